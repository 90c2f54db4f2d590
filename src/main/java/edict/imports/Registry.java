package edict.imports;

import edict.facts.CatalogueEntry;
import edict.rulebook.RegistryEntry;
import edict.rulebook.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The registry on one day, by the names under which importers meet its entries. */
public final class Registry {

    private final Map<Name, CatalogueEntry> exact = new HashMap<>();
    private final List<Pattern<CatalogueEntry>> patterns = new ArrayList<>();
    private final Map<String, List<CatalogueEntry>> sites = new HashMap<>();
    private final Map<String, Resource> resources = new HashMap<>();
    private final List<Pattern<Resource>> resourcePatterns = new ArrayList<>();
    /** Attributes by whose values it is told what a resource of a type is. */
    private final Map<String, Set<String>> telling = new HashMap<>();
    private final Map<String, CatalogueEntry> byId = new HashMap<>();
    private final Map<Name, CatalogueEntry> byName = new HashMap<>();
    /** Products that no host is known of and that may answer at one, by their suppliers. */
    private final Map<String, List<CatalogueEntry>> hostless = new HashMap<>();

    private record Name(String type, String name) {}

    /**
     * What a type of resource is.
     *
     * @param product as part of which it is ordered
     * @param kind of component; none for settings, in which nothing runs and which keep no data
     */
    record Resource(CatalogueEntry product, Optional<String> kind) {}

    /** A name with one {@code *} in it, which stands for any text. */
    private record Pattern<T>(String type, String before, String after, T entry) {

        private static <T> Pattern<T> of(String type, String text, T entry) {
            int star = text.indexOf('*');
            return new Pattern<>(type, text.substring(0, star), text.substring(star + 1), entry);
        }

        private boolean matches(String type, String name) {
            return this.type.equals(type) && matches(name);
        }

        private boolean matches(String name) {
            return name.length() >= length() && name.startsWith(before) && name.endsWith(after);
        }

        private int length() {
            return before.length() + after.length();
        }
    }

    private Registry() {}

    /** What the entries say of {@code day}, as it was known on {@code knownOn}. */
    public static Registry of(Collection<RegistryEntry> entries, LocalDate day, LocalDate knownOn) {
        Registry registry = new Registry();
        entries.stream().sorted(Comparator.comparing(RegistryEntry::id)).forEach(entry -> {
            CatalogueEntry catalogued = CatalogueEntry.of(entry, day, knownOn);
            registry.byId.put(entry.id(), catalogued);
            Origins.listed(catalogued, "name")
                    .flatMap(Origins::one)
                    .ifPresent(name -> registry.byName.putIfAbsent(new Name(entry.type(), plain(name)), catalogued));
            for (String alias : entry.aliases()) {
                registry.add(entry.type(), alias, catalogued);
            }
            boolean answers = kind(catalogued).filter(kind -> one(kind).equals("accelerator")).isEmpty();
            if (entry.type().equals("Product") && answers && entry.aliases().stream().noneMatch(Registry::isHost)) {
                Origins.listed(catalogued, "supplier")
                        .flatMap(Origins::one)
                        .ifPresent(supplier -> registry.hostless.computeIfAbsent(supplier, any -> new ArrayList<>()).add(catalogued));
            }
            entry.resources().forEach((kind, types) -> {
                Optional<String> runs = Optional.of(kind).filter(name -> !name.equals(RegistryEntry.SETTINGS));
                types.forEach(type -> registry.add(type, new Resource(catalogued, runs)));
            });
        });
        // The longest pattern says most.
        registry.patterns.sort(Comparator.comparing((Pattern<?> pattern) -> pattern.length()).reversed());
        registry.resourcePatterns.sort(Comparator.comparing((Pattern<?> pattern) -> pattern.length()).reversed());
        return registry;
    }

    private void add(String type, String alias, CatalogueEntry entry) {
        if (isPattern(alias)) {
            patterns.add(Pattern.of(type, alias, entry));
        } else {
            exact.putIfAbsent(new Name(type, alias), entry);
            if (type.equals(Words.COMPONENT)) {
                sites.computeIfAbsent(alias, any -> new ArrayList<>()).add(entry);
            }
        }
    }

    private void add(String type, Resource resource) {
        if (isPattern(type)) {
            resourcePatterns.add(Pattern.of("", type, resource));
        } else {
            resources.putIfAbsent(type, resource);
            RegistryEntry.condition(type).ifPresent(condition ->
                    telling.computeIfAbsent(condition.type(), any -> new TreeSet<>()).add(condition.attribute()));
        }
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    /** What kind of component runs a product that can be one thing only. */
    static Optional<CatalogueEntry.Listed> kind(CatalogueEntry product) {
        return Origins.listed(product, "functions").filter(functions -> Origins.sole(functions).isPresent());
    }

    static String one(CatalogueEntry.Listed functions) {
        return Origins.sole(functions).orElseThrow();
    }

    /** The places that operators call by this name; two of them may call different places alike. */
    List<CatalogueEntry> sites(String name) {
        return Collections.unmodifiableList(sites.getOrDefault(name, List.of()));
    }

    /** What a resource of a type is. @param values what is said of its attributes */
    Optional<Resource> resource(String type, Function<String, Optional<String>> values) {
        return telling.getOrDefault(type, Set.of()).stream()
                .flatMap(attribute -> values.apply(attribute).stream()
                        .map(value -> new RegistryEntry.Condition(type, attribute, value).toString()))
                .flatMap(named -> Optional.ofNullable(resources.get(named)).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(resources.get(type)))
                .or(() -> resourcePatterns.stream()
                        .filter(pattern -> pattern.matches(type))
                        .map(Pattern::entry)
                        .findFirst());
    }

    /** The entry of a type that bears the name. */
    public Optional<CatalogueEntry> find(String type, String name) {
        CatalogueEntry entry = exact.get(new Name(type, name));
        return entry != null
                ? Optional.of(entry)
                : patterns.stream()
                        .filter(pattern -> pattern.matches(type, name))
                        .map(Pattern::entry)
                        .findFirst();
    }

    /**
     * The entry of a type that answers at a host. Only aliases with a dot are hosts: a machine of one's own may be called after the
     * key of a provider or after a model.
     */
    public Optional<CatalogueEntry> at(String type, String host) {
        CatalogueEntry entry = isHost(host) ? exact.get(new Name(type, host)) : null;
        return entry != null
                ? Optional.of(entry)
                : patterns.stream()
                        .filter(pattern -> isHost(pattern.before() + pattern.after()) && pattern.matches(type, host))
                        .map(Pattern::entry)
                        .findFirst();
    }

    /**
     * The product that may answer at a host: the one of whoever has the domain, unless it is known to answer elsewhere. A customer's own
     * machine may have such a name too, so it is a hint, and no fact.
     */
    Optional<CatalogueEntry> suggestedProduct(String host) {
        return at("Product", host).or(() -> at("Organisation", host)
                .map(organisation -> hostless.getOrDefault(organisation.id(), List.of()))
                .filter(products -> products.size() == 1)
                .map(products -> products.get(0)));
    }

    /** The organisation that may run what answers at a host: whoever has the domain, or supplies the product. */
    Optional<CatalogueEntry> suggestedOrganisation(String host) {
        return at("Organisation", host).or(() -> at("Product", host)
                .flatMap(product -> Origins.listed(product, "supplier"))
                .flatMap(Origins::one)
                .flatMap(this::entry));
    }

    private static boolean isHost(String alias) {
        return alias.indexOf('.') >= 0 && alias.indexOf('/') < 0;
    }

    /** The product that a key stands for whatever address is given with it. */
    public Optional<CatalogueEntry> anywhere(String key) {
        return patterns.stream()
                .filter(pattern -> pattern.before().equals(key + '/') && pattern.matches("Product", key + '/'))
                .map(Pattern::entry)
                .findFirst();
    }

    /** The entry of a type whose own name is this one, however it is written and with or without what follows a comma. */
    public Optional<CatalogueEntry> named(String type, String name) {
        return Optional.ofNullable(byName.get(new Name(type, plain(name))));
    }

    /** What the name of a setting names: a product or an organisation, by a key, its id or its own name. @param words with {@code _} between them */
    Optional<CatalogueEntry> called(String words) {
        List<String> written = List.of(words, words.replace('_', '-'), words.replace('_', ' '), words.replace("_", ""));
        return Stream.of("Product", "Organisation")
                .flatMap(type -> written.stream().flatMap(name -> Stream.of(Optional.ofNullable(exact.get(new Name(type, name))), named(type, name))))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> entry(words.replace('_', '-')).filter(entry -> Origins.listed(entry, Words.SUPPLIER).isPresent()));
    }

    private static String plain(String name) {
        return name.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public Optional<CatalogueEntry> entry(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
