package edict.asking;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Flow;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {

    private static final Session SESSION = Asked.session(Asked.SAW);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loud | yes | {loud: true}",
                "loud | OUI | {loud: true}",
                "loud | VRAI | {loud: true}",
                "loud | n | {loud: false}",
                "loud | inconnue | {loud: unknown}",
                "loud | inconnu | {loud: unknown}",
                "power | 5.5 | {power: 5.5}",
                "power | {atLeast: 5} | {power: {atLeast: 5}}",
                "tank | 2 | {tank: closed}",
                "tank | open | {tank: open}",
                "tank | Open | {tank: open}",
                "places | France; Allemagne | {places: [FR, DE]}",
                "places | NO, DE | {places: [\"NO\", DE]}",
                "places | DE; GB | {places: [DE, GB]}",
                "places | none | {places: []}",
                "places | DE, ... | {places: {has: [DE], complete: false}}",
                "firstUsedOn | 2020-01-01 | {firstUsedOn: 2020-01-01}",
                "firstUsedOn | {before: 2020-01-01} | {firstUsedOn: {before: 2020-01-01}}",
            })
    void a_reply_is_read_by_the_type_of_what_is_asked(String attribute, String reply, String set) {
        assertThat(set(reply, "saw", attribute)).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loud | perhaps | expected `yes`, `no` or `unknown`, found the text `perhaps`",
                "power | much | expected a number (kW) from 0, found the text `much`",
                "power | -1 | `-1` is out of range; expected a number (kW) from 0",
                "tank | opn | `opn` is not one of `open` or `closed`; did you mean `open`?",
                "tank | 3 | `3` is not one of `open` or `closed`",
                "places | UK | `UK` is not an ISO 3166-1 alpha-2 code; did you mean `GB`?",
                "places | [DE | the text is not YAML here: expected ',' or ']', but got <stream end>",
                "firstUsedOn | 01/02/2020 | expected a date such as `2026-08-02`, found the text `01/02/2020`",
            })
    void what_is_wrong_is_told_as_documents_are_told(String attribute, String reply, String message) {
        Reply.Outcome outcome = read(reply, "saw", attribute);

        assertThat(((Reply.Wrong) outcome).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith(message.substring(0, Math.min(message.length(), 32)));
            assertThat(problem.at()).isEqualTo(Asked.AT);
        });
    }

    @Test
    void a_control_covers_what_asks_for_it_and_has_an_id_of_its_own() {
        Session strong = Asked.session(Asked.SAW.replace("name: Big saw", "power: 25, loud: false"));

        Reply.Outcome outcome = Reply.read(
                "planned 2027-01-31", Asked.item(strong, "", "control:training"), Asked.ADA, Set.of("training"), Asked.AT);

        assertThat(Flow.yaml(((Reply.Answered) outcome).answer()))
                .isEqualTo("{of: \"\", set: {controls: {has: [{id: training-2, control: training, scope: [saw], state: planned,"
                        + " plannedFor: 2027-01-31}], complete: false}}, by: Ada, on: 2026-11-20}");
    }

    @Test
    void a_control_stands_as_its_code_or_what_that_means_says() {
        AttributeType states = new AttributeType.Code(
                List.of("in-place", "planned", "absent"),
                Map.of("in-place", new Text("in place", "en place"), "planned", new Text("planned", "prévue"), "absent", new Text("absent", "absente")));
        Map.of(
                        "in-place", "in-place -",
                        "En place", "in-place -",
                        "in  place", "in-place -",
                        "oui", "in-place -",
                        "prévue 2027-03-31", "planned 2027-03-31",
                        "planned 2027-03-31", "planned 2027-03-31",
                        "absente", "absent -",
                        "en cours", "en cours")
                .forEach((reply, stands) -> {
                    Reply.Stands read = Reply.Stands.read(reply, states);
                    assertThat(read.state() + " " + read.plannedFor().orElse("-")).as(reply).isEqualTo(stands);
                });
    }

    @Test
    void whoever_else_bears_a_duty_is_asked_of_a_control_of_its_own() {
        Session two = Asked.session(Asked.SAW.replace("name: Big saw", "power: 25, loud: false")
                .replace("name: We}", "name: We}, {id: them, assessed: false, name: They}")
                .replace("roles: [", "roles: [{holder: them, code: owner}, "));

        Item theirs = Asked.item(two, "them", "control:training");
        assertThat(theirs.about()).isEqualTo(new Text("saw, by They", "saw, par They"));
        assertThat(Asked.item(two, "", "control:training").about()).isEqualTo(new Text("saw", "saw"));
        assertThat(Flow.yaml(answer(Reply.read("absent", theirs, Asked.ADA, Set.of(), Asked.AT))))
                .isEqualTo("{of: \"\", set: {controls: {has: [{id: training-them, control: training, holder: them, scope: [saw],"
                        + " state: absent}], complete: false}}, by: Ada, on: 2026-11-20}");
    }

    @Test
    void a_list_of_things_is_closed_or_gets_more() {
        Session open = Asked.session(Asked.SAW.replace("incidents: []\n", ""));

        assertThat(Flow.yaml(answer(Reply.read("none", Asked.item(open, "", "incidents"), Asked.ADA, Set.of(), Asked.AT))))
                .isEqualTo("{of: \"\", set: {incidents: []}, by: Ada, on: 2026-11-20}");
        assertThat(Flow.yaml(answer(Reply.read("[{id: smoke, machine: saw}]", Asked.item(open, "", "incidents"), Asked.ADA, Set.of(), Asked.AT))))
                .isEqualTo("{of: \"\", set: {incidents: [{id: smoke, machine: saw}]}, by: Ada, on: 2026-11-20}");
        assertThat(((Reply.Wrong) Reply.read("one", Asked.item(open, "", "incidents"), Asked.ADA, Set.of(), Asked.AT))
                        .problems())
                .extracting(problem -> problem.message())
                .containsExactly("expected `none` where there are none, or all as YAML such as `[{id: a-name}]`, found the text `one`");
    }

    @Test
    void that_these_are_all_is_said_of_those_that_are_there() {
        Item none = Asked.item(Asked.session(Asked.SAW.replace("incidents: []\n", "")), "", "incidents");
        Item some = Asked.item(
                Asked.session(Asked.SAW.replace("incidents: []", "incidents: {has: [{id: smoke, machine: saw}], complete: false}")), "", "incidents");

        assertThat(((Reply.Wrong) Reply.read("yes", none, Asked.ADA, Set.of(), Asked.AT)).problems())
                .extracting(problem -> problem.message())
                .containsExactly("the design lists none; write `none` where there are none, or all as YAML such as `[{id: a-name}]`, found `yes`");
        assertThat(Flow.yaml(answer(Reply.read("yes", some, Asked.ADA, Set.of(), Asked.AT))))
                .isEqualTo("{of: \"\", set: {incidents: []}, by: Ada, on: 2026-11-20}");
        assertThat(Expected.of(some).en()).isEqualTo("yes where these are all: smoke; else the others as YAML: [{id: a-name}], each an Incident");
    }

    private static edict.document.Node.Mapping answer(Reply.Outcome outcome) {
        return ((Reply.Answered) outcome).answer();
    }

    private static String set(String reply, String of, String asks) {
        return Flow.yaml(answer(read(reply, of, asks)).get("set").orElseThrow());
    }

    private static Reply.Outcome read(String reply, String of, String asks) {
        return Reply.read(reply, Asked.item(SESSION, of, asks), Asked.ADA, Set.of(), Asked.AT);
    }
}
