package edict.report;

import edict.Baseline;
import edict.Drift;
import edict.Evaluation;
import edict.Fingerprints;
import edict.decision.Condition;
import edict.facts.Ternary;
import edict.findings.Assumption;
import edict.findings.Ceiling;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.findings.Picked;
import edict.findings.Waiver;
import edict.rulebook.Sanction;
import edict.rulebook.Status;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evaluation as JSON, for other programs: the names are API. Equal evaluations give equal bytes.
 *
 * <p>Findings stand in the order in force, upcoming, lapsed; in each by provision, pointer of the subject, pointer of the
 * bearer. Obligations keep that order, conditions and assumptions are sorted alike, questions stand by rank, rungs by
 * provision, pointer of the subject, criterion, provisions in the scope by name. Facts stand in the order in which the
 * rule reads them. A fact has a {@code file} only where it stands in another file than the document, so that the name
 * under which a document was handed in changes nothing.
 *
 * <p>What was derived stands once, under {@code derived}, in the order in which findings rest on it first; a finding's
 * {@code derivation} names its places there, counted from 0. Hundreds of findings of a large design rest on the same.
 */
public final class JsonReport {

    private final Evaluation evaluation;
    private final Nodes nodes;
    private final String document;
    private final Language language;
    private final Fingerprints fingerprints;
    private final IdentityHashMap<Finding, Drift.Stood> stood;
    private final ArrayNode derived = JsonNodeFactory.instance.arrayNode();
    /** Places there. Findings of a day share the objects, so most are found without looking at what they say. */
    private final IdentityHashMap<Finding.Derivation, Integer> places = new IdentityHashMap<>();

    private final Map<Finding.Derivation, Integer> placesOfEqual = new HashMap<>();

    private JsonReport(Evaluation evaluation, String document, Language language) {
        this.language = language;
        this.evaluation = evaluation;
        this.document = document;
        this.nodes = new Nodes(language);
        this.fingerprints = Fingerprints.of(evaluation);
        this.stood = evaluation.stood();
    }

    /** @param document the name under which the document was read */
    public static String of(Evaluation evaluation, String document, Language language) {
        return JsonText.of(new JsonReport(evaluation, document, language).report());
    }

    private ObjectNode report() {
        ObjectNode node = Nodes.object();
        node.put("decision", evaluation.decision().code());
        node.put("asOf", evaluation.asOf().toString());
        node.put("knownOn", evaluation.knownOn().toString());
        node.putObject("rulebook").put("hash", evaluation.rulebook());
        node.set("documents", Nodes.hashes(evaluation.hashes()));
        node.put("profile", evaluation.profile());
        if (evaluation.drift().isPresent()) {
            node.set("baseline", baseline(evaluation.drift().get()));
        }
        node.set("conditions", Nodes.array(evaluation.conditions(), this::condition));
        node.set("findings", Nodes.array(evaluation.findings(), this::finding));
        node.set("derived", derived);
        node.set("questions", Nodes.array(evaluation.questions(), this::question));
        node.set("obligations", Nodes.array(evaluation.obligations(), this::obligation));
        node.set("assumptions", Nodes.array(evaluation.assumptions(), this::assumption));
        node.set("continuity", Nodes.array(evaluation.continuity(), SimulationReport::continuity));
        List<Picked> rungs = Picked.of(evaluation.days().get(0));
        if (!rungs.isEmpty()) {
            node.set("rungs", Nodes.array(rungs, JsonReport::score));
        }
        node.set("scores", Nodes.array(evaluation.scores(), scores -> ScoreReport.node(scores, language)));
        node.set("scope", new ScopeText(language).json(evaluation.scope()));
        node.set("notes", nodes.texts(Stream.concat(evaluation.unused().stream(), evaluation.notes().stream()).toList()));
        return node;
    }

    private static ObjectNode baseline(Drift drift) {
        Baseline then = drift.baseline();
        ObjectNode node = Nodes.object();
        node.put("decision", then.decision().code());
        node.put("asOf", then.asOf().toString());
        node.put("knownOn", then.knownOn().toString());
        node.putObject("rulebook").put("hash", then.rulebook());
        node.set("documents", Nodes.hashes(then.documents()));
        node.put("profile", then.profile());
        ObjectNode counts = node.putObject("counts");
        for (Drift.State state : Drift.State.values()) {
            counts.put(state.code(), drift.count(state));
        }
        counts.put("gone", drift.gone().size());
        node.set("gone", Nodes.array(drift.gone(), JsonReport::gone));
        return node.put("exitCode", drift.exitCode());
    }

    private static ObjectNode gone(Baseline.Entry entry) {
        ObjectNode node = Nodes.object();
        node.put("fingerprint", entry.fingerprint());
        node.put("provision", entry.provision());
        node.put("title", entry.title());
        node.set("subject", subject(entry.subject()));
        node.put("status", entry.status().code());
        node.put("timing", entry.timing().code());
        return node.put("severity", entry.severity().code());
    }

    private ObjectNode condition(Condition condition) {
        ObjectNode node = Nodes.object();
        node.put("provision", condition.provision());
        node.set("subject", subject(condition.subject()));
        node.set("who", who(condition.who()));
        node.put("severity", condition.severity().code());
        Nodes.put(node, "by", condition.by());
        nodes.text(node, "text", condition.text());
        node.put("forContract", condition.forContract());
        node.put("tolerated", condition.tolerated());
        return node;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = Nodes.object();
        node.put("fingerprint", fingerprints.of(finding));
        Drift.Stood how = stood.get(finding);
        if (how != null) {
            node.put("baselineState", how.state().code());
            Nodes.put(node, "baselineStatus", how.before().map(Baseline.Entry::status).map(Status::code));
        }
        node.put("provision", finding.provision());
        nodes.text(node, "title", finding.title());
        node.put("kind", finding.kind().code());
        node.put("force", finding.force().code());
        node.put("status", finding.status().code());
        node.put("timing", finding.timing().code());
        Nodes.put(node, "text", finding.text());
        Nodes.put(node, "appliesFrom", finding.appliesFrom());
        Nodes.due(node, finding.due());
        node.set("subject", subject(finding.subject()));
        node.set("who", who(finding.who()));
        node.put("severity", finding.severity().code());
        node.put("enforcement", finding.enforcement().code());
        node.put("effect", finding.effect().code());
        if (finding.mayReject()) {
            node.put("mayReject", true);
        }
        node.set("citation", nodes.citation(finding.citation()));
        if (!finding.sources().isEmpty()) {
            node.set("sources", Nodes.array(finding.sources(), nodes::citation));
        }
        finding.sanction().ifPresent(sanction -> node.set("sanction", sanction(sanction, finding.ceiling())));
        nodes.text(node, "clause", finding.clause());
        nodes.text(node, "message", finding.message());
        if (finding.reasons() > 0) {
            node.put("reasons", finding.reasons());
        }
        node.set("facts", Nodes.array(finding.facts(), this::fact));
        ArrayNode derivation = node.putArray("derivation");
        finding.derivation().forEach(step -> derivation.add(place(step)));
        node.set("exceptions", Nodes.array(finding.exceptions(), this::exception));
        finding.interpretation().ifPresent(reading -> {
            ObjectNode interpretation = node.putObject("interpretation").put("contested", reading.contested());
            Nodes.put(interpretation, "of", reading.of());
            nodes.text(interpretation, "text", reading.text());
        });
        if (finding.unverified()) {
            node.put("unverified", true);
        }
        nodes.text(node, "remedy", finding.remedy());
        node.set("questions", Nodes.array(finding.questions(), JsonReport::asked));
        finding.waiver().ifPresent(waiver -> node.set("waiver", waiver(waiver)));
        return node;
    }

    static ObjectNode subject(Finding.Subject subject) {
        ObjectNode node = Nodes.object().put("type", subject.type()).put("pointer", subject.pointer());
        Nodes.put(node, "id", subject.id());
        return node;
    }

    static ObjectNode who(Finding.Who who) {
        ObjectNode node = Nodes.object();
        Nodes.put(node, "organisation", who.organisation());
        Nodes.put(node, "role", who.role());
        return node;
    }

    private ObjectNode sanction(Sanction sanction, Optional<Ceiling> ceiling) {
        ObjectNode node = Nodes.object();
        Nodes.put(node, "code", sanction.code());
        nodes.text(node, "text", sanction.text());
        ceiling.ifPresent(most -> {
            ObjectNode cap = node.putObject("cap").put("currency", most.currency());
            most.amount().ifPresentOrElse(amount -> cap.put("amount", Nodes.plain(amount)), () -> {
                most.atLeast().ifPresent(amount -> cap.put("atLeast", Nodes.plain(amount)));
                most.atMost().ifPresent(amount -> cap.put("atMost", Nodes.plain(amount)));
            });
            Nodes.put(cap, "from", most.from());
            cap.set("hangsOn", Nodes.strings(most.hangsOn()));
            nodes.text(cap, "text", most.says());
        });
        return node;
    }

    private ObjectNode fact(Finding.FactRead fact) {
        return nodes.fact(fact, fact.file().equals(document));
    }

    private int place(Finding.Derivation step) {
        return places.computeIfAbsent(
                step,
                same -> placesOfEqual.computeIfAbsent(same, first -> {
                    derived.add(derivation(first));
                    return derived.size() - 1;
                }));
    }

    private ObjectNode derivation(Finding.Derivation step) {
        ObjectNode node = Nodes.object();
        node.put("type", step.type());
        node.set("arguments", nodes.texts(step.arguments()));
        node.put("holds", holds(step.holds()));
        node.put("provision", step.provision());
        node.set("citation", nodes.citation(step.citation()));
        node.set("facts", Nodes.array(step.facts(), this::fact));
        return node;
    }

    private ObjectNode exception(Finding.Relief relief) {
        ObjectNode node = Nodes.object();
        node.put("provision", relief.provision());
        nodes.text(node, "title", relief.title());
        node.set("citation", nodes.citation(relief.citation()));
        node.put("holds", holds(relief.holds()));
        return node;
    }

    private static String holds(Ternary holds) {
        return switch (holds) {
            case YES -> "certain";
            case UNKNOWN -> "possible";
            case NO -> "no";
        };
    }

    static ObjectNode asked(Conclusions.Asked asked) {
        return Nodes.object().put("pointer", asked.pointer()).put("attribute", asked.attribute());
    }

    private static ObjectNode waiver(Waiver waiver) {
        return Nodes.object()
                .put("reason", waiver.reason())
                .put("owner", waiver.owner())
                .put("approver", waiver.approver())
                .put("expires", waiver.expires().toString());
    }

    private ObjectNode question(Question question) {
        ObjectNode node = Nodes.object();
        node.put("pointer", question.pointer());
        node.put("attribute", question.attribute());
        nodes.text(node, "question", question.question());
        node.set("settles", Nodes.strings(question.settles()));
        node.put("rank", question.rank());
        return node;
    }

    private static ObjectNode score(Picked score) {
        ObjectNode node = Nodes.object();
        node.put("provision", score.provision());
        node.set("subject", subject(score.subject()));
        node.put("criterion", score.criterion());
        if (score.rung() instanceof BigDecimal number) {
            node.put("rung", Nodes.plain(number));
        } else {
            node.put("rung", score.rung().toString());
        }
        node.put("holds", holds(score.holds()));
        node.set("questions", Nodes.array(score.questions(), JsonReport::asked));
        return node;
    }

    private ObjectNode obligation(Obligation obligation) {
        ObjectNode node = Nodes.object();
        node.put("provision", obligation.provision());
        nodes.text(node, "title", obligation.title());
        node.set("subject", subject(obligation.subject()));
        node.set("who", who(obligation.who()));
        node.put("status", obligation.status().code());
        node.put("timing", obligation.timing().code());
        node.put("force", obligation.force().code());
        Nodes.put(node, "appliesFrom", obligation.appliesFrom());
        Nodes.due(node, obligation.due());
        node.set("citation", nodes.citation(obligation.citation()));
        nodes.text(node, "remedy", obligation.remedy());
        return node;
    }

    private ObjectNode assumption(Assumption assumption) {
        ObjectNode node = Nodes.object();
        node.put("pointer", assumption.pointer());
        node.put("attribute", assumption.attribute());
        nodes.text(node, "value", assumption.value());
        nodes.text(node, "because", assumption.because());
        return node;
    }
}
