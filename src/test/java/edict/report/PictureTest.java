package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.Scene;
import edict.continuity.Verdict;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {

    private static final List<List<String>> CONTROL = List.of(List.of("FR"), List.of("FR", "US"), List.of("US"), List.of());

    private static Scene.Thing thing(String name, boolean isCapability, int control, Optional<Verdict> fate) {
        return new Scene.Thing(
                "/" + name,
                name,
                isCapability,
                isCapability ? Optional.empty() : Optional.of("Operator of " + name),
                new TreeSet<>(isCapability ? List.of() : CONTROL.get(control)),
                false,
                fate,
                control == 2);
    }

    /** Capabilities, and components that need some of the later ones. */
    private static Scene drawn(int components, long seed) {
        Random random = new Random(seed);
        List<Scene.Thing> things = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            things.add(thing("capability-" + i, true, 0, Optional.of(Verdict.values()[i])));
        }
        for (int i = 0; i < components; i++) {
            things.add(thing(
                    "component-" + i,
                    false,
                    random.nextInt(CONTROL.size()),
                    Optional.of(Verdict.values()[random.nextInt(Verdict.values().length)])));
        }
        List<Scene.Line> lines = new ArrayList<>();
        for (int from = 0; from < things.size() - 1; from++) {
            int least = Math.max(from + 1, 4);
            for (int needs = random.nextInt(3); needs > 0 && least < things.size(); needs--) {
                lines.add(new Scene.Line(
                        things.get(from).key(),
                        things.get(least + random.nextInt(things.size() - least)).key(),
                        random.nextInt(4) == 0 ? Scene.Kind.FALLS_BACK_ON : Scene.Kind.NEEDS));
            }
        }
        return new Scene(Optional.empty(), things, lines.stream().distinct().toList());
    }

    private static Document read(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 50, Scene.MOST - 4})
    void no_box_lies_on_another_and_each_lies_in_the_frame_of_its_control(int components) {
        Scene scene = drawn(components, components);
        Map<String, String> frames = new LinkedHashMap<>();
        scene.things().stream()
                .filter(thing -> !thing.isCapability())
                .forEach(thing -> frames.put(thing.key(), thing.domains().toString()));

        Placement placement = Placement.of(scene, frames);

        assertThat(placement.boxes()).hasSize(scene.things().size());
        List<Placement.Box> boxes = List.copyOf(placement.boxes().values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(overlap(boxes.get(i), boxes.get(j))).as("%d and %d", i, j).isFalse();
            }
        }
        for (Placement.Frame frame : placement.frames()) {
            placement.boxes().forEach((key, box) -> assertThat(overlap(frame.box(), box))
                    .as("%s and the frame %s", key, frame.name())
                    .isEqualTo(frame.name().equals(frames.get(key))));
        }
    }

    private static boolean overlap(Placement.Box one, Placement.Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    @Test
    void each_line_leads_from_the_edge_of_what_needs_to_the_edge_of_what_is_needed() {
        Scene scene = drawn(50, 7);

        Placement placement = Placement.of(scene, Map.of());

        assertThat(scene.lines()).hasSizeGreaterThan(30);
        for (int i = 0; i < scene.lines().size(); i++) {
            Scene.Line line = scene.lines().get(i);
            List<Placement.Point> way = placement.ways().get(i);
            assertThat(touches(placement.boxes().get(line.from()), way.get(0))).as("beginning of %s", line).isTrue();
            assertThat(touches(placement.boxes().get(line.to()), way.get(way.size() - 1))).as("end of %s", line).isTrue();
        }
    }

    private static boolean touches(Placement.Box box, Placement.Point point) {
        return point.x() >= box.x() - 1
                && point.x() <= box.x() + box.width() + 1
                && point.y() >= box.y() - 1
                && point.y() <= box.y() + box.height() + 1;
    }

    @Test
    void each_thing_is_named_once_with_what_becomes_of_it_in_words() throws Exception {
        Scene scene = drawn(20, 3);

        NodeList words = read(Picture.svg(scene, "Design", Language.EN)).getElementsByTagName("text");

        List<String> said = IntStream.range(0, words.getLength())
                .mapToObj(i -> words.item(i).getTextContent())
                .toList();
        scene.things().forEach(thing -> assertThat(said).containsOnlyOnce(thing.name()));
        assertThat(said).contains("stops", "falls with what it needs", "under control from FR, US", "needs", "falls back on");
    }

    @Test
    void a_title_that_is_too_long_is_cut_and_told_in_full() throws Exception {
        String title = "All that the towns of the coast run together ".repeat(4).strip();

        Document svg = read(Picture.svg(drawn(1, 1), title, Language.EN));

        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).hasSizeLessThan(80).endsWith("…");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).startsWith(title + ": ");
    }

    @Test
    void it_speaks_french() {
        assertThat(Picture.svg(drawn(20, 3), "Plan", Language.FR))
                .contains("s&#39;arrête", "sous contrôle depuis FR, US", "se replie sur")
                .doesNotContain("under control", "falls back");
    }

    @Test
    void equal_scenes_give_equal_bytes() {
        assertThat(Picture.svg(drawn(50, 1), "Design", Language.EN)).isEqualTo(Picture.svg(drawn(50, 1), "Design", Language.EN));
    }

    @Test
    void nothing_that_a_design_says_becomes_more_than_text() throws Exception {
        String hostile = "</text></svg><script>alert(1)</script>\" onload=\"alert(2)\u0007\uFFFE";
        Scene scene = new Scene(
                Optional.empty(),
                List.of(new Scene.Thing(
                        "/0", hostile, false, Optional.of(hostile), new TreeSet<>(List.of("FR")), true, Optional.empty(), false)),
                List.of());

        Document svg = read(Picture.svg(scene, hostile, Language.EN));

        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getTagName()).isIn("svg", "title", "desc", "defs", "marker", "path", "g", "rect", "text");
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                assertThat(element.getAttributes().item(j).getNodeName()).doesNotStartWith("on").isNotIn("style", "href");
            }
        }
    }

    @Test
    void names_end_where_their_boxes_do() throws Exception {
        String longest = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
        Scene scene = new Scene(Optional.empty(), List.of(thing(longest, false, 0, Optional.empty())), List.of());

        NodeList words = read(Picture.svg(scene, "Design", Language.EN)).getElementsByTagName("text");

        assertThat(IntStream.range(0, words.getLength()).mapToObj(i -> words.item(i).getTextContent()))
                .anyMatch(text -> text.startsWith("WWW") && text.endsWith("…"))
                .doesNotContain(longest);
    }
}
