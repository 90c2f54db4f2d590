package edict.imports;

import edict.document.Problem;
import edict.document.Reading;
import java.util.List;
import java.util.Optional;

/** The formats that can be imported. */
public final class Imports {

    private static final List<Importer> ALL = List.of(new LiteLlm(), new CycloneDx());

    private Imports() {}

    /** All importers, in the order in which they are asked. */
    public static List<Importer> all() {
        return ALL;
    }

    /** What is to be done about a text of a known format in a syntax that is not read; empty for everything else. */
    public static Optional<Problem> otherSyntax(String file, byte[] bytes) {
        return CycloneDx.otherSyntax(file, bytes);
    }

    /** The importer of this id. */
    public static Optional<Importer> called(String id) {
        return ALL.stream().filter(importer -> importer.id().equals(id)).findFirst();
    }

    /** The importer that reads such documents; none for Edict's own kinds and for what nobody knows. */
    public static Optional<Importer> recognise(Reading.Document document) {
        return document.root().get("kind").isPresent()
                ? Optional.empty()
                : ALL.stream().filter(importer -> importer.recognises(document)).findFirst();
    }
}
