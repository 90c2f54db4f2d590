package edict.workbench;

import edict.drl.Rule;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be concluded at all on a day by what was known on another, whatever a document says. */
final class Knowledge {

    private final Rulebook rulebook;
    private final NavigableSet<LocalDate> days = new TreeSet<>();

    Knowledge(Rulebook rulebook) {
        this.rulebook = rulebook;
        days.add(LocalDate.MIN);
        rulebook.provisions().values().forEach(provision -> days.addAll(turns(provision)));
    }

    private static NavigableSet<LocalDate> turns(Provision provision) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Timeline<?> dated : List.of(provision.texts(), provision.applies())) {
            days.addAll(dated.daysAfter(LocalDate.MIN, LocalDate.MAX));
        }
        return days;
    }

    /**
     * Whether by what was known on a day everything that can be concluded stays the same when a provision changes.
     *
     * @param changed a provision of the rulebook with other days
     */
    boolean isSame(Provision changed, LocalDate knownOn) {
        Provision old = Optional.ofNullable(rulebook.provisions().get(changed.id())).orElseThrow();
        Set<String> own = new TreeSet<>();
        rulebook.rules().stream().filter(rule -> rule.provision().equals(changed.id())).forEach(rule -> own.add(rule.name()));
        NavigableSet<LocalDate> turns = new TreeSet<>(days);
        turns.addAll(turns(changed));
        return turns.stream().allMatch(day -> isSame(old, changed, own, day, knownOn));
    }

    private boolean isSame(Provision old, Provision changed, Set<String> own, LocalDate day, LocalDate knownOn) {
        if (rulebook.validity(old, day, knownOn).equals(rulebook.validity(changed, day, knownOn))) {
            return true;
        }
        // As if all its rules spoke, before and after: what they conclude for one another may not be missed.
        List<Rule> some = rulebook.rules().stream()
                .filter(rule -> rule.provision().equals(old.id()) || isInForce(rule, day, knownOn))
                .toList();
        return rulebook.concluding(some).stream().map(Rule::name).noneMatch(own::contains);
    }

    private boolean isInForce(Rule rule, LocalDate day, LocalDate knownOn) {
        return Optional.ofNullable(rulebook.provisions().get(rule.provision()))
                .filter(provision -> rulebook.isInForce(rule, provision, day, knownOn))
                .isPresent();
    }
}
