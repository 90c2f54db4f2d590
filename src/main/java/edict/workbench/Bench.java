package edict.workbench;

import edict.engine.Budget;
import edict.engine.Concluded;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Facts;
import edict.facts.Shapes;
import edict.facts.Tables;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Findings;
import edict.findings.Judged;
import edict.findings.Picked;
import edict.findings.Waiver;
import edict.continuity.Outcomes;
import edict.document.Problem;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Patterns;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Rules;
import edict.rulebook.Wanted;
import edict.rulebook.Timing;
import java.time.Duration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules on which cases are tried. Immutable in effect and safe to share between threads. */
final class Bench {

    /** A case fails because of what is found, never because the machine is busy. */
    private static final Budget PATIENT =
            new Budget(Duration.ofHours(1), Budget.USUAL.matches(), Budget.USUAL.completions());

    private final Rulebook rulebook;
    private final Calendar calendar;
    private final Engine engine;
    private final Outcomes outcomes;
    private final String provision;
    private final Set<String> classes;

    /** @param provision whose findings are of interest */
    Bench(Rulebook rulebook, String provision) {
        this(rulebook, provision, Engine.of(rulebook.vocabulary(), rulebook.rules()));
    }

    /** @param engine of the rulebook's rules */
    Bench(Rulebook rulebook, String provision, Engine engine) {
        this.rulebook = rulebook;
        this.calendar = Calendar.of(rulebook);
        this.provision = provision;
        this.engine = engine;
        this.outcomes = new Outcomes(calendar, engine, Tables.of(Shapes.of(rulebook.vocabulary())));
        classes = classes(rulebook, provision);
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** A bench for the same with other rules. */
    static Bench withRules(Bench bench, Rulebook changed) {
        return new Bench(changed, bench.provision);
    }

    /** A bench for the same with the same rules and other data. */
    static Bench withData(Bench bench, Rulebook changed) {
        return new Bench(changed, bench.provision, bench.engine);
    }

    /** Findings about classes are found from the facts that their provision derives. */
    private static Set<String> classes(Rulebook rulebook, String provision) {
        Set<String> derived = new LinkedHashSet<>();
        Provision.Kind kind = Optional.ofNullable(rulebook.provisions().get(provision)).orElseThrow().kind();
        if (kind == Provision.Kind.CLASSIFICATION || kind == Provision.Kind.EXEMPTION) {
            rulebook.rules().stream()
                    .filter(rule -> rule.provision().equals(provision))
                    .forEach(rule -> derived.addAll(Patterns.derived(rule)));
        }
        return derived;
    }

    /** What one judgement is looked at for. */
    private final class Look {
        final Ready world;
        final CaseFile.Case one;
        final Profile profile;
        final Focus focus;

        Look(Ready world, CaseFile.Case one, Set<String> types, boolean everything) {
            this.world = world;
            this.one = one;
            this.profile = rulebook.profile(one.profile())
                    .orElseThrow()
                    .scoring(rulebook.frameworks().keySet().stream().map(Wanted::of).toList());
            Set<String> wanted = new LinkedHashSet<>(types);
            if (everything) {
                wanted.addAll(classes);
            }
            this.focus = new Focus(provision::equals, wanted::contains);
        }
    }

    /** What is there to judge: the same for all rules. */
    sealed interface World {}

    record Ready(Facts facts, List<Waiver> waivers) implements World {}

    record Unreadable(List<Problem> problems) implements World {}

    /**
     * What was found.
     *
     * @param findings of all provisions on the bench
     * @param facts derived ones, each on the first day on which it holds as it does
     * @param rungs that the provision picks, those that are certain and those that are possible apart
     * @param fired names of the rules that conclude something on some day
     */
    record Found(List<Finding> findings, List<Fact> facts, List<Rungs> rungs, Set<String> fired) {}

    /** What is picked for a criterion on the day judged. */
    record Rungs(
            String subject,
            String criterion,
            NavigableSet<String> rungs,
            boolean possible,
            NavigableSet<String> asks) {}

    /**
     * A derived fact.
     *
     * @param arguments in the order of the type's attributes; an unknown one is empty
     * @param upcoming the later day on which it comes to hold so
     * @param asks where the questions put their answers
     * @param provisions those whose rules derive it; none for what follows from other facts of the type
     */
    record Fact(
            String type,
            List<Optional<String>> arguments,
            boolean possible,
            Optional<LocalDate> upcoming,
            NavigableSet<String> asks,
            Set<String> provisions) {}

    /**
     * Judges a world as of the case's day and on every later day on which something changes.
     *
     * @param types derived types that are looked at, among those of the bench
     * @param everything whether findings that are shown only on request are looked at
     */
    Found judge(Ready world, CaseFile.Case one, Set<String> types, boolean everything) {
        Look look = new Look(world, one, types, everything);
        List<Concluded> looked = new ArrayList<>();
        Outcomes.Foreseen foreseen = foresee(look, one.asOf(), Optional.empty());
        Concluded before = look(look, one.asOf(), foreseen.facts(), Optional.empty());
        looked.add(before);
        NavigableSet<LocalDate> turns = new TreeSet<>(calendar.days(one.asOf(), one.known(), look.profile));
        turns.addAll(before.turningDays());
        for (LocalDate day = turns.isEmpty() ? null : turns.first(); day != null; day = turns.higher(day)) {
            foreseen = foresee(look, day, Optional.of(foreseen));
            before = look(look, day, foreseen.facts(), Optional.of(before));
            turns.addAll(before.turningDays());
            looked.add(before);
        }
        List<Judged> days = Concluded.judged(looked, one.asOf());
        Findings findings = Findings.of(
                new Findings.Check(calendar, look.profile, one.asOf(), one.known(), world.waivers(), everything), days);
        return new Found(
                findings.findings(),
                types.isEmpty() ? List.of() : facts(days, types, calendar.rules()),
                rungs(days.get(0)),
                fired(days));
    }

    private static Set<String> fired(List<Judged> days) {
        return days.stream()
                .map(Judged::conclusions)
                .flatMap(all -> Stream.concat(
                        all.drawn().stream().flatMap(drawn -> drawn.grounds().stream()),
                        all.derived().stream().flatMap(derived -> derived.grounds().stream())))
                .map(Conclusions.Ground::rule)
                .collect(Collectors.toSet());
    }

    private List<Rungs> rungs(Judged today) {
        Map<List<Object>, Rungs> rungs = new LinkedHashMap<>();
        for (Picked picked : Picked.of(today)) {
            if (picked.provision().equals(provision)) {
                boolean possible = picked.holds() != Ternary.YES;
                Rungs all = rungs.computeIfAbsent(
                        List.of(picked.subject().pointer(), picked.criterion(), possible),
                        key -> new Rungs(
                                picked.subject().pointer(), picked.criterion(), new TreeSet<>(), possible, new TreeSet<>()));
                all.rungs().add(picked.rung() instanceof BigDecimal number ? number.toPlainString() : picked.rung().toString());
                picked.questions().forEach(asked -> all.asks().add(asked.pointer()));
            }
        }
        return List.copyOf(rungs.values());
    }

    private Outcomes.Foreseen foresee(Look look, LocalDate day, Optional<Outcomes.Foreseen> other) {
        return outcomes.on(day, look.one.known(), look.profile, look.world.facts(), other, PATIENT);
    }

    /** What is concluded on a day. @param before on another, from which a later day is turned to */
    private Concluded look(Look look, LocalDate day, Facts facts, Optional<Concluded> before) {
        Moment moment = calendar.moment(day, look.one.known(), look.profile);
        return before.map(known -> engine.conclude(known, facts, moment, PATIENT, look.focus))
                .orElseGet(() -> engine.conclude(facts, moment, PATIENT, look.focus));
    }

    /** Derived facts of some types. @param rules those that derive them */
    static List<Fact> facts(List<Judged> days, Set<String> types, Rules rules) {
        Map<List<Object>, Boolean> seen = new LinkedHashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (Judged judged : days) {
            for (Conclusions.Derived derived : judged.conclusions().derived()) {
                if (!types.contains(derived.type())) {
                    continue;
                }
                boolean possible = derived.holds() != Ternary.YES;
                List<Object> key = List.of(derived.type(), derived.arguments());
                Boolean before = seen.get(key);
                // News is what was not there at all, or was only possible.
                if (before == null || (before && !possible)) {
                    seen.put(key, possible);
                    facts.add(fact(derived, possible, judged, rules));
                }
            }
        }
        return List.copyOf(facts);
    }

    private static Fact fact(Conclusions.Derived derived, boolean possible, Judged judged, Rules rules) {
        NavigableSet<String> asks = new TreeSet<>();
        derived.questions().forEach(asked -> asks.add(asked.pointer()));
        Set<String> provisions = new TreeSet<>();
        derived.grounds().forEach(ground -> rules.rule(ground.rule())
                .ifPresent(rule -> provisions.add(rule.provision())));
        return new Fact(
                derived.type(),
                derived.arguments().stream()
                        .map(argument -> argument.map(Object::toString))
                        .toList(),
                possible,
                judged.timing() == Timing.UPCOMING ? Optional.of(judged.day()) : Optional.empty(),
                asks,
                provisions);
    }
}
