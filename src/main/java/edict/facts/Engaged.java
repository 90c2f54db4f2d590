package edict.facts;

import edict.facts.Requirements.Missing;
import edict.rulebook.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who takes part in products beside their supplier, and gets data that customers put into them, or may. Immutable.
 *
 * @param products keys
 */
record Engaged(Set<String> products, Facts facts) {

    private List<Entity> parts() {
        return facts.ofType(Words.SUB_PROCESSOR).stream()
                .filter(part -> part.owner().filter(products::contains).isPresent())
                .toList();
    }

    private List<EntityList> unlisted() {
        return facts.openLists().stream()
                .filter(list -> list.type().equals(Words.SUB_PROCESSOR))
                .filter(list -> list.owner().filter(products::contains).isPresent())
                .toList();
    }

    /** Whether it gets data at all. */
    private static Ternary gets(Entity part) {
        return part.value(Words.DATA) instanceof Value.Members data
                ? !data.scalars().isEmpty() ? Ternary.YES : data.complete() ? Ternary.NO : Ternary.UNKNOWN
                : Ternary.UNKNOWN;
    }

    /** Keys of those who get data, or may, with whoever stands above them. */
    Set<String> organisations() {
        Set<String> organisations = new LinkedHashSet<>();
        parts().stream().filter(part -> gets(part) != Ternary.NO).map(this::withParents).forEach(organisations::addAll);
        return organisations;
    }

    private Set<String> withParents(Entity part) {
        Set<String> organisations = new LinkedHashSet<>();
        part.reference(Words.ENTITY, facts).ifPresent(entity -> Supplied.addWithParents(entity, facts, organisations));
        return organisations;
    }

    /** Whether an organisation gets some data, be it through one below it. @param gets whether one that takes part does */
    Ternary gets(String organisation, Function<Entity, Ternary> gets) {
        return parts().stream()
                .filter(part -> withParents(part).contains(organisation))
                .map(gets)
                .reduce(Ternary.NO, Ternary::or);
    }

    /** Asks for what of those who take part get, where that isn't known. */
    void askWhat(Function<Entity, Ternary> gets, Set<Missing> asked) {
        parts().stream().filter(part -> gets.apply(part) == Ternary.UNKNOWN).forEach(part -> Supplied.ask(part, Words.DATA, asked));
    }

    /** Who works on data outside some countries for sure, by name. */
    List<String> outside(Set<String> countries) {
        return parts().stream()
                .filter(part -> isWithin(part, countries) == Ternary.NO)
                .map(part -> part.reference(Words.ENTITY, facts).map(Entity::called).orElseGet(part::called))
                .distinct()
                .toList();
    }

    /** Whether all of them work on data in some countries alone, those included whom nobody has listed. */
    Ternary isWithin(Set<String> countries) {
        return parts().stream()
                .map(part -> isWithin(part, countries))
                .reduce(unlisted().isEmpty() ? Ternary.YES : Ternary.UNKNOWN, Ternary::and);
    }

    private static Ternary isWithin(Entity part, Set<String> countries) {
        return gets(part).not().or(worksIn(part, countries));
    }

    private static Ternary worksIn(Entity part, Set<String> countries) {
        if (!(part.value(Words.PROCESSING_COUNTRIES) instanceof Value.Members places)) {
            return Ternary.UNKNOWN;
        }
        boolean all = places.scalars().stream().allMatch(place -> countries.contains(place.toString()));
        return !all ? Ternary.NO : places.complete() ? Ternary.YES : Ternary.UNKNOWN;
    }

    /** Asks for what could settle {@link #isWithin}. */
    void askWhere(Set<String> countries, Set<Missing> asked) {
        parts().stream().filter(part -> isWithin(part, countries) == Ternary.UNKNOWN).forEach(part -> {
            Supplied.ask(part, Words.DATA, asked);
            Supplied.ask(part, Words.PROCESSING_COUNTRIES, asked);
        });
        unlisted().stream().map(Missing::of).forEach(asked::add);
    }
}
