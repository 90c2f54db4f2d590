package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.findings.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A processor that works on after its contract: what is said of it names the contract that ended, where there was one. */
class ContractsThatEndTest {

    private static final String HOSTING =
            """
            organisations: [{id: us, name: Us, assessed: true, country: FR}, {id: host, name: Host, country: DE}]
            dataSets: [{id: files, name: Files, personal: "yes", kinds: [ordinary]}]
            processings: [{id: own, name: Own, data: [files], roles: [{holder: us, code: controller}%s]}]
            stores: [{id: copy, data: [files], provider: host}]
            contracts: [%s]
            """;

    private static final String PROCESSOR = ", {holder: host, code: processor}";

    private static final String FIRST = "{id: first, name: First, customer: us, supplier: host, endsOn: 2024-12-31}";

    private static final String LAST = "{id: last, name: Last, customer: us, supplier: host, endsOn: %s}";

    @Test
    void the_last_one_is_named_with_its_last_day() {
        Finding finding = only(PROCESSOR, FIRST + ", " + LAST.formatted("2026-10-31"));

        assertThat(finding.message().en())
                .contains("the contract between them, “Last”, runs until 2026-10-31, and the design has no other that follows it")
                .doesNotContain("First");
        assertThat(finding.message().fr())
                .contains("le contrat entre eux, « Last », court jusqu'au 2026-10-31 et le projet n'en comporte aucun autre");
        assertThat(finding.facts()).anyMatch(fact -> fact.attribute().equals("endsOn"));
    }

    @Test
    void one_that_will_end_is_named_in_what_is_upcoming() {
        assertThat(missing(PROCESSOR, LAST.formatted("2029-05-31")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en()).contains("“Last”, runs until 2029-05-31"));
    }

    @Test
    void where_there_never_was_one_none_is_spoken_of() {
        assertThat(only(PROCESSOR, "").message().en()).contains("the design has no contract between them; Article 28(3) asks for one");
    }

    @Test
    void a_keeper_without_a_role_is_told_the_same() {
        assertThat(only("", LAST.formatted("2026-10-31")).message().en())
                .contains("the contract with it, “Last”, runs until 2026-10-31, and the design has no other that follows it");
        assertThat(only("", "").message().en()).contains("the design has no contract with it");
    }

    private static Finding only(String role, String contracts) {
        return missing(role, contracts).get(0);
    }

    /** What is found of the processing, and not of a contract. */
    private static List<Finding> missing(String role, String contracts) {
        return Judge.shipped().evaluate(HOSTING.formatted(role, contracts)).findings().stream()
                .filter(finding -> finding.provision().equals("gdpr/art-28-contract"))
                .filter(finding -> finding.subject().pointer().startsWith("/processings"))
                .toList();
    }
}
