package edict.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;

/**
 * Reads YAML 1.2, JSON and XML into one kind of tree, strictly: what the first two allow and people don't expect
 * (duplicate keys, tags, merge keys, several documents, keys that are no texts) is refused. Aliases are resolved, within
 * the limits. Everything that is wrong is said at once, as far as the parser can go on.
 */
public final class Texts {

    /** Under which several documents of one text are. */
    public static final String DOCUMENTS = "documents";

    private Texts() {}

    /** What stands in a text whose root may be a list. @param root empty when there are problems */
    public record Parsed(Optional<Node> root, List<Problem> problems) {}

    /** Reads a text whose root is an object. */
    public static Reading read(String file, byte[] bytes) {
        return read(file, bytes, Limits.DEFAULT);
    }

    /**
     * Reads a text whose root is an object.
     *
     * @param file for places; a name ending in {@code .json} makes errors speak of JSON
     */
    public static Reading read(String file, byte[] bytes, Limits limits) {
        return reading(file, bytes, parse(file, bytes, limits));
    }

    private static Reading reading(String file, byte[] bytes, Parsed parsed) {
        if (parsed.root().isEmpty()) {
            return new Reading.Rejected(parsed.problems());
        }
        Node root = parsed.root().get();
        if (root instanceof Node.Mapping mapping) {
            return new Reading.Document(file, mapping, Optional.of(new Original(bytes)));
        }
        String message = root.isNull()
                ? "the text is empty; expected an object with keys"
                : "expected an object with keys, found " + root.described();
        return new Reading.Rejected(List.of(new Problem(root.at(), "", message)));
    }

    /** Reads a text that was announced as JSON: what begins like JSON then is JSON, and gets no second chance as YAML. */
    public static Reading readJson(String file, byte[] bytes, Limits limits) {
        return reading(file, bytes, parse(file, bytes, limits, true));
    }

    /** Reads YAML of other tools whose root is an object: the same, and merge keys stand for what they name. */
    public static Reading readMerging(String file, byte[] bytes, Limits limits) {
        return reading(file, bytes, other(file, bytes, limits, Yaml.Extent.MERGING));
    }

    /** The same for texts that hold several documents: of them the root has a list under {@link #DOCUMENTS}. */
    public static Reading readSeveral(String file, byte[] bytes, Limits limits) {
        return reading(file, bytes, other(file, bytes, limits, Yaml.Extent.SEVERAL));
    }

    /** Whether a text says that it is XML. */
    public static boolean isXml(byte[] bytes) {
        return mayBeXml(bytes) && Xml.is(bytes);
    }

    /** Namespace, in braces, and name of the root of a text in XML; empty where none is to be seen. */
    public static Optional<String> xmlRoot(byte[] bytes) {
        return mayBeXml(bytes) ? Xml.root(bytes) : Optional.empty();
    }

    /** Whether a text does not begin as none in XML does. Every text is asked that, and what reads XML takes a while to load. */
    private static boolean mayBeXml(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && bytes[first] >= 0 && bytes[first] <= ' ') {
            first++;
        }
        return first < bytes.length && (bytes[first] == '<' || bytes[first] < 0);
    }

    /** What reads XML and nothing besides: document types are refused, and no entity is fetched. */
    public static XMLInputFactory xmlInput() {
        return Xml.factory();
    }

    /**
     * Reads XML: the root is an object with one key, the name of the element. Names are those of XPath: attributes are {@code @name}, what
     * stands between tags is {@code text()}, or the value itself where an element has nothing else; several elements of a name are a list.
     * The namespace of the root is its {@code @xmlns}; names of others have a prefix. Document types are refused, and nothing is fetched.
     */
    public static Reading readXml(String file, byte[] bytes, Limits limits) {
        return reading(file, bytes, bytes.length > limits.bytes() ? rejected(tooLong(file, limits)) : Xml.parse(file, bytes, limits));
    }

    /**
     * Reads just enough YAML to tell what it is: its first document, without tags, where the same key may not stand twice. Nothing is to be
     * concluded from what is missing.
     */
    public static Optional<Node.Mapping> glimpse(String file, byte[] bytes, Limits limits) {
        return other(file, bytes, limits, Yaml.Extent.GLIMPSE).root().filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    /** JSON knows nothing of what is set aside. */
    private static Parsed other(String file, byte[] bytes, Limits limits, Yaml.Extent extent) {
        String text = new String(bytes, 0, Math.min(bytes.length, limits.bytes()), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        if (extent != Yaml.Extent.GLIMPSE && (bytes.length > limits.bytes() || text.indexOf('\uFFFD') >= 0)) {
            // Which is refused with what is wrong.
            return parse(file, bytes, limits);
        }
        return looksLikeJson(text)
                ? rejected(new Place(file, 1, 1), "the text is JSON")
                : attempt(file, text, limits, Optional.of(extent)).result();
    }

    /** Reads any text. */
    public static Parsed parse(String file, byte[] bytes, Limits limits) {
        return parse(file, bytes, limits, false);
    }

    /** @param json whether it was announced as such */
    private static Parsed parse(String file, byte[] bytes, Limits limits, boolean json) {
        if (bytes.length > limits.bytes()) {
            return rejected(tooLong(file, limits));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        Optional<Problem> notUtf8 = notUtf8(file, bytes, text);
        if (notUtf8.isPresent()) {
            return rejected(notUtf8.get());
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (looksLikeJson(text)) {
            return json ? attempt(file, text, limits, true).result() : parseJson(file, text, limits);
        }
        Optional<Node> common = common(file, text, limits);
        return common.isPresent() ? new Parsed(common, List.of()) : attempt(file, text, limits, false).result();
    }

    /** What is wrong with bytes that are no text in UTF-8, or more than is read. */
    public static Optional<Problem> unreadable(String file, byte[] bytes, Limits limits) {
        return bytes.length > limits.bytes()
                ? Optional.of(tooLong(file, limits))
                : notUtf8(file, bytes, new String(bytes, StandardCharsets.UTF_8));
    }

    /** @param text what can be made of the bytes */
    private static Optional<Problem> notUtf8(String file, byte[] bytes, String text) {
        return text.indexOf('\uFFFD') < 0
                ? Optional.empty()
                : firstInvalid(file, bytes, StandardCharsets.UTF_8)
                        .map(wrong -> new Problem(wrong, "", "the text is not UTF-8 from here on; save it as UTF-8"));
    }

    /** What stands in YAML as it is commonly written; empty for all other, and for what is refused. */
    static Optional<Node> common(String file, String text, Limits limits) {
        Problems problems = new Problems();
        Tree tree = new Tree(file, limits, problems);
        try {
            return CommonYaml.read(text, tree) && problems.isEmpty() ? tree.root() : Optional.empty();
        } catch (Tree.Stop limitReached) {
            return Optional.empty();
        }
    }

    private static Problem tooLong(String file, Limits limits) {
        return new Problem(new Place(file, 1, 1), "", "the text has more than " + limits.bytes() + " bytes, and no more are read");
    }

    static Parsed rejected(Place at, String message) {
        return rejected(new Problem(at, "", message));
    }

    private static Parsed rejected(Problem problem) {
        return new Parsed(Optional.empty(), List.of(problem));
    }

    /** YAML may begin with a brace as well, so a text that fails as JSON gets a second chance. */
    private static Parsed parseJson(String file, String text, Limits limits) {
        Attempt json = attempt(file, text, limits, true);
        if (json.syntax().isEmpty() || file.endsWith(".json")) {
            return json.result();
        }
        Attempt yaml = attempt(file, text, limits, false);
        boolean jsonWentFurther = yaml.syntax().isPresent()
                && json.syntax().get().compareTo(yaml.syntax().get()) >= 0;
        return jsonWentFurther ? json.result() : yaml.result();
    }

    /** @param syntax where the parser gave up */
    record Attempt(Parsed result, Optional<Problem> syntax) {}

    static Attempt attempt(String file, String text, Limits limits, boolean json) {
        return attempt(file, text, limits, json ? Optional.empty() : Optional.of(Yaml.Extent.STRICT));
    }

    /** @param yaml empty for JSON */
    private static Attempt attempt(String file, String text, Limits limits, Optional<Yaml.Extent> yaml) {
        Problems problems = new Problems();
        Tree tree = new Tree(file, limits, problems);
        Optional<Problem> syntax = Optional.empty();
        try {
            syntax = yaml.isEmpty() ? Json.read(text, tree) : Yaml.read(text, tree, problems, yaml.get());
        } catch (Tree.Stop limitReached) {
            // The problem is among the others.
        }
        syntax.ifPresent(problem -> problems.add(problem.at(), problem.pointer(), problem.message()));
        Parsed parsed =
                problems.isEmpty() ? new Parsed(tree.root(), List.of()) : new Parsed(Optional.empty(), problems.sorted());
        return new Attempt(parsed, syntax);
    }

    private static boolean looksLikeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                return true;
            }
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return false;
    }

    /** Where the bytes stop being text in this encoding. */
    static Optional<Place> firstInvalid(String file, byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            return Optional.empty();
        }
        String valid = out.flip().toString();
        int line = 1 + (int) valid.chars().filter(c -> c == '\n').count();
        return Optional.of(new Place(file, line, valid.length() - valid.lastIndexOf('\n')));
    }
}
