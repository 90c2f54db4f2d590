package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import edict.cli.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Law that is only proposed is silent until one of three switches asks for it, is marked, and rejects nothing. */
class ProposalsTest {

    private static final String DESIGN = """
            kind: Design
            organisations:
              - {id: ministry, assessed: true, country: FR, kind: state-administration-fr, cloudRiskAssessment: false}
              - {id: cloud, country: FR, kind: private}
            products: [{id: iaas, supplier: cloud, commercialCloud: true, unionAssuranceLevel: none}]
            contracts: [{id: hosting, customer: ministry, supplier: cloud, products: [iaas], publicOrderActivity: true}]
            """;

    @TempDir
    Path folder;

    @Test
    void nothing_proposed_is_said_unless_it_is_asked_for() throws IOException {
        assertThat(proposed(command())).isEmpty();
    }

    @Test
    void the_option_the_profile_and_the_parameter_say_the_same() throws Exception {
        List<String> byOption = proposed(command("--include-proposals"));

        assertThat(byOption).contains("violated condition");
        assertThat(byOption).allMatch(said -> said.endsWith(" condition") || said.endsWith(" none"));
        assertThat(proposed(command("--profile", "proposals"))).isEqualTo(byOption);
        assertThat(proposed(overHttp("?includeProposals=true"))).isEqualTo(byOption);
        assertThat(proposed(overHttp(""))).isEmpty();
    }

    /** Status and effect of each finding that is marked as proposed. */
    private static List<String> proposed(String json) {
        return JsonMapper.shared().readTree(json).get("findings").valueStream()
                .filter(finding -> finding.get("force").asString().equals("proposed"))
                .map((JsonNode finding) -> finding.get("status").asString() + " " + finding.get("effect").asString())
                .toList();
    }

    private String command(String... options) throws IOException {
        Path design = Files.writeString(folder.resolve("design.yaml"), DESIGN);
        List<String> arguments = new java.util.ArrayList<>(List.of("check", design.toString(), "--format", "json"));
        arguments.addAll(List.of(options));
        return Terminals.run(arguments.toArray(String[]::new));
    }

    private static String overHttp(String query) throws IOException, InterruptedException {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        try (Server server = Server.start(
                Live.shipped(), Settings.usual(clock).on("127.0.0.1", 0).within(Duration.ofMinutes(2)), line -> {})) {
            return new Client(server).yaml("/v1/evaluations" + query, DESIGN).body();
        }
    }
}
