package edict.imports;

import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateTypes.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all parts of one reading of a model share. */
final class ArchimateDraft {

    static final String PREFIX = "archimate-";

    private static final String ORGANISATION = PREFIX + "organisation";

    /** Names that a message lists. */
    static final int SHOWN = 5;

    private final ArchimateModel model;
    private final List<Link> links;
    private final Registry registry;
    private final Sheet sheet;
    private final Ids ids = new Ids();

    /** How many elements would have an id. */
    private final Map<String, Long> alike = new HashMap<>();

    ArchimateDraft(ArchimateModel model, List<Link> links, Registry registry) {
        this.model = model;
        this.links = links;
        this.registry = registry;
        this.sheet = new Sheet(model.root().at());
        ids.retire(ORGANISATION);
        model.elements().forEach(element -> alike.merge(words(element), 1L, Long::sum));
    }

    ArchimateModel model() {
        return model;
    }

    Registry registry() {
        return registry;
    }

    Sheet sheet() {
        return sheet;
    }

    List<Link> links() {
        return links;
    }

    /** Those of these types, in the order of the model. */
    Stream<Link> links(String... types) {
        Set<String> wanted = Set.of(types);
        return links.stream().filter(link -> wanted.contains(link.type()));
    }

    /** Those that match, by one of their ends, in the order of the model. */
    static Map<String, List<Link>> by(Stream<Link> links, Function<Link, Element> end) {
        return links.collect(Collectors.groupingBy(link -> end.apply(link).id()));
    }

    private static String words(Element element) {
        return prefix(element.role()) + ' ' + Ids.words(element.name().text());
    }

    private static String prefix(Role role) {
        return switch (role) {
            case DATA, ARTIFACT, INFORMATION -> PREFIX + "data";
            case BUSINESS -> PREFIX + "capability";
            case PARTY -> ORGANISATION;
            case COMPONENT, BEHAVIOUR, SERVICE, PLACE, ROLE, JUNCTION, OTHER -> "archimate";
        };
    }

    /** Things of one name are told apart by their identifiers, so that none gets the answers of another. */
    String id(Element element) {
        String name = element.name().text();
        return alike.getOrDefault(words(element), 1L) > 1
                ? ids.apart(prefix(element.role()), name, element.id())
                : ids.of(prefix(element.role()), name);
    }

    /** The id of what is no element of the model. */
    String id(String kind, String name) {
        return ids.of(PREFIX + kind, name);
    }

    /** The same for one of several that would have the same. @param whose tells them apart */
    String apart(String kind, String name, String whose) {
        return ids.apart(PREFIX + kind, name, whose);
    }

    /** What the draft calls an element. */
    String name(Element element) {
        if (Secrets.isIn(element.name().text())) {
            model.remark(element.node(), Secrets.NOTED);
        }
        return Secrets.shown(element.name().text());
    }

    /** What messages call several. */
    static String shown(Collection<Element> elements) {
        return elements.stream().map(Element::shown).distinct().limit(SHOWN).collect(Collectors.joining(", "))
                + (elements.size() > SHOWN ? ", …" : "");
    }
}
