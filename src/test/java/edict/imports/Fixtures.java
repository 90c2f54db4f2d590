package edict.imports;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Rulebook;
import edict.vocabulary.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files to import, and the shipped registry. */
final class Fixtures {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Rulebook RULEBOOK = Rulebook.shipped();
    static final Registry REGISTRY = Registry.of(RULEBOOK.registry().values(), DAY, DAY);

    private Fixtures() {}

    static byte[] bytes(String file) {
        return bytes("litellm", file);
    }

    /** A file of a format. */
    static byte[] bytes(String format, String file) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/imports", format, file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A bill of materials. */
    static Reading.Document bom(String file) {
        return document(file, bytes("cyclonedx", file));
    }

    /** As a text that may be of any format is read. */
    static Reading.Document read(String file, byte[] bytes) {
        return (Reading.Document) Imports.read(file, bytes, Limits.IMPORTED, false);
    }

    /** Why each fact is asked. */
    static List<String> asked(Draft draft) {
        return draft.asked().stream().map(fact -> ((Origin.Asked) fact.origin()).because()).toList();
    }

    static List<String> omitted(Draft draft) {
        return draft.omissions().stream().map(Text::en).toList();
    }

    static List<String> problems(Importer.Outcome outcome) {
        return ((Importer.Unreadable) outcome).problems().stream().map(Object::toString).toList();
    }

    static Reading.Document document(String file, byte[] bytes) {
        Reading reading = Texts.read(file, bytes);
        if (reading instanceof Reading.Rejected rejected) {
            throw new AssertionError(rejected.problems().toString());
        }
        return (Reading.Document) reading;
    }

    static Draft draft(String file) {
        return draft(file, bytes(file));
    }

    static Draft draft(String file, byte[] bytes) {
        return draft(document(file, bytes));
    }

    static Draft draft(Reading.Document document) {
        return (Draft) Imports.recognise(document).orElseThrow().read(document, REGISTRY);
    }

    /** The members of a list, complete or not. */
    static List<Node.Mapping> entities(Node.Mapping owner, String key) {
        Node list = owner.get(key).orElseThrow();
        Node items = list instanceof Node.Mapping open ? open.get("has").orElseThrow() : list;
        return ((Node.Sequence) items).items().stream().map(Node.Mapping.class::cast).toList();
    }

    /** One attribute of each entity that has it, by another. */
    static Map<String, String> attributes(Draft draft, String collection, String key, String attribute) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (draft.document().root().get(collection).isPresent()) {
            for (Node.Mapping entity : entities(draft.document().root(), collection)) {
                entity.get(attribute).ifPresent(value -> {
                    Node plain = value instanceof Node.Mapping open ? open.get("has").orElseThrow() : value;
                    attributes.put(text(entity, key), plain(plain).toString());
                });
            }
        }
        return attributes;
    }

    /** {@code dependent <- needed}, of components and capabilities; what is asked is unknown. */
    static List<String> requirements(Draft draft) {
        List<String> requirements = new ArrayList<>();
        for (String collection : List.of("components", "capabilities")) {
            for (Node.Mapping entity : entities(draft.document().root(), collection)) {
                if (entity.get("requires").filter(list -> !(list instanceof Node.Scalar)).isPresent()) {
                    for (Node.Mapping requirement : entities(entity, "requires")) {
                        if (requirement.get("anyOf").orElseThrow() instanceof Node.Scalar asked) {
                            requirements.add(text(entity, "id") + " <- " + asked.text());
                            continue;
                        }
                        for (Node.Mapping alternative : entities(requirement, "anyOf")) {
                            requirements.add(text(entity, "id") + " <- " + text(alternative, "node"));
                        }
                    }
                }
            }
        }
        return requirements;
    }

    static String text(Node.Mapping entity, String key) {
        return plain(entity.get(key).orElseThrow()).toString();
    }

    /** The values without their places. */
    static Object plain(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Fixtures::plain).toList();
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> plain.put(key, plain(value)));
            return plain;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.text();
    }

    /** The same objects with their keys from last to first. */
    static Node reversed(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.at(),
                    sequence.pointer(),
                    sequence.items().stream().map(Fixtures::reversed).toList());
        }
        if (node instanceof Node.Mapping mapping) {
            List<String> keys = new ArrayList<>(mapping.entries().keySet());
            Collections.reverse(keys);
            Map<String, Node> entries = new LinkedHashMap<>();
            keys.forEach(key -> entries.put(key, reversed(mapping.entries().get(key))));
            return new Node.Mapping(mapping.at(), mapping.pointer(), entries, mapping.keys());
        }
        return node;
    }
}
