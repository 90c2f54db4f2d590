package edict.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks, or those whose names contain one of the arguments, and prints the figures of
 * {@code src/site/markdown/performance.md}.
 */
public final class Figures {

    private static final int STARTS = 5;

    /** Name of the counter of {@link ThreadTime}. */
    private static final String THREAD = "thread";

    private static final String EXAMPLE = "src/examples/claims-assistant.yaml";

    private static final List<String> LAUNCHER = List.of("target/edict/bin/edict");

    private Figures() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        List<String> wanted = Arrays.asList(arguments);
        System.out.printf(
                "%s, Java %s, %d processors%n%n",
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-58s %12s %12s%n", "", "wall ms", "cpu ms");
        if (isWanted("Start", wanted)) {
            starts();
        }
        for (Class<?> benchmark : List.of(
                RulebookBenchmark.class,
                LatencyBenchmark.class,
                ExampleBenchmark.class,
                PurchaseBenchmark.class,
                ServerBenchmark.class,
                ReadingBenchmark.class,
                SweepBenchmark.class,
                LossBenchmark.class,
                RuledLossBenchmark.class,
                EvaluationBenchmark.class)) {
            if (isWanted(benchmark.getSimpleName(), wanted)) {
                run(benchmark);
            }
        }
    }

    private static boolean isWanted(String name, List<String> wanted) {
        return wanted.isEmpty() || wanted.stream().anyMatch(name::contains);
    }

    private static void run(Class<?> benchmark) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                        .addProfiler(CpuTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, List<double[]>> growth = new TreeMap<>();
        results.stream().sorted(Comparator.comparing(Figures::order)).forEach(result -> {
            Result<?> cpu = result.getSecondaryResults().get(CpuTime.LABEL);
            Result<?> wall = result.getPrimaryResult();
            System.out.printf(Locale.ROOT, "%-58s %12.1f %12.1f%n", name(result), wall.getScore(), cpu.getScore());
            Result<?> counted = result.getSecondaryResults().get(THREAD);
            // A counter adds up over iterations.
            double thread = counted == null ? 0 : counted.getScore() / result.getParams().getMeasurement().getCount();
            if (counted != null) {
                System.out.printf(Locale.ROOT, "%-58s %12s %12.1f%n", "  the thread alone", "", thread);
            }
            if (result.getParams().getMode() == Mode.SampleTime) {
                System.out.printf(
                        Locale.ROOT,
                        "%-58s %12.1f%n%-58s %12.1f%n",
                        "  half of them within",
                        wall.getStatistics().getPercentile(50),
                        "  99 in 100 within",
                        wall.getStatistics().getPercentile(99));
            }
            if (benchmark == EvaluationBenchmark.class) {
                growth.computeIfAbsent(result.getParams().getParam("unknownPercent") + " % of references unknown", u -> new ArrayList<>())
                        .add(new double[] {components(result), wall.getScore(), cpu.getScore()});
            }
            if (benchmark == LossBenchmark.class || benchmark == RuledLossBenchmark.class) {
                growth.computeIfAbsent(name(result).replaceFirst(" .*", "") + ", the thread alone", u -> new ArrayList<>())
                        .add(new double[] {components(result), wall.getScore(), thread});
            }
        });
        growth.forEach((of, points) -> System.out.printf(
                Locale.ROOT,
                "%-58s %12.2f %12.2f%n",
                "  exponent, " + of,
                exponent(points, 1),
                exponent(points, 2)));
    }

    private static double components(RunResult result) {
        return Double.parseDouble(result.getParams().getParam("components"));
    }

    private static String order(RunResult result) {
        String components = result.getParams().getParam("components");
        return result.getParams().getBenchmark()
                + result.getParams().getParam("unknownPercent")
                + (components == null ? "" : String.format(Locale.ROOT, "%09d", Integer.valueOf(components)));
    }

    private static String name(RunResult result) {
        String name = result.getParams().getBenchmark().replaceFirst(".*\\.([^.]+\\.[^.]+)$", "$1");
        StringBuilder text = new StringBuilder(name);
        for (String parameter : result.getParams().getParamsKeys()) {
            text.append(' ').append(parameter).append('=').append(result.getParams().getParam(parameter));
        }
        // Of how often something is done in a second the column of milliseconds says nothing.
        return result.getParams().getMode() == Mode.Throughput ? text + ", times a second" : text.toString();
    }

    /** Slope of the line that fits the logarithms best. */
    private static double exponent(List<double[]> points, int column) {
        double meanX = points.stream().mapToDouble(p -> Math.log(p[0])).average().orElseThrow();
        double meanY = points.stream().mapToDouble(p -> Math.log(p[column])).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (double[] point : points) {
            double x = Math.log(point[0]) - meanX;
            above += x * (Math.log(point[column]) - meanY);
            below += x * x;
        }
        return above / below;
    }

    // ---- the command line, from a cold start

    private static void starts() throws IOException, InterruptedException {
        Path jar = Path.of("target", "edict.jar");
        if (!Files.exists(jar)) {
            System.out.println("no " + jar + ": build it first");
            return;
        }
        Path sparse = Files.createTempFile("sparse", ".yaml");
        Path full = Files.createTempFile("full", ".yaml");
        try {
            Files.write(sparse, Designs.sparse(30, 0));
            Files.write(full, Designs.yaml(30, 0, 0));
            List<String> java = List.of(
                    ProcessHandle.current().info().command().orElse("java"), "-jar", jar.toString());
            start("--version", java, List.of("--version"));
            start("check src/examples/call-centre.yaml", java, List.of("check", "src/examples/call-centre.yaml"));
            start("check, 30 components, full", java, List.of("check", full.toString()));
            start("check, 30 components, sparse", java, List.of("check", sparse.toString()));
            start("check " + EXAMPLE, java, List.of("check", EXAMPLE));
            start("bin/edict check " + EXAMPLE, LAUNCHER, List.of("check", EXAMPLE));
            start("bin/edict check src/examples/call-centre.yaml", LAUNCHER, List.of("check", "src/examples/call-centre.yaml"));
        } finally {
            Files.delete(sparse);
            Files.delete(full);
        }
    }

    private static void start(String name, List<String> program, List<String> arguments) throws IOException, InterruptedException {
        double wall = Double.MAX_VALUE;
        double cpu = Double.MAX_VALUE;
        for (int i = 0; i < STARTS; i++) {
            List<String> command = new ArrayList<>(program);
            command.addAll(arguments);
            if (!arguments.contains("--version")) {
                command.addAll(List.of("--as-of", Whole.DAY.toString()));
            }
            double children = childrenMillis();
            long before = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.waitFor();
            wall = Math.min(wall, (System.nanoTime() - before) / 1e6);
            cpu = Math.min(cpu, childrenMillis() - children);
        }
        System.out.printf(Locale.ROOT, "%-58s %12.0f %12.0f%n", "Start: " + name, wall, cpu);
    }

    /** Processor time of the processes that this one has started and that have ended, where the system tells. */
    private static double childrenMillis() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return Double.NaN;
        }
        String[] fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10.0;
    }
}
