package edict;

import edict.continuity.Impact;
import edict.continuity.Threat;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Supplied;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.findings.Finding;
import edict.procurement.Bid;
import edict.procurement.Candidate.Amount;
import edict.procurement.Candidate;
import edict.procurement.Cheapness;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.procurement.Ranking;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Status;
import edict.rulebook.Wanted;
import edict.rulebook.Words;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts candidates into the design that one of them would join, and says how each does there. Used once. */
final class Comparing {

    private static final Fraction HUNDRED = Fraction.of(BigDecimal.valueOf(100));

    /** Of which the design has others with each candidate in its place. */
    private static final List<String> PER_CANDIDATE = List.of(Words.STORE, Words.FLOW, Words.CERTIFICATE, Words.CONTRACT);

    private final Dossier dossier;
    private final Rulebook rulebook;
    private final Gate gate;
    private final Edict.Extent extent;
    private final BiFunction<Request, Facts, Evaluation> evaluate;
    private final Function<Facts, List<Scenario>> losses;

    /**
     * @param extent how far designs are judged
     * @param evaluate judges the facts of the design of a request
     * @param losses the losses of access that concern a design
     */
    Comparing(
            Dossier dossier,
            Rulebook rulebook,
            Gate gate,
            Edict.Extent extent,
            BiFunction<Request, Facts, Evaluation> evaluate,
            Function<Facts, List<Scenario>> losses) {
        this.dossier = dossier;
        this.rulebook = rulebook;
        this.gate = gate;
        this.extent = extent;
        this.evaluate = evaluate;
        this.losses = losses;
    }

    /** The frameworks that count, each without a minimum: whether those of the dossier are reached is told apart. */
    static List<Wanted> scored(Dossier dossier, Rulebook rulebook) {
        Set<String> ids = new TreeSet<>(dossier.weights().keySet());
        ids.retainAll(rulebook.frameworks().keySet());
        for (Minimum minimum : dossier.minimums()) {
            if (minimum instanceof Minimum.Level level) {
                ids.add(level.wanted().framework());
            }
        }
        return ids.stream().map(Wanted::of).toList();
    }

    /** A candidate in its place, before prices are held against each other. @param notes as of its staging */
    private record Judged(
            Candidate candidate, InPlace placed, List<Text> notes, List<Impact> impacts, Changes changes, List<Comparison.Reached> reached) {

        Comparison.Exit exit() {
            return Comparison.Exit.of(candidate, placed.supplied());
        }

        Optional<Amount> amount(String criterion) {
            return Comparison.amount(criterion, candidate, exit());
        }

        boolean isAdmissible() {
            return Comparison.admitted(reached) != Ternary.NO;
        }
    }

    /**
     * @param request about the design as it is
     * @param trials without problems
     */
    Comparison compare(Request request, Trials trials) {
        Evaluation today = evaluate.apply(request, trials.today().orElseThrow());
        Supplied supplied = InPlace.of(today, dossier.components(), rulebook.vocabulary()).supplied();
        // None knows of another, so they are judged beside each other; the list keeps their order.
        List<Judged> all = trials.trials().parallelStream()
                .map(trial -> judged(
                        trial.staging(),
                        today,
                        supplied,
                        trial.staging().candidate().isToday() ? today : evaluate.apply(trial.staging().about(), trial.facts())))
                .toList();
        List<String> staying = all.stream().allMatch(one -> one.candidate().keepsToday()) ? List.of() : trials.staying();
        return comparison(request, today, staying, all);
    }

    /** @param supplied today */
    private Judged judged(Trials.Staging staging, Evaluation today, Supplied supplied, Evaluation then) {
        Candidate candidate = staging.candidate();
        InPlace placed = InPlace.of(then, dossier.components(), rulebook.vocabulary());
        Changes changes = Changes.between(today, then, rulebook.vocabulary());
        return new Judged(candidate, placed, staging.notes(), impacts(placed), changes, gate.reached(candidate, placed, supplied, changes.findings()));
    }

    private List<Impact> impacts(InPlace placed) {
        Threat.Ground ground = placed.ground(rulebook);
        return losses.apply(placed.facts()).stream()
                .filter(scenario -> dossier.scenarios().isEmpty() || dossier.scenarios().contains(scenario.id()))
                .flatMap(scenario -> Impact.of(scenario, ground).stream())
                .sorted(Impact.WORST_FIRST)
                .toList();
    }

    private Comparison comparison(Request request, Evaluation today, List<String> staying, List<Judged> all) {
        // The price of a bid that is not admissible is no price to compare with.
        List<Judged> admissible = all.stream().filter(Judged::isAdmissible).toList();
        List<Comparison.Offer> offers = new ArrayList<>();
        for (Judged judged : all) {
            List<Asked> weighed = gate.weighed(judged.candidate(), judged.placed());
            offers.add(new Comparison.Offer(
                    judged.candidate(),
                    judged.placed().evaluation(),
                    judged.changes(),
                    judged.placed().supplied(),
                    judged.reached(),
                    judged.exit(),
                    values(judged, admissible),
                    judged.impacts(),
                    judged.placed().weakest(),
                    judged.placed().clauses(),
                    judged.placed().hanging(rulebook),
                    evidence(judged.placed()),
                    judged.placed().contested(today.days().get(0).facts(), rulebook.vocabulary()),
                    judged.placed().questions(judged.reached(), weighed, rulebook),
                    judged.placed().own(judged.reached(), weighed, rulebook),
                    notes(judged, today)));
        }
        Map<String, Fraction> weights = new LinkedHashMap<>();
        dossier.weights().forEach((criterion, weight) -> weights.put(criterion, Fraction.of(weight)));
        return new Comparison(
                dossier,
                today,
                staying,
                List.copyOf(offers),
                Ranking.of(offers.stream().map(offer -> bid(offer, today.days().get(0).facts())).toList(), weights),
                extent,
                request.asOf(),
                request.known(),
                request.profile(),
                rulebook.hash());
    }

    /** What today's design has not. */
    private static List<Text> notes(Judged judged, Evaluation today) {
        Facts facts = judged.placed().facts();
        Stream<Text> ofFacts = Stream.concat(facts.unusedOn(today.asOf()).stream(), facts.notesOn(today.asOf()).stream())
                .filter(note -> !today.unused().contains(note) && !today.notes().contains(note));
        return Stream.concat(judged.notes().stream(), ofFacts).toList();
    }

    private Bid bid(Comparison.Offer offer, Facts today) {
        List<Bid.Unanswered> unanswered = new ArrayList<>();
        Map<String, Amount> amounts = new LinkedHashMap<>();
        offer.values().forEach((criterion, value) -> {
            Score score = offer.scores().get(criterion);
            Optional<Amount> amount = offer.amount(criterion);
            amount.ifPresent(asked -> amounts.put(criterion, asked));
            if (amount.filter(Amount::isKnown).isPresent()) {
                return;
            }
            if (score != null) {
                score.questions().forEach(open ->
                        unanswered.add(new Bid.Unanswered(criterion, open.criterion().id(), open.by())));
            } else if (!value.isPoint() && !criterion.equals(Dossier.CONTINUITY)) {
                // What goes on in a loss is no answer of anybody, but what comes of many.
                unanswered.add(new Bid.Unanswered(criterion, criterion, value.most().minus(value.least())));
            }
        });
        Function<Asked, Bid.Hinge> hinge = asked -> hinge(asked, offer, today);
        List<List<Asked>> grounds = grounds(offer);
        return new Bid(
                offer.candidate().id(),
                offer.admitted(),
                offer.values(),
                amounts,
                unanswered,
                admitting(grounds, hinge),
                rejecting(grounds, hinge),
                mayAdmit(grounds),
                grounds.stream().anyMatch(ground -> ground.size() != 1));
    }

    /** The one answer on which alone everything hangs that is open about the minimums, where there is one. */
    private static Set<Bid.Hinge> admitting(List<List<Asked>> grounds, Function<Asked, Bid.Hinge> hinge) {
        Set<Bid.Hinge> asked = rejecting(grounds, hinge);
        return asked.size() == 1 && grounds.stream().allMatch(ground -> ground.size() == 1) ? asked : Set.of();
    }

    /** Answers that by themselves could show that some minimum is not reached. */
    private static Set<Bid.Hinge> rejecting(List<List<Asked>> grounds, Function<Asked, Bid.Hinge> hinge) {
        return grounds.stream()
                .filter(ground -> ground.size() == 1)
                .map(ground -> hinge.apply(ground.get(0)))
                .collect(Collectors.toSet());
    }

    /** Whether one of several answers may bear on all that is open. */
    private static boolean mayAdmit(List<List<Asked>> grounds) {
        return grounds.stream().anyMatch(ground -> ground.size() > 1)
                && grounds.get(0).stream().anyMatch(asked -> grounds.stream().allMatch(ground -> ground.contains(asked)));
    }

    /** What is open about the minimums, each ground with all that could settle it. */
    private static List<List<Asked>> grounds(Comparison.Offer offer) {
        List<List<Asked>> grounds = new ArrayList<>();
        for (Comparison.Reached minimum : offer.minimums()) {
            if (minimum.holds() == Ternary.UNKNOWN) {
                List<List<Asked>> open = minimum.findings().stream()
                        .filter(finding -> finding.status() == Status.OPEN)
                        .map(Finding::questions)
                        .toList();
                // What is asked besides settles the minimum by another way than its findings.
                grounds.addAll(open.isEmpty() || !minimum.asked().isEmpty() ? List.of(minimum.questions()) : open);
            }
        }
        return grounds;
    }

    /** What stands in the design of today as well is the same for all, but for what runs in the place. */
    private Bid.Hinge hinge(Asked asked, Comparison.Offer offer, Facts today) {
        Supplied supplied = offer.supplied();
        Optional<String> id = supplied.facts().entity(asked.entity()).flatMap(Entity::id);
        boolean shared = asked.entity().isEmpty()
                ? PER_CANDIDATE.stream().map(rulebook.vocabulary()::collection).noneMatch(asked.attribute()::equals)
                : id.isPresent()
                        && !supplied.components().contains(asked.entity())
                        && today.entity(asked.entity()).flatMap(Entity::id).equals(id);
        String question = asked.pointer().endsWith("/" + asked.attribute()) ? asked.pointer() : asked.pointer() + " " + asked.attribute();
        return new Bid.Hinge(question, shared);
    }

    private Map<String, Range<Fraction>> values(Judged judged, List<Judged> admissible) {
        Map<String, Range<Fraction>> values = new LinkedHashMap<>();
        for (String criterion : dossier.weights().keySet()) {
            Optional<Range<Fraction>> score = judged.placed().score(criterion);
            values.put(
                    criterion,
                    switch (criterion) {
                        case Dossier.PRICE, Dossier.EXIT_DAYS, Dossier.EXIT_COST -> cheap(judged, admissible, criterion);
                        case Dossier.CONTINUITY -> kept(judged.impacts(), judged.placed().mayLose());
                        default -> score.orElseGet(() -> points(judged.candidate(), criterion));
                    });
        }
        return values;
    }

    private static Range<Fraction> cheap(Judged judged, List<Judged> admissible, String criterion) {
        List<Judged> others = admissible.stream()
                .filter(other -> !other.candidate().id().equals(judged.candidate().id()))
                .toList();
        List<Judged> sure = others.stream().filter(other -> Comparison.admitted(other.reached()) == Ternary.YES).toList();
        return Cheapness.of(
                judged.amount(criterion).orElseThrow(), amounts(sure, criterion), amounts(others, criterion));
    }

    private static List<Amount> amounts(List<Judged> judged, String criterion) {
        return judged.stream()
                .flatMap(one -> one.amount(criterion).stream())
                .toList();
    }

    /** What goes on in the worst of the losses. @param open whether there may be one more */
    private static Range<Fraction> kept(List<Impact> impacts, boolean open) {
        Fraction least = open ? Fraction.ZERO : impacts.stream().map(impact -> Fraction.of(impact.effective().least())).min(Comparator.naturalOrder()).orElse(Fraction.ONE);
        Fraction most = impacts.stream().map(impact -> Fraction.of(impact.effective().most())).min(Comparator.naturalOrder()).orElse(Fraction.ONE);
        return new Range<>(HUNDRED.times(least), HUNDRED.times(most));
    }

    private static Range<Fraction> points(Candidate candidate, String criterion) {
        Amount points = candidate.points().getOrDefault(criterion, Amount.UNKNOWN);
        return new Range<>(Fraction.of(points.least()), points.most().map(Fraction::of).orElse(HUNDRED));
    }

    private List<Comparison.Evidence> evidence(InPlace placed) {
        return placed.supplied().ending(dossier.term().map(Dossier.Term::until)).stream()
                .map(certificate -> new Comparison.Evidence(certificate.scheme(), certificate.validTo()))
                .toList();
    }
}
