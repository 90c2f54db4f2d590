package edict.cli;

import edict.Evaluation;
import edict.report.ReportFormat;
import edict.report.TextReport;
import picocli.CommandLine.Option;

/** How, where and in which language an evaluation is written. */
final class ReportOptions extends ResultOptions {

    @Option(
            names = "--format",
            paramLabel = "text|markdown|html|sarif|junit|json",
            defaultValue = "text",
            description = {
                "How to write the result (default: ${DEFAULT-VALUE}): markdown for a comment on a pull request, html for a"
                        + " page to read or print, sarif for editors and code scanning, junit for build servers, json for"
                        + " other programs."
            })
    ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--no-color",
            description = "No colours. There are none either when NO_COLOR is set, or when the output is no terminal.")
    boolean noColor;

    @Option(
            names = {"-v", "--verbose"},
            description = "Write out each finding of a long text report, with the facts that it rests on, instead of summing them up.")
    boolean verbose;

    /** @param document the name under which the document was read */
    void write(Evaluation evaluation, String document, Terminal terminal) {
        boolean coloured =
                target.isEmpty() && format == ReportFormat.TEXT && !noColor && terminal.showsColours().getAsBoolean();
        write(coloured ? TextReport.inColour(evaluation, language, extent()) : report(evaluation, document), terminal);
    }

    private String report(Evaluation evaluation, String document) {
        return format == ReportFormat.TEXT
                ? TextReport.of(evaluation, language, extent())
                : format.of(evaluation, document, language);
    }

    private TextReport.Extent extent() {
        return TextReport.Extent.of(verbose);
    }
}
