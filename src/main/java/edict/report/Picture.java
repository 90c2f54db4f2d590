package edict.report;

import edict.continuity.Scene;
import edict.continuity.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A scene as SVG: who can switch what off, and what a loss takes away. It has no scripts and no styles, fetches nothing, and says in
 * words whatever it says in colour. Equal scenes give equal bytes.
 */
public final class Picture {

    private static final int LETTERS = 20;
    private static final double TITLE = 52;

    /** How wide one of its letters is, as most are. */
    private static final double TITLE_LETTER = 10;

    private static final double LEGEND = 64;
    private static final double LEAST_WIDTH = 760;
    private static final String INK = "#1d2939";
    private static final String PALE = "#667085";
    private static final String FAINT = "#aeb6c2";
    private static final String NEEDED = "picture-needed";
    private static final String SENT = "picture-sent";
    private static final String CUT = "picture-cut";

    private final Scene scene;
    private final Language language;
    private final String title;
    private final Placement placement;
    private final Map<String, Scene.Thing> things = new LinkedHashMap<>();

    private Picture(Scene scene, String title, Language language) {
        this.scene = scene;
        this.title = title;
        this.language = language;
        scene.things().forEach(thing -> things.put(thing.key(), thing));
        Map<String, String> frames = new LinkedHashMap<>();
        scene.things().stream()
                .filter(thing -> !thing.isCapability())
                .forEach(thing -> frame(thing).ifPresent(name -> frames.put(thing.key(), name)));
        this.placement = Placement.of(scene, frames);
    }

    /** A file of its own. @param title of the design */
    public static String svg(Scene scene, String title, Language language) {
        return new Picture(scene, title, language).tag().xml();
    }

    /** A part of a page; on paper one of its own, upright or across. */
    static Tag figure(Scene scene, String title, Language language) {
        Picture picture = new Picture(scene, title, language);
        boolean wide = picture.placement.width() > picture.placement.height();
        return Tag.classed("figure", wide ? "picture wide" : "picture").add(picture.tag());
    }

    private Tag tag() {
        double width = Math.max(LEAST_WIDTH, placement.width());
        double height = TITLE + placement.height() + LEGEND;
        Tag svg = new Tag("svg")
                .set("xmlns", "http://www.w3.org/2000/svg")
                .set("role", "img")
                .set("width", number(width))
                .set("height", number(height))
                .set("viewBox", "0 0 " + number(width) + " " + number(height))
                .set("font-family", "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif")
                .set("font-size", "12")
                .add(new Tag("title").say(title + say(": ", " : ") + what()), new Tag("desc").say(told()), heads());
        svg.add(rectangle(0, 0, width, height, "#ffffff", "none", "0"));
        String shown = cut(title, (int) ((width - 24) / TITLE_LETTER));
        svg.add(words(12, 22, shown, INK).set("font-size", "16").set("font-weight", "600"), words(12, 42, what(), PALE));
        Tag drawn = new Tag("g").set("transform", "translate(0 " + number(TITLE) + ")");
        placement.frames().forEach(frame -> drawn.add(frame(frame)));
        for (int i = 0; i < scene.lines().size(); i++) {
            drawn.add(line(scene.lines().get(i), placement.ways().get(i)));
        }
        scene.things().forEach(thing -> drawn.add(thing(thing, Objects.requireNonNull(placement.boxes().get(thing.key())))));
        return svg.add(drawn, legend(TITLE + placement.height()));
    }

    private String what() {
        return scene.scenario()
                .map(scenario -> language.of(scenario.title()))
                .orElse(say("who can switch what off, and who needs what", "qui peut arrêter quoi, et qui a besoin de quoi"));
    }

    /** For those who can't see it: each fate with the things that meet it. */
    private String told() {
        Map<String, List<String>> fates = new LinkedHashMap<>();
        scene.things().forEach(thing -> fates.computeIfAbsent(
                        thing.fate().isPresent() ? fate(thing) : frame(thing).orElse(""), none -> new ArrayList<>())
                .add(thing.name()));
        return fates.entrySet().stream()
                .map(fate -> (fate.getKey().isEmpty() ? "" : fate.getKey() + say(": ", " : ")) + String.join(", ", fate.getValue()))
                .collect(Collectors.joining(language.semicolon()));
    }

    private Optional<String> frame(Scene.Thing thing) {
        Set<String> countries = new TreeSet<>(thing.domains());
        if (countries.isEmpty() && !thing.open()) {
            return Optional.empty();
        }
        String known = String.join(", ", countries);
        return Optional.of(
                !thing.open()
                        ? known
                        : countries.isEmpty()
                                ? say("control not known", "contrôle inconnu")
                                : known + say(", perhaps others", ", peut-être d'autres"));
    }

    private Tag frame(Placement.Frame frame) {
        Placement.Box box = frame.box();
        return new Tag("g").add(
                rectangle(box.x(), box.y(), box.width(), box.height(), "#f5f7fa", "#b8c0cc", "8"),
                words(box.x() + 12, box.y() + 18, say("under control from ", "sous contrôle depuis ") + frame.name(), PALE)
                        .set("font-weight", "600")
                        .set("font-size", "11"));
    }

    private Tag thing(Scene.Thing thing, Placement.Box box) {
        Look look = thing.fate().map(Look::of).orElse(Look.PLAIN);
        Tag shape = rectangle(
                box.x(), box.y(), box.width(), box.height(), look.fill, look.line, thing.isCapability() ? "20" : "4");
        if (look.dashed) {
            shape.set("stroke-dasharray", "5 3");
        }
        shape.set("stroke-width", thing.struck() ? "3" : "1.4");
        double left = box.x() + (thing.isCapability() ? 16 : 10);
        String under = thing.fate().isPresent() ? fate(thing) : thing.operator().orElse("");
        return new Tag("g").add(
                new Tag("title").say(thing.name()
                        + thing.operator().map(operator -> ", " + operator).orElse("")
                        + thing.fate().map(fate -> say(": ", " : ") + fate(thing)).orElse("")),
                shape,
                words(left, box.y() + 17, cut(thing.name(), LETTERS), INK).set("font-weight", "600"),
                words(left, box.y() + 32, cut(under, LETTERS + 5), look.word).set("font-size", "10.5"));
    }

    private Tag line(Scene.Line line, List<Placement.Point> way) {
        return line(line.kind(), line.kind() != Scene.Kind.SENDS_TO && fails(line.to()) && fails(line.from()), way);
    }

    /** @param cut whether it fails with what it leads to */
    private static Tag line(Scene.Kind kind, boolean cut, List<Placement.Point> way) {
        boolean sent = kind == Scene.Kind.SENDS_TO;
        String colour = cut ? Look.LOST.line : sent ? FAINT : PALE;
        Tag path = new Tag("path")
                .set("d", path(way))
                .set("fill", "none")
                .set("stroke", colour)
                .set("stroke-width", cut ? "1.8" : "1.1")
                .set("marker-end", "url(#" + (cut ? CUT : sent ? SENT : NEEDED) + ")");
        return switch (kind) {
            case NEEDS -> path;
            case FALLS_BACK_ON -> path.set("stroke-dasharray", "7 4");
            case SENDS_TO -> path.set("stroke-dasharray", "1.5 3");
        };
    }

    private boolean fails(String key) {
        return Objects.requireNonNull(things.get(key)).fate().filter(fate -> fate == Verdict.LOST).isPresent();
    }

    private static String path(List<Placement.Point> way) {
        StringBuilder path = new StringBuilder();
        for (Placement.Point point : way) {
            path.append(path.isEmpty() ? "M" : " L").append(number(point.x())).append(' ').append(number(point.y()));
        }
        return path.toString();
    }

    private Tag heads() {
        return new Tag("defs").add(head(NEEDED, PALE), head(SENT, FAINT), head(CUT, Look.LOST.line));
    }

    private static Tag head(String id, String colour) {
        return new Tag("marker")
                .set("id", id)
                .set("viewBox", "0 0 8 8")
                .set("refX", "7")
                .set("refY", "4")
                .set("markerWidth", "7")
                .set("markerHeight", "7")
                .set("markerUnits", "userSpaceOnUse")
                .set("orient", "auto")
                .add(new Tag("path").set("d", "M0 0 L8 4 L0 8 Z").set("fill", colour));
    }

    private Tag legend(double top) {
        Tag legend = new Tag("g").set("font-size", "11");
        double x = 12;
        for (Scene.Kind kind :
                scene.lines().stream().map(Scene.Line::kind).collect(Collectors.toCollection(TreeSet::new))) {
            legend.add(line(
                    kind, false, List.of(new Placement.Point(x, top + 20), new Placement.Point(x + 40, top + 20))));
            x += 50;
            String word = kind(kind);
            legend.add(words(x, top + 24, word, INK));
            x += 20 + 6.2 * word.length();
        }
        x = 12;
        if (scene.scenario().isPresent()) {
            legend.add(words(x, top + 48, say("thick frame: hit itself", "cadre épais : touché directement"), INK));
            x += 190;
            for (Verdict verdict : scene.things().stream()
                    .flatMap(thing -> thing.fate().stream())
                    .collect(Collectors.toCollection(TreeSet::new))) {
                Look look = Look.of(verdict);
                Tag swatch = rectangle(x, top + 37, 22, 14, look.fill, look.line, "3").set("stroke-width", "1.4");
                if (look.dashed) {
                    swatch.set("stroke-dasharray", "5 3");
                }
                String word = new ContinuityText(language).verdict(verdict);
                legend.add(swatch, words(x + 28, top + 48, word, INK));
                x += 46 + 6.2 * word.length();
            }
        }
        return legend;
    }

    private String kind(Scene.Kind kind) {
        return switch (kind) {
            case NEEDS -> say("needs", "a besoin de");
            case FALLS_BACK_ON -> say("falls back on", "se replie sur");
            case SENDS_TO -> say("sends data to", "envoie des données à");
        };
    }

    private String fate(Scene.Thing thing) {
        Verdict fate = thing.fate().orElseThrow();
        if (fate == Verdict.LOST && thing.struck()) {
            return say("stops", "s'arrête");
        }
        if (fate == Verdict.LOST && !thing.isCapability()) {
            return say("falls with what it needs", "tombe avec ce qu'il lui faut");
        }
        return fate == Verdict.RETAINED && !thing.isCapability()
                ? say("goes on", "continue")
                : new ContinuityText(language).verdict(fate);
    }

    /** How a fate looks; on paper without colours the frames still differ. */
    private enum Look {
        PLAIN("#ffffff", "#475467", PALE, false),
        KEPT("#ffffff", "#475467", "#475467", false),
        SWITCHED("#ecfdf3", "#067647", "#067647", false),
        WEAK("#fff6e5", "#93530b", "#93530b", true),
        FROZEN("#eaf2ff", "#1849a9", "#1849a9", true),
        LOST("#fdeceb", "#b42318", "#b42318", false),
        OPEN("#ffffff", "#98a2b3", "#475467", true);

        private final String fill;
        private final String line;
        private final String word;
        private final boolean dashed;

        Look(String fill, String line, String word, boolean dashed) {
            this.fill = fill;
            this.line = line;
            this.word = word;
            this.dashed = dashed;
        }

        static Look of(Verdict verdict) {
            return switch (verdict) {
                case RETAINED -> KEPT;
                case RETAINED_AFTER_SWITCH -> SWITCHED;
                case RTO_BREACH, DEGRADED -> WEAK;
                case FROZEN -> FROZEN;
                case LOST -> LOST;
                case UNKNOWN -> OPEN;
            };
        }
    }

    private static Tag rectangle(
            double x, double y, double width, double height, String fill, String line, String round) {
        return new Tag("rect")
                .set("x", number(x))
                .set("y", number(y))
                .set("width", number(width))
                .set("height", number(height))
                .set("rx", round)
                .set("fill", fill)
                .set("stroke", line);
    }

    private static Tag words(double x, double y, String text, String colour) {
        return new Tag("text").set("x", number(x)).set("y", number(y)).set("fill", colour).say(text);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
