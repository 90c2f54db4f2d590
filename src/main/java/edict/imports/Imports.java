package edict.imports;

import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The formats that can be imported. */
public final class Imports {

    private static final List<Importer> ALL = List.of(new LiteLlm(), new CycloneDx(), new Terraform());

    private Imports() {}

    /** All importers, in the order in which they are asked. */
    public static List<Importer> all() {
        return ALL;
    }

    /** What is to be done about a text of a known format in a syntax that is not read; empty for everything else. */
    public static Optional<Problem> otherSyntax(String file, byte[] bytes) {
        return CycloneDx.otherSyntax(file, bytes)
                .or(() -> Terraform.otherSyntax(file, bytes))
                .or(() -> xml(file, bytes));
    }

    /** Where a reader of YAML stumbles over XML says nothing of what is wrong. */
    private static Optional<Problem> xml(String file, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.UTF_8);
        return start.replaceFirst("^\uFEFF", "").stripLeading().startsWith("<?xml")
                ? Optional.of(new Problem(new Place(file, 1, 1), "", "the text is XML; expected YAML or JSON"))
                : Optional.empty();
    }

    /** The importer of this id. */
    public static Optional<Importer> called(String id) {
        return ALL.stream().filter(importer -> importer.id().equals(id)).findFirst();
    }

    /**
     * The importer that reads such documents, or that says of a known format that it is not read; none for Edict's own kinds and for
     * what nobody knows.
     */
    public static Optional<Importer> recognise(Reading.Document document) {
        Optional<Importer> importer = document.root().get("kind").isPresent()
                ? Optional.empty()
                : ALL.stream().filter(one -> one.recognises(document)).findFirst();
        return importer.or(() -> OtherFormat.of(document));
    }
}
