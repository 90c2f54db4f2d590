package edict.findings;

import edict.drl.Rule;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Ternary;
import java.util.List;
import java.util.Optional;

/**
 * The rung of a criterion's ladder that a rule picks for a subject. What a rung is worth is for scorecards to say.
 *
 * @param rung a number, or the name of the rung
 * @param holds {@code YES} when the rung is certain
 * @param questions what could settle it
 */
public record Picked(
        String provision,
        Finding.Subject subject,
        String criterion,
        Object rung,
        Ternary holds,
        List<Conclusions.Asked> questions) {

    /** All of one day, by provision, pointer of the subject, criterion. */
    public static List<Picked> of(Judged judged) {
        return judged.conclusions().drawn().stream()
                .filter(drawn -> drawn.verb() == Rule.Verb.SCORE && drawn.holds() != Ternary.NO)
                .map(drawn -> new Picked(
                        drawn.provision(),
                        subject(judged.facts(), drawn.subject()),
                        drawn.extra().get(0).toString(),
                        drawn.extra().get(1),
                        drawn.holds(),
                        drawn.questions()))
                .toList();
    }

    private static Finding.Subject subject(Facts facts, String key) {
        Optional<Entity> entity = facts.entity(key);
        return new Finding.Subject(entity.map(Entity::type).orElse("unknown"), entity.flatMap(Entity::id), key);
    }
}
