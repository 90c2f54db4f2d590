package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.Baseline;
import edict.Changes;
import edict.Evaluation;
import edict.Judge;
import edict.document.Limits;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Garden;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs read. Accept a change on purpose with {@code -Dtest=ReportFormatTest -Dedict.accept}. */
class ReportFormatTest {

    private static final String WORKSHOP = Golden.text("workshop.yaml").replace("kind: Design\n", "");

    /** Everything with which a document might break out of a report. */
    private static final String HOSTILE = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)> | `a` ``b`` "
            + "[click](javascript:alert(3)) ![x](https://evil.example/x.png) <https://evil.example> www.evil.example "
            + "https://evil.example/a me@evil.example @everyone #1 GH-1 !1 ~bug $x$ &lt; \\\" ' ]]> --> {0} {{x}} **bold** "
            + "</details>\\n# heading\\n- item\\n| a | b |\\r\\t\\e[31m\\u0007\\u202Egnp.exe\\u2066\\u200B\\uFFFE\\uFFFF";

    /** The same as it is once YAML has read it: what somebody may call a file. */
    private static final String FILE = HOSTILE.replace("\\n", "\n")
            .replace("\\r", "\r")
            .replace("\\t", "\t")
            .replace("\\e", "\u001b")
            .replace("\\u0007", "\u0007")
            .replace("\\u202E", "\u202e")
            .replace("\\u2066", "\u2066");

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_evaluation_is_written_for_a_pull_request(Language language) {
        check("workshop." + language.code() + ".md", ReportFormat.MARKDOWN, language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_evaluation_is_written_as_a_page(Language language) {
        check("workshop." + language.code() + ".html", ReportFormat.HTML, language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_evaluation_is_written_for_editors(Language language) {
        check("workshop." + language.code() + ".sarif", ReportFormat.SARIF, language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_evaluation_is_written_for_build_servers(Language language) {
        check("workshop." + language.code() + ".junit.xml", ReportFormat.JUNIT, language);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void equal_evaluations_give_equal_bytes(ReportFormat format) {
        assertThat(format.of(workshop(), "design.yaml", Language.FR))
                .isEqualTo(format.of(workshop(), "design.yaml", Language.FR))
                .endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void no_sentence_is_left_in_english_on_a_french_page(ReportFormat format) throws IOException {
        Evaluation evaluation = Judge.shipped().evaluate(capabilities());

        assertThat(format.of(evaluation, "design.yaml", Language.FR))
                .doesNotContain("looked at", "borne by", "not stated", "because of", "Remedy", "remedy:", "from 20", "depends on", "Depends on");
    }

    /** All controls are asked for at the list of controls. */
    @Test
    void what_a_finding_asks_is_what_settles_it() {
        Evaluation evaluation = Judge.shipped().evaluate("""
                organisations: [{id: us, assessed: true, country: FR}]
                aiSystems: [{id: tutor, placedOnUnionMarket: true, interactsDirectlyWithPersons: true, obviousToReasonablePerson: false,
                  authorisedByLawForCriminalOffences: false, roles: [{holder: us, code: provider}, {holder: us, code: deployer}]}]
                """);
        Outline outline = new Outline(evaluation, Language.EN);

        assertThat(evaluation.findings()).filteredOn(finding -> outline.question(finding).isPresent()).hasSizeGreaterThan(3).allSatisfy(finding ->
                assertThat(evaluation.questions())
                        .filteredOn(question -> question.settles().contains(finding.provision()))
                        .extracting(question -> question.question().en() + " " + question.pointer())
                        .contains(outline.question(finding).orElseThrow()));
    }

    // ---- pages

    @Test
    void a_page_shows_all_that_a_review_board_asks_for() throws IOException {
        String page = ReportFormat.HTML.of(Judge.shipped().evaluate(capabilities()), "design.yaml", Language.EN);

        assertThat(sections(page))
                .containsExactly(
                        "deciding",
                        "continuity",
                        "conditions",
                        "findings",
                        "obligations",
                        "upcoming",
                        "exposures",
                        "scope");
        assertThat(sections(ReportFormat.HTML.of(workshop(), "design.yaml", Language.EN)))
                .contains("questions")
                .startsWith("deciding");
        for (String id : matches(page, "href=\"#([^\"]*)\"")) {
            assertThat(page).contains(" id=\"" + id + "\"");
        }
        List<String> ids = matches(page, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void a_page_begins_with_what_decides() {
        String page = ReportFormat.HTML.of(workshop(), "designs/workshop.yaml", Language.EN);

        assertThat(page)
                .contains("<title>Rejected: workshop.yaml</title>")
                .contains("<p class=\"word\">Rejected</p>\n<p>One finding rejects it. 7 questions are open. No answer can change that. One more finding would reject it too, if it applies.</p>");
        assertThat(ReportFormat.HTML.of(
                        Judge.garden().evaluate("title: The workshop\n" + WORKSHOP), "design.yaml", Language.FR))
                .contains("<title>Rejeté\u00a0: The workshop</title>", "<html lang=\"fr\">");
    }

    @Test
    void a_page_runs_nothing_and_fetches_nothing() throws Exception {
        String page = ReportFormat.HTML.of(Judge.shipped().evaluate(capabilities()), "design.yaml", Language.EN);
        String style = matches(page, "(?s)<style>(.*?)</style>").get(0);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));

        assertThat(page)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src"
                        + " &#39;sha256-" + hash + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">")
                .doesNotContain(" src=", " style=", "<link", "<iframe", "<object", "<form");
        assertThat(style).doesNotContain("url(", "@import", "<");
        assertThat(matches(page, "<([a-z0-9]+)"))
                .isSubsetOf(
                        "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "bdi",
                        "div", "dl", "dt", "dd", "time", "span", "code", "nav", "ul", "ol", "li", "main", "section", "article",
                        "strong", "em", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "footer",
                        "figure", "svg", "desc", "defs", "marker", "path", "g", "rect", "text");
        assertThat(matches(page, "url\\(([^)]*)\\)")).isNotEmpty().allMatch(to -> to.startsWith("#"));
        assertThat(matches(page, "href=\"([^\"]*)\"")).allMatch(to -> to.matches("(#|https?://).*"));
    }

    @Test
    void a_table_that_is_wider_than_the_page_scrolls_by_itself() throws IOException {
        String page = ReportFormat.HTML.of(Judge.shipped().evaluate(capabilities()), "design.yaml", Language.EN);

        assertThat(matches(page, "(?s)<style>(.*?)</style>").get(0)).contains("section:has(table) { overflow-x: auto; ");
        assertThat(page).contains("<table");
        assertThat(page.replaceAll("(?s)<section.*?</section>", "")).doesNotContain("<table");
    }

    @Test
    void every_tag_of_a_page_is_closed_in_order() throws IOException {
        String page = ReportFormat.HTML.of(Judge.shipped().everything().evaluate(capabilities()), "design.yaml", Language.FR);
        List<String> open = new ArrayList<>();
        Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(page);
        while (tags.find()) {
            if (tags.group(1).isEmpty() && !Set.of("meta").contains(tags.group(2))) {
                open.add(tags.group(2));
            } else if (!tags.group(1).isEmpty()) {
                assertThat(open.remove(open.size() - 1)).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    // ---- SARIF

    @Test
    void sarif_is_valid() throws IOException {
        for (Language language : Language.values()) {
            assertThat(invalid(ReportFormat.SARIF.of(workshop(), "design.yaml", language))).isEmpty();
            assertThat(invalid(ReportFormat.SARIF.of(
                            Judge.garden().everything().evaluate(WORKSHOP), "/a b/[x]#%.yaml", language)))
                    .isEmpty();
            assertThat(invalid(ReportFormat.SARIF.of(Judge.shipped().evaluate(capabilities()), "<stdin>", language)))
                    .isEmpty();
            assertThat(invalid(ReportFormat.SARIF.of(waived(), "C:\\designs\\a.yaml", language))).isEmpty();
            assertThat(invalid(ReportFormat.SARIF.of(hostile(), FILE, language))).isEmpty();
        }
        assertThat(invalid(ReportFormat.SARIF.of(workshop(), "design.yaml", Language.EN).replace("\"ruleId\"", "\"rule-id\"")))
                .isNotEmpty();
    }

    @Test
    void an_answer_about_what_is_gone_is_told_where_a_build_looks() throws Exception {
        String gone = "nothing in the design is called `saaw`; the answer is not used";
        Evaluation evaluation = Judge.garden()
                .answers("answers:\n  - {of: saaw, set: {drill: false}, by: Ada, on: 2026-11-20}\n")
                .evaluate(WORKSHOP);

        String sarif = ReportFormat.SARIF.of(evaluation, "design.yaml", Language.EN);
        assertThat(invalid(sarif)).isEmpty();
        assertThat(run(sarif).get("invocations").get(0).get("toolConfigurationNotifications").get(0).toString())
                .contains(gone, "\"level\":\"warning\"");
        Element properties = (Element) xml(ReportFormat.JUNIT.of(evaluation, "design.yaml", Language.EN))
                .getElementsByTagName("properties").item(0);
        assertThat(IntStream.range(0, properties.getChildNodes().getLength())
                        .mapToObj(i -> properties.getChildNodes().item(i))
                        .filter(Element.class::isInstance)
                        .map(property -> ((Element) property).getAttribute("value")))
                .anyMatch(value -> value.contains(gone));
        assertThat(TextReport.of(evaluation, Language.EN, TextReport.Extent.BRIEF)).contains(gone);
        Changes changes = Changes.between(workshop(), evaluation, Garden.RULEBOOK.vocabulary());
        assertThat(ChangesReport.text(changes, "a", "b", Language.EN)).contains("Note: answers.yaml:3:5: /answers/0: " + gone);
        assertThat(ChangesReport.json(changes, "a", "b", Language.EN)).contains(gone);
        assertThat(run(ReportFormat.SARIF.of(workshop(), "design.yaml", Language.EN)).has("invocations")).isFalse();
    }

    @Test
    void a_result_opens_the_line_of_what_it_is_about() {
        List<String> lines = ("kind: Design\n" + WORKSHOP).lines().toList();
        for (JsonNode result : sarif(workshop()).get("results")) {
            JsonNode location = result.get("locations").get(0);
            JsonNode region = location.get("physicalLocation").get("region");
            String pointer = location.get("logicalLocations").get(0).get("fullyQualifiedName").asString();
            String line = lines.get(region.get("startLine").asInt() - 1).substring(region.get("startColumn").asInt() - 1);

            assertThat(line)
                    .as(result.toString())
                    .startsWith(switch (pointer) {
                        case "/machines/0" -> "id: saw";
                        case "/machines/1" -> "id: drill";
                        case "/incidents/-" -> "kind: Design";
                        default -> throw new AssertionError(pointer);
                    });
        }
    }

    @Test
    void a_file_is_named_from_the_root_of_the_repository() {
        assertThat(SarifReport.file("designs/a.yaml")).isEqualTo("designs/a.yaml");
        assertThat(SarifReport.file("./designs\\a b.yaml")).isEqualTo("designs/a%20b.yaml");
        assertThat(SarifReport.file("/reviews/é#.yaml")).isEqualTo("file:///reviews/%C3%A9%23.yaml");
        assertThat(SarifReport.file("C:\\x\\a.yaml")).isEqualTo("file:///C:/x/a.yaml");
        assertThat(SarifReport.file("javascript:alert(1)")).isEqualTo("./javascript:alert(1)");
        assertThat(SarifReport.file("<stdin>")).isEqualTo("%3Cstdin%3E");
    }

    @Test
    void fingerprints_outlive_lines_positions_languages_and_file_names() {
        String moved = "# moved\n\n"
                + WORKSHOP.replaceFirst("(?s)(machines:\n)(  - id: saw.*)(  - id: drill.*)", "$1$3$2");
        assertThat(moved).contains("machines:\n  - id: drill");

        Set<String> before = fingerprints(sarif(workshop()));

        assertThat(before).hasSize(sarif(workshop()).get("results").size()).hasSizeGreaterThan(8);
        assertThat(fingerprints(sarif(Judge.garden().evaluate(moved)))).isEqualTo(before);
        assertThat(fingerprints(run(ReportFormat.SARIF.of(workshop(), "other.yaml", Language.FR)))).isEqualTo(before);
        assertThat(fingerprints(sarif(Judge.garden().evaluate(WORKSHOP.replace("id: drill", "id: auger")))))
                .isNotEqualTo(before);
    }

    @Test
    void what_is_open_is_open_and_what_is_met_is_left_out() {
        JsonNode results = sarif(Judge.garden().everything().evaluate(WORKSHOP)).get("results");

        for (JsonNode result : results) {
            String status = result.get("properties").get("status").asString();
            assertThat(status).isIn("violated", "required", "open", "planned", "info", "waived");
            assertThat(result.get("kind").asString().equals("open")).isEqualTo(status.equals("open"));
            assertThat(result.get("level").asString().equals("none"))
                    .isEqualTo(!result.get("kind").asString().equals("fail"));
        }
        assertThat(results.findValuesAsString("level")).contains("error", "none");
    }

    @Test
    void a_waiver_suppresses_a_result() {
        List<JsonNode> suppressed = new ArrayList<>();
        sarif(waived()).get("results").forEach(result -> {
            if (result.has("suppressions")) {
                suppressed.add(result);
            }
        });

        assertThat(suppressed).hasSize(1);
        assertThat(suppressed.get(0).get("suppressions").get(0).toString())
                .isEqualTo("{\"justification\":\"the course is in March\",\"kind\":\"external\",\"properties\":"
                        + "{\"approver\":\"Grace\",\"expires\":\"2027-03-31\",\"owner\":\"Ada\"},\"status\":\"accepted\"}");
    }

    // ---- JUnit

    @Test
    void what_is_violated_fails_and_what_is_open_is_skipped() throws Exception {
        Element suites = xml(ReportFormat.JUNIT.of(waived(), "design.yaml", Language.EN)).getDocumentElement();

        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(Integer.parseInt(suites.getAttribute("skipped")))
                .isEqualTo(suites.getElementsByTagName("skipped").getLength())
                .isGreaterThan(5);
        assertThat(Integer.parseInt(suites.getAttribute("tests")))
                .isEqualTo(suites.getElementsByTagName("testcase").getLength());
        assertThat(IntStream.range(0, suites.getElementsByTagName("skipped").getLength())
                        .mapToObj(i -> ((Element) suites.getElementsByTagName("skipped").item(i)).getAttribute("message")))
                .contains("waived by Grace until 2027-03-31: the course is in March")
                .contains("open: Is it loud? /machines/1/loud");
    }

    // ---- Markdown

    @Test
    void a_comment_fits_into_a_comment_and_says_what_it_leaves_out() {
        String machines = IntStream.range(0, 120)
                .mapToObj(i -> "  - {id: m-" + i + ", name: " + "long ".repeat(20) + ", roles: [{holder: us, code: owner}]}\n")
                .collect(Collectors.joining());
        String comment = ReportFormat.MARKDOWN.of(
                Judge.garden().evaluate("organisations: [{id: us, assessed: true}]\ncontrols: []\nincidents: []\nmachines:\n" + machines),
                "design.yaml",
                Language.EN);

        assertThat(comment).hasSizeBetween(50_000, 65_000).contains("**Too long for a comment:** ");
        assertThat(comment.lines().filter(line -> line.startsWith("| "))).hasSizeLessThanOrEqualTo(21);
    }

    @Test
    void what_a_document_says_is_shown_in_markdown_and_does_nothing() {
        assertThat(Markdown.text("a|b `c` *d* _e_ [f](g) <h> &amp; @i #1 ~j \\"))
                .isEqualTo("a&#124;b &#96;c&#96; &#42;d&#42; &#95;e&#95; &#91;f&#93;(g) &lt;h&gt; &amp;amp; &#64;&#8203;i"
                        + " &#35;&#8203;1 &#126;&#8203;j &#92;");
        assertThat(Markdown.text("- a")).isEqualTo("&#45; a");
        assertThat(Markdown.text("1. a")).isEqualTo("1&#46; a");
        assertThat(Markdown.text("see https://a.example, www.a.example, GH-1"))
                .isEqualTo("see https:&#8203;//a.example, www.&#8203;a.example, GH-&#8203;1");
        assertThat(Markdown.text("a\nb\u202ec")).isEqualTo("a b c");
        assertThat(Markdown.code("/a/b")).isEqualTo("`/a/b`");
        assertThat(Markdown.code("a|b")).isEqualTo("a&#124;b");
        assertThat(Markdown.code("`a")).isEqualTo("&#96;a");
        assertThat(Markdown.link("https://a.example/b c", "d")).isEqualTo("d");
        assertThat(Markdown.link("javascript:alert(1)", "d")).isEqualTo("d");
        assertThat(Markdown.link("https://a.example/(b)>", "[d]")).isEqualTo("[&#91;d&#93;](<https://a.example/(b)%3E>)");
    }

    @Test
    void what_is_not_seen_steers_no_terminal_that_shows_a_table_or_json() {
        String name = "a\u009b31mb\u202ec\u2028d\u200be\u001b[0m\uD83D\uDE00é";

        assertThat(Csv.of(List.of(List.of(name, "two\nlines", "=1+1\u001b"))))
                .isEqualTo("\uFEFFa 31mb c d e [0m\uD83D\uDE00é,\"two\nlines\",'=1+1 \r\n");
        String json = JsonText.of(Nodes.object().put("name", name));
        assertThat(json).isEqualTo("{\n  \"name\": \"a\\u009B31mb\\u202Ec\\u2028d\\u200Be\\u001B[0m\uD83D\uDE00é\"\n}\n");
        assertThat(JsonMapper.shared().readTree(json)).isEqualTo(Nodes.object().put("name", name));
    }

    // ---- hostile documents

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void a_document_can_neither_steer_what_shows_it_nor_forge_a_line(ReportFormat format) {
        String report = format.of(hostile(), FILE, Language.EN);

        assertThat(report.codePoints().filter(c -> c != '\n').allMatch(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
                    default -> c != 0xFFFE && c != 0xFFFF;
                }))
                .isTrue();
        assertThat(report.lines()).noneMatch(line -> line.startsWith("# heading") || line.startsWith("- item"));
    }

    @Test
    void a_document_can_add_no_tag_and_no_attribute_to_a_page() {
        String page = ReportFormat.HTML.of(hostile(), FILE, Language.EN);
        String plain = ReportFormat.HTML.of(named("name"), "design.yaml", Language.EN);

        assertThat(tags(page)).isEqualTo(tags(plain));
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(2)&gt;");
        assertThat(matches(page, "href=\"([^\"]*)\"")).isEqualTo(matches(plain, "href=\"([^\"]*)\""));
    }

    @Test
    void a_document_can_add_no_markup_to_a_comment() {
        String comment = ReportFormat.MARKDOWN.of(hostile(), FILE, Language.EN);
        String plain = ReportFormat.MARKDOWN.of(named("name"), "design.yaml", Language.EN);

        assertThat(tags(comment)).isEqualTo(tags(plain));
        assertThat(shape(comment)).isEqualTo(shape(plain));
        assertThat(matches(comment, "(\\]\\([^)]*\\))")).isEqualTo(matches(plain, "(\\]\\([^)]*\\))"));
        assertThat(comment).doesNotContain("@", "https://evil", "www.evil").doesNotContainPattern("#[0-9]+ GH");
    }

    /** How the lines begin, and where cells end. */
    private static List<String> shape(String comment) {
        return comment.lines()
                .map(line -> line.startsWith("|") ? line.replaceAll("[^|]", "") : line.replaceFirst("^( *(?:[-#]+ |\\d+\\. )?).*", "$1"))
                .toList();
    }

    @Test
    void a_document_can_add_no_element_to_xml() throws Exception {
        Document xml = xml(ReportFormat.JUNIT.of(hostile(), FILE, Language.EN));

        Set<String> names = new TreeSet<>();
        for (int i = 0; i < xml.getElementsByTagName("*").getLength(); i++) {
            names.add(xml.getElementsByTagName("*").item(i).getNodeName());
        }
        assertThat(names)
                .containsExactly("failure", "properties", "property", "skipped", "system-out", "testcase", "testsuite", "testsuites");
        assertThat(xml.getDocumentElement().getTextContent()).contains("<script>alert(1)</script>");
    }

    @Test
    void a_document_can_add_no_link_and_no_argument_to_a_result() {
        for (JsonNode result : sarif(hostile()).get("results")) {
            assertThat(result.get("message").get("text").asString())
                    .doesNotContain("](")
                    .doesNotContainPattern("(?<!\\{)\\{(?!\\{)");
        }
    }

    private static List<String> tags(String report) {
        return matches(report.replaceAll("(?s)<style>.*</style>", ""), "<(/?[a-zA-Z!][^\\s>]*)").stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .toList();
    }

    // ---- against a baseline

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_new_worse_and_gone_is_told(Language language) {
        String ending = "." + language.code();
        Golden.check("baseline" + ending + ".txt", unhashed(ReportFormat.TEXT, drifted(), language));
        Golden.check("baseline" + ending + ".md", unhashed(ReportFormat.MARKDOWN, drifted(), language));
        Golden.check("baseline" + ending + ".html", unhashed(ReportFormat.HTML, drifted(), language));
    }

    @Test
    void programs_are_told_how_each_finding_stands_to_the_baseline() throws IOException {
        Golden.check("baseline.json", unhashed(ReportFormat.JSON, drifted(), Language.EN));
        Golden.check("baseline.sarif", unhashed(ReportFormat.SARIF, drifted(), Language.EN));

        assertThat(invalid(ReportFormat.SARIF.of(drifted(), "design.yaml", Language.EN))).isEmpty();
        assertThat(sarif(drifted()).get("results").findValuesAsString("baselineState"))
                .hasSize(sarif(drifted()).get("results").size())
                .contains("new", "updated", "unchanged");
    }

    @Test
    void what_the_baseline_knows_fails_no_test() throws Exception {
        Evaluation known = workshop().against(baseline(ReportFormat.JSON.of(workshop(), "design.yaml", Language.EN)));
        Element suites = xml(ReportFormat.JUNIT.of(known, "design.yaml", Language.EN)).getDocumentElement();

        assertThat(xml(ReportFormat.JUNIT.of(workshop(), "design.yaml", Language.EN)).getDocumentElement().getAttribute("failures"))
                .isNotEqualTo("0");
        assertThat(suites.getAttribute("failures")).isEqualTo("0");
        assertThat(IntStream.range(0, suites.getElementsByTagName("skipped").getLength())
                        .mapToObj(i -> ((Element) suites.getElementsByTagName("skipped").item(i)).getAttribute("message")))
                .anyMatch(message -> message.startsWith("known since 2026-11-20: "));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void a_baseline_can_add_nothing_but_words(ReportFormat format) {
        String report = format.of(drifted(HOSTILE), FILE, Language.EN);
        String plain = format.of(drifted("name"), FILE, Language.EN);

        assertThat(report.codePoints().filter(c -> c != '\n').allMatch(c -> c == ' ' || Clean.isShown(c))).isTrue();
        if (format != ReportFormat.TEXT) {
            assertThat(report.lines()).hasSameSizeAs(plain.lines().toList());
        }
        assertThat(report.lines()).noneMatch(line -> line.startsWith("# heading") || line.startsWith("- item"));
        if (format == ReportFormat.HTML || format == ReportFormat.MARKDOWN) {
            assertThat(tags(report)).isEqualTo(tags(plain));
            assertThat(matches(report, "href=\"([^\"]*)\"")).isEqualTo(matches(plain, "href=\"([^\"]*)\""));
        }
    }

    /** Of a baseline in which one thing was not known yet, another was not there, and a third was. */
    private static Evaluation drifted() {
        return workshop().against(baseline(earlier()));
    }

    /** @param said in every place of the baseline that takes a text, as JSON writes it */
    private static Evaluation drifted(String said) {
        String quoted = "\"" + said.replace("\\e", "\\u001b") + "\"";
        return workshop()
                .against(baseline(earlier().replaceAll(
                        "\"(title|profile|file|id)\": \"[^\"]*\"", "\"$1\": " + Matcher.quoteReplacement(quoted))));
    }

    private static String earlier() {
        String design = WORKSHOP.replace("loud: true", "loud: unknown").replaceFirst("- id: drill", "- id: plane");
        assertThat(design).contains("loud: unknown", "plane");
        return ReportFormat.JSON.of(Judge.garden().asOf("2026-11-01").evaluate(design), "earlier.yaml", Language.EN);
    }

    private static Baseline baseline(String report) {
        Problems problems = new Problems();
        Reading reading = Texts.readJson("baseline.json", report.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED);
        Optional<Baseline> baseline = Baseline.read((Reading.Document) reading, problems);
        assertThat(problems.sorted()).isEmpty();
        return baseline.orElseThrow();
    }

    // ---- what is judged

    private static Evaluation workshop() {
        return Judge.garden().evaluate(WORKSHOP);
    }

    private static Evaluation hostile() {
        return named(HOSTILE);
    }

    /** With a name in every place that takes a text. */
    private static Evaluation named(String name) {
        String quoted = "\"" + name + "\"";
        return Judge.garden()
                .answers("answers:\n  - {of: drill, set: {loud: true}, by: " + quoted + ", on: 2026-11-01, because: " + quoted
                        + ", evidence: " + quoted + "}\n")
                .waivers("waivers:\n  - {provision: garden/teach, scope: [saw], reason: " + quoted + ", owner: " + quoted
                        + ", approver: \"2 " + name + "\", expires: 2027-03-31}\n")
                .evaluate("title: " + quoted + "\n"
                        + WORKSHOP.replace("name: Big saw", "name: " + quoted)
                                .replace("- id: drill", "- id: drill\n    name: " + quoted)
                                .replace("name: We", "name: " + quoted));
    }

    private static Evaluation waived() {
        return Judge.garden()
                .waivers("waivers:\n  - {provision: garden/teach, scope: [saw], reason: the course is in March, owner: Ada,"
                        + " approver: Grace, expires: 2027-03-31}\n")
                .evaluate(WORKSHOP);
    }

    private static String capabilities() throws IOException {
        return Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))
                .replace("kind: Design\n", ""));
    }

    // ---- how it is read

    // Hash and style change with every file of theirs and say nothing about the report.
    private static void check(String name, ReportFormat format, Language language) {
        Golden.check(name, unhashed(format, workshop(), language));
    }

    private static String unhashed(ReportFormat format, Evaluation evaluation, Language language) {
        return format.of(evaluation, "design.yaml", language)
                .replace(evaluation.rulebook(), "<hash>")
                .replace(evaluation.rulebook().substring(0, 12), "<hash>")
                .replaceAll("(?s)<style>.*</style>", "<style>…</style>")
                .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-…");
    }

    private static List<Error> invalid(String sarif) throws IOException {
        try (InputStream schema = ReportFormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON)
                    .validate(sarif, InputFormat.JSON, context -> context.executionConfig(
                            config -> config.formatAssertionsEnabled(true)));
        }
    }

    private static JsonNode sarif(Evaluation evaluation) {
        return run(ReportFormat.SARIF.of(evaluation, "design.yaml", Language.EN));
    }

    private static JsonNode run(String sarif) {
        return JsonMapper.shared().readTree(sarif).get("runs").get(0);
    }

    private static Set<String> fingerprints(JsonNode run) {
        Set<String> all = new TreeSet<>();
        run.get("results")
                .forEach(result -> all.add(result.get("partialFingerprints").get("edictFinding/v1").asString()));
        return all;
    }

    private static List<String> sections(String page) {
        return matches(page, "<section id=\"([a-z]+)\"");
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
