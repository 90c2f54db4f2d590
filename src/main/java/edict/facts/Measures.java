package edict.facts;

import edict.rulebook.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The controls that a document names, with what proves them.
 *
 * @param complete whether there are no others
 * @param pointer of their list, or of where it would stand
 */
public record Measures(List<Measure> all, boolean complete, String pointer) {

    /**
     * A control.
     *
     * @param control the id in the catalogue of controls
     * @param holder empty where nothing is said
     * @param proofsComplete whether there is no other evidence
     */
    public record Measure(
            Entity entity,
            Value control,
            Optional<Value> holder,
            Value scope,
            Value state,
            Value plannedFor,
            List<Proof> proofs,
            boolean proofsComplete) {}

    /** A piece of evidence. */
    public record Proof(Entity entity, Value kind, Value date, Value validTo) {}

    static Measures of(Facts facts) {
        Map<String, List<Proof>> proofs = new HashMap<>();
        for (Entity entity : facts.ofType(Words.EVIDENCE)) {
            entity.owner()
                    .ifPresent(owner -> proofs.computeIfAbsent(owner, key -> new ArrayList<>())
                            .add(new Proof(
                                    entity,
                                    entity.said(Words.KIND),
                                    entity.said(Words.DATE),
                                    entity.said(Words.VALID_TO))));
        }
        List<Measure> all = new ArrayList<>();
        for (Entity entity : facts.ofType(Words.CONTROL)) {
            boolean open = facts.openLists().stream()
                    .anyMatch(list -> list.type().equals(Words.EVIDENCE)
                            && list.owner().equals(Optional.of(entity.key())));
            all.add(new Measure(
                    entity,
                    entity.said(Words.CONTROL_ID),
                    holder(entity),
                    entity.said(Words.SCOPE),
                    entity.said(Words.STATE),
                    entity.said(Words.PLANNED_FOR),
                    List.copyOf(proofs.getOrDefault(entity.key(), List.of())),
                    !open));
        }
        Optional<EntityList> open = facts.openLists().stream()
                .filter(list -> list.type().equals(Words.CONTROL))
                .findFirst();
        return new Measures(
                List.copyOf(all), open.isEmpty(), open.map(EntityList::pointer).orElse("/controls"));
    }

    private static Optional<Value> holder(Entity control) {
        return Optional.ofNullable(control.values().get(Words.HOLDER))
                .filter(said -> said.origin() != Given.Origin.MISSING)
                .map(Given::value);
    }
}
