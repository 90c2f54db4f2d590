package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.rulebook.Rulebook;
import edict.vocabulary.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README shows, with the jar that its first line builds. */
class ReadmeIT {

    private static final List<String> BLOCKS = blocks();
    private static final String SERVE = "java -jar target/edict.jar serve";

    @Test
    void the_first_line_builds_and_serves_and_the_example_is_answered_as_shown() throws Exception {
        assertThat(BLOCKS.get(0)).isEqualTo("mvn -q -DskipTests package && " + SERVE);
        List<String> command = new ArrayList<>(List.of(SERVE.split(" ", -1)));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The port of the README may be taken.
        command.addAll(List.of("--port", "0"));
        Process server = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String hello = out.readLine();
            assertThat(hello).startsWith("edict answers on http://127.0.0.1:");
            int port = Integer.parseInt(hello.substring(hello.lastIndexOf(':') + 1));

            String answer = curl(BLOCKS.get(1), port);

            int at = 0;
            for (String line : BLOCKS.get(2).split("\n", -1)) {
                if (!line.equals("…")) {
                    int found = answer.indexOf(line + "\n", at);
                    assertThat(found).as("`%s` in its place in%n%s", line, answer).isNotNegative();
                    at = found + line.length();
                }
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_test_command_is_what_ci_runs() throws IOException {
        assertThat(BLOCKS.get(3)).isEqualTo("mvn verify");
        assertThat(Files.readString(Path.of(".ci/run"))).contains("mvn --batch-mode --no-transfer-progress verify");
    }

    @Test
    void every_command_of_the_table_is_there() throws Exception {
        Matcher commands = Pattern.compile("\\| `java -jar target/edict.jar ([a-z]+)").matcher(readme());
        int count = 0;
        while (commands.find()) {
            Process help = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-jar",
                            "target/edict.jar",
                            commands.group(1),
                            "--help")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(help.waitFor()).as(text).isZero();
            assertThat(text).startsWith("Usage: edict " + commands.group(1));
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    @Test
    void the_first_rule_fails_as_shown_and_holds_once_it_is_mended(@TempDir Path folder) throws Exception {
        copy(Path.of("rules"), folder.resolve("rules"));
        copy(Path.of("policies"), folder.resolve("policies"));
        Matcher files = Pattern.compile("(?ms)`([a-z/.]+)`:\\n\\n```(?:yaml|drl)\\n(.*?)\\n```$").matcher(readme());
        List<Path> written = new ArrayList<>();
        while (files.find()) {
            Path file = folder.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, files.group(2) + "\n"));
        }
        assertThat(written).hasSize(5);
        List<String> command = List.of(BLOCKS.get(BLOCKS.size() - 2).split(" ", -1));
        assertThat(command).startsWith("java", "-jar", "target/edict.jar", "test");

        assertThat(run(command, folder)).isEqualTo(BLOCKS.get(BLOCKS.size() - 1) + "\n");

        Path rule = written.get(4);
        Files.writeString(rule, Files.readString(rule).replace("exitRehearsed == true", "exitRehearsed == false"));
        assertThat(run(command, folder)).endsWith("   4 of    4 hold\n").doesNotContain("expected");
    }

    /** Runs a command of the README in another folder. */
    private static String run(List<String> command, Path folder) throws IOException, InterruptedException {
        List<String> there = new ArrayList<>(command);
        there.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        there.set(2, Path.of(there.get(2)).toAbsolutePath().toString());
        Process process = new ProcessBuilder(there).directory(folder.toFile()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    @Test
    void the_table_of_packs_is_what_the_packs_say() {
        String rows = Rulebook.load(Path.of("")).packs().values().stream()
                .map(pack -> "| `" + pack.id() + "` | [" + pack.act().orElse("") + "](" + pack.url().map(Text::en).orElse("") + ") | "
                        + pack.knownUntil().map(Object::toString).orElse("") + " |\n")
                .collect(Collectors.joining());

        assertThat(readme()).contains("| pack | instrument | known until |\n|---|---|---|\n" + rows + "\n");
    }

    @Test
    void the_table_of_packages_names_those_that_are_there() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = Pattern.compile("`(edict[a-z.]*)`").matcher(
                readme().substring(readme().indexOf("| package | holds |"), readme().indexOf("## Where the law")));
        while (names.find()) {
            named.add(names.group(1));
        }
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .forEach(file -> there.add(
                            Path.of("src/main/java").relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.')));
        }

        assertThat(named).isEqualTo(there);
    }

    @Test
    void the_jar_carries_the_law_without_its_cases() throws IOException {
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile("target/edict.jar")) {
            List<String> names = jar.stream().map(java.util.zip.ZipEntry::getName).toList();

            assertThat(names)
                    .anyMatch(name -> name.startsWith("rules/") && name.endsWith(".drl"))
                    .anyMatch(name -> name.startsWith("policies/") && name.endsWith("/pack.yaml"))
                    .noneMatch(name -> name.endsWith(".test.yaml"))
                    .noneMatch(name -> name.endsWith(".SF") || name.endsWith("module-info.class"));
        }
    }

    /** Does what the curl command would, at the port that the server has. */
    private static String curl(String command, int port) throws IOException, InterruptedException {
        Matcher parts = Pattern.compile("curl --data-binary @(\\S+) -H 'Content-Type: (\\S+)' '(\\S+)'").matcher(command);
        assertThat(parts.matches()).as(command).isTrue();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(parts.group(3).replace(":8080/", ":" + port + "/")))
                                .timeout(Duration.ofSeconds(60))
                                .header("Content-Type", parts.group(2))
                                .POST(HttpRequest.BodyPublishers.ofFile(Path.of(parts.group(1))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** What to type, and what comes of it. */
    private static List<String> blocks() {
        List<String> blocks = new ArrayList<>();
        Matcher fences = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)\\n```$").matcher(readme());
        while (fences.find()) {
            if (List.of("", "sh").contains(fences.group(1))) {
                blocks.add(fences.group(2));
            }
        }
        return blocks;
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
