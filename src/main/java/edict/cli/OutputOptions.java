package edict.cli;

import edict.document.Problem;
import edict.report.Language;
import edict.report.ProblemReport;
import java.util.List;
import picocli.CommandLine.Option;

/** How and in which language results are written. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}).")
    Format format = Format.TEXT;

    @Option(
            names = "--lang",
            paramLabel = "en|fr",
            defaultValue = "en",
            description = "The language of the result (default: ${DEFAULT-VALUE}).")
    Language language = Language.EN;

    boolean isJson() {
        return format == Format.JSON;
    }

    /** Says what is wrong with the input. @return the exit code */
    int rejected(Terminal terminal, List<Problem> problems) {
        if (isJson()) {
            terminal.out().print(ProblemReport.json(problems));
        } else {
            terminal.err().print(ProblemReport.text(problems));
        }
        return ExitCode.BAD_INPUT;
    }
}
