package edict.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {

    private static final AttributeType FORMAT = new AttributeType.Code(
            List.of("open", "documented", "none", "other-a", "other-b"),
            Map.of(
                    "open", new Text("open format", "ouvert"),
                    "other-a", new Text("another one", "un autre"),
                    "other-b", new Text("another one", "encore un autre")));

    @ParameterizedTest
    @CsvSource({
        "Open, open",
        "open format, open",
        "Ouvert, open",
        "aucun, none",
        "Aucune, none",
        "encore un autre, other-b",
        // Two are called so, and the one that a dash stands for is not said.
        "another one, another one",
        "-, -",
        "ouverte, ouverte"
    })
    void a_code_is_named_by_what_it_means_where_that_is_one(String text, String read) {
        assertThat(Spoken.of(text, FORMAT)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"aucun, aucun", "none, none"})
    void none_is_a_code_only_where_the_list_has_it(String text, String read) {
        assertThat(Spoken.of(text, new AttributeType.Code(List.of("open")))).isEqualTo(read);
    }
}
