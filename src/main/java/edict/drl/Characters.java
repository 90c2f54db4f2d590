package edict.drl;

import edict.document.Place;
import edict.document.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What may stand in a rule file at all, checked before anything else reads it: strict UTF-8, a closed set of
 * characters, texts and comments that end, brackets that are not nested deeper than a parser may recurse.
 */
final class Characters {

    static final int BYTES = 500_000;
    static final int NESTING = 32;
    static final int NAME = 100;
    static final int TEXT = 300;

    private static final int SHOWN = 20;

    private final String file;
    private final String text;
    private final List<Problem> problems;
    private int line = 1;
    private int lineStart;

    private Characters(String file, String text, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /** @throws Refusal when the bytes are no text that a rule file may hold */
    static String decode(RuleFile file) {
        byte[] bytes = file.bytes();
        Place start = new Place(file.name(), 1, 1);
        if (bytes.length > BYTES) {
            throw new Refusal(
                    start, "the file has %d bytes, more than the %d allowed; split it".formatted(bytes.length, BYTES));
        }
        if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new Refusal(start, "the file begins with a byte-order mark; save it as UTF-8 without one");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            Characters read = new Characters(file.name(), text, new ArrayList<>());
            for (int i = 0; i < text.length(); i++) {
                read.countLine(i);
            }
            throw new Refusal(
                    read.place(text.length()),
                    "byte 0x%02X is not UTF-8 here; save the file as UTF-8".formatted(bytes[in.position()] & 0xFF));
        }
        return text;
    }

    /** Everything about the characters of {@code text} that keeps it from being read. */
    static List<Problem> problems(String file, String text) {
        Characters characters = new Characters(file, text, new ArrayList<>());
        try {
            characters.check();
        } catch (Refusal refusal) {
            characters.problems.add(refusal.problem());
        }
        return characters.problems;
    }

    private void check() {
        int depth = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                i = quoted(i);
            } else if (c == '/' && next(i) == '/') {
                i = lineComment(i);
            } else if (c == '/' && next(i) == '*') {
                i = blockComment(i);
            } else if (isNamePart(c)) {
                i = name(i);
            } else {
                if (c == '(' || c == '[' || c == '{') {
                    depth++;
                    if (depth > NESTING) {
                        throw new Refusal(
                                place(i),
                                ("brackets are nested more than %d deep; derive a fact in a rule of its own and "
                                        + "read that")
                                        .formatted(NESTING));
                    }
                } else if (c == ')' || c == ']' || c == '}') {
                    depth--;
                }
                i = outside(i);
            }
        }
    }

    private int outside(int i) {
        int c = text.codePointAt(i);
        int length = Character.charCount(c);
        if (c == '\'') {
            throw new Refusal(place(i), "texts stand in double quotes: write `\"`");
        } else if (c == '\\' || c == '`' || c > '~' || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            found(i, shown(c) + instead(c));
        } else {
            lineEnd(i);
        }
        return i + length;
    }

    /** What word processors make of plain characters is told by what to write in its place. */
    private static String instead(int c) {
        return switch (Character.getType(c)) {
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> quotationMark();
            case Character.SPACE_SEPARATOR -> " only looks like a space; write a plain one";
            default -> switch (c) {
                case 0x201A, 0x201E -> quotationMark();
                case 0x2260 -> " may not stand here; write `!=`";
                case 0x2264 -> " may not stand here; write `<=`";
                case 0x2265 -> " may not stand here; write `>=`";
                default -> " may not stand outside texts and comments; names are ASCII letters and digits";
            };
        };
    }

    private static String quotationMark() {
        return " is no plain quotation mark; texts stand in double quotes: write `\"`";
    }

    private int quoted(int start) {
        int i = start + 1;
        while (true) {
            if (i >= text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                throw new Refusal(place(start), "the text has no closing `\"` on its line");
            }
            int c = text.codePointAt(i);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                throw new Refusal(place(i), "a backslash in a text; texts are written without escapes");
            }
            visible(i, c);
            i += Character.charCount(c);
        }
        if (i - start - 1 > TEXT) {
            throw new Refusal(
                    place(start),
                    "the text has %d characters, more than the %d allowed".formatted(i - start - 1, TEXT));
        }
        return i + 1;
    }

    private int lineComment(int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) != '\n') {
            i = commented(i);
        }
        return i;
    }

    private int blockComment(int start) {
        Place at = place(start);
        int i = start + 2;
        while (i < text.length() && !(text.charAt(i) == '*' && next(i) == '/')) {
            i = commented(i);
        }
        if (i >= text.length()) {
            throw new Refusal(at, "the comment has no closing `*/`");
        }
        return i + 2;
    }

    private int commented(int i) {
        int c = text.codePointAt(i);
        if (c == '\r' || c == '\n') {
            lineEnd(i);
        } else {
            visible(i, c);
        }
        return i + Character.charCount(c);
    }

    private int name(int start) {
        int i = start;
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i++;
        }
        if (i - start > NAME) {
            throw new Refusal(
                    place(start),
                    "a name or number of %d characters, more than the %d allowed".formatted(i - start, NAME));
        }
        return i;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }

    /** A reader must see what stands in a text or comment, in the order in which it stands there. */
    private void visible(int i, int c) {
        boolean hidden =
                switch (Character.getType(c)) {
                    case Character.CONTROL -> c != '\t';
                    case Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> c == 0xFFFD || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
                };
        if (hidden) {
            found(i, shown(c) + " can't be seen and may not stand in a rule file");
        }
    }

    private void lineEnd(int i) {
        if (text.charAt(i) == '\r' && next(i) != '\n') {
            found(i, "a lone carriage return; end lines with a line feed");
        }
        countLine(i);
    }

    private void countLine(int i) {
        if (text.charAt(i) == '\n') {
            line++;
            lineStart = i + 1;
        }
    }

    private void found(int i, String message) {
        problems.add(new Problem(place(i), "", message));
        if (problems.size() == SHOWN) {
            throw new Refusal(place(i + 1), "the characters from here on were not looked at");
        }
    }

    private char next(int i) {
        return i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    }

    private Place place(int i) {
        return new Place(file, line, i - lineStart + 1);
    }

    private static String shown(int c) {
        return "U+%04X".formatted(c);
    }
}
