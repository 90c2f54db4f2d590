package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import edict.engine.Network.Part;
import edict.rulebook.Rulebook;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Which network is taken for what a design calls for. */
class PartsTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();

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

    private static Part first(int plans) {
        BitSet some = new BitSet();
        some.set(0, plans);
        return new Part(some, new BitSet());
    }
}
