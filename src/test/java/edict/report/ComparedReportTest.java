package edict.report;

import edict.cli.Terminals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports about more than one evaluation: from one design to another, from one day to the next; and forms. */
class ComparedReportTest {

    private static final String BEFORE = "src/test/resources/reports/garden-before.yaml";
    private static final String AFTER = "src/test/resources/reports/garden-after.yaml";

    @Test
    void what_changes_from_one_design_to_another_is_written_in_both_languages() {
        check("changes.txt", "diff", BEFORE, AFTER);
        check("changes.fr.txt", "diff", BEFORE, AFTER, "--lang", "fr");
        check("changes.json", "diff", BEFORE, AFTER, "--format", "json");
    }

    @Test
    void what_happens_on_which_day_is_written_in_both_languages() {
        check("schedule.txt", "timeline", BEFORE);
        check("schedule.fr.txt", "timeline", BEFORE, "--lang", "fr");
        check("schedule.json", "timeline", BEFORE, "--format", "json", "--until", "2027-12-31");
    }

    @Test
    void what_happens_on_which_day_is_written_for_calendars_in_both_languages() {
        check("schedule.ics", "timeline", BEFORE, "--format", "ics");
        check("schedule.fr.ics", "timeline", BEFORE, "--format", "ics", "--lang", "fr");
    }

    @Test
    void questions_are_written_as_forms_in_both_languages() {
        check("form.md", "ask", AFTER, "--format", "markdown", "--all");
        check("form.fr.md", "ask", AFTER, "--format", "markdown", "--lang", "fr");
        check("form.csv", "ask", AFTER, "--format", "csv", "--all");
    }

    /** Digits of a hash, between which a line of a calendar may be folded. */
    private static final String HASH = "[0-9a-f]" + "(?:\r\n )?[0-9a-f]".repeat(11);

    private static void check(String golden, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--rules", "src/test/resources/rulebooks/garden/rules",
                "--policies", "src/test/resources/rulebooks/garden/policies"));
        String out = Terminals.run(all.toArray(new String[0]));
        Golden.check(
                golden,
                out.replaceAll(" " + HASH + "\\b", " <hash>")
                        .replaceAll("\"hash\": \"[0-9a-f]{64}\"", "\"hash\": \"<hash>\""));
    }
}
