package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edict.document.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small rulebook of the tests, as it stands and with mistakes in it. */
public final class Garden {

    public static final Path FOLDER = Path.of("src/test/resources/rulebooks/garden");

    private static final RulebookFiles FILES = RulebookFiles.under(FOLDER);

    public static final Rulebook RULEBOOK = Rulebook.of(FILES);

    private Garden() {}

    /** As it stands. */
    public static RulebookFiles files() {
        return FILES;
    }

    /** The rulebook with a piece of a file replaced; the piece must be there. */
    public static RulebookFiles with(String file, String piece, String replacement) {
        String text = new String(Optional.ofNullable(FILES.texts().get(file)).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(text).contains(piece);
        return FILES.with(Map.of(file, text.replace(piece, replacement)));
    }

    public static RulebookFiles with(String file, String text) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(file, text);
        return FILES.with(changed);
    }

    /** What is wrong with the files, as people read it. */
    public static List<String> problems(RulebookFiles files) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Rulebook.of(files));
        assertThat(refused).as("the rulebook was accepted").isNotNull();
        List<String> problems = new ArrayList<>();
        refused.problems().forEach(problem -> problems.add(problem.toString()));
        return problems;
    }
}
