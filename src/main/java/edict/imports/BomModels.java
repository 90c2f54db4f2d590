package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.vocabulary.Countries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Models: who made them and who hands them on, on what and where they were trained. */
final class BomModels {

    private final BomDraft draft;
    private final BomComponents components;
    private final BomData data;
    private final Map<Bom.Element, Sheet.Item> items = new LinkedHashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> ancestors = new HashMap<>();
    private final Set<String> standing = new HashSet<>();

    BomModels(BomDraft draft, BomComponents components, BomData data) {
        this.draft = draft;
        this.components = components;
        this.data = data;
    }

    List<String> ids() {
        return items.values().stream().map(Sheet.Item::id).toList();
    }

    void read(Bom bom) {
        List<Bom.Element> models = bom.components().stream()
                .filter(element -> element.kind() == Bom.Kind.MODEL)
                .toList();
        // First all of them, since they are based on each other.
        models.forEach(model -> {
            Sheet.Item item =
                    draft.sheet().entity("models", false, draft.id("model", model), model.node().at());
            model.name().ifPresent(name -> item.text("name", Secrets.shown(name.text()), Origins.stated(name)));
            items.put(model, item);
            components.isModel(model, item.id());
            names(model, Values.scalar(model.node(), "group"))
                    .findFirst()
                    .ifPresent(whole -> byName.putIfAbsent(whole, item.id()));
        });
        models.forEach(model -> Optional.ofNullable(items.get(model)).ifPresent(item -> model(bom, model, item)));
    }

    private void model(Bom bom, Bom.Element model, Sheet.Item item) {
        Node.Mapping node = model.node();
        bom.text(node, "type");
        bom.text(node, "version")
                .ifPresent(version -> item.text(
                        "version",
                        Secrets.isRevision(version.text()) ? version.text() : Secrets.shown(version.text()),
                        Origins.stated(version)));
        handedOn(bom, model, item, maker(bom, model, item));
        licence(bom, node, item);
        basedOn(bom, node, item);
        bom.object(node, "modelCard").ifPresent(card -> card(bom, model, card, item));
    }

    /**
     * Who is known to be behind a model.
     *
     * @param manufacturer as the file names it
     * @param entry of the registry, which names the developer
     * @param publisher who may have made it
     */
    private record Makers(Optional<BomParties.Party> manufacturer, Optional<CatalogueEntry> entry, Optional<Node.Scalar> publisher) {}

    /** The registry knows some models; else the manufacturer is the maker. Whoever publishes what others made is none. */
    private Makers maker(Bom bom, Bom.Element model, Sheet.Item item) {
        Node.Mapping node = model.node();
        Optional<Node.Scalar> group = bom.text(node, "group");
        Optional<BomParties.Party> manufacturer =
                bom.object(node, "manufacturer").or(() -> ofWhole(bom, model, "manufacture")).flatMap(party -> draft.parties().of(bom, party));
        Optional<CatalogueEntry> entry = entry(bom, model, group, manufacturer);
        Optional<Node.Scalar> publisher = bom.text(node, "publisher");
        if (entry.isPresent() && standing.add(entry.get().id())) {
            item.text("registry", entry.get().id(), Origins.named(model.name().orElseThrow(), entry.get()));
        } else if (manufacturer.isPresent()) {
            item.text("developer", manufacturer.get().id(), Origins.stated(manufacturer.get().at()));
        } else {
            suspect(item, publisher, group);
        }
        // Publishing is no role in law.
        publisher.filter(name -> manufacturer.isPresent() || entry.isPresent())
                .filter(name -> manufacturer.filter(party -> isSame(party, name)).isEmpty())
                .filter(name -> entry.filter(known -> isBy(known, name.text())).isEmpty())
                .ifPresent(name -> bom.remark(
                        name,
                        Names.quote(Secrets.shown(name.text()))
                                + " publishes the model, which another made; if it hands it on, say so under its `roles`"));
        return new Makers(manufacturer, entry, publisher);
    }

    /** Asks who made it, with what the file says of whoever may have. */
    private static void suspect(Sheet.Item item, Optional<Node.Scalar> publisher, Optional<Node.Scalar> group) {
        publisher.or(() -> group).ifPresent(at -> {
            Optional<String> published = publisher.map(name -> Names.quote(Secrets.shown(name.text())) + " publishes the model");
            Optional<String> grouped = group.map(name -> "is of the group " + Names.quote(Secrets.shown(name.text())));
            item.ask(
                    "developer",
                    Origins.asked(
                            at,
                            published.isPresent() && grouped.isPresent()
                                    ? published.get() + ", and it " + grouped.get() + "; either may be its maker"
                                    : published.map(known -> known + " and may be its maker")
                                            .orElseGet(() -> "the model " + grouped.orElseThrow() + ", which may be its maker")));
        });
    }

    private static boolean isSame(BomParties.Party party, Node.Scalar name) {
        return Ids.words(party.at().text()).equals(Ids.words(name.text()));
    }

    /** The model of the registry that bears the name; another's of the same name, such as a copy that was trained further, is none. */
    private Optional<CatalogueEntry> entry(
            Bom bom, Bom.Element model, Optional<Node.Scalar> group, Optional<BomParties.Party> manufacturer) {
        Optional<String> name = model.name().map(Node.Scalar::text);
        Optional<CatalogueEntry> found = whole(model, group).flatMap(this::find)
                .or(() -> name.flatMap(this::find).filter(entry -> group.isEmpty() || isBy(entry, group.get().text())));
        Optional<Node.Scalar> maker = manufacturer.map(BomParties.Party::at);
        if (found.isEmpty() || maker.isEmpty() || isBy(found.get(), maker.get().text())) {
            return found;
        }
        bom.remark(
                maker.get(),
                Names.quote(Secrets.shown(maker.get().text())) + " made the model; "
                        + CatalogueEntry.key(found.get().id()) + " has its name and is by another, and is not meant");
        return Optional.empty();
    }

    private Optional<CatalogueEntry> find(String name) {
        return draft.registry().find("Model", name);
    }

    /** Whether a name may be that of the developer: its beginning is the same. */
    private boolean isBy(CatalogueEntry entry, String name) {
        Optional<String> developer = Origins.listed(entry, "developer").flatMap(Origins::one);
        Stream<String> known = developer.stream()
                .flatMap(id -> Stream.concat(
                        Stream.of(id),
                        draft.registry()
                                .entry(id)
                                .flatMap(organisation -> Origins.listed(organisation, "name"))
                                .flatMap(Origins::one)
                                .stream()));
        String words = Ids.words(name) + '-';
        return developer.isEmpty()
                || known.map(one -> Ids.words(one) + '-').anyMatch(one -> words.startsWith(one) || one.startsWith(words));
    }

    private static Stream<String> names(Bom.Element model, Optional<Node.Scalar> group) {
        return Stream.concat(whole(model, group).stream(), model.name().map(Node.Scalar::text).stream());
    }

    private static Optional<String> whole(Bom.Element model, Optional<Node.Scalar> group) {
        return group.flatMap(before -> model.name().map(rest -> before.text() + '/' + rest.text()));
    }

    /** Who supplies it may have made it or not: that is asked, unless another is known to be behind it. */
    private void handedOn(Bom bom, Bom.Element model, Sheet.Item item, Makers makers) {
        Optional<BomParties.Party> supplier = bom.object(model.node(), "supplier")
                .or(() -> ofWhole(bom, model, "supplier"))
                .flatMap(party -> draft.parties().of(bom, party))
                .filter(party -> makers.manufacturer().filter(maker -> maker.id().equals(party.id())).isEmpty())
                .filter(party -> makers.entry().filter(entry -> isBy(entry, party.at().text())).isEmpty());
        if (supplier.isEmpty()) {
            return;
        }
        BomParties.Party party = supplier.get();
        Sheet.Item role = item.item("roles", false, party.at().at()).text("holder", party.id(), Origins.stated(party.at()));
        boolean another = makers.manufacturer().isPresent()
                || makers.entry().isPresent()
                || makers.publisher().filter(name -> !isSame(party, name)).isPresent();
        if (another) {
            role.text("code", "distributor", Origins.stated(party.at()));
        } else {
            role.ask("code", Origins.asked(party.at(), "it supplies the model, and may have made it or hand it on"));
        }
    }

    /** Who stands behind what the whole file is about, where that is the model. */
    private static Optional<Node.Mapping> ofWhole(Bom bom, Bom.Element model, String key) {
        return bom.main().filter(model::equals).flatMap(main -> bom.object(bom.root(), "metadata")).flatMap(about -> bom.object(about, key));
    }

    private static void licence(Bom bom, Node.Mapping node, Sheet.Item item) {
        List<Node.Scalar> named = new ArrayList<>();
        for (Node.Mapping choice : bom.objects(node, "licenses")) {
            bom.object(choice, "license")
                    .flatMap(licence -> bom.text(licence, "id").or(() -> bom.text(licence, "name")))
                    .or(() -> bom.text(choice, "expression"))
                    .ifPresent(named::add);
        }
        if (!named.isEmpty()) {
            String text = named.stream().map(name -> Secrets.shown(name.text())).collect(Collectors.joining(", "));
            item.text("licence", text, Origins.stated(named.get(0)));
        }
    }

    /** Ancestors are written out in place; those that the file lists as well are meant. */
    private void basedOn(Bom bom, Node.Mapping node, Sheet.Item item) {
        Map<String, Node> ids = new LinkedHashMap<>();
        bom.object(node, "pedigree").ifPresent(pedigree -> {
            for (Node.Mapping ancestor : bom.objects(pedigree, "ancestors")) {
                Optional<Node.Scalar> type = Values.scalar(ancestor, "type");
                if (type.filter(text -> text.text().equals("machine-learning-model")).isEmpty()) {
                    continue;
                }
                bom.text(ancestor, "type");
                Optional<Node.Scalar> group = bom.text(ancestor, "group");
                bom.text(ancestor, "name").ifPresent(name -> {
                    String whole = group.map(text -> text.text() + '/').orElse("") + name.text();
                    ids.putIfAbsent(
                            listed(bom, ancestor, whole).orElseGet(() -> ancestor(bom, ancestor, whole, name)), name);
                });
            }
        });
        ids.remove(item.id());
        if (!ids.isEmpty()) {
            Node first = ids.values().iterator().next();
            item.texts("basedOn", List.copyOf(ids.keySet()), false, Origins.stated(first));
        }
    }

    private Optional<String> listed(Bom bom, Node.Mapping ancestor, String whole) {
        return Values.scalar(ancestor, "bom-ref")
                .flatMap(ref -> bom.element(ref.text()))
                .flatMap(components::model)
                .or(() -> Optional.ofNullable(byName.get(whole)));
    }

    private String ancestor(Bom bom, Node.Mapping node, String whole, Node.Scalar name) {
        return ancestors.computeIfAbsent(whole, key -> {
            Sheet.Item item = draft.sheet()
                    .entity("models", false, draft.id("model", whole), node.at())
                    .text("name", Secrets.shown(name.text()), Origins.stated(name));
            Optional<BomParties.Party> maker = bom.object(node, "manufacturer").flatMap(party -> draft.parties().of(bom, party));
            Optional<Node.Scalar> publisher = bom.text(node, "publisher");
            if (maker.isPresent()) {
                item.text("developer", maker.get().id(), Origins.stated(maker.get().at()));
            } else {
                suspect(item, publisher, Values.scalar(node, "group"));
            }
            return item.id();
        });
    }

    private void card(Bom bom, Bom.Element model, Node.Mapping card, Sheet.Item item) {
        bom.object(card, "modelParameters").ifPresent(parameters -> trainingData(bom, model, parameters, item));
        bom.object(card, "considerations")
                .flatMap(considerations -> bom.object(considerations, "environmentalConsiderations"))
                .ifPresent(environment -> training(bom, environment, item));
    }

    private void trainingData(Bom bom, Bom.Element model, Node.Mapping parameters, Sheet.Item item) {
        Set<String> ids = new LinkedHashSet<>();
        Optional<Node> first = Optional.empty();
        for (Node.Mapping named : bom.objects(parameters, "datasets")) {
            Optional<Node.Scalar> ref = bom.text(named, "ref");
            if (ref.isEmpty()) {
                ids.add(data.inline(bom, named, model.known()));
            } else {
                Optional<Bom.Element> element =
                        bom.element(ref.get().text()).filter(found -> found.kind() == Bom.Kind.DATA);
                element.ifPresent(found -> ids.addAll(data.listed(found)));
                if (element.isEmpty()) {
                    bom.remark(ref.get(), "no data have the reference " + Names.quote(Secrets.shown(ref.get().text())));
                }
            }
            first = first.or(() -> Optional.of(named));
        }
        if (!ids.isEmpty()) {
            item.texts("trainingData", List.copyOf(ids), false, Origins.stated(first.orElseThrow()));
        }
    }

    /** Where and with how much energy it was trained. What using it costs depends on who uses it. */
    private static void training(Bom bom, Node.Mapping environment, Sheet.Item item) {
        List<Node.Scalar> energy = new ArrayList<>();
        List<Node.Scalar> emissions = new ArrayList<>();
        Map<String, Node> countries = new LinkedHashMap<>();
        Map<String, Node> places = new LinkedHashMap<>();
        for (Node.Mapping consumption : bom.objects(environment, "energyConsumptions")) {
            if (Values.scalar(consumption, "activity").filter(text -> text.text().equals("training")).isEmpty()) {
                bom.coverage().leaveOut(consumption, BomKeys.ENERGY);
                continue;
            }
            bom.text(consumption, "activity");
            measure(bom, consumption, "activityEnergyCost", "kWh").ifPresent(energy::add);
            measure(bom, consumption, "co2CostEquivalent", "tCO2eq").ifPresent(emissions::add);
            consumption.get("co2CostOffset").ifPresent(offset -> bom.coverage().leaveOut(offset, BomKeys.ENERGY));
            for (Node.Mapping provider : bom.objects(consumption, "energyProviders")) {
                place(bom, provider, countries, places);
            }
        }
        if (!countries.isEmpty()) {
            Node first = countries.values().iterator().next();
            item.texts("trainingCountries", List.copyOf(countries.keySet()), false, Origins.stated(first));
        }
        if (!places.isEmpty()) {
            Node first = places.values().iterator().next();
            item.text("trainingPlace", Secrets.shown(String.join("; ", places.keySet())), Origins.stated(first));
        }
        sum(item, "trainingEnergy", energy);
        sum(item, "trainingEmissions", emissions);
    }

    private static Optional<Node.Scalar> measure(Bom bom, Node.Mapping owner, String key, String unit) {
        return bom.object(owner, key).flatMap(measure -> {
            Optional<Node.Scalar> value = bom.text(measure, "value").filter(number -> {
                boolean fits = number.kind() == Node.Kind.NUMBER && new BigDecimal(number.text()).signum() >= 0;
                if (!fits) {
                    bom.expected("a number of at least 0", number);
                }
                return fits;
            });
            Optional<Node.Scalar> stated = bom.text(measure, "unit");
            if (stated.filter(text -> text.text().equals(unit)).isEmpty()) {
                bom.expected("`" + unit + "` as unit", stated.map(Node.class::cast).orElse(measure));
                return Optional.empty();
            }
            return value;
        });
    }

    /** The address of the power is where the machines stand. It is no address of the maker. */
    private static void place(
            Bom bom, Node.Mapping provider, Map<String, Node> countries, Map<String, Node> places) {
        for (String key : List.of("description", "energyProvided", "energySource")) {
            provider.get(key).ifPresent(node -> bom.coverage().leaveOut(node, BomKeys.ENERGY));
        }
        Optional<Node.Mapping> organisation = bom.object(provider, "organization");
        organisation.flatMap(node -> node.get("name")).ifPresent(name -> bom.coverage().leaveOut(name, BomKeys.ENERGY));
        organisation.flatMap(node -> bom.object(node, "address")).ifPresent(address -> {
            List<Node.Scalar> parts = new ArrayList<>();
            for (String key : List.of("locality", "region", "country")) {
                bom.text(address, key).ifPresent(parts::add);
            }
            if (!parts.isEmpty()) {
                String text = parts.stream().map(Node.Scalar::text).collect(Collectors.joining(", "));
                places.putIfAbsent(text, parts.get(0));
            }
            Values.scalar(address, "country").ifPresent(country -> Countries.meant(country.text())
                    .ifPresent(code -> countries.putIfAbsent(code, country)));
        });
    }

    private static void sum(Sheet.Item item, String key, List<Node.Scalar> values) {
        if (!values.isEmpty()) {
            String sum = values.size() == 1
                    ? values.get(0).text()
                    : values.stream()
                            .map(value -> new BigDecimal(value.text()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .stripTrailingZeros()
                            .toPlainString();
            item.number(key, sum, Origins.stated(values.get(0)));
        }
    }
}
