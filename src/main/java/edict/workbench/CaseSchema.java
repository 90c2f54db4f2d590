package edict.workbench;

import static edict.vocabulary.JsonSchema.any;
import static edict.vocabulary.JsonSchema.array;
import static edict.vocabulary.JsonSchema.codes;
import static edict.vocabulary.JsonSchema.described;
import static edict.vocabulary.JsonSchema.flag;
import static edict.vocabulary.JsonSchema.mapping;
import static edict.vocabulary.JsonSchema.require;
import static edict.vocabulary.JsonSchema.strict;
import static edict.vocabulary.JsonSchema.string;
import static edict.vocabulary.JsonSchema.text;

import edict.rulebook.Coded;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.EntityType;
import edict.vocabulary.JsonSchema;
import edict.vocabulary.Schemas;
import edict.vocabulary.Text;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a file of cases ({@link CaseReader}). Used once. */
final class CaseSchema {

    private static final String POINTER = "^/";

    private final Rulebook rulebook;
    private final String language;

    private CaseSchema(Rulebook rulebook, String language) {
        this.rulebook = rulebook;
        this.language = language;
    }

    static ObjectNode of(Rulebook rulebook, String language) {
        return new CaseSchema(rulebook, language).file();
    }

    private ObjectNode file() {
        ObjectNode given = Schemas.world(rulebook.vocabulary(), language);
        ObjectNode definitions = (ObjectNode) given.remove("definitions");
        ObjectNode group = strict();
        ObjectNode keys = group.putObject("properties");
        keys.set("provision", said(
                codes(rulebook.provisions().keySet()),
                "The one that the cases prove.",
                "Celle que les cas prouvent."));
        keys.set("source", said(text(JsonSchema.SAID), "Where the expectations come from.", "D'où viennent les attentes."));
        keys.set("given", said(
                given,
                "A design without `kind`, in which the provision speaks.",
                "Un projet sans `kind`, pour lequel la disposition parle."));
        keys.set("cases", array(one()));
        require(group, List.of("provision", "source", "given", "cases"));
        ObjectNode schema = JsonSchema.head("cases", "cases");
        described(schema, say("Cases by provision: a file that ends in `.test.yaml`, beside the rules.", "Cas par disposition : un fichier qui finit par `.test.yaml`, à côté des règles."));
        schema.setAll(array(group));
        schema.set("definitions", definitions);
        return schema;
    }

    private ObjectNode one() {
        ObjectNode one = strict();
        ObjectNode keys = one.putObject("properties");
        keys.set("name", said(text(JsonSchema.SAID), "What is the case, in a sentence.", "Le cas, en une phrase."));
        moment(keys);
        ObjectNode moment = strict();
        moment(moment.putObject("properties"));
        require(moment, List.of("case", "asOf", "expect"));
        keys.set("moments", said(
                array(moment),
                "Several, in the place of `case`, `asOf`, `knownOn` and `expect`.",
                "Plusieurs, au lieu de `case`, `asOf`, `knownOn` et `expect`."));
        ObjectNode each = mapping(array(any()));
        each.put("minProperties", 1).put("maxProperties", 1);
        keys.set("each", said(
                pointers(each),
                "A pointer, and values that are put there in turn.",
                "Un pointeur, et les valeurs mises là tour à tour."));
        keys.set("with", said(pointers(mapping(any())), "What to put where.", "Quoi mettre où."));
        keys.set("without", said(array(text(POINTER)), "What to leave out.", "Ce qu'il faut omettre."));
        keys.set("profile", codes(rulebook.profiles().keySet()));
        keys.set("answers", array(any()));
        keys.set("waivers", array(any()));
        require(one, List.of("name"));
        require(one.putObject("if").putObject("not"), List.of("moments"));
        require(one.putObject("then"), List.of("case", "asOf", "expect"));
        return one;
    }

    private static ObjectNode pointers(ObjectNode mapping) {
        mapping.set("propertyNames", text(POINTER));
        return mapping;
    }

    private void moment(ObjectNode keys) {
        keys.set("case", said(codes(coded(CaseFile.Kind.values())), "What it shows.", "Ce qu'il montre."));
        keys.set("asOf", said(day(), "The day judged.", "Le jour jugé."));
        keys.set("knownOn", said(
                day(),
                "Until when the law is known; the day judged where it is left out.",
                "Jusqu'à quand le droit est connu ; le jour jugé, s'il est omis."));
        keys.set("expect", said(
                array(expected()),
                "All that is found; `[]` for nothing.",
                "Tout ce qui est constaté ; `[]` pour rien."));
    }

    /** Conditions, not alternatives: editors then say what is wrong with the one that is meant. */
    private ObjectNode expected() {
        ObjectNode expected = any().put("type", "object");
        require(expected.putObject("if"), List.of("derived"));
        expected.set("then", fact());
        ObjectNode other = expected.putObject("else");
        require(other.putObject("if"), List.of("scored"));
        other.set("then", rungs());
        other.set("else", finding());
        return expected;
    }

    private ObjectNode finding() {
        ObjectNode finding = strict();
        ObjectNode keys = finding.putObject("properties");
        coded(Status.values()).forEach(status -> keys.set(status, said(
                string(),
                "What it is about, by pointer.",
                "Ce dont il s'agit, par pointeur.")));
        List.of("who", "role", "exceptedBy", "text", "contested").forEach(key -> keys.set(key, string()));
        asks(keys);
        keys.set("upcoming", day());
        keys.set("appliesFrom", day());
        keys.set("due", said(string(), "A day, or `unknown`.", "Un jour, ou `unknown`."));
        keys.set("timing", codes(coded(Timing.values())));
        ObjectNode sanction = strict();
        ObjectNode caps = sanction.putObject("properties");
        caps.set("code", string());
        List.of("cap", "atLeast", "atMost").forEach(key -> caps.set(key, any().put("type", "number")));
        caps.set("from", day());
        caps.set("hangsOn", array(string()));
        keys.set("sanction", sanction);
        return finding;
    }

    private ObjectNode fact() {
        ObjectNode fact = any();
        ObjectNode keys = fact.putObject("properties");
        keys.set("derived", said(
                codes(rulebook.vocabulary().types().values().stream()
                        .filter(type -> type.kind() == EntityType.Kind.DERIVED)
                        .map(EntityType::name)
                        .toList()),
                "A derived fact, with its arguments.",
                "Un fait dérivé, avec ses arguments."));
        keys.set("possible", said(flag(), "Whether it is perhaps so.", "S'il en est peut-être ainsi."));
        asks(keys);
        keys.set("upcoming", day());
        return fact;
    }

    private ObjectNode rungs() {
        ObjectNode rungs = strict();
        ObjectNode keys = rungs.putObject("properties");
        keys.set("scored", said(string(), "What is scored, by pointer.", "Ce qui est noté, par pointeur."));
        keys.set("criterion", string());
        ObjectNode rung = any();
        rung.putArray("type").add("string").add("number");
        keys.set("rungs", array(rung));
        keys.set("possible", flag());
        asks(keys);
        require(rungs, List.of("scored", "criterion", "rungs"));
        return rungs;
    }

    private void asks(ObjectNode keys) {
        keys.set("asks", said(
                array(string()),
                "Exactly what is asked, by pointer.",
                "Exactement ce qui est demandé, par pointeur."));
    }

    private static ObjectNode day() {
        return text(JsonSchema.DATE);
    }

    private static <T extends Coded> List<String> coded(T[] values) {
        return Arrays.stream(values).map(Coded::code).toList();
    }

    private ObjectNode said(ObjectNode node, String en, String fr) {
        return described(node, say(en, fr));
    }

    private String say(String en, String fr) {
        return new Text(en, fr).in(language);
    }
}
