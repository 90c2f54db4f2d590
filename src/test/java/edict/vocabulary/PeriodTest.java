package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final Set<LocalDate> CHRISTMAS =
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26"), LocalDate.parse("2027-01-01"));

    @ParameterizedTest(name = "{1} after {0} ends on {2}")
    @CsvSource({
        // The day of the event is not counted: 1 December 2026 is a Tuesday.
        "2026-12-01, P1D, 2026-12-02",
        "2026-12-01, P3D, 2026-12-04",
        "2026-12-01, P15D, 2026-12-16",
        // An end on a Saturday, Sunday or public holiday moves to the next working day.
        "2026-12-01, P4D, 2026-12-07",
        "2026-12-01, P5D, 2026-12-07",
        "2026-12-10, P15D, 2026-12-28",
        // Weekends and holidays inside count.
        "2026-12-18, P10D, 2026-12-28",
        // Two days or more have at least two working days: from Friday, Monday is only one.
        "2026-12-04, P2D, 2026-12-08",
        "2026-12-04, P1D, 2026-12-07",
        // Over Christmas: 24 December is a Thursday, the next working days are 28 and 29.
        "2026-12-24, P2D, 2026-12-29",
        // Working days leave out weekends and holidays.
        "2026-12-01, P14WD, 2026-12-21",
        "2026-12-23, P2WD, 2026-12-28",
        // Months and years end on the day of the same number, or the last of the month.
        "2026-12-15, P1M, 2027-01-15",
        "2027-01-29, P1M, 2027-03-01",
        "2024-02-29, P1Y, 2025-02-28",
        "2026-12-01, P4M, 2027-04-01",
        "2026-12-07, P2W, 2026-12-21",
        // A period in hours does not move.
        "2026-12-04, PT24H, 2026-12-05",
        "2026-12-04, PT72H, 2026-12-07",
        "2026-12-04, PT12H, 2026-12-04"
    })
    void ends_with_its_last_day(String event, String span, String last) {
        assertThat(Period.lastDay(LocalDate.parse(event), Span.parse(span).orElseThrow(), CHRISTMAS))
                .isEqualTo(LocalDate.parse(last));
    }

    @Test
    void without_a_list_of_holidays_only_weekends_are_free() {
        assertThat(Period.lastDay(LocalDate.parse("2026-12-24"), Span.parse("P1D").orElseThrow(), Set.of()))
                .isEqualTo(LocalDate.parse("2026-12-25"));
    }

    @ParameterizedTest(name = "{1} after {0} may run until {2}")
    @CsvSource({
        // 4 December 2026 is a Friday, 2 December a Wednesday.
        "2026-12-04, PT24H, 2026-12-05",
        "2026-12-02, PT72H, 2026-12-05",
        "2026-12-04, PT72H, 2026-12-08",
        "2026-12-04, PT48H, 2026-12-08",
        "2026-12-04, PT12H, 2026-12-05",
        "2026-12-23, PT72H, 2026-12-28",
        "2026-12-04, P1D, 2026-12-07"
    })
    void hours_move_for_no_weekend_but_may_have_two_working_days(String event, String span, String last) {
        assertThat(Period.latestDay(LocalDate.parse(event), Span.parse(span).orElseThrow(), CHRISTMAS))
                .isEqualTo(LocalDate.parse(last));
    }
}
