package edict.drl;

import edict.document.Place;

/**
 * A word, number, text or sign of a rule file, as Drools' own lexer cuts it.
 *
 * @param type one of the constants of Drools' lexer
 * @param text as written, quotation marks included
 * @param start offset of the first character in the file
 * @param stop offset of the last character
 */
record Token(int type, String text, int start, int stop, Place at) {

    boolean is(int type) {
        return this.type == type;
    }

    boolean isWord(String word) {
        return type == Lexer.WORD && text.equals(word);
    }

    boolean isVariable() {
        return type == Lexer.WORD && text.startsWith("$");
    }

    /** Whether it is a word of DRL that can't name a type. */
    boolean isReserved() {
        return switch (text) {
            case "rule", "when", "then", "end" -> true;
            case "and", "or", "not", "exists", "forall", "accumulate", "from", "over" -> true;
            default -> false;
        };
    }

    /** The characters between the quotation marks. */
    String unquoted() {
        return text.substring(1, text.length() - 1);
    }
}
