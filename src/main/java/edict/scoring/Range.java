package edict.scoring;

/** From the worst completion to the best, both included. */
public record Range<T extends Comparable<? super T>>(T least, T most) {

    public static <T extends Comparable<? super T>> Range<T> at(T value) {
        return new Range<>(value, value);
    }

    /** Whether there is only one. */
    public boolean isPoint() {
        return least.compareTo(most) == 0;
    }
}
