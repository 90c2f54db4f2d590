package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read from plans and states. The expected facts of the samples are those written down with the samples. */
class TerraformTest {

    private static final String PLAN = """
            format_version: "1.2"
            resource_changes:
              - {address: aws_s3_bucket.a, type: aws_s3_bucket, change: {actions: [create], after: {region: WHERE}}}
            """;

    @Test
    void a_region_that_only_the_provider_names_is_that_of_its_resources() throws IOException {
        Draft draft = sample("plan-aws-1.0.5.json");

        assertThat(Fixtures.attributes(draft, "components", "name", "kind"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "aws_instance.web_app", "compute",
                        "aws_instance.zero_cost_instance", "compute",
                        "aws_lambda_function.hello_world", "compute",
                        "aws_lambda_function.zero_cost_lambda", "compute",
                        "aws_s3_bucket.usage", "storage"));
        assertThat(Fixtures.attributes(draft, "components", "name", "region").values()).hasSize(5).containsOnly("us-east-1");
        assertThat(Fixtures.attributes(draft, "components", "name", "product").values()).containsOnly("registry:aws");
        assertThat(Fixtures.entities(draft.document().root(), "stores")).singleElement().satisfies(store ->
                assertThat(Fixtures.text(store, "component")).isEqualTo("terraform-aws-s3-bucket-usage"));
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void places_of_resources_are_on_both_sides_of_an_ocean() throws IOException {
        Draft draft = sample("plan-azure-firewall-1.0.5.json");

        assertThat(Fixtures.attributes(draft, "components", "name", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "azurerm_firewall.non_usage", "US",
                        "azurerm_firewall.premium", "US",
                        "azurerm_firewall.premium_virtual_hub", "US",
                        "azurerm_firewall.standard", "US",
                        "azurerm_firewall.standard_virtual_hub", "US",
                        "azurerm_virtual_hub.example", "NL",
                        "azurerm_virtual_wan.example", "NL"));
        assertThat(draft.leftOut().stream().filter(left -> left.because().en().startsWith("resources in which nothing runs")))
                .singleElement()
                .extracting(Draft.LeftOut::count)
                .isEqualTo(4);
    }

    @Test
    void a_resource_wins_over_its_provider() throws IOException {
        Draft draft = sample("plan-gke-0.12.json");

        assertThat(Fixtures.attributes(draft, "components", "name", "region"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "google_container_cluster.primary", "us-central1",
                        "google_container_node_pool.primary_preemptible_nodes", "us-central1"));
        assertThat(Fixtures.attributes(draft, "components", "name", "country").values()).containsOnly("US");
        assertThat(draft.body()).doesNotContain("europe-west2");
    }

    @Test
    void a_region_of_somebody_else_leaves_the_product_open() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: aws_s3_bucket.a, type: aws_s3_bucket, change: {actions: [create], after: {region: eusc-de-east-1}}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "product")).containsEntry("aws_s3_bucket.a", "unknown");
        assertThat(draft.body()).contains("# asked: the region is one of aws-european-sovereign-cloud");
    }

    @Test
    void where_no_change_is_listed_what_there_will_be_is_read() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes: []
                planned_values:
                  root_module:
                    resources:
                      - {address: aws_s3_bucket.a, mode: managed, type: aws_s3_bucket, values: {region: eu-west-3}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "region")).containsEntry("aws_s3_bucket.a", "eu-west-3");
        assertThat(draft.leftOut()).extracting(left -> left.because().en()).doesNotContain("the same once more");
    }

    @Test
    void a_type_that_orders_one_thing_or_another_is_told_apart_by_an_attribute() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: azurerm_cognitive_account.a, type: azurerm_cognitive_account, change: {actions: [create], after: {kind: OpenAI}}}
                  - {address: azurerm_cognitive_account.b, type: azurerm_cognitive_account, change: {actions: [create], after: {kind: Face}}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "product"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "azurerm_cognitive_account.a", "registry:azure-openai", "azurerm_cognitive_account.b", "registry:microsoft-azure"));
    }

    @Test
    void the_model_of_an_endpoint_may_be_served_from_anywhere() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - address: aws_bedrockagent_agent.a
                    type: aws_bedrockagent_agent
                    change: {actions: [create], after: {region: eu-west-3, foundation_model: us.anthropic.claude-haiku-4-5-20251001-v1:0}}
                  - address: azurerm_cognitive_deployment.b
                    type: azurerm_cognitive_deployment
                    change: {actions: [create], after: {model: [{name: gpt-5-mini}], sku: [{name: GlobalStandard}]}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "kind"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "aws_bedrockagent_agent.a", "application", "azurerm_cognitive_deployment.b", "model-endpoint"));
        assertThat(Fixtures.attributes(draft, "components", "name", "product"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "aws_bedrockagent_agent.a", "registry:amazon-bedrock",
                        "azurerm_cognitive_deployment.b", "registry:azure-openai"));
        assertThat(Fixtures.attributes(draft, "components", "name", "country").values()).containsOnly("unknown");
        assertThat(draft.asked()).filteredOn(fact -> fact.pointer().endsWith("/country"))
                .extracting(fact -> ((Origin.Asked) fact.origin()).because())
                .containsExactlyInAnyOrder(
                        "a model may be served from elsewhere than the region in which it is ordered", "no region is named; ordered as `GlobalStandard`");
        assertThat(Fixtures.attributes(draft, "models", "name", "registry"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5",
                        "gpt-5-mini", "gpt-5-mini"));
    }

    @Test
    void what_is_built_on_the_models_is_asked() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - address: azurerm_cognitive_deployment.b
                    type: azurerm_cognitive_deployment
                    change: {actions: [create], after: {model: [{name: gpt-5-mini}]}}
                """);

        assertThat(draft.body())
                .contains(
                        "aiSystems:", "id: terraform-system", "components: {has: [terraform-azurerm-cognitive-deployment-b], complete: false}",
                        "models: {has: [terraform-model-gpt-5-mini], complete: false}");
        assertThat(draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: azurerm_cognitive_account.a, type: azurerm_cognitive_account, change: {actions: [create], after: {kind: OpenAI}}}
                """).body()).doesNotContain("aiSystems:");
    }

    @Test
    void each_value_says_where_it_stands() throws IOException {
        assertThat(sample("plan-aws-1.0.5.json").facts())
                .contains(new Draft.Fact(
                        "/components/4/name",
                        "aws_s3_bucket.usage",
                        new Origin.Stated(
                                new edict.document.Place("plan-aws-1.0.5.json", 644, 18), "/resource_changes/4/address")));
    }

    @Test
    void secrets_of_providers_are_left_out() throws IOException {
        Draft draft = sample("plan-aws-1.0.5.json");

        assertThat(draft.body() + draft.omissions() + draft.notes()).doesNotContain("mock_");
    }

    @Test
    void several_of_one_resource_are_one_component_unless_they_are_in_different_places() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: 'aws_s3_bucket.logs[0]', type: aws_s3_bucket, mode: managed, change: {actions: [create], after: {region: eu-west-3}}}
                  - {address: 'aws_s3_bucket.logs[1]', type: aws_s3_bucket, mode: managed, change: {actions: [no-op], after: {region: eu-west-3}}}
                  - {address: 'module.a["x.y"].aws_s3_bucket.files', type: aws_s3_bucket, change: {actions: [update], after: {region: eu-west-3}}}
                  - {address: 'module.a["z"].aws_s3_bucket.files', type: aws_s3_bucket, change: {actions: [create], after: {region: eu-central-1}}}
                """);

        assertThat(Fixtures.entities(draft.document().root(), "components").stream()
                        .map(component -> Fixtures.text(component, "name") + " " + Fixtures.text(component, "country")))
                .containsExactly(
                        "aws_s3_bucket.logs FR", "module.a.aws_s3_bucket.files FR", "module.a.aws_s3_bucket.files DE");
        assertThat(ids(draft)).doesNotHaveDuplicates().startsWith("terraform-aws-s3-bucket-logs").doesNotContain("terraform-module-a-aws-s3-bucket-files");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void zones_of_a_region_are_one_place() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: 'aws_instance.a["b"]', type: aws_instance, change: {actions: [create], after: {availability_zone: eu-west-3b}}}
                  - {address: 'aws_instance.a["c"]', type: aws_instance, change: {actions: [create], after: {availability_zone: eu-west-3c}}}
                """);

        assertThat(Fixtures.entities(draft.document().root(), "components")).singleElement().satisfies(component -> {
            assertThat(Fixtures.text(component, "id")).isEqualTo("terraform-aws-instance-a");
            assertThat(Fixtures.text(component, "region")).isEqualTo("eu-west-3");
        });
    }

    @Test
    void the_order_of_resources_and_keys_means_nothing() throws IOException {
        Reading.Document document = document("plan-aws-1.0.5.json");
        Node.Mapping reversed = (Node.Mapping) Fixtures.reversed(document.root());

        assertThat(Fixtures.draft(new Reading.Document(document.file(), reversed)).body())
                .isEqualTo(Fixtures.draft(document).body());
    }

    @Test
    void a_zone_lies_where_its_region_does_and_a_resource_wins_over_its_provider() {
        Draft draft = draft("""
                format_version: "1.2"
                variables: {where: {value: eu-central-1}}
                resource_changes:
                  - {address: aws_instance.a, type: aws_instance, change: {actions: [create], after: {availability_zone: eu-west-3b}}}
                  - {address: aws_instance.b, type: aws_instance, change: {actions: [create], after: {}, after_unknown: {availability_zone: true}}}
                  - {address: aws_instance.c, type: aws_instance, change: {actions: [create], after: {}, after_unknown: {availability_zone: true}}}
                  - {address: module.m.aws_instance.d, type: aws_instance, change: {actions: [create], after: {}}}
                configuration:
                  provider_config:
                    aws: {name: aws, expressions: {region: {references: [var.where]}}}
                    aws.north: {name: aws, alias: north, expressions: {region: {constant_value: eu-north-1}}}
                  root_module:
                    resources:
                      - {address: aws_instance.a, provider_config_key: aws}
                      - {address: aws_instance.b, provider_config_key: aws}
                      - {address: aws_instance.c, provider_config_key: aws, expressions: {availability_zone: {references: [data.zones]}}}
                    module_calls:
                      m: {module: {resources: [{address: aws_instance.d, provider_config_key: 'm:aws.north'}]}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "aws_instance.a", "FR",
                        "aws_instance.b", "DE",
                        "aws_instance.c", "unknown",
                        "module.m.aws_instance.d", "SE"));
        assertThat(draft.body()).contains("# asked: the region is known only once the plan was carried out");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void a_resource_is_where_its_blocks_are_as_far_as_they_agree() {
        Draft draft = draft("""
                format_version: '1.2'
                resource_changes:
                  - address: ovh_cloud_project_database.one
                    type: ovh_cloud_project_database
                    change: {actions: [create], after: {engine: postgresql, nodes: [{region: GRA}, {region: GRA}], tags: {region: emea}}}
                  - address: ovh_cloud_project_database.two
                    type: ovh_cloud_project_database
                    change: {actions: [create], after: {nodes: [{region: SBG}, {region: GRA}]}}
                  - address: ovh_cloud_project_database.three
                    type: ovh_cloud_project_database
                    change: {actions: [create], after: {replicas: [{region: GRA}], tags: {region: emea}}}
                """);
        assertThat(Fixtures.attributes(draft, "components", "name", "region"))
                .containsEntry("ovh_cloud_project_database.one", "gra")
                .doesNotContainKeys("ovh_cloud_project_database.two", "ovh_cloud_project_database.three");
        assertThat(Fixtures.attributes(draft, "components", "name", "country"))
                .containsEntry("ovh_cloud_project_database.one", "FR")
                .containsEntry("ovh_cloud_project_database.two", "unknown")
                .containsEntry("ovh_cloud_project_database.three", "unknown");
        assertThat(draft.body())
                .contains("country: unknown  # asked: its parts are in several regions: `GRA`, `SBG`")
                .containsOnlyOnce("name: ovh_cloud_project_database.three")
                .contains("country: unknown  # asked: no region is named");
    }

    @Test
    void what_some_of_several_say_is_not_said_of_all() {
        String volumes = """
                format_version: "1.2"
                resource_changes:
                  - {address: 'aws_ebs_volume.a[0]', type: aws_ebs_volume, change: {actions: [create], after: {availability_zone: eu-west-3a, encrypted: true}}}
                  - {address: 'aws_ebs_volume.a[1]', type: aws_ebs_volume, change: {actions: [create], after: {availability_zone: eu-west-3b, encrypted: SECOND}}}
                """;

        assertThat(Fixtures.entities(draft(volumes.replace("SECOND", "true")).document().root(), "stores"))
                .singleElement()
                .satisfies(store -> assertThat(Fixtures.text(store, "encryptionAtRest")).isEqualTo("true"));
        for (String second : List.of("false", "null")) {
            assertThat(Fixtures.entities(draft(volumes.replace("SECOND", second)).document().root(), "stores"))
                    .singleElement()
                    .satisfies(store -> assertThat(store.get("encryptionAtRest")).isEmpty());
        }
    }

    @Test
    void several_plans_are_one_design() {
        Reading.Document test = Fixtures.document("test", PLAN.replace("WHERE", "eu-west-3").getBytes(StandardCharsets.UTF_8));
        Reading.Document live = Fixtures.document("live", PLAN.replace("WHERE", "eu-central-1").getBytes(StandardCharsets.UTF_8));
        Draft draft = (Draft) new Terraform().read(List.of(test, live), Fixtures.REGISTRY);

        assertThat(Fixtures.entities(draft.document().root(), "components").stream().map(component -> Fixtures.text(component, "country")))
                .containsExactlyInAnyOrder("FR", "DE");
        assertThat(ids(draft)).doesNotHaveDuplicates().doesNotContain("terraform-aws-s3-bucket-a");
        assertThat(draft.body())
                .contains("title: \"What is set up by live, test\"", "# test line 3: /resource_changes/0/address")
                .isEqualTo(((Draft) new Terraform().read(List.of(live, test), Fixtures.REGISTRY)).body());
        assertThat(new Terraform().read(List.of(test, Fixtures.document("x", "a: 1".getBytes(StandardCharsets.UTF_8))), Fixtures.REGISTRY))
                .isInstanceOf(Importer.Unreadable.class);
    }

    @Test
    void what_is_removed_looked_up_or_a_setting_is_no_component() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: aws_instance.old, type: aws_instance, change: {actions: [delete], before: {}, after: null}}
                  - {address: aws_instance.new, type: aws_instance, change: {actions: [delete, create], after: {}}}
                  - {address: data.aws_s3_bucket.theirs, type: aws_s3_bucket, mode: data, change: {actions: [read], after: {}}}
                  - {address: aws_iam_role.r, type: aws_iam_role, change: {actions: [create], after: {}}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "kind")).containsOnlyKeys("aws_instance.new");
        assertThat(draft.leftOut().stream().map(Draft.LeftOut::because).map(Text::en))
                .contains(
                        "what the plan removes",
                        "what is only looked up: it is set up by somebody else",
                        "resources in which nothing runs and which keep no data");
    }

    @Test
    void a_type_that_nobody_knows_is_told_once() {
        Draft draft = draft("""
                format_version: "1.2"
                resource_changes:
                  - {address: acme_shed.a, type: acme_shed, change: {actions: [create], after: {region: eu-west-3}}}
                  - {address: acme_shed.b, type: acme_shed, change: {actions: [create], after: {}}}
                """);

        assertThat(draft.document().root().get("components")).isEmpty();
        assertThat(draft.notUnderstood())
                .singleElement()
                .asString()
                .isEqualTo("plan:3:5: /resource_changes/0: the registry does not say what a resource of the type `acme_shed` is"
                        + " (2 of them); where something runs in it, or it keeps data, describe it under `components`");
    }

    @Test
    void a_state_is_read_like_a_plan() {
        Draft draft = draft("""
                format_version: "1.0"
                terraform_version: 1.9.0
                values:
                  outputs: {url: {value: x}}
                  root_module:
                    resources:
                      - {address: aws_s3_bucket.a, type: aws_s3_bucket, mode: managed, values: {region: eu-west-1, encrypted: true}, sensitive_values: {}}
                    child_modules:
                      - address: module.m
                        resources:
                          - {address: module.m.aws_instance.b, type: aws_instance, mode: managed, values: {region: eu-north-1}}
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("aws_s3_bucket.a", "IE", "module.m.aws_instance.b", "SE"));
        assertThat(Fixtures.entities(draft.document().root(), "stores")).singleElement().satisfies(store -> assertThat(Fixtures.plain(store))
                .isEqualTo(Map.of(
                        "id", "terraform-store-aws-s3-bucket-a",
                        "component", "terraform-aws-s3-bucket-a",
                        "country", "IE",
                        "encryptionAtRest", "true")));
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void a_plan_that_could_not_be_made_whole_is_told() {
        assertThat(draft("{format_version: '1.2', errored: true, resource_changes: []}").notUnderstood())
                .singleElement()
                .asString()
                .endsWith("/errored: the plan could not be made as a whole: there may be more than is listed here");
    }

    @Test
    void other_forms_are_refused_with_what_makes_the_right_one() {
        assertThat(refused("{version: 4, terraform_version: 1.9.0, serial: 3, lineage: x, resources: []}"))
                .containsExactly("plan:1:1: a state as it is stored; hand in what `terraform show -json` writes");
        assertThat(refused("{format_version: '2.0', planned_values: {}}"))
                .containsExactly("plan:1:18: /format_version: version `2.0` of the format is not read; expected 0.x or 1.x");
        assertThat(Imports.otherSyntax("main.tf", "resource \"a\" \"b\" {}".getBytes(StandardCharsets.UTF_8)))
                .hasToString("Optional[main.tf:1:1: a configuration of Terraform, which is not read, as what it comes to hangs on variables and"
                        + " modules; hand in what `terraform show -json PLAN` writes]");
        assertThat(Imports.otherSyntax("p", "PK\u0003\u0004..........................tfplan".getBytes(StandardCharsets.ISO_8859_1)))
                .hasToString("Optional[p:1:1: a plan of Terraform as it is stored; hand in what `terraform show -json PLAN` writes]");
    }

    private static List<String> refused(String text) {
        Reading.Document document = Fixtures.document("plan", text.getBytes(StandardCharsets.UTF_8));
        Importer.Outcome outcome = Imports.recognise(document).orElseThrow().read(document, Fixtures.REGISTRY);
        return ((Importer.Unreadable) outcome).problems().stream().map(Problem::toString).toList();
    }

    private static Draft sample(String file) throws IOException {
        return Fixtures.draft(document(file));
    }

    private static Reading.Document document(String file) throws IOException {
        return Fixtures.document(file, Files.readAllBytes(Path.of("src/test/resources/imports/terraform", file)));
    }

    /** A draft, which Edict reads without a problem. */
    private static Draft draft(String text) {
        Draft draft = Fixtures.draft("plan", text.getBytes(StandardCharsets.UTF_8));
        assertThat(Texts.read("draft.yaml", draft.body().getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.Document.class);
        return draft;
    }

    private static List<String> ids(Draft draft) {
        return Fixtures.entities(draft.document().root(), "components").stream()
                .map(component -> Fixtures.text(component, "id"))
                .toList();
    }
}
