package edict.asking;

import edict.Edict;
import edict.Evaluation;
import edict.decision.Outlook;
import edict.findings.Question;
import edict.imports.Unread;
import edict.report.Language;
import edict.rulebook.Coded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked about a design, or of a candidate, as a form to fill in elsewhere.
 *
 * @param document the name under which the design was read
 * @param outlook how far answers can still move the decision
 * @param items what is asked, by rank
 * @param leftOut how many questions are not among them: of a design those that can't change the decision any more, of a candidate
 *     those that are for who buys
 * @param unsaid keys of what a candidate has to say beside the form, which has no place for it
 * @param unread columns of the spreadsheets of a dossier of which nothing was read
 */
public record Questionnaire(
        String document, Evaluation evaluation, Outlook outlook, List<Item> items, int leftOut, List<String> unsaid, List<Unread> unread) {

    /** How it is written. */
    public enum Format implements Coded {
        /** For editors. */
        MARKDOWN,
        /** For spreadsheets. */
        CSV,
        XLSX,
        /** For other programs, with what kind of answer each takes. */
        JSON
    }

    /** About a design. @param all whether to ask also what can't change the decision any more */
    public static Questionnaire of(Session session, boolean all) {
        Evaluation evaluation = session.evaluation();
        Outlook outlook = session.outlook();
        List<Item> items = session.items().all();
        if (!all) {
            Set<List<String>> decisive = evaluation.questions().stream()
                    .filter(outlook::hangsOn)
                    .map(question -> List.of(question.pointer(), question.attribute()))
                    .collect(Collectors.toSet());
            items = items.stream().filter(item -> decisive.contains(List.of(item.pointer(), item.name()))).toList();
        }
        int leftOut = Math.max(0, evaluation.questions().size() - items.size());
        return new Questionnaire(session.answered().document().file(), evaluation, outlook, items, leftOut, List.of(), List.of());
    }

    /**
     * About a candidate: whatever is not known of it can change how it compares.
     *
     * @param session about the design with the candidate in its place
     * @param open what is not known of it
     * @param own whether to ask what only who buys can answer, and not what is for the candidate
     */
    public static Questionnaire of(Session session, Edict.Placed placed, Edict.Open open, boolean own) {
        Items all = session.items();
        List<Question> questions = own ? open.own() : open.questions();
        List<Item> asked = all.all(questions);
        return new Questionnaire(
                session.answered().document().file(),
                session.evaluation(),
                session.outlook(),
                own ? asked : Stream.concat(asked.stream(), all.naming(asked).stream()).toList(),
                own ? 0 : open.own().size(),
                own ? List.of() : open.unsaid(),
                placed.dossier().unread());
    }

    /** As UTF-8, but for a workbook. @param called what people call the design */
    public byte[] in(Format format, String called, Language language) {
        return switch (format) {
            case MARKDOWN -> bytes(Form.markdown(items, called, evaluation.asOf().toString(), language));
            case CSV -> bytes(Form.csv(items, language));
            case XLSX -> Form.xlsx(items, language);
            case JSON -> bytes(JsonForm.of(this, language));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
