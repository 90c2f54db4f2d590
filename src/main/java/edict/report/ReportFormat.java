package edict.report;

import edict.Evaluation;
import edict.rulebook.Coded;

/** A form in which evaluations are written: the same bytes on the command line and over HTTP. */
public enum ReportFormat implements Coded {
    TEXT {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return TextReport.of(evaluation, language);
        }
    },
    JSON {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return JsonReport.of(evaluation, document, language);
        }
    },
    MARKDOWN {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return MarkdownReport.of(evaluation, document, language);
        }
    },
    HTML {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return HtmlReport.of(evaluation, document, language);
        }
    },
    SARIF {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return SarifReport.of(evaluation, document, language);
        }
    },
    JUNIT {
        @Override
        public String of(Evaluation evaluation, String document, Language language) {
            return JUnitReport.of(evaluation, document, language);
        }
    };

    /**
     * The report, ended by a newline. Equal evaluations give equal texts.
     *
     * @param document the name under which the document was read
     */
    public abstract String of(Evaluation evaluation, String document, Language language);
}
