package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.imports.TerraformPlan.Resource;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of plans and states: a component for each resource in which something runs or which keeps data. */
final class TerraformReading {

    private static final String PREFIX = "terraform-";

    /** More resources than a design of an organisation has, and few enough that the draft stays within the limits of the reader. */
    private static final int COMPONENTS = 2_000;

    private static final Text SETTINGS = new Text(
            "resources in which nothing runs and which keep no data", "ressources dans lesquelles rien ne fonctionne et qui ne conservent aucune donnée");

    private static final String MODEL_ENDPOINT = "model-endpoint";

    /** Kinds of component that answer by a model. */
    private static final Set<String> ANSWERING = Set.of(MODEL_ENDPOINT, "application");

    /** Kinds of component that keep data. */
    private static final Set<String> KEEPING = Set.of("storage", "database");

    /** Under which keys resources say where they are, the widest first. */
    private static final List<String> PLACES =
            List.of("region", "location", "region_name", "zone", "availability_zone", "datacenter");

    /** Blocks that say where something else is than the resource itself. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?i).*(?:replica|backup|cop(?:y|ies)|secondary|failover|source|destination|peer|restore|geo).*");

    private static final List<String> MODELS = List.of("foundation_model", "model_id", "model_name", "model");

    /** As what an endpoint is ordered, which may say where it answers from: across the world, or in one geography. */
    private static final List<String> TIERS = List.of("sku", "scale");

    private static final List<String> ENCRYPTED = List.of("encrypted", "storage_encrypted");

    private final List<Reading.Document> documents;
    private final Registry registry;
    private final Regions regions;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    /** The id of what is built on the models, which no resource gets. */
    private final String system = ids.of(PREFIX + "system", "");

    private final NamedModels models;
    private final List<String> answering = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();

    /** @param documents at least one; their order changes nothing */
    TerraformReading(List<Reading.Document> documents, Registry registry) {
        this.documents = documents.stream().sorted(Comparator.comparing(Reading.Document::file)).toList();
        this.registry = registry;
        this.regions = new Regions(registry);
        this.sheet = new Sheet(first().at());
        this.models = new NamedModels(sheet, registry, name -> ids.of(PREFIX + "model", name));
    }

    private Node.Mapping first() {
        return documents.get(0).root();
    }

    /**
     * A resource in which something runs or which keeps data.
     *
     * @param plan that has it
     * @param region as the resource says it, or its provider for all, or else all its blocks that name one
     * @param regions those that its blocks name, where they differ
     * @param site the region of the registry that this is, or is a zone of
     * @param later whether that is known only once the plan was carried out
     */
    private record Part(
            TerraformPlan plan,
            Resource resource,
            CatalogueEntry product,
            String kind,
            Optional<Node.Scalar> region,
            List<Node.Scalar> regions,
            Optional<CatalogueEntry> site,
            boolean later,
            Optional<Node.Scalar> model) {

        /** What makes of several with one address different components. */
        List<String> alike() {
            return List.of(plan.whose(), resource.address(), site.map(CatalogueEntry::id).orElseGet(() -> told(region) + several()), told(model));
        }

        /** The regions that its blocks name, where they differ. */
        String several() {
            return regions.stream().map(Origins::quoted).distinct().sorted().collect(Collectors.joining(", "));
        }

        /** What is left of its address in an id. */
        String words() {
            return Ids.words(resource.address());
        }

        /** Whether what it keeps is encrypted, where that is said. */
        Optional<Node.Scalar> encrypted() {
            return said(plan, resource, ENCRYPTED).filter(value -> value.kind() == Node.Kind.BOOLEAN);
        }

        private static String told(Optional<Node.Scalar> value) {
            return value.map(Node.Scalar::text).orElse("");
        }
    }

    Importer.Outcome read() {
        Origin file = Origins.stated(first());
        String names = documents.stream().map(document -> Secrets.shown(Drafts.name(document.file()))).collect(Collectors.joining(", "));
        sheet.root().text("kind", "Design", file).text("title", "What is set up by " + names, file);
        sheet.entity("organisations", false, Ids.ASSESSED, first().at()).flag("assessed", true, file);
        // The name of a single one, which may have a date in it, must not change ids.
        List<TerraformPlan> plans = documents.stream()
                .map(document -> new TerraformPlan(document, documents.size() == 1 ? "" : document.file()))
                .toList();
        List<Part> parts = plans.stream().flatMap(plan -> parts(plan).stream()).toList();
        if (parts.size() > COMPONENTS) {
            return new Importer.Unreadable(List.of(new Problem(
                    first().at(), "", "the file lists " + parts.size() + " components; at most " + COMPONENTS + " are read")));
        }
        Map<List<String>, List<Part>> components = new LinkedHashMap<>();
        parts.forEach(part -> components.computeIfAbsent(part.alike(), any -> new ArrayList<>()).add(part));
        Map<String, Integer> words = new TreeMap<>();
        components.values().forEach(alike -> words.merge(alike.get(0).words(), 1, Integer::sum));
        components.values().forEach(alike -> component(alike, words.getOrDefault(alike.get(0).words(), 1) == 1));
        system(file);
        parts.forEach(part -> part.plan().read(part.resource()));
        return Drafts.of(Terraform.TITLE, plans.stream().map(TerraformPlan::close).toList(), List.of(), remarks, sheet);
    }

    /** Tells of the rest what it is, or that nobody knows. */
    private List<Part> parts(TerraformPlan plan) {
        plan.failed().ifPresent(errored -> remarks.add(new Problem(
                errored.at(), errored.pointer(), "the plan could not be made as a whole: there may be more than is listed here")));
        List<Part> parts = new ArrayList<>();
        Map<String, List<Resource>> unknown = new TreeMap<>();
        for (Resource resource : plan.resources()) {
            Optional<Registry.Resource> known = registry.resource(
                    resource.type(),
                    attribute -> Values.scalar(resource.values(), attribute).map(plan.coverage()::see).map(Node.Scalar::text));
            if (known.isEmpty()) {
                plan.coverage().told(resource.node());
                unknown.computeIfAbsent(resource.type(), any -> new ArrayList<>()).add(resource);
            } else if (known.get().kind().isEmpty()) {
                plan.coverage().leaveOut(resource.node(), SETTINGS);
            } else {
                parts.add(part(plan, resource, known.get().product(), known.get().kind().get()));
            }
        }
        unknown.values().forEach(this::unknown);
        return parts;
    }

    private void unknown(List<Resource> alike) {
        Resource first = alike.get(0);
        String more = alike.size() == 1 ? "" : " (" + alike.size() + " of them)";
        remarks.add(new Problem(
                first.node().at(),
                Secrets.shown(first.node().pointer()),
                "the registry does not say what a resource of the type " + Names.quote(Secrets.shown(first.type())) + " is" + more
                        + "; where something runs in it, or it keeps data, describe it under `components`"));
    }

    private Part part(TerraformPlan plan, Resource resource, CatalogueEntry product, String kind) {
        Optional<Node.Scalar> own = said(plan, resource, PLACES);
        boolean later = own.isEmpty() && PLACES.stream().anyMatch(key -> plan.isKnownLater(resource, key));
        Optional<Node.Scalar> region = own.isPresent() || later
                ? own
                : PLACES.stream().flatMap(key -> plan.ofProvider(resource, key).stream()).findFirst();
        List<Node.Scalar> inBlocks = later || region.isPresent() ? List.of() : inBlocks(plan, resource);
        if (inBlocks.stream().map(Node.Scalar::text).distinct().count() == 1) {
            region = Optional.of(inBlocks.get(0));
            inBlocks = List.of();
        }
        Optional<Node.Scalar> named = region;
        return new Part(
                plan,
                resource,
                product,
                kind,
                named,
                inBlocks,
                named.flatMap(name -> regions.site(name.text(), product)),
                later,
                ANSWERING.contains(kind) ? model(plan, resource) : Optional.empty());
    }

    private static Optional<Node.Scalar> said(TerraformPlan plan, Resource resource, List<String> keys) {
        return keys.stream()
                .flatMap(key -> Values.scalar(resource.values(), key).stream())
                .filter(value -> !value.text().isBlank())
                .map(plan.coverage()::see)
                .findFirst();
    }

    /** Where the blocks of a resource are, by the widest key that any of them has, such as each node of a database. */
    private static List<Node.Scalar> inBlocks(TerraformPlan plan, Resource resource) {
        for (String key : PLACES) {
            List<Node.Scalar> places = new ArrayList<>();
            blocks(resource.values(), block -> Values.scalar(block, key).filter(place -> !place.text().isBlank()).ifPresent(places::add));
            if (!places.isEmpty()) {
                places.forEach(plan.coverage()::see);
                return List.copyOf(places);
            }
        }
        return List.of();
    }

    /** Blocks are lists of objects; an object alone may be anybody's labels. Recursive: the reader limits the depth. */
    private static void blocks(Node.Mapping values, Consumer<Node.Mapping> found) {
        values.entries().forEach((key, node) -> {
            if (node instanceof Node.Sequence list && !ELSEWHERE.matcher(key).matches()) {
                list.items().stream().filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast).forEach(block -> {
                    found.accept(block);
                    blocks(block, found);
                });
            }
        });
    }

    private static Optional<Node.Scalar> model(TerraformPlan plan, Resource resource) {
        return said(plan, resource, MODELS)
                .or(() -> Values.items(resource.values(), "model").stream()
                        .filter(Node.Mapping.class::isInstance)
                        .flatMap(model -> Values.scalar((Node.Mapping) model, "name").stream())
                        .map(plan.coverage()::see)
                        .findFirst());
    }

    /**
     * @param alike those that are one component
     * @param alone whether no other has an address of the same words
     */
    private void component(List<Part> alike, boolean alone) {
        Part part = alike.get(0);
        Resource resource = part.resource();
        Node type = resource.node().get("type").orElse(resource.node());
        String address = resource.address();
        String whose = String.join("\n", part.alike());
        Sheet.Item component = sheet.entity("components", true, id("", address, whose, alone), resource.node().at())
                .text("name", Secrets.shown(address), Origins.stated(resource.node().get("address").orElse(resource.node())))
                .text("kind", part.kind(), Origins.named(type, part.product()));
        product(component, part, type);
        part.model().ifPresent(model -> {
            component.texts("model", List.of(models.of(model.text(), model)), true, Origins.stated(model));
            answering.add(component.id());
        });
        part.region().ifPresent(region -> Regions.name(component, region, part.site()));
        place(component, part, type);
        if (KEEPING.contains(part.kind())) {
            Sheet.Item store = sheet.entity("stores", false, id("store", address, whose, alone), resource.node().at())
                    .text("component", component.id(), Origins.stated(resource.node()));
            place(store, part, type);
            List<Optional<Node.Scalar>> encrypted = alike.stream().map(Part::encrypted).toList();
            // Where some are and others are not, nothing is said of all.
            encrypted.get(0)
                    .filter(value -> encrypted.stream().allMatch(other -> other.filter(said -> said.text().equals(value.text())).isPresent()))
                    .ifPresent(value -> store.flag("encryptionAtRest", value.text().equals("true"), Origins.stated(value)));
        }
    }

    /** A plan names models and not what they are used for: that is the first thing to ask. */
    private void system(Origin file) {
        if (!models.ids().isEmpty()) {
            sheet.entity("aiSystems", false, system, first().at())
                    .text("name", "What is built on the models", file)
                    .texts("components", List.copyOf(answering), false, file)
                    .texts("models", models.ids(), false, file);
        }
    }

    /** One tool orders the products of all clouds that are built alike; by the region it is told which of them. */
    private void product(Sheet.Item component, Part part, Node type) {
        Optional<String> other = part.region().flatMap(region -> regions.otherOperator(region.text(), part.product()));
        if (other.isPresent()) {
            component.ask("product", Origins.asked(part.region().orElseThrow(), "the region is one of " + other.get()));
        } else {
            component.text("product", CatalogueEntry.key(part.product().id()), Origins.named(type, part.product()));
        }
    }

    private String id(String what, String address, String whose, boolean alone) {
        String prefix = what.isEmpty() ? "terraform" : PREFIX + what;
        return alone ? ids.of(prefix, address) : ids.apart(prefix, address, whose);
    }

    private void place(Sheet.Item item, Part part, Node type) {
        if (part.later()) {
            item.ask("country", Origins.asked(part.resource().later(), "the region is known only once the plan was carried out"));
        } else if (!part.regions().isEmpty()) {
            item.ask("country", Origins.asked(part.regions().get(0), "its parts are in several regions: " + part.several()));
        } else if (part.region().isEmpty()) {
            item.ask("country", Origins.asked(type, "no region is named" + ordered(part)));
            Regions.soleCountry(item, part.product(), type);
        } else if (part.kind().equals(MODEL_ENDPOINT) || part.model().isPresent()) {
            item.ask("country", Origins.asked(
                    part.region().get(), "a model may be served from elsewhere than the region in which it is ordered" + ordered(part)));
        } else {
            regions.country(item, part.region().get(), Optional.of(part.product()));
        }
    }

    private static String ordered(Part part) {
        return part.model().isEmpty()
                ? ""
                : TIERS.stream()
                        .flatMap(key -> Values.items(part.resource().values(), key).stream())
                        .filter(Node.Mapping.class::isInstance)
                        .flatMap(block -> Stream.of("name", "type").flatMap(key -> Values.scalar((Node.Mapping) block, key).stream()))
                        .map(part.plan().coverage()::see)
                        .findFirst()
                        .map(tier -> "; ordered as " + Origins.quoted(tier))
                        .orElse("");
    }
}
