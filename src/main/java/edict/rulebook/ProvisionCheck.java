package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Rule;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks what a provision says against its rules, its controls and the vocabulary. Used once. */
final class ProvisionCheck {

    private final Rulebook rulebook;
    private final Vocabulary vocabulary;
    private final Gaps gaps;
    private final Known known;
    private final Values values;
    private final TemplateCheck templates;
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

    ProvisionCheck(Rulebook rulebook, Gaps gaps, Known known, Values values) {
        this.rulebook = rulebook;
        this.vocabulary = rulebook.vocabulary();
        this.gaps = gaps;
        this.known = known;
        this.values = values;
        this.templates = new TemplateCheck(vocabulary, known, values);
        rulebook.rules()
                .forEach(rule -> rules.computeIfAbsent(rule.provision(), id -> new ArrayList<>())
                        .add(rule));
    }

    void provision(Provision provision) {
        List<Rule> branches = rules.getOrDefault(provision.id(), List.of());
        String what = "provision " + Names.quote(provision.id());
        boolean mayLackRules = gaps.mayHave(Gaps.What.RULE, provision.id());
        if (!mayLackRules && branches.isEmpty()) {
            values.named(provision.at(), what + " has no rule and stands in no table of duties");
        }
        Set<String> names = new TreeSet<>();
        branches.forEach(rule -> rule.branch().ifPresent(names::add));
        for (Dated<Provision.Wording> text : provision.texts().entries()) {
            branches(text.value().map(Provision.Wording::branches).orElse(Set.of()), branch -> text.at(), provision, names);
        }
        branches(provision.reasons().keySet(), branch -> provision.at("reasons." + branch), provision, names);
        for (String subject : provision.subjects()) {
            if (!vocabulary.types().containsKey(subject)) {
                known.unknown(provision.at("subject"), "type", subject, vocabulary.types().keySet());
            }
        }
        addressees(provision);
        provision.satisfiedBy().ifPresent(expression -> controls(expression, provision));
        provision.due().stream().flatMap(Provision.Due::parts).forEach(due -> due(due, provision, branches));
        DuePeriods.check(provision, branches, values);
        provision.sourceOf().ifPresent(variable -> sourceOf(variable, provision, branches));
        templates.templates(provision, branches);
    }

    /** @param at where a branch is named @param names of all branches that rules have */
    private void branches(Set<String> named, Function<String, Place> at, Provision provision, Set<String> names) {
        if (gaps.mayHave(Gaps.What.RULE, provision.id())) {
            return;
        }
        named.stream()
                .filter(branch -> !names.contains(branch))
                .forEach(branch -> known.unknown(
                        at.apply(branch), "rule", provision.id() + " # " + branch, withIds(provision, names)));
    }

    private static Set<String> withIds(Provision provision, Set<String> branches) {
        Set<String> ids = new TreeSet<>();
        branches.forEach(branch -> ids.add(provision.id() + " # " + branch));
        return ids;
    }

    private void addressees(Provision provision) {
        Optional<List<String>> roles =
                Lookup.attribute(vocabulary, Words.ROLE, Words.CODE).map(Lookup::codes);
        for (String addressee : provision.addressees()) {
            if (roles.isPresent() && !roles.get().contains(addressee)) {
                known.unknown(provision.at("addressees"), "role", addressee, roles.get());
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
            known.unknown(provision.at("satisfiedBy"), "control", by.control(), rulebook.controls().keySet());
        }
    }

    private void due(Provision.Due due, Provision provision, List<Rule> branches) {
        if (due instanceof Provision.After after) {
            after.holidays().ifPresent(id -> known.parameter(id, provision.at("due")));
            if (after.period() instanceof Provision.FromParameter from) {
                known.parameter(from.id(), provision.at("due"));
            }
            Template.Name name = new Template.Name(after.variable(), after.path());
            for (Rule rule : branches) {
                if (concludesFinding(rule)) {
                    Optional<AttributeType> end = templates.name("due", provision.at("due"), name, provision, rule);
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
                templates.name("sourceOf", at, new Template.Name(variable, List.of()), provision, rule);
            } else if (bound.attribute().isPresent() || !known.isReference(bound.type())) {
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

    private static boolean concludesFinding(Rule rule) {
        return rule.then().stream().anyMatch(conclusion -> conclusion.verb().isFound());
    }
}
