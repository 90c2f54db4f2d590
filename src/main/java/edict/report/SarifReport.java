package edict.report;

import edict.Baseline;
import edict.Drift;
import edict.Evaluation;
import edict.Fingerprints;
import edict.document.Place;
import edict.facts.Given;
import edict.findings.Finding;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Sanction;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evaluation as SARIF 2.1.0, for editors and code scanning. What is met or does not apply is left out: code scanning shows
 * each result as an alert, whatever its kind.
 */
public final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** Code scanning goes by this name, other readers by ours. */
    private static final List<String> FINGERPRINTS = List.of("edictFinding/v1", "primaryLocationLineHash");

    private final Evaluation evaluation;
    private final String document;
    private final Language language;
    private final Nodes nodes;
    private final FindingText words;
    private final Outline outline;
    private final Places places;
    private final Fingerprints fingerprints;
    private final IdentityHashMap<Finding, Drift.Stood> stood;

    private SarifReport(Evaluation evaluation, String document, Language language) {
        this.evaluation = evaluation;
        this.document = document;
        this.language = language;
        this.nodes = new Nodes(language);
        this.words = new FindingText(language);
        this.outline = new Outline(evaluation, language);
        this.places = new Places(evaluation, document);
        this.fingerprints = Fingerprints.of(evaluation);
        this.stood = evaluation.stood();
    }

    /** @param document the name under which the document was read: a path from the root of the repository, at best */
    public static String of(Evaluation evaluation, String document, Language language) {
        return JsonText.of(new SarifReport(evaluation, document, language).log());
    }

    private ObjectNode log() {
        List<Finding> shown =
                evaluation.findings().stream().filter(SarifReport::isShown).toList();
        Map<String, Finding> rules = new TreeMap<>();
        shown.forEach(finding -> rules.putIfAbsent(finding.provision(), finding));
        List<String> ids = List.copyOf(rules.keySet());
        ObjectNode log = Nodes.object().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Edict");
        driver.set("rules", Nodes.array(rules.values(), this::rule));
        driver.putObject("properties").put("rulebook", evaluation.rulebook());
        run.putObject("automationDetails").put("id", "edict/" + file(document) + "/");
        if (!evaluation.documents().isEmpty()) {
            ArrayNode artifacts = run.putArray("artifacts");
            evaluation.hashes().forEach((file, hash) -> {
                ObjectNode artifact = artifacts.addObject();
                artifact.putObject("location").put("uri", file(file));
                artifact.putObject("hashes").put("sha-256", hash);
            });
        }
        if (!evaluation.unused().isEmpty()) {
            ObjectNode invocation = run.putArray("invocations").addObject().put("executionSuccessful", true);
            invocation.set("toolConfigurationNotifications", Nodes.array(evaluation.unused(), this::notification));
        }
        run.put("language", language.code());
        run.put("columnKind", "unicodeCodePoints");
        run.set("results", Nodes.array(shown, finding -> result(finding, ids.indexOf(finding.provision()))));
        ObjectNode properties = run.putObject("properties");
        properties
                .put("decision", evaluation.decision().code())
                .put("asOf", evaluation.asOf().toString())
                .put("knownOn", evaluation.knownOn().toString())
                .put("profile", evaluation.profile());
        if (evaluation.drift().isPresent()) {
            properties.set("baseline", baseline(evaluation.drift().get()));
        }
        return log;
    }

    /** What counts for nothing is no result: no line of the document is wrong. */
    private ObjectNode notification(Text unused) {
        ObjectNode notification = Nodes.object().put("level", "warning");
        notification.putObject("message").put("text", Clean.text(language.of(unused)));
        return notification;
    }

    /** What is gone is no result: code scanning would keep an alert open for it. */
    private static ObjectNode baseline(Drift drift) {
        Baseline then = drift.baseline();
        ObjectNode node = Nodes.object();
        node.put("asOf", then.asOf().toString()).put("rulebook", then.rulebook()).put("exitCode", drift.exitCode());
        node.set("absent", Nodes.strings(drift.gone().stream().map(Baseline.Entry::fingerprint).toList()));
        return node;
    }

    private static boolean isShown(Finding finding) {
        return switch (finding.status()) {
            case VIOLATED, REQUIRED, OPEN, PLANNED, INFO, WAIVED -> true;
            case SATISFIED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> false;
        };
    }

    // ---- rules

    private ObjectNode rule(Finding finding) {
        String title = Clean.text(language.of(finding.title()));
        String law = language.cited(finding.citation());
        ObjectNode rule = Nodes.object().put("id", finding.provision());
        rule.putObject("shortDescription").put("text", title);
        rule.putObject("fullDescription").put("text", title + " (" + law + ")");
        rule.putObject("defaultConfiguration").put("level", level(finding.severity()));
        if (Clean.isLink(language.of(finding.citation().url()))) {
            rule.put("helpUri", Clean.uri(language.of(finding.citation().url())));
        }
        rule.putObject("help").put("text", helpText(finding, law)).put("markdown", helpMarkdown(finding));
        ObjectNode properties = rule.putObject("properties");
        properties.set("citation", nodes.citation(finding.citation()));
        properties.put("kind", finding.kind().code()).put("force", finding.force().code());
        properties.put("severity", finding.severity().code());
        // A pack may be named like a kind.
        Set<String> tags = new TreeSet<>();
        tags.add(Provision.packOf(finding.provision()));
        tags.add(finding.kind().code());
        properties.set("tags", Nodes.strings(tags));
        return rule;
    }

    private String helpText(Finding finding, String law) {
        List<String> lines = new ArrayList<>(List.of(Clean.text(language.of(finding.title())), law + " " + language.of(finding.citation().url())));
        finding.sanction()
                .flatMap(Sanction::text)
                .ifPresent(text -> lines.add(say("Sanction: ", "Sanction : ") + language.of(text)));
        words.contested(finding).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private String helpMarkdown(Finding finding) {
        List<String> lines = new ArrayList<>(List.of(
                "**" + Markdown.text(language.of(finding.title())) + "**",
                Markdown.link(language.of(finding.citation().url()), language.cited(finding.citation()))));
        finding.sanction()
                .flatMap(Sanction::text)
                .ifPresent(text -> lines.add(say("Sanction: ", "Sanction : ") + Markdown.text(language.of(text))));
        words.contested(finding).ifPresent(text -> lines.add(Markdown.text(text)));
        return String.join("\n\n", lines);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case LOW -> "note";
            case MEDIUM, HIGH -> "warning";
            case CRITICAL -> "error";
        };
    }

    // ---- results

    private ObjectNode result(Finding finding, int rule) {
        ObjectNode result = Nodes.object().put("ruleId", finding.provision()).put("ruleIndex", rule);
        String kind = kind(finding);
        result.put("kind", kind).put("level", kind.equals("fail") ? level(finding) : "none");
        result.putObject("message").put("text", message(finding));
        result.set("locations", Nodes.array(List.of(places.of(finding)), place -> primary(place, finding)));
        ArrayNode related = related(finding);
        if (!related.isEmpty()) {
            result.set("relatedLocations", related);
        }
        Drift.Stood how = stood.get(finding);
        if (how != null) {
            result.put("baselineState", state(how));
        }
        String fingerprint = fingerprints.of(finding);
        ObjectNode partial = result.putObject("partialFingerprints");
        FINGERPRINTS.forEach(name -> partial.put(name, fingerprint));
        finding.waiver().ifPresent(waiver -> {
            ObjectNode suppression = result.putArray("suppressions").addObject();
            suppression.put("kind", "external").put("status", "accepted").put("justification", Clean.text(waiver.reason()));
            suppression
                    .putObject("properties")
                    .put("owner", Clean.text(waiver.owner()))
                    .put("approver", Clean.text(waiver.approver()))
                    .put("expires", waiver.expires().toString());
        });
        ObjectNode properties = result.putObject("properties");
        properties.put("status", finding.status().code()).put("timing", finding.timing().code());
        properties.put("effect", finding.effect().code());
        Nodes.put(properties, "appliesFrom", finding.appliesFrom());
        Nodes.due(properties, finding.due());
        properties.set("citation", nodes.citation(finding.citation()));
        if (!finding.sources().isEmpty()) {
            properties.set("sources", Nodes.array(finding.sources(), nodes::citation));
        }
        properties.set("who", JsonReport.who(finding.who()));
        return result;
    }

    private static String state(Drift.Stood stood) {
        return switch (stood.state()) {
            case NEW -> "new";
            case WORSE, BETTER -> "updated";
            case UNCHANGED -> stood.before().filter(old -> old.status() != stood.finding().status()).isPresent()
                    ? "updated"
                    : "unchanged";
        };
    }

    private static String kind(Finding finding) {
        return switch (finding.status()) {
            case OPEN -> "open";
            case PLANNED, INFO -> finding.effect() == Effect.NONE ? "informational" : "fail";
            case VIOLATED, REQUIRED, WAIVED -> "fail";
            case SATISFIED, COMPLIANT, NOT_TRIGGERED -> "pass";
            case NOT_APPLICABLE -> "notApplicable";
        };
    }

    // What a waiver covers weighs what it would without it.
    private static String level(Finding finding) {
        Effect weight = finding.status() == Status.WAIVED ? finding.enforcement() : finding.effect();
        return switch (weight) {
            case REJECT -> "error";
            case REVIEW -> "warning";
            case CONDITION -> finding.isViolated() || finding.severity().compareTo(Severity.HIGH) >= 0 ? "warning" : "note";
            case NONE -> "note";
        };
    }

    private String message(Finding finding) {
        StringBuilder text = new StringBuilder(words.standing(finding))
                .append(words.colon())
                .append(language.of(finding.message()));
        finding.remedy().ifPresent(remedy -> text.append(' ').append(language.of(remedy)));
        outline.question(finding).ifPresent(question ->
                text.append(say(" To be answered: ", " À répondre : ")).append(question));
        text.append(" (").append(language.cited(finding.citation())).append(')');
        return plain(text.toString());
    }

    // In a message braces are places for arguments, and brackets before parentheses are links.
    private static String plain(String text) {
        return Clean.text(text).replace("{", "{{").replace("}", "}}").replace("](", "] (");
    }

    // ---- places

    private ObjectNode primary(Place place, Finding finding) {
        ObjectNode location = physical(place);
        ObjectNode logical = location.putArray("logicalLocations").addObject();
        finding.subject().id().ifPresent(id -> logical.put("name", id));
        logical.put("fullyQualifiedName", finding.subject().pointer()).put("kind", finding.subject().type());
        return location;
    }

    private ArrayNode related(Finding finding) {
        Map<String, Finding.FactRead> facts = new LinkedHashMap<>();
        List<Finding.FactRead> all = new ArrayList<>(finding.facts());
        finding.derivation().forEach(step -> all.addAll(step.facts()));
        for (Finding.FactRead fact : all) {
            // Registry and tables lie in the program, not beside the document.
            if (fact.file().equals(document) || fact.origin() == Given.Origin.ANSWERED) {
                facts.putIfAbsent(fact.pointer(), fact);
            }
        }
        return Nodes.array(facts.values(), fact -> {
            ObjectNode location = physical(new Place(fact.file(), fact.line(), fact.column()));
            location.putObject("message").put("text", plain(fact.attribute() + words.colon() + words.value(fact)));
            return location;
        });
    }

    private static ObjectNode physical(Place place) {
        ObjectNode location = Nodes.object();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", file(place.file()));
        physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
        return location;
    }

    /** Relative where the name is, with everything escaped that a URI can't hold. */
    static String file(String name) {
        String path = name.replace('\\', '/');
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        boolean drive = path.matches("[A-Za-z]:/.*");
        try {
            if (path.startsWith("/") || drive) {
                return new URI("file", "", drive ? "/" + path : path, null).toASCIIString();
            }
            String uri = new URI(null, null, path, null).toASCIIString();
            // A colon before the first slash would end a scheme.
            return uri.split("/", 2)[0].indexOf(':') < 0 ? uri : "./" + uri;
        } catch (URISyntaxException e) {
            return "document";
        }
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
