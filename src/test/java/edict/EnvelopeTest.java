package edict;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.document.Hash;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.engine.Budget;
import edict.report.JsonReport;
import edict.report.Language;
import edict.rulebook.Garden;
import edict.vocabulary.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Edict GARDEN = Edict.of(Garden.RULEBOOK);

    @Test
    void design_answers_and_waivers_in_one_text_are_judged_like_three_files() throws IOException {
        Edict.Answer apart = GARDEN.evaluate(apart());
        Edict.Answer together = GARDEN.evaluate(asked(document("request.yaml", together()), List.of(), List.of()));

        assertThat(json(together, "request.yaml"))
                .contains("\"status\": \"violated\"", "\"status\": \"waived\"", "\"origin\": \"answered\"")
                .isEqualTo(json(apart, "design.yaml"));
    }

    @Test
    void whoever_keeps_a_report_can_tell_which_documents_it_is_about() throws IOException {
        assertThat(GARDEN.evaluate(apart())).isInstanceOfSatisfying(Edict.Evaluated.class, answer -> assertThat(
                        answer.evaluation().hashes().entrySet())
                .containsExactly(
                        // What sha256sum says of the three files.
                        Map.entry("design.yaml", "95789d009e327d3dd2d49e171436020ede4ff7d61bb9b38786882eec3230d737"),
                        Map.entry("answers.yaml", "6c2c360c8dca5ad319ca41cd7d3edabf67c9e2da9dc2c74d7940ca60a9bdc1a2"),
                        Map.entry("waivers.yaml", "3dfb65b2545bfc6f2b2a1e9980cf444a65cf612157260bbd64b1a14c33109e1c")));
        String together = together();
        assertThat(GARDEN.evaluate(asked(document("request.yaml", together), List.of(), List.of())))
                .isInstanceOfSatisfying(Edict.Evaluated.class, answer -> assertThat(answer.evaluation().hashes())
                        .containsExactly(Map.entry("request.yaml", Hash.hex(together))));
    }

    @Test
    void several_files_of_answers_may_travel_together() {
        Edict.Answer answer = evaluate(
                """
                kind: Request
                title: The saw, again
                design: {kind: Design, machines: [{id: saw}]}
                answers:
                  - {kind: Answers, answers: [{of: saw, set: {loud: true}, by: Ada, on: 2026-11-01}]}
                  - {kind: Answers, answers: [{of: saw, set: {loud: false}, by: Ada, on: 2026-11-02}]}
                waivers: []
                """);

        assertThat(((Edict.Evaluated) answer).evaluation().days().get(0).facts().entity("/machines/0").orElseThrow()
                        .value("loud"))
                .hasToString("Known[scalar=false]");
    }

    @Test
    void what_is_wrong_is_told_with_pointers_into_the_whole() {
        assertThat(problems(
                        """
                        kind: Request
                        design:
                          kind: Desing
                          machines: [{id: saw, laud: true}]
                        answers:
                          - kind: Answers
                            answers:
                              - {of: saw, set: {loud: maybe}, by: Ada, on: 2026-11-01}
                              - {of: "", set: {machines: [{id: mower, power: much}]}, by: Ada, on: yesterday}
                        waivers:
                          kind: Waivers
                          waivers: [{provision: garden/teech, scope: [saw], reason: r, owner: o, approver: a}]
                        """))
                .containsExactly(
                        "request.yaml:3:9: /design/kind: expected `Design`, found the text `Desing`; did you"
                                + " mean `Design`?",
                        "request.yaml:4:24: /design/machines/0/laud: unknown key `laud` of Machine; did you mean"
                                + " `loud`?",
                        "request.yaml:8:31: /answers/0/answers/0/set/loud: expected `true`, `false` or `unknown`,"
                                + " found the text `maybe`",
                        "request.yaml:9:54: /answers/0/answers/1/set/machines/0/power: expected a number (kW)"
                                + " from 0, found the text `much`",
                        "request.yaml:9:76: /answers/0/answers/1/on: expected a date such as `2026-08-02`, found the"
                                + " text `yesterday`",
                        "request.yaml:12:13: /waivers/waivers/0: `expires` is missing",
                        "request.yaml:12:25: /waivers/waivers/0/provision: there is no provision `garden/teech`; did"
                                + " you mean `garden/teach`?");
    }

    @Test
    void an_envelope_holds_a_design_answers_and_waivers_and_nothing_else() {
        assertThat(problems("kind: Request\ndesing: {kind: Design}\nanswers: none\nwaivers: [17]\n"))
                .containsExactly(
                        "request.yaml:2:1: /desing: unknown key `desing`; expected `kind`, `design`, `title`, `$schema`,"
                                + " `answers` or `waivers`; did you mean `design`?",
                        "request.yaml:3:10: /answers: expected an object, found the text `none`",
                        "request.yaml:4:11: /waivers/0: expected an object, found the number `17`");
    }

    @Test
    void an_envelope_holds_no_envelope_whatever_is_asked() {
        Request request = new Request(
                document("request.yaml", "kind: Request\ndesign: {kind: Request, design: {kind: Design}}\n"),
                LocalDate.parse("2026-11-20"));
        assertThat(List.of(
                        GARDEN.evaluate(request),
                        GARDEN.score(request, List.of(), Budget.USUAL),
                        GARDEN.chain(request, Budget.USUAL)))
                .allSatisfy(answer -> assertThat(((Edict.Rejected) answer).problems())
                        .extracting(Problem::toString)
                        .contains("request.yaml:2:16: /design/kind: expected `Design`, found the text `Request`"));
    }

    @Test
    void a_misspelt_kind_is_told_with_the_nearest_one_and_nothing_that_follows_from_it() {
        assertThat(problems("kind: Requst\ndesign: {kind: Design, machines: []}\n"))
                .containsExactly("request.yaml:1:7: /kind: `Requst` is not one of `Request`; did you mean `Request`?");
        assertThat(problems("design: {kind: Design, machines: []}\n"))
                .containsExactly("request.yaml:1:1: `kind` is missing");
        assertThat(problems("kind: Desgin\nmachines: [{id: saw, laud: true}]\n"))
                .containsExactly(
                        "request.yaml:1:7: /kind: expected `Design`, found the text `Desgin`; did you mean `Design`?",
                        "request.yaml:2:22: /machines/0/laud: unknown key `laud` of Machine; did you mean `loud`?");
    }

    @Test
    void its_schema_accepts_what_the_reader_accepts_and_refuses_what_it_refuses() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Schemas.request(GARDEN.rulebook().vocabulary(), "en").toString());
        String wellFormed = together();
        String gateway = "kind: Request\ndesign: {model_list: [{model_name: a}]}\n";
        String several = "kind: Request\ndesign: {kind: Design}\nanswers: [{kind: Answers, answers: []}]\n";

        assertThat(schema.validate(gateway, InputFormat.YAML)).isEmpty();
        for (String accepted : List.of(wellFormed, several)) {
            assertThat(schema.validate(accepted, InputFormat.YAML)).as(accepted).isEmpty();
            assertThat(evaluate(accepted)).as(accepted).isInstanceOf(Edict.Evaluated.class);
        }
        for (String refused : List.of(
                wellFormed.replace("kind: Request", "kind: Requst"),
                wellFormed.replace("rescue:", "rescu:"),
                wellFormed.replace("by: Ada", "bye: Ada"),
                wellFormed.replace("approver: Grace", "x-approver: Grace"),
                wellFormed.replace("approver: Grace", "approver: ' '"),
                wellFormed.replace("design:", "x-note: mine\ndesign:"),
                wellFormed.replace("answers:\n  kind: Answers", "answers:\n  x-note: mine\n  kind: Answers"),
                several.replace("[]}]", "[{}]}]"),
                "kind: Request\n",
                "kind: Request\ndesign: none\n")) {
            assertThat(refused).isNotEqualTo(wellFormed).isNotEqualTo(several);
            assertThat(schema.validate(refused, InputFormat.YAML)).as(refused).isNotEmpty();
            assertThat(evaluate(refused)).as(refused).isInstanceOf(Edict.Rejected.class);
        }
    }

    private static Edict.Answer evaluate(String request) {
        return GARDEN.evaluate(new Request(document("request.yaml", request), LocalDate.parse("2026-11-20")));
    }

    private static Request apart() throws IOException {
        return asked(
                document("design.yaml", file("design.yaml")),
                List.of(document("answers.yaml", file("answers.yaml"))),
                List.of(document("waivers.yaml", file("waivers.yaml"))));
    }

    private static Request asked(Reading.Document document, List<Reading.Document> answers, List<Reading.Document> waivers) {
        return new Request(
                document, answers, waivers, "default", LocalDate.parse("2026-11-20"), Optional.empty(), Set.of(), true);
    }

    private static List<String> problems(String request) {
        return ((Edict.Rejected) evaluate(request)).problems().stream().map(Problem::toString).toList();
    }

    /** Without the places, which are others in another text. */
    private static String json(Edict.Answer answer, String document) {
        return JsonReport.of(((Edict.Evaluated) answer).evaluation(), document, Language.EN)
                .replaceAll("(?m)^ *\"(line|column)\": [0-9]+,?\\n", "")
                .replaceAll("(?m)^ *\"file\": \"answers.yaml\",\\n", "")
                .replaceAll("\"documents\": \\[[^\\]]*\\]", "");
    }

    private static String together() throws IOException {
        return "kind: Request\ndesign:\n" + file("design.yaml").indent(2) + "answers:\n"
                + file("answers.yaml").indent(2) + "waivers:\n" + file("waivers.yaml").indent(2);
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/requests", name));
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
