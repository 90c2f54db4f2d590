package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a catalogue knows of an organisation, a product or a model.
 *
 * @param type of the vocabulary, a declared one
 * @param sheet rows of the law sheets that it stands for
 * @param aliases other names under which documents and importers meet it
 * @param resources types of resources as which it is ordered, patterns with one {@code *} and {@linkplain Condition conditions} among
 *     them, by the kind of component that one is, or by {@link #SETTINGS}
 * @param facts each entry sets the attributes that it names
 */
public record RegistryEntry(
        String id,
        String type,
        List<String> sheet,
        List<String> aliases,
        Map<String, List<String>> resources,
        Timeline<Map<String, Literal>> facts,
        LocalDate checked,
        Place at) {

    /** In the place of a kind: resources in which nothing runs, and which keep no data of the customer. */
    public static final String SETTINGS = "settings";

    private static final Pattern CONDITION = Pattern.compile("([^\\[\\]*]+)\\[([^\\[\\]*=]+)=([^\\[\\]*=]+)]");

    /** A type of resource with the value of an attribute by which it is told apart, {@code type[attribute=value]}. */
    public record Condition(String type, String attribute, String value) {

        @Override
        public String toString() {
            return type + '[' + attribute + '=' + value + ']';
        }
    }

    /** The condition that a type of resource stands for; empty where it stands for the type alone. */
    public static Optional<Condition> condition(String resource) {
        Matcher written = CONDITION.matcher(resource);
        return written.matches()
                ? Optional.of(new Condition(written.group(1), written.group(2), written.group(3)))
                : Optional.empty();
    }

    /** A value and the entry that sets it. */
    public record Catalogued(Literal value, Dated<Map<String, Literal>> entry) {}

    /** For each attribute the value that later knowledge gives it on {@code day}. */
    public Map<String, Catalogued> at(LocalDate day, LocalDate knownOn) {
        Map<String, Catalogued> values = new LinkedHashMap<>();
        for (Dated<Map<String, Literal>> entry : facts.allAt(day, knownOn)) {
            entry.value().orElseThrow().forEach((attribute, value) -> values.merge(
                    attribute, new Catalogued(value, entry), RegistryEntry::later));
        }
        return values;
    }

    private static Catalogued later(Catalogued a, Catalogued b) {
        int byKnowledge = a.entry().known().compareTo(b.entry().known());
        int byStart = byKnowledge != 0 ? byKnowledge : a.entry().from().compareTo(b.entry().from());
        return byStart > 0 ? a : b;
    }
}
