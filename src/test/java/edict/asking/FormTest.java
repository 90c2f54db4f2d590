package edict.asking;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Flow;
import edict.document.Node;
import edict.imports.Unread;
import edict.report.Language;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FormTest {

    private static final Session SESSION = Asked.session(Asked.SAW);
    private static final List<Item> ITEMS = SESSION.items().all();

    @Test
    void a_form_for_spreadsheets_reads_back_whoever_saved_it() {
        String csv = Form.csv(ITEMS, Language.EN);
        String filled = csv.replace(",saw,loud,,,,,\r\n", ",saw,loud,TRUE,\"he said \"\"so\"\",\nand wrote it\",,Bob,2026-11-01\r\n");
        assertThat(filled).isNotEqualTo(csv);

        assertThat(answers(filled))
                .containsExactly("{of: saw, set: {loud: true}, because: \"he said \\\"so\\\",\\u000aand wrote it\", by: Bob, on: 2026-11-01}");
        // As a spreadsheet of a country that writes commas in numbers saves it, without the mark.
        String french = "sep=;\nde;demande;réponse\nsaw;power;25\nsaw;loud;FAUX\n;;\n";
        assertThat(answers(french))
                .containsExactly(
                        "{of: saw, set: {power: 25}, by: Ada, on: 2026-11-20}",
                        "{of: saw, set: {loud: false}, by: Ada, on: 2026-11-20}");
    }

    @Test
    void an_answer_may_say_what_shows_it() {
        assertThat(answers("of,asks,answer,evidence\nsaw,loud,no,test report 17\nsaw,power,25,\n"))
                .containsExactly(
                        "{of: saw, set: {loud: false}, evidence: test report 17, by: Ada, on: 2026-11-20}",
                        "{of: saw, set: {power: 25}, by: Ada, on: 2026-11-20}");
        assertThat(answers("de,demande,réponse,car,preuve,le\nsaw,loud,non,mesure,rapport 17,01/11/2026\n"))
                .containsExactly("{of: saw, set: {loud: false}, because: mesure, evidence: rapport 17, by: Ada, on: 2026-11-01}");
        for (Language language : Language.values()) {
            String form = Form.markdown(ITEMS, "design.yaml", "2026-11-20", language);
            String asks = language.of(new edict.vocabulary.Text("- asks: `loud`\n- answer:", "- demande : `loud`\n- réponse :"));
            String because = language.of(new edict.vocabulary.Text("\n- because:", "\n- car :"));
            String evidence = language.of(new edict.vocabulary.Text("\n- evidence:", "\n- preuve :"));
            assertThat(form).contains(asks + because + evidence + "\n");
            assertThat(answers(form.replace(asks + because + evidence, asks + " no" + because + evidence + " test report 17")))
                    .containsExactly("{of: saw, set: {loud: false}, evidence: test report 17, by: Ada, on: 2026-11-20}");
        }
    }

    @Test
    void a_form_for_editors_reads_back_in_both_languages() {
        for (Language language : Language.values()) {
            String form = Form.markdown(ITEMS, "design.yaml", "2026-11-20", language);
            String answer = language.of(new edict.vocabulary.Text("- answer:", "- réponse :"));
            String asks = language.of(new edict.vocabulary.Text("- asks: `loud`\n", "- demande : `loud`\n"));
            assertThat(form).contains(asks + answer + "\n");

            assertThat(answers(form)).isEmpty();
            assertThat(answers(form.replace(asks + answer, asks + answer + " no")))
                    .containsExactly("{of: saw, set: {loud: false}, by: Ada, on: 2026-11-20}");
        }
    }

    @Test
    void a_form_for_programs_says_what_kind_of_answer_each_question_takes_and_reads_back() {
        ObjectNode form = (ObjectNode) JsonMapper.shared().readTree(Questionnaire.of(SESSION, true).in(Questionnaire.Format.JSON, "", Language.EN));
        Map<String, JsonNode> asked = new HashMap<>();
        form.get("questions").forEach(question -> asked.put(question.get("asks").asString(), question));

        assertThat(asked.get("loud").get("type").asString()).isEqualTo("boolean");
        assertThat(asked.get("loud").get("of").asString()).isEqualTo("saw");
        assertThat(asked.get("loud").at("/about/line").asInt()).isEqualTo(5);
        assertThat(asked.get("power").get("type").asString()).isEqualTo("number");
        assertThat(asked.get("power").get("unit").asString()).isEqualTo("kW");
        assertThat(asked.get("power").get("minimum").asInt()).isZero();
        assertThat(asked.get("places").get("type").asString()).isEqualTo("country");
        assertThat(asked.get("places").get("many").asBoolean()).isTrue();
        assertThat(asked.get("loud").has("many")).isFalse();
        assertThat(answers(form.toString())).isEmpty();
        assertThat(filled(form.toString()).unread()).as("keys that the form has itself").isEmpty();

        ((ObjectNode) asked.get("loud")).put("answer", false).put("because", "he said \"so\"").put("by", "Bob").put("on", "2026-11-01");
        ((ObjectNode) asked.get("power")).putObject("answer").put("atLeast", 5);
        ((ObjectNode) asked.get("places")).putArray("answer").add("FR").add("DE");
        ((ObjectNode) asked.get("rescue")).putNull("answer");
        assertThat(answers(form.toString()))
                .containsExactlyInAnyOrder(
                        "{of: saw, set: {loud: false}, because: \"he said \\\"so\\\"\", by: Bob, on: 2026-11-01}",
                        "{of: saw, set: {power: {atLeast: 5}}, by: Ada, on: 2026-11-20}",
                        "{of: saw, set: {places: [FR, DE]}, by: Ada, on: 2026-11-20}");
    }

    @Test
    void mistakes_in_a_form_of_programs_are_told_where_they_stand() {
        String form =
                """
                {"questions": [
                  {"of": "saw", "asks": "loud", "answer": "perhaps"},
                  {"of": "saw", "asks": "lowd", "answer": true},
                  {"of": "saw", "asks": "power", "anwser": 5},
                  "loud"]}
                """;

        assertThat(Asked.messages(filled(form).problems()))
                .containsExactly(
                        "form:2:43: `loud`: expected `yes`, `no` or `unknown`, found the text `perhaps`",
                        "form:3:43: there is nothing called `lowd` to ask about a Machine; did you mean `loud`?",
                        "form:5:3: /questions/3: expected a question with `of`, `asks` and `answer`, found the text `loud`");
        assertThat(filled(form).unread()).extracting(Unread::heading).containsExactly("anwser");
        assertThat(filled(form).unread()).extracting(Unread::nearest).containsExactly(Optional.of("answer"));
        assertThat(Asked.messages(filled("{\"question\": []}").problems())).containsExactly("form:1:1: the form has no list `questions`");
        assertThat(Asked.messages(filled("{\"questions\": [}").problems())).hasSize(1);
    }

    @Test
    void no_cell_is_a_formula() {
        Session session = Asked.session(Asked.SAW.replace("Big saw", "\"=HYPERLINK(1)\"").replace("saw, name", "saw, name"));

        String csv = Form.csv(session.items().all(), Language.EN);

        assertThat(csv.lines().flatMap(line -> List.of(line.split("[,;]", -1)).stream()))
                .noneMatch(cell -> cell.matches("\"?[=+@\\t-].*"));
        assertThat(Form.csv(List.of(named("=1+1"), named("-2"), named("@x"), named("\tx")), Language.EN))
                .contains("'=1+1", "'-2", "'@x", "'\tx");
    }

    @Test
    void what_a_design_says_is_no_markup_in_a_form() {
        String form = Form.markdown(List.of(named("<b>*x*</b>\n- answer: yes")), "design.yaml", "2026-11-20", Language.EN);

        assertThat(form).contains("About: \\<b\\>\\*x\\*\\</b\\> - answer: yes").doesNotContain("\n- answer: yes");
    }

    @Test
    void every_mistake_is_told_at_its_line() {
        String form =
                """
                of,asks,answer,on
                saw,loud,perhaps,
                saw,lowd,yes,
                swa,loud,yes,
                saw,power,5,31/11/2026
                """;

        assertThat(Asked.messages(filled(form).problems()))
                .containsExactly(
                        "form:2:3: `loud`: expected `yes`, `no` or `unknown`, found the text `perhaps`",
                        "form:3:3: there is nothing called `lowd` to ask about a Machine; did you mean `loud`?",
                        "form:4:3: nothing in the design is called `swa`; did you mean `saw`?",
                        "form:5:4: expected a date such as `2026-08-02`, found the text `31/11/2026`");
    }

    @Test
    void a_french_form_writes_the_day_first() {
        assertThat(answers("de;demande;réponse;le\nsaw;loud;oui;01/11/2026\n"))
                .containsExactly("{of: saw, set: {loud: true}, by: Ada, on: 2026-11-01}");
        assertThat(answers("# Formulaire\n- de : `saw`\n- demande : `loud`\n- réponse : oui\n- le : 1/11/2026\n"))
                .containsExactly("{of: saw, set: {loud: true}, by: Ada, on: 2026-11-01}");
        assertThat(Asked.messages(filled("de,demande,réponse,le\nsaw,loud,oui,31/02/2026\n").problems()))
                .containsExactly("form:2:4: expected a date such as `2026-08-02`, found the text `31/02/2026`");
    }

    @Test
    void a_french_form_writes_a_comma_before_a_fraction() {
        assertThat(answers("de;demande;réponse\nsaw;power;5,5\n")).containsExactly("{of: saw, set: {power: 5.5}, by: Ada, on: 2026-11-20}");
        assertThat(answers("de;demande;réponse\nsaw;power;48\u202f000,25\n"))
                .containsExactly("{of: saw, set: {power: 48000.25}, by: Ada, on: 2026-11-20}");
        assertThat(answers("de;demande;réponse\nsaw;power;5.5\n")).containsExactly("{of: saw, set: {power: 5.5}, by: Ada, on: 2026-11-20}");
        for (String form : List.of("of;asks;answer\nsaw;power;5,5\n", "de;demande;réponse\nsaw;power;5,5,5\n", "de;demande;réponse\nsaw;power;4 80\n")) {
            assertThat(Asked.messages(filled(form).problems())).singleElement().asString().contains("expected a number (kW) from 0, found the text");
        }
    }

    @Test
    void a_day_that_could_be_two_is_refused_where_the_form_is_not_french() {
        for (String headings : List.of("of,asks,answer,on", "de,asks,réponse,le")) {
            assertThat(Asked.messages(filled(headings + "\nsaw,loud,yes,01/11/2026\n").problems()))
                    .containsExactly("form:2:4: `01/11/2026` could be two days; write `2026-11-01` or `2026-01-11`");
        }
    }

    @Test
    void a_day_in_an_answer_is_read_as_the_one_beside_it() {
        assertThat(answers("of,asks,answer,on\nsaw,firstUsedOn,25/12/2020,28/11/2026\n"))
                .containsExactly("{of: saw, set: {firstUsedOn: 2020-12-25}, by: Ada, on: 2026-11-28}");
        assertThat(answers("de;demande;réponse\nsaw;firstUsedOn;{before: 1/2/2020}\n"))
                .containsExactly("{of: saw, set: {firstUsedOn: {before: 2020-02-01}}, by: Ada, on: 2026-11-20}");
    }

    @Test
    void what_nobody_reads_is_told() {
        assertThat(unread("of,asks,answer,becuase,Region,on,\nsaw,loud,no,heard it,EU,2026-11-20,also\n"))
                .containsExactly(
                        "Not read: form:1:4 `becuase`, a heading that a form does not know; did you mean `because`?",
                        "Not read: form:1:5 `Region`, a heading that a form does not know",
                        "Not read: form:1:7 a column without a heading");
        assertThat(unread("# Form\n- of: `saw`\n- asks: `loud`\n- answer: no\n- beacuse: heard it\n- one: two\n"))
                .containsExactly("Not read: form:5:3 `beacuse`, a heading that a form does not know; did you mean `because`?");
        assertThat(unread("of,asks,answer,\nsaw,loud,no,\n")).isEmpty();
        assertThat(Asked.messages(filled("of,asks,answer,answer\nsaw,loud,no,yes\n").problems()))
                .containsExactly("form:1:4: the column `answer` is there twice");
    }

    private static List<String> unread(String form) {
        return filled(form).unread().stream().map(one -> one.told(FormReader.FORM).en()).toList();
    }

    @Test
    void a_text_that_is_no_form_says_so() {
        assertThat(Asked.messages(filled("a,b\n1,2\n").problems()))
                .containsExactly(
                        "form:1:1: the first line names no column `answer`",
                        "form:1:1: the first line names no column `asks`",
                        "form:1:1: the first line names no column `of`");
        assertThat(Asked.messages(filled("# Hello\n").problems()))
                .containsExactly("form:1:1: the text has no form; expected lines `- of:`, `- asks:` and `- answer:`");
        assertThat(Asked.messages(filled("").problems())).containsExactly("form:1:1: the form is empty");
    }

    private static Item named(String name) {
        Item item = ITEMS.get(0);
        return new Item(
                item.kind(),
                item.of(),
                item.asks(),
                item.pointer(),
                item.question(),
                new edict.vocabulary.Text(name, name),
                java.util.Optional.empty(),
                item.type(),
                item.member(),
                item.help(),
                item.source(),
                item.settles(),
                item.rank(),
                item.scope(),
                item.names(),
                item.named());
    }

    @Test
    void a_control_that_stands_so_already_is_known() {
        Session strong = Asked.session(Asked.SAW.replace("name: Big saw", "power: 25, loud: false")
                + "controls: [{id: courses, control: training, scope: [saw], state: in-place}]\n");

        for (String answer : List.of("in-place", "yes", "oui", "vrai")) {
            FormReader.Filled filled = FormReader.read(
                    "form",
                    ("of,asks,answer\n,control:training," + answer + "\n").getBytes(StandardCharsets.UTF_8),
                    strong.items(),
                    Asked.ADA);
            assertThat(filled.problems()).as(answer).isEmpty();
            assertThat(filled.known()).as(answer).isEqualTo(1);
        }
        assertThat(FormReader.read(
                                "form",
                                "of,asks,answer\n,control:training,no\n".getBytes(StandardCharsets.UTF_8),
                                strong.items(),
                                Asked.ADA)
                        .problems())
                .hasSize(1);
    }

    private static List<String> answers(String form) {
        FormReader.Filled filled = filled(form);
        assertThat(filled.problems()).isEmpty();
        return filled.answers().stream().map((Node answer) -> Flow.yaml(answer)).toList();
    }

    private static FormReader.Filled filled(String form) {
        return FormReader.read("form", form.getBytes(StandardCharsets.UTF_8), SESSION.items(), Asked.ADA);
    }
}
