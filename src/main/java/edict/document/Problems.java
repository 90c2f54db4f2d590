package edict.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gathers what is wrong, so that all of it can be said at once. Keeps the first thousand and counts the rest: a text that
 * is wrong everywhere must not cost more than one that is right.
 */
public final class Problems {

    private static final int KEPT = 1_000;

    /** Names compared in search of near ones; each costs about a microsecond. */
    private static final int COMPARED = 100_000;

    private final List<Problem> kept = new ArrayList<>();
    private int dropped;
    private int compared;

    public void add(Place at, String pointer, String message) {
        if (isFull()) {
            dropped++;
        } else {
            kept.add(new Problem(at, pointer, message));
        }
    }

    public void add(Node node, String message) {
        add(node.at(), node.pointer(), message);
    }

    /** The same where finding the words takes a while: they are not asked for once further problems are only counted. */
    public void add(Place at, String pointer, Supplier<String> message) {
        if (isFull()) {
            dropped++;
        } else {
            add(at, pointer, message.get());
        }
    }

    public void add(Node node, Supplier<String> message) {
        add(node.at(), node.pointer(), message);
    }

    public void addAll(Collection<Problem> problems) {
        problems.forEach(problem -> add(problem.at(), problem.pointer(), problem.message()));
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** How many there are so far. */
    public int count() {
        return kept.size() + dropped;
    }

    /** Whether further problems are only counted, so that nobody need find words for them. */
    public boolean isFull() {
        return kept.size() >= KEPT;
    }

    /** {@code ; did you mean `country`?}, or nothing where no candidate is near. */
    public String didYouMean(String name, Collection<String> candidates) {
        return nearest(name, candidates).map(Names::didYouMean).orElse("");
    }

    /** The same where candidates have meanings, each in words of its own. */
    public String didYouMean(String name, Collection<String> candidates, Function<String, List<String>> meanings) {
        return counted(candidates) ? Names.nearest(name, candidates, meanings).map(Names::didYouMean).orElse("") : "";
    }

    /** The candidate that was probably meant; none once a document has asked too often. */
    public Optional<String> nearest(String name, Collection<String> candidates) {
        return counted(candidates) ? Names.nearest(name, candidates) : Optional.empty();
    }

    /** Whether so many more may be compared. */
    private boolean counted(Collection<String> candidates) {
        compared = Math.min(COMPARED, compared + candidates.size());
        return !isFull() && compared < COMPARED;
    }

    /** Forgets what something found later says better. */
    void takeBack(Problem problem) {
        kept.remove(problem);
    }

    /** Everything gathered, sorted by place; what several found at one place is said once. */
    public List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(kept.stream().distinct().sorted().toList());
        if (dropped > 0) {
            Problem last = all.get(all.size() - 1);
            all.add(new Problem(last.at(), "", "and " + dropped + " more problems, not listed"));
        }
        return List.copyOf(all);
    }

    /** Does nothing when nothing is wrong. */
    public void refuse() {
        if (!isEmpty()) {
            throw new Refused(sorted());
        }
    }
}
