package edict.asking;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.Request;
import edict.decision.Verdict;
import edict.findings.Finding;
import edict.report.Language;
import edict.rulebook.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How much is asked about a plain design before it is clear what it is and what is owed. */
class FewQuestionsTest {

    private static final Edict EDICT = Edict.shipped();

    private final List<String> asked = new ArrayList<>();

    @Test
    void a_chatbot_for_customers_is_classified_after_fifteen_questions_at_most() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("placed on the market in the Union", "yes");
        answers.put("standard editing", "no");
        answers.put("obvious to a", "no");
        answers.put("first unit", "2026-09-01");
        answers.put("substantially alter", "yes");
        answers.put("act of Annex I", "none");
        // Whatever else there may be.
        answers.put("", "none");

        Session session = hold(
                """
                kind: Design
                title: A chatbot for customers on a hosted model
                organisations:
                  - {id: shop, name: Our shop, assessed: true, country: FR}
                models:
                  - {id: hosted-model, name: A hosted model}
                aiSystems:
                  - id: chatbot
                    roles: [{holder: shop, code: provider}, {holder: shop, code: deployer}]
                    models: [hosted-model]
                    interactsDirectlyWithPersons: true
                    generatesMedia: [text]
                    setting: [customer-service]
                """,
                answers);

        assertThat(asked).hasSizeBetween(8, 15);
        assertThat(session.evaluation().decision()).isEqualTo(Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(session.evaluation().findings())
                .extracting(Finding::status)
                .as("what is left is whether things are done")
                .doesNotContain(Status.OPEN, Status.VIOLATED);
        assertThat(session.evaluation().findings())
                .extracting(Finding::provision)
                .contains("ai-act/art-50-1-interaction-notice", "ai-act/art-50-2-machine-readable-marking")
                .noneMatch(id -> id.startsWith("ai-act/art-9") || id.startsWith("ai-act/art-26"));
    }

    @Test
    void emotions_of_workers_are_rejected_after_five_questions_at_most() throws IOException {
        Session session = hold(
                """
                kind: Design
                title: Stress of call-centre agents, read from their voice
                organisations:
                  - {id: us, name: Our call centre, assessed: true, country: FR}
                aiSystems:
                  - id: agent-stress
                    roles: [{holder: us, code: deployer}]
                    infersEmotionsOrIntentions: true
                    emotionInput: [biometric]
                    setting: [workplace]
                    emotionTarget: [workers]
                """,
                Map.of("medical or safety", "wellbeing-or-monitoring", "", "none"));

        assertThat(asked).hasSizeBetween(1, 5);
        assertThat(session.evaluation().decision()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void what_serves_the_armed_forces_alone_is_out_of_scope_after_five_questions_at_most() throws IOException {
        Session session = hold(
                """
                kind: Design
                title: Target recognition for the armed forces
                organisations:
                  - {id: us, name: Our works, assessed: true, country: FR}
                models: []
                aiSystems:
                  - {id: target-recognition, roles: [{holder: us, code: provider}], models: []}
                """,
                Map.of("grounds for exclusion", "purposeExclusivelyMilitaryDefenceSecurity", "", "none"));

        assertThat(asked).hasSizeBetween(1, 5);
        assertThat(session.evaluation().decision()).isEqualTo(Verdict.APPROVED);
    }

    /** Answers with the first whose words stand in the question, until it is asked what is done. */
    private Session hold(String design, Map<String, String> answers) throws IOException {
        Request request = new Request(
                Asked.document(design), List.of(), List.of(), "ai-act", LocalDate.parse("2026-11-20"), Optional.empty(), Set.of(), false);
        Session begun = ((Session.Ready) Session.begin(EDICT, request, "answers.yaml", "")).session();
        StringBuilder said = new StringBuilder();
        BufferedReader answering = new BufferedReader(Reader.nullReader()) {
            @Override
            public String readLine() {
                String question = said.toString().replaceAll("\\s+", " ");
                said.setLength(0);
                if (question.contains("in-place, planned")) {
                    return "quit";
                }
                asked.add(question);
                // The empty one stands for all others, and comes last.
                return answers.entrySet().stream()
                        .filter(answer -> !answer.getKey().isEmpty() && question.contains(answer.getKey()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElseGet(() -> answers.get(""));
            }
        };
        return Dialogue.hold(
                begun,
                new Dialogue.Settings(Language.EN, Asked.ADA, false),
                answering,
                line -> said.append(line).append('\n'),
                session -> {});
    }
}
