package edict.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How much an evaluation may cost before it is stopped.
 *
 * @param time from the start of the evaluation; not part of the result, so it is only ever a reason to fail
 * @param matches how many rule activations
 * @param completions how many completions are tried in all to settle what is open
 * @param allowed the time that there was before some of it was spent, for messages
 * @param unwanted whether nobody waits for the result any more; like the time, only ever a reason to fail
 */
public record Budget(Duration time, long matches, int completions, Duration allowed, BooleanSupplier unwanted) {

    /** From the beginning. */
    public Budget(Duration time, long matches, int completions) {
        this(time, matches, completions, time, () -> false);
    }

    /**
     * Enough for documents of 10,000 components. What is counted stops what is too much on every machine alike; the time is the last
     * resort, and long, so that a busy machine gives the answers of an idle one.
     */
    public static final Budget USUAL = new Budget(Duration.ofMinutes(5), 20_000_000, 50_000);

    /**
     * What remains after some time is spent, for a request that evaluates several days.
     *
     * @throws Exceeded when nothing remains
     */
    public Budget after(Duration spent) {
        Duration left = time.minus(spent);
        expectTime(left.isNegative() || left.isZero());
        return new Budget(left, matches, completions, allowed, unwanted);
    }

    /** The same, but whatever is evaluated stops once nobody wants it; asked by any thread that works on it. */
    public Budget unless(BooleanSupplier nobodyWants) {
        return new Budget(time, matches, completions, allowed, nobodyWants);
    }

    /** The same with so many completions at most. */
    public Budget settling(int most) {
        return new Budget(time, matches, Math.min(completions, most), allowed, unwanted);
    }

    /**
     * Goes on as long as there is time, and somebody who waits.
     *
     * @throws Exceeded otherwise
     */
    void expectTime(boolean isOver) {
        if (isOver) {
            throw new Exceeded("the evaluation took longer than " + allowed.toMillis() + " ms", false);
        }
        if (unwanted.getAsBoolean()) {
            throw new Exceeded("nobody waits for the evaluation any more", false);
        }
    }

    /** An evaluation that was stopped because it cost too much. */
    public static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final boolean comesAgain;

        /** @param comesAgain whether it costs as much each time; how long it takes hangs on what else the machine does */
        Exceeded(String message, boolean comesAgain) {
            super(message);
            this.comesAgain = comesAgain;
        }

        /** Whether it costs as much each time. */
        public boolean comesAgain() {
            return comesAgain;
        }

        /** What stopped the evaluation, where that is what was thrown: the rule engine may wrap what a predicate throws. */
        public static Optional<Exceeded> behind(Throwable thrown) {
            for (Throwable link = thrown; link != null; link = link.getCause()) {
                if (link instanceof Exceeded exceeded) {
                    return Optional.of(exceeded);
                }
            }
            return Optional.empty();
        }
    }
}
