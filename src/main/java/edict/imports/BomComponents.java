package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.facts.CatalogueEntry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What runs: services with those who provide them, what the bill of materials is about, and outsiders that data flow to. */
final class BomComponents {

    private static final Pattern LINK = Pattern.compile("urn:cdx:([^/#]+)/([^/#]+)(?:#(.+))?");

    /** Types of software that something can run on or in. */
    private static final Set<String> RUNNING =
            Set.of("application", "container", "device", "operating-system", "platform");

    /**
     * Somebody or something that data flow from and to.
     *
     * @param id of the component
     * @param name for ids of flows
     * @param shown for messages
     * @param operator who runs it, where the file says so
     * @param element empty for outsiders
     */
    record Actor(
            String id,
            String name,
            String shown,
            Optional<BomParties.Party> operator,
            Optional<Bom.Element> element,
            Sheet.Item item) {}

    private final BomDraft draft;
    private final List<Bom> boms;
    private final Map<Bom.Element, Actor> actors = new HashMap<>();
    private final Map<String, Actor> outsiders = new TreeMap<>();
    private final Map<String, Actor> endpoints = new HashMap<>();
    private final Map<String, Set<Actor>> hosts = new HashMap<>();
    private final Map<Bom.Element, String> models = new HashMap<>();
    private final Map<String, Set<String>> neighbours = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    BomComponents(BomDraft draft, List<Bom> boms) {
        this.draft = draft;
        this.boms = boms;
    }

    void read() {
        for (Bom bom : boms) {
            bom.services().forEach(this::service);
        }
        for (Bom bom : boms) {
            bom.main().filter(main -> main.kind() == Bom.Kind.SOFTWARE).ifPresent(this::main);
        }
    }

    private void service(Bom.Element service) {
        Bom bom = service.bom();
        Node.Mapping node = service.node();
        Node.Scalar name = name(service);
        Sheet.Item item = component(service, name);
        List<Node.Scalar> addresses = bom.texts(node, "endpoints");
        Optional<Node.Scalar> group = bom.text(node, "group");
        Optional<BomParties.Party> provider = bom.object(node, "provider")
                .flatMap(party -> draft.parties().of(bom, party))
                .map(draft.parties()::offering);
        if (provider.isPresent()) {
            product(service, name, item, provider.get());
            item.text("operator", provider.get().id(), Origins.stated(provider.get().at()));
        } else {
            Registry registry = draft.registry();
            item.ask("product", Origins.asked(name, "which product it is" + hints(addresses, registry::suggestedProduct, group)));
            item.ask("operator", Origins.asked(name, "the file names no provider" + hints(addresses, registry::suggestedOrganisation, group)));
        }
        bom.flag(node, "authenticated")
                .ifPresent(flag -> item.flag("authenticated", isTrue(flag), Origins.stated(flag)));
        bom.text(node, "trustZone")
                .ifPresent(zone -> item.text("trustZone", Secrets.shown(zone.text()), Origins.stated(zone)));
        bom.flag(node, "x-trust-boundary")
                .ifPresent(flag -> item.flag("crossesTrustBoundary", isTrue(flag), Origins.stated(flag)));
        Actor actor = actor(service, item, provider);
        addresses.forEach(address -> {
            endpoints.putIfAbsent(address.text(), actor);
            authority(address.text())
                    .ifPresent(host -> hosts.computeIfAbsent(host, any -> new LinkedHashSet<>()).add(actor));
        });
    }

    private static boolean isTrue(Node.Scalar flag) {
        return flag.text().equals("true");
    }

    private Node.Scalar name(Bom.Element element) {
        Optional<Node.Scalar> name = element.name();
        if (name.isEmpty()) {
            element.bom().remark(element.node(), "a name is missing");
        }
        return name.orElseGet(() -> new Node.Scalar(
                element.node().at(), element.node().pointer(), element.known(), Node.Kind.TEXT));
    }

    private Sheet.Item component(Bom.Element element, Node.Scalar name) {
        Node.Scalar named = element.name().orElse(name);
        return draft.sheet()
                .entity("components", true, draft.id(prefix(element), element), element.node().at())
                .text("name", Secrets.shown(named.text()), Origins.stated(named));
    }

    private static String prefix(Bom.Element element) {
        return element.kind() == Bom.Kind.SERVICE ? "service" : "component";
    }

    private Actor actor(Bom.Element element, Sheet.Item item, Optional<BomParties.Party> operator) {
        Actor actor = new Actor(
                item.id(), element.known(), element.shown(), operator, Optional.of(element), item);
        actors.put(element, actor);
        return actor;
    }

    private void product(Bom.Element element, Node.Scalar name, Sheet.Item item, BomParties.Party supplier) {
        product(element, name, item).text("supplier", supplier.id(), Origins.stated(supplier.at()));
    }

    private Sheet.Item product(Bom.Element element, Node.Scalar name, Sheet.Item item) {
        String id = draft.id("product", element);
        item.text("product", id, Origins.stated(name));
        return draft.sheet()
                .entity("products", false, id, element.node().at())
                .text("name", Secrets.shown(name.text()), Origins.stated(name));
    }

    /** What software is and who supplies it; who merely publishes it, as an image in a register, may supply it or not. */
    private void supplied(Bom.Element element, Node.Scalar name, Sheet.Item item, Optional<BomParties.Party> supplier) {
        if (supplier.isPresent()) {
            product(element, name, item, draft.parties().offering(supplier.get()));
        } else {
            element.bom().text(element.node(), "publisher").ifPresent(at -> product(element, name, item)
                    .ask("supplier", Origins.asked(at, Names.quote(Secrets.shown(at.text())) + " publishes it, and may supply it")));
        }
    }

    /** What or who may be behind addresses and a group; that is for people to confirm. @param suggested by a host */
    private static String hints(
            List<Node.Scalar> addresses, Function<String, Optional<CatalogueEntry>> suggested, Optional<Node.Scalar> group) {
        Set<String> hints = new LinkedHashSet<>();
        addresses.stream()
                .flatMap(address -> Values.host(address.text()).stream())
                .distinct()
                .limit(3)
                .forEach(host -> hints.add(address(host, suggested)));
        group.ifPresent(text -> hints.add("its group is " + Names.quote(Secrets.shown(text.text()))));
        return hints.isEmpty() ? "" : "; " + String.join(", ", hints);
    }

    private static String address(String host, Function<String, Optional<CatalogueEntry>> suggested) {
        return "its address is " + Names.quote(Secrets.shown(host)) + Origins.suggesting(suggested.apply(host));
    }

    private void main(Bom.Element main) {
        Bom bom = main.bom();
        Node.Scalar name = name(main);
        Actor actor = software(main);
        kind(main, actor);
        bom.text(main.node(), "group");
        Optional<Node.Mapping> metadata = bom.object(bom.root(), "metadata");
        supplied(main, name, actor.item(), supplier(main.node(), bom, metadata));
    }

    private static void kind(Bom.Element element, Actor actor) {
        if (element.type().equals("application") || element.type().equals("platform")) {
            element.bom()
                    .text(element.node(), "type")
                    .ifPresent(type -> actor.item().text("kind", type.text(), Origins.stated(type)));
        }
    }

    /** What something listed depends on, or data flow to, with who supplies it. */
    private Actor part(Bom.Element element) {
        Actor actor = software(element);
        kind(element, actor);
        element.name()
                .ifPresent(name -> supplied(
                        element, name, actor.item(), supplier(element.node(), element.bom(), Optional.empty())));
        return actor;
    }

    /** Who supplies it, else who made it: of the component itself, else of what the whole file is about. */
    private Optional<BomParties.Party> supplier(Node.Mapping component, Bom bom, Optional<Node.Mapping> metadata) {
        List<Optional<BomParties.Party>> named = new ArrayList<>();
        named.add(party(bom, component, "supplier"));
        metadata.ifPresent(about -> named.add(party(bom, about, "supplier")));
        named.add(party(bom, component, "manufacturer"));
        metadata.ifPresent(about -> named.add(party(bom, about, "manufacture")));
        return named.stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<BomParties.Party> party(Bom bom, Node.Mapping owner, String key) {
        return bom.object(owner, key).flatMap(party -> draft.parties().of(bom, party));
    }

    private Actor software(Bom.Element element) {
        Actor known = actors.get(element);
        return known != null ? known : actor(element, component(element, name(element)), Optional.empty());
    }

    /** Notes that one depends on the other. */
    void areNeighbours(String one, String other) {
        neighbours.computeIfAbsent(one, any -> new LinkedHashSet<>()).add(other);
        neighbours.computeIfAbsent(other, any -> new LinkedHashSet<>()).add(one);
    }

    Set<String> neighbours(String id) {
        return neighbours.getOrDefault(id, Set.of());
    }

    /** Notes which model of the draft an element is. */
    void isModel(Bom.Element element, String id) {
        models.put(element, id);
    }

    Optional<String> model(Bom.Element element) {
        return Optional.ofNullable(models.get(element));
    }

    boolean isListed(Bom.Element element) {
        return actors.containsKey(element);
    }

    /** The component of an element. Whatever data flow to runs, so it is listed then. */
    Optional<Actor> actor(Bom.Element element) {
        Actor known = actors.get(element);
        if (known != null) {
            return Optional.of(known);
        }
        return switch (element.kind()) {
            case SERVICE, SOFTWARE -> Optional.of(part(element));
            case MODEL -> {
                Actor actor = software(element);
                model(element).ifPresent(id -> actor.item()
                        .text("kind", "model-endpoint", Origins.stated(element.node()))
                        .texts("model", List.of(id), true, Origins.stated(element.node())));
                yield Optional.of(actor);
            }
            case DATA, ORGANISATION -> Optional.empty();
        };
    }

    /** Whether an element that something listed depends on is listed for that: what one can run on, and no libraries. */
    boolean runs(Bom.Element element) {
        return isListed(element)
                || (element.kind() == Bom.Kind.SOFTWARE && RUNNING.contains(element.type()));
    }

    /** Who or what the end of a flow is. */
    Actor end(Bom bom, Node.Scalar at) {
        String text = at.text();
        Matcher link = LINK.matcher(text);
        if (link.matches()) {
            return linked(bom, at, link);
        }
        Optional<Actor> known = bom.element(text)
                .or(() -> bom.element(text.replaceFirst("^#", "")))
                .flatMap(this::actor)
                .or(() -> Optional.ofNullable(endpoints.get(text)))
                .or(() -> authority(text)
                        .map(host -> hosts.getOrDefault(host, Set.of()))
                        .filter(found -> found.size() == 1)
                        .map(found -> found.iterator().next()));
        if (known.isPresent()) {
            return known.get();
        }
        if (text.contains("://") && Values.host(text).isPresent()) {
            String host = Values.host(text).get();
            return outsider(
                    host,
                    at,
                    "what answers at " + Names.quote(Secrets.shown(host)) + Origins.suggesting(draft.registry().suggestedProduct(host)),
                    draft.registry().suggestedOrganisation(host));
        }
        return outsider(text, at, "nothing in the file has this reference or address");
    }

    private Actor linked(Bom bom, Node.Scalar at, Matcher link) {
        String serial = link.group(1);
        String version = link.group(2);
        List<Bom> same = boms.stream().filter(other -> other.serial().equals(serial)).toList();
        Optional<Bom> exact = same.stream().filter(other -> other.version().equals(version)).findFirst();
        Optional<Bom> target = exact.or(() -> same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty());
        String ref = Optional.ofNullable(link.group(3)).orElse("");
        if (target.isEmpty()) {
            once(bom, at, "it stands in another bill of materials, which was not given; import both files together");
            return outsider(at.text(), at, "it stands in another bill of materials, which was not given");
        }
        if (exact.isEmpty()) {
            String given = Names.quote(Secrets.shown(target.get().version()));
            once(bom, at, "version " + Names.quote(Secrets.shown(version)) + " of a bill of materials is named, and version "
                    + given + " was given and read");
        }
        Optional<Bom.Element> element =
                target.get().element(ref).or(() -> decoded(ref).flatMap(target.get()::element));
        Optional<Actor> actor = element.flatMap(this::actor);
        if (element.isEmpty()) {
            once(bom, at, "nothing has the reference " + Names.quote(Secrets.shown(ref)));
        }
        return actor.orElseGet(() -> outsider(
                element.flatMap(Bom.Element::name).map(Node.Scalar::text).orElse(ref.isEmpty() ? at.text() : ref),
                at,
                element.isEmpty() ? "nothing has this reference" : "what runs behind it"));
    }

    /** References are written in links as addresses are: with what is special in them encoded. */
    private static Optional<String> decoded(String ref) {
        try {
            return Optional.of(URLDecoder.decode(ref.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private void once(Bom bom, Node.Scalar at, String message) {
        if (told.add(bom.file() + '\n' + at.text() + '\n' + message)) {
            bom.remark(at, message);
        }
    }

    private Actor outsider(String name, Node.Scalar at, String because) {
        return outsider(name, at, because, Optional.empty());
    }

    /** @param operator whom its name suggests */
    private Actor outsider(String name, Node.Scalar at, String because, Optional<CatalogueEntry> operator) {
        return outsiders.computeIfAbsent(name, key -> {
            String id = draft.id("external", key);
            Sheet.Item item = draft.sheet()
                    .entity("components", true, id, at.at())
                    .text("name", Secrets.shown(key), Origins.stated(at))
                    .ask("product", Origins.asked(at, because))
                    .ask("operator", Origins.asked(at, Origins.behind(Names.quote(Secrets.shown(key)), operator)));
            return new Actor(id, key, Names.quote(Secrets.shown(key)), Optional.empty(), Optional.empty(), item);
        });
    }

    /** Host and port, which is left out where it is the usual one. */
    private static Optional<String> authority(String address) {
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        String rest = address.substring(scheme + 3).split("[/?#]", 2)[0];
        String port = rest.substring(rest.lastIndexOf('@') + 1).replaceFirst("^[^:]*", "");
        String protocol = address.substring(0, scheme).toLowerCase(Locale.ROOT);
        boolean usual = protocol.equals("https") && port.equals(":443") || protocol.equals("http") && port.equals(":80");
        return Values.host(address).map(host -> usual ? host : host + port);
    }
}
