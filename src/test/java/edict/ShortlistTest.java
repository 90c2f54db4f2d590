package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Shortlist.Entry;
import edict.Shortlist.Tried;
import edict.Shortlist.Unfit;
import edict.document.Node;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Slot;
import edict.facts.Ternary;
import edict.report.Language;
import edict.report.ShortlistReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry tried in the place of a model interface; the minimum is that no law of the United States reaches its supplier. */
class ShortlistTest {

    private static final Edict EDICT = Edict.shipped();

    private static final String UNTYPED = Judge.closed(read("src/test/resources/documents/answers-and-search.yaml"))
            .replace("{id: api, kind: compute, ", "{id: api, ");

    private static final String DESIGN = UNTYPED.replace("{id: api, ", "{id: api, kind: model-endpoint, ");

    private static final String DOSSIER = """
            kind: Procurement
            design: design.yaml
            slot: {components: [api], leaves: [support]}
            minimums: [{without: exposure/us-law}]
            """;

    @Test
    void a_product_passes_or_not_or_nobody_knows_or_it_is_for_something_else() {
        Shortlist shortlist = shortlisted(DOSSIER);

        assertThat(tried(shortlist, "openai-api").admitted()).isEqualTo(Ternary.NO);
        assertThat(tried(shortlist, "openai-api").minimums().get(0).findings())
                .extracting(finding -> finding.provision())
                .containsOnly("exposure/us-law");
        assertThat(tried(shortlist, "mistral-api").admitted()).isEqualTo(Ternary.UNKNOWN);
        assertThat(entry(shortlist, "hetzner-cloud").outcome()).isEqualTo(new Unfit(Slot.Misfit.OTHER_KIND));
        assertThat(shortlist.entries()).extracting(Entry::id).doesNotHaveDuplicates();
    }

    @Test
    void where_nobody_says_what_the_component_is_nothing_is_tried() {
        Edict.Answer answer = EDICT.shortlist(request("design.yaml", UNTYPED), "api", Optional.empty(), Edict.USUAL);

        assertThat(((Edict.Shortlisted) answer).shortlist().entries())
                .extracting(Entry::outcome)
                .containsOnly(new Unfit(Slot.Misfit.KIND_UNKNOWN));
    }

    /** Each application does something of its own: who buys one is told how to name them. */
    @Test
    void where_the_registry_has_nothing_of_the_kind_it_is_told_which_may_do() {
        Shortlist shortlist = shortlisted("kind: Procurement\nneed: {kind: application, country: AT, buyer: {country: AT}}\n");
        String told = ShortlistReport.of(shortlist, ShortlistReport.Form.TEXT, Language.EN, false).replaceAll("\\s+", " ");

        assertThat(shortlist.unsaid()).extracting(Entry::id).contains("nextcloud", "opendesk");
        assertThat(told).contains("as `candidates` of a dossier, `{id: a-name, product: ID}`", "(nextcloud, ");
        assertThat(shortlisted(DOSSIER).unsaid()).as("of this kind there are some").isEmpty();
    }

    /** Nothing is a network of wires and a store of keys: that is no matter of applications. */
    @Test
    void what_nothing_is_at_once_can_be_asked_one_by_one() {
        String dossier = """
                kind: Procurement
                design:
                  kind: Design
                  organisations: [{id: us, assessed: true, country: FR}]
                  products: [{id: own, supplier: us}]
                  components: [{id: wires, kind: energy, product: own, operator: us}, {id: keys, kind: key-service, product: own, operator: us}]
                slot: {components: [wires, keys]}
                """;
        String told = ShortlistReport.of(shortlisted(dossier), ShortlistReport.Form.TEXT, Language.FR, false).replaceAll("\\s+", " ");

        assertThat(told)
                .contains("Le registre ne dit d'aucun produit qu'il peut être tout cela à la fois : wires, keys.", "`edict candidates PROJET#wires --minimums DOSSIER`")
                .doesNotContain("application", "De nature inconnue");
    }

    @Test
    void what_the_profile_does_not_judge_is_no_minimum_that_all_would_pass() {
        Request request = new Request(
                document("purchase.yaml", DOSSIER), List.of(), List.of(), "dsa", LocalDate.parse("2026-11-20"), Optional.empty(), Set.of(), false);

        Edict.Answer answer = EDICT.shortlist(request, (String name, Node at) -> document(name, DESIGN), Edict.USUAL);

        assertThat(((Edict.Rejected) answer).problems()).extracting(Object::toString).containsExactly(
                "purchase.yaml:4:12: /minimums/0: the profile `dsa` leaves out all provisions under `exposure/us-law`; take another profile, "
                        + "or leave this out as well");
    }

    @Test
    void first_is_asked_what_decides_whether_a_minimum_is_reached() {
        Tried mistral = tried(shortlisted(DOSSIER), "mistral-api");

        assertThat(mistral.questions().get(0).pointer()).matches("/organisations/.*|/products/\\d+/subProcessors");
    }

    @Test
    void a_component_of_a_design_is_a_place_where_nothing_else_changes() {
        Edict.Answer answer = EDICT.shortlist(request("design.yaml", DESIGN), "api", Optional.empty(), Edict.USUAL);
        Edict.Answer asked =
                EDICT.shortlist(request("design.yaml", DESIGN), "api", Optional.of(document("minimums.yaml", DOSSIER)), Edict.USUAL);

        assertThat(((Edict.Shortlisted) answer).shortlist().tried(Ternary.YES)).extracting(Entry::id).contains("openai-api");
        assertThat(((Edict.Shortlisted) asked).shortlist().tried(Ternary.NO)).extracting(Entry::id).contains("openai-api");
    }

    /** Stores in the place name today's supplier, who is certified; the next one is not, as far as anybody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"provider: host, country: FR", "country: FR", "provider: host"})
    void what_stands_in_the_place_follows_the_product(String store) {
        String design = """
                kind: Design
                organisations:
                  - {id: clinic, assessed: true, country: FR, kind: health-provider}
                  - {id: host, assessed: false, country: FR}
                products: [{id: p, supplier: host, layers: [cloud-infrastructure], functions: [storage], commercialCloud: true}]
                components: [{id: c, kind: storage, product: p, operator: host, country: FR}, {id: d, kind: storage, product: p, operator: host, country: FR}]
                dataSets: [{id: files, personal: "yes", kinds: [health], collectedInFrenchCare: true}]
                processings: [{id: care, data: [files], system: [], roles: [{holder: clinic, code: controller}]}]
                stores: [{id: s, data: [files], component: c, STORE, hdsActivitiesUsed: [activity-5]}, {id: other, data: [], component: d, provider: host, country: FR}, {id: loose, data: [], provider: host}]
                flows: [{id: in, exporter: clinic, importer: host, data: [files], target: c}, {id: elsewhere, exporter: clinic, importer: host, data: [], target: d}]
                certificates: [{id: h, holder: host, scheme: hds-2-0, status: held, validFrom: 2026-03-01, validTo: 2029-02-28, products: [p], activities: [activity-5]}]
                contracts: [{id: k, customer: clinic, supplier: host, products: [p]}]
                """.replace("STORE", store);
        String named = "kind: Procurement\ndesign: design.yaml\nslot: {components: [c], leaves: [k, loose], names: [{of: in, supplier: [importer]}]}\n";
        Shortlist shortlist = shortlisted(EDICT.shortlist(request("design.yaml", design), "c", Optional.empty(), Edict.USUAL));
        Shortlist careful = shortlisted(
                EDICT.shortlist(request("purchase.yaml", named), (String name, Node at) -> document(name, design), Edict.USUAL));

        assertThat(shortlist.tried(Ternary.YES)).isEmpty();
        assertThat(shortlist.tried(Ternary.UNKNOWN)).extracting(Entry::id).contains("ovhcloud-public-cloud", "scaleway-instances");
        assertThat(tried(shortlist, "scaleway-instances").questions())
                .as("what the registry knows its supplier to hold, not for what")
                .extracting(question -> question.pointer())
                .anyMatch(pointer -> pointer.startsWith("/certificates/1"));
        assertThat(careful.tried(Ternary.UNKNOWN)).extracting(Entry::id).isEqualTo(shortlist.tried(Ternary.UNKNOWN).stream().map(Entry::id).toList());
        assertThat(shortlist.staying()).as("what may go with today's supplier as well").containsExactly("loose", "k");
        assertThat(careful.staying()).isEmpty();
        assertThat(ShortlistReport.text(shortlist, Language.EN, false))
                .contains("These go on naming today's supplier, whatever takes its place: loose, k.");
    }

    @Test
    void who_passes_in_a_design_that_is_rejected_anyhow_stands_apart() {
        String design = DESIGN.replace("organisations:\n", "organisations:\n  - {id: them, country: IN, assessed: false, adequacyScope: []}\n")
                .replace("importer: cloud-inc, data: [mails], mechanism: adequacy", "importer: them, data: [mails], mechanism: none, target: own-model");
        String text = ShortlistReport.text(
                shortlisted(EDICT.shortlist(request("design.yaml", design), "api", Optional.empty(), Edict.USUAL)), Language.EN, false);

        assertThat(text).contains("\nNo minimum is set: whoever brings no new ground for rejection passes, whatever else is open about it.\n");
        assertThat(text).contains("\nWould pass (0)\n\nWould pass, in a design that stays rejected on grounds that it has today (");
    }

    @Test
    void what_is_wrong_is_told() {
        assertThat(wrong(DOSSIER.replace("[api]", "[apo]")))
                .anySatisfy(problem -> assertThat(problem).contains("no component of the design is called `apo`; did you mean `api`?"));
        assertThat(wrong(DOSSIER.replace("minimums", "minima"))).anySatisfy(problem -> assertThat(problem).contains("unknown key `minima`"));
        assertThat(EDICT.shortlist(request("design.yaml", DESIGN), "apo", Optional.empty(), Edict.USUAL))
                .isEqualTo(new Edict.Misasked("no component of the design is called `apo`; did you mean `api`?"));
    }

    @Test
    void what_is_to_be_asked_is_named_once() {
        String flow = "  - {id: %s, target: api, kind: disclosure, exporter: us, importer: cloud-inc, data: [mails], mechanism: adequacy}\n";
        String design = DESIGN.replace("flows:\n", "flows:\n" + flow.formatted("one") + flow.formatted("two") + flow.formatted("three"));
        Edict.Answer answer = EDICT.shortlist(request("design.yaml", design), "api", Optional.empty(), Edict.USUAL);
        String text = ShortlistReport.text(((Edict.Shortlisted) answer).shortlist(), Language.EN, false).replaceAll("\\s+", " ");

        assertThat(text).contains("Which legal tool carries this flow?").doesNotContain("Which legal tool carries this flow? Which legal tool carries");
    }

    @Test
    void it_is_written_for_people_spreadsheets_and_programs() {
        Shortlist shortlist = shortlisted(DOSSIER);

        assertThat(ShortlistReport.text(shortlist, Language.FR, true))
                .contains("Ne passeraient pas", "Mistral AI API (mistral-api, Mistral AI)", "d'une autre nature", " ; le projet serait");
        assertThat(ShortlistReport.markdown(shortlist, Language.EN))
                .contains("# api: which products would pass", "## Would not pass", "OpenAI API")
                .containsPattern("[0-9] of another kind");
        assertThat(ShortlistReport.csv(shortlist, Language.EN).lines())
                .hasSize(shortlist.entries().size() + 1)
                .anySatisfy(line -> assertThat(line).startsWith("mistral-api,Mistral AI API,Mistral AI,not known,"));
        assertThat(ShortlistReport.json(shortlist, Language.EN)).contains("\"standing\": \"unfit\"", "\"misfit\": \"other-kind\"");
    }

    private static Entry entry(Shortlist shortlist, String id) {
        return shortlist.entries().stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
    }

    private static Tried tried(Shortlist shortlist, String id) {
        return (Tried) entry(shortlist, id).outcome();
    }

    private static Shortlist shortlisted(String dossier) {
        return shortlisted(answer(dossier));
    }

    private static Shortlist shortlisted(Edict.Answer answer) {
        assertThat(answer).as(answer.toString()).isInstanceOf(Edict.Shortlisted.class);
        return ((Edict.Shortlisted) answer).shortlist();
    }

    private static List<String> wrong(String dossier) {
        return ((Edict.Rejected) answer(dossier)).problems().stream().map(Object::toString).toList();
    }

    private static Edict.Answer answer(String dossier) {
        return EDICT.shortlist(
                request("purchase.yaml", dossier), (String name, Node at) -> document(name, DESIGN), Edict.USUAL);
    }

    private static Request request(String name, String text) {
        return new Request(document(name, text), LocalDate.parse("2026-11-20"));
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
