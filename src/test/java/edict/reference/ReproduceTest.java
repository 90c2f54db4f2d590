package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import edict.findings.Conclusions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Sketches out of a file, {@code -Dedict.sketch=case.md}: whole, or each block between lines of three backticks that starts
 * with {@code vocabulary}. Prints both answers.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "edict.sketch", matches = ".+")
class ReproduceTest {

    @Test
    void both_agree_on_the_sketches_in_the_file() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("edict.sketch")));
        Matcher blocks = Pattern.compile("(?s)```\\w*\\n(vocabulary\\n.*?)```").matcher(text);
        List<String> sketches = new ArrayList<>(blocks.results().map(b -> b.group(1)).toList());
        if (sketches.isEmpty()) {
            sketches.add(text);
        }
        List<Comparison.Disagreement> all = new ArrayList<>();
        for (String one : sketches) {
            Sketch sketch = Sketch.of(one);
            Meaning meaning = Meaning.of(sketch).orElseThrow();
            Conclusions conclusions = new Product(sketch).conclude(sketch);
            Comparison comparison = new Comparison(sketch, meaning, conclusions);
            System.out.println(sketch);
            System.out.println(meaning.worlds().size() + " completions");
            meaning.certain().forEach(f -> System.out.println("reference: certain " + f));
            meaning.possible().stream()
                    .filter(f -> !meaning.certain().contains(f))
                    .forEach(f -> System.out.println("reference: open " + f));
            meaning.possibleFacts()
                    .forEach(f -> System.out.println(
                            "reference: " + (meaning.certainFacts().contains(f) ? "certain " : "open ") + f));
            conclusions.drawn().forEach(d -> System.out.println("engine: " + Comparison.text(d)));
            conclusions.derived().forEach(d -> System.out.println("engine: " + Comparison.text(d)));
            comparison.disagreements().forEach(d -> System.out.println(d.kind() + " " + d.text()));
            comparison.inexact().forEach(d -> System.out.println("inexact: " + d));
            all.addAll(comparison.disagreements());
        }
        assertThat(all).isEmpty();
    }
}
