package edict.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** XML as a tree, and what is refused of it. */
class XmlTest {

    private static final Limits LIMITS = new Limits(1_000_000, 20, 10_000, 1_000, 100, 0);

    @Test
    void names_are_those_of_xpath_and_each_value_knows_its_place() {
        Node.Mapping root = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- <a> -->
                <m:a xmlns:m="urn:m" xmlns:o="urn:o"
                     xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
                     k="1&lt;2 &gt; &#x41;" i:type="m:t">
                  <b>one</b> <![CDATA[<b>]]>
                  <b l="2">two &amp; <!-- three --> four</b>
                  <o:c/><d> </d>
                </m:a>
                """);
        Node.Mapping a = (Node.Mapping) root.get("a").orElseThrow();

        assertThat(a.at()).hasToString("x:3:1");
        assertThat(a.entries().keySet()).containsExactly("@xmlns", "@k", "@xsi:type", "text()", "b", "o:c", "d");
        assertThat(text(a, "@xmlns")).isEqualTo("urn:m");
        assertThat(text(a, "@k")).isEqualTo("1<2 > A");
        assertThat(text(a, "@xsi:type")).isEqualTo("m:t");
        Node.Sequence all = (Node.Sequence) a.get("b").orElseThrow();
        assertThat(all.items().get(0)).isEqualTo(new Node.Scalar(new Place("x", 6, 3), "/a/b/0", "one", Node.Kind.TEXT));
        Node.Mapping two = (Node.Mapping) all.items().get(1);
        assertThat(two.at()).hasToString("x:7:3");
        assertThat(text(two, "text()")).isEqualTo("two &  four");
        assertThat(two.get("text()").orElseThrow().pointer()).isEqualTo("/a/b/1/text()");
        assertThat(text(a, "d")).isEmpty();
    }

    @Test
    void places_hold_whatever_stands_between_and_however_long_the_text_is() {
        String filler = "<p q='>'>" + "x".repeat(900) + "</p><!-- < -->\r\n";
        Node.Mapping root = read("<a>\r\n" + filler.repeat(100) + "   <last\n/></a>");
        Node.Mapping a = (Node.Mapping) root.get("a").orElseThrow();

        assertThat(((Node.Sequence) a.get("p").orElseThrow()).items().get(99).at()).hasToString("x:101:1");
        assertThat(a.get("last").orElseThrow().at()).hasToString("x:102:4");
    }

    @Test
    void other_encodings_are_read_where_the_text_says_so() {
        String text = "<?xml version='1.0' encoding='ENCODING'?><a>é€</a>";
        for (String name : List.of("UTF-8", "windows-1252")) {
            assertThat(text(read(text.replace("ENCODING", name).getBytes(Charset.forName(name))), "a")).as(name).isEqualTo("é€");
        }
        for (Charset wide : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(text(read(text.replace("ENCODING", "UTF-16").getBytes(wide)), "a")).isEqualTo("é€");
            assertThat(text(read(("\uFEFF" + text.replace("ENCODING", "UTF-16")).getBytes(wide)), "a")).isEqualTo("é€");
        }
        assertThat(text(read("\uFEFF<a>é€</a>".getBytes(StandardCharsets.UTF_8)), "a")).isEqualTo("é€");
        assertThat(problems(text.replace("ENCODING", "EBCDIC-CP-FR").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("x:1:1: the encoding `EBCDIC-CP-FR` is not read; save the text as UTF-8");
        assertThat(problems("<a>\né</a>".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("x:2:1: the text is not UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void document_types_are_refused_with_all_that_they_could_do() {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY e" + i + " '" + ("&e" + (i - 1) + ";").repeat(10) + "'>")
                .collect(Collectors.joining("", "<!DOCTYPE a [<!ENTITY e0 'x'>", "]>\n<a>&e29;</a>"));
        for (String text : List.of(
                bomb,
                "<!DOCTYPE a>\n<a/>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>\n<a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a b='1'>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>\n<a/>")) {
            assertThat(problems(text)).containsExactly("x:1:1: document types are not read; take out `<!DOCTYPE …>` and what it declares");
        }
        assertThat(problems("<?xml version='1.0'?>\n<!-- x -->\n  <!DOCTYPE a>\n<a/>")).singleElement().asString().startsWith("x:3:3: ");
    }

    @Test
    void what_is_not_well_formed_is_told_with_what_is_open() {
        assertThat(problems("<a>\n <b>\n</a>")).singleElement().asString().matches(
                "x:3:\\d+: the text is no well-formed XML here, in the element `b` of line 2: a tag, an attribute or a reference \\(`&…;`\\) is wrong, or not closed");
        for (String text : List.of("<a>&x;</a>", "<a b='&x;'/>", "<a b='1' b='2'/>", "<x:a/>", "<a/><b/>", "<a", "<a>&#0;</a>", "<a>\u0001</a>", "<a b='<'/>", " <?xml version='1.0'?><a/>")) {
            assertThat(problems(text)).as(text).singleElement().asString().contains("the text is no well-formed XML here");
        }
    }

    @Test
    void limits_hold_before_the_tree_is_built() {
        assertThat(problems("<a>".repeat(100_000))).singleElement().asString().contains("more than 20 elements stand inside each other");
        assertThat(problems("<a>" + "<b/>".repeat(20_000) + "</a>")).singleElement().asString().endsWith("the text holds more than 10000 values");
        assertThat(problems("<a " + IntStream.range(0, 9_999).mapToObj(i -> "b" + i + "=''").collect(Collectors.joining(" ")) + "><c/><c/></a>"))
                .singleElement().asString().endsWith("the text holds more than 10000 values");
        assertThat(problems("<a>" + "x".repeat(1_001) + "</a>")).containsExactly("x:1:1: /a: the value has 1001 characters; at most 1000 are read");
        assertThat(problems("<a>" + "x".repeat(1_000_000) + "</a>")).containsExactly("x:1:1: the text has more than 1000000 bytes, and no more are read");
        assertThat(problems("<" + "a".repeat(300) + "/>")).singleElement().asString().contains("300 characters; at most 256 are read");
    }

    @Test
    void text_in_many_pieces_takes_no_longer() {
        String pieces = "<a>" + "x<!---->".repeat(120_000) + "</a>";

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> Texts.readXml("x", pieces.getBytes(StandardCharsets.UTF_8), LIMITS));
    }

    @Test
    void the_root_is_seen_without_reading_the_rest() {
        assertThat(Texts.xmlRoot("<!-- x -->\n<m:a xmlns:m='urn:m'><b".getBytes(StandardCharsets.UTF_8))).contains("{urn:m}a");
        assertThat(Texts.xmlRoot("<a/>".getBytes(StandardCharsets.UTF_16))).contains("a");
        for (String other : List.of("", "a: b", "<<: *a", "{}", "<", "<a", "<?xml version='1.0' encoding='x'?><a/>")) {
            assertThat(Texts.xmlRoot(other.getBytes(StandardCharsets.UTF_8))).as(other).isEmpty();
        }
    }

    private static Node.Mapping read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Node.Mapping read(byte[] bytes) {
        Reading reading = Texts.readXml("x", bytes, LIMITS.withSize(1_000_000, 10_000));
        if (reading instanceof Reading.Rejected rejected) {
            throw new AssertionError(rejected.problems().toString());
        }
        return ((Reading.Document) reading).root();
    }

    private static List<String> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(byte[] bytes) {
        return ((Reading.Rejected) Texts.readXml("x", bytes, LIMITS)).problems().stream().map(Object::toString).toList();
    }

    private static String text(Node.Mapping mapping, String key) {
        return ((Node.Scalar) mapping.get(key).orElseThrow()).text();
    }
}
