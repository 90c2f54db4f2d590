package edict.facts;

import edict.document.Made;
import edict.document.Node;
import edict.document.Place;
import edict.document.Trees;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes of a design what levers can make of it.
 *
 * @param design what is written
 * @param facts what is read of it
 * @param day of what proves a control
 */
public record Levers(Node.Mapping design, Facts facts, Vocabulary vocabulary, LocalDate day) {

    /** The key of what proves a control. */
    private static final String PROOFS = "evidence";

    /** The steps that make all of these, those of options first. */
    public List<Option.Step> steps(Collection<Lever> levers) {
        Map<String, Map<String, Value>> said = new LinkedHashMap<>();
        Map<Lever.OfOrganisation, List<Lever.InPlace>> measures = new LinkedHashMap<>();
        List<Option.Step> steps = new ArrayList<>();
        for (Lever lever : levers) {
            if (lever instanceof Lever.Offered offered) {
                steps.addAll(offered.option().steps());
            } else if (lever instanceof Lever.InPlace measure) {
                measures.computeIfAbsent(measure.target(), none -> new ArrayList<>()).add(measure);
            } else if (lever instanceof Lever.Saying saying) {
                said.computeIfAbsent(saying.target().entity(), none -> new LinkedHashMap<>())
                        .merge(saying.target().attribute(), first(saying), (now, next) -> joined(now, next));
            }
        }
        said.forEach((key, values) -> {
            Map<String, Node> set = new LinkedHashMap<>();
            values.forEach((attribute, value) -> set.put(attribute, node(value)));
            pointless(facts.entity(key).orElseThrow(), values).forEach(attribute -> set.put(attribute, Made.text("unknown", at())));
            steps.add(new Option.Step(key, set, design));
        });
        if (!measures.isEmpty()) {
            steps.add(controls(measures));
        }
        return List.copyOf(steps);
    }

    /** Whether it takes the place of what is as good by itself, or makes no sense of what the design says besides. */
    public boolean displaces(Lever lever) {
        if (!(lever instanceof Lever.Saying saying)) {
            return false;
        }
        Entity entity = facts.entity(saying.target().entity()).orElseThrow();
        String name = saying.target().attribute();
        List<Object> asGood = vocabulary.attribute(entity.type(), name).flatMap(Attribute::attainable).orElse(List.of());
        return entity.value(name) instanceof Value.Known now && asGood.contains(now.scalar())
                || !pointless(entity, Map.of(name, first(saying))).isEmpty();
    }

    /** Those of some levers that say of the same thing what makes no sense once this one is made. */
    public List<Lever> pointless(Lever lever, Collection<Lever> some) {
        if (!(lever instanceof Lever.Saying saying)) {
            return List.of();
        }
        Entity entity = facts.entity(saying.target().entity()).orElseThrow();
        Map<String, Value> then = Map.of(saying.target().attribute(), first(saying));
        return some.stream()
                .filter(other -> other instanceof Lever.Saying said
                        && said.target().entity().equals(saying.target().entity())
                        && vocabulary
                                .attribute(entity.type(), said.target().attribute())
                                .filter(attribute -> Applicability.of(
                                                attribute.onlyIf(), name -> then.getOrDefault(name, entity.value(name)))
                                        == Ternary.NO)
                                .isPresent())
                .toList();
    }

    private Place at() {
        return design.at();
    }

    private Value first(Lever.Saying saying) {
        if (saying.value().isEmpty()) {
            return new Value.Members(Set.of(), true);
        }
        Object value = saying.value().get();
        if (!saying.added()) {
            return new Value.Known(value);
        }
        Value now = facts.entity(saying.target().entity()).orElseThrow().value(saying.target().attribute());
        Value.Members added = new Value.Members(Set.of(value), true);
        return now instanceof Value.Members members ? joined(members, added) : added;
    }

    private static Value joined(Value now, Value next) {
        if (!(now instanceof Value.Members some && next instanceof Value.Members others)) {
            return next;
        }
        Set<Object> all = new LinkedHashSet<>(some.scalars());
        all.addAll(others.scalars());
        return new Value.Members(all, some.complete() && others.complete());
    }

    /** What an entity says and what makes no sense any more once it says these other things. */
    private List<String> pointless(Entity entity, Map<String, Value> otherwise) {
        Map<String, Value> then = new LinkedHashMap<>(otherwise);
        List<String> pointless = new ArrayList<>();
        List<Attribute> attributes = Optional.ofNullable(vocabulary.types().get(entity.type())).stream()
                .flatMap(type -> type.attributes().values().stream())
                .toList();
        for (int before = -1; before < pointless.size(); ) {
            before = pointless.size();
            for (Attribute attribute : attributes) {
                Given given = entity.values().get(attribute.name());
                boolean stated = given != null && given.origin() == Given.Origin.STATED;
                if (stated
                        && !then.containsKey(attribute.name())
                        && Applicability.of(attribute.onlyIf(), name -> then.getOrDefault(name, entity.value(name))) == Ternary.NO) {
                    pointless.add(attribute.name());
                    then.put(attribute.name(), Value.NOT_APPLICABLE);
                }
            }
        }
        return pointless;
    }

    private Node node(Value value) {
        if (value instanceof Value.Members members) {
            List<Node> items = members.scalars().stream().map(this::node).toList();
            return members.complete() ? Made.list(items, at()) : Made.some(items, at());
        }
        return node(((Value.Known) value).scalar());
    }

    private Node node(Object scalar) {
        return scalar instanceof Boolean flag ? Made.flag(flag, at()) : Made.text(scalar.toString(), at());
    }

    /** Where nobody has listed the controls, these are not all. */
    private Option.Step controls(Map<Lever.OfOrganisation, List<Lever.InPlace>> measures) {
        String pointer = facts.controls().pointer();
        Set<String> ids = facts.entities().values().stream()
                .flatMap(entity -> entity.id().stream())
                .collect(Collectors.toCollection(HashSet::new));
        List<Node> controls = new ArrayList<>();
        measures.forEach((target, measure) -> controls.add(control(free(target.control(), ids), target, measure)));
        Node list = Trees.find(design, pointer).isPresent() ? Made.list(controls, at()) : Made.some(controls, at());
        return new Option.Step("", Map.of(pointer.substring(1), list), design);
    }

    /** The name, or with a number where that is taken. @param ids gets it */
    private static String free(String name, Set<String> ids) {
        String id = name;
        for (int number = 2; !ids.add(id); number++) {
            id = name + '-' + number;
        }
        return id;
    }

    private Node control(String id, Lever.OfOrganisation target, List<Lever.InPlace> measures) {
        Map<String, Node> control = new LinkedHashMap<>();
        control.put("id", Made.text(id, at()));
        control.put(Words.CONTROL_ID, Made.text(target.control(), at()));
        target.holder().ifPresent(holder -> control.put(Words.HOLDER, Made.text(holder, at())));
        control.put(Words.SCOPE, list(measures.stream().map(Lever.InPlace::scope).distinct().toList()));
        control.put(Words.STATE, Made.text(Words.IN_PLACE, at()));
        control.put(
                PROOFS,
                Made.list(measures.stream().flatMap(measure -> measure.evidence().stream()).distinct().map(this::proof).toList(), at()));
        return Made.object(control, at());
    }

    private Node list(List<String> texts) {
        return Made.list(texts.stream().<Node>map(text -> Made.text(text, at())).toList(), at());
    }

    private Node proof(String kind) {
        Map<String, Node> proof = new LinkedHashMap<>();
        proof.put(Words.KIND, Made.text(kind, at()));
        proof.put(Words.DATE, Made.text(day.toString(), at()));
        return Made.object(proof, at());
    }
}
