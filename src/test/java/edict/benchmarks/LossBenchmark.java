package edict.benchmarks;

import edict.continuity.Threat;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One loss in designs of growing size: what it costs to think it through once rules have said what stops, here every tenth
 * component, and that every backup is real. What rules cost is measured by {@link RuledLossBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx4g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 3)
public class LossBenchmark {

    private static final String LOSS = "us-cutoff";
    private static final int PROVIDERS = 200;
    private static final int STRUCK = 10;

    @Param({"1000", "10000", "100000"})
    public int components = 1_000;

    private final Rulebook rulebook = Rulebook.shipped();
    private final Scenario loss = Objects.requireNonNull(rulebook.scenarios().get(LOSS));
    private Optional<Threat.Ground> known = Optional.empty();

    @Setup(Level.Trial)
    public void draw() {
        known = Optional.of(ground(rulebook, components));
    }

    private static Threat.Ground ground(Rulebook rulebook, int components) {
        Reading reading = Texts.read("design", Chains.json(components, PROVIDERS, 0), Whole.LIMITS);
        Facts facts = ((Design.Accepted) Design.read(
                        new Design.Sources((Reading.Document) reading, List.of(), List.of()), rulebook.vocabulary()))
                .facts();
        List<Conclusions.Derived> derived = new ArrayList<>();
        for (int i = 0; i < components; i += STRUCK) {
            derived.add(new Conclusions.Derived(
                    "TouchedBy",
                    List.of(Optional.of("/components/" + i), Optional.of(LOSS), Optional.of("off"), Optional.of(BigDecimal.ZERO)),
                    Ternary.YES,
                    List.of()));
        }
        facts.entities().values().stream()
                .filter(entity -> entity.type().equals("Alternative"))
                .forEach(entity -> derived.add(new Conclusions.Derived(
                        "RealBackup", List.of(Optional.of(entity.key())), Ternary.YES, List.of())));
        return new Threat.Ground(
                rulebook, facts, new Conclusions(List.of(), derived, 0), LocalDate.EPOCH);
    }

    @Benchmark
    public Object propagation(ThreadTime time) {
        Threat.Ground met = known.orElseThrow();
        time.start();
        // As nobody has met it before: what several losses share is found out anew.
        Threat.Ground ground = new Threat.Ground(met.rulebook(), met.facts(), met.conclusions(), LocalDate.EPOCH);
        Object impact = new Threat(loss, Optional.empty()).impact(ground);
        time.stop();
        return impact;
    }
}
