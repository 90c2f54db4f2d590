package edict.report;

import edict.Evaluation;
import edict.facts.Called;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a report calls the things of a design: by their names, and each once by the id by which the design refers to it. It remembers what
 * it has called, so each text has one of its own and is told from its beginning.
 */
final class Naming {

    private final Called called;
    private final boolean introduces;
    private final Map<String, String> told = new LinkedHashMap<>();

    private Naming(Called called, boolean introduces) {
        this.called = called;
        this.introduces = introduces;
    }

    /** By names alone; the ids can be told at the end. */
    static Naming plain(Called called) {
        return new Naming(called, false);
    }

    /** By the names of the design that was judged, and beside each its id where it comes first. */
    static Naming introducing(Evaluation evaluation) {
        return introducing(evaluation.days().get(0).facts().called());
    }

    /** By names, and beside each its id where it comes first. */
    static Naming introducing(Called called) {
        return new Naming(called, true);
    }

    /** By its id, or its key where it has none: the name, and the id where that is to be told; what has no name by its id. */
    String of(String id) {
        String name = called.thing(id);
        // A key is a place, and no word of the design.
        if (name.equals(id) || id.indexOf('/') >= 0 || id.indexOf(':') >= 0) {
            return name;
        }
        boolean first = told.putIfAbsent(id, name) == null;
        return introduces && first ? name + " (" + id + ")" : name;
    }

    /** {@code pay-claims = Claims are decided; reader = Reads claims}: what was called by a name, and the id that it has in the design. */
    String ids(Language language) {
        return told.entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue())
                .collect(Collectors.joining(language.semicolon()));
    }

    /** The things that were called by a name, by id. */
    Map<String, String> told() {
        return Collections.unmodifiableMap(told);
    }
}
