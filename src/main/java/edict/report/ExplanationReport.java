package edict.report;

import edict.Explanation;
import edict.document.Place;
import edict.facts.Given;
import edict.findings.Finding;
import edict.findings.Proof;
import edict.rulebook.Control;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An explanation as JSON, for other programs: the names are API. Equal explanations give equal bytes.
 *
 * <p>Provisions stand by id, findings in the order of the evaluation, things about which nothing is concluded in the order of
 * the document, conditions in the order of the rule. A place has a {@code file} only where that is another one than the
 * document.
 */
public final class ExplanationReport {

    private final String document;
    private final Nodes nodes;

    private ExplanationReport(String document, Language language) {
        this.document = document;
        this.nodes = new Nodes(language);
    }

    /** @param document the name under which the document was read */
    public static String json(Explanation explanation, String document, Language language) {
        return JsonText.of(new ExplanationReport(document, language).report(explanation));
    }

    private ObjectNode report(Explanation explanation) {
        ObjectNode node = Nodes.object();
        node.put("asOf", explanation.asOf().toString());
        node.put("knownOn", explanation.knownOn().toString());
        node.putObject("rulebook").put("hash", explanation.rulebook());
        node.put("profile", explanation.profile());
        node.set("explanations", Nodes.array(explanation.provisions(), this::provision));
        return node;
    }

    private ObjectNode provision(Explanation.OfProvision explained) {
        ObjectNode node = Nodes.object();
        node.put("provision", explained.provision().id());
        nodes.text(node, "title", explained.provision().title());
        node.put("kind", explained.provision().kind().code());
        node.put("force", explained.provision().force().code());
        node.set("citation", nodes.citation(explained.citation()));
        nodes.text(node, "inForce", explained.inForce());
        nodes.text(node, "note", explained.provision().note());
        node.set("findings", Nodes.array(explained.fired(), this::fired));
        node.set("notFired", Nodes.array(explained.notFired(), this::notFired));
        node.put("moreFindings", explained.moreFired());
        node.put("moreNotFired", explained.moreNotFired());
        node.set("notes", nodes.texts(explained.notes()));
        return node;
    }

    private ObjectNode fired(Explanation.Fired fired) {
        Finding finding = fired.finding();
        ObjectNode node = Nodes.object();
        node.put("status", finding.status().code());
        node.put("timing", finding.timing().code());
        if (finding.timing() != Timing.IN_FORCE) {
            node.put("day", fired.day().toString());
        }
        node.set("subject", JsonReport.subject(finding.subject()));
        node.set("who", JsonReport.who(finding.who()));
        nodes.text(node, "message", finding.message());
        node.set("questions", Nodes.array(finding.questions(), JsonReport::asked));
        node.set("conclusions", Nodes.array(fired.conclusions(), this::concluded));
        node.set("otherRules", Nodes.array(fired.otherRules(), this::proof));
        node.set("exemptions", Nodes.array(fired.exemptions(), this::proof));
        Nodes.due(node, finding.due());
        if (!fired.controls().isEmpty()) {
            node.put("metByControls", finding.standing().controls().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            node.set("controls", Nodes.array(fired.controls(), this::control));
        }
        return node;
    }

    private ObjectNode control(Explanation.ControlAsked asked) {
        ObjectNode node = Nodes.object().put("control", asked.control());
        nodes.text(node, "title", asked.title());
        node.set("needs", Nodes.strings(asked.evidence()));
        if (!asked.crosswalk().isEmpty()) {
            node.set("crosswalk", Nodes.array(asked.crosswalk(), ExplanationReport::crosswalk));
        }
        node.set("declared", Nodes.array(asked.declared(), this::declared));
        return node;
    }

    private static ObjectNode crosswalk(Control.Crosswalk crosswalk) {
        return Nodes.object()
                .put("standard", crosswalk.standard())
                .put("clause", crosswalk.clause())
                .put("source", crosswalk.source());
    }

    private ObjectNode declared(Explanation.Declared declared) {
        ObjectNode node = Nodes.object();
        node.set("thing", thing(declared.thing()));
        node.set("reads", Nodes.array(declared.reads(), this::read));
        node.set("evidence", Nodes.array(declared.evidence(), this::declared));
        return node;
    }

    private ObjectNode notFired(Explanation.NotFired notFired) {
        ObjectNode node = Nodes.object();
        node.set("subject", JsonReport.subject(notFired.subject()));
        node.set("attempts", Nodes.array(notFired.attempts(), this::proof));
        return node;
    }

    private ObjectNode concluded(Proof.Concluded concluded) {
        ObjectNode node = Nodes.object();
        node.put("verb", concluded.verb().name().toLowerCase(Locale.ROOT));
        Nodes.put(node, "type", concluded.type());
        node.put("verdict", code(concluded.verdict()));
        flag(node, "byCompletion", concluded.byCompletion());
        flag(node, "doubtful", concluded.doubtful());
        node.set("proofs", Nodes.array(concluded.proofs(), this::proof));
        node.set("removals", Nodes.array(concluded.removals(), this::removal));
        return node;
    }

    private ObjectNode removal(Proof.Removal removal) {
        ObjectNode node = Nodes.object();
        node.put("provision", removal.provision());
        node.put("rule", removal.rule());
        node.put("verdict", code(removal.verdict()));
        node.set("proofs", Nodes.array(removal.proofs(), this::proof));
        node.set("lifts", Nodes.array(removal.lifts(), this::removal));
        return node;
    }

    private ObjectNode proof(Proof proof) {
        ObjectNode node = Nodes.object();
        node.put("rule", proof.rule());
        node.put("provision", proof.provision());
        place(node, Optional.of(proof.at()));
        node.put("verdict", code(proof.verdict()));
        nodes.text(node, "because", proof.because());
        nodes.text(node, "notInForce", proof.notInForce());
        flag(node, "told", proof.told());
        node.set("conditions", Nodes.array(proof.steps(), this::step));
        Proof.Others others = proof.others();
        if (!others.ways().isEmpty()) {
            ObjectNode alike = node.putObject("others");
            alike.set("ways", Nodes.array(others.ways(), way -> {
                ObjectNode one = Nodes.object();
                one.set("things", Nodes.array(way, this::thing));
                return one;
            }));
            alike.put("more", others.more());
            flag(alike, "bounded", others.bounded());
        }
        return node;
    }

    private ObjectNode step(Proof.Step step) {
        ObjectNode node = Nodes.object();
        node.put("verdict", code(step.verdict())).put("condition", step.condition());
        if (step instanceof Proof.Fact fact) {
            fact(node.put("kind", "fact"), fact);
        } else if (step instanceof Proof.Either either) {
            ways(node.put("kind", "or"), either.ways(), 0);
        } else if (step instanceof Proof.Exists exists) {
            ways(node.put("kind", "exists"), exists.ways(), exists.more());
        } else if (step instanceof Proof.Absent absent) {
            ways(node.put("kind", "not"), absent.ways(), absent.more());
        } else if (step instanceof Proof.Every every) {
            ways(node.put("kind", "forall").put("all", every.all()), every.ways(), every.more());
        } else if (step instanceof Proof.Total total) {
            ways(node.put("kind", "accumulate").put("all", total.all()), total.ways(), total.more());
            node.set("results", Nodes.array(total.results(), result -> {
                ObjectNode one = Nodes.object().put("variable", result.variable()).put("function", result.function());
                nodes.text(one, "value", result.value());
                return one;
            }));
            node.set("tests", Nodes.array(total.tests(), this::test));
        }
        return node;
    }

    private void ways(ObjectNode node, List<Proof.Way> ways, int more) {
        node.set("ways", Nodes.array(ways, way -> {
            ObjectNode one = Nodes.object().put("verdict", code(way.verdict()));
            one.set("conditions", Nodes.array(way.steps(), this::step));
            return one;
        }));
        node.put("more", more);
    }

    private void fact(ObjectNode node, Proof.Fact fact) {
        node.put("pattern", fact.pattern());
        node.put("type", fact.type());
        flag(node, "gate", fact.gate());
        fact.thing().ifPresent(thing -> node.set("thing", thing(thing)));
        node.set("tests", Nodes.array(fact.tests(), this::test));
        if (!fact.bound().isEmpty()) {
            node.set("bound", Nodes.array(fact.bound(), this::read));
        }
        fact.row().ifPresent(row -> node.set("row", entry(row)));
        Nodes.put(node, "list", fact.list());
        node.set("proofs", Nodes.array(fact.proofs(), this::proof));
        if (!fact.path().isEmpty()) {
            node.set("path", Nodes.array(fact.path(), this::step));
        }
        node.set("nearest", Nodes.array(fact.nearest(), near -> {
            ObjectNode one = Nodes.object().put("verdict", code(near.verdict()));
            one.set("thing", thing(near.thing()));
            one.set("against", Nodes.array(near.against(), this::test));
            return one;
        }));
        node.put("more", fact.more());
    }

    private ObjectNode thing(Proof.Thing thing) {
        ObjectNode node = Nodes.object().put("type", thing.type());
        if (!thing.pointer().isEmpty()) {
            node.put("pointer", thing.pointer());
        }
        nodes.text(node, "name", thing.name());
        place(node, thing.at());
        return node;
    }

    private ObjectNode test(Proof.Test test) {
        ObjectNode node = Nodes.object();
        node.put("condition", test.condition());
        node.put("verdict", code(test.verdict()));
        node.set("reads", Nodes.array(test.reads(), this::read));
        node.set("parameters", Nodes.array(test.settings(), setting -> {
            ObjectNode one = Nodes.object().put("parameter", setting.parameter());
            nodes.text(one, "value", setting.value());
            setting.entry().ifPresent(entry -> one.set("entry", entry(entry)));
            return one;
        }));
        if (!test.parts().isEmpty()) {
            node.set("parts", Nodes.array(test.parts(), this::test));
        }
        return node;
    }

    private ObjectNode read(Proof.Read read) {
        ObjectNode node = Nodes.object();
        node.put("attribute", read.attribute());
        nodes.text(node, "value", read.value());
        if (!read.pointer().isEmpty()) {
            node.put("pointer", read.pointer());
        }
        place(node, read.at());
        node.put("origin", read.origin().name().toLowerCase(Locale.ROOT));
        read.source().ifPresent(source -> node.set("source", source(source)));
        return node;
    }

    private static ObjectNode source(Given.Source source) {
        ObjectNode node = Nodes.object();
        Nodes.put(node, "by", source.by());
        Nodes.put(node, "on", source.on());
        Nodes.put(node, "evidence", source.evidence());
        Nodes.put(node, "because", source.because());
        return node;
    }

    private ObjectNode entry(Proof.Entry entry) {
        ObjectNode node = Nodes.object().put("id", entry.id());
        Nodes.put(node, "from", entry.from());
        Nodes.put(node, "until", entry.until());
        Nodes.put(node, "source", entry.source().map(Text::en));
        place(node, Optional.of(entry.at()));
        return node;
    }

    private void place(ObjectNode node, Optional<Place> at) {
        at.ifPresent(place -> {
            if (!place.file().equals(document)) {
                node.put("file", place.file());
            }
            node.put("line", place.line()).put("column", place.column());
        });
    }

    private static void flag(ObjectNode node, String key, boolean value) {
        if (value) {
            node.put(key, true);
        }
    }

    private static String code(Proof.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
