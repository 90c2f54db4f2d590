package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import edict.document.Problem;
import edict.rulebook.Rulebook;
import edict.workbench.Cases;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedCasesTest {

    private static final Path FOLDER = Path.of(".").toAbsolutePath().normalize();

    private static final Cases CASES = Cases.under(FOLDER, Rulebook.shipped());

    @Test
    void the_cases_have_the_form_that_proves_a_provision() {
        assertThat(CASES.form()).extracting(Problem::toString).isEmpty();
    }

    @TestFactory
    Stream<DynamicNode> every_case_comes_out_as_the_law_says() {
        return CASES.files().stream()
                .map(file -> dynamicContainer(
                        file.name(),
                        FOLDER.resolve(file.name()).toUri(),
                        file.groups().stream().flatMap(group -> CASES.trials(file, group).stream().map(ShippedCasesTest::test))));
    }

    private static DynamicNode test(Cases.Trial trial) {
        URI source = URI.create(FOLDER.resolve(trial.file().name()).toUri() + "?line="
                + trial.one().at().line());
        return dynamicTest(trial.group().provision() + ": " + trial.one().name(), source, () -> {
            Cases.Outcome outcome = trial.run();
            assertThat(outcome.differences()).as(outcome.toString()).isEmpty();
        });
    }
}
