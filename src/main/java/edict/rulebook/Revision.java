package edict.rulebook;

import edict.document.Place;
import edict.drl.Exemptions;
import edict.drl.Rule;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one rulebook says otherwise than another, wherever in its files it says so. Immutable.
 *
 * @param items in the order of the parts, in each by id
 */
public record Revision(List<Item> items) {

    /** What rulebooks are made of. */
    public enum Part implements Coded {
        PACK,
        TYPE,
        PROVISION,
        PARAMETER,
        TABLE,
        CONTROL,
        REGISTRY_ENTRY,
        SCENARIO,
        FRAMEWORK,
        PROFILE
    }

    /** What became of it. */
    public enum Outcome implements Coded {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A part that is new, gone or another one.
     *
     * @param keys what of it changed, as records call it, {@code rules} for those of a provision; empty where all of it came or went
     * @param values the first values that are others; none of rules
     * @param at where it stands, or stood
     */
    public record Item(Part part, String id, Outcome outcome, List<String> keys, List<Changed> values, Place at) {}

    /**
     * A value that is another one.
     *
     * @param pointer where it stands in the part, as records call it
     * @param before what it was; of a set, what went; empty where there was none
     * @param after what it is; of a set, what came; empty where there is none
     */
    public record Changed(String pointer, Optional<String> before, Optional<String> after) {}

    private static final String RULES = "rules";

    /** Values of a part that are told, and characters of each. */
    private static final int TOLD = 10;

    private static final int SHOWN = 80;

    /** What {@code after} has other than {@code before}. */
    public static Revision between(Rulebook before, Rulebook after) {
        List<Item> items = new ArrayList<>();
        compare(Part.PACK, before.packs(), after.packs(), Pack::at, items);
        compare(Part.TYPE, before.vocabulary().types(), after.vocabulary().types(), EntityType::at, items);
        compare(Part.PROVISION, ruled(before), ruled(after), ruled -> ruled.provision().at(), items);
        compare(Part.PARAMETER, before.parameters(), after.parameters(), Parameter::at, items);
        compare(Part.TABLE, before.tables(), after.tables(), Table::at, items);
        compare(Part.CONTROL, before.controls(), after.controls(), Control::at, items);
        compare(Part.REGISTRY_ENTRY, before.registry(), after.registry(), RegistryEntry::at, items);
        compare(Part.SCENARIO, before.scenarios(), after.scenarios(), Scenario::at, items);
        compare(Part.FRAMEWORK, before.frameworks(), after.frameworks(), Framework::at, items);
        compare(Part.PROFILE, before.profiles(), after.profiles(), Profile::at, items);
        return new Revision(List.copyOf(items));
    }

    /** Parts on which any provision may rest. */
    private static final Set<Part> EVERYWHERE =
            EnumSet.of(Part.CONTROL, Part.REGISTRY_ENTRY, Part.SCENARIO, Part.FRAMEWORK, Part.PROFILE);

    /**
     * Provisions whose findings may change by this: themselves among it, or resting on a parameter, a row, a class or an exemption that
     * is. Of a provision that is not, a finding may differ all the same: how many completions are left for it hangs on all others.
     *
     * @param rulebook one of the two
     */
    public Set<String> reached(Rulebook rulebook) {
        if (items.stream().anyMatch(item -> EVERYWHERE.contains(item.part()))) {
            return rulebook.provisions().keySet();
        }
        Set<String> provisions = ids(Part.PROVISION);
        Set<String> parameters = ids(Part.PARAMETER);
        Set<String> types = ids(Part.TYPE);
        ids(Part.TABLE).forEach(id -> Optional.ofNullable(rulebook.tables().get(id)).ifPresent(table -> types.add(table.type())));
        boolean grown = true;
        while (grown) {
            int before = provisions.size() + types.size();
            for (Rule rule : rulebook.rules()) {
                Rulebook.Reads reads = rulebook.reads(rule);
                if (provisions.contains(rule.provision())
                        || !Collections.disjoint(reads.parameters(), parameters)
                        || !Collections.disjoint(reads.types(), types)) {
                    provisions.add(rule.provision());
                    types.addAll(reads.derives());
                    exempted(rule, rulebook).forEach(provisions::add);
                }
            }
            grown = provisions.size() + types.size() > before;
        }
        return provisions;
    }

    private Set<String> ids(Part part) {
        Set<String> ids = new TreeSet<>();
        items.stream().filter(item -> item.part() == part).forEach(item -> ids.add(item.id()));
        return ids;
    }

    private static Stream<String> exempted(Rule rule, Rulebook rulebook) {
        return rule.then().stream()
                .flatMap(conclusion -> rulebook.provisions().keySet().stream().filter(id -> Exemptions.exempts(conclusion, id)));
    }

    /** A provision with what is written for it. */
    private record Ruled(Provision provision, List<Rule> rules) {}

    private static Map<String, Ruled> ruled(Rulebook rulebook) {
        Map<String, Ruled> ruled = new TreeMap<>();
        rulebook.provisions().forEach((id, provision) -> ruled.put(id, new Ruled(provision, new ArrayList<>())));
        rulebook.rules().forEach(rule -> Optional.ofNullable(ruled.get(rule.provision())).orElseThrow().rules().add(rule));
        return ruled;
    }

    private static <T> void compare(
            Part part, Map<String, T> before, Map<String, T> after, Function<T, Place> place, List<Item> items) {
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Optional<T> old = Optional.ofNullable(before.get(id));
            Optional<T> now = Optional.ofNullable(after.get(id));
            Place at = now.or(() -> old).map(place).orElseThrow();
            if (old.isEmpty() || now.isEmpty()) {
                items.add(new Item(part, id, old.isEmpty() ? Outcome.ADDED : Outcome.REMOVED, List.of(), List.of(), at));
            } else {
                List<String> keys = differing(old.get(), now.get());
                if (!keys.isEmpty()) {
                    List<Changed> values = new ArrayList<>();
                    changed("", written(old), written(now), values);
                    items.add(new Item(part, id, Outcome.CHANGED, keys, List.copyOf(values), at));
                }
            }
        }
    }

    /** A part without what Drools reads: that is no value. */
    private static Optional<Object> written(Optional<?> part) {
        return part.map(one -> one instanceof Ruled ruled ? ruled.provision() : one);
    }

    private static void changed(String pointer, Optional<Object> before, Optional<Object> after, List<Changed> values) {
        Object one = before.or(() -> after).orElse(pointer);
        if (values.size() >= TOLD || one instanceof Place || same(before, after)) {
            return;
        }
        if (are(Optional.class, before, after)) {
            changed(pointer, before.flatMap(Revision::inside), after.flatMap(Revision::inside), values);
        } else if (are(List.class, before, after)) {
            List<?> old = (List<?>) before.orElse(List.of());
            List<?> now = (List<?>) after.orElse(List.of());
            for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
                changed(pointer + "/" + i, at(old, i), at(now, i), values);
            }
        } else if (are(Map.class, before, after)) {
            Map<?, ?> old = (Map<?, ?>) before.orElse(Map.of());
            Map<?, ?> now = (Map<?, ?>) after.orElse(Map.of());
            Stream.concat(old.keySet().stream(), now.keySet().stream()).distinct().sorted(Comparator.comparing(String::valueOf)).forEach(key ->
                    changed(pointer + "/" + key, Optional.<Object>ofNullable(old.get(key)), Optional.<Object>ofNullable(now.get(key)), values));
        } else if (are(Set.class, before, after)) {
            values.add(new Changed(pointer, without(before, after), without(after, before)));
        } else if (one instanceof Record && !(one instanceof Span) && are(one.getClass(), before, after)) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                if (!isPlaces(component)) {
                    changed(
                            // Files write the entries of a timeline, and single values, without a name.
                            one instanceof Timeline || one instanceof Literal.One ? pointer : pointer + "/" + component.getName(),
                            before.map(value -> part(component, value)),
                            after.map(value -> part(component, value)),
                            values);
                }
            }
        } else {
            values.add(new Changed(pointer, before.map(Revision::shown), after.map(Revision::shown)));
        }
    }

    /** Whether what there is of two is of one kind. */
    private static boolean are(Class<?> kind, Optional<Object> before, Optional<Object> after) {
        return before.stream().allMatch(kind::isInstance) && after.stream().allMatch(kind::isInstance);
    }

    private static Optional<Object> inside(Object optional) {
        return ((Optional<?>) optional).map(value -> value);
    }

    private static Optional<Object> at(List<?> list, int index) {
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    /** What of a set the other has not. */
    private static Optional<String> without(Optional<Object> set, Optional<Object> other) {
        Set<String> left = new TreeSet<>();
        ((Set<?>) set.orElse(Set.of())).forEach(value -> left.add(shown(value)));
        ((Set<?>) other.orElse(Set.of())).forEach(value -> left.remove(shown(value)));
        return Optional.of(left).filter(some -> !some.isEmpty()).map(some -> shown(String.join(", ", some)));
    }

    private static String shown(Object value) {
        String text = value instanceof Coded coded ? coded.code() : value.toString();
        return text.length() > SHOWN ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SHOWN))) + "…" : text;
    }

    private static List<String> differing(Object before, Object after) {
        if (before instanceof Ruled old && after instanceof Ruled now) {
            List<String> keys = new ArrayList<>(differing(old.provision(), now.provision()));
            if (!same(old.rules(), now.rules())) {
                keys.add(RULES);
            }
            return keys;
        }
        Set<String> keys = new LinkedHashSet<>();
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            if (!isPlaces(component) && !same(part(component, before), part(component, after))) {
                keys.add(component.getName());
            }
        }
        return List.copyOf(keys);
    }

    /** Whether two things are the same but for where they stand. All that rulebooks are made of are records, so this looks at their parts. */
    private static boolean same(Object one, Object other) {
        if (one instanceof Place && other instanceof Place) {
            return true;
        }
        if (one instanceof Optional<?> a && other instanceof Optional<?> b) {
            return a.isPresent() == b.isPresent() && (a.isEmpty() || same(a.get(), b.orElseThrow()));
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return sameInOrder(a.iterator(), b.iterator());
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && a.entrySet().stream().allMatch(entry -> Optional.<Object>ofNullable(b.get(entry.getKey()))
                            .filter(value -> same(entry.getValue(), value))
                            .isPresent());
        }
        if (one instanceof Record && one.getClass().equals(other.getClass())) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                if (!isPlaces(component) && !same(part(component, one), part(component, other))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }

    private static boolean sameInOrder(Iterator<?> one, Iterator<?> other) {
        while (one.hasNext() && other.hasNext()) {
            if (!same(one.next(), other.next())) {
                return false;
            }
        }
        return !one.hasNext() && !other.hasNext();
    }

    /** Whether it tells where things stand, by what only a reader of that file knows. */
    private static boolean isPlaces(RecordComponent component) {
        return component.getName().equals("places");
    }

    private static Object part(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a part of a record can't be read", e);
        }
    }
}
