package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

    private static final AttributeType BOOL = new AttributeType.Bool();
    private static final AttributeType TEXT = new AttributeType.Str();
    private static final AttributeType CODE = new AttributeType.Code(List.of("medical", "safety"));
    private static final AttributeType CODES = new AttributeType.ListOf(CODE);
    private static final AttributeType COUNTRY = new AttributeType.Country();
    private static final AttributeType DATE = new AttributeType.Date();
    private static final AttributeType SPAN = new AttributeType.Duration();
    private static final AttributeType SHARE =
            new AttributeType.Num("%", Optional.of(BigDecimal.ZERO), Optional.of(new BigDecimal("100")));

    private final Problems problems = new Problems();

    private Optional<Literal> read(String written, AttributeType type) {
        Node node = VocabularyTest.file("f", "a: " + written).root().get("a").orElseThrow();
        return Literals.read(node, type, problems);
    }

    private List<String> said(String written, AttributeType type) {
        Node node = VocabularyTest.file("f", "a: " + written).root().get("a").orElseThrow();
        Problems found = new Problems();
        assertThat(Literals.read(node, type, found)).isEmpty();
        return found.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void each_type_has_its_values() {
        assertThat(read("true", BOOL)).contains(new Literal.One(true));
        assertThat(read("'5.10'", TEXT)).contains(new Literal.One("5.10"));
        assertThat(read("medical", CODE)).contains(new Literal.One("medical"));
        assertThat(read("NO", COUNTRY)).contains(new Literal.One("NO"));
        assertThat(read("2026-08-02", DATE)).contains(new Literal.One(LocalDate.of(2026, 8, 2)));
        assertThat(read("P14WD", SPAN)).contains(new Literal.One(new Span(14, Span.Unit.WORKING_DAYS)));
        assertThat(read("1.0e+1", SHARE)).contains(new Literal.One(new BigDecimal("1.0e+1")));
        assertThat(read("[medical, safety]", CODES)).contains(new Literal.Many(Set.of("medical", "safety"), true));
        assertThat(read("[]", CODES)).contains(new Literal.Many(Set.of(), true));
        assertThat(read("{has: [medical], complete: false}", CODES)).contains(new Literal.Many(Set.of("medical"), false));
        for (AttributeType type : List.of(BOOL, TEXT, CODE, CODES, COUNTRY, DATE, SPAN, SHARE)) {
            assertThat(read("unknown", type)).contains(new Literal.NotKnown());
            assertThat(read("", type)).contains(new Literal.NotKnown());
        }
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void numbers_dates_and_spans_may_be_bounds() {
        assertThat(read("{atLeast: 5, lessThan: 10}", SHARE))
                .contains(new Literal.Range(
                        Optional.of(new BigDecimal("5")), true, Optional.of(new BigDecimal("10")), false));
        assertThat(read("{before: 2026-08-02}", DATE))
                .contains(new Literal.Range(Optional.empty(), false, Optional.of(LocalDate.of(2026, 8, 2)), false));
        assertThat(read("{moreThan: P1M}", SPAN))
                .contains(new Literal.Range(Optional.of(new Span(1, Span.Unit.MONTHS)), false, Optional.empty(), false));
        assertThat(said("{atLeast: 6, atMost: 5}", SHARE)).containsExactly("f:1:4: /a: no value lies within these bounds");
        assertThat(said("{after: 2026-01-01, before: 2026-01-02}", DATE))
                .containsExactly("f:1:4: /a: no value lies within these bounds");
        assertThat(said("{atLeast: 6, moreThan: 5}", SHARE))
                .containsExactly("f:1:17: /a/moreThan: a second lower bound; keep one");
        assertThat(said("{atleast: 6}", SHARE)).containsExactly(
                "f:1:5: /a/atleast: unknown bound `atleast`; expected `atLeast`, `atMost`, `moreThan` or `lessThan`; did you mean `atLeast`?");
        assertThat(said("{before: P1M}", SPAN)).containsExactly(
                "f:1:5: /a/before: unknown bound `before`; expected `atLeast`, `atMost`, `moreThan` or `lessThan`");
        assertThat(said("{}", DATE)).containsExactly(
                "f:1:4: /a: expected a date such as `2026-08-02`, or a bound: `atLeast`, `atMost`, `after`, `before`, `notBefore` or `notAfter`");
        assertThat(said("{atLeast: unknown}", SHARE))
                .containsExactly("f:1:14: /a/atLeast: expected a number (%) from 0 up to 100, found the text `unknown`");
        assertThat(said("{atLeast: 5}", BOOL))
                .containsExactly("f:1:4: /a: expected `true`, `false` or `unknown`, found an object");
    }

    @Test
    void a_wrong_value_is_told_what_was_expected() {
        assertThat(said("yes", BOOL)).containsExactly(
                "f:1:4: /a: expected `true`, `false` or `unknown`, found the text `yes`; did you mean `true`?");
        assertThat(said("'true'", BOOL))
                .containsExactly(
                        "f:1:4: /a: expected `true`, `false` or `unknown`, found the text `true`; remove the quotes");
        assertThat(said("1", BOOL)).containsExactly("f:1:4: /a: expected `true`, `false` or `unknown`, found the number `1`");
        assertThat(said("5.10", TEXT)).containsExactly("f:1:4: /a: expected a text, found the number `5.10`; put it in quotes");
        assertThat(said("medcal", CODE))
                .containsExactly("f:1:4: /a: `medcal` is not one of `medical` or `safety`; did you mean `medical`?");
        assertThat(said("2", CODE))
                .containsExactly("f:1:4: /a: expected `medical` or `safety`, found the number `2`");
        assertThat(said("2", new AttributeType.Code(List.of("1", "2"))))
                .containsExactly("f:1:4: /a: expected `1` or `2`, found the number `2`; put it in quotes");
        assertThat(said("medical", CODES))
                .containsExactly("f:1:4: /a: expected a list, found the text `medical`; write `[medical]`");
        assertThat(said("none", CODES)).containsExactly("f:1:4: /a: expected a list, found the text `none`; write `[]`");
        assertThat(said("{has: [medical]}", CODES))
                .containsExactly("f:1:4: /a: `complete` is missing; write `complete: false` when there may be more");
        assertThat(said("{hs: [medical], complete: false}", CODES))
                .containsExactly("f:1:5: /a/hs: unknown key `hs`; expected a list, or `has` and `complete`");
        assertThat(said("fr", COUNTRY))
                .containsExactly("f:1:4: /a: `fr` is not an ISO 3166-1 alpha-2 code; did you mean `FR`?");
        assertThat(said("Norvège", COUNTRY))
                .containsExactly("f:1:4: /a: `Norvège` is not an ISO 3166-1 alpha-2 code; did you mean `NO`?");
        assertThat(said("EU", COUNTRY)).containsExactly("f:1:4: /a: `EU` is not an ISO 3166-1 alpha-2 code");
        assertThat(said("false", COUNTRY))
                .containsExactly("f:1:4: /a: expected an ISO 3166-1 alpha-2 code, found `false`; some programs that write YAML turn `NO` into"
                        + " `false`: have it write `\"NO\"`");
        assertThat(said("true", COUNTRY)).containsExactly("f:1:4: /a: expected an ISO 3166-1 alpha-2 code, found `true`");
        assertThat(said("2026-02-30", DATE))
                .containsExactly("f:1:4: /a: expected a date such as `2026-08-02`, found the text `2026-02-30`; 2026-02 has 28 days");
        assertThat(said("P1Y6M", SPAN))
                .containsExactly("f:1:4: /a: expected a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`, found the text `P1Y6M`;"
                        + " a duration has one unit, so write `P18M`");
        assertThat(said("101", SHARE))
                .containsExactly("f:1:4: /a: `101` is out of range; expected a number (%) from 0 up to 100");
        assertThat(said("43.500", SHARE)).containsExactly("f:1:4: /a: `43.500` could be thousands or a fraction; write `43500` or `43.5`");
        assertThat(said("{atLeast: 1.000}", SHARE))
                .containsExactly("f:1:14: /a/atLeast: `1.000` could be thousands or a fraction; write `1000` or `1`");
        assertThat(read("0.500", SHARE)).isPresent();
        assertThat(read("43.125", SHARE)).isPresent();
        assertThat(read("43.50", SHARE)).isPresent();
        assertThat(said("'50'", SHARE))
                .containsExactly("f:1:4: /a: expected a number (%) from 0 up to 100, found the text `50`; remove the quotes");
        assertThat(said("50 %", SHARE)).containsExactly(
                "f:1:4: /a: expected a number (%) from 0 up to 100, found the text `50 %`; write `50`: the unit is %");
        assertThat(said("2days", SHARE))
                .containsExactly("f:1:4: /a: expected a number (%) from 0 up to 100, found the text `2days`; write the number alone, in %");
        assertThat(said("half", SHARE)).containsExactly("f:1:4: /a: expected a number (%) from 0 up to 100, found the text `half`");
        assertThat(said("60 days", SPAN)).containsExactly(
                "f:1:4: /a: expected a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`, found the text `60 days`; did you mean `P60D`?");
        assertThat(said("3 m", SPAN)).containsExactly(
                "f:1:4: /a: expected a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`, found the text `3 m`");
        assertThat(said("0x1F", SHARE))
                .containsExactly("f:1:4: /a: expected a number (%) from 0 up to 100, found the number `0x1F`");
        assertThat(said("[1]", SHARE)).containsExactly("f:1:4: /a: expected a number (%) from 0 up to 100, found a list");
    }

    @Test
    void a_list_names_each_member_once_and_knows_them() {
        assertThat(read("[medical, medical, unknown, [x]]", CODES)).isPresent();
        assertThat(problems.sorted().stream().map(Problem::toString)).containsExactly(
                "f:1:14: /a/1: `medical` stands twice in the list",
                "f:1:23: /a/2: `unknown` can't stand in a list; write `{has: […], complete: false}` when there may be more",
                "f:1:32: /a/3: expected `medical` or `safety`, found a list");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true", "-1.5e3, true", ".5, true", "1., true", "1e999, true", "1e1001, false", "1e99999999999, false",
        "0x10, false", ".inf, false", "'', false", "١, false", "1f, false", "1e-1001, false"
    })
    void numbers_are_decimal_and_of_bearable_size(String text, boolean number) {
        assertThat(Literals.number(text).isPresent()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-02, true", "2026-8-2, false", "+2026-08-0, false", "20260802, false", "2026-13-01, false"})
    void dates_have_ten_characters(String text, boolean date) {
        assertThat(Literals.date(text).isPresent()).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-02-30| ; 2026-02 has 28 days", "2028-02-30| ; 2028-02 has 29 days", "2026-13-01| ; there is no month 13", "2026-02-28| ''", "30.2.2026| ''", "0000-02-30| ''"
    })
    void a_day_that_does_not_exist_is_told_from_what_is_no_date(String text, String said) {
        assertThat(Literals.noSuchDay(text)).isEqualTo(said);
    }

    @Test
    void a_row_leaves_out_what_nobody_knows() {
        EntityType type = VocabularyTest.load(VocabularyTest.CORE).types().get("Organisation");
        Node.Mapping row = VocabularyTest.file("t.yaml", "{from: 2026-01-01, country: NO, assessed: unknown, contry: FR}").root();
        assertThat(Literals.row(row, type, Set.of("from", "until"), problems))
                .containsOnlyKeys("country");
        assertThat(problems.sorted().stream().map(Problem::toString)).containsExactly(
                "t.yaml:1:52: /contry: unknown key `contry` of Organisation; expected `country`, `assessed`, `parent`, `from` or `until`; "
                        + "did you mean `country`?");
    }
}
