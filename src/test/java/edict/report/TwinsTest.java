package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Evaluation;
import edict.Judge;
import org.junit.jupiter.api.Test;

/** What is found of the same store and the same organisation for two processings. */
class TwinsTest {

    private static final String HOSPITAL =
            """
            title: Records
            organisations:
              - {id: hospital, assessed: true, country: FR, kind: health-provider}
              - {id: host, country: FR}
            aiSystems: []
            certificates: []
            dataSets: [{id: records, personal: "yes", kinds: [health], collectedInFrenchCare: true}]
            components: [{id: machine, kind: database, operator: host, country: FR}]
            stores: [{id: files, component: machine, data: [records], provider: host, country: FR}]
            processings:
              - {id: care, data: [records], roles: [{holder: hospital, code: controller}]}
            """;

    private static final String BILLING = "  - {id: billing, data: [records], roles: [{holder: hospital, code: controller}]}\n";

    @Test
    void one_needs_no_telling_apart() {
        assertThat(TextReport.of(Judge.shipped().evaluate(HOSPITAL), Language.EN).replaceAll("\\s+", " "))
                .contains("borne by hospital as controller")
                .doesNotContain("as controller for");
    }

    @Test
    void two_are_told_apart_in_each_form() {
        Evaluation both = Judge.shipped().evaluate(HOSPITAL + BILLING);

        for (String form : new String[] {
            TextReport.of(both, Language.EN),
            TextReport.of(both, Language.EN, TextReport.Extent.WHOLE),
            MarkdownReport.of(both, "records.yaml", Language.EN),
            HtmlReport.of(both, "records.yaml", Language.EN)
        }) {
            assertThat(form.replaceAll("\\s+", " "))
                    .contains("hospital as controller for care")
                    .containsPattern("hospital as controller for (care, )?billing");
        }
        assertThat(TextReport.of(both, Language.FR, TextReport.Extent.WHOLE).replaceAll("\\s+", " "))
                .contains("incombe à hospital comme responsable du traitement pour billing");
    }

    @Test
    void what_is_the_same_of_both_is_said_once() {
        Evaluation both = Judge.shipped().evaluate(HOSPITAL + BILLING);
        String message = both.findings().stream()
                .filter(finding -> finding.provision().equals("fr-hds/certificate-required"))
                .map(finding -> finding.message().en())
                .findFirst()
                .orElseThrow();

        assertThat(TextReport.of(both, Language.EN).replaceAll("\\s+", " ")).containsOnlyOnce(message);
    }
}
