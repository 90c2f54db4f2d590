package edict.findings;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule.Verb;
import edict.facts.Ternary;
import edict.rulebook.Provision.Kind;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of design section 6, cell by cell. */
class StandingTest {

    private static Standing standing(
            Kind kind, Map<Verb, Ternary> holds, Met controls, boolean requires, boolean concerns, Timing timing) {
        Map<Verb, Integer> drawn = new EnumMap<>(Verb.class);
        holds.keySet().forEach(verb -> drawn.put(verb, drawn.size()));
        return new Standing(kind, drawn, holds, false, controls, requires, concerns, timing, true);
    }

    private static Standing duty(Map<Verb, Ternary> holds, Met controls, Timing timing) {
        return standing(Kind.OBLIGATION, holds, controls, true, false, timing);
    }

    @ParameterizedTest(name = "applies {0}, controls {1}, {2}: {3}")
    @CsvSource({
        "YES, MET, IN_FORCE, SATISFIED",
        "YES, PLANNED, IN_FORCE, PLANNED",
        "YES, NOT_MET, IN_FORCE, VIOLATED",
        "YES, NOT_KNOWN, IN_FORCE, REQUIRED",
        "YES, MET, UPCOMING, SATISFIED",
        "YES, PLANNED, UPCOMING, PLANNED",
        "YES, NOT_MET, UPCOMING, REQUIRED",
        "YES, NOT_KNOWN, UPCOMING, REQUIRED",
        "UNKNOWN, MET, IN_FORCE, SATISFIED",
        "UNKNOWN, PLANNED, IN_FORCE, OPEN",
        "UNKNOWN, NOT_MET, IN_FORCE, OPEN",
        "UNKNOWN, NOT_KNOWN, IN_FORCE, OPEN",
        "NO, MET, IN_FORCE, NOT_APPLICABLE",
        "NO, PLANNED, IN_FORCE, NOT_APPLICABLE",
        "NO, NOT_MET, IN_FORCE, NOT_APPLICABLE",
        "NO, NOT_KNOWN, IN_FORCE, NOT_APPLICABLE"
    })
    void a_duty_stands_by_the_table(Ternary applies, Met controls, Timing timing, Status status) {
        assertThat(duty(Map.of(Verb.REQUIRE, applies), controls, timing).status()).isEqualTo(status);
    }

    /** An exemption that perhaps takes a duty away takes away that it is met as well: neither leaves anything to do. */
    @Test
    void what_is_surely_met_if_it_is_owed_is_satisfied() {
        Map<Verb, Integer> drawn = Map.of(Verb.REQUIRE, 0, Verb.FULFIL, 1);
        Map<Verb, Ternary> holds = Map.of(Verb.REQUIRE, Ternary.UNKNOWN, Verb.FULFIL, Ternary.UNKNOWN);
        Standing fulfilled = new Standing(Kind.OBLIGATION, drawn, holds, true, Met.NOT_KNOWN, true, false, Timing.IN_FORCE, true);

        assertThat(fulfilled.status()).isEqualTo(Status.SATISFIED);
        assertThat(fulfilled.onlyOnRequest()).isTrue();
        assertThat(fulfilled.in(Set.of(0, 1), Set.of()).status()).as("where it is exempted").isEqualTo(Status.NOT_APPLICABLE);
        assertThat(duty(holds, Met.NOT_KNOWN, Timing.IN_FORCE).status()).as("where facts meet it perhaps").isEqualTo(Status.OPEN);
    }

    @ParameterizedTest(name = "breach {0}, fulfil {1}, controls {2}: {3}")
    @CsvSource({
        // Facts settle the duty, whatever controls say.
        "YES, NO, MET, NOT_MET",
        "YES, YES, MET, NOT_MET",
        "NO, YES, NOT_MET, MET",
        "NO, YES, NOT_KNOWN, MET",
        // A possible breach leaves nothing known, unless it is not met either way.
        "UNKNOWN, NO, MET, NOT_KNOWN",
        "UNKNOWN, NO, PLANNED, NOT_KNOWN",
        "UNKNOWN, NO, NOT_MET, NOT_MET",
        "UNKNOWN, YES, NOT_MET, NOT_KNOWN",
        "NO, UNKNOWN, MET, MET",
        "NO, UNKNOWN, PLANNED, PLANNED",
        "NO, UNKNOWN, NOT_MET, NOT_KNOWN",
        "NO, UNKNOWN, NOT_KNOWN, NOT_KNOWN",
        "NO, NO, PLANNED, PLANNED"
    })
    void facts_settle_a_duty_whatever_controls_say(Ternary breach, Ternary fulfil, Met controls, Met met) {
        Map<Verb, Ternary> holds =
                Map.of(Verb.REQUIRE, Ternary.YES, Verb.BREACH, breach, Verb.FULFIL, fulfil);

        assertThat(duty(holds, controls, Timing.IN_FORCE).met()).isEqualTo(met);
    }

    /** What comes before something is not missing while that is still to come, or its day is not known. */
    @ParameterizedTest(name = "controls {0}, breach {1}, {2}: {3}")
    @CsvSource({
        "NOT_MET, NO, IN_FORCE, REQUIRED",
        "NOT_MET, UNKNOWN, IN_FORCE, REQUIRED",
        "NOT_MET, NO, LAPSED, REQUIRED",
        "PLANNED, NO, IN_FORCE, PLANNED",
        "MET, NO, IN_FORCE, SATISFIED",
        "NOT_MET, YES, IN_FORCE, REQUIRED"
    })
    void nothing_is_missing_before_what_it_comes_before(Met controls, Ternary breach, Timing timing, Status status) {
        Map<Verb, Ternary> holds = Map.of(Verb.REQUIRE, Ternary.YES, Verb.BREACH, breach);
        Standing due = duty(holds, controls, timing);
        Standing early =
                new Standing(due.kind(), due.drawn(), due.holds(), false, controls, due.requires(), due.concerns(), timing, false);

        assertThat(early.status()).isEqualTo(status);
        assertThat(early.rank()).as("what is late is worse").isLessThanOrEqualTo(due.rank());
    }

    @Test
    void what_settles_a_duty_says_that_there_is_one() {
        assertThat(duty(Map.of(Verb.BREACH, Ternary.YES), Met.NOT_KNOWN, Timing.IN_FORCE).status())
                .isEqualTo(Status.VIOLATED);
        assertThat(duty(Map.of(Verb.BREACH, Ternary.UNKNOWN), Met.NOT_KNOWN, Timing.IN_FORCE)
                        .status())
                .isEqualTo(Status.OPEN);
        assertThat(duty(Map.of(Verb.FULFIL, Ternary.YES), Met.NOT_MET, Timing.IN_FORCE).status())
                .isEqualTo(Status.SATISFIED);
    }

    @Test
    void applies_says_that_a_duty_exists_only_where_no_rule_requires() {
        Map<Verb, Ternary> applies = Map.of(Verb.APPLIES, Ternary.YES);

        assertThat(standing(Kind.CONDITION, applies, Met.NOT_KNOWN, false, true, Timing.IN_FORCE)
                        .status())
                .isEqualTo(Status.REQUIRED);
        assertThat(standing(Kind.CONDITION, applies, Met.NOT_KNOWN, true, true, Timing.IN_FORCE)
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @ParameterizedTest(name = "prohibited {0}, concerns {1} {2}: {3}")
    @CsvSource({
        "YES, false, NO, VIOLATED",
        "UNKNOWN, false, NO, OPEN",
        "NO, true, YES, COMPLIANT",
        "NO, true, NO, NOT_APPLICABLE",
        "NO, true, UNKNOWN, NOT_TRIGGERED",
        "NO, false, NO, NOT_TRIGGERED",
        "YES, true, YES, VIOLATED"
    })
    void a_prohibition_stands_by_its_own_line(
            Ternary prohibited, boolean concerns, Ternary applies, Status status) {
        Map<Verb, Ternary> holds = Map.of(Verb.PROHIBIT, prohibited, Verb.APPLIES, applies);

        assertThat(standing(Kind.PROHIBITION, holds, Met.NOT_KNOWN, false, concerns, Timing.IN_FORCE)
                        .status())
                .isEqualTo(status);
        assertThat(standing(Kind.PROHIBITION, holds, Met.NOT_KNOWN, false, concerns, Timing.UPCOMING)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"LEVERAGE", "EXPOSURE", "GUIDANCE"})
    void advice_is_information(Kind kind) {
        assertThat(standing(kind, Map.of(Verb.ADVISE, Ternary.YES), Met.NOT_KNOWN, false, false, Timing.IN_FORCE)
                        .status())
                .isEqualTo(Status.INFO);
        assertThat(standing(kind, Map.of(Verb.ADVISE, Ternary.UNKNOWN), Met.NOT_KNOWN, false, false, Timing.IN_FORCE)
                        .status())
                .isEqualTo(Status.OPEN);
    }

    @Test
    void what_says_nothing_against_anybody_is_shown_on_request() {
        assertThat(duty(Map.of(Verb.REQUIRE, Ternary.UNKNOWN), Met.MET, Timing.IN_FORCE)
                        .onlyOnRequest())
                .isTrue();
        assertThat(duty(Map.of(Verb.REQUIRE, Ternary.YES), Met.MET, Timing.IN_FORCE).onlyOnRequest())
                .isFalse();
        assertThat(duty(Map.of(Verb.REQUIRE, Ternary.NO), Met.MET, Timing.IN_FORCE).onlyOnRequest())
                .isTrue();
    }

    @Test
    void a_completion_settles_what_is_open() {
        Standing open = duty(
                Map.of(Verb.REQUIRE, Ternary.UNKNOWN, Verb.BREACH, Ternary.UNKNOWN), Met.MET, Timing.IN_FORCE);
        int require = open.drawn().getOrDefault(Verb.REQUIRE, -1);
        int breach = open.drawn().getOrDefault(Verb.BREACH, -1);
        Set<Integer> both = Set.of(require, breach);

        assertThat(open.in(both, Set.of()).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(open.in(both, Set.of(require)).status()).isEqualTo(Status.SATISFIED);
        assertThat(open.in(both, both).status()).isEqualTo(Status.VIOLATED);
        assertThat(open.in(Set.of(require), Set.of(require)).isOpen()).isTrue();
    }
}
