package edict.imports;

import edict.document.Names;
import edict.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Data sets: what services classify, what models were trained on, what is listed as data. */
final class BomData {

    /** The lists of a governance, which are attributes of data sets too. */
    private static final List<String> ROLES = List.of("owners", "custodians", "stewards");

    /** Whom a governance names. */
    private record Governance(Map<String, List<BomParties.Party>> roles) {

        private String shown() {
            return roles.entrySet().stream()
                    .map(role -> role.getKey() + ' ' + role.getValue().stream()
                            .map(party -> party.id().replaceFirst("^cdx-organisation-", ""))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(" "));
        }

        private boolean isEmpty() {
            return roles.isEmpty();
        }
    }

    private final BomDraft draft;
    private final Map<String, String> classified = new LinkedHashMap<>();
    private final Set<String> governed = new HashSet<>();
    private final Map<Bom.Element, List<String>> listed = new HashMap<>();

    BomData(BomDraft draft) {
        this.draft = draft;
    }

    /**
     * The data set of an entry of a service: one for each classification and those who govern it.
     *
     * @param classification as the entry has it
     */
    String classified(Bom bom, Node.Mapping entry, Node.Scalar classification) {
        Governance governance = governance(bom, entry);
        String key = classification.text() + '\n' + governance.shown();
        return classified.computeIfAbsent(key, any -> {
            String name = classification.text() + (governance.isEmpty() ? "" : ' ' + governance.shown());
            Sheet.Item item = draft.sheet()
                    .entity("dataSets", false, draft.id("data", name), classification.at())
                    .text("name", Secrets.shown(classification.text()), Origins.stated(classification));
            classification(item, classification);
            govern(item, governance);
            if (!governance.isEmpty()) {
                governed.add(item.id());
            }
            return item.id();
        });
    }

    /** Whether the file says who governs a data set that {@link #classified} gave. */
    boolean isGoverned(String id) {
        return governed.contains(id);
    }

    private static void classification(Sheet.Item item, Node.Scalar classification) {
        item.text("classification", Secrets.shown(classification.text()), Origins.stated(classification));
        if (!item.has("personal")) {
            item.ask(
                    "personal",
                    Origins.asked(
                            classification,
                            "the file calls them " + Names.quote(Secrets.shown(classification.text()))
                                    + ", which is no legal qualification"));
        }
    }

    private Governance governance(Bom bom, Node.Mapping owner) {
        Map<String, List<BomParties.Party>> roles = new LinkedHashMap<>();
        bom.object(owner, "governance").ifPresent(governance -> {
            for (String role : ROLES) {
                for (Node.Mapping party : bom.objects(governance, role)) {
                    bom.object(party, "organization")
                            .flatMap(organisation -> draft.parties().of(bom, organisation))
                            .ifPresent(found ->
                                    roles.computeIfAbsent(role, any -> new ArrayList<>()).add(found));
                }
            }
        });
        return new Governance(roles);
    }

    private static void govern(Sheet.Item item, Governance governance) {
        governance.roles().forEach((role, parties) -> item.texts(
                role,
                parties.stream().map(BomParties.Party::id).distinct().toList(),
                false,
                Origins.stated(parties.get(0).at())));
    }

    /** The data sets that a component of type data stands for: one, or one for each that it holds. */
    List<String> listed(Bom.Element element) {
        List<String> known = listed.get(element);
        if (known != null) {
            return known;
        }
        Bom bom = element.bom();
        bom.text(element.node(), "type");
        bom.text(element.node(), "group");
        Optional<Node.Scalar> name = element.name();
        List<Node.Mapping> inside = new ArrayList<>();
        List<Node.Mapping> others = new ArrayList<>();
        bom.objects(element.node(), "data").forEach(data -> {
            boolean dataset = Values.scalar(data, "type").filter(type -> type.text().equals("dataset")).isPresent();
            (dataset ? inside : others).add(data);
        });
        others.forEach(data -> bom.coverage().leaveOut(data, BomKeys.DATA_FILES));
        List<String> ids = new ArrayList<>();
        if (inside.isEmpty() && !others.isEmpty()) {
            bom.coverage().leaveOutBut(element.node(), "components", BomKeys.DATA_FILES);
        } else if (inside.size() < 2) {
            Sheet.Item item = entity(element.known(), name, element.node());
            inside.forEach(data -> describe(bom, item, data));
            ids.add(item.id());
        } else {
            inside.forEach(data -> ids.add(inline(bom, data, element.known())));
        }
        listed.put(element, ids);
        return ids;
    }

    private Sheet.Item entity(String known, Optional<Node.Scalar> name, Node at) {
        Sheet.Item item = draft.sheet().entity("dataSets", false, draft.id("data", known), at.at());
        name.ifPresent(text -> item.text("name", Secrets.shown(text.text()), Origins.stated(text)));
        return item;
    }

    /** A data set described in place. @param owner of what it is part */
    String inline(Bom bom, Node.Mapping data, String owner) {
        Optional<Node.Scalar> name = bom.text(data, "name");
        Sheet.Item item =
                entity(name.map(text -> owner + ' ' + text.text()).orElse(owner + " data"), name, data);
        describe(bom, item, data);
        return item.id();
    }

    private void describe(Bom bom, Sheet.Item item, Node.Mapping data) {
        bom.text(data, "type");
        bom.text(data, "name")
                .filter(name -> !item.has("name"))
                .ifPresent(name -> item.text("name", Secrets.shown(name.text()), Origins.stated(name)));
        List<Node.Scalar> sensitive = bom.texts(data, "sensitiveData");
        if (!sensitive.isEmpty()) {
            String named = sensitive.stream()
                    .limit(3)
                    .map(text -> Names.quote(Secrets.shown(text.text())))
                    .collect(Collectors.joining(", "));
            item.ask("personal", Origins.asked(sensitive.get(0), "the file names sensitive data: " + named));
        }
        bom.text(data, "classification").ifPresent(classification -> classification(item, classification));
        govern(item, governance(bom, data));
    }
}
