package edict.report;

import edict.Evaluation;
import edict.continuity.Continuity;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.document.Place;
import edict.facts.Ternary;
import edict.findings.Assumption;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.findings.Score;
import edict.rulebook.Citation;
import edict.rulebook.Coded;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An evaluation as one page for a review board, to read on a screen of any size or on paper. The page has no scripts and
 * fetches nothing; its own policy forbids it both.
 */
public final class HtmlReport {

    private static final String CSS = css();

    /** What a browser may do with the page: apply this one stylesheet, and nothing else. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(CSS) + "'; base-uri 'none'; form-action 'none'";

    private final Evaluation evaluation;
    private final String document;
    private final Language language;
    private final FindingText words;
    private final Outline outline;
    private final Places places;
    private final IdentityHashMap<Finding, String> anchors = new IdentityHashMap<>();
    private final List<Tag> contents = new ArrayList<>();

    private HtmlReport(Evaluation evaluation, String document, Language language) {
        this.evaluation = evaluation;
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
        this.outline = new Outline(evaluation, language);
        this.places = new Places(evaluation, document);
    }

    /** @param document the name under which the document was read */
    public static String of(Evaluation evaluation, String document, Language language) {
        return new HtmlReport(evaluation, document, language).page().html(language.typesetting());
    }

    private Tag page() {
        for (Effect effect : List.of(Effect.REJECT, Effect.REVIEW, Effect.CONDITION, Effect.NONE)) {
            outline.with(effect).forEach(finding -> anchors.put(finding, "finding-" + (anchors.size() + 1)));
        }
        Tag main = new Tag("main").set("id", "main").add(sections());
        String title = evaluation.title().orElse(Places.shortName(document));
        String decision = words.decision(evaluation.decision());
        return new Tag("html")
                .set("lang", language.code())
                .add(
                        new Tag("head")
                                .add(
                                        new Tag("meta").set("charset", "utf-8"),
                                        new Tag("meta")
                                                .set("http-equiv", "Content-Security-Policy")
                                                .set("content", POLICY),
                                        new Tag("meta").set("name", "referrer").set("content", "no-referrer"),
                                        new Tag("meta")
                                                .set("name", "viewport")
                                                .set("content", "width=device-width, initial-scale=1"),
                                        new Tag("meta").set("name", "color-scheme").set("content", "light dark"),
                                        new Tag("title").say(decision + words.colon() + title),
                                        Tag.style(CSS)),
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

    // ---- the top

    private Tag header(String title, String decision) {
        Tag dates = new Tag("dl");
        entry(dates, say("Judged as of", "Jugé au"), day(evaluation.asOf()));
        entry(dates, say("Law known on", "Droit connu au"), day(evaluation.knownOn()));
        entry(dates, say("Profile", "Profil"), new Tag("span").say(evaluation.profile()));
        entry(dates, say("Document", "Document"), code(document));
        entry(dates, say("Rulebook", "Règles"), code(evaluation.rulebook().substring(0, 12)).set("title", evaluation.rulebook()));
        return new Tag("header")
                .add(
                        Tag.classed("p", "kicker").say(say("Decision on a proposal", "Décision sur un projet")),
                        new Tag("h1").add(new Tag("bdi").say(title)),
                        Tag.classed("div", "verdict " + evaluation.decision().code())
                                .add(
                                        Tag.classed("p", "word").say(decision),
                                        new Tag("p").say(outline.why())),
                        dates);
    }

    private static void entry(Tag list, String term, Tag value) {
        list.add(new Tag("div").add(new Tag("dt").say(term), new Tag("dd").add(value)));
    }

    private List<Tag> sections() {
        List<Tag> sections = new ArrayList<>();
        deciding().ifPresent(sections::add);
        conditions().ifPresent(sections::add);
        findings().ifPresent(sections::add);
        obligations().ifPresent(sections::add);
        questions().ifPresent(sections::add);
        upcoming().ifPresent(sections::add);
        continuity().ifPresent(sections::add);
        exposures().ifPresent(sections::add);
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

    private Optional<Tag> deciding() {
        List<Finding> deciding = outline.deciding();
        if (deciding.isEmpty() || evaluation.decision() == Verdict.APPROVED_WITH_CONDITIONS) {
            return Optional.empty();
        }
        Tag list = Tag.classed("ol", "deciding");
        for (Finding finding : deciding) {
            Tag item = new Tag("li")
                    .add(toFinding(finding))
                    .say(" ")
                    .add(chip(finding))
                    .add(new Tag("p").say(language.of(finding.message())))
                    .add(Tag.classed("p", "law").add(law(finding.citation())));
            list.add(item);
        }
        return Optional.of(section("deciding", say("What blocks it", "Ce qui bloque"), deciding.size()).add(list));
    }

    private Tag toFinding(Finding finding) {
        return new Tag("a")
                .set("href", "#" + anchors.getOrDefault(finding, "findings"))
                .say(language.of(finding.title()) + words.colon())
                .add(new Tag("bdi").say(FindingText.name(finding.subject())));
    }

    private Optional<Tag> conditions() {
        if (evaluation.conditions().isEmpty()) {
            return Optional.empty();
        }
        Tag section = section("conditions", say("Conditions", "Conditions"), evaluation.conditions().size());
        conditions(section, say("To see to", "À mettre en place"), false);
        conditions(section, say("To agree in the contract", "À convenir par contrat"), true);
        return Optional.of(section);
    }

    private void conditions(Tag section, String title, boolean forContract) {
        List<Condition> some = evaluation.conditions().stream()
                .filter(condition -> condition.forContract() == forContract)
                .toList();
        if (some.isEmpty()) {
            return;
        }
        Tag list = Tag.classed("ul", "conditions");
        for (Condition condition : some) {
            Tag meta = Tag.classed("p", "meta");
            condition.by().ifPresent(day -> meta.add(
                    Tag.classed("strong", "by").say(say("by ", "pour le ")).add(day(day)), dot()));
            meta.add(subject(condition.subject()), dot(), code(condition.provision()));
            if (condition.tolerated()) {
                meta.add(dot(), new Tag("span").say(say("tolerated by the profile", "toléré par le profil")));
            }
            list.add(new Tag("li").add(new Tag("p").say(language.of(condition.text())), meta));
        }
        section.add(new Tag("h3").say(title), list);
    }

    // ---- findings

    private Optional<Tag> findings() {
        if (evaluation.findings().isEmpty()) {
            return Optional.empty();
        }
        Tag section = section("findings", say("Findings", "Constats"), evaluation.findings().size());
        for (Effect effect : List.of(Effect.REJECT, Effect.REVIEW, Effect.CONDITION, Effect.NONE)) {
            List<Finding> some = outline.with(effect);
            if (!some.isEmpty()) {
                section.add(Tag.classed("h3", "group " + effect.code())
                        .say(words.group(effect) + " ")
                        .add(Tag.classed("span", "count").say(String.valueOf(some.size()))));
                some.forEach(finding -> section.add(finding(finding)));
            }
        }
        return Optional.of(section);
    }

    private Tag finding(Finding finding) {
        String anchor = anchors.getOrDefault(finding, "");
        Tag article = Tag.classed("article", finding.effect().code())
                .set("id", anchor)
                .set("aria-labelledby", anchor + "-title");
        article.add(new Tag("h4")
                .set("id", anchor + "-title")
                .say(language.of(finding.title()) + words.colon())
                .add(new Tag("bdi").say(FindingText.name(finding.subject()))));
        Place place = places.of(finding);
        Tag meta = Tag.classed("p", "meta")
                .add(chip(finding), dot(), severity(finding))
                .add(bearer(finding.who()))
                .add(dot(), new Tag("span").say(places.show(place, language)));
        article.add(meta);
        article.add(new Tag("p").say(language.of(finding.message())));
        article.add(Tag.classed("p", "law").add(law(finding.citation()), dot(), code(finding.provision())));
        finding.sanction().flatMap(Provision.Sanction::text).ifPresent(text -> article.add(labelled(say("Sanction", "Sanction"), language.of(text))));
        words.contested(finding).ifPresent(text -> article.add(Tag.classed("p", "doubt").say(text)));
        if (finding.unverified()) {
            article.add(Tag.classed("p", "doubt").say(words.unverified()));
        }
        words.waived(finding).ifPresent(text -> article.add(Tag.classed("p", "doubt").say(text)));
        for (Finding.Relief relief : finding.exceptions()) {
            article.add(Tag.classed("p", "doubt")
                    .say(words.exception(relief) + " (")
                    .add(law(relief.citation()))
                    .say(")"));
        }
        if (isSettled(finding.status())) {
            read(finding).ifPresent(article::add);
            return article;
        }
        finding.remedy().ifPresent(text -> article.add(labelled(say("Remedy", "Remède"), language.of(text))));
        finding.clause().ifPresent(text -> article.add(labelled(say("Clause", "Clause"), language.of(text)).set("class", "clause")));
        if (!finding.questions().isEmpty()) {
            Tag asked = Tag.classed("p", "meta").say(say("Depends on ", "Dépend de "));
            String comma = "";
            for (Conclusions.Asked question : Dependences.shown(finding.questions())) {
                asked.say(comma).add(code(question.pointer()));
                comma = ", ";
            }
            article.add(asked.say(Dependences.more(finding.questions(), language)));
        }
        read(finding).ifPresent(article::add);
        return article;
    }

    /** Whether there is nothing to do about it. */
    static boolean isSettled(Status status) {
        return switch (status) {
            case SATISFIED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> true;
            case VIOLATED, REQUIRED, OPEN, PLANNED, INFO, WAIVED -> false;
        };
    }

    private Tag labelled(String label, String text) {
        return new Tag("p").add(Tag.classed("strong", "label").say(label)).say(" " + text);
    }

    /** What the rule read, and how what was derived came about. */
    private Optional<Tag> read(Finding finding) {
        if (finding.facts().isEmpty() && finding.derivation().isEmpty()) {
            return Optional.empty();
        }
        Tag list = Tag.classed("ul", "facts").add(facts(finding.facts()));
        List<List<Object>> said = new ArrayList<>();
        for (Finding.Derivation step : finding.derivation()) {
            List<Object> now = List.of(words.derived(step), step.provision(), step.facts());
            // Unnamed things are many and all read alike.
            if (!said.contains(now)) {
                said.add(now);
                Tag item = new Tag("li")
                        .say(words.derived(step) + " ")
                        .add(Tag.classed("span", "faint").say("(").add(law(step.citation())).say(")"));
                if (!step.facts().isEmpty()) {
                    item.add(new Tag("ul").add(facts(step.facts())));
                }
                list.add(item);
            }
        }
        return Optional.of(new Tag("details")
                .set("open", "")
                .add(new Tag("summary").say(say("What was read", "Ce qui a été lu")), list));
    }

    private List<Tag> facts(List<Finding.FactRead> facts) {
        List<Tag> lines = new ArrayList<>();
        for (Places.Read read : places.byLine(facts, language)) {
            Tag said = new Tag("span");
            String before = "";
            for (Finding.FactRead fact : read.facts()) {
                said.say(before)
                        .add(Tag.classed("span", "attribute").say(fact.attribute()))
                        .say(words.colon())
                        .add(new Tag("bdi").say(words.value(fact)));
                before = say("; ", " ; ");
            }
            lines.add(Tag.classed("li", "read").add(Tag.classed("span", "place").say(read.at()), said));
        }
        return lines;
    }

    // ---- registers

    private Optional<Tag> obligations() {
        List<Obligation> register = outline.register();
        if (register.isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(
                say("Obligations by due date", "Obligations par échéance"),
                say("When", "Quand"),
                say("What", "Quoi"),
                say("For", "Pour"),
                say("Borne by", "Incombe à"),
                say("State", "État"));
        for (Obligation owed : register) {
            Tag what = new Tag("td")
                    .add(new Tag("strong").say(language.of(owed.title())))
                    .add(Tag.classed("p", "law").add(law(owed.citation())));
            if (!isSettled(owed.status())) {
                owed.remedy().ifPresent(remedy -> what.add(Tag.classed("p", "faint").say(language.of(remedy))));
            }
            table.row(
                    Tag.classed("td", "when").say(words.when(owed)),
                    what,
                    new Tag("td").add(subject(owed.subject())),
                    new Tag("td").say(who(owed.who())),
                    new Tag("td").add(chip(owed.status(), words.status(owed.status()))));
        }
        return Optional.of(section("obligations", say("Obligations", "Obligations"), register.size()).add(table.tag()));
    }

    private Optional<Tag> questions() {
        if (evaluation.questions().isEmpty()) {
            return Optional.empty();
        }
        Tag list = Tag.classed("ol", "questions");
        for (Question question : evaluation.questions()) {
            Place place = places.of(question.pointer());
            Tag settles = Tag.classed("p", "meta")
                    .add(code(question.pointer()), dot(), new Tag("span").say(places.show(place, language)), dot())
                    .say(say("settles ", "tranche "));
            String comma = "";
            for (String provision : question.settles()) {
                settles.say(comma).add(code(provision));
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
            findings.forEach(finding -> what.add(new Tag("p")
                    .add(chip(finding.status(), words.status(finding.status())))
                    .say(" ")
                    .add(toFinding(finding))));
            list.add(new Tag("div").add(new Tag("dt").add(day(day)), what));
        });
        return Optional.of(section("upcoming", say("What comes when", "Ce qui vient, et quand"), days.size()).add(list));
    }

    private Optional<Tag> continuity() {
        if (evaluation.continuity().isEmpty()) {
            return Optional.empty();
        }
        ContinuityText said = new ContinuityText(language);
        Table table = new Table(
                say("What a loss of access does to each capability", "Ce que fait une perte d'accès à chaque capacité"),
                say("Scenario", "Scénario"),
                say("Capability", "Capacité"),
                say("Outcome", "Issue"),
                say("Why", "Pourquoi"));
        for (Continuity continuity : evaluation.continuity()) {
            Tag why = new Tag("td");
            said.reasons(continuity).forEach(reason -> why.add(new Tag("p").say(reason)));
            table.row(
                    new Tag("td").add(code(continuity.scenario())),
                    new Tag("td").add(new Tag("bdi").say(continuity.capability())),
                    new Tag("td").add(Tag.classed("span", "chip " + continuity.verdict().code())
                            .say(said.outcome(continuity)))
                            .say(said.times(continuity)),
                    why);
        }
        return Optional.of(section(
                        "continuity",
                        say("If access is lost", "Si l'accès est perdu"),
                        evaluation.continuity().size())
                .add(table.tag()));
    }

    private Optional<Tag> exposures() {
        List<Finding> exposures = outline.exposures();
        if (exposures.isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(
                say("Who else can reach or stop it", "Qui d'autre peut y accéder ou l'arrêter"),
                say("What", "Quoi"),
                say("Exposure", "Exposition"),
                say("Why", "Pourquoi"));
        for (Finding finding : exposures) {
            table.row(
                    new Tag("td").add(subject(finding.subject())),
                    new Tag("td")
                            .add(new Tag("a")
                                    .set("href", "#" + anchors.getOrDefault(finding, ""))
                                    .say(language.of(finding.title())))
                            .add(Tag.classed("p", "law").add(law(finding.citation()))),
                    new Tag("td").say(language.of(finding.message())));
        }
        return Optional.of(section("exposures", say("Exposures", "Expositions"), exposures.size()).add(table.tag()));
    }

    private Optional<Tag> scores() {
        List<Score> scores = Score.of(evaluation.days().get(0));
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(
                say("Rungs by criterion", "Échelons par critère"),
                say("What", "Quoi"),
                say("Criterion", "Critère"),
                say("Rung", "Échelon"),
                say("Provision", "Disposition"));
        scores.forEach(score -> table.row(
                new Tag("td").add(subject(score.subject())),
                new Tag("td").say(score.criterion()),
                new Tag("td").say(score.rung() + (score.holds() == Ternary.YES ? "" : say(", perhaps", ", peut-être"))),
                new Tag("td").add(code(score.provision()))));
        return Optional.of(section("scores", say("Rungs", "Échelons"), scores.size()).add(table.tag()));
    }

    private Optional<Tag> assumptions() {
        if (evaluation.assumptions().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(
                say("What is assumed", "Ce qui est supposé"),
                say("Where", "Où"),
                say("Assumed", "Supposé"),
                say("Because", "Parce que"));
        for (Assumption assumption : evaluation.assumptions()) {
            table.row(
                    new Tag("td").add(code(assumption.pointer())),
                    new Tag("td").say(language.of(assumption.value())),
                    new Tag("td").say(language.of(assumption.because())));
        }
        return Optional.of(section(
                        "assumptions", say("Assumptions", "Suppositions"), evaluation.assumptions().size())
                .add(table.tag()));
    }

    // ---- what was looked at

    private Tag scope() {
        Evaluation.Scope scope = evaluation.scope();
        Map<String, Integer> evaluated = new TreeMap<>();
        scope.evaluated().forEach(id -> evaluated.merge(pack(id), 1, Integer::sum));
        Map<String, List<Evaluation.Omitted>> omitted = new TreeMap<>();
        scope.notEncoded().forEach(item ->
                omitted.computeIfAbsent(pack(item.id()), none -> new ArrayList<>()).add(item));
        TreeSet<String> packs = new TreeSet<>(evaluated.keySet());
        packs.addAll(omitted.keySet());
        packs.addAll(scope.knownUntil().keySet());
        Table table = new Table(
                say("What was looked at, by pack", "Ce qui a été examiné, par lot"),
                say("Pack", "Lot"),
                say("Looked at", "Examinées"),
                say("Known and not encoded", "Connues et non écrites"),
                say("Law known until", "Droit connu jusqu'au"));
        for (String pack : packs) {
            Tag until = new Tag("td");
            Optional.ofNullable(scope.knownUntil().get(pack)).ifPresent(day -> until.add(day(day)));
            table.row(
                    new Tag("td").add(code(pack)),
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
                                " sont connues et non écrites : cette page n'en dit rien. Ce n'est pas un avis juridique.")));
        if (!evaluation.notes().isEmpty()) {
            Tag notes = Tag.classed("ul", "notes");
            evaluation.notes().forEach(note -> notes.add(new Tag("li").say(language.of(note))));
            section.add(notes);
        }
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
                line.say(comma).add(code(item.id().substring(pack.length() + 1)));
                item.pack().ifPresent(other -> line.say(say(" (in ", " (dans ") + other + ")"));
                comma = ", ";
            }
            list.add(line);
        });
        return Tag.classed("details", "omitted")
                .add(
                        new Tag("summary")
                                .say(say("Not encoded of ", "Non écrites de "))
                                .add(code(pack))
                                .say(" (" + items.size() + ")"),
                        list);
    }

    private static String pack(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    private Tag footer() {
        return new Tag("footer")
                .add(new Tag("p")
                        .say(say(
                                "Written by Edict. The same document, rulebook and dates give the same page. Rulebook ",
                                "Écrit par Edict. Le même document, les mêmes règles et les mêmes dates donnent la même page. Règles "))
                        .add(code(evaluation.rulebook())));
    }

    // ---- small pieces

    private Tag chip(Finding finding) {
        return chip(finding.status(), words.standing(finding));
    }

    private static Tag chip(Coded status, String text) {
        return Tag.classed("span", "chip " + status.code()).say(text);
    }

    private Tag severity(Finding finding) {
        return new Tag("span").say(words.severity(finding.severity()));
    }

    private List<Tag> bearer(Finding.Who who) {
        String bearer = words.bearer("", who);
        return bearer.isEmpty() ? List.of() : List.of(dot(), new Tag("span").say(bearer));
    }

    private String who(Finding.Who who) {
        return who.organisation().orElse("")
                + who.role().map(role -> say(" as ", " comme ") + role).orElse("");
    }

    private static Tag subject(Finding.Subject subject) {
        return new Tag("bdi").say(FindingText.name(subject));
    }

    private static Tag law(Citation citation) {
        return Tag.link(citation.url(), FindingText.citation(citation));
    }

    private static Tag code(String text) {
        return new Tag("code").say(text);
    }

    private static Tag dot() {
        return Tag.classed("span", "dot").set("aria-hidden", "true").say(" · ");
    }

    private static Tag day(LocalDate day) {
        return new Tag("time").set("datetime", day.toString()).say(day.toString());
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }

    /**
     * Rows under headings that each cell repeats where there is no room for columns. The roles say what browsers forget when
     * the cells are not laid out as a table.
     */
    private static final class Table {

        private final List<String> headings;
        private final Tag body = new Tag("tbody").set("role", "rowgroup");
        private final Tag table;

        Table(String caption, String... headings) {
            this.headings = List.of(headings);
            Tag row = new Tag("tr").set("role", "row");
            Arrays.stream(headings).forEach(heading -> row.add(new Tag("th")
                    .set("scope", "col")
                    .set("role", "columnheader")
                    .say(heading)));
            this.table = new Tag("table")
                    .set("role", "table")
                    .add(
                            new Tag("caption").say(caption),
                            new Tag("thead").set("role", "rowgroup").add(row),
                            body);
        }

        void row(Tag... cells) {
            for (int i = 0; i < cells.length; i++) {
                cells[i].set("role", "cell").set("data-label", headings.get(i));
            }
            body.add(new Tag("tr").set("role", "row").add(cells));
        }

        Tag tag() {
            return table;
        }
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "the jar is not whole").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
