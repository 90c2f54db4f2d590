package edict.continuity;

import edict.findings.Conclusions.Asked;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario does to a capability.
 *
 * @param scenario id
 * @param title what happens in the scenario
 * @param capability id
 * @param verdict counting only backups that are real
 * @param nominal the verdict if every backup were what it is said to be; a better one than {@code verdict} is the gap
 *     between paper and practice
 * @param already whether it is the same where nothing is lost: it is no consequence of the scenario
 * @param path ids from the capability down to the node that decides; empty when it is retained, or the same already
 * @param others ids of what is lost besides what the path ends at, and would be enough by itself; empty where that isn't certain
 * @param recoveryHours until the whole load is carried again, at most; empty when that never happens or isn't known
 * @param soonestHours the same at least, where that is sooner
 * @param oneTeamHours the same where a team does its switches one after the other; empty when that takes no longer
 * @param rtoHours the time allowed, empty when it isn't known
 * @param dataAgeHours of data that are missing after the switch, by what was measured of the backups switched to; empty
 *     where nothing is switched, or nobody has measured
 * @param rpoHours of data that may be missing, empty when it isn't known
 * @param nominalHours until the whole load is carried again where every backup is what it is said to be, at most; empty when
 *     the verdict would be no better, or that isn't known
 * @param share of the normal load in the end, at least
 * @param mostShare the same at most, where that is more
 * @param frozenDays after which what it runs on is no longer safe without updates; empty where it isn't frozen, the
 *     scenario ends before, or that isn't known
 * @param perhapsFrozenDays the same at the earliest, where it isn't known
 * @param stopsHours after the beginning of the loss at which the first of what it needs stops; empty where that is at once, nothing does, or
 *     it isn't known what becomes of the capability
 * @param notRestartable ids of nodes that keep each other going and could not be started again
 * @param questions what could settle an unknown verdict, or the days that aren't known
 */
public record Continuity(
        String scenario,
        Text title,
        String capability,
        Verdict verdict,
        Verdict nominal,
        boolean already,
        List<String> path,
        List<String> others,
        Optional<BigDecimal> recoveryHours,
        Optional<BigDecimal> soonestHours,
        Optional<BigDecimal> oneTeamHours,
        Optional<BigDecimal> rtoHours,
        Optional<BigDecimal> dataAgeHours,
        Optional<BigDecimal> rpoHours,
        Optional<BigDecimal> nominalHours,
        BigDecimal share,
        Optional<BigDecimal> mostShare,
        Optional<Integer> frozenDays,
        Optional<Integer> perhapsFrozenDays,
        Optional<Integer> stopsHours,
        List<String> notRestartable,
        List<Asked> questions) {

    /** Whether more data would be missing than may be, whatever the time. */
    public boolean losesData() {
        return dataAgeHours.filter(age -> rpoHours.filter(allowed -> age.compareTo(allowed) > 0).isPresent()).isPresent();
    }

    /** Whether the verdict would be better if every backup were what it is said to be. */
    public boolean restsOnPaper() {
        return nominal.compareTo(verdict) < 0;
    }
}
