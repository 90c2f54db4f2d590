package edict.engine;

import edict.engine.Evaluation.Deduction;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Derived facts, by type, as they were concluded at some moment. Immutable. */
final class Standing {

    static final Standing NONE = new Standing(Map.of());

    private final Map<String, List<Deduction>> byType;

    private Standing(Map<String, List<Deduction>> byType) {
        this.byType = byType;
    }

    /** Whether it is known what there is of a type, be it nothing. */
    boolean has(String type) {
        return byType.containsKey(type);
    }

    List<Deduction> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The days that facts of a type carry. */
    Set<LocalDate> days(String type) {
        return of(type).stream()
                .flatMap(deduction -> deduction.instance.values().stream())
                .flatMap(value -> value instanceof Possible.Exactly exactly && exactly.value() instanceof LocalDate day ? Stream.of(day) : Stream.of())
                .collect(Collectors.toSet());
    }

    /** Types of which there are facts. */
    Set<String> types() {
        return byType.entrySet().stream()
                .filter(type -> !type.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether anything of a type is not fully known. */
    boolean isOpen(String type) {
        return !of(type).stream().allMatch(deduction -> deduction.instance.isFirm());
    }

    /** Whether facts of a type are what they were for all who read them, whatever is not known. @param now in the same order */
    boolean isSame(String type, List<Deduction> now) {
        List<Deduction> then = of(type);
        return then.size() == now.size()
                && IntStream.range(0, now.size()).allMatch(i -> then.get(i).instance.isFirmly(now.get(i).instance));
    }

    /** What has not turned. */
    Standing without(Set<String> turned) {
        Map<String, List<Deduction>> left = new HashMap<>(byType);
        left.keySet().removeAll(turned);
        return new Standing(Collections.unmodifiableMap(left));
    }

    /** What has not turned, and what is concluded now of that which has. */
    Standing with(Set<String> turned, Map<String, List<Deduction>> now) {
        Map<String, List<Deduction>> both = new HashMap<>(byType);
        for (String type : turned) {
            both.put(type, List.copyOf(now.getOrDefault(type, List.of())));
        }
        return new Standing(Collections.unmodifiableMap(both));
    }
}
