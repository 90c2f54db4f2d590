package edict.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of a header by which a client says what it would like, RFC 9110, section 12.4.2.
 *
 * @param value in lower case
 * @param weight from 0 to 1; 0 says that it would not
 */
record Preferred(String value, double weight) {

    /** What the header names, the best first; of equal weight, what stands first. Empty where there is no such header. */
    static List<String> in(Context request, String header) {
        return all(request, header).stream().filter(one -> one.weight() > 0).map(Preferred::value).toList();
    }

    /** The same with their weights, what it would not like among them. */
    static List<Preferred> all(Context request, String header) {
        List<Preferred> all = new ArrayList<>();
        for (String range : Optional.ofNullable(request.header(header)).orElse("").split(",", -1)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            double weight = Arrays.stream(parts)
                    .filter(part -> part.matches("q=[01](\\.[0-9]{0,3})?"))
                    .mapToDouble(part -> Double.parseDouble(part.substring(2)))
                    .findFirst()
                    .orElse(1);
            all.add(new Preferred(parts[0], weight));
        }
        return all.stream().sorted(Comparator.comparingDouble(Preferred::weight).reversed()).toList();
    }
}
