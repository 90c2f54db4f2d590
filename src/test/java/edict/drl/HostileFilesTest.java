package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import edict.document.Problem;
import edict.document.Refused;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are written to harm. The bounds are on processor time, for the machine may be busy. */
class HostileFilesTest {

    private static final Duration ALLOWED = Duration.ofSeconds(120);

    /** Well under two seconds on a machine of its own. */
    private static final Duration WORKED = Duration.ofSeconds(4);

    private record Attack(String name, String text, String problem) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Attack> attacks() {
        return List.of(
                new Attack(
                        "20,000 parentheses in a constraint",
                        constraint("(".repeat(20_000) + "trained == true" + ")".repeat(20_000)),
                        "r.drl:1:63: brackets are nested more than 32 deep; derive a fact in a rule of its own and read that"),
                new Attack(
                        "20,000 parentheses that stay open",
                        "(".repeat(20_000),
                        "r.drl:1:33: brackets are nested more than 32 deep; derive a fact in a rule of its own and read that"),
                new Attack(
                        "20,000 not( inside each other",
                        rule("not( ".repeat(20_000) + "Role( of == $s )" + " )".repeat(20_000)),
                        "r.drl:1:197: brackets are nested more than 32 deep; derive a fact in a rule of its own and read that"),
                new Attack(
                        "10,000 negations",
                        constraint("!".repeat(10_000) + "( trained == true )"),
                        "r.drl:1:6: the rule has 10022 words and signs, more than the 5000 allowed; write a set as a parameter, derive facts in rules of their own"),
                new Attack(
                        "10,000 conjuncts",
                        constraint(times(10_000, i -> "trained == true", " && ")),
                        "r.drl:1:6: the rule has 40016 words and signs, more than the 5000 allowed; write a set as a parameter, derive facts in rules of their own"),
                new Attack(
                        "100,000 values",
                        constraint("purposeMedicalOrSafety in (" + times(100_000, i -> "1", ",") + ")"),
                        "r.drl:1:6: the rule has 200020 words and signs, more than the 5000 allowed; write a set as a parameter, derive facts in rules of their own"),
                new Attack(
                        "20,000 rules",
                        times(20_000, i -> "rule \"p/r" + i + "\" when A() then b(); end", "\n"),
                        "r.drl:1:1: the file has 768889 bytes, more than the 500000 allowed; split it"),
                new Attack(
                        "10,000 rules",
                        times(10_000, i -> "rule \"p/r" + i + "\" when A() then b(); end", "\n"),
                        "r.drl:1:1: the file has 10000 rules, more than the 1000 allowed; split it"),
                new Attack(
                        "100,000 times the word rule",
                        "rule ".repeat(100_000),
                        "r.drl:1:1: the file has 100000 rules, more than the 1000 allowed; split it"),
                new Attack(
                        "a comment that does not end",
                        "/*" + "*".repeat(400_000),
                        "r.drl:1:1: the comment has no closing `*/`"),
                new Attack(
                        "a text that does not end",
                        "rule \"" + "x".repeat(400_000),
                        "r.drl:1:6: the text has no closing `\"` on its line"),
                new Attack(
                        "a huge text",
                        "rule \"" + "x".repeat(400_000) + "\"",
                        "r.drl:1:6: the text has 400000 characters, more than the 300 allowed"),
                new Attack(
                        "a huge name",
                        constraint("x".repeat(400_000) + " == true"),
                        "r.drl:1:32: a name or number of 400000 characters, more than the 100 allowed"),
                new Attack(
                        "a huge number",
                        constraint("staff == " + "9".repeat(400_000)),
                        "r.drl:1:41: a name or number of 400000 characters, more than the 100 allowed"),
                new Attack(
                        "a number with a huge exponent",
                        constraint("staff == 1e999999999"),
                        "r.drl:1:41: `1e999999999` is no number of the profile; write `12`, `0.5` or `1.0e25`"),
                new Attack(
                        "unicode escapes",
                        "rule \"p/r\" when eval\\u0028 true ) then end",
                        "r.drl:1:21: U+005C may not stand outside texts and comments; names are ASCII letters and digits"),
                new Attack(
                        "a name that is code",
                        "rule \"X\\\"+Runtime.getRuntime()+\\\"\" when then end",
                        "r.drl:1:8: a backslash in a text; texts are written without escapes"),
                new Attack(
                        "two megabytes",
                        " ".repeat(2_000_000),
                        "r.drl:1:1: the file has 2000000 bytes, more than the 500000 allowed; split it"),
                new Attack(
                        "half a megabyte of signs",
                        "&".repeat(500_000),
                        "r.drl:1:1: `&&` stands where a rule should begin; write `rule \"pack/slug\"` … `when` … `then` … `end`"),
                new Attack(
                        "half a megabyte of single quotes",
                        "'".repeat(500_000),
                        "r.drl:1:1: texts stand in double quotes: write `\"`"),
                new Attack(
                        "half a megabyte of texts",
                        "\"\"".repeat(250_000),
                        "r.drl:1:1: `\"\"` stands where a rule should begin; write `rule \"pack/slug\"` … `when` … `then` … `end`"),
                new Attack(
                        "half a megabyte of slashes and dots",
                        "/.".repeat(250_000),
                        "r.drl:1:1: `/` stands where a rule should begin; write `rule \"pack/slug\"` … `when` … `then` … `end`"),
                new Attack(
                        "half a megabyte of digits and signs",
                        "1e+".repeat(150_000),
                        "r.drl:1:1: `1e+1` stands where a rule should begin; write `rule \"pack/slug\"` … `when` … `then` … `end`"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void hostile_text_is_refused_in_time(Attack attack) {
        List<Problem> problems = inTime(List.of(file("r.drl", attack.text())));
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0)).hasToString(attack.problem());
        assertThat(problems).hasSizeLessThanOrEqualTo(101);
    }

    @Test
    void five_thousand_broken_constraints_are_a_hundred_problems() {
        String text = times(
                900,
                i -> "rule \"p/r" + i + "\" when $s : AiSystem( a = b, c, d ? e : f, g.h(), 010 ) then boom(); end",
                "\n");
        List<Problem> problems = inTime(List.of(file("r.drl", text)));
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100).message()).isEqualTo("this and 5299 more problems are not shown");
    }

    @Test
    void patterns_that_join_in_every_way_are_ordered_in_time() {
        String text = "rule \"p/r\" when $o : Organisation( ) "
                + times(60, i -> "$a" + i + " : AiSystem( " + (i == 59 ? "operator == $o" : "") + " ) ", "")
                + " then ask( $o, \"name\" ); end";
        assertThat(inTime(List.of(file("r.drl", text)))).hasSize(59);
        String chain = "rule \"p/r\" when "
                + times(62, i -> "$o" + i + " : Organisation( $p" + i + " : parent ) ", "")
                + "Organisation( "
                + times(62, i -> "parent == $o" + i, ", ")
                + " ) then ask( $o1, \"name\" ); end";
        assertThat(inTime(List.of(file("r.drl", chain)))).isEmpty();
    }

    @Test
    void many_files_of_nothing_are_refused_in_time() {
        List<RuleFile> files = Collections.nCopies(30, file("r.drl", " ".repeat(400_000)));
        assertThat(assertTimeoutPreemptively(ALLOWED, () -> problems(files)))
                .singleElement()
                .hasToString("r.drl:1:1: the files up to this one have more than 8000000 bytes; later files were not read");
    }

    @Test
    void many_files_of_many_rules_are_refused_in_time() {
        String rules = times(
                1_000, i -> "rule \"p/r%d-" + i + "\" when $s : AiSystem( ) then ask( $s, \"setting\" ); end", "\n");
        List<RuleFile> files = IntStream.range(0, 20)
                .mapToObj(i -> file("r" + i + ".drl", rules.replace("%d", String.valueOf(i))))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Problem> problems = assertTimeoutPreemptively(ALLOWED, () -> problems(files));
        assertThat(problems)
                .singleElement()
                .hasToString(
                        "r5.drl:1:1: there are more than 5000 rules with this file; later files were not read");
    }

    @Test
    void thousands_of_exemptions_that_match_each_other_are_refused_in_time() {
        String rules = times(
                1_000,
                i -> "rule \"p/r" + i + "\" when $o : Organisation( ) then exempt( $o, $o, \"p/*\" ); end",
                "\n");
        List<Problem> problems = inTime(List.of(file("r.drl", rules)));
        assertThat(problems)
                .singleElement()
                .hasToString(
                        "r.drl:144:46: exemptions match other exempting provisions more than 50000 times; name the provisions they exempt from");
    }

    @Test
    void nothing_is_printed_or_logged_while_files_are_read() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            System.setErr(to);
            Words.read(Examples.CONSTRAINTS);
            Words.read(Examples.GROUPS);
            problems(List.of(file("r.drl", constraint("trained == true || == false"))));
            problems(List.of(file("r.drl", constraint("trained foo true"))));
            problems(List.of(file("r.drl", rule("@x Role() or eval(true) && Role() then"))));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static String rule(String condition) {
        return "rule \"p/r\" when $s : AiSystem( ) " + condition + " then ask( $s, \"setting\" ); end";
    }

    private static String constraint(String constraint) {
        return "rule \"p/r\" when $s : AiSystem( " + constraint + " ) then ask( $s, \"setting\" ); end";
    }

    private static String times(int n, IntFunction<String> text, String between) {
        return IntStream.range(0, n).mapToObj(text).collect(Collectors.joining(between));
    }

    private static RuleFile file(String name, String text) {
        return new RuleFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> inTime(List<RuleFile> files) {
        return assertTimeoutPreemptively(ALLOWED, () -> {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long before = clock.getCurrentThreadCpuTime();
            List<Problem> problems = problems(files);
            assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(WORKED);
            return problems;
        });
    }

    private static List<Problem> problems(List<RuleFile> files) {
        try {
            RuleFiles.read(files, Words.VOCABULARY, Words.PARAMETERS);
            return Collections.emptyList();
        } catch (Refused refused) {
            return refused.problems();
        }
    }
}
