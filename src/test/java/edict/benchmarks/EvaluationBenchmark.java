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

/** The whole path over designs of growing size with the shipped rules. Every design is a new one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xms8g", "-Xmx8g", "-Xmn5g", "-XX:+UseParallelGC"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class EvaluationBenchmark {

    /** Designs before the first one measured, all of one size: else small ones would meet a colder machine than large ones. */
    private static final int WARMING = 3;

    private static final int WARMING_COMPONENTS = 1_000;

    @Param({"1000", "3000", "10000"})
    public int components;

    @Param({"0", "10"})
    public int unknownPercent;

    private final Edict edict = Edict.shipped();
    private long seed;
    private byte[] design = {};

    @Setup(Level.Trial)
    public void warm() {
        for (int i = 0; i < WARMING; i++) {
            Whole.report(edict, Designs.json(WARMING_COMPONENTS, unknownPercent, seed++));
        }
    }

    @Setup(Level.Invocation)
    public void draw() {
        design = Designs.json(components, unknownPercent, seed++);
    }

    @Benchmark
    public String evaluate() {
        return Whole.report(edict, design);
    }
}
