package edict.benchmarks;

import edict.Edict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The worked examples with everything shipped, in a process that is warm; settling what is open by completion, or not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 1, time = 60)
@Measurement(iterations = 1, time = 15)
public class ExampleBenchmark {

    @Param({"claims-assistant", "claims-assistant-sovereign"})
    public String design = "claims-assistant";

    @Param({"true", "false"})
    public boolean settled = true;

    private final Edict edict = Whole.edict();
    private byte[] bytes = {};

    @Setup
    public void read() throws IOException {
        bytes = Files.readAllBytes(Whole.example(design));
    }

    @Benchmark
    public String evaluate() {
        return settled ? Whole.report(edict, bytes) : Whole.unsettled(edict, bytes);
    }
}
