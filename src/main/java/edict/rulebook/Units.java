package edict.rulebook;

import edict.document.Names;
import edict.document.Node;
import edict.drl.Parameters;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.Span;
import edict.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that the values of a parameter are of one form, and of that which its unit says. Whether a rule reads the parameter is no matter:
 * one may tomorrow.
 */
final class Units {

    static final String COUNTRY = "country";
    private static final String DAY = "day";
    private static final String DURATION = "duration";

    private final Values values;

    /** In which the vocabulary measures something. */
    private final Set<String> measures;

    Units(Vocabulary vocabulary, Values values) {
        this.values = values;
        this.measures = vocabulary.types().values().stream()
                .flatMap(type -> type.attributes().values().stream())
                .flatMap(attribute -> attribute.type() instanceof AttributeType.Num number ? Stream.of(number.unit()) : Stream.of())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What says why something is expected. */
    static String of(String unit) {
        return "and the unit is " + Names.quote(unit);
    }

    /** Which form all of them have; empty after a problem, and without any. @param written one after the other as they stand in the file */
    Optional<Parameters.Shape> shape(String what, String unit, List<Node> written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        int before = values.problems().count();
        Node first = written.get(0);
        boolean set = first instanceof Node.Sequence;
        for (Node value : written) {
            if (value instanceof Node.Sequence != set) {
                values.problems().add(
                        value,
                        "expected " + (set ? "a list" : "a single value") + ", like the value in line " + first.at().line() + ", found "
                                + value.described());
            }
        }
        List<Node.Scalar> scalars = written.stream()
                .filter(value -> value instanceof Node.Sequence == set)
                .flatMap(Units::scalars)
                .toList();
        if (scalars.isEmpty()) {
            values.named(
                    first.at(), what + " is a set in which there is never anything; list at least one member in one of its values");
            return Optional.empty();
        }
        Optional<Parameters.Kind> wanted = kind(unit);
        Parameters.Kind kind = wanted.orElse(kind(scalars.get(0)));
        for (Node.Scalar scalar : scalars) {
            if (kind(scalar) != kind) {
                values.problems().add(
                        scalar,
                        "expected " + expected(kind, unit)
                                + (wanted.isPresent() ? ", as the unit is " + Names.quote(unit) : ", like " + told(scalars.get(0)))
                                + ", found " + scalar.described()
                                + (kind == Parameters.Kind.SPAN ? Span.why(scalar.text()) : ""));
            } else if (unit.equals(COUNTRY) && !Countries.isCode(scalar.text())) {
                values.problems().add(scalar, Values.noCountry(scalar.text(), of(unit)));
            }
        }
        return values.problems().count() > before ? Optional.empty() : Optional.of(new Parameters.Shape(kind, set, kind == Parameters.Kind.NUMBER ? unit : ""));
    }

    private static String told(Node.Scalar scalar) {
        return Names.quote(scalar.text()) + " in line " + scalar.at().line();
    }

    private static Stream<Node.Scalar> scalars(Node value) {
        List<Node> nodes = value instanceof Node.Sequence list ? list.items() : List.of(value);
        return nodes.stream()
                .filter(node -> !node.isNull())
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
    }

    private static Parameters.Kind kind(Node.Scalar scalar) {
        return Values.kind(Values.literal(scalar));
    }

    /** What a unit is a unit of; empty where that is for the author to know. */
    private Optional<Parameters.Kind> kind(String unit) {
        return switch (unit) {
            case COUNTRY -> Optional.of(Parameters.Kind.TEXT);
            case DAY -> Optional.of(Parameters.Kind.DATE);
            case DURATION -> Optional.of(Parameters.Kind.SPAN);
            case "%" -> Optional.of(Parameters.Kind.NUMBER);
            default -> !unit.isEmpty() && measures.contains(unit) ? Optional.of(Parameters.Kind.NUMBER) : Optional.empty();
        };
    }

    private static String expected(Parameters.Kind kind, String unit) {
        return switch (kind) {
            case BOOLEAN -> "`true` or `false`";
            case NUMBER -> "a number";
            case DATE -> "a date such as `2026-08-02`";
            case SPAN -> Span.EXPECTED;
            case TEXT -> unit.equals(COUNTRY) ? "an ISO 3166-1 alpha-2 code" : "a text";
        };
    }
}
