package edict.procurement;

import edict.continuity.Verdict;
import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.facts.CatalogueEntry;
import edict.facts.Option;
import edict.imports.Unread;
import edict.rulebook.Coded;
import edict.rulebook.Framework;
import edict.rulebook.Parameter;
import edict.rulebook.Pattern;
import edict.rulebook.Provision;
import edict.rulebook.RegistryEntry;
import edict.rulebook.Rulebook;
import edict.rulebook.Wanted;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Schemas;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code kind: Procurement} strictly. Used once. */
final class DossierReader {

    /** The component of a need that no design holds. */
    static final String NEED = "need";

    static final String PRODUCT = "product";
    static final String NEWCOMER = "newcomer";
    static final String MAKER = "maker";
    private static final String SUPPLIER = "supplier";
    private static final String BIDDER = "bidder";

    private static final String BUYER = "buyer";

    private static final String AT_MOST = "atMost";

    /** What is said of one of these is said of somebody. */
    private static final List<String> OF_SOMEBODY = List.of(PRODUCT, SUPPLIER, BIDDER, "component", "certificates");

    private static final AttributeType EUROS = new AttributeType.Num("EUR", Optional.of(BigDecimal.ZERO), Optional.empty());
    private static final AttributeType DAYS = new AttributeType.Num("d", Optional.of(BigDecimal.ZERO), Optional.empty());
    private static final AttributeType POINTS =
            new AttributeType.Num("points", Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(100)));
    private static final AttributeType COUNTRIES = new AttributeType.ListOf(new AttributeType.Country());

    /** In the order in which they are named. */
    private static final List<String> KNOWN =
            List.of(Dossier.PRICE, Dossier.EXIT_DAYS, Dossier.EXIT_COST, Dossier.CONTINUITY);

    private final Reading.Document document;
    private final Rulebook rulebook;
    private final boolean compares;
    private final boolean whole;
    private final Problems problems = new Problems();

    /**
     * @param compares whether candidates are to be held against each other
     * @param sheets what is wrong with its spreadsheets: then nobody knows yet what it has none of
     */
    DossierReader(Reading.Document document, Rulebook rulebook, boolean compares, List<Problem> sheets) {
        this.document = document;
        this.rulebook = rulebook;
        this.compares = compares;
        this.whole = sheets.isEmpty();
        problems.addAll(sheets);
    }

    /** @param unread columns of its spreadsheets of which nothing stands in it */
    Dossier.Outcome read(List<Unread> unread) {
        Fields root = Fields.of(document.root(), problems);
        if (root.node("kind").filter(kind -> kind instanceof Node.Scalar scalar && scalar.text().equals("Design")).isPresent()) {
            root.problem("kind", "expected `" + Dossier.KIND + "`, found the text `Design`; a design is judged by `check`, over HTTP by `/v1/evaluations`");
            return new Dossier.Rejected(problems.sorted(), Optional.empty());
        }
        root.require("kind");
        if (compares) {
            root.require("weights");
        }
        if (compares && whole) {
            root.require("candidates");
        }
        root.choice("kind", List.of(Dossier.KIND));
        Optional<String> title = root.text("title");
        root.text("description");
        root.text("$schema");
        Optional<Fields> need = root.object(NEED);
        Optional<Fields> slot = root.object("slot");
        if (need.isPresent() == slot.isPresent()) {
            problems.add(document.root(), "expected either `design` and `slot`, or `need`");
        }
        Optional<Dossier.DesignSource> design = need.isPresent()
                ? need.map(this::needed)
                : slot.isPresent() || root.has("design") ? design(root) : Optional.empty();
        List<String> components = need.isPresent() ? List.of(NEED) : List.of();
        List<String> leaving = List.of();
        List<Dossier.Naming> naming = List.of();
        if (slot.isPresent()) {
            Fields fields = slot.get().require("components");
            components = fields.texts("components");
            leaving = fields.texts("leaves");
            naming = fields.objects("names").stream().flatMap(one -> naming(one).stream()).toList();
            if (fields.has("components") && components.isEmpty()) {
                fields.problem("components", "expected at least one component");
            }
            fields.close();
        }
        Optional<Dossier.Term> term = root.object("term").flatMap(this::term);
        Optional<Fields> weighted = root.object("weights");
        Map<String, BigDecimal> weights = weighted.map(this::weights).orElse(Map.of());
        // What has a weight that is none is named all the same.
        Set<String> own = own(weighted.map(fields -> fields.mapping().entries().keySet()).orElse(Set.of()), rulebook);
        Set<String> rated = new LinkedHashSet<>();
        List<Candidate> sound = new ArrayList<>();
        List<String> places = components;
        List<Candidate> candidates = candidates(root, own, rated, places, need.isPresent(), sound);
        own.removeAll(rated);
        weighted.filter(fields -> compares && whole).ifPresent(fields -> own.forEach(criterion -> noPoints(fields, criterion, unread)));
        List<Minimum> minimums = root.objects("minimums").stream().flatMap(one -> minimum(one).stream()).toList();
        if (root.has("sheets") && !compares) {
            root.problem("sheets", "no spreadsheets are read here");
        }
        List<String> scenarios = root.texts("scenarios");
        scenarios.stream()
                .filter(id -> !rulebook.scenarios().containsKey(id))
                .forEach(id -> root.problem("scenarios", noScenario(id)));
        root.close();
        List<String> leaves = leaving;
        List<Dossier.Naming> names = naming;
        Optional<Dossier> dossier = design.map(where -> new Dossier(
                title, where, places, leaves, names, term, candidates, minimums, scenarios, weights, unread, document));
        return problems.isEmpty() && dossier.isPresent()
                ? new Dossier.Accepted(dossier.get())
                : new Dossier.Rejected(problems.sorted(), dossier.map(one -> places.isEmpty() ? one.with(List.of()) : one.with(sound)));
    }

    private Optional<Dossier.DesignSource> design(Fields root) {
        root.require("design");
        return root.node("design").flatMap(node -> {
            if (node instanceof Node.Mapping mapping) {
                return Optional.of(new Dossier.Written(Trees.root(mapping), Set.of()));
            }
            return named(node).map(Dossier.DesignSource.class::cast);
        });
    }

    /** A design of the buyer, what is needed, and what the need says of the things around it. */
    private Dossier.DesignSource needed(Fields need) {
        need.require(Words.KIND);
        Node.Mapping at = need.mapping();
        Vocabulary vocabulary = rulebook.vocabulary();
        String organisations = vocabulary.collection(Words.ORGANISATION);
        Set<String> around = vocabulary.topLevel().stream()
                .filter(type -> !type.name().equals(Words.COMPONENT))
                .flatMap(type -> type.collection().stream())
                .collect(Collectors.toSet());
        Map<String, Node> component = new LinkedHashMap<>();
        component.put("id", Node.text(NEED, at.at()));
        Map<String, Node> design = new LinkedHashMap<>();
        design.put(Words.KIND, Node.text("Design", at.at()));
        // Who holds certificates is who offers, and says which; of the buyer nobody has asked.
        design.put(vocabulary.collection(Words.CERTIFICATE), new Node.Sequence(at.at(), "", List.of()));
        Optional<Fields> buyer = need.object(BUYER);
        at.entries().forEach((key, node) -> {
            if (around.contains(key)) {
                design.put(key, node);
            } else if (!key.equals(BUYER)) {
                component.put(key, node);
            }
        });
        Map<String, Node> organisation = new LinkedHashMap<>();
        organisation.put("id", Node.text(BUYER, at.at()));
        organisation.put(Words.ASSESSED, new Node.Scalar(at.at(), "", "true", Node.Kind.BOOLEAN));
        Optional<Node.Mapping> who = buyer.map(Fields::mapping);
        who.ifPresent(said -> organisation.putAll(said.entries()));
        List<Node> those = new ArrayList<>(List.of(written(who.orElse(at), organisation)));
        need.objects(organisations).forEach(other -> those.add(other.mapping()));
        design.put(organisations, new Node.Sequence(at.at(), "", List.copyOf(those)));
        design.put(vocabulary.collection(Words.COMPONENT), new Node.Sequence(at.at(), "", List.of(written(at, component))));
        return new Dossier.Written(Trees.root(new Node.Mapping(at.at(), "/" + NEED, design, Map.of())), Set.of(BUYER));
    }

    /** Where it was written, and its keys as well. */
    private static Node.Mapping written(Node.Mapping at, Map<String, Node> entries) {
        return new Node.Mapping(at.at(), "", entries, at.keys());
    }

    private Optional<Dossier.Naming> naming(Fields fields) {
        fields.require("of");
        Optional<String> of = fields.text("of");
        List<String> supplier = fields.texts("supplier");
        List<String> unknown = fields.texts("unknown");
        if (supplier.isEmpty() && unknown.isEmpty()) {
            problems.add(fields.mapping(), "expected `supplier`, attributes that name the supplier, or `unknown`, attributes that become unknown");
        }
        fields.close();
        return of.map(id -> new Dossier.Naming(id, supplier, unknown, fields.mapping()));
    }

    private Optional<Dossier.Term> term(Fields fields) {
        fields.require("from", "until");
        Optional<LocalDate> from = date(fields, "from");
        Optional<LocalDate> until = date(fields, "until");
        fields.close();
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (until.get().isBefore(from.get())) {
            fields.problem("until", "a term does not end before it begins, on " + from.get());
        }
        return Optional.of(new Dossier.Term(from.get(), until.get()));
    }

    private Optional<LocalDate> date(Fields fields, String key) {
        return fields.text(key).flatMap(text -> {
            Optional<LocalDate> date = Literals.date(text);
            if (date.isEmpty()) {
                fields.problem(key, Literals.noDate("the text " + Names.quote(text), text));
            }
            return date;
        });
    }

    private Map<String, BigDecimal> weights(Fields fields) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        fields.mapping().entries().forEach((criterion, node) -> {
            Optional<BigDecimal> weight = fields.scalar(criterion).flatMap(scalar -> Literals.number(scalar.text()));
            if (weight.isEmpty() || weight.get().signum() <= 0) {
                problems.add(node, "expected a number above 0, found " + node.described());
            } else {
                weights.put(criterion, weight.get());
            }
        });
        if (fields.mapping().entries().isEmpty()) {
            problems.add(fields.mapping(), "expected at least one weight, such as `price: 40`");
        }
        return weights;
    }

    /** Criteria of which each candidate has to tell the points. */
    static Set<String> own(Set<String> weights, Rulebook rulebook) {
        Set<String> own = new LinkedHashSet<>(weights);
        own.removeAll(KNOWN);
        own.removeAll(rulebook.frameworks().keySet());
        return own;
    }

    private void noPoints(Fields weights, String criterion, List<Unread> unread) {
        Set<String> known = new LinkedHashSet<>(KNOWN);
        known.addAll(rulebook.frameworks().keySet());
        weights.problem(
                criterion,
                "no candidate has " + Names.quote(criterion) + " under `points`, and it is not one of " + Names.oneOf(known)
                        + problems.didYouMean(criterion, Stream.concat(known.stream(), unread.stream().map(Unread::heading)).toList()));
    }

    /**
     * @param rated gets the criteria of which some candidate tells the points
     * @param isNeed whether nothing runs today that could stay
     * @param sound gets those that can be put into the place, whatever else is wrong with them
     */
    private List<Candidate> candidates(
            Fields root, Set<String> own, Set<String> rated, List<String> components, boolean isNeed, List<Candidate> sound) {
        List<Candidate> candidates = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Fields fields : root.objects("candidates")) {
            int before = problems.count();
            fields.require("id");
            Optional<String> id = fields.text("id");
            id.flatMap(one -> Names.noId(one, Schemas.CANDIDATE_ID_LENGTH)).ifPresent(wrong -> fields.problem("id", wrong));
            id.filter(one -> !ids.add(one)).ifPresent(one -> fields.problem("id", "the candidate " + Names.quote(one) + " stands twice in the list"));
            Optional<String> title = fields.text("title");
            Optional<String> product = fields.text(PRODUCT).map(CatalogueEntry::named);
            List<Option.Step> changes =
                    fields.node("changes").map(node -> Option.steps(node, problems)).orElse(List.of());
            boolean newcomer = isNewcomer(fields, product, changes, isNeed);
            Optional<String> maker = maker(fields).filter(one -> !one.equalsIgnoreCase(title.orElse("")) && id.filter(one::equals).isEmpty());
            if (product.isEmpty() && !newcomer) {
                unnamed(changes, components);
                maker.ifPresent(one -> fields.problem(
                        MAKER, "what runs today has its supplier in the design; write `newcomer: true` or a `product` where " + Names.quote(one) + " makes another"));
            }
            int placing = problems.count() - before;
            Candidate.Amount price = amount(fields, "price", EUROS);
            Optional<Fields> exit = fields.object("exit");
            Candidate.Amount exitDays = exit.map(of -> amount(of, "days", DAYS)).orElse(Candidate.Amount.UNKNOWN);
            Candidate.Amount exitCost = exit.map(of -> amount(of, "cost", EUROS)).orElse(Candidate.Amount.UNKNOWN);
            exit.ifPresent(Fields::close);
            Map<String, Candidate.Amount> points = new LinkedHashMap<>();
            fields.object("points").ifPresent(of -> {
                own.forEach(criterion -> points.put(criterion, amount(of, criterion, POINTS)));
                rated.addAll(of.mapping().entries().keySet());
                of.mapping().entries().keySet().stream()
                        .filter(criterion -> !own.contains(criterion))
                        .forEach(criterion -> of.problem(
                                criterion,
                                Names.quote(criterion) + " has no weight; name it under `weights` too"
                                        + problems.didYouMean(criterion, own)));
            });
            Candidate.Said said = fields.object("facts").map(facts -> said(facts, maker.isPresent())).orElse(Candidate.Said.NOTHING);
            List<Dossier.Named> answers = fields.list("answers").stream().flatMap(node -> named(node).stream()).toList();
            int others = problems.count();
            fields.close();
            // An unknown key may have been meant to say what goes into the place.
            boolean placed = placing == 0 && problems.count() == others;
            id.ifPresent(one -> {
                Candidate listed = new Candidate(
                        one, title, product, maker, changes, price, exitDays, exitCost, points, said, answers, fields.mapping());
                Candidate candidate = newcomer ? listed.withProduct(rulebook.vocabulary(), maker.flatMap(this::registered)) : listed;
                candidates.add(candidate);
                if (placed) {
                    sound.add(candidate);
                }
            });
        }
        if (compares && candidates.isEmpty() && problems.isEmpty()) {
            root.problem("candidates", "expected at least one candidate");
        }
        return List.copyOf(candidates);
    }

    /**
     * Whether it has a product and a supplier of its own, of which nothing is known but what is said of it: without a product it would be what
     * runs today, and of today's supplier whatever is said of a supplier.
     */
    private boolean isNewcomer(Fields fields, Optional<String> product, List<Option.Step> changes, boolean isNeed) {
        Optional<Boolean> said = fields.flag(NEWCOMER);
        if (said.orElse(false) && product.isPresent()) {
            fields.problem(NEWCOMER, "a newcomer is described here alone, and this has the product " + Names.quote(product.get()) + "; write one of both");
        } else if (!said.orElse(true) && isNeed) {
            fields.problem(NEWCOMER, "where there is only a need nothing runs today that this could be");
        } else if (said.isEmpty() && product.isEmpty() && changes.isEmpty() && !isNeed) {
            Optional<String> of = fields.node("facts").filter(Node.Mapping.class::isInstance).flatMap(facts -> OF_SOMEBODY.stream()
                    .filter(key -> ((Node.Mapping) facts).get(key).isPresent())
                    .findFirst());
            of.ifPresent(key -> problems.add(
                    fields.mapping(),
                    "without a `product` the " + Names.quote(key) + " under `facts` may be that of what runs today, or of somebody new; write"
                            + " `newcomer: false` or `newcomer: true`"));
        }
        return said.orElse(isNeed && changes.isEmpty()) && product.isEmpty();
    }

    /** Without a product it is what runs today of which facts speak, and whose supplier holds contracts and certificates. */
    private void unnamed(List<Option.Step> changes, List<String> components) {
        changes.stream()
                .filter(step -> components.contains(step.of()))
                .flatMap(step -> Optional.ofNullable(step.set().get(Words.RUNS)).stream())
                .filter(Node.Scalar.class::isInstance)
                .filter(runs -> !Literals.isUnknown(runs))
                .forEach(runs -> {
                    String product = ((Node.Scalar) runs).text();
                    problems.add(
                            runs,
                            "puts " + Names.quote(product) + " in the place, but without `product` the candidate is what runs there today;"
                                    + " write " + Names.quote("product: " + product) + " beside `changes`");
                });
    }

    /** Who makes it: by a name, or as designs refer to the registry. */
    private Optional<String> maker(Fields fields) {
        Optional<String> said = fields.text(MAKER);
        Optional<String> named = said.map(CatalogueEntry::named);
        named.filter(one -> !said.equals(named) && registered(one).isEmpty())
                .ifPresent(one -> fields.problem(
                        MAKER,
                        "the registry has no organisation " + Names.quote(one)
                                + problems.didYouMean(one, organisations().map(RegistryEntry::id).toList())));
        return named;
    }

    private Stream<RegistryEntry> organisations() {
        return rulebook.registry().values().stream().filter(entry -> entry.type().equals(Words.ORGANISATION));
    }

    /** The organisation of the registry that is called so, by its id, its name or another. */
    private Optional<String> registered(String maker) {
        return organisations()
                .filter(entry -> Stream.of(Stream.of(entry.id()), entry.aliases().stream(), names(entry))
                        .flatMap(names -> names)
                        .anyMatch(maker::equalsIgnoreCase))
                .map(RegistryEntry::id)
                .sorted()
                .findFirst();
    }

    /** By what names it went or goes. */
    private static Stream<String> names(RegistryEntry entry) {
        return entry.facts().entries().stream()
                .flatMap(dated -> dated.value().stream())
                .flatMap(set -> Optional.ofNullable(set.get("name")).stream())
                .flatMap(name -> name instanceof Literal.One one ? Stream.of(one.scalar().toString()) : Stream.of());
    }

    /** @param resells whether who bids is another than the supplier */
    private Candidate.Said said(Fields fields, boolean resells) {
        Optional<Literals.Listing> part = fields.node("certificates").orElse(null) instanceof Node.Mapping mapping
                ? Literals.listing(mapping, problems)
                : Optional.empty();
        Optional<List<Map<String, Node>>> certificates = Optional.empty();
        if (part.isPresent()) {
            certificates = Optional.of(certificates(Fields.of(Cells.object(Map.of("has", part.get().has()), part.get().has().at()), problems), "has"));
        } else if (fields.has("certificates") && !(fields.node("certificates").orElse(null) instanceof Node.Mapping)) {
            certificates = Optional.of(certificates(fields, "certificates"));
        }
        Map<String, Node> bidder = fields.entries(BIDDER);
        Map<String, Node> supplier = new LinkedHashMap<>(fields.entries(SUPPLIER));
        if (!resells) {
            bidder.forEach((attribute, value) -> {
                Node there = supplier.putIfAbsent(attribute, value);
                if (there != null && !SheetReader.isAlike(there, value)) {
                    problems.add(value, "who bids is the supplier, of whom something else is said at " + there.at() + "; `maker` names another who makes what is offered");
                }
            });
        }
        Candidate.Said said = new Candidate.Said(
                fields.entries("product"),
                supplier,
                resells ? bidder : Map.of(),
                fields.entries("component"),
                fields.entries("contract"),
                certificates,
                part.map(Literals.Listing::complete));
        fields.close();
        return said;
    }

    private static List<Map<String, Node>> certificates(Fields fields, String key) {
        return fields.objects(key).stream().map(one -> one.mapping().entries()).toList();
    }

    private Optional<Dossier.Named> named(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return Optional.of(new Dossier.Named(scalar.text(), scalar));
        }
        problems.add(node, "expected the name of a file, found " + node.described());
        return Optional.empty();
    }

    private Candidate.Amount amount(Fields fields, String key, AttributeType type) {
        Literal literal = fields.node(key).flatMap(node -> Literals.read(node, type, problems)).orElse(null);
        if (literal instanceof Literal.One one) {
            BigDecimal number = (BigDecimal) one.scalar();
            return new Candidate.Amount(number, Optional.of(number));
        }
        if (literal instanceof Literal.Range range) {
            return new Candidate.Amount(
                    range.from().map(BigDecimal.class::cast).orElse(BigDecimal.ZERO), range.to().map(BigDecimal.class::cast));
        }
        return Candidate.Amount.UNKNOWN;
    }

    /** How a minimum is told from another: by the key that only it has. */
    private static final List<String> MINIMUMS =
            List.of("framework", "certificate", "countries", "without", "capability", "price", "exit", "decision");

    private Optional<Minimum> minimum(Fields fields) {
        List<String> said = MINIMUMS.stream().filter(fields::has).toList();
        if (said.size() != 1) {
            problems.add(fields.mapping(), "expected exactly one of " + Names.oneOf(MINIMUMS));
            return Optional.empty();
        }
        Optional<? extends Minimum> minimum = switch (said.get(0)) {
            case "framework" -> level(fields);
            case "certificate" -> certified(fields);
            case "countries" -> within(fields);
            case "without" -> without(fields);
            case "capability" -> kept(fields);
            case "price" -> ceiling(fields, "price", Dossier.PRICE, EUROS);
            case "exit" -> exit(fields);
            default -> coded(fields, "decision", edict.decision.Verdict.values())
                    .map(verdict -> new Minimum.Decided(fields.mapping(), verdict));
        };
        fields.close();
        return minimum.map(Minimum.class::cast);
    }

    private Optional<Minimum.Level> level(Fields fields) {
        fields.require("level");
        Optional<String> framework = fields.text("framework");
        Optional<String> level = fields.scalar("level").map(Node.Scalar::text);
        Optional<String> objective = fields.text("objective");
        if (framework.isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        Framework known = rulebook.frameworks().get(framework.get());
        if (known == null) {
            fields.problem(
                    "framework",
                    "there is no framework " + Names.quote(framework.get()) + "; expected " + Names.oneOf(rulebook.frameworks().keySet())
                            + problems.didYouMean(framework.get(), rulebook.frameworks().keySet()));
            return Optional.empty();
        }
        try {
            String least = objective.map(of -> of + "=").orElse("") + level.get();
            return Optional.of(new Minimum.Level(fields.mapping(), Wanted.atLeast(known, List.of(least))));
        } catch (IllegalArgumentException nothingLikeThat) {
            fields.problem(
                    known.level(level.get()).isPresent() ? "objective" : "level", String.valueOf(nothingLikeThat.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Minimum.Certified> certified(Fields fields) {
        List<String> schemes = fields.node("certificate").orElse(null) instanceof Node.Sequence
                ? fields.texts("certificate")
                : fields.text("certificate").stream().toList();
        if (schemes.isEmpty()) {
            fields.problem("certificate", "the list is empty; name at least one scheme");
            return Optional.empty();
        }
        List<String> known = codes(Words.CERTIFICATE, Words.SCHEME);
        for (String scheme : schemes) {
            if (!known.contains(scheme)) {
                fields.problem("certificate", Names.quote(scheme) + " is not one of " + Names.oneOf(known) + problems.didYouMean(scheme, known));
            }
        }
        boolean start = fields.has("held") && fields.choice("held", List.of("start", "term")).filter("start"::equals).isPresent();
        return Optional.of(new Minimum.Certified(fields.mapping(), new LinkedHashSet<>(schemes), start));
    }

    private List<String> codes(String type, String attribute) {
        return code(type, attribute).map(AttributeType.Code::codes).orElse(List.of());
    }

    private Optional<AttributeType.Code> code(String type, String attribute) {
        return Optional.ofNullable(rulebook.vocabulary().types().get(type))
                .map(known -> known.attributes().get(attribute))
                .map(Attribute::type)
                .map(AttributeType::single)
                .filter(AttributeType.Code.class::isInstance)
                .map(AttributeType.Code.class::cast);
    }

    private Optional<Minimum.Within> within(Fields fields) {
        Node countries = fields.node("countries").orElseThrow();
        if (countries instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            Parameter parameter = rulebook.parameters().get(scalar.text());
            if (parameter == null) {
                fields.problem(
                        "countries",
                        "there is no parameter " + Names.quote(scalar.text()) + meantParameter(scalar.text()));
                return Optional.empty();
            }
            return Optional.of(new Minimum.Within(fields.mapping(), Optional.of(parameter.id()), Set.of()));
        }
        return Literals.read(countries, COUNTRIES, problems)
                .filter(Literal.Many.class::isInstance)
                .flatMap(literal -> {
                    Set<String> all = new LinkedHashSet<>();
                    ((Literal.Many) literal).scalars().forEach(country -> all.add(country.toString()));
                    if (countries instanceof Node.Sequence list && list.items().isEmpty()) {
                        fields.problem("countries", "the list is empty; name at least one country");
                        return Optional.empty();
                    }
                    return Optional.of(new Minimum.Within(fields.mapping(), Optional.empty(), all));
                });
    }

    /** Who leaves out the pack of a parameter means the one that is called so. */
    private String meantParameter(String id) {
        return rulebook.parameters().keySet().stream()
                .filter(known -> known.endsWith("/" + id))
                .findFirst()
                .map(Names::didYouMean)
                .orElseGet(() -> problems.didYouMean(id, rulebook.parameters().keySet()));
    }

    /** Of a pattern that covers nothing only the name of the pack can be mistaken for another. */
    private String meantProvisions(String pattern) {
        int slash = pattern.indexOf('/');
        return problems.nearest(pattern.substring(0, Math.max(slash, 0)), rulebook.packs().keySet())
                .map(pack -> pack + pattern.substring(slash))
                .filter(meant -> rulebook.provisions().keySet().stream().anyMatch(new Pattern(meant)::matches))
                .map(Names::didYouMean)
                .orElseGet(() -> problems.didYouMean(pattern, rulebook.provisions().keySet()));
    }

    private Optional<Minimum.Without> without(Fields fields) {
        Set<String> data = new LinkedHashSet<>(fields.texts("data"));
        List<String> kinds = codes(Words.DATA_SET, Words.KINDS);
        data.stream()
                .filter(kind -> !kinds.contains(kind))
                .forEach(kind -> fields.problem("data", Names.quote(kind) + " is not one of " + Names.oneOf(kinds) + problems.didYouMean(kind, kinds)));
        Map<String, Text> meanings = code(Words.DATA_SET, Words.KINDS).map(AttributeType.Code::meanings).orElse(Map.of());
        Map<String, Text> named = new LinkedHashMap<>();
        data.forEach(kind -> named.put(kind, meanings.getOrDefault(kind, new Text(kind, kind))));
        return fields.text("without").flatMap(pattern -> {
            Pattern provisions = new Pattern(pattern);
            if (rulebook.provisions().keySet().stream().noneMatch(provisions::matches)) {
                fields.problem(
                        "without",
                        "no provision is called " + Names.quote(pattern) + meantProvisions(pattern));
                return Optional.empty();
            }
            return Optional.of(new Minimum.Without(fields.mapping(), provisions, exposures(provisions), named));
        });
    }

    private List<Text> exposures(Pattern provisions) {
        List<Provision> finding = rulebook.provisions().values().stream()
                .filter(provision -> provisions.matches(provision.id()))
                .filter(provision -> provision.kind() != Provision.Kind.CLASSIFICATION && provision.kind() != Provision.Kind.EXEMPTION)
                .toList();
        return finding.stream().allMatch(provision -> provision.kind() == Provision.Kind.EXPOSURE)
                ? finding.stream().map(Provision::title).toList()
                : List.of();
    }

    private Optional<Minimum.Kept> kept(Fields fields) {
        fields.require("scenario");
        Optional<String> capability = fields.text("capability");
        Optional<String> scenario = fields.text("scenario");
        Optional<Verdict> verdict = fields.has("atLeast") ? coded(fields, "atLeast", Verdict.values()) : Optional.of(Verdict.RETAINED_AFTER_SWITCH);
        if (scenario.isPresent() && !rulebook.scenarios().containsKey(scenario.get())) {
            fields.problem("scenario", noScenario(scenario.get()));
            return Optional.empty();
        }
        return capability.isEmpty() || scenario.isEmpty() || verdict.isEmpty()
                ? Optional.empty()
                : Optional.of(new Minimum.Kept(fields.mapping(), capability.get(), scenario.get(), verdict.get()));
    }

    private Optional<Minimum.Ceiling> exit(Fields fields) {
        return fields.object("exit").flatMap(exit -> {
            if (exit.has("days") == exit.has("cost")) {
                problems.add(exit.mapping(), "expected either `days` or `cost`");
                return Optional.empty();
            }
            Optional<Minimum.Ceiling> ceiling = exit.has("days")
                    ? ceiling(exit, "days", Dossier.EXIT_DAYS, DAYS)
                    : ceiling(exit, "cost", Dossier.EXIT_COST, EUROS);
            exit.close();
            return ceiling.map(one -> new Minimum.Ceiling(fields.mapping(), one.criterion(), one.atMost()));
        });
    }

    /** Nothing but the most: a number alone is, said of a candidate, what it asks. */
    private Optional<Minimum.Ceiling> ceiling(Fields fields, String key, String criterion, AttributeType type) {
        return fields.object(key, "the most, such as `{atMost: 90}`").flatMap(bounds -> {
            bounds.require(AT_MOST);
            Optional<BigDecimal> most = bounds.node(AT_MOST)
                    .flatMap(node -> {
                        Optional<Literal> literal = Literals.read(node, type, problems);
                        if (literal.isPresent() && !(literal.get() instanceof Literal.One)) {
                            problems.add(node, "expected a number, found " + node.described());
                        }
                        return literal;
                    })
                    .filter(Literal.One.class::isInstance)
                    .map(literal -> (BigDecimal) ((Literal.One) literal).scalar());
            bounds.close();
            return most.map(number -> new Minimum.Ceiling(fields.mapping(), criterion, number));
        });
    }

    private String noScenario(String id) {
        return "there is no scenario " + Names.quote(id) + problems.didYouMean(id, rulebook.scenarios().keySet());
    }

    private static <T extends Enum<T> & Coded> Optional<T> coded(Fields fields, String key, T[] values) {
        return fields.choice(key, Arrays.stream(values).map(Coded::code).toList())
                .flatMap(code -> Arrays.stream(values).filter(value -> value.code().equals(code)).findFirst());
    }
}
