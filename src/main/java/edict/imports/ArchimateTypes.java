package edict.imports;

import edict.vocabulary.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the elements of ArchiMate are in a design, and why those of which no rule asks are left out. */
final class ArchimateTypes {

    /** What an element may become. */
    enum Role {
        /** What runs. */
        COMPONENT,
        /** What a component does, or by which it is reached. */
        BEHAVIOUR,
        /** The same as others use it, who need not know by what it is done. */
        SERVICE,
        /** Data. */
        DATA,
        /** Files: data, or software. */
        ARTIFACT,
        /** What people work with: data as far as components do. */
        INFORMATION,
        PLACE,
        PARTY,
        /** What parties act as. */
        ROLE,
        /** What the business does, or can do. */
        BUSINESS,
        /** Through which relationships pass. */
        JUNCTION,
        OTHER
    }

    static final Text FORM = new Text("how the model is written down", "la manière dont le modèle est consigné");
    static final Text VIEWS = new Text("views: how the model is drawn", "les vues : comment le modèle est dessiné");
    static final Text ORDER = new Text("folders in which the model is kept", "les dossiers où le modèle est rangé");
    static final Text DETAILS = new Text(
            "descriptions and properties, whose keys everybody chooses",
            "les descriptions et les propriétés, dont chacun choisit les clés");
    static final Text MOTIVATION = new Text(
            "motivation and strategy: goals, drivers, requirements, courses of action",
            "motivation et stratégie : objectifs, facteurs, exigences, orientations");
    static final Text PHYSICAL = new Text(
            "the physical world: equipment, facilities, material", "le monde physique : équipements, installations, matières");
    static final Text PLANNING = new Text("implementation and migration", "mise en œuvre et migration");
    static final Text PEOPLE = new Text(
            "people, roles and departments of which nothing says that they operate a component",
            "personnes, rôles et services dont rien ne dit qu'ils exploitent un composant");
    static final Text BUSINESS = new Text(
            "what the business does without a component that serves it", "ce que fait le métier sans composant qui le serve");
    static final Text INFORMATION = new Text(
            "what people work with, and no component of the model: products, contracts, documents, events",
            "ce avec quoi travaillent des personnes, et aucun composant du modèle : produits, contrats, documents, événements");
    static final Text BEHAVIOUR = new Text(
            "what software does, where the model names no component that does it",
            "ce que font des logiciels, lorsque le modèle ne nomme aucun composant qui le fait");
    static final Text ARTIFACTS = new Text("files and packages of software", "fichiers et paquets de logiciels");
    static final Text KINDS = new Text(
            "what stands for all of a kind, which others specialise", "ce qui vaut pour toute une catégorie, que d'autres spécialisent");
    static final Text PLACES = new Text("places in which nothing lies", "lieux où rien ne se trouve");
    static final Text GROUPS = new Text(
            "groupings, junctions and paths that lead nowhere", "groupements, jonctions et chemins qui ne mènent nulle part");
    static final Text FLOWS = new Text(
            "flows that begin or end at no component: between people, functions and processes",
            "flux qui ne partent d'aucun composant ou n'aboutissent à aucun : entre personnes, fonctions et processus");
    static final Text WITHIN = new Text("what stays within one component", "ce qui reste dans un même composant");
    static final Text RELATIONS = new Text(
            "relationships that say nothing of who runs, needs, keeps or sends what",
            "relations qui ne disent rien de qui exploite, requiert, conserve ou envoie quoi");

    private record Type(Role role, Text unused) {}

    private static final Map<String, Type> TYPES = new HashMap<>();

    /** What older versions and Archi call by another name. */
    private static final Map<String, String> RENAMED = Map.of(
            "UsedBy", "Serving", "Realisation", "Realization", "Specialisation", "Specialization", "AndJunction", "Junction",
            "Network", "CommunicationNetwork", "CommunicationPath", "Path");

    static {
        all(Role.COMPONENT, KINDS, "ApplicationComponent", "Node", "Device", "SystemSoftware", "CommunicationNetwork");
        for (String layer : List.of("Application", "Technology")) {
            for (String aspect : List.of("Function", "Process", "Interaction", "Interface", "Collaboration")) {
                all(Role.BEHAVIOUR, BEHAVIOUR, layer + aspect);
            }
            all(Role.SERVICE, BEHAVIOUR, layer + "Service");
            all(Role.OTHER, BEHAVIOUR, layer + "Event");
        }
        all(Role.DATA, INFORMATION, "DataObject");
        all(Role.ARTIFACT, ARTIFACTS, "Artifact");
        all(Role.INFORMATION, INFORMATION, "BusinessObject", "Contract", "Representation");
        all(Role.OTHER, INFORMATION, "Product", "BusinessEvent", "BusinessInterface");
        all(Role.PLACE, PLACES, "Location");
        all(Role.PARTY, PEOPLE, "BusinessActor");
        all(Role.ROLE, PEOPLE, "BusinessRole", "BusinessCollaboration");
        all(Role.BUSINESS, BUSINESS, "BusinessFunction", "BusinessProcess", "BusinessInteraction", "BusinessService", "Capability");
        all(Role.OTHER, MOTIVATION, "Stakeholder", "Driver", "Assessment", "Goal", "Outcome", "Principle", "Requirement", "Constraint",
                "Meaning", "Value", "Resource", "CourseOfAction", "ValueStream");
        all(Role.OTHER, PHYSICAL, "Equipment", "Facility", "DistributionNetwork", "Material");
        all(Role.OTHER, PLANNING, "WorkPackage", "Deliverable", "ImplementationEvent", "Plateau", "Gap");
        all(Role.JUNCTION, GROUPS, "Junction", "OrJunction");
        all(Role.OTHER, GROUPS, "Grouping", "Path");
    }

    private static final List<String> RELATIONSHIPS = List.of(
            "Composition", "Aggregation", "Assignment", "Realization", "Serving", "Access", "Influence", "Association", "Triggering", "Flow",
            "Specialization");

    private ArchimateTypes() {}

    private static void all(Role role, Text unused, String... types) {
        List.of(types).forEach(type -> TYPES.put(type, new Type(role, unused)));
    }

    /** What version 3 calls a type that is written with a prefix, with what it is one of, or as older versions did. */
    static String plain(String written) {
        String type = written.substring(written.indexOf(':') + 1);
        String bare = type.endsWith("Relationship") ? type.substring(0, type.length() - "Relationship".length()) : type;
        String renamed = RENAMED.getOrDefault(bare, bare);
        return renamed.startsWith("Infrastructure") ? "Technology" + renamed.substring("Infrastructure".length()) : renamed;
    }

    static boolean isRelationship(String type) {
        return RELATIONSHIPS.contains(type);
    }

    /** What an element of the type may become; empty where nobody knows the type. */
    static Optional<Role> role(String type) {
        return Optional.ofNullable(TYPES.get(type)).map(Type::role);
    }

    /** Why one of which nothing came is left out. */
    static Text unused(String type) {
        return Optional.ofNullable(TYPES.get(type)).map(Type::unused).orElse(RELATIONS);
    }
}
