package edict.facts;

import edict.rulebook.Words;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who bears what, and whether that is the organisation assessed. Immutable. */
public final class Parties {

    private final Facts facts;
    private final Set<String> assessed;
    private final Set<String> group;

    private Parties(Facts facts, Set<String> assessed, Set<String> group) {
        this.facts = facts;
        this.assessed = assessed;
        this.group = group;
    }

    static Parties of(Facts facts) {
        Set<String> assessed = new HashSet<>();
        for (Entity organisation : facts.ofType(Words.ORGANISATION)) {
            if (organisation.values().containsKey(Words.ASSESSED)
                    && organisation.value(Words.ASSESSED).equals(Value.YES)) {
                assessed.add(organisation.key());
            }
        }
        Set<String> tops = new HashSet<>(assessed);
        assessed.forEach(key -> facts.entity(key).ifPresent(entity -> tops.addAll(parents(entity))));
        Set<String> group = new HashSet<>(tops);
        for (Entity organisation : facts.ofType(Words.ORGANISATION)) {
            if (parents(organisation).stream().anyMatch(tops::contains)) {
                group.add(organisation.key());
            }
        }
        return new Parties(facts, assessed, group);
    }

    private static Set<String> parents(Entity organisation) {
        Set<String> parents = new HashSet<>();
        for (String attribute : Words.PARENTS) {
            if (organisation.values().containsKey(attribute)
                    && organisation.value(attribute) instanceof Value.Members members) {
                members.scalars().forEach(key -> parents.add((String) key));
            }
        }
        return parents;
    }

    /** Whether an organisation is assessed or of the same group; {@code UNKNOWN} while nobody is marked as assessed. */
    public Ternary ours(String organisation) {
        if (assessed.isEmpty() || facts.entity(organisation).isEmpty()) {
            return Ternary.UNKNOWN;
        }
        return Ternary.of(group.contains(organisation));
    }

    /** Whether the document sets out to say all of an organisation: it is assessed or of the same group, or nobody is said to be. */
    public boolean describes(Optional<String> organisation) {
        return assessed.isEmpty() || organisation.filter(group::contains).isPresent();
    }

    /** The key of the organisation behind a bearer: itself, or the holder of the role. */
    public Optional<String> organisation(String bearer) {
        Optional<Entity> entity = facts.entity(bearer);
        if (entity.filter(found -> found.type().equals(Words.ORGANISATION)).isPresent()) {
            return Optional.of(bearer);
        }
        return entity.filter(found -> found.values().containsKey(Words.HOLDER))
                .map(found -> found.value(Words.HOLDER))
                .flatMap(value -> value instanceof Value.Known known
                        ? Optional.of((String) known.scalar())
                        : Optional.empty());
    }

    /** The code of a bearer that is a role. */
    public Optional<String> role(String bearer) {
        return facts.entity(bearer)
                .filter(found -> found.values().containsKey(Words.CODE))
                .map(found -> found.value(Words.CODE))
                .flatMap(value -> value instanceof Value.Known known
                        ? Optional.of((String) known.scalar())
                        : Optional.empty());
    }
}
