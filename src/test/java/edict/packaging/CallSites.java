package edict.packaging;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Turns the call sites that Java links at their first call, lambdas and what records do by themselves, into plain classes and
 * methods. A command meets some 1,200 of them and links each anew in every process, which is a tenth of its start; an archive of
 * classes does not keep them. They do the same as before.
 *
 * <p>Lambdas that can be serialized can't be any more; nobody does that. The rule engine could ask them what they would be written as, to
 * tell those apart that have no name; all of ours have one. The classes of others stay as they are.
 */
public final class CallSites {

    private CallSites() {}

    /** Rewrites a jar in its place. @param arguments the jar, and the folder in it that holds the classes to turn */
    public static void main(String[] arguments) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            Path root = jar.getPath("/");
            Map<String, byte[]> classes = new TreeMap<>();
            for (Path file : classes(root.resolve(arguments[1]))) {
                classes.put(name(root, file), Files.readAllBytes(file));
            }
            for (Map.Entry<String, byte[]> turned : turn(classes).entrySet()) {
                Path file = root.resolve(turned.getKey() + ".class");
                // A new one is as old as the class that it was a part of: a build of the same sources makes the same jar.
                Path origin = Files.exists(file) ? file : root.resolve(PlainLambda.host(turned.getKey()) + ".class");
                FileTime time = Files.getLastModifiedTime(origin);
                Files.write(file, turned.getValue());
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private static List<Path> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static String name(Path root, Path file) {
        String path = root.relativize(file).toString();
        return path.substring(0, path.length() - ".class".length());
    }

    /**
     * The classes turned, and those that were lambdas of theirs.
     *
     * @param classes by the name that they have in a jar, with slashes; whoever shares a nest is among them
     */
    static Map<String, byte[]> turn(Map<String, byte[]> classes) {
        Map<String, byte[]> turned = new TreeMap<>();
        Map<String, List<String>> lambdas = new TreeMap<>();
        classes.forEach((name, bytes) -> {
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(
                    new Turning(writer, lambda -> {
                        turned.put(lambda.name(), lambda.bytes());
                        lambdas.computeIfAbsent(lambda.nest(), nest -> new ArrayList<>()).add(lambda.name());
                    }),
                    0);
            turned.put(name, writer.toByteArray());
        });
        lambdas.forEach((nest, added) -> turned.computeIfPresent(nest, (name, bytes) -> welcoming(added, bytes)));
        return turned;
    }

    /** A class that lets others see what is private in its nest. */
    private static byte[] welcoming(List<String> members, byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(writer, 0);
        members.forEach(writer::visitNestMember);
        return writer.toByteArray();
    }
}
