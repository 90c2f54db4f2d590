package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.document.Limits;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.findings.Finding;
import edict.report.ChangesReport;
import edict.report.Language;
import edict.report.ReportFormat;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is new or worse than a report that was kept. */
class DriftTest {

    private static final String SAW =
            """
            organisations: [{id: us, assessed: true, name: We}]
            incidents: []
            controls: []
            machines:
              - {id: saw, loud: true, rescue: false, drill: true, power: 25, places: [DE], firstUsedOn: 2020-01-01,
                 roles: [{holder: us, code: owner}]}
            """;

    private static final String DRILL =
            """
              - {id: drill, loud: true, rescue: false, drill: true, power: 25, places: [DE], firstUsedOn: 2020-01-01,
                 roles: [{holder: us, code: owner}]}
            """;

    @Test
    void against_its_own_report_nothing_is_new_and_the_decision_is_what_it_is() {
        Evaluation now = judge(SAW);
        Evaluation against = now.against(baseline(now));

        assertThat(now.exitCode()).isEqualTo(1);
        assertThat(against.exitCode()).isZero();
        assertThat(against.decision()).isEqualTo(now.decision());
        assertThat(against.findings()).isEqualTo(now.findings());
        assertThat(drift(against).newOrWorse()).isEmpty();
        assertThat(drift(against).gone()).isEmpty();
        assertThat(drift(against).count(Drift.State.UNCHANGED))
                .isEqualTo(drift(against).findings().size())
                .isGreaterThan(3);
    }

    @Test
    void what_another_thing_brings_is_new_although_what_is_known_rejects_already() {
        Drift drift = drift(judge(SAW + DRILL).against(baseline(judge(SAW))));

        assertThat(drift.exitCode()).isEqualTo(1);
        assertThat(subjects(drift, Drift.State.NEW)).containsExactly("drill");
        assertThat(subjects(drift, Drift.State.UNCHANGED)).containsExactly("saw");
    }

    @Test
    void a_question_counts_although_what_is_known_settles_the_decision() {
        Evaluation now = judge(SAW + "  - {id: drill, roles: [{holder: us, code: owner}]}\n").against(baseline(judge(SAW)));

        assertThat(now.findings().stream().filter(finding -> finding.subject().id().equals(Optional.of("drill"))))
                .extracting(finding -> finding.effect().code())
                .contains("none")
                .doesNotContain("reject", "review");
        assertThat(now.exitCode()).isEqualTo(2);
    }

    @Test
    void lines_positions_names_and_the_language_make_nothing_new() {
        String moved = "# moved\n\n" + SAW.replace("machines:\n", "machines:\n" + DRILL).replace("name: We", "name: Ours");

        assertThat(drift(judge(moved).against(baseline(judge(SAW + DRILL), Language.FR))).newOrWorse()).isEmpty();
    }

    @Test
    void what_was_open_and_is_violated_is_worse() {
        Drift drift = drift(judge(SAW).against(baseline(judge(SAW.replace("loud: true, ", "")))));

        assertThat(states(drift)).contains("worse open > violated garden/no-noise");
        assertThat(drift.exitCode()).isEqualTo(1);
    }

    @Test
    void that_nobody_knows_any_more_is_no_improvement() {
        Drift drift = drift(judge(SAW.replace("loud: true, ", "")).against(baseline(judge(SAW))));

        assertThat(states(drift)).contains("unchanged violated > open garden/no-noise");
        assertThat(drift.exitCode()).isZero();
    }

    @Test
    void what_was_upcoming_and_is_in_force_is_worse() {
        Evaluation before = judge(SAW);
        Evaluation then = Judge.garden().asOf("2026-12-02").evaluate(SAW);

        assertThat(states(drift(then.against(baseline(before)))))
                .filteredOn(state -> state.contains("no-noise-drill"))
                .containsExactly("worse violated > violated garden/no-noise-drill");
        assertThat(states(drift(before.against(baseline(then)))))
                .filteredOn(state -> state.contains("no-noise-drill"))
                .containsExactly("better violated > violated garden/no-noise-drill");
    }

    @Test
    void a_waiver_that_is_gone_makes_what_it_waived_worse() {
        String waivers =
                """
                waivers:
                  - {provision: garden/train, scope: [saw], reason: later, owner: Ada, approver: Bob, expires: 2026-12-24}
                """;
        Evaluation waived = Judge.garden().waivers(waivers).evaluate(SAW);

        assertThat(states(drift(judge(SAW).against(baseline(waived))))).contains("worse waived > violated garden/train");
        assertThat(states(drift(waived.against(baseline(judge(SAW)))))).contains("better violated > waived garden/train");
    }

    @Test
    void what_is_gone_or_met_is_told() {
        Drift drift = drift(judge(SAW).against(baseline(judge(SAW + DRILL))));

        assertThat(drift.gone()).extracting(entry -> entry.subject().id()).containsOnly(Optional.of("drill"));
        assertThat(drift.gone()).extracting(Baseline.Entry::provision).contains("garden/no-noise");
        assertThat(drift.exitCode()).isZero();

        Drift met = drift(judge(SAW.replace("loud: true", "loud: false")).against(baseline(judge(SAW))));
        assertThat(met.gone()).extracting(Baseline.Entry::provision).containsExactly("garden/no-noise", "garden/teach");
    }

    @Test
    void a_severity_that_went_up_is_worse_and_one_that_went_down_is_not() {
        Evaluation now = judge(SAW);
        String report = report(now, Language.EN);

        Drift up = drift(now.against(read(report.replace("\"severity\": \"medium\"", "\"severity\": \"low\""))));
        Drift down = drift(now.against(read(report.replace("\"severity\": \"medium\"", "\"severity\": \"critical\""))));

        assertThat(up.newOrWorse()).isNotEmpty().allSatisfy(stood -> assertThat(stood.state()).isEqualTo(Drift.State.WORSE));
        assertThat(down.newOrWorse()).isEmpty();
        assertThat(down.count(Drift.State.BETTER)).isEqualTo(up.count(Drift.State.WORSE));
    }

    private static final String CONTRACT =
            """
            organisations: [{id: bank, assessed: true, country: FR, kind: financial-entity}, {id: cloud, country: IE}]
            contracts: [{id: hosting, customer: bank, supplier: cloud, serviceModel: iaas, concludedOn: 2026-11-02, doraOtherClauses: [%s]}]
            """;

    @Test
    void what_is_violated_for_more_reasons_is_worse() {
        Evaluation lacksOne = Judge.shipped().evaluate(CONTRACT.formatted("security, service-levels, incident-help, authority-cooperation, training"));
        Evaluation lacksTwo = Judge.shipped().evaluate(CONTRACT.formatted("security, service-levels, incident-help, authority-cooperation"));

        assertThat(states(drift(lacksTwo.against(baseline(lacksOne))))).contains("worse violated > violated dora/art-30-2-other");
        assertThat(states(drift(lacksOne.against(baseline(lacksTwo))))).contains("better violated > violated dora/art-30-2-other");
        assertThat(states(drift(lacksTwo.against(read(report(lacksOne, Language.EN).replaceAll("\"reasons\": [0-9]+,", ""))))))
                .as("a report that doesn't say for how many")
                .contains("unchanged violated > violated dora/art-30-2-other");

        Changes changes = Changes.between(lacksOne, lacksTwo, Edict.shipped().rulebook().vocabulary());
        assertThat(ChangesReport.text(changes, "a.yaml", "b.yaml", Language.FR)).contains("violé pour 1 motif → violé pour 2 motifs");
    }

    /** Until it is signed its clauses can be had for the asking, so that is when it has to be seen what is missing. */
    @Test
    void what_a_contract_to_come_lacks_is_told_and_compared_like_what_one_in_force_lacks() {
        String toCome = CONTRACT.replaceAll("concludedOn: [0-9-]+", "concludedOn: 2027-02-01");
        assertThat(toCome).isNotEqualTo(CONTRACT);
        String all = "security, service-levels, incident-help, authority-cooperation, termination-notice, training";
        Evaluation complete = Judge.shipped().evaluate(toCome.formatted(all));
        Evaluation lacksOne = Judge.shipped().evaluate(toCome.formatted(all.replace(", training", "")));
        Evaluation lacksTwo = Judge.shipped().evaluate(toCome.formatted("security, service-levels, incident-help, authority-cooperation"));

        assertThat(lacksTwo.findings())
                .filteredOn(finding -> finding.provision().equals("dora/art-30-2-other"))
                .as("owed as a condition to conclude it, and told once with what is missing and by when")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.status()).isEqualTo(Status.REQUIRED);
                    assertThat(finding.timing()).isEqualTo(Timing.IN_FORCE);
                    assertThat(finding.due()).contains(new Finding.Due(Optional.of(LocalDate.of(2027, 2, 1))));
                    assertThat(finding.reasons()).isEqualTo(2);
                    assertThat(finding.message().en()).contains("(h)", "(i)");
                });
        assertThat(lacksTwo.obligations()).filteredOn(owed -> owed.provision().equals("dora/art-30-2-other")).hasSize(1);
        assertThat(states(drift(lacksTwo.against(baseline(lacksOne))))).contains("worse required > required dora/art-30-2-other");
        assertThat(states(drift(lacksOne.against(baseline(complete))))).contains("worse required > required dora/art-30-2-other");
        assertThat(states(drift(complete.against(baseline(lacksOne))))).contains("better required > required dora/art-30-2-other");
        assertThat(ChangesReport.text(Changes.between(complete, lacksOne, Edict.shipped().rulebook().vocabulary()), "a.yaml", "b.yaml", Language.EN))
                .contains("required, due 2027-02-01 for 1 reason");
        assertThat(Changes.between(complete, lacksOne, Edict.shipped().rulebook().vocabulary()).findings())
                .as("though it is required either way, by that it is a condition to conclude it")
                .extracting(change -> change.it().provision(), Changes.Change::direction)
                .contains(tuple("dora/art-30-2-other", Changes.Direction.WORSE));
        assertThat(Changes.between(lacksOne, complete, Edict.shipped().rulebook().vocabulary()).findings())
                .extracting(change -> change.it().provision(), Changes.Change::direction)
                .contains(tuple("dora/art-30-2-other", Changes.Direction.BETTER));
    }

    @Test
    void each_finding_has_a_fingerprint_of_its_own() {
        Evaluation everything = Judge.garden().everything().evaluate(SAW + DRILL);
        Fingerprints fingerprints = Fingerprints.of(everything);
        Set<String> all = everything.findings().stream().map(fingerprints::of).collect(Collectors.toSet());

        assertThat(all).hasSameSizeAs(everything.findings());
        Evaluation less = judge(SAW + DRILL);
        assertThat(all).containsAll(less.findings().stream().map(Fingerprints.of(less)::of).toList());
    }

    // ---- what is no baseline

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"decision\": \"rejected\" | \"decision\": \"maybe\" | `maybe` is not one of `approved`",
        "\"asOf\": \"2026-11-20\" | \"asOf\": \"yesterday\" | expected a date such as `2026-08-02`",
        "\"status\": \"violated\" | \"status\": \"violatd\" | did you mean `violated`?",
        "\"reasons\": 1 | \"reasons\": -1 | `-1` is none that `check --format json` writes",
        "\"severity\": \"medium\" | \"severity\": 3 | `3` is not one of `low`, `medium`",
        "\"provision\": \"garden/no-noise\", | | `provision` is missing",
        "\"profile\": \"default\" | \"profil\": \"default\" | `profile` is missing; expected a report that `check --format json` wrote"
    })
    void a_report_that_was_spoilt_is_refused_where_it_is_wrong(String written, String spoilt, String told) {
        String report = report(judge(SAW), Language.EN);
        assertThat(report).contains(written);

        assertThat(problems(report.replace(written, spoilt == null ? "" : spoilt))).anySatisfy(problem -> {
            assertThat(problem.message()).contains(told);
            assertThat(problem.at().file()).isEqualTo("baseline.json");
            assertThat(problem.at().line()).isPositive();
        });
    }

    @Test
    void a_report_without_fingerprints_is_refused_once() {
        assertThat(problems(report(judge(SAW), Language.EN).replaceAll("\"fingerprint\": \"[^\"]*\",", "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("an earlier version wrote the report"));
    }

    @Test
    void two_findings_of_one_fingerprint_are_refused() {
        String report = report(judge(SAW), Language.EN);

        assertThat(problems(report.replaceAll("\"fingerprint\": \"[^\"]*\"", "\"fingerprint\": \"" + "0".repeat(32) + ":1\"")))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message()).startsWith("two findings have the fingerprint"));
        assertThat(problems(report.replaceAll("\"fingerprint\": \"[^\"]*\"", "\"fingerprint\": \"x\"")))
                .first()
                .satisfies(problem -> assertThat(problem.message()).startsWith("`x` is none that `check --format json` writes"));
    }

    // ---- how it is asked

    private static Evaluation judge(String design) {
        return Judge.garden().evaluate(design);
    }

    private static Drift drift(Evaluation evaluation) {
        return evaluation.drift().orElseThrow();
    }

    private static List<String> states(Drift drift) {
        return drift.findings().stream()
                .map(stood -> stood.state().code() + " "
                        + stood.before().map(old -> old.status().code() + " > ").orElse("")
                        + stood.finding().status().code() + " " + stood.finding().provision())
                .toList();
    }

    private static List<String> subjects(Drift drift, Drift.State state) {
        return drift.findings().stream()
                .filter(stood -> stood.state() == state)
                .map(Drift.Stood::finding)
                .map(Finding::subject)
                .map(subject -> subject.id().orElse(subject.pointer()))
                .distinct()
                .toList();
    }

    private static Baseline baseline(Evaluation evaluation) {
        return baseline(evaluation, Language.EN);
    }

    private static Baseline baseline(Evaluation evaluation, Language language) {
        return read(report(evaluation, language));
    }

    private static String report(Evaluation evaluation, Language language) {
        return ReportFormat.JSON.of(evaluation, "design.yaml", language);
    }

    private static Baseline read(String report) {
        Problems problems = new Problems();
        Optional<Baseline> baseline = Baseline.read(document(report), problems);
        assertThat(problems.sorted()).isEmpty();
        return baseline.orElseThrow();
    }

    private static List<Problem> problems(String report) {
        Problems problems = new Problems();
        assertThat(Baseline.read(document(report), problems)).isEmpty();
        return problems.sorted();
    }

    private static Reading.Document document(String report) {
        return (Reading.Document) Texts.readJson("baseline.json", report.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED);
    }
}
