package edict.imports;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The models that a file names, each once in the draft. */
final class NamedModels {

    /**
     * A geography, a maker and a name, as in {@code geo.maker.name-1}: such models are served across the geography, whatever
     * region is called. The way in which it is called, or the profile that it belongs to, may stand before them.
     */
    private static final Pattern ACROSS =
            Pattern.compile("(?:.*/)?[a-z]{2,6}(?:-[a-z]+)?\\.([a-z][a-z0-9]*\\.[a-z].*)");

    private final Sheet sheet;
    private final Registry registry;
    private final UnaryOperator<String> id;
    private final Map<String, String> models = new TreeMap<>();
    private final Set<String> standing = new TreeSet<>();

    /** @param id of a model by its name */
    NamedModels(Sheet sheet, Registry registry, UnaryOperator<String> id) {
        this.sheet = sheet;
        this.registry = registry;
        this.id = id;
    }

    /** Whether a model of this name is served across a geography. */
    static boolean isAcross(String served) {
        return ACROSS.matcher(served).matches();
    }

    /** The id of the model; across a geography or not, it is the same. */
    String of(String served, Node at) {
        Matcher across = ACROSS.matcher(served);
        return models.computeIfAbsent(across.matches() ? across.group(1) : served, name -> add(name, at));
    }

    private String add(String name, Node at) {
        String key = id.apply(name);
        Sheet.Item item = sheet.entity("models", false, key, at.at()).text("name", Secrets.shown(name), Origins.stated(at));
        registry.find("Model", name).ifPresent(entry -> {
            // An entry stands for one model of the design; another name for it borrows what it needs.
            if (standing.add(entry.id())) {
                item.text("registry", entry.id(), Origins.named(at, entry));
            } else {
                Origins.listed(entry, "developer").ifPresent(developer -> Origins.one(developer)
                        .ifPresent(maker -> item.text(
                                "developer", CatalogueEntry.key(maker), Origins.catalogued(developer, entry, at))));
            }
        });
        return key;
    }

    /** Ids of the models named. */
    List<String> ids() {
        return List.copyOf(models.values());
    }
}
