package edict.report;

import edict.facts.Ternary;
import edict.findings.Finding;
import edict.rulebook.Citation;
import edict.rulebook.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is alike, said once. */
final class Alike {

    /** A list so long that it isn't read twice. */
    private static final int LONG = 3;

    private static final Set<Status> NOTHING_IS_SO = EnumSet.of(Status.COMPLIANT, Status.NOT_APPLICABLE, Status.NOT_TRIGGERED);

    private Alike() {}

    /**
     * What findings have in common that differ only in what they are about. Whom they concern is told of all of them together, but of
     * what is not so with each of them apart.
     */
    static List<Object> key(Finding finding) {
        return List.of(
                finding.provision(),
                finding.status(),
                finding.timing(),
                finding.text(),
                finding.appliesFrom(),
                finding.due(),
                finding.interpretation(),
                finding.waiver(),
                finding.exceptions(),
                NOTHING_IS_SO.contains(finding.status()) ? finding.who() : "");
    }

    /** The first of those of which the same sentence is said about the same thing. */
    static List<Finding> once(List<Finding> alike) {
        return groups(alike, finding -> List.of(finding.subject(), finding.message())).stream().map(same -> same.get(0)).toList();
    }

    /** In the order in which the first of each comes. */
    static <T> Collection<List<T>> groups(List<T> all, Function<T, List<Object>> key) {
        Map<List<Object>, List<T>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(key.apply(one), none -> new ArrayList<>()).add(one));
        return groups.values();
    }

    /**
     * Groups, and those together of which the same is said.
     *
     * @param said of a group as a whole
     */
    static <T> Collection<List<List<T>>> together(
            List<T> all, Function<T, List<Object>> key, Function<List<T>, List<Object>> said) {
        return groups(List.copyOf(groups(all, key)), said);
    }

    /**
     * What is said under the names of those whom it is said of: a list of some length that is the same for several stands once, under all of their
     * names.
     *
     * @param whose under which name something belongs
     * @param about what those have to have in common that are listed together
     * @param said what is said of one, wherever it belongs
     * @return lists by names, in the order in which the first of each comes; each list has what is alike together
     */
    static <T> Map<Set<String>, List<List<List<T>>>> byName(
            List<T> all, Function<T, String> whose, Function<List<T>, List<Object>> about, Function<T, List<Object>> said) {
        List<List<List<T>>> lists = new ArrayList<>();
        groups(all, one -> List.of(whose.apply(one))).forEach(ofOne -> lists.addAll(together(ofOne, said, about)));
        Map<Set<String>, List<List<List<T>>>> byName = new LinkedHashMap<>();
        for (List<List<List<T>>> same : groups(lists, list -> list.size() < LONG
                ? List.of(whose.apply(list.get(0).get(0)), about.apply(list.get(0)))
                : List.copyOf(list.stream().map(alike -> said.apply(alike.get(0))).toList()))) {
            Set<String> names = names(same, list -> whose.apply(list.get(0).get(0)));
            byName.computeIfAbsent(names, none -> new ArrayList<>()).add(joined(same));
        }
        return byName;
    }

    /** Lists of the same as one: what is alike in all of them together. */
    private static <T> List<List<T>> joined(List<List<List<T>>> lists) {
        List<List<T>> joined = new ArrayList<>();
        for (int i = 0; i < lists.get(0).size(); i++) {
            int place = i;
            joined.add(lists.stream().flatMap(list -> list.get(place).stream()).toList());
        }
        return joined;
    }

    /** Exceptions by provision; what is only possible for one is only possible for all. */
    static Map<String, Finding.Relief> reliefs(List<Finding> alike) {
        Map<String, Finding.Relief> reliefs = new LinkedHashMap<>();
        alike.forEach(finding -> finding.exceptions().forEach(relief -> reliefs.merge(
                relief.provision(), relief, (a, b) -> a.holds() == Ternary.YES ? b : a)));
        return reliefs;
    }

    /** The law of the rows of tables that they rest on, each once. */
    static List<Citation> sources(List<Finding> alike) {
        return alike.stream().flatMap(finding -> finding.sources().stream()).distinct().toList();
    }

    /** Each name once. */
    static <T> Set<String> names(List<T> all, Function<T, String> name) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.add(name.apply(one)));
        return names;
    }

    /** The first few, and how many more there are; never just one more. */
    static String listed(Collection<String> names, int shown, Language language) {
        List<String> all = List.copyOf(names);
        if (all.size() <= shown + 1) {
            return String.join(", ", all);
        }
        int more = all.size() - shown;
        return String.join(", ", all.subList(0, shown))
                + language.say(" and " + more + " more", " et " + more + " de plus");
    }
}
