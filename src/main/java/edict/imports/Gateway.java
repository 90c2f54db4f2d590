package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.facts.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The draft of a gateway while it is put together: its components, what they are, where they run, what flows to them. */
final class Gateway {

    static final String ID = "litellm-gateway";
    static final String REQUESTS = "litellm-data-requests";

    private static final String PREFIX = "litellm-";

    /** Settings that say nothing of who, where and what: limits, retries, prices, sampling, logging to the console. */
    private static final Set<String> NEUTRAL = Set.of(
            "allowed_fails", "api_version", "cooldown_time", "drop_params", "enable_pre_call_checks", "frequency_penalty",
            "id", "input_cost_per_second", "input_cost_per_token", "json_logs", "max_budget", "max_parallel_requests",
            "max_retries", "mode", "modify_params", "num_ctx", "num_retries", "num_workers", "order",
            "output_cost_per_second", "output_cost_per_token", "presence_penalty", "reasoning_effort", "request_timeout",
            "retry_after", "routing_strategy", "rpm", "seed", "set_verbose", "stop", "stream", "stream_timeout",
            "temperature", "timeout", "top_k", "top_p", "tpm", "weight");

    /** How the gateway's list of capabilities of a model begins. */
    private static final String CAPABLE = "supports_";

    private final Node.Mapping root;
    private final Registry registry;
    private final Regions regions;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final Coverage coverage = new Coverage();
    private final List<Problem> remarks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> products = new TreeMap<>();

    Gateway(Node.Mapping root, Registry registry) {
        this.root = root;
        this.registry = registry;
        this.regions = new Regions(registry);
        this.sheet = new Sheet(root.at());
        secrets("", root);
    }

    /** Says where a value looks like a secret. Recursive: the reader limits the depth. */
    private void secrets(String key, Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(this::secrets);
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> secrets(key, item));
        } else if (node instanceof Node.Scalar scalar && Secrets.isWritten(key, scalar.text())) {
            remarks.add(new Problem(scalar.at(), Secrets.shown(scalar.pointer()), Secrets.NOTED));
        }
    }

    Node.Mapping root() {
        return root;
    }

    Registry registry() {
        return registry;
    }

    Regions regions() {
        return regions;
    }

    Sheet sheet() {
        return sheet;
    }

    Coverage coverage() {
        return coverage;
    }

    /** What the file says that leads nowhere. */
    List<Problem> remarks() {
        return remarks;
    }

    /** What keeps the file from being read. */
    List<Problem> problems() {
        return problems;
    }

    /** An id that begins with the format's name. @param name by which the file knows the thing */
    String id(String kind, String name) {
        return ids.of(PREFIX + kind, name);
    }

    /** What every gateway has: somebody who runs it, itself, and what passes through it. */
    void frame(String title) {
        Origin file = Origins.stated(root);
        sheet.root().text("kind", "Design", file).text("title", title, file);
        sheet.entity("organisations", false, Ids.ASSESSED, root.at()).flag("assessed", true, file);
        Sheet.Item gateway = component(ID, "gateway", "LLM gateway", root);
        registry.find("Product", "litellm").ifPresent(entry -> runs(gateway, entry, root));
        gateway.text("operator", Ids.ASSESSED, file);
        sheet.entity("dataSets", false, REQUESTS, root.at())
                .text("name", "Requests to the gateway and answers to them", file);
    }

    Sheet.Item component(String id, String kind, String name, Node at) {
        return sheet.entity("components", true, id, at.at())
                .text("name", Secrets.shown(name), Origins.stated(at))
                .text("kind", kind, Origins.stated(at));
    }

    void runs(Sheet.Item component, CatalogueEntry product, Node at) {
        component.text("product", CatalogueEntry.key(product.id()), Origins.named(at, product));
    }

    /**
     * Names the product that a key and an address stand for; one that is not in the registry is described by its key.
     *
     * @param key of the provider; empty where the model's name alone says who serves it
     * @param model empty where none is named
     */
    Optional<CatalogueEntry> product(
            Sheet.Item component, Node.Mapping params, Node at, Optional<String> key, String model) {
        Optional<Node.Scalar> address =
                address(params).or(() -> credentials(params).flatMap(Gateway::address)).map(coverage::see);
        Optional<String> host =
                address.filter(value -> !Values.isReference(value)).flatMap(value -> Values.host(value.text()));
        Optional<CatalogueEntry> atHost = host.flatMap(name -> registry.at("Product", name));
        if (atHost.isPresent()) {
            runs(component, atHost.get(), address.orElseThrow());
            return atHost;
        }
        // With an address of one's own the key names a protocol, which many speak; some keys have one maker all the same.
        Optional<CatalogueEntry> entry = address.isPresent()
                ? key.flatMap(registry::anywhere)
                : registry.find("Product", key.orElse(model));
        if (entry.isPresent()) {
            runs(component, entry.get(), at);
        } else if (address.isPresent()) {
            component.ask(
                    "product",
                    Origins.asked(
                            address.get(),
                            host.map(this::answering)
                                    .orElse("the address stands in the environment of the gateway")));
        } else if (key.isPresent()) {
            component.text("product", described(key.get(), at), Origins.stated(at));
        } else {
            component.ask("product", Origins.asked(at, "the registry knows nobody who serves it"));
        }
        return entry;
    }

    /** What is asked of a component that the registry doesn't know by its host. */
    String answering(String host) {
        return "what answers at " + Secrets.shown(host) + Origins.suggesting(registry.suggestedProduct(host));
    }

    /** What answers somewhere, with its country where it has one only, or the question. @param otherwise what is asked where it isn't known */
    void answers(Sheet.Item component, Optional<CatalogueEntry> product, Node at, String otherwise) {
        if (product.isPresent()) {
            runs(component, product.get(), at);
            Regions.soleCountry(component, product.get(), at);
        } else {
            component.ask("product", Origins.asked(at, otherwise));
        }
    }

    private static Optional<Node.Scalar> address(Node.Mapping params) {
        return Values.scalar(params, "api_base").or(() -> Values.scalar(params, "base_url"));
    }

    /** What several entries have in common, the address too: it stands by itself, under the name that they give. */
    private Optional<Node.Mapping> credentials(Node.Mapping params) {
        return Values.scalar(params, "litellm_credential_name").flatMap(name -> Values.items(root, "credential_list").stream()
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .filter(entry -> Values.scalar(entry, "credential_name").filter(other -> other.text().equals(name.text())).isPresent())
                .findFirst()
                .flatMap(entry -> Values.mapping(entry, "credential_values")));
    }

    private String described(String provider, Node at) {
        return products.computeIfAbsent(provider, key -> {
            String id = id("product", key);
            sheet.entity("products", false, id, at.at()).text("name", Secrets.shown(key), Origins.stated(at));
            return id;
        });
    }

    /** Says where a component runs: a place only where the registry knows the regions of the product's supplier. */
    void region(Sheet.Item component, Node.Mapping params, Optional<CatalogueEntry> product, Node at) {
        Optional<Node.Scalar> region = regionOf(params);
        region.ifPresent(value -> component.text("region", Secrets.shown(value.text()), Origins.stated(value)));
        if (region.isPresent()) {
            regions.country(component, region.get(), product);
        } else {
            product.ifPresent(entry -> Regions.soleCountry(component, entry, at));
        }
    }

    /** Says the region as the file has it, and that the place is open. */
    void across(Sheet.Item component, Node.Mapping params, Node at) {
        regionOf(params).ifPresent(value -> component.text("region", Secrets.shown(value.text()), Origins.stated(value)));
        component.ask("country", Origins.asked(at, "the model is served across regions; the file does not say where"));
    }

    private Optional<Node.Scalar> regionOf(Node.Mapping params) {
        return params.entries().keySet().stream()
                .sorted()
                .filter(Gateway::isRegion)
                .flatMap(key -> Values.scalar(params, key).stream())
                .map(coverage::see)
                .toList()
                .stream()
                .filter(value -> !Values.isReference(value))
                .findFirst();
    }

    private static boolean isRegion(String key) {
        return !key.startsWith("s3_")
                && (key.endsWith("region_name")
                        || key.endsWith("_region")
                        || key.endsWith("_location")
                        || key.equals("region"));
    }

    /** Something goes from the gateway to a component; who receives it in law, no such file says. */
    Sheet.Item flow(String name, String component, Node at) {
        return sheet.entity("flows", false, id("flow", name), at.at())
                .text("exporter", Ids.ASSESSED, Origins.stated(at))
                .ask("importer", Origins.asked(at, "which legal entity receives them"))
                .text("source", ID, Origins.stated(at))
                .text("target", component, Origins.stated(at));
    }

    /** What is sent to somebody else's product is disclosed; whose product it is, the registry says. */
    void disclosed(Sheet.Item flow, Optional<CatalogueEntry> product, Node at) {
        product.ifPresent(entry -> Origins.listed(entry, "supplier")
                .ifPresent(supplier -> flow.text("kind", "disclosure", Origins.catalogued(supplier, entry, at))));
    }

    Sheet.Item store(String component, Node at) {
        return sheet.entity("stores", false, id("store", component.substring(PREFIX.length())), at.at())
                .text("component", component, Origins.stated(at));
    }

    /** Whether the setting is on. */
    boolean isOn(Node.Mapping settings, String key) {
        return Values.scalar(settings, key)
                .map(coverage::see)
                .map(value -> value.text().equalsIgnoreCase("true"))
                .orElse(false);
    }

    /** Marks what needs no fact: neutral settings, references to the environment, and secrets, which are left out. */
    void neutral(Node.Mapping mapping) {
        mapping.entries().forEach((key, node) -> {
            boolean leaf = node instanceof Node.Scalar
                    || (node instanceof Node.Sequence list
                            && list.items().stream().allMatch(Node.Scalar.class::isInstance));
            if (leaf && (NEUTRAL.contains(key) || key.startsWith(CAPABLE) || Secrets.isKey(key))) {
                coverage.see(node);
            }
        });
    }
}
