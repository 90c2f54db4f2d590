package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.cli.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How hard it is to leave a supplier, by the formula of the sheet on sovereignty, section 5, through the command line. */
class LeavingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String CONTRACT = "contracts: [{id: c, customer: us, supplier: cloud-inc, noticePeriod: P2M, transitionPeriod: P30D,"
            + " retrievalPeriod: P30D, switchingCharges: {atMost: 500}, exitPlan: true}]";

    @TempDir
    Path folder;

    private String design = "";

    @BeforeEach
    void read() throws IOException {
        design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")))
                .replace("{id: theirs, ", "{id: theirs, interfaceKind: de-facto-one-owner, dataExport: documented, ")
                .replace("contracts: []", CONTRACT);
    }

    private JsonNode chain(String text) throws IOException {
        Path file = folder.resolve("design.yaml");
        Files.writeString(file, text);
        return JSON.readTree(Terminals.run("chain", file.toString(), "--as-of", "2026-11-20", "--format", "json"))
                .get("designs")
                .get(0);
    }

    private String text(String text) throws IOException {
        Path file = folder.resolve("design.yaml");
        Files.writeString(file, text);
        return Terminals.run("chain", file.toString(), "--as-of", "2026-11-20");
    }

    private static void assertSpan(JsonNode span, String least, String most) {
        assertThat(span.get("least").decimalValue()).isEqualByComparingTo(least);
        assertThat(span.get("most").decimalValue()).isEqualByComparingTo(most);
    }

    @Test
    void factors_add_up_by_their_weights() throws IOException {
        JsonNode api = chain(design).get("replacing").get(0);

        // One of two backups is proved, in another control domain: 0.5. The interface has one owner and the export is documented: 0.5
        // each. The proved one was tested, has people, and took 6 of 24 hours. 12.5 + 10 + 10 + 15 + 10 + 10.
        assertThat(api.get("component").asString()).isEqualTo("api");
        assertSpan(api.get("factors").get("alternatives"), "0.5", "0.5");
        assertSpan(api.get("factors").get("interfaces"), "0.5", "0.5");
        assertSpan(api.get("factors").get("data"), "0.5", "0.5");
        assertSpan(api.get("factors").get("tested"), "1", "1");
        assertSpan(api.get("substitutability"), "68", "68");
        assertThat(api.get("bands")).extracting(JsonNode::asString).containsExactly("hard");
    }

    @Test
    void what_is_not_known_makes_an_interval() throws IOException {
        JsonNode api = chain(design.replace("interfaceKind: de-facto-one-owner, ", "")).get("replacing").get(0);

        assertSpan(api.get("factors").get("interfaces"), "0", "1");
        assertSpan(api.get("substitutability"), "58", "78");
        assertThat(api.get("bands")).extracting(JsonNode::asString).containsExactly("hard", "switchable");
    }

    @Test
    void a_backup_under_the_same_control_is_no_alternative() throws IOException {
        JsonNode api = chain(design.replace("{id: own-model, kind: compute, country: FR, operator: us, product: ours", "{id: own-model, kind: compute, country: FR, operator: cloud-inc, product: theirs"))
                .get("replacing")
                .get(0);

        assertSpan(api.get("factors").get("alternatives"), "0", "0");
    }

    @Test
    void a_switch_that_took_twice_as_long_as_allowed_counts_half() throws IOException {
        JsonNode api = chain(design.replace("measuredRtoHours: 6", "measuredRtoHours: 48")).get("replacing").get(0);

        // A backup that is too slow is no real one either.
        assertSpan(api.get("factors").get("time"), "0.5", "0.5");
        assertSpan(api.get("factors").get("alternatives"), "0", "0");
    }

    @Test
    void what_nobody_needs_may_be_anything() throws IOException {
        JsonNode replacing = chain(design.replace("capabilities:", "capabilities: []\nignored:").replaceFirst("(?s)ignored:.*?(\\n[a-z]|$)", "$1")).get("replacing");

        assertSpan(replacing.get(0).get("factors").get("tested"), "0", "1");
    }

    @Test
    void contracts_say_how_long_and_how_much_it_takes_to_leave() throws IOException {
        JsonNode leaving = chain(design).get("leaving").get(0);

        assertThat(leaving.get("components")).extracting(JsonNode::asString).containsExactly("api");
        assertSpan(leaving.get("days"), "89", "92");
        assertSpan(leaving.get("retrievalDays"), "30", "30");
        assertThat(leaving.get("chargesEur").get("most").decimalValue()).isEqualByComparingTo("500");
        assertThat(leaving.get("exitPlan").asString()).isEqualTo("yes");
    }

    @Test
    void of_two_contracts_the_longer_one_counts_and_both_are_paid() throws IOException {
        String second = ", {id: d, customer: us, supplier: cloud-inc, noticePeriod: PT36H, transitionPeriod: P90D, switchingCharges: 200, exitPlan: false}]";
        JsonNode leaving = chain(design.replace(CONTRACT, CONTRACT.replaceFirst("]$", second))).get("leaving").get(0);

        // A day and a half is more than one and less than two, and ends after 91.5 days where the first contract ends after 92 at most.
        assertSpan(leaving.get("days"), "91", "92");
        assertSpan(leaving.get("chargesEur"), "200", "700");
        assertThat(leaving.get("exitPlan").asString()).isEqualTo("no");
    }

    /** Both end at once, so what only one of them still lets out is not all. */
    @Test
    void of_two_contracts_the_shorter_time_to_fetch_data_counts() throws IOException {
        String second = ", {id: d, customer: us, supplier: cloud-inc, noticePeriod: P1M, transitionPeriod: P30D, retrievalPeriod: P10D}]";
        JsonNode leaving = chain(design.replace(CONTRACT, CONTRACT.replaceFirst("]$", second))).get("leaving").get(0);

        assertSpan(leaving.get("retrievalDays"), "10", "10");
    }

    @Test
    void the_day_of_a_plan_is_told_as_an_old_one_may_count_for_nothing() throws IOException {
        String planned = design.replace("exitPlan: true", "exitPlan: true, exitPlanOn: 2025-10-01");

        assertThat(chain(planned).get("leaving").get(0).get("exitPlanOn").asString()).isEqualTo("2025-10-01");
        String half = planned.replaceFirst("exitPlanOn: 2025-10-01", "$0}, {id: d, customer: us, supplier: cloud-inc, exitPlan: false");
        assertThat(chain(half).get("leaving").get(0).has("exitPlanOn")).isFalse();
        assertThat(text(planned)).containsPattern("exit\\s+plan\\s+yes,\\s+of\\s+2025-10-01\\s");
    }

    /** Judged on 2026-11-20. */
    @Test
    void a_contract_that_has_ended_is_not_left_any_more() throws IOException {
        String ends = design.replace("exitPlan: true", "exitPlan: true, endsOn: 2026-11-19");
        JsonNode leaving = chain(ends).get("leaving").get(0);

        assertThat(leaving.has("days")).isFalse();
        assertThat(leaving.get("endedOn").asString()).isEqualTo("2026-11-19");
        assertThat(text(ends)).contains("its contract ended on 2026-11-19");
    }

    /** Judged on 2026-11-20: what nobody has signed yet binds nobody. */
    @Test
    void a_contract_that_does_not_bind_yet_is_not_left_either() throws IOException {
        for (String day : List.of("concludedOn: 2026-11-21", "concludedOn: 2026-11-20, startsOn: 2026-11-21")) {
            String begins = design.replace("exitPlan: true", "exitPlan: true, " + day);
            JsonNode leaving = chain(begins).get("leaving").get(0);

            assertThat(leaving.has("days")).as(day).isFalse();
            assertThat(leaving.get("beginsOn").asString()).isEqualTo("2026-11-21");
            assertThat(text(begins)).contains("a contract begins on 2026-11-21").doesNotContain("no contract is described");
        }
        JsonNode today = chain(design.replace("exitPlan: true", "exitPlan: true, concludedOn: 2026-11-20")).get("leaving").get(0);

        assertSpan(today.get("days"), "89", "92");
        assertThat(today.has("beginsOn")).isFalse();
    }

    @Test
    void the_contract_that_runs_counts_and_not_the_one_to_come() throws IOException {
        String next = ", {id: d, customer: us, supplier: cloud-inc, concludedOn: 2027-03-01, noticePeriod: P12M, transitionPeriod: P1Y}]";
        JsonNode leaving = chain(design.replace(CONTRACT, CONTRACT.substring(0, CONTRACT.lastIndexOf(']')) + next)).get("leaving").get(0);

        assertSpan(leaving.get("days"), "89", "92");
        assertThat(leaving.has("beginsOn")).isFalse();
    }

    @Test
    void the_last_day_of_a_contract_that_runs_is_told() throws IOException {
        String ends = design.replace("exitPlan: true", "exitPlan: true, endsOn: 2026-11-20");
        JsonNode leaving = chain(ends).get("leaving").get(0);

        assertSpan(leaving.get("days"), "89", "92");
        assertThat(leaving.get("endsOn").asString()).isEqualTo("2026-11-20");
        assertThat(text(ends)).containsPattern("contract\\s+until\\s+2026-11-20\\s");
    }

    /** Another company of the group, or a reseller. */
    @Test
    void a_contract_about_a_product_counts_whoever_signs_it() throws IOException {
        String reseller = "  - {id: reseller, country: IE, assessed: false}\ncertificates:";
        JsonNode leaving = chain(design.replaceFirst("certificates:", reseller).replace("supplier: cloud-inc, noticePeriod", "supplier: reseller, products: [theirs], noticePeriod"))
                .get("leaving");

        assertThat(leaving).hasSize(1);
        assertThat(leaving.get(0).get("supplier").asString()).isEqualTo("cloud-inc");
        assertSpan(leaving.get(0).get("days"), "89", "92");
    }

    @Test
    void without_a_contract_nothing_is_said() throws IOException {
        assertThat(chain(design.replace(CONTRACT, "contracts: []")).get("leaving").get(0).has("days")).isFalse();
    }

    @Test
    void another_model_takes_the_same_prompts_was_evaluated_or_has_weights_at_hand() throws IOException {
        String closed = design.replace("models: []\n", "").replace("product: theirs, model: []", "product: theirs, behindAbstraction: true, model: [m]")
                + "\nmodels: [{id: m, developer: cloud-inc, licenceClass: closed-api, roles: []}]\n";

        JsonNode model = chain(closed).get("replacing").get(0).get("modelSwitch");
        assertThat(model.get("interchangeable").asString()).isEqualTo("yes");
        assertThat(model.get("evaluatedFallback").asString()).isEqualTo("yes");
        assertThat(model.get("ownWeights").asString()).isEqualTo("no");
        assertThat(chain(closed.replace("closed-api", "osi-open")).get("replacing").get(0).get("modelSwitch").get("ownWeights").asString())
                .isEqualTo("yes");
        assertThat(chain(closed.replace("closed-api", "own")).get("replacing").get(0).get("modelSwitch").get("ownWeights").asString())
                .isEqualTo("yes");
        assertThat(chain(closed.replace("licenceClass: closed-api, ", "")).get("replacing").get(0).get("modelSwitch").get("ownWeights").asString())
                .isEqualTo("unknown");
    }

    @Test
    void two_designs_stand_side_by_side() throws IOException {
        Path first = Files.writeString(folder.resolve("first.yaml"), design);
        Path second = Files.writeString(folder.resolve("second.yaml"), design.replace(CONTRACT, "contracts: []"));

        assertThat(Terminals.run("chain", first.toString(), second.toString(), "--as-of", "2026-11-20"))
                .contains("locked in 0, hard 1", "longest: cloud-inc, 89–92 days", "no contract says how long; no contract says it of 1 of 1")
                .contains("5556 by suppliers (us 66.7 %)");
    }

    @Test
    void it_is_told_in_french_as_well() throws IOException {
        Path file = folder.resolve("design.yaml");
        Files.writeString(file, design);

        assertThat(Terminals.run("chain", file.toString(), "--as-of", "2026-11-20", "--lang", "fr", "-v"))
                .contains("68  api (cloud-inc) : difficile", "alternatives dans un autre domaine de contrôle 0,5", "89–92 jours de préavis et de transition", "au plus 500 EUR");
    }
}
