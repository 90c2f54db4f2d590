package edict.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code a == true && b in ("x", "y")}. */
final class OnlyIfs {

    private static final String LITERAL = "(?:\"[^\"]*+\"|[A-Za-z0-9.+-]++)";

    private static final Pattern CONJUNCT = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*+)\\s*"
            + "(==|!=|contains\\b|in\\b)\\s*(\\(\\s*" + LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*+\\s*\\)|" + LITERAL
            + ")\\s*(&&|$)");

    private static final Pattern EACH = Pattern.compile(LITERAL);

    private OnlyIfs() {}

    /** A conjunct as written: its literals are still texts. */
    record Raw(String attribute, String operator, List<String> literals) {}

    /** The conjuncts, or nothing when the text is of another form. */
    static Optional<List<Raw>> parse(String text) {
        Matcher matcher = CONJUNCT.matcher(text);
        List<Raw> conjuncts = new ArrayList<>();
        int next = 0;
        boolean more = true;
        while (more) {
            if (!matcher.region(next, text.length()).lookingAt()) {
                return Optional.empty();
            }
            String operator = matcher.group(2);
            String right = matcher.group(3);
            if (operator.equals("in") != right.startsWith("(")) {
                return Optional.empty();
            }
            conjuncts.add(new Raw(matcher.group(1), operator, literals(right)));
            more = matcher.group(4).equals("&&");
            next = matcher.end();
        }
        return Optional.of(conjuncts);
    }

    private static List<String> literals(String right) {
        List<String> literals = new ArrayList<>();
        Matcher each = EACH.matcher(right);
        while (each.find()) {
            String literal = each.group();
            literals.add(literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : literal);
        }
        return literals;
    }
}
