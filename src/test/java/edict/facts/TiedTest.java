package edict.facts;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.document.Node;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of the roles in processings of those who leave; stores, flows and contracts are looked at where products are tried. */
class TiedTest {

    private static final Vocabulary VOCABULARY = Edict.shipped().rulebook().vocabulary();

    private static final String DESIGN =
            """
            kind: Design
            organisations: [{id: us, assessed: true}, {id: host, country: FR}, {id: helper, country: FR}]
            products: [{id: p, supplier: host}, {id: q, supplier: helper}]
            components: [{id: c, kind: storage, product: p, operator: host, country: FR}, {id: d, kind: storage, product: q, operator: helper, country: FR}]
            processings:
              - {id: care, roles: [{holder: us, code: controller}, {holder: host, code: processor, recordNamesThirdCountries: true}, {holder: helper, code: processor}]}
            aiSystems: [{id: reader, roles: [{holder: host, code: provider}]}]
            """;

    @Test
    void who_takes_the_place_of_all_that_somebody_supplies_is_what_that_one_was() {
        assertThat(following(DESIGN, Optional.of("next"), Set.of()))
                .containsExactly("/processings/0/roles/1 {holder=next, recordNamesThirdCountries=unknown}");
    }

    @Test
    void who_takes_one_place_of_several_is_the_same_beside_it() {
        String twice = DESIGN.replace("product: q, operator: helper", "product: p, operator: host");

        assertThat(following(twice, Optional.of("next"), Set.of())).containsExactly("care {roles=[{holder=next, code=processor}]}");
        assertThat(following(twice, Optional.of("host"), Set.of())).as("another product of the same supplier").isEmpty();
        assertThat(following(twice, Optional.empty(), Set.of())).containsExactly("care {roles=[{holder=unknown, code=processor}]}");
    }

    @Test
    void who_that_is_may_not_be_known_and_a_role_may_be_settled() {
        assertThat(following(DESIGN, Optional.empty(), Set.of()))
                .containsExactly("/processings/0/roles/1 {holder=unknown, recordNamesThirdCountries=unknown}");
        assertThat(following(DESIGN, Optional.of("next"), Set.of("/processings/0/roles/1"))).isEmpty();
    }

    private static List<String> following(String design, Optional<String> engaged, Set<String> except) {
        Reading.Document document = (Reading.Document) Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8));
        Facts facts = ((Design.Accepted) Design.read(document, VOCABULARY)).facts();
        return Tied.to(List.of("c"), facts, VOCABULARY).following(engaged, engaged, except, document.root()).stream()
                .map(step -> step.of() + " " + written(step.set()))
                .toList();
    }

    private static String written(Map<String, Node> set) {
        return set.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + written(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String written(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return written(mapping.entries());
        }
        return node instanceof Node.Sequence sequence
                ? sequence.items().stream().map(TiedTest::written).toList().toString()
                : ((Node.Scalar) node).text();
    }
}
