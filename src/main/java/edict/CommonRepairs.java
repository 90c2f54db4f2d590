package edict;

import edict.facts.Requirements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes that help most designs of an organisation: those that stand in the first plans of most of them. Immutable.
 *
 * @param designs names of their files
 * @param changes at most ten, the most helpful first
 */
public record CommonRepairs(List<String> designs, List<Change> changes) {

    private static final int MOST = 10;

    /** What kind of change it is. */
    public enum Kind {
        OFFERED,
        REPLACED,
        PROVED
    }

    /**
     * A change.
     *
     * @param what the option in its words, or what is replaced or proved, as all designs call it
     * @param named the same as people call it, by the first of the designs
     * @param designs names of those in whose first plan it stands
     */
    public record Change(Kind kind, String what, String named, List<String> designs) {}

    private record Key(Kind kind, String what) {}

    /** @param repairs by the name of the design's file */
    public static CommonRepairs of(Map<String, Repair> repairs) {
        Map<Key, List<String>> designs = new LinkedHashMap<>();
        repairs.forEach((name, repair) -> repair.plans().stream()
                .limit(1)
                .flatMap(plan -> plan.changes().stream())
                .map(change -> key(change, repair))
                .distinct()
                .forEach(key -> designs.computeIfAbsent(key, any -> new ArrayList<>()).add(name)));
        return new CommonRepairs(
                List.copyOf(repairs.keySet()),
                designs.entrySet().stream()
                        .map(entry -> new Change(
                                entry.getKey().kind(),
                                entry.getKey().what(),
                                named(entry.getKey(), repairs, entry.getValue().get(0)),
                                List.copyOf(entry.getValue())))
                        .sorted(Comparator.comparing((Change change) -> -change.designs().size())
                                .thenComparing(Change::kind)
                                .thenComparing(Change::what))
                        .limit(MOST)
                        .toList());
    }

    /** An option is told in its own words, whatever else is called so. */
    private static String named(Key key, Map<String, Repair> repairs, String design) {
        Repair repair = repairs.get(design);
        return key.kind() == Kind.OFFERED || repair == null ? key.what() : repair.facts().called().identity(key.what());
    }

    private static Key key(Repair.Change change, Repair repair) {
        if (change instanceof Repair.Offered offered) {
            return new Key(Kind.OFFERED, offered.change().orElse(offered.id()));
        }
        if (change instanceof Repair.Replaced replaced) {
            return new Key(
                    Kind.REPLACED, repair.facts().identity(replaced.product().orElse(replaced.component())));
        }
        String alternative = ((Repair.Proved) change).alternative();
        return new Key(
                Kind.PROVED,
                repair.facts().requirements().nodes().values().stream()
                        .flatMap(Requirements::alternatives)
                        .filter(one -> one.key().equals(alternative))
                        .flatMap(one -> one.node().stream())
                        .map(repair.facts()::identity)
                        .findFirst()
                        .orElse(alternative));
    }
}
