package edict.rulebook;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The law on one day: what a rule that is evaluated for that day may read besides facts.
 *
 * @param day the evaluated day
 * @param parameters by id; a {@link Set} for sets, else a scalar as in {@link edict.facts.Value}
 * @param rules names of the rules whose wording is valid that day; the others conclude nothing
 */
public record Moment(LocalDate day, Map<String, Object> parameters, Set<String> rules) {

    /** What a parameter holds on the day; empty where no value of it was known or valid. */
    public Optional<Object> parameter(String id) {
        return Optional.ofNullable(parameters.get(id));
    }
}
