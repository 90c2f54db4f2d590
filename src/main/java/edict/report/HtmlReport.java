package edict.report;

import edict.Evaluation;
import edict.continuity.Continuity;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.document.Hash;
import edict.document.Place;
import edict.facts.Ternary;
import edict.findings.Assumption;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.findings.Picked;
import edict.rulebook.Provision;
import edict.scoring.Scores;
import edict.rulebook.Citation;
import edict.rulebook.Coded;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An evaluation as one page for a review board, to read on a screen of any size or on paper. The page has no scripts and
 * fetches nothing; its own policy forbids it both.
 */
public final class HtmlReport {

    private static final String CSS = css();

    /** What a browser may do with the page: apply this one stylesheet, and nothing else. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(CSS) + "'; base-uri 'none'; form-action 'none'";

    /** Lists of which the same is said. */
    private static final int LISTS = 5;

    private final Evaluation evaluation;
    private final String document;
    private final Language language;
    private final FindingText words;
    private final Outline outline;
    private final Places places;
    private final boolean brief;
    private final List<Unlisted> unlisted;
    private final IdentityHashMap<Finding, String> anchors = new IdentityHashMap<>();
    /** Where it is told how a fact was derived. */
    private final Map<List<Object>, String> steps = new HashMap<>();
    private final List<Tag> contents = new ArrayList<>();

    private HtmlReport(Evaluation evaluation, String document, Language language) {
        this.evaluation = evaluation;
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
        this.outline = new Outline(evaluation, language);
        this.places = new Places(evaluation, document);
        this.brief = TextSummary.isLong(evaluation);
        this.unlisted = Unlisted.of(evaluation);
    }

    /** @param document the name under which the document was read */
    public static String of(Evaluation evaluation, String document, Language language) {
        return new HtmlReport(evaluation, document, language).page().html(language.typesetting());
    }

    private Tag page() {
        int articles = 0;
        for (Effect effect : List.of(Effect.REJECT, Effect.REVIEW, Effect.CONDITION, Effect.NONE)) {
            for (List<Finding> alike : articles(effect)) {
                articles++;
                for (Finding finding : alike) {
                    anchors.put(finding, "finding-" + articles);
                }
            }
        }
        for (Unlisted list : unlisted) {
            articles++;
            for (Finding finding : list.findings()) {
                anchors.put(finding, "finding-" + articles);
            }
        }
        Tag main = new Tag("main").set("id", "main").add(sections());
        String title = evaluation.title().orElse(Places.shortName(document));
        String decision = words.decision(evaluation.decision());
        return page(
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

    /** A page that looks as all do, with no scripts, and that fetches nothing. */
    static Tag page(String title, Language language, Tag body) {
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
                                        new Tag("title").say(title),
                                        Tag.style(CSS)),
                        body);
    }

    // ---- the top

    private Tag header(String title, String decision) {
        Tag dates = new Tag("dl");
        List<String> assessed = outline.assessed();
        if (!assessed.isEmpty()) {
            entry(dates, say("Decided for", "Décidé pour"), new Tag("span").add(named(assessed)));
        }
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

    private Optional<Tag> deciding() {
        List<Finding> deciding = outline.deciding();
        if (deciding.isEmpty() || evaluation.decision() == Verdict.APPROVED_WITH_CONDITIONS) {
            return Optional.empty();
        }
        int items = 0;
        Tag list = Tag.classed("ol", "deciding");
        for (List<Finding> alike : Alike.groups(outline.decidingTold(), one -> brief ? Alike.key(one) : List.of(one))) {
            Finding finding = alike.get(0);
            Tag item = new Tag("li")
                    .add(toFindings(alike))
                    .say(" ")
                    .add(chip(finding))
                    .add(bearers(alike))
                    .add(new Tag("p").say(language.of(finding.message())))
                    .add(Tag.classed("p", "law").add(law(finding.citation())).add(force(finding)));
            item.add(sourceLines(alike));
            if (finding.status() != Status.OPEN) {
                texts(alike, Finding::remedy).forEach(text -> item.add(labelled(say("Remedy", "Remède"), text)));
            }
            list.add(item);
            items++;
        }
        for (Unlisted one : unlisted) {
            int some = (int) one.findings().stream().filter(deciding::contains).map(Finding::provision).distinct().count();
            if (some > 0) {
                list.add(new Tag("li")
                        .add(new Tag("a")
                                .set("href", "#" + anchors.getOrDefault(one.findings().get(0), "findings"))
                                .say(words.unlisted() + words.colon())
                                .add(lists(one)))
                        .say(" ")
                        .add(chip(Status.OPEN, words.status(Status.OPEN)))
                        .add(Tag.classed("p", "law").say(words.provisions(some))));
                items++;
            }
        }
        return Optional.of(section("deciding", say("What blocks it", "Ce qui bloque"), items).add(list));
    }

    private Tag toFindings(List<Finding> alike) {
        return new Tag("a")
                .set("href", "#" + anchors.getOrDefault(alike.get(0), "findings"))
                .say(language.of(alike.get(0).title()) + words.colon())
                .add(subjects(alike));
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
                    Tag with = Tag.classed("h4", "with").add(named(suppliers));
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
                Tag.classed("strong", "by").say(say("by ", "pour le ")).add(day(day)), dot()));
        meta.add(named(Alike.names(alike, one -> FindingText.name(one.subject()))));
        meta.add(dot(), code(condition.provision()));
        if (condition.tolerated()) {
            meta.add(dot(), new Tag("span").say(say("tolerated by the profile", "toléré par le profil")));
        }
        return new Tag("li").add(new Tag("p").say(language.of(condition.text())), meta);
    }

    // ---- findings

    private Optional<Tag> findings() {
        if (evaluation.findings().isEmpty()) {
            return Optional.empty();
        }
        Tag section = section("findings", say("Findings", "Constats"), evaluation.findings().size());
        for (Effect effect : List.of(Effect.REJECT, Effect.REVIEW, Effect.CONDITION, Effect.NONE)) {
            List<Finding> some = outline.told(effect);
            if (!some.isEmpty()) {
                section.add(Tag.classed("h3", "group " + effect.code())
                        .say(words.group(effect) + " ")
                        .add(Tag.classed("span", "count").say(String.valueOf(some.size()))));
                articles(effect).forEach(alike -> section.add(finding(alike)));
            }
            if (effect == Effect.REVIEW && !unlisted.isEmpty()) {
                section.add(
                        Tag.classed("h3", "group " + effect.code())
                                .say(words.unlisted() + " ")
                                .add(Tag.classed("span", "count").say(String.valueOf(unlisted.size()))),
                        new Tag("p").say(words.listing()));
                unlisted.forEach(list -> section.add(unlisted(list)));
            }
        }
        return Optional.of(section);
    }

    /** Findings that stand together: on a long page those that differ only in what they are about. */
    private Collection<List<Finding>> articles(Effect effect) {
        return Alike.groups(outline.told(effect), finding -> brief ? Alike.key(finding) : List.of(finding));
    }

    private Tag lists(Unlisted of) {
        return code(Alike.listed(of.lists(), LISTS, language));
    }

    /** The provisions about what a list may hold; what would come of most of them is nothing grave, and kept for who asks. */
    private Tag unlisted(Unlisted list) {
        String anchor = anchors.getOrDefault(list.findings().get(0), "");
        Tag article = Tag.classed("article", Effect.REVIEW.code())
                .set("id", anchor)
                .set("aria-labelledby", anchor + "-title")
                .add(
                        new Tag("h4").set("id", anchor + "-title").add(lists(list)),
                        Tag.classed("p", "meta")
                                .add(chip(Status.OPEN, words.status(Status.OPEN)), dot())
                                .say(words.provisions(list.count())));
        list.provisions().forEach((effect, some) -> {
            Tag provisions = Tag.classed("ul", "each");
            some.forEach(finding -> provisions.add(new Tag("li")
                    .say(language.of(finding.title()) + " ")
                    .add(Tag.classed("span", "meta").add(law(finding.citation()), dot(), code(finding.provision())))));
            article.add(new Tag("details")
                    .add(new Tag("summary").say(words.group(effect) + " (" + some.size() + ")"), provisions));
        });
        return article;
    }

    private Tag finding(List<Finding> alike) {
        Finding finding = alike.get(0);
        String anchor = anchors.getOrDefault(finding, "");
        Tag article = Tag.classed("article", finding.effect().code())
                .set("id", anchor)
                .set("aria-labelledby", anchor + "-title");
        Tag heading = new Tag("h4")
                .set("id", anchor + "-title")
                .say(language.of(finding.title()) + words.colon())
                .add(subjects(alike));
        List<Tag> standing = new ArrayList<>(List.of(chip(finding), dot(), severity(finding)));
        standing.addAll(bearers(alike));
        if (alike.size() == 1) {
            standing.addAll(List.of(dot(), new Tag("span").say(places.show(places.of(finding), language))));
        }
        List<Tag> rests = new ArrayList<>(List.of(law(finding.citation()), dot(), code(finding.provision())));
        rests.addAll(force(finding));
        if (!isFolded(finding)) {
            return said(
                    article.add(heading, Tag.classed("p", "meta").add(standing)),
                    alike,
                    List.of(Tag.classed("p", "law").add(rests)));
        }
        Tag summary = new Tag("summary")
                .add(
                        heading,
                        Tag.classed("span", "meta").add(standing).add(dot()).add(rests));
        return article.set("class", finding.effect().code() + " folded")
                .add(said(new Tag("details").add(summary), alike, List.of()));
    }

    /** What a long page keeps for who asks: on paper one line, for what it asks for stands among the conditions. */
    private boolean isFolded(Finding finding) {
        return brief && (finding.effect() == Effect.CONDITION || finding.effect() == Effect.NONE);
    }

    /** @param law where it is not said already */
    private Tag said(Tag article, List<Finding> alike, List<Tag> law) {
        Finding finding = alike.get(0);
        List<Finding> once = Alike.once(alike);
        article.add(once.size() == 1 ? new Tag("p").say(language.of(finding.message())) : each(once)).add(law);
        article.add(sourceLines(alike));
        Alike.names(alike, one -> words.sanction(one).orElse("")).stream()
                .filter(text -> !text.isEmpty())
                .forEach(text -> article.add(labelled(say("Sanction", "Sanction"), text)));
        words.contested(finding).ifPresent(text -> article.add(Tag.classed("p", "doubt").say(text)));
        if (finding.unverified()) {
            article.add(Tag.classed("p", "doubt").say(words.unverified()));
        }
        words.waived(finding).ifPresent(text -> article.add(Tag.classed("p", "doubt").say(text)));
        for (Finding.Relief relief : Alike.reliefs(alike).values()) {
            article.add(Tag.classed("p", "doubt")
                    .say(words.exception(relief) + " (")
                    .add(law(relief.citation()))
                    .say(")"));
        }
        if (!isSettled(finding.status())) {
            texts(alike, one -> isSaid(one, one.clause().isEmpty() || one.bearer() != Ternary.NO) ? Optional.empty() : one.remedy())
                    .forEach(text -> article.add(labelled(say("Remedy", "Remède"), text)));
            texts(alike, one -> isSaid(one, one.bearer() == Ternary.NO) ? Optional.empty() : one.clause())
                    .forEach(text -> article.add(labelled(say("Clause", "Clause"), text).set("class", "clause")));
            asked(alike).ifPresent(article::add);
        }
        alike.forEach(one -> read(one, alike.size() > 1).ifPresent(article::add));
        return article;
    }

    /** Whether a long page says it among the conditions, and needn't again. */
    private boolean isSaid(Finding finding, boolean asCondition) {
        return brief && asCondition && finding.effect() == Effect.CONDITION && finding.conditions().isEmpty();
    }

    private Set<String> texts(List<Finding> alike, Function<Finding, Optional<Text>> part) {
        Set<String> texts = Alike.names(alike, one -> part.apply(one).map(language::of).orElse(""));
        texts.remove("");
        return texts;
    }

    private Optional<Tag> asked(List<Finding> alike) {
        List<Conclusions.Asked> questions =
                alike.stream().flatMap(one -> one.questions().stream()).distinct().toList();
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        Tag asked = Tag.classed("p", "meta").say(say("Depends on ", "Dépend de "));
        String comma = "";
        for (Conclusions.Asked question : Dependences.shown(questions)) {
            asked.say(comma).add(code(question.pointer()));
            comma = ", ";
        }
        return Optional.of(asked.say(Dependences.more(questions, language)));
    }

    /** What is said of each, and where it stands. */
    private Tag each(List<Finding> alike) {
        Tag list = Tag.classed("ul", "each");
        alike.forEach(one -> list.add(new Tag("li")
                .say(language.of(one.message()) + " ")
                .add(Tag.classed("span", "meta").say("(" + places.show(places.of(one), language) + ")"))));
        return list;
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

    /** What the rule read, and how what was derived came about. @param named whether it has to be told of which */
    private Optional<Tag> read(Finding finding, boolean named) {
        if (finding.facts().isEmpty() && finding.derivation().isEmpty()) {
            return Optional.empty();
        }
        Tag list = Tag.classed("ul", "facts").add(facts(finding.facts()));
        Set<List<Object>> said = new HashSet<>();
        for (Finding.Derivation step : finding.derivation()) {
            List<Object> now = List.of(words.derived(step), step.provision(), step.facts());
            // Unnamed things are many and all read alike.
            if (said.add(now)) {
                list.add(brief && steps.containsKey(now) ? again(step, now) : step(step, now));
            }
        }
        Tag summary = new Tag("summary").say(say("What was read", "Ce qui a été lu"));
        if (named) {
            summary.say(words.colon()).add(subject(finding.subject()));
        }
        // A long page keeps it for who asks, and off the paper.
        Tag details = brief ? Tag.classed("details", "on-request") : new Tag("details").set("open", "");
        return Optional.of(details.add(summary, list));
    }

    private Tag step(Finding.Derivation step, List<Object> now) {
        steps.put(now, "step-" + (steps.size() + 1));
        Tag item = new Tag("li")
                .say(words.derived(step) + " ")
                .add(Tag.classed("span", "faint").say("(").add(law(step.citation())).say(")"));
        if (brief) {
            item.set("id", anchor(now));
        }
        if (!step.facts().isEmpty()) {
            item.add(new Tag("ul").add(facts(step.facts())));
        }
        return item;
    }

    /** A long page tells once how a fact was derived on which many findings rest. */
    private Tag again(Finding.Derivation step, List<Object> now) {
        return new Tag("li")
                .say(words.derived(step) + " (")
                .add(new Tag("a").set("href", "#" + anchor(now)).say(say("as above", "comme ci-dessus")))
                .say(")");
    }

    private String anchor(List<Object> step) {
        return Optional.ofNullable(steps.get(step)).orElseThrow();
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
        Map<Boolean, List<Obligation>> settled =
                register.stream().collect(Collectors.partitioningBy(owed -> isSettled(owed.status())));
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
        Table table = new Table(
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
                            .add(law(owed.citation()))
                            .say(words.force(owed.force()).map(said -> " · " + said).orElse("")));
            if (!brief && !isSettled(owed.status())) {
                owed.remedy().ifPresent(remedy -> what.add(Tag.classed("p", "faint").say(language.of(remedy))));
            }
            table.row(
                    Tag.classed("td", "when").say(words.when(owed)),
                    what,
                    new Tag("td").add(new Tag("span").add(named(Alike.names(alike, one -> FindingText.name(one.subject()))))),
                    Tag.classed("td", "who").say(who(owed.who())),
                    new Tag("td").add(chip(owed.status(), words.status(owed.status()))));
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
            places.about(question.pointer()).ifPresent(thing -> settles.add(new Tag("bdi").say(thing), dot()));
            settles.add(code(question.pointer()), dot(), new Tag("span").say(places.show(place, language)), dot())
                    .say(say("settles ", "tranche "));
            String comma = "";
            for (String provision : Question.summed(question.settles())) {
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
            Alike.groups(findings, one -> brief ? Alike.key(one) : List.of(one)).forEach(alike -> what.add(new Tag("p")
                    .add(chip(alike.get(0).status(), words.status(alike.get(0).status())))
                    .say(" ")
                    .add(toFindings(alike))));
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
            said.reasons(continuity, evaluation.asOf()).forEach(reason -> why.add(new Tag("p").say(reason)));
            table.row(
                    new Tag("td").say(language.of(continuity.title()) + " ").add(code(continuity.scenario())),
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
        Table table = new Table(
                say("Who else can reach or stop it", "Qui d'autre peut y accéder ou l'arrêter"),
                say("What", "Quoi"),
                say("Exposure", "Exposition"),
                say("Why", "Pourquoi"));
        for (List<Finding> alike : Alike.groups(
                exposures, one -> brief ? List.of(Alike.key(one), one.who()) : List.of(one))) {
            Finding finding = alike.get(0);
            Tag exposure = new Tag("td")
                    .add(new Tag("a")
                            .set("href", "#" + anchors.getOrDefault(finding, ""))
                            .say(language.of(finding.title())))
                    .add(Tag.classed("p", "law").add(law(finding.citation())))
                    .add(sourceLines(alike));
            table.row(
                    new Tag("td").add(new Tag("span").add(subjects(alike))),
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
            ScoreReport told = new ScoreReport(language);
            section.add(new Tag("p").say(told.heading(scores)));
            Table table = new Table(
                    language.of(scores.framework().title()),
                    say("What", "Quoi"),
                    say("Score and level", "Note et niveau"),
                    say("No better because of", "Pas mieux à cause de"),
                    say("Asks first", "Demande d'abord"));
            scores.whole().ifPresent(whole -> table.row(
                    new Tag("td").say(say("Whole design, as its weakest part", "Projet entier, par son maillon faible")),
                    new Tag("td").say(told.reading(whole, scores)),
                    new Tag("td").say(told.weakest(whole)),
                    new Tag("td").say("")));
            scores.parts().forEach(of -> table.row(
                    new Tag("td").say(ScoreReport.name(of)),
                    new Tag("td").say(told.reading(of, scores)),
                    new Tag("td").say(told.governing(of)),
                    new Tag("td").say(told.first(of))));
            section.add(table.tag());
        }
        return Optional.of(section);
    }

    private Optional<Tag> rungs() {
        List<Picked> scores = Picked.of(evaluation.days().get(0));
        if (scores.isEmpty() || !evaluation.scores().isEmpty()) {
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
        return Optional.of(section("rungs", say("Rungs", "Échelons"), scores.size()).add(table.tag()));
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
        scope.evaluated().forEach(id -> evaluated.merge(Provision.packOf(id), 1, Integer::sum));
        Map<String, List<Evaluation.Omitted>> omitted = new TreeMap<>();
        scope.notEncoded().forEach(item ->
                omitted.computeIfAbsent(Provision.packOf(item.id()), none -> new ArrayList<>()).add(item));
        TreeSet<String> packs = new TreeSet<>(evaluated.keySet());
        packs.addAll(omitted.keySet());
        packs.addAll(scope.knownUntil().keySet());
        Table table = new Table(
                say("What was looked at, by pack", "Ce qui a été examiné, par lot"),
                say("Pack", "Lot"),
                say("Looked at", "Examinées"),
                say("Known and not encoded", "Connues mais non codées"),
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
                                " sont connues mais non codées : cette page n'en dit rien. Ce n'est pas un avis juridique.")));
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

    private Tag footer() {
        Tag hashes = new Tag("dl");
        evaluation.hashes().forEach((file, hash) -> entry(hashes, file, code(hash)));
        entry(hashes, say("Rulebook", "Règles"), code(evaluation.rulebook()));
        return new Tag("footer")
                .add(
                        new Tag("p")
                                .say(say(
                                        "Written by Edict. The same documents, rulebook and dates give the same page. By SHA-256 they are:",
                                        "Écrit par Edict. Les mêmes documents, les mêmes règles et les mêmes dates donnent la même page."
                                                + " Leurs empreintes SHA-256 :")),
                        hashes);
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

    /** What it is where it is not law. */
    private List<Tag> force(Finding finding) {
        return words.force(finding.force()).map(said -> List.of(dot(), new Tag("span").say(said))).orElse(List.of());
    }

    private static List<Tag> subjects(List<Finding> alike) {
        return named(Alike.names(alike, finding -> FindingText.name(finding.subject())));
    }

    private static List<Tag> named(Collection<String> names) {
        List<Tag> tags = new ArrayList<>();
        for (String name : names) {
            if (!tags.isEmpty()) {
                tags.add(new Tag("span").say(", "));
            }
            tags.add(new Tag("bdi").say(name));
        }
        return tags;
    }

    private List<Tag> bearers(List<Finding> alike) {
        String bearer = words.bearers("", alike);
        return bearer.isEmpty() ? List.of() : List.of(dot(), new Tag("span").say(bearer));
    }

    private String who(Finding.Who who) {
        return who.organisation().orElse("")
                + words.as(who);
    }

    private static Tag subject(Finding.Subject subject) {
        return new Tag("bdi").say(FindingText.name(subject));
    }

    private List<Tag> sourceLines(List<Finding> alike) {
        return Alike.sources(alike).stream().map(source -> Tag.classed("p", "law").add(law(source))).toList();
    }

    /** What a long page keeps for who asks. */
    private Tag more(String summary) {
        Tag more = Tag.classed("details", "more").add(new Tag("summary").say(summary));
        return brief ? more : more.set("open", "");
    }

    private Tag law(Citation citation) {
        return Tag.link(language.of(citation.url()), language.cited(citation));
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
        return Base64.getEncoder().encodeToString(Hash.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
