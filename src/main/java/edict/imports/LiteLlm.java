package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration of a LiteLLM gateway: which models, served by whom and where, what steps in, where traces go. */
final class LiteLlm implements Importer {

    private static final List<String> SECTIONS =
            List.of("litellm_settings", "router_settings", "general_settings", "finetune_settings", "files_settings");

    /** What may stand beside them, and in the files of others as well. */
    private static final List<String> BESIDE = List.of("include", "environment_variables", "guardrails", "mcp_servers", "search_tools");

    @Override
    public String id() {
        return "litellm";
    }

    @Override
    public String title() {
        return "configuration of a LiteLLM gateway";
    }

    @Override
    public boolean recognises(Reading.Document document) {
        Node.Mapping root = document.root();
        return (root.entries().containsKey("model_list")
                        && root.get("model_list").map(LiteLlm::isModelList).orElse(true))
                || SECTIONS.stream().filter(root.entries()::containsKey).count() > 1
                || (root.entries().containsKey("litellm_settings")
                        && root.entries().keySet().stream().allMatch(key -> SECTIONS.contains(key) || BESIDE.contains(key)));
    }

    private static boolean isModelList(Node node) {
        // With nothing or a text in the place of the list it is still nobody else's file.
        return node instanceof Node.Scalar
                || node instanceof Node.Sequence list
                && (list.items().isEmpty()
                        || list.items().stream()
                                .anyMatch(item -> item instanceof Node.Mapping entry
                                        && entry.get("litellm_params").isPresent()));
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        if (documents.size() > 1) {
            String message = "a " + title() + " is read by itself, and this is another file";
            return new Unreadable(List.of(new Problem(documents.get(1).root().at(), "", message)));
        }
        Reading.Document document = documents.get(0);
        Node.Mapping root = document.root();
        if (!root.entries().containsKey("model_list") && SECTIONS.stream().noneMatch(root.entries()::containsKey)) {
            return new Unreadable(List.of(new Problem(
                    root.at(),
                    "",
                    "no " + title() + ": it has none of `model_list`, " + SECTIONS.stream().map(Names::quote).collect(Collectors.joining(", ")))));
        }
        return new LiteLlmReading(document, registry).read(title());
    }
}
