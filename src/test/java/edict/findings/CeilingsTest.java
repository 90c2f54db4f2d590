package edict.findings;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Evaluation;
import edict.Judge;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The garden's fines: EUR 1 000 or 5 %, the higher, for small firms the lower, from 2025-08-02. */
class CeilingsTest {

    private static final String LOUD =
            """
            organisations: [{id: us, assessed: true ORGANISATION}]
            machines:
              - {id: saw, loud: true, rescue: false, drill: false, power: 5, places: [DE], firstUsedOn: 2020-01-01, roles: [{holder: us, code: owner}]}
            """;

    private static Ceiling ceiling(Judge judge, String organisation) {
        return finding(judge, organisation).ceiling().orElseThrow();
    }

    private static Finding finding(Judge judge, String organisation) {
        return Judge.only(judge.evaluate(LOUD.replace(" ORGANISATION", organisation)), "garden/no-noise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", size: large, turnover: 1000000                     | 50000 | 50000",
                ", size: large, turnover: 20000                       | 1000  | 1000",
                ", size: large, turnover: 0                           | 1000  | 1000",
                ", size: small, turnover: 1000000                     | 1000  | 1000",
                ", size: small, turnover: 10000                       | 500   | 500",
                ", size: small, turnover: 0                           | 0     | 0",
                ", size: large                                        | 1000  |",
                ", size: small                                        |       | 1000",
                ", size: large, turnover: {atLeast: 100000}           | 5000  |",
                ", size: large, turnover: {moreThan: 10, atMost: 100000} | 1000 | 5000",
                ", size: large, turnover: {atMost: 20000}             | 1000  | 1000",
                ", size: small, turnover: {atMost: 10000}             |       | 500",
                ", size: small, turnover: {atLeast: 10000}            | 500   | 1000",
                ", size: small, turnover: {atLeast: 20000}            | 1000  | 1000",
                ", turnover: 100000                                   | 1000  | 5000",
                ", turnover: 20000                                    | 1000  | 1000",
                "''                                                   |       |",
            })
    void the_cap_is_as_exact_as_what_is_stated(String organisation, BigDecimal atLeast, BigDecimal atMost) {
        Ceiling ceiling = ceiling(Judge.garden(), organisation);

        assertThat(ceiling.atLeast().map(BigDecimal::intValueExact).orElse(null))
                .isEqualTo(atLeast == null ? null : atLeast.intValueExact());
        assertThat(ceiling.atMost().map(BigDecimal::intValueExact).orElse(null))
                .isEqualTo(atMost == null ? null : atMost.intValueExact());
        assertThat(ceiling.hangsOn().isEmpty()).isEqualTo(ceiling.amount().isPresent());
        assertThat(ceiling.currency()).isEqualTo("EUR");
    }

    @Test
    void it_names_what_it_hangs_on_and_asks_nothing() {
        Finding finding = finding(Judge.garden(), "");

        assertThat(finding.ceiling().orElseThrow().hangsOn())
                .containsExactly("/organisations/0/size", "/organisations/0/turnover");
        assertThat(finding.questions()).isEmpty();
        assertThat(ceiling(Judge.garden(), ", turnover: 100000").hangsOn()).containsExactly("/organisations/0/size");
        assertThat(ceiling(Judge.garden(), ", size: large").hangsOn()).containsExactly("/organisations/0/turnover");
    }

    @Test
    void it_says_by_which_rule_in_both_languages() {
        assertThat(ceiling(Judge.garden(), ", size: large, turnover: 1234567.89").says())
                .extracting("en", "fr")
                .containsExactly(
                        "cap of EUR 61 728.39 (EUR 1 000 or 5 % of turnover (EUR 1 234 567.89), whichever is higher,"
                                + " Article 21(1))",
                        "plafond de 61 728,39 EUR (1 000 EUR ou 5 % du chiffre d'affaires (1 234 567,89 EUR), le montant le"
                                + " plus élevé étant retenu, Article 21(1))");
        assertThat(ceiling(Judge.garden(), ", size: small").says())
                .extracting("en", "fr")
                .containsExactly(
                        "cap of at most EUR 1 000 (a small firm: EUR 1 000 or 5 % of turnover, whichever is lower, Article"
                                + " 21(2)); the amount hangs on what is not stated: /organisations/0/turnover",
                        "plafond d'au plus 1 000 EUR (une petite entreprise : 1 000 EUR ou 5 % du chiffre d'affaires, le"
                                + " montant le plus faible étant retenu, Article 21(2)) ; le montant dépend de ce qui n'est pas indiqué :"
                                + " /organisations/0/turnover");
        assertThat(ceiling(Judge.garden(), "").says().en())
                .isEqualTo("cap not known (a small firm: EUR 1 000 or 5 % of turnover, whichever is lower, Article 21(2); or"
                        + " EUR 1 000 or 5 % of turnover, whichever is higher, Article 21(1)); the amount hangs on what is not stated:"
                        + " /organisations/0/size, /organisations/0/turnover");
    }

    @Test
    void what_cannot_be_imposed_yet_says_from_when() {
        Ceiling before = ceiling(Judge.garden().asOf("2025-08-01"), ", size: large, turnover: 1000000");

        assertThat(before.from()).contains(LocalDate.parse("2025-08-02"));
        assertThat(before.says().en()).startsWith("from 2025-08-02: cap of EUR 50 000 (");
        assertThat(before.says().fr()).startsWith("à partir du 2025-08-02 : plafond de 50 000 EUR (");
        assertThat(ceiling(Judge.garden().asOf("2025-08-02"), ", size: large, turnover: 1000000").from()).isEmpty();
    }

    @Test
    void the_size_of_who_does_not_bear_it_does_not_count() {
        String design = LOUD.replace(" ORGANISATION", ", size: large, turnover: 1000000}, {id: them, size: small, turnover: 1");
        Evaluation evaluation = Judge.garden().evaluate(design);

        assertThat(Judge.only(evaluation, "garden/no-noise").ceiling().orElseThrow().amount().orElseThrow())
                .isEqualByComparingTo("50000");
    }

    @Test
    void what_has_no_sanction_has_no_cap() {
        assertThat(Judge.garden().evaluate(LOUD.replace(" ORGANISATION", "")).findings())
                .filteredOn(finding -> finding.sanction().isEmpty())
                .isNotEmpty()
                .extracting(Finding::ceiling)
                .containsOnly(java.util.Optional.empty());
    }
}
