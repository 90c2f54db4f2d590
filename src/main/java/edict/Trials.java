package edict;

import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.procurement.Beside;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The designs in which the candidates of a dossier are to be judged, or all that is wrong with dossier, design and answers, whatever of them
 * can be read.
 *
 * @param today the design as it is; empty where that can't be read
 * @param trials one for each candidate; fewer where there are problems
 * @param staying ids of what goes on naming today's supplier, and may go with it
 * @param problems sorted; empty where everything can be judged
 */
record Trials(Optional<Facts> today, List<Trial> trials, List<String> staying, List<Problem> problems) {

    /** @param facts of the design of the request with the candidate in its place */
    record Trial(Staging staging, Facts facts) {}

    /**
     * How a design becomes that which a candidate would be part of.
     *
     * @param notes what counts for the candidate, or doesn't, otherwise than who reads of it would think
     */
    record Staging(Candidate candidate, Request about, Staged staged, List<Text> notes) {}

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
                return new Trials(Optional.empty(), List.of(), List.of(), problems.sorted());
            }
            Placing placing = new Placing(dossier, request.document(), asIs.facts(), vocabulary, registry, problems);
            Request vacated = request.about(placing.vacated());
            List<Staging> stagings = dossier.candidates().stream()
                    .map(candidate -> staging(candidate, request, vacated, placing, problems))
                    .toList();
            // None knows of another, so they are read beside each other.
            List<Design.Outcome> outcomes = stagings.parallelStream()
                    .map(staging -> staging.candidate().isToday() ? today : read.apply(staging.about(), staging.staged()))
                    .toList();
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < stagings.size(); i++) {
                if (outcomes.get(i) instanceof Design.Accepted accepted) {
                    trials.add(new Trial(stagings.get(i), accepted.facts()));
                } else {
                    problems.addAll(new LinkedHashSet<>(((Design.Rejected) outcomes.get(i)).problems()));
                }
            }
            return new Trials(
                    Optional.of(asIs.facts()),
                    List.copyOf(trials),
                    placing.staying(),
                    problems.sorted().stream().distinct().toList());
        }

        private Staging staging(Candidate candidate, Request request, Request vacated, Placing placing, Problems problems) {
            if (candidate.isToday()) {
                return new Staging(candidate, request.answeredByCandidate(), Staged.AS_IS, List.of());
            }
            Placing.Placed placed = placing.bid(candidate);
            Request about = candidate.keepsToday() ? request : vacated;
            return new Staging(
                    candidate,
                    about.expecting(placed.newcomers()).answeredByCandidate(),
                    new Staged(placed.steps(), answers(candidate, problems)),
                    placed.notes());
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
