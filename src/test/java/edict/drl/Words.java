package edict.drl;

import edict.document.Place;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A small vocabulary and its parameters for the tests of this package. */
final class Words {

    static final AttributeType BOOL = new AttributeType.Bool();
    static final AttributeType STR = new AttributeType.Str();
    static final AttributeType COUNTRY = new AttributeType.Country();
    static final AttributeType DATE = new AttributeType.Date();
    static final AttributeType DURATION = new AttributeType.Duration();
    static final AttributeType NUMBER = new AttributeType.Num("", Optional.empty(), Optional.empty());

    private static final Place NOWHERE = new Place("vocabulary.yaml", 1, 1);
    private static final Text NOTHING = new Text("", "");

    static final Vocabulary VOCABULARY = vocabulary(
            type("Organisation", attributes(
                    "country", COUNTRY,
                    "assessed", BOOL,
                    "name", STR,
                    "size", code("small", "large"),
                    "staff", NUMBER,
                    "parent", reference("Organisation"),
                    "countries", list(COUNTRY),
                    "designationNotifiedOn", DATE)),
            type("Role", attributes(
                    "of", reference("AiSystem", "Model"),
                    "holder", reference("Organisation"),
                    "code", code("provider", "deployer", "importer"),
                    "ownNameOrTrademark", BOOL)),
            type("AiSystem", attributes(
                    "infersEmotionsOrIntentions", BOOL,
                    "emotionInput", list(code("biometric", "text-content", "self-report")),
                    "setting", list(code("workplace", "recruitment", "education-institution", "shop")),
                    "emotionTarget", list(code("workers", "candidates", "students", "customers")),
                    "purposeMedicalOrSafety", code("medical-strict", "safety-strict", "wellbeing-or-monitoring"),
                    "firstPlacedOn", DATE,
                    "withdrawnOn", DATE,
                    "operator", reference("Organisation"),
                    "models", list(reference("Model")),
                    "trained", BOOL,
                    "before", BOOL)),
            type("Model", attributes(
                    "trainingCompute", new AttributeType.Num("FLOP", Optional.empty(), Optional.empty()),
                    "users", NUMBER,
                    "price", new AttributeType.Num("EUR", Optional.empty(), Optional.empty()),
                    "developer", reference("Organisation"))),
            type("Contract", attributes(
                    "customer", reference("Organisation"),
                    "supplier", reference("Organisation"),
                    "switchingTransition", DURATION,
                    "price", NUMBER,
                    "signedOn", DATE,
                    "durations", list(DURATION),
                    "clauses", list(code("exit", "audit")))),
            derived("HighRiskSystem", attributes(
                    "of", reference("AiSystem"),
                    "route", code("annex-i", "annex-iii"))),
            derived("NotHighRisk", attributes("of", reference("AiSystem"))),
            derived("Noted", attributes(
                    "of", reference("AiSystem"),
                    "on", DATE,
                    "within", DURATION,
                    "rate", NUMBER,
                    "really", BOOL,
                    "places", list(code("workplace", "recruitment", "education-institution", "shop")))),
            closed("Controls", attributes(
                    "controller", reference("Organisation"), "controlled", reference("Organisation"))),
            table("AdequacyDecision", attributes("country", COUNTRY, "partial", BOOL)));

    static final Parameters PARAMETERS = parameters(Map.of(
            "ai-act/systemic-compute", new Parameters.Shape(Parameters.Kind.NUMBER, false),
            "eu/members", new Parameters.Shape(Parameters.Kind.TEXT, true),
            "dsa/since", new Parameters.Shape(Parameters.Kind.DATE, false),
            "dsa/period", new Parameters.Shape(Parameters.Kind.SPAN, false),
            "house/strict", new Parameters.Shape(Parameters.Kind.BOOLEAN, false),
            "house/holidays", new Parameters.Shape(Parameters.Kind.DATE, true),
            "house/least-price", new Parameters.Shape(Parameters.Kind.NUMBER, false, "EUR"),
            "house/least-persons", new Parameters.Shape(Parameters.Kind.NUMBER, false, "persons"),
            "house/ages", new Parameters.Shape(Parameters.Kind.NUMBER, true)));

    private Words() {}

    /** Rules of one file named {@code r.drl}. */
    static List<Rule> read(String text) {
        return RuleFiles.read(
                List.of(new RuleFile("r.drl", text.getBytes(StandardCharsets.UTF_8))), VOCABULARY, PARAMETERS);
    }

    static Vocabulary vocabulary(EntityType... types) {
        Map<String, EntityType> all = new LinkedHashMap<>();
        for (EntityType type : types) {
            all.put(type.name(), type);
        }
        return new Vocabulary(all);
    }

    static Parameters parameters(Map<String, Parameters.Shape> shapes) {
        return Parameters.of(shapes);
    }

    static EntityType type(String name, Map<String, Attribute> attributes) {
        return entity(name, EntityType.Kind.DECLARED, Optional.empty(), attributes);
    }

    static EntityType derived(String name, Map<String, Attribute> attributes) {
        return entity(name, EntityType.Kind.DERIVED, Optional.empty(), attributes);
    }

    static EntityType closed(String name, Map<String, Attribute> attributes) {
        List<String> ends = List.copyOf(attributes.keySet());
        return entity(
                name,
                EntityType.Kind.DERIVED,
                Optional.of(new EntityType.Closure(ends.get(0), ends.get(1), List.of())),
                attributes);
    }

    static EntityType table(String name, Map<String, Attribute> attributes) {
        return entity(name, EntityType.Kind.REFERENCE, Optional.empty(), attributes);
    }

    private static EntityType entity(
            String name,
            EntityType.Kind kind,
            Optional<EntityType.Closure> closure,
            Map<String, Attribute> attributes) {
        return new EntityType(
                name,
                "core",
                kind,
                NOTHING,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                closure,
                false,
                attributes,
                NOWHERE);
    }

    /** Name, type, name, type, … */
    static Map<String, Attribute> attributes(Object... namesAndTypes) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            String name = (String) namesAndTypes[i];
            attributes.put(name, new Attribute(name, (AttributeType) namesAndTypes[i + 1], List.of(), Optional.empty(), NOWHERE));
        }
        return attributes;
    }

    static AttributeType code(String... codes) {
        return new AttributeType.Code(List.of(codes));
    }

    static AttributeType reference(String... types) {
        return new AttributeType.Reference(List.of(types));
    }

    static AttributeType list(AttributeType of) {
        return new AttributeType.ListOf(of);
    }

    /** The same rules, every place replaced by one, so that rules of different texts can be compared. */
    static List<Rule> withoutPlaces(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new Rule(
                        rule.name(),
                        rule.provision(),
                        rule.branch(),
                        each(rule.when(), Words::withoutPlaces),
                        each(
                                rule.then(),
                                c -> new Rule.Conclusion(c.verb(), c.type(), c.arguments(), NOWHERE)),
                        NOWHERE,
                        each(rule.written(), Words::withoutPlaces)))
                .toList();
    }

    private static <T> List<T> each(List<T> all, Function<T, T> change) {
        return new ArrayList<>(all).stream().map(change).collect(Collectors.toList());
    }

    private static Rule.Condition withoutPlaces(Rule.Condition condition) {
        if (condition instanceof Rule.Pattern p) {
            return new Rule.Pattern(
                    p.variable(),
                    p.type(),
                    withoutPlaces(p.constraint()),
                    each(p.bindings(), b -> new Rule.Binding(b.variable(), b.attribute(), NOWHERE)),
                    NOWHERE);
        } else if (condition instanceof Rule.And and) {
            return new Rule.And(each(and.parts(), Words::withoutPlaces), NOWHERE);
        } else if (condition instanceof Rule.Or or) {
            return new Rule.Or(each(or.parts(), Words::withoutPlaces), NOWHERE);
        } else if (condition instanceof Rule.Not not) {
            return new Rule.Not(withoutPlaces(not.of()), NOWHERE);
        } else if (condition instanceof Rule.Exists exists) {
            return new Rule.Exists(withoutPlaces(exists.of()), NOWHERE);
        } else {
            Rule.Accumulate a = (Rule.Accumulate) condition;
            return new Rule.Accumulate(
                    each(a.source(), Words::withoutPlaces),
                    each(a.results(), r -> new Rule.Result(r.variable(), r.function(), r.of(), NOWHERE)),
                    withoutPlaces(a.constraint()),
                    NOWHERE);
        }
    }

    private static Rule.Constraint withoutPlaces(Rule.Constraint constraint) {
        if (constraint instanceof Rule.AllOf all) {
            return new Rule.AllOf(each(all.parts(), Words::withoutPlaces), NOWHERE);
        } else if (constraint instanceof Rule.AnyOf any) {
            return new Rule.AnyOf(each(any.parts(), Words::withoutPlaces), NOWHERE);
        } else if (constraint instanceof Rule.Negation negation) {
            return new Rule.Negation(withoutPlaces(negation.of()), NOWHERE);
        } else if (constraint instanceof Rule.Call call) {
            return new Rule.Call(call.test(), call.arguments(), NOWHERE);
        } else {
            Rule.Comparison c = (Rule.Comparison) constraint;
            return new Rule.Comparison(c.left(), c.operator(), c.right(), NOWHERE);
        }
    }
}
