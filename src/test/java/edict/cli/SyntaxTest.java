package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {

    private final Syntax syntax = new Syntax("edict saw");
    private final Given<String> wood = syntax.parameter("WOOD", "What is sawn.");
    private final Given<List<String>> more = syntax.parameters("WOOD", 0, "And then.");
    private final Given<Boolean> quietly = syntax.flag("-q, --quietly", "Without noise.");
    private final Given<Optional<LocalDate>> day = syntax.option("--day", "DAY", Values::day, "When.");
    private final Given<Integer> cuts = syntax.option("-c, --cuts", "N", Values::number, "3", "How many (default: ${default}).");
    private final Given<List<String>> blades = syntax.options("--blade", "ID", "With which; may be given several times.");
    private final Given<Format> format = syntax.option("--format", Format.values(), Format.TEXT, "How it is told (default: ${default}).");

    @Test
    void what_is_not_given_is_what_is_meant_then() {
        syntax.read(List.of("oak"));

        assertThat(wood.get()).isEqualTo("oak");
        assertThat(more.get()).isEmpty();
        assertThat(quietly.get()).isFalse();
        assertThat(day.get()).isEmpty();
        assertThat(cuts.get()).isEqualTo(3);
        assertThat(blades.get()).isEmpty();
        assertThat(format.get()).isEqualTo(Format.TEXT);
        assertThat(syntax.given("format")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oak elm --quietly --day=2026-11-20 --cuts=5 --blade=a --blade=-b --format=JSON",
                "-q --day 2026-11-20 oak -c 5 --blade a --blade=-b --format Json elm",
                "--blade a oak -qc5 --blade=-b --format json --day 2026-11-20 -- elm"
            })
    void options_stand_anywhere_and_are_written_in_the_usual_ways(String line) {
        syntax.read(List.of(line.split(" ", -1)));

        assertThat(wood.get()).isEqualTo("oak");
        assertThat(more.get()).containsExactly("elm");
        assertThat(quietly.get()).isTrue();
        assertThat(day.get()).contains(LocalDate.parse("2026-11-20"));
        assertThat(cuts.get()).isEqualTo(5);
        assertThat(blades.get()).containsExactly("a", "-b");
        assertThat(format.get()).isEqualTo(Format.JSON);
        assertThat(syntax.given("format")).get().asString().isEqualToIgnoringCase("json");
    }

    @Test
    void what_a_shell_hands_over_is_taken_as_it_is() {
        syntax.read(List.of("-", "--blade", "\"a\"", "--blade", "", "--", "--quietly"));

        assertThat(wood.get()).isEqualTo("-");
        assertThat(more.get()).containsExactly("--quietly");
        assertThat(blades.get()).containsExactly("\"a\"", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "--quietly                    | expected WOOD, found nothing",
                "oak --quitely                | there is no option `--quitely`; did you mean `--quietly`?",
                "oak -x                       | there is no option `-x`",
                "oak --quietly=yes            | --quietly takes no value, found `--quietly=yes`",
                "oak --day                    | --day: expected DAY, found nothing",
                "oak --day --quietly          | --day: expected DAY, found nothing",
                "oak --day 20.11.2026         | --day: expected a date such as `2026-08-02`, found `20.11.2026`",
                "oak -c many                  | --cuts: expected a whole number, found `many`",
                "oak --cuts=4 -c 5            | --cuts is given 2 times; once is expected",
                "oak --format xml             | --format: expected `text` or `json`, found `xml`"
            })
    void what_is_wrong_is_told_with_what_was_expected(String line, String told) {
        assertThatThrownBy(() -> syntax.read(List.of(line.split(" ", -1))))
                .isInstanceOf(WrongUsage.class)
                .hasMessage(told);
    }

    @Test
    void more_than_is_expected_is_not_passed_over() {
        Syntax one = new Syntax("edict plane");
        one.parameter("WOOD", "What is planed.");

        assertThatThrownBy(() -> one.read(List.of("oak", "elm"))).hasMessage("found `elm` where nothing more is expected");
    }

    @Test
    void who_asks_for_help_need_not_know_what_is_required() {
        syntax.read(List.of("--day", "soon", "-h"));

        assertThat(syntax.wantsHelp()).isTrue();
        assertThat(syntax.wantsVersion()).isFalse();
    }

    @Test
    void help_tells_of_each_in_lines_that_fit() {
        syntax.describe("Saws.", "0 sawn, 1 not");

        assertThat(syntax.help())
                .isEqualTo(
                        """
                        Usage: edict saw [OPTION]... WOOD [WOOD...]
                        Saws.
                              WOOD                What is sawn.
                              WOOD...             And then.
                              --blade=ID          With which; may be given several times.
                          -c, --cuts=N            How many (default: 3).
                              --day=DAY           When.
                              --format=text|json  How it is told (default: text).
                          -h, --help              Show this help message and exit.
                          -q, --quietly           Without noise.
                          -V, --version           Print version information and exit.

                        Exit codes: 0 sawn, 1 not.
                        """);
    }
}
