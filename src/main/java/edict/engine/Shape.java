package edict.engine;

import edict.engine.Network.Mode;
import edict.engine.Plan.Body;
import edict.engine.Plan.Group;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Total;
import edict.facts.Ternary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One form in which a body is matched: which branches are joined and which are cut off. Cutting only ever lets more
 * through, so it happens only where a possible match is looked for.
 *
 * @param items in join order
 * @param nodes those matched outside of groups, the root first
 * @param whole whether nothing is cut off and no test left out
 */
record Shape(List<Item> items, List<Node> nodes, boolean whole) {

    sealed interface Item {}

    /**
     * Match a fact.
     *
     * @param joined by its join; otherwise it stands alone
     * @param unnamed whether what a placeholder may be of the document is matched there
     * @param tests that can be decided once it is matched
     */
    record Find(Node node, Mode mode, boolean joined, boolean unnamed, List<Plan.Test> tests)
            implements Item {}

    /**
     * Whether the branch behind {@code node} is possible at all, for a parent whose side, or a branch whose side, is unknown.
     *
     * @param loose whether it has to be the branch's side
     */
    record Hinted(Node node, boolean absent, boolean loose) implements Item {}

    record Nested(List<Item> items, boolean absent) implements Item {}

    record Totalled(Total total, Mode mode) implements Item {}

    /** Something found out in an earlier step. */
    sealed interface Hint {

        List<Shape> shapes();

        /** What it is about. */
        Object of();

        /** Hints of greater depth are found first. */
        int depth();
    }

    /** Whether a branch is possible. */
    record Branch(Node node, List<Shape> shapes, int depth, boolean mayBeLoose) implements Hint {
        @Override
        public Object of() {
            return node;
        }

        /** Whether it is a single pattern that nothing else hangs on. */
        boolean isLeaf() {
            return shapes.size() == 1
                    && shapes.get(0).items().size() == 1
                    && shapes.get(0).items().get(0) instanceof Find find
                    && find.tests().isEmpty();
        }
    }

    /** What an accumulate adds up. */
    record Sum(Total total, List<Shape> shapes, int depth) implements Hint {
        @Override
        public Object of() {
            return total;
        }
    }

    /**
     * @param rooted whether what is concluded is joined by its first argument, so that it has to be there for whoever something unnamed may be
     * @param cut before which nodes a match may be cut off
     */
    static List<Shape> of(Body body, boolean rooted, Mode mode, Joins joins, Predicate<Node> cut, List<Hint> hints) {
        Set<Node> anybody = rooted ? Set.of(body.nodes().get(0)) : Set.of();
        return new Shaper(joins, cut, hints, anybody).shapes(body, mode, 0, Set.of(), true);
    }

    /**
     * What is known of joins before any document: which may be unknown, which are always possible behind a placeholder.
     *
     * @param concluded types of which rules conclude facts
     */
    record Joins(Map<String, Layout> layouts, Set<String> parts, Set<String> rooted, Set<String> concluded) {

        /** Whether all facts of a pattern's type are there before any rule fires. */
        boolean isListed(Node node) {
            return !concluded.contains(node.type());
        }

        boolean cuttable(Node node) {
            Join join = node.join().orElseThrow();
            return mayBeLoose(node, join) || mayBeUnsure(node, join);
        }

        boolean mayBeLoose(Node node, Join join) {
            return join.ours().isPresent() && !owned(node, join) && !rooted(node, join);
        }

        private boolean mayBeUnsure(Node node, Join join) {
            boolean elementsOwner = join.theirs().isPresent()
                    && join.theirs().get().equals("of")
                    && element(join.parent())
                    && join.ours().isEmpty();
            // The parts and elements of something unnamed are there to be joined, unnamed themselves.
            return !elementsOwner && !about(node, join);
        }

        /** Whether a fact is joined as one about its parent, so that it is about whoever the parent is. */
        boolean about(Node node, Join join) {
            return join.theirs().isEmpty() && (owned(node, join) || rooted(node, join));
        }

        /** A part hangs on its owner, and that is always known. */
        boolean owned(Node node, Join join) {
            return join.ours().isPresent()
                    && join.ours().get().equals("of")
                    && (parts.contains(node.type()) || element(node));
        }

        /** Facts derived about the first argument itself: for a placeholder they are derived like for any other thing. */
        private boolean rooted(Node node, Join join) {
            return rooted.contains(node.type())
                    && join.ours().isPresent()
                    && Lookup.in(layouts, node.type()).position(join.ours().get()) == 0;
        }

        private static boolean element(Node node) {
            return node.type().indexOf('.') >= 0;
        }
    }

    /** Which nodes are matched and which cut off. */
    private record Choice(Set<Node> matched, List<Node> cut) {

        Choice with(Choice other) {
            Set<Node> both = new HashSet<>(matched);
            both.addAll(other.matched);
            List<Node> cuts = new ArrayList<>(cut);
            cuts.addAll(other.cut);
            return new Choice(both, cuts);
        }
    }

    /**
     * @param anybody nodes of which placeholders are matched for whoever they may be: those around a body of which only certain facts are, and
     *     what a rule concludes something of
     */
    private record Shaper(Joins joins, Predicate<Node> cut, List<Hint> hints, Set<Node> anybody) {

        /** For a body within another. @param matched nodes of the other, in this mode */
        private Shaper within(List<Node> matched, Mode mode) {
            if (mode == Mode.POSSIBLE) {
                return this;
            }
            Set<Node> all = new HashSet<>(anybody);
            all.addAll(matched);
            return new Shaper(joins, cut, hints, all);
        }

        /**
         * Whether only a fact that does not say to whom it belongs may belong to an unnamed parent: what the parent may turn out to be of
         * the document is matched there, with all that is known of it, unless the parent is matched because something refers to it.
         */
        private boolean looseOnly(Node node) {
            Join join = node.join().orElseThrow();
            return join.theirs().isEmpty() && isMatchedWhereNamed(join.parent());
        }

        /** Whether a placeholder needs to be matched for what the document does not name alone: what it may be else is matched itself. */
        private boolean isMatchedWhereNamed(Node node) {
            Join join = node.join().orElse(null);
            return !anybody.contains(node)
                    && (join == null || join.ours().isPresent() && (!joins.about(node, join) || isMatchedWhereNamed(join.parent())));
        }

        /**
         * @param outside nodes matched around this body
         * @param free whether roots stand alone: their joins, if any, are left out
         */
        List<Shape> shapes(Body body, Mode mode, int depth, Set<Node> outside, boolean free) {
            List<Choice> choices = List.of(new Choice(Set.of(), List.of()));
            for (Node node : body.nodes()) {
                if (root(node, body)) {
                    List<Choice> longer = new ArrayList<>();
                    for (Choice head : choices) {
                        for (Choice tail : choices(node, body, mode, free)) {
                            longer.add(head.with(tail));
                        }
                    }
                    choices = longer;
                }
            }
            Set<Node> hinted = new HashSet<>();
            List<Shape> shapes = new ArrayList<>();
            for (Choice choice : choices) {
                for (Node node : choice.cut()) {
                    if (hinted.add(node)) {
                        branch(node, body, depth + 1);
                    }
                }
                shapes.addAll(shapes(body, mode, depth, outside, free, choice));
            }
            return shapes;
        }

        private static boolean root(Node node, Body body) {
            return node.join().isEmpty() || !body.nodes().contains(node.join().get().parent());
        }

        private List<Choice> choices(Node node, Body body, Mode mode, boolean free) {
            List<Choice> choices = List.of(new Choice(Set.of(node), List.of()));
            for (Node child : body.nodes()) {
                if (child.join().isPresent() && child.join().get().parent().equals(node)) {
                    List<Choice> longer = new ArrayList<>();
                    for (Choice head : choices) {
                        for (Choice tail : choices(child, body, mode, false)) {
                            longer.add(head.with(tail));
                        }
                    }
                    choices = longer;
                }
            }
            if (mode == Mode.POSSIBLE
                    && !free
                    && node.join().isPresent()
                    && cut.test(node)
                    && !(looseOnly(node) && !joins.mayBeLoose(node, node.join().get()))) {
                choices = new ArrayList<>(choices);
                choices.add(new Choice(Set.of(), List.of(node)));
            }
            return choices;
        }

        /** How to find out whether anything is behind a cut. */
        private void branch(Node node, Body body, int depth) {
            Body part = subtree(node, body);
            hints.add(new Branch(
                    node,
                    shapes(part, Mode.POSSIBLE, depth, Set.of(), true),
                    depth,
                    joins.mayBeLoose(node, node.join().orElseThrow())));
        }

        private static Body subtree(Node node, Body body) {
            Set<Node> within = new LinkedHashSet<>();
            within.add(node);
            for (Node next : body.nodes()) {
                if (next.join().isPresent() && within.contains(next.join().get().parent())) {
                    within.add(next);
                }
            }
            return Body.of(
                    body.nodes().stream().filter(within::contains).toList(),
                    body.tests().stream()
                            .filter(test -> within.containsAll(test.nodes()))
                            .toList(),
                    body.groups().stream()
                            .filter(group -> within.containsAll(group.outer()))
                            .toList(),
                    Map.of(),
                    Optional.empty());
        }

        private List<Shape> shapes(
                Body body, Mode mode, int depth, Set<Node> outside, boolean free, Choice choice) {
            Set<Node> seen = new HashSet<>(outside);
            List<Node> matched = new ArrayList<>();
            List<Item> finds = new ArrayList<>();
            List<Plan.Test> waiting = new ArrayList<>(body.tests());
            for (Node node : body.nodes()) {
                if (choice.matched().contains(node)) {
                    seen.add(node);
                    matched.add(node);
                    List<Plan.Test> ready = waiting.stream().filter(test -> seen.containsAll(test.nodes())).toList();
                    waiting.removeIf(test -> seen.containsAll(test.nodes()));
                    boolean root = root(node, body);
                    finds.add(new Find(
                            node,
                            mode,
                            node.join().isPresent() && !(root && free),
                            mode == Mode.POSSIBLE && isMatchedWhereNamed(node),
                            ready));
                }
            }
            for (Node node : choice.cut()) {
                finds.add(new Hinted(node, false, looseOnly(node)));
            }
            List<List<Item>> forms = List.of(finds);
            boolean whole = choice.cut().isEmpty() && waiting.isEmpty();
            for (Group group : body.groups()) {
                if (!seen.containsAll(group.outer())) {
                    whole = false;
                    continue;
                }
                List<List<Item>> longer = new ArrayList<>();
                for (List<Item> tail : within(matched, mode).forms(group, mode, depth, seen)) {
                    for (List<Item> head : forms) {
                        List<Item> both = new ArrayList<>(head);
                        both.addAll(tail);
                        longer.add(both);
                    }
                }
                forms = longer;
            }
            boolean nothingLeftOut = whole;
            return forms.stream()
                    .map(form -> new Shape(List.copyOf(form), List.copyOf(matched), nothingLeftOut))
                    .toList();
        }

        /** The ways in which a group can be met: one of the lists. */
        private List<List<Item>> forms(Group group, Mode mode, int depth, Set<Node> seen) {
            if (group instanceof Total total) {
                Body source = total.source();
                List<Shape> shapes = shapes(source, Mode.POSSIBLE, depth + 2, Set.of(), true);
                hints.add(new Sum(total, shapes, depth + 1));
                return List.of(List.of(new Totalled(total, mode)));
            }
            if (group instanceof Plan.None none) {
                List<Item> items = new ArrayList<>();
                for (Body inner : none.bodies()) {
                    for (Shape shape : shapes(inner, mode.flipped(), depth + 1, seen, false)) {
                        items.add(nested(shape, true));
                    }
                }
                return List.of(items);
            }
            List<List<Item>> forms = new ArrayList<>();
            for (Body inner : group.bodies()) {
                for (Shape shape : shapes(inner, mode, depth + 1, seen, false)) {
                    forms.add(List.of(nested(shape, false)));
                }
            }
            return forms;
        }

        private static Item nested(Shape shape, boolean absent) {
            return shape.items().size() == 1 && shape.items().get(0) instanceof Hinted hinted
                    ? new Hinted(hinted.node(), absent, hinted.loose())
                    : new Nested(shape.items(), absent);
        }
    }

    /** Whether one of the facts, which nothing refers to, is one that the document names, so that it is there twice. */
    boolean isTwice(Object[] facts) {
        for (Item item : items) {
            if (item instanceof Find find && find.unnamed() && ((Instance) facts[nodes.indexOf(find.node())]).named()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether facts that stand for the nodes match in every completion. Of what has groups, or where anything is cut off, that does not
     * show.
     */
    boolean surely(Object[] facts) {
        if (!whole || items.size() > nodes.size()) {
            return false;
        }
        for (int i = 0; i < facts.length; i++) {
            Instance fact = (Instance) facts[i];
            if (!fact.certain || fact.evaluation.gauges().of(nodes.get(i), fact) != Ternary.YES) {
                return false;
            }
        }
        for (Item item : items) {
            for (Plan.Test test : ((Find) item).tests()) {
                if (Tested.truth(test, nodes, facts) != Ternary.YES) {
                    return false;
                }
            }
        }
        return true;
    }
}
