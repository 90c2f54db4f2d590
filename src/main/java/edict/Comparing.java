package edict;

import edict.continuity.Continuity;
import edict.continuity.Impact;
import edict.continuity.Verdict;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Slot;
import edict.facts.Supplied;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Question;
import edict.procurement.Bid;
import edict.procurement.Candidate;
import edict.procurement.Candidate.Amount;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.procurement.Ranking;
import edict.rulebook.Effect;
import edict.rulebook.Framework;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Status;
import edict.rulebook.Wanted;
import edict.rulebook.Words;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.scoring.Scores;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts candidates into the design that one of them would join, and says how each does there. Used once. */
final class Comparing {

    private static final Fraction HUNDRED = Fraction.of(BigDecimal.valueOf(100));

    private final Dossier dossier;
    private final Rulebook rulebook;
    private final Map<String, CatalogueEntry> registry = new LinkedHashMap<>();
    private final Map<String, Object> parameters;
    private final BiFunction<Request, List<Option.Step>, Edict.Answer> evaluate;
    private final Function<Facts, List<Scenario>> losses;
    private final Problems problems = new Problems();

    /**
     * @param parameters values on the day judged
     * @param evaluate judges the design of a request after some steps
     * @param losses the losses of access that concern a design
     */
    Comparing(
            Dossier dossier,
            Rulebook rulebook,
            List<CatalogueEntry> registry,
            Map<String, Object> parameters,
            BiFunction<Request, List<Option.Step>, Edict.Answer> evaluate,
            Function<Facts, List<Scenario>> losses) {
        this.dossier = dossier;
        this.rulebook = rulebook;
        this.parameters = parameters;
        this.evaluate = evaluate;
        this.losses = losses;
        registry.forEach(entry -> this.registry.put(entry.id(), entry));
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

    /** A candidate in its place, before prices are held against each other. */
    private record Judged(Candidate candidate, Evaluation evaluation, Supplied supplied, List<Impact> impacts, Map<String, Score> scores) {

        Facts facts() {
            return evaluation.days().get(0).facts();
        }
    }

    Edict.Answer compare(Request request) {
        Edict.Answer asIs = evaluate.apply(request, List.of());
        if (!(asIs instanceof Edict.Evaluated judged)) {
            return asIs;
        }
        Evaluation today = judged.evaluation();
        Facts facts = today.days().get(0).facts();
        List<String> components = facts.ofType(Words.COMPONENT).stream().flatMap(one -> one.id().stream()).toList();
        for (int i = 0; i < dossier.components().size(); i++) {
            String id = dossier.components().get(i);
            if (!components.contains(id)) {
                problems.add(
                        said("/slot/components/" + i),
                        "no component of the design is called " + Names.quote(id) + problems.didYouMean(id, components));
            }
        }
        checkCapabilities(facts);
        List<Node> leaving = dossier.leaving().isEmpty() ? List.of() : ((Node.Sequence) said("/slot/leaves")).items();
        Reading.Document vacated = Design.without(request.document(), leaving, problems);
        if (!problems.isEmpty()) {
            return new Edict.Rejected(problems.sorted());
        }
        List<Judged> all = new ArrayList<>();
        for (Candidate candidate : dossier.candidates()) {
            List<Option.Step> steps = candidate.isToday() ? List.of() : steps(candidate, facts);
            if (!problems.isEmpty()) {
                continue;
            }
            Edict.Answer answer = candidate.isToday() ? judged : evaluate.apply(request.about(vacated), steps);
            if (answer instanceof Edict.Evaluated evaluated) {
                all.add(judged(candidate, evaluated.evaluation()));
            } else {
                problems.addAll(new LinkedHashSet<Problem>(((Edict.Rejected) answer).problems()));
            }
        }
        if (!problems.isEmpty()) {
            return new Edict.Rejected(problems.sorted().stream().distinct().toList());
        }
        return new Edict.Compared(comparison(request, today, all));
    }

    private Node said(String pointer) {
        return Trees.find(dossier.document().root(), pointer).orElse(dossier.document().root());
    }

    private void checkCapabilities(Facts facts) {
        List<String> known = facts.ofType(Words.CAPABILITY).stream().flatMap(one -> one.id().stream()).toList();
        for (Minimum minimum : dossier.minimums()) {
            if (minimum instanceof Minimum.Kept kept && !known.contains(kept.capability())) {
                problems.add(
                        kept.at(),
                        "no capability of the design is called " + Names.quote(kept.capability())
                                + problems.didYouMean(kept.capability(), known));
            }
        }
    }

    // ---- a candidate in its place

    private List<Option.Step> steps(Candidate candidate, Facts facts) {
        List<Option.Step> steps = new ArrayList<>();
        candidate.product().ifPresent(product -> {
            Optional<Option.Step> brought = brought(candidate, product);
            Optional<String> supplier = supplier(candidate, product, facts);
            boolean here = brought.isPresent()
                    || facts.ofType(Words.PRODUCT).stream().anyMatch(one -> one.id().filter(product::equals).isPresent());
            if (!here && !isProduct(product)) {
                problems.add(
                        candidate.at(),
                        "neither the registry nor the design nor the candidate's changes have a product " + Names.quote(product)
                                + problems.didYouMean(product, registry.keySet().stream().filter(this::isProduct).toList()));
                return;
            }
            // What a step names has to be there before it.
            candidate.changes().stream().filter(step -> step.of().isEmpty()).forEach(steps::add);
            for (String component : dossier.components()) {
                steps.add(facts.filled(component, here ? product : CatalogueEntry.key(product), supplier));
            }
            for (Dossier.Naming naming : dossier.naming()) {
                Map<String, Node> set = new LinkedHashMap<>();
                naming.unknown().forEach(attribute -> set.put(attribute, Node.text("unknown", naming.at().at())));
                naming.supplier().forEach(attribute -> set.put(attribute, Node.text(supplier.orElse("unknown"), naming.at().at())));
                steps.add(new Option.Step(naming.of(), set, naming.at()));
            }
        });
        candidate.changes().stream()
                .filter(step -> candidate.product().isEmpty() || !step.of().isEmpty())
                .forEach(steps::add);
        return steps;
    }

    private boolean isProduct(String id) {
        return Optional.ofNullable(registry.get(id)).filter(entry -> entry.type().equals(Words.PRODUCT)).isPresent();
    }

    /** The step by which the candidate brings its product along. */
    private Optional<Option.Step> brought(Candidate candidate, String product) {
        return candidate.changes().stream()
                .filter(step -> things(step).anyMatch(thing -> names(thing, "id", product)))
                .findFirst();
    }

    private static Stream<Node.Mapping> things(Option.Step step) {
        return step.set().values().stream()
                .filter(Node.Sequence.class::isInstance)
                .flatMap(list -> ((Node.Sequence) list).items().stream())
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast);
    }

    private static boolean names(Node.Mapping thing, String key, String text) {
        return thing.get(key).orElse(null) instanceof Node.Scalar scalar && scalar.text().equals(text);
    }

    private Optional<String> supplier(Candidate candidate, String product, Facts facts) {
        Optional<String> brought = candidate.changes().stream()
                .flatMap(Comparing::things)
                .filter(thing -> names(thing, "id", product))
                .flatMap(thing -> thing.get(Words.SUPPLIER).stream())
                .filter(Node.Scalar.class::isInstance)
                .map(supplier -> ((Node.Scalar) supplier).text())
                .findFirst();
        return brought.or(() -> Optional.ofNullable(registry.get(product)).flatMap(Slot::supplier))
                .or(() -> facts.ofType(Words.PRODUCT).stream()
                        .filter(one -> one.id().filter(product::equals).isPresent())
                        .findFirst()
                        .flatMap(one -> facts.follow(one.key(), List.of(Words.SUPPLIER)))
                        .flatMap(end -> facts.entity(end.entity()))
                        .flatMap(entity -> entity.id()));
    }

    private Judged judged(Candidate candidate, Evaluation evaluation) {
        Facts facts = evaluation.days().get(0).facts();
        List<Impact> impacts = counted(facts).stream()
                .flatMap(scenario -> Impact.of(scenario, rulebook, facts, evaluation.conclusions()).stream())
                .sorted(Impact.WORST_FIRST)
                .toList();
        Supplied supplied = facts.supplied(dossier.components());
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Scores of : evaluation.scores()) {
            of.components().stream()
                    .filter(one -> supplied.components().contains(one.subject().key()))
                    .map(Scores.Of::score)
                    .min(Comparator.comparing(score -> score.score().least()))
                    .ifPresent(score -> scores.put(of.framework().id(), score));
        }
        return new Judged(candidate, evaluation, supplied, impacts, scores);
    }

    private List<Scenario> counted(Facts facts) {
        return losses.apply(facts).stream()
                .filter(scenario -> dossier.scenarios().isEmpty() || dossier.scenarios().contains(scenario.id()))
                .toList();
    }

    // ---- the comparison

    private Comparison comparison(Request request, Evaluation today, List<Judged> all) {
        List<Comparison.Offer> offers = new ArrayList<>();
        Map<Candidate, List<Comparison.Reached>> reached = new LinkedHashMap<>();
        Map<Candidate, Changes> changes = new LinkedHashMap<>();
        for (Judged judged : all) {
            Changes changed = Changes.between(today, judged.evaluation(), rulebook.vocabulary());
            changes.put(judged.candidate(), changed);
            List<Comparison.Reached> minimums = new ArrayList<>();
            dossier.minimums().forEach(minimum -> minimums.add(reached(minimum, judged, request.asOf())));
            minimums.add(noNewRejection(changed));
            reached.put(judged.candidate(), List.copyOf(minimums));
        }
        // The price of a bid that is not admissible is no price to compare with.
        List<Candidate> admissible = all.stream()
                .map(Judged::candidate)
                .filter(candidate -> Objects.requireNonNull(reached.get(candidate)).stream()
                        .allMatch(one -> one.holds() != Ternary.NO))
                .toList();
        for (Judged judged : all) {
            Candidate candidate = judged.candidate();
            offers.add(new Comparison.Offer(
                    candidate,
                    judged.evaluation(),
                    Objects.requireNonNull(changes.get(candidate)),
                    judged.supplied(),
                    Objects.requireNonNull(reached.get(candidate)),
                    values(judged, admissible),
                    judged.impacts(),
                    judged.scores(),
                    clauses(judged),
                    evidence(judged),
                    questions(judged)));
        }
        Map<String, Fraction> weights = new LinkedHashMap<>();
        dossier.weights().forEach((criterion, weight) -> weights.put(criterion, Fraction.of(weight)));
        return new Comparison(
                dossier,
                today,
                List.copyOf(offers),
                Ranking.of(offers.stream().map(this::bid).toList(), weights),
                request.asOf(),
                request.known(),
                request.profile(),
                rulebook.hash());
    }

    private Bid bid(Comparison.Offer offer) {
        List<Bid.Unanswered> unanswered = new ArrayList<>();
        offer.values().forEach((criterion, value) -> {
            Score score = offer.scores().get(criterion);
            if (score != null) {
                score.questions().forEach(open ->
                        unanswered.add(new Bid.Unanswered(criterion, open.criterion().id(), open.by())));
            } else if (!value.isPoint()) {
                unanswered.add(new Bid.Unanswered(criterion, criterion, value.most().minus(value.least())));
            }
        });
        return new Bid(offer.candidate().id(), offer.admitted(), offer.values(), unanswered);
    }

    private Map<String, Range<Fraction>> values(Judged judged, List<Candidate> admissible) {
        Map<String, Range<Fraction>> values = new LinkedHashMap<>();
        for (String criterion : dossier.weights().keySet()) {
            Score score = judged.scores().get(criterion);
            values.put(
                    criterion,
                    switch (criterion) {
                        case Dossier.PRICE -> cheap(judged.candidate(), admissible, Candidate::price);
                        case Dossier.EXIT_DAYS -> cheap(judged.candidate(), admissible, Candidate::exitDays);
                        case Dossier.EXIT_COST -> cheap(judged.candidate(), admissible, Candidate::exitCost);
                        case Dossier.CONTINUITY -> kept(judged.impacts());
                        default -> score != null ? score.score() : points(judged.candidate(), criterion);
                    });
        }
        return values;
    }

    /** A hundred for the least that an admissible candidate asks for, half of it for twice as much. */
    private static Range<Fraction> cheap(Candidate candidate, List<Candidate> admissible, Function<Candidate, Amount> of) {
        Amount amount = of.apply(candidate);
        Optional<BigDecimal> least = admissible.stream()
                .map(of)
                .filter(one -> one.most().isPresent() || one.least().signum() > 0)
                .map(Amount::least)
                .min(Comparator.naturalOrder());
        if (least.isEmpty()) {
            return new Range<>(Fraction.ZERO, HUNDRED);
        }
        return new Range<>(
                amount.most().map(most -> share(least.get(), most)).orElse(Fraction.ZERO), share(least.get(), amount.least()));
    }

    private static Fraction share(BigDecimal least, BigDecimal amount) {
        return amount.compareTo(least) <= 0 ? HUNDRED : HUNDRED.times(Fraction.of(least)).over(Fraction.of(amount));
    }

    /** What goes on in the worst of the losses. */
    private static Range<Fraction> kept(List<Impact> impacts) {
        Fraction least = impacts.stream().map(impact -> Fraction.of(impact.effective().least())).min(Comparator.naturalOrder()).orElse(Fraction.ONE);
        Fraction most = impacts.stream().map(impact -> Fraction.of(impact.effective().most())).min(Comparator.naturalOrder()).orElse(Fraction.ONE);
        return new Range<>(HUNDRED.times(least), HUNDRED.times(most));
    }

    private static Range<Fraction> points(Candidate candidate, String criterion) {
        Amount points = candidate.points().getOrDefault(criterion, Amount.UNKNOWN);
        return new Range<>(Fraction.of(points.least()), points.most().map(Fraction::of).orElse(HUNDRED));
    }

    private List<Finding> clauses(Judged judged) {
        return judged.evaluation().findings().stream()
                .filter(finding -> finding.clause().isPresent() && isUnmet(finding.status()))
                .filter(finding -> judged.supplied().isAround(finding.subject().pointer()))
                .toList();
    }

    private static boolean isUnmet(Status status) {
        return status == Status.VIOLATED || status == Status.REQUIRED || status == Status.OPEN || status == Status.PLANNED;
    }

    private List<Comparison.Evidence> evidence(Judged judged) {
        return judged.supplied().certificates().stream()
                .filter(certificate -> certificate.validTo().isEmpty()
                        || dossier.term().filter(term -> certificate.validTo().get().isBefore(term.until())).isPresent())
                .map(certificate -> new Comparison.Evidence(certificate.scheme(), certificate.validTo()))
                .toList();
    }

    private static List<Question> questions(Judged judged) {
        return judged.evaluation().questions().stream()
                .filter(question -> judged.supplied().isAround(question.pointer()))
                .toList();
    }

    // ---- minimums

    private Comparison.Reached reached(Minimum minimum, Judged judged, LocalDate asOf) {
        if (minimum instanceof Minimum.Level level) {
            return level(level, judged);
        }
        if (minimum instanceof Minimum.Certified certified) {
            LocalDate until = dossier.term().map(Dossier.Term::until).orElse(asOf);
            return new Comparison.Reached(
                    Optional.of(minimum),
                    judged.supplied().isCertified(certified.schemes(), asOf, until),
                    new Text(
                            "certified until " + until + " under " + String.join(" or ", certified.schemes()),
                            "certifié jusqu'au " + until + " selon " + String.join(" ou ", certified.schemes())));
        }
        if (minimum instanceof Minimum.Within within) {
            Set<String> countries = new LinkedHashSet<>(within.countries());
            within.parameter().map(parameters::get).ifPresent(value -> ((Set<?>) value).forEach(one -> countries.add(one.toString())));
            String named = within.parameter().orElseGet(() -> String.join(", ", within.countries()));
            return new Comparison.Reached(
                    Optional.of(minimum),
                    judged.supplied().isWithin(countries),
                    new Text("runs and keeps data in " + named + " alone", "ne fonctionne et ne conserve des données que dans " + named));
        }
        if (minimum instanceof Minimum.Without without) {
            return without(without, judged);
        }
        if (minimum instanceof Minimum.Kept kept) {
            return kept(kept, judged);
        }
        edict.decision.Verdict worst = ((Minimum.Decided) minimum).atWorst();
        edict.decision.Verdict decision = judged.evaluation().decision();
        return new Comparison.Reached(
                Optional.of(minimum),
                decision.compareTo(worst) <= 0 ? Ternary.YES : Ternary.NO,
                new Text("the design is " + decision.code(), "le projet est " + decision.code()));
    }

    private Comparison.Reached level(Minimum.Level minimum, Judged judged) {
        Score score = judged.scores().get(minimum.wanted().framework());
        Framework framework = Objects.requireNonNull(rulebook.frameworks().get(minimum.wanted().framework()));
        Ternary holds = Ternary.YES;
        List<String> wanted = new ArrayList<>();
        List<String> found = new ArrayList<>();
        if (minimum.wanted().overall().isPresent()) {
            int least = minimum.wanted().overall().get();
            Optional<Range<Integer>> level = score == null ? Optional.empty() : score.level();
            holds = holds.and(reaches(level, least));
            wanted.add(framework.levels().get(least).id());
            found.add(shown(level, framework));
        }
        for (Map.Entry<String, Integer> objective : minimum.wanted().objectives().entrySet()) {
            Optional<Range<Integer>> level = score == null
                    ? Optional.empty()
                    : score.objectives().stream()
                            .filter(part -> part.objective().id().equals(objective.getKey()))
                            .findFirst()
                            .flatMap(Score.OfObjective::level);
            holds = holds.and(reaches(level, objective.getValue()));
            wanted.add(objective.getKey() + " " + framework.levels().get(objective.getValue()).id());
            found.add(objective.getKey() + " " + shown(level, framework));
        }
        String needs = framework.id() + " " + String.join(", ", wanted);
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                new Text(needs + "; it is at " + String.join(", ", found), needs + " ; il est à " + String.join(", ", found)));
    }

    private static Ternary reaches(Optional<Range<Integer>> level, int least) {
        return level.map(range -> range.least() >= least ? Ternary.YES : range.most() < least ? Ternary.NO : Ternary.UNKNOWN)
                .orElse(Ternary.UNKNOWN);
    }

    private static String shown(Optional<Range<Integer>> level, Framework framework) {
        return level.map(range -> range.isPoint()
                        ? framework.levels().get(range.least()).id()
                        : framework.levels().get(range.least()).id() + "…" + framework.levels().get(range.most()).id())
                .orElse("?");
    }

    private Comparison.Reached without(Minimum.Without minimum, Judged judged) {
        Ternary found = Ternary.NO;
        List<String> titlesEn = new ArrayList<>();
        List<String> titlesFr = new ArrayList<>();
        for (Finding finding : judged.evaluation().findings()) {
            if (minimum.provisions().matches(finding.provision()) && weighs(finding) && concerns(finding, minimum.data(), judged)) {
                found = found.or(finding.status() == Status.OPEN ? Ternary.UNKNOWN : Ternary.YES);
                titlesEn.add(finding.title().en());
                titlesFr.add(finding.title().fr());
            }
        }
        return new Comparison.Reached(
                Optional.of(minimum),
                found.not(),
                titlesEn.isEmpty()
                        ? new Text("nothing found under " + minimum.provisions(), "rien de constaté selon " + minimum.provisions())
                        : new Text(
                                String.join("; ", new LinkedHashSet<>(titlesEn)), String.join(" ; ", new LinkedHashSet<>(titlesFr))));
    }

    private static boolean weighs(Finding finding) {
        return isUnmet(finding.status()) || finding.status() == Status.INFO;
    }

    /** Whether a finding is about what is supplied, and about such data where it is about data at all. */
    private static boolean concerns(Finding finding, Set<String> data, Judged judged) {
        Supplied supplied = judged.supplied();
        List<String> pointers = new ArrayList<>(List.of(finding.subject().pointer()));
        finding.facts().forEach(fact -> pointers.add(fact.pointer()));
        finding.derivation().forEach(step -> step.facts().forEach(fact -> pointers.add(fact.pointer())));
        if (pointers.stream().noneMatch(supplied::isAround)) {
            return false;
        }
        List<Boolean> ofData = data.isEmpty()
                ? List.of()
                : pointers.stream().flatMap(pointer -> supplied.isData(pointer, data).stream()).toList();
        return ofData.isEmpty() || ofData.contains(true);
    }

    private Comparison.Reached kept(Minimum.Kept minimum, Judged judged) {
        Scenario scenario = Objects.requireNonNull(rulebook.scenarios().get(minimum.scenario()));
        List<Continuity> verdicts = Impact.of(scenario, rulebook, judged.facts(), judged.evaluation().conclusions()).stream()
                .flatMap(impact -> impact.capabilities().stream())
                .filter(one -> one.capability().equals(minimum.capability()))
                .toList();
        Ternary holds = verdicts.stream()
                .map(one -> one.verdict() == Verdict.UNKNOWN
                        ? Ternary.UNKNOWN
                        : one.verdict().compareTo(minimum.atLeast()) <= 0 ? Ternary.YES : Ternary.NO)
                .reduce(Ternary.YES, Ternary::and);
        String worst = verdicts.stream()
                .map(Continuity::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.RETAINED)
                .code();
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                new Text(
                        minimum.capability() + " in " + minimum.scenario() + ": " + worst,
                        minimum.capability() + " dans " + minimum.scenario() + " : " + worst));
    }

    /** A candidate that brings a ground for rejection which the design doesn't have is not to be bought. */
    private static Comparison.Reached noNewRejection(Changes changes) {
        Ternary found = Ternary.NO;
        Set<String> en = new LinkedHashSet<>();
        Set<String> fr = new LinkedHashSet<>();
        for (Changes.Change<Finding> change : changes.findings()) {
            boolean before = change.before().filter(old -> old.effect() == Effect.REJECT).isPresent();
            if (!before && change.after().filter(now -> now.effect() == Effect.REJECT).isPresent()) {
                found = Ternary.YES;
                en.add(change.it().title().en());
                fr.add(change.it().title().fr());
            }
        }
        return new Comparison.Reached(
                Optional.empty(),
                found.not(),
                en.isEmpty()
                        ? new Text("brings no new ground for rejection", "n'apporte aucun nouveau motif de rejet")
                        : new Text("brings a ground for rejection: " + String.join("; ", en), "apporte un motif de rejet : " + String.join(" ; ", fr)));
    }
}
