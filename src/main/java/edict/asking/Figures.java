package edict.asking;

import java.util.regex.Pattern;

/** Numbers as French has them: a comma before the fraction, blanks between thousands. */
final class Figures {

    private static final String BLANK = "[ \\u00A0\\u202F]";

    private static final Pattern FRENCH = Pattern.compile("-?(?:[0-9]+|[0-9]{1,3}(?:" + BLANK + "[0-9]{3})+)(?:,[0-9]+)?");

    private Figures() {}

    /** As documents write it; what is no such number stands as it is. */
    static String withPoint(String text) {
        String bare = text.strip();
        return FRENCH.matcher(bare).matches() ? bare.replaceAll(BLANK, "").replace(',', '.') : text;
    }
}
