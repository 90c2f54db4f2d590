package edict.imports;

import edict.document.Place;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a text in the DSL of Structurizr, a line each, as its tools take them apart. */
final class StructurizrText {

    private static final String BLOCK = "\"\"\"";

    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int start;

    /** @param quoted whether it stands in quotation marks, in which a brace opens nothing */
    record Word(String text, boolean quoted, Place at) {

        boolean is(String mark) {
            return !quoted && text.equals(mark);
        }
    }

    /** The text can't be taken apart any further. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Broken(Place at, String message) {
            super(message);
            this.problem = new Problem(at, "", message);
        }

        Problem problem() {
            return problem;
        }
    }

    StructurizrText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Where the text goes on. */
    Place here() {
        return new Place(file, line, at - start + 1);
    }

    /** The words of the next line that has any; empty at the end. */
    Optional<List<Word>> next() throws Broken {
        while (at < text.length()) {
            blanks();
            if (startsWith("//") || startsWith("#")) {
                rest();
            } else if (startsWith("/*")) {
                comment();
            } else if (!isEnd()) {
                return Optional.of(words());
            }
            newline();
        }
        return Optional.empty();
    }

    /** The next line as it is, without blanks around it; empty at the end. */
    Optional<String> raw() {
        if (at >= text.length()) {
            return Optional.empty();
        }
        String raw = rest().strip();
        newline();
        return Optional.of(raw);
    }

    private List<Word> words() throws Broken {
        List<Word> words = new ArrayList<>();
        while (!isEnd()) {
            if (!continued()) {
                words.add(startsWith(BLOCK) ? block() : startsWith("\"") ? quoted() : bare());
            }
            blanks();
        }
        return words;
    }

    /** Between marks that may stand lines apart. */
    private Word block() throws Broken {
        Place place = here();
        int end = text.indexOf(BLOCK, at + BLOCK.length());
        if (end < 0) {
            throw new Broken(place, "the text that begins here is not closed; expected `\"\"\"`");
        }
        String inside = text.substring(at + BLOCK.length(), end);
        while (at < end + BLOCK.length()) {
            step();
        }
        return new Word(inside.strip(), true, place);
    }

    private Word quoted() throws Broken {
        Place place = here();
        StringBuilder word = new StringBuilder();
        step();
        while (!startsWith("\"")) {
            if (continued()) {
                blanks();
            } else if (isEnd()) {
                throw new Broken(place, "the text that begins here is not closed; expected `\"` before the end of the line");
            } else {
                if (startsWith("\\\"")) {
                    step();
                }
                word.append(text.charAt(at));
                step();
            }
        }
        step();
        return new Word(word.toString(), true, place);
    }

    private Word bare() {
        Place place = here();
        int from = at;
        while (!isEnd() && !isBlank(text.charAt(at)) && !isContinued()) {
            step();
        }
        return new Word(text.substring(from, at), false, place);
    }

    private void comment() throws Broken {
        Place place = here();
        while (!rest().strip().endsWith("*/")) {
            newline();
            if (at >= text.length()) {
                throw new Broken(place, "the comment that begins here is not closed; expected `*/` at the end of a line");
            }
        }
    }

    // ---- characters

    private boolean startsWith(String mark) {
        return text.startsWith(mark, at);
    }

    private boolean isEnd() {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    private static boolean isBlank(char c) {
        return c != '\n' && Character.isWhitespace(c);
    }

    private void blanks() {
        while (!isEnd() && isBlank(text.charAt(at))) {
            step();
        }
    }

    private boolean isContinued() {
        return startsWith("\\\n") || startsWith("\\\r\n");
    }

    /** Goes on in the next line where the end of this one says so. */
    private boolean continued() {
        if (!isContinued()) {
            return false;
        }
        rest();
        newline();
        return true;
    }

    private String rest() {
        int from = at;
        while (!isEnd()) {
            step();
        }
        return text.substring(from, at);
    }

    private void newline() {
        if (at < text.length() && text.charAt(at) == '\n') {
            step();
        }
    }

    private void step() {
        if (text.charAt(at++) == '\n') {
            line++;
            start = at;
        }
    }
}
