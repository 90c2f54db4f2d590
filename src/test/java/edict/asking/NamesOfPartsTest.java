package edict.asking;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.Request;
import edict.report.Language;
import edict.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/** What a question calls the things that it is about, by the vocabulary that is shipped. */
class NamesOfPartsTest {

    private static final Session SESSION = session(
            """
            kind: Design
            organisations:
              - {id: us, assessed: true, country: FR}
              - {id: host, name: Our Host, assessed: false, country: FR}
            components:
              - {id: site, name: Web site, kind: application, operator: us,
                 requires: [{group: run, need: 1.0, anyOf: [{node: main, switchHours: 0, capacity: 1.0}, {node: spare, switchHours: 8}, {switchHours: 9}]}]}
              - {id: main, kind: compute, operator: host}
              - {id: spare, name: Spare machines, kind: compute, operator: us}
            """);

    private static Session session(String design) {
        return ((Session.Ready) Session.begin(
                        Edict.of(Rulebook.shipped()), new Request(Asked.document(design), Asked.ADA.on()), "answers.yaml", ""))
                .session();
    }

    private static String about(String of, String asks, Language language) {
        return language.of(Asked.item(SESSION, of, asks).about());
    }

    @Test
    void a_part_is_called_by_what_it_refers_to_and_by_what_it_belongs_to() {
        String spare = "/components/0/requires/0/anyOf/1";
        assertThat(about(spare, "tested", Language.EN)).isEqualTo("Alternative Spare machines of run of Web site");
        assertThat(about(spare, "tested", Language.FR)).isEqualTo("Alternative Spare machines de run de Web site");
        assertThat(about("/components/0/requires/0", "need", Language.FR)).isEqualTo("Besoin run de Web site");
        // One that refers to nothing is where it stands.
        assertThat(about("/components/0/requires/0/anyOf/2", "node", Language.EN))
                .isEqualTo("Alternative /components/0/requires/0/anyOf/2 of run of Web site");
    }

    @Test
    void a_kind_of_thing_has_a_name_in_french() {
        assertThat(about("main", "product", Language.FR)).isEqualTo("Composant main");
        assertThat(about("main", "product", Language.EN)).isEqualTo("Component main");
        assertThat(Expected.of(Asked.item(SESSION, "main", "product")).fr()).isEqualTo("l'identifiant d'un objet de type Produit, ou inconnu");
    }

    @Test
    void of_what_is_listed_is_told_how_it_is_written() {
        Item holdings = Asked.item(SESSION, "host", "holdings");

        assertThat(Expected.of(holdings).en())
                .isEqualTo("none where there are none; else all as YAML: [{holder: …}], each a Holding");
        assertThat(Expected.of(holdings).fr()).endsWith(" : [{holder: …}], chacun de type Participation");
        assertThat(Expected.meanings(holdings)).singleElement().satisfies(keys -> {
            assertThat(keys.en()).startsWith("Holding may say: holder, ").contains("controlPct");
            assertThat(keys.fr()).startsWith("Participation peut indiquer : holder, ");
        });
        assertThat(Expected.of(Asked.item(SESSION, "", "contracts")).en()).contains("[{id: a-name}], each a Contract");
    }
}
