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
     * What keys begin with and words too: `sk-learn`, `hf_reranker`. The variables of the environment that begin so in capitals are settings.
     */
    private static final Pattern BEGUN = Pattern.compile("(?i)\\b(?:(?:sk|pk|rk)-|(?-i:hf_))([a-z0-9][a-z0-9_-]*)");

    /** Shorter than any key that is issued. */
    private static final int LONG = 8;

    /** Words, numbers and versions, as names are put together: no key looks like that. */
    private static final Pattern WORDS;

    static {
        String word = "(?:[A-Z]?[a-z]{1,20}(?:[A-Z][a-z]{2,20})*+|[A-Z]{1,20})[0-9]{0,3}|[0-9]{1,8}[a-z]?";
        WORDS = Pattern.compile("(?:" + word + ")(?:[_-]+(?:" + word + "))*+[_-]*");
    }

    /** Hosts of addresses. */
    private static final Pattern HOST = Pattern.compile("(://(?:[^/\\s@]*@)?)([A-Za-z0-9._-]+)");

    private static final Pattern UNDER = Pattern.compile("^/(?:services|volumes)/[^/]+");

    /**
     * Other beginnings of issued keys, keys in PEM, passwords in addresses, long runs without a word in them. A name alone in an address is that
     * of an account, as before a database, and in those of the web a key.
     */
    private static final Pattern VALUE = Pattern.compile("(?i)(\\bgh[pousr]_[a-z0-9]|\\bglpat-"
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
        return isInName(text) || BEGUN.matcher(HOST.matcher(text).replaceAll("$1")).find();
    }

    /**
     * Whether what something is called in the file, such as a service, a host or a setting, looks like a secret: names may begin as keys
     * do, so it counts what follows.
     */
    static boolean isInName(String name) {
        return VALUE.matcher(DIGEST.matcher(name).replaceAll("")).find()
                || BEGUN.matcher(name).results()
                        .map(begun -> begun.group(1))
                        .anyMatch(rest -> rest.length() >= LONG && !WORDS.matcher(rest).matches());
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

    /** The pointer, unless it looks like one, but for the name of a service or a volume, under which other values stand. */
    static String pointer(String pointer) {
        String plain = UNDER.matcher(pointer).results().findFirst()
                .filter(named -> !isInName(named.group()))
                .map(named -> pointer.substring(named.end()))
                .orElse(pointer);
        return isIn(plain) ? LEFT_OUT : pointer;
    }

    /** The name, unless it looks like a secret all the same. */
    static String called(String name) {
        return isInName(name) ? LEFT_OUT : name;
    }
}
