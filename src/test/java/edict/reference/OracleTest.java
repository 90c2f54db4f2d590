package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule.Verb;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.reference.Comparison.Disagreement;
import edict.reference.Comparison.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The comparison finds what it is there to find: an engine that knows everything passes, a forgetful or a bold one fails. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OracleTest {

    private static final Sketch CASE = Sketch.of(
            """
            vocabulary
            Organisation: big boolean
            System: live boolean; operator ref Organisation
            derived Marked: of ref System
            rules
            rule "p/mark" when $s : System( live == true ) then classify( Marked( $s ) ); end
            rule "p/a" when $s : System( $v : operator ) $o : Organisation( this == $v, big == true ) then require( $s, $o ); end
            rule "p/b" when $s : System( $v : operator ) not( Marked( of == $s ) ) then prohibit( $s, $v ); end
            facts
            o0 Organisation big=true
            s0 System live=false operator=o0
            s1 System live=true operator=o0
            s2 System
            """);

    @Test
    void an_engine_that_knows_everything_agrees() {
        Comparison comparison = comparison(oracle());
        assertThat(comparison.disagreements()).isEmpty();
        assertThat(comparison.inexact()).isEmpty();
    }

    @Test
    void a_forgotten_open_finding_is_silent() {
        Conclusions all = oracle();
        for (int i = 0; i < all.drawn().size(); i++) {
            List<Conclusions.Drawn> fewer = new ArrayList<>(all.drawn());
            fewer.remove(i);
            Conclusions forgetful = new Conclusions(fewer, all.derived(), all.activations());
            assertThat(comparison(forgetful).disagreements()).extracting(Disagreement::kind).containsOnly(Kind.SILENT);
        }
    }

    @Test
    void a_bold_finding_is_unsound() {
        Conclusions all = oracle();
        List<Conclusions.Drawn> bold = all.drawn().stream()
                .map(d -> new Conclusions.Drawn(
                        d.provision(), d.verb(), d.subject(), d.bearer(), Ternary.YES, d.extra(), d.grounds(), d.removedBy(),
                        d.questions(), d.byCompletion()))
                .toList();
        assertThat(comparison(new Conclusions(bold, all.derived(), 0)).disagreements())
                .extracting(Disagreement::kind)
                .isNotEmpty()
                .containsOnly(Kind.UNSOUND);
    }

    @Test
    void a_failing_case_is_cut_down_to_what_fails() {
        Sketch small = Shrinker.shrink(CASE, s -> Meaning.of(s).orElseThrow().possible().stream()
                .anyMatch(f -> f.verb().equals("require")));
        assertThat(small.toString())
                .isEqualTo(
                        """
                        vocabulary
                        Organisation:\s
                        System:\s
                        law
                        on 2026-11-20
                        rules
                        rule "p/a"
                        when
                            $s : System()
                            $o : Organisation()
                        then
                            require( $s, $o );
                        end
                        facts
                        o0 Organisation
                        s2 System
                        """);
    }

    private static Comparison comparison(Conclusions conclusions) {
        return new Comparison(CASE, Meaning.of(CASE).orElseThrow(), conclusions);
    }

    /** Exactly what the completions say, in the form in which the engine says it. */
    private static Conclusions oracle() {
        Meaning meaning = Meaning.of(CASE).orElseThrow();
        List<Conclusions.Drawn> drawn = new ArrayList<>();
        meaning.possible().forEach(f -> {
            boolean certain = meaning.certain().contains(f);
            drawn.add(new Conclusions.Drawn(
                    f.provision(),
                    Verb.valueOf(f.verb().toUpperCase(Locale.ROOT)),
                    World.place(f.subject()),
                    Optional.of(World.place(f.bearer())),
                    certain ? Ternary.YES : Ternary.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    certain ? List.of() : List.of(new Conclusions.Asked("", "", "/somewhere")),
                    false));
        });
        List<Conclusions.Derived> derived = new ArrayList<>();
        meaning.possibleFacts().forEach(f -> derived.add(new Conclusions.Derived(
                f.type(),
                f.arguments().stream().map(Optional::of).toList(),
                meaning.certainFacts().contains(f) ? Ternary.YES : Ternary.UNKNOWN,
                List.of())));
        return new Conclusions(drawn, derived, 0);
    }
}
