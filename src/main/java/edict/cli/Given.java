package edict.cli;

import org.jspecify.annotations.Nullable;

/** What stands on a line for an option or a parameter. It is there once the line is read. */
final class Given<T> {

    private @Nullable T value;

    /** What is given without having been read. */
    static <T> Given<T> of(T value) {
        Given<T> given = new Given<>();
        given.set(value);
        return given;
    }

    T get() {
        if (value == null) {
            throw new IllegalStateException("the line isn't read yet");
        }
        return value;
    }

    void set(T read) {
        value = read;
    }
}
