package edict.drl;

import edict.document.Names;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the grammar that stands between {@code then} and {@code end}. */
final class VerbReader {

    private static final List<String> VERBS =
            Arrays.stream(Rule.Verb.values()).map(VerbReader::word).toList();
    private static final String VERB_NAMES = Names.oneOf(VERBS).replace(" or ", " and ");

    private final Cursor cursor;
    private final ConstraintReader operands;
    private final List<Problem> problems;

    /** @param problems where refused verbs are added */
    VerbReader(Cursor cursor, ConstraintReader operands, List<Problem> problems) {
        this.cursor = cursor;
        this.operands = operands;
        this.problems = problems;
    }

    static String word(Rule.Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    static boolean isVerb(Token token) {
        return VERBS.contains(token.text());
    }

    /** The verbs up to {@code end}. */
    List<Syntax.Verb> verbs() {
        int before = problems.size();
        Token first = cursor.peek();
        List<Syntax.Verb> verbs = new ArrayList<>();
        while (!cursor.peek().isWord("end")) {
            if (cursor.peek().is(Lexer.END) || cursor.atRule()) {
                throw new Refusal(
                        cursor.peek().at(), "%s stands where `end` should".formatted(Cursor.shown(cursor.peek())));
            }
            try {
                verbs.add(verb());
            } catch (Refusal refusal) {
                problems.add(refusal.problem());
                while (!cursor.peek().is(Lexer.SEMICOLON)
                        && !cursor.peek().isWord("end")
                        && !cursor.peek().is(Lexer.END)
                        && !cursor.atRule()) {
                    cursor.take();
                }
                while (cursor.peek().is(Lexer.SEMICOLON) || cursor.peek().is(Lexer.CLOSE_CURLY)) {
                    cursor.take();
                }
            }
        }
        if (verbs.isEmpty() && problems.size() == before) {
            problems.add(new Problem(
                    first.at(), "", "nothing stands between `then` and `end`; the verbs are " + VERB_NAMES));
        }
        return List.copyOf(verbs);
    }

    private Syntax.Verb verb() {
        Token at = cursor.take();
        if (at.isWord("then")) {
            throw new Refusal(at.at(), Foreign.ONE_THEN);
        }
        if (at.is(Lexer.SEMICOLON)) {
            throw new Refusal(at.at(), "leave out `;`; one ends each verb");
        }
        Optional<Rule.Verb> found =
                Arrays.stream(Rule.Verb.values()).filter(v -> at.isWord(word(v))).findFirst();
        if (found.isEmpty()) {
            String advice = Foreign.ACTIONS.get(at.text());
            throw new Refusal(
                    at.at(),
                    advice != null
                            ? "`%s` is not part of the profile; %s".formatted(at.text(), advice)
                            : "%s is no verb%s; the verbs are %s"
                                    .formatted(
                                            Cursor.shown(at),
                                            Names.nearest(at.text(), VERBS)
                                                    .map(near -> ", did you mean `" + near + "`?")
                                                    .orElse(""),
                                            VERB_NAMES));
        }
        Rule.Verb verb = found.get();
        cursor.expect(Lexer.OPEN, "(");
        Optional<Token> type = Optional.empty();
        List<Syntax.Operand> arguments;
        if (verb == Rule.Verb.CLASSIFY) {
            Token name = cursor.peek();
            if (!name.is(Lexer.WORD) || name.isVariable() || name.isWord("new") || !cursor.ahead(1).is(Lexer.OPEN)) {
                throw new Refusal(name.at(), "write `classify( Type( … ) )`, the type with its attributes by position");
            }
            type = Optional.of(cursor.take());
            cursor.take();
            arguments = arguments();
            cursor.expect(Lexer.CLOSE, ")");
        } else {
            arguments = arguments();
        }
        cursor.expect(Lexer.CLOSE, ")");
        cursor.expect(Lexer.SEMICOLON, ";");
        return new Syntax.Verb(at, verb, type, arguments);
    }

    private List<Syntax.Operand> arguments() {
        List<Syntax.Operand> arguments = new ArrayList<>();
        if (cursor.peek().is(Lexer.CLOSE)) {
            return arguments;
        }
        while (true) {
            Token at = cursor.peek();
            if (at.is(Lexer.WORD) && !at.isVariable()) {
                throw new Refusal(
                        at.at(),
                        ("%s is no argument of a verb; arguments are variables and constants: bind an attribute "
                                + "in its pattern, `$v : attribute`")
                                .formatted(Names.quote(at.text())));
            }
            arguments.add(operands.operand());
            if (ConstraintReader.isPath(cursor.peek())) {
                throw new Refusal(
                        cursor.peek().at(),
                        "arguments are variables and constants; bind the attribute in its pattern, `$v : attribute`");
            }
            if (!cursor.peek().is(Lexer.COMMA)) {
                return List.copyOf(arguments);
            }
            cursor.take();
        }
    }
}
