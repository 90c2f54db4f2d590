package edict.reference;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Value;
import edict.reference.Tree.Accumulate;
import edict.reference.Tree.Any;
import edict.reference.Tree.Binding;
import edict.reference.Tree.Call;
import edict.reference.Tree.Compare;
import edict.reference.Tree.Condition;
import edict.reference.Tree.Constraint;
import edict.reference.Tree.Deny;
import edict.reference.Tree.Either;
import edict.reference.Tree.Every;
import edict.reference.Tree.Forall;
import edict.reference.Tree.Item;
import edict.reference.Tree.Name;
import edict.reference.Tree.No;
import edict.reference.Tree.Parameter;
import edict.reference.Tree.Pattern;
import edict.reference.Tree.Rule;
import edict.reference.Tree.Some;
import edict.reference.Tree.This;
import edict.reference.Tree.Variable;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the drawn rules and documents hold, counted. */
final class Census {

    /** Every construct of the profile; each is in at least one rule in twenty. */
    static final List<String> CONSTRUCTS = List.of(
            "==", "!=", "<", "<=", ">", ">=", "in", "not in", "contains", "not contains", "memberOf", "not memberOf",
            "&&", "||", "!", "parameter", "binding",
            "join ==", "join this ==", "join contains", "join !=", "join <",
            "not", "not and not", "exists", "or", "forall", "count", "sum", "min", "max",
            "reached", "overdue", "earlier", "later", "longer", "shorter", "within", "intersects", "any",
            "classify", "derived", "derived twice", "derived under not", "closure", "exempt", "lift", "onlyIf");

    private final Map<String, Integer> rulesWith = new TreeMap<>();
    private int rules;
    private int literals;
    private int denied;
    private final Map<String, int[]> unknown = new TreeMap<>(
            Map.of("attributes", new int[2], "list members", new int[2], "references", new int[2], "entity lists", new int[2]));

    void rules(Vocabulary vocabulary, List<Rule> all) {
        for (Rule rule : all) {
            rules++;
            constructs(vocabulary, all, rule).forEach(c -> rulesWith.merge(c, 1, Integer::sum));
            for (Condition condition : Tree.deep(rule.when())) {
                if (condition instanceof Pattern pattern) {
                    pattern.items().forEach(item -> literals(item, false));
                } else if (condition instanceof Accumulate accumulate) {
                    accumulate.items().forEach(item -> literals(item, false));
                }
            }
        }
    }

    private void literals(Item item, boolean under) {
        if (item instanceof Every every) {
            every.parts().forEach(part -> literals(part, under));
        } else if (item instanceof Either either) {
            either.parts().forEach(part -> literals(part, under));
        } else if (item instanceof Deny deny) {
            literals(deny.of(), true);
        } else if (item instanceof Constraint) {
            literals++;
            denied += under ? 1 : 0;
        }
    }

    /** Of the attributes that rules read, how many are not known. */
    void document(Reads reads, Facts facts) {
        for (Entity entity : facts.entities().values()) {
            if (!reads.reads(entity.type())) {
                continue;
            }
            entity.values().forEach((name, given) -> {
                if (reads.reads(entity.type(), name) && !(given.value() instanceof Value.NotApplicable)) {
                    value(reads, entity, name, given);
                }
            });
        }
        Set<String> open = new HashSet<>();
        facts.openLists().forEach(l -> open.add(l.pointer()));
        for (EntityType type : reads.vocabulary().types().values()) {
            if (type.kind() != EntityType.Kind.DECLARED || !reads.reads(type.name())) {
                continue;
            }
            String collection = "/" + type.collection().orElseThrow();
            if (type.partOf().isEmpty()) {
                count("entity lists", open.contains(collection), 1);
            }
            facts.entities().values().stream()
                    .filter(e -> type.partOf().contains(e.type()))
                    .forEach(e -> count("entity lists", open.contains(e.key() + collection), 1));
        }
    }

    private void value(Reads reads, Entity entity, String name, Given given) {
        AttributeType type = reads.vocabulary().types().get(entity.type()).attributes().get(name).type();
        if (type instanceof AttributeType.ListOf list) {
            int stated = given.value() instanceof Value.Members members ? members.scalars().size() : 0;
            boolean complete = given.value() instanceof Value.Members members && members.complete();
            int all = list.of() instanceof AttributeType.Reference reference
                    ? Math.max(1, reads.listed(reference).size())
                    : reads.told(entity.type(), name).size();
            int others = Math.max(complete ? 0 : 1, all - stated);
            count("list members", false, stated);
            count("list members", !complete, others);
        } else {
            String kind = type instanceof AttributeType.Reference ? "references" : "attributes";
            if (!name.equals("of")) {
                count(kind, !(given.value() instanceof Value.Known), 1);
            }
        }
    }

    private void count(String kind, boolean isUnknown, int by) {
        unknown.get(kind)[0] += isUnknown ? by : 0;
        unknown.get(kind)[1] += by;
    }

    double unknownShare(String kind) {
        return (double) unknown.get(kind)[0] / unknown.get(kind)[1];
    }

    double deniedShare() {
        return (double) denied / literals;
    }

    double share(String construct) {
        return (double) rulesWith.getOrDefault(construct, 0) / rules;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%d rules, %d literals, %.1f %% of them under `!`%n", rules, literals, 100 * deniedShare()));
        unknown.forEach((kind, n) -> text.append(
                String.format("unknown %s: %d of %d (%.1f %%)%n", kind, n[0], n[1], 100.0 * n[0] / n[1])));
        text.append("share of rules with each construct:");
        CONSTRUCTS.forEach(c -> text.append(String.format(" `%s` %.1f %%,", c, 100 * share(c))));
        return text.append('\n').toString();
    }

    /** The constructs that a rule uses. */
    static Set<String> constructs(Vocabulary vocabulary, List<Rule> all, Rule rule) {
        Set<String> found = new TreeSet<>();
        conditions(vocabulary, all, rule.when(), false, found);
        rule.then().forEach(conclusion -> {
            if (conclusion.verb().equals("classify")) {
                found.add("classify");
            } else if (conclusion.verb().equals("exempt")) {
                String pattern = conclusion.arguments().get(2).toString().replace("\"", "");
                boolean lifts = all.stream()
                        .anyMatch(other -> Interpreter.matches(pattern, other.provision())
                                && other.then().stream().anyMatch(c -> c.verb().equals("exempt")));
                found.add(lifts ? "lift" : "exempt");
            }
        });
        return found;
    }

    private static void conditions(
            Vocabulary vocabulary, List<Rule> all, List<Condition> conditions, boolean under, Set<String> found) {
        for (Condition condition : conditions) {
            boolean not = condition instanceof No || condition instanceof Forall;
            if (condition instanceof Pattern pattern) {
                pattern(vocabulary, all, pattern, under, found);
            } else if (condition instanceof No no) {
                boolean nested = Tree.deep(no.parts()).stream().anyMatch(No.class::isInstance);
                found.add(nested ? "not and not" : "not");
            } else if (condition instanceof Some) {
                found.add("exists");
            } else if (condition instanceof Any) {
                found.add("or");
            } else if (condition instanceof Forall) {
                found.add("forall");
            } else if (condition instanceof Accumulate accumulate) {
                accumulate.results().forEach(r -> found.add(r.function()));
                items(accumulate.items(), found);
            }
            conditions(vocabulary, all, Tree.parts(condition), under || not, found);
        }
    }

    private static void pattern(
            Vocabulary vocabulary, List<Rule> all, Pattern pattern, boolean under, Set<String> found) {
        EntityType type = vocabulary.types().get(pattern.type());
        items(pattern.items(), found);
        for (Constraint leaf : Tree.leaves(pattern.items())) {
            Object left = leaf instanceof Call call ? call.arguments().get(0) : ((Compare) leaf).left();
            if (left instanceof Name name && !type.attributes().get(name.attribute()).onlyIf().isEmpty()) {
                found.add("onlyIf");
            }
        }
        if (type.kind() == EntityType.Kind.DERIVED) {
            found.add("derived");
            if (under) {
                found.add("derived under not");
            }
            if (type.closure().isPresent()) {
                found.add("closure");
            }
            boolean twice = all.stream()
                    .filter(r -> r.then().stream().anyMatch(c -> c.type().filter(pattern.type()::equals).isPresent()))
                    .flatMap(r -> Tree.deep(r.when()).stream())
                    .anyMatch(c -> c instanceof Pattern p
                            && vocabulary.types().get(p.type()).kind() == EntityType.Kind.DERIVED);
            if (twice) {
                found.add("derived twice");
            }
        }
    }

    private static void items(List<? extends Item> items, Set<String> found) {
        for (Item item : items) {
            if (item instanceof Every every) {
                found.add("&&");
                items(every.parts(), found);
            } else if (item instanceof Either either) {
                found.add("||");
                items(either.parts(), found);
            } else if (item instanceof Deny deny) {
                found.add("!");
                items(List.of(deny.of()), found);
            } else if (item instanceof Binding) {
                found.add("binding");
            } else if (item instanceof Call call) {
                found.add(call.function());
                if (call.arguments().stream().anyMatch(Parameter.class::isInstance)) {
                    found.add("parameter");
                }
            } else if (item instanceof Compare compare) {
                compare(compare, found);
            }
        }
    }

    private static void compare(Compare compare, Set<String> found) {
        if (!(compare.right() instanceof Variable)) {
            found.add(compare.operator());
            if (compare.right() instanceof Parameter) {
                found.add("parameter");
            }
            return;
        }
        switch (compare.operator()) {
            case "==" -> found.add(compare.left() instanceof This ? "join this ==" : "join ==");
            case "contains" -> found.add("join contains");
            case "!=" -> found.add("join !=");
            case "not contains" -> found.add("not contains");
            default -> found.add("join <");
        }
    }

    /** The constructs behind each provision and each derived type. */
    static Map<String, Set<String>> behind(Vocabulary vocabulary, List<Rule> all) {
        Map<String, Set<String>> behind = new HashMap<>();
        for (Rule rule : all) {
            Set<String> constructs = constructs(vocabulary, all, rule);
            behind.computeIfAbsent(rule.provision(), p -> new TreeSet<>()).addAll(constructs);
            rule.then().forEach(c -> c.type()
                    .ifPresent(type ->
                            behind.computeIfAbsent(type, t -> new TreeSet<>()).addAll(constructs)));
        }
        return behind;
    }
}
