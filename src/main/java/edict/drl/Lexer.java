package edict.drl;

import edict.document.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.TokenSource;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.lang.DRL6Lexer;
import org.drools.drl.parser.lang.DRLLexer;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Cuts a text into tokens with Drools' own lexer, so that Edict and Drools can't disagree about where a word ends. */
final class Lexer {

    static final int END = DRL6Lexer.EOF;
    static final int WORD = DRL6Lexer.ID;
    static final int TEXT = DRL6Lexer.STRING;
    static final int INTEGER = DRL6Lexer.DECIMAL;
    static final int FRACTION = DRL6Lexer.FLOAT;
    static final int HEXADECIMAL = DRL6Lexer.HEX;
    static final int TIME = DRL6Lexer.TIME_INTERVAL;
    static final int TRUTH = DRL6Lexer.BOOL;
    static final int NULL = DRL6Lexer.NULL;
    static final int COLON = DRL6Lexer.COLON;
    static final int COMMA = DRL6Lexer.COMMA;
    static final int SEMICOLON = DRL6Lexer.SEMICOLON;
    static final int OPEN = DRL6Lexer.LEFT_PAREN;
    static final int CLOSE = DRL6Lexer.RIGHT_PAREN;
    static final int OPEN_SQUARE = DRL6Lexer.LEFT_SQUARE;
    static final int CLOSE_SQUARE = DRL6Lexer.RIGHT_SQUARE;
    static final int OPEN_CURLY = DRL6Lexer.LEFT_CURLY;
    static final int CLOSE_CURLY = DRL6Lexer.RIGHT_CURLY;
    static final int DOT = DRL6Lexer.DOT;
    static final int SAFE_DOT = DRL6Lexer.NULL_SAFE_DOT;
    static final int HASH = DRL6Lexer.HASH;
    static final int AT = DRL6Lexer.AT;
    static final int NOT = DRL6Lexer.NEGATION;
    static final int AND = DRL6Lexer.DOUBLE_AMPER;
    static final int OR = DRL6Lexer.DOUBLE_PIPE;
    static final int SINGLE_AND = DRL6Lexer.AMPER;
    static final int SINGLE_OR = DRL6Lexer.PIPE;
    static final int XOR = DRL6Lexer.XOR;
    static final int QUESTION = DRL6Lexer.QUESTION;
    static final int EQUAL = DRL6Lexer.EQUALS;
    static final int NOT_EQUAL = DRL6Lexer.NOT_EQUALS;
    static final int LESS = DRL6Lexer.LESS;
    static final int GREATER = DRL6Lexer.GREATER;
    static final int AT_MOST = DRL6Lexer.LESS_EQUALS;
    static final int AT_LEAST = DRL6Lexer.GREATER_EQUALS;
    static final int ASSIGN = DRL6Lexer.EQUALS_ASSIGN;
    static final int UNIFY = DRL6Lexer.UNIFY;
    static final int PLUS = DRL6Lexer.PLUS;
    static final int MINUS = DRL6Lexer.MINUS;
    static final int TIMES = DRL6Lexer.STAR;
    static final int DIVIDE = DRL6Lexer.DIV;
    static final int QUESTION_DIVIDE = DRL6Lexer.QUESTION_DIV;
    static final int MODULO = DRL6Lexer.MOD;
    static final int TILDE = DRL6Lexer.TILDE;

    static final LanguageLevelOption LEVEL = LanguageLevelOption.DRL6;

    private Lexer() {}

    /**
     * A text cut into tokens.
     *
     * @param tokens all but white space and comments, the last one {@link #END}
     * @param all every token as Drools' parser wants them; read once, then used up
     */
    record Cut(List<Token> tokens, TokenSource all) {}

    /** @throws Refusal when Drools' lexer finds no token somewhere */
    static Cut cut(String file, String text) {
        DRLLexer lexer = DRLFactory.getDRLLexer(new ANTLRStringStream(text), LEVEL);
        List<Token> tokens = new ArrayList<>();
        List<CommonToken> all = new ArrayList<>();
        while (true) {
            CommonToken token = (CommonToken) lexer.nextToken();
            all.add(token);
            if (token.getType() == END) {
                tokens.add(new Token(END, "", text.length(), text.length(), end(file, text)));
                break;
            }
            if (token.getChannel() == org.antlr.runtime.Token.DEFAULT_CHANNEL) {
                tokens.add(new Token(
                        token.getType(),
                        token.getText(),
                        token.getStartIndex(),
                        token.getStopIndex(),
                        new Place(file, token.getLine(), token.getCharPositionInLine() + 1)));
            }
        }
        if (!lexer.getErrors().isEmpty()) {
            var error = lexer.getErrors().get(0);
            Place at = new Place(file, Math.max(1, error.getLineNumber()), Math.max(1, error.getColumn() + 1));
            throw new Refusal(at, "these characters are no word, number, text or sign of a rule");
        }
        return new Cut(List.copyOf(tokens), new Again(file, all.iterator(), all.get(all.size() - 1)));
    }

    static List<Token> tokens(String file, String text) {
        return cut(file, text).tokens();
    }

    /** Tokens handed out a second time: cutting costs more than parsing. */
    private record Again(String file, Iterator<CommonToken> tokens, CommonToken end) implements TokenSource {

        @Override
        public org.antlr.runtime.Token nextToken() {
            return tokens.hasNext() ? tokens.next() : end;
        }

        @Override
        public String getSourceName() {
            return file;
        }
    }

    private static Place end(String file, String text) {
        int lines = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Place(file, lines, text.length() - text.lastIndexOf('\n'));
    }
}
