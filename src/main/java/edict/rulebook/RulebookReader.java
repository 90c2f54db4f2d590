package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Refused;
import edict.document.Texts;
import edict.drl.Parameters;
import edict.drl.Rule;
import edict.drl.RuleFile;
import edict.drl.RuleFiles;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the files of a rulebook, each by where it stands, and checks them against each other. Used once. */
final class RulebookReader {

    private static final String SCORECARDS = "policies/scorecards";

    /** How citations read in French. */
    private static final String CITATIONS = "policies/citations.yaml";

    private final RulebookFiles files;
    private final Problems problems = new Problems();
    /** What stands there is needed before the other files are read; empty where there is no such file. */
    private final Optional<Reading> citations;
    private final Values values;

    private final Map<String, Node.Mapping> policies = new LinkedHashMap<>();
    private final NavigableMap<String, Pack> packs = new TreeMap<>();
    /** By folder, such as {@code policies/area/pack}. */
    private final NavigableMap<String, Pack> packsByFolder = new TreeMap<>();

    private final NavigableMap<String, Provision> provisions = new TreeMap<>();
    private final Gaps gaps = new Gaps();
    /** Packs of which it is not known what they list as encoded. */
    private final Set<String> unlisted = new HashSet<>();

    private final NavigableMap<String, Parameter> parameters = new TreeMap<>();
    private final NavigableMap<String, Table> tables = new TreeMap<>();
    private final NavigableMap<String, Control> controls = new TreeMap<>();
    private final NavigableMap<String, RegistryEntry> registry = new TreeMap<>();
    private final NavigableMap<String, Scenario> scenarios = new TreeMap<>();
    private final NavigableMap<String, Framework> frameworks = new TreeMap<>();
    private final NavigableMap<String, Profile> profiles = new TreeMap<>();

    /** What places call the files that are not as they are shipped; empty until somebody asks. */
    private Optional<Set<String>> own = Optional.empty();

    RulebookReader(RulebookFiles files) {
        this.files = files;
        this.citations = Optional.ofNullable(files.texts().get(CITATIONS)).map(text -> Texts.read(files.called(CITATIONS), text));
        // What is wrong with a file that can't be read is told with the other files.
        Phrases phrases = citations.orElse(null) instanceof Reading.Document document
                ? Phrases.read(Fields.of(document.root(), problems))
                : Phrases.NONE;
        this.values = new Values(problems, files.texts().keySet(), phrases);
    }

    Rulebook read() {
        texts();
        packs();
        Optional<Vocabulary> words = vocabulary();
        Vocabulary vocabulary = words.orElse(new Vocabulary(Map.of()));
        frameworks();
        ParameterReader reader = new ParameterReader(vocabulary, values);
        policies.forEach((name, root) -> policy(name, root, reader));
        combine();
        List<Rule> expanded = new ArrayList<>();
        if (words.isPresent()) {
            expanded.addAll(new Expansion(vocabulary, packs, provisions, gaps, values).expand(rules(vocabulary)));
        } else {
            problems.addAll(RuleFiles.textProblems(ownLast(ruleFiles())));
        }
        expanded.sort(Comparator.comparing(Rule::name));
        Rulebook rulebook = new Rulebook(
                files.hash(),
                vocabulary,
                values.phrases().french(),
                Collections.unmodifiableMap(packs),
                Collections.unmodifiableMap(provisions),
                Collections.unmodifiableMap(parameters),
                Collections.unmodifiableMap(tables),
                Collections.unmodifiableMap(controls),
                Collections.unmodifiableMap(registry),
                Collections.unmodifiableMap(scenarios),
                Collections.unmodifiableMap(frameworks),
                Collections.unmodifiableMap(profiles),
                List.copyOf(expanded),
                Rulebook.Reads.of(expanded));
        if (words.isPresent()) {
            new CrossCheck(rulebook, gaps, unlisted, values).check();
        }
        if (problems.isEmpty() && expanded.isEmpty()) {
            values.named(
                    new Place(files.called("policies"), 1, 1),
                    packs.isEmpty()
                            ? "nothing is encoded: there is no pack, which is a folder with a `pack.yaml`"
                            : "nothing is encoded: no pack has a rule or a table of duties");
        }
        problems.refuse();
        return rulebook;
    }

    /** Puts scenarios together that happen at the same time. */
    private void combine() {
        Map<String, Scenario> alone = Map.copyOf(scenarios);
        for (Scenario scenario : alone.values()) {
            List<Scenario> parts = new ArrayList<>();
            for (String id : scenario.combines()) {
                Scenario part = alone.get(id);
                if (part == null) {
                    if (!policies.containsKey("policies/scenarios/" + id + ".yaml")) {
                        values.named(
                                values.at(scenario.at(), id, "combines"),
                                "there is no scenario " + Names.quote(id) + problems.didYouMean(id, alone.keySet()));
                    }
                } else if (!part.combines().isEmpty() || part.each().isPresent()) {
                    values.named(
                            values.at(scenario.at(), id, "combines"),
                            "scenario " + Names.quote(id) + " stands for several itself; combine scenarios that are one loss each");
                } else {
                    parts.add(part);
                }
            }
            if (!parts.isEmpty()) {
                scenarios.put(scenario.id(), scenario.with(parts));
            }
        }
    }

    private void texts() {
        files.texts().keySet().stream()
                .filter(RulebookFiles::isMisnamed)
                .forEach(name -> values.named(
                        new Place(files.called(name), 1, 1),
                        "nothing reads a file of this name: rules stand in files that end in `.drl`, cases in `.test.yaml` beside them,"
                                + " policies in `.yaml`"));
        List<Map.Entry<String, byte[]>> texts = files.texts().entrySet().stream()
                .filter(text -> RulebookFiles.isPolicies(text.getKey()))
                .toList();
        // Each text for itself, on as many processors as there are; looked at in their order.
        List<Reading> readings = texts.parallelStream()
                .map(text -> citations
                        .filter(read -> text.getKey().equals(CITATIONS))
                        .orElseGet(() -> Texts.read(files.called(text.getKey()), text.getValue())))
                .toList();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof Reading.Document document) {
                policies.put(texts.get(i).getKey(), document.root());
                values.wrote(document.root());
            } else if (readings.get(i) instanceof Reading.Rejected rejected) {
                problems.addAll(rejected.problems());
            }
        }
        texts.stream().map(Map.Entry::getKey).filter(name -> !policies.containsKey(name)).forEach(this::lost);
    }

    /** What a file that is no YAML may hold. */
    private void lost(String name) {
        String pack = packFolder(name).map(RulebookReader::file).orElse("") + '/';
        if (file(name).equals("pack.yaml")) {
            gaps.add(Gaps.What.PACK, file(folder(name)));
            for (Gaps.What what : List.of(Gaps.What.PROVISION, Gaps.What.PARAMETER, Gaps.What.TABLE)) {
                gaps.anyOf(what, pack);
            }
            gaps.anyOf(Gaps.What.RULE, "");
        } else if (file(name).equals("duties.yaml")) {
            gaps.anyOf(Gaps.What.RULE, "");
        } else if (folder(name).equals("policies/controls")) {
            gaps.anyOf(Gaps.What.CONTROL, "");
        } else if (folder(name).equals("policies/registry")) {
            gaps.anyOf(Gaps.What.REGISTRY_ENTRY, "");
        } else if (file(folder(name)).equals("provisions")) {
            gaps.anyOf(Gaps.What.PROVISION, pack);
        } else if (!pack.equals("/")) {
            gaps.anyOf(Gaps.What.PARAMETER, pack);
            gaps.anyOf(Gaps.What.TABLE, pack);
        }
    }

    /** The nearest folder above the file that is a pack's, be the pack readable or not. */
    private Optional<String> packFolder(String name) {
        for (String folder = folder(name); !folder.isEmpty(); folder = folder(folder)) {
            if (files.texts().containsKey(folder + "/pack.yaml")) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private void packs() {
        policies.forEach((name, root) -> {
            if (file(name).equals("pack.yaml")) {
                String folder = folder(name);
                String id = file(folder);
                Pack pack = pack(id, root);
                Pack twin = packs.put(id, pack);
                if (twin != null) {
                    twice("pack", id, root.at(), twin.at());
                }
                packsByFolder.put(folder, pack);
            }
        });
        // Duty tables in a file of their own belong to the pack as well.
        policies.forEach((name, root) -> {
            if (file(name).equals("duties.yaml")) {
                packOf(name, root).ifPresent(pack -> {
                    int before = problems.count();
                    Fields fields = Fields.of(root, problems);
                    List<Pack.Duties> duties = new ArrayList<>(pack.duties());
                    duties.addAll(new PackReader(values).duties(pack.id(), fields));
                    fields.close();
                    if (problems.count() > before) {
                        gaps.anyOf(Gaps.What.RULE, "");
                    }
                    Pack whole = withDuties(pack, List.copyOf(duties));
                    packs.put(pack.id(), whole);
                    packsByFolder.put(folder(name), whole);
                });
            }
        });
    }

    private Pack pack(String id, Node.Mapping root) {
        Problems own = new Problems();
        Pack pack = new PackReader(new Values(own, files.texts().keySet(), values.phrases())).pack(id, Fields.of(root, own));
        List<String> wrong = own.isEmpty() ? List.of() : own.sorted().stream().map(Problem::pointer).toList();
        if (wrong.stream().anyMatch(pointer -> pointer.startsWith("/duties"))) {
            gaps.anyOf(Gaps.What.RULE, "");
        }
        if (wrong.stream().anyMatch(pointer -> pointer.startsWith("/slugs") && !pointer.startsWith("/slugs/notEncoded"))
                || (!wrong.isEmpty() && pack.encoded().isEmpty())) {
            unlisted.add(id);
        }
        if (!own.isEmpty()) {
            problems.addAll(own.sorted());
        }
        return pack;
    }

    private static Pack withDuties(Pack pack, List<Pack.Duties> duties) {
        return new Pack(
                pack.id(),
                pack.title(),
                pack.act(),
                pack.url(),
                pack.force(),
                pack.knownUntil(),
                pack.languageVersion(),
                pack.gate(),
                pack.texts(),
                pack.holidays(),
                pack.sanctions(),
                pack.encoded(),
                pack.notEncoded(),
                duties,
                pack.claims(),
                pack.at(),
                pack.places());
    }

    /** Of two, the author's own is the one too many, else the later one. */
    private void twice(String what, String id, Place at, Place before) {
        boolean first = isOwn(before.file()) && !isOwn(at.file());
        values.named(first ? before : at, what + " " + Names.quote(id) + " stands already at " + (first ? at : before));
    }

    /** Empty after a problem: what is named in it can't be checked then. */
    private Optional<Vocabulary> vocabulary() {
        List<Reading.Document> documents = new ArrayList<>();
        boolean whole = files.texts().keySet().stream()
                .allMatch(name -> !file(name).equals("vocabulary.yaml") || policies.containsKey(name));
        if (!whole) {
            // Whatever the unreadable file declares would be missing in all others.
            return Optional.empty();
        }
        policies.forEach((name, root) -> {
            if (file(name).equals("vocabulary.yaml")) {
                documents.add(new Reading.Document(root.at().file(), root));
            }
        });
        try {
            return Optional.of(Vocabulary.load(documents));
        } catch (Refused refused) {
            problems.addAll(ownLast(documents, refused).problems());
            return Optional.empty();
        }
    }

    /** What is wrong, told of the author's own files where they and those that are shipped don't fit, whatever their folders are called. */
    private Refused ownLast(List<Reading.Document> documents, Refused inOrder) {
        try {
            Vocabulary.load(documents.stream()
                    .sorted(Comparator.comparing(document -> isOwn(document.file())))
                    .toList());
            return inOrder;
        } catch (Refused refused) {
            return refused;
        }
    }

    /** Of two rules of one name the later one is told, which has to be the author's. */
    private List<RuleFile> ownLast(List<RuleFile> files) {
        return files.stream().sorted(Comparator.comparing(file -> isOwn(file.name()))).toList();
    }

    /** Whether a file is other than what travels with the program. Reads that, so it is asked only when something is wrong. */
    private boolean isOwn(String called) {
        if (own.isEmpty()) {
            Map<String, byte[]> shipped = Shipped.files().texts();
            Set<String> others = new HashSet<>();
            files.texts().forEach((name, bytes) -> {
                if (!Arrays.equals(bytes, shipped.get(name))) {
                    others.add(files.called(name));
                }
            });
            own = Optional.of(others);
        }
        return own.get().contains(called);
    }

    private List<RuleFile> ruleFiles() {
        List<RuleFile> texts = new ArrayList<>();
        files.texts().forEach((name, bytes) -> {
            if (RulebookFiles.isRules(name)) {
                texts.add(new RuleFile(files.called(name), bytes));
            }
        });
        return texts;
    }

    /** The rules with which nothing is wrong. */
    private List<Rule> rules(Vocabulary vocabulary) {
        Map<String, Parameters.Shape> shapes = new TreeMap<>();
        parameters.forEach((id, parameter) -> shapes.put(id, parameter.shape()));
        Parameters known = Parameters.of(shapes, id -> gaps.mayHave(Gaps.What.PARAMETER, id));
        RuleFiles.Outcome read = RuleFiles.check(ruleFiles(), vocabulary, known);
        if (!read.problems().isEmpty()) {
            // Which files are the author's is found out only where something is wrong.
            read = RuleFiles.check(ownLast(ruleFiles()), vocabulary, known);
        }
        problems.addAll(read.problems());
        read.broken().forEach(provision -> gaps.add(Gaps.What.RULE, provision));
        if (!read.whole()) {
            gaps.anyOf(Gaps.What.RULE, "");
        }
        return read.rules();
    }

    private void frameworks() {
        Map<String, Node.Mapping> found = new LinkedHashMap<>();
        policies.forEach((name, root) -> {
            if (folder(name).equals(SCORECARDS)) {
                found.put(stem(file(name)), root);
            }
        });
        frameworks.putAll(new FrameworkReader(values).read(found));
        boolean whole = found.keySet().equals(frameworks.keySet())
                && files.texts().keySet().stream()
                        .allMatch(name -> !folder(name).equals(SCORECARDS) || policies.containsKey(name));
        if (!whole) {
            gaps.anyOf(Gaps.What.FRAMEWORK, "");
        }
    }

    private void policy(String name, Node.Mapping root, ParameterReader reader) {
        if (name.equals(CITATIONS)) {
            return;
        }
        List<String> steps = List.of(name.split("/"));
        String area = steps.size() == 3 ? steps.get(1) : "";
        String kind = steps.get(steps.size() - 2);
        String file = file(name);
        Fields fields = Fields.of(root, problems);
        switch (area) {
            case "controls" -> {
                new HouseReader(values)
                        .controls(fields)
                        .forEach(control -> put("control", controls, control.id(), control, control.at()));
                lost(Gaps.What.CONTROL, root, controls);
            }
            case "registry" -> {
                reader.registry(fields).forEach(entry -> put("registry entry", registry, entry.id(), entry, entry.at()));
                lost(Gaps.What.REGISTRY_ENTRY, root, registry);
            }
            case "scenarios" -> new HouseReader(values)
                    .scenario(stem(file), fields)
                    .ifPresent(scenario -> put("scenario", scenarios, scenario.id(), scenario, scenario.at()));
            case "profiles" -> new HouseReader(values, frameworks, gaps.mayHave(Gaps.What.FRAMEWORK, ""))
                    .profile(stem(file), fields)
                    .ifPresent(profile -> put("profile", profiles, profile.id(), profile, profile.at()));
            case "scorecards" -> {
                // Read before: profiles name them, and one may be based on another.
            }
            default -> {
                if (file.equals("pack.yaml") || file.equals("vocabulary.yaml") || file.equals("duties.yaml")) {
                    return;
                }
                switch (kind) {
                    case "provisions" -> packOf(name, root).ifPresent(pack -> provisions(pack, root));
                    case "parameters", "tables" -> packOf(name, root)
                            .ifPresent(pack -> parameter(reader, pack, fields));
                    default -> values.named(
                            root.at(),
                            "nothing reads a file here; policies stand in `provisions/`, `parameters/` or `tables/` of a"
                                    + " pack, or in `controls/`, `registry/`, `scenarios/`, `profiles/` or `scorecards/`");
                }
            }
        }
    }

    private void provisions(Pack pack, Node.Mapping root) {
        root.entries().forEach((id, node) -> {
            Place at = root.keyAt(id);
            Optional<Provision> provision = Fields.of(node, problems)
                    .flatMap(fields -> new PackReader(values).provision(id, at, pack, fields));
            if (provision.isEmpty()) {
                gaps.add(Gaps.What.PROVISION, id);
                PackReader.meant(id, pack).ifPresent(meant -> gaps.add(Gaps.What.PROVISION, meant));
            }
            provision.ifPresent(read -> put("provision", provisions, id, read, at));
        });
    }

    private void parameter(ParameterReader reader, Pack pack, Fields fields) {
        int before = problems.count();
        Optional<String> id = fields.mapping()
                .get("id")
                .flatMap(node -> node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
        if (isTable(fields.mapping().entries().keySet())) {
            reader.table(pack, fields)
                    .ifPresentOrElse(
                            table -> put("table", tables, table.id(), table, values.at(table.at(), table.id(), "id")),
                            () -> lost(Gaps.What.TABLE, id, pack));
            if (problems.count() > before) {
                id.ifPresent(table -> gaps.add(Gaps.What.ROW, table));
            }
        } else {
            reader.parameter(pack, fields)
                    .ifPresentOrElse(
                            parameter ->
                                    put("parameter", parameters, parameter.id(), parameter, values.at(parameter.at(), parameter.id(), "id")),
                            () -> lost(Gaps.What.PARAMETER, id, pack));
        }
    }

    /** Told by more than the rows, which may bear a wrong name. */
    private static boolean isTable(Set<String> keys) {
        return keys.contains("unit") ? keys.contains("type") && keys.contains("rows") : keys.contains("type") || keys.contains("rows");
    }

    /** What a file names that was not read. */
    private void lost(Gaps.What what, Node.Mapping file, Map<String, ?> read) {
        file.entries().keySet().stream().filter(id -> !read.containsKey(id)).forEach(id -> gaps.add(what, id));
    }

    private void lost(Gaps.What what, Optional<String> id, Pack pack) {
        id.ifPresentOrElse(
                known -> {
                    gaps.add(what, known);
                    // Named without the pack, or by another.
                    gaps.add(what, pack.id() + '/' + file(known));
                },
                () -> gaps.anyOf(what, pack.id() + '/'));
    }

    private final Map<String, Place> places = new TreeMap<>();

    private <T> void put(String what, Map<String, T> map, String id, T value, Place at) {
        Place before = places.putIfAbsent(what + ' ' + id, at);
        if (before != null) {
            twice(what, id, at, before);
        } else {
            map.put(id, value);
        }
    }

    /** The pack in whose folder the file stands. */
    private Optional<Pack> packOf(String name, Node.Mapping root) {
        Optional<String> folder = packFolder(name);
        if (folder.isPresent()) {
            // A pack that could not be read is wrong enough.
            return Optional.ofNullable(packsByFolder.get(folder.get()));
        }
        values.named(root.at(), "the file stands in no pack; its folder, or one above it, needs a `pack.yaml`");
        return Optional.empty();
    }

    private static String folder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    private static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String stem(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }
}
