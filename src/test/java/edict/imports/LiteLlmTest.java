package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from gateway configurations. The expected facts of the sample are those written down with the samples. */
class LiteLlmTest {

    private static final String SAMPLE = "proxy-config.yaml";

    private final Draft sample = Fixtures.draft(SAMPLE, Fixtures.bytes(SAMPLE));

    @Test
    void names_who_serves_each_model() {
        assertThat(attributes(sample, "components", "name", "product"))
                .containsEntry("gpt-5-mini-end-user-test", "registry:openai-api")
                .containsEntry("*", "registry:openai-api")
                .containsEntry("anthropic/*", "registry:anthropic-api")
                .containsEntry("groq/*", "registry:groq-cloud")
                .containsEntry("bedrock/batch-us.anthropic.claude-haiku-4-5-20251001-v1:0", "registry:amazon-bedrock")
                .containsEntry("Fine-tuning at azure", "registry:azure-openai")
                .containsEntry("Files at openai", "registry:openai-api");
        assertThat(attributes(sample, "models", "id", "registry"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "litellm-model-gpt-5-mini", "gpt-5-mini",
                        "litellm-model-gpt-5-5", "gpt-5-5",
                        "litellm-model-anthropic-claude-haiku-4-5-20251001-v1-0", "claude-haiku-4-5"));
    }

    @Test
    void a_wildcard_is_any_model_and_asked() {
        assertThat(attributes(sample, "components", "name", "model")).containsEntry("groq/*", "unknown");
        assertThat(sample.asked())
                .anySatisfy(fact -> assertThat(fact.origin())
                        .isEqualTo(new Origin.Asked(
                                new edict.document.Place(SAMPLE, 19, 14),
                                "/model_list/3/litellm_params/model",
                                "any model that groq/* matches")));
    }

    @Test
    void a_claimed_region_is_a_text_and_no_country() {
        assertThat(attributes(sample, "components", "name", "region")).containsEntry("gpt-5-mini-end-user-test", "eu");
        assertThat(attributes(sample, "components", "name", "country"))
                .containsEntry("gpt-5-mini-end-user-test", "unknown");
    }

    @Test
    void a_model_that_is_served_across_regions_leaves_the_place_open() {
        assertThat(attributes(sample, "components", "name", "country"))
                .containsEntry("bedrock/batch-us.anthropic.claude-haiku-4-5-20251001-v1:0", "unknown");
        Draft pinned = draft("""
                model_list:
                  - model_name: a
                    litellm_params: {model: bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0, aws_region_name: eu-west-3}
                  - model_name: b
                    litellm_params: {model: bedrock/anthropic.claude-haiku-4-5-20251001-v1:0, aws_region_name: eu-west-3}
                """);
        assertThat(attributes(pinned, "components", "name", "region")).containsEntry("a", "eu-west-3");
        assertThat(attributes(pinned, "components", "name", "country"))
                .containsEntry("a", "unknown")
                .containsEntry("b", "FR");
        assertThat(attributes(pinned, "models", "id", "registry")).hasSize(1);
    }

    @Test
    void how_a_model_is_called_makes_no_other_model_of_it_and_pins_it_nowhere() {
        Draft draft = draft("""
                model_list:
                  - model_name: a
                    litellm_params: {model: bedrock/converse/us.anthropic.claude-haiku-4-5-20251001-v1:0, aws_region_name: eu-west-3}
                  - model_name: b
                    litellm_params: {model: bedrock/invoke/anthropic.claude-haiku-4-5-20251001-v1:0, aws_region_name: eu-west-3}
                  - model_name: c
                    litellm_params:
                      model: bedrock/arn:aws:bedrock:eu-west-3:000000000000:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0
                      aws_region_name: eu-west-3
                  - model_name: d
                    litellm_params:
                      model: bedrock/anthropic.claude-haiku-4-5-20251001-v1:0
                      model_id: arn:aws:bedrock:eu-west-3:000000000000:application-inference-profile/a0a0
                      aws_region_name: eu-west-3
                """);
        assertThat(attributes(draft, "components", "name", "country"))
                .containsEntry("a", "unknown")
                .containsEntry("b", "FR")
                .containsEntry("c", "unknown")
                .containsEntry("d", "unknown");
        assertThat(attributes(draft, "models", "id", "registry"))
                .containsExactly(Map.entry("litellm-model-anthropic-claude-haiku-4-5-20251001-v1-0", "claude-haiku-4-5"));
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void a_region_is_a_place_only_with_the_supplier_that_has_it() {
        Draft draft = draft("""
                model_list:
                  - model_name: a
                    litellm_params: {model: openai/gpt-5-mini, region_name: eu-west-3}
                """);
        assertThat(attributes(draft, "components", "name", "country")).containsEntry("a", "unknown");
    }

    @Test
    void a_region_of_vertex_is_one_of_its_cloud() {
        Draft draft = draft("""
                model_list:
                  - {model_name: a, litellm_params: {model: vertex_ai/gemini-2.5-pro, vertex_location: europe-west9}}
                """);
        assertThat(attributes(draft, "components", "name", "product")).containsEntry("a", "registry:google-cloud");
        assertThat(attributes(draft, "components", "name", "country")).containsEntry("a", "FR");
    }

    @Test
    void the_bucket_for_batches_is_where_the_catalogue_says_its_region_lies() {
        assertThat(attributes(sample, "components", "name", "region")).containsEntry("litellm-proxy", "us-west-2");
        assertThat(attributes(sample, "stores", "id", "country"))
                .containsEntry("litellm-store-bucket-litellm-proxy", "US");
        assertThat(sample.known())
                .filteredOn(fact -> fact.pointer().equals("/stores/has/0/country"))
                .singleElement()
                .satisfies(fact -> {
                    Origin.Catalogued origin = (Origin.Catalogued) fact.origin();
                    assertThat(origin.entry()).isEqualTo("aws-us-west-2");
                    assertThat(origin.at().file()).endsWith("policies/registry/aws.yaml");
                    assertThat(origin.pointer()).isEqualTo("/model_list/4/litellm_params/s3_region_name");
                });
    }

    @Test
    void who_hears_of_the_health_of_the_gateway_need_not_see_requests() {
        Draft draft = draft("""
                litellm_settings:
                  success_callback: [both, log]
                  service_callback: [both, health]
                router_settings: {}
                """);
        assertThat(attributes(draft, "flows", "id", "data"))
                .containsEntry("litellm-flow-traces-both", "[litellm-data-requests]")
                .containsEntry("litellm-flow-traces-log", "[litellm-data-requests]")
                .containsEntry("litellm-flow-traces-health", "unknown");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void traces_are_flows_of_telemetry_to_the_trace_service() {
        assertThat(attributes(sample, "flows", "id", "kind"))
                .containsEntry("litellm-flow-traces-langfuse-team-1", "telemetry")
                .containsEntry("litellm-flow-traces-langfuse-team-2", "telemetry");
        assertThat(attributes(sample, "flows", "id", "target"))
                .containsEntry("litellm-flow-traces-langfuse-team-1", "litellm-traces-langfuse")
                .containsEntry("litellm-flow-traces-langfuse-team-2", "litellm-traces-us-cloud-langfuse-com");
        assertThat(attributes(sample, "components", "id", "country"))
                .containsEntry("litellm-traces-us-cloud-langfuse-com", "US");
        // Without a host the name says which software, not whose: it may be one's own.
        assertThat(attributes(sample, "components", "id", "product")).containsEntry("litellm-traces-langfuse", "unknown");
    }

    @Test
    void a_model_for_long_requests_covers_a_need_of_its_own_and_no_outage() {
        assertThat(requirements(sample))
                .contains("model gpt-5-mini, requests beyond its window <- litellm-route-gpt-5-5-openai-any 0")
                .contains("model gpt-5-mini-end-user-test <- litellm-route-gpt-5-mini-end-user-test-gpt-5-mini 0");
    }

    @Test
    void fallbacks_are_alternatives_whose_switch_is_asked() {
        Draft draft = Fixtures.draft("self-hosted-fallback.yaml");
        assertThat(requirements(draft))
                .contains(
                        "model assistant <- litellm-route-assistant-anthropic-claude-haiku-4-301f49 0, "
                                + "litellm-route-assistant-two-mistral-mistral-large-3 unknown, "
                                + "litellm-route-own-hosted-vllm-mistral-large-3 unknown");
    }

    @Test
    void an_address_of_ones_own_makes_the_key_a_protocol() {
        Draft draft = Fixtures.draft("self-hosted-fallback.yaml");
        assertThat(attributes(draft, "components", "name", "product"))
                .containsEntry("own", "registry:vllm")
                .containsEntry("compatible", "unknown")
                .containsEntry("assistant-two", "registry:mistral-api");
        assertThat(attributes(draft, "flows", "id", "kind"))
                .as("whose software it is says nothing of who runs it")
                .doesNotContainKey("litellm-flow-own-hosted-vllm-mistral-large-3");
        assertThat(attributes(draft, "models", "id", "registry"))
                .containsEntry("litellm-model-mistral-large-3", "mistral-large-3");
    }

    @Test
    void a_machine_of_ones_own_is_no_provider_whatever_it_and_its_model_are_called() {
        Draft draft = draft("""
                model_list:
                  - {model_name: a, litellm_params: {model: gpt-oss-120b, api_base: "http://10.0.0.5:8000/v1"}}
                  - {model_name: b, litellm_params: {model: openai/small, api_base: "http://mistral:8000/v1"}}
                  - {model_name: c, litellm_params: {model: openai/gpt-oss-20b, api_base: "http://gpt-oss:8000/v1"}}
                  - {model_name: d, litellm_params: {model: claude-x, api_base: "https://claude-relay.example.org"}}
                  - {model_name: e, litellm_params: {model: gpt-4o, api_base: os.environ/BASE}}
                  - {model_name: f, litellm_params: {model: gpt-4o, api_base: "https://api.openai.com/v1"}}
                  - {model_name: g, litellm_params: {model: gpt-4o}}
                  - {model_name: h, litellm_params: {model: azure/own, api_base: "https://gateway.example.org"}}
                """);
        assertThat(attributes(draft, "components", "name", "product"))
                .containsEntry("a", "unknown")
                .containsEntry("b", "unknown")
                .containsEntry("c", "unknown")
                .containsEntry("d", "unknown")
                .containsEntry("e", "unknown")
                .containsEntry("f", "registry:openai-api")
                .containsEntry("g", "registry:openai-api")
                .containsEntry("h", "registry:azure-openai");
        assertThat(attributes(draft, "flows", "target", "kind"))
                .as("whose product it is, nobody has said")
                .containsOnlyKeys(
                        "litellm-route-f-gpt-4o", "litellm-route-g-gpt-4o", "litellm-route-h-azure-own");
    }

    @Test
    void a_key_for_a_server_without_keys_is_no_secret() {
        for (String key : List.of("none", "EMPTY", "dummy", "not-needed", "os.environ/KEY", "\"\"")) {
            assertThat(draft("model_list: [{model_name: a, litellm_params: {model: openai/x, api_key: " + key + "}}]\n")
                            .notUnderstood())
                    .as(key)
                    .isEmpty();
        }
        assertThat(draft("model_list: [{model_name: a, litellm_params: {model: openai/x, api_key: hunter2}}]\n").notUnderstood())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("looks like a secret"));
    }

    @Test
    void models_may_come_from_other_files_and_from_the_database() {
        String models = "model_list: [{model_name: a, litellm_params: {model: openai/x}}]\n";
        assertThat(draft(models).body()).contains("models: [litellm-model-x]");
        assertThat(draft(models + "general_settings: {store_model_in_db: false}\n").body()).contains("models: [litellm-model-x]");
        assertThat(draft(models + "general_settings: {store_model_in_db: true}\n").body())
                .contains("models: {has: [litellm-model-x], complete: false}");
        Draft parts = draft(models + "include: [models.yaml]\n");
        assertThat(parts.body()).contains("models: {has: [litellm-model-x], complete: false}");
        assertThat(parts.notUnderstood())
                .extracting(Object::toString)
                .containsExactly("litellm.yaml:2:1: /include: the files named here are not read; put what stands in them into this one");
        assertThat(draft("model_list: []\ngeneral_settings: {store_model_in_db: true}\n").notUnderstood()).isEmpty();
        assertThat(draft("include: [models.yaml]\nlitellm_settings: {drop_params: true}\n").notUnderstood()).hasSize(1);
    }

    @Test
    void an_alias_may_say_that_it_is_hidden() {
        Draft draft = draft("""
                model_list: [{model_name: a, litellm_params: {model: openai/x}}, {model_name: b, litellm_params: {model: openai/y}}]
                router_settings: {model_group_alias: {c: {model: a, hidden: true}, d: b}}
                litellm_settings: {fallbacks: [{c: [d]}]}
                """);
        assertThat(draft.notUnderstood()).isEmpty();
        assertThat(requirements(draft)).contains("model c <- litellm-route-a-openai-x 0, litellm-route-b-openai-y unknown");
    }

    @Test
    void an_address_may_stand_with_the_credentials() {
        Draft draft = draft("""
                model_list:
                  - {model_name: a, litellm_params: {model: openai/x, litellm_credential_name: own}}
                  - {model_name: b, litellm_params: {model: openai/x, litellm_credential_name: other}}
                credential_list:
                  - {credential_name: own, credential_values: {api_key: os.environ/K, api_base: "https://llm.example.org"}}
                  - {credential_name: other, credential_values: {api_key: os.environ/K}}
                """);
        assertThat(attributes(draft, "components", "name", "product"))
                .containsEntry("a", "unknown")
                .containsEntry("b", "registry:openai-api");
    }

    @Test
    void a_provider_that_nobody_knows_is_a_product_to_ask_about() {
        Draft draft = draft("""
                model_list:
                  - model_name: a
                    litellm_params: {model: newcomer/model-1}
                  - model_name: b
                    litellm_params: {model: model-2}
                """);
        assertThat(attributes(draft, "components", "name", "product"))
                .containsEntry("a", "litellm-product-newcomer")
                .containsEntry("b", "unknown");
        assertThat(attributes(draft, "products", "id", "name")).containsEntry("litellm-product-newcomer", "newcomer");
    }

    @Test
    void places_known_from_the_catalogue_in_a_gateway_of_the_union() {
        Draft draft = Fixtures.draft("union-only.yaml");
        assertThat(attributes(draft, "components", "name", "country"))
                .containsEntry("small", "FR")
                .containsEntry("langfuse at cloud.langfuse.com", "IE")
                .doesNotContainKey("large");
        assertThat(draft.notUnderstood()).isEmpty();
        assertThat(draft.read()).isEqualTo(draft.of());
    }

    @Test
    void says_how_much_was_read_and_what_was_not() {
        assertThat(sample.read()).isEqualTo(49);
        assertThat(sample.of()).isEqualTo(50);
        assertThat(sample.notUnderstood())
                .extracting(Object::toString)
                .containsExactly(
                        "proxy-config.yaml:30:7: /model_list/4/litellm_params/aws_batch_role_arn: not understood",
                        "proxy-config.yaml:75:15: /general_settings/master_key: looks like a secret; wherever it would stand, `(left out)` does");
        Draft odd = draft("""
                model_list:
                  - {model_name: a, litellm_params: {model: openai/gpt-5-mini}, surprise: {x: 1, y: [2, 3]}}
                litellm_settings: {fallbacks: [{a: [nobody]}], new_setting: true}
                """);
        assertThat(odd.read()).isEqualTo(3);
        assertThat(odd.of()).isEqualTo(7);
        assertThat(odd.notUnderstood())
                .extracting(Object::toString)
                .containsExactly(
                        "litellm.yaml:2:65: /model_list/0/surprise: not understood",
                        "litellm.yaml:3:37: /litellm_settings/fallbacks/0/a/0: `nobody` is served by no entry of `model_list`",
                        "litellm.yaml:3:48: /litellm_settings/new_setting: not understood");
    }

    @Test
    void no_secret_leaves_the_file() {
        for (String file : List.of(SAMPLE, "self-hosted-fallback.yaml", "union-only.yaml")) {
            assertThat(everything(Fixtures.draft(file)))
                    .doesNotContain("sk-1234", "hunter2", "abc", "os.environ", "941277531214", "API_KEY", "LANGFUSE_PROJECT");
        }
        Draft careless = draft("""
                model_list:
                  - model_name: sk-abcdef0123456789
                    litellm_params:
                      model: openai/sk-proj-XYZ
                      api_base: https://sk-live-1@host.example/v1
                      region_name: sk-region
                      custom_password: {inner: p4ssw0rd}
                  - {model_name: "Bearer xyzzy", litellm_params: {model: AKIAIOSFODNN7EXAMPLE}}
                litellm_settings:
                  success_callback: ["sk-callback"]
                  sk-oddly-a-name: 1
                  default_team_settings: [{team_id: ghp_abcdef, success_callback: [langfuse], langfuse_host: "https://u:s3cr3t@x.example"}]
                """);
        assertThat(everything(careless))
                .doesNotContain("sk-", "p4ssw0rd", "xyzzy", "AKIA", "ghp_", "s3cr3t", "abcdef")
                .contains(Secrets.LEFT_OUT);
        assertThat(careless.notUnderstood())
                .extracting(Object::toString)
                .contains("litellm.yaml:11:3: /litellm_settings/(left out): not understood");
        assertThat(careless.notUnderstood().stream().filter(problem -> problem.message().equals(Secrets.NOTED)).map(Problem::pointer))
                .as("where one stands is told")
                .containsExactly(
                        "/model_list/0/model_name",
                        "/model_list/0/litellm_params/model",
                        "/model_list/0/litellm_params/api_base",
                        "/model_list/0/litellm_params/region_name",
                        "/model_list/1/model_name",
                        "/model_list/1/litellm_params/model",
                        "/litellm_settings/success_callback/0",
                        "/litellm_settings/default_team_settings/0/team_id",
                        "/litellm_settings/default_team_settings/0/langfuse_host");
    }

    @Test
    void the_same_bytes_give_the_same_draft() {
        Draft again = Fixtures.draft(SAMPLE, Fixtures.bytes(SAMPLE));
        assertThat(again).isEqualTo(sample);
    }

    @Test
    void keys_in_another_order_give_the_same_ids_and_facts() {
        for (String file : List.of(SAMPLE, "self-hosted-fallback.yaml", "union-only.yaml")) {
            Reading.Document document = Fixtures.document(file, Fixtures.bytes(file));
            Reading.Document turned = new Reading.Document(file, (Node.Mapping) Fixtures.reversed(document.root()));
            assertThat(said(Fixtures.draft(turned))).isEqualTo(said(Fixtures.draft(document)));
        }
    }

    @Test
    void the_written_draft_reads_back_as_the_draft() {
        for (String file : List.of(SAMPLE, "self-hosted-fallback.yaml", "union-only.yaml")) {
            Draft draft = Fixtures.draft(file);
            assertThat(draft.yaml("design.schema.json"))
                    .startsWith("# yaml-language-server: $schema=design.schema.json\n# $schema: design.schema.json\n"
                            + "# An editor completes and checks by that file once it is there: edict schema design > design.schema.json\n");
            assertThat(draft.yaml("https://example.org/design.json")).doesNotContain("edict schema");
            Reading.Document read = Fixtures.document("draft.yaml", draft.bytes("design.schema.json"));
            assertThat(Fixtures.plain(read.root())).isEqualTo(Fixtures.plain(draft.document().root()));
        }
    }

    @Test
    void names_with_odd_characters_stay_texts() {
        Draft draft = draft("""
                model_list:
                  - model_name: "no"
                    litellm_params: {model: "openai/a\\nb: {c} # d \\"e\\" \\\\ \\u202e é"}
                  - model_name: "模型"
                    litellm_params: {model: "openai/模型"}
                """);
        Reading.Document read = Fixtures.document("draft.yaml", draft.bytes("s"));
        assertThat(Fixtures.plain(read.root())).isEqualTo(Fixtures.plain(draft.document().root()));
        assertThat(draft.yaml("s")).doesNotContain("\u202e");
        assertThat(attributes(draft, "models", "name", "id").get("模型")).matches("litellm-model-[0-9a-f]{6}");
    }

    @Test
    void another_file_is_no_gateway_whoever_says_so() {
        Reading.Document other = Fixtures.document("litellm.yaml", "services: {}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(((Importer.Unreadable) new LiteLlm().read(other, Fixtures.REGISTRY)).problems())
                .extracting(Object::toString)
                .containsExactly("litellm.yaml:1:1: no configuration of a LiteLLM gateway: it has none of `model_list`, `litellm_settings`,"
                        + " `router_settings`, `general_settings`, `finetune_settings`, `files_settings`");
    }

    @Test
    void ten_thousand_models_are_refused_where_the_limit_lies() {
        String list = IntStream.range(0, 10_000)
                .mapToObj(i -> "  - {model_name: m" + i + ", litellm_params: {model: openai/m" + i + "}}\n")
                .collect(Collectors.joining("", "model_list:\n", ""));
        assertThat(((Importer.Unreadable) read(list)).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "litellm.yaml:1002:5: /model_list/1000: the list has 10000 entries; at most 1000 are read");
    }

    @Test
    void ways_that_step_in_for_each_other_are_limited() {
        String list = IntStream.range(0, 1_000)
                .mapToObj(i -> "  - {model_name: m, litellm_params: {model: openai/m" + i + "}}\n")
                .collect(Collectors.joining("", "model_list:\n", ""));
        String fallbacks = IntStream.range(0, 1_000)
                .mapToObj(i -> "    - x" + i + ": [m]\n    - m: [x" + i + "]\n")
                .collect(Collectors.joining("", "litellm_settings:\n  model: 1\n  default_fallbacks: [m]\n  fallbacks:\n", ""));
        String many = list + "  - {model_name: 'x*', litellm_params: {model: openai/*}}\n" + fallbacks;
        String less = many.replaceFirst("  - \\{model_name: m, .*\n", "");
        assertThat(((Importer.Unreadable) read(less)).problems())
                .singleElement()
                .asString()
                .endsWith("more than 5000 ways to models step in for each other");
    }

    @Test
    void the_largest_draft_stays_within_the_limits_of_the_reader() {
        String list = IntStream.range(0, 1_000)
                .mapToObj(i -> "  - {model_name: m" + i + ", litellm_params: {model: provider-" + i + "/m" + i
                        + ", region_name: r, s3_bucket_name: b" + i + "}}\n")
                .collect(Collectors.joining("", "model_list:\n", ""));
        Draft draft = (Draft) read(list);
        assertThat(Texts.read("draft.yaml", draft.bytes("s"), Limits.DEFAULT)).isInstanceOf(Reading.Document.class);
    }

    @Test
    void an_alias_of_yaml_is_what_it_names() {
        Draft draft = draft("""
                model_list:
                  - model_name: a
                    litellm_params: &params {model: openai/gpt-5-mini, api_key: os.environ/X}
                  - model_name: b
                    litellm_params: *params
                """);
        assertThat(attributes(draft, "components", "name", "product"))
                .containsEntry("a", "registry:openai-api")
                .containsEntry("b", "registry:openai-api");
    }

    @Test
    void a_merge_key_stands_for_what_an_entry_does_not_say_itself() {
        byte[] text = """
                model_list:
                  - model_name: a
                    litellm_params: &params {model: openai/gpt-5-mini, region_name: eu, api_key: os.environ/X}
                  - model_name: b
                    litellm_params: {<<: *params, model: openai/gpt-5.5}
                """.getBytes(StandardCharsets.UTF_8);
        Draft draft = Fixtures.draft((Reading.Document) Imports.read("litellm.yaml", text, Limits.IMPORTED, false));

        assertThat(attributes(draft, "components", "name", "region")).containsEntry("a", "eu").containsEntry("b", "eu");
        assertThat(attributes(draft, "models", "id", "registry")).containsOnlyKeys("litellm-model-gpt-5-mini", "litellm-model-gpt-5-5");
        assertThat(draft.notUnderstood()).isEmpty();
        assertThat(draft.read()).isEqualTo(draft.of());
    }

    @Test
    void anything_may_stand_where_something_else_is_expected() {
        Draft draft = draft("""
                model_list: [1, x, [], {litellm_params: 3}, {litellm_params: {model: [a]}}, {model_name: {a: b}, litellm_params: {model: "openai/*", api_base: [1], region_name: {x: y}}}]
                litellm_settings: {fallbacks: {a: {b: c}}, success_callback: {x: y}, default_team_settings: [[]], telemetry: [true]}
                router_settings: [1]
                finetune_settings: {a: b}
                files_settings: [x, {custom_llm_provider: []}]
                general_settings: {database_url: {a: b}, master_key: [sk-1, sk-2]}
                """);
        assertThat(draft.of()).isGreaterThan(draft.read());
        assertThat(attributes(draft, "components", "name", "product")).containsEntry("openai/*", "registry:openai-api");
    }

    @Test
    void only_gateway_configurations_are_recognised() {
        assertThat(Imports.recognise(Fixtures.document("a", Fixtures.bytes(SAMPLE)))).isPresent();
        for (String other : List.of(
                "kind: Design", "kind: Design\nmodel_list: []", "services: {}", "model_list: [{name: a}]", "general_settings: 1")) {
            assertThat(Imports.recognise(Fixtures.document("a", other.getBytes(StandardCharsets.UTF_8))))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void a_list_of_models_that_is_none_is_still_a_gateway() {
        assertThat(draft("model_list:\n").notUnderstood()).isEmpty();
        assertThat(draft("model_list: soon\n").notUnderstood())
                .extracting(Object::toString)
                .containsExactly(
                        "litellm.yaml:1:13: /model_list: not understood: expected a list, found a single value");
    }

    @Test
    void a_key_without_a_value_says_nothing() {
        assertThat(draft("""
                model_list: [{model_name: m, litellm_params: {model: openai/m}, model_info: {}}]
                general_settings:
                guardrails: []
                litellm_settings: {success_callback: null}
                """).notUnderstood())
                .isEmpty();
    }

    @Test
    void how_a_model_is_called_and_what_it_can_do_is_neutral() {
        assertThat(draft("""
                model_list:
                  - model_name: m
                    litellm_params: {model: openai/m, top_p: 0.9, seed: 1, stop: [a, b], extra_body: {provider: {ignore: [x]}}}
                    model_info: {supports_vision: true, supports_function_calling: false}
                """).notUnderstood())
                .extracting(Problem::pointer)
                .as("what else is sent along may say to whom it goes")
                .containsExactly("/model_list/0/litellm_params/extra_body");
    }

    @Test
    void where_requests_may_go_beside_models_is_told() {
        Draft draft = draft("""
                model_list: [{model_name: m, litellm_params: {model: openai/m}}]
                guardrails: [{guardrail_name: g, litellm_params: {guardrail: x, mode: pre_call, api_key: sk-1}}]
                mcp_servers: {files: {command: npx, args: [server]}, mail: {url: os.environ/MAIL}}
                vector_store_registry: []
                search_tools: [{search_tool_name: s, litellm_params: {search_provider: x}}]
                general_settings: {pass_through_endpoints: [{path: /p, target: os.environ/P}]}
                """);
        assertThat(draft.notUnderstood())
                .filteredOn(problem -> problem.message().startsWith("not read: requests, or parts of them, may go to"))
                .extracting(Problem::pointer)
                .containsExactly("/guardrails", "/mcp_servers", "/search_tools", "/general_settings/pass_through_endpoints");
        assertThat(draft.notUnderstood()).noneMatch(problem -> problem.message().startsWith("not understood"));
        assertThat(Fixtures.entities(draft.document().root(), "components")).hasSize(2);
    }

    @Test
    void what_stands_at_an_address_beside_models_receives_something() {
        Draft draft = draft("""
                model_list: [{model_name: m, litellm_params: {model: openai/m}}]
                mcp_servers:
                  mail: {url: "https://actions.mail.example/mcp/sk-abc123/sse", transport: sse, auth_type: bearer_token, extra: 1}
                  files: {command: npx, args: [server]}
                guardrails:
                  - guardrail_name: g
                    litellm_params: {guardrail: x, mode: [pre_call, post_call], api_base: "https://guard.example/v1", api_key: os.environ/G, default_on: true}
                  - {guardrail_name: own, litellm_params: {guardrail: own.Guard, mode: pre_call}}
                  - {guardrail_name: pii, litellm_params: {guardrail: presidio, presidio_analyzer_api_base: "http://analyzer:5002"}}
                general_settings:
                  pass_through_endpoints: [{path: /v1/rerank, target: "https://api.openai.com/v1", headers: {Authorization: sk-secret}}]
                """);

        assertThat(attributes(draft, "components", "name", "kind"))
                .containsEntry("Tools: mail", "other")
                .containsEntry("Guard: g", "other")
                .containsEntry("Guard: pii", "other")
                .containsEntry("Passed on: /v1/rerank", "other")
                .hasSize(6);
        assertThat(attributes(draft, "components", "name", "product"))
                .containsEntry("Tools: mail", "unknown")
                .containsEntry("Passed on: /v1/rerank", "registry:openai-api");
        assertThat(attributes(draft, "flows", "target", "importer"))
                .containsEntry("litellm-tools-mail", "unknown")
                .containsEntry("litellm-guard-g", "unknown");
        assertThat(draft.asked())
                .extracting(fact -> ((Origin.Asked) fact.origin()).because())
                .contains(
                        "what answers at actions.mail.example",
                        "what is handed over when one of its tools is called",
                        "which parts of requests and answers it sees",
                        "what is passed on");
        assertThat(draft.notUnderstood())
                .extracting(Problem::pointer, problem -> problem.message().split("[:;]", 2)[0])
                .containsExactlyInAnyOrder(
                        tuple("/mcp_servers/mail/url", "looks like a secret"),
                        tuple("/mcp_servers/mail/extra", "not understood"),
                        tuple("/mcp_servers/files", "not read"),
                        tuple("/guardrails/1", "not read"),
                        tuple("/general_settings/pass_through_endpoints/0/headers", "not understood"),
                        tuple("/general_settings/pass_through_endpoints/0/headers/Authorization", "looks like a secret"));
        assertThat(draft.body()).doesNotContain("sk-abc123", "sk-secret");
    }

    @Test
    void servers_of_tools_may_stand_in_a_list() {
        Draft draft = draft("""
                model_list: []
                mcp_servers: [{name: wiki, url: "https://wiki.example/mcp"}, {url: "https://nameless.example/mcp"}]
                """);

        assertThat(attributes(draft, "components", "name", "kind")).containsOnlyKeys("LLM gateway", "Tools: wiki");
        assertThat(draft.notUnderstood()).extracting(Problem::pointer).containsExactly("/mcp_servers/1");
    }

    @Test
    void no_secret_leaves_what_stands_beside_models() {
        Draft careless = draft("""
                model_list: []
                mcp_servers:
                  sk-server: {url: "https://u:s3cr3t@tools.example/mcp/sk-path?key=k3y", auth_value: v4lue, headers: {x: h34der}, sk-extra: 1}
                  ghp_other: {command: run, env: {TOKEN: t0ken}, args: [--key, sk-arg]}
                guardrails:
                  - {guardrail_name: "Bearer guard", litellm_params: {guardrail: sk-kind, api_base: "https://sk-live-host.example", api_key: g0ard}}
                general_settings:
                  pass_through_endpoints: [{path: /sk-p4th, target: "https://t.example/sk-target"}]
                litellm_settings:
                  cache: true
                  cache_params: {type: sk-type, host: "sk-host.example", password: p4ss, s3_bucket_name: sk-bucket, s3_region_name: sk-region}
                """);

        assertThat(everything(careless))
                .doesNotContain("sk-", "s3cr3t", "k3y", "v4lue", "h34der", "ghp_", "t0ken", "Bearer", "g0ard", "p4th", "p4ss")
                .contains(Secrets.LEFT_OUT);
        assertThat(attributes(careless, "components", "id", "kind")).hasSize(5);
    }

    /** Caches keep what was asked and answered; where, their parameters say. */
    @Test
    void a_cache_stands_where_its_parameters_say() {
        String gateway = "model_list: [{model_name: m, litellm_params: {model: openai/m}}]\nlitellm_settings:\n  cache: true\n  cache_params: ";
        Draft bucket = draft(gateway
                + "{type: s3, s3_bucket_name: cached, s3_region_name: us-west-2, s3_endpoint_url: 'https://s3.us-west-2.amazonaws.com', "
                + "s3_aws_secret_access_key: os.environ/S}\n");
        assertThat(attributes(bucket, "components", "name", "kind")).containsEntry("Cache of the gateway, cached", "storage");
        assertThat(attributes(bucket, "components", "name", "region")).containsEntry("Cache of the gateway, cached", "us-west-2");
        assertThat(attributes(bucket, "stores", "component", "country")).as("a region is no country").containsEntry("litellm-cache", "unknown");
        assertThat(bucket.asked())
                .extracting(fact -> ((Origin.Asked) fact.origin()).because())
                .contains("what answers at s3.us-west-2.amazonaws.com, which suggests registry:aws", "a region is named, and no country");
        assertThat(bucket.notUnderstood()).isEmpty();
        Draft redis = draft(gateway + "{type: redis, host: cache.own.example, port: 6379, password: hunter2, ttl: 60, other: 1}\n");
        assertThat(redis.asked()).extracting(fact -> ((Origin.Asked) fact.origin()).because()).contains("what answers at cache.own.example");
        assertThat(redis.notUnderstood())
                .extracting(Problem::pointer)
                .containsExactly("/litellm_settings/cache_params/password", "/litellm_settings/cache_params/other");
        assertThat(redis.body()).doesNotContain("hunter2");
        Draft local = draft(gateway + "{type: local}\n");
        assertThat(local.asked()).extracting(fact -> ((Origin.Asked) fact.origin()).because()).contains("a cache of the type `local`");
    }

    @Test
    void neighbours_beyond_all_measure_are_told_and_the_draft_stays_within_the_limits() {
        String servers = IntStream.range(0, 5_000)
                .mapToObj(i -> "  s" + i + ": {url: \"https://a" + i + ".example\"}\n")
                .collect(Collectors.joining("", "model_list: []\nmcp_servers:\n", ""));
        Draft draft = draft(servers);

        assertThat(Fixtures.entities(draft.document().root(), "components")).hasSize(201);
        assertThat(draft.notUnderstood()).hasSize(200);
        assertThat(draft.notUnderstood().get(199).message()).endsWith(", here and in 4600 more places");
        assertThat(draft.of() - draft.read()).as("values of which nothing was made").isEqualTo(4_800);
        assertThat(Texts.read("draft.yaml", draft.bytes("s"), Limits.DEFAULT)).isInstanceOf(Reading.Document.class);
    }

    @Test
    void what_is_not_understood_in_many_members_of_a_list_is_told_once() {
        String entry = "  - {model_name: m, litellm_params: {model: openai/m}, model_info: {speed: 1, hosted_in: EU}}\n";
        Draft draft = draft("model_list:\n" + entry.repeat(300) + "policies: [{name: g}]\n");

        assertThat(draft.notUnderstood())
                .extracting(Object::toString)
                .containsExactly(
                        "litellm.yaml:2:56: /model_list/0/model_info: not understood, here and in 299 more places",
                        "litellm.yaml:302:1: /policies: not understood");
    }

    @Test
    void what_keeps_the_whole_file_from_being_understood_is_told_at_its_place_and_without_its_value() {
        Draft draft = draft("model_list: [{model_name: x, litellm_params: sk-1234}, gpt-5]\n");

        assertThat(draft.notUnderstood())
                .extracting(Object::toString)
                .containsExactly(
                        "litellm.yaml:1:15: /model_list/0/model_name: not understood",
                        "litellm.yaml:1:30: /model_list/0/litellm_params: not understood: expected an object, found a"
                                + " single value",
                        "litellm.yaml:1:46: /model_list/0/litellm_params: looks like a secret; wherever it would stand, `(left out)` does",
                        "litellm.yaml:1:56: /model_list/1: not understood: expected an object, found a single value");
        assertThat(draft.notes())
                .extracting(Text::en)
                .contains("Line 1, /model_list/1: not understood: expected an object, found a single value");
        assertThat(draft("litellm_settings: {a: 1}\n").notes())
                .extracting(Text::en)
                .contains("Line 1, /litellm_settings: not understood");
    }

    private static Importer.Outcome read(String yaml) {
        Reading.Document document = Fixtures.document("litellm.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return Imports.recognise(document).orElseThrow().read(document, Fixtures.REGISTRY);
    }

    private static Draft draft(String yaml) {
        return (Draft) read(yaml);
    }

    /** One attribute of the entities of a list, by another. */
    private static Map<String, String> attributes(Draft draft, String list, String by, String attribute) {
        return Fixtures.entities(draft.document().root(), list).stream()
                .filter(entity -> entity.get(attribute).isPresent())
                .collect(Collectors.toMap(
                        entity -> Fixtures.text(entity, by), entity -> Fixtures.text(entity, attribute), (a, b) -> a));
    }

    private static List<String> requirements(Draft draft) {
        Node.Mapping capability =
                Fixtures.entities(draft.document().root(), "capabilities").get(0);
        return Fixtures.entities(capability, "requires").stream()
                .map(requirement -> Fixtures.text(requirement, "group") + " <- "
                        + Fixtures.entities(requirement, "anyOf").stream()
                                .map(way -> Fixtures.text(way, "node") + " " + Fixtures.text(way, "switchHours"))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String everything(Draft draft) {
        return draft.yaml("s") + draft + Fixtures.plain(draft.document().root());
    }

    /** What the facts say, without their places. */
    private static List<String> said(Draft draft) {
        return draft.facts().stream()
                .map(fact -> fact.pointer() + " = " + fact.value())
                .sorted()
                .toList();
    }
}
