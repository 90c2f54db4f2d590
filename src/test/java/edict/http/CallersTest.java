package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import edict.rulebook.Garden;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that go before they are answered, and such as only look as if they did. */
class CallersTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Server server = Server.start(
            Live.of(Garden.files()), Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0).within(Duration.ofMinutes(1)).with(2, 4), log::add);

    @AfterEach
    void stop() {
        server.close();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remedies", "evaluations", "repairs"})
    void whoever_goes_leaves_the_place_to_others(String what) throws Exception {
        for (int i = 0; i < 6; i++) {
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream().write(request(what, machines(12_000)));
                // So that some work and some wait.
                Thread.sleep(300);
            }
        }
        Thread.sleep(1_500);

        for (String small : List.of("remedies", "evaluations")) {
            long before = System.nanoTime();
            HttpResponse<String> answer = new Client(server).yaml("/v1/" + small, "kind: Design\n");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            // An evaluation may take a minute, and a search three.
            assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
        }
    }

    @Test
    void whoever_closes_its_own_half_alone_is_told_that_this_ends_the_work() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request("remedies", machines(12_000)));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("urn:problem-type:edict:bad-request", "the connection was closed before the answer had come");
        }
    }

    /** A client need not wait for an answer before it sends what it asks next, RFC 9112, section 9.3.2. */
    @Test
    void what_is_asked_ahead_is_answered_in_its_turn() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request("evaluations?format=markdown", machines(150)));
            Thread.sleep(100);
            assertThat(socket.getInputStream().available()).as("it takes a while").isZero();
            byte[] next = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < next.length; i++) {
                socket.getOutputStream().write(next[i]);
                Thread.sleep(i < 4 ? 400 : 0);
            }
            socket.getOutputStream().write(request("evaluations?format=markdown", "kind: Design\n"));
            socket.getOutputStream().write("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(5);
            assertThat(answers.indexOf("\"status\": \"live\"")).isBetween(answers.indexOf("text/markdown"), answers.lastIndexOf("text/markdown"));
        }
    }

    private static byte[] request(String what, String design) {
        return ("POST /v1/" + what + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: " + design.length()
                        + "\r\n\r\n" + design)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A design of very many things of which next to nothing is known. */
    private static String machines(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> "  - {id: m" + i + ", roles: [{holder: us}, {holder: us}, {holder: us}]}\n")
                .collect(Collectors.joining("", "kind: Design\norganisations: [{id: us, assessed: true}]\nmachines:\n", ""));
    }
}
