package edict.document;

import java.util.List;
import java.util.stream.Collectors;

/** Rule or policy files that can't be used. Nothing is loaded from them. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public Refused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in all files. */
    public List<Problem> problems() {
        return problems;
    }
}
