package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edict.document.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A row with a code that nothing it is compared with ever has would hold of nothing without a word. */
class RowUseTest {

    private static final RulebookFiles FILES = RulebookFiles.under(Path.of("."));
    private static final String WORDS = "policies/sovereignty/vocabulary.yaml";
    private static final String ROWS = "policies/sovereignty/exposure/tables/laws.yaml";

    @Test
    void what_rules_compare_with_a_row_has_to_be_able_to_be_what_it_says() throws IOException {
        String words = Files.readString(Path.of(WORDS));
        String rows = Files.readString(Path.of(ROWS));
        String codes = "codes: [own-entities, controlled-entities, present-entities, contacts,";
        String reaches = "reaches: [own-entities, controlled-entities, contacts]";
        assertThat(words).contains(codes);
        assertThat(rows).contains(reaches);

        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> Rulebook.of(FILES.with(Map.of(
                        WORDS, words.replace(codes, codes + " controlled-entity,"),
                        ROWS, rows.replaceFirst("\\Q" + reaches + "\\E", "reaches: [own-entities, controlled-entity, contacts]")))));

        assertThat(refused.problems()).singleElement().asString().startsWith(ROWS + ":18:29: `controlled-entity` is no code of `LinkedTo.by`, "
                + "which rules compare with `reaches`; did you mean `controlled-entities`?");
    }
}
