package edict.workbench;

import edict.Edict;
import edict.Evaluation;
import edict.Request;
import edict.decision.Verdict;
import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.document.Trees;
import edict.drl.Rule;
import edict.engine.Budget;
import edict.findings.Finding;
import edict.rulebook.Calendar;
import edict.rulebook.Framework;
import edict.rulebook.Pattern;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.rulebook.Wanted;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.vocabulary.Literals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whole documents, several days, and what the law says of them: the form of cases, but each expectation names its provision and its
 * source, and a whole pack judges. Described in {@code src/site/markdown/cases.md}.
 */
final class Goldens {

    /** A whole document and what is said of it on some days. */
    record Golden(String title, Node.Mapping given, List<Moment> moments) {}

    record Moment(LocalDate asOf, Optional<LocalDate> knownOn, String profile, List<Line> lines, Place at) {}

    /** One expectation. @param source where it comes from */
    record Line(Check check, String source, Place at) {}

    sealed interface Check {}

    record Found(String provision, Expected.OfFinding finding) implements Check {}

    record Derived(Expected.OfFact fact) implements Check {}

    /** A derived fact that must not even be possible, today or later. */
    record NotDerived(Expected.OfFact fact) implements Check {}

    record Decides(Verdict verdict) implements Check {}

    /** What a framework gives a product: the points to the last digit, and the level, which is no reading of the points. */
    record Scored(String framework, String product, BigDecimal points, String level) implements Check {}

    /** Nothing of these provisions has one of these statuses, today or later, but what the moment expects. */
    record NothingElse(Set<Status> statuses, Pattern provisions) implements Check {}

    private final Rulebook rulebook;
    private final Problems problems;

    Goldens(Rulebook rulebook, Problems problems) {
        this.rulebook = rulebook;
        this.problems = problems;
    }

    Optional<Golden> read(String name, byte[] bytes) {
        Reading reading = Texts.read(name, bytes);
        if (reading instanceof Reading.Rejected rejected) {
            problems.addAll(rejected.problems());
            return Optional.empty();
        }
        Fields fields = Fields.of(((Reading.Document) reading).root(), problems).require("title", "given", "moments");
        Optional<String> title = fields.text("title");
        Optional<Node.Mapping> given = fields.object("given").map(Fields::mapping);
        List<Moment> moments = fields.objects("moments").stream().flatMap(one -> moment(one).stream()).toList();
        fields.close();
        if (moments.isEmpty() && fields.has("moments")) {
            fields.problem("moments", "a golden is judged on at least one day");
        }
        return title.flatMap(text -> given.map(world -> new Golden(text, world, moments)));
    }

    private Optional<Moment> moment(Fields fields) {
        fields.require("asOf", "expect");
        Optional<LocalDate> asOf = day(fields, "asOf");
        Optional<LocalDate> knownOn = day(fields, "knownOn");
        String profile = fields.text("profile").orElse("default");
        List<Line> lines = new ArrayList<>();
        for (Fields one : fields.objects("expect")) {
            Optional<String> source = one.text("source").filter(text -> !text.isBlank());
            if (source.isEmpty()) {
                problems.add(one.mapping(), "an expectation without `source`; say which article, recital or guideline it comes from");
            }
            check(one).ifPresent(check -> lines.add(new Line(check, source.orElse(""), one.mapping().at())));
        }
        if (lines.isEmpty() && fields.has("expect")) {
            fields.problem("expect", "a moment expects something; for nothing write `{nothingElse: […], of: …, source: …}`");
        }
        fields.close();
        return asOf.map(day -> new Moment(day, knownOn, profile, List.copyOf(lines), fields.mapping().at()));
    }

    private Optional<LocalDate> day(Fields fields, String key) {
        return fields.scalar(key).flatMap(scalar -> {
            Optional<LocalDate> day = Literals.date(scalar.text());
            if (day.isEmpty()) {
                problems.add(scalar, "expected a date such as `2026-08-02`, found " + scalar.described());
            }
            return day;
        });
    }

    private Optional<Check> check(Fields fields) {
        if (fields.has("decision")) {
            Optional<Check> check = fields.choice("decision", Stream.of(Verdict.values()).map(Verdict::code).toList())
                    .map(code -> new Decides(Stream.of(Verdict.values())
                            .filter(verdict -> verdict.code().equals(code))
                            .findFirst()
                            .orElseThrow()));
            fields.close();
            return check;
        }
        if (fields.has("nothingElse")) {
            fields.require("of");
            Set<Status> statuses = EnumSet.noneOf(Status.class);
            List<String> codes = Stream.of(Status.values()).map(Status::code).toList();
            List<String> named = fields.texts("nothingElse");
            if (named.isEmpty()) {
                fields.problem("nothingElse", "nothing fails with an empty list; name the statuses that nothing else may have");
            }
            named.forEach(code -> {
                if (codes.contains(code)) {
                    statuses.add(Status.values()[codes.indexOf(code)]);
                } else {
                    fields.problem("nothingElse", Names.quote(code) + " is not one of " + Names.oneOf(codes));
                }
            });
            Optional<Check> check = fields.text("of").map(Pattern::new).map(of -> new NothingElse(statuses, of));
            check.filter(some -> rulebook.provisions().keySet().stream().noneMatch(((NothingElse) some).provisions()::matches))
                    .ifPresent(none -> fields.problem("of", "no provision matches " + Names.quote(((NothingElse) none).provisions().text())));
            fields.close();
            return check;
        }
        if (fields.has("framework")) {
            fields.require("of", "points", "level");
            Optional<String> framework = fields.choice("framework", List.copyOf(rulebook.frameworks().keySet()));
            Optional<String> product = fields.text("of");
            Optional<BigDecimal> points = fields.scalar("points").flatMap(scalar -> Literals.number(scalar.text()));
            Optional<String> level = fields.text("level");
            fields.close();
            return framework.flatMap(id -> product.flatMap(
                    key -> points.flatMap(number -> level.map(name -> new Scored(id, key, number, name)))));
        }
        if (fields.has("notDerived")) {
            return new CaseReader(rulebook, problems)
                    .expected(renamed(fields, "notDerived", "derived"))
                    .map(expected -> new NotDerived((Expected.OfFact) expected));
        }
        Optional<String> provision = fields.text("provision");
        if (provision.isEmpty() && !fields.has("derived")) {
            problems.add(fields.mapping(), "an expectation names a `provision`, `derived`, `notDerived`, `decision`, `framework` or `nothingElse`");
            return Optional.empty();
        }
        provision.filter(id -> !rulebook.provisions().containsKey(id))
                .ifPresent(id -> fields.problem(
                        "provision",
                        "there is no provision " + Names.quote(id) + problems.didYouMean(id, rulebook.provisions().keySet())));
        return new CaseReader(rulebook, problems)
                .expected(fields)
                .flatMap(expected -> expected instanceof Expected.OfFact fact
                        ? Optional.of(new Derived(fact))
                        : provision.map(id -> new Found(id, (Expected.OfFinding) expected)));
    }

    private Fields renamed(Fields fields, String from, String to) {
        Map<String, Node> entries = new LinkedHashMap<>();
        fields.mapping().entries().forEach((key, node) -> {
            if (!key.equals("source")) {
                entries.put(key.equals(from) ? to : key, node);
            }
        });
        Map<String, Place> keys = new LinkedHashMap<>();
        fields.mapping().entries().keySet().forEach(key -> keys.put(key.equals(from) ? to : key, fields.mapping().keyAt(key)));
        return Fields.of(
                new Node.Mapping(fields.mapping().at(), fields.mapping().pointer(), Collections.unmodifiableMap(entries), keys),
                problems);
    }

    /** The provisions of one pack and of the core, and those that derive what they read. */
    static Rulebook of(Rulebook all, String pack) {
        Set<String> packs = Set.of(pack, "core");
        NavigableMap<String, Provision> provisions = new TreeMap<>();
        all.provisions().values().stream()
                .filter(provision -> packs.contains(provision.pack()))
                .flatMap(provision -> Slice.of(all, provision.id(), Set.of()).provisions().values().stream())
                .forEach(provision -> provisions.put(provision.id(), provision));
        List<Rule> rules = all.rules().stream().filter(rule -> provisions.containsKey(rule.provision())).toList();
        return new Rulebook(
                all.hash(),
                all.vocabulary(),
                all.phrases(),
                all.packs(),
                provisions,
                all.parameters(),
                all.tables(),
                all.controls(),
                all.registry(),
                all.scenarios(),
                all.frameworks(),
                all.profiles(),
                rules,
                Rulebook.Reads.of(rules));
    }

    /** What differs, in words; nothing where the law's answer is found. */
    static List<String> differences(Edict edict, Golden golden, Moment moment) {
        Map<String, Node> root = new LinkedHashMap<>();
        root.put("kind", new Node.Scalar(golden.given().at(), "/kind", "Design", Node.Kind.TEXT));
        golden.given().entries().forEach((key, node) -> root.put(key, Trees.under(node, "/" + key)));
        Node.Mapping document = new Node.Mapping(golden.given().at(), "", Collections.unmodifiableMap(root), Map.of());
        Request request = new Request(
                new Reading.Document(document.at().file(), document),
                List.of(),
                List.of(),
                moment.profile(),
                moment.asOf(),
                moment.knownOn(),
                Set.of(),
                moment.lines().stream().anyMatch(Goldens::isOnRequest));
        Edict.Answer answer = edict.evaluate(request);
        if (answer instanceof Edict.Rejected rejected) {
            return rejected.problems().stream().map(Object::toString).toList();
        }
        return new Judging(edict, request, ((Edict.Evaluated) answer).evaluation(), moment).differences();
    }

    private static boolean isOnRequest(Line line) {
        return line.check() instanceof Found found
                && Set.of(Status.SATISFIED, Status.COMPLIANT, Status.NOT_APPLICABLE, Status.NOT_TRIGGERED)
                        .contains(found.finding().status());
    }

    private static final class Judging {

        private final Edict edict;
        private final Request request;
        private final Rulebook rulebook;
        private final Evaluation evaluation;
        private final Moment moment;
        private final List<Bench.Fact> facts;
        private final Set<Finding> expected = new HashSet<>();

        Judging(Edict edict, Request request, Evaluation evaluation, Moment moment) {
            this.edict = edict;
            this.request = request;
            this.rulebook = edict.rulebook();
            this.evaluation = evaluation;
            this.moment = moment;
            Set<String> types = new TreeSet<>();
            for (Line line : moment.lines()) {
                if (line.check() instanceof Derived derived) {
                    types.add(derived.fact().type());
                } else if (line.check() instanceof NotDerived not) {
                    types.add(not.fact().type());
                }
            }
            facts = Bench.facts(evaluation.days(), types, Calendar.of(rulebook).rules());
            for (Line line : moment.lines()) {
                if (line.check() instanceof Found found) {
                    evaluation.findings().stream().filter(actual -> agree(found, actual)).forEach(expected::add);
                }
            }
        }

        private static boolean agree(Found found, Finding actual) {
            return actual.provision().equals(found.provision()) && Comparing.agree(found.finding(), actual);
        }

        List<String> differences() {
            List<String> differences = new ArrayList<>();
            for (Line line : moment.lines()) {
                differences(line.check())
                        .forEach(text -> differences.add("line " + line.at().line() + ": " + text + " (" + line.source() + ")"));
            }
            return differences;
        }

        private List<String> differences(Check check) {
            if (check instanceof Decides decides) {
                return evaluation.decision() == decides.verdict()
                        ? List.of()
                        : List.of("expected the decision " + decides.verdict().code() + ", found " + evaluation.decision().code());
            }
            if (check instanceof Derived derived) {
                return facts.stream().anyMatch(actual -> Comparing.agree(rulebook, derived.fact(), actual))
                        ? List.of()
                        : List.of("expected " + derived.fact() + ", found " + of(derived.fact().type()));
            }
            if (check instanceof NotDerived not) {
                return facts.stream()
                        .filter(actual -> Stream.of(true, false)
                                .anyMatch(possible -> Comparing.agree(rulebook, likewise(not.fact(), actual, possible), actual)))
                        .map(actual -> "found " + Comparing.words(rulebook, actual))
                        .toList();
            }
            if (check instanceof Scored scored) {
                List<String> found = scores(scored);
                String expected = words(scored.points(), scored.level());
                return found.equals(List.of(expected)) ? List.of() : List.of("expected " + expected + ", found " + found);
            }
            if (check instanceof NothingElse nothing) {
                return evaluation.findings().stream()
                        .filter(actual -> nothing.statuses().contains(actual.status())
                                && actual.timing() != Timing.LAPSED
                                && nothing.provisions().matches(actual.provision())
                                && !expected.contains(actual))
                        .map(actual -> "found " + actual.provision() + ": " + Comparing.words(actual))
                        .toList();
            }
            Found found = (Found) check;
            return evaluation.findings().stream().anyMatch(actual -> agree(found, actual))
                    ? List.of()
                    : List.of("expected " + found.provision() + ": " + found.finding() + ", found "
                            + evaluation.findings().stream()
                                    .filter(actual -> actual.provision().equals(found.provision()))
                                    .map(Comparing::words)
                                    .toList());
        }

        private List<String> scores(Scored scored) {
            Edict.Answer answer = edict.score(request, List.of(Wanted.of(scored.framework())), Budget.USUAL);
            if (answer instanceof Edict.Rejected rejected) {
                return rejected.problems().stream().map(Object::toString).toList();
            }
            return ((Edict.Scored) answer)
                    .scores().stream()
                            .flatMap(scores -> scores.products().stream()
                                    .filter(one -> one.subject().key().equals(scored.product()))
                                    .map(one -> words(one.score(), scores.framework())))
                            .toList();
        }

        private static String words(Score score, Framework framework) {
            return score.score().isPoint() && score.level().filter(Range::isPoint).isPresent()
                    ? words(
                            score.score().least().decimal(),
                            framework.levels().get(score.level().orElseThrow().least()).id())
                    : score.score() + ", " + score.level();
        }

        private static String words(BigDecimal points, String level) {
            return points.stripTrailingZeros().toPlainString() + ", " + level;
        }

        private static Expected.OfFact likewise(Expected.OfFact fact, Bench.Fact actual, boolean possible) {
            return new Expected.OfFact(fact.type(), fact.arguments(), possible, Optional.empty(), actual.upcoming(), fact.at());
        }

        private List<String> of(String type) {
            return facts.stream()
                    .filter(fact -> fact.type().equals(type))
                    .map(fact -> Comparing.words(rulebook, fact))
                    .toList();
        }
    }
}
