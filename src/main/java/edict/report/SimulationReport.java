package edict.report;

import edict.Simulation;
import edict.continuity.Continuity;
import edict.continuity.Difference;
import edict.continuity.Reach;
import edict.facts.Facts;
import edict.facts.Shown;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Wording;
import edict.rulebook.Coded;
import edict.rulebook.Rulebook;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A simulation as JSON for other programs, and for people at a terminal. Equal simulations give equal bytes. */
public final class SimulationReport {

    private final Simulation simulation;
    private final Language language;
    private final Facts facts;
    private final Shown shown;
    private final Wording wording;
    private final Rulebook rulebook;

    private SimulationReport(Simulation simulation, Rulebook rulebook, Language language) {
        this.simulation = simulation;
        this.language = language;
        this.facts = simulation.after().days().get(0).facts();
        this.shown = new Shown(facts, rulebook.vocabulary());
        this.wording = new Wording(rulebook, facts);
        this.rulebook = rulebook;
    }

    /** {@code continuity} and {@code difference}, ended by a newline. */
    public static String json(Simulation simulation, Rulebook rulebook, Language language) {
        return JsonText.of(new SimulationReport(simulation, rulebook, language).json());
    }

    /** The verdict on each capability, then what loses its ground, then what that does to the decision. */
    public static String text(Simulation simulation, Rulebook rulebook, Language language) {
        return new SimulationReport(simulation, rulebook, language).text();
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("scenario", simulation.scenario().id());
        node.put("title", title(new ContinuityText(language)));
        node.put("from", simulation.from().toString());
        node.putObject("rulebook").put("hash", simulation.before().rulebook());
        node.put("knownOn", simulation.before().knownOn().toString());
        node.put("profile", simulation.before().profile());
        simulation.impact().ifPresent(impact -> {
            ContinuityText.index(node.putObject("effective"), impact.effective());
            ContinuityText.index(node.putObject("nominal"), impact.nominal());
        });
        node.set("continuity", Nodes.array(simulation.continuity(), this::worded));
        node.set("reaches", Nodes.array(simulation.reaches(), reach -> reach(reach, language)));
        ObjectNode difference = node.putObject("difference");
        difference
                .putObject("decision")
                .put("before", simulation.before().decision().code())
                .put("after", simulation.after().decision().code());
        difference.set("losses", Nodes.array(simulation.difference().losses(), this::loss));
        difference.set("findings", Nodes.array(simulation.difference().changes(), this::change));
        return node;
    }

    /** With the words of its questions, which an evaluation has in a list of their own. */
    private ObjectNode worded(Continuity continuity) {
        ObjectNode node = continuity(continuity);
        node.set(
                "questions",
                Nodes.array(
                        continuity.questions(),
                        asked -> JsonReport.asked(asked).put("question", language.of(wording.of(asked)))));
        return node;
    }

    /** One entry of {@code continuity}. */
    static ObjectNode continuity(Continuity continuity) {
        ObjectNode node = Nodes.object();
        node.put("scenario", continuity.scenario());
        node.put("capability", continuity.capability());
        node.put("verdict", continuity.verdict().code());
        node.put("nominal", continuity.nominal().code());
        if (continuity.already()) {
            node.put("already", true);
        }
        node.set("path", Nodes.strings(continuity.path()));
        if (!continuity.others().isEmpty()) {
            node.set("others", Nodes.strings(continuity.others()));
        }
        continuity.recoveryHours().ifPresent(hours -> node.put("recoveryHours", Nodes.plain(hours)));
        continuity.soonestHours().ifPresent(hours -> node.put("soonestHours", Nodes.plain(hours)));
        continuity.oneTeamHours().ifPresent(hours -> node.put("oneTeamHours", Nodes.plain(hours)));
        continuity.rtoHours().ifPresent(hours -> node.put("rto", Nodes.plain(hours)));
        continuity.dataAgeHours().ifPresent(hours -> node.put("dataAgeHours", Nodes.plain(hours)));
        continuity.rpoHours().ifPresent(hours -> node.put("rpo", Nodes.plain(hours)));
        continuity.frozenDays().ifPresent(days -> node.put("frozenDays", days));
        continuity.perhapsFrozenDays().ifPresent(days -> node.put("perhapsFrozenDays", days));
        continuity.stopsHours().ifPresent(hours -> node.put("stopsHours", hours));
        continuity.nominalHours().ifPresent(hours -> node.put("nominalHours", Nodes.plain(hours)));
        node.put("share", Nodes.plain(continuity.share()));
        continuity.mostShare().ifPresent(share -> node.put("mostShare", Nodes.plain(share)));
        node.set("notRestartable", Nodes.strings(continuity.notRestartable()));
        node.set("questions", Nodes.array(continuity.questions(), JsonReport::asked));
        return node;
    }

    /** One entry of {@code reaches}. */
    static ObjectNode reach(Reach reach, Language language) {
        ObjectNode node = Nodes.object();
        Nodes.put(node, "mode", reach.mode().map(Coded::code));
        Nodes.put(node, "title", reach.title().map(language::of));
        node.set("nodes", Nodes.strings(reach.nodes()));
        node.set("perhaps", Nodes.strings(reach.perhaps()));
        return node;
    }

    private ObjectNode loss(Difference.Loss loss) {
        ObjectNode node = Nodes.object();
        node.put("type", loss.type());
        node.set("arguments", Nodes.strings(arguments(loss)));
        node.put("holds", loss.still() ? "possible" : "no");
        node.set("instead", Nodes.array(loss.instead(), this::instead));
        return node;
    }

    private ObjectNode instead(Finding finding) {
        ObjectNode node = Nodes.object();
        node.put("provision", finding.provision());
        node.put("title", language.of(finding.title()));
        node.put("status", finding.status().code());
        node.put("message", language.of(finding.message()));
        Nodes.put(node, "remedy", finding.remedy().map(language::of));
        return node;
    }

    private List<String> arguments(Difference.Loss loss) {
        return loss.arguments().stream()
                .map(argument -> language.of(
                        argument.map(value -> shown.scalar(value, Optional.<AttributeType>empty()))
                                .orElse(new Text("unknown", "inconnu"))))
                .toList();
    }

    private ObjectNode change(Difference.Change change) {
        Finding finding = change.finding();
        ObjectNode node = Nodes.object();
        node.put("provision", finding.provision());
        node.put("title", language.of(finding.title()));
        node.set("subject", JsonReport.subject(finding.subject()));
        node.set("who", JsonReport.who(finding.who()));
        Nodes.put(node, "before", change.before().map(Coded::code));
        Nodes.put(node, "after", change.after().map(Coded::code));
        node.put("message", language.of(finding.message()));
        return node;
    }

    private String title(ContinuityText words) {
        return language.of(simulation.scenario().title()) + words.assumed(simulation.scenario(), facts);
    }

    private String text() {
        Lines lines = new Lines();
        ContinuityText words = new ContinuityText(language, Naming.introducing(facts.called()));
        lines.line(0, title(words) + say(", from ", ", à partir du ") + simulation.from());
        FindingText findings = new FindingText(language);
        if (simulation.scenario().touches() && simulation.reaches().isEmpty()) {
            lines.blank();
            lines.line(1, say("Nothing in this design is concerned.", "Rien dans ce projet n'est concerné."));
        }
        for (Continuity continuity : simulation.reaches().isEmpty() ? List.<Continuity>of() : simulation.continuity()) {
            lines.blank();
            lines.line(1, words.verdict(continuity));
            words.grounds(continuity, simulation.from()).forEach(reason -> lines.line(2, reason));
            questions(continuity.questions(), lines);
        }
        List<String> told = simulation.reaches().stream().flatMap(reach -> words.reach(reach).stream()).toList();
        if (!told.isEmpty()) {
            lines.blank();
            told.forEach(line -> lines.hanging(1, line));
        }
        simulation.impact().filter(impact -> !simulation.reaches().isEmpty()).ifPresent(impact -> {
            lines.blank();
            lines.line(
                    0,
                    say("Goes on: ", "Continue : ")
                            + words.shown(impact.effective())
                            + (words.shown(impact.nominal()).equals(words.shown(impact.effective()))
                                    ? ""
                                    : say("; if every backup were proved: ", " ; si chaque secours était éprouvé : ")
                                            + words.shown(impact.nominal())));
        });
        losses(lines);
        if (!simulation.difference().changes().isEmpty()) {
            lines.blank();
            lines.line(0, say("Findings that change", "Constats qui changent"));
            for (Difference.Change change : simulation.difference().changes()) {
                Finding finding = change.finding();
                lines.line(
                        1,
                        finding.subject().id().map(words::thing).orElse(finding.subject().pointer()) + say(": ", " : ")
                                + change.before().map(findings::status).orElse("-") + " → "
                                + change.after().map(findings::status).orElse("-") + "  " + finding.provision());
                lines.hanging(2, language.of(finding.message()));
            }
        }
        lines.blank();
        lines.line(
                0,
                say("Decision: ", "Décision : ") + language.of(simulation.before().decision().word()) + " → "
                        + language.of(simulation.after().decision().word()));
        return lines.toString();
    }

    /** What somebody has to replace comes first and one by one; what only led there, in one line for each type. */
    private void losses(Lines lines) {
        Map<Boolean, List<Difference.Loss>> losses = simulation.difference().losses().stream()
                .collect(Collectors.partitioningBy(loss -> loss.instead().isEmpty()));
        if (simulation.difference().losses().isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(0, say("Loses its ground", "Perd son fondement"));
        for (Difference.Loss loss : losses.getOrDefault(false, List.of())) {
            lines.hanging(1, named(loss));
            loss.instead().forEach(finding -> lines.hanging(2, place(finding)));
        }
        losses.getOrDefault(true, List.of()).stream()
                .collect(Collectors.groupingBy(
                        loss -> loss.type() + loss.still(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> lines.hanging(
                        1,
                        named(alike.get(0))
                                + (alike.size() == 1
                                        ? ""
                                        : say(" and ", " et ") + (alike.size() - 1) + say(" more", " de plus"))));
    }

    /** What is no longer so, in the words of the vocabulary, and how rules call it. */
    private String named(Difference.Loss loss) {
        String said = rulebook.type(loss.type()).map(type -> language.of(type.doc())).orElse("");
        return String.join(", ", arguments(loss)) + say(": ", " : ") + said.replaceFirst("\\.$", "") + " (" + loss.type() + ")"
                + (loss.still() ? say(", perhaps", ", peut-être") : "");
    }

    private String place(Finding finding) {
        String at = " (" + finding.provision() + ")";
        String said = language.of(finding.message()) + at;
        return switch (finding.status()) {
            case VIOLATED, REQUIRED, PLANNED -> say("still wanted: ", "encore requis : ")
                    + finding.remedy().map(remedy -> language.of(remedy) + at).orElse(said);
            case OPEN -> say("not known whether it takes its place: ", "on ignore si cela le remplace : ") + said;
            default -> say("takes its place: ", "le remplace : ") + said;
        };
    }

    /** Each question once, with the places that it is asked of. */
    private void questions(List<Conclusions.Asked> asked, Lines lines) {
        Map<String, List<Conclusions.Asked>> alike = new LinkedHashMap<>();
        asked.forEach(one -> alike.merge(
                language.of(wording.of(one)),
                List.of(one),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        alike.forEach((question, places) -> {
            List<Conclusions.Asked> first = Dependences.shown(places);
            lines.hanging(2, say("asks: ", "demande : ") + question);
            lines.hanging(
                    3,
                    first.stream()
                                    .map(Conclusions.Asked::pointer)
                                    .collect(Collectors.joining(", "))
                            + (places.size() == first.size()
                                    ? ""
                                    : say(" and ", " et ") + (places.size() - first.size()) + say(" more", " de plus")));
        });
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
