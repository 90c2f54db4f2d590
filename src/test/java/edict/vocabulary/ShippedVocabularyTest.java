package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the vocabulary that the project ships, whatever its packs. */
class ShippedVocabularyTest {

    /** Words of DRL, and of Java in which the second path declares its types. */
    private static final Set<String> TAKEN = Set.of(
            "accumulate", "action", "after", "before", "collect", "contains", "declare", "default", "during", "end", "eval",
            "exists", "forall", "from", "function", "global", "init", "matches", "over", "package", "query", "result",
            "reverse", "rule", "switch", "template", "then", "unit", "when", "window");

    @Test
    void loads_without_problems() {
        assertThatCode(Shipped::vocabulary).doesNotThrowAnyException();
    }

    @Test
    void every_question_has_a_help() throws IOException {
        assertThat(attributes()).filteredOn(attribute -> attribute.question().isPresent())
                .hasSizeGreaterThan(100)
                .allSatisfy(attribute -> assertThat(attribute.help()).isPresent());
    }

    @Test
    void every_question_is_a_question_in_both_languages() throws IOException {
        assertThat(attributes().stream().map(Attribute::question).flatMap(Optional::stream).toList())
                .allSatisfy(question -> {
                    assertThat(question.en()).contains("?");
                    assertThat(question.fr()).contains(" ?");
                });
    }

    @Test
    void no_list_is_asked_for_by_its_key() throws IOException {
        assertThat(Shipped.vocabulary().types().values())
                .filteredOn(type -> type.kind() == EntityType.Kind.DECLARED && type.completeAlways().isEmpty())
                .hasSizeGreaterThan(10)
                .allSatisfy(type -> {
                    assertThat(type.question()).as(type.name()).isPresent();
                    assertThat(type.question().orElseThrow().en()).contains("?");
                    assertThat(type.question().orElseThrow().fr()).contains(" ?");
                });
    }

    @Test
    void where_nobody_is_named_the_place_tells_the_type() throws IOException {
        Vocabulary vocabulary = Shipped.vocabulary();

        assertThat(vocabulary.typeAt("/contracts/-")).contains("Contract");
        assertThat(vocabulary.typeAt("/organisations/0/ultimateParent/-")).contains("Organisation");
        assertThat(vocabulary.typeAt("/aiSystems/2/roles/1")).contains("Role");
        assertThat(vocabulary.typeAt("/products/-/subProcessors/-")).contains("SubProcessor");
        assertThat(vocabulary.typeAt("/capabilities/0/requires/0/anyOf/0/node")).as("of several types").isEmpty();
        assertThat(vocabulary.typeAt("beyond Flow")).isEmpty();
        assertThat(vocabulary.typeAt("")).isEmpty();
    }

    @Test
    void whether_a_report_came_in_time_is_asked_outright_for_no_rule_holds_two_days_against_each_other() throws IOException {
        assertThat(Shipped.vocabulary().types().get("Incident").attributes())
                .doesNotContainKey("reportedOn")
                .extractingByKey("reported")
                .satisfies(reported -> assertThat(reported.help().orElseThrow().en()).contains("after the last day"));
    }

    @Test
    void no_attribute_bears_a_word_of_the_rule_language() throws IOException {
        assertThat(attributes()).extracting(Attribute::name).doesNotContainAnyElementsOf(TAKEN);
    }

    private static List<Attribute> attributes() throws IOException {
        return Shipped.vocabulary().types().values().stream()
                .flatMap(type -> type.attributes().values().stream())
                .toList();
    }
}
