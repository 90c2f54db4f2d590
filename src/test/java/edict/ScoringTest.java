package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.drl.Rule;
import edict.engine.Budget;
import edict.facts.Ternary;
import edict.findings.Reason;
import edict.report.Language;
import edict.report.ScoreReport;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import edict.rulebook.Wanted;
import edict.scoring.Answered;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.scoring.Scores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What assessors state and what rules conclude, put together; the mistakes of the sheet about scores, each by its name. */
class ScoringTest {

    private static final RulebookFiles FILES = RulebookFiles.under(Path.of("."));
    private static final Edict EDICT = Edict.of(Rulebook.of(FILES));

    /** A house that asks two questions of its own: only YAML. */
    private static final String HOUSE =
            """
            title: {en: Our own questions, fr: Nos propres questions}
            edition: house-2026
            published: 2026-09-01
            checked: 2026-09-01
            weightSet: {en: decided by the board, fr: décidées par la direction}
            sources: [{provision: "Board decision 12", url: "https://example.org/12"}]
            gate: overall
            notApplicable: refused
            maxAge: P12M
            levels:
              - {id: poor, title: {en: Poor, fr: Insuffisant}}
              - {id: good, title: {en: Good, fr: Bon}}
            objectives:
              - id: people
                title: {en: People, fr: Personnes}
                weight: 60
                outOf: 3
                criteria:
                  - id: telephone
                    title: {en: Who answers the telephone, fr: Qui répond au téléphone}
                    rungs:
                      - {rung: 1, points: 0, level: poor}
                      - {rung: 2, points: 2, level: good}
                      - {rung: 3, points: 3, level: good}
              - id: papers
                title: {en: Papers, fr: Papiers}
                weight: 40
                outOf: 7
                criteria:
                  - id: contract
                    title: {en: Which law governs the contract, fr: Quel droit régit le contrat}
                    rungs:
                      - {rung: 0, points: 1, level: poor}
                      - {rung: 1, points: 7, level: good}
            """;

    private static final String CLOUD =
            """
            kind: Design
            organisations:
              - {id: us, assessed: true, country: FR}
              - {id: group, country: US, electronicCommunicationProvider: true, ultimateParent: [], intermediateParents: [], holdings: []}
              - {id: host, country: DE, electronicCommunicationProvider: true, ultimateParent: [group], intermediateParents: [], holdings: []}
            products:
              - id: offer
                supplier: host
                technologyLicensor: []
                ASSESSMENTS
            components:
              - {id: runtime, kind: compute, product: offer, operator: host}
            """;

    private static String cloud(String... answers) {
        return assessed("self", "2026-10-01", answers);
    }

    private static String assessed(String basis, String on, String... answers) {
        return CLOUD.replace(
                "ASSESSMENTS",
                "assessments: [{framework: csf-2026, basis: " + basis + ", on: " + on + ", answers: ["
                        + String.join(", ", answers) + "]}]");
    }

    private static Edict.Answer answer(Edict edict, String design, List<String> frameworks, String... minimums) {
        Reading reading = Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8));
        return edict.score(
                new Request((Reading.Document) reading, LocalDate.of(2026, 11, 20)),
                Wanted.of(
                        frameworks,
                        List.of(minimums),
                        edict.rulebook().profile("default").orElseThrow(),
                        edict.rulebook().frameworks()),
                Budget.USUAL);
    }

    private static Scores scores(String design, String... minimums) {
        return ((Edict.Scored) answer(EDICT, design, List.of("csf-2026"), minimums)).scores().get(0);
    }

    private static Score product(String design, String... minimums) {
        return scores(design, minimums).products().get(0).score();
    }

    private static Answered of(Score score, String criterion) {
        return score.answers().stream()
                .filter(answer -> answer.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void treating_residency_in_the_union_as_immunity() {
        Score score = product(CLOUD.replace("ASSESSMENTS", "regions: [DE]"));

        assertThat(of(score, "sov-2-2").rungs()).containsExactly(1, 2, 3);
        assertThat(score.level()).contains(new Range<>(0, 1));
    }

    @Test
    void reading_the_contracting_entity_and_stopping_there() {
        Score score = product(cloud("{criterion: sov-1-1, rung: 4}"));

        // Its parent is American: what it says of itself and what the chain shows can't both be so.
        assertThat(of(score, "sov-1-1").rungs()).containsExactly(1, 2, 4);
        assertThat(of(score, "sov-1-1").contradicted()).isTrue();
    }

    @Test
    void averaging_levels_or_deriving_them_from_the_percentage() {
        List<String> best = new ArrayList<>();
        EDICT.rulebook().frameworks().get("csf-2026").criteria().forEach(criterion -> best.add(
                "{criterion: " + criterion.id() + ", rung: " + (criterion.id().equals("sov-3-4") ? 4 : criterion.rungs().size())
                        + ", evidence: \"https://example.org/audit\"}"));
        Score score = product(assessed("third-party", "2026-10-01", best.toArray(String[]::new)), "seal-2");

        assertThat(score.score().least()).hasToString("99.5756");
        assertThat(score.level()).contains(Range.at(1));
        assertThat(score.gate()).contains(Ternary.NO);
        assertThat(score.governing()).containsExactly("sov-3-4");
    }

    @Test
    void mixing_editions() {
        String both = CLOUD.replace(
                "ASSESSMENTS",
                "assessments: [{framework: csf-2025, answers: [{criterion: sov-1, rung: 4}]}, {framework: csf-2026, answers: [{criterion: sov-1-3, rung: 4}]}]");
        List<Scores> scores = ((Edict.Scored) answer(EDICT, both, List.of("csf-2025", "csf-2026"))).scores();

        assertThat(scores).extracting(one -> one.framework().edition()).containsExactly("csf-1.2.1", "csf-calculator-2026-06");
        assertThat(scores.get(0).products().get(0).score().score()).hasToString("Range[least=15, most=100]");
        assertThat(of(scores.get(1).products().get(0).score(), "sov-1-3").rungs()).containsExactly(4);
        assertThat(scores.get(1).products().get(0).score().score().least()).hasToString("2.5002");
    }

    @Test
    void mixing_weight_sets_that_add_up_to_105() {
        assertThat(problems(HOUSE.replace("weight: 60", "weight: 65")))
                .containsExactly("policies/scorecards/house-2026.yaml:14:3: /objectives: the weights of the objectives add up to"
                        + " 105, not to 100");
    }

    @Test
    void clamping_the_score_at_100() {
        assertThat(product(cloud()).best()).hasToString("100.0756");
        assertThat(ScoreReport.text((Edict.Scored) answer(EDICT, cloud(), List.of("csf-2026")), Language.EN).replaceAll("\\s+", " "))
                .as("why it may be more than 100")
                .contains("; a perfect sheet scores 100.1, not 100. ");
    }

    @Test
    void turning_unknown_into_zero_or_into_compliant() {
        Score score = product(CLOUD.replace("ASSESSMENTS", "").replace("[group]", "[]"), "seal-2");

        assertThat(score.score()).hasToString("Range[least=0.8334, most=100.0756]");
        assertThat(score.gate()).contains(Ternary.UNKNOWN);
        assertThat(score.questions()).hasSize(48);
    }

    @Test
    void what_a_third_party_has_proved_outweighs_what_rules_conclude_and_what_the_supplier_says() {
        assertThat(of(product(assessed("third-party", "2026-10-01", "{criterion: sov-2-2, rung: 4, evidence: opinion.pdf}")), "sov-2-2").rungs())
                .containsExactly(4);
        assertThat(of(product(assessed("third-party", "2026-10-01", "{criterion: sov-2-2, rung: 4}")), "sov-2-2").rungs())
                .containsExactly(1, 2, 3, 4);
        assertThat(of(product(cloud("{criterion: sov-2-2, rung: 4, evidence: brochure.pdf}")), "sov-2-2").rungs())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_statement_within_what_rules_conclude_narrows_it() {
        Answered answer = of(product(cloud("{criterion: sov-2-2, rung: {atLeast: 2}}")), "sov-2-2");

        assertThat(answer.rungs()).containsExactly(2, 3);
        assertThat(answer.contradicted()).isFalse();
        assertThat(answer.basis()).isEqualTo(Answered.Basis.STATED);
    }

    @Test
    void of_an_assessor_the_latest_answer_counts_and_none_that_is_still_to_come() {
        String two = CLOUD.replace(
                "ASSESSMENTS",
                "assessments: [{framework: csf-2026, basis: self, on: 2026-01-01, answers: [{criterion: sov-6-1, rung: 5}]},"
                        + " {framework: csf-2026, basis: self, on: 2026-06-01, answers: [{criterion: sov-6-1, rung: 3}]},"
                        + " {framework: csf-2026, basis: self, on: 2026-12-01, answers: [{criterion: sov-6-1, rung: 1}]}]");

        assertThat(of(product(two), "sov-6-1").rungs()).containsExactly(3);
    }

    @Test
    void an_answer_that_does_not_count_is_told() {
        String later = assessed("self", "2026-12-01", "{criterion: sov-6-1, rung: 3}", "{criterion: sov-6-2, rung: 3}");
        assertThat(scores(later).products().get(0).passed())
                .containsExactly(new Scores.Passed("sov-6-1", Scores.Why.LATER), new Scores.Passed("sov-6-2", Scores.Why.LATER));
        assertThat(text(later, Language.FR)).contains("non compté, daté d'après le jour jugé : sov-6-1, sov-6-2 ");
        assertThat(scores(cloud("{criterion: sov-3-5, applicable: false}")).products().get(0).passed()).isEmpty();

        String design = CLOUD.replace("ASSESSMENTS", "assessments: [{framework: csf-2025, answers: [{criterion: sov-8, applicable: false}]}]");
        Edict.Scored version = (Edict.Scored) answer(EDICT, design, List.of("csf-2025"));
        assertThat(version.scores().get(0).products().get(0).passed()).containsExactly(new Scores.Passed("sov-8", Scores.Why.NO_SUCH_ANSWER));
        assertThat(ScoreReport.json(version, Language.EN)).contains("\"why\": \"no-such-answer\"");
        // What the same assessor said before is not passed over but replaced.
        assertThat(scores(cloud("{criterion: sov-6-1, rung: 3}")).products().get(0).passed()).isEmpty();
    }

    @Test
    void assessors_who_differ_leave_both_answers() {
        String two = CLOUD.replace(
                "ASSESSMENTS",
                "assessments: [{framework: csf-2026, basis: self, answers: [{criterion: sov-6-1, rung: 5}]},"
                        + " {framework: csf-2026, basis: buyer, answers: [{criterion: sov-6-1, rung: 3}]}]");

        assertThat(of(product(two), "sov-6-1").rungs()).containsExactly(3, 5);
        assertThat(of(product(two), "sov-6-1").contradicted()).isTrue();
    }

    @Test
    void a_component_is_scored_by_what_is_said_of_it_before_what_is_said_of_its_product() {
        String design = cloud("{criterion: sov-6-1, rung: 5}", "{criterion: sov-6-2, rung: 4}")
                .replace(
                        "operator: host}",
                        "operator: host, assessments: [{framework: csf-2026, basis: buyer, answers: [{criterion: sov-6-1, rung: 2}]}]}");
        Score component = scores(design).components().get(0).score();

        assertThat(of(component, "sov-6-1").rungs()).containsExactly(2);
        assertThat(of(component, "sov-6-2").rungs()).containsExactly(4);
        assertThat(of(component, "sov-6-2").basis()).isEqualTo(Answered.Basis.PRODUCT);
    }

    @Test
    void a_copy_abroad_counts_for_the_component_whatever_its_product_promises() {
        String design = cloud("{criterion: sov-3-4, rung: 5}") + "stores: [{id: copy, component: runtime, country: US}]\n";
        Scores scores = scores(design);

        assertThat(of(scores.products().get(0).score(), "sov-3-4").rungs()).containsExactly(5);
        assertThat(of(scores.components().get(0).score(), "sov-3-4").rungs()).containsExactly(1, 2, 3, 4);
        // Where nobody says where the copy is, it may be abroad.
        Answered open = of(scores(design.replace(", country: US}]\n", "}]\n")).components().get(0).score(), "sov-3-4");
        assertThat(open.rungs()).containsExactly(1, 2, 3, 4, 5);
        assertThat(open.asks()).extracting(asked -> asked.pointer()).contains("/stores/0/country");
    }

    @Test
    void what_rules_conclude_of_a_component_is_narrowed_by_what_is_said_of_its_product() {
        String abroad = "stores: [{id: copy, component: runtime, country: US}]\n";
        Answered both = of(scores(cloud("{criterion: sov-3-4, rung: 3}") + abroad).components().get(0).score(), "sov-3-4");
        assertThat(both.rungs()).containsExactly(3);
        assertThat(both.contradicted()).isFalse();
        assertThat(both.asks()).isEmpty();

        Answered wider = of(scores(cloud("{criterion: sov-3-4, rung: {atLeast: 3}}") + abroad).components().get(0).score(), "sov-3-4");
        assertThat(wider.rungs()).containsExactly(3, 4);

        // Nothing is left of both: the component counts, and it shows.
        Answered neither = of(scores(cloud("{criterion: sov-3-4, rung: 5}") + abroad).components().get(0).score(), "sov-3-4");
        assertThat(neither.rungs()).containsExactly(1, 2, 3, 4);
        assertThat(neither.contradicted()).isTrue();
    }

    @Test
    void people_read_among_which_answers_they_choose_and_who_assessed() {
        String text = text(cloud("{criterion: sov-1-3, rung: 4}"), Language.FR);

        assertThat(text)
                .contains("évalué par : le fournisseur lui-même ")
                .contains("Ce que demandent ces critères")
                .contains("sov-6-1 Interopérabilité et interfaces ouvertes 1 Fermées (seal-0) ; 2 Interfaces restreintes (seal-1)")
                .contains("sov-2-2 Exposition aux lois extraterritoriales 1 Pleinement exposé (seal-1)");
        // What each rung grants alike is told once, and a rung without words has its number alone.
        String one = ScoreReport.text(((Edict.Scored) answer(EDICT, cloud(), List.of("csf-2026"))).about("offer"), Language.EN)
                .replaceAll("\\s+", " ");
        assertThat(one)
                .contains("1 None; 2; 3 Active participant; 4; 5 Projects depend on it; each grants seal-4")
                .doesNotContain("`--component` asks all of one");
        assertThat(text).contains("`--component` les pose toutes pour un seul");
    }

    @Test
    void what_rules_conclude_of_one_thing_is_told_with_the_facts_that_they_read() {
        Edict.Scored one = ((Edict.Scored) answer(EDICT, cloud(), List.of("csf-2026"))).about("runtime");

        assertThat(one.reasons()).extracting(Reason::criterion, Reason::rungs).containsExactly(
                org.assertj.core.api.Assertions.tuple("sov-1-1", List.of(1, 2)),
                org.assertj.core.api.Assertions.tuple("sov-2-2", List.of(1, 2, 3)));
        assertThat(one.reasons().get(0).facts()).extracting(fact -> fact.attribute() + " " + fact.value().en())
                .containsExactlyInAnyOrder("supplier host", "country DE", "ultimateParent group", "country US");
        String text = ScoreReport.text(one, Language.FR).replaceAll("\\s+", " ");
        assertThat(text)
                .contains("Ce que concluent les règles sov-1-1 : 1, 2 csf-2026/sov-1-1 Le fournisseur d'offer et ceux qui le contrôlent")
                .contains("ultimateParent : group");
        // Of a whole design that would be told again and again.
        assertThat(text(cloud(), Language.FR)).doesNotContain("Ce que concluent les règles");
        assertThat(((Edict.Scored) answer(EDICT, cloud(), List.of("csf-2025"))).about("runtime").reasons()).isEmpty();
    }

    @Test
    void nothing_stands_in_the_way_of_a_level_above_which_there_is_none() {
        String design = CLOUD.replace("ASSESSMENTS", "").replace("[group]", "[]");

        assertThat(product(design).governing()).isEmpty();
        assertThat(scores(design).whole().orElseThrow().weakest()).isEmpty();
        assertThat(text(design, Language.EN)).doesNotContain("no better because of");
    }

    private static String text(String design, Language language) {
        return ScoreReport.text((Edict.Scored) answer(EDICT, design, List.of("csf-2026")), language).replaceAll("\\s+", " ");
    }

    @Test
    void a_level_is_named_in_small_letters_or_large_and_a_minimum_once() {
        assertThat(product(cloud(), "SEAL-2").gate()).contains(Ternary.NO);
        assertThatThrownBy(() -> product(cloud(), "seal-2", "seal-3"))
                .hasMessage("there are two minimums for all criteria; the second is `seal-3`");
        assertThatThrownBy(() -> product(cloud(), "sov-1=seal-2", "seal-3", "sov-1=seal-1"))
                .hasMessage("there are two minimums for `sov-1`; the second is `seal-1`");
    }

    @Test
    void the_whole_is_its_weakest_component_and_a_distribution() {
        String design =
                """
                kind: Design
                products:
                  - id: low
                    assessments: [{framework: csf-2025, answers: [SIX, {criterion: sov-7, rung: 1}, {criterion: sov-8, rung: 4}]}]
                  - id: high
                    assessments: [{framework: csf-2025, answers: [SIX, {criterion: sov-7, rung: 4}, {criterion: sov-8, rung: 4}]}]
                  - id: open
                    assessments: [{framework: csf-2025, answers: [SIX, {criterion: sov-7, rung: 4}]}]
                components:
                  - {id: a, product: low}
                  - {id: b, product: high}
                  - {id: c, product: open}
                """
                        .replace(
                                "SIX",
                                "{criterion: sov-1, rung: 3}, {criterion: sov-2, rung: 3}, {criterion: sov-3, rung: 3},"
                                        + " {criterion: sov-4, rung: 3}, {criterion: sov-5, rung: 3}, {criterion: sov-6, rung: 3}");
        Scores scores = ((Edict.Scored) answer(EDICT, design, List.of("csf-2025"), "seal-2")).scores().get(0);
        Scores.Whole whole = scores.whole().orElseThrow();

        assertThat(whole.level()).contains(new Range<>(0, 1));
        assertThat(whole.gate()).contains(Ternary.NO);
        assertThat(whole.weakest()).extracting(of -> of.subject().id().orElseThrow()).containsExactly("a");
        assertThat(whole.distribution())
                .containsExactly(
                        new Scores.Band(0, 0, 1),
                        new Scores.Band(1, 1, 2),
                        new Scores.Band(2, 0, 1),
                        new Scores.Band(3, 1, 2),
                        new Scores.Band(4, 0, 0));
        assertThat(whole.score()).hasToString("Range[least=71.25, most=71.25]");
        assertThat(whole.median()).hasToString("Range[least=73.75, most=78.75]");
        assertThat(whole.highest()).hasToString("Range[least=78.75, most=78.75]");
    }

    @Test
    void a_second_framework_is_one_file_and_no_java() {
        Edict house = Edict.of(Rulebook.of(FILES.with(Map.of("policies/scorecards/house-2026.yaml", HOUSE))));
        String design =
                """
                kind: Design
                products: [{id: desk, assessments: [{framework: house-2026, on: 2026-02-01, answers: [{criterion: telephone, rung: 2}]}]}]
                """;
        Score score =
                ((Edict.Scored) answer(house, design, List.of("house-2026"), "good")).scores().get(0).products().get(0).score();

        // 40 + 40/7 to 40 + 40: fractions that don't end lose nothing until they are printed.
        assertThat(score.score()).hasToString("Range[least=45.7142857143, most=80]");
        assertThat(score.level()).contains(new Range<>(0, 1));
        assertThat(score.questions()).extracting(question -> question.criterion().id()).containsExactly("contract");
        assertThat(ScoreReport.text(
                        (Edict.Scored) answer(house, design, List.of("house-2026"), "good"), Language.FR))
                .contains("Nos propres questions ; édition house-2026, le 2026-11-20")
                .contains("45,7 à 80 ; poor à good (au plus bon) ; minimum non établi")
                .doesNotContain("une grille parfaite");
        // A year after, the answer is too old to count.
        String old = design.replace("2026-02-01", "2025-11-19");
        assertThat(((Edict.Scored) answer(house, old, List.of("house-2026"))).scores().get(0).products().get(0).score().settled())
                .isZero();
    }

    @Test
    void answers_that_no_framework_knows_are_refused_with_their_place() {
        String design =
                """
                kind: Design
                products:
                  - id: desk
                    assessments:
                      - framework: csf-2027
                        answers: [{criterion: x, rung: 1}]
                      - framework: csf-2026
                        answers:
                          - {criterion: sov-1-9, rung: 1}
                          - {criterion: sov-2-1, rung: 4}
                """;
        List<String> expected = List.of(
                "design.yaml:5:20: /products/0/assessments/0/framework: there is no framework `csf-2027`; did you mean `csf-2025`?",
                "design.yaml:9:25: /products/0/assessments/1/answers/0/criterion: there is no criterion `sov-1-9`; did you mean"
                        + " `sov-1-1`?",
                "design.yaml:10:40: /products/0/assessments/1/answers/1/rung: criterion `sov-2-1` has no such rung; expected `1`,"
                        + " `2` or `3`");

        assertThat(((Edict.Rejected) answer(EDICT, design, List.of("csf-2026"))).problems())
                .extracting(Problem::toString)
                .isEqualTo(expected);
        assertThat(((Edict.Rejected) EDICT.evaluate(new Request(
                                (Reading.Document) Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8)),
                                LocalDate.of(2026, 11, 20))))
                        .problems())
                .extracting(Problem::toString)
                .isEqualTo(expected);
    }

    @Test
    void an_evaluation_has_scores_where_its_profile_asks_for_them_and_rungs_cost_nothing_elsewhere() {
        String strict = new String(
                Optional.ofNullable(FILES.texts().get("policies/profiles/default.yaml")).orElseThrow(), StandardCharsets.UTF_8);
        Edict asking = Edict.of(Rulebook.of(FILES.with(Map.of(
                "policies/profiles/default.yaml",
                strict + "scores: [{framework: csf-2026, minimum: seal-2}, {framework: csf-2025, minimum: {sov-5: 3}}]\n"))));
        Reading.Document design = (Reading.Document)
                Texts.read("design.yaml", cloud("{criterion: sov-1-1, rung: 1}").getBytes(StandardCharsets.UTF_8));
        Request request = new Request(design, LocalDate.of(2026, 11, 20));
        // What another profile that asks for nothing has found out of the day is not taken for this one.
        Evaluation stricter = ((Edict.Evaluated) asking.evaluate(new Request(
                        design, List.of(), List.of(), "strict", LocalDate.of(2026, 11, 20), Optional.empty(), java.util.Set.of(), false)))
                .evaluation();
        assertThat(stricter.scores()).isEmpty();
        Evaluation with = ((Edict.Evaluated) asking.evaluate(request)).evaluation();
        assertThat(of(with.scores().get(0).products().get(0).score(), "sov-2-2").rungs()).containsExactly(1, 2, 3);
        Evaluation without = ((Edict.Evaluated) EDICT.evaluate(request)).evaluation();

        assertThat(with.scores()).hasSize(2);
        assertThat(with.scores().get(0).gate()).isEqualTo(Ternary.NO);
        assertThat(with.decision()).isEqualTo(without.decision());
        assertThat(without.scores()).isEmpty();
        assertThat(without.scope().evaluated()).noneMatch(provision -> provision.startsWith("csf-2026/"));
        assertThat(edict.report.TextReport.of(with, Language.EN)).contains("Scores (2)").contains("misses the minimum");
        assertThat(edict.report.HtmlReport.of(with, "design.yaml", Language.FR)).contains("atteint pas le minimum");
    }

    private static List<String> problems(String house) {
        return Garden.problems(Garden.with("policies/scorecards/house-2026.yaml", house));
    }

    @Test
    void what_is_wrong_in_a_framework_is_said_with_its_place() {
        String file = "policies/scorecards/house-2026.yaml:";
        assertThat(problems(HOUSE.replace("level: poor}\n          - {rung: 2", "level: pour}\n          - {rung: 2")))
                .containsExactly(file + "22:41: /objectives/0/criteria/0/rungs/0/level: `pour` is not one of `poor` or `good`;"
                        + " did you mean `poor`?");
        assertThat(problems(HOUSE.replace("points: 2,", "points: -2,")))
                .containsExactly(file + "23:31: /objectives/0/criteria/0/rungs/1/points: expected a number from 0, found the number"
                        + " `-2`");
        assertThat(problems(HOUSE.replace("rung: 3", "rung: 2")))
                .containsExactly(file + "24:20: /objectives/0/criteria/0/rungs/2/rung: rungs stand in the order of their numbers, each"
                        + " once");
        assertThat(problems(HOUSE.replace("id: contract", "id: telephone")))
                .containsExactly(file + "30:13: /objectives/1/criteria/0/id: criterion `telephone` stands twice in the framework");
        assertThat(problems(HOUSE.replace("outOf: 7", "outOf: 0")))
                .containsExactly(file + "28:12: /objectives/1/outOf: points are divided by `outOf`, so it is more than 0");
        assertThat(problems(HOUSE.replace("edition: house-2026\n", "")))
                .containsExactly(file + "1:1: `edition` is missing");
        assertThat(problems(HOUSE.replace("gate: overall", "gate: always")))
                .containsExactly(file + "7:7: /gate: `always` is not one of `overall` or `by-objective`");
        String head = HOUSE.substring(0, HOUSE.indexOf("gate:"));
        assertThat(problems("basedOn: house-2025\n" + head))
                .containsExactly(file + "1:10: /basedOn: there is no framework `house-2025`; did you mean `house-2026`?");
        assertThat(Garden.problems(Garden.files().with(Map.of(
                        "policies/scorecards/house-2026.yaml",
                        HOUSE,
                        "policies/scorecards/variant.yaml",
                        "basedOn: house-2026\nweights: {people: 70}\nrankingOnly: [fax]\n" + head))))
                .containsExactly(
                        "policies/scorecards/variant.yaml:2:10: /weights: the weights of the objectives add up to 110, not to 100",
                        "policies/scorecards/variant.yaml:3:15: /rankingOnly/0: there is no criterion `fax`");
    }

    @Test
    void a_rule_picks_a_rung_that_some_framework_has() {
        String rules = "rules/eu/garden/all.drl";
        String rule = "rule \"garden/ask-maker\"\n";
        String picking = "rule \"garden/ask-maker # rung\"\nwhen\n    $machine : Machine()\nthen\n    score( $machine, \"%s\", %d );\nend\n\n" + rule;
        Map<String, String> house = Map.of("policies/scorecards/house-2026.yaml", HOUSE);

        assertThat(Rulebook.of(Garden.with(rules, rule, picking.formatted("telephone", 1)).with(house)).rules())
                .extracting(Rule::name)
                .contains("garden/ask-maker # rung");
        assertThat(Garden.problems(Garden.with(rules, rule, picking.formatted("telefone", 1)).with(house)))
                .containsExactly(rules + ":77:5: there is no criterion `telefone`; did you mean `telephone`?");
        assertThat(Garden.problems(Garden.with(rules, rule, picking.formatted("telephone", 9)).with(house)))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith(rules + ":77:5: criterion `telephone` has no rung `9`; expected"));
    }
}
