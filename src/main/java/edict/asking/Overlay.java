package edict.asking;

import edict.document.Flow;
import edict.document.Node;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a file of answers. Answers are added where the list ends, so that everything else (comments, the order, what
 * others wrote) stays as it is; a text to which nothing can be added that way is left alone. Immutable.
 */
public final class Overlay {

    private static final String ANSWERS = "answers";
    private static final String EVIDENCE = "evidence";

    private final String file;
    private final String text;

    private Overlay(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @param text as it stands in the file; empty for a new file */
    public static Overlay of(String file, String text) {
        return new Overlay(file, text);
    }

    public String text() {
        return text;
    }

    /** The answers that are there, empty when the text is no file of answers. */
    public Optional<List<Node>> answers() {
        return answers(text);
    }

    private Optional<List<Node>> answers(String candidate) {
        if (candidate.isBlank()) {
            return Optional.of(List.of());
        }
        return root(candidate).flatMap(root -> {
            Optional<Node> list = root.get(ANSWERS).filter(node -> !node.isNull());
            return list.isEmpty()
                    ? Optional.of(List.<Node>of())
                    : list.get() instanceof Node.Sequence sequence ? Optional.of(sequence.items()) : Optional.empty();
        });
    }

    private Optional<Node.Mapping> root(String candidate) {
        Reading reading = Texts.read(file, candidate.getBytes(StandardCharsets.UTF_8));
        return reading instanceof Reading.Document document ? Optional.of(document.root()) : Optional.empty();
    }

    /** Whether an entry that says the same is there already, with evidence if the answer has some. */
    public boolean has(Node.Mapping answer) {
        String set = set(answer);
        return answers().orElse(List.of()).stream()
                .anyMatch(there -> there instanceof Node.Mapping mapping
                        && set(mapping).equals(set)
                        && (answer.get(EVIDENCE).isEmpty() || mapping.get(EVIDENCE).isPresent()));
    }

    private static String set(Node.Mapping answer) {
        return answer.get("of").map(Flow::json).orElse("") + answer.get("set").map(Flow::json).orElse("");
    }

    /** With answers added; empty when that can't be done without touching the rest. */
    public Optional<Overlay> with(List<Node.Mapping> added) {
        if (added.isEmpty()) {
            return Optional.of(this);
        }
        if (text.isBlank()) {
            return Optional.of(new Overlay(
                    file,
                    Schemas.modelinesBeside("answers") + "kind: Answers\nanswers:\n"
                            + block(added, "  ")));
        }
        List<String> wanted = new ArrayList<>();
        Optional<List<Node>> old = answers();
        if (old.isEmpty()) {
            return Optional.empty();
        }
        old.get().forEach(answer -> wanted.add(Flow.json(answer)));
        added.forEach(answer -> wanted.add(Flow.json(answer)));
        Optional<String> others = others(text);
        return candidates(added).stream()
                .filter(candidate -> answers(candidate)
                        .filter(all -> all.stream().map(Flow::json).toList().equals(wanted))
                        .isPresent())
                // Nothing but the answers may have become another one.
                .filter(candidate -> others(candidate).equals(others))
                .findFirst()
                .map(candidate -> new Overlay(file, candidate));
    }

    private Optional<String> others(String candidate) {
        return root(candidate).map(root -> {
            StringBuilder others = new StringBuilder();
            for (Map.Entry<String, Node> entry : root.entries().entrySet()) {
                if (!entry.getKey().equals(ANSWERS)) {
                    others.append(entry.getKey()).append(' ').append(Flow.json(entry.getValue())).append('\n');
                }
            }
            return others.toString();
        });
    }

    /** Texts that may be the one; each is read before it is believed. */
    private List<String> candidates(List<Node.Mapping> added) {
        List<String> candidates = new ArrayList<>();
        Optional<Node.Mapping> root = root(text);
        String closed = text.endsWith("\n") ? text : text + "\n";
        Optional<Node> list = root.flatMap(object -> object.get(ANSWERS));
        String indent = list.filter(node -> node instanceof Node.Sequence sequence && !sequence.items().isEmpty())
                .map(node -> dash(((Node.Sequence) node).items().get(0).at().line()))
                .orElse("  ");
        if (list.isEmpty()) {
            candidates.add(closed + "answers:\n" + block(added, indent));
        }
        candidates.add(closed + block(added, indent));
        // The list may not be the last thing in the file: then it ends before the next key.
        root.ifPresent(object -> object.keys().forEach((key, place) -> {
            if (list.isPresent() && place.line() > list.get().at().line()) {
                candidates.add(before(closed, place.line(), block(added, indent)));
            }
        }));
        for (int at = text.lastIndexOf(']'), tries = 0; at >= 0 && tries < 50; at = text.lastIndexOf(']', at - 1), tries++) {
            String items = added.stream().map(Flow::json).reduce((one, other) -> one + ",\n  " + other).orElse("");
            String head = text.substring(0, at).stripTrailing();
            String comma = head.endsWith("[") || head.endsWith(",") ? "" : ",";
            candidates.add(head + comma + "\n  " + items + "\n" + text.substring(at));
        }
        return candidates;
    }

    private static String before(String text, int line, String block) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return text.substring(0, at) + block + text.substring(at);
    }

    /** What stands before the dash of an item's first line. */
    private String dash(int line) {
        String[] lines = text.split("\n", -1);
        String first = line <= lines.length ? lines[line - 1] : "";
        int dash = first.indexOf('-');
        return dash >= 0 && first.substring(0, dash).isBlank() ? first.substring(0, dash) : "  ";
    }

    private static String block(List<Node.Mapping> answers, String indent) {
        StringBuilder block = new StringBuilder();
        for (Node.Mapping answer : answers) {
            String lead = indent + "- ";
            for (Map.Entry<String, Node> entry : answer.entries().entrySet()) {
                block.append(lead).append(entry.getKey()).append(": ").append(Flow.yaml(entry.getValue())).append('\n');
                lead = indent + "  ";
            }
        }
        return block.toString();
    }
}
