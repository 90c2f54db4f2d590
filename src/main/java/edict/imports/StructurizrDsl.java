package edict.imports;

import edict.document.Limits;
import edict.document.Names;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.imports.StructurizrText.Broken;
import edict.imports.StructurizrText.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a workspace in the DSL of Structurizr into the tree that its JSON form has, with the places of the text. Nothing that it names
 * is opened, fetched or carried out.
 */
final class StructurizrDsl {

    /** Under which the tree lists statements that are passed over. */
    static final String PASSED_OVER = "passedOver";

    static final String ELSEWHERE = "elsewhere";
    static final String UNKNOWN = "unknown";
    static final String UNDEFINED = "undefined";
    static final String ABSENT = "absent";
    static final String OPEN = "open";
    static final String MORE = "more";

    private static final String WORKSPACE = "workspace";
    private static final String MODEL = "model";
    private static final String ENVIRONMENT = "deploymentenvironment";
    private static final String RELATION = "->";
    private static final String GROUP = "group";
    private static final String NODE = "deploymentnode";
    private static final String INSTANCES = "instances";

    private static final Pattern IDENTIFIER = Pattern.compile("\\w[\\w-]{0,255}");

    /** Statements that are passed over and listed; the rest is counted. */
    private static final int LISTED = 200;

    private static final Pattern ARROW = Pattern.compile("->|--[\\w-]+->");

    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

    /** Statements that name files, addresses or programs, or that find what they are about by an expression. */
    private static final Set<String> OUTSIDE = Set.of(
            "!include", "!docs", "!adrs", "!decisions", "!plugin", "!script", "!components", "!elements", "!relationships", "!relationship");

    /** As they are written, for whoever mistypes one. */
    static final List<String> STATEMENTS = List.of(
            "person", "softwareSystem", "container", "component", "element", "group", "deploymentEnvironment", "deploymentNode",
            "infrastructureNode", "containerInstance", "softwareSystemInstance", "instanceOf", "name", "description", "technology", "tags", "url",
            "properties", "perspectives", "model", "views", "configuration");

    /** Statements with nothing in them that is asked about, by the key that the JSON form has for them. */
    private static final Map<String, String> COUNTED = Map.of(
            "views", "views", "configuration", "configuration", "url", "url", "perspectives", "perspectives", "healthcheck", "healthChecks",
            "deploymentgroup", "deploymentGroups", INSTANCES, INSTANCES, "!impliedrelationships", "configuration");

    private static final Set<String> INSTANCE = Set.of("softwaresysteminstance", "containerinstance", "instanceof");

    /** What nodes may have instances of. */
    private static final Set<String> DEPLOYED = Set.of("softwaresystem", "container");

    private static final Set<String> TEXTS = Set.of("name", "description", "technology", "metadata");

    /**
     * A kind of element.
     *
     * @param list in which it stands in the JSON form
     * @param within what it may stand in
     * @param arguments what may follow, in this order
     */
    private record Form(String list, Set<String> within, List<String> arguments) {}

    private static final Map<String, Form> FORMS = Map.of(
            "person", new Form("people", Set.of(MODEL), List.of("name", "description", "tags")),
            "softwaresystem", new Form("softwareSystems", Set.of(MODEL), List.of("name", "description", "tags")),
            "element", new Form("customElements", Set.of(MODEL), List.of("name", "metadata", "description", "tags")),
            "container", new Form("containers", Set.of("softwaresystem"), List.of("name", "description", "technology", "tags")),
            "component", new Form("components", Set.of("container"), List.of("name", "description", "technology", "tags")),
            NODE, new Form("children", Set.of(NODE, ENVIRONMENT), List.of("name", "description", "technology", "tags", INSTANCES)),
            "infrastructurenode", new Form("infrastructureNodes", Set.of(NODE), List.of("name", "description", "technology", "tags")));

    /** Something that has a block: an element, a relationship, the workspace. */
    private static final class Item {

        private final String kind;
        private final Sheet.Item sheet;
        private final String id;
        private final Set<String> tags = new LinkedHashSet<>();
        private String path = "";

        /** @param id empty for what no relationship may have at its end */
        private Item(String kind, Sheet.Item sheet, String id) {
            this.kind = kind;
            this.sheet = sheet;
            this.id = id;
        }
    }

    /**
     * What a block is about.
     *
     * @param path by which identifiers in it begin where they are hierarchical
     * @param group that it stands in, with those around it
     * @param environment of deployment
     */
    private record Scope(Item item, String path, String group, String environment, int depth) {}

    /** What elements of a kind of the author's own are and have. */
    private record Archetype(String kind, Map<String, Word> values) {}

    private final String file;
    private final Limits limits;
    private final StructurizrText text;
    private final Sheet sheet;
    private final Map<String, Item> identifiers = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, Archetype> archetypes = new HashMap<>();
    private final Map<Item, String> environments = new HashMap<>();
    private final Map<Item, Place> tagged = new LinkedHashMap<>();
    private final Set<String> undefined = new HashSet<>();
    private boolean hierarchical;
    private int items;
    private int passedOver;
    private long replaced;

    private StructurizrDsl(String file, String text, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.text = new StructurizrText(file, text);
        this.sheet = new Sheet(new Place(file, 1, 1));
    }

    static Reading read(String file, byte[] bytes, Limits limits) {
        Optional<Problem> unreadable = Texts.unreadable(file, bytes, limits);
        if (unreadable.isPresent()) {
            return new Reading.Rejected(List.of(unreadable.get()));
        }
        try {
            String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            return new StructurizrDsl(file, text, limits).read();
        } catch (Broken broken) {
            return new Reading.Rejected(List.of(broken.problem()));
        }
    }

    private Reading read() throws Broken {
        Item root = new Item(WORKSPACE, sheet.root(), "");
        Scope around = new Scope(root, "", "", "", 0);
        boolean found = false;
        for (Optional<List<Word>> next = text.next(); next.isPresent(); next = text.next()) {
            List<Word> words = filled(next.get());
            Word first = words.get(0);
            if (!found && isCalled(first, WORKSPACE)) {
                found = true;
                workspace(words, around);
            } else if (!found && first.text().startsWith("!")) {
                statement(words, around);
            } else {
                throw new Broken(first.at(), "expected " + (found ? "nothing after the end of the workspace" : "`workspace`") + ", found "
                        + shown(first) + (found ? "" : "; hand in the file that begins with `workspace`"));
            }
        }
        if (!found) {
            throw new Broken(text.here(), "the text is empty; expected `workspace`");
        }
        tagged.forEach((item, at) -> item.sheet.text("tags", String.join(",", item.tags), stated(at)));
        if (passedOver > LISTED) {
            list(String.valueOf(passedOver - LISTED), MORE, new Place(file, 1, 1));
        }
        if (identifiers.isEmpty()) {
            throw new Broken(new Place(file, 1, 1), "no element stands in this file, and what it names is not read; hand in what `structurizr export"
                    + " -workspace FILE -format json` writes");
        }
        return new Reading.Document(file, sheet.tree().root());
    }

    private void workspace(List<Word> words, Scope around) throws Broken {
        boolean opens = opens(words);
        List<Word> plain = opens ? words.subList(0, words.size() - 1) : words;
        int from = 1;
        if (plain.size() > 1 && isCalled(plain.get(1), "extends")) {
            passOver(plain.subList(1, plain.size()), ELSEWHERE);
            from = 3;
        }
        List<String> keys = List.of("name", "description");
        for (int i = from; i < plain.size() && i - from < keys.size(); i++) {
            write(sheet.root(), keys.get(i - from), plain.get(i));
        }
        if (opens) {
            block(around, words);
        }
    }

    // ---- blocks and statements

    /** Recursive: the depth is limited. */
    private void block(Scope scope, List<Word> opening) throws Broken {
        Word brace = opening.get(opening.size() - 1);
        if (scope.depth() >= limits.depth()) {
            throw new Broken(brace.at(), "more than " + limits.depth() + " blocks stand inside each other");
        }
        Scope inside = new Scope(scope.item(), scope.path(), scope.group(), scope.environment(), scope.depth() + 1);
        for (Optional<List<Word>> next = text.next(); next.isPresent(); next = text.next()) {
            List<Word> words = filled(next.get());
            if (words.get(0).is("}")) {
                if (words.size() > 1) {
                    throw new Broken(words.get(1).at(), "expected the end of the line after `}`, found " + shown(words.get(1)));
                }
                return;
            }
            statement(words, inside);
        }
        throw new Broken(text.here(), "the text ends, and `{` in line " + brace.at().line() + " is open; expected `}`");
    }

    private void statement(List<Word> all, Scope scope) throws Broken {
        if (all.get(0).is("{")) {
            throw new Broken(all.get(0).at(), "a line begins with `{`; expected it at the end of the line before");
        }
        boolean assigned = all.size() > 2 && all.get(1).is("=");
        Optional<Word> identifier = assigned ? Optional.of(all.get(0)) : Optional.empty();
        List<Word> words = assigned ? all.subList(2, all.size()) : all;
        boolean opens = opens(words);
        List<Word> plain = opens ? words.subList(0, words.size() - 1) : words;
        if (plain.isEmpty()) {
            throw new Broken(words.get(0).at(), "expected a statement before `{`");
        }
        Word last = words.get(words.size() - 1);
        if (!opens && !last.quoted() && last.text().endsWith("{")) {
            throw new Broken(last.at(), "expected a blank before `{`, found " + shown(last));
        }
        if (plain.size() > 2 && plain.get(1).is("-/>")) {
            passOver(List.of(plain.get(1)), ABSENT);
            blockOf(scope, words, opens);
        } else if (plain.size() > 2 && isArrow(plain.get(1))) {
            relation(resolved(plain.get(0), scope), plain, 1, scope, identifier, opens);
        } else if (plain.size() > 1 && isArrow(plain.get(0))) {
            relation(Optional.of(scope.item()), plain, 0, scope, identifier, opens);
        } else {
            keyword(plain, scope, identifier, opens);
        }
    }

    private void keyword(List<Word> words, Scope scope, Optional<Word> identifier, boolean opens) throws Broken {
        Word first = words.get(0);
        String keyword = first.quoted() ? "" : first.text().toLowerCase(Locale.ROOT);
        String within = scope.item().kind;
        Optional<Archetype> archetype = Optional.ofNullable(archetypes.get(keyword));
        String kind = archetype.map(Archetype::kind).orElse(keyword);
        Form form = FORMS.get(kind);
        if (form != null && form.within().contains(within)) {
            element(kind, form, archetype, words, scope, identifier, opens);
        } else if (INSTANCE.contains(keyword)) {
            instance(words, scope, identifier, opens);
        } else if (kind.equals(GROUP) || kind.equals("enterprise")) {
            group(kind, words, scope, opens);
        } else if (kind.equals(MODEL) && within.equals(WORKSPACE)) {
            blockOf(new Scope(model(first.at()), "", "", "", scope.depth()), words, opens);
        } else if (kind.equals(ENVIRONMENT) && within.equals(MODEL)) {
            Item environment = new Item(ENVIRONMENT, scope.item().sheet, "");
            environments.put(environment, argument(words, "a name").text());
            register(environment, scope, identifier);
            blockOf(about(environment, scope), words, opens);
        } else if (TEXTS.contains(keyword) && words.size() > 1) {
            write(scope.item().sheet, keyword, words.get(1));
            skip(opens);
        } else if ((keyword.equals("tags") || keyword.equals("tag")) && words.size() > 1) {
            words.subList(1, words.size()).forEach(word -> tags(scope.item(), word));
            skip(opens);
        } else if (keyword.equals("properties")) {
            properties(scope.item(), first, opens);
        } else if (keyword.equals("archetypes")) {
            if (opens) {
                archetypes();
            }
        } else if (COUNTED.containsKey(keyword)) {
            boolean element = !scope.item().id.isEmpty();
            (element ? scope.item().sheet : sheet.root())
                    .text(element || within.equals(WORKSPACE) ? COUNTED.getOrDefault(keyword, "") : "configuration", keyword, stated(first.at()));
            skip(opens);
        } else {
            directive(keyword, words, scope, opens);
        }
    }

    private void directive(String keyword, List<Word> words, Scope scope, boolean opens) throws Broken {
        if ((keyword.equals("!const") || keyword.equals("!constant") || keyword.equals("!var")) && words.size() > 2) {
            constants.put(words.get(1).text(), words.get(2).text());
            skip(opens);
        } else if (keyword.equals("!identifiers") && words.size() > 1) {
            hierarchical = words.get(1).text().equalsIgnoreCase("hierarchical");
        } else if ((keyword.equals("!element") || keyword.equals("!ref") || keyword.equals("!extend")) && words.size() > 1) {
            Optional<Item> item = resolved(words.get(1), scope);
            if (item.isPresent()) {
                blockOf(about(item.get(), scope), words, opens);
            } else {
                skip(opens);
            }
        } else {
            passOver(words, OUTSIDE.contains(keyword) ? ELSEWHERE : UNKNOWN);
            if (opens && keyword.equals("!script")) {
                script();
            } else {
                skip(opens);
            }
        }
    }

    /** What a block about an item that stands in another one begins with. */
    private Scope about(Item item, Scope scope) {
        return new Scope(item, item.path, "", environments.getOrDefault(item, scope.environment()), scope.depth());
    }

    private void blockOf(Scope scope, List<Word> words, boolean opens) throws Broken {
        if (opens) {
            block(scope, words);
        }
    }

    /** Passes over a block, whatever is in it. */
    private void skip(boolean opens) throws Broken {
        Place from = text.here();
        int open = opens ? 1 : 0;
        while (open > 0) {
            List<Word> words = text.next().orElseThrow(() -> new Broken(text.here(), "the text ends, and a block before line "
                    + (from.line() + 1) + " is open; expected `}`"));
            open += words.get(0).is("}") ? -1 : opens(words) ? 1 : 0;
        }
    }

    /** The lines of a program end with a brace that stands alone; in between anything may stand. */
    private void script() throws Broken {
        Place from = text.here();
        text.raw();
        String line = "";
        while (!line.equals("}")) {
            line = text.raw().orElseThrow(() -> new Broken(from, "the program that begins here is not closed; expected a line with `}`"));
        }
    }

    // ---- what statements say

    private Item model(Place at) {
        return new Item(MODEL, sheet.root().object(MODEL, at), "");
    }

    private void element(
            String kind, Form form, Optional<Archetype> archetype, List<Word> words, Scope scope, Optional<Word> identifier, boolean opens)
            throws Broken {
        Word first = words.get(0);
        argument(words, "a name");
        boolean top = kind.equals(NODE) && scope.item().kind.equals(ENVIRONMENT);
        Item item = item(kind, scope.item().sheet, top ? "deploymentNodes" : form.list(), first.at());
        archetype.ifPresent(own -> own.values().forEach((key, value) -> say(item, key, value)));
        for (int i = 0; i < form.arguments().size() && i + 1 < words.size(); i++) {
            say(item, form.arguments().get(i), words.get(i + 1));
        }
        if (top) {
            item.sheet.text("environment", scope.environment(), stated(first.at()));
        }
        if (!scope.group().isEmpty()) {
            item.sheet.text(GROUP, scope.group(), stated(first.at()));
        }
        register(item, scope, identifier);
        blockOf(about(item, scope), words, opens);
    }

    private void instance(List<Word> words, Scope scope, Optional<Word> identifier, boolean opens) throws Broken {
        String keyword = lower(words.get(0).text());
        Set<String> kinds = DEPLOYED.stream().filter(kind -> keyword.equals("instanceof") || keyword.startsWith(kind)).collect(Collectors.toSet());
        Optional<Item> of = resolved(argument(words, "an identifier"), scope, kinds);
        if (of.isEmpty() || !scope.item().kind.equals(NODE)) {
            if (of.isPresent()) {
                passOver(words, UNKNOWN);
            }
            skip(opens);
            return;
        }
        boolean container = of.get().kind.equals("container");
        Item item = item("instance", scope.item().sheet, container ? "containerInstances" : "softwareSystemInstances", words.get(0).at());
        item.sheet.text(container ? "containerId" : "softwareSystemId", of.get().id, stated(words.get(1).at()));
        if (words.size() > 2) {
            item.sheet.text("deploymentGroups", words.get(2).text(), stated(words.get(2).at()));
        }
        if (words.size() > 3) {
            tags(item, words.get(3));
        }
        register(item, scope, identifier);
        blockOf(about(item, scope), words, opens);
    }

    private void group(String kind, List<Word> words, Scope scope, boolean opens) throws Broken {
        Word name = argument(words, "a name");
        if (kind.equals("enterprise")) {
            write(scope.item().sheet.object("enterprise", words.get(0).at()), "name", name);
        }
        String group = scope.group().isEmpty() ? name.text() : scope.group() + '/' + name.text();
        if (opens) {
            block(new Scope(scope.item(), scope.path(), within(group, name), scope.environment(), scope.depth()), words);
        } else {
            write(scope.item().sheet, GROUP, name);
        }
    }

    private String within(String text, Word at) throws Broken {
        if (text.length() > limits.scalar()) {
            throw new Broken(at.at(), "the value has " + text.length() + " characters; at most " + limits.scalar() + " are read");
        }
        return text;
    }

    private void relation(Optional<Item> from, List<Word> words, int arrow, Scope scope, Optional<Word> identifier, boolean opens) throws Broken {
        Optional<Item> to = resolved(words.get(arrow + 1), scope);
        if (from.isEmpty() || to.isEmpty() || from.get().id.isEmpty() || to.get().id.isEmpty()) {
            if (from.isPresent() && to.isPresent()) {
                passOver(List.of(words.get(arrow)), UNKNOWN);
            }
            skip(opens);
            return;
        }
        Item item = item(RELATION, from.get().sheet, "relationships", words.get(0).at());
        item.sheet.text("destinationId", to.get().id, stated(words.get(arrow + 1).at()));
        Optional.ofNullable(archetypes.get(words.get(arrow).text())).ifPresent(own -> own.values().forEach((key, value) -> say(item, key, value)));
        List<String> keys = List.of("description", "technology", "tags");
        for (int i = 0; i < keys.size() && i + arrow + 2 < words.size(); i++) {
            say(item, keys.get(i), words.get(i + arrow + 2));
        }
        if (identifier.isPresent()) {
            identifiers.putIfAbsent(lower(named(identifier.get())), item);
        }
        blockOf(about(item, scope), words, opens);
    }

    private void properties(Item item, Word first, boolean opens) throws Broken {
        Sheet.Item properties = item.sheet.object("properties", first.at());
        boolean open = opens;
        while (open) {
            List<Word> words = filled(text.next().orElseThrow(() -> new Broken(text.here(), "the text ends, and the block of line "
                    + first.at().line() + " is open; expected `}`")));
            open = !words.get(0).is("}");
            if (open && words.size() > 1) {
                count(words.get(0));
                write(properties, words.get(0).text(), words.get(1));
            }
        }
    }

    /** {@code name = kind { … }}, with what all elements of the kind have. */
    private void archetypes() throws Broken {
        for (Optional<List<Word>> next = text.next(); next.isPresent(); next = text.next()) {
            List<Word> words = filled(next.get());
            if (words.get(0).is("}")) {
                return;
            }
            boolean opens = opens(words);
            Map<String, Word> values = new HashMap<>();
            String plain = lower(words.get(0).text());
            if (opens && words.size() == 2 && (FORMS.containsKey(plain) || plain.equals(RELATION))) {
                values(values);
                archetypes.put(plain, new Archetype(plain, Map.copyOf(values)));
            } else if (words.size() > 2 && words.get(1).is("=")) {
                String base = lower(words.get(2).text());
                Optional<Archetype> of = Optional.ofNullable(archetypes.get(base));
                of.ifPresent(other -> values.putAll(other.values()));
                if (opens) {
                    values(values);
                }
                String name = words.get(0).text();
                boolean arrow = ARROW.matcher(base).matches();
                archetypes.put(arrow ? "--" + name + "->" : lower(name), new Archetype(of.map(Archetype::kind).orElse(base), Map.copyOf(values)));
            } else {
                passOver(words, UNKNOWN);
                skip(opens);
            }
        }
        throw new Broken(text.here(), "the text ends, and the block of archetypes is open; expected `}`");
    }

    private void values(Map<String, Word> values) throws Broken {
        for (Optional<List<Word>> next = text.next(); next.isPresent(); next = text.next()) {
            List<Word> words = filled(next.get());
            if (words.get(0).is("}")) {
                return;
            }
            String key = lower(words.get(0).text());
            if (words.size() > 1 && (key.equals("tag") || key.equals("tags"))) {
                Word more = words.get(1);
                values.merge("tags", more, (a, b) -> new Word(a.text() + ',' + b.text(), true, a.at()));
            } else if (words.size() > 1 && (key.equals("description") || key.equals("technology"))) {
                values.put(key, words.get(1));
            }
            skip(opens(words));
        }
    }

    // ---- identifiers and constants

    /** Makes an item known by its identifier, with which those in its block begin where they are hierarchical. */
    private void register(Item item, Scope scope, Optional<Word> identifier) throws Broken {
        items++;
        String name = identifier.isPresent() ? lower(named(identifier.get())) : "#" + items;
        item.path = hierarchical && !scope.path().isEmpty() ? scope.path() + '.' + name : name;
        identifiers.putIfAbsent(item.path, item);
    }

    private static String named(Word identifier) throws Broken {
        if (!IDENTIFIER.matcher(identifier.text()).matches()) {
            throw new Broken(identifier.at(), shown(identifier) + " is no identifier; expected letters, digits, `_` and `-`, at most 256");
        }
        return identifier.text();
    }

    private Optional<Item> resolved(Word word, Scope scope) {
        return resolved(word, scope, Set.of());
    }

    /** What an identifier stands for, looked for from the innermost block on. @param kinds of which it is one; any where there is none */
    private Optional<Item> resolved(Word word, Scope scope, Set<String> kinds) {
        String name = lower(word.text());
        if (name.equals("this")) {
            return Optional.of(scope.item());
        }
        String path = scope.path();
        while (true) {
            Item item = identifiers.get(path.isEmpty() ? name : path + '.' + name);
            if (item != null && (kinds.isEmpty() || kinds.contains(item.kind))) {
                return Optional.of(item);
            }
            if (path.isEmpty()) {
                break;
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        if (undefined.add(name)) {
            passOver(List.of(word), UNDEFINED);
        }
        return Optional.empty();
    }

    /** Words with what constants and variables stand for. */
    private List<Word> filled(List<Word> words) throws Broken {
        List<Word> filled = new ArrayList<>(words.size());
        for (Word word : words) {
            filled.add(word.text().indexOf('$') < 0 ? word : filled(word));
        }
        return filled;
    }

    private Word filled(Word word) throws Broken {
        Matcher named = NAMED.matcher(word.text());
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (named.find()) {
            String value = constants.get(named.group(1));
            text.append(word.text(), from, named.start()).append(value == null ? named.group() : value);
            from = named.end();
            if (value == null && undefined.add(named.group())) {
                passOver(List.of(new Word(named.group(1), false, word.at())), OPEN);
            }
            // Constants may hold constants, which a few lines can make longer than anything.
            replaced += value == null ? 0 : value.length();
            if (replaced > limits.bytes()) {
                throw new Broken(word.at(), "constants make the text longer than " + limits.bytes() + " characters, and no more are read");
            }
        }
        return new Word(text.append(word.text(), from, word.text().length()).toString(), word.quoted(), word.at());
    }

    // ---- writing the tree

    private Item item(String kind, Sheet.Item owner, String list, Place at) throws Broken {
        count(new Word("", false, at));
        String id = String.valueOf(items);
        return new Item(kind, owner.item(list, at).text("id", id, stated(at)), id);
    }

    private void count(Word at) throws Broken {
        if (++items > limits.nodes()) {
            throw new Broken(at.at(), "the text holds more than " + limits.nodes() + " values");
        }
    }

    private void say(Item item, String key, Word word) {
        if (key.equals("tags")) {
            tags(item, word);
        } else if (!word.text().isEmpty()) {
            write(item.sheet, key, word);
        }
    }

    private void tags(Item item, Word word) {
        Arrays.stream(word.text().split(",", -1)).map(String::strip).filter(tag -> !tag.isEmpty()).forEach(item.tags::add);
        tagged.putIfAbsent(item, word.at());
    }

    private static void write(Sheet.Item item, String key, Word word) {
        item.text(key, word.text(), stated(word.at()));
    }

    private static Origin stated(Place at) {
        return new Origin.Stated(at, "");
    }

    /** Lists a statement that is not read, and why. */
    private void passOver(List<Word> words, String because) {
        Word first = words.get(0);
        String statement = words.size() > 1 && because.equals(ELSEWHERE) ? first.text() + ' ' + words.get(words.size() - 1).text() : first.text();
        if (++passedOver <= LISTED) {
            list(statement, because, first.at());
        }
    }

    private void list(String statement, String because, Place at) {
        sheet.root().item(PASSED_OVER, at).text("statement", statement, stated(at)).text("because", because, stated(at));
    }

    // ---- words

    private static boolean opens(List<Word> words) {
        return words.get(words.size() - 1).is("{");
    }

    private static boolean isArrow(Word word) {
        return !word.quoted() && ARROW.matcher(word.text()).matches();
    }

    private static boolean isCalled(Word word, String keyword) {
        return !word.quoted() && word.text().equalsIgnoreCase(keyword);
    }

    private static Word argument(List<Word> words, String what) throws Broken {
        Word first = words.get(0);
        if (words.size() < 2 || words.get(1).text().isBlank()) {
            throw new Broken(first.at(), "expected " + what + " after " + shown(first));
        }
        return words.get(1);
    }

    private static String shown(Word word) {
        return Names.quote(Secrets.shown(word.text()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
