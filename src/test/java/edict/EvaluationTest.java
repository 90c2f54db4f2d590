package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.decision.Verdict;
import edict.document.Problem;
import edict.findings.Finding;
import edict.findings.Question;
import edict.report.HtmlReport;
import edict.report.JsonReport;
import edict.report.Language;
import edict.report.MarkdownReport;
import edict.report.TextReport;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final String SAW =
            """
            organisations: [{id: us, assessed: true, name: We}]
            controls: []
            incidents: []
            machines:
              - {id: saw, name: Big saw, loud: true, rescue: false, drill: false, power: 5, places: [DE],
                 firstUsedOn: 2020-01-01, roles: [{holder: us, code: owner}]}
            """;

    @Test
    void a_design_is_judged_from_document_to_decision() {
        Evaluation evaluation = Judge.garden().evaluate(SAW);

        assertThat(evaluation.decision()).isEqualTo(Verdict.REJECTED);
        assertThat(evaluation.exitCode()).isEqualTo(1);
        assertThat(Judge.lines(evaluation))
                .containsExactly("violated garden/no-noise /machines/0", "required garden/teach /machines/0");
    }

    @Test
    void evaluating_twice_is_evaluating_once() {
        assertThat(Judge.garden().evaluate(SAW)).isEqualTo(Judge.garden().evaluate(SAW));
    }

    @Test
    void mistakes_in_design_and_waivers_are_said_together() {
        Edict.Answer answer = Judge.garden()
                .waivers("waivers: [{provision: garden/teech, scope: [saw], reason: r, owner: o, approver: a,"
                        + " expires: 2027-01-01}]")
                .answer(SAW.replace("loud: true", "laud: true"));

        List<Problem> problems = ((Edict.Rejected) answer).problems();
        assertThat(problems).hasSize(2);
        assertThat(problems.get(1))
                .hasToString("waivers.yaml:2:23: /waivers/0/provision: there is no provision `garden/teech`; did you"
                        + " mean `garden/teach`?");
    }

    @Test
    void the_scope_says_what_was_looked_at_and_what_was_not() {
        Evaluation evaluation = Judge.garden().evaluate(SAW);

        assertThat(evaluation.scope().evaluated())
                .contains("garden/no-noise", "house/not-too-old")
                .doesNotContain("garden/keep-logs", "garden/no-noise-drill");
        assertThat(evaluation.scope().notEncoded())
                .extracting(Evaluation.Omitted::id, omitted -> omitted.because().en(), Evaluation.Omitted::of)
                .containsExactly(
                        tuple("garden/recitals", "still to come", List.of()),
                        tuple("garden/teach-teachers", "whoever teaches is taught", List.of("garden/teach")));
        assertThat(evaluation.scope().knownUntil()).containsKey("garden");
    }

    @Test
    void what_was_looked_at_is_what_applies_on_the_day_judged_whatever_is_to_come() {
        Evaluation evaluation = Judge.garden().evaluate(SAW.replace("power: 5", "power: 25"));

        assertThat(evaluation.findings()).filteredOn(finding -> finding.timing() == Timing.IN_FORCE).isNotEmpty().allSatisfy(finding ->
                assertThat(evaluation.scope().evaluated()).contains(finding.provision()));
        assertThat(evaluation.findings()).filteredOn(finding -> finding.timing() == Timing.UPCOMING).extracting(Finding::provision)
                .contains("garden/keep-logs");
        assertThat(evaluation.scope().evaluated()).doesNotContain("garden/keep-logs");
    }

    @Test
    void a_day_beyond_what_the_authors_know_carries_a_note() {
        assertThat(Judge.garden().evaluate(SAW).notes()).isEmpty();
        assertThat(Judge.garden().asOf("2026-11-21").evaluate(SAW).notes())
                .extracting(note -> note.en())
                .containsExactly("Garden Act: known until 2026-11-20; the law may have moved since.");
    }

    @Test
    void what_may_be_about_something_else_is_not_asked_while_there_is_anything_else_to_ask() {
        // A flow between two here carries nothing abroad, whoever of those that take part is abroad, and whatever stands above them.
        String design = """
                organisations:
                  - {id: us, assessed: true, country: DE, kind: private, ultimateParent: []}
                  - {id: customer, country: AT, kind: private, ultimateParent: []}
                  - {id: abroad, country: US, kind: private, ultimateParent: []}
                  - {id: sub, country: IE, kind: private, ultimateParent: []}
                dataSets: [{id: cvs, personal: "yes", kinds: [ordinary]}]
                processings: [{id: screening, data: [cvs], system: [], roles: [{holder: customer, code: controller},
                  {holder: us, code: processor}, {holder: sub, code: sub-processor}, {holder: abroad, code: sub-processor}]}]
                flows: [{id: f, kind: disclosure, exporter: us, importer: sub, data: [cvs], clearText: true}]
                contracts: [{id: k, customer: customer, supplier: us, serviceModel: saas}, {id: k2, customer: us, supplier: sub, serviceModel: saas}]
                stores: []
                products: [{id: p, supplier: us}]
                certificates: []
                """;

        assertThat(Judge.shipped().evaluate(design).questions())
                .extracting(Question::attribute)
                .contains("art28WrittenContract")
                .doesNotContain("mechanism");
    }

    @Test
    void an_answer_of_a_later_day_counts_and_is_noted() {
        String answers = "answers:\n  - {of: saw, set: {drill: false}, by: Ada, on: 2026-11-20}\n";

        assertThat(Judge.garden().answers(answers).evaluate(SAW).notes()).isEmpty();
        assertThat(Judge.garden().answers(answers).asOf("2026-11-19").evaluate(SAW).notes())
                .containsExactly(new Text(
                        "answers.yaml:3:49: /answers/0/on: the answer is dated 2026-11-20, after the day judged; it counts all the same",
                        "answers.yaml:3:49: /answers/0/on: la réponse est datée du 2026-11-20, après le jour examiné ; elle compte tout de même"));
    }

    @Test
    void the_title_of_a_control_in_either_language_leads_to_its_name() {
        String design = """
                organisations: [{id: us, assessed: true}]
                controls:
                  - {id: c, control: data-protection-impact-assessment}
                  - {id: d, control: programme-de-maitrise-de-l-ia}
                """;

        assertThat(Judge.shipped().evaluate(design).unused())
                .extracting(Text::en)
                .anyMatch(note -> note.contains("/controls/0/control: ") && note.endsWith("did you mean `dpia`?"))
                .anyMatch(note -> note.contains("/controls/1/control: ") && note.endsWith("did you mean `ai-literacy-programme`?"));
    }

    @Test
    void a_name_that_no_table_has_is_noted_where_rules_look_it_up() {
        String design = """
                organisations:
                  - {id: us, assessed: true, criticalProviderId: none, undertaking: microsft}
                  - {id: vendor, criticalProviderId: lseg}
                  - {id: other, criticalProviderId: listed-since}
                products: [{id: other-system, supplier: other, serviceId: some-other-system}]
                controls: [{id: c, control: human-oversigt, evidence: [{kind: dpia-raport}]}]
                """;

        List<Text> notes = Judge.shipped().evaluate(design).unused().stream()
                .filter(note -> note.en().startsWith("design.yaml"))
                .toList();

        assertThat(notes).hasSize(5);
        assertThat(notes.get(0)).isEqualTo(new Text(
                "design.yaml:3:69: /organisations/0/undertaking: `microsft` is none of the names that rules know here (dma/listed-services),"
                        + " so they find nothing by it; did you mean `microsoft`?",
                "design.yaml:3:69: /organisations/0/undertaking: `microsft` n'est pas un des noms que les règles connaissent ici"
                        + " (dma/listed-services), elles ne trouvent donc rien par lui ; vouliez-vous dire `microsoft` ?"));
        assertThat(notes.get(1).en()).endsWith("did you mean `lseg-data-and-risk`?");
        assertThat(notes.get(2).en()).contains("`some-other-system`", "known are `", " …");
        assertThat(notes.get(3).en()).contains("/controls/0/control: `human-oversigt`", "(policies/controls)");
        assertThat(notes.get(4).en()).endsWith("did you mean `dpia-report`?");
    }

    /** Who misspelt a name reads everything else with that in mind. */
    @Test
    void what_nothing_takes_up_is_told_before_all_else() {
        Evaluation evaluation = Judge.shipped().evaluate("controls: [{id: c, control: human-oversigt}]\n");

        assertThat(evaluation.unused()).hasSize(1);
        assertThat(evaluation.notes()).doesNotContainAnyElementsOf(evaluation.unused());
        for (TextReport.Extent extent : TextReport.Extent.values()) {
            assertThat(TextReport.of(evaluation, Language.EN, extent)).contains("`human-oversigt`").satisfies(text -> {
                assertThat(text.indexOf("Note: design.yaml:")).isBetween(0, 300);
                assertThat(text.indexOf("`human-oversigt`")).isEqualTo(text.lastIndexOf("`human-oversigt`"));
            });
        }
        assertThat(MarkdownReport.of(evaluation, "design.yaml", Language.EN)).containsOnlyOnce("human-oversigt");
        assertThat(HtmlReport.of(evaluation, "design.yaml", Language.EN)).containsOnlyOnce("`human-oversigt`");
        assertThat(JsonReport.of(evaluation, "design.yaml", Language.EN)).containsOnlyOnce("`human-oversigt`");
    }
}
