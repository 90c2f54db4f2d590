package edict.workbench;

import edict.document.Folder;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.facts.CatalogueEntries;
import edict.facts.Design;
import edict.facts.Shapes;
import edict.findings.Waivers;
import edict.rulebook.Provision;
import edict.rulebook.Recent;
import edict.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cases of a rulebook, read and ready to be tried. Safe to share between threads. */
public final class Cases {

    /** Cases of one provision stand beside each other, and the networks of all provisions together take gigabytes. */
    private static final int BENCHES_KEPT = 16;

    private final Rulebook rulebook;
    private final Shapes shapes;
    private final CatalogueEntries catalogue;
    private final List<CaseFile> files;
    private final Optional<String> pack;
    private final Recent<Slot, Bench> benches = new Recent<>(BENCHES_KEPT);

    /** @param beyond whether other provisions may derive facts of the types */
    record Slot(String provision, Set<String> types, boolean beyond) {}

    private Cases(Rulebook rulebook, List<CaseFile> files, Optional<String> pack) {
        this.rulebook = rulebook;
        this.shapes = Shapes.of(rulebook.vocabulary());
        this.catalogue = CatalogueEntries.of(rulebook.registry().values());
        this.files = files;
        this.pack = pack;
    }

    /**
     * Reads the cases beside the rules in {@code folder}.
     *
     * @param folder holds {@code rules}
     * @throws edict.document.Refused naming everything that can't be read
     */
    public static Cases under(Path folder, Rulebook rulebook) {
        Problems problems = new Problems();
        CaseReader reader = new CaseReader(rulebook, problems);
        List<CaseFile> files = new ArrayList<>();
        Folder.read(folder.resolve("rules"), "rules/", name -> name.endsWith(".test.yaml"))
                .forEach((name, bytes) -> files.add(reader.read(name, bytes)));
        problems.refuse();
        return new Cases(rulebook, List.copyOf(files), Optional.empty());
    }

    /** Those of one pack; the rulebook stays whole. */
    public Cases of(String pack) {
        List<CaseFile> some = new ArrayList<>();
        for (CaseFile file : files) {
            List<CaseFile.Group> groups = file.groups().stream()
                    .filter(group -> group.provision().startsWith(pack + "/"))
                    .toList();
            if (!groups.isEmpty()) {
                some.add(new CaseFile(file.name(), groups));
            }
        }
        return new Cases(rulebook, List.copyOf(some), Optional.of(pack));
    }

    /** The provisions that have to be proven. */
    List<Provision> provisions() {
        return rulebook.provisions().values().stream()
                .filter(provision -> pack.map(provision.pack()::equals).orElse(true))
                .toList();
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /** What there is to judge in a case of a group that has no wrong edits. */
    Bench.World read(Node.Mapping world, CaseFile.Case one) {
        Reading.Document document = new Reading.Document(world.at().file(), world);
        Design.Outcome outcome = Design.readFragment(
                new Design.Sources(document, one.answers(), catalogue.on(one.asOf(), one.known())), shapes);
        Waivers.Outcome waived = Waivers.read(one.waivers(), rulebook.provisions());
        if (outcome instanceof Design.Accepted accepted && waived instanceof Waivers.Accepted waivers) {
            return new Bench.Ready(accepted.facts(), waivers.waivers());
        }
        List<Problem> problems = new ArrayList<>();
        if (outcome instanceof Design.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        if (waived instanceof Waivers.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        return new Bench.Unreadable(problems);
    }

    public List<CaseFile> files() {
        return files;
    }

    /** What is wrong with the form of the cases: what they leave unproven, and what they say wrongly. */
    public List<Problem> form() {
        return new CaseForm(this).problems();
    }

    /** Rules that fire in no case, of provisions that some case is to see fire: a mistake in such a rule goes unnoticed. */
    public List<Problem> unfired(List<Outcome> outcomes) {
        Set<String> fired = new HashSet<>();
        Set<String> tried = new HashSet<>();
        for (Outcome outcome : outcomes) {
            fired.addAll(outcome.fired());
            if (outcome.one().kind() == CaseFile.Kind.FIRES) {
                tried.add(outcome.group().provision());
            }
        }
        // The program writes these, one for each type that documents claim: they are proven where the type is.
        rulebook.packs().values().forEach(pack -> pack.claims().ifPresent(tried::remove));
        Problems problems = new Problems();
        rulebook.rules().stream()
                .filter(rule -> tried.contains(rule.provision()) && !fired.contains(rule.name()))
                .forEach(rule -> problems.add(rule.at(), "", "rule " + Names.quote(rule.name()) + " fires in no case"));
        return problems.sorted();
    }

    /**
     * How a case came out.
     *
     * @param differences between what is expected and what was found, in words; empty when the case holds
     * @param fired names of the rules that conclude something in it
     */
    public record Outcome(
            CaseFile file, CaseFile.Group group, CaseFile.Case one, List<String> differences, Set<String> fired) {

        public boolean holds() {
            return differences.isEmpty();
        }

        /** {@code file:line: provision: "name": what differs}. */
        @Override
        public String toString() {
            return written(differences);
        }

        private String written(List<String> lines) {
            String head = one.at().file() + ":" + one.at().line() + ": " + group.provision() + ": \"" + one.name() + "\"";
            return head + lines.stream().map(text -> "\n    " + text).reduce("", String::concat);
        }

        /** A mistake in the world of a group makes each of its cases wrong in the same words. */
        private String after(Outcome before) {
            return before.group().equals(group) && before.differences().equals(differences)
                    ? written(List.of("the same as the one before"))
                    : toString();
        }
    }

    /** What failed and why, then how many cases of each file hold. */
    public static String text(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        List<Outcome> failed = outcomes.stream().filter(outcome -> !outcome.holds()).toList();
        for (int i = 0; i < failed.size(); i++) {
            text.append(i == 0 ? failed.get(i) : failed.get(i).after(failed.get(i - 1))).append('\n');
        }
        Map<String, List<Outcome>> provisions = new LinkedHashMap<>();
        outcomes.forEach(outcome -> provisions
                .computeIfAbsent(outcome.file().name() + ": " + outcome.group().provision(), none -> new ArrayList<>())
                .add(outcome));
        provisions.forEach((name, all) -> text.append(
                String.format(Locale.ROOT, "%4d of %4d hold  %s%n", held(all), all.size(), name)));
        return text.append(String.format(Locale.ROOT, "%4d of %4d hold%n", held(outcomes), outcomes.size())).toString();
    }

    private static long held(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::holds).count();
    }

    /** Tries every case, in order. */
    public List<Outcome> run() {
        List<Trial> trials = new ArrayList<>();
        for (CaseFile file : files) {
            for (CaseFile.Group group : file.groups()) {
                trials.addAll(trials(file, group));
            }
        }
        return trials.parallelStream().map(Trial::run).toList();
    }

    /** A case that waits to be run. */
    public record Trial(CaseFile file, CaseFile.Group group, CaseFile.Case one, Cases cases) {

        public Outcome run() {
            return cases.outcome(this);
        }
    }

    /** The cases of a group. */
    public List<Trial> trials(CaseFile file, CaseFile.Group group) {
        return group.cases().stream()
                .map(one -> new Trial(file, group, one, this))
                .toList();
    }

    private Outcome outcome(Trial trial) {
        CaseFile.Group group = trial.group();
        CaseFile.Case one = trial.one();
        Edits.Edited world = Edits.world(group, one);
        if (!world.wrong().isEmpty()) {
            return unreadable(
                    trial,
                    world.wrong().stream()
                            .map(pointer -> "nothing stands at " + pointer)
                            .toList());
        }
        Bench.World read = read(world.root(), one);
        if (read instanceof Bench.Ready ready) {
            Comparing comparing = new Comparing(rulebook, group);
            Bench.Found found = bench(group.provision(), comparing)
                    .judge(ready, one, comparing.types(one), comparing.everything());
            return new Outcome(trial.file(), group, one, comparing.differences(one, found), found.fired());
        }
        return unreadable(
                trial, ((Bench.Unreadable) read).problems().stream().map(Problem::toString).toList());
    }

    private static Outcome unreadable(Trial trial, List<String> why) {
        return new Outcome(trial.file(), trial.group(), trial.one(), why, Set.of());
    }

    private Bench bench(String provision, Comparing comparing) {
        return benches.get(
                slot(provision, comparing),
                slot -> new Bench(slice(rulebook, slot), slot.provision()));
    }

    static Slot slot(String provision, Comparing comparing) {
        return new Slot(provision, comparing.types(), comparing.isMixed());
    }

    static Rulebook slice(Rulebook rulebook, Slot slot) {
        return Slice.of(rulebook, slot.provision(), slot.beyond() ? slot.types() : Set.of());
    }
}
