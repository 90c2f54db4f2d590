package edict.reference;

import edict.reference.Interpreter.Fact;
import edict.reference.Interpreter.Finding;
import edict.reference.World.Missing;
import edict.reference.World.Thing;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * The same rules through Drools' own DRL compiler. A prelude declares the types and functions; of the text only three things
 * change, by token: {@code parameter("…")} becomes a constant function of its type, each verb and {@code classify} become
 * {@code insertLogical( new … )}.
 */
final class SecondPath {

    /** What a world says before exemptions, which are no business of Drools. */
    record Said(Set<Finding> concluded, Set<Fact> facts) {}

    private static final String PACKAGE = "second";
    private static final String TYPES = "second.types";

    private final Vocabulary vocabulary;
    private final KieBase base;
    private final ClassLoader types;

    SecondPath(Sketch ruleBase) {
        vocabulary = ruleBase.vocabulary();
        String text = prelude(ruleBase) + rewritten(ruleBase.rules());
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        ReleaseId id = services.newReleaseId("second", "path", UUID.randomUUID().toString());
        files.generateAndWritePomXML(id);
        files.write("src/main/resources/second/rules.drl", text);
        vocabulary.types().values().forEach(t -> files.write("src/main/java/second/types/" + t.name() + ".java", bean(t)));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().getMessages(Message.Level.ERROR) + "\n" + text);
        }
        KieContainer container = services.newKieContainer(id);
        base = container.getKieBase();
        types = container.getClassLoader();
        services.getRepository().removeKieModule(id);
    }

    // text

    private static String prelude(Sketch ruleBase) {
        StringBuilder text = new StringBuilder("package " + PACKAGE + ";\n");
        for (String function : List.of("reached", "overdue", "earlier", "later", "longer", "shorter", "within", "intersects", "any")) {
            text.append("import function edict.reference.Prelude.").append(function).append(";\n");
        }
        text.append("import edict.reference.Prelude.Said;\n");
        ruleBase.vocabulary().types().keySet().forEach(t -> text.append("import " + TYPES + "." + t + ";\n"));
        for (EntityType type : ruleBase.vocabulary().types().values()) {
            type.closure().ifPresent(closure -> text.append(closed(type, closure)));
        }
        Moment moment = ruleBase.moment();
        moment.parameters().forEach((id, value) -> {
            String type = value instanceof BigDecimal
                    ? "double"
                    : value instanceof LocalDate ? "java.time.LocalDate" : "java.util.List";
            String constant = value instanceof BigDecimal
                    ? value.toString()
                    : value instanceof LocalDate
                            ? "java.time.LocalDate.parse(\"" + value + "\")"
                            : ((Set<?>) value).stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(", ", "java.util.Arrays.asList(", ")"));
            text.append("function " + type + " " + function(id) + "() { return " + constant + "; }\n");
        });
        return text.toString();
    }

    /**
     * A type as a bean in Java, not as {@code declare}: Drools takes a declared {@code Role} for its own. Derived facts are
     * equal when their attributes are, so that two rules conclude one fact.
     */
    private static String bean(EntityType type) {
        StringBuilder text = new StringBuilder("package " + TYPES + ";\npublic class " + type.name() + " {\n");
        List<String> parameters = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        type.attributes().forEach((name, attribute) -> {
            String java = javaType(attribute.type());
            String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            text.append("private " + java + " " + name + ";\n");
            text.append("public " + java + " get" + upper + "() { return " + name + "; }\n");
            text.append("public void set" + upper + "(" + java + " value) { " + name + " = value; }\n");
            parameters.add(java + " " + name);
            assignments.add("this." + name + " = " + name + ";");
        });
        text.append("public " + type.name() + "() {}\n");
        if (type.kind() == EntityType.Kind.DERIVED) {
            String names = String.join(", ", type.attributes().keySet());
            text.append("public " + type.name() + "(" + String.join(", ", parameters) + ") { " + String.join(" ", assignments)
                    + " }\n");
            text.append("private java.util.List<Object> all() { return java.util.Arrays.asList(" + names + "); }\n");
            text.append("public int hashCode() { return all().hashCode(); }\n");
            text.append("public boolean equals(Object o) { return o instanceof " + type.name() + " && all().equals(((" + type.name()
                    + ") o).all()); }\n");
        }
        return text.append("}\n").toString();
    }

    private static String closed(EntityType type, EntityType.Closure closure) {
        String same = closure.per().stream().map(p -> ", " + p + " == $" + p).collect(Collectors.joining());
        String bound = closure.per().stream().map(p -> ", $" + p + " : " + p).collect(Collectors.joining());
        String arguments = type.attributes().keySet().stream()
                .map(name -> name.equals(closure.from()) ? "$from" : name.equals(closure.to()) ? "$to" : "$" + name)
                .collect(Collectors.joining(", "));
        return "rule \"closure of " + type.name() + "\" when " + type.name() + "( $from : " + closure.from() + ", $middle : "
                + closure.to() + bound + " ) " + type.name() + "( " + closure.from() + " == $middle, $to : " + closure.to()
                + same + " ) then insertLogical( new " + type.name() + "( " + arguments + " ) ); end\n";
    }

    private static String javaType(AttributeType type) {
        if (type instanceof AttributeType.Bool) {
            return "Boolean";
        } else if (type instanceof AttributeType.Num) {
            return "Double";
        } else if (type instanceof AttributeType.Date) {
            return "java.time.LocalDate";
        } else if (type instanceof AttributeType.ListOf) {
            return "java.util.Collection";
        }
        return type instanceof AttributeType.Reference || type instanceof AttributeType.Duration ? "Object" : "String";
    }

    private static String function(String parameter) {
        return "parameter_" + parameter.replaceAll("\\W", "_");
    }

    private static String rewritten(String rules) {
        StringBuilder text = new StringBuilder();
        Matcher tokens = TreeReader.TOKEN.matcher(rules);
        String rule = "";
        List<String> before = new ArrayList<>(List.of("", "", ""));
        boolean then = false;
        boolean said = false;
        while (tokens.find()) {
            String token = tokens.group(1);
            if (token == null) {
                text.append(tokens.group());
                continue;
            }
            String last = before.get(0);
            rule = last.equals("rule") ? token : rule;
            String written = token;
            if (token.equals("parameter") || last.equals("parameter")) {
                written = "";
            } else if (before.get(1).equals("parameter")) {
                written = function(token.substring(1, token.length() - 1)) + "(";
            } else if (then && (last.equals("then") || last.equals(";")) && !token.equals("end")) {
                said = !token.equals("classify");
                written = said ? "insertLogical( new Said( \"" + token + "\", " + rule + "," : "insertLogical";
            } else if (then && token.equals("(") && said) {
                written = "";
            } else if (then && token.equals("(") && last.equals("classify")) {
                written = "( new";
            } else if (then && token.equals(";") && said) {
                written = ");";
            }
            then = token.equals("then") || then && !token.equals("end");
            before.add(0, token);
            text.append(written);
        }
        return text.toString();
    }

    // worlds

    Said evaluate(World world) {
        KieSession session = base.newKieSession();
        try {
            Map<String, Object> objects = new LinkedHashMap<>();
            Map<Object, String> keys = new java.util.IdentityHashMap<>();
            List<Thing> things = new ArrayList<>();
            world.things().values().forEach(things::addAll);
            for (Thing thing : things) {
                Object object = types.loadClass(TYPES + "." + thing.type()).getConstructor().newInstance();
                objects.put(thing.key(), object);
                keys.put(object, thing.key());
            }
            for (Thing thing : things) {
                Object object = objects.get(thing.key());
                for (Attribute attribute : vocabulary.types().get(thing.type()).attributes().values()) {
                    Object value = thing.values().get(attribute.name());
                    if (value != null && !(value instanceof Missing)) {
                        Field field = object.getClass().getDeclaredField(attribute.name());
                        field.setAccessible(true);
                        field.set(object, value(attribute.type(), value, objects));
                    }
                }
                session.insert(object);
            }
            session.fireAllRules();
            Set<Finding> concluded = new HashSet<>();
            Set<Fact> facts = new HashSet<>();
            for (Object object : session.getObjects()) {
                if (object instanceof Prelude.Said said) {
                    concluded.add(finding(said, keys));
                } else if (!keys.containsKey(object)) {
                    facts.add(fact(object, keys));
                }
            }
            return new Said(concluded, facts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            session.dispose();
        }
    }

    private static Object value(AttributeType type, Object value, Map<String, Object> objects) {
        if (value instanceof Set<?> set) {
            return set.stream().map(v -> objects.getOrDefault(v, v)).toList();
        } else if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        // what refers to a type that no rule reads has no object; the key is as good
        return type instanceof AttributeType.Reference ? objects.getOrDefault(value, value) : value;
    }

    private static Finding finding(Prelude.Said said, Map<Object, String> keys) {
        String rule = said.rule();
        int branch = rule.indexOf('#');
        boolean borne = !said.verb().equals("score") && !said.verb().equals("ask");
        return new Finding(
                (branch < 0 ? rule : rule.substring(0, branch)).trim(),
                said.verb(),
                keys.get(said.arguments().get(0)),
                borne ? keys.get(said.arguments().get(1)) : "");
    }

    private Fact fact(Object object, Map<Object, String> keys) throws ReflectiveOperationException {
        String name = object.getClass().getSimpleName();
        List<Object> arguments = new ArrayList<>();
        for (String attribute : vocabulary.types().get(name).attributes().keySet()) {
            Field field = object.getClass().getDeclaredField(attribute);
            field.setAccessible(true);
            Object value = field.get(object);
            arguments.add(value == null ? Missing.NOT_APPLICABLE : keys.getOrDefault(value, String.valueOf(value)));
        }
        return new Fact(name, arguments);
    }
}
