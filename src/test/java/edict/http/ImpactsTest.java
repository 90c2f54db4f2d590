package edict.http;

import static edict.http.Client.file;
import static edict.http.Client.json;
import static edict.http.Client.part;
import static org.assertj.core.api.Assertions.assertThat;

import edict.cli.Terminals;
import edict.rulebook.Garden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImpactsTest {

    private static final String RULES = "rules/eu/garden/all.drl";
    private static final String PROVISIONS = "policies/eu/garden/provisions/all.yaml";

    private static final String LOUD =
            "kind: Design\norganisations: [{id: us, assessed: true}]\nincidents: []\nmachines: [{id: saw, loud: true, drill: false, rescue: false,"
                    + " power: 25, places: [], firstUsedOn: 2024-01-01, roles: [{holder: us, code: owner}]}]\n";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Live live = Live.of(Garden.files());
    private final Server server = Server.start(
            live, Settings.usual(Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC)).on("127.0.0.1", 0), log::add);
    private final Client client = new Client(server);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "text", "markdown"})
    void an_impact_is_that_of_the_command_line(String format) throws Exception {
        String before = live.edict().rulebook().hash();
        Path design = Files.writeString(folder.resolve("loud.yaml"), LOUD);
        Garden.files().texts().forEach((name, bytes) -> {
            if (name.startsWith("rules/")) {
                write("proposed/" + name, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        write("proposed/" + RULES, quiet());

        HttpResponse<String> answer =
                post("?verbose=true&format=" + format, part(RULES, quiet()), file("design", design.toString(), LOUD));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String told = Terminals.run(
                "impact", design.toString(), "--rules", Garden.FOLDER + "/rules", "--policies", Garden.FOLDER + "/policies",
                "--rules-b", folder + "/proposed/rules", "--verbose", "--format", format);
        // The command line knows in which folder each of the two rulebooks stands.
        assertThat(answer.body()).contains("garden/no-noise").isEqualToNormalizingWhitespace(told.replace(Garden.FOLDER + "/", ""));
        if (format.equals("json")) {
            assertThat(OpenApiTest.problems("Impact", answer.body())).isEmpty();
        }
        assertThat(live.edict().rulebook().hash()).as("nothing is taken over").isEqualTo(before);
    }

    @Test
    void a_decision_that_flips_a_design_that_can_t_be_read_and_waivers_are_told() throws Exception {
        String second = LOUD.replace("id: saw", "id: mower");

        JsonNode json = json(post("", part(PROVISIONS, text(PROVISIONS).replace("severity: critical\n  enforcement: reject", "severity: critical\n  enforcement: review")), file("a", "one.yaml", LOUD), part("two.yaml", second)));

        assertThat(json.get("designs").valueStream().map(one -> one.get("file").asString())).containsExactly("one.yaml", "two.yaml");
        assertThat(json.get("designs").get(0).get("decision").toString()).isEqualTo("{\"after\":\"needs-review\",\"before\":\"rejected\"}");
        assertThat(json.get("revision").get(0).get("file").asString()).isEqualTo(PROVISIONS);

        String words = "policies/core/vocabulary.yaml";
        JsonNode unread = json(post("", part(words, text(words).replace("drill:", "exercise:")), part(RULES, text(RULES).replace("drill ==", "exercise ==")), part("one.yaml", LOUD)));
        assertThat(unread.get("designs").get(0).get("problems").toString()).contains("unknown key `drill` of Machine");
        assertThat(OpenApiTest.problems("Impact", unread.toString())).isEmpty();
    }

    @Test
    void answers_count_for_the_design_that_comes_with_them() throws Exception {
        String unsaid = LOUD.replace("loud: true, ", "");
        String answers = "kind: Answers\nanswers: [{of: saw, set: {loud: true}, by: Ada, on: 2026-11-19}]\n";

        HttpResponse<String> one = post("", part(RULES, quiet()), file("design", "one.yaml", unsaid), part("answers", answers));
        HttpResponse<String> two = post("", part(RULES, quiet()), part("one.yaml", unsaid), part("two.yaml", LOUD), file("answers", "a.yaml", answers));
        HttpResponse<String> none = post("", part(RULES, quiet()), part("answers", answers));

        assertThat(json(one).get("designs").get(0).get("decision").get("before").asString()).isEqualTo("rejected");
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.body()).contains("answers are about one design, and 2 came along");
        assertThat(none.body()).contains("answers are about one design, and none came along");
        assertThat(post("", part(RULES, quiet()), part("one.yaml", unsaid), part("answers", answers.replace("loud", "laud"))).body())
                .contains("bad-document", "\"answers\"", "did you mean `loud`?");
    }

    @Test
    void rules_alone_are_looked_at_for_what_they_say_otherwise() throws Exception {
        HttpResponse<String> answer = post("", part(RULES, quiet()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(OpenApiTest.problems("Impact", answer.body())).isEmpty();
        assertThat(json(answer).get("revision").get(0).get("id").asString()).isEqualTo("garden/no-noise");
        assertThat(json(answer).has("asOf")).isFalse();
        assertThat(post("?format=text", part(RULES, quiet())).body()).contains("0 designs").doesNotContain("no design notices");
        assertThat(post("?format=markdown&lang=fr", part(RULES, quiet())).body()).contains("edict impact");
    }

    @Test
    void what_is_proposed_is_held_against_the_rulebook_that_answers_now() throws Exception {
        String quiet = quiet();
        assertThat(live.reload(() -> Garden.files().with(Map.of(RULES, quiet)))).isEmpty();

        assertThat(json(post("", part(RULES, quiet))).get("revision")).isEmpty();
        assertThat(json(post("", part(RULES, text(RULES)))).get("revision")).hasSize(1);
        assertThat(live.reload(() -> Garden.files().with(Map.of(RULES, "nonsense")))).isNotEmpty();
        assertThat(json(post("", part(RULES, quiet))).get("revision")).isEmpty();
    }

    @Test
    void an_empty_part_takes_a_file_away() throws Exception {
        String scenario = "policies/scenarios/strong-fail.yaml";

        assertThat(json(post("", part(scenario, ""))).get("revision").get(0).toString())
                .contains("\"change\":\"removed\"", "\"id\":\"strong-fail\"", scenario);
        HttpResponse<String> misnamed = post("", part(scenario.replace("strong", "strnog"), ""));
        assertThat(misnamed.statusCode()).isEqualTo(400);
        assertThat(misnamed.body()).contains("there is no such file; did you mean `" + scenario + "`?");
    }

    @Test
    void rules_that_are_not_usable_are_told_with_their_places() throws Exception {
        HttpResponse<String> refused = post("", part(RULES, text(RULES).replace("loud == true", "laud == true")), part(PROVISIONS, "- 1\n"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(OpenApiTest.problems("Problem", refused.body())).isEmpty();
        assertThat(refused.body())
                .contains("urn:problem-type:edict:bad-rules", "\"file\": \"" + RULES + "\"", "\"file\": \"" + PROVISIONS + "\"", "did you mean `loud`?");
        assertThat(post("", part("policies/profiles/default.yaml", ""), part("one.yaml", LOUD)).body())
                .contains("there is no profile `default` in the rules proposed");
    }

    @Test
    void designs_and_waivers_that_are_wrong_are_told_all_at_once() throws Exception {
        HttpResponse<String> refused = post(
                "", part(RULES, quiet()), file("a", "a.yaml", "kind: ["), file("b", "b.yaml", "a: 1\na: 2\n"), part("waivers", "kind: {"));
        HttpResponse<String> misspelt = post("", part(RULES, quiet()), part("a.yaml", LOUD.replace("loud", "laud")));
        HttpResponse<String> unwaived = post("", part(RULES, quiet()), part("a.yaml", LOUD), part("waivers", "kind: Waivers\nwaivres: []\n"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("bad-document", "\"a.yaml\"", "\"b.yaml\"", "\"waivers\"");
        assertThat(misspelt.statusCode()).isEqualTo(422);
        assertThat(misspelt.body()).contains("bad-document", "did you mean `loud`?");
        assertThat(unwaived.body()).contains("did you mean `waivers`?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "one.yaml| no part is a rule file; send those proposed by their names",
        "policies/x.csv| nothing of a rulebook is called `policies/x.csv`; expected `rules/….drl`, `policies/….yaml` or a text to link to, `policies/….md`",
        "policies/../../x.yaml| nothing of a rulebook is called `policies/../../x.yaml`",
        "rules//x.drl| nothing of a rulebook is called `rules//x.drl`",
        "rules/eu/x.test.yaml| : cases are no part of it",
    })
    void parts_that_no_rulebook_has_are_refused(String name, String message) throws Exception {
        HttpResponse<String> refused = post("", part(name, LOUD));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(message);
    }

    @Test
    void files_that_nothing_would_read_are_refused_with_their_places() throws Exception {
        HttpResponse<String> refused = post(
                "", part("rules/x.txt", "garbage: ["), part("policies/eu/garden/pack.txt", "garbage: ["), part(RULES, quiet()), part("one.yaml", LOUD));
        HttpResponse<String> misnamed = post("", part("policies/profiles/default.yml", "garbage: ["));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(OpenApiTest.problems("Problem", refused.body())).isEmpty();
        assertThat(refused.body())
                .contains("bad-rules", "\"file\": \"rules/x.txt\"", "\"file\": \"policies/eu/garden/pack.txt\"")
                .contains("nothing reads this file: rules stand in files `rules/….drl`, policies in `policies/….yaml`")
                .doesNotContain("\"file\": \"" + RULES);
        assertThat(misnamed.statusCode()).isEqualTo(422);
        assertThat(misnamed.body()).contains("\"file\": \"policies/profiles/default.yml\"", "nothing reads a file of this name");
    }

    @Test
    void a_text_is_read_where_a_policy_links_to_it() throws Exception {
        String pack = "policies/eu/garden/pack.yaml";
        String doctrine = "policies/eu/garden/doctrine.md";
        String linked = text(pack).replaceFirst("(?m)^url: \"https.*$", "url: " + doctrine);
        assertThat(linked).contains(doctrine);

        assertThat(post("", part(doctrine, "# Gardens\n"), part("one.yaml", LOUD)).statusCode()).isEqualTo(422);
        assertThat(post("", part(doctrine, "# Gardens\n"), part(pack, linked), part("one.yaml", LOUD)).body()).contains("\"designs\"");
    }

    @Test
    void whatever_else_is_wrong_with_a_request_is_told() throws Exception {
        assertThat(post("", part(RULES, quiet()), part(RULES, quiet())).body()).contains("two parts are called `" + RULES + "`");
        assertThat(post("", part(RULES, quiet()), file("a", "x.yaml", LOUD), file("b", "x.yaml", LOUD)).body()).contains("two parts are called `x.yaml`");
        assertThat(post("", manyParts()).body()).contains("the body has more than 256 parts");
        assertThat(post("?format=pdf", part(RULES, quiet())).body()).contains("the parameter `format` is `text`, `markdown` or `json`; found `pdf`");
        assertThat(post("?profile=x", part(RULES, quiet())).body()).contains("there is no profile `x`; expected `default`");
        assertThat(post("?scenario=x", part(RULES, quiet())).statusCode()).isEqualTo(400);
        HttpResponse<String> plain = client.yaml("/v1/impacts", LOUD);
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(plain.body()).contains("send `multipart/form-data`");
        HttpResponse<String> large = post("", part(RULES, "x".repeat(5_100_000)));
        assertThat(large.statusCode()).isEqualTo(413);
    }

    private static String[] manyParts() {
        String[] parts = new String[300];
        Arrays.setAll(parts, i -> part("n" + i, ""));
        return parts;
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(Garden.FOLDER.resolve(file), StandardCharsets.UTF_8);
    }

    /** The rules with machines forbidden that are not loud. */
    private static String quiet() throws IOException {
        String piece = "rule \"garden/no-noise\"\nwhen\n    $machine : Machine( loud == true )";
        assertThat(text(RULES)).contains(piece);
        return text(RULES).replace(piece, piece.replace("true", "false"));
    }

    private HttpResponse<String> post(String query, String... parts) throws IOException, InterruptedException {
        return client.parts("/v1/impacts" + query, parts);
    }
}
