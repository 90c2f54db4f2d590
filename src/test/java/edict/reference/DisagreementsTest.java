package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Cases in which the product and the completions once differed, cut down. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DisagreementsTest {

    private static void agree(String sketch) {
        assertThat(Drawing.disagreements(Sketch.of(sketch))).isEmpty();
    }

    /** What is certain is reported so, and what is open is. */
    private static void exact(String sketch) {
        Sketch read = Sketch.of(sketch);
        Meaning meaning = Meaning.of(read).orElseThrow();
        assertThat(new Comparison(read, meaning, new Product(read).conclude(read)).inexact()).isEmpty();
    }

    @Test
    void the_smallest_of_nothing_satisfies_no_comparison() {
        agree(
                """
                vocabulary
                System: sN0 number 0..5; live boolean
                derived NotedSystem: of ref System
                rules
                rule "t/note"
                when
                    $s4 : System()
                    accumulate( System( this == $s4, live == true, $v17 : sN0 ); $n16 : min( $v17 ); $n16 != 5 )
                then
                    classify( NotedSystem( $s4 ) );
                end
                facts
                sy0 System sN0=4 live=false
                """);
    }

    @Test
    void a_span_in_another_unit_asks_for_a_finer_one() {
        agree(
                """
                vocabulary
                System: sD0 duration
                part Role of System: code code a b
                rules
                rule "t/duty-2"
                when
                    $s26 : System( shorter( sD0, "P30D" ) )
                    $r27 : Role( of == $s26 )
                then
                    fulfil( $s26, $r27 );
                end
                facts
                sy0 System sD0=P1M
                ro0 Role of=sy0
                """);
    }

    @Test
    void an_incomplete_list_of_references_may_hold_somebody_unlisted() {
        agree(
                """
                vocabulary
                Organisation: big boolean
                Flow: subs list ref Organisation
                rules
                rule "t/duty-0"
                when
                    $o13 : Organisation( big == true )
                    $s12 : Flow( subs contains $o13 )
                then
                    require( $s12, $o13 );
                end
                facts
                or0 Organisation big=false
                fl0 Flow subs=[...]
                """);
    }

    @Test
    void somebody_unnamed_has_parts_of_which_nobody_knows() {
        agree(
                """
                vocabulary
                Contract: peer ref Contract
                part Role of Contract: share number 0..5
                derived Marked: of ref Contract
                rules
                rule "t/mark"
                when
                    $s3 : Contract( $p : peer )
                    accumulate( Role( of == $p, $v6 : share ); $n5 : sum( $v6 ); $n5 > 2 )
                then
                    classify( Marked( $s3 ) );
                end
                facts
                co0 Contract
                """);
    }

    @Test
    void a_count_that_cannot_be_two_is_not_two() {
        agree(
                """
                vocabulary
                Organisation:
                System: sN0 number 0..5
                part Role of System: holder ref Organisation
                derived MarkedSystem: of ref System; grade code a b
                law
                on 2026-11-20
                parameter p/two = 2
                rules
                rule "t/mark"
                when
                    $s3 : System()
                    accumulate( System( $v6 : sN0 ); $n5 : max( $v6 ); $n5 >= 5 )
                then
                    classify( MarkedSystem( $s3, "b" ) );
                end
                rule "t/duty-2"
                when
                    $s28 : System()
                    $r29 : Role( of == $s28 )
                    accumulate( MarkedSystem(); $n34 : count(); $n34 != parameter("p/two") )
                then
                    prohibit( $s28, $r29 );
                end
                rule "t/free-1"
                when
                    $s35 : System()
                    $r36 : Role( of == $s35, $v38 : holder )
                    $o37 : Organisation( this == $v38 )
                then
                    exempt( $s35, $o37, "t/duty-*" );
                end
                facts
                or0 Organisation
                sy0 System
                ro0 Role of=sy0
                """);
    }

    @Test
    void a_lift_for_an_organisation_does_not_reach_a_role() {
        agree(
                """
                vocabulary
                Organisation:
                System: sL3 list country
                part Role of System: holder ref Organisation
                law
                on 2026-11-20
                parameter p/lands = [FR US]
                rules
                rule "t/free-1"
                when
                    $s24 : System()
                    $r25 : Role( of == $s24 )
                then
                    exempt( $s24, $r25, "t/duty-*" );
                end
                rule "t/lift-1"
                when
                    $s26 : System( within( sL3, parameter("p/lands") ) )
                    $r27 : Role( of == $s26, $v29 : holder )
                    $o28 : Organisation( this == $v29 )
                then
                    exempt( $s26, $o28, "t/free-*" );
                end
                facts
                or0 Organisation
                sy0 System
                ro0 Role of=sy0
                """);
    }

    @Test
    void a_sum_over_everything_asks_for_what_it_adds() {
        agree(
                """
                vocabulary
                Contract: live boolean
                part Role of Contract: share number 0..5
                rules
                rule "t/duty-0"
                when
                    $s17 : Contract()
                    $r18 : Role( of == $s17 )
                    accumulate( Role( $v21 : share ); $n20 : sum( $v21 ); $n20 == 3 )
                then
                    applies( $s17, $r18 );
                end
                facts
                co0 Contract
                ro0 Role of=co0
                """);
    }

    @Test
    void a_count_over_everything_asks_whether_that_is_all() {
        agree(
                """
                vocabulary
                Contract: live boolean
                part Role of Contract: share number 0..5
                rules
                rule "t/duty-0"
                when
                    $s12 : Contract()
                    accumulate( Role(); $n20 : count(); $n20 <= 1 )
                then
                    ask( $s12, "live" );
                end
                facts
                co0 Contract
                open Role of=co0
                """);
    }

    @Test
    void a_reference_to_what_no_rule_looks_at_may_still_be_the_same_as_another() {
        agree(
                """
                vocabulary
                Organisation:
                System: operator ref Organisation
                part Role of System: holder ref Organisation; share number 0..5
                derived MarkedSystem: of ref System; grade code a b
                derived NotedSystem: of ref System
                rules
                rule "t/mark"
                when
                    $s0 : System( $v2 : operator )
                    accumulate( Role( holder == $v2, $v7 : share ); $n6 : max( $v7 ); $n6 != 1 )
                then
                    classify( MarkedSystem( $s0, "a" ) );
                end

                rule "t/note"
                when
                    $s8 : System()
                    not( MarkedSystem() )
                then
                    classify( NotedSystem( $s8 ) );
                end
                facts
                or0 Organisation
                sy0 System
                ro0 Role of=sy0 holder=or0 share=0
                """);
    }

    @Test
    void a_sum_over_those_of_the_same_unknown_operator_may_hold_all_of_them() {
        agree(
                """
                vocabulary
                Organisation:
                System: sN0 number 0..5; operator ref Organisation
                part Role of System:
                rules
                rule "t/duty-1"
                when
                    $s21 : System( $v33 : operator )
                    $r22 : Role( of == $s21 )
                    accumulate( System( operator == $v33, $v35 : sN0 ); $n34 : sum( $v35 ); $n34 > 2 )
                then
                    applies( $s21, $r22 );
                end
                facts
                or0 Organisation
                sy0 System sN0=5 operator=or0
                sy1 System sN0=1
                ro1 Role of=sy1
                """);
    }

    @Test
    void whom_an_unnamed_thing_controls_may_be_itself() {
        agree(
                """
                vocabulary
                Organisation: parent ref Organisation
                Contract: operator ref Organisation
                part Role of Contract: holder ref Organisation
                derived Controls closure from to per what: from ref Organisation; to ref Organisation; what code a b
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0, "b" ) );
                end

                rule "t/duty-0"
                when
                    $s20 : Contract( $v25 : operator )
                    $r21 : Role( of == $s20, $v23 : holder )
                    $o22 : Organisation( this == $v23 )
                    accumulate( Controls( to == $o22, from != $v25 ); $n34 : count(); $n34 != 0 )
                then
                    require( $s20, $o22 );
                end
                facts
                or0 Organisation parent=or0
                co0 Contract operator=or0
                open Role of=co0
                """);
    }

    @Test
    void a_fact_of_which_an_argument_does_not_apply_is_derived() {
        agree(
                """
                vocabulary
                Organisation: orgL0 list code a b c
                Contract: cL0 list code a b; cC1 code a b if cL0 contains a
                derived MarkedContract: of ref Contract; grade code a b
                rules
                rule "t/mark"
                when
                    $s3 : Contract( $v13 : cC1 )
                    not( $x9 : Organisation() and Organisation( this == $x9, within( orgL0, "c" ) ) )
                then
                    classify( MarkedContract( $s3, $v13 ) );
                end
                facts
                or0 Organisation
                co0 Contract cL0=[] cC1=n/a
                """);
    }

    @Test
    void a_count_of_derived_facts_asks_whether_that_is_all() {
        agree(
                """
                vocabulary
                Flow: live boolean
                part Role of Flow: code code a b
                derived MarkedFlow: of ref Flow
                rules
                rule "t/mark"
                when
                    $s0 : Flow()
                    accumulate( Flow(); $n7 : count(); $n7 > 2 )
                then
                    classify( MarkedFlow( $s0 ) );
                end
                rule "t/duty-1"
                when
                    $s23 : Flow()
                    $r24 : Role( of == $s23 )
                    accumulate( MarkedFlow(); $n26 : count(); $n26 >= 1 )
                then
                    breach( $s23, $r24 );
                end
                facts
                fl0 Flow
                ro0 Role of=fl0
                open Flow
                """);
    }

    @Test
    void what_no_rule_reads_is_not_asked() {
        agree(
                """
                vocabulary
                System: peer ref System
                derived MarkedSystem: of ref System; grade code a b
                rules
                rule "t/mark"
                when
                    $s0 : System()
                then
                    classify( MarkedSystem( $s0, "a" ) );
                end
                facts
                sy0 System
                """);
    }

    @Test
    void an_unknown_text_may_equal_a_known_one() {
        agree(
                """
                vocabulary
                Contract: cN0 number 0..5; cS2 string
                rules
                rule "t/duty-1"
                when
                    $s38 : Contract( $v40 : cS2, $v41 : cN0 )
                    $x39 : Contract( cS2 == $v40, cN0 > $v41 )
                then
                    score( $s38, "criterion", 1 );
                end
                facts
                co0 Contract cN0=4
                co1 Contract cN0=0 cS2=three
                """);
    }

    @Test
    void two_conclusions_that_may_be_equal_may_be_one_fact() {
        agree(
                """
                vocabulary
                Contract: cC2 code a b
                part Role of Contract: code code provider deployer
                derived MarkedContract: of ref Contract; grade code a b
                rules
                rule "t/mark"
                when
                    $s0 : Contract()
                then
                    classify( MarkedContract( $s0, "a" ) );
                end
                rule "t/mark # second"
                when
                    $s1 : Contract( $v2 : cC2 )
                then
                    classify( MarkedContract( $s1, $v2 ) );
                end
                rule "t/duty-2"
                when
                    $s20 : Contract()
                    $r21 : Role( of == $s20 )
                    accumulate( MarkedContract(); $n23 : count(); $n23 != 2 )
                then
                    breach( $s20, $r21 );
                end
                facts
                co0 Contract cC2=a|b
                ro1 Role of=co0
                """);
    }

    @Test
    void a_constant_in_months_asks_for_the_span() {
        agree(
                """
                vocabulary
                Contract: cD3 duration
                part Role of Contract: code code provider deployer
                rules
                rule "t/duty-0"
                when
                    $s12 : Contract( shorter( cD3, "P1M" ) )
                    $r13 : Role( of == $s12 )
                then
                    require( $s12, $r13 );
                end
                facts
                co0 Contract cD3=P30D
                ro0 Role of=co0
                """);
    }

    @Test
    void somebody_unlisted_may_refer_to_somebody_unlisted() {
        agree(
                """
                vocabulary
                Organisation: big boolean
                System: live boolean
                part Role of System: holder ref Organisation
                rules
                rule "t/duty-2"
                when
                    $s24 : System()
                    $r25 : Role( of == $s24, $v28 : holder )
                    $x27 : Organisation( this == $v28 )
                then
                    require( $s24, $r25 );
                end
                facts
                sy0 System
                open Role of=sy0
                """);
    }

    @Test
    void the_unlisted_may_hang_on_the_listed() {
        agree(
                """
                vocabulary
                Organisation: parent ref Organisation
                Flow: live boolean
                part Role of Flow: holder ref Organisation
                derived Controls closure from to: from ref Organisation; to ref Organisation
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0 ) );
                end
                rule "t/duty-1"
                when
                    $s24 : Flow()
                    $r25 : Role( of == $s24, $v27 : holder )
                    $o26 : Organisation( this == $v27 )
                then
                    require( $s24, $o26 );
                end
                facts
                or0 Organisation parent=or0
                fl0 Flow
                open Role of=fl0
                """);
    }

    @Test
    void somebody_unnamed_may_be_their_own_parent() {
        agree(
                """
                vocabulary
                Organisation: orgN0 number 0..5; parent ref Organisation
                System: operator ref Organisation
                rules
                rule "t/duty-0"
                when
                    $o10 : Organisation()
                    $s9 : System( operator == $o10 )
                    accumulate( Organisation( parent == $o10, $v14 : orgN0 ); $n13 : min( $v14 ); $n13 == 1 )
                then
                    require( $s9, $o10 );
                end
                facts
                or0 Organisation orgN0=2 parent=or0
                sy0 System
                """);
    }

    @Test
    void what_controls_itself_is_not_controlled_by_another() {
        agree(
                """
                vocabulary
                Organisation: parent ref Organisation
                Contract: operator ref Organisation
                part Role of Contract: holder ref Organisation
                derived Controls closure from to per what: from ref Organisation; to ref Organisation; what code a b
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0, "b" ) );
                end
                rule "t/duty-1"
                when
                    $s26 : Contract( $v31 : operator )
                    $r27 : Role( of == $s26, $v29 : holder )
                    $x28 : Organisation( this == $v29 )
                    not( $x30 : Controls( to == $x28, from != $v31 ) )
                then
                    applies( $s26, $r27 );
                end
                facts
                or0 Organisation parent=or0
                co0 Contract operator=or0
                ro0 Role of=co0
                """);
    }

    @Test
    void what_hangs_on_something_found_under_not_is_asked() {
        agree(
                """
                vocabulary
                System: sD0 duration; peer ref System
                part Role of System:
                rules
                rule "t/duty-1"
                when
                    $s37 : System( $v39 : peer )
                    $r38 : Role( of == $v39 )
                    not( $x48 : Role( $v50 : of ) and System( peer == $v50, longer( sD0, "P1M" ) ) )
                then
                    advise( $s37, $r38 );
                end
                facts
                sy0 System sD0=P31D peer=sy0
                ro0 Role of=sy0
                """);
    }

    @Test
    void what_hangs_on_something_found_under_two_nots_is_asked() {
        agree(
                """
                vocabulary
                System: sD0 duration; peer ref System
                part Role of System:
                rules
                rule "t/duty-1"
                when
                    $s37 : System( $v39 : peer )
                    $r38 : Role( of == $v39 )
                    not( $x48 : Role( $v50 : of ) and not( System( peer == $v50, longer( sD0, "P1M" ) ) ) )
                then
                    advise( $s37, $r38 );
                end
                facts
                sy0 System sD0=P31D peer=sy0
                ro0 Role of=sy0
                """);
    }

    @Test
    void whatever_is_controlled_by_something_is_so_for_certain() {
        exact(
                """
                vocabulary
                Organisation: parent ref Organisation
                Contract: operator ref Organisation
                derived MarkedContract: of ref Contract; grade code a b
                derived Controls closure from to: from ref Organisation; to ref Organisation
                law
                on 2026-11-20
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0 ) );
                end

                rule "t/mark"
                when
                    $s3 : Contract( $v5 : operator )
                    Controls( to == $v5 )
                then
                    classify( MarkedContract( $s3, "b" ) );
                end
                facts
                or0 Organisation parent=or0
                co0 Contract
                """);
    }

    @Test
    void a_circle_of_control_is_followed_towards_who_is_known() {
        exact(
                """
                vocabulary
                Organisation: orgN0 number 0..5; parent ref Organisation
                Contract: operator ref Organisation
                part Role of Contract:
                derived Controls closure from to: from ref Organisation; to ref Organisation
                law
                on 2026-11-20
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( orgN0 != 1 || orgN0 >= 1, $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0 ) );
                end

                rule "t/duty-2"
                when
                    $s25 : Contract( $v28 : operator )
                    $r26 : Role( of == $s25 )
                then
                    require( $s25, $r26 );
                end
                facts
                or0 Organisation parent=or1
                or1 Organisation orgN0=4 parent=or0
                co0 Contract
                """);
    }

    @Test
    void a_relation_of_which_no_rule_concludes_that_kind_is_empty() {
        exact(
                """
                vocabulary
                Organisation: parent ref Organisation
                Contract: cC1 country; cL2 list country
                part Role of Contract System: holder ref Organisation
                derived Controls closure from to per what: from ref Organisation; to ref Organisation; what code a b
                law
                on 2026-11-20
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0, "a" ) );
                end

                rule "t/duty-1"
                when
                    $s39 : Contract( $v46 : cC1 )
                    $r40 : Role( of == $s39, $v42 : holder )
                    $o41 : Organisation( this == $v42 )
                    accumulate( Controls( what == "b" ); $n44 : count(); $n44 != 1 )
                    not( $x45 : Contract( cL2 contains $v46, $v49 : cC1 ) and not( Contract( cL2 contains $v49 ) ) )
                then
                    require( $s39, $o41 );
                end
                facts
                or0 Organisation parent=or0
                co0 Contract cL2=[FR]
                ro0 Role of=co0 holder=or0
                ro1 Role of=co0
                """);
    }

    @Test
    void two_derived_facts_that_are_not_fully_known_may_be_one() {
        agree(
                """
                vocabulary
                Organisation: parent ref Organisation
                System: operator ref Organisation
                derived MarkedSystem: of ref System
                derived Controls closure from to: from ref Organisation; to ref Organisation
                rules
                rule "t/edge"
                when
                    $o0 : Organisation( $v1 : parent )
                    $o2 : Organisation( this == $v1 )
                then
                    classify( Controls( $o2, $o0 ) );
                end

                rule "t/mark"
                when
                    $s4 : System( $v6 : operator )
                    not( $x5 : Controls( from == $v6, $v8 : from ) and not( Controls( to == $v8, this != $x5 ) ) )
                then
                    classify( MarkedSystem( $s4 ) );
                end
                facts
                or0 Organisation
                sy0 System operator=or0
                """);
    }

    @Test
    void what_follows_of_somebody_assessed_follows_of_somebody_unnamed_who_may_be_it() {
        agree(
                """
                vocabulary
                Organisation: assessed boolean; country country
                System: operator ref Organisation
                derived Known: of ref Organisation
                rules
                rule "t/known"
                when
                    $o : Organisation( assessed == true, country == "FR" )
                then
                    classify( Known( $o ) );
                end

                rule "t/duty-0"
                when
                    $s : System( $v : operator )
                    $o : Organisation( this == $v )
                    Known( of == $o )
                then
                    require( $s, $o );
                end
                facts
                or0 Organisation assessed=true
                sy0 System
                """);
    }

    @Test
    void a_reference_to_things_of_several_types_makes_none_of_what_is_always_listed() {
        exact(
                """
                vocabulary
                Organisation: big boolean
                whole System: live boolean
                whole Service: live boolean
                part Role of System Service: holder ref Organisation
                Incident: system ref System Service
                rules
                rule "t/duty-0"
                when
                    $o : Organisation( big == true )
                    exists( Role( holder == $o ) )
                then
                    require( $o, $o );
                end

                rule "t/duty-1"
                when
                    $i : Incident( $v : system )
                    $s : System( this == $v, live == true )
                    $r : Role( of == $s )
                then
                    require( $i, $r );
                end
                facts
                or0 Organisation big=true
                or1 Organisation big=true
                sy0 System live=false
                sy1 System live=true
                ro0 Role of=sy1 holder=or1
                in0 Incident
                """);
    }

    @Test
    void an_exemption_that_hangs_on_a_span_in_another_unit_asks_for_a_finer_one() {
        agree(
                """
                vocabulary
                Flow: fD1 duration
                part Role of Flow: code code a b
                rules
                rule "t/duty-1"
                when
                    $s24 : Flow()
                    $r25 : Role( of == $s24 )
                then
                    applies( $s24, $r25 );
                end

                rule "t/free-1"
                when
                    $s44 : Flow( longer( fD1, "P1M" ) )
                    $r45 : Role( of == $s44 )
                then
                    exempt( $s44, $r45, "t/duty-*" );
                end
                facts
                fl0 Flow fD1=P30D
                ro0 Role of=fl0
                """);
    }

    @Test
    void what_does_not_apply_is_nothing_that_a_derived_fact_could_be_asked_for() {
        agree(
                """
                vocabulary
                System: sL0 list code a b c; sC1 code a b if sL0 contains a
                derived MarkedSystem: of ref System; grade code a b
                derived NotedSystem: of ref System
                rules
                rule "t/mark"
                when
                    $s12 : System( $v13 : sC1 )
                then
                    classify( MarkedSystem( $s12, $v13 ) );
                end

                rule "t/note"
                when
                    $s14 : System()
                    $m15 : MarkedSystem( of == $s14, grade not in ("a", "b") )
                then
                    classify( NotedSystem( $s14 ) );
                end
                facts
                sy0 System
                """);
    }

    @Test
    void a_derived_fact_about_an_unlisted_part_stands_for_any_number_of_them() {
        agree(
                """
                vocabulary
                System: live boolean
                part Role of System: code code a b
                derived Actor: of ref System; who ref Role
                rules
                rule "t/actor"
                when
                    $s1 : System()
                    $r2 : Role( of == $s1 )
                then
                    classify( Actor( $s1, $r2 ) );
                end

                rule "t/duty-0"
                when
                    $s13 : System()
                    accumulate( Actor(); $n24 : count(); $n24 > 1 )
                then
                    ask( $s13, "live" );
                end
                facts
                sy0 System
                open Role of=sy0
                """);
    }

    @Test
    void a_number_that_was_tried_for_something_else_adds_up_to_more_than_was_tried() {
        agree(
                """
                vocabulary
                Contract: live boolean
                part Role of Contract: share number 0..5
                derived NotedContract: of ref Contract
                rules
                rule "t/note"
                when
                    $s9 : Contract()
                    accumulate( Role( share != 2, $v15 : share ); $n14 : sum( $v15 ); $n14 == 7 )
                then
                    classify( NotedContract( $s9 ) );
                end

                rule "t/lift-1"
                when
                    $s52 : Contract()
                    $r53 : Role( of == $s52 )
                    not( $x57 : NotedContract() )
                then
                    exempt( $s52, $r53, "t/free-1" );
                end
                facts
                co0 Contract
                ro0 Role of=co0
                ro1 Role of=co0 share=4
                """);
    }

    @Test
    void a_derived_fact_is_the_same_as_itself_and_as_no_other_of_its_type() {
        agree(
                """
                vocabulary
                Contract:
                part Role of Contract: code code provider deployer
                derived MarkedContract: of ref Contract; grade code a b
                rules
                rule "t/mark # first"
                when
                    $s4 : Contract()
                    not( Role( code == "deployer" ) )
                then
                    classify( MarkedContract( $s4, "a" ) );
                end

                rule "t/mark # second"
                when
                    $s11 : Contract()
                then
                    classify( MarkedContract( $s11, "b" ) );
                end

                rule "t/duty-1"
                when
                    $s27 : Contract()
                    $r28 : Role( of == $s27 )
                    not( $x34 : MarkedContract( of == $s27 ) and not( MarkedContract( this == $x34, grade == "b" ) ) )
                then
                    applies( $s27, $r28 );
                end
                facts
                co0 Contract
                ro0 Role of=co0
                """);
    }

    @Test
    void days_that_are_compared_with_each_other_alone_may_lie_in_any_order() {
        agree(
                """
                vocabulary
                Organisation: since date
                System: live date; operator ref Organisation
                derived Known: of ref Organisation
                rules
                rule "t/known"
                when
                    $o0 : Organisation( $v2 : since )
                    System( operator == $o0, live >= $v2 )
                then
                    classify( Known( $o0 ) );
                end
                facts
                or0 Organisation
                sy0 System operator=or0
                """);
    }

    @Test
    void a_fact_of_which_an_argument_does_not_apply_is_the_same_as_itself() {
        agree(
                """
                vocabulary
                System: sL0 list code a b c; sC1 code a b if sL0 contains a; sD2 date if sL0 contains a
                derived MarkedSystem: of ref System; grade code a b
                law
                on 2026-11-20
                rules
                rule "t/mark"
                when
                    $s3 : System( $v13 : sC1 )
                then
                    classify( MarkedSystem( $s3, $v13 ) );
                end

                rule "t/duty-1"
                when
                    $s43 : System( !( overdue( sD2, "P4M" ) ) )
                    not( $x48 : MarkedSystem() and not( MarkedSystem( this == $x48 ) ) )
                then
                    ask( $s43, "sL0" );
                end
                facts
                sy0 System sC1=a sD2=2026-01-01
                """);
    }

    @Test
    void two_facts_of_which_an_argument_may_not_apply_may_be_one() {
        agree(
                """
                vocabulary
                System: live boolean; sC1 code a b if live == true; sC2 code a b if live == true
                derived MarkedSystem: of ref System; grade code a b
                rules
                rule "t/mark # first"
                when
                    $s3 : System( $v13 : sC1 )
                then
                    classify( MarkedSystem( $s3, $v13 ) );
                end

                rule "t/mark # second"
                when
                    $s3 : System( $v13 : sC2 )
                then
                    classify( MarkedSystem( $s3, $v13 ) );
                end

                rule "t/duty-1"
                when
                    $s43 : System()
                    not( $x48 : MarkedSystem( of == $s43 ) and MarkedSystem( of == $s43, this != $x48 ) )
                then
                    ask( $s43, "live" );
                end
                facts
                sy0 System sC1=a sC2=b
                """);
    }

    @Test
    void an_argument_that_does_not_apply_adds_nothing_and_is_less_than_no_other() {
        agree(
                """
                vocabulary
                System: live boolean; big boolean; sN1 number 0..5 if live == true; sN2 number 0..5 if live == true
                derived MarkedSystem: of ref System; size number 0..5
                rules
                rule "t/mark"
                when
                    $s3 : System( $v13 : sN1 )
                then
                    classify( MarkedSystem( $s3, $v13 ) );
                end

                rule "t/duty-1"
                when
                    $s43 : System( big == true )
                    accumulate( MarkedSystem( of == $s43, $v44 : size ); $n45 : sum( $v44 ); $n45 < 3 )
                then
                    ask( $s43, "live" );
                end

                rule "t/duty-2"
                when
                    $s43 : System( $v46 : sN2, big == true )
                    not( MarkedSystem( of == $s43, size < $v46 ) )
                then
                    ask( $s43, "live" );
                end
                facts
                sy0 System sN1=4 sN2=4
                """);
    }
}
