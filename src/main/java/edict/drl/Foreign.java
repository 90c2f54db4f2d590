package edict.drl;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words and signs that Drools knows and the profile doesn't, and what to write instead. */
final class Foreign {

    /** Words that Drools reads as operators and the profile doesn't have; no attribute may bear such a name. */
    static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("excludes", "write `not contains`"),
            Map.entry("matches", "texts are not searched; compare with `==` or `in`, or give the vocabulary a code"),
            Map.entry("soundslike", "texts are not searched; compare with `==` or `in`"),
            Map.entry("str", "texts are not searched; compare with `==` or `in`"),
            Map.entry("before", "write `earlier(date, \"…\")`, or `<` between two dates"),
            Map.entry("after", "write `later(date, \"…\")`, or `>` between two dates"),
            Map.entry("coincides", "write `==` between two dates"),
            Map.entry("during", "compare the two ends with `<` and `>`"),
            Map.entry("includes", "write `contains` for a list, or compare the two ends with `<` and `>`"),
            Map.entry("finishes", "compare the two ends with `==`"),
            Map.entry("finishedby", "compare the two ends with `==`"),
            Map.entry("meets", "compare the two ends with `==`"),
            Map.entry("metby", "compare the two ends with `==`"),
            Map.entry("overlaps", "write `intersects(list, …)` for a list, or compare the two ends with `<` and `>`"),
            Map.entry("overlappedby", "compare the two ends with `<` and `>`"),
            Map.entry("starts", "compare the two beginnings with `==`"),
            Map.entry("startedby", "compare the two beginnings with `==`"));

    static final Map<String, String> STATEMENTS = Map.ofEntries(
            Map.entry("package", "a rule's name says where it belongs; leave it out"),
            Map.entry("import", "rules know the types of the vocabulary and nothing else; leave it out"),
            Map.entry("global", "a value from outside is a dated parameter: `parameter(\"…\")`"),
            Map.entry("function", "the functions are %s; derive a fact in a rule of its own"
                    .formatted(ConstraintReader.TEST_NAMES)),
            Map.entry("declare", "types are declared in `vocabulary.yaml`"),
            Map.entry("query", "derive a fact with `classify(…)` in a rule of its own"),
            Map.entry("unit", "leave it out"),
            Map.entry("dialect", "nothing in a rule is Java; leave it out"),
            Map.entry("expander", "leave it out"),
            Map.entry("template", "leave it out"));

    static final String ONE_THEN =
            "a rule has one `then`; write two branches: `\"pack/slug # one\"` and `\"pack/slug # other\"`";

    static final String NO_ATTRIBUTES =
            "rules have no attributes; order comes from what they read, dates and exceptions from the provision";

    static final Set<String> RULE_ATTRIBUTES = Set.of(
            "salience",
            "enabled",
            "no",
            "auto",
            "lock",
            "agenda",
            "activation",
            "ruleflow",
            "date",
            "dialect",
            "calendars",
            "timer",
            "duration",
            "refract",
            "direct",
            "attributes");

    static final Map<String, String> ACTIONS = Map.of(
            "insert", "write `classify( Type( … ) )`",
            "insertLogical", "write `classify( Type( … ) )`",
            "modify", "facts never change; conclude a derived fact with `classify( Type( … ) )`",
            "update", "facts never change; conclude a derived fact with `classify( Type( … ) )`",
            "delete", "facts never change; write an exception as `exempt( … )`",
            "retract", "facts never change; write an exception as `exempt( … )`");

    static final Map<String, String> CONDITIONS = Map.of(
            "eval", "write the test as a constraint of a pattern",
            "collect", "write `accumulate( …; $n : count(); … )` or `exists( … )`",
            "acc", "write `accumulate`",
            "groupby", "derive a fact per group in a rule of its own",
            "if", "write two branches: `\"pack/slug # one\"` and `\"pack/slug # other\"`",
            "do", "a rule has one `then`; write two branches: `\"pack/slug # one\"` and `\"pack/slug # other\"`",
            "query", "derive a fact with `classify(…)` in a rule of its own and read that");

    private Foreign() {}

    /** What to say of a sign that Drools knows and the profile doesn't. */
    static Optional<String> sign(Token token) {
        if (token.is(Lexer.SINGLE_AND)) {
            return Optional.of("write `&&`");
        }
        if (token.is(Lexer.SINGLE_OR)) {
            return Optional.of("write `||`");
        }
        if (token.is(Lexer.XOR)) {
            return Optional.of("`^` is not part of the profile; write `( a && !( b ) ) || ( !( a ) && b )`");
        }
        if (token.is(Lexer.QUESTION)) {
            return Optional.of("`? :` is not part of the profile; write `( a && b ) || ( !( a ) && c )`, or two "
                    + "branches");
        }
        if (token.is(Lexer.TILDE) || token.is(Lexer.HASH)) {
            return Optional.of("operators of one's own are not part of the profile");
        }
        if (token.is(Lexer.PLUS)
                || token.is(Lexer.MINUS)
                || token.is(Lexer.TIMES)
                || token.is(Lexer.DIVIDE)
                || token.is(Lexer.MODULO)) {
            return Optional.of("nothing is calculated in a rule; write the figure, a parameter or `accumulate`");
        }
        if (token.isWord("and")) {
            return Optional.of("`and` stands between patterns; between constraints write `&&`");
        }
        if (token.isWord("or")) {
            return Optional.of("`or` stands between patterns; between constraints write `||`");
        }
        return Optional.empty();
    }
}
