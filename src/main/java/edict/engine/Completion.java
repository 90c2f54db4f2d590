package edict.engine;

import edict.drl.Rule;
import edict.engine.Choices.Effort;
import edict.engine.Choices.Path;
import edict.engine.Choices.TooMany;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Matching.Wanted;
import edict.engine.Settlement.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One completion of the document, as far as its answers are needed: whether a conclusion holds in it. */
final class Completion {

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Choices choices;
    private final World world;
    private final Inference inference;

    Completion(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Candidates candidates,
            Set<String> active,
            Path path,
            Effort effort,
            Map<Inference.Sought, Inference.Found<List<List<Object>>>> everywhere) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        this.choices = new Choices(candidates, path, effort);
        this.world = new World(ruleset, universe, evaluation, candidates, choices);
        this.inference = new Inference(ruleset, universe, evaluation, active, choices, world, everywhere);
    }

    /** Whether something was counted of which there may be more than was tried. */
    boolean bounded() {
        return choices.bounded();
    }

    /** Whether a rule of the provision concludes here, and no exemption removes it. */
    boolean concludes(Goal goal) {
        for (Object subject : world.meant(goal.subject())) {
            if (goal.bearer().isEmpty()) {
                if (concludes(goal, subject, Optional.empty())) {
                    return true;
                }
                continue;
            }
            for (Object bearer : world.meant(goal.bearer().get())) {
                if (concludes(goal, subject, Optional.of(bearer))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean concludes(Goal goal, Object subject, Optional<Object> bearer) {
        for (int index : ruleset.plansOf(goal.provision(), goal.verb())) {
            for (Object root : roots(goal, index, subject)) {
                for (List<Object> arguments : inference.conclusions(index, root, bearer, goal.verb())) {
                    if (arguments.get(0).equals(subject)
                            && fits(arguments, bearer, goal)
                            && !exempted(goal.provision(), goal.verb(), subject, bearerOf(arguments, goal.verb()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What a plan may start from to conclude about a subject. */
    private Set<Object> roots(Goal goal, int index, Object subject) {
        if (Ruleset.startsFromFirst(ruleset.plans().get(index))) {
            return Set.of(subject);
        }
        Set<Object> roots = new LinkedHashSet<>();
        for (Object start : goal.starts().getOrDefault(index, Set.of())) {
            if (start instanceof Alias alias && alias.unlisted()) {
                universe.find(alias).forEach(like -> roots.addAll(world.starts(like)));
            } else {
                world.resolve(start).ifPresent(roots::add);
            }
        }
        return roots;
    }

    private static Optional<Object> bearerOf(List<Object> arguments, Rule.Verb verb) {
        return Settlement.bearing(verb) ? Optional.of(arguments.get(1)) : Optional.empty();
    }

    private static boolean fits(List<Object> arguments, Optional<Object> bearer, Goal goal) {
        boolean bearing = Settlement.bearing(goal.verb());
        return (!bearing || bearer.map(arguments.get(1)::equals).orElseGet(() -> !goal.besides().contains(arguments.get(1))))
                && arguments.subList(bearing ? 2 : 1, arguments.size()).equals(goal.extra());
    }

    /** Whether an exemption that is not itself lifted removes a conclusion here. */
    private boolean exempted(String provision, Rule.Verb verb, Object subject, Optional<Object> bearer) {
        if (verb == Rule.Verb.SCORE || verb == Rule.Verb.ASK) {
            return false;
        }
        for (int index : ruleset.exempting(provision)) {
            Plan plan = ruleset.plans().get(index);
            if (!Ruleset.startsFromFirst(plan)) {
                throw new TooMany();
            }
            for (List<Object> arguments : inference.conclusions(index, subject, bearer, Rule.Verb.EXEMPT)) {
                if (arguments.get(0).equals(subject)
                        && (bearer.isEmpty() || arguments.get(1).equals(bearer.get()))
                        && !exempted(
                                plan.rule().provision(), Rule.Verb.EXEMPT, subject, Optional.of(arguments.get(1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a fact is derived here; of one known in part, whether any is that is not derived by name as well. */
    boolean derives(DerivedKey fact) {
        List<Optional<Set<Object>>> arguments = new ArrayList<>();
        for (Object argument : fact.arguments()) {
            boolean any = argument instanceof Possible || argument instanceof Alias alias && alias.isBeyond();
            Set<Object> here = any ? Set.of() : world.meant(argument);
            if (here.isEmpty() && !any) {
                return false;
            }
            arguments.add(any ? Optional.empty() : Optional.of(here));
        }
        boolean someOther = fact.arguments().stream()
                .anyMatch(argument -> argument instanceof Possible && !(argument instanceof Possible.Absent));
        return inference.derived(fact.type(), known(fact.type(), arguments), plan -> mayConclude(plan, fact), found -> {
            DerivedKey key = (DerivedKey) found.id;
            return (!someOther || evaluation.derived(key).isEmpty()) && agrees(key.arguments(), arguments);
        });
    }

    /** By what a fact is looked for: by what leaves the fewest to look at, if that is known. */
    private Optional<Wanted> known(String type, List<Optional<Set<Object>>> arguments) {
        Layout layout = Lookup.in(ruleset.layouts(), type);
        return IntStream.range(0, arguments.size())
                .filter(i -> arguments.get(i).filter(meant -> meant.size() == 1).isPresent())
                .boxed()
                .min(Comparator.comparing(i -> !ruleset.single().contains(List.of(type, i))))
                .map(i -> new Wanted(
                        layout.attributes().get(i).name(), arguments.get(i).orElseThrow().iterator().next()));
    }

    /** @param known what each argument may be, empty where it may be any */
    private static boolean agrees(List<Object> arguments, List<Optional<Set<Object>>> known) {
        for (int i = 0; i < arguments.size(); i++) {
            if (known.get(i).isPresent() && !known.get(i).get().contains(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayConclude(Plan plan, DerivedKey fact) {
        List<Rule.Operand> arguments = plan.conclusion().arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Rule.Operand.Literal literal
                    && !(fact.arguments().get(i) instanceof Possible)
                    && !Keys.normal(literal.value()).equals(fact.arguments().get(i))) {
                return false;
            }
        }
        return true;
    }
}
