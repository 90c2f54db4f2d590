package edict.report;

import edict.Changes;
import edict.Comparison;
import edict.Comparison.Offer;
import edict.Comparison.Reached;
import edict.continuity.Impact;
import edict.document.Node;
import edict.document.Trees;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Question;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.procurement.Ranking;
import edict.rulebook.Citation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The memo for the file: what was needed, how it was compared, who passed, and why the order is what it is. What is alike for several
 * candidates is said once, and what takes long to say stands in an appendix. Used once.
 */
final class ComparisonMemo {

    private final Comparison comparison;
    private final Language language;
    private final ComparisonText text;
    private final MinimumText minimums;
    private final Set<String> everybody;

    ComparisonMemo(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
        this.text = new ComparisonText(comparison, language);
        this.minimums = new MinimumText(language);
        this.everybody = Alike.names(comparison.offers(), offer -> offer.candidate().id());
    }

    /** @param documents the SHA-256 of each document that was read, by name */
    Memo of(SortedMap<String, String> documents) {
        Memo memo = new Memo(text.title(), say("Comparison of candidates, judged as of ", "Comparaison de candidats, jugée au ") + comparison.asOf()
                + new ScopeText(language).known(comparison.asOf(), comparison.knownOn()));
        memo.heading(say("Result", "Résultat"));
        result(memo);
        memo.heading(say("Need", "Besoin"));
        need(memo);
        memo.heading(say("Method", "Méthode"));
        method(memo);
        memo.heading(say("Minimums", "Minimums"));
        gates(memo);
        memo.heading(say("Table", "Tableau"));
        memo.table(text.headings(), comparison.offers().stream().map(text::row).toList());
        memo.points(text.unread());
        memo.points(inOrder().flatMap(offer -> text.notes(offer).stream().map(note -> text.name(offer) + ", " + note)).toList());
        memo.heading(say("Reasons", "Motifs"));
        memo.table(
                List.of(say("Candidate", "Candidat"), say("Why it stands where it does", "Pourquoi il en est là")),
                inOrder().map(offer -> List.of(text.name(offer), reasons(offer))).toList());
        List<String> firmness = text.firmness();
        if (!firmness.isEmpty()) {
            memo.heading(say("How firm the order is", "Solidité de l'ordre"));
            memo.points(firmness);
        }
        if (!comparison.ranking().swings().isEmpty()) {
            memo.heading(say("What the weights decide", "Ce que décident les pondérations"));
            memo.points(text.swings(comparison.ranking().swings()));
        }
        contested(memo);
        clauses(memo);
        unknown(memo);
        evidence(memo);
        memo.heading(say("What this rests on", "Ce sur quoi cela repose"));
        List<String> grounds = new ArrayList<>();
        documents.forEach((name, hash) -> grounds.add(Places.shortName(name) + say(": SHA-256 ", " : SHA-256 ") + hash));
        grounds.addAll(text.grounds());
        memo.points(grounds);
        appendices(memo);
        return memo;
    }

    private void result(Memo memo) {
        List<Ranking.Place> places = comparison.ranking().places();
        if (places.isEmpty()) {
            memo.paragraph(opening() + say("No candidate reaches the minimums.", "Aucun candidat n'atteint les minimums."));
        } else {
            first(places, memo);
        }
        if (!comparison.ranking().rejected().isEmpty()) {
            memo.paragraph(say("Excluded: ", "Écartés : ") + text.called(comparison.ranking().rejected()) + ".");
        }
    }

    /** Who leads says little where whoever leads is not enough. */
    private String opening() {
        return text.stillRejected().map(told -> told + " ").orElse("");
    }

    private void first(List<Ranking.Place> places, Memo memo) {
        Ranking.Place first = places.get(0);
        List<String> level = text.first();
        memo.paragraph(opening() + (level.size() > 1 ? equal(level) : leading(first, places.size())));
        boolean beaten = places.stream().anyMatch(place -> !place.beats().isEmpty());
        List<String> headings = new ArrayList<>(List.of("", say("Candidate", "Candidat"), "Total"));
        if (beaten) {
            headings.add(say("Ahead of, whatever the answers", "Devance, quelles que soient les réponses"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Ranking.Place place : places) {
            List<String> row = new ArrayList<>(List.of(
                    String.valueOf(rows.size() + 1), text.name(comparison.offer(place.candidate())), text.points(place.total())));
            if (beaten) {
                row.add(text.called(place.beats()));
            }
            rows.add(row);
        }
        memo.table(headings, rows);
    }

    private String equal(List<String> level) {
        return text.called(level)
                + say(" are equal, and nothing of their totals is open: the order between them says nothing.",
                        " sont à égalité, et rien n'est ouvert de leurs totaux : l'ordre entre eux ne dit rien.");
    }

    /** @param places how many there are */
    private String leading(Ranking.Place first, int places) {
        boolean firm = first.admitted() == Ternary.YES && first.beats().size() == places - 1;
        return text.name(comparison.offer(first.candidate()))
                + (firm
                        ? say(" comes first, whatever the answers still missing.", " arrive en tête, quelles que soient les réponses manquantes.")
                        : say(" comes first as far as is known; answers still missing could change that.",
                                " arrive en tête pour autant qu'on sache ; des réponses manquantes pourraient le changer."))
                + (first.admitted() == Ternary.UNKNOWN
                        ? say(" Whether it reaches all minimums is not known yet.", " On ne sait pas encore s'il atteint tous les minimums.")
                        : "")
                + comparison.ranking().firstOnceAdmitted()
                        .flatMap(candidate -> text.firstOnceAdmitted(numbers(comparison.offer(candidate).minimums(), Ternary.UNKNOWN)))
                        .map(told -> " " + told + ".")
                        .orElse("");
    }

    /** What the dossier says there. */
    private Optional<String> said(String pointer) {
        return Trees.find(comparison.dossier().document().root(), pointer)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text());
    }

    private void need(Memo memo) {
        Dossier dossier = comparison.dossier();
        said("/description").ifPresent(memo::paragraph);
        String term = dossier.term()
                .map(one -> say(", from ", ", du ") + one.from() + say(" to ", " au ") + one.until())
                .orElse("");
        if (dossier.isNeed()) {
            memo.paragraph(say("What is needed is a component of kind ", "Il faut un composant de type ") + said("/need/kind").orElse("?")
                    + said("/need/buyer/name").map(buyer -> say(", for ", ", pour ") + buyer).orElse("")
                    + term + say(". There is no design yet.", ". Il n'y a pas encore de projet."));
            return;
        }
        memo.paragraph(say("What is bought would run ", "Ce qui est acheté ferait fonctionner ")
                + dossier.components().stream().map(this::component).collect(Collectors.joining(", "))
                + (dossier.design() instanceof Dossier.Named named
                        ? say(" of ", " de ") + named.file()
                        : say(" of the design in the dossier", " du projet écrit dans le dossier"))
                + term
                + say(". The decision on the design as it stands: ", ". La décision sur le projet tel qu'il est : ")
                + text.decision(comparison.today().decision()) + ".");
        if (!comparison.staying().isEmpty()) {
            memo.paragraph(ShortlistReport.staying(comparison.staying(), language));
        }
    }

    private String component(String id) {
        return comparison.today().days().get(0).facts().component(id).flatMap(Entity::name).orElse(id);
    }

    private void method(Memo memo) {
        String judged = comparison.dossier().isNeed()
                ? say(
                        "Each candidate was judged as that component, by the same rules on the same day.",
                        "Chaque candidat a été jugé comme ce composant, selon les mêmes règles le même jour.")
                : say(
                        "Each candidate was put into the design in the place of what runs there today, and the whole design was judged by"
                                + " the same rules on the same day.",
                        "Chaque candidat a été placé dans le projet à la place de ce qui y fonctionne aujourd'hui, et tout le projet a été"
                                + " jugé selon les mêmes règles le même jour.");
        memo.paragraph(judged + say(
                " Who fails a minimum is not ranked. Those who surely reach all minimums come first, then those of whom that is not known;"
                        + " within each the order is that of the totals if everything open turns out badly. The total is the weighted mean of values from 0 to 100;"
                        + " what nobody has answered makes it an interval. A price counts as the lowest admissible price over it, so does the"
                        + " time and the cost of leaving; continuity is what goes on in the worst of the losses looked at.",
                " Qui n'atteint pas un minimum n'est pas classé. Ceux qui atteignent sûrement tous les minimums viennent d'abord, puis ceux dont"
                        + " on ne le sait pas ; dans chaque groupe, l'ordre est celui des totaux si tout ce qui est ouvert tourne mal. Le total est la moyenne pondérée de"
                        + " valeurs de 0 à 100 ; ce à quoi personne n'a répondu en fait un intervalle. Un prix compte comme le prix admissible"
                        + " le plus bas rapporté à lui, de même la durée et le coût de sortie ; la continuité est ce qui subsiste dans la pire"
                        + " des pertes examinées."));
        memo.paragraph(say("Weights: ", "Pondérations : ")
                + comparison.dossier().weights().entrySet().stream()
                        .map(weight -> text.criterion(weight.getKey()) + " " + text.number(weight.getValue()))
                        .collect(Collectors.joining(", "))
                + ".");
        memo.points(text.levelled());
        text.later().forEach(memo::paragraph);
    }

    // ---- minimums

    private void gates(Memo memo) {
        List<Optional<Minimum>> asked = new ArrayList<>();
        comparison.dossier().minimums().forEach(minimum -> asked.add(Optional.of(minimum)));
        asked.add(Optional.empty());
        List<String> what = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of(say("Candidate", "Candidat")));
        for (int i = 0; i < asked.size(); i++) {
            String number = "M" + (i + 1);
            headings.add(number);
            what.add(number + say(": ", " : ")
                    + asked.get(i)
                            .map(minimums::asked)
                            .orElse(say("it brings no new ground for rejection", "il n'apporte aucun nouveau motif de rejet")));
        }
        headings.add(say("admitted", "admis"));
        memo.points(what);
        List<List<String>> rows = new ArrayList<>();
        for (Offer offer : comparison.offers()) {
            List<String> row = new ArrayList<>(List.of(text.name(offer)));
            offer.minimums().forEach(reached -> row.add(minimums.admitted(reached.holds())));
            row.add(minimums.admitted(offer.admitted()));
            rows.add(row);
        }
        memo.table(headings, rows);
        List<String> why = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            for (Ternary holds : List.of(Ternary.NO, Ternary.UNKNOWN)) {
                int minimum = i;
                byText(offer -> Stream.of(offer.minimums().get(minimum))
                                .filter(reached -> reached.holds() == holds)
                                .map(reached -> language.of(reached.why())))
                        .forEach((reason, who) -> why.add("M" + (minimum + 1)
                                + (holds == Ternary.NO ? say(", missed by ", ", manqué par ") : say(", not known of ", ", inconnu pour "))
                                + who(who) + say(": ", " : ") + reason));
            }
        }
        memo.points(why);
    }

    // ---- candidates

    /** As they are ranked, then those that are not. */
    private Stream<Offer> inOrder() {
        return Stream.concat(
                        comparison.ranking().places().stream().map(Ranking.Place::candidate), comparison.ranking().rejected().stream())
                .map(comparison::offer);
    }

    private String reasons(Offer offer) {
        List<String> sentences = new ArrayList<>();
        if (offer.admitted() == Ternary.NO) {
            sentences.add(say("Excluded: ", "Écarté : ") + text.reasons(offer, Ternary.NO));
        }
        comparison.ranking().places().stream()
                .filter(place -> place.candidate().equals(offer.candidate().id()))
                .forEach(place -> placed(place, offer, sentences));
        sentences.add(text.price(offer));
        sentences.add(say("Leaving: ", "Sortie : ") + text.days(offer) + ", " + text.cost(offer));
        if (!offer.impacts().isEmpty()) {
            sentences.add(kept(offer));
        }
        text.found(offer).ifPresent(sentences::add);
        text.settled(offer).ifPresent(sentences::add);
        return sentences.stream().map(ComparisonText::sentence).collect(Collectors.joining(" "));
    }

    private void placed(Ranking.Place place, Offer offer, List<String> sentences) {
        sentences.add(text.points(place.total()) + say(" of 100", " sur 100"));
        if (place.admitted() == Ternary.UNKNOWN) {
            sentences.add(say("Minimums that it may yet miss: ", "Minimums qu'il peut encore manquer : ")
                    + numbers(offer.minimums(), Ternary.UNKNOWN));
        }
        if (!place.dominatedBy().isEmpty()) {
            sentences.add(say("By no criterion is it better than ", "Selon aucun critère il n'est meilleur que ") + text.called(place.dominatedBy()));
        }
    }

    private static String numbers(List<Reached> minimums, Ternary holds) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < minimums.size(); i++) {
            if (minimums.get(i).holds() == holds) {
                numbers.add("M" + (i + 1));
            }
        }
        return String.join(", ", numbers);
    }

    /** Which loss is the worst hangs on what is open as well, so that each end may be that of another one. */
    private String kept(Offer offer) {
        Facts facts = offer.evaluation().days().get(0).facts();
        Impact least = offer.impacts().get(0);
        ContinuityText continuity = new ContinuityText(language, Naming.plain(facts.called()));
        Impact most = offer.impacts().stream().min(Comparator.comparing(impact -> impact.effective().most())).orElseThrow();
        String badly = ContinuityText.percent(least.effective().least(), language);
        String well = ContinuityText.percent(most.effective().most(), language);
        String worst = say("In the worst loss looked at", "Dans la pire des pertes examinées");
        if (least.effective().most().compareTo(most.effective().most()) == 0) {
            return worst + " (" + continuity.title(least, facts) + ") " + continuity.shown(least.effective()) + say(" goes on", " subsiste");
        }
        return worst + say(", from ", ", de ") + badly + " (" + continuity.title(least, facts)
                + say(", if what is open turns out badly) to ", ", si ce qui est ouvert tourne mal) à ") + well + " ("
                + continuity.title(most, facts)
                + say(", if it turns out well) goes on", ", si cela tourne bien) subsiste");
    }

    // ---- what is alike

    /** Texts with the candidates of whom each is said, in the order in which they first come. */
    private Map<String, Set<String>> byText(Function<Offer, Stream<String>> said) {
        Map<String, Set<String>> who = new LinkedHashMap<>();
        comparison.offers().forEach(offer -> said.apply(offer)
                .forEach(one -> who.computeIfAbsent(one, none -> new LinkedHashSet<>()).add(offer.candidate().id())));
        return who;
    }

    private String who(Set<String> candidates) {
        if (candidates.size() == everybody.size() && everybody.size() > 1) {
            return say("all", "tous");
        }
        Set<String> others = new LinkedHashSet<>(everybody);
        others.removeAll(candidates);
        return others.size() == 1 && candidates.size() > 2
                ? say("all but ", "tous sauf ") + text.called(others)
                : text.called(candidates);
    }

    private void contested(Memo memo) {
        List<List<String>> rows = inOrder()
                .flatMap(offer -> offer.contested().stream()
                        .map(contested -> List.of(
                                text.name(offer),
                                language.of(contested.thing()) + say(": ", " : ") + language.of(contested.question()),
                                text.stated(contested),
                                text.registered(contested),
                                text.counting(contested))))
                .toList();
        if (!rows.isEmpty()) {
            memo.heading(say("What is said against the registry", "Ce qui est dit contre le registre"));
            memo.paragraph(say(
                    "What the registry says counts until an answer with evidence newer than it settles the matter. Where one does, minimums"
                            + " and points rest on that answer, whoever gave it: what its evidence proves is for the reader to judge.",
                    "Ce que dit le registre compte tant qu'une réponse assortie d'une preuve plus récente que lui ne tranche pas. Quand une"
                            + " réponse tranche, minimums et points reposent sur elle, quel qu'en soit l'auteur : ce que prouve sa preuve, au"
                            + " lecteur d'en juger."));
            memo.table(
                    List.of(
                            say("Candidate", "Candidat"),
                            say("On what", "Sur quoi"),
                            say("Says", "Dit"),
                            say("The registry says", "Le registre dit"),
                            say("Counts", "Compte")),
                    rows);
        }
    }

    private void clauses(Memo memo) {
        Map<Citation, Set<String>> cited = new LinkedHashMap<>();
        Map<Citation, Set<String>> titles = new LinkedHashMap<>();
        comparison.offers().forEach(offer -> offer.negotiable().forEach(finding -> {
            cited.computeIfAbsent(finding.citation(), none -> new LinkedHashSet<>()).add(offer.candidate().id());
            titles.computeIfAbsent(finding.citation(), none -> new LinkedHashSet<>()).add(language.of(finding.title()));
        }));
        Map<List<String>, Set<String>> hanging = hanging();
        if (cited.isEmpty() && hanging.isEmpty()) {
            return;
        }
        memo.heading(say("Clauses for the contract", "Clauses à prévoir au marché"));
        if (!cited.isEmpty()) {
            negotiable(cited, titles, memo);
        }
        if (!hanging.isEmpty()) {
            memo.paragraph(say(
                    "Whether these are owed at all one answer tells: ask for it first.",
                    "Une seule réponse dit si celles-ci sont dues : la demander d'abord."));
            memo.table(
                    List.of(say("With", "Chez"), say("Ask first", "À demander d'abord"), say("What hangs on it", "Ce qui en dépend")),
                    hanging.entrySet().stream()
                            .map(one -> Stream.concat(Stream.of(who(one.getValue())), one.getKey().stream()).toList())
                            .toList());
        }
    }

    /** By question and clauses who has them. */
    private Map<List<String>, Set<String>> hanging() {
        Map<List<String>, Set<String>> together = new LinkedHashMap<>();
        comparison.offers().forEach(offer -> offer.hanging().forEach(hanging -> {
            List<Citation> cited = hanging.clauses().stream().map(Finding::citation).distinct().toList();
            List<String> acts = Alike.groups(cited, citation -> List.of(citation.act())).stream()
                    .map(act -> language.of(act.get(0).act()) + ", "
                            + String.join(language.semicolon(), Alike.names(act, one -> language.of(one.provision()))))
                    .toList();
            together.computeIfAbsent(List.of(asked(offer, hanging.question()), String.join(". ", acts)), none -> new LinkedHashSet<>())
                    .add(offer.candidate().id());
        }));
        return together;
    }

    private void negotiable(Map<Citation, Set<String>> cited, Map<Citation, Set<String>> titles, Memo memo) {
        memo.paragraph(say("Their texts stand in appendix A.", "Leurs textes sont à l'annexe A."));
        Map<Set<String>, List<Citation>> together = new LinkedHashMap<>();
        cited.forEach((citation, who) -> together.computeIfAbsent(who, none -> new ArrayList<>()).add(citation));
        memo.table(
                List.of(say("Missing, perhaps, from", "Manque, peut-être, chez"), say("What they answer to", "À quoi elles répondent")),
                together.entrySet().stream().map(one -> List.of(who(one.getKey()), byAct(one.getValue(), titles))).toList());
    }

    /** Each act once, with what of it is cited and what that is about. */
    private String byAct(List<Citation> citations, Map<Citation, Set<String>> titles) {
        return Alike.groups(citations, citation -> List.of(citation.act())).stream()
                .map(act -> language.of(act.get(0).act()) + ", "
                        + String.join(language.semicolon(), Alike.names(act, one -> language.of(one.provision())
                                + " (" + String.join(language.semicolon(), titles.getOrDefault(one, Set.of())) + ")")))
                .collect(Collectors.joining(". "));
    }

    private void unknown(Memo memo) {
        Map<String, Set<String>> deciding = byText(offer -> deciding(offer, Offer::questions));
        Map<String, Set<String>> all = byText(offer -> asked(offer, Offer::questions));
        Map<String, Set<String>> own = byText(offer -> deciding(offer, Offer::own));
        Map<String, Set<String>> allOwn = byText(offer -> asked(offer, Offer::own));
        if (all.isEmpty() && allOwn.isEmpty()) {
            return;
        }
        memo.heading(say("What was not known", "Ce qui n'était pas connu"));
        if (!deciding.isEmpty()) {
            memo.paragraph(say("On these answers it hangs whether minimums are reached:", "De ces réponses dépend si des minimums sont atteints :"));
            questions(say("To", "À"), deciding, memo);
        }
        if (!own.isEmpty()) {
            memo.paragraph(say(
                    "It hangs on these as well, which the buyer answers itself:", "En dépend aussi ce à quoi l'acheteur répond lui-même :"));
            questions(say("About", "Au sujet de"), own, memo);
        }
        int more = all.size() - deciding.size() + allOwn.size() - own.size();
        if (more > 0) {
            memo.paragraph(more + say(" more stand in appendix C.", " autres sont à l'annexe C."));
        }
    }

    private void questions(String whom, Map<String, Set<String>> asked, Memo memo) {
        memo.table(
                List.of("Question", whom),
                asked.entrySet().stream().map(one -> List.of(one.getKey(), who(one.getValue()))).toList());
    }

    private Stream<String> asked(Offer offer, Function<Offer, List<Question>> questions) {
        return questions.apply(offer).stream().map(question -> asked(offer, question));
    }

    private Stream<String> deciding(Offer offer, Function<Offer, List<Question>> questions) {
        Set<List<String>> hang = offer.minimums().stream()
                .flatMap(reached -> reached.questions().stream())
                .map(question -> List.of(question.pointer(), question.attribute()))
                .collect(Collectors.toSet());
        return questions.apply(offer).stream()
                .filter(question -> hang.contains(List.of(question.pointer(), question.attribute())))
                .map(question -> asked(offer, question));
    }

    /** What is asked of the design around the candidates is asked of one thing, which has a name. */
    private String asked(Offer offer, Question question) {
        Optional<String> thing = offer.supplied().isAround(question.pointer()) ? Optional.empty() : ComparisonText.of(offer, question.pointer());
        return language.of(question.question()) + thing.map(id -> " (" + id + ")").orElse("");
    }

    private void evidence(Memo memo) {
        Map<String, Set<String>> evidence = byText(offer -> offer.evidence().stream()
                .map(one -> text.evidence(one) + say(": ", " : ") + one.until().map(Object::toString).orElse(say("end not known", "échéance inconnue"))));
        if (!evidence.isEmpty()) {
            memo.heading(say("Evidence that ends within the term, or nobody knows when", "Preuves qui expirent pendant la durée, ou on ne sait quand"));
            memo.points(evidence.entrySet().stream().map(one -> who(one.getValue()) + say(": ", " : ") + one.getKey()).toList());
        }
    }

    // ---- appendices

    private void appendices(Memo memo) {
        Map<String, Set<String>> clauses = byText(offer -> offer.negotiable().stream()
                .flatMap(finding -> finding.clause().stream()
                        .map(clause -> language.cited(finding.citation()) + say(": ", " : ") + language.of(clause))));
        if (!clauses.isEmpty()) {
            memo.heading(say("Appendix A: clauses", "Annexe A : clauses"));
            memo.points(List.copyOf(clauses.keySet()));
        }
        Map<String, Set<String>> better = byText(offer -> titles(offer, Changes.Direction.BETTER, change -> true));
        Map<String, Set<String>> worse = byText(offer -> titles(offer, Changes.Direction.WORSE, change -> !Changes.isOpen(change)));
        Map<String, Set<String>> other = byText(offer -> titles(offer, Changes.Direction.NEITHER, change -> true));
        Map<String, Set<String>> unanswered = byText(offer -> titles(offer, Changes.Direction.WORSE, Changes::isOpen));
        Map<String, Map<String, Set<String>>> columns = new LinkedHashMap<>();
        // Before a need nothing was, that could be better.
        boolean isNeed = comparison.dossier().isNeed();
        if (!isNeed) {
            columns.put(say("Better", "Mieux"), better);
        }
        columns.put(isNeed ? say("Of", "De") : say("Worse", "Moins bien"), worse);
        if (!other.isEmpty()) {
            columns.put(say("Another status", "Autre statut"), other);
        }
        if (!unanswered.isEmpty()) {
            columns.put(say("Unanswered", "Sans réponse"), unanswered);
        }
        Set<String> titles = columns.values().stream().flatMap(column -> column.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!titles.isEmpty()) {
            memo.heading(isNeed
                    ? say("Appendix B: findings", "Annexe B : constats")
                    : say("Appendix B: findings compared with today", "Annexe B : constats par rapport à aujourd'hui"));
            memo.table(
                    Stream.concat(Stream.of(say("Finding", "Constat")), columns.keySet().stream()).toList(),
                    titles.stream()
                            .map(title -> Stream.concat(Stream.of(title), columns.values().stream().map(column -> who(column.getOrDefault(title, Set.of()))))
                                    .toList())
                            .toList());
        }
        Map<String, Set<String>> questions = further(Offer::questions);
        Map<String, Set<String>> own = further(Offer::own);
        if (!questions.isEmpty() || !own.isEmpty()) {
            memo.heading(say("Appendix C: further questions", "Annexe C : autres questions"));
            further(say("To ", "À "), questions, memo);
            further(say("For the buyer, about ", "Pour l'acheteur, au sujet de "), own, memo);
        }
    }

    /** What is asked, and of whom, on which no minimum hangs. */
    private Map<String, Set<String>> further(Function<Offer, List<Question>> questions) {
        Map<String, Set<String>> further = new LinkedHashMap<>(byText(offer -> asked(offer, questions)));
        further.keySet().removeAll(byText(offer -> deciding(offer, questions)).keySet());
        return further;
    }

    private void further(String whom, Map<String, Set<String>> questions, Memo memo) {
        Map<String, List<String>> together = new TreeMap<>();
        questions.forEach((question, who) -> together.computeIfAbsent(who(who), none -> new ArrayList<>()).add(question));
        together.forEach((who, asked) -> {
            memo.paragraph(whom + who + say(":", " :"));
            memo.points(asked);
        });
    }

    private Stream<String> titles(Offer offer, Changes.Direction direction, Predicate<Changes.Change<Finding>> some) {
        return offer.found(direction).stream().filter(some).map(change -> language.of(change.it().title()));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
