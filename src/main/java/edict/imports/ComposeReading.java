package edict.imports;

import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.facts.CatalogueEntry;
import edict.vocabulary.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of Compose files that are used together. Goes through services by their names, so that the order of keys changes nothing. */
final class ComposeReading {

    /** How data move between parts that one organisation runs. */
    private static final String WITHIN = "intra-entity-access";

    /** More often than services name anything, and few enough that the draft stays within the limits of the reader. */
    private static final int USES = 10_000;

    private final Importer importer;
    private final ComposeFiles files;
    private final ComposeDraft draft;
    private final Map<String, ComposeService> services = new LinkedHashMap<>();
    private final Map<String, ComposeSettings> settings = new LinkedHashMap<>();
    private final Map<String, String> built = new TreeMap<>();
    private final Set<String> served = new TreeSet<>();
    private final Map<String, Accelerated> accelerated = new HashMap<>();

    /** What a service computes on. @param at what says so */
    private record Accelerated(String component, Node at) {}

    /** @param importer whose format it is */
    ComposeReading(Importer importer, ComposeFiles files, Registry registry) {
        this.importer = importer;
        this.files = files;
        this.draft = new ComposeDraft(importer.id(), registry, files.root());
    }

    Importer.Outcome read(String file) {
        frame(file);
        Map<String, Node.Mapping> nodes = files.services();
        described(nodes);
        ComposeNames names = new ComposeNames(services.values(), !files.isCluster());
        for (ComposeService service : services.values()) {
            product(service);
            needs(service);
            ComposeSettings read = new ComposeSettings(files, service, names, draft.registry());
            settings.put(service.name(), read);
            read.read();
            hardware(service);
            left(service);
        }
        ComposeStores stores = new ComposeStores(files);
        services.values().forEach(stores::read);
        int uses = stores.count() + services.values().stream().mapToInt(this::uses).sum();
        if (uses > USES) {
            return new Importer.Unreadable(List.of(new Problem(
                    files.root().keyAt("services"),
                    "/services",
                    "the services name each other, hosts, models and volumes " + uses + " times; at most " + USES + " are read")));
        }
        if (files.isCluster()) {
            draft.ground(ground(), "Cluster that the containers run on", "platform", "a cluster of one's own, or one that somebody else provides, and who");
        } else {
            draft.ground(ground(), "Machines that the containers run on", "compute", "machines of one's own, or rented ones, and whose");
        }
        stores.write(draft);
        services.values().forEach(this::write);
        open();
        capabilities();
        system();
        rest();
        return outcome();
    }

    /** What containers run on. */
    private String ground() {
        return files.isCluster() ? "cluster" : "machines";
    }

    private int uses(ComposeService service) {
        ComposeSettings read = settings(service);
        return service.needed().size() + service.spokenTo().size() + service.shared().size() + read.outsiders().size() + read.models().size();
    }

    private void frame(String file) {
        Optional<Node.Scalar> name = Values.scalar(files.root(), "name").map(files::see).filter(text -> !Filled.of(text.text()).isOpen());
        draft.frame(
                name.map(Node.class::cast).orElse(files.root()),
                name.map(text -> Filled.of(text.text()).text()).orElse("Services of " + Secrets.shown(Drafts.name(file))));
    }

    /** Makes components of the services, with ids that no other service can take. */
    private void described(Map<String, Node.Mapping> nodes) {
        Iterator<String> ids = draft.ids().named(importer.id(), List.copyOf(nodes.keySet())).iterator();
        nodes.forEach((name, node) -> {
            if (Secrets.isInName(name)) {
                files.remark(node, node.at(), Secrets.NOTED);
            }
            Node at = node;
            Sheet.Item item = draft.component(ids.next(), name, at);
            boolean builds = node.get("build").filter(build -> !build.isNull()).isPresent();
            Optional<Image> image = builds
                    ? Optional.empty()
                    : Values.scalar(node, "image").map(text -> Image.of(Filled.of(text.text())));
            services.put(name, new ComposeService(name, node, item, image));
            if (builds) {
                Values.scalar(node, "image").ifPresent(text -> built.putIfAbsent(Filled.of(text.text()).text(), name));
            }
        });
    }

    private ComposeService service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private ComposeSettings settings(ComposeService service) {
        return Objects.requireNonNull(settings.get(service.name()), service.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    // ---- what a service runs

    private void product(ComposeService service) {
        Node.Mapping node = service.node();
        Optional<Node.Scalar> named = Values.scalar(node, "image").map(files::see);
        Optional<String> builder = named.map(text -> built.get(Filled.of(text.text()).text()));
        Optional<Node> own = node.get("build").filter(found -> !found.isNull());
        Optional<Node> build = own.or(() -> builder.flatMap(name -> service(name).node().get("build")));
        if (build.isPresent()) {
            built(service, builder.orElse(service.name()), build.get(), own.isPresent());
            named.filter(image -> own.isPresent()).ifPresent(image -> fetchable(service, image));
        } else if (service.image().isEmpty()) {
            service.item().ask("product", Origins.asked(node, "the file names neither an image nor what is built"));
            kind(service, Optional.empty(), node);
        } else {
            image(service, service.image().get(), named.orElseThrow());
        }
        service.item().text("operator", Ids.ASSESSED, Origins.stated(files.root()));
    }

    /** @param builder of the first service that is built to the same image */
    private void built(ComposeService service, String builder, Node build, boolean own) {
        Optional<Node.Scalar> context = build instanceof Node.Mapping mapping
                ? Values.scalar(mapping, "context")
                : Optional.of(build).filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
        if (own) {
            context.ifPresent(files::see);
            if (build instanceof Node.Mapping mapping) {
                mapping.entries().values().stream().filter(part -> !files.knows(part)).forEach(part -> files.leaveOut(part, ComposeKeys.BUILDING));
            }
            context.ifPresent(this::sources);
        }
        Node at = context.map(Node.class::cast).orElse(build);
        String from = context.map(text -> " from " + ComposeFiles.shown(Filled.of(text.text()).known())).orElse("");
        String product = draft.built(builder, at, "built" + from + "; who wrote what is in it");
        service.item().text("product", product, Origins.stated(at));
        kind(service, Optional.empty(), at);
    }

    /** What is built may be fetched all the same, unless the file rules that out: it is tried first. */
    private void fetchable(ComposeService service, Node.Scalar image) {
        boolean builtOnly = Values.scalar(service.node(), "pull_policy")
                .filter(policy -> policy.text().equals("build") || policy.text().equals("never"))
                .isPresent();
        Optional<String> host = Image.of(Filled.of(image.text())).host();
        if (!builtOnly && host.isPresent()) {
            files.remark(image, image.at(), "the image may also be fetched from " + ComposeFiles.called(host.get())
                    + " in the place of being built; where it is, describe that under `components`, as a channel");
        }
    }

    /** Sources may be fetched from somewhere else. */
    private void sources(Node.Scalar context) {
        String text = Filled.of(context.text()).text();
        Optional<String> host = text.contains("://")
                ? Values.host(text)
                : text.matches("git@[A-Za-z0-9.-]+:.*") ? Optional.of(lower(text.substring(4, text.indexOf(':')))) : Optional.empty();
        host.ifPresent(name -> draft.sourcesFrom(name, context));
    }

    private void image(ComposeService service, Image image, Node.Scalar at) {
        Optional<CatalogueEntry> entry = draft.product(image);
        if (entry.isPresent()) {
            draft.runs(service.item(), entry.get(), at);
        } else if (image.hostKnown() && image.nameKnown()) {
            if (Secrets.isIn(image.called())) {
                files.remark(at, at.at(), Secrets.NOTED);
            }
            String product = draft.described(image.called(), at, "the file names the image and not who makes what is in it");
            service.item().text("product", product, Origins.stated(at));
        } else {
            String known = image.called();
            service.item().ask("product", Origins.asked(at, "the environment says which image"
                    + (known.isBlank() ? "" : ", of which the file says " + ComposeFiles.shown(known))));
        }
        kind(service, entry, at);
        boolean local = Values.scalar(service.node(), "pull_policy").filter(policy -> policy.text().equals("never")).isPresent();
        if (local) {
            files.remark(at, at.at(), "the image is never fetched; where it comes from is not said");
        } else if (image.hostKnown()) {
            draft.imagesFrom(image.host(), at, !service.isOptional());
        } else {
            files.remark(at, at.at(), "where the image comes from stands in the environment; describe it under `components`, as a channel");
        }
    }

    private static void kind(ComposeService service, Optional<CatalogueEntry> product, Node at) {
        Optional<CatalogueEntry.Listed> kind = product.flatMap(Registry::kind);
        if (kind.isPresent()) {
            service.isOf(Registry.one(kind.get()));
            service.item().text("kind", service.kind(), Origins.catalogued(kind.get(), product.get(), at));
        } else {
            service.item().ask("kind", Origins.asked(at, "the file does not say what the service is for"));
        }
    }

    // ---- what a service needs

    private void needs(ComposeService service) {
        Node.Mapping node = service.node();
        node.get("depends_on").map(ComposeFiles::named).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast).ifPresent(all ->
                new TreeMap<>(all.entries()).forEach((name, how) -> {
                    Optional<Node.Mapping> details = Optional.of(how).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
                    boolean wanted = details.flatMap(mapping -> Values.scalar(mapping, "required")).filter(text -> text.text().equals("false")).isEmpty();
                    boolean once = details.flatMap(mapping -> Values.scalar(mapping, "condition"))
                            .filter(text -> text.text().equals("service_completed_successfully"))
                            .isPresent();
                    files.see(how);
                    if (!services.containsKey(name)) {
                        files.remark(how, all.keyAt(name), "no service is called " + ComposeFiles.called(name));
                    } else if (once) {
                        service.startsAfter(name, how);
                    } else if (wanted) {
                        service.needs(name, how);
                    }
                }));
        for (String key : List.of("links", "volumes_from")) {
            for (Node link : Values.items(node, key)) {
                if (link instanceof Node.Scalar scalar) {
                    link(service, scalar, scalar.text().split(":", 2)[0], key.equals("links"));
                }
            }
        }
        for (String key : List.of("network_mode", "ipc", "pid")) {
            Values.scalar(node, key).filter(mode -> mode.text().startsWith("service:")).ifPresent(mode ->
                    link(service, mode, mode.text().substring("service:".length()), false));
        }
        for (Node link : Values.items(node, "external_links")) {
            files.tell(link, link.at(), "a container of another file is named here, which is not read; describe it under `components`");
        }
    }

    private void link(ComposeService service, Node.Scalar at, String name, boolean speaks) {
        if (services.containsKey(name)) {
            files.see(at);
            service.needs(name, at);
            if (speaks) {
                service.speaksTo(name, at);
            }
        }
    }

    private void hardware(ComposeService service) {
        Node.Mapping node = service.node();
        Values.mapping(node, "deploy").ifPresent(deploy -> Values.mapping(deploy, "resources").ifPresent(resources -> {
            Values.mapping(resources, "reservations").ifPresent(reservations -> Values.items(reservations, "devices").forEach(device -> {
                if (device instanceof Node.Mapping mapping) {
                    device(service, mapping);
                }
            }));
        }));
        node.get("gpus").filter(gpus -> !Coverage.saysNothing(gpus)).ifPresent(gpus -> {
            files.see(gpus);
            List<Node> members = gpus instanceof Node.Sequence list ? list.items() : List.of();
            Optional<Node.Scalar> driver = members.stream()
                    .filter(Node.Mapping.class::isInstance)
                    .flatMap(member -> Values.scalar((Node.Mapping) member, "driver").stream())
                    .findFirst();
            accelerated(service, driver, gpus);
        });
        Values.scalar(node, "runtime")
                .filter(runtime -> draft.registry().find("Organisation", "driver:" + runtime.text()).isPresent())
                .ifPresent(runtime -> {
                    files.see(runtime);
                    accelerated(service, Optional.of(runtime), runtime);
                });
    }

    private void device(ComposeService service, Node.Mapping device) {
        boolean gpu = device.get("capabilities").map(Node.class::cast).stream()
                .flatMap(list -> list instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.of(list))
                .flatMap(item -> Values.scalars(item).stream())
                .anyMatch(item -> item.text().equals("gpu") || item.text().equals("tpu"));
        if (gpu) {
            files.see(device);
            accelerated(service, Values.scalar(device, "driver"), device);
        }
    }

    private void accelerated(ComposeService service, Optional<Node.Scalar> driver, Node at) {
        if (!accelerated.containsKey(service.name())) {
            accelerated.put(
                    service.name(), new Accelerated(draft.accelerator(driver, at), driver.map(Node.class::cast).orElse(at)));
        }
    }

    // ---- what is said of a service

    private void write(ComposeService service) {
        ComposeSettings read = settings(service);
        for (ComposeService.Use use : service.needed()) {
            require(service.item(), use.service(), service(use.service()).id(), use.at());
        }
        Optional.ofNullable(accelerated.get(service.name()))
                .ifPresent(found -> require(service.item(), "accelerators", found.component(), found.at()));
        require(service.item(), ground(), draft.fixed(ground()), service.node());
        for (ComposeService.Use use : service.spokenTo()) {
            draft.flow(service, use.service(), service(use.service()).id(), use.at())
                    .text("importer", Ids.ASSESSED, Origins.stated(use.at()))
                    .text("kind", WITHIN, Origins.stated(use.at()))
                    .ask("data", Origins.asked(use.at(), "what goes from " + ComposeFiles.called(service.name()) + " to "
                            + ComposeFiles.called(use.service())));
        }
        service.shared().forEach(shared -> shared(service, shared));
        for (ComposeSettings.Outside outside : read.outsiders()) {
            outside(service, outside);
        }
        read.telemetry().ifPresent(at -> draft.sheet()
                .entity("flows", false, draft.named("flow", "telemetry " + service.name()), at.at())
                .text("exporter", Ids.ASSESSED, Origins.stated(at))
                .ask("importer", Origins.asked(at, "who receives what the software reports of itself"))
                .text("kind", "telemetry", Origins.stated(at))
                .text("source", service.id(), Origins.stated(at)));
        models(service, read);
        service.off().ifPresent(at -> files.remark(
                at, at.at(), "off: no copy of " + ComposeFiles.called(service.name()) + " runs; take it out of the draft where it isn't used"));
        if (!service.profiles().isEmpty()) {
            Node at = service.node().get("profiles").orElseThrow();
            String profiles = Values.scalars(at).stream().map(profile -> ComposeFiles.shown(profile.text())).collect(Collectors.joining(", "));
            files.see(at);
            files.remark(at, at.at(), "optional: " + ComposeFiles.called(service.name()) + " runs only with the profile " + profiles
                    + "; take it out of the draft where it isn't used");
        }
    }

    private static void require(Sheet.Item owner, String group, String node, Node at) {
        Origin stated = Origins.stated(at);
        owner.item("requires", false, at.at())
                .text("group", Secrets.called(group), stated)
                .item("anyOf", at.at())
                .text("node", node, stated)
                .number("switchHours", "0", stated);
    }

    /** Of several of one name any may answer; where some run only when somebody asks for them, which those are isn't said. */
    private void shared(ComposeService service, ComposeService.Shared shared) {
        String which = shared.services().stream().map(ComposeFiles::called).limit(5).collect(Collectors.joining(", "));
        if (shared.services().stream().noneMatch(name -> service(name).isOptional())) {
            Sheet.Item requirement = service.item()
                    .item("requires", false, shared.at().at())
                    .text("group", Secrets.called(shared.name()), Origins.stated(shared.at()));
            shared.services().forEach(name -> requirement
                    .item("anyOf", shared.at().at())
                    .text("node", service(name).id(), Origins.stated(shared.at()))
                    .number("switchHours", "0", Origins.stated(shared.at())));
        }
        draft.sheet()
                .entity("flows", false, draft.named("flow", service.name() + " to " + shared.name()), shared.at().at())
                .text("exporter", Ids.ASSESSED, Origins.stated(shared.at()))
                .text("importer", Ids.ASSESSED, Origins.stated(shared.at()))
                .text("kind", WITHIN, Origins.stated(shared.at()))
                .text("source", service.id(), Origins.stated(shared.at()))
                .ask("target", Origins.asked(shared.at(), "one of the services of that name: " + which))
                .ask("data", Origins.asked(shared.at(), "what goes from " + ComposeFiles.called(service.name()) + " to "
                        + ComposeFiles.called(shared.name())));
    }

    private void outside(ComposeService service, ComposeSettings.Outside outside) {
        String target = draft.outsider(outside.host(), outside.at());
        Sheet.Item flow = draft.flow(service, outside.host(), target, outside.at())
                .ask("importer", Origins.asked(outside.at(), "which legal entity receives them"))
                .ask("data", Origins.asked(outside.at(), "what goes from " + ComposeFiles.called(service.name()) + " to "
                        + ComposeFiles.called(outside.host())));
        Optional<CatalogueEntry> entry = draft.at(outside.host());
        entry.flatMap(product -> Origins.listed(product, "supplier"))
                .ifPresent(supplier -> flow.text("kind", "disclosure", Origins.catalogued(supplier, entry.get(), outside.at())));
        if (entry.flatMap(Registry::kind).filter(kind -> Registry.one(kind).equals("model-endpoint")).isPresent()) {
            served.add(service.id());
            served.add(target);
        }
    }

    private void models(ComposeService service, ComposeSettings read) {
        boolean serves = service.kind().equals("model-endpoint");
        if (serves) {
            served.add(service.id());
        }
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Optional<Node> first = Optional.empty();
        Optional<Node> firstUnknown = Optional.empty();
        for (ComposeSettings.Named named : read.models()) {
            served.add(service.id());
            Optional<String> model = draft.model(named.model(), named.at());
            if (model.isPresent() && (serves || named.served())) {
                first = first.or(() -> Optional.of(named.at()));
                if (!known.contains(model.get())) {
                    known.add(model.get());
                }
            } else {
                firstUnknown = firstUnknown.or(() -> Optional.of(named.at()));
                String said = ComposeFiles.shown(named.key()) + " names " + ComposeFiles.shown(named.model());
                if (!unknown.contains(said)) {
                    unknown.add(said);
                }
            }
        }
        if (!read.openModels().isEmpty()) {
            firstUnknown = firstUnknown.or(() -> read.openModels().values().stream().findFirst());
            unknown.add("the environment says " + ComposeSettings.some(read.openModels().keySet()));
        }
        if (!unknown.isEmpty()) {
            String said = unknown.stream().limit(3).collect(Collectors.joining(", ")) + (unknown.size() > 3 ? ", …" : "");
            service.item().ask("model", Origins.asked(firstUnknown.get(), said + "; which models run here, and which are called elsewhere"));
        } else if (!known.isEmpty()) {
            service.item().texts("model", known, false, Origins.stated(first.get()));
        } else if (serves) {
            service.item().ask("model", Origins.asked(service.node(), "no setting and no option names the models that it serves"));
        }
    }

    /** What only the environment knows may name places that data go to. Services that have it from one place are told of together. */
    private void open() {
        Map<Set<String>, Map<Place, List<String>>> groups = new LinkedHashMap<>();
        Map<Place, Node> firsts = new HashMap<>();
        settings.forEach((name, read) -> {
            if (!read.open().isEmpty()) {
                Node.Scalar at = read.open().values().iterator().next();
                firsts.putIfAbsent(at.at(), at);
                groups.computeIfAbsent(read.open().keySet(), any -> new LinkedHashMap<>())
                        .computeIfAbsent(at.at(), any -> new ArrayList<>())
                        .add(name);
            }
        });
        groups.forEach((keys, places) -> places.forEach((place, names) -> files.remark(
                Objects.requireNonNull(firsts.get(place)), place, "the environment, and not the file, says " + ComposeSettings.some(keys) + " of "
                        + ComposeFiles.called(names.get(0)) + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "")
                        + "; what is reached by that has to be described under `components` and `flows`")));
    }

    // ---- the whole

    /** What the services are there for needs those that nothing else needs; setting them up again needs where they come from. */
    private void capabilities() {
        Node at = files.root();
        Set<String> needed = new HashSet<>();
        Set<String> jobs = new HashSet<>();
        services.values().forEach(service -> {
            service.firsts().forEach(use -> jobs.add(use.service()));
            if (service.node().get(Kubernetes.ONCE).isPresent()) {
                jobs.add(service.name());
            }
            if (!service.isOptional()) {
                service.needed().forEach(use -> needed.add(use.service()));
            }
        });
        List<ComposeService> always =
                services.values().stream().filter(service -> !service.isOptional() && !jobs.contains(service.name())).toList();
        List<ComposeService> roots = new ArrayList<>(always.stream().filter(service -> !needed.contains(service.name())).toList());
        Set<String> reached = reached(roots);
        for (ComposeService service : always) {
            // Those that need each other in a circle, and nothing else does.
            if (!reached.contains(service.name())) {
                roots.add(service);
                reached.addAll(reached(List.of(service)));
            }
        }
        Sheet.Item capability = draft.sheet()
                .entity("capabilities", true, draft.fixed("capability"), at.at())
                .text("name", "What the services are there for", Origins.stated(at))
                .text("owner", Ids.ASSESSED, Origins.stated(at));
        roots.forEach(root -> require(capability, root.name(), root.id(), root.node()));
        Sheet.Item rebuild = draft.sheet()
                .entity("capabilities", true, draft.fixed("rebuild"), at.at())
                .text("name", "Set the services up again, on other machines too", Origins.stated(at))
                .text("owner", Ids.ASSESSED, Origins.stated(at));
        draft.channels().forEach(channel -> require(rebuild, channel.name(), channel.id(), channel.at()));
        services.values().stream()
                .filter(service -> jobs.contains(service.name()))
                .forEach(job -> require(rebuild, job.name(), job.id(), job.node()));
    }

    private Set<String> reached(Collection<ComposeService> from) {
        Set<String> reached = new HashSet<>();
        Deque<ComposeService> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            ComposeService next = open.remove();
            if (reached.add(next.name())) {
                next.needed().forEach(use -> open.add(service(use.service())));
            }
        }
        return reached;
    }

    /** The files name models and not what they are used for: that is the first thing to ask. */
    private void system() {
        if (served.isEmpty()) {
            return;
        }
        Node at = files.root();
        Sheet.Item system = draft.sheet()
                .entity("aiSystems", false, draft.fixed("system"), at.at())
                .text("name", "What is built on the models", Origins.stated(at))
                .texts("components", List.copyOf(served), false, Origins.stated(at));
        if (!draft.models().isEmpty()) {
            system.texts("models", draft.models().values().stream().sorted().toList(), false, Origins.stated(at));
        }
    }

    // ---- what is left out, and what is not read

    private void left(ComposeService service) {
        service.off().ifPresent(files::see);
        new TreeMap<>(service.node().entries()).forEach((key, value) -> {
            Text because = ComposeKeys.isExtension(key) ? ComposeKeys.EXTENSIONS : ComposeKeys.ofServices().get(key);
            if (because != null && !files.knows(value)) {
                files.leaveOut(value, because);
            }
        });
        service.node().get("env_file").filter(file -> !Coverage.saysNothing(file)).ifPresent(file -> files.tell(
                file, service.node().keyAt("env_file"),
                "the files named here are not read: what they set may name services, hosts and models"));
        for (String key : List.of("models", "provider")) {
            service.node().get(key).filter(value -> !Coverage.saysNothing(value)).ifPresent(value -> files.tell(
                    value, service.node().keyAt(key),
                    "not read: what the platform itself provides has to be described under `components` and `models`"));
        }
        Values.mapping(service.node(), "deploy").ifPresent(deploy -> deploy.entries().forEach((key, value) -> {
            if (key.equals("placement") && !Coverage.saysNothing(value)) {
                files.tell(value, deploy.keyAt(key), "not read: where its containers may run is restricted here; describe the machines");
            } else if (key.equals("resources") && value instanceof Node.Mapping resources) {
                resources.entries().forEach((kind, amounts) -> {
                    if (kind.equals("reservations") && amounts instanceof Node.Mapping reserved) {
                        reserved.entries().forEach((what, amount) -> {
                            if (!what.equals("devices")) {
                                files.leaveOut(amount, ComposeKeys.RUNNING);
                            }
                        });
                    } else {
                        files.leaveOut(amounts, ComposeKeys.RUNNING);
                    }
                });
            } else if (!files.knows(value)) {
                files.leaveOut(value, ComposeKeys.RUNNING);
            }
        }));
    }

    private void rest() {
        Node.Mapping root = files.root();
        new TreeMap<>(root.entries()).forEach((key, value) -> {
            if (ComposeKeys.isExtension(key)) {
                files.leaveOut(value, ComposeKeys.EXTENSIONS);
            } else if (key.equals("version")) {
                files.leaveOut(value, ComposeKeys.FORM);
            } else if (key.equals("networks")) {
                files.leaveOut(value, ComposeKeys.NETWORKS);
            } else if (key.equals("configs") || key.equals("secrets")) {
                files.leaveOut(value, ComposeKeys.FILES);
            }
        });
        root.get("include").filter(value -> !Coverage.saysNothing(value)).ifPresent(value -> files.tell(
                value, root.keyAt("include"), "the files named here are not read; import them each, or put what stands in them into this one"));
        root.get("models").filter(value -> !Coverage.saysNothing(value)).ifPresent(value -> files.tell(
                value, root.keyAt("models"), "not read: models that the platform runs have to be described under `models`"));
    }

    private Importer.Outcome outcome() {
        List<String> counts = new ArrayList<>();
        String what = files.isCluster() ? " container" : " service";
        counts.add(services.size() + what + (services.size() == 1 ? "" : "s"));
        Set<String> optional = new LinkedHashSet<>();
        services.values().stream().filter(ComposeService::isOptional).forEach(service -> optional.add(service.name()));
        if (!optional.isEmpty()) {
            counts.add(optional.size() + " of them optional");
        }
        return Drafts.limited(
                Drafts.of(importer.title(), files.sources(), List.of("In it: " + String.join(", ", counts) + "."), files.remarks(), draft.sheet()),
                files.root().at());
    }
}
