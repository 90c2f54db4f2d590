package edict.facts;

import edict.document.Place;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A thing of the design, a row of a table or a registry entry.
 *
 * @param key unique in the evaluation: the JSON pointer for entities of the document, {@code <table>#<n>} for rows,
 *     {@code registry:<id>} for registry entries
 * @param id as written; empty for parts and rows without one
 * @param owner key of the entity under which it is written
 * @param values one for every attribute of the type, missing ones as {@link Value.Unknown}
 */
public record Entity(
        String key, String type, Optional<String> id, Optional<String> owner, Place at, Map<String, Given> values) {

    /** What people call it; empty where it has no name, or none is known. */
    public Optional<String> name() {
        return said(Words.NAME) instanceof Value.Known known ? Optional.of((String) known.scalar()) : Optional.empty();
    }

    /** Its name, or else its id, or where it stands. */
    public String called() {
        return name().or(() -> id).orElse(key);
    }

    /**
     * What is known of an attribute. INVARIANT: law is judged by rules alone, so only this package and the engine call it.
     */
    public Value value(String attribute) {
        if (values instanceof Values compact) {
            return compact.value(attribute);
        }
        Given given = values.get(attribute);
        if (given == null) {
            throw new IllegalStateException("`" + type + "` has no attribute `" + attribute + "`");
        }
        return given.value();
    }

    /** The same, where it may be that the type has no such attribute: then nothing is known of it. */
    Value said(String attribute) {
        return values.containsKey(attribute) ? value(attribute) : Value.UNKNOWN;
    }

    /** The one number that is said of an attribute, where it is known. */
    Optional<BigDecimal> number(String attribute) {
        return said(attribute) instanceof Value.Known known && known.scalar() instanceof BigDecimal number
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The one day that is said of an attribute; empty where nobody says, or only roughly. */
    Optional<LocalDate> day(String attribute) {
        return said(attribute) instanceof Value.Known known && known.scalar() instanceof LocalDate day
                ? Optional.of(day)
                : Optional.empty();
    }

    /** The one value of an attribute, where it is known, as text. */
    public Optional<String> text(String attribute) {
        return value(attribute) instanceof Value.Known known ? Optional.of(known.scalar().toString()) : Optional.empty();
    }

    /** What is known to be in the list that an attribute holds. */
    Set<Object> members(String attribute) {
        return value(attribute) instanceof Value.Members list ? list.scalars() : Set.of();
    }

    /** The entity to which an attribute refers, where that is known. */
    public Optional<Entity> reference(String attribute, Facts facts) {
        return text(attribute).flatMap(facts::entity);
    }

    /** Of the key alone: keys are unique, and hashing every value is dear. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return type + " " + key;
    }
}
