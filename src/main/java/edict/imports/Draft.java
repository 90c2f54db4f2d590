package edict.imports;

import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Schemas;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A design made from another format. What is not in it is unknown and asked.
 *
 * @param format what was read, for people
 * @param document {@code kind: Design}; each value stands where the imported file says it, or, for what the registry adds,
 *     in the registry
 * @param body the same as YAML, with comments that name the origin of each value
 * @param read settings of the file that were understood, secrets included
 * @param of settings of the file
 * @param notUnderstood the others, by their keys and never by their values
 * @param facts values with their origin, in the order of the document
 */
public record Draft(
        String format,
        Reading.Document document,
        String body,
        int read,
        int of,
        List<Problem> notUnderstood,
        List<Fact> facts)
        implements Importer.Outcome {

    /**
     * A value of the draft.
     *
     * @param pointer in the draft
     * @param value as written; {@code unknown} for what is asked
     */
    public record Fact(String pointer, String value, Origin origin) {}

    /** What is stated or catalogued. */
    public List<Fact> known() {
        return facts.stream()
                .filter(fact -> !(fact.origin() instanceof Origin.Asked))
                .toList();
    }

    /** What the file touches on and leaves open. */
    public List<Fact> asked() {
        return facts.stream()
                .filter(fact -> fact.origin() instanceof Origin.Asked)
                .toList();
    }

    /** How much was understood, and where the rest stands. */
    public List<Text> notes() {
        List<Text> notes = new ArrayList<>();
        notes.add(new Text(
                "Read from the " + format + ": " + read + " of " + of + " settings were understood.",
                "Lu depuis un autre format : " + read + " réglages sur " + of + " ont été compris."));
        notUnderstood.forEach(problem -> {
            String where = problem.at().line() + (problem.pointer().isEmpty() ? "" : ", " + problem.pointer());
            notes.add(new Text(
                    "Line " + where + ": " + problem.message(), "Ligne " + where + " : " + problem.message()));
        });
        return List.copyOf(notes);
    }

    /** The file to save. @param schema where editors find the schema of designs */
    public String yaml(String schema) {
        return Schemas.modelines(schema) + body;
    }

    /** The file to save, in UTF-8. */
    public byte[] bytes(String schema) {
        return yaml(schema).getBytes(StandardCharsets.UTF_8);
    }
}
