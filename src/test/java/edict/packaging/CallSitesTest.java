package edict.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class CallSitesTest {

    private static final String SHAPES = "edict/packaging/Shapes";

    @Test
    void whatIsTurnedDoesTheSame() throws Exception {
        Class<?> turned = new Turned(CallSites.turn(shapes())).loadClass(SHAPES.replace('/', '.'));

        assertThat(turned).isNotSameAs(Shapes.class);
        assertThat(turned.getMethod("results").invoke(null)).isEqualTo(Shapes.results());
    }

    @Test
    void nothingIsLeftToLink() throws IOException {
        assertThat(linked(shapes())).containsKeys("metafactory", "bootstrap", "altMetafactory");

        assertThat(linked(CallSites.turn(shapes()))).isEmpty();
    }

    @Test
    void aJarKeepsWhatIsNoneOfItsOwnClasses(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("some.jar");
        Map<String, byte[]> entries = new TreeMap<>();
        shapes().forEach((name, bytes) -> entries.put(name + ".class", bytes));
        entries.put("other/Shapes.class", shapes().get(SHAPES));
        entries.put("edict/text.txt", "text".getBytes(StandardCharsets.UTF_8));
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry named = new ZipEntry(entry.getKey());
                named.setTime(86_400_000);
                out.putNextEntry(named);
                out.write(entry.getValue());
            }
        }

        CallSites.main(new String[] {jar.toString(), "edict"});

        try (ZipFile read = new ZipFile(jar.toFile())) {
            assertThat(bytes(read, "other/Shapes.class")).isEqualTo(entries.get("other/Shapes.class"));
            assertThat(bytes(read, "edict/text.txt")).isEqualTo(entries.get("edict/text.txt"));
            assertThat(bytes(read, SHAPES + ".class")).isEqualTo(CallSites.turn(shapes()).get(SHAPES));
            assertThat(bytes(read, SHAPES + "$$0.class")).isNotEmpty();
            assertThat(read.stream().filter(entry -> !entry.isDirectory()))
                    .hasSizeGreaterThan(entries.size())
                    .allSatisfy(entry -> assertThat(entry.getTime()).isEqualTo(86_400_000));
        }
    }

    private static byte[] bytes(ZipFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static Map<String, byte[]> shapes() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String nested : new String[] {
            "", "$Nothing", "$Generic", "$All", "$Named", "$Wide", "$SerializableSupplier", "$Inner"
        }) {
            try (InputStream in = Shapes.class.getResourceAsStream("Shapes" + nested + ".class")) {
                classes.put(SHAPES + nested, in.readAllBytes());
            }
        }
        return classes;
    }

    /** How many call sites are linked, by what links them. */
    private static Map<String, Integer> linked(Map<String, byte[]> classes) {
        Map<String, Integer> found = new TreeMap<>();
        for (byte[] bytes : classes.values()) {
            new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                    return new MethodVisitor(Opcodes.ASM9) {
                        @Override
                        public void visitInvokeDynamicInsn(String called, String type, Handle by, Object... arguments) {
                            found.merge(by.getName(), 1, Integer::sum);
                        }
                    };
                }
            }, 0);
        }
        return found;
    }

    /** Has its classes from nobody else. */
    private static final class Turned extends ClassLoader {

        private final Map<String, byte[]> classes;

        Turned(Map<String, byte[]> classes) {
            super(CallSitesTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }
}
