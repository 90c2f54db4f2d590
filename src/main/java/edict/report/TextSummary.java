package edict.report;

import edict.Evaluation;
import edict.decision.Condition;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The long lists of a report, each thing said once for all that it is said of. What is certain and said of one thing is
 * written out as ever; of what is open the questions tell more than the facts that nobody has stated.
 */
final class TextSummary {

    /** More findings than anybody reads one by one. */
    private static final int LONG = 20;

    private static final int SUBJECTS = 5;
    private static final int POINTERS = 3;
    private static final int PROVISIONS = 4;
    private static final int MESSAGES = 3;

    /** Nobody answers more in one go, and the answers change what is asked next. */
    private static final int QUESTIONS = 10;

    private final Language language;
    private final FindingText words;
    private final Lines lines;

    TextSummary(Language language, FindingText words, Lines lines) {
        this.language = language;
        this.words = words;
        this.lines = lines;
    }

    static boolean isLong(Evaluation evaluation) {
        return evaluation.findings().size() > LONG;
    }

    void head(Evaluation evaluation) {
        lines.hanging(
                0,
                evaluation.findings().size()
                        + say(
                                " findings, summed up; `--verbose` writes out each of them with the facts it rests on.",
                                " constats, résumés ; `--verbose` les donne un à un avec les faits qui les fondent."));
    }

    /** @param whole writes a finding out */
    void findings(List<Finding> findings, Consumer<Finding> whole, Function<Finding, Lines.Look> look) {
        for (List<Finding> alike : groups(findings, TextSummary::key)) {
            if (alike.size() == 1 && alike.get(0).status() != Status.OPEN) {
                whole.accept(alike.get(0));
            } else {
                findings(alike, look);
            }
        }
    }

    private static List<Object> key(Finding finding) {
        return List.of(
                finding.provision(),
                finding.status(),
                finding.timing(),
                finding.text(),
                finding.appliesFrom(),
                finding.due(),
                finding.waiver());
    }

    private void findings(List<Finding> alike, Function<Finding, Lines.Look> look) {
        Finding first = alike.get(0);
        boolean one = alike.size() == 1;
        String subject = one
                ? FindingText.name(first.subject())
                : alike.size() + say(" subjects", " objets");
        lines.line(
                1, look.apply(first), words.standing(first) + "  " + subject + ": " + language.of(first.title()));
        boolean together = alike.stream().map(Finding::who).distinct().count() == 1;
        lines.line(
                2,
                first.provision() + "  " + words.severity(first.severity())
                        + (together ? words.bearer("  ", first.who()) : ""));
        lines.line(2, FindingText.citation(first.citation()) + "  " + first.citation().url());
        if (!one) {
            lines.hanging(2, listed(names(alike, finding -> FindingText.name(finding.subject())), SUBJECTS));
        }
        // What is only possible says the same of each.
        if (one || first.status() != Status.OPEN) {
            names(alike, finding -> language.of(finding.message())).stream()
                    .limit(MESSAGES)
                    .forEach(message -> lines.hanging(2, message));
        }
        exceptions(alike);
        words.contested(first).ifPresent(contested -> lines.hanging(2, contested));
        if (first.unverified()) {
            lines.line(2, words.unverified());
        }
        words.waived(first).ifPresent(waived -> lines.hanging(2, waived));
        Set<String> asked = new LinkedHashSet<>();
        alike.forEach(finding -> finding.questions().stream().map(Conclusions.Asked::pointer).forEach(asked::add));
        if (!asked.isEmpty()) {
            lines.hanging(2, say("depends on ", "dépend de ") + listed(asked, POINTERS));
        }
        // What a condition asks for stands below, and what changes nothing asks for nothing.
        if (first.effect() == Effect.REJECT || first.effect() == Effect.REVIEW) {
            first.remedy()
                    .filter(remedy -> alike.stream().allMatch(other -> other.remedy().equals(first.remedy())))
                    .ifPresent(remedy ->
                            lines.hanging(2, say("remedy: ", "remède : ") + language.of(remedy)));
        }
    }

    private void exceptions(List<Finding> alike) {
        Map<String, Finding.Relief> reliefs = new LinkedHashMap<>();
        alike.forEach(finding -> finding.exceptions().forEach(relief -> reliefs.merge(
                relief.provision(), relief, (a, b) -> a.holds() == Ternary.YES ? b : a)));
        reliefs.values()
                .forEach(relief -> lines.line(
                        2,
                        words.exception(relief) + "  " + relief.provision() + ", "
                                + relief.citation().provision()));
    }

    void questions(List<Question> questions) {
        Map<Text, Long> texts =
                questions.stream().collect(Collectors.groupingBy(Question::question, Collectors.counting()));
        // The same question, or that of the same attribute in the same list, whichever member.
        Collection<List<Question>> all = groups(
                questions,
                question -> List.of(
                        question.attribute(),
                        texts.getOrDefault(question.question(), 1L) > 1
                                ? question.question()
                                : question.pointer().replaceAll("/(?:\\d+|-)(?=/|$)", "/*")));
        all.stream().limit(QUESTIONS).forEach(this::question);
        int more = all.stream().skip(QUESTIONS).mapToInt(List::size).sum();
        if (more > 0) {
            lines.hanging(
                    1,
                    say(
                            "and " + more + " more, which change less (`--verbose` lists them)",
                            "et " + more + " autres, moins décisives (liste : `--verbose`)"));
        }
    }

    private void question(List<Question> alike) {
        Question first = alike.get(0);
        boolean same = alike.stream().allMatch(other -> other.question().equals(first.question()));
        int others = alike.size() - 1;
        lines.hanging(
                1,
                first.rank() + ". " + language.of(first.question())
                        + (same ? "" : say(" And of " + others + " others.", " De même pour " + others + " autres.")));
        lines.hanging(2, listed(names(alike, Question::pointer), POINTERS));
        Set<String> settled = new LinkedHashSet<>();
        alike.forEach(question -> settled.addAll(question.settles()));
        lines.hanging(2, say("settles ", "tranche ") + listed(settled, PROVISIONS));
    }

    void conditions(List<Condition> conditions) {
        for (List<Condition> alike : groups(
                conditions, one -> List.of(one.by(), one.text(), one.provision(), one.tolerated()))) {
            Condition first = alike.get(0);
            lines.hanging(
                    1,
                    words.by(first) + language.of(first.text()) + "  (" + first.provision()
                            + (first.tolerated() ? say(", tolerated", ", toléré") : "") + ")");
            if (alike.size() > 1) {
                lines.hanging(
                        2,
                        listed(names(alike, condition -> FindingText.name(condition.subject())), SUBJECTS));
            }
        }
    }

    void obligations(List<Obligation> obligations) {
        for (List<Obligation> alike : groups(
                obligations, one -> List.of(words.when(one), one.provision(), one.who(), one.status()))) {
            Obligation first = alike.get(0);
            lines.line(1, words.when(first) + "  " + language.of(first.title()));
            lines.hanging(
                    2,
                    first.provision() + "  "
                            + listed(names(alike, obligation -> FindingText.name(obligation.subject())), SUBJECTS)
                            + words.bearer("  ", first.who()) + "  " + words.status(first.status()));
        }
    }

    /** In the order in which the first of each comes. */
    private static <T> Collection<List<T>> groups(List<T> all, Function<T, List<Object>> key) {
        Map<List<Object>, List<T>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(key.apply(one), none -> new ArrayList<>()).add(one));
        return groups.values();
    }

    private static <T> Set<String> names(List<T> all, Function<T, String> name) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.add(name.apply(one)));
        return names;
    }

    /** The first few, and how many more there are; never just one more. */
    private String listed(Collection<String> names, int shown) {
        List<String> all = List.copyOf(names);
        if (all.size() <= shown + 1) {
            return String.join(", ", all);
        }
        int more = all.size() - shown;
        return String.join(", ", all.subList(0, shown)) + say(" and " + more + " more", " et " + more + " de plus");
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
