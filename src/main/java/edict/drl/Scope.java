package edict.drl;

import edict.document.Place;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that may be read at one place of a rule, and those that no longer may. */
final class Scope {

    /** What a variable stands for. */
    sealed interface Bound {

        Place at();

        /** A fact. */
        record Fact(EntityType type, Place at) implements Bound {}

        /** An attribute of a fact. */
        record Value(AttributeType type, Place at) implements Bound {}

        /** A result of {@code accumulate}. */
        record Outcome(Place at) implements Bound {}

        /** Something that was refused already; nothing more is said of it. */
        record Unclear(Place at) implements Bound {}
    }

    private final Map<String, Bound> visible;
    private final Map<String, String> ended;

    Scope() {
        this(new LinkedHashMap<>(), new HashMap<>());
    }

    private Scope(Map<String, Bound> visible, Map<String, String> ended) {
        this.visible = visible;
        this.ended = ended;
    }

    /** A scope inside this one: it sees what is bound here, what it binds ends with it. */
    Scope inner() {
        return new Scope(new LinkedHashMap<>(visible), ended);
    }

    /** Ends an inner scope. @param word what bound its variables */
    void end(Scope inner, String word) {
        inner.visible.keySet().stream()
                .filter(name -> !visible.containsKey(name))
                .forEach(name -> ended.put(name, word));
    }

    void bind(String name, Bound bound) {
        visible.put(name, bound);
    }

    Optional<Bound> find(String name) {
        return Optional.ofNullable(visible.get(name));
    }

    /** The word of the group in which a variable that is not visible was bound. */
    Optional<String> endedIn(String name) {
        return Optional.ofNullable(ended.get(name));
    }

    Collection<String> names() {
        return visible.keySet();
    }
}
