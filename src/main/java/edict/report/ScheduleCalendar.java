package edict.report;

import edict.Evaluation;
import edict.Fingerprints;
import edict.Schedule;
import edict.document.Hash;
import edict.findings.Finding;
import edict.rulebook.Provision;
import edict.rulebook.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schedule as a calendar (RFC 5545, RFC 7986) that calendar programs import or subscribe to: an all-day event for each thing that
 * happens, and for each day on which the decision becomes another one. Tasks would say more of what has to be done, but most programs
 * show none. Programs that know an event already put the new one in its place, so what is the same thing has the same {@code UID},
 * whichever the day, the words and the language.
 */
final class ScheduleCalendar {

    /** The last day of which the day after can be written: years have four digits there. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    /** As many of the facts read as anybody looks at in an event; a report has all. */
    private static final int FACTS = 5;

    private final Schedule schedule;
    private final Evaluation now;
    private final String document;
    private final Language language;
    private final FindingText words;
    private final ScheduleText texts;
    private final Places places;
    private final Fingerprints fingerprints;
    private final ICalendar out = new ICalendar();
    private final Map<String, Integer> seen = new HashMap<>();

    private ScheduleCalendar(Schedule schedule, String document, Language language) {
        this.schedule = schedule;
        this.now = schedule.now();
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
        this.texts = alone();
        this.places = new Places(now, document);
        this.fingerprints = Fingerprints.of(now);
    }

    /** @param document the name under which the document was read, at best a path that stays: it makes the events those of this design */
    static String of(Schedule schedule, String document, Language language) {
        return new ScheduleCalendar(schedule, document, language).calendar();
    }

    private String calendar() {
        out.begin("VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//Edict//timeline//EN").line("CALSCALE", "GREGORIAN");
        head();
        schedule.overdue().forEach(this::event);
        for (Schedule.Day day : schedule.days()) {
            if (day.decision() != day.before()) {
                decision(day);
            }
            day.events().forEach(this::event);
        }
        // A calendar without anything in it is none, by the RFC.
        if (seen.isEmpty()) {
            begin("nothing", now.asOf(), texts.nothing(), List.of());
            end("gray", "CONFIRMED");
        }
        return out.end("VCALENDAR").toString();
    }

    /** What it is called, by the RFC and by those who knew better before. */
    private void head() {
        String name = "Edict" + words.colon() + now.title().orElse(Places.shortName(document));
        List<String> about = new ArrayList<>(List.of(texts.decided(now), texts.by(now)));
        texts.caveat(now).ifPresent(about::add);
        about.add(say(
                "What has no day is not in it; `edict check` tells it.",
                "Ce qui n'a pas de date n'y figure pas ; `edict check` le donne."));
        out.text(told("NAME"), name).text("X-WR-CALNAME", name);
        out.text(told("DESCRIPTION"), about).text("X-WR-CALDESC", about);
        // Time enough for programs that ask by themselves: nothing falls due within hours.
        out.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D").line("X-PUBLISHED-TTL", "P1D");
    }

    private void decision(Schedule.Day day) {
        begin("decision", day.day(), say("Decision: ", "Décision : ") + texts.decision(day), List.of());
        out.values(told("CATEGORIES"), List.of(say("decision", "décision")));
        end("purple", "CONFIRMED");
    }

    private void event(Schedule.Event event) {
        if (event.day().isAfter(LAST)) {
            return;
        }
        boolean overdue = event.day().isBefore(now.asOf());
        String kind = overdue ? say("overdue", "en retard") : texts.kind(event);
        String what = event.finding()
                .map(finding -> language.of(finding.title()) + " (" + FindingText.name(finding.subject()) + ")")
                .orElseGet(() -> alone().what(event));
        // Where its own day is over, nobody would see it there any more.
        begin(
                event.kind().code() + "\n" + identity(event),
                overdue ? now.asOf() : event.day(),
                (overdue ? say("Overdue since ", "En retard depuis le ") + event.day() : capital(kind)) + words.colon() + what,
                event.finding().map(finding -> lines(event, finding)).orElse(List.of()));
        event.finding().ifPresent(finding -> out.link("URL", language.of(finding.citation().url())));
        out.values(
                told("CATEGORIES"),
                Stream.concat(Stream.of(kind), event.finding().stream().map(finding -> Provision.packOf(finding.provision())))
                        .toList());
        event.finding().ifPresent(finding -> out.line("PRIORITY", priority(finding.severity())));
        end(overdue ? "firebrick" : colour(event.kind()), ScheduleText.isOpen(event) ? "TENTATIVE" : "CONFIRMED");
    }

    /** @param identity what makes it the same event in a later calendar */
    private void begin(String identity, LocalDate day, String summary, List<String> lines) {
        out.begin("VEVENT");
        out.line("UID", uid(identity));
        out.line("DTSTAMP", ICalendar.day(now.asOf()) + "T000000Z");
        // Some programs keep what they have unless the new one counts higher.
        out.line("SEQUENCE", String.valueOf(Math.max(0, now.asOf().toEpochDay())));
        out.day("DTSTART", day).day("DTEND", day.plusDays(1));
        out.text(told("SUMMARY"), summary);
        if (!lines.isEmpty()) {
            out.text(told("DESCRIPTION"), lines);
        }
    }

    /** Nobody is busy on that day because of it. */
    private void end(String colour, String status) {
        out.line("COLOR", colour).line("STATUS", status).line("TRANSP", "TRANSPARENT").end("VEVENT");
    }

    private List<String> lines(Schedule.Event event, Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.status(event, finding) + ", " + words.severity(finding.severity()) + words.bearer(", ", finding));
        if (event.kind() != Schedule.Kind.LAPSES) {
            lines.add(language.of(finding.message()));
        }
        lines.addAll(texts.toDo(event));
        lines.add(language.cited(finding.citation()) + ' ' + language.of(finding.citation().url()));
        lines.add(finding.provision() + "  " + places.of(finding) + "  " + finding.subject().pointer());
        finding.facts().stream().limit(FACTS).forEach(fact -> lines.add(
                "  " + fact.file() + ":" + fact.line() + "  " + fact.attribute() + words.colon() + words.value(fact)));
        if (finding.facts().size() > FACTS) {
            int more = finding.facts().size() - FACTS;
            lines.add(say("  and " + more + " more", "  et " + more + " de plus"));
        }
        return lines;
    }

    /** What it is about, however lines, positions and words move. */
    private String identity(Schedule.Event event) {
        Optional<String> capability =
                event.capability().map(change -> change.it().scenario() + "\n" + change.it().capability());
        return event.finding()
                .map(fingerprints::identity)
                .or(() -> event.thing().map(fingerprints::name))
                .or(() -> capability)
                .orElse("");
    }

    /** A name-based UUID (RFC 9562, version 8), as RFC 7986 asks for. The same once more is the next of its kind. */
    private String uid(String identity) {
        String what = SarifReport.file(document) + "\n" + identity;
        int times = seen.merge(what, 1, Integer::sum);
        String hash = Hash.hex(what + "\n" + times);
        return String.join(
                "-",
                hash.substring(0, 8),
                hash.substring(8, 12),
                "8" + hash.substring(13, 16),
                "8" + hash.substring(17, 20),
                hash.substring(20, 32));
    }

    private static String priority(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "1";
            case HIGH -> "3";
            case MEDIUM -> "5";
            case LOW -> "9";
        };
    }

    /** A name of CSS, as RFC 7986 asks for: what has to be done, what ends, what is good to know. */
    private static String colour(Schedule.Kind kind) {
        return switch (kind) {
            case DUE, TO_DO -> "darkorange";
            case DUTY_ENDS, WAIVER_ENDS, ENDS, BACKUP_FAILS -> "goldenrod";
            case APPLIES, CHANGES, LAPSES, BACKUP_COUNTS, CAPABILITY -> "steelblue";
        };
    }

    /** Each event is read on its own, so each introduces what it names. */
    private ScheduleText alone() {
        return new ScheduleText(language, Naming.introducing(now));
    }

    /** A property that is written in a language. */
    private String told(String property) {
        return property + ";LANGUAGE=" + language.code();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
