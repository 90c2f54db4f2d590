package edict.asking;

import edict.Evaluation;
import edict.document.Names;
import edict.document.Pointers;
import edict.facts.CatalogueEntry;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Shown;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Question;
import edict.findings.Wording;
import edict.rulebook.Phrases;
import edict.rulebook.Rulebook;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions of an evaluation, and those that might be asked, as items. */
public final class Items {

    private static final Text DESIGN = new Text("the design", "le projet");

    private final Evaluation evaluation;
    private final Rulebook rulebook;
    private final Facts facts;
    private final Shown shown;
    private final Wording wording;
    private final Set<String> untold;
    private @Nullable Phrases phrases;
    private @Nullable Map<List<String>, Item> current;
    private @Nullable Map<String, Entity> called;

    private Items(Evaluation evaluation, Rulebook rulebook, Set<String> untold) {
        this.evaluation = evaluation;
        this.untold = untold;
        this.rulebook = rulebook;
        this.facts = evaluation.days().get(0).facts();
        this.shown = new Shown(facts, rulebook.vocabulary());
        this.wording = new Wording(rulebook, facts);
    }

    /** @param untold ids that who answers is not to learn: no item offers them, and no message proposes them */
    public static Items of(Evaluation evaluation, Rulebook rulebook, Set<String> untold) {
        return new Items(evaluation, rulebook, untold);
    }

    /** What is asked, by rank. */
    public List<Item> all() {
        return all(evaluation.questions());
    }

    /** The same for questions about the design that was evaluated, in their order. */
    public List<Item> all(List<Question> questions) {
        Map<List<String>, Conclusions.Asked> asked = new HashMap<>();
        evaluation.findings().forEach(finding -> finding.questions()
                .forEach(one -> asked.putIfAbsent(List.of(one.pointer(), one.attribute()), one)));
        Map<List<String>, Item> items = new LinkedHashMap<>();
        for (Question question : questions) {
            String owner = Pointers.parent(question.pointer());
            String entity = Optional.ofNullable(asked.get(List.of(question.pointer(), question.attribute())))
                    .map(Conclusions.Asked::entity)
                    .orElse(facts.entity(owner).isPresent() ? owner : "");
            items(entity, question).forEach(item -> items.merge(List.of(item.of(), item.asks()), item, Item::also));
        }
        return List.copyOf(items.values());
    }

    /** One, but for a control: whoever bears a duty is asked of its own. */
    private List<Item> items(String key, Question question) {
        return isControl(key, question.attribute())
                ? controls(question)
                : item(key, question).stream().toList();
    }

    private boolean isControl(String key, String name) {
        return facts.entity(key).isEmpty() && rulebook.controls().containsKey(name);
    }

    private Optional<Item> item(String key, Question question) {
        Optional<Entity> entity = facts.entity(key);
        Optional<EntityType> type = entity.map(Entity::type).flatMap(rulebook::type);
        String name = question.attribute();
        Optional<Attribute> attribute = type.flatMap(known -> Optional.ofNullable(known.attributes().get(name)));
        if (attribute.isPresent()) {
            return attribute.map(asked -> attribute(entity.orElseThrow(), asked, question));
        }
        if (type.filter(known -> known.name().equals(Words.CONTROL)).isPresent()
                && question.pointer().endsWith("/evidence")
                && !name.equals("evidence")) {
            return Optional.of(evidence(entity.orElseThrow(), name, question));
        }
        // What is asked of a part that nobody has written yet is answered by writing it.
        String last = Pointers.last(question.pointer());
        return members(entity, name)
                .map(member -> list(entity, name, member, question))
                .or(() -> members(entity, last).map(member -> list(entity, last, member, question)));
    }

    private Item attribute(Entity entity, Attribute attribute, Question question) {
        return new Item(
                Item.Kind.ATTRIBUTE,
                entity.id().orElse(entity.key()),
                attribute.name(),
                question.pointer(),
                question.question(),
                wording.about(entity),
                Optional.of(entity.at()),
                Optional.of(attribute.type()),
                Optional.empty(),
                attribute.help(),
                attribute.cites().map(this::cited),
                question.settles(),
                question.rank(),
                List.of(),
                names(attribute.type()),
                named(attribute.type()));
    }

    private Text cited(Attribute.Cites cites) {
        if (phrases == null) {
            phrases = Phrases.of(rulebook.phrases());
        }
        Text place = phrases.place(cites.provision());
        return new Text(cites.pack() + ", " + place.en(), cites.pack() + ", " + place.fr());
    }

    private List<String> names(AttributeType type) {
        if (!(type.single() instanceof AttributeType.Reference reference)) {
            return List.of();
        }
        List<Entity> meant = facts.entities().values().stream().filter(entity -> reference.types().contains(entity.type())).toList();
        // What came along from the registry has no id in the design, and is answered by its key; of whom a candidate is to learn, ids say.
        Stream<String> registered = untold.isEmpty()
                ? meant.stream().map(Entity::key).filter(key -> key.startsWith(CatalogueEntry.KEY))
                : Stream.of();
        return Stream.concat(meant.stream().flatMap(entity -> entity.id().stream()).filter(this::mayTell), registered).toList();
    }

    private boolean mayTell(String id) {
        return !untold.contains(id);
    }

    private Text named(AttributeType type) {
        return type.single() instanceof AttributeType.Reference reference
                ? reference.types().stream()
                        .map(rulebook::label)
                        .reduce((one, other) -> new Text(one.en() + ", " + other.en(), one.fr() + ", " + other.fr()))
                        .orElse(Item.NOTHING)
                : Item.NOTHING;
    }

    private Item list(Optional<Entity> owner, String name, EntityType member, Question question) {
        return new Item(
                Item.Kind.LIST,
                owner.map(found -> found.id().orElse(found.key())).orElse(""),
                name,
                question.pointer(),
                question.question(),
                owner.map(wording::about).orElse(DESIGN),
                owner.map(Entity::at),
                Optional.empty(),
                Optional.of(member),
                Optional.of(member.doc()),
                Optional.empty(),
                question.settles(),
                question.rank(),
                List.of(),
                listed(owner.map(Entity::key).orElse("") + '/' + name + '/', member),
                Item.NOTHING);
    }

    /**
     * Where who answers some items may name organisations that nobody has named yet: those have to be described somewhere. Empty where none of
     * the answers can name one.
     */
    public Optional<Item> naming(List<Item> items) {
        if (items.stream().noneMatch(Items::mayNameOrganisation)) {
            return Optional.empty();
        }
        String collection = rulebook.vocabulary().collection(Words.ORGANISATION);
        Text question = new Text(
                "Which organisations do your other answers name that are none of the options there, such as sub-processors, owners or"
                        + " parent companies? Give each an id, by which your other answers name it, and say its name, country, ultimateParent"
                        + " and whatever else you know.",
                "Quelles organisations vos autres réponses nomment-elles qui ne figurent pas parmi les choix, comme des sous-traitants"
                        + " ultérieurs, des détenteurs ou des sociétés mères ? Donnez à chacune un id, par lequel vos autres réponses la nomment, et"
                        + " indiquez ses name, country, ultimateParent et tout ce que vous savez d'autre.");
        return rulebook.type(Words.ORGANISATION)
                .map(member -> new Item(
                        Item.Kind.LIST,
                        "",
                        collection,
                        Pointers.child("", collection),
                        question,
                        DESIGN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(member),
                        Optional.of(member.doc()),
                        Optional.empty(),
                        List.of(),
                        items.size() + 1,
                        List.of(),
                        List.of(),
                        Item.NOTHING));
    }

    private static boolean mayNameOrganisation(Item item) {
        return Stream.concat(
                        item.type().stream(),
                        item.member().stream().flatMap(member -> member.attributes().values().stream().map(Attribute::type)))
                .anyMatch(type -> type.single() instanceof AttributeType.Reference reference && reference.types().contains(Words.ORGANISATION));
    }

    /** What the design and the answers list; what comes along from the registry nobody has looked at. */
    private List<String> listed(String under, EntityType member) {
        return facts.ofType(member.name()).stream()
                .filter(one -> one.key().startsWith(under))
                .map(one -> one.id().orElse(one.key()))
                .filter(this::mayTell)
                .toList();
    }

    private Optional<Attribute> state() {
        return rulebook.type(Words.CONTROL).flatMap(type -> Optional.ofNullable(type.attributes().get(Words.STATE)));
    }

    /** @param holder whose control it is; empty where it is that of the organisation assessed, or of nobody in particular */
    private Item control(String holder, Question question, List<String> scope) {
        Optional<Attribute> state = state();
        String covered = String.join(", ", scope);
        Optional<Text> whose = holder.isEmpty() ? Optional.empty() : entity(holder).map(Entity::key).map(shown::thing);
        return new Item(
                Item.Kind.CONTROL,
                holder,
                Item.CONTROL + question.attribute(),
                question.pointer(),
                question.question(),
                scope.isEmpty()
                        ? DESIGN
                        : new Text(
                                covered + whose.map(name -> ", by " + name.en()).orElse(""),
                                covered + whose.map(name -> ", par " + name.fr()).orElse("")),
                Optional.empty(),
                state.map(Attribute::type),
                Optional.empty(),
                state.flatMap(Attribute::help),
                Optional.empty(),
                question.settles(),
                question.rank(),
                scope,
                List.of(),
                Item.NOTHING);
    }

    private Item evidence(Entity control, String kind, Question question) {
        return new Item(
                Item.Kind.EVIDENCE,
                control.id().orElse(control.key()),
                Item.EVIDENCE + kind,
                question.pointer(),
                question.question(),
                wording.about(control),
                Optional.of(control.at()),
                Optional.of(new AttributeType.Date()),
                Optional.empty(),
                rulebook.type(Words.EVIDENCE)
                        .flatMap(type -> Optional.ofNullable(type.attributes().get(Words.DATE)))
                        .flatMap(Attribute::help),
                Optional.empty(),
                question.settles(),
                question.rank(),
                List.of(),
                List.of(),
                Item.NOTHING);
    }

    /** What the findings that ask for a control are about, by whose it has to be: it has to cover that. */
    private List<Item> controls(Question question) {
        Map<String, Set<String>> scopes = new LinkedHashMap<>();
        for (Finding finding : evaluation.findings()) {
            boolean asks = finding.questions().stream()
                    .anyMatch(asked -> asked.pointer().equals(question.pointer())
                            && asked.attribute().equals(question.attribute()));
            if (asks) {
                Optional<String> organisation = finding.who().organisation().filter(id -> !id.startsWith("/"));
                String holder = organisation.filter(id -> finding.bearer() != Ternary.YES).orElse("");
                Set<String> scope = scopes.computeIfAbsent(holder, whose -> new LinkedHashSet<>());
                named(finding.subject().pointer()).or(() -> organisation).ifPresent(scope::add);
            }
        }
        return scopes.isEmpty()
                ? List.of(control("", question, List.of()))
                : scopes.entrySet().stream()
                        .map(scope -> control(scope.getKey(), question, List.copyOf(scope.getValue())))
                        .toList();
    }

    private Optional<String> named(String key) {
        Optional<Entity> entity = facts.entity(key);
        while (entity.isPresent() && entity.get().id().isEmpty()) {
            entity = entity.get().owner().flatMap(facts::entity);
        }
        return entity.flatMap(Entity::id);
    }

    private Optional<EntityType> members(Optional<Entity> owner, String collection) {
        List<EntityType> types = owner.isEmpty()
                ? rulebook.vocabulary().topLevel()
                : rulebook.vocabulary().partsOf(owner.get().type());
        return types.stream()
                .filter(type -> type.collection().equals(Optional.of(collection)))
                .findFirst();
    }

    // ---- whatever a form may name, asked or not

    /** An item, or why there is none. */
    public sealed interface Found {}

    public record One(Item item) implements Found {}

    public record None(String message) implements Found {}

    /** A control that was asked for, and of which it is known by now how it stands. @param state how controls can stand */
    public record Settled(Entity control, AttributeType state) implements Found {}

    /** What somebody answers who read a form: the question may have been settled since. */
    public Found find(String of, String asks) {
        Optional<Item> asked = Optional.ofNullable(current().get(List.of(of, asks)));
        if (asked.isPresent()) {
            return new One(asked.get());
        }
        Optional<Entity> entity = entity(of);
        if (!of.isEmpty() && entity.isEmpty()) {
            List<String> ids = facts.entities().values().stream()
                    .flatMap(found -> found.id().stream())
                    .filter(this::mayTell)
                    .toList();
            String registered = CatalogueEntry.KEY + of;
            return new None("nothing in the design is called " + Names.quote(of)
                    + (entity(registered).isPresent()
                            ? "; did you mean " + Names.quote(registered) + "?"
                            : Names.didYouMean(of, ids)));
        }
        Question silent = new Question(entity.map(Entity::key).orElse("") + "/" + asks, asks, new Text(asks, asks), Optional.empty(), List.of(), List.of(), 0);
        if (asks.startsWith(Item.CONTROL)) {
            String control = asks.substring(Item.CONTROL.length());
            return facts.ofType(Words.CONTROL).stream()
                    .filter(known -> known.text(Words.CONTROL_ID).equals(Optional.of(control)))
                    .filter(known -> known.reference(Words.HOLDER, facts).flatMap(Entity::id).orElse("").equals(of))
                    .findFirst()
                    .flatMap(known -> state().<Found>map(state -> new Settled(known, state.type())))
                    .orElseGet(() -> new None(Names.quote(control) + " is not asked for any more"));
        }
        if (asks.startsWith(Item.EVIDENCE)) {
            return entity.filter(found -> found.type().equals(Words.CONTROL)).isPresent()
                    ? new One(evidence(entity.orElseThrow(), asks.substring(Item.EVIDENCE.length()), silent))
                    : new None(Names.quote(of) + " is no control");
        }
        Optional<Item> item = item(entity.map(Entity::key).orElse(""), silent);
        Set<String> known = new LinkedHashSet<>();
        entity.map(Entity::type).flatMap(rulebook::type).ifPresent(type -> known.addAll(type.attributes().keySet()));
        (entity.isEmpty() ? rulebook.vocabulary().topLevel() : rulebook.vocabulary().partsOf(entity.get().type()))
                .forEach(type -> type.collection().ifPresent(known::add));
        return item.<Found>map(One::new)
                .orElseGet(() -> new None("there is nothing called " + Names.quote(asks) + " to ask about "
                        + entity.map(found -> Names.one(found.type())).orElse("a design") + Names.didYouMean(asks, known)));
    }

    /** What is asked, by what a form writes of it: many lines of one look for theirs. */
    private Map<List<String>, Item> current() {
        if (current == null) {
            Map<List<String>, Item> items = new HashMap<>();
            all().forEach(item -> items.putIfAbsent(List.of(item.of(), item.asks()), item));
            current = items;
        }
        return current;
    }

    private Optional<Entity> entity(String of) {
        if (called == null) {
            Map<String, Entity> entities = new HashMap<>();
            facts.entities().values().forEach(found -> found.id().ifPresent(id -> entities.putIfAbsent(id, found)));
            facts.entities().values().forEach(found -> entities.putIfAbsent(found.key(), found));
            called = entities;
        }
        return Optional.ofNullable(called.get(of));
    }

    /** Ids that are taken. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        facts.entities().values().forEach(entity -> entity.id().ifPresent(ids::add));
        return ids;
    }
}
