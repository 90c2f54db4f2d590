package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A format that is known and not read. Who hands in such a file is told so, and not that each of its keys is unknown. */
final class OtherFormat implements Importer {

    private static final List<OtherFormat> ALL = List.of(
            new OtherFormat(
                    "an SPDX document",
                    "; `cyclonedx convert --input-format spdxjson --input-file OLD --output-file NEW.json` makes a bill of materials of"
                            + " one in JSON, version 2.3",
                    root -> has(root, "spdxVersion") || says(root, "@context", "spdx.org/")),
            new OtherFormat(
                    "a statement in which something else is signed",
                    "; hand in what stands under `predicate`",
                    root -> says(root, "_type", "in-toto.io/") && has(root, "predicate")),
            new OtherFormat("a template of CloudFormation", "", root -> has(root, "AWSTemplateFormatVersion")),
            new OtherFormat("a list of servers of tools (MCP)", "", OtherFormat::isToolServers),
            new OtherFormat("a model card", "", root -> has(root, "model-index") || has(root, "pipeline_tag") || has(root, "library_name")),
            new OtherFormat(
                    "an OpenAPI description",
                    "",
                    root -> Values.scalar(root, "openapi").or(() -> Values.scalar(root, "swagger")).isPresent()),
            new OtherFormat(
                    "an OSCAL document",
                    "",
                    root -> root.entries().values().stream()
                            .anyMatch(node -> node instanceof Node.Mapping mapping
                                    && Values.mapping(mapping, "metadata").filter(about -> has(about, "oscal-version")).isPresent())),
            new OtherFormat("a description of a data set", "", root -> has(root, "@context") && says(root, "@type", "Dataset")),
            new OtherFormat(
                    "OCDS data of a procurement", "", root -> has(root, "ocid") || has(root, "releases") && has(root, "publishedDate")));

    private final String what;
    private final String instead;
    private final Predicate<Node.Mapping> signs;

    private OtherFormat(String what, String instead, Predicate<Node.Mapping> signs) {
        this.what = what;
        this.instead = instead;
        this.signs = signs;
    }

    static Optional<OtherFormat> of(Reading.Document document) {
        return ALL.stream().filter(format -> format.recognises(document)).findFirst();
    }

    private static boolean has(Node.Mapping mapping, String key) {
        return mapping.entries().containsKey(key);
    }

    private static boolean says(Node.Mapping mapping, String key, String part) {
        return Values.scalar(mapping, key).filter(value -> value.text().contains(part)).isPresent();
    }

    /** What clients of them keep. */
    private static boolean isToolServers(Node.Mapping root) {
        return Values.mapping(root, "mcpServers")
                .filter(servers -> servers.entries().values().stream()
                        .anyMatch(node -> node instanceof Node.Mapping server && (has(server, "command") || has(server, "url"))))
                .isPresent();
    }

    @Override
    public String id() {
        return "other";
    }

    @Override
    public String title() {
        return what;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return signs.test(document.root());
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        return new Unreadable(documents.stream().map(this::notRead).sorted().toList());
    }

    Problem notRead(Reading.Document document) {
        String formats = Names.oneOf(Imports.all().stream().map(Importer::id).toList());
        return new Problem(document.root().at(), "", what + ", which is not read; expected " + formats + instead);
    }
}
