package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.Countries;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The organisations that bills of materials name. Two of one name are one. */
final class BomParties {

    /** @param at where it is named */
    record Party(String id, Node.Scalar at) {}

    private final BomDraft draft;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, Known> byId = new HashMap<>();

    /** What was said of an organisation so far. */
    private static final class Known {

        private final String id;
        private final Sheet.Item item;
        private final Node.Scalar name;
        private Optional<String> country = Optional.empty();
        private boolean disputed;
        private boolean offers;

        private Known(String id, Sheet.Item item, Node.Scalar name) {
            this.id = id;
            this.item = item;
            this.name = name;
        }
    }

    BomParties(BomDraft draft) {
        this.draft = draft;
    }

    /** The organisation that an object with a name, and perhaps an address, stands for. */
    Optional<Party> of(Bom bom, Node.Mapping organisation) {
        return bom.text(organisation, "name").map(name -> {
            Known party = named(name);
            bom.object(organisation, "address")
                    .flatMap(address -> bom.text(address, "country"))
                    .ifPresent(country -> country(bom, party, country));
            return new Party(party.id, name);
        });
    }

    /** The organisation that a mere text names. */
    Party of(Node.Scalar name) {
        return new Party(named(name).id, name);
    }

    /** Notes that it provides or supplies something of the design: the decision may be taken for it. */
    Party offering(Party party) {
        Known offering = byId.get(party.id());
        if (offering != null) {
            offering.offers = true;
        }
        return party;
    }

    private Known named(Node.Scalar name) {
        String plain = name.text().strip().replaceAll("\\s+", " ");
        return known.computeIfAbsent(plain.toLowerCase(Locale.ROOT), key -> {
            String id = draft.id("organisation", plain);
            Sheet.Item item = draft.sheet()
                    .entity("organisations", false, id, name.at())
                    .text("name", Secrets.shown(plain), Origins.stated(name));
            Known party = new Known(id, item, name);
            byId.put(id, party);
            return party;
        });
    }

    private static void country(Bom bom, Known party, Node.Scalar country) {
        Optional<String> code = Countries.meant(country.text());
        String shown = Names.quote(Secrets.shown(country.text()));
        if (code.isEmpty()) {
            party.item.ask("country", Origins.asked(country, "the address says " + shown));
        } else if (party.disputed || party.country.filter(other -> !other.equals(code.get())).isPresent()) {
            party.disputed = true;
            bom.remark(country, "contradiction: " + Names.quote(Secrets.shown(party.name.text())) + " is in "
                    + party.country.orElseThrow() + " elsewhere and in " + shown + " here; its country is asked");
            party.item.ask("country", Origins.asked(country, "its addresses are in different countries"));
        } else {
            party.country = code;
            party.item.text("country", code.get(), Origins.stated(country));
        }
    }

    /** Asks what bills of materials never say: which organisation the decision is for, and which of the registry it is. */
    void finish() {
        known.values().forEach(party -> {
            if (party.offers) {
                party.item.ask(
                        "assessed", Origins.asked(party.name, "the file does not say for whom the decision is taken"));
            }
            if (!party.item.has("country")) {
                draft.registry()
                        .named("Organisation", party.name.text())
                        .ifPresent(entry -> party.item.ask(
                                "country",
                                Origins.asked(
                                        party.name,
                                        "the registry has an organisation of this name, registry:" + entry.id()
                                                + "; nobody has said that it is this one")));
            }
        });
        if (known.values().stream().noneMatch(party -> party.offers)) {
            draft.sheet()
                    .entity("organisations", false, draft.id("organisation", ""), draft.at().at())
                    .ask("assessed", Origins.asked(draft.at(), "the file does not say for whom the decision is taken"));
        }
    }
}
