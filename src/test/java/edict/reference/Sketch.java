package edict.reference;

import edict.document.Place;
import edict.facts.Entity;
import edict.facts.EntityList;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Value;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Vocabulary, law, rules and facts on half a page, so that a failing case can be read, pasted and cut down.
 *
 * <pre>
 * vocabulary
 * Organisation: big boolean; kind code bank shop if big == true; parent ref Organisation
 * part Role of System: code code provider deployer; holder ref Organisation
 * System: uses list code voice face; risk number 0..5; since date; operator ref Organisation
 * derived Controls closure from to per what: from ref Organisation; to ref Organisation; what code x y
 * table Listing: land country
 * whole Service: live boolean
 * law
 * on 2026-11-20
 * parameter house/limit = 5
 * rules
 * rule "p/a" when … end
 * facts
 * o0 Organisation big=true kind=? parent=o0
 * s0 System uses=[voice ...] risk=&gt;=2 since=..2026-01-01 operator=o0|o1
 * r0 Role of=s0
 * open Role of=s0
 * open Organisation
 * </pre>
 *
 * <p>Of a whole type documents list all things. An attribute that is not mentioned is unknown. {@code 2..5} is from 2 to 5, {@code &gt;2} and {@code &lt;5} leave
 * the bound itself out, {@code a|b} is one of the two, {@code [a ...]} a list that may hold more, {@code n/a} not
 * applicable.
 */
record Sketch(Vocabulary vocabulary, Moment moment, String rules, Facts facts) {

    private static final Place HERE = new Place("sketch", 1, 1);
    private static final Text NO_TEXT = new Text("", "");
    private static final Pattern PAIR = Pattern.compile("(\\w+)=(\\[[^\\]]*\\]|\\S+)");

    static Sketch of(String text) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (String name : List.of("vocabulary", "law", "rules", "facts")) {
            sections.put(name, new StringBuilder());
        }
        StringBuilder section = sections.get("vocabulary");
        for (String line : text.lines().toList()) {
            if (sections.containsKey(line.strip())) {
                section = sections.get(line.strip());
            } else {
                section.append(line).append('\n');
            }
        }
        Vocabulary vocabulary = vocabulary(sections.get("vocabulary").toString());
        String rules = sections.get("rules").toString();
        return new Sketch(
                vocabulary,
                moment(sections.get("law").toString(), rules),
                rules,
                facts(vocabulary, sections.get("facts").toString()));
    }

    Sketch with(String otherRules) {
        Set<String> names = TreeReader.read(otherRules).stream().map(Tree.Rule::name).collect(Collectors.toSet());
        return new Sketch(vocabulary, new Moment(moment.day(), moment.parameters(), names), otherRules, facts);
    }

    Sketch with(Facts otherFacts) {
        return new Sketch(vocabulary, moment, rules, otherFacts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("vocabulary\n");
        vocabulary.types().values().forEach(type -> text.append(type(type)).append('\n'));
        text.append("law\non ").append(moment.day()).append('\n');
        new TreeMap<>(moment.parameters())
                .forEach((id, value) -> text.append("parameter " + id + " = " + scalar(value) + "\n"));
        text.append("rules\n").append(rules.strip()).append("\nfacts\n");
        Map<String, String> ids = new HashMap<>();
        facts.entities().values().forEach(e -> ids.put(e.key(), e.id().orElse(e.key())));
        for (Entity entity : facts.entities().values()) {
            text.append(ids.get(entity.key())).append(' ').append(entity.type());
            entity.values().forEach((name, given) -> {
                if (!(given.value() instanceof Value.Unknown)) {
                    text.append(' ').append(name).append('=').append(value(given.value(), ids));
                }
            });
            text.append('\n');
        }
        for (EntityList list : facts.openLists()) {
            text.append("open ").append(list.type());
            list.owner().ifPresent(owner -> text.append(" of=").append(ids.get(owner)));
            text.append('\n');
        }
        return text.toString();
    }

    // vocabulary

    private static Vocabulary vocabulary(String text) {
        Map<String, EntityType> types = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            String head = line.contains(":") ? line.substring(0, line.indexOf(':')) : line;
            List<String> words = new ArrayList<>(List.of(head.strip().split("\\s+")));
            String kind = List.of("part", "derived", "table", "whole").contains(words.get(0)) ? words.remove(0) : "";
            String name = words.remove(0);
            List<String> partOf = kind.equals("part") ? List.copyOf(words.subList(1, words.size())) : List.of();
            Optional<EntityType.Closure> closure = Optional.empty();
            if (words.contains("closure")) {
                List<String> rest = words.subList(words.indexOf("closure") + 1, words.size());
                List<String> per = rest.size() > 2 ? List.copyOf(rest.subList(3, rest.size())) : List.of();
                closure = Optional.of(new EntityType.Closure(rest.get(0), rest.get(1), per));
            }
            List<Attribute> attributes = new ArrayList<>();
            if (kind.equals("part")) {
                attributes.add(attribute("of", new AttributeType.Reference(partOf), List.of()));
            }
            if (line.contains(":")) {
                for (String one : line.substring(line.indexOf(':') + 1).split(";")) {
                    if (!one.isBlank()) {
                        attributes.add(attribute(one.strip()));
                    }
                }
            }
            types.put(name, type(name, kind, partOf, closure, attributes));
        }
        return new Vocabulary(types);
    }

    static EntityType type(
            String name,
            String kind,
            List<String> partOf,
            Optional<EntityType.Closure> closure,
            List<Attribute> attributes) {
        Map<String, Attribute> byName = new LinkedHashMap<>();
        attributes.forEach(a -> byName.put(a.name(), a));
        boolean inDocument = kind.isEmpty() || kind.equals("part") || kind.equals("whole");
        return new EntityType(
                name,
                "core",
                kind.equals("derived")
                        ? EntityType.Kind.DERIVED
                        : kind.equals("table") ? EntityType.Kind.REFERENCE : EntityType.Kind.DECLARED,
                NO_TEXT,
                inDocument ? Optional.of(collection(name)) : Optional.empty(),
                partOf,
                kind.equals("whole") ? Optional.of(NO_TEXT) : Optional.empty(),
                closure,
                false,
                byName,
                HERE);
    }

    static String collection(String type) {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "s";
    }

    static Attribute attribute(String name, AttributeType type, List<Attribute.OnlyIf> onlyIf) {
        return new Attribute(name, type, onlyIf, Optional.empty(), HERE);
    }

    private static Attribute attribute(String text) {
        String[] halves = text.split(" if ", 2);
        List<String> words = List.of(halves[0].strip().split("\\s+"));
        List<Attribute.OnlyIf> onlyIf = new ArrayList<>();
        if (halves.length > 1) {
            for (String condition : halves[1].split("&&")) {
                List<String> parts = List.of(condition.strip().split("\\s+"));
                List<Object> values = new ArrayList<>();
                parts.subList(2, parts.size()).forEach(v -> values.add(scalar(v)));
                onlyIf.add(new Attribute.OnlyIf(parts.get(0), parts.get(1), values));
            }
        }
        return attribute(words.get(0), attributeType(words.subList(1, words.size())), onlyIf);
    }

    private static AttributeType attributeType(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "boolean" -> new AttributeType.Bool();
            case "string" -> new AttributeType.Str();
            case "country" -> new AttributeType.Country();
            case "date" -> new AttributeType.Date();
            case "duration" -> new AttributeType.Duration();
            case "code" -> new AttributeType.Code(List.copyOf(rest));
            case "ref" -> new AttributeType.Reference(List.copyOf(rest));
            case "list" -> new AttributeType.ListOf(attributeType(rest));
            case "number" -> {
                String[] ends = rest.isEmpty() ? new String[] {"", ""} : rest.get(0).split("\\.\\.", -1);
                yield new AttributeType.Num("", number(ends[0]), number(ends[1]));
            }
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static String type(EntityType type) {
        String kind =
                switch (type.kind()) {
                    case DECLARED -> type.completeAlways().isPresent() ? "whole " : type.partOf().isEmpty() ? "" : "part ";
                    case DERIVED -> "derived ";
                    case REFERENCE, NOTED -> "table ";
                };
        String tail = type.partOf().isEmpty() ? "" : " of " + String.join(" ", type.partOf());
        String closure = type.closure()
                .map(c -> " closure " + c.from() + " " + c.to()
                        + (c.per().isEmpty() ? "" : " per " + String.join(" ", c.per())))
                .orElse("");
        return kind + type.name() + tail + closure + ": "
                + type.attributes().values().stream()
                        .filter(a -> type.partOf().isEmpty() || !a.name().equals("of"))
                        .map(Sketch::attribute)
                        .collect(Collectors.joining("; "));
    }

    private static String attribute(Attribute attribute) {
        String onlyIf = attribute.onlyIf().stream()
                .map(c -> c.attribute() + " " + c.operator() + " "
                        + c.values().stream().map(Object::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" && "));
        return attribute.name() + " " + attributeType(attribute.type()) + (onlyIf.isEmpty() ? "" : " if " + onlyIf);
    }

    private static String attributeType(AttributeType type) {
        if (type instanceof AttributeType.Code code) {
            return "code " + String.join(" ", code.codes());
        } else if (type instanceof AttributeType.Reference reference) {
            return "ref " + String.join(" ", reference.types());
        } else if (type instanceof AttributeType.ListOf list) {
            return "list " + attributeType(list.of());
        } else if (type instanceof AttributeType.Num number) {
            String from = number.minimum().map(BigDecimal::toPlainString).orElse("");
            String to = number.maximum().map(BigDecimal::toPlainString).orElse("");
            return from.isEmpty() && to.isEmpty() ? "number" : "number " + from + ".." + to;
        }
        return Map.of("Bool", "boolean", "Str", "string", "Country", "country", "Date", "date", "Duration", "duration")
                .get(type.getClass().getSimpleName());
    }

    // law

    private static Moment moment(String text, String rules) {
        LocalDate day = LocalDate.of(2026, 11, 20);
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("on ")) {
                day = LocalDate.parse(line.substring(3));
            } else if (line.startsWith("parameter ")) {
                String[] halves = line.substring(10).split(" = ");
                parameters.put(halves[0], scalar(halves[1]));
            }
        }
        return new Moment(
                day,
                parameters,
                TreeReader.read(rules).stream().map(Tree.Rule::name).collect(Collectors.toSet()));
    }

    // facts

    private static Facts facts(Vocabulary vocabulary, String text) {
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split("\\s+");
            if (!words[0].equals("open")) {
                EntityType type = vocabulary.types().get(words[1]);
                String list = type.kind() == EntityType.Kind.REFERENCE
                        ? collection(type.name()) + "#"
                        : owner(line, keys) + "/" + collection(type.name()) + "/";
                keys.put(words[0], list + (counts.merge(list, 1, Integer::sum) - 1));
            }
        }
        Map<String, Entity> entities = new LinkedHashMap<>();
        List<EntityList> open = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("\\s+");
            String owner = owner(line, keys);
            if (words[0].equals("open")) {
                open.add(new EntityList(
                        words[1],
                        Optional.of(owner).filter(o -> !o.isEmpty()),
                        owner + "/" + collection(words[1]),
                        HERE));
                continue;
            }
            EntityType type = vocabulary.types().get(words[1]);
            Map<String, String> written = new HashMap<>();
            Matcher pairs = PAIR.matcher(line);
            while (pairs.find()) {
                written.put(pairs.group(1), pairs.group(2));
            }
            Map<String, Value> values = new LinkedHashMap<>();
            type.attributes()
                    .values()
                    .forEach(a -> values.put(a.name(), value(a.type(), written.getOrDefault(a.name(), "?"), keys)));
            Entity entity = entity(type, keys.get(words[0]), words[0], Optional.of(owner).filter(o -> !o.isEmpty()), values);
            entities.put(entity.key(), entity);
        }
        return new Facts(entities, open);
    }

    static Entity entity(EntityType type, String key, String id, Optional<String> owner, Map<String, Value> values) {
        Map<String, Given> given = new LinkedHashMap<>();
        values.forEach((name, value) -> given.put(
                name,
                new Given(
                        value,
                        value instanceof Value.Unknown ? Given.Origin.MISSING : Given.Origin.STATED,
                        key + "/" + name,
                        HERE)));
        return new Entity(key, type.name(), Optional.of(id), owner, HERE, given);
    }

    private static String owner(String line, Map<String, String> keys) {
        Matcher matcher = Pattern.compile("\\bof=(\\S+)").matcher(line);
        return matcher.find() ? keys.getOrDefault(matcher.group(1), "") : "";
    }

    private static Value value(AttributeType type, String text, Map<String, String> keys) {
        if (text.equals("?")) {
            return new Value.Unknown();
        } else if (text.equals("n/a")) {
            return new Value.NotApplicable();
        } else if (text.startsWith("[")) {
            Set<Object> members = new LinkedHashSet<>();
            boolean complete = !text.contains("...");
            for (String word : text.substring(1, text.length() - 1).replace("...", "").strip().split("\\s+")) {
                if (!word.isEmpty()) {
                    members.add(scalar(((AttributeType.ListOf) type).of(), word, keys));
                }
            }
            return new Value.Members(members, complete);
        } else if (text.contains("|")) {
            return new Value.OneOf(Arrays.stream(text.split("\\|"))
                    .map(t -> scalar(type, t, keys))
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        } else if (text.matches("[(\\[]?[<>].*") || text.contains("..")) {
            return within(type, text, keys);
        }
        return new Value.Known(scalar(type, text, keys));
    }

    /** {@code >=2}, {@code >2}, {@code <5}, {@code <=5}, {@code 2..5}, {@code >2..<5}, {@code >2..5}. */
    private static Value within(AttributeType type, String text, Map<String, String> keys) {
        Optional<Object> from = Optional.empty();
        Optional<Object> to = Optional.empty();
        boolean fromIncluded = true;
        boolean toIncluded = true;
        String[] halves = text.split("\\.\\.", -1);
        for (int i = 0; i < halves.length; i++) {
            String half = halves[i];
            if (half.isEmpty()) {
                continue;
            }
            Object bound = scalar(type, half.replaceAll("[<>=]", ""), keys);
            boolean included = !half.matches("[<>][^=].*");
            if (half.startsWith("<") || !half.startsWith(">") && i == 1) {
                to = Optional.of(bound);
                toIncluded = included;
            } else {
                from = Optional.of(bound);
                fromIncluded = included;
            }
        }
        return new Value.Within(from, fromIncluded, to, toIncluded);
    }

    private static Object scalar(AttributeType type, String text, Map<String, String> keys) {
        return type instanceof AttributeType.Reference
                ? keys.get(text)
                : type instanceof AttributeType.Str || type instanceof AttributeType.Code ? text : scalar(text);
    }

    private static Object scalar(String text) {
        if (text.startsWith("[")) {
            return Arrays.stream(text.substring(1, text.length() - 1).strip().split("\\s+"))
                    .map(Sketch::scalar)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } else if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        } else if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text);
        } else if (text.matches("PT?\\d+(H|D|WD|W|M|Y)")) {
            return Interpreter.span(text);
        } else if (text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        return text;
    }

    private static String value(Value value, Map<String, String> ids) {
        if (value instanceof Value.Known known) {
            return scalar(known.scalar(), ids);
        } else if (value instanceof Value.Members members) {
            return "["
                    + members.scalars().stream().map(s -> scalar(s, ids)).collect(Collectors.joining(" "))
                    + (members.complete() ? "]" : members.scalars().isEmpty() ? "...]" : " ...]");
        } else if (value instanceof Value.OneOf oneOf) {
            return oneOf.scalars().stream().map(s -> scalar(s, ids)).collect(Collectors.joining("|"));
        } else if (value instanceof Value.Within within) {
            String from = within.from()
                    .map(f -> (within.fromIncluded() ? ">=" : ">") + scalar(f, ids))
                    .orElse("");
            String to = within.to()
                    .map(t -> (within.toIncluded() ? "<=" : "<") + scalar(t, ids))
                    .orElse("");
            return from + (from.isEmpty() || to.isEmpty() ? "" : "..") + to;
        }
        return value instanceof Value.NotApplicable ? "n/a" : "?";
    }

    private static String scalar(Object scalar, Map<String, String> ids) {
        return scalar instanceof String s ? ids.getOrDefault(s, s) : scalar(scalar);
    }

    static String scalar(Object scalar) {
        if (scalar instanceof Set<?> set) {
            return "[" + set.stream().map(Sketch::scalar).collect(Collectors.joining(" ")) + "]";
        } else if (scalar instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (scalar instanceof Span span) {
            return switch (span.unit()) {
                case HOURS -> "PT" + span.amount() + "H";
                case DAYS -> "P" + span.amount() + "D";
                case WORKING_DAYS -> "P" + span.amount() + "WD";
                case WEEKS -> "P" + span.amount() + "W";
                case MONTHS -> "P" + span.amount() + "M";
                case YEARS -> "P" + span.amount() + "Y";
            };
        }
        return scalar.toString();
    }
}
