package edict.imports;

import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Objects of Kubernetes as services: each container of a workload is one, under the names that services of the cluster give it. */
final class KubernetesObjects {

    static final List<String> WORKLOADS =
            List.of("CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "ReplicationController", "StatefulSet");

    /** More than a container takes from one place. */
    private static final int SETTINGS = 2_000;

    /** No value stands there. */
    private static final String NOWHERE = "/-";

    private static final Map<String, Text> OTHERS = new HashMap<>();

    static {
        all(ComposeKeys.NETWORKS, "EndpointSlice", "Endpoints", "Gateway", "GatewayClass", "GRPCRoute", "HTTPRoute", "Ingress", "IngressClass",
                "NetworkPolicy", "Service");
        all(ComposeKeys.RIGHTS, "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "ServiceAccount");
        all(ComposeKeys.FILES, "ConfigMap", "Secret");
        all(ComposeKeys.VOLUMES, "PersistentVolume", "PersistentVolumeClaim", "StorageClass");
        all(ComposeKeys.RUNNING, "CustomResourceDefinition", "HorizontalPodAutoscaler", "LimitRange", "MutatingWebhookConfiguration", "Namespace",
                "PodDisruptionBudget", "PriorityClass", "ResourceQuota", "ValidatingWebhookConfiguration");
    }

    private static final Set<String> OF_CONTAINERS = Set.of(
            "imagePullPolicy", "lifecycle", "livenessProbe", "readinessProbe", "resizePolicy", "restartPolicy", "startupProbe", "stdin", "stdinOnce",
            "terminationMessagePath", "terminationMessagePolicy", "tty", "workingDir");

    private static final Set<String> OF_PODS = Set.of(
            "activeDeadlineSeconds", "affinity", "automountServiceAccountToken", "dnsConfig", "dnsPolicy", "enableServiceLinks", "hostAliases",
            "hostIPC", "hostNetwork", "hostPID", "hostname", "imagePullSecrets", "nodeSelector", "os", "priority", "priorityClassName",
            "readinessGates", "restartPolicy", "runtimeClassName", "schedulerName", "securityContext", "serviceAccount", "serviceAccountName",
            "shareProcessNamespace", "subdomain", "terminationGracePeriodSeconds", "tolerations", "topologySpreadConstraints");

    /** @param pod what its containers are in */
    private record Workload(String kind, String name, String space, Node.Mapping object, Node.Mapping pod, Map<String, String> labels) {}

    private record Exposed(String name, String space, Map<String, String> selector) {}

    private final List<Reading.Document> documents;
    private final Map<String, Coverage> coverages = new LinkedHashMap<>();
    private final List<Problem> remarks = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Exposed> exposed = new ArrayList<>();
    private final Map<String, Node.Mapping> settings = new TreeMap<>();

    KubernetesObjects(List<Reading.Document> documents) {
        this.documents = documents;
        for (Reading.Document document : documents) {
            coverages.put(document.file(), new Coverage(Secrets::called));
            lists(document.root());
            Kubernetes.objects(document.root()).forEach(this::object);
        }
        workloads.sort(Comparator.comparing(Workload::name).thenComparing(Workload::kind).thenComparing(Workload::space));
    }

    /** What a list says of itself. */
    private void lists(Node.Mapping root) {
        List<Node> all = new ArrayList<>(List.of(root));
        all.addAll(Values.items(root, Texts.DOCUMENTS));
        for (Node node : all) {
            if (node instanceof Node.Mapping list && list.get("items").isPresent()) {
                others(list, "items");
            }
        }
    }

    private static void all(Text because, String... kinds) {
        List.of(kinds).forEach(kind -> OTHERS.put(kind, because));
    }

    /** How many names the containers may have. */
    long names() {
        return (long) services() * exposed.size();
    }

    /** How many containers there are. */
    int services() {
        return workloads.stream().mapToInt(workload -> mappings(workload.pod(), "containers").size() + mappings(workload.pod(), "initContainers").size()).sum();
    }

    private static List<Node.Mapping> mappings(Node.Mapping owner, String key) {
        return Values.items(owner, key).stream().filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast).toList();
    }

    private Coverage coverage(Node node) {
        return Objects.requireNonNull(coverages.get(node.at().file()), node.at().file());
    }

    private void leaveOut(Node node, Text because) {
        coverage(node).leaveOut(node, because);
    }

    private void tell(Node node, Place at, String message) {
        coverage(node).told(node);
        remarks.add(new Problem(at, Secrets.pointer(node.pointer()), message));
    }

    // ---- objects

    private void object(Node.Mapping object) {
        String kind = text(object, "kind");
        Optional<Node.Mapping> metadata = Values.mapping(object, "metadata");
        String name = metadata.map(about -> text(about, "name")).orElse("");
        String space = metadata.map(about -> text(about, "namespace")).orElse("");
        if (WORKLOADS.contains(kind)) {
            workload(kind, name.isEmpty() ? metadata.map(about -> text(about, "generateName")).orElse("") : name, space, object);
            return;
        }
        if (kind.equals("Service")) {
            service(name, space, object);
        } else if (kind.equals("ConfigMap")) {
            Values.mapping(object, "data").ifPresent(data -> {
                settings.put(space + '/' + name, data);
                data.entries().forEach((key, value) -> file(key, value));
            });
        }
        Text because = OTHERS.get(kind);
        if (because != null && !coverage(object).knows(object)) {
            leaveOut(object, because);
        } else if (because == null) {
            tell(object, object.at(), "not read: an object of the kind " + ComposeFiles.shown(kind)
                    + "; what it runs or reaches has to be described");
        }
    }

    /** Containers find it as a file, which may say more than the rest of the document. */
    private void file(String name, Node value) {
        if (value instanceof Node.Scalar text) {
            Imports.within(text).ifPresent(title -> tell(text, text.at(), "not read: " + ComposeFiles.called(name)
                    + " looks like the " + title + "; write it into a file of its own, and import that together with this one"));
        }
    }

    private static String text(Node.Mapping mapping, String key) {
        return Values.scalar(mapping, key).map(Node.Scalar::text).orElse("");
    }

    private static Map<String, String> texts(Optional<Node.Mapping> mapping) {
        Map<String, String> texts = new TreeMap<>();
        mapping.ifPresent(all -> all.entries().forEach((key, value) -> {
            if (value instanceof Node.Scalar scalar) {
                texts.put(key, scalar.text());
            }
        }));
        return texts;
    }

    private void service(String name, String space, Node.Mapping object) {
        Optional<Node.Mapping> spec = Values.mapping(object, "spec");
        if (spec.flatMap(of -> Values.scalar(of, "externalName")).isPresent()) {
            tell(object, object.at(), "a name for something outside of the cluster, which is not read; describe it under `components`");
        } else {
            exposed.add(new Exposed(name, space, texts(spec.flatMap(of -> Values.mapping(of, "selector")))));
        }
    }

    private void workload(String kind, String name, String space, Node.Mapping object) {
        List<String> path = switch (kind) {
            case "Pod" -> List.of();
            case "CronJob" -> List.of("spec", "jobTemplate", "spec", "template");
            default -> List.of("spec", "template");
        };
        Node.Mapping owner = object;
        for (String step : path) {
            Optional<Node.Mapping> next = Values.mapping(owner, step);
            if (next.isEmpty()) {
                tell(object, object.at(), "not understood: it holds no containers");
                return;
            }
            others(owner, step);
            owner = next.get();
        }
        Optional<Node.Mapping> pod = Values.mapping(owner, "spec");
        if (pod.isEmpty() || mappings(pod.get(), "containers").isEmpty()) {
            tell(object, object.at(), "not understood: it holds no containers");
            return;
        }
        others(owner, "spec");
        Map<String, String> labels = texts(Values.mapping(owner, "metadata").flatMap(about -> Values.mapping(about, "labels")));
        workloads.add(new Workload(kind, name, space, object, pod.get(), labels));
    }

    /** What stands beside the way to containers: names, numbers of copies, labels. */
    private void others(Node.Mapping owner, String but) {
        owner.entries().forEach((key, value) -> {
            if (key.equals("apiVersion") || key.equals("kind")) {
                coverage(value).see(value);
            } else if (!key.equals(but)) {
                leaveOut(value, ComposeKeys.RUNNING);
            }
        });
    }

    // ---- as services

    /** The services, and what was understood of the files so far. */
    ComposeFiles files() {
        Place start = documents.get(0).root().at();
        Map<String, Node> services = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (Workload workload : workloads) {
            pod(workload);
            List<String> firsts = new ArrayList<>();
            for (Node.Mapping container : mappings(workload.pod(), "initContainers")) {
                String name = free(services, called(workload) + ' ' + text(container, "name"));
                firsts.add(name);
                services.put(name, container(workload, container, true, List.of()));
                keys.put(name, container.at());
            }
            List<Node.Mapping> containers = mappings(workload.pod(), "containers");
            for (Node.Mapping container : containers) {
                String name = free(services, containers.size() == 1 ? called(workload) : called(workload) + ' ' + text(container, "name"));
                services.put(name, container(workload, container, workload.kind().equals("Job"), firsts));
                keys.put(name, container.at());
            }
        }
        Node.Mapping all = new Node.Mapping(start, "", Collections.unmodifiableMap(services), Collections.unmodifiableMap(keys));
        Node.Mapping root = new Node.Mapping(start, "", Map.of("services", all), Map.of("services", start));
        return new ComposeFiles(documents, coverages, remarks, root);
    }

    /** By its name, and by its kind and place too where others are called the same. */
    private String called(Workload workload) {
        boolean alone = workloads.stream().filter(other -> other.name().equals(workload.name())).count() == 1;
        String more = workload.kind().toLowerCase(Locale.ROOT) + (workload.space().isEmpty() ? "" : " " + workload.space());
        return alone ? workload.name() : workload.name() + ' ' + more;
    }

    private static String free(Map<String, Node> services, String name) {
        String free = name;
        for (int i = 2; services.containsKey(free); i++) {
            free = name + ' ' + i;
        }
        return free;
    }

    private void pod(Workload workload) {
        workload.pod().entries().forEach((key, value) -> {
            boolean places = (key.equals("nodeSelector") || key.equals("affinity")) && !Coverage.saysNothing(value);
            if (places) {
                tell(value, workload.pod().keyAt(key), "not read: where its containers may run is restricted here; describe the cluster");
            } else if (OF_PODS.contains(key)) {
                leaveOut(value, key.contains("ecurity") || key.startsWith("service") ? ComposeKeys.RIGHTS : ComposeKeys.RUNNING);
            }
        });
        for (Node volume : Values.items(workload.pod(), "volumes")) {
            leaveOut(volume, ComposeKeys.FILES);
        }
    }

    private Node.Mapping container(Workload workload, Node.Mapping container, boolean once, List<String> firsts) {
        Builder service = new Builder(container.at(), container.pointer());
        container.get("name").ifPresent(name -> coverage(name).see(name));
        container.get("image").ifPresent(image -> service.put("image", image));
        container.get("args").ifPresent(args -> service.put("command", args));
        container.get("command").ifPresent(command -> service.put("entrypoint", command));
        service.put("environment", environment(workload, container));
        service.put("volumes", volumes(workload, container));
        service.put("networks", networks(workload, container));
        devices(container).ifPresent(deploy -> service.put("deploy", deploy));
        Values.mapping(workload.object(), "spec").flatMap(spec -> spec.get("replicas")).ifPresent(copies -> service.put("scale", copies));
        if (once) {
            service.put(Kubernetes.ONCE, scalar("true", container.at(), NOWHERE));
        }
        if (!firsts.isEmpty()) {
            Builder needs = new Builder(container.at(), NOWHERE);
            firsts.forEach(name -> needs.put(name, new Builder(container.at(), NOWHERE)
                    .put("condition", scalar("service_completed_successfully", container.at(), NOWHERE))
                    .build()));
            service.put("depends_on", needs.build());
        }
        container.entries().forEach((key, value) -> {
            if (OF_CONTAINERS.contains(key)) {
                leaveOut(value, ComposeKeys.RUNNING);
            } else if (key.equals("ports")) {
                leaveOut(value, ComposeKeys.NETWORKS);
            } else if (key.equals("securityContext")) {
                leaveOut(value, ComposeKeys.RIGHTS);
            }
        });
        return service.build();
    }

    private Node.Mapping environment(Workload workload, Node.Mapping container) {
        Builder environment = new Builder(container.at(), NOWHERE);
        for (Node.Mapping source : mappings(container, "envFrom")) {
            Optional<Node.Mapping> data = Values.mapping(source, "configMapRef").flatMap(of -> data(workload, of));
            String prefix = text(source, "prefix");
            if (data.filter(values -> values.entries().size() > SETTINGS).isPresent()) {
                data = Optional.empty();
            }
            data.ifPresent(values -> {
                coverage(source).see(source);
                values.entries().forEach((key, value) -> environment.put(prefix + key, value));
            });
            if (data.isEmpty()) {
                tell(source, source.at(), "the settings that come from here are not read: they may name services, hosts and models");
            }
        }
        for (Node.Mapping entry : mappings(container, "env")) {
            entry.get("name").ifPresent(name -> coverage(name).see(name));
            String name = text(entry, "name");
            Optional<Node.Mapping> from = Values.mapping(entry, "valueFrom");
            Optional<Node> value = entry.get("value").or(() -> from.flatMap(source -> Values.mapping(source, "configMapKeyRef"))
                    .flatMap(of -> data(workload, of).flatMap(data -> data.get(text(of, "key")))));
            boolean field = from.filter(source -> source.get("fieldRef").isPresent() || source.get("resourceFieldRef").isPresent()).isPresent();
            if (field) {
                leaveOut(from.get(), ComposeKeys.SETTINGS);
            } else if (value.isPresent()) {
                from.ifPresent(source -> coverage(source).see(source));
                environment.put(name, value.get());
            } else {
                Node at = from.map(Node.class::cast).orElse(entry);
                environment.put(name, new Node.Scalar(at.at(), at.pointer(), "null", Node.Kind.NULL));
            }
        }
        return environment.build();
    }

    private Optional<Node.Mapping> data(Workload workload, Node.Mapping reference) {
        return Optional.ofNullable(settings.get(workload.space() + '/' + text(reference, "name")));
    }

    private Node.Sequence volumes(Workload workload, Node.Mapping container) {
        Map<String, String> claims = new HashMap<>();
        for (Node.Mapping volume : mappings(workload.pod(), "volumes")) {
            Values.mapping(volume, "persistentVolumeClaim").ifPresent(claim -> claims.put(text(volume, "name"), text(claim, "claimName")));
        }
        Values.mapping(workload.object(), "spec").ifPresent(spec -> mappings(spec, "volumeClaimTemplates").forEach(template ->
                Values.mapping(template, "metadata").ifPresent(about -> claims.put(text(about, "name"), text(about, "name") + '-' + workload.name()))));
        List<Node> volumes = new ArrayList<>();
        for (Node.Mapping mount : mappings(container, "volumeMounts")) {
            String claim = claims.get(text(mount, "name"));
            if (claim == null || claim.isEmpty()) {
                leaveOut(mount, ComposeKeys.FILES);
                continue;
            }
            volumes.add(new Builder(mount.at(), mount.pointer())
                    .put("type", scalar("volume", mount.at(), NOWHERE))
                    .put("source", scalar(claim, mount.at(), NOWHERE))
                    .put("target", scalar(text(mount, "mountPath"), mount.at(), NOWHERE))
                    .put("read_only", scalar(text(mount, "readOnly"), mount.at(), NOWHERE))
                    .build());
        }
        mappings(container, "volumeDevices").forEach(device -> leaveOut(device, ComposeKeys.VOLUMES));
        return new Node.Sequence(container.at(), NOWHERE, List.copyOf(volumes));
    }

    /** The names that services of the cluster give to a workload. */
    private Node.Mapping networks(Workload workload, Node.Mapping container) {
        List<Node> names = new ArrayList<>();
        for (Exposed service : exposed) {
            boolean selects = !service.selector().isEmpty()
                    && service.space().equals(workload.space())
                    && workload.labels().entrySet().containsAll(service.selector().entrySet());
            if (selects) {
                String space = service.space().isEmpty() ? "default" : service.space();
                for (String name : List.of(
                        service.name(), service.name() + '.' + space, service.name() + '.' + space + ".svc",
                        service.name() + '.' + space + ".svc.cluster.local")) {
                    names.add(scalar(name, container.at(), NOWHERE));
                }
            }
        }
        Node.Mapping network = new Builder(container.at(), NOWHERE)
                .put("aliases", new Node.Sequence(container.at(), NOWHERE, List.copyOf(names)))
                .build();
        return new Builder(container.at(), NOWHERE).put("cluster", network).build();
    }

    /** Accelerators are limits under a name of their maker. */
    private Optional<Node.Mapping> devices(Node.Mapping container) {
        List<Node> devices = new ArrayList<>();
        Values.mapping(container, "resources").ifPresent(resources -> resources.entries().forEach((kind, amounts) -> {
            if (!(amounts instanceof Node.Mapping mapping)) {
                leaveOut(amounts, ComposeKeys.RUNNING);
                return;
            }
            mapping.entries().forEach((what, amount) -> {
                int dot = what.indexOf('.');
                if (dot > 0 && (what.endsWith("/gpu") || what.endsWith("/tpu")) && !text(mapping, what).equals("0")) {
                    Node.Sequence gpu = new Node.Sequence(amount.at(), NOWHERE, List.of(scalar("gpu", amount.at(), NOWHERE)));
                    devices.add(new Builder(amount.at(), amount.pointer())
                            .put("driver", scalar(what.substring(0, dot), amount.at(), amount.pointer()))
                            .put("capabilities", gpu)
                            .build());
                } else {
                    leaveOut(amount, ComposeKeys.RUNNING);
                }
            });
        }));
        if (devices.isEmpty()) {
            return Optional.empty();
        }
        Place at = container.at();
        Node.Mapping reservations =
                new Builder(at, NOWHERE).put("devices", new Node.Sequence(at, NOWHERE, List.copyOf(devices))).build();
        Node.Mapping resources = new Builder(at, NOWHERE).put("reservations", reservations).build();
        return Optional.of(new Builder(at, NOWHERE).put("resources", resources).build());
    }

    private static Node.Scalar scalar(String text, Place at, String pointer) {
        return new Node.Scalar(at, pointer, text, Node.Kind.TEXT);
    }

    /** An object that stands in no file. */
    private static final class Builder {

        private final Place at;
        private final String pointer;
        private final Map<String, Node> entries = new LinkedHashMap<>();
        private final Map<String, Place> keys = new LinkedHashMap<>();

        private Builder(Place at, String pointer) {
            this.at = at;
            this.pointer = pointer;
        }

        private Builder put(String key, Node value) {
            entries.put(key, value);
            keys.put(key, value.at());
            return this;
        }

        private Node.Mapping build() {
            return new Node.Mapping(at, pointer, Collections.unmodifiableMap(entries), Collections.unmodifiableMap(keys));
        }
    }
}
