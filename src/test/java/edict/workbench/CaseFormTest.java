package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Problem;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFormTest {

    private static final String GROUP =
            """
            - provision: garden/no-noise
              source: Article 3
              given:
                organisations: [{id: us, assessed: true, country: FR}]
                machines: [{id: saw, loud: true, rescue: false, drill: false, roles: [{holder: us, code: owner}]}]
              cases:
                - {name: a loud saw, case: fires, asOf: 2026-11-20, expect: [{violated: /machines/0}]}
                - {name: a quiet saw, case: must-not, asOf: 2026-11-20, with: {/machines/0/loud: false}, expect: []}
                - {name: its maker, case: must-not, asOf: 2026-11-20, with: {/machines/0/roles/0/code: maker}, expect: []}
                - {name: a saw for rescue, case: must-not, asOf: 2026-11-20, with: {/machines/0/rescue: true}, expect: []}
                - {name: nobody knows, case: unknown, asOf: 2026-11-20, without: [/machines/0/loud], expect: [{open: /machines/0, asks: [/machines/0/loud]}]}
                - {name: the day before, case: day-before, asOf: 2025-02-01, expect: [{violated: /machines/0, upcoming: 2025-02-02}]}
                - {name: the day, case: day, asOf: 2025-02-02, expect: [{violated: /machines/0}]}
            """;

    private static final String EACH = ", one each without `loud == true`, `code in (\"owner\", \"user\")`, `garden/rescue`";

    @TempDir
    Path folder;

    private List<String> problems(String text) {
        return Benches.cases(folder, text).form().stream()
                .map(Problem::toString)
                .filter(problem -> problem.contains("garden/no-noise`") || problem.startsWith(Benches.RULES))
                .toList();
    }

    private static String without(String kind) {
        return GROUP.lines()
                .filter(line -> !line.contains("case: " + kind + ","))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void a_provision_with_every_kind_of_case_is_proven() {
        assertThat(Benches.failures(Benches.cases(folder, GROUP))).isEmpty();
        assertThat(problems(GROUP)).isEmpty();
    }

    @Test
    void each_kind_of_case_that_is_missing_is_noticed() {
        String at = "policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has ";
        assertThat(problems(without("unknown"))).containsExactly(at + "no case in which something is unknown");
        assertThat(problems(without("day-before"))).containsExactly(at + "a date, but no case of kind `day-before`");
        assertThat(problems(without("day"))).containsExactly(at + "a date, but no case of kind `day`");
        assertThat(problems(GROUP.replaceAll("(?m)^.*its maker.*\\n", "")))
                .containsExactly(at + "2 cases in which it must not fire; its conditions and exceptions ask for 3" + EACH);
        assertThat(problems(GROUP.replaceAll("(?m)^.*(its maker|a quiet saw).*\\n", "")))
                .containsExactly(at + "1 case in which it must not fire; its conditions and exceptions ask for 3" + EACH);
    }

    @Test
    void derived_facts_alone_prove_nothing_of_what_is_found() {
        String derived = GROUP.replace("[{violated: /machines/0}]", "[{derived: Covered, of: /machines/0}]")
                .replaceAll("(?m)^.*(nobody knows|the day before).*\\n", "");

        assertThat(problems(derived))
                .contains("policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has cases about derived facts alone;"
                        + " expect a status as well, such as `violated: /systems/0`");
    }

    @Test
    void a_provision_without_cases_is_not_proven() {
        assertThat(problems("[]"))
                .containsExactlyInAnyOrder(
                        "policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has 0 cases in which"
                                + " it must not fire; its conditions and exceptions ask for 3" + EACH,
                        "policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has a date, but no"
                                + " case of kind `day`",
                        "policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has a date, but no"
                                + " case of kind `day-before`",
                        "policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has no case in which"
                                + " something is unknown",
                        "policies/eu/garden/provisions/all.yaml:13:1: provision `garden/no-noise` has no case that"
                                + " fires");
    }

    @Test
    void a_rule_that_fires_in_no_case_is_not_proven() {
        Rulebook rulebook = Rulebook.of(Garden.with(
                "rules/eu/garden/all.drl",
                "rule \"garden/strong\"",
                """
                rule "garden/no-noise # drill"
                when
                    $machine : Machine( drill == true )
                    $role : Role( of == $machine, code == "owner" )
                then
                    prohibit( $machine, $role );
                end
                rule "garden/strong"\
                """));
        Cases without = Benches.cases(folder, rulebook, GROUP);

        assertThat(without.unfired(without.run()))
                .extracting(Problem::toString)
                .containsExactly("rules/eu/garden/all.drl:9:1: rule `garden/no-noise # drill` fires in no case");

        Cases with = Benches.cases(folder, rulebook, GROUP
                + "    - {name: a drill, case: fires, asOf: 2026-11-20, with: {/machines/0/drill: true}, expect: [{violated: /machines/0}]}\n");

        assertThat(with.unfired(with.run())).isEmpty();
    }

    @Test
    void what_must_not_fire_differs_from_what_fires_in_one_fact() {
        assertThat(problems(GROUP.replace(
                        "with: {/machines/0/loud: false}", "with: {/machines/0/loud: false, /machines/0/drill: true}")))
                .containsExactly(
                        "rules/garden/all.test.yaml:8:7: `a quiet saw`: it differs from each case that fires in more"
                                + " than one fact: [/machines/0/loud, /machines/0/drill]");
    }

    @Test
    void what_must_not_fire_is_another_world_or_another_day_and_expects_otherwise() {
        assertThat(problems(GROUP.replace("with: {/machines/0/loud: false}, expect: []", "expect: []")))
                .containsExactly(
                        "rules/garden/all.test.yaml:8:7: `a quiet saw`: it differs in no fact from `a loud saw`, which fires");
        assertThat(problems(GROUP.replace(
                        "with: {/machines/0/loud: false}, expect: []",
                        "with: {/machines/0/loud: false}, expect: [{violated: /machines/0}]")))
                .containsExactly(
                        "rules/garden/all.test.yaml:8:7: `a quiet saw`: it must not fire, and expects the same as `a loud saw`,"
                                + " which fires");
    }

    @Test
    void what_fires_is_expected() {
        assertThat(problems(GROUP.replace(
                        "    - {name: a quiet", "    - {name: another, case: fires, asOf: 2026-11-20, expect: []}\n    - {name: a quiet")))
                .containsExactly("rules/garden/all.test.yaml:8:7: `another`: it fires, and nothing is expected");
    }

    @Test
    void something_changes_on_a_day_of_change() {
        assertThat(problems(GROUP.replace("asOf: 2025-02-01, expect: [{violated: /machines/0, upcoming: 2025-02-02}]", "asOf: 2026-11-18, expect: [{violated: /machines/0}]")
                        .replace("asOf: 2025-02-02", "asOf: 2026-11-19")))
                .containsExactly(
                        "rules/garden/all.test.yaml:13:7: provision `garden/no-noise` has no case of kind `day` after one of kind"
                                + " `day-before` that expects otherwise");
    }

    @Test
    void each_later_value_of_a_parameter_has_a_case_on_its_day() {
        String at = "policies/eu/garden/parameters/power-limit.yaml:6:5: ";
        String later =
                """
                - provision: garden/power-limit
                  source: Article 6(2)
                  given:
                    organisations: [{id: us, assessed: true, country: FR}]
                    machines: [{id: mill, power: 60, roles: [{holder: us, code: owner}]}]
                  cases:
                    - {name: the new limit, case: day, asOf: 2027-01-12, expect: [{violated: /machines/0}]}
                """;
        assertThat(Benches.cases(folder, GROUP).form().stream().map(Problem::toString).filter(one -> one.startsWith(at)))
                .containsExactly(at + "parameter `garden/power-limit` has another value from 2027-01-12, but no case of kind"
                        + " `day` is about that day, or about 2024-07-12, when it was known, in a provision that it decides, such as"
                        + " `garden/power-limit`");
        assertThat(Benches.cases(folder, later).form()).noneMatch(one -> one.toString().startsWith(at));
    }

    @Test
    void what_is_unknown_names_its_questions() {
        assertThat(problems(GROUP.replace(", asks: [/machines/0/loud]", "")))
                .containsExactly(
                        "rules/garden/all.test.yaml:11:7: `nobody knows`: something is unknown, but it names no"
                                + " question; write `asks:`, empty where nothing can be asked");
    }

    @Test
    void pointers_lead_somewhere() {
        assertThat(problems(GROUP.replace(
                                "{violated: /machines/0}]}\n    - {name: a quiet",
                                "{violated: /machines/1}]}\n    - {name: a quiet")
                        .replace("without: [/machines/0/loud]", "without: [/machines/0/laud]")))
                .contains(
                        "rules/garden/all.test.yaml:7:7: `a loud saw`: it expects something of `/machines/1`, where"
                                + " nothing stands",
                        "rules/garden/all.test.yaml:11:7: `nobody knows`: nothing stands at `/machines/0/laud` in the"
                                + " world of its group");
    }
}
