package edict.imports;

import edict.document.Node;
import edict.imports.ThreagileModel.Link;
import edict.imports.ThreagileModel.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Data of a threat model: what they are called and rated, where they are kept, and over which link they go. */
final class ThreagileData {

    private final ThreagileModel model;
    private final Sheet sheet;
    private final Ids ids;
    private final Function<Part, Sheet.Item> component;
    private final BiConsumer<Sheet.Item, Part> country;

    /** Ids of data sets, by those of the model. */
    private final Map<String, String> sets = new HashMap<>();

    /** What one way of a link is: what is sent, or what is received in return. */
    private record Way(Link link, Part from, Part to, List<Part> data, String name) {}

    /**
     * @param component that an asset is in the draft
     * @param country writes in which country what an asset keeps is
     */
    ThreagileData(ThreagileModel model, Sheet sheet, Ids ids, Function<Part, Sheet.Item> component, BiConsumer<Sheet.Item, Part> country) {
        this.model = model;
        this.sheet = sheet;
        this.ids = ids;
        this.component = component;
        this.country = country;
    }

    void write() {
        List<String> known = ids.of(ThreagileReading.PREFIX + "-data", model.data().stream().map(Part::id).toList());
        int next = 0;
        for (Part data : model.data()) {
            sets.put(data.id(), set(data, known.get(next++)));
        }
        List<Part> keeping = model.assets().stream().filter(this::keeps).toList();
        List<String> stores = ids.of(ThreagileReading.PREFIX + "-store", keeping.stream().map(Part::id).toList());
        for (int i = 0; i < keeping.size(); i++) {
            store(keeping.get(i), stores.get(i));
        }
        List<Way> ways = model.links().stream().flatMap(link -> ways(link).stream()).toList();
        List<String> called = ids.of(ThreagileReading.PREFIX + "-flow", ways.stream().map(Way::name).toList());
        for (int i = 0; i < ways.size(); i++) {
            flow(ways.get(i), called.get(i));
        }
    }

    /** Ratings of confidentiality are the author's word; what the data are in law, no rating and no name says. */
    private String set(Part data, String id) {
        Sheet.Item item = sheet.entity("dataSets", false, id, data.node().at())
                .text("name", Secrets.shown(data.name().text()), Origins.stated(data.name()));
        String said = Origins.together(
                model.said(data.node(), "description", "origin", "justification_cia_rating"),
                ThreagileReading.tagged(model.tags(data.node())));
        item.ask("personal", Origins.asked(
                data.name(), Origins.because(said, "the model rates data, and does not say whether they are about people")));
        model.text(data.node(), "confidentiality").ifPresent(rating ->
                item.text("classification", Secrets.shown(rating.text()), Origins.stated(rating)));
        model.text(data.node(), "owner").ifPresent(owner -> item.ask("owners", Origins.asked(
                owner, "the model says " + Origins.quoted(owner) + "; which organisation that is")));
        return id;
    }

    private List<String> ids(List<Part> data) {
        return data.stream().flatMap(one -> Optional.ofNullable(sets.get(one.id())).stream()).toList();
    }

    // ---- where data lie

    private boolean keeps(Part asset) {
        boolean store = model.text(asset.node(), "type").filter(one -> one.text().equals("datastore")).isPresent();
        model.text(asset.node(), "encryption");
        return !model.data(asset.node(), "data_assets_stored").isEmpty() || store;
    }

    private void store(Part asset, String id) {
        List<Part> kept = model.data(asset.node(), "data_assets_stored");
        Node at = asset.node().get("data_assets_stored").filter(node -> !Coverage.saysNothing(node)).orElse(asset.node());
        Sheet.Item store = sheet.entity("stores", false, id, at.at())
                .text("component", component.apply(asset).id(), Origins.stated(asset.node()));
        if (kept.isEmpty()) {
            store.ask("data", Origins.asked(asset.node(), "the model calls it a data store, and names no data that it keeps"));
        } else {
            store.texts("data", ids(kept), false, Origins.stated(at));
        }
        country.accept(store, asset);
        model.text(asset.node(), "encryption").ifPresent(said -> atRest(store, said));
        inTransit(store, asset);
    }

    private static void atRest(Sheet.Item store, Node.Scalar said) {
        Optional<Boolean> encrypted = ThreagileTerms.encryptsAtRest(said.text());
        String word = Origins.quoted(said);
        if (encrypted.isEmpty()) {
            store.ask("encryptionAtRest", Origins.asked(said, "the model says " + word));
        } else {
            store.flag("encryptionAtRest", encrypted.get(), Origins.stated(said));
            if (encrypted.get()) {
                store.ask("encryptionKeyHolder", Origins.asked(said, "the model says " + word + ", and not who can obtain the key"));
            }
        }
    }

    /** One link in clear is enough for a no; a yes takes all that the model has. */
    private void inTransit(Sheet.Item store, Part asset) {
        List<Node.Scalar> clear = new ArrayList<>();
        List<Node.Scalar> open = new ArrayList<>();
        List<Node.Scalar> encrypted = new ArrayList<>();
        for (Link link : model.links(asset)) {
            model.text(link.node(), "protocol").filter(protocol -> ThreagileTerms.isCall(protocol.text())).ifPresent(protocol -> {
                Optional<Boolean> encrypts = ThreagileTerms.encrypts(protocol.text());
                boolean tunnel = model.on(link.node(), "vpn").isPresent();
                (ThreagileReading.isSo(encrypts, true) ? encrypted : encrypts.isEmpty() || tunnel ? open : clear).add(protocol);
            });
        }
        if (!clear.isEmpty()) {
            store.flag("encryptionInTransit", false, Origins.stated(clear.get(0)));
        } else if (!open.isEmpty()) {
            store.ask("encryptionInTransit", Origins.asked(open.get(0), "a link goes by " + Origins.quoted(open.get(0))
                    + ", which may be encrypted"));
        } else if (!encrypted.isEmpty()) {
            store.flag("encryptionInTransit", true, Origins.stated(encrypted.get(0)));
        }
    }

    // ---- what goes over links

    private List<Way> ways(Link link) {
        String name = link.from().id() + ' ' + link.name().text();
        List<Part> sent = model.data(link.node(), "data_assets_sent");
        List<Part> received = model.data(link.node(), "data_assets_received");
        List<Way> ways = new ArrayList<>();
        if (!sent.isEmpty() || received.isEmpty()) {
            ways.add(new Way(link, link.from(), link.to(), sent, name));
        }
        if (!received.isEmpty()) {
            ways.add(new Way(link, link.to(), link.from(), received, name + " received"));
        }
        return ways;
    }

    private void flow(Way way, String id) {
        Node.Mapping node = way.link().node();
        String said = model.said(node, "description", "protocol");
        model.text(node, "vpn");
        Sheet.Item flow = sheet.entity("flows", false, id, node.at())
                .text("name", Secrets.shown(way.link().name().text()), Origins.stated(way.link().name()))
                .ask("exporter", whose(way.from(), node, said))
                .ask("importer", whose(way.to(), node, said));
        List<Part> people = Stream.of(way.from(), way.to())
                .filter(end -> model.on(end.node(), "used_as_client_by_human").isPresent())
                .toList();
        if (!people.isEmpty()) {
            String used = "people use " + ThreagileModel.shown(people);
            flow.ask("kind", Origins.asked(node, used + "; whether they give data of their own, or reach those of others"));
        }
        flow.text("source", component.apply(way.from()).id(), Origins.stated(node))
                .text("target", component.apply(way.to()).id(), Origins.stated(node));
        if (way.data().isEmpty()) {
            flow.ask("data", Origins.asked(node, "the model names no data that go there"));
        } else {
            String key = way.to().is(way.link().to()) ? "data_assets_sent" : "data_assets_received";
            flow.texts("data", ids(way.data()), false, Origins.stated(node.get(key).orElse(node)));
        }
    }

    private Origin.Asked whose(Part end, Node at, String said) {
        return Origins.asked(at, Origins.because(said, "who runs " + Origins.together(end.shown(), model.said(end.node(), "owner"))));
    }
}
