package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.engine.Network.Part;
import edict.rulebook.Rulebook;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which network is taken for what a design calls for. */
class PartsTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();

    private static final List<Plan> PLANS = Ruleset.of(RULEBOOK.vocabulary(), RULEBOOK.rules()).plans();

    private final Parts parts = Engine.of(RULEBOOK.vocabulary(), RULEBOOK.rules()).parts();

    @Test
    void what_is_covered_is_not_built_again() {
        Network.Built more = parts.covering(first(120), false);

        assertThat(parts.covering(first(100), false)).isSameAs(more);
    }

    @Test
    void what_has_not_all_forms_that_are_called_for_covers_nothing() {
        BitSet cut = new BitSet();
        cut.set(0);
        Part cutOff = new Part(first(20).plans(), cut);
        Network.Built without = parts.covering(first(20), false);
        Network.Built with = parts.covering(cutOff, false);

        assertThat(with).isNotSameAs(without);
        assertThat(with.part()).isEqualTo(cutOff);
    }

    @Test
    void what_is_far_smaller_than_all_that_covers_it_is_built_at_once() {
        Network.Built more = parts.covering(first(400), false);
        Network.Built few = parts.covering(first(3), false);

        assertThat(few).isNotSameAs(more);
        assertThat(few.part()).isEqualTo(first(3));
        assertThat(parts.covering(first(3), false)).isSameAs(few);
    }

    @Test
    void what_is_smaller_is_built_when_it_is_asked_for_again_and_again() {
        Network.Built more = parts.covering(first(400), false);
        for (int asked = 1; asked <= 3; asked++) {
            assertThat(parts.covering(first(100), false)).isSameAs(more);
        }
        // What comes near it is one with it.
        Network.Built own = parts.covering(first(110), false);

        assertThat(own.part()).isEqualTo(first(110));
        assertThat(parts.covering(first(100), false)).isSameAs(own);
    }

    @Test
    void what_is_run_in_a_large_design_is_built_at_once() {
        parts.covering(first(400), false);

        assertThat(parts.covering(first(100), true).part()).isEqualTo(first(100));
    }

    @Test
    void of_what_derives_nothing_only_what_no_network_has_is_built() {
        Part had = drawing(100);
        parts.covering(had, false);
        Part more = drawing(120);

        List<Part> apart = parts.apart(more);

        assertThat(apart).hasSize(2);
        assertThat(apart.get(0)).isEqualTo(had);
        assertThat(apart.get(1).plans().stream()).hasSize(20).allMatch(plan -> !had.plans().get(plan));
        assertThat(parts.apart(had)).as("all there").containsExactly(had);
        assertThat(parts.apart(drawing(250))).as("mostly not there").hasSize(1);
        assertThat(parts.apart(first(120))).as("derives what others may read").hasSize(1);
    }

    @Test
    void what_lacks_a_form_that_is_called_for_is_not_there() {
        parts.covering(drawing(100), false);
        Part other = drawing(100);

        List<Part> apart = parts.apart(new Part(other.plans(), parts.whole().cuts()));

        assertThat(apart).hasSize(2);
        assertThat(apart.get(0).cuts().isEmpty()).isTrue();
        assertThat(apart.get(1).plans().isEmpty()).isFalse();
        assertThat(apart.get(1).cuts().isEmpty()).isFalse();
    }

    /** The first plans that derive nothing, in the form in which all is known. */
    private static Part drawing(int plans) {
        BitSet some = new BitSet();
        for (int i = 0; some.cardinality() < plans; i++) {
            some.set(i, PLANS.get(i).conclusion().type().isEmpty());
        }
        return new Part(some, new BitSet());
    }

    private static Part first(int plans) {
        BitSet some = new BitSet();
        some.set(0, plans);
        return new Part(some, new BitSet());
    }
}
