package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.decision.Verdict;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Lever;
import edict.findings.Finding;
import edict.findings.Question;
import edict.report.Language;
import edict.report.RemedyReport;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import edict.vocabulary.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What would have to change, in the garden of the tests where noise can be stopped, and in the worked example. */
class RemedyTest {

    private static final String VOCABULARY = "policies/core/vocabulary.yaml";

    private static final Edict GARDEN = garden("loud: {type: boolean,", "loud: {type: boolean, attainable: false,");

    private static final String SAW =
            """
            kind: Design
            organisations: [{id: us, assessed: true, name: We}]
            machines:
              - {id: saw, name: The saw, loud: true, rescue: false, drill: false, power: 5, places: [], firstUsedOn: 2026-01-01, roles: [{holder: us, code: owner}]}
            incidents: []
            controls: []
            """;

    private static final String STRONG = SAW.replace("loud: true", "loud: false").replace("power: 5", "power: 25");

    @Test
    void what_can_be_brought_about_of_what_a_rejection_rests_on_takes_it_away() {
        Remedy remedy = remedy(GARDEN, SAW, "2026-11-20");

        assertThat(remedy.today().decision()).isEqualTo(Verdict.REJECTED);
        assertThat(told(remedy)).containsExactly("/machines/0 loud: yes → no for garden/no-noise");
        assertThat(remedy.last().decision()).isEqualTo(Verdict.APPROVED);
        assertThat(RemedyReport.text(remedy, Language.EN)).isEqualTo("""
                rejected as of 2026-11-20; what would have to change:

                So that nothing rejects it: one change
                  1. saw: Is it loud?
                      loud: yes → no  (design.yaml:4)
                      for garden/no-noise: No noise
                With this change it is: approved.
                """);
        assertThat(RemedyReport.text(remedy, Language.FR))
                .startsWith("rejeté au 2026-11-20 ; ce qui serait à changer :\n\nPour que rien ne le fasse rejeter : un changement\n  1. saw : Est-elle bruyante ?\n      loud : oui → non");
    }

    /** What is violated is no reason to stop where it is enforced as a condition, and no reason to keep silent about it. */
    @Test
    void what_is_violated_is_told_of_a_design_that_goes_ahead_with_conditions() {
        Edict lenient = Edict.of(Rulebook.of(Garden.with(
                "policies/eu/garden/provisions/all.yaml", "severity: critical\n  enforcement: reject", "severity: critical\n  enforcement: condition")));

        Remedy remedy = remedy(lenient, SAW, "2026-11-20");

        assertThat(remedy.stages()).isEmpty();
        assertThat(remedy.isEnough()).isTrue();
        assertThat(RemedyReport.text(remedy, Language.EN))
                .isEqualTo("""
                        Nothing has to change, as of 2026-11-20: approved with conditions.

                        It goes ahead with conditions (2), which `check` tells.
                        Of what they are about, this is violated already (1):
                          violated  saw: No noise
                            garden/no-noise  design.yaml:4
                            remedy: Silence “The saw”.
                        """);
        assertThat(RemedyReport.json(remedy, Language.EN)).contains("\"enough\": true", "\"conditions\": 2", "\"violated\": [\n    {");
    }

    /** Nobody does the duties of other companies: they are a matter of the contract with them. */
    @Test
    void what_others_violate_stands_apart_under_their_names() {
        Edict lenient = Edict.of(Rulebook.of(Garden.with(
                "policies/eu/garden/provisions/all.yaml", "severity: critical\n  enforcement: reject", "severity: critical\n  enforcement: condition")));
        String lent = SAW.replace("name: We}", "name: We}, {id: lender, assessed: false}")
                .replace("incidents:", "  - {id: drill, loud: true, rescue: false, drill: false, power: 5, places: [], roles: [{holder: lender, code: owner}]}\nincidents:");

        Remedy remedy = remedy(lenient, lent, "2026-11-20");

        assertThat(RemedyReport.text(remedy, Language.EN))
                .endsWith("""
                        Of what they are about, this is violated already (1):
                          violated  saw: No noise
                            garden/no-noise  design.yaml:4
                            remedy: Silence “The saw”.
                        To agree in the contract, violated already by others (1):
                          lender
                            violated  drill  garden/no-noise: No noise
                        """);
        assertThat(RemedyReport.text(remedy, Language.FR)).contains("\nÀ convenir par contrat, déjà violé par d'autres (1) :\n  lender\n");
        assertThat(RemedyReport.json(remedy, Language.EN))
                .containsPattern("(?s)\"forContract\": false,\\s+\"pointer\": \"/machines/0\",.+?\"who\": \\{\\s+\"organisation\": \"us\",\\s+\"role\": \"owner\"")
                .containsPattern("(?s)\"forContract\": true,\\s+\"pointer\": \"/machines/1\",.+?\"who\": \\{\\s+\"organisation\": \"lender\",\\s+\"role\"");
    }

    @Test
    void what_nobody_can_change_is_left_with_what_its_provision_says_to_do() {
        Remedy remedy = remedy(Edict.of(Garden.RULEBOOK), SAW, "2026-11-20");

        assertThat(told(remedy)).isEmpty();
        assertThat(remedy.stages().get(0).left()).extracting(Finding::provision).containsExactly("garden/no-noise");
        assertThat(remedy.isEnough()).isFalse();
        assertThat(RemedyReport.text(remedy, Language.EN))
                .contains(
                        "So that nothing rejects it: no change that is known of helps.",
                        "  garden/no-noise  saw: No noise, borne by us as owner\n      remedy: Silence “The saw”.\n");
    }

    /** A design that says what makes no sense any more would be refused. */
    @Test
    void what_makes_no_sense_any_more_is_no_longer_said() {
        Edict edict = garden(
                "loud: {type: boolean,",
                "sound: {type: code, codes: [high, low], onlyIf: loud == true, question: {en: Which?, fr: Lequel ?}}\n"
                        + "      loud: {type: boolean, attainable: false,");

        Remedy remedy = remedy(edict, SAW.replace("loud: true,", "loud: true, sound: high,"), "2026-11-20");

        assertThat(told(remedy)).containsExactly("/machines/0 loud: yes → no for garden/no-noise");
        assertThat(RemedyReport.json(remedy, Language.EN)).containsPattern("\"loud\": false,\\s+\"sound\": \"unknown\"");
    }

    @Test
    void a_duty_is_met_by_the_fewest_controls_with_what_proves_them() {
        Remedy remedy = remedy(garden("loud:", "loud:"), STRONG, "2028-01-10");

        assertThat(told(remedy))
                .containsExactly("log-keeping [saw] with report for garden/keep-logs", "training [saw] with certificate for garden/train");
        assertThat(remedy.stages().get(0).left()).isEmpty();
        assertThat(RemedyReport.text(remedy, Language.EN))
                .contains("1. saw: put in place “Log keeping”, with report\n      for garden/keep-logs: Keep logs");
        assertThat(RemedyReport.json(remedy, Language.EN)).contains("\"id\": \"log-keeping\"", "\"date\": \"2028-01-10\"");
    }

    @Test
    void a_control_gets_an_id_that_is_free() {
        Remedy remedy = remedy(GARDEN, STRONG.replace("id: saw", "id: log-keeping"), "2028-01-10");

        assertThat(RemedyReport.json(remedy, Language.EN)).contains("\"id\": \"log-keeping-2\"");
    }

    @Test
    void what_is_absent_is_put_in_place_beside_what_is_listed() {
        Remedy remedy = remedy(
                GARDEN,
                STRONG.replace(
                        "controls: []",
                        "controls: {has: [{id: old, control: log-keeping, scope: [saw], state: absent, evidence: []}], complete: false}"),
                "2028-01-10");

        assertThat(told(remedy)).containsExactly("log-keeping [saw] with report for garden/keep-logs");
        assertThat(remedy.last().days().get(0).facts().controls().complete()).as("there may be more").isFalse();
        assertThat(remedy.last().days().get(0).facts().controls().all()).hasSize(2);
    }

    /** What nobody knows has to be answered first: to call it changed would be to guess. */
    @Test
    void what_is_open_is_asked_and_not_changed() {
        Remedy remedy = remedy(GARDEN, SAW.replace("loud: true, ", ""), "2026-11-20");

        assertThat(remedy.stages()).isEmpty();
        assertThat(remedy.isEnough()).isFalse();
        assertThat(RemedyReport.text(remedy, Language.EN))
                .isEqualTo("What is known calls for no change, as of 2026-11-20: needs review.\n\n"
                        + "Open all the same, which no change settles but an answer: 2; `ask` asks what it hangs on.\n");
    }

    @Test
    void what_stays_to_be_done_is_counted_also_where_somebody_has_to_look_at_it() {
        Remedy remedy = remedy(GARDEN, STRONG.replace("power: 25", "power: 60").replace("loud: false, ", ""), "2026-11-20");

        assertThat(remedy.last().decision()).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(remedy.last().conditions()).isNotEmpty();
        assertThat(RemedyReport.text(remedy, Language.EN))
                .contains("\nOnce somebody has looked at it, there are conditions (" + remedy.last().conditions().size() + "), which `check` tells.\n");
    }

    @Test
    void several_values_are_tried_and_those_that_do_not_help_are_left_out() {
        RulebookFiles files = Garden.with(VOCABULARY, "codes: [open, closed],", "codes: [open, half, closed], attainable: [half, closed],")
                .with(Map.of(
                        "rules/house/all.drl",
                        """
                        rule "house/not-too-old"
                        when
                            $machine : Machine( tank in ("open", "half") )
                            $role : Role( of == $machine, code == "owner" )
                        then
                            breach( $machine, $role );
                        end
                        """));
        String provisions = "policies/house/provisions/all.yaml";
        String text = new String(Objects.requireNonNull(files.texts().get(provisions)), StandardCharsets.UTF_8);
        Edict edict = Edict.of(Rulebook.of(files.with(Map.of(
                provisions, text.replaceAll("enforcement: \\w+", "enforcement: review")))));

        Remedy remedy = remedy(edict, SAW.replace("loud: true", "loud: false, tank: open"), "2026-11-20");

        assertThat(told(remedy)).containsExactly("/machines/0 tank: open → closed for house/not-too-old");
    }

    @Test
    void the_changes_of_the_worked_example_are_those_that_its_findings_ask_for() throws IOException {
        Path file = Path.of("src/examples/claims-assistant.yaml");
        Remedy remedy = remedy(Edict.shipped(), Files.readString(file), "2026-11-20");

        assertThat(remedy.stages()).extracting(Remedy.Stage::better).containsExactly(Verdict.NEEDS_REVIEW, Verdict.APPROVED_WITH_CONDITIONS);
        assertThat(remedy.stages().get(0).changes().stream().map(RemedyTest::told))
                .containsExactly(
                        "/processings/0 humanInterventionOnRequest: no → yes for gdpr/art-22-automated-decision",
                        "/flows/39 mechanism: none → scc-2021 for gdpr/art-46-safeguard-required");
        assertThat(remedy.asked(remedy.stages().get(0)))
                .as("which module the clauses are of, now that there are clauses")
                .extracting(Question::pointer)
                .contains("/flows/39/sccModule");
        assertThat(RemedyReport.text(remedy, Language.EN)).contains("\nIt is then asked as well, and what the changes are worth may hang on it (");
        Remedy.Stage last = remedy.stages().get(1);
        assertThat(remedy.asked(last)).hasSizeGreaterThan(6);
        assertThat(RemedyReport.text(remedy, Language.EN))
                .as("what is not told is counted")
                .contains("\n  and " + (remedy.asked(last).size() - 6) + " more; `--format json` lists them all\n");
        assertThat(remedy.stages().get(0).left())
                .as("another host is no answer to a question")
                .extracting(Finding::provision)
                .containsExactly("fr-hds/certificate-required", "fr-hds/certificate-required", "fr-hds/v2-required");
        assertThat(remedy.stages().get(1).changes().stream().map(RemedyTest::told))
                .as("the importer processes on behalf of the exporter")
                .contains("/flows/36 sccModule: module-1 → module-2 for gdpr/art-46-scc-module-required")
                .contains("/contracts/2 doraCriticalFunctionClauses: quantified-levels, reporting, contingency, threat-led-testing → audit-and-access,"
                        + " exit-transition for dora/art-30-3-cif")
                .contains("dpia [claims-handling] with dpia-report for gdpr/art-35-dpia")
                .contains("own-model for continuity/cont-001-critical-capability-lost, exposure/critical-denial");
        assertThat(remedy.stages().get(1).left()).hasSameSizeAs(remedy.stages().get(0).left());
        assertThat(RemedyReport.text(remedy, Language.EN))
                .as("no heading says more than the changes reach")
                .contains("\nSo that less rejects it: 2 changes, none of which", "\nSo that less has to be looked at: ")
                .doesNotContain("So that nothing", "So that nobody");
        assertThat(RemedyReport.text(remedy, Language.FR))
                .contains("\nPour que moins de choses le fassent rejeter : 2 changements, dont aucun", "\nPour qu'il reste moins à examiner : ")
                .doesNotContain("Pour que rien", "Pour que personne");
        // None can be left out: each has something that comes back without it.
        assertThat(remedy.stages().stream().flatMap(stage -> stage.changes().stream())).allSatisfy(change -> assertThat(change.cleared()).isNotEmpty());
    }

    @Test
    void what_only_makes_another_change_possible_is_for_what_that_is_for() {
        Remedy remedy = remedy(
                Edict.shipped(),
                """
                kind: Design
                organisations:
                  - {id: bank, assessed: true, country: FR}
                  - {id: agents, country: MA}
                dataSets: [{id: conversations, personal: "yes", kinds: [ordinary]}]
                flows:
                  - {id: calls, kind: remote-access, exporter: bank, importer: agents, data: [conversations], mechanism: scc-2021, sccModule: module-2, tiaDone: false, processing: service}
                processings: [{id: service, roles: [{holder: bank, code: controller}, {holder: agents, code: processor}]}]
                """,
                "2026-11-20");

        assertThat(told(remedy))
                .contains(
                        "/flows/0 clearText: unknown → no for gdpr/art-46-supplementary-measures-effective",
                        "/flows/0 supplementary: unknown → client-side-encryption for gdpr/art-46-supplementary-measures-effective");
    }

    /** Consent of which nobody knows that it is free takes nothing away, so what was made for it gives way to a person who decides. */
    @Test
    void what_was_made_in_vain_gives_way_to_what_makes_no_sense_beside_it() {
        Remedy remedy = remedy(
                Edict.shipped(),
                """
                kind: Design
                organisations: [{id: town, assessed: true, country: DK, kind: public-body}]
                dataSets: [{id: pupils, personal: "yes", kinds: [ordinary]}]
                processings:
                  - {id: support, data: [pupils], system: [], roles: [{holder: town, code: controller}], lawfulGround: public-task, laidDownByLaw: true,
                     soleAutomatedDecision: true, automatedDecisionGround: none, humanInterventionOnRequest: false}
                """,
                "2026-11-20");

        assertThat(remedy.stages().get(0).changes())
                .extracting(RemedyTest::told)
                .containsExactly("/processings/0 soleAutomatedDecision: yes → no for gdpr/art-22-automated-decision");
    }

    private static List<String> told(Remedy remedy) {
        return remedy.stages().stream().flatMap(stage -> stage.changes().stream()).map(RemedyTest::told).toList();
    }

    private static String told(Remedy.Change change) {
        Lever first = change.made().get(0);
        String what;
        if (first instanceof Lever.Saying saying) {
            what = saying.target().entity() + " " + saying.target().attribute() + ": " + change.today().map(Text::en).orElse("") + " → "
                    + change.then().en();
        } else if (first instanceof Lever.Offered offered) {
            what = offered.option().id();
        } else {
            what = ((Lever.InPlace) first).target().control() + " " + change.made().stream().map(lever -> ((Lever.InPlace) lever).scope()).toList()
                    + " with " + change.then().en();
        }
        return what + " for " + String.join(", ", change.cleared().stream().map(Finding::provision).distinct().toList());
    }

    private static Edict garden(String piece, String replacement) {
        return Edict.of(Rulebook.of(Garden.with(VOCABULARY, piece, replacement)));
    }

    private static Remedy remedy(Edict edict, String design, String day) {
        Reading reading = Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8));
        Request request = new Request((Reading.Document) reading, LocalDate.parse(day));
        Edict.Answer answer = edict.remedy(request, Edict.SEARCHING);
        assertThat(answer).isInstanceOf(Edict.Remedied.class);
        return ((Edict.Remedied) answer).remedy();
    }
}
