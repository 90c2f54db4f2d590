package edict.engine;

import edict.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which values are told apart by the rules that some conclusions rest on: those that draw them or exempt from them, and
 * all that derive what these read. There are far fewer than what all rules tell apart, and so are the completions to try.
 * Safe for several threads.
 */
final class Apart {

    private final Vocabulary vocabulary;
    private final List<Plan> plans;
    private final Map<String, List<Integer>> concluding;
    private final Map<String, List<Integer>> exempting;
    private final Readers readers;
    private final Map<List<Integer>, Told> known = new ConcurrentHashMap<>();
    private final Map<BitSet, Told> byOnly = new ConcurrentHashMap<>();
    private final Map<Set<String>, BitSet> comparing = new ConcurrentHashMap<>();

    Apart(
            Vocabulary vocabulary,
            List<Plan> plans,
            Map<String, List<Integer>> concluding,
            Map<String, List<Integer>> exempting,
            Readers readers) {
        this.vocabulary = vocabulary;
        this.plans = plans;
        this.concluding = concluding;
        this.exempting = exempting;
        this.readers = readers;
    }

    /** @param drawing plans that draw one conclusion, or facts of one type: what comes of them is kept */
    Told by(List<Integer> drawing) {
        return known.computeIfAbsent(drawing, this::of);
    }

    /** The same of any plans. */
    Told of(List<Integer> drawing) {
        return Told.of(rests(drawing), vocabulary);
    }

    /** What some plans alone tell apart, whatever those do on which they rest. */
    Told byOnly(BitSet some) {
        return byOnly.computeIfAbsent(some, one -> Told.of(one.stream().mapToObj(plans::get).toList(), vocabulary));
    }

    /** Plans that read an attribute of a group. Not to be changed. */
    BitSet comparing(Told.Group group) {
        return comparing.computeIfAbsent(group.attributes(), attributes -> {
            BitSet reading = new BitSet();
            attributes.stream()
                    .map(attribute -> attribute.substring(0, attribute.indexOf('.')))
                    .distinct()
                    .forEach(type -> readers.ofType(type).stream()
                            .filter(plan -> !Collections.disjoint(Reads.of(List.of(plans.get(plan))).attributes(), attributes))
                            .forEach(reading::set));
            return reading;
        });
    }

    private List<Plan> rests(List<Integer> drawing) {
        Set<Integer> all = new TreeSet<>();
        Deque<Integer> left = new ArrayDeque<>(drawing);
        while (!left.isEmpty()) {
            int next = left.remove();
            if (all.add(next)) {
                Plan plan = plans.get(next);
                if (plan.conclusion().type().isEmpty()) {
                    left.addAll(exempting.getOrDefault(plan.rule().provision(), List.of()));
                }
                Set<String> read = new LinkedHashSet<>();
                plan.alternatives().forEach(body -> Ruleset.read(body, read));
                read.forEach(type -> left.addAll(concluding.getOrDefault(type, List.of())));
            }
        }
        List<Plan> some = new ArrayList<>();
        all.forEach(index -> some.add(plans.get(index)));
        return some;
    }
}
