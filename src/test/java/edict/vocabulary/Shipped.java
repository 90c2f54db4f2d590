package edict.vocabulary;

import edict.document.Reading;
import edict.document.Refused;
import edict.document.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The vocabulary files of this project. */
public final class Shipped {

    private Shipped() {}

    /** Reads them all; throws with everything that is wrong. */
    public static Vocabulary vocabulary() throws IOException {
        List<Reading.Document> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(Path.of("policies"))) {
            for (Path file : found.filter(path -> path.endsWith("vocabulary.yaml")).sorted().toList()) {
                Reading reading = Texts.read(file.toString(), Files.readAllBytes(file));
                if (reading instanceof Reading.Rejected rejected) {
                    throw new Refused(rejected.problems());
                }
                files.add((Reading.Document) reading);
            }
        }
        return Vocabulary.load(files);
    }
}
