package edict.vocabulary;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads values by the type of their attribute: the one place that says what a date, a code or a bound looks like, in
 * documents, answers, tables and registries alike.
 */
public final class Literals {

    /** The word for: asked, and nobody knows. */
    public static final String UNKNOWN = "unknown";

    private static final Literal NOT_KNOWN = new Literal.NotKnown();
    private static final Literal TRUE = new Literal.One(true);
    private static final Literal FALSE = new Literal.One(false);

    /** Keys of bounds, and whether each is a lower one and whether it is included. */
    private static final Map<String, Bound> BOUNDS = bounds();

    private static final String A_DATE = "a date such as `2026-08-02`";

    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9][0-9]{0,2}\\.[0-9]{2}0");

    private static final Pattern WITH_UNIT = Pattern.compile("(-?[0-9]{1,30}(?:\\.[0-9]{1,30})?)\\s{0,3}(\\p{L}[\\p{L}0-9/]{0,30}|%)");

    private record Bound(boolean lower, boolean included, boolean forDates, boolean forOthers) {}

    private Literals() {}

    private static Map<String, Bound> bounds() {
        Map<String, Bound> bounds = new LinkedHashMap<>();
        bounds.put("atLeast", new Bound(true, true, true, true));
        bounds.put("atMost", new Bound(false, true, true, true));
        bounds.put("moreThan", new Bound(true, false, false, true));
        bounds.put("lessThan", new Bound(false, false, false, true));
        bounds.put("after", new Bound(true, false, true, false));
        bounds.put("before", new Bound(false, false, true, false));
        bounds.put("notBefore", new Bound(true, true, true, false));
        bounds.put("notAfter", new Bound(false, true, true, false));
        return bounds;
    }

    /** The keys that state a bound of a value of {@code type}; none for types without order. */
    static List<String> boundsOf(AttributeType type) {
        boolean date = type instanceof AttributeType.Date;
        boolean other = type instanceof AttributeType.Num || type instanceof AttributeType.Duration;
        return BOUNDS.entrySet().stream()
                .filter(bound -> date ? bound.getValue().forDates() : other && bound.getValue().forOthers())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A plain decimal number; no hexadecimal, no infinity. */
    public static Optional<BigDecimal> number(String text) {
        if (text.isEmpty() || text.length() > 1_000) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // Ten characters can ask for a billion digits.
            return Math.abs((long) number.precision() - number.scale()) > 1_000 || Math.abs((long) number.scale()) > 1_000
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * Why a number may not be what was meant, as in {@code 43.000}: nobody writes a nought behind a fraction of three digits but who parts
     * thousands by a point. Empty for all others.
     */
    public static Optional<String> twofold(String number) {
        Matcher written = THOUSANDS.matcher(number);
        return written.matches()
                ? Optional.of(Names.quote(number) + " could be thousands or a fraction; write "
                        + Names.quote(number.replace(".", "")) + " or " + Names.quote(new BigDecimal(number).stripTrailingZeros().toPlainString()))
                : Optional.empty();
    }

    /** {@code 2026-08-02}: four digits, two, two, and a day that exists. There was no year 0, whatever calendars for computers count. */
    public static Optional<LocalDate> date(String text) {
        if (text.length() != 10 || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    /** What to say of a day that is none but looks like one, {@code ; 2026-02 has 28 days}; nothing of any other text. */
    public static String noSuchDay(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || date(text).isPresent() || text.startsWith("0000")) {
            return "";
        }
        try {
            YearMonth month = YearMonth.parse(text.substring(0, 7));
            return "; " + month + " has " + month.lengthOfMonth() + " days";
        } catch (DateTimeParseException noMonth) {
            return "; there is no month " + text.substring(5, 7);
        }
    }

    /** What to say where a date is expected. @param found what stands there, in words @param text the same as it is written; empty for no text */
    public static String noDate(String found, String text) {
        return "expected " + A_DATE + ", found " + found + noSuchDay(text);
    }

    /** Reads a value of any type; notes a problem and gives nothing when it is none. */
    public static Optional<Literal> read(Node node, AttributeType type, Problems problems) {
        if (node instanceof Node.Scalar scalar && isUnknown(scalar)) {
            return Optional.of(NOT_KNOWN);
        }
        if (type instanceof AttributeType.ListOf list) {
            return many(node, list.of(), problems);
        }
        if (node instanceof Node.Scalar scalar) {
            return scalar(scalar, type, problems);
        }
        List<String> bounds = boundsOf(type);
        if (node instanceof Node.Mapping mapping && !bounds.isEmpty()) {
            return range(mapping, type, bounds, problems);
        }
        problems.add(node, () -> "expected " + expected(type) + ", found " + node.described());
        return Optional.empty();
    }

    /** Whether it says that nobody knows: null, or the word. */
    public static boolean isUnknown(Node node) {
        return node instanceof Node.Scalar scalar
                && (scalar.kind() == Node.Kind.NULL
                        || (scalar.kind() == Node.Kind.TEXT && scalar.text().equals(UNKNOWN)));
    }

    /**
     * Reads the attributes of a table row or registry entry. Values nobody knows are left out.
     *
     * @param others keys that are no attributes
     */
    public static Map<String, Literal> row(
            Node.Mapping row, EntityType type, Set<String> others, Problems problems) {
        Map<String, Literal> values = new LinkedHashMap<>();
        row.entries().forEach((key, node) -> {
            Attribute attribute = type.attributes().get(key);
            if (attribute != null) {
                read(node, attribute.type(), problems)
                        .filter(literal -> !(literal instanceof Literal.NotKnown))
                        .ifPresent(literal -> values.put(key, literal));
            } else if (!others.contains(key)) {
                Set<String> known = new LinkedHashSet<>(type.attributes().keySet());
                known.addAll(new TreeSet<>(others));
                problems.add(
                        row.keyAt(key),
                        node.pointer(),
                        "unknown key " + Names.quote(key) + " of " + type.name() + "; expected " + Names.oneOf(known)
                                + problems.didYouMean(key, known));
            }
        });
        return values;
    }

    private static Optional<Literal> scalar(Node.Scalar scalar, AttributeType type, Problems problems) {
        String text = scalar.text();
        Optional<?> value = Optional.empty();
        if (type instanceof AttributeType.Bool) {
            if (scalar.kind() == Node.Kind.BOOLEAN) {
                return Optional.of(Boolean.parseBoolean(text) ? TRUE : FALSE);
            }
        } else if (type instanceof AttributeType.Num num) {
            value = scalar.kind() == Node.Kind.NUMBER ? number(text) : Optional.empty();
            Optional<String> twofold = value.isPresent() ? twofold(text) : Optional.empty();
            if (twofold.isPresent()) {
                problems.add(scalar, twofold.get());
                return Optional.empty();
            }
            if (value.isPresent() && !num.has((BigDecimal) value.get())) {
                problems.add(scalar, () -> Names.quote(text) + " is out of range; expected " + expected(type));
                return Optional.empty();
            }
        } else if (scalar.kind() == Node.Kind.TEXT) {
            value = text(text, type);
        }
        if (value.isEmpty()) {
            problems.add(scalar, () -> wrong(scalar, type, problems));
            return Optional.empty();
        }
        return Optional.of(new Literal.One(value.get()));
    }

    private static Optional<?> text(String text, AttributeType type) {
        if (type instanceof AttributeType.Code code) {
            // The declared string itself, so that equal codes are one object.
            int index = code.codes().indexOf(text);
            return index < 0 ? Optional.empty() : Optional.of(code.codes().get(index));
        }
        if (type instanceof AttributeType.Country) {
            return Countries.code(text);
        }
        if (type instanceof AttributeType.Date) {
            return date(text);
        }
        if (type instanceof AttributeType.Duration) {
            return Span.parse(text);
        }
        return type instanceof AttributeType.Str || type instanceof AttributeType.Reference
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String wrong(Node.Scalar scalar, AttributeType type, Problems problems) {
        String text = scalar.text();
        boolean isText = scalar.kind() == Node.Kind.TEXT;
        if (type instanceof AttributeType.Code code && isText) {
            return Names.quote(text) + " is not one of " + Names.oneOf(code.codes())
                    + problems.didYouMean(
                            text, code.codes(), one -> Optional.ofNullable(code.meanings().get(one)).map(Text::both).orElse(List.of()));
        }
        if (type instanceof AttributeType.Country && isText) {
            return Names.quote(text) + " is not an ISO 3166-1 alpha-2 code"
                    + Countries.meant(text).map(Names::didYouMean).orElse("");
        }
        if (isText && type instanceof AttributeType.Bool) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.equals("yes") || lower.equals("no") || lower.equals("true") || lower.equals("false")) {
                boolean yes = lower.equals("yes") || lower.equals("true");
                boolean quoted = text.equals(String.valueOf(yes));
                return "expected " + expected(type) + ", found " + scalar.described()
                        + (quoted ? "; remove the quotes" : "; did you mean `" + yes + "`?");
            }
        }
        if (isText && type instanceof AttributeType.Num && number(text).isPresent()) {
            return "expected " + expected(type) + ", found " + scalar.described() + "; remove the quotes";
        }
        if (isText && type instanceof AttributeType.Num num) {
            return "expected " + expected(type) + ", found " + scalar.described() + alone(text, num);
        }
        boolean couldBeText = !isText && (type instanceof AttributeType.Str || type instanceof AttributeType.Reference
                || (type instanceof AttributeType.Code code && code.codes().contains(text)));
        return "expected " + expected(type) + ", found " + scalar.described()
                + (type instanceof AttributeType.Date ? noSuchDay(text) : "")
                + (type instanceof AttributeType.Duration
                        ? Span.spoken(text).map(span -> Names.didYouMean(span.toString())).orElseGet(() -> Span.why(text))
                        : "")
                + (type instanceof AttributeType.Country && scalar.kind() == Node.Kind.BOOLEAN && text.equals("false")
                        ? "; some programs that write YAML turn `NO` into `false`: have it write `\"NO\"`"
                        : "")
                + (couldBeText ? "; put it in quotes" : "");
    }

    /** What to write for a number that is written with its unit, or with another one. */
    private static String alone(String text, AttributeType.Num type) {
        Matcher written = WITH_UNIT.matcher(text);
        if (!written.matches() || type.unit().isEmpty()) {
            return "";
        }
        return written.group(2).equalsIgnoreCase(type.unit())
                ? "; write " + Names.quote(written.group(1)) + ": the unit is " + type.unit()
                : "; write the number alone, in " + type.unit();
    }

    /** What one may write, for messages. */
    public static String expected(AttributeType type) {
        if (type instanceof AttributeType.Num num) {
            String unit = num.unit().isEmpty() ? "a number" : "a number (" + num.unit() + ")";
            return unit
                    + num.minimum().map(minimum -> " from " + minimum.toPlainString()).orElse("")
                    + num.maximum().map(maximum -> " up to " + maximum.toPlainString()).orElse("");
        }
        if (type instanceof AttributeType.Code code) {
            return Names.oneOf(code.codes());
        }
        if (type instanceof AttributeType.Reference reference) {
            return "the id of " + String.join(" or ", reference.types());
        }
        if (type instanceof AttributeType.ListOf) {
            return "a list";
        }
        return type instanceof AttributeType.Bool
                ? "`true`, `false` or `unknown`"
                : type instanceof AttributeType.Country
                        ? "an ISO 3166-1 alpha-2 code"
                        : type instanceof AttributeType.Date
                                ? A_DATE
                                : type instanceof AttributeType.Duration
                                        ? Span.EXPECTED
                                        : "a text";
    }

    private static Optional<Literal> many(Node node, AttributeType of, Problems problems) {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(new Literal.Many(members(sequence, of, problems), true));
        }
        if (node instanceof Node.Mapping mapping) {
            Optional<Listing> listing = listing(mapping, problems);
            return listing.map(l -> new Literal.Many(members(l.has(), of, problems), l.complete()));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        problems.add(
                node,
                "expected a list, found " + node.described() + "; write "
                        + Names.quote(scalar.text().equals("none") ? "[]" : "[" + scalar.text() + "]"));
        return Optional.empty();
    }

    /** {@code {has: [...], complete: false}}. */
    public record Listing(Node.Sequence has, boolean complete) {}

    /** Reads the form that marks a list as a part of the whole. */
    public static Optional<Listing> listing(Node.Mapping mapping, Problems problems) {
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            if (!entry.getKey().equals("has") && !entry.getKey().equals("complete")) {
                problems.add(
                        mapping.keyAt(entry.getKey()),
                        entry.getValue().pointer(),
                        "unknown key " + Names.quote(entry.getKey()) + "; expected a list, or `has` and `complete`");
                return Optional.empty();
            }
        }
        Optional<Node> has = mapping.get("has");
        Optional<Node> complete = mapping.get("complete");
        if (has.isEmpty()) {
            problems.add(mapping, "`has` is missing; expected a list, or `{has: […], complete: false}`");
        } else if (complete.isEmpty()) {
            problems.add(mapping, "`complete` is missing; write `complete: false` when there may be more");
        } else if (!(has.get() instanceof Node.Sequence list)) {
            problems.add(has.get(), "expected a list, found " + has.get().described());
        } else if (!(complete.get() instanceof Node.Scalar flag && flag.kind() == Node.Kind.BOOLEAN)) {
            problems.add(
                    complete.get(),
                    "expected `true` or `false`, found " + complete.get().described());
        } else {
            return Optional.of(new Listing(list, Boolean.parseBoolean(flag.text())));
        }
        return Optional.empty();
    }

    private static Set<Object> members(Node.Sequence sequence, AttributeType of, Problems problems) {
        Set<Object> members = new LinkedHashSet<>();
        for (Node item : sequence.items()) {
            if (isUnknown(item)) {
                problems.add(
                        item,
                        "`unknown` can't stand in a list; write `{has: […], complete: false}` when there may be more");
            } else if (item instanceof Node.Scalar scalar) {
                scalar(scalar, of, problems).ifPresent(literal -> {
                    if (!members.add(((Literal.One) literal).scalar())) {
                        problems.add(item, Names.quote(scalar.text()) + " stands twice in the list");
                    }
                });
            } else {
                problems.add(item, () -> "expected " + expected(of) + ", found " + item.described());
            }
        }
        return members;
    }

    private static Optional<Literal> range(
            Node.Mapping mapping, AttributeType type, List<String> allowed, Problems problems) {
        Optional<Object> from = Optional.empty();
        Optional<Object> to = Optional.empty();
        boolean fromIncluded = false;
        boolean toIncluded = false;
        boolean sound = !mapping.entries().isEmpty();
        if (!sound) {
            problems.add(mapping, "expected " + expected(type) + ", or a bound: " + Names.oneOf(allowed));
        }
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            Bound bound = BOUNDS.get(key);
            if (bound == null || !allowed.contains(key)) {
                problems.add(
                        mapping.keyAt(key),
                        entry.getValue().pointer(),
                        "unknown bound " + Names.quote(key) + "; expected " + Names.oneOf(allowed)
                                + problems.didYouMean(key, allowed));
                sound = false;
                continue;
            }
            if (!(entry.getValue() instanceof Node.Scalar scalar) || scalar.isNull()) {
                problems.add(
                        entry.getValue(), "expected " + expected(type) + ", found " + entry.getValue().described());
                sound = false;
                continue;
            }
            Optional<Literal> limit = scalar(scalar, type, problems);
            if (limit.isEmpty() || (bound.lower() ? from : to).isPresent()) {
                if (limit.isPresent()) {
                    problems.add(
                            mapping.keyAt(key),
                            entry.getValue().pointer(),
                            "a second " + (bound.lower() ? "lower" : "upper") + " bound; keep one");
                }
                sound = false;
            } else if (bound.lower()) {
                from = Optional.of(((Literal.One) limit.get()).scalar());
                fromIncluded = bound.included();
            } else {
                to = Optional.of(((Literal.One) limit.get()).scalar());
                toIncluded = bound.included();
            }
        }
        if (sound && from.isPresent() && to.isPresent() && isEmpty(from.get(), fromIncluded, to.get(), toIncluded)) {
            problems.add(mapping, "no value lies within these bounds");
            sound = false;
        }
        return sound ? Optional.of(new Literal.Range(from, fromIncluded, to, toIncluded)) : Optional.empty();
    }

    private static boolean isEmpty(Object from, boolean fromIncluded, Object to, boolean toIncluded) {
        if (from instanceof BigDecimal lower && to instanceof BigDecimal upper) {
            int order = lower.compareTo(upper);
            return order > 0 || (order == 0 && !(fromIncluded && toIncluded));
        }
        if (from instanceof LocalDate lower && to instanceof LocalDate upper) {
            // Days are whole: nothing lies between one day and the next.
            long days = (toIncluded ? upper : upper.minusDays(1)).toEpochDay()
                    - (fromIncluded ? lower : lower.plusDays(1)).toEpochDay();
            return days < 0;
        }
        return from instanceof Span lower && to instanceof Span upper && lower.surelyLongerThan(upper);
    }
}
