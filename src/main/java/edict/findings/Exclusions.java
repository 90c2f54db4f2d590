package edict.findings;

import edict.drl.Rule;
import edict.drl.Strata;
import edict.facts.Ternary;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The exemptions because of which something is not in a class, and so what reads the class doesn't apply. An exception to a
 * classification is no {@code exempt} but a fact of its own, which the classifying rule, or the gate of a pack, reads under
 * {@code not}. One per day looked at.
 */
final class Exclusions {

    private final Rulebook rulebook;
    private final LocalDate day;
    private final LocalDate knownOn;
    private final Rules rules;
    private final Moment moment;
    private final Conclusions conclusions;
    /** Rules in force by the types that they conclude. */
    private final Map<String, List<Rule>> concluding = new HashMap<>();
    /** Rules in force by their provision. */
    private final Map<String, List<Rule>> stating = new HashMap<>();
    /** Derived facts by type and first argument. */
    private final Map<String, List<Conclusions.Derived>> facts = new HashMap<>();

    Exclusions(Calendar calendar, Moment moment, LocalDate knownOn, Conclusions conclusions) {
        this.rulebook = calendar.rulebook();
        this.day = moment.day();
        this.knownOn = knownOn;
        this.rules = calendar.rules();
        this.moment = moment;
        this.conclusions = conclusions;
    }

    /** By provision, those that keep {@code provision} from applying to {@code subject}. */
    List<Finding.Relief> of(Provision provision, String subject) {
        // Most evaluations have nothing to tell of that does not apply.
        if (stating.isEmpty()) {
            index();
        }
        Map<String, Finding.Relief> reliefs = new TreeMap<>();
        Set<String> looked = new HashSet<>();
        List<Rule> waiting = new ArrayList<>(stating.getOrDefault(provision.id(), List.of()));
        for (int i = 0; i < waiting.size(); i++) {
            Strata.Uses uses = Strata.uses(waiting.get(i));
            uses.readsUnderNot().forEach(type -> found(type, subject).forEach(fact -> relief(fact, reliefs)));
            for (String type : uses.reads()) {
                if (looked.add(type) && found(type, subject).isEmpty()) {
                    waiting.addAll(concluding.getOrDefault(type, List.of()));
                }
            }
        }
        return List.copyOf(reliefs.values());
    }

    private void index() {
        for (String name : moment.rules()) {
            rules.rule(name).ifPresent(rule -> {
                stating.computeIfAbsent(rule.provision(), none -> new ArrayList<>()).add(rule);
                Strata.uses(rule).concludes().forEach(type -> concluding
                        .computeIfAbsent(type, none -> new ArrayList<>())
                        .add(rule));
            });
        }
        for (Conclusions.Derived fact : conclusions.derived()) {
            if (fact.holds() != Ternary.NO && !fact.arguments().isEmpty()) {
                fact.arguments().get(0).ifPresent(first -> facts.computeIfAbsent(
                                fact.type() + ' ' + first, none -> new ArrayList<>())
                        .add(fact));
            }
        }
    }

    private List<Conclusions.Derived> found(String type, String subject) {
        return facts.getOrDefault(type + ' ' + subject, List.of());
    }

    private void relief(Conclusions.Derived fact, Map<String, Finding.Relief> reliefs) {
        Set<String> provisions = new LinkedHashSet<>();
        fact.grounds().forEach(ground -> rules.rule(ground.rule())
                .ifPresent(rule -> provisions.add(rule.provision())));
        provisions.stream()
                .flatMap(id -> Optional.ofNullable(rulebook.provisions().get(id)).stream())
                .filter(exempting -> exempting.kind() == Provision.Kind.EXEMPTION)
                .forEach(exempting -> reliefs.merge(
                        exempting.id(),
                        new Finding.Relief(
                                exempting.id(),
                                exempting.title(),
                                rulebook.citation(exempting, day, knownOn),
                                fact.holds()),
                        (a, b) -> a.holds() == Ternary.YES ? a : b));
    }
}
