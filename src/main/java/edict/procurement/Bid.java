package edict.procurement;

import edict.facts.Ternary;
import edict.procurement.Candidate.Amount;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a candidate brings to the comparison.
 *
 * @param admitted whether all minimums are reached: certain, certainly not, or unknown
 * @param values by criterion, from 0 for the worst to 100 for the best; frameworks may give a little more
 * @param amounts by those criteria of which the least is the best, what is asked
 * @param unanswered what nobody has answered and the values depend on
 * @param admitting the question of which the answer alone could show that all minimums are reached, where it is certain that it could
 * @param rejecting likewise questions of which the answer alone could show that one is not
 * @param mayAdmit whether, of several questions about the same, one answer might show it as well
 * @param mayReject likewise
 */
public record Bid(
        String candidate,
        Ternary admitted,
        Map<String, Range<Fraction>> values,
        Map<String, Amount> amounts,
        List<Unanswered> unanswered,
        Set<Hinge> admitting,
        Set<Hinge> rejecting,
        boolean mayAdmit,
        boolean mayReject) {

    /** In place of a criterion, for an answer that decides whether all minimums are reached. */
    public static final String ADMISSION = "admission";

    /**
     * A question of which a value depends.
     *
     * @param criterion of the value, or {@link #ADMISSION}
     * @param question what is asked, a pointer or the id of a criterion
     * @param by by how much narrower the value is once it is answered, whatever the answer
     */
    public record Unanswered(String criterion, String question, Fraction by) {}

    /**
     * A question on which admission hangs.
     *
     * @param question a pointer, with the criterion where several are asked for there
     * @param shared whether it is about something that all candidates meet, so that one answer counts for each whom it concerns
     */
    public record Hinge(String question, boolean shared) {}

    public Bid {
        values = Map.copyOf(values);
        amounts = Map.copyOf(amounts);
        unanswered = List.copyOf(unanswered);
        admitting = Set.copyOf(admitting);
        rejecting = Set.copyOf(rejecting);
    }
}
