package edict.benchmarks;

import edict.Edict;
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

/** One loss in designs of growing size, from the bytes on, with the rules that say what it touches and which backups are real. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx5g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 2)
public class RuledLossBenchmark {

    private static final int PROVIDERS = 200;

    @Param({"1000", "3000", "10000"})
    public int components = 1_000;

    private final Edict edict = Edict.shipped();
    private final Scenario loss =
            Objects.requireNonNull(edict.rulebook().scenarios().get("us-cutoff"));
    private long seed;
    private byte[] design = {};

    @Setup(Level.Invocation)
    public void draw() {
        design = Chains.json(components, PROVIDERS, seed++);
    }

    @Benchmark
    public Object survey(ThreadTime time) {
        time.start();
        Object survey = Whole.survey(edict, design, Optional.of(loss));
        time.stop();
        return survey;
    }
}
