package edict.workbench;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.document.Limits;
import edict.document.Trees;
import edict.rulebook.Coded;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads files of cases. Names in them are those of the rulebook. */
final class CaseReader {

    /** Files of cases are the authors' own, and larger than what somebody hands in. */
    private static final Limits LIMITS = Limits.DEFAULT.withSize(20_000_000, 2_000_000);

    private final Rulebook rulebook;
    private final Problems problems;

    CaseReader(Rulebook rulebook, Problems problems) {
        this.rulebook = rulebook;
        this.problems = problems;
    }

    CaseFile read(String name, byte[] bytes) {
        Texts.Parsed parsed = Texts.parse(name, bytes, LIMITS);
        problems.addAll(parsed.problems());
        List<CaseFile.Group> groups = new ArrayList<>();
        parsed.root().ifPresent(root -> {
            if (root instanceof Node.Sequence list) {
                for (Node item : list.items()) {
                    Fields.of(item, problems).flatMap(this::group).ifPresent(groups::add);
                }
            } else {
                problems.add(root, "expected a list of groups of cases, found " + root.described());
            }
        });
        return new CaseFile(name, List.copyOf(groups));
    }

    private Optional<CaseFile.Group> group(Fields fields) {
        fields.require("provision", "source", "given", "cases");
        Optional<String> provision = fields.text("provision").filter(id -> {
            boolean known = rulebook.provisions().containsKey(id);
            if (!known) {
                fields.problem(
                        "provision",
                        "there is no provision " + Names.quote(id)
                                + problems.didYouMean(id, rulebook.provisions().keySet()));
            }
            return known;
        });
        Optional<String> source = fields.text("source");
        Optional<Node.Mapping> given = fields.object("given").map(Fields::mapping);
        List<CaseFile.Case> cases = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Fields one : fields.objects("cases")) {
            for (CaseFile.Case read : read(one)) {
                if (names.contains(read.name())) {
                    one.problem("name", Names.quote(read.name()) + " stands twice in the group");
                }
                names.add(read.name());
                cases.add(read);
            }
        }
        fields.close();
        return provision.isPresent() && source.isPresent() && given.isPresent()
                ? Optional.of(new CaseFile.Group(
                        provision.get(),
                        source.get(),
                        given.get(),
                        List.copyOf(cases),
                        fields.mapping().at()))
                : Optional.empty();
    }

    /** What is judged of a world on one day. */
    private record Moment(
            Optional<CaseFile.Kind> kind,
            Optional<LocalDate> asOf,
            Optional<LocalDate> knownOn,
            List<Expected> expect,
            Place at) {

        /** In the words of a name. */
        String words() {
            return asOf.map(day -> ", on " + day).orElse("")
                    + knownOn.map(day -> ", known on " + day).orElse("");
        }
    }

    /** The entry of a list of cases, which is one case a moment, and a value of {@code each}. */
    private List<CaseFile.Case> read(Fields fields) {
        fields.require("name");
        Optional<String> name = fields.text("name");
        boolean isMany = fields.has("moments");
        List<Moment> moments = isMany
                ? fields.objects("moments").stream().map(this::closed).toList()
                : List.of(moment(fields));
        if (isMany && moments.isEmpty()) {
            fields.problem("moments", "expected a list of moments, found an empty one");
        }
        List<Map<String, Node>> each = each(fields);
        Map<String, Node> with = fields.entries("with");
        List<String> without = fields.texts("without");
        List.of("each", "with", "without").forEach(key -> expectPointers(fields, key));
        String profile = fields.text("profile").orElse("default");
        if (rulebook.profile(profile).isEmpty()) {
            fields.problem(
                    "profile",
                    "there is no profile " + Names.quote(profile) + Names.instead(profile, rulebook.profiles().keySet()));
        }
        List<Reading.Document> answers = document(fields, "answers", "Answers");
        List<Reading.Document> waivers = document(fields, "waivers", "Waivers");
        fields.close();
        List<CaseFile.Case> cases = new ArrayList<>();
        for (Map<String, Node> value : each) {
            Map<String, Node> put = new LinkedHashMap<>(with);
            put.putAll(value);
            for (Moment moment : moments) {
                if (name.isPresent() && moment.kind().isPresent() && moment.asOf().isPresent()) {
                    cases.add(new CaseFile.Case(
                            name.get() + words(value) + (isMany ? moment.words() : ""),
                            moment.kind().get(),
                            moment.asOf().get(),
                            moment.knownOn(),
                            Collections.unmodifiableMap(put),
                            without,
                            moment.expect(),
                            profile,
                            answers,
                            waivers,
                            moment.at()));
                }
            }
        }
        return cases;
    }

    /** What a case says of its only moment, or what stands in its list of moments. */
    private Moment moment(Fields fields) {
        fields.require("case", "asOf");
        if (fields.mapping().get("expect").isEmpty()) {
            problems.add(fields.mapping(), "`expect` is missing; where nothing is to be found, write `expect: []`");
        }
        List<Expected> expect = new ArrayList<>();
        fields.objects("expect").forEach(one -> expected(one).ifPresent(expect::add));
        return new Moment(
                choice(fields, "case", CaseFile.Kind.values()),
                date(fields, "asOf"),
                date(fields, "knownOn"),
                List.copyOf(expect),
                fields.mapping().at());
    }

    private Moment closed(Fields fields) {
        Moment moment = moment(fields);
        fields.close();
        return moment;
    }

    /** What is put in by turns: the values of {@code each}, or nothing once. */
    private List<Map<String, Node>> each(Fields fields) {
        if (!fields.has("each")) {
            return List.of(Map.of());
        }
        Map<String, Node> entries = fields.entries("each");
        if (entries.size() != 1) {
            fields.problem("each", "expected one pointer with a list of values, found " + entries.size() + " pointers");
            return List.of();
        }
        Map.Entry<String, Node> entry = entries.entrySet().iterator().next();
        if (!(entry.getValue() instanceof Node.Sequence list)) {
            problems.add(entry.getValue(), "expected a list of values, found " + entry.getValue().described());
            return List.of();
        }
        if (list.items().isEmpty()) {
            problems.add(list, "expected a list of values, found an empty one");
        }
        return list.items().stream()
                .map(value -> Map.of(entry.getKey(), value))
                .toList();
    }

    /** What begins with a name would else stand for nothing, or for something by luck. */
    private void expectPointers(Fields fields, String key) {
        Optional<Node> written = fields.node(key);
        if (written.orElse(null) instanceof Node.Mapping mapping) {
            mapping.entries().keySet().forEach(name -> expectPointer(name, mapping.keyAt(name), mapping.pointer()));
        } else if (written.orElse(null) instanceof Node.Sequence list) {
            list.items().stream()
                    .filter(Node.Scalar.class::isInstance)
                    .map(Node.Scalar.class::cast)
                    .forEach(item -> expectPointer(item.text(), item.at(), item.pointer()));
        }
    }

    private void expectPointer(String text, Place at, String pointer) {
        if (!text.startsWith("/")) {
            problems.add(at, pointer, Names.quote(text) + " is no pointer, which begins with `/`, as `/organisations/0/country` does");
        }
    }

    private static String words(Map<String, Node> value) {
        return value.values().stream().map(node -> ": " + CaseForm.text(node)).collect(Collectors.joining());
    }

    /** A list written in place is a document of its own. */
    private static List<Reading.Document> document(Fields fields, String key, String kind) {
        return fields.node(key)
                .map(list -> {
                    Place at = list.at();
                    Map<String, Node> entries = new LinkedHashMap<>();
                    entries.put("kind", new Node.Scalar(at, "/kind", kind, Node.Kind.TEXT));
                    entries.put(key, Trees.under(list, Pointers.child("", key)));
                    Node.Mapping root = new Node.Mapping(at, "", Collections.unmodifiableMap(entries), Map.of());
                    return List.of(new Reading.Document(at.file(), root));
                })
                .orElse(List.of());
    }

    Optional<Expected> expected(Fields fields) {
        return fields.has("derived") ? fact(fields) : fields.has("scored") ? rungs(fields) : finding(fields);
    }

    private Optional<Expected> finding(Fields fields) {
        List<Status> said = Stream.of(Status.values())
                .filter(status -> fields.has(status.code()))
                .toList();
        if (said.size() != 1) {
            List<String> statuses = Stream.concat(Stream.of("derived", "scored"), codes(Status.values())).toList();
            String found = said.isEmpty()
                    ? fields.mapping().entries().keySet().stream()
                            .findFirst()
                            .map(first -> Names.quote(first) + problems.didYouMean(first, statuses))
                            .orElse("none")
                    : Names.oneOf(said.stream().map(Status::code).toList());
            problems.add(
                    fields.mapping(),
                    "expected one of "
                            + Names.oneOf(statuses)
                            + " with a pointer, found "
                            + found);
            return Optional.empty();
        }
        Status status = said.get(0);
        Optional<String> subject = fields.text(status.code());
        Expected.OfFinding finding = new Expected.OfFinding(
                status,
                subject.orElse(""),
                fields.text("who"),
                fields.text("role"),
                asks(fields),
                date(fields, "upcoming"),
                date(fields, "appliesFrom"),
                fields.scalar("due").map(Node.Scalar::text),
                choice(fields, "timing", Timing.values()),
                fields.text("exceptedBy"),
                fields.text("text"),
                fields.text("contested"),
                fields.object("sanction").map(this::sanction),
                fields.mapping().at());
        fields.close();
        return subject.map(pointer -> finding);
    }

    /** {@code {code, cap}} or {@code {code, atLeast, atMost}}, with {@code from} and {@code hangsOn} where they are said. */
    private Expected.OfSanction sanction(Fields fields) {
        Optional<BigDecimal> cap = amount(fields, "cap");
        if (cap.isPresent() && (fields.has("atLeast") || fields.has("atMost"))) {
            fields.problem("cap", "a cap that is known has no bounds; say `cap`, or `atLeast` and `atMost`");
        }
        Expected.OfSanction sanction = new Expected.OfSanction(
                fields.text("code"),
                cap.or(() -> amount(fields, "atLeast")),
                cap.or(() -> amount(fields, "atMost")),
                date(fields, "from"),
                pointers(fields, "hangsOn"));
        fields.close();
        return sanction;
    }

    private Optional<BigDecimal> amount(Fields fields, String key) {
        return fields.scalar(key).flatMap(scalar -> {
            Optional<BigDecimal> amount =
                    scalar.kind() == Node.Kind.NUMBER ? Literals.number(scalar.text()) : Optional.empty();
            if (amount.isEmpty()) {
                problems.add(scalar, "expected a number, found " + scalar.described());
            }
            return amount.map(BigDecimal::stripTrailingZeros);
        });
    }

    private Optional<Expected> fact(Fields fields) {
        String name = fields.text("derived").orElse("");
        Optional<EntityType> type = rulebook.type(name);
        if (type.isEmpty()) {
            fields.problem(
                    "derived",
                    "there is no type " + Names.quote(name)
                            + problems.didYouMean(
                                    name, rulebook.vocabulary().types().keySet()));
            return Optional.empty();
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String attribute : type.get().attributes().keySet()) {
            fields.scalar(attribute).ifPresent(scalar -> arguments.put(attribute, scalar.text()));
        }
        Expected.OfFact fact = new Expected.OfFact(
                name,
                arguments,
                fields.flag("possible").orElse(false),
                asks(fields),
                date(fields, "upcoming"),
                fields.mapping().at());
        fields.close();
        return Optional.of(fact);
    }

    private Optional<Expected> rungs(Fields fields) {
        fields.require("criterion", "rungs");
        Optional<String> subject = fields.text("scored");
        Optional<String> criterion = fields.text("criterion");
        NavigableSet<String> rungs = new TreeSet<>();
        for (Node item : fields.list("rungs")) {
            if (item instanceof Node.Scalar scalar) {
                rungs.add(scalar.text());
            } else {
                problems.add(item, "expected a rung, found " + item.described());
            }
        }
        boolean possible = fields.flag("possible").orElse(false);
        Optional<NavigableSet<String>> asks = asks(fields);
        fields.close();
        return subject.isPresent() && criterion.isPresent()
                ? Optional.of(new Expected.OfRungs(
                        subject.get(),
                        criterion.get(),
                        Collections.unmodifiableNavigableSet(rungs),
                        possible,
                        asks,
                        fields.mapping().at()))
                : Optional.empty();
    }

    private static Optional<NavigableSet<String>> asks(Fields fields) {
        return pointers(fields, "asks");
    }

    private static Optional<NavigableSet<String>> pointers(Fields fields, String key) {
        return fields.has(key)
                ? Optional.of(Collections.unmodifiableNavigableSet(new TreeSet<>(fields.texts(key))))
                : Optional.empty();
    }

    private Optional<LocalDate> date(Fields fields, String key) {
        return fields.scalar(key).flatMap(scalar -> {
            Optional<LocalDate> day = Literals.date(scalar.text());
            if (day.isEmpty()) {
                problems.add(scalar, Literals.noDate(scalar.described(), scalar.text()));
            }
            return day;
        });
    }

    private static <T extends Coded> Stream<String> codes(T[] values) {
        return Stream.of(values).map(Coded::code);
    }

    private static <T extends Coded> Optional<T> choice(Fields fields, String key, T[] values) {
        return fields.choice(key, codes(values).toList())
                .flatMap(code -> Stream.of(values)
                        .filter(value -> value.code().equals(code))
                        .findFirst());
    }
}
