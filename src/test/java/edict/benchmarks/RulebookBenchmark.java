package edict.benchmarks;

import edict.Edict;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loading a rulebook of 400 rules from its texts: read and checked, and built into a network that can judge. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 1, time = 4)
public class RulebookBenchmark {

    private final RulebookFiles files = Repeated.rules(400);
    private final Rulebook rulebook = Rulebook.of(files);

    @Benchmark
    public Edict load() {
        return Edict.of(Rulebook.of(files));
    }

    @Benchmark
    public Rulebook read() {
        return Rulebook.of(files);
    }

    @Benchmark
    public Edict build() {
        return Edict.of(rulebook);
    }
}
