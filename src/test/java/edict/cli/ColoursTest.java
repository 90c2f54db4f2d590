package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColoursTest {

    @Test
    void colours_are_shown_on_a_terminal_that_knows_them() {
        assertThat(Colours.areShown(Map.of("TERM", "xterm-256color"), true)).isTrue();
        assertThat(Colours.areShown(Map.of("WT_SESSION", "1"), true)).isTrue();
        assertThat(Colours.areShown(Map.of("TERM", "xterm", "NO_COLOR", ""), true)).isTrue();
    }

    @Test
    void there_are_none_where_nobody_sees_them_or_wants_them() {
        assertThat(Colours.areShown(Map.of("TERM", "xterm-256color"), false)).isFalse();
        assertThat(Colours.areShown(Map.of("TERM", "xterm", "NO_COLOR", "1"), true)).isFalse();
        assertThat(Colours.areShown(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(Colours.areShown(Map.of(), true)).isFalse();
    }
}
