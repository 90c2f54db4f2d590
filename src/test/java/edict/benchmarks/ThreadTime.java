package edict.benchmarks;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Processor time of the thread that works alone, in milliseconds: neither the collector nor the compiler is in it. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ThreadTime {

    /** Of this iteration. */
    public double thread;

    private long since;

    @Setup(Level.Iteration)
    public void reset() {
        thread = 0;
    }

    void start() {
        since = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void stop() {
        thread += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - since) / 1e6;
    }
}
