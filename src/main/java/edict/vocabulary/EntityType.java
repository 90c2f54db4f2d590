package edict.vocabulary;

import edict.document.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of thing that rules look at.
 *
 * @param pack the pack that declares it
 * @param kind how facts of it come about
 * @param label what people call one, where a list or a question tells what something is; its name where nobody says
 * @param question asked where the list of them is not known, or not known whole
 * @param collection the key of the top-level list in a design ({@code aiSystems}), or, for parts, the key under the
 *     owner ({@code roles}); empty for derived and reference types
 * @param partOf the types under which it may be written in place; empty when it stands at top level. A part has the
 *     reference attribute {@code of} naming its owner.
 * @param answeredByBuyerIn of those the types of which only who uses one can answer for its parts of this type, and whether these are all
 * @param completeAlways why an absent list of it is none and not unknown; empty when absent means unknown
 * @param closure for a derived type that the engine closes transitively
 * @param derivedAlso a declared type that rules may conclude as well
 * @param group the list of references to its own type that says who stands at the top of its group; empty for what forms none.
 *     Where the registry names one of a group, a design may name another of the same
 * @param attributes in the declared order, which for derived types is the order of {@code classify}'s arguments
 * @param screenings questions that answer several boolean attributes at once
 */
public record EntityType(
        String name,
        String pack,
        Kind kind,
        Text doc,
        Text label,
        Optional<Text> question,
        Optional<String> collection,
        List<String> partOf,
        List<String> answeredByBuyerIn,
        Optional<Text> completeAlways,
        Optional<Closure> closure,
        boolean derivedAlso,
        Optional<String> group,
        Map<String, Attribute> attributes,
        List<Screening> screenings,
        Place at) {

    /** A type without questions of its own and without groups. */
    public EntityType(
            String name,
            String pack,
            Kind kind,
            Text doc,
            Optional<String> collection,
            List<String> partOf,
            Optional<Text> completeAlways,
            Optional<Closure> closure,
            boolean derivedAlso,
            Map<String, Attribute> attributes,
            Place at) {
        this(
                name,
                pack,
                kind,
                doc,
                new Text(name, name),
                Optional.empty(),
                collection,
                partOf,
                List.of(),
                completeAlways,
                closure,
                derivedAlso,
                Optional.empty(),
                attributes,
                List.of(),
                at);
    }

    /** Attributes that are written of a thing in a document: what a part is of, is said by where it stands. */
    public List<Attribute> written() {
        return attributes.values().stream()
                .filter(attribute -> partOf.isEmpty() || !attribute.name().equals("of"))
                .toList();
    }

    public enum Kind {
        /** Written in documents. */
        DECLARED,
        /** Concluded by rules. */
        DERIVED,
        /** Rows of tables and registry entries. */
        REFERENCE,
        /** What Edict notes about a document while it reads it. */
        NOTED
    }

    /**
     * What rules conclude edge by edge, and what follows along ways of several edges.
     *
     * @param per attributes that must be equal along the way
     * @param starting types of things at which ways of several edges begin; empty for any: of ways between all things there may be as many as
     *     pairs of things
     */
    public record Closure(String from, String to, List<String> per, List<String> starting) {

        /** Wherever ways begin. */
        public Closure(String from, String to, List<String> per) {
            this(from, to, per, List.of());
        }
    }

    /**
     * "Which of these does it do? None of these." Its answer is a list under the screening's own key: what is in it is
     * true, what is not is false.
     *
     * @param name a key like an attribute's
     * @param attributes boolean attributes of the type
     */
    public record Screening(String name, Text question, Optional<Text> help, List<String> attributes, Place at) {}
}
