package edict.rulebook;

import edict.document.Names;
import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that what the files of a rulebook say of each other is so. */
final class CrossCheck {

    private final Rulebook rulebook;
    private final Gaps gaps;
    private final Set<String> unlisted;
    private final Known known;
    private final Values values;

    /** @param unlisted packs of which it is not known what they list as encoded */
    CrossCheck(Rulebook rulebook, Gaps gaps, Set<String> unlisted, Values values) {
        this.rulebook = rulebook;
        this.gaps = gaps;
        this.unlisted = unlisted;
        this.known = new Known(rulebook, gaps, values);
        this.values = values;
    }

    void check() {
        RuleCheck rules = new RuleCheck(rulebook, gaps, known, values);
        rulebook.rules().forEach(rules::rule);
        new ParameterUse(rulebook, values).check();
        new RowUse(rulebook, values).check();
        ProvisionCheck provisions = new ProvisionCheck(rulebook, gaps, known, values);
        rulebook.provisions().values().forEach(provisions::provision);
        PackCheck packs = new PackCheck(rulebook, gaps, unlisted, known, values);
        rulebook.packs().values().forEach(packs::pack);
        rulebook.tables().values().forEach(packs::table);
        rulebook.registry().values().forEach(packs::registryEntry);
        ScenarioCheck scenarios = new ScenarioCheck(rulebook, gaps, known, values);
        rulebook.scenarios().values().forEach(scenarios::scenario);
        ProfileCheck profiles = new ProfileCheck(rulebook, gaps, known, values);
        rulebook.profiles().values().forEach(profiles::profile);
        rulebook.vocabulary().types().values().forEach(this::citations);
        if (values.problems().isEmpty()) {
            // What could not be read may conclude them.
            neverConcluded();
        }
    }

    /** What no rule concludes is never there: a rule that looks for it never fires, and one that looks for its absence always may. */
    private void neverConcluded() {
        Set<String> concluded = new HashSet<>(Set.of(Words.CAPABILITY_OUTCOME));
        rulebook.rules().forEach(rule -> rule.then().forEach(conclusion -> conclusion.type().ifPresent(concluded::add)));
        // Claims may be made of whatever there is a type for.
        Set<String> claims = rulebook.packs().values().stream().flatMap(pack -> pack.claims().stream()).collect(Collectors.toSet());
        for (Rule rule : rulebook.rules()) {
            Patterns.of(rule).stream()
                    .filter(pattern -> !claims.contains(rule.provision()) && !concluded.contains(pattern.type()))
                    .filter(pattern -> Optional.ofNullable(rulebook.vocabulary().types().get(pattern.type()))
                            .filter(type -> type.kind() == EntityType.Kind.DERIVED)
                            .isPresent())
                    // Told once: a gate is read by all rules of its pack.
                    .filter(pattern -> concluded.add(pattern.type()))
                    .forEach(pattern -> values.named(
                            pattern.at(), "no rule concludes " + Names.quote(pattern.type()) + ", so that there is none; conclude it by `classify`"));
        }
    }

    private void citations(EntityType type) {
        for (Attribute attribute : type.attributes().values()) {
            Stream.concat(attribute.cites().stream(), attribute.otherwise().map(Attribute.Default::cites).stream())
                    .filter(cites -> !known.isPack(cites.pack()))
                    .forEach(cites -> known.unknown(
                            cites.at(), "pack", cites.pack(), rulebook.packs().keySet()));
        }
    }
}
