package edict.imports;

import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Schemas;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A design made from another format. What is not in it is unknown and asked.
 *
 * @param format what was read, for people
 * @param document {@code kind: Design}; each value stands where the imported file says it, or, for what the registry adds,
 *     in the registry
 * @param body the same as YAML, with comments that name the origin of each value
 * @param files what was read
 * @param read values of the files that were understood, secrets included
 * @param of values of the files
 * @param leftOut values that were understood and mean nothing here, in the order of the files
 * @param notUnderstood the others, by their keys and never by their values, and what contradicts itself
 * @param facts values with their origin, in the order of the document
 * @param contents what the files hold, in a line or two
 */
public record Draft(
        String format,
        Reading.Document document,
        String body,
        List<String> files,
        int read,
        int of,
        List<LeftOut> leftOut,
        List<Problem> notUnderstood,
        List<Fact> facts,
        List<String> contents)
        implements Importer.Outcome {

    /** More of them than somebody reads one by one. */
    private static final int SECRETS = 4;

    /**
     * A value of the draft.
     *
     * @param pointer in the draft
     * @param value as written; {@code unknown} for what is asked
     */
    public record Fact(String pointer, String value, Origin origin) {}

    /**
     * What an importer knows and has no use for.
     *
     * @param because what it is and why it is left out
     * @param count how often
     * @param values in all of them
     * @param first where the first stands
     * @param pointer of the first
     */
    public record LeftOut(Text because, int count, int values, Place first, String pointer) {

        LeftOut and(LeftOut other) {
            boolean mine = first.line() < other.first.line()
                    || (first.line() == other.first.line() && first.column() <= other.first.column());
            return new LeftOut(
                    because,
                    count + other.count,
                    values + other.values,
                    mine ? first : other.first,
                    mine ? pointer : other.pointer);
        }
    }

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

    /** How much was understood, and where the rest stands; where a file has many values that look like secrets, in one line. */
    public List<Text> notes() {
        List<Text> notes = new ArrayList<>();
        int without = leftOut.stream().mapToInt(LeftOut::values).sum();
        notes.add(new Text(
                "Read from the " + format + ": " + read + " of " + of + " values were understood"
                        + (without == 0 ? "." : ", " + without + " more left out."),
                "Lu depuis un autre format : " + read + " valeurs sur " + of + " ont été comprises"
                        + (without == 0 ? "." : ", " + without + " autres laissées de côté.")));
        Map<String, List<Problem>> secrets = notUnderstood.stream()
                .filter(problem -> problem.message().equals(Secrets.NOTED))
                .collect(Collectors.groupingBy(problem -> problem.at().file()));
        for (Problem problem : notUnderstood) {
            List<Problem> alike = problem.message().equals(Secrets.NOTED)
                    ? secrets.getOrDefault(problem.at().file(), List.of())
                    : List.of();
            boolean many = alike.size() > SECRETS;
            if (many && !problem.equals(alike.get(0))) {
                continue;
            }
            Text where = where(problem.at(), problem.pointer(), true);
            String lines = alike.stream().skip(1).map(other -> String.valueOf(other.at().line())).distinct().collect(Collectors.joining(", "));
            notes.add(new Text(
                    where.en() + ": " + problem.message() + (many ? ", as of values in lines " + lines : ""),
                    where.fr() + " : " + problem.message() + (many ? ", comme de valeurs aux lignes " + lines : "")));
        }
        // Whoever draws a system, or sets it up, rarely writes down what of it infers anything, and what a design lists is taken for all.
        if (document.root().get("components").isPresent() && document.root().get("aiSystems").isEmpty()) {
            notes.add(new Text(
                    "Nothing here says what of it is an AI system: describe each under `aiSystems`; of what is not listed there nothing is judged.",
                    "Rien n'indique ici ce qui est un système d'IA : décrivez chacun sous `aiSystems` ; rien n'est jugé de ce qui n'y figure pas."));
        }
        return List.copyOf(notes);
    }

    /** What was left out, why, how often, and where first. */
    public List<Text> omissions() {
        return leftOut.stream()
                .map(group -> {
                    Text where = where(group.first(), group.pointer(), false);
                    return new Text(
                            "Left out: " + group.because().en() + " (" + group.count() + ", first in " + where.en()
                                    + ")",
                            "Laissé de côté : " + group.because().fr() + " (" + group.count() + ", d'abord " + where.fr()
                                    + ")");
                })
                .toList();
    }

    /** @param starts whether it starts a sentence */
    private Text where(Place at, String pointer, boolean starts) {
        String rest = at.line() + (pointer.isEmpty() ? "" : ", " + pointer);
        if (files.size() > 1) {
            String file = Drafts.called(at.file(), files);
            return new Text(file + ", line " + rest, file + ", ligne " + rest);
        }
        return new Text((starts ? "Line " : "line ") + rest, (starts ? "Ligne " : "ligne ") + rest);
    }

    Draft written(String body) {
        return new Draft(format, document, body, files, read, of, leftOut, notUnderstood, facts, contents);
    }

    /** The file to save. @param schema where editors find the schema of designs */
    public String yaml(String schema) {
        return (schema.equals(Schemas.beside("design")) ? Schemas.modelinesBeside("design") : Schemas.modelines(schema)) + body;
    }

    /** The file to save, in UTF-8. */
    public byte[] bytes(String schema) {
        return yaml(schema).getBytes(StandardCharsets.UTF_8);
    }
}
