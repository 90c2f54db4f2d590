package edict.engine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a rule fired for, by node. A design of some thousand things fires rules a few million times: the nodes are those of the plan,
 * kept once, and a few facts are found as fast by looking at each.
 */
final class Found extends AbstractMap<Plan.Node, Instance> {

    private final List<Plan.Node> nodes;
    private final Instance[] facts;

    /** @param facts one for each node, in the same order */
    Found(List<Plan.Node> nodes, Object[] facts) {
        this.nodes = nodes;
        this.facts = new Instance[nodes.size()];
        System.arraycopy(facts, 0, this.facts, 0, this.facts.length);
    }

    @Override
    public @Nullable Instance get(@Nullable Object node) {
        int at = nodes.indexOf(node);
        return at < 0 ? null : facts[at];
    }

    @Override
    public boolean containsKey(@Nullable Object node) {
        return nodes.contains(node);
    }

    @Override
    public int size() {
        return facts.length;
    }

    @Override
    public Set<Map.Entry<Plan.Node, Instance>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Plan.Node, Instance>> iterator() {
                return new Iterator<>() {
                    private int at;

                    @Override
                    public boolean hasNext() {
                        return at < facts.length;
                    }

                    @Override
                    public Map.Entry<Plan.Node, Instance> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return Map.entry(nodes.get(at), facts[at++]);
                    }
                };
            }

            @Override
            public int size() {
                return facts.length;
            }
        };
    }
}
