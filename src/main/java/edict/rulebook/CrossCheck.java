package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Exemptions;
import edict.drl.Parameters;
import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that what the files of a rulebook say of each other is so. */
final class CrossCheck {

    private static final String ABOUT = "about";
    private static final String FOR = "for";
    private static final String WHERE = "where";

    /** Of more names than these a list helps nobody. */
    private static final int MANY = 30;

    private final Rulebook rulebook;
    private final Vocabulary vocabulary;
    private final Gaps gaps;
    private final Set<String> unlisted;
    private final Values values;
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

    /** @param unlisted packs of which it is not known what they list as encoded */
    CrossCheck(Rulebook rulebook, Gaps gaps, Set<String> unlisted, Values values) {
        this.unlisted = unlisted;
        this.gaps = gaps;
        this.rulebook = rulebook;
        this.vocabulary = rulebook.vocabulary();
        this.values = values;
        rulebook.rules()
                .forEach(rule -> rules.computeIfAbsent(rule.provision(), id -> new ArrayList<>())
                        .add(rule));
    }

    void check() {
        rulebook.rules().forEach(this::rule);
        new ParameterUse(rulebook, values).check();
        rulebook.provisions().values().forEach(this::provision);
        rulebook.packs().values().forEach(this::pack);
        rulebook.tables().values().forEach(this::table);
        rulebook.registry().values().forEach(this::registryEntry);
        rulebook.scenarios().values().forEach(this::scenario);
        rulebook.profiles().values().forEach(this::profile);
        vocabulary.types().values().forEach(this::citations);
        if (values.problems().isEmpty()) {
            // What could not be read may conclude them.
            neverConcluded();
        }
    }

    /** What no rule concludes is never there: a rule that looks for it never fires, and one that looks for its absence always may. */
    private void neverConcluded() {
        Set<String> concluded = new HashSet<>(Set.of(Words.CAPABILITY_OUTCOME));
        rulebook.rules().forEach(rule -> rule.then().forEach(conclusion -> conclusion.type().ifPresent(concluded::add)));
        // Claims may be made of whatever there is a type for.
        Set<String> claims = rulebook.packs().values().stream().flatMap(pack -> pack.claims().stream()).collect(Collectors.toSet());
        for (Rule rule : rulebook.rules()) {
            Patterns.of(rule).stream()
                    .filter(pattern -> !claims.contains(rule.provision()) && !concluded.contains(pattern.type()))
                    .filter(pattern -> Optional.ofNullable(vocabulary.types().get(pattern.type()))
                            .filter(type -> type.kind() == EntityType.Kind.DERIVED)
                            .isPresent())
                    // Told once: a gate is read by all rules of its pack.
                    .filter(pattern -> concluded.add(pattern.type()))
                    .forEach(pattern -> values.named(
                            pattern.at(), "no rule concludes " + Names.quote(pattern.type()) + ", so that there is none; conclude it by `classify`"));
        }
    }

    private void citations(EntityType type) {
        for (Attribute attribute : type.attributes().values()) {
            Stream.concat(attribute.cites().stream(), attribute.otherwise().map(Attribute.Default::cites).stream())
                    .filter(cites -> !isPack(cites.pack()))
                    .forEach(cites -> unknown(
                            cites.at(), "pack", cites.pack(), rulebook.packs().keySet()));
        }
    }

    private boolean isPack(String id) {
        return rulebook.packs().containsKey(id) || gaps.mayHave(Gaps.What.PACK, id);
    }

    private boolean isParameter(String id) {
        return rulebook.parameters().containsKey(id) || gaps.mayHave(Gaps.What.PARAMETER, id);
    }

    private boolean isProvision(Pattern pattern) {
        return rulebook.provisions().keySet().stream().anyMatch(pattern::matches)
                || gaps.mayMatch(Gaps.What.PROVISION, pattern);
    }

    private void unknown(Place at, String what, String name, Collection<String> known) {
        values.named(
                at,
                "there is no " + what + " " + Names.quote(name) + instead(name, known));
    }

    /** The nearest, or which there are: of ids those that begin as this one does, and of very many none. */
    private String instead(String name, Collection<String> known) {
        String near = values.problems().didYouMean(name, known);
        String prefix = name.substring(0, name.lastIndexOf('/') + 1);
        List<String> some = known.stream().filter(id -> id.startsWith(prefix)).toList();
        return !near.isEmpty() || some.isEmpty() || some.size() > MANY ? near : "; expected " + Names.oneOf(some);
    }

    private void rule(Rule rule) {
        Provision provision = rulebook.provisions().get(rule.provision());
        if (provision == null) {
            if (gaps.mayHave(Gaps.What.PROVISION, rule.provision())) {
                return;
            }
            values.named(
                    rule.at(),
                    "rule " + Names.quote(rule.name()) + " has no provision " + Names.quote(rule.provision())
                            + values.problems()
                                    .didYouMean(
                                            rule.provision(),
                                            rulebook.provisions().keySet()));
            return;
        }
        Patterns.of(rule).stream()
                .filter(pattern -> pattern.type().equals(Words.CAPABILITY_OUTCOME))
                .forEach(pattern -> Patterns.tests(pattern.constraint(), this::played));
        Map<String, Patterns.Bound> variables = Patterns.variables(rule);
        for (Rule.Conclusion conclusion : rule.then()) {
            verb(conclusion, provision);
            scored(conclusion, provision);
            subject(conclusion, provision, variables);
            if (conclusion.verb() == Rule.Verb.EXEMPT) {
                exempted(conclusion, variables);
            }
        }
    }

    /** What a scenario does to capabilities is there for rules to read only where it says so. */
    private void played(Rule.Constraint test) {
        if (test instanceof Rule.Comparison comparison
                && comparison.left() instanceof Rule.Operand.Attribute attribute
                && attribute.name().equals(Words.SCENARIO)) {
            List<Rule.Operand.Literal> named = Patterns.literals(comparison.right());
            Set<String> noted = rulebook.scenarios().values().stream()
                    .filter(Scenario::noted)
                    .map(Scenario::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            named.stream()
                    .map(literal -> literal.value().toString())
                    .filter(name -> !noted.contains(name))
                    .forEach(name -> values.named(
                            comparison.at(),
                            Names.quote(name) + " is no scenario with `noted: true`, so no fact says what it does to a capability"
                                    + values.problems().didYouMean(name, noted)));
        }
    }

    private void exempted(Rule.Conclusion conclusion, Map<String, Patterns.Bound> variables) {
        List<String> about = concludedOf(conclusion, variables);
        for (Rule.Operand argument : conclusion.arguments()) {
            if (argument instanceof Rule.Operand.Literal literal
                    && literal.value() instanceof String text
                    && !gaps.mayMatch(Gaps.What.PROVISION, new Pattern(text))) {
                List<Provision> meant = rulebook.provisions().values().stream()
                        .filter(provision -> Exemptions.matches(text, provision.id()))
                        .toList();
                if (meant.isEmpty()) {
                    values.named(
                            conclusion.at(),
                            "no provision matches " + Names.quote(text)
                                    + values.problems().didYouMean(text, rulebook.provisions().keySet()));
                } else if (meant.stream().allMatch(provision -> provision.kind() == Provision.Kind.CLASSIFICATION)) {
                    values.named(
                            conclusion.at(),
                            Names.quote(text) + " classifies, and no exemption takes a class away; conclude a derived fact that"
                                    + " the classifying rule reads under `not`");
                } else if (!about.isEmpty() && meant.stream().noneMatch(provision -> judgesAny(provision, about))) {
                    values.named(
                            conclusion.at(),
                            "this exempts " + Names.oneOf(about) + ", but " + Names.quote(text) + " judges "
                                    + Names.oneOf(meant.stream()
                                            .flatMap(provision -> provision.subjects().stream())
                                            .distinct()
                                            .toList())
                                    + ", so that nothing is taken away");
                }
            }
        }
    }

    private static boolean judgesAny(Provision provision, List<String> types) {
        return provision.kind() != Provision.Kind.CLASSIFICATION
                && types.stream().anyMatch(provision.subjects()::contains);
    }

    /** A rung that the framework of the pack's name has, or else some framework; without any, rungs are told and count for nothing. */
    private void scored(Rule.Conclusion conclusion, Provision provision) {
        if (conclusion.verb() != Rule.Verb.SCORE || conclusion.arguments().size() != 3
                || !(conclusion.arguments().get(1) instanceof Rule.Operand.Literal named)
                || !(conclusion.arguments().get(2) instanceof Rule.Operand.Literal picked)
                || gaps.mayHave(Gaps.What.FRAMEWORK, "")) {
            return;
        }
        List<Framework> frameworks = Optional.ofNullable(rulebook.frameworks().get(provision.pack()))
                .map(List::of)
                .orElse(List.copyOf(rulebook.frameworks().values()));
        Optional<Framework.Criterion> criterion = frameworks.stream()
                .flatMap(framework -> framework.criterion(named.value().toString()).stream())
                .findFirst();
        if (criterion.isEmpty() && frameworks.isEmpty()) {
            return;
        }
        if (criterion.isEmpty()) {
            unknown(
                    conclusion.at(),
                    "criterion",
                    named.value().toString(),
                    frameworks.stream().flatMap(Framework::criteria).map(Framework.Criterion::id).toList());
        } else if (criterion.get().rungs().stream()
                .noneMatch(rung -> picked.value() instanceof BigDecimal number
                        && number.compareTo(BigDecimal.valueOf(rung.number())) == 0)) {
            values.named(
                    conclusion.at(),
                    "criterion " + Names.quote(criterion.get().id()) + " has no rung "
                            + Names.quote(picked.value().toString()) + "; expected "
                            + Names.oneOf(criterion.get().rungs().stream()
                                    .map(rung -> Integer.toString(rung.number()))
                                    .toList()));
        }
    }

    private void verb(Rule.Conclusion conclusion, Provision provision) {
        List<Provision.Kind> kinds =
                switch (conclusion.verb()) {
                    case PROHIBIT -> List.of(Provision.Kind.PROHIBITION);
                    case REQUIRE, BREACH, FULFIL -> List.of(Provision.Kind.OBLIGATION, Provision.Kind.CONDITION);
                    case ADVISE -> List.of(
                            Provision.Kind.LEVERAGE, Provision.Kind.EXPOSURE, Provision.Kind.GUIDANCE);
                    case EXEMPT -> List.of(Provision.Kind.EXEMPTION);
                    case APPLIES, CLASSIFY, SCORE, ASK -> List.of(Provision.Kind.values());
                };
        if (!kinds.contains(provision.kind())) {
            values.named(
                    conclusion.at(),
                    "`" + conclusion.verb().name().toLowerCase(java.util.Locale.ROOT) + "` is said by provisions of kind "
                            + Names.oneOf(kinds.stream().map(Coded::code).toList()) + ", but "
                            + Names.quote(provision.id()) + " is of kind "
                            + Names.quote(provision.kind().code()));
        }
    }

    private void subject(
            Rule.Conclusion conclusion, Provision provision, Map<String, Patterns.Bound> variables) {
        if (conclusion.verb() == Rule.Verb.CLASSIFY
                || conclusion.verb() == Rule.Verb.SCORE
                || conclusion.verb() == Rule.Verb.ASK) {
            return;
        }
        List<String> types = concludedOf(conclusion, variables);
        // What is no type at all is told where it stands.
        boolean known = vocabulary.types().keySet().containsAll(provision.subjects());
        if (known && !types.isEmpty() && types.stream().noneMatch(provision.subjects()::contains)) {
            values.named(
                    conclusion.at(),
                    "provision " + Names.quote(provision.id()) + " judges "
                            + Names.oneOf(provision.subjects()) + ", but this concludes about "
                            + Names.oneOf(types));
        }
    }

    /** The types of what something is concluded about; none where that is not known. */
    private List<String> concludedOf(Rule.Conclusion conclusion, Map<String, Patterns.Bound> variables) {
        if (conclusion.arguments().isEmpty()
                || !(conclusion.arguments().get(0) instanceof Rule.Operand.Variable variable)) {
            return List.of();
        }
        return Optional.ofNullable(variables.get(Patterns.plain(variable.name())))
                .map(bound -> bound.attribute()
                        .flatMap(name -> Lookup.attribute(vocabulary, bound.type(), name))
                        .map(Lookup::targets)
                        .orElse(List.of(bound.type())))
                .orElse(List.of());
    }

    private void provision(Provision provision) {
        List<Rule> branches = rules.getOrDefault(provision.id(), List.of());
        String what = "provision " + Names.quote(provision.id());
        boolean mayLackRules = gaps.mayHave(Gaps.What.RULE, provision.id());
        if (!mayLackRules && branches.isEmpty()) {
            values.named(provision.at(), what + " has no rule and stands in no table of duties");
        }
        Set<String> names = new TreeSet<>();
        branches.forEach(rule -> rule.branch().ifPresent(names::add));
        for (Dated<Provision.Wording> text : provision.texts().entries()) {
            text.value().map(Provision.Wording::branches).orElse(Set.of()).stream()
                    .filter(branch -> !mayLackRules && !names.contains(branch))
                    .forEach(branch -> unknown(
                            text.at(), "rule", provision.id() + " # " + branch, withIds(provision, names)));
        }
        for (String subject : provision.subjects()) {
            if (!vocabulary.types().containsKey(subject)) {
                unknown(provision.at("subject"), "type", subject, vocabulary.types().keySet());
            }
        }
        addressees(provision);
        provision.satisfiedBy().ifPresent(expression -> controls(expression, provision));
        provision.due().stream().flatMap(Provision.Due::parts).forEach(due -> due(due, provision, branches));
        DuePeriods.check(provision, branches, values);
        provision.sourceOf().ifPresent(variable -> sourceOf(variable, provision, branches));
        templates(provision, branches);
    }

    private static Set<String> withIds(Provision provision, Set<String> branches) {
        Set<String> ids = new TreeSet<>();
        branches.forEach(branch -> ids.add(provision.id() + " # " + branch));
        return ids;
    }

    private void addressees(Provision provision) {
        Optional<List<String>> known =
                Lookup.attribute(vocabulary, Words.ROLE, Words.CODE).map(Lookup::codes);
        for (String addressee : provision.addressees()) {
            if (known.isPresent() && !known.get().contains(addressee)) {
                unknown(provision.at("addressees"), "role", addressee, known.get());
            }
        }
    }

    private void controls(Provision.Satisfaction expression, Provision provision) {
        if (expression instanceof Provision.AllOf all) {
            all.of().forEach(part -> controls(part, provision));
        } else if (expression instanceof Provision.AnyOf any) {
            any.of().forEach(part -> controls(part, provision));
        } else if (expression instanceof Provision.ByControl by
                && !rulebook.controls().containsKey(by.control())
                && !gaps.mayHave(Gaps.What.CONTROL, by.control())) {
            unknown(provision.at("satisfiedBy"), "control", by.control(), rulebook.controls().keySet());
        }
    }

    private void due(Provision.Due due, Provision provision, List<Rule> branches) {
        if (due instanceof Provision.After after) {
            after.holidays().ifPresent(id -> parameter(id, provision.at("due")));
            if (after.period() instanceof Provision.FromParameter from) {
                parameter(from.id(), provision.at("due"));
            }
            Template.Name name = new Template.Name(after.variable(), after.path());
            for (Rule rule : branches) {
                if (concludesFinding(rule)) {
                    Optional<AttributeType> end = name("due", provision.at("due"), name, provision, rule);
                    if (end.isPresent() && !(end.get() instanceof AttributeType.Date)) {
                        values.named(
                                provision.at("due"),
                                "`due` of " + Names.quote(provision.id()) + " counts from "
                                        + Names.quote(name.written()) + ", which is not a date");
                    }
                }
            }
        }
    }

    /** The rows that the variable may stand for all have a source with a link. */
    private void sourceOf(String variable, Provision provision, List<Rule> branches) {
        Place at = provision.at("sourceOf");
        Set<String> types = new TreeSet<>();
        for (Rule rule : branches) {
            Patterns.Bound bound = Patterns.variables(rule).get(variable);
            if (!concludesFinding(rule)) {
                continue;
            }
            if (bound == null) {
                name("sourceOf", at, new Template.Name(variable, List.of()), provision, rule);
            } else if (bound.attribute().isPresent() || !isReference(bound.type())) {
                values.named(
                        at,
                        "`sourceOf` of " + Names.quote(provision.id()) + " names " + Names.quote(variable)
                                + ", which the rule " + Names.quote(rule.name())
                                + " binds to something else than a row of a table; expected a variable of a type of kind `reference`");
            } else {
                types.add(bound.type());
            }
        }
        rulebook.tables().values().stream()
                .filter(table -> types.contains(table.type()))
                .flatMap(table -> table.rows().entries().stream())
                .filter(row -> row.source().filter(source -> source.citation().isEmpty()).isPresent())
                .forEach(row -> values.named(
                        row.at(),
                        "the `source` of the row has no `act` or no `url`, but " + Names.quote(provision.id()) + " cites it"));
    }

    private boolean isReference(String type) {
        return Lookup.type(vocabulary, type)
                .filter(found -> found.kind() == EntityType.Kind.REFERENCE)
                .isPresent();
    }

    private void parameter(String id, Place at) {
        if (!isParameter(id)) {
            unknown(at, "parameter", id, rulebook.parameters().keySet());
        }
    }

    private static List<String> concat(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private void templates(Provision provision, List<Rule> branches) {
        for (String language : List.of("en", "fr")) {
            if (provision.title().in(language).contains("{")) {
                values.named(
                        provision.at("title." + language),
                        "the title of " + Names.quote(provision.id()) + " has braces; a title is the same whatever is found, so write no variables");
            }
        }
        template("because", Optional.of(provision.because()), provision, branches);
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

    private static boolean concludesFinding(Rule rule) {
        return rule.then().stream().anyMatch(conclusion -> conclusion.verb().isFound());
    }

    /** The type of what the name leads to, empty after a problem or where it is a whole fact. */
    private Optional<AttributeType> name(
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
                                    + didYouMean(step, types));
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

    private String didYouMean(String attribute, List<String> types) {
        Set<String> known = new TreeSet<>();
        types.forEach(type -> Optional.ofNullable(vocabulary.types().get(type))
                .ifPresent(entity -> known.addAll(entity.attributes().keySet())));
        return values.problems().didYouMean(attribute, known);
    }

    private void pack(Pack pack) {
        Set<String> slugs = new TreeSet<>();
        rulebook.provisions().values().stream()
                .filter(provision -> provision.pack().equals(pack.id()))
                .forEach(provision -> slugs.add(provision.slug()));
        for (String slug : slugs) {
            if (!unlisted.contains(pack.id()) && !pack.encoded().contains(slug)) {
                values.named(
                        pack.at("slugs.encoded"),
                        "provision " + Names.quote(pack.id() + '/' + slug)
                                + " is missing in the pack's list `slugs: encoded:`");
            }
        }
        for (String slug : pack.encoded()) {
            boolean criterion = Optional.ofNullable(rulebook.frameworks().get(pack.id()))
                    .flatMap(framework -> framework.criterion(slug))
                    .isPresent();
            if (!slugs.contains(slug) && !criterion && !gaps.mayHave(Gaps.What.PROVISION, pack.id() + '/' + slug)) {
                unknown(pack.at("slugs.encoded." + slug), "provision", pack.id() + '/' + slug, rulebook.provisions().keySet());
            }
        }
        Optional.ofNullable(rulebook.frameworks().get(pack.id())).ifPresent(framework -> framework.criteria()
                .map(Framework.Criterion::id)
                .filter(criterion -> !unlisted.contains(pack.id()) && !pack.encoded().contains(criterion))
                .forEach(criterion -> values.named(
                        pack.at("slugs.encoded"),
                        "criterion " + Names.quote(pack.id() + '/' + criterion)
                                + " is missing in the pack's list `slugs: encoded:`")));
        for (Pack.Omission omission : pack.notEncoded()) {
            omission.of().stream()
                    .filter(id -> !rulebook.provisions().containsKey(id)
                            && !gaps.mayHave(Gaps.What.PROVISION, id))
                    .forEach(id -> unknown(
                            pack.at("slugs.notEncoded." + omission.slug()), "provision", id, rulebook.provisions().keySet()));
            omission.pack()
                    .filter(id -> !isPack(id))
                    .ifPresent(id -> unknown(pack.at("slugs.notEncoded." + omission.slug()), "pack", id, rulebook.packs().keySet()));
        }
        pack.holidays().ifPresent(id -> parameter(id, pack.at("holidays")));
        pack.sanctions().values().forEach(sanction -> sanction.caps().forEach(cap -> cap(cap, pack)));
    }

    private void cap(Sanction.Cap cap, Pack pack) {
        for (Sanction.Test test : cap.whose()) {
            Optional<Attribute> attribute = organisations(test.attribute(), values.at(cap.at(), test.attribute(), FOR));
            List<String> codes = attribute.map(Lookup::codes).orElse(List.of());
            if (attribute.isPresent() && !(attribute.get().type() instanceof AttributeType.Code)) {
                values.named(
                        values.at(cap.at(), test.attribute(), FOR),
                        Names.quote(test.attribute()) + " of an organisation is no code; `for` compares codes");
            } else if (attribute.isPresent()) {
                test.codes().stream()
                        .filter(code -> !codes.contains(code))
                        .forEach(code -> unknown(values.at(cap.at(), code, FOR, test.attribute()), "code", code, codes));
            }
        }
        Place amountAt = values.valueAt(cap.at(), "amount");
        Optional<String> unit = cap.amount().flatMap(id -> unit(id, amountAt));
        // As ISO 4217 writes currencies.
        Optional<String> amount = unit.filter(code -> code.matches("[A-Z]{3}"));
        unit.filter(code -> amount.isEmpty())
                .ifPresent(code -> values.named(
                        amountAt, "an `amount` is money; the unit of its parameter is " + Names.quote(code) + ", not a currency such as `EUR`"));
        Place shareAt = values.valueAt(cap.at(), "share");
        cap.share()
                .flatMap(id -> unit(id, shareAt))
                .filter(share -> !share.equals("%"))
                .ifPresent(share -> values.named(
                        shareAt, "a `share` is in per cent; the unit of its parameter is " + Names.quote(share) + ", not `%`"));
        Place turnoverAt = values.valueAt(pack.at(), "turnover", "attribute");
        cap.turnover().ifPresent(turnover -> organisations(turnover.attribute(), turnoverAt)
                .ifPresent(attribute -> turnover(turnover, attribute, amount, turnoverAt, amountAt)));
    }

    private void turnover(Sanction.Turnover turnover, Attribute attribute, Optional<String> amount, Place turnoverAt, Place amountAt) {
        if (!(attribute.type() instanceof AttributeType.Num number)) {
            values.named(turnoverAt, "turnover " + Names.quote(turnover.attribute()) + " of an organisation is no number");
        } else if (amount.filter(unit -> !unit.equals(number.unit())).isPresent()) {
            values.named(
                    amountAt, "the `amount` is in " + Names.quote(amount.get()) + " and the turnover in " + Names.quote(number.unit()));
        }
    }

    private Optional<Attribute> organisations(String attribute, Place at) {
        Optional<Attribute> found = Lookup.attribute(vocabulary, Words.ORGANISATION, attribute);
        if (found.isEmpty() && vocabulary.types().containsKey(Words.ORGANISATION)) {
            values.named(
                    at,
                    Names.quote(Words.ORGANISATION) + " has no attribute " + Names.quote(attribute)
                            + didYouMean(attribute, List.of(Words.ORGANISATION)));
        }
        return found;
    }

    /** The unit of a parameter that holds a number. */
    private Optional<String> unit(String id, Place at) {
        parameter(id, at);
        Optional<Parameter> parameter = Optional.ofNullable(rulebook.parameters().get(id));
        Optional<Parameter> other = parameter.filter(
                found -> found.shape().set() || found.shape().kind() != Parameters.Kind.NUMBER);
        other.ifPresent(found ->
                values.named(at, "parameter " + Names.quote(id) + " is " + described(found.shape()) + ", not a number"));
        return parameter.filter(found -> other.isEmpty()).map(Parameter::unit);
    }

    private void table(Table table) {
        if (!isReference(table.type())) {
            Set<String> known = new TreeSet<>();
            vocabulary.types().values().stream()
                    .filter(other -> other.kind() == EntityType.Kind.REFERENCE)
                    .forEach(other -> known.add(other.name()));
            unknown(values.at(table.at(), table.type(), "type"), "reference type", table.type(), known);
        }
    }

    private void registryEntry(RegistryEntry entry) {
        EntityType type = vocabulary.types().get(entry.type());
        if (type == null || type.kind() != EntityType.Kind.DECLARED) {
            unknown(values.at(entry.at(), entry.type(), "type"), "declared type", entry.type(), vocabulary.types().keySet());
            return;
        }
        for (Dated<Map<String, Literal>> facts : entry.facts().entries()) {
            facts.value().orElse(Map.of()).forEach((name, value) -> Lookup.attribute(type, name)
                    .map(Lookup::targets)
                    .filter(targets -> !targets.isEmpty())
                    .ifPresent(targets -> scalars(value).forEach(id -> named(id.toString(), name, targets, facts.at()))));
        }
    }

    private static Collection<Object> scalars(Literal value) {
        return value instanceof Literal.One one
                ? List.of(one.scalar())
                : value instanceof Literal.Many many ? many.scalars() : List.of();
    }

    /** What an entry names is another entry, of a type that may stand there. @param facts those that name it */
    private void named(String id, String attribute, List<String> targets, Place facts) {
        RegistryEntry other = rulebook.registry().get(id);
        if (other == null && gaps.mayHave(Gaps.What.REGISTRY_ENTRY, id)) {
            return;
        }
        if (other == null) {
            unknown(values.at(facts, id, "set", attribute), "registry entry", id, rulebook.registry().keySet());
        } else if (!targets.contains(other.type())) {
            values.named(
                    values.at(facts, id, "set", attribute),
                    "`" + attribute + "` names " + Names.oneOf(targets) + ", and the registry entry " + Names.quote(id) + " is "
                            + Names.one(other.type()));
        }
    }

    private void scenario(Scenario scenario) {
        scenario.assumes()
                .filter(type -> !vocabulary.types().containsKey(type))
                .ifPresent(type -> unknown(
                        values.at(scenario.at(), type, "assumes"), "type", type, vocabulary.types().keySet()));
        scenario.assumes().flatMap(type -> Lookup.type(vocabulary, type)).ifPresent(type -> scenario.about().forEach((name, kind) -> {
            Optional<Attribute> attribute = Lookup.attribute(type, name);
            if (attribute.isEmpty()) {
                unknown(values.at(scenario.at(), name, ABOUT), "attribute", name, type.attributes().keySet());
            } else if (!Lookup.targets(attribute.get()).contains(kind)) {
                unknown(values.valueAt(scenario.at(), ABOUT, name), "type", kind, Set.copyOf(Lookup.targets(attribute.get())));
            }
        }));
        scenario.backups().flatMap(type -> derivedOf(type, values.at(scenario.at(), type, "backups"))).ifPresent(type -> {
            List<String> about = Lookup.attribute(type, Words.OF).map(Lookup::targets).orElse(List.of());
            if (!about.contains(Words.ALTERNATIVE)) {
                values.named(
                        values.at(scenario.at(), type.name(), "backups"),
                        "`backups: " + type.name() + "` is about " + Names.oneOf(about) + "; a backup is "
                                + Names.one(Words.ALTERNATIVE));
            }
        });
        for (Scenario.Effect effect : scenario.effects()) {
            if (effect instanceof Scenario.Touches touches) {
                selected(touches.select(), touches.where(), scenario, touches.at());
                Place forAt = values.valueAt(touches.at(), FOR);
                touches.concerns().flatMap(type -> derivedOf(type, forAt)).ifPresent(type -> {
                    List<String> about = Lookup.attribute(type, Words.OF).map(Lookup::targets).orElse(List.of());
                    if (!about.contains(Words.CAPABILITY)) {
                        values.named(
                                forAt,
                                "`for: " + type.name() + "` is about " + Names.oneOf(about) + "; a scenario happens for "
                                        + Names.one(Words.CAPABILITY));
                    }
                });
            } else if (effect instanceof Scenario.RowEnds ends) {
                Table table = rulebook.tables().get(ends.table());
                if (table == null && gaps.mayHave(Gaps.What.TABLE, ends.table())) {
                    continue;
                }
                if (table == null) {
                    unknown(values.valueAt(ends.at(), "table"), "table", ends.table(), rulebook.tables().keySet());
                } else if (!gaps.mayHave(Gaps.What.ROW, ends.table())
                        && table.rows().entries().stream()
                        .noneMatch(row -> row.id().equals(ends.row()))) {
                    Set<String> ids = new TreeSet<>();
                    table.rows().entries().forEach(row -> ids.add(row.id()));
                    unknown(values.valueAt(ends.at(), "row"), "row", ends.row(), ids);
                }
            }
        }
        scenario.tells().forEach(told -> {
            selected(told.select(), told.where(), scenario, told.at());
            Place byAt = values.valueAt(told.at(), "by");
            told.by().ifPresent(attribute -> derivedOf(told.select(), values.valueAt(told.at(), "select"))
                    .filter(type -> !type.attributes().containsKey(attribute))
                    .ifPresent(type -> unknown(byAt, "attribute", attribute, type.attributes().keySet())));
        });
    }

    private void selected(String select, Map<String, Object> where, Scenario scenario, Place at) {
        derivedOf(select, values.valueAt(at, "select")).ifPresent(type -> {
            where.keySet().stream()
                    .filter(attribute -> !type.attributes().containsKey(attribute))
                    .forEach(attribute -> unknown(
                            values.at(at, attribute, WHERE), "attribute", attribute, type.attributes().keySet()));
            scenario.each()
                    .filter(attribute -> !type.attributes().containsKey(attribute))
                    .ifPresent(attribute -> unknown(
                            values.valueAt(scenario.at(), "each"), "attribute", attribute, type.attributes().keySet()));
            where.forEach((name, value) -> Lookup.attribute(type, name)
                    .ifPresent(attribute -> comparable(attribute, value, type, values.valueAt(at, WHERE, name))));
        });
    }

    /** A value that the attribute never has selects nothing, so that a typing error would let everything go on. */
    private void comparable(Attribute attribute, Object value, EntityType type, Place at) {
        String what = Names.quote(value.toString()) + " is no value of " + Names.quote(type.name() + "." + attribute.name());
        List<String> codes = Lookup.codes(attribute);
        if (!codes.isEmpty() && !codes.contains(value.toString())) {
            values.named(at, what + values.problems().didYouMean(value.toString(), codes));
        } else if (attribute.type() instanceof AttributeType.Bool && !(value instanceof Boolean)
                || attribute.type() instanceof AttributeType.Num && !(value instanceof BigDecimal)
                || attribute.type() instanceof AttributeType.Country && !Countries.isCode(value.toString())) {
            values.named(at, what + "; expected " + Literals.expected(attribute.type()));
        } else if (attribute.name().equals(Words.SCENARIO) && !rulebook.scenarios().containsKey(value.toString())) {
            unknown(at, "scenario", value.toString(), rulebook.scenarios().keySet());
        }
    }

    private Optional<EntityType> derivedOf(String name, Place at) {
        List<String> known = Lookup.derivedOf(vocabulary);
        Optional<EntityType> type = Lookup.type(vocabulary, name).filter(found -> known.contains(found.name()));
        if (type.isEmpty()) {
            values.named(
                    at,
                    Names.quote(name) + " is not a derived type with the attribute `of`"
                            + values.problems().didYouMean(name, known));
        }
        return type;
    }

    private void profile(Profile profile) {
        for (String pack : profile.packs()) {
            if (!isPack(pack)) {
                unknown(values.at(profile.at(), pack, "packs"), "pack", pack, rulebook.packs().keySet());
            }
        }
        profile.parameters().forEach((id, value) -> {
            Parameter parameter = rulebook.parameters().get(id);
            if (parameter == null && gaps.mayHave(Gaps.What.PARAMETER, id)) {
                return;
            }
            Place at = values.at(profile.at(), id, "parameters");
            if (parameter == null) {
                unknown(at, "parameter", id, rulebook.parameters().keySet());
            } else if (!parameter.open()) {
                values.named(
                        at,
                        "parameter " + Names.quote(id)
                                + " is fixed; a profile sets only parameters that say `open: true`");
            } else if (!fits(parameter.shape(), value)) {
                values.named(at, "parameter " + Names.quote(id) + " is " + described(parameter.shape()) + "; this is not");
            } else if (parameter.unit().equals(Units.COUNTRY)) {
                (value instanceof Set<?> members ? members : Set.of(value)).stream()
                        .map(Object::toString)
                        .filter(text -> !Countries.isCode(text))
                        .forEach(text -> values.named(
                                values.at(profile.at(), text, "parameters", id), Values.noCountry(text, Units.of(parameter.unit()))));
            }
        });
        patterns(profile, "tolerates", profile.tolerates().provisions());
        patterns(profile, "enforcement", profile.enforcement().stream().map(Profile.Cap::provisions).toList());
    }

    private void patterns(Profile profile, String key, List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            if (!isProvision(pattern)) {
                values.named(
                        values.at(profile.at(), pattern.text(), key),
                        "no provision matches " + Names.quote(pattern.text())
                                + values.problems()
                                        .didYouMean(
                                                pattern.text(),
                                                rulebook.provisions().keySet()));
            }
        }
    }

    private static String described(Parameters.Shape shape) {
        String one =
                switch (shape.kind()) {
                    case BOOLEAN -> "boolean";
                    case TEXT -> "text";
                    case NUMBER -> "number";
                    case DATE -> "date";
                    case SPAN -> "duration";
                };
        return shape.set() ? "a set of " + one + "s" : "a " + one;
    }

    private static boolean fits(Parameters.Shape form, Object value) {
        if (value instanceof Set<?> members) {
            return form.set() && members.stream().allMatch(member -> Values.kind(member) == form.kind());
        }
        return !form.set() && Values.kind(value) == form.kind();
    }
}
