package edict.benchmarks;

import edict.Edict;
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

/** Every loss there is, of a design of 200 providers that is new each time: bytes read, rules, and each loss played through. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 8)
@Measurement(iterations = 5)
public class SweepBenchmark {

    @Param("1000")
    public int components = 1_000;

    @Param("200")
    public int providers = 200;

    private final Edict edict = Edict.shipped();
    private long seed;
    private byte[] design = {};

    @Setup(Level.Invocation)
    public void draw() {
        design = Chains.json(components, providers, seed++);
    }

    @Benchmark
    public Object sweep(ThreadTime time) {
        time.start();
        Object survey = Whole.survey(edict, design);
        time.stop();
        return survey;
    }
}
