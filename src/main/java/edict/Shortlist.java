package edict;

import edict.decision.Verdict;
import edict.facts.Slot;
import edict.facts.Ternary;
import edict.findings.Question;
import edict.procurement.Dossier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The products of the registry held against a place in a design: which would pass there, and why the others wouldn't. Immutable; the same
 * request and rulebook give an equal one.
 *
 * @param today the decision on the design as it is
 * @param staying ids of what goes on naming today's supplier with each of them, and may go with it
 * @param entries those that pass first, then those that may, then those that don't, then those that are for something else; by id
 * @param rulebook hash
 */
public record Shortlist(
        Dossier dossier,
        Verdict today,
        List<String> staying,
        List<Entry> entries,
        LocalDate asOf,
        LocalDate knownOn,
        String profile,
        String rulebook) {

    /**
     * A product.
     *
     * @param id in the registry
     * @param name as the registry has it, or the id
     * @param supplier likewise, where the registry says who that is
     */
    public record Entry(String id, String name, Optional<String> supplier, Outcome outcome) {}

    /** What became of a product. */
    public sealed interface Outcome {}

    /** It was not tried. */
    public record Unfit(Slot.Misfit why) implements Outcome {}

    /**
     * It was put into the place, and the whole design judged.
     *
     * @param minimums in the order of the dossier, then the one that holds always: no new ground for rejection
     * @param questions what only its supplier can answer
     * @param own what only who buys can answer, with it in the place
     */
    public record Tried(Verdict decision, List<Comparison.Reached> minimums, List<Question> questions, List<Question> own) implements Outcome {

        /** Whether all minimums are reached. */
        public Ternary admitted() {
            return Comparison.admitted(minimums);
        }
    }

    /** Those that were tried and stand so. */
    public List<Entry> tried(Ternary admitted) {
        return entries.stream()
                .filter(entry -> entry.outcome() instanceof Tried tried && tried.admitted() == admitted)
                .toList();
    }

    /** Those of which nobody says what they can be, where nothing is said to be what stands in the place: one may do all the same. */
    public List<Entry> unsaid() {
        boolean none = entries.stream().allMatch(entry -> entry.outcome() instanceof Unfit unfit && unfit.why() != Slot.Misfit.OTHER_LAYER);
        return none && entries.stream().anyMatch(entry -> isUnfit(entry, Slot.Misfit.OTHER_KIND))
                ? entries.stream().filter(entry -> isUnfit(entry, Slot.Misfit.KIND_UNKNOWN)).toList()
                : List.of();
    }

    private static boolean isUnfit(Entry entry, Slot.Misfit why) {
        return entry.outcome() instanceof Unfit unfit && unfit.why() == why;
    }

    /** Those that were not tried. */
    public List<Entry> unfit() {
        return entries.stream().filter(entry -> entry.outcome() instanceof Unfit).toList();
    }
}
