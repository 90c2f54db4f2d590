package edict.asking;

import edict.Evaluation;
import edict.document.Place;
import edict.procurement.Dossier;
import edict.report.JsonText;
import edict.report.Language;
import edict.report.Nodes;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form for other programs: with each question what kind of answer it takes, so that they can draw a field for it. Who fills it in
 * gives each question an {@code answer}, and what else the other forms have a place for. The names are API; a key is absent where
 * there is nothing to say.
 */
final class JsonForm {

    static final String QUESTIONS = "questions";

    /** What a question may have, filled in or not. */
    static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "about", "attributes", "codes", "expected", "help", "kind", "many", "maximum", "member", "minimum", "named",
                            "names", "pointer", "question", "rank", "scope", "settles", "source", "type", "unit"),
                    FormReader.READ.stream().map(JsonForm::key))
            .sorted()
            .toList();

    private final Questionnaire form;
    private final Language language;
    private final Nodes nodes;

    private JsonForm(Questionnaire form, Language language) {
        this.form = form;
        this.language = language;
        this.nodes = new Nodes(language);
    }

    static String of(Questionnaire form, Language language) {
        return JsonText.of(new JsonForm(form, language).node());
    }

    /** In both languages the same. */
    static String key(Form.Field field) {
        return field.in(Language.EN);
    }

    private ObjectNode node() {
        ObjectNode node = Nodes.object();
        Evaluation evaluation = form.evaluation();
        node.put("asOf", evaluation.asOf().toString());
        node.put("knownOn", evaluation.knownOn().toString());
        node.putObject("rulebook").put("hash", evaluation.rulebook());
        node.put("profile", evaluation.profile());
        node.put("decision", evaluation.decision().code());
        node.put("best", form.outlook().best().code());
        node.put("worst", form.outlook().worst().code());
        node.set(QUESTIONS, Nodes.array(form.items(), this::question));
        node.put("leftOut", form.leftOut());
        node.set("unsaid", Nodes.strings(form.unsaid().stream().map(Dossier::key).toList()));
        node.set("notes", nodes.texts(Stream.of(
                        form.unread().stream().map(one -> one.told(Dossier.MAPPING)), evaluation.unused().stream(), evaluation.notes().stream())
                .flatMap(texts -> texts)
                .toList()));
        return node;
    }

    private ObjectNode question(Item item) {
        ObjectNode node = Nodes.object();
        node.put("rank", item.rank());
        node.put("kind", item.kind().code());
        node.put(key(Form.Field.OF), item.of());
        node.put(key(Form.Field.ASKS), item.asks());
        node.put("pointer", item.pointer());
        node.put(key(Form.Field.QUESTION), language.of(item.question()));
        node.set(key(Form.Field.ABOUT), about(item));
        item.type().ifPresent(type -> type(node, type));
        item.member().ifPresent(member -> {
            node.put("type", "list");
            node.put("member", language.of(member.label()));
            node.set("attributes", Nodes.strings(member.written().stream().map(Attribute::name).toList()));
        });
        if (!item.names().isEmpty()) {
            node.set("names", Nodes.strings(item.names()));
        }
        if (!item.named().equals(Item.NOTHING)) {
            node.put("named", language.of(item.named()));
        }
        if (!item.scope().isEmpty()) {
            node.set("scope", Nodes.strings(item.scope()));
        }
        node.put(key(Form.Field.EXPECTED), language.of(Expected.of(item)));
        nodes.text(node, key(Form.Field.HELP), item.help());
        nodes.text(node, "source", item.source());
        node.set(key(Form.Field.SETTLES), Nodes.strings(item.settles()));
        return node;
    }

    private ObjectNode about(Item item) {
        ObjectNode node = Nodes.object();
        node.put("text", language.of(item.about()));
        Optional<Place> at = item.at();
        at.map(Place::file).filter(file -> !file.equals(form.document())).ifPresent(file -> node.put("file", file));
        at.ifPresent(place -> node.put("line", place.line()).put("column", place.column()));
        return node;
    }

    private void type(ObjectNode node, AttributeType type) {
        AttributeType single = type.single();
        node.put("type", single.word());
        if (type instanceof AttributeType.ListOf) {
            node.put("many", true);
        }
        if (single instanceof AttributeType.Code code) {
            ArrayNode codes = node.putArray("codes");
            code.codes().forEach(name -> {
                ObjectNode one = codes.addObject().put("code", name);
                nodes.text(one, "text", Optional.ofNullable(code.meanings().get(name)));
            });
        }
        if (single instanceof AttributeType.Num number) {
            if (!number.unit().isEmpty()) {
                node.put("unit", number.unit());
            }
            number.minimum().ifPresent(least -> node.put("minimum", least));
            number.maximum().ifPresent(most -> node.put("maximum", most));
        }
    }
}
