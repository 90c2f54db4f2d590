package edict.facts;

import java.util.List;
import java.util.Map;

/**
 * The document as the law sees it. Immutable.
 *
 * @param entities by key, in the order of the document, then rows and registry entries
 * @param openLists lists of entities that may have more members than are known
 */
public record Facts(Map<String, Entity> entities, List<EntityList> openLists) {}
