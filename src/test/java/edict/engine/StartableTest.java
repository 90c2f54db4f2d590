package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.benchmarks.Designs;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Shapes;
import edict.facts.Tables;
import edict.findings.Conclusions;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that nothing in a design can set off are left out without a difference: what is found and asked hangs on the design alone. */
class StartableTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();
    private static final Engine ENGINE = Engine.of(RULEBOOK.vocabulary(), RULEBOOK.rules());
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @ValueSource(strings = {
        "src/examples/call-centre.yaml",
        "src/examples/claims-assistant.yaml",
        "src/test/resources/documents/answers-and-search.yaml",
    })
    void a_network_without_them_concludes_the_same(String design) throws IOException {
        assertSame(facts(design, Files.readAllBytes(Path.of(design))));
    }

    /** Of most of what is concluded there are more ways than are asked about. */
    @Test
    void nor_does_it_ask_anything_else_of_a_design_of_which_little_is_known() {
        assertSame(facts("sparse.yaml", Designs.sparse(20, 1)));
    }

    private static void assertSame(Facts facts) {
        Moment moment = Calendar.of(RULEBOOK).moment(DAY, DAY, RULEBOOK.profile("default").orElseThrow());
        Network.Built whole = ENGINE.parts().of(ENGINE.parts().whole());
        List<Integer> started = new ArrayList<>();

        Conclusions some = ENGINE.concludeOnce(facts, moment, Budget.USUAL, Focus.ALL, plans -> {
            started.add(plans.plans().cardinality());
            return ENGINE.parts().of(plans);
        }).conclusions();
        Concluded all = ENGINE.concludeOnce(facts, moment, Budget.USUAL, Focus.ALL, plans -> whole);

        assertThat(some.drawn()).isEqualTo(all.conclusions().drawn()).isNotEmpty();
        assertThat(some.derived()).isEqualTo(all.conclusions().derived());
        assertThat(started).singleElement().satisfies(plans -> assertThat(plans).isBetween(50, RULEBOOK.rules().size()));
        assertThat(ENGINE.conclude(facts, moment, Budget.USUAL, Focus.ALL).turningDays()).isEqualTo(all.turningDays());
    }

    private static Facts facts(String name, byte[] design) {
        Reading.Document document = (Reading.Document) Texts.read(name, design);
        List<CatalogueEntry> catalogue =
                RULEBOOK.registry().values().stream().map(entry -> CatalogueEntry.of(entry, DAY, DAY)).toList();
        Design.Outcome outcome = Design.read(new Design.Sources(document, List.of(), catalogue), RULEBOOK.vocabulary());
        return ((Design.Accepted) outcome).facts().with(Calendar.of(RULEBOOK).rows(DAY, DAY), Tables.of(Shapes.of(RULEBOOK.vocabulary())));
    }
}
