package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a parameter holds is told where it stands, though no rule reads the parameter. */
class UnitsTest {

    private static final String FILE = "policies/eu/garden/parameters/unread.yaml";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "country| [FR, De]| 6:21: /values/0/value/1: `De` is not an ISO 3166-1 alpha-2 code, and the unit is `country`; did you mean `DE`?",
        "country| [FR, XX]| 6:21: /values/0/value/1: `XX` is not an ISO 3166-1 alpha-2 code, and the unit is `country`",
        "country| Germany| 6:16: /values/0/value: `Germany` is not an ISO 3166-1 alpha-2 code, and the unit is `country`; did you mean `DE`?",
        "country| 33| 6:16: /values/0/value: expected an ISO 3166-1 alpha-2 code, as the unit is `country`, found the number `33`",
        "day| 2026-02-30| 6:16: /values/0/value: expected a date such as `2026-08-02`, as the unit is `day`, found the text `2026-02-30`",
        "day| [2026-02-03, 30]| 6:29: /values/0/value/1: expected a date such as `2026-08-02`, as the unit is `day`, found the number `30`",
        "duration| P1Q| 6:16: /values/0/value: expected a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`, as the unit is"
                + " `duration`, found the text `P1Q`",
        "duration| P1Y2M| 6:16: /values/0/value: expected a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`, as the unit is"
                + " `duration`, found the text `P1Y2M`; a duration has one unit, so write `P14M`",
        "duration| P999999M| 6:16: /values/0/value: expected a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`, as the unit is"
                + " `duration`, found the text `P999999M`; no duration is longer than 200 years",
        "kW| 5 kW| 6:16: /values/0/value: expected a number, as the unit is `kW`, found the text `5 kW`",
        "%| much| 6:16: /values/0/value: expected a number, as the unit is `%`, found the text `much`",
        "trees| [oak, 3]| 6:22: /values/0/value/1: expected a text, like `oak` in line 6, found the number `3`",
        "trees| [1, P1M]| 6:20: /values/0/value/1: expected a number, like `1` in line 6, found the text `P1M`",
        "trees| []| 6:16: parameter `garden/unread` is a set in which there is never anything; list at least one member in one of its values",
    })
    void a_value_that_its_unit_never_has_is_refused(String unit, String value, String problem) {
        assertThat(Garden.problems(Garden.with(FILE, file(unit, value, "")))).containsExactly(FILE + ":" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "trees| 3| oak| 10:16: /values/1/value: expected a number, like `3` in line 6, found the text `oak`",
        "trees| [oak]| elm| 10:16: /values/1/value: expected a list, like the value in line 6, found the text `elm`",
        "trees| [oak]| 3| 10:16: /values/1/value: expected a list, like the value in line 6, found the number `3`",
        "trees| oak| [elm]| 10:16: /values/1/value: expected a single value, like the value in line 6, found a list",
    })
    void all_values_of_a_parameter_have_one_form(String unit, String first, String second, String problem) {
        String more = "\n  - from: 2027-01-01\n    source: Article 2\n    value:     " + second;

        assertThat(Garden.problems(Garden.with(FILE, file(unit, first, more)))).containsExactly(FILE + ":" + problem);
    }

    @Test
    void what_is_wrong_with_a_value_is_not_told_of_the_rules_that_read_it_as_well() {
        assertThat(Garden.problems(Garden.with("policies/eu/garden/parameters/strong.yaml", "value: 10,", "value: ten,")))
                .containsExactly("policies/eu/garden/parameters/strong.yaml:6:31: /values/0/value: expected a number, as the unit is `kW`,"
                        + " found the text `ten`");
    }

    @Test
    void what_is_there_in_another_form_is_not_missing_as_well() {
        assertThat(Garden.problems(Garden.with(FILE, file("trees", "3", "").replace("What no rule reads", "77").replace("id: garden/unread", "id: [1]"))))
                .containsExactly(
                        FILE + ":1:5: /id: expected a text, found a list",
                        FILE + ":2:8: /label: expected a text, found the number `77`; put it in quotes");
        assertThat(Garden.problems(Garden.with("policies/eu/garden/parameters/quiet-zones.yaml", "type: QuietZone", "type: 77")))
                .containsExactly("policies/eu/garden/parameters/quiet-zones.yaml:2:7: /type: expected a text, found the number `77`; put it in quotes");
    }

    @Test
    void a_profile_is_held_to_the_unit() {
        String open = file("country", "FR", "").replace("unit:", "open: true\nunit:");
        String profile = "policies/profiles/default.yaml";

        assertThat(Garden.problems(Garden.with(profile, "tolerates:", "parameters: {garden/strong: 3, garden/unread: Fr}\ntolerates:")
                        .with(java.util.Map.of(FILE, open))))
                .containsExactly(profile + ":3:47: `Fr` is not an ISO 3166-1 alpha-2 code, and the unit is `country`; did you mean `FR`?");
    }

    private static String file(String unit, String value, String more) {
        return "id: garden/unread\nlabel: What no rule reads\nunit: \"" + unit + "\"\nvalues:\n  - from: 2026-01-01\n    value:     "
                + value + "\n    source: Article 1" + more + "\nchecked: 2026-11-20\n";
    }
}
