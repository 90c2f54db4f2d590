package edict.continuity;

import edict.continuity.Propagation.State;
import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One scenario over one design. */
final class Simulating {

    private static final Comparator<Asked> ORDER =
            Comparator.comparing(Asked::pointer).thenComparing(Asked::entity).thenComparing(Asked::attribute);

    private final Scenario scenario;
    private final Requirements requirements;
    private final Loss loss;
    private final Map<Graph, Run> runs = new HashMap<>();
    private final Map<Stance, Outlook> outlooks = new HashMap<>();

    Simulating(Scenario scenario, Requirements requirements, Loss loss) {
        this.scenario = scenario;
        this.requirements = requirements;
        this.loss = loss;
    }

    /** How what is open is read. */
    private record Stance(boolean inFavour, boolean believing) {}

    /** What becomes of all nodes by one reading, as long as what is frozen runs, and once it doesn't any more. */
    private record Outlook(Run soon, Run later) {}

    private record Run(Graph graph, Map<String, State> states) {

        State state(String node) {
            State state = states.get(node);
            return state == null ? new State(BigDecimal.ZERO, BigDecimal.ZERO) : state;
        }
    }

    private record Judgement(Verdict verdict, Run run) {}

    private Outlook best() {
        return outlook(true, false);
    }

    private Outlook worst() {
        return outlook(false, false);
    }

    private Outlook outlook(boolean inFavour, boolean believing) {
        return outlooks.computeIfAbsent(new Stance(inFavour, believing), key -> {
            Run soon = run(new Reading(inFavour, believing, false));
            return new Outlook(soon, loss.freezesAny() ? run(new Reading(inFavour, believing, true)) : soon);
        });
    }

    /** Where nothing is open, or every backup is proved, several readings are one. */
    private Run run(Reading reading) {
        return runs.computeIfAbsent(
                reading.of(requirements, loss), graph -> new Run(graph, Propagation.of(graph)));
    }

    List<Continuity> capabilities() {
        List<String> cycles = Propagation.notRestartable(worst().soon().graph());
        return requirements.capabilities().stream()
                .map(capability -> capability(capability, cycles))
                .toList();
    }

    private Continuity capability(Requirements.Node capability, List<String> cycles) {
        Judgement good = judge(capability, best(), true);
        Judgement bad = judge(capability, worst(), false);
        Verdict verdict = good.verdict() == bad.verdict() ? bad.verdict() : Verdict.UNKNOWN;
        Verdict onPaperBest = judge(capability, outlook(true, true), true).verdict();
        Verdict onPaperWorst = judge(capability, outlook(false, true), false).verdict();
        State state = bad.run().state(capability.key());
        boolean recovers = verdict != Verdict.UNKNOWN && state.isFull();
        Set<String> reached = requirements.needed(Set.of(capability.key()));
        return new Continuity(
                scenario.id(),
                id(capability.key()),
                verdict,
                onPaperBest == onPaperWorst ? onPaperWorst : Verdict.UNKNOWN,
                verdict == Verdict.RETAINED
                        ? List.of()
                        : Propagation.path(bad.run().graph(), bad.run().states(), capability.key()).stream()
                                .map(this::id)
                                .toList(),
                recovers ? Optional.of(state.hours()) : Optional.empty(),
                capability.rtoHours().flatMap(Requirements.Amount::known),
                state.share(),
                cycles.stream().filter(reached::contains).map(this::id).toList(),
                verdict == Verdict.UNKNOWN ? questions(capability) : List.of());
    }

    /** Keys of the capabilities that go on, or are back in time, in the worst reading. */
    Set<String> surelyKept() {
        return requirements.capabilities().stream()
                .filter(capability -> judge(capability, worst(), false).verdict().isKept())
                .map(Requirements.Node::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    ContinuityIndex effective() {
        return index(worst(), best());
    }

    ContinuityIndex nominal() {
        return index(outlook(false, true), outlook(true, true));
    }

    private ContinuityIndex index(Outlook bad, Outlook good) {
        return ContinuityIndex.of(requirements.capabilities().stream()
                .map(capability -> new ContinuityIndex.Term(
                        kept(capability, bad, false),
                        kept(capability, good, true),
                        capability.weight().orElseThrow()))
                .toList());
    }

    private BigDecimal kept(Requirements.Node capability, Outlook outlook, boolean inFavour) {
        Judgement judgement = judge(capability, outlook, inFavour);
        return ContinuityIndex.kept(
                judgement.verdict(), judgement.run().state(capability.key()).share());
    }

    private Judgement judge(Requirements.Node capability, Outlook outlook, boolean inFavour) {
        Verdict soon = verdict(capability, outlook.soon(), inFavour);
        Verdict later = verdict(capability, outlook.later(), inFavour);
        if (!soon.isKept()) {
            return new Judgement(soon, outlook.soon());
        }
        // What can leave the frozen ground in time only has to switch.
        return later.isKept()
                ? new Judgement(later, outlook.later())
                : new Judgement(Verdict.FROZEN, outlook.later());
    }

    /** What becomes of anything, whether something needs it or not. */
    Scene.Fate fate(String key) {
        Requirements.Node node = requirements.nodes().get(key);
        Loss.Said stops = loss.stops(key);
        Loss.Said hit = stops.or(loss.freezes(key));
        Verdict verdict;
        if (node == null) {
            verdict = switch (hit.holds()) {
                case NO -> Verdict.RETAINED;
                case UNKNOWN -> Verdict.UNKNOWN;
                case YES -> stops.holds() == Ternary.YES ? Verdict.LOST : Verdict.FROZEN;
            };
        } else {
            Verdict good = judge(node, best(), true).verdict();
            Verdict bad = judge(node, worst(), false).verdict();
            verdict = good == bad ? bad : Verdict.UNKNOWN;
        }
        return new Scene.Fate(verdict, hit.holds() == Ternary.YES);
    }

    private static Verdict verdict(Requirements.Node capability, Run run, boolean inFavour) {
        State state = run.state(capability.key());
        if (!state.isFull()) {
            return state.share().signum() > 0 ? Verdict.DEGRADED : Verdict.LOST;
        }
        if (state.hours().signum() == 0) {
            return Verdict.RETAINED;
        }
        boolean inTime = capability
                .rtoHours()
                .map(rto -> (inFavour ? rto.most() : rto.least())
                        .map(allowed -> state.hours().compareTo(allowed) <= 0)
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
    private List<Asked> questions(Requirements.Node capability) {
        Set<Asked> asked = new TreeSet<>(ORDER);
        capability.rtoHours().filter(rto -> rto.known().isEmpty()).ifPresent(rto -> asked.add(asked(rto.at())));
        ask(capability.key(), asked, new HashSet<>());
        return List.copyOf(asked);
    }

    private void ask(String key, Set<Asked> asked, Set<String> seen) {
        Requirements.Node node = requirements.nodes().get(key);
        if (node == null || !seen.add(key) || !parts(key)) {
            return;
        }
        add(loss.stops(key), asked);
        add(loss.freezes(key), asked);
        node.unlisted().ifPresent(missing -> asked.add(asked(missing)));
        for (Requirements.Group group : node.groups()) {
            if (group.alternatives().stream().anyMatch(this::isOpen)
                    || group.unlisted().isPresent()
                    || group.need().known().isEmpty()) {
                ask(group, asked);
            }
            group.alternatives().forEach(alternative -> alternative.node().ifPresent(next -> ask(next, asked, seen)));
        }
    }

    private void ask(Requirements.Group group, Set<Asked> asked) {
        if (group.alternatives().stream().allMatch(this::goesOnAnyway) && group.unlisted().isEmpty()) {
            return;
        }
        open(group.need(), asked);
        group.unlisted().ifPresent(missing -> asked.add(asked(missing)));
        for (Requirements.Alternative alternative : group.alternatives()) {
            if (alternative.node().isEmpty()) {
                asked.add(asked(alternative.asked()));
            }
            open(alternative.capacity(), asked);
            open(alternative.switchHours(), asked);
            if (!isActive(alternative)) {
                add(loss.isReal(alternative.key()), asked);
            }
        }
    }

    private boolean goesOnAnyway(Requirements.Alternative alternative) {
        return alternative
                .node()
                .filter(node -> worst().later().state(node).isUntouched())
                .isPresent();
    }

    private boolean isOpen(Requirements.Alternative alternative) {
        return alternative.node().isEmpty()
                || alternative.capacity().known().isEmpty()
                || alternative.switchHours().known().isEmpty()
                || !isActive(alternative) && loss.isReal(alternative.key()).holds() == Ternary.UNKNOWN;
    }

    private static boolean isActive(Requirements.Alternative alternative) {
        return alternative.switchHours().known().filter(hours -> hours.signum() == 0).isPresent();
    }

    private boolean parts(String key) {
        return !best().soon().state(key).equals(worst().soon().state(key))
                || !best().later().state(key).equals(worst().later().state(key));
    }

    private static void open(Requirements.Amount amount, Collection<Asked> asked) {
        if (amount.known().isEmpty()) {
            asked.add(asked(amount.at()));
        }
    }

    private static void add(Loss.Said said, Collection<Asked> asked) {
        if (said.holds() == Ternary.UNKNOWN) {
            asked.addAll(said.asked());
        }
    }

    private static Asked asked(Requirements.Missing missing) {
        return new Asked(missing.entity(), missing.attribute(), missing.pointer());
    }
}
