package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.engine.Engine;
import edict.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShippedSliceTest {

    private static final Path FOLDER = Path.of("");

    /** The other cases are tried on slices only, so they prove as much as this holds. */
    @Test
    void the_part_of_the_rulebook_on_which_cases_are_tried_finds_what_the_whole_finds() {
        Rulebook whole = Rulebook.shipped();
        Engine engine = Engine.of(whole.vocabulary(), whole.rules());
        Cases cases = Cases.under(FOLDER, whole);
        Set<String> seen = new TreeSet<>();
        List<CaseFile.Group> some = new ArrayList<>();
        for (CaseFile file : cases.files()) {
            for (CaseFile.Group group : file.groups()) {
                // By its name, so that the sample stays the same when provisions are added before it.
                if (seen.add(group.provision()) && Math.floorMod(group.provision().hashCode(), 8) == 1) {
                    some.add(group);
                }
            }
        }

        assertThat(some.parallelStream()
                        .flatMap(group -> SliceTest.differences(cases, engine, group).stream())
                        .toList())
                .isEmpty();
    }
}
