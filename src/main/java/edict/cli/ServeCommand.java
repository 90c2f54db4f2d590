package edict.cli;

import edict.document.Names;
import edict.http.Live;
import edict.http.Server;
import edict.http.Settings;
import edict.http.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "serve", mixinStandardHelpOptions = true, description = "Answers over HTTP until it is stopped.")
final class ServeCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to answer on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port to answer on (default: ${DEFAULT-VALUE}; 0 for any).")
    int port = 8080;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "Another name by which it may be asked, without a port, such as that of a proxy in front; may be given several times."
                    + " Where it answers this machine only, requests by names that are not given get 421.")
    List<String> names = List.of();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long one evaluation may take (default: ${DEFAULT-VALUE}).")
    int seconds = 20;

    @Option(
            names = "--watch",
            description = "Reload the folders given by --rules and --policies when they change; a wrong file changes nothing.")
    boolean watch;

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Path> folders = rulebook.folders();
        if (watch && folders.isEmpty()) {
            throw rulebook.usage("--watch: say what to watch with --rules or --policies");
        }
        if (port < 0 || port > 65_535) {
            throw rulebook.usage("--port: expected a number from 0 to 65535, found `" + port + "`");
        }
        if (seconds < 1) {
            throw rulebook.usage("--time-limit: expected at least one second");
        }
        names.stream().filter(name -> !HOST_NAME.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw rulebook.usage("--allow-host: expected a name such as `edict.example`, without a port, found " + Names.quote(name));
        });
        Live live = folders.isEmpty() ? Live.shipped() : Live.of(rulebook.files());
        Settings settings =
                Settings.usual(terminal.clock()).on(host, port).under(names).within(Duration.ofSeconds(seconds));
        try (Server server = started(live, settings)) {
            terminal.out().println("edict answers on http://" + host + ":" + server.port());
            if (watch) {
                Watch.start(folders, LOOK_EVERY, rulebook::files, live, terminal.err()::println);
            }
            // Until the process is told to end.
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    private Server started(Live live, Settings settings) {
        try {
            return Server.start(live, settings, terminal.err()::println);
        } catch (Server.Unreachable unreachable) {
            throw rulebook.usage("--host, --port: " + unreachable.getMessage());
        }
    }
}
