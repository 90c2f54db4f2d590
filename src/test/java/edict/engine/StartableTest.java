package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that nothing in a design can set off are left out without a difference. */
class StartableTest {

    private static final Rulebook RULEBOOK = Rulebook.load(Path.of("."));
    private static final Engine ENGINE = Engine.of(RULEBOOK.vocabulary(), RULEBOOK.rules());
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Budget UNSETTLED = new Budget(Budget.USUAL.time(), Budget.USUAL.matches(), 0);

    @ParameterizedTest
    @ValueSource(strings = {
        "src/examples/call-centre.yaml",
        "src/examples/claims-assistant.yaml",
        "src/test/resources/documents/answers-and-search.yaml",
    })
    void a_network_without_them_concludes_the_same(String design) throws IOException {
        Moment moment = Calendar.of(RULEBOOK).moment(DAY, DAY, RULEBOOK.profile("default").orElseThrow());
        Facts facts = facts(design);
        Network.Built whole = ENGINE.parts().of(ENGINE.parts().whole());
        List<Integer> started = new ArrayList<>();

        Conclusions some = ENGINE.concludeOnce(facts, moment, UNSETTLED, Focus.ALL, plans -> {
            started.add(plans.plans().cardinality());
            return ENGINE.parts().of(plans);
        }).conclusions();
        Concluded all = ENGINE.concludeOnce(facts, moment, UNSETTLED, Focus.ALL, plans -> whole);

        assertThat(some.drawn()).isEqualTo(all.conclusions().drawn()).isNotEmpty();
        assertThat(some.derived()).isEqualTo(all.conclusions().derived());
        assertThat(started).singleElement().satisfies(plans -> assertThat(plans).isBetween(50, RULEBOOK.rules().size()));
        assertThat(ENGINE.concludeSeparately(facts, moment, UNSETTLED, Focus.ALL).turningDays()).isEqualTo(all.turningDays());
    }

    private static Facts facts(String design) throws IOException {
        Reading.Document document = (Reading.Document) Texts.read(design, Files.readAllBytes(Path.of(design)));
        List<CatalogueEntry> catalogue =
                RULEBOOK.registry().values().stream().map(entry -> CatalogueEntry.of(entry, DAY, DAY)).toList();
        Design.Outcome outcome = Design.read(new Design.Sources(document, List.of(), catalogue), RULEBOOK.vocabulary());
        return ((Design.Accepted) outcome).facts().with(Calendar.of(RULEBOOK).rows(DAY, DAY), Tables.of(RULEBOOK.vocabulary()));
    }
}
