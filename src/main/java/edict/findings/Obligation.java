package edict.findings;

import edict.rulebook.Citation;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.Optional;

/** A line of the register: something owed by someone, by a date. */
public record Obligation(
        String provision,
        Text title,
        Finding.Subject subject,
        Finding.Who who,
        Status status,
        Timing timing,
        Optional<LocalDate> appliesFrom,
        Optional<Finding.Due> due,
        Citation citation,
        Provision.Force force,
        Optional<Text> remedy) {

    static Obligation of(Finding finding) {
        return new Obligation(
                finding.provision(),
                finding.title(),
                finding.subject(),
                finding.who(),
                finding.status(),
                finding.timing(),
                finding.appliesFrom(),
                finding.due(),
                finding.citation(),
                finding.force(),
                finding.remedy());
    }
}
