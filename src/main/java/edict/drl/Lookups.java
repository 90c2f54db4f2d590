package edict.drl;

import edict.document.Names;
import edict.document.Place;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks up the names and constants of one rule; what isn't there becomes a problem. */
final class Lookups {

    private final Vocabulary vocabulary;
    private final Parameters parameters;
    private final List<Problem> problems;
    private final boolean whole;
    private final int before;
    /** Whether the rule names something that is there and could not be read. */
    private boolean unsure;

    /** @param whole whether the rule was read whole; else a variable that is not bound may be bound in the rest */
    Lookups(Vocabulary vocabulary, Parameters parameters, List<Problem> problems, boolean whole) {
        this.vocabulary = vocabulary;
        this.parameters = parameters;
        this.problems = problems;
        this.whole = whole;
        this.before = problems.size();
    }

    /** Whether nothing was found wrong with the rule so far. */
    boolean isClean() {
        return !unsure && problems.size() == before;
    }

    Optional<EntityType> type(Token name) {
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

    Optional<Attribute> attribute(EntityType type, Token name) {
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

    static String noAttribute(String name, EntityType type) {
        return "%s is no attribute of `%s`%s"
                .formatted(
                        Names.quote(name), type.name(), instead(name, type.attributes().keySet()));
    }

    Optional<Scope.Bound> variable(Token name, Scope scope) {
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
                case "or" -> ("`%s` is bound inside `or` and ends there; write one rule per branch: `\"pack/slug "
                        + "# branch\"`")
                        .formatted(name.text());
                case "accumulate" -> ("`%s` is bound inside `accumulate` and ends there; compare it there, or "
                        + "derive a fact")
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
        // Sorted: of equally near names the first is told, and maps have no order of their own.
        return Names.nearest(name, new TreeSet<>(names))
                .map(near -> ", did you mean `" + near + "`?")
                .orElse("");
    }

    Optional<Rule.Operand> parameter(Syntax.Parameter parameter, Token left, AttributeType type, boolean set) {
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
                    "`%s` is %s and is compared with variables only".formatted(left.text(), Kinds.described(type)));
            return Optional.empty();
        } else {
            wanted = Parameters.Kind.TEXT;
        }
        Optional<Rule.Operand> found = parameter(parameter, left, wanted, set);
        if (found.isPresent() && type instanceof AttributeType.Num number) {
            checkUnit(parameter.id(), left, number);
        }
        return found;
    }

    private void checkUnit(Token id, Token left, AttributeType.Num number) {
        String unit = parameters.find(id.unquoted()).map(Parameters.Shape::unit).orElse("");
        if (Kinds.areUnlike(unit, number.unit())) {
            problem(
                    id,
                    "`%s` is %s, parameter `%s` is a number of %s; they %s"
                            .formatted(left.text(), Kinds.described(number), id.unquoted(), unit, Kinds.UNLIKE_UNITS));
        }
    }

    Optional<Rule.Operand> parameter(
            Syntax.Parameter parameter, Token left, Parameters.Kind wanted, boolean set) {
        String id = parameter.id().unquoted();
        Optional<Parameters.Shape> shape = parameters.find(id);
        if (shape.isEmpty() && parameters.mayBeUnreadable(id)) {
            unsure = true;
            return Optional.empty();
        }
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
                            ? wanted == Parameters.Kind.DATE
                                    ? "parameter `%s` is one day, and not a set of public holidays".formatted(id)
                                    : "parameter `%s` is no set; write `==`".formatted(id)
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
                                    Kinds.words(wanted, set),
                                    id,
                                    Kinds.words(shape.get().kind(), set)));
            return Optional.empty();
        }
        return Optional.of(new Rule.Operand.Parameter(id));
    }

    Optional<List<Rule.Operand.Literal>> literals(
            List<Syntax.Literal> values, Token left, AttributeType type) {
        List<Rule.Operand.Literal> literals = new ArrayList<>();
        for (Syntax.Literal value : values) {
            Optional<Rule.Operand.Literal> literal = literal(value, left, type);
            if (literal.isPresent() && literals.contains(literal.get())) {
                problem(
                        value.at(),
                        "`%s` stands in the list twice"
                                .formatted(value.at().is(Lexer.TEXT) ? value.at().unquoted() : Kinds.written(value)));
            }
            literal.ifPresent(literals::add);
        }
        return literals.size() == values.size() ? Optional.of(List.copyOf(literals)) : Optional.empty();
    }

    Optional<Rule.Operand.Literal> literal(Syntax.Literal literal, Token left, AttributeType type) {
        return literal(literal, left, type, Kinds.described(type));
    }

    Optional<Rule.Operand.Literal> literal(Syntax.Literal literal, Token left, AttributeType type, String is) {
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

    Optional<Rule.Operand.Literal> text(Token token, Token left, AttributeType type) {
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
            problem(
                    token,
                    "%s is not an ISO 3166-1 alpha-2 code%s"
                            .formatted(
                                    Names.quote(text),
                                    Countries.meant(text).map("; write `\"%s\"`"::formatted).orElse("")));
        } else if (type instanceof AttributeType.Date) {
            Optional<Rule.Operand.Literal> date = Literals.date(text).map(Rule.Operand.Literal::new);
            if (date.isEmpty()) {
                problem(token, "%s is no date; write `\"2026-08-02\"`".formatted(Names.quote(text)));
            }
            return date;
        } else if (type instanceof AttributeType.Duration) {
            Optional<Rule.Operand.Literal> span = Span.parse(text).map(Rule.Operand.Literal::new);
            if (span.isEmpty()) {
                problem(token, Kinds.noSpan(text));
            }
            return span;
        } else {
            return Optional.of(new Rule.Operand.Literal(text));
        }
        return Optional.empty();
    }

    void problem(Token at, String message) {
        problem(at.at(), message);
    }

    void problem(Place at, String message) {
        problems.add(new Problem(at, "", message));
    }
}
