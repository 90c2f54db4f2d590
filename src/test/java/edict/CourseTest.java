package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.findings.Finding;
import edict.rulebook.Garden;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken over from the day before is what the day by itself comes to. */
class CourseTest {

    private static final int DAYS = 6;

    /** The first has little that is open, so that it counts what holds together; the second has much. */
    @ParameterizedTest
    @CsvSource({"claims-assistant-sovereign.yaml, 2026-12-01", "claims-assistant.yaml, 2025-07-31"})
    void each_day_is_judged_as_if_it_were_the_only_one(String design, String from) throws IOException {
        Request request = request(Files.readString(Path.of("src/examples", design)), from);
        Judging.Course course = new Judging.Course();
        Evaluation first = evaluation(Edict.shipped(), request, course);

        List<LocalDate> days = first.laterDays();
        assertThat(days).hasSizeGreaterThan(DAYS);
        for (LocalDate day : days.subList(0, DAYS)) {
            assertSame(Edict.shipped(), request.on(day), course);
        }
    }

    @Test
    void what_rests_on_an_assumption_rests_on_it_on_the_next_day_as_well() {
        Edict edict = Edict.of(Rulebook.of(Garden.with(
                "policies/core/vocabulary.yaml",
                "loud: {type: boolean,",
                "loud: {type: boolean, default: {value: false, because: {en: Most are quiet., fr: La plupart sont"
                        + " silencieuses.}, cites: {pack: garden, provision: Recital 1}},")));
        Request request = request(
                """
                kind: Design
                organisations: [{id: us, assessed: true, name: We}]
                machines:
                  - {id: saw, rescue: false, drill: false, power: 25, places: [DE], firstUsedOn: 2026-01-01,
                     roles: [{holder: us, code: owner}]}
                """,
                "2026-11-20");
        Judging.Course course = new Judging.Course();

        assertThat(evaluation(edict, request, course).assumptions()).isNotEmpty();
        for (String day : List.of("2026-12-02", "2027-12-02", "2031-01-01")) {
            assertSame(edict, request.on(LocalDate.parse(day)), course);
        }
    }

    private static void assertSame(Edict edict, Request request, Judging.Course course) {
        Evaluation then = evaluation(edict, request, course);
        Evaluation alone = evaluation(edict, request, new Judging.Course());
        assertThat(then.decision()).as(then.asOf().toString()).isEqualTo(alone.decision());
        assertThat(then.findings()).extracting(CourseTest::said).isEqualTo(alone.findings().stream().map(CourseTest::said).toList());
        assertThat(then.conditions()).isEqualTo(alone.conditions());
        assertThat(then.obligations()).isEqualTo(alone.obligations());
        assertThat(then.continuity()).isEqualTo(alone.continuity());
        assertThat(then.laterDays()).isEqualTo(alone.laterDays());
        assertThat(then.notes()).isEqualTo(alone.notes());
        assertThat(then.unused()).isEqualTo(alone.unused());
    }

    /** All but the questions, of which fewer or more are asked where a completion more or less was tried. */
    private static String said(Finding finding) {
        return String.join(
                " ",
                finding.timing() + " " + finding.status() + " " + finding.effect() + " " + finding.provision(),
                finding.subject().pointer() + " " + finding.who().pointer() + " " + finding.due(),
                finding.message().en() + finding.facts() + finding.derivation() + finding.exceptions() + finding.standing());
    }

    private static Evaluation evaluation(Edict edict, Request request, Judging.Course course) {
        return ((Edict.Evaluated) edict.evaluate(request, Edict.USUAL, course)).evaluation();
    }

    private static Request request(String design, String asOf) {
        Reading reading = Texts.read("design.yaml", design.getBytes(StandardCharsets.UTF_8));
        return new Request((Reading.Document) reading, LocalDate.parse(asOf));
    }
}
