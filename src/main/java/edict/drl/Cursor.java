package edict.drl;

import edict.document.Names;
import java.util.List;

/** A place in the tokens of one file, moved by those who read them. */
final class Cursor {

    private final List<Token> tokens;
    private int position;

    /** @param tokens ending with {@link Lexer#END} */
    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    int position() {
        return position;
    }

    void moveTo(int position) {
        this.position = position;
    }

    /** The token at {@code i}, beyond the end the end. */
    Token get(int i) {
        return tokens.get(Math.min(i, tokens.size() - 1));
    }

    List<Token> from(int start) {
        return List.copyOf(tokens.subList(start, position));
    }

    Token peek() {
        return tokens.get(position);
    }

    Token ahead(int n) {
        return get(position + n);
    }

    /** The next token; the end of the file stays where it is. */
    Token take() {
        Token token = tokens.get(position);
        if (position < tokens.size() - 1) {
            position++;
        }
        return token;
    }

    void expect(int type, String sign) {
        Token token = peek();
        if (!token.is(type)) {
            throw new Refusal(
                    token.at(),
                    Foreign.sign(token).orElse("%s stands where `%s` should".formatted(shown(token), sign)));
        }
        take();
    }

    /** Whether a rule begins here, whatever came before. */
    boolean atRule() {
        return isRule(position);
    }

    boolean isRule(int i) {
        return get(i).isWord("rule") && get(i + 1).is(Lexer.TEXT);
    }

    static String shown(Token token) {
        return token.is(Lexer.END) ? "the end of the file" : Names.quote(token.text());
    }
}
