package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.continuity.Continuity;
import edict.decision.Verdict;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.findings.Conclusions.Asked;
import edict.findings.Finding;
import edict.findings.Question;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import edict.procurement.Bid;
import edict.procurement.Candidate.Amount;
import edict.procurement.Ranking;
import edict.report.ComparisonReport;
import edict.report.Language;
import edict.rulebook.Framework;
import edict.rulebook.Status;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.vocabulary.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A purchase inside a small design: a supplier abroad today, one at home, and one of whom nothing is known. */
class ComparisonTest {

    private static final Edict EDICT = Edict.shipped();

    private static final String DOSSIER = read("src/test/resources/documents/model-purchase.yaml");

    private static final String DESIGN = Judge.closed(read("src/test/resources/documents/answers-and-search.yaml"));

    /** Sheet on sovereignty, common mistake 22. */
    @Test
    void what_certainly_fails_a_minimum_is_out_and_what_may_is_ranked_behind() {
        Comparison comparison = compared(DOSSIER);

        assertThat(comparison.offer("today").admitted()).isEqualTo(Ternary.NO);
        assertThat(comparison.offer("french").admitted()).isEqualTo(Ternary.YES);
        assertThat(comparison.offer("unknown").admitted()).isEqualTo(Ternary.UNKNOWN);
        assertThat(comparison.ranking().places()).extracting(Ranking.Place::candidate).containsExactly("french", "unknown");
        assertThat(comparison.ranking().rejected()).containsExactly("today");
    }

    /** A cheaper one of whom all is known but on whose technology it runs, or who stands above it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "technologyLicensor: [], | /products/2/technologyLicensor",
        "ultimateParent: [], | /organisations/2/ultimateParent",
    })
    void the_one_answer_that_would_admit_the_better_one_is_named(String unsaid, String asked) {
        String french = DOSSIER.substring(DOSSIER.indexOf("  - id: french"), DOSSIER.indexOf("  - id: unknown"));
        String cheaper = french.replace("id: french", "id: cheaper")
                .replace("leur", "autre")
                .replace("fr-inc", "other-inc")
                .replace("id: c5,", "id: c6,")
                .replace("price: 120", "price: 60")
                .replace("supplier: other-inc,", "supplier: other-inc, licensorRemoteAccess: false, layers: [],")
                .replace("country: FR, ", "country: FR, assessed: false, ")
                .replace(unsaid, "");
        Comparison comparison = compared(DOSSIER.replace("{capability: search, scenario: us-cutoff}", "{without: \"exposure/us-law\"}")
                .replace("  - id: unknown", cheaper + "  - id: unknown"));

        assertThat(comparison.ranking().places()).extracting(Ranking.Place::candidate).startsWith("french", "cheaper");
        assertThat(comparison.ranking().leads().get(0).turning())
                .extracting(Ranking.Turn::criterion, Ranking.Turn::question)
                .containsExactly(tuple(Bid.ADMISSION, asked));
    }

    /** Likewise. */
    @Test
    void the_price_of_who_is_out_is_none_to_compare_with() {
        Comparison comparison = compared(DOSSIER);

        assertThat(comparison.offer("french").values().get("price").least()).hasToString("100");
        assertThat(comparison.offer("unknown").values().get("price").least()).hasToString("80");
        assertThat(comparison.offer("today").values().get("price").least()).hasToString("100");
        assertThat(comparison.offer("unknown").values().get("exit-days").least()).hasToString("0");
    }

    @Test
    void each_candidate_is_judged_inside_the_design() {
        Comparison comparison = compared(DOSSIER);

        assertThat(comparison.offer("french").evaluation().days().get(0).facts().ofType("Flow"))
                .as("what leaves with today's supplier")
                .extracting(flow -> flow.id().orElse(""))
                .doesNotContain("support");
        assertThat(comparison.offer("french").changes().count(Changes.Direction.BETTER)).isPositive();
        assertThat(comparison.today().decision()).isNotEqualTo(Verdict.APPROVED);
        assertThat(comparison.offer("french").evidence())
                .singleElement()
                .satisfies(evidence -> {
                    assertThat(evidence.what()).isEqualTo("c5-type-2");
                    assertThat(evidence.until()).contains(LocalDate.parse("2028-06-30"));
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{certificate: c5-type-2}| NO| NO| UNKNOWN",
        "{certificate: [c5-type-1, c5-type-2]}| NO| NO| UNKNOWN",
        "{countries: [FR, DE]}| NO| YES| UNKNOWN",
        "{countries: core/eea}| YES| YES| UNKNOWN",
        "{without: \"exposure/us-law\"}| NO| YES| UNKNOWN",
        "{without: \"exposure/us-law\", data: [ordinary]}| NO| YES| UNKNOWN",
        "{without: \"exposure/us-law\", data: [health]}| YES| YES| UNKNOWN",
        "{framework: csf-2026, level: seal-4, objective: sov-1}| NO| UNKNOWN| UNKNOWN",
        "{decision: rejected}| YES| YES| YES",
        "{framework: csf-2026, level: seal-1}| UNKNOWN| UNKNOWN| UNKNOWN",
        "{capability: answers, scenario: us-cutoff, atLeast: frozen}| YES| YES| UNKNOWN",
        "{price: {atMost: 120}}| YES| YES| NO",
        "{price: {atMost: 119.99}}| YES| NO| NO",
        "{exit: {days: {atMost: 4}}}| NO| NO| UNKNOWN",
        "{exit: {days: {atMost: 10}}}| YES| UNKNOWN| UNKNOWN",
        "{exit: {days: {atMost: 20}}}| YES| YES| UNKNOWN",
        "{exit: {cost: {atMost: 5}}}| UNKNOWN| UNKNOWN| UNKNOWN",
    })
    void a_minimum_is_reached_or_not_or_nobody_knows(String minimum, Ternary today, Ternary french, Ternary unknown) {
        Comparison comparison = compared(DOSSIER.replace("{capability: search, scenario: us-cutoff}", minimum));

        assertThat(List.of("today", "french", "unknown"))
                .extracting(candidate -> comparison.offer(candidate).minimums().get(0).holds())
                .as(comparison.offers().stream().map(offer -> offer.minimums().get(0).why().en()).toList().toString())
                .containsExactly(today, french, unknown);
    }

    /** Who takes part in the product of a bidder is supplied with it: where it works on the data, and who could make it hand them over. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "subProcessors: []| YES| YES|",
        "subProcessors: [{entity: helper, technicalAccess: true, data: [scans], processingCountries: [FR]}]| YES| NO|",
        "subProcessors: [{entity: helper, technicalAccess: true, data: [scans], processingCountries: [FR, US]}]| NO| NO|",
        "subProcessors: [{entity: helper, technicalAccess: true, data: [], processingCountries: [US]}]| YES| YES|",
        "subProcessors: [{entity: helper, technicalAccess: true, data: [bills], processingCountries: [US]}]| NO| YES|",
        "subProcessors: [{entity: helper, technicalAccess: true, data: [scans]}]| UNKNOWN| NO| /products/1/subProcessors/0/processingCountries",
        "subProcessors: [{entity: helper, technicalAccess: true, processingCountries: [US]}]| UNKNOWN| UNKNOWN| /products/1/subProcessors/0/data",
        "name: P| UNKNOWN| YES| /products/1/subProcessors",
    })
    void who_takes_part_in_a_product_comes_with_it(String product, Ternary within, Ternary without, String asked) {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations:
                    - {id: us, assessed: true, country: FR}
                    - {id: host, assessed: false, country: FR, ultimateParent: [], intermediateParents: [], holdings: [], tiesAbroad: false, electronicCommunicationProvider: true}
                    - {id: helper, assessed: false, country: FR, ultimateParent: [], intermediateParents: [], holdings: [], tiesAbroad: true, personnel: [CN], electronicCommunicationProvider: true}
                  dataSets: [{id: scans, personal: "yes", kinds: [health]}, {id: bills, personal: "yes", kinds: [ordinary]}]
                  products: [{id: old, supplier: host}, {id: p, supplier: host, technologyLicensor: [], licensorRemoteAccess: false, remoteAccessFrom: [], PRODUCT}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR, requires: []}]
                  stores: [{id: s, component: a, provider: host, country: FR, data: [scans, bills]}]
                  flows: []
                slot: {components: [a]}
                candidates: [{id: today, price: 100}, {id: bid, product: p, price: 100, changes: [{of: a, set: {country: FR}}, {of: s, set: {country: FR}}]}]
                minimums: [{countries: [FR]}, {without: "exposure/ties-abroad", data: [health]}]
                weights: {price: 100}
                """;

        Comparison.Offer bid = compared(dossier.replace("PRODUCT", product)).offer("bid");

        assertThat(bid.minimums())
                .extracting(Comparison.Reached::holds)
                .as(bid.minimums().stream().map(reached -> reached.why().en()).toList().toString())
                .startsWith(within, without);
        assertThat(bid.minimums().get(0).questions())
                .extracting(Asked::pointer)
                .containsExactlyElementsOf(asked == null ? List.of() : List.of(asked));
    }

    /** Article 44 of the GDPR: on what ground support from India would get at the tickets, nobody says. */
    @Test
    void what_may_yet_reject_a_candidate_leaves_it_open_whether_it_may_be_bought() {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: old, assessed: false, country: FR}]
                  dataSets: [{id: tickets, personal: "yes", kinds: [ordinary]}]
                  products: [{id: old-desk, supplier: old}]
                  components: [{id: desk, kind: application, product: old-desk, operator: old, country: FR}]
                  flows: [{id: support, kind: remote-access, exporter: us, importer: old, data: [tickets], mechanism: none}]
                slot: {components: [desk], names: [{of: support, supplier: [importer], unknown: [mechanism]}]}
                candidates:
                  - {id: today, price: 200}
                  - id: abroad
                    product: their-desk
                    price: 100
                    changes:
                      - of: ''
                        set:
                          organisations: [{id: them, assessed: false, country: IN, adequacyScope: []}]
                          products: [{id: their-desk, supplier: them}]
                      - {of: desk, set: {operator: them}}
                weights: {price: 1}
                """;
        Comparison comparison = compared(dossier);
        Comparison.Offer abroad = comparison.offer("abroad");

        assertThat(abroad.admitted()).isEqualTo(Ternary.UNKNOWN);
        assertThat(abroad.minimums()).singleElement().satisfies(reached ->
                assertThat(reached.why().en()).startsWith("may bring a ground for rejection: ").contains("; No transfer without"));
        assertThat(abroad.questions()).anySatisfy(question -> assertThat(question.pointer()).startsWith("/flows/0"));
        assertThat(comparison.ranking().places().get(0).candidate()).isEqualTo("today");

        String without = dossier.replace("unknown: [mechanism]", "unknown: []").replace("supplier: [importer], unknown: []", "supplier: [importer]");
        assertThat(compared(without).offer("abroad").admitted()).as("that there is none is said").isEqualTo(Ternary.NO);
    }

    /** Article 25(2) of the Data Act: what a contract has to say is to be agreed, whether somebody has begun to say something of it or not. */
    @Test
    void what_a_contract_has_to_say_is_to_be_negotiated_with_each_bidder() {
        Comparison.Offer french = compared(DOSSIER).offer("french");

        assertThat(french.clauses()).extracting(Finding::provision).contains("data-act/art-25-2-d-notice-2-months");
        assertThat(french.supplied().terms()).isPresent();
    }

    /** Sheet on sovereignty: what a contract can say against foreign orders is for those above all that are certainly in their reach. */
    @Test
    void a_clause_against_an_exposure_is_for_who_has_it_and_for_who_may() {
        Comparison comparison = compared(DOSSIER);

        assertThat(comparison.offer("today").clauses())
                .filteredOn(finding -> finding.provision().equals("exposure/us-law"))
                .extracting(Finding::status)
                .contains(Status.INFO);
        assertThat(comparison.offer("unknown").clauses()).extracting(Finding::provision).contains("exposure/us-law");
        assertThat(comparison.offer("french").clauses()).extracting(Finding::provision).doesNotContain("exposure/us-law");
    }

    @Test
    void what_is_offered_for_what_has_a_contract_changes_that_one() {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}]
                  products: [{id: old, supplier: host}, {id: other, supplier: host}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR}]
                  contracts: [{id: agreed, customer: us, supplier: host, products: [old], noticePeriod: P6M}]
                slot: {components: [a]}
                candidates:
                  - {id: renewed, product: old, facts: {contract: {noticePeriod: P1M}}}
                  - {id: brought, product: other, changes: [{of: '', set: {contracts: [{id: draft, products: [other]}]}}], facts: {contract: {noticePeriod: P1M}}}
                  - {id: opened, product: other, facts: {contract: {noticePeriod: P1M}}}
                weights: {price: 1}
                """;
        Comparison comparison = compared(dossier);

        assertThat(contracts(comparison, "renewed")).containsExactly("agreed P1M");
        assertThat(contracts(comparison, "brought")).containsExactly("agreed P6M", "draft P1M");
        assertThat(contracts(comparison, "opened")).containsExactly("agreed P6M", "opened-contract P1M");
        assertThat(comparison.offer("renewed").notes()).extracting(Text::en).singleElement().asString()
                .startsWith("the design has contract agreed (purchase.yaml:7:15) about this product, and it counts as the one on offer");
        assertThat(comparison.offer("opened").notes()).as("it is about another product").isEmpty();
        assertThat(((Edict.Rejected) answer(dossier.replace("contracts: [{id: agreed,", "contracts: [{id: also, products: [old]}, {id: agreed,"))).problems())
                .extracting(Problem::toString)
                .containsExactly("purchase.yaml:10:5: /candidates/0: 2 contracts of the design or of `changes` are about the product;"
                        + " write under `changes` what the contract on offer says");
    }

    @Test
    void who_puts_a_product_in_the_place_names_it() {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}]
                  products: [{id: old, supplier: host}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR}]
                slot: {components: [a]}
                candidates:
                  - id: new
                    changes:
                      - {of: '', set: {organisations: [{id: them, assessed: false, country: FR}], products: [{id: q, supplier: them}]}}
                      - {of: a, set: {product: q, operator: them}}
                    facts: {contract: {noticePeriod: P6M}}
                weights: {price: 1}
                """;

        assertThat(((Edict.Rejected) answer(dossier)).problems())
                .extracting(Problem::toString)
                .containsExactly("purchase.yaml:12:32: /candidates/0/changes/1/set/product: puts `q` in the place, but without `product` the"
                        + " candidate is what runs there today; write `product: q` beside `changes`");
        assertThat(contracts(compared(dossier.replace("- id: new\n", "- id: new\n    product: q\n")), "new")).containsExactly("new-contract P6M");
    }

    @Test
    void what_stands_in_one_place_follows_who_leaves_there() {
        Comparison comparison = compared("""
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}, {id: integrator, assessed: false, country: FR}]
                  products: [{id: disks, supplier: host}, {id: boxes, supplier: integrator}, {id: q, supplier: us}]
                  components: [{id: a, kind: storage, product: disks, operator: host, country: FR}, {id: b, kind: compute, product: boxes, operator: host, country: FR}]
                  stores:
                    - {id: theirs, component: a, provider: host, country: FR}
                    - {id: kept, component: a, provider: integrator, country: FR}
                    - {id: unsaid, component: a, country: FR}
                slot: {components: [a, b]}
                candidates: [{id: bid, product: q}]
                weights: {price: 1}
                """);

        assertThat(comparison.offer("bid").evaluation().days().get(0).facts().ofType("Store"))
                .extracting(store -> store.id().orElse(""), store -> store.value("provider").toString(), store -> store.value("country").toString())
                .containsExactly(
                        tuple("theirs", "Known[scalar=/organisations/0]", "Unknown[]"),
                        tuple("kept", "Known[scalar=/organisations/2]", "Known[scalar=FR]"),
                        tuple("unsaid", "Unknown[]", "Unknown[]"));
    }

    /** The contracts with a candidate in its place, and how long before their end notice is to be given. */
    private static List<String> contracts(Comparison comparison, String candidate) {
        return comparison.offer(candidate).evaluation().days().get(0).facts().ofType("Contract").stream()
                .map(contract -> contract.id().orElseThrow() + " " + ((Value.Known) contract.value("noticePeriod")).scalar())
                .toList();
    }

    /** The design lists the certificates of those who stand in it; of who comes along, nobody has listed any unless the candidate does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                        | UNKNOWN| UNKNOWN| required",
        "certificates: []                        | NO     | NO     | violated",
        "certificates: [{scheme: iso-27001}]     | NO     | NO     | violated",
        "certificates: [{scheme: hds-2-0, validFrom: 2026-01-01, validTo: 2031-12-31, activities: [activity-5]}]| YES| YES| satisfied",
    })
    void what_certificates_a_newcomer_has_nobody_knows_until_it_is_said(
            @Nullable String facts, Ternary minimum, Ternary admitted, String hosting) {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations:
                    - {id: clinic, assessed: true, country: FR, kind: health-provider}
                    - {id: host, assessed: false, country: FR}
                    - {id: archive, assessed: false, country: FR}
                  products: [{id: p, supplier: host, layers: [cloud-infrastructure], functions: [storage], commercialCloud: true}]
                  components: [{id: c, kind: storage, product: p, operator: host, country: FR}]
                  dataSets: [{id: files, personal: "yes", kinds: [health], collectedInFrenchCare: true}]
                  processings: [{id: care, data: [files], system: [], roles: [{holder: clinic, code: controller}]}]
                  stores:
                    - {id: s, data: [files], component: c, provider: host, country: FR, hdsActivitiesUsed: [activity-5]}
                    - {id: old, data: [files], provider: archive, country: FR, hdsActivitiesUsed: [activity-5]}
                  certificates: [{id: h, holder: host, scheme: hds-2-0, status: held, validFrom: 2026-03-01, validTo: 2029-02-28, products: [p], activities: [activity-5]}]
                slot: {components: [c], names: [{of: s, supplier: [provider]}]}
                candidates:
                  - id: bid
                    product: q
                    price: 100
                    changes:
                      - of: ''
                        set:
                          organisations: [{id: them, name: Them SAS, assessed: false, country: FR}]
                          products: [{id: q, supplier: them, layers: [cloud-infrastructure], functions: [storage], commercialCloud: true}]
                    facts: {FACTS}
                minimums: [{certificate: hds-2-0}]
                weights: {price: 1}
                """;
        Comparison.Offer bid = compared(dossier.replace("FACTS", facts == null ? "" : facts)).offer("bid");

        assertThat(bid.minimums().get(0).holds()).isEqualTo(minimum);
        assertThat(bid.minimums().get(1).holds()).isEqualTo(admitted);
        assertThat(hosting(bid, "/stores/0")).isEqualTo(hosting);
        assertThat(hosting(bid, "/stores/1")).as("of who stands in the design, all is listed").isEqualTo("violated");
        if (minimum == Ternary.UNKNOWN) {
            assertThat(bid.minimums().get(0).questions()).extracting(Asked::pointer).containsExactly("/certificates");
            assertThat(bid.questions().get(0).question().en()).isEqualTo("Which certificates, labels, attestations and listings are held? Are these all? (Them SAS)");
        }
    }

    /** Where the design has no list of certificates, what one candidate has is not yet all that there is, unless the dossier says so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "| certificates: []| UNKNOWN",
        "| 'certificates: {has: [], complete: true}'| NO",
        "| 'certificates: {has: [{scheme: iso-27001}], complete: true}'| NO",
        "| 'certificates: {has: [{scheme: hds-2-0, validFrom: 2026-01-01, validTo: 2031-12-31}], complete: true}'| YES",
        "'certificates: {has: [], complete: false}'| 'certificates: {has: [], complete: true}'| NO",
        "certificates: unknown| 'certificates: {has: [], complete: true}'| NO",
        "certificates: []| 'certificates: {has: [], complete: true}'| NO",
        "certificates: []| certificates: []| NO",
        "certificates: []| 'certificates: {has: [], complete: false}'| UNKNOWN",
    })
    void a_dossier_can_say_that_there_are_no_other_certificates(@Nullable String design, String facts, Ternary minimum) {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations:
                    - {id: clinic, assessed: true, country: FR, kind: health-provider}
                    - {id: host, assessed: false, country: FR}
                  products: [{id: p, supplier: host, layers: [cloud-infrastructure], functions: [storage], commercialCloud: true}]
                  components: [{id: c, kind: storage, product: p, operator: host, country: FR}]
                  DESIGN
                slot: {components: [c]}
                candidates:
                  - id: bid
                    product: q
                    price: 100
                    changes:
                      - of: ''
                        set:
                          organisations: [{id: them, name: Them SAS, assessed: false, country: FR}]
                          products: [{id: q, supplier: them, layers: [cloud-infrastructure], functions: [storage], commercialCloud: true}]
                    facts: {FACTS}
                minimums: [{certificate: hds-2-0}]
                weights: {price: 1}
                """;

        Comparison.Offer bid =
                compared(dossier.replace("DESIGN", design == null ? "" : design).replace("FACTS", facts)).offer("bid");

        assertThat(bid.minimums().get(0).holds()).isEqualTo(minimum);
    }

    private static String hosting(Comparison.Offer offer, String store) {
        return offer.evaluation().findings().stream()
                .filter(finding -> finding.provision().equals("fr-hds/certificate-required") && finding.subject().pointer().equals(store))
                .map(finding -> finding.status().code())
                .findFirst()
                .orElseThrow();
    }

    /** What is left out of a design or a bid leaves a minimum open; what is stated settles it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: 2031-01-01| YES|",
        "{certificate: secnumcloud-3-2, held: start}| supplier: host| host| validTo: 2028-06-30| YES|",
        "{certificate: secnumcloud-3-2, held: start}| supplier: host| host| validTo: 2026-12-31| NO|",
        "{certificate: secnumcloud-3-2, held: start}| supplier: host| host| validFrom: 2027-01-01, validTo: 2028-06-30| YES|",
        "{certificate: secnumcloud-3-2, held: start}| supplier: host| host| validFrom: 2027-01-02, validTo: 2028-06-30| NO|",
        "{certificate: secnumcloud-3-2, held: term}| supplier: host| host| validTo: 2028-06-30| NO|",
        "{certificate: secnumcloud-3-2}| name: P| unknown| validTo: 2031-01-01| UNKNOWN| /products/1/supplier",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: {notAfter: 2027-01-01}| NO|",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: {notBefore: 2031-01-01}| YES|",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: {before: 2029-12-31}| NO|",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: {before: 2030-01-01}| UNKNOWN| /certificates/0/validTo",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validFrom: {notBefore: 2028-01-01}, validTo: 2032-01-01| NO|",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: 2031-01-01, scopeRegions: [DE, FR]| YES|",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: 2031-01-01, scopeRegions: [DE]| NO|",
        "{certificate: secnumcloud-3-2}| supplier: host| host| validTo: 2031-01-01, scopeRegions: unknown| UNKNOWN| /certificates/0/scopeRegions",
        "{countries: [FR]}| supplier: host| host| validTo: 2031-01-01| UNKNOWN| /stores/0/component",
        "{capability: work, scenario: each-provider}| supplier: host| host| validTo: 2031-01-01| NO|",
        "{capability: work, scenario: each-provider}| name: P| unknown| validTo: 2031-01-01| UNKNOWN| /products/1/supplier, /components/0/operator",
    })
    void a_minimum_hangs_on_what_is_left_out(String minimum, String product, String operator, String certificate, Ternary holds, String asked) {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}]
                  products: [{id: old, supplier: host}, {id: p, PRODUCT}]
                  components: [{id: a, kind: storage, product: old, operator: us, country: FR, requires: []}]
                  certificates: [{id: c, scheme: secnumcloud-3-2, status: held, holder: host, products: [p], CERTIFICATE}]
                  stores: [{id: s, country: US, data: []}]
                  capabilities: [{id: work, name: Work, owner: us, criticality: critical, requires: [{group: g, need: 1.0, anyOf: [{node: a, switchHours: 0, capacity: 1.0}]}]}]
                slot: {components: [a]}
                term: {from: 2027-01-01, until: 2029-12-31}
                candidates: [{id: bid, product: p, price: 100, changes: [{of: a, set: {operator: OPERATOR}}]}]
                minimums: [MINIMUM]
                weights: {price: 1, continuity: 1}
                """;

        Comparison.Offer bid = compared(dossier.replace("PRODUCT", product).replace("OPERATOR", operator).replace("CERTIFICATE", certificate).replace("MINIMUM", minimum))
                .offer("bid");

        assertThat(bid.minimums().get(0).holds()).as(bid.minimums().get(0).why().en()).isEqualTo(holds);
        List<String> needed = asked == null ? List.of() : List.of(asked.split(", "));
        assertThat(bid.minimums().get(0).questions()).extracting(Asked::pointer).containsAll(needed);
        assertThat(bid.minimums().get(0).questions().isEmpty()).isEqualTo(needed.isEmpty());
        assertThat(bid.questions()).extracting(Question::pointer).containsAll(needed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "validFrom: 2026-01-01, validTo: 2026-06-30| YES|",
        "validFrom: 2026-06-02, validTo: 2031-01-01| NO|",
    })
    void the_start_of_a_term_stays_its_first_day_once_it_is_over(String certificate, Ternary holds) {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}]
                  products: [{id: old, supplier: host}, {id: p, supplier: host}]
                  components: [{id: a, kind: storage, product: old, operator: us, country: FR, requires: []}]
                  certificates: [{id: c, scheme: secnumcloud-3-2, status: held, holder: host, products: [p], CERTIFICATE}]
                slot: {components: [a]}
                term: {from: 2026-06-01, until: 2029-12-31}
                candidates: [{id: bid, product: p, price: 100}]
                minimums: [{certificate: secnumcloud-3-2, held: start}]
                weights: {price: 1}
                """;

        assertThat(compared(dossier.replace("CERTIFICATE", certificate)).offer("bid").minimums().get(0).holds()).isEqualTo(holds);
    }

    /** What runs what holds data holds them as well; where it isn't said what gets there nobody has shown that none does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "compute| requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]| health| NO|",
        "compute| requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]| ordinary| YES|",
        "compute| requires: [{group: g, need: 1.0, anyOf: [{node: place, switchHours: 0}, {node: spare, switchHours: 8}]}]| health| NO|",
        "compute| requires: [{group: g, need: 1.0, anyOf: [{node: spare, switchHours: 0}, {node: place}]}]| health| UNKNOWN| /components/1/requires/0/anyOf/1/switchHours",
        "compute| requires: [{group: g, need: 1.0, anyOf: [{node: between}]}]| health| NO|",
        "compute| requires: []| health| YES|",
        "compute| name: App| health| UNKNOWN| /components/1/requires",
        "compute| name: App| ordinary| YES|",
        "unknown| requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]| health| UNKNOWN| /components/0/kind",
        "identity| requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]| health| UNKNOWN| /flows",
        "key-service| requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]| ordinary| YES|",
    })
    void what_runs_what_holds_data_holds_them(String kind, String needs, String kinds, Ternary holds, String asked) {
        Comparison.Offer bid = compared(held(kind, needs, kinds)).offer("bid");
        Comparison.Reached reached = bid.minimums().get(0);

        assertThat(reached.holds()).as(reached.why().en()).isEqualTo(holds);
        assertThat(reached.questions()).extracting(Asked::pointer).containsExactlyElementsOf(asked == null ? List.of() : List.of(asked));
    }

    /** A service is told what flows into it: what else those have who need it does not get there. */
    @Test
    void what_flows_into_a_service_tells_what_gets_there() {
        String dossier = held("identity", NEEDS_IT, "health")
                .replace("flows: [", "flows: [{id: sign-in, kind: disclosure, exporter: us, importer: us, data: [accounts], target: place}, ");

        assertThat(compared(dossier).offer("bid").minimums().get(0).holds()).isEqualTo(Ternary.YES);
        assertThat(compared(dossier.replace("data: [accounts]", "data: [files]")).offer("bid").minimums().get(0).holds()).isEqualTo(Ternary.NO);
    }

    /** By way of what it is said that such data are there, a reader of the memo sees. */
    @Test
    void how_data_get_there_is_told() {
        Comparison.Offer bid = compared(held("compute", NEEDS_IT, "health")).offer("bid");

        assertThat(bid.minimums().get(0).why().en()).contains("; such data get there, health: app needs place");
        assertThat(bid.minimums().get(0).why().fr()).contains(" ; de telles données y parviennent, santé (health) : app a besoin de place");
    }

    /** Under several provisions one is found and the others are open: only the one is a reason. */
    @Test
    void what_nobody_has_established_is_no_reason() {
        String dossier = held("compute", NEEDS_IT, "health").replace("exposure/us-law", "exposure/*");
        Comparison comparison = compared(dossier);
        Comparison.Reached reached = comparison.offer("bid").minimums().get(0);

        assertThat(reached.holds()).isEqualTo(Ternary.NO);
        assertThat(reached.established()).extracting(Finding::provision).contains("exposure/us-law").doesNotContain("exposure/cn-law");
        assertThat(reached.open()).isNotEmpty().extracting(Finding::status).containsOnly(Status.OPEN);
        List<String> sentences = List.of(reached.why().en().split("; not known: "));
        assertThat(sentences).hasSize(2);
        reached.established().forEach(finding -> assertThat(sentences.get(0)).contains(finding.title().en()));
        reached.open().forEach(finding -> assertThat(sentences.get(0)).doesNotContain(finding.title().en()));
        reached.open().forEach(finding -> assertThat(sentences.get(1)).contains(finding.title().en()));
        String json = ComparisonReport.json(comparison, new TreeMap<>(), Language.EN);
        assertThat(json).containsPattern("\"open\": \\[\\s*\"[^\\]]*\\],\\s+\"provisions\": \\[[^\\]]*\"exposure/us-law\"");
    }

    private static final String NEEDS_IT = "requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]";

    /** @param kind of the component that is bought @param needs of the application that holds data @param kinds of data that must not get there */
    private static String held(String kind, String needs, String kinds) {
        return HELD.replace("WHAT", kind).replace("NEEDS", needs).replace("KINDS", kinds);
    }

    private static final String HELD =
            """
            kind: Procurement
            design:
              kind: Design
              organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}]
              products: [{id: old, supplier: host}, {id: mine, supplier: us}]
              components:
                - {id: place, kind: WHAT, product: old, operator: host, country: FR, requires: []}
                - {id: app, kind: application, product: mine, operator: us, country: FR, NEEDS}
                - {id: between, kind: compute, product: mine, operator: us, country: FR, requires: [{group: g, need: 1.0, anyOf: [{node: place}]}]}
                - {id: spare, kind: compute, product: mine, operator: us, country: FR, requires: []}
              dataSets: [{id: files, personal: "yes", kinds: [KINDS]}, {id: accounts, personal: "yes", kinds: [ordinary]}]
              stores: []
              flows: [{id: entry, kind: disclosure, exporter: us, importer: us, data: [files], target: app}]
            slot: {components: [place]}
            candidates:
              - id: bid
                product: theirs
                price: 1
                changes:
                  - of: ''
                    set:
                      organisations: [{id: inc, assessed: false, country: US, ultimateParent: [], intermediateParents: [], holdings: [], electronicCommunicationProvider: true}]
                      products: [{id: theirs, supplier: inc, commercialCloud: true}]
                  - {of: place, set: {operator: inc, country: FR}}
            minimums: [{without: "exposure/us-law", data: [health]}]
            weights: {price: 1}
            """;

    /** The scope of a certificate is in its own words, or in those of the product. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "products: [p]| certifiedUnder: []| YES|",
        "products: [old]| certifiedUnder: [secnumcloud-3-2]| NO|",
        "products: {has: [old], complete: false}| certifiedUnder: [secnumcloud-3-2]| YES|",
        "products: {has: [old], complete: false}| certifiedUnder: []| UNKNOWN| /certificates/0/products",
        "products: unknown| certifiedUnder: [secnumcloud-3-2]| YES|",
        "level: high| certifiedUnder: [secnumcloud-3-2]| YES|",
        "level: high| certifiedUnder: [iso-27001]| NO|",
        "level: high| name: P| UNKNOWN| /products/1/certifiedUnder",
    })
    void a_certificate_counts_for_the_products_of_its_scope(String certificate, String product, Ternary holds, String asked) {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR, ultimateParent: [], intermediateParents: [], holdings: []}]
                  products: [{id: old, supplier: host}, {id: p, supplier: host, PRODUCT}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR}]
                  certificates: [{id: c, scheme: secnumcloud-3-2, status: held, holder: host, validTo: 2031-01-01, CERTIFICATE}]
                slot: {components: [a]}
                candidates: [{id: bid, product: p, price: 100}]
                minimums: [{certificate: secnumcloud-3-2}]
                weights: {price: 1}
                """;

        Comparison.Offer bid = compared(dossier.replace("PRODUCT", product).replace("CERTIFICATE", certificate)).offer("bid");

        assertThat(bid.minimums().get(0).holds()).as(bid.minimums().get(0).why().en()).isEqualTo(holds);
        assertThat(bid.minimums().get(0).questions())
                .extracting(Asked::pointer)
                .containsExactlyElementsOf(asked == null ? List.of() : List.of(asked));
    }

    /** Infers emotions of workers, for a reason that nobody tells. */
    private static final String MOODS =
            """
            kind: Procurement
            design:
              kind: Design
              organisations: [{id: us, assessed: true, country: FR}, {id: old, assessed: false, country: FR}]
              products: [{id: p, supplier: old}]
              components: [{id: c, kind: application, product: p, operator: old, country: FR}]
              aiSystems:
                - id: bot
                  roles: [{holder: us, code: deployer}]
                  components: [c]
                  exclusions: []
                  placedOnUnionMarket: true
                  biometricFunction: []
                  sensitivePractices: [infersEmotionsOrIntentions]
                  emotionInput: [biometric]
                  setting: [workplace]
                  emotionTarget: [workers]
            slot: {components: [c]}
            candidates: [{id: today, price: 1}]
            minimums: [{decision: needs-review}]
            weights: {price: 1}
            """;

    /** Article 5(1)(f) of the AI Act excepts medical and safety reasons, of which nobody says anything. */
    @Test
    void a_decision_that_an_answer_may_change_reaches_no_minimum_and_misses_none() {
        assertThat(compared(MOODS).offer("today").minimums().get(0).holds()).isEqualTo(Ternary.UNKNOWN);
        assertThat(compared(MOODS).offer("today").minimums().get(0).why().en()).endsWith(" or rejected");
        assertThat(compared(MOODS.replace("decision: needs-review", "decision: rejected")).offer("today").minimums().get(0).holds())
                .isEqualTo(Ternary.YES);
    }

    /** The Commission's framework: the level does not follow from the points. */
    @Test
    void what_is_supplied_is_at_the_level_of_its_lowest_part() {
        List<Framework.Criterion> criteria = EDICT.rulebook().frameworks().get("csf-2026").criteria().toList();
        Comparator<Framework.Rung> byPoints = Comparator.comparing(Framework.Rung::points);
        Framework.Criterion failed = criteria.stream()
                .filter(criterion -> criterion.rungs().stream().anyMatch(rung -> rung.level() == 0))
                .findFirst()
                .orElseThrow();
        String brilliant = answers(criteria, criterion -> criterion.rungs().stream()
                .filter(rung -> !criterion.equals(failed) || rung.level() == 0)
                .max(byPoints)
                .orElseThrow());
        String solid = answers(criteria, criterion -> criterion.rungs().stream()
                .filter(rung -> rung.level() >= 2)
                .min(byPoints)
                .orElseThrow());
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: old, assessed: false, country: FR}]
                  products: [{id: p, supplier: old}]
                  components:
                    - {id: brilliant, kind: application, product: p, operator: old, assessments: [{framework: csf-2026, basis: buyer, on: 2026-10-01, answers: [BRILLIANT]}]}
                    - {id: solid, kind: application, product: p, operator: old, assessments: [{framework: csf-2026, basis: buyer, on: 2026-10-01, answers: [SOLID]}]}
                slot: {components: [COMPONENTS]}
                candidates: [{id: today, price: 1}]
                minimums: [{framework: csf-2026, level: seal-2}]
                weights: {price: 1, csf-2026: 1}
                """.replace("BRILLIANT", brilliant).replace("SOLID", solid);
        Comparison.Offer one = compared(dossier.replace("COMPONENTS", "brilliant")).offer("today");
        Comparison.Offer other = compared(dossier.replace("COMPONENTS", "solid")).offer("today");
        Comparison.Offer both = compared(dossier.replace("COMPONENTS", "brilliant, solid")).offer("today");

        assertThat(one.values().get("csf-2026").least()).isGreaterThan(other.values().get("csf-2026").most());
        assertThat(one.minimums().get(0).holds()).isEqualTo(Ternary.NO);
        assertThat(other.minimums().get(0).holds()).isEqualTo(Ternary.YES);
        assertThat(both.minimums().get(0).holds()).isEqualTo(Ternary.NO);
        assertThat(both.values().get("csf-2026")).isEqualTo(other.values().get("csf-2026"));
    }

    private static String answers(List<Framework.Criterion> criteria, Function<Framework.Criterion, Framework.Rung> given) {
        return criteria.stream()
                .map(criterion -> "{criterion: " + criterion.id() + ", rung: " + given.apply(criterion).number() + ", evidence: \"https://example.org\"}")
                .collect(Collectors.joining(", "));
    }

    @Test
    void who_is_ahead_whatever_the_answers_is_so_whatever_a_third_asks() {
        String dossier = """
                kind: Procurement
                design: design.yaml
                slot: {components: [old-model]}
                candidates:
                  - {id: a, price: 100, points: {q: 50}}
                  - {id: b, price: 200, points: {q: 90}}
                  - {id: c, points: {q: 10}}
                weights: {price: 50, q: 50}
                """;
        Ranking open = compared(dossier).ranking();
        Ranking known = compared(dossier.replace("points: {q: 10}", "price: 10, points: {q: 10}")).ranking();

        assertThat(open.places()).extracting(Ranking.Place::candidate).containsExactly("a", "b", "c");
        assertThat(open.places().get(0).beats()).as("c may ask so little that the points decide").doesNotContain("b");
        assertThat(known.places()).extracting(Ranking.Place::candidate).containsExactly("c", "b", "a");
        assertThat(known.places().get(1).beats()).contains("a");
    }

    /** Whoever may yet be rejected is perhaps no price to compare with. */
    @Test
    void what_a_price_is_worth_hangs_on_who_may_yet_be_rejected() {
        String dossier = """
                kind: Procurement
                design: design.yaml
                slot: {components: [old-model]}
                candidates:
                  - {id: a, price: 100}
                  - {id: c, price: 20, changes: [{of: old-model, set: {country: unknown}}]}
                minimums: [{countries: [FR]}]
                weights: {price: 50}
                """;
        Comparison open = compared(dossier);

        assertThat(open.offer("a").admitted()).isEqualTo(Ternary.YES);
        assertThat(open.offer("c").admitted()).isEqualTo(Ternary.UNKNOWN);
        assertThat(open.offer("a").values().get("price")).isEqualTo(new Range<>(Fraction.of(new BigDecimal("20")), Fraction.of(new BigDecimal("100"))));
        assertThat(compared(dossier.replace("unknown", "US")).offer("a").values().get("price").isPoint()).isTrue();
    }

    /** Today's design leaves it open too, and for other facts: each answers for the transfer to itself. */
    @Test
    void what_is_open_today_as_well_may_be_a_new_ground_for_rejection_where_it_hangs_on_the_candidate() {
        String bought = "changes: [{of: '', set: {organisations: [{id: new, country: COUNTRY}], products: [{id: pn, supplier: new}]}},"
                + " {of: f, set: {importer: new}}, {of: api, set: {country: COUNTRY}}]";
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR, kind: private}, {id: old, country: IN}]
                  dataSets: [{id: tickets, personal: "yes", kinds: [ordinary]}]
                  products: [{id: po, supplier: old}]
                  components: [{id: api, kind: model-endpoint, product: po, operator: old, country: IN}]
                  stores: []
                  processings: []
                  flows: [{id: f, kind: remote-access, exporter: us, importer: old, data: [tickets]}]
                slot: {components: [api], names: [{of: f, supplier: [importer], unknown: [mechanism]}]}
                candidates:
                  - {id: today, price: 100}
                  - {id: french, product: pn, price: 90, FRENCH}
                  - {id: indian, product: pn, price: 90, INDIAN}
                weights: {price: 50}
                """.replace("FRENCH", bought.replace("COUNTRY", "FR")).replace("INDIAN", bought.replace("COUNTRY", "IN"));
        Comparison comparison = compared(dossier);

        assertThat(comparison.offer("today").admitted()).isEqualTo(Ternary.YES);
        assertThat(comparison.offer("french").admitted()).isEqualTo(Ternary.YES);
        assertThat(comparison.offer("indian").admitted()).isEqualTo(Ternary.UNKNOWN);
        assertThat(comparison.offer("indian").minimums())
                .flatExtracting(Comparison.Reached::questions)
                .extracting(Asked::pointer)
                .contains("/flows/0/mechanism");
    }

    @Test
    void a_certificate_that_ends_within_the_term_covers_a_shorter_one() {
        Comparison comparison = compared(DOSSIER.replace("{capability: search, scenario: us-cutoff}", "{certificate: c5-type-2}")
                .replace("until: 2028-12-31", "until: 2028-06-30"));

        assertThat(comparison.offer("french").minimums().get(0).holds()).isEqualTo(Ternary.YES);
        assertThat(comparison.offer("french").evidence()).isEmpty();
    }

    @Test
    void a_certificate_that_the_registry_knows_comes_along() {
        Comparison comparison = compared("""
                kind: Procurement
                need: {kind: compute, country: FR, buyer: {country: FR}}
                term: {from: 2026-11-20, until: 2026-12-01}
                candidates:
                  - {id: one, product: s3ns-premi3ns}
                  - {id: two, product: hetzner-cloud}
                minimums: [{certificate: secnumcloud-3-2}]
                weights: {price: 1}
                """);

        assertThat(comparison.offer("one").evidence()).extracting(Comparison.Evidence::what).contains("secnumcloud-3-2");
        assertThat(comparison.offer("one").minimums().get(0).holds()).as("nobody says until when").isEqualTo(Ternary.UNKNOWN);
        assertThat(comparison.offer("two").evidence()).isEmpty();
    }

    /** Of its one certificate the bidder says the end that the registry doesn't: there is no second that nobody dates. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "scheme: secnumcloud-3-2, validTo: 2028-12-17| YES| ''",
        "scheme: secnumcloud-3-2, validFrom: 2025-12-17, validTo: 2026-11-25| NO| secnumcloud-3-2 until 2026-11-25",
        "scheme: secnumcloud-3-2, validFrom: 2024-01-01, validTo: 2026-11-25| UNKNOWN| secnumcloud-3-2 until ?, secnumcloud-3-2 until 2026-11-25",
        "scheme: hds-2-0, validTo: 2028-12-17| UNKNOWN| secnumcloud-3-2 until ?",
    })
    void a_certificate_that_the_bidder_dates_is_that_of_the_registry(String certificate, Ternary holds, String evidence) {
        Comparison.Offer offer = compared("""
                        kind: Procurement
                        need: {kind: compute, country: FR, buyer: {country: FR}}
                        term: {from: 2026-11-20, until: 2026-12-01}
                        candidates: [{id: one, product: s3ns-premi3ns, facts: {certificates: [{CERTIFICATE}]}}]
                        minimums: [{certificate: secnumcloud-3-2}]
                        weights: {price: 1}
                        """.replace("CERTIFICATE", certificate))
                .offer("one");

        assertThat(offer.minimums().get(0).holds()).isEqualTo(holds);
        assertThat(offer.evidence().stream().map(one -> one.what() + " until " + one.until().map(Object::toString).orElse("?")).collect(Collectors.joining(", ")))
                .isEqualTo(evidence);
    }

    @Test
    void what_a_candidate_says_of_itself_counts_for_it() {
        Comparison comparison = compared("""
                kind: Procurement
                need: {kind: model-endpoint, buyer: {country: FR}}
                term: {from: 2026-11-20, until: 2028-12-01}
                candidates:
                  - id: one
                    product: mistral-api
                    facts:
                      component: {country: FR}
                      certificates: [{scheme: iso-27001, validFrom: 2026-01-01, validTo: 2029-01-01}]
                  - {id: two, product: scaleway-generative-apis}
                minimums: [{countries: [FR]}, {certificate: iso-27001}]
                weights: {price: 1}
                """);

        assertThat(comparison.offer("one").minimums()).extracting(Comparison.Reached::holds).element(1).isEqualTo(Ternary.YES);
        assertThat(comparison.offer("two").minimums()).extracting(Comparison.Reached::holds).element(1).isEqualTo(Ternary.UNKNOWN);
    }

    @Test
    void what_leaving_takes_is_as_the_dossier_says_or_as_the_contract_gives_it() {
        Comparison comparison = compared(DOSSIER.replace(
                "    product: sien\n", "    product: sien\n    facts: {contract: {noticePeriod: P2M, transitionPeriod: P30D, switchingCharges: {atMost: 500}}}\n"));

        assertThat(comparison.offer("today").exit().days()).isEqualTo(amount("10", "10"));
        assertThat(comparison.offer("french").exit()).isEqualTo(new Comparison.Exit(amount("5", "20"), Amount.UNKNOWN));
        assertThat(comparison.offer("unknown").exit()).as("two months are 59 to 62 days").isEqualTo(new Comparison.Exit(amount("89", "92"), amount("0", "500")));
        assertThat(ComparisonReport.text(comparison, Language.EN, false))
                .contains("leaving: 5 to 20 days, nobody says at what cost", "leaving: 89 to 92 days by the contract, EUR 0 to 500 by the contract");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN)).containsPattern("\"exitDays\": \\{\\s+\"least\": 89,\\s+\"most\": 92");
        assertThat(ComparisonReport.html(comparison, new TreeMap<>(), Language.FR)).contains("89 à 92 jours selon le contrat");
        assertThat(ComparisonReport.csv(comparison, Language.EN)).contains("\"price (EUR), min\",\"price (EUR), max\",\"days to leave, min\",").contains(",89,92,0,500,");
    }

    /** As `check` says it; and what is asked for is not what is known. */
    @Test
    void the_memo_says_what_was_looked_at_and_how_to_have_it_again() {
        Comparison comparison = compared(DOSSIER);
        String memo = ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR).replace("&#96;", "`");

        assertThat(memo.lines().toList().get(2)).isEqualTo("Comparaison de candidats, jugée au 2026-11-20");
        assertThat(memo).contains(
                comparison.scope().evaluated().size() + " dispositions examinées, " + comparison.scope().notEncoded().size() + " connues mais non codées",
                "Droit connu au moins jusqu'au " + comparison.today().scope().knownUntil().values().stream().min(Comparator.naturalOrder()).orElseThrow(),
                "Le respect du droit de la commande publique par l'achat lui-même n'est pas examiné",
                "Programme : edict ",
                "Jour examiné : 2026-11-20, droit tel que connu au 2026-11-20 ; sans `--ahead`, aucun jour ultérieur");
        assertThat(ComparisonReport.html(comparison, new TreeMap<>(), Language.EN)).contains("provisions looked at", "without");
        assertThat(ComparisonReport.text(comparison, Language.EN, false)).contains("Law known until at least ", "law on procurement is not judged");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN))
                .contains("\"ahead\": false", "\"version\": ", "\"knownUntil\": {", "\"notEncoded\": [");
    }

    /** The design stands in the dossier: what begins later is neither the law of today nor its certificates. */
    @Test
    void what_begins_after_the_day_judged_is_told() {
        String later = DOSSIER.replace("    product: sien\n", "    product: sien\n    facts: {contract: {startsOn: 2027-03-01}}\n");
        Comparison comparison = compared(later);

        assertThat(comparison.later()).containsExactly(
                new Comparison.Beginning(Optional.empty(), LocalDate.parse("2027-01-01")),
                new Comparison.Beginning(Optional.of("unknown"), LocalDate.parse("2027-03-01")));
        String note = "Law and certificates are held against 2026-11-20, though the term begins on 2027-01-01: `--as-of 2027-01-01` judges that"
                + " day, `--ahead` the later days as well.";
        assertThat(ComparisonReport.text(comparison, Language.EN, false).replaceAll("\\s+", " ")).contains(note);
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN).replace("&#96;", "`")).contains(note, "though the contract of unknown begins on 2027-03-01");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN)).contains(note);
        Comparison ahead = ((Edict.Compared) answer(later, Edict.Extent.AHEAD)).comparison();
        assertThat(ahead.later()).as("the later days are judged").isEmpty();
        assertThat(ComparisonReport.json(ahead, new TreeMap<>(), Language.EN)).contains("\"ahead\": true");
        assertThat(compared(DOSSIER.replace("from: 2027-01-01", "from: 2026-11-20")).later()).isEmpty();
    }

    /** What the dossier leaves to the contract is asked of the contract; a price nobody but the bid can say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{exit: {days: {atMost: 90}}}| contract: {noticePeriod: P2M, transitionPeriod: P30D}| UNKNOWN| it is 89 to 92|",
        "{exit: {days: {atMost: 92}}}| contract: {noticePeriod: P2M, transitionPeriod: P30D}| YES| it is 89 to 92|",
        "{exit: {days: {atMost: 88}}}| contract: {noticePeriod: P2M, transitionPeriod: P30D}| NO| it is 89 to 92|",
        "{exit: {days: {atMost: 90}}}| contract: {noticePeriod: P2M}| UNKNOWN| it is at least 59| /contracts/0/transitionPeriod",
        "{exit: {days: {atMost: 50}}}| contract: {noticePeriod: P2M}| NO| it is at least 59|",
        "{exit: {cost: {atMost: 500}}}| contract: {switchingCharges: {atMost: 500}}| YES| it is 0 to 500|",
        "{exit: {cost: {atMost: 500}}}| contract: {noticePeriod: P2M}| UNKNOWN| nobody says| /contracts/0/switchingCharges",
    })
    void what_leaving_takes_at_most_may_be_a_minimum(String minimum, String facts, Ternary holds, String why, String asked) {
        Comparison.Reached reached = compared(DOSSIER.replace("{capability: search, scenario: us-cutoff}", minimum)
                        .replace("    product: sien\n", "    product: sien\n    facts: {" + facts + "}\n"))
                .offer("unknown")
                .minimums()
                .get(0);

        assertThat(reached.holds()).isEqualTo(holds);
        assertThat(reached.why().en()).endsWith(": " + why);
        assertThat(reached.questions()).extracting(Asked::attribute).containsExactlyElementsOf(
                asked == null ? List.of() : List.of(asked.substring(asked.lastIndexOf('/') + 1)));
    }

    /** Who asks more than may be asked is no price to compare with. */
    @Test
    void a_price_above_the_ceiling_is_out() {
        Comparison comparison = compared(DOSSIER.replace("{capability: search, scenario: us-cutoff}", "{price: {atMost: 1000000.5}}")
                .replace("price: 120", "price: 2000000.00").replace("price: 150", "price: unknown"));

        assertThat(comparison.ranking().rejected()).containsExactly("french");
        String memo = ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR);
        assertThat(memo).contains("M1 : un prix sur la durée d'au plus 1 000 000,5 EUR", "manqué par A French one : un prix sur la durée d'au plus 1 000 000,5 EUR : c'est 2 000 000\n");
        assertThat(memo).contains("inconnu pour unknown : un prix sur la durée d'au plus 1 000 000,5 EUR : personne ne le dit");
    }

    private static Amount amount(String least, String most) {
        return new Amount(new BigDecimal(least), Optional.of(new BigDecimal(most)));
    }

    @Test
    void the_memo_says_once_what_is_alike_for_all() {
        String memo = ComparisonReport.markdown(compared(DOSSIER), new TreeMap<>(), Language.EN);

        assertThat(memo.split("## ")).extracting(part -> part.lines().findFirst().orElse("")).contains(
                "Result", "Need", "Method", "Minimums", "Table", "Reasons", "How firm the order is", "What the weights decide", "What was not known",
                "What this rests on");
        assertThat(memo.lines().filter(line -> line.startsWith("- ") || line.startsWith("| ") && !line.startsWith("| -"))).doesNotHaveDuplicates();
        assertThat(memo).contains("no worse than retained by a switch");
    }

    /** Article 5(1)(f) of the AI Act: whoever stores the recordings, the design does what it must not. */
    @Test
    void that_the_design_stays_rejected_whoever_is_chosen_is_said_first() {
        Comparison comparison = compared(MOODS.replace("{id: p, supplier: old}]", "{id: p, supplier: old}, {id: q, supplier: us}]")
                .replace("emotionTarget: [workers]", "emotionTarget: [workers]\n      purposeMedicalOrSafety: none")
                .replace("[{id: today, price: 1}]", "[{id: today, price: 2}, {id: other, product: q, price: 1}]")
                .replace("minimums: [{decision: needs-review}]\n", ""));

        assertThat(comparison.today().decision()).isEqualTo(Verdict.REJECTED);
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN))
                .contains("## Result\n\nWhoever is chosen, the design stays rejected. ");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR))
                .contains("## Résultat\n\nQuel que soit le candidat retenu, le projet reste rejeté. ");
        assertThat(ComparisonReport.text(comparison, Language.EN, false)).contains("\n\nWhoever is chosen, the design stays rejected.\n\n1. ");
        assertThat(ComparisonReport.markdown(compared(DOSSIER), new TreeMap<>(), Language.EN)).doesNotContain("Whoever is chosen");
    }

    /** An exposure is titled by what must not be: as a minimum it would read upside down. */
    @Test
    void a_minimum_says_what_has_to_hold() {
        Comparison comparison = compared(DOSSIER.replace("{capability: search, scenario: us-cutoff}", "{without: exposure/us-law}"));

        assertThat(comparison.offer("unknown").minimums().get(0).why().en()).isEqualTo("must not have the finding “Within reach of United States law”");
        assertThat(comparison.offer("today").minimums().get(0).why().en()).as("why it is missed").isEqualTo("Within reach of United States law");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR))
                .contains("- M1 : ne doit pas présenter le constat « À la portée du droit des États-Unis » (exposure/us-law)", "Écartés : today.");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN)).contains("Excluded: today.");
    }

    /** Perhaps whoever supplies the desk stands behind the unknown one as well: then nothing goes on without it, and else more than without the unknown one. */
    @Test
    void each_end_of_what_goes_on_is_told_with_its_own_loss() {
        String design = DESIGN.replaceAll("(?s)\n +- \\{node: (old|own)-model.*?accepted: true\\}", "")
                .replace("certificates:\n", "  - {id: desk-inc, country: FR, assessed: false, tiesAbroad: false, ultimateParent: [], intermediateParents: [], holdings: []}\ncertificates:\n")
                .replace("components:\n", "  - {id: desks, supplier: desk-inc, subProcessors: [], roles: []}\ncomponents:\n"
                        + "  - {id: desk, kind: application, country: FR, operator: desk-inc, product: desks, model: [], roles: [], requires: []}\n")
                .replace("capabilities:\n", "capabilities:\n  - {id: mail, owner: us, criticality: critical, rtoHours: 24, rpoHours: 4,"
                        + " requires: [{group: desk, need: 1, anyOf: [{node: desk, switchHours: 0, capacity: 1}]}]}\n");
        Request request = new Request(
                document("purchase.yaml", DOSSIER.replace("scenarios: [us-cutoff]", "scenarios: [each-provider]")), LocalDate.parse("2026-11-20"));
        Edict.Compared compared = (Edict.Compared)
                EDICT.compare(request, (String name, Node at) -> document("design.yaml", design), Edict.Extent.DAY, Edict.USUAL);
        String memo = ComparisonReport.markdown(compared.comparison(), new TreeMap<>(), Language.EN).replace("&#37;", "%");

        assertThat(memo).contains(
                "In the worst loss looked at, from 0 % (One supplier stops: desk-inc, if what is open turns out badly)"
                        + " to 33.3 % (One supplier stops: quidam, if it turns out well) goes on.",
                "In the worst loss looked at (One supplier stops: fr-inc) ");
    }

    @Test
    void a_need_without_a_design_is_compared_as_well() {
        Comparison comparison = compared("""
                kind: Procurement
                need: {kind: model-endpoint, country: FR, buyer: {country: FR}}
                candidates:
                  - {id: one, product: mistral-api, price: 10}
                  - {id: two, product: openai-api, price: 9}
                minimums: [{without: exposure/us-law}]
                weights: {price: 1}
                """);

        assertThat(comparison.offer("two").admitted()).isEqualTo(Ternary.NO);
        assertThat(comparison.ranking().places()).extracting(Ranking.Place::candidate).containsExactly("one");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN))
                .contains("What is needed is a component of kind model-endpoint. There is no design yet.").doesNotContain("the design as it stands");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR)).contains("Il faut un composant de type model-endpoint.");
    }

    private static final String NEEDED =
            """
            kind: Procurement
            need: {kind: application, country: FR, buyer: {country: FR}%s}
            candidates:
              - {id: one, product: google-workspace, price: 10}
            minimums: [{decision: approved-with-conditions}]
            weights: {price: 1}
            """;

    /** What is around a need stands in the lists of a design; without them it is open, and law about care is asked as well. */
    @Test
    void what_is_around_a_need_is_said_as_in_a_design() {
        Comparison.Offer open = compared(NEEDED.formatted("")).offer("one");
        Comparison.Offer none = compared(NEEDED.formatted(", processings: [], dataSets: [], contracts: []")).offer("one");
        Comparison.Offer mail = compared(NEEDED.formatted(
                        """
                        ,
                          dataSets: [{id: mails, personal: "yes", kinds: [ordinary]}],
                          organisations: [{id: partner, country: DE}],
                          processings: [{id: mailing, data: [mails], roles: [{holder: buyer, code: joint-controller}, {holder: partner, code: joint-controller}]}],
                          stores: [{id: boxes, component: need, data: [mails], country: FR}]"""))
                .offer("one");

        assertThat(packs(open)).contains("de", "fr-hds");
        assertThat(packs(none)).doesNotContain("de", "fr-hds");
        assertThat(packs(mail)).contains("gdpr").doesNotContain("de", "fr-hds");
        assertThat(mail.evaluation().findings())
                .filteredOn(finding -> finding.provision().equals("gdpr/art-26-arrangement"))
                .extracting(finding -> finding.who().organisation().orElse(""))
                .contains("buyer", "partner");
    }

    private static Set<String> packs(Comparison.Offer offer) {
        return offer.evaluation().findings().stream()
                .map(finding -> finding.provision().replaceAll("/.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void capabilities_of_a_need_can_be_lost() {
        Comparison comparison = compared(NEEDED.formatted(
                ", processings: [], dataSets: [], capabilities: [{id: mail, owner: buyer, criticality: critical, rtoHours: 4,"
                        + " requires: [{group: mail, need: 1, anyOf: [{node: need, switchHours: 0, capacity: 1}]}]}]"));

        assertThat(comparison.offer("one").impacts()).isNotEmpty().allSatisfy(impact ->
                assertThat(impact.capabilities()).extracting(Continuity::capability).containsExactly("mail"));
    }

    @Test
    void what_is_wrong_around_a_need_is_told_where_it_stands() {
        Edict.Answer answer = answer(NEEDED.formatted(", organisations: partner, processings: [{id: p, data: [mials]}]"));

        assertThat(((Edict.Rejected) answer).problems()).extracting(Problem::toString).containsExactly(
                "purchase.yaml:2:77: /need/organisations: expected a list, each item of it an object, found the text `partner`",
                "purchase.yaml:2:115: /need/processings/0/data/0: no DataSet has the id `mials`");
    }

    /** In a need nobody else stands whose certificates the list would have to have. */
    @Test
    void what_a_candidate_of_a_need_lists_is_all_that_it_has() {
        String one = "  - {id: %1$s, product: p-%1$s, changes: [{of: '', set: {organisations: [{id: s-%1$s}],"
                + " products: [{id: p-%1$s, supplier: s-%1$s}]}}]%2$s}\n";
        Comparison comparison = compared("""
                kind: Procurement
                need: {kind: application, buyer: {country: FR, kind: health-provider}}
                term: {from: 2027-01-01, until: 2029-12-31}
                minimums: [{certificate: hds-2-0}]
                weights: {price: 1}
                candidates:
                """
                + one.formatted("none", ", facts: {component: {country: FR}, certificates: []}")
                + one.formatted("short", ", facts: {certificates: [{scheme: hds-2-0, validFrom: 2026-01-01, validTo: 2028-12-31}]}")
                + one.formatted("long", ", facts: {certificates: [{scheme: hds-2-0, validFrom: 2026-01-01, validTo: 2030-12-31}]}")
                + one.formatted("next", ", facts: {certificates: [{scheme: hds-2-0, validTo: 2028-03-31}, {scheme: hds-2-0, validFrom: 2028-04-01, validTo: 2030-12-31}]}")
                + one.formatted("gap", ", facts: {certificates: [{scheme: hds-2-0, validTo: 2028-03-30}, {scheme: hds-2-0, validFrom: 2028-04-01, validTo: 2030-12-31}]}")
                + one.formatted("open", ", facts: {certificates: [{scheme: hds-2-0, validTo: 2028-03-31}, {scheme: hds-2-0, validFrom: 2028-04-01}]}")
                + one.formatted("silent", ""));

        assertThat(comparison.offers())
                .extracting(offer -> offer.candidate().id(), offer -> offer.minimums().get(0).holds())
                .containsExactly(tuple("none", Ternary.NO), tuple("short", Ternary.NO), tuple("long", Ternary.YES),
                        tuple("next", Ternary.YES), tuple("gap", Ternary.NO), tuple("open", Ternary.UNKNOWN), tuple("silent", Ternary.UNKNOWN));
        assertThat(comparison.offer("gap").minimums().get(0).why().en())
                .endsWith(": hds-2-0 ends on 2028-03-30; hds-2-0 begins on 2028-04-01; that is the whole term: `held: start` asks for its first day"
                        + " alone");
        assertThat(comparison.offer("next").evidence()).as("one goes on where the other ends").isEmpty();
        assertThat(comparison.offer("gap").evidence()).extracting(Comparison.Evidence::until).containsExactly(Optional.of(LocalDate.parse("2028-03-30")));
        assertThat(comparison.offer("open").minimums().get(0).questions()).extracting(Asked::attribute).containsExactly("validTo");
        assertThat(comparison.offer("short").minimums().get(0).why().en())
                .isEqualTo("not certified until 2029-12-31 under hds-2-0: hds-2-0 ends on 2028-12-31; that is the whole term: `held: start`"
                        + " asks for its first day alone");
        assertThat(comparison.offer("none").minimums().get(0).why().en()).as("nor at the start").doesNotContain("held: start");
        assertThat(comparison.offer("silent").questions()).anySatisfy(question ->
                assertThat(question.question().en()).contains("Which certificates", "s-silent"));
    }

    /** Somebody of whom only the dossier tells is somebody, and not what runs today. */
    @Test
    void a_newcomer_has_a_product_of_its_own() {
        String listed = "  - {id: listed, title: Listed SAS, newcomer: true, price: 90, facts: {supplier: {country: DE}, component: {country: FR}}}\n";
        Facts placed = compared(DOSSIER.replace("minimums:", listed + "minimums:")).offer("listed").evaluation().days().get(0).facts();

        assertThat(placed.supplied(List.of("api"), EDICT.rulebook().vocabulary()).products()).singleElement().satisfies(key ->
                assertThat(placed.entity(key).flatMap(Entity::id)).contains("listed-product"));
        assertThat(placed.ofType("Organisation")).anySatisfy(supplier -> {
            assertThat(supplier.id()).contains("listed-supplier");
            assertThat(supplier.name()).contains("Listed SAS");
            assertThat(supplier.value("country")).isEqualTo(new Value.Known("DE"));
        });
    }

    @Test
    void nothing_of_a_need_runs_today() {
        Comparison comparison = compared(
                """
                kind: Procurement
                need: {kind: storage, country: FR, buyer: {country: FR}}
                minimums: [{certificate: hds-2-0}]
                weights: {price: 1}
                candidates: [{id: a, price: 1}, {id: b, price: 2, facts: {certificates: [{scheme: hds-2-0, validTo: 2030-01-01}]}}]
                """);

        assertThat(comparison.offers()).extracting(offer -> offer.candidate().product().orElse("")).containsExactly("a-product", "b-product");
        assertThat(comparison.offers()).extracting(offer -> offer.minimums().get(0).holds()).containsExactly(Ternary.UNKNOWN, Ternary.YES);
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN)).contains("Appendix B: findings\n").doesNotContain("today");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "design: | facts: {supplier: {country: DE}}| without a `product` the `supplier` under `facts` may be that of what runs today, or of somebody new; write `newcomer: false` or `newcomer: true`",
        "design: | facts: {certificates: []}| without a `product` the `certificates` under `facts` may be that of what runs today",
        "design: | newcomer: maybe| expected `true` or `false`, found the text `maybe`",
        "design: | 'newcomer: true, product: mistral-api'| a newcomer is described here alone, and this has the product `mistral-api`; write one of both",
        "need: | newcomer: false| where there is only a need nothing runs today that this could be",
    })
    void whether_somebody_is_what_runs_today_is_said(String place, String said, String problem) {
        String dossier = place.equals("need:") ? "kind: Procurement\nneed: {kind: storage}\nweights: {price: 1}\ncandidates:\nminimums: []\n" : DOSSIER;
        Edict.Answer answer = answer(dossier.replace("minimums:", "  - {id: third, " + said + "}\nminimums:"));

        assertThat(((Edict.Rejected) answer).problems()).singleElement().satisfies(one -> assertThat(one.message()).startsWith(problem));
    }

    @Test
    void an_answer_about_nothing_is_told() {
        String answers = "kind: Answers\nanswers:\n  - {of: mistral-apy, set: {licensorRemoteAccess: false}, by: they, on: 2026-01-01}\n";
        Comparison comparison = ((Edict.Compared) EDICT.compare(
                        new Request(
                                document("purchase.yaml", DOSSIER.replace("minimums:", "  - {id: third, product: mistral-api, answers: [third.yaml]}\nminimums:")),
                                LocalDate.parse("2026-11-20")),
                        (String name, Node at) -> name.equals("third.yaml") ? document(name, answers) : document("design.yaml", DESIGN),
                        Edict.Extent.DAY,
                        Edict.USUAL))
                .comparison();

        String note = "note: third.yaml:3:5: /answers/0: nothing in the design is called `mistral-apy`;";
        assertThat(ComparisonReport.text(comparison, Language.EN, false)).contains(note);
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN)).contains("third, note: third.yaml");
        assertThat(comparison.offers()).filteredOn(offer -> !offer.notes().isEmpty()).singleElement();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "components: [api]| components: [apo]| no component of the design is called `apo`; did you mean `api`?",
        "leaves: [support]| leaves: [suport]| nothing in the design is called `suport`; did you mean `support`?",
        "scenario: us-cutoff}| scenario: us-cutof}| there is no scenario `us-cutof`; did you mean `us-cutoff`?",
        "capability: search,| capability: serch,| no capability of the design is called `serch`; did you mean `search`?",
        "product: leur| product: mistral-ap| neither the registry nor the design nor the candidate's changes have a product `mistral-ap`; did you mean `mistral-api`?",
        "languages: 40| tongues: 40| no candidate has `tongues` under `points`",
        "points: {languages: 80}| points: {languages: 80, tongues: 1}| `tongues` has no weight; name it under `weights` too",
        "price: 40| price: 0| expected a number above 0, found the number `0`",
        "id: unknown| id: ../unknown| `../unknown` is no id; write lower-case letters, digits and single hyphens, at most 48",
        "id: unknown| id: ''| `` is no id; write",
        "id: unknown| id: French| `French` is no id; write",
        "id: unknown| id: french| the candidate `french` stands twice in the list",
        "until: 2028-12-31| until: 2026-12-31| a term does not end before it begins, on 2027-01-01",
        "minimums:| minima:| unknown key `minima`; expected `kind`, `weights`, `candidates`, `title`, `description`, `$schema`, `need`, `slot`, `design`, `term`, `minimums`, `sheets` … (13 in all)",
        "{capability: search, scenario: us-cutoff}| {framework: csf-2027, level: seal-1}| there is no framework `csf-2027`",
        "{capability: search, scenario: us-cutoff}| {framework: csf-2026, level: seal-9}| /minimums/0/level: there is no level `seal-9`; expected `seal-0`",
        "{capability: search, scenario: us-cutoff}| {framework: csf-2026, level: seal-1, objective: sov1}| /minimums/0/objective: there is no objective `sov1`; expected `sov-1`",
        "{capability: search, scenario: us-cutoff}| {certificate: c6}| `c6` is not one of",
        "{capability: search, scenario: us-cutoff}| {certificate: secnumclod}| did you mean `secnumcloud-3-2`?",
        "{capability: search, scenario: us-cutoff}| {certificate: c5-type-2, held: end}| `end` is not one of `start` or `term`",
        "{capability: search, scenario: us-cutoff}| {certificate: []}| the list is empty; name at least one scheme",
        "{capability: search, scenario: us-cutoff}| {countries: []}| the list is empty; name at least one country",
        "{capability: search, scenario: us-cutoff}| {without: exposure/x}| no provision is called `exposure/x`",
        "{capability: search, scenario: us-cutoff}| {without: exposre/us-*}| no provision is called `exposre/us-*`; did you mean `exposure/us-*`?",
        "{capability: search, scenario: us-cutoff}| {countries: eea}| there is no parameter `eea`; did you mean `core/eea`?",
        "{capability: search, scenario: us-cutoff}| {countries: [UK]}| `UK` is not an ISO 3166-1 alpha-2 code; did you mean `GB`?",
        "{capability: search, scenario: us-cutoff}| {}| expected exactly one of",
        "{capability: search, scenario: us-cutoff}| {price: 100}| /minimums/0/price: expected the most, such as `{atMost: 90}`, found the number `100`",
        "{capability: search, scenario: us-cutoff}| {price: {below: 100}}| unknown key `below`; expected `atMost`",
        "{capability: search, scenario: us-cutoff}| {price: {atMost: -1}}| /minimums/0/price/atMost: ",
        "{capability: search, scenario: us-cutoff}| {exit: {weeks: 3}}| /minimums/0/exit: expected either `days` or `cost`",
        "country: FR}}| contry: FR}}| unknown key `contry`",
    })
    void what_is_wrong_is_told_with_its_place(String right, String wrong, String message) {
        Edict.Answer answer = answer(DOSSIER.replace(right, wrong));

        assertThat(answer).isInstanceOf(Edict.Rejected.class);
        List<Problem> problems = ((Edict.Rejected) answer).problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.toString()).startsWith("purchase.yaml:").contains(message);
            assertThat(problem.at().line()).isGreaterThan(1);
        });
    }

    @Test
    void a_weight_that_is_none_is_told_as_one() {
        Edict.Answer answer = answer(DOSSIER.replace("languages: 40", "languages: 0"));

        assertThat(((Edict.Rejected) answer).problems())
                .extracting(Problem::message)
                .as("and not that each `languages` under `points` has no weight")
                .containsExactly("expected a number above 0, found the number `0`");
    }

    @Test
    void a_list_in_which_something_is_wrong_is_not_called_empty() {
        Edict.Answer answer = answer(DOSSIER.replace("{capability: search, scenario: us-cutoff}", "{countries: [XX]}"));

        assertThat(((Edict.Rejected) answer).problems())
                .extracting(Problem::message)
                .containsExactly("`XX` is not an ISO 3166-1 alpha-2 code");
    }

    /** Dossier, sheet, answers, design and what the dossier says of it: nobody mends one to be told of the next. */
    @Test
    void all_that_is_wrong_is_told_at_once() {
        String dossier = DOSSIER.replace("price: 40", "price: none")
                .replace("scenario: us-cutoff}", "scenario: us-cutof}")
                .replace("    product: leur\n", "    product: leur\n    answers: [lost.yaml]\n")
                .replace("product: sien\n", "product: mistral-apii\n")
                .replace("components: [api]", "components: [apy]")
                .replace("candidates:", "sheets: [{file: offers.csv, mapping: vendor-sheet}]\ncandidates:");
        Beside files = new Beside() {
            @Override
            public Reading document(String name, Node at) {
                return name.equals("lost.yaml")
                        ? new Reading.Rejected(List.of(new Problem(at.at(), at.pointer(), "there is no such file")))
                        : ComparisonTest.document("design.yaml", DESIGN);
            }

            @Override
            public Spreadsheet.Outcome spreadsheet(String name, Node at) {
                return Spreadsheet.read(name, "Supplier;Price over the term (EUR)\nA;1.2.3\n".getBytes(StandardCharsets.UTF_8));
            }
        };
        Request request = new Request(document("purchase.yaml", dossier), LocalDate.parse("2026-11-20"));

        Edict.Answer compared = EDICT.compare(request, files, Edict.Extent.DAY, Edict.USUAL);
        Edict.Answer placed = EDICT.place(request, "french", name -> false, files);

        assertThat(((Edict.Rejected) compared).problems()).extracting(Problem::message).satisfiesExactlyInAnyOrder(
                message -> assertThat(message).startsWith("expected a number above 0"),
                message -> assertThat(message).startsWith("there is no scenario `us-cutof`; did you mean `us-cutoff`"),
                message -> assertThat(message).isEqualTo("there is no such file"),
                message -> assertThat(message).contains("have a product `mistral-apii`; did you mean `mistral-api`"),
                message -> assertThat(message).startsWith("no component of the design is called `apy`; did you mean `api`"),
                message -> assertThat(message).startsWith("expected a number, found the text `1.2.3`"));
        assertThat(placed).isEqualTo(compared);
    }

    /** What a candidate says of itself is held against the vocabulary though something else of it is wrong, unless nobody knows what is put in the place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "price: none, facts: {suplier: {country: FR}, contract: {noticePeriod: 3}, certificates: [{schem: x}]}| price; suplier; noticePeriod; schem",
        "prodct: x, facts: {contract: {noticePeriod: 3}}| prodct",
    })
    void one_thing_wrong_with_a_candidate_hides_no_other(String said, String places) {
        String third = "  - {id: third, product: mistral-api, " + said + "}\n";
        Edict.Answer answer = answer(DOSSIER.replace("minimums:", third + "minimums:"));

        assertThat(((Edict.Rejected) answer).problems())
                .extracting(problem -> problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1))
                .containsExactly(places.split("; ", -1));
        assertThat(((Edict.Rejected) answer).problems()).extracting(problem -> problem.at().column()).isSorted().allMatch(column -> column > 5);
    }

    @Test
    void prices_stand_beside_points() {
        Comparison comparison = compared(DOSSIER.replace("price: 150", "price: {atLeast: 640000.50, atMost: 1150000}"));

        assertThat(ComparisonReport.text(comparison, Language.EN, false)).contains("price: EUR 120; leaving:", "price: EUR 640\u00a0000.5 to 1\u00a0150\u00a0000;");
        assertThat(ComparisonReport.text(comparison, Language.FR, false)).contains("prix : 640\u00a0000,5 à 1\u00a0150\u00a0000 EUR ; sortie :");
        assertThat(ComparisonReport.csv(comparison, Language.FR)).contains("prix (EUR)", ",640000.5,1150000,", "prix (points)");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN)).contains("| price (EUR) |", "Price: EUR 120.");
        assertThat(ComparisonReport.html(comparison, new TreeMap<>(), Language.EN)).contains("EUR 120");
    }

    @Test
    void what_a_candidate_says_against_the_registry_is_told() {
        String dossier = """
                kind: Procurement
                need: {kind: model-endpoint}
                candidates: [{id: a, product: openai-api, facts: {supplier: {country: FR}}}]
                weights: {price: 1}
                """;
        Comparison comparison = compared(dossier);

        assertThat(compared(dossier.replace("country: FR", "name: OpenAI of Ireland")).offer("a").contested()).as("a name is no fact").isEmpty();
        assertThat(comparison.offer("a").contested()).singleElement().satisfies(contested -> {
            assertThat(contested.at()).hasToString("purchase.yaml:3:71");
            assertThat(contested.stated().en()).isEqualTo("FR");
            assertThat(contested.registered().en()).isEqualTo("US");
            assertThat(contested.source()).isPresent();
        });
        assertThat(ComparisonReport.text(comparison, Language.EN, false))
                .containsPattern("against the registry: OpenAI, L.L.C.: In which country")
                .contains("(purchase.yaml:3:71); the registry counts: US");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR)).contains("## Ce qui est dit contre le registre", "FR (purchase.yaml:3:71)");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN)).contains("\"registered\": \"US\"");
    }

    /** The design knows a certificate for longer than who offers says it has it: on the days between nobody knows. */
    @Test
    void of_two_last_days_of_a_certificate_the_better_does_not_win() {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, country: FR}, {id: now, country: FR}]
                  products: [{id: cloud, supplier: host}, {id: old, supplier: now}]
                  components: [{id: c, kind: compute, product: old}]
                  certificates: [{id: known, scheme: iso-27001, holder: host, status: held, validFrom: 2025-01-01, validTo: 2028-12-31}]
                slot: {components: [c]}
                term: {from: 2027-01-01, until: 2028-06-30}
                candidates: [{id: a, product: cloud, facts: {certificates: [{scheme: iso-27001, validFrom: 2025-01-01, validTo: %s}]}}]
                minimums: [{certificate: iso-27001}]
                weights: {price: 1}
                """;
        Comparison.Offer shorter = compared(dossier.formatted("2028-02-01")).offer("a");

        assertThat(shorter.minimums().get(0).holds()).isEqualTo(Ternary.UNKNOWN);
        assertThat(shorter.notes()).extracting(Text::en).singleElement().asString()
                .contains("certificate known ends on 2028-12-31 (purchase.yaml:", "and on 2028-02-01 (purchase.yaml:", "neither is believed");
        assertThat(shorter.minimums()).flatExtracting(Comparison.Reached::questions).extracting(Asked::pointer).contains("/certificates/0/validTo");

        Comparison.Offer left = compared(dossier.formatted("2028-02-01").replace("slot: {components: [c]}", "slot: {components: [c], leaves: [known]}")).offer("a");
        assertThat(left.minimums().get(0).holds()).as("the one in the design goes").isEqualTo(Ternary.NO);
        assertThat(left.notes()).isEmpty();

        Comparison.Offer longer = compared(dossier.formatted("2029-02-01")).offer("a");
        assertThat(longer.minimums().get(0).holds()).as("a new one").isEqualTo(Ternary.YES);
        assertThat(longer.notes()).isEmpty();
        assertThat(compared(dossier.replace("scheme: iso-27001, holder: host", "scheme: c5-type-2, holder: host").formatted("2028-02-01")).offer("a").minimums().get(0).holds())
                .as("another certificate")
                .isEqualTo(Ternary.NO);
    }

    /** A bidder says of a product what the registry knows of its others alone. */
    @Test
    void a_certificate_that_the_registry_knows_for_other_products_is_asked_for() {
        String dossier = """
                kind: Procurement
                need: {kind: application, country: FR}
                candidates: [{id: a, product: %s, facts: {certificates: [{scheme: iso-27001, validFrom: 2025-01-01, validTo: 2030-01-01%s}]}}]
                minimums: [{certificate: iso-27001}]
                weights: {price: 1}
                """;
        Comparison.Offer other = compared(dossier.formatted("ms-local", "")).offer("a");

        assertThat(other.minimums().get(0).holds()).isEqualTo(Ternary.UNKNOWN);
        assertThat(other.notes()).extracting(Text::en).singleElement().asString()
                .contains("iso-27001 (purchase.yaml:3:", "for other products: microsoft-azure, azure-openai, ");
        assertThat(compared(dossier.formatted("microsoft-365", "")).offer("a").minimums().get(0).holds()).isEqualTo(Ternary.YES);
        assertThat(compared(dossier.formatted("ms-local", ", validFrom: 2026-09-01").replace("validFrom: 2025-01-01, ", "")).offer("a").minimums().get(0).holds())
                .as("begun since the registry was read")
                .isEqualTo(Ternary.YES);
    }

    /** What a candidate says it does not know opens whole acts; whether they concern it one answer tells. */
    @Test
    void clauses_that_hang_on_one_answer_are_told_once() {
        Comparison comparison = compared("""
                kind: Procurement
                need: {kind: application, country: AT, stores: [], flows: [], dataSets: [], processings: [], buyer: {country: AT}}
                candidates: [{id: a, facts: {supplier: {country: AT}, product: {serviceId: unknown}}}, {id: b, facts: {supplier: {country: AT}}}]
                weights: {price: 1}
                """);
        Comparison.Offer offer = comparison.offer("a");

        assertThat(offer.hanging()).isNotEmpty().allSatisfy(hanging -> {
            assertThat(hanging.clauses()).extracting(Finding::provision).doesNotHaveDuplicates().hasSizeGreaterThan(1);
            assertThat(hanging.clauses()).allSatisfy(clause -> {
                assertThat(clause.questions()).extracting(Asked::pointer).contains(hanging.question().pointer());
                assertThat(clause.questions())
                        .extracting(Asked::pointer)
                        .allSatisfy(pointer -> assertThat(pointer).doesNotContain("/contracts"));
            });
        });
        assertThat(offer.negotiable())
                .as("what a contract has to say is negotiated")
                .isNotEmpty()
                .doesNotContainAnyElementsOf(offer.hanging().get(0).clauses());
        int hanging = offer.hanging().stream().mapToInt(one -> one.clauses().size()).sum();
        assertThat(offer.negotiable().size() + hanging).isEqualTo(offer.clauses().size());

        String clause = offer.hanging().get(0).clauses().get(0).clause().orElseThrow().en();
        String question = offer.hanging().get(0).question().question().en();
        String memo = ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN);
        assertThat(memo).contains("ask for it first").doesNotContain(clause.substring(0, 40));
        assertThat(ComparisonReport.text(comparison, Language.EN, false).replaceAll("\\s+", " "))
                .contains("hang on one answer; ask first: " + question);
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN)).contains("\"hangsOn\"", clause.substring(0, 40));
    }

    /** Of the next product nobody has said that it has no model either; of a place for what the buyer runs it is the buyer's word. */
    @ParameterizedTest
    @CsvSource({"application, '', true", "application, 'component: {model: []}', false", "storage, '', false"})
    void that_todays_product_has_no_model_says_nothing_of_the_next(String kind, String said, boolean asked) {
        String dossier = DOSSIER.replace("    points: {languages: 80}\n", "    points: {languages: 80}\n    facts: {" + said + "}\n");
        Comparison comparison = comparedWith(DESIGN.replace("{id: api, kind: compute,", "{id: api, kind: " + kind + ","), dossier);

        assertThat(comparison.offer("french").supplied().facts().component("api").orElseThrow().value("model"))
                .isEqualTo(asked ? Value.UNKNOWN : new Value.Members(Set.of(), true));
        assertThat(comparison.offer("french").questions().stream().map(Question::attribute).anyMatch("model"::equals)).isEqualTo(asked);
        assertThat(comparison.offer("today").supplied().facts().component("api").orElseThrow().value("model"))
                .isEqualTo(new Value.Members(Set.of(), true));
    }

    /** A certificate for the whole term that is not there yet on the day judged. */
    @Test
    void what_lacks_before_the_term_is_not_said_to_lack_in_it() {
        String dossier = """
                kind: Procurement
                need: {kind: application, buyer: {country: FR, kind: health-provider}}
                term: {from: 2027-03-01, until: 2031-02-28}
                minimums: [{certificate: iso-27001}]
                weights: {price: 1}
                candidates: [{id: a, facts: {certificates: [{scheme: iso-27001, status: held, validFrom: 2027-02-01, validTo: 2031-05-31}]}}]
                """;
        Comparison.Reached reached = compared(dossier).offer("a").minimums().get(0);

        assertThat(reached.holds()).as("on the day judged and to the end of the term").isEqualTo(Ternary.NO);
        assertThat(reached.why().en()).isEqualTo("not certified throughout from 2026-11-20, the day judged, to 2027-03-01 under iso-27001: iso-27001 begins"
                + " on 2027-02-01; the whole term is covered: `--as-of 2027-03-01` judges its first day, `held: start` asks for that day alone");
        assertThat(reached.why().fr()).startsWith("non certifié sans interruption du 2026-11-20, jour examiné, au 2027-03-01 selon iso-27001");
    }

    /** Who waits for its minimums alone, and how the first stands to each of the others. */
    @Test
    void who_would_be_first_once_admitted_is_told() {
        String dossier = DOSSIER.replace("price: 150", "price: 60").replace("{atMost: 85}", "95")
                .replace("weights: {price: 40, languages: 40, exit-days: 20}", "weights: {price: 50, languages: 50}");
        Comparison comparison = compared(dossier);

        assertThat(comparison.ranking().places()).extracting(Ranking.Place::candidate).containsExactly("french", "unknown");
        assertThat(comparison.ranking().firstOnceAdmitted()).contains("unknown");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.EN))
                .contains("unknown comes first if it reaches M1", ", whatever else is answered.", "not counted: unknown.")
                .contains("Those who surely reach all minimums come first, then those of whom that is not known");
        assertThat(ComparisonReport.text(comparison, Language.FR, false).replaceAll("\\s+", " "))
                .contains("unknown arrive en tête s'il atteint tous les minimums, quelles que soient les autres réponses");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN)).contains("\"firstOnceAdmitted\": \"unknown\"");
    }

    /** At the share at which two are equal nobody comes first. */
    @Test
    void where_two_are_equal_neither_is_said_to_come_first() {
        String bid = "  - {id: %s, price: %d, points: {quality: %d}}\n";
        String text = ComparisonReport.text(
                compared("""
                        kind: Procurement
                        need: {kind: application}
                        weights: {price: 1, quality: 6}
                        candidates:
                        """
                        + bid.formatted("a", 760, 90) + bid.formatted("b", 800, 95)),
                Language.EN,
                false);

        assertThat(text).as("0.5 × 5 = 0.5 × 5").contains("price 14.3 %: at 50 % a is equal, and comes first above that");
        assertThat(text).contains("quality 85.7 %: at 50 % a is equal, and comes first below that");
    }

    /** What a candidate says of itself and the registry knows better lets nobody past a minimum; evidence may. */
    @Test
    void the_registry_counts_against_a_bare_claim() {
        String dossier = """
                kind: Procurement
                need: {kind: model-endpoint, country: FR}
                candidates: [{id: a, product: openai-api%s}]
                minimums: [{without: exposure/us-law}]
                weights: {price: 1}
                """;
        String claim = ", facts: {supplier: {country: FR, ultimateParent: [], tiesAbroad: false}}";
        String answers = """
                kind: Answers
                answers: [{of: openai, set: {country: FR, ultimateParent: [], tiesAbroad: false}, by: sales, on: 2026-11-25%s}]
                """;
        String proof = ", evidence: 'https://example.org/register'";

        assertThat(compared(dossier.formatted("")).offer("a").admitted()).isEqualTo(Ternary.NO);
        assertThat(compared(dossier.formatted(claim)).offer("a").admitted()).isEqualTo(Ternary.NO);
        assertThat(comparedWith(answers.formatted(""), dossier.formatted(", answers: [answers.yaml]")).offer("a").admitted()).isEqualTo(Ternary.NO);
        Comparison.Offer proven = comparedWith(answers.formatted(proof), dossier.formatted(", answers: [answers.yaml]")).offer("a");
        assertThat(proven.admitted()).isNotEqualTo(Ternary.NO);
        assertThat(proven.contested()).as("nothing for which the registry counts").isEqualTo(proven.settled());
    }

    /** Who reads the memo sees what newer evidence sets aside, whose it is, and where that stands. */
    @Test
    void what_newer_evidence_sets_aside_is_told() {
        String dossier = """
                kind: Procurement
                need: {kind: model-endpoint, country: FR}
                candidates: [{id: a, product: openai-api, answers: [answers.yaml]}]
                minimums: [{without: exposure/us-law}]
                weights: {price: 1}
                """;
        String answers = """
                kind: Answers
                answers: [{of: openai, set: {country: FR, ultimateParent: [], electronicCommunicationProvider: false}, by: sales, on: 2026-11-25, evidence: a brochure}]
                """;
        Comparison comparison = comparedWith(answers, dossier);

        assertThat(comparison.offer("a").settled())
                .extracting(one -> one.question().en().replaceAll(" .*", "") + " " + one.stated().en() + " " + one.at() + " " + one.registered().en())
                .containsExactlyInAnyOrder("In FR answers.yaml:2:39 US", "Does no answers.yaml:2:96 yes");
        assertThat(comparison.offer("a").settled()).allSatisfy(one -> {
            assertThat(one.checked()).isPresent();
            assertThat(one.source()).isPresent();
            assertThat(one.settling().orElseThrow().by()).contains("sales");
        });
        assertThat(ComparisonReport.text(comparison, Language.EN, false).replaceAll("\\s+", " "))
                .contains("established? FR (answers.yaml:2:39, by sales on 2026-11-25, evidence: a brochure), which counts; the registry says: US (https")
                .contains("2 facts of the registry set aside by newer evidence");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR))
                .contains("## Ce qui est dit contre le registre", "FR (answers.yaml:2:39, par sales le 2026-11-25, preuve : a brochure)", "| ce qui est dit |")
                .contains("2 faits du registre écartés par des preuves plus récentes");
        assertThat(ComparisonReport.html(comparison, new TreeMap<>(), Language.EN)).contains("evidence: a brochure");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN))
                .contains("\"counts\": \"stated\"", "\"by\": \"sales\"", "\"on\": \"2026-11-25\"", "\"evidence\": \"a brochure\"")
                .doesNotContain("\"counts\": \"registry\"");
    }

    private static Comparison comparedWith(String beside, String dossier) {
        return ((Edict.Compared) EDICT.compare(
                        new Request(document("purchase.yaml", dossier), LocalDate.parse("2026-11-20")),
                        (String name, Node at) -> document(name, beside),
                        Edict.Extent.DAY,
                        Edict.USUAL))
                .comparison();
    }

    /** A contract leaves with today's supplier and another comes: what either lacks is neither better nor worse. */
    @Test
    void what_is_found_of_what_left_and_of_what_came_is_no_change() {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}, {id: host, assessed: false, country: FR}]
                  products: [{id: old, supplier: host}, {id: other, supplier: host}]
                  components: [{id: a, kind: storage, product: old, operator: host, country: FR}]
                  contracts: [{id: agreed, customer: us, supplier: host, products: [old], serviceModel: saas, testVersion: false, noticePeriod: P6M}]
                slot: {components: [a], leaves: [agreed]}
                candidates:
                  - {id: same, product: other, facts: {contract: {serviceModel: saas, testVersion: false, noticePeriod: P6M}}}
                  - {id: shorter, product: other, facts: {contract: {serviceModel: saas, testVersion: false, noticePeriod: P1M}}}
                  - {id: silent, product: other, facts: {contract: {serviceModel: saas, testVersion: false}}}
                weights: {price: 1}
                """;
        Comparison comparison = compared(dossier);

        assertThat(comparison.offer("same").changes().findings()).as("one left, one came").isNotEmpty();
        assertThat(ofContracts(comparison.offer("same"), Changes.Direction.WORSE)).isEmpty();
        assertThat(ofContracts(comparison.offer("same"), Changes.Direction.BETTER)).isEmpty();
        assertThat(ofContracts(comparison.offer("shorter"), Changes.Direction.BETTER)).contains("data-act/art-25-2-d-notice-2-months");
        assertThat(ComparisonReport.text(comparison, Language.EN, true)).contains("better, today: ").doesNotContain("\n    + ");
        // Of whom says nothing it is only not known any more.
        assertThat(ofContracts(comparison.offer("silent"), Changes.Direction.NEITHER)).contains("data-act/art-25-2-d-notice-2-months");
        assertThat(ofContracts(comparison.offer("silent"), Changes.Direction.WORSE)).doesNotContain("data-act/art-25-2-d-notice-2-months");
        assertThat(ofContracts(comparison.offer("silent"), Changes.Direction.BETTER)).doesNotContain("data-act/art-25-2-d-notice-2-months");
        assertThat(ComparisonReport.text(comparison, Language.EN, true)).contains(" with another status", "otherwise (violated → open): Perhaps: ");
        assertThat(ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR)).contains("| Constat | Mieux | Moins bien | Autre statut | Sans réponse |");
        assertThat(ComparisonReport.json(comparison, new TreeMap<>(), Language.EN)).contains("\"otherwise\"", "\"before\": \"violated\"");
    }

    @Test
    void a_supplier_is_not_asked_about_the_buyer() {
        String dossier = DOSSIER.replace("- id: unknown\n", "- id: unknown\n    facts: {contract: {serviceModel: saas}}\n");
        String design = DESIGN.replace("model: [], processingInClear: true, protectedBy: [], roles: [], requires: []", "model: []")
                .replace("assessed: true, country: FR, ", "assessed: true, ");
        Request request = new Request(document("purchase.yaml", dossier), LocalDate.parse("2026-11-20"));
        Edict.Placed placed =
                (Edict.Placed) EDICT.place(request, "unknown", name -> false, (String name, Node at) -> document("design.yaml", design));
        Edict.Answer answer = EDICT.ask(placed.request(), placed, Edict.USUAL);

        assertThat(((Edict.Open) answer).questions())
                .isNotEmpty()
                .extracting(Question::pointer)
                .noneMatch(pointer -> pointer.matches("/organisations/0.*|/components/.*/(requires|roles|need)|.*/assessed"));
        assertThat(((Edict.Open) answer).questions()).extracting(Question::attribute)
                .doesNotContain("assessed", "requires", "need", "concludedOn", "exitPlan", "parallelUse", "behindAbstraction", "promptsVersioned");
        assertThat(((Edict.Open) answer).own())
                .as("for who buys")
                .extracting(Question::attribute)
                .contains("requires", "concludedOn", "exitPlan", "behindAbstraction", "parallelUse")
                .doesNotContain("noticePeriod", "interfaceKind", "country");
        Edict.Compared both = (Edict.Compared)
                EDICT.compare(request, (String name, Node at) -> document("design.yaml", design), Edict.Extent.AHEAD, Edict.SEARCHING);
        assertThat(both.comparison().offer("unknown").questions())
                .as("what is asked is what is counted")
                .extracting(question -> question.pointer() + ' ' + question.attribute())
                .containsExactlyInAnyOrderElementsOf(((Edict.Open) answer).questions().stream()
                        .map(question -> question.pointer() + ' ' + question.attribute())
                        .toList());
        Comparison.Offer asked = both.comparison().offer("unknown");
        assertThat(asked.own())
                .extracting(question -> question.pointer() + ' ' + question.attribute())
                .containsExactlyInAnyOrderElementsOf(((Edict.Open) answer).own().stream()
                        .map(question -> question.pointer() + ' ' + question.attribute())
                        .toList());
        String plan = "Is there a plan for leaving this contract?";
        assertThat(ComparisonReport.text(both.comparison(), Language.EN, true))
                .contains("for the buyer to answer: " + plan)
                .doesNotContain("to ask: " + plan);
        assertThat(ComparisonReport.text(both.comparison(), Language.FR, false)).contains(asked.own().size() + " questions pour l'acheteur");
        String memo = ComparisonReport.markdown(both.comparison(), new TreeMap<>(), Language.EN);
        assertThat(memo.substring(memo.indexOf("\nFor the buyer, about "))).contains("- " + plan);
        assertThat(memo.substring(0, memo.indexOf("\nFor the buyer, about "))).doesNotContain(plan);
        assertThat(compared(DOSSIER).offer("unknown").questions()).extracting(Question::attribute).as("who bids does not decide").doesNotContain("assessed");
    }

    @Test
    void nothing_is_negotiated_in_a_call_for_tenders() {
        Comparison comparison = compared(DOSSIER);
        String memo = ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR);

        assertThat(memo).contains("## Clauses à prévoir au marché").doesNotContain("négocier");
        assertThat(ComparisonReport.text(comparison, Language.EN, true)).contains("for the contract", "the design would need review")
                .doesNotContain("negotiate", "would be needs review");
    }

    @Test
    void a_french_comparison_speaks_french() {
        Comparison comparison = compared(DOSSIER.replace("scenario: us-cutoff}", "scenario: us-cutoff, atLeast: frozen}"));
        String memo = ComparisonReport.markdown(comparison, new TreeMap<>(), Language.FR);

        assertThat(ComparisonReport.text(comparison, Language.FR, false)).contains("search dans us-cutoff : perdue", "durée de sortie").doesNotContain("exit-days");
        assertThat(memo).contains("pas moins bien que figée", "durée de sortie (points)").doesNotContain(" lost", "frozen", "exit-days", "admission /");
    }

    private static List<String> ofContracts(Comparison.Offer offer, Changes.Direction direction) {
        return offer.found(direction).stream()
                .map(change -> change.it())
                .filter(finding -> finding.subject().type().equals("Contract"))
                .map(Finding::provision)
                .toList();
    }

    @Test
    void the_memo_is_the_same_byte_for_byte_and_escapes_what_a_dossier_says() {
        String hostile = DOSSIER.replace("A French one", "<script>alert(1)</script> =1+1");
        TreeMap<String, String> documents = new TreeMap<>(Map.of("purchase.yaml", "00ff"));

        String page = ComparisonReport.html(compared(hostile), documents, Language.EN);

        assertThat(page).isEqualTo(ComparisonReport.html(compared(hostile), documents, Language.EN));
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;").contains("00ff");
        assertThat(ComparisonReport.markdown(compared(hostile), documents, Language.FR)).doesNotContain("<script>");
        assertThat(ComparisonReport.csv(compared(DOSSIER.replace("A French one", "=1+1")), Language.EN)).contains("\r\n'=1+1 (french),");
    }

    @Test
    void what_the_profile_leaves_out_is_not_taken_for_reached() {
        String dossier = DOSSIER.replaceFirst("minimums:\n", "minimums:\n  - {capability: answers, scenario: us-cutoff}\n  - {without: 'exposure/*'}\n");
        Request request = new Request(
                document("purchase.yaml", dossier), List.of(), List.of(), "dsa", LocalDate.parse("2026-11-20"), Optional.empty(), Set.of(), false);

        Edict.Answer answer = EDICT.compare(request, (String name, Node at) -> document("design.yaml", DESIGN), Edict.Extent.DAY, Edict.USUAL);

        assertThat(((Edict.Rejected) answer).problems()).extracting(Object::toString).anySatisfy(problem -> assertThat(problem)
                .contains("/scenarios/0: the profile `dsa` leaves out what `us-cutoff` takes away"))
                .anySatisfy(problem -> assertThat(problem).contains("/minimums/0: the profile `dsa` leaves out what `us-cutoff` takes away"))
                .anySatisfy(problem -> assertThat(problem).contains("/minimums/1: the profile `dsa` leaves out all provisions under `exposure/*`"));
    }

    /** An entry of the registry may be named as designs name it. */
    @Test
    void a_product_is_named_bare_or_as_in_a_design() {
        String named = DOSSIER.replaceFirst("candidates:\n", "candidates:\n  - {id: %s, product: %s, price: 90}\n");

        Comparison bare = compared(named.formatted("m", "mistral-api"));
        Comparison prefixed = compared(named.formatted("m", "'registry:mistral-api'"));

        assertThat(prefixed.offer("m").evaluation().findings()).hasSameSizeAs(bare.offer("m").evaluation().findings());
        assertThat(prefixed.ranking()).isEqualTo(bare.ranking());
    }

    private static Comparison compared(String dossier) {
        Edict.Answer answer = answer(dossier);
        assertThat(answer).as(answer.toString()).isInstanceOf(Edict.Compared.class);
        return ((Edict.Compared) answer).comparison();
    }

    @Test
    void what_the_day_alone_says_of_candidates_is_what_a_longer_look_says() {
        Comparison day = compared(DOSSIER);
        Comparison ahead = ((Edict.Compared) answer(DOSSIER, Edict.Extent.AHEAD)).comparison();

        assertThat(ahead.offers()).extracting(Comparison.Offer::admitted).containsExactlyElementsOf(
                day.offers().stream().map(Comparison.Offer::admitted).toList());
        assertThat(ahead.ranking().places()).extracting(Ranking.Place::candidate).containsExactly("french", "unknown");
        assertThat(day.today().days()).hasSize(1);
        assertThat(ahead.today().days()).hasSizeGreaterThan(1);
    }

    private static Edict.Answer answer(String dossier) {
        return answer(dossier, Edict.Extent.DAY);
    }

    private static Edict.Answer answer(String dossier, Edict.Extent extent) {
        return EDICT.compare(
                new Request(document("purchase.yaml", dossier), LocalDate.parse("2026-11-20")),
                (String name, Node at) -> document("design.yaml", DESIGN),
                extent,
                Edict.USUAL);
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
