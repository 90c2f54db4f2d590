package edict.facts;

import edict.document.Place;
import edict.document.Pointers;
import edict.rulebook.ClaimRules;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes facts of what was noted while a design was read: what it claims, and where it and the registry contradict each
 * other. Rules say what that means.
 */
final class Noted {

    private final Drafts drafts;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Value parties;

    /** @param drafts finished, so that everybody is there */
    Noted(Drafts drafts) {
        this.drafts = drafts;
        Set<Object> organisations = new LinkedHashSet<>();
        Set<Object> assessed = new LinkedHashSet<>();
        for (Draft draft : drafts.all()) {
            if (draft.type().equals(Words.ORGANISATION) && draft.key().startsWith("/")) {
                organisations.add(draft.key());
                int index = draft.shape().index(Words.ASSESSED);
                Given marked = index < 0 ? null : draft.get(index);
                if (marked != null && marked.value().equals(Value.YES)) {
                    assessed.add(draft.key());
                }
            }
        }
        boolean open = drafts.openLists().stream()
                .anyMatch(list -> list.type().equals(Words.ORGANISATION) && list.owner().isEmpty());
        this.parties = assessed.isEmpty()
                ? new Value.Members(organisations, !open)
                : new Value.Members(assessed, true);
    }

    /** By key; none where the vocabulary does not know such facts. */
    Map<String, Entity> of(List<Facts.Claim> claims, List<Facts.Contradiction> contradictions) {
        if (drafts.shapes().has(Words.CLAIM)) {
            claims.forEach(this::claim);
        }
        if (drafts.shapes().has(Words.CONTRADICTION)) {
            contradictions.forEach(this::contradiction);
        }
        return entities;
    }

    private void claim(Facts.Claim claim) {
        Note note = note(Words.CLAIM, claim.pointer(), claim.at());
        note.set(Words.OF, claim.subject());
        note.set(Words.FACT, claim.type());
        note.set(Words.HOLDS, claim.holds());
        note.set(Words.PARTIES, parties);
        keep(note.entity(Optional.of(claim.subject())));
        claim.values().forEach((attribute, value) -> {
            if (value instanceof Value.Known known) {
                Note stated = note(
                        Words.CLAIMED_VALUE, Pointers.child(claim.pointer(), attribute), claim.at());
                stated.set(Words.OF, claim.pointer());
                stated.set(Words.ATTRIBUTE, attribute);
                stated.set(holding(claim.type(), attribute), known.scalar());
                keep(stated.entity(Optional.of(claim.pointer())));
            }
        });
    }

    private String holding(String type, String attribute) {
        Shape shape = drafts.shapes().of(type);
        return ClaimRules.holding(shape.simpleType(shape.known(attribute))).orElse(Words.TEXT);
    }

    private void contradiction(Facts.Contradiction contradiction) {
        Given stated = contradiction.stated();
        Note note = note(Words.CONTRADICTION, stated.pointer(), stated.at());
        note.set(Words.OF, contradiction.entity());
        note.set(Words.PARTIES, parties);
        note.set(Words.ATTRIBUTE, contradiction.attribute());
        note.set(Words.STATED, text(stated.value()), stated);
        Given catalogued = contradiction.catalogued();
        note.set(Words.REGISTERED, text(catalogued.value()), catalogued);
        catalogued.source().ifPresent(source -> {
            source.by().ifPresent(entry -> note.set(Words.ENTRY, entry));
            source.on().ifPresent(day -> note.set(Words.CHECKED, day));
        });
        keep(note.entity(Optional.of(contradiction.entity())));
    }

    /** As files write it, so in no language. */
    private String text(Value value) {
        if (value instanceof Value.Known known) {
            return text(known.scalar());
        }
        if (value instanceof Value.Members members) {
            return members.scalars().stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.OneOf several) {
            return several.scalars().stream().map(this::text).collect(Collectors.joining(" | "));
        }
        if (value instanceof Value.Within within) {
            return within.from().map(from -> text(from) + (within.fromIncluded() ? " <= " : " < ")).orElse("") + "…"
                    + within.to().map(to -> (within.toIncluded() ? " <= " : " < ") + text(to)).orElse("");
        }
        return "unknown";
    }

    private String text(Object scalar) {
        if (scalar instanceof BigDecimal number) {
            return number.toString();
        }
        String text = scalar.toString();
        return drafts.at(text).flatMap(Draft::id).orElse(text);
    }

    private Note note(String type, String key, Place at) {
        return new Note(drafts.shapes().of(type), key, at, Given.Origin.STATED);
    }

    private void keep(Entity entity) {
        entities.put(entity.key(), entity);
    }
}
