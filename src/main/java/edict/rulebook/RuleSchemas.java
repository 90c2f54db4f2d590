package edict.rulebook;

import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.anyOf;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.described;
import static edict.vocabulary.JsonSchema.flag;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.vocabulary.EntityType;
import edict.vocabulary.JsonSchema;
import edict.vocabulary.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the files that rule authors write, with the names that a rulebook has, so that editors complete and check while
 * one types. Loading checks more: that what one file names is there in another, and that dates follow each other.
 */
public final class RuleSchemas {

    private static final String ID = "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$";

    private final Rulebook rulebook;
    private final String language;

    private RuleSchemas(Rulebook rulebook, String language) {
        this.rulebook = rulebook;
        this.language = language;
    }

    /** The kinds of files. */
    private static final Map<String, Function<RuleSchemas, ObjectNode>> KINDS = Map.of(
            "pack", RuleSchemas::pack,
            "provisions", RuleSchemas::provisions,
            "parameter", RuleSchemas::parameter,
            "table", RuleSchemas::table,
            "controls", RuleSchemas::controls,
            "registry", RuleSchemas::registry,
            "profile", RuleSchemas::profile,
            "scenario", RuleSchemas::scenario);

    /** In the order in which one needs them. */
    public static final List<String> NAMES =
            List.of("pack", "provisions", "parameter", "table", "controls", "registry", "profile", "scenario");

    /** Empty when there is no schema of that name. @param language {@code en} or {@code fr} */
    public static Optional<ObjectNode> of(String name, Rulebook rulebook, String language) {
        return Optional.ofNullable(KINDS.get(name)).map(kind -> kind.apply(new RuleSchemas(rulebook, language)));
    }

    private ObjectNode file(String id, ObjectNode body, String en, String fr) {
        ObjectNode schema = described(JsonSchema.head(id, id), say(en, fr));
        schema.setAll(body);
        return schema;
    }

    // ---- a pack

    private ObjectNode pack() {
        ObjectNode pack = strict();
        ObjectNode keys = keys(pack);
        keys.set("id", said(string(), "The name of the folder.", "Le nom du dossier."));
        keys.set("title", both("What the pack is called.", "Le nom du lot."));
        keys.set("act", said(scalar(), "The instrument that provisions cite unless they name another.", "L'instrument que citent les dispositions, sauf mention contraire."));
        keys.set("url", said(string(), "Where it can be read.", "Où il peut être lu."));
        keys.set("force", said(force(), "What its provisions are unless they say otherwise; `law` where it is left out.", "Ce que sont ses dispositions, sauf mention contraire ; `law` par défaut."));
        keys.set("knownUntil", said(day(), "The last day until which the law was looked at.", "Le dernier jour jusqu'auquel le droit a été examiné."));
        keys.set("languageVersion", said(scalar(), "Of the language of the rules.", "Celle du langage des règles."));
        keys.set("gate", said(derived(), "The derived type without which no rule of the pack can speak.", "Le type dérivé sans lequel aucune règle du lot ne parle."));
        keys.set("texts", dated("Versions of the law, which provisions may name by `id`.", "Versions du droit, que les dispositions peuvent nommer par `id`.", version -> version.set("url", string())));
        keys.set("holidays", said(string(), "The parameter with the days that are no working days.", "Le paramètre des jours non ouvrables."));
        keys.set("turnover", turnover());
        keys.set("sanctions", said(mapping(sanction()), "What is at stake, by a code that provisions name.", "Ce qui est encouru, par un code que nomment les dispositions."));
        keys.set("slugs", slugs());
        keys.set("duties", said(array(duties()), "Provisions that all hold for the same persons.", "Dispositions qui valent toutes pour les mêmes personnes."));
        keys.set("claims", said(string(), "The provision that says what comes of claims.", "La disposition qui dit ce qu'il advient des affirmations."));
        keys.set("checked", string());
        keys.set("note", string());
        require(pack, List.of("title"));
        return file("pack", pack, "What a pack says of itself: `pack.yaml` in its folder.", "Ce qu'un lot dit de lui-même : `pack.yaml` dans son dossier.");
    }

    private ObjectNode turnover() {
        ObjectNode turnover = strict();
        ObjectNode keys = keys(turnover);
        keys.set("attribute", said(codes(attributes(Words.ORGANISATION)), "Of an organisation.", "D'une organisation."));
        languages(keys);
        require(turnover, List.of("attribute", "en", "fr"));
        return said(turnover, "What a share is a share of.", "Ce dont une part est une part.");
    }

    private ObjectNode sanction() {
        ObjectNode sanction = strict();
        ObjectNode keys = keys(sanction);
        languages(keys);
        keys.set("besides", both("What stands beside the cap.", "Ce qui s'ajoute au plafond."));
        ObjectNode cap = strict();
        ObjectNode caps = keys(cap);
        caps.set("id", string());
        caps.set("for", said(mapping(oneOrMore(string())), "Attributes of the organisation, with the codes for which the cap is meant.", "Attributs de l'organisation, avec les codes auxquels le plafond s'applique."));
        caps.set("whereStated", both("How `for` is read.", "Comment lire `for`."));
        caps.set("amount", said(string(), "A parameter that holds an amount of money.", "Un paramètre qui contient une somme."));
        caps.set("share", said(string(), "A parameter that holds a share of the turnover, in per cent.", "Un paramètre qui contient une part du chiffre d'affaires, en pour cent."));
        caps.set("take", said(codes(Sanction.Take.class), "Which of the two counts.", "Lequel des deux compte."));
        caps.set("label", both("What the cap is called.", "Le nom du plafond."));
        caps.set("by", both("Who imposes it.", "Qui l'inflige."));
        days(caps);
        caps.set("source", said(string(), "The place in the law.", "L'endroit dans le droit."));
        require(cap, List.of("source"));
        keys.set("caps", said(array(cap), "The first that is meant for the organisation counts.", "Le premier qui vise l'organisation compte."));
        require(sanction, List.of("en", "fr"));
        return sanction;
    }

    private ObjectNode slugs() {
        ObjectNode omission = strict();
        ObjectNode omitted = keys(omission);
        omitted.set("slug", oneOrMore(string()));
        omitted.set("because", both("Why it is not encoded.", "Pourquoi elle n'est pas codée."));
        omitted.set("of", said(oneOrMore(string()), "Provisions of which it is a part.", "Dispositions dont elle fait partie."));
        omitted.set("pack", said(codes(rulebook.packs().keySet()), "Where it belongs.", "Où elle a sa place."));
        require(omission, List.of("slug", "because"));
        ObjectNode slugs = strict();
        ObjectNode keys = keys(slugs);
        keys.set("encoded", said(array(string()), "Provisions of the pack, without its name.", "Dispositions du lot, sans son nom."));
        keys.set("notEncoded", said(array(anyOf(string(), omission)), "Known and not judged.", "Connues et non jugées."));
        return slugs;
    }

    private ObjectNode duties() {
        ObjectNode duties = strict();
        ObjectNode keys = keys(duties);
        keys.set("when", said(derived(), "The derived type that sets them off.", "Le type dérivé qui les déclenche."));
        keys.set("who", said(oneOrMore(roles()), "Roles that bear them.", "Rôles auxquels elles incombent."));
        keys.set("provisions", array(string()));
        require(duties, List.of("when", "who", "provisions"));
        return duties;
    }

    // ---- provisions

    private ObjectNode provisions() {
        ObjectNode file = mapping(provision());
        file.set("propertyNames", text(ID));
        return file("provisions", file, "Provisions by id: a file in `provisions/` of a pack.", "Dispositions par identifiant : un fichier dans `provisions/` d'un lot.");
    }

    private ObjectNode provision() {
        ObjectNode provision = strict();
        ObjectNode keys = keys(provision);
        keys.set("title", both("In a few words, without variables.", "En quelques mots, sans variables."));
        keys.set("subject", said(oneOrMore(types()), "Which type of thing it judges.", "Le type de chose qu'elle juge."));
        keys.set("kind", said(codes(Provision.Kind.class), "What its rules conclude.", "Ce que concluent ses règles."));
        keys.set("force", said(force(), "As the pack where it is left out.", "Comme le lot, si elle est omise."));
        keys.set("severity", codes(Severity.class));
        keys.set("enforcement", said(codes(Effect.class), "What a finding does to the decision at most.", "Ce qu'un constat fait au plus à la décision."));
        keys.set("addressees", said(oneOrMore(roles()), "Roles that bear it.", "Rôles auxquels elle incombe."));
        keys.set("cites", cites());
        keys.set("sourceOf", said(string(), "A variable of the rules that stands for a row, whose source is cited as well.", "Une variable des règles qui désigne une ligne, dont la source est citée aussi."));
        keys.set("texts", dated("When it was worded otherwise, with the rules that say so.", "Quand elle était rédigée autrement, avec les règles qui le disent.", wording -> wording.set("branches", array(string()))));
        keys.set("applies", dated("From when until when it applies.", "De quand à quand elle s'applique.", none -> {}));
        keys.set("due", due(3));
        keys.set("satisfiedBy", satisfaction(3));
        keys.set("maxAge", said(text(JsonSchema.DURATION), "How old evidence may be.", "L'âge maximal des preuves."));
        ObjectNode named = strict();
        keys(named).set("code", string());
        languages(keys(named));
        keys.set("sanction", said(anyOf(string(), named), "A code of the pack, or what is at stake.", "Un code du lot, ou ce qui est encouru."));
        ObjectNode reading = strict();
        keys(reading).set("state", states());
        languages(keys(reading));
        require(reading, List.of("state"));
        keys.set("interpretation", said(anyOf(states(), reading), "Whether the law is read otherwise as well, and how.", "Si le droit est lu autrement aussi, et comment."));
        keys.set("readings", said(array(both("", "")), "How it is read here.", "Comment elle est lue ici."));
        keys.set("clause", both("What to agree in the contract.", "Ce qu'il faut convenir par contrat."));
        keys.set("because", both("Why it finds what it finds; {variable} and {variable.attribute} of the rules.", "Pourquoi elle constate ce qu'elle constate ; {variable} et {variable.attribut} des règles."));
        keys.set("remedy", both("What makes the finding go away.", "Ce qui fait disparaître le constat."));
        keys.set("status", said(codes(List.of("unverified")), "Where the source was not found.", "Si la source n'a pas été trouvée."));
        keys.set("note", both("For who reads the rule.", "Pour qui lit la règle."));
        require(provision, List.of("title", "subject", "kind", "cites", "because"));
        // Conditions, not alternatives: editors then say what is missing.
        var conditions = provision.putArray("allOf");
        conditions.add(ofKind(PackReader::judges, List.of("severity", "enforcement")));
        conditions.add(ofKind(PackReader::needsRemedy, List.of("remedy")));
        return provision;
    }

    private static ObjectNode ofKind(Predicate<Provision.Kind> which, List<String> required) {
        ObjectNode condition = any();
        ObjectNode given = condition.putObject("if");
        keys(given).set("kind", codes(Arrays.stream(Provision.Kind.values()).filter(which).map(Coded::code).toList()));
        require(given, List.of("kind"));
        require(condition.putObject("then"), required);
        return condition;
    }

    private ObjectNode cites() {
        ObjectNode cites = strict();
        ObjectNode keys = keys(cites);
        keys.set("provision", said(scalar(), "The place in the text, such as `Article 28(3)`.", "L'endroit du texte, tel que `Article 28(3)`."));
        keys.set("act", said(scalar(), "The pack's where it is left out.", "Celui du lot, s'il est omis."));
        keys.set("anchor", said(string(), "Behind the address, such as `#art_28`.", "Après l'adresse, tel que `#art_28`."));
        keys.set("url", string());
        keys.set("eli", string());
        require(cites, List.of("provision"));
        return cites;
    }

    /** @param deeper how many of them may stand in each other; JSON Schema could say any number, and editors would show nothing of it */
    private ObjectNode due(int deeper) {
        ObjectNode due = strict();
        ObjectNode keys = keys(due);
        keys.set("after", said(string(), "A date of the rules, such as `incident.awareOn`.", "Une date des règles, telle que `incident.awareOn`."));
        keys.set("count", codes(List.of("days", "workingDays", "months", "calendar")));
        keys.set("holidays", said(string(), "The pack's where it is left out.", "Ceux du lot, s'ils sont omis."));
        ObjectNode parameter = strict();
        keys(parameter).set("parameter", codes(rulebook.parameters().keySet()));
        require(parameter, List.of("parameter"));
        keys.set("period", anyOf(text(JsonSchema.DURATION), parameter));
        keys.set("earliestOf", deeper == 0 ? any() : array(due(deeper - 1)));
        return said(anyOf(day(), due), "By when: a day, or a period after one.", "Pour quand : un jour, ou une période après un jour.");
    }

    private ObjectNode satisfaction(int deeper) {
        ObjectNode satisfied = strict();
        ObjectNode keys = keys(satisfied);
        keys.set("control", codes(rulebook.controls().keySet()));
        keys.set("evidence", said(oneOrMore(string()), "Kinds of evidence, one of which is enough.", "Types de preuve, dont un suffit."));
        keys.set("maxAge", text(JsonSchema.DURATION));
        keys.set("allOf", deeper == 0 ? any() : array(satisfaction(deeper - 1)));
        keys.set("anyOf", deeper == 0 ? any() : array(satisfaction(deeper - 1)));
        return said(satisfied, "What meets the duty.", "Ce qui satisfait à l'obligation.");
    }

    private static ObjectNode states() {
        return codes(List.of("settled", "contested"));
    }

    // ---- parameters and tables

    private ObjectNode parameter() {
        ObjectNode parameter = strict();
        ObjectNode keys = keys(parameter);
        keys.set("id", said(text(ID), "With the pack before it.", "Précédé du lot."));
        keys.set("label", said(string(), "In a few words.", "En quelques mots."));
        keys.set("unit", said(string(), "Such as `EUR`, `%`, `date`, `country`, or `Type.attribute` for its codes.", "Tel que `EUR`, `%`, `date`, `country`, ou `Type.attribut` pour ses codes."));
        keys.set("open", said(flag(), "Whether a profile may set it.", "Si un profil peut le fixer."));
        keys.set("values", dated("From when it is which.", "Sa valeur, de quand à quand.", entry -> entry.set("value", anyOf(literal(), array(literal())))));
        keys.set("checked", said(day(), "When somebody last read the source.", "Quand quelqu'un a lu la source pour la dernière fois."));
        keys.set("note", string());
        require(parameter, List.of("id", "label", "unit", "values", "checked"));
        return file("parameter", parameter, "A dated value: a file in `parameters/` of a pack.", "Une valeur datée : un fichier dans `parameters/` d'un lot.");
    }

    private ObjectNode table() {
        ObjectNode table = strict();
        ObjectNode keys = keys(table);
        keys.set("id", said(text(ID), "With the pack before it.", "Précédé du lot."));
        keys.set("type", said(types(EntityType.Kind.REFERENCE), "The type of its rows.", "Le type de ses lignes."));
        keys.set("label", string());
        ObjectNode rows = dated("Each with what the type says, and from when it holds.", "Chacune avec ce que dit le type, et depuis quand elle vaut.", none -> {});
        ((ObjectNode) rows.get("items")).remove("additionalProperties");
        keys.set("rows", rows);
        keys.set("checked", said(day(), "When somebody last read the source.", "Quand quelqu'un a lu la source pour la dernière fois."));
        keys.set("note", string());
        require(table, List.of("id", "type", "rows", "checked"));
        return file("table", table, "Rows of one type: a file in `tables/` of a pack.", "Lignes d'un type : un fichier dans `tables/` d'un lot.");
    }

    private ObjectNode registry() {
        ObjectNode entry = strict();
        ObjectNode keys = keys(entry);
        keys.set("type", said(types(EntityType.Kind.DECLARED), "Whose attributes it sets.", "Celui dont elle fixe les attributs."));
        keys.set("sheet", array(string()));
        keys.set("aliases", said(array(string()), "Other names under which it is found.", "Autres noms sous lesquels on la trouve."));
        keys.set("facts", dated("What is publicly known, and from when.", "Ce qui est publiquement connu, et depuis quand.", fact -> fact.putObject("set").put("type", "object")));
        keys.set("checked", said(day(), "When somebody last read the sources.", "Quand quelqu'un a lu les sources pour la dernière fois."));
        keys.set("note", string());
        require(entry, List.of("type", "checked"));
        return file("registry", mapping(entry), "Real suppliers and products by id: a file in `registry/`.", "Fournisseurs et produits réels par identifiant : un fichier dans `registry/`.");
    }

    // ---- the house

    private ObjectNode controls() {
        ObjectNode crosswalk = strict();
        ObjectNode clauses = keys(crosswalk);
        List.of("standard", "clause", "source").forEach(key -> clauses.set(key, string()));
        require(crosswalk, List.of("standard", "clause", "source"));
        ObjectNode control = strict();
        ObjectNode keys = keys(control);
        keys.set("title", both("What somebody does.", "Ce que quelqu'un fait."));
        keys.set("question", both("How it is asked about.", "Comment on l'interroge."));
        keys.set("crosswalk", said(array(crosswalk), "Where standards ask for the same.", "Où des normes demandent la même chose."));
        require(control, List.of("title"));
        return file("controls", mapping(control), "Controls by id: a file in `controls/`.", "Mesures par identifiant : un fichier dans `controls/`.");
    }

    private ObjectNode profile() {
        ObjectNode cap = strict();
        keys(cap).set("provisions", oneOrMore(string()));
        keys(cap).set("atMost", codes(Effect.class));
        require(cap, List.of("provisions", "atMost"));
        ObjectNode row = strict();
        ObjectNode tests = keys(row);
        tests.set("kind", oneOrMore(codes(Provision.Kind.class)));
        tests.set("force", oneOrMore(force()));
        tests.set("status", oneOrMore(codes(Status.class)));
        tests.set("timing", oneOrMore(codes(Timing.class)));
        tests.set("enforcement", oneOrMore(codes(Effect.class)));
        tests.set("effect", codes(Effect.class));
        require(row, List.of("effect"));
        ObjectNode appetite = strict();
        Arrays.stream(Severity.values()).forEach(severity -> keys(appetite).set(severity.code(), codes(Effect.class)));
        ObjectNode tolerates = strict();
        keys(tolerates).set("provisions", oneOrMore(string()));
        keys(tolerates).set("severity", codes(Severity.class));
        ObjectNode wanted = strict();
        keys(wanted).set("framework", codes(rulebook.frameworks().keySet()));
        keys(wanted).set("minimum", said(anyOf(string(), mapping(string())), "A level, or one for each objective.", "Un niveau, ou un par objectif."));
        require(wanted, List.of("framework"));
        ObjectNode profile = strict();
        ObjectNode keys = keys(profile);
        keys.set("id", said(string(), "The name of the file.", "Le nom du fichier."));
        keys.set("title", both("What the profile is called.", "Le nom du profil."));
        keys.set("packs", said(array(codes(rulebook.packs().keySet())), "All where it is left out.", "Tous, si la liste est omise."));
        keys.set("include", said(oneOrMore(force()), "What is judged by besides law.", "Ce d'après quoi l'on juge, outre le droit."));
        keys.set("parameters", said(mapping(anyOf(literal(), array(literal()))), "Values of parameters that are `open`.", "Valeurs des paramètres `open`."));
        keys.set("riskAppetite", said(appetite, "By severity, what a finding does at most.", "Par gravité, ce qu'un constat fait au plus."));
        keys.set("enforcement", said(array(cap), "By provision, what a finding does at most.", "Par disposition, ce qu'un constat fait au plus."));
        keys.set("decision", said(array(row), "What follows from a finding: the first row that fits.", "Ce qui suit d'un constat : la première ligne qui convient."));
        keys.set("tolerates", said(tolerates, "What is left as it is.", "Ce qui reste en l'état."));
        keys.set("scores", said(array(wanted), "Frameworks by which is scored.", "Cadres selon lesquels on note."));
        require(profile, List.of("title", "decision"));
        return file("profile", profile, "How an organisation wants to be judged: a file in `profiles/`.", "Comment une organisation veut être jugée : un fichier dans `profiles/`.");
    }

    private ObjectNode scenario() {
        ObjectNode ends = strict();
        keys(ends).set("table", codes(rulebook.tables().keySet()));
        keys(ends).set("row", scalar());
        require(ends, List.of("table", "row"));
        ObjectNode touches = strict();
        ObjectNode touched = keys(touches);
        selecting(touched);
        touched.set("for", said(derived(), "The derived type that says for which capabilities it happens.", "Le type dérivé qui dit pour quelles capacités cela arrive."));
        touched.set("mode", codes(Scenario.Mode.class));
        touched.set("fromHour", count());
        require(touches, List.of("select", "mode"));
        // A condition, not alternatives: editors then say what is wrong with the one that is meant.
        ObjectNode effect = any();
        require(effect.putObject("if"), List.of("table"));
        effect.set("then", ends);
        effect.set("else", touches);
        ObjectNode told = strict();
        ObjectNode telling = keys(told);
        selecting(telling);
        telling.set("by", said(string(), "An attribute by which it is told apart.", "Un attribut qui les distingue."));
        telling.set("title", both("What it is told as.", "Sous quel titre on le dit."));
        require(told, List.of("select", "title"));
        ObjectNode scenario = strict();
        ObjectNode keys = keys(scenario);
        keys.set("id", said(string(), "The name of the file.", "Le nom du fichier."));
        keys.set("title", both("What happens.", "Ce qui arrive."));
        keys.set("combines", said(array(codes(rulebook.scenarios().keySet())), "Scenarios that happen at once.", "Scénarios simultanés."));
        keys.set("assumes", said(types(), "What a design has to assume for it to be played.", "Ce qu'un projet doit supposer pour qu'il soit joué."));
        keys.set("about", said(mapping(scalar()), "By attribute of that, the type that is meant.", "Par attribut de cela, le type visé."));
        keys.set("onRequest", said(flag(), "Whether it is played only when asked for.", "S'il n'est joué que sur demande."));
        keys.set("noted", said(flag(), "Whether rules may read what it does.", "Si des règles peuvent lire ce qu'il fait."));
        keys.set("each", said(string(), "The attribute for each value of which it is played.", "L'attribut pour chaque valeur duquel il est joué."));
        keys.set("noticeHours", count());
        keys.set("durationDays", count());
        keys.set("backups", said(derived(), "The derived type of alternatives that count.", "Le type dérivé des solutions de repli qui comptent."));
        keys.set("effects", said(array(effect), "What it takes away, or which row of a table falls.", "Ce qu'il supprime, ou la ligne de table qui tombe."));
        keys.set("tells", said(array(told), "What is told besides.", "Ce qui est dit en outre."));
        require(scenario, List.of("title"));
        return file("scenario", scenario, "A loss of access: a file in `scenarios/`.", "Une perte d'accès : un fichier dans `scenarios/`.");
    }

    private void selecting(ObjectNode keys) {
        keys.set("select", derived());
        keys.set("where", said(mapping(literal()), "Values of its attributes.", "Valeurs de ses attributs."));
    }

    // ---- what they have in common

    private static ObjectNode keys(ObjectNode object) {
        return object.has("properties") ? (ObjectNode) object.get("properties") : object.putObject("properties");
    }

    private ObjectNode dated(String en, String fr, Consumer<ObjectNode> rest) {
        ObjectNode entry = strict();
        ObjectNode keys = keys(entry);
        keys.set("id", string());
        days(keys);
        ObjectNode replaced = strict();
        keys(replaced).set("entry", scalar());
        keys(replaced).set("from", day());
        require(replaced, List.of("entry"));
        keys.set("replaces", said(anyOf(scalar(), replaced), "An earlier entry, by `id` or first day.", "Une entrée antérieure, par `id` ou premier jour."));
        keys.set("annuls", anyOf(scalar(), replaced.deepCopy()));
        ObjectNode source = strict();
        ObjectNode named = keys(source);
        named.set("act", scalar());
        named.set("provision", scalar());
        named.set("url", string());
        named.set("eli", string());
        keys.set("source", said(anyOf(scalar(), source), "The place in the pack's act, or in another.", "L'endroit dans l'instrument du lot, ou dans un autre."));
        rest.accept(keys);
        return said(array(entry), en, fr);
    }

    private void days(ObjectNode keys) {
        keys.set("from", said(day(), "First day.", "Premier jour."));
        keys.set("until", said(day(), "Last day.", "Dernier jour."));
        keys.set("known", said(day(), "Since when one could know.", "Depuis quand on pouvait le savoir."));
    }

    private static void languages(ObjectNode keys) {
        keys.set("en", text(JsonSchema.SAID));
        keys.set("fr", text(JsonSchema.SAID));
    }

    private ObjectNode both(String en, String fr) {
        ObjectNode both = strict();
        languages(keys(both));
        require(both, List.of("en", "fr"));
        return said(both, en, fr);
    }

    private static ObjectNode oneOrMore(ObjectNode one) {
        return anyOf(one, array(one.deepCopy()));
    }

    private static ObjectNode day() {
        return text(JsonSchema.DATE);
    }

    private static ObjectNode count() {
        ObjectNode count = any().put("type", "integer");
        return count.put("minimum", 0);
    }

    private static ObjectNode scalar() {
        ObjectNode scalar = any();
        scalar.putArray("type").add("string").add("number").add("boolean");
        return scalar;
    }

    private static ObjectNode literal() {
        return scalar();
    }

    private static ObjectNode force() {
        return codes(Provision.Force.class);
    }

    private static <E extends Enum<E> & Coded> ObjectNode codes(Class<E> type) {
        return JsonSchema.codes(Arrays.stream(type.getEnumConstants()).map(Coded::code).toList());
    }

    private static ObjectNode codes(Collection<String> codes) {
        return JsonSchema.codes(codes);
    }

    private ObjectNode types(EntityType.Kind... kinds) {
        List<EntityType.Kind> wanted = kinds.length == 0 ? List.of(EntityType.Kind.values()) : List.of(kinds);
        return codes(rulebook.vocabulary().types().values().stream()
                .filter(type -> wanted.contains(type.kind()))
                .map(EntityType::name)
                .toList());
    }

    private ObjectNode derived() {
        return types(EntityType.Kind.DERIVED);
    }

    private ObjectNode roles() {
        return codes(Lookup.attribute(rulebook.vocabulary(), Words.ROLE, Words.CODE)
                .map(Lookup::codes)
                .orElse(List.of()));
    }

    private List<String> attributes(String type) {
        return Lookup.type(rulebook.vocabulary(), type).stream()
                .flatMap(found -> found.attributes().keySet().stream())
                .toList();
    }

    private ObjectNode said(ObjectNode node, String en, String fr) {
        return described(node, say(en, fr));
    }

    private String say(String en, String fr) {
        return new Text(en, fr).in(language);
    }
}
