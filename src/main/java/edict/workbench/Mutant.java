package edict.workbench;

import edict.document.Place;
import edict.drl.Rule;
import edict.rulebook.Parameter;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Sanction;
import edict.rulebook.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The law with one small mistake.
 *
 * @param target name of a rule, or id of a provision, parameter, table or, after its pack, code of a sanction
 * @param words what the mistake is; with {@code target} unique
 */
record Mutant(String target, String words, Place at, Change change) {

    /** What is put in the place of what. */
    sealed interface Change {}

    /** @param with empty where the rule is dropped */
    record OfRule(Rule rule, Optional<Rule> with) implements Change {}

    record OfProvision(Provision with) implements Change {}

    /** @param costs whether only sanctions are computed with it */
    record OfParameter(Parameter with, boolean costs) implements Change {}

    /** A sanction of all provisions of a pack that name it. */
    record OfSanction(String pack, Sanction with) implements Change {

        boolean isOf(Provision provision) {
            return provision.pack().equals(pack)
                    && provision.sanction().flatMap(Sanction::code).equals(with.code());
        }
    }

    record OfTable(Table with) implements Change {}

    /** By which a list of exclusions names it. */
    String id() {
        return target + ": " + words;
    }

    String pack() {
        return Provision.packOf(target);
    }

    /** Whether it changes only what a breach may cost. */
    boolean isAboutSanctions() {
        return change instanceof OfSanction || change instanceof OfParameter of && of.costs();
    }

    /** Whether what is changed is part of a rulebook. */
    boolean isIn(Rulebook rulebook) {
        if (change instanceof OfRule of) {
            return rulebook.rules().contains(of.rule());
        } else if (change instanceof OfProvision of) {
            return rulebook.provisions().containsKey(of.with().id());
        } else if (change instanceof OfParameter of) {
            return rulebook.parameters().containsKey(of.with().id());
        } else if (change instanceof OfSanction of) {
            return rulebook.provisions().values().stream().anyMatch(of::isOf);
        }
        return rulebook.tables().containsKey(((OfTable) change).with().id());
    }

    /** The rulebook with the mistake. */
    Rulebook in(Rulebook rulebook) {
        if (change instanceof OfRule of) {
            List<Rule> rules = new ArrayList<>();
            for (Rule rule : rulebook.rules()) {
                if (rule.equals(of.rule())) {
                    of.with().ifPresent(rules::add);
                } else {
                    rules.add(rule);
                }
            }
            return Slice.withRules(rulebook, List.copyOf(rules));
        } else if (change instanceof OfProvision of) {
            return Slice.withProvision(rulebook, of.with());
        } else if (change instanceof OfParameter of) {
            return Slice.withParameter(rulebook, of.with());
        } else if (change instanceof OfSanction of) {
            Rulebook changed = rulebook;
            for (Provision provision : rulebook.provisions().values()) {
                if (of.isOf(provision)) {
                    changed = Slice.withProvision(changed, DataMutants.costing(provision, of.with()));
                }
            }
            return changed;
        }
        return Slice.withTable(rulebook, ((OfTable) change).with());
    }

    @Override
    public String toString() {
        return at.file() + ":" + at.line() + ": " + id();
    }
}
