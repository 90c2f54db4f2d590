package edict.imports;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes drafts of what importers have put together. */
final class Drafts {

    private Drafts() {}

    /** A file, and how much of it was understood. */
    record Source(Reading.Document document, Coverage.Result covered) {}

    /**
     * The draft.
     *
     * @param sources at least one; the first gives the draft its name
     * @param contents what the files hold, in a line or two
     * @param remarks what the files say that leads nowhere
     */
    static Draft of(String format, List<Source> sources, List<String> contents, List<Problem> remarks, Sheet sheet) {
        List<String> files = sources.stream().map(source -> source.document().file()).toList();
        List<Problem> notUnderstood = new ArrayList<>(remarks);
        List<Draft.LeftOut> leftOut = new ArrayList<>();
        int read = 0;
        int of = 0;
        for (Source source : sources) {
            read += source.covered().read();
            of += source.covered().of();
            leftOut.addAll(source.covered().leftOut());
            notUnderstood.addAll(source.covered().notUnderstood());
        }
        return made(format, files, read, of, leftOut, notUnderstood, contents, sheet);
    }

    /**
     * One draft of several, each of a format of its own.
     *
     * @param remarks what is to be told of all of them
     * @param sheet what they say together
     */
    static Draft together(List<Draft> drafts, List<Problem> remarks, Sheet sheet) {
        return made(
                drafts.stream().map(Draft::format).collect(Collectors.joining(" and the ")),
                drafts.stream().flatMap(draft -> draft.files().stream()).toList(),
                drafts.stream().mapToInt(Draft::read).sum(),
                drafts.stream().mapToInt(Draft::of).sum(),
                drafts.stream().flatMap(draft -> draft.leftOut().stream()).toList(),
                Stream.concat(drafts.stream().flatMap(draft -> draft.notUnderstood().stream()), remarks.stream()).toList(),
                drafts.stream().flatMap(draft -> draft.contents().stream()).toList(),
                sheet);
    }

    private static Draft made(
            String format,
            List<String> files,
            int read,
            int of,
            List<Draft.LeftOut> leftOut,
            List<Problem> notUnderstood,
            List<String> contents,
            Sheet sheet) {
        Sheet.Tree tree = sheet.tree();
        List<Draft.Fact> facts = new ArrayList<>();
        collect(tree.root(), tree.origins(), facts);
        Draft draft = new Draft(
                format,
                new Reading.Document(files.get(0), tree.root()),
                "",
                files,
                read,
                of,
                List.copyOf(leftOut),
                notUnderstood.stream().sorted().toList(),
                List.copyOf(facts),
                List.copyOf(contents));
        return draft.written(DraftWriter.write(tree.root(), tree.origins(), heading(draft), files));
    }

    /** The draft, unless it has more than is read of a design. @param at what it was made of */
    static Importer.Outcome limited(Draft made, Place at) {
        int size = made.body().getBytes(StandardCharsets.UTF_8).length;
        return size <= Limits.DEFAULT.bytes()
                ? made
                : new Importer.Unreadable(List.of(new Problem(
                        at,
                        "",
                        "the draft would have " + size + " bytes and at most " + Limits.DEFAULT.bytes()
                                + " are read; import a part of it")));
    }

    /** {@code 1 service}, {@code 2 services}; nothing of what is not there. */
    static String counted(int count, String one, String several) {
        return count == 0 ? "" : count + " " + (count == 1 ? one : several);
    }

    /** Files that are given more than once. */
    static List<Problem> twice(List<Reading.Document> documents) {
        Set<String> files = new HashSet<>();
        return documents.stream()
                .filter(document -> !files.add(document.file()))
                .map(document -> new Problem(document.root().at(), "", "the file is given twice"))
                .toList();
    }

    private static List<String> heading(Draft draft) {
        List<String> heading = new ArrayList<>();
        String names = draft.files().stream().map(file -> Secrets.shown(name(file))).collect(Collectors.joining(", "));
        heading.add("Draft from " + names + ", the " + draft.format() + ".");
        heading.addAll(draft.contents());
        int without = draft.leftOut().stream().mapToInt(Draft.LeftOut::values).sum();
        heading.add(draft.read() + " of " + draft.of() + " values read"
                + (without == 0 ? "" : ", " + without + " more left out")
                + ". What is `unknown` or missing here is asked.");
        draft.omissions().forEach(note -> heading.add(note.en()));
        draft.notes().stream().skip(1).forEach(note -> heading.add(note.en()));
        return heading;
    }

    private static void collect(Node node, Map<String, Origin> origins, List<Draft.Fact> facts) {
        if (node instanceof Node.Scalar scalar) {
            Origin origin = origins.get(scalar.pointer());
            if (origin != null) {
                facts.add(new Draft.Fact(scalar.pointer(), scalar.text(), origin));
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, origins, facts));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(child -> collect(child, origins, facts));
        }
    }

    /** The file without its folders, unless another one has that name too. */
    static String called(String file, List<String> files) {
        String name = name(file);
        return files.stream().filter(other -> name(other).equals(name)).count() > 1 ? file : name;
    }

    /** The file without its folders. */
    static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
