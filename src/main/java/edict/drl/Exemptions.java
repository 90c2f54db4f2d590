package edict.drl;

import edict.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which provision exempts from which. An exemption and its lift have an order only when they form no circle. */
public final class Exemptions {

    private static final int MATCHES = 50_000;

    private Exemptions() {}

    /** Whether {@code pattern}, the third argument of {@code exempt}, means {@code provision}. */
    public static boolean matches(String pattern, String provision) {
        return pattern.endsWith("*")
                ? provision.startsWith(pattern.substring(0, pattern.length() - 1))
                : provision.equals(pattern);
    }

    /** Whether a conclusion exempts from a provision. */
    public static boolean exempts(Rule.Conclusion conclusion, String provision) {
        return conclusion.verb() == Rule.Verb.EXEMPT
                && conclusion.arguments().get(2) instanceof Rule.Operand.Literal pattern
                && matches(pattern.value().toString(), provision);
    }

    static List<Problem> problems(List<Rule> rules) {
        SortedMap<String, Map<String, Rule.Conclusion>> exempting = new TreeMap<>();
        for (Rule rule : rules) {
            for (Rule.Conclusion conclusion : rule.then()) {
                if (conclusion.verb() == Rule.Verb.EXEMPT
                        && conclusion.arguments().get(2) instanceof Rule.Operand.Literal pattern) {
                    exempting
                            .computeIfAbsent(rule.provision(), p -> new TreeMap<>())
                            .putIfAbsent(pattern.value().toString(), conclusion);
                }
            }
        }
        SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
        int matches = 0;
        for (Map.Entry<String, Map<String, Rule.Conclusion>> provision : exempting.entrySet()) {
            SortedSet<String> targets = targets(provision.getValue().keySet(), exempting);
            matches += targets.size();
            if (matches > MATCHES) {
                return List.of(new Problem(
                        provision.getValue().values().iterator().next().at(),
                        "",
                        ("exemptions match other exempting provisions more than %d times; name the provisions "
                                + "they exempt from")
                                .formatted(MATCHES)));
            }
            edges.put(provision.getKey(), targets);
        }
        List<Problem> problems = new ArrayList<>();
        for (List<String> circle : Circles.of(edges)) {
            Rule.Conclusion first = exempting.getOrDefault(circle.get(0), Map.of()).entrySet().stream()
                    .filter(entry -> matches(entry.getKey(), circle.get(1)))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            problems.add(new Problem(
                    first.at(),
                    "",
                    "exemptions run in a circle: `%s`; an exemption and its lift need an order"
                            .formatted(String.join("` → `", circle))));
        }
        return problems;
    }

    private static SortedSet<String> targets(
            Iterable<String> patterns, SortedMap<String, Map<String, Rule.Conclusion>> exempting) {
        SortedSet<String> targets = new TreeSet<>();
        for (String pattern : patterns) {
            String prefix = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
            for (String provision : exempting.tailMap(prefix).keySet()) {
                if (!provision.startsWith(prefix)) {
                    break;
                }
                if (matches(pattern, provision)) {
                    targets.add(provision);
                }
            }
        }
        return targets;
    }
}
