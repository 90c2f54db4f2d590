package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever can leave a finding open can be asked, in both official languages. */
class ShippedQuestionsTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();

    /** What continuity, controls and bearers need, whatever the rules. */
    private static final List<String> BY_PROGRAM = List.of(
            "Alternative.capacity",
            "Alternative.node",
            "Alternative.switchHours",
            "Capability.rtoHours",
            "Control.control",
            "Control.holder",
            "Control.plannedFor",
            "Control.scope",
            "Control.state",
            "Evidence.date",
            "Evidence.kind",
            "Evidence.validTo",
            "Organisation.assessed",
            "Requirement.need",
            "Role.code",
            "Role.holder");

    @Test
    void every_attribute_that_a_shipped_rule_reads_has_a_question_and_a_help_in_both_languages() {
        Set<String> read = read();
        Set<String> wanting = new TreeSet<>();
        for (String name : read) {
            Attribute attribute = attribute(name).orElseThrow();
            if (!isSaid(attribute.question())) {
                wanting.add(name + " has no question");
            }
            if (!isSaid(attribute.help())) {
                wanting.add(name + " has no help");
            }
        }

        assertThat(read).hasSizeGreaterThan(100).contains(
                "AiSystem.infersEmotionsOrIntentions", // a condition
                "Incident.awareOn", // where a term begins
                "Capability.rtoHours"); // what continuity reads
        assertThat(wanting).isEmpty();
    }

    private static boolean isSaid(Optional<Text> text) {
        return text.filter(said -> !said.en().isBlank() && !said.fr().isBlank() && !said.en().equals(said.fr()))
                .isPresent();
    }

    /** What people write and rules read: in conditions, those of gates and duty tables among them, and in terms. */
    private static Set<String> read() {
        Deque<String> left = new ArrayDeque<>();
        for (Rule rule : RULEBOOK.rules()) {
            for (Rule.Pattern pattern : Patterns.of(rule)) {
                Patterns.attributes(pattern).forEach(attribute -> left.add(pattern.type() + "." + attribute));
            }
            Optional.ofNullable(RULEBOOK.provisions().get(rule.provision()))
                    .flatMap(Provision::due)
                    .ifPresent(due -> due(due, Patterns.variables(rule), left));
        }
        left.addAll(BY_PROGRAM);
        Set<String> read = new TreeSet<>();
        while (!left.isEmpty()) {
            String name = left.remove();
            Optional<Attribute> attribute = attribute(name);
            if (attribute.isPresent() && read.add(name)) {
                String type = name.substring(0, name.indexOf('.') + 1);
                attribute.get().onlyIf().forEach(conjunct -> left.add(type + conjunct.attribute()));
            }
        }
        return read;
    }

    private static void due(Provision.Due due, Map<String, Patterns.Bound> variables, Deque<String> read) {
        if (due instanceof Provision.EarliestOf earliest) {
            earliest.of().forEach(part -> due(part, variables, read));
        } else if (due instanceof Provision.After after && variables.containsKey(after.variable())) {
            List<String> types = List.of(variables.get(after.variable()).type());
            for (String step : after.path()) {
                List<String> next = types;
                next.forEach(type -> read.add(type + "." + step));
                types = next.stream()
                        .flatMap(type -> Lookup.attribute(RULEBOOK.vocabulary(), type, step).stream())
                        .flatMap(attribute -> Lookup.targets(attribute).stream())
                        .toList();
            }
        }
    }

    /** Of a type that people write; what a part belongs to is not asked. */
    private static Optional<Attribute> attribute(String name) {
        Vocabulary vocabulary = RULEBOOK.vocabulary();
        String[] parts = name.split("\\.", 2);
        EntityType type = Optional.ofNullable(vocabulary.types().get(parts[0])).orElseThrow();
        boolean isOwner = parts[1].equals("of") && !type.partOf().isEmpty();
        return type.kind() == EntityType.Kind.DECLARED && !isOwner
                ? Lookup.attribute(type, parts[1])
                : Optional.empty();
    }
}
