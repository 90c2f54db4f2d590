package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.rulebook.Dated;
import edict.rulebook.Garden;
import edict.rulebook.Parameter;
import edict.rulebook.Rulebook;
import edict.rulebook.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataMutantsTest {

    private static final List<Mutant> ALL = new DataMutants(Garden.RULEBOOK).all(pack -> true);

    private static List<String> words(String target) {
        return ALL.stream()
                .filter(mutant -> mutant.target().equals(target))
                .map(Mutant::words)
                .toList();
    }

    private static Rulebook with(String target, String words) {
        return ALL.stream()
                .filter(mutant ->
                        mutant.target().equals(target) && mutant.words().equals(words))
                .findFirst()
                .orElseThrow()
                .in(Garden.RULEBOOK);
    }

    private static <T> T found(Map<String, T> all, String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }

    private static List<String> entries(Timeline<?> timeline) {
        return timeline.entries().stream().map(DataMutantsTest::text).toList();
    }

    private static String text(Dated<?> entry) {
        return entry.from() + ", known " + entry.known()
                + entry.until().map(day -> ", until " + day).orElse("");
    }

    @Test
    void a_date_of_application_is_left_out_and_each_of_its_days_is_one_off() {
        assertThat(words("garden/no-noise"))
                .filteredOn(words -> words.contains("application"))
                .containsExactly(
                        "drop application 2025-02-02",
                        "`from` a day later in application 2025-02-02",
                        "`known` a day later in application 2025-02-02",
                        "`from` a day earlier in application 2025-02-02",
                        "`known` a day earlier in application 2025-02-02");
        assertThat(entries(found(
                                with("garden/no-noise", "`from` a day later in application 2025-02-02")
                                        .provisions(),
                                "garden/no-noise")
                        .applies()))
                .containsExactly("2025-02-03, known 2024-07-12");
        assertThat(entries(found(
                                with("garden/no-noise", "`known` a day earlier in application 2025-02-02")
                                        .provisions(),
                                "garden/no-noise")
                        .applies()))
                .containsExactly("2025-02-02, known 2024-07-11");
        assertThat(found(with("garden/no-noise", "drop application 2025-02-02").provisions(), "garden/no-noise")
                        .applies()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_day_of_knowledge_on_which_the_gate_cannot_be_concluded_yet_is_no_mistake() {
        assertThat(wordsWithGateKnown("2024-07-12"))
                .contains("`known` a day later in application 2025-02-02")
                .doesNotContain("`known` a day earlier in application 2025-02-02");
        assertThat(wordsWithGateKnown("2024-07-11"))
                .contains(
                        "`known` a day later in application 2025-02-02",
                        "`known` a day earlier in application 2025-02-02");
    }

    private static List<String> wordsWithGateKnown(String day) {
        Rulebook rulebook = Rulebook.of(Garden.with(
                "policies/eu/garden/provisions/all.yaml",
                "  cites: {provision: \"Article 1\", anchor: \"#1\"}\n",
                "  cites: {provision: \"Article 1\", anchor: \"#1\"}\n  applies: [{from: 2025-02-02, known: " + day
                        + ", source: \"Article 20\"}]\n"));
        return new DataMutants(rulebook)
                .all(pack -> true).stream()
                        .filter(mutant -> mutant.target().equals("garden/no-noise"))
                        .map(Mutant::words)
                        .toList();
    }

    @Test
    void a_wording_has_a_last_day_as_well() {
        assertThat(words("garden/teach"))
                .contains(
                        "drop wording v1", "`until` a day later in wording v1", "`until` a day earlier in wording v1");
        assertThat(entries(found(
                                with("garden/teach", "`until` a day later in wording v1")
                                        .provisions(),
                                "garden/teach")
                        .texts()))
                .containsExactly("2025-02-02, known 2024-07-12, until 2026-07-27", "2026-07-27, known 2026-07-24");
    }

    @Test
    void a_number_is_one_off_and_a_day_that_is_not_written_moves_with_the_first_day() {
        assertThat(words("garden/strong"))
                .containsExactly(
                        "drop value 2024-08-01",
                        "`from` a day later in value 2024-08-01",
                        "`from` a day earlier in value 2024-08-01",
                        "10 becomes 11 in value 2024-08-01",
                        "10 becomes 9 in value 2024-08-01");
        Parameter later = found(
                with("garden/strong", "`from` a day later in value 2024-08-01").parameters(), "garden/strong");
        assertThat(entries(later.values())).containsExactly("2024-08-02, known 2024-08-02");
        Parameter more =
                found(with("garden/strong", "10 becomes 11 in value 2024-08-01").parameters(), "garden/strong");
        assertThat(more.values().entries().get(0).value().map(Object::toString)).contains("11");
    }

    @Test
    void a_parameter_that_no_rule_reads_can_have_no_mistake_that_matters() {
        assertThat(words("garden/holidays")).isEmpty();
    }

    @Test
    void a_set_loses_each_of_its_members() {
        Rulebook rulebook = Rulebook.of(
                Garden.with(
                                "rules/house/all.drl",
                                """
                        rule "house/not-too-old"
                        when
                            $machine : Machine()
                            $role : Role( of == $machine, $holder : holder )
                            Organisation( this == $holder, country memberOf parameter("house/oldest") )
                        then
                            breach( $machine, $role );
                        end
                        """)
                        .with(
                                Map.of(
                                        "policies/house/parameters/oldest.yaml",
                                        """
                        id: house/oldest
                        label: Countries that the board names
                        unit: country
                        values: [{from: 2020-01-01, value: [FR, DE], source: "Board, 2020-01-01"}]
                        checked: 2026-11-20
                        """)));

        assertThat(new DataMutants(rulebook).all(pack -> true))
                .filteredOn(mutant -> mutant.target().equals("house/oldest"))
                .extracting(Mutant::words)
                .contains("drop `DE` in value 2020-01-01", "drop `FR` in value 2020-01-01");
    }

    @Test
    void a_row_is_left_out_and_so_is_an_annulment() {
        assertThat(words("garden/quiet-zones"))
                .filteredOn(words -> words.startsWith("drop"))
                .hasSize(4)
                .contains("drop row fr", "drop row us-1", "drop row gb");
        assertThat(found(with("garden/quiet-zones", "drop row gb").tables(), "garden/quiet-zones")
                        .rows()
                        .entries())
                .extracting(Dated::id)
                .doesNotContain("gb")
                .contains("fr", "us-1");
    }

    @Test
    void a_due_day_and_a_period_are_one_off() {
        assertThat(words("garden/train"))
                .contains("due 2027-06-30 becomes 2027-07-01", "due 2027-06-30 becomes 2027-06-29");
        assertThat(words("garden/report-incident"))
                .contains("due after P15D becomes P16D", "due after P15D becomes P14D");
    }
}
