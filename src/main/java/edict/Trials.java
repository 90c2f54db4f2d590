package edict;

import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.procurement.Beside;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How each candidate of a dossier is to be judged, or all that is wrong with dossier, design and answers, whatever of them can be read.
 *
 * @param vacated the design without what goes with today's product
 * @param staying ids of what goes on naming today's supplier, and may go with it
 * @param problems sorted; empty where everything can be judged
 */
record Trials(List<Trial> trials, Request vacated, List<String> staying, List<Problem> problems) {

    /** How one candidate is to be judged. */
    record Trial(Candidate candidate, Request about, Staged staged) {}

    /** Reads the designs, and judges none. Used once. */
    record Reader(
            Dossier dossier,
            Vocabulary vocabulary,
            List<CatalogueEntry> registry,
            BiFunction<Request, Staged, Design.Outcome> read,
            Beside files) {

        /**
         * @param request about the design of the dossier
         * @param known what is wrong with the dossier
         */
        Trials trials(Request request, List<Problem> known) {
            Problems problems = new Problems();
            problems.addAll(known);
            Design.Outcome today = read.apply(request, Staged.AS_IS);
            if (!(today instanceof Design.Accepted asIs)) {
                problems.addAll(((Design.Rejected) today).problems());
                dossier.candidates().forEach(candidate -> answers(candidate, problems));
                return new Trials(List.of(), request, List.of(), problems.sorted());
            }
            Placing placing = new Placing(dossier, request.document(), asIs.facts(), vocabulary, registry, problems);
            Request vacated = request.about(placing.vacated());
            List<Trial> trials = new ArrayList<>();
            for (Candidate candidate : dossier.candidates()) {
                if (candidate.isToday()) {
                    trials.add(new Trial(candidate, request, Staged.AS_IS));
                } else {
                    Placing.Placed bid = placing.bid(candidate);
                    Request about = candidate.keepsToday() ? request : vacated;
                    trials.add(new Trial(
                            candidate, about.expecting(bid.newcomers()), new Staged(bid.steps(), answers(candidate, problems))));
                }
            }
            for (Trial trial : trials) {
                if (read.apply(trial.about(), trial.staged()) instanceof Design.Rejected rejected) {
                    problems.addAll(new LinkedHashSet<>(rejected.problems()));
                }
            }
            return new Trials(
                    List.copyOf(trials), vacated, placing.staying(), problems.sorted().stream().distinct().toList());
        }

        private List<Reading.Document> answers(Candidate candidate, Problems problems) {
            List<Reading.Document> answers = new ArrayList<>();
            for (Dossier.Named named : candidate.answers()) {
                Reading reading = files.document(named.file(), named.at());
                if (reading instanceof Reading.Document document) {
                    answers.add(document);
                } else {
                    problems.addAll(((Reading.Rejected) reading).problems());
                }
            }
            return answers;
        }
    }
}
