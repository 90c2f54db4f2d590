package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Judge;
import edict.findings.Finding;
import edict.rulebook.Garden;
import edict.rulebook.RulebookFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands on one line of a summary. */
class AlikeTest {

    private static final String RULES = "rules/eu/garden/all.drl";

    private static List<List<String>> lines(Judge judge, String provision, String design) {
        List<Finding> findings = judge.asOf("2027-01-10").knownOn("2027-01-10").everything().evaluate(design).findings().stream()
                .filter(finding -> finding.provision().equals(provision))
                .toList();
        return Alike.groups(findings, Alike::key).stream()
                .map(alike -> alike.stream().map(finding -> finding.subject().pointer()).toList())
                .toList();
    }

    @Test
    void what_an_exception_allows_stands_apart_from_what_was_not_found() {
        String rules = new String(Optional.ofNullable(Garden.files().texts().get(RULES)).orElseThrow(), StandardCharsets.UTF_8);
        RulebookFiles drills = Garden.files()
                .with(Map.of(
                        RULES,
                        rules.replace("$role, \"garden/no-noise\"", "$role, \"garden/no-noise-drill\"")
                                .replace("$role, \"garden/rescue\"", "$role, \"garden/train\"")));

        assertThat(lines(
                        Judge.by(drills),
                        "garden/no-noise-drill",
                        """
                        title: Machines
                        organisations: [{id: us, assessed: true, country: FR}]
                        machines:
                          - {id: siren, drill: true, rescue: true, roles: [{holder: us, code: owner}]}
                          - {id: saw, drill: false, rescue: false, roles: [{holder: us, code: owner}]}
                          - {id: mower, drill: false, rescue: false, roles: [{holder: us, code: owner}]}
                        """))
                .containsExactly(List.of("/machines/0"), List.of("/machines/1", "/machines/2"));
    }

    @Test
    void what_is_not_so_is_told_of_each_bearer_apart() {
        assertThat(lines(
                        Judge.garden(),
                        "garden/no-noise",
                        """
                        title: Machines
                        organisations: [{id: us, assessed: true, country: FR}]
                        machines:
                          - {id: saw, loud: false, rescue: false, drill: false, roles: [{holder: us, code: owner}]}
                          - {id: mower, loud: false, rescue: false, drill: false, roles: [{holder: us, code: user}]}
                        """))
                .containsExactly(List.of("/machines/0"), List.of("/machines/1"));
    }
}
