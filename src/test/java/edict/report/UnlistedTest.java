package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Evaluation;
import edict.Judge;
import edict.findings.Finding;
import edict.rulebook.Effect;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a report says of lists of which nobody said what they hold. */
class UnlistedTest {

    private static final String SHOP =
            """
            title: Our shop
            organisations:
              - {id: us, assessed: true, country: FR, kind: private}
            components:
              - {id: crm, operator: us, kind: application, country: FR}
            """;

    private static final Evaluation OPEN = Judge.shipped().evaluate(SHOP);
    private static final Evaluation NO_CONTRACTS = Judge.shipped().evaluate(SHOP + "contracts: []\n");

    @Test
    void the_terminal_gets_each_list_once_with_all_that_may_apply_to_what_it_holds() {
        String text = TextReport.of(OPEN, Language.EN);

        assertThat(text).contains("What nobody listed (").contains("\n  /contracts  ").contains("or write `[]` where there is nothing");
        assertThat(text.lines()).as("no line for each by itself").noneMatch(line -> line.contains("/contracts/-"));
        String all = text.replaceAll("\\s+", " ");
        OPEN.findings().forEach(finding -> assertThat(all).contains(finding.provision()));
        assertThat(TextReport.of(NO_CONTRACTS, Language.EN)).contains("\n  /flows  ").doesNotContain("\n  /contracts  ");
    }

    @Test
    void whoever_wants_each_by_itself_gets_it() {
        assertThat(TextReport.of(OPEN, Language.EN, TextReport.Extent.WHOLE))
                .contains("open  /contracts/-: ")
                .doesNotContain("What nobody listed");
    }

    @Test
    void of_provisions_those_come_first_that_somebody_would_have_to_look_at() {
        Unlisted contracts = Unlisted.of(OPEN).stream()
                .filter(list -> list.lists().contains("/contracts"))
                .findFirst()
                .orElseThrow();
        List<String> provisions = contracts.provisions().values().stream()
                .flatMap(List::stream)
                .map(Finding::provision)
                .toList();

        assertThat(provisions).doesNotHaveDuplicates().hasSize(contracts.count());
        assertThat(List.copyOf(contracts.provisions().keySet())).as("the gravest first").isSorted();
    }

    /** The component is there and its product known; who has a role for it nobody said, and whatever such a one could ask is one question. */
    @Test
    void what_falls_on_roles_that_nobody_listed_is_told_with_their_list_unless_the_decision_hangs_on_it() {
        Evaluation shop = Judge.shipped().evaluate(SHOP.replace("kind: application", "kind: application, product: suite")
                + "products:\n  - {id: suite}\naiSystems:\n  - {id: chat, placedOnUnionMarket: true}\n");
        List<Finding> borne = shop.findings().stream()
                .filter(finding -> finding.who().pointer().filter(pointer -> pointer.endsWith("/roles/-")).isPresent())
                .filter(finding -> !finding.subject().pointer().contains("/-"))
                .toList();

        assertThat(borne).extracting(finding -> finding.effect() == Effect.NONE).contains(true, false);
        borne.forEach(finding -> assertThat(Unlisted.is(finding, shop)).as(finding.provision()).isEqualTo(finding.effect() == Effect.NONE));
        assertThat(TextReport.of(shop, Language.EN)).contains("/components/0/roles");
    }

    @Test
    void a_comment_on_a_pull_request_has_a_row_for_none_of_them_and_names_each() {
        String text = ReportFormat.MARKDOWN.of(OPEN, "design.yaml", Language.EN);

        assertThat(text.lines().filter(line -> line.startsWith("| "))).noneMatch(row -> row.contains("/-"));
        assertThat(text).contains("`/contracts` (").contains("<summary>What nobody listed (");
        Unlisted.of(OPEN).forEach(list -> list.findings().forEach(one -> assertThat(text).contains('`' + one.provision() + '`')));
    }

    @Test
    void a_page_leads_from_what_blocks_the_decision_to_each_list() {
        String page = ReportFormat.HTML.of(OPEN, "design.yaml", Language.FR);

        assertThat(page).contains("Ce que personne n");
        Optional<String> anchor = Pattern.compile("<a href=\"#(finding-\\d+)\">Ce que personne n[^<]*<code>/contracts</code>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst();
        assertThat(anchor).isPresent();
        assertThat(page).contains("<article class=\"review\" id=\"" + anchor.get() + "\"");
        OPEN.findings().forEach(finding -> assertThat(page).contains(finding.provision()));
    }

    @Test
    void a_page_counts_what_blocks_the_decision_as_its_first_sentence_does() {
        String page = ReportFormat.HTML.of(OPEN, "design.yaml", Language.EN);

        int counted = number(page, "What blocks it <span class=\"count\">(\\d+)</span>");
        int findings = number(page, "Somebody has to look at (\\d+) findings");
        int lists = number(page, "say what (\\d+) lists hold");
        assertThat(counted).isEqualTo(findings + lists);
    }

    private static int number(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
