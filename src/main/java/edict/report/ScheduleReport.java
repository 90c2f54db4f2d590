package edict.report;

import edict.Changes;
import edict.Schedule;
import edict.continuity.Continuity;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What falls due or changes on which day, for people at a terminal and for programs. Equal schedules give equal bytes. */
public final class ScheduleReport {

    /** More than anybody reads one by one. */
    private static final int LONG = 20;

    private static final int SUBJECTS = 5;

    private final Schedule schedule;
    private final Language language;
    private final Nodes nodes;
    private final FindingText words;
    private final ContinuityText capabilities;
    private final Lines lines = new Lines();

    private ScheduleReport(Schedule schedule, Language language) {
        this.schedule = schedule;
        this.language = language;
        this.nodes = new Nodes(language);
        this.words = new FindingText(language);
        this.capabilities = new ContinuityText(language, Naming.introducing(schedule.now()));
    }

    /** Day by day, with the decision where it becomes another one; what is alike on a day once where there is much. */
    public static String text(Schedule schedule, Language language) {
        return text(schedule, language, TextReport.Extent.SUMMARY);
    }

    /** The same to an extent. */
    public static String text(Schedule schedule, Language language, TextReport.Extent extent) {
        int events = schedule.days().stream().mapToInt(day -> day.events().size()).sum();
        boolean brief = extent == TextReport.Extent.SUMMARY && events > LONG;
        return new ScheduleReport(schedule, language).text(brief);
    }

    /** The same as JSON. */
    public static String json(Schedule schedule, Language language) {
        return JsonText.of(new ScheduleReport(schedule, language).json());
    }

    private String text(boolean brief) {
        lines.line(
                0,
                words.verdict(schedule.now().decision()).toUpperCase(Locale.ROOT) + say(" as of ", " au ")
                        + schedule.now().asOf()
                        + (schedule.now().knownOn().equals(schedule.now().asOf())
                                ? ""
                                : say(", law known on ", ", droit connu au ") + schedule.now().knownOn()));
        lines.line(
                0,
                say("profile ", "profil ") + schedule.now().profile() + say(", rulebook ", ", règles ")
                        + schedule.now().rulebook().substring(0, 12));
        if (brief) {
            lines.line(
                    0,
                    say(
                            "Summed up; `--verbose` writes out each change.",
                            "Résumé ; `--verbose` donne chaque changement."));
        }
        if (!schedule.overdue().isEmpty()) {
            lines.blank();
            lines.line(0, say("Was due and is not known to be met", "Échu ; rien ne dit que ce soit satisfait"));
            schedule.overdue().forEach(event -> event(event, event.day() + "  "));
        }
        for (Schedule.Day day : schedule.days()) {
            lines.blank();
            lines.line(
                    0,
                    day.day()
                            + (day.decision() == day.before()
                                    ? ""
                                    : "  " + words.verdict(day.before()).toUpperCase(Locale.ROOT) + " → "
                                            + words.verdict(day.decision()).toUpperCase(Locale.ROOT)));
            if (brief) {
                summary(day.events());
            } else {
                day.events().forEach(event -> event(event, ""));
            }
        }
        lines.blank();
        if (schedule.days().isEmpty()) {
            lines.line(0, say("Nothing is known to change.", "Aucun changement n'est connu."));
        }
        schedule.now().scope().knownUntil().values().stream().min(LocalDate::compareTo).ifPresent(day -> lines.text(
                0,
                say(
                        "If the design stays as it is. Law known until at least " + day + "; it may change what comes later.",
                        "Si le projet reste tel quel. Droit connu au moins jusqu'au " + day
                                + " ; il peut changer ce qui vient ensuite.")));
        return lines.toString();
    }

    private void summary(List<Schedule.Event> events) {
        Alike.together(
                        events,
                        event -> event.finding()
                                .map(finding -> List.<Object>of(finding.provision(), kind(event), status(event, finding)))
                                .orElse(List.of(event)),
                        alike -> alike.get(0)
                                .finding()
                                .map(finding -> List.<Object>of(
                                        kind(alike.get(0)), status(alike.get(0), finding), subjects(alike), bearers(alike)))
                                .orElse(List.of(alike.get(0))))
                .forEach(this::summary);
    }

    private void summary(Collection<List<Schedule.Event>> groups) {
        List<Schedule.Event> alike = groups.iterator().next();
        Schedule.Event event = alike.get(0);
        if (event.finding().isEmpty()) {
            event(event, "");
            return;
        }
        Finding first = event.finding().get();
        lines.hanging(
                1,
                kind(event) + "  " + Alike.listed(subjects(alike), SUBJECTS, language)
                        + (groups.size() == 1 ? words.colon() + language.of(first.title()) : ""));
        lines.hanging(2, status(event, first) + bearers(alike));
        for (List<Schedule.Event> group : groups) {
            group.get(0).finding().ifPresent(finding -> lines.hanging(
                    2,
                    finding.provision() + "  " + language.cited(finding.citation())
                            + (groups.size() == 1 ? "" : words.colon() + language.of(finding.title()))));
        }
        event.text().filter(text -> groups.size() == 1).ifPresent(text -> lines.hanging(2, language.of(text)));
    }

    private static Set<String> subjects(List<Schedule.Event> alike) {
        return Alike.names(alike, event -> event.finding()
                .map(finding -> FindingText.name(finding.subject()))
                .orElse(""));
    }

    private String bearers(List<Schedule.Event> alike) {
        List<Finding> findings = alike.stream().flatMap(event -> event.finding().stream()).toList();
        return findings.stream().map(Finding::who).distinct().count() > SUBJECTS ? "" : words.bearers("  ", findings);
    }

    private String status(Schedule.Event event, Finding finding) {
        return (event.kind() == Schedule.Kind.LAPSES ? say("was ", "était ") : "")
                + event.before().map(old -> words.status(old.status()) + " → ").orElse("")
                + words.status(finding.status());
    }

    private String kind(Schedule.Event event) {
        boolean perhaps = event.kind() == Schedule.Kind.APPLIES
                && event.finding().filter(finding -> finding.status() == Status.OPEN).isPresent();
        return perhaps ? say("may start to apply", "commence peut-être à s'appliquer") : kind(event.kind());
    }

    private void event(Schedule.Event event, String before) {
        if (event.capability().isPresent()) {
            capability(event.capability().get(), before);
            return;
        }
        String kind = before + kind(event);
        if (event.finding().isEmpty()) {
            lines.hanging(1, kind + "  " + event.text().map(language::of).orElse(""));
            return;
        }
        Finding finding = event.finding().get();
        lines.line(
                1,
                kind + "  " + finding.subject().id().orElse(finding.subject().pointer()) + say(": ", " : ")
                        + language.of(finding.title()));
        lines.line(
                2,
                status(event, finding) + "  " + finding.provision() + "  "
                        + words.severity(finding.severity()) + words.bearer("  ", finding));
        lines.line(2, language.cited(finding.citation()) + "  " + language.of(finding.citation().url()));
        event.text().ifPresent(text -> lines.hanging(2, language.of(text)));
        if (event.kind() == Schedule.Kind.APPLIES || event.kind() == Schedule.Kind.CHANGES) {
            lines.hanging(2, language.of(finding.message()));
        }
        boolean toDo = event.kind() == Schedule.Kind.APPLIES
                || event.kind() == Schedule.Kind.CHANGES
                || event.kind() == Schedule.Kind.DUE;
        finding.remedy()
                .filter(remedy -> toDo && isOutstanding(finding))
                .ifPresent(remedy -> lines.hanging(2, say("remedy: ", "remède : ") + language.of(remedy)));
        finding.waiver()
                .filter(waiver -> event.kind() == Schedule.Kind.WAIVER_ENDS)
                .ifPresent(waiver -> lines.hanging(
                        2, say("waived by ", "dérogation de ") + waiver.approver() + say(": ", " : ") + waiver.reason()));
    }

    private static boolean isOutstanding(Finding finding) {
        return switch (finding.status()) {
            case VIOLATED, REQUIRED, OPEN, PLANNED, INFO -> true;
            case SATISFIED, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> false;
        };
    }

    private void capability(Changes.Change<Continuity> change, String before) {
        Continuity now = change.it();
        lines.hanging(
                1,
                before + kind(Schedule.Kind.CAPABILITY) + "  " + language.of(now.title()) + say(": ", " : ")
                        + capabilities.thing(now.capability()) + say(": ", " : ")
                        + change.before().map(capabilities::whole).orElse("-") + " → "
                        + change.after().map(capabilities::whole).orElse("-"));
    }

    private String kind(Schedule.Kind kind) {
        return switch (kind) {
            case APPLIES -> say("starts to apply", "commence à s'appliquer");
            case CHANGES -> say("changes", "change");
            case LAPSES -> say("lapses", "cesse");
            case DUE -> say("due", "échéance");
            case TO_DO -> say("to be done by this day", "à faire pour ce jour");
            case DUTY_ENDS -> say("last day of the duty", "dernier jour de l'obligation");
            case WAIVER_ENDS -> say("last day of the waiver", "dernier jour de la dérogation");
            case ENDS -> say("last day of", "dernier jour de");
            case BACKUP_FAILS -> say("a backup fails", "un secours fait défaut");
            case BACKUP_COUNTS -> say("a backup counts", "un secours compte");
            case CAPABILITY -> say("if access is lost", "si l'accès est perdu");
        };
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("decision", schedule.now().decision().code());
        node.put("asOf", schedule.now().asOf().toString());
        node.put("knownOn", schedule.now().knownOn().toString());
        node.putObject("rulebook").put("hash", schedule.now().rulebook());
        node.put("profile", schedule.now().profile());
        node.set("overdue", Nodes.array(schedule.overdue(), this::event));
        node.set("days", Nodes.array(schedule.days(), day -> {
            ObjectNode one = Nodes.object().put("day", day.day().toString());
            one.putObject("decision").put("before", day.before().code()).put("after", day.decision().code());
            one.set("events", Nodes.array(day.events(), this::event));
            return one;
        }));
        ObjectNode knownUntil = node.putObject("knownUntil");
        for (Map.Entry<String, LocalDate> pack : schedule.now().scope().knownUntil().entrySet()) {
            knownUntil.put(pack.getKey(), pack.getValue().toString());
        }
        return node;
    }

    private ObjectNode event(Schedule.Event event) {
        ObjectNode node = Nodes.object();
        node.put("day", event.day().toString());
        node.put("kind", event.kind().code());
        event.finding().ifPresent(finding -> {
            node.put("provision", finding.provision());
            nodes.text(node, "title", finding.title());
            node.put("status", finding.status().code());
            node.put("severity", finding.severity().code());
            node.put("effect", finding.effect().code());
            node.set("subject", JsonReport.subject(finding.subject()));
            node.set("who", JsonReport.who(finding.who()));
            node.set("citation", nodes.citation(finding.citation()));
            nodes.text(node, "message", finding.message());
            nodes.text(node, "remedy", finding.remedy());
        });
        Nodes.put(node, "before", event.before().map(Finding::status).map(Coded::code));
        nodes.text(node, "text", event.text());
        event.capability().ifPresent(change -> {
            Continuity now = change.it();
            node.put("scenario", now.scenario()).put("capability", now.capability());
            Nodes.put(node, "verdictBefore", change.before().map(Continuity::verdict).map(Coded::code));
            Nodes.put(node, "verdict", change.after().map(Continuity::verdict).map(Coded::code));
        });
        return node;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
