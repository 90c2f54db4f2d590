package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.vocabulary.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final List<String> KINDS = IntStream.range(0, 200).mapToObj(n -> "c" + n).toList();

    private static final String WORDS = """
            types:
              Organisation:
                doc: {en: o, fr: o}
                collection: organisations
                completeAlways: {en: x, fr: x}
                attributes:
                  assessed: {type: boolean}
                  country: {type: country}
                  uses: {type: reference, to: System, noneIfAbsent: {en: it uses none, fr: aucun}}
                  big: {type: boolean}
                  kind: {type: code, codes: %s}
              System:
                doc: {en: s, fr: s}
                collection: systems
                completeAlways: {en: x, fr: x}
                attributes:
                  flag: {type: boolean}
                  other: {type: boolean}
                  kinds: {type: list of code, codes: [a, b, c]}
                  operator: {type: reference, to: Organisation}
                  users: {type: list of reference, to: Organisation}
                  size: {type: number}
                  label: {type: string}
                  words: {type: list of string}
                  since: {type: date}
                  kept: {type: duration}
                  first: {type: code, codes: [a, b, c, d, e, f, g, h, i, j, k, l]}
                  second: {type: code, codes: [a, b, c, d, e, f, g, h, i, j, k, l]}
                  third: {type: code, codes: [a, b, c, d, e, f, g, h, i, j, k, l]}
              Role:
                doc: {en: r, fr: r}
                collection: roles
                partOf: [System]
                attributes:
                  holder: {type: reference, to: Organisation}
                  code: {type: code, codes: [provider, deployer]}
              Main:
                kind: derived
                doc: {en: m, fr: m}
                attributes:
                  of: {type: reference, to: Organisation}
              High:
                kind: derived
                doc: {en: h, fr: h}
                attributes:
                  of: {type: reference, to: System}
            """
            .formatted(KINDS);

    private static Small given(String rules) {
        return new Small(WORDS, rules);
    }

    @Test
    void a_known_attribute_decides() {
        String rule = """
                rule "p/x"
                when
                    $s : System( flag == true )
                    $r : Role( of == $s, code == "provider" )
                then
                    prohibit( $s, $r );
                end
                """;
        Small world = given(rule)
                .thing("System", "s1", "flag", true)
                .part("Role", "r1", Optional.of("s1"), "code", "provider")
                .thing("System", "s2", "flag", false)
                .part("Role", "r2", Optional.of("s2"), "code", "provider")
                .thing("System", "s3")
                .part("Role", "r3", Optional.of("s3"), "code", "provider");
        assertThat(world.lines()).containsExactly("p/x /s1 /r1 YES", "p/x /s3 /r3 UNKNOWN [/s3/flag]");
    }

    @Test
    void what_may_be_none_is_open_even_where_there_is_but_one_thing_that_it_may_be() {
        String rule = """
                rule "p/x"
                when
                    $s : System()
                    Organisation( uses == $s )
                then
                    ask( $s, "flag" );
                end
                """;
        Small unknown = given(rule).thing("Organisation", "o1").thing("System", "s1");
        assertThat(unknown.lines()).contains("p/x /s1 UNKNOWN [/o1/uses]").noneMatch(line -> line.contains("YES"));
        Small known = given(rule).thing("Organisation", "o1", "uses", "s1").thing("System", "s1");
        assertThat(known.lines()).containsExactly("p/x /s1 YES");
    }

    @Test
    void durations_of_unlike_units_compare_as_closely_as_the_calendar_allows() {
        String rule = """
                rule "p/x"
                when
                    $s : System( longer( kept, "P2M" ) )
                    $r : Role( of == $s )
                then
                    prohibit( $s, $r );
                end

                rule "p/y"
                when
                    $s : System( shorter( kept, "P1Y" ) )
                    $r : Role( of == $s )
                then
                    prohibit( $s, $r );
                end
                """;
        Small world = given(rule);
        Stream.of("P59D", "P60D", "P62D", "P63D", "P12M", "P365D").forEach(kept -> world
                .thing("System", kept, "kept", Span.parse(kept).orElseThrow())
                .part("Role", "of" + kept, Optional.of(kept)));
        assertThat(world.lines().stream().map(line -> line.replaceAll(" /of\\S+| \\[.*", "")))
                .containsExactlyInAnyOrder(
                        "p/x /P60D UNKNOWN", "p/x /P62D UNKNOWN", "p/x /P63D YES", "p/x /P12M YES", "p/x /P365D YES",
                        "p/y /P59D YES", "p/y /P60D YES", "p/y /P62D YES", "p/y /P63D YES", "p/y /P365D UNKNOWN");
    }

    @Test
    void an_open_list_of_parts_leaves_each_part_possible() {
        String rule = """
                rule "p/x"
                when
                    $s : System( flag == true )
                    $r : Role( of == $s, code == "provider" )
                then
                    prohibit( $s, $r );
                end
                """;
        Small world = given(rule).thing("System", "s1", "flag", true).open("Role", "/s1/roles", Optional.of("s1"));
        assertThat(world.lines()).containsExactly("p/x /s1 /s1/roles/- UNKNOWN [/s1/roles]");
    }

    @Test
    void what_is_known_to_belong_to_somebody_named_belongs_to_nobody_unnamed() {
        String rule = """
                rule "p/x"
                when
                    $s : System()
                    $r : Role( of == $s, code == "provider", $h : holder )
                    $org : Organisation( this == $h, big == true )
                then
                    advise( $org, $org );
                end
                """;
        Small known = given(rule)
                .thing("Organisation", "o1", "big", false)
                .thing("System", "s1", "operator", "o1")
                .part("Role", "r1", Optional.of("s1"), "code", "provider", "holder", "o1")
                .thing("System", "s2");
        assertThat(known.lines()).isEmpty();
        Small unknown = given(rule)
                .thing("Organisation", "o1", "big", true)
                .thing("Organisation", "o2", "big", true)
                .thing("System", "s1", "operator", "o1")
                .part("Role", "r1", Optional.of("s1"), "code", "provider");
        assertThat(unknown.lines()).containsExactly("p/x /o1 /o1 UNKNOWN [/r1/holder]", "p/x /o2 /o2 UNKNOWN [/r1/holder]");
    }

    @Test
    void whom_somebody_unnamed_may_be_is_found_where_it_is_named() {
        String rules = """
                rule "p/of"
                when
                    $org : Organisation( big == true )
                    exists( Role( holder == $org, code == "provider" ) )
                    exists( System( operator == $org ) )
                then
                    advise( $org, $org );
                end

                rule "p/through"
                when
                    $s : System( $o : operator )
                    $org : Organisation( this == $o, big == true )
                    exists( Role( holder == $org, code == "provider" ) )
                then
                    advise( $s, $org );
                end
                """;
        Small world = given(rules)
                .thing("Organisation", "o1", "big", true)
                .thing("Organisation", "o2", "big", false)
                .thing("System", "s1")
                .part("Role", "r1", Optional.of("s1"), "code", "provider", "holder", "o1");
        assertThat(world.lines())
                .containsExactly(
                        "p/of /o1 /o1 UNKNOWN [/s1/operator]", "p/through /s1 /s1/operator UNKNOWN [/s1/operator]");
    }

    @Test
    void the_decision_is_not_taken_for_somebody_unnamed_where_it_is_said_for_whom() {
        String rules = """
                rule "p/anybody"
                when
                    $org : Organisation( assessed == true )
                    exists( System( operator == $org ) )
                then
                    advise( $org, $org );
                end

                rule "p/operator"
                when
                    $s : System( $o : operator )
                    $org : Organisation( this == $o, assessed == true )
                then
                    advise( $s, $org );
                end
                """;
        Small said = given(rules).thing("Organisation", "o1", "assessed", true).thing("Organisation", "o2", "assessed", false).thing("System", "s1");
        assertThat(said.lines())
                .containsExactly(
                        "p/anybody /o1 /o1 UNKNOWN [/s1/operator]", "p/operator /s1 /s1/operator UNKNOWN [/s1/operator]");
        Small unsaid = given(rules).thing("Organisation", "o1", "assessed", false).thing("System", "s1");
        // Of a type that is always complete there is nobody else.
        assertThat(unsaid.lines()).isEmpty();
    }

    @Test
    void what_follows_of_somebody_named_follows_of_somebody_unnamed_who_may_be_it() {
        String rules = """
                rule "p/main"
                when
                    $org : Organisation( assessed == true )
                then
                    classify( Main( $org ) );
                end

                rule "p/operator"
                when
                    $s : System( $o : operator )
                    $org : Organisation( this == $o )
                    $m : Main( of == $org )
                then
                    advise( $s, $org );
                end

                rule "p/none"
                when
                    $s : System( $o : operator )
                    $org : Organisation( this == $o )
                    not( Main( of == $org ) )
                then
                    advise( $s, $org );
                end
                """;
        Small world = given(rules).thing("Organisation", "o1", "assessed", true).thing("Organisation", "o2", "assessed", false).thing("System", "s1");
        assertThat(world.lines())
                .containsExactly("p/none /s1 /s1/operator UNKNOWN [/s1/operator]", "p/operator /s1 /s1/operator UNKNOWN [/s1/operator]");
    }

    @Test
    void what_follows_of_somebody_named_by_what_refers_to_it_follows_of_somebody_unnamed() {
        String rules = """
                rule "p/main"
                when
                    $org : Organisation( big == true )
                    $r : Role( holder == $org, code == "provider" )
                then
                    classify( Main( $org ) );
                end

                rule "p/operator"
                when
                    $s : System( $o : operator )
                    $org : Organisation( this == $o )
                    $m : Main( of == $org )
                then
                    advise( $s, $org );
                end
                """;
        Small world = given(rules)
                .thing("Organisation", "o1", "big", true)
                .thing("System", "s1")
                .part("Role", "r1", Optional.of("s1"), "code", "provider", "holder", "o1");
        assertThat(world.lines()).containsExactly("p/operator /s1 /s1/operator UNKNOWN [/s1/operator]");
    }

    @Test
    void an_unknown_reference_asks_for_itself() {
        String rule = """
                rule "p/x"
                when
                    $s : System( $o : operator )
                    $org : Organisation( this == $o, country == "US" )
                then
                    advise( $s, $org );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o1", "country", "US")
                .thing("Organisation", "o2", "country", "FR")
                .thing("System", "s1", "operator", "o1")
                .thing("System", "s2", "operator", "o2")
                .thing("System", "s3");
        assertThat(world.lines())
                .containsExactly("p/x /s1 /o1 YES", "p/x /s3 /s3/operator UNKNOWN [/s3/operator]");
    }

    @Test
    void nothing_under_not_is_surely_absent_while_something_may_be() {
        String rule = """
                rule "p/x"
                when
                    $o : Organisation( big == true )
                    not( System( operator == $o, flag == true ) )
                then
                    advise( $o, $o );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o1", "big", true)
                .thing("Organisation", "o2", "big", true)
                .thing("System", "s1", "operator", "o1", "flag", true)
                .thing("System", "s2", "flag", true);
        assertThat(world.lines()).containsExactly(
                "p/x /o2 /o2 UNKNOWN [/s2/operator]");
    }

    @Test
    void literals_that_hang_together_are_settled_by_completion() {
        String rule = """
                rule "p/x"
                when
                    $s : System( $op : operator, flag == true || flag == false, other == true && !( other == true ) || size > 3 )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                """;
        Small world = given(rule).thing("Organisation", "o", "big", true)
                .thing("System", "s1", "size", 4, "operator", "o")
                .thing("System", "s2", "size", 3, "operator", "o")
                .thing("System", "s3", "operator", "o");
        assertThat(world.lines()).containsExactly("p/x /s1 /o YES", "p/x /s3 /o UNKNOWN [/s3/size]");
    }

    @Test
    void what_other_rules_tell_apart_is_not_tried() {
        String rules = """
                rule "p/x"
                when
                    $s : System( $op : operator, first == "a" || first != "a", second == "a" || second != "a", third == "a" || third != "a" )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                rule "p/y"
                when
                    $s : System( $op : operator, %s )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                """
                .formatted(Stream.of("first", "second", "third")
                        .map(name -> "bcdefghijkl".chars()
                                .mapToObj(code -> name + " == \"" + (char) code + "\"")
                                .collect(Collectors.joining(" || ", "(", ")")))
                        .collect(Collectors.joining(", ")));
        Small world = given(rules).thing("Organisation", "o").thing("System", "s", "operator", "o");
        assertThat(world.lines())
                .containsExactly("p/x /s /o YES", "p/y /s /o UNKNOWN [/s/first, /s/second, /s/third]");
    }

    @Test
    void any_number_of_values_of_a_list_may_differ_from_each_other() {
        String rule = """
                rule "p/x"
                when
                    $s : System( $op : operator )
                    $o : Organisation( this == $op, country in ("FR", "DE", "IT"), $c : country )
                    $r1 : Role( of == $s, code == "provider", $h1 : holder )
                    $o1 : Organisation( this == $h1, country in ("FR", "DE", "IT"), country != $c, $c1 : country )
                    $r2 : Role( of == $s, code == "deployer", $h2 : holder )
                    $o2 : Organisation( this == $h2, country in ("FR", "DE", "IT"), country != $c, country != $c1 )
                then
                    advise( $s, $o );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o")
                .thing("Organisation", "o1")
                .thing("Organisation", "o2")
                .thing("System", "s", "operator", "o")
                .part("Role", "r1", Optional.of("s"), "code", "provider", "holder", "o1")
                .part("Role", "r2", Optional.of("s"), "code", "deployer", "holder", "o2");
        assertThat(world.lines()).containsExactly("p/x /s /o UNKNOWN [/o/country, /o1/country, /o2/country]");
    }

    @Test
    void a_text_that_turns_out_to_be_in_a_list_counts_where_the_list_was_looked_at_before() {
        String rule = """
                rule "p/x"
                when
                    $s : System( $op : operator, $l : label, within( words, "a", "b" ), words contains $l, label != "a", label != "b" )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o")
                .thing("System", "s", "operator", "o", "words", List.of("..."));
        assertThat(world.lines()).isEmpty();
    }

    @Test
    void what_takes_more_than_a_few_completions_is_settled_as_well() {
        String rules = """
                rule "p/x"
                when
                    $o : Organisation( %s )
                then
                    advise( $o, $o );
                end
                """
                .formatted(KINDS.stream().map(code -> "kind == \"" + code + "\"").collect(Collectors.joining(" || ")));
        assertThat(given(rules).thing("Organisation", "o").lines()).containsExactly("p/x /o /o YES");
    }

    @Test
    void derived_facts_are_read_positively_and_under_not() {
        String rules = """
                rule "p/high"
                when
                    $s : System( kinds contains "a" )
                then
                    classify( High( $s ) );
                end
                rule "p/x"
                when
                    $s : System( $op : operator, flag == true )
                    High( of == $s )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                rule "p/y"
                when
                    $s : System( $op : operator, flag == true )
                    not( High( of == $s ) )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                """;
        Small world = given(rules)
                .thing("Organisation", "o", "big", true)
                .thing("System", "s1", "operator", "o", "flag", true, "kinds", List.of("a"))
                .thing("System", "s2", "operator", "o", "flag", true, "kinds", List.of("b"))
                .thing("System", "s3", "operator", "o", "flag", true, "kinds", List.of("b", "..."));
        assertThat(world.lines())
                .containsExactly(
                        "p/x /s1 /o YES",
                        "p/x /s3 /o UNKNOWN [/s3/kinds]",
                        "p/y /s2 /o YES",
                        "p/y /s3 /o UNKNOWN [/s3/kinds]");
    }

    @Test
    void counts_run_from_what_certainly_matches_to_what_possibly_does() {
        String rule = """
                rule "p/x"
                when
                    $o : Organisation( )
                    accumulate( System( operator == $o, flag == true ); $n : count(); $n > 1 )
                then
                    advise( $o, $o );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o1", "big", true)
                .thing("Organisation", "o2", "big", true)
                .thing("Organisation", "o3", "big", true)
                .thing("System", "s1", "operator", "o1", "flag", true)
                .thing("System", "s2", "operator", "o1", "flag", true)
                .thing("System", "s3", "operator", "o2", "flag", true)
                .thing("System", "s4", "operator", "o2")
                .thing("System", "s5", "operator", "o3", "flag", true);
        assertThat(world.lines()).containsExactly("p/x /o1 /o1 YES", "p/x /o2 /o2 UNKNOWN [/s4/flag]");
    }

    @Test
    void exemptions_remove_and_lifts_bring_back() {
        String rules = """
                rule "p/x"
                when
                    $s : System( $op : operator )
                    $o : Organisation( this == $op )
                then
                    advise( $s, $o );
                end
                rule "p/exemption"
                when
                    $s : System( $op : operator, flag == true )
                    $o : Organisation( this == $op )
                then
                    exempt( $s, $o, "p/x" );
                end
                rule "p/lift"
                when
                    $s : System( $op : operator, other == true )
                    $o : Organisation( this == $op )
                then
                    exempt( $s, $o, "p/exemption" );
                end
                """;
        Small world = given(rules)
                .thing("Organisation", "o", "big", true)
                .thing("System", "s1", "operator", "o", "flag", false, "other", false)
                .thing("System", "s2", "operator", "o", "flag", true, "other", false)
                .thing("System", "s3", "operator", "o", "flag", true, "other", true)
                .thing("System", "s4", "operator", "o", "flag", true)
                .thing("System", "s5", "operator", "o", "other", true);
        assertThat(world.lines().stream().filter(line -> line.startsWith("p/x")).toList())
                .containsExactly(
                        "p/x /s1 /o YES",
                        "p/x /s2 /o NO",
                        "p/x /s3 /o YES",
                        "p/x /s4 /o UNKNOWN [/s4/other]",
                        "p/x /s5 /o YES");
    }

    @Test
    void whoever_else_may_be_meant_is_not_asked_as_long_as_there_is_something_to_ask_of_those_named() {
        String rules = """
                rule "p/x"
                when
                    $s : System( $o : operator )
                    $r : Role( of == $s )
                    not( Organisation( this == $o, country == "FR" ) )
                then
                    prohibit( $s, $r );
                end
                """;
        Small world = given(rules)
                .thing("Organisation", "o1")
                .thing("System", "s1", "operator", "o1")
                .part("Role", "r1", Optional.of("s1"))
                .thing("System", "s2");
        assertThat(world.unsettled()).containsExactly("p/x /s1 /r1 UNKNOWN [/o1/country]");
    }

    @Test
    void who_bears_it_is_known_where_all_that_may_be_meant_on_the_way_says_so() {
        String rules = """
                rule "p/x"
                when
                    $o : Organisation( country == "FR" )
                    $s : System( users contains $o, $p : operator )
                    $us : Organisation( this == $p, big == true )
                then
                    prohibit( $o, $us );
                end
                """;
        Small told = given(rules)
                .thing("Organisation", "o", "country", "FR", "big", false)
                .thing("Organisation", "us", "country", "DE", "big", true)
                .thing("Organisation", "them", "country", "DE", "big", false)
                .thing("System", "s1", "operator", "us")
                .thing("System", "s2", "operator", "them");
        assertThat(told.unsettled()).containsExactly("p/x /o /us UNKNOWN [/s1/users, /s2/users]");

        told.thing("System", "s3", "operator", "us", "users", List.of("o"));
        assertThat(told.unsettled()).as("another that may be as well adds nobody").containsExactly("p/x /o /us YES");

        told.thing("System", "s4");
        assertThat(told.unsettled()).as("whose this one is nobody knows").contains("p/x /o /us YES").hasSizeGreaterThan(1);
    }

    @Test
    void who_surely_bears_it_is_not_told_once_more_as_somebody() {
        String rules = """
                rule "p/x"
                when
                    $o : Organisation( country == "FR" )
                    $s : System( users contains $o, $p : operator )
                    $us : Organisation( this == $p, assessed == true )
                then
                    prohibit( $o, $us );
                end
                """;
        Small told = given(rules)
                .thing("Organisation", "o", "country", "FR", "assessed", false)
                .thing("Organisation", "us", "country", "DE", "assessed", true)
                .thing("System", "s1", "operator", "us", "users", List.of("o"))
                .thing("System", "s2");
        assertThat(told.lines()).as("nobody but us can be meant").containsExactly("p/x /o /us YES");
        told.thing("Organisation", "them", "country", "DE", "assessed", true);
        assertThat(told.lines()).as("they may be as well").contains("p/x /o /us YES").hasSizeGreaterThan(1);
    }

    @Test
    void what_follows_of_something_named_is_asked_beside_the_name_of_who_bears_it() {
        String rules = """
                rule "p/main"
                when
                    $o : Organisation( big == true, country in ("DE", "FR") )
                then
                    classify( Main( $o ) );
                end
                rule "p/high"
                when
                    $s : System( flag == true )
                then
                    classify( High( $s ) );
                end
                rule "p/x"
                when
                    $s : System( $o : operator )
                    Main( of == $o )
                    High( of == $s )
                    $r : Role( of == $s )
                then
                    advise( $s, $r );
                end
                """;
        Small world = given(rules)
                .thing("Organisation", "o1", "big", true)
                .thing("System", "s1", "operator", "o1")
                .open("Role", "/s1/roles", Optional.of("s1"));
        assertThat(world.unsettled())
                .as("what the system is, whose roles nobody listed, is asked once they are")
                .containsExactly("p/x /s1 /s1/roles/- UNKNOWN [/o1/country, /s1/roles]");
    }

    @Test
    void what_belongs_to_a_thing_of_another_type_is_not_asked() {
        String rules = """
                rule "p/main"
                when
                    $s : System( flag == true )
                    $r : Role( of == $s, $h : holder )
                    $o : Organisation( this == $h )
                then
                    classify( Main( $o ) );
                end
                rule "p/x"
                when
                    $us : Organisation( big == true )
                    $s : System( big == true, users contains $us, $h : operator )
                    $o : Organisation( this == $h )
                    not( Main( of == $o ) )
                then
                    prohibit( $s, $us );
                end
                """;
        String words = WORDS.replace("partOf: [System]", "partOf: [System, Task]")
                        .replace("flag: {type: boolean}", "flag: {type: boolean}\n      big: {type: boolean}")
                + """
                  Task:
                    doc: {en: t, fr: t}
                    collection: tasks
                    completeAlways: {en: x, fr: x}
                """;
        Small world = new Small(words, rules)
                .thing("Organisation", "us", "big", true)
                .thing("Organisation", "o1", "big", false)
                .thing("System", "s1", "flag", true, "big", false, "users", List.of())
                .part("Role", "r1", Optional.of("s1"), "holder", "o1")
                .thing("System", "s2", "flag", false, "big", true, "users", "us")
                .thing("Task", "t1")
                .open("Role", "/t1/roles", Optional.of("t1"));
        assertThat(world.unsettled()).containsExactly("p/x /s2 /us UNKNOWN [/s2/operator]");
    }

    @Test
    void of_what_the_rule_does_not_mean_whatever_the_answer_nothing_is_asked() {
        String rule = """
                rule "p/x"
                when
                    $us : Organisation( big == true )
                    $s : System( users contains $us, $h : operator, $kind : first )
                    $r : Role( holder == $h, code == "provider", as == $kind, signed == true )
                then
                    prohibit( $s, $us );
                end
                """;
        String words = WORDS.replace(
                "holder: {type: reference, to: Organisation}",
                "holder: {type: reference, to: Organisation}\n      signed: {type: boolean}\n      as: {type: code, codes: [a, b, c, d, e, f, g, h, i, j, k, l]}");
        Small world = new Small(words, rule)
                .thing("Organisation", "us", "big", true)
                .thing("Organisation", "o1", "big", false)
                .thing("System", "s1", "users", "us", "operator", "o1", "first", "a")
                .part("Role", "other-code", Optional.of("s1"), "holder", "o1", "code", "deployer", "as", "a")
                .part("Role", "as-other", Optional.of("s1"), "holder", "o1", "code", "provider", "as", "b")
                .open("Role", "/s1/roles", Optional.of("s1"));
        assertThat(world.unsettled()).containsExactly("p/x /s1 /us UNKNOWN [/s1/roles]");
    }

    @Test
    void what_is_said_is_not_asked_again_but_whether_it_makes_sense() {
        String rule = """
                rule "p/x"
                when
                    $o : Organisation()
                    $s : System( operator == $o, first not in ("a", "b") )
                then
                    advise( $s, $o );
                end
                """;
        String words = WORDS.replace("first: {type: code,", "first: {onlyIf: flag == true && other != false, type: code,");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o", "first", "a", "other", true)
                        .unsettled())
                .containsExactly("p/x /s /o UNKNOWN [/s/flag]");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o", "first", "a")
                        .unsettled())
                .containsExactly("p/x /s /o UNKNOWN [/s/flag, /s/other]");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o")
                        .unsettled())
                .as("whether it makes sense comes first")
                .containsExactly("p/x /s /o UNKNOWN [/s/flag, /s/other]");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o", "flag", true, "other", true)
                        .unsettled())
                .containsExactly("p/x /s /o UNKNOWN [/s/first]");
    }

    @Test
    void what_makes_sense_only_after_two_answers_is_not_asked_before_the_first() {
        String rule = """
                rule "p/x"
                when
                    $o : Organisation()
                    $s : System( operator == $o, flag == true, !earlier( since, "2026-01-01" ) )
                then
                    advise( $s, $o );
                end
                """;
        String words = WORDS.replace("other: {type: boolean}", "other: {type: boolean, onlyIf: flag == true}")
                .replace("since: {type: date}", "since: {type: date, onlyIf: other == true}");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o")
                        .unsettled())
                .containsExactly("p/x /s /o UNKNOWN [/s/flag]");
    }

    @Test
    void what_would_settle_one_side_of_a_choice_is_asked_where_the_other_reads_what_stands_before() {
        String rule = """
                rule "p/x"
                when
                    $o : Organisation( $country : country )
                    $s : System( operator == $o, flag == true || words contains $country )
                then
                    advise( $s, $o );
                end
                """;
        String words = WORDS.replace("words: {type: list of string}", "words: {type: list of country}");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o", "country", "FR")
                        .thing("System", "s", "operator", "o")
                        .unsettled())
                .containsExactly("p/x /s /o UNKNOWN [/s/flag, /s/words]");
        assertThat(new Small(words, rule)
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o", "flag", false, "words", List.of("FR"))
                        .unsettled())
                .containsExactly("p/x /s /o UNKNOWN [/o/country]");
    }

    @Test
    void a_list_of_which_nothing_is_known_may_hold_something_that_no_rule_names() {
        String rule = """
                rule "p/x"
                when
                    $o : Organisation()
                    $s : System( operator == $o, %s )
                then
                    advise( $s, $o );
                end
                """;
        for (String test : List.of("any( words )", "!any( words )")) {
            assertThat(given(rule.formatted(test)).thing("Organisation", "o").thing("System", "s", "operator", "o").unsettled())
                    .containsExactly("p/x /s /o UNKNOWN [/s/words]");
        }
        assertThat(given(rule.formatted("any( words ) || !any( words )"))
                        .thing("Organisation", "o")
                        .thing("System", "s", "operator", "o")
                        .lines())
                .containsExactly("p/x /s /o YES");
    }

    @Test
    void three_open_texts_may_all_differ() {
        String rule = """
                rule "p/x"
                when
                    $a : System( flag == true, $o : operator, $x : label )
                    $b : System( other == true, operator == $o, label != $x, $y : label )
                    $c : System( size == 1, operator == $o, label != $x, label != $y )
                then
                    score( $a, "criterion", 1 );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o1")
                .thing("System", "s1", "operator", "o1", "flag", true, "other", false, "size", 0)
                .thing("System", "s2", "operator", "o1", "flag", false, "other", true, "size", 0)
                .thing("System", "s3", "operator", "o1", "flag", false, "other", false, "size", 1);
        assertThat(world.lines()).containsExactly("p/x /s1 UNKNOWN [/s1/label, /s2/label, /s3/label]");
    }

    @Test
    void three_open_numbers_may_lie_one_above_the_other_between_two_constants() {
        String rule = """
                rule "p/x"
                when
                    $a : System( label == "a", $o : operator, size > 1, size < 3, $x : size )
                    $b : System( label == "b", operator == $o, size > $x, size < 3, $y : size )
                    $c : System( label == "c", operator == $o, size > $y, size < 3 )
                then
                    score( $a, "criterion", 1 );
                end
                """;
        Small world = given(rule)
                .thing("Organisation", "o1")
                .thing("System", "s1", "operator", "o1", "label", "a")
                .thing("System", "s2", "operator", "o1", "label", "b")
                .thing("System", "s3", "operator", "o1", "label", "c");
        assertThat(world.lines()).containsExactly("p/x /s1 UNKNOWN [/s1/size, /s2/size, /s3/size]");
    }

    @Test
    void three_open_numbers_may_lie_one_above_the_other_by_what_follows_of_two() {
        String rules = """
                rule "p/above"
                when
                    $a : System( $o : operator, size > 1, size < 3, $x : size )
                    $b : System( operator == $o, size > $x, size < 3 )
                then
                    classify( Above( $a, $b ) );
                end
                rule "p/x"
                when
                    $a : System( label == "a" )
                    Above( of == $a, $t : then )
                    $b : System( this == $t, label == "b" )
                    Above( of == $b, $u : then )
                    $c : System( this == $u, label == "c" )
                then
                    score( $a, "criterion", 1 );
                end
                """;
        Small world = new Small(
                        WORDS
                                + """
                                  Above:
                                    kind: derived
                                    doc: {en: b, fr: b}
                                    attributes:
                                      of: {type: reference, to: System}
                                      then: {type: reference, to: System}
                                """,
                        rules)
                .thing("Organisation", "o1")
                .thing("System", "s1", "operator", "o1", "label", "a")
                .thing("System", "s2", "operator", "o1", "label", "b")
                .thing("System", "s3", "operator", "o1", "label", "c");
        assertThat(world.lines()).containsExactly("p/x /s1 UNKNOWN [/s1/size, /s2/size, /s3/size]");
    }

    @Test
    void the_parts_of_something_unnamed_are_not_asked_where_the_whole_is_named() {
        String rules = """
                rule "p/x"
                when
                    $o : Organisation( big == true )
                    $s : System( operator == $o )
                    not( Role( of == $s, code == "provider" ) )
                then
                    advise( $s, $o );
                end
                rule "p/y"
                when
                    $t : Task( $s : system )
                    $r : Role( of == $s )
                then
                    advise( $t, $r );
                end
                """;
        Small world = new Small(
                        WORDS
                                + """
                                  Task:
                                    doc: {en: t, fr: t}
                                    collection: tasks
                                    completeAlways: {en: x, fr: x}
                                    attributes:
                                      system: {type: reference, to: System}
                                """,
                        rules)
                .thing("Organisation", "o1", "big", true)
                .thing("System", "s1", "operator", "o1")
                .open("Role", "/s1/roles", Optional.of("s1"))
                .thing("System", "s2")
                .open("Role", "/s2/roles", Optional.of("s2"))
                .thing("Task", "t1");
        assertThat(world.unsettled()).contains("p/x /s1 /o1 UNKNOWN [/s1/roles]");
    }

    @Test
    void a_reference_means_nothing_where_the_list_it_points_to_is_always_complete_and_empty() {
        String rules = """
                rule "p/x"
                when
                    $t : Task( $s : system )
                    $h : System( this == $s, flag == true )
                then
                    ask( $t, "system" );
                end
                """;
        String words = WORDS
                + """
                  Task:
                    doc: {en: t, fr: t}
                    collection: tasks
                    attributes:
                      system: {type: reference, to: System}
                """;
        assertThat(new Small(words, rules).thing("Task", "t1").lines()).isEmpty();
        Small one = new Small(words, rules).thing("Task", "t1").thing("System", "s1", "flag", true);
        assertThat(one.lines()).containsExactly("p/x /t1 YES");
        assertThat(one.thing("System", "s2", "flag", false).lines()).containsExactly("p/x /t1 UNKNOWN [/t1/system]");
    }

    @Test
    void an_open_list_of_references_adds_nothing_where_the_list_they_point_to_is_always_complete_and_empty() {
        String rules = """
                rule "p/x"
                when
                    $t : Task( $o : owner )
                    $s : System( operator == $o, flag == true )
                    Task( this == $t, systems contains $s )
                then
                    ask( $t, "systems" );
                end
                """;
        String words = WORDS
                + """
                  Task:
                    doc: {en: t, fr: t}
                    collection: tasks
                    attributes:
                      owner: {type: reference, to: Organisation}
                      systems: {type: list of reference, to: System}
                """;
        assertThat(new Small(words, rules).thing("Organisation", "o1").thing("Task", "t1", "owner", "o1").lines()).isEmpty();
        assertThat(new Small(words, rules)
                        .thing("Organisation", "o1")
                        .thing("Task", "t1", "owner", "o1")
                        .thing("System", "s1", "flag", true, "operator", "o1")
                        .lines())
                .containsExactly("p/x /t1 UNKNOWN [/t1/systems]");
    }

    private static final String TASKS = WORDS
            + """
              Task:
                doc: {en: t, fr: t}
                collection: tasks
                attributes:
                  system: {type: reference, to: System}
                  systems: {type: list of reference, to: System}
            """;

    @Test
    void what_is_always_listed_has_the_values_of_one_of_those_that_are_listed() {
        String rules = """
                rule "p/x"
                when
                    $t : Task()
                    $s : System( %s )
                    Task( this == $t, systems contains $s )
                then
                    ask( $t, "systems" );
                end
                """;
        for (String of : List.of("flag == true", "kinds contains \"c\"", "first == \"d\"", "label == \"z\"", "size > 5", "size < 3")) {
            assertThat(twoSystems(rules.formatted(of)).unsettled()).as(of).isEmpty();
        }
        for (String of : List.of("flag == false", "kinds contains \"a\"", "first == \"a\"", "label == \"x\"", "size == 5", "other == true")) {
            assertThat(twoSystems(rules.formatted(of)).unsettled()).as(of).containsExactly("p/x /t1 UNKNOWN [/t1/systems]");
        }
    }

    private static Small twoSystems(String rules) {
        return new Small(TASKS, rules)
                .thing("Task", "t1")
                .thing("System", "s1", "flag", false, "kinds", List.of("a"), "first", "a", "label", "x", "size", 3)
                .thing("System", "s2", "flag", false, "kinds", List.of("b"), "first", "b", "label", "y", "size", 5);
    }

    @Test
    void what_is_always_listed_has_the_parts_of_one_of_those_that_are_listed() {
        String rules = """
                rule "p/x"
                when
                    $t : Task()
                    $s : System()
                    Task( this == $t, systems contains $s )
                    Role( of == $s, code == "provider" )
                then
                    ask( $t, "systems" );
                end
                """;
        Small deployed = new Small(TASKS, rules).thing("Task", "t1").thing("System", "s1").part("Role", "r1", Optional.of("s1"), "code", "deployer");
        assertThat(deployed.unsettled()).isEmpty();
        assertThat(deployed.open("Role", "/s1/roles", Optional.of("s1")).unsettled())
                .containsExactly("p/x /t1 UNKNOWN [/t1/systems]");
        assertThat(new Small(TASKS, rules).thing("Task", "t1").thing("System", "s1").unsettled()).as("no roles at all").isEmpty();
    }

    @Test
    void parts_of_what_cannot_be_meant_are_not_tried() {
        String rules = """
                rule "p/high"
                when
                    $s : System( flag == true )
                then
                    classify( High( $s ) );
                end
                rule "p/x"
                when
                    $o : Organisation()
                    exists( High( $s : of ) and Role( of == $s, holder == $o, code == "provider" ) )
                then
                    score( $o, "x", 1 );
                end
                """;
        Small world = new Small(TASKS.replace("partOf: [System]", "partOf: [System, Task]"), rules)
                .thing("Organisation", "o1")
                .thing("Organisation", "o2")
                .thing("System", "s1", "flag", true)
                .part("Role", "r1", Optional.of("s1"), "holder", "o2", "code", "provider");
        for (String task : List.of("t1", "t2", "t3")) {
            world.thing("Task", task).open("Role", "/" + task + "/roles", Optional.of(task));
        }
        assertThat(world.lines()).contains("p/x /o2 YES").noneMatch(line -> line.startsWith("p/x /o1"));
        assertThat(world.open("Role", "/s1/roles", Optional.of("s1")).lines()).contains("p/x /o1 UNKNOWN [/s1/roles]");
    }

    @Test
    void what_is_so_of_all_that_are_listed_is_so_of_whichever_is_meant_and_found_once_of_each() {
        String rules = """
                rule "p/x"
                when
                    $t : Task( $s : system )
                    System( this == $s, flag == true )
                then
                    ask( $t, "system" );
                end
                rule "p/y"
                when
                    $s : System( flag == true )
                then
                    ask( $s, "flag" );
                end
                """;
        assertThat(new Small(TASKS, rules)
                        .thing("Task", "t1")
                        .thing("System", "s1", "flag", true)
                        .thing("System", "s2", "flag", true)
                        .unsettled())
                .containsExactly("p/x /t1 YES", "p/y /s1 YES", "p/y /s2 YES");
    }

    @Test
    void what_a_reference_may_mean_of_all_that_is_listed_is_not_counted_once_more() {
        String rules = """
                rule "p/x"
                when
                    $o : Organisation()
                    accumulate( System( operator == $o ); $n : count(); $n >= 2 )
                then
                    ask( $o, "big" );
                end
                """;
        assertThat(new Small(TASKS, rules)
                        .thing("Organisation", "o1")
                        .thing("Task", "t1")
                        .thing("System", "s1", "operator", "o1")
                        .lines())
                .noneMatch(line -> line.contains("YES"));
    }

    @Test
    void what_exempts_another_is_not_tried_out() {
        String rule = """
                rule "%s"
                when
                    $s : System( %s )
                    $r : Role( %s )
                then
                    %s;
                end
                """;
        String rules = rule.formatted("p/x # one", "other == true", "of == $s", "require( $s, $r )")
                + rule.formatted("p/x # other", "other == false", "of == $s", "require( $s, $r )");
        List<String> exempting = List.of(
                "flag == true", "size > 5", "label == \"z\"", "longer( kept, \"P1M\" )", "first == \"a\"", "second == \"b\"",
                "third == \"c\"", "earlier( since, \"2026-11-20\" )", "kinds contains \"a\"");
        for (int i = 0; i < exempting.size(); i++) {
            rules += rule.formatted("p/y # " + i, exempting.get(i), "of == $s, code == \"provider\"", "exempt( $s, $r, \"p/x\" )");
        }
        Small world = given(rules)
                .thing("System", "s1")
                .part("Role", "r1", Optional.of("s1"), "code", "deployer")
                .part("Role", "r2", Optional.of("s1"), "code", "provider");
        assertThat(world.lines().stream().filter(line -> line.startsWith("p/x /s1 /r1"))).containsExactly("p/x /s1 /r1 YES");
    }

    @Test
    void what_a_reference_means_has_parts_of_a_type_that_is_always_complete_where_it_means_something_listed() {
        String words = TASKS
                + """
                  Wish:
                    doc: {en: w, fr: w}
                    collection: wishes
                    partOf: [System]
                    completeAlways: {en: all wishes, fr: x}
                    attributes:
                      flag: {type: boolean}
                """;
        String rules = """
                rule "p/x"
                when
                    $t : Task( $s : system )
                    System( this == $s )
                    Wish( of == $s, flag == true )
                then
                    ask( $t, "system" );
                end
                """;
        assertThat(new Small(words, rules)
                        .thing("Task", "t1")
                        .thing("System", "s1")
                        .thing("System", "s2")
                        .part("Wish", "w1", Optional.of("s1"), "flag", true)
                        .lines())
                .containsExactly("p/x /t1 UNKNOWN [/t1/system]");
    }

    @Test
    void a_type_that_rules_may_conclude_is_what_documents_state_where_none_does() {
        String rules = """
                rule "p/x"
                when
                    $s : System( $o : operator )
                    not( Link( from == $o ) )
                then
                    ask( $s, "operator" );
                end
                """;
        String words = WORDS
                + """
                  Link:
                    doc: {en: l, fr: l}
                    collection: links
                    derived: also
                    attributes:
                      from: {type: reference, to: Organisation}
                """;
        Small world = new Small(words, rules)
                .thing("Organisation", "o1")
                .thing("Organisation", "o2")
                .thing("System", "s1", "operator", "o1")
                .thing("System", "s2", "operator", "o2")
                .thing("Link", "l1", "from", "o1");
        assertThat(world.lines()).containsExactly("p/x /s2 YES");
        assertThat(world.open("Link", "/links", Optional.empty()).lines()).containsExactly("p/x /s2 UNKNOWN [/links]");
    }

    @Test
    void what_only_unnamed_things_refer_to_is_named_where_the_list_of_its_type_is_always_complete() {
        String words = WORDS
                + """
                  Need:
                    doc: {en: n, fr: n}
                    collection: needs
                    partOf: [Organisation]
                    attributes:
                      system: {type: reference, to: System}
                """;
        String rules = """
                rule "p/x"
                when
                    $s : System( flag == true )
                    not( System( other == true ) )
                then
                    ask( $s, "flag" );
                end
                rule "p/y"
                when
                    $n : Need( $s : system )
                    $h : System( this == $s, flag == true )
                    $o : Organisation()
                    Need( of == $o, system == $h )
                then
                    ask( $o, "big" );
                end
                """;
        Small world = new Small(words, rules)
                .thing("Organisation", "o1")
                .open("Need", "/o1/needs", Optional.of("o1"))
                .thing("System", "s1", "flag", true, "other", false);
        assertThat(world.lines())
                .as("no other system hangs on a need that nobody listed")
                .containsExactly("p/x /s1 YES", "p/y /o1 UNKNOWN [/o1/needs]");
    }

    @Test
    void something_that_nobody_named_has_no_parts_of_a_type_that_is_always_complete() {
        String words = TASKS
                + """
                  Wish:
                    doc: {en: w, fr: w}
                    collection: wishes
                    partOf: [Task]
                    completeAlways: {en: all wishes, fr: x}
                    attributes:
                      flag: {type: boolean}
                """;
        String rules = """
                rule "p/x"
                when
                    $t : Task( $o : system )
                    $s : System( this == $o )
                    Wish( of == $t, flag == true )
                then
                    ask( $s, "flag" );
                end
                """;
        assertThat(new Small(words, rules)
                        .thing("System", "s1")
                        .open("Task", "/tasks", Optional.empty())
                        .lines())
                .isEmpty();
        assertThat(new Small(words.replaceFirst("\n *completeAlways: .en: all wishes, fr: x.", ""), rules)
                        .thing("System", "s1")
                        .open("Task", "/tasks", Optional.empty())
                        .lines())
                .containsExactly("p/x /s1 UNKNOWN [/tasks]");
    }

    @Test
    void what_only_unnamed_things_refer_to_is_not_what_something_named_refers_to() {
        String words = WORDS.replaceFirst(" *completeAlways: .*\n", "");
        String rules = """
                rule "p/x"
                when
                    $a : Organisation( $c : country )
                    $s : System( operator == $a, other == true )
                    not( System( $o : operator, flag == true ) and Organisation( this == $o, country == $c ) )
                then
                    ask( $s, "other" );
                end
                rule "p/y"
                when
                    $r : Role( $o : holder )
                    $s : System( flag == true )
                    Role( of == $s, this == $r )
                    Organisation( this == $o, big == true )
                then
                    ask( $s, "flag" );
                end
                """;
        Small world = new Small(words, rules)
                .thing("Organisation", "o1", "country", "US", "big", false)
                .thing("Organisation", "o2", "country", "FR", "big", false)
                .thing("System", "s1", "operator", "o1", "other", true, "flag", false)
                .thing("System", "s2", "operator", "o2", "flag", true, "other", false)
                .open("Role", "/s1/roles", Optional.of("s1"));
        assertThat(world.lines())
                .as("whoever else holds a role of s1 is not the operator of s2")
                .contains("p/x /s1 YES");
    }

    /** Settling would find it out as well, where it may take as many steps. */
    @Test
    void what_nobody_listed_is_nothing_that_the_document_names() {
        String words = WORDS
                + """
                  Held:
                    kind: derived
                    doc: {en: h, fr: h}
                    attributes:
                      of: {type: reference, to: Role}
                  Kept:
                    kind: derived
                    doc: {en: k, fr: k}
                    attributes:
                      of: {type: reference, to: Role}
                """;
        String rules = """
                rule "p/held"
                when
                    $s : System( flag == true )
                    $r : Role( of == $s )
                then
                    classify( Held( $r ) );
                end
                rule "p/kept"
                when
                    Held( $t : of )
                then
                    classify( Kept( $t ) );
                end
                rule "p/x"
                when
                    Kept( $t : of )
                    $r : Role( this == $t )
                then
                    ask( $r, "code" );
                end
                """;
        Small world = new Small(words, rules)
                .thing("System", "s1", "flag", true)
                .open("Role", "/s1/roles", Optional.of("s1"))
                .thing("System", "s2", "flag", false)
                .part("Role", "r2", Optional.of("s2"));
        assertThat(world.unsettled()).containsExactly("p/x /s1/roles/- UNKNOWN [/s1/roles]");
    }
}
