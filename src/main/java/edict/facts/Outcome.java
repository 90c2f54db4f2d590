package edict.facts;

import edict.rulebook.Words;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scenario does to a capability, as a fact that rules read.
 *
 * @param scenario id
 * @param capability key
 * @param reached whether anything stops or is frozen that it needs, at once or through others
 * @param verdicts codes of those that are possible; several where an answer is missing
 * @param frozenDays after which what it runs on is no longer safe without updates, at the earliest; empty where that is not so
 * @param frozenDaysAtMost at the latest; empty where perhaps it is safe for as long as it lasts
 * @param perhapsFrozen whether that may be so, and nobody knows when
 * @param notRestartable keys of what keeps each other going and could not be started again
 * @param perhapsMore whether others may keep each other going as well
 * @param asked what could settle it
 */
public record Outcome(
        String scenario,
        String capability,
        Ternary reached,
        Set<String> verdicts,
        Optional<Integer> frozenDays,
        Optional<Integer> frozenDaysAtMost,
        boolean perhapsFrozen,
        List<String> notRestartable,
        boolean perhapsMore,
        List<Requirements.Missing> asked) {

    /** Of the fact: {@code <scenario>#<capability>}. */
    String key() {
        return scenario + '#' + capability;
    }

    Entity entity(Entity of, Shape shape) {
        Note note = new Note(shape, key(), of.at(), Given.Origin.DERIVED);
        note.set(Words.OF, capability);
        note.set(Words.SCENARIO, scenario);
        note.set(
                Words.REACHED,
                switch (reached) {
                    case NO -> Value.NO;
                    case UNKNOWN -> Value.UNKNOWN;
                    case YES -> Value.YES;
                });
        note.set(
                Words.VERDICT,
                verdicts.size() == 1
                        ? new Value.Known(verdicts.iterator().next())
                        : new Value.OneOf(new LinkedHashSet<>(verdicts)));
        if (perhapsFrozen) {
            note.set(Words.FROZEN_DAYS, Value.UNKNOWN);
        }
        frozenDays.ifPresent(days -> note.set(Words.FROZEN_DAYS, days(days)));
        note.set(Words.NOT_RESTARTABLE, new Value.Members(new LinkedHashSet<>(notRestartable), !perhapsMore));
        return note.entity(Optional.of(capability));
    }

    private Value days(int least) {
        if (frozenDaysAtMost.isEmpty()) {
            return Value.UNKNOWN;
        }
        int most = frozenDaysAtMost.get();
        return most == least
                ? new Value.Known(BigDecimal.valueOf(least))
                : new Value.Within(Optional.of(BigDecimal.valueOf(least)), true, Optional.of(BigDecimal.valueOf(most)), true);
    }
}
