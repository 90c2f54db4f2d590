package edict.http;

import edict.document.Hash;
import edict.document.Limits;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.imports.Draft;
import edict.imports.Importer;
import edict.imports.Imports;
import edict.imports.Registry;
import edict.report.CatalogueReport;
import edict.report.DraftReport;
import edict.report.JsonText;
import edict.report.Language;
import edict.report.ProblemReport;
import edict.report.RulebookReport;
import edict.workbench.SchemaFiles;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The HTTP surface. Answers with the bytes that the command line prints for the same question. */
public final class Server implements AutoCloseable {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    /** What somebody sees who opens the server in a browser: that there is nothing to see, and where it says what it answers. */
    private static final String ENTRANCE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Edict</title></head>
            <body>
            <h1>Edict</h1>
            <p>This answers programs; it has no pages for people. A design goes to <code>POST /v1/evaluations</code>, and a report comes back.</p>
            <ul>
            <li><a href="/openapi.json">/openapi.json</a>, <a href="/openapi.yaml">/openapi.yaml</a>: all that it answers</li>
            <li><a href="/v1/rulebook">/v1/rulebook</a>: the rules that it judges by</li>
            <li><a href="/v1/rules">/v1/rules</a>: each of them</li>
            <li><a href="/v1/schemas/design.md">/v1/schemas/design.md</a>: what a design may say</li>
            <li><a href="/health/ready">/health/ready</a>: whether it is ready</li>
            </ul>
            </body>
            </html>
            """;

    /** Files that are imported together. */
    private static final int FILES = 32;

    /** How the reasons begin that are given where a path could be taken for another one. */
    private static final List<String> WRONG_PATHS = List.of("Ambiguous URI", "Illegal Path");

    private static final List<String> DATED = List.of("asOf", "knownOn", "lang");

    private static final List<String> LISTED = List.of("asOf", "knownOn", "lang", "pack");

    private final Live live;
    private final Settings settings;
    private final Consumer<String> log;
    private final Hosts hosts;
    private final Sites sites;
    private final Workers workers;
    private final Evaluating evaluating;
    private final Javalin javalin;

    private Server(Live live, Settings settings, Consumer<String> log) {
        this.live = live;
        this.settings = settings;
        this.log = log;
        this.hosts = Hosts.of(settings);
        this.sites = Sites.of(settings);
        this.workers = new Workers(settings);
        this.evaluating = new Evaluating(live, settings, workers);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts to answer.
     *
     * @param log is told what went wrong inside
     */
    public static Server start(Live live, Settings settings, Consumer<String> log) {
        Server server = new Server(live, settings, log);
        // Whoever calls is told why it can't start, and by nobody else.
        JavalinLogger.enabled = false;
        try {
            server.javalin.start(settings.host(), settings.port());
        } catch (JavalinException thrown) {
            server.close();
            Throwable cause = thrown;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            // Where the address is taken, not this machine's, or not the user's to take; all else is a mistake of ours.
            if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
                throw new Unreachable(settings.host() + ":" + settings.port() + " is not free or not an address of this machine");
            }
            throw thrown;
        } finally {
            JavalinLogger.enabled = true;
        }
        return server;
    }

    /** Nothing can answer on the address that was asked for. */
    public static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreachable(String message) {
            super(message);
        }
    }

    /** Whether a text names the origin of pages as browsers do. */
    public static boolean isOrigin(String text) {
        return Sites.isOrigin(text);
    }

    /** The port on which it answers. */
    public int port() {
        return javalin.port();
    }

    /** Method and path of everything that it answers; what answers GET answers HEAD, and all of it OPTIONS. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.equals(HandlerType.GET) || endpoint.method.equals(HandlerType.POST))
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .sorted()
                .toList();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = settings.bodyBytes();
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // The id of a provision has a slash; no path leads to a file, so a coded one may stand in it.
            http.setUriCompliance(UriCompliance.from(Set.of(UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR)));
        });
        config.jetty.modifyServletContextHandler(handler -> {
            handler.getServletHandler().setDecodeAmbiguousURIs(true);
            // A body is there before anybody works on its request, so that none holds a thread while it comes.
            handler.insertHandler(new EagerContentHandler(
                    new EagerContentHandler.RetainedContentLoaderFactory(settings.bodyBytes(), -1, false)));
            handler.insertHandler(new Pace(settings.bodyBytes()));
            handler.insertHandler(new Unsized());
        });
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(Server::unreadable));
        config.routes.before(request -> {
            HEADERS.forEach(request::header);
            String host = request.req().getServerName();
            // Whoever watches over a machine asks by its address, and is told nothing but that it works.
            if (!request.path().startsWith("/health/") && !hosts.answer(host)) {
                throw Failure.wrongHost(Names.quote(host) + " is none of its names; expected " + hosts.shown()
                        + ", or what `serve --allow-host` names");
            }
            // Nor may a page of another site set the browser of its visitor to work here: it sends what is asked for by no form of ours.
            if (request.method().equals(HandlerType.POST) && sites.isOther(request)) {
                throw Sites.refused(request);
            }
            sites.admit(request);
        });
        post(config, "/v1/evaluations", evaluating::answer);
        post(config, "/v1/explanations", evaluating::explain);
        post(config, "/v1/simulations", evaluating::simulate);
        post(config, "/v1/remedies", evaluating::remedy);
        post(config, "/v1/repairs", evaluating::repair);
        post(config, "/v1/pictures", evaluating::picture);
        post(config, "/v1/comparisons", evaluating::compare);
        post(config, "/v1/candidates", evaluating::shortlist);
        post(config, "/v1/scores", evaluating::score);
        post(config, "/v1/chains", evaluating::chain);
        post(config, "/v1/impacts", evaluating::weigh);
        post(config, "/v1/questionnaires", evaluating::question);
        post(config, "/v1/answers", evaluating::take);
        post(config, "/v1/imports", this::imports);
        get(config, "/", request -> request.contentType("text/html").result(ENTRANCE.getBytes(StandardCharsets.UTF_8)));
        get(config, "/v1/rulebook", this::rulebook);
        get(config, "/v1/rules", this::rules);
        get(config, "/v1/rules/{id}", request -> rule(request, request.pathParam("id")));
        get(
                config,
                "/v1/rules/{pack}/{slug}",
                request -> rule(request, request.pathParam("pack") + "/" + request.pathParam("slug")));
        get(config, "/v1/schemas/{file}", this::schema);
        get(config, "/health/live", request -> json(request, JsonText.of(status("live"))));
        get(config, "/health/ready", this::ready);
        get(config, "/openapi.yaml", request -> lasting(request, "application/yaml", openApi()));
        get(
                config,
                "/openapi.json",
                request -> lasting(request, JsonText.of((ObjectNode) YAMLMapper.shared().readTree(openApi()))));
        config.routes.exception(Failure.class, Server::failed);
        config.routes.exception(HttpResponseException.class, (refused, request) -> {
            if (refused.getStatus() == 405) {
                request.header(HttpHeader.ALLOW.asString(), allowed(request.path()));
            }
            failed(refused(refused), request);
        });
        config.routes.exception(Exception.class, (thrown, request) -> {
            String id = UUID.randomUUID().toString();
            log.accept(id + " " + thrown);
            for (StackTraceElement frame : thrown.getStackTrace()) {
                log.accept("    at " + frame);
            }
            failed(Failure.internal(id), request);
        });
    }

    /** Left to itself Javalin says of any HEAD that all is well, and looks at nothing. */
    private void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
        options(config, path);
    }

    private void post(JavalinConfig config, String path, Handler handler) {
        config.routes.post(path, handler);
        options(config, path);
    }

    private void options(JavalinConfig config, String path) {
        config.routes.options(path, request -> sites.options(request, allowed(request.path())));
    }

    /** What is not even HTTP never reaches the routes. */
    private static boolean unreadable(Request request, Response response, Callback callback) {
        String why = String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        boolean path = WRONG_PATHS.stream().anyMatch(why::startsWith);
        return refuse(path ? Failure.wrongPath() : Failure.notHttp(response.getStatus()), response, callback);
    }

    /** Answers what doesn't reach the routes. */
    static boolean refuse(Failure failure, Response response, Callback callback) {
        HEADERS.forEach(response.getHeaders()::put);
        response.setStatus(failure.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Content.Sink.write(response, true, failure.json(), callback);
        return true;
    }

    /** The methods that a path answers, as RFC 9110 wants them named. */
    private String allowed(String path) {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod() && answers(endpoint.path, path))
                .map(endpoint -> endpoint.method.name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whether a route such as {@code /v1/rules/{pack}} is that of a path. */
    private static boolean answers(String route, String path) {
        String[] there = parts(route);
        String[] asked = parts(path);
        return there.length == asked.length
                && IntStream.range(0, there.length)
                        .allMatch(i -> there[i].startsWith("{") || there[i].equals(asked[i]));
    }

    /** Between the slashes: one at the end makes no other path of it. */
    private static String[] parts(String path) {
        return path.replaceFirst("/$", "").split("/", -1);
    }

    private Failure refused(HttpResponseException refused) {
        return switch (refused.getStatus()) {
            case 404 -> Failure.notFound("/openapi.yaml names the resources");
            case 405 -> Failure.wrongMethod();
            case 413 -> Failure.tooLarge(settings.bodyBytes());
            default -> Failure.other(refused.getStatus());
        };
    }

    private static void failed(Failure failure, Context request) {
        failure.retryAfter().ifPresent(seconds -> request.header("Retry-After", seconds.toString()));
        request.status(failure.status()).contentType("application/problem+json").result(failure.json().getBytes(StandardCharsets.UTF_8));
    }

    static void json(Context request, String text) {
        Formats.mayBePacked(request);
        request.contentType("application/json").result(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with what stays until the rulebook or the day is another one: who has it already is told so. */
    private static void lasting(Context request, String type, byte[] body) {
        // A weak one: packed or not, it is the same.
        String tag = "W/\"" + Hash.hex(body) + '"';
        // Asked for each time, so that nobody judges by yesterday's.
        request.header("Cache-Control", "no-cache").header("ETag", tag);
        Formats.mayBePacked(request);
        if (isKnown(request, tag)) {
            withoutBody(request, 304);
        } else {
            request.contentType(type).result(body);
        }
    }

    /** Answers with nothing but a status and headers, of which none says anything of a body that there isn't. */
    static void withoutBody(Context request, int status) {
        request.status(status);
        request.res().setContentType(null);
    }

    private static void lasting(Context request, String json) {
        lasting(request, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code If-None-Match} names it, weak or not: proxies that pack an answer make weak ones of all. */
    private static boolean isKnown(Context request, String tag) {
        String opaque = tag.substring(2);
        return Arrays.stream(Optional.ofNullable(request.header("If-None-Match")).orElse("").split(",", -1))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(opaque) || known.equals(tag));
    }

    private void imports(Context request) {
        Parameters parameters = new Parameters(request, List.of("asOf", "knownOn", "from", "name", "schema"));
        List<Reading.Document> documents = imported(request, parameters.text("name"));
        Importer importer = parameters
                .text("from")
                .map(id -> Imports.called(id)
                        .orElseThrow(() -> Failure.badParameter("there is no format " + Names.quote(id) + "; expected "
                                + Names.oneOf(formats()))))
                .orElseGet(() -> recognised(documents));
        LocalDate asOf = parameters.asOf(settings.clock());
        Registry registry = Registry.of(
                live.edict().rulebook().registry().values(), asOf, parameters.day("knownOn").orElse(asOf));
        Importer.Outcome outcome = workers.answer(Caller.of(request), budget -> importer.read(documents, registry));
        if (outcome instanceof Importer.Unreadable unreadable) {
            throw Failure.badDocument(unreadable.problems());
        }
        json(request, DraftReport.json((Draft) outcome, parameters.text("schema").orElse("/v1/schemas/design.json")));
    }

    /** One file, or those of a form, which may refer to each other. */
    private static List<Reading.Document> imported(Context request, Optional<String> name) {
        if (!Form.isSent(request)) {
            return List.of(Bodies.read(request, name.orElse(Bodies.NAME), Limits.IMPORTED));
        }
        if (name.isPresent()) {
            throw Failure.badParameter("the parameter `name` is for a single file; those of a form have names");
        }
        Map<String, Reading.Document> documents = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Form.Part part : Form.parts(request, FILES)) {
            String file = part.file().orElse(part.name());
            if (documents.containsKey(file)) {
                throw Form.twice(file);
            }
            Reading reading = Imports.read(file, part.bytes(), Limits.IMPORTED, false);
            if (reading instanceof Reading.Document document) {
                documents.put(file, document);
            } else {
                problems.addAll(((Reading.Rejected) reading).problems());
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.badDocument(problems);
        }
        if (documents.isEmpty()) {
            throw Failure.badRequest("the form has no part; send each file as one");
        }
        return List.copyOf(documents.values());
    }

    private static Importer recognised(List<Reading.Document> documents) {
        List<Problem> problems = new ArrayList<>();
        return Imports.recognise(documents, problems).orElseThrow(() -> Failure.badDocument(problems));
    }

    private static List<String> formats() {
        return Imports.all().stream().map(Importer::id).toList();
    }

    private void rulebook(Context request) {
        Language language = new Parameters(request, List.of("lang")).language();
        lasting(request, RulebookReport.json(live.edict().rulebook(), language));
    }

    private void rules(Context request) {
        CatalogueReport report = catalogue(request, LISTED);
        report.pack()
                .filter(id -> !report.rulebook().packs().containsKey(id))
                .ifPresent(id -> {
                    Set<String> packs = report.rulebook().packs().keySet();
                    throw Failure.badParameter("there is no pack " + Names.quote(id) + Names.expected(id, packs));
                });
        lasting(request, report.json());
    }

    private void rule(Context request, String id) {
        CatalogueReport report = catalogue(request, DATED);
        lasting(request, report.json(id)
                .orElseThrow(() -> Failure.notFound("there is no provision of this id"
                        + Names.didYouMean(id, report.rulebook().provisions().keySet()))));
    }

    private CatalogueReport catalogue(Context request, List<String> taken) {
        Parameters parameters = new Parameters(request, taken);
        LocalDate asOf = parameters.asOf(settings.clock());
        return new CatalogueReport(
                live.edict().rulebook(),
                parameters.text("pack"),
                asOf,
                parameters.day("knownOn").orElse(asOf),
                parameters.language());
    }

    private void schema(Context request) {
        Parameters parameters = new Parameters(request, List.of("lang"));
        String file = request.pathParam("file");
        if (file.equals(SchemaFiles.REFERENCE)) {
            String page = SchemaFiles.reference(live.edict().rulebook().vocabulary(), parameters.language());
            lasting(request, "text/markdown; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        Optional<ObjectNode> schema = file.endsWith(".json")
                ? SchemaFiles.of(
                        file.substring(0, file.length() - 5),
                        live.edict().rulebook(),
                        parameters.language())
                : Optional.empty();
        String text = JsonText.of(schema.orElseThrow(
                () -> Failure.notFound("the schemas are " + SchemaFiles.LISTED + ", each with `.json`, and `"
                        + SchemaFiles.REFERENCE + "` tells people the same")));
        lasting(request, "application/schema+json", text.getBytes(StandardCharsets.UTF_8));
    }

    private void ready(Context request) {
        if (!workers.isAble()) {
            throw Failure.busy();
        }
        ObjectNode status = status("ready");
        status.putObject("rulebook").put("hash", live.edict().rulebook().hash());
        // Rules are told of to whom the rest is told.
        status.set("rejected", ProblemReport.nodes(hosts.answer(request.req().getServerName()) ? live.rejected() : List.of()));
        json(request, JsonText.of(status));
    }

    private static ObjectNode status(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }

    private static byte[] openApi() {
        try (InputStream in = Server.class.getResourceAsStream("/openapi.yaml")) {
            return Objects.requireNonNull(in, "the jar is not whole").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers no more. */
    @Override
    public void close() {
        javalin.stop();
        workers.close();
    }
}
