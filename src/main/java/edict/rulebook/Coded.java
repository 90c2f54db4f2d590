package edict.rulebook;

import java.util.Locale;

/** A member of a closed list that files and reports spell in kebab-case. */
public interface Coded {

    String name();

    /** {@code in-force} for {@code IN_FORCE}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
