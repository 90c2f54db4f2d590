package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    private static Span span(String text) {
        return Span.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P2M", "P1Y", "P6W", "PT24H", "P14WD", "P0D", "P200Y", "P2400M"})
    void a_span_is_written_as_it_is_read(String text) {
        assertThat(span(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "30D", "P1Y6M", "P-1D", "PT5M", "P1H", "PT1D", "p1d", "P1.5D", "P1234567D", "P201Y", "P2401M", "P1D "})
    void a_span_has_one_unit_and_a_whole_amount(String text) {
        assertThat(Span.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y2M,'; a duration has one unit, so write `P14M`'",
        "P1M15D,; a duration has one unit",
        "P1DT6H,; a duration has one unit",
        "P99999999Y,; no duration is longer than 200 years",
        "12 months,''",
    })
    void why_a_text_is_no_duration(String text, String why) {
        assertThat(Span.why(text)).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, 28, 31", "P2M, 59, 62", "P3M, 89, 92", "P12M, 365, 366", "P1Y, 365, 366", "P4Y, 1460, 1461", "P2W, 14, 14",
        "P14WD, 14, 70", "PT48H, 2, 2", "P10D, 10, 10", "P8Y, 2920, 2922"
    })
    void bounds_in_days(String text, long shortest, long longest) {
        assertThat(span(text).shortest()).isEqualTo(24 * shortest);
        assertThat(span(text).longest()).isEqualTo(24 * longest);
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, P30D, unknown", "P2M, P30D, longer", "P1M, P31D, not", "P1M, P28D, unknown", "P1M, P27D, longer",
        "P12M, P1Y, not", "P1Y, P12M, not", "P13M, P1Y, longer", "PT25H, P1D, longer", "PT24H, P1D, not",
        "P14WD, P14D, unknown", "P14WD, P70D, not", "P14WD, P14WD, not", "P15WD, P14WD, longer", "P1Y, P365D, unknown",
    })
    void unlike_units_compare_as_bounds(String a, String b, String expected) {
        String is = span(a).surelyLongerThan(span(b)) ? "longer" : span(a).surelyAtMost(span(b)) ? "not" : "unknown";
        assertThat(is).isEqualTo(expected);
    }

    @Test
    void months_from_any_day_lie_within_the_bounds() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Span months = new Span(random.nextInt(300), Span.Unit.MONTHS);
            LocalDate first = LocalDate.of(1890 + random.nextInt(300), 1 + random.nextInt(12), 1);
            long hours = 24 * ChronoUnit.DAYS.between(first, first.plusMonths(months.amount()));
            assertThat(hours).as("%s from %s", months, first).isBetween(months.shortest(), months.longest());
        }
    }
}
