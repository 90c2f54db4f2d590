package edict.workbench;

import edict.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ShippedSliceTest {

    private static final Path FOLDER = Path.of("");

    /** The other cases are tried on slices only, so they prove as much as this holds. */
    @Test
    void the_part_of_the_rulebook_on_which_cases_are_tried_finds_what_the_whole_finds() {
        Rulebook whole = Rulebook.shipped();
        Set<String> seen = new TreeSet<>();
        SoftAssertions differences = new SoftAssertions();
        for (CaseFile file : Cases.under(FOLDER, whole).files()) {
            for (CaseFile.Group group : file.groups()) {
                if (seen.add(group.provision()) && seen.size() % 8 == 1) {
                    SliceTest.compare(whole, group, differences);
                }
            }
        }
        differences.assertAll();
    }
}
