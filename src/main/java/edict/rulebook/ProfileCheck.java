package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Parameters;
import edict.vocabulary.Countries;
import java.util.List;
import java.util.Set;

/** Checks that a profile chooses and sets what there is. Used once. */
final class ProfileCheck {

    private final Rulebook rulebook;
    private final Gaps gaps;
    private final Known known;
    private final Values values;

    ProfileCheck(Rulebook rulebook, Gaps gaps, Known known, Values values) {
        this.rulebook = rulebook;
        this.gaps = gaps;
        this.known = known;
        this.values = values;
    }

    void profile(Profile profile) {
        for (String pack : profile.packs()) {
            if (!known.isPack(pack)) {
                known.unknown(values.at(profile.at(), pack, "packs"), "pack", pack, rulebook.packs().keySet());
            }
        }
        profile.parameters().forEach((id, value) -> {
            Parameter parameter = rulebook.parameters().get(id);
            if (parameter == null && gaps.mayHave(Gaps.What.PARAMETER, id)) {
                return;
            }
            Place at = values.at(profile.at(), id, "parameters");
            if (parameter == null) {
                known.unknown(at, "parameter", id, rulebook.parameters().keySet());
            } else if (!parameter.open()) {
                values.named(
                        at,
                        "parameter " + Names.quote(id)
                                + " is fixed; a profile sets only parameters that say `open: true`");
            } else if (!fits(parameter.shape(), value)) {
                values.named(at, "parameter " + Names.quote(id) + " is " + parameter.described() + "; this is not");
            } else if (parameter.unit().equals(Units.COUNTRY)) {
                (value instanceof Set<?> members ? members : Set.of(value)).stream()
                        .map(Object::toString)
                        .filter(text -> !Countries.isCode(text))
                        .forEach(text -> values.named(
                                values.at(profile.at(), text, "parameters", id), Values.noCountry(text, Units.of(parameter.unit()))));
            }
        });
        patterns(profile, "tolerates", profile.tolerates().provisions());
        patterns(profile, "enforcement", profile.enforcement().stream().map(Profile.Cap::provisions).toList());
    }

    private void patterns(Profile profile, String key, List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            if (!known.isProvision(pattern)) {
                values.named(
                        values.at(profile.at(), pattern.text(), key),
                        "no provision matches " + Names.quote(pattern.text())
                                + values.problems()
                                        .didYouMean(
                                                pattern.text(),
                                                rulebook.provisions().keySet()));
            }
        }
    }

    private static boolean fits(Parameters.Shape form, Object value) {
        if (value instanceof Set<?> members) {
            return form.set() && members.stream().allMatch(member -> Values.kind(member) == form.kind());
        }
        return !form.set() && Values.kind(value) == form.kind();
    }
}
