package edict;

import edict.continuity.CheapestSets;
import edict.continuity.Impact;
import edict.continuity.Threat;
import edict.document.Node;
import edict.document.Trees;
import edict.facts.CatalogueEntry;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Requirements;
import edict.facts.Slot;
import edict.facts.Ternary;
import edict.facts.Tied;
import edict.findings.Conclusions;
import edict.rulebook.Rulebook;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for the cheapest changes that keep what losses take away. Each set of changes is tried by reading the changed design
 * and running the rules on it, so what is found holds, whatever the changes have to do with each other.
 */
final class Repairing {

    /** More plans than somebody reads help nobody. */
    private static final int PLANS = 5;

    private static final String COMPONENTS = "components";

    private final Rulebook rulebook;
    private final Node.Mapping design;
    private final List<CatalogueEntry> registry;
    private final Function<List<Option.Step>, Looked> look;
    private final Function<List<Option.Step>, Looked> ask;
    private final Function<List<Option.Step>, Map<String, String>> decided;
    private final Looked today;
    private final Function<Looked, List<Threat>> threats;

    /** A design, perhaps changed, and what is concluded about it. @param day that is judged */
    record Looked(Facts facts, Conclusions conclusions, LocalDate day) {

        /** What losses are played on. */
        Threat.Ground ground(Rulebook rulebook) {
            return new Threat.Ground(rulebook, facts, conclusions, day);
        }
    }

    /**
     * Something that could be done, and how.
     *
     * @param proved alternatives that are real backups then
     * @param spared nodes that are out of reach then, if what isn't known turns out well
     */
    private record Candidate(Repair.Change change, List<Option.Step> steps, Set<String> proved, Set<String> spared) {}

    /** A capability, by key, that a threat takes away. */
    private record Wound(Threat threat, String capability) {}

    /**
     * @param look reads the design after some steps, and concludes at least what the threats read
     * @param ask the same, with what conclusions hang on
     * @param threats what a design may lose
     * @param decided what steps decide: those that decide something in two ways can't be made together
     */
    Repairing(
            Rulebook rulebook,
            Node.Mapping design,
            List<CatalogueEntry> registry,
            Function<List<Option.Step>, Looked> look,
            Function<List<Option.Step>, Looked> ask,
            Function<List<Option.Step>, Map<String, String>> decided,
            Looked today,
            Function<Looked, List<Threat>> threats) {
        this.rulebook = rulebook;
        this.design = design;
        this.registry = registry;
        this.look = look;
        this.ask = ask;
        this.decided = decided;
        this.today = today;
        this.threats = threats;
    }

    Repair repair(Request request, List<Option> options) {
        Threat.Ground now = today.ground(rulebook);
        List<Threat> feared = threats.apply(today);
        Set<Wound> wounds = wounds(feared, now);
        List<Threat> harmful = feared.stream()
                .filter(threat -> wounds.stream().anyMatch(wound -> wound.threat().equals(threat)))
                .toList();
        List<Candidate> candidates = candidates(options, harmful, now);
        Compatible compatible = Compatible.of(candidates, candidate -> decided.apply(candidate.steps()));
        List<Offer> offers = compatible.sets().stream().map(together -> offer(together, harmful)).toList();
        Offer most = offers.stream()
                .min(Comparator.comparingInt((Offer offer) -> offer.left().size()))
                .filter(offer -> offer.left().size() < wounds.size())
                .orElse(new Offer(now, wounds));
        Set<Wound> healable = without(wounds, most.left());
        Search search = new Search(compatible.all());
        if (!healable.isEmpty()) {
            compatible.sets().forEach(together -> search(together, done -> heals(after(done), healable), search));
        }
        List<List<Candidate>> cheapest = search.cheapest();
        List<Candidate> first = cheapest.isEmpty() ? List.of() : cheapest.get(0);
        List<Repair.Plan> plans = cheapest.stream().map(Repairing::plan).toList();
        Threat.Ground then = after(first);
        List<Impact> with = impacts(harmful, first, then);
        return new Repair(
                request.asOf(),
                request.known(),
                rulebook.hash(),
                request.profile(),
                then.facts(),
                offered(candidates),
                first.isEmpty() ? with : impacts(harmful, now),
                first.isEmpty() ? List.of() : with,
                first.isEmpty() ? List.of() : added(feared, then),
                plans,
                search.exact,
                search.all && plans.size() == search.plans.size(),
                more(first, with, harmful, compatible),
                beyond(most.left(), most.ground()),
                perhaps(offers, without(wounds, healable), healable, compatible).or(() -> instead(plans, healable, compatible)));
    }

    private Map<String, String> offered(List<Candidate> candidates) {
        Set<String> products = new HashSet<>();
        candidates.forEach(candidate -> {
            if (candidate.change() instanceof Repair.Replaced replaced) {
                products.addAll(replaced.products());
                products.addAll(replaced.perhaps());
            }
        });
        Map<String, String> names = new LinkedHashMap<>();
        registry.stream()
                .filter(entry -> products.contains(entry.id()))
                .forEach(entry -> Slot.one(entry, Words.NAME).ifPresent(name -> names.put(entry.id(), name)));
        return Collections.unmodifiableMap(names);
    }

    /**
     * What all that can be done together comes to.
     *
     * @param left what is not surely kept then
     */
    private record Offer(Threat.Ground ground, Set<Wound> left) {

        /** What may be kept then of some things that are lost. */
        Set<Wound> hope(Set<Wound> lost) {
            Set<Wound> open = new LinkedHashSet<>(lost);
            open.retainAll(left);
            return perhapsKept(open, ground);
        }
    }

    private Offer offer(List<Candidate> together, List<Threat> harmful) {
        Threat.Ground done = after(together);
        return new Offer(done, wounds(harmful, done));
    }

    private static Set<Wound> perhapsKept(Set<Wound> wounds, Threat.Ground ground) {
        return kept(wounds, threat -> threat.perhapsUnharmed(ground));
    }

    /** @param unharmed of a threat the capabilities, by key, that it leaves alone */
    private static Set<Wound> kept(Set<Wound> wounds, Function<Threat, Set<String>> unharmed) {
        Map<Threat, Set<String>> found = new LinkedHashMap<>();
        return wounds.stream()
                .filter(wound -> found.computeIfAbsent(wound.threat(), unharmed).contains(wound.capability()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The plans that keep what can be kept, and as much more as may be of what is surely lost as the design is. @param rest what can't surely be kept */
    private Optional<Repair.Perhaps> perhaps(List<Offer> offers, Set<Wound> rest, Set<Wound> healable, Compatible compatible) {
        Set<Wound> lost = without(rest, perhapsKept(rest, today.ground(rulebook)));
        Set<Wound> hoped = offers.stream()
                .filter(offer -> offer.left().stream().noneMatch(healable::contains))
                .map(offer -> offer.hope(lost))
                .max(Comparator.comparingInt(Set::size))
                .orElse(Set.of());
        if (hoped.isEmpty()) {
            return Optional.empty();
        }
        Search search = new Search(compatible.all());
        compatible.sets().forEach(together -> search(
                together,
                done -> {
                    Threat.Ground ground = after(done);
                    return heals(ground, healable) && perhapsKept(hoped, ground).containsAll(hoped);
                },
                search));
        return hanging(search, hoped, true);
    }

    /**
     * Where all plans hang on what isn't known of products, what else may keep as much: what the design offers itself, of which something
     * else isn't known.
     */
    private Optional<Repair.Perhaps> instead(List<Repair.Plan> plans, Set<Wound> healable, Compatible compatible) {
        if (plans.isEmpty() || plans.stream().anyMatch(Repair.Plan::isSure)) {
            return Optional.empty();
        }
        Set<Wound> lost = without(healable, perhapsKept(healable, today.ground(rulebook)));
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        Search search = new Search(compatible.all());
        compatible.sets().stream()
                .map(together -> together.stream().filter(candidate -> candidate.change().isSure()).toList())
                .distinct()
                .forEach(together -> search(together, done -> perhapsKept(lost, after(done)).containsAll(lost), search));
        return hanging(search, lost, false);
    }

    /** @param hoped what each plan may keep @param more whether the other plans keep none of it */
    private Optional<Repair.Perhaps> hanging(Search search, Set<Wound> hoped, boolean more) {
        List<List<Candidate>> plans = search.cheapest();
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        Threat.Ground then = after(plans.get(0), ask);
        return Optional.of(new Repair.Perhaps(
                then.facts(),
                plans.stream().map(Repairing::plan).toList(),
                search.exact,
                beyond(hoped, then),
                more));
    }

    /**
     * What of which it is certain what it does raises the indices of losses beyond what a plan does.
     *
     * @param before what the losses do with the plan
     */
    private Optional<Repair.More> more(List<Candidate> plan, List<Impact> before, List<Threat> harmful, Compatible compatible) {
        if (before.stream().allMatch(impact -> impact.effective().isWhole())) {
            return Optional.empty();
        }
        Optional<Raising> most = compatible.sets().stream()
                .filter(together -> together.containsAll(plan))
                .map(together -> together.stream()
                        .filter(candidate -> candidate.change().isSure() && !plan.contains(candidate))
                        .toList())
                .filter(extras -> !extras.isEmpty())
                .map(extras -> new Raising(extras, least(impacts(harmful, plan, extras))))
                .max(Comparator.comparing(Raising::sum));
        List<Integer> raised = most.stream()
                .flatMap(raising -> IntStream.range(0, harmful.size())
                        .filter(i -> raising.least().get(i).compareTo(before.get(i).effective().least()) > 0)
                        .boxed())
                .toList();
        if (raised.isEmpty()) {
            return Optional.empty();
        }
        List<Threat> threats = raised.stream().map(harmful::get).toList();
        List<BigDecimal> wanted = raised.stream().map(most.orElseThrow().least()::get).toList();
        Search search = new Search(true);
        search(
                most.orElseThrow().extras(),
                done -> {
                    List<BigDecimal> least = least(impacts(threats, plan, done));
                    return IntStream.range(0, wanted.size()).allMatch(i -> least.get(i).compareTo(wanted.get(i)) >= 0);
                },
                search);
        List<List<Candidate>> plans = search.cheapest();
        return Optional.of(new Repair.More(
                plans.stream().map(Repairing::plan).toList(),
                search.exact,
                raised.stream().map(before::get).toList(),
                impacts(threats, plan, plans.get(0))));
    }

    /**
     * What can be done beside a plan.
     *
     * @param least what is kept at least of each loss with all of it
     */
    private record Raising(List<Candidate> extras, List<BigDecimal> least) {

        BigDecimal sum() {
            return least.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static List<BigDecimal> least(List<Impact> impacts) {
        return impacts.stream().map(impact -> impact.effective().least()).toList();
    }

    private static <T> Set<T> without(Set<T> all, Set<T> some) {
        Set<T> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** What a search has found so far. */
    private static final class Search {

        private final Map<Set<Candidate>, List<Candidate>> plans = new LinkedHashMap<>();
        private boolean exact;
        private boolean all;

        Search(boolean complete) {
            this.exact = complete;
            this.all = complete;
        }

        List<List<Candidate>> cheapest() {
            return plans.values().stream()
                    .sorted(Comparator.comparing((List<Candidate> plan) -> CheapestSets.Price.of(
                            plan.stream().map(candidate -> candidate.change().price()).toList())))
                    .limit(PLANS)
                    .toList();
        }
    }

    private void search(List<Candidate> together, Predicate<List<Candidate>> enough, Search search) {
        CheapestSets.Found found = CheapestSets.of(
                together.stream().map(candidate -> candidate.change().price()).toList(),
                PLANS,
                chosen -> enough.test(chosen.stream().sorted().map(together::get).toList()));
        found.sets().forEach(set -> {
            List<Candidate> plan = set.stream().sorted().map(together::get).toList();
            search.plans.putIfAbsent(Set.copyOf(plan), plan);
        });
        search.exact &= found.exact();
        search.all &= found.all();
    }

    /**
     * The largest sets of candidates that can be done together.
     *
     * @param all whether there are no others
     */
    private record Compatible(List<List<Candidate>> sets, boolean all) {

        private static final int MOST = 64;

        static Compatible of(List<Candidate> candidates, Function<Candidate, Map<String, String>> decided) {
            List<Map<String, String>> decisions = candidates.stream().map(decided).toList();
            Set<Set<Integer>> sets = new LinkedHashSet<>();
            Deque<Set<Integer>> left = new ArrayDeque<>();
            Set<Set<Integer>> seen = new HashSet<>();
            left.add(IntStream.range(0, candidates.size()).boxed().collect(Collectors.toCollection(TreeSet::new)));
            while (!left.isEmpty() && sets.size() < MOST) {
                Set<Integer> set = left.remove();
                Optional<int[]> clash = clash(set, decisions);
                if (clash.isEmpty()) {
                    if (sets.stream().noneMatch(other -> other.containsAll(set))) {
                        sets.add(set);
                    }
                } else {
                    for (int dropped : clash.get()) {
                        Set<Integer> smaller = new TreeSet<>(set);
                        smaller.remove(dropped);
                        if (seen.add(smaller)) {
                            left.add(smaller);
                        }
                    }
                }
            }
            return new Compatible(
                    sets.stream()
                            .map(set -> set.stream().map(candidates::get).toList())
                            .toList(),
                    left.isEmpty());
        }

        private static Optional<int[]> clash(Set<Integer> set, List<Map<String, String>> decisions) {
            for (int one : set) {
                for (int other : set) {
                    if (one < other && Option.contradiction(decisions.get(one), decisions.get(other)).isPresent()) {
                        return Optional.of(new int[] {one, other});
                    }
                }
            }
            return Optional.empty();
        }
    }

    private Threat.Ground after(Collection<Candidate> done) {
        return after(done, steps -> steps.isEmpty() ? today : look.apply(steps));
    }

    private Threat.Ground after(Collection<Candidate> done, Function<List<Option.Step>, Looked> look) {
        List<Option.Step> steps =
                done.stream().flatMap(candidate -> candidate.steps().stream()).toList();
        Set<String> proved = new HashSet<>();
        Set<String> spared = new HashSet<>();
        done.forEach(candidate -> {
            proved.addAll(candidate.proved());
            spared.addAll(candidate.spared());
        });
        Looked then = look.apply(steps);
        return new Threat.Ground(rulebook, then.facts(), then.conclusions(), then.day(), proved, spared);
    }

    private static boolean heals(Threat.Ground ground, Set<Wound> wounds) {
        return kept(wounds, threat -> threat.surelyUnharmed(ground)).containsAll(wounds);
    }

    private static Set<Wound> wounds(List<Threat> threats, Threat.Ground ground) {
        Set<Wound> wounds = new LinkedHashSet<>();
        for (Threat threat : threats) {
            Set<String> kept = threat.surelyUnharmed(ground);
            ground.facts().requirements().capabilities().stream()
                    .map(Requirements.Node::key)
                    .filter(capability -> !kept.contains(capability))
                    .forEach(capability -> wounds.add(new Wound(threat, capability)));
        }
        return wounds;
    }

    /** What losses do once a plan is done: from how it is if what isn't known of its products turns out badly, to how it is if that turns out well. */
    private List<Impact> impacts(List<Threat> threats, List<Candidate> plan, Threat.Ground well) {
        List<Candidate> certain = plan.stream().filter(candidate -> candidate.change().isSure()).toList();
        if (certain.size() == plan.size()) {
            return impacts(threats, well);
        }
        Threat.Ground badly = after(certain);
        return threats.stream().map(threat -> threat.on(well).from(threat.on(badly))).toList();
    }

    private List<Impact> impacts(List<Threat> threats, List<Candidate> plan, List<Candidate> more) {
        List<Candidate> both = Stream.concat(plan.stream(), more.stream()).toList();
        return impacts(threats, both, after(both));
    }

    private static List<Impact> impacts(List<Threat> threats, Threat.Ground ground) {
        return threats.stream().map(threat -> threat.on(ground)).toList();
    }

    /** What new suppliers bring. */
    private List<Impact> added(List<Threat> feared, Threat.Ground then) {
        return threats.apply(new Looked(then.facts(), then.conclusions(), today.day())).stream()
                .filter(threat -> !feared.contains(threat))
                .map(threat -> threat.on(then))
                .filter(impact -> !impact.effective().isWhole())
                .toList();
    }

    private List<Repair.Beyond> beyond(Set<Wound> wounds, Threat.Ground everything) {
        Map<Threat, Impact> impacts = new LinkedHashMap<>();
        return wounds.stream()
                .map(wound -> new Repair.Beyond(
                        impacts.computeIfAbsent(wound.threat(), threat -> threat.on(everything)),
                        today.facts().entity(wound.capability()).flatMap(Entity::id).orElse(wound.capability())))
                .toList();
    }

    private static Repair.Plan plan(List<Candidate> done) {
        BigDecimal least = BigDecimal.ZERO;
        Optional<BigDecimal> most = Optional.of(BigDecimal.ZERO);
        BigDecimal soonest = BigDecimal.ZERO;
        Optional<BigDecimal> latest = Optional.of(BigDecimal.ZERO);
        for (Candidate candidate : done) {
            Repair.Bounds cost = candidate.change().cost();
            Repair.Bounds days = candidate.change().days();
            least = least.add(cost.least());
            most = most.flatMap(sum -> cost.most().map(sum::add));
            soonest = soonest.max(days.least());
            latest = latest.flatMap(longest -> days.most().map(longest::max));
        }
        return new Repair.Plan(
                done.stream().map(Candidate::change).toList(),
                new Repair.Bounds(least, most),
                new Repair.Bounds(soonest, latest));
    }

    private List<Candidate> candidates(List<Option> options, List<Threat> harmful, Threat.Ground now) {
        List<Candidate> candidates = new ArrayList<>();
        for (Option option : options) {
            if (!option.steps().isEmpty()) {
                candidates.add(new Candidate(
                        new Repair.Offered(option.id(), option.change(), bounds(option.cost()), bounds(option.days())),
                        option.steps(),
                        Set.of(),
                        Set.of()));
            }
        }
        Set<String> unproved = new LinkedHashSet<>();
        harmful.forEach(threat -> unproved.addAll(threat.unproved(now)));
        unproved.forEach(alternative ->
                candidates.add(new Candidate(new Repair.Proved(alternative), List.of(), Set.of(alternative), Set.of())));
        candidates.addAll(replacements(harmful, now));
        return candidates;
    }

    private static Repair.Bounds bounds(Requirements.Amount amount) {
        return new Repair.Bounds(amount.least().orElse(BigDecimal.ZERO), amount.most());
    }

    private List<Candidate> replacements(List<Threat> harmful, Threat.Ground now) {
        Requirements requirements = today.facts().requirements();
        Set<String> needed = requirements.needed(
                requirements.capabilities().stream().map(Requirements.Node::key).toList());
        Map<String, List<Threat>> touching = new LinkedHashMap<>();
        for (Threat threat : harmful) {
            threat.reach(now).forEach((node, touched) -> {
                if (touched != Ternary.NO && needed.contains(node)) {
                    touching.computeIfAbsent(node, key -> new ArrayList<>()).add(threat);
                }
            });
        }
        List<Slot> slots = today.facts().slots(touching.keySet(), registry, rulebook.vocabulary());
        Map<String, List<String>> sparing = new TreeMap<>();
        Map<String, List<String>> perhaps = new TreeMap<>();
        // What becomes of a component hangs on what it runs itself: copies of it that run the products tell it of all of them at once.
        Copies copies = Copies.of(slots, design);
        Looked tried = look.apply(copies.steps());
        Threat.Ground then = tried.ground(rulebook);
        Map<String, String> keys = new LinkedHashMap<>();
        copies.all().keySet().forEach(id ->
                keys.put(id, tried.facts().component(id).map(Entity::key).orElseThrow()));
        Map<Threat, Map<String, Ternary>> reached = new LinkedHashMap<>();
        harmful.forEach(threat -> reached.put(threat, threat.reach(then, keys.values())));
        copies.all().forEach((id, copy) -> {
            String key = keys.getOrDefault(id, id);
            Ternary hit = touching.getOrDefault(copy.component(), List.of()).stream()
                    .map(threat -> reached.getOrDefault(threat, Map.of()).getOrDefault(key, Ternary.NO))
                    .reduce(Ternary.NO, Ternary::or);
            if (hit != Ternary.YES) {
                (hit == Ternary.NO ? sparing : perhaps)
                        .computeIfAbsent(copy.component(), component -> new ArrayList<>())
                        .add(copy.product());
            }
        });
        List<Candidate> candidates = new ArrayList<>();
        for (Slot slot : slots) {
            String key = slot.component();
            List<String> sure = sparing.getOrDefault(key, List.of());
            List<String> open = perhaps.getOrDefault(key, List.of());
            slot.replacements().entrySet().stream()
                    .filter(replacement -> (sure.isEmpty() ? open : sure).contains(replacement.getKey()))
                    .findFirst()
                    .ifPresent(first -> candidates.add(new Candidate(
                            new Repair.Replaced(key, slot.product(), sure, open),
                            replaced(first.getKey(), first.getValue()),
                            Set.of(),
                            sure.isEmpty() ? Set.of(key) : Set.of())));
        }
        return candidates;
    }

    /** What a product changes in a place: stores there and flows that end there name its supplier. */
    private List<Option.Step> replaced(String product, Option.Step step) {
        Optional<String> supplier = registry.stream()
                .filter(entry -> entry.id().equals(product))
                .findFirst()
                .flatMap(Slot::supplier)
                .map(CatalogueEntry::key);
        List<Option.Step> steps = new ArrayList<>(List.of(step));
        steps.addAll(Tied.to(List.of(step.of()), today.facts(), rulebook.vocabulary()).following(supplier, supplier, Set.of(), step.at()));
        return List.copyOf(steps);
    }

    /**
     * Components as they are, but for what they run.
     *
     * @param all by id
     */
    private record Copies(Map<String, Copy> all, List<Option.Step> steps) {

        /** @param component key of the one that it is a copy of */
        private record Copy(String component, String product) {}

        static Copies of(List<Slot> slots, Node.Mapping design) {
            Map<String, Copy> all = new LinkedHashMap<>();
            List<Node> components = new ArrayList<>();
            Node at = design;
            for (Slot slot : slots) {
                if (Trees.find(design, slot.component()).orElse(null) instanceof Node.Mapping component) {
                    slot.replacements().forEach((product, step) -> {
                        String id = "try-" + all.size() + "-of" + slot.component().replace('/', '-');
                        all.put(id, new Copy(slot.component(), product));
                        components.add(copy(component, id, step));
                    });
                }
            }
            return new Copies(
                    all,
                    components.isEmpty()
                            ? List.of()
                            : List.of(new Option.Step(
                                    "", Map.of(COMPONENTS, new Node.Sequence(at.at(), "", List.copyOf(components))), at)));
        }

        /** Without its parts, which have names of their own. */
        private static Node.Mapping copy(Node.Mapping component, String id, Option.Step step) {
            Map<String, Node> entries = new LinkedHashMap<>();
            component.entries().forEach((key, value) -> entries.put(key, hasParts(value) ? new Node.Sequence(value.at(), "", List.of()) : value));
            entries.put("id", Node.text(id, component.at()));
            entries.putAll(step.set());
            return new Node.Mapping(component.at(), "", entries, Map.of());
        }

        private static boolean hasParts(Node value) {
            return value instanceof Node.Sequence list && list.items().stream().anyMatch(Node.Mapping.class::isInstance);
        }
    }
}
