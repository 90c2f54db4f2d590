package edict.engine;

import edict.drl.Rule;
import edict.engine.Evaluation.Match;
import edict.engine.Plan.Body;
import edict.engine.Plan.Source;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * All rules, planned and built. Immutable.
 *
 * @param concluding plans by the derived type that they conclude
 * @param single arguments of derived types that leave each rule one way to match at most, as type and position
 * @param starts what each plan needs to be able to match
 * @param timed patterns that ask whether a date is reached, by plan
 * @param elements lists by whose elements rules join
 */
record Ruleset(
        Vocabulary vocabulary,
        Map<String, Layout> layouts,
        List<Plan> plans,
        Map<String, List<Integer>> concluding,
        Strata strata,
        Starts starts,
        Map<Integer, List<Plan.Node>> timed,
        Gauges gauges,
        Parts parts,
        Set<String> rooted,
        Set<List<Object>> single,
        Told told,
        Apart apart,
        Reads reads,
        Set<String> looked,
        List<Elements> elements,
        Map<String, BitSet> referring,
        Map<List<Object>, List<Integer>> verbs,
        Map<String, List<Integer>> exempting,
        Readers readers) {

    static Ruleset of(Vocabulary vocabulary, List<Rule> rules) {
        Map<String, Layout> layouts = Layout.all(vocabulary);
        Plan.Counter counter = new Plan.Counter();
        List<Plan> plans = rules.stream().flatMap(rule -> Plan.of(rule, counter).stream()).toList();
        Map<String, List<Integer>> concluding = new HashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            int index = i;
            plans.get(i)
                    .conclusion()
                    .type()
                    .ifPresent(type -> concluding.computeIfAbsent(type, t -> new ArrayList<>()).add(index));
        }
        Strata strata = Strata.of(plans);
        List<Network.Closing> closings = new ArrayList<>();
        for (EntityType type : vocabulary.types().values()) {
            if (type.closure().isPresent()) {
                if (concluding.containsKey(type.name())) {
                    closings.add(new Network.Closing(type.name(), strata.of(type.name())));
                }
            }
        }
        Set<String> partTypes = new HashSet<>();
        vocabulary.types().values().stream()
                .filter(type -> !type.partOf().isEmpty())
                .forEach(type -> partTypes.add(type.name()));
        Set<String> rooted = rooted(plans, concluding, vocabulary);
        Shape.Joins joins = new Shape.Joins(layouts, partTypes, rooted, concluding.keySet());
        Gauges gauges = new Gauges(layouts, counter.count());
        Parts parts = new Parts(plans, strata, joins, gauges, new Cuts(plans, joins, concluding.keySet()), closings);
        Reads reads = Reads.of(plans);
        List<Needs> needs = plans.stream().map(Needs::of).toList();
        Map<String, List<Integer>> exempting = exempting(plans);
        Readers readers = Readers.of(plans, needs, exempting, vocabulary);
        return new Ruleset(
                vocabulary,
                layouts,
                plans,
                concluding,
                strata,
                Starts.of(plans, strata),
                timed(plans),
                gauges,
                parts,
                rooted,
                single(plans, concluding),
                Told.of(plans, vocabulary),
                new Apart(vocabulary, plans, concluding, exempting, readers),
                reads,
                looked(parts.types(), reads, layouts),
                elements(parts.types(), layouts),
                referring(reads, layouts),
                verbs(plans),
                exempting,
                readers);
    }

    private static Map<Integer, List<Plan.Node>> timed(List<Plan> plans) {
        Map<Integer, List<Plan.Node>> timed = new HashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            List<Plan.Node> nodes = plans.get(i).nodes().stream().filter(Needs::isTimed).toList();
            if (!nodes.isEmpty()) {
                timed.put(i, nodes);
            }
        }
        return timed;
    }

    private static Map<List<Object>, List<Integer>> verbs(List<Plan> plans) {
        Map<List<Object>, List<Integer>> verbs = new HashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            if (plan.conclusion().type().isEmpty()) {
                verbs.computeIfAbsent(
                                List.of(plan.rule().provision(), plan.conclusion().verb()), v -> new ArrayList<>())
                        .add(i);
            }
        }
        return verbs;
    }

    private static Map<String, List<Integer>> exempting(List<Plan> plans) {
        NavigableSet<String> provisions = new TreeSet<>();
        plans.forEach(plan -> provisions.add(plan.rule().provision()));
        Map<String, List<Integer>> exempting = new HashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            Plan exemption = plans.get(i);
            if (exemption.conclusion().verb() == Rule.Verb.EXEMPT) {
                String pattern = (String) ((Rule.Operand.Literal)
                                exemption.conclusion().arguments().get(2))
                        .value();
                for (String provision : covered(pattern, provisions)) {
                    exempting.computeIfAbsent(provision, p -> new ArrayList<>()).add(i);
                }
            }
        }
        return exempting;
    }

    /** Those that {@code pack/slug-*} covers; without the star it covers just the one named. */
    private static Set<String> covered(String pattern, NavigableSet<String> provisions) {
        if (!pattern.endsWith("*")) {
            return provisions.contains(pattern) ? Set.of(pattern) : Set.of();
        }
        String start = pattern.substring(0, pattern.length() - 1);
        return provisions.subSet(start, start + Character.MAX_VALUE);
    }

    /** Arguments of derived types, as type and position, that leave each rule that concludes one a single way to match. */
    private static Set<List<Object>> single(List<Plan> plans, Map<String, List<Integer>> concluding) {
        Set<List<Object>> single = new HashSet<>();
        concluding.forEach((type, indices) -> {
            int arguments = plans.get(indices.get(0)).conclusion().arguments().size();
            for (int i = 0; i < arguments; i++) {
                int argument = i;
                if (indices.stream().allMatch(index -> plans.get(index).single(argument))) {
                    single.add(List.of(type, argument));
                }
            }
        });
        return single;
    }

    /** Derived types whose first argument is always the thing that their rules start from. */
    private static Set<String> rooted(
            List<Plan> plans, Map<String, List<Integer>> concluding, Vocabulary vocabulary) {
        Set<String> rooted = new HashSet<>();
        concluding.forEach((type, indices) -> {
            boolean all = Lookup.in(vocabulary.types(), type).kind() == EntityType.Kind.DERIVED
                    && indices.stream().allMatch(index -> startsFromFirst(plans.get(index)));
            if (all) {
                rooted.add(type);
            }
        });
        return rooted;
    }

    static boolean startsFromFirst(Plan plan) {
        if (!(plan.conclusion().arguments().get(0) instanceof Rule.Operand.Variable variable)) {
            return false;
        }
        for (Body body : plan.alternatives()) {
            Source source = body.variables().get(variable.name());
            if (source == null || source.attribute().isPresent() || !source.node().equals(body.nodes().get(0))) {
                return false;
            }
        }
        return true;
    }

    /** Whether some rule reads facts of this type, looks for them through one of its lists, or compares references to them. */
    boolean reads(String type) {
        return looked.contains(type);
    }

    /** Positions of the attributes of a type that refer to things and that some rule reads. Not to be changed. */
    BitSet referring(Layout layout) {
        return Lookup.in(referring, layout.name());
    }

    private static Map<String, BitSet> referring(Reads reads, Map<String, Layout> layouts) {
        Map<String, BitSet> referring = new HashMap<>();
        layouts.forEach((type, layout) -> {
            BitSet positions = new BitSet();
            for (int i = 0; i < layout.attributes().size(); i++) {
                Attribute attribute = layout.attributes().get(i);
                positions.set(i, !Universe.referred(attribute.type()).isEmpty() && reads.contains(type, attribute.name()));
            }
            referring.put(type, positions);
        });
        return referring;
    }

    private static Set<String> looked(Set<String> types, Reads reads, Map<String, Layout> layouts) {
        Set<String> looked = new HashSet<>(types);
        for (String name : types) {
            int dot = name.indexOf('.');
            if (dot >= 0) {
                looked.add(name.substring(0, dot));
            }
        }
        for (Layout layout : layouts.values()) {
            for (Attribute attribute : layout.attributes()) {
                if (reads.contains(layout.name(), attribute.name())) {
                    looked.addAll(Universe.referred(attribute.type()));
                }
            }
        }
        return Set.copyOf(looked);
    }

    /** A list by whose elements rules join. @param position of the attribute @param layout of the elements */
    record Elements(String holder, String attribute, int position, Layout layout) {}

    private static List<Elements> elements(Set<String> types, Map<String, Layout> layouts) {
        List<Elements> elements = new ArrayList<>();
        for (String name : types) {
            int dot = name.indexOf('.');
            if (dot >= 0) {
                String holder = name.substring(0, dot);
                String attribute = name.substring(dot + 1);
                int position = Lookup.in(layouts, holder).position(attribute);
                elements.add(new Elements(holder, attribute, position, Lookup.in(layouts, name)));
            }
        }
        return List.copyOf(elements);
    }

    /** What was activated. */
    Plan plan(Match match) {
        return plans.get(match.plan());
    }

    /** Plans by which a provision concludes something. */
    List<Integer> plansOf(String provision, Rule.Verb verb) {
        return verbs.getOrDefault(List.of(provision, verb), List.of());
    }

    /** Plans that conclude facts of a type. */
    List<Integer> concluding(String type) {
        return concluding.getOrDefault(type, List.of());
    }

    /** Plans that exempt from a provision. */
    List<Integer> exempting(String provision) {
        return exempting.getOrDefault(provision, List.of());
    }

    EntityType.Closure closure(String type) {
        return Lookup.in(vocabulary.types(), type).closure().orElseThrow();
    }

    /** Adds the types of the facts that a body looks for. */
    static void read(Body body, Set<String> types) {
        body.nodes().forEach(node -> types.add(node.type()));
        for (Plan.Group group : body.groups()) {
            group.bodies().forEach(inner -> read(inner, types));
        }
    }

    /** In which order derived types come about. */
    record Strata(Map<String, Integer> types, Map<Plan, Integer> plans) {

        static Strata of(List<Plan> plans) {
            Map<String, Set<String>> needs = new HashMap<>();
            for (Plan plan : plans) {
                plan.conclusion().type().ifPresent(type -> {
                    Set<String> read = needs.computeIfAbsent(type, t -> new LinkedHashSet<>());
                    plan.alternatives().forEach(body -> read(body, read));
                    read.remove(type);
                });
            }
            Map<String, Integer> types = new HashMap<>();
            needs.keySet().forEach(type -> level(type, needs, types, new HashSet<>()));
            IdentityHashMap<Plan, Integer> levels = new IdentityHashMap<>();
            for (Plan plan : plans) {
                if (plan.conclusion().type().isPresent()) {
                    levels.put(plan, types.get(plan.conclusion().type().get()));
                } else {
                    Set<String> read = new LinkedHashSet<>();
                    plan.alternatives().forEach(body -> read(body, read));
                    int level = 0;
                    for (String type : read) {
                        level = Math.max(level, types.getOrDefault(type, -1) + 1);
                    }
                    levels.put(plan, level);
                }
            }
            return new Strata(types, levels);
        }

        private static int level(
                String type, Map<String, Set<String>> needs, Map<String, Integer> types, Set<String> path) {
            Integer known = types.get(type);
            if (known != null) {
                return known;
            }
            if (!needs.containsKey(type)) {
                return -1;
            }
            if (!path.add(type)) {
                throw new IllegalStateException("derived types depend on each other: " + path);
            }
            int level = 0;
            for (String read : needs.get(type)) {
                level = Math.max(level, level(read, needs, types, path) + 1);
            }
            path.remove(type);
            types.put(type, level);
            return level;
        }

        int of(String type) {
            return Lookup.in(types, type);
        }

        int of(Plan plan) {
            return Lookup.in(plans, plan);
        }
    }
}
