package edict;

import edict.document.Names;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Explainer;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Shown;
import edict.facts.Value;
import edict.findings.Finding;
import edict.findings.Judged;
import edict.findings.Law;
import edict.findings.Proof;
import edict.rulebook.Calendar;
import edict.rulebook.Control;
import edict.rulebook.Dated;
import edict.rulebook.Pattern;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Source;
import edict.rulebook.Timing;
import edict.rulebook.Words;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** Puts an explanation together from an evaluation. Used once. */
final class Explaining {

    /** An id with a number behind a word, such as {@code pack/art-5-1}. */
    private static final java.util.regex.Pattern NUMBERED =
            java.util.regex.Pattern.compile("(?<pack>[a-z0-9-]+/)(?<word>[a-z]+)-(?<rest>[0-9].*)");

    /** More findings of one provision than anybody reads; who wants another one names its subject. */
    private static final int FINDINGS = 20;

    private static final int THINGS = 10;

    /** The same for all provisions of a pattern together: each with its proof down to the facts, they would be hundreds of megabytes. */
    private static final int FINDINGS_IN_ALL = 50;

    private static final int THINGS_IN_ALL = 25;

    private static final List<String> OF_CONTROLS =
            List.of(Words.STATE, Words.PLANNED_FOR, Words.SCOPE, Words.HOLDER);
    private static final List<String> OF_EVIDENCE = List.of(Words.KIND, Words.DATE, Words.VALID_TO);

    private final Calendar calendar;
    private final Rulebook rulebook;
    private final Engine engine;
    private final Profile profile;
    private final Evaluation evaluation;
    private final Supplier<Budget> budget;
    private final Map<LocalDate, Explainer> explainers = new HashMap<>();
    private int firedSoFar;
    private int silentSoFar;

    Explaining(Calendar calendar, Engine engine, Profile profile, Evaluation evaluation, Supplier<Budget> budget) {
        this.calendar = calendar;
        this.rulebook = calendar.rulebook();
        this.engine = engine;
        this.profile = profile;
        this.evaluation = evaluation;
        this.budget = budget;
    }

    /** What is wrong with a question; empty when there is an answer. */
    Optional<String> mistake(Explanation.Question question) {
        if (asked(question).isEmpty()) {
            return Optional.of(noProvision(question.provision(), rulebook));
        }
        return question.subject().filter(subject -> !isKnown(subject)).map(subject -> {
            Set<String> ids = new LinkedHashSet<>();
            facts().entities().values().forEach(entity -> entity.id().ifPresent(ids::add));
            return "there is no " + Names.quote(subject) + " in the design"
                    + Names.nearest(subject, ids)
                            .map(near -> "; did you mean " + Names.quote(near) + "?")
                            .orElse("; name an id, or the pointer of what has none");
        });
    }

    static String noProvision(String id, Rulebook rulebook) {
        Set<String> ids = rulebook.provisions().keySet();
        Optional<String> slug = ids.stream().filter(known -> known.endsWith("/" + id)).findFirst();
        List<String> begun = ids.stream().filter(known -> known.startsWith(id + "-") || isBegun(id, known)).toList();
        return "there is no provision " + Names.quote(id)
                + (begun.isEmpty() ? Names.nearest(id, ids).or(() -> slug).map(Names::quote) : Optional.of(Names.oneOf(begun)))
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; the rulebook lists them (`edict rules`, `/v1/rules`), and " + Names.quote("pack/*") + " explains those of a pack");
    }

    /** Whether it is the same number behind a word that is cut short, as {@code art-5-…} where somebody writes {@code article-5}. */
    private static boolean isBegun(String id, String known) {
        Matcher written = NUMBERED.matcher(id);
        Matcher other = NUMBERED.matcher(known);
        return written.matches()
                && other.matches()
                && written.group("pack").equals(other.group("pack"))
                && written.group("word").startsWith(other.group("word"))
                && (other.group("rest") + "-").startsWith(written.group("rest") + "-");
    }

    private boolean isKnown(String subject) {
        return facts().entity(subject).isPresent()
                || facts().entities().values().stream().anyMatch(entity -> isCalled(entity, subject))
                || evaluation.findings().stream().anyMatch(finding -> isAbout(finding, subject));
    }

    private static boolean isCalled(Entity entity, String subject) {
        return entity.key().equals(subject) || entity.id().filter(subject::equals).isPresent();
    }

    private static boolean isAbout(Finding finding, String subject) {
        return finding.subject().pointer().equals(subject)
                || finding.subject().id().filter(subject::equals).isPresent();
    }

    private Facts facts() {
        return evaluation.days().get(0).facts();
    }

    private List<Provision> asked(Explanation.Question question) {
        Pattern pattern = new Pattern(question.provision());
        return rulebook.provisions().values().stream()
                .filter(provision -> pattern.matches(provision.id()))
                .toList();
    }

    Explanation explanation(Explanation.Question question) {
        return new Explanation(
                evaluation.asOf(),
                evaluation.knownOn(),
                evaluation.rulebook(),
                evaluation.profile(),
                asked(question).stream()
                        .map(provision -> explanation(provision, question.subject()))
                        .toList());
    }

    private Explanation.OfProvision explanation(Provision provision, Optional<String> subject) {
        List<Finding> findings = evaluation.findings().stream()
                .filter(finding -> finding.provision().equals(provision.id())
                        && finding.timing() != Timing.LAPSED
                        && subject.map(named -> isAbout(finding, named)).orElse(true))
                .toList();
        List<Explanation.Fired> fired = new ArrayList<>();
        Set<String> concluded = new HashSet<>();
        boolean valid = rulebook.validity(provision, evaluation.asOf(), evaluation.knownOn()).isPresent();
        int more = 0;
        for (Finding finding : findings) {
            boolean now = finding.timing() == Timing.IN_FORCE;
            if (finding.standing().holds().isEmpty()) {
                continue;
            }
            // Of what only comes up because the law does, there is no more to say than when.
            if (now || !valid) {
                concluded.add(finding.subject().pointer());
            }
            if (fired.size() < FINDINGS && firedSoFar < FINDINGS_IN_ALL) {
                firedSoFar++;
                fired.add(fired(finding));
            } else {
                more++;
            }
        }
        List<Entity> others = facts().entities().values().stream()
                .filter(entity -> provision.subjects().contains(entity.type())
                        && !concluded.contains(entity.key())
                        && subject.map(named -> isCalled(entity, named)).orElse(true))
                .toList();
        List<Explanation.NotFired> notFired =
                others.stream().limit(Math.min(THINGS, THINGS_IN_ALL - silentSoFar)).map(entity -> notFired(provision, entity)).toList();
        silentSoFar += notFired.size();
        return new Explanation.OfProvision(
                provision,
                rulebook.citation(provision, evaluation.asOf(), evaluation.knownOn()),
                inForce(provision),
                List.copyOf(fired),
                notFired,
                more,
                others.size() - notFired.size(),
                notes(provision, fired.isEmpty() && others.isEmpty(), subject));
    }

    private Explanation.Fired fired(Finding finding) {
        LocalDate day = finding.timing() == Timing.IN_FORCE
                ? evaluation.asOf()
                : finding.appliesFrom().orElse(evaluation.asOf());
        Explainer explainer = explainer(day);
        String subject = finding.subject().pointer();
        Optional<String> bearer = finding.who().pointer();
        List<Proof.Concluded> conclusions = explainer.concluded(finding.provision(), subject, bearer);
        Set<String> told = new HashSet<>();
        Set<String> removing = new HashSet<>();
        conclusions.forEach(conclusion -> {
            conclusion.proofs().forEach(proof -> told.add(proof.rule()));
            conclusion.removals().forEach(removal -> removing.add(removal.rule()));
        });
        return new Explanation.Fired(
                finding,
                day,
                conclusions,
                explainer.shortcomings(finding.provision(), subject, bearer).stream()
                        .filter(proof -> !told.contains(proof.rule()))
                        .toList(),
                explainer.exemptions(finding.provision(), subject, bearer).stream()
                        .filter(proof -> !removing.contains(proof.rule()))
                        .toList(),
                controls(finding.provision()));
    }

    // ---- controls

    private List<Explanation.ControlAsked> controls(String provision) {
        List<Explanation.ControlAsked> controls = new ArrayList<>();
        Optional.ofNullable(rulebook.provisions().get(provision))
                .flatMap(Provision::satisfiedBy)
                .ifPresent(expression -> controls(expression, controls));
        return List.copyOf(controls);
    }

    private void controls(Provision.Satisfaction expression, List<Explanation.ControlAsked> controls) {
        if (expression instanceof Provision.AllOf all) {
            all.of().forEach(part -> controls(part, controls));
        } else if (expression instanceof Provision.AnyOf any) {
            any.of().forEach(part -> controls(part, controls));
        } else if (expression instanceof Provision.ByControl by) {
            Optional<Control> control = Optional.ofNullable(rulebook.controls().get(by.control()));
            Text title = control.map(Control::title).orElse(new Text(by.control(), by.control()));
            List<Explanation.Declared> declared = facts().controls().all().stream()
                    .filter(measure -> measure.control() instanceof Value.Known known
                            && known.scalar().equals(by.control()))
                    .map(measure -> new Explanation.Declared(
                            thing(measure.entity()),
                            reads(measure.entity(), OF_CONTROLS),
                            measure.proofs().stream()
                                    .map(proof -> new Explanation.Declared(
                                            thing(proof.entity()),
                                            reads(proof.entity(), OF_EVIDENCE),
                                            List.of()))
                                    .toList()))
                    .toList();
            List<Control.Crosswalk> crosswalk = control.map(Control::crosswalk).orElse(List.of());
            controls.add(new Explanation.ControlAsked(by.control(), title, by.evidence(), crosswalk, declared));
        }
    }

    private Proof.Thing thing(Entity entity) {
        return new Proof.Thing(
                entity.type(), entity.key(), shown().thing(entity.key()), Optional.of(entity.at()));
    }

    private List<Proof.Read> reads(Entity entity, List<String> attributes) {
        List<Proof.Read> reads = new ArrayList<>();
        for (String attribute : attributes) {
            Optional.ofNullable(entity.values().get(attribute))
                    .filter(given -> given.origin() != Given.Origin.MISSING)
                    .ifPresent(given -> reads.add(new Proof.Read(
                            attribute,
                            shown().attribute(entity, attribute),
                            given.pointer(),
                            Optional.of(given.at()),
                            given.origin(),
                            given.source())));
        }
        return List.copyOf(reads);
    }

    private Shown shown() {
        return new Shown(facts(), rulebook.vocabulary());
    }

    // ---- what is silent

    private Explanation.NotFired notFired(Provision provision, Entity entity) {
        return new Explanation.NotFired(
                new Finding.Subject(entity.type(), entity.id(), entity.key()),
                shown().thing(entity.key()),
                explainer(evaluation.asOf()).attempts(provision.id(), entity.key()));
    }

    private Explainer explainer(LocalDate day) {
        return explainers.computeIfAbsent(day, then -> {
            Judged judged = evaluation.days().stream()
                    .filter(one -> one.day().equals(then) && one.timing() != Timing.LAPSED)
                    .findFirst()
                    .orElseThrow();
            return engine.explainer(
                    judged.facts(),
                    calendar.moment(then, evaluation.knownOn(), profile),
                    judged.conclusions(),
                    Law.of(calendar, profile, evaluation.knownOn(), judged),
                    budget.get());
        });
    }

    private Text inForce(Provision provision) {
        LocalDate day = evaluation.asOf();
        LocalDate knownOn = evaluation.knownOn();
        Optional<Rulebook.Validity> validity = rulebook.validity(provision, day, knownOn);
        if (validity.isEmpty()) {
            return rulebook.rules().stream()
                    .filter(rule -> rule.provision().equals(provision.id()))
                    .findFirst()
                    .map(rule -> Law.of(calendar, profile, knownOn, evaluation.days().get(0)).notInForce(rule))
                    .orElse(new Text("not in force", "pas en vigueur"));
        }
        Optional<LocalDate> from = validity.get().from();
        // A wording that came later than the day of application applies by what brought it.
        Optional<? extends Dated<?>> applied = provision.applies().at(day, knownOn);
        Optional<? extends Dated<?>> worded = provision.texts().at(day, knownOn);
        boolean byWording = worded.map(Dated::from).equals(from) && !applied.map(Dated::from).equals(from);
        Optional<Text> source = (byWording ? worded : applied)
                .flatMap(Dated::source)
                .map(Source::text)
                .filter(text -> !text.en().isEmpty());
        Text applies = from.map(first -> new Text("applies since " + first, "s'applique depuis le " + first))
                .orElse(new Text("has no day of application of its own", "n'a pas de date d'application propre"));
        Text cited = source.map(applies::bracketed).orElse(applies);
        Text dated = validity.get()
                .until()
                .map(last -> cited.then(new Text(", until " + last, ", jusqu'au " + last)))
                .orElse(cited);
        return validity.get()
                .text()
                .map(id -> new Text("wording " + id + " ", "rédaction " + id + " ").then(dated))
                .orElse(dated);
    }

    private List<Text> notes(Provision provision, boolean silent, Optional<String> subject) {
        if (!silent) {
            return List.of();
        }
        String types = String.join(", ", provision.subjects());
        return List.of(subject.isPresent()
                ? new Text(
                        "It judges " + types + "; this is none.", "Elle porte sur " + types + " ; ce n'en est pas.")
                : new Text(
                        "It judges " + types + ", of which there is none in the design.",
                        "Elle porte sur " + types + ", dont le projet ne contient aucun."));
    }
}
