package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts what the build leaves in {@code target/edict}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {

    private static final Path HOME = Path.of("target", "edict").toAbsolutePath();
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final Path EXAMPLE = Path.of("src", "examples", "call-centre.yaml").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void it_answers_like_the_jar_wherever_it_is_called_from() throws Exception {
        Path link = Files.createDirectory(folder.resolve("two words")).resolve("edict link");
        Files.createSymbolicLink(link, HOME.resolve("bin/edict"));
        Path another = Files.createSymbolicLink(folder.resolve("edict"), Path.of("two words", "edict link"));
        List<String> arguments = List.of("check", EXAMPLE.toString(), "--as-of", "2026-11-20");

        Ended launched = run(Map.of("JAVA_HOME", JAVA_HOME), another, arguments);
        Ended jar = run(
                Map.of(),
                Path.of(JAVA_HOME, "bin", "java"),
                List.of(
                        "-jar",
                        Path.of("target", "edict.jar").toAbsolutePath().toString(),
                        "check",
                        EXAMPLE.toString(),
                        "--as-of",
                        "2026-11-20"));

        assertThat(launched).isEqualTo(jar);
        assertThat(launched.code()).isEqualTo(1);
        assertThat(launched.err()).isEmpty();
        assertThat(run(Map.of("JAVA_HOME", JAVA_HOME), link, List.of("chek"))).isEqualTo(new Ended(
                64,
                "",
                "there is no command `chek`; did you mean `check`?\nTry `edict --help`.\n"));
        Files.delete(another);
        Files.delete(link);
    }

    @Test
    void it_finds_java_on_the_path_and_takes_arguments_as_they_are() throws Exception {
        Path design = folder.resolve("a 'design' $HOME \\ *.yaml");
        Files.copy(EXAMPLE, design);
        Map<String, String> path = Map.of("PATH", Path.of(JAVA_HOME, "bin") + ":/usr/bin:/bin");

        Ended ended = run(path, HOME.resolve("bin/edict"), List.of("check", design.toString()));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void who_reads_the_beginning_alone_has_lost_nothing() throws Exception {
        String check = "'" + HOME.resolve("bin/edict") + "' check '" + EXAMPLE + "' --as-of 2026-11-20 --format json";
        Map<String, String> java = Map.of("JAVA_HOME", JAVA_HOME);

        Ended beginning = run(java, Path.of("/bin/sh"), List.of("-c", "{ " + check + "; echo $? >&2; } | head -n 1"));

        assertThat(beginning.out()).isEqualTo("{\n");
        assertThat(beginning.err()).isEqualTo("1\n");
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Ended lost = run(java, Path.of("/bin/sh"), List.of("-c", check + " > " + full));
        assertThat(lost).isEqualTo(new Ended(65, "", "standard output: it can't be written\n"));
    }

    @Test
    void without_java_it_says_so() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", "/nowhere"), HOME.resolve("bin/edict"), List.of("--version")))
                .isEqualTo(new Ended(
                        70,
                        "",
                        "edict: there is no Java at /nowhere/bin/java; set JAVA_HOME to the folder that holds bin/java\n"));
        assertThat(run(Map.of("PATH", folder.toString()), HOME.resolve("bin/edict"), List.of("--version")))
                .isEqualTo(new Ended(
                        70, "", "edict: there is no Java on the path; install Java 17 or newer, or set JAVA_HOME\n"));
    }

    @Test
    void a_port_that_is_taken_is_told_once() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run(Map.of("JAVA_HOME", JAVA_HOME), HOME.resolve("bin/edict"), List.of("serve", "--port", port)))
                    .isEqualTo(new Ended(
                            64,
                            "",
                            "--host, --port: 127.0.0.1:" + port + " is not free or not an address of this machine\n"
                                    + "Try `edict serve --help`.\n"));
        }
    }

    @Test
    void the_classes_that_check_needs_come_from_the_archive() throws Exception {
        Ended ended = run(
                Map.of("JAVA_HOME", JAVA_HOME, "EDICT_OPTS", "-Xlog:class+load:file=classes.txt"),
                HOME.resolve("bin/edict"),
                List.of("check", EXAMPLE.toString()));

        assertThat(ended.code()).isEqualTo(1);
        List<String> own = Files.readAllLines(folder.resolve("classes.txt")).stream()
                .filter(line -> line.contains(" edict."))
                .toList();
        long archived = own.stream().filter(line -> line.contains("shared objects file")).count();
        assertThat(own).hasSizeGreaterThan(500);
        assertThat(archived * 100 / own.size()).as("percentage of classes").isGreaterThan(90);
    }

    @Test
    void an_archive_that_does_not_fit_changes_nothing() throws Exception {
        Path moved = folder.resolve("moved");
        for (String file : List.of("bin/edict", "lib/edict.jar")) {
            Files.createDirectories(moved.resolve(file).getParent());
            Files.copy(HOME.resolve(file), moved.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(moved.resolve("lib/edict-" + System.getProperty("java.version") + ".jsa"), "no archive");
        List<String> arguments = List.of("check", EXAMPLE.toString(), "--as-of", "2026-11-20");

        assertThat(run(Map.of("JAVA_HOME", JAVA_HOME), moved.resolve("bin/edict"), arguments))
                .isEqualTo(run(Map.of("JAVA_HOME", JAVA_HOME), HOME.resolve("bin/edict"), arguments));
    }

    @Test
    void a_text_of_the_law_that_was_changed_in_the_jar_counts() throws Exception {
        Path jar = folder.resolve("changed.jar");
        Files.copy(Path.of("target", "edict.jar"), jar);
        List<String> arguments = List.of("-jar", jar.toString(), "rules", "--format", "json");
        Path java = Path.of(JAVA_HOME, "bin", "java");
        String before = run(Map.of(), java, arguments).out();
        String title = before.replaceFirst("(?s).*?\"title\": \"([^\"]+)\".*", "$1");

        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> policies = Files.walk(files.getPath("/policies"))) {
            for (Path policy : policies.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.writeString(policy, Files.readString(policy).replace(title, "Changed"));
            }
        }

        String after = run(Map.of(), java, arguments).out();
        assertThat(before).contains("\"title\": \"" + title + "\"");
        assertThat(after).contains("\"title\": \"Changed\"").doesNotContain("\"title\": \"" + title + "\"");
    }

    @Test
    void both_launchers_start_java_alike() throws IOException {
        String posix = Files.readString(HOME.resolve("bin/edict"));
        String windows = Files.readString(HOME.resolve("bin/edict.cmd"));

        Matcher flags = Pattern.compile("-X[A-Za-z:+-]+[A-Za-z]+(?:=1)?").matcher(posix);
        List<String> found = new ArrayList<>();
        while (flags.find()) {
            found.add(flags.group());
        }
        assertThat(found).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile", "-XX:AOTCache");
        assertThat(windows).contains(found);
        assertThat(windows).contains("edict.cli.Main %*").contains("exit /b %ERRORLEVEL%").contains("EDICT_OPTS");
        // Its shell wants carriage returns, and reads a parenthesis in a line as the end of a block.
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n");
        assertThat(windows.chars().filter(c -> c == '(').count()).isEqualTo(windows.chars().filter(c -> c == ')').count());
        assertThat(windows.chars().filter(c -> c == '"').count()).isEven();
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(Map<String, String> environment, Path program, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "EDICT_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }
}
