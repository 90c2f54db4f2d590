package edict.findings;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Shown;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.rulebook.Rulebook;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the document differs from the registry, and where it claims what the rules don't conclude. */
final class Disagreements {

    private final Rulebook rulebook;
    private final Judged judged;
    private final Shown shown;

    Disagreements(Rulebook rulebook, Judged judged) {
        this.rulebook = rulebook;
        this.judged = judged;
        this.shown = new Shown(judged.facts(), rulebook.vocabulary());
    }

    List<Text> all() {
        List<Text> texts = new ArrayList<>();
        judged.facts().contradictions().forEach(contradiction -> judged.facts()
                .entity(contradiction.entity())
                .ifPresent(entity -> texts.add(contradiction(entity, contradiction))));
        judged.facts().claims().forEach(claim -> differs(claim).ifPresent(texts::add));
        return List.copyOf(texts);
    }

    private Text contradiction(Entity entity, Facts.Contradiction contradiction) {
        Text between = shown.attribute(entity, contradiction.attribute());
        Text thing = shown.thing(entity.key());
        String place = contradiction.stated().at().toString();
        return new Text(
                place + ": document and registry differ on `" + contradiction.attribute() + "` of " + thing.en() + ": "
                        + between.en() + "; it counts as unknown.",
                place + " : le document et le registre divergent sur « " + contradiction.attribute() + " » de "
                        + thing.fr() + " : " + between.fr() + " ; la valeur est tenue pour inconnue.");
    }

    private Optional<Text> differs(Facts.Claim claim) {
        Ternary concluded = Ternary.NO;
        for (Conclusions.Derived fact : judged.conclusions().derived()) {
            if (fact.type().equals(claim.type()) && fits(fact, claim)) {
                concluded = concluded.or(fact.holds());
            }
        }
        if (concluded == Ternary.UNKNOWN || concluded == Ternary.of(claim.holds())) {
            return Optional.empty();
        }
        Text thing = shown.thing(claim.subject());
        return Optional.of(
                claim.holds()
                        ? new Text(
                                claim.at() + ": claimed `" + claim.type() + "` of " + thing.en()
                                        + ", but the rules don't conclude it.",
                                claim.at() + " : « " + claim.type() + " » est affirmé de " + thing.fr()
                                        + ", mais les règles ne le concluent pas.")
                        : new Text(
                                claim.at() + ": denied `" + claim.type() + "` of " + thing.en()
                                        + ", but the rules conclude it.",
                                claim.at() + " : « " + claim.type() + " » est nié de " + thing.fr()
                                        + ", mais les règles le concluent."));
    }

    private boolean fits(Conclusions.Derived fact, Facts.Claim claim) {
        List<String> attributes = Optional.ofNullable(rulebook.vocabulary().types().get(claim.type()))
                .map(EntityType::attributes)
                .map(known -> List.copyOf(known.keySet()))
                .orElse(List.of());
        if (fact.arguments().isEmpty()
                || !fact.arguments().get(0).map(claim.subject()::equals).orElse(true)) {
            return false;
        }
        for (int i = 1; i < Math.min(attributes.size(), fact.arguments().size()); i++) {
            Value claimed = claim.values().getOrDefault(attributes.get(i), Value.UNKNOWN);
            if (claimed instanceof Value.Known known
                    && !fact.arguments().get(i).map(known.scalar()::equals).orElse(true)) {
                return false;
            }
        }
        return true;
    }
}
