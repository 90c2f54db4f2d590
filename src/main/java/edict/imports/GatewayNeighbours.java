package edict.imports;

import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.facts.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What requests pass through, or are passed on to, beside models: guards, servers of tools, endpoints. Those that stand at an address of
 * their own are components, and what goes there is a flow; of the others it is told that data may go there.
 */
final class GatewayNeighbours {

    /** More than gateways have, and few enough that the draft stays within the limits of the reader. */
    private static final int MOST = 200;

    /** How they are called and shown, which changes nothing about where data go. */
    private static final List<String> NEUTRAL =
            List.of("alias", "auth_type", "default_on", "description", "include_subpath", "mode", "transport");

    private static final String TOLD =
            "not read: requests, or parts of them, may go to what stands here; describe it under `components` and `flows`";

    private final Gateway gateway;
    private int taken;

    GatewayNeighbours(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Something of a section.
     *
     * @param at the whole of it
     * @param key where it stands
     * @param name by which the file knows it
     * @param params where its address stands
     */
    private record Entry(Node at, Place key, Optional<String> name, Optional<Node.Mapping> params) {}

    void read() {
        Node.Mapping root = gateway.root();
        section(root, "mcp_servers", "tools", "Tools: ", "url", "what is handed over when one of its tools is called");
        section(root, "guardrails", "guard", "Guard: ", "api_base", "which parts of requests and answers it sees");
        section(root, "search_tools", "search", "Search: ", "api_base", "what is searched for");
        section(root, "vector_store_registry", "vectors", "Vectors: ", "api_base", "what is searched for, and kept");
        Values.mapping(root, "general_settings")
                .ifPresent(settings -> section(settings, "pass_through_endpoints", "passed", "Passed on: ", "target", "what is passed on"));
    }

    private void section(Node.Mapping owner, String key, String kind, String label, String address, String asked) {
        Optional<Node> section = owner.get(key).filter(node -> !Coverage.saysNothing(node));
        if (section.isEmpty()) {
            return;
        }
        List<Entry> entries = entries(section.get());
        List<Entry> others = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<Node.Scalar> where = entry.params().flatMap(params -> address(params, address));
            Optional<String> host = where.filter(value -> !Values.isReference(value)).flatMap(value -> Values.host(value.text()));
            if (host.isPresent() && entry.name().isPresent() && taken < MOST) {
                taken++;
                neighbour(entry, kind, label + entry.name().get(), host.get(), gateway.coverage().see(where.orElseThrow()), asked);
            } else {
                others.add(entry);
            }
        }
        if (others.size() == entries.size()) {
            tell(section.get(), owner.keyAt(key), 0);
        } else {
            int listed = Math.min(others.size(), MOST);
            for (int i = 0; i < listed; i++) {
                tell(others.get(i).at(), others.get(i).key(), i == MOST - 1 ? others.size() - MOST : 0);
            }
            others.stream().skip(listed).forEach(entry -> gateway.coverage().told(entry.at()));
        }
    }

    /** Some guards have a key of their own for it, which ends alike. */
    private static Optional<Node.Scalar> address(Node.Mapping params, String key) {
        return Values.scalar(params, key).or(() -> params.entries().keySet().stream()
                .filter(other -> other.endsWith('_' + key))
                .sorted()
                .findFirst()
                .flatMap(other -> Values.scalar(params, other)));
    }

    /** A key that is merely not understood looks harmless. @param more of which the same is to be said */
    private void tell(Node node, Place at, int more) {
        gateway.coverage().told(node);
        String places = more == 0 ? "" : more == 1 ? ", here and in 1 more place" : ", here and in " + more + " more places";
        gateway.remarks().add(new Problem(at, Secrets.shown(node.pointer()), TOLD + places));
    }

    private static List<Entry> entries(Node section) {
        List<Entry> entries = new ArrayList<>();
        if (section instanceof Node.Mapping named) {
            // In an order that the file doesn't decide, since names may collide.
            new TreeMap<>(named.entries())
                    .forEach((name, node) -> entries.add(new Entry(node, named.keyAt(name), Optional.of(name), mapping(node))));
        } else if (section instanceof Node.Sequence list) {
            list.items().forEach(node -> entries.add(listed(node)));
        }
        return entries;
    }

    private static Optional<Node.Mapping> mapping(Node node) {
        return Optional.of(node).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    /** Beside its name stand the parameters, or in their place. */
    private static Entry listed(Node node) {
        Optional<Node.Mapping> entry = mapping(node);
        Optional<String> name = entry.flatMap(found -> found.entries().keySet().stream()
                .filter(GatewayNeighbours::isName)
                .sorted()
                .findFirst()
                .flatMap(key -> Values.scalar(found, key))
                .map(Node.Scalar::text));
        return new Entry(node, node.at(), name, entry.flatMap(found -> Values.mapping(found, "litellm_params")).or(() -> entry));
    }

    private static boolean isName(String key) {
        return key.endsWith("_name") || key.equals("name") || key.equals("path");
    }

    private void neighbour(Entry entry, String kind, String label, String host, Node.Scalar at, String asked) {
        String name = entry.name().orElseThrow();
        String id = gateway.id(kind, name);
        Sheet.Item component = gateway.component(id, "other", label, at);
        Optional<CatalogueEntry> product = gateway.registry().at("Product", host);
        gateway.answers(component, product, at, gateway.answering(host));
        Sheet.Item flow = gateway.flow(kind + " " + name, id, at).ask("data", Origins.asked(at, asked));
        gateway.disclosed(flow, product, at);
        entry.params().ifPresent(this::neutral);
        mapping(entry.at()).ifPresent(this::neutral);
    }

    private void neutral(Node.Mapping mapping) {
        gateway.neutral(mapping);
        mapping.entries().forEach((key, node) -> {
            boolean name = isName(key) || key.equals("guardrail") || NEUTRAL.contains(key);
            if (name && !(node instanceof Node.Mapping)) {
                gateway.coverage().see(node);
            }
        });
    }
}
