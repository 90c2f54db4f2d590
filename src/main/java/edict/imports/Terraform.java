package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A plan or a state of Terraform as {@code terraform show -json} writes it: which products are ordered, as what, and in which
 * regions. OpenTofu writes the same.
 */
final class Terraform implements Importer {

    static final String TITLE = "plan or state of Terraform";

    private static final String SHOW = "`terraform show -json";

    private static final String VERSION = "format_version";

    /** A plan as it is stored is an archive, with the plan itself in front. */
    private static final String ARCHIVE = "PK\u0003\u0004";

    @Override
    public String id() {
        return "terraform";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        Node.Mapping root = document.root();
        return has(root, VERSION) && (has(root, "planned_values") || has(root, "resource_changes") || has(root, "values"))
                || isStored(root);
    }

    /** A state as it is kept, whose form is nobody's business but the tool's. */
    private static boolean isStored(Node.Mapping root) {
        return has(root, "terraform_version") && has(root, "resources") && has(root, "serial");
    }

    private static boolean has(Node.Mapping root, String key) {
        return root.entries().containsKey(key);
    }

    /** Plans of one design that are made apart, such as those of a network and of what runs in it. */
    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        List<Problem> problems = new ArrayList<>(Drafts.twice(documents));
        documents.forEach(document -> problem(document.root()).ifPresent(problems::add));
        return problems.isEmpty()
                ? new TerraformReading(documents, registry).read()
                : new Unreadable(problems.stream().sorted().toList());
    }

    /** What keeps a file from being read. */
    private static Optional<Problem> problem(Node.Mapping root) {
        if (isStored(root)) {
            return Optional.of(new Problem(root.at(), "", "a state as it is stored; hand in what " + SHOW + "` writes"));
        }
        Optional<Node.Scalar> version = Values.scalar(root, VERSION);
        if (version.isEmpty()) {
            return Optional.of(new Problem(
                    root.at(), "", "no " + TITLE + ": it has no `" + VERSION + "`; hand in what " + SHOW + "` writes"));
        }
        // Within a major version readers pass over what they do not know.
        return version.filter(text -> !text.text().matches("[01]\\.\\d+"))
                .map(text -> new Problem(
                        text.at(),
                        "/" + VERSION,
                        "version " + Names.quote(Secrets.shown(text.text())) + " of the format is not read; expected 0.x or 1.x"));
    }

    /** What is to be done about a configuration, or a plan as it is stored. */
    static Optional<Problem> otherSyntax(String file, byte[] bytes) {
        String name = file.toLowerCase(Locale.ROOT);
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        String found;
        if (name.endsWith(".tf") || name.endsWith(".tofu")) {
            found = "a configuration of Terraform, which is not read, as what it comes to hangs on variables and modules";
        } else if (start.startsWith(ARCHIVE) && start.contains("tfplan")) {
            found = "a plan of Terraform as it is stored";
        } else {
            return Optional.empty();
        }
        return Optional.of(new Problem(new Place(file, 1, 1), "", found + "; hand in what " + SHOW + " PLAN` writes"));
    }
}
