package edict.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edict.document.Place;
import edict.facts.Ternary;
import edict.rulebook.Framework;
import edict.rulebook.Rulebook;
import edict.rulebook.Wanted;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of both editions, by the numbers of the sheet, and intervals against all completions. */
class ScoreTest {

    private static final Rulebook LAW = Rulebook.shipped();
    private static final Framework CALCULATOR = framework("csf-2026");
    private static final Framework VERSION = framework("csf-2025");

    /** An invented joint venture in the Union that runs licensed technology of another country (worked example B). */
    private static final int[][] VENTURE = {
        {4, 4, 3, 5, 5, 3, 3, 3},
        {3, 4, 5, 3, 2, 1},
        {5, 4, 4, 5, 3},
        {3, 4, 4, 4, 5, 3},
        {3, 3, 2, 2, 3, 3, 3},
        {3, 3, 1, 2, 2},
        {3, 5, 4, 4, 4, 3, 5},
        {4, 3, 3, 3}
    };

    private static Framework framework(String id) {
        return Optional.ofNullable(LAW.frameworks().get(id)).orElseThrow();
    }

    private static Answered answered(Framework.Criterion criterion, List<Integer> rungs) {
        return new Answered(
                criterion.id(),
                new TreeSet<>(rungs),
                Answered.Basis.STATED,
                true,
                false,
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Answered leftOut(Framework.Criterion criterion) {
        return new Answered(
                criterion.id(), new TreeSet<>(), Answered.Basis.STATED, false, false, Optional.empty(), List.of(), List.of());
    }

    private static List<Integer> all(Framework.Criterion criterion) {
        return criterion.rungs().stream().map(Framework.Rung::number).toList();
    }

    private static Map<String, Answered> sheet(
            Framework framework, java.util.function.Function<Framework.Criterion, List<Integer>> rungs) {
        Map<String, Answered> sheet = new LinkedHashMap<>();
        framework.criteria().forEach(criterion -> sheet.put(criterion.id(), answered(criterion, rungs.apply(criterion))));
        return sheet;
    }

    private static Map<String, Answered> venture() {
        return sheet(CALCULATOR, criterion -> {
            String[] parts = criterion.id().split("-");
            return List.of(VENTURE[Integer.parseInt(parts[1]) - 1][Integer.parseInt(parts[2]) - 1]);
        });
    }

    private static Map<String, Answered> with(Map<String, Answered> sheet, Framework framework, String criterion, Integer... rungs) {
        Map<String, Answered> changed = new LinkedHashMap<>(sheet);
        changed.put(criterion, answered(framework.criterion(criterion).orElseThrow(), List.of(rungs)));
        return changed;
    }

    private static Score score(Framework framework, Map<String, Answered> sheet) {
        return Score.of(framework, sheet, Wanted.of(framework.id()));
    }

    private static Score score(Framework framework, Map<String, Answered> sheet, String... minimums) {
        return Score.of(
                framework,
                sheet,
                Wanted.of(
                                List.of(framework.id()),
                                List.of(minimums),
                                LAW.profile("default").orElseThrow(),
                                LAW.frameworks())
                        .get(0));
    }

    private static Framework.Rung best(Framework.Criterion criterion) {
        return criterion.rungs().get(criterion.rungs().size() - 1);
    }

    private static int level(Score score) {
        assertThat(score.level().orElseThrow().isPoint()).isTrue();
        return score.level().orElseThrow().most();
    }

    private static String points(Score score) {
        assertThat(score.score().isPoint()).isTrue();
        return score.score().least().toString();
    }

    @Test
    void a_perfect_sheet_of_2026_gives_100_0756_and_is_not_clamped() {
        Score score = score(CALCULATOR, sheet(CALCULATOR, criterion -> List.of(best(criterion).number())));

        assertThat(points(score)).isEqualTo("100.0756");
        assertThat(level(score)).isEqualTo(4);
        assertThat(score.best()).hasToString("100.0756");
    }

    @Test
    void all_first_rungs_give_nothing() {
        Score score = score(CALCULATOR, sheet(CALCULATOR, criterion -> List.of(1)));

        assertThat(points(score)).isEqualTo("0");
        assertThat(level(score)).isZero();
    }

    /** The least that reaches a level takes of each criterion the first rung that does. */
    @ParameterizedTest
    @CsvSource({"1, 10.4750", "2, 37.6180", "3, 52.7061", "4, 75.3979"})
    void the_lowest_score_that_reaches_a_level_is_that_of_the_sheet(int level, BigDecimal lowest) {
        Score score = score(
                CALCULATOR,
                sheet(
                        CALCULATOR,
                        criterion -> List.of(criterion.rungs().stream()
                                .filter(rung -> rung.level() >= level)
                                .findFirst()
                                .orElseThrow()
                                .number())));

        assertThat(new BigDecimal(points(score))).isCloseTo(lowest, within(new BigDecimal("0.00005")));
        assertThat(level(score)).isGreaterThanOrEqualTo(level);
    }

    /** The most that keeps a level lowers one criterion and no other. */
    @ParameterizedTest
    @CsvSource({"0, 99.1381", "1, 99.6581", "2, 99.6581", "3, 99.7631"})
    void the_highest_score_at_a_level_is_that_of_the_sheet(int level, BigDecimal highest) {
        Map<String, Answered> perfect = sheet(CALCULATOR, criterion -> List.of(best(criterion).number()));
        List<Fraction> found = new ArrayList<>();
        CALCULATOR.criteria().forEach(criterion -> criterion.rungs().stream()
                .filter(rung -> rung.level() == level)
                .forEach(rung -> found.add(score(CALCULATOR, with(perfect, CALCULATOR, criterion.id(), rung.number()))
                        .score()
                        .most())));

        assertThat(new BigDecimal(found.stream().max(Comparator.naturalOrder()).orElseThrow().toString()))
                .isCloseTo(highest, within(new BigDecimal("0.00005")));
    }

    @Test
    void the_score_tells_nothing_of_the_gate() {
        Map<String, Answered> perfect = sheet(CALCULATOR, criterion -> List.of(best(criterion).number()));
        Score high = score(CALCULATOR, with(perfect, CALCULATOR, "sov-4-5", 1), "seal-2");
        Score low = score(
                CALCULATOR,
                sheet(
                        CALCULATOR,
                        criterion -> List.of(criterion.rungs().stream()
                                .filter(rung -> rung.level() >= 2)
                                .findFirst()
                                .orElseThrow()
                                .number())),
                "seal-2");

        assertThat(high.score().least().decimal()).isGreaterThan(new BigDecimal("97.5"));
        assertThat(high.gate()).contains(Ternary.NO);
        assertThat(low.score().most().decimal()).isLessThan(new BigDecimal("37.7"));
        assertThat(low.gate()).contains(Ternary.YES);
    }

    @Test
    void nine_criteria_can_never_set_the_gate() {
        assertThat(CALCULATOR.criteria()
                        .filter(criterion -> criterion.rungs().stream().allMatch(rung -> rung.level() == 4))
                        .map(Framework.Criterion::id))
                .containsExactly(
                        "sov-1-2", "sov-1-4", "sov-1-5", "sov-1-6", "sov-1-7", "sov-2-5", "sov-5-3", "sov-7-2", "sov-8-4");
    }

    @Test
    void the_calculator_has_48_criteria_and_the_maxima_of_the_source() {
        assertThat(CALCULATOR.objectives()).extracting(objective -> objective.criteria().size()).containsExactly(8, 6, 5, 6, 7, 5, 7, 4);
        assertThat(CALCULATOR.objectives())
                .extracting(objective -> objective.criteria().stream()
                        .map(Framework.Criterion::best)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros()
                        .toPlainString())
                .containsExactly("1000.03", "1002", "1000", "1002", "1001", "1000", "1001", "1000");
    }

    @ParameterizedTest
    @CsvSource({
        "sov-2-3, 4", "sov-3-4, 4", "sov-7-7, 4", "sov-2-1, 2"
    })
    void blockers_that_people_miss_keep_a_perfect_sheet_at_seal_1(String criterion, int rung) {
        Map<String, Answered> perfect = sheet(CALCULATOR, one -> List.of(best(one).number()));

        assertThat(level(score(CALCULATOR, with(perfect, CALCULATOR, criterion, rung)))).isEqualTo(1);
    }

    @Test
    void worked_example_b_comes_out_to_the_last_digit() {
        Score score = score(CALCULATOR, venture(), "seal-2");

        assertThat(points(score)).isEqualTo("62.557");
        assertThat(score.objectives())
                .extracting(part -> part.points().least().toString(), part -> part.score().least().toString(), part -> part.level().orElseThrow().most())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("760.1", "15.202", 2),
                        org.assertj.core.api.Assertions.tuple("584.5", "5.845", 2),
                        org.assertj.core.api.Assertions.tuple("800", "8", 2),
                        org.assertj.core.api.Assertions.tuple("709.75", "10.64625", 3),
                        org.assertj.core.api.Assertions.tuple("429", "4.29", 2),
                        org.assertj.core.api.Assertions.tuple("300", "4.5", 2),
                        org.assertj.core.api.Assertions.tuple("750.75", "11.26125", 2),
                        org.assertj.core.api.Assertions.tuple("562.5", "2.8125", 2));
        assertThat(score.governing())
                .containsExactly(
                        "sov-1-8", "sov-2-2", "sov-2-4", "sov-3-5", "sov-5-4", "sov-5-6", "sov-5-7", "sov-6-1", "sov-6-2",
                        "sov-6-3", "sov-6-4", "sov-7-1", "sov-8-3");
        assertThat(score.gate()).contains(Ternary.YES);
        assertThat(score(CALCULATOR, venture(), "seal-3").gate()).contains(Ternary.NO);
    }

    @Test
    void one_exception_for_support_data_rejects_worked_example_b() {
        Score score = score(CALCULATOR, with(venture(), CALCULATOR, "sov-3-4", 4), "seal-2");

        assertThat(points(score)).isEqualTo("62.057");
        assertThat(level(score)).isEqualTo(1);
        assertThat(score.gate()).contains(Ternary.NO);
        assertThat(score.governing()).containsExactly("sov-3-4");
    }

    private static Map<String, Answered> safespring() {
        List<Integer> levels = List.of(4, 4, 4, 4, 2, 3, 4, 4);
        return sheet(VERSION, criterion -> List.of(levels.get(Integer.parseInt(criterion.id().substring(4)) - 1)));
    }

    @Test
    void worked_example_a_gives_86_25_by_version_1_2_1() {
        Score score = score(VERSION, safespring(), "sov-5=seal-3");

        assertThat(points(score)).isEqualTo("86.25");
        assertThat(level(score)).isEqualTo(2);
        assertThat(score.governing()).containsExactly("sov-5");
        assertThat(score.gate()).contains(Ternary.NO);
        assertThat(score(VERSION, safespring(), "seal-2").gate()).contains(Ternary.YES);
    }

    @Test
    void the_same_levels_with_the_weights_of_the_other_edition_give_91_25() {
        List<Framework.Objective> reweighed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Framework.Objective objective = VERSION.objectives().get(i);
            reweighed.add(new Framework.Objective(
                    objective.id(),
                    objective.title(),
                    CALCULATOR.objectives().get(i).weight(),
                    objective.outOf(),
                    objective.criteria()));
        }

        assertThat(points(score(made("other", reweighed), safespring()))).isEqualTo("91.25");
    }

    @Test
    void what_does_not_apply_leaves_a_perfect_sheet_perfect_and_is_no_reason_for_a_level() {
        Map<String, Answered> sheet = sheet(CALCULATOR, criterion -> List.of(best(criterion).number()));
        sheet.put("sov-3-5", leftOut(CALCULATOR.criterion("sov-3-5").orElseThrow()));
        assertThat(points(score(CALCULATOR, sheet))).isEqualTo("100.0756");

        Map<String, Answered> venture = new LinkedHashMap<>(venture());
        venture.put("sov-3-5", leftOut(CALCULATOR.criterion("sov-3-5").orElseThrow()));
        Score score = score(CALCULATOR, venture);
        // 700 points of the 800 that are left count as 875 of 1000.
        assertThat(score.objectives().get(2).points().least()).hasToString("875");
        assertThat(score.governing()).doesNotContain("sov-3-5");
        assertThat(score.objectives().get(2).leftOut()).isEqualTo(1);
    }

    @Test
    void an_objective_of_which_nothing_applies_leaves_its_share_to_the_others() {
        Map<String, Answered> sheet = sheet(CALCULATOR, criterion -> List.of(best(criterion).number()));
        CALCULATOR.objectives().get(7).criteria().forEach(criterion -> sheet.put(criterion.id(), leftOut(criterion)));

        assertThat(points(score(CALCULATOR, sheet))).isEqualTo("100.0756");
    }

    @Test
    void criteria_that_only_rank_still_count_for_the_score() {
        Framework relaxed = framework("csf-2026-hardware-relaxed");
        Score score = score(relaxed, venture());

        assertThat(points(score)).isEqualTo("62.557");
        assertThat(score.governing()).doesNotContain("sov-3-5");
        assertThat(level(score(relaxed, with(venture(), relaxed, "sov-6-5", 1)))).isEqualTo(2);
        assertThat(level(score(CALCULATOR, with(venture(), CALCULATOR, "sov-6-5", 1)))).isZero();
    }

    @Test
    void nothing_answered_is_any_score_and_any_level() {
        Score score = score(CALCULATOR, sheet(CALCULATOR, ScoreTest::all), "seal-2");

        assertThat(score.score()).hasToString("Range[least=0, most=100.0756]");
        assertThat(score.level()).contains(new Range<>(0, 4));
        assertThat(score.gate()).contains(Ternary.UNKNOWN);
        assertThat(score.questions()).hasSize(48);
        // 0.2 * 15 for the widest ladders of SOV-6, the first of which is asked.
        assertThat(score.questions().get(0).criterion().id()).isEqualTo("sov-6-1");
        assertThat(score.questions().get(0).by()).hasToString("3");
    }

    @Test
    void open_criteria_that_can_never_gate_leave_the_gate_settled() {
        Map<String, Answered> open = with(venture(), CALCULATOR, "sov-1-6", 1, 2, 3, 4, 5);
        Score score = score(CALCULATOR, open, "seal-2");

        assertThat(score.gate()).contains(Ternary.YES);
        assertThat(score.score()).hasToString("Range[least=61.307, most=63.807]");
        assertThat(score.questions()).singleElement().satisfies(question -> {
            assertThat(question.criterion().id()).isEqualTo("sov-1-6");
            assertThat(question.by()).hasToString("2.5");
            assertThat(question.decides()).isFalse();
        });
    }

    @Test
    void the_gate_is_missed_for_certain_where_no_answer_could_help() {
        Map<String, Answered> open = new LinkedHashMap<>(with(venture(), CALCULATOR, "sov-3-4", 4));
        open.put("sov-3-1", answered(CALCULATOR.criterion("sov-3-1").orElseThrow(), List.of(1, 2, 3, 4, 5)));
        Score score = score(CALCULATOR, open, "seal-2");

        assertThat(score.level()).contains(new Range<>(0, 1));
        assertThat(score.gate()).contains(Ternary.NO);
    }

    @Test
    void raising_a_rung_never_lowers_score_or_level() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Map<String, Answered> sheet =
                    sheet(CALCULATOR, criterion -> List.of(1 + random.nextInt(criterion.rungs().size())));
            Score before = score(CALCULATOR, sheet);
            List<Framework.Criterion> criteria = CALCULATOR.criteria().toList();
            Framework.Criterion raised = criteria.get(random.nextInt(criteria.size()));
            int rung = Optional.ofNullable(sheet.get(raised.id())).orElseThrow().rungs().first();
            if (rung < raised.rungs().size()) {
                Score after = score(CALCULATOR, with(sheet, CALCULATOR, raised.id(), rung + 1));
                assertThat(after.score().least()).isGreaterThan(before.score().least());
                assertThat(level(after)).isGreaterThanOrEqualTo(level(before));
            }
        }
    }

    /** What a sheet gives by the definition alone, on numbers without end. */
    private record Plain(Fraction score, Optional<Integer> level) {}

    private static Plain plain(Framework framework, Map<String, Answered> leaving, Map<String, Integer> rungs) {
        Fraction score = Fraction.ZERO;
        Fraction all = Fraction.ZERO;
        Fraction covered = Fraction.ZERO;
        Optional<Integer> level = Optional.empty();
        for (Framework.Objective objective : framework.objectives()) {
            Fraction most = Fraction.ZERO;
            Fraction most2 = Fraction.ZERO;
            Fraction points = Fraction.ZERO;
            for (Framework.Criterion criterion : objective.criteria()) {
                most = most.plus(Fraction.of(criterion.best()));
                if (leaving.get(criterion.id()).applies()) {
                    Framework.Rung rung = criterion.rung(rungs.get(criterion.id())).orElseThrow();
                    most2 = most2.plus(Fraction.of(criterion.best()));
                    points = points.plus(Fraction.of(rung.points()));
                    if (!criterion.ranking()) {
                        level = Optional.of(level.map(known -> Math.min(known, rung.level())).orElse(rung.level()));
                    }
                }
            }
            Fraction weight = Fraction.of(objective.weight());
            Fraction outOf = Fraction.of(objective.outOf());
            all = all.plus(weight.times(most).over(outOf));
            if (!most2.isZero()) {
                covered = covered.plus(weight.times(most).over(outOf));
                score = score.plus(weight.times(points).times(most).over(most2).over(outOf));
            }
        }
        return new Plain(covered.isZero() ? score : score.times(all).over(covered), level);
    }

    private static void complete(
            List<Framework.Criterion> criteria,
            int at,
            Map<String, Answered> sheet,
            Map<String, Integer> chosen,
            java.util.function.Consumer<Map<String, Integer>> each) {
        if (at == criteria.size()) {
            each.accept(chosen);
            return;
        }
        Answered answer = Optional.ofNullable(sheet.get(criteria.get(at).id())).orElseThrow();
        if (!answer.applies()) {
            complete(criteria, at + 1, sheet, chosen, each);
        }
        for (int rung : answer.rungs()) {
            chosen.put(answer.criterion(), rung);
            complete(criteria, at + 1, sheet, chosen, each);
        }
    }

    private static final class Extremes {
        private Optional<Fraction> least = Optional.empty();
        private Optional<Fraction> most = Optional.empty();
        private Optional<Integer> lowest = Optional.empty();
        private Optional<Integer> highest = Optional.empty();

        void add(Plain plain) {
            least = Optional.of(least.filter(known -> known.compareTo(plain.score()) <= 0).orElse(plain.score()));
            most = Optional.of(most.filter(known -> known.compareTo(plain.score()) >= 0).orElse(plain.score()));
            if (plain.level().isPresent()) {
                int level = plain.level().get();
                lowest = Optional.of(lowest.filter(known -> known <= level).orElse(level));
                highest = Optional.of(highest.filter(known -> known >= level).orElse(level));
            }
        }

        Fraction width() {
            return most.orElseThrow().minus(least.orElseThrow());
        }
    }

    private static Extremes extremes(Framework framework, Map<String, Answered> sheet) {
        Extremes extremes = new Extremes();
        complete(
                framework.criteria().toList(),
                0,
                sheet,
                new LinkedHashMap<>(),
                chosen -> extremes.add(plain(framework, sheet, chosen)));
        return extremes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void an_interval_is_exactly_from_the_worst_completion_to_the_best(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Framework framework = drawn(random);
            Map<String, Answered> sheet = drawnSheet(framework, random);
            Extremes truth = extremes(framework, sheet);
            int minimum = random.nextInt(4);
            Score score = Score.of(framework, sheet, new Wanted("drawn", Optional.of(minimum), Map.of()));

            assertThat(score.score()).isEqualTo(new Range<>(truth.least.orElseThrow(), truth.most.orElseThrow()));
            assertThat(score.level()).isEqualTo(truth.lowest.map(low -> new Range<>(low, truth.highest.orElseThrow())));
            Ternary gate = truth.lowest.isEmpty()
                    ? Ternary.UNKNOWN
                    : truth.lowest.get() >= minimum
                            ? Ternary.YES
                            : truth.highest.orElseThrow() < minimum ? Ternary.NO : Ternary.UNKNOWN;
            assertThat(score.gate()).contains(gate);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void the_first_question_narrows_the_interval_most_and_ties_keep_their_order(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Framework framework = drawn(random);
            Map<String, Answered> sheet = drawnSheet(framework, random);
            Fraction width = extremes(framework, sheet).width();
            Score score = Score.of(framework, sheet, Wanted.of("drawn"));
            List<String> expected = new ArrayList<>();
            Map<String, Fraction> by = new LinkedHashMap<>();
            framework.criteria().forEach(criterion -> {
                Answered answer = Optional.ofNullable(sheet.get(criterion.id())).orElseThrow();
                if (!answer.isSettled()) {
                    // Whatever the answer, the interval shrinks alike.
                    for (int rung : answer.rungs()) {
                        Fraction narrower = width.minus(extremes(framework, with(sheet, framework, criterion.id(), rung)).width());
                        assertThat(by.getOrDefault(criterion.id(), narrower)).isEqualTo(narrower);
                        by.put(criterion.id(), narrower);
                    }
                    expected.add(criterion.id());
                }
            });
            expected.sort(Comparator.comparing(by::get, Comparator.reverseOrder()));

            assertThat(score.questions()).extracting(question -> question.criterion().id()).isEqualTo(expected);
            score.questions().forEach(question -> assertThat(question.by()).isEqualTo(by.get(question.criterion().id())));
        }
    }

    private static Framework drawn(Random random) {
        List<Framework.Objective> objectives = new ArrayList<>();
        int name = 0;
        for (int o = 0; o < 1 + random.nextInt(3); o++) {
            List<Framework.Criterion> criteria = new ArrayList<>();
            for (int c = 0; c < 1 + random.nextInt(2); c++) {
                List<Framework.Rung> rungs = new ArrayList<>();
                // Ladders that go up and down: nothing rests on their going up.
                for (int r = 0; r < 2 + random.nextInt(2); r++) {
                    rungs.add(new Framework.Rung(
                            r + 1, new BigDecimal(1 + random.nextInt(999)).movePointLeft(random.nextInt(3)), random.nextInt(4), Optional.empty()));
                }
                criteria.add(new Framework.Criterion(
                        "c-" + ++name, text(), Optional.empty(), Optional.empty(), random.nextInt(5) == 0, rungs));
            }
            objectives.add(new Framework.Objective(
                    "o-" + o, text(), new BigDecimal(random.nextInt(50)), new BigDecimal(3 + random.nextInt(9)), criteria));
        }
        return made("drawn", objectives);
    }

    private static Map<String, Answered> drawnSheet(Framework framework, Random random) {
        Map<String, Answered> sheet = new LinkedHashMap<>();
        framework.criteria().forEach(criterion -> {
            List<Integer> rungs = new ArrayList<>(all(criterion));
            while (rungs.size() > 1 && random.nextInt(3) > 0) {
                rungs.remove(random.nextInt(rungs.size()));
            }
            sheet.put(criterion.id(), random.nextInt(8) == 0 ? leftOut(criterion) : answered(criterion, rungs));
        });
        return sheet;
    }

    private static Text text() {
        return new Text("one", "un");
    }

    private static Framework made(String id, List<Framework.Objective> objectives) {
        return new Framework(
                id,
                id,
                text(),
                id,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 1),
                text(),
                List.of(),
                Optional.empty(),
                Framework.Gate.OVERALL,
                Framework.NotApplicable.SCALED,
                Optional.empty(),
                VERSION.levels(),
                objectives,
                new Place("made", 1, 1));
    }
}
