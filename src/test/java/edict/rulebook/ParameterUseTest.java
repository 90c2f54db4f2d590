package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edict.document.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter that holds what an attribute never is would approve without a word. */
class ParameterUseTest {

    private static final RulebookFiles FILES = RulebookFiles.under(Path.of("."));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "policies/eu/ai-act/parameters/simplified-documentation-sizes.yaml| [micro, small, medium]| [micro, smal, medium]"
                + "| :7:20: `smal` is no code of `Organisation.actorSize`, which rules compare with this parameter; did you mean `small`?",
        "policies/uk/parameters/adequate-countries.yaml| CZ, DE,| CZ, De,"
                + "| :10:49: /values/0/value/9: `De` is not an ISO 3166-1 alpha-2 code, and the unit",
        "policies/uk/parameters/adequate-countries.yaml| CZ, DE,| CZ, XX,"
                + "| :10:49: /values/0/value/9: `XX` is not an ISO 3166-1 alpha-2 code, and the unit",
        "policies/eu/dma/parameters/business-users.yaml| value: 10000| value: -10000"
                + "| :5:50: `-10000` is no value of `UserYear.yearlyBusinessUsersEu`, which rules compare with this parameter: expected a number",
    })
    void what_is_compared_with_it_has_to_be_able_to_be_it(String file, String right, String wrong, String problem) throws IOException {
        String text = Files.readString(Path.of(file));
        assertThat(text).contains(right);

        Refused refused = catchThrowableOfType(
                Refused.class, () -> Rulebook.of(FILES.with(Map.of(file, text.replaceFirst("\\Q" + right + "\\E", wrong)))));

        assertThat(refused.problems()).singleElement().asString().startsWith(file + problem);
    }
}
