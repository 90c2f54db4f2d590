package edict.findings;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Shown;
import edict.rulebook.Lookup;
import edict.rulebook.Rulebook;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked, as people are asked it. */
public final class Wording {

    private final Rulebook rulebook;
    private final Facts facts;
    private final Shown shown;

    public Wording(Rulebook rulebook, Facts facts) {
        this.rulebook = rulebook;
        this.facts = facts;
        this.shown = new Shown(facts, rulebook.vocabulary());
    }

    /** Those of whom alone a list isn't known whole; who decides is asked only where there are no others. */
    private Optional<Text> named(Conclusions.Asked missing) {
        List<String> keys = facts.openLists().stream()
                .filter(list -> list.pointer().equals(missing.pointer()))
                .flatMap(list -> list.among().values().stream().flatMap(Set::stream))
                .sorted()
                .toList();
        Set<String> deciding = facts.marked(Words.ORGANISATION, Words.ASSESSED).stream().map(Entity::key).collect(Collectors.toSet());
        List<String> others = keys.stream().filter(key -> !deciding.contains(key)).toList();
        List<Text> things = (others.isEmpty() ? keys : others).stream().map(shown::thing).toList();
        return things.isEmpty()
                ? Optional.empty()
                : Optional.of(new Text(
                        things.stream().map(Text::en).collect(Collectors.joining(" or ")),
                        things.stream().map(Text::fr).collect(Collectors.joining(" ou "))));
    }

    /** A sentence that asks for the answer, in the words of the vocabulary where it has some. */
    public Text of(Conclusions.Asked missing) {
        Optional<Entity> entity = facts.entity(missing.entity());
        Optional<EntityType> type = entity.flatMap(found -> Lookup.type(rulebook.vocabulary(), found.type()));
        Optional<Attribute> attribute = type.flatMap(found -> Lookup.attribute(found, missing.attribute()));
        Optional<Text> asked = attribute.flatMap(Attribute::question);
        if (asked.isPresent()) {
            return shown.soFar(entity.orElseThrow(), attribute.orElseThrow().name())
                    .map(said -> new Text(
                            asked.get().en() + " So far: " + said.en() + '.',
                            asked.get().fr() + " Jusqu'ici : " + said.fr() + '.'))
                    .orElse(asked.get());
        }
        if (missing.entity().isEmpty() && rulebook.controls().containsKey(missing.attribute())) {
            return Optional.ofNullable(rulebook.controls().get(missing.attribute()))
                    .map(control -> control.question()
                            .orElse(new Text(
                                    "Is this in place: " + control.title().en() + "?",
                                    "Est-ce en place : " + control.title().fr() + " ?")))
                    .orElseThrow();
        }
        if (type.filter(found -> found.name().equals(Words.CONTROL)).isPresent() && attribute.isEmpty()) {
            return new Text(
                    "Which evidence `" + missing.attribute() + "` proves it?",
                    "Quelle preuve « " + missing.attribute() + " » l'atteste ?");
        }
        Text thing = entity.isPresent()
                ? shown.thing(missing.entity())
                : new Text(missing.entity().isEmpty() ? "the design" : missing.entity(), missing.entity().isEmpty() ? "le projet" : missing.entity());
        Optional<EntityType> listed = rulebook.vocabulary().types().values().stream()
                .filter(candidate -> candidate.collection().filter(missing.attribute()::equals).isPresent())
                .findFirst();
        if (attribute.isEmpty() && listed.isPresent()) {
            return ofList(missing, listed.get(), entity.isPresent(), thing);
        }
        return new Text(
                "What is `" + missing.attribute() + "` of " + thing.en() + "?",
                "Quelle est la valeur de « " + missing.attribute() + " » pour " + thing.fr() + " ?");
    }

    /** Which thing is asked about, so that the question need not say it; empty where it is about the design. */
    public Optional<Text> about(Conclusions.Asked missing) {
        return facts.entity(missing.entity()).map(this::about);
    }

    /** {@code Certificate hds-2}: what a thing is, and its name. What a part is of is told up to the first thing that has a name of its own. */
    public Text about(Entity entity) {
        Text name = shown.thing(entity.key());
        Text label = rulebook.label(entity.type());
        StringBuilder en = new StringBuilder(label.en()).append(' ').append(name.en());
        StringBuilder fr = new StringBuilder(label.fr()).append(' ').append(name.fr());
        Optional<Entity> owner = entity.owner().flatMap(facts::entity);
        while (owner.isPresent()) {
            Text of = shown.thing(owner.get().key());
            en.append(" of ").append(of.en());
            fr.append(" de ").append(of.fr());
            owner = owner.filter(one -> one.id().isEmpty()).flatMap(Entity::owner).flatMap(facts::entity);
        }
        return new Text(en.toString(), fr.toString());
    }

    /** @param isPart whether the list stands in a thing that has a name */
    private Text ofList(Conclusions.Asked missing, EntityType listed, boolean isPart, Text thing) {
        Optional<Text> theirs = named(missing);
        if (listed.question().isPresent()) {
            Text question = listed.question().get();
            return theirs.or(() -> isPart ? Optional.of(thing) : Optional.empty())
                    .map(whose -> new Text(question.en() + " (" + whose.en() + ")", question.fr() + " (" + whose.fr() + ")"))
                    .orElse(question);
        }
        return theirs.map(whose -> new Text(
                        "Which `" + missing.attribute() + "` are there of " + whose.en() + "? Is this all?",
                        "Quels « " + missing.attribute() + " » de " + whose.fr() + " y a-t-il ? Est-ce tout ?"))
                .orElseGet(() -> new Text(
                        "Which `" + missing.attribute() + "` are there for " + thing.en() + "? Is this all?",
                        "Quels « " + missing.attribute() + " » y a-t-il pour " + thing.fr() + " ? Est-ce tout ?"));
    }
}
