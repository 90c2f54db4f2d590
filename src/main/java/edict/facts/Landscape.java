package edict.facts;

import edict.rulebook.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The components of a design and what flows between them, as far as a picture shows it. Immutable.
 *
 * @param parts in the order of the document
 * @param flows in the order of the document; only those of which both ends are known
 */
public record Landscape(List<Part> parts, List<Flow> flows) {

    /**
     * A component.
     *
     * @param operator name of who runs it, empty when that isn't known
     */
    public record Part(String key, Optional<String> operator) {}

    /** @param from key of a component @param to key of another one */
    public record Flow(String from, String to) {}

    static Landscape of(Facts facts) {
        List<Part> parts = new ArrayList<>();
        for (Entity component : facts.ofType(Words.COMPONENT)) {
            parts.add(new Part(
                    component.key(),
                    component.reference(Words.OPERATOR, facts).map(Entity::called)));
        }
        List<Flow> flows = new ArrayList<>();
        for (Entity flow : facts.ofType(Words.FLOW)) {
            flow.reference(Words.SOURCE, facts).ifPresent(source -> flow.reference(Words.TARGET, facts)
                    .filter(target -> !target.key().equals(source.key()))
                    .ifPresent(target -> flows.add(new Flow(source.key(), target.key()))));
        }
        return new Landscape(List.copyOf(parts), flows.stream().distinct().toList());
    }
}
