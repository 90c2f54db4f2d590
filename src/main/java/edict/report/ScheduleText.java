package edict.report;

import edict.Changes;
import edict.Evaluation;
import edict.Schedule;
import edict.continuity.Continuity;
import edict.findings.Finding;
import edict.rulebook.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens on a day, in words. */
final class ScheduleText {

    private final Language language;
    private final FindingText words;
    private final ContinuityText capabilities;

    ScheduleText(Language language, Naming naming) {
        this.language = language;
        this.words = new FindingText(language);
        this.capabilities = new ContinuityText(language, naming);
    }

    /** {@code REJECTED as of 2026-11-20}. */
    String decided(Evaluation now) {
        return words.verdict(now.decision()).toUpperCase(Locale.ROOT) + say(" as of ", " au ") + now.asOf()
                + (now.knownOn().equals(now.asOf()) ? "" : say(", law known on ", ", droit connu au ") + now.knownOn());
    }

    /** By whose rules. */
    String by(Evaluation now) {
        return say("profile ", "profil ") + now.profile() + say(", rulebook ", ", règles ") + now.rulebook().substring(0, 12);
    }

    /** Of a day on which the decision becomes another one. */
    String decision(Schedule.Day day) {
        return words.verdict(day.before()).toUpperCase(Locale.ROOT) + " → "
                + words.verdict(day.decision()).toUpperCase(Locale.ROOT);
    }

    String nothing() {
        return say("Nothing is known to change.", "Aucun changement n'est connu.");
    }

    /** What all of it rests on. */
    Optional<String> caveat(Evaluation now) {
        return now.scope().knownUntil().values().stream().min(LocalDate::compareTo).map(day -> say(
                "If the design stays as it is. Law known until at least " + day + "; it may change what comes later.",
                "Si le projet reste tel quel. Droit connu au moins jusqu'au " + day + " ; il peut changer ce qui vient ensuite."));
    }

    String kind(Schedule.Event event) {
        boolean perhaps = event.kind() == Schedule.Kind.APPLIES && isOpen(event);
        return perhaps ? say("may start to apply", "commence peut-être à s'appliquer") : kind(event.kind());
    }

    /** Whether it is about something of which nobody knows yet whether it is so. */
    static boolean isOpen(Schedule.Event event) {
        return event.finding().filter(finding -> finding.status() == Status.OPEN).isPresent();
    }

    /** Whether it stands otherwise than the day before, and is not only told otherwise. */
    static boolean hasMoved(Schedule.Event event) {
        return event.before().isEmpty() || !event.before().map(Finding::status).equals(event.finding().map(Finding::status));
    }

    /** {@code satisfied → required}. */
    String status(Schedule.Event event, Finding finding) {
        return (event.kind() == Schedule.Kind.LAPSES ? say("was ", "était ") : "")
                + event.before().filter(old -> hasMoved(event)).map(old -> words.status(old.status()) + " → ").orElse("")
                + words.status(finding.status());
    }

    /** What it is about, where that is no finding. */
    String what(Schedule.Event event) {
        return event.capability().map(this::capability).or(() -> event.text().map(language::of)).orElse("");
    }

    private String capability(Changes.Change<Continuity> change) {
        Continuity now = change.it();
        return language.of(now.title()) + words.colon() + capabilities.thing(now.capability()) + words.colon()
                + change.before().map(capabilities::whole).orElse("-") + " → "
                + change.after().map(capabilities::whole).orElse("-");
    }

    /** What has to be done about a finding, and what was agreed in the place of that. */
    List<String> toDo(Schedule.Event event) {
        List<String> lines = new ArrayList<>();
        event.text().map(language::of).ifPresent(lines::add);
        boolean acts = event.kind() == Schedule.Kind.APPLIES
                || event.kind() == Schedule.Kind.CHANGES
                || event.kind() == Schedule.Kind.DUE;
        event.finding()
                .filter(finding -> acts && isOutstanding(finding))
                .flatMap(Finding::remedy)
                .ifPresent(remedy -> lines.add(say("remedy: ", "remède : ") + language.of(remedy)));
        event.finding()
                .filter(finding -> event.kind() == Schedule.Kind.WAIVER_ENDS)
                .flatMap(Finding::waiver)
                .ifPresent(waiver ->
                        lines.add(say("waived by ", "dérogation de ") + waiver.approver() + words.colon() + waiver.reason()));
        return lines;
    }

    private static boolean isOutstanding(Finding finding) {
        return switch (finding.status()) {
            case VIOLATED, REQUIRED, OPEN, PLANNED, INFO -> true;
            case SATISFIED, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> false;
        };
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

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
