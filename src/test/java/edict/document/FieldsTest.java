package edict.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final Problems problems = new Problems();

    private Fields fields(String yaml) {
        Reading reading = Texts.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return Fields.of(((Reading.Document) reading).root(), problems);
    }

    @Test
    void what_is_asked_for_is_read_and_the_rest_refused() {
        Fields fields = fields("id: a\nunit: 5\nflag: yes\nforce: lav\nlist: {a: 1}\nnames: [a, a, 1]\nlabl: x\nnone: ~\n");
        fields.require("id", "label", "none");
        assertThat(fields.text("id")).contains("a");
        assertThat(fields.text("unit")).isEmpty();
        assertThat(fields.text("label")).isEmpty();
        assertThat(fields.flag("flag")).isEmpty();
        assertThat(fields.choice("force", List.of("law", "house"))).isEmpty();
        assertThat(fields.list("list")).isEmpty();
        assertThat(fields.texts("names")).containsExactly("a");
        fields.close();
        assertThat(problems.sorted().stream().map(Problem::toString)).containsExactly(
                "p.yaml:1:1: `none` is missing",
                "p.yaml:2:7: /unit: expected a text, found the number `5`; put it in quotes",
                "p.yaml:3:7: /flag: expected `true` or `false`, found the text `yes`",
                "p.yaml:4:8: /force: `lav` is not one of `law` or `house`; did you mean `law`?",
                "p.yaml:5:7: /list: expected a list, found an object",
                "p.yaml:6:12: /names/1: `a` stands twice in the list",
                "p.yaml:6:15: /names/2: expected a text, found the number `1`; put it in quotes",
                "p.yaml:7:1: /labl: unknown key `labl`; expected `id`, `label`, `none`, `unit`, `flag`, `force`, `list` or `names`; did you mean `label`?");
        assertThatThrownBy(problems::refuse).isInstanceOf(Refused.class).hasMessageContaining("p.yaml:3:7: /flag");
    }

    @Test
    void a_key_that_has_to_be_there_and_is_misspelt_is_told_once() {
        Fields fields = fields("cods: [a]\nlable: A\nkind: b\nkinds: c\n");
        fields.require("code", "label");
        fields.require("unit", fields.mapping().at(), () -> "a row has no `unit`");
        fields.text("kind");
        fields.text("codes");
        fields.close();
        assertThat(problems.sorted().stream().map(Problem::toString)).containsExactly(
                "p.yaml:1:1: a row has no `unit`",
                "p.yaml:1:1: /cods: unknown key `cods`; expected `code`, `label`, `unit`, `kind` or `codes`; did you mean `code`?",
                "p.yaml:2:1: /lable: unknown key `lable`; expected `code`, `label`, `unit`, `kind` or `codes`; did you mean `label`?",
                "p.yaml:4:1: /kinds: unknown key `kinds`; expected `code`, `label`, `unit`, `kind` or `codes`; did you mean `kind`?");
    }

    @Test
    void what_is_expected_is_told_whatever_stands_in_its_place() {
        Fields fields = fields("severity: 3\nkind: [law]\ntitle: Rules\nlist: {a: 1}\ntext: {en: No, please., fr: Non.}\n");
        assertThat(fields.choice("severity", List.of("low", "high"))).isEmpty();
        assertThat(fields.choice("kind", List.of("law", "house"))).isEmpty();
        assertThat(fields.object("title", "`{en: …}`")).isEmpty();
        assertThat(fields.objects("list", "`{from: …}`")).isEmpty();
        Fields text = fields.object("text").orElseThrow();
        text.text("en");
        text.text("fr");
        text.close();
        assertThat(problems.sorted().stream().map(Problem::toString)).containsExactly(
                "p.yaml:1:11: /severity: `3` is not one of `low` or `high`",
                "p.yaml:2:7: /kind: expected one of `law` or `house`, found a list",
                "p.yaml:3:8: /title: expected `{en: …}`, found the text `Rules`",
                "p.yaml:4:7: /list: expected a list, each item of it `{from: …}`, found an object",
                "p.yaml:5:16: /text/please.: unknown key `please.`; expected `en` or `fr`; if it belongs to a text with a comma in it, put"
                        + " that in quotes");
    }

    @Test
    void what_is_said_twice_of_one_place_is_told_once() {
        problems.add(new Place("f", 1, 1), "", "wrong");
        problems.add(new Place("f", 1, 1), "", "wrong");
        assertThat(problems.sorted()).hasSize(1);
    }

    @Test
    void after_a_thousand_problems_the_rest_is_counted() {
        for (int i = 1; i <= 1_500; i++) {
            problems.add(new Place("f", i, 1), "", "wrong");
        }
        assertThat(problems.sorted()).hasSize(1_001);
        assertThat(problems.sorted().get(1_000)).hasToString("f:1000:1: and 500 more problems, not listed");
    }
}
