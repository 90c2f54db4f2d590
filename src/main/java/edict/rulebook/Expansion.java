package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes out what {@code gate} and {@code duties} stand for. */
final class Expansion {

    private static final String PROVISIONS = "provisions";

    private final Vocabulary vocabulary;
    private final Map<String, Pack> packs;
    private final Map<String, Provision> provisions;
    private final Gaps gaps;
    private final Values values;

    /** @param gaps gets the provisions of tables that stand for no rules because they are wrong */
    Expansion(
            Vocabulary vocabulary,
            Map<String, Pack> packs,
            Map<String, Provision> provisions,
            Gaps gaps,
            Values values) {
        this.vocabulary = vocabulary;
        this.packs = packs;
        this.provisions = provisions;
        this.gaps = gaps;
        this.values = values;
    }

    /** The written rules and those of the duty tables, each with the gate of its pack. */
    List<Rule> expand(List<Rule> written) {
        List<Rule> all = new ArrayList<>(written);
        Set<String> names = new HashSet<>();
        written.forEach(rule -> names.add(rule.name()));
        for (Pack pack : packs.values()) {
            for (Pack.Duties duties : pack.duties()) {
                duties(duties, names).forEach(all::add);
            }
        }
        packs.values().forEach(pack -> pack.claims().ifPresent(id -> all.addAll(claims(id, pack))));
        packs.values().forEach(pack -> pack.gate().ifPresent(gate -> checkGate(gate, pack)));
        Map<String, Set<String>> ungated = new HashMap<>();
        List<Rule> gated = new ArrayList<>();
        for (Rule rule : all) {
            Optional<Pack> pack = pack(rule);
            Optional<String> gate = pack.flatMap(Pack::gate).map(Pack.Gate::type).filter(this::isJoinable);
            if (gate.isEmpty()) {
                gated.add(rule);
                continue;
            }
            Set<String> before = ungated.computeIfAbsent(gate.get(), type -> readBy(type, all));
            gated.add(Patterns.derived(rule).stream().anyMatch(before::contains) ? rule : gated(rule, gate.get()));
        }
        return List.copyOf(gated);
    }

    private List<Rule> claims(String provision, Pack pack) {
        for (String type : List.of(Words.CLAIM, Words.CLAIMED_VALUE, Words.CLAIM_CONFIRMED)) {
            if (Lookup.type(vocabulary, type).isEmpty()) {
                gaps.add(Gaps.What.RULE, provision);
                values.named(
                        pack.at("claims"),
                        "claims are judged over facts of the type " + Names.quote(type)
                                + ", which no pack declares");
                return List.of();
            }
        }
        if (!provisions.containsKey(provision)) {
            if (!gaps.mayHave(Gaps.What.PROVISION, provision)) {
                values.named(
                        pack.at("claims"),
                        "`claims`: there is no provision " + Names.quote(provision)
                                + values.problems().didYouMean(provision, provisions.keySet()));
            }
            return List.of();
        }
        return ClaimRules.of(vocabulary, provision, pack.at());
    }

    private Optional<Pack> pack(Rule rule) {
        return Optional.ofNullable(packs.get(Provision.packOf(rule.provision())));
    }

    private boolean isJoinable(String type) {
        return Lookup.derivedOf(vocabulary).contains(type);
    }

    private void checkGate(Pack.Gate gate, Pack pack) {
        if (!isJoinable(gate.type())) {
            values.named(
                    gate.at(),
                    "gate " + Names.quote(gate.type()) + " of pack " + Names.quote(pack.id())
                            + " is not a derived type with the attribute `of`"
                            + values.problems().didYouMean(gate.type(), Lookup.derivedOf(vocabulary)));
        }
    }

    /** The type itself and all derived types that its rules read, directly or through others. */
    private static Set<String> readBy(String gate, List<Rule> rules) {
        Set<String> read = new LinkedHashSet<>(Set.of(gate));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Rule rule : rules) {
                if (Patterns.derived(rule).stream().anyMatch(read::contains)) {
                    grown |= read.addAll(Patterns.types(rule));
                }
            }
        }
        return read;
    }

    private Rule gated(Rule rule, String gate) {
        Map<String, Patterns.Bound> variables = Patterns.variables(rule);
        Attribute of = Lookup.attribute(vocabulary, gate, Words.OF).orElseThrow();
        Optional<Attribute> who = Lookup.attribute(vocabulary, gate, "who");
        Set<Rule.Pattern> gates = new LinkedHashSet<>();
        for (Rule.Conclusion conclusion : rule.then()) {
            Optional<String> subject = variable(conclusion.arguments(), 0);
            if (subject.isEmpty()) {
                continue;
            }
            Optional<String> gateable = gateable(subject.get(), of, variables);
            if (gateable.isEmpty()) {
                // A derivation about other things is no provision about what the gate is for.
                if (conclusion.verb() != Rule.Verb.CLASSIFY) {
                    values.named(
                            conclusion.at(),
                            "the gate " + Names.quote(gate) + " of the pack is about "
                                    + Names.oneOf(Lookup.targets(of)) + ", but this concludes about "
                                    + Names.oneOf(typesOf(subject.get(), variables))
                                    + " and binds no variable, or several, for what the gate is about");
                }
                continue;
            }
            List<Rule.Constraint> joins = new ArrayList<>();
            joins.add(equal("of", gateable.get(), rule.at()));
            bearer(conclusion).ifPresent(bearer -> who.ifPresent(attribute -> {
                if (names(attribute, typesOf(bearer, variables))) {
                    joins.add(equal("who", bearer, rule.at()));
                } else {
                    values.named(
                            conclusion.at(),
                            "the gate " + Names.quote(gate) + " of the pack falls on "
                                    + Names.oneOf(Lookup.targets(attribute)) + ", but this is borne by "
                                    + Names.oneOf(typesOf(bearer, variables)));
                }
            }));
            gates.add(new Rule.Pattern(
                    Optional.empty(), gate, new Rule.AllOf(List.copyOf(joins), rule.at()), List.of(), rule.at()));
        }
        if (gates.isEmpty()) {
            return rule;
        }
        List<Rule.Pattern> needed = gates.stream()
                .filter(pattern -> gates.stream().noneMatch(other -> asksMore(other, pattern)))
                .toList();
        List<Rule.Condition> when = new ArrayList<>(rule.when());
        when.addAll(needed);
        List<Rule.Condition> written = new ArrayList<>(rule.written());
        written.addAll(needed);
        return new Rule(
                rule.name(),
                rule.provision(),
                rule.branch(),
                List.copyOf(when),
                rule.then(),
                rule.at(),
                List.copyOf(written));
    }

    /** Whether a gate holds only where the other one does, and says something besides. */
    private static boolean asksMore(Rule.Pattern one, Rule.Pattern other) {
        List<Rule.Constraint> joins = ((Rule.AllOf) one.constraint()).parts();
        List<Rule.Constraint> fewer = ((Rule.AllOf) other.constraint()).parts();
        return joins.size() > fewer.size() && joins.containsAll(fewer);
    }

    // The conclusion's subject; where the gate is about something else, such as the system that an incident concerns, the
    // one thing of that kind that the rule binds.
    private Optional<String> gateable(String subject, Attribute of, Map<String, Patterns.Bound> variables) {
        if (names(of, typesOf(subject, variables))) {
            return Optional.of(subject);
        }
        List<String> others = variables.keySet().stream()
                .filter(variable -> names(of, typesOf(variable, variables)))
                .map(variable -> "$" + variable)
                .toList();
        return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }

    private Optional<String> bearer(Rule.Conclusion conclusion) {
        return switch (conclusion.verb()) {
            case APPLIES, PROHIBIT, REQUIRE, BREACH, FULFIL, ADVISE, EXEMPT -> variable(conclusion.arguments(), 1);
            case SCORE, ASK -> Optional.empty();
            case CLASSIFY -> {
                List<String> attributes = conclusion.type().flatMap(type -> Lookup.type(vocabulary, type)).stream()
                        .flatMap(type -> type.attributes().keySet().stream())
                        .toList();
                int who = attributes.indexOf("who");
                yield who < 0 ? Optional.empty() : variable(conclusion.arguments(), who);
            }
        };
    }

    private static Optional<String> variable(List<Rule.Operand> arguments, int index) {
        return index < arguments.size() && arguments.get(index) instanceof Rule.Operand.Variable variable
                ? Optional.of(variable.name())
                : Optional.empty();
    }

    /** The types of the fact that a variable stands for; none where it stands for a value. */
    private List<String> typesOf(String variable, Map<String, Patterns.Bound> variables) {
        Patterns.Bound bound = variables.get(Patterns.plain(variable));
        if (bound == null) {
            return List.of();
        }
        return bound.attribute()
                .map(name -> Lookup.attribute(vocabulary, bound.type(), name)
                        .map(Lookup::targets)
                        .orElse(List.of()))
                .orElse(List.of(bound.type()));
    }

    private static boolean names(Attribute attribute, List<String> types) {
        return types.stream().anyMatch(Lookup.targets(attribute)::contains);
    }

    private static Rule.Constraint equal(String attribute, String variable, Place at) {
        return new Rule.Comparison(
                new Rule.Operand.Attribute(attribute),
                Rule.Operator.EQUAL,
                new Rule.Operand.Variable(variable),
                at);
    }

    // $s : …(), $x : Type( of == $s ), $role : Role( of == $s, code == … ) then require( $s, $role )
    private List<Rule> duties(Pack.Duties duties, Set<String> names) {
        Optional<EntityType> trigger = Lookup.type(vocabulary, duties.when()).filter(type -> isJoinable(type.name()));
        if (trigger.isEmpty()) {
            duties.provisions().forEach(id -> gaps.add(Gaps.What.RULE, id));
            values.named(
                    values.valueAt(duties.at(), "when"),
                    "`when: " + duties.when() + "` is not a derived type with the attribute `of`"
                            + values.problems().didYouMean(duties.when(), Lookup.derivedOf(vocabulary)));
            return List.of();
        }
        EntityType when = trigger.get();
        checkRoles(duties);
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (String id : duties.provisions()) {
            Provision provision = provisions.get(id);
            if (provision == null) {
                if (gaps.mayHave(Gaps.What.PROVISION, id)) {
                    continue;
                }
                values.named(
                        at(duties, id),
                        "there is no provision " + Names.quote(id)
                                + values.problems().didYouMean(id, provisions.keySet()));
                continue;
            }
            String name = id;
            String branch = branch(duties);
            if (!names.add(name)) {
                name = id + " # " + branch;
                names.add(name);
            }
            rules.put(name, duty(name, provision, when, duties, name.equals(id) ? "" : branch));
        }
        return List.copyOf(rules.values());
    }

    /** Where a table names a provision, with its pack or without. */
    private Place at(Pack.Duties duties, String provision) {
        String slug = provision.substring(provision.indexOf('/') + 1);
        return values.find(duties.at(), provision, PROVISIONS).orElseGet(() -> values.at(duties.at(), slug, PROVISIONS));
    }

    /** The trigger and the roles, as names of branches are written: {@code high-risk-system-provider}. */
    private static String branch(Pack.Duties duties) {
        String trigger = duties.when().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return trigger + '-' + String.join("-", duties.who());
    }

    private void checkRoles(Pack.Duties duties) {
        List<String> known = Lookup.attribute(vocabulary, Words.ROLE, Words.CODE)
                .map(Lookup::codes)
                .orElse(List.of());
        for (String who : duties.who()) {
            if (!known.contains(who)) {
                values.named(
                        values.at(duties.at(), who, "who"),
                        "there is no role " + Names.quote(who) + Names.instead(who, known));
            }
        }
    }

    private Rule duty(String name, Provision provision, EntityType when, Pack.Duties duties, String branch) {
        Place at = duties.at();
        Attribute of = Lookup.attribute(when, Words.OF).orElseThrow();
        List<String> subjects = provision.subjects().stream()
                .filter(type -> names(of, List.of(type)))
                .toList();
        if (subjects.isEmpty()) {
            values.named(
                    at(duties, provision.id()),
                    Names.quote(when.name()) + " is about " + Names.oneOf(Lookup.targets(of))
                            + ", but provision " + Names.quote(provision.id()) + " judges "
                            + Names.oneOf(provision.subjects()));
        }
        List<Rule.Constraint> trigger = new ArrayList<>(List.of(equal("of", "$s", at)));
        if (Lookup.attribute(when, "who").filter(who -> names(who, List.of(Words.ROLE))).isPresent()) {
            trigger.add(equal("who", "$role", at));
        }
        Rule.Operand code = new Rule.Operand.Attribute(Words.CODE);
        Rule.Constraint isAddressee = duties.who().size() == 1
                ? new Rule.Comparison(
                        code,
                        Rule.Operator.EQUAL,
                        new Rule.Operand.Literal(duties.who().get(0)),
                        at)
                : new Rule.Comparison(
                        code,
                        Rule.Operator.IN,
                        new Rule.Operand.Values(duties.who().stream()
                                .map(who -> new Rule.Operand.Literal(who))
                                .toList()),
                        at);
        String subject = subjects.isEmpty() ? provision.subjects().get(0) : subjects.get(0);
        Rule.Pattern judged = pattern("$s", subject, new Rule.AllOf(List.of(), at), at);
        Rule.Pattern because = pattern("$x", when.name(), new Rule.AllOf(List.copyOf(trigger), at), at);
        Rule.Pattern role = pattern(
                "$role", Words.ROLE, new Rule.AllOf(List.of(equal("of", "$s", at), isAddressee), at), at);
        return new Rule(
                name,
                provision.id(),
                branch.isEmpty() ? Optional.empty() : Optional.of(branch),
                // A trigger that names the bearer joins to it, so the role comes before.
                trigger.size() > 1 ? List.of(judged, role, because) : List.of(judged, because, role),
                List.of(new Rule.Conclusion(
                        Rule.Verb.REQUIRE,
                        Optional.empty(),
                        List.of(new Rule.Operand.Variable("$s"), new Rule.Operand.Variable("$role")),
                        at)),
                at);
    }

    private static Rule.Pattern pattern(String variable, String type, Rule.Constraint constraint, Place at) {
        return new Rule.Pattern(Optional.of(variable), type, constraint, List.of(), at);
    }
}
