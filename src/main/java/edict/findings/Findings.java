package edict.findings;

import edict.rulebook.Calendar;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What comes of checking conclusions against controls and waivers. Immutable.
 *
 * @param findings in force, then upcoming, then lapsed; each by provision, pointer of the subject, pointer of the bearer,
 *     first day
 * @param questions by rank
 * @param obligations in the order of the findings
 * @param assumptions by pointer
 * @param notes what came of the waivers
 */
public record Findings(
        List<Finding> findings,
        List<Question> questions,
        List<Obligation> obligations,
        List<Assumption> assumptions,
        List<Text> notes) {

    /**
     * What to check by.
     *
     * @param calendar of the rulebook to check against
     * @param everything also what does not apply, is not triggered, or concerns classification and exemption
     */
    public record Check(
            Calendar calendar,
            Profile profile,
            LocalDate asOf,
            LocalDate knownOn,
            List<Waiver> waivers,
            boolean everything) {

        Rulebook rulebook() {
            return calendar.rulebook();
        }
    }

    /** @param days the day judged first, then later days in order, then last days of ended wordings */
    public static Findings of(Check check, List<Judged> days) {
        Checking checking = new Checking(check, days.get(0));
        days.stream().skip(1).forEach(checking::and);
        return checking.findings();
    }

    /** The same findings after the decision, with their questions ranked by what they can still change. */
    public Findings decided(List<Finding> decided, List<Question> ranked) {
        List<Obligation> register = new ArrayList<>();
        decided.stream().filter(Checking::isOwed).map(Obligation::of).forEach(register::add);
        return new Findings(List.copyOf(decided), List.copyOf(ranked), List.copyOf(register), assumptions, notes);
    }

    /** Provisions with a finding. */
    public Set<String> provisions() {
        Set<String> provisions = new LinkedHashSet<>();
        findings.forEach(finding -> provisions.add(finding.provision()));
        return provisions;
    }
}
