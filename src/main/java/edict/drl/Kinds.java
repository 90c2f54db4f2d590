package edict.drl;

import edict.document.Names;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Span;
import java.util.Optional;

/** Kinds of value in words, and which of them compare. */
final class Kinds {

    static final String UNLIKE_UNITS = "have unlike units";

    private Kinds() {}

    static String described(Scope.Bound bound) {
        if (bound instanceof Scope.Bound.Fact fact) {
            return "a fact of type `" + fact.type().name() + "`";
        } else if (bound instanceof Scope.Bound.Value value) {
            return described(value.type());
        } else if (bound instanceof Scope.Bound.Outcome) {
            return "a result of `accumulate`";
        }
        return "unclear";
    }

    static String described(AttributeType type) {
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

    static String words(Parameters.Kind kind, boolean set) {
        return set ? "a set of " + kind.words().substring(2) + "s" : kind.words();
    }

    static Optional<String> unlike(AttributeType type, Scope.Bound bound) {
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
            return areUnlike(a.unit(), b.unit()) ? Optional.of(UNLIKE_UNITS) : Optional.empty();
        }
        return type.getClass() == other.getClass() && !(type instanceof AttributeType.ListOf)
                ? Optional.empty()
                : Optional.of("are not compared");
    }

    /** Whether two units are others; where one is not told, nobody knows. */
    static boolean areUnlike(String unit, String other) {
        return !unit.isEmpty() && !other.isEmpty() && !unit.equals(other);
    }

    static String turned(Rule.Operator operator) {
        return switch (operator) {
            case LESS -> ">";
            case GREATER -> "<";
            case AT_MOST -> ">=";
            case AT_LEAST -> "<=";
            default -> operator.symbol();
        };
    }

    static String dates(Token left) {
        return "`%s` is a date; a date is compared with a constant by `earlier(%s, …)` and `later(%s, …)` only"
                .formatted(left.text(), left.text(), left.text());
    }

    static String durations(Token left) {
        return "`%s` is a duration; durations are compared by `longer(%s, …)` and `shorter(%s, …)` only"
                .formatted(left.text(), left.text(), left.text());
    }

    static String noSpan(String text) {
        return "%s is no duration; write `\"P30D\"`, `\"P14WD\"`, `\"P2M\"`, `\"P1Y\"` or `\"PT24H\"`"
                .formatted(Names.quote(text)) + Span.why(text);
    }

    static String written(Syntax.Operand operand) {
        if (operand instanceof Syntax.Parameter parameter) {
            return "parameter(" + parameter.id().text() + ")";
        }
        if (operand instanceof Syntax.Literal literal) {
            return (literal.negative() ? "-" : "") + literal.at().text();
        }
        return operand.at().text();
    }
}
