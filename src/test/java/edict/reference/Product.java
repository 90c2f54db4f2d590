package edict.reference;

import edict.drl.Parameters;
import edict.drl.Rule;
import edict.drl.RuleFile;
import edict.drl.RuleFiles;
import edict.engine.Engine;
import edict.findings.Conclusions;
import edict.rulebook.Moment;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole path of the product: rule text in, conclusions out. */
final class Product {

    private final Engine engine;
    private final Moment moment;

    Product(Sketch ruleBase) {
        engine = Engine.of(ruleBase.vocabulary(), read(ruleBase));
        moment = ruleBase.moment();
    }

    Conclusions conclude(Sketch sketch) {
        return engine.conclude(sketch.facts(), moment);
    }

    static List<Rule> read(Sketch sketch) {
        byte[] bytes = sketch.rules().getBytes(StandardCharsets.UTF_8);
        Map<String, Parameters.Shape> shapes = new HashMap<>();
        sketch.moment().parameters().forEach((id, value) -> shapes.put(id, shape(value)));
        return RuleFiles.read(
                List.of(new RuleFile("sketch.drl", bytes)), sketch.vocabulary(), Parameters.of(shapes));
    }

    private static Parameters.Shape shape(Object value) {
        if (value instanceof Set<?> set) {
            return new Parameters.Shape(shape(set.iterator().next()).kind(), true);
        }
        return new Parameters.Shape(
                value instanceof Boolean
                        ? Parameters.Kind.BOOLEAN
                        : value instanceof BigDecimal
                                ? Parameters.Kind.NUMBER
                                : value instanceof LocalDate
                                        ? Parameters.Kind.DATE
                                        : value instanceof Span ? Parameters.Kind.SPAN : Parameters.Kind.TEXT,
                false);
    }
}
