package edict.rulebook;

import static edict.rulebook.SchemaParts.day;
import static edict.rulebook.SchemaParts.keys;
import static edict.rulebook.SchemaParts.scalar;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.flag;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.vocabulary.EntityType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of what is dated: parameters, tables and the registry. */
final class ValueSchemas {

    private final SchemaParts parts;

    ValueSchemas(SchemaParts parts) {
        this.parts = parts;
    }

    ObjectNode parameter() {
        ObjectNode parameter = strict();
        ObjectNode keys = keys(parameter);
        keys.set("id", parts.said(text(SchemaParts.ID), "With the pack before it.", "Précédé du lot."));
        keys.set("label", parts.said(string(), "In a few words.", "En quelques mots."));
        keys.set("unit", parts.said(
                string(),
                "Such as `EUR`, `%`, `date`, `country`, or `Type.attribute` for its codes.",
                "Tel que `EUR`, `%`, `date`, `country`, ou `Type.attribut` pour ses codes."));
        keys.set("open", parts.said(flag(), "Whether a profile may set it.", "Si un profil peut le fixer."));
        keys.set("values", parts.dated(
                "From when it is which.",
                "Sa valeur, de quand à quand.",
                entry -> entry.set("value", anyOf(scalar(), array(scalar())))));
        keys.set("checked", parts.said(
                day(),
                "When somebody last read the source.",
                "Quand quelqu'un a lu la source pour la dernière fois."));
        keys.set("note", string());
        require(parameter, List.of("id", "label", "unit", "values", "checked"));
        return parts.file(
                "parameter",
                parameter,
                "A dated value: a file in `parameters/` of a pack.",
                "Une valeur datée : un fichier dans `parameters/` d'un lot.");
    }

    ObjectNode table() {
        ObjectNode table = strict();
        ObjectNode keys = keys(table);
        keys.set("id", parts.said(text(SchemaParts.ID), "With the pack before it.", "Précédé du lot."));
        keys.set("type", parts.said(parts.types(EntityType.Kind.REFERENCE), "The type of its rows.", "Le type de ses lignes."));
        keys.set("label", string());
        ObjectNode rows = parts.dated(
                "Each with what the type says, and from when it holds.",
                "Chacune avec ce que dit le type, et depuis quand elle vaut.",
                none -> {});
        ((ObjectNode) rows.get("items")).remove("additionalProperties");
        keys.set("rows", rows);
        keys.set("checked", parts.said(
                day(),
                "When somebody last read the source.",
                "Quand quelqu'un a lu la source pour la dernière fois."));
        keys.set("note", string());
        require(table, List.of("id", "type", "rows", "checked"));
        return parts.file(
                "table",
                table,
                "Rows of one type: a file in `tables/` of a pack.",
                "Lignes d'un type : un fichier dans `tables/` d'un lot.");
    }

    ObjectNode registry() {
        ObjectNode entry = strict();
        ObjectNode keys = keys(entry);
        keys.set("type", parts.said(parts.types(EntityType.Kind.DECLARED), "Whose attributes it sets.", "Celui dont elle fixe les attributs."));
        keys.set("sheet", array(string()));
        keys.set("aliases", parts.said(
                array(string()),
                "Other names under which it is found.",
                "Autres noms sous lesquels on la trouve."));
        keys.set("resources", resources());
        keys.set("facts", parts.dated(
                "What is publicly known, and from when.",
                "Ce qui est publiquement connu, et depuis quand.",
                fact -> fact.putObject("set").put("type", "object")));
        keys.set("checked", parts.said(
                day(),
                "When somebody last read the sources.",
                "Quand quelqu'un a lu les sources pour la dernière fois."));
        keys.set("note", string());
        require(entry, List.of("type", "checked"));
        return parts.file(
                "registry",
                mapping(entry),
                "Real suppliers and products by id: a file in `registry/`.",
                "Fournisseurs et produits réels par identifiant : un fichier dans `registry/`.");
    }

    private ObjectNode resources() {
        ObjectNode resources = strict();
        ObjectNode keys = keys(resources);
        keys.set("source", string());
        parts.resourceKinds().forEach(kind -> keys.set(kind, array(string())));
        require(resources, List.of("source"));
        return parts.said(
                resources,
                "As which types of resources it is ordered, by what one is.",
                "Sous quels types de ressources il est commandé, selon ce qu'est chacune.");
    }
}
