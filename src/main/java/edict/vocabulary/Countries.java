package edict.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** ISO 3166-1 alpha-2, as the platform lists it. */
public final class Countries {

    private static final Map<String, String> CODES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(code -> code, code -> code));

    private Countries() {}

    /** Whether it is an assigned code, in upper case. */
    public static boolean isCode(String text) {
        return CODES.containsKey(text);
    }

    /** The code itself, one string for all that are equal. */
    static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(text));
    }

    /** What people call the country with this code, as the platform says it. */
    public static Text name(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        return new Text(country.getDisplayCountry(Locale.ENGLISH), country.getDisplayCountry(Locale.FRENCH));
    }

    /** The code somebody probably meant who wrote a name, a three-letter code, the code of another list or lower case. */
    public static Optional<String> meant(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return isCode(upper) ? Optional.of(upper) : Optional.ofNullable(Spoken.NAMES.get(upper));
    }

    /** Built only when somebody is wrong. */
    private static final class Spoken {
        private static final Map<String, String> NAMES = names();

        private static Map<String, String> names() {
            Map<String, String> names = new HashMap<>();
            for (String code : new TreeSet<>(CODES.keySet())) {
                Locale country = new Locale.Builder().setRegion(code).build();
                names.putIfAbsent(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
                names.putIfAbsent(country.getDisplayCountry(Locale.FRENCH).toUpperCase(Locale.ROOT), code);
                names.putIfAbsent(country.getISO3Country(), code);
            }
            try (InputStream other = Objects.requireNonNull(Countries.class.getResourceAsStream("country-codes.properties"))) {
                Properties codes = new Properties();
                codes.load(other);
                codes.stringPropertyNames().forEach(code -> names.putIfAbsent(code, codes.getProperty(code)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }
    }
}
