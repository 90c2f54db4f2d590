package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import edict.continuity.Continuity;
import edict.continuity.Difference;
import edict.continuity.Impact;
import edict.continuity.Scene;
import edict.continuity.Verdict;
import edict.document.Reading;
import edict.document.Texts;
import edict.engine.Budget;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.report.Language;
import edict.report.SimulationReport;
import edict.report.SurveyReport;
import edict.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Shipped scenarios on a small design with one real backup and one that is a sham. */
class SimulationTest {

    private static final Edict EDICT = Edict.shipped();

    private static final String DESIGN = read();

    private static String read() {
        try {
            return Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))
                    .replaceAll("kind: compute, country: [A-Z]+", "kind: application, country: FR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void services_stop_and_only_what_has_a_real_backup_comes_back() {
        Simulation simulation = simulate("us-cutoff", "2026-11-20");

        assertThat(simulation.continuity())
                .extracting(Continuity::capability, Continuity::verdict, Continuity::nominal, Continuity::path)
                .containsExactly(
                        tuple(
                                "answers",
                                Verdict.RETAINED_AFTER_SWITCH,
                                Verdict.RETAINED_AFTER_SWITCH,
                                List.of("answers", "own-model")),
                        tuple(
                                "search", Verdict.LOST, Verdict.RETAINED_AFTER_SWITCH, List.of("search", "api")));
        assertThat(simulation.difference()).isEqualTo(Difference.NONE);
    }

    private static final String SHORT =
            """
            kind: Design
            organisations:
              - {id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}
              - {id: host, country: FR, ultimateParent: [], intermediateParents: [], holdings: [], electronicCommunicationProvider: true, tiesAbroad: false}
              - {id: other, country: US, ultimateParent: [], intermediateParents: [], holdings: [], electronicCommunicationProvider: true, tiesAbroad: false}
            products:
              - {id: compute, supplier: host, layers: [cloud-infrastructure], technologyLicensor: [], licensorRemoteAccess: false, subProcessors: []}
              - {id: mail, supplier: other, layers: [application-saas], technologyLicensor: [], licensorRemoteAccess: false, subProcessors: []}
            components:
              - {id: vm, kind: compute, operator: host, product: compute, country: FR, model: [], requires: []}
              - {id: box, kind: application, operator: other, product: mail, country: FR, model: [], requires: []}
            capabilities:
              - {id: sell, criticality: critical, owner: us, rtoHours: 4, rpoHours: 4, requires: [{group: run, need: 1, anyOf: [{node: vm, switchHours: 0, capacity: 0.5}]}]}
              - {id: write, criticality: critical, owner: us, rtoHours: 4, rpoHours: 4, requires: [{group: run, need: 1, anyOf: [{node: box, switchHours: 0, capacity: 1}]}]}
            """;

    @Test
    void what_is_missing_without_any_loss_is_no_consequence_of_one() {
        assertThat(simulate(SHORT, "us-cutoff", "2026-11-20").continuity())
                .extracting(Continuity::capability, Continuity::verdict, Continuity::already, Continuity::path)
                .containsExactly(
                        tuple("sell", Verdict.DEGRADED, true, List.of()),
                        tuple("write", Verdict.LOST, false, List.of("write", "box")));
    }

    /** Whoever serves it: a product that an open model runs on says nothing of who made the model. */
    @Test
    void who_developed_each_model_is_a_layer_of_the_chain() {
        String design = SHORT.replace("product: compute, country: FR, model: []", "product: compute, country: FR, model: [weights]")
                .replace("capabilities:\n", "models: [{id: weights, developer: other}, {id: ours, developer: us}]\ncapabilities:\n");
        Edict.Answer chained = EDICT.chain(
                new Request((Reading.Document) Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8)), LocalDate.parse("2026-11-20")),
                Budget.USUAL);

        assertThat(((Edict.Chained) chained).chain().layers()).filteredOn(layer -> layer.layer().equals("model-development")).singleElement()
                .satisfies(layer -> assertThat(layer.countries().shares()).extracting(share -> share.of().orElse(""))
                        .containsExactly("FR", "US"));
    }

    @Test
    void what_is_lost_is_lost_by_what_surely_is() {
        String open = SHORT.replace("{id: host, country: FR, ultimateParent: [],", "{id: host, country: FR, ultimateParent: unknown,")
                .replace("requires: [{group: run, need: 1, anyOf: [{node: box,", "requires: [{group: host, need: 1, anyOf: [{node: vm, switchHours: 0,"
                        + " capacity: 1}]}, {group: run, need: 1, anyOf: [{node: box,");

        assertThat(simulate(open, "us-cutoff", "2026-11-20").continuity().get(1))
                .returns(Verdict.LOST, Continuity::verdict)
                .returns(List.of("write", "box"), Continuity::path);
    }

    /** What each supplier may be that nobody has named is asked once it is named. */
    @Test
    void who_is_not_named_is_asked_before_what_is_open_about_whom_it_may_be() {
        String design = """
                kind: Design
                organisations:
                  - {id: town, assessed: true, country: DK, kind: public-body, ultimateParent: [], holdings: [], tiesAbroad: false}
                  - {id: parlink, country: DK, kind: private, ultimateParent: [], intermediateParents: [], holdings: [], tiesAbroad: false}
                products:
                  - {id: messages, supplier: parlink, layers: [application-saas], functions: [application], licensorUpdateChannel: false,
                     licensorRemoteAccess: false, subProcessors: [], remoteAccessFrom: [], telemetry: none, operatingEntity: parlink}
                components:
                  - {id: messaging, kind: application, product: messages, model: [], operator: parlink, country: DK, requires: []}
                  - {id: host, kind: compute, product: "registry:aws", operator: "registry:amazon-web-services", country: IE, model: [], requires: []}
                capabilities:
                  - {id: inform, owner: town, criticality: important, rtoHours: 24,
                     requires: [{id: run, need: 1, anyOf: [{node: messaging, capacity: 1.0, switchHours: 0}]}]}
                flows: []
                stores: []
                contracts: []
                certificates: []
                dataSets: []
                processings: []
                """;

        assertThat(simulate(design, "us-cutoff", "2026-11-30").continuity().get(0).questions())
                .extracting(Conclusions.Asked::pointer)
                .containsExactly("/products/0/technologyLicensor");
    }

    @Test
    void what_cannot_carry_the_load_at_best_does_not_go_on_as_today_because_something_else_is_open() {
        String open = SHORT.replace("node: vm, switchHours: 0", "node: vm");

        assertThat(simulate(open, "us-cutoff", "2026-11-20").continuity().get(0))
                .returns(Verdict.UNKNOWN, Continuity::verdict)
                .returns(true, Continuity::already);
    }

    @Test
    void whatever_is_open_the_best_reading_is_never_worse_than_the_worst() {
        Random random = new Random(4711);
        String head = SHORT.substring(0, SHORT.indexOf("  - {id: sell,"));
        for (int round = 0; round < 8; round++) {
            StringBuilder design = new StringBuilder(head);
            for (int capability = 0; capability < 3; capability++) {
                design.append("  - {id: c").append(capability).append(", criticality: critical, owner: us, rtoHours: 4, requires: [");
                for (int group = 0; group <= random.nextInt(2); group++) {
                    design.append("{group: g").append(group).append(drawn(random, ", need: 1", ", need: 0.5", ", need: {atLeast: 0.5}"))
                            .append(", anyOf: [");
                    for (String node : List.of("vm", "box", "c" + (capability + 1) % 3)) {
                        if (random.nextBoolean()) {
                            design.append("{node: ").append(node)
                                    .append(drawn(random, "", ", switchHours: 0", ", switchHours: 6"))
                                    .append(drawn(random, "", ", capacity: 0.5", ", capacity: 1"))
                                    .append("}, ");
                        }
                    }
                    design.append("]}, ");
                }
                design.append("]}\n");
            }
            // Verdicts as facts are what lies between the best and the worst.
            assertThat(simulate(design.toString(), "us-cutoff", "2026-11-20").continuity()).as(design.toString()).hasSize(3);
        }
    }

    private static String drawn(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    @Test
    void a_backup_is_real_only_as_long_as_its_test_counts() {
        assertThat(simulate("us-cutoff", "2027-01-02").continuity().get(0).verdict()).isEqualTo(Verdict.LOST);
    }

    @Test
    void an_evaluation_tells_what_the_scenarios_of_its_profile_do() {
        Evaluation evaluation = simulate("dpf-invalid", "2026-11-20").before();

        assertThat(evaluation.continuity()).isEqualTo(simulate("us-cutoff", "2026-11-20").continuity());
    }

    @Test
    void a_row_that_ends_takes_the_ground_from_under_a_transfer() {
        Simulation simulation = simulate("dpf-invalid", "2027-03-01");

        assertThat(simulation.from()).isEqualTo("2027-03-01");
        assertThat(simulation.continuity()).isEmpty();
        assertThat(simulation.difference().losses())
                .filteredOn(loss -> loss.type().equals("CoveredByAdequacy"))
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.arguments()).containsExactly(Optional.of("/flows/0"));
                    assertThat(loss.still()).isFalse();
                    assertThat(loss.instead())
                            .extracting(Finding::provision)
                            .contains("gdpr/art-46-safeguard-required");
                });
        assertThat(simulation.difference().changes())
                .extracting(change -> change.finding().provision())
                .contains("gdpr/art-46-safeguard-required");
    }

    /** Whoever operates it might be on the list as well. */
    @Test
    void what_only_somebody_unnamed_may_have_had_is_no_ground_that_is_lost() {
        Simulation simulation = simulate(DESIGN.replace("operator: cloud-inc", "operator: unknown"), "dpf-invalid", "2027-03-01");

        assertThat(simulation.difference().losses())
                .extracting(loss -> loss.arguments().get(0).map(Object::toString).orElse("nothing"))
                .contains("/flows/0")
                .doesNotContain("/components/0/operator");
    }

    /** Not looking at what a loss takes away would be taken for losing nothing. */
    @Test
    void what_is_lost_does_not_hang_on_the_packs_of_the_profile() {
        Request request = new Request(
                (Reading.Document) Texts.read("design.yaml", Judge.closed(DESIGN).getBytes(StandardCharsets.UTF_8)),
                List.of(), List.of(), "dsa", LocalDate.parse("2026-11-20"), Optional.empty(), Set.of(), false);

        Simulation simulation = ((Edict.Played) EDICT.simulate(request, "us-cutoff", Budget.USUAL)).simulation();
        Survey survey = ((Edict.Surveyed) EDICT.simulate(request, Optional.empty(), Budget.USUAL)).survey();

        assertThat(simulation.continuity()).isEqualTo(simulate("us-cutoff", "2026-11-20").continuity());
        assertThat(survey.impacts()).extracting(impact -> impact.scenario().id()).containsExactly("each-jurisdiction", "each-provider", "us-cutoff");
    }

    @Test
    void what_a_verdict_hangs_on_does_not_hang_on_the_packs_of_the_profile() {
        String open = Judge.closed(DESIGN).replace("operator: cloud-inc", "operator: unknown");
        Function<String, List<String>> asked = profile -> ((Edict.Played) EDICT.simulate(
                        new Request(
                                (Reading.Document) Texts.read("design.yaml", open.getBytes(StandardCharsets.UTF_8)),
                                List.of(), List.of(), profile, LocalDate.parse("2026-11-20"), Optional.empty(), Set.of(), false),
                        "us-cutoff",
                        Budget.USUAL))
                .simulation().continuity().stream()
                .flatMap(continuity -> continuity.questions().stream())
                .map(Conclusions.Asked::pointer)
                .distinct()
                .toList();

        assertThat(asked.apply("dsa")).isNotEmpty().containsExactlyInAnyOrderElementsOf(asked.apply("default"));
    }

    @Test
    void a_scenario_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> simulate("dpf-invalidd", "2026-11-20"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no scenario `dpf-invalidd`");
    }

    @Test
    void how_much_is_left_of_what_is_degraded_is_told() {
        String text = Judge.closed(DESIGN).replaceFirst("node: old-model, switchHours: 2, capacity: 1, tested: false", "node: old-model, switchHours: 0, capacity: 0.9, tested: false");
        Simulation known = simulate(text, "us-cutoff", "2026-11-20");
        Simulation open = simulate(text.replace("capacity: 0.9", "capacity: {atLeast: 0.2, atMost: 0.9}"), "us-cutoff", "2026-11-20");

        assertThat(SimulationReport.text(known, EDICT.rulebook(), Language.EN)).contains("search: degraded to 90 % (allowed: 24 h)\n");
        assertThat(SimulationReport.text(known, EDICT.rulebook(), Language.FR)).contains("search : dégradée à 90 % (autorisé : 24 h)\n");
        assertThat(SimulationReport.text(open, EDICT.rulebook(), Language.EN)).contains("search: degraded to 20–90 % (allowed: 24 h)\n");
    }

    /** Nothing that it needs has to be switched for longer than is allowed, or runs without updates: back too late is no answer to what is open. */
    @Test
    void what_stays_whatever_is_answered_is_the_least_that_goes_on() {
        String open = Judge.closed(
                """
                kind: Design
                organisations:
                  - {id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: [], tiesAbroad: false}
                  - {id: maker, ultimateParent: [], intermediateParents: [], holdings: []}
                products:
                  - {id: ours, supplier: us, technologyLicensor: [], licensorRemoteAccess: false, subProcessors: []}
                  - {id: theirs, supplier: maker, technologyLicensor: [], licensorRemoteAccess: false, subProcessors: []}
                components:
                  - {id: tool, kind: application, operator: maker, product: theirs, country: FR, model: [], requires: []}
                  - {id: desk, kind: team, operator: us, product: ours, country: FR, model: [], requires: []}
                capabilities:
                  - {id: answer, criticality: critical, owner: us, rtoHours: 4, requires: [{need: 1, anyOf: [{node: tool, switchHours: 0, capacity: 1}, {node: desk, switchHours: 0, capacity: 0.3}]}]}
                """);
        Function<String, String> told = text -> SimulationReport.text(simulate(text, "us-cutoff", "2026-11-20"), EDICT.rulebook(), Language.EN);

        assertThat(told.apply(open)).contains("Goes on: 30 to 100 %\n");
        assertThat(told.apply(open.replace("{id: maker,", "{id: maker, country: US,"))).contains("Goes on: 30 %\n");
        assertThat(told.apply(open.replace("switchHours: 0, capacity: 1}", "switchHours: 3, capacity: 1}"))).contains("Goes on: 30 to 100 %\n");
        assertThat(told.apply(open.replace("switchHours: 0, capacity: 1}", "switchHours: 5, capacity: 1}"))).contains("Goes on: 0 to 100 %\n");
        assertThat(told.apply(open.replace("requires: []}\n  - {id: desk", "requires: unknown}\n  - {id: desk"))).contains("Goes on: 0 to 100 %\n");
    }

    /** Which supplier, and not only that it is one of the design's. */
    @Test
    void what_the_design_assumes_is_named() {
        String assuming = Judge.closed(DESIGN + "\nassumedLosses: [{id: stops, what: cloud-inc}]\nassumedAcquisitions: [{id: bought, target: us, buyer: cloud-inc}]\n");

        assertThat(SimulationReport.text(simulate(assuming, "provider-insolvency", "2026-11-20"), EDICT.rulebook(), Language.EN))
                .startsWith("A provider stops, with its subsidiaries: cloud-inc, from 2026-11-20\n");
        assertThat(SimulationReport.text(simulate(assuming, "provider-acquired", "2026-11-20"), EDICT.rulebook(), Language.EN))
                .startsWith("A supplier is bought: us, from 2026-11-20\n")
                .contains("comes under another jurisdiction, that of US: ");
        assertThat(simulate(assuming, "us-cutoff", "2026-11-20").before().continuity())
                .extracting(Continuity::scenario)
                .contains("provider-insolvency")
                .doesNotContain("frontier-model-export-order");
    }

    @Test
    void what_a_loss_hangs_on_is_told_with_the_line_where_it_would_be_answered() {
        String open = Judge.closed(DESIGN).replace("operator: cloud-inc", "operator: unknown");

        assertThat(SurveyReport.text(survey(open, Optional.of("each-provider")), Language.EN, TextReport.Extent.WHOLE))
                .containsPattern("depends on /components/0/operator \\(api, line [0-9]+\\)\n");
    }

    /** A supplier whose loss takes nothing away does so only because somebody switches. */
    @Test
    void what_goes_on_after_a_switch_is_not_told_as_if_nothing_happened() {
        String proved = Judge.closed(DESIGN).replaceFirst("node: old-model, switchHours: 2, capacity: 1, tested: false", "node: own-model, switchHours: 3, capacity: 1, tested: true, testedOn: 2026-10-01, measuredRtoHours: 3, rpoHours: 1");
        Survey survey = survey(proved, Optional.of("each-provider"));

        assertThat(SurveyReport.text(survey, Language.EN, TextReport.Extent.SUMMARY))
                .contains("  100 %  One supplier stops: cloud-inc\n      retained by a switch: answers (own-model, after 6 h), search (own-model, after 3 h)\n");
        assertThat(SurveyReport.text(survey, Language.FR, TextReport.Extent.WHOLE))
                .contains("  100 %  Un fournisseur s'arrête : cloud-inc\n      answers : maintenue par bascule après 6 h (autorisé : 24 h)\n");
    }

    @Test
    void a_simulation_is_told_to_people() {
        assertThat(SimulationReport.text(simulate("us-cutoff", "2026-11-20"), EDICT.rulebook(), Language.EN))
                .startsWith(
                        """
                        Services controlled from the United States stop, from 2026-11-20

                          answers: retained by a switch after 6 h (allowed: 24 h)
                            because of own-model

                          search: lost (allowed: 24 h)
                            because of api
                            if every backup were proved: retained by a switch after 2 h
                        """);
        assertThat(SimulationReport.text(
                        simulate("dpf-invalid", "2027-03-01"), EDICT.rulebook(), Language.EN))
                .contains(
                        """
                        Loses its ground
                          support: An adequacy decision covers the recipient and the data of the flow (CoveredByAdequacy)
                            still wanted: Conclude the standard contractual clauses of Decision (EU) 2021/914 or another safeguard of
                              Article 46 with exactly this recipient""");
    }

    @Test
    void what_could_settle_it_is_asked_in_words_and_once() throws IOException {
        String design = Files.readString(Path.of("src/test/resources/imports/litellm/union-only.yaml"));
        Edict.Answer answer = EDICT.simulate(
                new Request(
                        (Reading.Document) Texts.read("union-only.yaml", design.getBytes(StandardCharsets.UTF_8)),
                        LocalDate.parse("2026-11-20")),
                "us-cutoff",
                new Budget(Duration.ofMinutes(30), Edict.USUAL.matches(), Edict.USUAL.completions()));
        Simulation simulation = ((Edict.Played) answer).simulation();

        assertThat(SimulationReport.text(simulation, EDICT.rulebook(), Language.EN))
                .containsOnlyOnce("    asks: Which legal entity operates this component day to day?\n"
                        + "      /components/1/operator, ")
                .doesNotContain("depends on");
        assertThat(SimulationReport.json(simulation, EDICT.rulebook(), Language.EN))
                .contains("\"question\": \"Which legal entity operates this component day to day?\"");
    }

    @Test
    void a_picture_shows_who_can_switch_what_off_and_what_is_lost() throws IOException {
        Request request = new Request(
                (Reading.Document) Texts.read("design.yaml", DESIGN.getBytes(StandardCharsets.UTF_8)),
                LocalDate.parse("2026-11-20"));

        Edict.Answer asIs = EDICT.picture(request, Optional.empty(), Edict.USUAL);
        Edict.Answer lost = EDICT.picture(
                request, Optional.of(EDICT.rulebook().scenarios().get("us-cutoff")), Edict.USUAL);

        Scene scene = ((Edict.Pictured) asIs).scene();
        assertThat(scene.things())
                .extracting(Scene.Thing::name, Scene.Thing::fate)
                .contains(tuple("answers", Optional.empty()), tuple("api", Optional.empty()));
        assertThat(scene.things())
                .filteredOn(thing -> thing.name().equals("api"))
                .singleElement()
                .satisfies(api -> assertThat(api.domains()).contains("US"));
        assertThat(((Edict.Pictured) lost).scene().things())
                .extracting(Scene.Thing::name, thing -> thing.fate().orElseThrow(), Scene.Thing::struck)
                .contains(
                        tuple("answers", Verdict.RETAINED_AFTER_SWITCH, false),
                        tuple("search", Verdict.LOST, false),
                        tuple("api", Verdict.LOST, true),
                        tuple("own-model", Verdict.RETAINED, false));
        assertThat(((Edict.Pictured) lost).scene().lines())
                .extracting(Scene.Line::kind)
                .contains(Scene.Kind.NEEDS, Scene.Kind.FALLS_BACK_ON);
    }

    @Test
    void a_simulation_is_told_to_programs() {
        assertThat(SimulationReport.json(simulate("us-cutoff", "2026-11-20"), EDICT.rulebook(), Language.EN))
                .contains(
                        """
                            {
                              "capability": "answers",
                              "dataAgeHours": 1,
                              "nominal": "retained-after-switch",
                              "notRestartable": [],
                              "path": [
                                "answers",
                                "own-model"
                              ],
                              "questions": [],
                              "recoveryHours": 6,
                              "rpo": 4,
                              "rto": 24,
                              "scenario": "us-cutoff",
                              "share": 1,
                              "verdict": "retained-after-switch"
                            },
                        """);
    }

    /** Sheet on sovereignty 4.6 and common mistake 19: scenarios are never averaged. */
    @Test
    void a_survey_plays_every_loss_and_names_the_worst_first() {
        Survey survey = survey(Optional.empty());

        assertThat(survey.impacts())
                .extracting(
                        impact -> impact.scenario().id(),
                        impact -> impact.cause().map(Object::toString).orElse(""),
                        impact -> impact.effective().least().doubleValue(),
                        impact -> impact.nominal().least().doubleValue())
                .containsExactly(
                        tuple("each-jurisdiction", "US", 0.5, 1.0),
                        tuple("each-provider", "/organisations/1", 0.5, 1.0),
                        tuple("us-cutoff", "", 0.5, 1.0));
        assertThat(survey.impacts()).allMatch(impact -> impact.effective().isKnown());
        assertThat(survey.worst().orElseThrow().capabilities())
                .extracting(Continuity::capability, Continuity::verdict)
                .containsExactly(
                        tuple("answers", Verdict.RETAINED_AFTER_SWITCH), tuple("search", Verdict.LOST));
    }

    @Test
    void a_scenario_that_stands_for_several_is_a_survey_of_them() {
        assertThat(survey(Optional.of("each-provider")).impacts())
                .extracting(impact -> impact.scenario().id())
                .containsExactly("each-provider");
    }

    @Test
    void a_survey_is_told_to_people() {
        assertThat(SurveyReport.text(survey(Optional.empty()), Language.EN, TextReport.Extent.SUMMARY))
                .isEqualTo(
                        """
                        What goes on when access is lost, from 2026-11-20; in brackets, if every backup were proved.

                          50 % (100 %)  Everything controlled from one country stops: United States
                              retained by a switch: answers (own-model, after 6 h)
                              lost: search (api)
                          50 % (100 %)  One supplier stops: cloud-inc
                              retained by a switch: answers (own-model, after 6 h)
                              lost: search (api)
                          50 % (100 %)  Services controlled from the United States stop
                              retained by a switch: answers (own-model, after 6 h)
                              lost: search (api)

                        Not about this design: Exports of accelerators from the United States are capped (chip-export-cap); China
                          holds back chips and critical materials (cn-export-control); Models made in China may no longer be used
                          (cn-model-ban-models); Services that process personal data in China may no longer be used
                          (cn-model-ban-services); One model is withdrawn (each-model); Energy for data centres is capped
                          (energy-cap); A model version is withdrawn (frontier-model-export-order); A hub, forge or registry is lost
                          (hub-loss); An identity service is lost (idp-loss); The next versions of open weights are closed
                          (openweights-licence-change); A supplier is bought (provider-acquired); A provider stops, with its
                          subsidiaries (provider-insolvency); A site is lost (region-loss); No chips come from Taiwan (taiwan-supply);
                          Services controlled from the United States stop, and no chips come from Taiwan (us-cutoff-taiwan-supply);
                          Services controlled from the United States stop for one customer (us-person-sanction)

                        Single points of failure
                          search: api
                        """);
    }

    @Test
    void things_are_called_by_their_names_and_each_once_by_its_id() {
        String named = DESIGN.replace("id: answers", "id: answers\n    name: Members get answers")
                .replaceFirst("id: api, ", "id: api, name: Closed model, ");

        assertThat(SurveyReport.text(survey(named, Optional.of("each-provider")), Language.EN, TextReport.Extent.SUMMARY))
                .contains(
                        "retained by a switch: Members get answers (own-model, after 6 h)\n      lost: search (Closed model)\n",
                        "\nSingle points of failure\n  search: Closed model\n",
                        "\nIds in the design: answers = Members get answers; api = Closed model\n");
        assertThat(SimulationReport.text(simulate(named, "us-cutoff", "2026-11-20"), EDICT.rulebook(), Language.FR))
                .contains("  Members get answers (answers) : maintenue par bascule", "  search : perdue", "en raison de Closed model (api)\n");
        assertThat(SimulationReport.json(simulate(named, "us-cutoff", "2026-11-20"), EDICT.rulebook(), Language.EN))
                .contains("\"capability\": \"answers\"", "\"api\"")
                .doesNotContain("Closed model");
    }

    @Test
    void what_goes_on_for_a_time_is_told_with_the_day_on_which_it_stops() {
        String island = DESIGN.replaceFirst("operator: cloud-inc, product: theirs, model: \\[\\], processingInClear: true, protectedBy: \\[\\]",
                "operator: us, product: theirs, model: [], processingInClear: true, protectedBy: [air-gapped], offlineLicenceUntil: 2026-12-31");

        assertThat(SurveyReport.text(survey(island, Optional.of("each-provider")), Language.EN, TextReport.Extent.SUMMARY))
                .contains("lost: search (api, stops on 2027-01-01)\n");
        assertThat(SimulationReport.text(simulate(island, "us-cutoff", "2026-11-20"), EDICT.rulebook(), Language.FR))
                .contains("  search : perdue (autorisé : 24 h)\n    en raison de api\n    continue jusqu'à son arrêt le 2027-01-01\n");
    }

    @Test
    void companies_with_commas_in_their_names_are_told_apart() {
        String two = DESIGN.replaceFirst("id: cloud-inc, ", "id: cloud-inc, name: 'Cloud, Inc.', ");

        assertThat(SurveyReport.text(survey(two, Optional.of("each-provider")), Language.EN, TextReport.Extent.SUMMARY))
                .contains("One supplier stops: Cloud, Inc.\n", "Ids in the design: cloud-inc = Cloud, Inc.\n");
    }

    @Test
    void what_nobody_has_stated_is_a_span_and_no_number() {
        String design = Judge.closed(DESIGN).replaceFirst("criticality: critical", "criticality: unknown");
        Reading.Document document =
                (Reading.Document) Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8));
        Survey survey = ((Edict.Surveyed) EDICT.simulate(
                        new Request(document, LocalDate.parse("2026-11-20")), Optional.empty(), Budget.USUAL))
                .survey();

        // Of answers (1, 3 or 5) and search (5, lost).
        assertThat(survey.worst().orElseThrow().effective().most()).isEqualByComparingTo("0.5");
        assertThat(SurveyReport.text(survey, Language.FR, TextReport.Extent.SUMMARY)).contains(" à 50 %");
    }

    /** An unnamed parent is no owner where all owners are named. */
    @Test
    void whoever_has_nothing_to_do_with_it_leaves_a_loss_certain() {
        Survey survey = survey(
                DESIGN.replace("organisations:\n", "organisations:\n  - {id: bystander, country: IT, intermediateParents: [], holdings: []}\n"),
                Optional.of("each-jurisdiction"));

        assertThat(survey.impacts())
                .flatExtracting(Impact::capabilities)
                .extracting(Continuity::capability, Continuity::verdict)
                .containsExactly(tuple("answers", Verdict.RETAINED_AFTER_SWITCH), tuple("search", Verdict.LOST));
    }

    @Test
    void a_country_that_nobody_states_may_be_lost_all_the_same() {
        Survey survey = survey(
                DESIGN.replace("{id: cloud-inc, country: US, ", "{id: cloud-inc, "), Optional.of("each-jurisdiction"));

        assertThat(survey.unconcerned()).isEmpty();
        assertThat(survey.impacts())
                .extracting(Impact::cause, impact -> impact.effective().isKnown())
                .containsExactly(tuple(Optional.empty(), false));
    }

    @Test
    void what_is_not_named_may_be_what_does_not_work_as_it_is() {
        String design =
                """
                kind: Design
                incidents: []
                organisations: [{id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}]
                components:
                  - {id: hall, kind: site, operator: us, requires: []}
                  - {id: whole, kind: other, operator: us, requires: []}
                  - {id: half, kind: other, operator: us, requires: [{need: 1, anyOf: [{node: whole, switchHours: 0, capacity: 1}]}]}
                capabilities:
                  - {id: answers, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{need: 1, anyOf: [{switchHours: 0, capacity: 1}]}]}
                """;

        assertThat(simulate(design, "energy-cap", "2026-11-20").continuity())
                .extracting(Continuity::verdict)
                .containsExactly(Verdict.RETAINED);
        Continuity answers = simulate(design.replace("node: whole, switchHours: 0, capacity: 1", "node: whole, switchHours: 0, capacity: 0.5"), "energy-cap", "2026-11-20")
                .continuity()
                .get(0);
        assertThat(answers.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answers.questions()).extracting(Conclusions.Asked::attribute).containsExactly("node");
    }

    @Test
    void a_design_that_no_loss_is_about_has_single_points_all_the_same() {
        String own = DESIGN.replaceAll("operator: cloud-inc, product: theirs", "operator: us, product: ours");

        assertThat(SurveyReport.text(survey(own, Optional.of("hub-loss")), Language.EN, TextReport.Extent.SUMMARY))
                .startsWith("No loss is about this design.\n\nNot about this design: A hub, forge or registry is lost (hub-loss)\n\nSingle points of failure\n  search: api\n");
    }

    @Test
    void who_is_lost_is_called_by_the_name_that_the_registry_has_and_not_by_a_place_in_it() {
        String bought = """
                kind: Design
                organisations: [{id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}]
                products: [{id: theirs, registry: openai-api}]
                components: [{id: api, kind: model-endpoint, product: theirs, operator: us, requires: []}]
                capabilities:
                  - {id: answers, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{group: g, need: 1, anyOf: [{node: api, switchHours: 0, capacity: 1}]}]}
                """;

        assertThat(SurveyReport.text(survey(bought, Optional.of("each-provider")), Language.EN, TextReport.Extent.SUMMARY))
                .contains("One supplier stops: OpenAI, L.L.C.\n", "One supplier stops: somebody in `ultimateParent` of OpenAI, L.L.C., not named\n");
    }

    private static Survey survey(Optional<String> scenario) {
        return survey(DESIGN, scenario);
    }

    private static Survey survey(String design, Optional<String> scenario) {
        Reading.Document document =
                (Reading.Document) Texts.read("design.yaml", Judge.closed(design).getBytes(StandardCharsets.UTF_8));
        Edict.Answer answer = EDICT.simulate(
                new Request(document, LocalDate.parse("2026-11-20")),
                scenario.map(id -> Objects.requireNonNull(EDICT.rulebook().scenarios().get(id))),
                Budget.USUAL);
        return ((Edict.Surveyed) answer).survey();
    }

    private static Simulation simulate(String scenario, String from) {
        return simulate(DESIGN, scenario, from);
    }

    private static Simulation simulate(String design, String scenario, String from) {
        Reading.Document document =
                (Reading.Document) Texts.read("design.yaml", Judge.closed(design).getBytes(StandardCharsets.UTF_8));
        Edict.Answer answer =
                EDICT.simulate(new Request(document, LocalDate.parse(from)), scenario, Budget.USUAL);
        if (answer instanceof Edict.Played played) {
            return played.simulation();
        }
        throw new AssertionError(((Edict.Rejected) answer).problems().toString());
    }
}
