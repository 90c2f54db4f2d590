package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePrinterTest {

    static String[] texts() {
        return new String[] {Examples.EMOTIONS, Examples.CONSTRAINTS, Examples.GROUPS, Examples.OUT_OF_ORDER};
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_printed_reads_as_the_same_rules(String text) {
        var rules = Words.read(text);
        String printed = RulePrinter.print(rules);
        assertThat(Words.withoutPlaces(Words.read(printed))).as(printed).isEqualTo(Words.withoutPlaces(rules));
        assertThat(RulePrinter.print(Words.read(printed))).isEqualTo(printed);
    }

    @Test
    void groups_stand_on_lines_of_their_own() {
        assertThat(RulePrinter.print(Words.read(Examples.GROUPS)))
                .isEqualTo(
                        """
                        rule "ai-act/groups"
                        when
                            $o : Organisation( assessed == true )
                            $s : AiSystem( operator == $o )
                            not( NotHighRisk( of == $s ) )
                            exists(
                                Role( of == $s ) and
                                (
                                    Role( of == $s, code == "importer" ) or
                                    Role( of == $s, holder == $o )
                                )
                            )
                            (
                                HighRiskSystem( of == $s, route == "annex-i" ) or
                                (
                                    Role( of == $s ) and
                                    Contract( customer == $o )
                                )
                            )
                            not(
                                Role( $h : holder, of == $s ) and
                                not(
                                    Contract( customer == $h ) and
                                    exists( Contract( supplier == $h ) )
                                )
                            )
                            not(
                                $r : Role( of == $s ) and
                                not(
                                    Organisation( this == $o ) and
                                    Contract( supplier == $o, customer == $o )
                                )
                            )
                            accumulate(
                                $m : Model( $u : users, developer == $o ) and
                                AiSystem( models contains $m );
                                $n : count(), $sum : sum( $u ), $least : min( $u ), $most : max( $u );
                                $n > 2 || $sum >= parameter("ai-act/systemic-compute"), !( $least < 1 ), $most == 3
                            )
                            accumulate(
                                AiSystem( trained == false );
                                $all : count();
                                $all != 0
                            )
                            Contract( supplier == $o )
                        then
                            applies( $s, $o );
                            require( $s, $o );
                            breach( $s, $o );
                            fulfil( $s, $o );
                            exempt( $s, $o, "ai-act/art-50-2-*" );
                            exempt( $s, $o, "ai-act/art-50" );
                            score( $s, "exit-cost", 3 );
                            score( $s, "exit-cost", "low" );
                            ask( $s, "setting" );
                        end
                        """);
    }
}
