package edict.facts;

import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types of a vocabulary as readers need them, made once for all documents. Immutable and safe to share between threads. */
public final class Shapes {

    private final Vocabulary vocabulary;
    private final Map<String, Shape> byType = new LinkedHashMap<>();
    private final Map<String, Shape> topLevel = new LinkedHashMap<>();

    private Shapes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.types().values().forEach(type -> byType.put(type.name(), new Shape(type)));
        for (Shape shape : byType.values()) {
            for (String owner : shape.type().partOf()) {
                Shape ownerShape = byType.get(owner);
                if (ownerShape != null) {
                    shape.type().collection().ifPresent(key -> ownerShape.parts().put(key, shape));
                }
            }
        }
        for (EntityType type : vocabulary.topLevel()) {
            type.collection().ifPresent(key -> topLevel.put(key, of(type.name())));
        }
    }

    public static Shapes of(Vocabulary vocabulary) {
        return new Shapes(vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The shape of a type that a rulebook names: it was checked when it was loaded. */
    Shape of(String type) {
        Shape shape = byType.get(type);
        if (shape == null) {
            throw new IllegalStateException("no type `" + type + "`");
        }
        return shape;
    }

    boolean has(String type) {
        return byType.containsKey(type);
    }

    /** In the order of the vocabulary. */
    Collection<Shape> all() {
        return Collections.unmodifiableCollection(byType.values());
    }

    /** What stands at top level of a design, by key. */
    Map<String, Shape> topLevel() {
        return Collections.unmodifiableMap(topLevel);
    }
}
