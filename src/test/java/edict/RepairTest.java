package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.report.Language;
import edict.report.RepairReport;
import edict.rulebook.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repairs of a small design of which one capability has a real backup and the other a sham. */
class RepairTest {

    private static final Edict EDICT = Edict.shipped();

    private static final String DESIGN = read();

    private static final String OWN_CLOUD =
            """
              - id: own-machines
                change: Run the model on machines of our own
                cost: {atLeast: 30000, atMost: 50000}
                days: 90
                changes: [{of: api, set: {operator: us, product: ours}}]
            """;

    private static final String DEARER =
            """
              - id: rented-machines
                change: Run it on machines that we rent
                cost: 60000
                changes:
                  - of: ''
                    set:
                      organisations: [{id: renter, country: FR, electronicCommunicationProvider: true, ultimateParent: [], intermediateParents: [], holdings: []}]
                  - {of: api, set: {operator: renter, product: ours}}
            """;

    /** Where nobody says what a component is, no product of the registry is tried in its place. */
    private static String read() {
        try {
            return Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))
                    .replaceAll("kind: compute, country: [A-Z]+, ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_backup_on_paper_can_be_proved() {
        Repair repair = repair(DESIGN, "us-cutoff");

        assertThat(repair.plans()).hasSize(1);
        assertThat(repair.plans().get(0).changes()).containsExactly(new Repair.Proved("/capabilities/1/requires/0/anyOf/1"));
        assertThat(repair.before().get(0).effective().least()).isEqualByComparingTo("0.5");
        assertThat(repair.after().get(0).effective().least()).isEqualByComparingTo("1");
        assertThat(repair.beyond()).isEmpty();
    }

    @Test
    void what_has_a_known_cost_comes_first_and_then_by_the_most_that_it_costs() {
        Repair repair = repair(DESIGN + "options:\n" + DEARER + OWN_CLOUD, "us-cutoff");

        assertThat(repair.plans().stream().map(RepairTest::named).toList())
                .containsExactly("own-machines", "rented-machines", "/capabilities/1/requires/0/anyOf/1");
        assertThat(repair.plans().get(0).cost())
                .isEqualTo(new Repair.Bounds(new BigDecimal(30_000), Optional.of(new BigDecimal(50_000))));
        assertThat(repair.plans().get(0).days().most()).contains(new BigDecimal(90));
        assertThat(repair.exact() && repair.all()).isTrue();
    }

    @Test
    void which_plan_to_prefer_is_told_and_what_would_speak_for_another() {
        Repair priced = repair(DESIGN + "options:\n" + DEARER + OWN_CLOUD, "us-cutoff");

        assertThat(RepairReport.text(priced, Language.EN))
                .contains("""

                        Prefer 1: the most that it can cost is known.
                          3 costs no more than that only if what has no price in it comes to at most 50000 EUR: prove the backup
                            old-model of search (line 48)
                        """);
        assertThat(RepairReport.text(priced, Language.FR)).contains("Préférez 1 : ce qu'il peut coûter au plus est connu.\n  3 ne coûte pas davantage à condition que");
        assertThat(RepairReport.text(repair(DESIGN, "us-cutoff"), Language.EN)).as("there is one").doesNotContain("Prefer", "the cheapest");
    }

    @Test
    void where_no_cost_is_known_what_is_sure_is_preferred_and_prices_are_asked_for() {
        String design = DESIGN.replace(
                "{id: api, operator: cloud-inc, product: theirs,",
                "{id: api, kind: model-endpoint, operator: cloud-inc, product: theirs,");

        assertThat(RepairReport.text(repair(design, "us-cutoff"), Language.EN))
                .contains(
                        "Prefer 1: it hangs on nothing that isn't known of a product.\nWhich is the cheapest can't be said, as nobody knows what these cost;",
                        "another product for api");
    }

    @Test
    void an_option_of_whose_owner_little_is_known_stands_beside_products_of_which_as_little_is() {
        String design = DESIGN.replaceFirst("(?s) *- \\{node: old-model.*?accepted: true}\n", "")
                .replace("{id: api, operator: cloud-inc, product: theirs,", "{id: api, kind: model-endpoint, operator: cloud-inc, product: theirs,");
        String renting =
                """
                options:
                  - id: rented-machines
                    change: Run it on machines that we rent
                    cost: 60000
                    changes:
                      - {of: '', set: {organisations: [{id: renter, country: FR, electronicCommunicationProvider: true}]}}
                      - {of: api, set: {operator: renter, product: ours}}
                """;

        Repair repair = repair(design + renting, "us-cutoff");
        Repair.Perhaps perhaps = repair.perhaps().orElseThrow();

        assertThat(repair.plans()).isNotEmpty().allSatisfy(plan -> assertThat(plan.changes()).noneMatch(Repair.Change::isSure));
        assertThat(perhaps.more()).isFalse();
        assertThat(perhaps.plans()).singleElement().satisfies(plan -> assertThat(named(plan)).isEqualTo("rented-machines"));
        assertThat(RepairReport.text(repair, Language.EN).replaceAll("\\s+", " "))
                .contains("What the design offers itself, which may keep as much if what isn't known turns out well: 1. 60000 EUR", "/organisations/2/");
        assertThat(repair(design + OWN_CLOUD.replaceFirst("^", "options:\n"), "us-cutoff").perhaps()).as("a plan is sure").isEmpty();
        assertThat(repair(design, "us-cutoff").perhaps()).as("nothing is offered").isEmpty();
    }

    @Test
    void options_that_decide_the_same_are_alternatives_and_a_bad_one_does_not_spoil_a_good_one() {
        String worse =
                """
                  - {id: other-american, cost: 1, changes: [{of: api, set: {operator: cloud-inc}}]}
                """;

        Repair repair = repair(DESIGN + "options:\n" + OWN_CLOUD + worse, "us-cutoff");

        assertThat(named(repair.plans().get(0))).isEqualTo("own-machines");
        assertThat(repair.beyond()).isEmpty();
    }

    @Test
    void each_loss_is_looked_at_where_no_scenario_is_named_and_new_suppliers_are_new_losses() {
        String placed = DESIGN.replace(", operator: ", ", kind: application, country: FR, operator: ");

        Repair repair = repair(placed + "options:\n" + DEARER, Optional.empty());

        assertThat(named(repair.plans().get(0))).isEqualTo("rented-machines");
        assertThat(repair.added())
                .extracting(impact -> impact.scenario().id(), impact -> impact.cause().orElseThrow())
                .containsExactly(tuple("each-provider", "/organisations/2"));
        assertThat(RepairReport.text(repair, Language.EN)).contains("new → 50 %  One supplier stops: renter");
    }

    /** Designs of chance, by all sets of their options. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_first_plan_is_the_cheapest_of_all_sets_that_keep_what_can_be_kept(long seed) {
        Chance chance = Chance.of(new Random(seed));
        Map<Set<Integer>, Long> kept = new HashMap<>();
        for (int bits = 0; bits < 1 << chance.options().size(); bits++) {
            Set<Integer> done = new TreeSet<>();
            for (int option = 0; option < chance.options().size(); option++) {
                if ((bits >> option & 1) == 1) {
                    done.add(option);
                }
            }
            kept.put(done, chance.kept(done));
        }
        long most = kept.values().stream().mapToLong(count -> count).max().orElseThrow();
        int cheapest = kept.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .mapToInt(entry -> entry.getKey().stream()
                        .mapToInt(option -> chance.options().get(option).cost())
                        .sum())
                .min()
                .orElseThrow();

        Repair repair = repair(chance.offering(), "us-cutoff");

        int cost = repair.plans().isEmpty() ? 0 : repair.plans().get(0).cost().least().intValueExact();
        assertThat(cost).as(chance.offering()).isEqualTo(cheapest);
        assertThat(repair.beyond()).hasSize((int) (Chance.CAPABILITIES - most));
    }

    /** Capabilities with groups of active alternatives, and options that add a backup each. */
    private record Chance(List<List<Boolean>> groups, List<Added> options) {

        static final int CAPABILITIES = 3;

        /** @param ours whether it is out of reach of the loss */
        record Added(int capability, int group, boolean ours, int cost) {}

        static Chance of(Random random) {
            List<List<Boolean>> groups = new ArrayList<>();
            List<Added> options = new ArrayList<>();
            for (int capability = 0; capability < CAPABILITIES; capability++) {
                List<Boolean> ours = new ArrayList<>();
                for (int group = 0; group < 1 + random.nextInt(2); group++) {
                    ours.add(random.nextInt(3) == 0);
                }
                groups.add(ours);
            }
            for (int option = 0; option < 6; option++) {
                int capability = random.nextInt(CAPABILITIES);
                options.add(new Added(
                        capability,
                        random.nextInt(groups.get(capability).size()),
                        random.nextInt(4) > 0,
                        1 + random.nextInt(9)));
            }
            return new Chance(groups, options);
        }

        /** A capability is kept when each of its groups has something that is out of reach. */
        long kept(Set<Integer> done) {
            return IntStream.range(0, CAPABILITIES)
                    .filter(capability -> IntStream.range(0, groups.get(capability).size())
                            .allMatch(group -> groups.get(capability).get(group)
                                    || done.stream().map(options::get).anyMatch(option -> option.ours()
                                            && option.capability() == capability
                                            && option.group() == group)))
                    .count();
        }

        private StringBuilder design() {
            StringBuilder text = new StringBuilder(DESIGN.substring(0, DESIGN.indexOf("capabilities:")));
            text.append("capabilities:\n");
            for (int capability = 0; capability < CAPABILITIES; capability++) {
                text.append("  - id: c%d\n    owner: us\n    criticality: critical\n    rtoHours: 24\n    rpoHours: 4\n    requires:\n"
                        .formatted(capability));
                for (int group = 0; group < groups.get(capability).size(); group++) {
                    text.append("      - {group: g%d, need: 1, anyOf: [{node: %s, switchHours: 0, capacity: 1}]}\n"
                            .formatted(group, groups.get(capability).get(group) ? "own-model" : "api"));
                }
            }
            return text;
        }

        String offering() {
            StringBuilder text = design().append("options:\n");
            for (int option = 0; option < options.size(); option++) {
                Added added = options.get(option);
                text.append("  - {id: o%d, cost: %d, changes: [{of: /capabilities/%d/requires/%d, set: {anyOf: [%s]}}]}\n"
                        .formatted(option, added.cost(), added.capability(), added.group(), backup(added)));
            }
            return text.toString();
        }

        private static String backup(Added added) {
            return ("{node: %s, switchHours: 6, capacity: 1, testedOn: 2026-07-02, tested: true, measuredRtoHours: 6, rpoHours: 1,"
                            + " dataFormat: open, licenceAllowsUse: true, keysReachable: true, skillsAvailable: true, runbookOn: 2026-06-01,"
                            + " contractSigned: true, accepted: true}")
                    .formatted(added.ours() ? "own-model" : "api");
        }
    }

    @Test
    void a_product_of_the_registry_that_fits_is_proposed_and_what_is_not_known_of_it_is_said() {
        String design = DESIGN.replace(
                "{id: api, operator: cloud-inc, product: theirs,",
                "{id: api, kind: model-endpoint, operator: cloud-inc, product: theirs,");

        Repair repair = repair(design, "us-cutoff");

        assertThat(repair.plans().get(0).changes())
                .as(RepairReport.text(repair, Language.EN))
                .containsExactly(new Repair.Proved("/capabilities/1/requires/0/anyOf/1"));
        Repair.Replaced replaced = (Repair.Replaced) repair.plans().get(1).changes().get(0);
        assertThat(replaced.component()).isEqualTo("/components/0");
        assertThat(replaced.isSure()).isFalse();
        assertThat(replaced.perhaps()).contains("mistral-api", "scaleway-generative-apis").doesNotContain("anthropic-api", "openai-api");
    }

    @Test
    void what_is_kept_in_the_place_follows_the_product() {
        String design = DESIGN.replaceAll("(?s)\n +- \\{node: old-model.*?accepted: true\\}", "")
                .replace("{id: api, operator: cloud-inc, product: theirs,", "{id: api, kind: model-endpoint, operator: cloud-inc, product: theirs,")
                .replace("flows:\n", "stores: [{id: prompts, component: api, provider: cloud-inc, country: IE}]\nflows:\n"
                        + "  - {id: asks, target: api, kind: disclosure, exporter: us, importer: cloud-inc, data: [mails], mechanism: adequacy}\n");

        Repair repair = repair(design, "us-cutoff");

        Repair.Replaced replaced = (Repair.Replaced) repair.plans().get(0).changes().get(0);
        assertThat(replaced.perhaps()).startsWith("cohere-api");
        assertThat(repair.after().get(0).effective())
                .as("nobody knows whether it is out of reach")
                .satisfies(index -> assertThat(index.least()).isEqualTo(repair.before().get(0).effective().least()))
                .satisfies(index -> assertThat(index.mayBeWhole()).isTrue());
        assertThat(RepairReport.text(repair, Language.EN))
                .as("what may turn out to be nothing is not what keeps the most")
                .startsWith("Nothing on offer is sure to keep more than goes on today. ")
                .doesNotContain("What keeps the most");
        assertThat(value(repair, "Store", "prompts", "provider")).isEqualTo("Known[scalar=registry:cohere]");
        assertThat(value(repair, "Store", "prompts", "country")).isEqualTo("Unknown[]");
        assertThat(value(repair, "Flow", "asks", "importer")).isEqualTo("Known[scalar=registry:cohere]");
        assertThat(value(repair, "Flow", "asks", "mechanism")).isEqualTo("Unknown[]");
        assertThat(value(repair, "Flow", "support", "importer")).isEqualTo("Known[scalar=/organisations/1]");
    }

    private static String value(Repair repair, String type, String id, String attribute) {
        return repair.facts().ofType(type).stream()
                .filter(one -> one.id().filter(id::equals).isPresent())
                .map(one -> one.value(attribute).toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_nothing_on_offer_keeps_is_told() {
        String alone = DESIGN.replaceAll("(?s)\n +- \\{node: old-model.*?accepted: true\\}", "");

        Repair repair = repair(alone, "us-cutoff");

        assertThat(repair.plans()).isEmpty();
        assertThat(repair.beyond()).extracting(Repair.Beyond::capability).containsExactly("search");
        assertThat(RepairReport.text(repair, Language.EN))
                .isEqualTo(
                        """
                        Nothing on offer keeps what is lost: no option of the design, no proof of a backup and no product of the
                          registry.

                        Kept by nothing on offer:
                          Services controlled from the United States stop: search (lost, api)
                        """);
    }

    private static final String HALF_OF_THE_MAIL =
            """
              - {id: mail, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{id: mailing, group: api, need: 1, anyOf: [{node: api, switchHours: 0, capacity: 1}]}]}
            options:
              - {id: half, change: Send half of it ourselves, cost: 9000, changes: [{of: mailing, set: {anyOf: [{node: own-model, switchHours: 0, capacity: 0.5}]}}]}
              - {id: useless, cost: 10, changes: [{of: own-model, set: {country: DE}}]}
            """;

    @Test
    void what_keeps_a_part_of_what_nothing_keeps_whole_is_told() {
        Repair repair = repair(DESIGN + HALF_OF_THE_MAIL, "us-cutoff");

        assertThat(repair.plans().stream().map(RepairTest::named).toList()).containsExactly("/capabilities/1/requires/0/anyOf/1");
        assertThat(repair.beyond()).extracting(Repair.Beyond::capability).containsExactly("mail");
        assertThat(RepairReport.text(repair, Language.EN))
                .contains(
                        """
                        What keeps more of the rest beside the first plan, though nothing of it whole:

                          1. 9000 EUR
                              half: Send half of it ourselves

                        What goes on, with the first plan and with the first of these beside it:
                          66.7 % → 83.3 %  Services controlled from the United States stop

                        Kept by nothing on offer:
                          Services controlled from the United States stop: mail (degraded
                        """.strip());
        assertThat(RepairReport.json(repair, Language.EN)).contains("\"more\"", "\"option\": \"half\"").doesNotContain("useless");
        assertThat(RepairReport.text(repair, Language.FR)).contains("Ce qui maintient davantage du reste à côté du premier plan, mais rien en entier :");
    }

    @Test
    void what_keeps_a_part_is_told_where_no_plan_keeps_anything() {
        String alone = DESIGN.replaceAll("(?s)\n +- \\{node: old-model.*?accepted: true\\}", "");

        Repair repair = repair(alone + HALF_OF_THE_MAIL, "us-cutoff");

        assertThat(repair.plans()).isEmpty();
        assertThat(RepairReport.text(repair, Language.EN))
                .startsWith("Nothing on offer keeps what is lost: ")
                .contains("\nWhat keeps more, though nothing whole:\n\n  1. 9000 EUR\n", "\n  33.3 % → 50 %  Services controlled from the United States stop\n");
    }

    private static final String A_HOST_OF_WHICH_LITTLE_IS_KNOWN =
            """
              - id: a-host
                change: Run it with a host in Lyon
                cost: 20000
                changes:
                  - of: ''
                    set: {organisations: [{id: host, country: FR, tiesAbroad: false, listedUnder: [], intermediateParents: [], holdings: []}]}
                  - {of: api, set: {operator: host, product: ours}}
            """;

    @Test
    void what_helps_perhaps_is_told_with_what_it_hangs_on() {
        String alone = DESIGN.replaceAll("(?s)\n +- \\{node: old-model.*?accepted: true\\}", "");

        Repair repair = repair(alone + "options:\n" + A_HOST_OF_WHICH_LITTLE_IS_KNOWN, "us-cutoff");

        assertThat(repair.plans()).isEmpty();
        assertThat(repair.beyond()).extracting(Repair.Beyond::capability).containsExactly("search");
        assertThat(RepairReport.text(repair, Language.EN))
                .isEqualTo(
                        """
                        Nothing on offer is sure to keep what is lost: no option of the design, no proof of a backup and no product of
                          the registry.

                        What may keep more, if what isn't known turns out well:

                          1. 20000 EUR
                              a-host: Run it with a host in Lyon

                        What the first of these hangs on:
                          Services controlled from the United States stop: search
                            depends on /organisations/2/ultimateParent (host, line 54)

                        Only what goes on is looked at here. What the rules decide with an option is for `edict check FILE#OPTION` to
                          say, which products pass them in a place `edict candidates FILE#COMPONENT`.
                        """);
        assertThat(RepairReport.json(repair, Language.EN)).contains("\"pointer\": \"/organisations/2/ultimateParent\"");
    }

    @Test
    void what_keeps_perhaps_is_looked_for_beyond_what_keeps_for_sure() {
        String mail =
                """
                  - {id: mail, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{group: api, need: 1, anyOf: [{node: api, switchHours: 0, capacity: 1}]}]}
                """;

        Repair repair = repair(DESIGN + mail + "options:\n" + A_HOST_OF_WHICH_LITTLE_IS_KNOWN, "us-cutoff");

        assertThat(repair.plans().stream().map(RepairTest::named).toList()).containsExactly("/capabilities/1/requires/0/anyOf/1");
        assertThat(repair.beyond()).extracting(Repair.Beyond::capability).containsExactly("mail");
        Repair.Perhaps perhaps = repair.perhaps().orElseThrow();
        assertThat(perhaps.plans()).hasSize(1);
        assertThat(named(perhaps.plans().get(0)))
                .as("the host alone does not keep for sure what a proof of the backup keeps")
                .isEqualTo("a-host+/capabilities/1/requires/0/anyOf/1");
        assertThat(perhaps.kept()).extracting(Repair.Beyond::capability).containsExactly("mail");
    }

    /** What a proof of the backup costs and how long it takes, nobody has said; what the rest does is at least that. */
    @Test
    void what_is_known_of_costs_and_days_is_told_though_not_all_is() {
        String mail =
                """
                  - {id: mail, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4, requires: [{id: mailing, group: api, need: 1, anyOf: [{node: api, switchHours: 0, capacity: 1}]}]}
                options:
                  - {id: own-mail, cost: 20000, days: 30, changes: [{of: mailing, set: {anyOf: [{node: own-model, switchHours: 0, capacity: 1}]}}]}
                  - {id: dear-mail, cost: 30000, days: 10, changes: [{of: mailing, set: {anyOf: [{node: own-model, switchHours: 0, capacity: 0.9}, {node: own-model, switchHours: 0, capacity: 0.1}]}}]}
                """;

        Repair repair = repair(DESIGN + mail, "us-cutoff");

        assertThat(RepairReport.text(repair, Language.EN))
                .startsWith("What keeps the most, from 2026-11-20, those with the fewest changes of unknown cost first:\n\n  1. at least 20000 EUR, at least 30 days\n")
                .contains("\n  2. at least 30000 EUR, at least 10 days\n");
        assertThat(RepairReport.text(repair, Language.FR))
                .startsWith("Ce qui maintient le plus, à partir du 2026-11-20, d'abord ceux qui ont le moins de modifications de coût\n  inconnu :\n\n  1. au moins 20000 EUR, au moins 30 jours\n");
    }

    @Test
    void what_is_only_perhaps_lost_is_not_told_as_lost() {
        String open = DESIGN.replaceAll("(?s)\n +- \\{node: old-model.*?accepted: true\\}", "").replace("operator: cloud-inc", "operator: unknown");

        assertThat(RepairReport.text(repair(open, "us-cutoff"), Language.EN)).startsWith("Nothing is sure to be lost, and nothing on offer is sure to keep");
    }

    @Test
    void where_nothing_is_lost_there_is_nothing_to_repair() {
        Repair repair = repair(DESIGN.replace("operator: cloud-inc", "operator: us").replace("product: theirs", "product: ours"), "us-cutoff");

        assertThat(repair.before()).isEmpty();
        assertThat(RepairReport.text(repair, Language.FR)).isEqualTo("Rien à réparer : aucune capacité n'est perdue, ou il n'y en a pas.\n");
    }

    @Test
    void an_answer_about_the_design_as_it_is_does_not_undo_an_option() {
        String answers =
                """
                kind: Answers
                answers: [{of: api, set: {operator: cloud-inc}, by: somebody, on: 2026-11-01}]
                """;
        Edict.Answer answer = EDICT.repair(
                new Request(
                        document(DESIGN + "options:\n" + OWN_CLOUD),
                        List.of(document(answers)),
                        List.of(),
                        "default",
                        LocalDate.parse("2026-11-20"),
                        Optional.empty(),
                        Set.of(),
                        false),
                Optional.of(scenario("us-cutoff")),
                Edict.SEARCHING);

        assertThat(named(((Edict.Repaired) answer).repair().plans().get(0))).isEqualTo("own-machines");
    }

    @Test
    void an_option_that_makes_no_design_is_refused_where_it_stands() {
        assertThat(problems("  - {id: wrong, changes: [{of: apy, set: {operator: us}}]}\n"))
                .containsExactly("design.yaml:52:27: /options/0/changes/0: nothing in the design is called `apy`; did you mean `api`?");
        assertThat(problems("  - {id: wrong, changes: [{of: api, set: {operater: us}}]}\n"))
                .containsExactly(
                        "design.yaml:52:53: /components/0/operater: unknown key `operater` of Component; did you mean `operator`?");
        assertThat(problems("  - {id: wrong, changes: [{of: api, set: {operator: nobody}}]}\n"))
                .containsExactly("design.yaml:52:53: /components/0/operator: no Organisation has the id `nobody`");
        assertThat(problems("  - {id: wrong, changes: [{off: api, set: {}}]}\n"))
                .containsExactly(
                        "design.yaml:52:27: /options/0/changes/0: expected `of`, the id of what would change or '' for the design, and `set`,"
                                + " what it would say",
                        "design.yaml:52:28: /options/0/changes/0/off: unknown key `off`; expected `of` or `set`; did you mean `of`?");
        assertThat(problems("  - {id: wrong, changes: everything}\n"))
                .containsExactly(
                        "design.yaml:52:26: /options/0/changes: expected a list of `{of: …, set: {…}}`, found the text `everything`");
    }

    @Test
    void a_scenario_in_which_law_falls_has_nothing_to_repair() {
        Edict.Answer answer = EDICT.repair(
                new Request(document(DESIGN), LocalDate.parse("2026-11-20")),
                Optional.of(scenario("dpf-invalid")),
                Edict.SEARCHING);

        assertThat(answer)
                .isEqualTo(new Edict.Misasked(
                        "in the scenario `dpf-invalid` a part of the law falls; what is repaired is a loss of access"));
    }

    private static List<String> problems(String options) {
        Edict.Answer answer = EDICT.evaluate(
                new Request(document(DESIGN + "options:\n" + options), LocalDate.parse("2026-11-20")));
        return ((Edict.Rejected) answer).problems().stream().map(Problem::toString).toList();
    }

    private static String named(Repair.Plan plan) {
        return plan.changes().stream()
                .map(change -> change instanceof Repair.Offered offered ? offered.id() : ((Repair.Proved) change).alternative())
                .collect(Collectors.joining("+"));
    }

    private static Repair repair(String design, String scenario) {
        return repair(design, Optional.of(scenario(scenario)));
    }

    private static Scenario scenario(String id) {
        return Objects.requireNonNull(EDICT.rulebook().scenarios().get(id));
    }

    private static Repair repair(String design, Optional<Scenario> scenario) {
        Edict.Answer answer = EDICT.repair(
                new Request(document(design), LocalDate.parse("2026-11-20")), scenario, Edict.SEARCHING);
        assertThat(answer).isInstanceOf(Edict.Repaired.class);
        return ((Edict.Repaired) answer).repair();
    }

    private static Reading.Document document(String text) {
        return (Reading.Document) Texts.read("design.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
