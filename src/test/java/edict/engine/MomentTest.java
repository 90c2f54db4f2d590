package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.drl.Parameters;
import edict.drl.Rule;
import edict.drl.RuleFile;
import edict.drl.RuleFiles;
import edict.facts.Design;
import edict.facts.Facts;
import edict.rulebook.Moment;
import edict.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MomentTest {

    private static final Parameters KNOWN = Parameters.of(Map.of(
            "p/number", new Parameters.Shape(Parameters.Kind.NUMBER, false),
            "p/set", new Parameters.Shape(Parameters.Kind.TEXT, true),
            "p/day", new Parameters.Shape(Parameters.Kind.DATE, false)));

    private static final Vocabulary WORDS = Vocabulary.load(List.of(document("policies/p/vocabulary.yaml", """
            types:
              System:
                doc: {en: s, fr: s}
                collection: systems
                completeAlways: {en: x, fr: x}
                attributes:
                  size: {type: number}
                  kind: {type: code, codes: [a, b]}
                  since: {type: date}
                  kinds: {type: list of code, codes: [a, b]}
            """)));

    @Test
    void a_rule_that_is_not_in_force_may_read_a_parameter_without_a_value() {
        List<Rule> rules = RuleFiles.read(
                List.of(new RuleFile(
                        "p.drl",
                        """
                        rule "p/x"
                        when
                            $s : System( size > parameter("p/number"), kind memberOf parameter("p/set"),
                                kind not memberOf parameter("p/set"), earlier(since, parameter("p/day")),
                                within(kinds, parameter("p/set")) )
                        then
                            score( $s, "x", 1 );
                        end
                        """
                                .getBytes(StandardCharsets.UTF_8))),
                WORDS,
                KNOWN);
        Facts facts = ((Design.Accepted) Design.read(
                        document(
                                "design.yaml",
                                """
                                kind: Design
                                systems: [{id: one, size: 3, kind: a, since: 2026-01-01, kinds: [a]}, {id: two}]
                                """),
                        WORDS))
                .facts();
        Moment before = new Moment(LocalDate.parse("2026-11-20"), Map.of(), Set.of());
        assertThat(Engine.of(WORDS, rules).conclude(facts, before).drawn()).isEmpty();
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
