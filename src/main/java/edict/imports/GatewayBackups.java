package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a gateway must be able to do, and what steps in for what. */
final class GatewayBackups {

    private static final int ALTERNATIVES = 5_000;

    private final Gateway gateway;
    private final GatewayModels models;
    private final Sheet.Item capability;
    private int alternatives;

    /** A name that steps in for another. */
    private record Substitute(String name, Node.Scalar at) {}

    GatewayBackups(Gateway gateway, GatewayModels models) {
        this.gateway = gateway;
        this.models = models;
        Node root = gateway.root();
        this.capability = gateway.sheet()
                .entity("capabilities", true, "litellm-capability", root.at())
                .text("name", "Answer requests to language models", Origins.stated(root))
                .text("owner", Ids.ASSESSED, Origins.stated(root));
    }

    void read() {
        Map<String, List<Substitute>> backups = new LinkedHashMap<>();
        Map<String, List<Substitute>> longer = new LinkedHashMap<>();
        List<Substitute> everywhere = new ArrayList<>();
        for (String section : List.of("litellm_settings", "router_settings")) {
            Values.mapping(gateway.root(), section).ifPresent(settings -> {
                substitutes(settings, "fallbacks", backups);
                substitutes(settings, "context_window_fallbacks", longer);
                settings.get("default_fallbacks").ifPresent(node -> all(node, everywhere));
            });
        }
        Requirement itself = new Requirement("gateway", gateway.root());
        itself.add(Gateway.ID, true, gateway.root());
        Set<String> names = new LinkedHashSet<>(models.names());
        names.addAll(backups.keySet());
        for (String name : names) {
            List<Substitute> others = new ArrayList<>(backups.getOrDefault(name, List.of()));
            others.addAll(everywhere);
            model(name, others);
        }
        // They step in for long requests only: they cover a need of their own, and no outage of the model.
        longer.forEach((name, others) -> {
            Requirement requirement = new Requirement(
                    "model " + Secrets.shown(name) + ", requests beyond its window", others.get(0).at());
            others.forEach(other -> requirement.addAll(models.routes(other.name(), Optional.of(other.at())), true, other.at()));
        });
    }

    private void model(String name, List<Substitute> others) {
        List<GatewayModels.Route> routes = models.routes(name, others.stream().map(Substitute::at).findFirst());
        if (!routes.isEmpty()) {
            Requirement requirement = new Requirement("model " + Secrets.shown(name), routes.get(0).at());
            routes.forEach(route -> requirement.add(route.id(), true, route.at()));
            others.forEach(other -> requirement.addAll(models.routes(other.name(), Optional.of(other.at())), false, other.at()));
        }
    }

    /** A need of the capability; each node covers it once. */
    private final class Requirement {

        private final Sheet.Item item;
        private final Set<String> used = new HashSet<>();

        private Requirement(String group, Node at) {
            item = capability.item("requires", at.at()).text("group", group, Origins.stated(at));
        }

        private void addAll(List<GatewayModels.Route> routes, boolean active, Node at) {
            routes.forEach(route -> add(route.id(), active, at));
        }

        private void add(String node, boolean active, Node at) {
            if (!used.add(node) || isTooMany(at)) {
                return;
            }
            Sheet.Item alternative = item.item("anyOf", at.at()).text("node", node, Origins.stated(at));
            if (active) {
                alternative.number("switchHours", "0", Origins.stated(at));
            } else {
                alternative.ask(
                        "switchHours",
                        Origins.asked(at, "the gateway turns to it by itself; how long until the work is as before"));
            }
        }
    }

    private boolean isTooMany(Node at) {
        if (++alternatives == ALTERNATIVES + 1) {
            gateway.problems()
                    .add(new Problem(
                            at.at(),
                            Secrets.shown(at.pointer()),
                            "more than " + ALTERNATIVES + " ways to models step in for each other"));
        }
        return alternatives > ALTERNATIVES;
    }

    /** {@code [{name: [other, …]}]}, or the object without the list. */
    private void substitutes(Node.Mapping settings, String key, Map<String, List<Substitute>> into) {
        settings.get(key).ifPresent(node -> {
            List<Node> maps = node instanceof Node.Sequence list ? list.items() : List.of(node);
            if (maps.isEmpty()) {
                gateway.coverage().see(node);
            }
            for (Node map : maps) {
                if (map instanceof Node.Mapping mapping) {
                    mapping.entries().forEach((name, others) -> {
                        List<Substitute> found = new ArrayList<>();
                        all(others, found);
                        if (!found.isEmpty()) {
                            into.computeIfAbsent(name, any -> new ArrayList<>()).addAll(found);
                        }
                    });
                }
            }
        });
    }

    private void all(Node node, List<Substitute> into) {
        for (Node.Scalar value : Values.scalars(node)) {
            into.add(new Substitute(gateway.coverage().see(value).text(), value));
        }
    }
}
