package edict.drl;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what a rule concludes: of whom, borne by whom, with which arguments. */
final class ConclusionChecker {

    private static final Pattern PROVISIONS = Pattern.compile(
            "[a-z0-9]++(?:-[a-z0-9]++)*+/(?:[a-z0-9]++-)*+(?:[a-z0-9]++\\*?|\\*)");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    private static final List<String> BEARERS = List.of("Role", "Organisation");

    private final Lookups lookups;

    ConclusionChecker(Lookups lookups) {
        this.lookups = lookups;
    }

    Rule.Conclusion conclusion(Syntax.Verb verb, Scope scope) {
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
                                        "the third argument of `exempt` is a provision or the beginning of its "
                                                + "id: `\"pack/slug\"` or `\"pack/slug-*\"`"));
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
                                        "the second argument of `score` is a criterion in small letters, digits "
                                                + "and hyphens"),
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
        lookups.problem(
                verb.at(),
                "`%s` takes %d arguments, not %d: write %s"
                        .formatted(name, expected, verb.arguments().size(), example.formatted(name)));
        return false;
    }

    private Rule.Operand subject(Syntax.Verb verb, Scope scope) {
        Syntax.Operand argument = verb.arguments().get(0);
        Optional<EntityType> type = fact(verb, argument, "first", "the subject", scope);
        if (type.isPresent() && !mayBeJudged(type.get())) {
            lookups.problem(
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

    /** Things of the document, and what was noted about them. */
    private static boolean mayBeJudged(EntityType type) {
        return switch (type.kind()) {
            case DECLARED, NOTED -> true;
            case DERIVED, REFERENCE -> type.derivedAlso();
        };
    }

    private Rule.Operand bearer(Syntax.Verb verb, Scope scope) {
        Syntax.Operand argument = verb.arguments().get(1);
        Optional<EntityType> type = fact(verb, argument, "second", "the bearer", scope);
        if (type.isPresent() && !BEARERS.contains(type.get().name())) {
            lookups.problem(
                    argument.at(),
                    ("`%s` is a fact of type `%s`; the bearer is a `Role`, or an `Organisation` where no role is "
                            + "at stake")
                            .formatted(argument.at().text(), type.get().name()));
        }
        return new Rule.Operand.Variable(argument.at().text());
    }

    private Optional<EntityType> fact(
            Syntax.Verb verb, Syntax.Operand argument, String which, String what, Scope scope) {
        String name = VerbReader.word(verb.verb());
        if (!(argument instanceof Syntax.Variable)) {
            lookups.problem(
                    argument.at(),
                    "the %s argument of `%s` is %s, a variable: `$x : Type( … )`".formatted(which, name, what));
            return Optional.empty();
        }
        Optional<Scope.Bound> bound = lookups.variable(argument.at(), scope);
        if (bound.isEmpty() || bound.get() instanceof Scope.Bound.Unclear) {
            return Optional.empty();
        }
        if (bound.get() instanceof Scope.Bound.Fact fact) {
            return Optional.of(fact.type());
        }
        lookups.problem(
                argument.at(),
                "`%s` is %s; the %s argument of `%s` is %s, a variable that names a pattern: `$x : Type( this == %s )`"
                        .formatted(
                                argument.at().text(),
                                Kinds.described(bound.get()),
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
        lookups.problem(argument.at(), otherwise);
        return new Rule.Operand.Literal("");
    }

    private Rule.Operand rung(Syntax.Operand argument) {
        if (argument instanceof Syntax.Literal literal && !literal.at().is(Lexer.TRUTH)) {
            return new Rule.Operand.Literal(
                    literal.at().is(Lexer.TEXT)
                            ? literal.at().unquoted()
                            : Constants.number(literal.at(), literal.negative()));
        }
        lookups.problem(
                argument.at(), "the third argument of `score` is a rung of the criterion's ladder: a number or a text");
        return new Rule.Operand.Literal("");
    }

    private List<Rule.Operand> asked(Syntax.Verb verb, Scope scope) {
        Rule.Operand subject = subject(verb, scope);
        Syntax.Operand argument = verb.arguments().get(1);
        if (!(argument instanceof Syntax.Literal literal && literal.at().is(Lexer.TEXT))) {
            lookups.problem(argument.at(), "the second argument of `ask` is an attribute in double quotes");
            return List.of();
        }
        String name = literal.at().unquoted();
        if (scope.find(verb.arguments().get(0).at().text()).orElse(new Scope.Bound.Unclear(verb.at().at()))
                        instanceof Scope.Bound.Fact fact
                && !fact.type().attributes().containsKey(name)) {
            lookups.problem(literal.at(), Lookups.noAttribute(name, fact.type()));
        }
        return List.of(subject, new Rule.Operand.Literal(name));
    }

    private List<Rule.Operand> classified(Syntax.Verb verb, Scope scope) {
        Optional<EntityType> found = verb.type().flatMap(lookups::type);
        if (found.isEmpty()) {
            return List.of();
        }
        EntityType type = found.get();
        Token name = verb.type().get();
        if (type.kind() != EntityType.Kind.DERIVED && !type.derivedAlso()) {
            lookups.problem(
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
            lookups.problem(
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
            return lookups.literal(literal, new Token(Lexer.WORD, attribute.name(), 0, 0, literal.at().at()), type)
                    .map(l -> l);
        }
        Optional<Scope.Bound> bound = lookups.variable(argument.at(), scope);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        boolean list = type instanceof AttributeType.ListOf
                && bound.get() instanceof Scope.Bound.Value value
                && value.type().equals(type);
        boolean duration = type instanceof AttributeType.Duration
                && bound.get() instanceof Scope.Bound.Value value
                && value.type() instanceof AttributeType.Duration;
        if (!list && !duration && Kinds.unlike(type, bound.get()).isPresent()) {
            lookups.problem(
                    argument.at(),
                    "`%s` is %s; `%s` is %s"
                            .formatted(
                                    attribute.name(),
                                    Kinds.described(type),
                                    argument.at().text(),
                                    Kinds.described(bound.get())));
            return Optional.empty();
        }
        return Optional.of(new Rule.Operand.Variable(argument.at().text()));
    }
}
