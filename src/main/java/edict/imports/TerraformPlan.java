package edict.imports;

import edict.document.Node;
import edict.document.Reading;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plan or state lists, and the regions that it names for all that one provider sets up. */
final class TerraformPlan {

    private static final Text AGAIN = new Text("the same once more", "la même chose encore une fois");

    private static final Text BEFORE = new Text("what there was before", "ce qu'il y avait auparavant");

    private static final Text REMOVED = new Text("what the plan removes", "ce que le plan retire");

    private static final Text LOOKED_UP = new Text(
            "what is only looked up: it is set up by somebody else", "ce qui est seulement consulté : d'autres le mettent en place");

    private static final Text HOW = new Text(
            "how values are found, and how the plan was made", "détermination des valeurs et établissement du plan");

    private static final Text SETTING = new Text(
            "settings of resources that say nothing of who, where and what",
            "réglages de ressources qui ne disent ni qui, ni où, ni quoi");

    private static final Text KNOWLEDGE = new Text(
            "which values are secret, or known only later", "quelles valeurs sont secrètes, ou connues plus tard seulement");

    /** What a plan tells beside what it sets up. */
    private static final Set<String> BESIDE = Set.of(
            "variables", "output_changes", "resource_drift", "relevant_attributes", "checks", "timestamp", "applyable", "complete");

    /** Keys of a resource that need no fact of their own. */
    private static final List<String> NAMING = List.of("type", "address", "mode", "name", "index", "module_address", "provider_name", "schema_version");

    private static final Pattern INDEX = Pattern.compile("\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*+\")]");

    private static final String MODULE = "module.";

    private final Reading.Document document;
    private final String whose;
    private final Node.Mapping root;
    private final Coverage coverage = new Coverage();
    /** What is written of resources, by their addresses without indices. */
    private final Map<String, Node.Mapping> written = new HashMap<>();

    /**
     * A resource that the plan sets up, or that the state has.
     *
     * @param address without the index of one of several
     * @param values as they will be, as far as that is known
     * @param later those that are known only once the plan was carried out
     */
    record Resource(Node.Mapping node, String type, String address, Node.Mapping values, Node.Mapping later) {}

    /** @param whose tells resources of one address in several plans apart */
    TerraformPlan(Reading.Document document, String whose) {
        this.document = document;
        this.whose = whose;
        this.root = document.root();
        Values.mapping(root, "configuration")
                .flatMap(configuration -> Values.mapping(configuration, "root_module"))
                .ifPresent(module -> written("", module));
    }

    String whose() {
        return whose;
    }

    Coverage coverage() {
        return coverage;
    }

    /** Recursive: the reader limits the depth. */
    private void written(String prefix, Node.Mapping module) {
        for (Node node : Values.items(module, "resources")) {
            if (node instanceof Node.Mapping resource) {
                Values.scalar(resource, "address").ifPresent(address -> written.putIfAbsent(prefix + address.text(), resource));
            }
        }
        Values.mapping(module, "module_calls").ifPresent(calls -> calls.entries().forEach((name, node) -> {
            if (node instanceof Node.Mapping call) {
                Values.mapping(call, "module").ifPresent(called -> written(prefix + MODULE + name + ".", called));
            }
        }));
    }

    /** Whether the tool gave up before it had planned everything. */
    Optional<Node.Scalar> failed() {
        return Values.scalar(root, "errored").map(coverage::see).filter(errored -> errored.text().equals("true"));
    }

    /** Whether changes are listed: where there are none, what there will be stands among the planned values alone. */
    private boolean hasChanges() {
        return !Values.items(root, "resource_changes").isEmpty();
    }

    /** What is there, or will be, by address and in the order of the file where one address has several. */
    List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        if (hasChanges()) {
            for (Node node : Values.items(root, "resource_changes")) {
                if (node instanceof Node.Mapping resource) {
                    Values.mapping(resource, "change").ifPresent(change -> changed(resource, change, resources));
                }
            }
        } else {
            Values.mapping(root, "planned_values")
                    .or(() -> Values.mapping(root, "values"))
                    .flatMap(values -> Values.mapping(values, "root_module"))
                    .ifPresent(module -> listed(module, resources));
        }
        resources.sort(Comparator.comparing(Resource::address));
        return resources;
    }

    private void changed(Node.Mapping resource, Node.Mapping change, List<Resource> resources) {
        List<String> actions = change.get("actions").stream().flatMap(node -> Values.scalars(node).stream()).map(Node.Scalar::text).toList();
        if (!actions.isEmpty() && actions.stream().allMatch(action -> action.equals("delete") || action.equals("forget"))) {
            coverage.leaveOut(resource, REMOVED);
        } else {
            resource(resource, change, "after", resources);
        }
    }

    /** Recursive: the reader limits the depth. */
    private void listed(Node.Mapping module, List<Resource> resources) {
        for (Node node : Values.items(module, "resources")) {
            if (node instanceof Node.Mapping resource) {
                resource(resource, resource, "values", resources);
            }
        }
        for (Node child : Values.items(module, "child_modules")) {
            if (child instanceof Node.Mapping mapping) {
                Values.scalar(mapping, "address").ifPresent(coverage::see);
                listed(mapping, resources);
            }
        }
    }

    private void resource(Node.Mapping resource, Node.Mapping holder, String values, List<Resource> resources) {
        if (Values.scalar(resource, "mode").filter(mode -> mode.text().equals("data")).isPresent()) {
            coverage.leaveOut(resource, LOOKED_UP);
            return;
        }
        Optional<Node.Scalar> type = Values.scalar(resource, "type");
        Optional<Node.Scalar> address = Values.scalar(resource, "address");
        if (type.isPresent() && address.isPresent()) {
            resources.add(new Resource(
                    resource,
                    type.get().text(),
                    INDEX.matcher(address.get().text()).replaceAll(""),
                    Values.mapping(holder, values).orElseGet(() -> nothing(holder)),
                    Values.mapping(holder, "after_unknown").orElseGet(() -> nothing(holder))));
        }
    }

    private static Node.Mapping nothing(Node.Mapping at) {
        return new Node.Mapping(at.at(), at.pointer(), Map.of(), Map.of());
    }

    /** Whether a value is known only once the plan was carried out, and is not what the provider takes where nothing is written. */
    boolean isKnownLater(Resource resource, String key) {
        return Values.scalar(resource.later(), key).filter(flag -> flag.text().equals("true")).isPresent()
                && written(resource)
                        .flatMap(said -> Values.mapping(said, "expressions"))
                        .filter(expressions -> expressions.get(key).isPresent())
                        .isPresent();
    }

    private Optional<Node.Mapping> written(Resource resource) {
        return Optional.ofNullable(written.get(resource.address()));
    }

    /** What the provider of a resource says for all that it sets up. */
    Optional<Node.Scalar> ofProvider(Resource resource, String key) {
        return written(resource)
                .flatMap(said -> Values.scalar(said, "provider_config_key"))
                .flatMap(provider -> Values.mapping(root, "configuration")
                        .flatMap(all -> Values.mapping(all, "provider_config"))
                        // A module that configures none of its own has that of whoever calls it.
                        .flatMap(configs -> Values.mapping(configs, provider.text())
                                .or(() -> Values.mapping(
                                        configs, provider.text().substring(provider.text().lastIndexOf(':') + 1)))))
                .flatMap(config -> Values.mapping(config, "expressions"))
                .flatMap(expressions -> Values.mapping(expressions, key))
                .flatMap(this::constant)
                .map(coverage::see);
    }

    /** What an expression comes to: what is written there, or the value of the variable that stands for it. */
    private Optional<Node.Scalar> constant(Node.Mapping expression) {
        return Values.scalar(expression, "constant_value")
                .or(() -> Values.items(expression, "references").stream()
                        .findFirst()
                        .filter(reference -> reference instanceof Node.Scalar scalar && scalar.text().matches("var\\.[^.\\[]+"))
                        .flatMap(reference -> Values.mapping(root, "variables")
                                .flatMap(all -> Values.mapping(all, ((Node.Scalar) reference).text().substring("var.".length())))
                                .flatMap(variable -> Values.scalar(variable, "value"))));
    }

    /** Understood as far as it is of use. */
    void read(Resource resource) {
        NAMING.forEach(key -> resource.node().get(key).ifPresent(coverage::see));
        Values.mapping(resource.node(), "change").ifPresent(change -> {
            change.get("actions").ifPresent(coverage::see);
            rest(change, "after", BEFORE);
        });
        resource.node().entries().values().stream()
                .filter(node -> node.pointer().endsWith("sensitive_values"))
                .forEach(node -> coverage.leaveOut(node, KNOWLEDGE));
        resource.values().entries().values().forEach(node -> leaveOut(node, SETTING));
    }

    /** Leaves out what nothing was said of. @param but the key of what stays */
    private void rest(Node.Mapping mapping, String but, Text because) {
        mapping.entries().forEach((key, node) -> {
            if (!key.equals(but) && !coverage.knows(node)) {
                coverage.leaveOut(node, key.startsWith("after_") || key.endsWith("_sensitive") ? KNOWLEDGE : because);
            }
        });
    }

    /** Says what the rest of the file is, and how much of it was understood. */
    Drafts.Source close() {
        for (String key : List.of("format_version", "terraform_version")) {
            root.get(key).ifPresent(coverage::see);
        }
        if (hasChanges()) {
            root.get("planned_values").ifPresent(node -> coverage.leaveOut(node, AGAIN));
        }
        root.get("prior_state").ifPresent(node -> coverage.leaveOut(node, BEFORE));
        BESIDE.forEach(key -> root.get(key).ifPresent(node -> leaveOut(node, HOW)));
        root.get("configuration").ifPresent(node -> leaveOut(node, HOW));
        for (String values : List.of("planned_values", "values")) {
            Values.mapping(root, values)
                    .flatMap(all -> all.get("outputs"))
                    .ifPresent(outputs -> coverage.leaveOut(outputs, HOW));
        }
        return new Drafts.Source(document, coverage.of(root));
    }

    /** Leaves out a part of the file but for the values that were read in it. Recursive: the reader limits the depth. */
    private void leaveOut(Node node, Text because) {
        if (!holdsRead(node)) {
            coverage.leaveOut(node, because);
        } else if (!coverage.knows(node)) {
            children(node).forEach(child -> leaveOut(child, because));
        }
    }

    private boolean holdsRead(Node node) {
        return coverage.knows(node) || children(node).stream().anyMatch(this::holdsRead);
    }

    private static Collection<Node> children(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().values();
        }
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }
}
