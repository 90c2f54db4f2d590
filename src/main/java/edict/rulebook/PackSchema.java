package edict.rulebook;

import static edict.rulebook.SchemaParts.day;
import static edict.rulebook.SchemaParts.force;
import static edict.rulebook.SchemaParts.keys;
import static edict.rulebook.SchemaParts.languages;
import static edict.rulebook.SchemaParts.oneOrMore;
import static edict.rulebook.SchemaParts.scalar;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.codes;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema of {@code pack.yaml}. */
final class PackSchema {

    private final SchemaParts parts;
    private final Rulebook rulebook;

    PackSchema(SchemaParts parts) {
        this.parts = parts;
        this.rulebook = parts.rulebook();
    }

    ObjectNode pack() {
        ObjectNode pack = strict();
        ObjectNode keys = keys(pack);
        keys.set("id", parts.said(string(), "The name of the folder.", "Le nom du dossier."));
        keys.set("title", parts.both("What the pack is called.", "Le nom du lot."));
        keys.set("act", parts.said(
                scalar(),
                "The instrument that provisions cite unless they name another.",
                "L'instrument que citent les dispositions, sauf mention contraire."));
        keys.set("url", parts.said(string(), "Where it can be read.", "Où il peut être lu."));
        keys.set("force", parts.said(
                force(),
                "What its provisions are unless they say otherwise; `law` where it is left out.",
                "Ce que sont ses dispositions, sauf mention contraire ; `law` par défaut."));
        keys.set("knownUntil", parts.said(
                day(),
                "The last day until which the law was looked at.",
                "Le dernier jour jusqu'auquel le droit a été examiné."));
        keys.set("languageVersion", parts.said(scalar(), "Of the language of the rules.", "Celle du langage des règles."));
        keys.set("gate", parts.said(
                parts.derived(),
                "The derived type without which no rule of the pack can speak.",
                "Le type dérivé sans lequel aucune règle du lot ne parle."));
        keys.set("texts", parts.dated(
                "Versions of the law, which provisions may name by `id`.",
                "Versions du droit, que les dispositions peuvent nommer par `id`.",
                version -> version.set("url", string())));
        keys.set("holidays", parts.said(
                string(),
                "The parameter with the days that are no working days.",
                "Le paramètre des jours non ouvrables."));
        keys.set("turnover", turnover());
        keys.set("sanctions", parts.said(
                mapping(sanction()),
                "What is at stake, by a code that provisions name.",
                "Ce qui est encouru, par un code que nomment les dispositions."));
        keys.set("slugs", slugs());
        keys.set("duties", parts.said(
                array(duties()),
                "Provisions that all hold for the same persons.",
                "Dispositions qui valent toutes pour les mêmes personnes."));
        keys.set("claims", parts.said(
                string(),
                "The provision that says what comes of claims.",
                "La disposition qui dit ce qu'il advient des affirmations."));
        keys.set("checked", string());
        keys.set("note", string());
        require(pack, List.of("title"));
        return parts.file(
                "pack",
                pack,
                "What a pack says of itself: `pack.yaml` in its folder.",
                "Ce qu'un lot dit de lui-même : `pack.yaml` dans son dossier.");
    }

    private ObjectNode turnover() {
        ObjectNode turnover = strict();
        ObjectNode keys = keys(turnover);
        keys.set("attribute", parts.said(codes(parts.attributes(Words.ORGANISATION)), "Of an organisation.", "D'une organisation."));
        languages(keys);
        require(turnover, List.of("attribute", "en", "fr"));
        return parts.said(turnover, "What a share is a share of.", "Ce dont une part est une part.");
    }

    private ObjectNode sanction() {
        ObjectNode sanction = strict();
        ObjectNode keys = keys(sanction);
        languages(keys);
        keys.set("besides", parts.both("What stands beside the cap.", "Ce qui s'ajoute au plafond."));
        ObjectNode cap = strict();
        ObjectNode caps = keys(cap);
        caps.set("id", string());
        caps.set("for", parts.said(
                mapping(oneOrMore(string())),
                "Attributes of the organisation, with the codes for which the cap is meant.",
                "Attributs de l'organisation, avec les codes auxquels le plafond s'applique."));
        caps.set("whereStated", parts.both("How `for` is read.", "Comment lire `for`."));
        caps.set("amount", parts.said(string(), "A parameter that holds an amount of money.", "Un paramètre qui contient une somme."));
        caps.set("share", parts.said(
                string(),
                "A parameter that holds a share of the turnover, in per cent.",
                "Un paramètre qui contient une part du chiffre d'affaires, en pour cent."));
        caps.set("take", parts.said(SchemaParts.codes(Sanction.Take.class), "Which of the two counts.", "Lequel des deux compte."));
        caps.set("label", parts.both("What the cap is called.", "Le nom du plafond."));
        caps.set("by", parts.both("Who imposes it.", "Qui l'inflige."));
        parts.days(caps);
        caps.set("source", parts.said(string(), "The place in the law.", "L'endroit dans le droit."));
        require(cap, List.of("source"));
        keys.set("caps", parts.said(
                array(cap),
                "The first that is meant for the organisation counts.",
                "Le premier qui vise l'organisation compte."));
        require(sanction, List.of("en", "fr"));
        return sanction;
    }

    private static ObjectNode required(String key) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        require(node, List.of(key));
        return node;
    }

    private ObjectNode slugs() {
        ObjectNode omission = strict();
        ObjectNode omitted = keys(omission);
        omitted.set("slug", oneOrMore(string()));
        omitted.set("title", parts.both("What it is about, in words.", "Ce dont il s'agit, en toutes lettres."));
        omitted.set("because", parts.both("Why it is not encoded.", "Pourquoi elle n'est pas codée."));
        omitted.set("of", parts.said(oneOrMore(string()), "Provisions of which it is a part.", "Dispositions dont elle fait partie."));
        omitted.set("pack", parts.said(codes(rulebook.packs().keySet()), "Where it belongs.", "Où elle a sa place."));
        require(omission, List.of("slug"));
        omission.setAll(anyOf(required("because"), required("title")));
        ObjectNode slugs = strict();
        ObjectNode keys = keys(slugs);
        keys.set("encoded", parts.said(
                array(string()),
                "Provisions of the pack, without its name.",
                "Dispositions du lot, sans son nom."));
        keys.set("notEncoded", parts.said(array(anyOf(string(), omission)), "Known and not judged.", "Connues et non jugées."));
        return slugs;
    }

    private ObjectNode duties() {
        ObjectNode duties = strict();
        ObjectNode keys = keys(duties);
        keys.set("when", parts.said(parts.derived(), "The derived type that sets them off.", "Le type dérivé qui les déclenche."));
        keys.set("who", parts.said(oneOrMore(parts.roles()), "Roles that bear them.", "Rôles auxquels elles incombent."));
        keys.set("provisions", array(string()));
        require(duties, List.of("when", "who", "provisions"));
        return duties;
    }
}
