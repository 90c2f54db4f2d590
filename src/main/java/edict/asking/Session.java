package edict.asking;

import edict.Edict;
import edict.Evaluation;
import edict.Request;
import edict.decision.Outlook;
import edict.document.Made;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Profile;
import edict.vocabulary.EntityType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A design with the answers that are given so far, evaluated. Immutable; each answer gives another one. */
public final class Session {

    private final Edict edict;
    private final Function<Request, Edict.Answer> judging;
    private final Request request;
    private final Overlay overlay;
    private final String file;
    private final Request answered;
    private final Evaluation evaluation;

    private Session(
            Edict edict,
            Function<Request, Edict.Answer> judging,
            Request request,
            Overlay overlay,
            String file,
            Request answered,
            Evaluation evaluation) {
        this.edict = edict;
        this.judging = judging;
        this.request = request;
        this.overlay = overlay;
        this.file = file;
        this.answered = answered;
        this.evaluation = evaluation;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    public record Ready(Session session) implements Outcome {}

    /** @param problems at least one, sorted */
    public record Wrong(List<Problem> problems) implements Outcome {}

    /**
     * Begins.
     *
     * @param request without the overlay
     * @param file the overlay's name
     */
    public static Outcome begin(Edict edict, Request request, String file, String text) {
        return begin(edict, edict::evaluate, request, file, text);
    }

    /** The same within limits. @param judging evaluates a request, whenever there are further answers */
    public static Outcome begin(
            Edict edict, Function<Request, Edict.Answer> judging, Request request, String file, String text) {
        return evaluated(edict, judging, request, Overlay.of(file, text), file, List.of());
    }

    private static Outcome evaluated(
            Edict edict,
            Function<Request, Edict.Answer> judging,
            Request request,
            Overlay overlay,
            String file,
            List<Reading.Document> further) {
        List<Reading.Document> answers = new ArrayList<>(request.answers());
        if (!overlay.text().isBlank()) {
            Reading reading = Texts.read(file, overlay.text().getBytes(StandardCharsets.UTF_8));
            if (reading instanceof Reading.Rejected rejected) {
                return new Wrong(rejected.problems());
            }
            answers.add((Reading.Document) reading);
        }
        answers.addAll(further);
        Request answered = request.answering(answers);
        Edict.Answer answer = judging.apply(answered);
        return answer instanceof Edict.Evaluated evaluated
                ? new Ready(new Session(edict, judging, request, overlay, file, answered, evaluated.evaluation()))
                : new Wrong(((Edict.Rejected) answer).problems());
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    /** What was evaluated: the answers that are kept are among those of the request. */
    public Request answered() {
        return answered;
    }

    public Overlay overlay() {
        return overlay;
    }

    public Items items() {
        return Items.of(evaluation, edict.rulebook(), request.changed().untold());
    }

    /** The questions that answer several of the same thing at once. */
    List<EntityType.Screening> screenings(Item item) {
        return evaluation.days().get(0).facts().entities().values().stream()
                .filter(entity -> entity.id().orElse(entity.key()).equals(item.of()))
                .findFirst()
                .flatMap(entity -> edict.rulebook().type(entity.type()))
                .map(EntityType::screenings)
                .orElse(List.of());
    }

    public Outlook outlook() {
        Profile profile =
                edict.rulebook().profile(request.profile()).orElseThrow().including(request.include());
        return Outlook.of(evaluation.findings(), profile);
    }

    /** Whether the decision hangs on something that nobody stated and the vocabulary assumes. */
    boolean restsOnAssumptions() {
        Outlook outlook = outlook();
        return !evaluation.assumptions().isEmpty()
                && (evaluation.decision().compareTo(outlook.best()) < 0
                        || evaluation.decision().compareTo(outlook.worst()) > 0);
    }

    /**
     * With what a form says that was filled in. What can be read and still can't be so is told with what can't be read.
     *
     * @param file the form's name
     * @param usual who answers and when, where the form does not say
     */
    public Taken taking(String file, byte[] form, Reply.Source usual) {
        FormReader.Filled filled = FormReader.read(file, form, items(), usual);
        List<Node.Mapping> added = filled.answers().stream().filter(answer -> !overlay.has(answer)).toList();
        Outcome outcome = with(added);
        List<Problem> wrong = Stream.concat(
                        filled.problems().stream(), outcome instanceof Wrong refused ? refused.problems().stream() : Stream.of())
                .sorted()
                .toList();
        return new Taken(
                wrong.isEmpty() ? outcome : new Wrong(wrong),
                added,
                filled.known() + filled.answers().size() - added.size(),
                filled.unread());
    }

    /**
     * With answers added. What is wrong with them is told where they were typed.
     *
     * @param answers entries of a file of answers
     */
    public Outcome with(List<Node.Mapping> answers) {
        if (answers.isEmpty()) {
            return new Ready(this);
        }
        Optional<Overlay> longer = overlay.with(answers);
        Optional<Outcome> kept = longer.map(whole -> evaluated(edict, judging, request, whole, file, List.of()));
        if (kept.isPresent() && kept.get() instanceof Ready) {
            return kept.get();
        }
        Outcome typed = evaluated(edict, judging, request, overlay, file, List.of(Made.document(answers, answers.get(0).at())));
        return typed instanceof Wrong
                ? typed
                : kept.orElseGet(() -> new Wrong(List.of(new Problem(
                        new Place(file, 1, 1), "", "nothing can be added to its `answers`; write them as a list, one entry a line"))));
    }
}
