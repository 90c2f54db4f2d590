package edict.vocabulary;

import edict.document.Place;
import edict.document.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that may be said. Immutable.
 *
 * @param types by name, in the order of the files
 * @param dropped rows of the law sheets without a place
 * @param derivedFrom rows of the law sheets that are a derived type
 */
public record Vocabulary(Map<String, EntityType> types, List<Dropped> dropped, List<DerivedFrom> derivedFrom) {

    /** A vocabulary that stands for no sheet. */
    public Vocabulary(Map<String, EntityType> types) {
        this(types, List.of(), List.of());
    }

    /** A sheet's row that is deliberately no attribute. */
    public record Dropped(String sheet, String because, Place at) {}

    /** A sheet's row that rules conclude as a fact of a type. */
    public record DerivedFrom(String sheet, String type, Place at) {}

    /**
     * Loads the vocabulary files of all packs.
     *
     * @param files the pack of each is the folder it lies in
     * @throws edict.document.Refused with everything that is wrong in any of them
     */
    public static Vocabulary load(List<Reading.Document> files) {
        return new VocabularyLoader().load(files);
    }

    /** What may be asked of a type by that name; empty where there is no such type or attribute. */
    public Optional<Attribute> attribute(String type, String name) {
        return Optional.ofNullable(types.get(type)).flatMap(found -> Optional.ofNullable(found.attributes().get(name)));
    }

    /**
     * Whether only who uses a thing can answer what is asked of it.
     *
     * @param type its type
     * @param asked an attribute, or the key under which parts stand
     */
    public boolean isForBuyer(String type, String asked) {
        return attribute(type, asked).filter(Attribute::answeredByBuyer).isPresent()
                || partsOf(type).stream()
                        .anyMatch(part -> part.collection().filter(asked::equals).isPresent() && part.answeredByBuyerIn().contains(type));
    }

    /** What a code of an attribute means; empty where nobody says, or there is no such attribute. */
    public Optional<Text> meaning(String type, String attribute, String code) {
        return attribute(type, attribute)
                .map(found -> found.type().single())
                .filter(AttributeType.Code.class::isInstance)
                .flatMap(found -> Optional.ofNullable(((AttributeType.Code) found).meanings().get(code)));
    }

    /** The types written under {@code owner}, in the order of the files; under nothing: those at top level. */
    public List<EntityType> partsOf(String owner) {
        return types.values().stream().filter(type -> type.partOf().contains(owner)).toList();
    }

    /** The declared types that stand at top level of a design. */
    public List<EntityType> topLevel() {
        return types.values().stream()
                .filter(type -> type.kind() == EntityType.Kind.DECLARED && type.partOf().isEmpty())
                .toList();
    }

    /**
     * The type of the things at a pointer into a design, whether the design names any there or not; empty where they may be of
     * several types.
     */
    public Optional<String> typeAt(String pointer) {
        List<String> found = List.of();
        for (String segment : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            if (segment.equals("-") || segment.chars().allMatch(Character::isDigit)) {
                continue;
            }
            List<EntityType> written = found.isEmpty() ? topLevel() : partsOf(found.get(0));
            Optional<String> listed = written.stream()
                    .filter(type -> type.collection().filter(segment::equals).isPresent())
                    .map(EntityType::name)
                    .findFirst();
            found = listed.map(List::of).orElse(found.isEmpty() ? List.of() : referred(found.get(0), segment));
            if (found.size() != 1) {
                return Optional.empty();
            }
        }
        return found.stream().findFirst();
    }

    /** What an attribute may refer to. */
    private List<String> referred(String owner, String attribute) {
        return Optional.ofNullable(types.get(owner))
                .map(type -> type.attributes().get(attribute))
                .map(found -> found.type().single())
                .map(type -> type instanceof AttributeType.Reference reference ? reference.types() : List.<String>of())
                .orElse(List.of());
    }

    /** The key under which things of a type stand in a design. @param type one that stands at top level */
    public String collection(String type) {
        return Optional.ofNullable(types.get(type)).flatMap(EntityType::collection).orElseThrow();
    }
}
