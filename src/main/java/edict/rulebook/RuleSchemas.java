package edict.rulebook;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the files that rule authors write, with the names that a rulebook has, so that editors complete and check while
 * one types. Loading checks more: that what one file names is there in another, and that dates follow each other.
 */
public final class RuleSchemas {

    /** The kinds of files, in the order in which one needs them. */
    public static final List<String> NAMES =
            List.of("vocabulary", "pack", "provisions", "parameter", "table", "controls", "registry", "profile", "scenario", "scorecard");

    private RuleSchemas() {}

    /** Empty when there is no schema of that name. @param language {@code en} or {@code fr} */
    public static Optional<ObjectNode> of(String name, Rulebook rulebook, String language) {
        SchemaParts parts = new SchemaParts(rulebook, language);
        return switch (name) {
            case "vocabulary" -> Optional.of(new VocabularySchema(parts).vocabulary());
            case "pack" -> Optional.of(new PackSchema(parts).pack());
            case "provisions" -> Optional.of(new ProvisionSchema(parts).provisions());
            case "parameter" -> Optional.of(new ValueSchemas(parts).parameter());
            case "table" -> Optional.of(new ValueSchemas(parts).table());
            case "registry" -> Optional.of(new ValueSchemas(parts).registry());
            case "controls" -> Optional.of(new HouseSchemas(parts).controls());
            case "profile" -> Optional.of(new HouseSchemas(parts).profile());
            case "scenario" -> Optional.of(new HouseSchemas(parts).scenario());
            case "scorecard" -> Optional.of(new ScorecardSchema(parts).scorecard());
            default -> Optional.empty();
        };
    }
}
