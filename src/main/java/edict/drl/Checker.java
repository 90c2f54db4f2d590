package edict.drl;

import edict.document.Names;
import edict.document.Problem;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literals;
import edict.vocabulary.Span;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks up the names of a rule that was read, and refuses what compares, binds or concludes what it can't. */
final class Checker {

    static final int PATTERNS = 64;

    private static final Pattern PROVISIONS = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*/(?:[a-z0-9]+-)*(?:[a-z0-9]+|\\*|[a-z0-9]+\\*)");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final List<String> BEARERS = List.of("Role", "Organisation");

    private final Vocabulary vocabulary;
    private final Parameters parameters;
    private final List<Problem> problems;
    private int patterns;
    private boolean whole = true;

    Checker(Vocabulary vocabulary, Parameters parameters, List<Problem> problems) {
        this.vocabulary = vocabulary;
        this.parameters = parameters;
        this.problems = problems;
    }

    /**
     * The rule, unless something is wrong with it, which is then added to the problems. Of a rule that was read in part,
     * the part is checked; a variable that it doesn't bind may be bound in the rest.
     */
    Optional<Rule> check(Syntax.RuleText text) {
        int before = problems.size();
        patterns = 0;
        whole = text.whole();
        Scope scope = new Scope();
        List<Rule.Condition> written = new ArrayList<>();
        for (Syntax.Condition condition : text.when()) {
            written.add(condition(condition, scope));
        }
        if (patterns > PATTERNS) {
            problem(
                    text.name(),
                    "the rule has %d patterns, more than the %d allowed; derive facts in rules of their own"
                            .formatted(patterns, PATTERNS));
            return Optional.empty();
        }
        List<Rule.Conclusion> then = new ArrayList<>();
        for (Syntax.Verb verb : text.then()) {
            then.add(conclusion(verb, scope));
        }
        Matcher name = RuleReader.RULE_NAME.matcher(text.name().unquoted());
        if (problems.size() > before || !whole || !name.matches()) {
            return Optional.empty();
        }
        List<Rule.Condition> flat = Joins.flat(written);
        List<Joins.Loose> loose = Joins.loose(flat);
        if (!loose.isEmpty()) {
            loose.forEach(pattern -> problems.add(new Problem(pattern.pattern().at(), "", loose(pattern))));
            return Optional.empty();
        }
        return Optional.of(new Rule(
                name.group(),
                name.group(1),
                Optional.ofNullable(name.group(2)),
                Joins.ordered(flat),
                List.copyOf(then),
                text.at().at(),
                flat));
    }

    // ---- conditions

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
        Optional<EntityType> type = type(pattern.type());
        List<Rule.Binding> bindings = new ArrayList<>();
        List<Rule.Constraint> constraints = new ArrayList<>();
        Scope own = scope;
        for (Syntax.Constraint constraint : pattern.constraints()) {
            if (constraint instanceof Syntax.Binding binding) {
                Optional<Attribute> attribute = type.flatMap(t -> attribute(t, binding.attribute()));
                bind(
                        own,
                        binding.at(),
                        attribute.<Scope.Bound>map(a -> new Scope.Bound.Value(a.type(), binding.at().at()))
                                .orElseGet(() -> new Scope.Bound.Unclear(binding.at().at())));
                bindings.add(new Rule.Binding(
                        binding.at().text(), binding.attribute().text(), binding.at().at()));
            } else {
                type.ifPresent(t -> add(constraints, constraint(constraint, new Subject(t, own))));
            }
        }
        pattern.variable().ifPresent(variable -> bind(
                own,
                variable,
                type.<Scope.Bound>map(t -> new Scope.Bound.Fact(t, variable.at()))
                        .orElseGet(() -> new Scope.Bound.Unclear(variable.at()))));
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
            problem(
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
        accumulate.constraints().forEach(constraint -> add(constraints, ofResults(constraint, own, results)));
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
            variable(of, inner);
        } else if (scope.find(of.text()).isPresent()) {
            problem(
                    of,
                    "`%s` is bound outside `accumulate`; `%s` reads a number that the source binds"
                            .formatted(of.text(), function));
        } else if (!(bound.get() instanceof Scope.Bound.Unclear)
                && !(bound.get() instanceof Scope.Bound.Value value && value.type() instanceof AttributeType.Num)) {
            problem(
                    of,
                    "`%s` reads a number; `%s` is %s".formatted(function, of.text(), described(bound.get())));
        }
    }

    // ---- constraints

    /** The fact whose constraints are read. */
    private record Subject(EntityType type, Scope scope) {}

    private static void add(List<Rule.Constraint> constraints, Optional<Rule.Constraint> constraint) {
        constraint.ifPresent(c -> constraints.addAll(Joins.parts(c)));
    }

    private Optional<Rule.Constraint> constraint(Syntax.Constraint constraint, Subject subject) {
        if (constraint instanceof Syntax.All all) {
            List<Rule.Constraint> parts = new ArrayList<>();
            all.parts().forEach(part -> add(parts, constraint(part, subject)));
            return Optional.of(new Rule.AllOf(List.copyOf(parts), at(all)));
        } else if (constraint instanceof Syntax.Any any) {
            return Optional.of(anyOf(any, part -> constraint(part, subject)));
        } else if (constraint instanceof Syntax.Negation negation) {
            return constraint(negation.of(), subject).map(of -> new Rule.Negation(of, at(negation)));
        } else if (constraint instanceof Syntax.Call call) {
            return call(call, subject);
        } else if (constraint instanceof Syntax.Comparison comparison) {
            return comparison(comparison, subject);
        } else {
            throw new IllegalStateException("a binding is read with its pattern");
        }
    }

    private static Rule.Constraint anyOf(
            Syntax.Any any, java.util.function.Function<Syntax.Constraint, Optional<Rule.Constraint>> check) {
        List<Rule.Constraint> parts = new ArrayList<>();
        for (Syntax.Constraint part : any.parts()) {
            check.apply(part).ifPresent(checked -> {
                if (checked instanceof Rule.AnyOf inner) {
                    parts.addAll(inner.parts());
                } else {
                    parts.add(checked);
                }
            });
        }
        return new Rule.AnyOf(List.copyOf(parts), any.at().at());
    }

    private Optional<Rule.Constraint> comparison(Syntax.Comparison comparison, Subject subject) {
        Token left = comparison.left().at();
        if (comparison.left() instanceof Syntax.Variable) {
            problem(
                    left,
                    comparison.right() instanceof Syntax.Name name
                            ? "write the attribute first: `%s %s %s`"
                                    .formatted(
                                            name.at().text(), turned(comparison.operator()), left.text())
                            : "a constraint begins with an attribute of `%s`; put this one into the pattern that binds `%s`"
                                    .formatted(subject.type().name(), left.text()));
            return Optional.empty();
        }
        if (left.isWord("this")) {
            return identity(comparison, left, subject);
        }
        Optional<Attribute> found = attribute(subject.type(), left);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AttributeType type = found.get().type();
        if (comparison.right() instanceof Syntax.Name name) {
            problem(name.at(), bare(name.at(), type, subject.type()));
            return Optional.empty();
        }
        Optional<Rule.Operand> right =
                switch (comparison.operator()) {
                    case EQUAL, NOT_EQUAL -> equal(comparison, left, type, subject);
                    case LESS, GREATER, AT_MOST, AT_LEAST -> order(comparison, left, type, subject);
                    case IN, NOT_IN -> in(comparison, left, type);
                    case CONTAINS, NOT_CONTAINS -> contains(comparison, left, type, subject);
                    case MEMBER_OF, NOT_MEMBER_OF -> memberOf(comparison, left, type);
                };
        return right.map(operand -> new Rule.Comparison(
                new Rule.Operand.Attribute(left.text()), comparison.operator(), operand, at(comparison)));
    }

    private static String turned(Rule.Operator operator) {
        return switch (operator) {
            case LESS -> ">";
            case GREATER -> "<";
            case AT_MOST -> ">=";
            case AT_LEAST -> "<=";
            default -> operator.symbol();
        };
    }

    private static String bare(Token name, AttributeType type, EntityType subject) {
        if (name.isWord("this") || subject.attributes().containsKey(name.text())) {
            return "two attributes of one fact are compared through a variable: write `$%s : %s` before it and `$%s` here"
                    .formatted(name.text(), name.text(), name.text());
        }
        AttributeType element = type instanceof AttributeType.ListOf list ? list.of() : type;
        return element instanceof AttributeType.Bool
                ? "%s is no truth value; write `true` or `false`".formatted(Names.quote(name.text()))
                : "%s is neither a constant nor a variable; write `\"%s\"` for a text, `$%s` for a variable"
                        .formatted(Names.quote(name.text()), name.text(), name.text());
    }

    private Optional<Rule.Constraint> identity(Syntax.Comparison comparison, Token left, Subject subject) {
        if ((comparison.operator() != Rule.Operator.EQUAL && comparison.operator() != Rule.Operator.NOT_EQUAL)
                || !(comparison.right() instanceof Syntax.Variable variable)) {
            problem(left, "`this` is compared with a variable only: `this == $x` or `this != $x`");
            return Optional.empty();
        }
        Optional<Scope.Bound> bound = variable(variable.at(), subject.scope());
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        String own = subject.type().name();
        boolean fits = (bound.get() instanceof Scope.Bound.Fact fact && fact.type().name().equals(own))
                || (bound.get() instanceof Scope.Bound.Value value
                        && value.type() instanceof AttributeType.Reference reference
                        && reference.types().contains(own))
                || bound.get() instanceof Scope.Bound.Unclear;
        if (!fits) {
            problem(
                    variable.at(),
                    "`this` is a fact of type `%s`; `%s` is %s"
                            .formatted(own, variable.at().text(), described(bound.get())));
            return Optional.empty();
        }
        return Optional.of(new Rule.Comparison(
                new Rule.Operand.This(),
                comparison.operator(),
                new Rule.Operand.Variable(variable.at().text()),
                at(comparison)));
    }

    private Optional<Rule.Operand> equal(
            Syntax.Comparison comparison, Token left, AttributeType type, Subject subject) {
        if (type instanceof AttributeType.ListOf) {
            String operator = comparison.operator() == Rule.Operator.EQUAL ? "contains" : "not contains";
            problem(
                    left,
                    "`%s` is a list; write `%s %s %s`"
                            .formatted(left.text(), left.text(), operator, written(comparison.right())));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Duration) {
            problem(left, durations(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Date && !(comparison.right() instanceof Syntax.Variable)) {
            problem(left, dates(left));
            return Optional.empty();
        }
        return scalar(comparison.right(), left, type, described(type), subject);
    }

    private static String dates(Token left) {
        return "`%s` is a date; a date is compared with a constant by `earlier(%s, …)` and `later(%s, …)` only"
                .formatted(left.text(), left.text(), left.text());
    }

    private static String durations(Token left) {
        return "`%s` is a duration; durations are compared by `longer(%s, …)` and `shorter(%s, …)` only"
                .formatted(left.text(), left.text(), left.text());
    }

    private Optional<Rule.Operand> order(
            Syntax.Comparison comparison, Token left, AttributeType type, Subject subject) {
        if (type instanceof AttributeType.Duration) {
            problem(left, durations(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Date) {
            if (!(comparison.right() instanceof Syntax.Variable)) {
                problem(left, dates(left));
                return Optional.empty();
            }
        } else if (!(type instanceof AttributeType.Num)) {
            problem(
                    left,
                    "`%s` is %s; `%s` compares numbers and dates"
                            .formatted(left.text(), described(type), comparison.operator().symbol()));
            return Optional.empty();
        }
        return scalar(comparison.right(), left, type, described(type), subject);
    }

    private Optional<Rule.Operand> in(Syntax.Comparison comparison, Token left, AttributeType type) {
        boolean negated = comparison.operator() == Rule.Operator.NOT_IN;
        String symbol = comparison.operator().symbol();
        if (type instanceof AttributeType.ListOf list) {
            problem(
                    left,
                    list.of() instanceof AttributeType.Reference
                            ? "`%s` is a list; write `%s contains $x`".formatted(left.text(), left.text())
                            : "`%s` is a list; write `%sintersects(%s, …)`"
                                    .formatted(left.text(), negated ? "!" : "", left.text()));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Date) {
            problem(left, dates(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Duration) {
            problem(left, durations(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Bool || type instanceof AttributeType.Reference) {
            problem(
                    left,
                    "`%s` is %s; `%s` takes texts, codes, countries and numbers"
                            .formatted(left.text(), described(type), symbol));
            return Optional.empty();
        }
        return literals(((Syntax.Values) comparison.right()).values(), left, type)
                .map(Rule.Operand.Values::new);
    }

    private Optional<List<Rule.Operand.Literal>> literals(
            List<Syntax.Literal> values, Token left, AttributeType type) {
        List<Rule.Operand.Literal> literals = new ArrayList<>();
        for (Syntax.Literal value : values) {
            Optional<Rule.Operand.Literal> literal = literal(value, left, type);
            if (literal.isPresent() && literals.contains(literal.get())) {
                problem(
                        value.at(),
                        "`%s` stands in the list twice"
                                .formatted(value.at().is(Lexer.TEXT) ? value.at().unquoted() : written(value)));
            }
            literal.ifPresent(literals::add);
        }
        return literals.size() == values.size() ? Optional.of(List.copyOf(literals)) : Optional.empty();
    }

    private Optional<Rule.Operand> contains(
            Syntax.Comparison comparison, Token left, AttributeType type, Subject subject) {
        if (!(type instanceof AttributeType.ListOf list)) {
            String operator = comparison.operator() == Rule.Operator.CONTAINS ? "==" : "!=";
            problem(
                    left,
                    "`%s` is no list but %s; write `%s %s %s`"
                            .formatted(
                                    left.text(), described(type), left.text(), operator, written(comparison.right())));
            return Optional.empty();
        }
        if (comparison.right() instanceof Syntax.Parameter) {
            problem(
                    comparison.right().at(),
                    "write `%sintersects(%s, parameter(\"…\"))` with a set"
                            .formatted(
                                    comparison.operator() == Rule.Operator.CONTAINS ? "" : "!", left.text()));
            return Optional.empty();
        }
        if (!(comparison.right() instanceof Syntax.Variable)
                && (list.of() instanceof AttributeType.Date || list.of() instanceof AttributeType.Duration)) {
            problem(
                    left,
                    "`%s` is %s, which is not searched for constants".formatted(left.text(), described(type)));
            return Optional.empty();
        }
        return scalar(comparison.right(), left, list.of(), described(type), subject);
    }

    private Optional<Rule.Operand> memberOf(Syntax.Comparison comparison, Token left, AttributeType type) {
        boolean negated = comparison.operator() == Rule.Operator.NOT_MEMBER_OF;
        if (type instanceof AttributeType.ListOf) {
            problem(
                    left,
                    "`%s` is a list; write `%s(%s, …)`"
                            .formatted(left.text(), negated ? "!intersects" : "intersects", left.text()));
            return Optional.empty();
        }
        if (!(comparison.right() instanceof Syntax.Parameter parameter)) {
            problem(
                    comparison.right().at(),
                    "`%s` takes a set: write `%s parameter(\"…\")`; for constants write `%s ( …, … )`"
                            .formatted(
                                    comparison.operator().symbol(),
                                    comparison.operator().symbol(),
                                    negated ? "not in" : "in"));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Bool
                || type instanceof AttributeType.Reference
                || type instanceof AttributeType.Date
                || type instanceof AttributeType.Duration) {
            problem(
                    left,
                    "`%s` is %s; `%s` takes texts, codes, countries and numbers"
                            .formatted(
                                    left.text(),
                                    described(type),
                                    comparison.operator().symbol()));
            return Optional.empty();
        }
        return parameter(parameter, left, type, true);
    }

    /** The right side of a comparison with one value of {@code type}. @param is what the left side is, in words */
    private Optional<Rule.Operand> scalar(
            Syntax.Operand right, Token left, AttributeType type, String is, Subject subject) {
        if (right instanceof Syntax.Literal literal) {
            return literal(literal, left, type, is).map(l -> l);
        } else if (right instanceof Syntax.Parameter parameter) {
            return parameter(parameter, left, type, false);
        } else if (right instanceof Syntax.Variable variable) {
            Optional<Scope.Bound> bound = variable(variable.at(), subject.scope());
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> unlike = unlike(type, bound.get());
            if (unlike.isPresent()) {
                problem(
                        variable.at(),
                        "`%s` is %s, `%s` is %s; they %s"
                                .formatted(
                                        left.text(),
                                        is,
                                        variable.at().text(),
                                        described(bound.get()),
                                        unlike.get()));
                return Optional.empty();
            }
            return Optional.of(new Rule.Operand.Variable(variable.at().text()));
        } else {
            throw new IllegalStateException("names and lists of values are read before");
        }
    }

    private static Optional<String> unlike(AttributeType type, Scope.Bound bound) {
        if (bound instanceof Scope.Bound.Unclear) {
            return Optional.empty();
        }
        Optional<String> never = Optional.of("are never equal");
        if (bound instanceof Scope.Bound.Fact fact) {
            return type instanceof AttributeType.Reference reference
                            && reference.types().contains(fact.type().name())
                    ? Optional.empty()
                    : never;
        }
        if (!(bound instanceof Scope.Bound.Value value)) {
            return never;
        }
        AttributeType other = value.type();
        if (type instanceof AttributeType.Reference a && other instanceof AttributeType.Reference b) {
            return a.types().stream().anyMatch(b.types()::contains) ? Optional.empty() : never;
        }
        if (type instanceof AttributeType.Code a && other instanceof AttributeType.Code b) {
            return a.codes().stream().anyMatch(b.codes()::contains)
                    ? Optional.empty()
                    : Optional.of("have no code in common");
        }
        if (type instanceof AttributeType.Num a && other instanceof AttributeType.Num b) {
            return a.unit().equals(b.unit()) || a.unit().isEmpty() || b.unit().isEmpty()
                    ? Optional.empty()
                    : Optional.of("have unlike units");
        }
        return type.getClass() == other.getClass() && !(type instanceof AttributeType.ListOf)
                ? Optional.empty()
                : Optional.of("are not compared");
    }

    private Optional<Rule.Operand.Literal> literal(Syntax.Literal literal, Token left, AttributeType type) {
        return literal(literal, left, type, described(type));
    }

    private Optional<Rule.Operand.Literal> literal(Syntax.Literal literal, Token left, AttributeType type, String is) {
        Token token = literal.at();
        String expected;
        if (type instanceof AttributeType.Bool) {
            if (token.is(Lexer.TRUTH)) {
                return Optional.of(new Rule.Operand.Literal(token.text().equals("true")));
            }
            expected = "write `true` or `false`";
        } else if (type instanceof AttributeType.Num) {
            if (token.is(Lexer.INTEGER) || token.is(Lexer.FRACTION)) {
                return Optional.of(new Rule.Operand.Literal(Constants.number(token, literal.negative())));
            }
            expected = "write digits, without quotes";
        } else if (type instanceof AttributeType.Reference) {
            expected = "compare it with a variable, `$x : Type( … )`";
        } else if (type instanceof AttributeType.ListOf) {
            expected = "bind a list in a pattern, `$v : attribute`";
        } else if (!token.is(Lexer.TEXT)) {
            expected = "write it in double quotes";
        } else {
            return text(token, left, type);
        }
        problem(token, "`%s` is %s; %s".formatted(left.text(), is, expected));
        return Optional.empty();
    }

    private Optional<Rule.Operand.Literal> text(Token token, Token left, AttributeType type) {
        String text = token.unquoted();
        if (type instanceof AttributeType.Code code) {
            if (code.codes().contains(text)) {
                return Optional.of(new Rule.Operand.Literal(text));
            }
            problem(
                    token,
                    "%s is no code of `%s`%s"
                            .formatted(Names.quote(text), left.text(), instead(text, code.codes())));
        } else if (type instanceof AttributeType.Country) {
            if (Countries.isCode(text)) {
                return Optional.of(new Rule.Operand.Literal(text));
            }
            String upper = text.toUpperCase(Locale.ROOT);
            problem(
                    token,
                    Countries.isCode(upper)
                            ? "country codes are upper-case: write `\"%s\"`".formatted(upper)
                            : "%s is not an ISO 3166-1 alpha-2 code".formatted(Names.quote(text)));
        } else if (type instanceof AttributeType.Date) {
            Optional<Rule.Operand.Literal> date = Literals.date(text).map(Rule.Operand.Literal::new);
            if (date.isEmpty()) {
                problem(token, "%s is no date; write `\"2026-08-02\"`".formatted(Names.quote(text)));
            }
            return date;
        } else if (type instanceof AttributeType.Duration) {
            Optional<Rule.Operand.Literal> span = Span.parse(text).map(Rule.Operand.Literal::new);
            if (span.isEmpty()) {
                problem(token, noSpan(text));
            }
            return span;
        } else {
            return Optional.of(new Rule.Operand.Literal(text));
        }
        return Optional.empty();
    }

    private static String noSpan(String text) {
        return "%s is no duration; write `\"P30D\"`, `\"P14WD\"`, `\"P2M\"`, `\"P1Y\"` or `\"PT24H\"`"
                .formatted(Names.quote(text));
    }

    private Optional<Rule.Operand> parameter(Syntax.Parameter parameter, Token left, AttributeType type, boolean set) {
        Parameters.Kind wanted;
        if (type instanceof AttributeType.Bool) {
            wanted = Parameters.Kind.BOOLEAN;
        } else if (type instanceof AttributeType.Num) {
            wanted = Parameters.Kind.NUMBER;
        } else if (type instanceof AttributeType.Date) {
            wanted = Parameters.Kind.DATE;
        } else if (type instanceof AttributeType.Duration) {
            wanted = Parameters.Kind.SPAN;
        } else if (type instanceof AttributeType.Reference) {
            problem(
                    parameter.at(),
                    "`%s` is %s and is compared with variables only".formatted(left.text(), described(type)));
            return Optional.empty();
        } else {
            wanted = Parameters.Kind.TEXT;
        }
        return parameter(parameter, left, wanted, set);
    }

    private Optional<Rule.Operand> parameter(
            Syntax.Parameter parameter, Token left, Parameters.Kind wanted, boolean set) {
        String id = parameter.id().unquoted();
        Optional<Parameters.Shape> shape = parameters.find(id);
        if (shape.isEmpty()) {
            problem(
                    parameter.id(),
                    "%s is no parameter%s".formatted(Names.quote(id), meant(id, parameters.ids())));
            return Optional.empty();
        }
        if (shape.get().set() != set) {
            problem(
                    parameter.id(),
                    set
                            ? "parameter `%s` is no set; write `==`".formatted(id)
                            : "parameter `%s` is a set; write `memberOf`, or `within` and `intersects` for a list"
                                    .formatted(id));
            return Optional.empty();
        }
        if (shape.get().kind() != wanted) {
            problem(
                    parameter.id(),
                    "`%s` is compared with %s; parameter `%s` is %s"
                            .formatted(
                                    left.text(),
                                    words(wanted, set),
                                    id,
                                    words(shape.get().kind(), set)));
            return Optional.empty();
        }
        return Optional.of(new Rule.Operand.Parameter(id));
    }

    private static String words(Parameters.Kind kind, boolean set) {
        return set ? "a set of " + kind.words().substring(2) + "s" : kind.words();
    }

    private Optional<Rule.Constraint> call(Syntax.Call call, Subject subject) {
        String symbol = call.test().symbol();
        Syntax.Operand first = call.arguments().get(0);
        if (!(first instanceof Syntax.Name) || first.at().isWord("this")) {
            problem(
                    first.at(),
                    "the first argument of `%s` is an attribute of `%s`; put the test into the pattern of the fact it reads"
                            .formatted(symbol, subject.type().name()));
            return Optional.empty();
        }
        Token left = first.at();
        Optional<Attribute> attribute = attribute(subject.type(), left);
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        AttributeType type = attribute.get().type();
        List<Rule.Operand> arguments = new ArrayList<>();
        arguments.add(new Rule.Operand.Attribute(left.text()));
        boolean fits =
                switch (call.test()) {
                    case REACHED -> isA(AttributeType.Date.class, type, call, left)
                            && two(call, left, new AttributeType.Duration(), arguments);
                    case EARLIER, LATER -> isA(AttributeType.Date.class, type, call, left)
                            && two(call, left, new AttributeType.Date(), arguments);
                    case LONGER, SHORTER -> isA(AttributeType.Duration.class, type, call, left)
                            && two(call, left, new AttributeType.Duration(), arguments);
                    case WITHIN, OVERLAPS -> listed(call, left, type, arguments);
                };
        return fits
                ? Optional.of(new Rule.Call(call.test(), List.copyOf(arguments), at(call)))
                : Optional.empty();
    }

    private boolean isA(Class<? extends AttributeType> wanted, AttributeType type, Syntax.Call call, Token left) {
        if (wanted.isInstance(type)) {
            return true;
        }
        problem(
                left,
                "`%s` reads %s; `%s` is %s"
                        .formatted(
                                call.test().symbol(),
                                wanted == AttributeType.Date.class ? "a date" : "a duration",
                                left.text(),
                                described(type)));
        return false;
    }

    /** The second and last argument: a constant or a parameter. */
    private boolean two(Syntax.Call call, Token left, AttributeType type, List<Rule.Operand> arguments) {
        String symbol = call.test().symbol();
        if (call.arguments().size() != 2) {
            problem(
                    call.at(),
                    "`%s` takes 2 arguments, not %d: write `%s(%s, \"%s\")`"
                            .formatted(
                                    symbol,
                                    call.arguments().size(),
                                    symbol,
                                    left.text(),
                                    type instanceof AttributeType.Date ? "2026-08-02" : "P30D"));
            return false;
        }
        Syntax.Operand second = call.arguments().get(1);
        if (second instanceof Syntax.Literal literal) {
            if (!literal.at().is(Lexer.TEXT)) {
                problem(
                        literal.at(),
                        "the second argument of `%s` is %s in double quotes".formatted(symbol, described(type)));
                return false;
            }
            Optional<Rule.Operand.Literal> value = text(literal.at(), left, type);
            value.ifPresent(arguments::add);
            return value.isPresent();
        }
        if (second instanceof Syntax.Parameter parameter) {
            Optional<Rule.Operand> value = parameter(parameter, left, type, false);
            value.ifPresent(arguments::add);
            return value.isPresent();
        }
        problem(
                second.at(),
                type instanceof AttributeType.Date
                        ? "the second argument of `%s` is a constant or `parameter(\"…\")`; two dates are compared by `%s %s $v`"
                                .formatted(symbol, left.text(), call.test() == Rule.Test.EARLIER ? "<" : ">")
                        : "the second argument of `%s` is a constant or `parameter(\"…\")`".formatted(symbol));
        return false;
    }

    private boolean listed(Syntax.Call call, Token left, AttributeType type, List<Rule.Operand> arguments) {
        String symbol = call.test().symbol();
        if (!(type instanceof AttributeType.ListOf list)) {
            problem(
                    left,
                    "`%s` reads a list; `%s` is %s: write `in ( …, … )` or `memberOf parameter(\"…\")`"
                            .formatted(symbol, left.text(), described(type)));
            return false;
        }
        AttributeType element = list.of();
        if (!(element instanceof AttributeType.Str
                || element instanceof AttributeType.Code
                || element instanceof AttributeType.Country
                || element instanceof AttributeType.Num)) {
            problem(
                    left,
                    "`%s` reads a list of texts, codes, countries or numbers; `%s` is %s"
                            .formatted(symbol, left.text(), described(type)));
            return false;
        }
        List<Syntax.Operand> rest = call.arguments().subList(1, call.arguments().size());
        if (rest.isEmpty()) {
            problem(
                    call.at(),
                    "`%s` takes a list and what to look for: write `%s(%s, \"…\", \"…\")` or `%s(%s, parameter(\"…\"))`"
                            .formatted(symbol, symbol, left.text(), symbol, left.text()));
            return false;
        }
        if (rest.get(0) instanceof Syntax.Parameter parameter) {
            if (rest.size() > 1) {
                problem(
                        rest.get(1).at(),
                        "`%s` takes either constants or one set; write a second test beside it".formatted(symbol));
                return false;
            }
            Optional<Rule.Operand> value = parameter(parameter, left, element, true);
            value.ifPresent(arguments::add);
            return value.isPresent();
        }
        List<Syntax.Literal> constants = new ArrayList<>();
        for (Syntax.Operand operand : rest) {
            if (!(operand instanceof Syntax.Literal literal)) {
                problem(
                        operand.at(),
                        "the further arguments of `%s` are constants, or one `parameter(\"…\")`".formatted(symbol));
                return false;
            }
            constants.add(literal);
        }
        Optional<List<Rule.Operand.Literal>> values = literals(constants, left, element);
        values.ifPresent(arguments::addAll);
        return values.isPresent();
    }

    /** A constraint over results of {@code accumulate}. */
    private Optional<Rule.Constraint> ofResults(Syntax.Constraint constraint, Set<String> own, Scope scope) {
        if (constraint instanceof Syntax.All all) {
            List<Rule.Constraint> parts = new ArrayList<>();
            all.parts().forEach(part -> add(parts, ofResults(part, own, scope)));
            return Optional.of(new Rule.AllOf(List.copyOf(parts), at(all)));
        } else if (constraint instanceof Syntax.Any any) {
            return Optional.of(anyOf(any, part -> ofResults(part, own, scope)));
        } else if (constraint instanceof Syntax.Negation negation) {
            return ofResults(negation.of(), own, scope).map(of -> new Rule.Negation(of, at(negation)));
        } else if (!(constraint instanceof Syntax.Comparison comparison)) {
            problem(constraint.at(), "a result of `accumulate` is compared with a number: `$n > 2`");
            return Optional.empty();
        } else {
            return ofResult(comparison, own);
        }
    }

    private Optional<Rule.Constraint> ofResult(Syntax.Comparison comparison, Set<String> own) {
        Token left = comparison.left().at();
        if (!own.contains(left.text())) {
            problem(
                    left,
                    "%s is no result of this `accumulate`; its results are %s"
                            .formatted(Names.quote(left.text()), Names.oneOf(own).replace(" or ", " and ")));
            return Optional.empty();
        }
        boolean ordering =
                switch (comparison.operator()) {
                    case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> true;
                    case IN, NOT_IN, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> false;
                };
        if (!ordering) {
            problem(
                    left,
                    "`%s` is a number; `%s` does not stand between a result and a number, write `==`, `<` or `>`"
                            .formatted(left.text(), comparison.operator().symbol()));
            return Optional.empty();
        }
        Syntax.Operand right = comparison.right();
        Optional<Rule.Operand> value = Optional.empty();
        if (right instanceof Syntax.Literal literal) {
            value = literal(literal, left, new AttributeType.Num("", Optional.empty(), Optional.empty()))
                    .map(l -> l);
        } else if (right instanceof Syntax.Parameter parameter) {
            value = parameter(parameter, left, Parameters.Kind.NUMBER, false);
        } else {
            problem(
                    right.at(),
                    own.contains(right.at().text())
                            ? "results are not compared with each other; compare each with a number or a parameter"
                            : "a result is compared with a number or a parameter, not with %s"
                                    .formatted(Names.quote(right.at().text())));
        }
        return value.map(operand -> new Rule.Comparison(
                new Rule.Operand.Variable(left.text()), comparison.operator(), operand, at(comparison)));
    }

    // ---- conclusions

    private Rule.Conclusion conclusion(Syntax.Verb verb, Scope scope) {
        List<Rule.Operand> arguments =
                switch (verb.verb()) {
                    case APPLIES, PROHIBIT, REQUIRE, BREACH, FULFIL, ADVISE -> {
                        if (!counted(verb, 2, "`%s( $subject, $who );`")) {
                            yield List.of();
                        }
                        yield List.of(subject(verb, scope), bearer(verb, scope));
                    }
                    case EXEMPT -> {
                        if (!counted(verb, 3, "`%s( $subject, $who, \"pack/provision-*\" );`")) {
                            yield List.of();
                        }
                        yield List.of(
                                subject(verb, scope),
                                bearer(verb, scope),
                                matching(
                                        verb.arguments().get(2),
                                        PROVISIONS,
                                        "the third argument of `exempt` is a provision or the beginning of its id: `\"pack/slug\"` or `\"pack/slug-*\"`"));
                    }
                    case SCORE -> {
                        if (!counted(verb, 3, "`%s( $subject, \"criterion\", 3 );`")) {
                            yield List.of();
                        }
                        yield List.of(
                                subject(verb, scope),
                                matching(
                                        verb.arguments().get(1),
                                        KEBAB,
                                        "the second argument of `score` is a criterion in small letters, digits and hyphens"),
                                rung(verb.arguments().get(2)));
                    }
                    case ASK -> {
                        if (!counted(verb, 2, "`%s( $subject, \"attribute\" );`")) {
                            yield List.of();
                        }
                        yield asked(verb, scope);
                    }
                    case CLASSIFY -> classified(verb, scope);
                };
        return new Rule.Conclusion(
                verb.verb(), verb.type().map(Token::text), List.copyOf(arguments), verb.at().at());
    }

    private boolean counted(Syntax.Verb verb, int expected, String example) {
        if (verb.arguments().size() == expected) {
            return true;
        }
        String name = VerbReader.word(verb.verb());
        problem(
                verb.at(),
                "`%s` takes %d arguments, not %d: write %s"
                        .formatted(name, expected, verb.arguments().size(), example.formatted(name)));
        return false;
    }

    private Rule.Operand subject(Syntax.Verb verb, Scope scope) {
        Syntax.Operand argument = verb.arguments().get(0);
        Optional<EntityType> type = fact(verb, argument, "first", "the subject", scope);
        if (type.isPresent() && type.get().kind() != EntityType.Kind.DECLARED && !type.get().derivedAlso()) {
            problem(
                    argument.at(),
                    "`%s` is %s; the subject of a conclusion is a thing of the document"
                            .formatted(
                                    argument.at().text(),
                                    type.get().kind() == EntityType.Kind.DERIVED
                                            ? "the derived fact `" + type.get().name() + "`"
                                            : "a row of `" + type.get().name() + "`"));
        }
        return new Rule.Operand.Variable(argument.at().text());
    }

    private Rule.Operand bearer(Syntax.Verb verb, Scope scope) {
        Syntax.Operand argument = verb.arguments().get(1);
        Optional<EntityType> type = fact(verb, argument, "second", "the bearer", scope);
        if (type.isPresent() && !BEARERS.contains(type.get().name())) {
            problem(
                    argument.at(),
                    "`%s` is a fact of type `%s`; the bearer is a `Role`, or an `Organisation` where no role is at stake"
                            .formatted(argument.at().text(), type.get().name()));
        }
        return new Rule.Operand.Variable(argument.at().text());
    }

    private Optional<EntityType> fact(
            Syntax.Verb verb, Syntax.Operand argument, String which, String what, Scope scope) {
        String name = VerbReader.word(verb.verb());
        if (!(argument instanceof Syntax.Variable)) {
            problem(
                    argument.at(),
                    "the %s argument of `%s` is %s, a variable: `$x : Type( … )`".formatted(which, name, what));
            return Optional.empty();
        }
        Optional<Scope.Bound> bound = variable(argument.at(), scope);
        if (bound.isEmpty() || bound.get() instanceof Scope.Bound.Unclear) {
            return Optional.empty();
        }
        if (bound.get() instanceof Scope.Bound.Fact fact) {
            return Optional.of(fact.type());
        }
        problem(
                argument.at(),
                "`%s` is %s; the %s argument of `%s` is %s, a variable that names a pattern: `$x : Type( this == %s )`"
                        .formatted(
                                argument.at().text(),
                                described(bound.get()),
                                which,
                                name,
                                what,
                                argument.at().text()));
        return Optional.empty();
    }

    private Rule.Operand matching(Syntax.Operand argument, Pattern pattern, String otherwise) {
        if (argument instanceof Syntax.Literal literal
                && literal.at().is(Lexer.TEXT)
                && pattern.matcher(literal.at().unquoted()).matches()) {
            return new Rule.Operand.Literal(literal.at().unquoted());
        }
        problem(argument.at(), otherwise);
        return new Rule.Operand.Literal("");
    }

    private Rule.Operand rung(Syntax.Operand argument) {
        if (argument instanceof Syntax.Literal literal && !literal.at().is(Lexer.TRUTH)) {
            return new Rule.Operand.Literal(
                    literal.at().is(Lexer.TEXT)
                            ? literal.at().unquoted()
                            : Constants.number(literal.at(), literal.negative()));
        }
        problem(argument.at(), "the third argument of `score` is a rung of the criterion's ladder: a number or a text");
        return new Rule.Operand.Literal("");
    }

    private List<Rule.Operand> asked(Syntax.Verb verb, Scope scope) {
        Rule.Operand subject = subject(verb, scope);
        Syntax.Operand argument = verb.arguments().get(1);
        if (!(argument instanceof Syntax.Literal literal && literal.at().is(Lexer.TEXT))) {
            problem(argument.at(), "the second argument of `ask` is an attribute in double quotes");
            return List.of();
        }
        String name = literal.at().unquoted();
        if (scope.find(verb.arguments().get(0).at().text()).orElse(new Scope.Bound.Unclear(verb.at().at()))
                        instanceof Scope.Bound.Fact fact
                && !fact.type().attributes().containsKey(name)) {
            problem(literal.at(), noAttribute(name, fact.type()));
        }
        return List.of(subject, new Rule.Operand.Literal(name));
    }

    private List<Rule.Operand> classified(Syntax.Verb verb, Scope scope) {
        Optional<EntityType> found = verb.type().flatMap(this::type);
        if (found.isEmpty()) {
            return List.of();
        }
        EntityType type = found.get();
        Token name = verb.type().get();
        if (type.kind() != EntityType.Kind.DERIVED && !type.derivedAlso()) {
            problem(
                    name,
                    "`%s` is %s; `classify` concludes facts of derived types"
                            .formatted(
                                    type.name(),
                                    type.kind() == EntityType.Kind.DECLARED
                                            ? "written in documents"
                                            : "the type of a table"));
            return List.of();
        }
        List<Attribute> attributes = List.copyOf(type.attributes().values());
        if (attributes.size() != verb.arguments().size()) {
            problem(
                    name,
                    "`%s` has %d attributes, not %d: write `%s( %s )`"
                            .formatted(
                                    type.name(),
                                    attributes.size(),
                                    verb.arguments().size(),
                                    type.name(),
                                    attributes.stream().map(Attribute::name).collect(Collectors.joining(", "))));
            return List.of();
        }
        List<Rule.Operand> arguments = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            argument(attributes.get(i), verb.arguments().get(i), scope).ifPresent(arguments::add);
        }
        return arguments;
    }

    private Optional<Rule.Operand> argument(Attribute attribute, Syntax.Operand argument, Scope scope) {
        AttributeType type = attribute.type();
        if (argument instanceof Syntax.Literal literal) {
            return literal(literal, new Token(Lexer.WORD, attribute.name(), 0, 0, literal.at().at()), type)
                    .map(l -> l);
        }
        Optional<Scope.Bound> bound = variable(argument.at(), scope);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        boolean list = type instanceof AttributeType.ListOf
                && bound.get() instanceof Scope.Bound.Value value
                && value.type().equals(type);
        boolean duration = type instanceof AttributeType.Duration
                && bound.get() instanceof Scope.Bound.Value value
                && value.type() instanceof AttributeType.Duration;
        if (!list && !duration && unlike(type, bound.get()).isPresent()) {
            problem(
                    argument.at(),
                    "`%s` is %s; `%s` is %s"
                            .formatted(
                                    attribute.name(),
                                    described(type),
                                    argument.at().text(),
                                    described(bound.get())));
            return Optional.empty();
        }
        return Optional.of(new Rule.Operand.Variable(argument.at().text()));
    }

    // ---- names

    private Optional<EntityType> type(Token name) {
        EntityType type = vocabulary.types().get(name.text());
        if (type == null) {
            problem(
                    name,
                    "%s is no type of the vocabulary%s"
                            .formatted(
                                    Names.quote(name.text()),
                                    meant(name.text(), vocabulary.types().keySet())));
        }
        return Optional.ofNullable(type);
    }

    private Optional<Attribute> attribute(EntityType type, Token name) {
        Attribute attribute = type.attributes().get(name.text());
        if (attribute == null) {
            problem(name, noAttribute(name.text(), type));
        } else if (Foreign.OPERATORS.containsKey(name.text())
                || name.isWord("contains")
                || name.isWord("memberOf")
                || name.isWord("in")
                || name.isWord("not")) {
            problem(
                    name,
                    "`%s` is an operator of Drools and can't be read as an attribute; rename it in the vocabulary"
                            .formatted(name.text()));
            return Optional.empty();
        }
        return Optional.ofNullable(attribute);
    }

    private static String noAttribute(String name, EntityType type) {
        return "%s is no attribute of `%s`%s"
                .formatted(
                        Names.quote(name), type.name(), instead(name, type.attributes().keySet()));
    }

    private Optional<Scope.Bound> variable(Token name, Scope scope) {
        Optional<Scope.Bound> bound = scope.find(name.text());
        if (bound.isEmpty() && (whole || scope.endedIn(name.text()).isPresent())) {
            problem(name, unbound(name, scope));
        }
        return bound;
    }

    private static String unbound(Token name, Scope scope) {
        Optional<String> ended = scope.endedIn(name.text());
        if (ended.isPresent()) {
            return switch (ended.get()) {
                case "or" -> "`%s` is bound inside `or` and ends there; write one rule per branch: `\"pack/slug # branch\"`"
                        .formatted(name.text());
                case "accumulate" -> "`%s` is bound inside `accumulate` and ends there; compare it there, or derive a fact"
                        .formatted(name.text());
                default -> "`%s` is bound inside `%s` and ends there; bind it in a pattern of its own"
                        .formatted(name.text(), ended.get());
            };
        }
        // The sign is left out of the comparison: all one-letter variables look alike with it.
        Optional<String> near = name.text().length() < 2
                ? Optional.empty()
                : Names.nearest(
                        name.text().substring(1),
                        scope.names().stream().map(known -> known.substring(1)).toList());
        return "%s is not bound before this%s"
                .formatted(
                        Names.quote(name.text()),
                        near.map(known -> ", did you mean `$" + known + "`?").orElse(""));
    }

    /** The nearest name, or all of them when none is near. */
    private static String instead(String name, Collection<String> names) {
        Optional<String> near = Names.nearest(name, names);
        if (near.isPresent()) {
            return ", did you mean `" + near.get() + "`?";
        }
        return names.isEmpty() ? "" : "; write " + Names.oneOf(names);
    }

    private static String meant(String name, Collection<String> names) {
        return Names.nearest(name, names)
                .map(near -> ", did you mean `" + near + "`?")
                .orElse("");
    }

    private static String written(Syntax.Operand operand) {
        if (operand instanceof Syntax.Parameter parameter) {
            return "parameter(" + parameter.id().text() + ")";
        }
        if (operand instanceof Syntax.Literal literal) {
            return (literal.negative() ? "-" : "") + literal.at().text();
        }
        return operand.at().text();
    }

    private static String described(Scope.Bound bound) {
        if (bound instanceof Scope.Bound.Fact fact) {
            return "a fact of type `" + fact.type().name() + "`";
        } else if (bound instanceof Scope.Bound.Value value) {
            return described(value.type());
        } else if (bound instanceof Scope.Bound.Outcome) {
            return "a result of `accumulate`";
        }
        return "unclear";
    }

    private static String described(AttributeType type) {
        if (type instanceof AttributeType.Bool) {
            return "a boolean";
        } else if (type instanceof AttributeType.Str) {
            return "a text";
        } else if (type instanceof AttributeType.Code) {
            return "a code";
        } else if (type instanceof AttributeType.Country) {
            return "a country";
        } else if (type instanceof AttributeType.Date) {
            return "a date";
        } else if (type instanceof AttributeType.Duration) {
            return "a duration";
        } else if (type instanceof AttributeType.Num number) {
            return number.unit().isEmpty() ? "a number" : "a number of " + number.unit();
        } else if (type instanceof AttributeType.Reference reference) {
            return "a reference to " + Names.oneOf(reference.types());
        } else if (type instanceof AttributeType.ListOf list) {
            return "a list: each is " + described(list.of());
        }
        throw new IllegalStateException("unknown type of attribute");
    }

    private String loose(Joins.Loose loose) {
        Rule.Pattern pattern = loose.pattern();
        String name = "`" + pattern.variable().map(v -> v + " : ").orElse("") + pattern.type() + "`";
        Optional<String> example = Optional.empty();
        for (Rule.Pattern other : loose.rest()) {
            example = example.or(() -> reference(pattern, other)).or(() -> reference(other, pattern)
                    .map(join -> join + "` in `" + other.type()));
        }
        return "%s hangs loose: nothing outside `||` and `!` joins it to the other patterns by `==` or `contains`, so every one would be paired with every match of the rest; %s"
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

    private static edict.document.Place at(Syntax.Condition condition) {
        return condition.at().at();
    }

    private static edict.document.Place at(Syntax.Constraint constraint) {
        return constraint.at().at();
    }

    private void problem(Token at, String message) {
        problems.add(new Problem(at.at(), "", message));
    }
}
