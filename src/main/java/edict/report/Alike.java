package edict.report;

import edict.facts.Ternary;
import edict.findings.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is alike, said once. */
final class Alike {

    private Alike() {}

    /** What findings have in common that differ only in what they are about. */
    static List<Object> key(Finding finding) {
        return List.of(
                finding.provision(),
                finding.status(),
                finding.timing(),
                finding.text(),
                finding.appliesFrom(),
                finding.due(),
                finding.interpretation(),
                finding.waiver());
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

    /** Exceptions by provision; what is only possible for one is only possible for all. */
    static Map<String, Finding.Relief> reliefs(List<Finding> alike) {
        Map<String, Finding.Relief> reliefs = new LinkedHashMap<>();
        alike.forEach(finding -> finding.exceptions().forEach(relief -> reliefs.merge(
                relief.provision(), relief, (a, b) -> a.holds() == Ternary.YES ? b : a)));
        return reliefs;
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
