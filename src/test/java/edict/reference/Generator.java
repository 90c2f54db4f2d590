package edict.reference;

import edict.facts.Entity;
import edict.facts.EntityList;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.reference.Tree.Accumulate;
import edict.reference.Tree.All;
import edict.reference.Tree.Any;
import edict.reference.Tree.Binding;
import edict.reference.Tree.Call;
import edict.reference.Tree.Compare;
import edict.reference.Tree.Conclusion;
import edict.reference.Tree.Condition;
import edict.reference.Tree.Constant;
import edict.reference.Tree.Constraint;
import edict.reference.Tree.Deny;
import edict.reference.Tree.Either;
import edict.reference.Tree.Every;
import edict.reference.Tree.Forall;
import edict.reference.Tree.Item;
import edict.reference.Tree.Name;
import edict.reference.Tree.No;
import edict.reference.Tree.Operand;
import edict.reference.Tree.Parameter;
import edict.reference.Tree.Pattern;
import edict.reference.Tree.Result;
import edict.reference.Tree.Rule;
import edict.reference.Tree.Several;
import edict.reference.Tree.Some;
import edict.reference.Tree.This;
import edict.reference.Tree.Variable;
import edict.document.Refused;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.AttributeType.Bool;
import edict.vocabulary.AttributeType.Code;
import edict.vocabulary.AttributeType.Country;
import edict.vocabulary.AttributeType.Date;
import edict.vocabulary.AttributeType.Duration;
import edict.vocabulary.AttributeType.ListOf;
import edict.vocabulary.AttributeType.Num;
import edict.vocabulary.AttributeType.Reference;
import edict.vocabulary.AttributeType.Str;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Draws small rule bases in which every construct of the profile turns up, and documents that leave much open. The same
 * seed draws the same.
 */
final class Generator {

    private static final String LAW =
            """
            law
            on 2026-11-20
            parameter p/one = 1
            parameter p/two = 2
            parameter p/day = 2026-06-01
            parameter p/holidays = [2026-11-11 2026-11-16]
            parameter p/lands = [FR US]
            parameter p/codes = [a b]
            """;

    private final Random random;
    private Vocabulary vocabulary = new Vocabulary(Map.of());
    private int names;
    private boolean leaveOpen = true;

    /** Types that rules of the next stratum may read. */
    private final List<String> readable = new ArrayList<>();

    /** Constants of this rule base: few, so that documents have few completions. */
    private final List<Integer> numbers;

    private final List<String> periods;
    private final List<String> spans;
    private final String day;

    Generator(long seed) {
        random = new Random(seed);
        int low = between(1, 3);
        numbers = List.of(low, between(low, 4));
        periods = List.of(pick(List.of("P4M", "P30D", "P1Y", "P2W")));
        spans = List.of("P30D", pick(List.of("P14D", "P1M", "P1Y", "P30D")));
        day = pick(List.of("2026-01-01", "2026-08-02"));
    }

    /** A rule base without a document. One in which two tests of an attribute rule each other out is refused, and drawn again. */
    Sketch ruleBase() {
        Sketch drawn = draw();
        while (isUnmeetable(drawn)) {
            drawn = draw();
        }
        return drawn;
    }

    private static boolean isUnmeetable(Sketch drawn) {
        try {
            Product.read(drawn);
            return false;
        } catch (Refused refused) {
            // What else is refused is a mistake of this generator, and is told where the rule base is used.
            return refused.problems().stream().anyMatch(problem -> problem.message().startsWith("nothing meets this"));
        }
    }

    private Sketch draw() {
        readable.clear();
        List<String> subjects = new ArrayList<>(List.of("System", "Contract", "Flow"));
        Collections.shuffle(subjects, random);
        int kinds = chance(0.45) ? 2 : 1;
        String text = vocabularyText(subjects.subList(0, kinds));
        vocabulary = Sketch.of(text).vocabulary();
        List<Rule> rules = rules(subjects.subList(0, kinds));
        return Sketch.of(text + LAW + "rules\n" + Tree.text(rules));
    }

    // vocabulary

    private String vocabularyText(List<String> subjects) {
        StringBuilder text = new StringBuilder("vocabulary\n");
        List<String> attributes = scalars("org", chance(0.65) ? 1 : 2);
        if (chance(0.75)) {
            attributes.add("parent ref Organisation");
        }
        if (chance(0.15)) {
            attributes.add(0, "assessed boolean");
        }
        text.append(chance(0.03) ? "whole Organisation: " : "Organisation: ").append(String.join("; ", attributes)).append('\n');
        for (String subject : subjects) {
            attributes = scalars(subject.substring(0, 1).toLowerCase(), between(2, 4));
            if (chance(0.65)) {
                attributes.add("operator ref Organisation" + rarely(attributes));
            }
            if (chance(0.35)) {
                attributes.add("subs list ref Organisation" + rarely(attributes));
            }
            if (chance(0.45)) {
                attributes.add((chance(0.7) ? "peer ref " : "peers list ref ") + (chance(0.6) ? pick(subjects) : String.join(" ", subjects))
                        + rarely(attributes));
            }
            text.append(chance(0.15) ? "whole " : "").append(subject).append(": ").append(String.join("; ", attributes)).append('\n');
        }
        text.append("part Role of ").append(String.join(" ", subjects)).append(": code code provider deployer");
        text.append(chance(0.7) ? "; holder ref Organisation" : "").append(chance(0.3) ? "; own boolean" : "");
        text.append(chance(0.4) ? "; share number 0..5\n" : "\n");
        if (chance(0.35)) {
            text.append("part Grant of Role: ").append(String.join("; ", scalars("g", between(1, 2)))).append('\n');
        }
        if (chance(0.3)) {
            text.append("table Listing: land country; level number 0..5\n");
        }
        for (String subject : subjects) {
            text.append("derived Marked").append(subject).append(": of ref ").append(subject);
            text.append(chance(0.5) ? "; grade code a b" : "").append('\n');
            text.append("derived Noted").append(subject).append(": of ref ").append(subject).append('\n');
        }
        if (chance(0.35)) {
            text.append("derived Known: of ref Organisation\n");
        }
        if (chance(0.3)) {
            text.append("derived Actor: of ref ").append(subjects.get(0)).append("; who ref Role\n");
        }
        if (text.indexOf("parent ref") > 0) {
            text.append(chance(0.5)
                    ? "derived Controls closure from to: from ref Organisation; to ref Organisation\n"
                    : "derived Controls closure from to per what: from ref Organisation; to ref Organisation; what code a b\n");
        }
        return text.toString();
    }

    private List<String> scalars(String prefix, int count) {
        List<String> kinds = new ArrayList<>(List.of(
                "boolean",
                "code a b",
                "code a b c",
                "list code a b c",
                "list code a b c",
                "list code a b",
                "number 0..5",
                "date",
                "date",
                "date",
                "duration",
                "duration",
                "duration",
                "country",
                "country",
                "string",
                "list country",
                "list country"));
        Collections.shuffle(kinds, random);
        if (chance(0.55)) {
            kinds.add(0, "number 0..5");
        }
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String kind = kinds.get(i);
            String onlyIf = "";
            if (i > 0 && chance(0.65)) {
                String on = attributes.get(chance(0.6) ? 0 : random.nextInt(i));
                onlyIf = onlyIf(on).map(condition -> " if " + condition).orElse("");
                String also = attributes.get(random.nextInt(i));
                if (!onlyIf.isEmpty() && !also.equals(on) && chance(0.3)) {
                    onlyIf += onlyIf(also).map(condition -> " && " + condition).orElse("");
                }
            }
            attributes.add(prefix + Character.toUpperCase(kind.charAt(0)) + i + " " + kind + onlyIf);
        }
        return attributes;
    }

    /** What a reference hangs on, which is rare. */
    private String rarely(List<String> attributes) {
        return chance(0.12) ? onlyIf(attributes.get(0)).map(condition -> " if " + condition).orElse("") : "";
    }

    /** What an attribute may hang on: another one, as written in the vocabulary. */
    private Optional<String> onlyIf(String on) {
        String declared = on.split(" if ")[0];
        String name = declared.substring(0, declared.indexOf(' '));
        if (declared.endsWith("boolean")) {
            return Optional.of(name + " == true");
        } else if (declared.contains("list code")) {
            return Optional.of(name + " contains a");
        } else if (declared.contains("code")) {
            return Optional.of(name + pick(List.of(" == a", " != b", declared.endsWith("c") ? " in a c" : " == b")));
        } else if (declared.endsWith(" country")) {
            return declared.contains("list") ? Optional.empty() : Optional.of(name + pick(List.of(" != DE", " in FR US")));
        }
        return Optional.empty();
    }

    // rules

    /** A pattern while it is being written. */
    private static final class Draft {
        private final String variable;
        private final String type;
        private final List<Item> items = new ArrayList<>();

        Draft(String variable, String type) {
            this.variable = variable;
            this.type = type;
        }

        Pattern done(boolean named) {
            return new Pattern(named ? Optional.of(variable) : Optional.empty(), type, List.copyOf(items));
        }
    }

    private List<Rule> rules(List<String> subjects) {
        List<Rule> rules = new ArrayList<>();
        for (String type : vocabulary.types().keySet()) {
            if (vocabulary.types().get(type).kind() != EntityType.Kind.DERIVED) {
                readable.add(type);
            }
        }
        if (vocabulary.types().containsKey("Controls")) {
            rules.add(edge());
            readable.add("Controls");
        }
        if (vocabulary.types().containsKey("Known")) {
            rules.add(known());
            readable.add("Known");
        }
        if (vocabulary.types().containsKey("Actor")) {
            rules.add(actor(subjects.get(0)));
            readable.add("Actor");
        }
        String subject = pick(subjects);
        rules.add(classify("t/mark", "Marked" + subject, subject));
        if (chance(0.3)) {
            rules.add(classify("t/mark # second", "Marked" + subject, subject));
        }
        readable.add("Marked" + subject);
        rules.add(classify("t/note", "Noted" + subject, subject));
        readable.add("Noted" + subject);
        int duties = between(2, 3);
        for (int i = 0; i < duties; i++) {
            rules.add(finding("t/duty-" + i, pick(subjects)));
        }
        if (chance(0.75)) {
            Rule duty = rules.get(rules.size() - 1);
            rules.add(beside("t/free-1", duty, "t/duty-*"));
            if (chance(0.8)) {
                rules.add(beside("t/lift-1", rules.get(rules.size() - 1), pick(List.of("t/free-1", "t/free-*"))));
            }
        }
        return rules;
    }

    private Rule edge() {
        Draft child = new Draft(name("o"), "Organisation");
        maybeLiteral(child, 0.5);
        String parent = bind(child, "parent");
        Draft other = new Draft(name("o"), "Organisation");
        other.items.add(new Compare(new This(), "==", new Variable(parent)));
        maybeLiteral(other, 0.4);
        List<Operand> arguments = new ArrayList<>(List.of(new Variable(other.variable), new Variable(child.variable)));
        if (vocabulary.types().get("Controls").attributes().size() == 3) {
            arguments.add(new Constant(pick(List.of("a", "b"))));
        }
        return new Rule(
                "t/edge",
                List.of(child.done(true), other.done(true)),
                List.of(new Conclusion("classify", Optional.of("Controls"), arguments)));
    }

    /** What is known of organisations, often by what refers to them. */
    private Rule known() {
        Draft organisation = new Draft(name("o"), "Organisation");
        maybeLiteral(organisation, 0.7);
        List<Draft> scope = new ArrayList<>(List.of(organisation));
        List<Condition> conditions = new ArrayList<>();
        if (chance(0.7)) {
            hanging(scope).ifPresent(draft -> {
                maybeLiteral(draft, 0.6);
                if (chance(0.6)) {
                    scope.add(draft);
                } else {
                    conditions.add(chance(0.7) ? new Some(List.of(draft.done(false))) : new No(List.of(draft.done(false))));
                }
            });
        }
        Conclusion conclusion = new Conclusion("classify", Optional.of("Known"), List.of(new Variable(organisation.variable)));
        return rule("t/known", scope, conditions, conclusion);
    }

    /** Who acts on a subject, by a role of it. */
    private Rule actor(String subject) {
        Draft draft = new Draft(name("s"), subject);
        maybeLiteral(draft, 0.9);
        Draft role = new Draft(name("r"), "Role");
        role.items.add(join("of", draft));
        maybeLiteral(role, 0.6);
        List<Draft> scope = new ArrayList<>(List.of(draft, role));
        List<Condition> conditions = new ArrayList<>();
        if (chance(0.3)) {
            beyond(scope, conditions);
        }
        List<Operand> arguments = List.of(new Variable(draft.variable), new Variable(role.variable));
        return rule("t/actor", scope, conditions, new Conclusion("classify", Optional.of("Actor"), arguments));
    }

    private Rule classify(String name, String type, String subject) {
        Draft draft = new Draft(name("s"), subject);
        maybeLiteral(draft, 0.8);
        List<Draft> scope = new ArrayList<>(List.of(draft));
        List<Condition> conditions = new ArrayList<>();
        if (type.startsWith("Noted")) {
            Draft marked = new Draft(name("m"), "Marked" + subject);
            marked.items.add(join("of", draft));
            maybeLiteral(marked, 0.5);
            if (chance(0.5)) {
                conditions.add(new No(List.of(marked.done(false))));
            } else {
                scope.add(marked);
            }
        } else {
            maybeLiteral(draft, 0.4);
        }
        if (chance(0.5)) {
            beyond(scope, conditions);
        }
        List<Operand> arguments = new ArrayList<>(List.of(new Variable(draft.variable)));
        if (vocabulary.types().get(type).attributes().size() == 2) {
            List<Attribute> same = vocabulary.types().get(subject).attributes().values().stream()
                    .filter(a -> a.type().equals(new Code(List.of("a", "b"))))
                    .toList();
            arguments.add(
                    !same.isEmpty() && chance(0.6)
                            ? new Variable(bind(draft, pick(same).name()))
                            : new Constant(pick(List.of("a", "b"))));
        }
        return rule(name, scope, conditions, new Conclusion("classify", Optional.of(type), arguments));
    }

    private Rule finding(String name, String subject) {
        Draft draft = new Draft(name("s"), subject);
        maybeLiteral(draft, 0.6);
        maybeLiteral(draft, 0.3);
        List<Draft> scope = new ArrayList<>(List.of(draft));
        List<Condition> conditions = new ArrayList<>();
        if (chance(0.1)) {
            beyond(scope, conditions);
            Operand s = new Variable(draft.variable);
            Conclusion conclusion = chance(0.5)
                    ? new Conclusion(
                            "score", Optional.empty(), List.of(s, new Constant("criterion"), new Constant(BigDecimal.ONE)))
                    : new Conclusion(
                            "ask",
                            Optional.empty(),
                            List.of(s, new Constant(vocabulary.types().get(subject).attributes().keySet().iterator().next())));
            return rule(name, scope, conditions, conclusion);
        }
        Operand bearer = bearer(draft, scope);
        known(scope, conditions);
        beyond(scope, conditions);
        String verb = pick(List.of("prohibit", "require", "require", "breach", "fulfil", "advise", "applies"));
        return rule(
                name,
                scope,
                conditions,
                new Conclusion(verb, Optional.empty(), List.of(new Variable(draft.variable), bearer)));
    }

    /** A rule of the same shape of subject and bearer that exempts from another. */
    private Rule beside(String name, Rule duty, String pattern) {
        Pattern first = (Pattern) duty.when().stream()
                .filter(c -> c instanceof Pattern p
                        && p.variable().equals(Optional.of(duty.then().get(0).arguments().get(0).toString())))
                .findFirst()
                .orElseThrow();
        Draft draft = new Draft(name("s"), first.type());
        maybeLiteral(draft, 0.8);
        List<Draft> scope = new ArrayList<>(List.of(draft));
        Operand bearer = bearer(draft, scope);
        List<Condition> conditions = new ArrayList<>();
        if (chance(0.4)) {
            beyond(scope, conditions);
        }
        return rule(
                name,
                scope,
                conditions,
                new Conclusion(
                        "exempt", Optional.empty(), List.of(new Variable(draft.variable), bearer, new Constant(pattern))));
    }

    private Rule rule(String name, List<Draft> scope, List<Condition> conditions, Conclusion conclusion) {
        List<Condition> when = new ArrayList<>();
        scope.forEach(draft -> when.add(draft.done(true)));
        when.addAll(conditions);
        return new Rule(name, when, List.of(conclusion));
    }

    /** What is known, or not, of an organisation in scope. */
    private void known(List<Draft> scope, List<Condition> conditions) {
        Optional<Draft> organisation = scope.stream().filter(draft -> draft.type.equals("Organisation")).findFirst();
        if (organisation.isPresent() && readable.contains("Known") && chance(0.6)) {
            Draft known = new Draft(name("k"), "Known");
            known.items.add(join("of", organisation.get()));
            if (chance(0.7)) {
                scope.add(known);
            } else {
                conditions.add(new No(List.of(known.done(false))));
            }
        }
    }

    /** Who bears it: a role of the subject or of its peer, its operator, one of its subs, or the holder of a role. */
    private Operand bearer(Draft subject, List<Draft> scope) {
        Map<String, Attribute> attributes = vocabulary.types().get(subject.type).attributes();
        List<Supplier<Operand>> ways = new ArrayList<>();
        ways.add(() -> {
            Draft role = new Draft(name("r"), "Role");
            role.items.add(join("of", subject));
            maybeLiteral(role, 0.5);
            scope.add(role);
            return new Variable(role.variable);
        });
        ways.add(ways.get(0));
        if (readable.contains("Actor")
                && ((Reference) vocabulary.types().get("Actor").attributes().get("of").type()).types().contains(subject.type)) {
            Supplier<Operand> actor = () -> {
                Draft role = new Draft(name("r"), "Role");
                maybeLiteral(role, 0.3);
                scope.add(role);
                Draft acting = new Draft(name("a"), "Actor");
                acting.items.add(join("of", subject));
                acting.items.add(join("who", role));
                scope.add(acting);
                return new Variable(role.variable);
            };
            ways.addAll(Collections.nCopies(3, actor));
        }
        if (attributes.containsKey("operator")) {
            ways.add(() -> {
                Draft organisation = new Draft(name("o"), "Organisation");
                organisation.items.add(new Compare(new This(), "==", new Variable(bind(subject, "operator"))));
                maybeLiteral(organisation, 0.6);
                scope.add(organisation);
                return new Variable(organisation.variable);
            });
            ways.add(() -> {
                Draft organisation = new Draft(name("o"), "Organisation");
                maybeLiteral(organisation, 0.6);
                scope.add(0, organisation);
                subject.items.add(join("operator", organisation));
                return new Variable(organisation.variable);
            });
        }
        if (attributes.containsKey("peer")) {
            ways.add(() -> {
                Draft role = new Draft(name("r"), "Role");
                role.items.add(new Compare(new Name("of"), "==", new Variable(bind(subject, "peer"))));
                maybeLiteral(role, 0.5);
                scope.add(role);
                return new Variable(role.variable);
            });
            ways.add(() -> {
                Draft peer = new Draft(name("s"), ((Reference) attributes.get("peer").type()).types().get(0));
                peer.items.add(new Compare(new This(), "==", new Variable(bind(subject, "peer"))));
                maybeLiteral(peer, 0.5);
                scope.add(peer);
                Draft role = new Draft(name("r"), "Role");
                role.items.add(join("of", peer));
                maybeLiteral(role, 0.3);
                scope.add(role);
                return new Variable(role.variable);
            });
        }
        if (attributes.containsKey("subs")) {
            ways.add(() -> {
                Draft organisation = new Draft(name("o"), "Organisation");
                maybeLiteral(organisation, 0.6);
                scope.add(0, organisation);
                subject.items.add(new Compare(new Name("subs"), "contains", new Variable(organisation.variable)));
                return new Variable(organisation.variable);
            });
        }
        if (vocabulary.types().get("Role").attributes().containsKey("holder")) {
            ways.add(() -> {
                Draft role = new Draft(name("r"), "Role");
                role.items.add(join("of", subject));
                maybeLiteral(role, 0.4);
                scope.add(role);
                Draft holder = new Draft(name("o"), "Organisation");
                holder.items.add(new Compare(new This(), "==", new Variable(bind(role, "holder"))));
                maybeLiteral(holder, 0.4);
                scope.add(holder);
                return new Variable(holder.variable);
            });
        }
        return pick(ways).get();
    }

    /** Further patterns that hang on those in scope, and what must not, must or may exist. */
    private void beyond(List<Draft> scope, List<Condition> conditions) {
        if (chance(0.3)) {
            hanging(scope).ifPresent(draft -> {
                maybeLiteral(draft, 0.6);
                scope.add(draft);
            });
        }
        Optional<Condition> element = chance(0.97) ? element(scope) : Optional.empty();
        for (int i = 0; i < 3 && element.isEmpty(); i++) {
            element = element(scope);
        }
        element.ifPresent(conditions::add);
        if (chance(0.3)) {
            element(scope).ifPresent(conditions::add);
        }
    }

    private Optional<Condition> element(List<Draft> scope) {
        int kind = random.nextInt(23);
        kind = kind == 22 ? chance(0.5) ? 2 : 3 : kind;
        if (kind >= 9) {
            return accumulate(scope, pick(List.of("count", "sum", "sum", "sum", "sum", "min", "min", "min", "max", "max", "max")));
        }
        Optional<Draft> first = hanging(scope);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = first.get();
        maybeLiteral(draft, kind == 5 || kind == 6 ? 0.5 : 0.75);
        switch (kind) {
            case 0, 1, 2: {
                List<Condition> parts = inner(draft, 0.35);
                return Optional.of(kind == 0 ? new No(parts) : new Some(parts));
            }
            case 3, 4: {
                Optional<Draft> second = hanging(scope);
                if (second.isEmpty()) {
                    return Optional.empty();
                }
                maybeLiteral(second.get(), 0.8);
                Condition left = draft.done(false);
                if (chance(0.3)) {
                    left = new All(inner(draft, 1));
                }
                return Optional.of(new Any(List.of(left, second.get().done(false))));
            }
            case 5, 6: {
                Draft again = new Draft(name("x"), draft.type);
                again.items.add(new Compare(new This(), "==", new Variable(draft.variable)));
                literal(again);
                List<Condition> parts = new ArrayList<>(List.of(draft.done(true)));
                Optional<Draft> hanging = chance(0.4) ? hangingOn(List.of(draft), draft) : Optional.empty();
                parts.set(0, draft.done(true));
                parts.add(hanging.orElse(again).done(false));
                return Optional.of(new Forall(parts));
            }
            default: {
                Draft again = hangingOn(List.of(draft), draft).orElseGet(() -> {
                    Draft same = new Draft(name("x"), draft.type);
                    same.items.add(new Compare(new This(), "==", new Variable(draft.variable)));
                    return same;
                });
                maybeLiteral(again, 0.8);
                return Optional.of(new No(List.of(draft.done(true), new No(List.of(again.done(false))))));
            }
        }
    }

    /** One or two patterns inside {@code not} or {@code exists}. */
    private List<Condition> inner(Draft draft, double two) {
        Optional<Draft> second = chance(two) ? hangingOn(List.of(draft), draft) : Optional.empty();
        second.ifPresent(d -> maybeLiteral(d, 0.5));
        List<Condition> parts = new ArrayList<>();
        parts.add(draft.done(second.isPresent()));
        second.ifPresent(d -> parts.add(d.done(false)));
        return parts;
    }

    private Optional<Condition> accumulate(List<Draft> scope, String function) {
        Optional<Draft> found = hanging(scope);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = found.get();
        maybeLiteral(draft, 0.4);
        List<String> numbers = vocabulary.types().get(draft.type).attributes().values().stream()
                .filter(a -> a.type() instanceof Num)
                .map(Attribute::name)
                .toList();
        List<Draft> source = new ArrayList<>(List.of(draft));
        String function2 = function;
        if (!function.equals("count") && numbers.isEmpty()) {
            // hang something with a number on it
            Optional<Draft> numbered = Optional.empty();
            for (int i = 0; i < 4 && numbered.isEmpty(); i++) {
                numbered = (chance(0.5) ? hangingOn(List.of(draft), draft) : hanging(scope)).filter(d ->
                        vocabulary.types().get(d.type).attributes().values().stream().anyMatch(a -> a.type() instanceof Num));
                if (numbered.isPresent() && !mentions(numbered.get(), draft)) {
                    source.remove(draft);
                }
            }
            if (numbered.isEmpty()) {
                function2 = "count";
            } else {
                source.add(numbered.get());
                numbers = vocabulary.types().get(numbered.get().type).attributes().values().stream()
                        .filter(a -> a.type() instanceof Num)
                        .map(Attribute::name)
                        .toList();
            }
        }
        String result = name("n");
        Optional<String> of = Optional.empty();
        if (!function2.equals("count")) {
            of = Optional.of(bind(source.get(source.size() - 1), pick(numbers)));
        }
        List<Result> results = new ArrayList<>(List.of(new Result(result, function2, of)));
        String operator = pick(List.of("==", "!=", "<", "<=", ">", ">=", ">", ">="));
        Constraint constraint = new Compare(
                new Variable(result),
                operator,
                chance(0.15)
                        ? new Parameter(function2.equals("count") ? "p/one" : "p/two")
                        : number(function2.equals("count") ? reachable(operator) : between(1, function2.equals("sum") ? 7 : 5)));
        if (!function2.equals("count") && chance(0.25)) {
            String count = name("n");
            results.add(new Result(count, "count", Optional.empty()));
            String also = pick(List.of("<", ">=", "=="));
            Constraint other = new Compare(new Variable(count), also, number(reachable(also)));
            constraint = chance(0.5) ? new Either(List.of(constraint, other)) : new Every(List.of(constraint, other));
        }
        List<Condition> patterns = new ArrayList<>();
        source.forEach(d -> patterns.add(d.done(source.size() > 1)));
        return Optional.of(new Accumulate(patterns, results, List.of(constraint)));
    }

    /** A constant on both sides of which the completions of an open list lie: none, one or two more. */
    private int reachable(String operator) {
        return switch (operator) {
            case ">", "<=" -> between(0, 1);
            case ">=", "<" -> between(1, 2);
            default -> between(0, 2);
        };
    }

    /** Whether one uses a variable that the other binds. */
    private static boolean mentions(Draft draft, Draft other) {
        Set<String> bound = new LinkedHashSet<>(Set.of(other.variable));
        other.items.forEach(item -> {
            if (item instanceof Binding binding) {
                bound.add(binding.variable());
            }
        });
        return Tree.leaves(draft.items).stream()
                .anyMatch(leaf -> leaf instanceof Compare compare
                        && compare.right() instanceof Variable variable
                        && bound.contains(variable.name()));
    }

    /** A pattern with an equality join to one in scope. */
    private Optional<Draft> hanging(List<Draft> scope) {
        return hangingOn(scope, pick(scope)).or(() -> hangingOn(scope, scope.get(0)));
    }

    private Optional<Draft> hangingOn(List<Draft> scope, Draft on) {
        List<Supplier<Draft>> ways = new ArrayList<>();
        Map<String, Attribute> own = vocabulary.types().get(on.type).attributes();
        for (String type : readable) {
            for (Attribute attribute : vocabulary.types().get(type).attributes().values()) {
                if (attribute.type() instanceof Reference reference && reference.types().contains(on.type)) {
                    Supplier<Draft> way = () -> {
                        Draft draft = new Draft(name("x"), type);
                        draft.items.add(join(attribute.name(), on));
                        return draft;
                    };
                    ways.add(way);
                    if (vocabulary.types().get(type).kind() == EntityType.Kind.DERIVED) {
                        ways.addAll(Collections.nCopies(type.equals("Controls") ? 5 : 2, way));
                    }
                } else if (attribute.type() instanceof ListOf list
                        && list.of() instanceof Reference reference
                        && reference.types().contains(on.type)) {
                    Supplier<Draft> way = () -> {
                        Draft draft = new Draft(name("x"), type);
                        draft.items.add(new Compare(new Name(attribute.name()), "contains", new Variable(on.variable)));
                        return draft;
                    };
                    ways.add(way);
                    ways.add(way);
                }
                for (Attribute mine : own.values()) {
                    if (attribute.type() instanceof Reference ours
                            && mine.type() instanceof Reference theirs
                            && !Collections.disjoint(ours.types(), theirs.types())) {
                        Supplier<Draft> way = () -> {
                            Draft draft = new Draft(name("x"), type);
                            draft.items.add(
                                    new Compare(new Name(attribute.name()), "==", new Variable(bind(on, mine.name()))));
                            return draft;
                        };
                        ways.add(way);
                        if (attribute.name().equals("of") && !mine.name().equals("of")) {
                            ways.addAll(Collections.nCopies(3, way));
                        }
                    }
                    boolean plain = attribute.type() instanceof Country
                            || attribute.type() instanceof Str
                            || attribute.type() instanceof Code;
                    if (plain && mine.type().equals(attribute.type()) && chance(0.3)) {
                        ways.add(() -> {
                            Draft draft = new Draft(name("x"), type);
                            draft.items.add(
                                    new Compare(new Name(attribute.name()), "==", new Variable(bind(on, mine.name()))));
                            return draft;
                        });
                    } else if (attribute.type() instanceof ListOf list
                            && !(list.of() instanceof Reference)
                            && list.of().equals(mine.type())) {
                        Supplier<Draft> way = () -> {
                            Draft draft = new Draft(name("x"), type);
                            draft.items.add(new Compare(
                                    new Name(attribute.name()), "contains", new Variable(bind(on, mine.name()))));
                            return draft;
                        };
                        ways.addAll(Collections.nCopies(3, way));
                    }
                }
            }
        }
        for (Attribute mine : own.values()) {
            if (mine.type() instanceof Reference reference && !mine.name().equals("of") || mine.name().equals("to")) {
                String type = ((Reference) mine.type()).types().get(0);
                ways.add(() -> {
                    Draft draft = new Draft(name("x"), type);
                    draft.items.add(new Compare(new This(), "==", new Variable(bind(on, mine.name()))));
                    return draft;
                });
            }
        }
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = pick(ways).get();
        if (chance(0.5)) {
            unequal(draft, scope);
        }
        return contradicts(draft) ? Optional.empty() : Optional.of(draft);
    }

    /** Whether it demands that something equals and does not equal the same: nobody writes such a rule. */
    private static boolean contradicts(Draft draft) {
        List<Compare> compared = draft.items.stream()
                .filter(Compare.class::isInstance)
                .map(Compare.class::cast)
                .filter(compare -> compare.right() instanceof Variable)
                .toList();
        return compared.stream()
                .filter(compare -> compare.operator().equals("=="))
                .anyMatch(equal -> compared.stream()
                        .anyMatch(other -> other != equal && other.left().equals(equal.left())));
    }

    /** {@code !=}, {@code <} and the like between two variables, beside the join that is there. */
    private void unequal(Draft draft, List<Draft> scope) {
        List<Runnable> ways = new ArrayList<>();
        for (Draft other : scope) {
            for (Attribute mine : vocabulary.types().get(draft.type).attributes().values()) {
                for (Attribute theirs : vocabulary.types().get(other.type).attributes().values()) {
                    if (!mine.type().equals(theirs.type()) || mine.type() instanceof Duration) {
                        continue;
                    }
                    boolean ordered = mine.type() instanceof Num || mine.type() instanceof Date;
                    if (!(mine.type() instanceof ListOf)) {
                        String operator = ordered ? pick(List.of("<", "<=", ">", ">=", "!=")) : "!=";
                        for (int weight = ordered ? 9 : 1; weight > 0; weight--) {
                            ways.add(() -> draft.items.add(new Compare(
                                    new Name(mine.name()), operator, new Variable(bind(other, theirs.name())))));
                        }
                    }
                }
            }
            if (other.type.equals(draft.type)) {
                ways.add(() -> draft.items.add(new Compare(new This(), "!=", new Variable(other.variable))));
            }
            for (Attribute mine : vocabulary.types().get(draft.type).attributes().values()) {
                if (mine.type() instanceof ListOf list
                        && list.of() instanceof Reference reference
                        && reference.types().contains(other.type)) {
                    ways.add(() -> draft.items.add(
                            new Compare(new Name(mine.name()), "not contains", new Variable(other.variable))));
                }
            }
        }
        if (!ways.isEmpty()) {
            pick(ways).run();
        }
    }

    private static Compare join(String attribute, Draft on) {
        return new Compare(new Name(attribute), "==", new Variable(on.variable));
    }

    private String bind(Draft draft, String attribute) {
        for (Item item : draft.items) {
            if (item instanceof Binding binding && binding.attribute().equals(attribute)) {
                return binding.variable();
            }
        }
        String variable = name("v");
        draft.items.add(new Binding(variable, attribute));
        return variable;
    }

    // constraints

    private void maybeLiteral(Draft draft, double chance) {
        if (chance(chance)) {
            literal(draft);
        }
    }

    private void literal(Draft draft) {
        constraint(draft.type).ifPresent(draft.items::add);
    }

    private Optional<Constraint> constraint(String type) {
        double kind = random.nextDouble();
        Optional<Constraint> first = leaf(type);
        if (first.isEmpty()) {
            return first;
        }
        if (kind < 0.16) {
            return Optional.of(deny(new Either(List.of(first.get(), leaf(type).orElseThrow())), 0.15));
        } else if (kind < 0.26) {
            Constraint both = new Every(List.of(first.get(), leaf(type).orElseThrow()));
            return Optional.of(
                    chance(0.5) ? new Either(List.of(both, leaf(type).orElseThrow())) : deny(both, 0.5));
        }
        return first;
    }

    private Constraint deny(Constraint constraint, double chance) {
        return chance(chance) ? new Deny(constraint) : constraint;
    }

    /** One comparison or call on an attribute of the type; empty when it has only references. */
    private Optional<Constraint> leaf(String type) {
        List<Attribute> attributes = vocabulary.types().get(type).attributes().values().stream()
                .filter(a -> !(a.type() instanceof Reference)
                        && !(a.type() instanceof ListOf list && list.of() instanceof Reference))
                .toList();
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        Attribute attribute = pick(attributes);
        if (chance(0.3)) {
            // what is rarer elsewhere
            attribute = attributes.stream()
                    .filter(a -> a.type() instanceof Date || a.type() instanceof ListOf || !a.onlyIf().isEmpty())
                    .findAny()
                    .orElse(attribute);
        }
        return Optional.of(deny(leaf(new Name(attribute.name()), attribute.type()), 0.09));
    }

    private Constraint leaf(Name name, AttributeType type) {
        if (type instanceof Bool) {
            return new Compare(name, chance(0.75) ? "==" : "!=", new Constant(chance(0.7)));
        } else if (type instanceof Code code) {
            return switch (random.nextInt(code.codes().contains("a") ? 8 : 5)) {
                case 0 -> new Compare(name, "==", new Constant(pick(code.codes())));
                case 1 -> new Compare(name, "!=", new Constant(pick(code.codes())));
                case 2, 3 -> new Compare(name, chance(0.5) ? "in" : "not in", several(code.codes()));
                case 4 -> new Compare(name, "==", new Constant(pick(code.codes())));
                default -> new Compare(name, chance(0.45) ? "memberOf" : "not memberOf", new Parameter("p/codes"));
            };
        } else if (type instanceof Country) {
            List<String> lands = List.of("FR", "US", "DE");
            return switch (random.nextInt(9)) {
                case 0 -> new Compare(name, chance(0.6) ? "==" : "!=", new Constant(pick(lands)));
                case 1 -> new Compare(name, "in", several(lands));
                case 2 -> new Compare(name, "not in", several(lands));
                default -> new Compare(name, chance(0.4) ? "memberOf" : "not memberOf", new Parameter("p/lands"));
            };
        } else if (type instanceof Str) {
            List<String> words = List.of("one", "two");
            return chance(0.6)
                    ? new Compare(name, chance(0.6) ? "==" : "!=", new Constant(pick(words)))
                    : new Compare(name, chance(0.5) ? "in" : "not in", several(words));
        } else if (type instanceof Num) {
            return new Compare(
                    name,
                    pick(List.of("==", "!=", "<", "<=", ">", ">=", "<", "<=", ">", ">=")),
                    chance(0.25) ? new Parameter("p/two") : number(pick(numbers)));
        } else if (type instanceof Date) {
            int first = random.nextInt(4);
            List<Constraint> two = List.of(dated(name, first), dated(name, (first + 1 + random.nextInt(3)) % 4));
            return chance(0.6) ? two.get(0) : chance(0.5) ? new Every(two) : new Either(two);
        } else if (type instanceof Duration) {
            return new Call(
                    chance(0.5) ? "longer" : "shorter",
                    List.of(name, new Constant(pick(spans))));
        }
        AttributeType of = ((ListOf) type).of();
        List<String> values = of instanceof Code code ? code.codes() : List.of("FR", "US", "DE");
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Compare(name, "contains", new Constant(pick(values)));
            case 2 -> new Compare(name, "not contains", new Constant(pick(values)));
            case 3 -> new Call("any", List.of(name));
            default -> {
                List<Operand> arguments = new ArrayList<>(List.of(name));
                if (of instanceof Country && chance(0.5)) {
                    arguments.add(new Parameter("p/lands"));
                } else {
                    arguments.addAll(several(values).values());
                }
                yield new Call(chance(0.5) ? "within" : "intersects", arguments);
            }
        };
    }

    private Constraint dated(Name name, int test) {
        return switch (test) {
            case 0 -> new Call("reached", List.of(name, new Constant(pick(periods))));
            case 1 -> new Call(
                    "overdue",
                    chance(0.3)
                            ? List.of(name, new Constant(pick(periods)), new Parameter("p/holidays"))
                            : List.of(name, new Constant(pick(periods))));
            case 2 -> new Call("earlier", List.of(name, day()));
            default -> new Call("later", List.of(name, day()));
        };
    }

    private Operand day() {
        return chance(0.3) ? new Parameter("p/day") : new Constant(day);
    }

    private static Constant number(int value) {
        return new Constant(BigDecimal.valueOf(value));
    }

    private Several several(List<String> values) {
        List<String> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        int count = Math.min(shuffled.size(), between(1, 2));
        return new Several(shuffled.subList(0, count).stream().sorted().map(Constant::new).toList());
    }

    // documents

    /** A document for the vocabulary of {@code ruleBase} that leaves nothing open. */
    Facts settled(Vocabulary of) {
        leaveOpen = false;
        try {
            return document(of);
        } finally {
            leaveOpen = true;
        }
    }

    /** A document for the vocabulary of {@code ruleBase}. */
    Facts document(Vocabulary of) {
        vocabulary = of;
        boolean small = chance(0.6);
        Map<String, List<String>> keys = new LinkedHashMap<>();
        Map<String, String> owners = new LinkedHashMap<>();
        List<EntityType> declared = of.types().values().stream()
                .filter(t -> t.kind() != EntityType.Kind.DERIVED)
                .toList();
        for (EntityType type : declared) {
            List<String> own = keys.computeIfAbsent(type.name(), t -> new ArrayList<>());
            String collection = Sketch.collection(type.name());
            if (type.kind() == EntityType.Kind.REFERENCE) {
                for (int i = between(1, 2); i > 0; i--) {
                    own.add(collection + "#" + own.size());
                }
            } else if (type.partOf().isEmpty()) {
                for (int i = chance(small ? 0.85 : 0.5) ? 1 : chance(0.9) ? 2 : 3; i > 0; i--) {
                    own.add("/" + collection + "/" + own.size());
                }
            } else {
                for (String owner : type.partOf().stream().flatMap(t -> keys.get(t).stream()).toList()) {
                    for (int i = chance(0.35) ? 0 : chance(0.85) ? 1 : 2, n = 0; n < i; n++) {
                        own.add(owner + "/" + collection + "/" + n);
                        owners.put(owner + "/" + collection + "/" + n, owner);
                    }
                }
            }
        }
        Map<String, Entity> entities = new LinkedHashMap<>();
        List<EntityList> open = new ArrayList<>();
        for (EntityType type : declared) {
            int number = 0;
            for (String key : keys.get(type.name())) {
                Map<String, Value> values = new LinkedHashMap<>();
                for (Attribute attribute : type.attributes().values()) {
                    values.put(
                            attribute.name(),
                            attribute.name().equals("of") && owners.containsKey(key)
                                    ? new Value.Known(owners.get(key))
                                    : value(type, attribute, values, keys));
                }
                String id = type.name().substring(0, 2).toLowerCase() + number++;
                Entity entity = Sketch.entity(type, key, id, Optional.ofNullable(owners.get(key)), values);
                entities.put(key, entity);
            }
            if (type.kind() == EntityType.Kind.DECLARED
                    && type.partOf().isEmpty()
                    && type.completeAlways().isEmpty()
                    && leaveOpen
                    && chance(0.3)) {
                open.add(list(type, Optional.empty()));
            }
            for (String owner : type.partOf().stream().flatMap(t -> keys.get(t).stream()).toList()) {
                if (leaveOpen && chance(0.5)) {
                    open.add(list(type, Optional.of(owner)));
                }
            }
        }
        return new Facts(entities, open);
    }

    private static EntityList list(EntityType type, Optional<String> owner) {
        return new EntityList(
                type.name(),
                owner,
                owner.orElse("") + "/" + type.collection().orElseThrow(),
                new edict.document.Place("sketch", 1, 1));
    }

    private Value value(EntityType type, Attribute attribute, Map<String, Value> values, Map<String, List<String>> keys) {
        Ternary applicable = Ternary.YES;
        for (Attribute.OnlyIf condition : attribute.onlyIf()) {
            applicable = applicable.and(holds(condition, values.get(condition.attribute())));
        }
        if (applicable == Ternary.NO) {
            return new Value.NotApplicable();
        }
        boolean row = type.kind() == EntityType.Kind.REFERENCE;
        if (attribute.type() instanceof ListOf list) {
            double state = leaveOpen ? random.nextDouble() : 1;
            Set<Object> members = new LinkedHashSet<>();
            if (state < 0.28) {
                return new Value.Unknown();
            }
            for (Object candidate : candidates(list.of(), keys)) {
                if (chance(state < 0.62 ? 0.25 : 0.45)) {
                    members.add(candidate);
                }
            }
            return new Value.Members(members, state >= 0.62);
        }
        double state = leaveOpen ? random.nextDouble() : 1;
        if (attribute.type() instanceof Reference ? state < 0.62 : state < (row ? 0.12 : 0.38)) {
            return new Value.Unknown();
        }
        List<Object> candidates = candidates(attribute.type(), keys);
        if (state < (row ? 0.15 : 0.46)) {
            Object a = pick(candidates);
            Object b = pick(candidates);
            if (attribute.type() instanceof Num || attribute.type() instanceof Date) {
                return within(a, b);
            } else if (attribute.type() instanceof Duration) {
                return chance(0.5)
                        ? new Value.Within(Optional.of(a), true, Optional.empty(), true)
                        : new Value.Within(Optional.empty(), true, Optional.of(a), chance(0.5));
            } else if (!a.equals(b)) {
                return new Value.OneOf(new LinkedHashSet<>(List.of(a, b)));
            }
        }
        if (attribute.type() instanceof Reference && candidates.isEmpty()) {
            return new Value.Unknown();
        }
        return new Value.Known(pick(candidates));
    }

    @SuppressWarnings("unchecked")
    private Value within(Object a, Object b) {
        int sign = ((Comparable<Object>) a).compareTo(b);
        if (sign < 0 && chance(0.4)) {
            boolean from = chance(0.5);
            return new Value.Within(Optional.of(a), from, Optional.of(b), from && a instanceof LocalDate || chance(0.5));
        }
        return chance(0.5)
                ? new Value.Within(Optional.of(a), a.equals(BigDecimal.valueOf(5)) || chance(0.5), Optional.empty(), true)
                : new Value.Within(Optional.empty(), true, Optional.of(a), a.equals(BigDecimal.ZERO) || chance(0.5));
    }

    private static Ternary holds(Attribute.OnlyIf condition, Value value) {
        boolean negative = condition.operator().equals("!=");
        if (value instanceof Value.NotApplicable) {
            return Ternary.of(negative);
        } else if (value instanceof Value.Members members) {
            return members.scalars().containsAll(condition.values())
                    ? Ternary.YES
                    : members.complete() ? Ternary.NO : Ternary.UNKNOWN;
        } else if (value instanceof Value.Known known) {
            return Ternary.of(condition.values().contains(known.scalar()) != negative);
        } else if (value instanceof Value.OneOf oneOf
                && Collections.disjoint(oneOf.scalars(), condition.values())) {
            return Ternary.of(negative);
        }
        return Ternary.UNKNOWN;
    }

    private List<Object> candidates(AttributeType type, Map<String, List<String>> keys) {
        if (type instanceof Bool) {
            return List.of(true, false);
        } else if (type instanceof Code code) {
            return List.copyOf(code.codes());
        } else if (type instanceof Country) {
            return List.of("FR", "US", "DE", "JP");
        } else if (type instanceof Str) {
            return List.of("one", "two", "three");
        } else if (type instanceof Num) {
            return List.of(0, 1, 2, 3, 4, 5).stream().<Object>map(BigDecimal::valueOf).toList();
        } else if (type instanceof Date) {
            return List.<Object>of(
                    LocalDate.of(2025, 11, 20),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 6, 2),
                    LocalDate.of(2026, 7, 20),
                    LocalDate.of(2026, 8, 2),
                    LocalDate.of(2026, 11, 1));
        } else if (type instanceof Duration) {
            return List.of("P14D", "P30D", "P31D", "P1M", "P2M", "P1W", "P10WD", "PT48H", "P1Y").stream()
                    .<Object>map(Interpreter::span)
                    .toList();
        }
        return ((Reference) type)
                .types().stream().flatMap(t -> keys.get(t).stream()).<Object>map(k -> k).toList();
    }

    // dice

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String name(String stem) {
        return "$" + stem + names++;
    }
}
