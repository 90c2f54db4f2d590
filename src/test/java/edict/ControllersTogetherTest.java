package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.findings.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A processor without a contract: of others for whom it works it is told only where there are any. */
class ControllersTogetherTest {

    private static final String WORK =
            """
            organisations: [{id: us, name: Us, assessed: true, country: FR}, {id: firm, name: Firm, country: DE}, {id: town, name: Town, country: FR}, {id: host, name: Host, country: FR}]
            dataSets: [{id: files, name: Files, personal: "yes", kinds: [ordinary]}]
            processings: [{id: own, name: Own, data: [files], roles: [{holder: us, code: processor}, {holder: firm, code: controller}, %s]}]
            stores: []
            contracts: [%s]
            """;

    private static final String PLAIN = "Us processes personal data for Firm, and the design has no contract between them; Article 28(3) asks for one.";

    @Test
    void with_one_controller_no_other_is_spoken_of() {
        assertThat(sentences("{holder: host, code: sub-processor}", ""))
                .contains(PLAIN)
                .containsOnlyOnce("Us processes personal data for Firm")
                .doesNotContain("as well")
                .doesNotContain("each controller");
    }

    @Test
    void whoever_else_has_a_contract_with_it_makes_none_with_the_controller() {
        assertThat(sentences("{holder: host, code: end-user}", "{id: terms, customer: host, supplier: us}"))
                .contains(PLAIN)
                .doesNotContain("as well");
    }

    @Test
    void with_several_each_is_spoken_of() {
        assertThat(sentences("{holder: town, code: controller}", "{id: k, customer: town, supplier: us}"))
                .contains("Us processes personal data for Firm as well")
                .contains("one with each controller");
    }

    /** What is said of the processor, and not of its customers. */
    private static String sentences(String role, String contracts) {
        List<Finding> found = Judge.shipped().evaluate(WORK.formatted(role, contracts)).findings().stream()
                .filter(finding -> finding.provision().equals("gdpr/art-28-contract"))
                .filter(finding -> finding.subject().pointer().startsWith("/processings"))
                .filter(finding -> finding.who().organisation().equals(Optional.of("us")))
                .toList();
        return String.join(" ", found.stream().map(finding -> finding.message().en()).toList());
    }
}
