package edict.asking;

import edict.Edict;
import edict.Request;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Garden;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Designs of the garden about which something is asked. */
final class Asked {

    static final Reply.Source ADA = new Reply.Source("Ada", LocalDate.parse("2026-11-20"), Optional.empty());
    static final Place AT = new Place("form", 7, 3);

    /** Everything about the saw is open but whose it is. */
    static final String SAW =
            """
            kind: Design
            organisations: [{id: us, assessed: true, name: We}]
            incidents: []
            machines:
              - {id: saw, name: Big saw, roles: [{holder: us, code: owner}]}
            """;

    private static final Edict EDICT = Edict.of(Garden.RULEBOOK);

    private Asked() {}

    static Session session(String design) {
        return session(design, "");
    }

    static Session session(String design, String answers) {
        Session.Outcome outcome =
                Session.begin(EDICT, new Request(document(design), Asked.ADA.on()), "answers.yaml", answers);
        if (outcome instanceof Session.Ready ready) {
            return ready.session();
        }
        throw new AssertionError(((Session.Wrong) outcome).problems().toString());
    }

    static Reading.Document document(String text) {
        return (Reading.Document) Texts.read("design.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    static Item item(Session session, String of, String asks) {
        Items.Found found = session.items().find(of, asks);
        if (found instanceof Items.One one) {
            return one.item();
        }
        throw new AssertionError(((Items.None) found).message());
    }

    static List<String> messages(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
