package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Judge;
import edict.imports.Spreadsheet;
import edict.report.Xlsx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not known of a candidate goes out as a form, comes back filled in, and counts in the comparison. */
class QuestionnaireTest {

    @TempDir
    Path folder;

    private Path purchase = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("design.yaml"), Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))));
        purchase = folder.resolve("purchase.yaml");
        Files.writeString(
                purchase,
                Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml"))
                        .replace("design: DESIGN", "design: design.yaml")
                        .replace("minimums:\n", "minimums:\n  - {without: exposure/us-law}\n"));
    }

    @Test
    void a_form_that_was_filled_in_is_read_back() throws IOException {
        Path form = folder.resolve("form.csv");
        run("ask", purchase + "#unknown", "--format", "csv", "-o", form.toString());
        List<List<String>> rows = rows(form);

        assertThat(rows).anySatisfy(row -> assertThat(row).contains("quidam", "country"));
        assertThat(rows).noneSatisfy(row -> assertThat(row).contains("us-inc"));

        Files.writeString(form, Files.readString(form).replaceAll("(?m)^(.*,quidam,country),,", "$1,FR,"));
        assertThat(run("ask", purchase + "#unknown", "--fill", form.toString(), "--by", "sales@quidam"))
                .contains("purchase.unknown.answers.yaml: 1; there already: 0");
        assertThat(Files.readString(folder.resolve("purchase.unknown.answers.yaml"))).contains("quidam", "country: FR", "sales@quidam");
    }

    /** No rule reads until when a certificate is valid, and a minimum hangs on it. */
    @Test
    void what_a_minimum_hangs_on_is_asked_although_nothing_is_found_of_it() throws IOException {
        Files.writeString(purchase, """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}]
                  products: [{id: old, supplier: host}, {id: p, supplier: host}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR}]
                  certificates: [{id: c, scheme: secnumcloud-3-2, status: held, holder: host, products: [p]}]
                slot: {components: [a]}
                term: {from: 2027-01-01, until: 2029-12-31}
                candidates: [{id: bid, product: p, price: 100, answers: [purchase.bid.answers.yaml]}]
                minimums: [{certificate: secnumcloud-3-2}]
                weights: {price: 1}
                """);
        Files.writeString(folder.resolve("purchase.bid.answers.yaml"), "kind: Answers\nanswers: []\n");
        assertThat(run("compare", purchase.toString())).contains("not known whether it reaches: certified until 2029-12-31");

        Path form = folder.resolve("form.csv");
        run("ask", purchase + "#bid", "--format", "csv", "-o", form.toString());
        assertThat(rows(form).get(1)).startsWith("1").contains("c", "validTo");
        Files.writeString(form, Files.readString(form).replaceAll("(?m)^(.*,c,validTo),,", "$1,2030-06-30,"));
        run("ask", purchase + "#bid", "--fill", form.toString(), "--by", "sales@host");

        assertThat(run("compare", purchase.toString())).doesNotContain("not known whether it reaches: certified");
    }

    /** What the dossier says of leaving is not asked of the contract; what it does not say is, where a weight hangs on it as well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "minimums: [{exit: {days: {atMost: 90}}}] |                                | {price: 1}              | noticePeriod     | `price`",
        "minimums: [{exit: {days: {atMost: 90}}}] | , exit: {days: 10}             | {price: 1}              | certificates     | `price`",
        "                                         | , price: 5                     | {price: 1, exit-cost: 1} | switchingCharges |",
        "                                         | , price: 5, exit: {cost: 5}    | {price: 1, exit-cost: 1} | certificates     |",
        "minimums: [{price: {atMost: 90}}]        | , exit: {cost: 5}              | {exit-cost: 1}          | certificates     | `price`",
        "                                         | , exit: {cost: 5}              | {exit-cost: 1}          | certificates     |",
    })
    void what_counts_about_leaving_and_the_price_is_asked_of_a_candidate_of_whom_nobody_says_it(
            @Nullable String minimums, @Nullable String said, String weights, String first, @Nullable String untold) throws IOException {
        Files.writeString(purchase, """
                kind: Procurement
                need: {kind: model-endpoint, buyer: {country: FR}}
                candidates: [{id: bid, product: mistral-api%s}]
                weights: %s
                %s
                """.formatted(said == null ? "" : said, weights, minimums == null ? "" : minimums));
        Terminals.Run form = Terminals.run("", List.of("ask", purchase + "#bid", "--format", "csv"));
        Terminals.Run dialogue = Terminals.run("?\nquit\n", List.of("ask", purchase + "#bid"));
        String told = untold == null ? "" : "No answer about the design says " + untold + ": ask bid for that too, and write it at the candidate in " + purchase + ".\n";

        assertThat(form.out().lines().toList().get(1)).contains("," + first + ",");
        String aside = "Questions that are for you to answer are left out: [1-9][0-9]*; --own has them\\.\n" + Pattern.quote(told);
        assertThat(form.err()).matches(aside);
        assertThat(dialogue.err()).matches(aside);
        String asked = form.out().lines().toList().get(1).replaceAll("^1,\"?(Which certificates|What [a-z ]+).*", "$1");
        assertThat(dialogue.out()).as("the dialogue begins with the same").contains("`.\n\n" + asked);
    }

    /** Whether the contracts or the candidate are silent, nobody who answers about a design has a place for what leaving costs. */
    @Test
    void what_leaving_costs_is_asked_beside_the_form_where_there_is_no_contract_to_say_it() throws IOException {
        Files.writeString(purchase, """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}]
                  products: [{id: old, supplier: host}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR}]
                slot: {components: [a]}
                candidates: [{id: today}]
                weights: {price: 1, exit-days: 1}
                """);

        assertThat(Terminals.run("quit\n", List.of("ask", purchase + "#today", "--lang", "fr")).err())
                .matches("Questions omises car c'est à vous d'y répondre : [1-9][0-9]* ; --own les donne\\.\n"
                        + Pattern.quote("Aucune réponse sur le projet ne donne `price`, `exit.days` : demandez-le aussi à today et inscrivez-le au candidat dans "
                                + purchase + ".\n"));
    }

    @Test
    void columns_of_a_spreadsheet_that_nobody_reads_are_told_before_asking() throws IOException {
        Files.writeString(folder.resolve("offers.csv"), "Supplier;Id;Price over the trem (EUR)\nQuidam;unknown;150\n");
        Files.writeString(
                purchase,
                Files.readString(purchase).replace("minimums:\n", "sheets: [{file: offers.csv, mapping: vendor-sheet}]\nminimums:\n"));

        String told = Terminals.errors("ask", purchase + "#unknown", "--format", "csv");

        assertThat(told).contains(
                "offers.csv:1:3 `Price over the trem (EUR)`, a heading that the mapping does not know; did you mean `Price over the term (EUR)`?\n");
    }

    @Test
    void what_only_who_buys_can_answer_is_no_part_of_what_goes_out() throws IOException {
        Terminals.Run out = Terminals.run("", List.of("ask", purchase + "#unknown", "--format", "csv"));
        Path form = folder.resolve("own.csv");
        Terminals.Run own = Terminals.run("", List.of("ask", purchase + "#unknown", "--own", "--format", "csv", "-o", form.toString()));
        List<List<String>> rows = rows(form);

        assertThat(out.out()).contains(",quidam,country,").doesNotContain("exitPlan", "concludedOn", "behindAbstraction");
        assertThat(out.err()).contains("Questions that are for you to answer are left out: " + (rows.size() - 1) + "; --own has them.\n");
        assertThat(rows.get(1)).startsWith("1");
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("exitPlan")).noneSatisfy(row -> assertThat(row).contains("quidam", "country"));
        assertThat(own.err()).doesNotContain("--own");

        Files.writeString(form, Files.readString(form).replaceAll("(?m)^(.*,exitPlan),,", "$1,yes,"));
        assertThat(run("ask", purchase + "#unknown", "--fill", form.toString())).contains("purchase.unknown.answers.yaml: 1; there already: 0");
        assertThat(Terminals.run("quit\n", List.of("ask", purchase + "#unknown", "--own")).out()).contains("Do the services of this contract support a critical or important function of the financial entity?");
        assertThat(Terminals.errors("ask", folder.resolve("design.yaml").toString(), "--own")).contains("--own: name a candidate, as in DOSSIER#CANDIDATE");
    }

    /** Who supplies today, and who supplies something else, are in the design, and none of a bidder's business. */
    private void writeLots() throws IOException {
        Files.writeString(purchase, """
                kind: Procurement
                design:
                  kind: Design
                  organisations:
                    - {id: hospital, assessed: true, country: FR}
                    - {id: incumbent-host, assessed: false, country: FR}
                    - {id: rival-mailer, assessed: false, country: DE}
                  products: [{id: old-disks, supplier: incumbent-host}, {id: mailbox, supplier: rival-mailer}]
                  components:
                    - {id: disks, kind: storage, product: old-disks, operator: incumbent-host, country: FR}
                    - {id: mail, kind: application, product: mailbox, operator: rival-mailer, country: DE}
                  dataSets: [{id: scans, personal: "yes", kinds: [ordinary]}]
                  stores: []
                  contracts: []
                  certificates:
                    - {id: disks-iso, scheme: iso-27001, status: held, holder: incumbent-host, products: [old-disks], validTo: 2030-12-31}
                    - {id: mail-iso, scheme: iso-27001, status: held, holder: rival-mailer, products: [mailbox], validTo: 2030-12-31}
                slot: {components: [disks], leaves: [disks-iso]}
                candidates:
                  - {id: today}
                  - {id: reseller, newcomer: true, maker: Diskmaker, facts: {certificates: [{scheme: iso-27001, validTo: 2030-12-31}]}}
                  - {id: silent, newcomer: true}
                minimums: [{certificate: iso-27001}, {countries: core/eea}]
                weights: {price: 1}
                """);
    }

    @ParameterizedTest
    @CsvSource({"markdown", "csv", "xlsx"})
    void a_candidate_is_offered_what_is_its_own_and_the_buyer_s_and_nobody_else(String format) throws IOException {
        writeLots();
        for (String bid : List.of("reseller", "silent")) {
            Path form = folder.resolve(bid + "." + format);
            run("ask", purchase + "#" + bid, "--format", format, "-o", form.toString());
            String asked = format.equals("xlsx") ? rows(form).toString() : Files.readString(form);

            assertThat(asked.replace("\\", "")).contains(bid.equals("reseller")
                    ? "the id of a thing of type Organisation: hospital, reseller-supplier, reseller-bidder"
                    : "none where there are none; else all as YAML: [{id: a-name}], each a Certificate");
            assertThat(asked).doesNotContain("incumbent-host", "rival-mailer", "mailbox", "old-disks", "mail-iso", "disks-iso");
        }
    }

    @Test
    void who_mistypes_an_id_is_told_of_nobody_else() throws IOException {
        writeLots();
        Path form = folder.resolve("form.csv");
        Files.writeString(form, """
                of,asks,answer
                rival-maile,country,DE
                silent-suppler,country,DE
                silent-product,technologyLicensor,incumbent-hos
                silent-supplier,ultimateParent,hospita
                """);
        Terminals.Run told = Terminals.run("", List.of("ask", purchase + "#silent", "--fill", form.toString()));

        assertThat(told.err().lines().map(line -> line.replaceAll("^.*form[.]csv:", ""))).containsExactly(
                "2:3: nothing in the design is called `rival-maile`",
                "3:3: nothing in the design is called `silent-suppler`; did you mean `silent-supplier`?",
                "4:3: no Organisation has the id `incumbent-hos`",
                "5:3: no Organisation has the id `hospita`; did you mean `hospital`?");
        assertThat(Terminals.errors("ask", purchase + "#silent", "--own", "--fill", form.toString()))
                .as("the buyer knows them all")
                .contains("did you mean `rival-mailer`?", "did you mean `incumbent-host`?");
    }

    /** Who takes part, or stands above, need not be in the design yet. */
    @Test
    void a_candidate_names_organisations_that_count_for_it_alone() throws IOException {
        writeLots();
        Path form = folder.resolve("form.csv");
        run("ask", purchase + "#silent", "--format", "csv", "-o", form.toString());
        List<List<String>> rows = rows(form);
        assertThat(rows.get(rows.size() - 1).get(6)).isEmpty();
        assertThat(rows.get(rows.size() - 1)).contains("organisations", "none where there are none; else all as YAML: [{id: a-name}], each an Organisation");
        run("ask", purchase + "#silent", "--own", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).noneSatisfy(row -> assertThat(row).contains("organisations"));

        String answers = "  - id: silent\n    newcomer: true\n    answers: [purchase.silent.answers.yaml]\n    facts: {component: {country: FR}}\n";
        Files.writeString(purchase, Files.readString(purchase)
                .replace("  - {id: silent, newcomer: true}\n", answers)
                .replace("minimums: [{certificate: iso-27001}, ", "minimums: ["));
        String filled = """
                of,asks,answer
                silent-product,subProcessors,"[{entity: helpdesk, task: support, processingCountries: [%s], data: [scans]}]"
                silent-supplier,ultimateParent,holding
                ,organisations,"[{id: helpdesk, name: Helpdesk, country: US}, {id: holding, country: FR}]"
                """;
        Map<String, String> reached = new HashMap<>();
        for (String country : List.of("US", "FR")) {
            Files.writeString(folder.resolve("purchase.silent.answers.yaml"), "kind: Answers\nanswers: []\n");
            assertThat(run("compare", purchase.toString(), "--format", "csv")).contains("silent,not known,");
            Files.writeString(form, filled.formatted(country));
            assertThat(run("ask", purchase + "#silent", "--fill", form.toString(), "--by", "sales@silent")).contains(": 3; there already: 0");
            assertThat(run("ask", purchase + "#silent", "--fill", form.toString(), "--by", "sales@silent")).contains(": 0; there already: 3");
            String judged = run("compare", purchase.toString(), "--format", "json").replaceAll("(?s)^.*\"id\": \"silent\"", "");
            reached.put(country, judged.replaceAll("(?s)^.*?\"minimums\": .*?\"holds\": \"([a-z]+)\".*$", "$1"));
        }
        assertThat(reached).as("of those who work on the data in the United States, or in France").isEqualTo(Map.of("US", "missed", "FR", "reached"));

        Files.writeString(form, "of,asks,answer\nreseller-product,subProcessors,[{entity: helpdesk}]\n");
        assertThat(Terminals.errors("ask", purchase + "#reseller", "--fill", form.toString())).contains("no Organisation has the id `helpdesk`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{id: helpdesk, assessed: true}  | who is named in an answer is not for whom the decision is taken; remove `assessed`",
        "{id: hospital, country: US}     | the id `hospital` stands twice",
        "helpdesk                        | expected an object that describes an Organisation",
    })
    void who_is_named_is_none_of_the_design(String organisation, String told) throws IOException {
        writeLots();
        Path form = folder.resolve("form.csv");
        Files.writeString(form, "of,asks,answer\n,organisations,\"[" + organisation + "]\"\n");

        assertThat(Terminals.errors("ask", purchase + "#silent", "--fill", form.toString())).contains(told);
    }

    /** The design lists the certificates of those that it has; of whom a candidate names nobody has listed any. */
    @Test
    void of_whom_a_candidate_names_nobody_knows_the_certificates() throws IOException {
        writeLots();
        Files.writeString(purchase, Files.readString(purchase).replace("newcomer: true}\n", "newcomer: true, facts: {certificates: []}}\n"));
        Path form = folder.resolve("form.csv");
        run("ask", purchase + "#silent", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).noneSatisfy(row -> assertThat(row).contains("certificates"));

        Files.writeString(form, "of,asks,answer\nsilent-supplier,ultimateParent,holding\n,organisations,[{id: holding}]\n");
        run("ask", purchase + "#silent", "--fill", form.toString());
        run("ask", purchase + "#silent", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).anySatisfy(row -> assertThat(row).contains("certificates"));
    }

    @Test
    void who_supplies_today_is_told_of_what_it_supplies() throws IOException {
        writeLots();
        Path form = folder.resolve("form.csv");
        Files.writeString(form, "of,asks,answer\ndisks-is,validTo,2031-12-31\nmail-is,validTo,2031-12-31\n");

        assertThat(Terminals.errors("ask", purchase + "#today", "--fill", form.toString()))
                .contains("did you mean `disks-iso`?", "nothing in the design is called `mail-is`\n");
    }

    @Test
    void a_workbook_is_read_back_as_well_and_what_it_says_counts_for_that_candidate() throws IOException {
        Path form = folder.resolve("form.xlsx");
        run("ask", purchase + "#unknown", "--format", "xlsx", "-o", form.toString());
        List<List<String>> rows = rows(form);
        int answer = rows.get(0).indexOf("answer");
        List<List<String>> filled = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>(row);
            while (cells.size() <= answer) {
                cells.add("");
            }
            if (row.contains("quidam") && row.contains("country")) {
                cells.set(answer, "US");
            }
            filled.add(cells);
        }
        Files.write(form, Xlsx.of(Map.of("Questions", filled)));
        run("ask", purchase + "#unknown", "--fill", form.toString());
        String before = run("compare", purchase.toString(), "--format", "csv");
        Files.writeString(
                purchase,
                Files.readString(purchase).replace("  - id: unknown\n", "  - id: unknown\n    answers: [purchase.unknown.answers.yaml]\n"));
        String after = run("compare", purchase.toString(), "--format", "csv");

        assertThat(before.lines()).anySatisfy(line -> assertThat(line).startsWith("unknown,not known,"));
        assertThat(after.lines()).anySatisfy(line -> assertThat(line).startsWith("unknown,no,"));
        assertThat(line(after, "A French one")).isEqualTo(line(before, "A French one"));
    }

    @Test
    void what_the_dossier_has_as_answered_is_asked_no_more() throws IOException {
        Files.writeString(
                purchase, Files.readString(purchase).replace("  - id: unknown\n", "  - id: unknown\n    answers: [offer.yaml]\n"));
        Path offer = folder.resolve("offer.yaml");
        String answer = "  - {of: quidam, set: {%s}, by: sales@quidam, on: 2026-11-20}\n";
        Files.writeString(offer, "kind: Answers\nanswers:\n" + answer.formatted("country: FR") + answer.formatted("holdings: [{holder: unknown, controlPct: 10}]"));
        Path form = folder.resolve("form.csv");

        run("ask", purchase + "#unknown", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).anySatisfy(row -> assertThat(row).contains("quidam")).noneSatisfy(row -> assertThat(row).contains("quidam", "country"));

        Files.writeString(form, "of,asks,answer\nquidam,tiesAbroad,no\n");
        assertThat(run("ask", purchase + "#unknown", "--fill", form.toString())).contains("purchase.unknown.answers.yaml: 1; there already: 0");
        assertThat(Files.readString(folder.resolve("purchase.unknown.answers.yaml"))).contains("tiesAbroad").doesNotContain("country");
    }

    @Test
    void the_answers_of_the_dossier_to_which_others_are_added_count_once() throws IOException {
        Files.writeString(
                purchase, Files.readString(purchase).replace("  - id: unknown\n", "  - id: unknown\n    answers: [purchase.unknown.answers.yaml]\n"));
        Path form = folder.resolve("form.csv");
        Files.writeString(form, "of,asks,answer\nquidam,holdings,\"[{holder: unknown, controlPct: 10}]\"\n");

        assertThat(run("ask", purchase + "#unknown", "--fill", form.toString())).contains(": 1; there already: 0");
        run("ask", purchase + "#unknown", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).noneSatisfy(row -> assertThat(row).contains("quidam", "holdings"));
    }

    @Test
    void a_comparison_is_a_workbook_in_which_nothing_is_computed() throws IOException {
        Files.writeString(purchase, Files.readString(purchase).replace("A French one", "'=HYPERLINK(\"http://evil\")'"));
        Path book = folder.resolve("comparison.xlsx");
        run("compare", purchase.toString(), "--format", "xlsx", "-o", book.toString());
        byte[] first = Files.readAllBytes(book);
        run("compare", purchase.toString(), "--format", "xlsx", "-o", book.toString());
        Spreadsheet read = ((Spreadsheet.Accepted) Spreadsheet.read("comparison.xlsx", first)).spreadsheet();

        assertThat(Files.readAllBytes(book)).as("the same bytes").isEqualTo(first);
        assertThat(read.grids())
                .extracting(Spreadsheet.Grid::name)
                .containsExactly("Comparison", "Minimums", "Clauses", "Evidence", "Registry", "Questions", "For the buyer", "Grounds");
        assertThat(read.grids().get(0).rows()).hasSize(4);
        assertThat(read.grids().get(0).rows().get(2).get(0).text()).startsWith("=HYPERLINK");
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("<f>");
    }

    /** Of its certificates a bidder is asked, of the buyer's it is not. */
    @Test
    void who_lists_no_certificates_is_asked_for_its_own() throws IOException {
        String bid = "  - {id: %s, product: p, changes: [{of: '', set: {organisations: [{id: host}], products: [{id: p, supplier: host}]}}]%s}\n";
        Files.writeString(purchase, """
                kind: Procurement
                need: {kind: application, buyer: {name: The hospital, country: FR, kind: health-provider}}
                minimums: [{certificate: hds-2-0}]
                weights: {price: 1}
                candidates:
                """ + bid.formatted("silent", "") + bid.formatted("listing", ", facts: {certificates: []}"));
        Path form = folder.resolve("form.csv");

        run("ask", purchase + "#silent", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).anySatisfy(row -> assertThat(row).contains("Which certificates, labels, attestations and listings are held? Are these all? (host)"));
        run("ask", purchase + "#listing", "--format", "csv", "-o", form.toString());
        assertThat(rows(form)).noneSatisfy(row -> assertThat(row).contains("certificates"));
    }

    @Test
    void who_is_no_candidate_is_told() {
        assertThat(Terminals.errors("ask", purchase + "#frensh", "--format", "csv")).contains("no candidate is called `frensh`");
    }

    @Test
    void what_the_dossier_names_and_is_not_there_is_told_where_it_is_named() throws IOException {
        Files.writeString(purchase, "sheets: [{file: offers.xlsx, mapping: vendor-sheet}]\n", StandardOpenOption.APPEND);

        assertThat(Terminals.errors("compare", purchase.toString()))
                .matches("(?s).*purchase[.]yaml:\\d+:17: /sheets/0/file: .*offers[.]xlsx: there is no such file\n");
    }

    private static String line(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    private static List<List<String>> rows(Path file) throws IOException {
        Spreadsheet read = ((Spreadsheet.Accepted) Spreadsheet.read(file.toString(), Files.readAllBytes(file))).spreadsheet();
        return read.grids().get(0).rows().stream()
                .map(row -> row.stream().map(Spreadsheet.Cell::text).toList())
                .toList();
    }

    private static String run(String... arguments) {
        Terminals.Run run = Terminals.run("", List.of(arguments));
        assertThat(run.code()).as(run.err()).isLessThan(64);
        return run.out();
    }
}
