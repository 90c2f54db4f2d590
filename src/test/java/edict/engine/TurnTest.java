package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Row;
import edict.findings.Conclusions;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A day judged from the one before is concluded as if there had been none. */
class TurnTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();
    private static final Calendar CALENDAR = Calendar.of(RULEBOOK);
    private static final Engine ENGINE = Engine.of(RULEBOOK.vocabulary(), RULEBOOK.rules());
    private static final Network.Built WHOLE = ENGINE.parts().of(ENGINE.parts().whole());
    private static final Profile PROFILE = RULEBOOK.profile("default").orElseThrow();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static final Path EXAMPLE = Path.of("src/examples/call-centre.yaml");

    /** Settling is tried on drawn rules; of every day of the example it takes a minute. */
    private static final Focus UNSETTLED = new Focus(provision -> false, type -> false);

    @Test
    void the_example_is_judged_the_same_on_each_day() throws IOException {
        compare(Files.readString(EXAMPLE), DAY, UNSETTLED);
    }

    @Test
    void the_example_is_judged_the_same_through_the_years_in_which_the_law_came_in() throws IOException {
        compare(Files.readString(EXAMPLE), LocalDate.of(2022, 1, 1), UNSETTLED);
    }

    @Test
    void dates_that_are_reached_stated_bounded_or_not_known_turn_what_hangs_on_them() {
        compare(
                """
                kind: Design
                certificates:
                  - {id: listed, holder: importer, scheme: eu-us-dpf, status: held, validFrom: 2026-01-01, validTo: 2027-05-05}
                  - {id: later, holder: other, scheme: eu-us-dpf, status: held, validFrom: 2027-02-02}
                  - {id: bounded, holder: third, scheme: eu-us-dpf, status: held, validTo: {notBefore: 2027-01-01, notAfter: 2027-03-03}}
                organisations:
                  - {id: us, assessed: true, country: FR, lostSmallStatus: true, lostSmallStatusOn: 2026-02-02}
                  - {id: importer, country: US}
                  - {id: other, country: US}
                  - {id: third, country: US}
                  - {id: fourth, country: GB}
                dataSets: [{id: staff, personal: "yes", kinds: [ordinary]}]
                processings:
                  - {id: payroll, data: [staff], system: [], roles: [{holder: us, code: controller}], lawfulGround: contract, soleAutomatedDecision: false}
                flows:
                  - {id: f1, kind: storage, exporter: us, importer: importer, data: [staff], mechanism: adequacy}
                  - {id: f2, kind: storage, exporter: us, importer: other, data: [staff]}
                  - {id: f3, kind: storage, exporter: us, importer: third, data: [staff], mechanism: none}
                  - {id: f4, kind: disclosure, exporter: us, importer: fourth, data: [staff], mechanism: adequacy}
                  - {id: f5, kind: disclosure, exporter: us, data: [staff], mechanism: none}
                products: [{id: p, supplier: us, serviceId: windows}, {id: q, serviceId: azure, finalDesignation: true, finalDesignationOn: 2026-09-09}]
                capabilities:
                  - id: calls
                    criticality: critical
                    owner: us
                    requires:
                      - group: g
                        need: 1
                        anyOf:
                          - {node: c, switchHours: 0, capacity: 1}
                          - {node: d, switchHours: 4, capacity: 1, tested: true, testedOn: 2026-09-15, runbookOn: 2026-06-01}
                          - {node: d, switchHours: 4, capacity: 1, tested: true}
                components: [{id: c, product: p, operator: us}, {id: d, product: p}]
                """,
                DAY,
                new Focus(
                        provision -> List.of("gdpr", "continuity", "house", "dma").contains(provision.split("/")[0]),
                        type -> false));
    }

    private static final String WORDS = """
            types:
              System:
                doc: {en: s, fr: s}
                collection: systems
                completeAlways: {en: x, fr: x}
                attributes: {since: {type: date}, kept: {type: boolean}, user: {type: reference, to: Organisation}}
              Organisation:
                doc: {en: o, fr: o}
                collection: organisations
                completeAlways: {en: x, fr: x}
              Old:
                kind: derived
                doc: {en: o, fr: o}
                attributes: {of: {type: reference, to: System}}
            """;

    private static final String RULES = """
            rule "p/old"
            when $s : System( reached( since, "P1Y" ) || kept == true )
            then classify( Old( $s ) ); end

            rule "p/told"
            when $s : System() Old( of == $s )
            then score( $s, "x", 1 ); end
            """;

    @Test
    void what_reads_a_derived_fact_is_run_again_where_the_fact_is_another() {
        assertThat(plansRun("since", "2026-01-01", "kept", false)).as("a grows old").containsExactly(1, 1);
        assertThat(plansRun("since", "2026-01-01", "kept", true)).as("a was old before").containsExactly(1);
        assertThat(plansRun("since", "2026-01-01")).as("a was old perhaps").containsExactly(1, 1);
        assertThat(plansRun("since", "2028-01-01")).as("no year ends").isEmpty();
    }

    private static final String EARLY = """

            rule "p/early"
            when $s : System( earlier( since, "2025-12-01" ) )
            then score( $s, "x", 1 ); end
            """;

    private static final String OLD_AND_LATE = """

            rule "p/old-and-late"
            when $s : System( later( since, "2025-11-30" ) ) Old( of == $s )
            then score( $s, "x", 1 ); end
            """;

    private static final String EXEMPT = """

            rule "p/duty"
            when $s : System( $u : user ) $o : Organisation( this == $u )
            then breach( $s, $o ); end

            rule "q/old"
            when $s : System( $u : user ) Old( of == $s ) $o : Organisation( this == $u )
            then exempt( $s, $o, "p/duty" ); end

            rule "q/late"
            when $s : System( later( since, "2025-11-30" ), $u : user ) $o : Organisation( this == $u )
            then exempt( $s, $o, "p/duty" ); end
            """;

    @Test
    void a_date_that_is_not_known_turns_only_what_compares_it_with_what_it_stands_otherwise_to() {
        assertThat(plansRunBy(RULES)).as("the year before the day ends, which no date is compared with but itself").isEmpty();
        assertThat(plansRunBy(RULES + EARLY)).as("and with another day elsewhere").isEmpty();
        assertThat(plansRunBy(RULES + OLD_AND_LATE)).as("and with another day, on the way to one conclusion").containsExactly(1);
        assertThat(plansRunBy(RULES + EXEMPT, "user", "o")).as("and with another day, by what exempts from the same").containsExactly(3);
    }

    private static List<Integer> plansRun(Object... a) {
        return plansRunBy(RULES, a);
    }

    /** How many plans each session has that runs on the day on which the year after the first of January is over. @param a what is said of a */
    private static List<Integer> plansRunBy(String rules, Object... a) {
        Small small = new Small(WORDS, rules).thing("System", "a", a).thing("System", "b", "since", "2020-01-01", "user", "o").thing("Organisation", "o");
        Engine engine = small.engine();
        Concluded before = engine.conclude(small.facts(), small.moment("2026-11-20"), Budget.USUAL, Focus.ALL);
        List<Integer> run = new ArrayList<>();

        Conclusions turned = engine.concludeTurned(
                        before, small.facts(), small.moment("2027-01-01"), Budget.USUAL, Focus.ALL, some -> {
                            run.add(some.plans().cardinality());
                            return engine.parts().of(some);
                        })
                .conclusions();

        assertThat(turned.drawn()).isEqualTo(small.conclude("2027-01-01").drawn());
        return run;
    }

    private static void compare(String design, LocalDate first, Focus focus) {
        Design.Outcome read = Design.read(
                new Design.Sources(
                        (Reading.Document) Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8)),
                        List.of(),
                        RULEBOOK.registry().values().stream()
                                .map(entry -> CatalogueEntry.of(entry, first, DAY))
                                .toList()),
                RULEBOOK.vocabulary());
        assertThat(read).isInstanceOf(Design.Accepted.class);
        Facts facts = ((Design.Accepted) read).facts();
        NavigableSet<LocalDate> days = new TreeSet<>(CALENDAR.days(first, DAY, PROFILE));
        days.add(first);
        Concluded apart = anew(facts, first, focus);
        Concluded whole = apart;
        days.addAll(apart.turningDays());
        assertThat(days).hasSizeGreaterThan(4);
        for (LocalDate day = days.higher(first); day != null; day = days.higher(day)) {
            Concluded anew = anew(facts, day, focus);
            apart = turned(apart, anew, focus, true);
            whole = turned(whole, anew, focus, false);
            for (Conclusions turned : List.of(apart.conclusions(), whole.conclusions())) {
                assertSame(day, turned.drawn(), anew.conclusions().drawn());
                assertSame(day, turned.derived(), anew.conclusions().derived());
            }
            days.addAll(anew.turningDays());
        }
    }

    /** Of two long lists only what differs is worth reading. */
    private static void assertSame(LocalDate day, List<?> turned, List<?> anew) {
        if (turned.equals(anew)) {
            return;
        }
        List<Object> more = new ArrayList<>(turned);
        more.removeAll(anew);
        List<Object> less = new ArrayList<>(anew);
        less.removeAll(turned);
        assertThat(more).as("on %s, in the place of %s", day, less).isEmpty();
        assertThat(turned).as("on %s, in this order", day).isEqualTo(anew);
    }

    private static Concluded anew(Facts facts, LocalDate day, Focus focus) {
        Facts then = facts.with(
                CALENDAR.rows(day, DAY).stream().map(Row::of).toList(), RULEBOOK.vocabulary());
        Moment moment = CALENDAR.moment(day, DAY, PROFILE);
        return ENGINE.conclude(then, moment, Budget.USUAL, focus);
    }

    private static Concluded turned(Concluded before, Concluded anew, Focus focus, boolean apart) {
        return ENGINE.concludeTurned(
                before, anew.facts(), anew.moment(), Budget.USUAL, focus, some -> apart ? ENGINE.parts().of(some) : WHOLE);
    }
}
