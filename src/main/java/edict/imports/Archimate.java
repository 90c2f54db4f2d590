package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Models in ArchiMate: in the Model Exchange File Format of The Open Group, and as Archi keeps them. Both are XML. */
final class Archimate implements Importer {

    static final String TITLE = "ArchiMate model";

    /** Under which the exchange format, in all its versions, and the format of Archi have their names. */
    private static final String EXCHANGE = "http://www.opengroup.org/xsd/archimate";

    private static final String ARCHI = "http://www.archimatetool.com/archimate";

    /** The same until its version 2. */
    private static final String OLD_ARCHI = "http://www.bolton.ac.uk/archimate";

    /** Namespaces of versions that mean the same by the same words. */
    private static final List<String> READ = List.of(EXCHANGE, EXCHANGE + "/", EXCHANGE + "/3.0", EXCHANGE + "/3.0/", ARCHI, OLD_ARCHI);

    private static final String ROOT = "model";

    /** A model with pictures in it is an archive, with the model itself in front. */
    private static final String ARCHIVE = "PK\u0003\u0004";

    @Override
    public String id() {
        return "archimate";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return namespace(document.root()).filter(Archimate::isOurs).isPresent();
    }

    private static Optional<String> namespace(Node.Mapping root) {
        return Values.mapping(root, ROOT).flatMap(model -> Values.scalar(model, "@xmlns")).map(Node.Scalar::text);
    }

    private static boolean isOurs(String namespace) {
        return Stream.of(EXCHANGE, ARCHI, OLD_ARCHI).anyMatch(namespace::startsWith);
    }

    /** Whether a text in XML is such a model, or of a version of it. */
    static boolean isOne(byte[] bytes) {
        return Texts.xmlRoot(bytes)
                .filter(name -> name.endsWith("}" + ROOT) && isOurs(name.substring(1, name.indexOf('}'))))
                .isPresent();
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        if (documents.size() > 1) {
            String message = "an " + TITLE + " is read by itself, and this is another file";
            return unreadable(documents.get(1).root(), message);
        }
        Node.Mapping root = documents.get(0).root();
        Optional<String> namespace = namespace(root).filter(Archimate::isOurs);
        if (namespace.isEmpty()) {
            return unreadable(root, "no " + TITLE + ": it has no root `model` of the exchange format (`" + EXCHANGE
                    + "/3.0/`) or of Archi (`" + ARCHI + "`)");
        }
        if (!READ.contains(namespace.get())) {
            return unreadable(root, "the version " + Names.quote(Secrets.shown(namespace.get())) + " of the format is not read; expected `"
                    + EXCHANGE + "/3.0/`");
        }
        return new ArchimateReading(documents.get(0), Values.mapping(root, ROOT).orElseThrow(), registry).read();
    }

    private static Outcome unreadable(Node.Mapping at, String message) {
        return new Unreadable(List.of(new Problem(at.at(), "", message)));
    }

    /** What is to be done about a model with pictures in it. */
    static Optional<Problem> archive(String file, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        return start.startsWith(ARCHIVE) && start.startsWith("model.xml", 30)
                ? Optional.of(new Problem(new Place(file, 1, 1), "", "an " + TITLE
                        + " with pictures, which Archi keeps in an archive; unpack it and hand in the `model.xml` in it"))
                : Optional.empty();
    }
}
