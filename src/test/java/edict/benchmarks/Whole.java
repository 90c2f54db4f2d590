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
        return report(edict, bytes, BUDGET);
    }

    /** The same without finding out by completion what is open only because the rules say it in several ways. */
    static String unsettled(Edict edict, byte[] bytes) {
        return report(edict, bytes, new Budget(BUDGET.time(), BUDGET.matches(), 0));
    }

    private static String report(Edict edict, byte[] bytes, Budget budget) {
        Reading reading = Texts.read("design", bytes, LIMITS);
        if (!(reading instanceof Reading.Document document)) {
            throw new IllegalStateException(reading.toString());
        }
        Edict.Answer answer = edict.evaluate(new Request(document, DAY), budget);
        if (!(answer instanceof Edict.Evaluated evaluated)) {
            throw new IllegalStateException(answer.toString());
        }
        return JsonReport.of(evaluated.evaluation(), "design", Language.EN);
    }
}
