package edict.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static Reading read(String text) {
        return Texts.read("design.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Node.Mapping document(String text) {
        Reading reading = read(text);
        assertThat(reading).as(text).isInstanceOf(Reading.Document.class);
        return ((Reading.Document) reading).root();
    }

    private static List<String> problems(String text) {
        Reading reading = read(text);
        // Not the tree itself: a failure would print half a million values.
        assertThat(reading instanceof Reading.Rejected).as(Names.quote(text)).isTrue();
        return strings(((Reading.Rejected) reading).problems());
    }

    private static List<String> strings(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    private static Node.Scalar scalar(Node.Mapping mapping, String key) {
        return (Node.Scalar) mapping.get(key).orElseThrow();
    }

    @Test
    void every_value_knows_its_pointer_line_and_column() {
        Node.Mapping root = document("""
                # a comment
                kind: Design
                organisations:
                  - {id: us, country: FR}
                  - id: they
                    "a/b~c": 1
                """);
        Node.Sequence organisations = (Node.Sequence) root.get("organisations").orElseThrow();
        Node.Mapping us = (Node.Mapping) organisations.items().get(0);
        Node.Mapping they = (Node.Mapping) organisations.items().get(1);
        assertThat(scalar(us, "country"))
                .isEqualTo(new Node.Scalar(
                        new Place("design.yaml", 4, 23), "/organisations/0/country", "FR", Node.Kind.TEXT));
        assertThat(us.keyAt("country")).hasToString("design.yaml:4:14");
        assertThat(scalar(they, "a/b~c").pointer()).isEqualTo("/organisations/1/a~1b~0c");
        assertThat(they.at()).hasToString("design.yaml:5:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"\uD83D\uDE80\uD83D\uDE80\", \"id\": \"x\"}", "{title: \"\uD83D\uDE80\uD83D\uDE80  \", id: \"x\"}   "})
    void columns_count_characters_and_not_the_two_halves_of_some(String text) {
        String name = text.startsWith("{\"") ? "design.json" : "design.yaml";
        Node.Mapping root = (Node.Mapping) ((Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)).root();

        assertThat(scalar(root, "id").at()).hasToString(name + ":1:" + (text.codePointCount(0, text.indexOf("\"x\"")) + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "NO, TEXT", "no, TEXT", "on, TEXT", "yes, TEXT", "y, TEXT", "2026-08-02, TEXT", "12:30:45, TEXT", "1_000, TEXT",
        "true, BOOLEAN", "True, BOOLEAN", "FALSE, BOOLEAN", "tRUE, TEXT", "'''true''', TEXT", "'\"1\"', TEXT",
        "~, NULL", "null, NULL", "Null, NULL", "NULL, NULL", "nULL, TEXT", "'''~''', TEXT",
        "1, NUMBER", "-1, NUMBER", "+1, NUMBER", "014, NUMBER", "0o14, NUMBER", "0o8, TEXT", "0xfF, NUMBER", "0xg, TEXT",
        "1., NUMBER", ".5, NUMBER", "., TEXT", "-, TEXT", "--1, TEXT", "1e3, NUMBER", "1.0e+25, NUMBER", "1e, TEXT",
        "1e+, TEXT", ".inf, NUMBER", "-.INF, NUMBER", ".nan, NUMBER", "-.nan, TEXT", "1.2.3, TEXT", "P30D, TEXT",
    })
    void unquoted_scalars_are_what_the_core_schema_of_yaml_1_2_says(String written, Node.Kind kind) {
        if (written.equals("-")) {
            written = "[-]".substring(1, 2) + "x";
        }
        assertThat(scalar(document("a: " + written), "a").kind()).isEqualTo(kind);
    }

    @Test
    void nothing_after_a_colon_is_null() {
        assertThat(scalar(document("a:\nb: 1"), "a"))
                .isEqualTo(new Node.Scalar(new Place("design.yaml", 1, 3), "/a", "null", Node.Kind.NULL));
    }

    @Test
    void block_scalars_are_texts() {
        assertThat(scalar(document("a: |\n  1\n  2\n"), "a").text()).isEqualTo("1\n2\n");
        assertThat(scalar(document("a: >-\n  1\n  2\n"), "a").text()).isEqualTo("1 2");
        assertThat(scalar(document("a: >-\n  1\n"), "a").kind()).isEqualTo(Node.Kind.TEXT);
    }

    @Test
    void a_byte_order_mark_is_tolerated_at_the_start_only() {
        assertThat(document("\uFEFFa: 1").entries()).containsOnlyKeys("a");
        assertThat(document("\uFEFF{\"a\": 1}").entries()).containsOnlyKeys("a");
        assertThat(Texts.read("design.json", "{\uFEFF\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void all_problems_are_said_at_once() {
        assertThat(problems("""
                id: a
                id: b
                1: c
                <<: d
                e: !!str f
                g: *h
                ~: i
                """)).containsExactly(
                        "design.yaml:2:1: /id: the key `id` stands twice; it is already at line 1, column 1",
                        "design.yaml:3:1: a key is a text; put `1` in quotes",
                        "design.yaml:4:1: merge keys (`<<`) are not read; write the keys out",
                        "design.yaml:5:4: /e: tags are not read; remove `!!str`",
                        "design.yaml:6:4: /g: nothing above is marked `&h`",
                        "design.yaml:7:1: a key is a text; put `~` in quotes");
    }

    @Test
    void what_a_comma_left_of_a_number_is_told_as_that() {
        assertThat(problems("a: {days: 2,5, cost: 120.000,50}\nb: {days: 2, 5}\n")).containsExactly(
                "design.yaml:1:13: /a: `5` is no key, but the comma ends what stands before it; write a fraction with a point, and"
                        + " nothing between thousands",
                "design.yaml:1:30: /a: `50` is no key, but the comma ends what stands before it; write a fraction with a point, and"
                        + " nothing between thousands",
                "design.yaml:2:14: /b: a key is a text; put `5` in quotes");
    }

    /** As a writer of YAML 1.1 leaves the key {@code on}. */
    @Test
    void a_key_that_was_turned_into_a_truth_value_is_told_so() {
        assertThat(problems("a: 1\ntrue: 2026-01-01\n"))
                .containsExactly("design.yaml:2:1: a key is a text; found `true`, into which some programs that write YAML turn `on`, `off`,"
                        + " `yes` and `no`: have the key written in quotes as it was");
    }

    @Test
    void duplicate_keys_are_found_among_many_and_in_json() {
        String keys = IntStream.range(0, 40).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining("\n"));
        assertThat(problems(keys + "\nk3: {k3: 1}\nk41: 1"))
                .containsExactly("design.yaml:41:1: /k3: the key `k3` stands twice; it is already at line 4, column 1");
        assertThat(problems("{\"a\": 1,\n \"a\": 2}"))
                .containsExactly("design.yaml:2:2: /a: the key `a` stands twice; it is already at line 1, column 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !<tag:example.org,2000:x> 1", "a: !x {b: 1}", "a: !!set [b]", "a: ! b"})
    void tags_are_refused_wherever_they_stand(String text) {
        assertThat(problems(text)).singleElement().asString().contains("design.yaml:1:4: /a: tags are not read; remove `!");
    }

    @Test
    void one_file_holds_one_document() {
        assertThat(problems("a: 1\n---\nb: 2\n"))
                .containsExactly("design.yaml:2:1: a second document starts here; one file holds one document");
        assertThat(document("---\na: 1\n...\n").entries()).containsOnlyKeys("a");
    }

    @Test
    void merge_keys_of_other_tools_stand_for_keys_that_are_not_there() {
        Reading.Document read = (Reading.Document) merging("""
                a: &a {x: 1, y: {z: [2]}}
                b: &b {x: 3, w: 4}
                c: {x: 5, <<: *a}
                d: {<<: [*a, *b], v: 6}
                e: {<<: {u: 7}}
                f: {<<: []}
                g: {"<<": 8}
                """);

        assertThat(placeless(read.root()))
                .isEqualTo(placeless(document("""
                        a: {x: 1, y: {z: [2]}}
                        b: {x: 3, w: 4}
                        c: {x: 5, y: {z: [2]}}
                        d: {v: 6, x: 1, y: {z: [2]}, w: 4}
                        e: {u: 7}
                        f: {}
                        g: {"<<": 8}
                        """)));
        Node.Mapping c = (Node.Mapping) read.root().get("c").orElseThrow();
        assertThat(c.get("y").orElseThrow().pointer()).as("where it stands now").isEqualTo("/c/y");
        assertThat(c.get("y").orElseThrow().at().line()).as("where one changes it").isEqualTo(1);
        assertThat(c.keyAt("y").line()).isEqualTo(1);
    }

    @Test
    void what_can_not_be_merged_is_told() {
        assertThat(strings(((Reading.Rejected) merging("""
                a: {<<: 1}
                b: {<<: [{}, x], c: 2}
                d: {<<: {e: 3}, <<: {f: 4}}
                g: {<<: *h}
                i: !!str j
                """)).problems())).containsExactly(
                        "design.yaml:1:5: /a: a merge key (`<<`) takes an object or a list of objects, found the number `1`",
                        "design.yaml:2:5: /b: a merge key (`<<`) takes an object or a list of objects, found the text `x`",
                        "design.yaml:3:17: /d: the merge key (`<<`) stands twice; it is already at line 3, column 5; write a list of what is merged: `<<: [*a, *b]`",
                        "design.yaml:4:5: /g: a merge key (`<<`) takes an object or a list of objects, found nothing",
                        "design.yaml:4:9: /g: nothing above is marked `&h`",
                        "design.yaml:5:4: /i: tags are not read; remove `!!str`");
    }

    @Test
    void merged_values_count_as_those_of_aliases_do() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {x: {y: 1}}\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" {<<: *a").append(i - 1).append(", k").append(i).append(": *a").append(i - 1).append("}\n");
        }

        quickly(() -> assertThat(strings(((Reading.Rejected) merging(bomb.toString())).problems()))
                .singleElement()
                .asString()
                .contains("the text holds more than 500000 values"));
    }

    @Test
    void a_glimpse_sees_the_first_document_whatever_its_tags() {
        byte[] text = "# Ours\n---\nkind: Service\n8080: x\nport: !reset null\n---\nkind: [\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Texts.glimpse("x", text, Limits.DEFAULT).orElseThrow().entries()).containsOnlyKeys("kind", "8080", "port");
        for (String none : List.of("a: 1\na: 2\n", "- a\n", "a: [\n", "{\"a\": !x 1}", "")) {
            assertThat(Texts.glimpse("x", none.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)).as(none).isEmpty();
        }
    }

    private static Reading merging(String text) {
        return Texts.readMerging("design.yaml", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    }

    @Test
    void the_root_is_an_object() {
        assertThat(problems("- a")).containsExactly("design.yaml:1:1: expected an object with keys, found a list");
        assertThat(problems("a")).containsExactly("design.yaml:1:1: expected an object with keys, found the text `a`");
        assertThat(problems("")).containsExactly("design.yaml:1:1: the text is empty; expected an object with keys");
        assertThat(problems("# only a comment"))
                .containsExactly("design.yaml:1:1: the text is empty; expected an object with keys");
    }

    @Test
    void a_list_at_the_root_is_read_where_it_is_asked_for() {
        Texts.Parsed parsed = Texts.parse("cases.yaml", "- a: 1".getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.root().orElseThrow()).isInstanceOf(Node.Sequence.class);
    }

    @Test
    void broken_syntax_has_a_place() {
        assertThat(problems("a: 1\nb: c: d\n"))
                .containsExactly("design.yaml:2:5: the text is not YAML here: mapping values are not allowed here; look at how far this"
                        + " line and the one above are indented, and put a text with `: ` in it in quotes");
        assertThat(problems("a:\n  - b: 1\n    c: 2\n   d: 3\n"))
                .containsExactly("design.yaml:4:4: /a/1: the text is not YAML here: expected <block end>, but found '<block mapping start>'"
                        + " (while parsing a block collection from line 2, column 3); the lines of a list or an object begin in one"
                        + " column: those of this one in 3, as in line 2");
        assertThat(problems("a:\n\t- b\n")).singleElement().asString().startsWith("design.yaml:2:1: /a: the text is not YAML here: ");
        assertThat(problems("a: [1, 2\nb: 3"))
                .singleElement()
                .asString()
                .startsWith("design.yaml:2:2: /a/");
        assertThat(problems("a: \u0007"))
                .containsExactly("design.yaml:1:4: the character U+0007 may not stand in YAML");
        assertThat(strings(((Reading.Rejected)
                                Texts.read("x.json", "{\"a\": [1,\n 2,, 3]}".getBytes(StandardCharsets.UTF_8)))
                        .problems()))
                .singleElement()
                .asString()
                .startsWith("x.json:2:4: /a/2: the text is not JSON here: Unexpected character (','");
        assertThat(problems("{\"a\": 1} x")).isNotEmpty();
    }

    @Test
    void what_authors_do_of_whom_the_parser_says_this_is_told() {
        assertThat(problems("a: 1\nb: {en: x\nc: 2\n"))
                .containsExactly("design.yaml:3:2: /b: the text is not YAML here: expected ',' or '}', but got : (while parsing a flow"
                        + " mapping from line 2, column 4); is it closed? A text with a comma, `: `, ` #`, a bracket or a quotation"
                        + " mark in it stands in quotes");
        assertThat(problems("a:\n  b: 1\n\u00A0\u00A0c: 2\n  d: 3\n"))
                .singleElement()
                .asString()
                .endsWith("; this line or the one above begins with a character that only looks like a space (U+00A0 or its like)");
        // Before a French question mark it is as it should be.
        assertThat(problems("a: Quoi\u00A0?\nb: c: d\n")).singleElement().asString().contains("indented");
    }

    @Test
    void json_that_ends_too_early_is_told_without_words_of_the_library() {
        assertThat(Texts.read("x.json", "{\"a\": [{\"b\": 1".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(Problem::message)
                        .containsExactly(
                                "the text is not JSON here: Unexpected end-of-input: expected close marker for Object"));
        assertThat(Texts.read("x.json", "{\"a\": [1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(Problem::message)
                        .containsExactly("the text is not JSON here: Unexpected close marker '}': expected ']'"));
    }

    @Test
    void bytes_that_are_not_utf_8_have_a_place() {
        Reading reading = Texts.read("design.yaml", "a: 1\nb: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(strings(((Reading.Rejected) reading).problems()))
                .containsExactly("design.yaml:2:7: the text is not UTF-8 from here on; save it as UTF-8");
        assertThat(scalar(document("a: \uFFFD"), "a").text()).isEqualTo("\uFFFD");
    }

    @Test
    void half_characters_are_refused() {
        assertThat(problems("{\"a\": \"\\ud800\"}"))
                .containsExactly("design.yaml:1:7: /a: half a character stands alone: `\\ud800`");
        assertThat(scalar(document("{\"a\": \"\\ud83d\\ude00\"}"), "a").text()).isEqualTo("😀");
    }

    @Test
    void a_text_that_begins_with_a_brace_may_still_be_yaml() {
        assertThat(document("{a: 1, b: [x, y]} # flow style").entries()).containsOnlyKeys("a", "b");
        assertThat(problems("{a: 1, a: 2}"))
                .containsExactly("design.yaml:1:8: /a: the key `a` stands twice; it is already at line 1, column 2");
    }

    @Test
    void an_alias_stands_for_a_copy_with_pointers_of_its_own() {
        Node.Mapping root = document("a: &x {b: [1, 2]}\nc: *x\nd: &y text\ne: [*y]");
        Node.Mapping copy = (Node.Mapping) root.get("c").orElseThrow();
        Node.Sequence list = (Node.Sequence) copy.get("b").orElseThrow();
        assertThat(list.items().get(1)).hasToString(
                "Scalar[at=design.yaml:1:15, pointer=/c/b/1, text=2, kind=NUMBER]");
        assertThat(((Node.Sequence) root.get("e").orElseThrow()).items().get(0).pointer()).isEqualTo("/e/0");
    }

    @Test
    void an_alias_to_itself_is_refused() {
        assertThat(problems("a: &x [*x]"))
                .containsExactly("design.yaml:1:8: /a/0: `*x` stands inside what it names");
    }

    @Test
    void a_bomb_of_aliases_goes_off_in_the_reader() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]%n"
                    .replace("%n", "\n")
                    .replace("*a%d", "*a" + (i - 1))
                    .replace("%d", "" + i));
        }
        quickly(() -> assertThat(problems(bomb.toString()))
                .singleElement()
                .asString()
                .endsWith("the text holds more than 500000 values"));
    }

    @Test
    void limits_are_located_problems() {
        Limits limits = new Limits(1_000, 3, 10, 20, 5, 1);
        assertThat(limited("a: " + "x".repeat(2_000), limits))
                .containsExactly("design.yaml:1:1: the text has more than 1000 bytes, and no more are read");
        assertThat(limited("a: [[1]]", limits)).isEmpty();
        assertThat(limited("a: [[[1]]]", limits))
                .containsExactly("design.yaml:1:6: /a/0/0: more than 3 lists and objects stand inside each other");
        assertThat(limited("a: [1,2,3,4,5,6,7,8,9]", limits))
                .containsExactly("design.yaml:1:21: /a/8: the text holds more than 10 values");
        assertThat(limited("a: aaaaaaaaaaaaaaaaaaaaa", limits))
                .containsExactly("design.yaml:1:4: /a: the value has 21 characters; at most 20 are read");
        assertThat(limited("a: 123456\nb: 1e9999\nc: x23456", limits))
                .containsExactly(
                        "design.yaml:1:4: /a: the number `123456` has 6 characters; at most 5 are read",
                        "design.yaml:2:4: /b: the number `1e9999` has 6 characters; at most 5 are read");
        assertThat(limited("a: &x 1\nb: *x\nc: *x", limits))
                .containsExactly("design.yaml:3:4: /c: more than 1 aliases (`*name`) stand in the text");
        assertThat(limited("k".repeat(300) + ": 1", limits))
                .containsExactly("design.yaml:1:1: the key `" + "k".repeat(79)
                        + "…` has 300 characters; at most 256 are read");
        assertThat(limited("{\"a\": [[[1]]]}", limits))
                .containsExactly("design.yaml:1:9: /a/0/0: more than 3 lists and objects stand inside each other");
    }

    @Test
    void exponents_are_bounded() {
        assertThat(problems("a: 1e1000\nb: 1.0E-0999\nc: 0x1e1000\nd: -1e999"))
                .containsExactly(
                        "design.yaml:1:4: /a: the exponent of `1e1000` has more than 3 digits",
                        "design.yaml:2:4: /b: the exponent of `1.0E-0999` has more than 3 digits");
    }

    private static List<String> limited(String text, Limits limits) {
        Reading reading = Texts.read("design.yaml", text.getBytes(StandardCharsets.UTF_8), limits);
        return reading instanceof Reading.Rejected rejected ? strings(rejected.problems()) : List.of();
    }

    @Test
    void hostile_texts_are_refused_quickly() {
        int many = 400_000;
        for (String hostile : List.of(
                "[".repeat(many),
                "{a: ".repeat(many / 4),
                "{\"a\":".repeat(many / 5),
                "a: " + "[".repeat(many),
                "- ".repeat(many / 2),
                "? ".repeat(many / 2),
                "a: &x ".repeat(many / 6),
                "a:\n" + IntStream.range(0, 1_500).mapToObj(i -> " ".repeat(i + 1) + "a:\n").collect(Collectors.joining()),
                "a: " + "9".repeat(many),
                "{\"a\": " + "9".repeat(many) + "}",
                "a: 1e" + "9".repeat(90),
                "a: \"" + "x".repeat(many),
                "x".repeat(many) + ": 1",
                "{\"" + "x".repeat(many) + "\": 1}",
                "a: [" + "1,".repeat(510_000) + "]",
                IntStream.range(0, many / 4).mapToObj(i -> "a: 1\n").collect(Collectors.joining()),
                "%YAML 1.2\n%TAG ! tag:x\n".repeat(many / 40),
                "%YAML 99999999999999999999.1\n---\na: 1",
                "a: *" + "x".repeat(many),
                "\u0000".repeat(many),
                "!".repeat(many),
                "'".repeat(many),
                "#".repeat(many),
                "|\n" + " ".repeat(many)))
            quickly(() -> assertThat(problems(hostile)).hasSizeLessThanOrEqualTo(1_001));
    }

    @Test
    void many_values_below_long_keys_do_not_fill_the_memory() {
        String key = "k".repeat(250);
        String text = ("{" + key + ": ").repeat(62) + "[" + "1,".repeat(490_000) + "1]" + "}".repeat(62);
        quickly(() -> assertThat(problems(text)).singleElement().asString().endsWith("too many values stand below long keys"));
    }

    @Test
    void keys_of_equal_hash_cost_no_more_than_others() {
        // "Aa" and "BB" have the same hash, and so has every concatenation of them.
        String text = IntStream.range(0, 1 << 15)
                .mapToObj(i -> IntStream.range(0, 15)
                                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining())
                        + ": 1\n")
                .collect(Collectors.joining());
        quickly(() -> assertThat(document(text).entries()).hasSize(1 << 15));
    }

    /** Generous, for busy machines: what this guards against takes minutes or ends in an error. */
    private static void quickly(org.junit.jupiter.api.function.Executable work) {
        assertTimeoutPreemptively(Duration.ofSeconds(15), work);
    }

    @Test
    void whatever_the_bytes_the_answer_is_a_tree_or_problems() {
        Random random = new Random(20261120);
        String alphabet = "ab:-?[]{},&*!|>'\"%@`#\n\n  \t0123e.~<\\/\u00e9\uFEFF\u0085\u2028ud8";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextInt(8) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Texts.Parsed parsed = Texts.parse("f", bytes, Limits.DEFAULT);
            assertThat(parsed.root().isPresent()).as(text.toString()).isEqualTo(parsed.problems().isEmpty());
            for (Problem problem : parsed.problems()) {
                assertThat(problem.toString()).as(text.toString()).doesNotContain("\n").doesNotContain("\u0085", "\u2028");
                assertThat(problem.at().line()).isPositive();
                assertThat(problem.at().column()).isPositive();
            }
        }
    }

    @Test
    void the_same_content_in_yaml_and_json_is_the_same_tree_apart_from_places() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Object content = object(random, 4);
            String json = json(content);
            StringBuilder yaml = new StringBuilder();
            block(content, 0, yaml);
            Node.Mapping fromJson =
                    ((Reading.Document) Texts.read("f.json", json.getBytes(StandardCharsets.UTF_8))).root();
            assertThat(placeless(document(yaml.toString()))).as(yaml.toString()).isEqualTo(placeless(fromJson));
            // JSON is YAML: the other parser reads the same text to the same tree.
            assertThat(placeless(document("# not JSON\n" + json))).isEqualTo(placeless(fromJson));
        }
    }

    @Test
    void several_documents_are_a_list_where_they_are_allowed() {
        Reading reading = Texts.readSeveral("x.yaml", """
                # a comment
                ---
                a: &a {b: 1}
                c: {<<: *a}
                ---
                ---
                d: [2]
                """.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
        Node.Mapping root = ((Reading.Document) reading).root();
        Node.Sequence list = (Node.Sequence) root.get(Texts.DOCUMENTS).orElseThrow();
        assertThat(list.items()).hasSize(3);
        assertThat(list.items().get(1).isNull()).isTrue();
        assertThat(((Node.Mapping) list.items().get(2)).get("d").orElseThrow())
                .hasToString("Sequence[at=x.yaml:7:4, pointer=/documents/2/d, items=[Scalar[at=x.yaml:7:5, pointer=/documents/2/d/0, text=2, kind=NUMBER]]]");
        assertThat(strings(((Reading.Rejected) Texts.readSeveral("x.yaml", "a: &a 1\n---\nb: *a\n---\nb: 1\nb: 2\n".getBytes(StandardCharsets.UTF_8), Limits.DEFAULT))
                .problems()))
                .as("each document has anchors of its own")
                .containsExactly(
                        "x.yaml:3:4: /documents/1/b: nothing above is marked `&a`",
                        "x.yaml:6:1: /documents/2/b: the key `b` stands twice; it is already at line 5, column 1");
        assertThat(((Reading.Rejected) Texts.readSeveral("x.yaml", "a: [\n---\nb: 1\n".getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)).problems())
                .isNotEmpty();
    }

    private static final List<Object> SCALARS =
            List.of("NO", "yes", "true ", "", "~", "null", "1", "2026-01-01", "a: b", "é😀", "x\ny", "#", 1, -2.5, true, false);

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new java.util.LinkedHashMap<>();
        for (int i = random.nextInt(depth == 4 ? 20 : 5); i >= 0; i--) {
            object.put(random.nextInt(9) == 0 ? "k/~" + i : "key" + i, content(random, depth));
        }
        return object;
    }

    private static Object content(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        if (kind == 4) {
            return object(random, depth - 1);
        }
        if (kind == 5) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(content(random, depth - 1));
            }
            return list;
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private static String json(Object content) {
        if (content instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> json(e.getKey()) + ": " + json(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (content instanceof List<?> list) {
            return list.stream().map(TextsTest::json).collect(Collectors.joining(", ", "[", "]"));
        }
        return content instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
                : content.toString();
    }

    private static void block(Object content, int indent, StringBuilder out) {
        String margin = "  ".repeat(indent);
        if (content instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append(indent == 0 ? "" : "\n");
            map.forEach((key, value) -> {
                out.append(margin).append(key).append(": ");
                block(value, indent + 1, out);
            });
        } else if (content instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            for (Object item : list) {
                out.append(margin).append("- ");
                block(item, indent + 1, out);
            }
        } else {
            out.append(json(content)).append('\n');
        }
    }

    private static Object placeless(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return List.of(scalar.pointer(), scalar.text(), scalar.kind());
        }
        if (node instanceof Node.Sequence sequence) {
            return List.of(sequence.pointer(), sequence.items().stream().map(TextsTest::placeless).toList());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        return List.of(
                mapping.pointer(),
                List.copyOf(mapping.entries().keySet()),
                mapping.entries().values().stream().map(TextsTest::placeless).toList());
    }
}
