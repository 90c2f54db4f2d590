package edict.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A few places, for which others wait in the order in which they came. */
final class Places {

    private final int most;
    private final Queue<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private int free;

    /** @param most how many may wait */
    Places(int places, int most) {
        this.free = places;
        this.most = most;
    }

    /**
     * Asks for one, and has it once that is done. It is given back in any case.
     *
     * @throws Failure when too many wait
     */
    synchronized Future<Boolean> ask() {
        CompletableFuture<Boolean> place = new CompletableFuture<>();
        if (free > 0) {
            free--;
            place.complete(true);
        } else if (waiting.size() < most) {
            waiting.add(place);
        } else {
            throw Failure.busy();
        }
        return place;
    }

    /** @param place one asked for, had or not */
    synchronized void giveBack(Future<Boolean> place) {
        if (place.cancel(false)) {
            waiting.removeIf(Future::isDone);
        } else if (waiting.isEmpty()) {
            free++;
        } else {
            waiting.remove().complete(true);
        }
    }
}
