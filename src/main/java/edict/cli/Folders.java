package edict.cli;

import edict.document.Folder;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Refused;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The designs that are named one by one or by the folder in which they stand. */
final class Folders {

    /** In what can't be read, whatever else is wrong with it. */
    private static final Pattern SAYS_DESIGN = Pattern.compile("\\bkind[\"']?\\s*:\\s*[\"']?Design\\b");

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private Folders() {}

    /** Whether there is one design to look at, or several. */
    static boolean isOne(DesignOptions design, List<String> others) {
        return others.isEmpty() && !Files.isDirectory(Path.of(design.file()));
    }

    /**
     * Each file named, and of each folder those that say {@code kind: Design}, at any depth, in alphabetical order. What else lies in a
     * folder is passed over, also what can't be read.
     *
     * @throws WrongInput when one of the files is wrong
     */
    static List<Reading.Document> designs(
            DesignOptions design, List<String> others, Terminal terminal) {
        if (!design.answers().isEmpty()) {
            throw new WrongUsage("--answers: answers are about one design; name it alone");
        }
        List<String> named = new ArrayList<>(List.of(design.named()));
        named.addAll(others);
        return designs(named, terminal);
    }

    /** The same by their names. */
    static List<Reading.Document> designs(List<String> named, Terminal terminal) {
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = designs(named, terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        if (designs.isEmpty()) {
            throw new WrongUsage("there is no file that says `kind: Design` in " + String.join(", ", named));
        }
        return designs;
    }

    private static List<Reading.Document> designs(List<String> named, Terminal terminal, List<Problem> problems) {
        List<Reading.Document> designs = new ArrayList<>();
        for (String name : named) {
            if (!Files.isDirectory(Path.of(name))) {
                designs.addAll(DesignOptions.read(List.of(name), terminal, problems));
                continue;
            }
            // What else lies in a repository need not be a document of ours.
            for (String file : files(name)) {
                Map<String, byte[]> read = new HashMap<>();
                Reading reading = Inputs.read(file, terminal, read);
                if (reading instanceof Reading.Document document && isDesign(document)) {
                    designs.add(document);
                } else if (reading instanceof Reading.Rejected rejected && read.values().stream().anyMatch(Folders::saysDesign)) {
                    problems.addAll(rejected.problems());
                }
            }
        }
        return designs;
    }

    private static boolean isDesign(Reading.Document document) {
        Optional<Node> kind = document.root().get("kind");
        return kind.orElse(null) instanceof Node.Scalar scalar && scalar.text().equals("Design");
    }

    private static boolean saysDesign(byte[] text) {
        return SAYS_DESIGN.matcher(new String(text, StandardCharsets.UTF_8)).find();
    }

    private static List<String> files(String folder) {
        try {
            return Folder.files(Path.of(folder)).stream()
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .map(file -> Folder.expectFile(file).toString())
                    .toList();
        } catch (Refused e) {
            throw new WrongInput(e.problems());
        } catch (UncheckedIOException e) {
            throw new Unreadable(folder, "it can't be read");
        }
    }
}
