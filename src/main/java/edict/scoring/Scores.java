package edict.scoring;

import edict.document.Problem;
import edict.facts.Assessments;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Judged;
import edict.findings.Picked;
import edict.rulebook.Coded;
import edict.rulebook.Framework;
import edict.rulebook.Wanted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scores of a design by one framework.
 *
 * @param products in the order of the document
 * @param components likewise
 * @param whole empty when there is nothing to score
 */
public record Scores(Framework framework, Wanted wanted, List<Of> products, List<Of> components, Optional<Whole> whole) {

    /**
     * The score of one thing.
     *
     * @param bases who assessed it, as codes, sorted
     * @param passed answers about it that don't count, in the order of the document
     */
    public record Of(Assessments.Subject subject, Score score, List<String> bases, List<Passed> passed) {}

    /** An answer that is passed over. */
    public record Passed(String criterion, Why why) {}

    /** Why an answer doesn't count. */
    public enum Why implements Coded {
        /** It is dated after the day judged. */
        LATER,
        /** It is older than the framework allows. */
        TOO_OLD,
        /** It says that the criterion does not apply, which the framework has no answer for. */
        NO_SUCH_ANSWER
    }

    /**
     * The design as its weakest part and as a distribution; levels are never averaged.
     *
     * @param score the lowest of all, in the worst completion and in the best
     * @param median the one in the middle, the lower of two
     * @param highest the highest of all
     * @param weakest those that may keep the level at its most; none where that is the highest of all
     */
    public record Whole(
            boolean ofComponents,
            int count,
            Range<Fraction> score,
            Range<Fraction> median,
            Range<Fraction> highest,
            Optional<Range<Integer>> level,
            Optional<Ternary> gate,
            List<Of> weakest,
            List<Band> distribution) {}

    /** How many stand at a level. @param certain at least @param possible at most */
    public record Band(int level, int certain, int possible) {}

    /** By each framework that is wanted. */
    public static List<Scores> of(Map<String, Framework> frameworks, List<Wanted> wanted, Judged judged) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Assessments assessments = judged.facts().assessments();
        List<Picked> picked = Picked.of(judged);
        return wanted.stream()
                .flatMap(one -> Optional.ofNullable(frameworks.get(one.framework()))
                        .map(framework -> of(framework, one, assessments, picked, judged))
                        .stream())
                .toList();
    }

    /** Answers in a document that no framework knows. */
    public static List<Problem> problems(Map<String, Framework> frameworks, Facts facts) {
        return Sheets.problems(frameworks, facts.assessments());
    }

    private static Scores of(
            Framework framework, Wanted wanted, Assessments assessments, List<Picked> picked, Judged judged) {
        Sheets sheets = new Sheets(framework, assessments, picked, judged.day());
        List<Of> products = new ArrayList<>();
        List<Of> components = new ArrayList<>();
        for (Assessments.Subject subject : assessments.subjects()) {
            (subject.isComponent() ? components : products)
                    .add(new Of(subject, Score.of(framework, sheets.of(subject), wanted), sheets.bases(subject), sheets.passed(subject)));
        }
        List<Of> parts = components.isEmpty() ? products : components;
        return new Scores(
                framework,
                wanted,
                List.copyOf(products),
                List.copyOf(components),
                parts.isEmpty() ? Optional.empty() : Optional.of(whole(framework, parts, !components.isEmpty())));
    }

    private static Whole whole(Framework framework, List<Of> parts, boolean components) {
        List<Fraction> least = parts.stream().map(of -> of.score().score().least()).sorted().toList();
        List<Fraction> most = parts.stream().map(of -> of.score().score().most()).sorted().toList();
        int last = parts.size() - 1;
        Optional<Range<Integer>> level = parts.stream()
                .flatMap(of -> of.score().level().stream())
                .reduce((a, b) -> new Range<>(Math.min(a.least(), b.least()), Math.min(a.most(), b.most())));
        List<Band> bands = new ArrayList<>();
        for (int step = 0; step < framework.levels().size(); step++) {
            int at = step;
            List<Range<Integer>> near = parts.stream()
                    .flatMap(of -> of.score().level().stream())
                    .filter(range -> range.least() <= at && at <= range.most())
                    .toList();
            bands.add(new Band(step, (int) near.stream().filter(Range::isPoint).count(), near.size()));
        }
        return new Whole(
                components,
                parts.size(),
                new Range<>(least.get(0), most.get(0)),
                new Range<>(least.get(last / 2), most.get(last / 2)),
                new Range<>(least.get(last), most.get(last)),
                level,
                parts.stream().flatMap(of -> of.score().gate().stream()).reduce(Ternary::and),
                parts.stream()
                        .filter(of -> level.filter(all -> all.most() < framework.highest()).isPresent())
                        .filter(of -> of.score().level().map(Range::most).equals(level.map(Range::most)))
                        .toList(),
                Collections.unmodifiableList(bands));
    }

    /** Components, then products. */
    public Stream<Of> parts() {
        return Stream.concat(components.stream(), products.stream());
    }

    public boolean isEmpty() {
        return products.isEmpty() && components.isEmpty();
    }

    /** Whether every component, or where there is none every product, reaches its minimum; yes where there is no minimum. */
    public Ternary gate() {
        return (components.isEmpty() ? products : components)
                .stream().flatMap(of -> of.score().gate().stream()).reduce(Ternary.YES, Ternary::and);
    }

    /** Only those about one product or component, by id or pointer. */
    public Scores about(String name) {
        return new Scores(
                framework,
                wanted,
                products.stream().filter(of -> named(of, name)).toList(),
                components.stream().filter(of -> named(of, name)).toList(),
                Optional.empty());
    }

    private static boolean named(Of of, String name) {
        return of.subject().key().equals(name) || of.subject().id().filter(name::equals).isPresent();
    }
}
