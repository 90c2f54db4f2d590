package edict;

import edict.Edict.Answer;
import edict.Edict.Chained;
import edict.Edict.Misasked;
import edict.Edict.Pictured;
import edict.Edict.Rejected;
import edict.Edict.Repaired;
import edict.Edict.Surveyed;
import edict.continuity.Leaving;
import edict.continuity.Scene;
import edict.continuity.Threat;
import edict.continuity.ValueChain;
import edict.document.Names;
import edict.document.Problem;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Supply;
import edict.facts.Tables;
import edict.findings.Judged;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What losses of access do to designs, and who can switch what off in them. Safe to share between threads. */
final class Continuity {

    private final Rulebook rulebook;
    private final Calendar calendar;
    private final Intake intake;
    private final Engine engine;
    private final Judging judging;
    private final Tables tables;

    /** @param engine with the rules of the calendar's rulebook */
    Continuity(Calendar calendar, Intake intake, Engine engine, Judging judging, Tables tables) {
        this.rulebook = calendar.rulebook();
        this.calendar = calendar;
        this.intake = intake;
        this.engine = engine;
        this.judging = judging;
        this.tables = tables;
    }

    /** What a scenario is played on: what was concluded of a design, or what it selects where the profile leaves that out. */
    Threat.Ground ground(Request request, Scenario played, Evaluation judged, Budget budget) {
        Judged day = judged.days().get(0);
        if (rulebook.isLookedAt(played, intake.profile(request))) {
            return new Threat.Ground(rulebook, day.facts(), judged.conclusions(), request.asOf());
        }
        Set<String> types = Set.copyOf(played.selected());
        return looking(request, asking(types), types, Purse.of(budget)).apply(day.facts()).ground(rulebook);
    }

    Answer survey(Request request, Optional<Scenario> asked, Budget budget) {
        return intake.facts(request, (plain, facts) -> new Surveyed(survey(plain, facts, asked, Purse.of(budget))));
    }

    private Survey survey(Request request, Facts facts, Optional<Scenario> asked, Purse purse) {
        List<Scenario> scenarios = rulebook.losses(intake.profile(request).ofAllPacks()).stream()
                .filter(scenario -> asked.isEmpty() || asked.get().id().equals(scenario.id()))
                .toList();
        Set<String> types = scenarios.stream()
                .flatMap(scenario -> Stream.concat(Stream.of(scenario), parts(scenario)))
                .flatMap(scenario -> scenario.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        Repairing.Looked looked = looking(request, asking(types), types, purse).apply(facts);
        Threat.Ground ground = looked.ground(rulebook);
        return Survey.of(
                new Survey.Basis(request.asOf(), request.known(), rulebook.hash(), request.profile()),
                scenarios,
                scenarios.stream()
                        .filter(scenario -> Judging.isAssumed(scenario, looked.facts()))
                        .filter(scenario -> parts(scenario)
                                .map(part -> new Threat(part, Optional.empty()))
                                .noneMatch(part -> part.reaches(ground).isEmpty()))
                        .flatMap(scenario -> Threat.of(scenario, ground).stream())
                        .flatMap(threat -> threat.impact(ground).stream())
                        .filter(impact -> !impact.reaches().isEmpty())
                        .toList(),
                ground,
                scenarios.stream()
                        .filter(scenario -> scenario.backups().isPresent())
                        .findFirst()
                        .map(scenario -> new Threat(scenario, Optional.empty())));
    }

    /** What happens together in a scenario that is several others at once. */
    private Stream<Scenario> parts(Scenario scenario) {
        return rulebook.scenarios().values().stream()
                .filter(part -> scenario.combines().contains(part.id()));
    }

    Answer picture(Request request, Optional<Scenario> scenario, Budget budget) {
        if (scenario.filter(one -> !one.touches() || one.each().isPresent()).isPresent()) {
            return new Misasked("the scenario " + Names.quote(scenario.get().id())
                    + (scenario.get().ended().isEmpty() ? " takes away several things in turn, or nothing" : " has a part of the law fall")
                    + "; a picture shows one loss of access");
        }
        return intake.facts(request, (plain, facts) -> {
            Set<String> types = new HashSet<>(scenario.map(Scenario::selected).orElse(List.of()));
            types.add(Words.CONTROL_DOMAIN);
            Repairing.Looked looked =
                    looking(plain, concluding(types), types, Purse.of(budget)).apply(facts);
            return Scene.of(
                            looked.ground(rulebook),
                            scenario.map(one -> new Threat(one, Optional.empty())))
                    .<Answer>map(scene -> new Pictured(
                            Judging.title(plain.document()).orElse(plain.document().file()), scene))
                    .orElseGet(() -> new Rejected(List.of(new Problem(
                            plain.document().root().at(),
                            "",
                            looked.facts().ofType(Words.COMPONENT).isEmpty()
                                    ? "a picture shows components and what needs them; this design has no component"
                                    : "a picture shows at most " + Scene.MOST + " components and capabilities; this design has more"))));
        });
    }

    Answer chain(Request request, Budget budget) {
        return intake.facts(request, (plain, facts) -> {
            Set<String> types = Stream.of(Words.REAL_BACKUP, Words.UNTESTED_BACKUP, Words.CONTROL_DOMAIN)
                    .filter(type -> rulebook.type(type).isPresent())
                    .collect(Collectors.toUnmodifiableSet());
            Repairing.Looked looked =
                    looking(plain, concluding(types), types, Purse.of(budget)).apply(facts);
            Supply supply = looked.facts().supply();
            return new Chained(
                    plain.document().file(),
                    plain.asOf(),
                    plain.known(),
                    rulebook.hash(),
                    plain.profile(),
                    ValueChain.of(supply),
                    supply.bands(),
                    Leaving.of(looked.ground(rulebook), plain.asOf()),
                    looked.facts().called());
        });
    }

    Answer repair(Request request, Optional<Scenario> scenario, Budget budget) {
        if (scenario.filter(one -> !one.touches() || !one.ended().isEmpty()).isPresent()) {
            return new Misasked("in the scenario " + Names.quote(scenario.get().id())
                    + " a part of the law falls; what is repaired is a loss of access");
        }
        return intake.unwrapped(request, plain -> repairDesign(plain, scenario, Purse.of(budget)));
    }

    private Answer repairDesign(Request request, Optional<Scenario> asked, Purse purse) {
        Profile profile = intake.profile(request);
        Design.Sources sources = intake.sources(request);
        Design.Outcome read = intake.read(request);
        if (!(read instanceof Design.Accepted accepted)) {
            return new Rejected(((Design.Rejected) read).problems());
        }
        List<Scenario> scenarios = asked.map(List::of)
                .orElseGet(() -> judging.losses(profile.ofAllPacks(), accepted.facts()).toList());
        Set<String> types = scenarios.stream()
                .flatMap(one -> one.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        Function<Facts, Repairing.Looked> concluded = looking(request, concluding(types), types, purse);
        Function<Facts, Repairing.Looked> asking = looking(request, asking(types), types, purse);
        Repairing.Looked today = concluded.apply(accepted.facts());
        return new Repaired(new Repairing(
                        rulebook,
                        sources.design().root(),
                        sources.catalogue(),
                        steps -> concluded.apply(intake.changed(sources, steps)),
                        steps -> asking.apply(intake.changed(sources, steps)),
                        steps -> Option.decided(sources.design().root(), steps),
                        today,
                        looked -> {
                            Threat.Ground ground = looked.ground(rulebook);
                            return scenarios.stream().flatMap(one -> Threat.of(one, ground).stream()).toList();
                        })
                .repair(request, accepted.options()));
    }

    /** These types, with their questions. */
    private static Focus asking(Set<String> types) {
        return new Focus(provision -> false, types::contains);
    }

    /** These types, whatever questions they leave. */
    private static Focus concluding(Set<String> types) {
        return new Focus(provision -> false, types::contains, type -> false);
    }

    /** Concludes what is of some types, and nothing else, on the day judged: nobody is judged by it, so all packs count. */
    private Function<Facts, Repairing.Looked> looking(Request request, Focus focus, Set<String> types, Purse purse) {
        Moment moment = calendar.deriving(types, request.asOf(), request.known(), intake.profile(request).ofAllPacks());
        return facts -> {
            Facts now = facts.with(calendar.rows(request.asOf(), request.known()), tables);
            return new Repairing.Looked(now, engine.concludeOnce(now, moment, purse.left(), focus).conclusions(), request.asOf());
        };
    }
}
