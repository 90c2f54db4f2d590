package edict.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as people mistype them, and as messages quote them. */
public final class Names {

    /** Longer names are not compared: nobody mistypes them, and comparing costs their product. */
    private static final int COMPARED = 64;

    private static final int QUOTED = 80;

    private static final Pattern ID = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

    private static final Pattern MARKS = Pattern.compile("\\p{M}++");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]++");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private Names() {}

    /** What is wrong with {@code id}, if anything is, where things are called by no more than {@code most} characters. */
    public static Optional<String> noId(String id, int most) {
        return id.length() <= most && ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(quote(id) + " is no id; write lower-case letters, digits and single hyphens, at most " + most);
    }

    /** The candidate that {@code name} was probably meant to be; the first of equally near ones. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        if (name.isEmpty() || name.length() > COMPARED) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int allowed = Math.min(name.length() - 1, Math.max(1, Math.min(3, name.length() / 3)));
        String best = "";
        int bestDistance = allowed + 1;
        for (String candidate : candidates) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT), bestDistance - 1);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        if (bestDistance <= allowed) {
            return Optional.of(best);
        }
        // Somebody who stops typing early, be it with a slip, or leaves out the first words of an id, is not wrong.
        Optional<String> longer = lower.length() < 3
                ? Optional.empty()
                : onlyOne(candidates, whole -> whole.startsWith(lower) || whole.endsWith('-' + lower));
        int words = lower.split("-", -1).length;
        return longer.isPresent() || lower.length() < 5
                ? longer
                : onlyOne(candidates, whole -> distance(lower, firstWords(whole, words), allowed) <= allowed);
    }

    /**
     * The candidate that {@code name} was probably meant to be, by how it is written or by what it means: who writes out the words of a
     * meaning is not wrong either. A meaning in these very words comes before a name that is merely near.
     *
     * @param meanings of a candidate, in each language
     */
    public static Optional<String> nearest(String name, Collection<String> candidates, Function<String, List<String>> meanings) {
        if (name.length() > COMPARED) {
            return Optional.empty();
        }
        Map<String, Set<String>> meant = new LinkedHashMap<>();
        candidates.forEach(candidate -> meanings.apply(candidate).stream()
                .filter(meaning -> meaning.length() <= COMPARED)
                .forEach(meaning -> meant.computeIfAbsent(words(meaning), none -> new LinkedHashSet<>()).add(candidate)));
        String words = words(name);
        return only(meant, words)
                .or(() -> nearest(name, candidates))
                .or(() -> nearest(words, meant.keySet()).flatMap(near -> only(meant, near)));
    }

    private static Optional<String> only(Map<String, Set<String>> meant, String words) {
        return Optional.ofNullable(meant.get(words)).filter(names -> names.size() == 1).map(names -> names.iterator().next());
    }

    /** {@code analyse-d-impact}: the words of a meaning as an id would have them. */
    private static String words(String meaning) {
        String plain = MARKS.matcher(Normalizer.normalize(meaning, Normalizer.Form.NFD)).replaceAll("");
        return EDGES.matcher(BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-")).replaceAll("");
    }

    private static Optional<String> onlyOne(Collection<String> candidates, Predicate<String> meant) {
        List<String> found = candidates.stream()
                .filter(candidate -> meant.test(candidate.toLowerCase(Locale.ROOT)))
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String firstWords(String id, int words) {
        return Arrays.stream(id.split("-", -1)).limit(words).collect(Collectors.joining("-"));
    }

    /**
     * Insertions, deletions, substitutions and swaps of neighbours between two words (Damerau-Levenshtein, each character
     * edited once), or {@code limit + 1} when there are more than {@code limit}.
     */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int lowest = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, beforePrevious[j - 2] + 1);
                }
                current[j] = edits;
                lowest = Math.min(lowest, edits);
            }
            if (lowest > limit) {
                return limit + 1;
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return Math.min(previous[b.length()], limit + 1);
    }

    /** User text in backticks: one line, shortened, without anything that moves a terminal's cursor. */
    public static String quote(String text) {
        int end = text.length() <= QUOTED ? text.length() : text.offsetByCodePoints(0, shortened(text));
        String shown = clean(text.substring(0, end)).replace('`', '\uFFFD');
        return end < text.length() ? "`" + shown + "…`" : "`" + shown + "`";
    }

    /** A text without line ends, control characters and what turns the direction of writing. */
    public static String clean(String text) {
        if (text.codePoints().allMatch(Names::isHarmless)) {
            return text;
        }
        StringBuilder clean = new StringBuilder();
        text.codePoints().map(c -> isHarmless(c) ? c : '\uFFFD').forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int shortened(String text) {
        return Math.min(QUOTED - 1, text.codePointCount(0, text.length()));
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** {@code an Organisation}, {@code a Flow}. */
    public static String one(String name) {
        return ("AEIOUaeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    /** {@code ; did you mean `a`?}, or nothing where none is near. */
    public static String didYouMean(String name, Collection<String> candidates) {
        return nearest(name, candidates).map(Names::didYouMean).orElse("");
    }

    /** {@code ; did you mean `a`?} */
    public static String didYouMean(String near) {
        return "; did you mean " + quote(near) + "?";
    }

    /** {@code ; did you mean `a`?} or, where none is near, {@code ; expected `a`, `b` or `c`}. */
    public static String instead(String name, Collection<String> candidates) {
        String near = didYouMean(name, candidates);
        return near.isEmpty() && !candidates.isEmpty() ? "; expected " + oneOf(candidates) : near;
    }

    /** What to say after a name that is none of those known: {@code ; expected `a`, `b` or `c`; did you mean `a`?}. */
    public static String expected(String name, Collection<String> known) {
        return (known.isEmpty() ? "" : "; expected " + oneOf(known)) + didYouMean(name, known);
    }

    /** {@code `a`, `b` or `c`}; many names are cut short. */
    public static String oneOf(Collection<String> names) {
        List<String> shown = names.stream().limit(12).map(Names::quote).collect(Collectors.toList());
        if (names.size() > shown.size()) {
            return String.join(", ", shown) + " … (" + names.size() + " in all)";
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        return String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.get(shown.size() - 1);
    }
}
