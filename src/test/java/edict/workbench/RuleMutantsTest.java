package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule;
import edict.drl.RulePrinter;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleMutantsTest {

    private static final String NAME = "house/not-too-old";

    /** The conditions of each mutant of a rule, on one line, by what the mistake is. */
    private static Map<String, String> mutants(String... conditions) {
        Rulebook rulebook = Rulebook.of(Garden.with(
                "rules/house/all.drl",
                "rule \"" + NAME + "\"\nwhen\n" + String.join("\n", conditions)
                        + "\nthen\n    breach( $machine, $role );\nend\n"));
        Map<String, String> mutants = new LinkedHashMap<>();
        for (Mutant mutant : new RuleMutants(rulebook).all(pack -> true)) {
            if (mutant.target().equals(NAME)) {
                mutants.put(
                        mutant.words(),
                        ((Mutant.OfRule) mutant.change())
                                .with()
                                .map(RuleMutantsTest::when)
                                .orElse("none"));
            }
        }
        return mutants;
    }

    private static String when(Rule rule) {
        String text = RulePrinter.print(rule).replaceAll("\\s+", " ");
        return text.substring(text.indexOf(" when ") + 6, text.indexOf(" then "));
    }

    /** The test on a machine in each mutant that changes nothing else. */
    private static Map<String, String> ofTest(String test) {
        String role = " $role : Role( of == $machine )";
        Map<String, String> tests = new LinkedHashMap<>();
        mutants("$machine : Machine( " + test + " )", role).forEach((words, when) -> {
            if (when.endsWith(" )" + role)) {
                tests.put(
                        words,
                        when.substring("$machine : Machine(".length(), when.length() - role.length() - 1)
                                .strip());
            }
        });
        return tests;
    }

    @Test
    void a_comparison_is_left_out_negated_and_turned_round_and_its_number_is_one_off() {
        assertThat(ofTest("power > 10"))
                .containsExactly(
                        Map.entry("drop `power > 10`", ""),
                        Map.entry("negate `power > 10`", "power <= 10"),
                        Map.entry("turn round `power > 10`", "power < 10"),
                        Map.entry("10 becomes 11 in `power > 10`", "power > 11"),
                        Map.entry("10 becomes 9 in `power > 10`", "power > 9"));
        assertThat(ofTest("power <= 10"))
                .containsEntry("negate `power <= 10`", "power > 10")
                .containsEntry("turn round `power <= 10`", "power >= 10");
    }

    @Test
    void each_operator_has_its_opposite() {
        assertThat(ofTest("loud == true")).containsEntry("negate `loud == true`", "loud != true");
        assertThat(ofTest("loud != true")).containsEntry("negate `loud != true`", "loud == true");
        assertThat(ofTest("power < 10")).containsEntry("negate `power < 10`", "power >= 10");
        assertThat(ofTest("power >= 10")).containsEntry("negate `power >= 10`", "power < 10");
        assertThat(ofTest("places contains \"FR\""))
                .containsEntry("negate `places contains \"FR\"`", "places not contains \"FR\"");
        assertThat(ofTest("places not contains \"FR\""))
                .containsEntry("negate `places not contains \"FR\"`", "places contains \"FR\"");
        assertThat(ofTest("tank not in (\"open\", \"closed\")"))
                .containsEntry("negate `tank not in (\"open\", \"closed\")`", "tank in (\"open\", \"closed\")");
    }

    @Test
    void each_part_of_and_and_of_or_is_left_out() {
        assertThat(ofTest("loud == true, drill == true || rescue == true"))
                .containsExactly(
                        Map.entry("drop `loud == true`", "drill == true || rescue == true"),
                        Map.entry("negate `loud == true`", "loud != true, drill == true || rescue == true"),
                        Map.entry("drop `drill == true || rescue == true`", "loud == true"),
                        Map.entry("drop `drill == true`", "loud == true, rescue == true"),
                        Map.entry("negate `drill == true`", "loud == true, drill != true || rescue == true"),
                        Map.entry("drop `rescue == true`", "loud == true, drill == true"),
                        Map.entry("negate `rescue == true`", "loud == true, drill == true || rescue != true"));
    }

    @Test
    void each_entry_of_a_list_is_left_out() {
        assertThat(ofTest("tank in (\"open\", \"closed\")"))
                .containsEntry("drop `open` in `tank in (\"open\", \"closed\")`", "tank in (\"closed\")")
                .containsEntry("drop `closed` in `tank in (\"open\", \"closed\")`", "tank in (\"open\")");
        assertThat(ofTest("within(places, \"FR\", \"DE\")"))
                .containsEntry("drop `FR` in `within(places, \"FR\", \"DE\")`", "within(places, \"DE\")")
                .containsEntry("drop `DE` in `within(places, \"FR\", \"DE\")`", "within(places, \"FR\")");
    }

    @Test
    void a_function_is_negated_and_turned_round_and_its_day_or_period_is_one_off() {
        assertThat(ofTest("earlier(firstUsedOn, \"2015-01-01\")"))
                .containsExactly(
                        Map.entry("drop `earlier(firstUsedOn, \"2015-01-01\")`", ""),
                        Map.entry(
                                "negate `earlier(firstUsedOn, \"2015-01-01\")`",
                                "!( earlier(firstUsedOn, \"2015-01-01\") )"),
                        Map.entry(
                                "turn round `earlier(firstUsedOn, \"2015-01-01\")`",
                                "later(firstUsedOn, \"2015-01-01\")"),
                        Map.entry(
                                "2015-01-01 becomes 2015-01-02 in `earlier(firstUsedOn, \"2015-01-01\")`",
                                "earlier(firstUsedOn, \"2015-01-02\")"),
                        Map.entry(
                                "2015-01-01 becomes 2014-12-31 in `earlier(firstUsedOn, \"2015-01-01\")`",
                                "earlier(firstUsedOn, \"2014-12-31\")"));
        assertThat(ofTest("reached(firstUsedOn, \"P4M\")"))
                .containsEntry("P4M becomes P5M in `reached(firstUsedOn, \"P4M\")`", "reached(firstUsedOn, \"P5M\")")
                .containsEntry("P4M becomes P3M in `reached(firstUsedOn, \"P4M\")`", "reached(firstUsedOn, \"P3M\")");
    }

    @Test
    void a_negation_is_left_out_and_so_is_what_it_negates() {
        assertThat(ofTest("!( loud == true )"))
                .containsExactly(
                        Map.entry("drop `!( loud == true )`", ""),
                        Map.entry("drop `!` before `loud == true`", "loud == true"),
                        Map.entry("negate `loud == true`", "!( loud != true )"));
    }

    @Test
    void a_not_is_left_out_with_and_without_its_patterns() {
        String rest = "$machine : Machine( ) $role : Role( of == $machine )";
        assertThat(mutants(
                        "$machine : Machine()",
                        "$role : Role( of == $machine )",
                        "not( Incident( machine == $machine, reported == true ) )"))
                .containsExactly(
                        Map.entry("drop the rule", "none"),
                        Map.entry("drop not( Incident( machine == $machine, reported == true ) )", rest),
                        Map.entry(
                                "drop `not` before Incident( machine == $machine, reported == true )",
                                rest + " exists( Incident( machine == $machine, reported == true ) )"),
                        Map.entry("drop `machine == $machine`", rest + " not( Incident( reported == true ) )"),
                        Map.entry("drop `reported == true`", rest + " not( Incident( machine == $machine ) )"),
                        Map.entry(
                                "negate `reported == true`",
                                rest + " not( Incident( machine == $machine, reported != true ) )"));
    }

    @Test
    void each_way_of_an_or_is_left_out() {
        String rest = "$machine : Machine( ) $role : Role( of == $machine )";
        assertThat(mutants(
                        "$machine : Machine()",
                        "$role : Role( of == $machine )",
                        "( Incident( machine == $machine ) or StrongMachine( of == $machine ) )"))
                .containsEntry("drop Incident( machine == $machine )", rest + " StrongMachine( of == $machine )")
                .containsEntry("drop StrongMachine( of == $machine )", rest + " Incident( machine == $machine )");
    }

    @Test
    void what_is_counted_and_how_much_of_it_is_wrong() {
        String rest = "$machine : Machine( ) $role : Role( of == $machine ) accumulate( Incident( ";
        assertThat(mutants(
                        "$machine : Machine()",
                        "$role : Role( of == $machine )",
                        "accumulate( Incident( machine == $machine ); $n : count(); $n > 2 )"))
                .containsEntry("drop `machine == $machine`", rest + "); $n : count(); $n > 2 )")
                .containsEntry("negate `$n > 2`", rest + "machine == $machine ); $n : count(); $n <= 2 )")
                .containsEntry("2 becomes 3 in `$n > 2`", rest + "machine == $machine ); $n : count(); $n > 3 )");
    }

    @Test
    void like_mistakes_of_one_rule_are_numbered() {
        assertThat(mutants(
                        "$machine : Machine( loud == true )",
                        "$role : Role( of == $machine )",
                        "not( Incident( machine == $machine ) )",
                        "not( Incident( machine == $machine, reported == true ) )"))
                .containsKeys("drop `machine == $machine`", "drop `machine == $machine` (2)");
    }

    @Test
    void what_the_loader_refuses_is_no_mistake_that_could_ship() {
        // Without its join the pattern would be a cross product.
        assertThat(mutants("$machine : Machine( loud == true )", "$role : Role( of == $machine, code == \"owner\" )"))
                .doesNotContainKey("drop `of == $machine`")
                .containsKey("drop `code == \"owner\"`");
    }

    @Test
    void each_conclusion_is_left_out_where_there_are_several() {
        Rulebook rulebook = Rulebook.of(Garden.with(
                "rules/house/all.drl",
                "breach( $machine, $role );",
                "breach( $machine, $role );\n    classify( StrongMachine( $machine ) );"));

        assertThat(new RuleMutants(rulebook).all(pack -> true))
                .filteredOn(mutant -> mutant.target().equals(NAME))
                .extracting(Mutant::words)
                .contains("drop conclusion `breach`", "drop conclusion `classify`");
    }

    @Test
    void the_gate_that_the_program_writes_stays_as_it_is() {
        assertThat(new RuleMutants(Garden.RULEBOOK).all(pack -> true))
                .filteredOn(mutant -> mutant.target().equals("garden/no-noise"))
                .isNotEmpty()
                .noneMatch(mutant -> mutant.words().contains("Covered"))
                .filteredOn(mutant -> !mutant.words().equals("drop the rule"))
                .allSatisfy(mutant -> assertThat(((Mutant.OfRule) mutant.change()).with().map(RuleMutantsTest::when))
                        .hasValueSatisfying(when -> assertThat(when).contains("Covered( of == $machine")));
    }

    @Test
    void what_the_loader_refuses_without_the_gate_is_no_mistake_that_could_ship() {
        assertThat(new RuleMutants(Garden.RULEBOOK).all(pack -> true))
                .filteredOn(mutant -> mutant.target().equals("garden/no-noise"))
                .extracting(Mutant::words)
                .contains("negate `loud == true`")
                .doesNotContain("drop `of == $machine`", "negate `of == $machine`");
    }
}
