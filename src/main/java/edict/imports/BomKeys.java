package edict.imports;

import edict.vocabulary.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What bills of materials say that no rule asks about, and why it is left out. */
final class BomKeys {

    static final Text PEOPLE = new Text(
            "persons to contact: a design names organisations",
            "personnes à contacter : un projet nomme des organisations");

    private static final Text SIGNATURES =
            new Text("signatures and affirmations: not verified", "signatures et affirmations : non vérifiées");

    private static final Text LINKS =
            new Text(
                    "links, and what is enclosed: never followed or opened",
                    "liens et pièces jointes : jamais suivis ni ouverts");

    private static final Text TEXTS = new Text("descriptions for people", "descriptions destinées aux lecteurs");

    private static final Text ADDRESSES = new Text(
            "addresses beyond the country: rules ask for the country",
            "adresses au-delà du pays : les règles demandent le pays");

    private static final Text SOFTWARE = new Text(
            "details of software (versions, licences, hashes, origin)",
            "détails des logiciels (versions, licences, empreintes, origine)");

    static final Text MAKING = new Text(
            "how the bill of materials and what it lists were made", "fabrication de la nomenclature et de son contenu");

    private static final Text VULNERABILITIES = new Text(
            "vulnerabilities: that one is known settles nothing; one that is actively exploited belongs into `incidents`",
            "vulnérabilités : qu'une soit connue ne tranche rien ; celle qui est activement exploitée se déclare sous `incidents`");

    /** Of what is taken over. */
    static final Text KINDS = new Text(
            "types, groups and further makers of components that are taken over",
            "types, groupes et autres auteurs de composants repris");

    private static final Text NOTES =
            new Text("annotations and citations of the file", "annotations et citations du fichier");

    private static final Text STANDARDS = new Text(
            "texts of standards: the law is in the rulebook", "textes de normes : le droit se trouve dans les règles");

    private static final Text OWN = new Text(
            "properties and tags: names that only their author knows",
            "propriétés et étiquettes : noms que seul leur auteur connaît");

    private static final Text CARD = new Text(
            "model cards' notes on method, quality and use: what the system does is asked of the system",
            "notes des fiches de modèle sur la méthode, la qualité et l'usage : ce que fait le système se demande à son sujet");

    private static final Text REFERENCES =
            new Text("references that nothing listed refers to", "références auxquelles rien de retenu ne renvoie");

    static final Text DEPENDENCIES = new Text(
            "dependencies of and on parts that are not listed", "dépendances de et envers des parties non énumérées");

    static final Text MAKER = new Text(
            "who made the bill of materials", "qui a établi la nomenclature");

    static final Text ENERGY = new Text(
            "energy of other activities than training, its sources and offsets",
            "énergie d'autres activités que l'entraînement, ses sources et compensations");

    static final Text DATA_FILES = new Text(
            "source code, configuration and definitions: no data sets",
            "code source, configuration et définitions : ce ne sont pas des jeux de données");

    static final Text DATA_PARTIES = new Text(
            "who supplies and publishes data sets: a design names who governs them",
            "qui fournit et publie des jeux de données : un projet nomme ceux qui les gouvernent");

    static final Text OTHER_CLAIMS = new Text(
            "counter-claims and strategies without a claim of their own: named where a claim refers to them",
            "contre-affirmations et stratégies sans affirmation propre : nommées là où une affirmation y renvoie");

    /** By the key under which they stand, wherever nothing else is made of it. */
    static final Map<String, Text> LEFT_OUT = leftOut();

    private static final Set<String> TYPES = Set.of(
            "application", "container", "cryptographic-asset", "device", "device-driver", "file", "firmware",
            "framework", "library", "operating-system", "platform");

    private BomKeys() {}

    private static Map<String, Text> leftOut() {
        Map<String, Text> texts = new HashMap<>();
        put(texts, SIGNATURES, "affirmation", "signature");
        put(texts, LINKS, "attachment", "contents", "externalReferences", "url");
        put(texts, TEXTS, "copyright", "description", "graphics", "reasoning", "releaseNotes", "summary");
        put(texts, PEOPLE, "author", "authors", "contact", "reviewer");
        put(texts, ADDRESSES, "locality", "postOfficeBoxNumber", "postalCode", "region", "streetAddress");
        put(texts, MAKING, "distributionConstraints", "formulation", "lifecycles", "timestamp", "tools");
        put(texts, VULNERABILITIES, "vulnerabilities");
        put(texts, NOTES, "annotations", "citations");
        put(texts, STANDARDS, "definitions");
        put(texts, OWN, "properties", "tags");
        put(texts, REFERENCES, "bom-ref", "provides");
        put(texts, SOFTWARE, "cpe", "cryptoProperties", "hashes", "isExternal", "licenses", "mime-type", "modified");
        put(texts, SOFTWARE, "omniborId", "patentAssertions", "pedigree", "purl", "scope", "swhid", "swid", "version");
        put(texts, SOFTWARE, "versionRange");
        put(texts, CARD, "approach", "architectureFamily", "ethicalConsiderations", "fairnessAssessments", "inputs");
        put(texts, CARD, "modelArchitecture", "outputs", "performanceTradeoffs", "quantitativeAnalysis", "task");
        put(texts, CARD, "technicalLimitations", "useCases", "users");
        return Map.copyOf(texts);
    }

    private static void put(Map<String, Text> texts, Text because, String... keys) {
        List.of(keys).forEach(key -> texts.put(key, because));
    }

    /** What is said of software of a type, which is counted. */
    static Text counted(String type) {
        String known = TYPES.contains(type) ? type : "other";
        return new Text(
                "components of type " + known + ": counted only, rules ask who supplies and runs a whole",
                "composants de type " + known
                        + " : seulement comptés, les règles demandent qui fournit et exploite un ensemble");
    }
}
