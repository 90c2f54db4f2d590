package edict.benchmarks;

import edict.Edict;
import edict.Request;
import edict.document.Limits;
import edict.document.Reading;
import edict.document.Texts;
import edict.engine.Budget;
import edict.report.JsonReport;
import edict.report.Language;
import java.time.Duration;
import java.time.LocalDate;

/** The whole path: bytes in, the JSON report out. */
final class Whole {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** The usual limits, but for the size: the largest design has 5.7 million bytes. */
    static final Limits LIMITS = Limits.DEFAULT.withSize(10_000_000, 1_000_000);

    private static final Budget BUDGET =
            new Budget(Duration.ofMinutes(10), Edict.USUAL.matches(), Edict.USUAL.completions());

    private Whole() {}

    static String report(Edict edict, byte[] bytes) {
        Reading reading = Texts.read("design", bytes, LIMITS);
        if (!(reading instanceof Reading.Document document)) {
            throw new IllegalStateException(reading.toString());
        }
        Edict.Answer answer = edict.evaluate(new Request(document, DAY), BUDGET);
        if (!(answer instanceof Edict.Evaluated evaluated)) {
            throw new IllegalStateException(answer.toString());
        }
        return JsonReport.of(evaluated.evaluation(), "design", Language.EN);
    }
}
