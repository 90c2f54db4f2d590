package edict.engine;

import edict.drl.Rule;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.findings.Proof;
import edict.findings.Proof.Concluded;
import edict.findings.Proof.Removal;
import edict.findings.Proof.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says why something is concluded on a day, down to stated facts, and why something is not. What is concluded comes
 * from the activations of the session; what each condition saw is read again from the rules as they are written. Not
 * thread-safe.
 */
public final class Explainer {

    private final Ruleset ruleset;
    private final Evaluation evaluation;
    private final Conclusions conclusions;
    private final Sight sight;
    private final Readings readings;
    private final Telling telling;
    private final Bearers bearers;

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
        this.bearers = new Bearers(ruleset, universe);
        this.sight = new Sight(ruleset, universe, evaluation, conclusions);
        Search search = new Search(sight, evaluation);
        this.readings = new Readings(ruleset, sight, search);
        this.telling = new Telling(ruleset, universe, evaluation, active, law, sight, search, readings);
    }

    // ---- what is concluded

    /** What a provision concludes about a subject and bearer, and what takes it away. */
    public List<Concluded> concluded(String provision, String subject, Optional<String> bearer) {
        telling.begin(false);
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
        List<Proof> proofs = certain ? telling.proofsOfCertain(matches) : telling.proofs(matches);
        return new Concluded(
                drawn.verb(),
                Optional.empty(),
                Showing.verdict(drawn.holds()),
                certain && drawn.byCompletion() && !Telling.isProven(proofs),
                !certain && proofs.stream().allMatch(proof -> proof.verdict() == Verdict.FAILED),
                proofs,
                removals(drawn.removedBy(), drawn.subject(), drawn.bearer()));
    }

    /** Derived facts are what a classification finds. */
    private List<Concluded> classified(String provision, String subject, Optional<String> bearer) {
        List<Concluded> all = new ArrayList<>();
        for (Deduction deduction : evaluation.derived()) {
            List<Match> ours = deduction.matches.stream()
                    .filter(match -> ruleset.plan(match).rule().provision().equals(provision))
                    .toList();
            DerivedKey key = (DerivedKey) deduction.instance.id;
            int who = who(deduction.instance.layout);
            boolean about = !key.arguments().isEmpty()
                    && subject.equals(Sight.named(key.arguments().get(0)).toString())
                    && (bearer.isEmpty()
                            || who < 0
                            || bearer.get().equals(Sight.named(key.arguments().get(who)).toString()));
            Ternary holds = sight.exists(deduction.instance);
            if (!ours.isEmpty() && about && holds != Ternary.NO) {
                List<Proof> proofs = telling.proofs(ours);
                boolean proven = Telling.isProven(proofs);
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

    /** The activations by which a provision concludes so about a subject and bearer. */
    private List<Match> matches(
            String provision, Rule.Verb verb, String subject, Optional<String> bearer, List<Object> extra) {
        List<Match> matches = new ArrayList<>();
        for (Match match : evaluation.matches()) {
            Plan plan = ruleset.plan(match);
            if (plan.rule().provision().equals(provision) && plan.conclusion().verb() == verb) {
                List<Possible> arguments = Evaluation.arguments(plan, match);
                boolean meant = subject.equals(name(arguments.get(0)).orElse(""))
                        && (bearer.isEmpty()
                                || name(arguments.get(1))
                                        .map(bearer.get()::equals)
                                        .orElseGet(() -> bearers.of(match).contains(bearer.get())));
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
                    .map(one -> matches(one.provision(), one.verb(), one.subject(), one.bearer(), List.of()))
                    .flatMap(List::stream)
                    .filter(match -> ruleset.plan(match).rule().name().equals(removal.rule()))
                    .toList();
            all.add(new Removal(
                    removal.provision(),
                    removal.rule(),
                    Showing.verdict(removal.holds()),
                    telling.proofs(matches),
                    drawn.map(one -> removals(one.removedBy(), one.subject(), one.bearer())).orElse(List.of())));
        }
        return List.copyOf(all);
    }

    // ---- what is not concluded

    /** Why the rules of a provision conclude nothing about a subject: how near each comes. */
    public List<Proof> attempts(String provision, String subject) {
        telling.begin(false);
        List<Plan> plans = concluding(provision);
        List<Proof> all = attempts(plans, subject, Optional.empty());
        Set<String> deriving = plans.stream()
                .filter(plan -> plan.conclusion().verb() == Rule.Verb.CLASSIFY)
                .map(plan -> plan.rule().name())
                .collect(Collectors.toSet());
        // A rule that may derive a fact for the others is no reason why the provision is silent.
        List<Proof> reasons = all.stream()
                .filter(proof -> proof.verdict() == Verdict.FAILED || !deriving.contains(proof.rule()))
                .toList();
        return reasons.isEmpty() ? all : reasons;
    }

    /** The same for a bearer, if there is one, of the rules that don't hold, with conditions that hold only named. */
    public List<Proof> shortcomings(String provision, String subject, Optional<String> bearer) {
        telling.begin(true);
        return attempts(concluding(provision), subject, bearer).stream()
                .filter(proof -> proof.verdict() != Verdict.HELD)
                .toList();
    }

    /** What keeps the exemptions from applying that would take a conclusion of a provision away. */
    public List<Proof> exemptions(String provision, String subject, Optional<String> bearer) {
        telling.begin(true);
        return attempts(
                ruleset.exempting(provision).stream().map(ruleset.plans()::get).toList(), subject, bearer);
    }

    /** Which argument of a conclusion names the bearer; negative where none does. */
    private int bearing(Rule.Conclusion conclusion) {
        if (conclusion.verb() == Rule.Verb.CLASSIFY) {
            return who(Lookup.in(ruleset.layouts(), conclusion.type().orElseThrow()));
        }
        return Settlement.bearing(conclusion.verb()) ? 1 : -1;
    }

    private static int who(Layout layout) {
        return layout.positions().getOrDefault("who", -1);
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
            if (attempts.containsKey(plan.rule().name())) {
                continue;
            }
            Map<Integer, Object> wanted = new HashMap<>();
            wanted.put(0, subject);
            int who = bearing(plan.conclusion());
            if (who >= 0) {
                bearer.ifPresent(known -> wanted.put(who, known));
            }
            readings.nearest(plan, wanted)
                    .ifPresent(nearest -> attempts.put(plan.rule().name(), telling.attempt(nearest)));
        }
        return List.copyOf(attempts.values());
    }
}
