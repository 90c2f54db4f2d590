package edict.report;

import edict.Changes;
import edict.Comparison;
import edict.Comparison.Offer;
import edict.document.Names;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.procurement.Bid;
import edict.procurement.Candidate.Amount;
import edict.procurement.Ranking;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of candidates what the terminal, tables and the memo have in common. */
final class ComparisonText {

    private final Comparison comparison;
    private final Language language;
    private final MinimumText minimums;

    ComparisonText(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
        this.minimums = new MinimumText(language);
    }

    String firmness(Ranking.Lead lead) {
        String between = lead.first() + say(" before ", " avant ") + lead.second() + say(": ", " : ");
        if (lead.certain()) {
            return between + say("whatever the answers", "quelles que soient les réponses");
        }
        String hangs = String.join(say(" and ", " et "), lead.perhaps());
        if (lead.turning().isEmpty()) {
            return between
                    + (hangs.isEmpty()
                            ? say("open, but no single answer turns it", "ouvert, mais aucune réponse ne l'inverse à elle seule")
                            : say("open; one answer might turn it, of those on which minimums of ", "ouvert ; une réponse pourrait l'inverser, parmi celles dont dépendent des minimums de ")
                                    + hangs
                                    + say(" hang", ""));
        }
        return between
                + say("one answer could turn it: ", "une réponse pourrait l'inverser : ")
                + lead.turning().stream()
                        .limit(5)
                        .map(turn -> asked(turn, lead))
                        .collect(Collectors.joining(", "))
                + (lead.turning().size() > 5 ? ", …" : "")
                + (hangs.isEmpty()
                        ? ""
                        : say("; perhaps one of those on which minimums of ", " ; peut-être une de celles dont dépendent des minimums de ") + hangs + say(" hang", ""));
    }

    private String asked(Ranking.Turn turn, Ranking.Lead lead) {
        String what = turn.question().equals(turn.criterion()) ? turn.criterion() : turn.criterion() + " " + turn.question();
        return turn.candidate().equals(lead.second()) ? what : what + say(" of ", " de ") + turn.candidate();
    }

    /** Rounded to where the other is ahead: at the very share at which they are even, nobody is. */
    String swung(Ranking.Swing swing) {
        return swing.criterion() + " " + percent(swing.share(), RoundingMode.HALF_UP)
                + swing.at()
                        .map(at -> say(": at ", " : à ")
                                + percent(at, at.compareTo(swing.share()) < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING)
                                + " " + swing.then().orElse("") + say(" comes first", " passe en tête"))
                        .orElse(say(": whatever its weight, nobody else comes first", " : quel que soit son poids, personne d'autre ne passe en tête"));
    }

    String summary(Offer offer) {
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

    /** Of the table. */
    List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(say("candidate", "candidat"), say("admitted", "admis"), say("decision", "décision")));
        headings.addAll(List.of(say("days to leave", "jours pour sortir"), say("cost of leaving (EUR)", "coût de sortie (EUR)")));
        headings.addAll(comparison.dossier().weights().keySet());
        headings.add("total");
        return headings;
    }

    /** Of the table. */
    List<String> row(Offer offer) {
        List<String> row = new ArrayList<>(List.of(name(offer), minimums.admitted(offer.admitted()), decision(offer.evaluation().decision())));
        row.add(amount(offer.exit().days()).orElse("?"));
        row.add(amount(offer.exit().cost()).orElse("?"));
        comparison.dossier().weights().keySet().forEach(criterion ->
                row.add(Optional.ofNullable(offer.values().get(criterion)).map(this::points).orElse("")));
        row.add(comparison.ranking().places().stream()
                .filter(place -> place.candidate().equals(offer.candidate().id()))
                .findFirst()
                .map(place -> points(place.total()))
                .orElse("–"));
        return row;
    }

    String title() {
        return comparison.dossier().title().orElse(say("Candidates", "Candidats"));
    }

    String name(Offer offer) {
        return offer.candidate().title().map(title -> title + " (" + offer.candidate().id() + ")").orElse(offer.candidate().id());
    }

    String decision(edict.decision.Verdict verdict) {
        return new FindingText(language).decision(verdict).toLowerCase(Locale.ROOT);
    }

    String admission(Offer offer) {
        return switch (offer.admitted()) {
            case YES -> say("all minimums reached", "tous les minimums atteints");
            case UNKNOWN -> say("not known whether it reaches: ", "on ne sait s'il atteint : ") + reasons(offer, Ternary.UNKNOWN);
            case NO -> reasons(offer, Ternary.NO);
        };
    }

    String reasons(Offer offer, Ternary holds) {
        return minimums.reasons(offer.minimums(), holds);
    }

    String values(Offer offer) {
        return offer.values().entrySet().stream()
                .map(value -> value.getKey() + " " + points(value.getValue()))
                .collect(Collectors.joining(", "));
    }

    String points(Range<Fraction> range) {
        String least = shown(range.least());
        return range.isPoint() ? least : least + say(" to ", " à ") + shown(range.most());
    }

    private static String shown(Fraction fraction) {
        return Nodes.plain(fraction.decimal().setScale(1, RoundingMode.HALF_UP)).toPlainString();
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** To a tenth. */
    private static String percent(Fraction share, RoundingMode rounding) {
        BigDecimal percent = share.times(Fraction.of(BigDecimal.valueOf(100))).decimal().setScale(1, rounding);
        return Nodes.plain(percent).toPlainString() + " %";
    }

    static List<Changes.Change<Finding>> changed(Offer offer, Changes.Direction direction) {
        return offer.changes().findings().stream()
                .filter(change -> change.direction() == direction)
                .toList();
    }

    /** What of the spreadsheets nobody has read, and what it was perhaps meant to be. */
    List<String> unread() {
        return comparison.dossier().unread().stream()
                .map(column -> say("Not read: ", "Non lu : ") + column.at() + " "
                        + (column.heading().isEmpty()
                                ? say("a column without a heading", "une colonne sans en-tête")
                                : Names.quote(column.heading()) + say(", a heading that the mapping does not know", ", un en-tête que la table de correspondance ne connaît pas"))
                        + column.nearest()
                                .map(near -> say("; did you mean ", " ; vouliez-vous dire ") + Names.quote(near) + say("?", " ?"))
                                .orElse(""))
                .toList();
    }

    /** What leaving takes, in time and money. */
    String exit(Offer offer) {
        return say("leaving: ", "sortie : ") + days(offer) + ", " + cost(offer);
    }

    /** What proves something. */
    String evidence(Comparison.Evidence evidence) {
        return evidence.what().isEmpty() ? say("a certificate of which nobody says what for", "un certificat dont personne ne dit l'objet") : evidence.what();
    }

    /** How long leaving takes. */
    String days(Offer offer) {
        return amount(offer.exit().days())
                .map(days -> days + say(" days", " jours") + byContract(offer.candidate().exitDays()))
                .orElse(say("nobody says how long", "personne ne dit combien de temps"));
    }

    /** What leaving costs. */
    String cost(Offer offer) {
        return amount(offer.exit().cost())
                .map(cost -> "EUR " + cost + byContract(offer.candidate().exitCost()))
                .orElse(say("nobody says at what cost", "personne ne dit à quel coût"));
    }

    private String byContract(Amount said) {
        return said.equals(Amount.UNKNOWN) ? say(" by the contract", " selon le contrat") : "";
    }

    /** An amount in words; empty when nothing is known of it. */
    Optional<String> amount(Amount amount) {
        if (amount.equals(Amount.UNKNOWN)) {
            return Optional.empty();
        }
        String least = Nodes.plain(amount.least()).toPlainString();
        return Optional.of(amount.most()
                .map(most -> amount.isKnown() ? least : least + say(" to ", " à ") + Nodes.plain(most).toPlainString())
                .orElse(say("at least ", "au moins ") + least));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
