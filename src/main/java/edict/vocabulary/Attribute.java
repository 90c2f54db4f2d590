package edict.vocabulary;

import edict.document.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something one may ask about an entity.
 *
 * @param onlyIf all must hold for the attribute to be applicable; empty means always
 * @param question asked when a rule reads the attribute and the document is silent
 * @param otherwiseAs the attribute of the same entity whose value counts where the document says nothing of this one
 * @param noneIfAbsent why there is none where the document says nothing; empty when it is unknown then
 * @param noneWithout the list of the same entity without any member of which this one has none either, where the document says nothing
 * @param notBefore the attribute of the same entity whose day this one does not precede
 * @param implies what its values say of other attributes of the same entity; empty where they say nothing of others
 * @param attainable what people can make of it by deciding, contracting or working: its values, of a list the codes that can be
 *     added, or nothing where it can be emptied; empty where it is as it is
 * @param answeredByBuyer whether only who uses the thing can answer it, be it about what somebody else supplies
 * @param noneStaysIf where all hold, that there is none is no word about the product in use, and stays so with the next one; empty means
 *     never
 * @param sheetNames names of the law sheets' fact rows that this attribute stands for
 */
public record Attribute(
        String name,
        AttributeType type,
        List<OnlyIf> onlyIf,
        Optional<Text> doc,
        Optional<Text> question,
        Optional<Text> help,
        Optional<Cites> cites,
        Optional<Default> otherwise,
        Optional<String> otherwiseAs,
        Optional<Text> noneIfAbsent,
        Optional<String> noneWithout,
        Optional<String> notBefore,
        List<Implied> implies,
        Optional<List<Object>> attainable,
        boolean answeredByBuyer,
        List<OnlyIf> noneStaysIf,
        List<String> sheetNames,
        Place at) {

    /** One of which nothing else is said. */
    public Attribute(String name, AttributeType type, List<OnlyIf> onlyIf, Optional<Text> doc, Place at) {
        this(
                name,
                type,
                onlyIf,
                doc,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                at);
    }

    /**
     * One conjunct of {@code onlyIf}: an attribute of the same entity, one of {@code ==}, {@code !=}, {@code contains},
     * {@code in}, and the values.
     */
    public record OnlyIf(String attribute, String operator, List<Object> values) {

        /** As vocabulary files write it. */
        @Override
        public String toString() {
            String right = values.stream()
                    .map(value -> value instanceof String ? '"' + value.toString() + '"' : value.toString())
                    .collect(Collectors.joining(", "));
            return attribute + " " + operator + " " + (operator.equals("in") ? "(" + right + ")" : right);
        }
    }

    /** The same attribute, applicable where all of {@code conjuncts} hold. */
    Attribute onlyIf(List<OnlyIf> conjuncts) {
        return with(type, List.copyOf(conjuncts), implies, noneStaysIf);
    }

    /** The same attribute with another type. */
    Attribute of(AttributeType other) {
        return with(other, onlyIf, implies, noneStaysIf);
    }

    /** The same attribute, of whose values some say something of others. */
    Attribute implies(List<Implied> others) {
        return with(type, onlyIf, List.copyOf(others), noneStaysIf);
    }

    /** The same attribute, of which there stays none with another product where all of {@code conjuncts} hold. */
    Attribute noneStaysIf(List<OnlyIf> conjuncts) {
        return with(type, onlyIf, implies, List.copyOf(conjuncts));
    }

    private Attribute with(AttributeType of, List<OnlyIf> conjuncts, List<Implied> others, List<OnlyIf> staying) {
        return new Attribute(
                name,
                of,
                conjuncts,
                doc,
                question,
                help,
                cites,
                otherwise,
                otherwiseAs,
                noneIfAbsent,
                noneWithout,
                notBefore,
                others,
                attainable,
                answeredByBuyer,
                staying,
                sheetNames,
                at);
    }

    /**
     * What the values of an attribute say of another one: {@code small} of one list of sizes is {@code small} of another.
     *
     * @param values the other's value by the attribute's own, of those that say one; none is empty
     */
    public record Implied(String attribute, Map<Object, Object> values) {

        /** As vocabulary files write it. */
        @Override
        public String toString() {
            return values.entrySet().stream()
                    .map(value -> value.getKey() + ": " + value.getValue())
                    .collect(Collectors.joining(", ", attribute + ": {", "}"));
        }
    }

    /** @param at where the pack is named */
    public record Cites(String pack, String provision, Place at) {}

    /** A value assumed when nothing is stated; needs a reason and a citation. */
    public record Default(Literal value, Text because, Cites cites) {}
}
