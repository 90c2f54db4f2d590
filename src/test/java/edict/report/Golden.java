package edict.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that must come out as they stand in a file. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/reports");

    private Golden() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares the whole text; with {@code -Dedict.accept} writes it instead. */
    static void check(String name, String text) {
        try {
            Path file = FOLDER.resolve(name);
            if (System.getProperty("edict.accept") != null) {
                Files.writeString(file, text);
            }
            String expected = Files.exists(file) ? Files.readString(file) : "";
            if (!expected.equals(text)) {
                throw new AssertionError(file + " differs from what is written now.\nIf the change is meant: mvn test"
                        + " -Dtest=ReportTest,ReportFormatTest,ExplanationTextTest,ComparedReportTest,WorkedExamplesTest -Dedict.accept\nthen read the difference with git diff.\n\n" + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
