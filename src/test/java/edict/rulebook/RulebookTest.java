package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule;
import edict.drl.RulePrinter;
import edict.vocabulary.Literal;
import edict.vocabulary.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final Rulebook GARDEN = Garden.RULEBOOK;
    private static final Calendar CALENDAR = Calendar.of(GARDEN);
    private static final Profile DEFAULT = GARDEN.profile("default").orElseThrow();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static String printed(String name) {
        return printed(GARDEN, name);
    }

    private static String printed(Rulebook rulebook, String name) {
        Rule rule = rulebook.rules().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return RulePrinter.print(rule);
    }

    private static Set<String> active(String day, String knownOn, Profile profile) {
        return CALENDAR.moment(day(day), day(knownOn), profile).rules();
    }

    private static Profile profile(Set<String> packs, Map<String, Object> parameters) {
        return new Profile(
                "p",
                DEFAULT.title(),
                packs,
                Set.of(),
                parameters,
                Map.of(),
                DEFAULT.enforcement(),
                DEFAULT.decision(),
                DEFAULT.tolerates(),
                java.util.List.of(),
                DEFAULT.at());
    }

    @Test
    void every_file_is_read() {
        assertThat(GARDEN.packs().keySet()).containsExactly("garden", "house");
        assertThat(GARDEN.provisions()).hasSize(14);
        assertThat(GARDEN.parameters().keySet())
                .containsExactly(
                        "garden/fine-amount",
                        "garden/fine-share",
                        "garden/holidays",
                        "garden/power-limit",
                        "garden/strong",
                        "house/oldest");
        assertThat(GARDEN.tables().keySet()).containsExactly("garden/quiet-zones");
        assertThat(GARDEN.controls().keySet())
                .containsExactly("log-keeping", "manual", "supervision", "training");
        assertThat(GARDEN.registry().keySet()).containsExactly("acme");
        assertThat(GARDEN.scenarios().keySet()).containsExactly("strong-fail");
        assertThat(GARDEN.profiles().keySet()).containsExactly("default");
        assertThat(GARDEN.rules()).extracting(Rule::name).isSorted().hasSize(16);
    }

    @Test
    void a_provision_keeps_all_that_is_said_of_it() {
        Provision provision =
                Optional.ofNullable(GARDEN.provisions().get("garden/no-noise")).orElseThrow();

        assertThat(provision.kind()).isEqualTo(Provision.Kind.PROHIBITION);
        assertThat(provision.force()).isEqualTo(Provision.Force.LAW);
        assertThat(provision.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(provision.enforcement()).isEqualTo(Effect.REJECT);
        assertThat(provision.cites())
                .isEqualTo(new Citation(new Text("Garden Act", "Garden Act"), new Text("Article 3", "Article 3"), Text.alike("https://example.org/garden#3")));
        assertThat(provision.sanction().orElseThrow().text().orElseThrow().en()).isEqualTo("up to 5 %");
        assertThat(provision.slug()).isEqualTo("no-noise");
    }

    @Test
    void a_gate_joins_the_subject_of_every_conclusion() {
        assertThat(printed("garden/no-noise"))
                .isEqualTo(
                        """
                        rule "garden/no-noise"
                        when
                            $machine : Machine( loud == true )
                            $role : Role( of == $machine, code in ("owner", "user") )
                            Covered( of == $machine )
                        then
                            prohibit( $machine, $role );
                        end
                        """);
    }

    @Test
    void a_gate_joins_what_it_is_about_where_the_subject_is_something_else() {
        assertThat(printed("garden/report-incident")).contains("Covered( of == $machine )");
    }

    @Test
    void a_gate_that_falls_on_a_bearer_is_joined_once_where_one_join_implies_the_other() {
        String rules = "rules/eu/garden/all.drl";
        String scope = "exists( Role( of == $machine, code in (\"owner\", \"user\") ) )\nthen\n    classify( Covered( $machine ) );";
        String text = new String(
                Optional.ofNullable(Garden.with(rules, scope, scope.replace("exists( ", "$role : ")
                                        .replace(" ) )\n", " )\n")
                                        .replace("$machine ) );", "$machine, $role ) );"))
                                .texts()
                                .get(rules))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        Rulebook rulebook = Rulebook.of(Garden.with(
                        "policies/core/vocabulary.yaml",
                        "relève de la loi sur les jardins.}\n    attributes: {of: {type: reference, to: Machine}}",
                        "relève de la loi sur les jardins.}\n    attributes: {of: {type: reference, to: Machine},"
                                + " who: {type: reference, to: Role}}")
                .with(Map.of(
                        rules,
                        text.replace(
                                "prohibit( $machine, $role );",
                                "prohibit( $machine, $role );\n    classify( StrongMachine( $machine ) );"))));

        assertThat(printed(rulebook, "garden/no-noise"))
                .isEqualTo(
                        """
                        rule "garden/no-noise"
                        when
                            $machine : Machine( loud == true )
                            $role : Role( of == $machine, code in ("owner", "user") )
                            Covered( of == $machine, who == $role )
                        then
                            prohibit( $machine, $role );
                            classify( StrongMachine( $machine ) );
                        end
                        """);
    }

    @Test
    void classifications_that_the_gate_reads_have_no_gate_and_others_have_it() {
        assertThat(printed("garden/scope")).doesNotContain("Covered( of");
        assertThat(printed("garden/strong")).contains("Covered( of == $machine )");
    }

    @Test
    void rules_that_need_what_no_rule_concludes_conclude_nothing() {
        List<Rule> strong = GARDEN.rules().stream()
                .filter(rule -> rule.name().equals("garden/strong"))
                .toList();
        List<Rule> both = GARDEN.rules().stream()
                .filter(rule -> Set.of("garden/strong", "garden/scope").contains(rule.name()))
                .toList();

        assertThat(GARDEN.concluding(strong)).isEmpty();
        assertThat(GARDEN.concluding(both)).hasSize(2);
    }

    @Test
    void a_table_of_duties_stands_for_a_rule_per_provision() {
        assertThat(printed("garden/keep-logs"))
                .isEqualTo(
                        """
                        rule "garden/keep-logs"
                        when
                            $s : Machine( )
                            $x : StrongMachine( of == $s )
                            $role : Role( of == $s, code == "owner" )
                            Covered( of == $s )
                        then
                            require( $s, $role );
                        end
                        """);
        assertThat(printed("garden/train")).contains("require( $s, $role )");
    }

    @ParameterizedTest
    @ValueSource(strings = {"htp://example.org/garden", "javascript:alert(1)", "www.example.org", "https:/example.org", "policies/../secret.md", "/etc/passwd", "https://example.org/a b"})
    void a_link_leads_to_a_page_or_to_a_file_beside_the_rules(String link) {
        assertThat(Garden.problems(Garden.with("policies/eu/garden/pack.yaml", "https://example.org/garden", link)))
                .containsExactly("policies/eu/garden/pack.yaml:4:6: /url: `" + link + "` leads nowhere; expected the address of a page, `https://…`, or a file"
                        + " such as `policies/house/doctrine.md`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://data.europa.eu/eli/reg/2025/532/oj", "https://example.org:8443/a?b=c#d", "policies/house/doctrine.md", "policies/house/doctrine.md#1"})
    void other_links_are_taken(String link) {
        RulebookFiles files = Garden.with("policies/eu/garden/pack.yaml", "https://example.org/garden", link)
                .with(Map.of("policies/house/doctrine.md", "# Doctrine\n"));

        assertThat(Rulebook.of(files)
                        .packs()
                        .get("garden"))
                .extracting(pack -> pack.url().orElseThrow())
                .isEqualTo(Text.alike(link));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "policies/house/doctrin.md | there is no file `policies/house/doctrin.md`; did you mean `policies/house/doctrine.md`?",
        "policies/house/doctrine.mds | `policies/house/doctrine.mds` is no text to link to; expected a file that ends in `.md`, `.txt`, `.html` or `.pdf`",
    })
    void a_file_that_is_linked_to_is_there(String link, String problem) {
        assertThat(Garden.problems(Garden.with("policies/house/pack.yaml", "https://example.org/house", link + "#1")
                        .with(Map.of("policies/house/doctrine.md", "# Doctrine\n"))))
                .containsExactly("policies/house/pack.yaml:3:6: /url: " + problem);
    }

    @Test
    void what_is_linked_to_is_a_part_of_the_rulebook() {
        assertThat(RulebookFiles.shipped().texts()).containsKey("policies/house/doctrine.md");
        assertThat(RulebookFiles.shipped().with(Map.of("policies/house/doctrine.md", "# Doctrine\n")).hash())
                .isNotEqualTo(RulebookFiles.shipped().hash());
    }

    @Test
    void packs_without_a_gate_keep_their_rules() {
        assertThat(printed("house/not-too-old")).doesNotContain("Covered");
    }

    @Test
    void a_provision_is_active_from_its_first_day() {
        assertThat(active("2025-02-01", "2025-02-01", DEFAULT)).doesNotContain("garden/no-noise");
        assertThat(active("2025-02-02", "2025-02-02", DEFAULT)).contains("garden/no-noise");
    }

    @Test
    void an_amending_act_moves_the_application_for_those_who_know_it() {
        assertThat(active("2026-08-02", "2026-07-23", DEFAULT)).contains("garden/keep-logs");
        assertThat(active("2026-08-02", "2026-07-24", DEFAULT)).doesNotContain("garden/keep-logs");
        assertThat(active("2027-12-01", "2026-07-24", DEFAULT)).doesNotContain("garden/keep-logs");
        assertThat(active("2027-12-02", "2026-07-24", DEFAULT)).contains("garden/keep-logs");
    }

    @Test
    void a_branch_belongs_to_the_wordings_that_name_it() {
        assertThat(active("2026-07-26", "2026-07-26", DEFAULT))
                .contains("garden/teach # strict")
                .doesNotContain("garden/teach # soft");
        assertThat(active("2026-07-27", "2026-07-27", DEFAULT))
                .contains("garden/teach # soft")
                .doesNotContain("garden/teach # strict");
    }

    @Test
    void a_branch_named_in_no_wording_belongs_to_all() {
        assertThat(active("2026-11-20", "2026-11-20", DEFAULT)).contains("garden/no-noise # concerns");
    }

    @Test
    void a_profile_chooses_packs_but_keeps_what_their_rules_read() {
        Set<String> rules = active("2026-11-20", "2026-11-20", profile(Set.of("house"), Map.of()));

        assertThat(rules).containsExactly("house/not-too-old");
        assertThat(active("2026-11-20", "2026-11-20", profile(Set.of("garden"), Map.of())))
                .contains("garden/scope", "garden/strong")
                .doesNotContain("house/not-too-old");
    }

    @Test
    void derivations_of_a_pack_left_out_stay_when_chosen_rules_read_them() {
        RulebookFiles files = Garden.with(
                "rules/house/all.drl",
                "    $role : Role(",
                "    StrongMachine( of == $machine )\n    $role : Role(");
        Rulebook rulebook = Rulebook.of(files);

        assertThat(Calendar.of(rulebook).moment(TODAY, TODAY, profile(Set.of("house"), Map.of()))
                        .rules())
                .containsExactly("garden/scope", "garden/strong", "house/not-too-old");
    }

    @Test
    void proposals_count_only_when_asked_for() {
        RulebookFiles files = Garden.with(
                "policies/eu/garden/provisions/all.yaml",
                "  title: {en: No drill noise",
                "  force: proposed\n  title: {en: No drill noise");
        Rulebook rulebook = Rulebook.of(files);
        LocalDate later = day("2027-01-01");

        assertThat(Calendar.of(rulebook).moment(later, TODAY, DEFAULT).rules()).doesNotContain("garden/no-noise-drill");
        assertThat(Calendar.of(rulebook).moment(later, TODAY, DEFAULT.including(Set.of(Provision.Force.PROPOSED)))
                        .rules())
                .contains("garden/no-noise-drill");
    }

    @Test
    void parameters_are_read_on_the_day_and_a_profile_sets_the_open_ones() {
        assertThat(CALENDAR.moment(TODAY, TODAY, DEFAULT).parameters())
                .containsEntry("garden/power-limit", new java.math.BigDecimal(100));
        assertThat(CALENDAR.moment(day("2027-01-12"), TODAY, DEFAULT).parameters())
                .containsEntry("garden/power-limit", new java.math.BigDecimal(50));
        assertThat(CALENDAR.moment(
                                TODAY,
                                TODAY,
                                profile(Set.of(), Map.of("garden/strong", new java.math.BigDecimal(20))))
                        .parameters())
                .containsEntry("garden/strong", new java.math.BigDecimal(20));
    }

    @Test
    void a_rule_whose_parameter_has_no_value_that_day_concludes_nothing() {
        assertThat(active("2024-07-31", "2026-11-20", DEFAULT)).doesNotContain("garden/strong");
        assertThat(active("2024-08-01", "2026-11-20", DEFAULT)).contains("garden/strong");
    }

    @Test
    void rows_are_those_known_and_valid() {
        assertThat(CALENDAR.rows(TODAY, TODAY))
                .extracting(Table.Row::key)
                .containsExactly("garden/quiet-zones#0", "garden/quiet-zones#3");
        assertThat(CALENDAR.rows(day("2019-01-01"), day("2020-07-15")))
                .extracting(Table.Row::key)
                .containsExactly("garden/quiet-zones#0", "garden/quiet-zones#1");
        assertThat(CALENDAR.rows(day("2019-01-01"), day("2020-07-16")))
                .extracting(Table.Row::key)
                .containsExactly("garden/quiet-zones#0");
        assertThat(CALENDAR.rows(day("2031-12-28"), TODAY))
                .extracting(Table.Row::key)
                .containsExactly("garden/quiet-zones#0");
    }

    @Test
    void later_days_are_those_on_which_something_read_changes() {
        assertThat(CALENDAR.days(TODAY, TODAY, DEFAULT))
                .containsExactly(day("2026-12-02"), day("2027-01-12"), day("2027-12-02"), day("2031-12-28"));
    }

    @Test
    void what_nobody_reads_makes_no_day() {
        assertThat(CALENDAR.days(TODAY, TODAY, profile(Set.of("house"), Map.of()))).isEmpty();
    }

    @Test
    void later_days_are_those_known_on_the_day_of_knowledge() {
        assertThat(CALENDAR.days(day("2026-07-01"), day("2026-07-01"), DEFAULT))
                .containsExactly(day("2026-07-27"), day("2026-08-02"), day("2027-01-12"), day("2031-12-28"));
    }

    @Test
    void ended_wordings_are_found_by_their_last_day() {
        assertThat(GARDEN.endedDays(TODAY, TODAY, DEFAULT)).containsExactly(day("2026-07-26"));
    }

    @Test
    void validity_says_wording_and_days() {
        Provision teach = Optional.ofNullable(GARDEN.provisions().get("garden/teach")).orElseThrow();

        assertThat(GARDEN.validity(teach, day("2026-07-26"), TODAY))
                .contains(new Rulebook.Validity(
                        Optional.of("v1"), Optional.of(day("2025-02-02")), Optional.of(day("2026-07-26"))));
        assertThat(GARDEN.validity(teach, TODAY, TODAY))
                .contains(new Rulebook.Validity(
                        Optional.of("v2"), Optional.of(day("2026-07-27")), Optional.empty()));
        assertThat(GARDEN.validity(teach, day("2025-02-01"), TODAY)).isEmpty();
    }

    @Test
    void a_row_can_be_switched_off_from_a_day() {
        Rulebook without = GARDEN.ending("garden/quiet-zones", "fr", day("2027-01-01"));

        assertThat(Calendar.of(without).rows(day("2026-12-31"), TODAY)).extracting(Table.Row::key).contains("garden/quiet-zones#0");
        assertThat(Calendar.of(without).rows(day("2027-01-01"), TODAY))
                .extracting(Table.Row::key)
                .containsExactly("garden/quiet-zones#3");
        assertThat(CALENDAR.rows(day("2027-01-01"), TODAY)).hasSize(2);
    }

    @Test
    void the_registry_says_for_each_attribute_what_was_known_last() {
        RegistryEntry acme = Optional.ofNullable(GARDEN.registry().get("acme")).orElseThrow();

        assertThat(acme.at(TODAY, TODAY).keySet()).containsExactlyInAnyOrder("name", "country");
        assertThat(acme.at(TODAY, TODAY).get("country").value()).isEqualTo(new Literal.One("DE"));
        assertThat(acme.at(TODAY, day("2025-12-31")).get("country").value()).isEqualTo(new Literal.One("FR"));
    }

    @Test
    void a_control_says_which_standards_deal_with_the_same() {
        Rulebook rulebook = Rulebook.of(
                Garden.with("policies/controls/more.yaml", """
                        shears:
                          title: {en: Shears, fr: Cisailles}
                          crosswalk: [{standard: ISO 1, clause: "4.2", source: a gardener}]
                        """));

        Control shears = Optional.ofNullable(rulebook.controls().get("shears")).orElseThrow();
        assertThat(shears.crosswalk()).containsExactly(new Control.Crosswalk("ISO 1", "4.2", "a gardener"));
        assertThat(shears.crosswalk()).hasToString("[ISO 1, 4.2]");
        assertThat(Optional.ofNullable(rulebook.controls().get("manual")).orElseThrow().crosswalk())
                .isEmpty();
    }

    @Test
    void a_standard_without_a_source_is_refused() {
        assertThat(Garden.problems(Garden.with(
                        "policies/controls/more.yaml",
                        "shears: {title: {en: S, fr: C}, crosswalk: [{standard: ISO 1, clause: \"4\"}]}\n")))
                .containsExactly("policies/controls/more.yaml:1:45: /shears/crosswalk/0: `source` is missing");
    }

    @Test
    void equal_content_has_an_equal_hash_and_cases_do_not_count() {
        RulebookFiles files = RulebookFiles.under(Garden.FOLDER);

        assertThat(files.hash()).isEqualTo(GARDEN.hash()).hasSize(64);
        assertThat(files.with(Map.of("policies/controls/more.yaml", "x: {title: {en: X, fr: X}}\n")).hash())
                .isNotEqualTo(GARDEN.hash());
        assertThat(files.texts().keySet()).noneMatch(name -> name.endsWith(".test.yaml"));
    }

    @Test
    void a_rulebook_reads_the_same_from_a_jar(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("rules.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            RulebookFiles.under(Garden.FOLDER).texts().forEach((name, bytes) -> {
                try {
                    Path file = zip.getPath("/" + name);
                    Files.createDirectories(file.getParent());
                    Files.write(file, bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            assertThat(RulebookFiles.under(zip.getPath("/")).hash()).isEqualTo(GARDEN.hash());
        }
    }

    @Test
    void a_failing_reload_changes_nothing() {
        CurrentRulebook current = new CurrentRulebook(GARDEN);

        assertThat(current.reload(() -> Rulebook.of(Garden.with("policies/controls/controls.yaml", "x: 1\n"))))
                .isNotEmpty();
        assertThat(current.get()).isSameAs(GARDEN);

        Rulebook other = Rulebook.load(Garden.FOLDER);
        assertThat(current.reload(() -> other)).isEmpty();
        assertThat(current.get()).isSameAs(other);
    }
}
