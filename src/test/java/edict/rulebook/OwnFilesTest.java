package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where an author's files don't fit to those that are shipped, the author's are told, whatever their names. */
class OwnFilesTest {

    private static final String PACK = """
            title: {en: Acme, fr: Acme}
            force: house
            act: Acme handbook
            url: "https://example.org/handbook"
            knownUntil: 2026-11-20
            slugs: {encoded: []}
            """;

    /** In the order of names it comes before all that it conflicts with. */
    private static final String OWN = "policies/acme/vocabulary.yaml";

    @Test
    void attributes_types_and_collections_are_told_in_the_author_s_vocabulary_with_the_shipped_place() {
        String vocabulary = """
                types:
                  SwissExport:
                    kind: derived
                    doc: {en: a, fr: b}
                    attributes: {of: {type: reference, to: Flow}}
                  Trip:
                    doc: {en: a, fr: b}
                    collection: flows
                    attributes: {long: {type: boolean}}
                extend:
                  Organisation:
                    attributes:
                      actorKind: {type: string}
                  AiSystem:
                    attributes:
                      roles: {type: string}
                      encounters: {type: string}
                """;

        assertThat(problems(Map.of(OWN, vocabulary)))
                .anySatisfy(problem -> assertThat(problem)
                        .matches(OWN + ":2:3: .*the type `SwissExport` is already declared by pack `ch`, at policies/ch/vocabulary.yaml:\\d+:\\d+; add.*"))
                .anySatisfy(problem -> assertThat(problem)
                        .matches(OWN + ":13:7: .*`Organisation` already has `actorKind`, declared at policies/eu/ai-act/vocabulary.yaml:\\d+:\\d+"))
                .anySatisfy(problem -> assertThat(problem)
                        .matches(OWN + ":17:7: .*`AiSystem` already has `encounters`, declared at policies/eu/ai-act/vocabulary.yaml:\\d+:\\d+"))
                .anySatisfy(problem -> assertThat(problem)
                        .matches(OWN + ":7:5: the collection `flows` already holds `Flow`, declared at policies/core/vocabulary.yaml:\\d+:\\d+"))
                .anySatisfy(problem -> assertThat(problem)
                        .matches(OWN + ":16:7: `AiSystem` already has `roles`, where its `Role` stand, declared at policies/core/vocabulary.yaml:\\d+:\\d+;"
                                + " choose another name"))
                .allSatisfy(problem -> assertThat(problem).startsWith(OWN))
                .hasSize(5);
    }

    @Test
    void a_changed_shipped_file_is_the_author_s_own() {
        String dsa = "policies/eu/dsa/vocabulary.yaml";
        String text = new String(RulebookFiles.shipped().texts().get(dsa), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(problems(Map.of(dsa, text + "  Organisation: {attributes: {actorKind: {type: string}}}\n")))
                .allSatisfy(problem -> assertThat(problem).startsWith(dsa));
    }

    @Test
    void a_control_of_the_same_name_is_told_in_the_author_s_file() {
        assertThat(problems(Map.of(
                        "policies/controls/acme.yaml",
                        "ai-literacy-programme:\n  title: {en: Courses, fr: Cours}\n  question: {en: Are there courses?, fr: Y a-t-il des cours ?}\n")))
                .singleElement()
                .asString()
                .matches("policies/controls/acme.yaml:1:1: control `ai-literacy-programme` stands already at policies/controls/ai-act.yaml:\\d+:\\d+");
    }

    @Test
    void a_rule_of_the_same_name_is_told_in_the_author_s_file_with_the_shipped_place() {
        assertThat(problems(Map.of("rules/acme/all.drl", "rule \"ru/152-fz-18-5\" when $o : Organisation() then advise( $o, $o ); end\n")))
                .filteredOn(problem -> problem.contains("stands already"))
                .singleElement()
                .asString()
                .matches("rules/acme/all.drl:1:6: rule `ru/152-fz-18-5` stands already at rules/ru/article-18.drl:\\d+:\\d+; .*");
    }

    private static List<String> problems(Map<String, String> changed) {
        return Garden.problems(RulebookFiles.under(Path.of("")).with(Map.of("policies/acme/pack.yaml", PACK)).with(changed));
    }
}
