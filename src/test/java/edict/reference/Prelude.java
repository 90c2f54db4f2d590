package edict.reference;

import edict.reference.World.Length;
import edict.vocabulary.Span;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules may call when Drools' own compiler runs them. Public because compiled rules live in another package. What is
 * not applicable arrives as null, and no function holds of it.
 */
public final class Prelude {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private Prelude() {}

    /** What a verb says. */
    public record Said(String verb, String rule, List<Object> arguments) {
        public Said(String verb, String rule, Object... arguments) {
            this(verb, rule, List.of(arguments));
        }
    }

    public static boolean reached(@Nullable LocalDate date, String period) {
        return date != null && !Interpreter.plus(date, Interpreter.span(period)).isAfter(DAY);
    }

    public static boolean overdue(@Nullable LocalDate date, String period) {
        return overdue(date, period, Set.of());
    }

    public static boolean overdue(@Nullable LocalDate date, String period, Collection<?> holidays) {
        return date != null && Interpreter.over(date, Interpreter.span(period), Set.copyOf(holidays), DAY);
    }

    public static boolean earlier(@Nullable LocalDate date, String than) {
        return date != null && date.isBefore(LocalDate.parse(than));
    }

    public static boolean earlier(@Nullable LocalDate date, LocalDate than) {
        return date != null && date.isBefore(than);
    }

    public static boolean later(@Nullable LocalDate date, String than) {
        return date != null && date.isAfter(LocalDate.parse(than));
    }

    public static boolean later(@Nullable LocalDate date, LocalDate than) {
        return date != null && date.isAfter(than);
    }

    public static boolean longer(@Nullable Object length, String than) {
        return length != null && ((Length) length).against(span(than)) > 0;
    }

    public static boolean shorter(@Nullable Object length, String than) {
        return length != null && ((Length) length).against(span(than)) < 0;
    }

    private static Span span(String text) {
        return Interpreter.span(text);
    }

    public static boolean within(@Nullable Collection<?> list, String... values) {
        return list != null && List.of(values).containsAll(list);
    }

    public static boolean within(@Nullable Collection<?> list, Collection<?> values) {
        return list != null && values.containsAll(list);
    }

    public static boolean intersects(@Nullable Collection<?> list, String... values) {
        return list != null && list.stream().anyMatch(List.of(values)::contains);
    }

    public static boolean intersects(@Nullable Collection<?> list, Collection<?> values) {
        return list != null && list.stream().anyMatch(values::contains);
    }

    public static boolean any(@Nullable Collection<?> list) {
        return list != null && !list.isEmpty();
    }
}
