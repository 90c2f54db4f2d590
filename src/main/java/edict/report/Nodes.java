package edict.report;

import edict.findings.Finding;
import edict.findings.Question;
import edict.rulebook.Citation;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds JSON in one language. A key is absent where there is nothing to say. Immutable. */
public final class Nodes {

    private final Language language;

    public Nodes(Language language) {
        this.language = language;
    }

    /** What is asked, and where the answer goes. */
    static ObjectNode question(Question question, Language language) {
        return object()
                .put("pointer", question.pointer())
                .put("attribute", question.attribute())
                .put("question", language.of(question.question()));
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static <T> ArrayNode array(Collection<T> all, Function<? super T, ? extends JsonNode> one) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(item -> array.add(one.apply(item)));
        return array;
    }

    /** Documents by their SHA-256. */
    static ArrayNode hashes(Map<String, String> documents) {
        return array(documents.entrySet(), document -> object().put("file", document.getKey()).put("hash", document.getValue()));
    }

    public static ArrayNode strings(Collection<String> all) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(array::add);
        return array;
    }

    static void put(ObjectNode node, String key, Optional<?> value) {
        value.ifPresent(known -> node.put(key, known.toString()));
    }

    // 1E+1 is a number to programs, but not to people who compare reports.
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A duty whose day counts from something that nobody has stated has a day all the same. */
    static void due(ObjectNode node, Optional<Finding.Due> due) {
        due.ifPresent(by -> node.put("due", by.date().map(Object::toString).orElse("unknown")));
        due.filter(Finding.Due::lasts).ifPresent(by -> node.put("lasts", true));
    }

    public void text(ObjectNode node, String key, Text text) {
        node.put(key, language.of(text));
    }

    public void text(ObjectNode node, String key, Optional<Text> text) {
        text.ifPresent(known -> text(node, key, known));
    }

    public ArrayNode texts(Collection<Text> all) {
        return strings(all.stream().map(language::of).toList());
    }

    /** A fact that rules read. @param here whether it stands in the file that all is about, which is not told then */
    ObjectNode fact(Finding.FactRead fact, boolean here) {
        ObjectNode node = object().put("pointer", fact.pointer());
        if (!here) {
            node.put("file", fact.file());
        }
        node.put("line", fact.line()).put("column", fact.column()).put("attribute", fact.attribute());
        text(node, "value", fact.value());
        return node.put("origin", fact.origin().name().toLowerCase(Locale.ROOT));
    }

    ObjectNode citation(Citation citation) {
        return object()
                .put("act", language.of(citation.act()))
                .put("provision", language.of(citation.provision()))
                .put("url", language.of(citation.url()));
    }
}
