package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Explainer;
import edict.engine.Focus;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Shapes;
import edict.facts.Tables;
import edict.findings.Conclusions;
import edict.findings.Judged;
import edict.findings.Law;
import edict.findings.Proof;
import edict.findings.Proofs;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is explained agrees with what is concluded, in worlds beside the shipped rules: in one of thirteen, or in all of them with
 * {@code -Dedict.every=1}.
 */
class ShippedExplanationsTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();
    private static final Cases CASES = Cases.under(Path.of(""), RULEBOOK);
    private static final Calendar CALENDAR = Calendar.of(RULEBOOK);
    private static final Tables TABLES = Tables.of(Shapes.of(RULEBOOK.vocabulary()));
    private static final Budget BUDGET = new Budget(Duration.ofMinutes(5), Budget.USUAL.matches(), 2_500);

    /** A group has its cases in the order of their kinds, none of which is passed over by the same step throughout. */
    private static final int EVERY = Integer.getInteger("edict.every", 13);

    /** The part of the rulebook that a provision hangs on, as the cases are tried on it. */
    private record Part(Calendar calendar, Engine engine) {}

    /** @param one of the group's cases */
    private record Tried(CaseFile.Group group, CaseFile.Case one) {}

    private final Map<Cases.Slot, Part> parts = new ConcurrentHashMap<>();

    private final AtomicInteger concluded = new AtomicInteger();
    private final AtomicInteger notConcluded = new AtomicInteger();

    @Test
    void what_is_explained_of_a_case_is_what_was_concluded() {
        List<Tried> cases = CASES.files().stream()
                .flatMap(file -> file.groups().stream())
                .flatMap(group -> group.cases().stream().map(one -> new Tried(group, one)))
                .toList();
        List<String> wrong = IntStream.range(0, cases.size() / EVERY)
                .parallel()
                .mapToObj(i -> cases.get(i * EVERY))
                .flatMap(tried -> contradictions(tried.group(), tried.one()).stream())
                .toList();

        assertThat(concluded).hasValueGreaterThan(500);
        assertThat(notConcluded).hasValueGreaterThan(500);
        assertThat(wrong.size())
                .as(() -> wrong.stream().limit(5).collect(Collectors.joining("\n\n", "\n", "\n")))
                .isZero();
    }

    private List<String> contradictions(CaseFile.Group group, CaseFile.Case one) {
        Bench.World world = CASES.read(Edits.world(group, one).root(), one);
        List<String> wrong = new ArrayList<>();
        if (world instanceof Bench.Ready ready) {
            Part part = parts.computeIfAbsent(Cases.slot(group.provision(), new Comparing(RULEBOOK, group)), slot -> {
                Rulebook slice = Cases.slice(RULEBOOK, slot);
                return new Part(Calendar.of(slice), Engine.of(slice.vocabulary(), slice.rules()));
            });
            Profile profile = RULEBOOK.profile(one.profile()).orElseThrow();
            Moment moment = part.calendar().moment(one.asOf(), one.known(), profile);
            Facts facts = ready.facts()
                    .with(CALENDAR.rows(one.asOf(), one.known()), TABLES);
            Conclusions conclusions = part.engine().conclude(
                    facts, moment, BUDGET, new Focus(group.provision()::equals, type -> true))
                    .conclusions();
            Judged judged = new Judged(one.asOf(), Timing.IN_FORCE, facts, conclusions);
            Explainer explainer = part.engine()
                    .explainer(facts, moment, conclusions, Law.of(part.calendar(), profile, one.known(), judged), BUDGET);
            String where = one.at() + " " + one.name() + ": ";
            contradictions(RULEBOOK.provisions().get(group.provision()), facts, conclusions, explainer)
                    .forEach(text -> wrong.add(where + text));
        }
        return wrong;
    }

    private List<String> contradictions(
            Provision provision, Facts facts, Conclusions conclusions, Explainer explainer) {
        List<String> wrong = new ArrayList<>();
        Set<String> subjects = conclusions.drawn().stream()
                .filter(drawn -> drawn.provision().equals(provision.id()))
                .map(Conclusions.Drawn::subject)
                .collect(Collectors.toSet());
        for (Conclusions.Drawn drawn : conclusions.drawn()) {
            if (drawn.provision().equals(provision.id())
                    && drawn.verb() != Rule.Verb.SCORE
                    && drawn.verb() != Rule.Verb.ASK) {
                concluded.incrementAndGet();
                List<Proof.Concluded> told =
                        explainer.concluded(provision.id(), drawn.subject(), drawn.bearer());
                told.stream()
                        .filter(Proof.Concluded::doubtful)
                        .forEach(one -> wrong.add(drawn.verb() + " " + drawn.subject() + ": left open, and its proof fails"));
                Proofs.contradictions(drawn, told)
                        .forEach(text -> wrong.add(drawn.verb() + " " + drawn.subject() + ": " + text));
            }
        }
        for (Entity entity : facts.entities().values()) {
            if (provision.subjects().contains(entity.type()) && !subjects.contains(entity.key())) {
                List<Proof.Concluded> classified =
                        explainer.concluded(provision.id(), entity.key(), Optional.empty());
                if (classified.isEmpty()) {
                    notConcluded.incrementAndGet();
                    List<Proof> attempts = explainer.attempts(provision.id(), entity.key());
                    if (attempts.isEmpty()) {
                        wrong.add("nothing about " + entity.key() + ", and no rule says why");
                    }
                    Proofs.contradictions(attempts)
                            .forEach(text -> wrong.add("nothing about " + entity.key() + ": " + text));
                } else {
                    concluded.incrementAndGet();
                    classified.forEach(one -> one.proofs()
                            .forEach(proof -> Proofs.contradictions(proof)
                                    .forEach(text -> wrong.add("classified " + entity.key() + ": " + text))));
                    classified.stream()
                            .filter(one -> one.verdict() == Proof.Verdict.HELD && !one.byCompletion())
                            .filter(one -> one.proofs().get(0).verdict() != Proof.Verdict.HELD)
                            .forEach(one -> wrong.add("classified " + entity.key() + ": certain, but its proof reads "
                                    + one.proofs().get(0).verdict()));
                }
            }
        }
        return wrong;
    }
}
