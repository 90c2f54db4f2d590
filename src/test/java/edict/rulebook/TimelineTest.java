package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-08-02");
    private static final LocalDate POSTPONED = LocalDate.parse("2027-12-02");
    private static final LocalDate ENACTED = LocalDate.parse("2024-07-12");
    private static final LocalDate AMENDED = LocalDate.parse("2026-07-24");

    private static Dated<String> entry(String value, String from, String until, String known, String replaces) {
        return new Dated<>(
                value,
                LocalDate.parse(from),
                until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
                LocalDate.parse(known),
                replaces.isEmpty() ? Optional.empty() : Optional.of(replaced(replaces)),
                Optional.empty(),
                value.startsWith("annulled") ? Optional.empty() : Optional.of(value),
                new Place("test", 1, 1));
    }

    private static Dated.Replaces replaced(String text) {
        String[] parts = text.split(" from ", -1);
        return new Dated.Replaces(
                parts[0], parts.length == 1 ? Optional.empty() : Optional.of(LocalDate.parse(parts[1])));
    }

    @SafeVarargs
    private static Timeline<String> of(Dated<String>... entries) {
        return new Timeline<>(List.of(entries));
    }

    private static String at(Timeline<String> timeline, LocalDate day, LocalDate knownOn) {
        return timeline.at(day, knownOn).flatMap(Dated::value).orElse("nothing");
    }

    private final Timeline<String> postponed = of(
            entry("as enacted", "2026-08-02", "", "2024-07-12", ""),
            entry("as amended", "2027-12-02", "", "2026-07-24", "as enacted"));

    @Test
    void both_the_first_and_the_last_day_belong_to_an_entry() {
        Timeline<String> timeline = of(entry("a", "2020-01-01", "2020-12-31", "2019-01-01", ""));

        assertThat(at(timeline, LocalDate.parse("2019-12-31"), POSTPONED)).isEqualTo("nothing");
        assertThat(at(timeline, LocalDate.parse("2020-01-01"), POSTPONED)).isEqualTo("a");
        assertThat(at(timeline, LocalDate.parse("2020-12-31"), POSTPONED)).isEqualTo("a");
        assertThat(at(timeline, LocalDate.parse("2021-01-01"), POSTPONED)).isEqualTo("nothing");
    }

    @Test
    void a_postponed_date_is_judged_by_what_was_known() {
        assertThat(at(postponed, FIRST, ENACTED)).isEqualTo("as enacted");
        assertThat(at(postponed, FIRST, AMENDED.minusDays(1))).isEqualTo("as enacted");
        assertThat(at(postponed, FIRST, AMENDED)).isEqualTo("nothing");
        assertThat(at(postponed, POSTPONED.minusDays(1), AMENDED)).isEqualTo("nothing");
        assertThat(at(postponed, POSTPONED, AMENDED)).isEqualTo("as amended");
    }

    @Test
    void later_days_are_those_known_at_the_time() {
        assertThat(postponed.daysAfter(ENACTED, ENACTED)).containsExactly(FIRST);
        assertThat(postponed.daysAfter(AMENDED, AMENDED)).containsExactly(FIRST, POSTPONED);
        assertThat(postponed.daysAfter(POSTPONED, POSTPONED)).isEmpty();
    }

    @Test
    void later_knowledge_wins_for_the_days_it_speaks_of() {
        Timeline<String> timeline = of(
                entry("old", "2020-01-01", "", "2019-06-01", ""),
                entry("exception for a summer", "2021-06-01", "2021-08-31", "2021-05-01", ""));

        assertThat(at(timeline, LocalDate.parse("2021-07-01"), LocalDate.parse("2021-07-01")))
                .isEqualTo("exception for a summer");
        assertThat(at(timeline, LocalDate.parse("2021-07-01"), LocalDate.parse("2021-04-30"))).isEqualTo("old");
        assertThat(at(timeline, LocalDate.parse("2021-09-01"), LocalDate.parse("2021-09-01"))).isEqualTo("old");
    }

    @Test
    void of_two_entries_known_together_the_one_that_starts_later_holds() {
        Timeline<String> timeline = of(
                entry("nothing from 2027", "2027-01-12", "", "2023-12-22", ""),
                entry("cost only", "2024-01-11", "", "2023-12-22", ""));

        assertThat(at(timeline, LocalDate.parse("2027-01-11"), ENACTED)).isEqualTo("cost only");
        assertThat(at(timeline, LocalDate.parse("2027-01-12"), ENACTED)).isEqualTo("nothing from 2027");
    }

    @Test
    void an_annulment_from_the_beginning_is_an_entry_that_replaces() {
        Timeline<String> timeline = of(
                entry("decision", "2016-08-01", "", "2016-07-12", ""),
                entry("annulled", "2016-08-01", "", "2020-07-16", "decision"));
        LocalDate during = LocalDate.parse("2018-01-01");

        assertThat(at(timeline, during, LocalDate.parse("2020-07-15"))).isEqualTo("decision");
        assertThat(at(timeline, during, LocalDate.parse("2020-07-16"))).isEqualTo("nothing");
        assertThat(timeline.allAt(during, LocalDate.parse("2020-07-16"))).isEmpty();
    }

    @Test
    void what_is_replaced_from_a_day_holds_before_it() {
        Timeline<String> timeline = of(
                entry("rate", "2020-01-01", "", "2019-12-01", ""),
                entry("annulled", "2022-01-01", "", "2021-12-01", "rate from 2022-01-01"));

        assertThat(at(timeline, LocalDate.parse("2021-12-31"), POSTPONED)).isEqualTo("rate");
        assertThat(at(timeline, LocalDate.parse("2022-01-01"), POSTPONED)).isEqualTo("nothing");
        assertThat(timeline.daysAfter(LocalDate.parse("2021-01-01"), POSTPONED))
                .containsExactly(LocalDate.parse("2022-01-01"));
    }

    @Test
    void a_second_postponement_does_not_bring_the_first_date_back() {
        Timeline<String> timeline = of(
                entry("first", "2026-08-02", "", "2024-07-12", ""),
                entry("second", "2027-12-02", "", "2026-07-24", "first"),
                entry("third", "2029-01-01", "", "2027-10-01", "second"));

        assertThat(at(timeline, LocalDate.parse("2028-01-01"), LocalDate.parse("2028-01-01")))
                .isEqualTo("nothing");
        assertThat(at(timeline, LocalDate.parse("2029-01-01"), LocalDate.parse("2028-01-01")))
                .isEqualTo("third");
    }

    @Test
    void rows_of_a_table_stand_side_by_side() {
        Timeline<String> timeline = of(
                entry("a", "2018-05-25", "", "2010-01-01", ""), entry("b", "2018-05-25", "", "2011-01-01", ""));

        assertThat(timeline.allAt(FIRST, FIRST)).extracting(Dated::id).containsExactly("a", "b");
    }

    @Test
    void an_ended_entry_is_found_by_its_last_day() {
        Timeline<String> timeline = of(
                entry("v1", "2025-02-02", "2026-07-26", "2024-07-12", ""),
                entry("v2", "2026-07-27", "", "2026-07-24", ""));

        assertThat(timeline.lastDaysBefore(FIRST, FIRST)).containsExactly(LocalDate.parse("2026-07-26"));
        assertThat(timeline.lastDaysBefore(AMENDED, AMENDED)).isEmpty();
    }

    @Test
    void days_without_a_value_between_two_are_a_gap() {
        Dated<String> second = entry("second", "2021-03-01", "2021-12-31", "2020-01-01", "");

        assertThat(of(entry("first", "2020-01-01", "2020-12-31", "2020-01-01", ""), second).gap())
                .contains(new Timeline.Gap<>(LocalDate.parse("2021-01-01"), second));
        // Written in any order, and covered by a third.
        assertThat(of(second, entry("first", "2020-01-01", "2020-12-31", "2020-01-01", "")).gap()).isPresent();
        assertThat(of(second, entry("all", "2019-01-01", "", "2019-01-01", "")).gap()).isEmpty();
        assertThat(of(entry("first", "2020-01-01", "2021-02-28", "2020-01-01", ""), second).gap()).isEmpty();
        assertThat(of(second).gap()).isEmpty();
        assertThat(postponed.gap()).isEmpty();
        assertThat(of(
                                entry("first", "2020-01-01", "", "2020-01-01", ""),
                                entry("annulled", "2020-07-16", "", "2020-07-16", "first from 2020-07-16"),
                                entry("next", "2023-07-10", "", "2023-07-10", ""))
                        .gap())
                .isEmpty();
    }
}
