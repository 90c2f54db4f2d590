package edict.rulebook;

import static edict.rulebook.SchemaParts.day;
import static edict.rulebook.SchemaParts.force;
import static edict.rulebook.SchemaParts.keys;
import static edict.rulebook.SchemaParts.languages;
import static edict.rulebook.SchemaParts.oneOrMore;
import static edict.rulebook.SchemaParts.scalar;
import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.codes;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.vocabulary.JsonSchema;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The schema of files of provisions. */
final class ProvisionSchema {

    private final SchemaParts parts;
    private final Rulebook rulebook;

    ProvisionSchema(SchemaParts parts) {
        this.parts = parts;
        this.rulebook = parts.rulebook();
    }

    ObjectNode provisions() {
        ObjectNode file = mapping(provision());
        file.set("propertyNames", text(SchemaParts.ID));
        return parts.file(
                "provisions",
                file,
                "Provisions by id: a file in `provisions/` of a pack.",
                "Dispositions par identifiant : un fichier dans `provisions/` d'un lot.");
    }

    private ObjectNode provision() {
        ObjectNode provision = strict();
        ObjectNode keys = keys(provision);
        keys.set("title", parts.both("In a few words, without variables.", "En quelques mots, sans variables."));
        keys.set("subject", parts.said(oneOrMore(parts.types()), "Which type of thing it judges.", "Le type de chose qu'elle juge."));
        keys.set("kind", parts.said(SchemaParts.codes(Provision.Kind.class), "What its rules conclude.", "Ce que concluent ses règles."));
        keys.set("force", parts.said(force(), "As the pack where it is left out.", "Comme le lot, si elle est omise."));
        keys.set("severity", SchemaParts.codes(Severity.class));
        keys.set("enforcement", parts.said(
                SchemaParts.codes(Effect.class),
                "What a finding does to the decision at most.",
                "Ce qu'un constat fait au plus à la décision."));
        keys.set("addressees", parts.said(oneOrMore(parts.roles()), "Roles that bear it.", "Rôles auxquels elle incombe."));
        keys.set("cites", cites());
        keys.set("sourceOf", parts.said(
                string(),
                "A variable of the rules that stands for a row, whose source is cited as well.",
                "Une variable des règles qui désigne une ligne, dont la source est citée aussi."));
        keys.set("texts", parts.dated(
                "When it was worded otherwise, with the rules that say so.",
                "Quand elle était rédigée autrement, avec les règles qui le disent.",
                wording -> wording.set("branches", array(string()))));
        keys.set("applies", parts.dated("From when until when it applies.", "De quand à quand elle s'applique.", none -> {}));
        keys.set("due", due(3));
        keys.set("satisfiedBy", satisfaction(3));
        keys.set("maxAge", parts.said(text(JsonSchema.DURATION), "How old evidence may be.", "L'âge maximal des preuves."));
        ObjectNode named = strict();
        keys(named).set("code", string());
        languages(keys(named));
        keys.set("sanction", parts.said(
                anyOf(string(), named),
                "A code of the pack, or what is at stake.",
                "Un code du lot, ou ce qui est encouru."));
        ObjectNode reading = strict();
        keys(reading).set("state", states());
        languages(keys(reading));
        require(reading, List.of("state"));
        keys.set("interpretation", parts.said(
                anyOf(states(), reading),
                "Whether the law is read otherwise as well, and how.",
                "Si le droit est lu autrement aussi, et comment."));
        keys.set("readings", parts.said(array(parts.both("", "")), "How it is read here.", "Comment elle est lue ici."));
        keys.set("clause", parts.both("What to agree in the contract.", "Ce qu'il faut convenir par contrat."));
        keys.set("because", parts.both(
                "Why it finds what it finds; {variable} and {variable.attribute} of the rules.",
                "Pourquoi elle constate ce qu'elle constate ; {variable} et {variable.attribut} des règles."));
        keys.set("reasons", parts.said(
                mapping(parts.both("Why this branch finds what it finds.", "Pourquoi cette branche constate ce qu'elle constate.")),
                "By branch of the rules, where that is for another reason than `because` says.",
                "Par branche des règles, si c'est pour une autre raison que celle de `because`."));
        keys.set("remedy", parts.both("What makes the finding go away.", "Ce qui fait disparaître le constat."));
        keys.set("status", parts.said(
                codes(List.of("unverified")),
                "Where the source was not found.",
                "Si la source n'a pas été trouvée."));
        keys.set("note", parts.both("For who reads the rule.", "Pour qui lit la règle."));
        require(provision, List.of("title", "subject", "kind", "cites", "because"));
        // Conditions, not alternatives: editors then say what is missing.
        var conditions = provision.putArray("allOf");
        conditions.add(ofKind(PackReader::judges, List.of("severity", "enforcement")));
        conditions.add(ofKind(PackReader::needsRemedy, List.of("remedy")));
        return provision;
    }

    private static ObjectNode ofKind(Predicate<Provision.Kind> which, List<String> required) {
        ObjectNode condition = any();
        ObjectNode given = condition.putObject("if");
        keys(given).set("kind", codes(Arrays.stream(Provision.Kind.values()).filter(which).map(Coded::code).toList()));
        require(given, List.of("kind"));
        require(condition.putObject("then"), required);
        return condition;
    }

    private ObjectNode cites() {
        ObjectNode cites = strict();
        ObjectNode keys = keys(cites);
        keys.set("provision", parts.said(
                scalar(),
                "The place in the text, such as `Article 28(3)`.",
                "L'endroit du texte, tel que `Article 28(3)`."));
        keys.set("act", parts.said(scalar(), "The pack's where it is left out.", "Celui du lot, s'il est omis."));
        keys.set("anchor", parts.said(string(), "Behind the address, such as `#art_28`.", "Après l'adresse, tel que `#art_28`."));
        keys.set("url", string());
        keys.set("eli", string());
        require(cites, List.of("provision"));
        return cites;
    }

    /** @param deeper how many of them may stand in each other; JSON Schema could say any number, and editors would show nothing of it */
    private ObjectNode due(int deeper) {
        ObjectNode due = strict();
        ObjectNode keys = keys(due);
        keys.set("after", parts.said(
                string(),
                "A date of the rules, such as `incident.awareOn`.",
                "Une date des règles, telle que `incident.awareOn`."));
        keys.set("lasts", parts.said(
                JsonSchema.flag(),
                "Whether it stands until then, as what is kept for years does, and has not to be met by then.",
                "Si elle vaut jusque-là, comme ce qui se conserve des années, et n'est pas à remplir pour ce jour."));
        keys.set("count", codes(List.of("days", "workingDays", "months", "calendar")));
        keys.set("holidays", parts.said(string(), "The pack's where it is left out.", "Ceux du lot, s'ils sont omis."));
        ObjectNode parameter = strict();
        keys(parameter).set("parameter", codes(rulebook.parameters().keySet()));
        require(parameter, List.of("parameter"));
        keys.set("period", anyOf(text(JsonSchema.DURATION), parameter));
        keys.set("earliestOf", deeper == 0 ? any() : array(due(deeper - 1)));
        return parts.said(
                anyOf(day(), due),
                "By when: a day, or a period after one.",
                "Pour quand : un jour, ou une période après un jour.");
    }

    private ObjectNode satisfaction(int deeper) {
        ObjectNode satisfied = strict();
        ObjectNode keys = keys(satisfied);
        keys.set("control", codes(rulebook.controls().keySet()));
        keys.set("evidence", parts.said(
                oneOrMore(string()),
                "Kinds of evidence, one of which is enough.",
                "Types de preuve, dont un suffit."));
        keys.set("maxAge", text(JsonSchema.DURATION));
        keys.set("allOf", deeper == 0 ? any() : array(satisfaction(deeper - 1)));
        keys.set("anyOf", deeper == 0 ? any() : array(satisfaction(deeper - 1)));
        return parts.said(satisfied, "What meets the duty.", "Ce qui satisfait à l'obligation.");
    }

    private static ObjectNode states() {
        return codes(List.of("settled", "contested"));
    }
}
