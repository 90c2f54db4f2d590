package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void numbersAreNotBroken() {
        String before = "x".repeat(Lines.WIDTH - 8);
        assertThat(broken(before + " 1 200 000 000 EUR")).isEqualTo(before + "\n1 200 000 000 EUR\n");
    }

    @Test
    void wordsThatOnlyHaveDigitsAreBroken() {
        String before = "x".repeat(Lines.WIDTH - 5);
        assertThat(broken(before + " 2026 1234 and")).isEqualTo(before + " 2026\n1234 and\n");
        assertThat(broken(before + " page 200")).isEqualTo(before + " page\n200\n");
    }

    @Test
    void signsThatStandAloneStayWithTheWordBeforeThem() {
        String before = "x".repeat(Lines.WIDTH - 12);
        assertThat(broken(before + " organisation ? Est-ce tout ?")).isEqualTo(before + "\norganisation ? Est-ce tout ?\n");
        assertThat(broken("x".repeat(Lines.WIDTH - 2) + " est »")).isEqualTo("x".repeat(Lines.WIDTH - 2) + "\nest »\n");
    }

    private static String broken(String text) {
        Lines lines = new Lines();
        lines.text(0, text);
        return lines.toString();
    }
}
