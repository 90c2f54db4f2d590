package edict.rulebook;

import edict.document.Place;
import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes out what {@code claims: slug} of a pack stands for: for every derived type a rule by which its facts confirm
 * what a document claims of them.
 *
 * <pre>
 * $claim : Claim( fact == "HighRisk", $thing : of )
 * $fact : HighRisk( of == $thing, $route : route )
 * not( ClaimedValue( of == $claim, attribute == "route", code != $route ) )
 * then classify( ClaimConfirmed( $claim ) )
 * </pre>
 */
public final class ClaimRules {

    private ClaimRules() {}

    /** The attribute of a claimed value that holds values of a type; empty for lists. */
    public static Optional<String> holding(AttributeType type) {
        if (type instanceof AttributeType.Bool) {
            return Optional.of(Words.FLAG);
        }
        if (type instanceof AttributeType.Code) {
            return Optional.of(Words.CODE);
        }
        if (type instanceof AttributeType.Country) {
            return Optional.of(Words.COUNTRY);
        }
        if (type instanceof AttributeType.Num) {
            return Optional.of(Words.NUMBER);
        }
        if (type instanceof AttributeType.Date) {
            return Optional.of(Words.DAY);
        }
        if (type instanceof AttributeType.Duration) {
            return Optional.of(Words.PERIOD);
        }
        if (type instanceof AttributeType.Reference) {
            return Optional.of(Words.THING);
        }
        return type instanceof AttributeType.ListOf ? Optional.empty() : Optional.of(Words.TEXT);
    }

    /** Whether a rule is one of these. */
    public static boolean isOne(Rule rule) {
        return Patterns.derived(rule).contains(Words.CLAIM_CONFIRMED);
    }

    /**
     * The rules.
     *
     * @param provision under which claims are judged
     * @param at where the pack says so
     */
    static List<Rule> of(Vocabulary vocabulary, String provision, Place at) {
        List<Rule> rules = new ArrayList<>();
        for (EntityType type : vocabulary.types().values()) {
            Optional<Attribute> subject = type.attributes().values().stream()
                    .findFirst()
                    .filter(first -> first.type() instanceof AttributeType.Reference);
            boolean claimable =
                    type.kind() == EntityType.Kind.DERIVED && !type.name().equals(Words.CLAIM_CONFIRMED);
            if (claimable && subject.isPresent()) {
                rules.add(rule(type, subject.get(), provision, at));
            }
        }
        return List.copyOf(rules);
    }

    private static Rule rule(EntityType type, Attribute subject, String provision, Place at) {
        List<Rule.Binding> bindings = new ArrayList<>();
        List<Rule.Condition> when = new ArrayList<>();
        when.add(new Rule.Pattern(
                Optional.of("$claim"),
                Words.CLAIM,
                alone(compare(Words.FACT, Rule.Operator.EQUAL, new Rule.Operand.Literal(type.name()), at)),
                List.of(new Rule.Binding("$thing", Words.OF, at)),
                at));
        List<Rule.Condition> none = new ArrayList<>();
        for (Attribute attribute : type.attributes().values()) {
            Optional<String> holder = holding(attribute.type());
            if (holder.isPresent() && !attribute.name().equals(subject.name())) {
                String variable = "$its_" + attribute.name();
                bindings.add(new Rule.Binding(variable, attribute.name(), at));
                none.add(new Rule.Not(
                        new Rule.Pattern(
                                Optional.empty(),
                                Words.CLAIMED_VALUE,
                                new Rule.AllOf(
                                        List.of(
                                                compare(Words.OF, Rule.Operator.EQUAL, variable("$claim"), at),
                                                compare(
                                                        Words.ATTRIBUTE,
                                                        Rule.Operator.EQUAL,
                                                        new Rule.Operand.Literal(attribute.name()),
                                                        at),
                                                compare(holder.get(), Rule.Operator.NOT_EQUAL, variable(variable), at)),
                                        at),
                                List.of(),
                                at),
                        at));
            }
        }
        when.add(new Rule.Pattern(
                Optional.of("$fact"),
                type.name(),
                alone(compare(subject.name(), Rule.Operator.EQUAL, variable("$thing"), at)),
                List.copyOf(bindings),
                at));
        when.addAll(none);
        String branch = type.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return new Rule(
                provision + " # " + branch,
                provision,
                Optional.of(branch),
                List.copyOf(when),
                List.of(new Rule.Conclusion(
                        Rule.Verb.CLASSIFY, Optional.of(Words.CLAIM_CONFIRMED), List.of(variable("$claim")), at)),
                at);
    }

    private static Rule.Constraint alone(Rule.Constraint constraint) {
        return new Rule.AllOf(List.of(constraint), constraint.at());
    }

    private static Rule.Operand variable(String name) {
        return new Rule.Operand.Variable(name);
    }

    private static Rule.Constraint compare(String attribute, Rule.Operator operator, Rule.Operand right, Place at) {
        return new Rule.Comparison(new Rule.Operand.Attribute(attribute), operator, right, at);
    }
}
