package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import edict.document.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Valid files with a few tokens dropped, doubled, swapped or replaced. Each is refused with a problem, or read to a tree
 * that says what the tokens said: nothing of the text is lost on the way.
 */
class FuzzTest {

    private static final int FILES = Integer.getInteger("edict.fuzz", 600);

    /** Signs that only group, and {@code and}, which the printer may set or leave out. */
    private static final Set<String> GROUPING = Set.of("(", ")", ",", "and", "&&");

    private static final List<String> STRANGE = List.of(
            "not", "exists", "forall", "accumulate", "or", "and", "&&", "||", "!", "(", ")", ",", ";", ":", ":=", "==", "!=",
            "<", ">=", "in", "contains", "memberOf", "matches", "from", "eval", "this", "null", "true", "1", "010", "-",
            "\"biometric\"", "\"p/x\"", "$s", "$o", "$x", "AiSystem", "Role", "of", "holder", "parameter", "reached", "overdue",
            "within", "rule", "when", "then", "end", "?", ".", "#", "[", "]", "{", "}", "@", "&", "|", "^", "~", "=", "+",
            "/", "/*", "//", "\"", "'", "\n", "over", "salience", "0x1", "1d", "Model( )", "trained == true",
            "of == $s", "holder == $o", "count()", "as", "null", "->", "++");

    private static final List<List<String>> ALIKE = List.of(
            List.of("==", "!=", "<", ">", "<=", ">="),
            List.of(",", "&&", "||", " and ", " or "),
            List.of("not", "exists", "!", ""),
            List.of("contains", "not contains", "in", "not in", "memberOf", "=="),
            List.of("reached", "overdue", "earlier", "later", "within", "intersects", "any"),
            List.of("applies", "require", "prohibit", "breach", "fulfil", "advise"),
            List.of("true", "false"),
            List.of("sum", "min", "max"));

    private static final List<String> TEXTS = List.of(
            Examples.EMOTIONS,
            Examples.CONSTRAINTS,
            Examples.OUT_OF_ORDER,
            // The printer writes `forall` as what it means, so the groups come without one.
            Examples.GROUPS.replaceAll("(?m)^ *forall.*\n", ""));

    @Test
    void a_mutated_file_is_refused_or_read_to_the_last_token() {
        Random random = new Random(Long.getLong("edict.seed", 20261120));
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            String text = mutated(TEXTS.get(random.nextInt(TEXTS.size())), random);
            List<Rule> rules;
            try {
                rules = Words.read(text);
            } catch (Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
                refused.problems().forEach(problem -> {
                    assertThat(problem.at().line()).isBetween(1, text.split("\n", -1).length);
                    assertThat(problem.at().column()).isPositive();
                    assertThat(problem.message()).doesNotContain("\n").isNotEmpty();
                });
                continue;
            } catch (RuntimeException e) {
                throw new AssertionError("file " + i + ":\n" + text, e);
            }
            read++;
            String printed = RulePrinter.print(rules);
            assertThat(said(printed)).as("file %d:%n%s", i, text).isEqualTo(said(text));
            assertThatCode(() -> Words.read(printed)).as(printed).doesNotThrowAnyException();
            assertThat(Words.withoutPlaces(Words.read(printed))).isEqualTo(Words.withoutPlaces(rules));
        }
        // Both sides of the property are exercised.
        assertThat(read).isBetween(FILES / 20, FILES * 9 / 10);
    }

    private static String mutated(String text, Random random) {
        List<Token> tokens = Lexer.tokens("r.drl", text);
        int mutations = 1 + random.nextInt(2);
        String mutated = text;
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < mutations; i++) {
            chosen.add(random.nextInt(tokens.size() - 1));
        }
        // From the end, so that offsets stay right.
        chosen.sort((a, b) -> b - a);
        for (int index : chosen.stream().distinct().toList()) {
            Token token = tokens.get(index);
            String other = tokens.get(random.nextInt(tokens.size() - 1)).text();
            String instead = random.nextInt(3) > 0
                    ? alike(token, tokens, random)
                    : switch (random.nextInt(6)) {
                        case 0 -> "";
                        case 1 -> token.text() + " " + token.text();
                        case 2 -> other;
                        case 3 -> token.text() + " " + other;
                        case 4 -> STRANGE.get(random.nextInt(STRANGE.size()));
                        default -> token.text() + " " + STRANGE.get(random.nextInt(STRANGE.size()));
                    };
            mutated = mutated.substring(0, token.start()) + instead + mutated.substring(token.stop() + 1);
        }
        return mutated;
    }

    /** A token that could stand in the same place. */
    private static String alike(Token token, List<Token> tokens, Random random) {
        for (List<String> kind : ALIKE) {
            if (kind.contains(token.text())) {
                return kind.get(random.nextInt(kind.size()));
            }
        }
        List<Token> same = tokens.stream()
                .filter(other -> other.type() == token.type()
                        && other.isVariable() == token.isVariable()
                        && Character.isUpperCase(other.text().charAt(0)) == Character.isUpperCase(token.text().charAt(0)))
                .toList();
        return token.is(Lexer.OPEN) || same.isEmpty()
                ? "( " + (random.nextBoolean() ? "!( trained == true ) || " : "")
                : same.get(random.nextInt(same.size())).text();
    }

    /** What the tokens say, in order: bindings before constraints as the printer puts them, numbers by value. */
    private static List<String> said(String text) {
        return Lexer.tokens("r.drl", text).stream()
                .filter(token -> !GROUPING.contains(token.text()) && !token.is(Lexer.END))
                .map(token -> token.is(Lexer.INTEGER) || token.is(Lexer.FRACTION)
                        ? Constants.number(token, false).toPlainString()
                        : token.text())
                // Bindings may move to the front of their pattern.
                .sorted()
                .collect(Collectors.toList());
    }
}
