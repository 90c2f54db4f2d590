package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import edict.cli.Terminals;
import edict.rulebook.Garden;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private static final Path WORKSHOP = Path.of("src/test/resources/reports/workshop.yaml");

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Server server = Server.start(
            Live.of(Garden.files()), Settings.usual(CLOCK).on("127.0.0.1", 0), log::add);
    private final Client client = new Client(server);

    @AfterAll
    void stop() {
        server.close();
        assertThat(log).isEmpty();
    }

    @Test
    void a_design_is_explained_with_the_bytes_of_the_command_line() throws Exception {
        HttpResponse<String> answer =
                client.yaml("/v1/explanations?provision=garden/no-noise*&lang=fr", Files.readString(WORKSHOP));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo(Terminals.run(
                        "explain",
                        WORKSHOP.toString(),
                        "garden/no-noise*",
                        "--lang",
                        "fr",
                        "--format",
                        "json",
                        "--rules",
                        Garden.FOLDER + "/rules",
                        "--policies",
                        Garden.FOLDER + "/policies"));
        assertThat(OpenApiTest.problems("Explanation", answer.body())).isEmpty();
    }

    @Test
    void answers_may_travel_with_the_design() throws Exception {
        String design = Files.readString(WORKSHOP).indent(2);

        HttpResponse<String> answer = client.yaml(
                "/v1/explanations?provision=garden/no-noise&subject=drill",
                """
                kind: Request
                design:
                %s
                answers:
                  kind: Answers
                  answers: [{of: drill, set: {loud: true}, by: Ada, on: 2026-11-01, because: it was measured}]
                """
                        .formatted(design));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"origin\": \"answered\"").contains("\"by\": \"Ada\"");
        assertThat(OpenApiTest.problems("Explanation", answer.body())).isEmpty();
    }

    @Test
    void a_provision_that_is_not_there_is_told_with_the_nearest() throws Exception {
        HttpResponse<String> answer =
                client.yaml("/v1/explanations?provision=garden/no-nois", Files.readString(WORKSHOP));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {
                          "detail": "there is no provision `garden/no-nois`; did you mean `garden/no-noise`?",
                          "status": 400,
                          "title": "A parameter is wrong",
                          "type": "urn:problem-type:edict:bad-parameter"
                        }
                        """);
    }

    @Test
    void a_wrong_question_is_refused() throws Exception {
        String design = Files.readString(WORKSHOP);

        assertThat(client.yaml("/v1/explanations", design).body())
                .contains("the parameter `provision` is missing; name what to explain");
        assertThat(client.yaml("/v1/explanations?provision=garden/no-noise&subject=sav", design).body())
                .contains("there is no `sav` in the design; did you mean `saw`?");
        assertThat(client.yaml("/v1/explanations?provision=garden/no-noise&everything=true", design).body())
                .contains("unknown parameter `everything`");
    }

    @Test
    void a_wrong_design_is_told_with_its_problems() throws Exception {
        HttpResponse<String> answer =
                client.yaml("/v1/explanations?provision=garden/no-noise", "kind: Design\nmachines: [{id: saw, laud: true}]\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("`laud`");
    }
}
