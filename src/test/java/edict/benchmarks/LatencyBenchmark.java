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

/** How long somebody waits for the answer about a design of 30 components, by a server that is warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 1, time = 8)
@Measurement(iterations = 1, time = 8)
public class LatencyBenchmark {

    @Param({"full", "sparse"})
    public String design = "full";

    private final Edict edict = Edict.shipped();
    private long seed;
    private byte[] bytes = {};

    @Setup(Level.Invocation)
    public void draw() {
        bytes = design.equals("full") ? Designs.yaml(30, 0, seed++) : Designs.sparse(30, seed++);
    }

    @Benchmark
    public String evaluate() {
        return Whole.report(edict, bytes);
    }
}
