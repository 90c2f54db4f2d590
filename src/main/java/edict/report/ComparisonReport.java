package edict.report;

import edict.Changes;
import edict.Comparison;
import edict.Comparison.Offer;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Question;
import edict.procurement.Bid;
import edict.procurement.Candidate.Amount;
import edict.procurement.Ranking;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Candidates compared: for other programs, for people at a terminal, and for the file. */
public final class ComparisonReport {

    private final Comparison comparison;
    private final Language language;
    private final ContinuityText words;
    private final MinimumText minimums;

    private ComparisonReport(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
        this.words = new ContinuityText(language);
        this.minimums = new MinimumText(language);
    }

    /** Ended by a newline. Equal comparisons give equal bytes. */
    public static String json(Comparison comparison, Language language) {
        return JsonText.of(new ComparisonReport(comparison, language).json());
    }

    /** The ranking, and what it hangs on. @param verbose also each candidate */
    public static String text(Comparison comparison, Language language, boolean verbose) {
        return new ComparisonReport(comparison, language).text(verbose);
    }

    /** The memo for the file, as Markdown. @param documents the SHA-256 of each document that was read, by name */
    public static String markdown(Comparison comparison, SortedMap<String, String> documents, Language language) {
        return new ComparisonReport(comparison, language).memo(documents).markdown();
    }

    /** The memo for the file, as one page. @param documents the SHA-256 of each document that was read, by name */
    public static String html(Comparison comparison, SortedMap<String, String> documents, Language language) {
        return new ComparisonReport(comparison, language).memo(documents).html(language);
    }

    /** A row for each candidate. */
    public static String csv(Comparison comparison, Language language) {
        return Csv.of(new ComparisonReport(comparison, language).table());
    }

    /** The same as a workbook, with sheets for minimums, clauses, evidence and questions. */
    public static byte[] xlsx(Comparison comparison, Language language) {
        return Xlsx.of(new ComparisonReport(comparison, language).sheets());
    }

    private List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings());
        comparison.offers().forEach(offer -> rows.add(row(offer)));
        return rows;
    }

    private Map<String, List<List<String>>> sheets() {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put(say("Comparison", "Comparaison"), table());
        String candidate = say("candidate", "candidat");
        sheets.put("Minimums", sheet(
                List.of(candidate, say("reached", "atteint"), say("why", "pourquoi")),
                Offer::minimums,
                reached -> List.of(minimums.admitted(reached.holds()), language.of(reached.why()))));
        sheets.put("Clauses", sheet(
                List.of(candidate, "provision", "clause"),
                Offer::clauses,
                finding -> List.of(finding.provision(), finding.clause().map(language::of).orElse(""))));
        sheets.put(say("Evidence", "Preuves"), sheet(
                List.of(candidate, say("evidence", "preuve"), say("until", "échéance")),
                Offer::evidence,
                evidence -> List.of(evidence.what(), evidence.until().map(Object::toString).orElse("?"))));
        sheets.put("Questions", sheet(
                List.of(candidate, "question", say("place", "lieu")),
                Offer::questions,
                question -> List.of(language.of(question.question()), question.pointer())));
        return sheets;
    }

    private <T> List<List<String>> sheet(
            List<String> headings, Function<Offer, List<T>> parts, Function<T, List<String>> row) {
        List<List<String>> rows = new ArrayList<>(List.of(headings));
        for (Offer offer : comparison.offers()) {
            for (T part : parts.apply(offer)) {
                List<String> cells = new ArrayList<>(List.of(name(offer)));
                cells.addAll(row.apply(part));
                rows.add(cells);
            }
        }
        return rows;
    }

    // ---- JSON

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("asOf", comparison.asOf().toString());
        node.put("knownOn", comparison.knownOn().toString());
        node.put("profile", comparison.profile());
        node.putObject("rulebook").put("hash", comparison.rulebook());
        comparison.dossier().title().ifPresent(title -> node.put("title", title));
        node.putObject("today").put("decision", comparison.today().decision().code());
        node.set("candidates", Nodes.array(comparison.offers(), this::offer));
        Ranking ranking = comparison.ranking();
        node.set("ranking", Nodes.array(ranking.places(), this::place));
        node.set("rejected", Nodes.strings(ranking.rejected()));
        node.set("leads", Nodes.array(ranking.leads(), this::lead));
        node.set("sensitivity", Nodes.array(ranking.swings(), this::swing));
        return node;
    }

    private ObjectNode offer(Offer offer) {
        ObjectNode node = Nodes.object();
        node.put("id", offer.candidate().id());
        offer.candidate().title().ifPresent(title -> node.put("title", title));
        offer.candidate().product().ifPresent(product -> node.put("product", product));
        node.put("admitted", MinimumText.code(offer.admitted()));
        node.put("decision", offer.evaluation().decision().code());
        node.set("minimums", Nodes.array(offer.minimums(), minimums::json));
        ObjectNode values = node.putObject("values");
        offer.values().forEach((criterion, value) -> range(values.putObject(criterion), value));
        amount(node, "price", offer.candidate().price());
        amount(node, "exitDays", offer.candidate().exitDays());
        amount(node, "exitCost", offer.candidate().exitCost());
        ObjectNode findings = node.putObject("findings");
        findings.set("worse", Nodes.array(changed(offer, Changes.Direction.WORSE), this::change));
        findings.set("better", Nodes.array(changed(offer, Changes.Direction.BETTER), this::change));
        node.set("continuity", Nodes.array(offer.impacts(), impact -> {
            ObjectNode one = Nodes.object();
            one.put("scenario", impact.scenario().id());
            one.put("title", words.title(impact, offer.evaluation().days().get(0).facts()));
            ContinuityText.index(one.putObject("kept"), impact.effective());
            return one;
        }));
        node.set("clauses", Nodes.array(offer.clauses(), this::clause));
        node.set("evidence", Nodes.array(offer.evidence(), evidence -> {
            ObjectNode one = Nodes.object();
            one.put("what", evidence.what());
            evidence.until().ifPresent(day -> one.put("until", day.toString()));
            return one;
        }));
        node.set("questions", Nodes.array(offer.questions(), this::question));
        return node;
    }

    private ObjectNode change(Changes.Change<Finding> change) {
        ObjectNode node = Nodes.object();
        node.put("provision", change.it().provision());
        node.put("subject", FindingText.name(change.it().subject()));
        change.before().ifPresent(before -> node.put("before", before.status().code()));
        change.after().ifPresent(after -> node.put("after", after.status().code()));
        node.put("message", language.of(change.it().message()));
        return node;
    }

    private ObjectNode clause(Finding finding) {
        ObjectNode node = Nodes.object();
        node.put("provision", finding.provision());
        node.put("subject", FindingText.name(finding.subject()));
        node.put("status", finding.status().code());
        finding.clause().ifPresent(clause -> node.put("clause", language.of(clause)));
        return node;
    }

    private ObjectNode question(Question question) {
        return Nodes.object()
                .put("pointer", question.pointer())
                .put("attribute", question.attribute())
                .put("question", language.of(question.question()));
    }

    private ObjectNode place(Ranking.Place place) {
        ObjectNode node = Nodes.object();
        node.put("candidate", place.candidate());
        node.put("admitted", MinimumText.code(place.admitted()));
        range(node.putObject("total"), place.total());
        node.set("beats", Nodes.strings(place.beats()));
        node.set("dominatedBy", Nodes.strings(place.dominatedBy()));
        return node;
    }

    private ObjectNode lead(Ranking.Lead lead) {
        ObjectNode node = Nodes.object();
        node.put("first", lead.first());
        node.put("second", lead.second());
        node.put("certain", lead.certain());
        node.set("turning", Nodes.array(lead.turning(), open -> Nodes.object()
                .put("criterion", open.criterion())
                .put("question", open.question())
                .put("by", Nodes.plain(rounded(open.by())))));
        return node;
    }

    private ObjectNode swing(Ranking.Swing swing) {
        ObjectNode node = Nodes.object();
        node.put("criterion", swing.criterion());
        node.put("share", Nodes.plain(rounded(swing.share())));
        swing.at().ifPresent(at -> node.put("at", Nodes.plain(rounded(at))));
        swing.then().ifPresent(then -> node.put("then", then));
        return node;
    }

    private static void range(ObjectNode node, Range<Fraction> range) {
        node.put("least", Nodes.plain(rounded(range.least())));
        node.put("most", Nodes.plain(rounded(range.most())));
    }

    private static void amount(ObjectNode node, String key, Amount amount) {
        if (amount.most().isPresent() || amount.least().signum() > 0) {
            ObjectNode both = node.putObject(key).put("least", Nodes.plain(amount.least()));
            amount.most().ifPresent(most -> both.put("most", Nodes.plain(most)));
        }
    }

    private static BigDecimal rounded(Fraction fraction) {
        return fraction.decimal().setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    // ---- terminal

    private String text(boolean verbose) {
        Lines lines = new Lines();
        lines.hanging(0, title() + say(", as of ", ", au ") + comparison.asOf());
        lines.blank();
        int number = 0;
        for (Ranking.Place place : comparison.ranking().places()) {
            Offer offer = comparison.offer(place.candidate());
            lines.hanging(0, ++number + ". " + name(offer) + "  " + points(place.total()) + "  " + admission(offer));
            lines.hanging(2, values(offer));
            if (!place.beats().isEmpty()) {
                lines.hanging(2, say("ahead, whatever the answers, of ", "devance, quelles que soient les réponses, ") + String.join(", ", place.beats()));
            }
            if (!place.dominatedBy().isEmpty()) {
                lines.hanging(2, say("no better by any criterion than ", "meilleur selon aucun critère que ") + String.join(", ", place.dominatedBy()));
            }
            details(offer, lines, verbose);
        }
        if (!comparison.ranking().rejected().isEmpty()) {
            lines.blank();
            lines.line(0, say("Rejected", "Écartés"));
            for (String rejected : comparison.ranking().rejected()) {
                Offer offer = comparison.offer(rejected);
                lines.hanging(1, name(offer) + say(": ", " : ") + reasons(offer, Ternary.NO));
                details(offer, lines, verbose);
            }
        }
        order(lines);
        return lines.toString();
    }

    private void order(Lines lines) {
        List<String> leads = comparison.ranking().leads().stream().map(this::firmness).toList();
        if (!leads.isEmpty()) {
            lines.blank();
            lines.line(0, say("How firm the order is", "Solidité de l'ordre"));
            leads.forEach(lead -> lines.hanging(1, lead));
        }
        if (!comparison.ranking().swings().isEmpty()) {
            lines.blank();
            lines.line(0, say("What the weights decide", "Ce que décident les pondérations"));
            comparison.ranking().swings().forEach(swing -> lines.hanging(1, swung(swing)));
        }
    }

    private String firmness(Ranking.Lead lead) {
        String between = lead.first() + say(" before ", " avant ") + lead.second() + say(": ", " : ");
        if (lead.certain()) {
            return between + say("whatever the answers", "quelles que soient les réponses");
        }
        if (lead.turning().isEmpty()) {
            return between + say("open, but no single answer turns it", "ouvert, mais aucune réponse ne l'inverse à elle seule");
        }
        return between
                + say("one answer could turn it: ", "une réponse pourrait l'inverser : ")
                + lead.turning().stream()
                        .limit(5)
                        .map(ComparisonReport::asked)
                        .collect(Collectors.joining(", "))
                + (lead.turning().size() > 5 ? ", …" : "");
    }

    private static String asked(Bid.Unanswered open) {
        return open.question().equals(open.criterion()) ? open.criterion() : open.criterion() + " " + open.question();
    }

    private String swung(Ranking.Swing swing) {
        return swing.criterion() + " " + percent(swing.share())
                + swing.at()
                        .map(at -> say(": at ", " : à ") + percent(at) + " " + swing.then().orElse("") + say(" comes first", " passe en tête"))
                        .orElse(say(": whatever its weight, nobody else comes first", " : quel que soit son poids, personne d'autre ne passe en tête"));
    }

    private void details(Offer offer, Lines lines, boolean verbose) {
        lines.hanging(2, summary(offer));
        if (!verbose) {
            return;
        }
        offer.minimums().forEach(reached -> lines.hanging(2, minimums.line(reached)));
        changed(offer, Changes.Direction.WORSE).forEach(change -> lines.hanging(2, "+ " + language.of(change.it().message())));
        changed(offer, Changes.Direction.BETTER).forEach(change -> lines.hanging(2, "- " + language.of(change.it().message())));
        offer.questions().forEach(question -> lines.hanging(2, "? " + language.of(question.question()) + " (" + question.pointer() + ")"));
    }

    private String summary(Offer offer) {
        List<String> parts = new ArrayList<>();
        parts.add(say("the design would be ", "le projet serait ") + decision(offer.evaluation().decision()));
        count(changed(offer, Changes.Direction.BETTER).size(), say("better", "mieux"), parts);
        count(changed(offer, Changes.Direction.WORSE).size(), say("worse", "moins bien"), parts);
        count(offer.clauses().size(), say("clauses to negotiate", "clauses à négocier"), parts);
        count(offer.evidence().size(), say("certificates that end too early, or nobody knows when", "certificats qui finissent trop tôt, ou on ne sait quand"), parts);
        count(offer.questions().size(), say("questions to the candidate", "questions au candidat"), parts);
        return String.join("; ", parts);
    }

    private static void count(int count, String what, List<String> parts) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    // ---- the memo

    private Memo memo(SortedMap<String, String> documents) {
        Memo memo = new Memo(title(), say("Comparison of candidates, judged as of ", "Comparaison de candidats, jugée au ") + comparison.asOf()
                + say("; law known on ", " ; droit connu au ") + comparison.knownOn());
        memo.heading(say("Result", "Résultat"));
        result(memo);
        memo.heading(say("Method", "Méthode"));
        method(memo);
        memo.heading(say("Minimums", "Minimums"));
        memo.table(
                List.of(say("Candidate", "Candidat"), say("Admitted", "Admis"), say("Why", "Pourquoi")),
                comparison.offers().stream()
                        .map(offer -> List.of(name(offer), minimums.admitted(offer.admitted()), why(offer)))
                        .toList());
        memo.heading(say("Table", "Tableau"));
        memo.table(headings(), comparison.offers().stream().map(this::row).toList());
        memo.heading(say("How firm the order is", "Solidité de l'ordre"));
        memo.points(comparison.ranking().leads().stream().map(this::firmness).toList());
        memo.points(comparison.ranking().swings().stream().map(this::swung).toList());
        for (Offer offer : comparison.offers()) {
            candidate(offer, memo);
        }
        memo.heading(say("What this rests on", "Ce sur quoi cela repose"));
        List<String> grounds = new ArrayList<>();
        documents.forEach((name, hash) -> grounds.add(Places.shortName(name) + say(": SHA-256 ", " : SHA-256 ") + hash));
        grounds.add(say("Rulebook: ", "Règles : ") + comparison.rulebook());
        grounds.add(say("Profile: ", "Profil : ") + comparison.profile());
        memo.points(grounds);
        return memo;
    }

    private void result(Memo memo) {
        List<Ranking.Place> places = comparison.ranking().places();
        if (places.isEmpty()) {
            memo.paragraph(say("No candidate reaches the minimums.", "Aucun candidat n'atteint les minimums."));
            return;
        }
        Ranking.Place first = places.get(0);
        Offer offer = comparison.offer(first.candidate());
        boolean firm = first.admitted() == Ternary.YES && first.beats().size() == places.size() - 1;
        memo.paragraph(name(offer)
                + (firm
                        ? say(" comes first, whatever the answers still missing.", " arrive en tête, quelles que soient les réponses manquantes.")
                        : say(" comes first as far as is known; answers still missing could change that.",
                                " arrive en tête pour autant qu'on le sache ; des réponses manquantes pourraient le changer."))
                + (first.admitted() == Ternary.UNKNOWN
                        ? say(" Whether it reaches all minimums is not known yet.", " On ne sait pas encore s'il atteint tous les minimums.")
                        : ""));
        memo.table(
                List.of("", say("Candidate", "Candidat"), "Total", say("Ahead of, whatever the answers", "Devance, quelles que soient les réponses")),
                ranked(places));
        if (!comparison.ranking().rejected().isEmpty()) {
            memo.paragraph(say("Rejected: ", "Écartés : ") + String.join(", ", comparison.ranking().rejected()) + ".");
        }
    }

    private List<List<String>> ranked(List<Ranking.Place> places) {
        List<List<String>> rows = new ArrayList<>();
        for (Ranking.Place place : places) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    name(comparison.offer(place.candidate())),
                    points(place.total()),
                    String.join(", ", place.beats())));
        }
        return rows;
    }

    private void method(Memo memo) {
        memo.paragraph(say(
                "Each candidate was put into the design in the place of what runs there today, and the whole design was judged by the same"
                        + " rules on the same day. Who fails a minimum is not ranked. The total is the weighted mean of values from 0 to 100;"
                        + " what nobody has answered makes it an interval. A price counts as the lowest admissible price over it, so does the"
                        + " time and the cost of leaving; continuity is what goes on in the worst of the losses looked at.",
                "Chaque candidat a été placé dans le projet à la place de ce qui y fonctionne aujourd'hui, et tout le projet a été jugé selon"
                        + " les mêmes règles le même jour. Qui n'atteint pas un minimum n'est pas classé. Le total est la moyenne pondérée de"
                        + " valeurs de 0 à 100 ; ce à quoi personne n'a répondu en fait un intervalle. Un prix compte comme le prix admissible"
                        + " le plus bas rapporté à lui, de même la durée et le coût de sortie ; la continuité est ce qui subsiste dans la pire"
                        + " des pertes examinées."));
        memo.points(comparison.dossier().weights().entrySet().stream()
                .map(weight -> weight.getKey() + say(": weight ", " : poids ") + Nodes.plain(weight.getValue()))
                .toList());
        comparison.dossier().term().ifPresent(term ->
                memo.paragraph(say("Term: ", "Durée : ") + term.from() + say(" to ", " à ") + term.until() + "."));
    }

    private void candidate(Offer offer, Memo memo) {
        memo.heading(name(offer));
        memo.paragraph(sentence(summary(offer)));
        said(memo, say("Better than today:", "Mieux qu'aujourd'hui :"), messages(offer, Changes.Direction.BETTER));
        said(memo, say("Worse than today:", "Moins bien qu'aujourd'hui :"), messages(offer, Changes.Direction.WORSE));
        said(
                memo,
                say("Clauses to negotiate:", "Clauses à négocier :"),
                offer.clauses().stream()
                        .flatMap(finding -> finding.clause().stream().map(clause -> FindingText.citation(finding.citation()) + say(": ", " : ") + language.of(clause)))
                        .distinct()
                        .toList());
        said(
                memo,
                say("Evidence that ends within the term, or of which nobody knows when it ends:", "Preuves qui expirent pendant la durée, ou dont on ignore l'échéance :"),
                offer.evidence().stream()
                        .map(evidence -> evidence.what() + say(": ", " : ") + evidence.until().map(Object::toString).orElse(say("end not known", "échéance inconnue")))
                        .toList());
        said(
                memo,
                say("Not known:", "Non connu :"),
                offer.questions().stream()
                        .map(question -> language.of(question.question()) + " (" + question.pointer() + ")")
                        .toList());
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static void said(Memo memo, String what, List<String> items) {
        if (!items.isEmpty()) {
            memo.paragraph(what);
            memo.points(items);
        }
    }

    private List<String> messages(Offer offer, Changes.Direction direction) {
        return changed(offer, direction).stream()
                .map(change -> language.of(change.it().title()) + say(": ", " : ") + language.of(change.it().message()))
                .distinct()
                .toList();
    }

    // ---- parts

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(say("candidate", "candidat"), say("admitted", "admis"), say("decision", "décision")));
        headings.addAll(comparison.dossier().weights().keySet());
        headings.add("total");
        return headings;
    }

    private List<String> row(Offer offer) {
        List<String> row = new ArrayList<>(List.of(name(offer), minimums.admitted(offer.admitted()), decision(offer.evaluation().decision())));
        comparison.dossier().weights().keySet().forEach(criterion ->
                row.add(Optional.ofNullable(offer.values().get(criterion)).map(this::points).orElse("")));
        row.add(comparison.ranking().places().stream()
                .filter(place -> place.candidate().equals(offer.candidate().id()))
                .findFirst()
                .map(place -> points(place.total()))
                .orElse("–"));
        return row;
    }

    private String title() {
        return comparison.dossier().title().orElse(say("Candidates", "Candidats"));
    }

    private String name(Offer offer) {
        return offer.candidate().title().map(title -> title + " (" + offer.candidate().id() + ")").orElse(offer.candidate().id());
    }

    private String decision(edict.decision.Verdict verdict) {
        return new FindingText(language).decision(verdict).toLowerCase(Locale.ROOT);
    }

    private String admission(Offer offer) {
        return switch (offer.admitted()) {
            case YES -> say("all minimums reached", "tous les minimums atteints");
            case UNKNOWN -> say("not known whether it reaches: ", "on ne sait s'il atteint : ") + reasons(offer, Ternary.UNKNOWN);
            case NO -> reasons(offer, Ternary.NO);
        };
    }

    private String why(Offer offer) {
        return offer.admitted() == Ternary.YES ? "" : reasons(offer, offer.admitted());
    }

    private String reasons(Offer offer, Ternary holds) {
        return minimums.reasons(offer.minimums(), holds);
    }

    private String values(Offer offer) {
        return offer.values().entrySet().stream()
                .map(value -> value.getKey() + " " + points(value.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String points(Range<Fraction> range) {
        String least = shown(range.least());
        return range.isPoint() ? least : least + say(" to ", " à ") + shown(range.most());
    }

    private static String shown(Fraction fraction) {
        return Nodes.plain(fraction.decimal().setScale(1, RoundingMode.HALF_UP)).toPlainString();
    }

    private static String percent(Fraction share) {
        return Nodes.plain(share.times(Fraction.of(BigDecimal.valueOf(100))).decimal().setScale(0, RoundingMode.HALF_UP)).toPlainString() + " %";
    }

    private static List<Changes.Change<Finding>> changed(Offer offer, Changes.Direction direction) {
        return offer.changes().findings().stream()
                .filter(change -> change.direction() == direction)
                .toList();
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
