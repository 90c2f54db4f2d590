package edict.findings;

import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.rulebook.Dated;
import edict.rulebook.Lookup;
import edict.rulebook.Parameter;
import edict.rulebook.Rulebook;
import edict.rulebook.Sanction;
import edict.rulebook.Words;
import edict.vocabulary.AttributeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Computes the most that a breach may cost an organisation, from the parameters of a day and what is known of it. */
final class Ceilings {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Rulebook rulebook;
    private final LocalDate knownOn;

    Ceilings(Rulebook rulebook, LocalDate knownOn) {
        this.rulebook = rulebook;
        this.knownOn = knownOn;
    }

    /** From nothing up to no end, or less. */
    private record Range(BigDecimal from, Optional<BigDecimal> to) {

        static final Range ANY = new Range(BigDecimal.ZERO, Optional.empty());

        Range and(Range other) {
            return new Range(from.min(other.from), to.flatMap(end -> other.to.map(end::max)));
        }

        boolean isExact() {
            return to.filter(end -> end.compareTo(from) == 0).isPresent();
        }
    }

    /** Who would be fined. @param key empty where nobody knows */
    private record Organisation(Facts facts, Optional<String> key) {

        Value value(String attribute) {
            return key.flatMap(known -> facts.follow(known, List.of(attribute)))
                    .map(Facts.End::value)
                    .orElse(Value.UNKNOWN);
        }

        /** Where the attribute stands, or would. */
        Optional<String> pointer(String attribute) {
            return key.flatMap(facts::entity)
                    .flatMap(entity -> Optional.ofNullable(entity.values().get(attribute)))
                    .map(Given::pointer);
        }
    }

    /** A cap that may be the one. @param holds {@code YES} where it certainly is, unless one before it is */
    private record Candidate(Sanction.Cap cap, Ternary holds) {}

    /**
     * The cap for who bears a breach of a day.
     *
     * @param bearer key of a role or organisation
     * @param fined key of the organisation behind it
     * @return empty where no cap is meant for it
     */
    Optional<Ceiling> of(
            Sanction sanction, LocalDate day, Facts facts, Optional<String> bearer, Optional<String> fined) {
        Organisation organisation = new Organisation(facts, fined);
        if (holding(sanction, day).isEmpty()) {
            return firstDay(sanction, day)
                    .flatMap(first -> ceiling(sanction, first, Optional.of(first), organisation, bearer));
        }
        return ceiling(sanction, day, Optional.empty(), organisation, bearer);
    }

    private List<Sanction.Cap> holding(Sanction sanction, LocalDate day) {
        return sanction.caps().stream()
                .filter(cap -> cap.holds(day, knownOn)
                        && cap.parameters().stream().allMatch(id -> number(id, day).isPresent()))
                .toList();
    }

    private Optional<BigDecimal> number(String parameter, LocalDate day) {
        return Optional.ofNullable(rulebook.parameters().get(parameter))
                .flatMap(found -> found.values().at(day, knownOn))
                .flatMap(Dated::value)
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast);
    }

    /** The first day after {@code day} on which something may be imposed. */
    private Optional<LocalDate> firstDay(Sanction sanction, LocalDate day) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Sanction.Cap cap : sanction.caps()) {
            cap.from().filter(first -> first.isAfter(day)).ifPresent(days::add);
            cap.parameters().forEach(id -> Optional.ofNullable(rulebook.parameters().get(id))
                    .ifPresent(parameter -> days.addAll(parameter.values().daysAfter(day, knownOn))));
        }
        return days.stream().filter(later -> !holding(sanction, later).isEmpty()).findFirst();
    }

    private Optional<Ceiling> ceiling(
            Sanction sanction,
            LocalDate day,
            Optional<LocalDate> from,
            Organisation organisation,
            Optional<String> bearer) {
        List<Candidate> candidates = new ArrayList<>();
        for (Sanction.Cap cap : holding(sanction, day)) {
            Ternary holds = isMeant(cap, organisation);
            if (holds != Ternary.NO) {
                candidates.add(new Candidate(cap, holds));
            }
            if (holds == Ternary.YES) {
                break;
            }
        }
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        boolean isOne = candidates.get(candidates.size() - 1).holds() == Ternary.YES;
        Range range = candidates.stream()
                .map(candidate -> range(candidate.cap(), day, organisation))
                .reduce(Range::and)
                .map(all -> isOne ? all : all.and(Range.ANY))
                .orElse(Range.ANY);
        List<String> hangsOn = range.isExact() ? List.of() : hangsOn(candidates, day, organisation, bearer);
        String currency = candidates.stream()
                .map(candidate -> currency(candidate.cap()))
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse("");
        return Optional.of(new Ceiling(
                currency,
                Optional.of(range.from()).filter(least -> least.signum() > 0 || range.isExact()),
                range.to(),
                from,
                hangsOn,
                CeilingText.of(
                        new CeilingText.Told(currency, range.from(), range.to(), from, hangsOn),
                        candidates.stream()
                                .map(candidate -> rule(candidate.cap(), day, organisation))
                                .toList())));
    }

    /** Whether a cap is meant for an organisation. Of attributes that tell the same, the first that is answered decides. */
    private static Ternary isMeant(Sanction.Cap cap, Organisation organisation) {
        if (cap.whose().isEmpty()) {
            return Ternary.YES;
        }
        Ternary meant = cap.whose().stream()
                .map(test -> isMeant(test, organisation))
                .filter(answer -> answer != Ternary.UNKNOWN)
                .findFirst()
                .orElse(Ternary.UNKNOWN);
        return meant == Ternary.UNKNOWN && cap.whereStated().isPresent() ? Ternary.NO : meant;
    }

    private static Ternary isMeant(Sanction.Test test, Organisation organisation) {
        Value value = organisation.value(test.attribute());
        if (value instanceof Value.Known known) {
            return Ternary.of(test.codes().contains(known.scalar().toString()));
        }
        if (value instanceof Value.OneOf oneOf) {
            long meant = oneOf.scalars().stream()
                    .filter(scalar -> test.codes().contains(scalar.toString()))
                    .count();
            return meant == 0 ? Ternary.NO : meant == oneOf.scalars().size() ? Ternary.YES : Ternary.UNKNOWN;
        }
        return value instanceof Value.NotApplicable ? Ternary.NO : Ternary.UNKNOWN;
    }

    private Range range(Sanction.Cap cap, LocalDate day, Organisation organisation) {
        Optional<BigDecimal> amount = cap.amount().flatMap(id -> number(id, day));
        Optional<BigDecimal> percent = cap.share().flatMap(id -> number(id, day));
        Optional<Range> share = percent.map(rate -> {
            Range turnover = turnover(cap, organisation);
            return new Range(part(turnover.from(), rate), turnover.to().map(end -> part(end, rate)));
        });
        if (amount.isEmpty() || share.isEmpty()) {
            return share.or(() -> amount.map(fixed -> new Range(fixed, Optional.of(fixed)))).orElse(Range.ANY);
        }
        BigDecimal fixed = amount.get();
        return isHigher(cap)
                ? new Range(share.get().from().max(fixed), share.get().to().map(fixed::max))
                : new Range(
                        share.get().from().min(fixed),
                        Optional.of(share.get().to().map(fixed::min).orElse(fixed)));
    }

    private static BigDecimal part(BigDecimal turnover, BigDecimal percent) {
        return turnover.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private static boolean isHigher(Sanction.Cap cap) {
        return cap.take().filter(Sanction.Take.HIGHER::equals).isPresent();
    }

    private static Range turnover(Sanction.Cap cap, Organisation organisation) {
        Value value = cap.turnover()
                .map(turnover -> organisation.value(turnover.attribute()))
                .orElse(Value.UNKNOWN);
        if (value instanceof Value.Known known && known.scalar() instanceof BigDecimal number) {
            return new Range(number, Optional.of(number));
        }
        if (value instanceof Value.Within within) {
            return new Range(
                    within.from().map(BigDecimal.class::cast).orElse(BigDecimal.ZERO),
                    within.to().map(BigDecimal.class::cast));
        }
        if (value instanceof Value.OneOf oneOf) {
            NavigableSet<BigDecimal> numbers = oneOf.scalars().stream()
                    .map(BigDecimal.class::cast)
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Range(numbers.first(), Optional.of(numbers.last()));
        }
        return Range.ANY;
    }

    /** What would narrow the range, were it stated. */
    private List<String> hangsOn(
            List<Candidate> candidates, LocalDate day, Organisation organisation, Optional<String> bearer) {
        if (organisation.key().isEmpty()) {
            return bearer.map(role -> List.of(role + '/' + Words.HOLDER)).orElse(List.of());
        }
        Set<String> pointers = new LinkedHashSet<>();
        for (Candidate candidate : candidates) {
            if (candidate.holds() == Ternary.UNKNOWN) {
                candidate.cap().whose().stream()
                        .filter(test -> isMeant(test, organisation) == Ternary.UNKNOWN)
                        .findFirst()
                        .flatMap(test -> organisation.pointer(test.attribute()))
                        .ifPresent(pointers::add);
            }
            if (!range(candidate.cap(), day, organisation).isExact()) {
                candidate.cap().turnover()
                        .flatMap(turnover -> organisation.pointer(turnover.attribute()))
                        .ifPresent(pointers::add);
            }
        }
        return List.copyOf(pointers);
    }

    private CeilingText.Rule rule(Sanction.Cap cap, LocalDate day, Organisation organisation) {
        Range turnover = turnover(cap, organisation);
        return new CeilingText.Rule(
                cap,
                cap.amount().flatMap(id -> number(id, day)),
                cap.share().flatMap(id -> number(id, day)),
                Optional.of(turnover.from()).filter(stated -> turnover.isExact()));
    }

    private String currency(Sanction.Cap cap) {
        return cap.amount()
                .flatMap(id -> Optional.ofNullable(rulebook.parameters().get(id)))
                .map(Parameter::unit)
                .or(() -> cap.turnover()
                        .flatMap(turnover ->
                                Lookup.attribute(rulebook.vocabulary(), Words.ORGANISATION, turnover.attribute()))
                        .map(attribute -> attribute.type() instanceof AttributeType.Num number ? number.unit() : ""))
                .orElse("");
    }
}
