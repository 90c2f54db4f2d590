package edict.imports;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.rulebook.Words;
import edict.vocabulary.Countries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the environment and the command of a service say of other services, hosts, models and telemetry. */
final class ComposeSettings {

    /** Longer values hold whole files. */
    private static final int LENGTH = 20_000;

    /** Names of hosts are no longer. */
    private static final int NAME = 253;

    /** So many that the whole is refused. */
    private static final int HOSTS = 10_000;

    /** Keys whose values are addresses or parts of them. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:.*[_.-])?(?:HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|ENDPOINTS|URL|URLS|URI|URIS|DSN|BROKER|BROKERS|NODES|PEERS"
                    + "|UPSTREAM|UPSTREAMS|API_BASE|BASE_PATH|PROXY|SITE|SITES|COLLECTOR|COLLECTORS|INTAKE)");

    /** Keys that list who may call, and not whom one calls. */
    private static final Pattern ALLOWED = Pattern.compile(
            ".*(?:ALLOW|TRUST|WHITELIST|CORS|CSRF|ORIGIN|NO_PROXY|BIND|LISTEN|ADVERTISED|FROM_|MAIL_?ADDR|SENDER).*");

    private static final Pattern MODEL = Pattern.compile("(?:.*[_.-])?MODELS?(?:[_.-](?:ID|NAME|REPO))?");

    /** How many and how, and not which. */
    private static final Pattern NO_MODEL =
            Pattern.compile(".*(?:THREAD|MAX_|MIN_|NUM_|NUMBER|COUNT|LIMIT|TIMEOUT|ENABLE|DISABLE|CACHE|PRELOAD|WORKERS|SHOW|HIDE|_DIR).*");

    private static final Pattern REGION = Pattern.compile("(?:.*[_.-])?REGION(?:[_.-]NAME)?");

    /** What a key is for stands before what says that it is one. */
    private static final Pattern KEY = Pattern.compile("(.+)_(?:API_KEY|APIKEY|API_TOKEN|ACCESS_TOKEN|TOKEN)");

    private static final Pattern TELEMETRY = Pattern.compile(".*(?:TELEMETRY|DIAGNOSTICS).*");

    private static final Pattern OFF = Pattern.compile(".*(?:DISABLE|OPT_?OUT|NO_|_OFF|NOT_).*|.*_(?:URL|ENDPOINT|HOST|LEVEL|PATH|INTERVAL).*");

    private static final Set<String> YES = Set.of("true", "1", "yes", "on", "enabled");

    /** Whoever speaks to them speaks to itself, or to the machine that it runs on. */
    private static final Pattern ITSELF =
            Pattern.compile("localhost|.*\\.localhost|host\\.docker\\.internal|127\\.[0-9.]+|0\\.0\\.0\\.0|\\[?::1?]?|169\\.254\\.[0-9.]+");

    /** Names that are kept for examples. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?:.*\\.)?(?:example\\.(?:com|net|org)|example|invalid|test)|your[-_.].*|.*\\.your[-_a-z]*\\..*");

    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+[a-z]{2,24}");

    /** Endings under which names of hosts are given out, beside those of countries. */
    private static final Set<String> ENDINGS = Set.of(
            "ai", "app", "biz", "cloud", "com", "coop", "dev", "eu", "gov", "host", "info", "int", "io", "mobi", "museum", "net", "online", "org",
            "services", "site", "solutions", "systems", "tech", "uk", "work", "works");

    /** Protocols of files, sockets and memory, which lead nowhere. */
    private static final Pattern LOCAL = Pattern.compile("(?:file|unix|npipe|fd|data|memory|mem|null|env|arn|sqlite[a-z0-9+]*|duckdb)");

    /** Protocols by which a bucket is named, and not what keeps it. */
    private static final Pattern BUCKET = Pattern.compile("(?:s3[an]?|gs|gcs|abfss?|wasbs?|azblob|oss)");

    /** By which software that serves models is told to fetch one. */
    private static final Set<String> FETCHING = Set.of("pull", "run");

    /** Between the words of a script, of which what ends a command is one. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\"'()]+|(?=[;&|])|(?<=[;&|])");

    private static final Pattern CALLED = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9._:/@-]{2,200}");

    private static final Pattern WORD = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(?::[0-9]{1,5})?");

    private static final Pattern PORT = Pattern.compile("[0-9]{2,5}");

    private static final Pattern FILE = Pattern.compile(
            ".*\\.(?:conf|crt|css|csv|env|gz|html?|ini|jar|js|json|key|log|md|pem|php|pid|png|properties|py|sh|sock|sql|sqlite3?|toml|ts|txt|xml|ya?ml|zip)");

    private static final Pattern PLACE = Pattern.compile("[a-z]{2,9}(?:-[a-z]{2,12})+-?[0-9][a-z]?");

    /** An outside host that a service has the address of. */
    record Outside(String host, Node.Scalar at) {}

    /** A model that a setting names. @param served whether what the service starts serves it */
    record Named(String model, String key, Node.Scalar at, boolean served) {}

    /** A key, and whose or for what it is by the name of the setting. */
    private record Issued(Node.Scalar at, CatalogueEntry entry) {}

    private record Word(String text, Node.Scalar at) {}

    private record Setting(String key, Node.Scalar at, Filled value, boolean isCommand) {}

    private final ComposeFiles files;
    private final ComposeService service;
    private final ComposeNames names;
    private final Registry registry;
    private final Map<String, Outside> outsiders = new TreeMap<>();
    private final List<Named> models = new ArrayList<>();
    private final Map<String, Node.Scalar> open = new TreeMap<>();
    private final Map<String, Node.Scalar> openModels = new TreeMap<>();
    private final Map<String, Issued> keys = new TreeMap<>();
    private Optional<Node.Scalar> telemetry = Optional.empty();

    ComposeSettings(ComposeFiles files, ComposeService service, ComposeNames names, Registry registry) {
        this.files = files;
        this.registry = registry;
        this.service = service;
        this.names = names;
    }

    List<Outside> outsiders() {
        return List.copyOf(outsiders.values());
    }

    List<Named> models() {
        return List.copyOf(models);
    }

    Optional<Node.Scalar> telemetry() {
        return telemetry;
    }

    /** Keys whose address or region only the environment knows, with where they stand. */
    Map<String, Node.Scalar> open() {
        return open;
    }

    /** Keys whose model only the environment knows, with where they stand. */
    Map<String, Node.Scalar> openModels() {
        return openModels;
    }

    void read() {
        service.node().get("environment").map(ComposeFiles::named).filter(Node.Mapping.class::isInstance).ifPresent(node -> {
            Map<String, Node> sorted = new TreeMap<>(((Node.Mapping) node).entries());
            sorted.forEach((key, value) -> {
                if (value instanceof Node.Scalar scalar) {
                    setting(key, scalar);
                }
            });
        });
        for (String key : List.of("command", "entrypoint")) {
            service.node().get(key).ifPresent(this::command);
        }
        keys();
    }

    /** Whoever has a key of somebody may reach them, though no address says so; where one does, no more is told. */
    private void keys() {
        keys.forEach((name, key) -> {
            boolean reached = outsiders.keySet().stream()
                    .anyMatch(host -> registry.at("Product", host).filter(key.entry()::equals).isPresent());
            if (!reached) {
                files.remark(key.at(), key.at().at(), "a key is named, and not where it goes: " + ComposeFiles.called(name)
                        + Origins.suggesting(Optional.of(key.entry()))
                        + Origins.listed(key.entry(), Words.SUPPLIER).flatMap(Origins::one).map(who -> " of " + CatalogueEntry.key(who)).orElse("")
                        + "; where something goes there, describe it under `components` and `flows`");
            }
        });
    }

    private void setting(String key, Node.Scalar at) {
        if (at.text().length() > LENGTH) {
            return;
        }
        // A name without a value takes that of the environment.
        Filled value = at.isNull() ? new Filled(String.valueOf(Filled.HOLE)) : Filled.of(at.text());
        if (Secrets.isWritten(key, value.known()) && !isName(key, value.known())) {
            files.remark(at, at.at(), Secrets.NOTED);
        }
        if (understands(new Setting(key, at, value, false))) {
            files.see(at);
        } else {
            files.leaveOut(at, ComposeKeys.SETTINGS);
        }
    }

    /** Whether a service or a host is named, which may be called as keys begin. */
    private static boolean isName(String key, String text) {
        return !Secrets.isKey(key) && ADDRESS.matcher(upper(key)).matches() && HOST.matcher(text).matches() && !Secrets.isInName(text);
    }

    private static String upper(String key) {
        return key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** A command is a text, or a list of words; options have a value behind {@code =} or as the next word. */
    private void command(Node node) {
        List<Node.Scalar> texts = Values.scalars(node);
        boolean understood = false;
        String option = "";
        for (Node.Scalar text : texts) {
            if (text.text().length() > LENGTH) {
                continue;
            }
            String filled = Filled.of(text.text()).text();
            for (String word : node instanceof Node.Sequence ? new String[] {filled} : filled.split("\\s+")) {
                String plain = word.replaceAll("^[\"']|[\"']$", "");
                int is = plain.indexOf('=');
                boolean begins = plain.startsWith("-");
                String key = begins ? key(is < 0 ? plain : plain.substring(0, is)) : option.isEmpty() && is > 0 ? key(plain.substring(0, is)) : option;
                String value = is > 0 && (begins || option.isEmpty()) ? plain.substring(is + 1) : begins ? "" : plain;
                if (!value.isEmpty()) {
                    understood |= understands(new Setting(key, text, new Filled(value), true));
                }
                option = begins && is < 0 ? key : "";
            }
        }
        understood |= fetches(texts);
        if (understood) {
            files.see(node);
        } else {
            files.leaveOut(node, ComposeKeys.SETTINGS);
        }
    }

    /** Models that a server of models is told to fetch, also in a script: by what its image is called, or by the first word. */
    private boolean fetches(List<Node.Scalar> texts) {
        if (!service.kind().equals("model-endpoint")) {
            return false;
        }
        String image = service.image().map(Image::name).orElse("");
        String program = image.substring(image.lastIndexOf('/') + 1);
        List<Word> words = texts.stream()
                .filter(text -> text.text().length() <= LENGTH)
                .flatMap(text -> BETWEEN.splitAsStream(Filled.of(text.text()).text())
                        .filter(word -> !word.isEmpty())
                        .map(word -> new Word(word, text)))
                .toList();
        boolean understood = false;
        for (int i = 0; i + 1 < words.size(); i++) {
            Word word = words.get(i);
            String before = i == 0 ? "" : words.get(i - 1).text();
            if (FETCHING.contains(word.text()) && (i == 0 || before.substring(before.lastIndexOf('/') + 1).equals(program))) {
                String name = words.get(i + 1).text();
                String key = i == 0 ? word.text() : program + ' ' + word.text();
                if (name.indexOf(Filled.HOLE) >= 0) {
                    openModels.putIfAbsent(key, word.at());
                    understood = true;
                } else if (models.size() <= HOSTS && CALLED.matcher(name).matches()) {
                    models.add(new Named(name, key, word.at(), true));
                    understood = true;
                }
            }
        }
        return understood;
    }

    private static String key(String option) {
        return option.replaceFirst("^-+", "");
    }

    private boolean understands(Setting setting) {
        String key = upper(setting.key());
        boolean understood = issued(key, setting);
        if (setting.value().isUnknown()) {
            understood |= unknown(key, setting);
        } else if (!ALLOWED.matcher(key).matches()) {
            understood |= telemetry(key, setting);
            understood |= model(key, setting);
            understood |= region(key, setting);
            understood |= addresses(key, setting);
        }
        return understood;
    }

    /** The name of a key says for what it is, where the registry knows something by that name. */
    private boolean issued(String key, Setting setting) {
        Matcher named = KEY.matcher(key);
        Optional<CatalogueEntry> entry = named.matches() ? registry.called(named.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
        entry.ifPresent(found -> keys.putIfAbsent(setting.key(), new Issued(setting.at(), found)));
        return entry.isPresent();
    }

    /** What only the environment knows matters where it says where data go, or which model answers. */
    private boolean unknown(String key, Setting setting) {
        if (ALLOWED.matcher(key).matches() || setting.isCommand() && !isModel(key)) {
            return false;
        }
        if (isModel(key)) {
            openModels.putIfAbsent(setting.key(), setting.at());
            return true;
        }
        boolean matters = ADDRESS.matcher(key).matches() || REGION.matcher(key).matches();
        if (matters) {
            open.putIfAbsent(setting.key(), setting.at());
        }
        return matters;
    }

    private boolean telemetry(String key, Setting setting) {
        boolean about = TELEMETRY.matcher(key).matches() && !OFF.matcher(key).matches();
        if (about && YES.contains(setting.value().text().strip().toLowerCase(Locale.ROOT)) && telemetry.isEmpty()) {
            telemetry = Optional.of(setting.at());
        }
        return about;
    }

    private static boolean isModel(String key) {
        return MODEL.matcher(key).matches() && !NO_MODEL.matcher(key).matches();
    }

    private boolean model(String key, Setting setting) {
        if (!isModel(key)) {
            return false;
        }
        boolean understood = false;
        for (String name : setting.value().text().split("[,;\\s]+", -1)) {
            if (models.size() <= HOSTS && CALLED.matcher(name).matches() && !name.contains("://") && !name.startsWith("/")
                    && !name.startsWith(".") && !name.equalsIgnoreCase("true") && !name.equalsIgnoreCase("false")) {
                models.add(new Named(name, setting.key(), setting.at(), setting.isCommand()));
                understood = true;
            }
        }
        return understood;
    }

    private boolean region(String key, Setting setting) {
        String value = setting.value().text().strip();
        boolean named = REGION.matcher(key).matches() && PLACE.matcher(value).matches();
        if (named) {
            files.remark(setting.at(), setting.at().at(), "the region " + ComposeFiles.shown(value)
                    + " is named, and not what runs there; say it where it is described under `components`");
        }
        return named;
    }

    // ---- addresses

    private boolean addresses(String key, Setting setting) {
        boolean address = ADDRESS.matcher(key).matches();
        boolean understood = false;
        for (String part : parts(setting.value().text())) {
            int scheme = part.indexOf("://");
            if (scheme > 0) {
                understood |= url(part, setting);
            } else {
                understood |= bare(part, address, setting);
            }
        }
        return understood;
    }

    /** The pieces of a value that may be an address each. */
    private static Set<String> parts(String value) {
        Set<String> parts = new LinkedHashSet<>();
        for (String piece : value.split("[\\s,;\"'|<>(){}\\\\]+", -1)) {
            int scheme = piece.indexOf("://");
            if (scheme < 0) {
                parts.add(piece);
                continue;
            }
            // Something else may stand before the protocol: a key, or another protocol.
            int start = scheme;
            while (start > 0 && (Character.isLetterOrDigit(piece.charAt(start - 1)) || "+-.".indexOf(piece.charAt(start - 1)) >= 0)) {
                start--;
            }
            parts.add(piece.substring(start));
        }
        return parts;
    }

    private boolean url(String text, Setting setting) {
        String scheme = text.substring(0, text.indexOf("://")).toLowerCase(Locale.ROOT);
        if (LOCAL.matcher(scheme).matches()) {
            return false;
        }
        if (BUCKET.matcher(scheme).matches()) {
            files.remark(setting.at(), setting.at().at(), "a bucket is named, and not who keeps it; describe it under `components` and `stores`");
            return true;
        }
        String rest = text.substring(text.indexOf("://") + 3);
        String authority = rest.split("[/?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.indexOf(Filled.HOLE) >= 0 && host.split(":", 2)[0].indexOf(Filled.HOLE) >= 0) {
            if (!setting.isCommand()) {
                open.putIfAbsent(setting.key(), setting.at());
            }
            return true;
        }
        return Values.host(text.replace(String.valueOf(Filled.HOLE), "0")).filter(name -> named(name, true, setting)).isPresent();
    }

    /** A name, perhaps with a port, that is one only under a key of addresses, with a port, or where the registry has it. */
    private boolean bare(String text, boolean address, Setting setting) {
        String[] halves = text.split("/", 2)[0].split(":", 2);
        String host = halves[0].toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        boolean ported = halves.length == 2 && PORT.matcher(halves[1].replace(Filled.HOLE, '0')).matches();
        if (host.isEmpty() || host.length() > NAME || host.indexOf(Filled.HOLE) >= 0) {
            return false;
        }
        if ((address || ported) && names.knows(host)) {
            // With an image's tag of three digits behind it, it would be one of those that name an image.
            return (address || halves[1].length() >= 3) && named(host, false, setting);
        }
        if (address && ported && WORD.matcher(host).matches() && !ITSELF.matcher(host).matches()) {
            // It answers somewhere, though nothing of the file does.
            return named(host, true, setting);
        }
        if (!DOMAIN.matcher(host).matches() || FILE.matcher(host).matches()) {
            return false;
        }
        return address || ported && !setting.key().isEmpty() || registry.at("Product", host).isPresent() ? named(host, false, setting) : possible(host, text, setting);
    }

    /** What is a name of a host by its form, and stands alone where anything may stand, is told: it may be where data go. */
    private boolean possible(String host, String text, Setting setting) {
        String ending = host.substring(host.lastIndexOf('.') + 1);
        boolean given = ENDINGS.contains(ending) || Countries.isCode(ending.toUpperCase(Locale.ROOT));
        if (!given || setting.isCommand() || EXAMPLE.matcher(host).matches() || !setting.value().text().strip().equals(text)) {
            return false;
        }
        files.remark(setting.at(), setting.at().at(), ComposeFiles.called(host) + " under " + ComposeFiles.called(setting.key())
                + " may be a host; where something goes there, describe it under `components` and `flows`");
        return true;
    }

    /** @param url whether the address says that it is one */
    private boolean named(String host, boolean url, Setting setting) {
        if (names.knows(host)) {
            names.speaks(service, host, setting.at());
            return true;
        }
        if (ITSELF.matcher(host).matches() || EXAMPLE.matcher(host).matches()) {
            return false;
        }
        if (url || DOMAIN.matcher(host).matches()) {
            if (outsiders.size() > HOSTS) {
                return false;
            }
            outsiders.putIfAbsent(host, new Outside(host, setting.at()));
            return true;
        }
        return false;
    }

    /** Names of keys for a sentence, a few of them. */
    static String some(Set<String> keys) {
        List<String> sorted = List.copyOf(new TreeSet<>(keys));
        String first = String.join(", ", sorted.stream().limit(3).map(ComposeFiles::called).toList());
        return sorted.size() > 3 ? first + " and " + (sorted.size() - 3) + " more" : first;
    }
}
