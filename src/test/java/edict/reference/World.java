package edict.reference;

import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small world in which everything is known.
 *
 * @param things by type
 * @param identified for each place whose answer is missing ({@link #place}), the keys of the listed entities that this
 *     world puts there
 */
record World(Map<String, List<Thing>> things, Map<String, Set<String>> identified) {

    /**
     * @param values {@link Boolean}, {@link String} (texts, codes, countries, keys of entities), {@link BigDecimal},
     *     {@link LocalDate}, {@link Length}, {@link Set} of these, or {@link Missing}
     */
    record Thing(String type, String key, Map<String, Object> values) {

        Object value(String attribute) {
            Object value = values.get(attribute);
            if (value == null) {
                throw new IllegalStateException("no value for " + type + "." + attribute);
            }
            return value;
        }
    }

    /** Values that no comparison likes. */
    enum Missing {
        /** The attribute's {@code onlyIf} is false. */
        NOT_APPLICABLE,
        /** {@code min} or {@code max} of nothing. */
        NOTHING
    }

    /** Marks the second of two fresh entities that complete the same list; the engine has one placeholder for both. */
    static final String SECOND = "#2";

    /** The missing answer that a fresh entity, or the engine's placeholder, stands for: its key without marks of lists. */
    static String place(String key) {
        return key.replace(SECOND, "").replaceAll("/-(?=/|$)", "");
    }

    /**
     * A duration of which the calendar is known as well.
     *
     * @param span as stated
     * @param days how long that is here
     * @param stretched whether months, years and working days that it is compared with are long ones here
     */
    record Length(Span span, BigDecimal days, boolean stretched) implements Comparable<Length> {

        static Length of(Span span) {
            return new Length(span, shortest(span), false);
        }

        int against(Span constant) {
            if (constant.unit() == span.unit()) {
                return Integer.compare(span.amount(), constant.amount());
            }
            if (months(span) > 0 && months(constant) > 0) {
                return Long.compare(months(span), months(constant));
            }
            return days.compareTo(stretched ? longest(constant) : shortest(constant));
        }

        @Override
        public int compareTo(Length other) {
            return span.unit() == other.span.unit()
                    ? Integer.compare(span.amount(), other.span.amount())
                    : days.compareTo(other.days);
        }

        /** Whole months; 0 of what is no number of months. */
        private static long months(Span span) {
            return switch (span.unit()) {
                case MONTHS -> span.amount();
                case YEARS -> 12L * span.amount();
                default -> 0;
            };
        }

        static boolean exact(Span span) {
            return shortest(span).compareTo(longest(span)) == 0;
        }

        static BigDecimal shortest(Span span) {
            return range(span)[0];
        }

        static BigDecimal longest(Span span) {
            return range(span)[1];
        }

        private static final Map<Span, BigDecimal[]> RANGES = new ConcurrentHashMap<>();

        private static BigDecimal[] range(Span span) {
            return RANGES.computeIfAbsent(span, Length::measured);
        }

        private static BigDecimal[] measured(Span span) {
            long n = span.amount();
            return switch (span.unit()) {
                case HOURS -> {
                    BigDecimal days = BigDecimal.valueOf(n).divide(BigDecimal.valueOf(24), 6, RoundingMode.HALF_EVEN);
                    yield new BigDecimal[] {days, days};
                }
                case DAYS -> between(n, n);
                case WEEKS -> between(7 * n, 7 * n);
                case WORKING_DAYS -> between(n, 5 * n);
                case MONTHS -> calendar(n);
                case YEARS -> calendar(12 * n);
            };
        }

        private static BigDecimal[] calendar(long months) {
            long shortest = Long.MAX_VALUE;
            long longest = 0;
            for (LocalDate day = LocalDate.of(2023, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
                long days = ChronoUnit.DAYS.between(day, day.plusMonths(months));
                shortest = Math.min(shortest, days);
                longest = Math.max(longest, days);
            }
            return between(shortest, longest);
        }

        private static BigDecimal[] between(long from, long to) {
            return new BigDecimal[] {BigDecimal.valueOf(from), BigDecimal.valueOf(to)};
        }
    }
}
