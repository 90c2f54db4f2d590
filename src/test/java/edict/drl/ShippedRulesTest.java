package edict.drl;

import static org.assertj.core.api.Assertions.assertThat;

import edict.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();

    private static final Parameters PARAMETERS = Words.parameters(RULEBOOK.parameters().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().shape())));

    @Test
    void every_shipped_rule_prints_as_the_rule_it_is() throws IOException {
        List<Rule> rules = RuleFiles.read(files(), RULEBOOK.vocabulary(), PARAMETERS);
        assertThat(rules).isNotEmpty();
        assertThat(Words.withoutPlaces(again(rules))).isEqualTo(Words.withoutPlaces(rules));
    }

    @Test
    void gates_and_duty_tables_print_as_rules_that_can_be_read() {
        List<Rule> rules = RULEBOOK.rules();
        List<Rule> again = again(rules);
        assertThat(again.stream().map(Rule::name)).containsExactlyElementsOf(
                rules.stream().map(Rule::name).toList());
        assertThat(Strata.of(RULEBOOK.vocabulary(), again)).isEqualTo(Strata.of(RULEBOOK.vocabulary(), rules));
    }

    private static RuleFile printed(String name, List<Rule> rules) {
        return new RuleFile(name, RulePrinter.print(rules).getBytes(StandardCharsets.UTF_8));
    }

    /** Printed and read; in two files, as one may have so many. */
    private static List<Rule> again(List<Rule> rules) {
        int half = rules.size() / 2;
        return RuleFiles.read(
                List.of(printed("first.drl", rules.subList(0, half)), printed("second.drl", rules.subList(half, rules.size()))),
                RULEBOOK.vocabulary(),
                PARAMETERS);
    }

    private static List<RuleFile> files() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("rules"))) {
            return paths.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .map(ShippedRulesTest::file)
                    .toList();
        }
    }

    private static RuleFile file(Path path) {
        try {
            return new RuleFile(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
