package edict.report;

import edict.Evaluation;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.rulebook.Words;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a reader wants of an evaluation first, and in which order the rest. */
final class Outline {

    /** What is in force first, of that what is certain, and the worst of it before the rest. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::timing)
            .thenComparing(finding -> finding.status() == Status.OPEN)
            .thenComparing(Comparator.comparing(Finding::worst).reversed())
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

    /** The findings of a group without those that are told with the list that would hold what they are about, the gravest first. */
    List<Finding> told(Group group) {
        List<Finding> told =
                with(group.effect()).stream().filter(finding -> Group.of(finding) == group && isTold(finding)).toList();
        // A prohibition of which the facts are stated, but for its scope, is nearer than one of which nothing is.
        return group == Group.MAY_REJECT ? told.stream().sorted(Comparator.comparing(Outline::missing)).toList() : told;
    }

    /** How many of the facts that it reads nobody has stated. */
    private static long missing(Finding finding) {
        return finding.facts().stream().filter(fact -> fact.origin() == Given.Origin.MISSING).count();
    }

    private boolean isTold(Finding finding) {
        return !Unlisted.is(finding, evaluation);
    }

    /** What is violated already, what does most to the decision first; nothing that is waived. */
    List<Finding> violated() {
        return weightiest(Finding::isViolated);
    }

    /** What the one assessed owes already without a day by which, and is not known to have met, what does most to the decision first. */
    List<Finding> owed() {
        return weightiest(finding -> finding.status() == Status.REQUIRED
                && finding.timing() == Timing.IN_FORCE
                && finding.due().isEmpty()
                && finding.bearer() == Ternary.YES);
    }

    private List<Finding> weightiest(Predicate<Finding> some) {
        return evaluation.findings().stream()
                .filter(some)
                .sorted(Comparator.comparing(Finding::effect).reversed().thenComparing(ORDER))
                .toList();
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
        return deciding().stream().filter(this::isTold).toList();
    }

    /** Why it is decided so, in a sentence or two. */
    String why() {
        int deciding = deciding().size();
        String first =
                switch (evaluation.decision()) {
                    case APPROVED -> say(
                            "Nothing that was looked at speaks against it.",
                            "Rien de ce qui a été examiné ne s'y oppose.");
                    case APPROVED_WITH_CONDITIONS -> conditions();
                    case NEEDS_REVIEW -> review(deciding);
                    case REJECTED -> deciding == 1
                            ? say("One finding rejects it.", "Un constat entraîne le rejet.")
                            : deciding + say(" findings reject it", " constats entraînent le rejet") + provisions() + ".";
                };
        int questions = evaluation.questions().size();
        String open =
                switch (questions) {
                    case 0 -> "";
                    case 1 -> say(" One question is open.", " Une question reste ouverte.");
                    default -> " " + questions + say(" questions are open.", " questions restent ouvertes.");
                };
        return first + open + (questions > 0 && isSettled() ? moot(questions) : "")
                + evaluation.mayReject().map(more -> " " + language.of(more)).orElse("");
    }

    /** Whether it stays rejected whatever is answered. */
    private boolean isSettled() {
        return evaluation.decision() == Verdict.REJECTED
                && deciding().stream().anyMatch(finding -> finding.status() == Status.VIOLATED);
    }

    private String moot(int questions) {
        return questions == 1
                ? say(" Its answer can't change that.", " Sa réponse n'y peut rien changer.")
                : say(" No answer can change that.", " Aucune réponse n'y peut rien changer.");
    }

    /** Of several findings it is worth saying that they are about the same. */
    private String provisions() {
        long provisions = deciding().stream().map(Finding::provision).distinct().count();
        return provisions == deciding().size()
                ? ""
                : say(", under ", ", au titre de ")
                        + (provisions == 1
                                ? say("one provision", "la même disposition")
                                : provisions + say(" provisions", " dispositions"));
    }

    private String conditions() {
        long violated = evaluation.conditions().stream().filter(this::isViolated).count();
        String already = violated == 0
                ? ""
                : violated == 1
                        ? say(" One of them is violated already.", " L'une d'elles est déjà violée.")
                        : say(" " + violated + " of them are violated already.", " " + violated + " d'entre elles sont déjà violées.");
        return dependences() + already;
    }

    private String dependences() {
        long open = evaluation.conditions().stream().filter(this::isOpen).count();
        long certain = evaluation.conditions().size() - open;
        if (open == 0) {
            return dependsOn(certain) + ".";
        }
        return certain == 0
                ? dependsOn(open) + say(", if what is open turns out to apply.", ", si ce qui est ouvert se révèle applicable.")
                : dependsOn(certain)
                        + say(", and on " + open + " more if what is open turns out to apply.",
                                ", et de " + open + " autres si ce qui est ouvert se révèle applicable.");
    }

    private String dependsOn(long conditions) {
        return conditions == 1
                ? say("It depends on one condition", "Cela dépend d'une condition")
                : say("It depends on ", "Cela dépend de ") + conditions + say(" conditions", " conditions");
    }

    /** What nobody has listed is not looked at finding by finding: it has to be listed. */
    private String review(int deciding) {
        if (deciding == 0) {
            return say(
                    "The decision would be another one without something that is merely assumed.",
                    "La décision serait autre sans ce qui n'est que supposé.");
        }
        int told = decidingTold().size();
        Set<String> lists = new TreeSet<>();
        Unlisted.of(evaluation).stream()
                .filter(list -> !Collections.disjoint(list.findings(), deciding()))
                .forEach(list -> lists.addAll(list.lists()));
        String look =
                switch (told) {
                    case 0 -> "";
                    case 1 -> say("Somebody has to look at one finding", "Quelqu'un doit examiner un constat");
                    default -> say("Somebody has to look at ", "Quelqu'un doit examiner ") + told + say(" findings", " constats");
                };
        if (lists.isEmpty()) {
            return look + ".";
        }
        String list = lists.size() == 1
                ? say("say what one list holds", "dire ce que contient une liste")
                : say("say what ", "dire ce que contiennent ") + lists.size() + say(" lists hold", " listes");
        return (told == 0 ? say("Somebody has to ", "Quelqu'un doit ") : look + say(", and to ", ", et ")) + list + ".";
    }

    /** For whom it is decided, by name. */
    List<String> assessed() {
        Facts facts = evaluation.days().get(0).facts();
        return facts.marked(Words.ORGANISATION, Words.ASSESSED).stream().map(Entity::called).toList();
    }

    /** The first question that a finding depends on, and where its answer goes. */
    Optional<String> question(Finding finding) {
        return finding.questions().stream()
                .flatMap(asked -> evaluation.questions().stream()
                        // Whether a control is there is asked of the list of controls, for each of them.
                        .filter(question -> question.pointer().equals(asked.pointer()) && question.attribute().equals(asked.attribute()))
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
                .filter(due -> !due.lasts())
                .map(due -> due.date().orElse(LocalDate.MAX))
                .or(() -> obligation.timing() == Timing.UPCOMING ? obligation.appliesFrom() : Optional.empty())
                .orElse(LocalDate.MIN);
    }

    /** Whether what a condition is about is violated already. */
    boolean isViolated(Condition condition) {
        return evaluation.findings().stream().anyMatch(finding -> finding.isViolated() && isOf(finding, condition));
    }

    /** Whether a condition stands only if what is open turns out to apply. */
    boolean isOpen(Condition condition) {
        return evaluation.findings().stream()
                .anyMatch(finding -> finding.status() == Status.OPEN && isOf(finding, condition));
    }

    private static boolean isOf(Finding finding, Condition condition) {
        return finding.effect() == Effect.CONDITION
                && finding.provision().equals(condition.provision())
                && finding.subject().equals(condition.subject())
                && finding.who().equals(condition.who());
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
