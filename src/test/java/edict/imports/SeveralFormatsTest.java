package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralFormatsTest {

    private static final Reading.Document MANIFEST = document("app.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app}
            spec:
              template:
                metadata: {labels: {app: app}}
                spec:
                  containers: [{name: app, image: quay.io/house/app, env: [{name: API, value: 'https://api.mistral.ai'}]}]
            """);

    private static final Reading.Document PLAN = document("plan.json", """
            {"format_version": "1.2", "resource_changes": [
              {"address": "ovh_cloud_project_kube.k", "type": "ovh_cloud_project_kube", "change": {"actions": ["create"], "after": {"region": "GRA"}}},
              {"address": "acme_shed.s", "type": "acme_shed", "change": {"actions": ["create"], "after": {}}}
            ]}
            """);

    private static final Reading.Document GATEWAY = document("gateway.yaml", """
            model_list:
              - {model_name: m, litellm_params: {model: hosted_vllm/mistralai/Ministral-8B-Instruct-2410, api_base: 'https://llm.house.fr/v1'}}
            """);

    private static final Reading.Document SERVICES = document("compose.yaml", """
            services:
              serve: {image: vllm/vllm-openai, command: [--model, mistralai/Ministral-8B-Instruct-2410]}
            """);

    @Test
    void manifests_and_the_plan_of_their_cluster_are_one_design() {
        Draft draft = draft(MANIFEST, PLAN);
        assertThat(draft.files()).containsExactly("plan.json", "app.yaml");
        assertThat(draft.body())
                .startsWith("# Draft from plan.json, app.yaml, the plan or state of Terraform and the manifests of Kubernetes.\n# In it: 1 container.\n")
                .contains("title: \"What is set up by plan.json; Services of app.yaml\"");
        assertThat(Fixtures.attributes(draft, "components", "id", "product"))
                .containsEntry("terraform-ovh-cloud-project-kube-k", "registry:ovhcloud-kubernetes");
        assertThat(Fixtures.attributes(draft, "components", "id", "operator")).containsEntry("kubernetes-app", "organisation");
        assertThat(Fixtures.attributes(draft, "flows", "id", "exporter"))
                .containsEntry("kubernetes-flow-app-to-api-mistral-ai", "organisation");
        assertThat(draft.notUnderstood())
                .extracting(Problem::message)
                .contains("`kubernetes-cluster` may be what another file sets up: `terraform-ovh-cloud-project-kube-k`; where it is, an answer says"
                        + " so, which the next import keeps: `{of: kubernetes-cluster, set: {requires: [{group: provided, anyOf: [{node:"
                        + " terraform-ovh-cloud-project-kube-k, switchHours: 0}]}]}}`")
                .anyMatch(message -> message.contains("acme_shed"));
    }

    @Test
    void the_organisation_assessed_stands_once() {
        Draft draft = draft(MANIFEST, PLAN);
        assertThat(Fixtures.attributes(draft, "organisations", "id", "assessed")).containsOnlyKeys("organisation");
        assertThat(Fixtures.attributes(draft(MANIFEST), "organisations", "id", "assessed")).containsOnlyKeys("organisation");
    }

    @Test
    void a_file_of_another_format_changes_no_id() {
        List<String> alone = ids(draft(MANIFEST));
        assertThat(alone).contains("organisation", "kubernetes-app", "kubernetes-cluster");
        for (Reading.Document other : List.of(PLAN, GATEWAY, SERVICES)) {
            List<String> theirs = ids(draft(other));
            assertThat(theirs).contains("organisation");
            assertThat(ids(draft(MANIFEST, other))).as(other.file()).containsAll(alone).containsAll(theirs);
        }
    }

    @Test
    void what_is_called_as_the_organisation_was_once_does_not_get_its_id() {
        Draft draft = draft(document("compose.yaml", "services: {operator: {image: quay.io/house/operator}}\n"));
        assertThat(ids(draft)).contains("organisation").doesNotContain("compose-operator");
    }

    @Test
    void what_is_one_model_of_the_registry_stands_once() {
        Draft draft = draft(GATEWAY, SERVICES);
        assertThat(Fixtures.attributes(draft, "models", "id", "registry")).hasSize(1);
        String id = Fixtures.attributes(draft, "models", "id", "registry").keySet().iterator().next();
        assertThat(Fixtures.attributes(draft, "components", "id", "model")).containsEntry("compose-serve", "[" + id + "]");
    }

    @Test
    void a_gateway_that_one_file_runs_and_another_configures_is_told() {
        Reading.Document runs = document("deployment.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: gateway}
                spec: {template: {spec: {containers: [{name: x, image: ghcr.io/berriai/litellm}]}}}
                """);
        String told = "`litellm-gateway` may be what another file sets up: `kubernetes-gateway`; where it is, an answer says so, which the next"
                + " import keeps: `{of: litellm-gateway, set: {requires: [{group: provided, anyOf: [{node: kubernetes-gateway, switchHours: 0}]}]}}`";
        assertThat(draft(runs, GATEWAY).notUnderstood()).extracting(Problem::message).contains(told);
        assertThat(draft(MANIFEST, GATEWAY).notUnderstood()).extracting(Problem::message).noneMatch(message -> message.contains("litellm-gateway"));
        Reading.Document twice = document("deployments.yaml", """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: one}
                    spec: {template: {spec: {containers: [{name: x, image: ghcr.io/berriai/litellm}]}}}
                  - apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: two}
                    spec: {template: {spec: {containers: [{name: x, image: ghcr.io/berriai/litellm}]}}}
                """);
        assertThat(draft(twice, GATEWAY).notUnderstood()).extracting(Problem::message).noneMatch(message -> message.contains("litellm-gateway"));
    }

    @Test
    void each_value_keeps_its_origin_and_is_counted_once() {
        Draft manifest = draft(MANIFEST);
        Draft plan = draft(PLAN);
        Draft both = draft(MANIFEST, PLAN);
        assertThat(both.read()).isEqualTo(manifest.read() + plan.read());
        assertThat(both.of()).isEqualTo(manifest.of() + plan.of());
        List<Origin> origins = new ArrayList<>(plan.facts().stream().map(Draft.Fact::origin).toList());
        manifest.facts().stream().map(Draft.Fact::origin).forEach(origins::add);
        assertThat(origins).containsAll(both.facts().stream()
                .filter(fact -> !fact.pointer().equals("/title"))
                .map(Draft.Fact::origin)
                .toList());
    }

    @Test
    void the_order_of_the_files_changes_nothing_and_the_draft_is_a_design() {
        Draft draft = draft(MANIFEST, GATEWAY, PLAN, SERVICES);
        assertThat(draft(SERVICES, PLAN, GATEWAY, MANIFEST).body()).isEqualTo(draft.body());
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        Reading.Document again = Fixtures.document("draft.yaml", draft.bytes("s"));
        assertThat(Fixtures.plain(again.root())).isEqualTo(Fixtures.plain(draft.document().root()));
        Design.Outcome outcome = Design.read(new Design.Sources(again, List.of(), catalogue), Fixtures.RULEBOOK.vocabulary());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Design.Accepted.class);
    }

    @Test
    void what_keeps_one_from_being_read_keeps_all() {
        Reading.Document stored = document("terraform.tfstate", "{\"terraform_version\": \"1\", \"serial\": 1, \"resources\": []}");
        assertThat(((Importer.Unreadable) read(MANIFEST, stored)).problems())
                .singleElement()
                .asString()
                .startsWith("terraform.tfstate:1:1: a state as it is stored");
    }

    private static List<String> ids(Draft draft) {
        return draft.document().root().entries().keySet().stream()
                .filter(key -> !List.of("kind", "title", "description").contains(key))
                .flatMap(collection -> Fixtures.attributes(draft, collection, "id", "id").keySet().stream())
                .toList();
    }

    private static Draft draft(Reading.Document... documents) {
        Importer.Outcome outcome = read(documents);
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Draft.class);
        return (Draft) outcome;
    }

    private static Importer.Outcome read(Reading.Document... documents) {
        List<Problem> problems = new ArrayList<>();
        return Imports.recognise(List.of(documents), problems).orElseThrow(() -> new AssertionError(problems)).read(List.of(documents), Fixtures.REGISTRY);
    }

    private static Reading.Document document(String file, String text) {
        return (Reading.Document) Texts.read(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
