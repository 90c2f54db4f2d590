package edict.imports;

import java.util.Locale;
import java.util.regex.Pattern;

/** What must never leave the imported file. */
final class Secrets {

    static final String LEFT_OUT = "(left out)";

    /** What is said of a value that looks like one. */
    static final String NOTED = "looks like a secret; wherever it would stand, `" + LEFT_OUT + "` does";

    private static final Pattern KEY =
            Pattern.compile("password|passwd|passphrase|secret|token|key|credential|authorization");

    /**
     * Beginnings of issued keys, keys in PEM, passwords in addresses, long runs without a word in them. A name alone in an address is that
     * of an account, as before a database, and in those of the web a key.
     */
    private static final Pattern VALUE = Pattern.compile("(?i)(\\b(sk|pk|rk)-[a-z0-9]|\\bgh[pousr]_[a-z0-9]|\\bglpat-|\\bhf_[a-z0-9]"
            + "|\\bxox[abeprs]-|\\b(AKIA|ASIA)[0-9A-Z]{12}|\\beyJ[a-z0-9_-]{8}|\\bAIza[a-z0-9_-]{8}|\\bbearer\\s"
            + "|-----BEGIN|://[^/\\s:@]*:[^/\\s]+@|\\b(https?|wss?)://[^/\\s]*@|\\b[0-9a-f]{32}|\\b[a-z0-9]{40})");

    /** What stands where a secret would and is none, such as what a server without keys is given. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)|[-+.0-9e]+|true|false|null|none|empty|dummy|not-needed|unused|os\\.environ/.*|\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?");

    /** A digest says of what it is one, and is published: as in the name of an image. */
    private static final Pattern DIGEST = Pattern.compile("(?i)\\bsha(?:1|256|384|512)[:-][0-9a-f]{40,128}\\b");

    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private Secrets() {}

    /** Whether values under this key are secrets, or may be. */
    static boolean isKey(String key) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether the text looks like a secret, wherever it stands. */
    static boolean isIn(String text) {
        return VALUE.matcher(DIGEST.matcher(text).replaceAll("")).find();
    }

    /** Whether a version is the hash of what it stands for, as that of a commit, and no secret. */
    static boolean isRevision(String version) {
        return REVISION.matcher(version).matches();
    }

    /** Whether a value under a key is a secret, and not what names one: a number, a switch, a variable of the environment. */
    static boolean isWritten(String key, String text) {
        return isIn(text) || isKey(key) && !NAMED.matcher(text).matches();
    }

    /** The text, unless it looks like a secret. */
    static String shown(String text) {
        return isIn(text) ? LEFT_OUT : text;
    }
}
