package edict.continuity;

import edict.continuity.Outlooks.Outlook;
import edict.continuity.Outlooks.Run;
import edict.continuity.Propagation.State;
import edict.facts.Outcome;
import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Scenario;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One scenario over one design. */
final class Simulating {

    private static final Comparator<Asked> ORDER =
            Comparator.comparing(Asked::pointer).thenComparing(Asked::entity).thenComparing(Asked::attribute);

    private final LocalDate day;
    private final Scenario scenario;
    private final Requirements requirements;
    private final Wirings wirings;
    private final Loss loss;
    private final Outlooks forAll;
    private final Map<Loss, Outlooks> outlooks = new HashMap<>();
    private final IdentityHashMap<Run, SoleCauses> soles = new IdentityHashMap<>();
    private final IdentityHashMap<Run, Map<String, Integer>> stopping = new IdentityHashMap<>();

    /** @param day on which it begins */
    Simulating(Scenario scenario, Wirings wirings, Loss loss, LocalDate day) {
        this.day = day;
        this.scenario = scenario;
        this.requirements = wirings.requirements();
        this.wirings = wirings;
        this.loss = loss;
        this.forAll = new Outlooks(wirings, loss);
    }

    /** @param hours until it is back, from the moment at which it stops; 0 where notice was long enough */
    private record Judgement(Verdict verdict, Run run, BigDecimal hours) {}

    /** What happens to a capability. Several to which the same happens share it. */
    private Outlooks about(Requirements.Node capability) {
        return about(capability.key());
    }

    /** The same for anything. What is no capability is hit as soon as some capability is. */
    private Outlooks about(String key) {
        if (loss.partial().isEmpty()) {
            return forAll;
        }
        boolean capability = Optional.ofNullable(requirements.nodes().get(key))
                .flatMap(Requirements.Node::weight)
                .isPresent();
        return outlooks.computeIfAbsent(
                capability ? loss.about(key) : loss.aboutAny(), part -> new Outlooks(wirings, part));
    }

    List<Continuity> capabilities() {
        return requirements.capabilities().stream().map(this::capability).toList();
    }

    private Continuity capability(Requirements.Node capability) {
        Outlooks all = about(capability);
        List<String> cycles = all.notRestartable();
        Judgement good = judge(capability, all.best(), true);
        Judgement bad = judge(capability, all.worst(), false);
        Verdict verdict = good.verdict() == bad.verdict() ? bad.verdict() : Verdict.UNKNOWN;
        Verdict onPaperBest = judge(capability, all.of(true, true), true).verdict();
        Judgement onPaper = judge(capability, all.of(false, true), false);
        boolean settled = verdict != Verdict.UNKNOWN && verdict != Verdict.FROZEN;
        boolean already = verdict != Verdict.RETAINED
                && (reaches(capability, all.loss()) == Ternary.NO || settled && isAsBefore(capability, good, bad, all));
        boolean recovers = verdict != Verdict.UNKNOWN && isBack(capability, bad);
        Verdict nominal = onPaperBest == onPaper.verdict() ? onPaper.verdict() : Verdict.UNKNOWN;
        BigDecimal share = bad.run().state(capability.key()).share();
        Set<String> reached = cycles.isEmpty() ? Set.of() : wirings.needed(capability.key());
        Optional<Integer> frozen = verdict == Verdict.FROZEN ? frozenDays(capability, all, false) : Optional.empty();
        boolean sure = frozen.isEmpty() || frozen.equals(frozenDays(capability, all, true));
        // What is lost with the backups that are real tells nothing of the data; those on paper were measured too.
        Run switched = recovers ? bad.run() : onPaper.run();
        List<String> path = verdict == Verdict.RETAINED || already ? List.of() : path(capability, verdict, good.run(), bad.run());
        return new Continuity(
                scenario.id(),
                scenario.title(),
                id(capability.key()),
                verdict,
                nominal,
                already,
                path.stream().map(this::id).toList(),
                isLoss(verdict) ? others(capability, path, good.run()) : List.of(),
                recovers ? Optional.of(bad.hours()) : Optional.empty(),
                recovers ? Optional.of(good.hours()).filter(hours -> hours.compareTo(bad.hours()) < 0) : Optional.empty(),
                recovers ? oneTeam(capability, bad, all) : Optional.empty(),
                capability.rtoHours().flatMap(Requirements.Amount::known),
                dataAge(capability, switched),
                capability.rpoHours().flatMap(Requirements.Amount::known),
                nominal.compareTo(verdict) < 0 && isBack(capability, onPaper) ? Optional.of(onPaper.hours()) : Optional.empty(),
                share,
                Optional.of(good.run().state(capability.key()).share()).filter(most -> most.compareTo(share) > 0),
                sure ? frozen : Optional.empty(),
                sure ? Optional.empty() : frozen,
                settled && verdict != Verdict.RETAINED && !already
                        ? Optional.of(stopsHour(capability, bad.run(), all)).filter(hour -> hour > 0)
                        : Optional.empty(),
                cycles.stream().filter(reached::contains).map(this::id).toList(),
                verdict == Verdict.UNKNOWN || !sure ? questions(capability, all) : List.of());
    }

    /** Whether it carries the whole load again on a day that is known. */
    private static boolean isBack(Requirements.Node capability, Judgement judgement) {
        return judgement.run().state(capability.key()).isFull() && judgement.hours().compareTo(Reading.SOME_DAY) < 0;
    }

    /** Down to what decides. What is lost either way is lost by something that is, not by what only may be. */
    private List<String> path(Requirements.Node capability, Verdict verdict, Run good, Run bad) {
        List<String> worst = path(bad, capability);
        boolean sure = worst.isEmpty() || good.graph().removed().contains(worst.get(worst.size() - 1));
        List<String> best = isLoss(verdict) && !sure ? path(good, capability) : List.of();
        return best.isEmpty() ? worst : best;
    }

    private static boolean isLoss(Verdict verdict) {
        return verdict == Verdict.LOST || verdict == Verdict.DEGRADED;
    }

    /** Ids of what else is lost at the best, and enough by itself: who mends what the path ends at has mended nothing. */
    private List<String> others(Requirements.Node capability, List<String> path, Run good) {
        SoleCauses causes = soles(good);
        causes.find(capability.key());
        return causes.namesOf(capability.key()).stream().filter(cause -> !path.contains(cause)).map(this::id).toList();
    }

    private List<String> path(Run run, Requirements.Node capability) {
        return Propagation.path(run.graph(), run.states(), soles(run), capability.key());
    }

    private SoleCauses soles(Run run) {
        return soles.computeIfAbsent(run, key -> new SoleCauses(key.graph(), key.states()));
    }

    /**
     * Whether anything is lost that it needs, at once or through others. Where nothing is, each completion has the verdict it has
     * without a loss.
     */
    private Ternary reaches(Requirements.Node capability, Loss lost) {
        Set<String> needed = wirings.needed(capability.key());
        Ternary listed = lost.touched(needed).stream()
                .map(node -> lost.stops(node).or(lost.freezes(node)).holds())
                .reduce(Ternary.NO, Ternary::or);
        boolean beyond = new Reading(false, false, true).isLoss(lost) && wirings.isOpenEnded(capability.key());
        return beyond ? listed.or(Ternary.UNKNOWN) : listed;
    }

    /** Whether it is the same before and after, and by each reading: what lies between two readings need not be. */
    private static boolean isAsBefore(Requirements.Node capability, Judgement good, Judgement bad, Outlooks all) {
        return Stream.of(good.run(), bad.run(), all.before(true), all.before(false))
                        .map(run -> run.state(capability.key()))
                        .distinct()
                        .count()
                == 1;
    }

    /** The same as facts that rules read. */
    List<Outcome> outcomes() {
        return requirements.capabilities().stream().map(this::outcome).toList();
    }

    private Outcome outcome(Requirements.Node capability) {
        Outlooks all = about(capability);
        Judgement good = judge(capability, all.best(), true);
        Judgement bad = judge(capability, all.worst(), false);
        boolean known = good.verdict() == bad.verdict();
        Set<Verdict> possible = possible(good, bad, capability);
        Set<String> needed = wirings.needed(capability.key());
        Optional<Integer> least = known && bad.verdict() == Verdict.FROZEN ? frozenDays(capability, all, false) : Optional.empty();
        Optional<Integer> most = least.isEmpty() ? Optional.empty() : frozenDays(capability, all, true);
        List<String> circles = all.notRestartable().stream().filter(needed::contains).toList();
        List<String> perhapsCircles = all.perhapsNotRestartable().stream()
                .filter(node -> needed.contains(node) && !circles.contains(node))
                .toList();
        boolean freezes = all.loss().touched(needed).stream().anyMatch(node -> all.loss().freezes(node).holds() != Ternary.NO);
        Ternary reached = reaches(capability, all.loss());
        Set<Asked> asked = new TreeSet<>(ORDER);
        if (!known || !least.equals(most)) {
            asked.addAll(questions(capability, all));
        }
        perhapsCircles.forEach(node -> ask(node, asked, all));
        if (reached == Ternary.UNKNOWN) {
            asked.addAll(reaching(capability, all.loss()));
        }
        return new Outcome(
                scenario.id(),
                capability.key(),
                reached,
                possible.stream().map(Verdict::code).collect(Collectors.toCollection(LinkedHashSet::new)),
                least,
                most,
                !known && freezes && possible.contains(Verdict.FROZEN),
                circles,
                !perhapsCircles.isEmpty(),
                asked.stream()
                        .map(one -> new Requirements.Missing(one.entity(), one.attribute(), one.pointer()))
                        .toList());
    }

    /** What would settle whether anything is lost of what is needed. */
    private Set<Asked> reaching(Requirements.Node capability, Loss lost) {
        Set<Asked> asked = new TreeSet<>(ORDER);
        lost.touched(wirings.needed(capability.key())).forEach(node -> add(lost.stops(node).or(lost.freezes(node)), asked));
        wirings.neededNodes(capability.key()).forEach(node -> {
            node.unlisted().ifPresent(missing -> asked.add(Asked.of(missing)));
            node.groups().forEach(group -> unnamed(group, asked));
        });
        return asked;
    }

    /** Until it is back where each team does one switch after the other; empty where that takes no longer. */
    private Optional<BigDecimal> oneTeam(Requirements.Node capability, Judgement judgement, Outlooks all) {
        Map<String, BigDecimal> byTeam = new HashMap<>();
        Propagation.switches(judgement.run().graph(), judgement.run().states(), capability.key())
                .forEach(way -> way.team().ifPresent(team -> byTeam.merge(team, way.hours(), BigDecimal::add)));
        return byTeam.values().stream()
                .max(BigDecimal::compareTo)
                .map(hours -> hours.subtract(headStart(capability, judgement.run(), all)))
                .filter(hours -> hours.compareTo(judgement.hours()) > 0);
    }

    private static Optional<BigDecimal> dataAge(Requirements.Node capability, Run run) {
        return Propagation.switches(run.graph(), run.states(), capability.key()).stream()
                .flatMap(way -> way.dataAge().stream())
                .max(BigDecimal::compareTo);
    }

    /**
     * Days until the first of what it can't do without is no longer safe; empty where the scenario ends before.
     *
     * @param inFavour whether everything open turns out well
     */
    private Optional<Integer> frozenDays(Requirements.Node capability, Outlooks all, boolean inFavour) {
        Reading later = new Reading(inFavour, false, true);
        return all.loss().touched(wirings.needed(capability.key())).stream()
                .filter(node -> inFavour ? all.loss().freezes(node).holds() == Ternary.YES : all.loss().freezes(node).holds() != Ternary.NO)
                .flatMap(node -> frozenDays(node, inFavour).stream())
                .distinct()
                .sorted()
                .filter(days -> scenario.durationDays().filter(lasting -> lasting <= days).isEmpty())
                .filter(days -> !verdict(
                                capability,
                                all.run(later, all.loss().freezing(node -> frozenDays(node, inFavour).filter(some -> some <= days).isPresent())),
                                BigDecimal.ZERO,
                                inFavour)
                        .isKept())
                .findFirst();
    }

    private Optional<Integer> frozenDays(String node, boolean inFavour) {
        return Optional.ofNullable(requirements.nodes().get(node))
                .flatMap(found -> found.frozenDays(day))
                .flatMap(days -> inFavour ? days.most() : days.least().or(() -> Optional.of(BigDecimal.ZERO)))
                .map(days -> days.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }

    /** Keys of the capabilities that go on, or are back in time, in the worst reading, and of those that nothing of the loss reaches. */
    Set<String> surelyUnharmed() {
        return requirements.capabilities().stream()
                .filter(capability -> reaches(capability, about(capability).loss()) == Ternary.NO
                        || judge(capability, about(capability).worst(), false).verdict().isKept())
                .map(Requirements.Node::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Keys of the capabilities that go on, or are back in time, in the best reading. */
    Set<String> perhapsUnharmed() {
        return requirements.capabilities().stream()
                .filter(capability -> judge(capability, about(capability).best(), true).verdict().isKept())
                .map(Requirements.Node::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    ContinuityIndex effective() {
        return index(false);
    }

    ContinuityIndex nominal() {
        return index(true);
    }

    private ContinuityIndex index(boolean believing) {
        return ContinuityIndex.of(requirements.capabilities().stream()
                .map(capability -> term(
                        judge(capability, about(capability).of(true, believing), true),
                        judge(capability, about(capability).of(false, believing), false),
                        capability))
                .toList());
    }

    /** Verdicts come in another order than what is kept by them: back too late keeps less than degraded. */
    private ContinuityIndex.Term term(Judgement good, Judgement bad, Requirements.Node capability) {
        BigDecimal atBest = good.run().state(capability.key()).share();
        BigDecimal atWorst = bad.run().state(capability.key()).share();
        BigDecimal least = BigDecimal.ONE;
        BigDecimal most = BigDecimal.ZERO;
        for (Verdict verdict : possible(good, bad, capability)) {
            least = least.min(ContinuityIndex.kept(verdict, bad.verdict() == Verdict.DEGRADED ? atWorst : BigDecimal.ZERO));
            most = most.max(ContinuityIndex.kept(verdict, good.verdict() == Verdict.DEGRADED ? atBest : BigDecimal.ONE));
        }
        return new ContinuityIndex.Term(least, most, capability.weight().orElseThrow());
    }

    /** From the best to the worst, without what comes of waiting or of freezing where nothing makes it wait or freezes it. */
    private Set<Verdict> possible(Judgement good, Judgement bad, Requirements.Node capability) {
        Set<Verdict> possible = EnumSet.range(good.verdict(), bad.verdict());
        possible.removeIf(verdict -> verdict != good.verdict()
                && verdict != bad.verdict()
                && (verdict == Verdict.RTO_BREACH && !mayBeLate(capability) || verdict == Verdict.FROZEN && !mayFreeze(capability)));
        return possible;
    }

    /** Whether all switches on which it hangs, one after the other, may take longer than is allowed. */
    private boolean mayBeLate(Requirements.Node capability) {
        Optional<BigDecimal> allowed = capability.rtoHours().flatMap(Requirements.Amount::least);
        // In a circle a switch may have to wait for itself.
        if (allowed.isEmpty() || wirings.isOpenEnded(capability.key()) || about(capability).of(true, true).soon().graph().wiring().isCircular()) {
            return maySwitch(capability);
        }
        BigDecimal hours = BigDecimal.ZERO;
        for (Requirements.Alternative alternative : wirings.neededNodes(capability.key()).flatMap(Requirements::alternatives).toList()) {
            Optional<BigDecimal> most = alternative.switchHours().most();
            if (most.isEmpty()) {
                return true;
            }
            hours = hours.add(most.get());
        }
        return hours.compareTo(allowed.get()) > 0;
    }

    /** Whether anything that it needs, or may need, goes on without updates. */
    private boolean mayFreeze(Requirements.Node capability) {
        Loss lost = about(capability).loss();
        return lost.freezesAny()
                && (wirings.isOpenEnded(capability.key())
                        || lost.touched(wirings.needed(capability.key())).stream().anyMatch(node -> lost.freezes(node).holds() != Ternary.NO));
    }

    private Judgement judge(Requirements.Node capability, Outlook outlook, boolean inFavour) {
        Judgement soon = judge(capability, outlook.soon(), inFavour);
        Judgement later = judge(capability, outlook.later(), inFavour);
        if (!soon.verdict().isKept()) {
            return soon;
        }
        // What can leave the frozen ground in time only has to switch.
        return later.verdict().isKept() ? later : new Judgement(Verdict.FROZEN, later.run(), soon.hours());
    }

    /** What becomes of anything, whether something needs it or not. */
    Scene.Fate fate(String key) {
        Requirements.Node node = requirements.nodes().get(key);
        Outlooks all = about(key);
        Loss.Said stops = all.loss().stops(key);
        Loss.Said hit = stops.or(all.loss().freezes(key));
        Verdict verdict;
        if (node == null) {
            verdict = switch (hit.holds()) {
                case NO -> Verdict.RETAINED;
                case UNKNOWN -> Verdict.UNKNOWN;
                case YES -> stops.holds() == Ternary.YES ? Verdict.LOST : Verdict.FROZEN;
            };
        } else {
            Verdict good = judge(node, all.best(), true).verdict();
            Verdict bad = judge(node, all.worst(), false).verdict();
            verdict = good == bad ? bad : Verdict.UNKNOWN;
        }
        return new Scene.Fate(verdict, hit.holds() == Ternary.YES);
    }

    private Judgement judge(Requirements.Node capability, Run run, boolean inFavour) {
        BigDecimal ahead = headStart(capability, run, about(capability));
        BigDecimal hours = run.state(capability.key()).hours().subtract(ahead).max(BigDecimal.ZERO);
        return new Judgement(verdict(capability, run, ahead, inFavour), run, hours);
    }

    /** Hours between the notice, when everybody starts to switch, and the moment at which the capability would stop. */
    private BigDecimal headStart(Requirements.Node capability, Run run, Outlooks all) {
        return BigDecimal.valueOf((long) scenario.noticeHours() + stopsHour(capability, run, all));
    }

    /** The first hour at which something stops that it is touched by. */
    private int stopsHour(Requirements.Node capability, Run run, Outlooks all) {
        return all.loss().fromHour().isEmpty()
                ? 0
                : stopping.computeIfAbsent(run, key -> new HashMap<>())
                        .computeIfAbsent(capability.key(), key -> stopsHour(key, below(key, run.graph()), all.loss().fromHour()));
    }

    /** The part of a graph on which a node hangs: what stops elsewhere, at whatever hour, is nothing to it. */
    private static Graph below(String from, Graph graph) {
        Map<String, List<Graph.Group>> below = new HashMap<>();
        Set<String> removed = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(Set.of(from));
        while (!left.isEmpty()) {
            String node = left.remove();
            if (graph.removed().contains(node)) {
                removed.add(node);
            }
            if (graph.nodes().containsKey(node) && below.putIfAbsent(node, graph.groups(node)) == null) {
                graph.groups(node).forEach(group -> group.ways().forEach(way -> left.add(way.node())));
            }
        }
        return new Graph(below, removed);
    }

    /** What touches it at one hour touches it at each later one, so that halving the hours finds the first. */
    private static int stopsHour(String capability, Graph graph, Map<String, Integer> fromHour) {
        List<Integer> hours = graph.removed().stream()
                .map(node -> fromHour.getOrDefault(node, 0))
                .distinct()
                .sorted()
                .toList();
        int from = 0;
        int to = hours.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (isUntouched(capability, graph, hours.get(middle), fromHour)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < hours.size() ? hours.get(from) : 0;
    }

    private static boolean isUntouched(String capability, Graph graph, int hour, Map<String, Integer> fromHour) {
        Set<String> lost = graph.removed().stream()
                .filter(node -> fromHour.getOrDefault(node, 0) <= hour)
                .collect(Collectors.toSet());
        State state = Propagation.of(graph.losing(lost)).get(capability);
        return state == null || state.isUntouched();
    }

    private static Verdict verdict(Requirements.Node capability, Run run, BigDecimal ahead, boolean inFavour) {
        State state = run.state(capability.key());
        if (!state.isFull()) {
            return state.share().signum() > 0 ? Verdict.DEGRADED : Verdict.LOST;
        }
        BigDecimal hours = state.hours().subtract(ahead);
        if (hours.signum() <= 0) {
            return Verdict.RETAINED;
        }
        boolean inTime = capability
                .rtoHours()
                .map(rto -> (inFavour ? rto.most() : rto.least())
                        .map(allowed -> hours.compareTo(allowed) <= 0 && hours.compareTo(Reading.SOME_DAY) < 0)
                        .orElse(inFavour))
                // What is no capability has no time to keep.
                .orElse(true);
        return inTime ? Verdict.RETAINED_AFTER_SWITCH : Verdict.RTO_BREACH;
    }

    private String id(String key) {
        Requirements.Node node = requirements.nodes().get(key);
        return node == null ? key : node.id().orElse(key);
    }

    /** From the capability down to wherever the best and the worst reading part, all that is open on the way. */
    private List<Asked> questions(Requirements.Node capability, Outlooks all) {
        Set<Asked> asked = new TreeSet<>(ORDER);
        if (maySwitch(capability)) {
            capability.rtoHours().ifPresent(rto -> open(rto, asked));
        }
        asked.addAll(questions(capability.key(), all, false));
        if (asked.isEmpty()) {
            // What ends alike may be reached on other ways.
            asked.addAll(questions(capability.key(), all, true));
        }
        return List.copyOf(asked);
    }

    /**
     * From a node down.
     *
     * @param everything also of what ends alike in the best and the worst reading
     */
    private Set<Asked> questions(String from, Outlooks all, boolean everything) {
        Set<Asked> asked = new TreeSet<>(ORDER);
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            String key = left.remove();
            Requirements.Node node = requirements.nodes().get(key);
            if (node == null || !everything && !parts(key, all)) {
                continue;
            }
            add(all.loss().stops(key), asked);
            add(all.loss().freezes(key), asked);
            if (all.loss().freezes(key).holds() != Ternary.NO) {
                node.frozenDays(day).ifPresent(days -> open(days, asked));
            }
            node.unlisted().ifPresent(missing -> asked.add(Asked.of(missing)));
            for (int i = 0; i < node.groups().size(); i++) {
                Requirements.Group group = node.groups().get(i);
                if (everything || parts(key, i, all)) {
                    ask(group, asked);
                }
                group.alternatives().stream()
                        .flatMap(alternative -> alternative.node().stream())
                        .filter(seen::add)
                        .forEach(left::add);
            }
        }
        return asked;
    }

    private void ask(Requirements.Group group, Set<Asked> asked) {
        open(group.need(), asked);
        unnamed(group, asked);
        for (Requirements.Alternative alternative : group.alternatives()) {
            open(alternative.capacity(), asked);
            open(alternative.switchHours(), asked);
            if (!isActive(alternative)) {
                add(loss.isReal(alternative.key()), asked);
            }
        }
    }

    /** All that is open about one node. */
    private void ask(String key, Set<Asked> asked, Outlooks all) {
        add(all.loss().stops(key), asked);
        Requirements.Node node = requirements.nodes().get(key);
        if (node != null) {
            node.unlisted().ifPresent(missing -> asked.add(Asked.of(missing)));
            node.groups().forEach(group -> ask(group, asked));
        }
    }

    private static void unnamed(Requirements.Group group, Set<Asked> asked) {
        group.unlisted().ifPresent(missing -> asked.add(Asked.of(missing)));
        group.alternatives().stream()
                .filter(alternative -> alternative.node().isEmpty())
                .forEach(alternative -> asked.add(Asked.of(alternative.asked())));
    }

    /** Whether there is anything to wait for. */
    private boolean maySwitch(Requirements.Node capability) {
        return wirings.isOpenEnded(capability.key())
                || wirings.neededNodes(capability.key())
                        .flatMap(Requirements::alternatives)
                        .anyMatch(alternative -> !isActive(alternative));
    }

    private static boolean isActive(Requirements.Alternative alternative) {
        return alternative.switchHours().known().filter(hours -> hours.signum() == 0).isPresent();
    }

    private static boolean parts(String key, Outlooks all) {
        return !all.best().soon().state(key).equals(all.worst().soon().state(key))
                || !all.best().later().state(key).equals(all.worst().later().state(key));
    }

    private static boolean parts(String key, int group, Outlooks all) {
        return !all.best().soon().state(key, group).equals(all.worst().soon().state(key, group))
                || !all.best().later().state(key, group).equals(all.worst().later().state(key, group));
    }

    private static void open(Requirements.Amount amount, Collection<Asked> asked) {
        if (amount.known().isEmpty()) {
            asked.add(Asked.of(amount.at()));
        }
    }

    private static void add(Loss.Said said, Collection<Asked> asked) {
        if (said.holds() == Ternary.UNKNOWN) {
            asked.addAll(said.asked());
        }
    }
}
