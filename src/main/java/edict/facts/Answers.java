package edict.facts;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.rulebook.Words;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literals;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code kind: Answers} and puts each answer where its question stands. */
final class Answers {

    private final Drafts drafts;
    private final Problems problems;
    private final EntityReader entities;
    private final Map<String, Shape> topLevel;
    private final boolean naming;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Noted> notes = new ArrayList<>();

    /** @param before who judges a day before this one is told of the answer; everybody where it is empty */
    private record Noted(Place at, String pointer, Text message, Optional<LocalDate> before, boolean unused) {

        Problem in(Function<Text, String> language) {
            return new Problem(at, pointer, language.apply(message));
        }
    }

    /** An answer to one attribute. */
    private record Answer(Draft draft, int index, Given given, Node node, boolean later) {

        /** Whether it was given on a later day, or about what the design became later. */
        boolean isAfter(Answer other) {
            return later != other.later ? later : isOnALaterDay(other);
        }

        private boolean isProven() {
            return given.source().flatMap(Given.Source::evidence).isPresent();
        }

        private boolean isOnALaterDay(Answer other) {
            return given.source()
                    .flatMap(Given.Source::on)
                    .map(on -> other.given.source()
                            .flatMap(Given.Source::on)
                            .map(on::isAfter)
                            .orElse(true))
                    .orElse(false);
        }
    }

    /** @param naming whether they may name organisations that the design doesn't have, although it lists all of its own */
    Answers(Drafts drafts, EntityReader entities, boolean naming) {
        this.naming = naming;
        this.drafts = drafts;
        this.problems = drafts.problems();
        this.entities = entities;
        this.topLevel = drafts.shapes().topLevel();
    }

    /** @param later whether they are about the design after some steps */
    void read(Reading.Document file, boolean later) {
        Fields root = Fields.of(file.root(), problems);
        root.require("kind", "answers");
        root.choice("kind", List.of("Answers"));
        root.text("title");
        root.text("$schema");
        Set<LocalDate> days = new HashSet<>();
        root.objects("answers").forEach(fields -> answer(fields, days, later));
        root.close();
    }

    /** An answer whose subject is still to be found. */
    private record Written(String of, Map<String, Node> set, Given.Source source, Node at, boolean later) {}

    /** @param days of the answers before this one: of each it is enough to speak once */
    private void answer(Fields fields, Set<LocalDate> days, boolean later) {
        fields.require("of", "set", "by", "on");
        Optional<String> of = fields.text("of");
        Optional<String> by = fields.text("by");
        Optional<String> because = fields.text("because");
        Optional<String> evidence = fields.text("evidence");
        Optional<LocalDate> on = fields.text("on").flatMap(text -> date(text, fields));
        Map<String, Node> set = fields.entries("set");
        if (set.isEmpty() && fields.node("set").filter(Node.Mapping.class::isInstance).isPresent()) {
            fields.problem("set", "the answer says nothing; expected at least one attribute and its value");
        }
        on.filter(days::add).ifPresent(day -> fields.node("on").ifPresent(node -> notes.add(new Noted(
                node.at(),
                node.pointer(),
                new Text(
                        "the answer is dated " + day + ", after the day judged; it counts all the same",
                        "la réponse est datée du " + day + ", après le jour examiné ; elle compte tout de même"),
                on,
                false))));
        fields.close();
        of.ifPresent(subject ->
                written.add(new Written(subject, set, new Given.Source(by, on, evidence, because), fields.mapping(), later)));
    }

    /** Hands each answer to its subject, which another answer may have added. */
    void distribute() {
        // Whom they name has to be there when another answer lists certificates, and says whether these are all.
        written.sort(Comparator.comparing(answer -> answer.set().keySet().stream().noneMatch(key -> answer.of().isEmpty() && isNaming(key))));
        boolean progress = true;
        while (progress) {
            List<Written> waiting = List.copyOf(written);
            written.clear();
            waiting.forEach(this::distribute);
            progress = written.size() < waiting.size();
        }
        for (Written lost : written) {
            String name = Names.quote(lost.of());
            Optional<String> near = drafts.problems().nearest(lost.of(), drafts.names());
            notes.add(new Noted(
                    lost.at().at(),
                    lost.at().pointer(),
                    new Text(
                            "nothing in the design is called " + name + "; the answer is not used"
                                    + attribute(lost.of())
                                            .map(meant -> "; write " + meant)
                                            .or(() -> near.map(Names::didYouMean))
                                            .orElse(""),
                            "rien dans le projet ne s'appelle " + name + " ; la réponse ne sert pas"
                                    + attribute(lost.of())
                                            .map(meant -> " ; écrivez " + meant)
                                            .or(() -> near.map(known -> " ; s'agit-il de " + Names.quote(known) + " ?"))
                                            .orElse("")),
                    Optional.empty(),
                    true));
        }
    }

    /** What is meant by a pointer to an attribute, as questions have it. */
    private Optional<String> attribute(String of) {
        int last = of.lastIndexOf('/');
        return last <= 0 || drafts.at(of.substring(0, last)).isEmpty()
                ? Optional.empty()
                : Optional.of("`of: " + of.substring(0, last) + "` and `set: {" + of.substring(last + 1) + ": …}`");
    }

    private void distribute(Written answer) {
        Optional<Draft> draft = drafts.called(answer.of()).or(() -> drafts.at(answer.of()));
        if (draft.isPresent()) {
            answer.set().forEach((key, node) -> of(draft.get(), key, node, answer));
        } else if (answer.of().isEmpty()) {
            answer.set().forEach((key, node) -> ofDesign(key, node, answer.source()));
        } else {
            written.add(answer);
        }
    }

    private static Optional<LocalDate> date(String text, Fields fields) {
        Optional<LocalDate> date = Literals.date(text);
        if (date.isEmpty()) {
            fields.problem("on", Literals.noDate("the text " + Names.quote(text), text));
        }
        return date;
    }

    private void of(Draft draft, String key, Node node, Written answer) {
        Given.Source source = answer.source();
        Shape shape = draft.shape();
        int index = shape.index(key);
        EntityType.Screening screening = shape.screening(key);
        Shape part = shape.parts().get(key);
        if (index >= 0 && !EntityReader.isImplied(shape, key)) {
            entities.read(draft, index, node, Optional.of(source)).ifPresent(given -> add(draft, index, given, node, answer.later()));
        } else if (screening != null) {
            entities.screened(draft, node, screening, Optional.of(source))
                    .forEach((screened, given) -> add(draft, screened, given, node, answer.later()));
        } else if (part != null) {
            members(part, Optional.of(draft), key, node, source);
        } else if (shape.keys().contains(key) && !EntityReader.isImplied(shape, key)) {
            problems.add(node, Names.quote(key) + " is no question to answer; change it in the design");
        } else {
            entities.unknownKey(shape, node.at(), node, key);
        }
    }

    private void ofDesign(String key, Node node, Given.Source source) {
        Shape shape = topLevel.get(key);
        if (shape == null) {
            problems.add(
                    node,
                    "unknown key " + Names.quote(key) + "; expected " + Names.oneOf(topLevel.keySet())
                            + problems.didYouMean(key, topLevel.keySet()));
        } else {
            members(shape, Optional.empty(), key, node, source);
        }
    }

    /** Keeps the latest answer to each attribute. */
    private void add(Draft draft, int index, Given given, Node node, boolean later) {
        String pointer = Pointers.child(draft.key(), draft.attribute(index).name());
        Given moved = new Given(given.value(), given.origin(), pointer, given.at(), given.source());
        Answer answer = new Answer(draft, index, moved, node, later);
        Answer other = answers.get(pointer);
        boolean learnt = other != null
                && other.given().value() instanceof Value.Unknown
                && !other.isAfter(answer);
        boolean proven = other != null && !other.isAfter(answer) && other.given().value().equals(moved.value()) && !other.isProven();
        // That nobody knew contradicts nothing, and what is said again with evidence counts with it.
        if (other == null || answer.isAfter(other) || learnt || proven) {
            answers.put(pointer, answer);
        } else if (!other.isAfter(answer)
                && !(moved.value() instanceof Value.Unknown)
                && !other.given().value().equals(moved.value())) {
            problems.add(
                    node,
                    "another answer to " + pointer + " on the same day says something else, at "
                            + other.given().at());
        }
    }

    /** Whether the key is that of the list of organisations, and who answers may add others to it. */
    private boolean isNaming(String key) {
        return naming && Optional.ofNullable(topLevel.get(key)).filter(shape -> shape.type().name().equals(Words.ORGANISATION)).isPresent();
    }

    /** Who is named decides nothing here, and of its certificates the design had no reason to speak. */
    private void named(Node item, Shape shape, String pointer, Given.Source source) {
        Node moved = Trees.under(item, pointer);
        if (moved instanceof Node.Mapping mapping) {
            if (mapping.get(Words.ASSESSED).filter(said -> !isNo(said)).isPresent()) {
                problems.add(
                        mapping.get(Words.ASSESSED).orElseThrow(),
                        "who is named in an answer is not for whom the decision is taken; remove `" + Words.ASSESSED + "`");
                return;
            }
            Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
            entries.put(
                    Words.ASSESSED, new Node.Scalar(mapping.at(), Pointers.child(pointer, Words.ASSESSED), "false", Node.Kind.BOOLEAN));
            moved = new Node.Mapping(mapping.at(), pointer, entries, mapping.keys());
        }
        entities.item(moved, shape, Optional.empty(), Optional.of(source));
        topLevel.forEach((key, certificates) -> {
            if (certificates.type().name().equals(Words.CERTIFICATE)) {
                drafts.openAmong(certificates, Drafts.pointer(Optional.empty(), key), item.at(), Words.HOLDER, Set.of(pointer));
            }
        });
    }

    private static boolean isNo(Node said) {
        return said instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN && scalar.text().equals("false");
    }

    /** Members that an answer adds to an open list. They take the places after those of the document. */
    private void members(Shape shape, Optional<Draft> owner, String key, Node node, Given.Source source) {
        String pointer = Drafts.pointer(owner, key);
        String name = shape.type().name();
        Optional<Literals.Listing> listing = Optional.empty();
        if (node instanceof Node.Mapping mapping) {
            listing = Literals.listing(mapping, problems);
        } else if (node instanceof Node.Sequence sequence) {
            listing = Optional.of(new Literals.Listing(sequence, true));
        } else if (!Literals.isUnknown(node)) {
            problems.add(node, "expected a list of " + name + ", found " + node.described());
        }
        List<Node> items =
                listing.map(Literals.Listing::has).map(Node.Sequence::items).orElse(List.of());
        boolean mayHaveMore =
                drafts.isOpen(pointer) || shape.type().completeAlways().isPresent() || owner.isEmpty() && isNaming(key);
        if (!mayHaveMore && !items.isEmpty()) {
            problems.add(node, "the design says that its list " + pointer + " is complete; change it there");
            return;
        }
        if (owner.isEmpty() && isNaming(key)) {
            // Whether the design lists all others is not for who answers to say.
            items.forEach(item -> named(item, shape, entities.nextPointer(pointer), source));
            return;
        }
        if (listing.map(Literals.Listing::complete).orElse(false)) {
            drafts.close(pointer);
        }
        for (Node item : items) {
            Node moved = item instanceof Node.Mapping ? Trees.under(item, entities.nextPointer(pointer)) : item;
            entities.item(moved, shape, owner, Optional.of(source));
        }
    }

    /**
     * Puts the answers in. They win over the document, which was written without them.
     *
     * @param settled pointers of which the document speaks although there were answers
     */
    void apply(References references, Set<String> settled) {
        for (Answer answer : answers.values()) {
            if (!answer.later() && settled.contains(answer.given().pointer())) {
                continue;
            }
            Draft draft = answer.draft();
            Given given = answer.given()
                    .with(references.resolved(
                            answer.given().value(), draft.shape().simpleType(answer.index()), answer.node()));
            if (!(given.value() instanceof Value.Unknown)) {
                Given stated = draft.get(answer.index());
                if (stated != null
                        && draft.knows(answer.index())
                        && !stated.value().equals(given.value())) {
                    int line = stated.at().line();
                    notes.add(new Noted(
                            answer.node().at(),
                            stated.pointer(),
                            new Text(
                                    "the answer replaces what the design states at line " + line,
                                    "la réponse remplace ce que le projet indique à la ligne " + line),
                            Optional.empty(),
                            false));
                }
                draft.set(answer.index(), given);
            }
        }
    }

    List<Facts.Remark> notes() {
        return notes.stream()
                .sorted(Comparator.comparing(note -> note.in(Text::en)))
                .map(note -> new Facts.Remark(
                        new Text(note.in(Text::en).toString(), note.in(Text::fr).toString()), note.before(), note.unused()))
                .toList();
    }
}
