package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edict.document.Refused;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {

    private static final String EXCLUSIONS = "rules/house/mutants.yaml";

    /** The last day that is too old and the first that is not, but nothing about when the board decided so. */
    private static final String OLD =
            """
            - provision: house/not-too-old
              source: Rule 1
              given:
                organisations: [{id: us, assessed: true, country: FR}]
                machines: [{id: saw, firstUsedOn: 2014-12-31, roles: [{holder: us, code: owner}]}]
              cases:
                - {name: an old saw, case: fires, asOf: 2026-11-20, expect: [{violated: /machines/0, who: us}]}
                - {name: a saw in its first allowed year, case: must-not, asOf: 2026-11-20, with: {/machines/0/firstUsedOn: 2015-01-01}, expect: []}
                - {name: whoever uses it, case: must-not, asOf: 2026-11-20, with: {/machines/0/roles/0/code: user}, expect: []}
            """;

    @TempDir
    Path folder;

    private Mutation.Report run(String cases) {
        return Mutation.under(folder, Benches.cases(folder, cases)).run("house"::equals, Mutation.Reach.ALL);
    }

    private static Mutation.Report report(int killed, int tried, int excluded) {
        return new Mutation.Report(
                Map.of("a", killed),
                Map.of("a", tried),
                tried + excluded,
                List.of(),
                Collections.nCopies(excluded, "a/x: y (z)"),
                List.of());
    }

    @Test
    void the_score_is_the_share_of_mistakes_that_were_noticed() {
        Mutation.Report report = new Mutation.Report(
                new TreeMap<>(Map.of("a", 9, "b", 1)),
                new TreeMap<>(Map.of("a", 10, "b", 10)),
                21,
                List.of("r.drl:1: b/x: drop the rule"),
                List.of("b/y: z (w)"),
                List.of());

        assertThat(report.score()).isEqualTo(0.5);
        assertThat(report.score("a")).isEqualTo(0.9);
        assertThat(report.score("b")).isEqualTo(0.1);
        assertThat(report.score("unheard-of")).isEqualTo(1);
        assertThat(report.excludedShare()).isEqualTo(1 / 21.0);
        assertThat(report)
                .hasToString(
                        """
                r.drl:1: b/x: drop the rule
                a               9 of   10 noticed,  90.0 %
                b               1 of   10 noticed,  10.0 %
                50.0 % noticed, at least 90 % is enough; 1 excluded, 4.8 % of at most 3 %
                """);
    }

    @Test
    void nine_of_ten_are_enough_unless_more_than_three_in_a_hundred_are_left_out() {
        assertThat(report(90, 100, 0).isEnough()).isTrue();
        assertThat(report(89, 100, 0).isEnough()).isFalse();
        assertThat(report(97, 97, 3).isEnough()).isTrue();
        assertThat(report(96, 96, 4).isEnough()).isFalse();
    }

    @Test
    void a_mistake_that_no_case_notices_survives() {
        Mutation.Report report = run(OLD);

        assertThat(report.killed()).containsExactly(Map.entry("house", 9));
        assertThat(report.survivors())
                .containsExactly(
                        "policies/house/parameters/oldest.yaml:4: house/oldest: `from` a day earlier in value"
                                + " 2020-01-01",
                        "policies/house/parameters/oldest.yaml:4: house/oldest: `from` a day later in value"
                                + " 2020-01-01");
    }

    @Test
    void a_case_that_fails_notices_nothing() {
        Mutation.Report report = run(OLD.replace("expect: [{violated: /machines/0, who: us}]", "expect: []"));

        assertThat(report.survivors()).contains("rules/house/all.drl:1: house/not-too-old: drop the rule");
    }

    @Test
    void a_draw_takes_some_mistakes_from_all_over_the_pack_and_the_same_each_time() {
        Mutation mutation = Mutation.under(folder, Benches.cases(folder, OLD));
        Mutation.Report whole = mutation.run("house"::equals, Mutation.Reach.ALL, 11);
        Mutation.Report draw = mutation.run("house"::equals, Mutation.Reach.ALL, 4);

        assertThat(whole.tried()).containsExactly(Map.entry("house", 11));
        assertThat(draw.tried()).containsExactly(Map.entry("house", 4));
        assertThat(draw.there()).isEqualTo(11);
        assertThat(draw.survivors()).hasSizeLessThan(2).isSubsetOf(whole.survivors());
        assertThat(mutation.run("house"::equals, Mutation.Reach.ALL, 4)).isEqualTo(draw);
    }

    @Test
    void where_the_other_cases_notice_too_little_those_that_leave_something_open_are_looked_through() {
        String known = OLD.replaceFirst("(?m)^.*name: whoever uses it.*\n", "");
        String open = known
                + "    - {name: whether we own it is not known, case: unknown, asOf: 2026-11-20,"
                + " without: [/machines/0/roles/0/code],"
                + " expect: [{open: /machines/0, who: us, asks: [/machines/0/roles/0/code]}]}\n";
        List<String> without = first(known);
        List<String> with = first(open);

        assertThat(without).contains("rules/house/all.drl:4: house/not-too-old: drop `code == \"owner\"`");
        assertThat(with)
                .isEqualTo(run(open).survivors())
                .hasSizeLessThan(without.size())
                .doesNotContain("rules/house/all.drl:4: house/not-too-old: drop `code == \"owner\"`");
    }

    private List<String> first(String cases) {
        return Mutation.under(folder, Benches.cases(folder, cases))
                .run("house"::equals, Mutation.Reach.OWN_FIRST)
                .survivors();
    }

    @Test
    void an_excluded_mistake_is_not_tried_and_its_reason_is_kept() {
        Benches.put(
                folder,
                EXCLUSIONS,
                """
                excluded:
                  - mutants: ["house/oldest: `from` a day earlier in value 2020-01-01", "house/oldest: `from` a day later in value 2020-01-01"]
                    because: nothing is judged before
                """);
        Mutation.Report report = run(OLD);

        assertThat(report.tried()).containsExactly(Map.entry("house", 9));
        assertThat(report.excluded())
                .containsExactlyInAnyOrder(
                        "house/oldest: `from` a day earlier in value 2020-01-01 (nothing is judged before)",
                        "house/oldest: `from` a day later in value 2020-01-01 (nothing is judged before)");
        assertThat(report.gone()).isEmpty();
    }

    @Test
    void an_exclusion_of_a_mistake_that_does_not_exist_is_refused() {
        Benches.put(
                folder,
                EXCLUSIONS,
                """
                excluded: [{mutants: ["house/oldest: drop the moon"], because: it is far away}]
                """);
        Mutation.Report report = run(OLD);

        assertThat(report.gone()).containsExactly("house/oldest: drop the moon");
        assertThat(report.isEnough()).isFalse();
        assertThat(report.toString()).contains("excluded, but there is no such mutant: house/oldest: drop the moon\n");
    }

    @Test
    void an_exclusion_without_a_reason_is_refused() {
        Benches.put(
                folder,
                EXCLUSIONS,
                """
                excluded: [{mutants: ["house/oldest: drop the moon"]}]
                """);
        Refused refused = catchThrowableOfType(Refused.class, () -> Mutation.under(folder, Benches.cases(folder, OLD)));

        assertThat(refused.problems().stream().map(Object::toString))
                .containsExactly("rules/house/mutants.yaml:1:12: /excluded/0: `because` is missing");
    }
}
