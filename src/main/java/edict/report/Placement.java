package edict.report;

import edict.continuity.Scene;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where the things of a scene stand, in pixels from the upper left corner: capabilities left of what they need, things under the
 * same control in one frame. Equal scenes are placed alike.
 *
 * @param boxes by key of the thing
 * @param frames in the order of their first things
 * @param ways as many as the scene has lines, in their order; each from its beginning to its end
 */
record Placement(Map<String, Box> boxes, List<Frame> frames, List<List<Point>> ways, double width, double height) {

    static final double BOX_WIDTH = 168;
    static final double BOX_HEIGHT = 40;

    /** Room above the boxes of a frame for its name. */
    private static final double HEAD = 26;

    private static final double ROOM = 12;

    /** Letters that stand before the name of a frame, and the width of one. */
    private static final int SAID = 21;

    private static final double LETTER = 6.5;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    record Point(double x, double y) {}

    record Box(double x, double y, double width, double height) {}

    /** @param name what is the same for all things in it */
    record Frame(String name, Box box) {}

    /** @param frames names, by key of the thing; things without one stand by themselves */
    static Placement of(Scene scene, Map<String, String> frames) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(ROOM));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, ROOM);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 3 * ROOM);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, ROOM);
        Map<String, ElkNode> around = new LinkedHashMap<>();
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        for (Scene.Thing thing : scene.things()) {
            ElkNode parent = Optional.ofNullable(frames.get(thing.key()))
                    .map(name -> around.computeIfAbsent(name, none -> frame(root, name)))
                    .orElse(root);
            ElkNode node = ElkGraphUtil.createNode(parent);
            node.setDimensions(BOX_WIDTH, BOX_HEIGHT);
            nodes.put(thing.key(), node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Scene.Line line : scene.lines()) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(line.from()), nodes.get(line.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        Map<String, Box> boxes = new LinkedHashMap<>();
        nodes.forEach((key, node) -> boxes.put(key, box(node)));
        return new Placement(
                boxes,
                around.entrySet().stream()
                        .map(frame -> new Frame(frame.getKey(), box(frame.getValue())))
                        .toList(),
                edges.stream().map(Placement::way).toList(),
                root.getWidth(),
                root.getHeight());
    }

    private static ElkNode frame(ElkNode root, String name) {
        ElkNode frame = ElkGraphUtil.createNode(root);
        frame.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        frame.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector((SAID + name.length()) * LETTER + 2 * ROOM, HEAD));
        frame.setProperty(CoreOptions.PADDING, new ElkPadding(HEAD, ROOM, ROOM, ROOM));
        frame.setProperty(CoreOptions.SPACING_NODE_NODE, ROOM);
        frame.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 3 * ROOM);
        return frame;
    }

    private static Box box(ElkNode node) {
        Point from = origin(node);
        return new Box(from.x(), from.y(), node.getWidth(), node.getHeight());
    }

    /** The library tells places from the corner of whatever is around. */
    private static Point origin(ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode at = node; at != null; at = at.getParent()) {
            x += at.getX();
            y += at.getY();
        }
        return new Point(x, y);
    }

    private static List<Point> way(ElkEdge edge) {
        Point from = origin(edge.getContainingNode());
        List<Point> way = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            way.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                way.add(new Point(bend.getX(), bend.getY()));
            }
            way.add(new Point(section.getEndX(), section.getEndY()));
        }
        return way.stream()
                .map(point -> new Point(from.x() + point.x(), from.y() + point.y()))
                .collect(Collectors.toUnmodifiableList());
    }
}
