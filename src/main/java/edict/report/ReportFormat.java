package edict.report;

import edict.Evaluation;
import edict.rulebook.Coded;

/** A form in which evaluations are written: the same bytes on the command line and over HTTP. */
public enum ReportFormat implements Coded {
    TEXT("text/plain") {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return TextReport.of(evaluation, language);
        }
    },
    JSON("application/json") {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return JsonReport.of(evaluation, document, language);
        }
    },
    MARKDOWN("text/markdown") {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return MarkdownReport.of(evaluation, document, language);
        }
    },
    HTML("text/html") {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return HtmlReport.of(evaluation, document, language);
        }
    },
    SARIF("application/sarif+json") {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return SarifReport.of(evaluation, document, language);
        }
    },
    JUNIT("application/xml") {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return JUnitReport.of(evaluation, document, language);
        }
    };

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Without parameters; everything is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The report, ended by a newline. Equal evaluations give equal texts.
     *
     * @param document the name under which the document was read
     */
    public abstract String of(Evaluation evaluation, String document, Language language);
}
