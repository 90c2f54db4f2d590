package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.cli.Terminals;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program says of the two worked designs, as a review board reads it. */
class WorkedExamplesTest {

    private static final String CLOUD = "src/examples/claims-assistant.yaml";
    private static final String SOVEREIGN = "src/examples/claims-assistant-sovereign.yaml";

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_design_on_an_american_cloud_is_rejected(Language language) {
        String report = checked("claims-assistant.", language, "check", CLOUD);

        assertThat(report).startsWith(language.say("REJECTED", "REJETÉ"));
        assertThat(report.lines()).hasSizeLessThan(1090);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_design_on_a_platform_of_its_own_is_approved_under_conditions(Language language) {
        String report = checked("claims-assistant-sovereign.", language, "check", SOVEREIGN);

        assertThat(report).startsWith(language.say("APPROVED WITH CONDITIONS", "APPROUVÉ SOUS CONDITIONS"));
        assertThat(report.lines()).hasSizeLessThan(440);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_board_can_follow_what_the_architecture_bought(Language language) {
        String report = checked("claims-assistant.diff.", language, "diff", CLOUD, SOVEREIGN);

        assertThat(report.lines()).hasSizeLessThan(620);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_blocks_it_fits_on_two_screens(Language language) {
        String report = checked("claims-assistant.brief.", language, "check", CLOUD, "--brief");

        assertThat(report.lines()).hasSizeLessThan(100);
        assertThat(checked("claims-assistant-sovereign.brief.", language, "check", SOVEREIGN, "--brief").lines()).hasSizeLessThan(50);
    }

    @Test
    void on_request_each_change_is_written_out() {
        assertThat(Terminals.run("diff", CLOUD, SOVEREIGN, "--verbose").lines()).hasSizeGreaterThan(1_000);
        assertThat(Terminals.run("timeline", CLOUD, "--verbose").lines()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_comes_when_is_said_once_a_day(Language language) {
        String report = checked("claims-assistant.timeline.", language, "timeline", CLOUD);

        assertThat(report.lines()).hasSizeLessThan(175);
    }

    @Test
    void a_page_about_many_findings_tells_once_what_is_alike() {
        String page = Terminals.run("check", CLOUD, "--format", "html");

        assertThat(page.split("<article", -1)).hasSizeLessThan(210);
        assertThat(page)
                .contains("<details class=\"on-request\">", "more, if what is open turns out to apply</summary>")
                .contains("<article class=\"condition folded\"", "<article class=\"none folded\"")
                .contains("<article class=\"reject\"", "<article class=\"review\"")
                .doesNotContain("reject folded", "review folded");
        List<String> ids = all(" id=\"([^\"]*)\"", page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all("<a href=\"#(step-\\d+)\">as above</a>", page))
                .as("how a fact was derived is told where the first finding rests on it")
                .hasSizeGreaterThan(100)
                .allMatch(ids::contains);
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern).matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String checked(String golden, Language language, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rules", "rules", "--policies", "policies", "--lang", language.code()));
        String out = Terminals.run(all.toArray(new String[0]));
        Golden.check(golden + language.code() + ".txt", out.replaceAll("(rulebook|règles) [0-9a-f]{12}", "$1 <hash>"));
        return out;
    }
}
