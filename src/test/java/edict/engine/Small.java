package edict.engine;

import edict.document.Place;
import edict.document.Reading;
import edict.document.Texts;
import edict.drl.Parameters;
import edict.drl.Rule;
import edict.drl.RuleFile;
import edict.drl.RuleFiles;
import edict.facts.Entity;
import edict.facts.EntityList;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Value;
import edict.findings.Conclusions;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A small vocabulary, rules and things, said in few words. */
final class Small {

    private static final Place NOWHERE = new Place("test", 1, 1);

    private final Vocabulary vocabulary;
    private final List<Rule> rules;
    private final Engine engine;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final List<EntityList> open = new ArrayList<>();

    Small(String vocabulary, String rules) {
        Reading reading = Texts.read("policies/test/vocabulary.yaml", vocabulary.getBytes(StandardCharsets.UTF_8));
        this.vocabulary = Vocabulary.load(List.of((Reading.Document) reading));
        this.rules = RuleFiles.read(
                List.of(new RuleFile("test.drl", rules.getBytes(StandardCharsets.UTF_8))), this.vocabulary, Parameters.of(Map.of()));
        this.engine = Engine.of(this.vocabulary, this.rules);
    }

    /** {@code pairs} are attribute and value; a list is given as {@link List}, an open one with a trailing {@code "..."}. */
    Small thing(String type, String id, Object... pairs) {
        return part(type, id, Optional.empty(), pairs);
    }

    Small part(String type, String id, Optional<String> owner, Object... pairs) {
        EntityType declared = vocabulary.types().get(type);
        String key = "/" + id;
        Map<String, Given> values = new LinkedHashMap<>();
        for (Attribute attribute : declared.attributes().values()) {
            Value value = new Value.Unknown();
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i].equals(attribute.name())) {
                    value = value(attribute.type(), pairs[i + 1]);
                }
            }
            if (attribute.name().equals("of") && owner.isPresent()) {
                value = new Value.Known("/" + owner.get());
            }
            values.put(
                    attribute.name(),
                    new Given(
                            value,
                            value instanceof Value.Unknown ? Given.Origin.MISSING : Given.Origin.STATED,
                            key + "/" + attribute.name(),
                            NOWHERE));
        }
        entities.put(key, new Entity(key, type, Optional.of(id), owner.map(o -> "/" + o), NOWHERE, values));
        return this;
    }

    Small open(String type, String pointer, Optional<String> owner) {
        open.add(new EntityList(type, owner.map(o -> "/" + o), pointer, NOWHERE));
        return this;
    }

    private static Value value(AttributeType type, Object given) {
        if (type instanceof AttributeType.ListOf list) {
            List<?> members = given instanceof List<?> l ? l : Arrays.asList(given);
            Set<Object> scalars = new HashSet<>();
            boolean complete = true;
            for (Object member : members) {
                if (member.equals("...")) {
                    complete = false;
                } else {
                    scalars.add(scalar(list.of(), member));
                }
            }
            return new Value.Members(scalars, complete);
        }
        return new Value.Known(scalar(type, given));
    }

    private static Object scalar(AttributeType type, Object given) {
        if (type instanceof AttributeType.Reference) {
            return "/" + given;
        }
        if (given instanceof Integer number) {
            return BigDecimal.valueOf(number);
        }
        return type instanceof AttributeType.Date ? LocalDate.parse(given.toString()) : given;
    }

    Engine engine() {
        return engine;
    }

    Facts facts() {
        return new Facts(entities, open);
    }

    /** All rules are in force on each day. */
    Moment moment(String day) {
        return new Moment(LocalDate.parse(day), Map.of(), rules.stream().map(Rule::name).collect(Collectors.toSet()));
    }

    Conclusions conclude() {
        return conclude("2026-11-20");
    }

    Conclusions conclude(String day) {
        return conclude(day, Budget.USUAL);
    }

    private Conclusions conclude(String day, Budget budget) {
        return engine.conclude(facts(), moment(day), budget);
    }

    /** Conclusions in one line each: {@code p/x /a1 YES [questions]}. */
    List<String> lines() {
        return lines(conclude());
    }

    /** The same, when no completion may be tried. */
    List<String> unsettled() {
        return lines(conclude("2026-11-20", new Budget(Budget.USUAL.time(), Budget.USUAL.matches(), 0)));
    }

    private static List<String> lines(Conclusions conclusions) {
        return conclusions.drawn().stream()
                .map(d -> d.provision() + " " + d.subject() + d.bearer().map(b -> " " + b).orElse("") + " " + d.holds()
                        + (d.questions().isEmpty() ? "" : " " + d.questions().stream().map(Conclusions.Asked::pointer).toList()))
                .toList();
    }
}
