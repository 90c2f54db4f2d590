package edict.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What travels with the program: in its jar, or among its classes. */
final class Shipped {

    private static @Nullable Rulebook rulebook;

    private Shipped() {}

    /** Read once: what travels with the program stays as it is while it runs. */
    static synchronized Rulebook rulebook() {
        if (rulebook == null) {
            rulebook = read();
        }
        return rulebook;
    }

    /** From its compact form, where the jar holds one that is of the files beside it. */
    private static Rulebook read() {
        return inJar(jar -> {
                    ZipEntry compact = jar.getEntry(Compact.NAME);
                    if (compact == null) {
                        return Optional.<Rulebook>empty();
                    }
                    Map<String, Integer> checksums = new TreeMap<>();
                    eachFile(jar, file -> checksums.put(file.getName(), (int) file.getCrc()));
                    return Compact.read(bytes(jar, compact), checksums);
                })
                .orElseGet(() -> Rulebook.of(files()));
    }

    static RulebookFiles files() {
        return inJar(jar -> {
                    NavigableMap<String, byte[]> texts = new TreeMap<>();
                    eachFile(jar, file -> texts.put(file.getName(), bytes(jar, file)));
                    return Optional.of(new RulebookFiles(texts));
                })
                .orElseGet(() -> RulebookFiles.under(place()));
    }

    private interface Reading<T> {
        Optional<T> read(ZipFile jar) throws IOException;
    }

    private interface Use {
        void of(ZipEntry file) throws IOException;
    }

    /** Empty where there is no jar. */
    private static <T> Optional<T> inJar(Reading<T> reading) {
        Path place = place();
        if (Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            return reading.read(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void eachFile(ZipFile jar, Use use) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (RulebookFiles.belongs(entry.getName())) {
                use.of(entry);
            }
        }
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static Path place() {
        try {
            return Path.of(Shipped.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
