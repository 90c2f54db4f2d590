package edict.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import edict.vocabulary.DaysInFigures.First;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysInFiguresTest {

    @ParameterizedTest
    @CsvSource({
        "28/11/2026,, 2026-11-28",
        "11/28/2026,, 2026-11-28",
        "02/02/2027,, 2027-02-02",
        "1.2.2027,, 2027-02-01",
        "1.2.2027, MONTH, 2027-02-01",
        "1-2-2027, MONTH, 2027-01-02",
        "01/02/2027 au 31/12/2027, DAY, 2027-02-01 au 2027-12-31",
        "{before: 1/2/2027}, DAY, {before: 2027-02-01}",
        "planned 28/11/2026.,, planned 2026-11-28.",
        // None of these is a day in figures, or one that there is.
        "31/02/2027,, 31/02/2027",
        "12/25/2027, DAY, 12/25/2027",
        "12/2027, DAY, 12/2027",
        "a/1/2/2027, DAY, a/1/2/2027",
        "1.2-2027, DAY, 1.2-2027",
        "1.1.2.2027, DAY, 1.1.2.2027",
    })
    void a_day_is_read_where_it_can_be_one_only(String text, First first, String plain) {
        assertThat(DaysInFigures.twofold(text, Optional.ofNullable(first))).isEmpty();
        assertThat(DaysInFigures.plain(text, Optional.ofNullable(first))).isEqualTo(plain);
    }

    @Test
    void what_could_be_two_days_is_told_wherever_it_stands() {
        assertThat(DaysInFigures.twofold("28/11/2026 to 01/02/2027", Optional.empty()))
                .contains("`01/02/2027` could be two days; write `2027-02-01` or `2027-01-02`");
        assertThat(DaysInFigures.plain("28/11/2026 to 01/02/2027", Optional.empty())).isEqualTo("2026-11-28 to 01/02/2027");
    }

    @Test
    void whether_a_text_is_written_as_a_day_says_nothing_of_the_calendar() {
        assertThat(DaysInFigures.isOne("31/02/2027")).isTrue();
        assertThat(DaysInFigures.isOne("2027-02-01")).isFalse();
        assertThat(DaysInFigures.isOne("on 1/2/2027")).isFalse();
    }
}
