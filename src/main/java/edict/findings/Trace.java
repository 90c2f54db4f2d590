package edict.findings;

import edict.drl.Rule;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Shown;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.rulebook.Calendar;
import edict.rulebook.Citation;
import edict.rulebook.Lookup;
import edict.rulebook.Patterns;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Rules;
import edict.rulebook.Source;
import edict.rulebook.Table;
import edict.rulebook.Template;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows a conclusion back to the facts that its rules read, and puts it into words. One per day looked at. */
final class Trace {

    private static final int GROUNDS = 8;

    private static final Text NOT_KNOWN = new Text("[not known]", "[non connu]");

    /** Of one of them there is no plural. */
    private static final Pattern PERIODS = Pattern.compile("^ (month|day|year|hour|jour|an|heure)s\\b");

    private static final Pattern BEFORE_VOWEL = Pattern.compile("\\b[Dd]e $");
    private static final Pattern VOWEL = Pattern.compile("[aâàeéèêiîïoôöuùûüœ]", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Calendar calendar;
    private final Rulebook rulebook;
    private final Rules rules;
    private final LocalDate day;
    private final LocalDate knownOn;
    private final Facts facts;
    private final Shown shown;

    /** As sentences have it. */
    private final Shown told;

    private final Conclusions conclusions;
    /** Derived facts by type, once somebody asks: of many a day nobody does. */
    private final Map<String, Alike> derived = new HashMap<>();
    /** By key, once somebody asks. */
    private final Map<String, Table.Row> rows = new HashMap<>();
    /** What was read of each entity: many findings read the same. */
    private final IdentityHashMap<Entity, Map<String, Optional<Finding.FactRead>>> reads = new IdentityHashMap<>();
    /** Of each fact that was looked at, as there is one object for each: many conclusions rest on the same. */
    private final IdentityHashMap<Conclusions.Derived, Step> steps = new IdentityHashMap<>();
    /** Since when each fact that was looked at can be so: many duties hang on the same. */
    private final IdentityHashMap<Conclusions.Derived, Optional<LocalDate>> since = new IdentityHashMap<>();

    Trace(Calendar calendar, Judged judged, LocalDate knownOn) {
        this.calendar = calendar;
        this.rulebook = calendar.rulebook();
        this.rules = calendar.rules();
        this.day = judged.day();
        this.knownOn = knownOn;
        this.facts = judged.facts();
        this.shown = new Shown(facts, rulebook.vocabulary());
        this.told = shown.inWords();
        this.conclusions = judged.conclusions();
    }

    Facts facts() {
        return facts;
    }

    /** Derived facts of one type, and by their first argument as soon as one is looked for. */
    private record Alike(List<Conclusions.Derived> all, Map<Object, List<Conclusions.Derived>> byFirst) {

        List<Conclusions.Derived> about(Object first) {
            if (byFirst.isEmpty()) {
                for (Conclusions.Derived fact : all) {
                    if (!fact.arguments().isEmpty() && fact.arguments().get(0).isPresent()) {
                        byFirst.computeIfAbsent(fact.arguments().get(0).get(), none -> new ArrayList<>()).add(fact);
                    }
                }
            }
            return byFirst.getOrDefault(first, List.of());
        }
    }

    private Optional<Alike> derived(String type) {
        if (derived.isEmpty()) {
            for (Conclusions.Derived fact : conclusions.derived()) {
                derived.computeIfAbsent(fact.type(), none -> new Alike(new ArrayList<>(), new HashMap<>())).all.add(fact);
            }
        }
        return Optional.ofNullable(derived.get(type));
    }

    /** What the rules of these grounds read, directly and through derived facts. */
    record Reading(List<Finding.FactRead> facts, List<Finding.Derivation> derivation) {}

    Reading read(List<Conclusions.Ground> grounds) {
        Read read = new Read();
        List<Finding.Derivation> derivation = new ArrayList<>();
        Set<Conclusions.Derived> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        grounds.stream().limit(GROUNDS).forEach(ground -> {
            read(ground, read);
            derivedOf(ground).forEach(fact -> follow(fact, seen, derivation));
        });
        return new Reading(List.copyOf(read.facts), List.copyOf(derivation));
    }

    /** Facts, each once, in the order in which they were read: there is one object for each. */
    private static final class Read {
        final List<Finding.FactRead> facts = new ArrayList<>();
        private final Set<Finding.FactRead> known = Collections.newSetFromMap(new IdentityHashMap<>());

        void add(Finding.FactRead fact) {
            if (known.add(fact)) {
                facts.add(fact);
            }
        }
    }

    private void follow(
            Conclusions.Derived fact, Set<Conclusions.Derived> seen, List<Finding.Derivation> derivation) {
        if (seen.add(fact)) {
            Step step = steps.computeIfAbsent(fact, this::step);
            step.derivation().ifPresent(derivation::add);
            step.from().forEach(next -> follow(next, seen, derivation));
        }
    }

    /** How a fact was derived. @param from the derived facts that its rules matched */
    private record Step(Optional<Finding.Derivation> derivation, List<Conclusions.Derived> from) {}

    private Step step(Conclusions.Derived fact) {
        Read read = new Read();
        List<Conclusions.Derived> from = new ArrayList<>();
        fact.grounds().stream().limit(GROUNDS).forEach(ground -> {
            read(ground, read);
            from.addAll(derivedOf(ground));
        });
        Optional<Provision> provision = fact.grounds().stream()
                .findFirst()
                .flatMap(ground -> rules.rule(ground.rule()))
                .flatMap(rule -> Optional.ofNullable(rulebook.provisions().get(rule.provision())));
        return new Step(
                provision.map(of -> new Finding.Derivation(
                        fact.type(),
                        says(fact.type()),
                        arguments(fact),
                        fact.holds(),
                        of.id(),
                        rulebook.citation(of, day, knownOn),
                        List.copyOf(read.facts))),
                from);
    }

    private List<Text> arguments(Conclusions.Derived fact) {
        List<Attribute> attributes = Lookup.type(rulebook.vocabulary(), fact.type())
                .map(type -> List.copyOf(type.attributes().values()))
                .orElse(List.of());
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < fact.arguments().size(); i++) {
            Optional<AttributeType> type =
                    i < attributes.size() ? Optional.of(attributes.get(i).type()) : Optional.empty();
            texts.add(fact.arguments()
                    .get(i)
                    .map(argument -> shown.scalar(argument, type))
                    .orElse(Shown.UNKNOWN));
        }
        return texts;
    }

    private void read(Conclusions.Ground ground, Read read) {
        for (Rules.Sought sought : patterns(ground)) {
            value(ground, sought.pattern().name())
                    .flatMap(key -> facts.entity(key.toString()))
                    .ifPresent(entity -> sought.attributes().forEach(attribute -> read(entity, attribute).ifPresent(read::add)));
        }
    }

    private List<Rules.Sought> patterns(Conclusions.Ground ground) {
        return rules.matched(ground.rule()).map(Rules.Matched::patterns).orElse(List.of());
    }

    // Grounds may name variables with or without their `$`.
    private static Optional<Object> value(Conclusions.Ground ground, String variable) {
        return Optional.ofNullable(ground.variables().get(variable))
                .or(() -> Optional.ofNullable(ground.variables().get(Patterns.plain(variable))))
                .or(() -> Optional.ofNullable(ground.variables().get("$" + Patterns.plain(variable))));
    }

    private Optional<Finding.FactRead> read(Entity entity, String attribute) {
        return reads.computeIfAbsent(entity, one -> new HashMap<>())
                .computeIfAbsent(attribute, one -> fact(entity, one));
    }

    private Optional<Finding.FactRead> fact(Entity entity, String attribute) {
        // That a part belongs to what it is written under is no fact that anybody states.
        if (attribute.equals(Words.OF) && entity.owner().isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(entity.values().get(attribute)).map((Given given) -> new Finding.FactRead(
                given.pointer(),
                given.at().file(),
                given.at().line(),
                given.at().column(),
                attribute,
                shown.attribute(entity, attribute),
                given.origin()));
    }

    /** The derived facts that the patterns of the rule matched, as far as its variables tell. */
    private List<Conclusions.Derived> derivedOf(Conclusions.Ground ground) {
        List<Conclusions.Derived> found = new ArrayList<>();
        for (Rules.Sought sought : patterns(ground)) {
            matched(sought, ground).limit(GROUNDS).forEach(found::add);
        }
        return found;
    }

    /** The derived facts that a pattern matched where its rule fired, as far as the variables of the rule tell. */
    Stream<Conclusions.Derived> matched(Rules.Sought sought, Conclusions.Ground ground) {
        if (!sought.derived()) {
            return Stream.empty();
        }
        Map<Integer, Object> wanted = wanted(sought, ground);
        Object first = wanted.get(0);
        return derived(sought.pattern().type())
                .map(alike -> first == null ? alike.all : alike.about(first))
                .orElse(List.of())
                .stream()
                .filter(fact -> fact.holds() != Ternary.NO && fits(fact, wanted));
    }

    private static boolean fits(Conclusions.Derived fact, Map<Integer, Object> wanted) {
        return wanted.entrySet().stream().allMatch(argument -> argument.getKey() < fact.arguments().size()
                && fact.arguments()
                        .get(argument.getKey())
                        .map(value -> value.equals(argument.getValue()))
                        .orElse(true));
    }

    private static Map<Integer, Object> wanted(Rules.Sought sought, Conclusions.Ground ground) {
        Map<Integer, Object> wanted = new HashMap<>();
        for (Rules.Equal equal : sought.equal()) {
            if (equal.to() instanceof Rule.Operand.Variable variable) {
                value(ground, variable.name()).ifPresent(value -> wanted.put(equal.position(), value));
            } else if (equal.to() instanceof Rule.Operand.Literal literal) {
                wanted.put(equal.position(), literal.value());
            }
        }
        return wanted;
    }

    /**
     * Since when what a rule needs can be there: since the provisions apply, without a break, that conclude the facts that it matched; of
     * several that it may have matched, and of several ways to the same one, the first.
     *
     * @return empty where that has always been so
     */
    Optional<LocalDate> since(Conclusions.Ground ground) {
        return patterns(ground).stream()
                .filter(Rules.Sought::derived)
                .map(sought -> earliest(matched(sought, ground).map(this::since).toList()))
                .reduce(Optional.empty(), Trace::latest);
    }

    private Optional<LocalDate> since(Conclusions.Derived fact) {
        Optional<LocalDate> known = since.get(fact);
        if (known == null) {
            // What hangs on itself has other ways to be there, or none.
            since.put(fact, Optional.empty());
            known = earliest(fact.grounds().stream()
                    .map(ground -> latest(appliesSince(ground), since(ground)))
                    .toList());
            since.put(fact, known);
        }
        return known;
    }

    private Optional<LocalDate> appliesSince(Conclusions.Ground ground) {
        return rules.rule(ground.rule())
                .flatMap(rule -> Optional.ofNullable(rulebook.provisions().get(rule.provision())))
                .flatMap(provision -> calendar.since(provision, day, knownOn));
    }

    /** The first of several days, of which one that is missing is before all others. */
    private static Optional<LocalDate> earliest(List<Optional<LocalDate>> days) {
        return days.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : days.stream().flatMap(Optional::stream).min(LocalDate::compareTo);
    }

    /** The later one of two days, of which one that is missing is before all others. */
    static Optional<LocalDate> latest(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(LocalDate::compareTo);
    }

    /**
     * The facts that nobody has stated and that would tell what a variable is, where a derived fact takes it from them. Of one that there
     * perhaps is not, nothing is asked before there is.
     */
    List<Conclusions.Asked> unknown(Conclusions.Ground ground, String variable) {
        return patterns(ground).stream()
                .flatMap(sought -> sought.pattern().bindings().stream()
                        .filter(binding -> Patterns.plain(binding.variable()).equals(Patterns.plain(variable)))
                        .flatMap(binding -> sought.derived()
                                ? matched(sought, ground)
                                        .filter(fact -> fact.holds() == Ternary.YES)
                                        .flatMap(fact -> unknownOf(fact, binding.attribute()))
                                : stated(ground, sought.pattern().name(), binding.attribute()).stream()))
                .distinct()
                .toList();
    }

    private Stream<Conclusions.Asked> unknownOf(Conclusions.Derived fact, String attribute) {
        int position = Lookup.type(rulebook.vocabulary(), fact.type())
                .map(type -> List.copyOf(type.attributes().keySet()).indexOf(attribute))
                .orElse(-1);
        if (position < 0 || fact.arguments().get(position).isPresent()) {
            return Stream.empty();
        }
        return fact.grounds().stream()
                .flatMap(ground -> rules.rule(ground.rule()).stream()
                        .flatMap(rule -> rule.then().stream())
                        .filter(conclusion -> conclusion.type().equals(Optional.of(fact.type())))
                        .map(conclusion -> conclusion.arguments().get(position))
                        .filter(Rule.Operand.Variable.class::isInstance)
                        .flatMap(argument -> unknown(ground, ((Rule.Operand.Variable) argument).name()).stream()));
    }

    private Optional<Conclusions.Asked> stated(Conclusions.Ground ground, String pattern, String attribute) {
        return value(ground, pattern)
                .flatMap(key -> facts.follow(key.toString(), List.of(attribute)))
                .filter(end -> end.value() instanceof Value.Unknown)
                .map(end -> new Conclusions.Asked(end.entity(), end.attribute(), end.entity() + '/' + end.attribute()));
    }

    /** Of the rows that the grounds rest on, where the provision says which they are. */
    List<Citation> sources(Provision provision, List<Conclusions.Ground> grounds) {
        return provision
                .sourceOf()
                .map(variable -> grounds.stream()
                        .flatMap(ground -> value(ground, variable).stream())
                        .flatMap(key -> row(key.toString()).stream())
                        .flatMap(row -> row.entry().source().flatMap(Source::citation).stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** The row of a table that a key names. */
    Optional<Table.Row> row(String key) {
        if (rows.isEmpty()) {
            calendar.rows(day, knownOn).forEach(row -> rows.put(row.key(), row));
        }
        return Optional.ofNullable(rows.get(key));
    }

    /** Why a rule of a provision says so, for what it matched. @param ground how it fired; empty where it did not */
    Text because(Provision provision, Optional<Conclusions.Ground> ground, String subject, Optional<String> bearer) {
        return fill(template(provision, ground), ground, subject, bearer);
    }

    private Text template(Provision provision, Optional<Conclusions.Ground> ground) {
        return provision.because(ground.flatMap(way -> rules.rule(way.rule())).flatMap(Rule::branch));
    }

    /** A text of a provision, with the names in it replaced by what they stand for. */
    Text fill(Text template, Optional<Conclusions.Ground> ground, String subject, Optional<String> bearer) {
        return new Text(
                fill(template.en(), "en", ground, subject, bearer),
                fill(template.fr(), "fr", ground, subject, bearer));
    }

    private String fill(
            String template,
            String language,
            Optional<Conclusions.Ground> ground,
            String subject,
            Optional<String> bearer) {
        StringBuilder text = new StringBuilder();
        int afterUnknown = -1;
        boolean one = false;
        for (Template.Part part : rules.template(template).parts()) {
            if (part instanceof Template.Words words) {
                text.append(one ? PERIODS.matcher(words.text()).replaceFirst(" $1") : words.text());
            } else if (part instanceof Template.Name name) {
                Text told = name(name, ground, subject, bearer);
                one = told.in(language).equals("1");
                if (!told.equals(NOT_KNOWN)) {
                    elide(text, language, told);
                    text.append(told.in(language));
                } else if (afterUnknown >= 0
                        && text.substring(afterUnknown).chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == '(')) {
                    // Twice in a row says no more than once; a bracket opened between the two is closed after the second.
                    text.setLength(afterUnknown);
                } else {
                    text.append(told.in(language));
                    afterUnknown = text.length();
                }
            }
        }
        return text.toString();
    }

    /** In French "de" loses its vowel before another. */
    private static void elide(StringBuilder text, String language, Text next) {
        if (language.equals("fr") && BEFORE_VOWEL.matcher(text).find() && VOWEL.matcher(next.fr()).lookingAt()) {
            text.setLength(text.length() - 2);
            text.append('\'');
        }
    }

    /** Those of which a sentence has the most to say. */
    List<Conclusions.Ground> mostTelling(
            Provision provision, List<Conclusions.Ground> grounds, String subject, Optional<String> bearer) {
        Map<Long, List<Conclusions.Ground>> byUnknown = grounds.stream()
                .collect(Collectors.groupingBy(
                        ground -> rules.template(template(provision, Optional.of(ground)).en()).parts().stream()
                                .filter(part -> part instanceof Template.Name name
                                        && known(name, Optional.of(ground), subject, bearer).equals(Shown.UNKNOWN))
                                .count(),
                        TreeMap::new,
                        Collectors.toList()));
        return byUnknown.values().stream().findFirst().orElse(List.of());
    }

    /** What a name stands for; what nobody has stated or named stands in brackets, which fit into any sentence. */
    private Text name(
            Template.Name name, Optional<Conclusions.Ground> ground, String subject, Optional<String> bearer) {
        Text known = known(name, ground, subject, bearer);
        if (!known.equals(Shown.UNKNOWN)) {
            return known;
        }
        if (ground.isEmpty()) {
            return new Text("…", "…");
        }
        return name.path().isEmpty() && !name.variable().equals("who")
                ? bound(name, ground)
                        .filter(variable -> variable.attribute().isEmpty())
                        .map(variable -> rulebook.label(variable.type()))
                        .map(label -> ground.flatMap(match -> value(match, name.variable())).isPresent()
                                ? new Text("[" + label.en() + " not named]", "[" + label.fr() + " sans nom]")
                                // Which of them it is, named as they may be, hangs on what is asked.
                                : new Text("[" + label.en() + " to be determined]", "[" + label.fr() + " à déterminer]"))
                        .orElse(NOT_KNOWN)
                : NOT_KNOWN;
    }

    private Text says(String type) {
        return rulebook.type(type).map(EntityType::doc).orElse(new Text("", ""));
    }

    private Optional<Patterns.Bound> bound(Template.Name name, Optional<Conclusions.Ground> ground) {
        return ground.flatMap(match -> rules.matched(match.rule()))
                .flatMap(matched -> Optional.ofNullable(matched.variables().get(name.variable())));
    }

    private Text known(
            Template.Name name, Optional<Conclusions.Ground> ground, String subject, Optional<String> bearer) {
        Optional<Object> bound = ground.flatMap(match -> value(match, name.variable()));
        if (bound.isEmpty() && name.variable().equals("subject")) {
            bound = Optional.of(subject);
        }
        if (bound.isEmpty() && name.variable().equals("who")) {
            bound = bearer.map(key -> key);
        }
        if (bound.isEmpty()) {
            return listed(name, ground).orElse(Shown.UNKNOWN);
        }
        Optional<AttributeType> type = bound(name, ground)
                .flatMap(variable -> variable.attribute()
                        .flatMap(attribute ->
                                Lookup.attribute(rulebook.vocabulary(), variable.type(), attribute)))
                .map(Attribute::type);
        boolean value = type.filter(known -> !(known instanceof AttributeType.Reference)).isPresent();
        return value
                ? told.scalar(bound.get(), type)
                : told.path(bound.get().toString(), name.path());
    }

    /** No match binds a list, as it is no single value: what is told is what the fact says of it that the pattern matched. */
    private Optional<Text> listed(Template.Name name, Optional<Conclusions.Ground> ground) {
        Optional<String> list = bound(name, ground)
                .filter(variable -> variable.attribute()
                        .flatMap(attribute -> Lookup.attribute(rulebook.vocabulary(), variable.type(), attribute))
                        .filter(attribute -> attribute.type() instanceof AttributeType.ListOf)
                        .isPresent())
                .flatMap(Patterns.Bound::attribute);
        return list.flatMap(attribute -> ground.flatMap(match -> patterns(match).stream()
                .map(Rules.Sought::pattern)
                .filter(pattern -> pattern.bindings().stream()
                        .anyMatch(binding -> Patterns.plain(binding.variable()).equals(name.variable())))
                .flatMap(pattern -> value(match, pattern.name()).stream())
                .flatMap(key -> facts.entity(key.toString()).stream())
                .findFirst()
                .map(entity -> told.attribute(entity, attribute))));
    }
}
