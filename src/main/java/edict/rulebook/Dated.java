package edict.rulebook;

import edict.document.Place;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that holds from a day and was known from a day.
 *
 * @param id by which later entries name it: the one it bears, else its first day
 * @param from first day
 * @param until last day
 * @param known day of publication, judgment or decision
 * @param replaces the earlier entry that stops because of this one
 * @param value empty for an annulment: nothing stands in the place of what it replaces
 */
public record Dated<T>(
        String id,
        LocalDate from,
        Optional<LocalDate> until,
        LocalDate known,
        Optional<Replaces> replaces,
        Optional<Source> source,
        Optional<T> value,
        Place at) {

    /** @param from first day on which the earlier entry no longer holds; empty when it is replaced in whole */
    public record Replaces(String entry, Optional<LocalDate> from) {}

    boolean speaksOf(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
