package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.reference.Interpreter.Fact;
import edict.reference.Interpreter.Finding;
import edict.reference.Interpreter.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * One rule base in twenty through Drools' own compiler. Compared are, on every completion of the documents drawn for it, what
 * rules conclude before exemptions (provision, verb, subject, bearer) and the derived facts with their arguments, by Drools and
 * by the reference; and on documents that leave nothing open the same by Drools and by the product.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecondPathTest {

    private static final int RULE_BASES = Integer.getInteger("edict.documents", 500) / 4 / 20 + 1;

    @Test
    void drools_own_compiler_concludes_the_same() {
        int worlds = 0;
        int settled = 0;
        long concluded = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 0, done = 0; done < RULE_BASES; i++) {
            Generator generator = new Generator(20L * i);
            Sketch ruleBase = generator.ruleBase();
            SecondPath drools = new SecondPath(ruleBase);
            Product product = new Product(ruleBase);
            Interpreter reference = new Interpreter(ruleBase.vocabulary(), TreeReader.read(ruleBase.rules()), ruleBase.moment());
            int documents = 0;
            for (int draw = 0; draw < 120 && documents < 4; draw++) {
                Sketch sketch = ruleBase.with(generator.document(ruleBase.vocabulary()));
                Optional<List<World>> completions =
                        Completions.of(new Reads(sketch.vocabulary(), TreeReader.read(sketch.rules()), sketch.moment(), sketch.facts()), sketch.facts());
                if (completions.isPresent()) {
                    documents++;
                    for (World world : completions.get()) {
                        worlds++;
                        Outcome outcome = reference.evaluate(world);
                        SecondPath.Said said = drools.evaluate(world);
                        concluded += said.concluded().size() + said.facts().size();
                        if (!said.concluded().equals(outcome.concluded()) || !said.facts().equals(texts(outcome.facts()))) {
                            differences.add("seed " + 20L * i + "\nDrools    " + said + "\nreference " + outcome.concluded()
                                    + outcome.facts() + "\n" + world.things() + "\n" + sketch);
                            break;
                        }
                    }
                }
            }
            for (int draw = 0; draw < 20; draw++) {
                Sketch sketch = ruleBase.with(generator.settled(ruleBase.vocabulary()));
                List<World> only = Completions.of(
                                new Reads(sketch.vocabulary(), TreeReader.read(sketch.rules()), sketch.moment(), sketch.facts()), sketch.facts())
                        .orElse(List.of());
                if (only.size() == 1) {
                    settled++;
                    SecondPath.Said said = drools.evaluate(only.get(0));
                    Conclusions conclusions = product.conclude(sketch);
                    if (!said.concluded().equals(concluded(conclusions)) || !said.facts().equals(facts(conclusions))) {
                        differences.add("seed " + 20L * i + "\nDrools  " + said + "\nproduct " + concluded(conclusions)
                                + facts(conclusions) + "\n" + sketch);
                    }
                }
            }
            done += documents > 0 ? 1 : 0;
        }
        System.out.printf(
                "second path: %d rule bases, %d completions with %d conclusions, %d settled documents, %d differences%n",
                RULE_BASES, worlds, concluded, settled, differences.size());
        assertThat(concluded).isGreaterThan(worlds / 2);
        assertThat(differences).isEmpty();
    }

    private static Set<Fact> texts(Set<Fact> facts) {
        Set<Fact> texts = new HashSet<>();
        facts.forEach(f -> texts.add(new Fact(f.type(), f.arguments().stream().<Object>map(SecondPathTest::text).toList())));
        return texts;
    }

    private static Object text(Object argument) {
        return argument instanceof World.Missing ? argument : String.valueOf(argument);
    }

    /** Whatever was concluded: what an exemption removed is still there, with {@code NO}. */
    private static Set<Finding> concluded(Conclusions conclusions) {
        Set<Finding> findings = new HashSet<>();
        conclusions.drawn().forEach(d -> findings.add(new Finding(
                d.provision(), d.verb().name().toLowerCase(Locale.ROOT), d.subject(), d.bearer().orElse(""))));
        return findings;
    }

    private static Set<Fact> facts(Conclusions conclusions) {
        Set<Fact> facts = new HashSet<>();
        conclusions.derived().stream()
                .filter(d -> d.holds() == Ternary.YES)
                .forEach(d -> facts.add(new Fact(
                        d.type(), d.arguments().stream().map(a -> a.map(SecondPathTest::text).orElse(World.Missing.NOT_APPLICABLE)).toList())));
        return facts;
    }
}
