package edict.rulebook;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Finds things in a vocabulary. */
public final class Lookup {

    private Lookup() {}

    public static Optional<EntityType> type(Vocabulary vocabulary, String name) {
        return Optional.ofNullable(vocabulary.types().get(name));
    }

    public static Optional<Attribute> attribute(EntityType type, String name) {
        return Optional.ofNullable(type.attributes().get(name));
    }

    public static Optional<Attribute> attribute(Vocabulary vocabulary, String type, String name) {
        return type(vocabulary, type).flatMap(found -> attribute(found, name));
    }

    /** The types that a reference, or a list of them, may name; none for other attributes. */
    public static List<String> targets(Attribute attribute) {
        AttributeType type = attribute.type();
        AttributeType one = type.single();
        return one instanceof AttributeType.Reference reference ? reference.types() : List.of();
    }

    /** The codes of a code, or of a list of them; none for other attributes. */
    public static List<String> codes(Attribute attribute) {
        AttributeType type = attribute.type();
        AttributeType one = type.single();
        return one instanceof AttributeType.Code code ? code.codes() : List.of();
    }

    /** The derived types that say something of a subject: those with the attribute {@code of}. */
    static List<String> derivedOf(Vocabulary vocabulary) {
        return vocabulary.types().values().stream()
                .filter(type -> type.kind() == EntityType.Kind.DERIVED
                        && type.attributes().containsKey(Words.OF))
                .map(EntityType::name)
                .toList();
    }
}
