package edict.engine;

import java.util.Map;
import org.kie.api.prototype.Prototype;
import org.kie.api.prototype.PrototypeFactInstance;

/** A fact in the session: an entity, a placeholder, a derived fact or the element of a list. */
final class Instance implements PrototypeFactInstance {

    final Object id;
    final Layout layout;
    final Possible[] values;
    final Evaluation evaluation;
    /** Whether it exists in every completion. */
    final boolean certain;

    Instance(Object id, Layout layout, Possible[] values, Evaluation evaluation, boolean certain) {
        this.id = id;
        this.layout = layout;
        this.values = values;
        this.evaluation = evaluation;
        this.certain = certain;
    }

    Possible value(String attribute) {
        return values[layout.position(attribute)];
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
