package edict.workbench;

import edict.document.Names;
import edict.report.Language;
import edict.rulebook.RuleSchemas;
import edict.rulebook.Rulebook;
import edict.vocabulary.Schemas;
import edict.vocabulary.Vocabulary;
import edict.vocabulary.VocabularyPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas that Edict hands out, by name. */
public final class SchemaFiles {

    private static final List<String> SUBMITTED = List.of("design", "answers", "waivers", "request", "procurement", "sheet");

    private static final String CASES = "cases";

    private static final List<String> WRITTEN = Stream.concat(RuleSchemas.NAMES.stream(), Stream.of(CASES)).toList();

    /** The kinds of files that people write: what is submitted, then what makes up a rulebook, then the cases that prove it. */
    public static final List<String> NAMES =
            Stream.concat(SUBMITTED.stream(), WRITTEN.stream()).toList();

    /** All of them, for a message. */
    public static final String LISTED = Names.oneOf(SUBMITTED) + ", of rulebooks " + Names.oneOf(WRITTEN);

    /** The name of the page that tells people what a design may say. */
    public static final String REFERENCE = "design.md";

    private SchemaFiles() {}

    /** Every type and attribute of a design, in Markdown. */
    public static String reference(Vocabulary vocabulary, Language language) {
        return VocabularyPage.markdown(vocabulary, language.code());
    }

    /** Empty when there is no schema of that name. */
    public static Optional<ObjectNode> of(String name, Rulebook rulebook, Language language) {
        Vocabulary vocabulary = rulebook.vocabulary();
        return switch (name) {
            case "design" -> Optional.of(Schemas.design(vocabulary, language.code()));
            case "answers" -> Optional.of(Schemas.answers(vocabulary));
            case "waivers" -> Optional.of(Schemas.waivers());
            case "request" -> Optional.of(Schemas.request(vocabulary, language.code()));
            case "procurement" -> Optional.of(Schemas.procurement(vocabulary, language.code()));
            case "sheet" -> Optional.of(Schemas.sheet(vocabulary, language.code()));
            case CASES -> Optional.of(CaseSchema.of(rulebook, language.code()));
            default -> RuleSchemas.of(name, rulebook, language.code());
        };
    }
}
