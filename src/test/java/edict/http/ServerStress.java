package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Good, bad, large, slow and broken requests all at once, by more clients than the server takes. Not in the ordinary run:
 *
 * <pre>mvn test -Dtest=ServerStress -Dedict.seconds=60</pre>
 */
class ServerStress {

    private static final int CLIENTS = 24;
    private static final int SECONDS = Integer.getInteger("edict.seconds", 60);

    /** What a server that is asked too much may say. */
    private static final Set<Integer> PATIENCE = Set.of(503);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param expected statuses, beside those of an overloaded server */
    private record Ask(String name, String method, String path, String type, byte[] body, boolean chunked, Set<Integer> expected) {

        static Ask post(String name, String path, String body, Integer... expected) {
            return new Ask(name, "POST", path, "application/yaml", bytes(body), false, Set.of(expected));
        }

        static Ask get(String name, String path, Integer... expected) {
            return new Ask(name, "GET", path, "", new byte[0], false, Set.of(expected));
        }

        Ask typed(String other) {
            return new Ask(name, method, path, other, body, chunked, expected);
        }

        Ask inChunks() {
            return new Ask(name + " in chunks", method, path, type, body, true, expected);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatever_comes_is_answered_and_nothing_is_answered_with_500() throws Exception {
        try (Server server = Server.start(
                Live.shipped(),
                Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0).within(Duration.ofSeconds(5)).with(2, 6),
                log::add)) {
            List<Ask> all = all();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                clients.execute(() -> {
                    while (System.nanoTime() < end) {
                        if (random.nextInt(8) == 0) {
                            broken(server.port(), random);
                        } else {
                            ask(server.port(), all.get(random.nextInt(all.size())));
                        }
                    }
                });
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(SECONDS + 120, TimeUnit.SECONDS)).isTrue();
            ask(server.port(), Ask.get("alive afterwards", "/health/ready", 200));
            for (int i = 0; i < 30 && !answers.containsKey("judges afterwards 200"); i++) {
                Thread.sleep(1_000);
                ask(server.port(), Ask.post("judges afterwards", "/v1/evaluations", "kind: Design\n", 200));
            }
        }
        System.out.println(answers.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")));
        assertThat(log).as("the server's log").isEmpty();
        assertThat(wrong).isEmpty();
        assertThat(answers).containsKeys("alive afterwards 200", "judges afterwards 200");
    }

    private static List<Ask> all() throws IOException {
        String example = Files.readString(Path.of("src/examples/call-centre.yaml"));
        String slow = IntStream.range(0, 4_000)
                .mapToObj(i -> "  - {id: s" + i + ", roles: [{holder: us}, {}, {}], infersEmotionsOrIntentions: true}\n")
                .collect(Collectors.joining("", "kind: Design\norganisations: [{id: us, assessed: true}]\naiSystems:\n", ""));
        String nested = "kind: Design\nx-deep: " + "[".repeat(20_000);
        String wrongEverywhere = IntStream.range(0, 20_000)
                .mapToObj(i -> "  - {id: s" + i + ", nmae: x, infersEmotion: maybe}\n")
                .collect(Collectors.joining("", "kind: Design\naiSystems:\n", ""));
        Ask huge = Ask.post("huge", "/v1/evaluations", "#".repeat(6_000_000), 413);
        return List.of(
                Ask.post("small", "/v1/evaluations", "kind: Design\n", 200),
                Ask.post("example", "/v1/evaluations?asOf=2026-11-20&lang=fr", example, 200),
                Ask.post("envelope", "/v1/evaluations", "kind: Request\ndesign:\n" + example.indent(2), 200),
                Ask.post("slow", "/v1/evaluations", slow, 200),
                Ask.post("small again", "/v1/evaluations?lang=fr", "kind: Design\n", 200),
                Ask.post("explanation", "/v1/explanations?provision=house/claim-differs", example, 200),
                Ask.post("nested", "/v1/evaluations", nested, 422),
                Ask.post("wrong everywhere", "/v1/evaluations", wrongEverywhere, 422),
                Ask.post("no body", "/v1/evaluations", "", 400),
                Ask.post("wrong key", "/v1/evaluations", "kind: Request\ndesing: {}\n", 422),
                Ask.post("not UTF-8", "/v1/evaluations", "kind: Design\n", 422, 200).typed("application/yaml; charset=utf-16"),
                Ask.post("wrong type", "/v1/evaluations", "x", 415).typed("text/html"),
                Ask.post("wrong parameter", "/v1/evaluations?asof=x", "kind: Design\n", 400),
                huge,
                huge.inChunks(),
                Ask.post("import", "/v1/imports", "model_list: [{model_name: a, litellm_params: {model: openai/gpt-5}}]\n", 200),
                Ask.get("rules", "/v1/rules", 200),
                Ask.get("schema", "/v1/schemas/design.json", 200),
                Ask.get("nothing", "/v1/nothing", 404),
                Ask.get("alive", "/health/live", 200));
    }

    private void ask(int port, Ask ask) {
        HttpRequest.BodyPublisher body = ask.chunked()
                ? HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(ask.body()))
                : HttpRequest.BodyPublishers.ofByteArray(ask.body());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ask.path()))
                .timeout(Duration.ofSeconds(90))
                .method(ask.method(), ask.method().equals("GET") ? HttpRequest.BodyPublishers.noBody() : body);
        if (!ask.type().isEmpty()) {
            request.header("Content-Type", ask.type());
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            count(ask.name() + " " + answer.statusCode());
            boolean expected = ask.expected().contains(answer.statusCode()) || PATIENCE.contains(answer.statusCode());
            boolean explained = answer.statusCode() < 400
                    || answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json");
            if (!expected || !explained) {
                wrong.add(ask.name() + ": " + answer.statusCode() + " " + answer.body().lines().limit(12).toList());
            }
        } catch (IOException cut) {
            // Who sends on after the refusal may find the connection closed.
            count(ask.name() + " cut");
            if (!ask.expected().contains(413)) {
                wrong.add(ask.name() + ": " + cut);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Clients that go away, trickle, or don't speak HTTP. */
    private void broken(int port, Random random) {
        String head = "POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n";
        String text =
                switch (random.nextInt(6)) {
                    case 0 -> head + "Content-Length: 100000\r\n\r\nkind: Design\n";
                    case 1 -> head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n";
                    case 2 -> head + "Content-Length: 13\r\n\r\nkind: Design\n";
                    case 3 -> "GET /health/live HTTP/9.9\r\n\r\n";
                    case 4 -> head + "Content-Length: -5\r\n\r\n";
                    default -> "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                };
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(300);
            OutputStream out = socket.getOutputStream();
            out.write(bytes(text));
            out.flush();
            InputStream in = socket.getInputStream();
            byte[] first = in.readNBytes(13);
            String status = new String(first, StandardCharsets.US_ASCII).strip();
            count("broken " + status);
            if (!status.matches("(HTTP/1.1 (4..|503|505))?")) {
                wrong.add("broken: " + text.substring(0, Math.min(160, text.length())));
            }
        } catch (IOException gone) {
            count("broken and gone");
        }
    }

    private synchronized void count(String name) {
        answers.merge(name, 1, Integer::sum);
    }
}
