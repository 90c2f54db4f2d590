package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drools' tree is compared with Edict's: what differs in one text from the other must be seen. */
class AgreementTest {

    private static final String RULE =
            """
            rule "p/r"
            when
                $s : A( a == 1 && ( b == 2 || !( c in ("x", "y") ) ), $v : d, !within(e, "f") )
                not( B( a == $s ) and exists( C( b == $v ) or D( ) ) )
                forall( $f : F( ) G( f == $f ) )
                accumulate( $h : H( $i : i ) and J( h == $h ); $n : count(), $m : sum( $i ); $n > 2 )
            then
                ask( $s, "a" );
            end
            """;

    private static List<Problem> problems(String text, List<Syntax.RuleText> rules) {
        return new Agreement().problems("r.drl", Lexer.cut("r.drl", text).all(), rules);
    }

    private static List<Syntax.RuleText> read(String text) {
        List<Problem> problems = new ArrayList<>();
        List<Syntax.RuleText> rules =
                RuleReader.read(Lexer.tokens("r.drl", text), problems);
        assertThat(problems).isEmpty();
        return rules;
    }

    @Test
    void the_same_text_agrees_with_itself() {
        assertThat(problems(RULE, read(RULE))).isEmpty();
    }

    @Test
    void every_difference_is_seen() {
        List<Syntax.RuleText> rules = read(RULE);
        String[][] changes = {
            {"a == 1", "a == 2"},
            {"a == 1", "a != 1"},
            {"a == 1 &&", "a == 1 ||"},
            {"b == 2 ||", "b == 2 &&"},
            {"!( c in", "( c in"},
            {"c in", "c not in"},
            {"(\"x\", \"y\")", "(\"x\")"},
            {"$v : d", "$v : e"},
            {"!within(e", "within(e"},
            {"(e, \"f\")", "(e, \"g\")"},
            {"not( B", "exists( B"},
            {"exists( C", "( C"},
            {"C( b == $v ) or", "C( b == $v ) and"},
            {"D( ) )", "E( ) )"},
            {"forall( $f", "forall( $g"},
            {"count()", "average( $i )"},
            {"sum( $i )", "min( $i )"},
            {"$n : count(), ", ""},
            {"$n > 2", "$n > 3"},
            {"; $n > 2", ""},
            {"H( $i : i ) and J( h == $h )", "H( $i : i )"},
            {"ask( $s", "aks( $s"},
            {"\"p/r\"", "\"p/q\""},
            {"$s : A(", "A("},
            {"$s : A( ", "$s : A( a; "},
            {"$s : A(", "$s := A("},
            {"$s : A(", "$s : ?A("},
            {"A( a == 1", "A( b > 3 ? a == 1 : a == 1"},
            {"a == 1 &&", "a == 1 &"},
            {"a == 1", "a == 1 == 1"},
            {"a == 1", "a str[startsWith] 1"},
            {"\"p/r\"", "\"p/r\" salience 3"},
            {"\"p/r\"", "\"p/r\" extends \"p/q\""},
            {"\"p/r\"", "\"p/r\" @x(y)"},
            {"then\n", "then foo();\n"},
            {"end\n", "then[x] foo(); end\n"},
            {"end\n", "end\nglobal A b\n"},
            {"end\n", "end\nrule \"p/s\" when A() then end\n"},
            {"rule \"p/r\"", "import a.B; rule \"p/r\""},
            {"rule \"p/r\"", "salience 3 rule \"p/r\""},
            {"$s : A(", "$s : A )"},
        };
        for (String[] change : changes) {
            assertThat(RULE).contains(change[0]);
            String changed = RULE.replace(change[0], change[1]);
            assertThat(problems(changed, rules)).as(changed).isNotEmpty();
        }
    }

    @Test
    void a_difference_is_quoted_from_where_it_begins() {
        assertThat(problems(RULE.replace("count()", "average()"), read(RULE)))
                .singleElement()
                .hasToString(
                        "r.drl:1:6: Drools' own parser reads ` | :J[h == $h]};[$n:average[], $m:sum[$i]];[$n > 2])} then ask($s,\"a\");` where the profile reads ` | :J[h == $h]};[$n:count[], $m:sum[$i]];[$n > 2])} then ask($s,\"a\");`; write the rule in a simpler form");
        assertThat(problems(RULE.replace("then\n", "thn\n"), read(RULE)))
                .singleElement()
                .hasToString(
                        "r.drl:8:5: Drools' own parser does not accept the file from here on; write the rule in a simpler form");
    }
}
