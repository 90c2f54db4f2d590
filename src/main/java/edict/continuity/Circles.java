package edict.continuity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nodes that need each other, directly or not, together; all others by themselves. Numbered so that what is needed comes first.
 * After Tarjan, Depth-First Search and Linear Graph Algorithms, 1972; without recursion, as chains may be long.
 */
final class Circles {

    private final int[] circle;
    private final int[][] members;
    private final boolean any;

    private Circles(int[] circle, int[][] members, boolean any) {
        this.circle = circle;
        this.members = members;
        this.any = any;
    }

    /** @param needs by node, what it needs */
    static Circles of(int[][] needs) {
        return new Search(needs).circles();
    }

    /** The number of the circle in which a node stands. */
    int circle(int node) {
        return circle[node];
    }

    int[] members(int number) {
        return members[number];
    }

    /** Whether some node needs itself, directly or not. */
    boolean any() {
        return any;
    }

    private static final class Search {

        private static final int UNSEEN = -1;

        private final int[][] needs;
        private final int[] order;
        private final int[] lowest;
        private final int[] next;
        private final int[] circle;
        private final int[] path;
        private final int[] open;
        private final List<int[]> members = new ArrayList<>();
        private int seen;
        private int opened;
        private boolean any;

        Search(int[][] needs) {
            this.needs = needs;
            this.order = new int[needs.length];
            this.lowest = new int[needs.length];
            this.next = new int[needs.length];
            this.circle = new int[needs.length];
            this.path = new int[needs.length];
            this.open = new int[needs.length];
            Arrays.fill(order, UNSEEN);
            Arrays.fill(circle, UNSEEN);
        }

        Circles circles() {
            for (int node = 0; node < needs.length; node++) {
                if (order[node] == UNSEEN) {
                    from(node);
                }
            }
            return new Circles(circle, members.toArray(int[][]::new), any);
        }

        private void from(int start) {
            int depth = 0;
            path[0] = start;
            enter(start);
            while (depth >= 0) {
                int node = path[depth];
                if (next[node] < needs[node].length) {
                    int needed = needs[node][next[node]++];
                    any |= needed == node;
                    if (order[needed] == UNSEEN) {
                        depth++;
                        path[depth] = needed;
                        enter(needed);
                    } else if (circle[needed] == UNSEEN) {
                        lowest[node] = Math.min(lowest[node], order[needed]);
                    }
                } else {
                    if (lowest[node] == order[node]) {
                        close(node);
                    }
                    depth--;
                    if (depth >= 0) {
                        lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[node]);
                    }
                }
            }
        }

        private void enter(int node) {
            order[node] = seen;
            lowest[node] = seen;
            seen++;
            open[opened] = node;
            opened++;
        }

        private void close(int first) {
            int from = opened;
            do {
                from--;
                circle[open[from]] = members.size();
            } while (open[from] != first);
            any |= opened - from > 1;
            members.add(Arrays.copyOfRange(open, from, opened));
            opened = from;
        }
    }
}
