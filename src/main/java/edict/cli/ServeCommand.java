package edict.cli;

import edict.document.Names;
import edict.http.Live;
import edict.http.Server;
import edict.http.Settings;
import edict.http.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

final class ServeCommand implements Command {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    private final Given<String> host;
    private final Given<Integer> port;
    private final Given<List<String>> names;
    private final Given<List<String>> origins;
    private final Given<Integer> seconds;
    private final Given<Boolean> watch;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    ServeCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe("Answers over HTTP until it is stopped.");
        host = syntax.option(
                "--host", "HOST", Values::text, "127.0.0.1", "The address to answer on (default: ${default}, this machine only).");
        port = syntax.option("--port", "PORT", Values::number, "8080", "The port to answer on (default: ${default}; 0 for any).");
        names = syntax.options(
                "--allow-host",
                "NAME",
                "Another name by which it may be asked, without a port, such as that of a proxy in front; may be given several"
                        + " times. Where it answers this machine only, requests by names that are not given get 421.");
        origins = syntax.options(
                "--allow-origin",
                "ORIGIN",
                "Another site whose pages may ask and read the answers, such as https://portal.example; may be given several times."
                        + " What a browser sends for pages of others gets 403.");
        seconds = syntax.option(
                "--time-limit", "SECONDS", Values::number, "20", "How long one evaluation may take (default: ${default});"
                        + " three times as long what judges a design many times: remedies, comparisons, candidates, impact.");
        watch = syntax.flag(
                "--watch", "Reload the folders given by --rules and --policies when they change; a wrong file changes nothing.");
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() throws InterruptedException {
        List<Path> folders = rulebook.folders();
        if (watch.get() && folders.isEmpty()) {
            throw new WrongUsage("--watch: say what to watch with --rules or --policies");
        }
        if (port.get() < 0 || port.get() > 65_535) {
            throw new WrongUsage("--port: expected a number from 0 to 65535, found `" + port.get() + "`");
        }
        if (seconds.get() < 1) {
            throw new WrongUsage("--time-limit: expected at least one second");
        }
        names.get().stream().filter(name -> !HOST_NAME.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw new WrongUsage("--allow-host: expected a name such as `edict.example`, without a port, found " + Names.quote(name));
        });
        origins.get().stream().filter(origin -> !Server.isOrigin(origin)).findFirst().ifPresent(origin -> {
            throw new WrongUsage("--allow-origin: expected scheme and name such as `https://portal.example`, with a port where it is none"
                    + " of the usual and no path, found " + Names.quote(origin));
        });
        Live live = folders.isEmpty() ? Live.shipped() : Live.of(rulebook.files());
        Settings settings = Settings.usual(terminal.clock())
                .on(host.get(), port.get())
                .under(names.get())
                .open(origins.get())
                .within(Duration.ofSeconds(seconds.get()));
        try (Server server = started(live, settings)) {
            terminal.out().println("edict answers on http://" + host.get() + ":" + server.port());
            if (watch.get()) {
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
            throw new WrongUsage("--host, --port: " + unreachable.getMessage());
        }
    }
}
