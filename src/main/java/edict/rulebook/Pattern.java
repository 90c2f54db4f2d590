package edict.rulebook;

/** Ids of provisions: one, or with {@code *} for any characters, several. */
public record Pattern(String text) {

    public boolean matches(String id) {
        return matches(text, id);
    }

    // Greedy with one step back, linear in practice; a regular expression would have to be quoted piece by piece.
    private static boolean matches(String pattern, String id) {
        int p = 0;
        int i = 0;
        int star = -1;
        int resume = 0;
        while (i < id.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = i;
            } else if (p < pattern.length() && pattern.charAt(p) == id.charAt(i)) {
                p++;
                i++;
            } else if (star >= 0) {
                p = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
