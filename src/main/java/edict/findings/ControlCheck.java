package edict.findings;

import edict.facts.Entity;
import edict.facts.Measures;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.rulebook.Control;
import edict.rulebook.Provision;
import edict.rulebook.Words;
import edict.vocabulary.Period;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks whether the controls of a document satisfy a provision for a subject. */
final class ControlCheck {

    private final Measures measures;
    private final Map<String, Control> catalogue;
    private final LocalDate asOf;

    ControlCheck(Measures measures, Map<String, Control> catalogue, LocalDate asOf) {
        this.measures = measures;
        this.catalogue = catalogue;
        this.asOf = asOf;
    }

    /**
     * What controls come to.
     *
     * @param questions what could settle it, when that is not known
     * @param expiries evidence that ends while the duty goes on
     * @param missing controls that are not in place, when that is why it is not met
     */
    record Outcome(
            Met met,
            List<Conclusions.Asked> questions,
            List<Finding.DatedCondition> expiries,
            List<Text> missing) {

        static final Outcome NO_CONTROLS = new Outcome(Met.NOT_KNOWN, List.of(), List.of());

        Outcome(Met met, List<Conclusions.Asked> questions, List<Finding.DatedCondition> expiries) {
            this(met, questions, expiries, List.of());
        }
    }

    /**
     * The case to check.
     *
     * @param covered keys of the subject, of what it is part of, and of the bearing organisation: a control whose scope
     *     names one of them holds for the subject
     * @param bearer who bears the duty; empty where nobody knows who does
     * @param due by when the duty is to be met; empty when it has no date
     * @param dueUnknown whether it has a date that is not known
     * @param ends last day of the duty
     */
    record Case(
            Provision provision,
            Set<String> covered,
            Optional<Bearer> bearer,
            Optional<LocalDate> due,
            boolean dueUnknown,
            Optional<LocalDate> ends) {}

    /**
     * Who bears a duty.
     *
     * @param organisation empty where it is not known
     * @param ours whether it is the organisation assessed or of its group
     * @param described whether the document sets out to say all of it, as of the organisation assessed
     */
    record Bearer(Optional<String> organisation, Ternary ours, boolean described) {}

    Outcome check(Case duty) {
        return duty.provision()
                .satisfiedBy()
                .map(expression -> check(expression, duty))
                .orElse(Outcome.NO_CONTROLS);
    }

    private Outcome check(Provision.Satisfaction expression, Case duty) {
        if (expression instanceof Provision.AllOf all) {
            List<Outcome> parts =
                    all.of().stream().map(part -> check(part, duty)).toList();
            return joined(parts, parts.stream().map(Outcome::met).reduce(Met.MET, Met::and));
        }
        if (expression instanceof Provision.AnyOf any) {
            List<Outcome> parts =
                    any.of().stream().map(part -> check(part, duty)).toList();
            return joined(parts, parts.stream().map(Outcome::met).reduce(Met.NOT_MET, Met::or));
        }
        return control((Provision.ByControl) expression, duty);
    }

    // Only what made the outcome asks or expires: a question about an alternative that is not needed helps nobody.
    private static Outcome joined(List<Outcome> parts, Met met) {
        Set<Conclusions.Asked> questions = new LinkedHashSet<>();
        Set<Finding.DatedCondition> expiries = new LinkedHashSet<>();
        Set<Text> missing = new LinkedHashSet<>();
        for (Outcome part : parts) {
            if (part.met() == met) {
                questions.addAll(part.questions());
                expiries.addAll(part.expiries());
                missing.addAll(part.missing());
            }
        }
        return new Outcome(met, List.copyOf(questions), List.copyOf(expiries), List.copyOf(missing));
    }

    private Outcome control(Provision.ByControl by, Case duty) {
        Outcome best = new Outcome(Met.NOT_MET, List.of(), List.of());
        boolean stated = false;
        for (Measures.Measure measure : measures.all()) {
            Ternary same = equal(measure.control(), by.control());
            Ternary here = same.and(covers(measure, duty.covered())).and(heldBy(measure, duty));
            if (here == Ternary.NO) {
                continue;
            }
            stated |= here == Ternary.YES;
            Outcome outcome = state(measure, by, duty);
            if (here == Ternary.UNKNOWN && outcome.met() != Met.NOT_MET) {
                outcome = new Outcome(Met.NOT_KNOWN, missing(measure, same, duty), List.of());
            }
            if (outcome.met().compareTo(best.met()) > 0) {
                best = outcome;
            }
        }
        if (best.met() == Met.NOT_MET && !stated && !lists(duty)) {
            return new Outcome(
                    Met.NOT_KNOWN,
                    List.of(new Conclusions.Asked("", by.control(), measures.pointer())),
                    List.of());
        }
        return best.met() == Met.NOT_MET
                ? new Outcome(Met.NOT_MET, List.of(), List.of(), List.of(name(by.control())))
                : best;
    }

    /** Whether all controls of the bearer are listed. Of others than the assessed a document says nothing unless it names one of theirs. */
    private boolean lists(Case duty) {
        return measures.complete()
                && (duty.bearer().filter(Bearer::described).isPresent()
                        || measures.all().stream().anyMatch(measure -> heldBy(measure, duty) == Ternary.YES));
    }

    /** Empty where it hangs on who bears the duty alone: that is asked with the duty. */
    private static List<Conclusions.Asked> missing(Measures.Measure measure, Ternary same, Case duty) {
        if (same == Ternary.UNKNOWN) {
            return List.of(asked(measure.entity(), Words.CONTROL_ID));
        }
        if (covers(measure, duty.covered()) == Ternary.UNKNOWN) {
            return List.of(asked(measure.entity(), Words.SCOPE));
        }
        boolean stated = measure.holder().filter(Value.Known.class::isInstance).isPresent();
        return stated || duty.bearer().isEmpty() ? List.of() : List.of(asked(measure.entity(), Words.HOLDER));
    }

    private static Conclusions.Asked asked(Entity entity, String attribute) {
        return new Conclusions.Asked(entity.key(), attribute, entity.key() + '/' + attribute);
    }

    private static Ternary equal(Value value, Object wanted) {
        if (value instanceof Value.Known known) {
            return Ternary.of(known.scalar().equals(wanted));
        }
        if (value instanceof Value.OneOf oneOf) {
            return oneOf.scalars().contains(wanted) ? Ternary.UNKNOWN : Ternary.NO;
        }
        return value instanceof Value.NotApplicable ? Ternary.NO : Ternary.UNKNOWN;
    }

    /** Whether its scope names one of some things. */
    private static Ternary covers(Measures.Measure measure, Set<String> some) {
        if (measure.scope() instanceof Value.Members members) {
            if (members.scalars().stream().anyMatch(some::contains)) {
                return Ternary.YES;
            }
            return members.complete() ? Ternary.NO : Ternary.UNKNOWN;
        }
        return Ternary.UNKNOWN;
    }

    // A control says whose it is only where that is not plain: what covers an organisation is its own, and the rest is of the one that
    // is assessed.
    private static Ternary heldBy(Measures.Measure measure, Case duty) {
        if (duty.bearer().isEmpty()) {
            return Ternary.UNKNOWN;
        }
        Bearer bearer = duty.bearer().get();
        if (measure.holder().isPresent()) {
            return bearer.organisation()
                    .map(organisation -> equal(measure.holder().get(), organisation))
                    .orElse(Ternary.UNKNOWN);
        }
        boolean own = bearer.organisation()
                .filter(organisation -> covers(measure, Set.of(organisation)) == Ternary.YES)
                .isPresent();
        return own || bearer.ours() == Ternary.YES ? Ternary.YES : Ternary.UNKNOWN;
    }

    private Outcome state(Measures.Measure measure, Provision.ByControl by, Case duty) {
        Ternary inPlace = equal(measure.state(), Words.IN_PLACE);
        Ternary planned = equal(measure.state(), "planned");
        if (inPlace == Ternary.YES) {
            return evidence(measure, by, duty);
        }
        if (planned == Ternary.YES) {
            return plan(measure, duty);
        }
        return inPlace == Ternary.NO && planned == Ternary.NO
                ? new Outcome(Met.NOT_MET, List.of(), List.of())
                : new Outcome(Met.NOT_KNOWN, List.of(asked(measure.entity(), Words.STATE)), List.of());
    }

    private Outcome plan(Measures.Measure measure, Case duty) {
        Optional<LocalDate> first = earliest(measure.plannedFor());
        Optional<LocalDate> last = latest(measure.plannedFor());
        if (duty.due().isPresent() && first.isPresent() && first.get().isAfter(duty.due().get())) {
            return new Outcome(Met.NOT_MET, List.of(), List.of());
        }
        if (last.isPresent() && last.get().isBefore(asOf)) {
            // The day has passed: whether it was kept has to be said.
            return new Outcome(Met.NOT_KNOWN, List.of(asked(measure.entity(), Words.STATE)), List.of());
        }
        boolean dated = last.isPresent();
        if (!dated || duty.dueUnknown() || (duty.due().isPresent() && last.get().isAfter(duty.due().get()))) {
            return new Outcome(
                    Met.NOT_KNOWN,
                    dated && duty.dueUnknown() ? List.of() : List.of(asked(measure.entity(), Words.PLANNED_FOR)),
                    List.of());
        }
        return new Outcome(
                Met.PLANNED,
                List.of(),
                List.of(new Finding.DatedCondition(last.get(), carriedOut(name(measure), duty.due().isEmpty()))));
    }

    /** @param owed whether it is owed already, so that it is late on any day for which it is planned */
    private static Text carriedOut(Text control, boolean owed) {
        return owed
                ? new Text("Owed already; put in place as planned: " + control.en(), "Déjà dû ; mettez en place comme prévu : " + control.fr())
                : new Text("Put in place as planned: " + control.en(), "Mettez en place comme prévu : " + control.fr());
    }

    private Text name(Measures.Measure measure) {
        return name(measure.control() instanceof Value.Known known ? known.scalar().toString() : "");
    }

    private Text name(String id) {
        return Optional.ofNullable(catalogue.get(id)).map(Control::title).orElse(new Text(id, id));
    }

    private static Optional<LocalDate> earliest(Value value) {
        if (value instanceof Value.Known known && known.scalar() instanceof LocalDate day) {
            return Optional.of(day);
        }
        return value instanceof Value.Within within
                ? within.from().map(LocalDate.class::cast).map(day -> within.fromIncluded() ? day : day.plusDays(1))
                : Optional.empty();
    }

    private static Optional<LocalDate> latest(Value value) {
        if (value instanceof Value.Known known && known.scalar() instanceof LocalDate day) {
            return Optional.of(day);
        }
        return value instanceof Value.Within within
                ? within.to().map(LocalDate.class::cast).map(day -> within.toIncluded() ? day : day.minusDays(1))
                : Optional.empty();
    }

    private Outcome evidence(Measures.Measure measure, Provision.ByControl by, Case duty) {
        Set<Conclusions.Asked> questions = new LinkedHashSet<>();
        Set<Finding.DatedCondition> expiries = new LinkedHashSet<>();
        Optional<Span> maxAge = by.maxAge().or(duty.provision()::maxAge);
        for (String kind : by.evidence()) {
            Optional<Validity> best = Optional.empty();
            List<Conclusions.Asked> doubts = new ArrayList<>();
            for (Measures.Proof proof : measure.proofs()) {
                if (equal(proof.kind(), kind) == Ternary.YES) {
                    Validity validity = validity(proof, maxAge, doubts);
                    if (validity.valid() && best.map(other -> later(validity, other)).orElse(true)) {
                        best = Optional.of(validity);
                    }
                }
            }
            if (best.isEmpty()) {
                questions.addAll(
                        doubts.isEmpty()
                                ? List.of(new Conclusions.Asked(
                                        measure.entity().key(), kind, measure.entity().key() + "/evidence"))
                                : doubts);
                continue;
            }
            best.get()
                    .last()
                    .filter(last -> duty.ends().map(last::isBefore).orElse(true))
                    .ifPresent(last -> expiries.add(new Finding.DatedCondition(last, renewed(kind, name(measure)))));
        }
        return questions.isEmpty()
                ? new Outcome(Met.MET, List.of(), List.copyOf(expiries))
                : new Outcome(Met.NOT_KNOWN, List.copyOf(questions), List.of());
    }

    private static Text renewed(String kind, Text control) {
        return new Text(
                "Renew the evidence `" + kind + "` of: " + control.en(),
                "Renouvelez la preuve « " + kind + " » de : " + control.fr());
    }

    /** Whether evidence counts on the day judged, and until when. */
    private record Validity(boolean valid, Optional<LocalDate> last) {}

    private static boolean later(Validity a, Validity b) {
        return b.last().isPresent()
                && (a.last().isEmpty() || a.last().get().isAfter(b.last().get()));
    }

    private Validity validity(Measures.Proof proof, Optional<Span> maxAge, List<Conclusions.Asked> doubts) {
        Optional<LocalDate> last = earliest(proof.validTo());
        if (last.isEmpty() && latest(proof.validTo()).isPresent()) {
            doubts.add(asked(proof.entity(), Words.VALID_TO));
            return new Validity(false, Optional.empty());
        }
        if (maxAge.isPresent()) {
            // Of a date that is only bounded, the earliest counts: the evidence may be as old as that.
            Optional<LocalDate> dated = earliest(proof.date());
            if (dated.isEmpty()) {
                doubts.add(asked(proof.entity(), Words.DATE));
                return new Validity(false, Optional.empty());
            }
            LocalDate tooOld = Period.after(dated.get(), maxAge.get());
            last = Optional.of(last.filter(day -> day.isBefore(tooOld)).orElse(tooOld));
        }
        boolean valid = last.map(day -> !day.isBefore(asOf)).orElse(true);
        return new Validity(valid, last);
    }
}
