package edict;

import edict.continuity.CheapestSets;
import edict.continuity.Impact;
import edict.facts.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What could be changed so that losses of access take less away. Immutable.
 *
 * @param from the day on which each loss begins, and which is judged
 * @param knownOn what is known of the law
 * @param rulebook hash
 * @param profile id
 * @param facts the design with the first plan, or as it is where there is none: names all that is spoken of
 * @param offered names of the products of the registry that are proposed, by registry id; of those that have one
 * @param before what each loss does to the design as it is
 * @param after the same for the design with the first plan, down to where what isn't known of its products turns out badly; empty where
 *     there is no plan
 * @param added what losses take away that only the first plan makes possible, such as that of a new supplier
 * @param plans each keeps all that can be kept, and nothing can be left out of it; the cheapest first
 * @param exact whether there is no cheaper plan than the first
 * @param all whether these are all plans
 * @param more what keeps no further capability whole, but more of some
 * @param beyond what is not surely kept even if everything on offer is done
 * @param perhaps what may keep some of that
 */
public record Repair(
        LocalDate from,
        LocalDate knownOn,
        String rulebook,
        String profile,
        Facts facts,
        Map<String, String> offered,
        List<Impact> before,
        List<Impact> after,
        List<Impact> added,
        List<Plan> plans,
        boolean exact,
        boolean all,
        Optional<More> more,
        List<Beyond> beyond,
        Optional<Perhaps> perhaps) {

    /**
     * Changes that are enough together.
     *
     * @param cost in euro
     * @param days until the last of them is done, if all begin at once
     */
    public record Plan(List<Change> changes, Bounds cost, Bounds days) {

        /** Whether it is certain of all of it that it helps. */
        public boolean isSure() {
            return changes.stream().allMatch(Change::isSure);
        }
    }

    /** @param most empty when nobody knows an upper bound */
    public record Bounds(BigDecimal least, Optional<BigDecimal> most) {

        static final Bounds UNKNOWN = new Bounds(BigDecimal.ZERO, Optional.empty());
    }

    /** One thing that could be done. */
    public sealed interface Change {

        /** Whether it is certain that it helps. */
        default boolean isSure() {
            return true;
        }

        default Bounds cost() {
            return Bounds.UNKNOWN;
        }

        default Bounds days() {
            return Bounds.UNKNOWN;
        }

        /** What orders plans. */
        default CheapestSets.Price price() {
            return CheapestSets.Price.of(Optional.of(cost().least()), cost().most());
        }
    }

    /** What the design offers under {@code options}. @param change in the words of the design */
    public record Offered(String id, Optional<String> change, Bounds cost, Bounds days) implements Change {}

    /**
     * Another product in the place of the one that a component runs.
     *
     * @param component key
     * @param product key of the one it runs, empty when nobody says
     * @param products registry ids of those that fit and stay, whatever isn't known turns out to be
     * @param perhaps registry ids of those that fit and of which that isn't known; the only ones where there are no others, and
     *     then what the change saves hangs on that
     */
    public record Replaced(String component, Optional<String> product, List<String> products, List<String> perhaps)
            implements Change {

        @Override
        public boolean isSure() {
            return !products.isEmpty();
        }

        @Override
        public CheapestSets.Price price() {
            CheapestSets.Price unknown = Change.super.price();
            return isSure() ? unknown : CheapestSets.Price.of(List.of(unknown, unknown));
        }
    }

    /**
     * A backup made a real one: tested, licensed, staffed, whatever it fails by.
     *
     * @param alternative key
     */
    public record Proved(String alternative) implements Change {}

    /**
     * What raises the index of losses once the first plan is done, or of the design as it is where there is none: a capability that is degraded
     * for one that is lost.
     *
     * @param plans what is done beside the first plan; each raises the indices as far as everything on offer does, and nothing can be left out
     *     of it; the cheapest first
     * @param exact whether there is no cheaper one than the first
     * @param before what the losses do whose index is raised, with the first plan
     * @param after the same with the first of these plans beside it, in the same order
     */
    public record More(List<Plan> plans, boolean exact, List<Impact> before, List<Impact> after) {}

    /**
     * What keeps more than the other plans if what isn't known turns out well; or as much, where each of those hangs on what isn't known of
     * products, and this on something else.
     *
     * @param facts the design with the first of the plans
     * @param plans each perhaps keeps all of {@code kept}, beside what the others keep where one of them is sure of it; nothing can be left
     *     out of it; the cheapest first
     * @param exact whether there is no cheaper one than the first
     * @param kept what is surely lost as the design is, and perhaps no longer with the first of these plans, whose impacts say on
     *     what it hangs
     * @param more whether the other plans keep none of it
     */
    public record Perhaps(Facts facts, List<Plan> plans, boolean exact, List<Beyond> kept, boolean more) {}

    /**
     * A capability that is not surely kept after some changes.
     *
     * @param impact what the loss does then
     * @param capability id or pointer
     */
    public record Beyond(Impact impact, String capability) {}
}
