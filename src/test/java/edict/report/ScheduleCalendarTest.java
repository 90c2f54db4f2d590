package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.Request;
import edict.Schedule;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calendars, read back by the rules of RFC 5545. */
class ScheduleCalendarTest {

    private static final String DESIGN =
            """
            kind: Design
            title: The workshop, as it is
            organisations: [{id: us, assessed: true, name: We}]
            incidents: [{id: smoke, machine: saw, awareOn: 2026-10-01, reported: false}]
            controls:
              - {id: logs, control: log-keeping, state: in-place, scope: [saw], evidence: [{kind: report, date: 2027-01-10}]}
            machines:
              - {id: saw, name: "Big saw", loud: false, rescue: false, drill: true, power: 25, places: [DE], firstUsedOn: 2020-01-01,
                 roles: [{holder: us, code: owner}]}
            """;

    /** Everything with which a document might break out of a calendar. */
    private static final String HOSTILE = "a,b;c:d\\\\n\\\"e\\\" \\r\\nEND:VEVENT\\r\\nBEGIN:VALARM\\nATTENDEE:mailto:x@evil.example\\u2028"
            + "\\u0007\\u202Egnp\\u200B\\uFFFE " + "éêè–“\\U0001F600".repeat(30);

    private static final String DAY = "2026-11-20";
    private static final String FILE = "design.yaml";

    // ---- what it says

    @ParameterizedTest
    @EnumSource(Language.class)
    void it_holds_what_the_timeline_tells_programs(Language language) {
        assertHolds(draw(DESIGN, DAY), language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void it_holds_all_of_a_worked_example(Language language) {
        assertHolds(draw(Edict.shipped().rulebook(), Golden.text("../../../examples/claims-assistant.yaml"), DAY), language);
    }

    private static void assertHolds(Schedule schedule, Language language) {
        JsonNode json = JsonMapper.shared()
                .readTree(ScheduleReport.of(schedule, ScheduleReport.Form.JSON, FILE, language, TextReport.Extent.SUMMARY));
        List<Component> events = events(schedule, language);
        List<List<String>> expected = new ArrayList<>();
        json.get("overdue").forEach(event -> expected.add(said(DAY, event)));
        for (JsonNode day : json.get("days")) {
            String on = day.get("day").asString();
            if (!day.get("decision").get("before").equals(day.get("decision").get("after"))) {
                expected.add(List.of(on, " → "));
            }
            day.get("events").forEach(event -> expected.add(said(on, event)));
        }

        assertThat(events).hasSameSizeAs(expected).hasSizeGreaterThan(5);
        for (int i = 0; i < events.size(); i++) {
            assertThat(said(events.get(i))).contains(expected.get(i));
        }
    }

    /** What has to stand in the event, part by part. */
    private static List<String> said(String day, JsonNode event) {
        List<String> parts = new ArrayList<>(List.of(day));
        for (String key : List.of("title", "provision", "text")) {
            Optional.ofNullable(event.get(key)).map(JsonNode::asString).ifPresent(text -> parts.add(Clean.text(text)));
        }
        Optional.ofNullable(event.get("subject"))
                .filter(subject -> event.has("provision"))
                .ifPresent(subject -> parts.add(subject.get("pointer").asString()));
        Optional.ofNullable(event.get("citation")).ifPresent(citation -> {
            parts.add(citation.get("provision").asString());
            parts.add("URL=" + citation.get("url").asString());
        });
        return parts;
    }

    private static String said(Component event) {
        LocalDate day = LocalDate.parse(event.one("DTSTART").value(), DateTimeFormatter.BASIC_ISO_DATE);
        return day + " " + event.one("SUMMARY").text() + "\n"
                + event.maybe("DESCRIPTION").map(Property::text).orElse("") + "\n"
                + event.maybe("URL").map(url -> "URL=" + url.value()).orElse("");
    }

    @Test
    void what_is_late_stands_on_the_day_judged_and_says_since_when() {
        Component late = events(draw(DESIGN, DAY), Language.EN).get(0);

        assertThat(late.one("DTSTART").value()).isEqualTo("20261120");
        assertThat(late.one("SUMMARY").text()).isEqualTo("Overdue since 2026-10-16: Report incidents (smoke)");
        assertThat(late.one("CATEGORIES").values()).containsExactly("overdue", "garden");
    }

    @Test
    void it_is_named_after_the_design_and_says_what_it_is_about() {
        Component calendar = read(ics(draw(DESIGN, DAY), Language.FR));

        assertThat(calendar.one("NAME").text()).isEqualTo("Edict : The workshop, as it is");
        assertThat(calendar.one("DESCRIPTION").text())
                .contains(" au 2026-11-20\nprofil default, règles ")
                .endsWith("Ce qui n'a pas de date n'y figure pas ; `edict check` le donne.");
        assertThat(calendar.one("NAME").parameters()).containsEntry("LANGUAGE", "fr");
    }

    @Test
    void nothing_to_come_is_an_event_as_well_for_a_calendar_has_one() {
        String nothing = DESIGN.replaceFirst("(?s)incidents:.*", "");

        assertThat(events(draw(nothing + "incidents: []\ncontrols: []\nmachines: []\n", DAY), Language.EN))
                .singleElement()
                .satisfies(event -> assertThat(event.one("SUMMARY").text()).isEqualTo("Nothing is known to change."));
    }

    // ---- what is the same

    @Test
    void an_event_stays_the_same_whichever_the_day_the_words_the_lines_and_the_language() {
        Map<String, String> before = byUid(draw(DESIGN, DAY), Language.EN);
        String moved = "# moved\n\n" + DESIGN.replace("Big saw", "Bigger saw")
                .replace("date: 2027-01-10", "date: 2027-02-10")
                .replace("machines:\n", "machines:\n  - {id: first, roles: []}\n");

        Map<String, String> after = byUid(draw(moved, "2026-11-22"), Language.FR);

        assertThat(after.keySet()).containsAll(before.keySet());
        String uid = before.entrySet().stream()
                .filter(event -> event.getValue().startsWith("20280110"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(after.get(uid)).startsWith("20280210 À faire");
    }

    @Test
    void of_another_design_it_is_another_event() {
        Schedule schedule = draw(DESIGN, DAY);
        Set<String> ours = byUid(schedule, Language.EN).keySet();
        Set<String> others = read(ScheduleReport.of(
                        schedule, ScheduleReport.Form.ICS, "other.yaml", Language.EN, TextReport.Extent.SUMMARY))
                .parts()
                .stream()
                .map(event -> event.one("UID").value())
                .collect(Collectors.toSet());

        assertThat(others).doesNotContainAnyElementsOf(ours);
    }

    private static Map<String, String> byUid(Schedule schedule, Language language) {
        Map<String, String> events = new TreeMap<>();
        events(schedule, language)
                .forEach(event -> events.put(
                        event.one("UID").value(), event.one("DTSTART").value() + " " + event.one("SUMMARY").text()));
        return events;
    }

    @Test
    void the_same_schedule_gives_the_same_bytes() {
        assertThat(ics(draw(DESIGN, DAY), Language.FR)).isEqualTo(ics(draw(DESIGN, DAY), Language.FR));
    }

    // ---- hostile documents

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_document_can_add_no_line_no_property_and_no_component(Language language) {
        String hostile = DESIGN.replace("Big saw", HOSTILE).replace("The workshop, as it is", "\"" + HOSTILE + "\"");
        Component plain = read(ics(draw(DESIGN, DAY), language));
        Component calendar = read(ScheduleReport.of(
                draw(hostile, DAY), ScheduleReport.Form.ICS, "a\r\nBEGIN:VALARM\r\n,;.yaml", language, TextReport.Extent.SUMMARY));

        assertThat(shape(calendar)).isEqualTo(shape(plain));
        assertThat(calendar.one("NAME").text()).contains("a,b;c:d\\n\"e\"", "  END:VEVENT  BEGIN:VALARM ATTENDEE", "\uD83D\uDE00");
    }

    private static List<String> shape(Component component) {
        List<String> shape = new ArrayList<>(List.of(component.name()));
        component.properties().forEach(property -> shape.add(property.name() + property.parameters()));
        component.parts().forEach(part -> shape.addAll(shape(part)));
        return shape;
    }

    @Test
    void a_letter_of_several_octets_stays_on_one_line() {
        for (int before = 0; before < 80; before++) {
            String text = "x".repeat(before) + "é€\uD83D\uDE00".repeat(40);
            String folded = new ICalendar().text("SUMMARY", text).toString();

            assertThat(unfolded(folded.getBytes(StandardCharsets.UTF_8))).containsExactly("SUMMARY:" + text);
        }
    }

    // ---- a strict reader

    private record Property(String name, Map<String, String> parameters, String value) {

        /** A value of the type TEXT (section 3.3.11). */
        String text() {
            assertThat(values()).as(value).hasSize(1);
            return values().get(0);
        }

        /** Texts with commas between them. */
        List<String> values() {
            List<String> values = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == ',') {
                    values.add(text.toString());
                    text.setLength(0);
                } else if (c == ';') {
                    throw new AssertionError("a semicolon that is not escaped: " + value);
                } else if (c == '\\') {
                    char escaped = value.charAt(++i);
                    char meant = switch (escaped) {
                        case '\\', ';', ',' -> escaped;
                        case 'n', 'N' -> '\n';
                        default -> throw new AssertionError("no escape: " + value);
                    };
                    text.append(meant);
                } else {
                    text.append(c);
                }
            }
            values.add(text.toString());
            return values;
        }
    }

    private record Component(String name, List<Property> properties, List<Component> parts) {

        Property one(String property) {
            return maybe(property).orElseThrow(() -> new AssertionError("no " + property + " in " + this));
        }

        Optional<Property> maybe(String property) {
            List<Property> all = properties.stream().filter(found -> found.name().equals(property)).toList();
            assertThat(all).as(property).hasSizeLessThan(2);
            return all.stream().findFirst();
        }
    }

    private static final Pattern LINE =
            Pattern.compile("([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^\\p{Cntrl}\";:,]+)*):(.*)", Pattern.DOTALL);

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("UID", "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
            Map.entry("DTSTAMP", "[0-9]{8}T[0-9]{6}Z"),
            Map.entry("SEQUENCE", "[0-9]+"),
            Map.entry("DTSTART", "[0-9]{8}"),
            Map.entry("DTEND", "[0-9]{8}"),
            Map.entry("URL", "https?://[!-~]+"),
            Map.entry("PRIORITY", "[0-9]"),
            Map.entry("COLOR", "[a-z]+"),
            Map.entry("STATUS", "TENTATIVE|CONFIRMED"),
            Map.entry("TRANSP", "TRANSPARENT"),
            Map.entry("VERSION", "2\\.0"),
            Map.entry("PRODID", "-//.*"),
            Map.entry("CALSCALE", "GREGORIAN"),
            Map.entry("REFRESH-INTERVAL", "P1D"),
            Map.entry("X-PUBLISHED-TTL", "P1D"));

    private static final Set<String> TEXTS =
            Set.of("SUMMARY", "DESCRIPTION", "CATEGORIES", "NAME", "X-WR-CALNAME", "X-WR-CALDESC");

    private static List<Component> events(Schedule schedule, Language language) {
        return read(ics(schedule, language)).parts();
    }

    private static Component read(String ics) {
        Deque<Component> open = new ArrayDeque<>();
        Optional<Component> whole = Optional.empty();
        for (String line : unfolded(ics.getBytes(StandardCharsets.UTF_8))) {
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            assertThat(whole).as("something behind the end: %s", line).isEmpty();
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String parameter : parts.group(2).split(";", -1)) {
                if (!parameter.isEmpty()) {
                    String[] named = parameter.split("=", 2);
                    assertThat(parameters.put(named[0], named[1])).isNull();
                }
            }
            Property property = new Property(parts.group(1), parameters, parts.group(3));
            switch (property.name()) {
                case "BEGIN" -> open.push(new Component(property.value(), new ArrayList<>(), new ArrayList<>()));
                case "END" -> {
                    Component ended = open.pop();
                    assertThat(property.value()).isEqualTo(ended.name());
                    check(ended);
                    if (open.isEmpty()) {
                        whole = Optional.of(ended);
                    } else {
                        open.element().parts().add(ended);
                    }
                }
                default -> open.element().properties().add(property);
            }
        }
        Component calendar = whole.orElseThrow(() -> new AssertionError("no end"));
        assertThat(calendar.name()).isEqualTo("VCALENDAR");
        assertThat(calendar.parts()).isNotEmpty();
        Set<String> ids = new HashSet<>();
        calendar.parts().forEach(event -> assertThat(ids.add(event.one("UID").value())).isTrue());
        return calendar;
    }

    private static void check(Component component) {
        for (Property property : component.properties()) {
            if (TEXTS.contains(property.name())) {
                assertThat(property.values()).isNotEmpty();
            } else {
                assertThat(property.value()).as(property.name()).matches(VALUES.getOrDefault(property.name(), "none is known"));
            }
        }
        if (component.name().equals("VEVENT")) {
            component.one("DTSTAMP");
            component.one("SUMMARY");
            for (String day : List.of("DTSTART", "DTEND")) {
                assertThat(component.one(day).parameters()).containsEntry("VALUE", "DATE");
            }
            assertThat(day(component.one("DTEND"))).isEqualTo(day(component.one("DTSTART")).plusDays(1));
            component.one("TRANSP");
        } else {
            assertThat(component.name()).isEqualTo("VCALENDAR");
            component.one("VERSION");
            component.one("PRODID");
        }
    }

    private static LocalDate day(Property property) {
        return LocalDate.parse(property.value(), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Lines as they were before they were folded, each of whose pieces is a text for itself. */
    private static List<String> unfolded(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                assertThat(bytes[i - 1]).as("a line end without carriage return").isEqualTo((byte) '\r');
                assertThat(i - 1 - start).as("octets of a line").isBetween(1, 75);
                String piece = decoded(bytes, start, i - 1 - start);
                assertThat(piece.chars()).as(piece).noneMatch(c -> c < ' ' || c == 0x7F);
                if (piece.startsWith(" ")) {
                    lines.set(lines.size() - 1, lines.get(lines.size() - 1) + piece.substring(1));
                } else {
                    lines.add(piece);
                }
                start = i + 1;
            }
        }
        assertThat(start).as("bytes behind the last line").isEqualTo(bytes.length);
        return lines;
    }

    private static String decoded(byte[] bytes, int start, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length)).toString();
        } catch (CharacterCodingException cut) {
            throw new AssertionError("a letter was cut", cut);
        }
    }

    // ---- what is drawn

    private static String ics(Schedule schedule, Language language) {
        return ScheduleReport.of(schedule, ScheduleReport.Form.ICS, FILE, language, TextReport.Extent.SUMMARY);
    }

    private static Schedule draw(String design, String asOf) {
        return draw(Garden.RULEBOOK, design, asOf);
    }

    private static Schedule draw(Rulebook rulebook, String design, String asOf) {
        Reading.Document document = (Reading.Document) Texts.read(FILE, design.getBytes(StandardCharsets.UTF_8));
        Request request = new Request(
                document, List.of(), List.of(), "default", LocalDate.parse(asOf), Optional.empty(), Set.of(), false);
        return ((Schedule.Drawn) Schedule.of(Edict.of(rulebook), request, Optional.empty(), Edict.USUAL)).schedule();
    }
}
