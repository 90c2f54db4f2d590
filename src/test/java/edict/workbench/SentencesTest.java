package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.findings.Finding;
import edict.rulebook.Rulebook;
import edict.vocabulary.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What provisions say of the designs of their own cases, as people read it. */
class SentencesTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();

    /** A duration in code, a thing by its place, a word twice, one of many, what a program says of nothing, a gap. */
    private static final Pattern WRONG =
            Pattern.compile("\\bP[0-9]+(?:D|WD|W|M|Y)\\b|/[a-z][A-Za-z]+/[0-9]|\\b(\\p{L}{2,}) \\1\\b|\\b1 (?:hours|days|heures|jours)\\b|\\bnull\\b|  ");

    private static final Pattern POINT_IN_A_NUMBER = Pattern.compile("(?<![0-9.(])[0-9]+\\.[0-9]+(?![0-9.)])");

    @Test
    void what_a_document_states_reads_as_a_part_of_the_sentence() {
        Cases cases = Cases.under(Path.of("."), RULEBOOK);
        Map<String, Bench> benches = new ConcurrentHashMap<>();
        List<Text> sentences = cases.files().parallelStream()
                .flatMap(file -> file.groups().stream())
                .flatMap(group -> group.cases().stream()
                        .filter(one -> one.kind() == CaseFile.Kind.FIRES)
                        .limit(1)
                        .flatMap(one -> sentences(cases, group, one, benches)))
                .distinct()
                .toList();

        assertThat(sentences).hasSizeGreaterThan(400);
        assertThat(sentences).extracting(Text::en).filteredOn(WRONG.asPredicate()).isEmpty();
        assertThat(sentences).extracting(Text::fr).filteredOn(WRONG.asPredicate()).isEmpty();
        assertThat(sentences).extracting(Text::en).anyMatch(text -> text.contains("45 days")).anyMatch(text -> text.contains("45 000 000"));
        assertThat(sentences).extracting(Text::fr).anyMatch(text -> text.contains("45 jours")).filteredOn(POINT_IN_A_NUMBER.asPredicate()).isEmpty();
        assertThat(sentences).extracting(Text::fr).filteredOn(text -> text.matches(".*( : none| est (?:aucun|néant))\\b.*")).isEmpty();
    }

    private static Stream<Text> sentences(Cases cases, CaseFile.Group group, CaseFile.Case one, Map<String, Bench> benches) {
        if (!(cases.read(Edits.world(group, one).root(), one) instanceof Bench.Ready ready)) {
            return Stream.of();
        }
        return benches.computeIfAbsent(group.provision(), id -> new Bench(Slice.of(RULEBOOK, id, Set.of()), id))
                .judge(ready, one, Set.of(), false)
                .findings()
                .stream()
                .filter(finding -> finding.provision().equals(group.provision()))
                .map(Finding::message);
    }
}
