package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class VocabularyPageTest {

    @Test
    void a_page_says_what_each_key_means_and_when_it_is_asked() {
        String page = VocabularyPage.markdown(VocabularyTest.load(VocabularyTest.CORE, VocabularyTest.PACK), "en");
        assertThat(page).startsWith("""
                # What a design may say

                Generated from the vocabulary files. What is left out, null or `unknown` is asked about, never taken for no.

                Besides what its table lists, each thing of a design may name an entry of the `registry` and hold `claims`, options also `changes`; keys that begin with `x-` are yours.

                ## Written in designs

                ### Organisation

                A legal entity.

                Pack: `core`. Key: `organisations`.

                | key | value | only where | meaning |
                |---|---|---|---|
                | `id` | text |  | Required: unique in the design, in kebab-case. |
                | `country` | country |  |  |
                | `assessed` | true or false |  |  |
                | `parent` | [Organisation](#organisation) |  |  |

                ### AiSystem

                A system.

                Pack: `core`. Key: `aiSystems`.

                An absent list is none: not proposed is not judged.

                `practices`: Which of these? `infersEmotions`

                | key | value | only where | meaning |
                |---|---|---|---|
                | `id` | text |  | Required: unique in the design, in kebab-case. |
                | `technique` | `rules`, `learning` |  |  |
                | `infersEmotions` | true or false |  | Does it? Smiles are none. (pack, Article 3(39)) |
                | `emotionInput` | list of `biometric`, `text-content` | `infersEmotions == true` |  |
                | `compute` | number (FLOP) ≥ 0 | `emotionInput contains "biometric" && technique in ("learning", "rules")` | Assumed: none |
                | `roles` | list of [Role](#role) |  | What somebody is. |
                """);
        assertThat(page).contains("Pack: `core`. Key: `roles` under [AiSystem](#aisystem).");
        assertThat(page).contains("| `code` | `provider` (Makes it.), `deployer` (Uses it.) |  |  |");
        // What it is of is said by where it stands.
        assertThat(page).doesNotContain("| `of` |").contains("| `id` | text |  | Where something refers to it: unique in the design, in kebab-case. |");
        assertThat(page).contains("Closed transitively from `controller` to `controlled`.");
    }

    @Test
    void the_shipped_vocabulary_has_a_page_in_both_languages() throws IOException {
        Vocabulary vocabulary = Shipped.vocabulary();
        assertThat(VocabularyPage.markdown(vocabulary, "en")).contains("### Organisation");
        assertThat(VocabularyPage.markdown(vocabulary, "fr")).contains("# Ce qu'un projet peut dire");
    }
}
