package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.Continuity;
import edict.continuity.Verdict;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final String DESIGN =
            """
            kind: Design
            organisations: [{id: us, assessed: true, name: We}]
            incidents: [{id: smoke, machine: saw, awareOn: 2026-11-15, reported: false}]
            controls:
              - {id: logs, control: log-keeping, state: in-place, scope: [saw], evidence: [{kind: report, date: 2027-01-10}]}
            machines:
              - {id: saw, loud: false, rescue: false, drill: true, power: 25, places: [DE], firstUsedOn: 2020-01-01,
                 roles: [{holder: us, code: owner}]}
            """;

    @Test
    void days_come_in_order_with_what_falls_due_and_what_changes() {
        assertThat(lines(draw(DESIGN, Optional.empty())))
                .containsExactly(
                        "2026-11-30 due garden/report-incident",
                        "2026-12-02 needs-review > rejected",
                        "2026-12-02 applies garden/no-noise-drill",
                        "2027-06-30 due garden/train",
                        "2027-12-02 applies garden/keep-logs",
                        "2028-01-10 to-do garden/keep-logs",
                        "2028-01-11 changes garden/keep-logs");
    }

    @Test
    void what_is_found_on_a_day_is_what_an_evaluation_of_that_day_finds() {
        Schedule schedule = draw(DESIGN, Optional.empty());

        for (Schedule.Day day : schedule.days()) {
            Evaluation then = Judge.garden()
                    .asOf(day.day().toString())
                    .knownOn("2026-11-20")
                    .evaluate(DESIGN.replace("kind: Design\n", ""));
            assertThat(then.decision()).as(day.day().toString()).isEqualTo(day.decision());
        }
    }

    @Test
    void what_is_open_by_the_day_on_which_something_begins_changes_the_decision_on_that_day() {
        String design =
                """
                kind: Design
                organisations: [{id: us, assessed: true, country: FR, kind: private, gdprScope: art-3-1-establishment, ultimateParent: []}]
                dataSets: [{id: ecg, personal: "yes", kinds: [health]}]
                processings:
                  - {id: p, data: [ecg], startsOn: 2027-09-01, system: [], lawfulGround: contract, specialCategoryGround: explicit-consent,
                     consentConditions: [freely-given, specific, informed, unambiguous, distinguishable, demonstrable, withdrawable],
                     soleAutomatedDecision: false, largeScale: true, roles: [{holder: us, code: controller}]}
                models: []
                products: []
                stores: []
                flows: []
                contracts: []
                certificates: []
                incidents: []
                """;

        assertThat(lines(draw(Edict.shipped().rulebook(), design, Optional.of(LocalDate.parse("2027-09-05")))).stream()
                        .filter(line -> line.contains(" > ")))
                .containsExactly("2027-09-01 approved-with-conditions > needs-review");
    }

    @Test
    void of_a_contract_to_come_the_day_from_which_it_lacks_something_is_told_once() {
        String design =
                """
                kind: Design
                organisations: [{id: bank, assessed: true, country: FR, kind: financial-entity}, {id: cloud, country: IE}]
                contracts: [{id: hosting, customer: bank, supplier: cloud, serviceModel: iaas, concludedOn: 2027-02-01, doraWrittenDocument: false}]
                """;

        assertThat(lines(draw(Edict.shipped().rulebook(), design, Optional.of(LocalDate.parse("2027-02-01")))))
                .filteredOn(line -> line.contains("dora/art-30-1-written-document"))
                .containsExactly("2027-02-01 changes dora/art-30-1-written-document");
    }

    @Test
    void nothing_after_the_last_day_is_told() {
        assertThat(lines(draw(DESIGN, Optional.of(LocalDate.parse("2026-12-01")))))
                .containsExactly("2026-11-30 due garden/report-incident");
    }

    @Test
    void what_was_due_and_is_not_met_stands_apart() {
        Schedule schedule = draw(DESIGN.replace("awareOn: 2026-11-15", "awareOn: 2026-10-01"), Optional.empty());

        assertThat(schedule.overdue()).singleElement().satisfies(event -> {
            assertThat(event.day()).isEqualTo("2026-10-16");
            assertThat(event.finding().orElseThrow().provision()).isEqualTo("garden/report-incident");
        });
    }

    @Test
    void what_is_not_owed_yet_is_not_due() {
        RulebookFiles files = Garden.with(
                "rules/house/all.drl",
                "earlier(firstUsedOn, parameter(\"house/oldest\"))",
                "reached(firstUsedOn, \"P7Y\")");
        String policies = "policies/house/provisions/all.yaml";
        String cites = "  cites: {provision: \"Rule 1\"}\n";
        String provisions = new String(files.texts().get(policies), StandardCharsets.UTF_8);
        Rulebook rulebook = Rulebook.of(files.with(Map.of(
                policies, provisions.replace(cites, cites + "  due: {after: machine.firstUsedOn, period: P83M}\n"))));

        assertThat(lines(draw(rulebook, DESIGN, Optional.of(LocalDate.parse("2027-01-31")))))
                .filteredOn(line -> line.contains("house/not-too-old"))
                .containsExactly("2027-01-01 applies house/not-too-old");
    }

    @Test
    void a_waiver_that_ends_brings_back_what_it_waived() {
        String waivers =
                """
                kind: Waivers
                waivers:
                  - {provision: garden/train, scope: [saw], reason: later, owner: Ada, approver: Bob, expires: 2026-12-24}
                """;

        assertThat(lines(draw(DESIGN, Optional.of(LocalDate.parse("2026-12-31")), waivers)))
                .contains("2026-12-24 waiver-ends garden/train", "2026-12-25 changes garden/train");
    }

    /** A loss that begins on 2027-02-01 and lasts 365 days ends on 2028-01-31, and one that begins a day later ends a day after the licences. */
    @Test
    void the_first_day_on_which_a_loss_would_outlast_licences_is_told() {
        String design =
                """
                kind: Design
                contracts: []
                organisations:
                  - {id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}
                  - {id: maker, country: US, ultimateParent: [], intermediateParents: [], holdings: []}
                products: [{id: box, supplier: maker, technologyLicensor: [], subProcessors: []}]
                components:
                  - {id: island, kind: application, operator: us, product: box, model: [], protectedBy: [air-gapped], offlineLicenceUntil: 2028-01-31, requires: []}
                capabilities:
                  - {id: work, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{group: g, need: 1, anyOf: [{node: island, switchHours: 0, capacity: 1}]}]}
                """;

        Schedule schedule = draw(Edict.shipped().rulebook(), design, Optional.of(LocalDate.parse("2027-03-01")));

        assertThat(schedule.now().continuity()).extracting(Continuity::verdict).containsOnly(Verdict.FROZEN);
        assertThat(schedule.days().stream()
                        .flatMap(day -> day.events().stream())
                        .filter(event -> event.kind() == Schedule.Kind.CAPABILITY)
                        .map(event -> event.day() + " " + event.capability().orElseThrow().it().verdict()))
                .containsExactly("2027-02-02 LOST");
    }

    /** The authority of section 702 ends with a day of March unless it is renewed; the other law stays. */
    @Test
    void an_exposure_to_one_law_less_is_told_on_its_day() {
        String design =
                """
                kind: Design
                organisations: [{id: us, assessed: true, country: FR}, {id: host, country: US}]
                components: [{id: vm, kind: compute, operator: host, processingInClear: true}]
                contracts: []
                """;

        assertThat(lines(draw(Edict.shipped().rulebook(), design, Optional.of(LocalDate.parse("2027-04-01"))))).contains("2027-04-01 changes exposure/us-law");
    }

    @Test
    void the_last_day_of_a_contract_is_told() {
        String design =
                """
                kind: Design
                organisations: [{id: us, assessed: true, country: FR}, {id: host, country: FR}]
                contracts: [{id: hire, customer: us, supplier: host, endsOn: 2026-12-31}, {id: lease, customer: us, supplier: host}]
                """;

        assertThat(draw(Edict.shipped().rulebook(), design, Optional.of(LocalDate.parse("2027-01-01"))).days().stream()
                        .flatMap(day -> day.events().stream())
                        .filter(event -> event.kind() == Schedule.Kind.ENDS)
                        .map(event -> event.day() + " " + event.text().orElseThrow().en()))
                .containsExactly("2026-12-31 Contract hire");
    }

    /** Of two backups of one capability, the one grows stale after the other, and its runbook before it. */
    @Test
    void each_backup_is_told_on_the_day_from_which_something_speaks_against_it() {
        String proved = "switchHours: 6, capacity: 1, tested: true, measuredRtoHours: 6, rpoHours: 1, dataFormat: open, licenceAllowsUse: true,"
                + " keysReachable: true, skillsAvailable: true, contractSigned: true, accepted: true";
        String design =
                """
                kind: Design
                organisations: [{id: us, assessed: true, country: FR}]
                components:
                  - {id: api, kind: application, operator: us, requires: []}
                  - {id: first, name: First spare, kind: application, operator: us, requires: []}
                  - {id: second, kind: application, operator: us, requires: []}
                capabilities:
                  - id: answers
                    name: Answers are given
                    owner: us
                    criticality: critical
                    rtoHours: 24
                    rpoHours: 4
                    requires:
                      - group: inference
                        need: 1
                        anyOf:
                          - {node: api, switchHours: 0, capacity: 1}
                          - {node: first, testedOn: 2026-07-02, runbookOn: 2026-06-01, %s}
                          - {node: second, testedOn: 2026-09-01, runbookOn: 2026-02-01, %s}
                """.formatted(proved, proved);

        Schedule schedule = draw(Edict.shipped().rulebook(), design, Optional.of(LocalDate.parse("2027-03-31")));

        assertThat(schedule.days().stream()
                        .flatMap(day -> day.events().stream())
                        .filter(event -> event.kind() == Schedule.Kind.BACKUP_FAILS)
                        .map(event -> event.day() + " " + event.text().orElseThrow().en()))
                .containsExactly(
                        "2027-01-02 First spare of Answers are given (line 19): The alternative was never tested end to end, or too long ago.",
                        "2027-02-01 second of Answers are given (line 20): nobody is able to run it, or its runbook is not of the last twelve months",
                        "2027-03-01 second of Answers are given (line 20): The alternative was never tested end to end, or too long ago.");
    }

    private static Schedule draw(String design, Optional<LocalDate> until, String... waivers) {
        return draw(Garden.RULEBOOK, design, until, waivers);
    }

    private static Schedule draw(Rulebook rulebook, String design, Optional<LocalDate> until, String... waivers) {
        List<Reading.Document> waived = new ArrayList<>();
        for (String text : waivers) {
            waived.add(document("waivers.yaml", text));
        }
        Request request = new Request(
                document("design.yaml", design),
                List.of(),
                waived,
                "default",
                LocalDate.parse("2026-11-20"),
                Optional.empty(),
                Set.of(),
                false);
        return ((Schedule.Drawn) Schedule.of(Edict.of(rulebook), request, until, Edict.USUAL)).schedule();
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(Schedule schedule) {
        List<String> lines = new ArrayList<>();
        for (Schedule.Day day : schedule.days()) {
            if (day.decision() != day.before()) {
                lines.add(day.day() + " " + day.before().code() + " > " + day.decision().code());
            }
            day.events()
                    .forEach(event -> lines.add(day.day() + " " + event.kind().code()
                            + event.finding().map(finding -> " " + finding.provision()).orElse("")));
        }
        return lines;
    }
}
