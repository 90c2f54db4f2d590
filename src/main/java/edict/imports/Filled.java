package edict.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which the variables of the environment are replaced by the defaults that it gives itself. Where it gives none, or an empty
 * one, only the environment knows what stands there.
 *
 * @param text with {@link #HOLE} for what only the environment knows
 */
record Filled(String text) {

    /** Stands for a text that only the environment knows. No file holds this character. */
    static final char HOLE = '\u0000';

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

    /** Defaults may have defaults; whoever writes more of them than this says nothing any more. */
    private static final int NESTED = 8;

    static Filled of(String raw) {
        return new Filled(filled(raw.replace(HOLE, ' '), NESTED));
    }

    /** Whether a part of it stands in the environment. */
    boolean isOpen() {
        return text.indexOf(HOLE) >= 0;
    }

    /** Whether the file says nothing of it. */
    boolean isUnknown() {
        return isOpen() && known().isBlank();
    }

    /** What the file says. */
    String known() {
        return text.replace(String.valueOf(HOLE), "");
    }

    /** Recursive, as often as defaults may stand in each other. */
    private static String filled(String raw, int deep) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < raw.length()) {
            int dollar = raw.indexOf('$', at);
            if (dollar < 0 || dollar == raw.length() - 1) {
                break;
            }
            filled.append(raw, at, dollar);
            char next = raw.charAt(dollar + 1);
            if (next == '$') {
                filled.append('$');
                at = dollar + 2;
            } else if (next == '{') {
                int end = end(raw, dollar + 2);
                if (end < 0) {
                    at = dollar;
                    break;
                }
                filled.append(value(raw.substring(dollar + 2, end), deep));
                at = end + 1;
            } else {
                Matcher name = NAME.matcher(raw).region(dollar + 1, raw.length());
                boolean variable = name.lookingAt();
                filled.append(variable ? HOLE : '$');
                at = variable ? name.end() : dollar + 1;
            }
        }
        return filled.append(raw, at, raw.length()).toString();
    }

    /** Where the brace closes; -1 where it doesn't. */
    private static int end(String raw, int from) {
        int open = 1;
        for (int i = from; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '{' && raw.charAt(i - 1) == '$') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String value(String inside, int deep) {
        Matcher name = NAME.matcher(inside);
        String rest = name.lookingAt() ? inside.substring(name.end()) : "";
        int dash = rest.startsWith(":-") ? 2 : rest.startsWith("-") ? 1 : 0;
        String fallback = dash == 0 || deep == 0 ? "" : filled(rest.substring(dash), deep - 1);
        return fallback.isEmpty() ? String.valueOf(HOLE) : fallback;
    }
}
