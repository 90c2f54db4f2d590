package edict.engine;

import edict.engine.Plan.Node;
import edict.facts.Ternary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The constraints of patterns, made ready when somebody asks for them: a design needs those of a few rules. Safe to share between threads. */
final class Gauges {

    private final Map<String, Layout> layouts;
    private final AtomicReferenceArray<@Nullable List<Gauge>> ready;

    /** @param nodes how many there are */
    Gauges(Map<String, Layout> layouts, int nodes) {
        this.layouts = layouts;
        this.ready = new AtomicReferenceArray<>(nodes);
    }

    /** One for each conjunct of a pattern's own constraint, in its order. */
    List<Gauge> of(Node node) {
        List<Gauge> gauges = ready.get(node.id());
        if (gauges == null) {
            Layout layout = Lookup.in(layouts, node.type());
            gauges = Plan.conjuncts(node.constraint()).stream()
                    .map(constraint -> Gauge.of(constraint, layout))
                    .toList();
            ready.set(node.id(), gauges);
        }
        return gauges;
    }

    /** Whether a fact matches a pattern by itself. */
    Ternary of(Node node, Instance fact) {
        return Gauge.fold(of(node), Ternary.NO, fact);
    }
}
