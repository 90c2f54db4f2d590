package edict.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.imports.Spreadsheet;
import edict.procurement.Candidate.Amount;
import edict.rulebook.Rulebook;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What suppliers answered in a sheet becomes what a dossier says of its candidates. */
class SheetsTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();

    private static final String DOSSIER = """
            kind: Procurement
            need: {kind: model-endpoint}
            sheets: [{file: offers.csv, mapping: vendor-sheet}]
            candidates:
              - {id: mistral, title: Mistral AI, product: mistral-api}
            weights: {price: 1}
            """;

    private static final String SHEET = """
            Fournisseur;Prix (EUR);Exit (days);Pays d'exploitation;Ultimate parent;Exit plan;Certificate;Certificate valid until
            Mistral AI;1 234 567,50 €;10 à 20;France;aucun;oui;ISO 27001;31.12.2028
            Autre Société;250000;;FR;acme, other;inconnu;;
            """;

    @Test
    void the_shipped_mapping_reads_what_buyers_have() {
        Dossier dossier = dossier(DOSSIER, SHEET);
        Candidate mistral = dossier.candidates().get(0);
        Candidate other = dossier.candidates().get(1);

        assertThat(mistral.product()).contains("mistral-api");
        assertThat(mistral.price()).isEqualTo(new Candidate.Amount(new BigDecimal("1234567.50"), Optional.of(new BigDecimal("1234567.50"))));
        assertThat(mistral.exitDays()).isEqualTo(new Candidate.Amount(new BigDecimal("10"), Optional.of(new BigDecimal("20"))));
        assertThat(text(mistral.said().component().get("country"))).isEqualTo("FR");
        assertThat(((Node.Sequence) node(mistral.said().supplier().get("ultimateParent"))).items()).isEmpty();
        assertThat(text(mistral.said().contract().get("exitPlan"))).isEqualTo("true");
        assertThat(mistral.said().certificates().orElseThrow()).singleElement().satisfies(certificate -> {
            assertThat(text(certificate.get("scheme"))).isEqualTo("iso-27001");
            assertThat(text(certificate.get("validTo"))).isEqualTo("2028-12-31");
        });
        assertThat(other.id()).isEqualTo("autre-societe");
        assertThat(other.product()).as("what runs today is no offer of theirs").contains("autre-societe-product");
        assertThat(other.title()).contains("Autre Société");
        assertThat(other.exitDays()).isEqualTo(Candidate.Amount.UNKNOWN);
        assertThat(text(other.said().contract().get("exitPlan"))).isEqualTo("unknown");
    }

    @Test
    void how_numbers_and_days_are_written_is_said_of_one_sheet_beside_its_mapping() {
        String sheet = "Supplier;Price (EUR);Certificate;Certificate valid until\nA;1.234;ISO 27001;01/02/2028\n";
        String own = "{kind: Sheet, name: Supplier, decimal: \".\", facts: {price: Price (EUR)}}";

        assertThat(dossier(DOSSIER.replace("vendor-sheet", "vendor-sheet, decimal: \",\", dates: month-first"), sheet).candidates().get(1))
                .satisfies(bidder -> {
                    assertThat(bidder.price().least()).isEqualByComparingTo("1234");
                    assertThat(bidder.said().certificates().orElseThrow())
                            .extracting(certificate -> text(certificate.get("validTo")))
                            .containsExactly("2028-01-02");
                });
        assertThat(dossier(DOSSIER.replace("vendor-sheet", own), sheet.replace("1.234", "1.23")).candidates().get(1).price().least())
                .isEqualByComparingTo("1.23");
        assertThat(dossier(DOSSIER.replace("vendor-sheet", own + ", decimal: \",\""), sheet).candidates().get(1).price().least())
                .isEqualByComparingTo("1234");
        assertThat(problems(DOSSIER.replace("vendor-sheet", "vendor-sheet, decimal: comma, dates: month-first"), sheet))
                .contains("purchase.yaml:3:61: /sheets/0/decimal: `comma` is not one of `,` or `.`");
    }

    @Test
    void each_value_keeps_its_row_and_column() {
        Candidate mistral = dossier(DOSSIER, SHEET).candidates().get(0);

        assertThat(node(mistral.said().component().get("country")).at()).hasToString("offers.csv:2:4");
    }

    @Test
    void a_name_that_is_no_country_stays_as_it_is_written() {
        Candidate mistral = dossier(DOSSIER, SHEET.replace("France", "Frankreich")).candidates().get(0);

        assertThat(text(mistral.said().component().get("country"))).isEqualTo("Frankreich");
    }

    @Test
    void certificates_of_which_a_sheet_says_nothing_are_not_none() {
        List<Candidate> candidates =
                dossier(DOSSIER, "Supplier;Certificate;Certificate valid until\nA;;31.12.2028\nB;aucun;\n").candidates();

        assertThat(candidates.get(1).said().certificates()).isEmpty();
        assertThat(candidates.get(2).said().certificates()).contains(List.of());
    }

    @ParameterizedTest
    @CsvSource({"2 mois,P2M", "30 jours,P30D", "3 months,P3M", "2 weeks,P14D", "1 an,P1Y", "24 h,PT24H", "2 Semaines,P14D", "P2M,P2M", "3 m,3 m", "2 mois ou 3,2 mois ou 3", "10 working days,10 working days"})
    void a_period_is_read_as_people_write_it_where_it_means_one_thing(String written, String read) {
        Candidate bidder = dossier(DOSSIER, "Supplier;Notice period\nA;" + written + "\n").candidates().get(1);

        assertThat(text(bidder.said().contract().get("noticePeriod"))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Prix [EUR] | Prix (EUR)",
        "Prix (hors taxes) | Prix (EUR)",
        "Preavis    | Préavis",
        "Couleur    |",
        "''         |",
    })
    void a_column_that_no_mapping_knows_is_told(String heading, @Nullable String nearest) {
        Dossier dossier = dossier(DOSSIER, "Fournisseur;Région;" + heading + ";\nMistral AI;eu;640;\n");

        assertThat(dossier.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.at()).hasToString("offers.csv:1:3");
            assertThat(unread.heading()).isEqualTo(heading);
            assertThat(unread.nearest()).isEqualTo(Optional.ofNullable(nearest));
        });
        assertThat(dossier(DOSSIER, SHEET).unread()).isEmpty();
    }

    @Test
    void headings_are_found_with_spaces_that_do_not_break_and_either_apostrophe() {
        Dossier dossier = dossier(DOSSIER, "Fournisseur;Prix\u00a0(EUR);Certificat;Certificat valable jusqu\u2019au\nMistral AI;640;hds-2-0;2029-12-31\n");

        assertThat(dossier.unread()).isEmpty();
        assertThat(dossier.candidates().get(0).price().least()).isEqualByComparingTo("640");
    }

    @Test
    void a_column_that_is_called_as_a_criterion_of_the_buyers_own_gives_its_points() {
        String weighed = DOSSIER.replace("weights: {price: 1}", "weights: {price: 1, managed-services: 1}");
        Dossier dossier = dossier(weighed, "Fournisseur;Managed services\nMistral AI;70\n");

        assertThat(dossier.unread()).isEmpty();
        assertThat(dossier.candidates().get(0).points().get("managed-services")).isEqualTo(new Amount(new BigDecimal(70), Optional.of(new BigDecimal(70))));
        assertThat(problems(weighed, "Fournisseur;Managed servces\nMistral AI;70\n")).singleElement().satisfies(problem ->
                assertThat(problem).contains("no candidate has `managed-services` under `points`", "not one of `price`, `exit-days`, `exit-cost`, `continuity`, `", "did you mean `Managed servces`?"));
    }

    @Test
    void questions_may_stand_below_each_other() {
        Dossier dossier = dossier(
                DOSSIER.replace("mapping: vendor-sheet", "mapping: {kind: Sheet, header: 2, candidates: columns, name: Question, facts: {price: Q1, points.taste: Q2}}")
                        .replace("weights: {price: 1}", "weights: {price: 1, taste: 1}"),
                "Answers;;\nQuestion;Mistral AI;Other\nQ1;10;20\nQ2;5;\n");

        assertThat(dossier.candidates()).extracting(Candidate::id).containsExactly("mistral", "other");
        assertThat(dossier.candidates().get(1).price().least()).isEqualByComparingTo("20");
        assertThat(dossier.candidates().get(0).points().get("taste")).isNotNull();
    }

    /** As in a form that somebody fills in: where all headings are French, the day comes first. */
    @ParameterizedTest
    @CsvSource({
        "Fournisseur;Certificat;Certificat valable jusqu'au, 01/02/2027, 2027-02-01",
        "Fournisseur;Certificat;Certificat valable jusqu'au, 13/02/2027, 2027-02-13",
        "Fournisseur;Certificat;Certificat valable jusqu'au, 1.2.2027, 2027-02-01",
        "Fournisseur;Certificat;Certificat valable jusqu'au, 2027-02-01, 2027-02-01",
        "Fournisseur;Certificat;Certificat valable jusqu'au, 02/13/2027,",
        "Supplier;Certificate;Certificate valid until, 1.2.2027, 2027-02-01",
        "Supplier;Certificate;Certificate valid until, 01/02/2027,",
        "Fournisseur;Certificat;Certificate valid until, 01/02/2027,",
    })
    void a_day_is_read_as_the_language_of_the_headings_has_it(String headings, String written, @Nullable String day) {
        String sheet = headings + "\nMistral AI;ISO 27001;" + written + "\n";

        if (day == null) {
            assertThat(problems(DOSSIER, sheet)).singleElement().satisfies(problem -> assertThat(problem).startsWith("offers.csv:2:3: `" + written));
        } else {
            Candidate mistral = dossier(DOSSIER, sheet).candidates().get(0);
            assertThat(mistral.said().certificates().orElseThrow()).singleElement().satisfies(certificate ->
                    assertThat(text(certificate.get("validTo"))).isEqualTo(day));
        }
    }

    @Test
    void a_mapping_says_what_comes_first_whatever_the_language() {
        String mapping = "{kind: Sheet, name: {en: Name, fr: Nom}, facts: {facts.certificates.1.scheme: {en: S, fr: S},"
                + " facts.certificates.1.validTo: {en: [Until], fr: [Fin]}}, dates: month-first}";
        Candidate mistral =
                dossier(DOSSIER.replace("vendor-sheet", mapping), "Nom;S;Fin\nMistral AI;ISO 27001;01/02/2027\n").candidates().get(0);

        assertThat(text(mistral.said().certificates().orElseThrow().get(0).get("validTo"))).isEqualTo("2027-01-02");
        assertThat(problems(DOSSIER.replace("vendor-sheet", "{kind: Sheet, name: {en: Name}, facts: {price: P}}"), "Name\nA\n"))
                .anySatisfy(problem -> assertThat(problem).contains("`fr` is missing"));
    }

    @Test
    void a_sheet_adds_to_certificates_that_the_dossier_calls_all() {
        String dossier = DOSSIER.replace("product: mistral-api}", "product: mistral-api, facts: {certificates: {has: [{scheme: hds-2-0}], complete: true}}}");
        Candidate mistral = dossier(dossier, "Supplier;Certificate\nMistral AI;ISO 27001\n").candidates().get(0);

        assertThat(mistral.said().complete()).contains(true);
        assertThat(mistral.said().certificates().orElseThrow())
                .extracting(certificate -> text(certificate.get("scheme")))
                .containsExactly("hds-2-0", "iso-27001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 234 567,50 €| 1.234| offers.csv:2:2: `1.234` could be thousands or a fraction; say `decimal",
        "1 234 567,50 €| cheap| offers.csv:2:2: expected a number, found the text `cheap`",
        "31.12.2028| 01/02/2028| offers.csv:2:8: `01/02/2028` could be two days; write `2028-02-01` or `2028-01-02`, or say `dates: day-first`",
        "31.12.2028| 31/02/2028| offers.csv:2:8: `31/02/2028` is no day",
        "Fournisseur| Firma| offers.csv:1:1: no heading names the candidate; expected ",
    })
    void what_could_be_two_things_is_refused(String right, String wrong, String message) {
        assertThat(problems(DOSSIER, SHEET.replace(right, wrong))).anySatisfy(problem -> assertThat(problem).contains(message));
    }

    /** A mark that is no fraction parts thousands, and these are three digits each. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "','| 7,5| 7.5",
        "','| 1.234,50| 1234.50",
        "','| 1.234.567| 1234567",
        "','| 7.5|",
        "','| 1.23.456|",
        "','| 12.34,5|",
        "'.'| 7.5| 7.5",
        "'.'| 1,234.50| 1234.50",
        "'.'| 7,5|",
        "''| 12.34,5|",
        "''| 1.234.567| 1234567",
        "''| 1,234,567.5| 1234567.5",
    })
    void a_number_is_read_as_it_is_written_or_not_at_all(String decimal, String written, @Nullable String number) {
        String mapping = "mapping: {kind: Sheet, name: Name, facts: {price: Price}" + (decimal.isEmpty() ? "}" : ", decimal: '" + decimal + "'}");
        String dossier = DOSSIER.replace("mapping: vendor-sheet", mapping);
        String sheet = "Name;Price\nMistral AI;" + written + "\n";

        if (number == null) {
            assertThat(problems(dossier, sheet)).singleElement().asString().startsWith("offers.csv:2:2: expected a number").contains("`" + written + "`");
        } else {
            assertThat(dossier(dossier, sheet).candidates().get(0).price().least()).isEqualByComparingTo(number);
        }
    }

    /** Nobody has thousandths of a euro, whatever is said of the sheet; who says it may have forgotten one bidder's cell. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"','| 290,000| 290000", "'.'| € 290.000| 290000", "','| 1,500 à 2,500| 1500"})
    void three_digits_behind_the_mark_of_a_fraction_are_no_cents(String decimal, String written, String instead) {
        String mapping = "mapping: {kind: Sheet, name: Name, facts: {price: Price, points.taste: Taste}, decimal: '" + decimal + "'}";
        String dossier = DOSSIER.replace("mapping: vendor-sheet", mapping);

        assertThat(problems(dossier, "Name;Price\nMistral AI;" + written + "\n"))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("offers.csv:2:2: `")
                .endsWith(" is less than a thousand with `" + decimal + "` before a fraction, as is said of the sheet, and has three digits behind it, "
                        + "as thousands have; write it with two, or `" + instead + "`");
        assertThat(dossier(dossier.replace("{price: 1}", "{taste: 1}"), "Name;Taste\nMistral AI;92" + decimal + "125\n").candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.points().get("taste").least()).isEqualByComparingTo("92.125"));
    }

    @Test
    void what_is_far_too_long_for_a_number_is_not_searched_for_one() {
        String dossier = DOSSIER.replace("mapping: vendor-sheet", "mapping: {kind: Sheet, name: Name, facts: {price: Price}}");
        String sheet = "Name;Price\nMistral AI;" + "1".repeat(10_000) + " ".repeat(10_000) + "x\n";

        assertThat(problems(dossier, sheet)).singleElement().asString().contains("expected a number, found 20001 characters; at most 100 are read");
    }

    @Test
    void a_percentage_is_a_number_of_points_and_no_price() {
        String mapping = DOSSIER.replace("vendor-sheet", "{kind: Sheet, name: Name, facts: {points.taste: Taste, price: Price}}")
                .replace("weights: {price: 1}", "weights: {price: 1, taste: 1}");

        assertThat(dossier(mapping, "Name;Taste;Price\nMistral AI;92 %;100\n").candidates().get(0).points().get("taste"))
                .isEqualTo(new Candidate.Amount(new BigDecimal("92"), Optional.of(new BigDecimal("92"))));
        assertThat(problems(mapping, "Name;Taste;Price\nMistral AI;92;7 %\n"))
                .containsExactly("offers.csv:2:3: expected a number that is none of a hundred, found the percentage `7 %`");
    }

    /** As a French spreadsheet exports them: with a comma before cents, and a point or a narrow space between thousands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 234,56 € | 1234.56",
        "1\u00a0234\u00a0567,5 EUR | 1234567.5",
        "€ 1.234,56 | 1234.56",
        "1.234.567,00 | 1234567",
        "1'234,56 | 1234.56",
        "12,5 | 12.5",
    })
    void an_amount_is_read_as_french_people_write_it(String written, String number) {
        assertThat(dossier(DOSSIER, "Fournisseur;Prix (EUR)\nMistral AI;" + written + "\n").candidates().get(0).price().least())
                .isEqualByComparingTo(number);
        assertThat(Cells.SPACE).as("the narrow one too, which Windows-1252 does not have").contains("\\u202F");
    }

    /** A thousand, or a tax, is not for the reader to add. */
    @ParameterizedTest
    @ValueSource(strings = {"12 k€", "1,5 M€", "1 234 € HT", "120 000,00 EUR TTC", "1.234.567,00 € HT"})
    void what_stands_behind_an_amount_is_told(String written) {
        assertThat(problems(DOSSIER, "Fournisseur;Prix (EUR)\nMistral AI;" + written + "\n")).containsExactly(
                "offers.csv:2:2: expected a number, found the text `" + written
                        + "`; write it in euro, all zeros included, and alike for all with or without tax, with nothing behind it but `€` or `EUR`");
    }

    @ParameterizedTest
    @CsvSource({"1er janvier 2028, 2028-01-01", "31 décembre 2028, 2028-12-31", "3 August 2028, 2028-08-03", "29. Février 2028, 2028-02-29"})
    void a_day_may_have_its_month_in_words(String written, String day) {
        Candidate mistral = dossier(DOSSIER, "Fournisseur;Certificat;Certificat valable jusqu'au\nMistral AI;ISO 27001;" + written + "\n").candidates().get(0);

        assertThat(text(mistral.said().certificates().orElseThrow().get(0).get("validTo"))).isEqualTo(day);
    }

    /** Under merged headings stand those that count; what is merged says the same below itself. */
    @ParameterizedTest
    @ValueSource(strings = {
        "Fournisseur;Coûts;;Sortie;\n;Prix (EUR);Remise;Jours pour sortir;Coût de sortie (EUR)\n",
        "Fournisseur;Coûts;Coûts;Sortie;Sortie\nFournisseur;Prix (EUR);Remise;Jours pour sortir;Coût de sortie (EUR)\n",
    })
    void two_rows_of_headings_are_read_as_one(String headings) {
        Dossier dossier = dossier(DOSSIER, headings + "Mistral AI;100;;5;6\n");

        assertThat(dossier.candidates()).singleElement().satisfies(mistral -> {
            assertThat(mistral.price().least()).isEqualByComparingTo("100");
            assertThat(mistral.exitDays().least()).isEqualByComparingTo("5");
            assertThat(mistral.exitCost().least()).isEqualByComparingTo("6");
        });
        assertThat(dossier.unread()).singleElement().satisfies(unread -> assertThat(unread.at()).hasToString("offers.csv:2:3"));
    }

    @Test
    void headings_below_a_first_row_are_read_where_that_is_said() {
        String sheet = "Réponses;Coûts\nFournisseur;Prix (EUR)\nMistral AI;100\n";

        assertThat(problems(DOSSIER, sheet)).containsExactly(
                "offers.csv:1:1: no heading names the candidate; expected `Supplier`, `Vendor`, `Candidate`, `Fournisseur` or `Candidat`,"
                        + " as stand further below: say in which row by `header` in the mapping or beside it");
        assertThat(dossier(DOSSIER.replace("vendor-sheet}", "vendor-sheet, header: 2}"), sheet).candidates().get(0).price().least())
                .isEqualByComparingTo("100");
    }

    /** Blanks part thousands, a unit stands at an end, and days are no money. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Price | 12 34", "Price | 1 23 456", "Price | 1€50", "Price | 12 days", "Exit (days) | 20 EUR"})
    void what_is_no_number_is_not_made_one(String column, String written) {
        assertThat(problems(DOSSIER, "Supplier;" + column + "\nA;" + written + "\n"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("expected a number", "`" + written + "`");
    }

    @Test
    void two_columns_say_the_same_or_that_is_told() {
        assertThat(dossier(DOSSIER, "Supplier;Price;Price (EUR)\nA;;100\nB;200;\nC;5;5\n").candidates())
                .extracting(candidate -> candidate.price().least().toPlainString())
                .endsWith("100", "200", "5");
        assertThat(problems(DOSSIER, "Supplier;Price;Price (EUR)\nA;900;100\n"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("says `900`, and another column of the same `100`");
        assertThat(problems(DOSSIER, "Supplier;Price\n;777\n"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith("nobody is named whose `Price` this is");
    }

    /** What has come back from a bidder is named in the dossier, which need not say again what the sheet says. */
    @Test
    void a_bidder_for_a_need_that_the_dossier_names_still_has_a_product_of_its_own() {
        Dossier dossier = dossier(
                DOSSIER.replace("candidates:\n", "candidates:\n  - {id: autre, title: Autre Société, answers: [autre.yaml]}\n"), SHEET);

        assertThat(dossier.candidates().get(0).product()).contains("autre-product");
        assertThat(dossier.candidates().get(0).answers()).hasSize(1);
        assertThat(dossier.candidates()).hasSize(2);
    }

    @Test
    void a_name_that_comes_to_the_id_of_another_is_one_of_its_own() {
        assertThat(dossier(DOSSIER, "Supplier;Price\nMistral AI;9\nMistral!;7\n").candidates())
                .extracting(Candidate::id, candidate -> candidate.title().orElse(""))
                .containsExactly(tuple("mistral", "Mistral AI"), tuple("mistral-2", "Mistral!"));
    }

    @Test
    void somebody_who_is_called_almost_as_a_candidate_of_whom_no_sheet_speaks_is_asked_about() {
        assertThat(problems(DOSSIER, "Supplier;Price\nMistrall AI;7\n")).containsExactly(
                "offers.csv:2:1: the dossier lists no candidate `Mistrall AI`; did you mean `Mistral AI`? Of that one no sheet says anything; "
                        + "somebody else of this name is listed under `candidates`");
    }

    /** Whose a row is, two cells may say: neither is passed over. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mistral AI;mistrall| offers.csv:2:2: `mistrall` is the id of no candidate; `Mistral AI` is the candidate `mistral`, so expected `mistral`, or an empty cell",
        "Mistral AI;ovh| offers.csv:2:2: `ovh` is the id of another candidate; `Mistral AI` is the candidate `mistral`, so expected `mistral`, or an empty cell",
        "Le Chat;mistrall| offers.csv:2:2: the dossier lists no candidate `mistrall`; did you mean `mistral`? Of that one no sheet says anything; "
                + "somebody else of this name is listed under `candidates`",
    })
    void an_id_that_does_not_go_with_the_name_is_refused(String row, String problem) {
        String dossier = DOSSIER.replace("candidates:\n", "candidates:\n  - {id: ovh, product: ovhcloud-public-cloud}\n");

        assertThat(problems(dossier, "Supplier;Id\n" + row + "\n")).containsExactly(problem);
    }

    @Test
    void an_id_says_who_is_called_otherwise_in_the_sheet() {
        assertThat(dossier(DOSSIER, "Supplier;Id;Price\nMistral SAS;mistral;7\nDuin;duin;8\nDuin;duin;8\n").candidates())
                .extracting(Candidate::id, candidate -> candidate.title().orElse(""))
                .containsExactly(tuple("mistral", "Mistral AI"), tuple("duin", "Duin"));
    }

    /** A decimal comma that nobody has quoted moves all that stands behind it. */
    @Test
    void a_row_with_more_cells_than_there_are_headings_is_refused() {
        assertThat(problems(DOSSIER, "Supplier,Price,Exit (days)\nMistral AI,1250,00,20\nB,1,2\n")).containsExactly(
                "offers.csv:2:4: the row has 4 cells and the one with the headings 3; a cell that holds what separates cells stands in quotation marks");
        assertThat(dossier(DOSSIER, "Supplier;Price;Exit (days)\nMistral AI;1250,00;20;;\n").candidates()).hasSize(1);
    }

    @Test
    void a_cell_with_nothing_but_a_space_that_does_not_break_is_empty() {
        assertThat(dossier(DOSSIER, "Supplier;Price\nMistral AI\u00a0;\u00a0\n").candidates())
                .extracting(Candidate::id, Candidate::price)
                .containsExactly(tuple("mistral", Candidate.Amount.UNKNOWN));
    }

    @Test
    void names_that_come_to_the_same_letters_are_still_two_candidates() {
        Dossier dossier = dossier(
                DOSSIER.replace("vendor-sheet", "{kind: Sheet, name: Name, facts: {price: Price, exit.days: Days}}"),
                "Name;Price;Days\n+++;100;\n***;;20\nA & B;3;\nA - B;;4\n+++;;7\n");

        assertThat(dossier.candidates()).extracting(Candidate::id).containsExactly("mistral", "candidate", "candidate-2", "a-b", "a-b-2");
        assertThat(dossier.candidates().get(1).exitDays().least()).isEqualByComparingTo("7");
        assertThat(dossier.candidates().get(2).price()).isEqualTo(Candidate.Amount.UNKNOWN);
    }

    /** What comes along with a candidate is called after it, and things have no longer names than 64 letters. */
    @Test
    void a_bidder_of_many_words_has_a_shorter_id() {
        String consortium = "Bietergemeinschaft der Vereinigten Elektrizitätswerke Rheinland-Westfalen Süd GmbH und Co. KGaA";

        assertThat(dossier(DOSSIER, "Supplier;Price\n" + consortium + ";7\n" + consortium + " II;8\n").candidates())
                .extracting(Candidate::id, candidate -> candidate.title().orElse(""))
                .containsExactly(
                        tuple("mistral", "Mistral AI"),
                        tuple("bietergemeinschaft-der-vereinigten-elektrizi", consortium),
                        tuple("bietergemeinschaft-der-vereinigten-elektrizi-2", consortium + " II"));
        assertThat(problems(DOSSIER, "Supplier;Id;Price\nOthers;../x y;7\n"))
                .containsExactly("offers.csv:2:2: /candidates/1/id: `../x y` is no id; write lower-case letters, digits and single hyphens, at most 48");
    }

    @Test
    void what_dossier_and_sheet_say_alike_is_said_once() {
        Candidate mistral = dossier(
                        DOSSIER.replace("product: mistral-api}", "product: mistral-api, price: 1234567.5, facts: {supplier: {ultimateParent: []}}}"), SHEET)
                .candidates()
                .get(0);

        assertThat(mistral.price().least()).isEqualByComparingTo("1234567.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mapping: vendor-sheet| mapping: vendor-shet| no mapping is called `vendor-shet`; expected `vendor-sheet`",
        "mapping: vendor-sheet| mapping: {kind: Sheet, name: A, facts: {facts.supplier.contry: B}}| `Organisation` has no attribute `contry`; did you mean `country`?",
        "mapping: vendor-sheet| mapping: {kind: Sheet, name: A, facts: {cost: B}}| nothing of a candidate is called `cost`; expected `id`",
        "mapping: vendor-sheet| mapping: {kind: Sheet, sheet: B, name: A, facts: {price: B}}| there is no sheet `B` in offers.csv",
        "mapping: vendor-sheet| mapping: {kind: Sheet, header: 0, name: A, facts: {price: B}}| expected the number of the row with the headings, counted from 1",
        "product: mistral-api}| product: mistral-api, price: 7}| something else is said of `price` at purchase.yaml:5:",
    })
    void a_mapping_is_read_strictly(String right, String wrong, String message) {
        assertThat(problems(DOSSIER.replace(right, wrong), SHEET)).anySatisfy(problem -> assertThat(problem).contains(message));
    }

    private static List<String> problems(String dossier, String sheet) {
        Dossier.Outcome outcome = Dossier.read(document("purchase.yaml", dossier), RULEBOOK, beside(sheet));
        assertThat(outcome).isInstanceOf(Dossier.Rejected.class);
        return ((Dossier.Rejected) outcome).problems().stream().map(Problem::toString).toList();
    }

    private static Dossier dossier(String dossier, String sheet) {
        Dossier.Outcome outcome = Dossier.read(document("purchase.yaml", dossier), RULEBOOK, beside(sheet));
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Dossier.Accepted.class);
        return ((Dossier.Accepted) outcome).dossier();
    }

    private static Beside beside(String sheet) {
        return new Beside() {
            @Override
            public Reading document(String name, Node at) {
                throw new IllegalStateException(name);
            }

            @Override
            public Spreadsheet.Outcome spreadsheet(String name, Node at) {
                return Spreadsheet.read(name, sheet.getBytes(Charset.forName("windows-1252")));
            }
        };
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Node node(@Nullable Node node) {
        return Optional.ofNullable(node).orElseThrow();
    }

    private static String text(@Nullable Node node) {
        return ((Node.Scalar) node(node)).text();
    }
}
