package edict.continuity;

import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Facts;
import edict.facts.Outcome;
import edict.facts.Tables;
import edict.findings.Conclusions;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plays the scenarios through of which rules read what they do to capabilities, and makes facts of that. Safe to share between
 * threads.
 */
public final class Outcomes {

    private final Calendar calendar;
    private final Rulebook rulebook;
    private final Engine engine;
    private final Tables tables;

    /** @param engine with the rules of the calendar's rulebook @param tables of the same */
    public Outcomes(Calendar calendar, Engine engine, Tables tables) {
        this.calendar = calendar;
        this.rulebook = calendar.rulebook();
        this.engine = engine;
        this.tables = tables;
    }

    /**
     * What is read of a design, with the rows of a day and with what losses do to its capabilities on that day. Only what losses
     * need is concluded for it.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Facts on(LocalDate day, LocalDate knownOn, Profile profile, Facts read, Budget budget) {
        Facts facts = read.with(calendar.rows(day, knownOn), tables);
        Set<String> inForce = calendar.moment(day, knownOn, profile).rules();
        if (facts.ofType(Words.CAPABILITY).isEmpty() || !rulebook.isRead(Words.CAPABILITY_OUTCOME, inForce)) {
            return facts;
        }
        List<Scenario> scenarios = rulebook.losses(profile).stream().filter(Scenario::noted).toList();
        Set<String> types = scenarios.stream()
                .flatMap(scenario -> scenario.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        Moment losses = calendar.deriving(types, day, knownOn, profile);
        Conclusions conclusions = engine.concludeOnce(
                facts, losses, budget, new Focus(provision -> false, types::contains, types::contains));
        Threat.Ground ground = new Threat.Ground(rulebook, facts, conclusions);
        List<Outcome> outcomes = scenarios.stream()
                .flatMap(scenario -> new Threat(scenario, Optional.empty()).outcomes(ground).stream())
                .toList();
        return facts.foreseeing(outcomes, tables);
    }
}
