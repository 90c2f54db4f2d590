package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.document.Refused;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrataTest {

    private static final Vocabulary VOCABULARY = Words.vocabulary(
            Words.type("Organisation", Words.attributes("parent", Words.reference("Organisation"), "name", Words.STR)),
            Words.type("Role", Words.attributes("of", Words.reference("Organisation"))),
            derived("First"),
            derived("Second"),
            derived("Third"),
            derived("Fourth"),
            Words.closed(
                    "Controls",
                    Words.attributes("a", Words.reference("Organisation"), "b", Words.reference("Organisation"))));

    private static EntityType derived(String name) {
        return Words.derived(name, Words.attributes("of", Words.reference("Organisation")));
    }

    private static List<Rule> read(String... rules) {
        StringBuilder text = new StringBuilder();
        for (String rule : rules) {
            String[] parts = rule.split("=>");
            text.append("rule \"p/%s\" when $o : Organisation( ) %s then %s end\n"
                    .formatted(parts[0].strip(), parts[1].strip(), parts[2].strip()));
        }
        return RuleFiles.read(
                List.of(new RuleFile("r.drl", text.toString().getBytes(StandardCharsets.UTF_8))),
                VOCABULARY,
                Words.PARAMETERS);
    }

    @Test
    void a_rule_stands_later_than_all_rules_that_conclude_what_it_reads() {
        List<Rule> rules = read(
                "d => Third( of == $o ) => ask( $o, \"name\" );",
                "c => not Second( of == $o ) => classify( Third( $o ) );",
                "b => accumulate( First( of == $o ); $n : count(); $n > 1 ) => classify( Second( $o ) );",
                "b-too => => classify( Second( $o ) );",
                "a => => classify( First( $o ) );",
                "a-too => Fourth( of == $o ) => classify( First( $o ) );");
        Strata strata = Strata.of(VOCABULARY, rules);
        assertThat(strata.rules())
                .isEqualTo(Map.of("p/a", 0, "p/a-too", 0, "p/b", 1, "p/b-too", 0, "p/c", 2, "p/d", 3));
        // Fourth is concluded by no rule: nothing has to wait for it.
        assertThat(strata.types()).isEqualTo(Map.of("First", 0, "Second", 1, "Third", 2));
        assertThat(strata.count()).isEqualTo(4);
    }

    @Test
    void no_rules_have_no_strata() {
        assertThat(Strata.of(VOCABULARY, List.of())).isEqualTo(new Strata(Map.of(), Map.of(), 0));
    }

    @Test
    void uses_tell_where_a_type_is_read() {
        Rule rule = read("a => exists( First( of == $o ) ) ( Second( of == $o ) or Role( of == $o ) ) "
                        + "not( Third( of == $o ) and exists( Role( of == $o ) ) ) "
                        + "forall( Fourth( of == $o ) Role( of == $o ) ) "
                        + "accumulate( Controls( a == $o ); $n : count() ) => ask( $o, \"name\" );")
                .get(0);
        assertThat(Strata.uses(rule))
                .isEqualTo(new Strata.Uses(
                        Set.of("Organisation", "First", "Second", "Role"),
                        Set.of("Third", "Role", "Fourth"),
                        Set.of("Controls"),
                        Set.of()));
        assertThat(Strata.uses(rule).all())
                .containsExactly("Controls", "First", "Fourth", "Organisation", "Role", "Second", "Third");
    }

    @Test
    void recursion_is_refused_with_its_circle() {
        assertThatThrownBy(() -> read("a => First( of == $o ) => classify( First( $o ) );"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "r.drl:1:1: rules conclude in a circle: `First` → `First` (rule `p/a`); break it, or declare a relation with `closure:` in the vocabulary");
        assertThatThrownBy(() -> read(
                        "a => First( of == $o ) => classify( Second( $o ) );",
                        "b => not Second( of == $o ) => classify( Third( $o ) );",
                        "c => accumulate( Third( of == $o ); $n : count() ) => classify( First( $o ) );",
                        "d => Third( of == $o ) => classify( Fourth( $o ) );"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "r.drl:1:1: rules conclude in a circle: `First` → `Second` (rule `p/a`) → `Third` (rule `p/b`) → `First` (rule `p/c`); break it, or declare a relation with `closure:` in the vocabulary");
    }

    @Test
    void a_closed_relation_is_closed_by_the_engine_and_not_by_its_rules() {
        assertThatThrownBy(() -> read("a => Controls( a == $o, $b : b ) $c : Organisation( parent == $b )"
                        + " => classify( Controls( $o, $c ) );"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "r.drl:1:1: rules conclude in a circle: `Controls` → `Controls` (rule `p/a`); `Controls` is closed by the engine, so let rules conclude its direct edges only, from facts that don't rest on it");
        Strata strata = Strata.of(
                VOCABULARY,
                read(
                        "a => $c : Organisation( parent == $o ) => classify( Controls( $o, $c ) );",
                        "b => Controls( a == $o ) => classify( First( $o ) );"));
        assertThat(strata.types()).isEqualTo(Map.of("Controls", 0, "First", 1));
    }

    @Test
    void exemptions_in_a_circle_are_refused_with_their_path() {
        assertThatThrownBy(() -> read("a => => exempt( $o, $o, \"p/a\" );"))
                .hasMessage(
                        "r.drl:1:44: exemptions run in a circle: `p/a` → `p/a`; an exemption and its lift need an order");
        assertThatThrownBy(() -> read(
                        "exemption => => exempt( $o, $o, \"p/duty-*\" ); exempt( $o, $o, \"p/lift\" );",
                        "lift => => exempt( $o, $o, \"p/exem*\" );"))
                .hasMessage(
                        "r.drl:1:82: exemptions run in a circle: `p/exemption` → `p/lift` → `p/exemption`; an exemption and its lift need an order");
        assertThat(read(
                        "exemption => => exempt( $o, $o, \"p/duty-*\" );",
                        "lift => => exempt( $o, $o, \"p/exem*\" );",
                        "lift-of-lift => => exempt( $o, $o, \"p/lift\" );"))
                .hasSize(3);
    }

    @Test
    void a_pattern_means_the_provisions_that_begin_with_it() {
        assertThat(Exemptions.matches("ai-act/art-50-2-*", "ai-act/art-50-2-a")).isTrue();
        assertThat(Exemptions.matches("ai-act/art-50-2-*", "ai-act/art-50-2")).isFalse();
        assertThat(Exemptions.matches("ai-act/*", "ai-act/art-5")).isTrue();
        assertThat(Exemptions.matches("ai-act/art-5", "ai-act/art-5")).isTrue();
        assertThat(Exemptions.matches("ai-act/art-5", "ai-act/art-50")).isFalse();
    }
}
