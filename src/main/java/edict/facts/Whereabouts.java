package edict.facts;

import edict.facts.Requirements.Missing;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether data of some kinds are in a place: kept there, sent there or from there, or held by what runs on it, directly or not. Immutable.
 *
 * @param itself whether they are in the place whatever needs it
 * @param holds whether they are there in the end
 * @param questions what could settle it where it is unknown
 * @param because what has such data or may, and needs the place, with what of it, in the order of the document
 */
record Whereabouts(Ternary itself, Ternary holds, List<Missing> questions, List<Needed> because) {

    /** @param by key of what has such data, or may @param what key of what it needs */
    record Needed(String by, String what, Ternary holds) {}

    /**
     * @param certain whether it is at work, and no other in its stead
     * @param asked what would tell that, where nobody says
     */
    private record Need(String by, String what, boolean certain, Optional<Missing> asked) {}

    /** @param place keys of components @param ofKinds whether the data of something are of those kinds */
    static Whereabouts of(Set<String> place, Facts facts, Function<Entity, Ternary> ofKinds) {
        return new Search(place, facts, ofKinds).found();
    }

    private static final class Search {

        private final Set<String> place;
        private final Facts facts;
        private final Function<Entity, Ternary> ofKinds;
        private final Map<String, Ternary> there = new LinkedHashMap<>();
        private final Set<Missing> questions = new LinkedHashSet<>();
        private final List<Needed> because = new ArrayList<>();

        Search(Set<String> place, Facts facts, Function<Entity, Ternary> ofKinds) {
            this.place = place;
            this.facts = facts;
            this.ofKinds = ofKinds;
        }

        Whereabouts found() {
            List<Need> needs = new ArrayList<>();
            Map<String, Missing> unlisted = new HashMap<>();
            needs(needs, unlisted);
            List<Need> relevant = towards(place, needs);
            place.forEach(key -> there.put(key, held(key)));
            Ternary itself = here();
            relevant.forEach(need -> there.computeIfAbsent(need.by(), this::held));
            boolean moved = true;
            while (moved) {
                moved = false;
                for (Need need : relevant) {
                    Ternary now = at(need.what()).or(passed(need));
                    moved |= there.put(need.what(), now) != now;
                }
            }
            relevant.forEach(this::explain);
            mayRunThere(unlisted);
            return new Whereabouts(itself, here(), List.copyOf(questions), List.copyOf(because));
        }

        /** Whether such data are in the place, as far as was found. */
        private Ternary here() {
            return place.stream().map(this::at).reduce(Ternary.NO, Ternary::or);
        }

        private Ternary at(String key) {
            return Objects.requireNonNull(there.getOrDefault(key, Ternary.NO));
        }

        /** What needs what, and of what it isn't known what all it needs. */
        private void needs(List<Need> needs, Map<String, Missing> unlisted) {
            facts.requirements().nodes().values().forEach(node -> {
                node.unlisted().ifPresent(list -> unlisted.put(node.key(), list));
                node.groups().forEach(group -> group.alternatives().forEach(alternative -> alternative.node().ifPresentOrElse(
                        what -> needs.add(need(node, group, alternative, what)),
                        () -> unlisted.put(node.key(), alternative.asked()))));
            });
            facts.openLists().stream()
                    .filter(list -> list.type().equals(Words.REQUIREMENT))
                    .forEach(list -> list.owner().ifPresent(owner -> unlisted.putIfAbsent(owner, Missing.of(list))));
            facts.ofType(Words.AI_SYSTEM).forEach(system -> system.members(Words.RUNS_ON).forEach(component ->
                    needs.add(new Need(system.key(), component.toString(), true, Optional.empty()))));
        }

        /** One in reserve has no data yet. */
        private static Need need(Requirements.Node node, Requirements.Group group, Requirements.Alternative alternative, String what) {
            Optional<BigDecimal> switching = alternative.switchHours().known();
            boolean only = group.alternatives().size() == 1 && group.unlisted().isEmpty();
            boolean active = switching.filter(hours -> hours.signum() == 0).isPresent();
            return new Need(
                    node.key(), what, only || active, switching.isPresent() ? Optional.empty() : Optional.of(alternative.switchHours().at()));
        }

        private static List<Need> towards(Set<String> place, List<Need> needs) {
            Set<String> reached = new LinkedHashSet<>(place);
            Deque<String> left = new ArrayDeque<>(place);
            while (!left.isEmpty()) {
                String what = left.removeLast();
                needs.stream().filter(need -> need.what().equals(what)).map(Need::by).filter(reached::add).forEach(left::add);
            }
            return needs.stream().filter(need -> reached.contains(need.what())).toList();
        }

        /** Whether such data are kept there, flow in or out, or are worked on there, as far as that is said of it. */
        private Ternary held(String key) {
            Ternary any = Ternary.NO;
            for (Entity store : facts.ofType(Words.STORE)) {
                any = any.or(is(store, Words.KEPT_BY, key).and(ofKinds.apply(store)));
            }
            for (Entity flow : facts.ofType(Words.FLOW)) {
                any = any.or(is(flow, Words.TARGET, key).or(is(flow, Words.SOURCE, key)).and(ofKinds.apply(flow)));
            }
            for (Entity processing : facts.ofType(Words.PROCESSING)) {
                if (processing.members(Words.SYSTEM).contains(key)) {
                    any = any.or(ofKinds.apply(processing));
                }
            }
            return any;
        }

        private static Ternary is(Entity thing, String attribute, String key) {
            Value said = thing.value(attribute);
            return said == Value.NOT_APPLICABLE ? Ternary.NO : Supplied.among(said, Set.of(key));
        }

        /** What of the data of those who need something gets there: all where they run on it; of anything else it is said what flows in. */
        private Ternary passed(Need need) {
            Ternary runs = runsOthers(need.what());
            return runs == Ternary.YES && need.certain()
                    ? at(need.by())
                    : runs == Ternary.NO && isTold(need.what()) ? Ternary.NO : at(need.by()).and(Ternary.UNKNOWN);
        }

        private Ternary runsOthers(String key) {
            return facts.entity(key)
                    .filter(thing -> thing.type().equals(Words.COMPONENT))
                    .map(component -> Supplied.among(component.value(Words.KIND), Set.of(Words.COMPUTE)))
                    .orElse(Ternary.NO);
        }

        /** Whether somebody says what is kept there or flows in. */
        private boolean isTold(String key) {
            return facts.ofType(Words.STORE).stream().anyMatch(store -> is(store, Words.KEPT_BY, key) == Ternary.YES)
                    || facts.ofType(Words.FLOW).stream().anyMatch(flow -> is(flow, Words.TARGET, key) == Ternary.YES);
        }

        private void explain(Need need) {
            Ternary passed = passed(need);
            if (passed == Ternary.NO) {
                return;
            }
            because.add(new Needed(need.by(), need.what(), passed));
            Optional<Entity> what = facts.entity(need.what());
            if (passed == Ternary.UNKNOWN && at(need.by()) == Ternary.YES) {
                if (runsOthers(need.what()) == Ternary.UNKNOWN) {
                    what.ifPresent(thing -> Supplied.ask(thing, Words.KIND, questions));
                } else if (runsOthers(need.what()) == Ternary.NO) {
                    questions.add(new Missing("", Words.FLOWS, "/" + Words.FLOWS));
                } else {
                    need.asked().ifPresent(questions::add);
                }
            }
        }

        /** Whatever has such data may run there, where nobody says what all it needs. */
        private void mayRunThere(Map<String, Missing> unlisted) {
            List<String> machines = place.stream().filter(key -> runsOthers(key) != Ternary.NO).toList();
            if (machines.isEmpty()) {
                return;
            }
            for (Entity component : facts.ofType(Words.COMPONENT)) {
                Missing list = unlisted.get(component.key());
                if (list != null && !place.contains(component.key()) && there.computeIfAbsent(component.key(), this::held) != Ternary.NO) {
                    questions.add(list);
                    machines.forEach(key -> there.merge(key, Ternary.UNKNOWN, Ternary::or));
                }
            }
        }
    }
}
