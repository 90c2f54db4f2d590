package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.facts.CatalogueEntry;
import edict.vocabulary.Literal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes origins of what stands in an imported file; pointers lose what looks like a secret. */
final class Origins {

    private Origins() {}

    static Optional<CatalogueEntry.Listed> listed(CatalogueEntry entry, String attribute) {
        return Optional.ofNullable(entry.values().get(attribute));
    }

    static Optional<String> one(CatalogueEntry.Listed listed) {
        return listed.literal() instanceof Literal.One one
                ? Optional.of(one.scalar().toString())
                : Optional.empty();
    }

    /** The only member of a list that has no others. */
    static Optional<String> sole(CatalogueEntry.Listed listed) {
        return listed.literal() instanceof Literal.Many many && many.complete() && many.scalars().size() == 1
                ? Optional.of(many.scalars().iterator().next().toString())
                : Optional.empty();
    }

    static Origin stated(Node at) {
        return new Origin.Stated(at.at(), Secrets.pointer(at.pointer()));
    }

    static Origin.Asked asked(Node at, String because) {
        return new Origin.Asked(at.at(), Secrets.pointer(at.pointer()), because);
    }

    /** A text of the file as messages show it: in one line, without what looks like a secret. */
    static String quoted(Node.Scalar text) {
        return Names.quote(Secrets.shown(text.text().strip().replaceAll("\\s+", " ")));
    }

    /** Whom or what of the registry something suggests, behind what is told of it. */
    static String suggesting(Optional<CatalogueEntry> entry) {
        return entry.map(found -> ", which suggests " + CatalogueEntry.key(found.id())).orElse("");
    }

    /** What is asked of whoever runs something. @param address where it answers @param suggested whom that suggests */
    static String behind(String address, Optional<CatalogueEntry> suggested) {
        return "which organisation is behind it" + suggested.map(entry -> "; its address is " + address + suggesting(suggested)).orElse("");
    }

    /** What the file says, one after the other, without what it doesn't say. */
    static String together(String... said) {
        return Stream.of(said).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /** What is asked, after what the file says of it, if anything. */
    static String because(String said, String question) {
        return said.isEmpty() ? question : said + "; " + question;
    }

    /** The file names what the registry knows under that name. */
    static Origin named(Node at, CatalogueEntry entry) {
        return catalogued(at.at(), entry, at);
    }

    /** The registry says so, and so the value stands there. @param at what names the entry in the file */
    static Origin catalogued(CatalogueEntry.Listed listed, CatalogueEntry entry, Node at) {
        return catalogued(listed.at(), entry, at);
    }

    private static Origin catalogued(Place place, CatalogueEntry entry, Node at) {
        return new Origin.Catalogued(place, entry.id(), entry.checked(), Secrets.pointer(at.pointer()));
    }
}
