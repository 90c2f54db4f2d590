package edict;

import edict.continuity.Continuity;
import edict.continuity.Scene;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.document.Original;
import edict.findings.Assumption;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Judged;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.scoring.Scores;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole answer to one request. Immutable; the same request and rulebook give an equal one.
 *
 * @param rulebook hash
 * @param documents what it was judged from, by file, the design first; empty for what was put together
 * @param findings in force, upcoming, lapsed; each by provision, subject, bearer
 * @param questions by rank
 * @param continuity what the scenarios of loss of access do to each capability, by scenario
 * @param scene the design as the scenario leaves it that takes most away; empty where there is nothing to see, or too much
 * @param scores by the frameworks that the profile asks for
 * @param scope what was looked at
 * @param unused what the request says and nothing takes up, such as a misspelt name, an answer about what is gone or a waiver that waives nothing
 * @param notes what else the reader should know
 * @param drift how the findings stand to a baseline, where there is one
 * @param exitCode of the command line
 * @param title what the design calls itself
 * @param days what the rules concluded on each day looked at, the day judged first: for explanations
 */
public record Evaluation(
        Verdict decision,
        LocalDate asOf,
        LocalDate knownOn,
        String rulebook,
        Map<String, Original> documents,
        String profile,
        List<Condition> conditions,
        List<Finding> findings,
        List<Question> questions,
        List<Obligation> obligations,
        List<Assumption> assumptions,
        List<Continuity> continuity,
        Optional<Scene> scene,
        List<Scores> scores,
        Scope scope,
        List<Text> unused,
        List<Text> notes,
        Optional<Drift> drift,
        int exitCode,
        Optional<String> title,
        List<Judged> days) {

    /**
     * What was looked at.
     *
     * @param evaluated provisions whose rules ran for the day judged, sorted
     * @param notEncoded what the packs leave out knowingly, sorted
     * @param knownUntil by pack, the last day up to which its authors know the law
     */
    public record Scope(List<String> evaluated, List<Omitted> notEncoded, Map<String, LocalDate> knownUntil) {

        /** What was looked at for one or the other. */
        Scope and(Scope other) {
            if (equals(other)) {
                return this;
            }
            Map<String, LocalDate> until = new TreeMap<>(knownUntil);
            until.putAll(other.knownUntil);
            return new Scope(
                    Stream.concat(evaluated.stream(), other.evaluated.stream()).distinct().sorted().toList(),
                    Stream.concat(notEncoded.stream(), other.notEncoded.stream())
                            .distinct()
                            .sorted(Comparator.comparing(Omitted::id))
                            .toList(),
                    until);
        }
    }

    /**
     * What was not looked at.
     *
     * @param id as {@code pack/slug}
     * @param title what it is about, in words; empty where the slug says it
     * @param of ids of the provisions whose condition it is a part of
     * @param pack the pack that holds it instead
     */
    public record Omitted(String id, Optional<Text> title, Text because, List<String> of, Optional<String> pack) {}

    /** What the rules concluded on the day judged. */
    public Conclusions conclusions() {
        return days.get(0).conclusions();
    }

    /** What would come next once all that rejects it is put right, in a sentence; empty where nothing open would reject it as well. */
    public Optional<Text> mayReject() {
        long more = findings.stream().filter(Finding::mayReject).count();
        if (more == 0) {
            return Optional.empty();
        }
        return Optional.of(more == 1
                ? new Text("One more finding would reject it too, if it applies.", "Un autre constat entraînerait aussi le rejet, s'il s'applique.")
                : new Text(
                        more + " more findings would reject it too, if they apply.",
                        more + " autres constats entraîneraient aussi le rejet, s'ils s'appliquent."));
    }

    /** The same with further notes, which come first. */
    Evaluation noting(List<Text> further) {
        List<Text> all = new ArrayList<>(further);
        all.addAll(notes);
        return with(List.copyOf(all), drift, exitCode);
    }

    /** The same, told how its findings stand to what stood earlier; it ends by what is new or worse. */
    public Evaluation against(Baseline baseline) {
        Drift since = Drift.of(this, baseline);
        return with(notes, Optional.of(since), since.exitCode());
    }

    /** How findings stand to the baseline, by the very finding; none where there is no baseline. */
    public IdentityHashMap<Finding, Drift.Stood> stood() {
        return drift.map(Drift::byFinding).orElseGet(IdentityHashMap::new);
    }

    private Evaluation with(List<Text> said, Optional<Drift> since, int ends) {
        return new Evaluation(
                decision,
                asOf,
                knownOn,
                rulebook,
                documents,
                profile,
                conditions,
                findings,
                questions,
                obligations,
                assumptions,
                continuity,
                scene,
                scores,
                scope,
                unused,
                said,
                since,
                ends,
                title,
                days);
    }

    /** The days after the one judged on which something changes. */
    public List<LocalDate> laterDays() {
        return days.stream()
                .map(Judged::day)
                .filter(day -> day.isAfter(asOf))
                .toList();
    }

    /** The SHA-256 of each document that it was judged from, by file, the design first. */
    public Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        documents.forEach((file, original) -> hashes.put(file, original.hash()));
        return hashes;
    }

    /** The first finding of a provision about a subject with this id or pointer. */
    public Optional<Finding> finding(String provision, String subject) {
        return findings.stream()
                .filter(finding -> finding.provision().equals(provision)
                        && (finding.subject().pointer().equals(subject)
                                || finding.subject().id().filter(subject::equals).isPresent()))
                .findFirst();
    }
}
