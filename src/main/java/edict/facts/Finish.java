package edict.facts;

import edict.document.Place;
import edict.document.Pointers;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last step of every entity: what other attributes say, what is not applicable, what is none as nobody says it, and what is assumed. */
final class Finish {

    private Finish() {}

    /** Somebody states what makes no sense. */
    record Senseless(Attribute attribute, Given given, Attribute.OnlyIf violated, @Nullable Given reason) {}

    /**
     * Marks what is not applicable or none, and fills in what another attribute says and defaults, in the order in which attributes depend on each other.
     *
     * @param types the type of each thing that may be named, by its key
     * @return values that were stated although their question makes no sense; they are replaced
     */
    static List<Senseless> apply(
            Shape shape, @Nullable Given[] given, String pointer, Place at, Function<String, Optional<String>> types) {
        List<Senseless> senseless = List.of();
        for (Attribute attribute : shape.conditional()) {
            int index = shape.index(attribute.name());
            Given stated = given[index] == null ? otherwise(shape, given, attribute, types) : given[index];
            given[index] = stated;
            boolean known = stated != null && !(stated.value() instanceof Value.Unknown);
            boolean none = stated == null && attribute.noneIfAbsent().isPresent();
            if (none || Applicability.of(attribute.onlyIf(), name -> value(shape, given, name)) == Ternary.NO) {
                if (stated != null && known && !isNone(stated.value()) && stated.origin() != Given.Origin.CATALOGUE) {
                    senseless = new ArrayList<>(senseless);
                    senseless.add(senseless(shape, given, attribute, stated));
                }
                given[index] = new Given(
                        Value.NOT_APPLICABLE,
                        stated == null ? Given.Origin.MISSING : stated.origin(),
                        stated == null ? Pointers.child(pointer, attribute.name()) : stated.pointer(),
                        stated == null ? at : stated.at());
                continue;
            }
            Given implied = known ? null : implied(shape, given, attribute, pointer);
            if (implied != null) {
                given[index] = implied;
            } else if (!known && attribute.otherwise().isPresent()) {
                Attribute.Default otherwise = attribute.otherwise().get();
                given[index] = new Given(
                        Value.of(otherwise.value()),
                        Given.Origin.ASSUMED,
                        Pointers.child(pointer, attribute.name()),
                        stated == null ? at : stated.at(),
                        Optional.of(new Given.Source(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(otherwise.cites().provision()),
                                Optional.of(otherwise.because().en()))));
            }
        }
        return senseless;
    }

    /** What another attribute says that stands in for this one. */
    private static @Nullable Given otherwise(
            Shape shape, @Nullable Given[] given, Attribute attribute, Function<String, Optional<String>> types) {
        Given other = attribute.otherwiseAs().map(name -> given[shape.index(name)]).orElse(null);
        if (other != null && other.value() instanceof Value.Known known && attribute.type() instanceof AttributeType.ListOf list) {
            return canHold(list, known.scalar(), types) ? other.with(new Value.Members(Set.of(known.scalar()), true)) : null;
        }
        if (other != null && !(other.value() instanceof Value.Unknown)) {
            return other;
        }
        return attribute.noneWithout()
                .map(name -> given[shape.index(name)])
                .filter(list -> isNone(list.value()))
                .orElse(null);
    }

    private static boolean canHold(AttributeType.ListOf list, Object scalar, Function<String, Optional<String>> types) {
        return !(list.of() instanceof AttributeType.Reference reference)
                || types.apply((String) scalar).filter(reference.types()::contains).isPresent();
    }

    /**
     * What the values of other attributes leave of one of which nothing is known; null where that is all. What leaves one value says it where it
     * stands; of several the attribute itself is asked.
     */
    private static @Nullable Given implied(Shape shape, @Nullable Given[] given, Attribute attribute, String pointer) {
        for (Shape.Tie tie : shape.ties(attribute)) {
            Given known = given[shape.index(tie.opposite(attribute).name())];
            Value left = known != null && known.value() instanceof Value.Known value ? tie.left(attribute, value.scalar()).orElse(null) : null;
            if (left != null) {
                return left instanceof Value.Known
                        ? known.with(left)
                        : new Given(left, known.origin(), Pointers.child(pointer, attribute.name()), known.at(), known.source());
            }
        }
        return null;
    }

    /** Two attributes of which one says that the other is something else. @param implied what it says that it is */
    record Contrary(Shape.Tie tie, Given one, Given other, Value.Known implied) {}

    /** Of what is finished, what can't both be so. What the registry or the vocabulary says is not held against what people say. */
    static List<Contrary> contrary(Shape shape, @Nullable Given[] given) {
        List<Contrary> contrary = new ArrayList<>();
        for (Shape.Tie tie : shape.ties()) {
            Given one = given[shape.index(tie.one().name())];
            Given other = given[shape.index(tie.other().name())];
            if (one != null && isSaid(one) && one.value() instanceof Value.Known value
                    && other != null && isSaid(other) && other.value() instanceof Value.Known
                    && tie.left(tie.other(), value.scalar()).orElse(null) instanceof Value.Known implied
                    && !implied.equals(other.value())) {
                contrary.add(new Contrary(tie, one, other, implied));
            }
        }
        return contrary;
    }

    private static boolean isSaid(Given given) {
        return given.origin() == Given.Origin.STATED || given.origin() == Given.Origin.ANSWERED;
    }

    /** Whoever writes that there are none where there can't be any says nothing wrong. */
    private static boolean isNone(Value value) {
        return value instanceof Value.Members members && members.complete() && members.scalars().isEmpty();
    }

    private static Senseless senseless(Shape shape, @Nullable Given[] given, Attribute attribute, Given stated) {
        for (Attribute.OnlyIf conjunct : attribute.onlyIf()) {
            if (Applicability.of(List.of(conjunct), name -> value(shape, given, name)) == Ternary.NO) {
                return new Senseless(attribute, stated, conjunct, given[shape.index(conjunct.attribute())]);
            }
        }
        throw new IllegalStateException("a conjunction is false and none of its parts");
    }

    private static Value value(Shape shape, @Nullable Given[] given, String attribute) {
        Given known = given[shape.index(attribute)];
        return known == null ? Value.UNKNOWN : known.value();
    }
}
