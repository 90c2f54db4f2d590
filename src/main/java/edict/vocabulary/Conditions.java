package edict.vocabulary;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problems;
import edict.vocabulary.OnlyIfs.Raw;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code onlyIf} conditions of one type, checked against its attributes. */
final class Conditions {

    private final String type;
    private final Map<String, Attribute> attributes;
    private final Set<String> wrong;
    private final Problems problems;

    /**
     * @param attributes of the type; read, never changed
     * @param wrong names of attributes that it declares wrongly
     */
    Conditions(String type, Map<String, Attribute> attributes, Set<String> wrong, Problems problems) {
        this.type = type;
        this.attributes = attributes;
        this.wrong = wrong;
        this.problems = problems;
    }

    /** The conjuncts of an {@code onlyIf}, as far as they are sound. */
    List<Attribute.OnlyIf> read(Node condition) {
        Optional<List<Raw>> raws = condition instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT
                ? OnlyIfs.parse(scalar.text())
                : Optional.empty();
        if (raws.isEmpty()) {
            problems.add(
                    condition,
                    "expected conditions such as `a == true && b contains \"x\" && c in (\"x\", \"y\")`, found "
                            + condition.described());
            return List.of();
        }
        List<Attribute.OnlyIf> conjuncts = new ArrayList<>();
        for (Raw raw : raws.get()) {
            Attribute other = attributes.get(raw.attribute());
            if (wrong.contains(raw.attribute())) {
                continue;
            }
            if (other == null) {
                problems.add(
                        condition,
                        Names.quote(raw.attribute()) + " is no attribute of " + type
                                + problems.didYouMean(raw.attribute(), attributes.keySet()));
            } else {
                conjunct(raw, other, condition).ifPresent(conjuncts::add);
            }
        }
        return List.copyOf(conjuncts);
    }

    private Optional<Attribute.OnlyIf> conjunct(Raw raw, Attribute other, Node condition) {
        boolean contains = raw.operator().equals("contains");
        AttributeType of = other.type().single();
        if (contains != (other.type() instanceof AttributeType.ListOf)) {
            problems.add(
                    condition,
                    "`" + other.name() + "` is a " + other.type().word() + "; "
                            + (contains ? "compare it with `==`, `!=` or `in`" : "ask with `contains` what is in it"));
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (String literal : raw.literals()) {
            Optional<Object> value = value(literal, of);
            if (value.isEmpty()) {
                problems.add(condition, noValue(literal, other, problems));
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new Attribute.OnlyIf(other.name(), raw.operator(), List.copyOf(values)));
    }

    /** The value of a type for which a word stands; empty where it stands for none. */
    static Optional<Object> value(String literal, AttributeType type) {
        if (type instanceof AttributeType.Bool) {
            return literal.equals("true") || literal.equals("false")
                    ? Optional.of(Boolean.parseBoolean(literal))
                    : Optional.empty();
        }
        if (type instanceof AttributeType.Code code) {
            int index = code.codes().indexOf(literal);
            return index < 0 ? Optional.empty() : Optional.of(code.codes().get(index));
        }
        if (type instanceof AttributeType.Country) {
            return Countries.code(literal).map(code -> code);
        }
        if (type instanceof AttributeType.Num) {
            return Literals.number(literal).map(number -> number);
        }
        return type instanceof AttributeType.Str ? Optional.of(literal) : Optional.empty();
    }

    /** That a word stands for no value of an attribute, or of what is in it, and what would. */
    static String noValue(String word, Attribute attribute, Problems problems) {
        AttributeType type = attribute.type().single();
        return Names.quote(word) + " is no value of `" + attribute.name() + "`; expected " + expected(type)
                + (type instanceof AttributeType.Code code ? problems.didYouMean(word, code.codes()) : "");
    }

    private static String expected(AttributeType type) {
        return type instanceof AttributeType.Bool
                ? "`true` or `false`"
                : type instanceof AttributeType.Reference
                                || type instanceof AttributeType.Date
                                || type instanceof AttributeType.Duration
                        ? "no condition on a " + type.word()
                        : Literals.expected(type);
    }

    /** An attribute whose question depends on its own answer could never be asked. */
    void refuseCycles(Map<String, Node> conditions) {
        Set<String> done = new LinkedHashSet<>();
        for (String name : attributes.keySet()) {
            cycle(name, conditions, new LinkedHashSet<>(), done);
        }
    }

    private void cycle(String name, Map<String, Node> conditions, Set<String> path, Set<String> done) {
        Attribute attribute = attributes.get(name);
        if (attribute == null || done.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            List<String> all = new ArrayList<>(path);
            List<String> cycle = all.subList(all.indexOf(name), all.size());
            done.addAll(cycle);
            Node condition = conditions.get(name);
            if (condition != null) {
                problems.add(condition, "`onlyIf` goes in a circle: " + String.join(" → ", cycle) + " → " + name);
            }
            return;
        }
        for (Attribute.OnlyIf conjunct : attribute.onlyIf()) {
            cycle(conjunct.attribute(), conditions, path, done);
        }
        path.remove(name);
        done.add(name);
    }
}
