package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import edict.drl.RulePrinter;
import edict.engine.Engine;
import edict.findings.Finding;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import edict.vocabulary.AttributeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceTest {

    /** What is expected is nobody's business here. */
    private static final String WORLD =
            """
            - provision: PROVISION
              source: none
              given:
                organisations: [{id: us, assessed: true, country: FR}]
                machines:
                  - {id: saw, loud: true, rescue: false, drill: false, power: 60, places: [FR], roles: [{holder: us, code: owner}, {holder: us, code: maker}]}
                  - {id: mower, loud: true, rescue: true, drill: false, power: 5, places: [GB], roles: [{holder: us, code: owner}]}
              cases:
                - {name: all said, case: fires, asOf: 2026-11-20, expect: []}
                - {name: not for rescue, case: must-not, asOf: 2026-11-20, with: {/machines/1/rescue: false}, expect: []}
                - {name: not all said, case: unknown, asOf: 2026-11-20, without: [/machines/0/loud, /machines/0/power, /machines/0/places, /machines/1/rescue], expect: []}
            """;

    @TempDir
    Path folder;

    private static List<String> rules(Rulebook rulebook) {
        return rulebook.rules().stream().map(rule -> rule.name()).toList();
    }

    @Test
    void a_slice_holds_what_a_provision_reads_and_what_exempts_from_it() {
        Rulebook slice = Slice.of(Garden.RULEBOOK, "garden/no-noise", Set.of());

        assertThat(rules(slice))
                .containsExactlyInAnyOrder(
                        "garden/no-noise",
                        "garden/no-noise # concerns",
                        "garden/scope",
                        "garden/rescue",
                        "garden/drill-lift");
        assertThat(slice.provisions())
                .containsOnlyKeys("garden/no-noise", "garden/scope", "garden/rescue", "garden/drill-lift");
        assertThat(slice.parameters())
                .as("what its sanction is computed with")
                .containsOnlyKeys("garden/fine-amount", "garden/fine-share");
        assertThat(slice.tables()).isEmpty();
    }

    @Test
    void a_slice_holds_the_parameters_and_tables_that_its_rules_read() {
        assertThat(Slice.of(Garden.RULEBOOK, "garden/power-limit", Set.of()).parameters())
                .containsOnlyKeys("garden/power-limit");
        assertThat(Slice.of(Garden.RULEBOOK, "garden/quiet-zone", Set.of()).tables())
                .containsOnlyKeys("garden/quiet-zones");
        assertThat(Slice.of(Garden.RULEBOOK, "garden/keep-logs", Set.of()).parameters())
                .as("through the derived type that triggers the duty")
                .containsOnlyKeys("garden/strong");
    }

    @Test
    void a_slice_holds_what_derives_a_type_that_cases_name() {
        assertThat(rules(Slice.of(Garden.RULEBOOK, "garden/no-noise", Set.of("StrongMachine"))))
                .contains("garden/strong");
    }

    @Test
    void a_slice_finds_what_the_whole_finds() {
        Cases cases = Benches.cases(
                folder,
                List.of(
                                "garden/no-noise",
                                "garden/teach",
                                "garden/keep-logs",
                                "garden/power-limit",
                                "garden/quiet-zone")
                        .stream()
                        .map(provision -> WORLD.replace("PROVISION", provision))
                        .collect(Collectors.joining()));

        Engine engine = Engine.of(Garden.RULEBOOK.vocabulary(), Garden.RULEBOOK.rules());
        assertThat(cases.files().get(0).groups())
                .flatExtracting(group -> differences(cases, engine, group))
                .isEmpty();
    }

    /** In which of its cases a group comes out otherwise on the slice than on the whole. @param engine of the whole */
    static List<AssertionError> differences(Cases cases, Engine engine, CaseFile.Group group) {
        Rulebook whole = cases.rulebook();
        SoftAssertions differences = new SoftAssertions();
        Comparing comparing = new Comparing(whole, group);
        Cases.Slot slot = Cases.slot(group.provision(), comparing);
        Rulebook slice = Cases.slice(whole, slot);
        Bench small = new Bench(slice, group.provision());
        Bench large = new Bench(whole, group.provision(), engine);
        for (CaseFile.Case one : sample(group)) {
            Bench.Ready world = (Bench.Ready) cases.read(Edits.world(group, one).root(), one);
            Bench.Found few = small.judge(world, one, comparing.types(one), comparing.everything());
            Bench.Found all = large.judge(world, one, comparing.types(one), comparing.everything());

            String name = group.provision() + ": " + one.name();
            differences
                    .assertThat(ofProvision(few, group))
                    .as(name)
                    .isEqualTo(ofProvision(all, group, finding -> !isNobodys(finding, slice)));
            differences.assertThat(comparing.differences(one, few)).as(name).isEqualTo(comparing.differences(one, all));
        }
        return differences.assertionErrorsCollected();
    }

    private static List<CaseFile.Case> sample(CaseFile.Group group) {
        EnumSet<CaseFile.Kind> wanted = EnumSet.of(CaseFile.Kind.FIRES, CaseFile.Kind.MUST_NOT, CaseFile.Kind.UNKNOWN);
        List<CaseFile.Case> sample = new ArrayList<>();
        for (CaseFile.Case one : group.cases()) {
            if (wanted.remove(one.kind())) {
                sample.add(one);
            }
        }
        return sample;
    }

    /**
     * Whether a finding is about something that nobody names, behind an attribute that no rule of the slice reads. An unnamed
     * thing is there for the rules that ask about it: what no rule reads is never asked, so in the slice it is nobody's.
     * Nothing that is named can hang on it, or some rule of the slice would read the attribute.
     */
    private static boolean isNobodys(Finding finding, Rulebook slice) {
        String place = finding.subject().pointer().replaceFirst("/-$", "");
        String attribute = place.substring(place.lastIndexOf('/') + 1);
        boolean topLevel = place.lastIndexOf('/') == 0;
        return finding.subject().id().isEmpty()
                && !topLevel
                && isAttribute(attribute, slice)
                && slice.rules().stream()
                        .map(RulePrinter::print)
                        .noneMatch(rule -> rule.matches("(?s).*\\b" + attribute + "\\b.*"));
    }

    /**
     * As against the key of a list of the type, whose members count wherever the type is read. Of what type the unnamed
     * thing is, the finding does not know.
     */
    private static boolean isAttribute(String name, Rulebook slice) {
        return slice.vocabulary().types().values().stream()
                .flatMap(holder -> Optional.ofNullable(holder.attributes().get(name)).stream())
                .anyMatch(attribute -> isReference(attribute.type()));
    }

    private static boolean isReference(AttributeType attribute) {
        return attribute instanceof AttributeType.ListOf list
                ? isReference(list.of())
                : attribute instanceof AttributeType.Reference;
    }

    /** What a case can compare of a finding; which of several grounds explains it is nobody's business here. */
    private static List<List<Object>> ofProvision(Bench.Found found, CaseFile.Group group) {
        return ofProvision(found, group, finding -> true);
    }

    private static List<List<Object>> ofProvision(Bench.Found found, CaseFile.Group group, Predicate<Finding> some) {
        return found.findings().stream()
                .filter(finding -> finding.provision().equals(group.provision()) && some.test(finding))
                .map(SliceTest::compared)
                .toList();
    }

    private static List<Object> compared(Finding finding) {
        return List.of(
                finding.status(),
                finding.timing(),
                finding.text(),
                finding.appliesFrom(),
                finding.due(),
                finding.subject(),
                finding.who(),
                finding.exceptions(),
                finding.questions());
    }
}
