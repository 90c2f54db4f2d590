package edict;

import edict.continuity.Continuity;
import edict.continuity.ContinuityIndex;
import edict.continuity.Impact;
import edict.continuity.Verdict;
import edict.facts.Ternary;
import edict.rulebook.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What losses of access do to all designs of an organisation together. A supplier, model or country that several designs need
 * is lost once, for all of them. Immutable.
 *
 * @param members in the order in which they were named
 * @param losses the worst first
 */
public record Portfolio(List<Member> members, List<Loss> losses) {

    private static final Comparator<Loss> WORST_FIRST =
            Impact.worstFirst(Loss::effective, Loss::nominal, Loss::scenario, loss -> loss.cause().orElse(""));

    /** A design. @param name of its file */
    public record Member(String name, Survey survey) {}

    /**
     * A loss.
     *
     * @param cause what is lost, of a scenario that stands for several, as all designs call it
     * @param effective over the capabilities of all designs, counting only backups that are real
     * @param nominal the same as if every backup were what it is said to be
     * @param hits designs from which it takes something away, the worst first
     */
    public record Loss(
            Scenario scenario,
            Optional<String> cause,
            ContinuityIndex effective,
            ContinuityIndex nominal,
            List<Hit> hits) {}

    /** @param design name of its file */
    public record Hit(String design, Impact impact) {

        /** Those that don't simply go on. */
        public List<Continuity> capabilities() {
            return impact.capabilities().stream()
                    .filter(continuity -> continuity.verdict() != Verdict.RETAINED)
                    .toList();
        }
    }

    private record Key(String scenario, Optional<String> cause) {}

    public static Portfolio of(List<Member> members) {
        Map<Key, Map<String, Impact>> impacts = new LinkedHashMap<>();
        for (Member member : members) {
            for (Impact impact : member.survey().impacts()) {
                impacts.computeIfAbsent(
                                new Key(impact.scenario().id(), impact.cause().map(cause -> identity(cause, member))),
                                key -> new LinkedHashMap<>())
                        .put(member.name(), impact);
            }
        }
        List<Loss> losses = new ArrayList<>();
        impacts.forEach((key, byDesign) -> losses.add(loss(key, byDesign, members)));
        return new Portfolio(List.copyOf(members), losses.stream().sorted(WORST_FIRST).toList());
    }

    private static String identity(Object cause, Member member) {
        return member.survey().ground().facts().identity(cause.toString());
    }

    private static Loss loss(Key key, Map<String, Impact> byDesign, List<Member> members) {
        List<ContinuityIndex> effective = new ArrayList<>();
        List<ContinuityIndex> nominal = new ArrayList<>();
        for (Member member : members) {
            Impact impact = byDesign.get(member.name());
            if (impact != null) {
                effective.add(impact.effective());
                nominal.add(impact.nominal());
            } else {
                // A design that doesn't know what is lost loses nothing.
                member.survey().worst().ifPresent(any -> {
                    effective.add(any.effective().whole());
                    nominal.add(any.nominal().whole());
                });
            }
        }
        return new Loss(
                byDesign.values().iterator().next().scenario(),
                key.cause(),
                ContinuityIndex.together(effective),
                ContinuityIndex.together(nominal),
                byDesign.entrySet().stream()
                        .map(entry -> new Hit(entry.getKey(), entry.getValue()))
                        .filter(hit -> !hit.capabilities().isEmpty())
                        .sorted(Comparator.comparing(hit -> hit.impact().effective().least()))
                        .toList());
    }

    /** Whether every design withstands each loss. */
    public Ternary isWithstood() {
        return members.stream().map(member -> member.survey().isWithstood()).reduce(Ternary.YES, Ternary::and);
    }
}
