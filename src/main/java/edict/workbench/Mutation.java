package edict.workbench;

import edict.document.Fields;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Patterns;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
        try (Stream<Path> paths = Files.walk(folder.resolve("rules"))) {
            for (Path path : paths.filter(path -> path.endsWith("mutants.yaml")).sorted().toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                Reading reading = Texts.read(name, Files.readAllBytes(path));
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
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.refuse();
        return new Mutation(cases, excluded);
    }

    /**
     * What became of the mistakes.
     *
     * @param killed how many were noticed, by pack
     * @param tried how many there were without those excluded, by pack
     * @param survivors those that no case noticed, as {@code file:line: what: mistake}
     * @param excluded those left out with a reason
     * @param gone exclusions that exclude nothing
     */
    public record Report(
            Map<String, Integer> killed,
            Map<String, Integer> tried,
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
            int all = tried.values().stream().mapToInt(Integer::intValue).sum() + excluded.size();
            return all == 0 ? 0 : excluded.size() / (double) all;
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
                    Locale.ROOT, "%.1f %% noticed; %d excluded, %.1f %%%n", 100 * score(), excluded.size(), 100 * excludedShare()));
            return text.toString();
        }
    }

    /** How far one looks for a case that notices. */
    public enum Reach {
        /** Through all cases that see the mistake. */
        ALL,
        /**
         * Through the cases of the provision that is wrong; through all others only as long as the pack has not enough
         * noticed. Such a score is never too high.
         */
        OWN_FIRST
    }

    /** Tries every mistake in the packs chosen, on as many threads as there are. */
    public Report run(Predicate<String> packs, Reach reach) {
        List<Mutant> all = new ArrayList<>(new RuleMutants(cases.rulebook()).all());
        all.addAll(new DataMutants(cases.rulebook()).all());
        List<String> gone = excluded.keySet().stream()
                .filter(id -> all.stream().noneMatch(mutant -> mutant.id().equals(id)))
                .toList();
        List<Mutant> chosen = all.stream().filter(mutant -> packs.test(mutant.pack())).toList();
        List<Station> stations = stations();
        List<Mutant> tried =
                chosen.stream().filter(mutant -> !excluded.containsKey(mutant.id())).toList();
        Set<Mutant> noticed = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        tried.parallelStream().filter(mutant -> isNoticed(mutant, stations, true)).forEach(noticed::add);
        List<Mutant> left =
                tried.stream().filter(mutant -> !noticed.contains(mutant)).toList();
        left.parallelStream()
                .filter(mutant -> reach == Reach.ALL || !isEnough(mutant.pack(), tried, noticed))
                .filter(mutant -> isNoticed(mutant, stations, false))
                .forEach(noticed::add);
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
                gone.stream().filter(id -> packs.test(id.substring(0, Math.max(0, id.indexOf('/'))))).toList());
    }

    /** Cases that share a bench. @param runs those that hold without a mistake, cheap ones first */
    private record Station(String provision, Rulebook slice, Bench bench, List<Run> runs) {}

    private record Run(Comparing comparing, CaseFile.Case one, Bench.Ready world) {

        boolean expectsSanction() {
            return one.expect().stream()
                    .anyMatch(expected -> expected instanceof Expected.OfFinding finding
                            && finding.sanction().isPresent());
        }
    }

    private List<Station> stations() {
        Map<Cases.Slot, List<Run>> runs = new LinkedHashMap<>();
        for (CaseFile file : cases.files()) {
            for (CaseFile.Group group : file.groups()) {
                Comparing comparing = new Comparing(cases.rulebook(), group);
                Cases.Slot slot = Cases.slot(group.provision(), comparing);
                for (CaseFile.Case one : group.cases()) {
                    Edits.Edited world = Edits.world(group, one);
                    Bench.World read = Bench.read(cases.rulebook(), world.root(), one);
                    if (world.wrong().isEmpty() && read instanceof Bench.Ready ready) {
                        runs.computeIfAbsent(slot, none -> new ArrayList<>()).add(new Run(comparing, one, ready));
                    }
                }
            }
        }
        return runs.entrySet().parallelStream().map(this::station).toList();
    }

    private Station station(Map.Entry<Cases.Slot, List<Run>> entry) {
        Cases.Slot slot = entry.getKey();
        Rulebook slice = Cases.slice(cases.rulebook(), slot);
        Bench bench = new Bench(slice, slot.provision());
        record Timed(Run run, long nanos) {}
        List<Timed> holding = new ArrayList<>();
        for (Run run : entry.getValue()) {
            long start = System.nanoTime();
            if (holds(run, bench)) {
                holding.add(new Timed(run, System.nanoTime() - start));
            }
        }
        // Most mistakes are noticed by many cases, and some cases take a hundred times as long as others.
        List<Run> cheapFirst = holding.stream()
                .sorted(Comparator.comparingLong(Timed::nanos))
                .map(Timed::run)
                .toList();
        return new Station(slot.provision(), slice, bench, cheapFirst);
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

    /** @param own whether by the cases of what is wrong, or by all others */
    private static boolean isNoticed(Mutant mutant, List<Station> stations, boolean own) {
        // The smaller the slice, the sooner.
        List<Station> seeing = stations.stream()
                .filter(station -> isOwn(mutant, station) == own && mutant.isIn(station.slice())
                        && (!mutant.isAboutSanctions() || station.runs().stream().anyMatch(Run::expectsSanction)))
                .sorted(Comparator.comparing(station -> station.slice().rules().size()))
                .toList();
        for (Station station : seeing) {
            Rulebook changed = mutant.in(station.slice());
            Bench bench = mutant.change() instanceof Mutant.OfRule
                    ? Bench.withRules(station.bench(), changed)
                    : Bench.withData(station.bench(), changed);
            for (Run run : station.runs()) {
                if ((!mutant.isAboutSanctions() || run.expectsSanction()) && !holds(run, bench)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the station is about the provision that is wrong, or whose own rules read what is wrong. */
    private static boolean isOwn(Mutant mutant, Station station) {
        if (mutant.change() instanceof Mutant.OfRule of) {
            return of.rule().provision().equals(station.provision());
        } else if (mutant.change() instanceof Mutant.OfProvision) {
            return mutant.target().equals(station.provision());
        }
        return station.slice().rules().stream()
                .filter(rule -> rule.provision().equals(station.provision()))
                .anyMatch(rule -> mutant.change() instanceof Mutant.OfTable of
                        ? Patterns.types(rule).contains(of.with().type())
                        : Patterns.parameters(rule).contains(mutant.target()));
    }
}
