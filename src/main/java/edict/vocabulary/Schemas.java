package edict.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft-07, which every editor understands) for the files people write, so that editors complete and check
 * while one types. The reader checks more: references, conditions, countries that exist.
 */
public final class Schemas {

    /** The longest id of a thing. */
    public static final int ID_LENGTH = 64;

    /** The longest id of a candidate: what comes along with one, contracts and certificates, is called after it. */
    public static final int CANDIDATE_ID_LENGTH = 48;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OPTION = "Option";
    static final String ID = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private static final String REFERENCE = "^(registry:)?[a-z0-9]+(-[a-z0-9]+)*$";

    private final Vocabulary vocabulary;
    private final String language;

    private Schemas(Vocabulary vocabulary, String language) {
        this.vocabulary = vocabulary;
        this.language = language;
    }

    /** The two comment lines that tie a file to its schema, for the two families of editors. */
    public static String modelines(String schema) {
        // A comment ends with its line, whoever says where the schema is.
        String line = schema.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
        return "# yaml-language-server: $schema=" + line + "\n# $schema: " + line + "\n";
    }

    /** What a file of the kind calls the schema that stands beside it. */
    public static String beside(String kind) {
        return kind + ".schema.json";
    }

    /** The same lines, and how to get the schema there: for a file beside which nobody has written it. */
    public static String modelinesBeside(String kind) {
        String schema = beside(kind);
        return modelines(schema) + "# An editor completes and checks by that file once it is there: edict schema " + kind + " > " + schema + "\n";
    }

    /** For {@code kind: Design}, explained in English. */
    public static ObjectNode design(Vocabulary vocabulary) {
        return design(vocabulary, "en");
    }

    /** For {@code kind: Design}. @param language {@code en} or {@code fr} */
    public static ObjectNode design(Vocabulary vocabulary, String language) {
        return new Schemas(vocabulary, language).design();
    }

    /** For a design without {@code kind}, as a part of another schema. @param language {@code en} or {@code fr} */
    public static ObjectNode world(Vocabulary vocabulary, String language) {
        ObjectNode world = JsonSchema.inside(design(vocabulary, language));
        world.remove(List.of("title", "description", "required"));
        ((ObjectNode) world.get("properties")).remove(List.of("kind", "$schema"));
        return world;
    }

    /** For {@code kind: Answers}. */
    public static ObjectNode answers(Vocabulary vocabulary) {
        return new Schemas(vocabulary, "en").answers();
    }

    /** For {@code kind: Request}: a design, its answers and its waivers in one file. @param language {@code en} or {@code fr} */
    public static ObjectNode request(Vocabulary vocabulary, String language) {
        return new Schemas(vocabulary, language).request();
    }

    /** For {@code kind: Procurement}. @param language {@code en} or {@code fr} */
    public static ObjectNode procurement(Vocabulary vocabulary, String language) {
        return new DossierSchema(vocabulary, new Schemas(vocabulary, language)).dossier();
    }

    /** For {@code kind: Sheet}. @param language {@code en} or {@code fr} */
    public static ObjectNode sheet(Vocabulary vocabulary, String language) {
        return new DossierSchema(vocabulary, new Schemas(vocabulary, language)).mapping();
    }

    /** For {@code kind: Waivers}. */
    public static ObjectNode waivers() {
        ObjectNode waiver = JsonSchema.strict();
        ObjectNode properties = waiver.putObject("properties");
        properties.set("provision", JsonSchema.described(JsonSchema.string(), "Which provision is waived."));
        properties.set(
                "scope", JsonSchema.described(JsonSchema.array(JsonSchema.text(ID)), "Ids of the things for which it is waived."));
        properties.set("reason", JsonSchema.described(JsonSchema.text(JsonSchema.SAID), "Why that is acceptable."));
        properties.set("owner", JsonSchema.described(JsonSchema.text(JsonSchema.SAID), "Who answers for it."));
        properties.set("approver", JsonSchema.described(JsonSchema.text(JsonSchema.SAID), "Who has allowed it; not the owner."));
        properties.set("expires", JsonSchema.described(JsonSchema.text(JsonSchema.DATE), "The last day on which it holds."));
        JsonSchema.require(waiver, properties.propertyNames());
        return file("waivers", "Waivers", "waivers", JsonSchema.array(waiver));
    }

    private ObjectNode answers() {
        ObjectNode answer = JsonSchema.strict();
        ObjectNode properties = answer.putObject("properties");
        properties.set("of", JsonSchema.described(JsonSchema.string(), "The id or JSON pointer of the thing asked about; empty for the design."));
        ObjectNode set = JSON.objectNode().put("type", "object").put("minProperties", 1);
        ObjectNode known = set.putObject("properties");
        for (EntityType type : vocabulary.types().values()) {
            if (type.kind() == EntityType.Kind.DECLARED) {
                type.attributes().forEach((name, attribute) -> {
                    if (!known.has(name)) {
                        known.set(name, JsonSchema.described(JSON.objectNode(), explained(attribute)));
                    }
                });
            }
        }
        properties.set("set", JsonSchema.described(set, "What the answer says, by attribute."));
        properties.set("because", JsonSchema.described(JsonSchema.string(), "Why one may believe it."));
        properties.set("by", JsonSchema.described(JsonSchema.string(), "Who answered."));
        properties.set("on", JsonSchema.described(JsonSchema.text(JsonSchema.DATE), "When."));
        properties.set("evidence", JsonSchema.described(JsonSchema.string(), "What proves it."));
        JsonSchema.require(answer, List.of("of", "set", "by", "on"));
        return file("answers", "Answers", "answers", JsonSchema.array(answer));
    }

    private ObjectNode request() {
        ObjectNode schema = JsonSchema.head("request", "Request")
                .put(
                        "description",
                        say(
                                "A design with its answers and its waivers, each written as in a file of its own.",
                                "Un projet avec ses réponses et ses dérogations, chacun écrit comme dans son propre fichier."));
        ObjectNode design = design();
        ObjectNode definitions = (ObjectNode) design.remove("definitions");
        ObjectNode body = JsonSchema.strict();
        ObjectNode properties = body.putObject("properties");
        properties.putObject("kind").put("const", "Request");
        properties.set("$schema", JsonSchema.string());
        properties.set("title", JsonSchema.string());
        // A configuration that is read into a design has no kind. A condition, not alternatives: editors then say what is
        // wrong with the design, not that it is neither.
        ObjectNode submitted = JSON.objectNode().put("type", "object");
        JsonSchema.require(submitted.putObject("if"), List.of("kind"));
        submitted.set("then", JsonSchema.inside(design));
        properties.set(
                "design",
                JsonSchema.described(
                        submitted,
                        say(
                                "A design, or a configuration that is read into one.",
                                "Un projet, ou une configuration lue comme tel.")));
        properties.set(
                "answers",
                JsonSchema.described(
                        oneOrMore(JsonSchema.inside(answers())),
                        say(
                                "One file or several; where two answers differ the later one counts.",
                                "Un fichier ou plusieurs ; si deux réponses diffèrent, la dernière compte.")));
        properties.set(
                "waivers", JsonSchema.described(oneOrMore(JsonSchema.inside(waivers())), say("One file or several.", "Un fichier ou plusieurs.")));
        JsonSchema.require(body, List.of("kind", "design"));
        schema.setAll(body);
        schema.set("definitions", definitions);
        return schema;
    }

    private static ObjectNode oneOrMore(ObjectNode schema) {
        return JsonSchema.anyOf(schema, JsonSchema.array(schema.deepCopy()));
    }

    private static ObjectNode file(String id, String kind, String list, ObjectNode items) {
        ObjectNode schema = JsonSchema.head(id, kind);
        ObjectNode body = JsonSchema.strict();
        ObjectNode properties = body.putObject("properties");
        properties.putObject("kind").put("const", kind);
        properties.set("title", JsonSchema.string());
        properties.set("$schema", JsonSchema.string());
        properties.set(list, items);
        JsonSchema.require(body, List.of("kind", list));
        schema.setAll(body);
        return schema;
    }

    ObjectNode design() {
        ObjectNode schema = JsonSchema.head("design", "Design")
                .put(
                        "description",
                        say(
                                "A proposed architecture or purchase. What is left out or `unknown` is asked about; a list"
                                        + " that is present is complete, `[]` is none, and `{has: […], complete: false}` marks a part.",
                                "Une architecture ou un achat proposé. Ce qui est omis ou `unknown` fait l'objet d'une question ;"
                                        + " une liste présente est complète, `[]` signifie aucun, et `{has: […], complete: false}`"
                                        + " une partie."));
        ObjectNode body = object();
        ObjectNode properties = body.putObject("properties");
        properties.putObject("kind").put("const", "Design");
        properties.set("$schema", JsonSchema.string());
        properties.set("title", JsonSchema.described(JsonSchema.string(), say("What the design is called.", "Le nom du projet.")));
        properties.set("description", JsonSchema.described(JsonSchema.string(), say("What it is for.", "Ce à quoi il sert.")));
        properties.set("owner", JsonSchema.described(JsonSchema.string(), say("Who answers for it.", "Qui en répond.")));
        for (EntityType type : vocabulary.topLevel()) {
            type.collection().ifPresent(key -> properties.set(key, entities(type)));
        }
        JsonSchema.require(body, List.of("kind"));
        schema.setAll(body);
        ObjectNode definitions = schema.putObject("definitions");
        for (EntityType type : vocabulary.types().values()) {
            if (type.kind() == EntityType.Kind.DECLARED) {
                definitions.set(type.name(), entity(type));
            }
        }
        return schema;
    }

    /** A list of things that stands at top level in a design, or a part of it. */
    ObjectNode entities(EntityType type) {
        ObjectNode item = JSON.objectNode().put("$ref", "#/definitions/" + type.name());
        String doc = type.doc().in(language);
        String absent = type.completeAlways()
                .map(because -> say("An absent list is none: ", "Une liste absente signifie aucun : ")
                        + because.in(language) + ".")
                .orElse(say("An absent list is unknown.", "Une liste absente est inconnue."));
        return JsonSchema.described(partly(JsonSchema.array(item)), doc + " " + absent);
    }

    private ObjectNode entity(EntityType type) {
        ObjectNode entity = object();
        entity.put("title", type.name()).put("description", type.doc().in(language));
        ObjectNode properties = entity.putObject("properties");
        ObjectNode id = JsonSchema.text(ID);
        id.put("maxLength", ID_LENGTH);
        properties.set("id", JsonSchema.described(id, say("Unique in the design, in kebab-case.", "Unique dans le projet, en kebab-case.")));
        type.written().forEach(attribute -> properties.set(attribute.name(), attribute(attribute)));
        for (EntityType.Screening screening : type.screenings()) {
            ObjectNode one = JSON.objectNode();
            screening.attributes().forEach(one.putArray("enum")::add);
            properties.set(
                    screening.name(),
                    JsonSchema.described(
                            partly(JsonSchema.array(one)),
                            joined(
                                    Optional.of(screening.question().in(language)),
                                    screening.help().map(help -> help.in(language)))));
        }
        for (EntityType other : vocabulary.partsOf(type.name())) {
            other.collection().ifPresent(key -> properties.set(key, entities(other)));
        }
        if (type.name().equals(OPTION)) {
            properties.set("changes", changes());
        }
        properties.set("claims", claims());
        properties.set(
                "registry",
                JsonSchema.described(
                        orUnknown(JsonSchema.text(ID)),
                        say("The registry entry that describes it.", "L'entrée du registre qui le décrit.")));
        if (type.partOf().isEmpty()) {
            JsonSchema.require(entity, List.of("id"));
        }
        return entity;
    }

    ObjectNode changes() {
        ObjectNode step = JSON.objectNode().put("type", "object");
        ObjectNode properties = step.putObject("properties");
        properties.set(
                "of",
                JsonSchema.described(
                        JSON.objectNode().put("type", "string"),
                        say(
                                "The id of what would change, or '' for the design.",
                                "L'identifiant de ce qui changerait, ou '' pour le projet.")));
        properties.putObject("set").put("type", "object");
        JsonSchema.require(step, List.of("of", "set"));
        return JsonSchema.described(
                JsonSchema.array(step),
                say(
                        "What the design would say otherwise: a list of things is added to what is there, an empty list empties, anything"
                                + " else replaces.",
                        "Ce que le projet dirait autrement : une liste de choses s'ajoute à ce qui existe, une liste vide vide, toute"
                                + " autre valeur remplace."));
    }

    private ObjectNode claims() {
        ObjectNode name = JSON.objectNode();
        ArrayNode names = name.putArray("enum");
        vocabulary.types().values().stream()
                .filter(type -> type.kind() == EntityType.Kind.DERIVED)
                .forEach(type -> names.add(type.name()));
        ObjectNode detailed = JSON.objectNode().put("type", "object");
        ObjectNode properties = detailed.putObject("properties");
        properties.set("fact", name);
        properties.putObject("holds").put("type", "boolean");
        JsonSchema.require(detailed, List.of("fact"));
        return JsonSchema.described(
                JsonSchema.array(JsonSchema.anyOf(name.deepCopy(), detailed)),
                say(
                        "What the rules are expected to conclude; a difference becomes a finding.",
                        "Ce que les règles doivent conclure ; un écart devient un constat."));
    }

    private ObjectNode attribute(Attribute attribute) {
        ObjectNode value = attribute.type() instanceof AttributeType.ListOf list
                ? partly(JsonSchema.array(one(list.of())))
                : bounded(attribute.type());
        value.put("title", attribute.name());
        attribute.otherwise().ifPresent(otherwise -> {
            if (otherwise.value() instanceof Literal.One one && one.scalar() instanceof Boolean flag) {
                value.put("default", flag);
            } else if (otherwise.value() instanceof Literal.One one) {
                value.put("default", one.scalar().toString());
            }
        });
        return JsonSchema.described(value, explained(attribute));
    }

    private String explained(Attribute attribute) {
        return joined(
                attribute.doc().map(doc -> doc.in(language)),
                attribute.question().map(question -> question.in(language)),
                attribute.help().map(help -> help.in(language)),
                attribute.cites().map(cites -> cites.provision() + " (" + cites.pack() + ")."),
                attribute.type() instanceof AttributeType.Num num && !num.unit().isEmpty()
                        ? Optional.of(say("Unit: ", "Unité : ") + num.unit() + ".")
                        : Optional.empty(),
                condition(attribute)
                        .map(condition -> say("Only where ", "Seulement si ") + "`" + condition + "`."),
                attribute.otherwiseAs()
                        .map(other -> say("Left out, it is as in ", "Omis, il est comme dans ") + "`" + other + "`."),
                attribute.noneIfAbsent().map(why -> say("Left out, there is none: ", "Omis, il n'y en a pas : ") + why.in(language)),
                attribute.noneWithout()
                        .map(other -> say("Left out, there is none where there is no ", "Omis, il n'y en a pas s'il n'y a pas de ") + "`" + other + "`."),
                attribute.notBefore().map(other -> say("Not before ", "Pas avant ") + "`" + other + "`."),
                implied(attribute).map(others -> say("Says what others are: ", "Dit ce que d'autres sont : ") + "`" + others + "`."));
    }

    /** The condition of an attribute as vocabulary files write it. */
    static Optional<String> condition(Attribute attribute) {
        List<String> conjuncts =
                attribute.onlyIf().stream().map(Attribute.OnlyIf::toString).toList();
        return conjuncts.isEmpty() ? Optional.empty() : Optional.of(String.join(" && ", conjuncts));
    }

    /** What the values of an attribute say of others, as vocabulary files write it. */
    static Optional<String> implied(Attribute attribute) {
        List<String> others = attribute.implies().stream().map(Attribute.Implied::toString).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", others));
    }

    /** A single known value. */
    ObjectNode one(AttributeType type) {
        if (type instanceof AttributeType.Code code) {
            ObjectNode node = JSON.objectNode();
            code.codes().forEach(node.putArray("enum")::add);
            if (!code.meanings().isEmpty()) {
                ArrayNode meanings = node.putArray("enumDescriptions");
                code.codes().forEach(name -> meanings.add(Optional.ofNullable(code.meanings().get(name))
                        .map(text -> text.in(language))
                        .orElse("")));
            }
            return node;
        }
        if (type instanceof AttributeType.Num num) {
            ObjectNode node = JSON.objectNode().put("type", "number");
            num.minimum().ifPresent(minimum -> node.put("minimum", minimum));
            num.maximum().ifPresent(maximum -> node.put("maximum", maximum));
            return node;
        }
        return type instanceof AttributeType.Country
                ? JsonSchema.text("^[A-Z]{2}$")
                : type instanceof AttributeType.Date
                        ? JsonSchema.text(JsonSchema.DATE)
                        : type instanceof AttributeType.Duration
                                ? JsonSchema.text(JsonSchema.DURATION)
                                : type instanceof AttributeType.Reference ? JsonSchema.text(REFERENCE) : JsonSchema.string();
    }

    /** A value, unknown, or a bound where the type has an order. */
    ObjectNode bounded(AttributeType type) {
        if (type instanceof AttributeType.Bool) {
            ObjectNode node = JSON.objectNode();
            node.putArray("enum").add(true).add(false).add(Literals.UNKNOWN).addNull();
            return node;
        }
        if (type instanceof AttributeType.Code) {
            ObjectNode node = one(type);
            ((ArrayNode) node.get("enum")).add(Literals.UNKNOWN).addNull();
            if (node.get("enumDescriptions") instanceof ArrayNode meanings) {
                String nobody = say("Asked, and nobody knows.", "Demandé, et personne ne sait.");
                meanings.add(nobody).add(nobody);
            }
            return node;
        }
        List<String> keys = Literals.boundsOf(type);
        if (keys.isEmpty()) {
            return orUnknown(one(type));
        }
        ObjectNode bounds = JSON.objectNode().put("type", "object").put("minProperties", 1).put("maxProperties", 2);
        ObjectNode properties = bounds.putObject("properties");
        keys.forEach(key -> properties.set(key, one(type)));
        bounds.put("additionalProperties", false);
        return JsonSchema.anyOf(one(type), bounds, unknown());
    }

    /** A list, a part of one, or unknown. */
    private static ObjectNode partly(ObjectNode list) {
        ObjectNode listing = listing(list);
        ((ArrayNode) listing.get("anyOf")).add(unknown());
        return listing;
    }

    /** A list, or one that says whether it is complete. */
    static ObjectNode listing(ObjectNode list) {
        ObjectNode part = JSON.objectNode().put("type", "object");
        ObjectNode properties = part.putObject("properties");
        properties.set("has", list.deepCopy());
        properties.putObject("complete").put("type", "boolean");
        JsonSchema.require(part, List.of("has", "complete"));
        part.put("additionalProperties", false);
        return JsonSchema.anyOf(list, part);
    }

    private static ObjectNode orUnknown(ObjectNode value) {
        return JsonSchema.anyOf(value, unknown());
    }

    private static ObjectNode unknown() {
        ObjectNode node = JSON.objectNode();
        node.putArray("enum").add(Literals.UNKNOWN).addNull();
        return node;
    }

    /** In a design, keys that begin with {@code x-} are the author's own. */
    private static ObjectNode object() {
        ObjectNode node = JsonSchema.strict();
        node.putObject("patternProperties").putObject("^x-");
        return node;
    }

    @SafeVarargs
    private static String joined(Optional<String>... sentences) {
        List<String> said = new ArrayList<>();
        for (Optional<String> sentence : sentences) {
            sentence.ifPresent(said::add);
        }
        return String.join(" ", said);
    }

    String say(String en, String fr) {
        return new Text(en, fr).in(language);
    }
}
