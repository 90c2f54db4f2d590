package edict.benchmarks;

import edict.document.Reading;
import edict.document.Texts;
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

/** Reading alone: a design of 1,000 components and 4,000 flows as a tree in which each value knows its line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 1, time = 4)
@Measurement(iterations = 1, time = 4)
public class ReadingBenchmark {

    @Param({"json", "yaml"})
    public String syntax = "json";

    private byte[] bytes = {};

    @Setup
    public void draw() {
        bytes = syntax.equals("json") ? Designs.json(1_000, 0, 0) : Designs.yaml(1_000, 0, 0);
    }

    @Benchmark
    public Reading read() {
        return Texts.read("design", bytes, Whole.LIMITS);
    }
}
