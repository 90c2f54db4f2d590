package edict.report;

import edict.Drift;
import edict.Evaluation;
import edict.document.Place;
import edict.findings.Finding;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An evaluation as JUnit XML, for build servers: a suite for each pack, a test for each finding and for each provision that
 * found nothing. What is violated fails, unless a baseline knows it; what is open, required, waived or known is skipped, with the
 * reason; the rest passes.
 */
public final class JUnitReport {

    private final Evaluation evaluation;
    private final Language language;
    private final FindingText words;
    private final Outline outline;
    private final Places places;
    private final String document;
    private final IdentityHashMap<Finding, Drift.Stood> stood;

    private JUnitReport(Evaluation evaluation, String document, Language language) {
        this.evaluation = evaluation;
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
        this.outline = new Outline(evaluation, language);
        this.places = new Places(evaluation, document);
        this.stood = evaluation.stood();
    }

    /** @param document the name under which the document was read */
    public static String of(Evaluation evaluation, String document, Language language) {
        return new JUnitReport(evaluation, document, language).suites().xml();
    }

    /** A test and what came of it. @param outcome {@code failure}, {@code skipped}, or empty where it passes */
    private record Case(Tag tag, String outcome) {}

    private Tag suites() {
        Map<String, List<Case>> packs = new TreeMap<>();
        Set<String> found = new HashSet<>();
        for (Finding finding : evaluation.findings()) {
            found.add(finding.provision());
            packs.computeIfAbsent(Provision.packOf(finding.provision()), none -> new ArrayList<>()).add(test(finding));
        }
        for (String provision : evaluation.scope().evaluated()) {
            if (!found.contains(provision)) {
                packs.computeIfAbsent(Provision.packOf(provision), none -> new ArrayList<>())
                        .add(new Case(
                                test(provision, say("nothing found", "rien constaté")).set("file", document), ""));
            }
        }
        Map<String, String> documents = evaluation.hashes();
        List<Case> all = packs.values().stream().flatMap(List::stream).toList();
        Tag suites = counted(new Tag("testsuites").set("name", "edict"), all);
        packs.forEach((pack, cases) -> {
            Tag suite = counted(new Tag("testsuite").set("name", pack), cases);
            Tag properties = new Tag("properties")
                    .add(
                            property("decision", evaluation.decision().code()),
                            property("asOf", evaluation.asOf().toString()),
                            property("knownOn", evaluation.knownOn().toString()),
                            property("profile", evaluation.profile()),
                            property("rulebook", evaluation.rulebook()));
            documents.forEach((file, hash) -> properties.add(property("document " + file, hash)));
            if (evaluation.drift().isPresent()) {
                Drift drift = evaluation.drift().get();
                properties.add(
                        property("baseline asOf", drift.baseline().asOf().toString()),
                        property("baseline rulebook", drift.baseline().rulebook()),
                        property("baseline gone", String.valueOf(drift.gone().size())));
            }
            evaluation.unused().forEach(note -> properties.add(property("note", language.of(note))));
            suite.add(properties);
            cases.forEach(test -> suite.add(test.tag()));
            suites.add(suite);
        });
        return suites;
    }

    private static Tag counted(Tag tag, List<Case> cases) {
        return tag.set("tests", String.valueOf(cases.size()))
                .set("failures", count(cases, "failure"))
                .set("errors", "0")
                .set("skipped", count(cases, "skipped"))
                .set("time", "0");
    }

    private static String count(List<Case> cases, String outcome) {
        return String.valueOf(
                cases.stream().filter(test -> test.outcome().equals(outcome)).count());
    }

    private static Tag property(String name, String value) {
        return new Tag("property").set("name", name).set("value", value);
    }

    private static Tag test(String provision, String name) {
        return new Tag("testcase").set("classname", provision.replace('/', '.')).set("name", name).set("time", "0");
    }

    private Case test(Finding finding) {
        Place place = places.of(finding);
        String name = FindingText.name(finding.subject()) + words.colon() + language.of(finding.title())
                + words.bearer(", ", finding)
                + finding.appliesFrom()
                        .filter(day -> finding.timing() == Timing.UPCOMING)
                        .map(day -> say(", from ", ", à partir du ") + day)
                        .orElse("");
        Tag test = test(finding.provision(), name)
                .set("file", place.file())
                .set("line", String.valueOf(place.line()));
        String outcome = outcome(finding);
        if (outcome.equals("failure") && isKnown(finding)) {
            test.add(new Tag("skipped").set("message", known() + words.colon() + language.of(finding.message())));
            test.add(new Tag("system-out").lines(details(finding)));
            return new Case(test, "skipped");
        }
        if (outcome.equals("failure")) {
            test.add(new Tag("failure")
                    .set("message", language.of(finding.message()))
                    .set("type", finding.status().code())
                    .lines(details(finding)));
        } else if (outcome.equals("skipped")) {
            test.add(new Tag("skipped")
                    .set(
                            "message",
                            words.waived(finding)
                                    .orElse(words.standing(finding) + words.colon()
                                            + outline.question(finding).orElse(language.of(finding.message())))));
            test.add(new Tag("system-out").lines(details(finding)));
        } else {
            test.add(new Tag("system-out").lines(details(finding)));
        }
        return new Case(test, outcome);
    }

    /** Whether it stood in the baseline: a build that keeps to one fails on what is new or worse alone. */
    private boolean isKnown(Finding finding) {
        Drift.Stood how = stood.get(finding);
        return how != null && !how.isNewOrWorse();
    }

    /** {@code known since 2026-11-01}. */
    private String known() {
        return say("known since ", "connu depuis le ") + evaluation.drift().orElseThrow().baseline().asOf();
    }

    private static String outcome(Finding finding) {
        boolean inForce = finding.timing() == Timing.IN_FORCE;
        if (finding.effect() == Effect.REJECT || finding.status() == Status.VIOLATED && inForce) {
            return "failure";
        }
        return switch (finding.status()) {
            case OPEN, REQUIRED, WAIVED -> "skipped";
            case VIOLATED, PLANNED, SATISFIED, INFO, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED ->
                finding.effect() == Effect.REVIEW ? "skipped" : "";
        };
    }

    private List<String> details(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(words.standing(finding) + words.colon() + language.of(finding.message()));
        lines.add(language.cited(finding.citation()) + " " + language.of(finding.citation().url()));
        Place place = places.of(finding);
        lines.add(place.toString());
        finding.facts().forEach(fact -> lines.add(
                "  " + fact.file() + ":" + fact.line() + "  " + fact.attribute() + words.colon() + words.value(fact)));
        lines.addAll(Dependences.of(finding.questions(), language));
        finding.remedy().ifPresent(text -> lines.add(say("remedy: ", "remède : ") + language.of(text)));
        return lines;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
