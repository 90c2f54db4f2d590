package edict.cli;

import edict.Evaluation;
import edict.report.ReportFormat;
import edict.report.TextReport;

/** How, where and in which language an evaluation is written. */
final class ReportOptions extends ResultOptions {

    private final Given<ReportFormat> format;
    private final Given<Boolean> noColor;
    private final Given<Boolean> verbose;

    ReportOptions(Syntax syntax) {
        super(syntax);
        format = syntax.option(
                "--format",
                ReportFormat.values(),
                ReportFormat.TEXT,
                "How to write the result (default: ${default}): markdown for a comment on a pull request, html for a page to read or"
                        + " print, sarif for editors and code scanning, junit for build servers, json for other programs.");
        noColor = syntax.flag(
                "--no-color", "No colours. There are none either when NO_COLOR is set, or when the output is no terminal.");
        verbose = syntax.flag(
                "-v, --verbose",
                "Write out each finding of a long text report, with the facts that it rests on, instead of summing them up.");
    }

    /** @param document the name under which the document was read */
    void write(Evaluation evaluation, String document, Terminal terminal) {
        boolean coloured = isShown()
                && format.get() == ReportFormat.TEXT
                && !noColor.get()
                && terminal.showsColours().getAsBoolean();
        write(coloured ? TextReport.inColour(evaluation, language(), extent()) : report(evaluation, document), terminal);
    }

    private String report(Evaluation evaluation, String document) {
        return format.get() == ReportFormat.TEXT
                ? TextReport.of(evaluation, language(), extent())
                : format.get().of(evaluation, document, language());
    }

    private TextReport.Extent extent() {
        return TextReport.Extent.of(verbose.get());
    }
}
