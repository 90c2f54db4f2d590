package edict.http;

import edict.Edict;
import edict.Request;
import edict.asking.Questionnaire;
import edict.asking.Reply;
import edict.asking.Session;
import edict.asking.Taken;
import edict.engine.Budget;
import edict.procurement.Dossier;
import java.time.Duration;
import java.util.Optional;

/**
 * Whom a request wants to ask.
 *
 * @param request about a design, or a dossier
 * @param candidate of the dossier
 * @param own whether who buys is to be asked, and not the candidate
 */
record Asking(Request request, Optional<String> candidate, boolean own) {

    /** Where the answers are kept that are read of a form. */
    private static final String ANSWERS = "answers";

    /** @throws Failure when a dossier comes without a candidate, or a candidate without a dossier */
    static Asking of(Parameters parameters, Request request) {
        Asking asking = new Asking(request, parameters.text("candidate"), parameters.flag("own"));
        if (Dossier.isOne(request.document()) != asking.candidate.isPresent()) {
            throw Failure.badParameter(
                    asking.candidate.isPresent()
                            ? "the parameter `candidate` is for dossiers; a design has none"
                            : "the parameter `candidate` is missing; name whom of the dossier to ask");
        }
        if (asking.candidate.isPresent() && !request.options().isEmpty()) {
            throw Failure.badParameter("the parameter `options` is for designs; a candidate joins one as it is");
        }
        if (asking.own && asking.candidate.isEmpty()) {
            throw Failure.badParameter("the parameter `own` is for dossiers; name a `candidate`");
        }
        return asking;
    }

    /** @throws Failure when the document is wrong, or there is no such candidate */
    Questionnaire questionnaire(Edict edict, Parts parts, boolean all, Budget budget) {
        long since = System.nanoTime();
        Optional<Edict.Placed> placed = placed(edict, parts);
        Session session = session(edict, placed, budget, since);
        if (placed.isEmpty()) {
            return Questionnaire.of(session, all);
        }
        Edict.Answer answer = edict.ask(session.answered(), placed.get(), left(budget, since));
        if (answer instanceof Edict.Open open) {
            return Questionnaire.of(session, placed.get(), open, own);
        }
        throw Failure.of(answer);
    }

    /** What a form says. @throws Failure when it or the document is wrong, or there is no such candidate */
    Taken taking(Edict edict, Parts.Filled filled, Reply.Source usual, Budget budget) {
        Session session = session(edict, placed(edict, filled.about()), budget, System.nanoTime());
        Taken taken = session.taking(filled.name(), filled.form(), usual);
        if (taken.outcome() instanceof Session.Wrong wrong) {
            throw Failure.badDocument(wrong.problems());
        }
        return taken;
    }

    private Optional<Edict.Placed> placed(Edict edict, Parts parts) {
        if (candidate.isEmpty()) {
            return Optional.empty();
        }
        Edict.Answer answer = edict.place(request, candidate.get(), name -> false, parts);
        if (answer instanceof Edict.Placed placed) {
            parts.expectAllRead();
            return Optional.of(placed);
        }
        throw Failure.of(answer);
    }

    /** Who buys answers by what the whole design says; a candidate is not to learn who else supplies what. */
    private Request about(Edict.Placed placed) {
        return own ? placed.request().withholdingNothing() : placed.request();
    }

    private Session session(Edict edict, Optional<Edict.Placed> placed, Budget budget, long since) {
        Session.Outcome begun = Session.begin(
                edict,
                asked -> edict.evaluate(asked, left(budget, since)),
                placed.map(this::about).orElse(request),
                ANSWERS,
                "");
        if (begun instanceof Session.Ready ready) {
            return ready.session();
        }
        throw Failure.badDocument(((Session.Wrong) begun).problems());
    }

    private static Budget left(Budget budget, long since) {
        return budget.after(Duration.ofNanos(System.nanoTime() - since));
    }
}
