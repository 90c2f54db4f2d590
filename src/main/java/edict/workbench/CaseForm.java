package edict.workbench;

import edict.document.Names;
import edict.document.Node;
import edict.document.Pointers;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Trees;
import edict.drl.Exemptions;
import edict.drl.Rule;
import edict.drl.RulePrinter;
import edict.rulebook.Dated;
import edict.rulebook.Parameter;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that cases prove what they are there to prove. */
final class CaseForm {

    private final Cases cases;
    private final Problems problems = new Problems();

    CaseForm(Cases cases) {
        this.cases = cases;
    }

    List<Problem> problems() {
        Map<String, List<CaseFile.Group>> groups = new LinkedHashMap<>();
        for (CaseFile file : cases.files()) {
            for (CaseFile.Group group : file.groups()) {
                groups.computeIfAbsent(group.provision(), none -> new ArrayList<>()).add(group);
                group.cases().forEach(one -> check(group, one));
            }
        }
        for (Provision provision : cases.provisions()) {
            check(provision, groups.getOrDefault(provision.id(), List.of()));
        }
        cases.rulebook().parameters().values().forEach(parameter -> check(parameter, groups));
        return problems.sorted();
    }

    /** Each later value needs a case on its first day or on the one it was known from, of a provision whose rules read it or what comes of it. */
    private void check(Parameter parameter, Map<String, List<CaseFile.Group>> groups) {
        List<? extends Dated<?>> values = parameter.values().entries();
        LocalDate first = values.stream().map(Dated::from).min(Comparator.naturalOrder()).orElseThrow();
        List<? extends Dated<?>> later = values.stream().filter(value -> value.from().isAfter(first)).toList();
        if (later.isEmpty()) {
            return;
        }
        List<Rule> direct = cases.rulebook().rules().stream()
                .filter(rule -> cases.rulebook().reads(rule).parameters().contains(parameter.id()))
                .toList();
        // Of one pack only the cases of its own provisions are there, which others may decide with the same number.
        Set<String> looked = cases.provisions().stream().map(Provision::id).collect(Collectors.toSet());
        if (direct.isEmpty() || !direct.stream().map(Rule::provision).allMatch(looked::contains)) {
            return;
        }
        Set<String> readers = readers(direct);
        Set<LocalDate> days = new HashSet<>();
        Set<LocalDate> known = new HashSet<>();
        for (String reader : readers) {
            for (CaseFile.Case one : cases(groups.getOrDefault(reader, List.of()), CaseFile.Kind.DAY)) {
                days.add(one.asOf());
                known.add(one.known());
            }
        }
        for (Dated<?> value : later) {
            if (!days.contains(value.from()) && !known.contains(value.known())) {
                problems.add(
                        value.at(),
                        "",
                        "parameter " + Names.quote(parameter.id()) + " has another value from " + value.from()
                                + ", but no case of kind `day` is about that day, or about "
                                + value.known() + ", when it was known, in a provision that it decides, such as "
                                + Names.quote(readers.iterator().next()));
            }
        }
    }

    private void check(Provision provision, List<CaseFile.Group> groups) {
        String name = "provision " + Names.quote(provision.id());
        if (count(groups, CaseFile.Kind.FIRES) == 0) {
            problems.add(provision.at(), "", name + " has no case that fires");
        } else if (isFound(provision) && groups.stream().noneMatch(CaseForm::isAboutFindings)) {
            problems.add(
                    provision.at(),
                    "",
                    name + " has cases about derived facts alone; expect a status as well, such as `" + Status.VIOLATED.code() + ": /systems/0`");
        }
        int mustNot = count(groups, CaseFile.Kind.MUST_NOT);
        List<String> needed = needed(provision);
        if (mustNot < needed.size()) {
            problems.add(
                    provision.at(),
                    "",
                    name + " has " + mustNot + (mustNot == 1 ? " case" : " cases")
                            + " in which it must not fire; its conditions and exceptions ask for " + needed.size()
                            + ", one each without " + needed.stream().map(Names::quote).collect(Collectors.joining(", ")));
        }
        if (count(groups, CaseFile.Kind.UNKNOWN) == 0) {
            problems.add(provision.at(), "", name + " has no case in which something is unknown");
        }
        List<CaseFile.Case> days = cases(groups, CaseFile.Kind.DAY);
        List<CaseFile.Case> before = cases(groups, CaseFile.Kind.DAY_BEFORE);
        boolean turns = days.stream().anyMatch(day -> before.stream().anyMatch(one -> turns(one, day)));
        if (!days.isEmpty() && !before.isEmpty() && !turns) {
            problems.add(
                    days.get(0).at(), "", name + " has no case of kind `day` after one of kind `day-before` that expects otherwise");
        }
        boolean isDated = !provision.applies().isEmpty() || !provision.texts().isEmpty();
        for (CaseFile.Kind kind : List.of(CaseFile.Kind.DAY_BEFORE, CaseFile.Kind.DAY)) {
            if (isDated && count(groups, kind) == 0) {
                problems.add(provision.at(), "", name + " has a date, but no case of kind `" + kind.code() + "`");
            }
        }
    }

    /** Whether some rule of a provision concludes a finding, and not facts for others alone. */
    private boolean isFound(Provision provision) {
        return cases.rulebook().rules().stream()
                .filter(rule -> rule.provision().equals(provision.id()))
                .flatMap(rule -> rule.then().stream())
                .anyMatch(conclusion -> conclusion.verb().isFound());
    }

    private static boolean isAboutFindings(CaseFile.Group group) {
        return group.cases().stream().flatMap(one -> one.expect().stream()).anyMatch(Expected.OfFinding.class::isInstance);
    }

    /** Provisions of some rules, and of those that read what such rules derive. */
    private Set<String> readers(List<Rule> direct) {
        Rulebook rulebook = cases.rulebook();
        Set<String> readers = new TreeSet<>();
        Set<String> derived = new HashSet<>();
        List<Rule> left = new ArrayList<>(rulebook.rules());
        List<Rule> next = direct;
        while (!next.isEmpty()) {
            left.removeAll(next);
            next.forEach(rule -> {
                readers.add(rule.provision());
                derived.addAll(rulebook.reads(rule).derives());
            });
            next = left.stream().filter(rule -> !Collections.disjoint(rulebook.reads(rule).types(), derived)).toList();
        }
        return readers;
    }

    /** Whether something else was expected on the day before, or is expected of what was known then. */
    private static boolean turns(CaseFile.Case before, CaseFile.Case on) {
        return (before.asOf().plusDays(1).equals(on.asOf()) || before.known().plusDays(1).equals(on.known()))
                && !said(before).equals(said(on));
    }

    private static int count(List<CaseFile.Group> groups, CaseFile.Kind kind) {
        return cases(groups, kind).size();
    }

    private static List<CaseFile.Case> cases(List<CaseFile.Group> groups, CaseFile.Kind kind) {
        return groups.stream()
                .flatMap(group -> group.cases().stream())
                .filter(one -> one.kind() == kind)
                .toList();
    }

    /** The conjuncts of the longest of its rules that are more than a join, and the rules that exempt from it, as they are written. */
    private List<String> needed(Provision provision) {
        List<String> most = List.of();
        List<String> exceptions = new ArrayList<>();
        for (Rule rule : cases.rulebook().rules()) {
            if (rule.provision().equals(provision.id())) {
                List<String> own = rule.written().stream().flatMap(CaseForm::conjuncts).toList();
                most = own.size() > most.size() ? own : most;
            } else if (rule.then().stream().anyMatch(conclusion -> Exemptions.exempts(conclusion, provision.id()))) {
                exceptions.add(rule.name());
            }
        }
        return Stream.concat(most.stream(), exceptions.stream()).toList();
    }

    private static Stream<String> conjuncts(Rule.Condition condition) {
        if (condition instanceof Rule.Pattern pattern) {
            return parts(pattern.constraint()).stream().filter(part -> !isJoin(part)).map(RulePrinter::print);
        }
        return condition instanceof Rule.And and
                ? and.parts().stream().flatMap(CaseForm::conjuncts)
                : Stream.of(RulePrinter.print(condition));
    }

    private static List<Rule.Constraint> parts(Rule.Constraint constraint) {
        if (constraint instanceof Rule.AllOf all) {
            return all.parts().stream().flatMap(part -> parts(part).stream()).toList();
        }
        return List.of(constraint);
    }

    private static boolean isJoin(Rule.Constraint constraint) {
        return constraint instanceof Rule.Comparison comparison
                && (comparison.right() instanceof Rule.Operand.Variable
                        || comparison.left() instanceof Rule.Operand.Variable);
    }

    private void check(CaseFile.Group group, CaseFile.Case one) {
        Edits.Edited world = Edits.world(group, one);
        for (String pointer : world.wrong()) {
            problem(one, "nothing stands at " + Names.quote(pointer) + " in the world of its group");
        }
        for (Expected expected : one.expect()) {
            if (expected instanceof Expected.OfFinding finding
                    && Trees.find(world.root(), finding.subject()).isEmpty()) {
                problem(one, "it expects something of " + Names.quote(finding.subject()) + ", where nothing stands");
            }
            expected.asks().ifPresent(pointers -> pointers.forEach(pointer -> {
                String owner = Pointers.parent(pointer);
                if (Trees.find(world.root(), owner).isEmpty()) {
                    problem(one, "it asks at " + Names.quote(pointer) + ", and nothing stands at " + Names.quote(owner));
                }
            }));
        }
        if (one.kind() == CaseFile.Kind.UNKNOWN
                && one.expect().stream().noneMatch(expected -> expected.asks().isPresent())) {
            problem(one, "something is unknown, but it names no question; write `asks:`, empty where nothing can be asked");
        }
        if (one.kind() == CaseFile.Kind.FIRES && one.expect().isEmpty()) {
            problem(one, "it fires, and nothing is expected");
        }
        if (one.kind() == CaseFile.Kind.MUST_NOT || one.kind() == CaseFile.Kind.UNKNOWN) {
            differsInOneFact(group, one, world.root());
        }
    }

    private void differsInOneFact(CaseFile.Group group, CaseFile.Case one, Node.Mapping world) {
        Set<String> fewest = Set.of();
        List<CaseFile.Case> closest = new ArrayList<>();
        for (CaseFile.Case other : group.cases()) {
            boolean fires = other.kind() == CaseFile.Kind.FIRES || other.kind() == CaseFile.Kind.DAY;
            if (fires && !other.expect().isEmpty()) {
                Set<String> facts = differences(Edits.world(group, other).root(), world);
                if (closest.isEmpty() || facts.size() < fewest.size()) {
                    fewest = facts;
                    closest.clear();
                }
                if (facts.size() == fewest.size()) {
                    closest.add(other);
                }
            }
        }
        if (closest.isEmpty()) {
            problem(one, "no case of its group fires, so it differs from none");
        } else if (fewest.size() > 1) {
            problem(one, "it differs from each case that fires in more than one fact: " + fewest);
        } else if (fewest.isEmpty() && closest.stream().anyMatch(other -> sameMoment(one, other))) {
            problem(one, "it differs in no fact from " + named(closest) + ", which fires");
        } else if (one.kind() == CaseFile.Kind.MUST_NOT) {
            closest.removeIf(other -> other.kind() != CaseFile.Kind.FIRES);
            if (!closest.isEmpty() && closest.stream().allMatch(other -> said(other).equals(said(one)))) {
                problem(one, "it must not fire, and expects the same as " + named(closest) + ", which fires");
            }
        }
    }

    private static String named(List<CaseFile.Case> cases) {
        return Names.quote(cases.get(0).name());
    }

    private static boolean sameMoment(CaseFile.Case one, CaseFile.Case other) {
        return one.asOf().equals(other.asOf())
                && one.known().equals(other.known())
                && one.profile().equals(other.profile())
                && one.answers().equals(other.answers())
                && one.waivers().equals(other.waivers());
    }

    private static Set<String> said(CaseFile.Case one) {
        return one.expect().stream().map(Expected::toString).collect(Collectors.toSet());
    }

    private void problem(CaseFile.Case one, String message) {
        problems.add(one.at(), "", Names.quote(one.name()) + ": " + message);
    }

    /** Facts that differ, without those that only another makes, or makes no longer, a question at all. */
    private Set<String> differences(Node.Mapping one, Node.Mapping other) {
        Set<String> pointers = new LinkedHashSet<>();
        compare(one, other, "", pointers);
        Set<String> facts = new LinkedHashSet<>(pointers);
        facts.removeIf(pointer -> follows(pointer, pointers));
        return facts;
    }

    private static void compare(Node one, Node other, String pointer, Set<String> different) {
        if (one instanceof Node.Mapping a && other instanceof Node.Mapping b) {
            Set<String> keys = new LinkedHashSet<>(a.entries().keySet());
            keys.addAll(b.entries().keySet());
            for (String key : keys) {
                String at = Pointers.child(pointer, key);
                if (a.get(key).isPresent() && b.get(key).isPresent()) {
                    compare(a.get(key).get(), b.get(key).get(), at, different);
                } else {
                    different.add(at);
                }
            }
        } else if (one instanceof Node.Sequence a
                && other instanceof Node.Sequence b
                && a.items().size() == b.items().size()
                && !a.items().isEmpty()
                && a.items().get(0) instanceof Node.Mapping) {
            for (int i = 0; i < a.items().size(); i++) {
                compare(a.items().get(i), b.items().get(i), Pointers.child(pointer, i), different);
            }
        } else if (!text(one).equals(text(other))) {
            different.add(pointer);
        }
    }

    static String text(Node node) {
        if (node instanceof Node.Mapping mapping) {
            StringBuilder text = new StringBuilder("{");
            mapping.entries().forEach((key, value) -> text.append(key).append(':').append(text(value)).append(','));
            return text.append('}').toString();
        }
        return node instanceof Node.Sequence sequence
                ? sequence.items().stream().map(CaseForm::text).toList().toString()
                : ((Node.Scalar) node).text();
    }

    private boolean follows(String pointer, Set<String> different) {
        int slash = pointer.lastIndexOf('/');
        String owner = pointer.substring(0, slash);
        String name = pointer.substring(slash + 1);
        for (EntityType type : cases.rulebook().vocabulary().types().values()) {
            Attribute attribute = type.attributes().get(name);
            if (attribute != null
                    && attribute.onlyIf().stream()
                            .anyMatch(only -> different.contains(Pointers.child(owner, only.attribute())))) {
                return true;
            }
        }
        return false;
    }
}
