package edict.benchmarks;

import edict.Edict;
import edict.Request;
import edict.Survey;
import edict.document.Limits;
import edict.document.Reading;
import edict.document.Texts;
import edict.engine.Budget;
import edict.http.Live;
import edict.report.JsonReport;
import edict.report.Language;
import edict.rulebook.RulebookFiles;
import edict.rulebook.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** The whole path: bytes in, the JSON report out. */
final class Whole {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** The usual limits, but for the size: the largest design has some 80 million bytes. */
    static final Limits LIMITS = Limits.DEFAULT.withSize(200_000_000, 20_000_000);

    private static final Budget BUDGET =
            new Budget(Duration.ofMinutes(10), Edict.USUAL.matches(), Edict.USUAL.completions());

    /** Where the rules, policies and examples of an earlier commit lie, if those are to be measured. */
    private static final Optional<Path> EARLIER = Optional.ofNullable(System.getenv("EDICT_EARLIER")).map(Path::of);

    private Whole() {}

    static Edict edict() {
        return EARLIER.map(Edict::load).orElseGet(Edict::shipped);
    }

    static Live live() {
        return EARLIER.map(folder -> Live.of(RulebookFiles.under(folder))).orElseGet(Live::shipped);
    }

    /** One of the worked examples. */
    static Path example(String name) {
        return EARLIER.orElse(Path.of("")).resolve("src").resolve("examples").resolve(name + ".yaml");
    }

    static String report(Edict edict, byte[] bytes) {
        return report(edict, bytes, BUDGET);
    }

    /** The same without finding out by completion what is open only because the rules say it in several ways. */
    static String unsettled(Edict edict, byte[] bytes) {
        return report(edict, bytes, BUDGET.settling(0));
    }

    /** What every loss takes away. */
    static Survey survey(Edict edict, byte[] bytes) {
        return survey(edict, bytes, Optional.empty());
    }

    /** What a loss takes away. @param loss the only one, if there is one */
    static Survey survey(Edict edict, byte[] bytes, Optional<Scenario> loss) {
        Budget budget = new Budget(BUDGET.time(), Long.MAX_VALUE, BUDGET.completions());
        Edict.Answer answer = edict.survey(request(bytes), loss, budget);
        if (!(answer instanceof Edict.Surveyed surveyed)) {
            throw new IllegalStateException(answer.toString());
        }
        return surveyed.survey();
    }

    private static Request request(byte[] bytes) {
        Reading reading = Texts.read("design", bytes, LIMITS);
        if (!(reading instanceof Reading.Document document)) {
            throw new IllegalStateException(reading.toString());
        }
        return new Request(document, DAY);
    }

    private static String report(Edict edict, byte[] bytes, Budget budget) {
        Edict.Answer answer = edict.evaluate(request(bytes), budget);
        if (!(answer instanceof Edict.Evaluated evaluated)) {
            throw new IllegalStateException(answer.toString());
        }
        return JsonReport.of(evaluated.evaluation(), "design", Language.EN);
    }
}
