package edict.report;

import edict.Evaluation;
import edict.decision.Condition;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a reader wants of an evaluation first, and in which order the rest. */
final class Outline {

    /** What is in force first, the worst of it before the rest. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::timing)
            .thenComparing(Comparator.<Finding, Severity>comparing(Finding::severity).reversed());

    private final Evaluation evaluation;
    private final Language language;

    Outline(Evaluation evaluation, Language language) {
        this.evaluation = evaluation;
        this.language = language;
    }

    /** The findings with one effect, the gravest first. */
    private List<Finding> with(Effect effect) {
        return evaluation.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .sorted(ORDER)
                .toList();
    }

    /** The same without those that are told with the list that would hold what they are about. */
    List<Finding> told(Effect effect) {
        return with(effect).stream().filter(finding -> !Unlisted.is(finding, evaluation)).toList();
    }

    /** The findings that made the decision what it is; none for an approval. */
    List<Finding> deciding() {
        return switch (evaluation.decision()) {
            case APPROVED -> List.of();
            case APPROVED_WITH_CONDITIONS -> with(Effect.CONDITION);
            case NEEDS_REVIEW -> with(Effect.REVIEW);
            case REJECTED -> with(Effect.REJECT);
        };
    }

    /** Those of them that are told by themselves. */
    List<Finding> decidingTold() {
        return deciding().stream().filter(finding -> !Unlisted.is(finding, evaluation)).toList();
    }

    /** Why it is decided so, in a sentence or two. */
    String why() {
        int deciding = deciding().size();
        String first =
                switch (evaluation.decision()) {
                    case APPROVED -> say(
                            "Nothing that was looked at speaks against it.",
                            "Rien de ce qui a été examiné ne s'y oppose.");
                    case APPROVED_WITH_CONDITIONS -> {
                        int conditions = evaluation.conditions().size();
                        yield conditions == 1
                                ? say("It depends on one condition.", "Cela dépend d'une condition.")
                                : say("It depends on ", "Cela dépend de ") + conditions + say(" conditions.", " conditions.");
                    }
                    case NEEDS_REVIEW -> switch (deciding) {
                        case 0 -> say(
                                "The decision would be another one without something that is merely assumed.",
                                "La décision serait autre sans ce qui n'est que supposé.");
                        case 1 -> say("Somebody has to look at one finding.", "Quelqu'un doit examiner un constat.");
                        default -> say("Somebody has to look at ", "Quelqu'un doit examiner ") + deciding
                                + say(" findings.", " constats.");
                    };
                    case REJECTED -> deciding == 1
                            ? say("One finding rejects it.", "Un constat entraîne le rejet.")
                            : deciding + say(" findings reject it.", " constats entraînent le rejet.");
                };
        int questions = evaluation.questions().size();
        String open =
                switch (questions) {
                    case 0 -> "";
                    case 1 -> say(" One question is open.", " Une question reste ouverte.");
                    default -> " " + questions + say(" questions are open.", " questions restent ouvertes.");
                };
        return first + open;
    }

    /** The first question that a finding depends on, and where its answer goes. */
    Optional<String> question(Finding finding) {
        return finding.questions().stream()
                .flatMap(asked -> evaluation.questions().stream()
                        .filter(question -> question.pointer().equals(asked.pointer()))
                        .map(question -> language.of(question.question()) + " " + question.pointer()))
                .findFirst();
    }

    /** What is owed, by the day on which it is due: what is owed already first, what nobody can date last. */
    List<Obligation> register() {
        return evaluation.obligations().stream()
                .sorted(Comparator.comparing(Outline::day))
                .toList();
    }

    private static LocalDate day(Obligation obligation) {
        return obligation
                .due()
                .map(due -> due.date().orElse(LocalDate.MAX))
                .or(() -> obligation.timing() == Timing.UPCOMING ? obligation.appliesFrom() : Optional.empty())
                .orElse(LocalDate.MIN);
    }

    /** Whether a condition stands only if what is open turns out to apply. */
    boolean isOpen(Condition condition) {
        return evaluation.findings().stream()
                .anyMatch(finding -> finding.status() == Status.OPEN
                        && finding.effect() == Effect.CONDITION
                        && finding.provision().equals(condition.provision())
                        && finding.subject().equals(condition.subject())
                        && finding.who().equals(condition.who()));
    }

    /** Who else can reach or stop it. */
    List<Finding> exposures() {
        return evaluation.findings().stream()
                .filter(finding -> finding.kind() == Provision.Kind.EXPOSURE)
                .toList();
    }

    /** What is to come, by day. */
    SortedMap<LocalDate, List<Finding>> upcoming() {
        SortedMap<LocalDate, List<Finding>> days = new TreeMap<>();
        evaluation.findings().stream()
                .filter(finding -> finding.timing() == Timing.UPCOMING)
                .forEach(finding -> finding.appliesFrom().ifPresent(day -> days.merge(
                        day,
                        List.of(finding),
                        (some, more) -> Stream.concat(some.stream(), more.stream()).toList())));
        return days;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
