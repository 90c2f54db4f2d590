package edict;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.facts.CatalogueEntry;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Slot;
import edict.facts.Supplied;
import edict.facts.Ternary;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.rulebook.Rulebook;
import edict.rulebook.Words;
import edict.vocabulary.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Tries the products of the registry in a place of a design. Used once. */
final class Shortlisting {

    private final Dossier dossier;
    private final Rulebook rulebook;
    private final Map<String, CatalogueEntry> registry = new LinkedHashMap<>();
    private final Gate gate;
    private final BiFunction<Request, Staged, Edict.Answer> evaluate;
    private final Problems problems = new Problems();

    /** @param evaluate judges the design of a request, which something makes another one */
    Shortlisting(
            Dossier dossier,
            Rulebook rulebook,
            List<CatalogueEntry> registry,
            Gate gate,
            BiFunction<Request, Staged, Edict.Answer> evaluate) {
        this.dossier = dossier;
        this.rulebook = rulebook;
        this.gate = gate;
        this.evaluate = evaluate;
        registry.forEach(entry -> this.registry.put(entry.id(), entry));
    }

    /** @param asked the component that somebody names beside the design */
    Edict.Answer shortlist(Request request, Optional<String> asked) {
        Edict.Answer asIs = evaluate.apply(request, Staged.AS_IS);
        if (!(asIs instanceof Edict.Evaluated today)) {
            return asIs;
        }
        Facts facts = today.evaluation().days().get(0).facts();
        Optional<String> nowhere = asked.flatMap(component -> Placing.noComponent(component, facts));
        if (nowhere.isPresent()) {
            return new Edict.Misasked(nowhere.get());
        }
        List<CatalogueEntry> all = List.copyOf(registry.values());
        Placing placing = new Placing(dossier, request.document(), facts, rulebook.vocabulary(), all, problems);
        Request vacated = request.about(placing.vacated());
        if (!problems.isEmpty()) {
            return new Edict.Rejected(problems.sorted());
        }
        Set<String> components = dossier.components().stream()
                .flatMap(id -> facts.component(id).stream())
                .map(Entity::key)
                .collect(Collectors.toSet());
        List<Slot> slots = facts.slots(components, all, rulebook.vocabulary());
        Node at = request.document().root();
        List<Trial> trials = new ArrayList<>();
        for (CatalogueEntry entry : all) {
            if (entry.type().equals(Words.PRODUCT)) {
                Optional<Slot.Misfit> misfit = slots.stream()
                        .flatMap(slot -> Optional.ofNullable(slot.misfits().get(entry.id())).stream())
                        .findFirst();
                trials.add(new Trial(
                        entry, misfit, misfit.isPresent() ? new Placing.Placed(List.of(), Set.of(), List.of()) : placing.product(Candidate.of(entry.id(), at))));
            }
        }
        Supplied supplied = InPlace.of(today.evaluation(), dossier.components(), rulebook.vocabulary()).supplied();
        // None knows of another, so they are judged beside each other; the list keeps their order.
        List<Tried> tried = trials.parallelStream()
                .map(trial -> tried(trial, today.evaluation(), supplied, vacated))
                .toList();
        List<Shortlist.Entry> entries = new ArrayList<>();
        for (Tried one : tried) {
            CatalogueEntry entry = one.product();
            problems.addAll(new LinkedHashSet<>(one.problems()));
            one.outcome().ifPresent(outcome ->
                    entries.add(new Shortlist.Entry(entry.id(), name(entry), supplier(entry).map(this::name), outcome)));
        }
        if (!problems.isEmpty()) {
            return new Edict.Rejected(problems.sorted().stream().distinct().toList());
        }
        entries.sort(Comparator.comparing(Shortlisting::isUnfit)
                .thenComparing(Shortlisting::admitted, Comparator.reverseOrder())
                .thenComparing(Shortlist.Entry::id));
        return new Edict.Shortlisted(new Shortlist(
                dossier,
                today.evaluation().decision(),
                placing.staying(),
                List.copyOf(entries),
                request.asOf(),
                request.known(),
                request.profile(),
                rulebook.hash()));
    }

    /** A product to be tried. @param misfit why it need not be */
    private record Trial(CatalogueEntry product, Optional<Slot.Misfit> misfit, Placing.Placed placed) {}

    /** What became of a product, or what is wrong with the design that has it. */
    private record Tried(CatalogueEntry product, Optional<Shortlist.Outcome> outcome, List<Problem> problems) {}

    /** @param supplied today */
    private Tried tried(Trial trial, Evaluation today, Supplied supplied, Request vacated) {
        if (trial.misfit().isPresent()) {
            return new Tried(trial.product(), trial.misfit().map(Shortlist.Unfit::new), List.of());
        }
        Edict.Answer answer = evaluate.apply(
                vacated.expecting(trial.placed().newcomers()), new Staged(trial.placed().steps(), List.of()));
        if (!(answer instanceof Edict.Evaluated evaluated)) {
            return new Tried(trial.product(), Optional.empty(), ((Edict.Rejected) answer).problems());
        }
        InPlace placed = InPlace.of(evaluated.evaluation(), dossier.components(), rulebook.vocabulary());
        List<Comparison.Reached> minimums = gate.reached(
                Candidate.of(trial.product().id(), dossier.document().root()),
                placed,
                supplied,
                Changes.findingsBetween(today, placed.evaluation(), rulebook.vocabulary()));
        return new Tried(
                trial.product(),
                Optional.of(new Shortlist.Tried(placed.evaluation().decision(), minimums, placed.questions(minimums, List.of(), rulebook), placed.own(minimums, List.of(), rulebook))),
                List.of());
    }

    private static boolean isUnfit(Shortlist.Entry entry) {
        return entry.outcome() instanceof Shortlist.Unfit;
    }

    private static Ternary admitted(Shortlist.Entry entry) {
        return entry.outcome() instanceof Shortlist.Tried tried ? tried.admitted() : Ternary.NO;
    }

    private Optional<CatalogueEntry> supplier(CatalogueEntry product) {
        return text(product, Words.SUPPLIER).flatMap(id -> Optional.ofNullable(registry.get(id)));
    }

    private String name(CatalogueEntry entry) {
        return text(entry, Words.NAME).orElse(entry.id());
    }

    private static Optional<String> text(CatalogueEntry entry, String attribute) {
        return Optional.ofNullable(entry.values().get(attribute))
                .map(CatalogueEntry.Listed::literal)
                .filter(Literal.One.class::isInstance)
                .map(literal -> ((Literal.One) literal).scalar().toString());
    }
}
