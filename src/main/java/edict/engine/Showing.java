package edict.engine;

import edict.drl.Rule.AllOf;
import edict.drl.Rule.AnyOf;
import edict.drl.Rule.Call;
import edict.drl.Rule.Comparison;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Negation;
import edict.drl.Rule.Operand;
import edict.drl.RulePrinter;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Search.Bound;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Shown;
import edict.facts.Ternary;
import edict.findings.Law;
import edict.findings.Proof;
import edict.findings.Proof.Verdict;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Facts, values and tests as explanations show them. */
final class Showing {

    /** More members of a set than anybody reads. */
    private static final int MEMBERS = 8;

    private static final Text UNKNOWN = new Text("unknown", "inconnu");
    private static final Text NOT_APPLICABLE = new Text("not applicable", "sans objet");

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Search search;
    private final Law law;
    private final Facts facts;
    private final Shown shown;

    Showing(Ruleset ruleset, Universe universe, Evaluation evaluation, Search search, Law law) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        this.search = search;
        this.law = law;
        this.facts = universe.facts();
        this.shown = new Shown(facts, ruleset.vocabulary());
    }

    static Verdict verdict(Ternary truth) {
        return switch (truth) {
            case YES -> Verdict.HELD;
            case NO -> Verdict.FAILED;
            case UNKNOWN -> Verdict.UNKNOWN;
        };
    }

    // ---- things

    Proof.Thing thing(Instance fact) {
        String type = fact.layout.name();
        if (fact.id instanceof DerivedKey) {
            List<Text> arguments = new ArrayList<>();
            for (Attribute attribute : fact.layout.attributes()) {
                arguments.add(possible(fact.value(attribute.name()), Optional.of(attribute.type())));
            }
            return new Proof.Thing(
                    type,
                    "",
                    new Text(type + "( " + joined(arguments, "en") + " )", type + "( " + joined(arguments, "fr") + " )"),
                    Optional.empty());
        }
        if (fact.id instanceof Alias alias) {
            return new Proof.Thing(type, alias.asked(), unnamed(alias, type), Optional.empty());
        }
        String key = (String) fact.id;
        Optional<Entity> entity = facts.entity(key);
        return new Proof.Thing(type, key, shown.thing(key), entity.map(Entity::at));
    }

    private static String joined(List<Text> texts, String language) {
        return texts.stream().map(text -> text.in(language)).collect(Collectors.joining(", "));
    }

    /** What the document does not name. */
    private Text unnamed(Alias alias, String type) {
        // One stands for all that only unnamed things refer to, and what a list of references may hold is looked at
        // wherever any such thing will do: the place at which the answer is missing need have nothing to do with it.
        if (universe.completeAlways(type) && alias.unlisted()) {
            return new Text("some " + type + " of the design", type + " du projet");
        }
        if (alias.isBeyond() || isListOfReferences(alias.asked())) {
            return new Text(
                    "some " + type + " that the design does not name",
                    type + " que le projet ne nomme pas");
        }
        if (alias.depth() > 0) {
            return new Text(
                    "whatever " + type + " hangs on what " + alias.asked() + " leaves open",
                    "tout " + type + " qui dépend de ce que " + alias.asked() + " laisse ouvert");
        }
        return alias.unlisted()
                ? new Text(
                        "some other " + type + " that " + alias.asked() + " may hold",
                        "un autre " + type + " que " + alias.asked() + " peut contenir")
                : new Text("whoever or whatever " + alias.asked() + " names", "ce que désigne " + alias.asked());
    }

    private boolean isListOfReferences(String pointer) {
        return universe.isList(pointer)
                && ruleset.vocabulary().types().values().stream()
                        .flatMap(type -> type.collection().stream())
                        .noneMatch(key -> pointer.endsWith('/' + key));
    }

    /** The list of a document in which facts of a type stand. */
    Optional<String> list(String type) {
        return Optional.ofNullable(ruleset.vocabulary().types().get(type)).flatMap(known -> known.collection());
    }

    // ---- values

    private Text possible(Possible value, Optional<AttributeType> type) {
        if (value instanceof Possible.Exactly exactly) {
            return scalar(exactly.value(), type);
        }
        if (value instanceof Possible.Absent) {
            return NOT_APPLICABLE;
        }
        if (value instanceof Possible.AnyOf any && !any.maybeAbsent() && any.values().size() < MEMBERS) {
            return several(any.values(), type, " or ", " ou ");
        }
        if (value instanceof Possible.Several list && list.complete() && !list.maybeAbsent()) {
            return list.in().isEmpty() ? new Text("none", "aucun") : several(list.in(), type, ", ", ", ");
        }
        if (value instanceof Possible.Between between) {
            return between(between, type);
        }
        return UNKNOWN;
    }

    private Text between(Possible.Between between, Optional<AttributeType> type) {
        Optional<Text> from = between.from().map(bound -> scalar(bound, type));
        Optional<Text> to = between.to().map(bound -> scalar(bound, type));
        if (from.isPresent() && to.isPresent()) {
            return new Text(
                    from.get().en() + " to " + to.get().en(), "de " + from.get().fr() + " à " + to.get().fr());
        }
        return from.map(low -> new Text(low.en() + " or more", low.fr() + " ou plus"))
                .or(() -> to.map(high -> new Text(high.en() + " or less", high.fr() + " ou moins")))
                .orElse(UNKNOWN);
    }

    private Text scalar(Object value, Optional<AttributeType> type) {
        if (value instanceof Alias alias) {
            return unnamed(alias, universe.find(alias).stream().findFirst().map(fact -> fact.layout.name()).orElse(""));
        }
        if (value instanceof DerivedKey key) {
            return new Text(key.type(), key.type());
        }
        return shown.scalar(value, type);
    }

    private Text several(Set<Object> values, Optional<AttributeType> type, String en, String fr) {
        List<Text> texts = values.stream()
                .limit(MEMBERS)
                .map(value -> scalar(value, type))
                .toList();
        String more = values.size() > MEMBERS ? ", … (" + values.size() + ")" : "";
        return new Text(
                texts.stream().map(Text::en).collect(Collectors.joining(en)) + more,
                texts.stream().map(Text::fr).collect(Collectors.joining(fr)) + more);
    }

    /** What a result of accumulate comes to. */
    Text result(Possible value) {
        if (value instanceof Possible.Absent) {
            return new Text("nothing to compare", "rien à comparer");
        }
        return possible(value, Optional.empty());
    }

    /** A value. @param as what to call it */
    Proof.Read read(Instance fact, String attribute, String as) {
        Optional<Entity> entity = fact.id instanceof String key ? facts.entity(key) : Optional.empty();
        Optional<Given> given = entity.flatMap(known -> Optional.ofNullable(known.values().get(attribute)));
        if (entity.isPresent() && given.isPresent()) {
            // What comes of a simulation is written nowhere.
            boolean written = given.get().origin() != Given.Origin.DERIVED;
            return new Proof.Read(
                    as,
                    fact.value(attribute) instanceof Possible.Absent
                            ? NOT_APPLICABLE
                            : shown.attribute(entity.get(), attribute),
                    written ? given.get().pointer() : "",
                    Optional.of(given.get().at()).filter(at -> written),
                    given.get().origin(),
                    given.get().source());
        }
        Optional<AttributeType> type = Optional.of(
                fact.layout.attribute(attribute).type());
        return new Proof.Read(
                as,
                fact.placeholder() && fact.value(attribute).open()
                        ? UNKNOWN
                        : possible(fact.value(attribute), type),
                fact.id instanceof Alias alias ? alias.asked() : "",
                Optional.empty(),
                fact.id instanceof DerivedKey ? Given.Origin.DERIVED : Given.Origin.MISSING,
                Optional.empty());
    }

    private Proof.Read itself(Instance fact, String as) {
        Proof.Thing thing = thing(fact);
        return new Proof.Read(
                as,
                thing.name(),
                thing.pointer(),
                thing.at(),
                fact.id instanceof DerivedKey
                        ? Given.Origin.DERIVED
                        : fact.id instanceof Alias ? Given.Origin.MISSING : Given.Origin.STATED,
                Optional.empty());
    }

    // ---- tests

    /** Whether a constraint holds of a fact, and what it read. */
    Proof.Test test(Constraint constraint, Instance fact, Map<String, Bound> variables) {
        List<Proof.Test> parts = new ArrayList<>();
        if (constraint instanceof AllOf all) {
            all.parts().forEach(part -> parts.add(test(part, fact, variables)));
        } else if (constraint instanceof AnyOf any) {
            any.parts().forEach(part -> parts.add(test(part, fact, variables)));
        } else if (constraint instanceof Negation negation) {
            parts.add(test(negation.of(), fact, variables));
        }
        List<Proof.Read> reads = new ArrayList<>();
        List<Proof.Setting> settings = new ArrayList<>();
        for (Operand operand : operands(constraint)) {
            if (operand instanceof Operand.Attribute attribute) {
                reads.add(read(fact, attribute.name(), attribute.name()));
            } else if (operand instanceof Operand.This) {
                reads.add(itself(fact, "this"));
            } else if (operand instanceof Operand.Variable variable) {
                Optional.ofNullable(variables.get(variable.name()))
                        .ifPresent(bound -> reads.add(bound.attribute()
                                .map(name -> read(bound.fact(), name, variable.name()))
                                .orElseGet(() -> itself(bound.fact(), variable.name()))));
            } else if (operand instanceof Operand.Parameter parameter) {
                settings.add(setting(parameter.id()));
            }
        }
        return new Proof.Test(
                RulePrinter.print(constraint),
                search.truth(constraint, fact, variables).map(Showing::verdict).orElse(Verdict.NOT_REACHED),
                List.copyOf(reads),
                List.copyOf(settings),
                List.copyOf(parts));
    }

    /** That what a pattern binds is what the conclusion has to be about. */
    Proof.Test expectation(Instance fact, String attribute, String variable, Object value, Ternary truth) {
        Optional<AttributeType> type = Optional.of(
                fact.layout.attribute(attribute).type());
        return new Proof.Test(
                attribute + " == " + scalar(value, type).en(),
                verdict(truth),
                List.of(read(fact, attribute, attribute)),
                List.of(),
                List.of());
    }

    /** A comparison of results of accumulate. */
    Proof.Test comparison(Constraint constraint, ResultScope scope) {
        List<Proof.Setting> settings = operands(constraint).stream()
                .filter(Operand.Parameter.class::isInstance)
                .map(operand -> setting(((Operand.Parameter) operand).id()))
                .toList();
        return new Proof.Test(
                RulePrinter.print(constraint),
                verdict(Truth.result(constraint, false, scope)),
                List.of(),
                settings,
                List.of());
    }

    private static List<Operand> operands(Constraint constraint) {
        if (constraint instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        }
        return constraint instanceof Call call ? call.arguments() : List.of();
    }

    private Proof.Setting setting(String id) {
        Object value = evaluation.parameter(id).orElse(Set.of());
        Text text;
        if (value instanceof Set<?> set) {
            Set<Object> members = new TreeSet<>(Comparator.comparing(Object::toString));
            members.addAll(set);
            text = several(members, Optional.empty(), ", ", ", ");
        } else {
            text = value instanceof BigDecimal || value instanceof Boolean
                    ? shown.scalar(value, Optional.empty())
                    : new Text(value.toString(), value.toString());
        }
        return new Proof.Setting(id, text, law.parameter(id));
    }
}
