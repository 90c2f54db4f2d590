package edict.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kie.api.prototype.Prototype;
import org.kie.api.prototype.PrototypeFactInstance;

/** A fact in the session: an entity, a placeholder, a derived fact or the element of a list. */
final class Instance implements PrototypeFactInstance {

    final Object id;
    final Layout layout;
    final Evaluation evaluation;
    /** Whether it exists in every completion. */
    final boolean certain;

    private final @Nullable Possible[] values;
    private final Reading reading;
    /** What attributes refer to, as far as somebody followed them. */
    private @Nullable Instance @Nullable [] followed;
    /** The same if it is nothing that the document names; empty where it is named, or nothing more is known then. */
    private @Nullable Instance stranger;
    /** Whether it stands for something that the document names, whichever that is. */
    private boolean named;

    Instance(Object id, Layout layout, Possible[] values, Evaluation evaluation, boolean certain) {
        this(id, layout, values, evaluation, certain, (thing, position) -> {
            throw new IllegalStateException(thing + " lacks a value");
        });
    }

    private Instance(
            Object id, Layout layout, @Nullable Possible[] values, Evaluation evaluation, boolean certain, Reading reading) {
        this.id = id;
        this.layout = layout;
        this.values = values;
        this.evaluation = evaluation;
        this.certain = certain;
        this.reading = reading;
    }

    /** The same in another session. @param other where it is read */
    Instance in(Evaluation other) {
        Instance same = new Instance(id, layout, values.clone(), other, certain, reading);
        same.stranger = stranger == null ? null : stranger.in(other);
        same.named = named;
        return same;
    }

    /** Whether this is the same in another session, and nothing about it hangs on what is not known. */
    boolean isFirmly(Instance other) {
        return other.certain
                && named == other.named
                && other.stranger == null
                && id.equals(other.id)
                && values().equals(other.values())
                && isFirm();
    }

    /** Whether it is there in every completion, and nothing about it hangs on what is not known. */
    boolean isFirm() {
        return certain && stranger == null && values().stream().allMatch(Instance::isKnown);
    }

    private static boolean isKnown(Possible value) {
        return value instanceof Possible.Exactly exactly
                && !(exactly.value() instanceof Alias)
                && !(exactly.value() instanceof Evaluation.DerivedKey);
    }

    /** Tells what is known if this is nothing that the document names. */
    void ifUnnamed(Possible[] known) {
        stranger = new Instance(id, layout, known, evaluation, certain);
    }

    /** Tells that this is something that the document names: of its type there is nothing else. */
    void meanSomethingNamed() {
        named = true;
    }

    /** The same if it is nothing that the document names. */
    Instance unnamed() {
        return stranger == null ? this : stranger;
    }

    /** Whether it stands for something that the document names, whichever that is, so that it is there twice. */
    boolean named() {
        return named;
    }

    /** Reads a value when somebody asks for it: of most facts few are looked at. */
    interface Reading {
        Possible value(Instance thing, int position);
    }

    static Instance read(Object id, Layout layout, Evaluation evaluation, boolean certain, Reading reading) {
        return new Instance(id, layout, new @Nullable Possible[layout.attributes().size()], evaluation, certain, reading);
    }

    Possible value(String attribute) {
        return value(layout.position(attribute));
    }

    Possible value(int position) {
        Possible known = values[position];
        if (known == null) {
            known = reading.value(this, position);
            values[position] = known;
        }
        return known;
    }

    /** What an attribute refers to; null where that is nothing that is known, or nothing of the type. */
    @Nullable Instance follow(int position, String type) {
        @Nullable Instance[] known = followed;
        if (known == null) {
            known = new @Nullable Instance[values.length];
            followed = known;
        }
        Instance thing = known[position];
        if (thing == null || !thing.layout.name().equals(type)) {
            thing = value(position) instanceof Possible.Exactly exactly ? evaluation.thing(exactly.value(), type) : null;
            known[position] = thing;
        }
        return thing;
    }

    List<Possible> values() {
        return IntStream.range(0, values.length).mapToObj(this::value).toList();
    }

    boolean placeholder() {
        return id instanceof Alias;
    }

    @Override
    public Object get(String name) {
        Possible value = value(name);
        return value instanceof Possible.Exactly exactly ? exactly.value() : Prototype.UNDEFINED_VALUE;
    }

    @Override
    public void put(String name, Object value) {
        throw new IllegalStateException("facts do not change");
    }

    @Override
    public boolean has(String name) {
        return get(name) != Prototype.UNDEFINED_VALUE;
    }

    @Override
    public Map<String, Object> asMap() {
        throw new IllegalStateException("facts are read by attribute");
    }

    @Override
    public Prototype getPrototype() {
        return layout.prototype();
    }

    @Override
    public String toString() {
        return layout.name() + " " + id;
    }
}
