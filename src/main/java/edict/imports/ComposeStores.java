package edict.imports;

import edict.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The volumes of services: each that keeps data is a copy of data at rest, of which the file doesn't say which data they are. */
final class ComposeStores {

    /** What keeps data for others. */
    private static final Set<String> KEEPING = Set.of("database", "storage");

    private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*+)");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\]");

    /** A folder, and no file: those have an ending. */
    private static final Pattern FOLDER = Pattern.compile("(?:.*/)?[^/.]+/?|\\.{1,2}/?|(?:.*/)?\\.[^/.]+/?");

    /** What belongs to the machine and not to what runs on it. */
    private static final Pattern MACHINE =
            Pattern.compile("/|/(?:etc|proc|sys|dev|run|var/run|usr|lib|boot|tmp|var/log|var/lib/docker)(?:/.*)?");

    /** Where images expect what is given to them, and keep nothing. */
    private static final Pattern GIVEN = Pattern.compile("/(?:etc|docker-entrypoint[^/]*|run|var/run|tmp|dev|proc|sys)(?:/.*)?|.*/conf(?:ig)?(?:\\.d)?/?");

    /** @param source name of a volume or folder; empty where nobody gave it one */
    private record Volume(String type, String source, String target, boolean readOnly) {}

    /** @param services names of those that mount it, the one that keeps data for others first */
    private record Kept(String what, Node at, List<ComposeService> services) {}

    private final ComposeFiles files;
    private final Map<String, Kept> kept = new TreeMap<>();

    ComposeStores(ComposeFiles files) {
        this.files = files;
    }

    /** Where in the container an entry of the list mounts something. */
    static Optional<String> target(Node entry) {
        return volume(entry).map(Volume::target).filter(target -> !target.isEmpty());
    }

    private static Optional<Volume> volume(Node entry) {
        if (entry instanceof Node.Mapping mapping) {
            String type = text(mapping, "type");
            return Optional.of(new Volume(
                    type.isEmpty() ? "volume" : type,
                    called(Values.scalar(mapping, "source").map(Node.Scalar::text).orElse(""), text(mapping, "source")),
                    text(mapping, "target"),
                    text(mapping, "read_only").equalsIgnoreCase("true")));
        }
        if (!(entry instanceof Node.Scalar scalar) || scalar.isNull()) {
            return Optional.empty();
        }
        String text = Filled.of(scalar.text()).text();
        boolean drive = DRIVE.matcher(text).lookingAt();
        // The colon behind the letter of a drive parts nothing.
        String[] parts = (drive ? text.substring(2) : text).split(":", -1);
        if (parts.length == 1) {
            return Optional.of(new Volume("volume", "", parts[0], false));
        }
        boolean readOnly = parts.length > 2 && List.of(parts[2].split(",")).contains("ro");
        boolean named = !drive && NAMED.matcher(parts[0]).matches();
        String source = drive ? parts[0].replace('\\', '/') : parts[0];
        return Optional.of(new Volume(named ? "volume" : "bind", called(scalar.text(), source), parts[1], readOnly));
    }

    /** What the file says of a source, with the name of the variable where only the environment knows the rest. */
    private static String called(String raw, String source) {
        Matcher variable = VARIABLE.matcher(raw);
        return source.indexOf(Filled.HOLE) >= 0 && variable.find()
                ? source.replaceFirst(String.valueOf(Filled.HOLE), variable.group(1)).replace(String.valueOf(Filled.HOLE), "")
                : source;
    }

    private static String text(Node.Mapping mapping, String key) {
        return Values.scalar(mapping, key).map(scalar -> Filled.of(scalar.text()).text()).orElse("");
    }

    /** Looks at what a service mounts. */
    void read(ComposeService service) {
        for (Node entry : Values.items(service.node(), "volumes")) {
            Optional<Volume> volume = volume(entry);
            if (volume.isEmpty()) {
                continue;
            }
            if (!keeps(volume.get(), KEEPING.contains(service.kind()))) {
                files.leaveOut(entry, volume.get().type().equals("bind") ? ComposeKeys.FILES : ComposeKeys.VOLUMES);
                continue;
            }
            files.see(entry);
            String source = volume.get().source();
            String key = source.isEmpty() ? service.name() + ' ' + volume.get().target() : source;
            Kept known = kept.computeIfAbsent(volume.get().type() + ' ' + key, any -> new Kept(key, entry, new ArrayList<>()));
            if (!known.services().contains(service)) {
                known.services().add(KEEPING.contains(service.kind()) ? 0 : known.services().size(), service);
            }
        }
    }

    int count() {
        return kept.size();
    }

    /** @param keeping whether the service is there to keep data */
    private static boolean keeps(Volume volume, boolean keeping) {
        if (volume.readOnly()) {
            return false;
        }
        return switch (volume.type()) {
            case "volume", "cluster" -> !volume.source().isEmpty() || keeping;
            case "bind" -> {
                String source = volume.source();
                yield FOLDER.matcher(source).matches()
                        && FOLDER.matcher(volume.target()).matches()
                        && !MACHINE.matcher(source).matches()
                        && !GIVEN.matcher(volume.target()).matches();
            }
            default -> false;
        };
    }

    /** Writes the stores. */
    void write(ComposeDraft draft) {
        Map<String, Node> declared = new TreeMap<>(
                Values.mapping(files.root(), "volumes").map(Node.Mapping::entries).orElse(Map.of()));
        kept.values().forEach(store -> {
            ComposeService first = store.services().get(0);
            String name = store.what();
            Sheet.Item item = draft.sheet()
                    .entity("stores", false, draft.named("store", name), store.at().at())
                    .text("component", first.id(), Origins.stated(store.at()));
            String others = store.services().stream().skip(1).map(other -> ComposeFiles.called(other.name())).limit(3).reduce((a, b) -> a + ", " + b)
                    .map(shared -> ", which " + shared + " mounts too").orElse("");
            item.ask("data", Origins.asked(store.at(), "which data lie in " + ComposeFiles.called(name) + others));
            if (declared.get(store.what()) instanceof Node.Mapping mapping) {
                driver(item, mapping);
            }
        });
        declared.values().stream().filter(node -> !files.knows(node)).forEach(node -> files.leaveOut(node, ComposeKeys.VOLUMES));
    }

    /** A volume that isn't simply a folder of the machine lies somewhere else. */
    private void driver(Sheet.Item item, Node.Mapping volume) {
        Optional<Node.Scalar> driver = Values.scalar(volume, "driver").filter(name -> !name.text().equals("local"));
        Optional<Node> options = volume.get("driver_opts").filter(node -> !Coverage.saysNothing(node));
        driver.map(Node.class::cast).or(() -> options).ifPresent(at -> {
            files.see(volume);
            item.ask("provider", Origins.asked(at, driver.isPresent()
                    ? "the driver " + ComposeFiles.shown(driver.get().text()) + " keeps the volume; who runs what is behind it"
                    : "the volume has options that may place it elsewhere; who runs that"));
        });
    }
}
