package edict.imports;

import static edict.imports.Fixtures.asked;
import static edict.imports.Fixtures.omitted;
import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from workspaces. The expected facts of the samples are those written down with the samples. */
class StructurizrTest {

    private static final String CLOUD = "amazon-web-services.json";
    private static final String BANK = "big-bank-plc.json";
    private static final String TEXT = "big-bank-plc.dsl";

    private final Draft cloud = sample(CLOUD);
    private final Draft bank = sample(BANK);

    // ---- the samples

    @Test
    void containers_and_nodes_of_a_cloud_are_components_in_its_region() {
        assertThat(Fixtures.attributes(cloud, "components", "name", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Web Application", "US",
                        "Database Schema", "US",
                        "Amazon Web Services", "unknown",
                        "US-East-1", "US",
                        "Autoscaling group", "US",
                        "Amazon EC2 - Ubuntu server", "US",
                        "Amazon RDS", "US",
                        "MySQL", "US",
                        "DNS router", "US",
                        "Load Balancer", "US"));
        assertThat(Fixtures.attributes(cloud, "components", "name", "region")).hasSize(9).containsEntry("US-East-1", "us-east-1");
        assertThat(Fixtures.attributes(cloud, "components", "name", "product"))
                .as("what runs on machines of somebody is not theirs for that")
                .containsEntry("Web Application", "unknown")
                .containsEntry("Database Schema", "unknown")
                .containsEntry("MySQL", "registry:aws")
                .containsEntry("Load Balancer", "registry:aws");
        assertThat(Fixtures.attributes(cloud, "components", "name", "kind")).containsEntry("US-East-1", "site").containsEntry("MySQL", "unknown");
        assertThat(cloud.body()).contains("# In it: 1 software system, 2 containers, 1 environment.");
        assertThat(cloud.notUnderstood()).isEmpty();
    }

    @Test
    void what_is_deployed_needs_what_it_is_deployed_on() {
        assertThat(named(cloud, Fixtures.requirements(cloud)))
                .containsExactlyInAnyOrder(
                        "Web Application <- Amazon EC2 - Ubuntu server",
                        "Amazon EC2 - Ubuntu server <- Autoscaling group",
                        "Autoscaling group <- US-East-1",
                        "Database Schema <- MySQL",
                        "MySQL <- Amazon RDS",
                        "Amazon RDS <- US-East-1",
                        "DNS router <- US-East-1",
                        "Load Balancer <- US-East-1",
                        "US-East-1 <- Amazon Web Services",
                        "structurizr-capability-x <- Web Application",
                        "structurizr-capability-x <- Database Schema");
    }

    @Test
    void what_deployed_things_repeat_is_no_second_flow() {
        assertThat(flows(cloud))
                .containsExactlyInAnyOrder(
                        "Web Application -> Database Schema: Reads from and writes to",
                        "DNS router -> Load Balancer: Forwards requests to",
                        "Load Balancer -> Web Application: Forwards requests to");
        assertThat(Fixtures.attributes(cloud, "flows", "id", "data").values()).containsOnly("unknown");
        assertThat(asked(cloud)).contains("by `MySQL Protocol/SSL`; what goes between `Web Application` and `Database Schema`, either way");
    }

    @Test
    void each_value_says_where_it_stands() {
        assertThat(cloud.facts())
                .contains(new Draft.Fact(
                        "/components/0/name",
                        "Web Application",
                        new Origin.Stated(new Place(CLOUD, 137, 18), "/model/softwareSystems/0/containers/0/name")))
                .filteredOn(fact -> fact.pointer().equals("/components/0/country"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.origin())
                        .isInstanceOfSatisfying(Origin.Catalogued.class, origin -> assertThat(origin.entry()).isEqualTo("aws-us-east-1")));
    }

    @Test
    void a_bank_has_its_people_systems_and_what_they_use() {
        assertThat(bank.body()).contains("# In it: 3 people, 4 software systems, 5 containers, 6 components, 2 environments.");
        assertThat(Fixtures.attributes(bank, "capabilities", "name", "id")).containsOnlyKeys("Internet Banking System");
        assertThat(Fixtures.attributes(bank, "components", "name", "id"))
                .as("a system that has containers consists of them")
                .doesNotContainKey("Internet Banking System")
                .containsEntry("E-mail System", "structurizr-e-mail-system")
                .containsEntry("Database", "structurizr-internet-banking-system-database");
        assertThat(Fixtures.attributes(bank, "components", "name", "product")).containsEntry("E-mail System", "unknown");
        assertThat(asked(bank))
                .as("the maker of what runs there stays a question")
                .anyMatch(text -> text.contains("described as `The internal Microsoft Exchange e-mail system.`"));
    }

    @Test
    void a_relationship_that_is_written_twice_is_one_flow() {
        assertThat(flows(bank))
                .as("of a system as a whole and of its containers, or of parts of their code")
                .hasSize(15)
                .contains(
                        "API Application -> E-mail System: Sends e-mail using",
                        "API Application -> Mainframe Banking System: Makes API calls to",
                        "Single-Page Application -> API Application: Makes API calls to",
                        " -> Mobile App: Views account balances, and makes payments using",
                        "E-mail System -> : Sends e-mails to");
        assertThat(omitted(bank)).anyMatch(text -> text.startsWith("Left out: relationships that repeat those between parts"));
    }

    @Test
    void people_are_at_ends_of_flows_and_no_components() {
        assertThat(Fixtures.attributes(bank, "components", "name", "id")).doesNotContainKey("Personal Banking Customer");
        assertThat(asked(bank)).contains(
                "`Personal Banking Customer` stands for people; whether they give data of their own, or reach those of others",
                "for which organisation `Customer Service Staff` acts, unless the data are their own");
        assertThat(bank.body()).as("what they ask each other by telephone goes through nothing").doesNotContain("Asks questions to");
    }

    @Test
    void the_environment_in_which_all_runs_is_the_design() {
        assertThat(Fixtures.attributes(bank, "components", "name", "id"))
                .containsKeys("Oracle - Primary", "Oracle - Secondary", "Big Bank plc", "bigbank-prod001")
                .doesNotContainKeys("Developer Laptop", "bigbank-dev001");
        assertThat(flows(bank)).contains("Oracle - Primary -> Oracle - Secondary: Replicates data to");
        assertThat(named(bank, Fixtures.requirements(bank)))
                .as("both stand in one data centre, and nobody says who takes over from whom")
                .contains(
                        "Database <- Oracle - Primary", "Database <- Oracle - Secondary", "Oracle - Primary <- bigbank-db01", "bigbank-db01 <- Big Bank plc",
                        "bigbank-db02 <- Big Bank plc");
        assertThat(asked(bank)).contains("whether the 2 run side by side, or some step in for others", "technology `Big Bank plc data center`; what it is, and whose");
        assertThat(bank.notUnderstood()).singleElement().asString().endsWith(
                "/model/deploymentNodes/0: a design is one environment, and these are 2 (`Development`, `Live`); read is `Live`, in which all runs"
                        + " that runs in the others, and more; the property `edict.environment` of the workspace names another one");
    }

    // ---- environments and places

    private static final String TWO = """
            name: Two
            properties: {PROPERTIES}
            model:
              softwareSystems:
                - {id: "1", name: A, containers: [{id: "2", name: B}, {id: "3", name: C, technology: PostgreSQL}]}
              deploymentNodes:
                - {id: "4", name: AWS, environment: Live, children: [{id: "5", name: eu-west-3, containerInstances: [{id: "6", containerId: "2"}, {id: "7", containerId: "3"}]}]}
                - {id: "8", name: AWS, environment: Test, children: [{id: "9", name: REGION, containerInstances: [{id: "10", containerId: "2"}, {id: "11", containerId: "3"}]}]}
            """;

    @Test
    void of_environments_that_are_alike_only_that_is_read_on_which_they_agree() {
        Draft agreed = draft(TWO.replace("PROPERTIES", "").replace("REGION", "eu-west-3"));
        Draft apart = draft(TWO.replace("PROPERTIES", "").replace("REGION", "eu-central-1"));

        assertThat(Fixtures.attributes(agreed, "components", "name", "country")).containsExactlyInAnyOrderEntriesOf(Map.of("B", "FR", "C", "FR"));
        assertThat(Fixtures.attributes(apart, "components", "name", "country")).containsExactlyInAnyOrderEntriesOf(Map.of("B", "unknown", "C", "unknown"));
        assertThat(asked(apart)).contains("it runs in `eu-west-3`, `eu-central-1`");
        assertThat(apart.notUnderstood()).singleElement().asString().contains(
                "their nodes are not read, and places only where all of them agree; say in the property `edict.environment` of the workspace which one it is");
        assertThat(omitted(apart)).anyMatch(text -> text.startsWith("Left out: nodes of other environments (2"));
    }

    @Test
    void the_author_may_say_which_environment_the_design_is() {
        Draft live = draft(TWO.replace("PROPERTIES", "edict.environment: Live").replace("REGION", "eu-central-1"));
        Draft typo = draft(TWO.replace("PROPERTIES", "edict.environment: Liev").replace("REGION", "eu-central-1"));

        assertThat(Fixtures.attributes(live, "components", "id", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "structurizr-a-b", "FR",
                        "structurizr-a-c", "FR",
                        "structurizr-node-live-aws", "unknown",
                        "structurizr-node-live-aws-eu-west-3", "FR"));
        assertThat(live.notUnderstood()).isEmpty();
        assertThat(typo.notUnderstood()).extracting(Problem::message).contains(
                "no environment is called `Liev`; expected `Live` or `Test`; did you mean `Live`?");
    }

    @Test
    void a_technology_that_the_registry_knows_is_the_product_and_what_keeps_data_a_store() {
        Draft draft = draft(TWO.replace("PROPERTIES", "edict.environment: Live"));

        assertThat(Fixtures.attributes(draft, "components", "name", "product")).containsEntry("C", "registry:postgresql").containsEntry("B", "unknown");
        assertThat(Fixtures.attributes(draft, "components", "name", "kind")).containsEntry("C", "database");
        assertThat(Fixtures.entities(draft.document().root(), "stores")).singleElement().satisfies(store -> assertThat(Fixtures.plain(store))
                .isEqualTo(Map.of("id", "structurizr-store-a-c", "component", "structurizr-a-c", "data", "unknown", "country", "FR")));
        isADesign(draft);
        for (String technology : List.of("PostgreSQL, Java", "PostgreSQL 15", "Postgres-like")) {
            assertThat(Fixtures.attributes(draft(TWO.replace("PostgreSQL", "\"" + technology + "\"")), "components", "name", "product"))
                    .as(technology)
                    .containsEntry("C", "unknown");
        }
    }

    @Test
    void a_region_of_others_and_one_of_nobody_leave_the_place_open() {
        String node = "{model: {people: [], deploymentNodes: [{id: '1', name: CLOUD, children: [{id: '2', name: PLACE, tags: 'Element,x'}]}]}}\n";
        Draft nobody = draft(node.replace("CLOUD", "Rack").replace("PLACE", "eu-west-3"));
        Draft others = draft(node.replace("CLOUD", "AWS").replace("PLACE", "eusc-de-east-1"));

        assertThat(Fixtures.attributes(nobody, "components", "name", "country")).containsEntry("eu-west-3", "unknown");
        assertThat(asked(nobody)).contains("a region of amazon-web-services is called so, and nobody says that it is this one");
        assertThat(asked(others)).contains("a region of aws-european-sovereign-cloud is named");
        assertThat(Fixtures.attributes(others, "components", "name", "country")).containsEntry("eusc-de-east-1", "unknown");
    }

    // ---- elements and relationships

    @Test
    void what_is_somebody_elses_is_asked_as_such() {
        Draft draft = draft("""
                model:
                  people: [{id: "1", name: Guest, tags: "Element,Person,External"}]
                  softwareSystems:
                    - {id: "2", name: Shop, relationships: [{id: "9", sourceId: "2", destinationId: "3"}]}
                    - {id: "3", name: Keycloak, location: External, relationships: [{id: "8", sourceId: "3", destinationId: "1"}]}
                    - {id: "4", name: Post, tags: "Element,Software System,External System", containers: [{id: "5", name: Sorter}]}
                """);

        assertThat(asked(draft)).contains(
                "the file says that it is somebody else's; which organisation is behind it",
                "whose `Keycloak` is, which the file says is somebody else's",
                "`Guest` stands for people from outside; whether they give data of their own, or reach those of others",
                "what it is, and who wrote or supplies it; the registry has a product called or drawn so, registry:keycloak, and nobody says that it is this one");
        assertThat(Fixtures.attributes(draft, "components", "name", "operator").values()).containsOnly("unknown");
        assertThat(Fixtures.attributes(draft, "capabilities", "name", "id")).as("where no system of one's own has containers, each is one").containsOnlyKeys("Shop");
    }

    @Test
    void a_flow_with_a_system_of_which_the_container_is_not_said_asks_for_it() {
        Draft draft = draft("""
                model:
                  softwareSystems:
                    - {id: "1", name: A, relationships: [{id: "9", sourceId: "1", destinationId: "2"}]}
                    - {id: "2", name: B, containers: [{id: "3", name: C}, {id: "4", name: D}]}
                """);

        assertThat(Fixtures.attributes(draft, "flows", "id", "target")).containsExactly(Map.entry("structurizr-flow-a-to-b", "unknown"));
        assertThat(asked(draft)).contains("one of the containers of `B`: `C`, `D`");
    }

    @Test
    void what_leads_nowhere_is_told() {
        Draft draft = draft("""
                model:
                  softwareSystems:
                    - {id: "1", name: A, relationships: [{id: "9", sourceId: "1", destinationId: "77"}]}
                    - {id: "1", name: B}
                    - {id: "2", description: nameless}
                  deploymentNodes: [{id: "3", name: N, containerInstances: [{id: "4", containerId: "78"}]}]
                """);

        assertThat(draft.notUnderstood()).extracting(Problem::toString).containsExactly(
                "workspace:3:42: /model/softwareSystems/0/relationships/0: a relationship with something that the model doesn't have is not read",
                "workspace:4:12: /model/softwareSystems/1/id: the id `1` stands for something in line 3 already; what refers to it means that",
                "workspace:5:7: /model/softwareSystems/2: an element without a name is not read",
                "workspace:6:61: /model/deploymentNodes/0/containerInstances/0: an instance of something that the model doesn't have is not read");
    }

    @Test
    void names_of_the_same_letters_get_ids_of_their_own() {
        Draft draft = draft("""
                model:
                  softwareSystems: [{id: "1", name: a b}, {id: "2", name: a, containers: [{id: "3", name: b}]}, {id: "4", name: c}]
                """);

        assertThat(Fixtures.attributes(draft, "components", "id", "name").keySet())
                .doesNotContain("structurizr-a-b")
                .contains("structurizr-c")
                .hasSize(3);
    }

    @Test
    void the_order_of_keys_means_nothing() {
        for (String file : List.of(CLOUD, BANK)) {
            Reading.Document document = document(file);
            Reading.Document reversed = new Reading.Document(document.file(), (Node.Mapping) Fixtures.reversed(document.root()));
            assertThat(Fixtures.draft(reversed).body()).as(file).isEqualTo(Fixtures.draft(document).body());
        }
    }

    @Test
    void a_drawing_says_that_it_does_not_tell_what_infers() {
        Draft draft = draft("""
                name: X
                model:
                  softwareSystems: [{id: "1", name: A, containers: [{id: "2", name: Score, technology: TensorFlow}]}]
                """);

        assertThat(draft.notes()).last().extracting(Text::en).asString().contains("describe each under `aiSystems`");
        assertThat(draft.body()).contains("# Nothing here says what of it is an AI system: ");
        assertThat(draft("{name: X, model: {people: [{id: \"1\", name: P}]}}\n").notes()).hasSize(1);
    }

    @Test
    void what_looks_like_a_secret_is_shown_nowhere() {
        String secret = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
        Draft draft = draft("""
                name: X
                properties: {token: SECRET}
                model:
                  softwareSystems: [{id: "1", name: A, description: "uses SECRET", technology: SECRET, url: "https://x:SECRET@y", properties: {k: SECRET}}]
                """.replace("SECRET", secret));

        assertThat(draft.body() + draft.notes() + draft.omissions()).doesNotContain(secret).contains(Secrets.NOTED);
    }

    @Test
    void views_documentation_and_opinions_are_counted() {
        assertThat(omitted(bank)).anyMatch(text -> text.startsWith("Left out: views, styles and themes"))
                .anyMatch(text -> text.startsWith("Left out: documentation and decisions"))
                .anyMatch(text -> text.startsWith("Left out: components of containers: parts of their code"));
        assertThat(bank.body()).doesNotContain("structurizr.dsl.identifier");
    }

    @Test
    void every_draft_is_a_design_without_problems() {
        for (Draft draft : List.of(cloud, bank, draft(TWO))) {
            isADesign(draft);
        }
    }

    @Test
    void a_workspace_is_read_by_itself() {
        assertThat(((Importer.Unreadable) new Structurizr().read(List.of(document(CLOUD), document(BANK)), Fixtures.REGISTRY)).problems())
                .singleElement()
                .asString()
                .isEqualTo("big-bank-plc.json:1:1: a Structurizr workspace is read by itself, and this is another file");
        assertThat(((Importer.Unreadable) new Structurizr().read(Fixtures.document("x", "a: 1\n".getBytes(StandardCharsets.UTF_8)), Fixtures.REGISTRY)).problems())
                .singleElement()
                .asString()
                .isEqualTo("x:1:1: no Structurizr workspace: it has no `model`");
    }

    @Test
    void more_than_anybody_draws_is_refused() {
        String systems = IntStream.rangeClosed(0, 2_000).mapToObj(i -> "{id: '" + i + "', name: s" + i + "}").collect(Collectors.joining(", "));

        assertThat(((Importer.Unreadable) outcome("{model: {softwareSystems: [" + systems + "]}}\n")).problems())
                .singleElement()
                .asString()
                .contains("the model has 2001 components and 0 relationships; at most 2000 and 10000 are read");
    }

    // ---- the DSL

    @Test
    void the_dsl_says_the_same_as_the_json_made_of_it() {
        Draft dsl = sample(TEXT);

        assertThat(dsl.body()).contains("# In it: 3 people, 4 software systems, 5 containers, 6 components, 2 environments.");
        for (String collection : List.of("components", "flows", "capabilities", "organisations")) {
            assertThat(Fixtures.attributes(dsl, collection, "id", "name"))
                    .as(collection)
                    .containsExactlyInAnyOrderEntriesOf(Fixtures.attributes(bank, collection, "id", "name"));
        }
        assertThat(Fixtures.requirements(dsl)).containsExactlyInAnyOrderElementsOf(Fixtures.requirements(bank));
        assertThat(flows(dsl)).containsExactlyInAnyOrderElementsOf(flows(bank)).contains("Oracle - Primary -> Oracle - Secondary: Replicates data to");
        assertThat(asked(dsl))
                .as("the export leaves out what is said of a single instance")
                .contains("tagged `Failover`; whether the 2 run side by side, or some step in for others")
                .anyMatch(text -> text.contains("described as `The internal Microsoft Exchange e-mail system.`"));
        assertThat(dsl.facts())
                .contains(new Draft.Fact(
                        "/components/0/name",
                        "Mainframe Banking System",
                        new Origin.Stated(new Place(TEXT, 16, 40), "/model/softwareSystems/0/name")));
        isADesign(dsl);
    }

    @Test
    void identifiers_may_be_those_of_the_blocks_around_them() {
        Draft draft = draft("""
                // A comment in front, and \\
                !identifiers hierarchical
                workspace "W" {
                    model {
                        user = person "User"
                        a = softwareSystem "A" {
                            web = container "Web" {
                                user -> this "looks at"
                            }
                            db = container "DB" "" "PostgreSQL"
                            web -> db
                        }
                        b = softwareSystem "B" {
                            web = container "Web" {
                                -> a.web "asks" "HTTPS"
                                -> db
                            }
                            db = container "DB"
                        }
                        live = deploymentEnvironment "Live" {
                            rack = deploymentNode "Rack" {
                                a = deploymentNode "A" {
                                    one = containerInstance a.web
                                    instanceOf a.db
                                }
                                lb = infrastructureNode "LB" {
                                    -> a.one "forwards to"
                                }
                            }
                        }
                    }
                }
                """);

        assertThat(flows(draft).stream().map(flow -> flow.replaceFirst(": $", "")))
                .containsExactly(" -> Web: looks at", "Web -> DB: ?", "Web -> Web: asks", "LB -> Web: forwards to");
        assertThat(Fixtures.attributes(draft, "flows", "id", "target"))
                .containsEntry("structurizr-flow-b-web-to-a-web", "structurizr-a-web")
                .containsEntry("structurizr-flow-live-rack-lb-to-a-web", "structurizr-a-web");
        assertThat(draft.notUnderstood()).extracting(Problem::toString).containsExactly(
                "w.dsl:16:20: `db` is an identifier that nothing above has; what refers to it is not read");
    }

    @Test
    void words_are_taken_apart_as_the_tools_do() {
        Draft draft = draft("""
                !const HOUSE "House"
                !var WHAT one
                !var WHAT "${HOUSE} of ${HOUSE}"
                workspace {
                    name ${WHAT}
                    /* a comment
                       of two lines */
                    # and another
                    !impliedRelationships true
                    model {
                        properties {
                            "edict.environment" Live
                        }
                        group "G" {
                            group "H" {
                                s = softwareSystem \\
                                    "Two \\
                                     words" "says \\"hello\\" { # no comment" {
                                    tags "a,b" "c"
                                    tag d
                                    description \"""
                                        in a block
                                        \"""
                                    url https://house.example
                                    perspectives {
                                        "Security" "?"
                                    }
                                    healthCheck x y
                                }
                            }
                        }
                        t = softwareSystem "${NOT_HERE}" "" "External"
                        s -> t "to" "" "x" {
                            technology "SMTP"
                            properties {
                                a b
                            }
                        }
                        deploymentEnvironment Live {
                            deploymentNode N "" "" "" 3 {
                                instances 4
                                deploymentGroup g
                                softwareSystemInstance s g "Main"
                            }
                        }
                        deploymentEnvironment Other {
                            deploymentNode M
                        }
                    }
                    views {
                        styles {
                            element "x" {
                                shape Box
                            }
                        }
                    }
                }
                """);

        assertThat(Fixtures.text(draft.document().root(), "title")).isEqualTo("House of House");
        assertThat(Fixtures.attributes(draft, "components", "name", "id")).containsOnlyKeys("Two words", "${NOT_HERE}", "N");
        assertThat(asked(draft)).contains(
                "tagged `a,b,c,d`; the file does not say what it is for the others".replace(",", ", "),
                "tagged `a, b, c, d`, described as `in a block`, in the group `G/H`; what it is, and who wrote or supplies it",
                "by `SMTP`; what goes between `Two words` and `${NOT_HERE}`, either way");
        assertThat(omitted(draft)).anyMatch(text -> text.startsWith("Left out: views, styles and themes"))
                .anyMatch(text -> text.startsWith("Left out: perspectives"))
                .anyMatch(text -> text.startsWith("Left out: links to further reading"));
        assertThat(draft.notUnderstood()).extracting(Problem::toString)
                .containsExactly("w.dsl:32:28: `NOT_HERE` is a constant that nothing above defines; it is left as it is written");
        assertThat(draft.body()).doesNotContain("- id: structurizr-node-other-m");
    }

    @Test
    void kinds_of_the_authors_own_are_what_they_are_made_of() {
        Draft draft = draft("""
                workspace {
                    model {
                        archetypes {
                            store = container {
                                technology PostgreSQL
                                tag Store
                            }
                            replica = store {
                                tags "Replica"
                            }
                            https = -> {
                                technology HTTPS
                            }
                        }
                        s = softwareSystem S {
                            a = container A
                            b = replica B
                            a --https-> b
                        }
                    }
                }
                """);

        assertThat(Fixtures.attributes(draft, "components", "name", "product")).containsEntry("B", "registry:postgresql");
        assertThat(asked(draft)).contains("by `HTTPS`; what goes between `A` and `B`, either way");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void what_a_workspace_names_is_neither_opened_nor_carried_out() {
        Draft draft = draft("""
                workspace extends https://house.example/other.dsl {
                    !docs docs
                    model {
                        !include people.dsl
                        a = softwareSystem A {
                            !adrs adr
                        }
                        a -> b
                        b -> a
                        !script groovy {
                            if (x) {
                            }}
                            }} not an end
                        }
                        !plugin com.example.Plugin {
                            key value
                        }
                        !elements "element.type==Person" {
                            tag x
                        }
                        !ref a {
                            -> a
                        }
                        sofwareSystem C {
                            tag y
                        }
                    }
                }
                """);

        assertThat(draft.notUnderstood()).extracting(Problem::toString).containsExactly(
                "w.dsl:1:11: `extends https://house.example/other.dsl` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:2:5: `!docs docs` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:4:9: `!include people.dsl` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:6:13: `!adrs adr` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:8:14: `b` is an identifier that nothing above has; what refers to it is not read",
                "w.dsl:10:9: `!script groovy` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:15:9: `!plugin com.example.Plugin` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:18:9: `!elements element.type==Person` is not read: what it names stands elsewhere, or would have to be carried out",
                "w.dsl:24:9: `sofwareSystem` is no statement that is known here; did you mean `softwareSystem`?");
        assertThat(Fixtures.attributes(draft, "components", "name", "id")).containsOnlyKeys("A");
    }

    @Test
    void what_is_wrong_with_a_text_has_its_place() {
        Map<String, String> said = Map.ofEntries(
                Map.entry("workspace {\nmodel {\n", "w.dsl:3:1: the text ends, and `{` in line 2 is open; expected `}`"),
                Map.entry("workspace {\n}\n}\n", "w.dsl:3:1: expected nothing after the end of the workspace, found `}`"),
                Map.entry("workspace\n{\n}\n", "w.dsl:2:1: expected nothing after the end of the workspace, found `{`"),
                Map.entry("workspace {\nmodel\n{\n}\n}", "w.dsl:3:1: a line begins with `{`; expected it at the end of the line before"),
                Map.entry("workspace {\n model{\n}\n}", "w.dsl:2:2: expected a blank before `{`, found `model{`"),
                Map.entry("workspace {\n} x\n", "w.dsl:2:3: expected the end of the line after `}`, found `x`"),
                Map.entry("workspace {\nmodel {\n  person\n}\n}", "w.dsl:3:3: expected a name after `person`"),
                Map.entry("workspace \"a {\n}", "w.dsl:1:11: the text that begins here is not closed; expected `\"` before the end of the line"),
                Map.entry("workspace {\n name \"\"\"x\n}", "w.dsl:2:7: the text that begins here is not closed; expected `\"\"\"`"),
                Map.entry("/* a\nworkspace {\n}", "w.dsl:1:1: the comment that begins here is not closed; expected `*/` at the end of a line"),
                Map.entry("workspace {\nmodel {\na.b = person X\n}\n}",
                        "w.dsl:3:1: `a.b` is no identifier; expected letters, digits, `_` and `-`, at most 256"),
                Map.entry("model {\n}", "w.dsl:1:1: expected `workspace`, found `model`; hand in the file that begins with `workspace`"),
                Map.entry("", "w.dsl:1:1: the text is empty; expected `workspace`"),
                Map.entry("workspace {\n!include a.dsl\n}",
                        "w.dsl:1:1: no element stands in this file, and what it names is not read; hand in what `structurizr export -workspace FILE"
                                + " -format json` writes"));
        said.forEach((text, problem) -> assertThat(refused(text)).as(text).containsExactly(problem));
        assertThat(Imports.read("w.dsl", new byte[] {'w', (byte) 0xE9}, Limits.IMPORTED, false)).isInstanceOfSatisfying(
                Reading.Rejected.class, rejected -> assertThat(rejected.problems()).singleElement().asString().contains("the text is not UTF-8 from here on"));
    }

    @Test
    void a_text_is_known_by_how_it_begins() {
        for (String dsl : List.of("workspace {", "\uFEFFworkspace", " Workspace \"a\" {", "# c\n// d\n/* e\nf */\n!const a b\n\nworkspace extends x {")) {
            assertThat(Structurizr.isDsl("<request>", dsl.getBytes(StandardCharsets.UTF_8))).as(dsl).isTrue();
        }
        for (String other : List.of("workspace: x", "workspace : x", "workspaces {", "# workspace {", "{workspace: 1}", "", "model {")) {
            assertThat(Structurizr.isDsl("<request>", other.getBytes(StandardCharsets.UTF_8))).as(other).isFalse();
        }
    }

    @Test
    void hostile_texts_are_refused_quickly() {
        String doubling = IntStream.range(1, 60).mapToObj(i -> "!const c" + i + " \"${c" + (i - 1) + "}${c" + (i - 1) + "}\"\n").collect(Collectors.joining());

        assertThat(refused("!const c0 0123456789\n" + doubling + "workspace {\n}")).singleElement().asString().contains("constants make the text longer");
        assertThat(refused("workspace {\nmodel {\n" + "group a {\n".repeat(10_000))).singleElement().asString().contains("more than 64 blocks stand inside each other");
        assertThat(refused("workspace {\nmodel {\nperson x\n" + "y\n".repeat(300) + "}\n}"))
                .as("what is passed over is no reason to refuse")
                .isEmpty();
        assertThat(draft("workspace {\nmodel {\nperson x\n" + "y\n".repeat(300) + "}\n}").notUnderstood())
                .hasSize(201)
                .extracting(Problem::message)
                .contains("`100` more statements are not read");
        assertThat(refused("workspace {\nmodel {\n" + "a = person x {\n".repeat(30) + "}\n".repeat(32))).hasSizeLessThan(2);
        assertThat(draft("workspace {\nmodel {\nperson x\nsoftwareSystem \"" + "n ".repeat(500) + "n\"\n}\n}").notUnderstood())
                .extracting(Problem::message)
                .containsExactly("an element whose name has more than 1000 characters is not read");
    }

    private static List<String> refused(String text) {
        return Imports.read("w.dsl", text.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false) instanceof Reading.Rejected rejected
                ? rejected.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    // ---- spoilt files

    @Test
    void spoilt_workspaces_end_in_a_draft_or_a_problem() {
        spoil(CLOUD, 1_000);
        spoil(TEXT, 1_000);
    }

    /** Cut, with lines taken out, doubled or moved, or with other characters: whatever comes of it, nothing breaks, and a draft is a design. */
    private static void spoil(String file, int times) {
        String text = new String(Fixtures.bytes("structurizr", file), StandardCharsets.UTF_8);
        Random random = new Random(20261128);
        int drafts = 0;
        for (int i = 0; i < times; i++) {
            String spoilt = spoilt(text, random);
            Reading reading = Imports.read(file, spoilt.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
            if (reading instanceof Reading.Document document && Imports.recognise(document).isPresent()) {
                Importer.Outcome outcome = Imports.recognise(document).orElseThrow().read(document, Fixtures.REGISTRY);
                if (outcome instanceof Draft draft) {
                    drafts++;
                    if (i % 20 == 0) {
                        isADesign(draft);
                    }
                }
            } else if (reading instanceof Reading.Rejected rejected) {
                assertThat(rejected.problems()).isNotEmpty();
            }
        }
        assertThat(drafts).isGreaterThan(times / 100);
    }

    private static String spoilt(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case 2 -> lines.add(at, lines.remove(random.nextInt(lines.size())));
            case 3 -> {
                return text.substring(0, random.nextInt(text.length()));
            }
            default -> {
                String line = lines.get(at);
                int character = line.isEmpty() ? 0 : random.nextInt(line.length());
                String other = List.of("", "\"", "{", "}", "[", "\\", "\u0000", "->", "1", "é").get(random.nextInt(10));
                lines.set(at, line.substring(0, character) + other + line.substring(Math.min(line.length(), character + 1)));
            }
        }
        return String.join("\n", lines);
    }

    // ---- how to look at drafts

    private static void isADesign(Draft draft) {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        assertThat(Design.read(new Design.Sources(draft.document(), List.of(), catalogue), Fixtures.RULEBOOK.vocabulary()))
                .isInstanceOf(Design.Accepted.class);
    }

    /** {@code source -> target: name}, by the names of components; empty for people. */
    private static List<String> flows(Draft draft) {
        Map<String, String> names = Fixtures.attributes(draft, "components", "id", "name");
        return Fixtures.entities(draft.document().root(), "flows").stream()
                .map(flow -> end(flow, "source", names) + " -> " + end(flow, "target", names) + ": " + flow.get("name").map(name -> ((Node.Scalar) name).text()).orElse("?"))
                .toList();
    }

    private static String end(Node.Mapping flow, String key, Map<String, String> names) {
        return flow.get(key).map(node -> names.getOrDefault(((Node.Scalar) node).text(), "?")).orElse("");
    }

    /** Requirements by the names of components. */
    private static List<String> named(Draft draft, List<String> requirements) {
        Map<String, String> names = Fixtures.attributes(draft, "components", "id", "name");
        return requirements.stream()
                .map(line -> line.split(" <- ", 2))
                .map(ends -> names.getOrDefault(ends[0], ends[0]) + " <- " + names.getOrDefault(ends[1], ends[1]))
                .toList();
    }

    private static Draft sample(String file) {
        return Fixtures.draft(document(file));
    }

    private static Reading.Document document(String file) {
        return Fixtures.read(file, Fixtures.bytes("structurizr", file));
    }

    private static Draft draft(String text) {
        return (Draft) outcome(text);
    }

    /** Of a text in YAML, or in the DSL. */
    private static Importer.Outcome outcome(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean dsl = Structurizr.isDsl("", bytes);
        Reading reading = Imports.read(dsl ? "w.dsl" : "workspace", bytes, Limits.IMPORTED, false);
        return new Structurizr().read((Reading.Document) reading, Fixtures.REGISTRY);
    }
}
