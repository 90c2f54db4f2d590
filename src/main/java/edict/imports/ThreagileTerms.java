package edict.imports;

import edict.vocabulary.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the format says in words of its own that mean exactly what a design says, and what of it a design has no use for. */
final class ThreagileTerms {

    static final Text RISKS = new Text("risks and what is done about them", "risques et leur traitement");
    static final Text RATINGS = new Text(
            "ratings of integrity, availability, quantity and the like, and what they are based on",
            "cotations d'intégrité, de disponibilité, de quantité, etc., et leurs motifs");
    static final Text HOW = new Text(
            "how and what for links are used: authorisation, filters, tags, usage",
            "emploi des liens : autorisation, filtres, étiquettes, usage");
    static final Text WHAT = new Text(
            "size and usage of assets, formats that they take, tenants, redundancy",
            "taille et usage des actifs, formats acceptés, locataires, redondance");
    static final Text HANDLED = new Text(
            "which data an asset handles; what it keeps, sends and receives is read",
            "données traitées par un actif ; celles qu'il garde, envoie et reçoit sont lues");
    static final Text ZONES = new Text(
            "descriptions of trust boundaries that are no places", "descriptions de frontières de confiance qui ne sont pas des lieux");
    static final Text FORM = new Text(
            "title page, summaries, questions, tags that may be used, and how the model is drawn",
            "page de titre, résumés, questions, étiquettes possibles et dessin du modèle");

    /** What the model has beside its parts. */
    static final Map<String, Text> AROUND = Map.ofEntries(
            Map.entry("threagile_version", FORM),
            Map.entry("date", FORM),
            Map.entry("author", FORM),
            Map.entry("contributors", FORM),
            Map.entry("management_summary_comment", FORM),
            Map.entry("business_overview", FORM),
            Map.entry("technical_overview", FORM),
            Map.entry("questions", FORM),
            Map.entry("tags_available", FORM),
            Map.entry("diagram_tweak_edge_layout", FORM),
            Map.entry("diagram_tweak_suppress_edge_labels", FORM),
            Map.entry("diagram_tweak_layout_left_to_right", FORM),
            Map.entry("diagram_tweak_nodesep", FORM),
            Map.entry("diagram_tweak_ranksep", FORM),
            Map.entry("diagram_tweak_invisible_connections_between_assets", FORM),
            Map.entry("diagram_tweak_same_rank_assets", FORM),
            Map.entry("abuse_cases", RISKS),
            Map.entry("security_requirements", RISKS),
            Map.entry("individual_risk_categories", RISKS),
            Map.entry("custom_risk_categories", RISKS),
            Map.entry("risk_tracking", RISKS));

    static final Map<String, Text> OF_DATA =
            Map.of("usage", WHAT, "quantity", RATINGS, "integrity", RATINGS, "availability", RATINGS);

    static final Map<String, Text> OF_ASSETS = Map.ofEntries(
            Map.entry("usage", WHAT),
            Map.entry("size", WHAT),
            Map.entry("multi_tenant", WHAT),
            Map.entry("redundant", WHAT),
            Map.entry("data_formats_accepted", WHAT),
            Map.entry("confidentiality", RATINGS),
            Map.entry("integrity", RATINGS),
            Map.entry("availability", RATINGS),
            Map.entry("justification_cia_rating", RATINGS),
            Map.entry("data_assets_processed", HANDLED),
            Map.entry("diagram_tweak_order", FORM));

    static final Map<String, Text> OF_LINKS = Map.of(
            "authorization", HOW,
            "tags", HOW,
            "ip_filtered", HOW,
            "readonly", HOW,
            "usage", HOW,
            "diagram_tweak_weight", FORM,
            "diagram_tweak_constraint", FORM);

    /** Boundaries that are places in which things stand; the others only part what trusts each other. */
    static final Map<String, String> PLACES = Map.of(
            "network-on-prem", "it is a network on the premises of whoever has it",
            "network-dedicated-hoster", "it is the network of a hoster",
            "network-cloud-provider", "it is the network of a cloud provider");

    /** Places whose tags say whose they are. */
    static final Set<String> SUPPLIED = Set.of("network-dedicated-hoster", "network-cloud-provider");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("web-application", "application"),
            Map.entry("erp", "application"),
            Map.entry("cms", "application"),
            Map.entry("report-engine", "application"),
            Map.entry("database", "database"),
            Map.entry("file-server", "storage"),
            Map.entry("local-file-system", "storage"),
            Map.entry("block-storage", "storage"),
            Map.entry("load-balancer", "gateway"),
            Map.entry("reverse-proxy", "gateway"),
            Map.entry("gateway", "gateway"),
            Map.entry("identity-provider", "identity"),
            Map.entry("hsm", "key-service"),
            Map.entry("monitoring", "observability"),
            Map.entry("container-platform", "platform"),
            Map.entry("message-queue", "platform"),
            Map.entry("artifact-registry", "channel"),
            Map.entry("sourcecode-repository", "channel"));

    /** Protocols that encrypt, beside those that the format calls so. */
    private static final Set<String> ENCRYPTED = Set.of("https", "wss", "ssh", "ssh-tunnel", "ftps", "sftp", "scp", "ldaps");

    /** Protocols that don't: the format has others for the same that do. */
    private static final Set<String> PLAIN = Set.of(
            "http", "ws", "reverse-proxy-web-protocol", "jdbc", "odbc", "sql-access-protocol", "nosql-access-protocol", "binary", "text",
            "smtp", "pop3", "imap", "ftp", "ldap", "smb", "iiop", "jrmp");

    /** Nothing goes over a line, and nobody is asked who it is. */
    private static final Set<String> INSIDE = Set.of("in-process-library-call", "local-file-access", "container-spawning");

    private static final Set<String> PROVING = Set.of("credentials", "session-id", "token", "client-certificate", "two-factor");

    private static final Set<String> AT_REST = Set.of(
            "transparent", "data-with-symmetric-shared-key", "data-with-asymmetric-shared-key", "data-with-end-user-individual-key",
            "data-with-enduser-individual-key");

    private ThreagileTerms() {}

    /** What kind of component runs a technology; empty where it may be several, or none that a design knows. */
    static Optional<String> kind(String technology) {
        return Optional.ofNullable(KINDS.get(technology));
    }

    /** Whether a protocol goes from one machine to another, or may. */
    static boolean isCall(String protocol) {
        return !INSIDE.contains(protocol);
    }

    /** Whether a protocol encrypts; empty where it may or may not. */
    static Optional<Boolean> encrypts(String protocol) {
        if (ENCRYPTED.contains(protocol) || protocol.endsWith("-encrypted")) {
            return Optional.of(true);
        }
        return PLAIN.contains(protocol) ? Optional.of(false) : Optional.empty();
    }

    /** Whether somebody proves by this who it is; empty where it is done elsewhere, or is no word of the format. */
    static Optional<Boolean> proves(String authentication) {
        return PROVING.contains(authentication) ? Optional.of(true) : none(authentication);
    }

    /** Whether data at rest are encrypted; empty for what is no word of the format. */
    static Optional<Boolean> encryptsAtRest(String encryption) {
        return AT_REST.contains(encryption) ? Optional.of(true) : none(encryption);
    }

    private static Optional<Boolean> none(String word) {
        return word.equals("none") ? Optional.of(false) : Optional.empty();
    }
}
