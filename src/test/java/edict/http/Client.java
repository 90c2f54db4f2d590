package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends to a server what programs send, over a real connection. */
record Client(Server server) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String PARTS = "multipart/form-data; boundary=x";

    /** A part of a body, by its name. */
    static String part(String name, String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    /** A part that is a file. */
    static String file(String name, String file, String text) {
        return part(name + "\"; filename=\"" + file, text);
    }

    /** What was answered, where that is what was asked for. */
    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    HttpResponse<String> parts(String path, String... parts) throws IOException, InterruptedException {
        return post(path, PARTS, String.join("", parts) + "--x--\r\n");
    }

    /** Sends parts as they stand, so that they may be none. */
    HttpResponse<String> raw(String path, String body) throws IOException, InterruptedException {
        return post(path, PARTS, body);
    }

    HttpResponse<String> yaml(String path, String document) throws IOException, InterruptedException {
        return post(path, "application/yaml", document);
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
