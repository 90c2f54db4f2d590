package edict.benchmarks;

import edict.http.Server;
import edict.http.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Evaluations of the first worked example in a second, asked for by four clients over HTTP on the same machine; settling what is open, or not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Threads(4)
@Warmup(iterations = 1, time = 60)
@Measurement(iterations = 1, time = 20)
public class ServerBenchmark {

    @Param({"true", "false"})
    public boolean settled = true;

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Server server;
    private @Nullable HttpRequest request;

    @Setup
    public void start() throws IOException {
        Clock day = Clock.fixed(Whole.DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        Settings usual = Settings.usual(day).on("127.0.0.1", 0);
        Server started = Server.start(Whole.live(), settled ? usual : unsettled(usual), line -> {});
        server = started;
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + started.port() + "/v1/evaluations"))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofFile(Whole.example("claims-assistant")))
                .build();
    }

    private static Settings unsettled(Settings usual) {
        return new Settings(
                usual.host(),
                usual.port(),
                usual.bodyBytes(),
                usual.budget().settling(0),
                usual.atOnce(),
                usual.waiting(),
                usual.clock(),
                usual.names(),
                usual.origins());
    }

    @Benchmark
    public String evaluate() throws IOException, InterruptedException {
        var answer = client.send(Optional.ofNullable(request).orElseThrow(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @TearDown
    public void stop() {
        Optional.ofNullable(server).ifPresent(Server::close);
    }
}
