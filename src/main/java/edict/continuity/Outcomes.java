package edict.continuity;

import edict.engine.Budget;
import edict.engine.Concluded;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Facts;
import edict.facts.Outcome;
import edict.facts.Requirements;
import edict.facts.Tables;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Words;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays the scenarios through of which rules read what they do to capabilities, and makes facts of that. Safe to share between
 * threads.
 */
public final class Outcomes {

    private final Calendar calendar;
    private final Rulebook rulebook;
    private final Engine engine;
    private final Tables tables;
    private final Set<String> readers;

    /** @param engine with the rules of the calendar's rulebook @param tables of the same */
    public Outcomes(Calendar calendar, Engine engine, Tables tables) {
        this.calendar = calendar;
        this.rulebook = calendar.rulebook();
        this.engine = engine;
        this.tables = tables;
        this.readers = rulebook.readersOf(Words.CAPABILITY_OUTCOME);
    }

    /**
     * What is read of a design on a day.
     *
     * @param facts with the rows of the day, and with what losses do to capabilities
     * @param losses what these facts come from, where rules read what losses do
     * @param outcomes what losses do
     */
    public record Foreseen(Facts facts, Optional<Concluded> losses, List<Outcome> outcomes) {}

    /**
     * What is read of a design, with the rows of a day and with what losses do to its capabilities on that day. Only what losses
     * need is concluded for it, and of that only what may have turned since another day.
     *
     * @param other what is foreseen of the same design and profile on another day, if that is known
     * @throws Budget.Exceeded when that costs too much
     */
    public Foreseen on(
            LocalDate day, LocalDate knownOn, Profile profile, Facts read, Optional<Foreseen> other, Budget budget) {
        Facts facts = read.with(calendar.rows(day, knownOn), tables);
        Set<String> inForce = calendar.moment(day, knownOn, profile).rules();
        if (Collections.disjoint(readers, inForce) || facts.ofType(Words.CAPABILITY).isEmpty()) {
            return new Foreseen(facts, Optional.empty(), List.of());
        }
        List<Scenario> scenarios = rulebook.losses(profile).stream().filter(Scenario::noted).toList();
        Set<String> types = scenarios.stream()
                .flatMap(scenario -> scenario.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        Focus focus = new Focus(provision -> false, types::contains, types::contains);
        Moment moment = calendar.deriving(types, day, knownOn, profile);
        Optional<Concluded> before = other.flatMap(Foreseen::losses);
        Concluded now = before
                .map(known -> engine.conclude(known, facts, moment, budget, focus))
                .orElseGet(() -> engine.concludeOnce(facts, moment, budget, focus));
        Set<String> dated = dated(scenarios);
        boolean same = before.filter(known -> isAlike(known, now)).isPresent()
                && now.conclusions().derived().stream().noneMatch(fact -> dated.contains(fact.type()))
                && agreed(facts).isEmpty();
        List<Outcome> outcomes = same
                ? other.orElseThrow().outcomes()
                : outcomes(scenarios, new Threat.Ground(rulebook, facts, now.conclusions(), day));
        return new Foreseen(facts.foreseeing(outcomes, tables), Optional.of(now), outcomes);
    }

    /**
     * The days after one on which what losses do may turn by what ends: as long as it lasts for a whole loss, its end is nothing to that.
     *
     * @param ends the days that facts of a derived type carry
     */
    public Set<LocalDate> turningDays(LocalDate day, Profile profile, Facts facts, Function<String, Set<LocalDate>> ends) {
        List<Scenario> losses = rulebook.losses(profile);
        Set<LocalDate> agreed = agreed(facts);
        Map<String, Set<LocalDate>> lastDays = dated(losses).stream().collect(Collectors.toMap(type -> type, ends));
        Set<LocalDate> turning = new HashSet<>();
        for (Scenario scenario : losses) {
            Stream<LocalDate> theirs = scenario.dated().stream().flatMap(type -> lastDays.getOrDefault(type, Set.of()).stream());
            scenario.durationDays().ifPresent(lasting -> Stream.concat(agreed.stream(), theirs)
                    .filter(last -> day.isBefore(last))
                    .filter(last -> last.isBefore(LocalDate.MAX))
                    .map(last -> last.plusDays(2L - lasting))
                    .filter(day::isBefore)
                    .forEach(turning::add));
        }
        return turning;
    }

    /** Derived types that say until when something goes on. */
    private static Set<String> dated(List<Scenario> scenarios) {
        return scenarios.stream().flatMap(scenario -> scenario.dated().stream()).collect(Collectors.toSet());
    }

    /** Last days of contracts on which a guarantee rests. */
    private static Set<LocalDate> agreed(Facts facts) {
        return !Requirements.guaranteesDays(facts)
                ? Set.of()
                : facts.requirements().nodes().values().stream()
                        .flatMap(node -> node.agreed().stream())
                        .flatMap(term -> Stream.of(term.least(), term.most()))
                        .collect(Collectors.toSet());
    }

    /** Whether losses do the same at two moments, but for what counts days from the moment on. */
    private static boolean isAlike(Concluded one, Concluded other) {
        return one.conclusions().derived().equals(other.conclusions().derived())
                && one.facts().entities().equals(other.facts().entities());
    }

    private static List<Outcome> outcomes(List<Scenario> scenarios, Threat.Ground ground) {
        return scenarios.stream()
                .flatMap(scenario -> new Threat(scenario, Optional.empty()).outcomes(ground).stream())
                .toList();
    }
}
