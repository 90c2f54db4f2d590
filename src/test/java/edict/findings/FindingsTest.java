package edict.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import edict.Evaluation;
import edict.Judge;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.rulebook.Citation;
import edict.rulebook.Effect;
import edict.rulebook.Garden;
import edict.rulebook.RulebookFiles;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final String ALL = "policies/eu/garden/provisions/all.yaml";
    private static final String PACK = "policies/eu/garden/pack.yaml";
    private static final String RULES = "rules/eu/garden/all.drl";

    /** A quiet, weak, new machine: nothing is found but what the tests change. */
    private static final String SAW =
            """
            organisations: [{id: us, assessed: true, name: We}, {id: them, assessed: false, name: They}]
            incidents: []
            controls: []
            machines:
              - id: saw
                name: Big saw
                loud: false
                rescue: false
                drill: false
                power: 5
                places: [DE]
                firstUsedOn: 2020-01-01
                roles: [{holder: us, code: owner}]
            """;

    private static final String LOUD = SAW.replace("loud: false", "loud: true");
    private static final String STRONG = SAW.replace("power: 5", "power: 60");

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static String controls(String controls) {
        return STRONG.replace("controls: []", "controls:\n" + controls.indent(2).stripTrailing());
    }

    @Test
    void where_nothing_is_found_there_is_no_finding() {
        assertThat(Judge.lines(Judge.garden().evaluate(SAW))).isEmpty();
    }

    @Test
    void a_finding_cites_the_source_of_each_row_that_it_rests_on_and_of_no_other() {
        Judge judge = Judge.by(Garden.with(
                ALL, "  cites: {provision: \"Article 10\"}\n", "  cites: {provision: \"Article 10\"}\n  sourceOf: zone\n"));

        assertThat(Judge.only(judge.evaluate(SAW.replace("places: [DE]", "places: [GB]")), "garden/quiet-zone").sources())
                .containsExactly(new Citation(new Text("Garden Act", "Garden Act"), new Text("Decision 3", "Decision 3"), Text.alike("https://example.org/garden")));
        assertThat(Judge.only(judge.evaluate(SAW.replace("places: [DE]", "places: [GB, FR]")), "garden/quiet-zone").sources())
                .extracting(citation -> citation.provision().en())
                .containsExactlyInAnyOrder("Decision 1", "Decision 3");
        assertThat(Judge.only(Judge.garden().evaluate(SAW.replace("places: [DE]", "places: [GB]")), "garden/quiet-zone").sources())
                .isEmpty();
    }

    @Test
    void what_is_owed_for_sure_is_told_by_what_is_sure() {
        String owed = "then\n    require( $machine, $role );";
        Judge judge = Judge.by(Garden.with(RULES, owed, "    $incident : Incident( machine == $machine )\n" + owed)
                .with(Map.of(ALL, new String(Garden.files().texts().get(ALL), StandardCharsets.UTF_8)
                        .replace("{machine.name} needs knowledge.", "It broke on {incident.awareOn}."))));
        String perhaps = "{id: a, machine: unknown, reported: true, awareOn: 2026-11-02}";
        String surely = "{id: b, machine: saw, reported: true, awareOn: 2026-11-03}";

        for (String incidents : List.of(perhaps + ", " + surely, surely + ", " + perhaps)) {
            Finding finding = Judge.only(
                    judge.evaluate(LOUD.replace("incidents: []", "incidents: [" + incidents + "]")), "garden/teach");

            assertThat(finding.status()).isEqualTo(Status.REQUIRED);
            assertThat(finding.message().en()).isEqualTo("It broke on 2026-11-03.");
        }
    }

    @Test
    void what_is_violated_in_several_ways_says_each_of_them() {
        String advises = "$role : Role( of == $machine, code == \"owner\" )\nthen\n    advise( $machine, $role );";
        RulebookFiles files = Garden.with(
                ALL,
                "  kind: exposure\n  severity: medium\n  cites: {provision: \"Article 10\"}\n",
                "  kind: prohibition\n  severity: medium\n  enforcement: review\n  cites: {provision: \"Article 10\"}\n");
        assertThat(text(RULES)).contains(advises);
        Judge judge = Judge.by(files.with(Map.of(RULES, text(RULES).replace(advises, advises.replace("advise(", "prohibit(")))));

        Finding finding = Judge.only(judge.evaluate(SAW.replace("places: [DE]", "places: [GB, FR]")), "garden/quiet-zone");

        assertThat(finding.status()).isEqualTo(Status.VIOLATED);
        assertThat(finding.message().en().split("has quiet hours\\.", -1)).hasSize(3);
    }

    // Dates

    @Test
    void a_finding_is_in_force_from_the_first_day_of_application() {
        assertThat(Judge.lines(Judge.garden().asOf("2025-02-02").evaluate(LOUD), "garden/no-noise"))
                .containsExactly("violated garden/no-noise /machines/0");
        Finding finding = Judge.only(Judge.garden().evaluate(LOUD), "garden/no-noise");
        assertThat(finding.appliesFrom()).contains(day("2025-02-02"));
    }

    @Test
    void the_day_before_it_is_upcoming() {
        assertThat(Judge.lines(Judge.garden().asOf("2025-02-01").evaluate(LOUD), "garden/no-noise"))
                .containsExactly("violated garden/no-noise /machines/0 from 2025-02-02");
    }

    @Test
    void what_nobody_knew_is_not_upcoming() {
        assertThat(Judge.lines(Judge.garden().asOf("2024-07-11").evaluate(LOUD), "garden/no-noise"))
                .isEmpty();
        assertThat(Judge.lines(
                        Judge.garden().asOf("2024-07-11").knownOn("2024-07-12").evaluate(LOUD), "garden/no-noise"))
                .containsExactly("violated garden/no-noise /machines/0 from 2025-02-02");
    }

    @Test
    void a_postponed_duty_is_upcoming_from_its_new_day() {
        assertThat(Judge.lines(Judge.garden().asOf("2026-07-01").evaluate(STRONG), "garden/keep-logs"))
                .containsExactly("required garden/keep-logs /machines/0 from 2026-08-02");
        assertThat(Judge.lines(Judge.garden().asOf("2026-11-20").evaluate(STRONG), "garden/keep-logs"))
                .containsExactly("required garden/keep-logs /machines/0 from 2027-12-02");
        assertThat(Judge.lines(
                        Judge.garden().asOf("2026-11-20").knownOn("2026-07-01").evaluate(STRONG),
                        "garden/keep-logs"))
                .containsExactly("violated garden/keep-logs /machines/0");
    }

    @Test
    void a_parameter_that_changes_later_makes_a_finding_upcoming() {
        String design = STRONG.replace("code: owner}", "code: owner}, {holder: us, code: maker}");

        assertThat(Judge.lines(Judge.garden().evaluate(design), "garden/power-limit"))
                .containsExactly("required garden/power-limit /machines/0 from 2027-01-12");
        assertThat(Judge.lines(Judge.garden().asOf("2027-01-12").evaluate(design), "garden/power-limit"))
                .containsExactly("violated garden/power-limit /machines/0");
    }

    @Test
    void two_wordings_are_two_findings_and_the_ended_one_is_shown_on_request() {
        Evaluation before = Judge.garden().asOf("2026-07-25").evaluate(LOUD);
        assertThat(Judge.lines(before, "garden/teach"))
                .containsExactly(
                        "required garden/teach /machines/0", "required garden/teach /machines/0 from 2026-07-27");
        assertThat(before.findings())
                .filteredOn(finding -> finding.provision().equals("garden/teach"))
                .extracting(finding -> finding.text().orElseThrow())
                .containsExactly("v1", "v2");

        assertThat(Judge.lines(Judge.garden().evaluate(LOUD), "garden/teach"))
                .containsExactly("required garden/teach /machines/0");
        assertThat(Judge.lines(Judge.garden().everything().evaluate(LOUD), "garden/teach"))
                .containsExactly("required garden/teach /machines/0", "required garden/teach /machines/0 lapsed");
    }

    @Test
    void a_softer_wording_asks_only_those_it_speaks_of() {
        assertThat(Judge.lines(Judge.garden().asOf("2026-07-25").evaluate(SAW), "garden/teach"))
                .containsExactly("required garden/teach /machines/0");
        assertThat(Judge.lines(Judge.garden().asOf("2026-07-27").evaluate(SAW), "garden/teach"))
                .isEmpty();
    }

    @Test
    void a_row_that_is_annulled_later_counts_for_who_does_not_know() {
        String design = SAW.replace("places: [DE]", "places: [US]");

        assertThat(Judge.lines(
                        Judge.garden().asOf("2019-01-01").knownOn("2020-07-15").evaluate(design),
                        "garden/quiet-zone"))
                .hasSize(1);
        assertThat(Judge.lines(
                        Judge.garden().asOf("2019-01-01").knownOn("2020-07-16").evaluate(design),
                        "garden/quiet-zone"))
                .isEmpty();
    }

    @Test
    void advice_tells_of_each_matter_that_it_rests_on() {
        Evaluation evaluation = Judge.garden().evaluate(SAW.replace("places: [DE]", "places: [FR, GB]"));

        assertThat(Judge.only(evaluation, "garden/quiet-zone").message())
                .isEqualTo(new Text(
                        "France has quiet hours. United Kingdom has quiet hours.",
                        "France a des heures calmes. United Kingdom a des heures calmes."));
    }

    @Test
    void a_term_that_is_reached_later_makes_a_finding_upcoming() {
        Judge judge = Judge.by(Garden.with(
                "rules/house/all.drl",
                "earlier(firstUsedOn, parameter(\"house/oldest\"))",
                "reached(firstUsedOn, \"P7Y\")"));
        Evaluation evaluation = judge.evaluate(SAW);

        assertThat(evaluation.laterDays()).contains(day("2027-01-01"));
        assertThat(Judge.lines(evaluation, "house/not-too-old"))
                .containsExactly("required house/not-too-old /machines/0 from 2027-01-01");
    }

    /** Each has a name; which of them it is hangs on who owns whom. */
    @Test
    void a_thing_that_an_answer_determines_is_not_called_unnamed() {
        Evaluation evaluation = Judge.shipped()
                .evaluate(
                        """
                        organisations:
                          - {id: bank, assessed: true, country: NL, kind: financial-entity}
                          - {id: ours, country: NL, ultimateParent: []}
                          - {id: whose, country: NL}
                        contracts:
                          - {id: core, name: Core, customer: bank, supplier: ours, serviceModel: saas, concludedOn: 2025-03-01, doraCriticalFunction: true}
                          - {id: host, name: Hosting, customer: bank, supplier: whose, serviceModel: saas, concludedOn: 2025-03-01, doraCriticalFunction: true}
                        """);

        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.provision().equals("dora/art-29-1-connected-providers")
                        && finding.subject().id().equals(Optional.of("core")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message().en()).contains("“Core” and [Contract to be determined]").doesNotContain("not named");
                    assertThat(finding.message().fr()).contains("[Contrat à déterminer]").doesNotContain("sans nom");
                });
    }

    // Due dates

    private static final String INCIDENT =
            SAW.replace("incidents: []", "incidents: [{id: cut, machine: saw, reported: false, awareOn: 2026-12-10}]");

    @Test
    void a_period_counts_from_its_trigger() {
        Finding finding = Judge.only(Judge.garden().evaluate(INCIDENT), "garden/report-incident");

        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.due()).contains(new Finding.Due(Optional.of(day("2026-12-28"))));
        assertThat(finding.subject()).isEqualTo(new Finding.Subject("Incident", Optional.of("cut"), "/incidents/0"));
        assertThat(finding.message().en()).isEqualTo("The owner learnt on 2026-12-10.");
    }

    @Test
    void without_its_trigger_the_duty_stands_and_the_trigger_is_asked() {
        Finding finding = Judge.only(
                Judge.garden().evaluate(INCIDENT.replace(", awareOn: 2026-12-10", "")), "garden/report-incident");

        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.due()).contains(new Finding.Due(Optional.empty()));
        assertThat(finding.questions())
                .extracting(Conclusions.Asked::pointer)
                .containsExactly("/incidents/0/awareOn");
    }

    @Test
    void the_earliest_of_several_terms_counts() {
        Judge judge = Judge.by(Garden.with(
                ALL,
                "due: {after: incident.awareOn, period: P15D, count: days}",
                "due: {earliestOf: [{after: incident.awareOn, period: P14WD}, 2026-12-24, {after: incident.awareOn,"
                        + " period: P1M}]}"));

        assertThat(Judge.only(judge.evaluate(INCIDENT), "garden/report-incident").due())
                .contains(new Finding.Due(Optional.of(day("2026-12-24"))));
    }

    @Test
    void what_lasts_until_a_day_has_no_deadline() {
        Judge judge = Judge.by(Garden.with(
                ALL,
                "due: {after: incident.awareOn, period: P15D, count: days}",
                "due: {after: incident.awareOn, period: P15D, count: days, lasts: true}"));
        Optional<Finding.Due> due = Judge.only(judge.evaluate(INCIDENT), "garden/report-incident").due();

        assertThat(due).contains(new Finding.Due(Optional.of(day("2026-12-28")), true));
        assertThat(due.flatMap(Finding.Due::deadline)).isEmpty();
    }

    @Test
    void what_is_upcoming_without_a_date_of_its_own_is_due_when_it_applies() {
        Finding finding = Judge.garden().evaluate(STRONG).findings().stream()
                .filter(found -> found.provision().equals("garden/keep-logs"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.due()).contains(new Finding.Due(Optional.of(day("2027-12-02"))));
    }

    @Test
    void a_period_that_is_over_before_a_duty_comes_up_ends_when_it_does() {
        String cites = "  cites: {provision: \"Rule 1\"}\n";
        String policies = "policies/house/provisions/all.yaml";
        RulebookFiles files = Garden.with(
                "rules/house/all.drl",
                "earlier(firstUsedOn, parameter(\"house/oldest\"))",
                "reached(firstUsedOn, \"P7Y\")");
        String provisions = new String(files.texts().get(policies), StandardCharsets.UTF_8);
        Judge judge = Judge.by(files.with(Map.of(
                policies, provisions.replace(cites, cites + "  due: {after: machine.firstUsedOn, period: P6M}\n"))));

        assertThat(judge.evaluate(SAW).findings())
                .filteredOn(found -> found.provision().equals("house/not-too-old"))
                .extracting(Finding::due)
                .containsExactly(Optional.of(new Finding.Due(Optional.of(day("2027-01-01")))));
    }

    @Test
    void what_counts_from_something_that_nobody_has_named_is_not_due_when_it_comes_into_force() {
        String due = "due: {after: incident.awareOn, period: P15D, count: days}";
        Finding finding = Judge.by(Garden.with(
                        ALL, due, due + "\n  applies: [{from: 2027-02-02, known: 2024-07-12, source: \"Article 20\"}]"))
                .evaluate(SAW.replace("incidents: []\n", ""))
                .findings()
                .stream()
                .filter(found -> found.provision().equals("garden/report-incident"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.timing()).isEqualTo(Timing.UPCOMING);
        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.due()).contains(new Finding.Due(Optional.empty()));
    }

    @Test
    void what_counts_from_something_that_nobody_has_named_is_due_on_an_unknown_day() {
        Finding finding = Judge.garden().evaluate(SAW.replace("incidents: []\n", "")).findings().stream()
                .filter(found -> found.provision().equals("garden/report-incident"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.subject().pointer()).isEqualTo("/incidents/-");
        assertThat(finding.due()).contains(new Finding.Due(Optional.empty()));
        assertThat(finding.questions()).extracting(Conclusions.Asked::pointer).containsExactly("/incidents");
    }

    // Controls and evidence

    private static Finding train(String controls) {
        return trained(controls(controls));
    }

    private static Finding trained(String design) {
        return Judge.only(Judge.garden().evaluate(design), "garden/train");
    }

    @Test
    void a_control_in_place_with_its_evidence_satisfies() {
        Finding finding = train(
                """
                - {id: t, control: training, state: in-place, scope: [saw], evidence: [{kind: certificate, date: 2026-01-01}]}
                """);

        assertThat(finding.status()).isEqualTo(Status.SATISFIED);
        assertThat(finding.conditions()).isEmpty();
    }

    @Test
    void in_place_without_its_evidence_is_not_known() {
        Finding finding = train("- {id: t, control: training, state: in-place, scope: [saw], evidence: []}");

        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.questions())
                .containsExactly(new Conclusions.Asked("/controls/0", "certificate", "/controls/0/evidence"));
    }

    /** A list of our own controls says nothing of theirs, and one that names one of theirs names all of them. */
    @Test
    void what_others_have_in_place_is_not_known() {
        String theirs = STRONG.replace("holder: us", "holder: them");

        assertThat(trained(STRONG).status()).isEqualTo(Status.VIOLATED);
        assertThat(trained(theirs)).satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.REQUIRED);
            assertThat(finding.questions()).extracting(Conclusions.Asked::pointer).containsOnly("/controls");
        });
        String ours = "controls: [{id: logs, control: logging, holder: us, scope: [saw], state: in-place}]";
        assertThat(trained(theirs.replace("controls: []", ours)).status()).isEqualTo(Status.REQUIRED);
        assertThat(trained(theirs.replace("controls: []", ours.replace("holder: us", "holder: them"))).status()).isEqualTo(Status.VIOLATED);
        assertThat(trained(theirs.replace("controls: []", ours.replace("scope: [saw]", "scope: [them]").replace("holder: us, ", ""))).status())
                .as("what covers an organisation is its own")
                .isEqualTo(Status.VIOLATED);
        assertThat(trained(theirs.replace("assessed: true", "assessed: false")).status())
                .as("nobody is assessed")
                .isEqualTo(Status.VIOLATED);
        assertThat(trained(STRONG.replace("holder: us", "holder: unknown")).status()).as("it may be ours or theirs").isEqualTo(Status.REQUIRED);
    }

    @Test
    void evidence_of_another_kind_is_none() {
        assertThat(train(
                                """
                - {id: t, control: training, state: in-place, scope: [saw], evidence: [{kind: report, date: 2026-01-01}]}
                """)
                        .status())
                .isEqualTo(Status.REQUIRED);
    }

    @Test
    void expired_evidence_is_none_and_evidence_that_expires_is_a_dated_condition() {
        String control =
                """
                - {id: t, control: training, state: in-place, scope: [saw],
                   evidence: [{kind: certificate, date: 2025-01-01, validTo: 2026-11-20}]}
                """;
        Finding finding = train(control);

        assertThat(finding.status()).isEqualTo(Status.SATISFIED);
        assertThat(finding.conditions()).extracting(Finding.DatedCondition::by).containsExactly(day("2026-11-20"));
        assertThat(finding.conditions().get(0).text().en())
                .isEqualTo("Renew the evidence `certificate` of: Training");
        assertThat(train(control.replace("2026-11-20", "2026-11-19")).status()).isEqualTo(Status.REQUIRED);
    }

    @Test
    void evidence_grows_too_old() {
        String logs =
                """
                - {id: l, control: log-keeping, state: in-place, scope: [saw], evidence: [{kind: report, date: 2026-12-02}]}
                """;
        Judge judge = Judge.garden().asOf("2027-12-02");

        Finding finding = Judge.only(judge.evaluate(controls(logs)), "garden/keep-logs");
        assertThat(finding.status()).isEqualTo(Status.SATISFIED);
        assertThat(finding.conditions()).extracting(Finding.DatedCondition::by).containsExactly(day("2027-12-02"));
        assertThat(Judge.only(judge.evaluate(controls(logs.replace("2026-12-02", "2026-12-01"))), "garden/keep-logs")
                        .status())
                .isEqualTo(Status.REQUIRED);
        Finding undated =
                Judge.only(judge.evaluate(controls(logs.replace(", date: 2026-12-02", ""))), "garden/keep-logs");
        assertThat(undated.status()).isEqualTo(Status.REQUIRED);
        assertThat(undated.questions())
                .extracting(Conclusions.Asked::pointer)
                .containsExactly("/controls/0/evidence/0/date");
    }

    @Test
    void a_control_planned_by_the_due_day_is_a_plan_and_later_is_not_met() {
        String plan = "- {id: t, control: training, state: planned, plannedFor: 2027-06-30, scope: [saw]}";

        assertThat(train(plan).status()).isEqualTo(Status.PLANNED);
        assertThat(train(plan).conditions())
                .extracting(Finding.DatedCondition::by)
                .containsExactly(day("2027-06-30"));
        assertThat(train(plan.replace("2027-06-30", "2027-07-01")).status()).isEqualTo(Status.VIOLATED);
        assertThat(train(plan.replace("2027-06-30", "{after: 2027-06-30}")).status()).isEqualTo(Status.VIOLATED);
        Finding undated = train(plan.replace(" plannedFor: 2027-06-30,", ""));
        assertThat(undated.status()).isEqualTo(Status.REQUIRED);
        assertThat(undated.questions())
                .extracting(Conclusions.Asked::pointer)
                .containsExactly("/controls/0/plannedFor");
    }

    @Test
    void a_plan_whose_day_has_passed_is_asked_about() {
        Finding finding = train("- {id: t, control: training, state: planned, plannedFor: 2026-01-01, scope: [saw]}");

        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.questions()).extracting(Conclusions.Asked::pointer).containsExactly("/controls/0/state");
    }

    @Test
    void what_comes_into_force_is_planned_by_that_day_or_not_at_all() {
        String plan = "- {id: l, control: log-keeping, state: planned, plannedFor: 2027-12-02, scope: [saw]}";

        assertThat(Judge.lines(Judge.garden().evaluate(controls(plan)), "garden/keep-logs"))
                .containsExactly("planned garden/keep-logs /machines/0 from 2027-12-02");
        assertThat(Judge.lines(
                        Judge.garden().evaluate(controls(plan.replace("2027-12-02", "2027-12-03"))),
                        "garden/keep-logs"))
                .containsExactly("required garden/keep-logs /machines/0 from 2027-12-02");
    }

    @Test
    void a_control_holds_only_in_its_scope() {
        String elsewhere =
                """
                - {id: t, control: training, state: in-place, scope: [them], evidence: [{kind: certificate}]}
                """;

        assertThat(train(elsewhere).status()).isEqualTo(Status.VIOLATED);
        assertThat(train(elsewhere.replace("them", "us")).status()).isEqualTo(Status.SATISFIED);
        Finding unknown = train(elsewhere.replace(" scope: [them],", ""));
        assertThat(unknown.status()).isEqualTo(Status.REQUIRED);
        assertThat(unknown.questions()).extracting(Conclusions.Asked::pointer).containsExactly("/controls/0/scope");
    }

    @Test
    void somebody_elses_control_is_not_ours() {
        assertThat(train(
                                """
                - {id: t, control: training, holder: them, state: in-place, scope: [saw], evidence: [{kind: certificate}]}
                """)
                        .status())
                .isEqualTo(Status.VIOLATED);
    }

    @Test
    void a_control_of_nobody_known_may_be_somebody_elses() {
        Finding finding = train(
                """
                - {id: t, control: training, holder: unknown, state: in-place, scope: [saw], evidence: [{kind: certificate}]}
                """);

        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.questions()).extracting(Conclusions.Asked::pointer).containsExactly("/controls/0/holder");
    }

    @Test
    void a_control_without_a_holder_is_of_whom_it_covers_or_else_ours() {
        String theirs = controls(
                        """
                        - {id: t, control: training, state: in-place, scope: [saw], evidence: [{kind: certificate}]}
                        """)
                .replace("holder: us", "holder: them");

        Finding finding = trained(theirs);
        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.questions()).extracting(Conclusions.Asked::pointer)
                .as("whose it is, or whether they have one of the others that meet it")
                .containsExactly("/controls/0/holder", "/controls", "/controls");
        assertThat(trained(theirs.replace("scope: [saw]", "scope: [them]")).status()).isEqualTo(Status.SATISFIED);
        assertThat(trained(theirs.replace("scope: [saw]", "scope: [saw], holder: them")).status()).isEqualTo(Status.SATISFIED);
    }

    @Test
    void a_duty_of_nobody_known_is_met_by_no_ones_control_for_sure() {
        String control = controls(
                """
                - {id: t, control: training, holder: us, state: in-place, scope: [saw], evidence: [{kind: certificate}]}
                """);

        assertThat(trained(control).status()).isEqualTo(Status.SATISFIED);
        Finding unnamed = trained(control.replace("{holder: us, code: owner}", "{holder: unknown, code: owner}"));
        assertThat(unnamed.status()).isEqualTo(Status.REQUIRED);
        assertThat(unnamed.questions()).extracting(Conclusions.Asked::pointer).doesNotContain("/controls/0/holder");
    }

    /** Too far behind an unnamed holder for anybody to be named. */
    private static final String OF_THE_GROUP =
            """
            rule "garden/train # group"
            when
                $s : Machine( loud == true )
                $role : Role( of == $s, $holder : holder )
                $parent : Organisation( )
                Organisation( this == $holder, ultimateParent contains $parent )
                $group : Organisation( )
                Organisation( this == $parent, ultimateParent contains $group )
                $head : Organisation( )
                Organisation( this == $group, ultimateParent contains $head )
            then
                require( $s, $head );
            end

            """;

    @Test
    void a_duty_of_which_nobody_can_say_who_bears_it_is_met_by_no_ones_control_for_sure() {
        Judge judge = Judge.by(Garden.with(RULES, OF_THE_GROUP + text(RULES)));
        String design = LOUD.replace(
                "controls: []", "controls: [{id: t, control: training, state: in-place, scope: [saw], evidence: [{kind: certificate}]}]");

        Finding finding = Judge.only(judge.evaluate(design.replace("holder: us", "holder: unknown")), "garden/train");
        assertThat(finding.who().pointer()).isEmpty();
        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.questions())
                .extracting(Conclusions.Asked::pointer)
                .containsExactly("/machines/0/roles/0/holder");
    }

    @Test
    void stated_absent_is_not_met_and_so_is_missing_in_a_complete_list() {
        assertThat(train("- {id: t, control: training, state: absent, scope: [saw]}").status())
                .isEqualTo(Status.VIOLATED);
        assertThat(Judge.only(Judge.garden().evaluate(STRONG), "garden/train").status())
                .isEqualTo(Status.VIOLATED);
    }

    @Test
    void where_nothing_is_said_of_controls_each_that_would_help_is_asked() {
        Evaluation evaluation = Judge.garden().evaluate(STRONG.replace("controls: []\n", ""));
        Finding finding = Judge.only(evaluation, "garden/train");

        assertThat(finding.status()).isEqualTo(Status.REQUIRED);
        assertThat(finding.questions())
                .extracting(Conclusions.Asked::attribute)
                .containsExactly("training", "manual", "supervision");
        assertThat(evaluation.questions())
                .filteredOn(question -> question.attribute().equals("manual"))
                .extracting(question -> question.question().fr())
                .containsExactly("Est-ce en place : Un manuel ?");
    }

    @Test
    void any_of_takes_the_best_and_all_of_the_least() {
        assertThat(train(
                                """
                - {id: t, control: training, state: absent, scope: [saw]}
                - {id: m, control: manual, state: in-place, scope: [saw]}
                - {id: s, control: supervision, state: in-place, scope: [saw]}
                """)
                        .status())
                .isEqualTo(Status.SATISFIED);
        assertThat(train(
                                """
                - {id: t, control: training, state: absent, scope: [saw]}
                - {id: m, control: manual, state: in-place, scope: [saw]}
                - {id: s, control: supervision, state: planned, plannedFor: 2027-01-01, scope: [saw]}
                """)
                        .status())
                .isEqualTo(Status.PLANNED);
        assertThat(train(
                                """
                - {id: t, control: training, state: absent, scope: [saw]}
                - {id: m, control: manual, state: in-place, scope: [saw]}
                - {id: s, control: supervision, state: absent, scope: [saw]}
                """)
                        .status())
                .isEqualTo(Status.VIOLATED);
    }

    @Test
    void one_control_counts_for_every_duty_it_satisfies() {
        Judge judge = Judge.by(Garden.with(ALL, "control: log-keeping, evidence: [report], maxAge: P12M", "control: manual"))
                .asOf("2027-12-02");
        Evaluation evaluation = judge.evaluate(controls(
                """
                - {id: m, control: manual, state: in-place, scope: [saw]}
                - {id: s, control: supervision, state: in-place, scope: [saw]}
                """));

        assertThat(Judge.only(evaluation, "garden/keep-logs").status()).isEqualTo(Status.SATISFIED);
        assertThat(Judge.only(evaluation, "garden/train").status()).isEqualTo(Status.SATISFIED);
    }

    // Possible duties

    @Test
    void a_possible_duty_is_open_and_asks_what_settles_it() {
        Finding finding = Judge.only(
                Judge.garden().evaluate(STRONG.replace("    power: 60\n", "")), "garden/train");

        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.questions()).extracting(Conclusions.Asked::pointer).containsExactly("/machines/0/power");
        assertThat(finding.message().en()).isEqualTo("Perhaps: “Big saw” is strong.");
        assertThat(finding.message().fr()).isEqualTo("Peut-être : « Big saw » est puissante.");
    }

    @Test
    void a_possible_exposure_names_all_that_it_may_come_of() {
        Finding finding = Judge.only(Judge.garden().evaluate(SAW.replace("places: [DE]", "places: [GB, FR]").replaceFirst("code: owner", "code: unknown")), "garden/quiet-zone");

        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.message().en()).isEqualTo("Perhaps: United Kingdom has quiet hours. France has quiet hours.");
    }

    /** That it is in scope is certain by another provision, which concludes the same. */
    @Test
    void what_is_certain_by_one_provision_is_perhaps_not_by_another() {
        String design =
                """
                organisations: [{id: us, country: FR}]
                aiSystems:
                  - {id: thing, roles: [{code: provider}], placedOnUnionMarket: true, purposeExclusivelyMilitaryDefenceSecurity: false,
                     purposeSolelyScientificRnd: false}
                """;
        assertThat(inScope(design, "ai-act/art-2-1-a-provider-union-market")).isEqualTo(Status.INFO);
        assertThat(inScope(design, "ai-act/art-2-1-c-output-used-in-union")).isEqualTo(Status.OPEN);
        assertThat(inScope(design.replace("code: provider", "code: provider, holder: us"), "ai-act/art-2-1-c-output-used-in-union"))
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Status inScope(String design, String provision) {
        return Judge.shipped().asOf("2026-11-20").everything().evaluate(design).findings().stream()
                .filter(finding -> finding.provision().equals(provision) && finding.subject().pointer().equals("/aiSystems/0"))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void a_possible_duty_that_is_met_is_shown_on_request() {
        String met = controls(
                        """
                - {id: m, control: manual, state: in-place, scope: [saw]}
                - {id: s, control: supervision, state: in-place, scope: [saw]}
                """)
                .replace("    power: 60\n", "");

        assertThat(Judge.lines(Judge.garden().evaluate(met), "garden/train")).isEmpty();
        assertThat(Judge.lines(Judge.garden().everything().evaluate(met), "garden/train"))
                .containsExactly("satisfied garden/train /machines/0");
    }

    // Exceptions

    @Test
    void a_certain_exemption_removes_the_finding_which_is_shown_on_request() {
        String rescue = LOUD.replace("rescue: false", "rescue: true");

        assertThat(Judge.lines(Judge.garden().evaluate(rescue), "garden/no-noise")).isEmpty();
        Finding finding = Judge.only(Judge.garden().everything().evaluate(rescue), "garden/no-noise");
        assertThat(finding.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(finding.exceptions())
                .extracting(Finding.Relief::provision, Finding.Relief::holds)
                .containsExactly(tuple("garden/rescue", Ternary.YES));
    }

    @Test
    void an_exception_that_is_contested_is_shown_unasked() {
        String because = "  because: {en: \"{machine.name} rescues.\", fr: \"{machine.name} secourt.\"}\n";
        Judge judge = Judge.by(Garden.with(
                ALL, because, because + "  interpretation: {state: contested, en: Any rescue., fr: Tout secours.}\n"));

        Finding finding = Judge.only(judge.evaluate(LOUD.replace("rescue: false", "rescue: true")), "garden/rescue");

        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.interpretation())
                .contains(new Finding.Interpretation(
                        true, Optional.of(new Text("Any rescue.", "Tout secours.")), Optional.empty()));
        assertThat(Judge.lines(judge.evaluate(LOUD), "garden/rescue")).isEmpty();
    }

    @Test
    void an_exception_to_a_classification_is_named_where_the_class_is_missing() {
        Judge judge = Judge.by(Garden.with(
                        "policies/core/vocabulary.yaml",
                        "  StrongMachine:\n",
                        """
                          Toy:
                            kind: derived
                            doc: {en: It is a toy., fr: C'est un jouet.}
                            attributes: {of: {type: reference, to: Machine}}
                          StrongMachine:
                        """)
                .with(Map.of(
                        ALL,
                        text(ALL).replace("garden/ask-maker:\n", """
                                garden/toy:
                                  title: {en: Toys, fr: Jouets}
                                  subject: Machine
                                  kind: exemption
                                  cites: {provision: "2"}
                                  because: {en: A toy., fr: Un jouet.}
                                garden/ask-maker:
                                """),
                        PACK,
                        text(PACK).replace("encoded: [scope,", "encoded: [scope, toy,"),
                        RULES,
                        text(RULES).replace(
                                "    $machine : Machine( power > parameter(\"garden/strong\") )\n",
                                "    $machine : Machine( power > parameter(\"garden/strong\") )\n    not( Toy( of == $machine ) )\n"),
                        "rules/eu/garden/toys.drl",
                        "rule \"garden/toy\" when $m : Machine( drill == true ) then classify( Toy( $m ) ); end\n")));

        Finding finding = Judge.only(
                judge.everything().evaluate(STRONG.replace("drill: false", "drill: true")), "garden/train");

        assertThat(finding.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(finding.exceptions())
                .extracting(Finding.Relief::provision, Finding.Relief::holds)
                .containsExactly(tuple("garden/toy", Ternary.YES));
        assertThat(Judge.only(judge.evaluate(SAW), "garden/train").exceptions()).isEmpty();
    }

    private static String text(String file) {
        return new String(
                Optional.ofNullable(Garden.files().texts().get(file)).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void what_is_not_so_is_not_said_to_be() {
        Finding finding = Judge.only(Judge.garden().everything().evaluate(SAW), "garden/no-noise");

        assertThat(finding.status()).isEqualTo(Status.COMPLIANT);
        assertThat(finding.message().en()).isEqualTo("Not found: “Big saw” of We is loud in Germany.");
        assertThat(finding.message().fr()).isEqualTo("Non constaté : « Big saw » de We est bruyante en Allemagne.");
    }

    @Test
    void a_possible_exemption_leaves_it_open() {
        Finding finding = Judge.only(
                Judge.garden().evaluate(LOUD.replace("    rescue: false\n", "")), "garden/no-noise");

        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.questions()).extracting(Conclusions.Asked::pointer).containsExactly("/machines/0/rescue");
        assertThat(finding.exceptions())
                .extracting(Finding.Relief::provision, Finding.Relief::holds)
                .containsExactly(tuple("garden/rescue", Ternary.UNKNOWN));
    }

    @Test
    void a_lift_brings_it_back() {
        String drill = LOUD.replace("rescue: false", "rescue: true").replace("drill: false", "drill: true");

        assertThat(Judge.only(Judge.garden().evaluate(drill), "garden/no-noise").status())
                .isEqualTo(Status.VIOLATED);
    }

    // On request

    @Test
    void a_prohibition_says_on_request_whom_it_concerns() {
        assertThat(Judge.lines(Judge.garden().everything().evaluate(SAW), "garden/no-noise"))
                .containsExactly("compliant garden/no-noise /machines/0");
        assertThat(Judge.lines(
                        Judge.garden().everything().evaluate(SAW.replace("code: owner", "code: maker")),
                        "garden/no-noise"))
                .containsExactly("not-applicable garden/no-noise /machines/0");
        assertThat(Judge.lines(
                        Judge.garden().asOf("2026-12-02").everything().evaluate(SAW), "garden/no-noise-drill"))
                .containsExactly("not-triggered garden/no-noise-drill /machines/0");
        assertThat(Judge.lines(Judge.garden().everything().evaluate(SAW), "garden/train"))
                .containsExactly("not-applicable garden/train /machines/0");
    }

    @Test
    void classifications_and_exemptions_are_shown_on_request() {
        Evaluation evaluation =
                Judge.garden().everything().evaluate(STRONG.replace("rescue: false", "rescue: true"));

        assertThat(Judge.lines(evaluation, "garden/strong")).containsExactly("info garden/strong /machines/0");
        assertThat(Judge.lines(evaluation, "garden/rescue")).containsExactly("info garden/rescue /machines/0");
        assertThat(Judge.lines(Judge.garden().everything().evaluate(SAW), "garden/strong"))
                .containsExactly("not-applicable garden/strong /machines/0");
    }

    // Bearers

    @Test
    void a_finding_names_organisation_and_role() {
        Finding finding = Judge.only(Judge.garden().evaluate(LOUD), "garden/no-noise");

        assertThat(finding.who())
                .isEqualTo(new Finding.Who(
                        Optional.of("us"), Optional.of("owner"), Optional.empty(), Optional.empty(), Optional.of("/machines/0/roles/0")));
        assertThat(finding.bearer()).isEqualTo(Ternary.YES);
    }

    @Test
    void ours_is_the_organisation_assessed_and_its_group() {
        String theirs = LOUD.replace("holder: us", "holder: them");

        assertThat(Judge.only(Judge.garden().evaluate(theirs), "garden/no-noise").bearer())
                .isEqualTo(Ternary.NO);
        String daughter = theirs.replace("name: They}", "name: They, ultimateParent: [us]}");
        assertThat(Judge.only(Judge.garden().evaluate(daughter), "garden/no-noise").bearer())
                .isEqualTo(Ternary.YES);
        String sister = theirs.replace("name: They}", "name: They, ultimateParent: [top]}, {id: top, assessed: false}")
                .replace("name: We}", "name: We, ultimateParent: [top]}");
        assertThat(Judge.only(Judge.garden().evaluate(sister), "garden/no-noise").bearer())
                .isEqualTo(Ternary.YES);
    }

    @Test
    void while_nobody_is_assessed_anybody_may_be() {
        String nobody = LOUD.replace("assessed: true", "assessed: false");

        assertThat(Judge.only(Judge.garden().evaluate(nobody), "garden/no-noise").bearer())
                .isEqualTo(Ternary.UNKNOWN);
    }

    // Waivers

    private static String waiver(String provision, String expires) {
        return "waivers: [{provision: " + provision
                + ", scope: [saw], reason: soon gone, owner: o, approver: a, expires: " + expires + "}]";
    }

    @Test
    void a_waived_finding_is_waived_and_stays_visible() {
        Finding finding = Judge.only(
                Judge.garden().waivers(waiver("garden/train", "2026-11-20")).evaluate(STRONG), "garden/train");

        assertThat(finding.status()).isEqualTo(Status.WAIVED);
        assertThat(finding.waiver().orElseThrow().reason()).isEqualTo("soon gone");
    }

    @Test
    void a_risk_that_somebody_has_to_look_at_is_accepted_for_a_time() {
        String exposure = "  kind: exposure\n  severity: medium\n";
        String quiet = SAW.replace("places: [DE]", "places: [GB]");
        String waiver = waiver("garden/quiet-zone", "2026-11-20");

        assertThat(Judge.only(
                                Judge.by(Garden.with(ALL, exposure, exposure + "  enforcement: review\n")).waivers(waiver).evaluate(quiet),
                                "garden/quiet-zone")
                        .status())
                .isEqualTo(Status.WAIVED);
        assertThat(Judge.only(Judge.garden().waivers(waiver).evaluate(quiet), "garden/quiet-zone").status()).isEqualTo(Status.INFO);
    }

    @Test
    void an_expired_waiver_waives_nothing() {
        Evaluation evaluation =
                Judge.garden().waivers(waiver("garden/train", "2026-11-19")).evaluate(STRONG);

        assertThat(Judge.only(evaluation, "garden/train").status()).isEqualTo(Status.VIOLATED);
        assertThat(evaluation.unused())
                .extracting(note -> note.en())
                .containsExactly("The waiver of garden/train expired on 2026-11-19.");
    }

    @Test
    void a_waiver_holds_only_in_its_scope() {
        Evaluation evaluation = Judge.garden()
                .waivers(waiver("garden/train", "2027-01-01").replace("[saw]", "[mower]"))
                .evaluate(STRONG);

        assertThat(Judge.only(evaluation, "garden/train").status()).isEqualTo(Status.VIOLATED);
        assertThat(evaluation.unused())
                .extracting(note -> note.en())
                .containsExactly("The waiver of garden/train waives nothing: nothing in the design is called `mower`.");

        Evaluation misspelt = Judge.garden()
                .waivers(waiver("garden/train", "2027-01-01").replace("[saw]", "[saaw]"))
                .evaluate(STRONG);
        assertThat(misspelt.unused())
                .containsExactly(new Text(
                        "The waiver of garden/train waives nothing: nothing in the design is called `saaw`; did you mean `saw`?",
                        "La dérogation à garden/train ne lève rien : rien dans le projet ne s'appelle `saaw` ; vouliez-vous dire `saw` ?"));
    }

    @Test
    void what_comes_after_the_waiver_has_expired_is_not_waived() {
        assertThat(Judge.lines(
                        Judge.garden().waivers(waiver("garden/keep-logs", "2027-12-01")).evaluate(STRONG),
                        "garden/keep-logs"))
                .containsExactly("required garden/keep-logs /machines/0 from 2027-12-02");
        assertThat(Judge.lines(
                        Judge.garden().waivers(waiver("garden/keep-logs", "2027-12-02")).evaluate(STRONG),
                        "garden/keep-logs"))
                .containsExactly("waived garden/keep-logs /machines/0 from 2027-12-02");
    }

    @Test
    void a_prohibition_with_force_of_law_cannot_be_waived() {
        edict.Edict.Answer answer =
                Judge.garden().waivers(waiver("garden/no-noise", "2027-01-01")).answer(LOUD);

        assertThat(((edict.Edict.Rejected) answer).problems())
                .extracting(problem -> problem.message())
                .containsExactly("`garden/no-noise` is a prohibition with force of law and can't be waived");
    }

    @Test
    void who_owns_what_is_waived_cannot_approve_it() {
        edict.Edict.Answer answer = Judge.garden()
                .waivers(waiver("garden/train", "2027-01-01").replace("approver: a", "approver: O"))
                .answer(STRONG);

        assertThat(((edict.Edict.Rejected) answer).problems())
                .extracting(Object::toString)
                .containsExactly("waivers.yaml:2:90: /waivers/0/approver: `O` owns what is waived; somebody else has to"
                        + " allow it");
    }

    @Test
    void nobody_gets_around_that_by_what_is_not_seen() {
        for (String same : List.of("O\\u200b", " \\u00a0o", "\\uff4f", "\\u2060O ")) {
            edict.Edict.Answer answer = Judge.garden()
                    .waivers(waiver("garden/train", "2027-01-01").replace("approver: a", "approver: \"" + same + "\""))
                    .answer(STRONG);

            assertThat(answer).as(same).isInstanceOf(edict.Edict.Rejected.class);
        }
    }

    @Test
    void a_waiver_that_nobody_has_allowed_is_none() {
        edict.Edict.Answer answer = Judge.garden()
                .waivers(waiver("garden/train", "2027-01-01").replace("approver: a", "approver: ' '").replace("owner: o", "owner: ''"))
                .answer(STRONG);

        assertThat(((edict.Edict.Rejected) answer).problems())
                .extracting(problem -> problem.pointer() + " " + problem.message())
                .containsExactly(
                        "/waivers/0/owner the text is empty; a waiver says why, who owns it, and who has allowed it",
                        "/waivers/0/approver the text is empty; a waiver says why, who owns it, and who has allowed it");
    }

    // Explanation

    @Test
    void a_finding_shows_the_facts_read_and_where_they_stand() {
        Finding finding = Judge.only(Judge.garden().evaluate(LOUD), "garden/no-noise");

        assertThat(finding.facts())
                .contains(new Finding.FactRead(
                        "/machines/0/loud",
                        "design.yaml",
                        8,
                        11,
                        "loud",
                        new Text("yes", "oui"),
                        Given.Origin.STATED));
        assertThat(finding.message().en()).isEqualTo("“Big saw” of We is loud in Germany.");
        assertThat(finding.message().fr()).isEqualTo("« Big saw » de We est bruyante en Allemagne.");
        assertThat(finding.remedy().orElseThrow().en()).isEqualTo("Silence “Big saw”.");
    }

    /** What is strong is forbidden as well, by a branch with a reason of its own. */
    private static Judge strong(String binding, String reason) {
        return Judge.by(Garden.with(
                        ALL,
                        "  because: {en: \"{machine.name} of {role.holder} is loud",
                        "  reasons: {strong: " + reason + "}\n"
                                + "  because: {en: \"{machine.name} of {role.holder} is loud")
                .with(Map.of(RULES, """
                        rule "garden/no-noise # strong"
                        when
                            $machine : Machine( %s, power > 50 )
                            $role : Role( of == $machine, code == "owner" )
                        then
                            prohibit( $machine, $role );
                        end

                        """.formatted(binding) + text(RULES))));
    }

    @Test
    void a_branch_says_its_own_reason_where_it_has_one() {
        Judge judge = strong("$kw : power", "{en: \"{machine.name} has {kw} kW.\", fr: \"{machine.name} a {kw} kW.\"}");

        assertThat(Judge.only(judge.evaluate(STRONG), "garden/no-noise").message().en()).isEqualTo("“Big saw” has 60 kW.");
        assertThat(Judge.only(judge.evaluate(LOUD), "garden/no-noise").message().en()).isEqualTo("“Big saw” of We is loud in Germany.");
        assertThat(Judge.only(judge.evaluate(STRONG.replace("loud: false", "loud: true")), "garden/no-noise").message().en())
                .contains("“Big saw” has 60 kW.", "“Big saw” of We is loud in Germany.");
    }

    @Test
    void a_sentence_names_all_that_is_in_a_list_by_the_variable_of_the_list() {
        Judge judge = strong("$where : places", "{en: \"It runs in: {where}.\", fr: \"Elle fonctionne en : {where}.\"}");

        assertThat(List.of("[DE, FR]", "[]", "unknown"))
                .extracting(places -> Judge.only(judge.evaluate(STRONG.replace("[DE]", places)), "garden/no-noise").message().en())
                .containsExactly("It runs in: Germany, France.", "It runs in: none.", "It runs in: [not known].");
    }

    @Test
    void of_one_period_there_is_no_plural() {
        Judge judge = Judge.by(Garden.with(
                ALL,
                "{en: \"{machine.name} of {role.holder} is loud in {machine.places}.\"",
                "{en: \"{machine.name} runs for {machine.power} hours and {machine.power} has.\""));

        assertThat(List.of("1", "5"))
                .extracting(hours -> Judge.only(judge.evaluate(LOUD.replace("power: 5", "power: " + hours)), "garden/no-noise").message().en())
                .containsExactly("“Big saw” runs for 1 hour and 1 has.", "“Big saw” runs for 5 hours and 5 has.");
    }

    @Test
    void a_finding_shows_the_facts_of_a_pattern_that_no_variable_names() {
        String owed = "then\n    require( $machine, $role );";
        Judge judge = Judge.by(Garden.with(RULES, owed, "    Incident( machine == $machine, reported == true )\n" + owed));
        String incidents = "incidents: [{id: a, machine: saw, reported: false, awareOn: 2026-11-02}, {id: b, machine: saw, reported: true, awareOn: 2026-11-03}]";

        Finding finding = Judge.only(judge.evaluate(LOUD.replace("incidents: []", incidents)), "garden/teach");

        assertThat(finding.facts())
                .extracting(Finding.FactRead::pointer)
                .contains("/incidents/1/machine", "/incidents/1/reported")
                .noneMatch(pointer -> pointer.startsWith("/incidents/0"));
    }

    @Test
    void a_finding_shows_the_derived_facts_that_it_stands_on() {
        Finding finding = Judge.only(Judge.garden().evaluate(STRONG), "garden/train");

        assertThat(finding.derivation())
                .extracting(Finding.Derivation::type)
                .containsExactly("StrongMachine", "Covered");
        assertThat(finding.derivation().get(0).facts())
                .extracting(Finding.FactRead::pointer, fact -> fact.value().en())
                .containsExactly(tuple("/machines/0/power", "60"));
    }

    @Test
    void a_finding_stands_on_no_fact_about_something_else_whatever_variable_binds_it() {
        String strong =
                """
                rule "garden/no-noise # strong"
                when
                    StrongMachine( $m : of )
                    $machine : Machine( this == $m )
                    $role : Role( of == $machine, code in ("owner", "user") )
                then
                    prohibit( $machine, $role );
                end

                """;
        Judge judge = Judge.by(Garden.files().with(Map.of(RULES, strong + text(RULES))));
        String two = STRONG + STRONG.substring(STRONG.indexOf("  - id: saw")).replace("saw", "mill");

        Finding finding = judge.evaluate(two).findings().stream()
                .filter(one -> one.provision().equals("garden/no-noise") && one.subject().pointer().equals("/machines/0"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.derivation())
                .extracting(step -> step.type() + " " + step.arguments().get(0).en())
                .containsExactly("StrongMachine Big saw", "Covered Big saw");
    }

    private static final String STRONG_RULE = "garden/strong:\n";
    private static final String LOUD_IS_STRONG =
            """
            rule "garden/scope # loud"
            when
                $machine : Machine( loud == true )
            then
                classify( StrongMachine( $machine ) );
            end

            """;

    /** Which machines are strong is contested, and that loud ones are is not. */
    private static Judge disputed() {
        RulebookFiles files = Garden.with(
                ALL,
                STRONG_RULE,
                STRONG_RULE + "  interpretation: {state: contested, en: Kilowatts or horsepower., fr: Kilowatts ou chevaux.}\n");
        return Judge.by(files.with(Map.of(RULES, LOUD_IS_STRONG + text(RULES))));
    }

    @Test
    void what_stands_on_a_contested_reading_alone_says_so_and_is_a_condition_at_most() {
        Finding finding = Judge.only(disputed().evaluate(STRONG), "garden/train");

        assertThat(finding.interpretation())
                .contains(new Finding.Interpretation(
                        true,
                        Optional.of(new Text("Kilowatts or horsepower.", "Kilowatts ou chevaux.")),
                        Optional.of("garden/strong")));
        assertThat(finding.enforcement()).isEqualTo(Effect.CONDITION);
    }

    @Test
    void what_an_undisputed_reading_leads_to_as_well_does_not() {
        Finding finding =
                Judge.only(disputed().evaluate(STRONG.replace("loud: false", "loud: true")), "garden/train");

        assertThat(finding.interpretation()).isEmpty();
        assertThat(finding.enforcement()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void where_an_undisputed_reading_may_lead_to_it_as_well_it_says_so_and_may_do_more() {
        Finding finding = Judge.only(disputed().evaluate(STRONG.replace("    loud: false\n", "")), "garden/train");

        assertThat(finding.status()).isEqualTo(Status.VIOLATED);
        assertThat(finding.interpretation().flatMap(Finding.Interpretation::of)).contains("garden/strong");
        assertThat(finding.enforcement()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void what_may_be_found_on_a_contested_reading_alone_says_so_too() {
        Finding finding = Judge.only(disputed().evaluate(STRONG.replace("    power: 60\n", "")), "garden/train");

        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.interpretation().flatMap(Finding.Interpretation::of)).contains("garden/strong");
        assertThat(finding.enforcement()).isEqualTo(Effect.CONDITION);
    }

    /** Either reading may lead to it and neither is known to: the undisputed one does not yet carry it. */
    @Test
    void what_is_possible_by_a_contested_and_an_undisputed_reading_says_so_and_may_do_more() {
        Finding finding = Judge.only(
                disputed().evaluate(STRONG.replace("    power: 60\n", "").replace("    loud: false\n", "")), "garden/train");

        assertThat(finding.status()).isEqualTo(Status.OPEN);
        assertThat(finding.interpretation().flatMap(Finding.Interpretation::of)).contains("garden/strong");
        assertThat(finding.enforcement()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void a_settled_reading_is_no_reason_to_do_less() {
        Judge judge = Judge.by(Garden.with(ALL, STRONG_RULE, STRONG_RULE + "  interpretation: settled\n"));
        Finding finding = Judge.only(judge.evaluate(STRONG), "garden/train");

        assertThat(finding.interpretation()).isEmpty();
        assertThat(finding.enforcement()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void a_finding_links_to_the_text_of_the_act_that_holds_on_its_day() {
        Judge judge = Judge.by(Garden.with(
                PACK,
                "until: 2026-07-26, known: 2024-07-12}",
                "until: 2026-07-26, known: 2024-07-12, url: \"https://example.org/garden/first\"}"));

        assertThat(Judge.only(judge.asOf("2026-07-26").evaluate(LOUD), "garden/no-noise").citation().url())
                .isEqualTo(Text.alike("https://example.org/garden/first#3"));
        assertThat(Judge.only(judge.asOf("2026-07-27").evaluate(LOUD), "garden/no-noise").citation().url())
                .isEqualTo(Text.alike("https://example.org/garden#3"));
        assertThat(judge.asOf("2026-07-26").evaluate(LOUD).findings())
                .filteredOn(finding -> finding.provision().equals("garden/teach"))
                .extracting(Finding::timing, finding -> finding.citation().url())
                .containsExactly(
                        tuple(Timing.IN_FORCE, Text.alike("https://example.org/garden/first")),
                        tuple(Timing.UPCOMING, Text.alike("https://example.org/garden")));
    }

    @Test
    void what_a_text_names_and_nobody_knows_is_unknown() {
        Finding finding = Judge.only(
                Judge.garden().evaluate(LOUD.replace("    places: [DE]\n", "")), "garden/no-noise");

        assertThat(finding.message().en()).isEqualTo("“Big saw” of We is loud in [not known].");
        assertThat(finding.message().fr()).isEqualTo("« Big saw » de We est bruyante en [non connu].");
    }

    @Test
    void what_is_unknown_twice_in_a_row_is_said_once_but_for_brackets() {
        String unknown = LOUD.replace("    places: [DE]\n", "");
        Finding row = Judge.only(
                Judge.by(Garden.with(ALL, "is loud in {machine.places}.", "is loud in {machine.places}, {machine.places}.")).evaluate(unknown),
                "garden/no-noise");
        Finding bracket = Judge.only(
                Judge.by(Garden.with(ALL, "is loud in {machine.places}.", "is loud in {machine.places} ({machine.places}).")).evaluate(unknown),
                "garden/no-noise");

        assertThat(row.message().en()).isEqualTo("“Big saw” of We is loud in [not known].");
        assertThat(bracket.message().en()).isEqualTo("“Big saw” of We is loud in [not known] ([not known]).");
    }

    // Questions and register

    @Test
    void a_question_is_asked_once_for_all_findings_that_it_settles() {
        Evaluation evaluation = Judge.garden().evaluate(STRONG.replace("    power: 60\n", ""));

        assertThat(evaluation.questions())
                .filteredOn(question -> question.pointer().equals("/machines/0/power"))
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.settles()).containsExactly("garden/keep-logs", "garden/train");
                    assertThat(question.question().en()).isEqualTo("How strong is it?");
                });
        assertThat(evaluation.questions()).extracting(Question::rank).isSorted().startsWith(1);
    }

    @Test
    void a_question_says_what_is_known_already_and_leaves_it_open() {
        Evaluation evaluation = Judge.garden().evaluate(STRONG.replace("power: 60", "power: {atLeast: 1}"));

        assertThat(evaluation.questions())
                .filteredOn(question -> question.pointer().equals("/machines/0/power"))
                .extracting(question -> question.question().en(), question -> question.question().fr())
                .containsExactly(tuple("How strong is it? So far: at least 1.", "Quelle est sa puissance ? Jusqu'ici : au moins 1."));
    }

    @Test
    void a_rule_may_ask_outright_for_what_nobody_has_said() {
        Judge judge = Judge.by(Garden.with("rules/house/all.drl", "    breach(", "    ask( $machine, \"tank\" );\n    breach("));
        String old = SAW.replace("2020-01-01", "2010-01-01");

        assertThat(judge.evaluate(old).questions())
                .extracting(Question::pointer, Question::settles)
                .containsExactly(tuple("/machines/0/tank", List.of("house/not-too-old")));
        assertThat(judge.evaluate(old.replace("    power: 5\n", "    power: 5\n    tank: open\n"))
                        .questions())
                .isEmpty();
    }

    @Test
    void the_register_lists_what_is_owed_by_whom_and_when() {
        Evaluation evaluation = Judge.garden().evaluate(STRONG);

        assertThat(evaluation.obligations())
                .extracting(Obligation::provision, Obligation::timing, owed -> owed.who().organisation().orElse("?"))
                .containsExactly(
                        tuple("garden/train", Timing.IN_FORCE, "us"),
                        tuple("garden/keep-logs", Timing.UPCOMING, "us"));
    }

    @Test
    void findings_stand_in_the_documented_order() {
        Evaluation evaluation = Judge.garden().everything().evaluate(STRONG.replace("loud: false", "loud: true"));
        List<Finding> sorted = evaluation.findings().stream().sorted(Checking.ORDER).toList();

        assertThat(evaluation.findings()).isEqualTo(sorted);
    }
}
