package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import edict.facts.Entity;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The reference itself, against small worlds worked out by hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeaningTest {

    private static final String VOCABULARY =
            """
            vocabulary
            Organisation: big boolean; kind code bank shop school; land country; parent ref Organisation; staff number 0..100; holds list ref Organisation
            part Role of System: code code provider deployer; holder ref Organisation
            System: live boolean; uses list code voice face text; why code work play if live == true; risk number 0..10; since date; kept duration; name string; operator ref Organisation; subs list ref Organisation
            table Listing: land country; level number
            derived Marked: of ref System
            derived Graded: of ref System; level code low high
            derived Second: of ref System
            derived Controls closure from to: from ref Organisation; to ref Organisation
            derived Carries closure from to per what: from ref System; to ref System; what code a b
            law
            on 2026-11-20
            parameter p/limit = 5
            parameter p/lands = [FR DE]
            parameter p/day = 2026-02-01
            parameter p/kinds = [bank shop]
            """;

    /** {@code certain | open}, each {@code verb subject bearer} with ids, sorted. */
    private static String meaning(String when, String then, String facts) {
        return meaning("rule \"p/a\" when " + when + " then " + then + " end", facts);
    }

    private static String meaning(String rules, String facts) {
        Sketch sketch = Sketch.of(VOCABULARY + "rules\n" + rules + "\nfacts\n" + facts);
        Meaning meaning = Meaning.of(sketch).orElseThrow();
        Function<String, String> id = key ->
                sketch.facts().entities().containsKey(key) ? sketch.facts().entities().get(key).id().orElse(key) : key;
        Function<Set<Interpreter.Finding>, Set<String>> text = findings -> findings.stream()
                .map(f -> (f.provision().equals("p/a") ? "" : f.provision() + " ") + f.verb() + " " + id.apply(f.subject())
                        + (f.bearer().isEmpty() ? "" : " " + id.apply(f.bearer())))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> certain = text.apply(meaning.certain());
        Set<String> open = text.apply(meaning.possible());
        open.removeAll(certain);
        return String.join(", ", certain) + " | " + String.join(", ", open);
    }

    @Test
    void a_comparison_with_a_known_value_is_settled() {
        String rule = "$s : System( live == true, risk >= 5, name != \"x\" )";
        assertThat(meaning(rule, "ask( $s, \"live\" );", "s0 System live=true risk=5 name=y")).isEqualTo("ask s0 | ");
        assertThat(meaning(rule, "ask( $s, \"live\" );", "s0 System live=true risk=4 name=y")).isEqualTo(" | ");
        assertThat(meaning(rule, "ask( $s, \"live\" );", "s0 System live=true risk=5 name=x")).isEqualTo(" | ");
    }

    @Test
    void a_comparison_with_an_unknown_value_is_open() {
        assertThat(meaning("$s : System( live == true )", "ask( $s, \"live\" );", "s0 System")).isEqualTo(" | ask s0");
        assertThat(meaning("$s : System( !( live == true ) )", "ask( $s, \"live\" );", "s0 System")).isEqualTo(" | ask s0");
    }

    @Test
    void something_or_its_opposite_is_certain() {
        assertThat(meaning("$s : System( live == true || live == false )", "ask( $s, \"live\" );", "s0 System"))
                .isEqualTo("ask s0 | ");
        assertThat(meaning("$s : System( risk < 5 || risk >= 5 )", "ask( $s, \"live\" );", "s0 System"))
                .isEqualTo("ask s0 | ");
    }

    @Test
    void bounds_decide_what_they_can() {
        String rule = "$s : System( risk > 5 )";
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System risk=>=5")).isEqualTo(" | ask s0");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System risk=>5")).isEqualTo("ask s0 | ");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System risk=<=5")).isEqualTo(" | ");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System risk=4|6")).isEqualTo(" | ask s0");
        assertThat(meaning("$s : System( risk <= 10 )", "ask( $s, \"x\" );", "s0 System")).isEqualTo("ask s0 | ");
        assertThat(meaning("$s : System( risk >= parameter(\"p/limit\") )", "ask( $s, \"x\" );", "s0 System risk=6..8"))
                .isEqualTo("ask s0 | ");
    }

    @Test
    void each_code_of_a_list_is_a_question_of_its_own() {
        String rule = "$s : System( uses contains \"voice\", uses not contains \"face\" )";
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System uses=[voice]")).isEqualTo("ask s0 | ");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System uses=[voice ...]")).isEqualTo(" | ask s0");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System uses=[face ...]")).isEqualTo(" | ");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System")).isEqualTo(" | ask s0");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System uses=[]")).isEqualTo(" | ");
    }

    @Test
    void in_and_member_of_list_what_is_meant() {
        assertThat(meaning("$o : Organisation( kind in (\"bank\", \"shop\") )", "ask( $o, \"x\" );", "o0 Organisation kind=shop\no1 Organisation kind=school\no2 Organisation"))
                .isEqualTo("ask o0 | ask o2");
        assertThat(meaning("$o : Organisation( kind not in (\"bank\", \"shop\", \"school\") )", "ask( $o, \"x\" );", "o2 Organisation"))
                .isEqualTo(" | ");
        assertThat(meaning("$o : Organisation( land memberOf parameter(\"p/lands\") )", "ask( $o, \"x\" );", "o0 Organisation land=FR\no1 Organisation land=US\no2 Organisation"))
                .isEqualTo("ask o0 | ask o2");
        assertThat(meaning("$o : Organisation( land not memberOf parameter(\"p/lands\") )", "ask( $o, \"x\" );", "o0 Organisation land=FR\no1 Organisation land=US\no2 Organisation"))
                .isEqualTo("ask o1 | ask o2");
    }

    @Test
    void what_is_not_applicable_satisfies_only_negative_tests() {
        String facts = "s0 System live=false\ns1 System live=true why=work\ns2 System";
        assertThat(meaning("$s : System( why == \"work\" )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s1 | ask s2");
        assertThat(meaning("$s : System( why != \"work\" )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0 | ask s2");
        assertThat(meaning("$s : System( why not in (\"work\", \"play\") )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0 | ask s2");
        assertThat(meaning("$s : System( !( why == \"work\" ) )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0 | ask s2");
        assertThat(meaning("$s : System( why in (\"work\", \"play\") )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s1 | ask s2");
    }

    @Test
    void dates_are_earlier_later_and_reached() {
        String facts = "s0 System since=2026-01-01\ns1 System since=2026-08-02\ns2 System since=>=2026-08-02\ns3 System";
        assertThat(meaning("$s : System( earlier( since, \"2026-08-02\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0 | ask s3");
        assertThat(meaning("$s : System( later( since, parameter(\"p/day\") ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s1, ask s2 | ask s3");
        assertThat(meaning("$s : System( reached( since, \"P4M\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0 | ask s3");
        assertThat(meaning("$s : System( reached( since, \"P3M\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0, ask s1 | ask s2, ask s3");
    }

    @Test
    void a_month_is_28_to_31_days() {
        String facts = "s0 System kept=P1M\ns1 System kept=P31D\ns2 System kept=P2M\ns3 System kept=P14D";
        assertThat(meaning("$s : System( longer( kept, \"P30D\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s1, ask s2 | ask s0");
        assertThat(meaning("$s : System( shorter( kept, \"P1M\" ) )", "ask( $s, \"x\" );", facts + "\ns4 System kept=P28D\ns5 System kept=P6WD"))
                .isEqualTo("ask s3 | ask s4, ask s5");
        assertThat(meaning("$s : System( longer( kept, \"P1M\" ) )", "ask( $s, \"x\" );", facts + "\ns4 System"))
                .isEqualTo("ask s2 | ask s1, ask s4");
    }

    @Test
    void within_is_the_laws_only() {
        String facts = "s0 System uses=[voice]\ns1 System uses=[]\ns2 System uses=[voice text]\ns3 System uses=[voice ...]\ns4 System";
        assertThat(meaning("$s : System( within( uses, \"voice\", \"face\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0, ask s1 | ask s3, ask s4");
        assertThat(meaning("$s : System( intersects( uses, \"voice\", \"face\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0, ask s2, ask s3 | ask s4");
        assertThat(meaning("$s : System( any( uses ) )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0, ask s2, ask s3 | ask s4");
    }

    @Test
    void a_join_through_a_known_reference_is_settled() {
        String rule = "$s : System( $o : operator ) $org : Organisation( this == $o, big == true )";
        assertThat(meaning(rule, "require( $s, $org );", "o0 Organisation big=true\no1 Organisation big=false\ns0 System operator=o0\ns1 System operator=o1"))
                .isEqualTo("require s0 o0 | ");
    }

    @Test
    void an_unknown_reference_is_each_listed_entity_or_a_fresh_one() {
        String rule = "$s : System( $o : operator ) $org : Organisation( this == $o, big == true )";
        assertThat(meaning(rule, "require( $s, $org );", "o0 Organisation big=true\no1 Organisation big=false\ns0 System"))
                .isEqualTo(" | require s0 /systems/0/operator, require s0 o0");
    }

    @Test
    void an_unknown_reference_may_or_may_not_differ() {
        assertThat(meaning("$s : System( operator != $o ) $o : Organisation( kind == \"bank\" )", "require( $s, $o );", "o0 Organisation kind=bank\ns0 System\ns1 System operator=o0"))
                .isEqualTo(" | require s0 o0, require s1 /systems/0/operator");
    }

    @Test
    void a_list_of_references_contains_an_entity() {
        String rule = "$o : Organisation( big == true ) $s : System( subs contains $o )";
        assertThat(meaning(rule, "require( $s, $o );", "o0 Organisation big=true\no1 Organisation big=true\ns0 System subs=[o0]"))
                .isEqualTo("require s0 o0 | ");
        assertThat(meaning(rule, "require( $s, $o );", "o0 Organisation big=true\no1 Organisation big=true\ns0 System subs=[o0 ...]"))
                .isEqualTo("require s0 o0 | require s0 /systems/0/subs/-, require s0 /systems/0/subs/-#2, require s0 o1");
    }

    @Test
    void nothing_of_a_kind_is_known_only_when_the_list_is_whole() {
        String rule = "$s : System() not( Role( of == $s, code == \"provider\" ) )";
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System")).isEqualTo("ask s0 | ");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System\nopen Role of=s0")).isEqualTo(" | ask s0");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System\nr0 Role of=s0 code=provider\nopen Role of=s0")).isEqualTo(" | ");
        assertThat(meaning(rule, "ask( $s, \"x\" );", "s0 System\nr0 Role of=s0\ns1 System\nr1 Role of=s1 code=deployer"))
                .isEqualTo("ask s1 | ask s0");
    }

    @Test
    void exists_or_and_forall() {
        String facts = "s0 System\nr0 Role of=s0 code=provider\nr1 Role of=s0 code=deployer\ns1 System\nr2 Role of=s1\ns2 System";
        assertThat(meaning("$s : System() exists( Role( of == $s, code == \"provider\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0 | ask s1");
        assertThat(meaning("$s : System() ( Role( of == $s, code == \"provider\" ) or Role( of == $s, code == \"deployer\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s0, ask s1 | ");
        assertThat(meaning("$s : System() forall( $r : Role( of == $s ) Role( this == $r, code == \"provider\" ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s2 | ask s1");
        assertThat(meaning("$s : System() not( $r : Role( of == $s ) and not( Role( this == $r, code == \"provider\" ) ) )", "ask( $s, \"x\" );", facts))
                .isEqualTo("ask s2 | ask s1");
    }

    @Test
    void counts_and_sums() {
        String facts = "o0 Organisation staff=2\no1 Organisation staff=?\ns0 System subs=[o0 o1]\ns1 System subs=[]";
        String join = "$s : System() accumulate( $o : Organisation( $n : staff ) and System( this == $s, subs contains $o ); ";
        assertThat(meaning(join + "$c : count(); $c >= 2 )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0 | ");
        assertThat(meaning(join + "$c : sum( $n ); $c > 5 )", "ask( $s, \"x\" );", facts)).isEqualTo(" | ask s0");
        assertThat(meaning(join + "$c : sum( $n ); $c == 0 )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s1 | ");
        assertThat(meaning(join + "$c : min( $n ); $c <= 2 )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0 | ");
        assertThat(meaning(join + "$c : max( $n ); $c >= 0 )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0 | ");
        assertThat(meaning(join + "$c : max( $n ), $d : count(); $c > 50 || $d == 0 )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s1 | ask s0");
    }

    @Test
    void an_open_list_has_none_one_or_two_more() {
        String facts = "s0 System\nr0 Role of=s0 code=provider\nopen Role of=s0";
        String count = "$s : System() accumulate( Role( of == $s ); $n : count(); ";
        assertThat(meaning(count + "$n >= 1 )", "ask( $s, \"x\" );", facts)).isEqualTo("ask s0 | ");
        assertThat(meaning(count + "$n == 2 )", "ask( $s, \"x\" );", facts)).isEqualTo(" | ask s0");
        assertThat(meaning(count + "$n == 3 )", "ask( $s, \"x\" );", facts)).isEqualTo(" | ask s0");
        assertThat(meaning(count + "$n > 3 )", "ask( $s, \"x\" );", facts)).isEqualTo(" | ");
        assertThat(meaning("$s : System() $a : Role( of == $s ) Role( of == $s, this != $a, code == \"deployer\" )", "require( $s, $a );", facts))
                .isEqualTo(" | require s0 /systems/0/roles/-, require s0 /systems/0/roles/-#2, require s0 r0");
    }

    @Test
    void a_fresh_owner_has_parts_of_its_own() {
        assertThat(meaning("$r : Role( code == \"provider\", $s : of ) System( this == $s, live == true )", "require( $s, $r );", "open System"))
                .isEqualTo(" | require /systems/- /systems/-/roles/-, require /systems/- /systems/-/roles/-#2, "
                        + "require /systems/-#2 /systems/-#2/roles/-, require /systems/-#2 /systems/-#2/roles/-#2");
    }

    @Test
    void derived_facts_are_read_on_two_levels_and_under_not() {
        String rules =
                """
                rule "p/mark" when $s : System( live == true ) then classify( Marked( $s ) ); end
                rule "p/second" when $s : System() not( Marked( of == $s ) ) then classify( Second( $s ) ); end
                rule "p/a" when $s : System() Second( of == $s ) then ask( $s, "x" ); end
                """;
        assertThat(meaning(rules, "s0 System live=true\ns1 System live=false\ns2 System")).isEqualTo("ask s1 | ask s2");
    }

    @Test
    void a_derived_fact_takes_values_along() {
        String rules =
                """
                rule "p/mark" when $s : System( live == true ) then classify( Graded( $s, "high" ) ); end
                rule "p/mark # else" when $s : System( live == false ) then classify( Graded( $s, "low" ) ); end
                rule "p/a" when $s : System() Graded( of == $s, level == "high" ) then ask( $s, "x" ); end
                rule "p/b" when $s : System() $g : Graded( of == $s ) then ask( $s, "x" ); end
                """;
        assertThat(meaning(rules, "s0 System live=true\ns1 System")).isEqualTo("ask s0, p/b ask s0, p/b ask s1 | ask s1");
    }

    @Test
    void edges_are_closed_transitively() {
        String rules =
                """
                rule "p/edge" when $o : Organisation( $p : parent ) $q : Organisation( this == $p ) then classify( Controls( $q, $o ) ); end
                rule "p/a" when $q : Organisation( big == true ) Controls( from == $q, $o : to ) then require( $o, $q ); end
                """;
        assertThat(meaning(rules, "o0 Organisation big=true parent=o0\no1 Organisation big=false parent=o0\no2 Organisation big=false parent=o1"))
                .isEqualTo("require o0 o0, require o1 o0, require o2 o0 | ");
    }

    @Test
    void edges_close_per_category() {
        String rules =
                """
                rule "p/e1" when $s : System( name == "one" ) $t : System( name == "two" ) then classify( Carries( $s, $t, "a" ) ); end
                rule "p/e2" when $s : System( name == "two" ) $t : System( name == "three" ) then classify( Carries( $s, $t, "b" ) ); end
                rule "p/e3" when $s : System( name == "two" ) $t : System( name == "four" ) then classify( Carries( $s, $t, "a" ) ); end
                rule "p/a" when $s : System( name == "one" ) Carries( from == $s, $t : to ) then require( $t, $s ); end
                """;
        assertThat(meaning(rules, "s1 System name=one\ns2 System name=two\ns3 System name=three\ns4 System name=four"))
                .isEqualTo("require s2 s1, require s4 s1 | ");
    }

    @Test
    void exemption_beats_duty_and_a_lift_beats_the_exemption() {
        String rules =
                """
                rule "p/duty-1" when $s : System() $r : Role( of == $s ) then require( $s, $r ); end
                rule "p/small" when $s : System( risk < 5 ) $r : Role( of == $s ) then exempt( $s, $r, "p/duty-*" ); end
                rule "p/live" when $s : System( live == true ) $r : Role( of == $s ) then exempt( $s, $r, "p/small" ); end
                """;
        assertThat(meaning(rules, "s0 System risk=1 live=false\nr0 Role of=s0")).isEqualTo("p/small exempt s0 r0 | ");
        assertThat(meaning(rules, "s0 System risk=1 live=true\nr0 Role of=s0"))
                .isEqualTo("p/duty-1 require s0 r0, p/live exempt s0 r0 | ");
        assertThat(meaning(rules, "s0 System risk=? live=false\nr0 Role of=s0"))
                .isEqualTo(" | p/duty-1 require s0 r0, p/small exempt s0 r0");
        assertThat(meaning(rules, "s0 System risk=1\nr0 Role of=s0"))
                .isEqualTo(" | p/duty-1 require s0 r0, p/live exempt s0 r0, p/small exempt s0 r0");
    }

    @Test
    void rows_of_tables_are_joined() {
        assertThat(meaning("$o : Organisation( $l : land ) Listing( land == $l, level > 2 )", "ask( $o, \"x\" );", "l0 Listing land=FR level=3\nl1 Listing land=DE level=1\no0 Organisation land=FR\no1 Organisation land=DE\no2 Organisation"))
                .isEqualTo("ask o0 | ask o2");
    }

    @Test
    void variables_are_compared_in_either_order() {
        assertThat(meaning("$a : Organisation( staff < $n ) $b : Organisation( parent == $a, $n : staff )", "require( $a, $b );", "o0 Organisation staff=3 parent=o0\no1 Organisation staff=4 parent=o0"))
                .isEqualTo("require o0 o1 | ");
        assertThat(meaning("$b : Organisation( $n : staff, $p : parent ) $a : Organisation( this == $p, staff < $n )", "require( $a, $b );", "o0 Organisation staff=3 parent=o0\no1 Organisation parent=o0"))
                .isEqualTo(" | require o0 o1");
    }

    @Test
    void a_sketch_prints_as_it_is_read() {
        Sketch sketch = Sketch.of(VOCABULARY
                + """
                rules
                // a comment
                rule "p/a # x"
                when
                    $s : System( ( live == true && risk != 2 ) || !( uses contains "voice" ), $k : kept ) /* here */
                    not( Role( of == $s, code in ("provider", "deployer") ) and exists( Marked( of == $s ) ) )
                    ( Marked( of == $s ) or ( Second( of == $s ) and Graded( of == $s ) ) )
                    forall( $r : Role( of == $s ) Role( this == $r ) )
                    accumulate( Role( of == $s, code not in ("x") ) and Marked(); $n : count(), $m : sum( $k ); $n > 2 || $m <= 1.5 )
                then
                    score( $s, "c", 2 );
                    classify( Graded( $s, "low" ) );
                end
                facts
                o0 Organisation big=true kind=bank|shop
                s0 System uses=[voice ...] risk=>=2..<5 kept=P30D since=<2026-01-01 why=n/a operator=o0 subs=[o0]
                s1 System uses=[...] subs=[]
                r0 Role of=s0
                open Role of=s0
                open System
                """);
        Sketch printed = sketch.with(Tree.text(TreeReader.read(sketch.rules())));
        assertThat(Sketch.of(printed.toString())).isEqualTo(printed);
        assertThat(TreeReader.read(printed.rules())).isEqualTo(TreeReader.read(sketch.rules()));
        assertThat(sketch.facts().entities().values()).extracting(Entity::key).contains("/systems/0/roles/0");
    }
}
