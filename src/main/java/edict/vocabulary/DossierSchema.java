package edict.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of a purchase: of the dossier, and of a mapping that tells which column of a spreadsheet is what. Used once. */
final class DossierSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final AttributeType AMOUNT = new AttributeType.Num("", Optional.of(BigDecimal.ZERO), Optional.empty());
    private static final AttributeType POINTS = new AttributeType.Num("", Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(100)));

    /** What facts of a candidate are about, and of which type that is. */
    private static final Map<String, String> SUBJECTS =
            Map.of("product", "Product", "supplier", "Organisation", "bidder", "Organisation", "component", "Component", "contract", "Contract");

    private static final String CERTIFICATE = "Certificate";

    private final Vocabulary vocabulary;
    private final Schemas schemas;

    DossierSchema(Vocabulary vocabulary, Schemas schemas) {
        this.vocabulary = vocabulary;
        this.schemas = schemas;
    }

    ObjectNode dossier() {
        ObjectNode schema = JsonSchema.head("procurement", "Procurement")
                .put(
                        "description",
                        schemas.say(
                                "A purchase: the place in a design, or a need; who could fill it, what everybody has to reach, and what weighs how much.",
                                "Un achat : la place dans un projet, ou un besoin ; qui pourrait l'occuper, ce que chacun doit atteindre, et le poids"
                                        + " de chaque critère."));
        ObjectNode design = JsonSchema.inside(schemas.design());
        ObjectNode definitions = (ObjectNode) design.remove("definitions");
        ObjectNode body = JsonSchema.strict();
        ObjectNode properties = body.putObject("properties");
        properties.putObject("kind").put("const", "Procurement");
        properties.set("$schema", JsonSchema.string());
        properties.set("title", JsonSchema.string());
        properties.set("description", JsonSchema.string());
        // A condition, not alternatives: editors then say what is wrong with the design.
        ObjectNode submitted = JSON.objectNode();
        submitted.putObject("if").put("type", "object");
        submitted.set("then", design);
        submitted.set("else", JsonSchema.string());
        properties.set(
                "design",
                said(submitted, "The file of the design, or the design itself.", "Le fichier du projet, ou le projet lui-même."));
        properties.set("slot", slot());
        properties.set("need", need());
        properties.set("term", term());
        properties.set("candidates", said(JsonSchema.array(candidate()), "Who could fill the place.", "Qui pourrait occuper la place."));
        properties.set("sheets", said(JsonSchema.array(sheet()), "Spreadsheets in which candidates answered.", "Les tableurs où des candidats ont répondu."));
        properties.set("minimums", said(JsonSchema.array(minimum()), "What every candidate has to reach.", "Ce que chaque candidat doit atteindre."));
        properties.set(
                "scenarios",
                said(texts(), "The losses of access that count; without it all that concern the design.", "Les pertes d'accès qui comptent ; sinon toutes celles qui concernent le projet."));
        ObjectNode weights = JSON.objectNode().put("type", "object").put("minProperties", 1);
        weights.putObject("additionalProperties").put("type", "number").put("exclusiveMinimum", 0);
        properties.set(
                "weights",
                said(
                        weights,
                        "`price`, `exit-days`, `exit-cost`, `continuity`, a framework, or a name of your own under which every candidate has points.",
                        "`price`, `exit-days`, `exit-cost`, `continuity`, un référentiel, ou un nom à vous sous lequel chaque candidat a des points."));
        JsonSchema.require(body, List.of("kind", "weights"));
        ObjectNode inDesign = requiring("design", "slot");
        inDesign.set("not", requiring("need"));
        ObjectNode bare = requiring("need");
        bare.set("not", JsonSchema.anyOf(requiring("design"), requiring("slot")));
        schema.setAll(body);
        schema.putArray("allOf")
                .add(JsonSchema.anyOf(inDesign, bare))
                .add(JsonSchema.anyOf(requiring("candidates"), requiring("sheets")));
        schema.set("definitions", definitions);
        return schema;
    }

    private ObjectNode slot() {
        ObjectNode naming = JsonSchema.strict();
        ObjectNode named = naming.putObject("properties");
        named.set("of", JsonSchema.string());
        named.set("supplier", said(texts(), "Attributes that would name the new supplier.", "Les attributs qui nommeraient le nouveau fournisseur."));
        named.set("unknown", said(texts(), "Attributes that would have to be found out anew.", "Les attributs qu'il faudrait rétablir."));
        JsonSchema.require(naming, List.of("of"));
        ObjectNode slot = JsonSchema.strict();
        ObjectNode properties = slot.putObject("properties");
        properties.set(
                "components",
                said(
                        atLeastOne(JsonSchema.string()),
                        "Ids of the components that would run what is bought.",
                        "Les identifiants des composants qui utiliseraient ce qui est acheté."));
        properties.set("leaves", said(texts(), "Ids of what goes with today's product.", "Les identifiants de ce qui part avec le produit actuel."));
        properties.set("names", said(JsonSchema.array(naming), "What else names today's supplier.", "Ce qui nomme aussi le fournisseur actuel."));
        JsonSchema.require(slot, List.of("components"));
        return said(slot, "The place in the design.", "La place dans le projet.");
    }

    private ObjectNode need() {
        ObjectNode need = facts("Component");
        ObjectNode properties = (ObjectNode) need.get("properties");
        properties.set("buyer", facts("Organisation"));
        vocabulary.topLevel().stream()
                .filter(type -> !type.name().equals("Component"))
                .forEach(type -> type.collection().ifPresent(key -> properties.set(key, schemas.entities(type))));
        JsonSchema.require(need, List.of("kind"));
        return said(
                need,
                "In the place of a design and a slot: what the component would be, under `buyer` who buys, and what is around it, in the lists of a design.",
                "Au lieu d'un projet et d'une place : ce que serait le composant, sous `buyer` qui achète, et ce qui l'entoure, dans les listes d'un projet.");
    }

    private ObjectNode term() {
        ObjectNode term = JsonSchema.strict();
        ObjectNode properties = term.putObject("properties");
        properties.set("from", JsonSchema.text(JsonSchema.DATE));
        properties.set("until", JsonSchema.text(JsonSchema.DATE));
        JsonSchema.require(term, List.of("from", "until"));
        return said(term, "From when until when.", "De quand à quand.");
    }

    private ObjectNode candidate() {
        ObjectNode candidate = JsonSchema.strict();
        ObjectNode properties = candidate.putObject("properties");
        properties.set("id", JsonSchema.text(Schemas.ID).put("maxLength", Schemas.CANDIDATE_ID_LENGTH));
        properties.set("title", JsonSchema.string());
        properties.set(
                "product",
                said(
                        JsonSchema.string(),
                        "Of the registry, of the design, or of the candidate's own changes; without it and without changes, what runs today.",
                        "Du registre, du projet, ou des propres changements du candidat ; sans lui et sans changements, ce qui fonctionne aujourd'hui."));
        properties.set(
                "newcomer",
                said(
                        JSON.objectNode().put("type", "boolean"),
                        "Without a product: true for somebody with a product of their own, of which only what is said here is known; false for what runs today.",
                        "Sans produit : true pour qui a un produit à lui, dont seul est connu ce qui est dit ici ; false pour ce qui fonctionne aujourd'hui."));
        properties.set(
                "maker",
                said(
                        JsonSchema.string(),
                        "Who makes what is offered, where that is another than who bids: a name, an id of the registry, or unknown.",
                        "Qui fabrique ce qui est offert, si ce n'est pas le soumissionnaire : un nom, un identifiant du registre, ou unknown."));
        properties.set("changes", schemas.changes());
        properties.set("price", said(amount(), "In euro over the term.", "En euros sur la durée."));
        ObjectNode exit = JsonSchema.strict();
        ObjectNode leaving = exit.putObject("properties");
        leaving.set("days", said(amount(), "How long leaving takes.", "Combien de temps prend la sortie."));
        leaving.set("cost", said(amount(), "What leaving costs, in euro.", "Ce que coûte la sortie, en euros."));
        properties.set("exit", exit);
        ObjectNode points = JSON.objectNode().put("type", "object");
        points.set("additionalProperties", schemas.bounded(POINTS));
        properties.set("points", said(points, "By criterion of the buyer's own, from 0 to 100.", "Par critère propre à l'acheteur, de 0 à 100."));
        ObjectNode facts = JsonSchema.strict();
        ObjectNode subjects = facts.putObject("properties");
        new TreeSet<>(SUBJECTS.keySet()).forEach(subject -> subjects.set(subject, facts(type(subject))));
        subjects.set(
                "certificates",
                said(
                        Schemas.listing(JsonSchema.array(facts(CERTIFICATE))),
                        "Those of its supplier; {has: […], complete: true} where the design with it in the place has no others at all.",
                        "Ceux de son fournisseur ; {has: […], complete: true} si le projet, avec lui à sa place, n'en a aucun autre."));
        properties.set("facts", said(facts, "What the candidate says of itself.", "Ce que le candidat dit de lui-même."));
        properties.set(
                "answers",
                said(
                        texts(),
                        "Files of answers about the design with this candidate in its place.",
                        "Les fichiers de réponses sur le projet avec ce candidat à sa place."));
        JsonSchema.require(candidate, List.of("id"));
        return candidate;
    }

    private static String type(String subject) {
        return SUBJECTS.getOrDefault(subject, "");
    }

    /** What may be said of a thing, each attribute as in a design. */
    private ObjectNode facts(String type) {
        ObjectNode facts = JsonSchema.strict();
        ObjectNode properties = facts.putObject("properties");
        Optional.ofNullable(vocabulary.types().get(type)).ifPresent(known -> known.attributes().keySet().forEach(attribute ->
                properties.putObject(attribute).put("$ref", "#/definitions/" + type + "/properties/" + attribute)));
        return facts;
    }

    private ObjectNode sheet() {
        ObjectNode sheet = JsonSchema.strict();
        ObjectNode properties = sheet.putObject("properties");
        properties.set("file", JsonSchema.string());
        ObjectNode mapping = JSON.objectNode();
        mapping.putObject("if").put("type", "object");
        mapping.set("then", JsonSchema.inside(mapping()));
        mapping.set("else", JsonSchema.string());
        properties.set(
                "mapping",
                said(mapping, "`vendor-sheet`, a file, or the mapping itself.", "`vendor-sheet`, un fichier, ou la correspondance elle-même."));
        written(properties);
        JsonSchema.require(sheet, List.of("file", "mapping"));
        return sheet;
    }

    /** Where the headings stand, and how numbers and days are written, in a mapping, or beside it for one sheet. */
    private void written(ObjectNode properties) {
        properties.set(
                "header",
                said(
                        JSON.objectNode().put("type", "integer").put("minimum", 1).put("maximum", 99_999),
                        "The row of the headings; without it the first.",
                        "La ligne des intitulés ; sinon la première."));
        properties.set("decimal", choice(",", "."));
        properties.set("dates", choice("day-first", "month-first"));
    }

    private ObjectNode minimum() {
        ObjectNode level = minimum("framework");
        add(level, "level", JsonSchema.string());
        add(level, "objective", JsonSchema.string());
        JsonSchema.require(level, List.of("framework", "level"));
        ObjectNode certified = minimum("certificate");
        add(certified, "certificate", JsonSchema.anyOf(JsonSchema.string(), atLeastOne(JsonSchema.string())));
        add(certified, "held", choice("start", "term"));
        JsonSchema.require(certified, List.of("certificate"));
        ObjectNode within = minimum("countries");
        add(within, "countries", JsonSchema.anyOf(JsonSchema.string(), JsonSchema.array(schemas.one(new AttributeType.Country()))));
        JsonSchema.require(within, List.of("countries"));
        ObjectNode without = minimum("without");
        add(without, "data", texts());
        JsonSchema.require(without, List.of("without"));
        ObjectNode kept = minimum("capability");
        add(kept, "scenario", JsonSchema.string());
        add(kept, "atLeast", JsonSchema.string());
        JsonSchema.require(kept, List.of("capability", "scenario"));
        ObjectNode price = minimum("price");
        add(price, "price", ceiling());
        JsonSchema.require(price, List.of("price"));
        ObjectNode exit = minimum("exit");
        add(exit, "exit", JsonSchema.anyOf(keyed("days", ceiling()), keyed("cost", ceiling())));
        JsonSchema.require(exit, List.of("exit"));
        ObjectNode decided = minimum("decision");
        JsonSchema.require(decided, List.of("decision"));
        return JsonSchema.anyOf(level, certified, within, without, kept, price, exit, decided);
    }

    private static ObjectNode ceiling() {
        return keyed("atMost", JSON.objectNode().put("type", "number").put("minimum", 0));
    }

    /** With that key and no other. */
    private static ObjectNode keyed(String key, ObjectNode value) {
        ObjectNode schema = JsonSchema.strict();
        schema.putObject("properties").set(key, value);
        JsonSchema.require(schema, List.of(key));
        return schema;
    }

    private static ObjectNode minimum(String key) {
        ObjectNode minimum = JsonSchema.strict();
        minimum.putObject("properties").set(key, JsonSchema.string());
        return minimum;
    }

    private static void add(ObjectNode schema, String key, ObjectNode value) {
        ((ObjectNode) schema.get("properties")).set(key, value);
    }

    /** For {@code kind: Sheet}. */
    ObjectNode mapping() {
        ObjectNode schema = JsonSchema.head("sheet", "Sheet");
        ObjectNode body = JsonSchema.strict();
        ObjectNode properties = body.putObject("properties");
        properties.putObject("kind").put("const", "Sheet");
        properties.set("sheet", said(JsonSchema.string(), "The name of the sheet; without it the first.", "Le nom de la feuille ; sinon la première."));
        properties.set(
                "candidates",
                said(choice("rows", "columns"), "One a row, or side by side.", "Un par ligne, ou côte à côte."));
        properties.set("name", said(headings(), "The headings that may stand over the names.", "Les intitulés possibles des noms."));
        ObjectNode facts = JsonSchema.strict();
        ObjectNode columns = facts.putObject("properties");
        for (String column : columns()) {
            columns.set(column, headings());
        }
        facts.putObject("patternProperties").set("^points[.][^.]+$", headings());
        properties.set(
                "facts",
                said(
                        facts,
                        "By what a dossier says of a candidate the headings that may stand over it.",
                        "Pour chaque chose qu'un dossier dit d'un candidat, ses intitulés possibles."));
        written(properties);
        JsonSchema.require(body, List.of("kind", "name", "facts"));
        schema.setAll(body);
        return schema;
    }

    /** What of a candidate a column may hold; more than nine certificates are known to the reader only. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("id", "title", "product", "maker", "price", "exit.days", "exit.cost"));
        new TreeSet<>(SUBJECTS.keySet()).forEach(subject -> columns("facts." + subject + ".", type(subject), columns));
        for (int i = 1; i <= 9; i++) {
            columns("facts.certificates." + i + ".", CERTIFICATE, columns);
        }
        return columns;
    }

    private void columns(String prefix, String type, List<String> columns) {
        Optional.ofNullable(vocabulary.types().get(type))
                .ifPresent(known -> known.attributes().keySet().forEach(attribute -> columns.add(prefix + attribute)));
    }

    // ---- parts

    private ObjectNode amount() {
        return schemas.bounded(AMOUNT);
    }

    /** Of one language, or nobody says which; or of two. */
    private static ObjectNode headings() {
        ObjectNode languages = JsonSchema.strict();
        ObjectNode properties = languages.putObject("properties");
        List.of("en", "fr").forEach(language -> properties.set(language, JsonSchema.anyOf(JsonSchema.string(), texts())));
        JsonSchema.require(languages, List.of("en", "fr"));
        return JsonSchema.anyOf(JsonSchema.string(), texts(), languages);
    }

    private static ObjectNode texts() {
        return JsonSchema.array(JsonSchema.string());
    }

    private static ObjectNode atLeastOne(ObjectNode items) {
        return JsonSchema.array(items).put("minItems", 1);
    }

    private static ObjectNode choice(String... values) {
        ObjectNode node = JSON.objectNode();
        List.of(values).forEach(node.putArray("enum")::add);
        return node;
    }

    private static ObjectNode requiring(String... keys) {
        ObjectNode node = JSON.objectNode();
        JsonSchema.require(node, List.of(keys));
        return node;
    }

    private ObjectNode said(ObjectNode node, String en, String fr) {
        return node.put("description", schemas.say(en, fr));
    }
}
