package edict.imports;

import edict.document.Names;
import edict.document.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What flows where. Each service describes its own ends; what both ends describe is one flow, and where they differ it is
 * asked which is so.
 */
final class BomFlows {

    private static final Set<String> DIRECTIONS = Set.of("inbound", "outbound", "bi-directional", "unknown");

    /** Looked at, of one service: more would help nobody. */
    private static final int NEIGHBOURS = 50;

    private final BomDraft draft;
    private final BomComponents components;
    private final BomData data;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Map<String, Loose> loose = new LinkedHashMap<>();

    /** Who describes what it exchanges with whom: component ids. */
    private final Set<String> described = new HashSet<>();

    private int entries;

    BomFlows(BomDraft draft, BomComponents components, BomData data) {
        this.draft = draft;
        this.components = components;
        this.data = data;
    }

    /** What one end says of data of one classification. @param at the classification, else the entry */
    private static final class Said {

        private final Bom bom;
        private final Node at;
        private final String classification;
        private final Map<String, Node> names = new LinkedHashMap<>();
        private final Set<String> dataSets = new LinkedHashSet<>();

        private Said(Bom bom, Node at, String classification) {
            this.bom = bom;
            this.at = at;
            this.classification = classification;
        }

        private void add(Entry entry) {
            entry.name.ifPresent(name -> names.putIfAbsent(name.text(), name));
            entry.dataSet.ifPresent(dataSets::add);
        }

        private Said and(Said other) {
            Said both = new Said(bom, at, classification);
            for (Said said : List.of(this, other)) {
                said.names.forEach(both.names::putIfAbsent);
                both.dataSets.addAll(said.dataSets);
            }
            return both;
        }

        private String shown() {
            return classification.isEmpty() ? "data without a classification" : Names.quote(Secrets.shown(classification));
        }

        private String line(Said from) {
            return (bom == from.bom ? "" : Drafts.name(bom.file()) + ", ") + "line " + at.at().line();
        }
    }

    /** An entry of a service's data. */
    private record Entry(
            Bom bom, Node at, Optional<Node.Scalar> name, String classification, Optional<String> dataSet) {}

    /** From one component to another, with what each end says of it by classification. */
    private static final class Way {

        private final BomComponents.Actor from;
        private final BomComponents.Actor to;
        private final Map<String, Said> bySender = new TreeMap<>();
        private final Map<String, Said> byReceiver = new TreeMap<>();

        private Way(BomComponents.Actor from, BomComponents.Actor to) {
            this.from = from;
            this.to = to;
        }
    }

    /** In or out of a service, with nobody named on the other side. */
    private record Loose(BomComponents.Actor self, String direction, Said said) {}

    int entries() {
        return entries;
    }

    void read(Bom.Element service) {
        BomComponents.Actor self = components.actor(service).orElseThrow();
        for (Node.Mapping node : service.bom().objects(service.node(), "data")) {
            entries++;
            read(self, service.bom(), node);
        }
    }

    private void read(BomComponents.Actor self, Bom bom, Node.Mapping node) {
        Optional<Node.Scalar> classification = bom.text(node, "classification");
        Entry entry = new Entry(
                bom,
                classification.map(Node.class::cast).orElse(node),
                bom.text(node, "name"),
                classification.map(Node.Scalar::text).orElse(""),
                classification.map(text -> data.classified(bom, node, text)));
        String direction = direction(bom, node);
        List<BomComponents.Actor> sources = others(self, bom, bom.texts(node, "source"));
        List<BomComponents.Actor> targets = others(self, bom, bom.texts(node, "destination"));
        boolean both = direction.equals("bi-directional");
        if ((direction.equals("outbound") && !sources.isEmpty()) || (direction.equals("inbound") && !targets.isEmpty())) {
            bom.remark(node, "contradiction: the data are " + Names.quote(direction) + " and the entry names a "
                    + (direction.equals("outbound") ? "source" : "destination") + "; both flows are taken");
        }
        // Where data go both ways and one list is given, it names who is on the other side.
        Set<BomComponents.Actor> from = new LinkedHashSet<>(both && sources.isEmpty() ? targets : sources);
        Set<BomComponents.Actor> to = new LinkedHashSet<>(both && targets.isEmpty() ? sources : targets);
        from.forEach(other -> say(self, way(other, self).byReceiver, other, entry));
        to.forEach(other -> say(self, way(self, other).bySender, other, entry));
        if (from.isEmpty() && (both || direction.equals("inbound"))) {
            loose(self, "in", entry);
        }
        if (to.isEmpty() && (both || direction.equals("outbound"))) {
            loose(self, "out", entry);
        }
        if (from.isEmpty() && to.isEmpty() && direction.equals("unknown")) {
            loose(self, "in or out", entry);
        }
    }

    private static String direction(Bom bom, Node.Mapping node) {
        Optional<Node.Scalar> flow = bom.text(node, "flow");
        flow.filter(text -> !DIRECTIONS.contains(text.text()))
                .ifPresent(text -> bom.remark(text, "expected " + Names.oneOf(new TreeSet<>(DIRECTIONS)) + ", found "
                        + Names.quote(Secrets.shown(text.text())) + "; the direction is asked"));
        return flow.map(Node.Scalar::text).filter(DIRECTIONS::contains).orElse("unknown");
    }

    private List<BomComponents.Actor> others(BomComponents.Actor self, Bom bom, List<Node.Scalar> ends) {
        List<BomComponents.Actor> others = new ArrayList<>();
        ends.forEach(end -> {
            BomComponents.Actor other = components.end(bom, end);
            if (!other.id().equals(self.id())) {
                others.add(other);
            }
        });
        return others;
    }

    private Way way(BomComponents.Actor from, BomComponents.Actor to) {
        return ways.computeIfAbsent(from.id() + ' ' + to.id(), key -> new Way(from, to));
    }

    private void say(BomComponents.Actor self, Map<String, Said> into, BomComponents.Actor other, Entry entry) {
        described.add(self.id() + ' ' + other.id());
        said(into, entry.classification, entry).add(entry);
    }

    private static Said said(Map<String, Said> into, String key, Entry entry) {
        return into.computeIfAbsent(key, any -> new Said(entry.bom, entry.at, entry.classification));
    }

    private void loose(BomComponents.Actor self, String direction, Entry entry) {
        String key = self.id() + ' ' + direction + ' ' + entry.classification;
        loose.computeIfAbsent(
                        key, any -> new Loose(self, direction, new Said(entry.bom, entry.at, entry.classification)))
                .said
                .add(entry);
    }

    /** Writes the flows, once all services have had their say. */
    void write() {
        ways.values().forEach(this::write);
        loose.values().forEach(this::write);
    }

    private void write(Way way) {
        Map<String, Said> onlySender = new TreeMap<>();
        Map<String, Said> onlyReceiver = new TreeMap<>(way.byReceiver);
        way.bySender.forEach((classification, said) -> {
            Said other = onlyReceiver.remove(classification);
            if (other != null) {
                write(way, said.and(other));
            } else {
                onlySender.put(classification, said);
            }
        });
        disputed(way, onlySender, onlyReceiver);
        onlySender.values().forEach(said -> oneSided(way, said, way.to, way.from));
        onlyReceiver.values().forEach(said -> oneSided(way, said, way.from, way.to));
    }

    /** What both ends describe under one name, or as the only other thing, and classify differently. */
    private void disputed(Way way, Map<String, Said> onlySender, Map<String, Said> onlyReceiver) {
        Map<String, Said> byName = new LinkedHashMap<>();
        onlyReceiver.values().forEach(said -> said.names.keySet().forEach(name -> byName.putIfAbsent(name, said)));
        for (Said sent : List.copyOf(onlySender.values())) {
            Optional<Said> received = sent.names.keySet().stream()
                    .filter(byName::containsKey)
                    .map(byName::get)
                    .filter(said -> onlyReceiver.containsKey(said.classification))
                    .findFirst();
            if (received.isEmpty() && onlySender.size() == 1 && onlyReceiver.size() == 1) {
                received = onlyReceiver.values().stream().findFirst();
            }
            received.ifPresent(other -> {
                onlySender.remove(sent.classification);
                onlyReceiver.remove(other.classification);
                other.bom.remark(
                        other.at,
                        "contradiction: " + way.from.shown() + " sends " + sent.shown() + " (" + sent.line(other)
                                + ") and " + way.to.shown() + " receives " + other.shown()
                                + "; it is asked which data flow");
                flow(way, sent.and(other), sent.classification + " or " + other.classification)
                        .ask(
                                "data",
                                Origins.asked(
                                        other.at,
                                        "the sender says " + sent.shown() + ", the receiver " + other.shown()));
            });
        }
    }

    /** @param silent the end that does not mention it */
    private void oneSided(Way way, Said said, BomComponents.Actor silent, BomComponents.Actor speaking) {
        if (described.contains(silent.id() + ' ' + speaking.id())) {
            boolean sender = speaking.id().equals(way.from.id());
            said.bom.remark(
                    said.at,
                    "contradiction: only " + speaking.shown() + " says that it " + (sender ? "sends " : "receives ")
                            + said.shown() + (sender ? " to " : " from ") + silent.shown()
                            + ", which describes other data between them; the flow is taken");
        }
        write(way, said);
    }

    private void write(Way way, Said said) {
        Sheet.Item flow = flow(way, said, said.classification);
        data(flow, said);
    }

    private void data(Sheet.Item flow, Said said) {
        if (said.dataSets.isEmpty()) {
            flow.ask("data", Origins.asked(said.at, "the entry has no classification"));
        } else {
            // Where one end names who governs the data and the other doesn't, they are the governed ones.
            List<String> governed = said.dataSets.stream().filter(data::isGoverned).toList();
            List<String> ids = governed.isEmpty() ? List.copyOf(said.dataSets) : governed;
            flow.texts("data", ids, true, Origins.stated(said.at));
        }
    }

    private Sheet.Item flow(Way way, Said said, String what) {
        Sheet.Item flow = entity(way.from.name() + " to " + way.to.name() + ' ' + what, said);
        organisation(flow, "exporter", way.from, said);
        organisation(flow, "importer", way.to, said);
        return flow.text("source", way.from.id(), Origins.stated(said.at))
                .text("target", way.to.id(), Origins.stated(said.at));
    }

    private Sheet.Item entity(String known, Said said) {
        Sheet.Item flow = draft.sheet().entity("flows", false, draft.id("flow", known), said.at.at());
        if (!said.names.isEmpty()) {
            Node first = said.names.values().iterator().next();
            flow.text("name", Secrets.shown(String.join("; ", said.names.keySet())), Origins.stated(first));
        }
        return flow;
    }

    private static void organisation(Sheet.Item flow, String key, BomComponents.Actor actor, Said said) {
        if (actor.operator().isPresent()) {
            BomParties.Party party = actor.operator().get();
            flow.text(key, party.id(), Origins.stated(party.at()));
        } else {
            flow.ask(key, Origins.asked(said.at, "nobody is named who provides " + actor.shown()));
        }
    }

    private void write(Loose loose) {
        BomComponents.Actor self = loose.self;
        Said said = loose.said;
        Sheet.Item flow = entity(self.name() + ' ' + loose.direction + ' ' + said.classification, said);
        String neighbours = neighbours(loose);
        boolean in = loose.direction.equals("in");
        boolean out = loose.direction.equals("out");
        Origin.Asked asked = Origins.asked(
                said.at,
                in
                        ? "the entry does not say where the data come from" + neighbours
                        : out
                                ? "the entry does not say where the data go" + neighbours
                                : "the entry does not say whether the data come in or go out");
        if (out) {
            organisation(flow, "exporter", self, said);
        } else {
            flow.ask("exporter", asked);
        }
        if (in) {
            organisation(flow, "importer", self, said);
        } else {
            flow.ask("importer", asked);
        }
        data(flow, said);
        if (out) {
            flow.text("source", self.id(), Origins.stated(said.at));
        }
        // A flow that names no component ends at none of the design, so what is not known has to be said.
        if (in) {
            flow.text("target", self.id(), Origins.stated(said.at));
        } else {
            flow.ask("target", asked);
        }
    }

    /** Others that it depends on, or that depend on it, with data of this classification. */
    private String neighbours(Loose mine) {
        Set<String> names = new LinkedHashSet<>();
        components.neighbours(mine.self.id()).stream().limit(NEIGHBOURS).forEach(id -> {
            for (String direction : List.of("in", "out")) {
                Optional.ofNullable(loose.get(id + ' ' + direction + ' ' + mine.said.classification))
                        .ifPresent(other -> names.add(other.self.shown()));
            }
        });
        return names.isEmpty()
                ? ""
                : "; such data are also at " + names.stream().limit(3).collect(Collectors.joining(", "));
    }
}
