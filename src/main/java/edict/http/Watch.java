package edict.http;

import edict.document.Folder;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Refused;
import edict.rulebook.RulebookFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at folders again and again and reloads the rulebook when a file in them has changed. */
public final class Watch implements AutoCloseable {

    /** @param size in bytes @param changed in milliseconds */
    private record Seen(long size, long changed) {

        /** Whatever is no file, such as a link to nowhere: it is told when the rulebook is read, and so is that it went. */
        static final Seen NO_FILE = new Seen(-1, 0);
    }

    private final List<Path> folders;
    private final Supplier<RulebookFiles> files;
    private final Live live;
    private final Consumer<String> log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private Map<Path, Seen> seen;

    private Watch(List<Path> folders, Supplier<RulebookFiles> files, Live live, Consumer<String> log) {
        this.folders = folders;
        this.files = files;
        this.live = live;
        this.log = log;
        this.seen = look();
    }

    /**
     * Begins to look.
     *
     * @param files reads the folders anew
     * @param log is told what came of each change
     */
    public static Watch start(
            List<Path> folders, Duration every, Supplier<RulebookFiles> files, Live live, Consumer<String> log) {
        Watch watch = new Watch(folders, files, live, log);
        var unused = watch.timer.scheduleWithFixedDelay(
                watch::lookAgain, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void lookAgain() {
        try {
            Map<Path, Seen> now = look();
            if (!now.equals(seen)) {
                seen = now;
                List<Problem> problems = live.reload(files);
                if (problems.isEmpty()) {
                    log.accept("rulebook " + live.edict().rulebook().hash() + " answers from now on");
                } else {
                    problems.forEach(problem -> log.accept(problem.toString()));
                    log.accept("the changed rulebook is not usable; "
                            + live.edict().rulebook().hash() + " goes on answering");
                }
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // Whatever happens to the files, the next look comes, and then what is there counts as changed.
            seen = Map.of();
            List<Problem> problems = e instanceof Refused refused ? refused.problems() : List.of(unreadable(e));
            if (!live.rejected().equals(problems)) {
                live.reject(problems);
                problems.forEach(problem -> log.accept(problem + "; " + live.edict().rulebook().hash() + " goes on answering"));
            }
        }
    }

    private Problem unreadable(Throwable failure) {
        boolean gone = failure.getCause() instanceof NoSuchFileException;
        String file = failure.getCause() instanceof FileSystemException known && known.getFile() != null
                ? known.getFile()
                : folders.get(0).toString();
        return new Problem(
                new Place(file, 1, 1), "", gone ? "there is no such file or folder any more" : "can't be read: " + failure);
    }

    private Map<Path, Seen> look() {
        Map<Path, Seen> files = new TreeMap<>();
        try {
            for (Path folder : folders) {
                for (Path path : Folder.files(folder)) {
                    files.put(path, Files.isRegularFile(path) ? seen(path) : Seen.NO_FILE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Seen seen(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Seen(attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
