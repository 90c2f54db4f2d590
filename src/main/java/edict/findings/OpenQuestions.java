package edict.findings;

import edict.document.Pointers;
import edict.drl.Rule;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.rulebook.Lookup;
import edict.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What a design leaves open of what findings rest on, and what rules ask for whatever they find. */
final class OpenQuestions {

    private final Rulebook rulebook;
    private final Judged first;

    /** @param first the day judged */
    OpenQuestions(Rulebook rulebook, Judged first) {
        this.rulebook = rulebook;
        this.first = first;
    }

    /** Each question once, ranked, with the provisions that it settles. */
    List<Question> of(List<Finding> findings) {
        Map<List<String>, Conclusions.Asked> asked = new LinkedHashMap<>();
        Map<List<String>, List<Finding>> settles = new HashMap<>();
        for (Finding finding : findings) {
            for (Conclusions.Asked missing : finding.questions()) {
                List<String> key = List.of(missing.pointer(), missing.attribute());
                asked.putIfAbsent(key, missing);
                settles.computeIfAbsent(key, none -> new ArrayList<>()).add(finding);
            }
        }
        Map<List<String>, NavigableSet<String>> provisions = new HashMap<>();
        settles.forEach((key, settled) -> settled.forEach(finding -> provisions
                .computeIfAbsent(key, none -> new TreeSet<>())
                .add(finding.provision())));
        askedOutright().forEach((missing, provision) -> {
            List<String> key = List.of(missing.pointer(), missing.attribute());
            asked.putIfAbsent(key, missing);
            provisions.computeIfAbsent(key, none -> new TreeSet<>()).add(provision);
        });
        Wording wording = new Wording(rulebook, first.facts());
        List<Question> questions = new ArrayList<>();
        asked.forEach((key, missing) -> questions.add(new Question(
                missing.pointer(),
                missing.attribute(),
                wording.of(missing),
                wording.about(missing),
                List.copyOf(provisions.getOrDefault(key, new TreeSet<>())),
                conditions(missing),
                0)));
        return Ranking.of(questions, findings, Map.of());
    }

    /** Where it is said whether an attribute makes sense at all. */
    private List<String> conditions(Conclusions.Asked asked) {
        return first.facts()
                .entity(Pointers.parent(asked.pointer()))
                .flatMap(thing -> Lookup.attribute(rulebook.vocabulary(), thing.type(), asked.attribute()).map(attribute -> attribute.onlyIf().stream()
                        .map(condition -> Pointers.child(thing.key(), condition.attribute()))
                        .toList()))
                .orElse(List.of());
    }

    /** What rules ask for whatever they find, as far as nobody has said it. */
    private Map<Conclusions.Asked, String> askedOutright() {
        Map<Conclusions.Asked, String> asked = new LinkedHashMap<>();
        for (Conclusions.Drawn drawn : first.conclusions().drawn()) {
            if (drawn.verb() == Rule.Verb.ASK && drawn.holds() != Ternary.NO && !drawn.extra().isEmpty()) {
                String attribute = drawn.extra().get(0).toString();
                first.facts()
                        .entity(drawn.subject())
                        .flatMap(entity -> Optional.ofNullable(entity.values().get(attribute)))
                        .filter(given -> given.origin() == Given.Origin.MISSING)
                        .ifPresent(given -> asked.put(
                                new Conclusions.Asked(drawn.subject(), attribute, given.pointer()),
                                drawn.provision()));
            }
        }
        return asked;
    }
}
