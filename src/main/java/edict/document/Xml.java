package edict.document;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML into the tree that the other syntaxes give. The names in it are those of XPath: {@code @key} is an attribute, {@code text()}
 * what stands between tags. Elements that stand side by side under one name are a list. Nothing is fetched: there are no document types,
 * so no entities but the five of XML itself, and where a schema is said to lie nobody looks.
 */
final class Xml {

    private static final XMLInputFactory FACTORY = factory();

    /** How a text declares its encoding. */
    private static final Pattern DECLARED = Pattern.compile("<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'<>]{0,60}+)");

    /** Bytes among which the root starts. */
    private static final int GLIMPSED = 65_536;

    private static final Map<String, Charset> ENCODINGS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));

    private final String text;
    private final Tree tree;
    private final Limits limits;
    private final Problems problems;
    private int position;
    private int line = 1;
    private int lineStart;
    private int counted;
    private int values;

    private Xml(String text, Tree tree, Limits limits, Problems problems) {
        this.text = text;
        this.tree = tree;
        this.limits = limits;
        this.problems = problems;
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Whether bytes say that they are XML. */
    static boolean is(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 128), wide(bytes).orElse(StandardCharsets.UTF_8));
        return plain(start).stripLeading().startsWith("<?xml");
    }

    /** The encoding of texts in which each character takes two bytes: nothing else begins like this. */
    private static Optional<Charset> wide(byte[] bytes) {
        if (bytes.length < 2) {
            return Optional.empty();
        }
        int two = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return switch (two) {
            case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    /** In which encoding bytes are, or the name of one that is not read. */
    private record Encoding(Optional<Charset> charset, String declared) {}

    private static Encoding encoding(byte[] bytes) {
        Optional<Charset> wide = wide(bytes);
        Matcher declared = DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1));
        if (wide.isPresent() || !declared.find()) {
            return new Encoding(wide.or(() -> Optional.of(StandardCharsets.UTF_8)), "");
        }
        String name = declared.group(1);
        return new Encoding(Optional.ofNullable(ENCODINGS.get(name.toLowerCase(Locale.ROOT))), name);
    }

    /** The namespace and name of the root, in braces and behind them; empty where there is none to be seen. */
    static Optional<String> root(byte[] bytes) {
        Optional<Charset> charset = encoding(bytes).charset();
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        String start = plain(new String(bytes, 0, Math.min(bytes.length, GLIMPSED), charset.get()));
        if (!start.stripLeading().startsWith("<")) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(start));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(reader.getName().toString());
                }
            }
        } catch (XMLStreamException broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Reads a text whose root is an element; in the tree it stands under its name. */
    static Texts.Parsed parse(String file, byte[] bytes, Limits limits) {
        Encoding encoding = encoding(bytes);
        if (encoding.charset().isEmpty()) {
            return Texts.rejected(new Place(file, 1, 1), "the encoding " + Names.quote(encoding.declared())
                    + " is not read; save the text as UTF-8");
        }
        Optional<Place> wrong = Texts.firstInvalid(file, bytes, encoding.charset().get());
        if (wrong.isPresent()) {
            return Texts.rejected(wrong.get(), "the text is not " + encoding.charset().get().name() + " from here on; save it as UTF-8");
        }
        Problems problems = new Problems();
        Tree tree = new Tree(file, limits, problems);
        try {
            new Xml(plain(new String(bytes, encoding.charset().get())), tree, limits, problems).read();
        } catch (Tree.Stop limitReached) {
            // The problem is among the others.
        }
        return problems.isEmpty() ? new Texts.Parsed(tree.root(), List.of()) : new Texts.Parsed(Optional.empty(), problems.sorted());
    }

    /** An element while it is read. Most have no attributes, or no children. */
    private static final class Element {
        private final String name;
        private final Place at;
        private Map<String, String> attributes = Map.of();
        private Map<String, List<Element>> children = Map.of();
        private List<String> characters = List.of();

        private Element(String name, Place at) {
            this.name = name;
            this.at = at;
        }

        private void add(String key, String value) {
            if (attributes.isEmpty()) {
                attributes = new LinkedHashMap<>();
            }
            attributes.put(key, value);
        }

        private void add(Element child) {
            if (children.isEmpty()) {
                children = new LinkedHashMap<>();
            }
            children.computeIfAbsent(child.name, any -> new ArrayList<>(1)).add(child);
        }

        /** Space before the first word, and between children, is how the text is laid out. */
        private void write(String more) {
            if (!more.isBlank()) {
                characters = characters.isEmpty() ? new ArrayList<>(1) : characters;
                characters.add(more);
            } else if (!characters.isEmpty() && children.isEmpty()) {
                characters.add(more);
            }
        }

        private String text() {
            return String.join("", characters);
        }
    }

    private void read() {
        Deque<Element> open = new ArrayDeque<>();
        Optional<Element> root = Optional.empty();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            String namespace = "";
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (root.isEmpty()) {
                            namespace = space(reader.getNamespaceURI());
                        }
                        Element element = element(reader, namespace, root.isEmpty());
                        limit(element, open.size() + 1);
                        if (open.isEmpty()) {
                            root = Optional.of(element);
                        } else {
                            open.element().add(element);
                        }
                        open.push(element);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.element().write(reader.getText());
                        }
                    }
                    case XMLStreamConstants.DTD -> {
                        problems.add(start(), "", "document types are not read; take out `<!DOCTYPE …>` and what it declares");
                        return;
                    }
                    default -> {
                        // Comments and instructions say nothing.
                    }
                }
            }
        } catch (XMLStreamException broken) {
            problems.add(place(broken), "", "the text is no well-formed XML here" + (open.isEmpty()
                    ? ""
                    : ", in the element " + Names.quote(open.element().name) + " of line " + open.element().at.line()
                            + ": a tag, an attribute or a reference (`&…;`) is wrong, or not closed"));
            return;
        }
        root.ifPresent(element -> {
            tree.open(true, element.at, null);
            tree.key(element.name, element.at);
            write(element);
            tree.close();
        });
    }

    private Place place(XMLStreamException broken) {
        return broken.getLocation() == null
                ? tree.place(1, 1)
                : tree.place(Math.max(1, broken.getLocation().getLineNumber()), Math.max(1, broken.getLocation().getColumnNumber()));
    }

    private void limit(Element element, int depth) {
        values += 1 + element.attributes.size();
        if (depth > limits.depth()) {
            problems.add(element.at, "", "more than " + limits.depth() + " elements stand inside each other");
            throw new Tree.Stop();
        }
        if (values > limits.nodes()) {
            problems.add(element.at, "", "the text holds more than " + limits.nodes() + " values");
            throw new Tree.Stop();
        }
    }

    /** @param namespace of the root, whose names stand without a prefix */
    private Element element(XMLStreamReader reader, String namespace, boolean isRoot) {
        String own = space(reader.getNamespaceURI());
        boolean plain = own.isEmpty() || own.equals(namespace);
        Element element = new Element(plain ? reader.getLocalName() : prefixed(reader.getPrefix(), reader.getLocalName()), start());
        if (isRoot && !namespace.isEmpty()) {
            element.add("@xmlns", namespace);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String in = space(reader.getAttributeNamespace(i));
            String name = reader.getAttributeLocalName(i);
            String known = in.isEmpty()
                    ? name
                    : prefixed(in.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI) ? "xsi" : reader.getAttributePrefix(i), name);
            element.add('@' + known, reader.getAttributeValue(i));
        }
        return element;
    }

    private static String space(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    private static String prefixed(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ':' + name;
    }

    /**
     * Where the next tag starts that opens an element. The parser tells where tags end, and not even that reliably; what it has accepted
     * can be walked: a bracket in an attribute must be written otherwise.
     */
    private Place start() {
        while (true) {
            position = text.indexOf('<', position);
            String end = text.startsWith("<!--", position)
                    ? "-->"
                    : text.startsWith("<![CDATA[", position)
                            ? "]]>"
                            : text.startsWith("<?", position) ? "?>" : text.startsWith("</", position) ? ">" : "";
            if (end.isEmpty()) {
                Place here = here();
                position++;
                return here;
            }
            position = text.indexOf(end, position) + end.length();
        }
    }

    private Place here() {
        for (; counted < position; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        return tree.place(line, position - lineStart + 1);
    }

    /** Recursive: the depth is limited. */
    private void write(Element element) {
        if (element.attributes.isEmpty() && element.children.isEmpty()) {
            tree.scalar(element.text(), Node.Kind.TEXT, element.at, null);
            return;
        }
        tree.open(true, element.at, null);
        element.attributes.forEach((key, value) -> {
            tree.key(key, element.at);
            tree.scalar(value, Node.Kind.TEXT, element.at, null);
        });
        if (!element.characters.isEmpty()) {
            tree.key("text()", element.at);
            tree.scalar(element.text(), Node.Kind.TEXT, element.at, null);
        }
        element.children.forEach((key, children) -> {
            Place at = children.get(0).at;
            tree.key(key, at);
            if (children.size() == 1) {
                write(children.get(0));
            } else {
                tree.open(false, at, null);
                children.forEach(this::write);
                tree.close();
            }
        });
        tree.close();
    }
}
