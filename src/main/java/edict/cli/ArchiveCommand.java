package edict.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores the classes that commands need as this Java holds them in memory, beside the jar, where {@code bin/edict} finds them
 * when the same Java runs it again. Java checks by itself that the archive is of the same jar and the same Java.
 */
final class ArchiveCommand implements Command {

    /** The first Java whose archives hold more than classes. */
    private static final int AOT_CACHES = 25;

    private final Terminal terminal;

    ArchiveCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Makes the commands of bin/edict start faster with the Java that runs this one. The build has done it for its own;"
                        + " to be done again where the folder was moved or another Java is used.",
                "0 written, 65 it can't be written, 70 this Java makes no archive");
    }

    @Override
    public int run() throws IOException, InterruptedException {
        Path jar = jar();
        boolean aot = Runtime.version().feature() >= AOT_CACHES;
        Path archive = jar.resolveSibling("edict-" + System.getProperty("java.version") + (aot ? ".aot" : ".jsa"));
        Path folder = folderBeside(archive);
        try {
            Path made = folder.resolve("archive");
            boolean done = aot ? cache(jar, folder, made) : classes(jar, folder, made);
            if (!done || !Files.exists(made)) {
                terminal.err().print(Files.readString(folder.resolve("log"), StandardCharsets.UTF_8));
                terminal.err().println("this Java makes no archive; bin/edict works without one");
                return ExitCode.INTERNAL;
            }
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            terminal.out().println("Written: " + archive);
            return ExitCode.DONE;
        } finally {
            delete(folder);
        }
    }

    private static boolean cache(Path jar, Path folder, Path made) throws IOException, InterruptedException {
        // Without how often each method was called: from that a start would have them compiled as soon as their classes are there,
        // and a short command waits for the compiler then. Later versions of Java may not know the option.
        return train(
                jar,
                folder,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-XX:AOTCacheOutput=" + made);
    }

    private static boolean classes(Path jar, Path folder, Path made) throws IOException, InterruptedException {
        Path list = folder.resolve("classes");
        return train(jar, folder, "-XX:DumpLoadedClassList=" + list)
                && java(
                        folder,
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + made,
                        "-cp",
                        jar.toString());
    }

    /** Runs the commands that the archive is for. @return whether they ended well */
    private static boolean train(Path jar, Path folder, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", jar.toString(), Training.class.getName(), folder.toString()));
        return java(folder, arguments.toArray(new String[0]));
    }

    private static Path jar() throws IOException {
        try {
            Path code = Path.of(ArchiveCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isRegularFile(code)) {
                throw new Unreadable(code.toString(), "only what stands in a jar can be archived");
            }
            return code.toRealPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folderBeside(Path archive) {
        try {
            return Files.createTempDirectory(archive.getParent(), "archive");
        } catch (IOException e) {
            throw new Unreadable(archive.toString(), "it can't be written");
        }
    }

    /** Runs the Java that runs this. @return whether it ended well */
    private static boolean java(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                        .start()
                        .waitFor()
                == 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
