package edict.imports;

import edict.document.Limits;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats that can be imported. */
public final class Imports {

    private static final List<Importer> ALL = List.of(
            new LiteLlm(), new CycloneDx(), new Terraform(), new Compose(), new Kubernetes(), new Structurizr(), new Archimate(), new Threagile(),
            new Backstage());

    /** Kinds of documents that are judged as they are. */
    private static final Set<String> OWN = Set.of("Design", "Request");

    /** Keys by which formats are recognised. */
    private static final List<String> SIGNS = List.of("bomFormat", "model_list", "litellm_settings");

    private static final int SHOWN = 5;

    /** Values of the first document of a text, by which it is told what it is. */
    private static final int GLIMPSED = 50_000;

    private Imports() {}

    /** All importers, in the order in which they are asked. */
    public static List<Importer> all() {
        return ALL;
    }

    /**
     * Reads a text that may be a document of Edict's own or one of another format, which is read by the customs of its tools and,
     * where it can't be, called by its name in the place of all that is wrong with it.
     *
     * @param json whether it was announced as such
     */
    public static Reading read(String file, byte[] bytes, Limits limits, boolean json) {
        Optional<Problem> other = otherSyntax(file, bytes);
        if (other.isPresent()) {
            return new Reading.Rejected(List.of(other.get()));
        }
        if (isXml(bytes)) {
            return Texts.readXml(file, bytes, limits);
        }
        if (!json && Structurizr.isDsl(file, bytes)) {
            return StructurizrDsl.read(file, bytes, limits);
        }
        Reading reading = json ? Texts.readJson(file, bytes, limits) : Texts.read(file, bytes, limits);
        return reading instanceof Reading.Rejected rejected && bytes.length <= limits.bytes()
                ? byOtherCustoms(file, bytes, limits, rejected)
                : reading;
    }

    /** A glimpse is cheap whatever the text: only where it shows a format that is imported, all of it is read once more. */
    private static Reading byOtherCustoms(String file, byte[] bytes, Limits limits, Reading.Rejected rejected) {
        Optional<Reading.Document> glimpsed = Texts.glimpse(file, bytes, limits.withSize(limits.bytes(), GLIMPSED))
                .map(root -> new Reading.Document(file, root));
        Optional<Importer> importer = glimpsed.flatMap(Imports::recognise).filter(ALL::contains);
        if (importer.filter(Imports::isOfObjects).isPresent()) {
            Reading several = Texts.readSeveral(file, bytes, limits);
            return several instanceof Reading.Document document && recognise(document).isPresent() ? several : rejected;
        }
        if (importer.isPresent()) {
            return Texts.readMerging(file, bytes, limits);
        }
        return glimpsed.flatMap(document -> OtherFormat.of(document).map(format -> format.notRead(document)))
                .<Reading>map(notRead -> new Reading.Rejected(List.of(notRead)))
                .orElse(rejected);
    }

    /** What is to be done about a text of a known format in a syntax that is not read; empty for everything else. */
    public static Optional<Problem> otherSyntax(String file, byte[] bytes) {
        return CycloneDx.otherSyntax(file, bytes)
                .or(() -> Terraform.otherSyntax(file, bytes))
                .or(() -> Archimate.archive(file, bytes))
                .or(() -> xml(file, bytes));
    }

    /** Whether a text is XML of the one format in XML that is read. */
    public static boolean isXml(byte[] bytes) {
        return Archimate.isOne(bytes);
    }

    /** Where a reader of YAML stumbles over XML says nothing of what is wrong. */
    private static Optional<Problem> xml(String file, byte[] bytes) {
        return Texts.isXml(bytes) && !isXml(bytes)
                ? Optional.of(new Problem(new Place(file, 1, 1), "", "the text is XML; expected YAML or JSON, or a model in ArchiMate"))
                : Optional.empty();
    }

    /**
     * The importer that reads all of these into one draft, whatever formats they are of.
     *
     * @param problems gets what is wrong where there is none
     */
    public static Optional<Importer> recognise(List<Reading.Document> documents, List<Problem> problems) {
        List<Importer> importers = new ArrayList<>();
        documents.forEach(document -> recognise(document).ifPresentOrElse(importers::add, () -> problems.add(unknown(document))));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return importers.stream().distinct().count() == 1
                ? Optional.of(importers.get(0))
                : Optional.of(new SeveralFormats());
    }

    /** What is wrong with a document that is in none of the formats. */
    static Problem unknown(Reading.Document document) {
        Node.Mapping root = document.root();
        Optional<String> own = own(root);
        if (own.isPresent()) {
            return new Problem(root.keyAt("kind"), "/kind", "the document is a " + Names.quote(own.get()) + " already, and judged as it is");
        }
        Set<String> keys = root.entries().keySet();
        String found = keys.isEmpty()
                ? "no keys"
                : keys.stream().limit(SHOWN).map(key -> Names.quote(Secrets.shown(key))).collect(Collectors.joining(", "))
                        + (keys.size() > SHOWN ? " …" : "");
        String near = keys.stream().flatMap(key -> Names.nearest(key, SIGNS).stream()).findFirst().map(Names::didYouMean).orElse("");
        return new Problem(
                root.at(),
                "",
                "the document is of no format that is known; expected " + Names.oneOf(ALL.stream().map(Importer::id).toList()) + ", found "
                        + found + near);
    }

    private static Optional<String> own(Node.Mapping root) {
        return root.get("kind").map(kind -> kind instanceof Node.Scalar scalar ? scalar.text() : "").filter(OWN::contains);
    }

    /** What messages call a file that stands as a text within another one, where it is in one of the formats; JSON is not looked into. */
    static Optional<String> within(Node.Scalar text) {
        if (text.text().indexOf('\n') < 0) {
            return Optional.empty();
        }
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        String file = text.at().file();
        return Texts.glimpse(file, bytes, Limits.DEFAULT.withSize(Limits.DEFAULT.bytes(), GLIMPSED))
                .flatMap(root -> recognise(new Reading.Document(file, root)))
                .filter(ALL::contains)
                .map(Importer::title);
    }

    /** Whether a format has objects that say their kind, and several of them in one text. */
    private static boolean isOfObjects(Importer importer) {
        return importer instanceof Kubernetes || importer instanceof Backstage;
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
        // Edict's own kinds are nobody else's: nothing of what reads others is needed for them.
        if (own(document.root()).isPresent()) {
            return Optional.empty();
        }
        // Of other formats few say a kind.
        boolean kind = document.root().get("kind").isPresent();
        Optional<Importer> importer =
                ALL.stream().filter(one -> (!kind || isOfObjects(one)) && one.recognises(document)).findFirst();
        return importer.or(() -> OtherFormat.of(document).map(Importer.class::cast));
    }
}
