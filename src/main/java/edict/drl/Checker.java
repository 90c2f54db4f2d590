package edict.drl;

import edict.document.Place;
import edict.document.Problem;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Makes a checked rule of one that was read: names are looked up, variables followed through their scopes. */
final class Checker {

    /** Branches of {@code or} in all combinations: for each the engine looks by itself. */
    static final int WAYS = 64;

    static final int PATTERNS = 64;

    private final Vocabulary vocabulary;
    private final Lookups lookups;
    private final ConstraintChecker checker;
    private final ConclusionChecker conclusions;
    private int patterns;

    private Checker(Vocabulary vocabulary, Lookups lookups) {
        this.vocabulary = vocabulary;
        this.lookups = lookups;
        this.checker = new ConstraintChecker(lookups);
        this.conclusions = new ConclusionChecker(lookups);
    }

    /**
     * The rule, unless something is wrong with it, which is then added to the problems. Of a rule that was read in
     * part, the part is checked; a variable that it doesn't bind may be bound in the rest.
     */
    static Optional<Rule> check(
            Syntax.RuleText text, Vocabulary vocabulary, Parameters parameters, List<Problem> problems) {
        int before = problems.size();
        Optional<Rule> rule =
                new Checker(vocabulary, new Lookups(vocabulary, parameters, problems, text.whole())).rule(text);
        return problems.size() == before ? rule : Optional.empty();
    }

    private Optional<Rule> rule(Syntax.RuleText text) {
        Scope scope = new Scope();
        List<Rule.Condition> written = new ArrayList<>();
        for (Syntax.Condition condition : text.when()) {
            written.add(condition(condition, scope));
        }
        if (patterns > PATTERNS) {
            lookups.problem(
                    text.name(),
                    "the rule has %d patterns, more than the %d allowed; derive facts in rules of their own"
                            .formatted(patterns, PATTERNS));
            return Optional.empty();
        }
        List<Rule.Conclusion> then = new ArrayList<>();
        for (Syntax.Verb verb : text.then()) {
            then.add(conclusions.conclusion(verb, scope));
        }
        Matcher name = RuleReader.RULE_NAME.matcher(text.name().unquoted());
        if (!name.matches() || !text.whole() || !lookups.isClean()) {
            return Optional.empty();
        }
        List<Rule.Condition> flat = Joins.flat(written);
        long ways = Joins.ways(flat);
        if (ways > WAYS) {
            lookups.problem(
                    text.name(),
                    ("the rule can be met in %s ways, more than the %d allowed, as each `or` multiplies them; derive in rules of their own"
                                    + " what the branches say")
                            .formatted(ways == Long.MAX_VALUE ? "too many" : ways, WAYS));
            return Optional.empty();
        }
        Joins.loose(flat).forEach(loose -> lookups.problem(loose.pattern().at(), loose(loose)));
        Joins.wide(flat).forEach(test -> lookups.problem(
                test.at(),
                "one test looks at facts of more than %d patterns; write a rule for each of its branches".formatted(Joins.MOST_FACTS)));
        return Optional.of(new Rule(
                name.group(),
                name.group(1),
                Optional.ofNullable(name.group(2)),
                Joins.ordered(flat),
                List.copyOf(then),
                text.at().at(),
                flat));
    }

    private Rule.Condition condition(Syntax.Condition condition, Scope scope) {
        if (condition instanceof Syntax.Pattern pattern) {
            return pattern(pattern, scope);
        } else if (condition instanceof Syntax.And and) {
            return new Rule.And(
                    Joins.flat(and.parts().stream().map(part -> condition(part, scope)).toList()), at(and));
        } else if (condition instanceof Syntax.Or or) {
            List<Rule.Condition> parts = new ArrayList<>();
            for (Syntax.Condition part : or.parts()) {
                Rule.Condition branch = inside(part, scope, "or");
                if (branch instanceof Rule.Or inner) {
                    parts.addAll(inner.parts());
                } else {
                    parts.add(branch);
                }
            }
            return new Rule.Or(List.copyOf(parts), at(or));
        } else if (condition instanceof Syntax.Not not) {
            return new Rule.Not(inside(not.of(), scope, "not"), at(not));
        } else if (condition instanceof Syntax.Exists exists) {
            return new Rule.Exists(inside(exists.of(), scope, "exists"), at(exists));
        } else if (condition instanceof Syntax.Forall forall) {
            return forall(forall, scope);
        } else {
            return accumulate((Syntax.Accumulate) condition, scope);
        }
    }

    private Rule.Condition inside(Syntax.Condition condition, Scope scope, String word) {
        Scope inner = scope.inner();
        Rule.Condition checked = condition(condition, inner);
        scope.end(inner, word);
        return checked;
    }

    /** {@code forall( A B C )} is {@code not( A and not( B and C ) )}. */
    private Rule.Condition forall(Syntax.Forall forall, Scope scope) {
        Scope inner = scope.inner();
        Rule.Condition first = pattern(forall.patterns().get(0), inner);
        List<Rule.Condition> rest = new ArrayList<>();
        for (Syntax.Pattern pattern : forall.patterns().subList(1, forall.patterns().size())) {
            rest.add(pattern(pattern, inner));
        }
        scope.end(inner, "forall");
        Rule.Condition missing = new Rule.Not(
                rest.size() == 1 ? rest.get(0) : new Rule.And(List.copyOf(rest), rest.get(0).at()), rest.get(0).at());
        return new Rule.Not(new Rule.And(List.of(first, missing), at(forall)), at(forall));
    }

    private Rule.Pattern pattern(Syntax.Pattern pattern, Scope scope) {
        patterns++;
        Optional<EntityType> type = lookups.type(pattern.type());
        List<Rule.Binding> bindings = new ArrayList<>();
        List<Rule.Constraint> constraints = new ArrayList<>();
        Scope own = scope;
        for (Syntax.Constraint constraint : pattern.constraints()) {
            if (constraint instanceof Syntax.Binding binding) {
                Optional<Attribute> attribute = type.flatMap(t -> lookups.attribute(t, binding.attribute()));
                bind(
                        own,
                        binding.at(),
                        attribute.<Scope.Bound>map(a -> new Scope.Bound.Value(a.type(), binding.at().at()))
                                .orElseGet(() -> new Scope.Bound.Unclear(binding.at().at())));
                bindings.add(new Rule.Binding(
                        binding.at().text(), binding.attribute().text(), binding.at().at()));
            } else {
                type.ifPresent(t -> ConstraintChecker.add(
                        constraints, checker.constraint(constraint, new ConstraintChecker.Subject(t, own))));
            }
        }
        pattern.variable().ifPresent(variable -> bind(
                own,
                variable,
                type.<Scope.Bound>map(t -> new Scope.Bound.Fact(t, variable.at()))
                        .orElseGet(() -> new Scope.Bound.Unclear(variable.at()))));
        type.flatMap(t -> new Unmeetable(t).among(constraints)).ifPresent(none -> lookups.problem(none.test().at(), unmeetable(none)));
        return new Rule.Pattern(
                pattern.variable().map(Token::text),
                pattern.type().text(),
                new Rule.AllOf(List.copyOf(constraints), pattern.at().at()),
                List.copyOf(bindings),
                pattern.at().at());
    }

    private void bind(Scope scope, Token variable, Scope.Bound bound) {
        Optional<Scope.Bound> before = scope.find(variable.text());
        if (before.isPresent()) {
            lookups.problem(
                    variable,
                    "`%s` is bound already at %d:%d; give it another name"
                            .formatted(
                                    variable.text(),
                                    before.get().at().line(),
                                    before.get().at().column()));
        } else {
            scope.bind(variable.text(), bound);
        }
    }

    private Rule.Condition accumulate(Syntax.Accumulate accumulate, Scope scope) {
        Scope inner = scope.inner();
        List<Rule.Condition> source = new ArrayList<>();
        for (Syntax.Pattern pattern : accumulate.source()) {
            source.add(pattern(pattern, inner));
        }
        Scope results = inner.inner();
        List<Rule.Result> read = new ArrayList<>();
        for (Syntax.Result result : accumulate.results()) {
            result.of().ifPresent(of -> summed(result, of, scope, inner));
            bind(results, result.variable(), new Scope.Bound.Outcome(result.variable().at()));
            read.add(new Rule.Result(
                    result.variable().text(),
                    result.function(),
                    result.of().map(Token::text),
                    result.variable().at()));
        }
        List<Rule.Constraint> constraints = new ArrayList<>();
        Set<String> own = accumulate.results().stream()
                .map(result -> result.variable().text())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Syntax.Constraint constraint : accumulate.constraints()) {
            ConstraintChecker.add(constraints, checker.ofResults(constraint, own, results));
        }
        scope.end(results, "accumulate");
        return new Rule.Accumulate(
                List.copyOf(source),
                List.copyOf(read),
                new Rule.AllOf(List.copyOf(constraints), at(accumulate)),
                at(accumulate));
    }

    private void summed(Syntax.Result result, Token of, Scope scope, Scope inner) {
        Optional<Scope.Bound> bound = inner.find(of.text());
        String function = result.function().name().toLowerCase(Locale.ROOT);
        if (bound.isEmpty()) {
            lookups.variable(of, inner);
        } else if (scope.find(of.text()).isPresent()) {
            lookups.problem(
                    of,
                    "`%s` is bound outside `accumulate`; `%s` reads a number that the source binds"
                            .formatted(of.text(), function));
        } else if (!(bound.get() instanceof Scope.Bound.Unclear)
                && !(bound.get() instanceof Scope.Bound.Value value && value.type() instanceof AttributeType.Num)) {
            lookups.problem(
                    of,
                    "`%s` reads a number; `%s` is %s".formatted(function, of.text(), Kinds.described(bound.get())));
        }
    }

    private static String unmeetable(Unmeetable.Found none) {
        String attribute = none.test().left() instanceof Rule.Operand.Attribute left ? left.name() : "";
        return none.beside()
                .map(other -> "nothing meets this and the test of `%s` at %d:%d".formatted(attribute, other.at().line(), other.at().column()))
                .orElseGet(() -> "nothing meets this: by the vocabulary `%s` has no such value".formatted(attribute));
    }

    private String loose(Joins.Loose loose) {
        Rule.Pattern pattern = loose.pattern();
        String name = "`" + pattern.variable().map(v -> v + " : ").orElse("") + pattern.type() + "`";
        Optional<String> example = Optional.empty();
        for (Rule.Pattern other : loose.rest()) {
            example = example.or(() -> reference(pattern, other)).or(() -> reference(other, pattern)
                    .map(join -> join + "` in `" + other.type()));
        }
        return ("%s hangs loose: nothing outside `||` and `!` joins it to the other patterns by `==` or "
                + "`contains`, so every one would be paired with every match of the rest; %s")
                .formatted(
                        name,
                        example.map(join -> "write for instance `" + join + "`")
                                .orElse("join it through a reference, or write two rules"));
    }

    /** A join of {@code from} to {@code to} through a reference that the vocabulary has. */
    private Optional<String> reference(Rule.Pattern from, Rule.Pattern to) {
        EntityType type = vocabulary.types().get(from.type());
        if (type == null) {
            return Optional.empty();
        }
        String variable = to.variable().orElse("$x");
        for (Attribute attribute : type.attributes().values()) {
            if (attribute.type() instanceof AttributeType.Reference reference
                    && reference.types().contains(to.type())) {
                return Optional.of(attribute.name() + " == " + variable);
            }
            if (attribute.type() instanceof AttributeType.ListOf list
                    && list.of() instanceof AttributeType.Reference reference
                    && reference.types().contains(to.type())) {
                return Optional.of(attribute.name() + " contains " + variable);
            }
        }
        return Optional.empty();
    }

    private static Place at(Syntax.Condition condition) {
        return condition.at().at();
    }
}
