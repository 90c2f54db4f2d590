package edict.findings;

import edict.drl.Rule;
import edict.facts.Requirements;
import edict.facts.Ternary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules conclude on one day, exemptions and lifts already applied. Immutable; the order hangs on nothing but the rules and the
 * document.
 *
 * @param drawn one per provision, verb, subject and bearer, sorted by these
 * @param derived one per derived fact, by type, and there in the order of what they are about in the document
 * @param activations how many rule activations it took to find out
 */
public record Conclusions(List<Drawn> drawn, List<Derived> derived, long activations) {

    /** Nothing is concluded. */
    public static final Conclusions NONE = new Conclusions(List.of(), List.of(), 0);

    /**
     * A conclusion about a subject and its bearer.
     *
     * @param subject key of an entity, or of a placeholder: the pointer at which the answer is missing
     * @param bearer key of a role or organisation; empty for {@code score} and {@code ask}, and where the bearer is beyond
     *     a missing answer
     * @param holds {@code YES} in every completion, {@code UNKNOWN} in some; {@code NO} only for what an exemption removed
     * @param extra further arguments: the exempted pattern, criterion and rung, the attribute asked
     * @param removedBy exemptions that certainly or possibly remove it
     * @param questions what could settle it; empty when settled
     * @param byCompletion whether completions of the unknown attributes settled it
     */
    public record Drawn(
            String provision,
            Rule.Verb verb,
            String subject,
            Optional<String> bearer,
            Ternary holds,
            List<Object> extra,
            List<Ground> grounds,
            List<Removal> removedBy,
            List<Asked> questions,
            boolean byCompletion) {

        private List<Object> about() {
            return List.of(provision, verb, subject, bearer, extra);
        }
    }

    /**
     * One way in which a rule fired.
     *
     * @param variables keys of entities or values, by variable; of patterns without one by {@link Rule.Pattern#name()}
     * @param certain whether it fires in every completion
     */
    public record Ground(String rule, Map<String, Object> variables, boolean certain) {

        /** A way of which nothing is unknown. */
        public Ground(String rule, Map<String, Object> variables) {
            this(rule, variables, true);
        }
    }

    /** An exemption that applies. */
    public record Removal(String provision, String rule, Ternary holds) {}

    /**
     * A fact that rules concluded.
     *
     * @param arguments in the order of the type's attributes; an unknown one is empty
     * @param questions what could settle it; empty when settled
     */
    public record Derived(
            String type,
            List<Optional<Object>> arguments,
            Ternary holds,
            List<Ground> grounds,
            List<Asked> questions) {

        /** A fact of which nothing is asked. */
        public Derived(String type, List<Optional<Object>> arguments, Ternary holds, List<Ground> grounds) {
            this(type, arguments, holds, grounds, List.of());
        }
    }

    /**
     * A missing answer.
     *
     * @param entity key of the entity whose attribute is missing, or of the owner of an open list
     * @param attribute the attribute, or the key of the open list
     * @param pointer where the answer goes
     */
    public record Asked(String entity, String attribute, String pointer) {

        /** The same, as the facts tell of it. */
        public static Asked of(Requirements.Missing missing) {
            return new Asked(missing.entity(), missing.attribute(), missing.pointer());
        }
    }

    /**
     * All completions of the attributes that open conclusions read.
     *
     * @param open indices into {@link Conclusions#drawn()} of the open conclusions
     * @param holding for each completion the positions in {@code open} that hold in it; distinct
     */
    public record Worlds(List<Integer> open, List<Set<Integer>> holding) {

        /** The same by the positions at which others list what is open; empty where these don't have all of it. */
        public Optional<Worlds> among(Conclusions mine, Conclusions others) {
            Map<List<Object>, Integer> positions = new HashMap<>();
            for (int i = 0; i < others.drawn().size(); i++) {
                positions.put(others.drawn().get(i).about(), i);
            }
            List<List<Object>> about = open.stream().map(i -> mine.drawn().get(i).about()).toList();
            return positions.keySet().containsAll(about)
                    ? Optional.of(new Worlds(about.stream().map(positions::get).toList(), holding))
                    : Optional.empty();
        }
    }
}
