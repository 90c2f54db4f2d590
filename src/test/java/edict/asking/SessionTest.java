package edict.asking;

import static org.assertj.core.api.Assertions.assertThat;

import edict.decision.Outlook;
import edict.decision.Verdict;
import edict.document.Made;
import edict.document.Node;
import edict.findings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {

    @Test
    void a_certain_violation_settles_the_decision_whatever_else_is_open() {
        Outlook outlook = Asked.session(Asked.SAW.replace("name: Big saw", "loud: true, rescue: false")).outlook();

        assertThat(outlook.isSettled()).isTrue();
        assertThat(outlook.best()).isEqualTo(Verdict.REJECTED);
        assertThat(outlook.fixed()).extracting(Finding::provision).containsExactly("garden/no-noise");
    }

    @Test
    void an_open_prohibition_may_go_either_way() {
        Session session = Asked.session(Asked.SAW);

        assertThat(session.outlook().isSettled()).isFalse();
        assertThat(session.outlook().worst()).isEqualTo(Verdict.REJECTED);
        assertThat(session.evaluation().questions().stream()
                        .filter(session.outlook()::hangsOn)
                        .map(question -> question.attribute()))
                .contains("loud", "rescue");
    }

    /** The decision of each way to answer lies where the outlook says, and no settled one moves. */
    @Test
    void no_answer_leads_out_of_the_outlook() {
        int tried = 0;
        List<Session> sessions = new ArrayList<>(List.of(Asked.session(Asked.SAW), Asked.session(Asked.SAW.replace("name: Big saw", "power: 25"))));
        for (int depth = 0; depth < 2; depth++) {
            List<Session> next = new ArrayList<>();
            for (Session session : sessions) {
                Outlook outlook = session.outlook();
                for (String attribute : List.of("loud", "rescue", "drill")) {
                    for (boolean value : new boolean[] {true, false}) {
                        Session.Outcome outcome = session.with(List.of(Reply.answer(
                                "saw", Map.<String, Node>of(attribute, Made.flag(value, Asked.AT)), Asked.ADA, Asked.AT)));
                        if (outcome instanceof Session.Ready ready) {
                            tried++;
                            assertThat(ready.session().evaluation().decision()).isBetween(outlook.best(), outlook.worst());
                            next.add(ready.session());
                        }
                    }
                }
            }
            sessions = next;
        }
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void an_answer_is_judged_where_it_was_typed() {
        Session session = Asked.session(Asked.SAW.replace("incidents: []\n", ""));
        Reply.Outcome reply =
                Reply.read("[{id: smoke, machine: sow}]", Asked.item(session, "", "incidents"), Asked.ADA, java.util.Set.of(), Asked.AT);

        Session.Outcome outcome = session.with(List.of(((Reply.Answered) reply).answer()));

        assertThat(Asked.messages(((Session.Wrong) outcome).problems()))
                .containsExactly("form:7:3: /incidents/0/machine: no Machine has the id `sow`; did you mean `saw`?");
    }

    @Test
    void who_learns_later_on_the_same_day_contradicts_nobody() {
        String unknown = "kind: Answers\nanswers: [{of: saw, set: {loud: unknown}, by: Ada, on: 2026-11-20}]\n";
        Session session = Asked.session(Asked.SAW, unknown);

        Session.Outcome outcome = session.with(List.of(Reply.answer(
                "saw", Map.<String, Node>of("loud", Made.flag(false, Asked.AT)), Asked.ADA, Asked.AT)));

        assertThat(outcome).isInstanceOf(Session.Ready.class);
        assertThat(((Session.Ready) outcome).session().evaluation().questions())
                .noneMatch(question -> question.attribute().equals("loud"));
    }
}
