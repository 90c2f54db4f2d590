package edict.engine;

import java.math.BigDecimal;
import java.util.Optional;

/** What facts are joined by. An unknown side has a key of its own that equals nothing on the other side. */
final class Keys {

    private static final Object NOTHING_OF_OURS = new Object();
    private static final Object NOTHING_OF_THEIRS = new Object();

    private Keys() {}

    static Object ours(Instance fact, Optional<String> attribute) {
        return key(fact, attribute, NOTHING_OF_OURS);
    }

    static Object theirs(Instance fact, Optional<String> attribute) {
        return key(fact, attribute, NOTHING_OF_THEIRS);
    }

    static Object share(Instance share) {
        return ((Totals.Share) share.id).key().orElse(NOTHING_OF_OURS);
    }

    private static Object key(Instance fact, Optional<String> attribute, Object nothing) {
        if (attribute.isEmpty()) {
            return fact.id;
        }
        return fact.value(attribute.get()) instanceof Possible.Exactly exactly ? normal(exactly.value()) : nothing;
    }

    /** Of an argument of a derived fact: what it is, or all that is known of it. */
    static Object argument(Possible value) {
        return value instanceof Possible.Exactly exactly ? normal(exactly.value()) : value;
    }

    /** What an argument of a derived fact may be, by its key. */
    static Possible possible(Object argument) {
        return argument instanceof Possible possible ? possible : new Possible.Exactly(argument);
    }

    /** Equal numbers have equal keys, however they are written. */
    static Object normal(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}
