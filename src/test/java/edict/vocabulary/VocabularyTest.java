package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edict.document.Problem;
import edict.document.Reading;
import edict.document.Refused;
import edict.document.Texts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    static final String CORE = """
            types:
              Organisation:
                doc: {en: A legal entity., fr: Une entité juridique.}
                collection: organisations
                attributes:
                  country: {type: country}
                  assessed: {type: boolean}
                  parent: {type: reference, to: Organisation}
              AiSystem:
                doc: {en: A system., fr: Un système.}
                collection: aiSystems
                completeAlways: {en: not proposed is not judged, fr: non proposé n'est pas jugé}
                attributes:
                  technique: {type: code, codes: [rules, learning]}
              Role:
                doc: {en: What somebody is., fr: Ce que l'on est.}
                collection: roles
                partOf: [AiSystem]
                attributes:
                  holder: {type: reference, to: [Organisation]}
                  code: {type: code, codes: {provider: {en: Makes it., fr: Le fait.}, deployer: {en: Uses it., fr: L'utilise.}}}
              Controls:
                kind: derived
                closure: {from: controller, to: controlled, per: [way]}
                doc: {en: Controls., fr: Contrôle.}
                attributes:
                  controller: {type: reference, to: Organisation}
                  controlled: {type: reference, to: Organisation}
                  way: {type: code, codes: [votes, capital]}
              Decision:
                kind: reference
                doc: {en: A row., fr: Une ligne.}
                attributes: {country: {type: country}}
            """;

    static final String PACK = """
            extend:
              AiSystem:
                attributes:
                  infersEmotions:
                    type: boolean
                    sheet: [pack:infers_emotions]
                    question: {en: Does it?, fr: Le fait-il ?}
                    help: {en: Smiles are none., fr: Les sourires n'en sont pas.}
                    cites: {pack: pack, provision: "Article 3(39)"}
                  emotionInput: {type: list of code, codes: [biometric, text-content], onlyIf: infersEmotions == true}
                  compute:
                    type: number
                    unit: FLOP
                    minimum: 0
                    onlyIf: emotionInput contains "biometric" && technique in (learning, "rules")
                    default: {value: 0, because: {en: none, fr: aucun}, cites: {pack: pack, provision: Recital 1}}
                screening:
                  practices: {question: {en: Which of these?, fr: Lesquelles ?}, attributes: [infersEmotions]}
            dropped: [{sheet: "pack:as_of", because: a date is no fact}]
            derivedFrom: [{sheet: "pack:controls", type: Controls}]
            """;

    static Reading.Document file(String name, String text) {
        Reading reading = Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).as(text).isInstanceOf(Reading.Document.class);
        return (Reading.Document) reading;
    }

    static Vocabulary load(String... packs) {
        return Vocabulary.load(Arrays.stream(packs)
                .map(text -> file("policies/" + (text.startsWith("extend") ? "eu/pack" : "core") + "/vocabulary.yaml", text))
                .toList());
    }

    private static List<String> problems(String... packs) {
        Refused refused = catchThrowableOfType(Refused.class, () -> load(packs));
        assertThat(refused).isNotNull();
        return refused.problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace("policies/core/vocabulary.yaml", "v"))
                .toList();
    }

    @Test
    void packs_add_attributes_to_the_types_of_others() {
        Vocabulary vocabulary = load(PACK, CORE);
        EntityType system = vocabulary.types().get("AiSystem");
        assertThat(system.pack()).isEqualTo("core");
        assertThat(system.attributes()).containsOnlyKeys("technique", "infersEmotions", "emotionInput", "compute");
        Attribute compute = system.attributes().get("compute");
        assertThat(compute.onlyIf())
                .containsExactly(
                        new Attribute.OnlyIf("emotionInput", "contains", List.of("biometric")),
                        new Attribute.OnlyIf("technique", "in", List.of("learning", "rules")));
        assertThat(compute.onlyIf().get(1)).hasToString("technique in (\"learning\", \"rules\")");
        assertThat(compute.otherwise().orElseThrow().value()).isEqualTo(new Literal.One(BigDecimal.ZERO));
        assertThat(system.attributes().get("infersEmotions").sheetNames()).containsExactly("pack:infers_emotions");
        assertThat(system.screenings()).singleElement().extracting(EntityType.Screening::name).isEqualTo("practices");
        assertThat(vocabulary.dropped()).singleElement().extracting(Vocabulary.Dropped::sheet).isEqualTo("pack:as_of");
        assertThat(vocabulary.derivedFrom()).singleElement().extracting(Vocabulary.DerivedFrom::type).isEqualTo("Controls");
        assertThat(vocabulary.topLevel()).extracting(EntityType::name).containsExactly("Organisation", "AiSystem");
        assertThat(vocabulary.partsOf("AiSystem")).extracting(EntityType::name).containsExactly("Role");
    }

    @Test
    void what_all_packs_share_is_declared_by_no_other_whichever_is_read_first() {
        String own = "types:\n  AiSystem: {doc: {en: a, fr: b}, collection: mine, attributes: {age: {type: number}}}\n";
        Refused refused = catchThrowableOfType(Refused.class, () -> Vocabulary.load(List.of(
                file("policies/acme/vocabulary.yaml", own),
                file("policies/core/vocabulary.yaml", CORE),
                file("policies/eu/pack/vocabulary.yaml", PACK))));
        assertThat(refused.problems()).singleElement().hasToString("policies/acme/vocabulary.yaml:2:3: /types/AiSystem: the type"
                + " `AiSystem` is already declared by pack `core`, at policies/core/vocabulary.yaml:9:3; add attributes to it under `extend`");
    }

    @Test
    void a_part_refers_to_its_owner_first() {
        EntityType role = load(CORE).types().get("Role");
        assertThat(role.attributes().keySet()).containsExactly("of", "holder", "code");
        assertThat(role.attributes().get("of").type()).isEqualTo(new AttributeType.Reference(List.of("AiSystem")));
    }

    @Test
    void a_closure_goes_from_one_reference_to_another() {
        assertThat(load(CORE).types().get("Controls").closure())
                .isEqualTo(Optional.of(new EntityType.Closure("controller", "controlled", List.of("way"))));
        assertThat(load(CORE.replace("{from: controller, to: controlled, per: [way]}", "transitive"))
                        .types().get("Controls").closure())
                .isEqualTo(Optional.of(new EntityType.Closure("controller", "controlled", List.of())));
        assertThat(load(CORE.replace("per: [way]", "starting: [Organisation]")).types().get("Controls").closure())
                .isEqualTo(Optional.of(
                        new EntityType.Closure("controller", "controlled", List.of(), List.of("Organisation"))));
        assertThat(problems(CORE.replace("per: [way]", "starting: [Organization]"))).containsExactly(
                "v:24:59: /types/Controls/closure/starting: `Organization` is none of the types that `controller` names;"
                        + " did you mean `Organisation`?");
        assertThat(problems(CORE.replace("to: controlled, per: [way]", "to: way, per: [wai]"))).containsExactly(
                "v:24:21: /types/Controls/closure/from: a closure follows references; `way` is a code",
                "v:24:47: /types/Controls/closure/per: `wai` is no attribute of Controls; did you mean `way`?");
    }

    @Test
    void a_list_that_is_never_open_is_not_asked_about() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    question: {en: "Which?", fr: "Lesquels ?"}
                    collection: things
                    completeAlways: {en: what is not here is not judged, fr: ce qui manque n'est pas jugé}
                    attributes: {a: {type: boolean}}
                """)).containsExactly("v:4:15: /types/Thing/question: a list that is complete as it stands is never asked about");
    }

    @Test
    void who_stands_on_top_of_a_group_is_named_by_a_list_of_references_to_the_type() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    group: tops
                    attributes: {top: {type: list of reference, to: [Thing]}}
                  Other:
                    doc: {en: a, fr: b}
                    collection: others
                    group: tops
                    attributes: {tops: {type: list of reference, to: [Thing]}}
                """)).containsExactly(
                        "v:5:12: /types/Thing/group: `tops` is no attribute of Thing; did you mean `top`?",
                        "v:10:12: /types/Other/group: `tops` is no list of references to Other; expected the attribute that says who "
                                + "stands at the top of its group");
    }

    @Test
    void a_text_without_a_word_is_none() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: ""}
                    collection: things
                    attributes: {a: {type: boolean, question: {en: " ", fr: b}}}
                """)).containsExactly(
                        "v:3:22: /types/Thing/doc/fr: the text has no `fr`; texts for people are in English and in French",
                        "v:5:52: /types/Thing/attributes/a/question/en: the text has no `en`; texts for people are in English and in French");
    }

    @Test
    void an_attribute_may_be_for_who_buys_to_answer_and_so_may_parts_of_some_types() {
        Vocabulary vocabulary = load("""
                types:
                  Machine:
                    doc: {en: a, fr: b}
                    collection: machines
                    attributes:
                      maker: {type: string, question: {en: a, fr: b}}
                      spare: {type: boolean, question: {en: a, fr: b}, answeredByBuyer: true}
                  Offer: {doc: {en: a, fr: b}, collection: offers}
                  Use:
                    doc: {en: a, fr: b}
                    collection: uses
                    partOf: [Machine, Offer]
                    answeredByBuyerIn: [Machine]
                """);

        assertThat(vocabulary.isForBuyer("Machine", "spare")).isTrue();
        assertThat(vocabulary.isForBuyer("Machine", "maker")).isFalse();
        assertThat(vocabulary.isForBuyer("Machine", "uses")).isTrue();
        assertThat(vocabulary.isForBuyer("Offer", "uses")).isFalse();
        assertThat(vocabulary.isForBuyer("Nothing", "uses")).isFalse();
        assertThat(VocabularyPage.markdown(vocabulary, "en")).contains("Answered by who buys, in [Machine](#machine).", "| a Answered by who buys. |");
    }

    @Test
    void none_may_stay_none_with_another_product() {
        String thing = """
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    attributes:
                      kind: {type: code, codes: [shelf, machine]}
                      parts: {type: list of string, noneStaysIf: kind in (shelf)}
                """;

        assertThat(load(thing).attribute("Thing", "parts").orElseThrow().noneStaysIf())
                .containsExactly(new Attribute.OnlyIf("kind", "in", List.of("shelf")));
        assertThat(load(thing).attribute("Thing", "kind").orElseThrow().noneStaysIf()).isEmpty();
        assertThat(VocabularyPage.markdown(load(thing), "en")).contains("An empty one stays so with another product where `kind in (\"shelf\")`.");
        assertThat(problems(thing.replace("in (shelf)", "in (shelve)"))).singleElement().asString()
                .startsWith("v:7:50: ").contains("`shelve` is no value of `kind`", "did you mean `shelf`?");
        assertThat(problems(thing.replace("list of string", "string"))).singleElement().asString()
                .startsWith("v:7:42: ").endsWith("only of a list there can be none; `parts` is a string");
    }

    @Test
    void who_answers_is_said_of_what_is_asked() {
        assertThat(problems("""
                types:
                  Machine:
                    doc: {en: a, fr: b}
                    collection: machines
                    attributes:
                      spare: {type: boolean, answeredByBuyer: true}
                      maker: {type: string, question: {en: a, fr: b}, answeredByBuyer: buyer}
                  Use:
                    doc: {en: a, fr: b}
                    collection: uses
                    partOf: [Machine]
                    answeredByBuyerIn: [Machin]
                """)).containsExactly(
                        "v:6:47: /types/Machine/attributes/spare/answeredByBuyer: `answeredByBuyer` says who answers a `question`, and there is none",
                        "v:7:72: /types/Machine/attributes/maker/answeredByBuyer: expected `true` or `false`, found the text `buyer`",
                        "v:12:24: /types/Use/answeredByBuyerIn: `Machin` is none of the types in which it is written, its `partOf`; did you mean `Machine`?");
    }

    @Test
    void what_people_can_make_of_an_attribute_is_one_of_its_values() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    attributes:
                      a: {type: boolean, attainable: false}
                      b: {type: code, codes: [x, y], attainable: [x, z]}
                      c: {type: code, codes: [x, y], attainable: []}
                      d: {type: list of code, codes: [x, y], attainable: []}
                      e: {type: list of code, codes: [x, y], attainable: all}
                      f: {type: date, attainable: 2026-01-01}
                      g: {type: boolean, attainable: unknown}
                      h: {type: duration, attainable: [P2M, 2 months]}
                """)).satisfiesExactly(
                        one -> assertThat(one).startsWith("v:7:").contains("`z`"),
                        one -> assertThat(one).startsWith("v:8:").endsWith("expected the value that can be attained, or several; only a list can be emptied"),
                        one -> assertThat(one).startsWith("v:11:").endsWith("only what is a boolean, a code or a duration can be attained, alone or in a list"),
                        one -> assertThat(one).startsWith("v:12:").endsWith("`unknown` is nothing to attain"),
                        one -> assertThat(one).startsWith("v:13:").contains("`2 months`").endsWith("did you mean `P2M`?"));
    }

    @Test
    void an_attribute_that_is_declared_wrongly_is_declared() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    attributes:
                      tested: {type: bolean}
                      testedOn: {type: date, onlyIf: tested == true, notBefore: tested}
                    screening:
                      anyTest: {question: {en: a, fr: b}, attributes: [tested]}
                """)).containsExactly(
                        "v:6:22: /types/Thing/attributes/tested/type: `bolean` is no type; expected `boolean`, `string`, `code`, `country`,"
                                + " `date`, `duration`, `number` or `reference`, or `list of` one of these; did you mean `boolean`?");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(problems("""
                types:
                  organisation: {doc: {en: a, fr: b}, collection: organisations, attributes: {}}
                  Row:
                    kind: referense
                    doc: {en: a, fr: b}
                  Thing:
                    doc: {en: only english}
                    collection: things
                    colection: things
                    attributes:
                      a: {type: bool}
                      B: {type: boolean}
                      c: {type: code}
                      d: {type: code, codes: [yes, unknown, Maybe, tbd]}
                      e: {type: list of code, codes: [x, none]}
                      f: {type: reference, to: Thimg}
                      g: {type: number, minimum: 5, maximum: 1}
                      h: {type: boolean, help: {en: a, fr: b}}
                      id: {type: string}
                      i: {type: boolean, codes: [x, y]}
                      j: {type: boolean, default: {value: true}}
                      k: {type: boolean, default: {value: unknown, because: {en: a, fr: b}, cites: {pack: p, provision: q}}}
                      l: {type: boolean, default: {value: true, because: {en: a, fr: b}, cites: {pack: p, provision: q}}, noneIfAbsent: {en: a, fr: b}}
                      m: {type: boolean, otherwiseAs: k1}
                      n: {type: boolean, otherwiseAs: g}
                      o: {type: date, notBefore: p}
                      q: {type: date, notBefore: n}
                      r: {type: list of string, noneWithout: m}
                extend:
                  Thin: {attributes: {}}
                  Thing: {attributes: {c: {type: boolean}, g: {type: boolean}}}
                """)).containsExactly(
                        "v:2:3: /types/organisation: `organisation` is no name for a type; write it in UpperCamelCase",
                        "v:4:11: /types/Row/kind: `referense` is not one of `derived`, `reference` or `noted`; did you mean `reference`?",
                        "v:7:10: /types/Thing/doc/fr: the text has no `fr`; texts for people are in English and in French",
                        "v:9:5: /types/Thing/colection: unknown key `colection`; expected `kind`, `doc`, `partOf`, `attributes`, "
                                + "`screening`, `collection`, `completeAlways`, `label`, `question`, `group`, `derived` or `answeredByBuyerIn`; did you mean `collection`?",
                        "v:11:17: /types/Thing/attributes/a/type: `bool` is no type; expected `boolean`, `string`, `code`, "
                                + "`country`, `date`, `duration`, `number` or `reference`, or `list of` one of these; did you mean `boolean`?",
                        "v:12:7: /types/Thing/attributes/B: `B` is no name for an attribute; write it in lowerCamelCase",
                        "v:13:10: /types/Thing/attributes/c: `codes` is missing",
                        "v:14:36: /types/Thing/attributes/d/codes: `unknown` is no code: what nobody knows is `unknown` everywhere",
                        "v:14:45: /types/Thing/attributes/d/codes: `Maybe` is no code; write codes in kebab-case",
                        "v:14:52: /types/Thing/attributes/d/codes: `tbd` is no code: what nobody knows is `unknown` everywhere",
                        "v:15:42: /types/Thing/attributes/e/codes: `none` is no code of a list; an empty list `[]` says it",
                        "v:16:32: /types/Thing/attributes/f/to: no pack declares the type `Thimg`; did you mean `Thing`?",
                        "v:17:34: /types/Thing/attributes/g/minimum: `minimum` is greater than `maximum`",
                        "v:18:32: /types/Thing/attributes/h/help: `help` explains a `question`, and there is none",
                        "v:19:7: /types/Thing/attributes/id: `id` has a meaning of its own; choose another name",
                        "v:20:26: /types/Thing/attributes/i/codes: unknown key `codes`; expected `type`, `sheet`, `onlyIf`, "
                                + "`doc`, `question`, `help`, `cites`, `default`, `otherwiseAs`, `noneIfAbsent`, `noneWithout`, `notBefore` … (16 in all)",
                        "v:21:35: /types/Thing/attributes/j/default: `because` is missing",
                        "v:21:35: /types/Thing/attributes/j/default: `cites` is missing",
                        "v:22:43: /types/Thing/attributes/k/default/value: `unknown` is what an attribute without default is",
                        "v:23:121: /types/Thing/attributes/l/noneIfAbsent: an attribute has a `default` or is none where it is left out, not both",
                        "v:24:39: /types/Thing/attributes/m/otherwiseAs: `k1` is no attribute of Thing; did you mean `k`?",
                        "v:25:39: /types/Thing/attributes/n/otherwiseAs: `g` can't stand in for `n`; expected an attribute of the same type, "
                                + "or of what it lists, for which no other stands in",
                        "v:26:34: /types/Thing/attributes/o/notBefore: `p` is no attribute of Thing",
                        "v:27:34: /types/Thing/attributes/q/notBefore: `q` and `n` are not two dates; only days come before others",
                        "v:28:46: /types/Thing/attributes/r/noneWithout: `r` and `m` are not two lists; only lists can be empty",
                        "v:30:3: /extend/Thin: no pack declares the type `Thin`; did you mean `Thing`?",
                        "v:31:24: /extend/Thing/attributes/c: `Thing` already has `c`, declared at v:13:7",
                        "v:31:44: /extend/Thing/attributes/g: `Thing` already has `g`, declared at v:17:7");
    }

    @Test
    void what_attributes_say_of_others_is_checked() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    attributes:
                      a: {type: boolean}
                      b: {type: code, codes: [x, y, z]}
                      c: {type: list of code, codes: [x, y], implies: {a: {x: true}}}
                      d: {type: boolean, implies: {d: {"true": true}, bb: {"true": x}}}
                      e: {type: boolean, implies: {b: {yes: x}}}
                      f: {type: boolean, implies: {b: x}}
                      g: {type: boolean, implies: b}
                      h: {type: code, codes: [x], implies: {}}
                      i: {type: code, codes: [x, y, z], implies: {c: {x: true}, a: {y: false, z: no}}}
                      j: {type: boolean, implies: {k: {"true": true}}}
                      k: {type: boolean, implies: {j: {"true": true}}}
                """)).containsExactly(
                        "v:8:55: /types/Thing/attributes/c/implies: only a boolean or a single code says what another attribute is; `c` is a list of code",
                        "v:9:36: /types/Thing/attributes/d/implies/d: expected another attribute that is a boolean or a single code, found `d`",
                        "v:9:55: /types/Thing/attributes/d/implies/bb: `bb` is no attribute of Thing; did you mean `b`?",
                        "v:10:40: /types/Thing/attributes/e/implies/b/yes: `yes` is no value of `e`; expected `true` or `false`",
                        "v:11:39: /types/Thing/attributes/f/implies/b: expected an object such as `{other: {\"its-own\": the-others}}`, found the text `x`",
                        "v:12:35: /types/Thing/attributes/g/implies: expected an object such as `{other: {\"its-own\": the-others}}`, found the text `b`",
                        "v:13:44: /types/Thing/attributes/h/implies: expected an object such as `{other: {\"its-own\": the-others}}`, found an object",
                        "v:14:51: /types/Thing/attributes/i/implies/c: expected another attribute that is a boolean or a single code, found `c`",
                        "v:14:82: /types/Thing/attributes/i/implies/a/z: `no` is no value of `a`; expected `true` or `false`",
                        "v:15:36: /types/Thing/attributes/j/implies/k: `k` says itself what others are; expected an attribute that doesn't",
                        "v:16:36: /types/Thing/attributes/k/implies/j: `j` says itself what others are; expected an attribute that doesn't");
    }

    @Test
    void conditions_on_conditions_are_checked() {
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    attributes:
                      a: {type: boolean, onlyIf: b == true}
                      b: {type: code, codes: [x, y], onlyIf: c contains x}
                      c: {type: list of code, codes: [x, y], onlyIf: a != false}
                      d: {type: boolean, onlyIf: aa == true}
                      e: {type: boolean, onlyIf: a == "yes"}
                      f: {type: boolean, onlyIf: b == z}
                      g: {type: boolean, onlyIf: c == x}
                      h: {type: boolean, onlyIf: b contains x}
                      i: {type: boolean, onlyIf: a == true or b == x}
                      j: {type: boolean, onlyIf: a in true}
                      k: {type: date}
                      l: {type: boolean, onlyIf: k == 2026-01-01}
                """)).containsExactly(
                        "v:6:34: /types/Thing/attributes/a/onlyIf: `true` is no value of `b`; expected `x` or `y`",
                        "v:9:34: /types/Thing/attributes/d/onlyIf: `aa` is no attribute of Thing; did you mean `a`?",
                        "v:10:34: /types/Thing/attributes/e/onlyIf: `yes` is no value of `a`; expected `true` or `false`",
                        "v:11:34: /types/Thing/attributes/f/onlyIf: `z` is no value of `b`; expected `x` or `y`",
                        "v:12:34: /types/Thing/attributes/g/onlyIf: `c` is a list of code; ask with `contains` what is in it",
                        "v:13:34: /types/Thing/attributes/h/onlyIf: `b` is a code; compare it with `==`, `!=` or `in`",
                        "v:14:34: /types/Thing/attributes/i/onlyIf: expected conditions such as `a == true && b contains \"x\" && c in "
                                + "(\"x\", \"y\")`, found the text `a == true or b == x`",
                        "v:15:34: /types/Thing/attributes/j/onlyIf: expected conditions such as `a == true && b contains \"x\" && c in "
                                + "(\"x\", \"y\")`, found the text `a in true`",
                        "v:17:34: /types/Thing/attributes/l/onlyIf: `2026-01-01` is no value of `k`; expected no condition on a date");
        assertThat(problems("""
                types:
                  Thing:
                    doc: {en: a, fr: b}
                    collection: things
                    attributes:
                      a: {type: boolean, onlyIf: b == true}
                      b: {type: boolean, onlyIf: c == true && d == true}
                      c: {type: boolean}
                      d: {type: boolean, onlyIf: a == true}
                """)).containsExactly("v:6:34: /types/Thing/attributes/a/onlyIf: `onlyIf` goes in a circle: a → b → d → a");
    }

    @Test
    void every_key_under_an_owner_means_one_thing() {
        assertThat(problems(CORE + """
                  Post:
                    doc: {en: a, fr: b}
                    collection: roles
                    partOf: [AiSystem]
                  Style:
                    doc: {en: a, fr: b}
                    collection: technique
                    partOf: [AiSystem, Nothing, Controls]
                  System:
                    doc: {en: a, fr: b}
                    collection: aiSystems
                  Title:
                    doc: {en: a, fr: b}
                    collection: title
                """)).containsExactly(
                        "v:35:5: the collection `roles` under `AiSystem` already holds `Role`, declared at v:16:5",
                        "v:39:5: `AiSystem` already has `technique`, declared at v:14:7; choose another collection",
                        "v:41:13: /types/Style/partOf: no pack declares a type `Controls` that documents hold; did you mean `Controls`?",
                        "v:41:13: /types/Style/partOf: no pack declares a type `Nothing` that documents hold",
                        "v:43:5: the collection `aiSystems` already holds `AiSystem`, declared at v:10:5",
                        "v:46:5: `title` is a key of the design itself; choose another");
    }

    @Test
    void unknown_keys_of_the_file_are_refused() {
        assertThat(problems("typs: {}\n"))
                .containsExactly(
                        "v:1:1: /typs: unknown key `typs`; expected `types`, `extend`, `dropped` or `derivedFrom`; did you mean `types`?");
    }
}
