package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Explainer;
import edict.facts.Entity;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.findings.Proof;
import edict.findings.Proofs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Explanations agree with what they explain, for rules and documents drawn by chance. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplanationTest {

    private static final int SHOWN = 3;

    @Test
    void what_is_explained_is_what_was_concluded() {
        int bases = Integer.getInteger("edict.explained", 60);
        long first = Long.getLong("edict.seed", 0);
        int[] told = {0, 0, 0};
        List<String> wrong = LongStream.range(first, first + bases)
                .boxed()
                .flatMap(seed -> contradictions(seed, told).stream())
                .toList();

        assertThat(told[0]).as("conclusions").isGreaterThan(bases);
        assertThat(told[1]).as("things about which nothing is concluded").isGreaterThan(bases);
        // The engine leaves some things open that a closer look decides; never the other way round.
        assertThat(told[2]).as("left open in spite of a condition that fails").isLessThan(told[0] / 20);
        assertThat(wrong.size())
                .as(() -> wrong.stream().limit(SHOWN).collect(Collectors.joining("\n\n", "\n", "\n")))
                .isZero();
    }

    private static List<String> contradictions(long seed, int[] told) {
        Generator generator = new Generator(seed);
        Sketch base = generator.ruleBase();
        List<Rule> rules = Product.read(base);
        Engine engine = Engine.of(base.vocabulary(), rules);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sketch sketch = base.with(generator.document(base.vocabulary()));
            for (String text : contradictions(engine, rules, sketch, told)) {
                wrong.add("seed " + seed + ": " + text + "\n" + sketch);
            }
        }
        return wrong;
    }

    private static List<String> contradictions(Engine engine, List<Rule> rules, Sketch sketch, int[] told) {
        Conclusions conclusions = engine.conclude(sketch.facts(), sketch.moment());
        Explainer explainer =
                engine.explainer(sketch.facts(), sketch.moment(), conclusions, Law.UNTOLD, Budget.USUAL);
        List<String> wrong = new ArrayList<>();
        Set<String> concluded = new LinkedHashSet<>();
        for (Conclusions.Drawn drawn : conclusions.drawn()) {
            concluded.add(drawn.provision() + " " + drawn.subject());
            if (drawn.verb() != Rule.Verb.SCORE && drawn.verb() != Rule.Verb.ASK) {
                told[0]++;
                List<Proof.Concluded> explained =
                        explainer.concluded(drawn.provision(), drawn.subject(), drawn.bearer());
                told[2] += explained.stream().anyMatch(Proof.Concluded::doubtful) ? 1 : 0;
                Proofs.contradictions(drawn, explained)
                        .forEach(text -> wrong.add(drawn.provision() + " " + drawn.verb() + " " + drawn.subject() + " "
                                + drawn.bearer() + ": " + text));
            }
        }
        Set<String> provisions = new LinkedHashSet<>();
        rules.stream()
                .filter(rule -> rule.then().stream().noneMatch(then -> then.verb() == Rule.Verb.CLASSIFY))
                .forEach(rule -> provisions.add(rule.provision()));
        for (String provision : provisions) {
            for (Entity entity : sketch.facts().entities().values()) {
                if (!concluded.contains(provision + " " + entity.key())) {
                    told[1]++;
                    Proofs.contradictions(explainer.attempts(provision, entity.key(), Optional.empty()))
                            .forEach(text -> wrong.add(provision + " not about " + entity.key() + ": " + text));
                }
            }
        }
        return wrong;
    }
}
