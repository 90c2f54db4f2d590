package edict.report;

import edict.decision.Condition;
import edict.decision.Verdict;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.rulebook.Provision;
import edict.rulebook.Provision.Force;
import edict.rulebook.Sanction;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an evaluation and its findings say of themselves, in words. */
final class FindingText {

    private final Language language;

    FindingText(Language language) {
        this.language = language;
    }

    String verdict(Verdict verdict) {
        return language.of(verdict.word());
    }

    /** The verdict at the head of a report. */
    String decision(Verdict verdict) {
        String word = verdict(verdict);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** What the findings of a group have in common. */
    String group(Group group) {
        return switch (group) {
            case REJECTS -> say("What rejects it", "Ce qui entraîne le rejet");
            case MAY_REJECT -> say("What would reject it too, if it applies", "Ce qui entraînerait aussi le rejet, si cela s'applique");
            case REVIEW -> say("What somebody has to look at", "À examiner");
            case CONDITION -> say("What it depends on", "Ce dont cela dépend");
            case REST -> say("Also found", "Également constaté");
        };
    }

    /** What stands above the lists of which nobody said what they hold. */
    String unlisted() {
        return say("What nobody listed", "Ce que personne n'a énuméré");
    }

    /** What to do about them. */
    String listing() {
        return say(
                "There are rules for what may be there: say what there is, or write `[]` where there is nothing.",
                "Des règles visent ce qui s'y trouve peut-être : dites ce qu'il y a, ou écrivez `[]` s'il n'y a rien.");
    }

    /** {@code 24 provisions}. */
    String provisions(int count) {
        return count + say(count == 1 ? " provision" : " provisions", count == 1 ? " disposition" : " dispositions");
    }

    String status(Status status) {
        return switch (status) {
            case VIOLATED -> say("violated", "violé");
            case REQUIRED -> say("required", "exigé");
            case OPEN -> say("open", "ouvert");
            case PLANNED -> say("planned", "prévu");
            case SATISFIED -> say("satisfied", "satisfait");
            case INFO -> say("to know", "à noter");
            case WAIVED -> say("waived", "dérogé");
            case COMPLIANT -> say("compliant", "conforme");
            case NOT_APPLICABLE -> say("not applicable", "sans objet");
            case NOT_TRIGGERED -> say("not triggered", "non déclenché");
        };
    }

    /** {@code required from 2027-01-02, due 2027-06-30}; a day that is both is said once. */
    String standing(Finding finding) {
        String when = when(finding.timing(), finding.appliesFrom());
        boolean atOnce = finding.timing() == Timing.UPCOMING
                && finding.due().flatMap(Finding.Due::date).equals(finding.appliesFrom());
        boolean lapsed = finding.timing() == Timing.LAPSED;
        return status(finding.status())
                + (when.isEmpty() ? "" : lapsed ? " (" + when + ")" : " " + when)
                + finding.due().filter(by -> !atOnce).map(by -> ", " + due(Optional.of(by))).orElse("");
    }

    /** {@code from 2027-08-02} for what is still to come, {@code lapsed} for what has ended; empty for what is in force. */
    String when(Timing timing, Optional<LocalDate> appliesFrom) {
        return switch (timing) {
            case IN_FORCE -> "";
            case UPCOMING -> appliesFrom.map(day -> say("from ", "à partir du ") + day).orElse("");
            case LAPSED -> say("lapsed", "abrogé");
        };
    }

    /** {@code due 2026-12-02}, or {@code until 2036-12-02} of what lasts; empty where there is no day. */
    String due(Optional<Finding.Due> due) {
        return due.map(by -> by.lasts()
                        ? by.date()
                                .map(day -> say("until ", "jusqu'au ") + day)
                                .orElse(say("until a day not known yet", "jusqu'à un jour encore inconnu"))
                        : by.date()
                                .map(day -> say("due ", "échéance ") + day)
                                .orElse(say("due on a day not known yet", "échéance encore inconnue")))
                .orElse("");
    }

    /** What it is where it is not law. */
    Optional<String> force(Force force) {
        return switch (force) {
            case LAW -> Optional.empty();
            case GUIDANCE -> Optional.of(say("guidance", "recommandation"));
            case PROPOSED -> Optional.of(say("proposed", "proposition"));
            case PENDING -> Optional.of(say("pending", "en instance"));
            case LABEL -> Optional.of(say("label", "label"));
            case HOUSE -> Optional.of(say("house rule", "règle interne"));
        };
    }

    String severity(Severity severity) {
        return switch (severity) {
            case LOW -> say("low", "faible");
            case MEDIUM -> say("medium", "moyenne");
            case HIGH -> say("high", "élevée");
            case CRITICAL -> say("critical", "critique");
        };
    }

    /** When something owed is owed. */
    String when(Obligation obligation) {
        if (obligation.due().filter(by -> !by.lasts()).isPresent()) {
            return due(obligation.due());
        }
        String when = when(obligation.timing(), obligation.appliesFrom());
        return (when.isEmpty() ? say("now", "dès à présent") : when) + obligation.due().map(by -> ", " + due(obligation.due())).orElse("");
    }

    /** {@code by 2027-01-02: }, or nothing where no day is set. */
    String by(Condition condition) {
        return condition.by().map(day -> say("by ", "pour le ") + day + colon()).orElse("");
    }

    /** {@code borne by us as deployer}, after {@code before}; empty where nobody bears it. */
    String bearer(String before, Finding.Who who) {
        return parties(before, say("borne by ", "incombe à "), Stream.of(who));
    }

    String bearer(String before, Finding finding) {
        return bearers(before, List.of(finding));
    }

    /** The same of several. What one may demand, or is told, is no burden: {@code for us as end-user}. */
    String bearers(String before, List<Finding> alike) {
        return parties(before, borne(alike), alike.stream().map(Finding::who));
    }

    private String borne(List<Finding> alike) {
        boolean burden = alike.stream()
                .anyMatch(finding ->
                        finding.kind() != Provision.Kind.LEVERAGE && finding.kind() != Provision.Kind.GUIDANCE);
        return burden ? say("borne by ", "incombe à ") : say("for ", "à l'attention de ");
    }

    /** The same of a few: of more than that without their roles; empty where there are too many organisations to read, or one is not known. */
    String bearers(String before, List<Finding> alike, int most) {
        if (alike.stream().map(Finding::who).distinct().count() <= most) {
            return bearers(before, alike);
        }
        Set<String> organisations = Alike.names(alike, finding -> finding.who().organisation().orElse(""));
        return organisations.contains("") || organisations.size() > most ? "" : before + borne(alike) + String.join(", ", organisations);
    }

    /** What stands above the conditions that nobody else bears: those together with what is to agree in the contract are the conditions. */
    String own() {
        return say("To see to", "À mettre en place");
    }

    /** What somebody else bears, whom nobody here can make do it but by agreeing on it. */
    String contract() {
        return say("To agree in the contract", "À convenir par contrat");
    }

    private String parties(String before, String how, Stream<Finding.Who> parties) {
        Map<String, List<Finding.Who>> organisations = parties
                .filter(who -> who.organisation().isPresent() || who.role().isPresent())
                .collect(Collectors.groupingBy(who -> who.organisation().orElse("?"), LinkedHashMap::new, Collectors.toList()));
        String named = organisations.entrySet().stream()
                .map(organisation -> organisation.getKey() + roles(organisation.getValue()))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : before + how + named;
    }

    /** {@code as provider and as controller for care, research}: all that one organisation is; nothing where it is itself that bears it. */
    private String roles(List<Finding.Who> roles) {
        Map<String, List<Finding.Who>> titles = roles.stream()
                .filter(who -> who.role().isPresent())
                .collect(Collectors.groupingBy(who -> title(who), LinkedHashMap::new, Collectors.toList()));
        return titles.entrySet().stream()
                .map(title -> say(" as ", " comme ") + title.getKey() + of(title.getValue()))
                .collect(Collectors.joining(say(" and", " et")));
    }

    /** What for, unless it is for others as well that go without saying. */
    private String of(List<Finding.Who> alike) {
        Set<String> things = Alike.names(alike, who -> who.of().orElse(""));
        return things.contains("") ? "" : say(" for ", " pour ") + String.join(", ", things);
    }

    private String title(Finding.Who who) {
        return who.title().map(language::of).orElse(who.role().orElse(""));
    }

    /** {@code as deployer}, or {@code as controller for care}, after a space. */
    String as(Finding.Who who) {
        return who.role().isEmpty() ? "" : roles(List.of(who));
    }

    /** What it says, and who says so where it is not the document. */
    String value(Finding.FactRead fact) {
        String value = fact.origin() == Given.Origin.MISSING
                ? say("not stated", "non indiqué")
                : language.of(fact.value());
        return value + origin(fact.origin());
    }

    private String origin(Given.Origin origin) {
        return switch (origin) {
            case STATED, MISSING -> "";
            case DERIVED -> say(" (derived)", " (déduit)");
            case CATALOGUE -> say(" (catalogue)", " (catalogue)");
            case ANSWERED -> say(" (answered)", " (répondu)");
            case ASSUMED -> say(" (assumed)", " (supposé)");
        };
    }

    /** What a derived fact says of its arguments, which its name tells only those who know the rules; empty where nobody says it. */
    Optional<String> says(Finding.Derivation step) {
        return Optional.of(language.of(step.says())).filter(says -> !says.isBlank());
    }

    /** Whether a step rests on nothing that was not told before it. */
    boolean isTold(Finding.Derivation step, Set<Finding.FactRead> told) {
        return !step.facts().isEmpty() && told.containsAll(step.facts());
    }

    String factsAbove() {
        return say("from the facts above", "d'après les faits ci-dessus");
    }

    /** {@code because Covered(saw)}. */
    String derived(Finding.Derivation step) {
        return (step.holds() == Ternary.YES ? say("because ", "car ") : say("possibly ", "peut-être "))
                + step.type() + "("
                + String.join(", ", step.arguments().stream().map(language::of).toList()) + ")";
    }

    String exception(Finding.Relief relief) {
        return (relief.holds() == Ternary.YES
                        ? say("exception: ", "exception : ")
                        : say("possible exception: ", "exception possible : "))
                + language.of(relief.title());
    }

    /** What is contested about its meaning, where something is. */
    Optional<String> contested(Finding finding) {
        return contested(finding, text -> colon() + language.of(text));
    }

    /** The same where both readings are told already. */
    Optional<String> contestedAgain(Finding finding) {
        return contested(finding, text -> say(", as told above", ", voir plus haut"));
    }

    private Optional<String> contested(Finding finding, Function<Text, String> told) {
        return finding.interpretation()
                .filter(reading -> reading.contested())
                .map(reading -> say("contested", "controversé")
                        + reading.of().map(of -> " (" + of + ")").orElse("")
                        + reading.text().map(told).orElse(""));
    }

    /** What a breach may cost: the cap for who bears it where that can be told, else what the law says of all. */
    Optional<String> sanction(Finding finding) {
        return finding.ceiling()
                .map(ceiling -> language.of(ceiling.says())
                        + finding.sanction()
                                .flatMap(Sanction::besides)
                                .map(also -> say("; ", " ; ") + language.of(also))
                                .orElse(""))
                .or(() -> finding.sanction().flatMap(Sanction::text).map(language::of));
    }

    /** The same of what is still to be met. */
    Optional<String> threat(Finding finding) {
        return switch (finding.status()) {
            case VIOLATED, REQUIRED, OPEN, PLANNED -> sanction(finding);
            case SATISFIED, INFO, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> Optional.empty();
        };
    }

    String unverified() {
        return say("nobody has checked this against its source yet", "non encore vérifié à la source");
    }

    /** Under whose waiver it stands, and why. */
    Optional<String> waived(Finding finding) {
        return finding.waiver()
                .map(waiver -> say("waived by ", "dérogation de ") + waiver.approver() + say(" until ", " jusqu'au ")
                        + waiver.expires() + colon() + waiver.reason());
    }

    /** {@code Certificate of-the-cloud (/certificates/2/status)}: what a question is about, and where the answer goes. */
    String asked(Question question) {
        return question.about().map(thing -> language.of(thing) + " (" + question.pointer() + ")").orElse(question.pointer());
    }

    static String name(Finding.Subject subject) {
        return subject.id().orElse(subject.pointer());
    }

    /** A colon as the language sets it, and a space. */
    String colon() {
        return say(": ", " : ");
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
