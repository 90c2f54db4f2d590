package edict.document;

/** What the YAML 1.2 core schema makes of an unquoted scalar. */
final class Plain {

    private Plain() {}

    static Node.Kind kind(String text) {
        if (text.isEmpty()) {
            return Node.Kind.NULL;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return isNumber(text) ? Node.Kind.NUMBER : Node.Kind.TEXT;
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> Node.Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Node.Kind.BOOLEAN;
            default -> Node.Kind.TEXT;
        };
    }

    /**
     * {@code [-+]?[0-9]+}, {@code 0o[0-7]+}, {@code 0x[0-9a-fA-F]+}, {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?},
     * infinity and not-a-number. By hand: this runs for every value, and a pattern would be slower and may backtrack.
     */
    private static boolean isNumber(String text) {
        int end = text.length();
        if (text.startsWith("0o")) {
            return end > 2 && text.chars().skip(2).allMatch(c -> c >= '0' && c <= '7');
        }
        if (text.startsWith("0x")) {
            return end > 2 && text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        }
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        switch (text.substring(Math.min(start, end), Math.min(end, start + 4))) {
            case ".inf", ".Inf", ".INF" -> {
                return end == start + 4;
            }
            case ".nan", ".NaN", ".NAN" -> {
                return end == 4 && start == 0;
            }
            default -> {
                // Digits, then.
            }
        }
        int whole = digits(text, start);
        int next = whole;
        boolean some = whole > start;
        if (next < end && text.charAt(next) == '.') {
            next = digits(text, next + 1);
            some |= next > whole + 1;
        }
        if (!some) {
            return false;
        }
        if (next < end && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
            int exponent = next + 1;
            if (exponent < end && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            next = digits(text, exponent);
            if (next == exponent) {
                return false;
            }
        }
        return next == end;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
