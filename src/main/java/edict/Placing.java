package edict;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Slot;
import edict.facts.Tied;
import edict.facts.Value;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.rulebook.Words;
import edict.vocabulary.Literals;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts products into the place of a purchase. Used once. */
final class Placing {

    private static final String NO_COMPONENT = "no component of the design is called ";

    private final Dossier dossier;
    private final Reading.Document design;
    private final Facts facts;
    private final Set<String> taken;
    private final List<String> components;
    private final Vocabulary vocabulary;
    private final Map<String, CatalogueEntry> registry = new LinkedHashMap<>();
    private final Problems problems;
    private final Tied tied;

    /**
     * What the design says otherwise with something in the place.
     *
     * @param newcomers ids of organisations that come along and of whose certificates nobody has spoken
     * @param notes what counts for a candidate, or doesn't, otherwise than who reads of it would think
     */
    record Placed(List<Option.Step> steps, Set<String> newcomers, List<Text> notes) {}

    /**
     * @param design as it is
     * @param facts of that
     * @param problems gets what the dossier says of the design and isn't so
     */
    Placing(
            Dossier dossier,
            Reading.Document design,
            Facts facts,
            Vocabulary vocabulary,
            List<CatalogueEntry> registry,
            Problems problems) {
        this.dossier = dossier;
        this.design = design;
        this.facts = facts;
        this.vocabulary = vocabulary;
        this.components = dossier.components().stream().filter(id -> facts.component(id).isPresent()).toList();
        this.tied = Tied.to(components, facts, vocabulary);
        this.taken = facts.entities().values().stream().flatMap(entity -> entity.id().stream()).collect(Collectors.toSet());
        this.problems = problems;
        registry.forEach(entry -> this.registry.put(entry.id(), entry));
    }

    /** That a design has no component of that name; empty where it has. */
    static Optional<String> noComponent(String id, Facts facts) {
        return facts.component(id).isPresent() ? Optional.empty() : Optional.of(NO_COMPONENT + Names.quote(id) + Names.instead(id, components(facts)));
    }

    private static List<String> components(Facts facts) {
        return facts.ofType(Words.COMPONENT).stream().flatMap(one -> one.id().stream()).toList();
    }

    /** The design without what goes with today's product. */
    Reading.Document vacated() {
        List<String> known = components(facts);
        for (int i = 0; i < dossier.components().size(); i++) {
            String id = dossier.components().get(i);
            if (!known.contains(id)) {
                problems.add(said("/slot/components/" + i), NO_COMPONENT + Names.quote(id) + problems.didYouMean(id, known));
            }
        }
        checkCapabilities();
        List<Node> leaving = dossier.leaving().isEmpty() ? List.of() : ((Node.Sequence) said("/slot/leaves")).items();
        return Design.without(design, leaving, problems);
    }

    private Node said(String pointer) {
        return Trees.find(dossier.document().root(), pointer).orElse(dossier.document().root());
    }

    private void checkCapabilities() {
        List<String> known = facts.ofType(Words.CAPABILITY).stream().flatMap(one -> one.id().stream()).toList();
        for (Minimum minimum : dossier.minimums()) {
            if (minimum instanceof Minimum.Kept kept && !known.contains(kept.capability())) {
                problems.add(
                        kept.at(),
                        "no capability of the design is called " + Names.quote(kept.capability())
                                + problems.didYouMean(kept.capability(), known));
            }
        }
    }

    /**
     * What the design says otherwise with a bid in the place. Who buys concludes a contract: what it doesn't say yet is open, and to be
     * negotiated.
     */
    Placed bid(Candidate candidate) {
        return placed(candidate, true);
    }

    /** The same with a product of which nobody has made an offer yet. */
    Placed product(Candidate candidate) {
        return placed(candidate, false);
    }

    /**
     * Who comes along may have certificates that the design had no reason to list. Those that the candidate lists are all, as in a design, unless
     * it says that they are not, or that nobody at all has others.
     */
    private Set<String> newcomers(Candidate candidate, Optional<String> supplier, List<Option.Step> steps) {
        Optional<Boolean> complete = candidate.said().complete();
        if (complete.orElse(false)) {
            return Set.of();
        }
        Set<String> newcomers = brought(steps, Words.ORGANISATION)
                .flatMap(one -> text(one, "id").stream())
                .filter(id -> !taken.contains(id))
                .collect(Collectors.toSet());
        brought(steps, Words.CERTIFICATE).flatMap(one -> text(one, Words.HOLDER).stream()).forEach(newcomers::remove);
        if (complete.isEmpty()) {
            candidate.said().certificates().filter(listed -> candidate.maker().isEmpty()).flatMap(listed -> supplier).ifPresent(newcomers::remove);
        } else {
            supplier.ifPresent(newcomers::add);
        }
        return newcomers;
    }

    private Placed placed(Candidate candidate, boolean offered) {
        List<Option.Step> steps = new ArrayList<>();
        // What a step names has to be there before it.
        candidate.changes().stream().filter(step -> step.of().isEmpty()).forEach(steps::add);
        // Who bids is not who decides.
        brought(candidate.changes(), Words.ORGANISATION)
                .filter(one -> one.get(Words.ASSESSED).isEmpty())
                .flatMap(one -> text(one, "id").stream())
                .forEach(id -> steps.add(new Option.Step(id, Map.of(Words.ASSESSED, no(candidate)), candidate.at())));
        String product = candidate.product().flatMap(name -> product(name, candidate, steps)).orElse("");
        Optional<String> supplier = candidate.product().isEmpty() || product.isEmpty()
                ? today(Words.SUPPLIER)
                : supplier(product, candidate, steps);
        candidate.product().ifPresent(entry -> certificates(entry, supplier, candidate, steps));
        if (!product.isEmpty()) {
            for (String component : components) {
                steps.add(facts.filled(component, product, supplier, vocabulary));
            }
            // Who sells what somebody else makes may be engaged, or the maker is.
            Optional<String> engaged = supplier.filter(one -> candidate.maker().isEmpty());
            steps.addAll(tied.following(supplier, engaged, settled(), candidate.at()));
            for (Dossier.Naming naming : dossier.naming()) {
                Map<String, Node> set = new LinkedHashMap<>();
                naming.unknown().forEach(attribute -> set.put(attribute, Node.text("unknown", naming.at().at())));
                naming.supplier().forEach(attribute -> set.put(attribute, Node.text(supplier.orElse("unknown"), naming.at().at())));
                steps.add(new Option.Step(naming.of(), set, naming.at()));
            }
        }
        candidate.changes().stream().filter(step -> !step.of().isEmpty()).forEach(steps::add);
        Optional<String> runs = product.isEmpty() ? today(Words.RUNS) : Optional.of(product);
        List<String> leaving = candidate.keepsToday() ? List.of() : dossier.leaving();
        Claims claims = Claims.of(candidate, runs, supplier, facts, leaving, registry.values());
        steps.addAll(claims.steps());
        if (candidate.product().isEmpty() || !product.isEmpty()) {
            said(candidate, runs, supplier, claims, offered, steps);
        }
        if (candidate.said().complete().orElse(false)) {
            complete(vocabulary.collection(Words.CERTIFICATE), candidate, steps).ifPresent(steps::add);
        }
        List<Text> notes = Stream.concat(claims.notes().stream(), agreed(candidate, runs)).toList();
        return new Placed(List.copyOf(steps), newcomers(candidate, supplier, steps), notes);
    }

    /** Ids, or pointers, of that of which the dossier says what becomes of it. */
    private Set<String> settled() {
        return Stream.concat(dossier.leaving().stream(), dossier.naming().stream().map(Dossier.Naming::of)).collect(Collectors.toSet());
    }

    /** Ids of what goes on naming today's supplier, and may go with it. */
    List<String> staying() {
        return tied.perhaps(settled());
    }

    /** By what name the design would call a product. @param steps gets what brings it there */
    private Optional<String> product(String product, Candidate candidate, List<Option.Step> steps) {
        boolean here = brought(candidate).anyMatch(thing -> names(thing, "id", product))
                || facts.ofType(Words.PRODUCT).stream().anyMatch(one -> one.id().filter(product::equals).isPresent());
        if (here) {
            return Optional.of(product);
        }
        if (Optional.ofNullable(registry.get(product)).filter(entry -> entry.type().equals(Words.PRODUCT)).isEmpty()) {
            List<String> products = registry.values().stream()
                    .filter(entry -> entry.type().equals(Words.PRODUCT))
                    .map(CatalogueEntry::id)
                    .toList();
            problems.add(
                    candidate.at(),
                    "neither the registry nor the design nor the candidate's changes have a product " + Names.quote(product)
                            + problems.didYouMean(product, products));
            return Optional.empty();
        }
        return Optional.of(standing(product, Words.PRODUCT, Map.of(), candidate, steps));
    }

    /** What the registry knows to be certified comes along with the product; and what its supplier holds, for what it doesn't know. */
    private void certificates(String product, Optional<String> supplier, Candidate candidate, List<Option.Step> steps) {
        Optional<String> holder = Optional.ofNullable(registry.get(product)).flatMap(Slot::supplier).filter(one -> supplier.isPresent());
        registry.values().stream()
                .filter(entry -> entry.type().equals(Words.CERTIFICATE))
                .filter(entry -> listed(entry, product)
                        .orElseGet(() -> holder.isPresent() && holder.equals(Slot.one(entry, Words.HOLDER))))
                .forEach(entry -> standing(entry.id(), Words.CERTIFICATE, Map.of(), candidate, steps));
    }

    /** Whether a certificate is for a product; empty where the registry doesn't say, or not of all for which it is. */
    private static Optional<Boolean> listed(CatalogueEntry certificate, String product) {
        return Slot.many(certificate, Words.PRODUCTS)
                .filter(many -> many.complete() || many.scalars().contains(product))
                .map(many -> many.scalars().contains(product));
    }

    private Optional<String> supplier(String product, Candidate candidate, List<Option.Step> steps) {
        Optional<String> brought = brought(candidate)
                .filter(thing -> names(thing, "id", product))
                .flatMap(thing -> thing.get(Words.SUPPLIER).stream())
                .filter(Node.Scalar.class::isInstance)
                .map(supplier -> ((Node.Scalar) supplier).text())
                .findFirst();
        Optional<Entity> here = facts.ofType(Words.PRODUCT).stream()
                .filter(one -> one.id().filter(product::equals).isPresent())
                .findFirst();
        if (brought.filter(Literals.UNKNOWN::equals).isPresent()) {
            return Optional.empty();
        }
        return brought.map(one -> one.startsWith(CatalogueEntry.KEY)
                        ? standing(CatalogueEntry.named(one), Words.ORGANISATION, Map.of(Words.ASSESSED, no(candidate)), candidate, steps)
                        : one)
                .or(() -> here.flatMap(one -> end(one, Words.SUPPLIER)))
                .or(() -> candidate.product()
                        .flatMap(entry -> Optional.ofNullable(registry.get(entry)))
                        .flatMap(Slot::supplier)
                        .map(entry -> standing(
                                entry,
                                Words.ORGANISATION,
                                Map.of(Words.ASSESSED, no(candidate)),
                                candidate,
                                steps)));
    }

    /** What stands in the design for a registry entry, brought along where nothing does: only what stands there can be asked about. */
    private String standing(
            String entry, String type, Map<String, Node> also, Candidate candidate, List<Option.Step> steps) {
        Optional<String> there = Optional.ofNullable(facts.catalogued().get(entry))
                .flatMap(facts::entity)
                .flatMap(Entity::id);
        if (there.isPresent()) {
            return there.get();
        }
        Optional<String> brought = brought(candidate)
                .filter(thing -> names(thing, "registry", entry))
                .flatMap(thing -> thing.get("id").stream())
                .map(id -> ((Node.Scalar) id).text())
                .findFirst();
        if (brought.isPresent()) {
            return brought.get();
        }
        Map<String, Node> thing = new LinkedHashMap<>();
        thing.put("registry", Node.text(entry, candidate.at().at()));
        thing.putAll(also);
        return add(type, entry, thing, candidate, steps);
    }

    /** @return its id */
    private String add(String type, String wanted, Map<String, Node> said, Candidate candidate, List<Option.Step> steps) {
        String id = wanted;
        for (int n = 2; taken.contains(id); n++) {
            id = wanted + '-' + n;
        }
        Place at = candidate.at().at();
        Map<String, Node> thing = new LinkedHashMap<>();
        thing.put("id", Node.text(id, at));
        thing.putAll(said);
        Map<String, Place> places = thing.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().at()));
        Node list = new Node.Sequence(at, "", List.of(new Node.Mapping(at, "", thing, places)));
        String collection = vocabulary.collection(type);
        boolean listed = design.root().get(collection).isPresent()
                || steps.stream().anyMatch(step -> step.of().isEmpty() && step.set().containsKey(collection));
        // Of a list that nobody has begun this is a part.
        Node part = listed
                ? list
                : new Node.Mapping(
                        at, "", Map.of("has", list, "complete", new Node.Scalar(at, "", "false", Node.Kind.BOOLEAN)), Map.of());
        steps.add(new Option.Step("", Map.of(collection, part), candidate.at()));
        return id;
    }

    /** What is said of a candidate, wherever that stands in the design. */
    private void said(
            Candidate candidate, Optional<String> runs, Optional<String> supplier, Claims claims, boolean offered, List<Option.Step> steps) {
        Candidate.Said said = candidate.said();
        say(runs, "product", said.product(), candidate, steps);
        say(supplier, "supplier", said.supplier(), candidate, steps);
        components.forEach(component -> say(Optional.of(component), "component", said.component(), candidate, steps));
        Optional<String> bidder = candidate.maker().map(maker -> bidder(candidate, steps));
        say(bidder, "bidder", said.bidder(), candidate, steps);
        contract(candidate, runs, bidder.or(() -> supplier), offered, steps);
        List<Map<String, Node>> certificates = claims.certificates();
        for (int i = 0; i < certificates.size(); i++) {
            Map<String, Node> certificate = new LinkedHashMap<>();
            // Who sells what another makes shows certificates of either.
            supplier.filter(one -> bidder.isEmpty()).ifPresent(one -> certificate.put(Words.HOLDER, Node.text(one, candidate.at().at())));
            runs.ifPresent(one -> certificate.put(Words.PRODUCTS, list(one, candidate.at().at())));
            certificate.put(Words.STATUS, Node.text(Words.HELD, candidate.at().at()));
            certificate.putAll(certificates.get(i));
            add(Words.CERTIFICATE, candidate.id() + "-certificate-" + (i + 1), certificate, candidate, steps);
        }
    }

    /** Who bids for what another makes is party to the contract alone. */
    private String bidder(Candidate candidate, List<Option.Step> steps) {
        Map<String, Node> bidder = new LinkedHashMap<>();
        bidder.put("name", Node.text(candidate.title().orElse(candidate.id()), candidate.at().at()));
        bidder.put(Words.ASSESSED, no(candidate));
        return add(Words.ORGANISATION, candidate.id() + "-bidder", bidder, candidate, steps);
    }

    /** What the design lists with what comes along is all there is. */
    private Optional<Option.Step> complete(String collection, Candidate candidate, List<Option.Step> steps) {
        Place at = candidate.at().at();
        Optional<Node> list = Design.after(design, steps, new Problems()).root().get(collection);
        if (list.orElse(null) instanceof Node.Sequence) {
            return Optional.empty();
        }
        return Optional.of(
                list.orElse(null) instanceof Node.Mapping
                        ? new Option.Step(
                                "/" + collection,
                                Map.of("complete", new Node.Scalar(at, "", "true", Node.Kind.BOOLEAN)),
                                candidate.at())
                        : new Option.Step("", Map.of(collection, new Node.Sequence(at, "", List.of())), candidate.at()));
    }

    /**
     * What is offered changes the contract that is there about the product; else it is one of its own.
     *
     * @param supplier with whom it is concluded
     */
    private void contract(
            Candidate candidate, Optional<String> product, Optional<String> supplier, boolean offered, List<Option.Step> steps) {
        Map<String, Node> said = new LinkedHashMap<>();
        candidate.maker().flatMap(maker -> supplier).ifPresent(one -> said.put(Words.SUPPLIER, Node.text(one, candidate.at().at())));
        said.putAll(candidate.said().contract());
        List<Optional<String>> there = product.stream().flatMap(one -> contracts(candidate, one)).distinct().toList();
        if (!there.isEmpty()) {
            if (!said.isEmpty() && (there.size() > 1 || there.get(0).isEmpty())) {
                problems.add(
                        candidate.at(),
                        there.size() + " contracts of the design or of `changes` are about the product"
                                + (there.size() > 1 ? "" : ", without an id")
                                + "; write under `changes` what the contract on offer says");
            } else if (!said.isEmpty()) {
                steps.add(new Option.Step(there.get(0).get(), said, candidate.at()));
            }
        } else if (!said.isEmpty() || offered && candidate.product().isPresent() && product.isPresent()) {
            Map<String, Node> contract = new LinkedHashMap<>();
            facts.marked(Words.ORGANISATION, Words.ASSESSED).stream()
                    .flatMap(buyer -> buyer.id().stream())
                    .findFirst()
                    .ifPresent(buyer -> contract.put(Words.CUSTOMER, Node.text(buyer, candidate.at().at())));
            supplier.ifPresent(one -> contract.put(Words.SUPPLIER, Node.text(one, candidate.at().at())));
            product.ifPresent(one -> contract.put(Words.PRODUCTS, list(one, candidate.at().at())));
            contract.putAll(said);
            add(Words.CONTRACT, candidate.id() + "-contract", contract, candidate, steps);
        }
    }

    /** What the design has agreed with who offers counts as what is on offer, and nobody sees that. */
    private Stream<Text> agreed(Candidate candidate, Optional<String> product) {
        return product.filter(one -> candidate.product().isPresent()).stream()
                .flatMap(one -> facts.contractsAbout(one, dossier.leaving()).stream())
                .map(contract -> contract.id().orElse(contract.key()) + " (" + contract.at() + ")")
                .map(contract -> new Text(
                        "the design has contract " + contract + " about this product, and it counts as the one on offer, with its clauses"
                                + " and its days; where this purchase gets one of its own, write that under `changes`",
                        "le projet a déjà le contrat " + contract + " sur ce produit, et il compte comme celui qui est offert, avec ses"
                                + " clauses et ses délais ; si ce marché reçoit le sien, écrivez-le sous `changes`"));
    }

    /** The ids of the contracts that stay, or that the candidate's changes bring, about a product; empty for one without. */
    private Stream<Optional<String>> contracts(Candidate candidate, String product) {
        String collection = vocabulary.collection(Words.CONTRACT);
        Stream<Optional<String>> brought = candidate.changes().stream()
                .filter(step -> step.of().isEmpty())
                .flatMap(step -> Optional.ofNullable(step.set().get(collection)).stream())
                .flatMap(list -> things(list).stream())
                .filter(thing -> isAbout(thing.get(Words.PRODUCTS), product))
                .map(thing -> thing.get("id").filter(Node.Scalar.class::isInstance).map(id -> ((Node.Scalar) id).text()));
        Stream<Optional<String>> changed = candidate.changes().stream()
                .filter(step -> facts.ofType(Words.CONTRACT).stream()
                        .anyMatch(contract -> contract.id().filter(step.of()::equals).isPresent()))
                .filter(step -> isAbout(Optional.ofNullable(step.set().get(Words.PRODUCTS)), product))
                .map(step -> Optional.of(step.of()));
        Stream<Optional<String>> staying = facts.contractsAbout(product, dossier.leaving()).stream()
                .map(Entity::id)
                .filter(id -> candidate.changes().stream()
                        .filter(step -> id.filter(step.of()::equals).isPresent())
                        .flatMap(step -> Optional.ofNullable(step.set().get(Words.PRODUCTS)).stream())
                        .allMatch(products -> isAbout(Optional.of(products), product)));
        return Stream.of(brought, changed, staying).flatMap(Function.identity());
    }

    private static boolean isAbout(Optional<Node> products, String product) {
        return products.stream()
                .flatMap(list -> items(list).stream())
                .anyMatch(item -> item instanceof Node.Scalar scalar && scalar.text().equals(product));
    }

    private static Node no(Candidate candidate) {
        return new Node.Scalar(candidate.at().at(), "", "false", Node.Kind.BOOLEAN);
    }

    private static Node list(String one, Place at) {
        return new Node.Sequence(at, "", List.of(Node.text(one, at)));
    }

    private void say(
            Optional<String> of, String what, Map<String, Node> set, Candidate candidate, List<Option.Step> steps) {
        if (!set.isEmpty() && of.isEmpty()) {
            problems.add(candidate.at(), "nobody says who or what the " + what + " is; name it under `changes`");
        } else if (!set.isEmpty()) {
            steps.add(new Option.Step(of.get(), set, candidate.at()));
        }
    }

    /** What runs today in the place, or who supplies that. */
    private Optional<String> today(String attribute) {
        Optional<Entity> runs = components.stream()
                .flatMap(id -> facts.component(id).stream())
                .flatMap(component -> at(component, Words.RUNS).stream())
                .findFirst();
        return attribute.equals(Words.RUNS) ? runs.flatMap(Entity::id) : runs.flatMap(one -> end(one, attribute));
    }

    private Optional<String> end(Entity of, String attribute) {
        return at(of, attribute).flatMap(Entity::id);
    }

    private Optional<Entity> at(Entity of, String attribute) {
        return facts.follow(of.key(), List.of(attribute))
                .map(Facts.End::value)
                .filter(Value.Known.class::isInstance)
                .flatMap(known -> facts.entity(((Value.Known) known).scalar().toString()));
    }

    private static Stream<Node.Mapping> brought(Candidate candidate) {
        return candidate.changes().stream()
                .flatMap(step -> step.set().values().stream())
                .flatMap(list -> things(list).stream());
    }

    private static List<Node.Mapping> things(Node list) {
        return items(list).stream()
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .toList();
    }

    /** What is in a list, be it all or a part. */
    private static List<Node> items(Node list) {
        Node items = list instanceof Node.Mapping part ? part.get("has").orElse(list) : list;
        return items instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    /** The things of a type that steps bring into the design. */
    private Stream<Node.Mapping> brought(List<Option.Step> steps, String type) {
        return steps.stream()
                .filter(step -> step.of().isEmpty())
                .flatMap(step -> Optional.ofNullable(step.set().get(vocabulary.collection(type))).stream())
                .flatMap(list -> things(list).stream());
    }

    private static boolean names(Node.Mapping thing, String key, String text) {
        return text(thing, key).filter(text::equals).isPresent();
    }

    private static Optional<String> text(Node.Mapping thing, String key) {
        return thing.get(key).filter(Node.Scalar.class::isInstance).map(said -> ((Node.Scalar) said).text());
    }
}
