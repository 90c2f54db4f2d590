package edict.rulebook;

import edict.document.Node;
import edict.document.Place;
import java.time.LocalDate;
import java.util.Map;

/**
 * Facts that the law itself lists: each row is a fact of a type of kind {@code reference}.
 *
 * @param rows attributes by name, as written and checked against the type
 */
public record Table(String id, String type, Timeline<Map<String, Node>> rows, LocalDate checked, Place at) {

    /**
     * A row that holds on the day asked for.
     *
     * @param key {@code <table>#<id of the row>}, or with its position where it has no id
     */
    public record Row(String key, String table, String type, Dated<Map<String, Node>> entry) {}
}
