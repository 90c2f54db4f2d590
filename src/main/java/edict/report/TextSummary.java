package edict.report;

import edict.Evaluation;
import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.rulebook.Citation;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The long lists of a report, each thing said once for all that it is said of: what is grave with what is wrong and where,
 * the rest by instrument, each with what is to be done.
 */
final class TextSummary {

    /** More findings than anybody reads one by one. */
    private static final int LONG = 20;

    private static final int SUBJECTS = 5;
    private static final int POINTERS = 2;
    private static final int PROVISIONS = 4;
    private static final int MESSAGES = 3;
    private static final int VALUE = 32;

    /** Nobody answers more in one go, and the answers change what is asked next. */
    private static final int QUESTIONS = 10;

    private final Facts facts;
    private final Language language;
    private final FindingText words;
    private final Lines lines;
    /** Those that are said already, with the provision under which each was. */
    private final Map<String, String> sanctions = new HashMap<>();
    /** What is contested and told already. */
    private final Set<String> contested = new HashSet<>();

    /** @param facts of the design, whose things it calls by their ids */
    TextSummary(Facts facts, Language language, FindingText words, Lines lines) {
        this.facts = facts;
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
                                " findings, summed up; `--brief` keeps to what blocks it, `--verbose` writes out each of them with the facts it rests on, `edict explain` says why and why not,"
                                        + " `edict remedy` what would have to change.",
                                " constats, résumés ; `--brief` s'en tient à ce qui bloque, `--verbose` les donne un à un avec les faits qui les fondent, `edict explain` dit pourquoi et pourquoi pas,"
                                        + " `edict remedy` ce qui serait à changer."));
    }

    /** What somebody has to look at or rejects it, each thing with what is wrong and what to do; what is open after it. */
    void told(List<Finding> findings, Function<Finding, Lines.Look> look) {
        for (List<Finding> alike : Alike.groups(findings, Alike::key)) {
            if (alike.get(0).status() != Status.OPEN) {
                told(alike, look.apply(alike.get(0)));
            }
        }
        listed(findings.stream().filter(finding -> finding.status() == Status.OPEN).toList(), look);
    }

    private void told(List<Finding> alike, Lines.Look look) {
        Finding first = alike.get(0);
        lines.line(1, look, words.standing(first) + "  " + subjects(alike) + words.colon() + language.of(first.title()));
        lines.hanging(
                2,
                first.provision() + "  " + words.severity(first.severity())
                        + words.force(first.force()).map(force -> "  " + force).orElse("") + bearers(alike));
        lines.line(2, language.cited(first.citation()) + "  " + language.of(first.citation().url()));
        Alike.sources(alike).forEach(source -> lines.line(2, language.cited(source) + "  " + language.of(source.url())));
        List<Finding> once = Alike.once(alike);
        for (Finding finding : once.subList(0, Math.min(MESSAGES, once.size()))) {
            lines.hanging(2, language.of(finding.message()));
            facts(finding).ifPresent(facts -> lines.hanging(3, Lines.Look.FAINT, facts));
        }
        if (once.size() > MESSAGES) {
            lines.hanging(
                    2,
                    say("and likewise ", "et de même ")
                            + listed(
                                    Alike.names(once.subList(MESSAGES, once.size()), finding -> FindingText.name(finding.subject())),
                                    SUBJECTS));
        }
        more(alike);
        Alike.names(alike, finding -> words.threat(finding).orElse("")).stream()
                .filter(sanction -> !sanction.isEmpty())
                .forEach(sanction -> lines.hanging(2, say("sanction: ", "sanction : ") + told(sanction, first.provision())));
        same(alike, Finding::remedy).ifPresent(remedy -> lines.hanging(2, remedy(remedy)));
    }

    /** {@code design.yaml:12,15  power: 60; loud: yes}: the facts, and where they stand. */
    private Optional<String> facts(Finding finding) {
        Map<String, Set<Integer>> places = new LinkedHashMap<>();
        Set<String> facts = new LinkedHashSet<>();
        finding.facts().forEach(fact -> {
            places.computeIfAbsent(fact.file(), file -> new TreeSet<>()).add(fact.line());
            String value = words.value(fact);
            facts.add(fact.attribute() + words.colon()
                    + (value.length() <= VALUE ? value : value.substring(0, VALUE - 1) + "…"));
        });
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(places.entrySet().stream()
                                .map(place -> place.getKey() + ":"
                                        + place.getValue().stream().map(String::valueOf).collect(Collectors.joining(",")))
                                .collect(Collectors.joining("  "))
                        + "  " + String.join(say("; ", " ; "), facts));
    }

    /**
     * Findings by instrument, those together that say the same of the same things, each with what is to be done. Of what is
     * open the questions tell more than a remedy that may not be needed, and of what is met the day until which it is.
     */
    void listed(List<Finding> findings, Function<Finding, Lines.Look> look) {
        for (List<Finding> ofAct : Alike.groups(findings, finding -> List.of(finding.citation().act()))) {
            Set<String> pages = Alike.names(ofAct, finding -> page(finding.citation()));
            lines.line(
                    1,
                    Lines.Look.STRONG,
                    language.of(ofAct.get(0).citation().act()) + (pages.size() == 1 ? "  " + pages.iterator().next() : ""));
            Alike.together(ofAct, Alike::key, this::same)
                    .forEach(groups -> listed(groups, look, pages.size() == 1));
        }
    }

    /** What each list may hold, and the provisions about such things by what would come of them. */
    void unlisted(List<Unlisted> lists) {
        lines.hanging(1, words.listing());
        for (Unlisted list : lists) {
            lines.hanging(1, Lines.Look.STRONG, listed(list.lists(), SUBJECTS) + "  " + words.provisions(list.count()));
            list.question().ifPresent(question -> lines.hanging(2, language.of(question)));
            list.provisions().forEach((group, some) -> lines.hanging(
                    2,
                    words.group(group) + words.colon()
                            + String.join(", ", Alike.names(some, Finding::provision))));
        }
    }

    /** What findings of several provisions have to have in common to be told together. */
    private List<Object> same(List<Finding> group) {
        Finding first = group.get(0);
        boolean open = first.status() == Status.OPEN;
        return List.of(
                words.standing(first),
                Alike.names(group, finding -> finding.subject().pointer()),
                Alike.names(group, finding -> finding.who().toString()),
                open ? Set.of() : Alike.names(group, finding -> language.of(finding.message())),
                Alike.names(group, finding -> words.contested(finding).orElse("")),
                first.unverified(),
                Alike.names(group, finding -> words.waived(finding).orElse("")),
                Alike.reliefs(group).keySet());
    }

    private void listed(List<List<Finding>> groups, Function<Finding, Lines.Look> look, boolean samePage) {
        List<Finding> all = groups.stream().flatMap(List::stream).toList();
        Finding first = all.get(0);
        boolean one = groups.size() == 1;
        lines.hanging(
                2,
                look.apply(first),
                words.standing(first) + "  " + subjects(groups.get(0))
                        + (one ? words.colon() + language.of(first.title()) : bearers(all)));
        if (one) {
            lines.hanging(3, provision(first, samePage) + bearers(all));
            List<Citation> laws = Alike.sources(all);
            if (!laws.isEmpty()) {
                lines.hanging(3, laws.stream().map(language::cited).collect(Collectors.joining(say("; ", " ; "))));
            }
        }
        if (first.status() != Status.OPEN && first.status() != Status.SATISFIED && first.effect() != Effect.NONE) {
            List<String> messages = List.copyOf(Alike.names(all, finding -> language.of(finding.message())));
            int told = messages.size() == 2 ? 2 : 1;
            messages.subList(0, told).forEach(message -> lines.hanging(3, message));
            if (messages.size() > told) {
                int more = messages.size() - told;
                lines.hanging(3, say("and " + more + " more like this", "et " + more + " autres de cette sorte"));
            }
        }
        more(all);
        if (one) {
            conditions(all);
        } else {
            groups.forEach(group -> lines.hanging(
                    3, provision(group.get(0), samePage) + words.colon() + language.of(group.get(0).title()) + days(group)));
        }
    }

    /** In full where it is told for the first time. */
    private String told(String sanction, String provision) {
        String before = sanctions.putIfAbsent(sanction, provision);
        return before == null ? sanction : say("as for ", "comme pour ") + before;
    }

    /** By when something has to happen for provisions that are told together, each in a line. */
    private String days(List<Finding> alike) {
        String days = alike.stream()
                .filter(TextSummary::isConditional)
                .flatMap(finding -> finding.conditions().stream())
                .map(dated -> dated.by().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return days.isEmpty() ? "" : say(", by ", ", pour le ") + days;
    }

    private static boolean isConditional(Finding finding) {
        return finding.effect() == Effect.CONDITION && finding.status() != Status.OPEN;
    }

    private String provision(Finding finding, boolean samePage) {
        return finding.provision() + "  " + words.severity(finding.severity()) + "  "
                + words.force(finding.force()).map(force -> force + "  ").orElse("")
                + language.of(finding.citation().provision()) + (samePage ? "" : "  " + language.of(finding.citation().url()));
    }

    private void conditions(List<Finding> alike) {
        if (isConditional(alike.get(0))) {
            Set<String> conditions = Alike.names(alike, this::condition);
            conditions.remove("");
            conditions.forEach(condition -> lines.hanging(3, condition));
        }
    }

    /** As {@link edict.decision.Condition} has it. */
    private String condition(Finding finding) {
        return finding.conditions().isEmpty()
                ? finding.remedy().map(this::remedy).orElse("")
                : finding.conditions().stream()
                        .map(dated -> say("by ", "pour le ") + dated.by() + words.colon() + language.of(dated.text()))
                        .collect(Collectors.joining(" "));
    }

    private String remedy(Text remedy) {
        return say("remedy: ", "remède : ") + language.of(remedy);
    }

    private String page(Citation citation) {
        return language.of(citation.url()).replaceFirst("#.*$", "");
    }

    private String subjects(List<Finding> alike) {
        Set<String> names = Alike.names(alike, finding -> FindingText.name(finding.subject()));
        return names.size() <= SUBJECTS
                ? String.join(", ", names)
                : names.size() + say(" subjects (", " objets (") + listed(names, SUBJECTS) + ")";
    }

    private String bearers(List<Finding> alike) {
        return words.bearers("  ", alike, SUBJECTS);
    }

    private static <T> Optional<T> same(List<Finding> alike, Function<Finding, Optional<T>> part) {
        Optional<T> first = part.apply(alike.get(0));
        return first.filter(value -> alike.stream().allMatch(other -> part.apply(other).equals(first)));
    }

    /** What takes from the weight of what was said, and on which answers it depends. */
    private void more(List<Finding> alike) {
        Alike.reliefs(alike)
                .values()
                .forEach(relief -> lines.line(
                        3,
                        words.exception(relief) + "  " + relief.provision() + ", "
                                + language.of(relief.citation().provision())));
        Finding first = alike.get(0);
        words.contested(first)
                .ifPresent(full -> lines.hanging(3, contested.add(full) ? full : words.contestedAgain(first).orElse(full)));
        if (first.unverified()) {
            lines.line(3, words.unverified());
        }
        words.waived(first).ifPresent(waived -> lines.hanging(3, waived));
        depends(3, alike.stream().flatMap(finding -> finding.questions().stream()).toList());
    }

    /** On which answers something depends. */
    void depends(int depth, List<Conclusions.Asked> questions) {
        List<Conclusions.Asked> asked = List.copyOf(Alike.groups(questions, one -> List.of(one.pointer()))).stream()
                .map(same -> same.get(0))
                .toList();
        if (!asked.isEmpty()) {
            lines.hanging(depth, say("depends on ", "dépend de ") + listed(Dependences.named(asked, facts), POINTERS));
        }
    }

    void questions(List<Question> questions) {
        Map<Text, Long> texts =
                questions.stream().collect(Collectors.groupingBy(Question::question, Collectors.counting()));
        // The same question, or that of the same attribute in the same list, whichever member.
        Collection<List<Question>> all = Alike.groups(
                questions,
                question -> List.of(
                        question.attribute(),
                        texts.getOrDefault(question.question(), 1L) > 1
                                ? question.question()
                                : question.pointer().replaceAll("/(?:\\d+|-)(?=/|$)", "/*")));
        // Numbered as they stand here: a number for each of what is asked together would leave gaps.
        int number = 0;
        for (List<Question> alike : all.stream().limit(QUESTIONS).toList()) {
            question(++number, alike);
        }
        int more = all.stream().skip(QUESTIONS).mapToInt(List::size).sum();
        if (more > 0) {
            lines.hanging(
                    1,
                    say(
                            "and " + more + " more, which change less (`--verbose` lists them)",
                            "et " + more + " autres, moins décisives (liste : `--verbose`)"));
        }
    }

    private void question(int number, List<Question> alike) {
        Question first = alike.get(0);
        boolean same = alike.stream().allMatch(other -> other.question().equals(first.question()));
        int others = alike.size() - 1;
        lines.hanging(
                1,
                number + ". " + language.of(first.question())
                        + (same
                                ? ""
                                : others == 1
                                        ? say(" And of another one.", " De même pour un autre.")
                                        : say(" And of " + others + " others.", " De même pour " + others + " autres.")));
        lines.hanging(2, listed(Alike.names(alike, words::asked), POINTERS));
        Set<String> settled = new LinkedHashSet<>();
        alike.forEach(question -> settled.addAll(question.settles()));
        lines.hanging(2, say("settles ", "tranche ") + listed(settled, PROVISIONS));
    }

    /** What others have to be held to, by whom it is to be agreed with. */
    void contracts(List<Finding> findings) {
        Alike.byName(
                        findings,
                        finding -> finding.who().organisation().orElse(say("with whom is not known", "avec qui n'est pas connu")),
                        alike -> List.of(words.standing(alike.get(0)) + "  " + subjects(alike)),
                        Alike::key)
                .forEach((suppliers, lists) -> {
                    lines.hanging(1, Lines.Look.STRONG, String.join(", ", suppliers));
                    lists.forEach(this::contract);
                });
    }

    private void contract(List<List<Finding>> groups) {
        String standing = words.standing(groups.get(0).get(0)) + "  " + subjects(groups.get(0));
        List<String> what = groups.stream()
                .map(group -> group.get(0).provision() + words.colon() + language.of(group.get(0).title()))
                .toList();
        if (what.size() == 1) {
            lines.hanging(2, standing + "  " + what.get(0));
        } else {
            lines.hanging(2, standing);
            what.forEach(one -> lines.hanging(3, one));
        }
    }

    /** How much is owed by when; of what is met how often. */
    void obligations(List<Obligation> obligations) {
        for (List<Obligation> alike : Alike.groups(
                obligations, one -> List.of(words.when(one), one.status()))) {
            Map<String, Long> provisions = alike.stream()
                    .collect(Collectors.groupingBy(Obligation::provision, LinkedHashMap::new, Collectors.counting()));
            lines.hanging(
                    1,
                    words.when(alike.get(0)) + ", " + words.status(alike.get(0).status()) + " (" + alike.size() + ")"
                            + words.colon()
                            + provisions.entrySet().stream()
                                    .map(one -> one.getKey() + (one.getValue() == 1 ? "" : " ×" + one.getValue()))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private String listed(Collection<String> names, int shown) {
        return Alike.listed(names, shown, language);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
