package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.Explanation;
import edict.Request;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people read when they ask why. Accept a change on purpose with {@code -Dtest=ExplanationTextTest -Dedict.accept}. */
class ExplanationTextTest {

    private static final Edict SHIPPED = Edict.shipped();

    private static final String STRICTER =
            """
            rule "garden/no-noise"
            when
                $machine : Machine( loud == true )
                $role : Role( of == $machine, code in ("owner", "user") )
                exists( Incident( machine == $machine, reported == false ) )
                forall( $other : Role( of == $machine ) Role( this == $other, code != "maker" ) )
                accumulate( Machine( loud == true, $power : power ); $sum : sum( $power ), $n : count(); $sum > 6, $n >= 2 )
            then
                prohibit( $machine, $role );
            end
            """;

    private static final String WORKSHOP =
            """
            kind: Design
            organisations: [{id: us, assessed: true}]
            controls: []
            incidents:
              - {id: cut, machine: saw, reported: false}
              - {id: dust, machine: saw, reported: true}
            machines:
              - {id: saw, loud: true, rescue: false, drill: false, power: 5, roles: [{holder: us, code: owner}]}
              - {id: mill, loud: true, power: 2, roles: [{holder: us, code: owner}, {holder: us, code: maker}]}
              - {id: lamp, loud: false, power: 1, roles: [{holder: us, code: user}]}
            """;

    @Test
    void why_a_prohibition_holds() throws IOException {
        shipped("explain-fired", "src/examples/call-centre.yaml", "ai-act/art-5-1-f-emotion-recognition-work");
    }

    @Test
    void why_a_value_keeps_it_from_holding() throws IOException {
        shipped("explain-value", "src/test/resources/explanations/pain.yaml", "ai-act/art-5-1-f-emotion-recognition-work");
    }

    @Test
    void why_nothing_joins() throws IOException {
        shipped("explain-join", "src/test/resources/explanations/support.yaml", "gdpr/art-45-us-dpf-importer-certified");
    }

    @Test
    void why_a_duty_is_breached_through_derived_facts_and_what_is_absent() throws IOException {
        shipped("explain-derived", "src/test/resources/explanations/support.yaml", "gdpr/art-46-safeguard-required");
    }

    @Test
    void why_an_exemption_removes_a_duty() throws IOException {
        shipped("explain-exempted", "src/test/resources/explanations/forum.yaml", "dsa/art-20-internal-complaints");
    }

    @Test
    void why_something_is_open() throws IOException {
        shipped("explain-unknown", "src/test/resources/explanations/pain.yaml", "ai-act/art-50-4-deep-fake");
    }

    @Test
    void why_a_duty_of_a_table_is_not_in_force_yet() throws IOException {
        shipped(
                "explain-not-in-force",
                "src/test/resources/explanations/pain.yaml",
                "ai-act/art-26-1-use-per-instructions");
    }

    @Test
    void a_limit_that_does_not_hold_yet_is_told_with_its_day_and_not_as_one_of_the_profile() {
        Edict edict = Edict.of(Rulebook.of(
                Garden.with("policies/eu/garden/parameters/power-limit.yaml", "from: 2025-02-02", "from: 2026-12-01")));

        assertThat(ExplanationText.of(
                        explain(edict, WORKSHOP.replace("power: 2,", "power: 200,"), "workshop.yaml", "garden/power-limit"),
                        "workshop.yaml",
                        Language.EN))
                .contains("not in force, the parameter garden/power-limit has no value on this day")
                .containsPattern("garden/power-limit: 100\\D.*power-limit.yaml:\\d+.\\s+since 2026-12-01")
                .doesNotContain("set by the profile");
    }

    @Test
    void which_wording_counts() throws IOException {
        shipped("explain-wording", "src/test/resources/explanations/pain.yaml", "ai-act/art-4-ai-literacy");
    }

    @Test
    void which_controls_meet_a_duty() throws IOException {
        shipped("explain-controls", "src/test/resources/explanations/training.yaml", "ai-act/art-4-ai-literacy");
    }

    @Test
    void which_standards_deal_with_the_same_as_a_control() throws IOException {
        shipped("explain-crosswalk", "src/test/resources/explanations/grading.yaml", "ai-act/art-17-quality-management");
    }

    @Test
    void what_exists_forall_and_accumulate_saw() {
        Explanation explanation = explain(stricter(), WORKSHOP, "workshop.yaml", "garden/no-noise");

        for (Language language : Language.values()) {
            Golden.check("explain-quantified." + language.code() + ".txt", text(explanation, "workshop.yaml", language));
        }
    }

    @Test
    void what_only_something_unnamed_refers_to_is_not_named_after_an_unrelated_place() throws IOException {
        String document = "src/examples/call-centre.yaml";
        Explanation explanation =
                explain(SHIPPED, Files.readString(Path.of(document)), "call-centre.yaml", "gdpr/art-45-adequacy");

        assertThat(ExplanationText.of(explanation, "call-centre.yaml", Language.EN))
                .contains("$flow : Flow some other Flow that /flows may hold")
                .contains("$importer : Organisation some Organisation that the design does not name")
                .doesNotContain("ultimateParent");
        assertThat(ExplanationText.of(explanation, "call-centre.yaml", Language.FR))
                .contains("Organisation que le projet ne nomme pas");
    }

    @Test
    void that_somebody_decides_on_data_is_no_making_available_to_others() throws IOException {
        String design = """
                kind: Design
                organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: US}]
                dataSets: [{id: staff, personal: "yes", kinds: [hr]}]
                processings: [{id: hr, roles: [{holder: us, code: controller}], data: [staff], system: []}]
                stores: [{id: files, data: [staff], provider: host, country: US, encryptionKeyHolder: cloud-provider}]
                """;

        assertThat(ExplanationText.of(explain(SHIPPED, design, "d.yaml", "gdpr/art-44-general-principle"), "d.yaml", Language.EN))
                .contains("ControllerOf( staff, us )")
                .doesNotContain("another organisation");
    }

    @Test
    void a_rule_that_is_asked_about_one_thing_does_not_answer_about_another() throws IOException {
        assertThat(claims("eudpr/art-2-union-transfer", "chat-frontend"))
                .contains("of == chat-frontend")
                .doesNotContain("? gdpr/implied-flows # to-a-third-country");
        assertThat(claims("data-act/art-23-obstacles", "support-contract"))
                .contains("serviceModel in (\"iaas\", \"paas\", \"saas\")  other")
                .doesNotContain("model-contract");
    }

    @Test
    void what_holds_or_may_hold_is_no_reason_for_silence() throws IOException {
        assertThat(claims("continuity/goes-with", "model-api"))
                .contains("classified as GoesWith by continuity/goes-with # supplier ")
                .contains("\n    ✗ continuity/goes-with # ")
                .doesNotContain("\n    ✓ continuity/goes-with # ");
        assertThat(claims("gdpr/art-46-safeguard-required", "scan-in"))
                .contains("not by gdpr/art-46-safeguard-required  (")
                .doesNotContain("not by gdpr/art-46-safeguard-required # authorised-tool");
    }

    @Test
    void what_was_only_worked_out_stands_in_no_line() throws IOException {
        assertThat(claims("continuity/cont-001-critical-capability-lost", "pay-claims"))
                .containsPattern("\"us-cutoff\"  us-cutoff\n.*reached == true          yes\n.*\"lost\"        lost\n");
    }

    @Test
    void what_does_not_hang_together_with_anything_found_is_not_told_as_holding() throws IOException {
        assertThat(claims("eudpr/art-2-union-transfer", "chat-frontend"))
                .contains("\n    · $component : Component chat-frontend");
    }

    private static String claims(String provision, String subject) throws IOException {
        String file = "claims-assistant.yaml";
        String text = Files.readString(Path.of("src/examples", file));
        return ExplanationText.of(explain(SHIPPED, text, file, provision, Optional.of(subject)), file, Language.EN);
    }

    @Test
    void equal_questions_give_equal_bytes() {
        Edict edict = stricter();

        assertThat(ExplanationReport.json(
                        explain(edict, WORKSHOP, "workshop.yaml", "garden/*"), "workshop.yaml", Language.FR))
                .isEqualTo(ExplanationReport.json(
                        explain(edict, WORKSHOP, "workshop.yaml", "garden/*"), "workshop.yaml", Language.FR));
    }

    @Test
    void a_document_can_neither_steer_the_terminal_nor_forge_a_line() {
        String design = WORKSHOP.replace("{id: saw,", "{id: saw, name: \"Big\\e[2J\\nVIOLATED\\u202E saw\",");

        assertThat(ExplanationText.of(
                        explain(stricter(), design, "workshop.yaml", "garden/no-noise"), "workshop.yaml", Language.EN))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\nVIOLATED\u202e");
    }

    private static Edict stricter() {
        return Edict.of(Rulebook.of(Garden.with(
                "rules/eu/garden/all.drl",
                """
                rule "garden/no-noise"
                when
                    $machine : Machine( loud == true )
                    $role : Role( of == $machine, code in ("owner", "user") )
                then
                    prohibit( $machine, $role );
                end
                """,
                STRICTER)));
    }

    private static void shipped(String name, String document, String provision) throws IOException {
        String file = Path.of(document).getFileName().toString();
        Explanation explanation = explain(SHIPPED, Files.readString(Path.of(document)), file, provision);

        for (Language language : Language.values()) {
            Golden.check(name + "." + language.code() + ".txt", text(explanation, file, language));
        }
    }

    /** Rules and policies change their lines and their hash for reasons that don't matter here. */
    private static String text(Explanation explanation, String file, Language language) {
        return ExplanationText.of(explanation, file, language)
                .replace(explanation.rulebook().substring(0, 12), "<hash>")
                .replaceAll("((?:rules|policies)/[a-z0-9/-]+\\.(?:drl|yaml)):[0-9]+", "$1:<line>");
    }

    private static Explanation explain(Edict edict, String text, String file, String provision) {
        return explain(edict, text, file, provision, Optional.empty());
    }

    private static Explanation explain(
            Edict edict, String text, String file, String provision, Optional<String> subject) {
        Reading reading = Texts.read(file, text.getBytes(StandardCharsets.UTF_8));
        Edict.Answer answer = edict.explain(
                new Request(
                        (Reading.Document) reading,
                        List.of(),
                        List.of(),
                        "default",
                        LocalDate.parse("2026-11-20"),
                        Optional.empty(),
                        Set.of(),
                        true),
                new Explanation.Question(provision, subject),
                Edict.USUAL);
        assertThat(answer).isInstanceOf(Edict.Explained.class);
        return ((Edict.Explained) answer).explanation();
    }
}
