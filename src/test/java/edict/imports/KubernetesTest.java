package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from manifests of Kubernetes. The expected facts of the samples are those written down with the samples. */
class KubernetesTest {

    private static final String MODEL = "vllm-deployment.yaml";
    private static final String SHOP = "online-boutique.yaml";

    private static final String CLUSTER = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db, labels: {app: db}}
                spec:
                  template:
                    metadata: {labels: {app: db, tier: data}}
                    spec:
                      nodeSelector: {topology.kubernetes.io/region: eu-west-3}
                      containers:
                        - name: db
                          image: postgres:17
                          volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}, {name: init, mountPath: /init}]
                          env: [{name: POSTGRES_PASSWORD, value: hunter-gatherer}]
                      volumes: [{name: init, configMap: {name: init}}]
                  volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]
              - {apiVersion: v1, kind: Service, metadata: {name: database}, spec: {selector: {app: db}}}
              - {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {DB_HOST: database.default.svc.cluster.local, API: "https://api.mistral.ai/v1"}}
              - {apiVersion: v1, kind: Secret, metadata: {name: secret}, stringData: {TOKEN: wheel-cheese-moon}}
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: api}
                spec:
                  template:
                    metadata: {labels: {app: api}}
                    spec:
                      initContainers: [{name: migrate, image: quay.io/house/migrate, args: [--database-host, database]}]
                      containers:
                        - name: api
                          image: quay.io/house/api@sha256:00
                          envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: secret}}]
                          env:
                            - {name: SMTP_HOST, valueFrom: {secretKeyRef: {name: secret, key: h}}}
                            - {name: FALLBACK_URL, valueFrom: {configMapKeyRef: {name: settings, key: API}}}
                            - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                          surprise: {x: 1}
                        - {name: proxy, image: nginx, resources: {limits: {cpu: 1, amd.com/gpu: 1}}}
              - apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec: {schedule: "0 1 * * *", jobTemplate: {spec: {template: {spec: {containers: [{name: x, image: redis}]}}}}}
              - apiVersion: batch/v1
                kind: Job
                metadata: {name: once}
                spec: {template: {spec: {containers: [{name: x, image: redis}]}}}
              - {apiVersion: serving.kserve.io/v1beta1, kind: InferenceService, metadata: {name: m}}
            """;

    @Test
    void a_model_on_an_accelerator() {
        Draft draft = sample(MODEL);
        assertThat(Fixtures.attributes(draft, "components", "id", "product"))
                .containsEntry("kubernetes-vllm-gemma-deployment", "registry:vllm")
                .containsEntry("kubernetes-cluster", "unknown");
        assertThat(Fixtures.attributes(draft, "products", "id", "supplier")).containsExactly(Map.entry("kubernetes-product-accelerator-nvidia", "registry:nvidia"));
        assertThat(Fixtures.attributes(draft, "components", "id", "model")).containsExactly(Map.entry("kubernetes-vllm-gemma-deployment", "unknown"));
        assertThat(draft.asked()).anySatisfy(fact -> assertThat(((Origin.Asked) fact.origin()).because())
                .startsWith("`MODEL_ID` names `google/gemma-3-1b-it`"));
        assertThat(Fixtures.attributes(draft, "aiSystems", "id", "components"))
                .containsExactly(Map.entry("kubernetes-system", "[kubernetes-vllm-gemma-deployment]"));
        assertThat(draft.notUnderstood()).extracting(Problem::message).containsExactly(
                "a key is named, and not where it goes: `HUGGING_FACE_HUB_TOKEN`, which suggests registry:hugging-face-hub of registry:hugging-face;"
                        + " where something goes there, describe it under `components` and `flows`");
        assertThat(draft.body()).contains("# In it: 1 container.\n");
    }

    @Test
    void a_file_that_a_container_is_given_is_told_where_it_is_one_that_is_imported() {
        Draft draft = draft("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: gateway}
                data:
                  config.yaml: |
                    model_list:
                      - {model_name: m, litellm_params: {model: openai/gpt-5}}
                  nginx.conf: |
                    server {
                      listen 80;
                    }
                  motd: model_list
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: gateway}
                spec: {template: {spec: {containers: [{name: x, image: house/app}], volumes: [{name: c, configMap: {name: gateway}}]}}}
                """);
        assertThat(draft.notUnderstood()).extracting(problem -> problem.at().line() + " " + problem.message())
                .containsExactly("5 not read: `config.yaml` looks like the configuration of a LiteLLM gateway; write it into a file of its own,"
                        + " and import that together with this one");
    }

    @Test
    void a_workload_without_copies_is_off() {
        Draft draft = draft("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: old}
                spec: {replicas: 0, template: {spec: {containers: [{name: x, image: house/old}]}}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: app}
                spec: {replicas: 2, template: {spec: {containers: [{name: x, image: house/app}]}}}
                """);
        assertThat(draft.notUnderstood()).extracting(Problem::message)
                .containsExactly("off: no copy of `old` runs; take it out of the draft where it isn't used");
        assertThat(Fixtures.requirements(draft))
                .contains("kubernetes-capability <- kubernetes-app")
                .doesNotContain("kubernetes-capability <- kubernetes-old");
    }

    @Test
    void a_shop_of_many_documents_whose_parts_know_each_other_by_addresses() {
        Draft draft = sample(SHOP);
        assertThat(Fixtures.attributes(draft, "components", "id", "operator").values().stream().filter("organisation"::equals))
                .as("twelve deployments, and what one of them waits for")
                .hasSize(13);
        assertThat(Fixtures.attributes(draft, "components", "id", "kind").entrySet().stream().filter(entry -> entry.getValue().equals("channel")).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("kubernetes-channel-us-central1-docker-pkg-dev", "kubernetes-channel-docker-hub");
        assertThat(Fixtures.attributes(draft, "products", "id", "name").values().stream().filter(name -> name.startsWith("us-central1-docker.pkg.dev/"))).hasSize(11);
        assertThat(Fixtures.attributes(draft, "components", "id", "product")).containsEntry("kubernetes-redis-cart", "registry:redis");
        assertThat(Fixtures.requirements(draft)).contains(
                "kubernetes-frontend <- kubernetes-cartservice", "kubernetes-cartservice <- kubernetes-redis-cart", "kubernetes-rebuild <- kubernetes-channel-docker-hub");
        assertThat(Fixtures.attributes(draft, "flows", "id", "target"))
                .hasSize(18)
                .containsEntry("kubernetes-flow-frontend-to-shoppingassistantservice", "kubernetes-host-shoppingassistantservice");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void objects_of_a_list_belong_together() {
        Draft draft = draft(CLUSTER);
        assertThat(Fixtures.attributes(draft, "components", "id", "product"))
                .containsEntry("kubernetes-db", "registry:postgresql")
                .containsEntry("kubernetes-api-api", "kubernetes-product-quay-io-house-api")
                .containsEntry("kubernetes-api-proxy", "registry:nginx")
                .containsEntry("kubernetes-host-api-mistral-ai", "registry:mistral-api")
                .containsEntry("kubernetes-accelerator-amd", "unknown");
        assertThat(Fixtures.requirements(draft))
                .contains(
                        "kubernetes-api-api <- kubernetes-db", "kubernetes-api-migrate <- kubernetes-db", "kubernetes-rebuild <- kubernetes-api-migrate",
                        "kubernetes-api-proxy <- kubernetes-accelerator-amd", "kubernetes-capability <- kubernetes-nightly", "kubernetes-rebuild <- kubernetes-once")
                .doesNotContain("kubernetes-api-api <- kubernetes-api-migrate", "kubernetes-capability <- kubernetes-once");
        assertThat(Fixtures.attributes(draft, "stores", "id", "component")).containsExactly(Map.entry("kubernetes-store-data-db", "kubernetes-db"));
        assertThat(draft.notUnderstood()).extracting(Problem::message).satisfiesExactlyInAnyOrder(
                text -> assertThat(text).startsWith("not read: where its containers may run"),
                text -> assertThat(text).isEqualTo(Secrets.NOTED),
                text -> assertThat(text).startsWith("the settings that come from here are not read"),
                text -> assertThat(text).startsWith("the environment, and not the file, says `SMTP_HOST`"),
                text -> assertThat(text).isEqualTo("not understood"),
                text -> assertThat(text).startsWith("not read: an object of the kind `InferenceService`"));
        assertThat(draft.yaml("s") + draft.facts() + draft.notes()).doesNotContain("hunter-gatherer", "wheel-cheese-moon");
    }

    @Test
    void names_that_begin_as_keys_do_are_names() {
        Draft draft = draft("""
                apiVersion: v1
                kind: Pod
                metadata: {name: sk-learn-serving}
                spec: {containers: [{name: sk-learn-serving, image: x, env: [{name: HF_ENDPOINT, value: 'https://sk-hub.house.fr'}]}]}
                """);
        assertThat(Fixtures.attributes(draft, "components", "id", "name"))
                .containsEntry("kubernetes-sk-learn-serving", "sk-learn-serving")
                .containsEntry("kubernetes-host-sk-hub-house-fr", "sk-hub.house.fr");
        assertThat(draft.body() + draft.notUnderstood()).doesNotContain(Secrets.LEFT_OUT, Secrets.NOTED);
    }

    @Test
    void files_are_applied_together() {
        String first = "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: x, env: [{name: B_URL, value: 'http://b'}]}]}}\n";
        String second = "apiVersion: v1\nkind: Pod\nmetadata: {name: b, labels: {app: b}}\nspec: {containers: [{name: b, image: x}]}\n"
                + "---\n{apiVersion: v1, kind: Service, metadata: {name: b}, spec: {selector: {app: b}}}\n";
        Draft draft = (Draft) new Kubernetes().read(List.of(document("a.yaml", first), document("b.yaml", second)), Fixtures.REGISTRY);
        assertThat(Fixtures.attributes(draft, "flows", "id", "target")).containsExactly(Map.entry("kubernetes-flow-a-to-b", "kubernetes-b"));
        assertThat(draft.body()).contains("# b.yaml line 4: /documents/0/spec/containers/0/image");
        String elsewhere = second.replace("selector: {app: b}", "selector: {app: c}");
        Draft apart = (Draft) new Kubernetes().read(List.of(document("a.yaml", first), document("b.yaml", elsewhere)), Fixtures.REGISTRY);
        assertThat(Fixtures.attributes(apart, "flows", "id", "target"))
                .as("what a pod is called itself is no address")
                .containsExactly(Map.entry("kubernetes-flow-a-to-b", "kubernetes-host-b"));
        assertThat(problems(List.of(document("a.yaml", first), document("a.yaml", first)))).containsExactly("a.yaml:1:1: the file is given twice");
    }

    @Test
    void where_nothing_runs_it_is_said_what_would() {
        assertThat(problems(List.of(document("x.yaml", "{apiVersion: v1, kind: Service, metadata: {name: x}}\n"))))
                .singleElement()
                .asString()
                .startsWith("x.yaml:1:1: nothing runs by these manifests of Kubernetes: expected `CronJob`, `DaemonSet`, ")
                .endsWith("`helm template` and `kustomize build` write out what stands in templates");
        for (String other : List.of("{kind: Design, apiVersion: v1}", "{documents: []}", "{apiVersion: backstage.io/v1alpha1, kind: Component, metadata: {}}")) {
            assertThat(new Kubernetes().recognises(document("x", other + "\n"))).as(other).isFalse();
        }
        assertThat(Imports.read("x.yaml", "kind: Design\n---\nkind: Design\n".getBytes(StandardCharsets.UTF_8), Limits.DEFAULT, false))
                .isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void anything_may_stand_where_something_else_is_expected() {
        Draft draft = draft("""
                apiVersion: v1
                kind: List
                items:
                  - 1
                  - {apiVersion: apps/v1, kind: Deployment, metadata: [x], spec: {template: {spec: {containers: [1, {name: [x], image: [y], env: [1, {}, {name: a}], envFrom: [{}], volumeMounts: [{}], resources: {limits: 3}}], volumes: [1, {}], initContainers: {}}}}}
                  - {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: []}
                  - {apiVersion: v1, kind: [x]}
                """);
        assertThat(Fixtures.attributes(draft, "components", "id", "operator")).isNotEmpty();
    }

    @Test
    void the_same_bytes_give_the_same_draft_which_is_a_design() {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        List<Reading.Document> documents = new ArrayList<>(List.of(document(MODEL), document(SHOP), document("x.yaml", CLUSTER)));
        for (Reading.Document document : documents) {
            Draft draft = Fixtures.draft(document);
            assertThat(Fixtures.draft(document)).isEqualTo(draft);
            Reading.Document turned = new Reading.Document(document.file(), (Node.Mapping) Fixtures.reversed(document.root()));
            assertThat(Fixtures.plain(Fixtures.draft(turned).document().root())).isEqualTo(Fixtures.plain(draft.document().root()));
            Reading.Document read = Fixtures.document("draft.yaml", draft.bytes("s"));
            assertThat(Fixtures.plain(read.root())).isEqualTo(Fixtures.plain(draft.document().root()));
            assertThat(Design.read(new Design.Sources(read, List.of(), catalogue), Fixtures.RULEBOOK.vocabulary())).isInstanceOf(Design.Accepted.class);
        }
    }

    private static Draft sample(String file) {
        return Fixtures.draft(document(file));
    }

    private static Reading.Document document(String file) {
        try {
            return document(file, Files.readString(Path.of("src/test/resources/imports/kubernetes", file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Reading.Document document(String file, String text) {
        Reading reading = Imports.read(file, text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT, false);
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Document.class);
        return (Reading.Document) reading;
    }

    private static Draft draft(String text) {
        return Fixtures.draft(document("x.yaml", text));
    }

    private static List<String> problems(List<Reading.Document> documents) {
        return ((Importer.Unreadable) new Kubernetes().read(documents, Fixtures.REGISTRY)).problems().stream().map(Object::toString).toList();
    }
}
