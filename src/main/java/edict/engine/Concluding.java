package edict.engine;

import edict.drl.Rule;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.engine.Network.Mode;
import edict.engine.Plan.Source;
import edict.engine.Settlement.Goal;
import edict.engine.Settlement.Outcome;
import edict.engine.Settlement.Question;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Conclusions.Asked;
import edict.findings.Conclusions.Derived;
import edict.findings.Conclusions.Drawn;
import edict.findings.Conclusions.Ground;
import edict.findings.Conclusions.Removal;
import edict.findings.Conclusions.Worlds;
import edict.rulebook.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** From what fired to what is concluded: grounds merged, exemptions and lifts applied, open conclusions settled. */
final class Concluding {

    /** Design: whether the rest of the questions changes the decision is checked up to this many completions. */
    private static final int JOINT_COMPLETIONS = 1_024;

    private static final Comparator<Drawn> ORDER = Comparator.comparing(Drawn::provision)
            .thenComparing(Drawn::verb)
            .thenComparing(Drawn::subject)
            .thenComparing(d -> d.bearer().orElse(""))
            .thenComparing(d -> d.extra().toString());

    /** More ways to the same derived fact ask nothing new. */
    private static final int GROUNDS_ASKED = 32;

    private static final int JOINT_CONCLUSIONS = 64;

    private final Ruleset ruleset;
    private final Evaluation evaluation;
    private final Universe universe;
    private final Settlement settlement;
    private final Questions questions;
    private final Focus focus;
    private final Bearers bearers;
    private final Map<Key, Raw> raws = new LinkedHashMap<>();
    private final Map<Key, Ternary> effective = new HashMap<>();
    private final Map<Integer, Exempted> exempted = new HashMap<>();
    private final Map<Object, Set<String>> types = new HashMap<>();

    Concluding(Ruleset ruleset, Universe universe, Evaluation evaluation, Moment moment, Budget budget, Focus focus) {
        this.focus = focus;
        this.ruleset = ruleset;
        this.universe = universe;
        this.bearers = new Bearers(ruleset, universe);
        this.evaluation = evaluation;
        this.settlement = new Settlement(ruleset, universe, evaluation, moment, budget.completions());
        this.questions = new Questions(ruleset, universe, evaluation);
    }

    private record Key(String provision, Rule.Verb verb, Object subject, Optional<Object> bearer, List<Object> extra) {}

    private static final class Raw {
        boolean certain;
        final List<Match> matches = new ArrayList<>();
    }

    /** What a rule exempts: by what it exempts, and by the types of what that can be. */
    private final class Exempted {

        private final Map<Object, Map<Key, Raw>> alike = new HashMap<>();
        private final Map<Set<String>, Map<Key, Raw>> named = new LinkedHashMap<>();
        private final Map<Set<String>, Map<Key, Raw>> unnamed = new LinkedHashMap<>();

        void add(Key key, Raw raw) {
            Object subject = key.subject();
            alike.computeIfAbsent(subject, s -> new LinkedHashMap<>()).put(key, raw);
            (subject instanceof Alias ? unnamed : named)
                    .computeIfAbsent(types(subject), t -> new LinkedHashMap<>())
                    .put(key, raw);
        }

        /**
         * Whether this exempts what the key says. What is not named may be anything of its types, and nothing is sure of it: the first that
         * possibly exempts is as good as all, so that a thousand unnamed things aren't compared with a thousand others.
         */
        Ternary exempts(Key key) {
            Ternary holds = Ternary.NO;
            for (Map.Entry<Key, Raw> one : alike.getOrDefault(key.subject(), Map.of()).entrySet()) {
                holds = holds.or(exempts(one.getKey(), one.getValue(), key));
            }
            return holds == Ternary.NO && (possiblyAmong(unnamed, key) || key.subject() instanceof Alias && possiblyAmong(named, key))
                    ? Ternary.UNKNOWN
                    : holds;
        }

        /** What perhaps exempts the same subject by its name. */
        List<Map.Entry<Key, Raw>> of(Key key) {
            return alike.getOrDefault(key.subject(), Map.of()).entrySet().stream()
                    .filter(one -> exempts(one.getKey(), one.getValue(), key) == Ternary.UNKNOWN)
                    .toList();
        }

        private boolean possiblyAmong(Map<Set<String>, Map<Key, Raw>> exemptions, Key key) {
            Set<String> types = types(key.subject());
            return exemptions.entrySet().stream()
                    .filter(group -> !Collections.disjoint(group.getKey(), types))
                    .flatMap(group -> group.getValue().entrySet().stream())
                    .anyMatch(one -> exempts(one.getKey(), one.getValue(), key) != Ternary.NO);
        }

        private Ternary exempts(Key other, Raw raw, Key key) {
            Ternary meant = same(other.subject(), key.subject()).and(sameBearer(other.bearer(), raw, key.bearer()));
            return meant == Ternary.NO ? Ternary.NO : meant.and(effective(other, raw));
        }
    }

    Conclusions conclusions() {
        return conclusions(settled());
    }

    Concluded.Found found() {
        List<Settled> settled = settled();
        return new Concluded.Found(conclusions(settled), worlds(settled));
    }

    private Conclusions conclusions(List<Settled> settled) {
        return new Conclusions(settled.stream().map(Settled::drawn).toList(), derived(), evaluation.fired());
    }

    private List<Settled> settled() {
        evaluation.matches().forEach(this::collect);
        List<Settled> settled = new ArrayList<>();
        // What has a name is settled first: of the rest little can be said before it has one.
        List<Key> keys = new ArrayList<>(raws.keySet());
        keys.sort(Comparator.comparing(Concluding::unnamed));
        List<Draft> drafts = new ArrayList<>();
        List<Question> unsettled = new ArrayList<>();
        for (Key key : keys) {
            Draft draft = draft(key, Lookup.in(raws, key));
            drafts.add(draft);
            draft.goal().ifPresent(goal -> unsettled.add(settlement.question(goal)));
        }
        Iterator<Outcome> outcomes = settlement.settle(unsettled).iterator();
        List<Tried> tried = drafts.stream().map(draft -> new Tried(draft, draft.goal().map(goal -> outcomes.next()))).toList();
        for (Tried one : forOthers(tried)) {
            draw(one.draft(), one.outcome()).ifPresent(result -> settled.add(new Settled(result, one.draft())));
        }
        settled.sort(Comparator.comparing(Settled::drawn, ORDER));
        return settled;
    }

    /** A draft and what came of settling it. @param outcome empty where there was nothing to settle */
    private record Tried(Draft draft, Optional<Outcome> outcome) {

        boolean isSure() {
            return draft.holds() == Ternary.YES
                    || outcome.filter(found -> found.decided() && found.always()).isPresent() && !unnamed(draft.key());
        }

        boolean isForAny() {
            return Settlement.bearing(draft.key().verb()) && draft.key().bearer().isEmpty();
        }

        /** What it is about, whoever bears it. */
        Key about() {
            Key key = draft.key();
            return new Key(key.provision(), key.verb(), key.subject(), Optional.empty(), key.extra());
        }
    }

    /**
     * What nobody in particular bears is told for others than those who surely bear it, who are told by name: where no answer can bring another, it is
     * not told at all.
     */
    private List<Tried> forOthers(List<Tried> tried) {
        List<Integer> forAny = IntStream.range(0, tried.size())
                .filter(i -> tried.get(i).outcome().isPresent() && tried.get(i).isForAny())
                .boxed()
                .toList();
        if (forAny.isEmpty()) {
            return tried;
        }
        Map<Key, Set<Object>> sure = new HashMap<>();
        forAny.forEach(i -> sure.put(tried.get(i).about(), new LinkedHashSet<>()));
        for (Tried one : tried) {
            one.draft().key().bearer().filter(bearer -> one.isSure()).ifPresent(
                    bearer -> Optional.ofNullable(sure.get(one.about())).ifPresent(bearers -> bearers.add(bearer)));
        }
        List<Integer> again = forAny.stream().filter(i -> !Lookup.in(sure, tried.get(i).about()).isEmpty()).toList();
        List<Tried> all = new ArrayList<>(tried);
        List<Goal> goals = again.stream()
                .map(i -> tried.get(i).draft().goal().orElseThrow().besides(Lookup.in(sure, tried.get(i).about())))
                .toList();
        List<Outcome> outcomes = settlement.settle(goals.stream().map(settlement::question).toList());
        for (int n = again.size() - 1; n >= 0; n--) {
            int i = again.get(n);
            Outcome outcome = outcomes.get(n);
            if (outcome.decided() && outcome.never()) {
                all.remove(i);
            } else if (outcome.decided()) {
                Draft draft = tried.get(i).draft();
                all.set(i, new Tried(new Draft(draft.key(), draft.raw(), draft.removals(), draft.holds(), Optional.of(goals.get(n))), Optional.of(outcome)));
            }
        }
        return all;
    }

    /**
     * Finding out which open conclusions hold together is most of the work where many are open, so it waits until somebody asks. Of a large
     * design it doesn't: what it is found out from would have to be kept.
     */
    private Supplier<Optional<Worlds>> worlds(List<Settled> settled) {
        Supplier<Optional<Worlds>> listing = listing(settled);
        if (!Engine.isLarge(universe.facts())) {
            return listing;
        }
        Optional<Worlds> listed = listing.get();
        return () -> listed;
    }

    private Supplier<Optional<Worlds>> listing(List<Settled> settled) {
        List<Integer> positions = new ArrayList<>();
        List<Goal> open = new ArrayList<>();
        for (int i = 0; i < settled.size(); i++) {
            Settled one = settled.get(i);
            if (one.drawn().holds() == Ternary.UNKNOWN) {
                positions.add(i);
                open.add(one.draft().goal().orElseGet(() -> goal(one.draft().key(), one.draft().raw())));
            }
        }
        return open.size() > JOINT_CONCLUSIONS
                ? Optional::empty
                : () -> settlement.worlds(open, JOINT_COMPLETIONS).map(holding -> new Worlds(positions, holding));
    }

    private record Settled(Drawn drawn, Draft draft) {}

    /** Whether it is not worth listing which open conclusions hold together. */
    static boolean areTooManyOpen(Conclusions conclusions) {
        return conclusions.drawn().stream().filter(one -> one.holds() == Ternary.UNKNOWN).count() > JOINT_CONCLUSIONS;
    }

    /** What is concluded after a turn: what turned as it is {@code then}, the rest as it was. */
    static Conclusions merged(Concluded.Turned since, Conclusions then) {
        Conclusions before = since.before().conclusions();
        if (since.isNothing()) {
            return new Conclusions(before.drawn(), before.derived(), then.activations());
        }
        List<Drawn> drawn = new ArrayList<>();
        before.drawn().stream().filter(one -> !since.provisions().contains(one.provision())).forEach(drawn::add);
        then.drawn().stream().filter(one -> since.provisions().contains(one.provision())).forEach(drawn::add);
        drawn.sort(Comparator.comparing(Drawn::provision));
        List<Derived> derived = new ArrayList<>();
        before.derived().stream().filter(one -> !since.types().contains(one.type())).forEach(derived::add);
        then.derived().stream().filter(one -> since.types().contains(one.type())).forEach(derived::add);
        derived.sort(Comparator.comparing(Derived::type));
        return new Conclusions(List.copyOf(drawn), List.copyOf(derived), then.activations());
    }

    private void collect(Match match) {
        Plan plan = ruleset.plans().get(match.plan());
        List<Possible> arguments = Evaluation.arguments(plan, match);
        Rule.Verb verb = plan.conclusion().verb();
        Optional<Object> subject = scalar(arguments.get(0));
        if (subject.isEmpty() || beyond(subject.get())) {
            // Of what only unnamed things refer to nothing is said: naming those comes first.
            return;
        }
        Optional<Object> bearer = Settlement.bearing(verb)
                ? scalar(arguments.get(1)).filter(id -> !beyond(id))
                : Optional.empty();
        Set<Object> behind = Settlement.bearing(verb) && bearer.isEmpty() ? bearers.of(match) : Set.of();
        List<Object> extra = new ArrayList<>();
        for (Possible argument : arguments.subList(Settlement.bearing(verb) ? 2 : 1, arguments.size())) {
            extra.add(argument instanceof Possible.Exactly exactly ? exactly.value() : argument);
        }
        if (behind.isEmpty()) {
            collect(match, new Key(plan.rule().provision(), verb, subject.get(), bearer, extra));
        }
        behind.forEach(one -> collect(match, new Key(plan.rule().provision(), verb, subject.get(), Optional.of(one), extra)));
    }

    private void collect(Match match, Key key) {
        Raw raw = raws.computeIfAbsent(key, none -> new Raw());
        raw.certain |= match.mode() == Mode.CERTAIN;
        raw.matches.add(match);
        if (key.verb() == Rule.Verb.EXEMPT) {
            exempted.computeIfAbsent(match.plan(), plans -> new Exempted()).add(key, raw);
        }
    }

    private static boolean beyond(Object id) {
        return id instanceof Alias alias && alias.isBeyond();
    }

    /** The thing an argument stands for; an unknown reference stands for its placeholder. */
    private static Optional<Object> scalar(Possible value) {
        if (value instanceof Possible.Exactly exactly) {
            return Optional.of(exactly.value());
        }
        return value instanceof Possible.AnyOf any
                ? any.values().stream().filter(Alias.class::isInstance).findFirst()
                : Optional.empty();
    }

    /** What fired, before it is settled. @param goal to settle, where that is open and somebody wants to know */
    private record Draft(Key key, Raw raw, List<Removal> removals, Ternary holds, Optional<Goal> goal) {}

    private Draft draft(Key key, Raw raw) {
        List<Removal> removals = removals(key);
        Ternary holds = removals.stream().map(Removal::holds).reduce(concluded(key, raw), (h, r) -> h.and(r.not()));
        boolean wanted = holds == Ternary.UNKNOWN && focus.provisions().test(key.provision());
        return new Draft(key, raw, removals, holds, wanted ? Optional.of(goal(key, raw)) : Optional.empty());
    }

    private Optional<Drawn> draw(Draft draft, Optional<Outcome> settled) {
        Key key = draft.key();
        Raw raw = draft.raw();
        Ternary holds = draft.holds();
        boolean byCompletion = false;
        List<Asked> asked = List.of();
        if (settled.isPresent()) {
            Outcome outcome = settled.get();
            byCompletion = outcome.decided();
            if (outcome.decided() && outcome.never() && draft.removals().isEmpty()) {
                return Optional.empty();
            }
            if (outcome.decided() && outcome.never()) {
                holds = Ternary.NO;
            } else if (outcome.decided() && outcome.always() && !unnamed(key)) {
                holds = Ternary.YES;
            } else {
                asked = asked(key, raw, outcome);
                if (asked.isEmpty()) {
                    asked = questions.of(exempting(key), outcome.asked());
                }
                if (asked.isEmpty() || unnamed(key)) {
                    asked = questions.and(asked, key.subject(), key.bearer());
                }
            }
        }
        return Optional.of(new Drawn(
                key.provision(),
                key.verb(),
                name(key.subject()),
                key.bearer().map(Concluding::name),
                holds,
                key.extra(),
                grounds(raw.matches),
                draft.removals(),
                asked,
                byCompletion));
    }

    private List<Asked> asked(Key key, Raw raw, Outcome outcome) {
        if (outcome.decided()) {
            return questions.of(outcome.asked());
        }
        List<Asked> naming = unnamed(key) || Settlement.bearing(key.verb()) && key.bearer().isEmpty()
                ? questions.naming(key.subject(), key.bearer(), raw.matches)
                : List.of();
        return naming.isEmpty() ? questions.of(raw.matches, outcome.asked()) : naming;
    }

    private static boolean unnamed(Key key) {
        return key.subject() instanceof Alias || key.bearer().isPresent() && key.bearer().get() instanceof Alias;
    }

    /** What a placeholder stands for is never sure, so nothing is about it. */
    private static Ternary concluded(Key key, Raw raw) {
        boolean beyond = Settlement.bearing(key.verb()) && key.bearer().isEmpty();
        return raw.certain && !unnamed(key) && !beyond ? Ternary.YES : Ternary.UNKNOWN;
    }

    private Goal goal(Key key, Raw raw) {
        Map<Integer, Set<Object>> starts = new HashMap<>();
        for (Match match : raw.matches) {
            Plan plan = ruleset.plans().get(match.plan());
            Plan.Node first = plan.alternatives().get(match.alternative()).nodes().get(0);
            Object root = Lookup.in(match.facts(), first).id;
            starts.computeIfAbsent(match.plan(), plans -> new LinkedHashSet<>()).add(root);
        }
        return new Goal(key.provision(), key.verb(), key.subject(), key.bearer(), key.extra(), starts, Set.of());
    }

    private List<Removal> removals(Key key) {
        if (key.verb() == Rule.Verb.SCORE || key.verb() == Rule.Verb.ASK) {
            return List.of();
        }
        Map<String, Removal> removals = new TreeMap<>();
        for (int index : ruleset.exempting(key.provision())) {
            Plan plan = ruleset.plans().get(index);
            Exempted exempting = exempted.get(index);
            if (exempting == null) {
                continue;
            }
            Ternary holds = exempting.exempts(key);
            if (holds != Ternary.NO) {
                removals.merge(
                        plan.rule().name(),
                        new Removal(plan.rule().provision(), plan.rule().name(), holds),
                        (one, other) -> one.holds().compareTo(other.holds()) >= 0 ? one : other);
            }
        }
        return List.copyOf(removals.values());
    }

    /** What matched where this, or an exemption from it, is exempted perhaps. */
    private List<Match> exempting(Key key) {
        List<Match> matches = new ArrayList<>();
        for (int index : ruleset.exempting(key.provision())) {
            Exempted exempting = exempted.get(index);
            for (Map.Entry<Key, Raw> one : exempting == null ? List.<Map.Entry<Key, Raw>>of() : exempting.of(key)) {
                matches.addAll(one.getValue().matches);
                matches.addAll(exempting(one.getKey()));
            }
        }
        return matches;
    }

    private Ternary effective(Key key, Raw raw) {
        Ternary known = effective.get(key);
        if (known == null) {
            known = removals(key).stream()
                    .map(Removal::holds)
                    .reduce(concluded(key, raw), (holds, removal) -> holds.and(removal.not()));
            effective.put(key, known);
        }
        return known;
    }

    private Ternary same(Object one, Object other) {
        if (!one.equals(other) && Collections.disjoint(types(one), types(other))) {
            return Ternary.NO;
        }
        return Truth.same(new Possible.Exactly(one), new Possible.Exactly(other));
    }

    private Ternary sameBearer(Optional<Object> one, Raw raw, Optional<Object> other) {
        if (other.isEmpty()) {
            return Ternary.UNKNOWN;
        }
        if (one.isPresent()) {
            return same(one.get(), other.get());
        }
        return Collections.disjoint(bearers(raw), types(other.get())) ? Ternary.NO : Ternary.UNKNOWN;
    }

    private Set<String> types(Object id) {
        return types.computeIfAbsent(id, universe::types);
    }

    /** The types that a bearer beyond a missing answer can be of. */
    private Set<String> bearers(Raw raw) {
        Set<String> types = new LinkedHashSet<>();
        for (Match match : raw.matches) {
            Plan plan = ruleset.plans().get(match.plan());
            if (plan.conclusion().arguments().get(1) instanceof Rule.Operand.Variable variable) {
                Source source = Lookup.in(plan.alternatives().get(match.alternative()).variables(), variable.name());
                if (source.attribute().isEmpty()) {
                    types.add(source.node().type());
                } else {
                    types.addAll(ruleset.layouts().keySet());
                }
            }
        }
        return types;
    }

    private List<Derived> derived() {
        List<Deduction> deductions = evaluation.derived();
        List<Deduction> open = deductions.stream().filter(this::isOpen).toList();
        Iterator<Outcome> outcomes = settlement
                .settle(open.stream().map(deduction -> settlement.question((DerivedKey) deduction.instance.id)).toList())
                .iterator();
        Map<Deduction, Outcome> settled = new HashMap<>();
        open.forEach(deduction -> settled.put(deduction, outcomes.next()));
        return deductions.stream()
                .flatMap(deduction -> derived(deduction, Optional.ofNullable(settled.get(deduction))).stream())
                .toList();
    }

    /** Whether a derived fact is open and somebody wants to know. */
    private boolean isOpen(Deduction deduction) {
        DerivedKey id = (DerivedKey) deduction.instance.id;
        return (!deduction.instance.certain || unnamed(id)) && focus.types().test(id.type());
    }

    private static boolean unnamed(DerivedKey id) {
        return Lookup.any(id.arguments(), Alias.class::isInstance);
    }

    private Optional<Derived> derived(Deduction deduction, Optional<Outcome> settled) {
        DerivedKey id = (DerivedKey) deduction.instance.id;
        // What a placeholder stands for is never sure, so nothing is about it.
        Ternary holds = deduction.instance.certain && !unnamed(id) ? Ternary.YES : Ternary.UNKNOWN;
        List<Asked> asked = List.of();
        if (settled.isPresent()) {
            Outcome outcome = settled.get();
            if (outcome.decided() && outcome.never()) {
                return Optional.empty();
            }
            boolean known = !unnamed(id) && id.arguments().stream().noneMatch(Possible.class::isInstance);
            if (outcome.decided() && outcome.always() && known) {
                holds = Ternary.YES;
            } else if (focus.asked().test(id.type())) {
                asked = asked(deduction, outcome);
            }
        }
        List<Optional<Object>> arguments = new ArrayList<>();
        for (Object argument : id.arguments()) {
            arguments.add(
                    argument instanceof Possible || beyond(argument) ? Optional.empty() : Optional.of(named(argument)));
        }
        return Optional.of(new Derived(id.type(), arguments, holds, grounds(deduction.matches), asked));
    }

    private List<Asked> asked(Deduction deduction, Outcome outcome) {
        return outcome.decided()
                ? questions.of(outcome.asked())
                : questions.of(
                        deduction.matches.subList(0, Math.min(deduction.matches.size(), GROUNDS_ASKED)),
                        outcome.asked());
    }

    private List<Ground> grounds(List<Match> matches) {
        if (matches.size() == 1) {
            return List.of(ground(matches.get(0), matches.get(0).mode() == Mode.CERTAIN));
        }
        // What surely fires possibly fires as well.
        Map<Ground, Boolean> certain = new LinkedHashMap<>();
        for (Match match : matches) {
            certain.merge(ground(match, true), match.mode() == Mode.CERTAIN, Boolean::logicalOr);
        }
        return certain.entrySet().stream()
                .map(ground -> new Ground(ground.getKey().rule(), ground.getKey().variables(), ground.getValue()))
                .toList();
    }

    private Ground ground(Match match, boolean certain) {
        Plan plan = ruleset.plans().get(match.plan());
        Plan.Body body = plan.alternatives().get(match.alternative());
        Map<String, Object> variables = new LinkedHashMap<>();
        body.variables().forEach((variable, source) -> {
            Instance fact = match.facts().get(source.node());
            if (fact != null) {
                value(fact, source).ifPresent(value -> variables.put(variable, value));
            }
        });
        for (Plan.Node node : body.unnamed()) {
            Instance fact = match.facts().get(node);
            if (fact != null && fact.id instanceof String key) {
                variables.put(node.name(), key);
            }
        }
        return new Ground(plan.rule().name(), variables, certain);
    }

    private static Optional<Object> value(Instance fact, Source source) {
        if (source.attribute().isEmpty()) {
            return Optional.of(named(fact.id));
        }
        return fact.value(source.attribute().get()) instanceof Possible.Exactly exactly
                ? Optional.of(named(exactly.value()))
                : Optional.empty();
    }

    private static Object named(Object value) {
        return value instanceof Alias || value instanceof DerivedKey ? name(value) : value;
    }

    static String name(Object id) {
        if (id instanceof Alias alias) {
            return alias.pointer();
        }
        return id instanceof DerivedKey key ? key.type() + key.arguments() : id.toString();
    }
}
