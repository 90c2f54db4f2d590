package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.Loss.Said;
import edict.document.Place;
import edict.facts.Requirements;
import edict.facts.Requirements.Alternative;
import edict.facts.Requirements.Amount;
import edict.facts.Requirements.Group;
import edict.facts.Requirements.Missing;
import edict.facts.Requirements.Node;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Scenario;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said for certain of requirements that are open in part holds however they are completed, and what isn't certain has
 * a question: section 4.3, step 7 of the sheet on sovereignty.
 */
class CompletionsTest {

    private static final int DESIGNS = 150;
    private static final int COMPLETIONS = 12;
    private static final int NODES = 6;
    private static final BigDecimal ROUNDING = new BigDecimal("0.0002");
    private static final int CAPABILITIES = 2;
    private static final Missing AT = new Missing("", "", "/somewhere");
    private static final List<Asked> ASKED = List.of(new Asked("", "", "/somewhere"));
    private static final List<String> LOADS = List.of("0.4", "0.6", "1");
    private static final List<String> HOURS = List.of("0", "0", "5", "30");
    private static final Scenario SCENARIO = new Scenario(
            "loss", new Text("", ""), List.of(), Optional.empty(), Map.of(), false, false, Optional.empty(), 0, Optional.empty(),
            Optional.empty(), List.of(), List.of(), new Place("", 1, 1));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void what_is_certain_holds_however_the_rest_is_answered(int seed) {
        Random random = new Random(seed);
        Map<Verdict, Integer> told = new TreeMap<>();
        for (int round = 0; round < DESIGNS; round++) {
            Drawn open = new Drawn(random);
            List<Continuity> verdicts = open.verdicts();
            ContinuityIndex index = open.simulating().effective();
            assertThat(index.least()).as(open.toString()).isLessThanOrEqualTo(index.most());
            for (int completion = 0; completion < COMPLETIONS; completion++) {
                Drawn completed = open.completed(random);
                List<Continuity> complete = completed.verdicts();
                ContinuityIndex kept = completed.simulating().effective();
                assertThat(kept.least()).as("%s and %s%n%s", index, kept, open).isBetween(index.least().subtract(ROUNDING), index.most().add(ROUNDING));
                Drawn before = completed.without();
                for (int i = 0; i < CAPABILITIES; i++) {
                    Verdict certain = verdicts.get(i).verdict();
                    assertThat(complete.get(i).verdict()).as(complete.toString()).isNotEqualTo(Verdict.UNKNOWN);
                    if (verdicts.get(i).already()) {
                        assertThat(before.verdicts().get(i).verdict()).as("capability %s without a loss of%n%s", i, open).isEqualTo(complete.get(i).verdict());
                    }
                    if (certain != Verdict.UNKNOWN) {
                        assertThat(complete.get(i).verdict()).as("capability %s of%n%s", i, open).isEqualTo(certain);
                    }
                }
            }
            verdicts.forEach(one -> {
                told.merge(one.verdict(), 1, Integer::sum);
                assertThat(one.questions().isEmpty()).as("%s of%n%s", one.capability(), open).isEqualTo(one.verdict() != Verdict.UNKNOWN);
            });
        }
        assertThat(told.keySet()).contains(Verdict.RETAINED, Verdict.LOST, Verdict.DEGRADED, Verdict.UNKNOWN);
    }

    /** Each needs the next, and nobody says how much that carries. */
    @Test
    void a_long_chain_is_walked_like_a_short_one() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Amount unknown = new Amount(Optional.empty(), Optional.empty(), AT);
        for (int i = 0; i < 3_000; i++) {
            Alternative next = new Alternative(
                    "a" + i, Optional.of("n" + (i + 1)), AT, Drawn.exactly(BigDecimal.ZERO), unknown, unknown, Optional.empty());
            List<Group> groups = List.of(new Group("g" + i, Drawn.exactly(BigDecimal.ONE), List.of(next), Optional.empty()));
            nodes.put("n" + i, Drawn.node("n" + i, i == 0, groups, Optional.empty(), unknown));
        }
        Drawn chain = new Drawn(new Requirements(nodes), Drawn.loss(Map.of("n3000", new Said(Ternary.UNKNOWN, List.of())), Map.of(), Map.of()));

        assertThat(chain.verdicts()).extracting(Continuity::verdict).containsExactly(Verdict.UNKNOWN);
    }

    /** Requirements of two capabilities and some components, and what is lost. */
    private static final class Drawn {

        private final Requirements requirements;
        private final Loss loss;

        private Drawn(Requirements requirements, Loss loss) {
            this.requirements = requirements;
            this.loss = loss;
        }

        Drawn(Random random) {
            Map<String, Node> nodes = new LinkedHashMap<>();
            Map<String, Said> backups = new LinkedHashMap<>();
            for (int i = 0; i < NODES; i++) {
                List<Group> groups = new ArrayList<>();
                for (int group = random.nextInt(3); group > 0; group--) {
                    List<Alternative> alternatives = new ArrayList<>();
                    for (int way = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2); way > 0; way--) {
                        String key = "a" + backups.size();
                        backups.put(key, said(random, 2));
                        alternatives.add(new Alternative(
                                key, random.nextInt(8) == 0 ? Optional.empty() : Optional.of("n" + random.nextInt(NODES)), AT,
                                amount(random, HOURS), amount(random, LOADS), amount(random, HOURS), Optional.empty()));
                    }
                    groups.add(new Group("g", amount(random, LOADS), alternatives, perhaps(random)));
                }
                boolean capability = i < CAPABILITIES;
                nodes.put("n" + i, node("n" + i, capability, groups, perhaps(random), amount(random, HOURS)));
            }
            boolean nothing = random.nextInt(4) == 0;
            this.requirements = new Requirements(nodes);
            this.loss = loss(nothing ? Map.of() : touched(random, 4), nothing ? Map.of() : touched(random, 6), backups);
        }

        private static Map<String, Said> touched(Random random, int oneOf) {
            Map<String, Said> touched = new LinkedHashMap<>();
            for (int i = CAPABILITIES; i < NODES; i++) {
                if (random.nextInt(oneOf) == 0) {
                    touched.put("n" + i, said(random, 2));
                }
            }
            return touched;
        }

        private static Said said(Random random, int oneOf) {
            return random.nextInt(3) == 0 ? new Said(Ternary.UNKNOWN, ASKED) : random.nextInt(oneOf) == 0 ? Said.NO : Said.YES;
        }

        private static Optional<Missing> perhaps(Random random) {
            return random.nextInt(12) == 0 ? Optional.of(AT) : Optional.empty();
        }

        private static Amount amount(Random random, List<String> numbers) {
            BigDecimal some = new BigDecimal(numbers.get(random.nextInt(numbers.size())));
            return switch (random.nextInt(12)) {
                case 0 -> new Amount(Optional.empty(), Optional.empty(), AT);
                case 1 -> new Amount(Optional.of(some), Optional.empty(), AT);
                case 2 -> new Amount(Optional.empty(), Optional.of(some), AT);
                default -> new Amount(Optional.of(some), Optional.of(some), AT);
            };
        }

        private static Node node(String key, boolean capability, List<Group> groups, Optional<Missing> unlisted, Amount allowed) {
            return new Node(
                    key, capability ? "Capability" : "Component", Optional.of(key), groups, unlisted,
                    capability ? Optional.of(allowed) : Optional.empty(), capability ? Optional.of(allowed) : Optional.empty(),
                    Optional.empty(), Optional.empty(), capability ? Optional.of(exactly(BigDecimal.ONE)) : Optional.empty());
        }

        private static Loss loss(Map<String, Said> stops, Map<String, Said> freezes, Map<String, Said> backups) {
            return new Loss(stops, freezes, List.of(), Map.of(), Optional.of(backups), Set.of());
        }

        List<Continuity> verdicts() {
            return simulating().capabilities();
        }

        Simulating simulating() {
            return new Simulating(SCENARIO, new Wirings(requirements), loss, LocalDate.EPOCH);
        }

        /** The same where nothing is lost. */
        Drawn without() {
            return new Drawn(requirements, loss(Map.of(), Map.of(), loss.backups().orElseThrow()));
        }

        /** With an answer to everything. What isn't listed or named may turn out to be something that is lost as well. */
        Drawn completed(Random random) {
            boolean stopping = isAny(loss.stops());
            boolean somethingLost = stopping || isAny(loss.freezes());
            Map<String, Said> stops = new LinkedHashMap<>();
            loss.stops().forEach((node, said) -> stops.put(node, settled(random, said)));
            Map<String, Said> freezes = new LinkedHashMap<>();
            loss.freezes().forEach((node, said) -> freezes.put(node, settled(random, said)));
            Map<String, Said> backups = new LinkedHashMap<>();
            loss.backups().orElseThrow().forEach((way, said) -> backups.put(way, settled(random, said)));
            backups.put("more", Said.YES);
            Map<String, Node> nodes = new LinkedHashMap<>();
            requirements.nodes().forEach((key, node) -> {
                List<Group> groups = new ArrayList<>();
                node.groups().forEach(group -> groups.add(completed(random, group, stopping, somethingLost)));
                if (node.unlisted().isPresent() && random.nextBoolean()) {
                    groups.add(new Group("g", exactly(BigDecimal.ONE), List.of(more(random, somethingLost)), Optional.empty()));
                }
                nodes.put(key, node(key, node.weight().isPresent(), groups, Optional.empty(), node.rtoHours().map(rto -> settled(random, rto, HOURS)).orElse(exactly(BigDecimal.ONE))));
            });
            nodes.put("stays", node("stays", false, List.of(), Optional.empty(), exactly(BigDecimal.ONE)));
            nodes.put("goes", node("goes", false, List.of(), Optional.empty(), exactly(BigDecimal.ONE)));
            if (stopping) {
                stops.put("goes", Said.YES);
            } else if (somethingLost) {
                freezes.put("goes", Said.YES);
            }
            return new Drawn(new Requirements(nodes), loss(stops, freezes, backups));
        }

        private static boolean isAny(Map<String, Said> touched) {
            return touched.values().stream().anyMatch(said -> said.holds() != Ternary.NO);
        }

        private static Group completed(Random random, Group group, boolean stopping, boolean somethingLost) {
            List<Alternative> alternatives = new ArrayList<>();
            for (Alternative way : group.alternatives()) {
                alternatives.add(new Alternative(
                        way.key(), way.node().or(() -> more(random, somethingLost).node()), AT,
                        settled(random, way.switchHours(), HOURS), settled(random, way.capacity(), LOADS),
                        settled(random, way.rpoHours(), HOURS), Optional.empty()));
            }
            // Where nothing stops, what isn't listed suffices.
            if (group.unlisted().isPresent() && (!stopping || random.nextBoolean())) {
                alternatives.add(more(random, somethingLost));
            }
            return new Group(group.key(), settled(random, group.need(), LOADS), alternatives, Optional.empty());
        }

        private static Alternative more(Random random, boolean somethingLost) {
            String node = somethingLost && random.nextBoolean() ? "goes" : "stays";
            return new Alternative(
                    "more", Optional.of(node), AT, exactly(BigDecimal.ZERO), exactly(BigDecimal.ONE), exactly(BigDecimal.ZERO), Optional.empty());
        }

        @Override
        public String toString() {
            StringBuilder told = new StringBuilder();
            requirements.nodes().forEach((key, node) -> {
                told.append("%s %s %s%n".formatted(
                        key,
                        loss.stops(key).or(loss.freezes(key)).holds(),
                        node.unlisted().map(missing -> "and more").orElse("")));
                node.rtoHours().ifPresent(rto -> told.append("    within ").append(told(rto)).append('\n'));
                node.groups().forEach(group -> {
                    told.append("    needs ").append(told(group.need())).append(group.unlisted().map(missing -> " of more than").orElse(" of")).append('\n');
                    group.alternatives().forEach(way -> told.append("        %s %s of %s after %s %s%n".formatted(
                            way.key(), told(way.capacity()), way.node().orElse("?"), told(way.switchHours()), loss.isReal(way.key()).holds())));
                });
            });
            return told.toString();
        }

        private static String told(Amount amount) {
            return amount.least().map(BigDecimal::toString).orElse("") + ".." + amount.most().map(BigDecimal::toString).orElse("");
        }

        private static Said settled(Random random, Said said) {
            return said.holds() != Ternary.UNKNOWN ? said : random.nextBoolean() ? Said.YES : Said.NO;
        }

        private static Amount settled(Random random, Amount amount, List<String> numbers) {
            List<BigDecimal> possible = numbers.stream()
                    .map(BigDecimal::new)
                    .filter(number -> amount.least().filter(least -> number.compareTo(least) < 0).isEmpty())
                    .filter(number -> amount.most().filter(most -> number.compareTo(most) > 0).isEmpty())
                    .toList();
            return exactly(possible.get(random.nextInt(possible.size())));
        }

        private static Amount exactly(BigDecimal number) {
            return new Amount(Optional.of(number), Optional.of(number), AT);
        }
    }
}
