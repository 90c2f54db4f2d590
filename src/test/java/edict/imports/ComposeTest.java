package edict.imports;

import static edict.imports.Fixtures.asked;
import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.vocabulary.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from Compose files. The expected facts of the samples are those written down with the samples. */
class ComposeTest {

    private static final String TRACES = "langfuse.yml";
    private static final String FILES = "nextcloud-redis-mariadb.yaml";
    private static final String OWN = "assistant.yaml";
    private static final String OVERRIDE = "assistant.override.yaml";

    private final Draft traces = sample(TRACES);
    private final Draft own = sample(OWN);

    // ---- the samples

    @Test
    void services_run_products_that_the_registry_knows_by_their_images() {
        assertThat(Fixtures.attributes(traces, "components", "id", "product"))
                .containsEntry("compose-postgres", "registry:postgresql")
                .containsEntry("compose-clickhouse", "registry:clickhouse-server")
                .containsEntry("compose-redis", "registry:redis")
                .containsEntry("compose-langfuse-web", "registry:langfuse-software")
                .containsEntry("compose-langfuse-worker", "registry:langfuse-software")
                .containsEntry("compose-minio", "compose-product-cgr-dev-chainguard-minio");
        assertThat(Fixtures.attributes(traces, "products", "id", "supplier"))
                .as("who packs an image need not be who makes what is in it, and the interface of a storage says nothing of whose it is")
                .containsExactly(Map.entry("compose-product-cgr-dev-chainguard-minio", "unknown"));
        assertThat(ids(traces, "components")).containsExactly(
                "compose-clickhouse", "compose-langfuse-web", "compose-langfuse-worker", "compose-minio", "compose-postgres", "compose-redis",
                "compose-channel-docker-hub", "compose-channel-docker-langfuse-com", "compose-channel-cgr-dev", "compose-machines");
    }

    @Test
    void anchors_aliases_and_merge_keys_say_what_they_stand_for() {
        assertThat(Fixtures.requirements(traces))
                .contains(
                        "compose-langfuse-web <- compose-postgres",
                        "compose-langfuse-web <- compose-minio",
                        "compose-langfuse-worker <- compose-clickhouse");
        assertThat(traces.facts())
                .filteredOn(fact -> fact.pointer().startsWith("/flows/has/0/"))
                .extracting(Draft.Fact::origin)
                .as("what is merged stands where it is written")
                .contains(new Origin.Stated(
                        new edict.document.Place(TRACES, 31, 33), "/services/langfuse-web/environment/CLICKHOUSE_MIGRATION_URL"));
    }

    @Test
    void telemetry_is_on_by_its_default_and_a_model_without_default_is_asked() {
        assertThat(Fixtures.attributes(traces, "flows", "id", "kind"))
                .containsEntry("compose-flow-telemetry-langfuse-web", "telemetry")
                .containsEntry("compose-flow-telemetry-langfuse-worker", "telemetry");
        assertThat(Fixtures.attributes(traces, "flows", "id", "importer")).containsEntry("compose-flow-telemetry-langfuse-web", "unknown");
        assertThat(Fixtures.attributes(traces, "components", "id", "model")).containsEntry("compose-langfuse-web", "unknown");
        assertThat(asked(traces)).anyMatch(text -> text.startsWith("the environment says `LANGFUSE_AWS_BEDROCK_MODEL`"));
        assertThat(traces.notUnderstood())
                .extracting(Problem::message)
                .anyMatch(text -> text.startsWith("the environment, and not the file, says `LANGFUSE_AWS_BEDROCK_REGION`"));
        assertThat(traces.document().root().get("aiSystems")).as("no model is named").isEmpty();
    }

    @Test
    void volumes_are_stores_of_which_the_data_are_asked() {
        assertThat(Fixtures.attributes(traces, "stores", "component", "data")).containsOnlyKeys(
                "compose-clickhouse", "compose-minio", "compose-postgres", "compose-redis");
        assertThat(Fixtures.attributes(traces, "stores", "component", "data").values()).containsOnly("unknown");
        assertThat(Fixtures.attributes(sample(FILES), "stores", "id", "component")).containsExactly(
                Map.entry("compose-store-db-data", "compose-db"), Map.entry("compose-store-nc-data", "compose-nc"));
    }

    @Test
    void a_plain_file_has_its_services_and_what_they_speak_to() {
        Draft files = sample(FILES);
        assertThat(Fixtures.attributes(files, "components", "id", "product"))
                .containsEntry("compose-nc", "registry:nextcloud")
                .containsEntry("compose-db", "registry:mariadb");
        assertThat(Fixtures.attributes(files, "flows", "id", "target"))
                .as("a name under a key that is no address is none: the database is called as the product is")
                .containsExactly(Map.entry("compose-flow-nc-to-db", "compose-db"), Map.entry("compose-flow-nc-to-redis", "compose-redis"));
        assertThat(Fixtures.requirements(files))
                .contains("compose-capability <- compose-nc", "compose-rebuild <- compose-channel-docker-hub")
                .doesNotContain("compose-capability <- compose-db");
        assertThat(files.notUnderstood()).extracting(Problem::message).containsOnly(Secrets.NOTED);
    }

    // ---- what a file says

    @Test
    void what_is_needed_to_start_again_is_another_capability() {
        assertThat(Fixtures.attributes(own, "components", "id", "channelKind"))
                .containsEntry("compose-channel-docker-hub", "package-registry")
                .containsEntry("compose-channel-registry-house-example", "package-registry");
        assertThat(Fixtures.attributes(own, "components", "id", "operator"))
                .containsEntry("compose-channel-docker-hub", "registry:docker-inc")
                .containsEntry("compose-channel-registry-house-example", "unknown");
        assertThat(Fixtures.requirements(own))
                .contains(
                        "compose-rebuild <- compose-channel-docker-hub",
                        "compose-rebuild <- compose-channel-registry-house-example",
                        "compose-rebuild <- compose-migrate",
                        "compose-capability <- compose-web")
                .as("what runs needs no registry of images, nor what ran once; what is optional needs nothing of the others")
                .doesNotContain(
                        "compose-rebuild <- compose-channel-github-forge",
                        "compose-api <- compose-migrate",
                        "compose-capability <- compose-metrics",
                        "compose-capability <- compose-migrate");
    }

    @Test
    void machines_are_there_and_nobody_says_whose_or_where() {
        assertThat(Fixtures.attributes(own, "components", "id", "country")).containsEntry("compose-machines", "unknown");
        assertThat(Fixtures.attributes(own, "components", "id", "operator"))
                .containsEntry("compose-machines", "unknown")
                .containsEntry("compose-api", "organisation");
        assertThat(Fixtures.requirements(own)).contains("compose-web <- compose-machines", "compose-model <- compose-accelerator-nvidia");
        assertThat(Fixtures.attributes(own, "products", "id", "supplier")).containsEntry("compose-product-accelerator-nvidia", "registry:nvidia");
        assertThat(Fixtures.attributes(own, "components", "id", "kind")).containsEntry("compose-accelerator-nvidia", "accelerator");
    }

    @Test
    void software_of_ones_own_is_a_product_whose_author_is_asked() {
        assertThat(Fixtures.attributes(own, "components", "id", "product")).containsEntry("compose-web", "compose-product-of-web");
        assertThat(Fixtures.attributes(own, "products", "id", "supplier")).containsEntry("compose-product-of-web", "unknown");
        assertThat(asked(own)).contains("built from `./web`; who wrote what is in it");
        Draft shared = draft("""
                services:
                  a: {build: ./a, image: house/a}
                  b: {image: house/a, command: work}
                """);
        assertThat(Fixtures.attributes(shared, "components", "id", "product").get("compose-b")).isEqualTo("compose-product-of-a");
        assertThat(ids(shared, "components")).as("what is built is fetched from nowhere").noneMatch(id -> id.contains("channel"));
        assertThat(ids(draft("services: {a: {build: 'https://github.com/house/a.git#main'}}\n"), "components"))
                .contains("compose-channel-github-forge-sources");
    }

    @Test
    void hosts_outside_are_components_that_something_goes_to() {
        assertThat(Fixtures.attributes(own, "components", "id", "product"))
                .containsEntry("compose-host-api-mistral-ai", "registry:mistral-api")
                .containsEntry("compose-host-archive-mairie-du-ponant-fr", "unknown");
        assertThat(Fixtures.attributes(own, "flows", "id", "kind"))
                .containsEntry("compose-flow-api-to-api-mistral-ai", "disclosure")
                .containsEntry("compose-flow-api-to-db", "intra-entity-access")
                .doesNotContainKey("compose-flow-api-to-archive-mairie-du-ponant-fr");
        assertThat(Fixtures.attributes(own, "flows", "id", "importer"))
                .containsEntry("compose-flow-api-to-api-mistral-ai", "unknown")
                .containsEntry("compose-flow-api-to-db", "organisation");
        assertThat(ids(own, "components")).as("an address of an example is nobody's").noneMatch(id -> id.contains("example-org"));
    }

    @Test
    void what_is_built_may_be_fetched_from_where_its_image_names_a_registry() {
        Draft draft = draft("""
                services:
                  a: {build: ./a, image: registry.house.example/a}
                  b: {build: ./b, image: registry.house.example/b, pull_policy: build}
                  c: {build: ./c, image: house/c}
                """);

        assertThat(draft.notUnderstood()).singleElement().asString()
                .contains("/services/a/image: the image may also be fetched from `registry.house.example` in the place of being built");
    }

    @Test
    void a_server_whose_models_only_a_script_names_is_asked_for_them() {
        Draft draft = draft("services: {ollama: {image: ollama/ollama, command: [\"-c\", \"ollama serve & ollama pull house-model\"]}}");

        assertThat(draft.body()).contains("# asked: `ollama pull` names `house-model`; which models run here");
    }

    @Test
    void a_model_that_a_server_fetches_is_named() {
        Draft draft = draft("""
                services:
                  script:
                    image: ollama/ollama
                    entrypoint: ["/bin/sh", "-c", "git pull origin; ollama serve & sleep 5; /bin/ollama pull house-model:8b; wait"]
                  word: {image: ollama/ollama, command: ["pull", "other-model"]}
                  open: {image: ollama/ollama, command: "ollama run ${MODEL}"}
                  other: {image: house/sync, command: ["pull", "house-data"]}
                """);
        assertThat(asked(draft)).contains(
                "`ollama pull` names `house-model:8b`; which models run here, and which are called elsewhere",
                "`pull` names `other-model`; which models run here, and which are called elsewhere",
                "the environment says `ollama run`; which models run here, and which are called elsewhere");
        assertThat(asked(draft)).noneMatch(because -> because.contains("house-data") || because.contains("origin") || because.startsWith("no setting"));
    }

    @Test
    void a_service_without_copies_is_off() {
        Draft draft = draft("""
                services:
                  app: {image: nginx, environment: {OLD_URL: 'http://old'}}
                  old: {image: house/old, deploy: {replicas: 0}}
                  older: {image: house/old, scale: 0}
                  twice: {image: house/new, deploy: {replicas: 2}}
                """);
        assertThat(draft.notUnderstood()).extracting(Problem::message).containsExactly(
                "off: no copy of `old` runs; take it out of the draft where it isn't used",
                "off: no copy of `older` runs; take it out of the draft where it isn't used");
        assertThat(Fixtures.requirements(draft))
                .contains("compose-capability <- compose-twice")
                .doesNotContain("compose-app <- compose-old", "compose-capability <- compose-old", "compose-capability <- compose-older");
    }

    @Test
    void models_that_the_registry_knows_are_models_and_others_are_asked() {
        assertThat(Fixtures.attributes(own, "models", "id", "registry"))
                .containsExactly(Map.entry("compose-model-mistralai-ministral-8b-instruct-2410", "ministral-8b-2410"));
        assertThat(Fixtures.attributes(own, "components", "id", "model"))
                .containsEntry("compose-model", "[compose-model-mistralai-ministral-8b-instruct-2410]");
        assertThat(Fixtures.attributes(own, "aiSystems", "id", "components"))
                .containsEntry("compose-system", "[compose-api, compose-host-api-mistral-ai, compose-model]");
        Draft unknown = draft("services: {a: {image: vllm/vllm-openai, environment: {MODEL_ID: house/x, EMBEDDING_MODEL: '${E}', MIN_THREADS_MODELS: '${T}', MAX_MODELS: few}}}\n");
        assertThat(Fixtures.attributes(unknown, "components", "id", "model")).containsEntry("compose-a", "unknown");
        assertThat(asked(unknown)).contains(
                "`MODEL_ID` names `house/x`, the environment says `EMBEDDING_MODEL`; which models run here, and which are called elsewhere");
    }

    @Test
    void a_default_is_what_the_file_says() {
        assertThat(Filled.of("${A:-b}${C-d}").text()).isEqualTo("bd");
        assertThat(Filled.of("${A:-${B:-c}}/$$x").text()).isEqualTo("c/$x");
        assertThat(Filled.of("$A-${B}-${C:?must}-${D:+e}-${F:-}").known()).isEqualTo("----");
        assertThat(Filled.of("${A:-${B}}").isUnknown()).isTrue();
        assertThat(Filled.of("a$").text()).isEqualTo("a$");
        assertThat(Filled.of("${".repeat(50_000)).text()).hasSize(100_000);
        assertThat(Filled.of("${A:-".repeat(2_000) + "}".repeat(2_000)).isOpen()).isTrue();
        assertThat(Filled.of("\u0000a").isOpen()).isFalse();
    }

    @Test
    void an_image_is_its_registry_and_its_name() {
        Map<String, String> said = new LinkedHashMap<>();
        for (String text : List.of(
                "postgres", "postgres:17", "library/postgres", "docker.io/library/postgres:17", "docker.io/postgres@sha256:00", "ghcr.io/a/b:${T}",
                "localhost:5000/a:1", "${R:-quay.io}/a/b", "${R}/a/b:1", "a/${N}", "${I}", "postgres${T}")) {
            Image image = Image.of(Filled.of(text));
            said.put(text, image.host().orElse("-") + ' ' + image.hostKnown() + ' ' + image.name() + ' ' + image.nameKnown());
        }
        assertThat(said).containsExactly(
                Map.entry("postgres", "- true postgres true"),
                Map.entry("postgres:17", "- true postgres true"),
                Map.entry("library/postgres", "- true library/postgres true"),
                Map.entry("docker.io/library/postgres:17", "docker.io true library/postgres true"),
                Map.entry("docker.io/postgres@sha256:00", "docker.io true postgres true"),
                Map.entry("ghcr.io/a/b:${T}", "ghcr.io true a/b true"),
                Map.entry("localhost:5000/a:1", "localhost:5000 true a true"),
                Map.entry("${R:-quay.io}/a/b", "quay.io true a/b true"),
                Map.entry("${R}/a/b:1", "- false a/b true"),
                Map.entry("a/${N}", "- true a/ false"),
                Map.entry("${I}", "- false  false"),
                Map.entry("postgres${T}", "- false postgres false"));
        assertThat(Fixtures.attributes(draft("services: {a: {image: docker.io/library/postgres}, b: {image: library/postgres}, c: {image: ghcr.io/x/postgres}}\n"),
                        "components", "id", "product"))
                .containsEntry("compose-a", "registry:postgresql")
                .containsEntry("compose-b", "registry:postgresql")
                .containsEntry("compose-c", "compose-product-ghcr-io-x-postgres");
    }

    @Test
    void names_are_addresses_where_an_address_stands() {
        Draft draft = draft("""
                services:
                  a:
                    image: x
                    environment:
                      DB_HOST: db
                      DB_USER: db
                      DB_NAME: 'db'
                      BROKERS: 'b1:9092,b2:9092'
                      NO_PROXY: c
                      IMAGE: c:17
                      JDBC: 'jdbc:postgresql://d:5432/d?x=y'
                      SELF_URL: http://a:80
                      SOCKET_URL: unix:///run/house.sock
                      DATA_URL: file://share/x
                      BUCKET_URL: s3://profiles/x
                      LOCAL_URL: http://localhost:1
                      CACHE: redis.internal.house:6379
                    command: [serve, --upstream, 'e:8080', --metrics-host=f, 'http://g']
                  b1: {image: x}
                  b2: {image: x}
                  c: {image: x}
                  d: {image: x, hostname: dd}
                  db: {image: x}
                  e: {image: x}
                  f: {image: x}
                  g: {image: x}
                """);
        assertThat(Fixtures.attributes(draft, "flows", "target", "source")).containsOnlyKeys(
                "compose-b1", "compose-b2", "compose-d", "compose-db", "compose-e", "compose-f", "compose-g", "compose-host-redis-internal-house");
        assertThat(Fixtures.attributes(draft, "flows", "target", "source").values()).containsOnly("compose-a");
        assertThat(draft.notUnderstood())
                .extracting(Problem::message)
                .containsExactly("a bucket is named, and not who keeps it; describe it under `components` and `stores`");
    }

    @Test
    void the_domain_of_a_host_suggests_a_product_and_who_runs_it_each_where_it_is_asked() {
        Draft draft = draft("""
                services:
                  keep:
                    image: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/keep:1
                    environment: {S3_ENDPOINT: 'https://s3.eu-central-1.amazonaws.com', OURS: 'https://files.ponant.fr'}
                """);
        String bucket = "`s3.eu-central-1.amazonaws.com`";
        String images = "`123456789012.dkr.ecr.eu-central-1.amazonaws.com`";
        assertThat(asked(draft)).contains(
                "what answers at " + images + ", which suggests registry:aws",
                "which organisation is behind it; its address is " + images + ", which suggests registry:amazon-web-services",
                "what answers at " + bucket + ", which suggests registry:aws: somebody else's service, something of one's own, or this design"
                        + " under its public name",
                "which organisation is behind it; its address is " + bucket + ", which suggests registry:amazon-web-services",
                "which organisation is behind it");
        assertThat(Fixtures.RULEBOOK.registry().get("aws").type()).isEqualTo("Product");
        assertThat(Fixtures.RULEBOOK.registry().get("amazon-web-services").type()).isEqualTo("Organisation");
    }

    @Test
    void hosts_of_clouds_suggest_whose_they_are() {
        Draft draft = draft("""
                services:
                  a:
                    image: europe-west9-docker.pkg.dev/p/r/a
                    environment: {VERTEX_URL: 'https://europe-west9-aiplatform.googleapis.com/v1', GRAPH_URL: 'https://graph.microsoft.com/v1.0'}
                  b: {image: nvcr.io/house/b, environment: {HUB: 'https://huggingface.co', BLOBS: 'https://house.blob.core.windows.net'}}
                  c: {image: rg.fr-par.scw.cloud/house/c, environment: {A_URL: 'https://api.mistral.ai./v1', B_HOST: 'api.mistral.ai.:443'}}
                """);
        assertThat(asked(draft)).contains(
                "what answers at `europe-west9-docker.pkg.dev`, which suggests registry:google-cloud",
                "which organisation is behind it; its address is `europe-west9-aiplatform.googleapis.com`, which suggests registry:google",
                "what answers at `graph.microsoft.com`: somebody else's service, something of one's own, or this design under its public name",
                "which organisation is behind it; its address is `graph.microsoft.com`, which suggests registry:microsoft",
                "what answers at `nvcr.io`",
                "which organisation is behind it; its address is `nvcr.io`, which suggests registry:nvidia",
                "which organisation is behind it; its address is `rg.fr-par.scw.cloud`, which suggests registry:scaleway");
        assertThat(Fixtures.attributes(draft, "components", "id", "product"))
                .containsEntry("compose-host-huggingface-co", "registry:hugging-face-hub")
                .containsEntry("compose-host-house-blob-core-windows-net", "registry:microsoft-azure")
                .containsEntry("compose-host-api-mistral-ai", "registry:mistral-api");
    }

    @Test
    void a_key_suggests_by_its_name_where_something_may_go() {
        Draft draft = draft("""
                services:
                  a:
                    image: x
                    environment: {OPENAI_API_KEY: wheel-cheese, BRAVE_API_KEY: '${BRAVE_API_KEY}', GROQ_TOKEN: '${GROQ_TOKEN}', API_KEY: x}
                  b:
                    image: x
                    environment: ['MISTRAL_API_KEY', 'MISTRAL_URL=https://api.mistral.ai/v1']
                """);
        assertThat(draft.notUnderstood())
                .filteredOn(problem -> problem.message().startsWith("a key is named"))
                .extracting(Problem::message)
                .containsExactly(
                        "a key is named, and not where it goes: `OPENAI_API_KEY`, which suggests registry:openai-api of registry:openai; where something"
                                + " goes there, describe it under `components` and `flows`",
                        "a key is named, and not where it goes: `GROQ_TOKEN`, which suggests registry:groq-cloud of registry:groq; where something goes"
                                + " there, describe it under `components` and `flows`");
        assertThat(everything(draft)).doesNotContain("wheel-cheese");
        assertThat(Fixtures.attributes(draft, "flows", "id", "target")).as("no fact").containsOnlyKeys("compose-flow-b-to-api-mistral-ai");
    }

    @Test
    void a_name_of_a_host_that_stands_alone_is_one_where_the_registry_has_it_and_else_told() {
        Draft draft = draft("""
                services:
                  a:
                    image: x
                    environment:
                      DD_SITE: nowhere-known.house.fr
                      WHERE_TO: api.mistral.ai
                      SENT_TO: 'here, or api.mistral.ai:443'
                      MAY_BE: telemetry.ponant.io
                      THEIRS: Intake.Ponant.FR
                      ALLOWED_FROM_HOSTS: far.ponant.io
                      VERSION: 1.2.3
                      MODULE: house.settings.production
                      SCRIPT: index.php
                      LOCALE: fr_FR.UTF-8
                      TEXT: speak to us at ponant.io
                      MAIL: us@ponant.io
                      SAMPLE: api.example.com
                    command: [serve, --theme, dark.ponant.io, --api, api.mistral.ai]
                """);
        assertThat(Fixtures.attributes(draft, "components", "id", "product"))
                .containsEntry("compose-host-nowhere-known-house-fr", "unknown")
                .containsEntry("compose-host-api-mistral-ai", "registry:mistral-api")
                .hasSize(5);
        assertThat(Fixtures.attributes(draft, "flows", "target", "source"))
                .containsOnlyKeys("compose-host-nowhere-known-house-fr", "compose-host-api-mistral-ai");
        assertThat(draft.notUnderstood())
                .extracting(Problem::message)
                .containsExactly(
                        "`telemetry.ponant.io` under `MAY_BE` may be a host; where something goes there, describe it under `components` and `flows`",
                        "`intake.ponant.fr` under `THEIRS` may be a host; where something goes there, describe it under `components` and `flows`");
    }

    @Test
    void an_account_in_an_address_is_no_secret_and_a_password_or_a_key_of_the_web_is() {
        Draft draft = draft("""
                services:
                  a:
                    image: x
                    environment:
                      DATABASE_URL: postgres://app@db:5432/credit
                      CACHE_URL: redis://app:@cache:6379
                      OTHER_URL: 'postgres://app:${PASSWORD}@db:5432/credit'
                      FIRST_URL: postgres://app:hunter2@db:5432/credit
                      SECOND_URL: redis://:hunter2@cache:6379
                      ERRORS_URL: https://apikey@errors.house.fr/1
                """);
        assertThat(draft.notUnderstood())
                .filteredOn(problem -> problem.message().equals(Secrets.NOTED))
                .extracting(Problem::pointer)
                .containsExactly(
                        "/services/a/environment/FIRST_URL", "/services/a/environment/SECOND_URL", "/services/a/environment/ERRORS_URL");
    }

    @Test
    void what_is_mounted_is_kept_or_given() {
        Draft draft = draft("""
                services:
                  a:
                    image: x
                    volumes:
                      - kept:/data
                      - ./folder:/app/storage
                      - ./index:/usr/share/search/data
                      - {type: bind, source: ./other, target: /var/lib/x}
                      - 'C:\\house\\data:/win'
                      - read:/data2:ro
                      - ./x.conf:/etc/x.conf
                      - ./conf.d:/etc/x/conf.d
                      - /var/run/house.sock:/var/run/house.sock
                      - /:/rootfs
                      - /anonymous
                      - ${DATA}/files:/files
                      - $DATA/more:/more
                      - ${DATA:-./usual}:/usual
                      - ${CERTIFICATE}:/certificate.pem
                      - {type: tmpfs, target: /tmp}
                """);
        assertThat(ids(draft, "stores")).containsExactly(
                "compose-store-folder", "compose-store-index", "compose-store-other", "compose-store-usual", "compose-store-house-data", "compose-store-data-files",
                "compose-store-data-more", "compose-store-kept");
        assertThat(asked(draft)).contains("which data lie in `DATA/files`");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void what_needs_each_other_in_a_circle_is_needed_all_the_same() {
        assertThat(Fixtures.requirements(draft("services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [a]}, c: {image: x}}\n")))
                .contains("compose-capability <- compose-c", "compose-capability <- compose-a")
                .doesNotContain("compose-capability <- compose-b");
    }

    @Test
    void one_name_of_several_services_is_told_apart_by_what_runs_together() {
        Draft draft = draft("""
                services:
                  a: {image: x, environment: {M_HOST: m}}
                  p: {image: x, profiles: [p], container_name: m}
                  q: {image: x, profiles: [q], container_name: m}
                  r: {image: x, profiles: [q], environment: {M_HOST: m}}
                """);
        assertThat(Fixtures.attributes(draft, "flows", "id", "target"))
                .containsEntry("compose-flow-a-to-m", "unknown")
                .containsEntry("compose-flow-r-to-q", "compose-q");
        assertThat(Fixtures.requirements(draft)).contains("compose-r <- compose-q").doesNotContain("compose-a <- compose-p", "compose-a <- compose-q");
    }

    @Test
    void services_take_over_from_each_other_in_one_file() {
        Draft draft = draft("""
                services:
                  base: {image: postgres, environment: {A_HOST: db}, profiles: [never]}
                  a: {extends: base, environment: {B_HOST: other}, profiles: []}
                  b: {extends: {service: base, file: else.yml}, image: redis}
                  c: {extends: d, image: x}
                  d: {extends: {service: c}}
                  db: {image: x}
                  other: {image: x}
                """);
        assertThat(Fixtures.attributes(draft, "components", "id", "product"))
                .containsEntry("compose-a", "registry:postgresql")
                .containsEntry("compose-b", "registry:redis");
        assertThat(Fixtures.requirements(draft)).contains("compose-a <- compose-db", "compose-a <- compose-other");
        assertThat(draft.notUnderstood())
                .extracting(Object::toString)
                .contains(
                        "compose.yml:4:7: /services/b/extends: the file named here is not read: what the service takes over from it has to be"
                                + " written here",
                        "compose.yml:5:7: /services/c/extends: services take over from each other in a circle");
    }

    @Test
    void later_files_stand_in_the_place_of_earlier_ones() {
        Draft both = (Draft) new Compose().read(List.of(document(OWN), document(OVERRIDE)), Fixtures.REGISTRY);
        assertThat(Fixtures.attributes(both, "components", "id", "product"))
                .containsEntry("compose-api", "compose-product-quay-io-house-api")
                .containsEntry("compose-migrate", "compose-product-registry-house-example-assistant-api")
                .containsEntry("compose-cache", "registry:valkey")
                .containsEntry("compose-host-api-scaleway-ai", "registry:scaleway-generative-apis")
                .doesNotContainKey("compose-host-api-mistral-ai");
        assertThat(Fixtures.attributes(both, "components", "id", "model")).as("a command is replaced").containsEntry("compose-model", "unknown");
        assertThat(Fixtures.attributes(both, "stores", "id", "component"))
                .as("a volume at the same place too")
                .containsOnlyKeys("compose-store-models", "compose-store-srv-assistant-db");
        assertThat(Fixtures.attributes(both, "flows", "id", "kind")).containsEntry("compose-flow-telemetry-api", "telemetry");
        assertThat(Fixtures.requirements(both)).as("what is listed is added").contains("compose-api <- compose-db", "compose-api <- compose-cache");
        assertThat(both.leftOut()).anySatisfy(group -> {
            assertThat(group.because()).isEqualTo(ComposeKeys.OVERRIDDEN);
            assertThat(group.count()).isEqualTo(5);
        });
        assertThat(both.notUnderstood()).noneMatch(problem -> problem.message().startsWith("not understood"));
        Draft turned = (Draft) new Compose().read(List.of(document(OVERRIDE), document(OWN)), Fixtures.REGISTRY);
        assertThat(Fixtures.attributes(turned, "components", "id", "product"))
                .containsEntry("compose-api", "compose-product-registry-house-example-assistant-api");
        Reading.Document nothing = Fixtures.document("none.yml", """
                services:
                  api:
                    environment: [FALLBACK_BASE_URL]
                    image:
                  db:
                """.getBytes(StandardCharsets.UTF_8));
        Draft kept = (Draft) new Compose().read(List.of(document(OWN), nothing), Fixtures.REGISTRY);
        assertThat(Fixtures.attributes(kept, "components", "id", "product"))
                .as("a key without a value takes nothing away, except that a setting then is the environment's")
                .containsEntry("compose-api", "compose-product-registry-house-example-assistant-api")
                .containsEntry("compose-db", "registry:postgresql")
                .doesNotContainKey("compose-host-api-mistral-ai");
        assertThat(kept.notUnderstood()).extracting(Problem::message).anyMatch(text -> text.contains("`FALLBACK_BASE_URL`, `SMTP_HOST` of `api`"));
        assertThat(unreadable(List.of(document(OWN), document(OWN)))).containsExactly(OWN + ":1:1: the file is given twice");
    }

    @Test
    void what_is_not_read_is_told() {
        Draft draft = draft("""
                include: [other.yml]
                models: {m: {model: ai/x}}
                services:
                  a:
                    image: x
                    env_file: a.env
                    models: [m]
                    external_links: [db]
                    surprise: {x: 1}
                    deploy: {placement: {constraints: [node.labels.region == eu]}, replicas: 2}
                    environment: {AWS_REGION: eu-west-3, STORE_URL: 'http://${STORE}/x'}
                  b: soon
                """);
        assertThat(draft.notUnderstood())
                .extracting(Problem::pointer)
                .containsExactly(
                        "/include", "/models", "/services/a/env_file", "/services/a/models", "/services/a/external_links/0", "/services/a/surprise",
                        "/services/a/deploy/placement", "/services/a/environment/AWS_REGION", "/services/a/environment/STORE_URL", "/services/b");
        assertThat(draft.notUnderstood()).extracting(Problem::message).contains("not understood");
    }

    // ---- for every file

    @Test
    void says_how_much_was_read() {
        assertThat(traces.read() + traces.leftOut().stream().mapToInt(Draft.LeftOut::values).sum()).isEqualTo(traces.of() + leftOut(traces));
        assertThat(traces.notUnderstood()).noneMatch(problem -> problem.message().startsWith("not understood"));
        assertThat(own.notUnderstood()).noneMatch(problem -> problem.message().startsWith("not understood"));
        assertThat(own.omissions()).extracting(text -> text.en()).anyMatch(text -> text.startsWith("Left out: settings of the software"));
        assertThat(own.body()).contains("# In it: 6 services, 1 of them optional.\n");
    }

    private static int leftOut(Draft draft) {
        return draft.leftOut().stream().mapToInt(Draft.LeftOut::values).sum() - (draft.of() - draft.read());
    }

    @Test
    void many_values_that_look_like_secrets_are_told_in_a_line() {
        assertThat(traces.notes().stream().map(Text::en).filter(note -> note.contains("looks like a secret")))
                .singleElement()
                .asString()
                .startsWith("Line 23, ")
                .endsWith("does, as of values in lines 25, 34, 41, 42, 48, 49, 61, 62, 73, 106, 129, 151, 191");
        assertThat(traces.notUnderstood().stream().filter(note -> note.message().contains("looks like a secret"))).hasSize(14);
    }

    @Test
    void no_secret_leaves_the_file() {
        assertThat(everything(own)).doesNotContain("wheel-cheese-moon");
        assertThat(everything(sample(FILES))).doesNotContain("MYSQL_PASSWORD");
        assertThat(everything(traces)).doesNotContain("miniosecret", "mysalt", "myredissecret", "000000000000", "mysecret", "postgres:postgres");
        Draft careless = draft("""
                services:
                  sk-abcdef0123:
                    image: registry.house/sk-proj-xyz/app
                    command: [--token, hunter2, --api-url, 'https://u:s3cr3t@api.house.fr/x', sk-live-1]
                    environment:
                      - PASSWORD=${P:-p4ssw0rd}
                      - MODEL=sk-model-7
                      - WEBHOOK_URL=https://hooks.house.fr/T0/B0/verysecretpath
                      - DB_URL=postgres://u:pa55@db.house.fr/x
                    volumes: ['ghp_abcdef:/data']
                    profiles: [sk-prof-9]
                """);
        assertThat(everything(careless))
                .doesNotContain("sk-", "p4ssw0rd", "hunter2", "s3cr3t", "verysecretpath", "pa55", "ghp_")
                .contains(Secrets.LEFT_OUT, "api.house.fr", "hooks.house.fr", "db.house.fr");
        assertThat(careless.notUnderstood()).anyMatch(problem -> problem.message().equals(Secrets.NOTED));
    }

    @Test
    void names_that_begin_as_keys_do_are_names() {
        Draft draft = draft("""
                services:
                  hf_reranker: {image: acme/rerank, volumes: ['hf_cache:/data'], restart: always, oddly: 1}
                  hf_embeddings: {build: ., environment: {RERANK_HOST: hf_reranker, HF_ENDPOINT: 'https://hub.house.fr'}}
                  sk-1: {image: x}
                  sk-learn-serving: {image: x, profiles: [gpu]}
                  task-sk-runner: {image: x, environment: {GATEWAY: 'https://sk-llm.house.fr/v1', TO: 'http://sk-learn-serving:8080'}}
                  hf_bge_reranker_v2_m3_1024: {image: x}
                  hf_textEmbeddingsInference: {image: x}
                """);
        assertThat(ids(draft, "components")).contains(
                "compose-hf-reranker", "compose-hf-embeddings", "compose-sk-1", "compose-sk-learn-serving", "compose-task-sk-runner",
                "compose-hf-bge-reranker-v2-m3-1024", "compose-hf-textembeddingsinference", "compose-host-sk-llm-house-fr");
        assertThat(ids(draft, "flows")).contains(
                "compose-flow-hf-embeddings-to-hf-reranker", "compose-flow-task-sk-runner-to-sk-llm-house-fr");
        assertThat(draft.body()).contains(
                "name: hf_reranker", "name: sk-llm.house.fr", "compose-store-hf-cache", "/services/hf_embeddings/environment/HF_ENDPOINT");
        assertThat(everything(draft)).doesNotContain(Secrets.LEFT_OUT, "left-out", Secrets.NOTED).contains("/services/hf_reranker/oddly");
    }

    @Test
    void keys_stay_unsaid_where_names_stand() {
        List<String> keys = List.of(
                "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh", "hf_abcdefghijklmnopqrstuvwxyzabcdefgh", "sk-proj-Ab3dEf6hIj9lMn2p", "sk-1hLcuqNmKXqYfMdT_pDQ2Vw",
                "sk-ant-api03-Q3x9Zk-7yT", "sk-lf-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d", "pk-lf-12345678-1234-1234-1234-123456789012",
                "sk-or-v1-0a1b2c3d4e5f60718293a4b5c6d7e8f9", "sk-0123456789abcdef", "sk-abcdef0123");
        for (String key : keys) {
            Draft draft = draft("""
                    services:
                      KEY: {image: x, volumes: ['KEY:/data'], build: ., oddly: 1}
                      other: {image: 'y/KEY', environment: {TO: 'https://KEY.house.fr', A_HOST: KEY, B_HOST: 'KEY:8080', KEY: x}, depends_on: [KEY]}
                    """.replace("KEY", key));
            assertThat(everything(draft)).as(key).doesNotContainIgnoringCase(key, key.substring(3), Ids.words(key)).contains(Secrets.LEFT_OUT);
            assertThat(draft.notUnderstood()).as(key)
                    .filteredOn(problem -> problem.message().equals(Secrets.NOTED))
                    .extracting(Problem::pointer)
                    .contains(Secrets.LEFT_OUT, "/services/other/image", "/services/other/environment/A_HOST", "/services/other/environment/TO");
        }
        String left = "services: {sk-abcdef0123: {image: x}%s}\n";
        assertThat(ids(draft(left.formatted("")), "components")).contains("compose-left-out");
        assertThat(ids(draft(left.formatted(", sk-abcdef4567: {image: y}")), "components")).as("no answer passes from one to the other")
                .doesNotContain("compose-left-out");
    }

    @Test
    void the_same_bytes_give_the_same_draft_whatever_the_order_of_keys() {
        for (String file : List.of(TRACES, FILES, OWN)) {
            Reading.Document document = document(file);
            assertThat(Fixtures.draft(document)).isEqualTo(Fixtures.draft(document(file)));
            Reading.Document turned = new Reading.Document(file, (Node.Mapping) Fixtures.reversed(document.root()));
            assertThat(Fixtures.plain(Fixtures.draft(turned).document().root())).isEqualTo(Fixtures.plain(Fixtures.draft(document).document().root()));
        }
    }

    @Test
    void the_written_draft_reads_back_and_is_a_design() {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        for (String file : List.of(TRACES, FILES, OWN)) {
            Draft draft = sample(file);
            Reading.Document read = Fixtures.document("draft.yaml", draft.bytes("design.schema.json"));
            assertThat(Fixtures.plain(read.root())).isEqualTo(Fixtures.plain(draft.document().root()));
            for (Reading.Document design : List.of(read, draft.document())) {
                Design.Outcome outcome = Design.read(new Design.Sources(design, List.of(), catalogue), Fixtures.RULEBOOK.vocabulary());
                assertThat(outcome).as(file).isInstanceOf(Design.Accepted.class);
            }
        }
    }

    @Test
    void names_of_the_same_letters_have_ids_of_their_own() {
        Draft both = draft("services: {a_b: {image: x}, a-b: {image: x}, machines: {image: x}}\n");
        Draft one = draft("services: {a-b: {image: x}}\n");
        assertThat(ids(both, "components"))
                .doesNotContain("compose-a-b")
                .contains("compose-machines")
                .doesNotHaveDuplicates();
        assertThat(ids(one, "components")).contains("compose-a-b");
    }

    @Test
    void anything_may_stand_where_something_else_is_expected() {
        Draft draft = draft("""
                name: [x]
                volumes: [x]
                services:
                  a:
                    image: [x]
                    build: []
                    depends_on: 3
                    environment: [1, [], {}, '', '=', '=x', KEY]
                    command: {a: b}
                    volumes: [1, {}, [], ':', '::', '']
                    networks: [[], {}]
                    deploy: {resources: {reservations: {devices: [1, {capabilities: [[gpu]]}, {capabilities: gpu, driver: [x]}]}}}
                    gpus: all
                    links: [':', {}]
                    profiles: {a: b}
                    extends: [x]
                  b:
                """);
        assertThat(ids(draft, "components")).contains("compose-a", "compose-accelerator");
        assertThat(draft("services: {a: {image: '::'}, b: {image: '//'}, c: {image: '@'}, d: {image: ''}}\n").facts()).isNotEmpty();
    }

    @Test
    void other_files_are_none_whoever_says_so() {
        assertThat(unreadable(List.of(text("services: []\n")))).containsExactly("compose.yml:1:11: /services: expected services by their names, found a list");
        assertThat(unreadable(List.of(text("web: {image: x}\n")))).containsExactly(
                "compose.yml:1:1: no Compose file: it has no `services`; what stands in it looks like services: put them under that key");
        for (String other : List.of("kind: Design\nservices: {a: {image: x}}", "services: {}", "services: {has: [], complete: false}", "services: {a: {x: 1}}")) {
            assertThat(Imports.recognise(text(other + "\n"))).as(other).isEmpty();
        }
    }

    @Test
    void large_files_are_limited() {
        String many = IntStream.range(0, 501).mapToObj(i -> "  s" + i + ": {image: x}\n").collect(Collectors.joining("", "services:\n", ""));
        assertThat(unreadable(List.of(text(many)))).containsExactly("compose.yml:1:1: /services: the file has 501 services; at most 500 are read");
        String all = IntStream.range(0, 400).mapToObj(i -> "s" + i + ":80").collect(Collectors.joining(","));
        String chatty = IntStream.range(0, 400)
                .mapToObj(i -> "  s" + i + ": {image: x, environment: {PEERS: '" + all + "'}}\n")
                .collect(Collectors.joining("", "services:\n", ""));
        assertThat(unreadable(List.of(text(chatty))))
                .containsExactly("compose.yml:1:1: /services: the services name each other, hosts, models and volumes 319200 times; at most 10000 are read");
        String hosts = IntStream.range(0, 700).mapToObj(i -> "https://h" + i + ".house.fr").collect(Collectors.joining(","));
        String outgoing = IntStream.range(0, 20)
                .mapToObj(i -> "  s" + i + ": {image: x, environment: {U: '" + hosts + "'}}\n")
                .collect(Collectors.joining("", "services:\n", ""));
        assertThat(unreadable(List.of(text(outgoing)))).singleElement().asString().contains(", hosts, models and volumes 14000 times");
        String fewer = IntStream.range(0, 14)
                .mapToObj(i -> "  s" + i + ": {image: x, environment: {A_RATHER_LONG_NAME_OF_A_SETTING_THAT_HOLDS_ADDRESSES_OF_HOSTS: '" + hosts + "'}}\n")
                .collect(Collectors.joining("", "services:\n", ""));
        assertThat(unreadable(List.of(text(fewer)))).singleElement().asString().contains("the draft would have ");
        String folders = IntStream.range(0, 10_001).mapToObj(i -> "'/d" + i + ":/d" + i + "'").collect(Collectors.joining(","));
        assertThat(unreadable(List.of(text("services: {a: {image: x, volumes: [" + folders + "]}}\n"))))
                .singleElement()
                .asString()
                .contains("10001 times");
    }

    // ---- helpers

    private static Draft sample(String file) {
        return Fixtures.draft(document(file));
    }

    private static Reading.Document document(String file) {
        try {
            return document(file, Files.readAllBytes(Path.of("src/test/resources/imports/compose", file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Reading.Document document(String file, byte[] bytes) {
        Reading reading = Imports.read(file, bytes, Limits.DEFAULT, false);
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Document.class);
        return (Reading.Document) reading;
    }

    private static Reading.Document text(String text) {
        return (Reading.Document) Texts.read("compose.yml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Draft draft(String text) {
        return (Draft) new Compose().read(text(text), Fixtures.REGISTRY);
    }

    private static List<String> unreadable(List<Reading.Document> documents) {
        return ((Importer.Unreadable) new Compose().read(documents, Fixtures.REGISTRY)).problems().stream().map(Object::toString).toList();
    }

    private static List<String> ids(Draft draft, String collection) {
        return Fixtures.entities(draft.document().root(), collection).stream().map(entity -> Fixtures.text(entity, "id")).toList();
    }

    /** All that surfaces anywhere. */
    private static String everything(Draft draft) {
        return draft.yaml("s") + draft.notes() + draft.omissions() + draft.facts() + draft.notUnderstood();
    }
}
