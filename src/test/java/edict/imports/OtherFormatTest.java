package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of files that are of another format. */
class OtherFormatTest {

    private static final String READ = ", which is not read; expected `litellm`, `cyclonedx`, `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`";

    @Test
    void a_known_format_is_called_by_its_name() {
        Map<String, String> said = Map.ofEntries(
                Map.entry("an SPDX document", "{spdxVersion: SPDX-2.3, packages: []}"),
                Map.entry("a template of CloudFormation", "{AWSTemplateFormatVersion: 2010-09-09, Resources: {}}"),
                Map.entry("a list of servers of tools (MCP)", "{mcpServers: {files: {command: npx, args: []}}}"),
                Map.entry("a model card", "{license: mit, library_name: timm}"),
                Map.entry("an OpenAPI description", "{openapi: 3.1.0, info: {}}"),
                Map.entry("an OSCAL document", "{catalog: {uuid: x, metadata: {oscal-version: 1.1.2}}}"),
                Map.entry("a description of a data set", "{'@context': {}, '@type': sc:Dataset}"),
                Map.entry("OCDS data of a procurement", "{uri: x, publishedDate: x, releases: []}"));
        said.forEach((what, text) -> assertThat(problems(text)).as(what).singleElement().asString().startsWith("x:1:1: " + what + READ));
        assertThat(problems("{'@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': []}"))
                .singleElement()
                .asString()
                .contains("cyclonedx convert --input-format spdxjson");
        assertThat(problems("{_type: 'https://in-toto.io/Statement/v1', predicateType: 'https://cyclonedx.org/bom', predicate: {}}"))
                .singleElement()
                .asString()
                .endsWith("; hand in what stands under `predicate`");
    }

    @Test
    void what_may_be_a_design_with_a_mistake_is_none_of_them() {
        for (String text : List.of(
                "kind: Design", "{kind: Design, apiVersion: v1}", "services: {}", "services: {has: [], complete: false}",
                "services: [{id: a, image: x}]", "{name: x, version: 1.0.0, dependencies: {}}", "model: {name: x}")) {
            assertThat(Imports.recognise(document(text))).as(text).isEmpty();
        }
    }

    /** What its tools read, and the reader of designs refuses, is no help to somebody whose file is not read anyway. */
    @Test
    void a_known_format_is_called_by_its_name_whatever_else_stands_in_it() {
        Map<String, String> said = Map.of(
                "a template of CloudFormation", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {a: {b: !Ref c}}\n",
                "a model card", "---\nlibrary_name: timm\n---\n# A model: the *card*\n");
        said.forEach((what, text) -> assertThat(refused(text)).as(what).singleElement().asString().matches("x:[12]:1: " + what + READ));
    }

    @Test
    void what_is_read_and_a_design_lose_nothing_by_that() {
        assertThat(refused("model_list: []\nlitellm_settings: {}\n---\nmodel_list: []\n"))
                .containsExactly("x:3:1: a second document starts here; one file holds one document");
        assertThat(refused("kind: Design\na: &a {b: 1}\nc: {<<: *a}\n"))
                .containsExactly("x:3:5: /c: merge keys (`<<`) are not read; write the keys out");
        assertThat(refused("x-env: &env {A: b}\nservices:\n  web:\n    image: x\n    environment: {<<: *env}\n    ports: !override []\n"))
                .containsExactly("x:6:12: /services/web/ports: tags are not read; remove `!override`");
        assertThat(refused("model_list: []\nx: !y z\nw: {<<: {}}\n"))
                .as("what it may have is not among what is wrong with it")
                .containsExactly("x:2:4: /x: tags are not read; remove `!y`");
    }

    @Test
    void a_bomb_of_merge_keys_is_refused_like_any_text_with_them() {
        String bomb = IntStream.range(1, 60)
                .mapToObj(i -> "a" + i + ": &a" + i + " {<<: *a" + (i - 1) + ", k" + i + ": *a" + (i - 1) + "}\n")
                .collect(Collectors.joining("", "a0: &a0 {x: {y: 1}}\n", "model_list: []\n"));

        assertThat(refused(bomb)).hasSize(59).first().asString().contains("merge keys (`<<`) are not read");
    }

    @Test
    void what_nobody_knows_is_told_with_what_was_found_and_what_is_near() {
        assertThat(Imports.unknown(document("{modle_list: [], a: 1}")))
                .hasToString("x:1:1: the document is of no format that is known; expected `litellm`, `cyclonedx`, `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`, found `modle_list`, `a`;"
                        + " did you mean `model_list`?");
        assertThat(Imports.unknown(document("{}"))).hasToString("x:1:1: the document is of no format that is known; expected `litellm`, `cyclonedx`,"
                + " `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`, found no keys");
        assertThat(Imports.unknown(document("{a: 1, b: 2, c: 3, d: 4, ghp_0123: 5, f: 6}")).message())
                .endsWith("found `a`, `b`, `c`, `d`, `(left out)` …");
        assertThat(Imports.unknown(document("kind: Request"))).hasToString("x:1:1: /kind: the document is a `Request` already, and judged as it is");
    }

    private static List<String> refused(String text) {
        Reading reading = Imports.read("x", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT, false);
        return ((Reading.Rejected) reading).problems().stream().map(Object::toString).toList();
    }

    @Test
    void xml_is_called_xml() {
        String xml = "<?xml version=\"1.0\"?>\n<model xmlns=\"http://example.org/\"/>\n";
        for (String text : List.of(xml, "\uFEFF" + xml, "<?xml version=\"1.0\"?><unclosed")) {
            assertThat(Imports.otherSyntax("x", text.getBytes(StandardCharsets.UTF_8)))
                    .hasToString("Optional[x:1:1: the text is XML; expected YAML or JSON, or a model in ArchiMate]");
        }
        assertThat(Imports.otherSyntax("x", "a: <?xml\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static List<String> problems(String text) {
        Reading.Document document = document(text);
        Importer.Outcome outcome = Imports.recognise(document).orElseThrow().read(document, Fixtures.REGISTRY);
        return ((Importer.Unreadable) outcome).problems().stream().map(Object::toString).toList();
    }

    private static Reading.Document document(String text) {
        return Fixtures.document("x", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
