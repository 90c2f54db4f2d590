package edict.rulebook;

import edict.document.Names;
import edict.drl.Exemptions;
import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.Literal;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that a rule and its provision mean the same. Used once. */
final class RuleCheck {

    private final Rulebook rulebook;
    private final Vocabulary vocabulary;
    private final Gaps gaps;
    private final Known known;
    private final Values values;

    RuleCheck(Rulebook rulebook, Gaps gaps, Known known, Values values) {
        this.rulebook = rulebook;
        this.vocabulary = rulebook.vocabulary();
        this.gaps = gaps;
        this.known = known;
        this.values = values;
    }

    void rule(Rule rule) {
        Provision provision = rulebook.provisions().get(rule.provision());
        if (provision == null) {
            if (gaps.mayHave(Gaps.What.PROVISION, rule.provision())) {
                return;
            }
            values.named(
                    rule.at(),
                    "rule " + Names.quote(rule.name()) + " has no provision " + Names.quote(rule.provision())
                            + values.problems()
                                    .didYouMean(
                                            rule.provision(),
                                            rulebook.provisions().keySet()));
            return;
        }
        Patterns.of(rule).stream()
                .filter(pattern -> pattern.type().equals(Words.CAPABILITY_OUTCOME))
                .forEach(pattern -> Patterns.tests(pattern.constraint(), this::played));
        Map<String, Patterns.Bound> variables = Patterns.variables(rule);
        for (Rule.Conclusion conclusion : rule.then()) {
            verb(conclusion, provision);
            scored(conclusion, provision);
            subject(conclusion, provision, variables);
            if (conclusion.verb() == Rule.Verb.EXEMPT) {
                exempted(conclusion, variables);
            }
        }
    }

    /** What a scenario does to capabilities is there for rules to read only where it says so. */
    private void played(Rule.Constraint test) {
        if (test instanceof Rule.Comparison comparison
                && comparison.left() instanceof Rule.Operand.Attribute attribute
                && attribute.name().equals(Words.SCENARIO)) {
            List<Rule.Operand.Literal> named = Patterns.literals(comparison.right());
            Set<String> noted = rulebook.scenarios().values().stream()
                    .filter(Scenario::noted)
                    .map(Scenario::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            named.stream()
                    .map(literal -> literal.value().toString())
                    .filter(name -> !noted.contains(name))
                    .forEach(name -> values.named(
                            comparison.at(),
                            Names.quote(name) + " is no scenario with `noted: true`, so no fact says what it does to a capability"
                                    + values.problems().didYouMean(name, noted)));
        }
    }

    private void exempted(Rule.Conclusion conclusion, Map<String, Patterns.Bound> variables) {
        List<String> about = concludedOf(conclusion, variables);
        for (Rule.Operand argument : conclusion.arguments()) {
            if (argument instanceof Rule.Operand.Literal literal
                    && literal.value() instanceof String text
                    && !gaps.mayMatch(Gaps.What.PROVISION, new Pattern(text))) {
                List<Provision> meant = rulebook.provisions().values().stream()
                        .filter(provision -> Exemptions.matches(text, provision.id()))
                        .toList();
                if (meant.isEmpty()) {
                    values.named(
                            conclusion.at(),
                            "no provision matches " + Names.quote(text)
                                    + values.problems().didYouMean(text, rulebook.provisions().keySet()));
                } else if (meant.stream().allMatch(provision -> provision.kind() == Provision.Kind.CLASSIFICATION)) {
                    values.named(
                            conclusion.at(),
                            Names.quote(text) + " classifies, and no exemption takes a class away; conclude a derived fact that"
                                    + " the classifying rule reads under `not`");
                } else if (!about.isEmpty() && meant.stream().noneMatch(provision -> judgesAny(provision, about))) {
                    values.named(
                            conclusion.at(),
                            "this exempts " + Names.oneOf(about) + ", but " + Names.quote(text) + " judges "
                                    + Names.oneOf(meant.stream()
                                            .flatMap(provision -> provision.subjects().stream())
                                            .distinct()
                                            .toList())
                                    + ", so that nothing is taken away");
                }
            }
        }
    }

    private static boolean judgesAny(Provision provision, List<String> types) {
        return provision.kind() != Provision.Kind.CLASSIFICATION
                && types.stream().anyMatch(provision.subjects()::contains);
    }

    /** A rung that the framework of the pack's name has, or else some framework; without any, rungs are told and count for nothing. */
    private void scored(Rule.Conclusion conclusion, Provision provision) {
        if (conclusion.verb() != Rule.Verb.SCORE || conclusion.arguments().size() != 3
                || !(conclusion.arguments().get(1) instanceof Rule.Operand.Literal named)
                || !(conclusion.arguments().get(2) instanceof Rule.Operand.Literal picked)
                || gaps.mayHave(Gaps.What.FRAMEWORK, "")) {
            return;
        }
        List<Framework> frameworks = Optional.ofNullable(rulebook.frameworks().get(provision.pack()))
                .map(List::of)
                .orElse(List.copyOf(rulebook.frameworks().values()));
        Optional<Framework.Criterion> criterion = frameworks.stream()
                .flatMap(framework -> framework.criterion(named.value().toString()).stream())
                .findFirst();
        if (criterion.isEmpty() && frameworks.isEmpty()) {
            return;
        }
        if (criterion.isEmpty()) {
            known.unknown(
                    conclusion.at(),
                    "criterion",
                    named.value().toString(),
                    frameworks.stream().flatMap(Framework::criteria).map(Framework.Criterion::id).toList());
        } else if (criterion.get().rungs().stream()
                .noneMatch(rung -> picked.value() instanceof BigDecimal number
                        && number.compareTo(BigDecimal.valueOf(rung.number())) == 0)) {
            values.named(
                    conclusion.at(),
                    "criterion " + Names.quote(criterion.get().id()) + " has no rung "
                            + Names.quote(picked.value().toString()) + "; expected "
                            + Names.oneOf(criterion.get().rungs().stream()
                                    .map(rung -> Integer.toString(rung.number()))
                                    .toList()));
        }
    }

    private void verb(Rule.Conclusion conclusion, Provision provision) {
        List<Provision.Kind> kinds =
                switch (conclusion.verb()) {
                    case PROHIBIT -> List.of(Provision.Kind.PROHIBITION);
                    case REQUIRE, BREACH, FULFIL -> List.of(Provision.Kind.OBLIGATION, Provision.Kind.CONDITION);
                    case ADVISE -> List.of(
                            Provision.Kind.LEVERAGE, Provision.Kind.EXPOSURE, Provision.Kind.GUIDANCE);
                    case EXEMPT -> List.of(Provision.Kind.EXEMPTION);
                    case APPLIES, CLASSIFY, SCORE, ASK -> List.of(Provision.Kind.values());
                };
        if (!kinds.contains(provision.kind())) {
            values.named(
                    conclusion.at(),
                    "`" + conclusion.verb().name().toLowerCase(java.util.Locale.ROOT) + "` is said by provisions of kind "
                            + Names.oneOf(kinds.stream().map(Coded::code).toList()) + ", but "
                            + Names.quote(provision.id()) + " is of kind "
                            + Names.quote(provision.kind().code()));
        }
    }

    private void subject(
            Rule.Conclusion conclusion, Provision provision, Map<String, Patterns.Bound> variables) {
        if (conclusion.verb() == Rule.Verb.CLASSIFY
                || conclusion.verb() == Rule.Verb.SCORE
                || conclusion.verb() == Rule.Verb.ASK) {
            return;
        }
        List<String> types = concludedOf(conclusion, variables);
        // What is no type at all is told where it stands.
        boolean known = vocabulary.types().keySet().containsAll(provision.subjects());
        if (known && !types.isEmpty() && types.stream().noneMatch(provision.subjects()::contains)) {
            values.named(
                    conclusion.at(),
                    "provision " + Names.quote(provision.id()) + " judges "
                            + Names.oneOf(provision.subjects()) + ", but this concludes about "
                            + Names.oneOf(types));
        }
    }

    /** The types of what something is concluded about; none where that is not known. */
    private List<String> concludedOf(Rule.Conclusion conclusion, Map<String, Patterns.Bound> variables) {
        if (conclusion.arguments().isEmpty()
                || !(conclusion.arguments().get(0) instanceof Rule.Operand.Variable variable)) {
            return List.of();
        }
        return Optional.ofNullable(variables.get(Patterns.plain(variable.name())))
                .map(bound -> bound.attribute()
                        .flatMap(name -> Lookup.attribute(vocabulary, bound.type(), name))
                        .map(Lookup::targets)
                        .orElse(List.of(bound.type())))
                .orElse(List.of());
    }
}
