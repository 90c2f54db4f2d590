package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edict.report.MediaType;
import edict.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page about reports says can be typed. */
class ReportsPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/reports.md");

    @Test
    void the_commands_of_the_page_write_what_they_say() throws IOException {
        List<MatchResult> commands = Pattern.compile("(?m)^java -jar target/edict.jar (check \\S+ .*-o (\\S+))$")
                .matcher(Files.readString(PAGE))
                .results()
                .toList();

        assertThat(commands).hasSize(4);
        for (MatchResult command : commands) {
            Path file = Path.of(command.group(2));
            Files.deleteIfExists(file);

            Terminals.Run run = Terminals.run("", List.of(command.group(1).split(" ", -1)));

            assertThat(run.err()).isEmpty();
            assertThat(run.code()).as(command.group()).isEqualTo(1);
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void the_table_of_the_page_names_every_form_with_its_type() throws IOException {
        String page = Files.readString(PAGE);

        for (ReportFormat format : ReportFormat.values()) {
            assertThat(page).containsPattern("\\| `" + format.code() + "` \\|.*`" + Pattern.quote(MediaType.of(format)) + "`");
        }
    }
}
