package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that the names in texts, and in deadlines, lead to something that the rules bind. Used once. */
final class TemplateCheck {

    private final Vocabulary vocabulary;
    private final Known known;
    private final Values values;

    TemplateCheck(Vocabulary vocabulary, Known known, Values values) {
        this.vocabulary = vocabulary;
        this.known = known;
        this.values = values;
    }

    void templates(Provision provision, List<Rule> branches) {
        for (String language : List.of("en", "fr")) {
            if (provision.title().in(language).contains("{")) {
                values.named(
                        provision.at("title." + language),
                        "the title of " + Names.quote(provision.id()) + " has braces; a title is the same whatever is found, so write no variables");
            }
        }
        Map<Boolean, List<Rule>> byReason = branches.stream()
                .collect(Collectors.partitioningBy(rule -> rule.branch().filter(provision.reasons()::containsKey).isPresent()));
        template("because", Optional.of(provision.because()), provision, byReason.getOrDefault(false, List.of()));
        byReason.getOrDefault(true, List.of()).forEach(rule -> template(
                "reasons." + rule.branch().orElseThrow(), Optional.of(provision.because(rule.branch())), provision, List.of(rule)));
        template("remedy", provision.remedy(), provision, branches);
        template("clause", provision.clause(), provision, branches);
    }

    private void template(String key, Optional<Text> text, Provision provision, List<Rule> branches) {
        if (text.isEmpty()) {
            return;
        }
        Set<String> reported = new HashSet<>();
        for (String language : List.of("en", "fr")) {
            Optional<Template> template = Template.of(text.get().in(language));
            Place at = provision.at(key + '.' + language);
            if (template.isEmpty()) {
                values.named(
                        at,
                        "`" + key + "` of " + Names.quote(provision.id())
                                + " has braces without a name in them; write a variable of the rule and attributes,"
                                + " such as {system.name}");
                continue;
            }
            for (Template.Name name : template.get().names()) {
                if (!Template.ALWAYS.contains(name.variable())) {
                    for (Rule rule : branches) {
                        boolean bound = Patterns.variables(rule).containsKey(name.variable());
                        // What is not bound is wrong once, whatever is wanted of it and in whichever language.
                        if (reported.add(rule.name() + ' ' + (bound ? name.written() : name.variable()))) {
                            name(key, at, name, provision, rule).ifPresent(told -> concluded(key, at, name, provision, rule));
                        }
                    }
                }
            }
        }
    }

    /** The type of what the name leads to, empty after a problem or where it is a whole fact. */
    Optional<AttributeType> name(
            String key, Place at, Template.Name name, Provision provision, Rule rule) {
        Map<String, Patterns.Bound> variables = Patterns.variables(rule);
        Patterns.Bound bound = variables.get(name.variable());
        if (bound == null) {
            values.named(
                    at,
                    "`" + key + "` of " + Names.quote(provision.id()) + " names " + Names.quote(name.variable())
                            + ", which the rule " + Names.quote(rule.name())
                            + (Patterns.totals(rule).contains(name.variable())
                                    ? " only tests: what `accumulate` comes to is not shown"
                                    : " does not bind")
                            + values.problems().didYouMean(name.variable(), variables.keySet())
                            + (variables.isEmpty()
                                    ? ""
                                    : "; it binds " + Names.oneOf(new TreeSet<>(variables.keySet()))));
            return Optional.empty();
        }
        List<String> path = bound.attribute()
                .map(attribute -> concat(attribute, name.path()))
                .orElse(name.path());
        List<String> types = List.of(bound.type());
        Optional<AttributeType> last = Optional.empty();
        for (String step : path) {
            List<Attribute> attributes = new ArrayList<>();
            for (String type : types) {
                Lookup.attribute(vocabulary, type, step).ifPresent(attributes::add);
            }
            if (attributes.isEmpty()) {
                if (!step.equals("id")) {
                    values.named(
                            at,
                            "`" + key + "` of " + Names.quote(provision.id()) + " names "
                                    + Names.quote(name.written()) + ", but "
                                    + (types.isEmpty() ? "what stands before it" : Names.oneOf(types))
                                    + " has no attribute " + Names.quote(step)
                                    + known.didYouMean(step, types));
                }
                return Optional.empty();
            }
            last = Optional.of(attributes.get(0).type());
            types = attributes.stream()
                    .flatMap(attribute -> Lookup.targets(attribute).stream())
                    .distinct()
                    .toList();
        }
        return last;
    }

    private static List<String> concat(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    /** A text tells what a rule binds of a fact that rules conclude; by itself such a fact has no attributes that it could read. */
    private void concluded(String key, Place at, Template.Name name, Provision provision, Rule rule) {
        Patterns.Bound bound = Optional.ofNullable(Patterns.variables(rule).get(name.variable())).orElseThrow();
        if (bound.attribute().isEmpty() && Lookup.type(vocabulary, bound.type())
                        .filter(type -> type.kind() == EntityType.Kind.DERIVED)
                        .isPresent()) {
            String step = name.path().get(0);
            values.named(
                    at,
                    "`" + key + "` of " + Names.quote(provision.id()) + " names " + Names.quote(name.written())
                            + ", and a " + Names.quote(bound.type()) + " is concluded; bind " + Names.quote("$" + step + " : " + step)
                            + " in the rule " + Names.quote(rule.name()) + " and write " + Names.quote("{" + step + "}"));
        }
    }
}
