package edict.asking;

import edict.document.Made;
import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final Node.Mapping QUIET =
            Reply.answer("saw", Map.of("loud", Made.flag(false, Asked.AT)), Asked.ADA, Asked.AT);
    private static final String ENTRY =
            """
              - of: saw
                set: {loud: false}
                by: Ada
                on: 2026-11-20
            """;

    @Test
    void a_new_file_names_its_schema() {
        assertThat(with(""))
                .isEqualTo(
                        """
                        # yaml-language-server: $schema=answers.schema.json
                        # $schema: answers.schema.json
                        # An editor completes and checks by that file once it is there: edict schema answers > answers.schema.json
                        kind: Answers
                        answers:
                        """
                                + ENTRY);
    }

    @Test
    void what_others_wrote_stays_as_it_is_comments_and_all() {
        String old =
                """
                # ours
                kind: Answers
                answers:
                  # asked on the phone
                  - {of: mower, set: {loud: true}, by: Bob, on: 2026-11-01} # sure
                """;

        assertThat(with(old)).isEqualTo(old + ENTRY);
    }

    @Test
    void entries_stand_under_those_that_are_there_however_they_are_indented() {
        String old = "kind: Answers\nanswers:\n- {of: mower, set: {loud: true}, by: Bob, on: 2026-11-01}";

        assertThat(with(old)).isEqualTo(old + "\n- of: saw\n  set: {loud: false}\n  by: Ada\n  on: 2026-11-20\n");
    }

    @Test
    void the_list_need_not_be_the_last_thing_in_the_file() {
        String head = "answers:\n  - {of: mower, set: {loud: true}, by: Bob, on: 2026-11-01}\n";

        assertThat(with(head + "kind: Answers\n")).isEqualTo(head + ENTRY + "kind: Answers\n");
    }

    @Test
    void a_list_in_brackets_and_json_get_their_entry_in_brackets() {
        String entry = "{\"of\": \"saw\", \"set\": {\"loud\": false}, \"by\": \"Ada\", \"on\": \"2026-11-20\"}";

        assertThat(with("kind: Answers\nanswers: []\n")).isEqualTo("kind: Answers\nanswers: [\n  " + entry + "\n]\n");
        assertThat(with("{\"kind\": \"Answers\", \"answers\": [{\"of\": \"mower\", \"set\": {\"places\": []}, \"by\": \"Bob\","
                        + " \"on\": \"2026-11-01\"}], \"title\": \"[x]\"}"))
                .isEqualTo("{\"kind\": \"Answers\", \"answers\": [{\"of\": \"mower\", \"set\": {\"places\": []}, \"by\": \"Bob\","
                        + " \"on\": \"2026-11-01\"},\n  " + entry + "\n], \"title\": \"[x]\"}");
    }

    @Test
    void a_text_that_holds_no_list_of_answers_is_left_alone() {
        assertThat(Overlay.of("answers.yaml", "kind: Answers\nanswers: none\n").with(List.of(QUIET))).isEmpty();
        assertThat(Overlay.of("answers.yaml", "kind: [\n").with(List.of(QUIET))).isEmpty();
    }

    @Test
    void what_is_there_without_evidence_is_not_there_with_it() {
        Reply.Source shown = new Reply.Source("Ada", Asked.ADA.on(), Optional.of("report"), Optional.empty());
        Node.Mapping proven = Reply.answer("saw", Map.of("loud", Made.flag(false, Asked.AT)), shown, Asked.AT);

        assertThat(Overlay.of("answers.yaml", with("")).has(proven)).isFalse();
        String both = Overlay.of("answers.yaml", with("")).with(List.of(proven)).orElseThrow().text();
        assertThat(Overlay.of("answers.yaml", both).has(proven)).isTrue();
        assertThat(Overlay.of("answers.yaml", both).has(QUIET)).isTrue();
    }

    @Test
    void what_is_there_already_is_known() {
        assertThat(Overlay.of("answers.yaml", with("")).has(QUIET)).isTrue();
        assertThat(Overlay.of("answers.yaml", "").has(QUIET)).isFalse();
    }

    private static String with(String text) {
        return Overlay.of("answers.yaml", text).with(List.of(QUIET)).orElseThrow().text();
    }
}
