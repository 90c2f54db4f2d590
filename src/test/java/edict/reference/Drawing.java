package edict.reference;

import edict.findings.Conclusions;
import edict.reference.Comparison.Disagreement;
import edict.reference.Comparison.Kind;
import edict.reference.Comparison.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Draws rule bases and documents, lets the product and the reference judge them, and keeps the score. */
final class Drawing {

    /** Documents for one rule base. */
    private static final int EACH = 4;

    /** How often a document is drawn again before the rule base is given up. */
    private static final int DRAWS = 120;

    /** @param sketch cut down where that was possible */
    record Failure(long seed, Sketch sketch, Disagreement disagreement) {}

    /** What came of one rule base. */
    private record Base(
            long seed, Sketch ruleBase, List<Sketch> documents, List<Comparison> comparisons, List<Failure> failures, List<Failure> inexact, long[] counts) {}

    final Census census = new Census();
    final Map<String, Tally> byConstruct = new TreeMap<>();
    final Tally all = new Tally();
    final List<Failure> failures = new ArrayList<>();
    int documents;
    int bases;
    long worlds;
    long drawn;
    long tooMany;
    long settledAlready;
    long conclusions;
    long byCompletion;
    /** What is open but certain or impossible, or certain but not reported so. */
    final List<Failure> inexactCases = new ArrayList<>();

    /** As many documents as asked for, or a few more; the same ones each time. */
    static Drawing of(int documents, long firstSeed) {
        Drawing drawing = new Drawing();
        for (long seed = firstSeed; drawing.documents < documents; seed += 16) {
            LongStream.range(seed, seed + 16).parallel().mapToObj(Drawing::base).toList().forEach(drawing::add);
        }
        return drawing;
    }

    private static Base base(long seed) {
        Generator generator = new Generator(seed);
        Sketch ruleBase = generator.ruleBase();
        Base base = new Base(seed, ruleBase, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new long[6]);
        Product product;
        try {
            product = new Product(ruleBase);
        } catch (RuntimeException e) {
            base.failures.add(new Failure(seed, ruleBase, new Disagreement(Kind.MALFORMED, "refused: " + e)));
            return base;
        }
        for (int i = 0; i < DRAWS && base.documents.size() < EACH; i++) {
            Sketch sketch = ruleBase.with(generator.document(ruleBase.vocabulary()));
            base.counts[0]++;
            Optional<Meaning> meaning = Meaning.of(sketch);
            if (meaning.isEmpty()) {
                base.counts[1]++;
            } else if (meaning.get().possible().size() == meaning.get().certain().size()) {
                base.counts[2]++;
            } else {
                base.counts[3] += meaning.get().worlds().size();
                judge(base, sketch, meaning.get(), product);
            }
        }
        return base;
    }

    private static void judge(Base base, Sketch sketch, Meaning meaning, Product product) {
        base.documents.add(sketch);
        try {
            Conclusions conclusions = product.conclude(sketch);
            base.counts[4] += conclusions.drawn().size();
            base.counts[5] += conclusions.drawn().stream().filter(Conclusions.Drawn::byCompletion).count();
            Comparison comparison = new Comparison(sketch, meaning, conclusions);
            base.comparisons.add(comparison);
            comparison.disagreements().stream().limit(1).forEach(d -> base.failures.add(new Failure(base.seed, sketch, d)));
            comparison.inexact().forEach(t -> base.inexact.add(new Failure(base.seed, sketch, new Disagreement(Kind.MALFORMED, t))));
        } catch (RuntimeException e) {
            StackTraceElement at = e.getStackTrace().length == 0 ? null : e.getStackTrace()[0];
            base.failures.add(new Failure(base.seed, sketch, new Disagreement(Kind.MALFORMED, "broke: " + e + " at " + at)));
        }
    }

    private void add(Base base) {
        failures.addAll(base.failures);
        inexactCases.addAll(base.inexact);
        drawn += base.counts[0];
        tooMany += base.counts[1];
        settledAlready += base.counts[2];
        worlds += base.counts[3];
        conclusions += base.counts[4];
        byCompletion += base.counts[5];
        documents += base.documents.size();
        if (base.documents.isEmpty()) {
            return;
        }
        bases++;
        List<Tree.Rule> rules = TreeReader.read(base.ruleBase.rules());
        census.rules(base.ruleBase.vocabulary(), rules);
        Map<String, Set<String>> behind = Census.behind(base.ruleBase.vocabulary(), rules);
        base.documents.forEach(s -> census.document(new Reads(s.vocabulary(), rules, s.moment(), s.facts()), s.facts()));
        for (Comparison comparison : base.comparisons) {
            comparison.tallies().forEach((name, tally) -> {
                all.add(tally);
                behind.get(name).forEach(c -> byConstruct.computeIfAbsent(c, x -> new Tally()).add(tally));
            });
        }
    }

    /** The failure with everything taken away that it does not need. */
    static Failure shrunk(Failure failure) {
        String start = failure.disagreement.text().split("[:\n]")[0];
        Sketch small = Shrinker.shrink(failure.sketch, s -> disagreements(s).stream()
                .anyMatch(d -> d.kind() == failure.disagreement.kind() && d.text().startsWith(start)));
        return disagreements(small).stream()
                .filter(d -> d.kind() == failure.disagreement.kind() && d.text().startsWith(start))
                .findFirst()
                .map(d -> new Failure(failure.seed, small, d))
                .orElse(failure);
    }

    /** What is wrong with the product's answer to one case; too many completions count as nothing. */
    static List<Disagreement> disagreements(Sketch sketch) {
        Optional<Meaning> meaning = Meaning.of(sketch);
        if (meaning.isEmpty()) {
            return List.of();
        }
        Product product = new Product(sketch);
        try {
            return new Comparison(sketch, meaning.get(), product.conclude(sketch)).disagreements();
        } catch (RuntimeException e) {
            return List.of(new Disagreement(Kind.MALFORMED, "broke: " + e));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%d documents of %d rule bases, %d completions; drawn %d, too many completions %d, nothing open %d%n",
                documents, bases, worlds, drawn, tooMany, settledAlready));
        text.append(census);
        text.append(String.format("%d conclusions, %.1f %% of them settled by completion%n", conclusions, 100.0 * byCompletion / Math.max(1, conclusions)));
        byConstruct.forEach((construct, tally) -> text.append(line(construct, tally)));
        return text.append(line("all", all)).toString();
    }

    private static String line(String name, Tally tally) {
        return String.format(
                "%-18s certain %6d, reported certain %5.1f %%; reported open %6d, open %5.1f %%%n",
                name, tally.certain, 100 * tally.recall(), tally.open, 100 * tally.precision());
    }
}
