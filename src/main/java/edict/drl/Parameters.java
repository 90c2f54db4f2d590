package edict.drl;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What rules must know of the dated parameters: which there are and what kind of value each has. */
public interface Parameters {

    /** What {@code parameter("id")} stands for; empty when there is no such parameter. */
    Optional<Shape> find(String id);

    /** Every id, for the nearest valid name. */
    Set<String> ids();

    /** Whether there may be one of this id that could not be read: naming it is not wrong as well. */
    default boolean mayBeUnreadable(String id) {
        return false;
    }

    /** Those of a map, by id. */
    static Parameters of(Map<String, Shape> shapes) {
        return of(shapes, id -> false);
    }

    /** Those of a map, by id, besides some that could not be read. */
    static Parameters of(Map<String, Shape> shapes, Predicate<String> unreadable) {
        return new Parameters() {
            @Override
            public Optional<Shape> find(String id) {
                return Optional.ofNullable(shapes.get(id));
            }

            @Override
            public Set<String> ids() {
                return shapes.keySet();
            }

            @Override
            public boolean mayBeUnreadable(String id) {
                return unreadable.test(id);
            }
        };
    }

    /**
     * @param set whether it is a set of such values
     * @param unit of numbers, empty where that is not told
     */
    record Shape(Kind kind, boolean set, String unit) {

        public Shape(Kind kind, boolean set) {
            this(kind, set, "");
        }
    }

    enum Kind {
        BOOLEAN("a boolean"),
        /** Texts, codes and countries. */
        TEXT("a text"),
        NUMBER("a number"),
        DATE("a date"),
        SPAN("a duration");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
