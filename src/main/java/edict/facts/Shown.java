package edict.facts;

import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts as people read them. */
public final class Shown {

    public static final Text UNKNOWN = new Text("unknown", "inconnu");
    private static final Text NOT_APPLICABLE = new Text("not applicable", "sans objet");
    private static final Text NONE = new Text("none", "aucun");
    private static final Set<Text> NOTHING = Set.of(UNKNOWN, NOT_APPLICABLE, NONE);
    private static final Text YES = new Text("yes", "oui");
    private static final Text NO = new Text("no", "non");

    /** A sentence has these in its language, as those of which the vocabulary says what they mean; other codes are quoted as the document has them. */
    private static final Map<Object, Text> CODES_THAT_ARE_WORDS = Map.of("yes", YES, "no", NO, "none", new Text("none", "néant"));

    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=([0-9]{3})+$)");

    /** So many figures are read at a glance, and may be a year. */
    private static final int TOGETHER = 4;

    private final Facts facts;
    private final Vocabulary vocabulary;
    private final boolean inWords;

    /** Values as documents write them. */
    public Shown(Facts facts, Vocabulary vocabulary) {
        this(facts, vocabulary, false);
    }

    private Shown(Facts facts, Vocabulary vocabulary, boolean inWords) {
        this.facts = facts;
        this.vocabulary = vocabulary;
        this.inWords = inWords;
    }

    /** The same within sentences, where a duration is words and a number is written as in their language. */
    public Shown inWords() {
        return new Shown(facts, vocabulary, true);
    }

    /** A thing by its name, else its id, of a part what it names, else the place where it stands. */
    public Text thing(String key) {
        Optional<Entity> entity = facts.entity(key);
        Optional<Text> quoted = entity.filter(this::isQuoted).flatMap(Entity::name).map(Shown::quoted);
        if (quoted.isPresent()) {
            return quoted.get();
        }
        String name = entity.flatMap(Entity::name)
                .or(() -> entity.flatMap(Entity::id))
                .or(() -> entity.flatMap(this::holder))
                .or(() -> entity.filter(part -> part.owner().isPresent()).flatMap(this::told))
                .orElse(entity.isPresent() ? key : "");
        return name.isEmpty() ? UNKNOWN : new Text(name, name);
    }

    /**
     * Whether a sentence sets its name apart: a design calls its things by whole phrases, which would otherwise read on into the sentence. Who
     * somebody is, and what the law's own tables call something, is a proper name.
     */
    private boolean isQuoted(Entity entity) {
        EntityType type = vocabulary.types().get(entity.type());
        return inWords && type != null && type.kind() != EntityType.Kind.REFERENCE && !type.name().equals(Words.ORGANISATION);
    }

    private static Text quoted(String name) {
        return new Text("“" + name + "”", "« " + name + " »");
    }

    /** What a part refers to first, else what it says first in a word, tells more than where it stands. */
    private Optional<String> told(Entity part) {
        List<Attribute> own = Optional.ofNullable(vocabulary.types().get(part.type()))
                .map(type -> type.attributes().values().stream().filter(attribute -> !attribute.name().equals(Words.OF)).toList())
                .orElse(List.of());
        return known(part, own, AttributeType.Reference.class)
                .filter(referred -> !referred.equals(part.key()) && facts.entity(referred).filter(other -> other.owner().isEmpty()).isPresent())
                .map(referred -> thing(referred).en())
                .or(() -> known(part, own, AttributeType.Str.class))
                .or(() -> known(part, own, AttributeType.Code.class));
    }

    private static Optional<String> known(Entity part, List<Attribute> attributes, Class<? extends AttributeType> type) {
        return attributes.stream()
                .filter(attribute -> type.isInstance(attribute.type()) && part.values().containsKey(attribute.name()))
                .flatMap(attribute -> part.value(attribute.name()) instanceof Value.Known known
                        ? Stream.of(known.scalar().toString())
                        : Stream.<String>empty())
                .findFirst();
    }

    // A role has no name; who holds it says more than where it stands.
    private Optional<String> holder(Entity entity) {
        return entity.values().containsKey(Words.HOLDER)
                        && entity.value(Words.HOLDER) instanceof Value.Known known
                        && !known.scalar().equals(entity.key())
                ? Optional.of(thing((String) known.scalar()).en())
                : Optional.empty();
    }

    /** What a path of attributes leads to from a thing; what can't be followed is unknown. */
    public Text path(String key, List<String> path) {
        String at = key;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i);
            Optional<Entity> entity = facts.entity(at);
            if (entity.isEmpty()) {
                return UNKNOWN;
            }
            boolean last = i == path.size() - 1;
            if (step.equals(Words.NAME) && last) {
                return thing(at);
            }
            if (!entity.get().values().containsKey(step)) {
                String id = entity.get().id().orElse(at);
                return step.equals("id") && last ? new Text(id, id) : UNKNOWN;
            }
            Value value = entity.get().value(step);
            if (last) {
                return value(value, type(entity.get(), step));
            }
            if (!(value instanceof Value.Known known)) {
                return value(value, type(entity.get(), step));
            }
            at = known.scalar().toString();
        }
        return thing(at);
    }

    /** What is known of an attribute. */
    public Text attribute(Entity entity, String name) {
        return value(entity.value(name), type(entity, name));
    }

    /** What is said of an attribute, however little; a bound, a part of a list, or a duration in days that is compared with months leaves much open. */
    public Optional<Text> soFar(Entity entity, String name) {
        return Optional.of(attribute(entity, name)).filter(said -> !NOTHING.contains(said));
    }

    private Optional<AttributeType> type(Entity entity, String attribute) {
        return vocabulary.attribute(entity.type(), attribute).map(Attribute::type);
    }

    /** What somebody says of an attribute of a thing. */
    public Text said(String key, String attribute, Given given) {
        return value(given.value(), facts.entity(key).flatMap(thing -> type(thing, attribute)));
    }

    /** @param type of its attribute, for references */
    public Text value(Value value, Optional<AttributeType> type) {
        if (value instanceof Value.Known known) {
            return scalar(known.scalar(), type);
        }
        if (value instanceof Value.OneOf oneOf) {
            return joined(oneOf.scalars(), type, " or ", " ou ");
        }
        if (value instanceof Value.Members members) {
            if (members.scalars().isEmpty()) {
                return members.complete() ? NONE : UNKNOWN;
            }
            Text listed = joined(members.scalars(), type, ", ", ", ");
            return members.complete()
                    ? listed
                    : new Text(listed.en() + " and perhaps others", listed.fr() + " et peut-être d'autres");
        }
        if (value instanceof Value.Within within) {
            return within(within, type);
        }
        return value instanceof Value.NotApplicable ? NOT_APPLICABLE : UNKNOWN;
    }

    private Text joined(Iterable<Object> scalars, Optional<AttributeType> type, String en, String fr) {
        List<Text> texts = new ArrayList<>();
        scalars.forEach(scalar -> texts.add(scalar(scalar, type)));
        return Text.joined(texts, new Text(en, fr));
    }

    private Text within(Value.Within within, Optional<AttributeType> type) {
        Optional<Text> from = within.from().map(bound -> scalar(bound, type));
        Optional<Text> to = within.to().map(bound -> scalar(bound, type));
        List<Text> bounds = new ArrayList<>();
        from.ifPresent(bound -> bounds.add(
                within.fromIncluded()
                        ? new Text("at least " + bound.en(), "au moins " + bound.fr())
                        : new Text("more than " + bound.en(), "plus de " + bound.fr())));
        to.ifPresent(bound -> bounds.add(
                within.toIncluded()
                        ? new Text("at most " + bound.en(), "au plus " + bound.fr())
                        : new Text("less than " + bound.en(), "moins de " + bound.fr())));
        return Text.joined(bounds, new Text(" and ", " et "));
    }

    /** A single value; a key of an entity when the type is a reference. */
    public Text scalar(Object scalar, Optional<AttributeType> type) {
        if (scalar instanceof Boolean flag) {
            return flag ? YES : NO;
        }
        Optional<AttributeType> one = type.map(AttributeType::single);
        if (inWords && one.filter(AttributeType.Code.class::isInstance).isPresent() && CODES_THAT_ARE_WORDS.containsKey(scalar)) {
            return Objects.requireNonNull(CODES_THAT_ARE_WORDS.get(scalar));
        }
        if (inWords && one.orElse(null) instanceof AttributeType.Code code && code.meanings().containsKey(scalar.toString())) {
            return Objects.requireNonNull(code.meanings().get(scalar.toString()));
        }
        if (inWords && one.filter(AttributeType.Country.class::isInstance).isPresent() && Countries.isCode(scalar.toString())) {
            return country(scalar.toString());
        }
        boolean reference = one.filter(AttributeType.Reference.class::isInstance).isPresent();
        if (reference || (type.isEmpty() && facts.entity(scalar.toString()).isPresent())) {
            return thing(scalar.toString());
        }
        if (inWords && scalar instanceof Span span) {
            return words(span);
        }
        String text = scalar instanceof BigDecimal number ? number(number) : scalar.toString();
        return inWords && scalar instanceof BigDecimal ? grouped(text) : new Text(text, text);
    }

    // Whatever is united has an article in English.
    private static Text country(String code) {
        Text name = Countries.name(code);
        return name.en().startsWith("United ") ? new Text("the " + name.en(), name.fr()) : name;
    }

    /** {@code 6 months}. */
    public static Text words(Span span) {
        boolean one = span.amount() == 1;
        // In French what is less than two is singular.
        boolean few = span.amount() < 2;
        Text unit = switch (span.unit()) {
            case HOURS -> new Text(one ? "hour" : "hours", few ? "heure" : "heures");
            case DAYS -> new Text(one ? "day" : "days", few ? "jour" : "jours");
            case WORKING_DAYS -> new Text(one ? "working day" : "working days", few ? "jour ouvrable" : "jours ouvrables");
            case WEEKS -> new Text(one ? "week" : "weeks", few ? "semaine" : "semaines");
            case MONTHS -> new Text(one ? "month" : "months", "mois");
            case YEARS -> new Text(one ? "year" : "years", few ? "an" : "ans");
        };
        return new Text(span.amount() + " " + unit.en(), span.amount() + " " + unit.fr());
    }

    private static Text grouped(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String grouped = (whole.length() > TOGETHER ? THOUSANDS.matcher(whole).replaceAll(" ") : whole) + number.substring(whole.length());
        return new Text(grouped, grouped.replace('.', ','));
    }

    /** A number as people write it, without the zeros that a sheet puts behind it. */
    public static Text figure(BigDecimal number) {
        return grouped(number(number.stripTrailingZeros()));
    }

    // 1.0E+25 stays as it is: nobody counts its zeros.
    private static String number(BigDecimal number) {
        String plain = number.toPlainString();
        return plain.length() > 15 ? number.toString() : plain;
    }
}
