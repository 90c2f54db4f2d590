package edict.decision;

import edict.findings.Finding;
import edict.rulebook.Severity;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an approval depends on.
 *
 * @param by the day by which it has to be so
 * @param forContract whether somebody else bears it, so that it belongs into the contract with them
 * @param tolerated whether the profile approves in spite of it
 */
public record Condition(
        String provision,
        Finding.Subject subject,
        Finding.Who who,
        Severity severity,
        Optional<LocalDate> by,
        Text text,
        boolean forContract,
        boolean tolerated) {}
