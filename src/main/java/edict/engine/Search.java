package edict.engine;

import edict.drl.Rule.Accumulate;
import edict.drl.Rule.And;
import edict.drl.Rule.Comparison;
import edict.drl.Rule.Condition;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Exists;
import edict.drl.Rule.Not;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Operator;
import edict.drl.Rule.Or;
import edict.drl.Rule.Pattern;
import edict.drl.Rule.Result;
import edict.facts.Ternary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Reads the conditions of a rule, as they are written, against facts: whether there is something that they match, and what
 * comes nearest. It decides nothing: conclusions come from the session, and this only finds out what each condition saw.
 */
final class Search {

    /** How many facts that pass a pattern are tried with the rest, in looking for what comes nearest. */
    private static final int TRIED = 8;

    /** How many that don't pass it. */
    private static final int TRIED_IN_VAIN = 4;

    /** After so many steps the best found so far will do. */
    private static final int STEPS = 4_000;

    /** How many facts are looked at for the one that comes nearest without hanging together with the rest. */
    static final int LOOKED_AT = 500;

    private final Sight sight;
    private final Evaluation evaluation;

    Search(Sight sight, Evaluation evaluation) {
        this.sight = sight;
        this.evaluation = evaluation;
    }

    /** What a variable stands for. @param attribute empty for the fact itself */
    record Bound(Instance fact, Optional<String> attribute) {

        Possible value() {
            return attribute.map(fact::value).orElseGet(() -> new Possible.Exactly(fact.id));
        }
    }

    /**
     * How far a match has come. Immutable.
     *
     * @param facts by pattern; a pattern without one found nothing that hangs together with the rest
     * @param unreached patterns that hang on others which found nothing
     * @param expected values that variables have to have for the conclusion that is looked for, those that stand for facts
     *     among them
     */
    record State(
            IdentityHashMap<Pattern, Instance> facts,
            Map<String, Bound> variables,
            Set<Pattern> unreached,
            Map<String, Object> expected) {

        static State of(Map<String, Object> expected) {
            return new State(new IdentityHashMap<>(), Map.of(), Set.of(), expected);
        }

        State without(Pattern pattern) {
            Set<Pattern> more = Collections.newSetFromMap(new IdentityHashMap<>());
            more.addAll(unreached);
            more.add(pattern);
            return new State(facts, variables, more, expected);
        }

        State with(Pattern pattern, Instance fact) {
            IdentityHashMap<Pattern, Instance> more = new IdentityHashMap<>(facts);
            more.put(pattern, fact);
            Map<String, Bound> bound = new HashMap<>(variables);
            pattern.variable().ifPresent(name -> bound.put(name, new Bound(fact, Optional.empty())));
            pattern.bindings()
                    .forEach(binding ->
                            bound.put(binding.variable(), new Bound(fact, Optional.of(binding.attribute()))));
            return new State(more, bound, unreached, expected);
        }
    }

    /** A conjunction taken apart. */
    record Parts(List<Pattern> patterns, List<Condition> others) {

        static Parts of(List<Condition> conditions) {
            Parts parts = new Parts(new ArrayList<>(), new ArrayList<>());
            conditions.forEach(parts::add);
            return parts;
        }

        private void add(Condition condition) {
            if (condition instanceof Pattern pattern) {
                patterns.add(pattern);
            } else if (condition instanceof And and) {
                and.parts().forEach(this::add);
            } else {
                others.add(condition);
            }
        }
    }

    /** A conjunction as a list. */
    static List<Condition> flat(Condition condition) {
        if (!(condition instanceof And and)) {
            return List.of(condition);
        }
        List<Condition> flat = new ArrayList<>();
        and.parts().forEach(part -> flat.addAll(flat(part)));
        return flat;
    }

    static List<Constraint> conjuncts(Pattern pattern) {
        return Plan.conjuncts(pattern.constraint());
    }

    // ---- one fact

    private static boolean evaluable(Constraint constraint, Map<String, Bound> variables) {
        return variables.keySet().containsAll(Plan.mentioned(constraint));
    }

    /** Whether a constraint holds of a fact; empty while a variable in it stands for nothing. */
    Optional<Ternary> truth(Constraint constraint, Instance fact, Map<String, Bound> variables) {
        if (!evaluable(constraint, variables)) {
            return Optional.empty();
        }
        evaluation.tick();
        if (isOfAnother(constraint, fact, variables)) {
            return Optional.of(Ternary.NO);
        }
        FactScope scope = new FactScope(fact);
        for (String name : Plan.mentioned(constraint)) {
            Bound bound = Lookup.in(variables, name);
            scope.bind(name, bound.fact(), bound.attribute());
        }
        return Optional.of(Truth.test(constraint, scope));
    }

    /** That a part, or what is derived about something unnamed, is of something else, for all that something unnamed may be. */
    private boolean isOfAnother(Constraint constraint, Instance fact, Map<String, Bound> variables) {
        if (!(constraint instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && comparison.left() instanceof Operand.Attribute attribute
                && comparison.right() instanceof Operand.Variable variable
                && fact.value(attribute.name()) instanceof Possible.Exactly ours
                && Lookup.in(variables, variable.name()).value() instanceof Possible.Exactly theirs)
                || Keys.normal(ours.value()).equals(Keys.normal(theirs.value()))) {
            return false;
        }
        String type = fact.layout.name();
        boolean itself = Lookup.in(variables, variable.name()).attribute().isEmpty();
        return sight.isOwner(type, attribute.name())
                || sight.isRoot(type, attribute.name())
                        && (theirs.value() instanceof Alias ? itself : ours.value() instanceof Alias);
    }

    /** A fact tried in the place of a pattern. @param failed how many constraints it fails @param joined hangs together */
    record Tried(Instance fact, Ternary verdict, int failed, boolean joined) {}

    Tried tried(Pattern pattern, Instance fact, State state) {
        State with = state.with(pattern, fact);
        Ternary verdict = sight.exists(fact);
        int failed = verdict == Ternary.NO ? 1 : 0;
        boolean joined = true;
        for (Constraint constraint : conjuncts(pattern)) {
            Ternary truth = truth(constraint, fact, with.variables()).orElse(Ternary.YES);
            verdict = verdict.and(truth);
            failed += truth == Ternary.NO ? 1 : 0;
            joined &= truth != Ternary.NO || joining(constraint).isEmpty();
        }
        for (Map.Entry<Pattern, Instance> other : state.facts().entrySet()) {
            for (Constraint constraint : conjuncts(other.getKey())) {
                if (!evaluable(constraint, state.variables())) {
                    Ternary truth = truth(constraint, other.getValue(), with.variables()).orElse(Ternary.YES);
                    verdict = verdict.and(truth);
                    failed += truth == Ternary.NO ? 1 : 0;
                    joined &= truth != Ternary.NO || joining(constraint).isEmpty();
                }
            }
        }
        for (Ternary asExpected : expectations(pattern, fact, state.expected())) {
            verdict = verdict.and(asExpected);
            failed += asExpected == Ternary.NO ? 1 : 0;
        }
        return new Tried(fact, verdict, failed, joined);
    }

    /** Whether what a pattern binds is what the conclusion has to be about. */
    static List<Ternary> expectations(Pattern pattern, Instance fact, Map<String, Object> expected) {
        List<Ternary> all = new ArrayList<>();
        pattern.bindings().forEach(binding -> Optional.ofNullable(expected.get(binding.variable()))
                .ifPresent(value ->
                        all.add(Truth.same(fact.value(binding.attribute()), new Possible.Exactly(value)))));
        return all;
    }

    /** The variable by which a constraint makes two facts hang together. */
    private static Optional<String> joining(Constraint constraint) {
        return constraint instanceof Comparison comparison
                        && (comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.CONTAINS)
                        && comparison.right() instanceof Operand.Variable variable
                ? Optional.of(variable.name())
                : Optional.empty();
    }

    private static Optional<String> side(Operand operand) {
        return operand instanceof Operand.Attribute attribute ? Optional.of(attribute.name()) : Optional.empty();
    }

    /** The facts that hang together with what is found already; empty when nothing says how. */
    Optional<Sight.Having> joined(Pattern pattern, State state, List<Pattern> siblings) {
        Optional<Sight.Having> best = Optional.empty();
        for (Constraint constraint : conjuncts(pattern)) {
            Optional<Bound> other = joining(constraint).map(state.variables()::get);
            if (other.isPresent()) {
                best = smaller(
                        best,
                        sight.having(pattern.type(), side(((Comparison) constraint).left()), other.get().value()));
            }
        }
        for (Pattern sibling : siblings) {
            Instance fact = state.facts().get(sibling);
            if (fact == null) {
                continue;
            }
            for (Constraint constraint : conjuncts(sibling)) {
                Optional<String> variable = joining(constraint).filter(name -> !state.variables().containsKey(name));
                Optional<Optional<String>> ours = variable.flatMap(name -> bound(pattern, name));
                if (ours.isPresent()) {
                    Comparison comparison = (Comparison) constraint;
                    Possible theirs = side(comparison.left())
                            .map(fact::value)
                            .orElseGet(() -> new Possible.Exactly(fact.id));
                    best = smaller(best, having(pattern.type(), ours.get(), theirs));
                }
            }
        }
        return best;
    }

    /** What a variable that is not bound yet has to stand for, by what is found or looked for already. */
    Optional<Object> asked(String variable, State state) {
        Optional<Object> expected = Optional.ofNullable(state.expected().get(variable));
        if (expected.isPresent() || state.variables().containsKey(variable)) {
            return expected;
        }
        for (Map.Entry<Pattern, Instance> found : state.facts().entrySet()) {
            for (Constraint constraint : conjuncts(found.getKey())) {
                if (constraint instanceof Comparison comparison
                        && comparison.operator() == Operator.EQUAL
                        && joining(constraint).filter(variable::equals).isPresent()) {
                    Possible value = side(comparison.left())
                            .map(found.getValue()::value)
                            .orElseGet(() -> new Possible.Exactly(found.getValue().id));
                    if (value instanceof Possible.Exactly exactly) {
                        return Optional.of(exactly.value());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Sight.Having> smaller(Optional<Sight.Having> one, Sight.Having other) {
        int size = other.surely().size() + other.perhaps().size();
        return one.filter(known -> known.surely().size() + known.perhaps().size() <= size)
                .or(() -> Optional.of(other));
    }

    private Sight.Having having(String type, Optional<String> attribute, Possible theirs) {
        if (!(theirs instanceof Possible.Several list)) {
            return sight.having(type, attribute, theirs);
        }
        Sight.Having any = Sight.Having.NONE;
        for (Object member : list.in()) {
            any = any.and(sight.having(type, attribute, new Possible.Exactly(member)));
        }
        return list.complete() ? any : any.and(new Sight.Having(List.of(), sight.all(type)));
    }

    /** What a variable that a pattern binds is: empty for its fact, else an attribute. */
    private static Optional<Optional<String>> bound(Pattern pattern, String variable) {
        if (pattern.variable().filter(variable::equals).isPresent()) {
            return Optional.of(Optional.empty());
        }
        return pattern.bindings().stream()
                .filter(binding -> binding.variable().equals(variable))
                .map(binding -> Optional.of(binding.attribute()))
                .findFirst();
    }

    /** Variables from outside that conditions mention. */
    static Set<String> free(List<Condition> conditions) {
        Parts parts = Parts.of(conditions);
        Set<String> own = new HashSet<>();
        Set<String> free = new LinkedHashSet<>();
        for (Pattern pattern : parts.patterns()) {
            pattern.variable().ifPresent(own::add);
            pattern.bindings().forEach(binding -> own.add(binding.variable()));
            conjuncts(pattern).forEach(constraint -> free.addAll(Plan.mentioned(constraint)));
        }
        parts.others().forEach(other -> free.addAll(free(other)));
        free.removeAll(own);
        return free;
    }

    static Set<String> free(Condition condition) {
        if (condition instanceof Not not) {
            return free(flat(not.of()));
        }
        if (condition instanceof Exists exists) {
            return free(flat(exists.of()));
        }
        if (condition instanceof Or or) {
            Set<String> free = new LinkedHashSet<>();
            or.parts().forEach(part -> free.addAll(free(flat(part))));
            return free;
        }
        return condition instanceof Accumulate accumulate ? free(accumulate.source()) : free(List.of(condition));
    }

    // ---- whether something matches

    /** What is still of interest. */
    private static final class Interest {
        private Ternary least = Ternary.UNKNOWN;
        private int steps = Integer.MAX_VALUE;
    }

    /** Whether something matches all conditions, in every completion or in some. */
    Ternary holds(List<Condition> conditions, State state) {
        Ternary[] best = {Ternary.NO};
        Interest interest = new Interest();
        Parts parts = Parts.of(conditions);
        each(parts, new ArrayList<>(parts.patterns()), state, Ternary.YES, interest, (match, verdict) -> {
            best[0] = best[0].or(verdict);
            interest.least = Ternary.YES;
            return best[0] == Ternary.YES;
        });
        return best[0];
    }

    /** Whether something matches all conditions with the facts that are given for some of the patterns. */
    Ternary holdsWith(List<Condition> conditions, State given) {
        Ternary[] best = {Ternary.NO};
        Interest interest = new Interest();
        eachWith(conditions, given, interest, (match, verdict) -> {
            best[0] = best[0].or(verdict);
            interest.least = Ternary.YES;
            return best[0] == Ternary.YES;
        });
        return best[0];
    }

    /**
     * Calls {@code sink} with the matches of conditions with the facts that are given for some of the patterns, until it says stop.
     *
     * @return whether that were all
     */
    boolean eachWith(List<Condition> conditions, State given, BiPredicate<State, Ternary> sink) {
        Interest interest = new Interest();
        interest.steps = STEPS;
        return !eachWith(conditions, given, interest, sink);
    }

    private boolean eachWith(
            List<Condition> conditions, State given, Interest interest, BiPredicate<State, Ternary> sink) {
        Parts parts = Parts.of(conditions);
        State state = State.of(given.expected());
        Ternary soFar = Ternary.YES;
        List<Pattern> waiting = new ArrayList<>();
        for (Pattern pattern : parts.patterns()) {
            Instance fact = given.facts().get(pattern);
            if (fact == null) {
                waiting.add(pattern);
            } else {
                soFar = soFar.and(tried(pattern, fact, state).verdict());
                state = state.with(pattern, fact);
            }
        }
        return soFar != Ternary.NO && each(parts, waiting, state, soFar, interest, sink);
    }

    /** Calls {@code sink} with every match that is there or may be, until it says stop. */
    void each(List<Condition> conditions, State state, BiPredicate<State, Ternary> sink) {
        Parts parts = Parts.of(conditions);
        each(parts, new ArrayList<>(parts.patterns()), state, Ternary.YES, new Interest(), sink);
    }

    private boolean each(
            Parts parts,
            List<Pattern> waiting,
            State state,
            Ternary soFar,
            Interest interest,
            BiPredicate<State, Ternary> sink) {
        evaluation.tick();
        if (--interest.steps < 0) {
            return true;
        }
        if (waiting.isEmpty()) {
            Ternary verdict = soFar;
            for (Condition other : parts.others()) {
                verdict = verdict.and(other(other, state));
                if (verdict.compareTo(interest.least) < 0) {
                    return false;
                }
            }
            return sink.test(state, verdict);
        }
        Chosen chosen = choose(waiting, state, parts.patterns());
        List<Pattern> rest = without(waiting, chosen.pattern());
        for (Instance fact : chosen.facts()) {
            Ternary verdict = soFar.and(tried(chosen.pattern(), fact, state).verdict());
            if (verdict.compareTo(interest.least) >= 0 && verdict != Ternary.NO
                    && each(parts, rest, state.with(chosen.pattern(), fact), verdict, interest, sink)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a condition that binds nothing holds. */
    Ternary other(Condition condition, State state) {
        if (condition instanceof Not not) {
            return holds(flat(not.of()), state).not();
        }
        if (condition instanceof Exists exists) {
            return holds(flat(exists.of()), state);
        }
        if (condition instanceof Or or) {
            Ternary any = Ternary.NO;
            for (Condition part : or.parts()) {
                any = any.or(holds(flat(part), state));
            }
            return any;
        }
        if (condition instanceof Accumulate accumulate) {
            return counted(accumulate, state).verdict();
        }
        return holds(List.of(condition), state);
    }

    /** What an accumulate comes to. @param matches that are there or may be */
    record Counted(Ternary verdict, List<Possible> results, ResultScope scope, List<Match> matches) {}

    record Match(State state, Ternary verdict) {}

    Counted counted(Accumulate accumulate, State state) {
        List<Match> matches = new ArrayList<>();
        each(accumulate.source(), state, (match, verdict) -> {
            matches.add(new Match(match, verdict));
            return false;
        });
        List<Pattern> patterns = Parts.of(accumulate.source()).patterns();
        List<Totals.Share> certain = new ArrayList<>();
        List<Totals.Share> possible = new ArrayList<>();
        for (Match match : matches) {
            List<Instance> facts =
                    patterns.stream().map(pattern -> Lookup.in(match.state().facts(), pattern)).toList();
            boolean unbounded =
                    facts.stream().anyMatch(fact -> fact.id instanceof Alias alias && alias.unlisted());
            boolean sure = match.verdict() == Ternary.YES
                    && !unbounded
                    && facts.stream().noneMatch(Search::mayBeAnother)
                    && patterns.stream().noneMatch(pattern -> isTwice(pattern, Lookup.in(match.state().facts(), pattern)));
            List<Possible> values = new ArrayList<>();
            for (Result result : accumulate.results()) {
                values.add(result.of()
                        .map(variable -> Lookup.in(match.state().variables(), variable).value())
                        .orElseGet(Possible.Absent::new));
            }
            (sure ? certain : possible).add(new Totals.Share(0, Optional.empty(), sure, unbounded, values));
        }
        ResultScope scope = new ResultScope(evaluation::parameter);
        List<Possible> results = new ArrayList<>();
        for (int i = 0; i < accumulate.results().size(); i++) {
            Possible result = Totals.result(accumulate.results().get(i).function(), i, certain, possible);
            results.add(result);
            scope.bind(accumulate.results().get(i).variable(), result);
        }
        return new Counted(Truth.result(accumulate.constraint(), false, scope), results, scope, matches);
    }

    /** Of two derived facts one of which is not fully known, nobody knows whether they are two. */
    private static boolean mayBeAnother(Instance fact) {
        return fact.id instanceof Evaluation.DerivedKey key
                && key.arguments().stream().anyMatch(a -> a instanceof Possible || a instanceof Alias);
    }

    /** Whether it is one of those that the document names, and nothing refers to it, so that it is counted as that one already. */
    private static boolean isTwice(Pattern pattern, Instance fact) {
        return fact.named()
                && conjuncts(pattern).stream()
                        .noneMatch(constraint -> constraint instanceof Comparison comparison && comparison.left() instanceof Operand.This);
    }

    /** How conditions stand with the facts that a match has; {@code NO} where it lacks one. */
    Ternary overall(List<Condition> conditions, State state) {
        Parts parts = Parts.of(conditions);
        Ternary overall = Ternary.YES;
        for (Pattern pattern : parts.patterns()) {
            Instance fact = state.facts().get(pattern);
            if (fact == null) {
                return Ternary.NO;
            }
            overall = overall.and(sight.exists(fact));
            for (Constraint constraint : conjuncts(pattern)) {
                overall = overall.and(truth(constraint, fact, state.variables()).orElse(Ternary.NO));
            }
            for (Ternary asExpected : expectations(pattern, fact, state.expected())) {
                overall = overall.and(asExpected);
            }
        }
        for (Condition other : parts.others()) {
            overall = overall.and(
                    state.variables().keySet().containsAll(free(other)) ? other(other, state) : Ternary.NO);
        }
        return overall;
    }

    // ---- what comes nearest

    private record Chosen(Pattern pattern, List<Instance> facts, boolean joined) {}

    /** The next pattern to look for: one that hangs together with what is found, by as few facts as possible. */
    private Chosen choose(List<Pattern> waiting, State state, List<Pattern> siblings) {
        Optional<Chosen> best = Optional.empty();
        for (Pattern pattern : waiting) {
            Optional<List<Instance>> facts = joined(pattern, state, siblings).map(Sight.Having::both);
            if (facts.isPresent()
                    && best.filter(known -> known.facts().size() <= facts.get().size()).isEmpty()) {
                best = Optional.of(new Chosen(pattern, facts.get(), true));
            }
        }
        return best.orElseGet(() -> new Chosen(waiting.get(0), sight.all(waiting.get(0).type()), false));
    }

    // Two patterns of a gate may be equal, and are two all the same.
    @SuppressWarnings("ReferenceEquality")
    private static List<Pattern> without(List<Pattern> patterns, Pattern pattern) {
        List<Pattern> rest = new ArrayList<>(patterns);
        rest.removeIf(other -> other == pattern);
        return rest;
    }

    /** How good a match is: fewer conditions failed, then fewer not reached, then fewer not known. */
    private record Score(int failed, int unreached, int unknown) implements Comparable<Score> {

        static final Score FULL = new Score(0, 0, 0);

        Score plus(Ternary verdict) {
            return switch (verdict) {
                case YES -> this;
                case UNKNOWN -> new Score(failed, unreached, unknown + 1);
                case NO -> new Score(failed + 1, unreached, unknown);
            };
        }

        Score plus(Tried tried) {
            return tried.failed() > 0 ? new Score(failed + tried.failed(), unreached, unknown) : plus(tried.verdict());
        }

        Score plusUnreached() {
            return new Score(failed, unreached + 1, unknown);
        }

        @Override
        public int compareTo(Score other) {
            return Comparator.comparingInt(Score::failed)
                    .thenComparingInt(Score::unreached)
                    .thenComparingInt(Score::unknown)
                    .compare(this, other);
        }
    }

    /** The match that comes nearest to holding. Patterns of {@code state} keep their facts. */
    State nearest(List<Condition> conditions, State state) {
        Parts parts = Parts.of(conditions);
        List<Pattern> waiting = new ArrayList<>(parts.patterns());
        waiting.removeIf(state.facts()::containsKey);
        Nearest nearest = new Nearest(parts, state);
        nearest.look(waiting, state, Set.of(), Score.FULL);
        return nearest.best;
    }

    private final class Nearest {
        private final Parts parts;
        private State best;
        private Optional<Score> score = Optional.empty();
        private int steps;

        Nearest(Parts parts, State start) {
            this.parts = parts;
            this.best = start;
        }

        /** @param missing patterns that found nothing */
        void look(List<Pattern> waiting, State state, Set<Pattern> missing, Score soFar) {
            evaluation.tick();
            if (score.filter(known -> known.compareTo(soFar) <= 0 || steps > STEPS).isPresent()) {
                return;
            }
            steps++;
            if (waiting.isEmpty()) {
                finish(state, soFar);
                return;
            }
            Chosen chosen = choose(waiting, state, parts.patterns());
            List<Pattern> rest = without(waiting, chosen.pattern());
            if (!chosen.joined() && !missing.isEmpty()) {
                look(rest, state.without(chosen.pattern()), missing, soFar.plusUnreached());
                return;
            }
            List<Tried> tried = new ArrayList<>();
            chosen.facts().forEach(fact -> tried.add(tried(chosen.pattern(), fact, state)));
            tried.removeIf(one -> !one.joined());
            tried.sort(Comparator.comparingInt(Tried::failed).thenComparing(Tried::verdict, Comparator.reverseOrder()));
            if (tried.isEmpty()) {
                Set<Pattern> more = Collections.newSetFromMap(new IdentityHashMap<>());
                more.addAll(missing);
                more.add(chosen.pattern());
                look(rest, state, more, soFar.plus(Ternary.NO));
                return;
            }
            boolean passes = tried.get(0).failed() == 0;
            tried.stream()
                    .filter(one -> !passes || one.failed() == 0)
                    .limit(passes ? TRIED : TRIED_IN_VAIN)
                    .forEach(one -> look(rest, state.with(chosen.pattern(), one.fact()), missing, soFar.plus(one)));
        }

        private void finish(State state, Score soFar) {
            Score whole = soFar;
            for (Condition other : parts.others()) {
                whole = state.variables().keySet().containsAll(free(other))
                        ? whole.plus(other(other, state))
                        : whole.plusUnreached();
            }
            Score found = whole;
            if (score.filter(known -> known.compareTo(found) <= 0).isEmpty()) {
                best = state;
                score = Optional.of(found);
            }
        }
    }
}
