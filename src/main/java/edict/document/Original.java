package edict.document;

import java.util.Arrays;

/** The bytes that a document was read from, by which whoever keeps a report finds it again. Immutable; equal for equal bytes. */
public final class Original {

    private final byte[] bytes;

    /** @param bytes nobody changes them */
    Original(byte[] bytes) {
        this.bytes = bytes;
    }

    /** SHA-256, in hexadecimal digits. Computed at each call: most reports show none. */
    public String hash() {
        return Hash.hex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Original original && Arrays.equals(bytes, original.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
