package edict.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {

    private static Node.Mapping read(String text) {
        return ((Reading.Document) Texts.read("t", text.getBytes(StandardCharsets.UTF_8))).root();
    }

    /** As flow YAML, after checking that each pointer is the way one came. */
    private static String written(Node node, String pointer) {
        assertThat(node.pointer()).isEqualTo(pointer);
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        StringBuilder text = new StringBuilder();
        if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                text.append(text.isEmpty() ? "" : ", ").append(written(item, Pointers.child(pointer, sequence.items().indexOf(item))));
            }
            return "[" + text + "]";
        }
        ((Node.Mapping) node).entries().forEach((key, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(key).append(": ").append(written(value, Pointers.child(pointer, key))));
        return "{" + text + "}";
    }

    private static String written(Optional<Node.Mapping> tree) {
        return tree.map(root -> written(root, "")).orElse("nowhere");
    }

    private final Node.Mapping tree = read("{a: [1, {b: 2}, 3], 'c/~d': {e: 4}}");
    private final Node value = read("{new: [9]}").get("new").orElseThrow();

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "/a/1/b; {a: [1, {b: [9]}, 3], c/~d: {e: 4}}",
        "/a/1/x; {a: [1, {b: 2, x: [9]}, 3], c/~d: {e: 4}}",
        "/a/0; {a: [[9], {b: 2}, 3], c/~d: {e: 4}}",
        "/a/3; {a: [1, {b: 2}, 3, [9]], c/~d: {e: 4}}",
        "/c~1~0d/e; {a: [1, {b: 2}, 3], c/~d: {e: [9]}}",
        "/z; {a: [1, {b: 2}, 3], c/~d: {e: 4}, z: [9]}",
        "/a/4; nowhere", "/z/y; nowhere", "/a/1/b/x; nowhere", "/a/-1; nowhere", "/a/x; nowhere",
    })
    void a_value_is_set_where_a_pointer_names_a_place(String pointer, String expected) {
        assertThat(written(Trees.with(tree, pointer, value))).isEqualTo(expected);
        assertThat(written(tree, "")).isEqualTo("{a: [1, {b: 2}, 3], c/~d: {e: 4}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "/a/0; {a: [{b: 2}, 3], c/~d: {e: 4}}",
        "/a/1/b; {a: [1, {}, 3], c/~d: {e: 4}}",
        "/c~1~0d; {a: [1, {b: 2}, 3]}",
        "/a/3; nowhere", "/b; nowhere", "''; nowhere",
    })
    void a_value_is_removed_and_the_others_move_up(String pointer, String expected) {
        assertThat(written(Trees.without(tree, pointer))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "/a/1/b", "/c~1~0d/e"})
    void a_value_is_found_by_its_own_pointer(String pointer) {
        assertThat(Trees.find(tree, pointer).orElseThrow().pointer()).isEqualTo(pointer);
        assertThat(Trees.find(tree, pointer + "/nothing")).isEmpty();
    }

    @Test
    void a_part_becomes_a_document_of_its_own_and_keeps_its_places() {
        Node.Mapping part = Trees.root((Node.Mapping) Trees.find(tree, "/a/1").orElseThrow());
        assertThat(written(part, "")).isEqualTo("{b: 2}");
        assertThat(part.get("b").orElseThrow().at()).isEqualTo(new Place("t", 1, 13));
        assertThat(part.keyAt("b")).isEqualTo(new Place("t", 1, 10));
    }
}
