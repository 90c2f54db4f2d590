package edict.rulebook;

import static edict.rulebook.SchemaParts.keys;
import static edict.rulebook.SchemaParts.oneOrMore;
import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.vocabulary.EntityType;
import edict.vocabulary.JsonSchema;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The schema of {@code vocabulary.yaml}. */
final class VocabularySchema {

    private final SchemaParts parts;
    private final Rulebook rulebook;

    VocabularySchema(SchemaParts parts) {
        this.parts = parts;
        this.rulebook = parts.rulebook();
    }

    ObjectNode vocabulary() {
        ObjectNode types = mapping(type());
        types.set("propertyNames", text("^[A-Z][A-Za-z0-9]*$"));
        ObjectNode extension = strict();
        attributes(keys(extension));
        ObjectNode dropped = strict();
        keys(dropped).set("sheet", string());
        keys(dropped).set("because", anyOf(string(), parts.both("", "")));
        require(dropped, List.of("sheet", "because"));
        ObjectNode derived = strict();
        keys(derived).set("sheet", string());
        keys(derived).set("type", string());
        require(derived, List.of("sheet", "type"));
        ObjectNode vocabulary = strict();
        ObjectNode keys = keys(vocabulary);
        keys.set("types", parts.said(types, "What there may be, by name.", "Ce qu'il peut y avoir, par nom."));
        keys.set("extend", parts.said(
                mapping(extension),
                "Attributes that other packs' types get.",
                "Les attributs ajoutés aux types d'autres lots."));
        keys.set("dropped", parts.said(
                array(dropped),
                "Facts of a source that nobody is asked for.",
                "Les faits d'une source qui ne sont demandés à personne."));
        keys.set("derivedFrom", parts.said(
                array(derived),
                "Facts of a source that rules conclude.",
                "Les faits d'une source que des règles concluent."));
        return parts.file(
                "vocabulary",
                vocabulary,
                "What a design may say, and what rules conclude: `vocabulary.yaml` of a pack.",
                "Ce qu'un projet peut dire et ce que des règles concluent : `vocabulary.yaml` d'un lot.");
    }

    /** Conditions, not alternatives: editors then say what is wrong with the kind that is meant. */
    private ObjectNode type() {
        ObjectNode derived = kind();
        keys(derived).set("closure", closure());
        return either("kind", is("derived"), derived, either("kind", any(), kind(), declared()));
    }

    private ObjectNode kind() {
        ObjectNode kind = strict();
        common(kind);
        return kind;
    }

    private ObjectNode declared() {
        ObjectNode also = documented();
        keys(also).set("closure", closure());
        return either("derived", any(), also, documented());
    }

    private ObjectNode documented() {
        ObjectNode type = strict();
        common(type);
        ObjectNode keys = keys(type);
        keys.set("partOf", parts.said(
                array(parts.types(EntityType.Kind.DECLARED)),
                "Types in which it is written.",
                "Les types dans lesquels il s'écrit."));
        keys.set("answeredByBuyerIn", parts.said(
                array(parts.types(EntityType.Kind.DECLARED)),
                "Types of `partOf` in which only who buys can answer for these parts: a supplier is not asked.",
                "Les types de `partOf` où seul l'acheteur peut répondre de ces parties : un fournisseur n'est pas interrogé."));
        keys.set("collection", parts.said(
                string(),
                "The key under which its things stand.",
                "La clé sous laquelle ses objets figurent."));
        keys.set("completeAlways", parts.both(
                "Why a list that is left out is none.", "Pourquoi une liste omise signifie aucun."));
        keys.set("label", parts.both("What people call one.", "Comment on en appelle un."));
        keys.set("question", parts.both("How the whole list is asked for.", "Comment la liste entière est demandée."));
        keys.set("group", parts.said(
                string(),
                "The attribute that names who stands on top of a group.",
                "L'attribut qui nomme la tête d'un groupe."));
        keys.set("derived", parts.said(JsonSchema.codes(List.of("also")), "Rules conclude it as well.", "Des règles le concluent aussi."));
        require(type, List.of("collection"));
        return type;
    }

    private void common(ObjectNode type) {
        ObjectNode keys = keys(type);
        keys.set("kind", JsonSchema.codes(List.of("derived", "reference", "noted")));
        keys.set("doc", parts.both("What it is.", "Ce que c'est."));
        attributes(keys);
        require(type, List.of("doc"));
    }

    private void attributes(ObjectNode keys) {
        keys.set("attributes", parts.said(
                mapping(attribute()),
                "What is said of one, by name.",
                "Ce que l'on dit de l'un, par nom."));
        ObjectNode screening = strict();
        ObjectNode asked = keys(screening);
        asked.set("question", parts.both("How all of them are asked for at once.", "Comment tous sont demandés à la fois."));
        asked.set("help", parts.both("", ""));
        asked.set("attributes", array(string()));
        require(screening, List.of("question", "attributes"));
        keys.set("screening", parts.said(
                mapping(screening),
                "Questions about several attributes that are true or false.",
                "Questions sur plusieurs attributs vrais ou faux."));
    }

    private ObjectNode closure() {
        ObjectNode closure = strict();
        ObjectNode keys = keys(closure);
        keys.set("from", string());
        keys.set("to", string());
        keys.set("per", parts.said(array(string()), "What is equal along the way.", "Ce qui est égal le long du chemin."));
        keys.set("starting", parts.said(
                array(parts.types()),
                "Types at which ways of several steps begin; any where it is left out.",
                "Les types où commencent les chemins de plusieurs pas ; tous, si la clé est omise."));
        require(closure, List.of("from", "to"));
        return parts.said(
                anyOf(closure, JsonSchema.codes(List.of("transitive"))),
                "What follows from several steps.",
                "Ce qui suit de plusieurs pas.");
    }

    private ObjectNode attribute() {
        ObjectNode code = attribute(keys -> keys.set("codes", codes()), "codes");
        ObjectNode number = attribute(keys -> {
            keys.set("unit", string());
            keys.set("minimum", any().put("type", "number"));
            keys.set("maximum", any().put("type", "number"));
        });
        ObjectNode reference = attribute(keys -> keys.set("to", oneOrMore(string())), "to");
        return of("code", code, of("number", number, of("reference", reference, attribute(keys -> {}))));
    }

    private static ObjectNode of(String word, ObjectNode then, ObjectNode otherwise) {
        return either("type", text("^(list of )?" + word + "$"), then, otherwise);
    }

    private ObjectNode codes() {
        return parts.said(
                anyOf(array(string()), mapping(parts.both("", "")), JsonSchema.codes(List.of("any"))),
                "In a list, or with what each means.",
                "En liste, ou avec ce que chacun signifie.");
    }

    /** @param rest adds what its type needs besides */
    private ObjectNode attribute(Consumer<ObjectNode> rest, String... required) {
        ObjectNode attribute = strict();
        ObjectNode keys = keys(attribute);
        keys.set("type", text("^(list of )?(boolean|string|code|country|date|duration|number|reference)$"));
        keys.set("sheet", oneOrMore(string()));
        keys.set("onlyIf", parts.said(
                string(),
                "When it makes sense: tests of other attributes of the type.",
                "Quand il a un sens : des tests d'autres attributs du type."));
        keys.set("doc", parts.both("What it is.", "Ce que c'est."));
        keys.set("question", parts.both("How it is asked.", "Comment il est demandé."));
        keys.set("help", parts.both("What to look at.", "Ce qu'il faut regarder."));
        keys.set("cites", cites());
        ObjectNode other = strict();
        keys(other).set("value", any());
        keys(other).set("because", parts.both("Why one may take it for that.", "Pourquoi on peut le tenir pour tel."));
        keys(other).set("cites", cites());
        require(other, List.of("value", "because", "cites"));
        keys.set("default", parts.said(other, "What it is where it is left out.", "Ce qu'il est s'il est omis."));
        keys.set("otherwiseAs", parts.said(
                string(),
                "The attribute as which it is then.",
                "L'attribut dont il prend alors la valeur."));
        keys.set("noneIfAbsent", parts.both("Why there is none where it is left out.", "Pourquoi il n'y en a pas s'il est omis."));
        keys.set("noneWithout", parts.said(
                string(),
                "The list of which an empty one says, where this one is left out, that it is empty as well.",
                "La liste qui, vide, dit que celle-ci l'est aussi si elle est omise."));
        keys.set("notBefore", parts.said(
                string(),
                "The date before which it does not lie.",
                "La date avant laquelle il ne se situe pas."));
        ObjectNode implied = any().put("type", "object");
        implied.set("additionalProperties", anyOf(any().put("type", "boolean"), string()));
        keys.set("implies", parts.said(
                mapping(implied),
                "Other attributes of the type, each with what it is by the values of this one.",
                "D'autres attributs du type, chacun avec ce qu'il est d'après les valeurs de celui-ci."));
        keys.set("attainable", parts.said(
                anyOf(any().put("type", "boolean"), string(), array(string())),
                "What people can make of it: a value, several, of a list codes to add, `all` or `[]`.",
                "Ce qu'on peut en faire : une valeur, plusieurs, pour une liste des codes à ajouter, `all` ou `[]`."));
        keys.set("answeredByBuyer", parts.said(
                any().put("type", "boolean"),
                "Whether only who buys can answer it, of whatever is bought: a supplier is not asked.",
                "Si seul l'acheteur peut y répondre, quoi qu'il achète : un fournisseur n'est pas interrogé."));
        keys.set("noneStaysIf", parts.said(
                string(),
                "When an empty list of a component stays so with another product in its place: tests of other attributes of the type.",
                "Quand une liste vide d'un composant le reste avec un autre produit à sa place : des tests d'autres attributs du type."));
        rest.accept(keys);
        require(attribute, List.of("type"));
        require(attribute, List.of(required));
        return attribute;
    }

    private ObjectNode cites() {
        ObjectNode cites = strict();
        keys(cites).set("pack", JsonSchema.codes(rulebook.packs().keySet()));
        keys(cites).set("provision", string());
        require(cites, List.of("pack", "provision"));
        return cites;
    }

    private static ObjectNode is(String value) {
        return any().put("const", value);
    }

    private static ObjectNode either(String key, ObjectNode value, ObjectNode then, ObjectNode otherwise) {
        ObjectNode either = any();
        ObjectNode condition = either.putObject("if");
        keys(condition).set(key, value);
        require(condition, List.of(key));
        either.set("then", then);
        either.set("else", otherwise);
        return either;
    }
}
