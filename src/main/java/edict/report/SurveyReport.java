package edict.report;

import edict.Survey;
import edict.continuity.Continuity;
import edict.continuity.Impact;
import edict.continuity.SinglePoints;
import edict.continuity.Verdict;
import edict.facts.Facts;
import edict.rulebook.Scenario;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A survey of losses as JSON for other programs, and for people at a terminal. Equal surveys give equal bytes. */
public final class SurveyReport {

    private final Survey survey;
    private final Facts facts;
    private final Language language;
    private final Naming naming;
    private final ContinuityText words;

    private SurveyReport(Survey survey, Language language) {
        this.survey = survey;
        this.facts = survey.ground().facts();
        this.language = language;
        this.naming = Naming.plain(facts.called());
        this.words = new ContinuityText(language, naming);
    }

    /** {@code worst} and {@code impacts}, ended by a newline. */
    public static String json(Survey survey, Language language) {
        return JsonText.of(new SurveyReport(survey, language).json());
    }

    /** The worst loss first; those that take nothing away in one line for each scenario. */
    public static String text(Survey survey, Language language, TextReport.Extent extent) {
        return new SurveyReport(survey, language).text(extent);
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("from", survey.basis().from().toString());
        node.putObject("rulebook").put("hash", survey.basis().rulebook());
        node.put("knownOn", survey.basis().knownOn().toString());
        node.put("profile", survey.basis().profile());
        survey.worst().ifPresent(worst -> node.set("worst", loss(worst)));
        node.set("impacts", Nodes.array(survey.impacts(), this::impact));
        node.set("unconcerned", Nodes.strings(survey.unconcerned().stream().map(Scenario::id).toList()));
        SinglePoints points = survey.points();
        node.set("singlePoints", Nodes.array(points.points(), SurveyReport::point));
        if (points.allPairs()) {
            node.set("pairs", Nodes.array(points.pairs(), SurveyReport::pair));
        }
        node.set("unlisted", Nodes.strings(points.unlisted()));
        return node;
    }

    private static ObjectNode point(SinglePoints.Point point) {
        ObjectNode node = Nodes.object().put("node", point.node());
        node.set("lost", Nodes.strings(point.lost()));
        node.set("perhaps", Nodes.strings(point.perhaps()));
        return node;
    }

    private static ObjectNode pair(SinglePoints.Pair pair) {
        ObjectNode node = Nodes.object();
        node.set("nodes", Nodes.strings(List.of(pair.one(), pair.other())));
        node.set("lost", Nodes.strings(pair.lost()));
        return node;
    }

    private ObjectNode impact(Impact impact) {
        ObjectNode node = loss(impact);
        node.put("title", language.of(impact.scenario().title()) + new ContinuityText(language).assumed(impact.scenario(), facts));
        node.set("continuity", Nodes.array(impact.capabilities(), SimulationReport::continuity));
        node.set("reaches", Nodes.array(impact.reaches(), reach -> SimulationReport.reach(reach, language)));
        return node;
    }

    private ObjectNode loss(Impact impact) {
        ObjectNode node = Nodes.object();
        node.put("scenario", impact.scenario().id());
        impact.cause().map(cause -> words.cause(cause, facts)).ifPresent(cause -> node.put("cause", cause));
        ContinuityText.index(node.putObject("effective"), impact.effective());
        ContinuityText.index(node.putObject("nominal"), impact.nominal());
        return node;
    }

    private String text(TextReport.Extent extent) {
        Lines lines = new Lines();
        if (survey.ground().facts().requirements().capabilities().isEmpty()) {
            lines.line(0, say(
                    "There is nothing to lose: the design has no `capabilities`.",
                    "Il n'y a rien à perdre : le projet n'a pas de `capabilities`."));
            return lines.toString();
        }
        if (survey.impacts().isEmpty()) {
            lines.line(0, say("No loss is about this design.", "Aucune perte ne concerne ce projet."));
            unconcerned(lines);
            points(extent, lines);
            return lines.toString();
        }
        lines.hanging(0, say(
                "What goes on when access is lost, from ",
                "Ce qui continue quand un accès est perdu, à partir du ")
                + survey.basis().from()
                + say(
                        "; in brackets, if every backup were proved.",
                        " ; entre parenthèses, si chaque secours était éprouvé."));
        lines.blank();
        Map<String, List<Impact>> harmless = new LinkedHashMap<>();
        for (Impact impact : survey.impacts()) {
            if (impact.effective().isWhole() && impact.nominal().isWhole()) {
                // Together where the same takes over, after the same time.
                Lines told = new Lines();
                capabilities(impact, extent, told);
                harmless.computeIfAbsent(impact.scenario().id() + "\n" + told, alike -> new ArrayList<>())
                        .add(impact);
            } else {
                lines.hanging(1, words.measure(impact.effective(), impact.nominal()) + "  " + words.title(impact, facts));
                capabilities(impact, extent, lines);
                impact.reaches().stream()
                        .flatMap(reach -> words.reach(reach).stream())
                        .forEach(line -> lines.hanging(3, line));
            }
        }
        harmless.values().forEach(impacts -> {
            lines.hanging(1, "100 %  " + together(impacts));
            capabilities(impacts.get(0), extent, lines);
            impacts.stream()
                    .flatMap(impact -> impact.reaches().stream())
                    .flatMap(reach -> words.reach(reach).stream())
                    .distinct()
                    .forEach(line -> lines.hanging(3, line));
        });
        unconcerned(lines);
        points(extent, lines);
        ids(naming, language, lines);
        return lines.toString();
    }

    /** Whoever wants to change a thing has to find it in the design. */
    static void ids(Naming naming, Language language, Lines lines) {
        if (!naming.told().isEmpty()) {
            lines.blank();
            lines.hanging(0, language.say("Ids in the design: ", "Identifiants dans le projet : ") + naming.ids(language));
        }
    }

    /** So that nobody takes what was not looked at for what does no harm. */
    private void unconcerned(Lines lines) {
        if (!survey.unconcerned().isEmpty()) {
            lines.blank();
            lines.hanging(
                    0,
                    say("Not about this design: ", "Sans rapport avec ce projet : ")
                            + survey.unconcerned().stream()
                                    .map(scenario -> language.of(scenario.title()) + " (" + scenario.id() + ")")
                                    .collect(Collectors.joining(language.semicolon())));
        }
    }

    /** By what they take away; those of which that isn't certain, and pairs, only at length. */
    private void points(TextReport.Extent extent, Lines lines) {
        SinglePoints points = survey.points();
        Map<List<String>, List<String>> alone = new LinkedHashMap<>();
        Map<List<String>, List<String>> perhaps = new LinkedHashMap<>();
        Map<List<String>, List<String>> pairs = new LinkedHashMap<>();
        for (SinglePoints.Point point : points.points()) {
            if (!point.lost().isEmpty()) {
                alone.computeIfAbsent(point.lost(), lost -> new ArrayList<>()).add(words.thing(point.node()));
            }
            if (!point.perhaps().isEmpty()) {
                perhaps.computeIfAbsent(point.perhaps(), lost -> new ArrayList<>()).add(words.thing(point.node()));
            }
        }
        points.pairs().forEach(pair -> pairs.computeIfAbsent(pair.lost(), lost -> new ArrayList<>())
                .add(words.thing(pair.one()) + " + " + words.thing(pair.other())));
        points(say("Single points of failure", "Points de défaillance uniques"), alone, lines);
        if (extent == TextReport.Extent.WHOLE) {
            points(say("Perhaps single points of failure", "Points de défaillance peut-être uniques"), perhaps, lines);
            points(say("Two that together take something away", "À deux, ils suppriment quelque chose"), pairs, lines);
        }
        if (!points.unlisted().isEmpty()) {
            lines.blank();
            lines.hanging(
                    0,
                    say("There may be further single points: not all is listed that these need: ",
                            "Il peut y avoir d'autres points uniques : tout ce dont ont besoin ces capacités n'est pas énuméré : ")
                            + words.things(points.unlisted()));
        }
    }

    private void points(String title, Map<List<String>, List<String>> nodes, Lines lines) {
        if (!nodes.isEmpty()) {
            lines.blank();
            lines.hanging(0, title);
            nodes.forEach((lost, names) ->
                    lines.hanging(1, words.things(lost) + say(": ", " : ") + words.listed(names)));
        }
    }

    private void capabilities(Impact impact, TextReport.Extent extent, Lines lines) {
        if (extent == TextReport.Extent.WHOLE) {
            for (Continuity continuity : impact.capabilities()) {
                lines.hanging(3, words.verdict(continuity));
                words.grounds(continuity, survey.basis().from()).forEach(reason -> lines.hanging(4, reason));
                Dependences.of(continuity.questions(), facts, language).forEach(line -> lines.hanging(4, line));
            }
            return;
        }
        List<Continuity> fallingShort =
                impact.capabilities().stream().filter(continuity -> continuity.verdict() != Verdict.RETAINED).toList();
        byVerdict(fallingShort, continuity -> !continuity.already(), "", lines);
        byVerdict(fallingShort, Continuity::already, ", " + words.already(), lines);
    }

    private void byVerdict(List<Continuity> some, Predicate<Continuity> which, String more, Lines lines) {
        Map<Verdict, List<String>> byVerdict = new EnumMap<>(Verdict.class);
        some.stream().filter(which).forEach(continuity -> byVerdict
                .computeIfAbsent(continuity.verdict(), verdict -> new ArrayList<>())
                .add(words.thing(continuity.capability()) + words.inBrackets(continuity, survey.basis().from())));
        byVerdict.forEach((verdict, names) ->
                lines.hanging(3, words.verdict(verdict) + more + say(": ", " : ") + String.join(", ", names)));
    }

    private String together(List<Impact> impacts) {
        List<String> causes = impacts.stream()
                .flatMap(impact -> impact.cause().stream())
                .map(cause -> words.named(cause, facts))
                .sorted()
                .toList();
        Text title = impacts.get(0).scenario().title();
        String about = causes.isEmpty() ? words.assumed(impacts.get(0).scenario(), facts) : "";
        return language.of(title) + (causes.isEmpty() ? about : say(": ", " : ") + words.listed(causes));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
