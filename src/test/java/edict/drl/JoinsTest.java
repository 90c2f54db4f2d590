package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JoinsTest {

    /** The rule as the engine gets it: its join order printed as if it were the text. */
    private static String joined(String when) {
        Rule rule = Words.read("rule \"p/r\" when\n" + when + "\nthen ask( $o, \"name\" ); end").get(0);
        String text = RulePrinter.print(
                new Rule(rule.name(), rule.provision(), rule.branch(), rule.when(), rule.then(), rule.at()));
        // What is in join order is a rule like any other, and already in order.
        Rule again = Words.read(text).get(0);
        assertThat(again.when()).isEqualTo(again.written());
        return text.substring(text.indexOf("when\n") + 5, text.indexOf("then\n"));
    }

    @Test
    void a_text_in_join_order_stays_as_it_is() {
        Rule rule = Words.read(Examples.EMOTIONS).get(0);
        assertThat(rule.when()).isEqualTo(rule.written());
        rule = Words.read(Examples.GROUPS).get(0);
        assertThat(rule.when()).isEqualTo(rule.written());
    }

    @Test
    void the_pattern_that_joins_two_others_comes_between_them() {
        assertThat(joined(
                        """
                        $o : Organisation( assessed == true )
                        $s : AiSystem( trained == true )
                        $r : Role( holder == $o, of == $s, code == "provider" )
                        """))
                .isEqualTo(
                        """
                            $o : Organisation( assessed == true )
                            $r : Role( $r_of : of, holder == $o, code == "provider" )
                            $s : AiSystem( trained == true, this == $r_of )
                        """);
    }

    @Test
    void comparisons_are_turned_round_and_existing_variables_used() {
        assertThat(joined(
                        """
                        $o : Organisation( assessed == true, $on : designationNotifiedOn )
                        $s : AiSystem( $placed : firstPlacedOn )
                        $c : Contract( signedOn > $placed, signedOn <= $on )
                        Role( $held : holder, holder == $o, of == $s )
                        AiSystem( this == $s, this != $s, operator == $o )
                        Contract( this == $c, customer == $o, $signed : signedOn, signedOn > $placed )
                        """))
                .isEqualTo(
                        """
                            $o : Organisation( $on : designationNotifiedOn, assessed == true )
                            Role( $held : holder, $role_of : of, holder == $o )
                            $s : AiSystem( $placed : firstPlacedOn, this == $role_of )
                            AiSystem( this == $s, this != $s, operator == $o )
                            $contract : Contract( $signed : signedOn, customer == $o, signedOn > $placed )
                            $c : Contract( signedOn > $placed, signedOn <= $on, this == $contract )
                        """);
    }

    @Test
    void what_is_looked_up_in_a_list_comes_first() {
        assertThat(joined(
                        """
                        $o : Organisation( assessed == true )
                        $m : Model( users > 3 )
                        $s : AiSystem( models contains $m, operator == $o )
                        """))
                .isEqualTo(
                        """
                            $m : Model( users > 3 )
                            $s : AiSystem( $s_operator : operator, models contains $m )
                            $o : Organisation( assessed == true, this == $s_operator )
                        """);
    }

    @Test
    void groups_follow_as_soon_as_what_they_read_is_bound_and_are_ordered_inside() {
        assertThat(joined(
                        """
                        $o : Organisation( assessed == true )
                        $s : AiSystem( trained == true )
                        not( NotHighRisk( of == $s ) )
                        exists( Contract( customer == $o ) )
                        not( $m : Model( ) and Role( of == $m, holder == $o ) )
                        $r : Role( holder == $o, of == $s )
                        """))
                .isEqualTo(
                        """
                            $o : Organisation( assessed == true )
                            exists( Contract( customer == $o ) )
                            not(
                                Role( $role_of : of, holder == $o ) and
                                $m : Model( this == $role_of )
                            )
                            $r : Role( $r_of : of, holder == $o )
                            $s : AiSystem( trained == true, this == $r_of )
                            not( NotHighRisk( of == $s ) )
                        """);
    }

    @Test
    void a_turned_comparison_keeps_the_place_of_the_text() {
        Rule rule = Words.read(Examples.OUT_OF_ORDER).get(0);
        assertThat(rule.written()).hasSize(4);
        assertThat(Joins.patterns(rule.written()).stream().map(Rule.Pattern::type))
                .containsExactly("Organisation", "AiSystem", "Role");
        List<Rule.Pattern> joined = Joins.patterns(rule.when());
        assertThat(joined.stream().map(Rule.Pattern::type)).containsExactly("Organisation", "Role", "AiSystem");
        Rule.Constraint turned = Joins.parts(joined.get(2).constraint()).get(1);
        assertThat(turned.at()).hasToString("r.drl:5:30");
        assertThat(turned)
                .isEqualTo(new Rule.Comparison(
                        new Rule.Operand.This(),
                        Rule.Operator.EQUAL,
                        new Rule.Operand.Variable("$r_of"),
                        turned.at()));
    }

    @Test
    void a_group_that_mentions_nothing_around_it_stands_alone() {
        assertThat(Words.read("rule \"p/r\" when $o : Organisation( ) not( Role( code == \"provider\" ) ) "
                        + "exists( $m : Model( ) and AiSystem( models contains $m ) ) "
                        + "accumulate( AiSystem( trained == true ); $n : count(); $n > 3 ) "
                        + "then ask( $o, \"name\" ); end"))
                .hasSize(1);
    }
}
