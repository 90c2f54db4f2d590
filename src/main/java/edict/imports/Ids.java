package edict.imports;

import edict.document.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ids made from names of the imported file: the same name gives the same id, whatever stands around it. */
final class Ids {

    /** The organisation assessed, in each format that doesn't name it: with a file of another format it stays the same. */
    static final String ASSESSED = "organisation";

    private static final int LENGTH = 56;

    private final Map<String, String> taken = new HashMap<>();

    /** The last number given behind an id. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Keeps an id for what bore it once, the organisation assessed, so that what was answered of that never passes to another thing. */
    void retire(String id) {
        of(id, "");
    }

    /** An id that nothing else has. @param name by which the file knows the thing */
    String of(String prefix, String name) {
        return free(slug(prefix, name, Secrets.isIn(name)), name);
    }

    /** The same for a name that may begin as keys do, such as that of a service or of a host. */
    String named(String prefix, String name) {
        return free(slug(prefix, name, Secrets.isInName(name)), name);
    }

    private String free(String plain, String name) {
        String id = plain;
        if (taken.containsKey(id) && !name.equals(taken.get(id))) {
            id = id + '-' + digest(name);
        }
        String free = id;
        while (taken.containsKey(free)) {
            free = id + '-' + numbers.merge(id, 2, (last, two) -> last + 1);
        }
        taken.put(free, name);
        return free;
    }

    /**
     * An id for one of several that would have the same: none of them has the plain one, which would be another's where they come
     * in another order, or where one comes or goes.
     *
     * @param whose tells apart those of the same name
     */
    String apart(String prefix, String name, String whose) {
        return apart(prefix, name, whose, Secrets.isIn(name));
    }

    private String apart(String prefix, String name, String whose, boolean secret) {
        return of(slug(prefix, name, secret) + '-' + digest(name + '\n' + whose), "");
    }

    /**
     * Ids of several, in their order: those whose names come to the same letters all get a longer one, so that none has another's where
     * one of them comes or goes.
     */
    List<String> of(String prefix, List<String> names) {
        return each(names, Ids::words, name -> of(prefix, name), name -> apart(prefix, name, ""));
    }

    /** The same for names that may begin as keys do; those of which none is shown come to the same letters. */
    List<String> named(String prefix, List<String> names) {
        return each(
                names,
                name -> words(Secrets.called(name)),
                name -> named(prefix, name),
                name -> apart(prefix, name, "", Secrets.isInName(name)));
    }

    private static List<String> each(
            List<String> names, UnaryOperator<String> letters, UnaryOperator<String> alone, UnaryOperator<String> among) {
        Map<String, Long> alike = names.stream().collect(Collectors.groupingBy(letters, Collectors.counting()));
        return names.stream()
                .map(name -> alike.getOrDefault(letters.apply(name), 1L) > 1 ? among.apply(name) : alone.apply(name))
                .toList();
    }

    /** What is left of a name in an id. */
    static String words(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("*", "any")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String slug(String prefix, String name, boolean secret) {
        String words = secret ? "left-out" : words(name);
        String id = prefix + (name.isEmpty() ? "" : '-' + (words.isEmpty() ? digest(name) : words));
        return id.length() <= LENGTH
                ? id
                : words(id.substring(0, LENGTH - 7)) + '-' + digest(name);
    }

    private static String digest(String name) {
        return Hash.hex(name).substring(0, 6);
    }
}
