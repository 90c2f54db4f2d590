package edict.rulebook;

import static edict.rulebook.SchemaParts.count;
import static edict.rulebook.SchemaParts.day;
import static edict.rulebook.SchemaParts.keys;
import static edict.rulebook.SchemaParts.oneOrMore;
import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.codes;
import static edict.vocabulary.JsonSchema.flag;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.vocabulary.JsonSchema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The schema of frameworks for scores. */
final class ScorecardSchema {

    private static final String ID = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private final SchemaParts parts;

    ScorecardSchema(SchemaParts parts) {
        this.parts = parts;
    }

    ObjectNode scorecard() {
        // A condition, not alternatives: editors then say what is wrong with the one that is meant.
        ObjectNode scorecard = any().put("type", "object");
        require(scorecard.putObject("if"), List.of("basedOn"));
        scorecard.set("then", variant());
        scorecard.set("else", framework());
        return parts.file(
                "scorecard",
                scorecard,
                "A framework by which is scored: a file in `scorecards/`.",
                "Un cadre selon lequel on note : un fichier dans `scorecards/`.");
    }

    private ObjectNode variant() {
        ObjectNode variant = imprint();
        ObjectNode keys = keys(variant);
        keys.set("basedOn", parts.said(
                codes(parts.rulebook().frameworks().keySet()),
                "The framework that has the criteria.",
                "Le cadre qui contient les critères."));
        keys.set("weights", parts.said(
                mapping(number()),
                "By objective; as in the other where it is left out.",
                "Par objectif ; comme dans l'autre, si omis."));
        keys.set("rankingOnly", parts.said(
                oneOrMore(string()), "Criteria that only rank.", "Les critères qui ne servent qu'à classer."));
        return variant;
    }

    private ObjectNode framework() {
        ObjectNode framework = imprint();
        ObjectNode keys = keys(framework);
        keys.set("gate", parts.said(
                SchemaParts.codes(Framework.Gate.class),
                "What comes of a level below the minimum.",
                "Ce qu'il advient d'un niveau inférieur au minimum."));
        keys.set("notApplicable", parts.said(
                SchemaParts.codes(Framework.NotApplicable.class),
                "What comes of a criterion that does not apply.",
                "Ce qu'il advient d'un critère qui ne s'applique pas."));
        ObjectNode level = titled();
        keys(level).set("means", parts.both("", ""));
        keys.set("levels", parts.said(array(level), "The lowest first.", "Le plus bas d'abord."));
        keys.set("objectives", array(objective()));
        require(framework, List.of("gate", "notApplicable", "levels", "objectives"));
        return framework;
    }

    private ObjectNode imprint() {
        ObjectNode source = strict();
        keys(source).set("act", string());
        keys(source).set("provision", string());
        keys(source).set("url", string());
        require(source, List.of("provision", "url"));
        ObjectNode imprint = strict();
        ObjectNode keys = keys(imprint);
        keys.set("title", parts.both("What the framework is called.", "Le nom du cadre."));
        keys.set("edition", string());
        keys.set("published", day());
        keys.set("checked", parts.said(
                day(), "When somebody last read the sources.", "Quand quelqu'un a lu les sources pour la dernière fois."));
        keys.set("weightSet", parts.both("Whose weights these are.", "De qui sont ces poids."));
        keys.set("sources", array(source));
        keys.set("note", string());
        keys.set("maxAge", parts.said(text(JsonSchema.DURATION), "How old an answer may be.", "L'âge maximal d'une réponse."));
        require(imprint, List.of("title", "edition", "published", "checked", "weightSet", "sources"));
        return imprint;
    }

    private ObjectNode objective() {
        ObjectNode objective = titled();
        ObjectNode keys = keys(objective);
        keys.set("weight", parts.said(number(), "Of a hundred.", "Sur cent."));
        keys.set("outOf", parts.said(number(), "The points that are the whole of it.", "Les points qui en sont le tout."));
        ObjectNode criterion = titled();
        ObjectNode asked = keys(criterion);
        asked.set("help", parts.both("", ""));
        asked.set("note", string());
        asked.set("rankingOnly", flag());
        ObjectNode rung = strict();
        keys(rung).set("rung", count());
        keys(rung).set("points", number());
        keys(rung).set("level", parts.said(string(), "What it grants at most.", "Ce qu'il accorde au plus."));
        keys(rung).set("text", parts.both("", ""));
        require(rung, List.of("rung", "points", "level"));
        asked.set("rungs", parts.said(array(rung), "In the order of their numbers.", "Dans l'ordre de leurs numéros."));
        require(criterion, List.of("rungs"));
        keys.set("criteria", array(criterion));
        require(objective, List.of("weight", "outOf", "criteria"));
        return objective;
    }

    private ObjectNode titled() {
        ObjectNode titled = strict();
        keys(titled).set("id", text(ID));
        keys(titled).set("title", parts.both("", ""));
        require(titled, List.of("id", "title"));
        return titled;
    }

    private static ObjectNode number() {
        return any().put("type", "number").put("minimum", 0);
    }
}
