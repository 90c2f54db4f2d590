package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Place;
import edict.document.Reading.Document;
import edict.document.Texts;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Shapes;
import edict.facts.Tables;
import edict.findings.Conclusions.Asked;
import edict.findings.Conclusions;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The shipped scenario of touched nodes on the worked example of the sheet. */
class ContinuityTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();
    private static final Calendar CALENDAR = Calendar.of(RULEBOOK);
    private static final Engine ENGINE = Engine.of(RULEBOOK.vocabulary(), RULEBOOK.rules());
    private static final Tables TABLES = Tables.of(Shapes.of(RULEBOOK.vocabulary()));
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private static final String PROVED =
            "tested: true, measuredRtoHours: 6, rpoHours: 1, dataFormat: open, licenceAllowsUse: true, keysReachable: true,"
                    + " skillsAvailable: true, runbookOn: 2026-06-01, contractSigned: true, accepted: true";

    private static final String OWN_IDENTITY =
            ", {node: own-identity, switchHours: 12, capacity: 1, testedOn: 2026-07-02, " + PROVED + "}";

    private static final String ASSISTANT =
            """
            kind: Design
            incidents: []
            organisations:
              - {id: us, assessed: true, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}
              - {id: cloud-inc, country: US, ultimateParent: [], intermediateParents: [], holdings: []}
            products:
              - {id: ours, supplier: us, technologyLicensor: [], subProcessors: [], roles: []}
              - {id: theirs, supplier: cloud-inc, technologyLicensor: [], subProcessors: [], roles: []}
            components:
              - {id: api, operator: cloud-inc, product: theirs, roles: [], kind: compute, requires: []}
              - {id: own-model, operator: us, product: ours, roles: [], kind: compute, requires: []}
              - {id: store, operator: us, product: ours, roles: [], kind: compute, requires: []}
              - {id: identity, operator: cloud-inc, product: theirs, roles: [], kind: compute, requires: []}
              - {id: own-identity, operator: us, product: ours, roles: [], kind: compute, requires: []}
            capabilities:
              - id: assistant
                owner: us
                criticality: critical
                rtoHours: 24
                rpoHours: 4
                requires:
                  - group: inference
                    need: 1
                    anyOf:
                      - {node: api, switchHours: 0, capacity: 1}
                      - {node: own-model, switchHours: 6, capacity: 1, testedOn: 2026-07-02, %s}
                  - {group: retrieval, need: 1, anyOf: [{node: store, switchHours: 0, capacity: 1}]}
                  - group: sign-in
                    need: 1
                    anyOf: [{node: identity, switchHours: 0, capacity: 1}%s]
            """;

    @Test
    void sign_in_without_an_alternative_loses_the_assistant() {
        Continuity assistant = assistant(design(""));

        assertThat(assistant.verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant.nominal()).isEqualTo(Verdict.LOST);
        assertThat(assistant.path()).containsExactly("assistant", "identity");
        assertThat(assistant.recoveryHours()).isEmpty();
        assertThat(assistant.rtoHours().orElseThrow()).isEqualByComparingTo("24");
        assertThat(assistant.questions()).isEmpty();
    }

    /** What has a backup that works is none: who mends its supplier mends nothing. */
    @Test
    void whatever_else_would_be_enough_to_lose_it_is_named() {
        String both = design("").replace("{id: store, operator: us, product: ours,", "{id: store, operator: cloud-inc, product: theirs,");

        assertThat(assistant(design("")).others()).isEmpty();
        assertThat(assistant(both).path()).containsExactly("assistant", "store");
        assertThat(assistant(both).others()).containsExactly("identity");
    }

    /** The only loss is of things that nobody is known to need, and what the store needs nobody has said. */
    @Test
    void what_stops_may_be_among_the_requirements_that_are_not_listed() {
        String storeAlone = design("")
                .replaceAll("(?s)- group: inference.*?(?=- \\{group: retrieval)", "")
                .replaceAll("(?s)\\s*- group: sign-in.*", "\n");
        Continuity listed = assistant(storeAlone);
        Continuity open = assistant(storeAlone.replace("{id: store, operator: us, product: ours, roles: [], kind: compute, requires: []}", "{id: store, operator: us, product: ours, roles: [], kind: compute}"));

        assertThat(listed.verdict()).isEqualTo(Verdict.RETAINED);
        assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(open.questions()).extracting(Asked::attribute).contains("requires");
    }

    @Test
    void a_proved_identity_server_of_ones_own_brings_it_back_in_time() {
        Continuity assistant = assistant(design(OWN_IDENTITY));

        assertThat(assistant.verdict()).isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
        assertThat(assistant.path()).containsExactly("assistant", "own-identity");
        assertThat(assistant.recoveryHours().orElseThrow()).isEqualByComparingTo("12");
        assertThat(assistant.restsOnPaper()).isFalse();
    }

    @Test
    void the_same_server_last_tested_twenty_months_ago_is_a_backup_on_paper() {
        Continuity assistant = assistant(design(OWN_IDENTITY.replace("2026-07-02", "2025-03-20")));

        assertThat(assistant.verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant.nominal()).isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
        assertThat(assistant.restsOnPaper()).isTrue();
        assertThat(assistant.path()).containsExactly("assistant", "identity");
    }

    @Test
    void a_switch_that_takes_longer_than_allowed_is_a_breach() {
        Continuity assistant = assistant(design(OWN_IDENTITY.replace("switchHours: 12", "switchHours: 30")));

        assertThat(assistant.verdict()).isEqualTo(Verdict.RTO_BREACH);
        assertThat(assistant.recoveryHours().orElseThrow()).isEqualByComparingTo("30");
    }

    @Test
    void a_backup_that_is_lost_as_well_is_none() {
        Continuity assistant = assistant(design(OWN_IDENTITY)
                .replace("id: own-identity, operator: us", "id: own-identity, operator: cloud-inc"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant.nominal()).isEqualTo(Verdict.LOST);
    }

    @Test
    void what_runs_on_licensed_technology_is_frozen() {
        Continuity assistant = assistant(design(OWN_IDENTITY)
                .replace("{id: store, operator: us, product: ours", "{id: store, operator: us, product: licensed")
                .replace("products:\n", "products:\n  - {id: licensed, supplier: us, technologyLicensor: [cloud-inc], roles: []}\n"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.FROZEN);
        assertThat(assistant.path()).containsExactly("assistant", "store");
    }

    @Test
    void a_design_that_nobody_can_cut_off_is_retained() {
        Continuity assistant =
                assistant(design("").replace("operator: cloud-inc, product: theirs", "operator: us, product: ours"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.RETAINED);
        assertThat(assistant.path()).isEmpty();
        assertThat(assistant.recoveryHours().orElseThrow()).isZero();
    }

    @Test
    void a_test_of_which_nobody_knows_the_day_is_asked_for() {
        Continuity assistant = assistant(design(OWN_IDENTITY.replace("testedOn: 2026-07-02, ", "")));

        assertThat(assistant.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assistant.nominal()).isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
        assertThat(pointers(assistant)).containsExactly("/capabilities/0/requires/2/anyOf/1/testedOn");
    }

    @Test
    void an_operator_whom_nobody_names_is_asked_for() {
        Continuity assistant = assistant(
                design(OWN_IDENTITY).replace("{id: store, operator: us, product: ours", "{id: store, product: ours"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(pointers(assistant)).containsExactly("/components/2/operator");
    }

    @Test
    void requirements_that_nobody_lists_are_asked_for_once_something_is_lost() {
        String open = design(OWN_IDENTITY)
                .replace("{id: store, operator: us, product: ours, roles: [], kind: compute, requires: []", "{id: store, operator: us, product: ours, roles: [], kind: compute");
        Continuity assistant = assistant(open);

        assertThat(assistant.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(pointers(assistant)).containsExactly("/components/2/requires");
        assertThat(assistant(open.replace("operator: cloud-inc, product: theirs", "operator: us, product: ours")).verdict())
                .isEqualTo(Verdict.RETAINED);
    }

    @Test
    void a_time_allowed_that_nobody_states_is_asked_for() {
        Continuity assistant = assistant(design(OWN_IDENTITY).replace("    rtoHours: 24\n", ""));

        assertThat(assistant.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assistant.rtoHours()).isEmpty();
        assertThat(pointers(assistant)).contains("/capabilities/0/rtoHours");
    }

    /** Section 4.3, step 7 of the sheet: the best and the worst completion; a capacity of a half would be too little. */
    @Test
    void numbers_that_nobody_states_are_asked_for_even_where_nothing_of_it_is_lost() {
        Continuity assistant = assistant(retrieval("{group: retrieval, need: 1, anyOf: [{node: store, switchHours: 0}]}"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(pointers(assistant)).containsExactly("/capabilities/0/requires/1/anyOf/0/capacity");
    }

    @Test
    void whoever_operates_what_nobody_names_the_operator_of_may_be_any_supplier_that_is_listed() {
        String open = design(OWN_IDENTITY).replace("operator: cloud-inc, product: theirs", "product: ours");

        assertThat(impacts(open, Objects.requireNonNull(RULEBOOK.scenarios().get("each-provider"))))
                .singleElement()
                .satisfies(impact -> assertThat(impact.cause()).contains("/organisations/1"));
    }

    /** A number of hours that nobody says is a number. */
    @Test
    void a_switch_of_which_nobody_says_how_long_it_takes_is_done_some_day() {
        Continuity late = assistant(design(OWN_IDENTITY.replace("switchHours: 12", "switchHours: {atLeast: 30}")));

        assertThat(late.verdict()).isEqualTo(Verdict.RTO_BREACH);
        assertThat(late.recoveryHours()).isEmpty();
    }

    @Test
    void what_is_active_or_a_real_backup_carries_either_way() {
        assertThat(assistant(design(OWN_IDENTITY.replace("switchHours: 12", "switchHours: {atMost: 20}"))).verdict())
                .isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
        assertThat(assistant(design(OWN_IDENTITY.replace("switchHours: 12", "switchHours: {atMost: 20}").replace("contractSigned: true, ", ""))).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void an_open_number_hides_no_loss() {
        Continuity assistant = assistant(design("").replace("{node: store, switchHours: 0, capacity: 1}", "{node: store, switchHours: 0}"));

        assertThat(assistant.verdict()).as("identity stops").isEqualTo(Verdict.LOST);
        assertThat(assistant.already()).isFalse();
    }

    @Test
    void a_capability_keeps_the_verdict_that_it_has_where_nothing_is_lost() {
        String open = retrieval("{group: retrieval, need: 1, anyOf: [{node: store, switchHours: 0}]}");
        Continuity nothingLost = assistant(open.replace("operator: cloud-inc, product: theirs", "operator: us, product: ours"));

        assertThat(nothingLost.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(nothingLost.already()).isTrue();
    }

    @Test
    void what_suffices_leaves_open_numbers_beside_it_without_effect() {
        assertThat(assistant(retrieval("{group: retrieval, anyOf: [{node: store, switchHours: 0, capacity: 1}, {node: api}]}")).verdict())
                .isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
    }

    @Test
    void a_requirement_without_alternatives_is_not_met_whatever_it_needs() {
        Continuity assistant = assistant(retrieval("{group: retrieval, anyOf: []}"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant.already()).isTrue();
    }

    @Test
    void where_the_only_way_is_lost_how_much_is_needed_is_not_asked() {
        Continuity assistant = assistant(retrieval("{group: retrieval, anyOf: [{node: api, switchHours: 0}]}"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant.questions()).isEmpty();
    }

    @Test
    void the_time_allowed_is_asked_only_where_there_is_something_to_wait_for() {
        String active = design(", {node: own-identity, switchHours: 0}")
                .replaceAll("own-model, switchHours: 6.*", "own-model, switchHours: 0, capacity: 1}")
                .replace("    rtoHours: 24\n", "");

        assertThat(pointers(assistant(active))).isNotEmpty().doesNotContain("/capabilities/0/rtoHours");
    }

    @Test
    void what_lies_between_two_readings_may_be_another_before_than_after() {
        Continuity assistant = assistant(retrieval("{group: retrieval, need: 1, anyOf: [{node: store, switchHours: 0, capacity: 0.3},"
                        + " {node: bought, switchHours: 0, capacity: {atMost: 0.5}}]}")
                .replace("capabilities:", "  - {id: bought, product: ours, roles: [], kind: compute, requires: []}\ncapabilities:"));

        assertThat(assistant.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(assistant.already()).isFalse();
    }

    @Test
    void hours_of_which_only_bounds_are_known_stay_bounds() {
        Continuity assistant = assistant(design(OWN_IDENTITY.replace("switchHours: 12", "switchHours: {atLeast: 10, atMost: 20}")));

        assertThat(assistant.soonestHours().orElseThrow()).isEqualByComparingTo("10");
        assertThat(assistant.recoveryHours().orElseThrow()).isEqualByComparingTo("20");
    }

    /** Proved sign-in, and another requirement for retrieval. */
    private static String retrieval(String requirement) {
        return design(OWN_IDENTITY)
                .replace("{group: retrieval, need: 1, anyOf: [{node: store, switchHours: 0, capacity: 1}]}", requirement);
    }

    @Test
    void a_bound_settles_what_it_can() {
        String within = design(OWN_IDENTITY.replace("switchHours: 12", "switchHours: {moreThan: 0, atMost: 20}"));

        assertThat(assistant(within).verdict()).isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
        assertThat(assistant(within.replace("atMost: 20", "atMost: 30")).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void what_could_not_be_started_again_is_told() {
        String cycle = design("")
                .replace("operator: cloud-inc, product: theirs", "operator: us, product: ours")
                .replace("{id: identity, operator: us, product: ours, roles: [], kind: compute, requires: []}",
                        "{id: identity, operator: us, product: ours, roles: [], kind: compute, requires: [{need: 1, anyOf: [{node: store,"
                                + " switchHours: 0, capacity: 1}]}]}")
                .replace("{id: store, operator: us, product: ours, roles: [], kind: compute, requires: []}",
                        "{id: store, operator: us, product: ours, roles: [], kind: compute, requires: [{need: 1, anyOf: [{node: identity,"
                                + " switchHours: 0, capacity: 1}]}]}");

        assertThat(assistant(cycle).verdict()).isEqualTo(Verdict.RETAINED);
        assertThat(assistant(cycle).notRestartable()).containsExactly("store", "identity");
    }

    /** The store runs on licensed technology, cut off from its maker. @param said of it */
    private static String island(String said) {
        return design(OWN_IDENTITY)
                .replace("{id: store, operator: us, product: ours", "{id: store, " + said + ", operator: us, product: licensed")
                .replace("products:\n", "products:\n  - {id: licensed, supplier: us, technologyLicensor: [cloud-inc], roles: []}\n");
    }

    @Test
    void what_is_cut_off_from_its_maker_stops_on_the_day_after_its_licences_end() {
        Continuity ends = assistant(island("protectedBy: [air-gapped], offlineLicenceUntil: 2026-12-31"));

        assertThat(ends.verdict()).isEqualTo(Verdict.LOST);
        assertThat(ends.path()).containsExactly("assistant", "store");
        assertThat(assistant(island("protectedBy: [air-gapped], offlineLicenceUntil: 2026-10-31")).stopsHours()).as("at once").isEmpty();
        // The loss begins on 2026-11-20 and lasts 365 days, so that its last day is 2027-11-19.
        assertThat(assistant(island("protectedBy: [air-gapped], offlineLicenceUntil: 2027-11-18")).verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant(island("protectedBy: [air-gapped], offlineLicenceUntil: 2027-11-19")).verdict()).isEqualTo(Verdict.FROZEN);
        assertThat(assistant(island("protectedBy: [escrow]")).verdict()).as("nothing is said of licences").isEqualTo(Verdict.FROZEN);
    }

    /** Nothing else is hit, so that it goes on to the end of the last day of December: 42 days after 2026-11-20. */
    @Test
    void the_hour_is_told_at_which_what_goes_on_for_a_time_stops() {
        String alone = island("protectedBy: [air-gapped], offlineLicenceUntil: 2026-12-31").replace("operator: cloud-inc, product: theirs", "operator: us, product: ours");

        assertThat(assistant(alone).verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant(alone).stopsHours()).contains(42 * 24);
    }

    @Test
    void how_long_licences_hold_is_asked_where_nobody_says() {
        Continuity open = assistant(island("protectedBy: [air-gapped]"));

        assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(pointers(open)).containsExactly("/components/2/offlineLicenceUntil");
    }

    /** 400 days are agreed; the usual ones need no contract. */
    @Test
    void what_a_contract_guarantees_ends_with_the_last_contract_about_it() {
        String agreed = island("frozenHorizonDays: 400");
        Function<String, Optional<Integer>> under = contracts -> assistant(
                        agreed + "contracts: [" + contracts + "]\n", lasting(cutoff(), 0, 500))
                .frozenDays();
        String ended = "{id: old, customer: us, products: [licensed], endsOn: 2026-10-31}";

        assertThat(under.apply(ended)).contains(90);
        assertThat(under.apply("{id: k, customer: us, products: [licensed], endsOn: 2026-12-31}")).as("42 days are fewer than the usual ones").contains(90);
        assertThat(under.apply("{id: k, customer: us, products: [licensed], endsOn: 2027-03-31}")).contains(132);
        assertThat(under.apply(ended + ", {id: k, customer: us, products: [licensed]}")).as("one runs").contains(400);
        assertThat(under.apply("{id: k, customer: us, products: [ours], endsOn: 2026-10-31}")).as("about something else").contains(400);
        assertThat(under.apply("{id: k, customer: us, products: [licensed], endsOn: unknown}")).isEmpty();
    }

    @Test
    void what_is_frozen_is_degraded_after_ninety_days_or_as_agreed() {
        String licensed = design(OWN_IDENTITY)
                .replace("{id: store, operator: us, product: ours", "{id: store, operator: us, product: licensed")
                .replace("products:\n", "products:\n  - {id: licensed, supplier: us, technologyLicensor: [cloud-inc], roles: []}\n");
        String agreed = licensed.replace("{id: store, ", "{id: store, frozenHorizonDays: 400, ");

        assertThat(assistant(licensed).frozenDays()).contains(90);
        assertThat(assistant(agreed).frozenDays()).as("the scenario ends before").isEmpty();
        assertThat(assistant(agreed.replace("400", "200")).frozenDays()).contains(200);
        assertThat(assistant(agreed, lasting(cutoff(), 0, 500)).frozenDays()).contains(400);
        assertThat(assistant(licensed, lasting(cutoff(), 0, 90)).frozenDays()).isEmpty();

        String atLeast = agreed.replace("400", "{atLeast: 100}");
        assertThat(assistant(atLeast).frozenDays()).isEmpty();
        assertThat(assistant(atLeast).perhapsFrozenDays()).contains(100);
        assertThat(pointers(assistant(atLeast))).isNotEmpty().allMatch(pointer -> pointer.endsWith("/frozenHorizonDays"));
        assertThat(assistant(agreed.replace("400", "{atMost: 30}")).perhapsFrozenDays()).contains(0);
        assertThat(assistant(agreed.replace("400", "4294967296")).frozenDays()).isEmpty();
    }

    @Test
    void who_is_warned_switches_before_it_stops() {
        String design = design(OWN_IDENTITY);

        assertThat(assistant(design, lasting(cutoff(), 5, 365)).recoveryHours().orElseThrow()).isEqualByComparingTo("7");
        assertThat(assistant(design, lasting(cutoff(), 12, 365)).verdict()).isEqualTo(Verdict.RETAINED);
        assertThat(assistant(design.replace("switchHours: 12", "switchHours: 30"), lasting(cutoff(), 6, 365)).verdict())
                .isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
    }

    @Test
    void what_stops_later_leaves_time_to_switch() {
        Scenario later = with(cutoff(), List.of(off("us-cutoff", 10, Optional.empty())));

        assertThat(assistant(design(OWN_IDENTITY), later).recoveryHours().orElseThrow()).isEqualByComparingTo("2");
    }

    @Test
    void growth_spares_and_new_versions_stop_nothing_today() {
        for (Scenario.Mode mode : List.of(Scenario.Mode.NO_GROWTH, Scenario.Mode.LICENCE_END)) {
            Scenario mild = with(cutoff(), List.of(touches("us-cutoff", mode, 0, Optional.empty())));
            Impact impact = impact(design(""), mild);

            assertThat(impact.capabilities().get(0).verdict()).isEqualTo(Verdict.RETAINED);
            assertThat(impact.reaches()).containsExactly(
                    new Reach(Optional.of(mode), Optional.empty(), List.of("api", "identity"), List.of()));
        }
    }

    @Test
    void what_is_for_some_capabilities_leaves_the_others_alone() {
        Scenario unlawful = with(
                cutoff(),
                List.of(touches("us-cutoff", Scenario.Mode.UNLAWFUL, 0, Optional.of("PersonalCapability"))));
        String personal = design("").replace("    owner: us\n", "    owner: us\n    personalData: true\n");

        assertThat(assistant(personal, unlawful).verdict()).isEqualTo(Verdict.LOST);
        assertThat(assistant(personal.replace("personalData: true", "personalData: false"), unlawful).verdict())
                .isEqualTo(Verdict.RETAINED);
        Continuity open = assistant(design(""), unlawful);
        assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(pointers(open)).containsExactly("/capabilities/0/personalData");
    }

    @Test
    void one_team_does_one_switch_after_the_other() {
        String shared = design(OWN_IDENTITY.replace("capacity: 1", "capacity: 1, team: platform"))
                .replace("switchHours: 6, capacity: 1", "switchHours: 6, capacity: 1, team: platform");

        assertThat(assistant(shared).recoveryHours().orElseThrow()).isEqualByComparingTo("12");
        assertThat(assistant(shared).oneTeamHours().orElseThrow()).isEqualByComparingTo("18");
        assertThat(assistant(shared.replace("switchHours: 6, capacity: 1, team: platform", "switchHours: 6, capacity: 1, team: models")).oneTeamHours())
                .isEmpty();
        assertThat(assistant(shared, lasting(cutoff(), 5, 365)).oneTeamHours().orElseThrow()).isEqualByComparingTo("13");
    }

    @Test
    void data_may_be_too_old_although_the_time_holds() {
        Continuity assistant = assistant(design(OWN_IDENTITY));
        assertThat(assistant.dataAgeHours().orElseThrow()).isEqualByComparingTo("1");
        assertThat(assistant.losesData()).isFalse();

        Continuity late = assistant(design(OWN_IDENTITY.replace("rpoHours: 1", "rpoHours: 5")));
        assertThat(late.nominal()).isEqualTo(Verdict.RETAINED_AFTER_SWITCH);
        assertThat(late.dataAgeHours().orElseThrow()).isEqualByComparingTo("5");
        assertThat(late.losesData()).isTrue();
    }

    @Test
    void several_losses_at_once_are_worse_than_each() {
        Scenario both = Objects.requireNonNull(RULEBOOK.scenarios().get("us-cutoff-taiwan-supply"));
        Scenario chips = Objects.requireNonNull(RULEBOOK.scenarios().get("taiwan-supply"));

        assertThat(both.effects()).containsAll(cutoff().effects()).containsAll(chips.effects());
        assertThat(both.durationDays()).isEqualTo(chips.durationDays());
        assertThat(both.backups()).isEqualTo(cutoff().backups());
        assertThat(assistant(design(""), both).verdict()).isEqualTo(assistant(design("")).verdict());
    }

    @Test
    void the_whole_catalogue_is_there() {
        assertThat(RULEBOOK.scenarios())
                .containsKeys(
                        "us-cutoff", "us-person-sanction", "frontier-model-export-order", "chip-export-cap", "taiwan-supply",
                        "cn-export-control", "cn-model-ban-services", "cn-model-ban-models", "dpf-invalid", "provider-insolvency",
                        "provider-acquired", "openweights-licence-change", "hub-loss", "idp-loss", "region-loss", "energy-cap",
                        "us-cutoff-taiwan-supply");
    }

    private static Scenario cutoff() {
        return Objects.requireNonNull(RULEBOOK.scenarios().get("us-cutoff"));
    }

    private static Scenario lasting(Scenario scenario, int noticeHours, int days) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.combines(),
                scenario.assumes(),
                scenario.about(),
                scenario.onRequest(),
                scenario.noted(),
                scenario.each(),
                noticeHours,
                Optional.of(days),
                scenario.backups(),
                scenario.effects(),
                scenario.tells(),
                scenario.at());
    }

    private static Scenario with(Scenario scenario, List<Scenario.Effect> effects) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.combines(),
                scenario.assumes(),
                scenario.about(),
                scenario.onRequest(),
                scenario.noted(),
                scenario.each(),
                scenario.noticeHours(),
                scenario.durationDays(),
                scenario.backups(),
                effects,
                scenario.tells(),
                scenario.at());
    }

    private static Scenario.Effect off(String scenario, int fromHour, Optional<String> concerns) {
        return touches(scenario, Scenario.Mode.OFF, fromHour, concerns);
    }

    private static Scenario.Effect touches(String scenario, Scenario.Mode mode, int fromHour, Optional<String> concerns) {
        return new Scenario.Touches(
                "TouchedBy", Map.of("scenario", scenario, "mode", "off"), mode, fromHour, concerns, Optional.empty(), new Place("", 1, 1));
    }

    private static String design(String identity) {
        return ASSISTANT.formatted(PROVED, identity);
    }

    private static List<String> pointers(Continuity continuity) {
        return continuity.questions().stream().map(Asked::pointer).toList();
    }

    /** A design that says of everything else that there is none. */
    private static String closed(String design) {
        StringBuilder closed = new StringBuilder(design);
        RULEBOOK.vocabulary().topLevel().forEach(type -> type.collection()
                .filter(key -> !design.contains("\n" + key + ":"))
                .ifPresent(key -> closed.append(key).append(": []\n")));
        return closed.toString();
    }

    private static Continuity assistant(String design) {
        return assistant(design, cutoff());
    }

    private static Continuity assistant(String design, Scenario scenario) {
        List<Continuity> all = impact(design, scenario).capabilities();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Impact impact(String design, Scenario scenario) {
        return impacts(design, scenario).get(0);
    }

    private static List<Impact> impacts(String design, Scenario scenario) {
        Document document =
                (Document) Texts.read("design.yaml", closed(design).getBytes(StandardCharsets.UTF_8));
        Design.Outcome read =
                Design.read(new Design.Sources(document, List.of(), List.of()), RULEBOOK.vocabulary());
        if (read instanceof Design.Rejected rejected) {
            throw new AssertionError(rejected.problems().toString());
        }
        Facts facts = ((Design.Accepted) read).facts().with(CALENDAR.rows(DAY, DAY), TABLES);
        Moment moment = CALENDAR.moment(DAY, DAY, RULEBOOK.profile("default").orElseThrow());
        Conclusions conclusions = ENGINE.conclude(
                facts,
                new Moment(moment.day(), moment.parameters(), RULEBOOK.deriving(scenario.selected())),
                Budget.USUAL,
                new Focus(provision -> false, scenario.selected()::contains, type -> true))
                .conclusions();
        return Impact.of(scenario, new Threat.Ground(RULEBOOK, facts, conclusions, DAY));
    }
}
