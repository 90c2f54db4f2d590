package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionTest {

    private static final String PROVISIONS = "policies/eu/garden/provisions/all.yaml";
    private static final String RULES = "rules/eu/garden/all.drl";

    @Test
    void remarks_and_where_things_stand_are_no_revision() {
        assertThat(Revision.between(Garden.RULEBOOK, Rulebook.of(remarked(Garden.files()))).items()).isEmpty();
        assertThat(Revision.between(Rulebook.shipped(), Rulebook.of(remarked(RulebookFiles.shipped()))).items())
                .as("of all that is shipped")
                .isEmpty();
    }

    private static RulebookFiles remarked(RulebookFiles files) {
        Map<String, String> remarked = new LinkedHashMap<>();
        files.texts().forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (name.endsWith(".drl")) {
                remarked.put(name, "// A remark.\n\n" + text);
            } else if (name.endsWith(".yaml")) {
                remarked.put(name, "# A remark.\n\n" + text);
            }
        });
        return files.with(remarked);
    }

    @Test
    void what_changed_is_named_with_what_of_it_and_where() {
        assertThat(items(Garden.with(PROVISIONS, "severity: critical", "severity: low")))
                .containsExactly("CHANGED PROVISION garden/no-noise [severity] " + PROVISIONS + ":13");
        assertThat(items(Garden.with(RULES, "loud == true )\n    $role : Role( of == $machine, code in (\"owner\", \"user\") )\nthen\n    prohibit", "loud == true )\n    $role : Role( of == $machine, code == \"owner\" )\nthen\n    prohibit")))
                .containsExactly("CHANGED PROVISION garden/no-noise [rules] " + PROVISIONS + ":13");
        assertThat(items(Garden.with("policies/eu/garden/parameters/power-limit.yaml", "value: 50", "value: 40")))
                .containsExactly("CHANGED PARAMETER garden/power-limit [values] policies/eu/garden/parameters/power-limit.yaml:1");
        assertThat(items(Garden.with("policies/profiles/default.yaml", "{effect: condition}", "{effect: review}")))
                .singleElement()
                .asString()
                .startsWith("CHANGED PROFILE default [");
    }

    @Test
    void values_that_are_others_are_told_with_what_they_were() {
        assertThat(values(Garden.with("policies/eu/garden/parameters/power-limit.yaml", "value: 50", "value: 40"))).containsExactly("/values/1/value: 50 → 40");
        assertThat(values(Garden.with(PROVISIONS, "severity: critical", "severity: low"))).containsExactly("/severity: critical → low");
        assertThat(values(Garden.with("policies/eu/garden/parameters/power-limit.yaml", "value: 50", "value: 50, until: 2030-01-01"))).containsExactly("/values/1/until:  → 2030-01-01");
        assertThat(values(Garden.with(RULES, "loud == true )\n    $role", "loud == true, rescue == false )\n    $role"))).isEmpty();
        assertThat(Revision.between(Garden.RULEBOOK, Rulebook.of(Garden.with("policies/profiles/default.yaml", "{effect: condition}", "{effect: review}"))).items())
                .singleElement()
                .satisfies(item -> assertThat(item.values()).singleElement().satisfies(value -> {
                    assertThat(value.pointer()).matches("/decision/[0-9]+/effect");
                    assertThat(value.before()).contains("condition");
                    assertThat(value.after()).contains("review");
                }));
    }

    private static List<String> values(RulebookFiles after) {
        return Revision.between(Garden.RULEBOOK, Rulebook.of(after)).items().stream()
                .flatMap(item -> item.values().stream())
                .map(value -> value.pointer() + ": " + value.before().orElse("") + " → " + value.after().orElse(""))
                .toList();
    }

    @Test
    void what_came_and_what_went_is_named() {
        RulebookFiles without = Garden.with(
                RULES,
                "rule \"garden/ask-maker\"\nwhen\n    $machine : Machine( )\n    $role : Role( of == $machine, code == \"maker\" )\nthen\n    advise( $machine, $role );\nend\n",
                "");
        String provisions = new String(
                Optional.ofNullable(without.texts().get(PROVISIONS)).orElseThrow(), StandardCharsets.UTF_8);
        int from = provisions.indexOf("garden/ask-maker:");
        int to = provisions.indexOf("\ngarden/", from) + 1;
        Rulebook less = Rulebook.of(without.with(Map.of(
                PROVISIONS,
                provisions.substring(0, from) + provisions.substring(to),
                "policies/eu/garden/pack.yaml",
                new String(
                                Optional.ofNullable(without.texts().get("policies/eu/garden/pack.yaml")).orElseThrow(),
                                StandardCharsets.UTF_8)
                        .replaceFirst("ask-maker, |, ask-maker", ""))));

        assertThat(texts(Revision.between(Garden.RULEBOOK, less))).anyMatch(item -> item.startsWith("REMOVED PROVISION garden/ask-maker [] "));
        assertThat(texts(Revision.between(less, Garden.RULEBOOK))).anyMatch(item -> item.startsWith("ADDED PROVISION garden/ask-maker [] "));
    }

    @Test
    void what_rests_on_what_changed_is_reached_and_nothing_else() {
        RulebookFiles parameter = Garden.with("policies/eu/garden/parameters/power-limit.yaml", "value: 50", "value: 40");
        assertThat(reached(parameter)).containsExactly("garden/power-limit");
        RulebookFiles exemption = Garden.with(RULES, "rule \"garden/rescue\"\nwhen\n    $machine : Machine( rescue == true )", "rule \"garden/rescue\"\nwhen\n    $machine : Machine( rescue == true, power > 1 )");
        assertThat(reached(exemption)).as("what it exempts from").contains("garden/rescue", "garden/no-noise").doesNotContain("garden/power-limit");
        RulebookFiles derived = Garden.with("policies/eu/garden/parameters/strong.yaml", "value: ", "value: 1");
        assertThat(reached(derived)).as("what reads the class").contains("garden/strong").hasSizeGreaterThan(1).doesNotContain("garden/power-limit");
        RulebookFiles profile = Garden.with("policies/profiles/default.yaml", "{effect: condition}", "{effect: review}");
        assertThat(reached(profile)).isEqualTo(Garden.RULEBOOK.provisions().keySet());
    }

    private static Set<String> reached(RulebookFiles after) {
        return Revision.between(Garden.RULEBOOK, Rulebook.of(after)).reached(Garden.RULEBOOK);
    }

    private static List<String> items(RulebookFiles after) {
        return texts(Revision.between(Garden.RULEBOOK, Rulebook.of(after)));
    }

    private static List<String> texts(Revision revision) {
        return revision.items().stream()
                .map(item -> item.outcome() + " " + item.part() + " " + item.id() + " " + item.keys() + " " + item.at().file()
                        + ":" + item.at().line())
                .toList();
    }
}
