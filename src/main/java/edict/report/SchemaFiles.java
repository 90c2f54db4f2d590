package edict.report;

import edict.vocabulary.Schemas;
import edict.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas that Edict hands out, by name. */
public final class SchemaFiles {

    /** The kinds of files that people write. */
    public static final List<String> NAMES = List.of("design", "answers", "waivers");

    private SchemaFiles() {}

    /** Empty when there is no schema of that name. */
    public static Optional<ObjectNode> of(String name, Vocabulary vocabulary, Language language) {
        return switch (name) {
            case "design" -> Optional.of(Schemas.design(vocabulary, language.code()));
            case "answers" -> Optional.of(Schemas.answers(vocabulary));
            case "waivers" -> Optional.of(Schemas.waivers());
            default -> Optional.empty();
        };
    }
}
