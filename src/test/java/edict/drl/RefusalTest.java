package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.document.Problem;
import edict.document.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final Path TABLE = Path.of("src/test/resources/drl/refusals.txt");

    @Test
    void everything_outside_the_profile_is_refused_with_its_place_and_what_to_write_instead() throws IOException {
        List<String> actual = new ArrayList<>();
        int refused = 0;
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("    ")) {
                continue;
            }
            actual.add(line);
            int colon = line.indexOf(": ");
            if (line.startsWith("#") || colon < 0) {
                continue;
            }
            for (Problem problem : problems(text(line.substring(0, colon), line.substring(colon + 2)))) {
                assertThat(problem.at().file()).isEqualTo("r.drl");
                actual.add("    " + problem.at().line() + ":" + problem.at().column() + ": " + problem.message());
            }
            refused++;
        }
        Path written = Path.of("target/refusals.txt");
        Files.createDirectories(written.getParent());
        Files.write(written, actual);
        assertThat(actual)
                .as("to accept a change on purpose: cp %s %s", written, TABLE)
                .isEqualTo(Files.readAllLines(TABLE));
        assertThat(refused).isGreaterThan(300);
    }

    private static String text(String kind, String what) {
        return switch (kind) {
            case "constraint" -> rule(", " + what, "", "advise( $s, $o );");
            case "condition" -> rule("", "    " + what + "\n", "advise( $s, $o );");
            case "verb" -> rule(
                    "",
                    """
                        $m : Model( developer == $o, $price : price )
                        $h : HighRiskSystem( of == $s )
                        Role( of == $s, $holder : holder )
                    """,
                    what);
            default -> what;
        };
    }

    private static String rule(String constraint, String condition, String verb) {
        return """
                rule "p/r"
                when
                    $o : Organisation( $staff : staff, $n : name, $notified : designationNotifiedOn, $size : size )
                    $s : AiSystem( operator == $o, $places : setting%s )
                %sthen
                    %s
                end
                """
                .formatted(constraint, condition, verb);
    }

    private static List<Problem> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(byte[] text) {
        try {
            RuleFiles.read(List.of(new RuleFile("r.drl", text)), Words.VOCABULARY, Words.PARAMETERS);
            return List.of();
        } catch (Refused refused) {
            return refused.problems();
        }
    }

    @Test
    void the_rule_that_the_table_fills_is_accepted() {
        assertThat(problems(text("verb", "require( $s, $o );"))).isEmpty();
        assertThat(problems(text("constraint", "trained == true"))).isEmpty();
        assertThat(problems(text("condition", "Model( developer == $o )"))).isEmpty();
        assertThat(problems("")).isEmpty();
        assertThat(problems("// fine /* rule")).isEmpty();
    }

    @Test
    void all_problems_of_all_files_come_at_once() {
        String first =
                """
                rule "p/one"
                when
                    $s : AiSystem( trained, firstPlacedOn == "2026-01-01",
                                   setting contains "shopp" )
                then
                    ask( $s, "setting" );
                    aks( $s, "setting" );
                end

                rule "p/two"
                when
                    $s : AiSystm( )
                    eval( true )
                then
                    ask( $s, "setting" );
                end

                rule "p/three"
                when
                    $s : AiSystem( )
                then
                    ask( $s, "zzz" );
                end
                """;
        String second =
                """
                rule "p/three"
                when
                    $s : AiSystem( )
                then
                    ask( $s, "setting" );
                end
                """;
        assertThatThrownBy(() -> RuleFiles.read(
                        List.of(
                                new RuleFile("a.drl", first.getBytes(StandardCharsets.UTF_8)),
                                new RuleFile("b.drl", second.getBytes(StandardCharsets.UTF_8))),
                        Words.VOCABULARY,
                        Words.PARAMETERS))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        """
                        a.drl:3:27: `trained` stands alone; write `trained == true`
                        a.drl:3:29: `firstPlacedOn` is a date; a date is compared with a constant by `earlier(firstPlacedOn, …)` and `later(firstPlacedOn, …)` only
                        a.drl:4:37: `shopp` is no code of `setting`, did you mean `shop`?
                        a.drl:7:5: `aks` is no verb, did you mean `ask`?; the verbs are `applies`, `prohibit`, `require`, `breach`, `fulfil`, `exempt`, `classify`, `advise`, `score` and `ask`
                        a.drl:12:10: `AiSystm` is no type of the vocabulary, did you mean `AiSystem`?
                        a.drl:13:5: `eval` is not part of the profile; write the test as a constraint of a pattern
                        a.drl:22:14: `zzz` is no attribute of `AiSystem`; write `infersEmotionsOrIntentions`, `emotionInput`, `setting`, `emotionTarget`, `purposeMedicalOrSafety`, `firstPlacedOn`, `withdrawnOn`, `operator`, `models`, `trained` or `before`
                        b.drl:1:6: rule `p/three` stands already at a.drl:18:6; a further branch is named `p/three # branch`"""
                                .stripIndent());
    }

    @Test
    void at_most_a_hundred_problems_are_shown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            text.append("rule \"p/r").append(i).append("\" when $s : AiSystm( ) then ask( $s, \"x\" ); end\n");
        }
        List<Problem> problems = problems(text.toString());
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100))
                .hasToString("r.drl:101:25: this and 149 more problems are not shown");
    }

    private record Case(String text, String problem) {}

    @Test
    void characters_that_nobody_can_see_are_refused_wherever_they_stand() {
        List.of(
                        new Case("// a\u202Eb", "r.drl:1:5: U+202E can't be seen and may not stand in a rule file"),
                        new Case("/* a\n \u2066 */", "r.drl:2:2: U+2066 can't be seen and may not stand in a rule file"),
                        new Case("rule \"p/\u200Br\"", "r.drl:1:9: U+200B can't be seen and may not stand in a rule file"),
                        new Case("// \u0000", "r.drl:1:4: U+0000 can't be seen and may not stand in a rule file"),
                        new Case("// \u2028", "r.drl:1:4: U+2028 can't be seen and may not stand in a rule file"),
                        new Case("// \uFFFD", "r.drl:1:4: U+FFFD can't be seen and may not stand in a rule file"),
                        new Case("// \uE000", "r.drl:1:4: U+E000 can't be seen and may not stand in a rule file"),
                        new Case("\u0000", "r.drl:1:1: U+0000 may not stand outside texts and comments; names are ASCII letters and digits"),
                        new Case("\n\fx", "r.drl:2:1: U+000C may not stand outside texts and comments; names are ASCII letters and digits"),
                        new Case("\u00E9", "r.drl:1:1: U+00E9 may not stand outside texts and comments; names are ASCII letters and digits"),
                        new Case("\uD83D\uDE00", "r.drl:1:1: U+1F600 may not stand outside texts and comments; names are ASCII letters and digits"),
                        new Case("// x\rrule", "r.drl:1:5: a lone carriage return; end lines with a line feed"),
                        new Case("\r", "r.drl:1:1: a lone carriage return; end lines with a line feed"),
                        new Case("\uFEFF// x", "r.drl:1:1: the file begins with a byte-order mark; save it as UTF-8 without one"))
                .forEach(c -> assertThat(problems(c.text()))
                        .singleElement()
                        .hasToString(c.problem()));
    }

    @Test
    void what_word_processors_make_of_plain_characters_is_told_with_these() {
        List.of(
                        new Case("\u201C", "U+201C is no plain quotation mark; texts stand in double quotes: write `\"`"),
                        new Case("\u00BB", "U+00BB is no plain quotation mark; texts stand in double quotes: write `\"`"),
                        new Case("\u201E", "U+201E is no plain quotation mark; texts stand in double quotes: write `\"`"),
                        new Case("\u2019", "U+2019 is no plain quotation mark; texts stand in double quotes: write `\"`"),
                        new Case("\u00A0", "U+00A0 only looks like a space; write a plain one"),
                        new Case("\u202F", "U+202F only looks like a space; write a plain one"),
                        new Case("\u2265", "U+2265 may not stand here; write `>=`"))
                .forEach(c -> assertThat(problems(c.text())).singleElement().hasToString("r.drl:1:1: " + c.problem()));
    }

    @Test
    void a_rule_without_then_is_told_once() {
        String rule =
                """
                rule "p/r"
                when
                    $s : AiSystem( trained == true )
                    $role : Role( of == $s )
                    prohibit( $s, $role );
                end

                rule "p/s" when $s : AiSystem( trained ) then ask( $s, "setting" ); end
                """;
        assertThat(problems(rule))
                .extracting(Problem::toString)
                .containsExactly(
                        "r.drl:5:5: `then` is missing before `prohibit`",
                        "r.drl:8:40: `trained` stands alone; write `trained == true`");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_at_their_place() {
        assertThat(problems(new byte[] {'/', '/', '\n', '/', '/', (byte) 0xE9, '\n'}))
                .singleElement()
                .hasToString("r.drl:2:3: byte 0xE9 is not UTF-8 here; save the file as UTF-8");
        assertThat(problems(new byte[] {'/', '/', (byte) 0xC0, (byte) 0x80}))
                .singleElement()
                .hasToString("r.drl:1:3: byte 0xC0 is not UTF-8 here; save the file as UTF-8");
        assertThat(problems(new byte[] {'/', '/', (byte) 0xE2, (byte) 0x82}))
                .singleElement()
                .hasToString("r.drl:1:3: byte 0xE2 is not UTF-8 here; save the file as UTF-8");
    }

    @Test
    void lines_may_end_with_carriage_return_and_line_feed() {
        String text = "// é\r\nrule \"p/r\"\r\nwhen\r\n  $s : AiSystem( trained )\r\nthen\r\n ask( $s, \"setting\" );\r\nend\r\n";
        assertThat(problems(text))
                .singleElement()
                .hasToString("r.drl:4:26: `trained` stands alone; write `trained == true`");
    }

    @Test
    void a_rule_may_have_at_most_64_patterns() {
        StringBuilder text = new StringBuilder("rule \"p/r\"\nwhen\n$s : AiSystem( )\n");
        IntStream.range(0, 64).forEach(i -> text.append("Role( of == $s )\n"));
        text.append("then ask( $s, \"setting\" ); end");
        assertThat(problems(text.toString()))
                .singleElement()
                .hasToString(
                        "r.drl:1:6: the rule has 65 patterns, more than the 64 allowed; derive facts in rules of their own");
    }

    /** Twenty lines took a server down that reads its rules again: a million ways, each planned. */
    @Test
    void a_rule_may_be_met_in_at_most_64_ways() {
        String or = "( Role( of == $s, code == \"provider\" ) or Role( of == $s, code == \"deployer\" ) )\n";
        String rule = "rule \"p/r\"\nwhen\n$s : AiSystem( )\n%sthen ask( $s, \"setting\" ); end";

        assertThat(problems(rule.formatted(or.repeat(6)))).isEmpty();
        assertThat(problems(rule.formatted(or.repeat(7))))
                .singleElement()
                .asString()
                .startsWith("r.drl:1:6: the rule can be met in 128 ways, more than the 64 allowed");
        assertThat(problems(rule.formatted(or.repeat(3) + "not( Role( of == $s ) and " + or.repeat(1).strip() + " )\n" + or.repeat(3))))
                .singleElement()
                .asString()
                .startsWith("r.drl:1:6: the rule can be met in 128 ways");
    }
}
