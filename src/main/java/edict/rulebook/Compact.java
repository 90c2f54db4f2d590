package edict.rulebook;

import edict.document.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook as it is once its files are read and checked, so that a process that starts need not do that again. The files stay
 * the truth: the compact form tells of which it was made, and where one of them is another, or one more or less is there, it is
 * passed over.
 *
 * <p>A record is written as its class and its components, whichever they are. What is one object stays one.
 */
final class Compact {

    /** Where it stands in the jar. */
    static final String NAME = "rulebook.bin";

    private static final int AGAIN = 0;
    private static final int TEXT = 1;
    private static final int WIDE_TEXT = 2;
    private static final int NUMBER = 3;
    private static final int TRUE = 4;
    private static final int FALSE = 5;
    private static final int DECIMAL = 6;
    private static final int DATE = 7;
    private static final int CONSTANT = 8;
    private static final int RECORD = 9;
    private static final int LIST = 10;
    private static final int SET = 11;
    private static final int MAP = 12;
    private static final int SOME = 13;
    private static final int NONE = 14;

    private Compact() {}

    /**
     * Writes the compact form of the rulebook in a folder beside it, for the build.
     *
     * @param arguments the folder that holds {@code rules} and {@code policies}
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        RulebookFiles files = RulebookFiles.under(folder);
        Files.write(folder.resolve(NAME), of(Rulebook.of(files), files.checksums()));
    }

    /** @param checksums of the files of which the rulebook was made */
    static byte[] of(Rulebook rulebook, Map<String, Integer> checksums) {
        Writer writer = new Writer();
        writer.write(checksums);
        writer.write(rulebook);
        return writer.out.toByteArray();
    }

    /** Empty where it was made of other files. @param checksums of those that are there */
    static Optional<Rulebook> read(byte[] compact, Map<String, Integer> checksums) {
        Reader reader = new Reader(compact);
        return reader.read().equals(checksums) ? Optional.of((Rulebook) reader.read()) : Optional.empty();
    }

    private static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final IdentityHashMap<Object, Integer> same = new IdentityHashMap<>();
        private final Map<Object, Integer> equal = new HashMap<>();
        private final Map<Class<?>, Integer> classes = new HashMap<>();

        void write(Object value) {
            if (value instanceof Boolean truth) {
                out.write(truth ? TRUE : FALSE);
            } else if (value instanceof Integer number) {
                out.write(NUMBER);
                number(number);
            } else if (value instanceof Optional<?> optional && optional.isEmpty()) {
                out.write(NONE);
            } else {
                boolean plain = isPlain(value);
                Integer before = plain ? equal.get(value) : same.get(value);
                if (before == null) {
                    writeNew(value);
                    // Numbered when its parts are, as it is read.
                    int number = same.size() + equal.size();
                    if (plain) {
                        equal.put(value, number);
                    } else {
                        same.put(value, number);
                    }
                } else {
                    out.write(AGAIN);
                    number(before);
                }
            }
        }

        /** Whether two equal ones can't be told apart: nothing in it stands at a place or in an order that may differ. */
        private static boolean isPlain(Object value) {
            if (value instanceof Record record) {
                return !(value instanceof Place) && components(record).allMatch(Writer::isPlain);
            }
            if (value instanceof Optional<?> optional) {
                return optional.stream().allMatch(Writer::isPlain);
            }
            return value instanceof List<?> list
                    ? list.stream().allMatch(Writer::isPlain)
                    : !(value instanceof Set || value instanceof Map);
        }

        private void writeNew(Object value) {
            if (value instanceof String text) {
                boolean wide = text.chars().anyMatch(c -> c > 255);
                out.write(wide ? WIDE_TEXT : TEXT);
                text(text, wide ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            } else if (value instanceof BigDecimal decimal) {
                out.write(DECIMAL);
                text(decimal.toString(), StandardCharsets.ISO_8859_1);
            } else if (value instanceof LocalDate date) {
                out.write(DATE);
                number(date.toEpochDay());
            } else if (value instanceof Enum<?> constant) {
                out.write(CONSTANT);
                name(constant.getDeclaringClass());
                text(constant.name(), StandardCharsets.ISO_8859_1);
            } else if (value instanceof Record record) {
                out.write(RECORD);
                name(record.getClass());
                components(record).forEach(this::write);
            } else if (value instanceof List<?> list) {
                out.write(LIST);
                number(list.size());
                list.forEach(this::write);
            } else if (value instanceof Set<?> set) {
                out.write(SET);
                number(set.size());
                (hasNoOrder(set) ? set.stream().sorted() : set.stream()).forEach(this::write);
            } else if (value instanceof Map<?, ?> map) {
                out.write(MAP);
                number(map.size());
                (hasNoOrder(map) ? new TreeMap<>(map) : map).forEach((key, held) -> {
                    write(key);
                    write(held);
                });
            } else if (value instanceof Optional<?> some) {
                out.write(SOME);
                write(some.orElseThrow());
            } else {
                throw new IllegalStateException("a rulebook holds a " + value.getClass());
            }
        }

        private static Stream<Object> components(Record record) {
            return Stream.of(record.getClass().getRecordComponents()).map(component -> component(component, record));
        }

        private static Object component(RecordComponent component, Record record) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Whether it is of {@link Set#of} or {@link Map#of}, whose order differs from run to run; the build should not. */
        private static boolean hasNoOrder(Object collection) {
            return collection.getClass().getName().startsWith("java.util.ImmutableCollections");
        }

        /** A class has its number once it was named. */
        private void name(Class<?> type) {
            Integer known = classes.putIfAbsent(type, classes.size());
            number(known == null ? classes.size() - 1 : known);
            if (known == null) {
                text(type.getName(), StandardCharsets.ISO_8859_1);
            }
        }

        private void text(String text, Charset charset) {
            byte[] bytes = text.getBytes(charset);
            number(bytes.length);
            out.writeBytes(bytes);
        }

        /** Seven bits at a time, small ones first, the sign in the lowest bit. */
        private void number(long number) {
            long left = number << 1 ^ number >> 63;
            while ((left & ~0x7fL) != 0) {
                out.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;
        private final List<Object> known = new ArrayList<>();
        private final List<Class<?>> classes = new ArrayList<>();
        private final List<@Nullable Constructor<?>> constructors = new ArrayList<>();

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        Object read() {
            int kind = bytes[at++];
            switch (kind) {
                case AGAIN:
                    return known.get(number());
                case TRUE:
                    return true;
                case FALSE:
                    return false;
                case NUMBER:
                    return number();
                case NONE:
                    return Optional.empty();
                default:
                    Object value = readNew(kind);
                    known.add(value);
                    return value;
            }
        }

        private Object readNew(int kind) {
            switch (kind) {
                case TEXT:
                    return text(StandardCharsets.ISO_8859_1);
                case WIDE_TEXT:
                    return text(StandardCharsets.UTF_8);
                case DECIMAL:
                    return new BigDecimal(text(StandardCharsets.ISO_8859_1));
                case DATE:
                    return LocalDate.ofEpochDay(wide());
                case CONSTANT:
                    return constant(classes.get(type()));
                case RECORD:
                    return record();
                case LIST:
                    return List.of(values());
                case SET:
                    return set(values());
                case MAP:
                    return map();
                case SOME:
                    return Optional.of(read());
                default:
                    throw new IllegalStateException("no value of kind " + kind);
            }
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Object constant(Class<?> type) {
            return Enum.valueOf((Class) type, text(StandardCharsets.ISO_8859_1));
        }

        private Object record() {
            int type = type();
            Constructor<?> constructor = constructors.get(type);
            if (constructor == null) {
                constructor = canonical(classes.get(type));
                constructors.set(type, constructor);
            }
            Object[] components = new Object[constructor.getParameterCount()];
            for (int i = 0; i < components.length; i++) {
                components[i] = read();
            }
            try {
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Constructor<?> canonical(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        private Object[] values() {
            Object[] values = new Object[number()];
            for (int i = 0; i < values.length; i++) {
                values[i] = read();
            }
            return values;
        }

        private static Set<Object> set(Object[] values) {
            Set<Object> set = new LinkedHashSet<>(values.length * 2);
            Collections.addAll(set, values);
            return Collections.unmodifiableSet(set);
        }

        private Map<Object, Object> map() {
            int size = number();
            Map<Object, Object> map = new LinkedHashMap<>(size * 2);
            for (int i = 0; i < size; i++) {
                Object key = read();
                map.put(key, read());
            }
            return Collections.unmodifiableMap(map);
        }

        private int type() {
            int number = number();
            if (number == classes.size()) {
                try {
                    classes.add(Class.forName(text(StandardCharsets.ISO_8859_1)));
                    constructors.add(null);
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
            return number;
        }

        private String text(Charset charset) {
            int length = number();
            String text = new String(bytes, at, length, charset);
            at += length;
            return text;
        }

        private int number() {
            return (int) wide();
        }

        private long wide() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                long more = bytes[at++];
                number |= (more & 0x7f) << shift;
                if (more >= 0) {
                    return number >>> 1 ^ -(number & 1);
                }
            }
        }
    }
}
