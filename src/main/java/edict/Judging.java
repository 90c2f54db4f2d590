package edict;

import edict.Edict.Extent;
import edict.continuity.Impact;
import edict.continuity.Outcomes;
import edict.continuity.Scene;
import edict.continuity.Threat;
import edict.decision.Decision;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Aside;
import edict.engine.Budget;
import edict.engine.Concluded;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Misnamed;
import edict.facts.Shown;
import edict.facts.Tables;
import edict.findings.Checking;
import edict.findings.Conclusions;
import edict.findings.Findings;
import edict.findings.Judged;
import edict.findings.Waiver;
import edict.rulebook.Calendar;
import edict.rulebook.LookedUp;
import edict.rulebook.Moment;
import edict.rulebook.Pack;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.scoring.Scores;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges designs, once they are read: on the day asked for, and on the later ones on which something turns. Safe to share between threads. */
final class Judging {

    /** What comes later is at most a condition, so it need not be settled as far. */
    private static final int LATER_COMPLETIONS = 250;

    private static final Text STILL_TO_COME = new Text("still to come", "à venir");

    /** Scenarios ask about the day judged only. */
    private static final Focus LATER = Focus.asking(type -> false);

    /** Titles that are still read. */
    private static final int MANY_PACKS = 4;

    private final Rulebook rulebook;
    private final Calendar calendar;
    private final Engine engine;
    private final Outcomes outcomes;
    private final Focus asking;
    private final List<LookedUp> lookedUp;

    /** @param engine with the rules of the calendar's rulebook @param tables of the same */
    Judging(Calendar calendar, Engine engine, Tables tables) {
        this.rulebook = calendar.rulebook();
        this.calendar = calendar;
        this.engine = engine;
        this.outcomes = new Outcomes(calendar, engine, tables);
        Set<String> asked = rulebook.scenarios().values().stream()
                .flatMap(scenario -> scenario.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.asking = Focus.asking(asked::contains);
        this.lookedUp = LookedUp.in(rulebook);
    }

    /**
     * How a design is to be judged.
     *
     * @param profile the one that the request names
     * @param waivers those of the request
     */
    record Asked(Request request, Profile profile, List<Waiver> waivers, Extent extent, Purse purse) {

        /** What may still be spent; nothing on settling, where only the day counts. */
        Budget left() {
            return extent == Extent.DAY ? purse.left().settling(0) : purse.left();
        }

        Moment moment(LocalDate day, Calendar calendar) {
            return calendar.moment(day, request.known(), profile);
        }
    }

    /**
     * What was concluded of a design for the last day that was judged. When it is judged for another day by the same rules, most of that stands.
     * For one request, on one day after another, by one thread at a time.
     */
    static final class Course {
        private Optional<Followed> whole = Optional.empty();
        private Optional<Followed> unassumed = Optional.empty();
    }

    /** Judges a design of which no other day is known. */
    Evaluation evaluate(Asked asked, Facts facts) {
        return evaluate(asked, facts, new Course());
    }

    /**
     * Judges a design.
     *
     * @param facts what is read of it
     * @param course is taken over where that is possible, and then is the one of this day
     * @throws Budget.Exceeded when that costs too much
     */
    Evaluation evaluate(Asked asked, Facts facts, Course course) {
        Request request = asked.request();
        Profile profile = asked.profile();
        Optional<Followed> known = course.whole.filter(before -> before.isAbout(facts));
        Today today = today(asked, facts, known);
        Optional<Aside<Losses>> played = asked.extent() == Extent.DAY
                ? Optional.empty()
                : Optional.of(Aside.begin(() -> losses(profile, today.concluded().judged(request.asOf()))));
        Followed followed = follow(asked, facts, today, known);
        course.whole = Optional.of(followed);
        Findings findings = followed.findings();
        List<Judged> days = followed.days();
        Decision decision = Decision.of(findings, profile, worlds(asked, today));
        if (!findings.assumptions().isEmpty()) {
            // The decision hangs on an assumption when it is another one without it.
            Facts sure = facts.withoutAssumptions();
            Optional<Followed> before = course.unassumed.filter(other -> other.isAbout(sure));
            Followed unassumed = follow(asked, sure, today(asked, sure, before), before);
            course.unassumed = Optional.of(unassumed);
            Decision without = Decision.of(unassumed.findings(), profile, worlds(asked, unassumed.today()));
            if (without.verdict() != decision.verdict()) {
                decision = decision.restingOnAssumptions();
            }
        }
        Findings decided = decision.findings();
        Losses losses = played.map(Aside::get).orElse(Losses.NONE);
        return new Evaluation(
                decision.verdict(),
                request.asOf(),
                request.known(),
                rulebook.hash(),
                request.originals(),
                profile.id(),
                decision.conditions(),
                decided.findings(),
                decided.questions(),
                decided.obligations(),
                decided.assumptions(),
                losses.impacts().stream()
                        .flatMap(impact -> impact.capabilities().stream())
                        .toList(),
                losses.worst(),
                Scores.of(rulebook.frameworks(), profile.scores(), days.get(0)),
                scope(request, profile),
                unused(request, facts, decided),
                notes(request, profile, facts),
                Optional.empty(),
                decision.exitCode(),
                title(request.document()),
                days);
    }

    /** What a design calls itself. */
    static Optional<String> title(Reading.Document design) {
        return design.root().get("title")
                .filter(Node.Scalar.class::isInstance)
                .map(title -> ((Node.Scalar) title).text());
    }

    /** @param foreseen what losses do on the day judged, for rules that read it */
    private record Today(Outcomes.Foreseen foreseen, Concluded concluded) {}

    private Today today(Asked asked, Facts facts, Optional<Followed> before) {
        Moment moment = asked.moment(asked.request().asOf(), calendar);
        Outcomes.Foreseen foreseen =
                foresee(asked, asked.request().asOf(), facts, before.map(other -> other.today().foreseen()));
        return new Today(foreseen, conclude(asked, moment, foreseen.facts(), before.map(other -> other.today().concluded())));
    }

    private Concluded conclude(Asked asked, Moment moment, Facts facts, Optional<Concluded> before) {
        if (asked.extent() == Extent.DAY) {
            return engine.concludeOnce(facts, moment, asked.left(), asking);
        }
        return before.map(known -> engine.conclude(known, facts, moment, asked.left(), asking))
                .orElseGet(() -> engine.concludeToDecide(facts, moment, asked.left(), asking));
    }

    /** Where only the day counts, what is open stays so. */
    private static Supplier<Optional<Conclusions.Worlds>> worlds(Asked asked, Today today) {
        return asked.extent() == Extent.DAY ? Optional::empty : today.concluded()::worlds;
    }

    private Outcomes.Foreseen foresee(Asked asked, LocalDate day, Facts facts, Optional<Outcomes.Foreseen> other) {
        return outcomes.on(day, asked.request().known(), asked.profile(), facts, other, asked.left());
    }

    /**
     * @param read what is read of the design, whatever the day
     * @param later days
     * @param days the day judged, later ones, and on request the last days of what has ended
     */
    private record Followed(Facts read, Today today, Map<LocalDate, Concluded> later, List<Judged> days, Findings findings) {

        /** Whether the same is read of the design: what the registry says of things may be something else on another day. */
        boolean isAbout(Facts facts) {
            return read.entities().equals(facts.entities());
        }
    }

    /**
     * The day judged, the later days on which the law or a term turns, and on request the last days of what has ended. Each day is checked
     * in another thread as soon as that has time for it, while the next one is concluded.
     *
     * @param before what was concluded for a day before this one
     */
    private Followed follow(Asked asked, Facts facts, Today today, Optional<Followed> before) {
        Request request = asked.request();
        Profile profile = asked.profile();
        LocalDate asOf = request.asOf();
        Concluded first = today.concluded();
        Findings.Check check =
                new Findings.Check(calendar, profile, asOf, request.known(), asked.waivers(), request.everything());
        if (asked.extent() == Extent.DAY) {
            Judged judged = first.judged(asOf);
            return new Followed(facts, today, Map.of(), List.of(judged), Findings.of(check, List.of(judged)));
        }
        List<Concluded> days = new ArrayList<>(List.of(first));
        Aside<Checking> checked = Aside.begin(() -> new Checking(check, first.judged(asOf)));
        NavigableSet<LocalDate> turning = new TreeSet<>(calendar.days(asOf, request.known(), profile));
        turning.addAll(first.turningDays());
        turning.addAll(outcomes.turningDays(asOf, profile, facts, first::days));
        Map<LocalDate, Concluded> known = before.map(Followed::later).orElse(Map.of());
        known.keySet().stream().filter(asOf::isBefore).forEach(turning::add);
        Map<LocalDate, Concluded> later = new HashMap<>();
        Concluded last = first;
        Outcomes.Foreseen lately = today.foreseen();
        for (LocalDate day = turning.isEmpty() ? null : turning.first(); day != null; day = turning.higher(day)) {
            if (known.containsKey(day)) {
                last = known.get(day);
            } else {
                lately = foresee(asked, day, facts, Optional.of(lately));
                last = judge(asked, day, lately.facts(), last);
            }
            later.put(day, last);
            turning.addAll(last.turningDays());
            days.add(last);
            checked = next(checked, last, asOf);
        }
        if (request.everything()) {
            for (LocalDate day : rulebook.endedDays(asOf, request.known(), profile)) {
                Facts then = foresee(asked, day, facts, Optional.of(today.foreseen())).facts();
                Concluded ended = judge(asked, day, then, first);
                days.add(ended);
                checked = next(checked, ended, asOf);
            }
        }
        List<Judged> judged = Concluded.judged(days, asOf);
        return new Followed(facts, today, later, judged, checked.get().findings());
    }

    private static Aside<Checking> next(Aside<Checking> before, Concluded day, LocalDate asOf) {
        return Aside.begin(() -> before.get().and(day.judged(asOf)));
    }

    /** What is concluded on another day than the one judged; most of it is what was concluded before. */
    private Concluded judge(Asked asked, LocalDate day, Facts then, Concluded before) {
        Budget left = asked.left().settling(LATER_COMPLETIONS);
        return engine.conclude(before, then, asked.moment(day, calendar), left, LATER);
    }

    /** What losses take away on the day judged. @param worst the loss that takes most, if one takes anything */
    private record Losses(List<Impact> impacts, Optional<Scene> worst) {
        static final Losses NONE = new Losses(List.of(), Optional.empty());
    }

    private Losses losses(Profile profile, Judged day) {
        Threat.Ground ground = new Threat.Ground(rulebook, day.facts(), day.conclusions(), day.day());
        List<Impact> impacts = losses(profile, day.facts())
                .filter(scenario -> scenario.each().isEmpty() && !scenario.onRequest())
                .map(scenario -> new Threat(scenario, Optional.empty()))
                // What a design assumes, it wants to be told of.
                .filter(threat -> threat.scenario().assumes().isPresent() || threat.takesAnything(ground))
                .flatMap(threat -> threat.impact(ground).stream())
                .toList();
        return new Losses(
                impacts,
                Scene.worst(
                        ground,
                        impacts.stream()
                                .map(impact -> new Threat(impact.scenario(), impact.cause()))
                                .toList()));
    }

    /** Losses of access that concern a design, among those that the profile chooses. */
    Stream<Scenario> losses(Profile profile, Facts facts) {
        return rulebook.losses(profile).stream().filter(scenario -> isAssumed(scenario, facts));
    }

    /** Whether the design lists what the scenario is about, where it has to. */
    static boolean isAssumed(Scenario scenario, Facts facts) {
        return scenario.assumes().stream().allMatch(type -> facts.mayRefer(type, scenario.about()));
    }

    private Evaluation.Scope scope(Request request, Profile profile) {
        List<Evaluation.Omitted> notEncoded = new ArrayList<>();
        Map<String, LocalDate> knownUntil = new TreeMap<>();
        for (Pack pack : chosen(profile)) {
            pack.notEncoded().forEach(omission -> notEncoded.add(new Evaluation.Omitted(
                    pack.id() + '/' + omission.slug(),
                    omission.title(),
                    omission.because().orElse(STILL_TO_COME),
                    omission.of(),
                    omission.pack())));
            pack.knownUntil().ifPresent(day -> knownUntil.put(pack.id(), day));
        }
        notEncoded.sort(Comparator.comparing(Evaluation.Omitted::id));
        return new Evaluation.Scope(
                calendar.provisions(request.asOf(), request.known(), profile), List.copyOf(notEncoded), Collections.unmodifiableMap(knownUntil));
    }

    /** The pack of a framework says something only where its scores are asked for. */
    private boolean isLookedAt(Pack pack, Profile profile) {
        return !rulebook.frameworks().containsKey(pack.id())
                || profile.scores().stream()
                        .flatMap(wanted -> Optional.ofNullable(rulebook.frameworks().get(wanted.framework())).stream())
                        .anyMatch(framework -> framework.rungs().equals(pack.id()));
    }

    private List<Pack> chosen(Profile profile) {
        return rulebook.packs().values().stream()
                .filter(pack -> profile.includesPack(pack.id()) && isLookedAt(pack, profile))
                .toList();
    }

    private List<Text> unused(Request request, Facts facts, Findings findings) {
        List<Text> unused = new ArrayList<>(facts.unusedOn(request.asOf()));
        unused.addAll(Misnamed.in(facts, lookedUp));
        unused.addAll(findings.notes());
        return List.copyOf(unused);
    }

    private List<Text> notes(Request request, Profile profile, Facts facts) {
        List<Text> notes = new ArrayList<>(facts.notesOn(request.asOf()));
        facts.settled().forEach(settled -> notes.add(settled(facts, settled)));
        notes.addAll(outdated(request, profile));
        return List.copyOf(notes);
    }

    /** Which fact of the registry an answer sets aside: whether its evidence proves what it says is for the reader to judge. */
    private Text settled(Facts facts, Facts.Contradiction settled) {
        Given answered = settled.stated();
        Given registered = settled.catalogued();
        Text said = new Shown(facts, rulebook.vocabulary()).said(settled.entity(), settled.attribute(), registered);
        Optional<LocalDate> checked = registered.source().flatMap(Given.Source::on);
        String source = registered.source().flatMap(Given.Source::evidence).map(evidence -> ", " + evidence).orElse("");
        return new Text(
                noted(
                        answered,
                        "the answer, with evidence that is newer, counts and not what the registry says: " + said.en()
                                + checked.map(day -> ", checked on " + day).orElse("") + source),
                noted(
                        answered,
                        "la réponse, dont la preuve est plus récente, vaut et non ce qu'indique le registre : " + said.fr()
                                + checked.map(day -> ", vérifié le " + day).orElse("") + source));
    }

    private static String noted(Given said, String message) {
        return new Problem(said.at(), said.pointer(), message).toString();
    }

    /** Until when the law of packs is known, where that is over: a note for all, or for each day the packs. */
    private List<Text> outdated(Request request, Profile profile) {
        NavigableMap<LocalDate, List<Pack>> known = new TreeMap<>();
        for (Pack pack : chosen(profile)) {
            pack.knownUntil()
                    .filter(request.asOf()::isAfter)
                    .ifPresent(day -> known.computeIfAbsent(day, none -> new ArrayList<>()).add(pack));
        }
        boolean alike = known.size() == 1 && known.firstEntry().getValue().size() > 1;
        List<Text> notes = new ArrayList<>();
        known.forEach((day, packs) -> {
            Text named = named(packs);
            notes.add(alike
                    ? new Text(
                            "The law that was looked at is known until " + day + " and may have moved since.",
                            "Le droit examiné est connu jusqu'au " + day + " et a pu évoluer depuis.")
                    : new Text(
                            named.en() + ": known until " + day + "; the law may have moved since.",
                            named.fr() + " : connu jusqu'au " + day + " ; le droit a pu évoluer depuis."));
        });
        return notes;
    }

    /** By their titles; many by their ids, which are shorter and stand before each provision. */
    private static Text named(List<Pack> packs) {
        if (packs.size() > MANY_PACKS) {
            String ids = packs.stream().map(Pack::id).collect(Collectors.joining(", "));
            return new Text(ids, ids);
        }
        return new Text(
                packs.stream().map(pack -> pack.title().en()).collect(Collectors.joining("; ")),
                packs.stream().map(pack -> pack.title().fr()).collect(Collectors.joining(" ; ")));
    }
}
