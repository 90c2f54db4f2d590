package edict.rulebook;

import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.described;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.vocabulary.EntityType;
import edict.vocabulary.JsonSchema;
import edict.vocabulary.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What the schemas of rule files have in common, in one language, with the names of one rulebook. */
final class SchemaParts {

    /** An id with its pack. */
    static final String ID = "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$";

    private final Rulebook rulebook;
    private final String language;

    /** @param language {@code en} or {@code fr} */
    SchemaParts(Rulebook rulebook, String language) {
        this.rulebook = rulebook;
        this.language = language;
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** A whole schema. */
    ObjectNode file(String id, ObjectNode body, String en, String fr) {
        ObjectNode schema = described(JsonSchema.head(id, id), say(en, fr));
        schema.setAll(body);
        return schema;
    }

    /** A list of entries, each with its days, its source and what it replaces. @param rest adds what an entry holds besides */
    ObjectNode dated(String en, String fr, Consumer<ObjectNode> rest) {
        ObjectNode entry = strict();
        ObjectNode keys = keys(entry);
        keys.set("id", string());
        days(keys);
        ObjectNode replaced = strict();
        keys(replaced).set("entry", scalar());
        keys(replaced).set("from", day());
        require(replaced, List.of("entry"));
        keys.set("replaces", said(
                anyOf(scalar(), replaced),
                "An earlier entry, by `id` or first day.",
                "Une entrée antérieure, par `id` ou premier jour."));
        keys.set("annuls", anyOf(scalar(), replaced.deepCopy()));
        ObjectNode source = strict();
        ObjectNode named = keys(source);
        named.set("act", scalar());
        named.set("provision", scalar());
        named.set("url", string());
        named.set("eli", string());
        keys.set("source", said(
                anyOf(scalar(), source),
                "The place in the pack's act, or in another.",
                "L'endroit dans l'instrument du lot, ou dans un autre."));
        rest.accept(keys);
        return said(array(entry), en, fr);
    }

    void days(ObjectNode keys) {
        keys.set("from", said(day(), "First day.", "Premier jour."));
        keys.set("until", said(day(), "Last day.", "Dernier jour."));
        keys.set("known", said(day(), "Since when one could know.", "Depuis quand on pouvait le savoir."));
    }

    /** A text in both languages. */
    ObjectNode both(String en, String fr) {
        ObjectNode both = strict();
        languages(keys(both));
        require(both, List.of("en", "fr"));
        return said(both, en, fr);
    }

    ObjectNode types(EntityType.Kind... kinds) {
        List<EntityType.Kind> wanted = kinds.length == 0 ? List.of(EntityType.Kind.values()) : List.of(kinds);
        return JsonSchema.codes(rulebook.vocabulary().types().values().stream()
                .filter(type -> wanted.contains(type.kind()))
                .map(EntityType::name)
                .toList());
    }

    ObjectNode derived() {
        return types(EntityType.Kind.DERIVED);
    }

    ObjectNode roles() {
        return JsonSchema.codes(Lookup.attribute(rulebook.vocabulary(), Words.ROLE, Words.CODE)
                .map(Lookup::codes)
                .orElse(List.of()));
    }

    List<String> resourceKinds() {
        return rulebook.vocabulary().types().keySet().stream()
                .flatMap(type -> ParameterReader.resourceKinds(rulebook.vocabulary(), type).stream())
                .distinct()
                .toList();
    }

    List<String> attributes(String type) {
        return Lookup.type(rulebook.vocabulary(), type).stream()
                .flatMap(found -> found.attributes().keySet().stream())
                .toList();
    }

    /** The same with what it is for. */
    ObjectNode said(ObjectNode node, String en, String fr) {
        return described(node, say(en, fr));
    }

    private String say(String en, String fr) {
        return new Text(en, fr).in(language);
    }

    static ObjectNode keys(ObjectNode object) {
        return object.has("properties") ? (ObjectNode) object.get("properties") : object.putObject("properties");
    }

    static void languages(ObjectNode keys) {
        keys.set("en", text(JsonSchema.SAID));
        keys.set("fr", text(JsonSchema.SAID));
    }

    static ObjectNode oneOrMore(ObjectNode one) {
        return anyOf(one, array(one.deepCopy()));
    }

    static ObjectNode day() {
        return text(JsonSchema.DATE);
    }

    static ObjectNode count() {
        ObjectNode count = any().put("type", "integer");
        return count.put("minimum", 0);
    }

    static ObjectNode scalar() {
        ObjectNode scalar = any();
        scalar.putArray("type").add("string").add("number").add("boolean");
        return scalar;
    }

    static ObjectNode force() {
        return codes(Provision.Force.class);
    }

    static <E extends Enum<E> & Coded> ObjectNode codes(Class<E> type) {
        return JsonSchema.codes(Arrays.stream(type.getEnumConstants()).map(Coded::code).toList());
    }
}
