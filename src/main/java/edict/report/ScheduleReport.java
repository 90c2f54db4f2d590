package edict.report;

import edict.Schedule;
import edict.continuity.Continuity;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What falls due or changes on which day, for people at a terminal, for calendars and for programs. Equal schedules give equal bytes. */
public final class ScheduleReport {

    /** A form in which a schedule is written. */
    public enum Form implements Coded {
        TEXT,
        ICS,
        JSON
    }

    /** More than anybody reads one by one. */
    private static final int LONG = 20;

    private static final int SUBJECTS = 5;

    /** Of what is violated already; all of it is told by the evaluation. */
    private static final int SHOWN = 5;

    private final Schedule schedule;
    private final Language language;
    private final Nodes nodes;
    private final FindingText words;
    private final ScheduleText events;
    private final Lines lines = new Lines();

    private ScheduleReport(Schedule schedule, Language language) {
        this.schedule = schedule;
        this.language = language;
        this.nodes = new Nodes(language);
        this.words = new FindingText(language);
        this.events = new ScheduleText(language, Naming.introducing(schedule.now()));
    }

    /**
     * In any form.
     *
     * @param document the name under which the document was read
     * @param extent of the text; the other forms are whole
     */
    public static String of(Schedule schedule, Form form, String document, Language language, TextReport.Extent extent) {
        return switch (form) {
            case TEXT -> new ScheduleReport(schedule, language).text(extent);
            case ICS -> ScheduleCalendar.of(schedule, document, language);
            case JSON -> JsonText.of(new ScheduleReport(schedule, language).json());
        };
    }

    /** Day by day, with the decision where it becomes another one; what is alike on a day once where there is much. */
    private String text(TextReport.Extent extent) {
        int all = schedule.days().stream().mapToInt(day -> day.events().size()).sum();
        boolean brief = extent == TextReport.Extent.SUMMARY && all > LONG;
        lines.line(0, events.decided(schedule.now()));
        lines.line(0, events.by(schedule.now()));
        if (brief) {
            lines.line(
                    0,
                    say(
                            "Summed up; `--verbose` writes out each change.",
                            "Résumé ; `--verbose` donne chaque changement."));
        }
        Outline outline = new Outline(schedule.now(), language);
        standing(
                outline.violated(),
                Lines.Look.BAD,
                say("Violated already (", "Violé dès à présent ("),
                say("); `edict check` tells why", ") ; `edict check` dit pourquoi"));
        standing(
                outline.owed(),
                Lines.Look.DOUBTFUL,
                say("Owed already and not known to be met (", "Dû dès à présent ; rien ne dit que ce soit satisfait ("),
                say("); `edict check` tells all", ") ; `edict check` dit tout"));
        if (!schedule.overdue().isEmpty()) {
            lines.blank();
            lines.line(0, say("Was due and is not known to be met", "Échu ; rien ne dit que ce soit satisfait"));
            schedule.overdue().forEach(event -> event(event, event.day() + "  "));
        }
        for (Schedule.Day day : schedule.days()) {
            List<Schedule.Event> untold = brief ? untold(day) : day.events();
            boolean turns = day.decision() != day.before();
            if (untold.isEmpty() && !turns) {
                continue;
            }
            lines.blank();
            lines.line(0, day.day() + (turns ? "  " + events.decision(day) : ""));
            if (brief) {
                summary(untold, moved(day.day().plusDays(1)));
            } else {
                untold.forEach(event -> event(event, ""));
            }
        }
        lines.blank();
        if (schedule.days().isEmpty()) {
            lines.line(0, events.nothing());
        }
        events.caveat(schedule.now()).ifPresent(caveat -> lines.text(0, caveat));
        return lines.toString();
    }

    /** What waits for no day. */
    private void standing(List<Finding> findings, Lines.Look look, String title, String rest) {
        if (!findings.isEmpty()) {
            lines.blank();
            lines.line(0, title + findings.size() + rest);
            new FindingLines(schedule.now().days().get(0).facts(), language, words, lines)
                    .write(findings, look, SHOWN, finding -> false);
        }
    }

    private Stream<Schedule.Event> events(LocalDate on) {
        return schedule.days().stream().filter(day -> day.day().equals(on)).flatMap(day -> day.events().stream());
    }

    /** How what stands otherwise than the day before stands on a day. */
    private Map<List<Object>, Status> moved(LocalDate on) {
        Map<List<Object>, Status> moved = new HashMap<>();
        events(on)
                .filter(ScheduleReport::isMove)
                .forEach(event -> event.finding().ifPresent(finding -> moved.put(about(finding), finding.status())));
        return moved;
    }

    private static boolean isMove(Schedule.Event event) {
        return event.kind() == Schedule.Kind.CHANGES && ScheduleText.hasMoved(event);
    }

    private static boolean isLastDay(Schedule.Event event) {
        return switch (event.kind()) {
            case DUE, TO_DO, WAIVER_ENDS -> true;
            case APPLIES, CHANGES, LAPSES, DUTY_ENDS, ENDS, BACKUP_FAILS, BACKUP_COUNTS, CAPABILITY -> false;
        };
    }

    private static List<Object> about(Finding finding) {
        return List.of(finding.provision(), finding.subject(), finding.who());
    }

    /** Without what becomes of things on the day after the last one for them: where much is summed up, that last day tells it. */
    private List<Schedule.Event> untold(Schedule.Day day) {
        Set<List<Object>> told = new HashSet<>();
        events(day.day().minusDays(1))
                .filter(ScheduleReport::isLastDay)
                .forEach(event -> event.finding().ifPresent(finding -> told.add(about(finding))));
        return day.events().stream()
                .filter(event -> !isMove(event) || event.finding().filter(finding -> told.contains(about(finding))).isEmpty())
                .toList();
    }

    /** {@code satisfied; required from the next day}. */
    private String standing(Schedule.Event event, Finding finding, Map<List<Object>, Status> nextDay) {
        return events.status(event, finding)
                + Optional.of(finding)
                        .filter(any -> isLastDay(event))
                        .map(any -> nextDay.get(about(any)))
                        .map(then -> say("; ", " ; ") + words.status(then) + say(" from the next day", " dès le lendemain"))
                        .orElse("");
    }

    private void summary(List<Schedule.Event> day, Map<List<Object>, Status> nextDay) {
        Alike.together(
                        day,
                        event -> event.finding()
                                .map(finding -> List.<Object>of(finding.provision(), events.kind(event), standing(event, finding, nextDay)))
                                .orElse(List.of(event)),
                        alike -> alike.get(0)
                                .finding()
                                .map(finding -> List.<Object>of(
                                        events.kind(alike.get(0)),
                                        standing(alike.get(0), finding, nextDay),
                                        subjects(alike),
                                        bearers(alike)))
                                .orElse(List.of(alike.get(0))))
                .forEach(groups -> group(groups, nextDay));
    }

    private void group(Collection<List<Schedule.Event>> groups, Map<List<Object>, Status> nextDay) {
        List<Schedule.Event> alike = groups.iterator().next();
        Schedule.Event event = alike.get(0);
        if (event.finding().isEmpty()) {
            event(event, "");
            return;
        }
        Finding first = event.finding().get();
        // Where only the sentence is another, two lines say enough.
        boolean moves = ScheduleText.hasMoved(event);
        boolean alone = moves && groups.size() == 1;
        String standing = standing(event, first, nextDay) + bearers(alike);
        lines.hanging(
                1,
                events.kind(event) + "  " + Alike.listed(subjects(alike), SUBJECTS, language)
                        + (alone ? words.colon() + language.of(first.title()) : ""));
        if (moves) {
            lines.hanging(2, standing);
        }
        for (List<Schedule.Event> group : groups) {
            group.get(0).finding().ifPresent(finding -> lines.hanging(
                    2,
                    (moves ? finding.provision() + "  " + language.cited(finding.citation()) : standing + "  " + finding.provision())
                            + (alone ? "" : words.colon() + language.of(finding.title()))));
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
        return words.bearers("  ", findings, SUBJECTS);
    }

    private void event(Schedule.Event event, String before) {
        String kind = before + events.kind(event) + "  ";
        if (event.finding().isEmpty()) {
            lines.hanging(1, kind + events.what(event));
            return;
        }
        Finding finding = event.finding().get();
        lines.line(1, kind + FindingText.name(finding.subject()) + words.colon() + language.of(finding.title()));
        lines.line(
                2,
                events.status(event, finding) + "  " + finding.provision() + "  "
                        + words.severity(finding.severity()) + words.bearer("  ", finding));
        lines.line(2, language.cited(finding.citation()) + "  " + language.of(finding.citation().url()));
        if (event.kind() == Schedule.Kind.APPLIES || event.kind() == Schedule.Kind.CHANGES) {
            lines.hanging(2, language.of(finding.message()));
        }
        events.toDo(event).forEach(line -> lines.hanging(2, line));
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
        event.thing().ifPresent(thing -> node.set("subject", JsonReport.subject(thing)));
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
