package edict;

import edict.engine.Budget;
import java.time.Duration;

/** One budget for all days, or all designs: a design may name a thousand days on which something turns. */
record Purse(Budget whole, long since) {

    static Purse of(Budget budget) {
        return new Purse(budget, System.nanoTime());
    }

    Budget left() {
        return whole.after(Duration.ofNanos(System.nanoTime() - since));
    }
}
