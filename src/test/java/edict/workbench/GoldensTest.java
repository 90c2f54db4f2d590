package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import edict.Edict;
import edict.document.Problem;
import edict.document.Problems;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Realistic documents come out as law, recitals and guidelines say. */
class GoldensTest {

    private static final Path FOLDER = Path.of("src/test/resources/goldens");

    private static final Rulebook RULEBOOK = Rulebook.shipped();

    private static final String SAW =
            """
            title: a saw that everybody hears
            given:
              organisations: [{id: us, assessed: true, size: large, turnover: 100000}]
              incidents: []
              machines:
                - {id: saw, loud: true, rescue: false, drill: false, power: 5, places: [DE], firstUsedOn: 2020-01-01, roles: [{holder: us, code: owner}]}
            moments:
              - asOf: 2026-11-20
                expect:
                  - {decision: rejected, source: Article 3}
                  - {provision: garden/no-noise, violated: /machines/0, who: us, sanction: {cap: 5000}, source: Article 3}
                  - {derived: Covered, of: /machines/0, source: Article 1}
                  - {notDerived: StrongMachine, of: /machines/0, source: Article 2}
                  - {nothingElse: [violated, open], of: garden/*, source: Article 3}
            """;

    @TestFactory
    Stream<DynamicNode> every_golden_comes_out_as_its_sources_say() throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        Map<String, Edict> edicts = new HashMap<>();
        for (Path file : files()) {
            Edict edict = edicts.computeIfAbsent(
                    FOLDER.relativize(file).getName(0).toString(), pack -> Edict.of(Goldens.of(RULEBOOK, pack)));
            Problems problems = new Problems();
            Optional<Goldens.Golden> golden =
                    new Goldens(RULEBOOK, problems).read(file.toString(), Files.readAllBytes(file));
            problems.refuse();
            nodes.add(dynamicContainer(
                    FOLDER.relativize(file).toString(),
                    golden.stream().flatMap(one -> one.moments().stream().map(moment -> dynamicTest(
                            one.title() + ", on " + moment.asOf()
                                    + moment.knownOn().map(day -> ", known on " + day).orElse(""),
                            () -> assertThat(Goldens.differences(edict, one, moment))
                                    .as("%s:%d", file, moment.at().line())
                                    .isEmpty())))));
        }
        return nodes.stream();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void there_are_enough_of_them_for_the_ai_act() throws IOException {
        assertThat(files()).filteredOn(path -> path.startsWith(FOLDER.resolve("ai-act"))).hasSizeGreaterThanOrEqualTo(22);
    }

    @Test
    void what_is_so_does_not_differ() {
        assertThat(differences(SAW)).isEmpty();
    }

    @Test
    void an_expectation_without_a_source_is_refused() {
        assertThat(problems(SAW.replace("who: us, sanction: {cap: 5000}, source: Article 3", "who: us")))
                .containsExactly("saw.yaml:11:9: /moments/0/expect/1: an expectation without `source`; say which article, recital or"
                        + " guideline it comes from");
        assertThat(problems(SAW.replace("source: Article 1}", "source: \" \"}"))).hasSize(1);
    }

    @Test
    void an_expectation_that_nothing_could_fail_is_refused() {
        assertThat(problems(SAW.replace("nothingElse: [violated, open]", "nothingElse: []")))
                .containsExactly("saw.yaml:14:23: /moments/0/expect/4/nothingElse: nothing fails with an empty list; name the statuses that"
                        + " nothing else may have");
    }

    @Test
    void a_moment_without_expectations_is_refused() {
        assertThat(problems(SAW.substring(0, SAW.indexOf("    expect:")) + "    expect: []\n"))
                .containsExactly("saw.yaml:9:13: /moments/0/expect: a moment expects something; for nothing write `{nothingElse: […],"
                        + " of: …, source: …}`");
    }

    @Test
    void what_differs_is_told_with_its_line_and_source() {
        assertThat(differences(SAW.replace("decision: rejected", "decision: approved")))
                .containsExactly("line 10: expected the decision approved, found rejected (Article 3)");
        assertThat(differences(SAW.replace("notDerived: StrongMachine", "notDerived: Covered")))
                .containsExactly("line 13: found Covered, of: /machines/0, by [garden/scope] (Article 2)");
        assertThat(differences(SAW.replace("violated: /machines/0, who: us, sanction: {cap: 5000}", "open: /machines/0")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("line 14: found garden/no-noise: violated /machines/0");
    }

    private static List<String> differences(String golden) {
        Problems problems = new Problems();
        Goldens.Golden read = new Goldens(Garden.RULEBOOK, problems)
                .read("saw.yaml", golden.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        problems.refuse();
        return Goldens.differences(Edict.of(Garden.RULEBOOK), read, read.moments().get(0));
    }

    private static List<String> problems(String golden) {
        Problems problems = new Problems();
        new Goldens(Garden.RULEBOOK, problems).read("saw.yaml", golden.getBytes(StandardCharsets.UTF_8));
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
