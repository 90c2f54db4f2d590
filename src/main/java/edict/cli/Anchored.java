package edict.cli;

import java.io.File;
import java.util.List;
import java.util.Optional;

/**
 * A file, and what the line names in it behind the last {@code #}: a place, a candidate, or options that a design takes.
 *
 * @param anchor none where a file is there whose name has it all
 */
record Anchored(String file, Optional<String> anchor) {

    static Anchored of(String named) {
        int mark = named.lastIndexOf('#');
        return mark < 0 || new File(named).exists()
                ? new Anchored(named, Optional.empty())
                : new Anchored(named.substring(0, mark), Optional.of(named.substring(mark + 1)));
    }

    /** The anchor as ids of options. */
    List<String> options() {
        return anchor.map(ids -> List.of(ids.split(",", -1))).orElse(List.of());
    }
}
