package edict.report;

import edict.Drift;
import edict.Evaluation;
import edict.continuity.Continuity;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.document.Place;
import edict.facts.Ternary;
import edict.findings.Assumption;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Picked;
import edict.findings.Question;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.scoring.Scores;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An evaluation as one page for a review board, to read on a screen of any size or on paper.
 */
public final class HtmlReport {

    private final Evaluation evaluation;
    private final String document;
    private final Language language;
    private final FindingText words;
    private final HtmlPieces pieces;
    private final Outline outline;
    private final Places places;
    private final boolean brief;
    private final List<Unlisted> unlisted;
    private final HtmlFindings told;
    private final List<Tag> contents = new ArrayList<>();

    private HtmlReport(Evaluation evaluation, String document, Language language) {
        this.evaluation = evaluation;
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
        this.pieces = new HtmlPieces(language);
        this.outline = new Outline(evaluation, language);
        this.places = new Places(evaluation, document);
        this.brief = TextSummary.isLong(evaluation);
        this.unlisted = Unlisted.of(evaluation);
        this.told = new HtmlFindings(outline, places, brief, unlisted, language);
    }

    /** @param document the name under which the document was read */
    public static String of(Evaluation evaluation, String document, Language language) {
        return new HtmlReport(evaluation, document, language).page().html(language.typesetting());
    }

    private Tag page() {
        Tag main = new Tag("main").set("id", "main").add(sections());
        String title = evaluation.title().orElse(Places.shortName(document));
        String decision = words.decision(evaluation.decision());
        return HtmlPage.of(
                decision + words.colon() + title,
                language,
                new Tag("body")
                        .add(
                                Tag.classed("a", "skip")
                                        .set("href", "#main")
                                        .say(say("To the reasons", "Aller aux motifs")),
                                header(title, decision),
                                new Tag("nav")
                                        .set("aria-label", say("Contents", "Sommaire"))
                                        .add(new Tag("ul").add(contents)),
                                main,
                                footer()));
    }

    private Tag header(String title, String decision) {
        Tag dates = new Tag("dl");
        List<String> assessed = outline.assessed();
        if (!assessed.isEmpty()) {
            entry(dates, say("Decided for", "Décidé pour"), new Tag("span").add(HtmlPieces.named(assessed)));
        }
        entry(dates, say("Judged as of", "Jugé au"), HtmlPieces.day(evaluation.asOf()));
        entry(dates, say("Law known on", "Droit connu au"), HtmlPieces.day(evaluation.knownOn()));
        entry(dates, say("Profile", "Profil"), new Tag("span").say(evaluation.profile()));
        entry(dates, say("Document", "Document"), HtmlPieces.code(document));
        entry(dates, say("Rulebook", "Règles"), HtmlPieces.code(evaluation.rulebook().substring(0, 12)).set("title", evaluation.rulebook()));
        Tag header = new Tag("header")
                .add(
                        Tag.classed("p", "kicker").say(say("Decision on a proposal", "Décision sur un projet")),
                        new Tag("h1").add(new Tag("bdi").say(title)),
                        Tag.classed("div", "verdict " + evaluation.decision().code())
                                .add(
                                        Tag.classed("p", "word").say(decision),
                                        new Tag("p").say(outline.why())),
                        dates);
        notes(header, evaluation.unused());
        return header;
    }

    private void notes(Tag parent, List<Text> notes) {
        if (!notes.isEmpty()) {
            Tag list = Tag.classed("ul", "notes");
            notes.forEach(note -> list.add(new Tag("li").say(language.of(note))));
            parent.add(list);
        }
    }

    private static void entry(Tag list, String term, Tag value) {
        list.add(new Tag("div").add(new Tag("dt").say(term), new Tag("dd").add(value)));
    }

    private List<Tag> sections() {
        List<Tag> sections = new ArrayList<>();
        if (evaluation.drift().isPresent()) {
            sections.add(drift(evaluation.drift().get()));
        }
        deciding().ifPresent(sections::add);
        // An approval is read for what it depends on; of what is rejected what it would lose tells more.
        if (evaluation.decision() == Verdict.APPROVED_WITH_CONDITIONS) {
            conditions().ifPresent(sections::add);
            continuity().ifPresent(sections::add);
        } else {
            continuity().ifPresent(sections::add);
            conditions().ifPresent(sections::add);
        }
        findings().ifPresent(sections::add);
        obligations().ifPresent(sections::add);
        questions().ifPresent(sections::add);
        upcoming().ifPresent(sections::add);
        exposures().ifPresent(sections::add);
        rungs().ifPresent(sections::add);
        scores().ifPresent(sections::add);
        assumptions().ifPresent(sections::add);
        sections.add(scope());
        return sections;
    }

    private Tag section(String id, String title, int count) {
        contents.add(new Tag("li").add(new Tag("a")
                .set("href", "#" + id)
                .say(title + " ")
                .add(Tag.classed("span", "count").say(String.valueOf(count)))));
        return new Tag("section")
                .set("id", id)
                .set("aria-labelledby", id + "-title")
                .add(new Tag("h2").set("id", id + "-title").say(title));
    }

    /** What is not listed here stood in the baseline, and got no worse. */
    private Tag drift(Drift drift) {
        DriftText said = new DriftText(language);
        List<Drift.Stood> some = drift.newOrWorse();
        Tag section = section("baseline", said.newOrWorse(), some.size());
        said.summary(evaluation, drift).forEach(sentence -> section.add(new Tag("p").say(sentence)));
        if (!some.isEmpty()) {
            Tag list = new Tag("ul");
            some.forEach(stood -> list.add(new Tag("li")
                    .add(new Tag("strong").say(said.state(stood)))
                    .say(" ")
                    .add(told.link(List.of(stood.finding())))
                    .say(" ")
                    .add(pieces.chip(stood.finding()))));
            section.add(list);
        }
        if (!drift.gone().isEmpty()) {
            Tag list = new Tag("ul");
            drift.gone().forEach(gone -> list.add(new Tag("li")
                    .add(new Tag("bdi").say(said.what(gone)))
                    .say(" ")
                    .add(HtmlPieces.chip(gone.status(), said.was(gone)), HtmlPieces.dot(), HtmlPieces.code(gone.provision()))));
            section.add(more(said.gone() + " (" + drift.gone().size() + ")").add(list));
        }
        return section;
    }

    private Optional<Tag> deciding() {
        List<Finding> deciding = outline.deciding();
        if (deciding.isEmpty() || evaluation.decision() == Verdict.APPROVED_WITH_CONDITIONS) {
            return Optional.empty();
        }
        // As the sentence above counts them: findings that are told together are several all the same.
        int items = 0;
        Tag list = Tag.classed("ol", "deciding");
        for (List<Finding> alike : Alike.groups(outline.decidingTold(), one -> brief ? Alike.key(one) : List.of(one))) {
            Finding finding = alike.get(0);
            Tag item = new Tag("li")
                    .add(told.link(alike))
                    .say(" ")
                    .add(pieces.chip(finding))
                    .add(pieces.bearers(alike))
                    .add(new Tag("p").say(language.of(finding.message())))
                    .add(Tag.classed("p", "law").add(pieces.law(finding.citation())).add(pieces.force(finding)));
            item.add(pieces.sourceLines(alike));
            if (finding.status() != Status.OPEN) {
                told.texts(alike, Finding::remedy).forEach(text -> item.add(pieces.labelled(say("Remedy", "Remède"), text)));
            }
            list.add(item);
            items += alike.size();
        }
        for (Unlisted one : unlisted) {
            int some = (int) one.findings().stream().filter(deciding::contains).map(Finding::provision).distinct().count();
            if (some > 0) {
                list.add(new Tag("li")
                        .add(new Tag("a")
                                .set("href", "#" + told.anchor(one.findings().get(0)))
                                .say(words.unlisted() + words.colon())
                                .add(told.lists(one)))
                        .say(" ")
                        .add(HtmlPieces.chip(Status.OPEN, words.status(Status.OPEN)))
                        .add(Tag.classed("p", "law").say(words.provisions(some))));
                items += one.lists().size();
            }
        }
        return Optional.of(section("deciding", say("What blocks it", "Ce qui bloque"), items).add(list));
    }

    private Optional<Tag> conditions() {
        if (evaluation.conditions().isEmpty()) {
            return Optional.empty();
        }
        Tag section = section("conditions", say("Conditions", "Conditions"), evaluation.conditions().size());
        conditions(section, words.own(), false);
        conditions(section, words.contract(), true);
        return Optional.of(section);
    }

    private void conditions(Tag section, String title, boolean forContract) {
        List<Condition> some = evaluation.conditions().stream()
                .filter(condition -> condition.forContract() == forContract)
                .toList();
        if (some.isEmpty()) {
            return;
        }
        section.add(new Tag("h3").say(title));
        List<Condition> certain = some.stream().filter(condition -> !outline.isOpen(condition)).toList();
        List<Condition> open = some.stream().filter(outline::isOpen).toList();
        conditions(section, certain);
        if (!open.isEmpty()) {
            Tag others = more(say(
                    open.size() + " more, if what is open turns out to apply",
                    "Et " + open.size() + " si ce qui est ouvert se révèle applicable"));
            conditions(others, open);
            section.add(others);
        }
    }

    /** Those of a contract by whom it is with. */
    private void conditions(Tag section, List<Condition> some) {
        Alike.byName(
                        some,
                        one -> one.forContract() ? one.who().organisation().orElse("") : "",
                        alike -> List.of(Alike.names(alike, one -> FindingText.name(one.subject()))),
                        one -> List.of(one.by(), one.text(), one.provision(), one.tolerated()))
                .forEach((suppliers, lists) -> {
                    Tag with = Tag.classed("h4", "with").add(HtmlPieces.named(suppliers));
                    suppliers.stream().filter(name -> !name.isEmpty()).findFirst().ifPresent(named -> section.add(with));
                    Tag list = Tag.classed("ul", "conditions");
                    lists.forEach(together -> together.forEach(alike -> list.add(condition(alike))));
                    section.add(list);
                });
    }

    private Tag condition(List<Condition> alike) {
        Condition condition = alike.get(0);
        Tag meta = Tag.classed("p", "meta");
        condition.by().ifPresent(day -> meta.add(
                Tag.classed("strong", "by").say(say("by ", "pour le ")).add(HtmlPieces.day(day)), HtmlPieces.dot()));
        meta.add(HtmlPieces.named(Alike.names(alike, one -> FindingText.name(one.subject()))));
        meta.add(HtmlPieces.dot(), HtmlPieces.code(condition.provision()));
        if (condition.tolerated()) {
            meta.add(HtmlPieces.dot(), new Tag("span").say(say("tolerated by the profile", "toléré par le profil")));
        }
        return new Tag("li").add(new Tag("p").say(language.of(condition.text())), meta);
    }

    private Optional<Tag> findings() {
        if (evaluation.findings().isEmpty()) {
            return Optional.empty();
        }
        Tag section = section("findings", say("Findings", "Constats"), evaluation.findings().size());
        told.tell(section);
        return Optional.of(section);
    }

    private Optional<Tag> obligations() {
        List<Obligation> register = outline.register();
        if (register.isEmpty()) {
            return Optional.empty();
        }
        Map<Boolean, List<Obligation>> settled =
                register.stream().collect(Collectors.partitioningBy(owed -> owed.status().isSettled()));
        Tag section = section("obligations", say("Obligations", "Obligations"), register.size());
        List<Obligation> owed = settled.getOrDefault(false, List.of());
        if (!owed.isEmpty()) {
            section.add(register(owed));
        }
        List<Obligation> met = settled.getOrDefault(true, List.of());
        if (!met.isEmpty()) {
            section.add(more(say("Met already", "Déjà remplies") + " (" + met.size() + ")").add(register(met)));
        }
        return Optional.of(section);
    }

    private Tag register(List<Obligation> register) {
        HtmlTable table = new HtmlTable(
                say("Obligations by due date", "Obligations par échéance"),
                say("When", "Quand"),
                say("What", "Quoi"),
                say("For", "Pour"),
                say("Borne by", "Incombe à"),
                say("State", "État"));
        for (List<Obligation> alike : Alike.groups(
                register,
                one -> brief
                        ? List.of(words.when(one), one.provision(), one.who().organisation(), one.who().role(), one.status())
                        : List.of(one))) {
            Obligation owed = alike.get(0);
            Tag what = Tag.classed("td", "what")
                    .add(new Tag("strong").say(language.of(owed.title())))
                    .add(Tag.classed("p", "law")
                            .add(pieces.law(owed.citation()))
                            .say(words.force(owed.force()).map(said -> " · " + said).orElse("")));
            if (!brief && !owed.status().isSettled()) {
                owed.remedy().ifPresent(remedy -> what.add(Tag.classed("p", "faint").say(language.of(remedy))));
            }
            table.row(
                    Tag.classed("td", "when").say(words.when(owed)),
                    what,
                    new Tag("td").add(new Tag("span").add(HtmlPieces.named(Alike.names(alike, one -> FindingText.name(one.subject()))))),
                    Tag.classed("td", "who").say(pieces.who(owed.who())),
                    new Tag("td").add(HtmlPieces.chip(owed.status(), words.status(owed.status()))));
        }
        return table.tag().set("class", "register");
    }

    private Optional<Tag> questions() {
        if (evaluation.questions().isEmpty()) {
            return Optional.empty();
        }
        Tag list = Tag.classed("ol", "questions");
        for (Question question : evaluation.questions()) {
            Place place = places.of(question.pointer());
            Tag settles = Tag.classed("p", "meta");
            question.about().ifPresent(thing -> settles.add(new Tag("bdi").say(language.of(thing)), HtmlPieces.dot()));
            settles.add(HtmlPieces.code(question.pointer()), HtmlPieces.dot(), new Tag("span").say(places.show(place, language)), HtmlPieces.dot())
                    .say(say("settles ", "tranche "));
            String comma = "";
            for (String provision : Question.summed(question.settles())) {
                settles.say(comma).add(HtmlPieces.code(provision));
                comma = ", ";
            }
            list.add(new Tag("li").add(new Tag("p").say(language.of(question.question())), settles));
        }
        return Optional.of(section(
                        "questions",
                        say("Open questions", "Questions ouvertes"),
                        evaluation.questions().size())
                .add(
                        new Tag("p").say(say(
                                "The one whose answer can change most comes first.",
                                "Celle dont la réponse peut changer le plus vient d'abord.")),
                        list));
    }

    private Optional<Tag> upcoming() {
        SortedMap<LocalDate, List<Finding>> days = outline.upcoming();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Tag list = Tag.classed("dl", "days");
        days.forEach((day, findings) -> {
            Tag what = new Tag("dd");
            Alike.groups(findings, one -> brief ? Alike.key(one) : List.of(one)).forEach(alike -> what.add(new Tag("p")
                    .add(HtmlPieces.chip(alike.get(0).status(), words.status(alike.get(0).status())))
                    .say(" ")
                    .add(told.link(alike))));
            list.add(new Tag("div").add(new Tag("dt").add(HtmlPieces.day(day)), what));
        });
        return Optional.of(section("upcoming", say("What comes when", "Ce qui vient, et quand"), days.size()).add(list));
    }

    private Optional<Tag> continuity() {
        if (evaluation.continuity().isEmpty()) {
            return Optional.empty();
        }
        ContinuityText said = new ContinuityText(language, Naming.introducing(evaluation));
        HtmlTable table = new HtmlTable(
                say("What a loss of access does to each capability", "Ce que fait une perte d'accès à chaque capacité"),
                say("Scenario", "Scénario"),
                say("Capability", "Capacité"),
                say("Outcome", "Issue"),
                say("Why", "Pourquoi"));
        for (Continuity continuity : evaluation.continuity()) {
            // First told where the row begins.
            Tag capability = new Tag("td").add(new Tag("bdi").say(said.thing(continuity.capability())));
            Tag why = new Tag("td");
            said.reasons(continuity, evaluation.asOf()).forEach(reason -> why.add(new Tag("p").say(reason)));
            table.row(
                    new Tag("td").say(language.of(continuity.title()) + " ").add(HtmlPieces.code(continuity.scenario())),
                    capability,
                    new Tag("td").add(Tag.classed("span", "chip " + continuity.verdict().code())
                            .say(said.outcome(continuity)))
                            .say(said.times(continuity)),
                    why);
        }
        return Optional.of(section(
                        "continuity",
                        say("If access is lost", "Si l'accès est perdu"),
                        evaluation.continuity().size())
                .add(table.tag())
                .add(picture()));
    }

    private List<Tag> picture() {
        String title = evaluation.title().orElse(Places.shortName(document));
        return evaluation.scene().stream()
                .map(scene -> Picture.figure(scene, title, language))
                .toList();
    }

    private Optional<Tag> exposures() {
        List<Finding> exposures = outline.exposures();
        if (exposures.isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable(
                say("Who else can reach or stop it", "Qui d'autre peut y accéder ou l'arrêter"),
                say("What", "Quoi"),
                say("Exposure", "Exposition"),
                say("Why", "Pourquoi"));
        for (List<Finding> alike : Alike.groups(
                exposures, one -> brief ? List.of(Alike.key(one), one.who()) : List.of(one))) {
            Finding finding = alike.get(0);
            Tag exposure = new Tag("td")
                    .add(new Tag("a")
                            .set("href", "#" + told.anchor(finding))
                            .say(language.of(finding.title())))
                    .add(Tag.classed("p", "law").add(pieces.law(finding.citation())))
                    .add(pieces.sourceLines(alike));
            table.row(
                    new Tag("td").add(new Tag("span").add(HtmlPieces.subjects(alike))),
                    exposure,
                    new Tag("td").say(language.of(finding.message())));
        }
        return Optional.of(section("exposures", say("Exposures", "Expositions"), exposures.size())
                .add(table.tag().set("class", "exposures")));
    }

    private Optional<Tag> scores() {
        if (evaluation.scores().isEmpty()) {
            return Optional.empty();
        }
        Tag section = section("scores", say("Scores", "Notes"), evaluation.scores().size());
        for (Scores scores : evaluation.scores()) {
            ScoreReport said = new ScoreReport(language);
            section.add(new Tag("p").say(said.heading(scores)));
            HtmlTable table = new HtmlTable(
                    language.of(scores.framework().title()),
                    say("What", "Quoi"),
                    say("Score and level", "Note et niveau"),
                    say("No better because of", "Pas mieux à cause de"),
                    say("Asks first", "Demande d'abord"));
            scores.whole().ifPresent(whole -> table.row(
                    new Tag("td").say(say("Whole design, as its weakest part", "Projet entier, par son maillon faible")),
                    new Tag("td").say(said.reading(whole, scores)),
                    new Tag("td").say(said.weakest(whole)),
                    new Tag("td").say("")));
            scores.parts().forEach(of -> table.row(
                    new Tag("td").say(ScoreReport.name(of)),
                    new Tag("td").say(said.reading(of, scores)),
                    new Tag("td").say(said.governing(of)),
                    new Tag("td").say(said.first(of))));
            section.add(table.tag());
        }
        return Optional.of(section);
    }

    private Optional<Tag> rungs() {
        List<Picked> scores = Picked.of(evaluation.days().get(0));
        if (scores.isEmpty() || !evaluation.scores().isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable(
                say("Rungs by criterion", "Échelons par critère"),
                say("What", "Quoi"),
                say("Criterion", "Critère"),
                say("Rung", "Échelon"),
                say("Provision", "Disposition"));
        scores.forEach(score -> table.row(
                new Tag("td").add(HtmlPieces.subject(score.subject())),
                new Tag("td").say(score.criterion()),
                new Tag("td").say(score.rung() + (score.holds() == Ternary.YES ? "" : say(", perhaps", ", peut-être"))),
                new Tag("td").add(HtmlPieces.code(score.provision()))));
        return Optional.of(section("rungs", say("Rungs", "Échelons"), scores.size()).add(table.tag()));
    }

    private Optional<Tag> assumptions() {
        if (evaluation.assumptions().isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable(
                say("What is assumed", "Ce qui est supposé"),
                say("Where", "Où"),
                say("Assumed", "Supposé"),
                say("Because", "Parce que"));
        for (Assumption assumption : evaluation.assumptions()) {
            table.row(
                    new Tag("td").add(HtmlPieces.code(assumption.pointer())),
                    new Tag("td").say(language.of(assumption.value())),
                    new Tag("td").say(language.of(assumption.because())));
        }
        return Optional.of(section(
                        "assumptions", say("Assumptions", "Suppositions"), evaluation.assumptions().size())
                .add(table.tag()));
    }

    private Tag scope() {
        Evaluation.Scope scope = evaluation.scope();
        Map<String, Integer> evaluated = new TreeMap<>();
        scope.evaluated().forEach(id -> evaluated.merge(Provision.packOf(id), 1, Integer::sum));
        Map<String, List<Evaluation.Omitted>> omitted = new TreeMap<>();
        scope.notEncoded().forEach(item ->
                omitted.computeIfAbsent(Provision.packOf(item.id()), none -> new ArrayList<>()).add(item));
        TreeSet<String> packs = new TreeSet<>(evaluated.keySet());
        packs.addAll(omitted.keySet());
        packs.addAll(scope.knownUntil().keySet());
        HtmlTable table = new HtmlTable(
                say("What was looked at, by pack", "Ce qui a été examiné, par lot"),
                say("Pack", "Lot"),
                say("Looked at", "Examinées"),
                say("Known and not encoded", "Connues mais non codées"),
                say("Law known until", "Droit connu jusqu'au"));
        for (String pack : packs) {
            Tag until = new Tag("td");
            Optional.ofNullable(scope.knownUntil().get(pack)).ifPresent(day -> until.add(HtmlPieces.day(day)));
            table.row(
                    new Tag("td").add(HtmlPieces.code(pack)),
                    Tag.classed("td", "number").say(String.valueOf(evaluated.getOrDefault(pack, 0))),
                    Tag.classed("td", "number").say(String.valueOf(omitted.getOrDefault(pack, List.of()).size())),
                    until);
        }
        Tag section = section("scope", say("What was looked at, and what was not", "Ce qui a été examiné, et ce qui ne l'a pas été"), scope.evaluated().size());
        section.add(new Tag("p")
                .say(scope.evaluated().size() + say(" provisions were looked at; ", " dispositions ont été examinées ; ")
                        + scope.notEncoded().size()
                        + say(
                                " are known and not encoded: about those this page says nothing. It is not legal advice.",
                                " sont connues mais non codées : cette page n'en dit rien. Ce n'est pas un avis juridique.")));
        notes(section, evaluation.notes());
        section.add(table.tag());
        omitted.forEach((pack, items) -> section.add(omitted(pack, items)));
        return section;
    }

    private Tag omitted(String pack, List<Evaluation.Omitted> items) {
        Map<String, List<Evaluation.Omitted>> reasons = new LinkedHashMap<>();
        items.forEach(item ->
                reasons.computeIfAbsent(language.of(item.because()), none -> new ArrayList<>()).add(item));
        Tag list = new Tag("ul");
        reasons.forEach((reason, some) -> {
            Tag line = new Tag("li").add(new Tag("em").say(reason)).say(words.colon());
            String comma = "";
            for (Evaluation.Omitted item : some) {
                line.say(comma);
                item.title().ifPresent(title -> line.say(language.of(title) + " "));
                line.add(HtmlPieces.code(item.id().substring(pack.length() + 1)));
                item.pack().ifPresent(other -> line.say(say(" (in ", " (dans ") + other + ")"));
                comma = ", ";
            }
            list.add(line);
        });
        return Tag.classed("details", "omitted")
                .add(
                        new Tag("summary")
                                .say(say("Not encoded of ", "Non écrites de "))
                                .add(HtmlPieces.code(pack))
                                .say(" (" + items.size() + ")"),
                        list);
    }

    private Tag footer() {
        Tag hashes = new Tag("dl");
        evaluation.hashes().forEach((file, hash) -> entry(hashes, file, HtmlPieces.code(hash)));
        entry(hashes, say("Rulebook", "Règles"), HtmlPieces.code(evaluation.rulebook()));
        return new Tag("footer")
                .add(
                        new Tag("p")
                                .say(say(
                                        "Written by Edict. The same documents, rulebook and dates give the same page. By SHA-256 they are:",
                                        "Écrit par Edict. Les mêmes documents, les mêmes règles et les mêmes dates donnent la même page."
                                                + " Leurs empreintes SHA-256 :")),
                        hashes);
    }

    /** What a long page keeps for who asks. */
    private Tag more(String summary) {
        Tag more = Tag.classed("details", "more").add(new Tag("summary").say(summary));
        return brief ? more : more.set("open", "");
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
