package edict;

import edict.Edict.Answer;
import edict.Edict.Rejected;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.facts.CatalogueEntries;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Shapes;
import edict.findings.Waiver;
import edict.findings.Waivers;
import edict.imports.Draft;
import edict.imports.Importer;
import edict.imports.Imports;
import edict.imports.Registry;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.scoring.Scores;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what requests submit: what they wrap, other formats, designs with their answers, waivers. Safe to share between threads. */
final class Intake {

    private final Rulebook rulebook;
    private final Shapes shapes;
    private final CatalogueEntries catalogues;

    Intake(Rulebook rulebook, Shapes shapes) {
        this.rulebook = rulebook;
        this.shapes = shapes;
        this.catalogues = CatalogueEntries.of(rulebook.registry().values());
    }

    /** The answer about what the request wraps, once; what it wraps is no other request. */
    static Answer opened(Request request, Function<Request, Answer> answering) {
        if (!Envelope.isOne(request.document())) {
            return answering.apply(request);
        }
        Envelope.Outcome outcome = Envelope.open(request.document());
        if (outcome instanceof Envelope.Torn torn) {
            return new Rejected(torn.problems());
        }
        Envelope envelope = ((Envelope.Opened) outcome).envelope();
        Answer answer = answering.apply(envelope.request(request));
        return answer instanceof Rejected rejected ? new Rejected(envelope.pointing(rejected.problems())) : answer;
    }

    /** The answer about the design that the request wraps, or that its document can be read into. */
    Answer unwrapped(Request request, Function<Request, Answer> answering) {
        return opened(request, plain -> drafted(plain, (about, notes) -> answering.apply(about)));
    }

    /** The answer about what that design says, or all that is wrong with it. */
    Answer facts(Request request, BiFunction<Request, Facts, Answer> answering) {
        return unwrapped(request, plain -> {
            Design.Outcome read = read(plain);
            return read instanceof Design.Accepted accepted
                    ? answering.apply(plain, accepted.facts())
                    : new Rejected(((Design.Rejected) read).problems());
        });
    }

    /**
     * The answer about the design that a document of another format can be read into, and which has taken the options asked for.
     *
     * @param answering with what the reader should know of how it came about
     */
    Answer drafted(Request request, BiFunction<Request, List<Text>, Answer> answering) {
        Optional<Importer> importer = Imports.recognise(request.document());
        if (importer.isEmpty()) {
            return taking(request, List.of(), answering);
        }
        Importer.Outcome outcome = importer.get()
                .read(
                        request.document(),
                        Registry.of(rulebook.registry().values(), request.asOf(), request.known()));
        if (outcome instanceof Importer.Unreadable unreadable) {
            return new Rejected(unreadable.problems());
        }
        Draft draft = (Draft) outcome;
        Reading.Document design = new Reading.Document(
                draft.document().file(), draft.document().root(), request.document().original());
        return taking(request.about(design), draft.notes(), answering);
    }

    private Answer taking(Request request, List<Text> notes, BiFunction<Request, List<Text>, Answer> answering) {
        if (request.options().isEmpty()) {
            return answering.apply(request, notes);
        }
        // Answers may be about what only the options bring in.
        Design.Outcome read = read(request.answering(List.of()));
        if (!(read instanceof Design.Accepted accepted)) {
            return new Rejected(((Design.Rejected) read).problems());
        }
        Problems problems = new Problems();
        List<Option> options = Taking.options(request, accepted.options(), problems);
        if (!problems.isEmpty()) {
            return new Rejected(problems.sorted());
        }
        return answering.apply(
                Taking.request(request, options), Stream.concat(Stream.of(Taking.note(options)), notes.stream()).toList());
    }

    Design.Outcome read(Request request) {
        return Design.read(sources(request), shapes);
    }

    Design.Sources sources(Request request) {
        return sources(request, catalogue(request), List.of());
    }

    /** @param later answers about the design after some steps */
    private static Design.Sources sources(Request request, List<CatalogueEntry> catalogue, List<Reading.Document> later) {
        return new Design.Sources(
                request.document(), request.answers(), catalogue, later, request.changed(), request.registryFirst());
    }

    /** What the registry says on the day judged. */
    List<CatalogueEntry> catalogue(Request request) {
        return catalogues.on(request.asOf(), request.known());
    }

    /** A design that can be judged, or all that is wrong with it, its answers and its waivers. */
    Design.Outcome legible(Request request, Waivers.Outcome waived, List<CatalogueEntry> catalogue, Staged staged) {
        List<Problem> problems = new ArrayList<>();
        Design.Sources sources = sources(request, catalogue, staged.answers());
        Design.Outcome read = staged.equals(Staged.AS_IS)
                ? Design.read(sources, shapes)
                : Design.readChanged(sources, staged.steps(), shapes);
        if (read instanceof Design.Rejected rejected) {
            problems.addAll(rejected.problems());
        } else {
            problems.addAll(Scores.problems(rulebook.frameworks(), ((Design.Accepted) read).facts()));
        }
        if (waived instanceof Waivers.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        problems.sort(null);
        return problems.isEmpty() ? read : new Design.Rejected(List.copyOf(problems));
    }

    /**
     * The answer about a design that can be judged, or all that is wrong with it.
     *
     * @param staged what makes it another one
     * @param answering with what is read of it, and the waivers of the request
     */
    Answer accepted(
            Request request, List<CatalogueEntry> catalogue, Staged staged, BiFunction<Facts, List<Waiver>, Answer> answering) {
        Waivers.Outcome waived = waived(request);
        Design.Outcome read = legible(request, waived, catalogue, staged);
        return read instanceof Design.Accepted accepted
                ? answering.apply(accepted.facts(), ((Waivers.Accepted) waived).waivers())
                : new Rejected(((Design.Rejected) read).problems());
    }

    /** A design with changes that can each be made to it. */
    Facts changed(Design.Sources sources, List<Option.Step> steps) {
        Design.Outcome outcome = Design.readChanged(sources, steps, shapes);
        if (outcome instanceof Design.Accepted accepted) {
            return accepted.facts();
        }
        throw new IllegalStateException(
                "changes that can each be made can't be made together: " + ((Design.Rejected) outcome).problems());
    }

    Waivers.Outcome waived(Request request) {
        return Waivers.read(request.waivers(), rulebook.provisions());
    }

    /** @throws IllegalArgumentException when there is no such profile */
    Profile profile(Request request) {
        return rulebook.profile(request.profile())
                .orElseThrow(() -> new IllegalArgumentException("there is no profile `" + request.profile() + "`"))
                .including(request.include());
    }
}
