package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Row;
import edict.findings.Conclusions;
import edict.findings.Findings;
import edict.findings.Judged;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.rulebook.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Every finding, derived fact and question comes from an activation in a session, counted by Drools' own listener. */
class ActivationsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Rulebook RULEBOOK = Rulebook.shipped();
    private static final Calendar CALENDAR = Calendar.of(RULEBOOK);
    private static final Profile PROFILE = RULEBOOK.profile("default").orElseThrow();
    private static final Moment MOMENT = CALENDAR.moment(DAY, DAY, PROFILE);
    private static final Ruleset RULESET = Ruleset.of(RULEBOOK.vocabulary(), RULEBOOK.rules());
    private static final Network.Built NETWORK = RULESET.parts().of(RULESET.parts().whole());

    /** What one session did. @param touched keys of the facts that each activation matched */
    private record Session(List<Set<Object>> touched, Conclusions conclusions, Facts facts) {

        Findings findings() {
            return Findings.of(
                    new Findings.Check(Calendar.of(RULEBOOK), PROFILE, DAY, DAY, List.of(), false),
                    List.of(new Judged(DAY, Timing.IN_FORCE, facts, conclusions)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/examples/call-centre.yaml", "src/test/resources/documents/answers-and-search.yaml"})
    void each_conclusion_has_activations_that_matched_its_subject(String design) {
        Session session = run(design, true);
        Conclusions conclusions = session.conclusions();

        assertThat(conclusions.drawn()).hasSizeGreaterThan(3).allSatisfy(drawn -> {
            assertThat(drawn.grounds()).isNotEmpty();
            if (session.facts().entity(drawn.subject()).isPresent()) {
                assertThat(session.touched()).anyMatch(facts -> facts.contains(drawn.subject()));
            }
        });
        Set<String> closed = RULEBOOK.vocabulary().types().values().stream()
                .filter(type -> type.closure().isPresent())
                .map(type -> type.name())
                .collect(Collectors.toSet());
        List<Conclusions.Derived> derived = conclusions.derived().stream()
                .filter(fact -> !closed.contains(fact.type()))
                .toList();
        assertThat(derived).isNotEmpty().allSatisfy(fact -> assertThat(fact.grounds()).isNotEmpty());
        int grounds = conclusions.drawn().stream().mapToInt(drawn -> drawn.grounds().size()).sum()
                + derived.stream().mapToInt(fact -> fact.grounds().size()).sum();
        assertThat(conclusions.activations()).isBetween((long) grounds, (long) session.touched().size());
    }

    @ParameterizedTest
    @ValueSource(strings = "src/examples/call-centre.yaml")
    void each_finding_and_each_question_comes_from_what_was_concluded(String design) {
        Session session = run(design, true);
        Set<String> concluded = new TreeSet<>();
        session.conclusions().drawn().forEach(drawn -> concluded.add(drawn.provision() + " " + drawn.subject()));
        Set<String> provisions = concluded.stream().map(one -> one.split(" ", 2)[0]).collect(Collectors.toSet());
        Findings findings = session.findings();

        assertThat(findings.findings()).isNotEmpty().hasSizeLessThanOrEqualTo(session.conclusions().drawn().size());
        assertThat(findings.findings())
                .allSatisfy(finding -> assertThat(concluded)
                        .contains(finding.provision() + " " + finding.subject().pointer()));
        assertThat(findings.questions()).isNotEmpty().allSatisfy(question -> {
            assertThat(question.settles()).isNotEmpty();
            assertThat(provisions).containsAll(question.settles());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/examples/call-centre.yaml", "src/test/resources/documents/answers-and-search.yaml"})
    void a_session_in_which_no_rule_fires_concludes_asks_and_finds_nothing(String design) {
        Session session = run(design, false);

        assertThat(session.touched()).isEmpty();
        assertThat(session.conclusions().drawn()).isEmpty();
        assertThat(session.conclusions().derived()).isEmpty();
        assertThat(session.findings().findings()).isEmpty();
        assertThat(session.findings().questions()).isEmpty();
    }

    private static Session run(String design, boolean firing) {
        Facts facts = facts(design);
        List<Set<Object>> touched = new ArrayList<>();
        Evaluation evaluation = new Evaluation(RULESET, MOMENT, Budget.USUAL, Standing.NONE);
        Universe universe = new Universe(facts, RULESET, evaluation);
        evaluation.run(universe, watched(touched, firing), RULESET.parts().all());
        Conclusions conclusions =
                new Concluding(RULESET, universe, evaluation, MOMENT, Budget.USUAL, Focus.ALL).conclusions();
        return new Session(touched, conclusions, facts);
    }

    /** The rules as they are, over a base whose sessions are listened to, or never fire. */
    private static Network.Built watched(List<Set<Object>> touched, boolean firing) {
        KieBase base = NETWORK.base();
        KieBase watching = (KieBase) Proxy.newProxyInstance(
                KieBase.class.getClassLoader(), new Class<?>[] {KieBase.class}, (proxy, method, arguments) -> {
                    Object result = invoke(() -> method.invoke(base, arguments));
                    if (!(result instanceof KieSession session)) {
                        return result;
                    }
                    session.addEventListener(new DefaultAgendaEventListener() {
                        @Override
                        public void afterMatchFired(AfterMatchFiredEvent event) {
                            Set<Object> keys = new HashSet<>();
                            event.getMatch().getObjects().stream()
                                    .filter(Instance.class::isInstance)
                                    .forEach(fact -> keys.add(((Instance) fact).id));
                            touched.add(keys);
                        }
                    });
                    return firing ? session : mute(session);
                });
        return new Network.Built(watching, NETWORK.types(), NETWORK.part());
    }

    private static KieSession mute(KieSession session) {
        return (KieSession) Proxy.newProxyInstance(
                KieSession.class.getClassLoader(),
                new Class<?>[] {KieSession.class},
                (proxy, method, arguments) ->
                        method.getName().equals("fireAllRules") ? 0 : invoke(() -> method.invoke(session, arguments)));
    }

    private interface Call {
        Object make() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Facts facts(String design) {
        try {
            Reading.Document document = (Reading.Document) Texts.read(design, Files.readAllBytes(Path.of(design)));
            Design.Accepted accepted = (Design.Accepted) Design.read(document, RULEBOOK.vocabulary());
            List<Row> rows = CALENDAR.rows(DAY, DAY).stream().map(Row::of).toList();
            return accepted.facts().with(rows, RULEBOOK.vocabulary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
