package edict.imports;

import static edict.imports.Fixtures.asked;
import static edict.imports.Fixtures.omitted;
import static edict.imports.Fixtures.problems;
import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from threat models. The expected facts of the sample are those written down with the samples. */
class ThreagileTest {

    private static final String EXAMPLE = "example.yaml";
    private static final String CLAIMS = "claims.yaml";

    private final Draft example = sample(EXAMPLE);
    private final Draft claims = sample(CLAIMS);

    // ---- the samples

    @Test
    void a_model_has_its_assets_data_links_and_boundaries() {
        assertThat(example.body()).contains("# In it: 14 technical assets, 12 data assets, 20 links, 5 trust boundaries, 1 shared runtime.");
        assertThat(Fixtures.attributes(example, "components", "id", "name")).hasSize(17);
        assertThat(Fixtures.attributes(example, "dataSets", "id", "name")).hasSize(12);
        assertThat(example.notUnderstood()).isEmpty();
        assertThat(claims.notUnderstood()).isEmpty();
    }

    @Test
    void each_value_says_where_it_stands_that_of_a_merged_one_where_it_is_written() {
        assertThat(example.facts()).contains(new Draft.Fact(
                "/dataSets/has/2/classification",
                "confidential",
                new Origin.Stated(new Place(EXAMPLE, 127, 22), "/data_assets/Customer Operational Data/confidentiality")));
        assertThat(claims.facts()).contains(
                new Draft.Fact("/components/1/name", "Portal", new Origin.Stated(new Place(CLAIMS, 48, 3), "/technical_assets/Portal")));
    }

    @Test
    void what_data_are_in_law_is_asked_whatever_they_are_called_and_rated() {
        assertThat(Fixtures.attributes(example, "dataSets", "id", "personal").values()).containsOnly("unknown");
        assertThat(Fixtures.attributes(example, "dataSets", "id", "kinds")).isEmpty();
        assertThat(Fixtures.attributes(claims, "dataSets", "name", "classification"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Claims", "confidential", "Tariffs", "public"));
        assertThat(asked(claims)).contains(
                "described as `Claims as they were handed in`, coming from `Insured persons`; the model rates data, and does not say whether they are"
                        + " about people",
                "the model says `Claims department`; which organisation that is");
    }

    @Test
    void what_is_sent_and_what_is_received_are_two_flows() {
        assertThat(flows(claims)).containsExactlyInAnyOrder(
                "Phone -> Portal: Hand in [threagile-data-claims]",
                "Portal -> Phone: Hand in [threagile-data-tariffs]",
                "Portal -> Claims database: Keep [threagile-data-claims]",
                "Portal -> Valuer: Have valued [threagile-data-claims]");
        assertThat(asked(claims)).contains(
                "people use `Phone`; whether they give data of their own, or reach those of others",
                "described as `A claim is handed in`, protocol `https`; who runs `Portal`, owned by `Claims department`");
    }

    @Test
    void a_link_of_which_no_data_are_named_asks_for_them() {
        Draft draft = draft("""
                threagile_version: 1.0.0
                technical_assets:
                  A: {id: a, communication_links: {asks: {target: b}}}
                  B: {id: b}
                """);

        assertThat(flows(draft)).containsExactly("A -> B: asks unknown");
        assertThat(asked(draft)).contains("the model names no data that go there");
    }

    @Test
    void what_an_asset_keeps_is_a_store_with_what_the_model_says_of_encryption() {
        assertThat(Fixtures.entities(claims.document().root(), "stores")).singleElement().satisfies(store -> assertThat(Fixtures.plain(store))
                .isEqualTo(Map.of(
                        "id", "threagile-store-database",
                        "component", "threagile-database",
                        "data", Map.of("has", List.of("threagile-data-claims", "threagile-data-tariffs"), "complete", "false"),
                        "country", "FR",
                        "encryptionAtRest", "true",
                        "encryptionKeyHolder", "unknown",
                        "encryptionInTransit", "true")));
        assertThat(asked(claims)).contains("the model says `data-with-symmetric-shared-key`, and not who can obtain the key");
    }

    @Test
    void one_link_in_clear_is_enough_for_a_no_and_what_may_be_encrypted_is_asked() {
        assertThat(inTransit("{protocol: https}", "{protocol: http}")).isEqualTo("false");
        assertThat(inTransit("{protocol: https}", "{protocol: sftp}")).isEqualTo("true");
        assertThat(inTransit("{protocol: https}", "{protocol: http, vpn: true}")).as("a tunnel may encrypt").isEqualTo("unknown");
        assertThat(inTransit("{protocol: https}", "{protocol: mqtt}")).isEqualTo("unknown");
        assertThat(inTransit("{protocol: https}", "{protocol: local-file-access}")).as("nothing goes over a line").isEqualTo("true");
        assertThat(inTransit("{protocol: in-process-library-call}", "{}")).isEqualTo("?");
    }

    private static String inTransit(String first, String second) {
        Draft draft = draft("""
                threagile_version: 1.0.0
                data_assets: {D: {id: d}}
                technical_assets:
                  A: {id: a, data_assets_stored: [d], communication_links: {x: {target: b, <<: FIRST}}}
                  B: {id: b, communication_links: {y: {target: a, <<: SECOND}}}
                """.replace("FIRST", first).replace("SECOND", second));
        return Fixtures.attributes(draft, "stores", "id", "encryptionInTransit").getOrDefault("threagile-store-a", "?");
    }

    @Test
    void who_calls_has_to_prove_who_it_is_where_all_do() {
        assertThat(Fixtures.attributes(claims, "components", "name", "authenticated"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Portal", "true", "Claims database", "true", "Valuer", "false"));
        assertThat(Fixtures.attributes(example, "components", "name", "authenticated")).containsEntry("Marketing CMS", "false");
        Draft inside = draft("""
                threagile_version: 1.0.0
                technical_assets:
                  A: {id: a, communication_links: {x: {target: b, protocol: in-process-library-call, authentication: none}}}
                  B: {id: b}
                """);
        assertThat(Fixtures.attributes(inside, "components", "name", "authenticated")).as("what is called within one machine").isEmpty();
        assertThat(inside.notUnderstood()).isEmpty();
        Draft elsewhere = draft("""
                threagile_version: 1.0.0
                technical_assets:
                  A: {id: a, communication_links: {x: {target: b, authentication: externalized}}}
                  B: {id: b}
                """);
        assertThat(Fixtures.attributes(elsewhere, "components", "name", "authenticated")).containsExactly(Map.entry("B", "unknown"));
        assertThat(asked(elsewhere)).contains("the model says of one that calls it: `externalized`");
    }

    @Test
    void boundaries_are_zones_and_crossed_by_links_from_others() {
        assertThat(Fixtures.attributes(claims, "components", "name", "trustZone"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Portal", "Inner network", "Claims database", "Inner network"));
        assertThat(Fixtures.attributes(claims, "components", "name", "crossesTrustBoundary"))
                .as("what is not said to be crossed stays open, and clients are not reached from the Internet")
                .containsExactlyInAnyOrderEntriesOf(Map.of("Portal", "true", "Valuer", "true"));
        Draft exposed = draft("{threagile_version: 1.0.0, technical_assets: {A: {id: a, internet: true}, B: {id: b, internet: false}}}\n");
        assertThat(Fixtures.attributes(exposed, "components", "name", "crossesTrustBoundary")).containsExactly(Map.entry("A", "true"));
    }

    @Test
    void networks_of_somebody_are_places_with_his_region() {
        assertThat(Fixtures.attributes(claims, "components", "name", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Phone", "unknown", "Portal", "FR", "Claims database", "FR", "Valuer", "unknown", "Cluster", "unknown", "Cloud", "FR"));
        assertThat(Fixtures.attributes(claims, "components", "name", "product"))
                .containsEntry("Cloud", "registry:aws")
                .containsEntry("Portal", "unknown");
        assertThat(Fixtures.requirements(claims)).containsExactlyInAnyOrder(
                "threagile-portal <- threagile-runtime-cluster",
                "threagile-portal <- threagile-place-cloud",
                "threagile-database <- threagile-place-cloud");
        assertThat(Fixtures.attributes(example, "components", "name", "product"))
                .containsEntry("Application Network", "registry:aws")
                .containsEntry("Dev Network", "unknown");
    }

    @Test
    void a_tag_is_the_product_only_where_both_are_of_one_kind() {
        assertThat(Fixtures.attributes(claims, "components", "name", "product")).containsEntry("Claims database", "registry:postgresql");
        assertThat(Fixtures.attributes(example, "components", "name", "product"))
                .containsEntry("Identity Provider", "registry:keycloak")
                .containsEntry("Contract File Server", "unknown");
        assertThat(asked(example)).anyMatch(text -> text.contains("tagged `linux, aws:s3`")
                && text.endsWith("; its tags name registry:aws, and not whether it is that, or runs on it"));
        Draft other = draft("{threagile_version: 1.0.0, technical_assets: {A: {id: a, technology: web-application, tags: [postgresql]}}}\n");
        assertThat(Fixtures.attributes(other, "components", "name", "product")).containsExactly(Map.entry("A", "unknown"));
        Draft both = draft("{threagile_version: 1.0.0, technical_assets: {A: {id: a, technologies: [database, load-balancer], tags: [postgresql]}}}\n");
        assertThat(Fixtures.attributes(both, "components", "name", "kind")).as("newer files may name several").containsExactly(Map.entry("A", "unknown"));
    }

    @Test
    void what_the_whole_is_there_for_and_how_critical_it_is_stays_a_question() {
        assertThat(Fixtures.attributes(claims, "capabilities", "name", "requires")).containsExactly(Map.entry("Claims of an insurer", "unknown"));
        assertThat(asked(claims)).contains(
                "the model calls it `mission-critical`, on a scale of its own", "which of these it can't do without: `Portal`, `Claims database`");
    }

    @Test
    void risks_ratings_and_the_title_page_are_counted() {
        assertThat(omitted(example)).anyMatch(text -> text.startsWith("Left out: risks and what is done about them (4, first in line 58"))
                .anyMatch(text -> text.startsWith("Left out: ratings of integrity, availability, quantity"))
                .anyMatch(text -> text.startsWith("Left out: title page, summaries, questions"));
    }

    // ---- what is wrong

    @Test
    void what_leads_nowhere_is_told() {
        Draft draft = draft("""
                threagile_version: 1.0.0
                includes: [meta.yaml]
                data_assets:
                  D: {id: claims}
                technical_assets:
                  A:
                    id: a
                    data_assets_stored: [claim, claims]
                    communication_links: {x: {target: bb}, y: {description: nowhere}}
                  B: {id: b}
                  C: {id: b}
                  E: {description: nameless}
                  F: text
                trust_boundaries:
                  Z: {id: z, technical_assets_inside: [a, c], trust_boundaries_nested: [y]}
                  Y: {id: y, technical_assets_inside: [a], trust_boundaries_nested: [z]}
                """);

        assertThat(draft.notUnderstood()).extracting(Problem::toString).containsExactly(
                "model:2:11: /includes: stands in other files, which are not opened; what refers to it is not read",
                "model:8:26: /technical_assets/A/data_assets_stored/0: nothing has the id `claim`; did you mean `claims`?",
                "model:9:30: /technical_assets/A/communication_links/x: is not read: nothing has the id `bb`; did you mean `b`?",
                "model:9:47: /technical_assets/A/communication_links/y: is not read: it has no `target`",
                "model:11:6: /technical_assets/C: is not read: the id `b` is that of something in line 10 already",
                "model:12:6: /technical_assets/E: is not read: it has no `id` of up to 1000 characters",
                "model:13:6: /technical_assets/F: expected an object with keys, found the text `text`",
                "model:15:6: /trust_boundaries/Z: stands in itself, or in 16 others and more; those further out are not looked at",
                "model:15:43: /trust_boundaries/Z/technical_assets_inside/1: nothing has the id `c`",
                "model:16:6: /trust_boundaries/Y: `A` stands in `Z` (line 15) too; it is read as standing there",
                "model:16:6: /trust_boundaries/Y: stands in itself, or in 16 others and more; those further out are not looked at");
        isADesign(draft);
    }

    @Test
    void ids_of_the_same_letters_get_longer_ones() {
        Draft draft = draft("{threagile_version: 1.0.0, technical_assets: {X: {id: a b}, Y: {id: a-b}, Z: {id: c}}}\n");

        assertThat(Fixtures.attributes(draft, "components", "id", "name").keySet())
                .doesNotContain("threagile-a-b")
                .contains("threagile-c")
                .hasSize(3);
    }

    @Test
    void a_service_on_the_web_may_be_anything() {
        Draft draft = draft("{threagile_version: 1.0.0, technical_assets: {A: {id: a, technology: web-service-rest}, B: {id: b, technology: web-application}}}\n");
        assertThat(Fixtures.attributes(draft, "components", "id", "kind")).containsEntry("threagile-a", "unknown").containsEntry("threagile-b", "application");
    }

    @Test
    void what_looks_like_a_secret_is_shown_nowhere() {
        String secret = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
        Draft draft = draft("""
                threagile_version: 1.0.0
                title: SECRET
                data_assets: {SECRET: {id: d, description: "x SECRET", owner: SECRET, confidentiality: SECRET, tags: [SECRET]}}
                technical_assets:
                  A SECRET: {id: "a SECRET", owner: SECRET, technology: SECRET, tags: [SECRET], communication_links: {SECRET: {target: SECRET}}}
                  B: {id: b, encryption: SECRET, data_assets_stored: [d, SECRET], communication_links: {c: {target: b, protocol: SECRET}}}
                trust_boundaries: {SECRET: {id: SECRET, type: SECRET, technical_assets_inside: [b]}}
                """.replace("SECRET", secret));

        assertThat(draft.body() + draft.notes() + draft.omissions()).doesNotContain(secret).contains(Secrets.NOTED);
    }

    @Test
    void a_model_is_read_by_itself() {
        assertThat(problems(new Threagile().read(List.of(document(EXAMPLE), document(CLAIMS)), Fixtures.REGISTRY)))
                .containsExactly("claims.yaml:1:1: a Threagile model is read by itself, and this is another file");
        assertThat(problems(outcome("threagile_version: 1.0.0\n")))
                .containsExactly("model:1:1: no Threagile model: it has no `technical_assets`");
    }

    @Test
    void more_than_anybody_models_is_refused() {
        String assets = IntStream.rangeClosed(0, 2_000).mapToObj(i -> "a" + i + ": {id: a" + i + "}").collect(Collectors.joining(", "));

        assertThat(problems(outcome("{threagile_version: 1.0.0, technical_assets: {" + assets + "}}\n"))).singleElement().asString()
                .endsWith("the model has 2001 assets, boundaries and runtimes, and 0 links; at most 2000 and 10000 are read");
    }

    @Test
    void the_order_of_keys_of_an_object_changes_no_id_and_no_value() {
        for (String file : List.of(EXAMPLE, CLAIMS)) {
            Reading.Document document = document(file);
            Draft reversed = Fixtures.draft(new Reading.Document(document.file(), (Node.Mapping) Fixtures.reversed(document.root())));
            Draft draft = sample(file);
            for (String collection : List.of("components", "flows", "dataSets", "stores")) {
                for (String attribute : List.of("product", "country", "data", "encryptionInTransit", "authenticated")) {
                    assertThat(Fixtures.attributes(reversed, collection, "id", attribute))
                            .as(file + ' ' + collection + ' ' + attribute)
                            .containsExactlyInAnyOrderEntriesOf(Fixtures.attributes(draft, collection, "id", attribute));
                }
            }
        }
    }

    @Test
    void every_draft_is_a_design_without_problems() {
        isADesign(example);
        isADesign(claims);
    }

    @Test
    void spoilt_models_are_read_or_refused_with_places() {
        Random random = new Random(7);
        String text = new String(Fixtures.bytes("threagile", CLAIMS), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < 400; i++) {
            List<String> spoilt = new ArrayList<>(lines);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(spoilt.size());
                switch (random.nextInt(4)) {
                    case 0 -> spoilt.remove(at);
                    case 1 -> spoilt.set(at, spoilt.get(at).replaceFirst(": .*", ": {a: [1, null, {}]}"));
                    case 2 -> spoilt.set(at, spoilt.get(at).replaceFirst("\\[.*", "[[], {}, 1, ~]"));
                    default -> spoilt.set(at, spoilt.get(at).replaceFirst(": .*", ":"));
                }
            }
            Reading reading = Imports.read("model", String.join("\n", spoilt).getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
            if (reading instanceof Reading.Document document && new Threagile().recognises(document)) {
                if (new Threagile().read(document, Fixtures.REGISTRY) instanceof Draft draft) {
                    isADesign(draft);
                }
            }
        }
    }

    // ---- how to look at drafts

    private static void isADesign(Draft draft) {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        assertThat(Design.read(new Design.Sources(draft.document(), List.of(), catalogue), Fixtures.RULEBOOK.vocabulary()))
                .isInstanceOf(Design.Accepted.class);
    }

    /** {@code source -> target: name data}, by the names of components. */
    private static List<String> flows(Draft draft) {
        Map<String, String> names = Fixtures.attributes(draft, "components", "id", "name");
        Map<String, String> data = Fixtures.attributes(draft, "flows", "id", "data");
        return Fixtures.entities(draft.document().root(), "flows").stream()
                .map(flow -> names.get(Fixtures.text(flow, "source")) + " -> " + names.get(Fixtures.text(flow, "target")) + ": "
                        + Fixtures.text(flow, "name") + ' ' + data.get(Fixtures.text(flow, "id")))
                .toList();
    }

    private static Draft sample(String file) {
        return Fixtures.draft(document(file));
    }

    private static Reading.Document document(String file) {
        return Fixtures.read(file, Fixtures.bytes("threagile", file));
    }

    private static Draft draft(String text) {
        return (Draft) outcome(text);
    }

    private static Importer.Outcome outcome(String text) {
        Reading reading = Imports.read("model", text.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
        return new Threagile().read((Reading.Document) reading, Fixtures.REGISTRY);
    }
}
