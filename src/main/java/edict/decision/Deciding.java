package edict.decision;

import edict.facts.Ternary;
import edict.findings.Conclusions.Worlds;
import edict.findings.Finding;
import edict.findings.Findings;
import edict.findings.Ranking;
import edict.findings.Standing;
import edict.rulebook.Effect;
import edict.rulebook.Profile;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decides once. */
final class Deciding {

    private final Findings findings;
    private final Profile profile;
    private final Supplier<Optional<Worlds>> worlds;
    private final Effects effects;

    Deciding(Findings findings, Profile profile, Supplier<Optional<Worlds>> worlds) {
        this.findings = findings;
        this.profile = profile;
        this.worlds = worlds;
        this.effects = new Effects(profile);
    }

    Decision decision() {
        List<Finding> all = findings.findings();
        Map<Integer, Effect> decided = new HashMap<>();
        List<Integer> open = new ArrayList<>();
        Effect base = Effect.NONE;
        for (int i = 0; i < all.size(); i++) {
            Effect effect = effects.of(all.get(i), all.get(i).status());
            if (all.get(i).status() == Status.OPEN && effect.compareTo(Effect.REVIEW) >= 0) {
                open.add(i);
            } else {
                decided.put(i, effect);
                base = base.atLeast(effect);
            }
        }
        Map<Integer, Effect> possible = new HashMap<>(decided);
        open.forEach(i -> possible.put(i, most(all.get(i))));
        decided.putAll(whatIsOpen(open, base, possible));
        List<Finding> done = new ArrayList<>();
        Effect worst = Effect.NONE;
        for (int i = 0; i < all.size(); i++) {
            Effect effect = decided.getOrDefault(i, Effect.NONE);
            worst = worst.atLeast(effect);
            done.add(all.get(i).decided(effects.enforcement(all.get(i)), effect, possible.getOrDefault(i, effect)));
        }
        Findings ranked = findings.decided(
                done, Ranking.of(findings.questions(), done, stillPossible(all, possible, base)));
        return new Decision(Verdict.of(worst), ranked, conditions(done));
    }

    // A question about what can't make the decision worse than it is anyway comes last.
    private static Map<Integer, Effect> stillPossible(
            List<Finding> all, Map<Integer, Effect> possible, Effect base) {
        Map<Integer, Effect> still = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Effect most = possible.getOrDefault(i, Effect.NONE);
            boolean settled = all.get(i).status() == Status.OPEN && most.compareTo(base) <= 0;
            still.put(i, settled ? Effect.NONE : most);
        }
        return still;
    }

    /** The effects of open findings: review where some completion changes the decision, else none. */
    private Map<Integer, Effect> whatIsOpen(List<Integer> open, Effect base, Map<Integer, Effect> possible) {
        Map<Integer, Effect> decided = new LinkedHashMap<>();
        if (open.stream().allMatch(i -> possible.getOrDefault(i, Effect.REVIEW).compareTo(base) <= 0)) {
            // However the questions are answered, what is certain decides.
            open.forEach(i -> decided.put(i, Effect.NONE));
            return decided;
        }
        List<Map<Integer, Effect>> completions = completions(open, possible);
        Set<Effect> outcomes = new HashSet<>();
        for (Map<Integer, Effect> completion : completions) {
            outcomes.add(completion.values().stream().reduce(base, Effect::atLeast));
        }
        if (outcomes.size() == 1) {
            // However the questions are answered, the decision is the same; the findings that lead to it carry it.
            Effect same = outcomes.iterator().next();
            for (int i : open) {
                Effect most = most(completions, i);
                decided.put(i, same != base && most == same ? same : Effect.NONE);
            }
            return decided;
        }
        for (int i : open) {
            Effect most = completions.isEmpty() ? possible.getOrDefault(i, Effect.REVIEW) : most(completions, i);
            decided.put(i, most.compareTo(base) > 0 ? Effect.REVIEW : Effect.NONE);
        }
        return decided;
    }

    private static Effect most(List<Map<Integer, Effect>> completions, int finding) {
        return completions.stream()
                .map(completion -> completion.getOrDefault(finding, Effect.NONE))
                .reduce(Effect.NONE, Effect::atLeast);
    }

    /** What the open findings do in each completion; none when there are too many to list. */
    private List<Map<Integer, Effect>> completions(List<Integer> open, Map<Integer, Effect> possible) {
        Optional<Worlds> listed = worlds.get();
        if (listed.isEmpty()) {
            return List.of();
        }
        Worlds worlds = listed.get();
        Set<Integer> differing = new HashSet<>(worlds.open());
        List<Map<Integer, Effect>> completions = new ArrayList<>();
        for (Set<Integer> positions : worlds.holding()) {
            Set<Integer> holding = new HashSet<>();
            positions.forEach(position -> holding.add(worlds.open().get(position)));
            Map<Integer, Effect> completion = new HashMap<>();
            for (int i : open) {
                Finding finding = findings.findings().get(i);
                boolean judgedNow = finding.timing() == Timing.IN_FORCE;
                Standing settled = judgedNow ? finding.standing().in(differing, holding) : finding.standing();
                completion.put(
                        i,
                        settled.isOpen()
                                ? possible.getOrDefault(i, Effect.REVIEW)
                                : effects.of(finding, settled.status()));
            }
            completions.add(completion);
        }
        return completions;
    }

    /** The most that an open finding may do, however its own questions are answered. */
    private Effect most(Finding finding) {
        Effect most = Effect.NONE;
        for (Status status : statuses(finding)) {
            most = most.atLeast(effects.of(finding, status == Status.OPEN ? Status.VIOLATED : status));
        }
        return most;
    }

    /** What the status of an open finding may be, however its own questions are answered. */
    static Set<Status> statuses(Finding finding) {
        List<Integer> unknown = new ArrayList<>();
        finding.standing().holds().forEach((verb, holds) -> {
            if (holds == Ternary.UNKNOWN) {
                Optional.ofNullable(finding.standing().drawn().get(verb)).ifPresent(unknown::add);
            }
        });
        Set<Status> statuses = new LinkedHashSet<>();
        for (int choice = 0; choice < 1 << unknown.size(); choice++) {
            Set<Integer> holding = new HashSet<>();
            for (int bit = 0; bit < unknown.size(); bit++) {
                if ((choice & 1 << bit) != 0) {
                    holding.add(unknown.get(bit));
                }
            }
            statuses.add(finding.standing().in(new HashSet<>(unknown), holding).status());
        }
        return statuses;
    }

    private List<Condition> conditions(List<Finding> done) {
        List<Condition> conditions = new ArrayList<>();
        for (Finding finding : done) {
            if (finding.effect() != Effect.CONDITION) {
                continue;
            }
            boolean forContract = finding.bearer() == Ternary.NO;
            for (Finding.DatedCondition dated : finding.conditions()) {
                conditions.add(condition(finding, Optional.of(dated.by()), dated.text(), forContract));
            }
            if (finding.conditions().isEmpty()) {
                Text text = (forContract ? finding.clause() : Optional.<Text>empty())
                        .or(finding::remedy)
                        .orElse(finding.message());
                Optional<LocalDate> by = finding.due().flatMap(Finding.Due::deadline);
                boolean upcoming = finding.timing() == Timing.UPCOMING;
                conditions.add(condition(
                        finding, by.or(() -> upcoming ? finding.appliesFrom() : Optional.empty()), text, forContract));
            }
        }
        conditions.sort(Comparator.comparing(Condition::provision)
                .thenComparing(condition -> condition.subject().pointer())
                .thenComparing(condition -> condition.who().pointer().orElse(""))
                .thenComparing(condition -> condition.by().orElse(LocalDate.MIN))
                .thenComparing(condition -> condition.text().en()));
        return List.copyOf(conditions);
    }

    private Condition condition(Finding finding, Optional<LocalDate> by, Text text, boolean forContract) {
        return new Condition(
                finding.provision(),
                finding.subject(),
                finding.who(),
                finding.severity(),
                by,
                text,
                forContract,
                isTolerated(finding));
    }

    private boolean isTolerated(Finding finding) {
        return profile.tolerates().upTo().filter(upTo -> finding.severity().compareTo(upTo) <= 0).isPresent()
                || profile.tolerates().provisions().stream()
                        .anyMatch(pattern -> pattern.matches(finding.provision()));
    }
}
