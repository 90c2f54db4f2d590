package edict.imports;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a gateway sends traces of what passes through it. */
final class GatewayTraces {

    private static final List<String> CALLBACKS = List.of("callbacks", "success_callback", "failure_callback");

    /** Called when a database or cache of the gateway fails, and not for a request. */
    private static final List<String> HEALTH = List.of("service_callback", "service_callbacks");

    private final Gateway gateway;
    private final Map<String, String> services = new TreeMap<>();

    GatewayTraces(Gateway gateway) {
        this.gateway = gateway;
    }

    void read(Node.Mapping settings) {
        boolean contents = !gateway.isOn(settings, "turn_off_message_logging");
        callbacks(settings, "", contents);
        for (Node node : Values.items(settings, "default_team_settings")) {
            if (node instanceof Node.Mapping team) {
                String name = Values.scalar(team, "team_id")
                        .map(gateway.coverage()::see)
                        .map(Node.Scalar::text)
                        .orElse("team");
                callbacks(team, name, contents);
                gateway.neutral(team);
            }
        }
        if (gateway.isOn(settings, "telemetry")) {
            Node at = Values.scalar(settings, "telemetry").orElseThrow();
            gateway.sheet()
                    .entity("flows", false, gateway.id("flow", "telemetry"), at.at())
                    .text("exporter", Ids.ASSESSED, Origins.stated(at))
                    .ask("importer", Origins.asked(at, "who receives the gateway's own reports"))
                    .text("kind", "telemetry", Origins.stated(at))
                    .text("source", Gateway.ID, Origins.stated(at));
        }
    }

    /**
     * One flow for each service called.
     *
     * @param scope whose traces they are; empty for all
     * @param contents whether requests and answers are among them
     */
    private void callbacks(Node.Mapping settings, String scope, boolean contents) {
        Map<String, Node.Scalar> requests = named(settings, CALLBACKS);
        Map<String, Node.Scalar> named = named(settings, HEALTH);
        named.putAll(requests);
        named.forEach((name, at) -> {
            String service = service(name, at, address(settings, name));
            String flow = scope.isEmpty() ? "traces " + name : "traces " + name + " " + scope;
            Sheet.Item item = gateway.flow(flow, service, at).text("kind", "telemetry", Origins.stated(at));
            if (!requests.containsKey(name)) {
                item.ask("data", Origins.asked(at, "it hears of the health of the gateway's stores; which data are in that"));
            } else if (contents) {
                item.texts("data", List.of(Gateway.REQUESTS), true, Origins.stated(at));
            } else {
                item.ask("data", Origins.asked(at, "requests and answers are left out; which data remain"));
            }
        });
    }

    private Map<String, Node.Scalar> named(Node.Mapping settings, List<String> keys) {
        Map<String, Node.Scalar> named = new TreeMap<>();
        for (String key : keys) {
            settings.get(key).ifPresent(node -> Values.scalars(node)
                    .forEach(value -> named.putIfAbsent(gateway.coverage().see(value).text(), value)));
        }
        return named;
    }

    /** Beside the callback, or in the variables that the file sets. */
    private Optional<Node.Scalar> address(Node.Mapping settings, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        Optional<Node.Mapping> variables = Values.mapping(gateway.root(), "environment_variables");
        return Values.scalar(settings, name + "_host")
                .or(() -> Values.scalar(settings, name + "_base_url"))
                .or(() -> variables.flatMap(all -> Values.scalar(all, upper + "_HOST")))
                .or(() -> variables.flatMap(all -> Values.scalar(all, upper + "_BASE_URL")))
                .map(gateway.coverage()::see)
                .filter(value -> !Values.isReference(value));
    }

    /** The component that receives traces: one for each address; without address the name says only which software. */
    private String service(String name, Node.Scalar at, Optional<Node.Scalar> address) {
        Optional<String> host = address.flatMap(value -> Values.host(value.text()));
        return services.computeIfAbsent(host.orElse(name), key -> {
            Node where = address.filter(value -> host.isPresent()).orElse(at);
            String id = gateway.id("traces", key);
            Sheet.Item component = gateway.component(
                    id, "observability", host.map(found -> name + " at " + found).orElse(name), where);
            Optional<CatalogueEntry> product = host.isPresent()
                    ? gateway.registry().at("Product", key)
                    : gateway.registry().find("Product", key);
            gateway.answers(
                    component,
                    product,
                    where,
                    host.isPresent()
                            ? "what answers at this address"
                            : "the address is not in the file: a service, or software of one's own");
            return id;
        });
    }
}
