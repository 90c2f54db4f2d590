package edict.vocabulary;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fact that the law sheets ask about has a place in the vocabulary, and nothing claims a fact that no sheet knows.
 * The sheets lie beside the project, not in it: without them these tests are skipped.
 */
class SheetsTest {

    private static final Path SHEETS = Path.of(System.getProperty("edict.sheets", "../shared/law"));

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)+");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*");

    /** Words of a sheet's own reckoning: results and parameters, no facts. */
    private static final Set<String> NO_FACTS = Set.of("unknown_needs_fact", "effective_from");

    /** By sheet and fact; no attributes for a row that is derived or dropped. */
    private static final Map<String, List<Attribute>> BINDINGS = new TreeMap<>();

    /** A row of a fact table. @param names of the facts @param rest the other cells */
    private record Row(List<String> names, String rest) {

        /** The first word of its type; several facts in a row have several types, or one for all. */
        String typeOf(String name) {
            String[] types = rest.substring(0, rest.indexOf('|')).strip().split(", ");
            return types[types.length == names.size() ? names.indexOf(name) : 0].split(" ")[0];
        }
    }

    private enum Sheet {
        AI_ACT("ai-act", "## 2. ", "## 3. "),
        DATA_RESIDENCY("data-residency", "## 1. ", "### Geography"),
        DSA("dsa", "### 1.1 ", "### 1.2 "),
        DMA("dma", "### 1.1 ", "### 1.2 "),
        SOVEREIGNTY("sovereignty", "## 3. ", "### 3.2 ");

        private final String id;
        private final String from;
        private final String until;

        Sheet(String id, String from, String until) {
            this.id = id;
            this.from = from;
            this.until = until;
        }

        String text() {
            try {
                return Files.readString(SHEETS.resolve(id + ".md"));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /** The rows of the fact tables. */
        List<Row> rows() {
            String text = text();
            String section = text.substring(text.indexOf(from), text.indexOf(until));
            return section.lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> {
                        int second = line.indexOf('|', 1);
                        return new Row(names(line.substring(1, second)), line.substring(second + 1));
                    })
                    .toList();
        }

        /** All facts: those of the tables, and those that other sections name. */
        Set<String> facts() {
            Set<String> facts = new TreeSet<>();
            rows().forEach(row -> facts.addAll(row.names()));
            String text = text();
            switch (this) {
                case AI_ACT -> facts.addAll(quoted(text, SNAKE.asMatchPredicate()));
                case DATA_RESIDENCY -> facts.addAll(
                        found(text, "(?<=`)(?:order|derogation|nis2|provider|store|data)\\.[a-zA-Z0-9.\\[\\]]+"));
                case DSA -> facts.addAll(
                        quoted(text, name -> name.matches("(transport|contact|notice|complaints|ui|ads|trader|age)\\.[a-z_.]+")));
                case DMA -> facts.addAll(
                        found(text, "(?<=`)(?:data\\.combines|consent|recipient|flow\\.basis)[a-z_.]*"));
                case SOVEREIGNTY -> {
                    facts.addAll(quoted(between(text, "### 3.1 ", "### 3.2 "), name -> true));
                    facts.addAll(found(between(text, "Model each as `", "`"), "[a-z][A-Za-z]+(?=[,}/ :])"));
                    facts.addAll(found(between(text, "Attribute: `hds:", "`"), "[a-z][a-z0-9]+(?=[:\\[])"));
                    facts.addAll(quoted(between(text, "Nodes: ", "Edges:"), name -> true));
                    facts.addAll(found(between(text, "```yaml\nrequires:", "```"), "[a-zA-Z]+(?=:)"));
                    facts.addAll(found(between(text, "### 4.4 ", "\"Paper backup\""), "(?<=\\| )B[0-9]+"));
                    facts.addAll(found(between(text, "## 7. ", "Thresholds by pack"), "(?m)(?<=^\\| )[A-Z]{3}(?= \\|)"));
                    facts.addAll(quoted(text, name -> name.matches("model\\.[a-zA-Z]+|inferenceWh.*|changeOfControl")));
                    facts.removeAll(Set.of("entity", "names", "unknown"));
                }
            }
            facts.removeIf(NO_FACTS::contains);
            return facts;
        }
    }

    @BeforeAll
    static void read_the_vocabulary() throws IOException {
        Vocabulary vocabulary = Shipped.vocabulary();
        vocabulary.types().values().stream()
                .flatMap(type -> type.attributes().values().stream())
                .forEach(attribute -> attribute.sheetNames().forEach(name -> bind(name, List.of(attribute))));
        vocabulary.derivedFrom().forEach(row -> bind(row.sheet(), List.of()));
        vocabulary.dropped().forEach(row -> {
            assertThat(row.because()).as("reason of %s", row.sheet()).isNotBlank();
            bind(row.sheet(), List.of());
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_fact_of_the_sheet_is_bound_derived_or_dropped_with_a_reason(Sheet sheet) {
        assumeTrue(Files.isDirectory(SHEETS), "the law sheets are not beside this project");

        Set<String> missing = sheet.facts().stream()
                .filter(fact -> BINDINGS.keySet().stream().noneMatch(bound -> covers(sheet, fact, bound)))
                .collect(toCollection(TreeSet::new));

        assertThat(sheet.facts()).hasSizeGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void no_binding_names_a_fact_that_the_sheet_does_not_know(Sheet sheet) {
        assumeTrue(Files.isDirectory(SHEETS), "the law sheets are not beside this project");
        Set<String> facts = sheet.facts();
        String text = sheet.text();

        assertThat(names(sheet))
                .allSatisfy(name -> assertThat(facts.contains(name)
                                || facts.stream().anyMatch(fact -> isWildcardOver(fact, name))
                                || Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)").matcher(text).find())
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void yes_no_and_day_of_the_sheet_are_boolean_and_date_here(Sheet sheet) {
        assumeTrue(Files.isDirectory(SHEETS), "the law sheets are not beside this project");
        List<String> wrong = new ArrayList<>();

        sheet.rows().forEach(row -> row.names().forEach(name -> bound(sheet, name).forEach(attribute -> {
            String asked = row.typeOf(name);
            String type = attribute.type().word();
            boolean fits =
                    switch (asked) {
                        case "tri", "bool" -> type.equals("boolean");
                        case "date" -> type.equals("date");
                        default -> true;
                    };
            if (!fits) {
                wrong.add(name + " is " + asked + " in the sheet and " + type + " here");
            }
        })));

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "SOVEREIGNTY", mode = EnumSource.Mode.EXCLUDE)
    void the_codes_of_the_sheet_are_the_codes_here(Sheet sheet) {
        assumeTrue(Files.isDirectory(SHEETS), "the law sheets are not beside this project");
        List<String> wrong = new ArrayList<>();

        sheet.rows().forEach(row -> row.names().forEach(name -> {
            Set<String> codes = bound(sheet, name).stream()
                    .flatMap(attribute -> codes(attribute.type()).stream())
                    .map(SheetsTest::bare)
                    .collect(toCollection(TreeSet::new));
            if (!codes.isEmpty()) {
                quoted(row.rest(), CODE.asMatchPredicate()).stream()
                        .filter(code -> !Set.of("none", "unknown").contains(code) && !codes.contains(bare(code)))
                        .forEach(code -> wrong.add(name + ": " + code));
            }
        }));

        assertThat(wrong).isEmpty();
    }

    private static void bind(String name, List<Attribute> attributes) {
        BINDINGS.merge(
                name, attributes, (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    private static List<Attribute> bound(Sheet sheet, String name) {
        return BINDINGS.getOrDefault(sheet.id + ":" + name, List.of());
    }

    private static List<String> codes(AttributeType type) {
        if (type instanceof AttributeType.ListOf list) {
            return codes(list.of());
        }
        return type instanceof AttributeType.Code code ? code.codes() : List.of();
    }

    /** The names that the vocabulary binds in this sheet. */
    private static List<String> names(Sheet sheet) {
        return BINDINGS.keySet().stream()
                .filter(bound -> bound.startsWith(sheet.id + ":"))
                .map(bound -> bound.substring(sheet.id.length() + 1))
                .toList();
    }

    /** A row {@code contract.dataAct.*} is covered by any name below it. */
    private static boolean covers(Sheet sheet, String fact, String bound) {
        return bound.equals(sheet.id + ":" + fact)
                || bound.startsWith(sheet.id + ":") && isWildcardOver(fact, bound.substring(sheet.id.length() + 1));
    }

    private static boolean isWildcardOver(String fact, String name) {
        return fact.endsWith(".*") && name.startsWith(fact.substring(0, fact.length() - 1));
    }

    /** The names in the first cell of a row; {@code a.x / y} stands for {@code a.x} and {@code a.y}. */
    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        for (String quoted : quoted(cell, name -> true)) {
            String prefix = quoted.contains(" / ") ? quoted.substring(0, quoted.lastIndexOf('.', quoted.indexOf(' ')) + 1) : "";
            for (String name : quoted.split(" / ")) {
                names.add(name.startsWith(prefix) ? name : prefix + name);
            }
        }
        return names;
    }

    private static List<String> quoted(String text, Predicate<String> wanted) {
        return QUOTED.matcher(text).results().map(match -> match.group(1)).filter(wanted).distinct().toList();
    }

    private static List<String> found(String text, String regex) {
        return Pattern.compile(regex).matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from) + end.length());
    }

    /** {@code art3_1_establishment}, {@code ISO27001} and {@code art-3-1-establishment}, {@code iso-27001} are the same code. */
    private static String bare(String code) {
        return code.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
