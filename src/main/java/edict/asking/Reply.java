package edict.asking;

import edict.document.Limits;
import edict.document.Made;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Texts;
import edict.procurement.Spoken;
import edict.rulebook.Words;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literals;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody types, read as an answer by the readers that read documents. */
public final class Reply {

    private static final Set<String> YES = Set.of("yes", "y", "true", "oui", "o", "vrai");
    private static final Set<String> NO = Set.of("no", "n", "false", "non", "faux");
    private static final Set<String> NONE = Set.of("none", "aucun", "aucune", "[]");
    private static final Set<String> UNKNOWN = Set.of("unknown", "inconnu", "inconnue");

    private Reply() {}

    /**
     * Who answers, and why one may believe it.
     *
     * @param evidence what shows it; only an answer with evidence settles what the registry contradicts
     */
    public record Source(String by, LocalDate on, Optional<String> evidence, Optional<String> because) {

        /** Without evidence. */
        public Source(String by, LocalDate on, Optional<String> because) {
            this(by, on, Optional.empty(), because);
        }
    }

    /** What came of reading. */
    public sealed interface Outcome {}

    /** @param answer an entry of a file of answers */
    public record Answered(Node.Mapping answer) implements Outcome {}

    /** @param problems at least one */
    public record Wrong(List<Problem> problems) implements Outcome {}

    /**
     * Reads a reply.
     *
     * @param taken ids that something new can't have
     * @param at where it stands, for problems
     */
    public static Outcome read(String reply, Item item, Source source, Set<String> taken, Place at) {
        Problems problems = new Problems();
        Optional<Map<String, Node>> set = switch (item.kind()) {
            case ATTRIBUTE -> attribute(reply.strip(), item, at, problems);
            case LIST -> members(reply.strip(), item, at, problems);
            case CONTROL -> control(reply.strip(), item, taken, at, problems);
            case EVIDENCE -> evidence(reply.strip(), item, at, problems);
        };
        return set.isEmpty() || !problems.isEmpty()
                ? new Wrong(problems.sorted())
                : new Answered(answer(item.kind() == Item.Kind.CONTROL ? "" : item.of(), set.get(), source, at));
    }

    /** An answer to several questions about one thing at once. */
    static Node.Mapping answer(String of, Map<String, Node> set, Source source, Place at) {
        Map<String, Node> answer = new LinkedHashMap<>();
        answer.put("of", Made.text(of, at));
        answer.put("set", Made.object(set, at));
        source.because().ifPresent(because -> answer.put("because", Made.text(because, at)));
        source.evidence().ifPresent(evidence -> answer.put("evidence", Made.text(evidence, at)));
        answer.put("by", Made.text(source.by(), at));
        answer.put("on", Made.text(source.on().toString(), at));
        return Made.object(answer, at);
    }

    /** Whether it says that nobody knows. */
    static boolean isUnknown(String reply) {
        return UNKNOWN.contains(reply.strip().toLowerCase(Locale.ROOT));
    }

    static Optional<Boolean> flag(String reply) {
        String lower = reply.strip().toLowerCase(Locale.ROOT);
        return YES.contains(lower) ? Optional.of(true) : NO.contains(lower) ? Optional.of(false) : Optional.empty();
    }

    static boolean isNone(String reply) {
        return NONE.contains(reply.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<Map<String, Node>> attribute(String reply, Item item, Place at, Problems problems) {
        AttributeType type = item.type().orElseThrow();
        Optional<Node> value = value(reply, type, at, problems);
        if (type instanceof AttributeType.Bool && value.filter(node -> !isFlag(node)).isPresent()) {
            problems.add(at, "", "expected `yes`, `no` or `unknown`, found the text " + Names.quote(reply));
            return Optional.empty();
        }
        return value.filter(node -> Literals.read(node, type, problems).isPresent())
                .map(node -> Map.of(item.asks(), node));
    }

    private static boolean isFlag(Node node) {
        return !(node instanceof Node.Scalar said) || said.kind() == Node.Kind.BOOLEAN || said.text().equals(Literals.UNKNOWN);
    }

    private static Optional<Node> value(String reply, AttributeType type, Place at, Problems problems) {
        if (isUnknown(reply)) {
            return Optional.of(Made.text(Literals.UNKNOWN, at));
        }
        if (reply.startsWith("{") || reply.startsWith("[")) {
            return yaml(reply, at, problems);
        }
        return Optional.of(type instanceof AttributeType.ListOf list ? list(reply, list.of(), at) : single(reply, type, at));
    }

    private static Node single(String reply, AttributeType type, Place at) {
        if (type instanceof AttributeType.Bool) {
            return flag(reply).map(value -> Made.flag(value, at)).orElseGet(() -> Made.text(reply, at));
        }
        return type instanceof AttributeType.Num && Literals.number(reply).isPresent()
                ? Made.number(reply, at)
                : Made.text(Spoken.of(chosen(reply, type), type), at);
    }

    private static String chosen(String reply, AttributeType type) {
        return type instanceof AttributeType.Code code ? numbered(reply, code.codes()) : reply;
    }

    /** What a number stands for in a list that was shown with numbers; it stands for itself where it is in the list. */
    static String numbered(String reply, List<String> shown) {
        boolean position = !shown.contains(reply) && reply.matches("[1-9][0-9]{0,2}") && Integer.parseInt(reply) <= shown.size();
        return position ? shown.get(Integer.parseInt(reply) - 1) : reply;
    }

    /** {@code a, b}; {@code none}; {@code a, b, ...} where there may be more. */
    private static Node list(String reply, AttributeType of, Place at) {
        if (isNone(reply)) {
            return Made.list(List.of(), at);
        }
        List<Node> items = new ArrayList<>();
        boolean open = false;
        for (String part : reply.split("[,;]", -1)) {
            String item = part.strip();
            open |= item.equals("...") || item.equals("…");
            if (!item.isEmpty() && !item.equals("...") && !item.equals("…")) {
                items.add(single(item, of, at));
            }
        }
        return open ? Made.some(items, at) : Made.list(items, at);
    }

    private static Optional<Node> yaml(String reply, Place at, Problems problems) {
        Texts.Parsed parsed = Texts.parse(at.file(), reply.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
        parsed.problems().forEach(problem -> problems.add(at, "", problem.message()));
        return parsed.root().map(root -> Made.moved(root, at));
    }

    private static Optional<Map<String, Node>> members(String reply, Item item, Place at, Problems problems) {
        boolean complete = flag(reply).orElse(false);
        if (complete && item.names().isEmpty()) {
            // Of a list that nobody wrote it may mean that there are some.
            problems.add(
                    at,
                    "",
                    "the design lists none; write `none` where there are none, or all as YAML such as `" + Expected.example(item).en()
                            + "`, found " + Names.quote(reply));
            return Optional.empty();
        }
        if (complete || isNone(reply)) {
            return Optional.of(Map.of(item.asks(), Made.list(List.of(), at)));
        }
        if (isUnknown(reply)) {
            return Optional.of(Map.of(item.asks(), Made.text(Literals.UNKNOWN, at)));
        }
        if (!reply.startsWith("[") && !reply.startsWith("{")) {
            problems.add(
                    at,
                    "",
                    "expected " + (item.names().isEmpty() ? "`none` where there are none, or all" : "`yes` where the design has all, or the others")
                            + " as YAML such as `" + Expected.example(item).en() + "`, found the text " + Names.quote(reply));
            return Optional.empty();
        }
        return yaml(reply, at, problems).map(node -> Map.of(item.asks(), node));
    }

    /** How a control stands. @param state as documents say it, or as it was written where nothing is meant by that */
    record Stands(String state, Optional<String> plannedFor) {

        /** A state, by its code or by what it means in either language, and a day after it. */
        static Stands read(String reply, AttributeType type) {
            List<String> words = List.of(reply.strip().split("\\s+"));
            for (int n = words.size(); n > 0; n--) {
                String said = String.join(" ", words.subList(0, n));
                String state = flag(said).map(there -> there ? Words.IN_PLACE : "absent").orElseGet(() -> Spoken.of(said, type));
                if (type instanceof AttributeType.Code code && code.codes().contains(state)) {
                    return of(state, words.subList(n, words.size()));
                }
            }
            return of(words.get(0), words.subList(1, words.size()));
        }

        private static Stands of(String state, List<String> rest) {
            return new Stands(state, Optional.of(String.join(" ", rest)).filter(day -> !day.isEmpty()));
        }
    }

    /** {@code in-place}, {@code planned 2027-01-01}, {@code absent}. */
    private static Optional<Map<String, Node>> control(
            String reply, Item item, Set<String> taken, Place at, Problems problems) {
        if (item.scope().isEmpty() || item.type().isEmpty()) {
            problems.add(at, "", "nothing that has an id asks for it; add the control to the design");
            return Optional.empty();
        }
        Stands stands = Stands.read(reply, item.type().get());
        Optional<Node> stated = value(stands.state(), item.type().get(), at, problems)
                .filter(node -> Literals.read(node, item.type().get(), problems).isPresent());
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Node> control = new LinkedHashMap<>();
        control.put("id", Made.text(free(item.controlId(), taken), at));
        control.put(Words.CONTROL_ID, Made.text(item.name(), at));
        if (!item.of().isEmpty()) {
            control.put(Words.HOLDER, Made.text(item.of(), at));
        }
        control.put(Words.SCOPE, Made.list(item.scope().stream().map(id -> Made.text(id, at)).toList(), at));
        control.put(Words.STATE, stated.get());
        stands.plannedFor().ifPresent(day -> control.put(Words.PLANNED_FOR, Made.text(day, at)));
        return Optional.of(Map.of("controls", Made.some(List.of(Made.object(control, at)), at)));
    }

    private static String free(String name, Set<String> taken) {
        String id = name;
        for (int n = 2; taken.contains(id); n++) {
            id = name + "-" + n;
        }
        return id;
    }

    /** {@code 2026-03-01}, {@code 2026-03-01 to 2027-03-01}, {@code none}. */
    private static Optional<Map<String, Node>> evidence(String reply, Item item, Place at, Problems problems) {
        if (isNone(reply) || flag(reply).filter(there -> !there).isPresent()) {
            return Optional.of(Map.of("evidence", Made.list(List.of(), at)));
        }
        String[] days = reply.split("\\s+(?:to|au|until|-|–)\\s+|\\s+", 2);
        for (String day : days) {
            if (Literals.date(day).isEmpty()) {
                problems.add(
                        at,
                        "",
                        "expected the day of the evidence such as `2026-08-02`, or two days from which to which it is valid,"
                                + " or `none`, found the text " + Names.quote(day));
            }
        }
        Map<String, Node> evidence = new LinkedHashMap<>();
        evidence.put(Words.KIND, Made.text(item.name(), at));
        evidence.put(Words.DATE, Made.text(days[0], at));
        if (days.length > 1) {
            evidence.put(Words.VALID_TO, Made.text(days[1], at));
        }
        return Optional.of(Map.of("evidence", Made.some(List.of(Made.object(evidence, at)), at)));
    }
}
