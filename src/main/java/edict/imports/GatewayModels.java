package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.facts.CatalogueEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The models of a gateway: under which names clients ask for them, and by which ways they are reached. */
final class GatewayModels {

    /** More entries than gateways have, and few enough that the draft stays within the limits of the reader. */
    private static final int ENTRIES = 1_000;

    /** Profiles may be served across regions, and their address does not say whether they are. */
    private static final String PROFILE = "inference-profile/";

    /** By which interface of the provider a model is called; that makes no other model of it. */
    private static final Pattern WAY = Pattern.compile("^(?:async_invoke|converse|converse_like|invoke|o_series|responses)/(?=.)");

    private final Gateway gateway;
    private final Map<String, List<Route>> groups = new LinkedHashMap<>();
    private final Map<String, String> aliases = new TreeMap<>();
    private final NamedModels models;
    private boolean anyModel;

    /**
     * A way to a model.
     *
     * @param id of the component
     * @param params of the entry
     * @param at where the entry names the model
     * @param provider the key before the model's name, or stated beside it
     * @param model as the provider knows it
     */
    record Route(String id, Node.Mapping params, Node.Scalar at, Optional<String> provider, String model) {}

    GatewayModels(Gateway gateway) {
        this.gateway = gateway;
        this.models = new NamedModels(gateway.sheet(), gateway.registry(), name -> gateway.id("model", name));
    }

    void read() {
        List<Node> entries = Values.items(gateway.root(), "model_list");
        if (entries.size() > ENTRIES) {
            gateway.problems()
                    .add(new Problem(
                            entries.get(ENTRIES).at(),
                            "/model_list/" + ENTRIES,
                            "the list has " + entries.size() + " entries; at most " + ENTRIES + " are read"));
            return;
        }
        gateway.root()
                .get("model_list")
                .filter(node -> entries.isEmpty())
                .ifPresent(node -> {
                    if (node instanceof Node.Sequence || node.isNull()) {
                        gateway.coverage().see(node);
                    } else {
                        expected("a list", node, node.at());
                    }
                });
        for (Node node : entries) {
            if (!(node instanceof Node.Mapping entry)) {
                expected("an object", node, node.at());
                continue;
            }
            entry.get("litellm_params").ifPresent(params -> {
                if (params instanceof Node.Mapping mapping) {
                    entry(entry, mapping);
                } else {
                    expected("an object", params, entry.keyAt("litellm_params"));
                }
            });
        }
        Values.mapping(gateway.root(), "router_settings")
                .flatMap(settings -> Values.mapping(settings, "model_group_alias"))
                .ifPresent(mapping -> mapping.entries().forEach((alias, node) -> {
                    // Beside the name may stand whether clients see the alias in the list of models.
                    Optional<Node.Scalar> name = node instanceof Node.Mapping hidden
                            ? Values.scalar(hidden, "model")
                            : Optional.of(node).filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
                    name.ifPresent(scalar -> {
                        gateway.coverage().see(node);
                        aliases.put(alias, scalar.text());
                    });
                }));
    }

    /** Says what is wrong with a value and never the value, which may be a secret. */
    private void expected(String what, Node node, Place at) {
        gateway.coverage().told(node);
        String found = node instanceof Node.Sequence
                ? "a list"
                : node instanceof Node.Mapping ? "an object" : node.isNull() ? "nothing" : "a single value";
        gateway.remarks()
                .add(new Problem(
                        at, Secrets.shown(node.pointer()), "not understood: expected " + what + ", found " + found));
    }

    private void entry(Node.Mapping entry, Node.Mapping params) {
        Optional<Node.Scalar> model = Values.scalar(params, "model");
        if (model.isEmpty()) {
            return;
        }
        Node.Scalar at = gateway.coverage().see(model.get());
        Node.Scalar label = gateway.coverage().see(Values.scalar(entry, "model_name").orElse(at));
        Optional<Node.Mapping> info = Values.mapping(entry, "model_info");
        Optional<String> base = info.flatMap(mapping -> Values.scalar(mapping, "base_model"))
                .map(gateway.coverage()::see)
                .map(Node.Scalar::text);
        Optional<Node.Scalar> stated =
                Values.scalar(params, "custom_llm_provider").map(gateway.coverage()::see);
        int slash = at.text().indexOf('/');
        Optional<String> provider = stated.map(Node.Scalar::text)
                .or(() -> slash > 0 ? Optional.of(at.text().substring(0, slash)) : Optional.empty());
        String served = provider.filter(key -> at.text().startsWith(key + '/'))
                .map(key -> at.text().substring(key.length() + 1))
                .map(name -> WAY.matcher(name).replaceFirst(""))
                .orElse(at.text());
        Route route = new Route(gateway.id("route", named(label.text(), at.text())), params, at, provider, served);
        describe(route, label, base.orElse(served), at);
        groups.computeIfAbsent(label.text(), any -> new ArrayList<>()).add(route);
        batches(route);
        gateway.neutral(params);
        info.ifPresent(gateway::neutral);
    }

    private static String named(String label, String model) {
        return label.equals(model) ? label : label + " " + model;
    }

    /**
     * Writes the component, what it runs and what flows to it.
     *
     * @param label under which clients ask for it
     * @param modelAt what names the model
     */
    private void describe(Route route, Node.Scalar label, String model, Node.Scalar modelAt) {
        Sheet.Item component = gateway.component(route.id(), "model-endpoint", label.text(), label);
        Optional<CatalogueEntry> product =
                gateway.product(component, route.params(), route.at(), route.provider(), route.model());
        model(component, model, modelAt);
        if (isAcross(route)) {
            gateway.across(component, route.params(), route.at());
        } else {
            gateway.region(component, route.params(), product, route.at());
        }
        Sheet.Item flow = gateway.flow(route.id().substring("litellm-route-".length()), route.id(), label);
        flow.texts("data", List.of(Gateway.REQUESTS), true, Origins.stated(label));
        gateway.disclosed(flow, product, route.at());
    }

    private boolean isAcross(Route route) {
        Optional<Node.Scalar> profile = Values.scalar(route.params(), "model_id").filter(id -> id.text().contains(PROFILE));
        profile.ifPresent(gateway.coverage()::see);
        return profile.isPresent()
                || route.model().contains(PROFILE)
                || NamedModels.isAcross(route.model());
    }

    private void model(Sheet.Item component, String name, Node.Scalar at) {
        if (name.contains("*")) {
            anyModel = true;
            component.ask("model", Origins.asked(at, "any model that " + Secrets.shown(at.text()) + " matches"));
        } else if (Values.isReference(at)) {
            anyModel = true;
            component.ask("model", Origins.asked(at, "the model stands in the environment of the gateway"));
        } else {
            component.texts("model", List.of(models.of(name, at)), true, Origins.stated(at));
        }
    }

    /** Requests in batches are kept in a bucket. */
    private void batches(Route route) {
        Optional<Node.Scalar> bucket =
                Values.scalar(route.params(), "s3_bucket_name").map(gateway.coverage()::see);
        Optional<Node.Scalar> region =
                Values.scalar(route.params(), "s3_region_name").map(gateway.coverage()::see);
        if (bucket.isEmpty() && region.isEmpty()) {
            return;
        }
        Node.Scalar at = bucket.orElseGet(region::orElseThrow);
        String name = bucket.filter(value -> !Values.isReference(value))
                .map(Node.Scalar::text)
                .orElse("batches");
        String id = gateway.id("bucket", name);
        Sheet.Item component = gateway.component(id, "storage", name, at);
        Sheet.Item store = gateway.store(id, at).texts("data", List.of(Gateway.REQUESTS), true, Origins.stated(at));
        region.filter(value -> !Values.isReference(value)).ifPresent(value -> {
            component.text("region", Secrets.shown(value.text()), Origins.stated(value));
            Optional<CatalogueEntry> product =
                    route.provider().flatMap(key -> gateway.registry().find("Product", key));
            gateway.regions().country(component, value, product);
            gateway.regions().country(store, value, product);
        });
    }

    /** Names that entries give to models, patterns among them. */
    List<String> names() {
        return List.copyOf(groups.keySet());
    }

    /** Ids of the models named. */
    List<String> ids() {
        return models.ids();
    }

    /** Whether other models than those named may be reached. */
    boolean anyModel() {
        return anyModel;
    }

    /**
     * The ways to what clients call {@code name}: entries of that name, else the nearest entry that stands for many.
     *
     * @param namedAt what asks for it; empty for the names of entries
     */
    List<Route> routes(String name, Optional<Node.Scalar> namedAt) {
        String group = aliases.getOrDefault(name, name);
        List<Route> exact = groups.get(group);
        if (exact != null) {
            return Collections.unmodifiableList(exact);
        }
        Optional<String> pattern = groups.keySet().stream()
                .filter(key -> key.contains("*") && !group.contains("*") && matches(key, group))
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        List<Route> through = new ArrayList<>();
        if (pattern.isEmpty()) {
            String message = Names.quote(Secrets.shown(name)) + " is served by no entry of `model_list`";
            namedAt.ifPresent(
                    at -> gateway.remarks().add(new Problem(at.at(), Secrets.shown(at.pointer()), message)));
        } else {
            for (Route route : List.copyOf(groups.getOrDefault(pattern.get(), List.of()))) {
                through.add(concrete(group, pattern.get(), route, namedAt.orElse(route.at())));
            }
        }
        groups.put(group, through);
        return through;
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        return name.length() >= pattern.length() - 1
                && name.startsWith(pattern.substring(0, star))
                && name.endsWith(pattern.substring(star + 1));
    }

    /** The one model that a request under this name reaches through an entry that stands for many. */
    private Route concrete(String name, String pattern, Route many, Node.Scalar at) {
        int star = pattern.indexOf('*');
        String part = name.substring(star, name.length() - (pattern.length() - star - 1));
        String model = many.model().replace("*", part);
        Route route =
                new Route(gateway.id("route", named(name, many.at().text())), many.params(), many.at(), many.provider(), model);
        describe(route, at, model, at);
        return route;
    }
}
