package edict.findings;

import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The most that may be imposed on who bears a finding; never an expected amount.
 *
 * @param currency unit of the amounts
 * @param atLeast the cap is this or more; empty where nothing keeps it from being nothing
 * @param atMost the cap is this or less; empty where nothing that is known bounds it
 * @param from first day on which it may be imposed, where that is later than the day judged
 * @param hangsOn pointers of what nobody has stated and would narrow it; no question, since no decision hangs on it
 * @param says for people
 */
public record Ceiling(
        String currency,
        Optional<BigDecimal> atLeast,
        Optional<BigDecimal> atMost,
        Optional<LocalDate> from,
        List<String> hangsOn,
        Text says) {

    /** The cap itself, where it is known. */
    public Optional<BigDecimal> amount() {
        return atLeast.filter(least -> atMost.filter(most -> most.compareTo(least) == 0).isPresent());
    }
}
