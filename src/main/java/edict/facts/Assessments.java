package edict.facts;

import edict.document.Place;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be scored, and what assessors have answered about it. Immutable.
 *
 * @param subjects products, then components, each in the order of the document
 * @param answers in the order of the document
 */
public record Assessments(List<Subject> subjects, List<Answer> answers) {

    /**
     * A product or component.
     *
     * @param product key of the product that a component runs; empty where nobody says, or none
     */
    public record Subject(String key, String type, Optional<String> id, Optional<String> name, Optional<String> product) {

        public boolean isComponent() {
            return type.equals(Words.COMPONENT);
        }
    }

    /** Something written. @param text empty when it isn't known */
    public record Said(Optional<String> text, String pointer, Place at) {}

    /**
     * The answer to a criterion.
     *
     * @param subject key
     * @param least the lowest rung possible, empty when any is
     * @param applies {@code NO} when there is nothing to judge
     * @param basis code, empty when nobody says
     * @param assessor key of the organisation
     */
    public record Answer(
            String subject,
            String key,
            Said framework,
            Said criterion,
            Said rung,
            Optional<BigDecimal> least,
            Optional<BigDecimal> most,
            Ternary applies,
            Optional<String> basis,
            Optional<String> assessor,
            Optional<LocalDate> on,
            Optional<String> evidence) {

        /** Whether somebody else than the supplier says so and tells what proves it. */
        public boolean isProved() {
            return evidence.isPresent() && basis.filter(code -> !code.equals(SELF)).isPresent();
        }
    }

    private static final String SELF = "self";

    static Assessments of(Facts facts) {
        List<Subject> subjects = new ArrayList<>();
        facts.ofType(Words.PRODUCT).forEach(entity -> subjects.add(subject(entity)));
        facts.ofType(Words.COMPONENT).forEach(entity -> subjects.add(subject(entity)));
        List<Answer> answers = new ArrayList<>();
        for (Entity entity : facts.ofType(Words.CRITERION_ANSWER)) {
            Optional<Entity> assessment = entity.owner().flatMap(facts::entity);
            Optional<String> subject = assessment.flatMap(Entity::owner);
            if (subject.isPresent()) {
                answers.add(answer(entity, assessment.orElseThrow(), subject.get()));
            }
        }
        return new Assessments(List.copyOf(subjects), List.copyOf(answers));
    }

    private static Subject subject(Entity entity) {
        return new Subject(
                entity.key(),
                entity.type(),
                entity.id(),
                text(entity, Words.NAME),
                entity.type().equals(Words.COMPONENT) ? text(entity, Words.RUNS) : Optional.empty());
    }

    private static Answer answer(Entity entity, Entity assessment, String subject) {
        Value rung = entity.said(Words.RUNG);
        return new Answer(
                subject,
                entity.key(),
                said(assessment, Words.FRAMEWORK),
                said(entity, Words.CRITERION),
                said(entity, Words.RUNG),
                bound(rung, true),
                bound(rung, false),
                applies(entity.said(Words.APPLICABLE)),
                text(assessment, Words.BASIS),
                text(assessment, Words.ASSESSOR),
                assessment.day(Words.ON),
                text(entity, Words.PROVED_BY));
    }

    /** Who doesn't say that a criterion makes no sense answers it. */
    private static Ternary applies(Value value) {
        return value.equals(Value.NO) ? Ternary.NO : Ternary.YES;
    }

    private static Optional<BigDecimal> bound(Value value, boolean low) {
        if (value instanceof Value.Known known) {
            return Optional.of((BigDecimal) known.scalar());
        }
        if (value instanceof Value.Within within) {
            // A bound that is itself excluded leaves the next whole number.
            return low
                    ? within.from().map(BigDecimal.class::cast).map(from -> within.fromIncluded() ? from : from.add(SOME))
                    : within.to().map(BigDecimal.class::cast).map(to -> within.toIncluded() ? to : to.subtract(SOME));
        }
        if (value instanceof Value.OneOf several) {
            var numbers = several.scalars().stream().map(BigDecimal.class::cast);
            return low ? numbers.min(BigDecimal::compareTo) : numbers.max(BigDecimal::compareTo);
        }
        return Optional.empty();
    }

    private static final BigDecimal SOME = new BigDecimal("0.001");

    private static Said said(Entity entity, String attribute) {
        Given given = entity.values().get(attribute);
        return new Said(
                text(entity, attribute),
                given == null ? entity.key() : given.pointer(),
                given == null ? entity.at() : given.at());
    }

    private static Optional<String> text(Entity entity, String attribute) {
        return entity.said(attribute) instanceof Value.Known known
                ? Optional.of(known.scalar() instanceof BigDecimal number ? number.toPlainString() : known.scalar().toString())
                : Optional.empty();
    }
}
