package edict.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** SHA-256: equal for equal bytes, and for no others that anybody could find. */
public final class Hash {

    private Hash() {}

    /** In hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of each of several, by its name. */
    public static SortedMap<String, String> hex(Map<String, byte[]> named) {
        SortedMap<String, String> hashes = new TreeMap<>();
        named.forEach((name, bytes) -> hashes.put(name, hex(bytes)));
        return hashes;
    }

    /** Of a text as UTF-8, in hexadecimal digits. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** For what comes in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
