package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.Map;

/**
 * Facts that the law itself lists: each row is a fact of a type of kind {@code reference}.
 *
 * @param rows attributes by name, of the type
 */
public record Table(String id, String type, Timeline<Map<String, Literal>> rows, LocalDate checked, Place at) {

    /**
     * A row that holds on the day asked for.
     *
     * @param n position in the table, from 0
     */
    public record Row(String table, int n, String type, Dated<Map<String, Literal>> entry) {

        /** {@code <table>#<n>}, the key of the fact that the row becomes. */
        public String key() {
            return table + '#' + n;
        }
    }
}
