package edict.findings;

import edict.drl.Rule;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Parties;
import edict.facts.Shown;
import edict.facts.Ternary;
import edict.rulebook.Effect;
import edict.rulebook.Lookup;
import edict.rulebook.Moment;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Rules;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the conclusions of one evaluation into findings, day by day. Used once, by one thread at a time. */
public final class Checking {

    /** The documented order of findings. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::timing)
            .thenComparing(Finding::provision)
            .thenComparing(finding -> finding.subject().pointer())
            .thenComparing(finding -> finding.who().pointer().orElse(""))
            .thenComparing(finding -> finding.appliesFrom().orElse(LocalDate.MIN));

    /** What decides first, for message and facts. */
    private static final List<Rule.Verb> DECIDING = List.of(
            Rule.Verb.PROHIBIT,
            Rule.Verb.BREACH,
            Rule.Verb.REQUIRE,
            Rule.Verb.FULFIL,
            Rule.Verb.ADVISE,
            Rule.Verb.EXEMPT,
            Rule.Verb.CLASSIFY,
            Rule.Verb.APPLIES);

    private final Findings.Check check;
    private final Rulebook rulebook;
    private final Judged first;
    private final ControlCheck controls;
    private final Ceilings ceilings;
    private final Rules rules;
    private final Waiving waiving;
    private final List<Finding> findings = new ArrayList<>();
    /** The worst rank so far of each provision, wording, subject and bearer. */
    private final Map<Seen, Integer> ranks = new HashMap<>();
    /** Where among the findings stands what is owed on the day judged and can't be broken before a later day. */
    private final Map<Seen, Integer> unbroken = new HashMap<>();
    /** Since when each duty is there, of the days looked at. */
    private final Map<Key, Begun> begun = new HashMap<>();

    private record Seen(String provision, Optional<String> text, String subject, Optional<String> bearer) {

        Key key() {
            return new Key(provision, subject, bearer);
        }
    }

    /** Conclusions of one provision about one subject and bearer. */
    private record Key(String provision, String subject, Optional<String> bearer) {}

    /** The first of the days looked at on which a duty perhaps is there, and on which it certainly is. */
    private record Begun(LocalDate perhaps, Optional<LocalDate> certainly) {

        static Begun on(LocalDate day, Ternary exists) {
            return new Begun(day, Optional.of(day).filter(first -> exists == Ternary.YES));
        }

        /** @param later what is seen of it on a later day */
        Begun and(Begun later) {
            return new Begun(perhaps, certainly.or(later::certainly));
        }
    }

    private static final class Group {
        final Map<Rule.Verb, Ternary> holds = new EnumMap<>(Rule.Verb.class);
        final Map<Rule.Verb, Integer> drawn = new EnumMap<>(Rule.Verb.class);
        final Map<Rule.Verb, List<Conclusions.Ground>> grounds = new EnumMap<>(Rule.Verb.class);
        final Map<Rule.Verb, Set<Conclusions.Asked>> asked = new EnumMap<>(Rule.Verb.class);
        final Map<String, Conclusions.Removal> removals = new TreeMap<>();
        boolean fulfilled;

        void add(Rule.Verb verb, Ternary held, List<Conclusions.Ground> why) {
            holds.merge(verb, held, Ternary::or);
            fulfilled |= verb == Rule.Verb.FULFIL && held != Ternary.NO && why.stream().anyMatch(Conclusions.Ground::certain);
            grounds.computeIfAbsent(verb, none -> new ArrayList<>()).addAll(why);
        }

        List<Conclusions.Ground> deciding() {
            for (Ternary strength : List.of(Ternary.YES, Ternary.UNKNOWN, Ternary.NO)) {
                for (Rule.Verb verb : DECIDING) {
                    List<Conclusions.Ground> why = grounds.getOrDefault(verb, List.of());
                    if (holds.get(verb) == strength && !why.isEmpty()) {
                        return why;
                    }
                }
            }
            return List.of();
        }

        List<Conclusions.Ground> all() {
            Set<Conclusions.Ground> all = new LinkedHashSet<>(deciding());
            holds.forEach((verb, held) -> {
                if (held != Ternary.NO && (verb != Rule.Verb.APPLIES || all.isEmpty())) {
                    all.addAll(grounds.getOrDefault(verb, List.of()));
                }
            });
            return List.copyOf(all);
        }
    }

    /** Everything of one of the days. */
    private final class Day {
        final Judged judged;
        final Moment moment;
        final Trace trace;
        final Disputes disputes;
        final Exclusions exclusions;
        final Parties parties;
        /** Those that differ only in what the bearer has its role for. */
        final Set<Key> twins = new HashSet<>();

        Day(Judged judged) {
            this.judged = judged;
            this.moment = check.calendar().moment(judged.day(), check.knownOn(), check.profile());
            this.trace = new Trace(check.calendar(), judged, check.knownOn());
            this.disputes = new Disputes(check.calendar(), trace);
            this.exclusions = new Exclusions(check.calendar(), moment, check.knownOn(), judged.conclusions());
            this.parties = judged.facts().parties();
        }

        Facts facts() {
            return judged.facts();
        }
    }

    /** Begins with the day judged. */
    public Checking(Findings.Check check, Judged first) {
        this.check = check;
        this.rulebook = check.rulebook();
        this.rules = check.calendar().rules();
        this.first = first;
        this.controls = new ControlCheck(first.facts().controls(), rulebook.controls(), check.asOf());
        this.waiving = new Waiving(check.waivers(), check.asOf(), first.facts());
        this.ceilings = new Ceilings(rulebook, check.knownOn());
        day(new Day(first));
    }

    /** Goes on with another day: later days in order, then last days of ended wordings. @return this */
    public Checking and(Judged next) {
        day(new Day(next));
        return this;
    }

    /** What was found on all days. */
    public Findings findings() {
        findings.sort(ORDER);
        List<Obligation> obligations =
                findings.stream().filter(Checking::isOwed).map(Obligation::of).toList();
        return new Findings(List.copyOf(findings), new OpenQuestions(rulebook, first).of(findings), obligations, assumptions(), waiving.notes());
    }

    /** Whether a finding belongs into the register of what is owed. */
    static boolean isOwed(Finding finding) {
        boolean duty = finding.kind() == Provision.Kind.OBLIGATION || finding.kind() == Provision.Kind.CONDITION;
        return duty
                && finding.timing() != Timing.LAPSED
                && finding.standing().exists() == Ternary.YES;
    }

    private void day(Day day) {
        Map<Key, Group> groups = groups(day.judged.conclusions());
        day.twins.addAll(twins(day, groups.keySet()));
        groups.forEach((key, group) -> Optional.ofNullable(rulebook.provisions().get(key.provision()))
                .ifPresent(provision -> consider(day, provision, key, group)));
        if (day.judged.timing() == Timing.UPCOMING) {
            unbroken.keySet().removeIf(seen -> !isUnbroken(day, seen, groups));
        }
        if (check.everything() && day.judged.timing() == Timing.IN_FORCE) {
            untouched(day, groups);
        }
    }

    private static Set<Key> twins(Day day, Set<Key> keys) {
        Map<List<Object>, List<Key>> alike = keys.stream()
                .filter(key -> key.bearer().flatMap(day.parties::role).isPresent())
                .collect(Collectors.groupingBy(key -> List.of(
                        key.provision(),
                        key.subject(),
                        key.bearer().flatMap(day.parties::organisation),
                        key.bearer().flatMap(day.parties::role))));
        return alike.values().stream().filter(several -> several.size() > 1).flatMap(List::stream).collect(Collectors.toSet());
    }

    private Map<Key, Group> groups(Conclusions conclusions) {
        Map<Key, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < conclusions.drawn().size(); i++) {
            Conclusions.Drawn drawn = conclusions.drawn().get(i);
            if (drawn.verb() == Rule.Verb.SCORE || drawn.verb() == Rule.Verb.ASK) {
                continue;
            }
            Group group = groups.computeIfAbsent(
                    new Key(drawn.provision(), drawn.subject(), drawn.bearer()), none -> new Group());
            group.add(drawn.verb(), drawn.holds(), drawn.grounds());
            group.drawn.put(drawn.verb(), i);
            group.asked
                    .computeIfAbsent(drawn.verb(), none -> new LinkedHashSet<>())
                    .addAll(drawn.questions());
            drawn.removedBy()
                    .forEach(removal -> group.removals.merge(
                            removal.provision(), removal, (a, b) -> a.holds().compareTo(b.holds()) >= 0 ? a : b));
        }
        if (check.everything()) {
            conclusions.derived().forEach(fact -> classified(fact, groups));
        }
        return groups;
    }

    /** A derived fact is what a classification, or an exception to one, finds. */
    private void classified(Conclusions.Derived fact, Map<Key, Group> groups) {
        List<String> attributes = Lookup.type(rulebook.vocabulary(), fact.type())
                .map(type -> List.copyOf(type.attributes().keySet()))
                .orElse(List.of());
        Optional<String> subject = fact.arguments().isEmpty()
                ? Optional.empty()
                : fact.arguments().get(0).map(Object::toString);
        int who = attributes.indexOf("who");
        Optional<String> bearer = who < 0 || who >= fact.arguments().size()
                ? Optional.empty()
                : fact.arguments().get(who).map(Object::toString);
        Set<String> provisions = fact.grounds().stream()
                .flatMap(ground -> rules.rule(ground.rule()).map(Rule::provision).stream())
                .collect(Collectors.toSet());
        for (Conclusions.Ground ground : fact.grounds()) {
            // A fact that is certain by one provision is perhaps not by another that concludes it too.
            Ternary holds = ground.certain() || provisions.size() == 1 ? fact.holds() : fact.holds().and(Ternary.UNKNOWN);
            rules.rule(ground.rule())
                    .map(Rule::provision)
                    .filter(id -> isAboutClasses(rulebook.provisions().get(id)))
                    .ifPresent(id -> subject.ifPresent(key -> groups.computeIfAbsent(
                                    new Key(id, key, bearer), none -> new Group())
                            .add(Rule.Verb.CLASSIFY, holds, List.of(ground))));
        }
    }

    private static boolean isAboutClasses(@Nullable Provision provision) {
        return provision != null
                && (provision.kind() == Provision.Kind.CLASSIFICATION
                        || provision.kind() == Provision.Kind.EXEMPTION);
    }

    private void consider(Day day, Provision provision, Key key, Group group) {
        Optional<Rulebook.Validity> validity =
                check.calendar().validity(provision, day.judged.day(), check.knownOn());
        Timing timing = day.judged.timing();
        Seen seen = new Seen(
                provision.id(), validity.flatMap(Rulebook.Validity::text), key.subject(), key.bearer());
        if (timing == Timing.LAPSED && !hasJustEnded(provision, validity, day.judged.day())) {
            return;
        }
        // Only what counts to a day of its own reads since when it is there.
        Ternary exists = provision.due().isEmpty()
                ? Ternary.NO
                : standing(day, provision, group, ControlCheck.Outcome.NO_CONTROLS.met(), true).exists();
        if (timing != Timing.LAPSED && exists != Ternary.NO) {
            begun.merge(key, Begun.on(day.judged.day(), exists), Begun::and);
        }
        boolean isNew = !ranks.containsKey(seen);
        int before = ranks.getOrDefault(seen, 0);
        // Most of what is so on a later day has been told, whatever controls come to until then.
        Met least = provision.satisfiedBy().isPresent() ? Met.NOT_MET : ControlCheck.Outcome.NO_CONTROLS.met();
        if (timing == Timing.UPCOMING && standing(day, provision, group, least, true).rank() <= Math.max(0, before)) {
            return;
        }
        Assessed assessed = assess(day, provision, key, group, validity, isNew, exists);
        int rank = assessed.standing.rank();
        if (timing == Timing.UPCOMING && (rank <= Math.max(0, before) || isOverdueOnly(day, assessed, before))) {
            return;
        }
        if (timing != Timing.LAPSED && assessed.standing.rank() > 0) {
            ranks.merge(seen, rank, Math::max);
        }
        boolean shown = !assessed.standing.onlyOnRequest() || isDisputedException(provision, assessed, timing);
        if (shown || (check.everything() && (timing != Timing.UPCOMING || rank > 1))) {
            tell(seen, provision, assessed, finding(day, provision, key, group, validity, assessed));
        }
    }

    /** What is met in between, or no longer owed, is broken after that for reasons of its own. */
    private boolean isUnbroken(Day day, Seen seen, Map<Key, Group> groups) {
        return Optional.ofNullable(groups.get(seen.key()))
                .flatMap(group -> Optional.ofNullable(rulebook.provisions().get(seen.provision()))
                        .map(provision -> standing(day, provision, group, ControlCheck.Outcome.NO_CONTROLS.met(), true)))
                .filter(Standing::isUnbroken)
                .isPresent();
    }

    /** What is owed already and will be broken from a later day on is told once, with all that it lacks and by when. */
    private void tell(Seen seen, Provision provision, Assessed assessed, Finding finding) {
        Optional<Integer> at = Optional.ofNullable(unbroken.get(seen))
                .filter(first -> finding.timing() == Timing.UPCOMING && assessed.standing.isBroken())
                // Whoever accepts it for today doesn't accept it for later.
                .filter(first -> findings.get(first).waiver().equals(finding.waiver()));
        if (at.isPresent()) {
            findings.set(at.get(), findings.get(at.get()).lacking(finding));
            return;
        }
        // A day of its own, or what a control comes to today, says by when without what is found later.
        if (finding.timing() == Timing.IN_FORCE
                && assessed.standing.isUnbroken()
                && hasNoDay(provision, assessed.deadline)
                && provision.satisfiedBy().isEmpty()) {
            unbroken.put(seen, findings.size());
        }
        findings.add(finding);
    }

    /** Duties that a contested reading alone takes away must not be missed by whoever reads only what is left. */
    private static boolean isDisputedException(Provision provision, Assessed assessed, Timing timing) {
        return provision.kind() == Provision.Kind.EXEMPTION
                && provision.isContested()
                && assessed.standing.status() == Status.INFO
                && timing == Timing.IN_FORCE;
    }

    /** Whether a duty that is told with a day by which it is still due is merely not met on that day, or after it. */
    private boolean isOverdueOnly(Day day, Assessed assessed, int before) {
        return before == Standing.REQUIRED
                && assessed.standing.status() == Status.REQUIRED
                && assessed.deadline.date()
                        .filter(due -> !due.isBefore(check.asOf()) && !due.isAfter(day.judged.day()))
                        .isPresent();
    }

    private static boolean hasJustEnded(
            Provision provision, Optional<Rulebook.Validity> validity, LocalDate day) {
        return validity.flatMap(Rulebook.Validity::until).filter(day::equals).isPresent()
                && !(provision.texts().isEmpty() && provision.applies().isEmpty());
    }

    /** Status and what it hangs on. */
    private record Assessed(Standing standing, ControlCheck.Outcome controls, Deadline deadline) {}

    private Assessed assess(
            Day day,
            Provision provision,
            Key key,
            Group group,
            Optional<Rulebook.Validity> validity,
            boolean isNew,
            Ternary exists) {
        boolean comesLater = day.judged.timing() == Timing.UPCOMING && isNew;
        Deadline deadline = provision
                .due()
                .map(due -> Deadline.of(
                        due, group.deciding(), day.trace, day.moment, ground -> since(day, provision, key, exists, ground)))
                .orElse(Deadline.NONE);
        boolean isDuty = provision.kind() == Provision.Kind.OBLIGATION || provision.kind() == Provision.Kind.CONDITION;
        ControlCheck.Outcome outcome = ControlCheck.Outcome.NO_CONTROLS;
        if (isDuty) {
            // What is not yet in force is due when it comes into force; what is in force without a date of its own may be
            // planned, and the plan is the condition.
            boolean lasts = lasts(provision);
            Optional<LocalDate> due = deadline.date()
                    .filter(last -> !lasts)
                    .or(() -> comesLater && (lasts || hasNoDay(provision, deadline))
                            ? Optional.of(day.judged.day())
                            : Optional.empty());
            outcome = controls.check(new ControlCheck.Case(
                    provision,
                    covered(day, key),
                    key.bearer().map(bearer -> bearer(day, bearer)),
                    due,
                    deadline.isUnknown() && !lasts,
                    validity.flatMap(Rulebook.Validity::until)));
        }
        boolean isDue = provision.due().filter(Provision.Due::comesBefore).isEmpty() || deadline.hasCome(day.judged.day());
        return new Assessed(standing(day, provision, group, outcome.met(), isDue), outcome, deadline);
    }

    private Standing standing(Day day, Provision provision, Group group, Met controls, boolean isDue) {
        Set<Rule.Verb> said = rules.verbs(provision.id());
        return new Standing(
                provision.kind(),
                group.drawn,
                group.holds,
                group.fulfilled,
                controls,
                said.contains(Rule.Verb.REQUIRE),
                said.contains(Rule.Verb.APPLIES),
                day.judged.timing(),
                isDue);
    }

    /**
     * Since when it can have been owed. What comes up on a later day is owed from then, also where the provision applies already: an
     * exemption may end, or a time for what was there before. What perhaps is owed before is told with the day that it has then. What is
     * there on the day judged is owed since both the provision and what makes of the subject what it is about apply.
     */
    private Optional<LocalDate> since(Day day, Provision provision, Key key, Ternary exists, Conclusions.Ground ground) {
        Optional<LocalDate> later = Optional.ofNullable(begun.get(key))
                .flatMap(since -> exists == Ternary.YES ? since.certainly() : Optional.of(since.perhaps()))
                .filter(first -> first.isAfter(check.asOf()) && day.judged.timing() == Timing.UPCOMING);
        return later.isPresent()
                ? later
                : Trace.latest(check.calendar().since(provision, day.judged.day(), check.knownOn()), day.trace.since(ground));
    }

    private Set<String> covered(Day day, Key key) {
        Set<String> covered = new HashSet<>();
        Optional<String> at = Optional.of(key.subject());
        while (at.isPresent() && covered.add(at.get())) {
            at = day.facts().entity(at.get()).flatMap(Entity::owner);
        }
        key.bearer().flatMap(day.parties::organisation).ifPresent(covered::add);
        return covered;
    }

    private Finding finding(
            Day day,
            Provision provision,
            Key key,
            Group group,
            Optional<Rulebook.Validity> validity,
            Assessed assessed) {
        Standing standing = assessed.standing;
        Timing timing = day.judged.timing();
        Optional<LocalDate> appliesFrom = timing == Timing.UPCOMING
                ? Optional.of(day.judged.day())
                : validity.flatMap(Rulebook.Validity::from);
        Optional<Waiver> waiver = waiving.of(provision, key.subject(), day.judged, standing.status());
        List<Conclusions.Ground> telling = standing.status() == Status.OPEN
                ? day.trace.mostTelling(provision, group.deciding(), key.subject(), key.bearer())
                : group.deciding();
        Optional<Conclusions.Ground> ground = telling.stream().findFirst();
        Trace.Reading reading = day.trace.read(group.all());
        Sentences.Told told = Sentences.of(
                provision, telling, standing.status(), standing.isBroken(), of -> day.trace.because(provision, of, key.subject(), key.bearer()));
        Disputes.Dispute dispute =
                provision.isContested() ? Disputes.NONE : day.disputes.of(group.deciding());
        return new Finding(
                provision.id(),
                provision.title(),
                provision.kind(),
                provision.force(),
                waiver.isPresent() ? Status.WAIVED : standing.status(),
                timing,
                validity.flatMap(Rulebook.Validity::text),
                appliesFrom,
                due(provision, standing, assessed.deadline, timing, day.judged.day()),
                subject(day, provision, key.subject()),
                who(day, key),
                provision.severity(),
                enforcement(provision, dispute),
                Effect.NONE,
                Effect.NONE,
                rulebook.citation(provision, day.judged.day(), check.knownOn()),
                day.trace.sources(provision, group.deciding()),
                provision.sanction(),
                provision
                        .sanction()
                        .flatMap(sanction -> ceilings.of(
                                sanction,
                                day.judged.day(),
                                day.facts(),
                                key.bearer(),
                                key.bearer().flatMap(day.parties::organisation))),
                provision.clause().map(text -> day.trace.fill(text, ground, key.subject(), key.bearer())),
                Sentences.standing(told.text(), standing, !group.removals.isEmpty(), assessed.controls.missing()),
                told.reasons(),
                reading.facts(),
                reading.derivation(),
                exceptions(day, provision, key, group, standing),
                interpretation(provision, dispute),
                provision.unverified(),
                provision.remedy().map(text -> day.trace.fill(text, ground, key.subject(), key.bearer())),
                asked(group, assessed),
                conditions(assessed),
                waiver,
                key.bearer().map(bearer -> bearer(day, bearer).ours()).orElse(Ternary.UNKNOWN),
                standing);
    }

    /** What nobody would find by another reading of the law is no reason to do more than make a condition of it. */
    private static Effect enforcement(Provision provision, Disputes.Dispute dispute) {
        return dispute.part() == Disputes.Part.WHOLE
                ? provision.enforcement().atMost(Effect.CONDITION)
                : provision.enforcement();
    }

    private static Optional<Finding.Interpretation> interpretation(Provision provision, Disputes.Dispute dispute) {
        return dispute.reading()
                .flatMap(read -> read.interpretation()
                        .map(how -> new Finding.Interpretation(
                                how.contested(), how.text(), Optional.of(read.id()))))
                .or(() -> provision.interpretation()
                        .map(how -> new Finding.Interpretation(how.contested(), how.text(), Optional.empty())));
    }

    private static boolean lasts(Provision provision) {
        return provision.due().filter(Provision.Due::lasts).isPresent();
    }

    private static Optional<Finding.Due> due(
            Provision provision, Standing standing, Deadline deadline, Timing timing, LocalDate day) {
        boolean isDuty = provision.kind() == Provision.Kind.OBLIGATION || provision.kind() == Provision.Kind.CONDITION;
        if (!isDuty || standing.exists() == Ternary.NO) {
            return Optional.empty();
        }
        if (deadline.date().isPresent() || deadline.isUnknown()) {
            return Optional.of(new Finding.Due(deadline.date(), lasts(provision)));
        }
        return timing == Timing.UPCOMING && hasNoDay(provision, deadline)
                ? Optional.of(new Finding.Due(Optional.of(day)))
                : Optional.empty();
    }

    /**
     * Whether it is due as soon as it is owed: nothing says otherwise, or what it comes before is there already. What counts from something that is
     * not there yet isn't.
     */
    private static boolean hasNoDay(Provision provision, Deadline deadline) {
        return !deadline.counted() && provision.due().filter(due -> !due.comesBefore()).isEmpty();
    }

    private static List<Finding.DatedCondition> conditions(Assessed assessed) {
        Standing standing = assessed.standing;
        boolean byControls = standing.exists() == Ternary.YES
                && standing.met() == assessed.controls.met()
                && (standing.met() == Met.MET || standing.met() == Met.PLANNED);
        return byControls ? assessed.controls.expiries() : List.of();
    }

    private List<Conclusions.Asked> asked(Group group, Assessed assessed) {
        Standing standing = assessed.standing;
        Set<Conclusions.Asked> asked = new LinkedHashSet<>();
        Status status = standing.status();
        if (status != Status.OPEN && status != Status.REQUIRED && status != Status.PLANNED && status != Status.VIOLATED) {
            return List.of();
        }
        if (status == Status.OPEN || status == Status.REQUIRED) {
            group.holds.forEach((verb, held) -> {
                if (held == Ternary.UNKNOWN && (verb != Rule.Verb.APPLIES || !standing.requires())) {
                    asked.addAll(group.asked.getOrDefault(verb, Set.of()));
                }
            });
        }
        if (status == Status.REQUIRED) {
            asked.addAll(assessed.controls.questions());
        }
        asked.addAll(assessed.deadline.asked());
        return List.copyOf(asked);
    }

    private List<Finding.Relief> exceptions(
            Day day, Provision provision, Key key, Group group, Standing standing) {
        if (standing.status() == Status.NOT_APPLICABLE && group.removals.isEmpty()) {
            return day.exclusions.of(provision, key.subject());
        }
        List<Finding.Relief> exceptions = new ArrayList<>();
        group.removals.values().forEach(removal -> Optional.ofNullable(
                        rulebook.provisions().get(removal.provision()))
                .ifPresent(exempting -> exceptions.add(new Finding.Relief(
                        exempting.id(),
                        exempting.title(),
                        rulebook.citation(exempting, day.judged.day(), check.knownOn()),
                        removal.holds()))));
        return List.copyOf(exceptions);
    }

    private Finding.Subject subject(Day day, Provision provision, String key) {
        Optional<Entity> entity = day.facts().entity(key);
        String type = entity.map(Entity::type)
                .or(() -> rulebook.vocabulary().typeAt(key))
                .orElse(provision.subjects().get(0));
        return new Finding.Subject(type, entity.flatMap(Entity::id), key);
    }

    private Finding.Who who(Day day, Key key) {
        Optional<String> bearer = key.bearer();
        Optional<String> organisation = bearer.flatMap(day.parties::organisation)
                .map(found -> day.facts().entity(found).flatMap(Entity::id).orElse(found));
        Optional<String> role = bearer.flatMap(day.parties::role);
        return new Finding.Who(organisation, role, role.flatMap(this::title), of(day, key), bearer);
    }

    private static Optional<String> of(Day day, Key key) {
        return key.bearer()
                .filter(bearer -> day.twins.contains(key))
                .flatMap(day.facts()::entity)
                .flatMap(Entity::owner)
                .map(owner -> day.facts().entity(owner).flatMap(Entity::id).orElse(owner));
    }

    private Optional<Text> title(String role) {
        return rulebook.type(Words.ROLE)
                .flatMap(type -> Optional.ofNullable(type.attributes().get(Words.CODE)))
                .flatMap(code -> code.type() instanceof AttributeType.Code codes
                        ? Optional.ofNullable(codes.meanings().get(role))
                        : Optional.empty());
    }

    private static ControlCheck.Bearer bearer(Day day, String key) {
        Optional<String> organisation = day.parties.organisation(key);
        return new ControlCheck.Bearer(organisation, organisation.map(day.parties::ours).orElse(Ternary.UNKNOWN), day.parties.describes(organisation));
    }

    /** On request: what the provisions in force found nothing to say about. */
    private void untouched(Day day, Map<Key, Group> groups) {
        Set<String> touched = new HashSet<>();
        groups.keySet().forEach(key -> touched.add(key.provision() + ' ' + key.subject()));
        Set<String> active = new HashSet<>();
        day.moment.rules().forEach(name -> active.add(
                rules.rule(name).orElseThrow().provision()));
        for (Provision provision : rulebook.provisions().values()) {
            if (active.contains(provision.id())) {
                for (Entity entity : day.facts().entities().values()) {
                    if (provision.subjects().contains(entity.type())
                            && !touched.contains(provision.id() + ' ' + entity.key())) {
                        consider(
                                day,
                                provision,
                                new Key(provision.id(), entity.key(), Optional.empty()),
                                new Group());
                    }
                }
            }
        }
    }

    /** What was taken for granted of the design and read by some rule that counts. */
    private List<Assumption> assumptions() {
        Map<String, Assumption> assumptions = new TreeMap<>();
        Set<String> active = check.calendar().moment(check.asOf(), check.knownOn(), check.profile()).rules();
        Shown shown = new Shown(first.facts(), rulebook.vocabulary());
        Map<String, List<Attribute>> assumable = new HashMap<>();
        for (Entity entity : first.facts().entities().values()) {
            assumable.computeIfAbsent(entity.type(), this::withDefault).forEach(attribute -> Optional.ofNullable(
                            entity.values().get(attribute.name()))
                    .filter(given -> given.origin() == Given.Origin.ASSUMED)
                    .filter(given -> !Collections.disjoint(rules.readers(entity.type(), attribute.name()), active))
                    .ifPresent(given -> assumptions.put(
                            given.pointer(),
                            new Assumption(
                                    given.pointer(),
                                    attribute.name(),
                                    shown.attribute(entity, attribute.name()),
                                    attribute.otherwise().orElseThrow().because()))));
        }
        return List.copyOf(assumptions.values());
    }

    private List<Attribute> withDefault(String type) {
        return Lookup.type(rulebook.vocabulary(), type).orElseThrow().attributes().values().stream()
                .filter(attribute -> attribute.otherwise().isPresent())
                .toList();
    }
}
