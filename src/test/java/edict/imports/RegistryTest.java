package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.facts.CatalogueEntry;
import edict.rulebook.Dated;
import edict.rulebook.RegistryEntry;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private static final Map<String, RegistryEntry> SHIPPED = Fixtures.RULEBOOK.registry();

    /** The day on which somebody last read a source, so that no entry claims to have been read later. */
    private static final LocalDate LAST_READ = LocalDate.of(2026, 11, 28);

    @Test
    void every_shipped_fact_has_a_web_address_as_source_and_a_day_on_which_it_was_read() {
        for (RegistryEntry entry : SHIPPED.values()) {
            assertThat(entry.checked()).as(entry.id()).isBetween(LocalDate.of(2026, 1, 1), LAST_READ);
            for (Dated<Map<String, Literal>> fact : entry.facts().entries()) {
                assertThat(fact.source().orElseThrow().toString()).as(entry.id()).startsWith("https://");
                assertThat(fact.known()).as(entry.id()).isBeforeOrEqualTo(entry.checked());
            }
        }
    }

    @Test
    void every_shipped_reference_names_an_entry_of_the_right_type() {
        for (RegistryEntry entry : SHIPPED.values()) {
            EntityType type = Fixtures.RULEBOOK.vocabulary().types().get(entry.type());
            CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY).values().forEach((attribute, listed) -> {
                AttributeType simple = type.attributes().get(attribute).type() instanceof AttributeType.ListOf list
                        ? list.of()
                        : type.attributes().get(attribute).type();
                if (simple instanceof AttributeType.Reference reference) {
                    Set<Object> ids = listed.literal() instanceof Literal.Many many
                            ? many.scalars()
                            : Set.of(((Literal.One) listed.literal()).scalar());
                    assertThat(ids).as(entry.id() + " " + attribute).allSatisfy(id -> assertThat(reference.types())
                            .contains(SHIPPED.get((String) id).type()));
                }
            });
        }
    }

    @Test
    void no_entry_says_of_one_day_two_things_of_an_attribute() {
        for (RegistryEntry entry : SHIPPED.values()) {
            Set<String> seen = new HashSet<>();
            for (Dated<Map<String, Literal>> fact : entry.facts().entries()) {
                for (String attribute : fact.value().orElseThrow().keySet()) {
                    assertThat(seen.add(attribute + " " + fact.from() + " " + fact.known()))
                            .as(entry.id() + " " + attribute)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void no_two_entries_of_a_type_share_an_alias_unless_they_are_places_of_two_operators() {
        Set<String> seen = new HashSet<>();
        for (RegistryEntry entry : SHIPPED.values()) {
            Optional<CatalogueEntry.Listed> operator = Optional.ofNullable(
                    CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY).values().get("operator"));
            for (String alias : entry.aliases()) {
                assertThat(seen.add(entry.type() + ' ' + alias + ' ' + operator.map(CatalogueEntry.Listed::literal))).as(entry.id() + " " + alias).isTrue();
            }
        }
    }

    @Test
    void no_type_of_resource_is_two_things() {
        Set<String> seen = new HashSet<>();
        for (RegistryEntry entry : SHIPPED.values()) {
            entry.resources().values().stream()
                    .flatMap(List::stream)
                    .forEach(type -> assertThat(seen.add(type)).as(entry.id() + " " + type).isTrue());
        }
    }

    @Test
    void a_type_of_resource_is_what_its_product_says_of_it() {
        Function<String, Optional<String>> none = attribute -> Optional.empty();
        Registry.Resource bucket = Fixtures.REGISTRY.resource("aws_s3_bucket", none).orElseThrow();
        assertThat(bucket.product().id()).isEqualTo("aws");
        assertThat(bucket.kind()).contains("storage");
        assertThat(Fixtures.REGISTRY.resource("aws_iam_role", none).orElseThrow().kind()).isEmpty();
        assertThat(Fixtures.REGISTRY.resource("acme_shed", none)).isEmpty();
        assertThat(Fixtures.REGISTRY.resource("azurerm_cognitive_account", attribute -> Optional.of(attribute.equals("kind") ? "OpenAI" : "")))
                .map(resource -> resource.product().id())
                .contains("azure-openai");
        assertThat(Fixtures.REGISTRY.resource("azurerm_cognitive_account", attribute -> Optional.of("SpeechServices")))
                .isEqualTo(Fixtures.REGISTRY.resource("azurerm_cognitive_account", none))
                .map(resource -> resource.product().id())
                .contains("microsoft-azure");
    }

    @Test
    void a_place_is_that_of_its_operator() {
        Regions regions = new Regions(Fixtures.REGISTRY);
        CatalogueEntry aws = Fixtures.REGISTRY.entry("aws").orElseThrow();
        CatalogueEntry outscale = Fixtures.REGISTRY.entry("outscale-cloud").orElseThrow();

        assertThat(regions.site("eu-west-2a", aws)).map(CatalogueEntry::id).contains("aws-eu-west-2");
        assertThat(Registry.of(SHIPPED.values(), LAST_READ, LAST_READ).sites("eu-west-2"))
                .map(CatalogueEntry::id)
                .containsExactlyInAnyOrder("aws-eu-west-2", "outscale-eu-west-2");
        assertThat(regions.site("fr-par-1", outscale)).isEmpty();
        assertThat(regions.otherOperator("fr-par-1", outscale)).contains("scaleway");
        assertThat(regions.otherOperator("eu-west-2", aws)).isEmpty();
        assertThat(regions.otherOperator("nowhere", aws)).isEmpty();
    }

    @Test
    void the_longest_pattern_wins_and_the_whole_name_wins_over_it() {
        assertThat(Fixtures.REGISTRY.find("Product", "x.azure.com")).map(CatalogueEntry::id).contains("microsoft-azure");
        assertThat(Fixtures.REGISTRY.find("Product", "x.openai.azure.com"))
                .map(CatalogueEntry::id)
                .contains("azure-openai");
        assertThat(Fixtures.REGISTRY.find("Product", "us.cloud.langfuse.com"))
                .map(CatalogueEntry::id)
                .contains("langfuse-cloud-us");
        assertThat(Fixtures.REGISTRY.find("Model", "gpt-5-mini-2025-08-07")).map(CatalogueEntry::id).contains("gpt-5-mini");
        assertThat(Fixtures.REGISTRY.find("Model", "gpt-5-mini-tuned")).isEmpty();
        assertThat(Fixtures.REGISTRY.find("Product", "text-embedding-3-large")).map(CatalogueEntry::id).contains("openai-api");
        assertThat(Fixtures.REGISTRY.find("Product", "o10")).isEmpty();
        assertThat(Fixtures.REGISTRY.find("Organisation", "openai")).isEmpty();
    }

    @Test
    void a_host_tells_the_region_of_a_service_where_its_name_does() {
        Function<String, String> answering = host -> Fixtures.REGISTRY.at("Product", host).map(CatalogueEntry::id).orElse("");
        assertThat(List.of("datadoghq.com", "api.us3.datadoghq.com", "app.datadoghq.eu", "ap1.datadoghq.com", "status.datadoghq.com").stream().map(answering))
                .containsExactly("datadog-us", "datadog-us", "datadog-eu", "datadog-japan", "datadog-cloud");
        assertThat(List.of("collector.newrelic.com", "log-api.eu.newrelic.com", "otlp.eu01.nr-data.net", "docs.newrelic.com").stream().map(answering))
                .containsExactly("new-relic-us", "new-relic-eu", "new-relic-eu", "new-relic-cloud");
        assertThat(List.of("o1.ingest.sentry.io", "o1.ingest.de.sentry.io", "docs.sentry.io").stream().map(answering))
                .containsExactly("sentry-us", "sentry-eu", "");
    }

    @Test
    void an_agent_on_ones_own_machines_is_another_product_than_the_service_that_it_sends_to() {
        CatalogueEntry agent = Fixtures.REGISTRY.find("Product", "image:datadog/agent").orElseThrow();
        assertThat(agent.id()).isEqualTo("datadog-agent");
        assertThat(agent.values()).containsKey("supplier").doesNotContainKeys("regions", "commercialCloud");
        assertThat(Fixtures.REGISTRY.find("Product", "image:gcr.io/datadoghq/agent")).contains(agent);
    }

    @Test
    void keys_and_models_are_no_hosts() {
        assertThat(Fixtures.REGISTRY.at("Product", "api.openai.com")).map(CatalogueEntry::id).contains("openai-api");
        assertThat(Fixtures.REGISTRY.at("Product", "x.openai.azure.com")).map(CatalogueEntry::id).contains("azure-openai");
        assertThat(Fixtures.REGISTRY.at("Product", "mistral")).isEmpty();
        assertThat(Fixtures.REGISTRY.at("Product", "gpt-relay.example.org")).isEmpty();
        assertThat(Fixtures.REGISTRY.anywhere("azure")).map(CatalogueEntry::id).contains("azure-openai");
        assertThat(Fixtures.REGISTRY.anywhere("openai")).isEmpty();
    }

    @Test
    void says_nothing_of_days_before_it_was_known() {
        LocalDate before = LocalDate.of(2025, 12, 31);
        Registry earlier = Registry.of(List.copyOf(SHIPPED.values()), before, before);
        assertThat(earlier.find("Product", "us.cloud.langfuse.com").orElseThrow().values()).containsKey("supplier");
        CatalogueEntry then = CatalogueEntry.of(SHIPPED.get("langfuse"), before, before);
        CatalogueEntry now = CatalogueEntry.of(SHIPPED.get("langfuse"), Fixtures.DAY, Fixtures.DAY);
        assertThat(then.values()).containsKey("country").doesNotContainKey("ultimateParent");
        assertThat(now.values()).containsKey("ultimateParent");
    }
}
