package edict;

import edict.continuity.Continuity;
import edict.continuity.Impact;
import edict.continuity.Verdict;
import edict.decision.Outlook;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Trees;
import edict.facts.Certification;
import edict.facts.Requirements;
import edict.facts.Shown;
import edict.facts.Supplied;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.findings.Finding;
import edict.procurement.Candidate;
import edict.procurement.Candidate.Amount;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.rulebook.Effect;
import edict.rulebook.Framework;
import edict.rulebook.Pattern;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Status;
import edict.rulebook.Wanted;
import edict.rulebook.Words;
import edict.scoring.Answered;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says whether a candidate in its place reaches what a dossier asks of everybody. Immutable. */
final class Gate {

    /** Attributes of a contract that say what leaving takes, by criterion. */
    private static final Map<String, List<String>> CONTRACTED = Map.of(
            Dossier.EXIT_DAYS, List.of(Words.NOTICE_PERIOD, Words.TRANSITION_PERIOD),
            Dossier.EXIT_COST, List.of(Words.SWITCHING_CHARGES));

    private final Dossier dossier;
    private final Rulebook rulebook;
    private final Profile profile;
    private final Map<String, Object> parameters;
    private final LocalDate asOf;

    /** @param parameters values on the day judged */
    Gate(Dossier dossier, Rulebook rulebook, Profile profile, Map<String, Object> parameters, LocalDate asOf) {
        this.dossier = dossier;
        this.rulebook = rulebook;
        this.profile = profile;
        this.parameters = parameters;
        this.asOf = asOf;
    }

    /**
     * What the dossier asks about and the profile has nothing judged of: everybody would reach it.
     *
     * @return sorted
     */
    List<Problem> overlooked() {
        Problems problems = new Problems();
        String leaves = "the profile " + Names.quote(profile.id()) + " leaves out ";
        String remedy = "; take another profile, or leave this out as well";
        for (Minimum minimum : dossier.minimums()) {
            if (minimum instanceof Minimum.Without without && !isJudged(without.provisions())) {
                problems.add(without.at(), leaves + "all provisions under " + Names.quote(without.provisions().text()) + remedy);
            } else if (minimum instanceof Minimum.Kept kept && !isLookedAt(kept.scenario())) {
                problems.add(kept.at(), leaves + "what " + Names.quote(kept.scenario()) + " takes away" + remedy);
            }
        }
        Node.Mapping root = dossier.document().root();
        if (rulebook.losses(profile).isEmpty()) {
            Trees.find(root, "/weights/" + Dossier.CONTINUITY)
                    .ifPresent(weight -> problems.add(weight, leaves + "what losses of access take away" + remedy));
        }
        for (int i = 0; i < dossier.scenarios().size(); i++) {
            String scenario = dossier.scenarios().get(i);
            if (!isLookedAt(scenario)) {
                problems.add(Trees.find(root, "/scenarios/" + i).orElse(root), leaves + "what " + Names.quote(scenario) + " takes away" + remedy);
            }
        }
        return problems.sorted();
    }

    private boolean isJudged(Pattern provisions) {
        return rulebook.provisions().values().stream()
                .anyMatch(provision -> provisions.matches(provision.id()) && profile.judges(provision));
    }

    private boolean isLookedAt(String scenario) {
        return rulebook.isLookedAt(Objects.requireNonNull(rulebook.scenarios().get(scenario)), profile);
    }

    /**
     * In the order of the dossier, then the one that holds always.
     *
     * @param candidate what it asks counts beside what comes of it in its place
     * @param today what is supplied today
     * @param changes what the candidate changes in what is found
     */
    List<Comparison.Reached> reached(
            Candidate candidate, InPlace placed, Supplied today, List<Changes.Change<Finding>> changes) {
        List<Comparison.Reached> reached = new ArrayList<>(reached(candidate, placed));
        reached.add(noNewRejection(placed, today, changes));
        return List.copyOf(reached);
    }

    /** In the order of the dossier. */
    List<Comparison.Reached> reached(Candidate candidate, InPlace placed) {
        return dossier.minimums().stream().map(minimum -> reached(minimum, candidate, placed)).toList();
    }

    /** Whether a finding leaves something to do, or may. */
    static boolean isUnmet(Status status) {
        return status == Status.VIOLATED || status == Status.REQUIRED || status == Status.OPEN || status == Status.PLANNED;
    }

    /** Whether there is that to do, or to know: an exposure is no duty that anybody has missed. */
    static boolean weighs(Status status) {
        return isUnmet(status) || status == Status.INFO;
    }

    private Comparison.Reached reached(Minimum minimum, Candidate candidate, InPlace placed) {
        if (minimum instanceof Minimum.Level level) {
            return level(level, placed);
        }
        if (minimum instanceof Minimum.Certified certified) {
            return certified(certified, placed);
        }
        if (minimum instanceof Minimum.Within within) {
            return within(within, placed.supplied());
        }
        if (minimum instanceof Minimum.Without without) {
            return without(without, placed);
        }
        if (minimum instanceof Minimum.Kept kept) {
            return kept(kept, placed);
        }
        if (minimum instanceof Minimum.Ceiling ceiling) {
            return ceiling(ceiling, candidate, placed.supplied());
        }
        return decided((Minimum.Decided) minimum, placed.evaluation());
    }

    private Comparison.Reached within(Minimum.Within minimum, Supplied supplied) {
        Set<String> countries = new LinkedHashSet<>(minimum.countries());
        minimum.parameter().map(parameters::get).ifPresent(value -> ((Set<?>) value).forEach(one -> countries.add(one.toString())));
        String named = minimum.parameter().orElseGet(() -> String.join(", ", minimum.countries()));
        Ternary holds = supplied.isWithin(countries);
        List<Text> why = new ArrayList<>();
        if (holds != Ternary.NO) {
            why.add(new Text("runs and keeps data in " + named + " alone", "ne fonctionne et ne conserve des données que dans " + named));
        } else if (supplied.runsWithin(countries) == Ternary.NO) {
            why.add(new Text("runs or keeps data outside " + named, "fonctionne ou conserve des données hors de " + named));
        }
        List<String> outside = supplied.engagedOutside(countries);
        if (!outside.isEmpty()) {
            String who = String.join(", ", outside);
            why.add(new Text(who + " works on data outside " + named, who + " traite des données hors de " + named));
        }
        return new Comparison.Reached(
                Optional.of(minimum), holds, joined(why), List.of(), holds == Ternary.UNKNOWN ? asked(supplied.locating(countries)) : List.of());
    }

    private static Comparison.Reached ceiling(Minimum.Ceiling minimum, Candidate candidate, Supplied supplied) {
        Amount asked = Comparison.amount(minimum.criterion(), candidate, Comparison.Exit.of(candidate, supplied)).orElseThrow();
        boolean within = asked.most().filter(most -> most.compareTo(minimum.atMost()) <= 0).isPresent();
        Ternary holds = within ? Ternary.YES : asked.least().compareTo(minimum.atMost()) > 0 ? Ternary.NO : Ternary.UNKNOWN;
        Text most = minimum.told();
        Text found = asked.equals(Amount.UNKNOWN)
                ? new Text("nobody says", "personne ne le dit")
                : new Text("it is " + shown(asked).en(), "c'est " + shown(asked).fr());
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                new Text(most.en() + ": " + found.en(), most.fr() + " : " + found.fr()),
                List.of(),
                contracted(minimum.criterion(), candidate, supplied));
    }

    /** What contracts don't say, or not exactly, on which weights hang. */
    List<Asked> weighed(Candidate candidate, InPlace placed) {
        return dossier.weights().keySet().stream()
                .flatMap(criterion -> contracted(criterion, candidate, placed.supplied()).stream())
                .toList();
    }

    /** What contracts don't say, or not exactly, of a criterion that is left to them. */
    private static List<Asked> contracted(String criterion, Candidate candidate, Supplied supplied) {
        return asked(unsaid(criterion, candidate) ? supplied.unsaid(CONTRACTED.getOrDefault(criterion, List.of())) : List.of());
    }

    /** Of the criteria that count, by a weight or a minimum, those of which neither the candidate says anything nor any contract could. */
    List<String> unsaid(Candidate candidate, InPlace placed) {
        Set<String> counting = new LinkedHashSet<>(dossier.weights().keySet());
        dossier.minimums().forEach(minimum -> {
            if (minimum instanceof Minimum.Ceiling ceiling) {
                counting.add(ceiling.criterion());
            }
        });
        Stream<String> contracted = placed.supplied().terms().isPresent() ? Stream.of() : CONTRACTED.keySet().stream().sorted();
        return Stream.concat(Stream.of(Dossier.PRICE), contracted)
                .filter(criterion -> counting.contains(criterion) && unsaid(criterion, candidate))
                .toList();
    }

    /** Whether the dossier leaves it to the contracts, or to nobody. */
    private static boolean unsaid(String criterion, Candidate candidate) {
        return (switch (criterion) {
                    case Dossier.EXIT_DAYS -> candidate.exitDays();
                    case Dossier.EXIT_COST -> candidate.exitCost();
                    default -> candidate.price();
                })
                .equals(Amount.UNKNOWN);
    }

    private static Text shown(Amount amount) {
        Text least = Shown.figure(amount.least());
        return amount.isKnown()
                ? least
                : amount.most()
                        .map(Shown::figure)
                        .map(most -> new Text(least.en() + " to " + most.en(), "de " + least.fr() + " à " + most.fr()))
                        .orElse(new Text("at least " + least.en(), "au moins " + least.fr()));
    }

    private Comparison.Reached certified(Minimum.Certified minimum, InPlace placed) {
        LocalDate start = dossier.term().map(Dossier.Term::from).orElse(asOf);
        LocalDate end = dossier.term().map(Dossier.Term::until).filter(asOf::isBefore).orElse(asOf);
        LocalDate from = minimum.atStart() ? start : asOf;
        LocalDate until = minimum.atStart() ? start : end;
        Certification certified = placed.supplied().certified(minimum.schemes(), from, until);
        Ternary holds = certified.holds();
        List<Text> lacking = holds == Ternary.NO ? certified.shortcomings() : List.of();
        boolean whole = !minimum.atStart()
                && dossier.term().isPresent()
                && placed.supplied().certified(minimum.schemes(), start, start).holds() != holds;
        // What covers the whole term fails before it: that no later day would mend.
        Optional<LocalDate> before = dossier.term()
                .filter(term -> !minimum.atStart() && holds != Ternary.YES)
                .filter(term -> placed.supplied().certified(minimum.schemes(), start, end).holds() == Ternary.YES)
                .map(Dossier.Term::from);
        Text days = before.map(day -> new Text(
                        "certified throughout from " + asOf + ", the day judged, to " + day,
                        "certifié sans interruption du " + asOf + ", jour examiné, au " + day))
                .orElse(minimum.atStart()
                        ? new Text("certified on " + until, "certifié au " + until)
                        : new Text("certified until " + until, "certifié jusqu'au " + until));
        Text remedy = before.map(day -> new Text(
                        "; the whole term is covered: `--as-of " + day + "` judges its first day, `held: start` asks for that day alone",
                        " ; toute la durée est couverte : `--as-of " + day + "` examine son premier jour, `held: start` ne demande que ce jour"))
                .orElse(whole
                        ? new Text(
                                "; that is the whole term: `held: start` asks for its first day alone",
                                " ; c'est toute la durée : `held: start` n'en demande que le premier jour")
                        : new Text("", ""));
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                new Text(
                        (holds == Ternary.NO ? "not " : "") + days.en() + " under " + String.join(" or ", minimum.schemes())
                                + told(lacking, Text::en, ": ", "; ") + remedy.en(),
                        (holds == Ternary.NO ? "non " : "") + days.fr() + " selon " + String.join(" ou ", minimum.schemes())
                                + told(lacking, Text::fr, " : ", " ; ") + remedy.fr()),
                List.of(),
                holds == Ternary.UNKNOWN ? asked(certified.asked()) : List.of());
    }

    private static String told(List<Text> texts, Function<Text, String> language, String colon, String semicolon) {
        return texts.isEmpty() ? "" : colon + String.join(semicolon, texts.stream().map(language).toList());
    }

    private Comparison.Reached decided(Minimum.Decided minimum, Evaluation evaluation) {
        Outlook outlook = Outlook.of(evaluation.findings(), profile);
        edict.decision.Verdict decision = evaluation.decision();
        Ternary holds = outlook.worst().compareTo(minimum.atWorst()) <= 0
                ? Ternary.YES
                : outlook.best().compareTo(minimum.atWorst()) > 0 ? Ternary.NO : Ternary.UNKNOWN;
        List<Finding> deciding = outlook.moving().stream()
                .filter(finding -> holds == Ternary.UNKNOWN && !finding.questions().isEmpty())
                .filter(finding -> edict.decision.Verdict.of(Outlook.most(finding, profile)).compareTo(minimum.atWorst()) > 0)
                .toList();
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                holds == Ternary.UNKNOWN
                        ? new Text(
                                "the decision on the design may be " + outlook.best().word().en() + " or " + outlook.worst().word().en(),
                                "le projet peut être " + outlook.best().word().fr() + " ou " + outlook.worst().word().fr())
                        : new Text("the decision on the design is " + decision.word().en(), "le projet est " + decision.word().fr()),
                deciding,
                List.of());
    }

    private static List<Asked> asked(List<Requirements.Missing> missing) {
        return missing.stream().map(Asked::of).toList();
    }

    /** What is supplied is at the level of the part that is at the lowest. */
    private Comparison.Reached level(Minimum.Level minimum, InPlace placed) {
        List<Score> parts = placed.scores().getOrDefault(minimum.wanted().framework(), List.of());
        Framework framework = Objects.requireNonNull(rulebook.frameworks().get(minimum.wanted().framework()));
        Ternary holds = Ternary.YES;
        List<String> wanted = new ArrayList<>();
        List<String> found = new ArrayList<>();
        if (minimum.wanted().overall().isPresent()) {
            int least = minimum.wanted().overall().get();
            Optional<Range<Integer>> level = lowest(parts, Score::level);
            holds = holds.and(reaches(level, least));
            wanted.add(framework.levels().get(least).id());
            found.add(shown(level, framework));
        }
        for (Map.Entry<String, Integer> objective : minimum.wanted().objectives().entrySet()) {
            Optional<Range<Integer>> level = lowest(parts, score -> score.objectives().stream()
                    .filter(part -> part.objective().id().equals(objective.getKey()))
                    .findFirst()
                    .flatMap(Score.OfObjective::level));
            holds = holds.and(reaches(level, objective.getValue()));
            wanted.add(objective.getKey() + " " + framework.levels().get(objective.getValue()).id());
            found.add(objective.getKey() + " " + shown(level, framework));
        }
        String needs = framework.id() + " " + String.join(", ", wanted);
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                new Text(needs + "; it is at " + String.join(", ", found), needs + " ; il est à " + String.join(", ", found)),
                List.of(),
                parts.stream().flatMap(part -> lowering(part, minimum.wanted())).distinct().toList());
    }

    /** What could keep a part below the levels that are wanted. */
    private static Stream<Asked> lowering(Score score, Wanted wanted) {
        Stream<Answered> overall = wanted.overall().stream().flatMap(level -> score.below(level, Optional.empty()).stream());
        Stream<Answered> parts = wanted.objectives().entrySet().stream()
                .flatMap(least -> score.below(least.getValue(), Optional.of(least.getKey())).stream());
        return Stream.concat(overall, parts).flatMap(answer -> answer.asks().stream());
    }

    /** Empty where no part has a level. */
    private static Optional<Range<Integer>> lowest(List<Score> parts, Function<Score, Optional<Range<Integer>>> level) {
        List<Range<Integer>> levels = parts.stream().flatMap(part -> level.apply(part).stream()).toList();
        return levels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Range<>(
                        levels.stream().map(Range::least).min(Comparator.naturalOrder()).orElseThrow(),
                        levels.stream().map(Range::most).min(Comparator.naturalOrder()).orElseThrow()));
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

    private Comparison.Reached without(Minimum.Without minimum, InPlace placed) {
        Map<Finding, Ternary> concerned = new LinkedHashMap<>();
        placed.evaluation().findings().stream()
                .filter(finding -> minimum.provisions().matches(finding.provision()) && weighs(finding.status()))
                .forEach(finding -> concerned.put(finding, concerns(finding, minimum.data().keySet(), placed)));
        concerned.values().removeIf(Ternary.NO::equals);
        List<Finding> found = List.copyOf(concerned.keySet());
        List<Asked> asked = concerned.containsValue(Ternary.UNKNOWN) ? asked(placed.supplied().engaging(minimum.data().keySet())) : List.of();
        Optional<Text> there = Optional.empty();
        Ternary holds = concerned.entrySet().stream()
                .map(one -> one.getKey().status() == Status.OPEN ? Ternary.UNKNOWN : one.getValue().not())
                .reduce(Ternary.YES, Ternary::and);
        if (holds != Ternary.YES && !minimum.data().isEmpty()) {
            // What is found about a supplier is none about data that never get there.
            Supplied.Getting getting = placed.supplied().getting(minimum.data().keySet());
            Ternary get = getting.holds().or(hasLeft(placed) ? Ternary.UNKNOWN : Ternary.NO);
            if (get == Ternary.NO) {
                Text kinds = minimum.kinds();
                return new Comparison.Reached(
                        Optional.of(minimum),
                        Ternary.YES,
                        new Text("no such data get there: " + kinds.en(), "aucune de ces données n'y parvient : " + kinds.fr()),
                        List.of(),
                        List.of());
            }
            holds = holds.or(get.not());
            asked = get == Ternary.UNKNOWN ? asked(getting.questions()) : asked;
            there = there(get, minimum.kinds(), getting.needed());
        }
        String under = minimum.provisions().text();
        Text nothing = new Text("nothing found under " + under, "rien de constaté selon " + under);
        List<Text> why = found.isEmpty() ? List.of(nothing) : holds == Ternary.UNKNOWN ? List.of(wanted(found)) : missed(found);
        List<Text> told = new ArrayList<>(why);
        there.ifPresent(how -> told.add(1, how));
        return new Comparison.Reached(Optional.of(minimum), holds, joined(told), found, asked);
    }

    private static Text joined(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::en).collect(Collectors.joining("; ")),
                texts.stream().map(Text::fr).collect(Collectors.joining(" ; ")));
    }

    /** With what such data get to what is supplied, or may, where it is not said of that itself. */
    private static Optional<Text> there(Ternary get, Text kinds, List<Supplied.Needed> all) {
        List<Supplied.Needed> needed = all.stream()
                .filter(need -> need.certain() == (get == Ternary.YES))
                .toList();
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        String en = needed.stream().map(need -> need.by() + " needs " + need.component()).collect(Collectors.joining(", "));
        String fr = needed.stream().map(need -> need.by() + " a besoin de " + need.component()).collect(Collectors.joining(", "));
        return Optional.of(get == Ternary.YES
                ? new Text("such data get there, " + kinds.en() + ": " + en, "de telles données y parviennent, " + kinds.fr() + " : " + fr)
                : new Text(
                        "whether such data get there, " + kinds.en() + ", is not known: " + en,
                        "on ne sait si de telles données y parviennent, " + kinds.fr() + " : " + fr));
    }

    /** Whether something has left with today's product: what takes its place, and with which data, nobody need have said. */
    private boolean hasLeft(InPlace placed) {
        Set<String> there = placed.facts().entities().values().stream().flatMap(entity -> entity.id().stream()).collect(Collectors.toSet());
        return !there.containsAll(dossier.leaving());
    }

    /** What has to hold of what may be found, each once: an exposure is titled by what must not be, all else by what must. */
    private static Text wanted(List<Finding> findings) {
        Map<Boolean, List<Finding>> exposures =
                findings.stream().collect(Collectors.partitioningBy(finding -> finding.kind() == Provision.Kind.EXPOSURE));
        List<Text> wanted = new ArrayList<>();
        List<Finding> others = exposures.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            wanted.add(titles(others));
        }
        List<Finding> unwanted = exposures.getOrDefault(true, List.of());
        if (!unwanted.isEmpty()) {
            wanted.add(Minimum.Without.unwanted(unwanted.stream().map(Finding::title).distinct().toList()));
        }
        return joined(wanted);
    }

    /** What is established, and apart from it what isn't known: that is no reason. */
    private static List<Text> missed(List<Finding> findings) {
        List<Finding> sure = findings.stream().filter(finding -> finding.status() != Status.OPEN).toList();
        // What is established of one thing need not be told to be open of another.
        List<Finding> open = findings.stream()
                .filter(finding -> sure.stream().noneMatch(other -> other.title().equals(finding.title())))
                .toList();
        if (open.isEmpty()) {
            return List.of(titles(sure));
        }
        Text perhaps = titles(open);
        return List.of(titles(sure), new Text("not known: " + perhaps.en(), "non connu : " + perhaps.fr()));
    }

    /** What findings say in short, each once. */
    private static Text titles(Collection<Finding> findings) {
        return new Text(
                findings.stream().map(finding -> finding.title().en()).distinct().collect(Collectors.joining("; ")),
                findings.stream().map(finding -> finding.title().fr()).distinct().collect(Collectors.joining(" ; ")));
    }

    /** Whether a finding is about what is supplied, and about such data where it is about data at all. */
    private static Ternary concerns(Finding finding, Set<String> data, InPlace placed) {
        Supplied supplied = placed.supplied();
        List<String> pointers = new ArrayList<>(List.of(finding.subject().pointer()));
        finding.facts().forEach(fact -> pointers.add(fact.pointer()));
        // What is found of another component rests on whatever may reach it as well, and so on everybody of whom little is known.
        if (!supplied.isAnother(finding.subject().pointer())) {
            finding.derivation().forEach(step -> step.facts().forEach(fact -> pointers.add(fact.pointer())));
        }
        List<Boolean> ofData = data.isEmpty()
                ? List.of()
                : pointers.stream().flatMap(pointer -> supplied.isData(pointer, data).stream()).toList();
        return ofData.isEmpty() || ofData.contains(true)
                ? pointers.stream().map(pointer -> supplied.isAround(pointer, data)).reduce(Ternary.NO, Ternary::or)
                : Ternary.NO;
    }

    private Comparison.Reached kept(Minimum.Kept minimum, InPlace placed) {
        Scenario scenario = Objects.requireNonNull(rulebook.scenarios().get(minimum.scenario()));
        List<Continuity> verdicts = Impact.of(scenario, placed.ground(rulebook)).stream()
                .flatMap(impact -> impact.capabilities().stream())
                .filter(one -> one.capability().equals(minimum.capability()))
                .toList();
        Ternary holds = verdicts.stream()
                .map(one -> one.verdict() == Verdict.UNKNOWN
                        ? Ternary.UNKNOWN
                        : one.verdict().compareTo(minimum.atLeast()) <= 0 ? Ternary.YES : Ternary.NO)
                .reduce(placed.mayLose() ? Ternary.UNKNOWN : Ternary.YES, Ternary::and);
        Text worst = verdicts.stream()
                .map(Continuity::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.RETAINED)
                .word();
        return new Comparison.Reached(
                Optional.of(minimum),
                holds,
                new Text(
                        minimum.capability() + " in " + minimum.scenario() + ": " + worst.en(),
                        minimum.capability() + " dans " + minimum.scenario() + " : " + worst.fr()),
                List.of(),
                Stream.concat(
                                verdicts.stream().flatMap(one -> one.questions().stream()),
                                asked(placed.mayLose() ? placed.supplied().naming() : List.of()).stream())
                        .distinct()
                        .toList());
    }

    /** A candidate that brings a ground for rejection which the design doesn't have is not to be bought. */
    private Comparison.Reached noNewRejection(InPlace placed, Supplied today, List<Changes.Change<Finding>> changes) {
        List<Finding> found = new ArrayList<>();
        Set<Finding> open = new LinkedHashSet<>();
        // What today's design leaves open too is nothing new, unless it is open for what comes with the candidate.
        if (!placed.supplied().isSame(today)) {
            placed.evaluation().findings().stream()
                    .filter(finding -> finding.effect() != Effect.REJECT && mayReject(finding))
                    .filter(finding -> finding.questions().stream().anyMatch(asked -> placed.supplied().brings(asked.pointer())))
                    .forEach(open::add);
        }
        for (Changes.Change<Finding> change : changes) {
            Optional<Finding> before = change.before();
            if (change.after().isEmpty() || before.filter(old -> old.effect() == Effect.REJECT).isPresent()) {
                continue;
            }
            Finding now = change.after().get();
            if (now.effect() == Effect.REJECT) {
                found.add(now);
            } else if (mayReject(now) && before.filter(this::mayReject).isEmpty()) {
                open.add(now);
            }
        }
        if (!found.isEmpty()) {
            Text titles = titles(found);
            Text why = new Text("brings a ground for rejection: " + titles.en(), "apporte un motif de rejet : " + titles.fr());
            return new Comparison.Reached(Optional.empty(), Ternary.NO, why, found, List.of());
        }
        if (!open.isEmpty()) {
            Text titles = titles(open);
            Text why = new Text(
                    "may bring a ground for rejection: " + titles.en(), "apporte peut-être un motif de rejet : " + titles.fr());
            return new Comparison.Reached(Optional.empty(), Ternary.UNKNOWN, why, List.copyOf(open), List.of());
        }
        return new Comparison.Reached(
                Optional.empty(),
                Ternary.YES,
                new Text("brings no new ground for rejection", "n'apporte aucun nouveau motif de rejet"),
                List.of(),
                List.of());
    }

    private boolean mayReject(Finding finding) {
        return Outlook.most(finding, profile) == Effect.REJECT;
    }
}
