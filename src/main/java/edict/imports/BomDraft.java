package edict.imports;

import edict.document.Node;

/** What all parts of one import of bills of materials share. */
final class BomDraft {

    private static final String PREFIX = "cdx-";

    private final Registry registry;
    private final Node.Mapping at;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final BomParties parties = new BomParties(this);

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

    /** An id that begins with the format's name. @param name by which the file knows the thing; may be empty */
    String id(String kind, String name) {
        return ids.of(PREFIX + kind, name);
    }
}
