package edict.report;

import edict.Changes;
import edict.Comparison;
import edict.Comparison.Offer;
import edict.Edict;
import edict.decision.Verdict;
import edict.document.Pointers;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Question;
import edict.procurement.Bid;
import edict.procurement.Candidate.Amount;
import edict.procurement.Dossier;
import edict.procurement.Ranking;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of candidates what the terminal, tables and the memo have in common. */
final class ComparisonText {

    private static final String NONE = "–";

    private static final Fraction HUNDRED = Fraction.of(BigDecimal.valueOf(100));

    private final Comparison comparison;
    private final Language language;
    private final MinimumText minimums;

    ComparisonText(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
        this.minimums = new MinimumText(language);
    }

    /** How each stands to the next, and the first to all others; those together of whom the same is to be said, and no answer. */
    List<String> firmness() {
        Map<List<Object>, List<Ranking.Lead>> together = new LinkedHashMap<>();
        comparison.ranking().leads().forEach(lead -> {
            boolean isPlain = !lead.equal() && lead.turning().isEmpty() && lead.perhaps().isEmpty();
            List<Object> alike = isPlain ? List.of(lead.first(), lead.certain()) : List.of(lead);
            together.computeIfAbsent(alike, none -> new ArrayList<>()).add(lead);
        });
        Stream<String> firmness = together.values().stream()
                .map(leads -> firmness(leads.get(0), leads.stream().map(Ranking.Lead::second).toList()));
        return Stream.concat(firmness, firstOnceAdmitted(say("all minimums", "tous les minimums")).stream()).toList();
    }

    /** Who comes first as soon as it reaches what isn't known of it. @param what that is */
    Optional<String> firstOnceAdmitted(String what) {
        return comparison.ranking().firstOnceAdmitted()
                .map(candidate -> called(candidate) + say(" comes first if it reaches ", " arrive en tête s'il atteint ") + what
                        + say(", whatever else is answered", ", quelles que soient les autres réponses"));
    }

    private String firmness(Ranking.Lead lead, List<String> behind) {
        if (lead.equal()) {
            return called(lead.first()) + say(" and ", " et ") + called(lead.second())
                    + say(": equal, and nothing is open", " : à égalité, et rien n'est ouvert");
        }
        String between = called(lead.first()) + say(" before ", " avant ") + called(behind) + say(": ", " : ");
        if (lead.certain()) {
            return between + say("whatever the answers", "quelles que soient les réponses");
        }
        String hangs = lead.perhaps().stream().map(this::called).collect(Collectors.joining(say(" and ", " et ")));
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

    /** Who comes first, with all whose totals are equal and known; empty where nobody is ranked. */
    List<String> first() {
        List<String> first = new ArrayList<>();
        comparison.ranking().places().stream().limit(1).forEach(place -> first.add(place.candidate()));
        comparison.ranking().leads().stream()
                .filter(lead -> lead.equal() && first.contains(lead.first()) && !first.contains(lead.second()))
                .forEach(lead -> first.add(lead.second()));
        return first;
    }

    /** That the design is rejected with all candidates, or else with who comes first: an order alone doesn't tell that none will do. */
    Optional<String> stillRejected() {
        boolean already = !comparison.dossier().isNeed() && comparison.today().decision() == Verdict.REJECTED;
        String rejected = already ? say(", the design stays rejected.", ", le projet reste rejeté.") : say(", the design would be rejected.", ", le projet serait rejeté.");
        if (areRejected(comparison.offers())) {
            return Optional.of(say("Whoever is chosen", "Quel que soit le candidat retenu") + rejected);
        }
        List<String> first = first();
        return areRejected(first.stream().map(comparison::offer).toList())
                ? Optional.of(say("With ", "Avec ") + called(first) + rejected)
                : Optional.empty();
    }

    private static boolean areRejected(List<Offer> offers) {
        return !offers.isEmpty() && offers.stream().allMatch(offer -> offer.evaluation().decision() == Verdict.REJECTED);
    }

    /** Criteria that tell fewer candidates apart than their amounts do. */
    List<String> levelled() {
        return comparison.dossier().weights().keySet().stream()
                .filter(criterion -> {
                    List<Amount> amounts = comparison.offers().stream()
                            .filter(offer -> offer.admitted() != Ternary.NO)
                            .map(offer -> offer.amount(criterion))
                            .flatMap(Optional::stream)
                            .filter(Amount::isKnown)
                            .toList();
                    return amounts.stream().anyMatch(one -> one.least().signum() == 0)
                            && amounts.stream().filter(one -> one.least().signum() > 0).distinct().count() > 1;
                })
                .map(criterion -> criterion(criterion)
                        + say(": beside somebody who asks nothing, whatever the others ask is worth 0, be it much or little",
                                " : à côté de qui ne demande rien, tout ce que demandent les autres vaut 0, que ce soit beaucoup ou peu"))
                .toList();
    }

    private String asked(Ranking.Turn turn, Ranking.Lead lead) {
        String what = turn.question().equals(turn.criterion()) ? criterion(turn.criterion()) : criterion(turn.criterion()) + say(": ", " : ") + question(turn);
        return turn.candidate().equals(lead.second()) ? what : what + say(" of ", " de ") + called(turn.candidate());
    }

    /** What is asked, and of what. */
    private String question(Ranking.Turn turn) {
        Offer offer = comparison.offer(turn.candidate());
        return Stream.of(offer.questions(), offer.own(), offer.evaluation().questions())
                .flatMap(List::stream)
                .filter(question -> turn.question().equals(question.pointer())
                        || turn.question().equals(question.pointer() + " " + question.attribute()))
                .findFirst()
                .map(question -> say("“", "« ") + language.of(question.question()) + say("”", " »")
                        + of(offer, question.pointer()).map(id -> " (" + id + ")").orElse(""))
                .orElse(turn.question());
    }

    /** The thing of which something is asked there. */
    static Optional<String> of(Offer offer, String pointer) {
        Facts facts = offer.supplied().facts();
        return facts.entity(pointer).or(() -> facts.entity(Pointers.parent(pointer))).flatMap(Entity::id);
    }

    /** What each weight decides, how that is counted, and of whom. */
    List<String> swings(List<Ranking.Swing> swings) {
        List<Ranking.Place> places = comparison.ranking().places();
        List<String> apart = places.stream()
                .filter(place -> place.admitted() != places.get(0).admitted())
                .map(Ranking.Place::candidate)
                .toList();
        Stream<String> counted = Stream.of(say(
                "Counted as the order is: with whatever is open turning out badly.",
                "Compté comme l'ordre : tout ce qui est ouvert tournant mal."));
        Stream<String> among = apart.isEmpty()
                ? Stream.of()
                : Stream.of(say(
                                "Among those who surely reach all minimums: of these it is not known, and they are not counted: ",
                                "Entre ceux qui atteignent sûrement tous les minimums : de ceux-ci on ne le sait pas, et ils ne comptent pas ici : ")
                        + called(apart) + ".");
        return Stream.of(swings.stream().map(this::swung), counted, among).flatMap(Function.identity()).toList();
    }

    private String swung(Ranking.Swing swing) {
        return criterion(swing.criterion()) + " " + percent(swing.share(), RoundingMode.HALF_UP)
                + swing.at()
                        .map(at -> turned(swing, at))
                        .orElse(say(": whatever its weight, nobody else comes first", " : quel que soit son poids, personne d'autre ne passe en tête"));
    }

    /** Rounded to where the other is ahead: at the very share at which they are even, nobody is. */
    private String turned(Ranking.Swing swing, Fraction at) {
        RoundingMode ahead = swing.more() ? RoundingMode.CEILING : RoundingMode.FLOOR;
        String other = say(": at ", " : à ") + percent(at, ahead) + " " + swing.then().map(this::called).orElse("");
        if (Fraction.of(hundredfold(at, ahead)).compareTo(at.times(HUNDRED)) != 0) {
            return other + say(" comes first", " passe en tête");
        }
        return other
                + (swing.more()
                        ? say(" is equal, and comes first above that", " est à égalité, et passe en tête au-delà")
                        : say(" is equal, and comes first below that", " est à égalité, et passe en tête en deçà"));
    }

    String summary(Offer offer) {
        List<String> parts = new ArrayList<>();
        parts.add(wouldBe(offer.evaluation().decision(), language));
        found(offer).ifPresent(parts::add);
        count(
                offer.negotiable().size(),
                say("clause for the contract", "clause à prévoir au marché"),
                say("clauses for the contract", "clauses à prévoir au marché"),
                parts);
        count(
                offer.evidence().size(),
                say("certificate that ends too early, or nobody knows when", "certificat qui finit trop tôt, ou on ne sait quand"),
                say("certificates that end too early, or nobody knows when", "certificats qui finissent trop tôt, ou on ne sait quand"),
                parts);
        count(
                offer.contested().size() - offer.settled().size(),
                say("fact against the registry", "fait contraire au registre"),
                say("facts against the registry", "faits contraires au registre"),
                parts);
        settled(offer).ifPresent(parts::add);
        count(offer.questions().size(), say("question to the candidate", "question au candidat"), say("questions to the candidate", "questions au candidat"), parts);
        count(offer.own().size(), say("question for the buyer", "question pour l'acheteur"), say("questions for the buyer", "questions pour l'acheteur"), parts);
        return String.join(language.semicolon(), parts);
    }

    /** What is found with it against today, or where nothing runs today at all; empty where nothing is. */
    Optional<String> found(Offer offer) {
        int better = offer.found(Changes.Direction.BETTER).size();
        List<Changes.Change<Finding>> worse = offer.found(Changes.Direction.WORSE);
        String other = otherwise(offer);
        if (better + worse.size() == 0 && other.isEmpty()) {
            return Optional.empty();
        }
        int open = (int) worse.stream().filter(Changes::isOpen).count();
        int sure = worse.size() - open;
        // What nobody has answered is no grade of who is asked.
        String unanswered = open == 0 ? "" : language.unanswered(open);
        return Optional.of(comparison.dossier().isNeed()
                ? say("findings: ", "constats : ") + sure + unanswered
                : say("findings compared with today: ", "constats par rapport à aujourd'hui : ")
                        + language.better(better) + ", " + language.worse(sure) + other + unanswered);
    }

    /** What the design would come to. */
    static String wouldBe(Verdict decision, Language language) {
        return decision == Verdict.NEEDS_REVIEW
                ? language.say("the design would need review", "le projet serait à examiner")
                : language.say("the design would be ", "le projet serait ") + new FindingText(language).decision(decision).toLowerCase(Locale.ROOT);
    }

    private static void count(int count, String one, String several, List<String> parts) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : several));
        }
    }

    /** How much of the registry newer evidence sets aside; empty where none does. */
    Optional<String> settled(Offer offer) {
        List<String> told = new ArrayList<>();
        count(
                offer.settled().size(),
                say("fact of the registry set aside by newer evidence", "fait du registre écarté par une preuve plus récente"),
                say("facts of the registry set aside by newer evidence", "faits du registre écartés par des preuves plus récentes"),
                told);
        return told.stream().findFirst();
    }

    /** What somebody says of a candidate, where, and what the registry says on whose word; and which of the two counts. */
    String contested(Comparison.Contested contested) {
        return language.of(contested.thing()) + say(": ", " : ") + language.of(contested.question()) + " " + stated(contested)
                + (contested.settling().isEmpty()
                        ? say("; the registry counts: ", " ; le registre compte : ")
                        : say(", which counts; the registry says: ", ", ce qui compte ; le registre dit : "))
                + registered(contested);
    }

    /** What somebody says, where, and what settles it, on whose word. */
    String stated(Comparison.Contested contested) {
        return language.of(contested.stated()) + " (" + contested.at()
                + contested.settling()
                        .map(source -> source.by().map(by -> ", " + say("by ", "par ") + by).orElse("")
                                + source.on().map(on -> say(" on ", " le ") + on).orElse("")
                                + source.evidence().map(evidence -> say(", evidence: ", ", preuve : ") + evidence).orElse(""))
                        .orElse("")
                + ")";
    }

    /** Which of the two counts. */
    String counting(Comparison.Contested contested) {
        return contested.settling().isEmpty() ? say("the registry", "le registre") : say("what is said", "ce qui est dit");
    }

    /** Clauses that hang on one answer, and what to ask first. */
    String hanging(Comparison.Hanging hanging) {
        return hangingClauses(hanging) + say("; ask first: ", " ; à demander d'abord : ") + asked(hanging.question());
    }

    /** How many they are, and of which acts. */
    String hangingClauses(Comparison.Hanging hanging) {
        String acts = hanging.clauses().stream()
                .map(finding -> language.of(finding.citation().act()))
                .distinct()
                .collect(Collectors.joining(language.semicolon()));
        int size = hanging.clauses().size();
        return size + say(" clauses more, of ", " clauses de plus, de ") + acts
                + say(", hang on one answer", ", dépendent d'une seule réponse");
    }

    /** A question with the place where its answer goes. */
    String asked(Question question) {
        return language.of(question.question()) + " (" + question.pointer() + ")";
    }

    /** What the registry says, and on whose word. */
    String registered(Comparison.Contested contested) {
        String grounds = contested.source().orElse("")
                + contested.checked().map(day -> (contested.source().isPresent() ? ", " : "") + say("read on ", "lu le ") + day).orElse("");
        return language.of(contested.registered()) + (grounds.isEmpty() ? "" : " (" + grounds + ")");
    }

    /** Of the table. */
    List<String> headings() {
        List<String> headings = verdicts();
        headings.addAll(measures());
        return headings;
    }

    /** What of a candidate is said in a word. */
    List<String> verdicts() {
        return new ArrayList<>(List.of(say("candidate", "candidat"), say("admitted", "admis"), say("decision", "décision")));
    }

    /** The same of one of them. */
    List<String> verdicts(Offer offer) {
        return new ArrayList<>(List.of(name(offer), minimums.admitted(offer.admitted()), decision(offer.evaluation().decision())));
    }

    /** What of a candidate is a number, or an interval. */
    List<String> measures() {
        List<String> measures = new ArrayList<>(List.of(
                say("price (EUR)", "prix (EUR)"), say("days to leave", "jours pour sortir"), say("cost of leaving (EUR)", "coût de sortie (EUR)")));
        comparison.dossier().weights().keySet().forEach(criterion -> measures.add(criterion(criterion) + " (points)"));
        measures.add("total (points)");
        return measures;
    }

    /** Of the table. */
    List<String> row(Offer offer) {
        List<String> row = verdicts(offer);
        row.add(amount(offer.candidate().price()).orElse("?"));
        row.add(amount(offer.exit().days()).orElse("?"));
        row.add(amount(offer.exit().cost()).orElse("?"));
        // Who is not admitted is worth nothing beside the others.
        comparison.dossier().weights().keySet().forEach(criterion ->
                row.add(offer.admitted() == Ternary.NO
                        ? NONE
                        : Optional.ofNullable(offer.values().get(criterion)).map(this::points).orElse("")));
        row.add(total(offer).map(this::points).orElse(NONE));
        return row;
    }

    /** Empty where it is not ranked. */
    Optional<Range<Fraction>> total(Offer offer) {
        return comparison.ranking().places().stream()
                .filter(place -> place.candidate().equals(offer.candidate().id()))
                .findFirst()
                .map(Ranking.Place::total);
    }

    String title() {
        return comparison.dossier().title().orElse(say("Candidates", "Candidats"));
    }

    String name(Offer offer) {
        return offer.candidate().title().map(title -> title + " (" + offer.candidate().id() + ")").orElse(offer.candidate().id());
    }

    /** By its title, where it has one. */
    String called(String candidate) {
        return comparison.offer(candidate).candidate().title().orElse(candidate);
    }

    String called(Collection<String> candidates) {
        return candidates.stream().map(this::called).collect(Collectors.joining(", "));
    }

    String decision(Verdict verdict) {
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
                .map(value -> criterion(value.getKey()) + " " + points(value.getValue()))
                .collect(Collectors.joining(", "));
    }

    String points(Range<Fraction> range) {
        String least = shown(range.least());
        return range.isPoint() ? least : least + say(" to ", " à ") + shown(range.most());
    }

    private String shown(Fraction fraction) {
        return number(fraction.tenths());
    }

    /** With its thousands apart, and a fraction as the language writes it. */
    String number(BigDecimal number) {
        return language.number(Nodes.plain(number));
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private String percent(Fraction share, RoundingMode rounding) {
        return number(hundredfold(share, rounding)) + " %";
    }

    /** To a tenth. */
    private static BigDecimal hundredfold(Fraction share, RoundingMode rounding) {
        return share.times(HUNDRED).decimal().setScale(1, rounding);
    }

    /** What is to be known of what is said of it. */
    List<String> notes(Offer offer) {
        return offer.notes().stream().map(note -> say("note: ", "remarque : ") + language.of(note)).toList();
    }

    /** What begins only after the day judged. */
    List<String> later() {
        return comparison.later().stream()
                .map(one -> say("Law and certificates are held against ", "Le droit et les certificats sont examinés au ") + comparison.asOf()
                        + one.candidate()
                                .map(candidate -> say(", though the contract of ", ", alors que le contrat de ") + called(candidate))
                                .orElse(say(", though the term", ", alors que la durée"))
                        + say(" begins on ", " commence le ") + one.day()
                        + say(": `--as-of ", " : `--as-of ") + one.day()
                        + say("` judges that day, `--ahead` the later days as well.", "` examine ce jour-là, `--ahead` aussi les jours ultérieurs."))
                .toList();
    }

    /** With what the same result can be had again, and what was looked at. */
    List<String> grounds() {
        List<String> grounds = new ArrayList<>(List.of(
                say("Program: edict ", "Programme : edict ") + Program.version(),
                say("Rulebook: ", "Règles : ") + comparison.rulebook(),
                say("Profile: ", "Profil : ") + comparison.profile(),
                say("Day judged: ", "Jour examiné : ") + comparison.asOf()
                        + say(", law as known on ", ", droit tel que connu au ") + comparison.knownOn()
                        + (isAhead() ? say("; with `--ahead`, the later days too", " ; avec `--ahead`, les jours ultérieurs aussi")
                                : say("; without `--ahead`, no later day", " ; sans `--ahead`, aucun jour ultérieur"))));
        grounds.addAll(new ScopeText(language).ofPurchase(comparison.scope()));
        return grounds;
    }

    boolean isAhead() {
        return comparison.extent() == Edict.Extent.AHEAD;
    }

    /** What of the spreadsheets nobody has read, and what it was perhaps meant to be. */
    List<String> unread() {
        return comparison.dossier().unread().stream()
                .map(column -> language.of(column.told(Dossier.MAPPING)))
                .toList();
    }

    /** How many findings have another status, which is neither better nor worse; nothing where there are none. */
    private String otherwise(Offer offer) {
        int other = offer.found(Changes.Direction.NEITHER).size();
        return other == 0 ? "" : ", " + other + say(" with another status", " d'un autre statut");
    }

    /** What a change comes to: what is worse as it would be, what is better as it is today. */
    String told(Changes.Change<Finding> change) {
        return switch (change.direction()) {
            case BETTER -> say("better, today: ", "mieux, aujourd'hui : ") + language.of(change.before().orElseGet(change::it).message());
            case WORSE -> (Changes.isOpen(change)
                            ? say("not known: ", "inconnu : ")
                            : say("worse: ", "moins bien : "))
                    + language.of(change.it().message());
            case NEITHER -> say("otherwise (", "autrement (") + status(change.before()) + " → " + status(change.after()) + say("): ", ") : ")
                    + language.of(change.it().message());
        };
    }

    private String status(Optional<Finding> finding) {
        return finding.map(one -> new FindingText(language).status(one.status())).orElse("");
    }

    /** A criterion as people call it. */
    String criterion(String id) {
        return switch (id) {
            case Dossier.PRICE -> say("price", "prix");
            case Dossier.EXIT_DAYS -> say("exit-days", "durée de sortie");
            case Dossier.EXIT_COST -> say("exit-cost", "coût de sortie");
            case Dossier.CONTINUITY -> say("continuity", "continuité");
            case Bid.ADMISSION -> say("admission", "admission");
            default -> id;
        };
    }

    /** What it costs, and what leaving takes, in time and money. */
    String terms(Offer offer) {
        return price(offer) + say("; leaving: ", " ; sortie : ") + days(offer) + ", " + cost(offer);
    }

    /** What is asked over the term. */
    String price(Offer offer) {
        return amount(offer.candidate().price())
                .map(price -> say("price: ", "prix : ") + euros(price))
                .orElse(say("nobody says at what price", "personne ne dit à quel prix"));
    }

    private String euros(String amount) {
        return say("EUR " + amount, amount + " EUR");
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
                .map(cost -> euros(cost) + byContract(offer.candidate().exitCost()))
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
        String least = number(amount.least());
        return Optional.of(amount.most()
                .map(most -> amount.isKnown() ? least : least + say(" to ", " à ") + number(most))
                .orElse(say("at least ", "au moins ") + least));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
