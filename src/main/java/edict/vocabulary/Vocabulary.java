package edict.vocabulary;

import java.util.Map;

/** Everything that may be said. Immutable. */
public record Vocabulary(Map<String, EntityType> types) {}
