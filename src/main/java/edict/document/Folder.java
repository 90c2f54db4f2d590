package edict.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What stands in a folder and below it. Links are followed as long as they stay in the folder. What has a name that
 * begins with a dot is passed over: version control, editors and mounted volumes keep there what is their own.
 */
public final class Folder {

    private Folder() {}

    /**
     * The files, in the order of their paths; a link to nowhere is one, which can't be read.
     *
     * @throws Refused where a link leads out of the folder or in a circle
     * @throws UncheckedIOException where a folder can't be read
     */
    public static List<Path> files(Path folder) {
        SortedSet<Path> files = new TreeSet<>();
        try {
            Visitor visitor = new Visitor(folder, folder.toRealPath(), files);
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(files);
    }

    /**
     * The bytes of the files that are wanted, by name.
     *
     * @param prefix what comes before a path in {@code folder} to make it a name; names have slashes
     * @throws Refused likewise, and where a wanted file is a link to nowhere
     */
    public static NavigableMap<String, byte[]> read(Path folder, String prefix, Predicate<String> wanted) {
        NavigableMap<String, byte[]> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = prefix + folder.relativize(file).toString().replace('\\', '/');
            if (wanted.test(name)) {
                try {
                    texts.put(name, Files.readAllBytes(expectFile(file)));
                } catch (NoSuchFileException e) {
                    throw refused(file, "is a link that leads nowhere; expected a file");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return texts;
    }

    /**
     * Reading from a pipe would wait for whoever writes into it.
     *
     * @return the same
     * @throws Refused where something in a folder is no file, and no link to nowhere either
     */
    public static Path expectFile(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw refused(path, "is a pipe, a socket or a device; expected a file");
        }
        return path;
    }

    private static Refused refused(Path file, String what) {
        return new Refused(List.of(new Problem(new Place(file.toString(), 1, 1), "", what)));
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Path real;
        private final SortedSet<Path> files;

        Visitor(Path folder, Path real, SortedSet<Path> files) {
            this.folder = folder;
            this.real = real;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
            if (hidden(path)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            stays(path);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            if (!hidden(path)) {
                if (!attributes.isSymbolicLink()) {
                    stays(path);
                }
                files.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            if (hidden(path)) {
                return FileVisitResult.CONTINUE;
            } else if (failure instanceof FileSystemLoopException) {
                throw refused(path, "is a link to a folder that holds it; expected no circle");
            }
            throw failure;
        }

        private boolean hidden(Path path) {
            return !path.equals(folder) && path.getFileName().toString().startsWith(".");
        }

        private void stays(Path path) throws IOException {
            if (Files.isSymbolicLink(path) && !path.equals(folder) && !path.toRealPath().startsWith(real)) {
                throw refused(path, "is a link out of the folder " + folder + "; expected what stands in it");
            }
        }
    }
}
