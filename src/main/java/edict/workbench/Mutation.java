package edict.workbench;

import edict.document.Fields;
import edict.document.Folder;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Patterns;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes small mistakes in the law, one at a time, and looks whether some case notices. */
public final class Mutation {

    private static final double ENOUGH = 0.9;

    private static final double EXCLUDED = 0.03;

    private final Cases cases;
    private final Map<String, String> excluded;

    private Mutation(Cases cases, Map<String, String> excluded) {
        this.cases = cases;
        this.excluded = excluded;
    }

    /**
     * Reads which mistakes no case can notice from the files {@code mutants.yaml} beside the rules.
     *
     * @param folder holds {@code rules}
     * @throws edict.document.Refused naming everything that is wrong in them
     */
    public static Mutation under(Path folder, Cases cases) {
        Problems problems = new Problems();
        Map<String, String> excluded = new LinkedHashMap<>();
        Folder.read(folder.resolve("rules"), "rules/", name -> name.endsWith("/mutants.yaml")).forEach((name, bytes) -> {
            Reading reading = Texts.read(name, bytes);
            if (reading instanceof Reading.Document document) {
                Fields root = Fields.of(document.root(), problems).require("excluded");
                for (Fields one : root.objects("excluded")) {
                    one.require("mutants", "because");
                    one.texts("mutants").forEach(id -> excluded.put(id, one.text("because").orElse("")));
                    one.close();
                }
                root.close();
            } else {
                problems.addAll(((Reading.Rejected) reading).problems());
            }
        });
        problems.refuse();
        return new Mutation(cases, excluded);
    }

    /**
     * What became of the mistakes.
     *
     * @param killed how many were noticed, by pack
     * @param tried how many were tried, by pack
     * @param there how many there are in all, drawn or not, excluded or not
     * @param survivors those that no case noticed, as {@code file:line: what: mistake}
     * @param excluded those left out with a reason
     * @param gone exclusions that exclude nothing
     */
    public record Report(
            Map<String, Integer> killed,
            Map<String, Integer> tried,
            int there,
            List<String> survivors,
            List<String> excluded,
            List<String> gone) {

        /** Share of the mistakes that were noticed, from 0 to 1. */
        public double score() {
            int all = tried.values().stream().mapToInt(Integer::intValue).sum();
            return all == 0 ? 1 : killed.values().stream().mapToInt(Integer::intValue).sum() / (double) all;
        }

        /** The same for one pack. */
        public double score(String pack) {
            int all = tried.getOrDefault(pack, 0);
            return all == 0 ? 1 : killed.getOrDefault(pack, 0) / (double) all;
        }

        /** Share of the mistakes that were left out, from 0 to 1. */
        public double excludedShare() {
            return there == 0 ? 0 : excluded.size() / (double) there;
        }

        /** Whether the score is high enough, and not by exclusion. */
        public boolean isEnough() {
            return score() >= ENOUGH && excludedShare() <= EXCLUDED && gone.isEmpty();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            survivors.forEach(survivor -> text.append(survivor).append('\n'));
            gone.forEach(id -> text.append("excluded, but there is no such mutant: ").append(id).append('\n'));
            tried.forEach((pack, all) -> text.append(String.format(
                    Locale.ROOT, "%-12s %4d of %4d noticed, %5.1f %%%n", pack, killed.getOrDefault(pack, 0), all, 100 * score(pack))));
            text.append(String.format(
                    Locale.ROOT,
                    "%.1f %% noticed, at least %.0f %% is enough; %d excluded, %.1f %% of at most %.0f %%%n",
                    100 * score(),
                    100 * ENOUGH,
                    excluded.size(),
                    100 * excludedShare(),
                    100 * EXCLUDED));
            return text.toString();
        }
    }

    /** How far one looks for a case that notices. */
    public enum Reach {
        /** Through all cases that see the mistake. */
        ALL,
        /**
         * Through the cases of the provision that is wrong; through those that leave something open, and then those of
         * others, only as long as the pack has not enough noticed. Such a score is never too high.
         */
        OWN_FIRST
    }

    /** Cases that are looked through, the quickest to notice first. */
    private enum Pass {
        /** Those of what is wrong. */
        OWN,
        /** Those of it that leave something open: one takes a hundred times as long, as each answer is tried. */
        OWN_OPEN,
        /** Those of all others. */
        OTHERS;

        boolean isOwn() {
            return this != OTHERS;
        }

        boolean looksAt(CaseFile.Kind kind) {
            return this == OTHERS || (kind == CaseFile.Kind.UNKNOWN) == (this == OWN_OPEN);
        }
    }

    /** Tries every mistake in the packs chosen, on as many threads as there are. */
    public Report run(Predicate<String> packs, Reach reach) {
        return run(packs, reach, Integer.MAX_VALUE);
    }

    /**
     * Tries mistakes in the packs chosen, on as many threads as there are.
     *
     * @param draw how many of each pack at most, taken evenly from all of it and the same ones each time; at least 1
     */
    public Report run(Predicate<String> packs, Reach reach, int draw) {
        List<Mutant> chosen = new ArrayList<>(new RuleMutants(cases.rulebook()).all(packs));
        chosen.addAll(new DataMutants(cases.rulebook()).all(packs));
        List<String> gone = excluded.keySet().stream()
                .filter(id -> packs.test(Provision.packOf(id)))
                .filter(id -> chosen.stream().noneMatch(mutant -> mutant.id().equals(id)))
                .toList();
        List<Mutant> tried = chosen.stream()
                .filter(mutant -> !excluded.containsKey(mutant.id()))
                .collect(Collectors.groupingBy(Mutant::pack, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(pack -> drawn(pack, draw))
                .toList();
        Set<Mutant> noticed = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Map<Cases.Slot, List<Told>> told = told();
        Predicate<Mutant> isWanted = mutant -> !noticed.contains(mutant);
        for (Pass pass : Pass.values()) {
            boolean all = reach == Reach.ALL || pass == Pass.OWN;
            look(
                    pass,
                    told,
                    tried,
                    isWanted.and(mutant -> all || !isEnough(mutant.pack(), tried, noticed)),
                    noticed::add);
        }
        Map<String, Integer> killed = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        List<Mutant> survivors = new ArrayList<>();
        for (Mutant mutant : tried) {
            count.merge(mutant.pack(), 1, Integer::sum);
            if (noticed.contains(mutant)) {
                killed.merge(mutant.pack(), 1, Integer::sum);
            } else {
                survivors.add(mutant);
            }
        }
        return new Report(
                Collections.unmodifiableMap(killed),
                Collections.unmodifiableMap(count),
                chosen.size(),
                survivors.stream()
                        .sorted(Comparator.comparing((Mutant mutant) -> mutant.at().file())
                                .thenComparing(mutant -> mutant.at().line())
                                .thenComparing(Mutant::words))
                        .map(Mutant::toString)
                        .toList(),
                chosen.stream()
                        .map(Mutant::id)
                        .filter(excluded::containsKey)
                        .map(id -> id + " (" + excluded.get(id) + ")")
                        .toList(),
                gone);
    }

    private static Stream<Mutant> drawn(List<Mutant> pack, int draw) {
        return pack.size() <= draw
                ? pack.stream()
                : IntStream.range(0, draw).mapToObj(i -> pack.get((int) ((long) i * pack.size() / draw)));
    }

    /** A case as it stands in its file. */
    private record Told(CaseFile.Group group, CaseFile.Case one) {}

    private Map<Cases.Slot, List<Told>> told() {
        Map<Cases.Slot, List<Told>> told = new LinkedHashMap<>();
        for (CaseFile file : cases.files()) {
            for (CaseFile.Group group : file.groups()) {
                Cases.Slot slot = Cases.slot(group.provision(), new Comparing(cases.rulebook(), group));
                group.cases().forEach(one -> told.computeIfAbsent(slot, none -> new ArrayList<>())
                        .add(new Told(group, one)));
            }
        }
        return told;
    }

    /** Tries mistakes on one bench after another, for all benches together would not fit into memory. */
    private void look(
            Pass pass,
            Map<Cases.Slot, List<Told>> told,
            List<Mutant> tried,
            Predicate<Mutant> isWanted,
            Consumer<Mutant> noticed) {
        // What is not wanted now is not wanted later: it was noticed, or its pack has enough.
        List<Mutant> open = tried.stream().filter(isWanted).toList();
        if (open.isEmpty()) {
            return;
        }
        Queue<Map.Entry<Cases.Slot, List<Told>>> left = new ConcurrentLinkedQueue<>(told.entrySet());
        // Some benches take a thousand times as long as others: each thread takes the next when it is done with one.
        IntStream.range(0, Runtime.getRuntime().availableProcessors()).parallel().forEach(thread -> {
            for (var next = left.poll(); next != null; next = left.poll()) {
                Cases.Slot slot = next.getKey();
                List<Told> tellers = next.getValue().stream()
                        .filter(each -> pass.looksAt(each.one().kind()))
                        .toList();
                if (!tellers.isEmpty()) {
                    Read read = Read.of(slot.provision(), cases.rulebook());
                    List<Mutant> able = open.stream()
                            .filter(mutant -> read.isWrongBy(mutant) == pass.isOwn())
                            .toList();
                    look(slot, tellers, able, isWanted, noticed);
                }
            }
        });
    }

    private void look(
            Cases.Slot slot, List<Told> tellers, List<Mutant> able, Predicate<Mutant> isWanted, Consumer<Mutant> noticed) {
        // Most provisions see none of the mistakes, and a slice takes a while to cut out.
        if (able.stream().noneMatch(isWanted)) {
            return;
        }
        Rulebook slice = Cases.slice(cases.rulebook(), slot);
        List<Mutant> seen = able.stream().filter(mutant -> mutant.isIn(slice)).toList();
        if (seen.stream().anyMatch(isWanted)) {
            Station station = station(slot, slice, tellers);
            seen.stream().filter(isWanted).filter(station::notices).forEach(noticed);
        }
    }

    /** What the own rules of a provision read. */
    private record Read(String provision, Set<String> types, Set<String> parameters) {

        static Read of(String provision, Rulebook rulebook) {
            Set<String> types = new HashSet<>();
            Set<String> parameters = new HashSet<>();
            rulebook.rules().stream().filter(rule -> rule.provision().equals(provision)).forEach(rule -> {
                types.addAll(Patterns.types(rule));
                parameters.addAll(Patterns.parameters(rule));
            });
            return new Read(provision, types, parameters);
        }

        /** Whether the provision itself is wrong, or something that its own rules read. */
        boolean isWrongBy(Mutant mutant) {
            if (mutant.change() instanceof Mutant.OfRule of) {
                return of.rule().provision().equals(provision);
            } else if (mutant.change() instanceof Mutant.OfProvision) {
                return mutant.target().equals(provision);
            }
            return mutant.change() instanceof Mutant.OfTable of
                    ? types.contains(of.with().type())
                    : parameters.contains(mutant.target());
        }
    }

    /**
     * Cases that share a bench, for one thread.
     *
     * @param runs those that can be tried, in the order in which they are
     */
    private record Station(Bench bench, List<Run> runs) {

        boolean notices(Mutant mutant) {
            List<Run> able = runs.stream()
                    .filter(run -> !mutant.isAboutSanctions() || run.expectsSanction())
                    .toList();
            if (able.isEmpty()) {
                return false;
            }
            Rulebook changed = mutant.in(bench.rulebook());
            Bench wrong = mutant.change() instanceof Mutant.OfRule
                    ? Bench.withRules(bench, changed)
                    : Bench.withData(bench, changed);
            for (Run run : able) {
                // A case that fails anyway notices nothing.
                if (!holds(run, wrong) && holds(run, bench)) {
                    // What notices one mistake in a rule notices most of the others in it.
                    runs.remove(run);
                    runs.add(0, run);
                    return true;
                }
            }
            return false;
        }
    }

    private record Run(Comparing comparing, CaseFile.Case one, Bench.Ready world) {

        boolean expectsSanction() {
            return one.expect().stream()
                    .anyMatch(expected -> expected instanceof Expected.OfFinding finding
                            && finding.sanction().isPresent());
        }
    }

    private Station station(Cases.Slot slot, Rulebook slice, List<Told> told) {
        List<Run> runs = new ArrayList<>();
        for (Told each : told) {
            Edits.Edited world = Edits.world(each.group(), each.one());
            if (world.wrong().isEmpty()
                    && cases.read(world.root(), each.one()) instanceof Bench.Ready ready) {
                runs.add(new Run(new Comparing(cases.rulebook(), each.group()), each.one(), ready));
            }
        }
        // Most mistakes are noticed by many cases.
        runs.sort(Comparator.comparing(run -> run.world().facts().entities().size()));
        return new Station(new Bench(slice, slot.provision()), runs);
    }

    private static boolean holds(Run run, Bench bench) {
        return run.comparing()
                .differences(
                        run.one(),
                        bench.judge(
                                run.world(), run.one(), run.comparing().types(run.one()), run.comparing().everything()))
                .isEmpty();
    }

    private static boolean isEnough(String pack, List<Mutant> tried, Set<Mutant> noticed) {
        List<Mutant> all = tried.stream().filter(mutant -> mutant.pack().equals(pack)).toList();
        return all.stream().filter(noticed::contains).count() >= ENOUGH * all.size();
    }
}
