package edict.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    private Path place;

    @Test
    void files_stand_in_the_order_of_their_names_whatever_their_depth() throws IOException {
        write("rules/b.drl");
        write("rules/a/z.drl");
        write("rules/a/y.txt");
        assertThat(read("rules")).containsExactly("r/a/z.drl", "r/b.drl");
    }

    @Test
    void links_within_the_folder_are_followed() throws IOException {
        write("rules/eu/a.drl");
        link("rules/uk", "eu");
        link("rules/b.drl", "eu/a.drl");
        assertThat(read("rules")).containsExactly("r/b.drl", "r/eu/a.drl", "r/uk/a.drl");
    }

    @Test
    void the_folder_may_be_a_link_itself() throws IOException {
        write("somewhere/a.drl");
        link("rules", "somewhere");
        assertThat(read("rules")).containsExactly("r/a.drl");
    }

    @Test
    void a_mounted_volume_is_read_once() throws IOException {
        // As a cluster mounts a set of files: they stand in a folder of their own, to which one link is changed at once.
        write("rules/..2026_11_20/a.drl");
        link("rules/..data", "..2026_11_20");
        link("rules/a.drl", "..data/a.drl");
        assertThat(read("rules")).containsExactly("r/a.drl");
    }

    @Test
    void what_editors_and_version_control_keep_is_none() throws IOException {
        write("rules/a.drl");
        write("rules/.git/b.drl");
        link("rules/.#a.drl", "somebody@somewhere.1");
        assertThat(read("rules")).containsExactly("r/a.drl");
    }

    @Test
    void links_elsewhere_nowhere_and_in_circles_are_refused() throws IOException {
        write("secrets/a.drl");
        write("rules/b.drl");
        link("rules/eu", "../secrets");
        assertRefused("eu", "is a link out of the folder");
        link("rules/eu", "../secrets/a.drl");
        assertRefused("eu", "is a link out of the folder");
        link("rules/eu", ".");
        assertRefused("eu", "is a link to a folder that holds it");
        link("rules/eu", "c.drl");
        assertThat(read("rules")).as("nobody wants it").containsExactly("r/b.drl");
        Files.delete(place.resolve("rules/eu"));
        link("rules/eu.drl", "c.drl");
        assertRefused("eu.drl", "is a link that leads nowhere; expected a file");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_pipe_is_refused_and_not_waited_for() throws Exception {
        write("rules/b.drl");
        assertThat(new ProcessBuilder("mkfifo", place.resolve("rules/a.drl").toString()).start().waitFor()).isZero();

        assertRefused("a.drl", "is a pipe, a socket or a device; expected a file");
    }

    private void assertRefused(String file, String what) {
        assertThatThrownBy(() -> read("rules"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.at().file()).isEqualTo(place.resolve("rules").resolve(file).toString());
                            assertThat(problem.message()).startsWith(what);
                        }));
    }

    private Iterable<String> read(String folder) {
        return Folder.read(place.resolve(folder), "r/", name -> name.endsWith(".drl")).keySet();
    }

    private void write(String file) throws IOException {
        Files.createDirectories(place.resolve(file).getParent());
        Files.write(place.resolve(file), file.getBytes(UTF_8));
    }

    private void link(String file, String target) throws IOException {
        Files.deleteIfExists(place.resolve(file));
        Files.createSymbolicLink(place.resolve(file), Path.of(target));
    }
}
