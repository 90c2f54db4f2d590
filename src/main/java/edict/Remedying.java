package edict;

import edict.decision.Verdict;
import edict.document.Node;
import edict.document.Pointers;
import edict.document.Trees;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Lever;
import edict.facts.Levers;
import edict.facts.Option;
import edict.facts.Shown;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.rulebook.Control;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what would have to change for a design to go ahead. What can be made of it is what the vocabulary calls attainable of what
 * findings rest on, and the controls that would meet them. All of it is made at once, and what can be left out again is: each time the
 * changed design is read and judged, so what is found holds, whatever the changes have to do with each other.
 */
final class Remedying {

    /** How often what the changes bring along is changed in its turn, and other values are tried. */
    private static final int ROUNDS = 8;

    /** More than that nobody changes at once. */
    private static final int MOST = 400;

    private final Rulebook rulebook;
    private final Node.Mapping design;
    private final Function<List<Option.Step>, Optional<Evaluation>> judge;
    private final Predicate<List<Option.Step>> possible;
    private final Function<List<Option.Step>, Evaluation> decide;
    private final Evaluation today;
    private final List<Lever> options;
    /** What is open in the design as it is. */
    private final Set<Key> open;
    private final Facts facts;
    private final Levers making;
    private final Shown shown;
    /** Types of what controls can cover. */
    private final Set<String> coverable;

    /** From where changes are taken, one after the other until nothing is left. */
    private enum Reach {
        WHAT_IT_RESTS_ON,
        WHAT_THE_SAME_THINGS_SAY,
        OPTIONS
    }

    /**
     * What makes two findings the same one.
     *
     * @param subject pointer
     */
    private record Key(String provision, String subject, Finding.Who who) {

        static Key of(Finding finding) {
            return new Key(finding.provision(), finding.subject().pointer(), finding.who());
        }
    }

    /**
     * @param judge judges the design after some steps, on the day alone; empty where they can't be made together
     * @param possible whether they can be
     * @param decide the same as any design is judged
     * @param today how the design is judged as it is, on the day alone
     * @param options what the design offers
     */
    Remedying(
            Rulebook rulebook,
            Node.Mapping design,
            Function<List<Option.Step>, Optional<Evaluation>> judge,
            Predicate<List<Option.Step>> possible,
            Function<List<Option.Step>, Evaluation> decide,
            Evaluation today,
            List<Option> options) {
        this.rulebook = rulebook;
        this.design = design;
        this.judge = judge;
        this.possible = possible;
        this.decide = decide;
        this.today = today;
        this.options = options.stream().filter(option -> !option.steps().isEmpty()).<Lever>map(Lever.Offered::new).toList();
        this.facts = today.days().get(0).facts();
        this.open = today.findings().stream()
                .filter(finding -> finding.status() == Status.OPEN)
                .map(Key::of)
                .collect(Collectors.toSet());
        this.making = new Levers(design, facts, rulebook.vocabulary(), today.asOf());
        this.shown = new Shown(facts, rulebook.vocabulary());
        this.coverable = rulebook.vocabulary()
                .attribute(Words.CONTROL, Words.SCOPE)
                .map(scope -> scope.type().single())
                .map(type -> type instanceof AttributeType.Reference reference ? Set.copyOf(reference.types()) : Set.<String>of())
                .orElse(Set.of());
    }

    Remedy remedy(Request request) {
        List<Remedy.Stage> stages = new ArrayList<>();
        Set<Lever> done = new LinkedHashSet<>();
        Evaluation now = today;
        for (Effect level : List.of(Effect.REJECT, Effect.REVIEW)) {
            if (!blocking(now, level).isEmpty()) {
                Stage stage = new Stage(level, done, now);
                if (stages.isEmpty() || stage.news().findAny().isPresent() || stage.leavesMore(stages.get(0).left())) {
                    stages.add(stage.found());
                }
                done = stage.made;
                now = stage.then;
            }
        }
        return new Remedy(
                request.asOf(),
                request.known(),
                rulebook.hash(),
                request.profile(),
                decide.apply(List.of()),
                List.copyOf(stages));
    }

    /** What does at least this to the decision. What is open in the design as it is has to be answered, and is no matter of changes. */
    private Map<Key, Finding> blocking(Evaluation judged, Effect level) {
        Map<Key, Finding> blocking = new LinkedHashMap<>();
        judged.findings().stream()
                .filter(finding -> finding.effect().compareTo(level) >= 0)
                .filter(finding -> finding.status() != Status.OPEN || !open.contains(Key.of(finding)))
                .forEach(finding -> blocking.putIfAbsent(Key.of(finding), finding));
        return blocking;
    }

    /** The search for what takes an effect away. */
    private final class Stage {

        private final Effect level;
        private final Set<Lever> before;
        /** What is decided by what is made already. */
        private final Set<Object> decided;
        /** For which findings each lever was tried. */
        private final Map<Lever, Set<Key>> tried = new LinkedHashMap<>();
        private Set<Lever> made;
        private Evaluation then;
        /** What there is all the same. */
        private Map<Key, Finding> left;
        private boolean whole = true;

        /** @param before what is made already @param now the design with that */
        Stage(Effect level, Set<Lever> before, Evaluation now) {
            this.level = level;
            this.before = before;
            this.decided = before.stream().map(Lever::choice).collect(Collectors.toSet());
            this.made = before;
            this.then = now;
            this.left = blocking(now, level);
            widen();
            narrow();
        }

        /** Makes all that may help, until nothing else does. */
        private void widen() {
            for (Reach reach : Reach.values()) {
                for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
                    Map<Lever, Set<Key>> more = levers(reach);
                    if (more.isEmpty()) {
                        break;
                    }
                    if (tried.size() + more.size() > MOST) {
                        whole = false;
                        return;
                    }
                    tried.putAll(more);
                    Set<Lever> made = together(List.copyOf(more.keySet()), this.made);
                    Evaluation judged = judge.apply(steps(made)).orElseThrow();
                    // What the same things say besides, and options, are many: what changes nothing is not made.
                    if (reach == Reach.WHAT_IT_RESTS_ON || !blocking(judged, level).keySet().containsAll(left.keySet())) {
                        make(made, judged);
                    }
                }
            }
        }

        private void make(Set<Lever> levers, Evaluation judged) {
            made = levers;
            then = judged;
            left = blocking(judged, level);
        }

        /** What could be made for what is left, one value of each attribute that was not tried before. */
        private Map<Lever, Set<Key>> levers(Reach reach) {
            Facts now = then.days().get(0).facts();
            Map<Object, Lever> chosen = new LinkedHashMap<>();
            Map<Lever, Set<Key>> levers = new LinkedHashMap<>();
            left.forEach((key, finding) -> helping(finding, now, reach)
                    .filter(lever -> !decided.contains(lever.choice()) && !tried.containsKey(lever))
                    .forEach(lever -> levers.computeIfAbsent(
                                    Objects.requireNonNullElse(chosen.putIfAbsent(lever.choice(), lever), lever), none -> new LinkedHashSet<>())
                            .add(key)));
            return levers;
        }

        /** These as well, or as many of them as don't contradict each other, or what the design says besides. */
        private Set<Lever> together(List<Lever> more, Set<Lever> made) {
            Set<Lever> all = joined(made, more);
            if (possible.test(steps(all))) {
                return all;
            }
            return more.size() == 1
                    ? inPlaceOfOthers(more.get(0), made)
                    : together(more.subList(more.size() / 2, more.size()), together(more.subList(0, more.size() / 2), made));
        }

        /** With this one, and without what makes no sense beside it and was made in vain, as was seen. */
        private Set<Lever> inPlaceOfOthers(Lever one, Set<Lever> now) {
            List<Lever> displaced = making.pointless(one, less(made, before)).stream()
                    .filter(lever -> left.keySet().containsAll(triedFor(lever)))
                    .toList();
            Set<Lever> all = joined(less(now, displaced), List.of(one));
            return possible.test(steps(all)) ? all : now;
        }

        /** Leaves out what nothing needs that was taken away: of each finding one lever at a time, of all findings together. */
        private void narrow() {
            Set<Key> allowed = left.keySet();
            Set<Lever> all = made;
            List<Lever> vain = news().filter(lever -> allowed.containsAll(triedFor(lever))).toList();
            if (!vain.isEmpty() && back(vain, allowed).isEmpty()) {
                made = less(made, vain);
            }
            // What was tried last goes first: what a finding rests on comes before what else there is.
            List<Set<Lever>> last = new ArrayList<>(news().map(Set::of).toList());
            Collections.reverse(last);
            apart(last).forEach(group -> {
                Set<Lever> dropped = union(group);
                Set<Key> back = back(dropped, allowed);
                dropped.removeIf(lever -> !Collections.disjoint(triedFor(lever), back));
                made = less(made, dropped);
            });
            Optional<Evaluation> judged = judge.apply(steps(made)).filter(one -> allowed.containsAll(blocking(one, level).keySet()));
            if (judged.isEmpty()) {
                // What was tried for one finding is needed by another.
                made = all;
                leaveOut(news().toList(), allowed);
                judged = judge.apply(steps(made));
            }
            make(made, judged.orElseThrow());
        }

        private void leaveOut(List<Lever> some, Set<Key> allowed) {
            if (back(some, allowed).isEmpty()) {
                made = less(made, some);
            } else if (some.size() > 1) {
                leaveOut(some.subList(0, some.size() / 2), allowed);
                leaveOut(some.subList(some.size() / 2, some.size()), allowed);
            }
        }

        boolean leavesMore(List<Finding> before) {
            return !before.stream().map(Key::of).collect(Collectors.toSet()).containsAll(left.keySet());
        }

        private Stream<Lever> news() {
            return made.stream().filter(lever -> !before.contains(lever));
        }

        /** What there is without these that is not allowed; everything where the rest can't be made by itself. */
        private Set<Key> back(Collection<Lever> dropped, Set<Key> allowed) {
            return without(dropped, allowed).keySet();
        }

        private Map<Key, Finding> without(Collection<Lever> dropped, Set<Key> allowed) {
            Map<Key, Finding> back = new LinkedHashMap<>(judge.apply(steps(less(made, dropped)))
                    .map(judged -> blocking(judged, level))
                    .orElseGet(() -> blocking(today, level)));
            back.keySet().removeAll(allowed);
            return back;
        }

        /** Groups of sets of levers; in none were two tried for the same finding. */
        private List<List<Set<Lever>>> apart(List<Set<Lever>> sets) {
            List<List<Set<Lever>>> groups = new ArrayList<>();
            List<Set<Key>> taken = new ArrayList<>();
            for (Set<Lever> set : sets) {
                Set<Key> keys = keys(set);
                int group = 0;
                while (group < groups.size() && !Collections.disjoint(taken.get(group), keys)) {
                    group++;
                }
                if (group == groups.size()) {
                    groups.add(new ArrayList<>());
                    taken.add(new HashSet<>());
                }
                groups.get(group).add(set);
                taken.get(group).addAll(keys);
            }
            return groups;
        }

        private Set<Key> keys(Set<Lever> levers) {
            return levers.stream().flatMap(lever -> triedFor(lever).stream()).collect(Collectors.toSet());
        }

        private Set<Key> triedFor(Lever lever) {
            return tried.getOrDefault(lever, Set.of());
        }

        Remedy.Stage found() {
            Map<Lever.Target, Set<Lever>> changes = new LinkedHashMap<>();
            news().forEach(lever -> changes.computeIfAbsent(lever.target(), none -> new LinkedHashSet<>()).add(lever));
            Map<Set<Lever>, List<Finding>> cleared = new HashMap<>();
            apart(List.copyOf(changes.values())).forEach(group -> {
                Map<Key, Finding> back = without(union(group), left.keySet());
                group.forEach(change -> cleared.put(change, of(back, keys(change))));
            });
            // What a change was not tried for may hang on it all the same, by another one that it makes possible.
            changes.values().stream()
                    .filter(change -> cleared.getOrDefault(change, List.of()).isEmpty())
                    .forEach(change -> cleared.put(change, List.copyOf(without(change, left.keySet()).values())));
            List<Option.Step> steps = steps(made);
            return new Remedy.Stage(
                    level == Effect.REJECT ? Verdict.NEEDS_REVIEW : Verdict.APPROVED_WITH_CONDITIONS,
                    changes.values().stream()
                            .map(change -> change(List.copyOf(change), cleared.getOrDefault(change, List.of())))
                            .toList(),
                    List.copyOf(left.values()),
                    steps,
                    whole,
                    decide.apply(steps));
        }
    }

    private Remedy.Change change(List<Lever> made, List<Finding> cleared) {
        if (made.get(0).target() instanceof Lever.OfEntity target) {
            Entity entity = facts.entity(target.entity()).orElseThrow();
            Attribute attribute = rulebook.vocabulary().attribute(entity.type(), target.attribute()).orElseThrow();
            List<Text> values = made.stream()
                    .flatMap(lever -> ((Lever.Saying) lever).value().stream())
                    .map(value -> shown.scalar(value, Optional.of(attribute.type())))
                    .toList();
            return new Remedy.Change(
                    made,
                    attribute.question().orElse(Text.alike(attribute.name())),
                    Optional.of(shown.attribute(entity, attribute.name())),
                    values.isEmpty() ? new Text("none", "aucun") : Text.joined(values, Text.alike(", ")),
                    Optional.ofNullable(entity.values().get(attribute.name())).map(Given::at).orElse(entity.at()),
                    cleared);
        }
        if (made.get(0) instanceof Lever.Offered offered) {
            Option option = offered.option();
            return new Remedy.Change(
                    made,
                    Text.alike(option.change().orElse(option.id())),
                    Optional.empty(),
                    Text.alike(""),
                    facts.entity(option.id()).map(Entity::at).orElse(design.at()),
                    cleared);
        }
        Lever.OfOrganisation target = (Lever.OfOrganisation) made.get(0).target();
        Text title = Optional.ofNullable(rulebook.controls().get(target.control())).map(Control::title).orElse(Text.alike(target.control()));
        List<Text> evidence = made.stream()
                .flatMap(lever -> ((Lever.InPlace) lever).evidence().stream())
                .distinct()
                .map(Text::alike)
                .toList();
        return new Remedy.Change(
                made,
                title,
                Optional.empty(),
                Text.joined(evidence, Text.alike(", ")),
                design.keyAt(facts.controls().pointer().substring(1)),
                cleared);
    }

    private static List<Finding> of(Map<Key, Finding> findings, Set<Key> some) {
        return findings.entrySet().stream()
                .filter(entry -> some.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Set<Lever> union(List<Set<Lever>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<Lever> less(Set<Lever> all, Collection<Lever> some) {
        Set<Lever> rest = new LinkedHashSet<>(all);
        some.forEach(rest::remove);
        return rest;
    }

    /** Of what can be only one thing at a time the last. */
    private static Set<Lever> joined(Set<Lever> made, List<Lever> more) {
        Map<Object, Lever> all = new LinkedHashMap<>();
        Stream.concat(made.stream(), more.stream())
                .forEach(lever -> all.put(lever.choice(), lever));
        return new LinkedHashSet<>(all.values());
    }

    private List<Option.Step> steps(Collection<Lever> levers) {
        return making.steps(levers);
    }

    private Stream<Lever> helping(Finding finding, Facts now, Reach reach) {
        return switch (reach) {
            case WHAT_IT_RESTS_ON -> Stream.concat(sayings(finding, now, false).filter(lever -> !making.displaces(lever)), controls(finding, now));
            case WHAT_THE_SAME_THINGS_SAY -> sayings(finding, now, true);
            case OPTIONS -> options.stream();
        };
    }

    /** What can be made of what a finding rests on. @param further also of what the same things say besides */
    private Stream<Lever> sayings(Finding finding, Facts now, boolean further) {
        return read(finding).entrySet().stream()
                .filter(entry -> Trees.find(design, entry.getKey()).orElse(null) instanceof Node.Mapping)
                .flatMap(entry -> now.entity(entry.getKey()).stream()
                        .flatMap(entity -> attributes(entity, further ? Optional.empty() : Optional.of(entry.getValue()))
                                .flatMap(attribute -> Lever.of(entity, attribute).stream())));
    }

    private Stream<Attribute> attributes(Entity entity, Optional<Set<String>> some) {
        return rulebook.type(entity.type()).map(EntityType::attributes).stream()
                .flatMap(attributes -> attributes.values().stream())
                .filter(attribute -> some.isEmpty() || some.get().contains(attribute.name()));
    }

    /** By entity, the attributes on which a finding rests. */
    private static Map<String, Set<String>> read(Finding finding) {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        read.put(finding.subject().pointer(), new LinkedHashSet<>());
        Stream.concat(
                        finding.facts().stream(),
                        finding.derivation().stream().flatMap(derived -> derived.facts().stream()))
                .forEach(fact -> read.computeIfAbsent(Pointers.parent(fact.pointer()), none -> new LinkedHashSet<>())
                        .add(fact.attribute()));
        finding.questions().forEach(asked -> read.computeIfAbsent(asked.entity(), none -> new LinkedHashSet<>())
                .add(asked.attribute()));
        return read;
    }

    private Stream<Lever> controls(Finding finding, Facts facts) {
        Optional<String> bearer = finding.who().organisation();
        Optional<String> scope = scope(finding, facts);
        if (scope.isEmpty() || bearer.isEmpty() && finding.bearer() != Ternary.YES) {
            return Stream.of();
        }
        Optional<String> holder = finding.bearer() == Ternary.YES ? Optional.empty() : bearer;
        return Optional.ofNullable(rulebook.provisions().get(finding.provision())).flatMap(Provision::satisfiedBy).stream()
                .flatMap(Remedying::controls)
                .map(by -> new Lever.InPlace(new Lever.OfOrganisation(by.control(), holder), scope.get(), by.evidence()));
    }

    private static Stream<Provision.ByControl> controls(Provision.Satisfaction satisfaction) {
        if (satisfaction instanceof Provision.AllOf all) {
            return all.of().stream().flatMap(Remedying::controls);
        }
        if (satisfaction instanceof Provision.AnyOf any) {
            return any.of().stream().flatMap(Remedying::controls);
        }
        return Stream.of((Provision.ByControl) satisfaction);
    }

    /** The id of what the finding is about, or of what that is part of, or else of who bears it. */
    private Optional<String> scope(Finding finding, Facts facts) {
        Optional<Entity> subject = facts.entity(finding.subject().pointer());
        while (subject.filter(one -> one.id().isPresent() && coverable.contains(one.type())).isEmpty() && subject.isPresent()) {
            subject = subject.get().owner().flatMap(facts::entity);
        }
        return subject.flatMap(Entity::id).or(() -> finding.who().organisation());
    }
}
