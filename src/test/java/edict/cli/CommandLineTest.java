package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Judge;
import edict.rulebook.RulebookFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static final String GARDEN = "src/test/resources/rulebooks/garden/";
    private static final String WORKSHOP = "src/test/resources/reports/workshop.yaml";
    private static final String GATEWAY = "src/test/resources/imports/litellm/proxy-config.yaml";
    private static final String QUIET =
            """
            kind: Design
            organisations: [{id: us, assessed: true}]
            controls: []
            incidents: []
            machines: []
            """;

    @TempDir
    Path folder;

    @Test
    void a_report_is_not_wanted_both_short_and_whole() {
        List<Terminals.Run> runs = List.of(
                Terminals.run("", List.of("check", "no.yaml", "--brief", "--verbose")),
                Terminals.run("", List.of("check", "no.yaml", "--brief", "--format", "json")));

        assertThat(runs).allSatisfy(run -> assertThat(run.err())
                .startsWith("--brief: it shortens a text report; give neither --verbose nor another --format with it"));
    }

    @Test
    void a_rejected_design_ends_with_1_and_the_report() {
        Terminals.Run run = garden("check", WORKSHOP);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("REJECTED as of 2026-11-20\nprofile default, rulebook ");
    }

    @Test
    void a_design_that_nothing_speaks_against_ends_with_0() throws IOException {
        Terminals.Run run = garden("check", write("design.yaml", QUIET));

        assertThat(run.out()).startsWith("APPROVED as of 2026-11-20\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_design_with_a_decisive_question_ends_with_2() throws IOException {
        String design = QUIET.replace(
                "machines: []", "machines: [{id: saw, drill: false, rescue: false, roles: [{holder: us, code: user}]}]");

        Terminals.Run run = garden("check", write("design.yaml", design));

        assertThat(run.out()).startsWith("NEEDS REVIEW as of 2026-11-20\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void the_day_judged_is_today_unless_it_is_given() {
        assertThat(garden("check", WORKSHOP, "--format", "json").out()).contains("\"asOf\": \"2026-11-20\"");
        assertThat(garden("check", WORKSHOP, "--format", "json", "--as-of", "2025-01-01", "--known-on", "2025-06-01")
                        .out())
                .contains("\"asOf\": \"2025-01-01\"")
                .contains("\"knownOn\": \"2025-06-01\"");
    }

    @Test
    void a_design_may_come_in_through_standard_input_as_json() {
        Terminals.Run run = Terminals.run(QUIET, with(List.of("check", "-")));

        assertThat(run.code()).isZero();
        String json = "{\"kind\": \"Design\", \"machines\": [], \"organisations\": [], \"incidents\": []}";
        assertThat(Terminals.run(json, with(List.of("check", "-"))).code())
                .isZero();
    }

    @Test
    void the_report_speaks_french() {
        assertThat(garden("check", WORKSHOP, "--lang", "fr").out()).startsWith("REJETÉ au 2026-11-20\n");
    }

    @Test
    void colours_are_for_terminals_that_want_them() throws IOException {
        Terminals.Run coloured = Terminals.run("", true, with(List.of("check", WORKSHOP)));

        assertThat(coloured.out()).startsWith("\u001b[1;31mREJECTED as of 2026-11-20\u001b[0m\n\u001b[2mprofile default, ");
        assertThat(coloured.out().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(garden("check", WORKSHOP).out());
        assertThat(Terminals.run("", true, with(List.of("check", WORKSHOP, "--no-color"))).out())
                .isEqualTo(garden("check", WORKSHOP).out())
                .doesNotContain("\u001b");
        assertThat(Terminals.run("", true, with(List.of("check", WORKSHOP, "--format", "markdown"))).out())
                .doesNotContain("\u001b");
        Path file = folder.resolve("report.txt");
        Terminals.run("", true, with(List.of("check", WORKSHOP, "-o", file.toString())));
        assertThat(Files.readString(file)).isEqualTo(garden("check", WORKSHOP).out());
    }

    @Test
    void a_report_goes_where_it_is_told_to() throws IOException {
        Path file = folder.resolve("report.html");

        Terminals.Run run = garden("check", WORKSHOP, "--format", "html", "--output", file.toString());

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(garden("check", WORKSHOP, "--format", "html").out()).startsWith("<!doctype html>");
        Terminals.Run nowhere = garden("check", WORKSHOP, "-o", folder.resolve("no/report.html").toString());
        assertThat(nowhere.code()).isEqualTo(65);
        assertThat(nowhere.err()).isEqualTo(folder.resolve("no/report.html") + ": it can't be written\n");
    }

    @Test
    void output_that_is_lost_is_no_success() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        int code = CommandLineInterface.run(
                with(List.of("check", write("design.yaml", QUIET))),
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(full, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Terminals.CLOCK,
                        () -> false));

        assertThat(garden("check", write("design.yaml", QUIET)).code()).isZero();
        assertThat(code).isEqualTo(65);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("standard output: it can't be written\n");
    }

    @Test
    void what_else_lies_in_a_folder_of_designs_is_passed_over() throws IOException {
        write("design.yaml", QUIET);
        write("deployment.yaml", "kind: Deployment\n---\nkind: Service\n");
        write("anchors.yml", "a: &a {b: 1}\nc:\n  <<: *a\n");
        write("large.json", "[" + "1,".repeat(3_000_000) + "1]");

        Terminals.Run run = garden("chain", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        String broken = write("broken.yaml", "title: [\nkind: Design\n");
        Terminals.Run wrong = garden("chain", folder.toString());
        assertThat(wrong.code()).isEqualTo(65);
        assertThat(wrong.err()).startsWith(broken + ":");
    }

    @Test
    void no_result_takes_the_place_of_what_it_was_made_from() throws IOException {
        Path design = Files.copy(Path.of(WORKSHOP), folder.resolve("design.yaml"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), design);
        String before = Files.readString(design);

        for (List<String> target : List.of(
                List.of("-o", design.toString()),
                List.of("-o" + design),
                List.of("--output=" + design),
                List.of("-o", link.toString()))) {
            Terminals.Run run = Terminals.run("", with(Stream.concat(Stream.of("check", design.toString()), target.stream()).toList()));

            assertThat(run.code()).as(target.toString()).isEqualTo(64);
            assertThat(run.err()).startsWith("the result would take the place of `");
        }
        assertThat(Files.readString(design)).isEqualTo(before);
        Path report = folder.resolve("report.txt");
        garden("check", design.toString(), "-o", report.toString());
        assertThat(garden("check", design.toString(), "-o", report.toString()).err()).as("a report may be written again").isEmpty();
    }

    @Test
    void answers_settle_questions() throws IOException {
        String answers = write(
                "answers.yaml",
                """
                kind: Answers
                answers:
                  - {of: saw, set: {loud: false}, by: Ada, on: 2026-11-01, because: it was measured}
                """);

        Terminals.Run run = garden("check", WORKSHOP, "--answers", answers, "--format", "json");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("answers.yaml");
    }

    @Test
    void all_that_is_wrong_with_all_files_is_said_at_once() throws IOException {
        String design = write("design.yaml", "kind: Design\nmachines: [{id: saw, laud: true, power: many}]\n");

        Terminals.Run run = garden("check", design);

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(design + ":2:"))
                .anyMatch(line -> line.endsWith("; did you mean `loud`?"));
    }

    @Test
    void programs_get_the_same_problems_as_json() throws IOException {
        String design = write("design.yaml", "kind: Design\nmachines: [{id: saw, laud: true}]\n");

        Terminals.Run run = garden("check", design, "--format", "json");

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out())
                .startsWith("{\n  \"problems\": [\n    {\n      \"column\": 22,\n")
                .contains("did you mean `loud`?");
    }

    @Test
    void a_file_that_is_not_there_is_bad_input() {
        Terminals.Run run = garden("check", "nowhere.yaml");

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).isEqualTo("nowhere.yaml: there is no such file\n");
        assertThat(garden("check", "src/test/resources").err()).isEqualTo("src/test/resources: it is a folder; name a file\n");
        assertThat(garden("check", "").err()).isEqualTo("``: this is no name of a file\n");
    }

    @Test
    void a_wrong_command_line_ends_with_64_and_says_what_to_do() {
        assertThat(garden("check").code()).isEqualTo(64);
        assertThat(Terminals.run("", List.of()).code()).isEqualTo(64);
        assertThat(Terminals.run("", List.of("chek")).err()).contains("check");
        Terminals.Run run = garden("check", WORKSHOP, "--profile", "defualt");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .isEqualTo("--profile: there is no profile `defualt`; expected `default`; did you mean `default`?\n"
                        + "Try `edict check --help`.\n");
        Terminals.Run day = garden("check", WORKSHOP, "--as-of", "2026-02-30");
        assertThat(day.code()).isEqualTo(64);
        assertThat(day.err())
                .isEqualTo("--as-of: expected a date such as `2026-08-02`, found `2026-02-30`; 2026-02 has 28 days\n"
                        + "Try `edict check --help`.\n");
        assertThat(garden("check", WORKSHOP, "--lang", "de").err())
                .startsWith("--lang: expected `en` or `fr`, found `de`\n");
        assertThat(garden("check", WORKSHOP, "--format", "xml").err())
                .startsWith("--format: expected `text`, `json`, `markdown`, `html`, `sarif` or `junit`, found `xml`\n");
        assertThat(garden("check", WORKSHOP, "--lang", "FR").out()).startsWith("REJETÉ");
        assertThat(garden("serve", "--port", "http").err())
                .startsWith("--port: expected a whole number, found `http`\n");
        assertThat(garden("serve", "--allow-host", "localhost", "--allow-host", "http://edict.example").err())
                .isEqualTo("--allow-host: expected a name such as `edict.example`, without a port, found `http://edict.example`\n"
                        + "Try `edict serve --help`.\n");
        for (String wrong : List.of("portal.example", "https://portal.example/", "https://*.example", "*", "null")) {
            assertThat(garden("serve", "--allow-origin", "http://localhost:3000", "--allow-origin", wrong).err())
                    .isEqualTo("--allow-origin: expected scheme and name such as `https://portal.example`, with a port where it is none of the usual and"
                            + " no path, found `" + wrong + "`\nTry `edict serve --help`.\n");
        }
        assertThat(garden("serve", "--port", "99999").err())
                .isEqualTo("--port: expected a number from 0 to 65535, found `99999`\nTry `edict serve --help`.\n");
        assertThat(Terminals.run("", List.of("check", WORKSHOP, "--rules", "nowhere")).err())
                .isEqualTo("--rules: there is no folder `nowhere`\nTry `edict check --help`.\n");
    }

    @Test
    void each_command_tells_what_may_stand_on_its_line() {
        String all = Terminals.run("--help");
        List<String> commands = all.lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(commands).hasSize(22).contains("check", "ask", "compare").isSorted();
        assertThat(all.lines()).allMatch(line -> line.length() <= 80);
        for (String command : commands) {
            Terminals.Run run = Terminals.run("", List.of(command, "--help"));
            assertThat(run.code()).as(command).isZero();
            assertThat(run.out()).startsWith("Usage: edict " + command + " [OPTION]...").doesNotContain("${").contains("--version");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80 || !line.strip().contains(" "));
        }
        assertThat(Terminals.run("", List.of()).err()).isEqualTo(all);
        assertThat(Terminals.run("check", "--version")).startsWith("edict ");
        assertThat(Terminals.errors("-h", "--lang", "fr", "check")).startsWith("there is no option `--lang`\n");
        assertThat(Terminals.errors("--", "check")).startsWith("the command comes first: `edict check ...`\n");
    }

    @Test
    void a_rulebook_with_mistakes_is_refused_whole() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules/eu/garden"));
        Files.writeString(rules.resolve("a.drl"), "rule \"garden/no-noise\" when eval( true ) then end\n");

        Terminals.Run run = Terminals.run("", List.of("check", WORKSHOP, "--rules", folder.resolve("rules").toString(), "--policies", GARDEN + "policies"));

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .as("the file as it lies, which is not where the one of that name of this project is")
                .startsWith(rules.resolve("a.drl").toString().replace('\\', '/') + ":1:")
                .endsWith("The rulebook is not usable; nothing was evaluated.\n");
    }

    @Test
    void where_one_half_of_a_rulebook_is_the_shipped_one_that_is_told_after_what_is_wrong() {
        assertThat(Terminals.errors("check", WORKSHOP, "--rules", GARDEN + "rules"))
                .endsWith("nothing was evaluated.\nThe policies are those that are shipped; give --policies as well to read your own.\n");
        assertThat(Terminals.errors("check", WORKSHOP, "--policies", GARDEN + "policies"))
                .endsWith("nothing was evaluated.\nThe rules are those that are shipped; give --rules as well to read your own.\n");
    }

    @Test
    void rules_are_listed_printed_and_counted() {
        assertThat(garden("rules").out()).contains("garden/no-noise");
        assertThat(garden("rules", "garden/no-noise", "--drl").out())
                .startsWith("rule \"garden/no-noise\"\nwhen\n")
                .contains("rule \"garden/no-noise # concerns\"");
        assertThat(garden("rules", "garden/no-noise", "--as-of", "2026-11-20").out())
                .startsWith("garden/no-noise  ")
                .contains("\n  in force on 2026-11-20\n", "\n  because: ", "\nrule \"garden/no-noise\"\nwhen\n");
        assertThat(garden("rules", "garden/no-noise").out()).contains("\n  exempted by: garden/rescue\n").doesNotContain("parameter");
        assertThat(garden("rules", "garden/power-limit", "--as-of", "2026-11-20").out())
                .contains("\n  parameter garden/power-limit: The most power a machine may have; 100 kW\n")
                .doesNotContain("exempted by");
        assertThat(garden("rules", "garden/power-limit", "--as-of", "2027-01-12", "--lang", "fr").out())
                .contains("\n  paramètre garden/power-limit : The most power a machine may have ; 50 kW\n");
        assertThat(garden("rules", "garden/no-noise", "--format", "json").out()).startsWith("{\n");
        assertThat(garden("rules", "garden/no-noise", "--drl", "--format", "json").err())
                .startsWith("`--drl` writes DRL; leave `--format json` out");
        assertThat(garden("rules", "--scope", "--pack", "garden").out()).contains("  + teach  Teach\n", "  - recitals\n");
        assertThat(garden("rules", "--scope", "--pack", "garden", "--lang", "fr").out()).contains("  + teach  Enseigner\n");
        Terminals.Run run = garden("rules", "garden/no-nose");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .isEqualTo("there is no provision `garden/no-nose`; did you mean `garden/no-noise`?\n"
                        + "Try `edict rules --help`.\n");
    }

    @Test
    void a_provision_says_by_when_it_is_due_and_what_meets_it() {
        assertThat(garden("rules", "garden/report-incident").out()).contains("\n  due: 15 days after incident.awareOn, holidays by garden/holidays\n");
        assertThat(garden("rules", "garden/train").out())
                .contains("\n  due: on 2027-06-30\n")
                .contains("met by: control training (Training) with evidence certificate or (control manual (A manual) and control");
        assertThat(garden("rules", "garden/keep-logs", "--lang", "fr").out())
                .contains("remplie par : mesure log-keeping (Tenue d'un journal) avec la preuve report de moins de 12 mois");
        assertThat(garden("rules", "garden/train", "--format", "json").out())
                .contains("\n  \"due\": \"on 2027-06-30\",\n", "\n  \"metBy\": \"control training (Training)");
    }

    @Test
    void what_to_do_next_is_said_with_the_rulebook_that_was_named() {
        String design = folder.resolve("design.yaml").toString();

        assertThat(garden("init", design).out())
                .endsWith("edict check " + design + " --rules " + GARDEN + "rules --policies " + GARDEN + "policies\n"
                        + "edict ask " + design + " --rules " + GARDEN + "rules --policies " + GARDEN + "policies\n");
    }

    @Test
    void rules_and_policies_that_travel_with_the_program_can_be_had_to_change_them() {
        Path house = folder.resolve("house");
        String rules = house.resolve("rules").toString();
        String policies = house.resolve("policies").toString();

        Terminals.Run run = Terminals.run("", List.of("init", "--house", house.toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("Written: " + rules + ", " + policies + "\nedict check FILE --rules " + rules + " --policies " + policies + "\n");
        assertThat(RulebookFiles.under(house).texts().keySet()).isEqualTo(RulebookFiles.shipped().texts().keySet());
        assertThat(Terminals.run("", List.of("rules", "--rules", rules, "--policies", policies)).out())
                .isEqualTo(Terminals.run("", List.of("rules")).out());

        Terminals.Run again = Terminals.run("", List.of("init", "--house", house.toString()));
        assertThat(again.code()).isEqualTo(65);
        assertThat(again.err()).contains(rules, "there is such a folder already; it is left as it is");
    }

    @Test
    void the_folder_above_that_of_the_policies_is_told_as_such() {
        Terminals.Run run = Terminals.run("", List.of("rules", "--policies", GARDEN));
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("--policies: `").contains("holds a folder `policies`; name that, `");
        assertThat(Terminals.run("", List.of("rules", "--policies", GARDEN + "rules", "--rules", GARDEN + "policies")).err())
                .startsWith("--policies: `" + GARDEN + "rules` holds rules, which are named by --rules\n");
    }

    @Test
    void a_pack_that_is_not_there_is_told_by_each_command_that_takes_one() {
        for (String command : List.of("test", "mutate")) {
            Terminals.Run run = Terminals.run("", List.of(command, "--pack", "gardn", GARDEN));
            assertThat(run.code()).as(command).isEqualTo(64);
            assertThat(run.err()).startsWith("--pack: there is no pack `gardn`; did you mean `garden`?\n");
        }
        assertThat(Terminals.run("", List.of("rules", "--pack", "garden")).err())
                .startsWith("there is no pack `garden` among those shipped; name the folders of others by --rules and --policies\n");
    }

    @Test
    void mistakes_are_made_only_where_every_case_holds() throws IOException {
        for (String half : List.of("rules", "policies")) {
            try (Stream<Path> files = Files.walk(Path.of(GARDEN, half))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(Path.of(GARDEN).relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(folder.resolve("rules/house/all.test.yaml"), """
                - provision: house/not-too-old
                  source: Rule 1
                  given:
                    organisations: [{id: us, assessed: true, country: FR}]
                    machines: [{id: saw, firstUsedOn: 2014-12-31, roles: [{holder: us, code: owner}]}]
                  cases:
                    - {name: an old saw, case: fires, asOf: 2026-11-20, expect: [{info: /machines/0}]}
                """);

        Terminals.Run run = Terminals.run("", List.of("mutate", "--pack", "house", folder.toString()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("1 case doesn't hold; `edict test` tells which\n");
        assertThat(Terminals.run("mutate", "--help").replaceAll("\\s+", " ")).contains("nine of ten", "three in a hundred");
    }

    @Test
    void a_configuration_becomes_a_draft_that_judges_like_the_configuration_itself() throws IOException {
        Path draft = folder.resolve("draft.yaml");

        Terminals.Run imported = Terminals.run("", List.of("import", GATEWAY, "-o", draft.toString()));

        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out()).isEmpty();
        assertThat(imported.err()).startsWith("Read from the configuration of a LiteLLM gateway: ");
        assertThat(Files.readString(draft)).startsWith("# yaml-language-server: $schema=design.schema.json\n");
        Terminals.Run direct = Terminals.run("", List.of("check", GATEWAY, "--format", "json"));
        Terminals.Run typed = Terminals.run("", List.of("check", draft.toString(), "--format", "json"));
        assertThat(direct.err()).isEmpty();
        assertThat(direct.out()).contains("values were understood");
        assertThat(decided(direct)).isNotEmpty().isEqualTo(decided(typed));
        assertThat(direct.code()).isEqualTo(typed.code());
    }

    private static List<String> decided(Terminals.Run run) {
        return run.out()
                .lines()
                .filter(line -> line.matches(" *\"(decision|provision|status|effect)\": .*"))
                .toList();
    }

    @Test
    void a_format_that_nobody_knows_is_bad_input() throws IOException {
        String file = write("else.yaml", "services: {}\n");

        assertThat(Terminals.run("", List.of("import", file)).err())
                .isEqualTo(file + ":1:1: the document is of no format that is known; expected `litellm`, `cyclonedx`, `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`, found `services`\n");
        assertThat(Terminals.run("", List.of("import", file, "--from", "litelm")).err())
                .isEqualTo("--from: there is no format `litelm`; expected `litellm`, `cyclonedx`, `terraform`, `compose`, `kubernetes`, `structurizr`, `archimate`, `threagile` or `backstage`\nTry `edict import --help`.\n");
    }

    @Test
    void bills_of_materials_are_read_together_and_in_other_syntaxes_refused() throws IOException {
        String folder = "src/test/resources/imports/cyclonedx/";
        String model = folder + "mlbom-considerations-1.6.json";
        String claim = folder + "attestation-1.6.json";
        String xml = write("bom.xml", "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"/>\n");

        Terminals.Run both = Terminals.run("", List.of("import", "cyclonedx", model, claim));

        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.out()).contains("name: Llama-2-7b  # mlbom-considerations-1.6.json line 11: /components/0/name\n");
        assertThat(Terminals.run("", List.of("import", claim, model, "--from", "cyclonedx")).out()).isEqualTo(both.out());
        assertThat(Terminals.run("", List.of("import", claim, model, "--format", "json")).out())
                .contains("\"file\": \"" + model + "\"")
                .contains("\"leftOut\": [");
        for (String command : List.of("import", "check")) {
            Terminals.Run refused = Terminals.run("", List.of(command, xml));
            assertThat(refused.code()).isEqualTo(65);
            assertThat(refused.err())
                    .contains(xml + ":1:1: a CycloneDX bill of materials in XML; the JSON form is read: `cyclonedx convert"
                            + " --input-file OLD --output-file NEW.json` makes it");
        }
        Terminals.Run formats = Terminals.run("", List.of("import", model, GATEWAY));
        assertThat(formats.code()).as(formats.err()).isZero();
        assertThat(formats.err()).contains("Read from the configuration of a LiteLLM gateway and the CycloneDX bill of materials: ");
        assertThat(Terminals.run("", List.of("import", GATEWAY, model)).out()).isEqualTo(formats.out());
        assertThat(Terminals.run("", List.of("import")).code()).isEqualTo(64);
    }

    @Test
    void models_in_archimate_are_drafted_and_checked_as_they_are() throws IOException {
        String model = "src/test/resources/imports/archimate/archisurance.archimate";

        Terminals.Run draft = Terminals.run("", List.of("import", "--from", "archimate", model));
        assertThat(draft.code()).as(draft.err()).isZero();
        assertThat(draft.out()).contains("name: CRM System  # line 96: /model/folder/2/folder/0/element/0/@name\n");
        Terminals.Run check = Terminals.run("", List.of("check", model, "--as-of", "2026-11-20", "--brief"));
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).startsWith("NEEDS REVIEW as of 2026-11-20\n").contains(model + ":96");
        assertThat(Terminals.run("", List.of("import", "--from", "compose", model)).err()).contains("no Compose file: ");
    }

    @Test
    void compose_files_are_read_as_compose_reads_them_and_checked_as_they_are() throws IOException {
        String folder = "src/test/resources/imports/compose/";
        String base = folder + "assistant.yaml";
        Terminals.Run both = Terminals.run("", List.of("import", base, folder + "assistant.override.yaml"));

        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.out()).contains("product: compose-product-quay-io-house-api  # assistant.override.yaml line 4: /services/api/image\n");
        assertThat(both.err()).startsWith("Read from the Compose file: ").doesNotContain("wheel-cheese-moon");
        Terminals.Run direct = Terminals.run("", List.of("check", folder + "langfuse.yml", "--format", "json"));
        assertThat(direct.code()).as(direct.err()).isEqualTo(2);
        assertThat(direct.out()).contains("values were understood").doesNotContain("miniosecret");
        String design = write("design.yaml", "kind: Design\nx: &x {name: a}\norganisations: [{<<: *x, id: a}]\n");
        assertThat(Terminals.run("", List.of("check", design)).err())
                .as("in Edict's own files nobody looks for what stands elsewhere")
                .contains(design + ":3:18: /organisations/0: merge keys (`<<`) are not read; write the keys out");
        String tagged = write("compose.override.yaml", "services:\n  a:\n    image: x\n    ports: !reset []\n");
        assertThat(Terminals.run("", List.of("import", base, tagged)).err()).contains("tags are not read; remove `!reset`");
    }

    @Test
    void a_scenario_is_played_through_and_ends_with_the_code_of_the_decision() throws IOException {
        String design = write(
                "design.yaml", Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))));

        Terminals.Run run = Terminals.run("", List.of("simulate", design, "--scenario", "us-cutoff"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        """
                        Services controlled from the United States stop, from 2026-11-20

                          answers: retained by a switch after 6 h (allowed: 24 h)
                            because of own-model

                          search: lost (allowed: 24 h)
                            because of api
                            if every backup were proved: retained by a switch after 2 h
                        """);
        assertThat(run.code()).isEqualTo(Terminals.run("", List.of("check", design)).code());
        Terminals.Run annulled = Terminals.run(
                "", List.of("simulate", design, "--scenario", "dpf-invalid", "--from", "2026-12-01", "--lang", "fr"));
        assertThat(annulled.out()).contains(", à partir du 2026-12-01\n", "\nPerd son fondement\n  support : Une décision d'adéquation couvre le destinataire et les données du flux (CoveredByAdequacy)\n");
        assertThat(Terminals.run("", List.of("simulate", design, "--scenario", "dpf-invalid", "--as-of", "2026-12-01", "--lang", "fr")).out())
                .isEqualTo(annulled.out());
        assertThat(Terminals.run("", List.of("simulate", design, "--from", "2026-12-01", "--as-of", "2026-12-02")).err())
                .startsWith("--as-of: another day than --from; write one of both\n");
        assertThat(Terminals.run("", List.of("simulate", design, "--scenario", "us-cutoff", "--format", "json")).out())
                .contains("\"scenario\": \"us-cutoff\"", "\"verdict\": \"retained-after-switch\"", "\"losses\": []");
    }

    @Test
    void a_simulation_that_can_t_be_played_says_why() throws IOException {
        assertThat(garden("simulate", WORKSHOP, "--scenario", "strong-fial").err())
                .isEqualTo("--scenario: there is no scenario `strong-fial`; did you mean `strong-fail`?\n"
                        + "Try `edict simulate --help`.\n");
        Terminals.Run wrong = garden(
                "simulate", write("design.yaml", "kind: Design\nmachines: [{id: saw, laud: true}]\n"), "--scenario", "strong-fail");
        assertThat(wrong.code()).isEqualTo(65);
        assertThat(wrong.err()).endsWith("; did you mean `loud`?\n");
    }

    @Test
    void schemas_are_written_for_editors() {
        assertThat(garden("schema").out()).contains("\"$schema\": \"http://json-schema.org/draft-07/schema#\"");
        assertThat(garden("schema", "answers").code()).isZero();
        assertThat(garden("schema", "request").out()).contains("\"$id\": \"urn:edict:schema:v1:request\"");
        assertThat(garden("schema", "desing").code()).isEqualTo(64);
        assertThat(garden("schema", "--markdown", "--lang", "fr").out())
                .startsWith("# Ce qu'un projet peut dire\n")
                .contains("### Machine");
        assertThat(garden("schema", "answers", "--markdown").err())
                .isEqualTo("--markdown: there is a page about `design` only\nTry `edict schema --help`.\n");
    }

    private Terminals.Run garden(String... arguments) {
        return Terminals.run("", with(List.of(arguments)));
    }

    private static List<String> with(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--rules", GARDEN + "rules", "--policies", GARDEN + "policies"));
        return all;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
