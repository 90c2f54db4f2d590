package edict.facts;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that people can make of a design by deciding, contracting or working, as the vocabulary says. Immutable. */
public sealed interface Lever {

    /** What it changes; levers that change the same are one change. */
    Target target();

    /** The same for levers of which only one can be made at a time: other values of what has one. */
    default Object choice() {
        return this instanceof Saying saying && !saying.added() ? saying.target() : this;
    }

    /** What levers change. */
    sealed interface Target {}

    /** What an entity says of itself. @param entity key */
    record OfEntity(String entity, String attribute) implements Target {}

    /** What an organisation has in place. @param control id @param holder id, empty for the organisation assessed */
    record OfOrganisation(String control, Optional<String> holder) implements Target {}

    /** What the design offers to change. @param id of the option */
    record OfOption(String id) implements Target {}

    /**
     * A value that an attribute can get.
     *
     * @param value of a list what is added to it, empty where it is emptied
     * @param added whether it comes to what is said already, or in the place of that
     */
    record Saying(OfEntity target, Optional<Object> value, boolean added) implements Lever {}

    /**
     * A control that can be put in place.
     *
     * @param scope id of what it is to cover
     * @param evidence kinds of what proves it
     */
    record InPlace(OfOrganisation target, String scope, List<String> evidence) implements Lever {}

    /** An option of the design that can be taken. */
    record Offered(OfOption target, Option option) implements Lever {

        public Offered(Option option) {
            this(new OfOption(option.id()), option);
        }
    }

    /**
     * What can be made of an attribute of an entity, in the order of the vocabulary; nothing where it is so already, or doesn't apply.
     */
    static List<Lever> of(Entity entity, Attribute attribute) {
        if (attribute.attainable().isEmpty() || !entity.values().containsKey(attribute.name())) {
            return List.of();
        }
        List<Object> attainable = attribute.attainable().get();
        Value now = entity.value(attribute.name());
        if (now instanceof Value.NotApplicable) {
            return List.of();
        }
        OfEntity target = new OfEntity(entity.key(), attribute.name());
        if (attribute.type() instanceof AttributeType.ListOf) {
            Set<Object> there = now instanceof Value.Members members ? members.scalars() : Set.of();
            boolean nothing = now instanceof Value.Members members && members.complete() && there.isEmpty();
            return attainable.isEmpty()
                    ? nothing ? List.of() : List.of(new Saying(target, Optional.empty(), false))
                    : attainable.stream()
                            .filter(value -> !there.contains(value))
                            .<Lever>map(value -> new Saying(target, Optional.of(value), true))
                            .toList();
        }
        return attainable.stream()
                .filter(value -> !(now instanceof Value.Known known && known.scalar().equals(value)))
                .<Lever>map(value -> new Saying(target, Optional.of(value), false))
                .toList();
    }
}
