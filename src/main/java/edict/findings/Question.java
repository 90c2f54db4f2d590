package edict.findings;

import edict.vocabulary.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something to ask, once for all findings that it could settle.
 *
 * @param pointer where the answer goes
 * @param about the thing that is asked about, as {@link Wording#about} says; empty where it is the design
 * @param settles provisions of the findings
 * @param after pointers of what decides whether it makes sense to ask this
 * @param rank from 1, the question whose answer can change most first
 */
public record Question(String pointer, String attribute, Text question, Optional<Text> about, List<String> settles, List<String> after, int rank) {

    /** More provisions than anybody reads. */
    private static final int MANY = 8;

    /** Of one pack more than say which. */
    private static final int SEVERAL = 3;

    /** Provisions for people to read: where they are many, those of a pack by its id, with how many these are. */
    public static List<String> summed(List<String> provisions) {
        if (provisions.size() <= MANY) {
            return provisions;
        }
        Map<String, List<String>> packs = provisions.stream()
                .collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('/')), LinkedHashMap::new, Collectors.toList()));
        return packs.entrySet().stream()
                .flatMap(pack -> pack.getValue().size() <= SEVERAL
                        ? pack.getValue().stream()
                        : Stream.of(pack.getKey() + " (" + pack.getValue().size() + ")"))
                .toList();
    }

    /** The same at another place. @param position from 1 */
    public Question ranked(int position) {
        return new Question(pointer, attribute, question, about, settles, after, position);
    }
}
