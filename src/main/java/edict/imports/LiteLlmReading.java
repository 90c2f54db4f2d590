package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One reading of one gateway configuration. Goes through the sections in an order of its own, so that the order of keys in
 * the file changes nothing.
 */
final class LiteLlmReading {

    private static final List<String> SECTIONS =
            List.of("litellm_settings", "router_settings", "general_settings", "environment_variables");

    /** Under which keys it stands where a cache is; software of some makers has keys of its own. */
    private static final Pattern CACHES = Pattern.compile("host|[a-z]+_api_base|s3_endpoint_url");

    private static final Pattern BUCKETS = Pattern.compile("s3|gcs|[a-z]+-blob");

    /** How a cache is used, which changes nothing about where it is. */
    private static final Pattern KEPT = Pattern.compile(
            "type|ttl|port|namespace|supported_call_types|similarity_threshold|s3_bucket_name|gcs_bucket_name|default_[a-z_]+_ttl|max_connections");

    private final Reading.Document document;
    private final Gateway gateway;

    LiteLlmReading(Reading.Document document, Registry registry) {
        this.document = document;
        this.gateway = new Gateway(document.root(), registry);
    }

    Importer.Outcome read(String title) {
        gateway.frame("Gateway of " + Secrets.shown(Drafts.name(document.file())));
        GatewayModels models = new GatewayModels(gateway);
        models.read();
        new GatewayBackups(gateway, models).read();
        system(models);
        Values.mapping(gateway.root(), "litellm_settings").ifPresent(new GatewayTraces(gateway)::read);
        endpoints("finetune", "model-endpoint", "Fine-tuning");
        endpoints("files", "storage", "Files");
        stores();
        included();
        new GatewayNeighbours(gateway).read();
        SECTIONS.forEach(section -> Values.mapping(gateway.root(), section).ifPresent(gateway::neutral));
        return gateway.problems().isEmpty()
                ? draft(title)
                : new Importer.Unreadable(gateway.problems().stream().sorted().toList());
    }

    /** The file names models and not what they are used for: that is the first thing to ask. */
    private void system(GatewayModels models) {
        Origin file = Origins.stated(gateway.root());
        Sheet.Item system = gateway.sheet()
                .entity("aiSystems", true, "litellm-system", gateway.root().at())
                .text("name", "What is built on the gateway", file)
                .texts("components", List.of(Gateway.ID), true, file);
        if (!models.ids().isEmpty()) {
            system.texts("models", models.ids(), !models.anyModel() && !isInParts(), file);
        }
    }

    /** Whether other files or the database of the gateway may add models. */
    private boolean isInParts() {
        return Values.items(gateway.root(), "include").stream().anyMatch(Node.Scalar.class::isInstance)
                || Values.mapping(gateway.root(), "general_settings")
                        .filter(settings -> gateway.isOn(settings, "store_model_in_db"))
                        .isPresent();
    }

    private void included() {
        gateway.root().get("include").filter(node -> !Coverage.saysNothing(node)).ifPresent(node -> {
            gateway.coverage().told(node);
            gateway.remarks()
                    .add(new Problem(
                            gateway.root().keyAt("include"),
                            node.pointer(),
                            "the files named here are not read; put what stands in them into this one"));
        });
    }

    /** Other interfaces of providers that the gateway passes on. */
    private void endpoints(String section, String kind, String what) {
        for (Node node : Values.items(gateway.root(), section + "_settings")) {
            if (node instanceof Node.Mapping params) {
                Values.scalar(params, "custom_llm_provider")
                        .map(gateway.coverage()::see)
                        .ifPresent(at -> endpoint(section, kind, what, params, at));
            }
        }
    }

    private void endpoint(String section, String kind, String what, Node.Mapping params, Node.Scalar at) {
        String id = gateway.id(section, at.text());
        Sheet.Item component = gateway.component(id, kind, what + " at " + Secrets.shown(at.text()), at);
        Optional<CatalogueEntry> product = gateway.product(component, params, at, Optional.of(at.text()), "");
        gateway.region(component, params, product, at);
        Sheet.Item flow = gateway.flow(section + " " + at.text(), id, at)
                .ask("data", Origins.asked(at, "which files are handed over"));
        gateway.disclosed(flow, product, at);
        gateway.neutral(params);
    }

    private void stores() {
        Values.mapping(gateway.root(), "general_settings").ifPresent(settings -> {
            boolean requests = gateway.isOn(settings, "store_prompts_in_spend_logs");
            gateway.isOn(settings, "store_model_in_db");
            Values.scalar(settings, "database_url")
                    .map(gateway.coverage()::see)
                    .ifPresent(at -> store("database", "Database of the gateway", requests, at));
        });
        Values.mapping(gateway.root(), "litellm_settings")
                .filter(settings -> gateway.isOn(settings, "cache"))
                .ifPresent(settings -> cache(settings, Values.scalar(settings, "cache").orElseThrow()));
    }

    private void store(String what, String name, boolean requests, Node at) {
        String id = gateway.id(what, "");
        gateway.component(id, "database", name, at);
        Sheet.Item store = gateway.store(id, at);
        if (requests) {
            store.texts("data", List.of(Gateway.REQUESTS), false, Origins.stated(at));
        }
    }

    /** A cache holds what was asked and answered, wherever it stands. */
    private void cache(Node.Mapping settings, Node at) {
        Optional<Node.Mapping> params = Values.mapping(settings, "cache_params");
        Optional<Node.Scalar> type = params.flatMap(found -> Values.scalar(found, "type"));
        Optional<String> bucket = params.flatMap(found -> Values.scalar(found, "s3_bucket_name").or(() -> Values.scalar(found, "gcs_bucket_name")))
                .filter(name -> !Values.isReference(name))
                .map(Node.Scalar::text);
        String id = gateway.id("cache", "");
        Sheet.Item component = gateway.component(
                id,
                type.filter(found -> BUCKETS.matcher(found.text()).matches()).isPresent() ? "storage" : "database",
                "Cache of the gateway" + bucket.map(name -> ", " + name).orElse(""),
                at);
        Sheet.Item store = gateway.store(id, at).texts("data", List.of(Gateway.REQUESTS), false, Origins.stated(at));
        type.ifPresent(found -> component.ask("product", Origins.asked(found, "a cache of the type " + Names.quote(Secrets.shown(found.text())))));
        params.ifPresent(found -> place(found, component, store));
    }

    private void place(Node.Mapping params, Sheet.Item component, Sheet.Item store) {
        Optional<CatalogueEntry> product = params.entries().keySet().stream()
                .filter(key -> CACHES.matcher(key).matches())
                .sorted()
                .flatMap(key -> Values.scalar(params, key).stream())
                .map(gateway.coverage()::see)
                .filter(value -> !Values.isReference(value))
                .findFirst()
                .flatMap(value -> answering(component, value));
        Values.scalar(params, "s3_region_name")
                .map(gateway.coverage()::see)
                .filter(value -> !Values.isReference(value))
                .ifPresent(region -> {
                    component.text("region", Secrets.shown(region.text()), Origins.stated(region));
                    gateway.regions().country(component, region, product);
                    gateway.regions().country(store, region, product);
                });
        gateway.neutral(params);
        params.entries().forEach((key, value) -> {
            if (KEPT.matcher(key).matches()) {
                gateway.coverage().see(value);
            }
        });
    }

    /** What the registry has at an address, or the question what answers there. */
    private Optional<CatalogueEntry> answering(Sheet.Item component, Node.Scalar address) {
        Optional<String> host = Values.host(address.text());
        Optional<CatalogueEntry> product = host.flatMap(name -> gateway.registry().at("Product", name));
        gateway.answers(component, product, address, host.map(gateway::answering).orElse("what answers at this address"));
        return product;
    }

    private Draft draft(String title) {
        return Drafts.of(
                title,
                List.of(new Drafts.Source(document, gateway.coverage().of(gateway.root()))),
                List.of(),
                gateway.remarks(),
                gateway.sheet());
    }
}
