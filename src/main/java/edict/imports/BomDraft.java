package edict.imports;

import edict.document.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all parts of one import of bills of materials share. */
final class BomDraft {

    private static final String PREFIX = "cdx-";

    private final Registry registry;
    private final Node.Mapping at;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final BomParties parties = new BomParties(this);
    /** Elements whose ids would be the same. */
    private final Set<Bom.Element> alike = new HashSet<>();

    /** @param at the root of the first file */
    BomDraft(Registry registry, Node.Mapping at) {
        this.registry = registry;
        this.at = at;
        this.sheet = new Sheet(at.at());
    }

    Registry registry() {
        return registry;
    }

    Node.Mapping at() {
        return at;
    }

    Sheet sheet() {
        return sheet;
    }

    BomParties parties() {
        return parties;
    }

    /** Looks for elements whose ids would be the same. */
    void tellApart(List<Bom> boms) {
        Map<List<Object>, List<Bom.Element>> byWords = Stream.concat(
                        boms.stream().flatMap(bom -> bom.services().stream()),
                        boms.stream().flatMap(bom -> bom.components().stream()))
                .collect(Collectors.groupingBy(element -> List.of(element.kind(), Ids.words(element.known()))));
        byWords.values().stream().filter(elements -> elements.size() > 1).forEach(alike::addAll);
    }

    /** The id of what is made of an element. */
    String id(String kind, Bom.Element element) {
        return alike.contains(element)
                ? ids.apart(PREFIX + kind, element.known(), element.bom().serial())
                : id(kind, element.known());
    }

    /** An id that begins with the format's name. @param name by which the file knows the thing; may be empty */
    String id(String kind, String name) {
        return ids.of(PREFIX + kind, name);
    }
}
