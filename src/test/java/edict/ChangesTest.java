package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.facts.DesignChange;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Garden;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final String DESIGN =
            """
            organisations: [{id: us, assessed: true, name: We}, {id: them}]
            incidents: []
            controls: []
            machines:
              - {id: saw, loud: true, rescue: false, drill: false, power: 5, places: [DE], firstUsedOn: 2020-01-01,
                 roles: [{holder: us, code: owner}, {holder: them, code: maker}]}
              - {id: mower, loud: false, rescue: false, drill: false, power: 5, places: [DE], firstUsedOn: 2020-01-01,
                 roles: [{holder: us, code: user}]}
            """;

    @Test
    void a_design_does_not_differ_from_itself() {
        Changes changes = changes(DESIGN, DESIGN);

        assertThat(changes.design()).isEmpty();
        assertThat(changes.findings()).isEmpty();
        assertThat(changes.obligations()).isEmpty();
        assertThat(changes.questions()).isEmpty();
        assertThat(changes.exitCode()).isZero();
    }

    @Test
    void the_order_in_which_things_are_written_means_nothing() {
        String reordered =
                """
                machines:
                  - {id: mower, loud: false, rescue: false, drill: false, power: 5.0, places: [DE], firstUsedOn: 2020-01-01,
                     roles: [{holder: us, code: user}]}
                  - {id: saw, loud: true, rescue: false, drill: false, power: 5, places: [DE], firstUsedOn: 2020-01-01,
                     roles: [{holder: them, code: maker}, {holder: us, code: owner}]}
                controls: []
                incidents: []
                organisations: [{id: them}, {id: us, assessed: true, name: We}]
                """;

        Changes changes = changes(DESIGN, reordered);

        assertThat(changes.design()).isEmpty();
        assertThat(changes.findings()).isEmpty();
        assertThat(changes.questions()).isEmpty();
    }

    @Test
    void a_part_without_id_is_the_one_that_has_most_in_common() {
        Changes changes = changes(DESIGN, DESIGN.replace("{holder: us, code: owner}, {holder: them, code: maker}", "{holder: them, code: maker}, {holder: us, code: user}"));

        assertThat(lines(changes)).containsExactly("Role of saw code: owner → user");
    }

    @Test
    void things_come_and_go_with_their_parts() {
        Changes changes = changes(DESIGN, DESIGN.replace("{id: mower,", "{id: drill,"));

        assertThat(lines(changes)).containsExactly("- Machine mower", "+ Machine drill");
    }

    @Test
    void what_stands_in_the_place_of_another_thing_is_not_that_thing() {
        Changes changes = changes(DESIGN, DESIGN.replace("{id: saw,", "{id: chipper,"));

        assertThat(changes.findings().stream().map(ChangesTest::line))
                .contains("better violated garden/no-noise > -", "worse - > violated garden/no-noise");
    }

    @Test
    void that_something_else_may_be_said_now_is_no_change_as_long_as_nobody_says_it() {
        String trained = DESIGN.replace("controls: []", "controls: [{id: t, control: training, scope: [us], holder: us, state: in-place}]");

        assertThat(lines(changes(trained, trained.replace("in-place", "planned")))).hasSize(1).allSatisfy(line ->
                assertThat(line).contains(" state: ").doesNotContain("plannedFor"));
        assertThat(lines(changes(trained, trained.replace("in-place", "planned, plannedFor: 2027-01-01"))))
                .anySatisfy(line -> assertThat(line).contains("plannedFor"));
    }

    @Test
    void that_a_list_is_no_longer_known_to_be_complete_is_a_change() {
        Changes changes = changes(DESIGN, DESIGN.replace("incidents: []\n", ""));

        assertThat(lines(changes)).containsExactly("Design the design incidents: complete → perhaps others");
        assertThat(outcomes(changes)).containsExactly("new /incidents");
        assertThat(changes.exitCode()).as("an open finding came").isEqualTo(2);
        Changes back = changes(DESIGN.replace("incidents: []\n", ""), DESIGN);
        assertThat(outcomes(back)).containsExactly("answered /incidents");
        assertThat(back.exitCode()).isZero();
    }

    @Test
    void what_was_to_come_and_is_violated_already_is_no_relief() {
        String design = """
                organisations: [{id: us, assessed: true, country: FR}]
                components: [{id: api, requires: []}, {id: own-model, requires: []}]
                capabilities:
                  - {id: assistant, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{group: inference, need: 1.0, anyOf: [
                      {node: api, switchHours: 0, capacity: 1.0}, {node: own-model, switchHours: 6, capacity: 1.0, tested: true, testedOn: 2026-10-05}]}]}
                """;
        Evaluation tested = Judge.shipped().evaluate(design);
        Evaluation longAgo = Judge.shipped().evaluate(design.replace("testedOn: 2026-10-05", "testedOn: 2026-03-01"));

        for (boolean forth : List.of(true, false)) {
            Changes changes = forth ? shipped(tested, longAgo) : shipped(longAgo, tested);
            assertThat(changes.findings().stream().map(ChangesTest::line).filter(line -> line.contains("backup-tested-within")))
                    .containsExactly(forth
                            ? "worse satisfied house/backup-tested-within > violated house/backup-tested-within"
                            : "better violated house/backup-tested-within > satisfied house/backup-tested-within");
        }
    }

    private static Changes shipped(Evaluation before, Evaluation after) {
        return Changes.between(before, after, Edict.shipped().rulebook().vocabulary());
    }

    @Test
    void a_violation_that_goes_is_better_and_one_that_comes_makes_the_decision_worse() {
        Changes better = changes(DESIGN, DESIGN.replace("loud: true", "loud: false"));

        assertThat(better.findings().stream().map(ChangesTest::line))
                .containsExactly("better violated garden/no-noise > -", "better required garden/teach > -");
        assertThat(better.exitCode()).isZero();
        Changes worse = changes(DESIGN.replace("loud: true", "loud: false"), DESIGN);
        assertThat(worse.decisionGotWorse()).isTrue();
        assertThat(worse.exitCode()).isEqualTo(1);
    }

    @Test
    void an_answer_settles_a_finding_which_moves() {
        Changes changes = changes(DESIGN.replace("loud: true, ", ""), DESIGN);

        assertThat(changes.findings().stream().map(ChangesTest::line))
                .contains("worse open garden/no-noise > violated garden/no-noise");
        assertThat(outcomes(changes)).containsExactly("answered /machines/0/loud");
    }

    @Test
    void an_exposure_that_is_sure_is_worse_than_one_that_may_be_and_forgetting_it_is_no_better() {
        String british = DESIGN.replaceFirst("places: \\[DE]", "places: [GB]");
        String unknown = DESIGN.replaceFirst(" places: \\[DE],", "");

        assertThat(changes(unknown, british).findings().stream().map(ChangesTest::line))
                .contains("worse open garden/quiet-zone > info garden/quiet-zone");
        assertThat(changes(british, unknown).findings().stream().map(ChangesTest::line))
                .contains("neither info garden/quiet-zone > open garden/quiet-zone");
    }

    @Test
    void an_exposure_to_something_else_is_told_although_its_status_is_the_same() {
        String british = DESIGN.replaceFirst("places: \\[DE]", "places: [GB]");
        String french = DESIGN.replaceFirst("places: \\[DE]", "places: [FR]");

        assertThat(changes(british, french).findings().stream().map(ChangesTest::line))
                .contains("neither info garden/quiet-zone > info garden/quiet-zone");
    }

    @Test
    void a_question_on_which_nothing_depends_any_more_is_not_answered() {
        Changes changes = changes(DESIGN.replace("loud: true, rescue: false, ", "loud: true, "), DESIGN.replace("loud: true, rescue: false, ", "loud: false, "));

        assertThat(outcomes(changes)).containsExactly("not-asked /machines/0/rescue");
    }

    @Test
    void one_design_on_two_days_shows_what_the_law_does() {
        Evaluation before = Judge.garden().asOf("2025-02-01").knownOn("2026-11-20").evaluate(DESIGN);
        Evaluation after = Judge.garden().asOf("2025-02-02").knownOn("2026-11-20").evaluate(DESIGN);

        Changes changes = Changes.between(before, after, Garden.RULEBOOK.vocabulary());

        assertThat(changes.design()).isEmpty();
        assertThat(changes.findings().stream().map(ChangesTest::line))
                .contains("worse violated garden/no-noise > violated garden/no-noise");
        assertThat(changes.exitCode()).isEqualTo(1);
    }

    private static Changes changes(String before, String after) {
        return Changes.between(
                Judge.garden().evaluate(before), Judge.garden().evaluate(after), Garden.RULEBOOK.vocabulary());
    }

    private static List<String> lines(Changes changes) {
        return changes.design().stream().flatMap(change -> line(change).stream()).toList();
    }

    private static List<String> line(DesignChange change) {
        DesignChange.Thing thing = change.thing();
        String name = thing.type() + " "
                + thing.owner().map(owner -> "of " + owner.en()).orElse(thing.id().orElse(thing.name().en()));
        return change.before().isEmpty()
                ? List.of("+ " + name)
                : change.after().isEmpty()
                        ? List.of("- " + name)
                        : change.attributes().stream()
                                .map(said -> name + " " + said.attribute() + ": "
                                        + said.before().value().en() + " → "
                                        + said.after().value().en())
                                .toList();
    }

    private static String line(Changes.Change<Finding> change) {
        return code(change.direction()) + " "
                + change.before().map(finding -> code(finding.status()) + " " + finding.provision()).orElse("-") + " > "
                + change.after().map(finding -> code(finding.status()) + " " + finding.provision()).orElse("-");
    }

    private static String code(Coded coded) {
        return coded.code();
    }

    private static List<String> outcomes(Changes changes) {
        return changes.questions().stream()
                .map(answered -> code(answered.outcome()) + " " + answered.question().pointer())
                .toList();
    }
}
