package edict.engine;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What hangs on dates that nobody states. A conclusion sees of such a date what the plans compare it with on which it rests, and nothing
 * of what others compare it with.
 */
final class OpenDates {

    private final Ruleset ruleset;
    private final Standing standing;
    private final IntPredicate counts;
    private final Map<Drawn, BitSet> comparing = new HashMap<>();
    private final Deque<Drawn> grown = new ArrayDeque<>();

    private OpenDates(Ruleset ruleset, Standing standing, IntPredicate counts) {
        this.ruleset = ruleset;
        this.standing = standing;
        this.counts = counts;
    }

    /**
     * What plans conclude.
     *
     * @param name of a provision, or of a derived type
     */
    record Drawn(String name, boolean derived) {

        static Drawn by(Plan plan) {
            return plan.conclusion().type()
                    .map(type -> new Drawn(type, true))
                    .orElseGet(() -> new Drawn(plan.rule().provision(), false));
        }
    }

    /**
     * What is concluded by way of some dates, each with the plans that compare one of these on the way.
     *
     * @param dates compared with each other
     * @param standing what was derived before: whatever is fully known of a type, nothing behind it is open any more
     * @param counts whether a plan can match at all
     */
    static Map<Drawn, BitSet> comparing(Told.Group dates, Ruleset ruleset, Standing standing, IntPredicate counts) {
        OpenDates open = new OpenDates(ruleset, standing, counts);
        ruleset.apart().comparing(dates).stream().filter(counts).forEach(plan -> {
            BitSet itself = new BitSet();
            itself.set(plan);
            open.add(Drawn.by(ruleset.plans().get(plan)), itself);
        });
        open.follow();
        return open.comparing;
    }

    private void follow() {
        while (!grown.isEmpty()) {
            Drawn one = grown.remove();
            BitSet plans = Lookup.in(comparing, one);
            if (!one.derived()) {
                ruleset.readers().exemptedBy(one.name()).forEach(other -> add(new Drawn(other, false), plans));
            } else if (standing.isOpen(one.name())) {
                ruleset.readers().ofType(one.name()).stream()
                        .filter(counts::test)
                        .forEach(plan -> add(Drawn.by(ruleset.plans().get(plan)), plans));
            }
        }
    }

    private void add(Drawn drawn, BitSet plans) {
        BitSet known = comparing.computeIfAbsent(drawn, d -> new BitSet());
        int size = known.cardinality();
        known.or(plans);
        if (known.cardinality() > size) {
            grown.add(drawn);
        }
    }
}
