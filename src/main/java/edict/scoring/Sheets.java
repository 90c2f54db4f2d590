package edict.scoring;

import edict.document.Names;
import edict.document.Problem;
import edict.facts.Assessments;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.vocabulary.Period;
import edict.findings.Picked;
import edict.rulebook.Framework;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The answer sheets of products and components, from what assessors state and what rules conclude. */
final class Sheets {

    private final Framework framework;
    private final Assessments assessments;
    private final List<Picked> picked;
    private final LocalDate asOf;

    /** @param picked by the rules, for all frameworks */
    Sheets(Framework framework, Assessments assessments, List<Picked> picked, LocalDate asOf) {
        this.framework = framework;
        this.assessments = assessments;
        this.picked = picked.stream()
                .filter(rung -> rung.provision().startsWith(framework.rungs() + '/'))
                .toList();
        this.asOf = asOf;
    }

    /** One answer for each criterion. */
    Map<String, Answered> of(Assessments.Subject subject) {
        Map<String, Answered> sheet = new LinkedHashMap<>();
        framework.criteria().forEach(criterion -> sheet.put(criterion.id(), answer(subject, criterion)));
        return Collections.unmodifiableMap(sheet);
    }

    /** The nearest counts: what is said of the component itself before what is said of the product that it runs. */
    private Answered answer(Assessments.Subject subject, Framework.Criterion criterion) {
        Answered own = own(subject, criterion);
        if (subject.product().isEmpty() || own.basis() == Answered.Basis.STATED) {
            return own;
        }
        Optional<Assessments.Subject> product = assessments.subjects().stream()
                .filter(other -> other.key().equals(subject.product().get()))
                .findFirst();
        boolean certain = picked.stream()
                .anyMatch(rung -> about(rung, subject, criterion) && rung.holds() == Ternary.YES);
        if (own.basis() == Answered.Basis.CONCLUDED && certain) {
            return product.map(found -> narrowed(own, own(found, criterion))).orElse(own);
        }
        Answered below = product.map(found -> own(found, criterion)).orElse(own);
        if (below.basis() == Answered.Basis.NONE) {
            return product.filter(found -> found.key().startsWith("/")).isPresent() ? asking(own, below.asks()) : own;
        }
        // What a rule only may conclude of the component joins what is known of the product.
        NavigableSet<Integer> rungs = new TreeSet<>(below.rungs());
        List<Asked> asks = new ArrayList<>(below.asks());
        if (own.basis() == Answered.Basis.CONCLUDED) {
            rungs.addAll(possible(subject, criterion));
            asks.addAll(own.asks());
        }
        boolean left = !below.applies() && own.basis() == Answered.Basis.NONE;
        return new Answered(
                criterion.id(),
                below.applies() || left ? Collections.unmodifiableNavigableSet(rungs) : all(criterion),
                Answered.Basis.PRODUCT,
                !left,
                below.contradicted(),
                below.evidence(),
                below.provisions(),
                List.copyOf(new LinkedHashSet<>(asks)));
    }

    /** What rules leave of a component, as far as what is known of its product leaves it too; where nothing is left, the two contradict each other. */
    private static Answered narrowed(Answered own, Answered product) {
        NavigableSet<Integer> both = new TreeSet<>(own.rungs());
        both.retainAll(product.rungs());
        if (product.basis() == Answered.Basis.NONE || !product.applies() || both.equals(own.rungs())) {
            return own;
        }
        boolean contradicted = both.isEmpty();
        return new Answered(
                own.criterion(),
                contradicted ? own.rungs() : Collections.unmodifiableNavigableSet(both),
                contradicted ? own.basis() : Answered.Basis.PRODUCT,
                true,
                contradicted || product.contradicted(),
                contradicted ? own.evidence() : product.evidence(),
                own.provisions(),
                both.size() == 1 ? List.of() : own.asks());
    }

    /** The same, asked where one answer serves every component that runs the product. */
    private static Answered asking(Answered answer, List<Asked> further) {
        Set<Asked> asks = new LinkedHashSet<>(further);
        if (answer.basis() != Answered.Basis.NONE) {
            asks.addAll(answer.asks());
        }
        return new Answered(
                answer.criterion(),
                answer.rungs(),
                answer.basis(),
                answer.applies(),
                answer.contradicted(),
                answer.evidence(),
                answer.provisions(),
                List.copyOf(asks));
    }

    private Answered own(Assessments.Subject subject, Framework.Criterion criterion) {
        Set<Integer> certain = new TreeSet<>();
        Set<Integer> possible = new TreeSet<>();
        Set<String> provisions = new TreeSet<>();
        Set<Asked> asks = new LinkedHashSet<>();
        for (Picked rung : picked) {
            if (about(rung, subject, criterion)) {
                (rung.holds() == Ternary.YES ? certain : possible).add(number(rung));
                provisions.add(rung.provision());
                asks.addAll(rung.questions());
            }
        }
        List<Assessments.Answer> stated = stated(subject, criterion);
        Optional<String> evidence =
                stated.stream().flatMap(answer -> answer.evidence().stream()).findFirst();
        boolean leaves = stated.stream().anyMatch(answer -> answer.applies() == Ternary.NO);
        if (leaves && stated.stream().allMatch(answer -> answer.applies() == Ternary.NO)) {
            return new Answered(
                    criterion.id(), all(criterion), Answered.Basis.STATED, false, false, evidence, List.copyOf(provisions), List.of());
        }
        List<NavigableSet<Integer>> said = stated.stream().map(answer -> rungs(answer, criterion)).toList();
        boolean proved = !stated.isEmpty() && stated.stream().allMatch(Assessments.Answer::isProved);
        NavigableSet<Integer> rungs;
        boolean contradicted = false;
        Answered.Basis basis;
        if (said.isEmpty()) {
            rungs = new TreeSet<>(certain);
            rungs.addAll(certain.isEmpty() ? all(criterion) : possible);
            basis = certain.isEmpty() && possible.isEmpty() ? Answered.Basis.NONE : Answered.Basis.CONCLUDED;
        } else {
            basis = Answered.Basis.STATED;
            rungs = new TreeSet<>(said.get(0));
            said.forEach(rungs::retainAll);
            if (rungs.isEmpty() || leaves) {
                contradicted = true;
                said.forEach(rungs::addAll);
                if (leaves) {
                    rungs.addAll(all(criterion));
                }
            }
            if (!proved) {
                contradicted |= weigh(rungs, certain, possible);
            }
        }
        Set<Asked> open = new LinkedHashSet<>();
        if (rungs.size() > 1) {
            open.add(new Asked(subject.key(), criterion.id(), subject.key() + '/' + Words.ASSESSMENTS));
            open.addAll(asks);
        }
        return new Answered(
                criterion.id(),
                Collections.unmodifiableNavigableSet(rungs),
                basis,
                true,
                contradicted,
                evidence,
                List.copyOf(provisions),
                List.copyOf(open));
    }

    /** What a statement without proof says and what rules conclude: where they can't both be so, either may. */
    private static boolean weigh(NavigableSet<Integer> rungs, Set<Integer> certain, Set<Integer> possible) {
        Set<Integer> concluded = new TreeSet<>(certain);
        concluded.addAll(possible);
        if (concluded.isEmpty()) {
            return false;
        }
        Set<Integer> both = new TreeSet<>(rungs);
        both.retainAll(concluded);
        if (both.isEmpty()) {
            rungs.addAll(concluded);
            return !certain.isEmpty();
        }
        if (!certain.isEmpty()) {
            rungs.retainAll(concluded);
        }
        return false;
    }

    private Set<Integer> possible(Assessments.Subject subject, Framework.Criterion criterion) {
        return picked.stream()
                .filter(rung -> about(rung, subject, criterion))
                .map(Sheets::number)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean about(Picked rung, Assessments.Subject subject, Framework.Criterion criterion) {
        return rung.criterion().equals(criterion.id()) && rung.subject().pointer().equals(subject.key());
    }

    private static int number(Picked rung) {
        return ((BigDecimal) rung.rung()).intValueExact();
    }

    /** The answers that count: proved ones before others, and of each assessor the latest. */
    private List<Assessments.Answer> stated(Assessments.Subject subject, Framework.Criterion criterion) {
        List<Assessments.Answer> mine = assessments.answers().stream()
                .filter(answer -> answer.subject().equals(subject.key())
                        && answer.criterion().text().filter(criterion.id()::equals).isPresent()
                        && answer.framework().text().filter(this::isOurs).isPresent()
                        && isCurrent(answer)
                        && says(answer, criterion))
                .toList();
        List<Assessments.Answer> latest = mine.stream()
                .filter(answer -> mine.stream().noneMatch(other -> isLater(other, answer)))
                .toList();
        List<Assessments.Answer> proved = latest.stream().filter(Assessments.Answer::isProved).toList();
        return proved.isEmpty() ? latest : proved;
    }

    private boolean isOurs(String id) {
        return id.equals(framework.id()) || id.equals(framework.rungs());
    }

    private static boolean isLater(Assessments.Answer other, Assessments.Answer answer) {
        return other.basis().equals(answer.basis())
                && other.assessor().equals(answer.assessor())
                && other.on().isPresent()
                && answer.on().filter(other.on().get()::isAfter).isPresent();
    }

    /** What is dated later is not known yet, and what is too old counts as unknown. */
    private boolean isCurrent(Assessments.Answer answer) {
        return !isLater(answer) && isFresh(answer);
    }

    private boolean isLater(Assessments.Answer answer) {
        return answer.on().filter(day -> day.isAfter(asOf)).isPresent();
    }

    private boolean isFresh(Assessments.Answer answer) {
        return framework.maxAge()
                .map(age -> answer.on().filter(day -> !asOf.isAfter(Period.after(day, age))).isPresent())
                .orElse(true);
    }

    /** What is said of the thing itself and does not count. */
    List<Scores.Passed> passed(Assessments.Subject subject) {
        return assessments.answers().stream()
                .filter(answer -> answer.subject().equals(subject.key())
                        && answer.framework().text().filter(this::isOurs).isPresent())
                .flatMap(answer -> answer.criterion().text().stream()
                        .flatMap(criterion -> why(answer).map(why -> new Scores.Passed(criterion, why)).stream()))
                .distinct()
                .toList();
    }

    private Optional<Scores.Why> why(Assessments.Answer answer) {
        if (isLater(answer)) {
            return Optional.of(Scores.Why.LATER);
        }
        if (!isFresh(answer)) {
            return Optional.of(Scores.Why.TOO_OLD);
        }
        return answer.applies() == Ternary.NO && framework.notApplicable() == Framework.NotApplicable.REFUSED
                ? Optional.of(Scores.Why.NO_SUCH_ANSWER)
                : Optional.empty();
    }

    /** Who assessed it, or the product that it runs, by this framework, as codes. */
    List<String> bases(Assessments.Subject subject) {
        return assessments.answers().stream()
                .filter(answer -> (answer.subject().equals(subject.key())
                                || subject.product().filter(answer.subject()::equals).isPresent())
                        && answer.framework().text().filter(this::isOurs).isPresent()
                        && isCurrent(answer))
                .flatMap(answer -> answer.basis().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether an answer tells anything. */
    private boolean says(Assessments.Answer answer, Framework.Criterion criterion) {
        if (answer.applies() == Ternary.NO) {
            return framework.notApplicable() == Framework.NotApplicable.SCALED;
        }
        NavigableSet<Integer> rungs = rungs(answer, criterion);
        return !rungs.isEmpty() && rungs.size() < criterion.rungs().size();
    }

    private static NavigableSet<Integer> rungs(Assessments.Answer answer, Framework.Criterion criterion) {
        if (answer.applies() == Ternary.NO) {
            return all(criterion);
        }
        return criterion.rungs().stream()
                .map(Framework.Rung::number)
                .filter(number -> answer.least().filter(low -> low.compareTo(BigDecimal.valueOf(number)) > 0).isEmpty()
                        && answer.most().filter(high -> high.compareTo(BigDecimal.valueOf(number)) < 0).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<Integer> all(Framework.Criterion criterion) {
        return criterion.rungs().stream().map(Framework.Rung::number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Answers to frameworks, criteria or rungs that are not there. */
    static List<Problem> problems(Map<String, Framework> frameworks, Assessments assessments) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Assessments.Answer answer : assessments.answers()) {
            Optional<String> named = answer.framework().text();
            Optional<Framework> framework = named.map(frameworks::get);
            Optional<String> criterion = answer.criterion().text();
            if (named.isPresent() && framework.isEmpty()) {
                problems.add(missing("framework", answer.framework(), frameworks.keySet()));
            } else if (framework.isPresent() && criterion.isPresent()) {
                Optional<Framework.Criterion> found = framework.get().criterion(criterion.get());
                if (found.isEmpty()) {
                    problems.add(missing(
                            "criterion",
                            answer.criterion(),
                            framework.get().criteria().map(Framework.Criterion::id).toList()));
                } else if (rungs(answer, found.get()).isEmpty()) {
                    problems.add(new Problem(
                            answer.rung().at(),
                            answer.rung().pointer(),
                            "criterion " + Names.quote(criterion.get()) + " has no such rung; expected "
                                    + Names.oneOf(all(found.get()).stream().map(String::valueOf).toList())));
                }
            }
        }
        return List.copyOf(problems);
    }

    private static Problem missing(String what, Assessments.Said said, java.util.Collection<String> known) {
        String name = said.text().orElse("");
        return new Problem(
                said.at(),
                said.pointer(),
                "there is no " + what + " " + Names.quote(name)
                        + Names.didYouMean(name, known));
    }
}
