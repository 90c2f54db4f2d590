package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import edict.vocabulary.Text;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How citations read in French. */
class PhrasesTest {

    /** Words that only English sentences have, and no name of an act that French keeps. */
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "\\b(Articles?|Recitals?|Annex|Section|subparagraphs?|paragraphs|Regulation|Decision|the|to|by|from|under|with)\\b");

    private final Phrases phrases = Phrases.of(Map.of(
            "Article", "article", "Articles", "articles", "and", "et", "to", "à", "Garden Act", "loi sur les jardins",
            "Act to plant and mow", "loi pour planter et tondre", ": ", " : "));

    @Test
    void aPlaceReadsInFrench() {
        assertThat(phrases.place("Articles 5 to 7 and 49")).isEqualTo(new Text("Articles 5 to 7 and 49", "articles 5 à 7 et 49"));
        assertThat(phrases.place("Article 5: Land").fr()).isEqualTo("article 5 : Land");
    }

    @Test
    void theLongestPhraseCountsAndNoPartOfAWord() {
        assertThat(phrases.place("Act to plant and mow").fr()).isEqualTo("loi pour planter et tondre");
        assertThat(phrases.place("Andover, Landand").fr()).isEqualTo("Andover, Landand");
    }

    @Test
    void anActBeginsWithACapital() {
        assertThat(phrases.act("Garden Act").fr()).isEqualTo("Loi sur les jardins");
        assertThat(Phrases.NONE.act("Some Act")).isEqualTo(new Text("Some Act", "Some Act"));
    }

    @Test
    void aNameThatHasNoFrenchOneStandsAsItIs() {
        assertThat(phrases.act("Supplier and AI policy of Banco Cantabria").fr()).isEqualTo("Supplier and AI policy of Banco Cantabria");
        assertThat(phrases.act("Loi 5: Land and sea").fr()).isEqualTo("Loi 5 : Land and sea");
        assertThat(phrases.act("Garden Act and annexes").fr()).isEqualTo("Loi sur les jardins et annexes");
    }

    /** Words such as "and" are parts of addresses, which no longer lead anywhere once they are translated. */
    @Test
    void aLinkLeadsToTheFrenchTextByPhrasesOfLinksAlone() {
        Phrases links = Phrases.of(Map.of("/oj/eng", "/oj/fra", "and", "et"));

        assertThat(links.link("https://example.org/law-and-order/oj/eng#art_22"))
                .isEqualTo(new Text("https://example.org/law-and-order/oj/eng#art_22", "https://example.org/law-and-order/oj/fra#art_22"));
        assertThat(links.link("https://example.org/oj/english").fr()).isEqualTo("https://example.org/oj/english");
    }

    @Test
    void whatIsShippedReadsInFrench() {
        Stream<Text> places = Stream.concat(
                Rulebook.shipped().provisions().values().stream()
                        .flatMap(one -> Stream.of(one.cites().act(), one.cites().provision())),
                Rulebook.shipped().tables().values().stream()
                        .flatMap(table -> table.rows().entries().stream())
                        .flatMap(row -> row.source().stream())
                        .map(Source::text));
        assertThat(places.map(Text::fr).distinct().filter(ENGLISH.asPredicate())).isEmpty();
    }
}
