package edict.facts;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Literal;
import edict.vocabulary.Span;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesignTest {

    static final Vocabulary VOCABULARY = Vocabulary.load(List.of(document("policies/core/vocabulary.yaml", """
            types:
              Organisation:
                doc: {en: An organisation., fr: Une organisation.}
                collection: organisations
                group: owners
                attributes:
                  country: {type: country}
                  assessed: {type: boolean}
                  parent: {type: reference, to: Organisation}
                  owners: {type: list of reference, to: [Organisation]}
                  offices: {type: list of country}
                  branches: {type: list of country, noneWithout: offices}
                  size: {type: code, codes: [small, large]}
                  bracket: {type: code, codes: [micro, small, mid-cap, large], implies: {size: {micro: small, small: small, mid-cap: large}}}
              AiSystem:
                doc: {en: A system., fr: Un système.}
                collection: aiSystems
                completeAlways: {en: not proposed, fr: non proposé}
                attributes:
                  infersEmotions: {type: boolean}
                  emotionInput: {type: list of code, codes: [biometric, text-content], onlyIf: infersEmotions == true}
                  sensor: {type: code, codes: [camera, voice], onlyIf: emotionInput contains "biometric"}
                  generatesMedia: {type: boolean}
                  compute: {type: number, unit: FLOP, minimum: 0}
                  placedOn: {type: date}
                  kept: {type: duration}
                  label: {type: string}
                  vendor: {type: reference, to: Organisation}
                  autonomy:
                    type: code
                    codes: [low, high]
                    default: {value: low, because: {en: the usual, fr: le cas usuel}, cites: {pack: p, provision: Recital 1}}
                screening:
                  practices: {question: {en: Which?, fr: Lesquelles ?}, attributes: [infersEmotions, generatesMedia]}
              Role:
                doc: {en: A role., fr: Un rôle.}
                collection: roles
                partOf: [AiSystem, Flow]
                attributes:
                  holder: {type: reference, to: Organisation}
                  code: {type: code, codes: [provider, deployer]}
              Flow:
                doc: {en: A flow., fr: Un flux.}
                collection: flows
                attributes:
                  to: {type: reference, to: Organisation}
                  about: {type: reference, to: [Organisation, AiSystem]}
                  copied: {type: list of reference, to: [Organisation], otherwiseAs: about, noneIfAbsent: {en: it has no copies, fr: il n'a pas de copies}}
                  until: {type: date, notBefore: since, noneIfAbsent: {en: it goes on, fr: il se poursuit}}
                  signedOn: {type: date}
                  since: {type: date, otherwiseAs: signedOn, noneIfAbsent: {en: it is running, fr: il est en cours}}
              HighRisk:
                kind: derived
                doc: {en: High risk., fr: Haut risque.}
                attributes: {of: {type: reference, to: AiSystem}, route: {type: code, codes: [a, b]}}
              Adequacy:
                kind: reference
                doc: {en: A row., fr: Une ligne.}
                attributes: {country: {type: country}, covers: {type: list of code, codes: [all, some]}, names: {type: reference, to: Organisation}}
            """)));

    static Reading.Document document(String file, String text) {
        Reading reading = Texts.read(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).as(text).isInstanceOf(Reading.Document.class);
        return (Reading.Document) reading;
    }

    private static Design.Outcome outcome(String design, List<CatalogueEntry> catalogue, String... answers) {
        return Design.read(
                new Design.Sources(
                        document("d.yaml", "kind: Design\n" + design),
                        Arrays.stream(answers).map(text -> document("a.yaml", "kind: Answers\n" + text)).toList(),
                        catalogue),
                VOCABULARY);
    }

    static Facts facts(String design, List<CatalogueEntry> catalogue, String... answers) {
        Design.Outcome outcome = outcome(design, catalogue, answers);
        assertThat(outcome).as(design).isInstanceOf(Design.Accepted.class);
        return ((Design.Accepted) outcome).facts();
    }

    static Facts facts(String design) {
        return facts(design, List.of());
    }

    private static List<String> problems(String design, List<CatalogueEntry> catalogue, String... answers) {
        Design.Outcome outcome = outcome(design, catalogue, answers);
        assertThat(outcome).as(design).isInstanceOf(Design.Rejected.class);
        return ((Design.Rejected) outcome).problems().stream().map(Problem::toString).toList();
    }

    private static List<String> problems(String design) {
        return problems(design, List.of());
    }

    private static Entity entity(Facts facts, String key) {
        return facts.entity(key).orElseThrow();
    }

    private static Given given(Facts facts, String key, String attribute) {
        return Optional.ofNullable(entity(facts, key).values().get(attribute)).orElseThrow();
    }

    private static Value value(Facts facts, String key, String attribute) {
        return entity(facts, key).value(attribute);
    }

    private static Value known(Object scalar) {
        return new Value.Known(scalar);
    }

    private static Value all(Object... scalars) {
        return new Value.Members(new LinkedHashSet<>(List.of(scalars)), true);
    }

    @Test
    void every_value_knows_where_it_comes_from() {
        Facts facts = facts("""
                organisations:
                  - {id: us, assessed: true, country: NO, offices: [FR, NO]}
                aiSystems:
                  - id: agent-mood
                    roles: [{holder: us, code: deployer}]
                    infersEmotions: true
                    emotionInput: {has: [biometric], complete: false}
                    compute: {atLeast: 1.0e+25}
                    placedOn: 2026-08-02
                    kept: P14WD
                    sensor: unknown
                    x-note: kept out
                """);
        assertThat(facts.entities().keySet()).containsExactly("/organisations/0", "/aiSystems/0", "/aiSystems/0/roles/0");
        assertThat(given(facts, "/organisations/0", "country"))
                .isEqualTo(new Given(
                        known("NO"),
                        Given.Origin.STATED,
                        "/organisations/0/country",
                        new edict.document.Place("d.yaml", 3, 39)));
        assertThat(given(facts, "/organisations/0", "size"))
                .isEqualTo(new Given(
                        Value.UNKNOWN,
                        Given.Origin.MISSING,
                        "/organisations/0/size",
                        new edict.document.Place("d.yaml", 3, 5)));
        assertThat(given(facts, "/aiSystems/0", "sensor"))
                .isEqualTo(new Given(
                        Value.UNKNOWN,
                        Given.Origin.STATED,
                        "/aiSystems/0/sensor",
                        new edict.document.Place("d.yaml", 12, 13)));
        assertThat(value(facts, "/organisations/0", "offices")).isEqualTo(all("FR", "NO"));
        assertThat(value(facts, "/aiSystems/0", "emotionInput"))
                .isEqualTo(new Value.Members(Set.of("biometric"), false));
        assertThat(value(facts, "/aiSystems/0", "compute"))
                .isEqualTo(new Value.Within(Optional.of(new BigDecimal("1.0e+25")), true, Optional.empty(), false));
        assertThat(value(facts, "/aiSystems/0", "placedOn")).isEqualTo(known(LocalDate.of(2026, 8, 2)));
        assertThat(value(facts, "/aiSystems/0", "kept")).isEqualTo(known(new Span(14, Span.Unit.WORKING_DAYS)));
        assertThat(value(facts, "/aiSystems/0/roles/0", "of")).isEqualTo(known("/aiSystems/0"));
        assertThat(value(facts, "/aiSystems/0/roles/0", "holder")).isEqualTo(known("/organisations/0"));
        assertThat(entity(facts, "/aiSystems/0/roles/0").owner()).contains("/aiSystems/0");
        assertThat(entity(facts, "/aiSystems/0").id()).contains("agent-mood");
        assertThat(facts.marked("Organisation", "assessed")).extracting(Entity::key).containsExactly("/organisations/0");
        assertThat(entity(facts, "/organisations/0").values().keySet())
                .containsExactly("country", "assessed", "parent", "owners", "offices", "branches", "size", "bracket");
    }

    @Test
    void absent_lists_are_open_and_present_ones_complete() {
        Facts facts = facts("""
                organisations: {has: [{id: us}], complete: false}
                aiSystems: [{id: a}, {id: b, roles: []}, {id: c, roles: unknown}]
                """);
        assertThat(facts.openLists()).extracting(EntityList::type, EntityList::pointer).containsExactly(
                org.assertj.core.groups.Tuple.tuple("Organisation", "/organisations"),
                org.assertj.core.groups.Tuple.tuple("Role", "/aiSystems/0/roles"),
                org.assertj.core.groups.Tuple.tuple("Role", "/aiSystems/2/roles"),
                org.assertj.core.groups.Tuple.tuple("Flow", "/flows"));
        assertThat(facts.openLists().get(1).owner()).contains("/aiSystems/0");
        assertThat(facts.entities().keySet()).startsWith("/organisations/has/0");
        assertThat(facts("organisations: []").openLists()).extracting(EntityList::pointer).containsExactly("/flows");
    }

    @Test
    void a_comma_in_a_text_without_quotes_is_told_as_such() {
        assertThat(problems("aiSystems: [{id: us, label: Agent, Inc., country: FR}]"))
                .first()
                .asString()
                .contains("unknown key `Inc.` of AiSystem")
                .endsWith("; if it belongs to a text with a comma in it, put that in quotes");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_the_nearest_valid_name() {
        assertThat(problems("""
                title: 5
                organisation: []
                roles: []
                organisations:
                  - {id: us, contry: FR}
                  - {id: us}
                  - {id: US}
                  - {country: UK, parent: uss, owners: [agent, us, us]}
                  - just text
                aiSystems:
                  - id: agent
                    infersEmotion: true
                    generatesMedia: yes
                    placedOn: 2026-02-30
                    vendor: agent
                    country: FR
                    roles: [{code: provder, of: agent}]
                    label: 5.10
                flows: none
                """)).containsExactly(
                        "d.yaml:2:8: /title: expected a text, found the number `5`; put it in quotes",
                        "d.yaml:3:1: /organisation: unknown key `organisation`; expected `kind`, `title`, `description`, `owner`, "
                                + "`organisations`, `aiSystems` or `flows`; did you mean `organisations`?",
                        "d.yaml:4:1: /roles: unknown key `roles`; expected `kind`, `title`, `description`, `owner`, "
                                + "`organisations`, `aiSystems` or `flows`; write it under AiSystem or Flow",
                        "d.yaml:6:14: /organisations/0/contry: unknown key `contry` of Organisation; did you mean `country`?",
                        "d.yaml:7:10: /organisations/1/id: the id `us` stands twice; it already names the Organisation at line 6, column 10",
                        "d.yaml:8:10: /organisations/2/id: `US` is no id; write lower-case letters, digits and single hyphens, at most 64",
                        "d.yaml:9:5: /organisations/3: `id` is missing; every Organisation has one",
                        "d.yaml:9:15: /organisations/3/country: `UK` is not an ISO 3166-1 alpha-2 code; did you mean `GB`?",
                        "d.yaml:9:27: /organisations/3/parent: no Organisation has the id `uss`; did you mean `us`?",
                        "d.yaml:9:41: /organisations/3/owners/0: `agent` is the AiSystem at line 12; expected the id of Organisation",
                        "d.yaml:9:52: /organisations/3/owners/2: `us` stands twice in the list",
                        "d.yaml:10:5: /organisations/4: expected an object that describes an Organisation, found the text `just text`",
                        "d.yaml:13:5: /aiSystems/0/infersEmotion: unknown key `infersEmotion` of AiSystem; did you mean `infersEmotions`?",
                        "d.yaml:14:21: /aiSystems/0/generatesMedia: expected `true`, `false` or `unknown`, found the text `yes`; did you mean `true`?",
                        "d.yaml:15:15: /aiSystems/0/placedOn: expected a date such as `2026-08-02`, found the text `2026-02-30`; 2026-02 has 28 days",
                        "d.yaml:16:13: /aiSystems/0/vendor: `agent` is the AiSystem at line 12; expected the id of Organisation",
                        "d.yaml:17:5: /aiSystems/0/country: unknown key `country` of AiSystem; expected `id`, `infersEmotions`, "
                                + "`emotionInput`, `sensor`, `generatesMedia`, `compute`, `placedOn`, `kept`, `label`, `vendor`, `autonomy`, "
                                + "`practices` … (15 in all); `Organisation` has it",
                        "d.yaml:18:20: /aiSystems/0/roles/0/code: `provder` is not one of `provider` or `deployer`; did you mean `provider`?",
                        "d.yaml:18:29: /aiSystems/0/roles/0/of: remove `of`: a Role belongs to what it is written under",
                        "d.yaml:19:12: /aiSystems/0/label: expected a text, found the number `5.10`; put it in quotes",
                        "d.yaml:20:8: /flows: expected a list of Flow, found the text `none`");
    }

    @Test
    void a_key_that_a_part_has_is_told_with_where_it_stands_and_how_the_part_is_named() {
        assertThat(problems("organisations: [{id: us}]\naiSystems: [{id: a, holder: us, roles: [{id: ours, holder: us}]}]\nflows: []", List.of()))
                .singleElement().asString()
                .endsWith("(15 in all); `Role` has it, under `roles`; to be named from elsewhere, it needs an `id`");
    }

    @Test
    void what_is_named_where_it_has_to_be_described_is_told_how_to_be_written() {
        Vocabulary vocabulary = Vocabulary.load(List.of(document("policies/core/vocabulary.yaml", """
                types:
                  System:
                    doc: {en: A system., fr: Un système.}
                    collection: systems
                    attributes: {running: {type: boolean}}
                  Need:
                    doc: {en: A need., fr: Un besoin.}
                    collection: needs
                    partOf: [System]
                    attributes: {share: {type: number}}
                  Way:
                    doc: {en: A way., fr: Une voie.}
                    collection: ways
                    partOf: [Need]
                    attributes: {tested: {type: boolean}, through: {type: list of reference, to: [System]}}
                """)));

        Design.Outcome outcome = Design.read(
                document("d.yaml", "kind: Design\nsystems: [web, {id: a, needs: [web, 7 seas, {ways: [web]}]}]\n"), vocabulary);

        assertThat(((Design.Rejected) outcome).problems()).extracting(Problem::toString).containsExactly(
                "d.yaml:2:11: /systems/0: expected an object that describes a System, found the text `web`; write `{id: web}`",
                "d.yaml:2:32: /systems/1/needs/0: expected an object that describes a Need, found the text `web`;"
                        + " write `{ways: [{through: [web]}]}`",
                "d.yaml:2:37: /systems/1/needs/1: expected an object that describes a Need, found the text `7 seas`",
                "d.yaml:2:53: /systems/1/needs/2/ways/0: expected an object that describes a Way, found the text `web`;"
                        + " write `{through: [web]}`");
    }

    @Test
    void the_kind_is_checked_except_in_fragments() {
        Reading.Document nothing = document("d.yaml", "title: a");
        Design.Outcome outcome = Design.read(nothing, VOCABULARY);
        assertThat(((Design.Rejected) outcome).problems().toString())
                .isEqualTo("[d.yaml:1:1: /kind: `kind: Design` is missing]");
        assertThat(((Design.Rejected) Design.read(document("d.yaml", "kind: Answers"), VOCABULARY)).problems().toString())
                .isEqualTo("[d.yaml:1:7: /kind: expected `Design`, found the text `Answers`; answers go along with a design]");
        // Its own keys are no mistakes.
        assertThat(((Design.Rejected) Design.read(document("d.yaml", "kind: Procurement\nweights: {price: 1}"), VOCABULARY))
                        .problems()
                        .toString())
                .isEqualTo("[d.yaml:1:7: /kind: expected `Design`, found the text `Procurement`; a purchase is judged by `compare`, over HTTP by `/v1/comparisons`]");
        assertThat(Design.readFragment(new Design.Sources(nothing, List.of(), List.of()), Shapes.of(VOCABULARY)))
                .isInstanceOf(Design.Accepted.class);
    }

    @Test
    void stating_what_makes_no_sense_is_refused() {
        assertThat(problems("""
                aiSystems:
                  - {id: a, infersEmotions: false, emotionInput: [biometric]}
                  - {id: b, infersEmotions: false, sensor: camera}
                  - {id: c, infersEmotions: true, emotionInput: [text-content], sensor: camera}
                  - {id: d, emotionInput: [biometric], sensor: camera}
                  - {id: e, infersEmotions: false, emotionInput: unknown, sensor: unknown}
                """)).containsExactly(
                        "d.yaml:3:50: /aiSystems/0/emotionInput: `emotionInput` makes sense only where `infersEmotions == true`, and "
                                + "`infersEmotions` at line 3 says otherwise; remove one of the two",
                        "d.yaml:4:44: /aiSystems/1/sensor: `sensor` makes sense only where `emotionInput contains \"biometric\"`, and "
                                + "`emotionInput` makes no sense here itself; remove one of the two",
                        "d.yaml:5:73: /aiSystems/2/sensor: `sensor` makes sense only where `emotionInput contains \"biometric\"`, and "
                                + "`emotionInput` at line 5 says otherwise; remove one of the two");
    }

    @Test
    void an_answer_gives_nothing_another_name() {
        assertThat(problems(
                        "aiSystems: [{id: a}]", List.of(), "answers: [{of: a, set: {id: b}, by: me, on: 2026-11-20}]"))
                .containsExactly("a.yaml:2:29: /answers/0/set/id: `id` is no question to answer; change it in the design");
    }

    @Test
    void an_answer_that_makes_no_sense_names_the_file_that_says_otherwise() {
        assertThat(problems(
                        "aiSystems: [{id: a, emotionInput: [biometric]}]",
                        List.of(),
                        "answers: [{of: a, set: {infersEmotions: false}, by: me, on: 2026-11-20}]"))
                .containsExactly("d.yaml:2:35: /aiSystems/0/emotionInput: `emotionInput` makes sense only where `infersEmotions == true`,"
                        + " and `infersEmotions` in a.yaml at line 2 says otherwise; remove one of the two");
    }

    @Test
    void what_makes_no_sense_is_not_applicable_and_what_may_stays_as_it_is() {
        Facts facts = facts("""
                aiSystems:
                  - {id: a, infersEmotions: false}
                  - {id: b}
                  - {id: c, infersEmotions: unknown, emotionInput: [biometric]}
                  - {id: d, infersEmotions: false, emotionInput: []}
                """);
        assertThat(value(facts, "/aiSystems/0", "emotionInput")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/aiSystems/3", "emotionInput")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/aiSystems/0", "sensor")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/aiSystems/1", "emotionInput")).isEqualTo(Value.UNKNOWN);
        assertThat(value(facts, "/aiSystems/1", "sensor")).isEqualTo(Value.UNKNOWN);
        assertThat(value(facts, "/aiSystems/2", "emotionInput")).isEqualTo(all("biometric"));
    }

    @Test
    void a_default_is_assumed_with_its_reason() {
        Facts facts = facts("aiSystems: [{id: a}, {id: b, autonomy: high}, {id: c, autonomy: unknown}]");
        Given assumed = given(facts, "/aiSystems/0", "autonomy");
        assertThat(assumed.value()).isEqualTo(known("low"));
        assertThat(assumed.origin()).isEqualTo(Given.Origin.ASSUMED);
        assertThat(assumed.source().orElseThrow().because()).contains("the usual");
        assertThat(given(facts, "/aiSystems/1", "autonomy").origin()).isEqualTo(Given.Origin.STATED);
        assertThat(given(facts, "/aiSystems/2", "autonomy").origin()).isEqualTo(Given.Origin.ASSUMED);
    }

    @Test
    void what_is_none_unless_it_is_stated_is_unknown_only_where_somebody_says_so() {
        Facts facts = facts("flows: [{id: a}, {id: b, until: unknown}, {id: c, until: 2026-03-31}]");
        assertThat(value(facts, "/flows/0", "until")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/flows/1", "until")).isEqualTo(Value.UNKNOWN);
        assertThat(value(facts, "/flows/2", "until")).isEqualTo(known(LocalDate.of(2026, 3, 31)));
    }

    /** An explicit unknown is no empty list, and neither is one that may hold more. */
    @Test
    void an_attribute_says_what_another_one_is() {
        Facts facts = facts("organisations: [{id: a, bracket: mid-cap}, {id: b, bracket: large}, {id: c, bracket: micro, size: unknown}, "
                + "{id: d, bracket: small, size: small}]");

        assertThat(value(facts, "/organisations/0", "size")).isEqualTo(new Value.Known("large"));
        assertThat(given(facts, "/organisations/0", "size").pointer()).as("it stands where it is said").isEqualTo("/organisations/0/bracket");
        assertThat(value(facts, "/organisations/1", "size")).as("of this bracket nothing is said").isEqualTo(Value.UNKNOWN);
        assertThat(value(facts, "/organisations/2", "size")).isEqualTo(new Value.Known("small"));
        assertThat(given(facts, "/organisations/3", "size").pointer()).isEqualTo("/organisations/3/size");
    }

    @Test
    void what_an_attribute_says_of_another_leaves_some_of_its_values() {
        Facts facts = facts("organisations: [{id: a, size: small}, {id: b, size: large}, {id: c, size: unknown}]");

        assertThat(value(facts, "/organisations/0", "bracket"))
                .as("large may be of any size, as nothing is said of it")
                .isEqualTo(new Value.OneOf(new LinkedHashSet<>(List.of("micro", "small", "large"))));
        assertThat(given(facts, "/organisations/0", "bracket").pointer()).as("it is still asked").isEqualTo("/organisations/0/bracket");
        assertThat(value(facts, "/organisations/1", "bracket")).isEqualTo(new Value.OneOf(new LinkedHashSet<>(List.of("mid-cap", "large"))));
        assertThat(value(facts, "/organisations/2", "bracket")).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void what_the_registry_says_of_one_attribute_is_held_against_what_is_said_of_another() {
        List<CatalogueEntry> catalogue = List.of(entry("acme", Map.of("bracket", new Literal.One("mid-cap"))), entry("big", Map.of("size", new Literal.One("large"))));
        Facts facts = facts("organisations: [{id: a, registry: acme, size: small}, {id: b, registry: big, bracket: micro}]", catalogue);
        Facts agreed = facts("organisations: [{id: a, registry: acme, size: large}, {id: b, registry: big, bracket: mid-cap}]", catalogue);

        assertThat(value(facts, "/organisations/0", "size")).isEqualTo(new Value.OneOf(new LinkedHashSet<>(List.of("small", "large"))));
        assertThat(value(facts, "/organisations/1", "bracket")).isEqualTo(new Value.OneOf(new LinkedHashSet<>(List.of("micro", "mid-cap", "large"))));
        assertThat(facts.contradictions()).extracting(Facts.Contradiction::attribute).containsExactlyInAnyOrder("size", "bracket");
        assertThat(agreed.contradictions()).isEmpty();
        assertThat(value(agreed, "/organisations/1", "bracket")).isEqualTo(known("mid-cap"));
        assertThat(value(facts("organisations: [{id: a, registry: acme}]", catalogue), "/organisations/0", "size")).isEqualTo(known("large"));
    }

    @Test
    void attributes_that_contradict_each_other_are_refused() {
        assertThat(problems("organisations:\n  - id: a\n    bracket: small\n    size: large", List.of())).containsExactly(
                "d.yaml:5:11: /organisations/0/size: `size: large` can't be where `bracket: small`, at line 4, says that it is `small`; correct one of the two");
        assertThat(problems("organisations: [{id: a, size: large}]", List.of(), "answers: [{of: a, set: {bracket: small}, by: me, on: 2026-01-01}]"))
                .singleElement().asString().contains("`size: large` can't be where `bracket: small`");
        assertThat(value(facts("organisations: [{id: a, bracket: large, size: small}]"), "/organisations/0", "size")).isEqualTo(new Value.Known("small"));
    }

    @Test
    void a_list_that_there_is_not_without_another_is_empty_with_it() {
        Facts facts = facts("organisations: [{id: a, offices: []}, {id: b, offices: [FR]}, {id: c}, {id: d, offices: [], branches: unknown}, "
                + "{id: e, offices: {has: [], complete: false}}, {id: f, offices: [], branches: [FR]}]");

        assertThat(value(facts, "/organisations/0", "branches")).isEqualTo(value(facts, "/organisations/0", "offices"));
        assertThat(given(facts, "/organisations/0", "branches").pointer()).isEqualTo("/organisations/0/offices");
        assertThat(List.of("/organisations/1", "/organisations/2", "/organisations/3", "/organisations/4"))
                .allSatisfy(key -> assertThat(value(facts, key, "branches")).isEqualTo(Value.UNKNOWN));
        assertThat(value(facts, "/organisations/5", "branches")).as("what is stated counts").isNotEqualTo(value(facts, "/organisations/5", "offices"));
    }

    @Test
    void what_another_attribute_says_counts_where_this_one_is_left_out() {
        Facts facts = facts("flows: [{id: a, signedOn: 2026-03-31}, {id: b, signedOn: 2026-03-31, since: 2026-07-01}, {id: c}, "
                + "{id: d, signedOn: unknown}, {id: e, signedOn: 2026-03-31, since: unknown}]");
        assertThat(value(facts, "/flows/0", "since")).isEqualTo(known(LocalDate.of(2026, 3, 31)));
        assertThat(given(facts, "/flows/0", "since").pointer()).isEqualTo("/flows/0/signedOn");
        assertThat(value(facts, "/flows/1", "since")).isEqualTo(known(LocalDate.of(2026, 7, 1)));
        assertThat(value(facts, "/flows/2", "since")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/flows/3", "since")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/flows/4", "since")).isEqualTo(Value.UNKNOWN);
        Facts answered = facts("flows: [{id: a}]", List.of(), "answers: [{of: a, set: {signedOn: 2026-03-31}, by: me, on: 2026-04-01}]");
        assertThat(value(answered, "/flows/0", "since")).isEqualTo(known(LocalDate.of(2026, 3, 31)));
    }

    @Test
    void what_another_attribute_names_is_the_only_member_of_a_list_that_is_left_out_where_it_may_be_one() {
        Facts facts = facts("organisations: [{id: us}, {id: them}]\naiSystems: [{id: bot}]\nflows: [{id: a, about: us}, {id: b, about: bot}, {id: c}, "
                + "{id: d, about: us, copied: [them]}, {id: e, about: unknown}, {id: f, about: us, copied: unknown}]");
        assertThat(value(facts, "/flows/0", "copied")).isEqualTo(new Value.Members(Set.of("/organisations/0"), true));
        assertThat(given(facts, "/flows/0", "copied").pointer()).isEqualTo("/flows/0/about");
        assertThat(value(facts, "/flows/1", "copied")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/flows/2", "copied")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/flows/3", "copied")).isEqualTo(new Value.Members(Set.of("/organisations/1"), true));
        assertThat(value(facts, "/flows/4", "copied")).isEqualTo(Value.NOT_APPLICABLE);
        assertThat(value(facts, "/flows/5", "copied")).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void whoever_says_nothing_of_it_is_not_assessed_once_somebody_is_marked() {
        Facts marked = facts("organisations: [{id: a, assessed: true}, {id: b}, {id: c, assessed: unknown}, {id: d, assessed: true}]");
        assertThat(value(marked, "/organisations/1", "assessed")).isEqualTo(Value.NO);
        assertThat(value(marked, "/organisations/2", "assessed")).isEqualTo(Value.UNKNOWN);
        assertThat(marked.marked("Organisation", "assessed")).extracting(Entity::key).containsExactly("/organisations/0", "/organisations/3");
        Facts unmarked = facts("organisations: [{id: a, assessed: false}, {id: b}]");
        assertThat(value(unmarked, "/organisations/1", "assessed")).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void one_screening_question_answers_several_attributes() {
        Facts facts = facts("""
                aiSystems:
                  - {id: a, practices: []}
                  - {id: b, practices: [generatesMedia], infersEmotions: unknown}
                  - {id: c, practices: {has: [generatesMedia], complete: false}}
                """);
        assertThat(value(facts, "/aiSystems/0", "infersEmotions")).isEqualTo(Value.NO);
        assertThat(given(facts, "/aiSystems/0", "infersEmotions").pointer()).isEqualTo("/aiSystems/0/practices");
        assertThat(value(facts, "/aiSystems/1", "generatesMedia")).isEqualTo(Value.YES);
        assertThat(value(facts, "/aiSystems/1", "infersEmotions")).isEqualTo(Value.NO);
        assertThat(value(facts, "/aiSystems/2", "infersEmotions")).isEqualTo(Value.UNKNOWN);
        assertThat(problems("aiSystems: [{id: a, practices: [generateMedia]}, {id: b, infersEmotions: true, practices: []}]"))
                .containsExactly(
                        "d.yaml:2:33: /aiSystems/0/practices/0: `generateMedia` is not one of `infersEmotions` or `generatesMedia`; "
                                + "did you mean `generatesMedia`?",
                        "d.yaml:2:91: /aiSystems/1/practices: `infersEmotions` is `false` by this list and `true` at line 2; keep one");
    }

    @Test
    void a_document_may_claim_what_rules_should_conclude() {
        Facts facts = facts("""
                aiSystems:
                  - id: a
                    claims: [HighRisk, {fact: HighRisk, holds: false, route: b}, {fact: HighRisk, of: a}]
                """);
        assertThat(facts.claims()).extracting(Facts.Claim::holds).containsExactly(true, false, true);
        assertThat(facts.claims().get(1).values()).isEqualTo(Map.of("route", known("b")));
        assertThat(facts.claims().get(2).values()).isEqualTo(Map.of("of", known("/aiSystems/0")));
        assertThat(facts.claims().get(0).subject()).isEqualTo("/aiSystems/0");
        assertThat(problems("aiSystems: [{id: a, claims: [HihgRisk, AiSystem, {fact: HighRisk, root: a}, {fact: HighRisk, of: b}]}]"))
                .containsExactly(
                        "d.yaml:2:30: /aiSystems/0/claims/0: `HihgRisk` is no derived fact; did you mean `HighRisk`?",
                        "d.yaml:2:40: /aiSystems/0/claims/1: `AiSystem` is no derived fact",
                        "d.yaml:2:67: /aiSystems/0/claims/2/root: unknown key `root`; expected `fact`, `holds`, `of` or `route`",
                        "d.yaml:2:98: /aiSystems/0/claims/3/of: no AiSystem has the id `b`");
    }

    // Answers

    private static final String ONE = "organisations: [{id: us}]\naiSystems: [{id: a, infersEmotions: unknown}]\n";

    @Test
    void an_answer_fills_what_is_missing_and_keeps_who_said_so() {
        Facts facts = facts(ONE, List.of(), """
                answers:
                  - {of: a, set: {infersEmotions: true, vendor: us, practices: {has: [generatesMedia], complete: false}},
                     because: asked them, by: Ada, on: 2026-11-01, evidence: mail-17}
                  - {of: /organisations/0, set: {owners: [us]}, by: Ada, on: 2026-11-01}
                """);
        Given answered = given(facts, "/aiSystems/0", "infersEmotions");
        assertThat(answered.value()).isEqualTo(Value.YES);
        assertThat(answered.origin()).isEqualTo(Given.Origin.ANSWERED);
        assertThat(answered.pointer()).isEqualTo("/aiSystems/0/infersEmotions");
        assertThat(answered.at()).hasToString("a.yaml:3:35");
        assertThat(answered.source())
                .contains(new Given.Source(
                        Optional.of("Ada"),
                        Optional.of(LocalDate.of(2026, 11, 1)),
                        Optional.of("mail-17"),
                        Optional.of("asked them")));
        assertThat(value(facts, "/aiSystems/0", "vendor")).isEqualTo(known("/organisations/0"));
        assertThat(value(facts, "/aiSystems/0", "generatesMedia")).isEqualTo(Value.YES);
        assertThat(value(facts, "/organisations/0", "owners")).isEqualTo(all("/organisations/0"));
        assertThat(facts.notes()).allMatch(note -> note.before().equals(Optional.of(LocalDate.of(2026, 11, 1))));
    }

    @Test
    void an_answer_adds_to_open_lists_and_closes_them() {
        Facts facts = facts("""
                organisations: {has: [{id: us}], complete: false}
                aiSystems: [{id: a}]
                """, List.of(), """
                answers:
                  - {of: a, set: {roles: [{holder: they, code: deployer}]}, by: Ada, on: 2026-11-01}
                  - {of: "", set: {organisations: {has: [{id: they}], complete: false}, flows: []}, by: Ada, on: 2026-11-01}
                """);
        assertThat(facts.entities().keySet())
                .containsExactly("/organisations/has/0", "/aiSystems/0", "/aiSystems/0/roles/0", "/organisations/has/1");
        assertThat(given(facts, "/aiSystems/0/roles/0", "holder"))
                .extracting(Given::value, Given::origin, Given::pointer)
                .containsExactly(known("/organisations/has/1"), Given.Origin.ANSWERED, "/aiSystems/0/roles/0/holder");
        assertThat(facts.openLists()).extracting(EntityList::pointer).containsExactly("/organisations");
    }

    @Test
    void an_answer_may_speak_of_what_another_adds() {
        Facts facts = facts("organisations: {has: [{id: us}], complete: false}", List.of(), """
                answers:
                  - {of: they, set: {country: FR}, by: Ada, on: 2026-11-01}
                  - {of: /organisations/has/2, set: {country: NO}, by: Ada, on: 2026-11-01}
                  - {of: "", set: {organisations: [{id: they}, {id: more}]}, by: Ada, on: 2026-11-01}
                """);
        assertThat(value(facts, "/organisations/has/1", "country")).isEqualTo(known("FR"));
        assertThat(value(facts, "/organisations/has/2", "country")).isEqualTo(known("NO"));
        assertThat(facts.notes()).allMatch(note -> note.before().equals(Optional.of(LocalDate.of(2026, 11, 1))));
    }

    @Test
    void the_latest_answer_counts_and_answers_about_what_is_gone_are_notes() {
        Facts facts = facts(ONE, List.of(), """
                answers:
                  - {of: a, set: {label: new}, by: Ada, on: 2026-11-02}
                  - {of: a, set: {label: old, generatesMedia: false}, by: Ada, on: 2026-11-01}
                  - {of: gone, set: {label: x}, by: Ada, on: 2026-11-01}
                  - {of: aa, set: {label: x}, by: Ada, on: 2026-11-01}
                  - {of: /aiSystems/0/label, set: {label: x}, by: Ada, on: 2026-11-01}
                """);
        assertThat(value(facts, "/aiSystems/0", "label")).isEqualTo(known("new"));
        assertThat(facts.notes()).extracting(note -> note.text().en()).containsExactly(
                "a.yaml:3:45: /answers/0/on: the answer is dated 2026-11-02, after the day judged; it counts all the same",
                "a.yaml:4:68: /answers/1/on: the answer is dated 2026-11-01, after the day judged; it counts all the same",
                "a.yaml:5:5: /answers/2: nothing in the design is called `gone`; the answer is not used",
                "a.yaml:6:5: /answers/3: nothing in the design is called `aa`; the answer is not used; did you mean `a`?",
                "a.yaml:7:5: /answers/4: nothing in the design is called `/aiSystems/0/label`; the answer is not used; write"
                        + " `of: /aiSystems/0` and `set: {label: …}`");
        Facts replaced = facts(ONE + "title: x", List.of(), """
                answers:
                  - {of: a, set: {label: new}, by: Ada, on: 2026-11-02}
                """);
        assertThat(replaced.notes()).extracting(Facts.Remark::before).containsExactly(Optional.of(LocalDate.of(2026, 11, 2)));
        assertThat(facts(ONE.replace("unknown", "false"), List.of(), """
                answers:
                  - {of: a, set: {infersEmotions: true}, by: Ada, on: 2026-11-02}
                """).notes()).extracting(note -> note.text().en()).containsExactly(
                "a.yaml:3:35: /aiSystems/0/infersEmotions: the answer replaces what the design states at line 3",
                "a.yaml:3:55: /answers/0/on: the answer is dated 2026-11-02, after the day judged; it counts all the same");
    }

    @Test
    void answers_are_checked_like_the_design() {
        assertThat(problems(ONE + "flows: []", List.of(), """
                answers:
                  - {of: a, set: {infersEmotion: true, vendor: uss, emotionInput: [x], of: us}, by: Ada, on: 2026-11-01}
                  - {of: a, set: {label: a}, by: Ada, on: yesterday}
                  - {of: us, set: {size: small}}
                  - {of: us, set: {}, by: Ada, on: 0000-01-01}
                  - {of: us, set: {country: FR}, by: Ada, on: 2026-11-01, sett: 1}
                  - {of: a, set: {kept: P1D}, by: Ada, on: 2026-11-01}
                  - {of: a, set: {kept: P2D}, by: Bob, on: 2026-11-01}
                  - {of: "", set: {flows: [{id: f}]}, by: Bob, on: 2026-11-01}
                """)).containsExactly(
                        "a.yaml:3:34: /answers/0/set/infersEmotion: unknown key `infersEmotion` of AiSystem; did you mean `infersEmotions`?",
                        "a.yaml:3:48: /answers/0/set/vendor: no Organisation has the id `uss`; did you mean `us`?",
                        "a.yaml:3:68: /answers/0/set/emotionInput/0: `x` is not one of `biometric` or `text-content`",
                        "a.yaml:3:76: /answers/0/set/of: unknown key `of` of AiSystem; expected `id`, `infersEmotions`, `emotionInput`, "
                                + "`sensor`, `generatesMedia`, `compute`, `placedOn`, `kept`, `label`, `vendor`, `autonomy`, `practices` … "
                                + "(15 in all); `Role` has it",
                        "a.yaml:4:43: /answers/1/on: expected a date such as `2026-08-02`, found the text `yesterday`",
                        "a.yaml:5:5: /answers/2: `by` is missing",
                        "a.yaml:5:5: /answers/2: `on` is missing",
                        "a.yaml:6:19: /answers/3/set: the answer says nothing; expected at least one attribute and its value",
                        "a.yaml:6:36: /answers/3/on: expected a date such as `2026-08-02`, found the text `0000-01-01`",
                        "a.yaml:7:59: /answers/4/sett: unknown key `sett`; expected `of`, `set`, `by`, `on`, `because` or `evidence`; did you mean `set`?",
                        "a.yaml:9:25: /answers/6/set/kept: another answer to /aiSystems/0/kept on the same day says something else, at a.yaml:8:25",
                        "a.yaml:10:27: /answers/7/set/flows: the design says that its list /flows is complete; change it there");
    }

    // The registry

    private static final List<CatalogueEntry> CATALOGUE = List.of(
            entry("acme", Map.of("country", new Literal.One("US"), "parent", new Literal.One("acme-holding"))),
            entry("acme-holding", Map.of("size", new Literal.One("large"), "offices", new Literal.Many(Set.of("US"), false))));

    private static CatalogueEntry entry(String id, Map<String, Literal> values) {
        edict.document.Place at = new edict.document.Place("registry.yaml", 7, 3);
        Map<String, CatalogueEntry.Listed> listed = new java.util.TreeMap<>();
        values.forEach((name, literal) -> listed.put(name, new CatalogueEntry.Listed(literal, "https://example.org", at)));
        return new CatalogueEntry(id, "Organisation", listed, LocalDate.of(2026, 10, 1), at);
    }

    @Test
    void what_the_document_leaves_open_the_registry_fills() {
        Facts facts = facts("organisations: [{id: us, registry: acme, size: small}]", CATALOGUE);
        Given country = given(facts, "/organisations/0", "country");
        assertThat(country.value()).isEqualTo(known("US"));
        assertThat(country.origin()).isEqualTo(Given.Origin.CATALOGUE);
        assertThat(country.at()).hasToString("registry.yaml:7:3");
        assertThat(country.source())
                .contains(new Given.Source(
                        Optional.of("acme"),
                        Optional.of(LocalDate.of(2026, 10, 1)),
                        Optional.of("https://example.org"),
                        Optional.empty()));
        assertThat(value(facts, "/organisations/0", "parent")).isEqualTo(known("registry:acme-holding"));
        assertThat(value(facts, "registry:acme-holding", "size")).isEqualTo(known("large"));
        assertThat(value(facts, "/organisations/0", "size")).isEqualTo(known("small"));
        assertThat(facts.catalogued())
                .isEqualTo(Map.of("acme", "/organisations/0", "acme-holding", "registry:acme-holding"));
        assertThat(facts.contradictions()).isEmpty();
    }

    @Test
    void an_id_that_the_registry_has_alone_is_told_how_to_be_written() {
        assertThat(problems("organisations: [{id: us, parent: acme}]", CATALOGUE)).singleElement().asString()
                .endsWith("/organisations/0/parent: no Organisation has the id `acme`; the registry has one, so write `registry:acme`");
        assertThat(problems("organisations: [{id: us, parent: Acme}]", CATALOGUE)).singleElement().asString()
                .endsWith("no Organisation has the id `Acme`; the registry has one, so write `registry:acme`");
        assertThat(value(facts("organisations: [{id: us, parent: registry:acme}]", CATALOGUE), "/organisations/0", "parent"))
                .isEqualTo(known("registry:acme"));
    }

    @Test
    void what_the_registry_names_and_does_not_describe_is_unknown() {
        Facts facts = facts(
                "organisations: [{id: us, registry: lone}]",
                List.of(entry("lone", Map.of(
                        "parent", new Literal.One("nobody"),
                        "owners", new Literal.Many(new LinkedHashSet<>(List.of("lone", "nobody")), true)))));
        assertThat(value(facts, "/organisations/0", "parent")).isEqualTo(Value.UNKNOWN);
        assertThat(value(facts, "/organisations/0", "owners"))
                .isEqualTo(new Value.Members(Set.of("/organisations/0"), false));
    }

    @Test
    void the_entity_that_stands_for_an_entry_is_the_one_in_the_document() {
        Facts facts = facts(
                "organisations: [{id: us, registry: acme}, {id: top, registry: acme-holding}, {id: x, parent: 'registry:acme'}]",
                CATALOGUE);
        assertThat(value(facts, "/organisations/0", "parent")).isEqualTo(known("/organisations/1"));
        assertThat(value(facts, "/organisations/2", "parent")).isEqualTo(known("/organisations/0"));
        assertThat(facts.entities()).hasSize(3);
    }

    @Test
    void where_document_and_registry_differ_it_is_one_of_both_and_a_contradiction() {
        Facts facts = facts("organisations: [{id: us, registry: acme, country: FR}]", CATALOGUE);
        assertThat(value(facts, "/organisations/0", "country"))
                .isEqualTo(new Value.OneOf(new LinkedHashSet<>(List.of("FR", "US"))));
        assertThat(facts.contradictions()).singleElement().satisfies(contradiction -> {
            assertThat(contradiction.attribute()).isEqualTo("country");
            assertThat(contradiction.stated().value()).isEqualTo(known("FR"));
            assertThat(contradiction.catalogued().value()).isEqualTo(known("US"));
        });
    }

    @Test
    void a_design_may_name_another_of_the_group_that_the_registry_names() {
        List<CatalogueEntry> catalogue = List.of(
                entry("bank", Map.of("parent", new Literal.One("acme"), "country", new Literal.One("US"))),
                entry("acme", Map.of("owners", new Literal.Many(new LinkedHashSet<>(List.of("acme-holding")), true))),
                entry("acme-holding", Map.of("owners", new Literal.Many(Set.of(), true))));
        String named = "organisations: [{id: us, registry: bank, parent: them}, {id: them, country: LU%s}, {id: top, registry: acme-holding}]";
        for (String said : List.of(", owners: [top]", ", owners: ['registry:acme']", ", owners: {has: [top], complete: false}")) {
            Facts facts = facts(named.formatted(said), catalogue);
            assertThat(value(facts, "/organisations/0", "parent")).as(said).isEqualTo(known("/organisations/1"));
            assertThat(facts.contradictions()).as(said).isEmpty();
        }
        for (String said : List.of("", ", owners: []", ", owners: [us]")) {
            Facts facts = facts(named.formatted(said), catalogue);
            assertThat(value(facts, "/organisations/0", "parent")).as(said).isInstanceOf(Value.OneOf.class);
            assertThat(facts.contradictions()).as(said).hasSize(1);
        }
        Facts top = facts("organisations: [{id: us, registry: bank, parent: top}, {id: top, registry: acme-holding}]", catalogue);
        assertThat(value(top, "/organisations/0", "parent")).as("who stands on top").isEqualTo(known("/organisations/1"));
    }

    @Test
    void what_ends_does_not_end_before_it_begins() {
        assertThat(problems("flows: [{id: a, since: 2026-03-01, until: 2026-02-28}, {id: b, signedOn: 2026-03-01, until: 2026-02-28}, "
                + "{id: c, since: {atLeast: 2026-03-01}, until: {atMost: 2026-02-28}}, {id: d, since: 2026-03-01, until: 2026-03-01}, "
                + "{id: e, since: {atMost: 2026-03-01}, until: 2026-02-28}, {id: f, until: 2026-02-28}]"))
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).contains("/until: `until`, 2026-02-28, lies before `since`, 2026-03-01, at line 2"));
    }

    @Test
    void only_evidence_newer_than_the_entry_settles_a_contradiction() {
        String design = "organisations: [{id: us, registry: acme, country: FR}]";
        Facts newer = facts(design, CATALOGUE, "answers: [{of: us, set: {country: FR}, by: Ada, on: 2026-10-02, evidence: register}]");
        assertThat(value(newer, "/organisations/0", "country")).isEqualTo(known("FR"));
        assertThat(newer.contradictions()).isEmpty();
        Facts unproven = facts(design, CATALOGUE, "answers: [{of: us, set: {country: FR}, by: Ada, on: 2026-10-02}]");
        assertThat(value(unproven, "/organisations/0", "country")).isInstanceOf(Value.OneOf.class);
        assertThat(unproven.contradictions()).hasSize(1);
        Facts older = facts(design, CATALOGUE, "answers: [{of: us, set: {country: FR}, by: Ada, on: 2026-10-01, evidence: register}]");
        assertThat(value(older, "/organisations/0", "country")).isInstanceOf(Value.OneOf.class);
        assertThat(older.contradictions()).hasSize(1);
        Facts again = facts(
                design,
                CATALOGUE,
                "answers: [{of: us, set: {country: FR}, by: Ada, on: 2026-10-02},"
                        + " {of: us, set: {country: FR}, by: Ada, on: 2026-10-02, evidence: register}]");
        assertThat(value(again, "/organisations/0", "country")).as("said again with evidence").isEqualTo(known("FR"));
        assertThat(again.contradictions()).isEmpty();
    }

    @Test
    void an_older_answer_that_differs_from_the_registry_contradicts_it_too() {
        String design = "organisations: [{id: us, registry: acme}]";
        Facts older = facts(design, CATALOGUE, "answers: [{of: us, set: {country: FR}, by: Ada, on: 2026-09-01}]");
        assertThat(value(older, "/organisations/0", "country")).isInstanceOf(Value.OneOf.class);
        assertThat(older.contradictions()).hasSize(1);
        Facts newer = facts(design, CATALOGUE, "answers: [{of: us, set: {country: FR}, by: Ada, on: 2026-11-01, evidence: register}]");
        assertThat(value(newer, "/organisations/0", "country")).isEqualTo(known("FR"));
    }

    @Test
    void lists_contradict_only_where_a_complete_one_lacks_a_member() {
        Facts facts = facts(
                "organisations: [{id: us, registry: acme-holding, offices: [US, FR]}]", CATALOGUE);
        assertThat(value(facts, "/organisations/0", "offices")).isEqualTo(all("US", "FR"));
        Facts less = facts("organisations: [{id: us, registry: acme-holding, offices: [FR]}]", CATALOGUE);
        assertThat(value(less, "/organisations/0", "offices")).isEqualTo(new Value.Members(Set.of(), false));
        assertThat(less.contradictions()).hasSize(1);
    }

    @Test
    void the_registry_is_named_correctly_or_not_at_all() {
        assertThat(problems(
                        "organisations: [{id: us, registry: acmee}, {id: b, registry: acme}, {id: c, registry: acme}]\n"
                                + "aiSystems: [{id: a, registry: acme, vendor: 'registry:nobody'}]",
                        CATALOGUE))
                .containsExactly(
                        "d.yaml:2:36: /organisations/0/registry: the registry has no entry `acmee`; did you mean `acme`?",
                        "d.yaml:2:87: /organisations/2/registry: the registry entry `acme` already stands for /organisations/1",
                        "d.yaml:3:31: /aiSystems/0/registry: the registry entry `acme` is an Organisation, not an AiSystem",
                        "d.yaml:3:45: /aiSystems/0/vendor: the registry has no entry `nobody`");
    }

    // Tables

    @Test
    void rows_of_tables_are_entities() {
        Facts facts = facts("organisations: [{id: us, registry: acme}]", CATALOGUE)
                .with(
                        List.of(new Row(
                                "p/decisions",
                                3,
                                "Adequacy",
                                Map.of(
                                        "country", new Literal.One("JP"),
                                        "covers", new Literal.Many(Set.of("all"), true),
                                        "names", new Literal.One("acme")),
                                Optional.of(LocalDate.of(2026, 1, 1)),
                                Optional.of("Decision 5"),
                                new edict.document.Place("t.yaml", 9, 5))),
                        VOCABULARY);
        Entity row = entity(facts, "p/decisions#3");
        assertThat(row.type()).isEqualTo("Adequacy");
        assertThat(row.value("country")).isEqualTo(known("JP"));
        assertThat(row.value("names")).isEqualTo(known("/organisations/0"));
        assertThat(given(facts, "p/decisions#3", "country").origin()).isEqualTo(Given.Origin.CATALOGUE);
        assertThat(facts.entities().keySet())
                .containsExactly("/organisations/0", "registry:acme-holding", "p/decisions#3");
    }

    // Hostile designs

    @Test
    void a_design_that_is_wrong_in_every_line_is_refused_quickly() {
        String ids = java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> "  - {id: organisation-" + i + ", parent: orgnisation-" + i + ", owners: [x" + i + "]}\n")
                .collect(java.util.stream.Collectors.joining());
        for (String hostile : List.of(
                "organisations:\n" + ids,
                "aiSystems:\n" + "  - {id: a, x: 1, infersEmotion: 2}\n".repeat(8_000),
                "aiSystems:\n" + "  - {id: a, roles: [{of: a}], claims: [x, y], registry: z}\n".repeat(8_000),
                "aiSystems: [{id: a, emotionInput: [" + "biometric, ".repeat(40_000) + "]}]")) {
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    java.time.Duration.ofSeconds(20), () -> assertThat(problems(hostile)).hasSize(1_001));
        }
    }
}
