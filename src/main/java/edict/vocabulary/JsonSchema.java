package edict.vocabulary;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts of which JSON Schemas are put together (draft-07, which every editor understands). Each call makes a node of its own. */
public final class JsonSchema {

    /** A day. */
    public static final String DATE = "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /** A duration as {@link Span} reads it. */
    public static final String DURATION = "^(P[0-9]{1,6}(D|WD|W|M|Y)|PT[0-9]{1,6}H)$";

    /** A text that says something. */
    public static final String SAID = "\\S";

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchema() {}

    /** The first lines of a schema. */
    public static ObjectNode head(String id, String title) {
        return JSON.objectNode().put("$schema", DRAFT).put("$id", "urn:edict:schema:v1:" + id).put("title", title);
    }

    /** A schema as a part of another. */
    static ObjectNode inside(ObjectNode schema) {
        schema.remove(List.of("$schema", "$id"));
        return schema;
    }

    /** Anything. */
    public static ObjectNode any() {
        return JSON.objectNode();
    }

    /** An object whose keys nobody knows beforehand. @param value what stands under each */
    public static ObjectNode mapping(ObjectNode value) {
        ObjectNode node = JSON.objectNode().put("type", "object");
        node.set("additionalProperties", value);
        return node;
    }

    /** An object with the keys that are put in it, and no others. */
    public static ObjectNode strict() {
        return JSON.objectNode().put("type", "object").put("additionalProperties", false);
    }

    public static ObjectNode array(ObjectNode items) {
        ObjectNode node = JSON.objectNode().put("type", "array");
        node.set("items", items);
        return node;
    }

    public static ObjectNode string() {
        return JSON.objectNode().put("type", "string");
    }

    public static ObjectNode text(String pattern) {
        return string().put("pattern", pattern);
    }

    public static ObjectNode flag() {
        return JSON.objectNode().put("type", "boolean");
    }

    /** One of some codes. */
    public static ObjectNode codes(Collection<String> codes) {
        ObjectNode node = JSON.objectNode();
        codes.forEach(node.putArray("enum")::add);
        return node;
    }

    public static ObjectNode anyOf(ObjectNode... alternatives) {
        ObjectNode node = JSON.objectNode();
        ArrayNode any = node.putArray("anyOf");
        for (ObjectNode alternative : alternatives) {
            any.add(alternative);
        }
        return node;
    }

    /** Adds keys to those that are required. */
    public static void require(ObjectNode node, Collection<String> keys) {
        keys.forEach(node.withArray("required")::add);
    }

    /** @param description none where it is empty */
    public static ObjectNode described(ObjectNode node, String description) {
        return description.isEmpty() ? node : node.put("description", description);
    }
}
