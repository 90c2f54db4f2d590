package edict.rulebook;

import java.util.HashSet;
import java.util.Set;

/** What is there and could not be read: whatever names it is not wrong as well. Not thread-safe. */
final class Gaps {

    /** What files hold that others name. */
    enum What {
        PACK,
        PROVISION,
        PARAMETER,
        TABLE,
        /** By its table. */
        ROW,
        CONTROL,
        FRAMEWORK,
        REGISTRY_ENTRY,
        /** By its provision. */
        RULE
    }

    private final Set<String> ids = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    /** This one could not be read. */
    void add(What what, String id) {
        ids.add(what.name() + ' ' + id);
    }

    /** Some could not be read of which only the beginning of the id is known; empty for any. */
    void anyOf(What what, String prefix) {
        prefixes.add(what.name() + ' ' + prefix);
    }

    /** Whether there may be one of this id. */
    boolean mayHave(What what, String id) {
        String name = what.name() + ' ' + id;
        return ids.contains(name) || prefixes.stream().anyMatch(name::startsWith);
    }

    /** Whether there may be one that the pattern means. */
    boolean mayMatch(What what, Pattern pattern) {
        String head = what.name() + ' ';
        int star = pattern.text().indexOf('*');
        String fixed = head + (star < 0 ? pattern.text() : pattern.text().substring(0, star));
        return ids.stream()
                        .filter(id -> id.startsWith(head))
                        .anyMatch(id -> pattern.matches(id.substring(head.length())))
                || prefixes.stream()
                        .filter(prefix -> prefix.startsWith(head))
                        .anyMatch(prefix -> fixed.startsWith(prefix) || (star >= 0 && prefix.startsWith(fixed)));
    }
}
