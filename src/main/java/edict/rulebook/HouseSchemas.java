package edict.rulebook;

import static edict.rulebook.SchemaParts.count;
import static edict.rulebook.SchemaParts.force;
import static edict.rulebook.SchemaParts.keys;
import static edict.rulebook.SchemaParts.oneOrMore;
import static edict.rulebook.SchemaParts.scalar;
import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.codes;
import static edict.vocabulary.JsonSchema.flag;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of controls, profiles and scenarios. */
final class HouseSchemas {

    private final SchemaParts parts;
    private final Rulebook rulebook;

    HouseSchemas(SchemaParts parts) {
        this.parts = parts;
        this.rulebook = parts.rulebook();
    }

    ObjectNode controls() {
        ObjectNode crosswalk = strict();
        ObjectNode clauses = keys(crosswalk);
        List.of("standard", "clause", "source").forEach(key -> clauses.set(key, string()));
        require(crosswalk, List.of("standard", "clause", "source"));
        ObjectNode control = strict();
        ObjectNode keys = keys(control);
        keys.set("title", parts.both("What somebody does.", "Ce que quelqu'un fait."));
        keys.set("question", parts.both("How it is asked about.", "Comment on l'interroge."));
        keys.set("crosswalk", parts.said(
                array(crosswalk),
                "Where standards ask for the same.",
                "Où des normes demandent la même chose."));
        require(control, List.of("title"));
        return parts.file(
                "controls",
                mapping(control),
                "Controls by id: a file in `controls/`.",
                "Mesures par identifiant : un fichier dans `controls/`.");
    }

    ObjectNode profile() {
        ObjectNode cap = strict();
        keys(cap).set("provisions", oneOrMore(string()));
        keys(cap).set("atMost", SchemaParts.codes(Effect.class));
        require(cap, List.of("provisions", "atMost"));
        ObjectNode row = strict();
        ObjectNode tests = keys(row);
        tests.set("kind", oneOrMore(SchemaParts.codes(Provision.Kind.class)));
        tests.set("force", oneOrMore(force()));
        tests.set("status", oneOrMore(SchemaParts.codes(Status.class)));
        tests.set("timing", oneOrMore(SchemaParts.codes(Timing.class)));
        tests.set("enforcement", oneOrMore(SchemaParts.codes(Effect.class)));
        tests.set("effect", SchemaParts.codes(Effect.class));
        require(row, List.of("effect"));
        ObjectNode appetite = strict();
        Arrays.stream(Severity.values()).forEach(severity -> keys(appetite).set(severity.code(), SchemaParts.codes(Effect.class)));
        ObjectNode tolerates = strict();
        keys(tolerates).set("provisions", oneOrMore(string()));
        keys(tolerates).set("severity", SchemaParts.codes(Severity.class));
        ObjectNode wanted = strict();
        keys(wanted).set("framework", codes(rulebook.frameworks().keySet()));
        keys(wanted).set("minimum", parts.said(
                anyOf(string(), mapping(string())),
                "A level, or one for each objective.",
                "Un niveau, ou un par objectif."));
        require(wanted, List.of("framework"));
        ObjectNode profile = strict();
        ObjectNode keys = keys(profile);
        keys.set("id", parts.said(string(), "The name of the file.", "Le nom du fichier."));
        keys.set("title", parts.both("What the profile is called.", "Le nom du profil."));
        keys.set("packs", parts.said(
                array(codes(rulebook.packs().keySet())),
                "All where it is left out.",
                "Tous, si la liste est omise."));
        keys.set("include", parts.said(
                oneOrMore(force()),
                "What is judged by besides law.",
                "Ce d'après quoi l'on juge, outre le droit."));
        keys.set("parameters", parts.said(
                mapping(anyOf(scalar(), array(scalar()))),
                "Values of parameters that are `open`.",
                "Valeurs des paramètres `open`."));
        keys.set("riskAppetite", parts.said(
                appetite,
                "By severity, what a finding does at most.",
                "Par gravité, ce qu'un constat fait au plus."));
        keys.set("enforcement", parts.said(
                array(cap),
                "By provision, what a finding does at most.",
                "Par disposition, ce qu'un constat fait au plus."));
        keys.set("decision", parts.said(
                array(row),
                "What follows from a finding: the first row that fits.",
                "Ce qui suit d'un constat : la première ligne qui convient."));
        keys.set("tolerates", parts.said(tolerates, "What is left as it is.", "Ce qui reste en l'état."));
        keys.set("scores", parts.said(array(wanted), "Frameworks by which is scored.", "Cadres selon lesquels on note."));
        require(profile, List.of("title", "decision"));
        return parts.file(
                "profile",
                profile,
                "How an organisation wants to be judged: a file in `profiles/`.",
                "Comment une organisation veut être jugée : un fichier dans `profiles/`.");
    }

    ObjectNode scenario() {
        ObjectNode ends = strict();
        keys(ends).set("table", codes(rulebook.tables().keySet()));
        keys(ends).set("row", scalar());
        require(ends, List.of("table", "row"));
        ObjectNode touches = strict();
        ObjectNode touched = keys(touches);
        selecting(touched);
        touched.set("for", parts.said(
                parts.derived(),
                "The derived type that says for which capabilities it happens.",
                "Le type dérivé qui dit pour quelles capacités cela arrive."));
        touched.set("until", parts.said(
                parts.derived(),
                "The derived type that says until when what is frozen goes on.",
                "Le type dérivé qui dit jusqu'à quand ce qui est figé continue."));
        touched.set("mode", SchemaParts.codes(Scenario.Mode.class));
        touched.set("fromHour", count());
        require(touches, List.of("select", "mode"));
        // A condition, not alternatives: editors then say what is wrong with the one that is meant.
        ObjectNode effect = any();
        require(effect.putObject("if"), List.of("table"));
        effect.set("then", ends);
        effect.set("else", touches);
        ObjectNode told = strict();
        ObjectNode telling = keys(told);
        selecting(telling);
        telling.set("by", parts.said(string(), "An attribute by which it is told apart.", "Un attribut qui les distingue."));
        telling.set("title", parts.both("What it is told as.", "Sous quel titre on le dit."));
        require(told, List.of("select", "title"));
        ObjectNode scenario = strict();
        ObjectNode keys = keys(scenario);
        keys.set("id", parts.said(string(), "The name of the file.", "Le nom du fichier."));
        keys.set("title", parts.both("What happens.", "Ce qui arrive."));
        keys.set("combines", parts.said(
                array(codes(rulebook.scenarios().keySet())),
                "Scenarios that happen at once.",
                "Scénarios simultanés."));
        keys.set("assumes", parts.said(
                parts.types(),
                "What a design has to assume for it to be played.",
                "Ce qu'un projet doit supposer pour qu'il soit joué."));
        keys.set("about", parts.said(
                mapping(scalar()),
                "By attribute of that, the type that is meant.",
                "Par attribut de cela, le type visé."));
        keys.set("onRequest", parts.said(flag(), "Whether it is played only when asked for.", "S'il n'est joué que sur demande."));
        keys.set("noted", parts.said(flag(), "Whether rules may read what it does.", "Si des règles peuvent lire ce qu'il fait."));
        keys.set("each", parts.said(
                string(),
                "The attribute for each value of which it is played.",
                "L'attribut pour chaque valeur duquel il est joué."));
        keys.set("noticeHours", count());
        keys.set("durationDays", count());
        keys.set("backups", parts.said(
                parts.derived(),
                "The derived type of alternatives that count.",
                "Le type dérivé des solutions de repli qui comptent."));
        keys.set("effects", parts.said(
                array(effect),
                "What it takes away, or which row of a table falls.",
                "Ce qu'il supprime, ou la ligne de table qui tombe."));
        keys.set("tells", parts.said(array(told), "What is told besides.", "Ce qui est dit en outre."));
        require(scenario, List.of("title"));
        return parts.file(
                "scenario",
                scenario,
                "A loss of access: a file in `scenarios/`.",
                "Une perte d'accès : un fichier dans `scenarios/`.");
    }

    private void selecting(ObjectNode keys) {
        keys.set("select", parts.derived());
        keys.set("where", parts.said(mapping(scalar()), "Values of its attributes.", "Valeurs de ses attributs."));
    }
}
