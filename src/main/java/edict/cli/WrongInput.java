package edict.cli;

import edict.document.Problem;
import java.util.List;

/** Files handed in are wrong; what is wrong with all of them. Ends the command with {@link ExitCode#BAD_INPUT}. */
final class WrongInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never written: it goes no farther than the command line
    private final List<Problem> problems;

    private final String consequence;

    WrongInput(List<Problem> problems) {
        this(problems, "");
    }

    /** @param consequence what to tell people after the problems; empty where they say it all */
    WrongInput(List<Problem> problems, String consequence) {
        super("the input is wrong", null, false, false);
        this.problems = List.copyOf(problems);
        this.consequence = consequence;
    }

    List<Problem> problems() {
        return problems;
    }

    String consequence() {
        return consequence;
    }
}
