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
 * @param frozenDays after which what it runs on is no longer safe without updates; empty where that is not so
 * @param perhapsFrozen whether that may be so, and nobody knows when
 * @param notRestartable keys of what keeps each other going and could not be started again
 * @param asked what could settle it
 */
public record Outcome(
        String scenario,
        String capability,
        Ternary reached,
        Set<String> verdicts,
        Optional<Integer> frozenDays,
        boolean perhapsFrozen,
        List<String> notRestartable,
        List<Requirements.Missing> asked) {

    /** Of the fact: {@code <scenario>#<capability>}. */
    String key() {
        return scenario + '#' + capability;
    }

    Entity entity(Entity of, Shape shape) {
        Note note = new Note(shape, key(), of.at());
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
        frozenDays.ifPresent(days -> note.set(Words.FROZEN_DAYS, BigDecimal.valueOf(days)));
        note.set(Words.NOT_RESTARTABLE, new Value.Members(new LinkedHashSet<>(notRestartable), true));
        return note.entity(Optional.of(capability));
    }
}
