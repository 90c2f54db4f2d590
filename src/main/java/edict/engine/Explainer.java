package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Condition;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Pattern;
import edict.drl.RulePrinter;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.engine.Network.Mode;
import edict.engine.Search.State;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.findings.Proof;
import edict.findings.Proof.Concluded;
import edict.findings.Proof.Removal;
import edict.findings.Proof.Step;
import edict.findings.Proof.Verdict;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells why something is concluded on a day, down to stated facts, and why something is not. What is concluded comes from
 * the activations of the session; what each condition saw is read again from the rules as they are written. Not
 * thread-safe.
 */
public final class Explainer {

    /** Ways of one kind that are shown. */
    static final int SHOWN = 3;

    /** Activations of one rule that are looked at for the one that shows it best. */
    private static final int ACTIVATIONS = 8;

    /** Derived facts are followed so far. */
    private static final int DEEPEST = 12;

    /** Rules told in one explanation; those beyond are named only. */
    private static final int RULES = 150;

    private final Ruleset ruleset;
    private final Evaluation evaluation;
    private final Conclusions conclusions;
    private final Set<String> active;
    private final Law law;
    private final Sight sight;
    private final Search search;
    private final Showing showing;
    private final Set<Object> told = new HashSet<>();
    private int rules;
    private int depth;
    /** Whether only what does not hold is told in full. */
    private boolean against;

    Explainer(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Conclusions conclusions,
            Set<String> active,
            Law law) {
        this.ruleset = ruleset;
        this.evaluation = evaluation;
        this.conclusions = conclusions;
        this.active = active;
        this.law = law;
        this.sight = new Sight(ruleset, universe, evaluation, conclusions);
        this.search = new Search(sight, evaluation);
        this.showing = new Showing(ruleset, universe, evaluation, search, law);
    }

    /** Begins anew: what was told before is told again. */
    private void begin() {
        told.clear();
        rules = 0;
        depth = 0;
        against = false;
    }

    // ---- what is concluded

    /** What a provision concludes about a subject and bearer, and what takes it away. */
    public List<Concluded> concluded(String provision, String subject, Optional<String> bearer) {
        begin();
        List<Concluded> all = new ArrayList<>();
        for (Conclusions.Drawn drawn : conclusions.drawn()) {
            boolean borne = drawn.verb() != Rule.Verb.SCORE && drawn.verb() != Rule.Verb.ASK;
            if (borne
                    && drawn.provision().equals(provision)
                    && drawn.subject().equals(subject)
                    && drawn.bearer().equals(bearer)) {
                all.add(concluded(drawn));
            }
        }
        all.addAll(classified(provision, subject, bearer));
        return List.copyOf(all);
    }

    private Concluded concluded(Conclusions.Drawn drawn) {
        List<Match> matches = matches(drawn.provision(), drawn.verb(), drawn.subject(), drawn.bearer(), drawn.extra());
        boolean certain = drawn.holds() == Ternary.YES;
        Set<Object> before = Set.copyOf(told);
        List<Proof> proofs = proofs(matches);
        if (certain && !isProven(proofs)) {
            // What the engine found out by completions may show when one looks closely.
            Set<Object> after = Set.copyOf(told);
            told.retainAll(before);
            sight.lookClosely(Optional.of(this::canBe));
            List<Proof> closer = proofs(matches);
            sight.lookClosely(Optional.empty());
            if (isProven(closer)) {
                proofs = closer;
            } else {
                told.clear();
                told.addAll(after);
            }
        }
        boolean proven = isProven(proofs);
        return new Concluded(
                drawn.verb(),
                Optional.empty(),
                Showing.verdict(drawn.holds()),
                certain && drawn.byCompletion() && !proven,
                !certain && proofs.stream().allMatch(proof -> proof.verdict() == Verdict.FAILED),
                proofs,
                removals(drawn.removedBy(), drawn.subject(), drawn.bearer()));
    }

    private static boolean isProven(List<Proof> proofs) {
        return proofs.stream().anyMatch(proof -> proof.verdict() == Verdict.HELD);
    }

    /** Whether some rule that may have concluded a derived fact can hold, read closely. */
    private Ternary canBe(Deduction deduction) {
        Map<Integer, Object> wanted = new HashMap<>();
        for (int i = 0; i < deduction.instance.values.length; i++) {
            if (deduction.instance.values[i] instanceof Possible.Exactly exactly) {
                wanted.put(i, exactly.value());
            }
        }
        Set<Integer> plans = new LinkedHashSet<>();
        deduction.matches.forEach(match -> plans.add(match.plan()));
        boolean never = !plans.isEmpty();
        for (int index : plans) {
            Plan plan = ruleset.plans().get(index);
            never &= start(plan, wanted)
                    .filter(start -> search.holdsWith(plan.rule().written(), start) == Ternary.NO)
                    .isPresent();
        }
        return never ? Ternary.NO : Ternary.UNKNOWN;
    }

    /** Derived facts are what a classification finds. */
    private List<Concluded> classified(String provision, String subject, Optional<String> bearer) {
        List<Concluded> all = new ArrayList<>();
        for (Deduction deduction : evaluation.derived().values()) {
            List<Match> ours = deduction.matches.stream()
                    .filter(match -> plan(match).rule().provision().equals(provision))
                    .toList();
            DerivedKey key = (DerivedKey) deduction.instance.id;
            int who = deduction.instance.layout.positions().getOrDefault("who", -1);
            boolean about = !key.arguments().isEmpty()
                    && subject.equals(Sight.named(key.arguments().get(0)).toString())
                    && (bearer.isEmpty()
                            || who < 0
                            || bearer.get().equals(Sight.named(key.arguments().get(who)).toString()));
            Ternary holds = sight.exists(deduction.instance);
            if (!ours.isEmpty() && about && holds != Ternary.NO) {
                List<Proof> proofs = proofs(ours);
                boolean proven = isProven(proofs);
                all.add(new Concluded(
                        Rule.Verb.CLASSIFY,
                        Optional.of(key.type()),
                        Showing.verdict(holds),
                        holds == Ternary.YES && !proven,
                        false,
                        proofs,
                        List.of()));
            }
        }
        all.sort(Comparator.comparing(concluded -> concluded.type().orElse("")));
        return all;
    }

    private List<Match> matches(
            String provision, Rule.Verb verb, String subject, Optional<String> bearer, List<Object> extra) {
        List<Match> matches = new ArrayList<>();
        for (Match match : evaluation.matches()) {
            Plan plan = plan(match);
            if (plan.rule().provision().equals(provision) && plan.conclusion().verb() == verb) {
                List<Possible> arguments = Evaluation.arguments(plan, match);
                boolean meant = subject.equals(name(arguments.get(0)).orElse(""))
                        && (bearer.isEmpty() || name(arguments.get(1)).filter(bearer.get()::equals).isPresent());
                boolean same = extra.isEmpty()
                        || arguments.size() < 3
                        || arguments.get(2).equals(new Possible.Exactly(extra.get(0)));
                if (meant && same) {
                    matches.add(match);
                }
            }
        }
        return matches;
    }

    private static Optional<String> name(Possible value) {
        if (value instanceof Possible.Exactly exactly) {
            return Optional.of(Concluding.name(exactly.value()));
        }
        return value instanceof Possible.AnyOf any
                ? any.values().stream().filter(Alias.class::isInstance).findFirst().map(Concluding::name)
                : Optional.empty();
    }

    private Plan plan(Match match) {
        return ruleset.plans().get(match.plan());
    }

    /** One proof for each rule that was activated, by the activation that shows it best. */
    private List<Proof> proofs(List<Match> matches) {
        Map<String, List<Match>> byRule = new TreeMap<>();
        matches.forEach(match ->
                byRule.computeIfAbsent(plan(match).rule().name(), name -> new ArrayList<>()).add(match));
        List<Shown> shown = new ArrayList<>();
        byRule.values().forEach(ofRule -> shown.add(best(ofRule)));
        shown.sort(Comparator.comparing(one -> overall(one.plan().rule(), one.state()) != Ternary.YES));
        // What may also hold adds nothing to what does.
        boolean holds = !shown.isEmpty()
                && overall(shown.get(0).plan().rule(), shown.get(0).state()) == Ternary.YES;
        shown.removeIf(one -> holds && overall(one.plan().rule(), one.state()) != Ternary.YES);
        List<Proof> proofs = new ArrayList<>();
        for (Shown one : shown) {
            Rule rule = one.plan().rule();
            proofs.add(tell(rule, one.plan(), one.state(), List.of(rule.name(), identities(one.state()))));
        }
        return List.copyOf(proofs);
    }

    /** The way in which a rule is shown to hold. */
    private record Shown(Plan plan, State state) {}

    private Shown best(List<Match> matches) {
        List<Match> sorted = new ArrayList<>(matches);
        sorted.sort(Comparator.comparing((Match match) -> match.mode() != Mode.CERTAIN)
                .thenComparing(match -> -match.facts().size())
                .thenComparing(match -> match.facts().values().toString()));
        Rule rule = plan(sorted.get(0)).rule();
        Optional<State> best = Optional.empty();
        for (Match match : sorted.subList(0, Math.min(ACTIVATIONS, sorted.size()))) {
            State state = search.nearest(rule.written(), forced(rule, match));
            if (best.filter(known -> overall(rule, known).compareTo(overall(rule, state)) >= 0).isEmpty()) {
                best = Optional.of(state);
            }
            if (overall(rule, state) == Ternary.YES) {
                break;
            }
        }
        State found = best.orElseThrow();
        if (overall(rule, found) == Ternary.NO) {
            // The activation stands for more than one way, and this one is not among them.
            State again = search.nearest(rule.written(), arguments(plan(sorted.get(0)), sorted.get(0)));
            found = overall(rule, again) == Ternary.NO ? found : again;
        }
        return new Shown(plan(sorted.get(0)), found);
    }

    private static Object identities(State state) {
        Set<Object> all = new HashSet<>();
        state.facts().values().forEach(fact -> all.add(fact.id));
        return all;
    }

    private Ternary overall(Rule rule, State state) {
        return search.overall(rule.written(), state);
    }

    /** The facts of an activation in the places of the patterns. */
    private State forced(Rule rule, Match match) {
        Map<String, List<Instance>> byName = new HashMap<>();
        match.facts().forEach((node, fact) -> node.variable()
                .ifPresent(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(fact)));
        State state = State.of(Map.of());
        Map<String, Integer> names = new HashMap<>();
        List<Pattern> patterns = Search.Parts.of(rule.written()).patterns();
        patterns.forEach(pattern -> names.merge(name(pattern), 1, Integer::sum));
        for (Pattern pattern : patterns) {
            List<Instance> facts = byName.getOrDefault(name(pattern), List.of());
            // Patterns that a gate adds stand all at the same place.
            if (facts.size() == 1 && Lookup.in(names, name(pattern)) == 1
                    && facts.get(0).layout.name().equals(pattern.type())) {
                state = state.with(pattern, facts.get(0));
            }
        }
        return state;
    }

    private static String name(Pattern pattern) {
        return pattern.variable()
                .orElse("@" + pattern.at().line() + ":" + pattern.at().column());
    }

    /** Just what an activation concludes about. */
    private State arguments(Plan plan, Match match) {
        Map<Integer, Object> wanted = new HashMap<>();
        List<Possible> arguments = Evaluation.arguments(plan, match);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Possible.Exactly exactly) {
                wanted.put(i, exactly.value());
            }
        }
        return start(plan, wanted).orElseGet(() -> State.of(Map.of()));
    }

    // ---- what takes it away

    private List<Removal> removals(List<Conclusions.Removal> removals, String subject, Optional<String> bearer) {
        List<Removal> all = new ArrayList<>();
        for (Conclusions.Removal removal : removals) {
            Optional<Conclusions.Drawn> drawn = conclusions.drawn().stream()
                    .filter(one -> one.provision().equals(removal.provision()) && one.verb() == Rule.Verb.EXEMPT)
                    .filter(one -> one.grounds().stream().anyMatch(ground -> ground.rule().equals(removal.rule())))
                    .min(Comparator.comparing((Conclusions.Drawn one) -> !one.subject().equals(subject))
                            .thenComparing(one -> !one.bearer().equals(bearer)));
            List<Match> matches = drawn.stream()
                    .flatMap(one -> matches(one.provision(), one.verb(), one.subject(), one.bearer(), List.of()).stream())
                    .filter(match -> plan(match).rule().name().equals(removal.rule()))
                    .toList();
            all.add(new Removal(
                    removal.provision(),
                    removal.rule(),
                    Showing.verdict(removal.holds()),
                    proofs(matches),
                    drawn.map(one -> removals(one.removedBy(), one.subject(), one.bearer())).orElse(List.of())));
        }
        return List.copyOf(all);
    }

    // ---- what is not concluded

    /** How near each rule of a provision comes to a subject, and to a bearer if one is given. */
    public List<Proof> attempts(String provision, String subject, Optional<String> bearer) {
        begin();
        return attempts(concluding(provision), subject, bearer);
    }

    /** The same, with conditions that hold only named. */
    public List<Proof> shortcomings(String provision, String subject, Optional<String> bearer) {
        begin();
        against = true;
        return attempts(concluding(provision), subject, bearer);
    }

    /** What keeps the exemptions from applying that would take a conclusion of a provision away. */
    public List<Proof> exemptions(String provision, String subject, Optional<String> bearer) {
        begin();
        against = true;
        return attempts(
                ruleset.exempting(provision).stream().map(ruleset.plans()::get).toList(), subject, bearer);
    }

    private List<Plan> concluding(String provision) {
        return ruleset.plans().stream()
                .filter(plan -> plan.rule().provision().equals(provision))
                .toList();
    }

    /** One attempt for each rule that may conclude something about the subject, by name. */
    private List<Proof> attempts(List<Plan> plans, String subject, Optional<String> bearer) {
        List<Plan> sorted = new ArrayList<>(plans);
        sorted.sort(Comparator.comparing(plan -> plan.rule().name()));
        Map<String, Proof> attempts = new LinkedHashMap<>();
        for (Plan plan : sorted) {
            Rule rule = plan.rule();
            Map<Integer, Object> wanted = new HashMap<>();
            wanted.put(0, subject);
            if (Settlement.bearing(plan.conclusion().verb())) {
                bearer.ifPresent(who -> wanted.put(1, who));
            }
            Optional<State> start = attempts.containsKey(rule.name()) ? Optional.empty() : start(plan, wanted);
            start.ifPresent(state -> attempts.put(
                    rule.name(), tell(rule, plan, search.nearest(rule.written(), state), new Object())));
        }
        return List.copyOf(attempts.values());
    }

    /** Where to start for a conclusion to have certain arguments; empty when the rule never concludes them. */
    private Optional<State> start(Plan plan, Map<Integer, Object> wanted) {
        Map<String, Object> expected = new HashMap<>();
        State state = State.of(expected);
        List<Pattern> patterns = Search.Parts.of(plan.rule().written()).patterns();
        List<Operand> arguments = plan.conclusion().arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Object value = wanted.get(i);
            if (value == null) {
                continue;
            }
            if (arguments.get(i) instanceof Operand.Literal literal) {
                if (!Keys.normal(literal.value()).equals(Keys.normal(value))) {
                    return Optional.empty();
                }
                continue;
            }
            String variable = ((Operand.Variable) arguments.get(i)).name();
            for (Pattern pattern : patterns) {
                if (pattern.variable().filter(variable::equals).isPresent() && !state.facts().containsKey(pattern)) {
                    Optional<Instance> fact = value instanceof String name
                            ? sight.named(name, pattern.type())
                            : sight.find(value, pattern.type());
                    if (fact.isEmpty()) {
                        return Optional.empty();
                    }
                    state = state.with(pattern, fact.get());
                    continue;
                }
                for (Rule.Binding binding : pattern.bindings()) {
                    if (binding.variable().equals(variable)) {
                        if (!mayRefer(pattern, binding, value)) {
                            return Optional.empty();
                        }
                        expected.put(variable, value);
                    }
                }
            }
        }
        return Optional.of(state);
    }

    /** Whether an attribute can name a thing at all, by its type. */
    private boolean mayRefer(Pattern pattern, Rule.Binding binding, Object value) {
        Layout layout = Lookup.in(ruleset.layouts(), pattern.type());
        AttributeType type = layout.attribute(binding.attribute()).type();
        Set<String> types = sight.types(value);
        return !(type instanceof AttributeType.Reference reference)
                || types.isEmpty()
                || reference.types().stream().anyMatch(types::contains);
    }

    /** Why the rules that conclude a derived fact don't conclude the one that a pattern looks for. */
    private List<Proof> whyNot(Pattern pattern, State from) {
        boolean before = against;
        against = true;
        List<Proof> proofs = whyNotConcluded(pattern, from);
        against = before;
        return proofs;
    }

    private List<Proof> whyNotConcluded(Pattern pattern, State from) {
        Map<String, Object> attributes = new HashMap<>();
        for (Constraint constraint : Search.conjuncts(pattern)) {
            if (constraint instanceof Rule.Comparison comparison
                    && comparison.operator() == Rule.Operator.EQUAL
                    && comparison.left() instanceof Operand.Attribute attribute) {
                Optional<Object> value = Optional.empty();
                if (comparison.right() instanceof Operand.Literal literal) {
                    value = Optional.of(literal.value());
                } else if (comparison.right() instanceof Operand.Variable variable
                        && from.variables().containsKey(variable.name())
                        && Lookup.in(from.variables(), variable.name()).value() instanceof Possible.Exactly exactly) {
                    value = Optional.of(exactly.value());
                }
                value.ifPresent(known -> attributes.put(attribute.name(), known));
            }
        }
        Map<Integer, Object> wanted = new HashMap<>();
        Layout layout = Lookup.in(ruleset.layouts(), pattern.type());
        attributes.forEach((name, value) -> wanted.put(layout.position(name), value));
        List<Proof> proofs = new ArrayList<>();
        for (int index : ruleset.concluding().getOrDefault(pattern.type(), List.of())) {
            Plan plan = ruleset.plans().get(index);
            Optional<State> nearest =
                    start(plan, wanted).map(start -> search.nearest(plan.rule().written(), start));
            // A rule that holds concludes another fact, which is among those looked at.
            boolean holds = active.contains(plan.rule().name())
                    && nearest.filter(state -> overall(plan.rule(), state) == Ternary.YES).isPresent();
            if (!holds) {
                nearest.ifPresent(found ->
                        proofs.add(tell(plan.rule(), plan, found, List.of(plan.rule().name(), wanted))));
            }
        }
        return List.copyOf(proofs);
    }

    // ---- telling

    private Proof tell(Rule rule, Plan plan, State state, Object identity) {
        boolean again = !told.add(identity);
        boolean tooMuch = depth >= DEEPEST || rules >= RULES;
        boolean inForce = active.contains(rule.name());
        Ternary overall = overall(rule, state);
        Verdict verdict = inForce ? Showing.verdict(overall) : Verdict.FAILED;
        List<Step> steps = new ArrayList<>();
        if (!again && !tooMuch) {
            rules++;
            depth++;
            for (Condition condition : rule.written()) {
                for (Condition part : Search.flat(condition)) {
                    steps.add(step(Optional.of(rule), part, state));
                }
            }
            depth--;
        }
        return new Proof(
                rule.name(),
                rule.provision(),
                rule.at(),
                verdict,
                verdict == Verdict.FAILED ? Optional.empty() : because(rule, plan, state),
                inForce ? Optional.empty() : Optional.of(law.notInForce(rule)),
                List.copyOf(steps),
                again || tooMuch);
    }

    private Optional<Text> because(Rule rule, Plan plan, State state) {
        Map<String, Object> variables = new TreeMap<>();
        state.variables().forEach((name, bound) -> {
            if (bound.value() instanceof Possible.Exactly exactly) {
                variables.put(name, Sight.named(exactly.value()));
            }
        });
        List<Optional<String>> arguments = plan.conclusion().arguments().stream()
                .map(argument -> argument instanceof Operand.Variable variable
                        ? Optional.ofNullable(variables.get(variable.name())).map(Object::toString)
                        : Optional.<String>empty())
                .toList();
        Optional<String> bearer =
                Settlement.bearing(plan.conclusion().verb()) ? arguments.get(1) : Optional.empty();
        return law.because(
                rule.provision(),
                new Conclusions.Ground(rule.name(), variables),
                arguments.isEmpty() ? "" : arguments.get(0).orElse(""),
                bearer);
    }

    private Step step(Optional<Rule> rule, Condition condition, State state) {
        evaluation.tick();
        if (condition instanceof Pattern pattern) {
            return fact(rule, pattern, state);
        }
        boolean reached = state.variables().keySet().containsAll(Search.free(condition));
        Verdict verdict = reached ? Showing.verdict(search.other(condition, state)) : Verdict.NOT_REACHED;
        if (against && verdict == Verdict.HELD) {
            return named(condition, verdict);
        }
        if (condition instanceof Rule.Or or) {
            List<Proof.Way> ways = new ArrayList<>();
            or.parts().forEach(part -> ways.add(way(Search.flat(part), search.nearest(Search.flat(part), state))));
            return new Proof.Either(verdict, RulePrinter.print(condition), List.copyOf(ways));
        }
        if (!reached) {
            return named(condition, verdict);
        }
        if (condition instanceof Rule.Accumulate accumulate) {
            return total(accumulate, state, verdict);
        }
        if (condition instanceof Rule.Exists exists) {
            Ways ways = ways(Search.flat(exists.of()), state);
            return new Proof.Exists(verdict, RulePrinter.print(condition), ways.shown(), ways.more());
        }
        List<Condition> inside = Search.flat(((Rule.Not) condition).of());
        if (inside.size() > 1 && inside.get(inside.size() - 1) instanceof Rule.Not exception) {
            return every(inside.subList(0, inside.size() - 1), Search.flat(exception.of()), state, verdict);
        }
        Ways ways = ways(inside, state);
        return new Proof.Absent(verdict, RulePrinter.print(condition), ways.shown(), ways.more());
    }

    /** How a condition stands, without what it saw. */
    private static Step named(Condition condition, Verdict verdict) {
        String text = RulePrinter.print(condition);
        if (condition instanceof Rule.Accumulate) {
            return new Proof.Total(verdict, text, 0, List.of(), 0, List.of(), List.of());
        }
        if (condition instanceof Rule.Or) {
            return new Proof.Either(verdict, text, List.of());
        }
        return condition instanceof Rule.Exists
                ? new Proof.Exists(verdict, text, List.of(), 0)
                : new Proof.Absent(verdict, text, List.of(), 0);
    }

    /** @param more beyond those shown */
    private record Ways(List<Proof.Way> shown, int more) {}

    /** What matches conditions; when nothing does, what comes nearest. */
    private Ways ways(List<Condition> conditions, State state) {
        List<Search.Match> matches = matches(conditions, state);
        if (matches.isEmpty()) {
            return new Ways(List.of(way(conditions, search.nearest(conditions, state))), 0);
        }
        return new Ways(
                matches.stream().limit(SHOWN).map(match -> way(conditions, match.state())).toList(),
                Math.max(0, matches.size() - SHOWN));
    }

    /** All matches, certain ones first. */
    private List<Search.Match> matches(List<Condition> conditions, State state) {
        List<Search.Match> matches = new ArrayList<>();
        search.each(conditions, state, (match, verdict) -> {
            matches.add(new Search.Match(match, verdict));
            return false;
        });
        matches.sort(Comparator.comparing(Search.Match::verdict).reversed());
        return matches;
    }

    private Proof.Way way(List<Condition> conditions, State state) {
        List<Step> steps = new ArrayList<>();
        conditions.forEach(condition -> steps.add(step(Optional.empty(), condition, state)));
        return new Proof.Way(Showing.verdict(search.overall(conditions, state)), List.copyOf(steps));
    }

    private Step every(List<Condition> of, List<Condition> must, State state, Verdict verdict) {
        List<Search.Match> all = matches(of, state);
        if (all.isEmpty()) {
            return new Proof.Every(verdict, forall(of, must), 0, List.of(way(of, search.nearest(of, state))), 0);
        }
        List<Condition> both = new ArrayList<>(of);
        both.addAll(must);
        Map<Search.Match, Ternary> kept = new LinkedHashMap<>();
        all.forEach(match -> kept.put(match, search.holds(must, match.state())));
        List<Search.Match> worst = new ArrayList<>(all);
        worst.sort(Comparator.comparing(match -> Lookup.in(kept, match)));
        return new Proof.Every(
                verdict,
                forall(of, must),
                all.size(),
                worst.stream()
                        .limit(SHOWN)
                        .map(match -> way(both, search.nearest(must, match.state())))
                        .toList(),
                Math.max(0, all.size() - SHOWN));
    }

    /** As people write it; the rule has it with {@code not}. */
    private static String forall(List<Condition> of, List<Condition> must) {
        List<String> parts = new ArrayList<>();
        of.forEach(condition -> parts.add(RulePrinter.print(condition)));
        must.forEach(condition -> parts.add(RulePrinter.print(condition)));
        return "forall( " + String.join(" ", parts) + " )";
    }

    private Step total(Rule.Accumulate accumulate, State state, Verdict verdict) {
        Search.Counted counted = search.counted(accumulate, state);
        List<Search.Match> matches = new ArrayList<>(counted.matches());
        matches.sort(Comparator.comparing(Search.Match::verdict).reversed());
        List<Proof.Way> ways = matches.isEmpty()
                ? List.of(way(accumulate.source(), search.nearest(accumulate.source(), state)))
                : matches.stream().limit(SHOWN).map(match -> way(accumulate.source(), match.state())).toList();
        List<Proof.Result> results = new ArrayList<>();
        for (int i = 0; i < accumulate.results().size(); i++) {
            Rule.Result result = accumulate.results().get(i);
            String function = result.function().name().toLowerCase(Locale.ROOT)
                    + result.of().map(of -> "( " + of + " )").orElse("()");
            results.add(new Proof.Result(
                    result.variable(), function, showing.result(counted.results().get(i))));
        }
        List<Proof.Test> tests = new ArrayList<>();
        for (Constraint constraint : Network.conjuncts(accumulate.constraint())) {
            tests.add(showing.comparison(constraint, counted.scope()));
        }
        return new Proof.Total(
                verdict,
                RulePrinter.print(accumulate),
                matches.size(),
                ways,
                Math.max(0, matches.size() - SHOWN),
                List.copyOf(results),
                List.copyOf(tests));
    }

    // ---- one pattern

    private Proof.Fact fact(Optional<Rule> rule, Pattern pattern, State state) {
        boolean gate = rule.filter(known -> law.isGate(known, pattern)).isPresent();
        String head = pattern.variable().map(name -> name + " : ").orElse("") + pattern.type();
        Instance fact = state.facts().get(pattern);
        if (fact == null) {
            return missing(gate, head, pattern, state);
        }
        List<Proof.Test> tests = new ArrayList<>();
        Ternary verdict = sight.exists(fact);
        for (Constraint constraint : Search.conjuncts(pattern)) {
            Proof.Test test = showing.test(constraint, fact, state.variables());
            tests.add(test);
            verdict = verdict.and(search.truth(constraint, fact, state.variables()).orElse(Ternary.YES));
        }
        for (Rule.Binding binding : pattern.bindings()) {
            Object value = state.expected().get(binding.variable());
            if (value != null) {
                Ternary truth = Truth.same(fact.value(binding.attribute()), new Possible.Exactly(value));
                tests.add(showing.expectation(fact, binding.attribute(), binding.variable(), value, truth));
                verdict = verdict.and(truth);
            }
        }
        List<Proof.Near> others = verdict == Ternary.NO ? others(pattern, state, fact) : List.of();
        Optional<Deduction> deduction =
                against && verdict == Ternary.YES ? Optional.empty() : sight.deduction(fact);
        return new Proof.Fact(
                Showing.verdict(verdict),
                RulePrinter.print((Condition) pattern),
                head,
                pattern.type(),
                gate,
                Optional.of(showing.thing(fact)),
                List.copyOf(tests),
                pattern.bindings().stream()
                        .map(binding -> showing.read(fact, binding.attribute(), binding.variable()))
                        .toList(),
                fact.id instanceof String key ? law.row(key) : Optional.empty(),
                showing.list(pattern.type()),
                deduction.map(this::derivation).orElse(List.of()),
                deduction.map(this::path).orElse(List.of()),
                others.stream().limit(SHOWN).toList(),
                Math.max(0, others.size() - SHOWN));
    }

    private List<Proof> derivation(Deduction deduction) {
        return deduction.matches.isEmpty() ? List.of() : proofs(deduction.matches);
    }

    /** The facts over which a closed relation leads. */
    private List<Proof.Fact> path(Deduction deduction) {
        if (!deduction.matches.isEmpty() || deduction.path.isEmpty() || depth >= DEEPEST) {
            return List.of();
        }
        List<Proof.Fact> path = new ArrayList<>();
        depth++;
        for (Object edge : deduction.path.get(0)) {
            sight.find(edge, deduction.instance.layout.name()).ifPresent(fact -> path.add(new Proof.Fact(
                    Showing.verdict(sight.exists(fact)),
                    fact.layout.name(),
                    fact.layout.name(),
                    fact.layout.name(),
                    false,
                    Optional.of(showing.thing(fact)),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    sight.deduction(fact).map(this::derivation).orElse(List.of()),
                    List.of(),
                    List.of(),
                    0)));
        }
        depth--;
        return List.copyOf(path);
    }

    /** Of a pattern whose nearest fact fails: the others that hang together with the rest, and fail too. */
    private List<Proof.Near> others(Pattern pattern, State state, Instance chosen) {
        State without = without(state, pattern);
        List<Pattern> siblings = new ArrayList<>(without.facts().keySet());
        return search.joined(pattern, without, siblings).map(Sight.Having::surely).orElse(List.of()).stream()
                .filter(other -> other != chosen)
                .map(other -> near(pattern, other, without))
                .toList();
    }

    private static State without(State state, Pattern pattern) {
        IdentityHashMap<Pattern, Instance> facts = new IdentityHashMap<>(state.facts());
        facts.remove(pattern);
        Map<String, Search.Bound> variables = new HashMap<>(state.variables());
        pattern.variable().ifPresent(variables::remove);
        pattern.bindings().forEach(binding -> variables.remove(binding.variable()));
        return new State(facts, variables, state.unreached(), state.expected());
    }

    private Proof.Near near(Pattern pattern, Instance fact, State state) {
        State with = state.with(pattern, fact);
        List<Proof.Test> against = new ArrayList<>();
        for (Constraint constraint : Search.conjuncts(pattern)) {
            Proof.Test test = showing.test(constraint, fact, with.variables());
            if (test.verdict() == Verdict.FAILED || test.verdict() == Verdict.UNKNOWN) {
                against.add(test);
            }
        }
        // What others ask of it.
        state.facts().forEach((other, found) -> Search.conjuncts(other).stream()
                .filter(constraint -> search.truth(constraint, found, state.variables()).isEmpty())
                .map(constraint -> showing.test(constraint, found, with.variables()))
                .filter(test -> test.verdict() == Verdict.FAILED || test.verdict() == Verdict.UNKNOWN)
                .forEach(against::add));
        return new Proof.Near(
                showing.thing(fact),
                Showing.verdict(search.tried(pattern, fact, state).verdict()),
                List.copyOf(against));
    }

    private Proof.Fact missing(boolean gate, String head, Pattern pattern, State state) {
        boolean reached = !state.unreached().contains(pattern);
        List<Search.Tried> tried = new ArrayList<>();
        int looked = 0;
        List<Proof> whyNot = reached && isConcluded(pattern.type()) ? whyNot(pattern, state) : List.of();
        List<Instance> all = new ArrayList<>(reached ? sight.all(pattern.type()) : List.of());
        all.removeIf(Explainer::isUnnamed);
        for (Instance fact : all) {
            if (looked++ >= Search.LOOKED_AT) {
                break;
            }
            tried.add(search.tried(pattern, fact, state));
        }
        tried.sort(Comparator.comparingInt(Search.Tried::failed));
        if (!whyNot.isEmpty()) {
            // What is concluded about other things is not near; why nothing is about this one says more.
            tried.removeIf(one -> isAboutAnother(pattern, one.fact(), state));
            all.retainAll(tried.stream().map(Search.Tried::fact).toList());
        }
        List<Proof.Near> nearest =
                tried.stream().limit(SHOWN).map(one -> near(pattern, one.fact(), state)).toList();
        return new Proof.Fact(
                reached ? Verdict.FAILED : Verdict.NOT_REACHED,
                RulePrinter.print((Condition) pattern),
                head,
                pattern.type(),
                gate,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                showing.list(pattern.type()),
                whyNot,
                List.of(),
                nearest,
                all.size() - nearest.size());
    }

    /** What the document does not name, and what is concluded about it, is no candidate that anybody could look at. */
    private static boolean isUnnamed(Instance fact) {
        return fact.placeholder()
                || fact.id instanceof DerivedKey key && key.arguments().stream().anyMatch(Alias.class::isInstance);
    }

    private boolean isAboutAnother(Pattern pattern, Instance fact, State state) {
        if (fact.layout.attributes().isEmpty()) {
            return false;
        }
        String first = fact.layout.attributes().get(0).name();
        State with = state.with(pattern, fact);
        return Search.conjuncts(pattern).stream()
                .filter(constraint -> constraint instanceof Rule.Comparison comparison
                        && comparison.left().equals(new Operand.Attribute(first)))
                .anyMatch(constraint -> search.truth(constraint, fact, with.variables())
                        .filter(Ternary.NO::equals)
                        .isPresent());
    }

    private boolean isConcluded(String type) {
        return ruleset.concluding().containsKey(type) && depth < DEEPEST;
    }
}
