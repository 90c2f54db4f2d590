package edict.reference;

import edict.facts.Entity;
import edict.facts.EntityList;
import edict.facts.Facts;
import edict.facts.Value;
import edict.reference.Tree.Accumulate;
import edict.reference.Tree.All;
import edict.reference.Tree.Any;
import edict.reference.Tree.Compare;
import edict.reference.Tree.Condition;
import edict.reference.Tree.Constraint;
import edict.reference.Tree.Deny;
import edict.reference.Tree.Either;
import edict.reference.Tree.Every;
import edict.reference.Tree.Forall;
import edict.reference.Tree.Item;
import edict.reference.Tree.No;
import edict.reference.Tree.Pattern;
import edict.reference.Tree.Rule;
import edict.reference.Tree.Some;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Cuts a failing case down: fewer rules, conditions, entities and unknowns, while it still fails. */
final class Shrinker {

    private static final int TRIES = 4000;

    private final Predicate<Sketch> fails;
    private int tries;

    private Shrinker(Predicate<Sketch> fails) {
        this.fails = fails;
    }

    /** @param fails what must stay true; an exception counts as no */
    static Sketch shrink(Sketch sketch, Predicate<Sketch> fails) {
        Shrinker shrinker = new Shrinker(fails);
        Sketch smallest = sketch;
        for (Optional<Sketch> next = Optional.of(sketch); next.isPresent(); next = shrinker.smaller(smallest)) {
            smallest = next.get();
        }
        Sketch bare = bare(smallest);
        return shrinker.stillFails(bare) ? bare : smallest;
    }

    private Optional<Sketch> smaller(Sketch sketch) {
        List<Rule> rules = TreeReader.read(sketch.rules());
        for (List<Rule> fewer : some(rules, Shrinker::rule)) {
            Sketch next = sketch.with(Tree.text(fewer));
            if (stillFails(next)) {
                return Optional.of(next);
            }
        }
        for (Facts fewer : facts(sketch)) {
            Sketch next = sketch.with(fewer);
            if (stillFails(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private boolean stillFails(Sketch sketch) {
        if (tries++ > TRIES) {
            return false;
        }
        try {
            return fails.test(sketch);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** All lists with one part less or one part smaller. */
    private static <T> List<List<T>> some(List<T> parts, Function<T, List<T>> smaller) {
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<T> without = new ArrayList<>(parts);
            without.remove(i);
            all.add(without);
        }
        for (int i = 0; i < parts.size(); i++) {
            for (T other : smaller.apply(parts.get(i))) {
                List<T> with = new ArrayList<>(parts);
                with.set(i, other);
                all.add(with);
            }
        }
        return all;
    }

    private static List<Rule> rule(Rule rule) {
        return some(rule.when(), Shrinker::condition).stream()
                .filter(when -> !when.isEmpty())
                .map(when -> new Rule(rule.name(), when, rule.then()))
                .toList();
    }

    private static List<Condition> condition(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return some(pattern.items(), Shrinker::item).stream()
                    .<Condition>map(items -> new Pattern(pattern.variable(), pattern.type(), items))
                    .toList();
        } else if (condition instanceof Accumulate accumulate) {
            List<Condition> all = new ArrayList<>();
            some(accumulate.source(), Shrinker::condition)
                    .forEach(s -> all.add(new Accumulate(s, accumulate.results(), accumulate.items())));
            some(accumulate.results(), r -> List.of())
                    .forEach(r -> all.add(new Accumulate(accumulate.source(), r, accumulate.items())));
            some(accumulate.items(), Shrinker::item)
                    .forEach(i -> all.add(new Accumulate(accumulate.source(), accumulate.results(), i)));
            all.removeIf(a -> ((Accumulate) a).source().isEmpty()
                    || ((Accumulate) a).results().isEmpty()
                    || ((Accumulate) a).items().isEmpty());
            return all;
        }
        BiFunction<Condition, List<Condition>, Condition> again = (c, parts) -> c instanceof No
                ? new No(parts)
                : c instanceof Some
                        ? new Some(parts)
                        : c instanceof Any ? new Any(parts) : c instanceof All ? new All(parts) : new Forall(parts);
        List<Condition> parts = Tree.parts(condition);
        List<Condition> all = new ArrayList<>(parts);
        if (condition instanceof Forall) {
            all.add(new No(List.of(parts.get(0), new No(parts.subList(1, parts.size())))));
        }
        some(parts, Shrinker::condition).stream()
                .filter(p -> p.size() > (condition instanceof No || condition instanceof Some ? 0 : 1))
                .forEach(p -> all.add(again.apply(condition, p)));
        return all;
    }

    private static List<Item> item(Item item) {
        if (item instanceof Every every) {
            List<Item> all = new ArrayList<>(every.parts());
            constraints(every.parts()).forEach(p -> all.add(new Every(p)));
            return all;
        } else if (item instanceof Either either) {
            List<Item> all = new ArrayList<>(either.parts());
            constraints(either.parts()).forEach(p -> all.add(new Either(p)));
            return all;
        } else if (item instanceof Deny deny) {
            List<Item> all = new ArrayList<>(List.of(deny.of()));
            item(deny.of()).forEach(i -> all.add(new Deny((Constraint) i)));
            return all;
        } else if (item instanceof Compare compare && compare.right() instanceof Tree.Several several) {
            return some(several.values(), v -> List.of()).stream()
                    .filter(v -> !v.isEmpty())
                    .<Item>map(v -> new Compare(compare.left(), compare.operator(), new Tree.Several(v)))
                    .toList();
        }
        return List.of();
    }

    private static List<List<Constraint>> constraints(List<Constraint> parts) {
        return some(parts, p -> item(p).stream().map(Constraint.class::cast).toList()).stream()
                .filter(p -> p.size() > 1)
                .toList();
    }

    // facts

    private static List<Facts> facts(Sketch sketch) {
        Facts facts = sketch.facts();
        List<Facts> all = new ArrayList<>();
        for (String key : facts.entities().keySet()) {
            boolean needed = facts.entities().values().stream().anyMatch(e -> mentions(e, key))
                    || facts.openLists().stream().anyMatch(l -> l.owner().equals(Optional.of(key)));
            if (!needed) {
                Map<String, Entity> entities = new LinkedHashMap<>(facts.entities());
                entities.remove(key);
                all.add(new Facts(entities, facts.openLists()));
            }
        }
        for (EntityList list : facts.openLists()) {
            List<EntityList> open = new ArrayList<>(facts.openLists());
            open.remove(list);
            all.add(new Facts(facts.entities(), open));
        }
        for (Entity entity : facts.entities().values()) {
            for (String name : entity.values().keySet()) {
                AttributeType type = sketch.vocabulary().types().get(entity.type()).attributes().get(name).type();
                for (Value value : simpler(type, entity.values().get(name).value(), facts)) {
                    Map<String, Value> values = new LinkedHashMap<>();
                    entity.values().forEach((n, given) -> values.put(n, n.equals(name) ? value : given.value()));
                    Map<String, Entity> entities = new LinkedHashMap<>(facts.entities());
                    entities.put(
                            entity.key(),
                            Sketch.entity(
                                    sketch.vocabulary().types().get(entity.type()),
                                    entity.key(),
                                    entity.id().orElseThrow(),
                                    entity.owner(),
                                    values));
                    all.add(new Facts(entities, facts.openLists()));
                }
            }
        }
        return all;
    }

    private static boolean mentions(Entity entity, String key) {
        return entity.owner().equals(Optional.of(key))
                || entity.values().values().stream()
                        .anyMatch(given -> given.value() instanceof Value.Known known && known.scalar().equals(key)
                                || given.value() instanceof Value.Members members
                                        && members.scalars().contains(key)
                                || given.value() instanceof Value.OneOf oneOf
                                        && oneOf.scalars().contains(key));
    }

    private static List<Value> simpler(AttributeType type, Value value, Facts facts) {
        if (value instanceof Value.Known || value instanceof Value.NotApplicable) {
            return List.of();
        } else if (value instanceof Value.OneOf oneOf) {
            return oneOf.scalars().stream().<Value>map(Value.Known::new).toList();
        } else if (value instanceof Value.Within) {
            return List.of(new Value.Unknown());
        } else if (value instanceof Value.Members members) {
            List<Value> all = new ArrayList<>();
            for (Object scalar : members.scalars()) {
                Set<Object> fewer = new LinkedHashSet<>(members.scalars());
                fewer.remove(scalar);
                all.add(new Value.Members(fewer, members.complete()));
            }
            if (!members.complete()) {
                all.add(new Value.Members(members.scalars(), true));
            }
            return all;
        } else if (type instanceof AttributeType.ListOf) {
            return List.of(new Value.Members(Set.of(), true));
        } else if (type instanceof AttributeType.Bool) {
            return List.of(new Value.Known(true), new Value.Known(false));
        } else if (type instanceof AttributeType.Code code) {
            return code.codes().stream().<Value>map(Value.Known::new).toList();
        } else if (type instanceof AttributeType.Reference reference) {
            return facts.entities().values().stream()
                    .filter(e -> reference.types().contains(e.type()))
                    .<Value>map(e -> new Value.Known(e.key()))
                    .toList();
        } else if (type instanceof AttributeType.Num number) {
            return List.of(new Value.Known(number.minimum().orElse(java.math.BigDecimal.ZERO)));
        }
        return List.of();
    }

    /** Without the attributes, types and parameters that nothing reads. */
    private static Sketch bare(Sketch sketch) {
        List<Rule> rules = TreeReader.read(sketch.rules());
        Reads reads = new Reads(sketch.vocabulary(), rules, sketch.moment(), sketch.facts());
        Set<String> kept = new LinkedHashSet<>();
        rules.forEach(rule -> rule.then().forEach(c -> c.type().ifPresent(kept::add)));
        Map<String, EntityType> types = new LinkedHashMap<>();
        sketch.vocabulary().types().forEach((name, type) -> {
            boolean present = facts(sketch, name);
            if (type.kind() == EntityType.Kind.DERIVED ? kept.contains(name) || reads.reads(name) : reads.reads(name) || present) {
                List<Attribute> attributes = type.attributes().values().stream()
                        .filter(a -> type.kind() == EntityType.Kind.DERIVED
                                || a.name().equals("of")
                                || reads.reads(name, a.name()))
                        .toList();
                String kind = type.kind() == EntityType.Kind.DERIVED
                        ? "derived"
                        : type.kind() == EntityType.Kind.REFERENCE ? "table" : type.partOf().isEmpty() ? "" : "part";
                types.put(name, Sketch.type(name, kind, type.partOf(), type.closure(), attributes));
            }
        });
        Map<String, Entity> entities = new LinkedHashMap<>();
        sketch.facts().entities().forEach((key, entity) -> {
            Map<String, Value> values = new LinkedHashMap<>();
            types.get(entity.type())
                    .attributes()
                    .keySet()
                    .forEach(a -> values.put(a, entity.values().get(a).value()));
            entities.put(
                    key,
                    Sketch.entity(types.get(entity.type()), key, entity.id().orElseThrow(), entity.owner(), values));
        });
        Map<String, Object> parameters = new LinkedHashMap<>(sketch.moment().parameters());
        parameters.keySet().removeIf(id -> !sketch.rules().contains("\"" + id + "\""));
        return Sketch.of(new Sketch(
                        new Vocabulary(types),
                        new edict.rulebook.Moment(sketch.moment().day(), parameters, Set.of()),
                        sketch.rules(),
                        new Facts(entities, sketch.facts().openLists()))
                .toString());
    }

    private static boolean facts(Sketch sketch, String type) {
        return sketch.facts().entities().values().stream().anyMatch(e -> e.type().equals(type))
                || sketch.facts().openLists().stream().anyMatch(l -> l.type().equals(type));
    }
}
