package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is for the files of a rulebook to name, and what else there may be in files that could not be read. Tells what is named
 * and is not there.
 */
final class Known {

    /** Of more names than these a list helps nobody. */
    private static final int MANY = 30;

    private final Rulebook rulebook;
    private final Vocabulary vocabulary;
    private final Gaps gaps;
    private final Values values;

    Known(Rulebook rulebook, Gaps gaps, Values values) {
        this.rulebook = rulebook;
        this.vocabulary = rulebook.vocabulary();
        this.gaps = gaps;
        this.values = values;
    }

    boolean isPack(String id) {
        return rulebook.packs().containsKey(id) || gaps.mayHave(Gaps.What.PACK, id);
    }

    boolean isParameter(String id) {
        return rulebook.parameters().containsKey(id) || gaps.mayHave(Gaps.What.PARAMETER, id);
    }

    boolean isProvision(Pattern pattern) {
        return rulebook.provisions().keySet().stream().anyMatch(pattern::matches)
                || gaps.mayMatch(Gaps.What.PROVISION, pattern);
    }

    /** Tells that there is no such parameter, if there is none. */
    void parameter(String id, Place at) {
        if (!isParameter(id)) {
            unknown(at, "parameter", id, rulebook.parameters().keySet());
        }
    }

    /** Tells that something is named that is not there. @param what kind of thing it would be */
    void unknown(Place at, String what, String name, Collection<String> known) {
        values.named(
                at,
                "there is no " + what + " " + Names.quote(name) + instead(name, known));
    }

    /** The nearest, or which there are: of ids those that begin as this one does, and of very many none. */
    private String instead(String name, Collection<String> known) {
        String near = values.problems().didYouMean(name, known);
        String prefix = name.substring(0, name.lastIndexOf('/') + 1);
        List<String> some = known.stream().filter(id -> id.startsWith(prefix)).toList();
        return !near.isEmpty() || some.isEmpty() || some.size() > MANY ? near : "; expected " + Names.oneOf(some);
    }

    /** The nearest attribute of some types, as a clause of its own; empty where none is near. */
    String didYouMean(String attribute, List<String> types) {
        Set<String> known = new TreeSet<>();
        types.forEach(type -> Optional.ofNullable(vocabulary.types().get(type))
                .ifPresent(entity -> known.addAll(entity.attributes().keySet())));
        return values.problems().didYouMean(attribute, known);
    }

    /** The derived type of a name, of something; empty once it was told that there is none. */
    Optional<EntityType> derivedOf(String name, Place at) {
        List<String> known = Lookup.derivedOf(vocabulary);
        Optional<EntityType> type = Lookup.type(vocabulary, name).filter(found -> known.contains(found.name()));
        if (type.isEmpty()) {
            values.named(
                    at,
                    Names.quote(name) + " is not a derived type with the attribute `of`"
                            + values.problems().didYouMean(name, known));
        }
        return type;
    }

    boolean isReference(String type) {
        return Lookup.type(vocabulary, type)
                .filter(found -> found.kind() == EntityType.Kind.REFERENCE)
                .isPresent();
    }
}
