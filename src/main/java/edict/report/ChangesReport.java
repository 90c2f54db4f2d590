package edict.report;

import edict.Changes;
import edict.continuity.Continuity;
import edict.continuity.Verdict;
import edict.document.Place;
import edict.facts.DesignChange;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed between two evaluations, for a review board and for programs: the decision, what the designs say otherwise,
 * then what came, went or moved, what got worse first. Equal changes give equal bytes.
 */
public final class ChangesReport {

    private static final Set<Provision.Kind> OWED = Set.of(Provision.Kind.OBLIGATION, Provision.Kind.CONDITION);

    private final Changes changes;
    private final Language language;
    private final Nodes nodes;
    private final FindingText words;
    private final ContinuityText capabilities;
    private final String before;
    private final String after;
    private final Lines lines = new Lines();

    private ChangesReport(Changes changes, String before, String after, Language language) {
        this.changes = changes;
        this.before = before;
        this.after = after;
        this.language = language;
        this.nodes = new Nodes(language);
        this.words = new FindingText(language);
        this.capabilities = new ContinuityText(language, Naming.introducing(changes.after()));
    }

    /** For people at a terminal, summed up where it is long. @param before and {@code after}: the names under which the designs were read */
    public static String text(Changes changes, String before, String after, Language language) {
        return text(changes, before, after, language, TextReport.Extent.SUMMARY);
    }

    /** The same to an extent. */
    public static String text(
            Changes changes, String before, String after, Language language, TextReport.Extent extent) {
        return new ChangesReport(changes, before, after, language).text(extent);
    }

    /** The same as JSON. */
    public static String json(Changes changes, String before, String after, Language language) {
        return JsonText.of(new ChangesReport(changes, before, after, language).json());
    }

    // ---- text

    private String text(TextReport.Extent extent) {
        head();
        if (extent == TextReport.Extent.SUMMARY && ChangesSummary.isLong(changes)) {
            summary();
            return lines.toString();
        }
        design();
        findings(
                say("Findings", "Constats"),
                kind -> !OWED.contains(kind) && kind != Provision.Kind.EXPOSURE && kind != Provision.Kind.LEVERAGE);
        findings(say("Obligations and conditions", "Obligations et conditions"), OWED::contains);
        findings(say("Exposure", "Exposition"), kind -> kind == Provision.Kind.EXPOSURE);
        findings(say("Leverage", "Leviers"), kind -> kind == Provision.Kind.LEVERAGE);
        continuity();
        questions(Changes.Outcome.ANSWERED);
        questions(Changes.Outcome.NEW);
        questions(Changes.Outcome.NOT_ASKED);
        return lines.toString();
    }

    /** The figures and what is lost first: that is what a board asks. What the designs say otherwise it reads last. */
    private void summary() {
        lines.line(
                0,
                say(
                        "Summed up; `--verbose` writes out each change with its place.",
                        "Résumé ; `--verbose` donne chaque changement et son emplacement."));
        ChangesSummary summary = new ChangesSummary(changes, language, lines);
        lines.blank();
        lines.line(0, "A → B");
        summary.figures();
        continuity();
        summarised(
                summary,
                change -> change.direction() == Changes.Direction.WORSE && !isOpen(change), say("What is worse", "Ce qui est pire"), this::detail);
        summarised(
                summary,
                ChangesReport::isOpen,
                say("What would be worse, and nobody has answered", "Ce qui serait pire, et reste sans réponse"),
                this::detail);
        summarised(
                summary,
                change -> change.direction() == Changes.Direction.BETTER, say("What is better", "Ce qui est mieux"), finding -> List.of());
        summarised(
                summary,
                change -> change.direction() == Changes.Direction.NEITHER,
                say("What changes and is neither", "Ce qui change sans être l'un ni l'autre"),
                finding -> finding.isExposed() ? List.of(language.of(finding.message())) : List.of());
        for (Changes.Outcome outcome : Changes.Outcome.values()) {
            List<Changes.Answered> some = with(outcome);
            if (!some.isEmpty()) {
                lines.heading(title(outcome), some.size());
                summary.questions(some);
            }
        }
        if (!changes.design().isEmpty()) {
            lines.heading(said(), changes.design().size());
            summary.design();
        }
    }

    private void summarised(
            ChangesSummary summary, Predicate<Changes.Change<Finding>> which, String title, Function<Finding, List<String>> detail) {
        List<Changes.Change<Finding>> some = changes.findings().stream().filter(which).toList();
        if (!some.isEmpty()) {
            lines.heading(title, some.size());
            summary.findings(some, change -> sign(change) + status(change) + effects(change), detail);
        }
    }

    /** That what is met decides nothing goes without saying. */
    private String effects(Changes.Change<Finding> change) {
        boolean comesOrGoes = change.before().isEmpty() || change.after().isEmpty();
        boolean moves = comesOrGoes
                ? change.it().status() != Status.SATISFIED || change.it().effect() != Effect.NONE
                : change.before().get().effect() != change.after().get().effect();
        return moves ? " (" + effect(change).strip() + ")" : "";
    }

    private List<String> detail(Finding finding) {
        return Stream.of(
                        Optional.of(language.of(finding.message())),
                        finding.remedy().map(remedy -> say("remedy: ", "remède : ") + language.of(remedy)))
                .flatMap(Optional::stream)
                .toList();
    }

    private String said() {
        return say("What the designs say otherwise", "Ce que les projets disent autrement");
    }

    private List<Changes.Answered> with(Changes.Outcome outcome) {
        return changes.questions().stream()
                .filter(question -> question.outcome() == outcome)
                .toList();
    }

    private String title(Changes.Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> say("Questions answered", "Questions auxquelles il est répondu");
            case NEW -> say("New questions", "Nouvelles questions");
            case NOT_ASKED -> say("Questions on which nothing depends any more", "Questions dont plus rien ne dépend");
        };
    }

    private void head() {
        String from = words.verdict(changes.before().decision()).toUpperCase(Locale.ROOT);
        String to = words.verdict(changes.after().decision()).toUpperCase(Locale.ROOT);
        lines.line(0, from + " → " + to + say(" as of ", " au ") + moved(
                changes.before().asOf().toString(), changes.after().asOf().toString()));
        lines.line(
                0,
                "A " + before + " → B " + after + say(", profile ", ", profil ") + changes.after().profile()
                        + say(", rulebook ", ", règles ") + changes.after().rulebook().substring(0, 12)
                        + (changes.before().knownOn().equals(changes.before().asOf())
                                        && changes.after().knownOn().equals(changes.after().asOf())
                                ? ""
                                : say(", law known on ", ", droit connu au ")
                                        + moved(changes.before().knownOn().toString(), changes.after().knownOn().toString())));
        notes().forEach(note -> lines.hanging(0, say("Note: ", "Note : ") + language.of(note)));
        lines.line(0, count());
    }

    /** What was said of either design and counts for nothing. */
    private List<Text> notes() {
        return Stream.of(changes.before(), changes.after()).flatMap(side -> side.unused().stream()).distinct().toList();
    }

    private String count() {
        int worse = changes.count(Changes.Direction.WORSE);
        int better = changes.count(Changes.Direction.BETTER);
        int neither = changes.count(Changes.Direction.NEITHER);
        if (worse + better + neither == 0) {
            return say("Nothing that was found changes.", "Rien de ce qui a été constaté ne change.");
        }
        int open = unanswered();
        return language.worse(worse - open) + ", " + language.better(better) + ", " + neither + say(" neither", " ni l'un ni l'autre")
                + (open == 0 ? "" : language.unanswered(open));
    }

    /** How many are worse only if an answer says so that nobody has given. */
    private int unanswered() {
        return (int) changes.findings().stream().filter(ChangesReport::isOpen).count();
    }

    private static boolean isOpen(Changes.Change<Finding> change) {
        return change.direction() == Changes.Direction.WORSE && Changes.isOpen(change);
    }

    private static String moved(String before, String after) {
        return before.equals(after) ? after : before + " → " + after;
    }

    private void design() {
        if (changes.design().isEmpty()) {
            return;
        }
        lines.heading(said(), changes.design().size());
        for (DesignChange change : changes.design()) {
            DesignChange.Thing thing = change.thing();
            String sign = change.before().isEmpty() ? "+ " : change.after().isEmpty() ? "- " : "~ ";
            Optional<String> only = change.before().isEmpty()
                    ? at(thing.at(), "B", after)
                    : change.after().isEmpty() ? at(thing.at(), "A", before) : Optional.empty();
            lines.line(1, sign + name(thing) + only.map(place -> "  " + place).orElse(""));
            for (DesignChange.Said said : change.attributes()) {
                lines.hanging(
                        2,
                        said.attribute() + say(": ", " : ") + value(said.before()) + " → " + value(said.after())
                                + places(said));
            }
        }
    }

    private String name(DesignChange.Thing thing) {
        String called = language.of(thing.name());
        String id = thing.id().filter(known -> !known.equals(called)).map(known -> " (" + known + ")").orElse("");
        return thing.pointer().isEmpty()
                ? called
                : thing.type() + " " + called + id
                        + thing.owner().map(owner -> say(" of ", " de ") + language.of(owner)).orElse("");
    }

    private String value(DesignChange.Stated stated) {
        return language.of(stated.value())
                + switch (stated.origin()) {
                    case STATED, DERIVED, MISSING -> "";
                    case CATALOGUE -> say(" (catalogue)", " (catalogue)");
                    case ANSWERED -> say(" (answered)", " (répondu)");
                    case ASSUMED -> say(" (assumed)", " (supposé)");
                };
    }

    private String places(DesignChange.Said said) {
        List<String> places = Stream.of(at(said.before().at(), "A", before), at(said.after().at(), "B", after))
                .flatMap(Optional::stream)
                .toList();
        return places.isEmpty() ? "" : "  " + String.join(" → ", places);
    }

    /** {@code A:12} in the first design, {@code answers.yaml:3} elsewhere. */
    private static Optional<String> at(Optional<Place> place, String letter, String file) {
        // The name may go on to options that the design takes.
        return place.map(at -> (file.equals(at.file()) || file.startsWith(at.file() + "#") ? letter : at.file()) + ":" + at.line());
    }

    private void findings(String title, Predicate<Provision.Kind> kinds) {
        List<Changes.Change<Finding>> some = sorted(changes.findings().stream()
                .filter(change -> kinds.test(change.it().kind()))
                .toList());
        if (some.isEmpty()) {
            return;
        }
        lines.heading(title, some.size());
        for (Changes.Change<Finding> change : some) {
            Finding finding = change.it();
            lines.line(
                    1,
                    sign(change) + status(change) + "  "
                            + finding.subject().id().orElse(finding.subject().pointer()) + say(": ", " : ")
                            + language.of(finding.title()) + direction(change));
            lines.line(
                    2,
                    finding.provision() + "  " + words.severity(finding.severity()) + words.bearer("  ", finding)
                            + effect(change));
            if (change.after().isPresent() && change.direction() != Changes.Direction.BETTER) {
                lines.line(2, language.cited(finding.citation()) + "  "
                        + language.of(finding.citation().url()));
                lines.hanging(2, language.of(finding.message()));
                finding.remedy().ifPresent(remedy -> lines.hanging(2, say("remedy: ", "remède : ") + language.of(remedy)));
            }
        }
    }

    private static <T> List<Changes.Change<T>> sorted(List<Changes.Change<T>> some) {
        List<Changes.Change<T>> sorted = new ArrayList<>(some);
        sorted.sort(Comparator.comparing((Changes.Change<T> change) -> switch (change.direction()) {
            case WORSE -> 0;
            case NEITHER -> 1;
            case BETTER -> 2;
        }));
        return sorted;
    }

    private static String sign(Changes.Change<?> change) {
        return change.before().isEmpty() ? "+ " : change.after().isEmpty() ? "- " : "~ ";
    }

    private String status(Changes.Change<Finding> change) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .map(finding -> standing(finding) + reasons(finding, change))
                .distinct()
                .reduce((before, after) -> before + " → " + after)
                .orElse("");
    }

    /** For how many reasons it is violated, or will be, where that is what changes. */
    private String reasons(Finding finding, Changes.Change<Finding> change) {
        return Changes.hasOtherReasons(change) && finding.reasons() > 0
                ? say(" for ", " pour ") + finding.reasons() + (finding.reasons() == 1 ? say(" reason", " motif") : say(" reasons", " motifs"))
                : "";
    }

    private String standing(Finding finding) {
        String when = words.when(finding.timing(), finding.appliesFrom());
        boolean atOnce = finding.timing() == Timing.UPCOMING
                && finding.due().flatMap(Finding.Due::date).equals(finding.appliesFrom());
        String due = finding.due().flatMap(Finding.Due::date).isPresent() && !atOnce ? ", " + words.due(finding.due()) : "";
        return words.status(finding.status()) + (when.isEmpty() ? "" : " " + when) + due;
    }

    private String effect(Changes.Change<Finding> change) {
        List<String> effects = Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .map(finding -> switch (finding.effect()) {
                    case NONE -> say("decides nothing", "ne décide rien");
                    case CONDITION -> say("a condition", "une condition");
                    case REVIEW -> say("needs review", "à examiner");
                    case REJECT -> say("rejects", "exclut");
                })
                .distinct()
                .toList();
        return "  " + String.join(" → ", effects);
    }

    private String direction(Changes.Change<?> change) {
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return "";
        }
        return switch (change.direction()) {
            case WORSE -> say("  (worse)", "  (pire)");
            case BETTER -> say("  (better)", "  (mieux)");
            case NEITHER -> "";
        };
    }

    private void continuity() {
        if (changes.continuity().isEmpty()) {
            return;
        }
        lines.heading(say("If access is lost", "Si l'accès est perdu"), changes.continuity().size());
        for (Changes.Change<Continuity> change : sorted(changes.continuity())) {
            Continuity now = change.it();
            boolean bothDegraded = change.before().filter(before -> before.verdict() == Verdict.DEGRADED).isPresent()
                    && change.after().filter(after -> after.verdict() == Verdict.DEGRADED).isPresent();
            String verdicts = Stream.of(change.before(), change.after())
                    .flatMap(Optional::stream)
                    .map(one -> bothDegraded ? verdict(one) + say(" to ", " à ") + capabilities.share(one) : verdict(one))
                    .reduce((before, after) -> before + " → " + after)
                    .orElse("");
            lines.line(1, sign(change) + language.of(now.title()) + say(": ", " : ") + capabilities.thing(now.capability()) + say(": ", " : ") + verdicts
                    + direction(change));
            if (change.after().isPresent()) {
                capabilities.because(now).ifPresent(because -> lines.line(2, because));
            }
        }
    }

    private String verdict(Continuity continuity) {
        return capabilities.verdict(continuity.verdict())
                + continuity
                        .recoveryHours()
                        .filter(hours -> hours.signum() > 0)
                        .map(hours -> say(" after ", " après ") + capabilities.soonest(continuity) + language.figure(hours) + " h")
                        .orElse("");
    }

    private void questions(Changes.Outcome outcome) {
        List<Changes.Answered> some = with(outcome);
        if (!some.isEmpty()) {
            lines.heading(title(outcome), some.size());
            some.forEach(one -> {
                lines.hanging(1, language.of(one.question().question()));
                lines.line(2, one.question().pointer());
            });
        }
    }

    // ---- JSON

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.set("files", sides(before, after));
        node.set("decision", sides(changes.before().decision().code(), changes.after().decision().code()));
        node.set("asOf", sides(changes.before().asOf().toString(), changes.after().asOf().toString()));
        node.set("knownOn", sides(changes.before().knownOn().toString(), changes.after().knownOn().toString()));
        node.putObject("rulebook").put("hash", changes.after().rulebook());
        node.put("profile", changes.after().profile());
        node.put("worse", changes.count(Changes.Direction.WORSE) - unanswered());
        node.put("better", changes.count(Changes.Direction.BETTER));
        node.put("neither", changes.count(Changes.Direction.NEITHER));
        node.put("unanswered", unanswered());
        node.set("design", Nodes.array(changes.design(), this::design));
        node.set("findings", Nodes.array(changes.findings(), this::finding));
        node.set("obligations", Nodes.array(changes.obligations(), this::obligation));
        node.set("continuity", Nodes.array(changes.continuity(), this::continuity));
        node.set("questions", Nodes.array(changes.questions(), this::question));
        node.set("notes", nodes.texts(notes()));
        return node;
    }

    private static ObjectNode sides(String before, String after) {
        return Nodes.object().put("before", before).put("after", after);
    }

    private ObjectNode design(DesignChange change) {
        ObjectNode node = Nodes.object();
        node.put("change", change.before().isEmpty() ? "added" : change.after().isEmpty() ? "removed" : "changed");
        node.put("type", change.thing().type());
        Nodes.put(node, "id", change.thing().id());
        nodes.text(node, "name", change.thing().name());
        nodes.text(node, "of", change.thing().owner());
        change.before().ifPresent(thing -> node.set("before", place(thing.pointer(), thing.at())));
        change.after().ifPresent(thing -> node.set("after", place(thing.pointer(), thing.at())));
        node.set("attributes", Nodes.array(change.attributes(), said -> {
            ObjectNode attribute = Nodes.object().put("attribute", said.attribute());
            attribute.set("before", stated(said.before()));
            attribute.set("after", stated(said.after()));
            return attribute;
        }));
        return node;
    }

    private ObjectNode stated(DesignChange.Stated stated) {
        ObjectNode node = place(stated.pointer(), stated.at());
        nodes.text(node, "value", stated.value());
        return node.put("origin", stated.origin().name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode place(String pointer, Optional<Place> at) {
        ObjectNode node = Nodes.object().put("pointer", pointer);
        at.ifPresent(place -> node.put("file", place.file()).put("line", place.line()).put("column", place.column()));
        return node;
    }

    private static ObjectNode change(Changes.Change<?> change) {
        return Nodes.object()
                .put("change", change.before().isEmpty() ? "came" : change.after().isEmpty() ? "went" : "moved")
                .put("direction", change.direction().code());
    }

    private ObjectNode finding(Changes.Change<Finding> change) {
        ObjectNode node = change(change);
        Finding finding = change.it();
        node.put("provision", finding.provision());
        nodes.text(node, "title", finding.title());
        node.put("kind", finding.kind().code());
        node.put("force", finding.force().code());
        node.put("severity", finding.severity().code());
        node.set("citation", nodes.citation(finding.citation()));
        nodes.text(node, "message", finding.message());
        nodes.text(node, "remedy", finding.remedy());
        change.before().ifPresent(one -> node.set("before", stood(one)));
        change.after().ifPresent(one -> node.set("after", stood(one)));
        return node;
    }

    private static ObjectNode stood(Finding finding) {
        ObjectNode node = Nodes.object();
        node.put("status", finding.status().code());
        node.put("timing", finding.timing().code());
        node.put("effect", finding.effect().code());
        if (finding.reasons() > 0) {
            node.put("reasons", finding.reasons());
        }
        Nodes.put(node, "appliesFrom", finding.appliesFrom());
        Nodes.due(node, finding.due());
        node.set("subject", JsonReport.subject(finding.subject()));
        node.set("who", JsonReport.who(finding.who()));
        return node;
    }

    private ObjectNode obligation(Changes.Change<Obligation> change) {
        ObjectNode node = change(change);
        Obligation it = change.it();
        node.put("provision", it.provision());
        nodes.text(node, "title", it.title());
        node.set("citation", nodes.citation(it.citation()));
        change.before().ifPresent(one -> node.set("before", stood(one)));
        change.after().ifPresent(one -> node.set("after", stood(one)));
        return node;
    }

    private static ObjectNode stood(Obligation obligation) {
        ObjectNode node = Nodes.object();
        node.put("status", obligation.status().code());
        node.put("timing", obligation.timing().code());
        Nodes.put(node, "appliesFrom", obligation.appliesFrom());
        Nodes.due(node, obligation.due());
        node.set("subject", JsonReport.subject(obligation.subject()));
        node.set("who", JsonReport.who(obligation.who()));
        return node;
    }

    private ObjectNode continuity(Changes.Change<Continuity> change) {
        ObjectNode node = change(change);
        node.put("scenario", change.it().scenario()).put("capability", change.it().capability());
        change.before().ifPresent(one -> node.set("before", SimulationReport.continuity(one)));
        change.after().ifPresent(one -> node.set("after", SimulationReport.continuity(one)));
        return node;
    }

    private ObjectNode question(Changes.Answered answered) {
        ObjectNode node = Nodes.object();
        node.put("change", answered.outcome().code());
        node.put("pointer", answered.question().pointer()).put("attribute", answered.question().attribute());
        nodes.text(node, "question", answered.question().question());
        node.set("settles", Nodes.strings(answered.question().settles()));
        return node;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
