package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.Evaluation;
import edict.Judge;
import edict.Request;
import edict.document.Reading;
import edict.document.Texts;
import edict.findings.Conclusions;
import edict.findings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final String WORKSHOP = Golden.text("workshop.yaml").replace("kind: Design\n", "");

    @Test
    void an_evaluation_is_written_as_json() {
        check("workshop.json", JsonReport.of(workshop(), "design.yaml", Language.EN));
    }

    @Test
    void an_evaluation_is_written_for_the_terminal() {
        check("workshop.txt", TextReport.of(workshop(), Language.EN));
    }

    @Test
    void the_same_in_french() {
        check("workshop.fr.txt", TextReport.of(workshop(), Language.FR));
    }

    @Test
    void on_request_everything_that_was_looked_at_is_written() {
        Evaluation everything = Judge.garden().everything().evaluate(WORKSHOP);

        check("workshop-everything.txt", TextReport.of(everything, Language.EN, TextReport.Extent.WHOLE));
    }

    @Test
    void what_would_reject_it_too_begins_with_that_of_which_most_is_stated() {
        String rest = "power: 5, places: [], firstUsedOn: 2026-01-01, roles: [{holder: us, code: owner}]}\n";
        Evaluation evaluation = Judge.garden().evaluate("organisations: [{id: us, assessed: true, name: We}]\nincidents: []\ncontrols: []\nmachines:\n"
                + "  - {id: saw, loud: true, rescue: false, drill: false, " + rest
                + "  - {id: mill, rescue: false, drill: false, " + rest
                + "  - {id: mower, loud: true, drill: false, " + rest);

        String brief = TextReport.of(evaluation, Language.EN, TextReport.Extent.BRIEF);

        assertThat(brief.substring(brief.indexOf("What would reject it too, if it applies (2)")))
                .matches("(?s).*?\\R  open  mower: No noise\\R.*?\\R  open  mill: No noise\\R.*");
    }

    @Test
    void a_long_report_says_once_what_is_so_of_many_things() throws IOException {
        Evaluation gateway = imported();
        String summary = TextReport.of(gateway, Language.EN);
        String whole = TextReport.of(gateway, Language.EN, TextReport.Extent.WHOLE);

        assertThat(summary.lines()).hasSizeLessThan(940);
        assertThat(whole.lines()).hasSizeGreaterThan(2_000);
        assertThat(summary)
                .contains(gateway.findings().size() + " findings, summed up; `--brief` keeps to what blocks it, `--verbose` writes out each of them")
                .contains("    open  12 subjects (litellm-flow-gpt-5-mini-end-user-test-gpt-5-mini, litellm-flow-any-openai-any,\n")
                .contains(" and 7 more)")
                .contains("  /flows  41 provisions\n")
                .contains("(`--verbose` lists them)");
        assertThat(summary.replaceAll("\\s+", " ")).containsOnlyOnce("No transfer without an appropriate safeguard");
        assertThat(summary.lines().filter(line -> line.matches("  \\d+\\. .*")).map(line -> line.replaceFirst("\\d+", "")))
                .as("each question once, and not all of them")
                .hasSize(10)
                .doesNotHaveDuplicates();
        String french = TextReport.of(gateway, Language.FR);
        assertThat(french.lines()).hasSizeLessThan(985);
        assertThat(french).contains("12 objets (litellm-flow-").contains(" et 7 de plus)").contains("  /flows  41 dispositions\n");
        gateway.findings().stream()
                .map(Finding::provision)
                .distinct()
                .forEach(provision -> assertThat(summary).contains(provision));
        assertThat(JsonReport.of(gateway, "gateway.yaml", Language.EN).split("\"appliesFrom\"|\"citation\""))
                .hasSizeGreaterThan(gateway.findings().size());
    }

    private static Evaluation imported() throws IOException {
        Path file = Path.of("src/test/resources/imports/litellm/proxy-config.yaml");
        Edict.Answer answer = Edict.shipped()
                .evaluate(new Request(
                        (Reading.Document) Texts.read("proxy-config.yaml", Files.readAllBytes(file)),
                        LocalDate.parse("2026-11-20")));
        return ((Edict.Evaluated) answer).evaluation();
    }

    @Test
    void what_a_loss_of_access_does_is_written_for_the_terminal_in_both_languages() throws IOException {
        Evaluation evaluation = Judge.shipped().evaluate(capabilities());

        Golden.check("continuity.txt", section("If access is lost", TextReport.of(evaluation, Language.EN)));
        Golden.check("continuity.fr.txt", section("Si l'accès est perdu", TextReport.of(evaluation, Language.FR)));
    }

    /** Who reads the page has not read the scenarios. */
    @Test
    void what_a_loss_is_stands_on_the_page_in_words() throws IOException {
        Evaluation evaluation = Judge.shipped().evaluate(capabilities());

        assertThat(HtmlReport.of(evaluation, "design.yaml", Language.EN)).contains(">Services controlled from the United States stop <code>us-cutoff</code></td>");
        assertThat(HtmlReport.of(evaluation, "design.yaml", Language.FR)).contains(">Les services contrôlés depuis les États-Unis s&#39;arrêtent <code>us-cutoff</code></td>");
    }

    @Test
    void where_nobody_knows_what_a_loss_does_the_questions_stand_below() throws IOException {
        Evaluation evaluation = Judge.shipped()
                .evaluate(capabilities().replace("testedOn: 2026-07-02, tested: true,", "").replace("need: 1\n", "need: {atLeast: 1}\n"));

        Golden.check("continuity-unknown.txt", section("If access is lost", TextReport.of(evaluation, Language.EN)));
    }

    @Test
    void of_many_answers_that_a_result_depends_on_the_first_are_named_and_the_rest_counted() {
        List<Conclusions.Asked> asked = IntStream.range(0, 20)
                .mapToObj(i -> new Conclusions.Asked("/things/" + i, "flag", "/things/" + i + "/flag"))
                .toList();

        assertThat(Dependences.of(asked.subList(0, 9), Language.EN))
                .hasSize(9)
                .startsWith("depends on /things/0/flag")
                .endsWith("depends on /things/8/flag");
        assertThat(Dependences.of(asked, Language.EN))
                .hasSize(9)
                .endsWith("depends on /things/7/flag", "and on 12 more answers (`--format json` lists them)");
        assertThat(Dependences.of(asked, Language.FR)).endsWith("et de 12 autres réponses (`--format json` les cite)");
        assertThat(Dependences.of(List.of(), Language.EN)).isEmpty();
    }

    /** One capability with a real backup and one with a sham. */
    private static String capabilities() throws IOException {
        return Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))
                .replace("kind: Design\n", ""));
    }

    /** The rest of the report changes with the law. */
    private static String section(String title, String report) {
        int from = report.indexOf("\n" + title);
        assertThat(from).as(report).isNotNegative();
        int to = report.indexOf("\n\n", from);
        return report.substring(from + 1, to + 1);
    }

    @Test
    void equal_evaluations_give_equal_bytes() {
        assertThat(JsonReport.of(workshop(), "design.yaml", Language.FR))
                .isEqualTo(JsonReport.of(workshop(), "design.yaml", Language.FR));
    }

    @Test
    void json_has_the_names_that_others_read() {
        JsonNode report = JsonMapper.shared().readTree(JsonReport.of(workshop(), "design.yaml", Language.EN));

        assertThat(report.propertyNames())
                .containsExactly(
                        "asOf",
                        "assumptions",
                        "conditions",
                        "continuity",
                        "decision",
                        "derived",
                        "documents",
                        "findings",
                        "knownOn",
                        "notes",
                        "obligations",
                        "profile",
                        "questions",
                        "rulebook",
                        "scope",
                        "scores");
        assertThat(report.get("findings").get(0).propertyNames())
                .contains(
                        "provision",
                        "kind",
                        "force",
                        "status",
                        "timing",
                        "subject",
                        "who",
                        "severity",
                        "enforcement",
                        "effect",
                        "citation",
                        "message",
                        "facts",
                        "derivation",
                        "exceptions",
                        "questions");
    }

    @Test
    void what_findings_rest_on_stands_once() throws IOException {
        String claims = Files.readString(Path.of("src/examples/claims-assistant.yaml"));
        Evaluation evaluation = Judge.shipped().evaluate(claims.replace("kind: Design\n", ""));

        JsonNode report = JsonMapper.shared().readTree(JsonReport.of(evaluation, "design.yaml", Language.EN));

        JsonNode derived = report.get("derived");
        assertThat(derived).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        for (int i = 0; i < evaluation.findings().size(); i++) {
            List<String> types = report.get("findings").get(i).get("derivation").valueStream()
                    .map(place -> derived.get(place.intValue()).get("type").stringValue())
                    .toList();
            assertThat(types)
                    .containsExactlyElementsOf(evaluation.findings().get(i).derivation().stream()
                            .map(Finding.Derivation::type)
                            .toList());
        }
    }

    @Test
    void a_document_can_neither_steer_the_terminal_nor_forge_a_line() {
        Evaluation evaluation = Judge.garden()
                .evaluate(WORKSHOP.replace("name: Big saw", "name: \"Big\\e[2J\\nAPPROVED\\u202E saw\""));

        assertThat(TextReport.of(evaluation, Language.EN))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\nAPPROVED");
    }

    // The hash changes with every file of the rulebook and says nothing about the report.
    private static void check(String name, String text) {
        String hash = workshop().rulebook();
        Golden.check(name, text.replace(hash, "<hash>").replace(hash.substring(0, 12), "<hash>"));
    }

    private static Evaluation workshop() {
        return Judge.garden().evaluate(WORKSHOP);
    }
}
