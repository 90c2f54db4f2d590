package edict.report;

import edict.Changes;
import edict.Evaluation;
import edict.decision.Condition;
import edict.facts.DesignChange;
import edict.findings.Finding;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many changes, so that a review board can follow: figures of both designs side by side, and what is alike said once. */
final class ChangesSummary {

    /** More than anybody reads one by one. */
    private static final int LONG = 40;

    private static final int NAMES = 5;
    private static final int ATTRIBUTES = 3;
    private static final int QUESTIONS = 5;

    private final Changes changes;
    private final Language language;
    private final Lines lines;

    /** What was written of a provision below what got worse: a remedy that is the same for others is not told again. */
    private final Set<List<String>> told = new HashSet<>();

    ChangesSummary(Changes changes, Language language, Lines lines) {
        this.changes = changes;
        this.language = language;
        this.lines = lines;
    }

    static boolean isLong(Changes changes) {
        return changes.design().size() + changes.findings().size() > LONG;
    }

    // ---- figures

    /** How both designs fare, in figures. */
    void figures() {
        Map<String, Function<Evaluation, Long>> figures = new LinkedHashMap<>();
        figures.put(say("findings that reject it", "constats qui entraînent le rejet"), one -> findings(one, has(Effect.REJECT)));
        figures.put(say("findings to look at", "constats à examiner"), one -> findings(one, has(Effect.REVIEW)));
        figures.put(say("own conditions", "conditions propres"), one -> conditions(one, false));
        figures.put(say("to agree in contracts", "à convenir par contrat"), one -> conditions(one, true));
        Stream.of(changes.before(), changes.after())
                .flatMap(one -> one.findings().stream())
                .filter(finding -> finding.kind() == Provision.Kind.EXPOSURE)
                .forEach(finding -> {
                    Predicate<Finding> same = other -> other.provision().equals(finding.provision());
                    figures.put(language.of(finding.title()), one -> findings(one, same.and(other -> other.status() != Status.OPEN)));
                    figures.put(
                            language.of(finding.title()) + say(", perhaps", ", peut-être"),
                            one -> findings(one, same.and(other -> other.status() == Status.OPEN)));
                });
        figures.put(say("open questions", "questions ouvertes"), one -> (long) one.questions().size());
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        figures.forEach((name, figure) -> {
            long before = figure.apply(changes.before());
            long after = figure.apply(changes.after());
            if (before + after > 0) {
                lines.line(1, name + " ".repeat(width - name.length() + 2) + before + (before == after ? "" : " → " + after));
            }
        });
    }

    private static Predicate<Finding> has(Effect effect) {
        return finding -> finding.effect() == effect;
    }

    private static long findings(Evaluation evaluation, Predicate<Finding> some) {
        return evaluation.findings().stream().filter(some).count();
    }

    private static long conditions(Evaluation evaluation, boolean forContract) {
        return evaluation.conditions().stream()
                .map(Condition::forContract)
                .filter(contract -> contract == forContract)
                .count();
    }

    // ---- findings

    /**
     * Changes of findings by instrument, those of one provision together, and with them other provisions of which the same
     * is said.
     *
     * @param said how a change is put, without what it is about
     * @param detail written below what got worse
     */
    void findings(
            List<Changes.Change<Finding>> some,
            Function<Changes.Change<Finding>, String> said,
            Function<Finding, List<String>> detail) {
        for (List<Changes.Change<Finding>> ofAct :
                Alike.groups(some, change -> List.of(change.it().citation().act()))) {
            lines.line(1, language.of(ofAct.get(0).it().citation().act()));
            Collection<List<List<Changes.Change<Finding>>>> together = Alike.together(
                    ofAct,
                    change -> List.of(change.it().provision(), said.apply(change)),
                    alike -> List.of(said.apply(alike.get(0)), names(alike)));
            Alike.groups(List.copyOf(together), groups -> whatAlone(groups, said, detail)).forEach(ofOne -> group(ofOne, said, detail));
        }
    }

    /** The provision, where there is nothing else to tell; else with how it is put, which no other has. */
    private static List<Object> whatAlone(
            List<List<Changes.Change<Finding>>> groups,
            Function<Changes.Change<Finding>, String> said,
            Function<Finding, List<String>> detail) {
        Changes.Change<Finding> first = groups.get(0).get(0);
        String provision = first.it().provision();
        return groups.size() == 1 && detail.apply(first.it()).isEmpty() ? List.of(provision) : List.of(provision, said.apply(first));
    }

    /** @param some several of one provision, or one of several */
    private void group(
            List<List<List<Changes.Change<Finding>>>> some,
            Function<Changes.Change<Finding>, String> said,
            Function<Finding, List<String>> detail) {
        List<String> heads = some.stream()
                .map(groups -> said.apply(groups.get(0).get(0)) + "  " + listed(names(groups.get(0))))
                .toList();
        List<List<Changes.Change<Finding>>> provisions = some.get(0);
        Finding first = provisions.get(0).get(0).it();
        if (heads.size() == 1 && provisions.size() == 1) {
            lines.hanging(2, heads.get(0) + say(": ", " : ") + language.of(first.title()));
            lines.line(3, first.provision());
            detail.apply(first).stream()
                    .filter(line -> told.add(List.of(first.provision(), line)))
                    .forEach(line -> lines.hanging(3, line));
        } else {
            heads.forEach(head -> lines.hanging(2, head));
            provisions.forEach(group -> lines.hanging(
                    3,
                    group.get(0).it().provision() + say(": ", " : ")
                            + language.of(group.get(0).it().title())));
        }
    }

    private static Set<String> names(List<Changes.Change<Finding>> alike) {
        return Alike.names(alike, change -> FindingText.name(change.it().subject()));
    }

    // ---- the designs

    /** What the designs say otherwise, by type: what is gone, new, and said otherwise. Parts are counted. */
    void design() {
        for (List<DesignChange> ofType : Alike.groups(changes.design(), change -> List.of(change.thing().type()))) {
            List<String> parts = Stream.of(
                            named(ofType, change -> change.after().isEmpty(), say(" gone", " de moins")),
                            named(ofType, change -> change.before().isEmpty(), say(" new", " de plus")),
                            named(
                                    ofType,
                                    change -> change.before().isPresent() && change.after().isPresent(),
                                    say(" different", " autres")))
                    .filter(part -> !part.isEmpty())
                    .toList();
            lines.hanging(1, ofType.get(0).thing().type() + say(": ", " : ") + String.join(language.semicolon(), parts));
        }
    }

    private String named(List<DesignChange> ofType, Predicate<DesignChange> some, String how) {
        List<DesignChange> these = ofType.stream().filter(some).toList();
        if (these.isEmpty()) {
            return "";
        }
        List<String> names = these.stream()
                .filter(change -> change.thing().owner().isEmpty())
                .map(this::name)
                .toList();
        return these.size() + how + (names.isEmpty() ? "" : " (" + listed(names) + ")");
    }

    private String name(DesignChange change) {
        String name = change.thing().id().orElse(language.of(change.thing().name()));
        List<String> attributes = change.attributes().stream().map(DesignChange.Said::attribute).toList();
        return attributes.isEmpty()
                ? name
                : name + say(": ", " : ")
                        + String.join(" ", attributes.subList(0, Math.min(ATTRIBUTES, attributes.size())))
                        + (attributes.size() > ATTRIBUTES ? " …" : "");
    }

    // ---- questions

    /** The first of some questions, each text once. */
    void questions(List<Changes.Answered> some) {
        Map<Text, Long> texts = some.stream()
                .collect(Collectors.groupingBy(
                        one -> one.question().question(), LinkedHashMap::new, Collectors.counting()));
        texts.entrySet().stream()
                .limit(QUESTIONS)
                .forEach(text -> lines.hanging(
                        1, language.of(text.getKey()) + (text.getValue() == 1 ? "" : " ×" + text.getValue())));
        int more = texts.size() - QUESTIONS;
        if (more > 0) {
            lines.line(1, say("and " + more + " more", "et " + more + " autres"));
        }
    }

    private String listed(Collection<String> names) {
        return Alike.listed(names, NAMES, language);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
