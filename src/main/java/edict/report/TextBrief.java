package edict.report;

import edict.Evaluation;
import edict.continuity.Continuity;
import edict.continuity.Verdict;
import edict.decision.Condition;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an architect reads before anything else: what blocks it and what to do, how much else there is, and what comes next. Some forty lines. */
final class TextBrief {

    /** Of what rejects it each thing is told; of all else the first few, as the rest is a matter of asking for it. */
    private static final int SHOWN = 8;

    /** Of conditions alone: the rest of them is counted only. */
    private static final int VIOLATED = 2;

    private static final int QUESTIONS = 5;
    private static final int DAYS = 3;
    private static final int NAMES = 3;

    private final Evaluation evaluation;
    private final Language language;
    private final FindingText words;
    private final Outline outline;
    private final Lines lines;
    private final FindingLines told;

    TextBrief(Evaluation evaluation, Language language, FindingText words, Outline outline, Lines lines) {
        this.evaluation = evaluation;
        this.language = language;
        this.words = words;
        this.outline = outline;
        this.lines = lines;
        this.told = new FindingLines(evaluation.days().get(0).facts(), language, words, lines);
    }

    void write() {
        lines.hanging(0, outline.why());
        told(Group.REJECTS, Lines.Look.BAD, Integer.MAX_VALUE);
        told(Group.MAY_REJECT, Lines.Look.DOUBTFUL, SHOWN);
        told(Group.REVIEW, Lines.Look.DOUBTFUL, SHOWN);
        unlisted();
        conditions();
        due();
        questions();
        losses();
        lines.blank();
        lines.hanging(
                0,
                say(
                        "What would have to change: `edict remedy`; all of it, with citations and facts: without `--brief`; as a page: `--format html -o FILE`.",
                        "Ce qui serait à changer : `edict remedy` ; le tout, avec références et faits : sans `--brief` ; en page : `--format html -o FICHIER`."));
    }

    private void told(Group group, Lines.Look look, int shown) {
        List<Finding> findings = outline.told(group);
        if (findings.isEmpty()) {
            return;
        }
        lines.heading(words.group(group), findings.size());
        told.write(findings, look, shown, finding -> group == Group.REJECTS && finding.status() != Status.OPEN);
    }

    private void unlisted() {
        List<Unlisted> lists = Unlisted.of(evaluation);
        if (!lists.isEmpty()) {
            lines.heading(words.unlisted(), lists.size());
            lines.hanging(1, listed(lists.stream().flatMap(list -> list.lists().stream()).toList()));
        }
    }

    private void conditions() {
        if (evaluation.conditions().isEmpty()) {
            return;
        }
        lines.heading(say("Conditions", "Conditions"), evaluation.conditions().size());
        List<Finding> violated = outline.violated().stream()
                .filter(finding -> finding.effect() == Effect.CONDITION)
                .toList();
        told.write(violated, Lines.Look.DOUBTFUL, VIOLATED, finding -> false);
        conditions(say("to see to", "à mettre en place"), false, condition -> Provision.packOf(condition.provision()));
        conditions(
                say("to agree in the contract", "à convenir par contrat"),
                true,
                condition -> condition.who().organisation().orElse(say("with whom is not known", "avec qui n'est pas connu")));
    }

    /** @param by what they are counted by */
    private void conditions(String title, boolean forContract, Function<Condition, String> by) {
        List<Condition> some = evaluation.conditions().stream()
                .filter(condition -> condition.forContract() == forContract)
                .toList();
        if (!some.isEmpty()) {
            Map<String, Long> counts = some.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
            long violated = some.stream().filter(outline::isViolated).count();
            long open = some.stream().filter(outline::isOpen).count();
            lines.hanging(
                    1,
                    title + " (" + some.size()
                            + (violated == 0 ? "" : say("; ", " ; ") + violated + say(" violated already", violated == 1 ? " déjà violée" : " déjà violées"))
                            + (open == 0 ? "" : say("; ", " ; ") + open + say(" if what is open applies", " si ce qui est ouvert s'applique"))
                            + ")" + words.colon()
                            + counts.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).collect(Collectors.joining(", ")));
        }
    }

    private void due() {
        SortedMap<LocalDate, List<Obligation>> days = new TreeMap<>();
        evaluation.obligations().stream()
                .filter(obligation -> obligation.status() != Status.SATISFIED)
                .forEach(obligation -> day(obligation).ifPresent(
                        day -> days.computeIfAbsent(day, none -> new ArrayList<>()).add(obligation)));
        if (days.isEmpty()) {
            return;
        }
        lines.heading(say("What comes next", "Prochaines échéances"), days.size());
        days.entrySet().stream().limit(DAYS).forEach(day -> lines.hanging(
                1,
                day.getKey() + "  " + listed(Alike.names(day.getValue(), obligation -> language.of(obligation.title())))));
        told.more(days.size() - DAYS);
    }

    /** The later day by which something is due, or from which it is owed. */
    private Optional<LocalDate> day(Obligation obligation) {
        return obligation.due().flatMap(Finding.Due::deadline)
                .or(() -> obligation.timing() == Timing.UPCOMING ? obligation.appliesFrom() : Optional.empty())
                .filter(day -> !day.isBefore(evaluation.asOf()));
    }

    private void questions() {
        if (evaluation.questions().isEmpty()) {
            return;
        }
        lines.heading(say("Questions, the one that can change most first", "Questions, la plus décisive d'abord"), evaluation.questions().size());
        Collection<List<Question>> groups =
                Alike.groups(evaluation.questions(), question -> List.of(question.attribute(), question.question()));
        // Numbered as they stand here: a number for each of what is asked together would leave gaps.
        int number = 0;
        for (List<Question> alike : groups.stream().limit(QUESTIONS).toList()) {
            lines.hanging(
                    1, ++number + ". " + language.of(alike.get(0).question()) + "  " + listed(Alike.names(alike, words::asked)));
        }
        told.more(groups.stream().skip(QUESTIONS).mapToInt(List::size).sum());
    }

    private void losses() {
        List<Continuity> lost = evaluation.continuity().stream()
                .filter(continuity -> continuity.verdict() != Verdict.RETAINED && continuity.verdict() != Verdict.RETAINED_AFTER_SWITCH)
                .toList();
        if (!lost.isEmpty()) {
            lines.heading(say("If access is lost", "Si l'accès est perdu"), lost.size());
            ContinuityText text = new ContinuityText(language, Naming.introducing(evaluation));
            List<Continuity> first = lost.stream().limit(SHOWN).toList();
            for (List<Continuity> scenario : Alike.groups(first, one -> List.of(one.scenario()))) {
                lines.line(1, text.scenario(scenario.get(0)));
                scenario.forEach(continuity -> lines.hanging(
                        2, text.verdict(continuity) + text.because(continuity).map(because -> ", " + because).orElse("")));
            }
            told.more(lost.size() - SHOWN);
        }
    }

    private String listed(Collection<String> names) {
        return Alike.listed(names, NAMES, language);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
