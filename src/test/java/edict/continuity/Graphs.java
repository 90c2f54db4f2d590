package edict.continuity;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Graphs drawn by chance; equal seeds give equal graphs. */
final class Graphs {

    static final int LONGEST_SWITCH = 5;

    private Graphs() {}

    /** With parts of the load and whole hours, circles included. */
    static Graph random(Random random, int nodes) {
        return draw(random, nodes, () -> tenths(1 + random.nextInt(12)), () -> {
            int hours = random.nextBoolean() ? 0 : 1 + random.nextInt(LONGEST_SWITCH);
            return new Way("n" + random.nextInt(nodes), new BigDecimal(hours), tenths(2 + random.nextInt(10)));
        });
    }

    /** Everything active, and one way enough for each group: a node works or doesn't, nothing in between. */
    static Graph yesOrNo(Random random, int nodes) {
        return draw(random, nodes, () -> BigDecimal.ONE, () -> new Way("n" + random.nextInt(nodes), BigDecimal.ZERO, BigDecimal.ONE));
    }

    private static Graph draw(Random random, int nodes, Supplier<BigDecimal> need, Supplier<Way> drawn) {
        Map<String, List<Group>> all = new LinkedHashMap<>();
        Set<String> removed = new TreeSet<>();
        for (int node = 0; node < nodes; node++) {
            List<Group> groups = new ArrayList<>();
            for (int group = random.nextInt(3); group > 0; group--) {
                List<Way> ways = new ArrayList<>();
                for (int way = 1 + random.nextInt(3); way > 0; way--) {
                    ways.add(drawn.get());
                }
                groups.add(new Group(need.get(), ways));
            }
            all.put("n" + node, groups);
            if (random.nextInt(4) == 0) {
                removed.add("n" + node);
            }
        }
        return new Graph(all, removed);
    }

    private static BigDecimal tenths(int count) {
        return new BigDecimal(count).movePointLeft(1);
    }
}
