package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bills of materials in CycloneDX: services and their providers, data flows, models, what somebody claims and assesses. */
final class CycloneDx implements Importer {

    static final String TITLE = "CycloneDX bill of materials";

    /** Older ones have no data flows worth the name; newer ones may mean other things by the same words. */
    private static final List<String> VERSIONS = List.of("1.4", "1.5", "1.6", "1.7");

    private static final String FORMAT = "CycloneDX";

    private static final String CONVERT = "`cyclonedx convert --input-file OLD --output-file NEW.json";

    @Override
    public String id() {
        return "cyclonedx";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return Values.scalar(document.root(), "bomFormat")
                .map(format -> format.text().equalsIgnoreCase(FORMAT))
                .orElseGet(() -> Values.scalar(document.root(), "$schema")
                        .filter(schema -> schema.text().contains("cyclonedx.org/schema/"))
                        .isPresent());
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        List<Problem> problems = new ArrayList<>();
        documents.forEach(document -> check(document.root(), problems));
        if (!problems.isEmpty()) {
            return unreadable(problems);
        }
        // In an order that the command line doesn't decide, since names may collide.
        List<Bom> boms = documents.stream()
                .map(Bom::new)
                .sorted(Comparator.comparing(Bom::serial)
                        .thenComparing(Bom::version)
                        .thenComparing(Bom::file))
                .toList();
        Map<String, Bom> known = new HashMap<>();
        for (Bom bom : boms) {
            Optional<Bom> other = bom.link().flatMap(link -> Optional.ofNullable(known.putIfAbsent(link, bom)));
            other.ifPresent(first -> problems.add(new Problem(
                    bom.root().keyAt("serialNumber"),
                    "/serialNumber",
                    "`" + first.file() + "` has the same serial number and version; give each bill of materials once")));
        }
        return problems.isEmpty() ? new BomReading(boms, registry).read() : unreadable(problems);
    }

    private static Unreadable unreadable(List<Problem> problems) {
        return new Unreadable(problems.stream().sorted().toList());
    }

    private static void check(Node.Mapping root, List<Problem> problems) {
        Optional<Node> format = root.get("bomFormat");
        if (format.isPresent()
                && !(format.get() instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase(FORMAT))) {
            problems.add(new Problem(
                    format.get().at(), "/bomFormat", "expected `" + FORMAT + "`, found " + Bom.kindOf(format.get())));
            return;
        }
        if (format.isEmpty() && root.get("specVersion").isEmpty()) {
            problems.add(new Problem(root.at(), "", "no " + TITLE + ": it has neither `bomFormat` nor `specVersion`"));
            return;
        }
        Place at = root.get("specVersion").map(Node::at).orElse(root.at());
        String expected = "; expected " + Names.oneOf(VERSIONS);
        Optional<Node.Scalar> version = Values.scalar(root, "specVersion");
        if (version.isEmpty()) {
            problems.add(new Problem(at, "/specVersion", "the version of the specification is missing" + expected));
        } else if (!VERSIONS.contains(version.get().text())) {
            String text = Secrets.shown(version.get().text());
            problems.add(new Problem(
                    at,
                    "/specVersion",
                    "version " + Names.quote(text) + " of the specification is not read" + expected
                            + (text.matches("1\\.[0-3]")
                                    ? "; " + CONVERT + " --output-version v1_6` makes a newer one"
                                    : "")));
        }
    }

    /** What is to be done about a bill of materials that is no JSON. */
    static Optional<Problem> otherSyntax(String file, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.UTF_8);
        boolean xml = start.stripLeading().startsWith("<") || start.startsWith("\uFEFF<");
        String syntax;
        if (xml && start.contains("cyclonedx.org/schema/bom")) {
            syntax = "XML";
        } else if (start.matches("(?s)\n\u0003\\d\\.\\d.*")) {
            // The first field of the message, which is the version of the specification.
            syntax = "Protocol Buffers";
        } else {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                new Place(file, 1, 1),
                "",
                "a " + TITLE + " in " + syntax + "; the JSON form is read: " + CONVERT + "` makes it"));
    }
}
