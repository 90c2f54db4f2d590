package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.decision.Verdict;
import edict.findings.Finding;
import edict.report.JsonReport;
import edict.report.Language;
import edict.report.TextReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a design says of itself, and where the registry says otherwise, is judged by rules. */
class NotedTest {

    private static final String VENDOR =
            """
            organisations:
              - {id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}
              - {id: vendor, registry: openai, country: IE, ultimateParent: [], intermediateParents: [], holdings: []}
            """;

    @Test
    void a_contradiction_of_the_registry_is_a_finding_with_both_places() {
        Finding finding = Judge.only(evaluate(VENDOR), "house/contradicts-registry");

        assertThat(finding.subject())
                .isEqualTo(new Finding.Subject("Contradiction", Optional.empty(), "/organisations/1/country"));
        assertThat(finding.who().organisation()).contains("us");
        assertThat(finding.message().en())
                .isEqualTo("`country` of OpenAI, L.L.C. is `IE` in the design and `US` in the registry entry `openai`,"
                        + " checked on 2026-11-20. Until that is settled it counts as unknown between the two; in a purchase the registry counts.");
        assertThat(finding.facts())
                .anyMatch(fact -> fact.attribute().equals("stated")
                        && fact.file().equals("design.yaml")
                        && fact.line() == 4)
                .anyMatch(fact -> fact.attribute().equals("registered")
                        && fact.file().equals("policies/registry/openai.yaml"));
        assertThat(finding.citation().provision().en()).isEqualTo("What a design says, 2");
    }

    @Test
    void both_reports_show_it_and_the_decision_counts_it() {
        Evaluation differs = evaluate(Judge.closed(VENDOR));
        Evaluation agrees = evaluate(Judge.closed(VENDOR.replace(", country: IE", "")));

        assertThat(agrees.decision()).isEqualTo(Verdict.APPROVED);
        assertThat(differs.decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(TextReport.of(differs, Language.EN))
                .contains("violated  /organisations/1/country: A design and the registry agree");
        assertThat(JsonReport.of(differs, "design.yaml", Language.FR))
                .contains("\"provision\": \"house/contradicts-registry\"")
                .contains("\"title\": \"Un projet et le registre concordent\"");
    }

    @Test
    void an_answer_newer_than_the_entry_settles_it_and_a_note_tells_what_it_sets_aside() {
        Evaluation older = answered("2026-11-20");
        assertThat(contradictions(older)).containsExactly("violated house/contradicts-registry /organisations/1/country");
        assertThat(older.notes()).noneMatch(note -> note.en().contains("registry"));

        Evaluation newer = answered("2026-11-21");
        assertThat(contradictions(newer)).isEmpty();
        assertThat(newer.notes())
                .filteredOn(note -> note.en().contains("registry"))
                .singleElement()
                .satisfies(note -> assertThat(note.en())
                        .startsWith("answers.yaml:2:39: /organisations/1/country: the answer, with evidence that is newer,"
                                + " counts and not what the registry says: US, checked on 2026-11-20, "))
                .satisfies(note -> assertThat(note.fr()).contains("et non ce qu'indique le registre : US, vérifié le 2026-11-20, "));
    }

    private static Evaluation answered(String on) {
        String answer = "answers: [{of: vendor, set: {country: IE}, by: Ada, on: %s, evidence: register}]\n";
        return Judge.shipped().answers(answer.formatted(on)).evaluate(VENDOR);
    }

    private static List<String> contradictions(Evaluation evaluation) {
        return Judge.lines(evaluation, "house/contradicts-registry");
    }

    @Test
    void a_claim_is_judged_by_what_the_rules_conclude_with_its_derivation() {
        Evaluation evaluation = evaluate(
                """
                organisations:
                  - {id: us, assessed: true, country: FR, claims: [{fact: EstablishedInUnion, holds: false}]}
                """);
        Finding finding = Judge.only(evaluation, "house/claim-differs");

        assertThat(finding.subject().pointer()).isEqualTo("/organisations/0/claims/0");
        assertThat(finding.message().en())
                .isEqualTo("The design says of us that `EstablishedInUnion` holds: no. The rules have to bear that out.");
        assertThat(finding.derivation())
                .extracting(Finding.Derivation::type)
                .containsExactly("ClaimConfirmed", "EstablishedInUnion");
    }

    @Test
    void of_a_claim_that_may_be_so_the_question_is_asked_that_settles_it() {
        Finding finding = Judge.only(
                evaluate("organisations: [{id: us, assessed: true, country: US, claims: [EstablishedInUnion]}]\n"),
                "house/claim-differs");

        assertThat(finding.status().code()).isEqualTo("open");
        assertThat(finding.questions()).extracting(asked -> asked.pointer())
                .containsExactly("/organisations/0/establishmentInEu");
    }

    @Test
    void where_nobody_is_marked_as_assessed_each_organisation_may_answer_for_it() {
        List<String> lines = Judge.lines(
                evaluate(
                        """
                        organisations:
                          - {id: a, country: US, establishmentInEu: false, claims: [EstablishedInUnion]}
                          - {id: b}
                        """),
                "house/claim-differs");

        assertThat(lines).containsOnly("open house/claim-differs /organisations/0/claims/0").hasSize(2);
    }

    private static Evaluation evaluate(String design) {
        return Judge.shipped().evaluate(design);
    }
}
