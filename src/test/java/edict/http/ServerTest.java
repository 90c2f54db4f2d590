package edict.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.Edict;
import edict.cli.Terminals;
import edict.document.Problem;
import edict.report.MediaType;
import edict.report.ReportFormat;
import edict.rulebook.Garden;
import edict.rulebook.RulebookFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ServerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private static final Edict GARDEN = Edict.of(Garden.RULEBOOK);
    private static final Path WORKSHOP = Path.of("src/test/resources/reports/workshop.yaml");

    private static final Path GATEWAY = Path.of("src/test/resources/imports/litellm/proxy-config.yaml");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Live live = new Live(GARDEN, Garden::files);
    private Server server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server = Server.start(live, Settings.usual(CLOCK).on("127.0.0.1", 0), log::add);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(log).isEmpty();
    }

    @Test
    void a_design_is_answered_with_the_bytes_of_the_command_line() throws Exception {
        HttpResponse<byte[]> answer = post(
                "/v1/evaluations?lang=fr&knownOn=2026-11-19&name=" + WORKSHOP, Files.readAllBytes(WORKSHOP), "application/yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(text(answer))
                .isEqualTo(Terminals.run(
                        "check",
                        WORKSHOP.toString(),
                        "--lang",
                        "fr",
                        "--known-on",
                        "2026-11-19",
                        "--format",
                        "json",
                        "--rules",
                        Garden.FOLDER + "/rules",
                        "--policies",
                        Garden.FOLDER + "/policies"));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void every_report_has_the_bytes_of_the_command_line(ReportFormat format) throws Exception {
        String line = garden("check", WORKSHOP.toString(), "--lang", "fr", "--format", format.code());
        String path = "/v1/evaluations?lang=fr&name=" + WORKSHOP;

        HttpResponse<byte[]> named = post(path + "&format=" + format.code(), Files.readAllBytes(WORKSHOP), "application/yaml");
        HttpResponse<byte[]> accepted = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Content-Type", "application/yaml")
                        .header("Accept", "image/png, " + MediaType.of(format) + ";q=0.9, */*;q=0.8")
                        .POST(HttpRequest.BodyPublishers.ofFile(WORKSHOP))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(text(named)).isEqualTo(line);
        assertThat(text(accepted)).isEqualTo(line);
        assertThat(named.headers().firstValue("Content-Type").orElse("")).startsWith(MediaType.of(format));
        assertThat(named.headers().firstValue("Vary")).contains("Accept");
        assertThat(named.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; ")
                .endsWith("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|en",
        "fr|fr",
        "fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5|fr",
        "de-DE, de;q=0.9, en-GB;q=0.8, fr;q=0.7|en",
        "en;q=0.3, fr;q=0.4|fr",
        "fr;q=0, de|en",
        "nonsense;;,|en"
    })
    void texts_are_in_the_language_that_a_browser_likes_unless_the_query_names_one(String liked, String told) throws Exception {
        Map<String, String> browser = liked.isEmpty() ? Map.of() : Map.of("Accept-Language", liked);

        HttpResponse<byte[]> preferred = asked("GET", "/v1/rulebook", browser);
        assertThat(text(preferred)).isEqualTo(text(get("/v1/rulebook?lang=" + told)));
        assertThat(preferred.headers().allValues("Vary")).contains("Accept-Language");
        assertThat(text(asked("GET", "/v1/rulebook?lang=en", browser))).isEqualTo(text(get("/v1/rulebook?lang=en")));
    }

    /** The most specific range that matches counts for a type, RFC 9110, section 12.5.1, and weight 0 says that it is not acceptable. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json;q=0, */*|text/plain",
        "*/*, application/json;q=0.1|text/plain",
        "application/*;q=0, text/html;q=0.5, */*;q=0.1|text/html",
        "text/*;q=0.5, text/plain;q=0, application/json;q=0.4|text/markdown",
        "text/html;q=0.4, text/*;q=0.9, text/plain;q=0.1|text/markdown",
        "*/*|application/json",
        "application/*|application/json",
        "text/xml|application/xml",
        "application/json, text/html|application/json",
        "text/html, application/json|text/html",
        "application/json;q=0|application/json",
        "image/png|application/json"
    })
    void of_ranges_that_match_a_type_the_one_that_tells_the_most_counts(String accepted, String type) throws Exception {
        HttpResponse<byte[]> answer =
                asked("POST", "/v1/evaluations", Map.of("Accept", accepted, "Content-Type", "application/yaml"), "kind: Design\n");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    }

    @Test
    void a_text_is_as_short_as_on_the_command_line() throws Exception {
        byte[] workshop = Files.readAllBytes(WORKSHOP);

        assertThat(text(post("/v1/evaluations?format=text&brief=true", workshop, "application/yaml")).replace("<request>", WORKSHOP.toString()))
                .isEqualTo(garden("check", WORKSHOP.toString(), "--brief"));
        assertThat(text(post("/v1/evaluations?format=text&brief=true&verbose=true", workshop, "application/yaml")))
                .contains("the parameters `brief` and `verbose` contradict each other; give one of them");
    }

    @Test
    void a_form_that_is_not_there_is_refused_and_a_type_that_is_not_there_gets_json() throws Exception {
        HttpResponse<byte[]> unknown = post("/v1/evaluations?format=pdf", Files.readAllBytes(WORKSHOP), "application/yaml");

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(text(unknown))
                .contains("the parameter `format` is `text`, `json`, `markdown`, `html`, `sarif` or `junit`; found `pdf`");
        HttpResponse<byte[]> image = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/evaluations"))
                        .header("Accept", "image/png, text/html;q=0")
                        .POST(HttpRequest.BodyPublishers.ofFile(WORKSHOP))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(image.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void a_design_with_answers_and_waivers_is_answered_as_on_the_command_line() throws Exception {
        Path requests = Path.of("src/test/resources/requests");
        String envelope = "kind: Request\ndesign:\n" + Files.readString(requests.resolve("design.yaml")).indent(2)
                + "answers:\n" + Files.readString(requests.resolve("answers.yaml")).indent(2)
                + "waivers:\n" + Files.readString(requests.resolve("waivers.yaml")).indent(2);
        Path file = Files.writeString(folder.resolve("request.yaml"), envelope);

        String answer = text(post("/v1/evaluations?everything=true&name=" + file, envelope, "application/yaml"));

        assertThat(answer).isEqualTo(garden("check", file.toString(), "--everything", "--format", "json"));
        assertThat(withoutPlaces(answer))
                .contains("\"status\": \"waived\"", "\"origin\": \"answered\"")
                .isEqualTo(withoutPlaces(garden(
                        "check",
                        requests.resolve("design.yaml").toString(),
                        "--answers",
                        requests.resolve("answers.yaml").toString(),
                        "--waivers",
                        requests.resolve("waivers.yaml").toString(),
                        "--everything",
                        "--format",
                        "json")));
    }

    /** The places are others in another text. */
    private static String withoutPlaces(String report) {
        return report.replaceAll("\"documents\": \\[[^\\]]*\\]", "").replaceAll("(?m)^ *\"(line|column|file)\": .*\\n", "");
    }

    @Test
    void a_wrong_answer_is_told_with_its_pointer_in_the_request() throws Exception {
        HttpResponse<byte[]> answer = post(
                "/v1/evaluations",
                """
                {"kind": "Request",
                 "design": {"kind": "Design", "machines": [{"id": "saw"}]},
                 "answers": {"kind": "Answers", "answers": [{"of": "saw", "set": {"laud": true}, "by": "Ada", "on": "2026-11-01"}]},
                 "waiver": []}
                """,
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer))
                .contains("\"pointer\": \"/waiver\"")
                .contains("unknown key `waiver`; expected `kind`, `design`, `title`, `$schema`, `answers` or `waivers`;"
                        + " did you mean `waivers`?");
        assertThat(text(post(
                        "/v1/evaluations",
                        """
                        {"kind": "Request",
                         "design": {"kind": "Design", "machines": [{"id": "saw"}]},
                         "answers": {"kind": "Answers", "answers": [{"of": "saw", "set": {"laud": true}, "by": "Ada", "on": "2026-11-01"}]}}
                        """,
                        "application/json")))
                .contains("\"line\": 3")
                .contains("\"pointer\": \"/answers/answers/0/set/laud\"")
                .contains("unknown key `laud` of Machine; did you mean `loud`?");
    }

    @Test
    void the_text_tells_whether_it_is_json_or_yaml() throws Exception {
        for (String type : List.of("application/json", "application/yaml", "text/plain", "application/merge-patch+json")) {
            assertThat(post("/v1/evaluations", "{\"kind\": \"Design\", \"machines\": []}", type).statusCode())
                    .as(type)
                    .isEqualTo(200);
            assertThat(post("/v1/evaluations", "kind: Design\nmachines: []\n", type).statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void head_gets_what_get_does_but_for_the_body() throws Exception {
        for (String path : List.of(
                "/v1/rules",
                "/v1/rules?lang=xx",
                "/v1/rules/garden/no-noise",
                "/v1/rules/garden/nothing",
                "/v1/schemas/design.md",
                "/v1/schemas/nothing",
                "/health/ready",
                "/openapi.yaml",
                "/",
                "/nowhere")) {
            HttpResponse<byte[]> get = get(path);
            HttpResponse<byte[]> head = client.send(
                    HttpRequest.newBuilder(uri(path)).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("Content-Type")).as(path).isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.body()).as(path).isEmpty();
        }
    }

    @Test
    void who_opens_it_in_a_browser_is_shown_where_to_begin() throws Exception {
        HttpResponse<byte[]> page = get("/");
        String text = new String(page.body(), StandardCharsets.UTF_8);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(text).doesNotContain("<script", "<style", "http:");
        Matcher links = Pattern.compile("href=\"([^\"]+)\"").matcher(text);
        assertThat(links.results().map(link -> link.group(1)).toList()).contains("/openapi.json").allSatisfy(link ->
                assertThat(get(link).statusCode()).as(link).isEqualTo(200));
        assertThat(post("/", "", "application/yaml").headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void a_wrong_method_is_told_the_right_ones_in_the_header() throws Exception {
        assertThat(get("/v1/evaluations").headers().firstValue("Allow")).contains("OPTIONS, POST");
        assertThat(get("/v1/evaluations/").headers().firstValue("Allow")).contains("OPTIONS, POST");
        assertThat(post("/v1/rules/garden/no-noise", "", "application/yaml").headers().firstValue("Allow"))
                .contains("GET, HEAD, OPTIONS");
    }

    @Test
    void options_tell_the_methods() throws Exception {
        HttpResponse<byte[]> answer = asked("OPTIONS", "/v1/rules/garden/no-noise", Map.of());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(answer.body()).isEmpty();
        assertThat(asked("OPTIONS", "/v1/evaluations", Map.of()).headers().firstValue("Allow")).contains("OPTIONS, POST");
        assertThat(asked("OPTIONS", "/nowhere", Map.of()).statusCode()).isEqualTo(404);
        HttpResponse<byte[]> program = asked("OPTIONS", "/v1/evaluations", Map.of("Access-Control-Request-Method", "POST"));
        assertThat(program.statusCode()).as("no page asks").isEqualTo(204);
        assertThat(program.headers().firstValue("Allow")).contains("OPTIONS, POST");
    }

    /** RFC 9110, sections 8.6 and 15.4.5: a length would be that of what is not sent, and a type its type. */
    @ParameterizedTest
    @CsvSource({"GET,/v1/rulebook,304", "HEAD,/openapi.json,304", "GET,/v1/schemas/design.md,304", "OPTIONS,/v1/evaluations,204", "OPTIONS,/v1/rules,204"})
    void what_has_no_body_says_nothing_of_one(String method, String path, int status) throws Exception {
        String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n").doesNotContain("\nContent-Type", "\nContent-Length", "\nTransfer-Encoding");
    }

    @Test
    void who_has_what_stays_is_told_so_until_the_rules_change() throws Exception {
        for (String path : List.of(
                "/v1/rulebook",
                "/v1/rules",
                "/v1/rules/garden/no-noise",
                "/v1/rules/garden%2Fno-noise",
                "/v1/schemas/design.json",
                "/v1/schemas/design.md",
                "/openapi.yaml",
                "/openapi.json")) {
            HttpResponse<byte[]> first = get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).as(path).contains("no-cache");
            for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
                HttpResponse<byte[]> again = asked("GET", path, Map.of("If-None-Match", known));
                assertThat(again.statusCode()).as("%s %s", path, known).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).contains(tag);
            }
            assertThat(asked("HEAD", path, Map.of("If-None-Match", tag)).statusCode()).as(path).isEqualTo(304);
            assertThat(asked("GET", path, Map.of("If-None-Match", "\"other\"")).body()).as(path).isEqualTo(first.body());
        }
        String french = get("/v1/rules?lang=fr").headers().firstValue("ETag").orElseThrow();
        assertThat(asked("GET", "/v1/rules", Map.of("If-None-Match", french)).statusCode()).isEqualTo(200);
        String before = get("/v1/rulebook").headers().firstValue("ETag").orElseThrow();
        live.reload(() -> RulebookFiles.under(Garden.FOLDER).with(Map.of("policies/house/more.md", "More.\n")));
        assertThat(asked("GET", "/v1/rulebook", Map.of("If-None-Match", before)).statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").headers().firstValue("ETag")).isEmpty();
        assertThat(get("/v1/rules/garden/nothing").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void a_body_that_is_packed_or_of_another_type_is_refused_with_what_is_read() throws Exception {
        for (String type : List.of("application/yaml", "multipart/form-data; boundary=x")) {
            HttpResponse<byte[]> packed = asked(
                    "POST", "/v1/comparisons", Map.of("Content-Type", type, "Content-Encoding", "gzip"), "\u001f");
            assertProblem(packed, 415, "wrong-type", "send the body as it is, without `Content-Encoding`; found `gzip`");
            assertThat(packed.headers().firstValue("Accept-Encoding")).contains("identity");
        }
        assertThat(post("/v1/evaluations", "<a/>", "application/xml").headers().firstValue("Accept"))
                .contains("application/json, application/yaml");
        assertThat(post("/v1/impacts", "a: 1\n", "application/yaml").headers().firstValue("Accept")).contains("multipart/form-data");
    }

    @Test
    void what_a_body_says_of_its_charset_is_neither_here_nor_there() throws Exception {
        String path = "/v1/evaluations?format=text&name=caf%C3%A9/a.yaml";
        String sure = text(post(path, Files.readAllBytes(WORKSHOP), "application/yaml"));
        assertThat(sure).contains("café/a.yaml");
        for (String charset : List.of("nope", "utf-16", "iso-8859-1", "\"", "")) {
            HttpResponse<byte[]> answer = post(path, Files.readAllBytes(WORKSHOP), "application/yaml; charset=" + charset);
            assertThat(answer.statusCode()).as(charset).isEqualTo(200);
            assertThat(text(answer)).as(charset).isEqualTo(sure);
        }
        assertProblem(
                post("/v1/comparisons", "x", "multipart/form-data; charset=nope"), 400, "bad-request", "`Content-Type: multipart/form-data` names no boundary");
    }

    @Test
    void json_that_breaks_is_told_in_words_of_json_where_it_was_announced() throws Exception {
        for (String broken : List.of(
                "{\"kind\": \"Design\", \"machines\": [{\"id\": \"saw\"",
                "{\"kind\": \"Design\", \"machines\": [],}",
                "{\"kind\": \"Design\", // the saw\n\"machines\": []}")) {
            HttpResponse<byte[]> answer = post("/v1/evaluations", broken, "application/json; charset=utf-8");
            assertThat(answer.statusCode()).as(broken).isEqualTo(422);
            assertThat(text(answer)).as(broken).contains("the text is not JSON here: ").doesNotContain("YAML");
        }
    }

    /** A page of some site may give its own name the address of this machine: the name that its browser asks for gives it away. */
    @Test
    void who_asks_by_a_name_of_somebody_else_is_refused() throws Exception {
        for (String own : List.of("127.0.0.1", "127.0.0.1:1234", "localhost", "LocalHost.:8080", "[::1]:8080")) {
            assertThat(asked(server, own)).startsWith("HTTP/1.1 200 ");
        }
        String refused = asked(server, "evil.example:8080");

        assertThat(refused)
                .startsWith("HTTP/1.1 421 ")
                .contains("application/problem+json", "urn:problem-type:edict:wrong-host", "`evil.example` is none of its names");
        assertThat(asked(server, "127.0.0.1.evil.example")).startsWith("HTTP/1.1 421 ");
        assertThat(asked(server, "/health/live", "10.0.0.7:8080")).startsWith("HTTP/1.1 200 ");
    }

    /** A page of another site that is shown on this machine can't read what is answered, but could keep the server busy. */
    @Test
    void who_asks_for_a_page_of_another_site_is_refused() throws Exception {
        String head = "POST /v1/evaluations HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                + "Content-Length: 12\r\n%s\r\n\r\nkind: Design";

        for (String other : List.of("Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost:8080")) {
            assertThat(raw(head.formatted(other)))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("urn:problem-type:edict:other-site", "those that `serve --allow-origin` names; found `");
        }
        for (String own : List.of("Accept: text/plain", "Origin: http://localhost:8080", "Sec-Fetch-Site: same-site\r\nOrigin: http://localhost:3000")) {
            assertThat(raw(head.formatted(own))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void pages_of_sites_that_were_named_may_ask_and_read() throws Exception {
        Map<String, String> asks = Map.of(
                "Origin", "https://portal.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type");
        assertProblem(asked("OPTIONS", "/v1/evaluations", asks), 403, "other-site",
                "the server answers programs, pages of its own name and those that `serve --allow-origin` names; found `https://portal.example`");
        server.close();
        server = Server.start(
                live, Settings.usual(CLOCK).on("127.0.0.1", 0).open(List.of("https://Portal.example", "http://10.0.0.7:3000")), log::add);

        HttpResponse<byte[]> may = asked("OPTIONS", "/v1/evaluations", asks);
        assertThat(may.statusCode()).isEqualTo(204);
        assertThat(may.headers().firstValue("Access-Control-Allow-Origin")).contains("https://portal.example");
        assertThat(may.headers().firstValue("Access-Control-Allow-Methods")).contains("OPTIONS, POST");
        assertThat(may.headers().firstValue("Access-Control-Allow-Headers")).contains("Content-Type, If-None-Match");
        assertThat(may.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        Map<String, String> page = Map.of("Origin", "https://portal.example", "Sec-Fetch-Site", "cross-site", "Content-Type", "application/yaml");
        HttpResponse<byte[]> decided = asked("POST", "/v1/evaluations", page, "kind: Design\n");
        assertThat(decided.statusCode()).isEqualTo(200);
        assertThat(decided.headers().firstValue("Access-Control-Allow-Origin")).contains("https://portal.example");
        assertThat(decided.headers().firstValue("Access-Control-Expose-Headers").orElse("")).contains("Edict-Decision");
        assertThat(decided.headers().allValues("Vary")).contains("Origin", "Accept");
        HttpResponse<byte[]> wrong = asked("POST", "/v1/evaluations", page, "kind: Desing\n");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.headers().firstValue("Access-Control-Allow-Origin")).contains("https://portal.example");
        for (String other : List.of("https://portal.example.evil.example", "http://portal.example", "https://portal.example:444", "null")) {
            Map<String, String> stranger = Map.of("Origin", other, "Sec-Fetch-Site", "cross-site", "Content-Type", "application/yaml");
            HttpResponse<byte[]> refused = asked("POST", "/v1/evaluations", stranger, "kind: Design\n");
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).as(other).isEmpty();
            assertThat(asked("GET", "/v1/rulebook", Map.of("Origin", other)).headers().firstValue("Access-Control-Allow-Origin")).as(other).isEmpty();
        }
        assertThat(get("/v1/rulebook").headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void only_who_may_ask_is_told_what_is_wrong_with_the_rules() throws Exception {
        RulebookFiles files = RulebookFiles.under(Garden.FOLDER);
        live.reload(() -> files.with(Map.of("rules/eu/garden/new.drl", "rule \"garden/x\" when eval( true ) then end")));

        assertThat(asked(server, "/health/ready", "evil.example")).startsWith("HTTP/1.1 200 ").doesNotContain("new.drl");
        assertThat(asked(server, "/health/ready", "localhost")).contains("new.drl");
        live.reload(() -> files);
    }

    @Test
    void what_was_decided_stands_in_a_header_whatever_the_form() throws Exception {
        for (String format : List.of("json", "html", "markdown", "text")) {
            HttpResponse<byte[]> answer = post("/v1/evaluations?format=" + format, Files.readAllBytes(WORKSHOP), "application/yaml");
            assertThat(answer.headers().firstValue("Edict-Decision")).as(format).contains("rejected");
        }
    }

    @Test
    void other_names_are_answered_where_they_are_given_or_nobody_says_which() throws Exception {
        Settings usual = Settings.usual(CLOCK);
        try (Server named = Server.start(live, usual.on("127.0.0.1", 0).under(List.of("edict.example")), log::add);
                Server open = Server.start(live, usual.on("0.0.0.0", 0), log::add);
                Server both = Server.start(live, usual.on("0.0.0.0", 0).under(List.of("edict.example")), log::add)) {
            assertThat(asked(named, "Edict.example:443")).startsWith("HTTP/1.1 200 ");
            assertThat(asked(named, "evil.example")).startsWith("HTTP/1.1 421 ");
            assertThat(asked(open, "evil.example")).startsWith("HTTP/1.1 200 ");
            assertThat(asked(both, "localhost")).startsWith("HTTP/1.1 200 ");
            assertThat(asked(both, "evil.example")).startsWith("HTTP/1.1 421 ");
        }
    }

    private static String asked(Server server, String host) throws IOException {
        return asked(server, "/openapi.yaml", host);
    }

    /** By a socket: clients name the host that they connect to. */
    private static String asked(Server server, String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void an_address_that_is_taken_or_is_somebody_else_s_is_told_as_such() {
        Settings taken = Settings.usual(CLOCK).on("127.0.0.1", server.port());
        assertThatThrownBy(() -> Server.start(new Live(GARDEN, Garden::files), taken, line -> {}))
                .isInstanceOf(Server.Unreachable.class)
                .hasMessage("127.0.0.1:" + server.port() + " is not free or not an address of this machine");
        Settings elsewhere = Settings.usual(CLOCK).on("192.0.2.1", 0);
        assertThatThrownBy(() -> Server.start(new Live(GARDEN, Garden::files), elsewhere, line -> {}))
                .isInstanceOf(Server.Unreachable.class);
    }

    @Test
    void the_answer_is_judged_by_the_day_the_profile_and_the_forces_asked_for() throws Exception {
        assertThat(text(post("/v1/evaluations", "kind: Design\n", "application/yaml"))).contains("\"asOf\": \"2026-11-20\"");
        assertThat(text(post("/v1/evaluations?asOf=2025-01-01&includeProposals=true&everything=true&profile=default", "kind: Design\n", "application/yaml")))
                .contains("\"asOf\": \"2025-01-01\"");
    }

    @Test
    void a_wrong_document_gets_the_diagnostics_of_the_command_line_and_never_its_own_text() throws Exception {
        String design = "kind: Design\nmachines: [{id: saw, laud: true}]\nx-secret: hunter2\n";

        HttpResponse<byte[]> answer = post("/v1/evaluations", design, "application/yaml");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(answer))
                .isEqualTo(
                        """
                        {
                          "detail": "unknown key `laud` of Machine; did you mean `loud`?",
                          "problems": [
                            {
                              "column": 22,
                              "file": "<request>",
                              "line": 2,
                              "message": "unknown key `laud` of Machine; did you mean `loud`?",
                              "pointer": "/machines/0/laud"
                            }
                          ],
                          "status": 422,
                          "title": "The document can't be read",
                          "type": "urn:problem-type:edict:bad-document"
                        }
                        """)
                .doesNotContain("hunter2");
    }

    @Test
    void whatever_is_wrong_with_a_request_is_said_as_problem_details() throws Exception {
        assertProblem(post("/v1/evaluations?asOf=tomorrow", "kind: Design\n", "application/yaml"), 400, "bad-parameter",
                "the parameter `asOf` is not a date such as `2026-08-02`; found `tomorrow`");
        assertProblem(post("/v1/evaluations?asof=2026-01-01", "kind: Design\n", "application/yaml"), 400, "bad-parameter",
                "unknown parameter `asof`; expected `asOf`, `brief`, `everything`, `format`, `includeProposals`, `knownOn`, `lang`, `name`, `options`, `profile` or `verbose`; did you mean `asOf`?");
        assertProblem(post("/v1/evaluations?lang=en&lang=fr", "kind: Design\n", "application/yaml"), 400, "bad-parameter",
                "the parameter `lang` is given more than once");
        assertProblem(post("/v1/evaluations?profile=x", "kind: Design\n", "application/yaml"), 400, "bad-parameter",
                "there is no profile `x`; expected `default`");
        assertProblem(post("/v1/evaluations", "", "application/yaml"), 400, "bad-request",
                "the request has no body; send a document, YAML or JSON");
        assertProblem(post("/v1/evaluations", "<xml/>", "application/xml"), 415, "wrong-type",
                "send `application/json` or `application/yaml`; found `application/xml`");
        assertProblem(get("/v2/nothing"), 404, "not-found", "/openapi.yaml names the resources");
        assertProblem(get("/v1/evaluations"), 405, "wrong-method", "`Allow` names those it answers");
        assertProblem(get("/v1/rules/garden/no-nose"), 404, "not-found",
                "there is no provision of this id; did you mean `garden/no-noise`?");
        assertProblem(get("/v1/rules?pack=gardens"), 400, "bad-parameter",
                "there is no pack `gardens`; expected `garden` or `house`; did you mean `garden`?");
        assertProblem(get("/v1/schemas/desing.json"), 404, "not-found",
                "the schemas are `design`, `answers`, `waivers`, `request`, `procurement` or `sheet`, of rulebooks `vocabulary`, `pack`, `provisions`, `parameter`, `table`, `controls`, `registry`, `profile`, `scenario`, `scorecard` or `cases`, each with `.json`, and `design.md` tells people the same");
    }

    @Test
    void a_body_over_the_limit_is_refused_with_413() throws Exception {
        byte[] large = new byte[Settings.usual(CLOCK).bodyBytes() + 1];
        java.util.Arrays.fill(large, (byte) '#');

        assertProblem(post("/v1/evaluations", large, "application/yaml"), 413, "too-large",
                "a body may have 5000000 bytes");
        HttpRequest chunked = HttpRequest.newBuilder(uri("/v1/evaluations"))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .build();
        assertThat(client.send(chunked, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_body_that_breaks_off_is_the_client_s_mistake_and_none_of_the_server() throws Exception {
        String head = "POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n";
        for (String broken : List.of(
                head + "Content-Length: 100\r\n\r\nkind: Design\n",
                head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            assertThat(raw(broken))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Content-Type: application/problem+json")
                    .contains("\"detail\": \"the body breaks off or is not what its headers announce\"");
        }
        // stop() finds that nothing was logged.
    }

    @Test
    void what_is_not_even_http_gets_problem_details_too() throws Exception {
        assertThat(raw("GET /v1/rules/%00/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: application/problem+json")
                .contains("X-Content-Type-Options: nosniff")
                .contains("\"type\": \"urn:problem-type:edict:not-http\"");
        for (String path : List.of("//v1/rules", "/v1/rules/a%252Fb", "/v1/rules/%2e%2e/b", "/v1/rules/a|b")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("the path has an empty step (`//`), dots or a `%` that are coded, or a character that has to be");
        }
        assertThat(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ")
                .contains("\"status\": 414");
    }

    /** Sends bytes as they are, and nothing after them; who is to be answered before the connection closes leaves it open. */
    private String raw(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (!text.contains("Connection: close")) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_hostile_document_is_stopped_while_others_are_answered() throws Exception {
        try (Server strict = Server.start(
                live, Settings.usual(CLOCK).on("127.0.0.1", 0).within(Duration.ofSeconds(4)).with(2, 8), log::add)) {
            URI place = URI.create("http://127.0.0.1:" + strict.port() + "/v1/evaluations");
            CompletableFuture<HttpResponse<byte[]>> hostile = client.sendAsync(
                    request(place, slow().getBytes(StandardCharsets.UTF_8), "application/yaml"),
                    HttpResponse.BodyHandlers.ofByteArray());
            int answered = 0;
            while (!hostile.isDone() || answered == 0) {
                HttpResponse<byte[]> small = client.send(
                        request(place, "kind: Design\n".getBytes(StandardCharsets.UTF_8), "application/yaml"),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(small.statusCode()).isEqualTo(200);
                answered++;
            }
            assertThat(answered).isPositive();
            assertThat(hostile.get().statusCode()).isEqualTo(503);
            assertThat(text(hostile.get())).contains("urn:problem-type:edict:over-budget").contains("longer than");
        }
    }

    @Test
    void who_comes_when_too_many_wait_is_asked_to_come_again() throws Exception {
        try (Server narrow = Server.start(
                live, Settings.usual(CLOCK).on("127.0.0.1", 0).within(Duration.ofSeconds(2)).with(1, 1), log::add)) {
            URI place = URI.create("http://127.0.0.1:" + narrow.port() + "/v1/evaluations");
            List<CompletableFuture<HttpResponse<byte[]>>> all = IntStream.range(0, 6)
                    .mapToObj(i -> client.sendAsync(
                            request(place, slow().getBytes(StandardCharsets.UTF_8), "application/yaml"),
                            HttpResponse.BodyHandlers.ofByteArray()))
                    .toList();
            List<HttpResponse<byte[]>> answers = new ArrayList<>();
            for (CompletableFuture<HttpResponse<byte[]>> one : all) {
                answers.add(one.get());
            }
            assertThat(log).isEmpty();
            assertThat(answers).allMatch(answer -> answer.statusCode() == 503);
            assertThat(answers)
                    .anyMatch(answer -> text(answer).contains("edict:busy")
                            && answer.headers().firstValue("Retry-After").isPresent());
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_rule_file_keeps_the_rulebook_and_is_reported() throws Exception {
        String before = GARDEN.rulebook().hash();
        RulebookFiles files = RulebookFiles.under(Garden.FOLDER);

        List<Problem> problems = live.reload(
                () -> files.with(Map.of("rules/eu/garden/new.drl", "rule \"garden/x\" when eval( true ) then end")));

        assertThat(problems).isNotEmpty();
        assertThat(text(get("/health/ready"))).contains(before).contains("rules/eu/garden/new.drl");
        assertThat(post("/v1/evaluations", "kind: Design\n", "application/yaml").statusCode()).isEqualTo(200);

        assertThat(live.reload(() -> files.with(Map.of("rules/eu/garden/new.drl", "// nothing\n"))))
                .isEmpty();
        assertThat(text(get("/health/ready"))).doesNotContain(before).contains("\"rejected\": []");
    }

    @Test
    void a_hostile_text_harms_nobody_else() throws Exception {
        StringBuilder alike = new StringBuilder("{\"kind\": \"Design\"");
        for (int i = 0; i < 1 << 13; i++) {
            alike.append(", \"");
            // All of them have the same hash.
            for (int bit = 0; bit < 13; bit++) {
                alike.append((i >> bit & 1) == 0 ? "Aa" : "B@");
            }
            alike.append("\": 1");
        }
        assertThat(post("/v1/evaluations", alike + "}", "application/json").statusCode()).isEqualTo(422);

        StringBuilder names = new StringBuilder("{\"kind\": \"Design\"");
        for (int i = 0; i < 1_000; i++) {
            names.append(", \"name").append(i).append("\": 1");
        }
        assertThat(post("/v1/evaluations", names + "}", "application/json").statusCode()).isEqualTo(422);
        String words = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1, \"services\": [{\"bom-ref\": \"s\", \"name\": \""
                + "a ".repeat(30_000) + "b\"}]}";
        assertThat(post("/v1/imports", words, "application/json").statusCode()).isEqualTo(200);
    }

    @Test
    void a_day_beyond_all_calendars_is_refused() throws Exception {
        for (String day : List.of("%2B999999999-12-31", "-999999999-01-01", "10000-01-01")) {
            assertThat(post("/v1/evaluations?asOf=" + day, "kind: Design\n", "application/yaml").statusCode()).isEqualTo(400);
        }
        assertThat(post("/v1/evaluations?asOf=9999-12-31", "kind: Design\n", "application/yaml").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_comes_drop_by_drop_is_not_waited_for_whatever_came_before() throws Exception {
        assertThat(post("/v1/evaluations", "kind: Design\n#" + "x".repeat(100_000), "application/yaml").statusCode()).isEqualTo(200);
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("POST /v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200 && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write(' ');
                Thread.sleep(50);
            }

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    /** RFC 9110, section 15.5.9: not in the time that the server waits, which is no mistake in what was sent; and it waits no more. */
    @Test
    void whoever_pauses_is_told_that_it_took_too_long_and_may_send_it_again() throws Exception {
        for (String length : List.of("Content-Length: 100", "Transfer-Encoding: chunked")) {
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.setSoTimeout(20_000);
                String begun = length.startsWith("C") ? "kind:" : "5\r\nkind:\r\n";
                socket.getOutputStream().write(
                        ("POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n" + length + "\r\n\r\n" + begun)
                                .getBytes(StandardCharsets.US_ASCII));

                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 408 ")
                        .contains("\r\nConnection: close\r\n", "urn:problem-type:edict:too-slow", "at less than 250 bytes a second, or no more of it");
            }
        }
    }

    @Test
    void bodies_that_stop_coming_hold_up_nobody_else() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                stalled.add(socket);
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(("POST /v1/chains HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 1000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(get("/health/live").statusCode()).isEqualTo(200);
            assertThat(post("/v1/evaluations", "kind: Design\n", "application/yaml").statusCode()).isEqualTo(200);
            for (Socket socket : stalled) {
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
            }
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    static Stream<Arguments> hostile() {
        String rule = "rule \"garden/x\"\nwhen\n    $m : Machine( %s )\nthen\nend\n";
        return Stream.of(
                Arguments.of(
                        "brackets that never end", rule.formatted("(".repeat(200_000)), "brackets are nested more than 32 deep"),
                Arguments.of(
                        "a condition of half a megabyte",
                        rule.formatted("loud == true" + " || loud == true".repeat(30_000)),
                        "more than the 5000 allowed"),
                Arguments.of(
                        "a thousand rules over attributes that do not exist",
                        IntStream.range(0, 1_000)
                                .mapToObj(i -> "rule \"garden/x # b" + i + "\"\nwhen\n    $m : Machine( "
                                        + "laud == true, ".repeat(20) + "power > 1 )\nthen\nend\n")
                                .collect(Collectors.joining()),
                        "laud"),
                Arguments.of(
                        "a cross product of twelve", rule.formatted("loud == true )\n    Machine( ".repeat(11)), "rules/eu/garden/new.drl"),
                Arguments.of("a comment that never ends", "/*" + "*".repeat(450_000), "the comment has no closing"),
                Arguments.of("code", rule.formatted("eval( System.exit( 1 ) )"), "rules/eu/garden/new.drl"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_hostile_rule_file_is_refused_in_two_seconds_while_the_rulebook_goes_on_answering(
            String name, String text, String problem) throws Exception {
        String before = text(get("/health/ready"));
        RulebookFiles files = RulebookFiles.under(Garden.FOLDER).with(Map.of("rules/eu/garden/new.drl", text));
        AtomicBoolean refused = new AtomicBoolean();
        CompletableFuture<List<Integer>> meanwhile = CompletableFuture.supplyAsync(() -> {
            List<Integer> statuses = new ArrayList<>();
            while (!refused.get() || statuses.isEmpty()) {
                statuses.add(send(request(uri("/v1/evaluations"), "kind: Design\n".getBytes(StandardCharsets.UTF_8), "application/yaml")));
            }
            return statuses;
        });
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();

        long start = clock.getCurrentThreadCpuTime();
        List<Problem> problems = live.reload(() -> files);
        // What this thread worked: other work on the machine must not fail the test.
        Duration worked = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
        refused.set(true);

        assertThat(problems).anyMatch(one -> one.toString().contains(problem));
        assertThat(worked).isLessThan(Duration.ofSeconds(2));
        assertThat(meanwhile.get()).isNotEmpty().containsOnly(200);
        assertThat(text(get("/health/ready")))
                .contains(JsonMapper.shared().readTree(before).get("rulebook").get("hash").asString());
    }

    private int send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Watch watched(Path rules, List<String> told) throws IOException {
        RulebookFiles garden = RulebookFiles.under(Garden.FOLDER);
        return Watch.start(List.of(rules), Duration.ofMillis(50), () -> garden.replacing("rules", rules), live, told::add);
    }

    @Test
    void changed_folders_are_seen_and_a_wrong_file_is_told() throws Exception {
        Path rules = folder.resolve("rules");
        copy(Garden.FOLDER.resolve("rules"), rules);
        List<String> told = new CopyOnWriteArrayList<>();
        try (Watch watch = watched(rules, told)) {
            // As an editor locks a file that is being changed.
            Files.createSymbolicLink(rules.resolve(".#new.drl"), Path.of("somebody@somewhere.1"));
            Files.writeString(rules.resolve("new.drl"), "nonsense");
            waitUntil(told, "goes on answering");
            Files.writeString(rules.resolve("new.drl"), "// nothing at all\n");
            waitUntil(told, "answers from now on");
            told.clear();
            Files.move(rules, folder.resolve("moved"));
            waitUntil(told, "goes on answering");
            assertThat(text(get("/health/ready"))).contains("there is no such file or folder any more");
            told.clear();
            Files.move(folder.resolve("moved"), rules);
            waitUntil(told, "answers from now on");
            assertThat(text(get("/health/ready"))).contains("\"rejected\": []");
            assertThat(watch).isNotNull();
        }
        assertThat(live.edict().rulebook().hash()).isNotEqualTo(GARDEN.rulebook().hash());
    }

    @Test
    void what_is_no_file_is_told_when_it_comes_and_when_it_goes() throws Exception {
        Path rules = folder.resolve("rules");
        copy(Garden.FOLDER.resolve("rules"), rules);
        List<String> told = new CopyOnWriteArrayList<>();
        try (Watch watch = watched(rules, told)) {
            Path link = Files.createSymbolicLink(rules.resolve("gone.drl"), Path.of("nowhere.drl"));
            waitUntil(told, "goes on answering");
            assertThat(text(get("/health/ready"))).contains("is a link that leads nowhere; expected a file");
            Files.delete(link);
            waitUntil(told, "answers from now on");
            assertThat(text(get("/health/ready"))).contains("\"rejected\": []");
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void what_is_wrong_is_told_in_the_letters_in_which_it_was_written() throws Exception {
        HttpResponse<byte[]> answer = post(
                "/v1/evaluations", "kind: Design\norganisations: [{id: us, dénomination: \"É€中\"}]\n", "application/yaml");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("unknown key `dénomination`").contains("/organisations/0/dénomination");
    }

    @Test
    void rules_and_schemas_are_those_of_the_command_line() throws Exception {
        assertThat(text(get("/v1/rules?pack=garden")))
                .isEqualTo(garden("rules", "--pack", "garden", "--format", "json"));
        assertThat(text(get("/v1/rules/garden/no-noise"))).isEqualTo(garden("rules", "garden/no-noise", "--format", "json"));
        assertThat(text(get("/v1/rules/garden%2Fno-noise"))).isEqualTo(garden("rules", "garden/no-noise", "--format", "json"));
        assertThat(text(get("/v1/schemas/design.json?lang=fr"))).isEqualTo(garden("schema", "design", "--lang", "fr"));
        HttpResponse<byte[]> page = get("/v1/schemas/design.md");
        assertThat(text(page)).isEqualTo(garden("schema", "--markdown"));
        assertThat(page.headers().firstValue("Content-Type")).contains("text/markdown; charset=utf-8");
        assertThat(text(get("/health/live"))).isEqualTo("{\n  \"status\": \"live\"\n}\n");
    }

    @Test
    void a_configuration_is_imported_as_on_the_command_line() throws Exception {
        HttpResponse<byte[]> answer =
                post("/v1/imports?schema=design.schema.json&name=" + GATEWAY, Files.readAllBytes(GATEWAY), "application/yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo(garden("import", GATEWAY.toString(), "--format", "json"));
        assertThat(text(post("/v1/imports?schema=x%0AaiSystems:%20%5B%5D%0A%23", Files.readAllBytes(GATEWAY), "application/yaml")))
                .as("a place is no line of the draft")
                .contains("$schema=x aiSystems: [] #\\n");
        for (Path file : List.of(
                Path.of("src/test/resources/imports/compose/langfuse.yml"), Path.of("src/test/resources/imports/kubernetes/online-boutique.yaml"))) {
            assertThat(text(post("/v1/imports?schema=design.schema.json&name=" + file, Files.readAllBytes(file), "application/yaml")))
                    .as("merge keys and several documents too")
                    .isEqualTo(garden("import", file.toString(), "--format", "json"));
        }
        HttpResponse<byte[]> unknown = post("/v1/imports", "\nservices: {}\nmodel_lists: []\n", "application/yaml");
        assertProblem(unknown, 422, "bad-document",
                "the document is of no format that is known; expected `litellm`, `cyclonedx`, `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`, found `services`, `model_lists`; did you mean `model_list`?");
        assertThat(text(unknown)).contains("\"line\": 2");
        assertProblem(post("/v1/imports", "kind: Design\n", "application/yaml"), 422, "bad-document",
                "the document is a `Design` already, and judged as it is");
        assertProblem(post("/v1/imports?from=litelm", "services: {}", "application/yaml"), 400, "bad-parameter",
                "there is no format `litelm`; expected `litellm`, `cyclonedx`, `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`");
    }

    @Test
    void bills_of_materials_are_imported_and_what_is_wrong_with_them_is_said() throws Exception {
        Path file = Path.of("src/test/resources/imports/cyclonedx/saasbom-data-flows-1.6.json");

        HttpResponse<byte[]> answer = post(
                "/v1/imports?schema=design.schema.json&name=" + file, Files.readAllBytes(file), "application/vnd.cyclonedx+json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo(garden("import", file.toString(), "--format", "json"));
        assertThat(text(post("/v1/imports", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.1\"}", "application/json")))
                .contains("version `1.1` of the specification is not read; expected `1.4`, `1.5`, `1.6` or `1.7`")
                .contains("\"/specVersion\"");
        assertThat(post("/v1/imports", "{\"bomFormat\": \"CycloneDX\"", "application/json").statusCode()).isEqualTo(422);
        HttpResponse<byte[]> xml =
                post("/v1/imports", "<bom xmlns='http://cyclonedx.org/schema/bom/1.6'/>", "application/octet-stream");
        assertThat(xml.statusCode()).isEqualTo(422);
        assertThat(text(xml)).contains("a CycloneDX bill of materials in XML; the JSON form is read: ");
        assertThat(post("/v1/imports", "<bom/>", "application/vnd.cyclonedx+xml").statusCode()).isEqualTo(415);
    }

    @Test
    void models_in_archimate_are_imported_and_no_other_xml() throws Exception {
        Path file = Path.of("src/test/resources/imports/archimate/claims.xml");
        byte[] model = Files.readAllBytes(file);

        for (String type : List.of("application/xml", "text/xml", "application/octet-stream")) {
            HttpResponse<byte[]> answer = post("/v1/imports?schema=design.schema.json&name=" + file, model, type);
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
            assertThat(text(answer)).isEqualTo(garden("import", file.toString(), "--format", "json"));
        }
        assertProblem(post("/v1/imports", "<?xml version='1.0'?><x/>", "application/xml"), 422, "bad-document",
                "the text is XML; expected YAML or JSON, or a model in ArchiMate");
    }

    @Test
    void files_that_refer_to_each_other_are_imported_as_the_parts_of_a_form() throws Exception {
        String folder = "src/test/resources/imports/cyclonedx/";
        List<String> files = List.of(folder + "mlbom-considerations-1.6.json", folder + "attestation-1.6.json");
        String gateway = Files.readString(GATEWAY);

        HttpResponse<byte[]> both = form(
                Map.of("a", files.get(0), "b", files.get(1)), Files.readString(Path.of(files.get(0))), Files.readString(Path.of(files.get(1))));
        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(text(both)).isEqualTo(garden("import", files.get(0), files.get(1), "--format", "json"));
        HttpResponse<byte[]> other = form(Map.of("a", "bom.json", "b", "gateway.yaml"), Files.readString(Path.of(files.get(0))), gateway);
        assertThat(other.statusCode()).as("files of different formats are one draft too").isEqualTo(200);
        assertThat(text(other)).contains("\"file\": \"gateway.yaml\"", "\"file\": \"bom.json\"");
        HttpResponse<byte[]> wrong = form(Map.of("a", "a.json", "b", "b.yaml"), "{\"a\": ", "a: !x 1\n");
        assertProblem(wrong, 422, "bad-document", "2 problems");
        assertThat(text(wrong)).contains("\"file\": \"a.json\"", "\"file\": \"b.yaml\"");
        assertProblem(form(Map.of("a", "x.json", "b", "x.json"), "{}", "{}"), 400, "bad-request", "two parts are called `x.json`");
        assertProblem(post("/v1/imports?name=x", "--x--\r\n", "multipart/form-data; boundary=x"), 400, "bad-parameter",
                "the parameter `name` is for a single file; those of a form have names");
        assertProblem(post("/v1/imports", "--x--\r\n", "multipart/form-data; boundary=x"), 400, "bad-request",
                "the form has no part; send each file as one");
    }

    /** @param names of files, by those of their parts */
    private HttpResponse<byte[]> form(Map<String, String> names, String first, String second) throws Exception {
        String part = "--xyz\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n";
        return post(
                "/v1/imports?schema=design.schema.json",
                part.formatted("a", names.get("a"), first) + part.formatted("b", names.get("b"), second) + "--xyz--\r\n",
                "multipart/form-data; boundary=xyz");
    }

    @Test
    void every_answer_carries_the_headers_that_keep_browsers_out() throws Exception {
        for (HttpResponse<byte[]> answer : List.of(get("/health/live"), get("/nowhere"), post("/v1/evaluations", "[", "text/yaml"))) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    private static String garden(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rules", Garden.FOLDER + "/rules", "--policies", Garden.FOLDER + "/policies"));
        return Terminals.run(all.toArray(String[]::new));
    }

    /** A design of very many things of which next to nothing is known. */
    private static String slow() {
        return IntStream.range(0, 12_000)
                .mapToObj(i -> "  - {id: m" + i + ", roles: [{holder: us}, {holder: us}, {holder: us}]}\n")
                .collect(Collectors.joining("", "kind: Design\norganisations: [{id: us, assessed: true}]\nmachines:\n", ""));
    }

    private static void waitUntil(List<String> told, String piece) throws InterruptedException {
        for (int i = 0; i < 600 && told.stream().noneMatch(line -> line.endsWith(piece)); i++) {
            Thread.sleep(50);
        }
        assertThat(told).anyMatch(line -> line.endsWith(piece));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String type, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(answer))
                .contains("\"detail\": \"" + detail + "\"")
                .contains("\"status\": " + status)
                .contains("\"type\": \"urn:problem-type:edict:" + type + "\"");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> post(String path, String body, String type) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8), type);
    }

    private HttpResponse<byte[]> post(String path, byte[] body, String type) throws Exception {
        return client.send(request(uri(path), body, type), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> asked(String method, String path, Map<String, String> headers) throws Exception {
        return asked(method, path, headers, "");
    }

    private HttpResponse<byte[]> asked(String method, String path, Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(URI place, byte[] body, String type) {
        return HttpRequest.newBuilder(place)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
