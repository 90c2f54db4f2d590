package edict.benchmarks;

import edict.Edict;
import edict.Survey;
import edict.continuity.Threat;
import edict.rulebook.Scenario;
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

/** One loss in designs of growing size: what it costs to think it through once the rules have spoken, and with them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx5g", "-XX:+UseParallelGC"})
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class LossBenchmark {

    private static final int PROVIDERS = 200;
    private static final int WARMING = 5;
    private static final int WARMING_COMPONENTS = 1_000;

    @Param({"1000", "10000", "30000", "100000"})
    public int components = 1_000;

    private final Edict edict = Edict.shipped();
    private final Scenario loss =
            Objects.requireNonNull(edict.rulebook().scenarios().get("us-cutoff"));
    private byte[] design = {};
    private Optional<Survey> survey = Optional.empty();

    @Setup(Level.Trial)
    public void draw() {
        for (int i = 1; i <= WARMING; i++) {
            new Threat(loss, Optional.empty()).impact(Whole.survey(edict, Chains.json(WARMING_COMPONENTS, PROVIDERS, i)).ground());
        }
        design = Chains.json(components, PROVIDERS, 0);
        survey = Optional.of(Whole.survey(edict, design, Optional.of(loss)));
    }

    @Benchmark
    public Object propagation(ThreadTime time) {
        Threat.Ground known = survey.orElseThrow().ground();
        time.start();
        // As nobody has met it before: what several losses share is found out anew.
        Threat.Ground ground = new Threat.Ground(known.rulebook(), known.facts(), known.conclusions());
        Object impact = new Threat(loss, Optional.empty()).impact(ground);
        time.stop();
        return impact;
    }

    @Benchmark
    public Object withRules(ThreadTime time) {
        time.start();
        Object whole = Whole.survey(edict, design, Optional.of(loss));
        time.stop();
        return whole;
    }
}
