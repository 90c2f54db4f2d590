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
import edict.engine.Readings.Reading;
import edict.engine.Search.State;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.findings.Proof;
import edict.findings.Proof.Step;
import edict.findings.Proof.Verdict;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Tells rules condition by condition, and derived facts by the rules that conclude them, down to what is stated. What
 * an explanation has told already is only named after that. Not thread-safe.
 */
final class Telling {

    /** Ways of one kind that are shown. */
    private static final int SHOWN = 3;

    /** Derived facts are followed so far. */
    private static final int DEEPEST = 12;

    /** Rules told in one explanation; those beyond are named only. */
    private static final int RULES = 150;

    private final Ruleset ruleset;
    private final Evaluation evaluation;
    private final Set<String> active;
    private final Law law;
    private final Sight sight;
    private final Search search;
    private final Readings readings;
    private final Showing showing;
    private final Set<Object> told = new HashSet<>();
    private int rules;
    private int depth;
    /** Whether only what does not hold is told in full. */
    private boolean against;

    Telling(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Set<String> active,
            Law law,
            Sight sight,
            Search search,
            Readings readings) {
        this.ruleset = ruleset;
        this.evaluation = evaluation;
        this.active = active;
        this.law = law;
        this.sight = sight;
        this.search = search;
        this.readings = readings;
        this.showing = new Showing(ruleset, universe, evaluation, search, law);
    }

    /** Begins anew: what was told before is told again. @param onlyAgainst whether what holds is only named */
    void begin(boolean onlyAgainst) {
        told.clear();
        rules = 0;
        depth = 0;
        against = onlyAgainst;
    }

    // ---- rules that were activated

    /** One proof for each rule that was activated, by the activation that shows it best. */
    List<Proof> proofs(List<Match> matches) {
        Map<String, List<Match>> byRule = new TreeMap<>();
        matches.forEach(match ->
                byRule.computeIfAbsent(ruleset.plan(match).rule().name(), name -> new ArrayList<>()).add(match));
        List<Reading> shown = new ArrayList<>();
        IdentityHashMap<Reading, List<Match>> of = new IdentityHashMap<>();
        byRule.values().forEach(ofRule -> {
            Reading best = readings.best(ofRule);
            shown.add(best);
            of.put(best, ofRule);
        });
        shown.sort(Comparator.comparing(one -> one.holds() != Ternary.YES));
        // What may also hold adds nothing to what does.
        boolean holds = !shown.isEmpty() && shown.get(0).holds() == Ternary.YES;
        shown.removeIf(one -> holds && one.holds() != Ternary.YES);
        return shown.stream()
                .map(one -> tell(one, identities(one.state()), () -> others(one, Lookup.in(of, one))))
                .toList();
    }

    /** With what else a rule concludes the same, or may. */
    private Proof.Others others(Reading reading, List<Match> matches) {
        if (against || reading.holds() == Ternary.NO) {
            return Proof.Others.NONE;
        }
        Readings.Alike alike = readings.alike(reading, matches);
        // What a difference of derived facts comes of is told by the things that they are about.
        List<List<Proof.Thing>> ways = alike.ways().stream()
                .map(way -> way.stream().anyMatch(fact -> !(fact.id instanceof DerivedKey))
                        ? way.stream().filter(fact -> !(fact.id instanceof DerivedKey)).toList()
                        : way)
                .map(way -> way.stream().map(showing::thing).toList())
                .distinct()
                .toList();
        return new Proof.Others(
                ways.stream().limit(SHOWN).toList(), Math.max(0, ways.size() - SHOWN), !alike.all());
    }

    /** The same of what is certain: what the engine found out by completions may show when one looks closely. */
    List<Proof> proofsOfCertain(List<Match> matches) {
        Set<Object> before = Set.copyOf(told);
        List<Proof> proofs = proofs(matches);
        if (isProven(proofs)) {
            return proofs;
        }
        Set<Object> after = Set.copyOf(told);
        told.retainAll(before);
        sight.lookClosely(Optional.of(readings::canBe));
        List<Proof> closer = proofs(matches);
        sight.lookClosely(Optional.empty());
        if (isProven(closer)) {
            return closer;
        }
        told.clear();
        told.addAll(after);
        return proofs;
    }

    static boolean isProven(List<Proof> proofs) {
        return proofs.stream().anyMatch(proof -> proof.verdict() == Verdict.HELD);
    }

    private static Object identities(State state) {
        Set<Object> all = new HashSet<>();
        state.facts().values().forEach(fact -> all.add(fact.id));
        return all;
    }

    // ---- rules that conclude nothing

    /** How near a rule comes to what somebody looks for. */
    Proof attempt(Reading reading) {
        return tell(reading, new Object());
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
        for (Rule.Binding binding : pattern.bindings()) {
            search.asked(binding.variable(), from).ifPresent(value -> attributes.put(binding.attribute(), value));
        }
        Map<Integer, Object> wanted = new HashMap<>();
        Layout layout = Lookup.in(ruleset.layouts(), pattern.type());
        attributes.forEach((name, value) -> wanted.put(layout.position(name), value));
        List<Proof> proofs = new ArrayList<>();
        for (int index : ruleset.concluding().getOrDefault(pattern.type(), List.of())) {
            Plan plan = ruleset.plans().get(index);
            // A rule that holds concludes another fact, which is among those looked at.
            readings.nearest(plan, wanted)
                    .filter(nearest -> !active.contains(plan.rule().name()) || nearest.holds() != Ternary.YES)
                    .ifPresent(nearest -> proofs.add(tell(nearest, wanted)));
        }
        return List.copyOf(proofs);
    }

    // ---- one rule

    private Proof tell(Reading reading, Object identity) {
        return tell(reading, identity, () -> Proof.Others.NONE);
    }

    /** @param identity equal to that of another when telling the rule for both would be telling it twice */
    private Proof tell(Reading reading, Object identity, Supplier<Proof.Others> others) {
        Rule rule = reading.plan().rule();
        boolean again = !told.add(List.of(rule.name(), identity));
        boolean tooMuch = depth >= DEEPEST || rules >= RULES;
        boolean inForce = active.contains(rule.name());
        Verdict verdict = inForce ? Showing.verdict(reading.holds()) : Verdict.FAILED;
        List<Step> steps = new ArrayList<>();
        if (!again && !tooMuch) {
            rules++;
            depth++;
            for (Condition condition : rule.written()) {
                for (Condition part : Search.flat(condition)) {
                    steps.add(step(Optional.of(rule), part, reading.state()));
                }
            }
            depth--;
        }
        return new Proof(
                rule.name(),
                rule.provision(),
                rule.at(),
                verdict,
                verdict == Verdict.FAILED ? Optional.empty() : because(reading),
                inForce ? Optional.empty() : Optional.of(law.notInForce(rule)),
                List.copyOf(steps),
                again || tooMuch,
                again || tooMuch ? Proof.Others.NONE : others.get());
    }

    private Optional<Text> because(Reading reading) {
        Plan plan = reading.plan();
        Map<String, Object> variables = new TreeMap<>();
        reading.state().variables().forEach((name, bound) -> {
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
                plan.rule().provision(),
                new Conclusions.Ground(plan.rule().name(), variables),
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
        for (Constraint constraint : Plan.conjuncts(accumulate.constraint())) {
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
        boolean reached = true;
        for (Constraint constraint : Search.conjuncts(pattern)) {
            tests.add(showing.test(constraint, fact, state.variables()));
            Optional<Ternary> truth = search.truth(constraint, fact, state.variables());
            reached &= truth.isPresent();
            verdict = verdict.and(truth.orElse(Ternary.YES));
        }
        tests.addAll(expectations(pattern, fact, state));
        for (Ternary asExpected : Search.expectations(pattern, fact, state.expected())) {
            verdict = verdict.and(asExpected);
        }
        List<Proof.Near> others = verdict == Ternary.NO ? others(pattern, state, fact) : List.of();
        Optional<Deduction> deduction =
                against && verdict == Ternary.YES ? Optional.empty() : sight.deduction(fact);
        return new Proof.Fact(
                verdict == Ternary.YES && !reached ? Verdict.NOT_REACHED : Showing.verdict(verdict),
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

    /** That what a pattern binds is what the conclusion has to be about. */
    private List<Proof.Test> expectations(Pattern pattern, Instance fact, State state) {
        List<Proof.Test> tests = new ArrayList<>();
        for (Rule.Binding binding : pattern.bindings()) {
            Optional.ofNullable(state.expected().get(binding.variable())).ifPresent(value -> tests.add(showing.expectation(
                    fact,
                    binding.attribute(),
                    binding.variable(),
                    value,
                    Truth.same(fact.value(binding.attribute()), new Possible.Exactly(value)))));
        }
        return tests;
    }

    private List<Proof> derivation(Deduction deduction) {
        return deduction.matches.isEmpty() ? List.of() : proofs(deduction.matches);
    }

    /** The facts over which a closed relation leads. */
    private List<Proof.Fact> path(Deduction deduction) {
        if (!deduction.matches.isEmpty() || deduction.way.isEmpty() || depth >= DEEPEST) {
            return List.of();
        }
        List<Proof.Fact> path = new ArrayList<>();
        depth++;
        for (Object edge : deduction.way.get().edges()) {
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
        if (pattern.variable().filter(state.expected()::containsKey).isPresent()) {
            // The conclusion is about this one and no other.
            return List.of();
        }
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
            against.add(showing.test(constraint, fact, with.variables()));
        }
        against.addAll(expectations(pattern, fact, state));
        // What others ask of it.
        state.facts().forEach((other, found) -> Search.conjuncts(other).stream()
                .filter(constraint -> search.truth(constraint, found, state.variables()).isEmpty())
                .map(constraint -> showing.test(constraint, found, with.variables()))
                .forEach(against::add));
        against.removeIf(test -> test.verdict() != Verdict.FAILED && test.verdict() != Verdict.UNKNOWN);
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
        all.removeIf(Telling::isUnnamed);
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
        boolean bound = pattern.bindings().stream()
                .filter(binding -> binding.attribute().equals(first))
                .flatMap(binding -> search.asked(binding.variable(), state).stream())
                .anyMatch(value -> Truth.same(fact.value(first), new Possible.Exactly(value)) == Ternary.NO);
        return bound || Search.conjuncts(pattern).stream()
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
