package edict.cli;

import edict.Evaluation;
import edict.report.ReportFormat;
import edict.report.TextReport;

/** How, where and in which language an evaluation is written. */
final class ReportOptions extends ResultOptions {

    private final Given<ReportFormat> format;
    private final Given<Boolean> noColor;
    private final Given<Boolean> verbose;
    private final Given<Boolean> brief;

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
        brief = syntax.flag("--brief", "Of a text report only what blocks it, how much else there is, and what comes next.");
    }

    /** @param extent as {@link #extent} says @param document the name under which the document was read */
    void write(Evaluation evaluation, TextReport.Extent extent, String document, Terminal terminal) {
        boolean coloured = isShown()
                && format.get() == ReportFormat.TEXT
                && !noColor.get()
                && terminal.showsColours().getAsBoolean();
        write(coloured ? TextReport.inColour(evaluation, language(), extent) : report(evaluation, extent, document), terminal);
    }

    private String report(Evaluation evaluation, TextReport.Extent extent, String document) {
        return format.get() == ReportFormat.TEXT
                ? TextReport.of(evaluation, language(), extent)
                : format.get().of(evaluation, document, language());
    }

    /** How much of it is wanted. @throws WrongUsage when that is both more and less, before anything is evaluated */
    TextReport.Extent extent() {
        if (brief.get()) {
            if (verbose.get() || format.get() != ReportFormat.TEXT) {
                throw new WrongUsage("--brief: it shortens a text report; give neither --verbose nor another --format with it");
            }
            return TextReport.Extent.BRIEF;
        }
        return TextReport.Extent.of(verbose.get());
    }
}
