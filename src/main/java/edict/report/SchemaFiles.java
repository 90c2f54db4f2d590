package edict.report;

import edict.vocabulary.Schemas;
import edict.vocabulary.Vocabulary;
import edict.vocabulary.VocabularyPage;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas that Edict hands out, by name. */
public final class SchemaFiles {

    /** The kinds of files that people write. */
    public static final List<String> NAMES = List.of("design", "answers", "waivers", "request", "procurement", "sheet");

    /** The name of the page that tells people what a design may say. */
    public static final String REFERENCE = "design.md";

    private SchemaFiles() {}

    /** Every type and attribute of a design, in Markdown. */
    public static String reference(Vocabulary vocabulary, Language language) {
        return VocabularyPage.markdown(vocabulary, language.code());
    }

    /** Empty when there is no schema of that name. */
    public static Optional<ObjectNode> of(String name, Vocabulary vocabulary, Language language) {
        return switch (name) {
            case "design" -> Optional.of(Schemas.design(vocabulary, language.code()));
            case "answers" -> Optional.of(Schemas.answers(vocabulary));
            case "waivers" -> Optional.of(Schemas.waivers());
            case "request" -> Optional.of(Schemas.request(vocabulary, language.code()));
            case "procurement" -> Optional.of(Schemas.procurement(vocabulary, language.code()));
            case "sheet" -> Optional.of(Schemas.sheet(vocabulary, language.code()));
            default -> Optional.empty();
        };
    }
}
