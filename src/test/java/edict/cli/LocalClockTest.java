package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalClockTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2026-07-01T22:30:00Z, 2026-07-02",
        "Europe/Paris, 2026-12-01T22:30:00Z, 2026-12-01",
        "Europe/Paris, 2026-10-24T22:30:00Z, 2026-10-25",
        "Asia/Kolkata, 2026-07-01T18:29:59Z, 2026-07-01",
        "Asia/Kolkata, 2026-07-01T18:30:00Z, 2026-07-02",
        "Pacific/Pago_Pago, 2026-07-01T10:59:59Z, 2026-06-30",
        "UTC, 2026-07-01T00:00:00Z, 2026-07-01"
    })
    void saysTheDayOfThePlace(String place, Instant now, LocalDate day) {
        assertThat(LocalDate.now(new LocalClock(() -> now, TimeZone.getTimeZone(place)))).isEqualTo(day);
    }

    @Test
    void isAsFarFromUtcAsThePlaceIsAtTheMoment() {
        Instant[] now = {Instant.parse("2026-10-25T00:59:59Z")};
        LocalClock clock = new LocalClock(() -> now[0], TimeZone.getTimeZone("Europe/Paris"));
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("+02:00"));
        now[0] = Instant.parse("2026-10-25T01:00:00Z");
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("+01:00"));
        assertThat(LocalDate.now(clock.withZone(ZoneId.of("Pacific/Kiritimati")))).isEqualTo(LocalDate.of(2026, 10, 25));
    }
}
