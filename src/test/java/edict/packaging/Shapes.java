package edict.packaging;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lambdas, method references and records of each shape, and what comes of them. */
public final class Shapes {

    private final String own;
    private long count;

    private Shapes(String own) {
        this.own = own;
    }

    record Nothing() {}

    record Generic<T extends Comparable<T>>(T value, List<T> values) {}

    record All(
            boolean truth,
            char letter,
            byte small,
            short less,
            int number,
            long large,
            float fraction,
            double exact,
            @Nullable String text,
            int[] array) {}

    interface Named {
        String name();

        private String secret(String end) {
            return name() + end;
        }

        default Supplier<String> later(String end) {
            return () -> secret(end);
        }

        static <T> Function<T, T> same() {
            return value -> value;
        }
    }

    interface Wide {
        double of(long first, double second, Object third);
    }

    interface SerializableSupplier<T> extends Supplier<T>, Serializable {}

    private static final class Inner implements Named {
        private final Shapes outer;

        private Inner(Shapes outer) {
            this.outer = outer;
        }

        @Override
        public String name() {
            Supplier<String> privates = () -> outer.own + outer.hidden(2);
            return privates.get();
        }
    }

    private String hidden(int times) {
        return own.repeat(times);
    }

    private static String join(String... parts) {
        return String.join("+", parts);
    }

    /** Texts, so that they can be compared across class loaders. */
    public static List<String> results() {
        List<Object> all = new ArrayList<>();
        lambdas(all);
        references(all);
        primitives(all);
        records(all);
        return all.stream().map(String::valueOf).toList();
    }

    private static void lambdas(List<Object> all) {
        Shapes shapes = new Shapes("o");
        long large = 7;
        double exact = 0.5;
        Runnable counts = () -> shapes.count += large;
        counts.run();
        counts.run();
        all.add(shapes.count);
        LongSupplier held = () -> large + (long) (exact * 4);
        all.add(held.getAsLong());
        all.add(new Inner(shapes).later("!").get());
        all.add(Named.<Integer>same().apply(5));
        Supplier<Supplier<String>> nested = () -> () -> shapes.hidden(3);
        all.add(nested.get().get());
        SerializableSupplier<String> written = () -> shapes.own;
        all.add(written.get());
        Supplier<Function<String, Integer>> twice = () -> String::length;
        all.add(twice.get() == twice.get());
        try {
            Stream.of("a", "b").map(text -> Integer.parseInt(text)).toList();
        } catch (NumberFormatException thrown) {
            all.add(thrown.getMessage());
        }
    }

    private static void references(List<Object> all) {
        Shapes shapes = new Shapes("r");
        Function<String, Shapes> constructor = Shapes::new;
        all.add(constructor.apply("new").own);
        IntFunction<int[]> array = int[]::new;
        all.add(array.apply(3).length);
        Function<Integer, String> bound = shapes::hidden;
        all.add(bound.apply(2));
        BiFunction<Shapes, Integer, String> unbound = Shapes::hidden;
        all.add(unbound.apply(shapes, 4));
        BinaryOperator<String> varying = Shapes::join;
        all.add(varying.apply("x", "y"));
        Consumer<String> ignored = new ArrayList<>()::add;
        ignored.accept("nothing of it");
        Comparator<String> natural = Comparator.comparing(String::length);
        all.add(natural.compare("a", "bc"));
        UnaryOperator<String> upper = String::strip;
        all.add(upper.apply(" s "));
        Map<String, Integer> counts = new TreeMap<>();
        Stream.of("a", "b", "a").forEach(text -> counts.merge(text, 1, Integer::sum));
        all.add(counts);
        all.add(Stream.of("b", "a").collect(Collectors.toCollection(ArrayList::new)));
        all.add(Stream.of(3, 1, 2).sorted(Integer::compare).toList());
        all.add(Stream.of(new Inner(shapes)).map(Named::name).toList());
    }

    private static void primitives(List<Object> all) {
        ToIntFunction<Integer> unboxes = value -> value;
        all.add(unboxes.applyAsInt(4));
        ToLongFunction<Integer> widens = Integer::intValue;
        all.add(widens.applyAsLong(5));
        ToDoubleFunction<Long> further = Long::longValue;
        all.add(further.applyAsDouble(6L));
        IntToLongFunction longer = Math::abs;
        all.add(longer.applyAsLong(-8));
        DoubleUnaryOperator doubled = Math::sqrt;
        all.add(doubled.applyAsDouble(9));
        IntPredicate even = value -> value % 2 == 0;
        all.add(IntStream.range(0, 5).filter(even).sum());
        IntFunction<Object> boxes = Integer::valueOf;
        all.add(boxes.apply(10));
        IntFunction<Integer> boxed = value -> value;
        all.add(boxed.apply(11));
        Function<Character, Integer> letters = Character::getNumericValue;
        all.add(letters.apply('7'));
        Function<Integer, Long> squared = value -> (long) value * value;
        all.add(squared.apply(1 << 20));
        Map<String, Integer> table = Map.of("k", 12);
        ToIntFunction<String> looked = table::get;
        all.add(looked.applyAsInt("k"));
        Wide wide = (first, second, third) -> first + second + third.hashCode();
        all.add(wide.of(1, 2.5, 3));
    }

    private static void records(List<Object> all) {
        int[] array = {1};
        List<Object> some = List.of(
                new Nothing(),
                new Generic<>("v", List.of("w")),
                all(array, 1, 0.0f, 0.0, "t"),
                all(array, 1, -0.0f, 0.0, "t"),
                all(array, 1, Float.NaN, Double.NaN, "t"),
                all(array, 2, 0.0f, 0.0, "t"),
                all(array, 1, 0.0f, 0.0, null));
        for (Object one : some) {
            all.add(one.toString().replaceAll("\\[I@[0-9a-f]+", "an array"));
            all.add(one instanceof All value ? value.hashCode() - array.hashCode() : one.hashCode());
            for (Object other : some) {
                all.add(one.equals(other));
            }
        }
        all.add(all(array, 1, Float.NaN, Double.NaN, null).equals(all(array, 1, Float.NaN, Double.NaN, null)));
        all.add(all(array, 1, 0, 0, "t").equals(all(array, 1, 0, 0, new String("t"))));
        all.add(new Nothing().equals(null));
    }

    private static All all(int[] array, long large, float fraction, double exact, @Nullable String text) {
        return new All(true, 'c', (byte) -1, (short) 300, 70_000, large, fraction, exact, text, array);
    }
}
