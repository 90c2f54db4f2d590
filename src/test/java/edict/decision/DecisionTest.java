package edict.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import edict.Evaluation;
import edict.Judge;
import edict.drl.Rule;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Findings;
import edict.rulebook.Effect;
import edict.rulebook.Garden;
import edict.rulebook.RulebookFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final String ALL = "policies/eu/garden/provisions/all.yaml";

    private static final String SAW =
            """
            organisations: [{id: us, assessed: true, name: We}, {id: them, assessed: false, name: They}]
            incidents: []
            controls: []
            machines:
              - id: saw
                name: Big saw
                loud: false
                rescue: false
                drill: false
                power: 5
                places: [DE]
                firstUsedOn: 2020-01-01
                roles: [{holder: us, code: owner}]
            """;

    private static final String LOUD = SAW.replace("loud: false", "loud: true");
    private static final String OLD = SAW.replace("firstUsedOn: 2020-01-01", "firstUsedOn: 2010-01-01");
    private static final String STRONG = SAW.replace("power: 5", "power: 60");

    /** A profile beside the default one, with its table. */
    private static RulebookFiles profile(String lines) {
        String table = new String(
                Optional.ofNullable(RulebookFiles.under(Garden.FOLDER).texts().get("policies/profiles/default.yaml"))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        return Garden.with(
                "policies/profiles/other.yaml", table.replace("tolerates: {severity: low}\n", "").indent(0) + lines);
    }

    private static RulebookFiles provision(String id, String lines) {
        return Garden.with(ALL, "garden/" + id + ":\n", "garden/" + id + ":\n" + lines.indent(2));
    }

    private static Verdict verdict(Judge judge, String design) {
        return judge.evaluate(design).decision();
    }

    // The table and its worst row

    @Test
    void without_findings_a_design_is_approved() {
        Evaluation evaluation = Judge.garden().evaluate(SAW);

        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED);
        assertThat(evaluation.exitCode()).isZero();
    }

    @Test
    void the_worst_effect_wins() {
        assertThat(verdict(Judge.garden(), OLD)).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(verdict(Judge.garden(), STRONG)).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(verdict(Judge.garden(), LOUD)).isEqualTo(Verdict.REJECTED);
        assertThat(verdict(Judge.garden(), LOUD.replace("power: 5", "power: 60"))).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void each_finding_carries_its_effect() {
        Evaluation evaluation = Judge.garden().evaluate(LOUD);

        assertThat(Judge.only(evaluation, "garden/no-noise").effect()).isEqualTo(Effect.REJECT);
        assertThat(Judge.only(evaluation, "garden/teach").effect()).isEqualTo(Effect.CONDITION);
    }

    @Test
    void the_first_row_that_matches_counts() {
        RulebookFiles files = profile("");
        Map<String, String> changed = new HashMap<>();
        changed.put(
                "policies/profiles/other.yaml",
                """
                title: {en: Other, fr: Autre}
                decision:
                  - {kind: condition, status: violated, effect: review}
                  - {kind: [condition, obligation], status: violated, effect: reject}
                  - {effect: none}
                """);

        Judge judge = Judge.by(files.with(changed)).profile("other");
        assertThat(verdict(judge, OLD)).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(verdict(judge, STRONG)).isEqualTo(Verdict.REJECTED);
    }

    // Exit codes and tolerated conditions

    @Test
    void exit_codes_tell_the_decision() {
        assertThat(Judge.garden().evaluate(LOUD).exitCode()).isEqualTo(1);
        assertThat(Judge.garden().evaluate(STRONG).exitCode()).isEqualTo(2);
    }

    @Test
    void tolerated_conditions_count_as_approved() {
        // The default profile tolerates what is of low severity.
        Evaluation tolerated = Judge.garden().evaluate(OLD);
        assertThat(tolerated.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(tolerated.conditions()).extracting(Condition::tolerated).containsExactly(true);
        assertThat(tolerated.exitCode()).isZero();

        Evaluation strict = Judge.by(profile("")).profile("other").evaluate(OLD);
        assertThat(strict.conditions()).extracting(Condition::tolerated).containsExactly(false);
        assertThat(strict.exitCode()).isEqualTo(2);

        Evaluation named = Judge.by(profile("tolerates: {provisions: house/*}\n"))
                .profile("other")
                .evaluate(OLD);
        assertThat(named.exitCode()).isZero();
    }

    @Test
    void one_condition_that_is_not_tolerated_is_enough() {
        String design = OLD.replace("power: 5", "power: 60")
                .replace(
                        "controls: []",
                        "controls: [{id: t, control: training, state: planned, plannedFor: 2027-01-01, scope: [saw]}]");
        Evaluation evaluation = Judge.garden().evaluate(design);

        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(evaluation.exitCode()).isEqualTo(2);
    }

    // Limits that no profile moves

    @ParameterizedTest
    @CsvSource({
        "force: guidance, APPROVED_WITH_CONDITIONS",
        "status: unverified, NEEDS_REVIEW",
        "interpretation: contested, NEEDS_REVIEW",
        "interpretation: settled, REJECTED"
    })
    void what_is_not_certain_law_never_rejects(String line, Verdict verdict) {
        assertThat(verdict(Judge.by(provision("no-noise", line)), LOUD)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"proposed", "pending", "guidance"})
    void not_even_by_a_table_that_says_so(String force) {
        RulebookFiles files = provision("no-noise", "force: " + force)
                .with(Map.of(
                        "policies/profiles/hard.yaml",
                        """
                        title: {en: Hard, fr: Dur}
                        include: [proposed, pending]
                        decision:
                          - {status: violated, effect: reject}
                          - {effect: none}
                        """));

        assertThat(verdict(Judge.by(files).profile("hard"), LOUD)).isEqualTo(Verdict.NEEDS_REVIEW);
    }

    @Test
    void upcoming_is_at_most_a_condition() {
        Map<String, String> hard = Map.of(
                "policies/profiles/hard.yaml",
                """
                title: {en: Hard, fr: Dur}
                decision:
                  - {timing: upcoming, effect: reject}
                  - {effect: none}
                """);
        Judge judge = Judge.by(RulebookFiles.under(Garden.FOLDER).with(hard))
                .profile("hard")
                .asOf("2025-02-01");
        Evaluation evaluation = judge.evaluate(LOUD);

        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(evaluation.conditions())
                .filteredOn(condition -> condition.provision().equals("garden/no-noise"))
                .extracting(Condition::by)
                .containsExactly(Optional.of(LocalDate.parse("2025-02-02")));
    }

    @Test
    void what_others_bear_never_rejects_but_goes_into_the_contract() {
        Evaluation evaluation = Judge.garden().evaluate(LOUD.replace("holder: us", "holder: them"));

        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(evaluation.conditions()).allMatch(Condition::forContract);
    }

    @Test
    void a_condition_for_a_contract_is_its_clause() {
        String design = STRONG.replace("holder: us", "holder: them");
        Evaluation evaluation = Judge.garden().asOf("2027-12-02").evaluate(design);

        assertThat(evaluation.conditions())
                .filteredOn(condition -> condition.provision().equals("garden/keep-logs"))
                .extracting(condition -> condition.text().en())
                .containsExactly("Keep logs of “Big saw”.");
    }

    @Test
    void what_may_be_ours_is_ours() {
        assertThat(verdict(Judge.garden(), LOUD.replace("{holder: us, code: owner}", "{code: owner}")))
                .isEqualTo(Verdict.REJECTED);
    }

    @Test
    void lapsed_has_no_effect() {
        Map<String, String> hard = Map.of(
                "policies/profiles/hard.yaml",
                """
                title: {en: Hard, fr: Dur}
                decision:
                  - {timing: lapsed, effect: reject}
                  - {effect: none}
                """);
        Judge judge = Judge.by(RulebookFiles.under(Garden.FOLDER).with(hard))
                .profile("hard")
                .everything();

        assertThat(Judge.lines(judge.evaluate(SAW), "garden/teach"))
                .contains("required garden/teach /machines/0 lapsed");
        assertThat(verdict(judge, SAW)).isEqualTo(Verdict.APPROVED);
    }

    // Enforcement

    @Test
    void enforcement_is_the_lower_of_provision_and_profile() {
        RulebookFiles files = profile("enforcement: [{provisions: garden/train, atMost: condition}]\n");
        Evaluation evaluation = Judge.by(files).profile("other").evaluate(STRONG);

        assertThat(Judge.only(evaluation, "garden/train").enforcement()).isEqualTo(Effect.CONDITION);
        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);

        Evaluation raised = Judge.by(profile("enforcement: [{provisions: garden/train, atMost: reject}]\n"))
                .profile("other")
                .evaluate(STRONG);
        assertThat(Judge.only(raised, "garden/train").enforcement()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void risk_appetite_caps_what_findings_of_a_severity_do() {
        RulebookFiles files = profile("riskAppetite: {medium: none}\n");

        // Training is of medium severity; logs, of high, are still to come.
        Evaluation evaluation = Judge.by(files).profile("other").evaluate(STRONG);
        assertThat(Judge.only(evaluation, "garden/train").effect()).isEqualTo(Effect.NONE);
        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
    }

    @Test
    void a_profile_cannot_lower_a_prohibition_of_law() {
        RulebookFiles files = profile("riskAppetite: {critical: none}\n"
                + "enforcement: [{provisions: garden/no-noise, atMost: none}]\n");

        assertThat(verdict(Judge.by(files).profile("other"), LOUD)).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void nor_can_its_table() {
        Map<String, String> soft = Map.of(
                "policies/profiles/soft.yaml",
                "title: {en: Soft, fr: Doux}\ndecision: [{effect: none}]\n");
        Judge judge = Judge.by(RulebookFiles.under(Garden.FOLDER).with(soft)).profile("soft");

        assertThat(verdict(judge, LOUD)).isEqualTo(Verdict.REJECTED);
        assertThat(verdict(judge, LOUD.replace("    rescue: false\n", ""))).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(verdict(judge, STRONG)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void a_prohibition_of_the_house_can_be_lowered() {
        RulebookFiles files = provision("no-noise", "force: house")
                .with(Map.of(
                        "policies/profiles/soft.yaml",
                        "title: {en: Soft, fr: Doux}\ndecision: [{effect: none}]\n"));

        assertThat(verdict(Judge.by(files).profile("soft"), LOUD)).isEqualTo(Verdict.APPROVED);
    }

    // What is open

    @Test
    void what_is_open_means_review_when_an_answer_changes_the_decision() {
        Evaluation evaluation = Judge.garden().evaluate(LOUD.replace("    rescue: false\n", ""));

        assertThat(evaluation.decision()).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(Judge.only(evaluation, "garden/no-noise").effect()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void what_is_open_means_nothing_when_the_decision_stands_anyway() {
        String second =
                """
              - id: mower
                loud: true
                drill: false
                power: 5
                places: [DE]
                firstUsedOn: 2020-01-01
                roles: [{holder: us, code: owner}]
            """;
        Evaluation evaluation = Judge.garden().evaluate(LOUD + second);

        assertThat(evaluation.decision()).isEqualTo(Verdict.REJECTED);
        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.subject().pointer().equals("/machines/1")
                        && finding.provision().equals("garden/no-noise"))
                .extracting(finding -> finding.effect())
                .containsExactly(Effect.NONE);
        // Whoever puts right what rejects it meets this next.
        assertThat(evaluation.findings())
                .filteredOn(Finding::mayReject)
                .extracting(finding -> finding.provision() + " " + finding.subject().pointer())
                .containsExactly("garden/no-noise /machines/1");
        assertThat(evaluation.mayReject().orElseThrow().en()).isEqualTo("One more finding would reject it too, if it applies.");
        assertThat(Judge.garden().evaluate(LOUD).mayReject()).isEmpty();
    }

    @Test
    void a_possible_condition_beside_a_certain_one_changes_nothing() {
        // The limit of age is breached for certain; whether teaching is owed is open.
        Evaluation evaluation = Judge.garden()
                .evaluate(OLD.replace("loud: false", "loud: unknown").replace("rescue: false", "rescue: true"));

        assertThat(Judge.lines(evaluation, "garden/teach")).containsExactly("open garden/teach /machines/0");
        assertThat(evaluation.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(Judge.only(evaluation, "garden/teach").effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void a_possible_condition_alone_changes_approved_into_conditions() {
        Evaluation evaluation = Judge.garden()
                .evaluate(SAW.replace("loud: false", "loud: unknown").replace("rescue: false", "rescue: true"));

        assertThat(evaluation.decision()).isEqualTo(Verdict.NEEDS_REVIEW);
    }

    @Test
    void what_every_completion_rejects_is_rejected_although_each_finding_is_open() {
        Map<String, String> changed = Map.of(
                "rules/house/all.drl",
                """
                rule "house/not-too-old"
                when
                    $machine : Machine( loud == false )
                    $role : Role( of == $machine, code == "owner" )
                then
                    prohibit( $machine, $role );
                end
                """,
                "policies/house/provisions/all.yaml",
                """
                house/not-too-old:
                  title: {en: Not quiet, fr: Pas silencieuse}
                  subject: Machine
                  kind: prohibition
                  severity: high
                  enforcement: reject
                  cites: {provision: "Rule 1"}
                  because: {en: B, fr: B}
                  remedy: {en: R, fr: R}
                """);
        Evaluation evaluation = Judge.by(RulebookFiles.under(Garden.FOLDER).with(changed))
                .evaluate(SAW.replace("    loud: false\n", ""));

        assertThat(Judge.lines(evaluation))
                .containsExactly(
                        "open garden/no-noise /machines/0",
                        "open garden/teach /machines/0",
                        "open house/not-too-old /machines/0");
        assertThat(evaluation.decision()).isEqualTo(Verdict.REJECTED);
    }

    /** The decision on an open prohibition when these are its completions. */
    private static Verdict decided(Optional<List<Set<Integer>>> completions) {
        Evaluation evaluation = Judge.garden().asOf("2026-07-27").evaluate(LOUD.replace("    rescue: false\n", ""));
        Conclusions real = evaluation.conclusions();
        List<Integer> open = IntStream.range(0, real.drawn().size())
                .filter(i -> real.drawn().get(i).verb() == Rule.Verb.PROHIBIT)
                .boxed()
                .toList();
        Findings findings = new Findings(
                evaluation.findings(),
                evaluation.questions(),
                evaluation.obligations(),
                evaluation.assumptions(),
                List.of());
        return Decision.of(findings, Garden.RULEBOOK.profile("default").orElseThrow(), () -> completions.map(holding -> new Conclusions.Worlds(open, holding)))
                .verdict();
    }

    @Test
    void completions_say_whether_what_is_open_counts() {
        assertThat(decided(Optional.of(List.of(Set.of(), Set.of(0))))).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(decided(Optional.of(List.of(Set.of(0))))).isEqualTo(Verdict.REJECTED);
        // Teaching is owed for certain.
        assertThat(decided(Optional.of(List.of(Set.of())))).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
    }

    @Test
    void where_completions_are_too_many_to_list_it_is_assumed_that_they_differ() {
        assertThat(decided(Optional.empty())).isEqualTo(Verdict.NEEDS_REVIEW);
    }

    @Test
    void questions_that_can_change_the_decision_come_first() {
        Evaluation evaluation = Judge.garden()
                .evaluate(LOUD.replace("    rescue: false\n", "").replace("    firstUsedOn: 2020-01-01\n", ""));

        assertThat(evaluation.questions().get(0).pointer()).isEqualTo("/machines/0/rescue");
        assertThat(evaluation.questions()).extracting(question -> question.rank()).containsExactly(1, 2);
    }

    // Evidence that ends

    @Test
    void evidence_that_ends_before_the_duty_is_a_dated_condition() {
        String design = STRONG.replace(
                "controls: []",
                "controls: [{id: t, control: training, state: in-place, scope: [saw], evidence: [{kind: certificate,"
                        + " validTo: 2027-03-31}]}]");
        Evaluation evaluation = Judge.garden().evaluate(design);

        assertThat(evaluation.conditions())
                .filteredOn(condition -> condition.provision().equals("garden/train"))
                .extracting(Condition::by)
                .containsExactly(Optional.of(LocalDate.parse("2027-03-31")));
    }

    // Assumptions

    @Test
    void a_decision_that_hangs_on_an_assumption_needs_review() {
        RulebookFiles files = Garden.with(
                "policies/core/vocabulary.yaml",
                "loud: {type: boolean,",
                "loud: {type: boolean, default: {value: false, because: {en: Most are quiet., fr: La plupart sont"
                        + " silencieuses.}, cites: {pack: garden, provision: Recital 1}},");
        Judge judge = Judge.by(files);
        String silent = SAW.replace("    loud: false\n", "");
        Evaluation evaluation = judge.evaluate(silent);

        assertThat(evaluation.decision()).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(evaluation.assumptions())
                .extracting(assumption -> assumption.pointer(), assumption -> assumption.because().en())
                .containsExactly(tuple("/machines/0/loud", "Most are quiet."));
        assertThat(verdict(judge, SAW)).isEqualTo(Verdict.APPROVED);
    }

    // Properties

    @Test
    void a_stricter_profile_never_gives_a_kinder_decision() {
        RulebookFiles files = profile("riskAppetite: {low: none, medium: condition, high: review}\n");
        for (String design : List.of(SAW, LOUD, OLD, STRONG, LOUD.replace("    rescue: false\n", ""))) {
            assertThat(verdict(Judge.garden(), design))
                    .isGreaterThanOrEqualTo(verdict(Judge.by(files).profile("other"), design));
        }
    }

    @Test
    void waived_has_no_effect() {
        assertThat(Judge.garden()
                        .waivers("waivers: [{provision: garden/train, scope: [saw], reason: r, owner: o, approver: a,"
                                + " expires: 2027-01-01}, {provision: garden/keep-logs, scope: [saw], reason: r, owner: o,"
                                + " approver: a, expires: 2028-01-01}]")
                        .evaluate(STRONG)
                        .decision())
                .isEqualTo(Verdict.APPROVED);
    }
}
