package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.document.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a rulebook is said with file, line, column, and what to write instead. */
class RefusalTest {

    @TempDir
    Path folder;

    private static final String ALL = "policies/eu/garden/provisions/all.yaml";
    private static final String PACK = "policies/eu/garden/pack.yaml";
    private static final String LIMIT = "policies/eu/garden/parameters/power-limit.yaml";
    private static final String ZONES = "policies/eu/garden/parameters/quiet-zones.yaml";
    private static final String WORDS = "policies/core/vocabulary.yaml";
    private static final String RULES = "rules/eu/garden/all.drl";
    private static final String PROFILE = "policies/profiles/default.yaml";

    private static Arguments mistake(String what, String file, String piece, String replacement, String... problems) {
        return Arguments.of(what, file, piece, replacement, List.of(problems));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a rule without a provision",
                        RULES,
                        "rule \"garden/ask-maker\"",
                        "rule \"garden/ask-makr\"",
                        ALL + ":94:1: provision `garden/ask-maker` has no rule and stands in no table of duties",
                        RULES + ":73:1: rule `garden/ask-makr` has no provision `garden/ask-makr`; did you mean"
                                + " `garden/ask-maker`?"),
                mistake(
                        "a type that no rule concludes",
                        RULES,
                        "power > parameter(\"garden/strong\") )\nthen\n    classify( StrongMachine( $machine ) );",
                        "power > parameter(\"garden/strong\") )\n    StrongMachine( of == $machine )\nthen\n    classify( Covered( $machine ) );",
                        PACK + ":16:5: no rule concludes `StrongMachine`, so that there is none; conclude it by `classify`"),
                mistake(
                        "a provision without a rule or a table",
                        PACK,
                        "[keep-logs, train]",
                        "[keep-logs]",
                        ALL + ":50:1: provision `garden/train` has no rule and stands in no table of duties"),
                mistake(
                        "a postponement that postpones nothing",
                        ALL,
                        "applies: [{from: 2025-02-02, known: 2024-07-12, source: \"Article 20\"}]",
                        "applies: [{id: start, from: 2025-02-02, known: 2024-07-12, source: \"Article 20\"}, {from: 2026-02-02, known:"
                                + " 2025-01-10, source: \"Article 21\"}]",
                        ALL + ":21:85: the provision applies from 2025-02-02 anyhow, so that an entry from 2026-02-02 changes nothing; to"
                                + " postpone it, write `replaces: start`",
                        ALL + ":69:85: the provision applies from 2025-02-02 anyhow, so that an entry from 2026-02-02 changes nothing; to"
                                + " postpone it, write `replaces: start`"),
                mistake(
                        "a source that is nothing",
                        ALL,
                        "applies: [{from: 2025-02-02, known: 2024-07-12, source: \"Article 20\"}]",
                        "applies: [{from: 2025-02-02, known: 2024-07-12, source: {}}]",
                        ALL + ":21:59: /garden~1no-noise/applies/0/source: `source` is empty; name the text that this comes from",
                        ALL + ":69:59: /garden~1power-limit/applies/0/source: `source` is empty; name the text that this comes from"),
                mistake(
                        "a source without a name",
                        ALL,
                        "applies: [{from: 2025-02-02, known: 2024-07-12, source: \"Article 20\"}]",
                        "applies: [{from: 2025-02-02, known: 2024-07-12, source: {act: \" \"}}]",
                        ALL + ":21:65: /garden~1no-noise/applies/0/source/act: `act` is empty; name the text that this comes from",
                        ALL + ":69:65: /garden~1power-limit/applies/0/source/act: `act` is empty; name the text that this comes from"),
                mistake(
                        "a citation of another act without a link of its own",
                        ALL,
                        "cites: {provision: \"Article 3\", anchor: \"#3\"}",
                        "cites: {act: Regulation (EU) 2026/9999, provision: \"Article 3\"}",
                        ALL + ":20:10: provision `garden/no-noise` cites without a link; give `url` here, for the pack's leads to its own act"),
                mistake(
                        "a citation without a link",
                        PACK,
                        "url: \"https://example.org/garden\"\n",
                        ""),
                mistake(
                        "no remedy",
                        ALL,
                        "  remedy: {en: Train people., fr: Formez les gens.}\n",
                        "",
                        ALL + ":50:1: provision `garden/train` has no `remedy`; say what makes the finding go away"),
                mistake(
                        "a text in one language",
                        ALL,
                        "  remedy: {en: Train people., fr: Formez les gens.}\n",
                        "  remedy: {en: Train people.}\n",
                        ALL + ":61:11: /garden~1train/remedy/fr: the text has no `fr`; texts for people are in English"
                                + " and in French"),
                mistake(
                        "an unknown key",
                        ALL,
                        "  due: 2027-06-30\n",
                        "  deu: 2027-06-30\n",
                        ALL + ":58:3: /garden~1train/deu: unknown key `deu`; expected `title`, `subject`, `kind`, `force`,"
                                + " `severity`, `enforcement`, `addressees`, `cites`, `sourceOf`, `texts`, `applies`,"
                                + " `due` … (23 in all); did you mean `due`?"),
                mistake(
                        "a source of a variable that the rule does not bind",
                        ALL,
                        "  cites: {provision: \"Article 10\"}\n",
                        "  cites: {provision: \"Article 10\"}\n  sourceOf: zon\n",
                        ALL + ":107:13: `sourceOf` of `garden/quiet-zone` names `zon`, which the rule `garden/quiet-zone`"
                                + " does not bind; did you mean `zone`?; it binds `country`, `machine`, `role` or `zone`"),
                mistake(
                        "a source of what is no row",
                        ALL,
                        "  cites: {provision: \"Article 10\"}\n",
                        "  cites: {provision: \"Article 10\"}\n  sourceOf: machine\n",
                        ALL + ":107:13: `sourceOf` of `garden/quiet-zone` names `machine`, which the rule `garden/quiet-zone`"
                                + " binds to something else than a row of a table; expected a variable of a type of kind `reference`"),
                mistake(
                        "an unknown control",
                        ALL,
                        "{control: training,",
                        "{control: trainig,",
                        ALL + ":59:16: there is no control `trainig`; did you mean `training`?"),
                mistake(
                        "a reason of a branch that no rule has",
                        ALL,
                        "  cites: {provision: \"Article 10\"}\n",
                        "  cites: {provision: \"Article 10\"}\n  reasons: {loud: {en: a, fr: a}}\n",
                        ALL + ":107:19: there is no rule `garden/quiet-zone # loud`"),
                mistake(
                        "a name in a text that the rule does not bind",
                        ALL,
                        "{machine.name} rescues.",
                        "{machin.name} rescues.",
                        ALL + ":87:17: `because` of `garden/rescue` names `machin`, which the rule `garden/rescue` does not"
                                + " bind; did you mean `machine`?; it binds `machine` or `role`"),
                mistake(
                        "an attribute in a text that does not exist",
                        ALL,
                        "{machine.name} rescues.",
                        "{machine.nam} rescues.",
                        ALL + ":87:17: `because` of `garden/rescue` names `machine.nam`, but `Machine` has no attribute"
                                + " `nam`; did you mean `name`?"),
                mistake(
                        "braces without a name",
                        ALL,
                        "{machine.name} rescues.",
                        "{the machine} rescues.",
                        ALL + ":87:17: `because` of `garden/rescue` has braces without a name in them; write a variable of"
                                + " the rule and attributes, such as {system.name}"),
                mistake(
                        "a title with a variable",
                        ALL,
                        "title: {en: Rescue is free,",
                        "title: {en: \"Rescue of {machine}\",",
                        ALL + ":83:15: the title of `garden/rescue` has braces; a title is the same whatever is found, so write no"
                                + " variables"),
                mistake(
                        "an age of evidence that nobody asks for",
                        ALL,
                        "{control: manual}",
                        "{control: manual, maxAge: P1Y}",
                        ALL + ":59:80: `maxAge` says how old evidence may be, and no kind is asked for; expected `evidence`"),
                mistake(
                        "a period that counts from no date",
                        ALL,
                        "after: incident.awareOn",
                        "after: incident.reported",
                        ALL + ":79:8: `due` of `garden/report-incident` counts from `incident.reported`, which is not a"
                                + " date"),
                mistake(
                        "a period that is the id of a parameter",
                        ALL,
                        "period: P15D",
                        "period: garden/holidays",
                        ALL + ":79:42: /garden~1report-incident/due/period: expected a period such as `P15D`, found the text"
                                + " `garden/holidays`; a parameter is written `{parameter: garden/holidays}`"),
                mistake(
                        "late by another period than the one that is due",
                        RULES,
                        "Incident( reported != true,",
                        "Incident( reported != true, overdue( awareOn, \"P14D\" ),",
                        RULES + ":51:45: `overdue` counts `P14D` from `awareOn`, but `due` of `garden/report-incident` counts `P15D`;"
                                + " write the same in both"),
                mistake(
                        "late by holidays that don't count where it is due",
                        RULES,
                        "Incident( reported != true,",
                        "Incident( reported != true, overdue( awareOn, \"P15D\" ),",
                        RULES + ":51:45: `overdue` counts no public holidays, but `due` of `garden/report-incident` counts those of"
                                + " `garden/holidays`; write the same in both"),
                mistake(
                        "a branch that no rule has",
                        ALL,
                        "branches: [soft]",
                        "branches: [sofd]",
                        ALL + ":118:7: there is no rule `garden/teach # sofd`; did you mean `garden/teach # soft`?"),
                mistake(
                        "an addressee that is no role",
                        ALL,
                        "addressees: [owner]",
                        "addressees: [owners]",
                        ALL + ":41:15: there is no role `owners`; did you mean `owner`?"),
                mistake(
                        "a subject of another type than the rule's",
                        ALL,
                        "  subject: Machine\n  kind: leverage",
                        "  subject: Incident\n  kind: leverage",
                        RULES + ":78:5: provision `garden/ask-maker` judges `Incident`, but this concludes about"
                                + " `Machine`"),
                mistake(
                        "a verb that the kind does not say",
                        ALL,
                        "  kind: leverage",
                        "  kind: exemption",
                        RULES + ":78:5: `advise` is said by provisions of kind `leverage`, `exposure` or `guidance`, but"
                                + " `garden/ask-maker` is of kind `exemption`"),
                mistake(
                        "an exemption from nothing",
                        RULES,
                        "\"garden/no-noise\" );",
                        "\"garden/no-nois\" );",
                        RULES + ":62:5: no provision matches `garden/no-nois`; did you mean `garden/no-noise`?"),
                mistake(
                        "a slug missing in the pack's index",
                        PACK,
                        "quiet-zone, teach]",
                        "quiet-zone]",
                        PACK + ":18:12: provision `garden/teach` is missing in the pack's list `slugs: encoded:`"),
                mistake(
                        "a slug without a provision",
                        PACK,
                        "quiet-zone, teach]",
                        "quiet-zone, teach, preach]",
                        PACK + ":18:152: there is no provision `garden/preach`; did you mean `garden/teach`?"),
                mistake(
                        "a slug that is listed twice",
                        PACK,
                        "- recitals",
                        "- teach",
                        PACK + ":20:7: /slugs/notEncoded/0: `teach` is listed as encoded and as not encoded"),
                mistake(
                        "an omission that is part of nothing",
                        PACK,
                        "of: teach}",
                        "of: preach}",
                        PACK + ":21:7: there is no provision `garden/preach`; did you mean `garden/teach`?"),
                mistake(
                        "an omission without a reason",
                        PACK,
                        "- recitals",
                        "- {slug: recitals}",
                        PACK + ":20:7: /slugs/notEncoded/0: `because` is missing"),
                mistake(
                        "an omission with a title in one language",
                        PACK,
                        "- recitals",
                        "- {slug: recitals, title: {en: Recitals}}",
                        PACK + ":20:31: /slugs/notEncoded/0/title/fr: the text has no `fr`; texts for people are in English and in French"),
                mistake(
                        "a vocabulary that is no YAML, and nothing that follows from it",
                        "policies/core/vocabulary.yaml",
                        "types:\n",
                        "types: }\n",
                        "policies/core/vocabulary.yaml:1:8: /types: the text is not YAML here: expected the node content,"
                                + " but found '}' (while parsing a block node)"),
                mistake(
                        "claims without facts to judge them by",
                        PACK,
                        "gate: Covered",
                        "gate: Covered\nclaims: teach",
                        PACK + ":9:9: claims are judged over facts of the type `Claim`, which no pack declares"),
                mistake(
                        "a gate that no rule derives as of something",
                        PACK,
                        "gate: Covered",
                        "gate: Coverd",
                        PACK + ":8:7: gate `Coverd` of pack `garden` is not a derived type with the attribute `of`; did"
                                + " you mean `Covered`?"),
                mistake(
                        "a duty of an unknown role",
                        PACK,
                        "who: owner",
                        "who: owne",
                        PACK + ":16:32: there is no role `owne`; did you mean `owner`?"),
                mistake(
                        "an unknown sanction",
                        ALL,
                        "sanction: P-5",
                        "sanction: P-6",
                        ALL + ":22:13: /garden~1no-noise/sanction: there is no sanction `P-6`; did you mean `P-5`?"),
                mistake(
                        "a cap that is nothing",
                        PACK,
                        "amount: fine-amount, share: fine-share, take: lower, ",
                        "",
                        PACK + ":14:50: /sanctions/P-5/caps/0: a cap is an `amount`, a `share` of the turnover, or both; name"
                                + " their parameters"),
                mistake(
                        "a cap that does not say which of two counts",
                        PACK,
                        "take: lower, ",
                        "",
                        PACK + ":14:50: /sanctions/P-5/caps/0: a cap with an `amount` and a `share` says which of them counts:"
                                + " `take: higher` or `take: lower`"),
                mistake(
                        "a choice of one",
                        PACK,
                        "share: fine-share, take: lower",
                        "take: lower",
                        PACK + ":14:163: /sanctions/P-5/caps/0/take: `take` chooses between an `amount` and a `share`, and"
                                + " only one of them is given"),
                mistake(
                        "a cap without a source",
                        PACK,
                        "take: lower, source: Article 21(2)",
                        "take: lower",
                        PACK + ":14:50: /sanctions/P-5/caps/0: `source` is missing"),
                mistake(
                        "a cap after one for everybody",
                        PACK,
                        "for: {size: small}, ",
                        "",
                        PACK + ":14:193: /sanctions/P-5/caps/1: the cap before it is meant for everybody, so this one never counts"),
                mistake(
                        "a share of nothing",
                        PACK,
                        "turnover: {attribute: turnover, en: of turnover, fr: du chiffre d'affaires}\n",
                        "",
                        PACK + ":14:164: /sanctions/P-5/caps/0/share: a share of what? Say `turnover: {attribute, en, fr}` in the"
                                + " pack",
                        PACK + ":14:242: /sanctions/P-5/caps/1/share: a share of what? Say `turnover: {attribute, en, fr}` in the"
                                + " pack"),
                mistake(
                        "a cap with an unknown parameter",
                        PACK,
                        "amount: fine-amount, share: fine-share, take: lower",
                        "amount: fine-amont, share: fine-share, take: lower",
                        PACK + ":14:144: there is no parameter `garden/fine-amont`; did you mean `garden/fine-amount`?"),
                mistake(
                        "an amount that is no money",
                        PACK,
                        "amount: fine-amount, share: fine-share, take: lower",
                        "amount: power-limit, share: fine-share, take: lower",
                        PACK + ":14:144: an `amount` is money; the unit of its parameter is `kW`, not a currency such as `EUR`"),
                mistake(
                        "a share that is no percentage",
                        PACK,
                        "share: fine-share, take: lower",
                        "share: fine-amount, take: lower",
                        PACK + ":14:164: a `share` is in per cent; the unit of its parameter is `EUR`, not `%`"),
                mistake(
                        "a cap for an attribute that organisations do not have",
                        PACK,
                        "for: {size: small}",
                        "for: {siz: small}",
                        PACK + ":14:68: `Organisation` has no attribute `siz`; did you mean `size`?"),
                mistake(
                        "a cap for a code that there is not",
                        PACK,
                        "for: {size: small}",
                        "for: {size: smal}",
                        PACK + ":14:74: there is no code `smal`; did you mean `small`?"),
                mistake(
                        "a turnover that is no number",
                        PACK,
                        "turnover: {attribute: turnover,",
                        "turnover: {attribute: size,",
                        PACK + ":22:23: turnover `size` of an organisation is no number"),
                mistake(
                        "a slug that is none, and nothing that follows from it",
                        ALL,
                        "garden/ask-maker:",
                        "garden/Ask-Maker:",
                        ALL + ":94:1: provision `garden/Ask-Maker` is not `garden/…` with a slug in kebab-case, of a to z and 0 to 9;"
                                + " did you mean `garden/ask-maker`?"),
                mistake(
                        "a slug in the list that is none, and nothing that follows from it",
                        PACK,
                        "drill-lift, ask-maker,",
                        "drill-lift, ask_maker,",
                        PACK + ":18:122: `ask_maker` is no slug; write it in kebab-case, of a to z and 0 to 9; did you mean `ask-maker`?"),
                mistake(
                        "a provision without its pack, and nothing that follows from it",
                        ALL,
                        "garden/ask-maker:",
                        "ask-maker:",
                        ALL + ":94:1: provision `ask-maker` is not `garden/…` with a slug in kebab-case, of a to z and 0 to 9;"
                                + " did you mean `garden/ask-maker`?"),
                mistake(
                        "a subject that is no type, and nothing that follows from it",
                        ALL,
                        "  subject: Machine\n  kind: leverage",
                        "  subject: Machin\n  kind: leverage",
                        ALL + ":96:12: there is no type `Machin`; did you mean `Machine`?"),
                mistake(
                        "an addressee that is nowhere near a role",
                        ALL,
                        "addressees: [owner]",
                        "addressees: [gardener-in-chief]",
                        ALL + ":41:15: there is no role `gardener-in-chief`; expected `owner`, `user` or `maker`"),
                mistake(
                        "a parameter without a unit, and nothing that follows from it",
                        LIMIT,
                        "unit: kW\n",
                        "",
                        LIMIT + ":1:1: parameter `garden/power-limit` has no `unit`"),
                mistake(
                        "a parameter without its pack, and nothing that follows from it",
                        LIMIT,
                        "id: garden/power-limit",
                        "id: power-limit",
                        LIMIT + ":1:5: /id: parameter `power-limit` stands in pack `garden`; its id begins with `garden/`"),
                mistake(
                        "a table of a type that has no rows, and nothing of its rows",
                        ZONES,
                        "type: QuietZone",
                        "type: Machine",
                        ZONES + ":2:7: there is no reference type `Machine`; expected `QuietZone`"),
                mistake(
                        "an attribute that cites packs that are not there",
                        WORDS,
                        "loud: {type: boolean, question",
                        "loud: {type: boolean, default: {value: true, because: {en: a, fr: b}, cites: {pack: gardne, provision: \"1\"}}, cites:"
                                + " {provision: \"2\", pack: gardn}, question",
                        WORDS + ":25:91: there is no pack `gardne`; did you mean `garden`?",
                        WORDS + ":25:147: there is no pack `gardn`; did you mean `garden`?"),
                mistake(
                        "a table with values",
                        ZONES,
                        "rows:",
                        "values:",
                        ZONES + ":3:1: /values: table `garden/quiet-zones` has `values`; expected `rows`"),
                mistake(
                        "a row without a column",
                        ZONES,
                        "country: FR, name: France,",
                        "country: FR,",
                        ZONES + ":4:5: /rows/0: the row has no `name`; state it, write `unknown` where nobody knows it, or let"
                                + " QuietZone say with `noneIfAbsent` what it means to leave it out"),
                mistake(
                        "a table whose rows are misspelt",
                        ZONES,
                        "rows:",
                        "row:",
                        ZONES + ":3:1: /row: unknown key `row`; expected `id`, `type`, `label`, `rows`, `checked` or `note`; did you mean"
                                + " `rows`?"),
                mistake(
                        "a parameter with rows",
                        LIMIT,
                        "values:",
                        "rows:",
                        LIMIT + ":4:1: /rows: parameter `garden/power-limit` has `rows`; expected `values`"),
                mistake(
                        "a row that stands twice",
                        ZONES,
                        "id: us-1",
                        "id: fr",
                        ZONES + ":5:5: row `fr` stands twice; it is already at line 4",
                        ZONES + ":6:5: row replaces `us-1`, which is not an earlier entry of the list"),
                mistake(
                        "a duty that is no provision",
                        PACK,
                        "[keep-logs, train]",
                        "[keep-logs, trains]",
                        PACK + ":16:63: there is no provision `garden/trains`; did you mean `garden/train`?",
                        ALL + ":50:1: provision `garden/train` has no rule and stands in no table of duties"),
                mistake(
                        "a citation that is a text",
                        ALL,
                        "cites: {provision: \"Article 3\", anchor: \"#3\"}",
                        "cites: Article 3",
                        ALL + ":20:10: /garden~1no-noise/cites: expected `{provision: …}`, found the text `Article 3`"),
                mistake(
                        "an application that is a day",
                        ALL,
                        "applies: [{from: 2025-02-02, known: 2024-07-12, source: \"Article 20\"}]",
                        "applies: 2025-02-02",
                        ALL + ":21:12: /garden~1no-noise/applies: expected a list, each item of it an entry such as `{from: 2026-08-02,"
                                + " source: …}`, found the text `2025-02-02`",
                        ALL + ":69:12: /garden~1power-limit/applies: expected a list, each item of it an entry such as `{from: 2026-08-02,"
                                + " source: …}`, found the text `2025-02-02`"),
                mistake(
                        "another id than the folder's",
                        PACK,
                        "id: garden",
                        "id: yard",
                        PACK + ":1:5: /id: the pack's id is the name of its folder, `garden`, not `yard`"),
                mistake(
                        "a value without a source",
                        LIMIT,
                        "known: 2024-07-12, source: \"Article 6(2)\"",
                        "known: 2024-07-12",
                        LIMIT + ":6:5: value from 2027-01-12 has no `source`; every value cites the provision it comes"
                                + " from"),
                mistake(
                        "a day that does not exist",
                        LIMIT,
                        "from: 2027-01-12",
                        "from: 2027-02-30",
                        LIMIT + ":6:12: /values/1/from: expected a date such as `2026-08-02`, found the text"
                                + " `2027-02-30`; 2027-02 has 28 days"),
                mistake(
                        "values of different kinds",
                        LIMIT,
                        "value: 50",
                        "value: fifty",
                        LIMIT + ":6:31: /values/1/value: expected a number, as the unit is `kW`, found the text `fifty`"),
                mistake(
                        "a number that could be thousands",
                        LIMIT,
                        "value: 50",
                        "value: 50.000",
                        LIMIT + ":6:31: /values/1/value: `50.000` could be thousands or a fraction; write `50000` or `50`"),
                mistake(
                        "days between two values",
                        LIMIT,
                        "value: 100, known",
                        "until: 2027-01-10, value: 100, known",
                        LIMIT + ":6:5: parameter `garden/power-limit` has no value from 2027-01-11 to 2027-01-11, between two that it has: what"
                                + " reads it is not in force then; leave out `until`, or let the next one begin on 2027-01-11"),
                mistake(
                        "two values for the same day",
                        LIMIT,
                        "from: 2027-01-12",
                        "from: 2025-02-02",
                        LIMIT + ":6:5: two entries from 2025-02-02 were known on 2024-07-12; say in which order with"
                                + " `known`"),
                mistake(
                        "an entry that replaces nothing",
                        ZONES,
                        "annuls: us-1",
                        "annuls: us-2",
                        ZONES + ":6:5: row replaces `us-2`, which is not an earlier entry of the list; did you mean"
                                + " `us-1`?"),
                mistake(
                        "a row with an unknown attribute",
                        ZONES,
                        "name: France",
                        "nam: France",
                        ZONES + ":4:27: /rows/0/nam: unknown key `nam` of QuietZone; expected `country`, `name`, `annuls`,"
                                + " `from`, `id`, `known`, `replaces`, `source` or `until`; did you mean `name`?"),
                mistake(
                        "a row with a wrong value",
                        ZONES,
                        "country: GB",
                        "country: UK",
                        ZONES + ":7:23: /rows/3/country: `UK` is not an ISO 3166-1 alpha-2 code; did you mean `GB`?"),
                mistake(
                        "a table of no reference type",
                        ZONES,
                        "type: QuietZone",
                        "type: QuietZon",
                        ZONES + ":2:7: there is no reference type `QuietZon`; did you mean `QuietZone`?"),
                mistake(
                        "a parameter without a value",
                        "policies/house/parameters/oldest.yaml",
                        "values: [{from: 2020-01-01, value: 2015-01-01, source: \"Board, 2020-01-01\"}]",
                        "values: []",
                        "policies/house/parameters/oldest.yaml:4:9: /values: the list is empty; give at least one value with its"
                                + " first day and source"),
                mistake(
                        "a set in which there is nothing",
                        LIMIT,
                        "value: 100, known: 2024-07-12, source: \"Article 6\"}\n"
                                + "  - {from: 2027-01-12, value: 50, known: 2024-07-12, source: \"Article 6(2)\"}",
                        "value: [], known: 2024-07-12, source: \"Article 6\"}",
                        LIMIT + ":5:31: parameter `garden/power-limit` is a set in which there is never anything; list at least"
                                + " one member in one of its values"),
                mistake(
                        "an exemption of what a provision does not judge",
                        RULES,
                        "exempt( $machine, $role, \"garden/no-noise\" );",
                        "exempt( $machine, $role, \"garden/report-*\" );",
                        RULES + ":62:5: this exempts `Machine`, but `garden/report-*` judges `Incident`, so that nothing is taken"
                                + " away"),
                mistake(
                        "an exemption from a class",
                        RULES,
                        "exempt( $machine, $role, \"garden/no-noise\" );",
                        "exempt( $machine, $role, \"garden/strong\" );",
                        RULES + ":62:5: `garden/strong` classifies, and no exemption takes a class away; conclude a derived fact"
                                + " that the classifying rule reads under `not`"),
                mistake(
                        "a registry entry that names another that is not there",
                        "policies/registry/machines.yaml",
                        "country: DE",
                        "ultimateParent: [acm]",
                        "policies/registry/machines.yaml:6:90: there is no registry entry `acm`; did you mean `acme`?"),
                mistake(
                        "a registry entry with a wrong value",
                        "policies/registry/machines.yaml",
                        "country: DE",
                        "country: Germany",
                        "policies/registry/machines.yaml:6:82: /acme/facts/1/set/country: `Germany` is not an ISO 3166-1"
                                + " alpha-2 code; did you mean `DE`?"),
                mistake(
                        "a registry entry that says two things of one day",
                        "policies/registry/machines.yaml",
                        "{from: 2026-01-01, source: \"https://example.org/acme-2026\", set: {country: DE}}",
                        "{from: 2020-01-01, source: \"https://example.org/acme-2026\", set: {country: DE}}",
                        "policies/registry/machines.yaml:6:73: `country` has another value from the same day on at"
                                + " policies/registry/machines.yaml:5:80; expected one of the two, or another `from` or `known`"),
                mistake(
                        "a registry entry that is no product and is ordered as a resource",
                        "policies/registry/machines.yaml",
                        "aliases: [acme-inc]",
                        "resources: {source: \"https://example.org/acme\", storage: [acme_shed]}",
                        "policies/registry/machines.yaml:3:51: /acme/resources/storage: unknown key `storage`; expected `source`"),
                mistake(
                        "a scenario that selects nothing derived",
                        "policies/scenarios/strong-fail.yaml",
                        "select: StrongMachine",
                        "select: Machine",
                        "policies/scenarios/strong-fail.yaml:5:14: `Machine` is not a derived type with the attribute"
                                + " `of`"),
                mistake(
                        "a scenario whose real backups nothing derives",
                        "policies/scenarios/strong-fail.yaml",
                        "noticeHours: 24",
                        "noticeHours: 24\nbackups: RealBackup",
                        "policies/scenarios/strong-fail.yaml:3:10: `RealBackup` is not a derived type with the attribute"
                                + " `of`"),
                mistake(
                        "a scenario whose real backups are something else",
                        "policies/scenarios/strong-fail.yaml",
                        "noticeHours: 24",
                        "noticeHours: 24\nbackups: StrongMachine",
                        "policies/scenarios/strong-fail.yaml:3:10: `backups: StrongMachine` is about `Machine`; a backup"
                                + " is an Alternative"),
                mistake(
                        "a scenario that ends by what is no day",
                        "policies/scenarios/strong-fail.yaml",
                        "fromHour: 2",
                        "fromHour: 2, until: StrongMachine",
                        "policies/scenarios/strong-fail.yaml:5:60: `until: StrongMachine` has no attribute `until` that is a date"),
                mistake(
                        "a scenario about what the thing that it assumes doesn't say",
                        "policies/scenarios/strong-fail.yaml",
                        "noticeHours: 24",
                        "noticeHours: 24\nassumes: StrongMachine\nabout: {off: Machine}",
                        "policies/scenarios/strong-fail.yaml:4:9: there is no attribute `off`; did you mean `of`?"),
                mistake(
                        "a scenario about another kind of thing than can be said",
                        "policies/scenarios/strong-fail.yaml",
                        "noticeHours: 24",
                        "noticeHours: 24\nassumes: StrongMachine\nabout: {of: Machines}",
                        "policies/scenarios/strong-fail.yaml:4:13: there is no type `Machines`; did you mean `Machine`?"),
                mistake(
                        "a scenario about something that it doesn't assume",
                        "policies/scenarios/strong-fail.yaml",
                        "noticeHours: 24",
                        "noticeHours: 24\nabout: {of: Machine}",
                        "policies/scenarios/strong-fail.yaml:3:8: /about: `about` says which of what the design assumes is meant; say in"
                                + " `assumes` what that is"),
                mistake(
                        "a scenario that tells by what nothing says",
                        "policies/scenarios/strong-fail.yaml",
                        "noticeHours: 24",
                        "noticeHours: 24\ntells: [{select: StrongMachine, by: off, title: {en: of, fr: de}}]",
                        "policies/scenarios/strong-fail.yaml:3:37: there is no attribute `off`; did you mean `of`?"),
                mistake(
                        "a scenario that ends an unknown row",
                        "policies/scenarios/strong-fail.yaml",
                        "row: gb",
                        "row: gp",
                        "policies/scenarios/strong-fail.yaml:6:38: there is no row `gp`; did you mean `gb`?"),
                mistake(
                        "a table that leaves a finding undecided",
                        PROFILE,
                        "  - {effect: condition}\n",
                        "",
                        PROFILE + ":4:1: profile `default` decides nothing for kind prohibition, force law, status"
                                + " violated, timing in-force, enforcement condition; end the table with a row that has"
                                + " only an `effect`"),
                mistake(
                        "a profile without a table",
                        PROFILE,
                        "decision:",
                        "table:",
                        PROFILE + ":2:1: profile `default` has no `decision`; say in a table what follows from findings",
                        PROFILE + ":4:1: /table: unknown key `table`; expected `id`, `title`, `packs`, `include`, `parameters`,"
                                + " `riskAppetite`, `enforcement`, `decision`, `tolerates` or `scores`"),
                mistake(
                        "a profile whose table is misspelt",
                        PROFILE,
                        "decision:",
                        "decisions:",
                        PROFILE + ":4:1: /decisions: unknown key `decisions`; expected `id`, `title`, `packs`, `include`, `parameters`,"
                                + " `riskAppetite`, `enforcement`, `decision`, `tolerates` or `scores`; did you mean `decision`?"),
                mistake(
                        "a row that decides nothing",
                        PROFILE,
                        "  - {status: violated, enforcement: reject, effect: reject}\n",
                        "  - {status: violated, effect: reject}\n",
                        PROFILE + ":19:5: this row never decides anything; the rows above match all that it matches"),
                mistake(
                        "a profile that sets what the law fixes",
                        PROFILE,
                        "tolerates:",
                        "parameters: {garden/power-limit: 7}\ntolerates:",
                        PROFILE + ":3:14: parameter `garden/power-limit` is fixed; a profile sets only parameters that say"
                                + " `open: true`"),
                mistake(
                        "a profile that sets a parameter to something else",
                        PROFILE,
                        "tolerates:",
                        "parameters: {garden/strong: many}\ntolerates:",
                        PROFILE + ":3:14: parameter `garden/strong` is a number; this is not"),
                mistake(
                        "a profile with an unknown pack",
                        PROFILE,
                        "tolerates:",
                        "packs: [gardn]\ntolerates:",
                        PROFILE + ":3:9: there is no pack `gardn`; did you mean `garden`?"),
                mistake(
                        "a profile that tolerates nothing known",
                        PROFILE,
                        "tolerates: {severity: low}",
                        "tolerates: {provisions: garden/x-*}",
                        PROFILE + ":3:25: no provision matches `garden/x-*`"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_refused(String what, String file, String piece, String replacement, List<String> problems) {
        List<String> found = Garden.problems(Garden.with(file, piece, replacement));

        if (what.equals("a citation without a link")) {
            assertThat(found).allMatch(problem -> problem.contains("cites without a link; give `url` here or in the pack"));
            assertThat(found).hasSize(13);
        } else {
            assertThat(found).containsExactlyElementsOf(problems);
        }
    }

    @Test
    void what_a_scenario_compares_is_a_value_that_may_be_there() {
        String scenario = "policies/scenarios/strong-fail.yaml";
        RulebookFiles files = Garden.with(
                        "policies/core/vocabulary.yaml",
                        "attributes: {of: {type: reference, to: Machine}}\n  QuietZone",
                        "attributes: {of: {type: reference, to: Machine}, how: {type: code, codes: [slowly, at-once]},"
                                + " for: {type: number}, scenario: {type: string}}\n  QuietZone")
                .with(Map.of(
                        scenario,
                        """
                        title: {en: Strong machines stop, fr: Les machines puissantes s'arrêtent}
                        effects:
                          - {select: StrongMachine, where: {how: slowly, for: 2, scenario: strong-fail}, mode: "off"}
                          - {select: StrongMachine, where: {how: slow}, mode: "off"}
                          - {select: StrongMachine, where: {for: long}, mode: "off"}
                          - {select: StrongMachine, where: {scenario: strong-fails}, mode: "off"}
                        """));

        assertThat(Garden.problems(files).stream().filter(problem -> problem.startsWith(scenario)))
                .containsExactly(
                        scenario + ":4:42: `slow` is no value of `StrongMachine.how`; did you mean `slowly`?",
                        scenario + ":5:42: `long` is no value of `StrongMachine.for`; expected a number",
                        scenario + ":6:47: there is no scenario `strong-fails`; did you mean `strong-fail`?");
    }

    @Test
    void what_is_wrong_in_a_scenario_is_told_once_where_it_stands_though_another_combines_it() {
        String scenario = "policies/scenarios/strong-fail.yaml";
        RulebookFiles files = Garden.with(
                        "policies/scenarios/both.yaml", "title: {en: Both, fr: Les deux}\ncombines: [strong-fail]\n")
                .with(Map.of(
                        scenario,
                        """
                        title: {en: Strong machines stop, fr: Les machines puissantes s'arrêtent}
                        effects:
                          - select: StrongMachine
                            where:
                              on: slow
                              "of": saw
                            mode: "off"
                            for: Capabilty
                        """));

        assertThat(Garden.problems(files))
                .containsExactly(
                        scenario + ":5:7: there is no attribute `on`; did you mean `of`?",
                        scenario + ":8:10: `Capabilty` is not a derived type with the attribute `of`");
    }

    @Test
    void a_row_that_a_finding_cites_has_a_link() {
        RulebookFiles files = Garden.with(
                        ALL, "  cites: {provision: \"Article 10\"}\n", "  cites: {provision: \"Article 10\"}\n  sourceOf: zone\n")
                .with(Map.of(
                        ZONES,
                        """
                        id: garden/quiet-zones
                        type: QuietZone
                        rows:
                          - {id: fr, country: FR, name: France, from: 2018-05-25, source: {act: A decree, provision: "1"}}
                          - {id: us, country: US, name: United States, from: 2021-06-28, source: "Decision 3"}
                        checked: 2026-11-20
                        """));

        assertThat(Garden.problems(files).stream().filter(problem -> problem.startsWith(ZONES)))
                .containsExactly(
                        ZONES + ":4:5: the `source` of the row has no `act` or no `url`, but `garden/quiet-zone` cites it");
    }

    @Test
    void ids_are_unique_over_all_files() {
        String twin = "garden/teach:\n  title: {en: T, fr: T}\n  subject: Machine\n  kind: guidance\n"
                + "  cites: {provision: \"1\"}\n  because: {en: B, fr: B}\n  remedy: {en: R, fr: R}\n";

        assertThat(Garden.problems(Garden.with("policies/eu/garden/provisions/more.yaml", twin)))
                .containsExactly("policies/eu/garden/provisions/more.yaml:1:1: provision `garden/teach` stands already at "
                        + ALL + ":109:1");
    }

    @Test
    void a_file_that_nothing_reads_is_refused() {
        assertThat(Garden.problems(Garden.with("policies/eu/garden/notes.yaml", "a: 1\n")))
                .containsExactly("policies/eu/garden/notes.yaml:1:1: nothing reads a file here; policies stand in"
                        + " `provisions/`, `parameters/` or `tables/` of a pack, or in `controls/`, `registry/`, `scenarios/`,"
                        + " `profiles/` or `scorecards/`");
    }

    @Test
    void a_sanction_of_a_pack_that_lists_none_is_refused() {
        String provision = "meadow/no-noise:\n  title: {en: T, fr: T}\n  subject: Machine\n  kind: guidance\n  sanction: P-5\n"
                + "  cites: {provision: \"1\"}\n  because: {en: B, fr: B}\n  remedy: {en: R, fr: R}\n";
        String pack = "title: {en: M, fr: M}\nact: A\nurl: \"https://example.org/m\"\nforce: house\nslugs: {encoded: [no-noise]}\n";

        assertThat(Garden.problems(Garden.files().with(Map.of(
                        "policies/eu/meadow/pack.yaml", pack, "policies/eu/meadow/provisions/all.yaml", provision))))
                .contains("policies/eu/meadow/provisions/all.yaml:5:13: /meadow~1no-noise/sanction: there is no sanction `P-5`");
    }

    @Test
    void a_provision_outside_a_pack_is_refused() {
        assertThat(Garden.problems(Garden.with("policies/eu/x/provisions/a.yaml", "x/a: {}\n")))
                .containsExactly("policies/eu/x/provisions/a.yaml:1:1: the file stands in no pack; its folder, or one"
                        + " above it, needs a `pack.yaml`");
    }

    @Test
    void mistakes_of_all_files_are_said_at_once() {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put("policies/controls/more.yaml", "x: {title: {en: X}}\n");
        changed.put("policies/scenarios/more.yaml", "title: {en: X, fr: X}\n");
        changed.put("policies/core/broken.yaml", "a: [\n");
        changed.put("rules/house/more.drl", "rule \"house/more\" when then end\n");
        List<String> problems = Garden.problems(RulebookFiles.under(Garden.FOLDER).with(changed));

        assertThat(problems).hasSizeGreaterThanOrEqualTo(4);
        assertThat(problems.stream().map(problem -> problem.substring(0, problem.indexOf(':'))).distinct())
                .containsExactly(
                        "policies/controls/more.yaml",
                        "policies/core/broken.yaml",
                        "policies/scenarios/more.yaml",
                        "rules/house/more.drl");
    }

    @Test
    void a_rule_that_cannot_be_read_hides_nothing_else() {
        RulebookFiles files = Garden.with(ALL, "{control: training,", "{control: trainig,")
                .with(Map.of("rules/house/all.drl", "rule \"house/not-too-old\" when Machine( x == 1 ) then end\n"));

        assertThat(Garden.problems(files))
                .anyMatch(problem -> problem.startsWith("rules/house/all.drl:1:"))
                .contains(ALL + ":59:16: there is no control `trainig`; did you mean `training`?")
                .noneMatch(problem -> problem.contains("has no rule"));
    }

    @Test
    void what_a_sound_rule_says_of_others_is_checked_beside_an_unreadable_file() {
        RulebookFiles files = Garden.with("rules/eu/garden/broken.drl", "rule \"garden/x\" when ???\n")
                .with(Map.of(
                        "rules/house/sound.drl",
                        "rule \"house/nothing\" when $o : Organisation() then advise( $o, $o ); end\n"));

        assertThat(Garden.problems(files))
                .anyMatch(problem -> problem.startsWith("rules/eu/garden/broken.drl:1:"))
                .anyMatch(problem -> problem.startsWith("rules/house/sound.drl:1:1: rule `house/nothing` has no provision"))
                .hasSize(2);
    }

    @Test
    void a_rule_that_names_what_is_not_there_hides_no_provision_without_rule() {
        RulebookFiles files = Garden.with(RULES, "rule \"garden/ask-maker\"", "rule \"garden/ask-makr\"")
                .with(Map.of("rules/house/all.drl", "rule \"house/not-too-old\" when Machin() then end\n"));

        assertThat(Garden.problems(files))
                .contains(ALL + ":94:1: provision `garden/ask-maker` has no rule and stands in no table of duties")
                .anyMatch(problem -> problem.contains("`Machin` is no type of the vocabulary"))
                .noneMatch(problem -> problem.contains("provision `house/not-too-old` has no rule"));
    }

    @Test
    void what_names_something_in_a_file_that_is_no_yaml_is_not_wrong_as_well() {
        for (String file : List.of(ALL, PACK, LIMIT, "policies/controls/controls.yaml")) {
            assertThat(Garden.problems(Garden.with(file, "a: [\n")))
                    .as(file)
                    .allMatch(problem -> problem.startsWith(file + ":"));
        }
    }

    @Test
    void the_text_of_rules_is_checked_beside_a_vocabulary_that_is_wrong() {
        RulebookFiles files = Garden.with("policies/core/vocabulary.yaml", "types:\n", "types: }\n")
                .with(Map.of("rules/house/more.drl", "rule \"house/more\" when ??? then end\n"));

        assertThat(Garden.problems(files))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(problem -> problem.startsWith("policies/core/vocabulary.yaml:1:8:")
                        || problem.startsWith("rules/house/more.drl:1:"));
    }

    @Test
    void a_variable_that_no_rule_binds_is_told_once_where_the_text_stands() {
        assertThat(Garden.problems(Garden.with(
                        ALL,
                        "{machine.name} rescues.",
                        "{machin.name} of {machin.maker} rescues {machin}.")))
                .containsExactly(ALL + ":87:17: `because` of `garden/rescue` names `machin`, which the rule"
                        + " `garden/rescue` does not bind; did you mean `machine`?; it binds `machine` or `role`");
    }

    @Test
    void a_text_reads_of_a_concluded_fact_what_the_rule_binds() {
        RulebookFiles files = Garden.with(
                RULES,
                "rule \"garden/ask-maker\"\nwhen\n    $machine : Machine( )\n",
                "rule \"garden/ask-maker\"\nwhen\n    $machine : Machine( )\n    $covered : Covered( of == $machine )\n");
        String texts = new String(files.texts().get(ALL), StandardCharsets.UTF_8);

        assertThat(Garden.problems(files.with(Map.of(ALL, texts.replace("The maker owes help.", "The maker of {covered.of} owes help.")))))
                .containsExactly(ALL + ":99:17: `because` of `garden/ask-maker` names `covered.of`, and a `Covered` is concluded; bind"
                        + " `$of : of` in the rule `garden/ask-maker` and write `{of}`");
        assertThatCode(() -> Rulebook.of(files.with(Map.of(ALL, texts.replace("The maker owes help.", "The maker of {machine.name} owes help.")))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_rulebook_in_which_nothing_is_encoded_is_refused() {
        assertThat(Garden.problems(new RulebookFiles(new TreeMap<>())))
                .containsExactly("policies:1:1: nothing is encoded: there is no pack, which is a folder with a `pack.yaml`");
    }

    @Test
    void a_file_that_nothing_reads_is_told_where_its_name_is_nearly_right() throws IOException {
        List<String> names = List.of(
                "policies/eu/garden/duties.json",
                "policies/eu/garden/duties.test.yaml",
                "policies/eu/garden/duties.yaml.txt",
                "policies/eu/garden/duties.yml",
                "policies/eu/garden/more.drl",
                "rules/eu/more.DRL",
                "rules/eu/more.dlr",
                "rules/eu/more.drl.txt",
                "rules/eu/more.tests.yaml");
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, "?");
        }
        assertThat(Garden.problems(RulebookFiles.under(folder)))
                .filteredOn(problem -> problem.contains("nothing reads a file of this name"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyElementsOf(names);
    }

    @Test
    void a_provision_that_cannot_be_read_does_not_make_its_rule_wrong() {
        assertThat(Garden.problems(Garden.with(ALL, "  kind: leverage\n", "")))
                .containsExactly(
                        ALL + ":94:1: provision `garden/ask-maker` has no `kind`; say `prohibition`, `obligation`,"
                                + " `condition`, `classification`, `exemption`, `leverage`, `exposure` or `guidance`");
    }

    @Test
    void of_a_slug_that_is_none_in_both_places_neither_is_what_was_meant() {
        RulebookFiles files = Garden.with(PACK, "ask-maker", "ask_maker");
        String provisions = new String(files.texts().get(ALL), StandardCharsets.UTF_8);

        assertThat(Garden.problems(files.with(Map.of(ALL, provisions.replace("garden/ask-maker:", "garden/ask_maker:")))))
                .containsExactly(
                        PACK + ":18:122: `ask_maker` is no slug; write it in kebab-case, of a to z and 0 to 9; did you mean `ask-maker`?",
                        ALL + ":94:1: provision `garden/ask_maker` is not `garden/…` with a slug in kebab-case, of a to z and 0 to 9;"
                                + " did you mean `garden/ask-maker`?");
    }

    @Test
    void a_rule_reads_what_a_scenario_does_only_where_the_scenario_is_noted() {
        RulebookFiles shipped = RulebookFiles.under(Path.of(""));
        String rules = "rules/continuity/outcomes.drl";
        String text = new String(shipped.texts().get(rules), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Rulebook.of(shipped.with(Map.of(rules, text.replaceFirst("us-cutoff", "idp-loss")))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(rules + ":7:43: `idp-loss` is no scenario with `noted: true`");
    }

    @Test
    void a_type_of_resource_is_told_apart_by_the_value_of_one_attribute() {
        RulebookFiles shipped = RulebookFiles.under(Path.of(""));
        String file = "policies/registry/microsoft.yaml";
        String text = new String(shipped.texts().get(file), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Rulebook.of(shipped.with(Map.of(file, text.replace("[kind=OpenAI]", "[kind=*]")))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("/azure-openai/resources/model-endpoint: `azurerm_cognitive_account[kind=*]` is no type of resource;"
                        + " expected one, or `TYPE[ATTRIBUTE=VALUE]` without `*`");
    }
}
