package edict.imports;

import edict.document.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** By which services find each other: their names, and others that they have on networks, which several may share. */
final class ComposeNames {

    private final Map<String, ComposeService> services = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    /** @param own whether services find each other by what they are called themselves */
    ComposeNames(Collection<ComposeService> all, boolean own) {
        all.forEach(service -> services.put(service.name(), service));
        all.forEach(service -> {
            Values.mapping(service.node(), "networks").ifPresent(networks -> networks.entries().values().forEach(network -> {
                if (network instanceof Node.Mapping mapping) {
                    Values.items(mapping, "aliases").stream()
                            .filter(Node.Scalar.class::isInstance)
                            .forEach(alias -> add(((Node.Scalar) alias).text(), service));
                }
            }));
            for (String key : List.of("container_name", "hostname")) {
                Values.scalar(service.node(), key)
                        .map(text -> Filled.of(text.text()))
                        .filter(text -> !text.isOpen())
                        .ifPresent(text -> add(text.text(), service));
            }
        });
        // What a service is called itself is its own, whoever else is called so.
        if (own) {
            services.keySet().forEach(name -> names.put(lower(name), Set.of(name)));
        }
    }

    private void add(String name, ComposeService service) {
        names.computeIfAbsent(lower(name), any -> new TreeSet<>()).add(service.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean knows(String name) {
        return names.containsKey(lower(name));
    }

    /** Notes that a service has the address of another. @param at where the address stands */
    void speaks(ComposeService service, String name, Node at) {
        Set<String> called = names.getOrDefault(lower(name), Set.of());
        Set<String> profiles = service.profiles();
        List<String> together = called.stream()
                .filter(other -> service(other).profiles().stream().anyMatch(profiles::contains))
                .toList();
        if (called.size() == 1 || together.size() == 1) {
            String other = called.size() == 1 ? called.iterator().next() : together.get(0);
            service.speaksTo(other, at);
            // What runs only when somebody asks for it can be done without by whatever runs always.
            if (isThere(other, profiles)) {
                service.uses(other, at);
            }
        } else {
            service.speaksToSome(name, called, at);
        }
    }

    private ComposeService service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private boolean isThere(String other, Set<String> profiles) {
        ComposeService target = service(other);
        return !target.isOptional() || target.profiles().stream().anyMatch(profiles::contains);
    }
}
