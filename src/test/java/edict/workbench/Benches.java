package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edict.document.Problem;
import edict.document.Refused;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cases of the tests' small rulebook, written in place. */
final class Benches {

    static final String RULES = "rules/garden/all.test.yaml";

    private Benches() {}

    /** The files of a folder that holds rules, with one file more. */
    static Path put(Path folder, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Cases cases(Path folder, String text) {
        return cases(folder, Garden.RULEBOOK, text);
    }

    static Cases cases(Path folder, Rulebook rulebook, String text) {
        return Cases.under(put(folder, RULES, text), rulebook);
    }

    /** What is wrong with a file of cases, as people read it. */
    static List<String> problems(Path folder, String text) {
        Refused refused = catchThrowableOfType(Refused.class, () -> cases(folder, text));
        assertThat(refused).as("the cases were accepted").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    /** What came out differently from what is expected. */
    static List<String> failures(Cases cases) {
        return cases.run().stream()
                .filter(outcome -> !outcome.holds())
                .map(Cases.Outcome::toString)
                .toList();
    }
}
