package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReaderTest {

    private static final String QUIET =
            """
            - provision: garden/no-noise
              source: Article 3
              given:
                organisations: [{id: us, assessed: true, country: FR}]
                machines: [{id: saw, loud: true, rescue: false, drill: false, roles: [{holder: us, code: owner}]}]
              cases:
            """;

    @TempDir
    Path folder;

    private static List<CaseFile.Case> all(Cases cases) {
        return cases.files().get(0).groups().get(0).cases();
    }

    @Test
    void one_world_is_judged_at_several_moments() {
        Cases cases = Benches.cases(
                folder,
                QUIET
                        + """
                            - name: a saw
                              moments:
                                - {case: day-before, asOf: 2025-02-01, expect: [{violated: /machines/0, upcoming: 2025-02-02}]}
                                - {case: day, asOf: 2025-02-02, expect: [{violated: /machines/0}]}
                                - {case: day-before, asOf: 2025-02-02, knownOn: 2024-07-11, expect: []}
                        """);

        assertThat(all(cases))
                .extracting(CaseFile.Case::name)
                .containsExactly(
                        "a saw, on 2025-02-01", "a saw, on 2025-02-02", "a saw, on 2025-02-02, known on 2024-07-11");
        assertThat(all(cases))
                .extracting(CaseFile.Case::kind)
                .containsExactly(CaseFile.Kind.DAY_BEFORE, CaseFile.Kind.DAY, CaseFile.Kind.DAY_BEFORE);
        assertThat(all(cases)).extracting(one -> one.at().line()).containsExactly(9, 10, 11);
        assertThat(Benches.failures(cases)).isEmpty();
    }

    @Test
    void one_expectation_holds_for_each_value() {
        Cases cases = Benches.cases(
                folder,
                QUIET
                        + """
                            - name: whoever runs it
                              case: fires
                              asOf: 2026-11-20
                              with: {/machines/0/drill: true}
                              each: {/machines/0/roles/0/code: [owner, user]}
                              expect: [{violated: /machines/0}]
                        """);

        assertThat(all(cases))
                .extracting(CaseFile.Case::name)
                .containsExactly("whoever runs it: owner", "whoever runs it: user");
        assertThat(all(cases)).extracting(one -> one.with().keySet()).allSatisfy(put -> assertThat(put)
                .containsExactly("/machines/0/drill", "/machines/0/roles/0/code"));
        assertThat(Benches.failures(cases)).isEmpty();
    }

    @Test
    void values_and_moments_go_together() {
        Cases cases = Benches.cases(
                folder,
                QUIET
                        + """
                            - name: a saw
                              each: {/machines/0/roles/0/code: [owner, user]}
                              moments:
                                - {case: day-before, asOf: 2025-02-01, expect: [{violated: /machines/0, upcoming: 2025-02-02}]}
                                - {case: day, asOf: 2025-02-02, expect: []}
                        """);

        assertThat(Benches.failures(cases))
                .containsExactly(
                        """
                        rules/garden/all.test.yaml:11: garden/no-noise: "a saw: owner, on 2025-02-02"
                            found violated /machines/0, who: us, role: owner, appliesFrom: 2025-02-02, \
                        sanction: {P-5, from: 2025-08-02, hangsOn: [/organisations/0/size, /organisations/0/turnover]}""",
                        """
                        rules/garden/all.test.yaml:11: garden/no-noise: "a saw: user, on 2025-02-02"
                            found violated /machines/0, who: us, role: user, appliesFrom: 2025-02-02, \
                        sanction: {P-5, from: 2025-08-02, hangsOn: [/organisations/0/size, /organisations/0/turnover]}""");
    }

    @Test
    void a_case_with_moments_has_no_day_of_its_own() {
        assertThat(
                        Benches.problems(
                                folder,
                                QUIET
                                        + """
                                    - {name: a saw, asOf: 2025-02-01, moments: [{case: day, asOf: 2025-02-02}]}
                                """))
                .containsExactly(
                        "rules/garden/all.test.yaml:7:21: /0/cases/0/asOf: unknown key `asOf`; expected `name`,"
                                + " `moments`, `each`, `with`, `without`, `profile`, `answers` or `waivers`",
                        "rules/garden/all.test.yaml:7:49: /0/cases/0/moments/0: `expect` is missing; where nothing is"
                                + " to be found, write `expect: []`");
    }

    @Test
    void what_is_put_in_or_left_out_stands_at_a_pointer() {
        assertThat(Benches.problems(
                        folder,
                        QUIET
                                + """
                            - {name: a, case: fires, asOf: 2026-11-20, with: {machines/0/loud: true}, without: [drill], profile: strickt, expect: []}
                            - {name: b, case: fires, asOf: 2026-11-20, each: {loud: [true]}, expect: []}
                        """))
                .containsExactly(
                        "rules/garden/all.test.yaml:7:55: /0/cases/0/with: `machines/0/loud` is no pointer, which begins with `/`, as"
                                + " `/organisations/0/country` does",
                        "rules/garden/all.test.yaml:7:89: /0/cases/0/without/0: `drill` is no pointer, which begins with `/`, as"
                                + " `/organisations/0/country` does",
                        "rules/garden/all.test.yaml:7:106: /0/cases/0/profile: there is no profile `strickt`; expected `default`",
                        "rules/garden/all.test.yaml:8:55: /0/cases/1/each: `loud` is no pointer, which begins with `/`, as"
                                + " `/organisations/0/country` does");
    }

    @Test
    void what_is_wrong_with_the_world_of_a_group_is_written_once() {
        Cases cases = Benches.cases(
                folder,
                QUIET.replace("loud:", "laud:")
                        + """
                            - {name: a, case: fires, asOf: 2026-11-20, expect: []}
                            - {name: b, case: fires, asOf: 2026-11-20, expect: []}
                        """);

        assertThat(Cases.text(cases.run()))
                .containsOnlyOnce("unknown key `laud`")
                .contains("garden/no-noise: \"b\"\n    the same as the one before\n");
    }

    @Test
    void moments_and_values_are_lists_with_something_in_them() {
        assertThat(
                        Benches.problems(
                                folder,
                                QUIET
                                        + """
                                    - {name: never, moments: []}
                                    - {name: nothing, case: fires, asOf: 2026-11-20, each: {/machines/0/loud: []}, expect: []}
                                    - {name: both, case: fires, asOf: 2026-11-20, each: {/machines/0/loud: [true], /machines/0/drill: [true]}, expect: []}
                                """))
                .containsExactly(
                        "rules/garden/all.test.yaml:7:30: /0/cases/0/moments: expected a list of moments, found an"
                                + " empty one",
                        "rules/garden/all.test.yaml:8:79: /0/cases/1/each/~1machines~10~1loud: expected a list of"
                                + " values, found an empty one",
                        "rules/garden/all.test.yaml:9:57: /0/cases/2/each: expected one pointer with a list of values,"
                                + " found 2 pointers");
    }
}
