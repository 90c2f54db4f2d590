package edict.facts;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a design, and what others say about it, into facts. */
public final class Design {

    private Design() {}

    /**
     * What there is to read.
     *
     * @param design {@code kind: Design}
     * @param answers {@code kind: Answers}
     * @param catalogue all registry entries; the design picks those it names
     * @param later {@code kind: Answers} that were given about the design after some steps; they win over the others
     * @param changed what the design is besides what its document says
     * @param registryFirst whether the registry counts against whoever says otherwise without evidence; else rules read neither
     */
    public record Sources(
            Reading.Document design,
            List<Reading.Document> answers,
            List<CatalogueEntry> catalogue,
            List<Reading.Document> later,
            Changed changed,
            boolean registryFirst) {

        public Sources(Reading.Document design, List<Reading.Document> answers, List<CatalogueEntry> catalogue) {
            this(design, answers, catalogue, List.of(), Changed.NOTHING, false);
        }
    }

    /**
     * What others have made of a design before it is read.
     *
     * @param newcomers ids of organisations that came along, whose certificates nobody has listed: what the design lists is that of
     *     the others
     * @param taken ids of options that it has taken, and offers no longer
     * @param said pointers of what it says otherwise since: answers about that were about the design before
     * @param untold ids that who answers is not to learn: no message proposes them
     * @param naming whether answers may name organisations that the design doesn't have, although it lists all of its own
     */
    public record Changed(Set<String> newcomers, List<String> taken, Set<String> said, Set<String> untold, boolean naming) {

        /** Nothing. */
        public static final Changed NOTHING = new Changed(Set.of(), List.of(), Set.of(), Set.of(), false);

        /** The same, where these come along too. */
        public Changed expecting(Set<String> ids) {
            return new Changed(joined(newcomers, ids), taken, said, untold, naming);
        }

        /** The same, where who answers is to learn none of these ids. */
        public Changed withholding(Set<String> ids) {
            return new Changed(newcomers, taken, said, Set.copyOf(ids), naming);
        }

        /** The same, where answers may name organisations that it doesn't have. */
        public Changed answeredByCandidate() {
            return new Changed(newcomers, taken, said, untold, true);
        }

        /** The same, where these are taken too. @param otherwise pointers of what it then says otherwise */
        public Changed taking(List<String> options, Set<String> otherwise) {
            return new Changed(newcomers, Stream.concat(taken.stream(), options.stream()).toList(), joined(said, otherwise), untold, naming);
        }

        private static Set<String> joined(Set<String> some, Set<String> others) {
            Set<String> all = new TreeSet<>(some);
            all.addAll(others);
            return all;
        }
    }

    /** What came of reading: facts, or everything that is wrong. */
    public sealed interface Outcome {}

    /** @param options what the design offers, in its order */
    public record Accepted(Facts facts, List<Option> options) implements Outcome {}

    /** @param problems at least one, sorted */
    public record Rejected(List<Problem> problems) implements Outcome {}

    /** Reads a design on its own. */
    public static Outcome read(Reading.Document design, Vocabulary vocabulary) {
        return read(new Sources(design, List.of(), List.of()), vocabulary);
    }

    /** Reads a design with its answers and the registry. What each option would make of it has to be a design as well. */
    public static Outcome read(Sources sources, Vocabulary vocabulary) {
        return read(sources, Shapes.of(vocabulary));
    }

    /** The same for whoever reads several. */
    public static Outcome read(Sources sources, Shapes shapes) {
        return read(sources, shapes, false);
    }

    /** The same for a part of a design, which needs no {@code kind}. */
    public static Outcome readFragment(Sources sources, Shapes shapes) {
        return read(sources, shapes, true);
    }

    private static Outcome read(Sources sources, Shapes shapes, boolean fragment) {
        Outcome outcome = new DesignReader(shapes, sources.catalogue(), fragment, sources.changed()).read(sources);
        if (!(outcome instanceof Accepted accepted)) {
            return outcome;
        }
        List<Option> offered = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Option option : accepted.options()) {
            if (sources.changed().taken().contains(option.id())) {
                continue;
            }
            if (!option.steps().isEmpty() && changed(sources, option.steps(), shapes, fragment) instanceof Rejected rejected) {
                problems.addAll(rejected.problems());
            } else {
                offered.add(option);
            }
        }
        // What can't be done any more once another option is taken was right where the design was written.
        return problems.isEmpty() || !sources.changed().taken().isEmpty()
                ? new Accepted(accepted.facts(), List.copyOf(offered))
                : new Rejected(problems.stream().distinct().sorted().toList());
    }

    /**
     * A design that has taken options.
     *
     * @param said pointers of what it says otherwise and knows
     */
    public record Taken(Reading.Document document, Set<String> said) {

        /** @param options of the design */
        public static Taken of(Reading.Document design, List<Option> options) {
            Node.Mapping root = design.root();
            Set<String> said = new TreeSet<>();
            for (Option option : options) {
                Option.Changed changed = Option.applied(root, option.steps(), new Problems());
                root = changed.root();
                said.addAll(changed.said().keySet());
            }
            Node.Mapping then = root;
            said.removeIf(pointer -> Trees.find(then, pointer).filter(Literals::isUnknown).isPresent());
            return new Taken(new Reading.Document(design.file(), then, design.original()), said);
        }
    }

    /**
     * A design without some of its things.
     *
     * @param ids of those
     * @param problems gets ids that nothing has
     */
    public static Reading.Document without(Reading.Document design, List<Node> ids, Problems problems) {
        Node.Mapping root = design.root();
        for (Node id : ids) {
            String name = id instanceof Node.Scalar scalar ? scalar.text() : "";
            Optional<String> pointer = Option.pointer(name, id, root, problems);
            if (pointer.isPresent()) {
                root = Trees.without(root, pointer.get()).orElse(root);
            }
        }
        return new Reading.Document(design.file(), root);
    }

    /** A design after some steps. @param problems gets steps that lead nowhere */
    public static Reading.Document after(Reading.Document design, List<Option.Step> steps, Problems problems) {
        return new Reading.Document(design.file(), Option.applied(design.root(), steps, problems).root());
    }

    /** Reads a design as it would be after some steps, each of which was read with it. */
    public static Outcome readChanged(Sources sources, List<Option.Step> steps, Shapes shapes) {
        return changed(sources, steps, shapes, false);
    }

    private static Outcome changed(
            Sources sources, List<Option.Step> steps, Shapes shapes, boolean fragment) {
        Problems problems = new Problems();
        Option.Changed changed = Option.applied(sources.design().root(), steps, problems);
        Reading.Document design = new Reading.Document(sources.design().file(), changed.root());
        Changed then = sources.changed().taking(List.of(), changed.said().keySet());
        Outcome outcome = new DesignReader(shapes, sources.catalogue(), fragment, then)
                .read(new Sources(design, sources.answers(), sources.catalogue(), sources.later(), then, sources.registryFirst()));
        if (problems.isEmpty()) {
            return outcome;
        }
        if (outcome instanceof Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        return new Rejected(problems.sorted());
    }
}
