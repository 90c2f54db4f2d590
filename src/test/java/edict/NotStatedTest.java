package edict;

import static edict.rulebook.Status.INFO;
import static edict.rulebook.Status.PLANNED;
import static edict.rulebook.Status.REQUIRED;
import static edict.rulebook.Status.SATISFIED;
import static edict.rulebook.Status.VIOLATED;
import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Reading;
import edict.document.Texts;
import edict.findings.Finding;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Whole designs, with one value made {@code unknown}: what is certain all the same holds with the value too, and what holds
 * with the value is not denied without. Values are drawn by chance; more of them with {@code -Dedict.documents=1000}, others with
 * {@code -Dedict.seed=1}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotStatedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** Names, without which there is no design, and the day that counts as passed where nobody tells it. */
    private static final Set<String> ALWAYS = Set.of("id", "kind", "title", "name", "registry", "concludedOn");

    private record Key(String provision, String subject, Optional<String> organisation, Optional<String> role, Timing timing) {

        Key now() {
            return new Key(provision, subject, organisation, role, Timing.IN_FORCE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/examples/claims-assistant.yaml",
                "src/examples/claims-assistant-sovereign.yaml",
                "src/test/resources/designs/bank.yaml",
                "src/test/resources/designs/hospital.yaml"
            })
    void what_is_certain_without_a_value_holds_with_it(String design) throws IOException {
        JsonNode stated = YAMLMapper.shared().readTree(Files.readAllBytes(Path.of(design)));
        Map<Key, List<Finding>> with = found(stated).orElseThrow();
        List<String> values = new ArrayList<>();
        collect(stated, "", values);
        Random random = new Random(Long.getLong("edict.seed", 0));
        int drawn = Integer.getInteger("edict.documents", 30);
        int told = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < drawn; i++) {
            String value = values.get(random.nextInt(values.size()));
            Optional<Map<Key, List<Finding>>> without = found(without(stated, value));
            if (without.isPresent()) {
                told++;
                denied(with, without.get()).forEach(line -> wrong.add(value + " " + line));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(told).isGreaterThan(drawn / 2);
    }

    private static List<String> denied(Map<Key, List<Finding>> with, Map<Key, List<Finding>> without) {
        List<String> denied = new ArrayList<>();
        without.forEach((key, findings) -> {
            // Of whom nobody has named the same is found under his name.
            if (key.organisation().isPresent()) {
                List<Finding> same = with.getOrDefault(key, with.getOrDefault(key.now(), List.of()));
                for (Finding finding : findings) {
                    if (!allows(finding, same)) {
                        denied.add("certain without: " + key + " " + finding.status());
                    }
                }
            }
        });
        with.forEach((key, findings) -> {
            boolean holds = findings.stream().anyMatch(found -> Set.of(VIOLATED, REQUIRED, PLANNED, INFO).contains(found.status()));
            boolean told = without.keySet().stream()
                    .anyMatch(other -> other.provision().equals(key.provision()) && other.subject().equals(key.subject()));
            if (holds && !told) {
                denied.add("not told without: " + key);
            }
        });
        return denied;
    }

    /** Whether what is found without a value may be so with it. @param same what is found with it of the same */
    private static boolean allows(Finding without, List<Finding> same) {
        Set<Status> allowed =
                switch (without.status()) {
                    case VIOLATED, INFO, COMPLIANT -> Set.of(without.status());
                    case REQUIRED, PLANNED -> Set.of(REQUIRED, PLANNED, SATISFIED, VIOLATED);
                    case SATISFIED -> without.standing().onlyOnRequest() ? Set.of() : Set.of(SATISFIED);
                    case OPEN, WAIVED, NOT_APPLICABLE, NOT_TRIGGERED -> Set.of();
                };
        return allowed.isEmpty() || same.stream().anyMatch(found -> allowed.contains(found.status()));
    }

    private static Optional<Map<Key, List<Finding>>> found(JsonNode design) {
        Reading reading = Texts.read("design", JsonMapper.shared().writeValueAsBytes(design), Limits.DEFAULT);
        Edict.Answer answer = Edict.shipped().evaluate(new Request((Reading.Document) reading, DAY), Edict.USUAL);
        if (!(answer instanceof Edict.Evaluated evaluated)) {
            return Optional.empty();
        }
        Map<Key, List<Finding>> found = new LinkedHashMap<>();
        for (Finding finding : evaluated.evaluation().findings()) {
            Key key = new Key(
                    finding.provision(),
                    finding.subject().type() + finding.subject().pointer(),
                    finding.who().organisation(),
                    finding.who().role(),
                    finding.timing());
            found.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
        }
        return Optional.of(found);
    }

    /** The pointers of the values that may be unknown. */
    private static void collect(JsonNode node, String pointer, List<String> values) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (!ALWAYS.contains(member.getKey())) {
                    collect(member.getValue(), pointer + "/" + member.getKey(), values);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), pointer + "/" + i, values);
            }
        } else {
            values.add(pointer);
        }
    }

    private static JsonNode without(JsonNode stated, String pointer) {
        JsonNode copy = stated.deepCopy();
        int last = pointer.lastIndexOf('/');
        String key = pointer.substring(last + 1);
        JsonNode parent = copy.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.set(key, StringNode.valueOf("unknown"));
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), StringNode.valueOf("unknown"));
        }
        return copy;
    }
}
