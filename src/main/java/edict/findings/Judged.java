package edict.findings;

import edict.facts.Facts;
import edict.rulebook.Timing;
import java.time.LocalDate;

/**
 * What the rules conclude on one of the days looked at.
 *
 * @param timing how the day lies to the one judged: the same, later, or the last of a wording that has ended
 */
public record Judged(LocalDate day, Timing timing, Facts facts, Conclusions conclusions) {}
