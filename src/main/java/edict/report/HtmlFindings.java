package edict.report;

import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a page says of each finding. On a long page findings that differ only in what they are about stand together. Not thread-safe. */
final class HtmlFindings {

    /** Lists of which the same is said. */
    private static final int LISTS = 5;

    private final Language language;
    private final FindingText words;
    private final HtmlPieces pieces;
    private final Outline outline;
    private final Places places;
    private final boolean brief;
    private final List<Unlisted> unlisted;
    private final IdentityHashMap<Finding, String> anchors = new IdentityHashMap<>();
    /** Where it is told how a fact was derived. */
    private final Map<List<Object>, String> steps = new HashMap<>();

    /** @param brief whether the page is so long that it tells alike things together */
    HtmlFindings(Outline outline, Places places, boolean brief, List<Unlisted> unlisted, Language language) {
        this.language = language;
        this.words = new FindingText(language);
        this.pieces = new HtmlPieces(language);
        this.outline = outline;
        this.places = places;
        this.brief = brief;
        this.unlisted = unlisted;
        int articles = 0;
        for (Group group : Group.values()) {
            for (List<Finding> alike : articles(group)) {
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
    }

    /** Where on the page it is told of a finding. */
    String anchor(Finding finding) {
        return anchors.getOrDefault(finding, "findings");
    }

    /** Leads to where it is told of findings that stand together. */
    Tag link(List<Finding> alike) {
        return new Tag("a")
                .set("href", "#" + anchor(alike.get(0)))
                .say(language.of(alike.get(0).title()) + words.colon())
                .add(HtmlPieces.subjects(alike));
    }

    /** All of them, in groups. */
    void tell(Tag section) {
        for (Group group : Group.values()) {
            List<Finding> some = outline.told(group);
            if (!some.isEmpty()) {
                section.add(Tag.classed("h3", "group " + group.effect().code())
                        .say(words.group(group) + " ")
                        .add(Tag.classed("span", "count").say(String.valueOf(some.size()))));
                Collection<List<Finding>> articles = articles(group);
                articles.stream().filter(alike -> !isMet(alike)).forEach(alike -> section.add(finding(alike)));
                Alike.groups(articles.stream().filter(this::isMet).toList(), alike -> List.of(alike.get(0).citation().act()))
                        .forEach(ofAct -> section.add(met(ofAct)));
            }
            if (group == Group.REVIEW && !unlisted.isEmpty()) {
                section.add(
                        Tag.classed("h3", "group " + group.effect().code())
                                .say(words.unlisted() + " ")
                                .add(Tag.classed("span", "count").say(String.valueOf(unlisted.size()))),
                        listing());
                unlisted.forEach(list -> section.add(unlisted(list)));
            }
        }
    }

    /** What to write stands between backticks, as in Markdown. */
    private Tag listing() {
        Tag said = new Tag("p");
        String[] parts = words.listing().split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                said.say(parts[i]);
            } else {
                said.add(HtmlPieces.code(parts[i]));
            }
        }
        return said;
    }

    /** Findings that stand together: on a long page those that differ only in what they are about. */
    private Collection<List<Finding>> articles(Group group) {
        return Alike.groups(outline.told(group), finding -> brief ? Alike.key(finding) : List.of(finding));
    }

    Tag lists(Unlisted of) {
        return HtmlPieces.code(Alike.listed(of.lists(), LISTS, language));
    }

    /** The provisions about what a list may hold; what would come of most of them is nothing grave, and kept for who asks. */
    private Tag unlisted(Unlisted list) {
        String anchor = anchor(list.findings().get(0));
        Tag article = Tag.classed("article", Effect.REVIEW.code())
                .set("id", anchor)
                .set("aria-labelledby", anchor + "-title")
                .add(
                        new Tag("h4").set("id", anchor + "-title").add(lists(list)),
                        Tag.classed("p", "meta")
                                .add(HtmlPieces.chip(Status.OPEN, words.status(Status.OPEN)), HtmlPieces.dot())
                                .say(words.provisions(list.count())));
        list.question().ifPresent(question -> article.add(new Tag("p").say(language.of(question))));
        list.provisions().forEach((group, some) -> {
            Tag provisions = Tag.classed("ul", "each");
            some.forEach(finding -> provisions.add(new Tag("li")
                    .say(language.of(finding.title()) + " ")
                    .add(Tag.classed("span", "meta").add(pieces.law(finding.citation()), HtmlPieces.dot(), HtmlPieces.code(finding.provision())))));
            article.add(new Tag("details")
                    .add(new Tag("summary").say(words.group(group) + " (" + some.size() + ")"), provisions));
        });
        return article;
    }

    /** Whether a long page tells it together with what else of the same act is met. */
    private boolean isMet(List<Finding> alike) {
        return brief && alike.get(0).status() == Status.SATISFIED && Group.of(alike.get(0)) == Group.REST;
    }

    private Tag met(List<List<Finding>> ofAct) {
        Finding first = ofAct.get(0).get(0);
        String title = anchor(first) + "-act";
        Tag article = Tag.classed("article", Effect.NONE.code() + " folded")
                .set("aria-labelledby", title)
                .add(new Tag("h4")
                        .set("id", title)
                        .say(language.of(first.citation().act()) + words.colon() + words.provisions(ofAct.size()) + " ")
                        .add(pieces.chip(first)));
        ofAct.forEach(alike -> article.add(folded(new Tag("h5"), alike).set("id", anchor(alike.get(0)))));
        return article;
    }

    private Tag finding(List<Finding> alike) {
        Finding finding = alike.get(0);
        String anchor = anchor(finding);
        Tag article = Tag.classed("article", finding.effect().code())
                .set("id", anchor)
                .set("aria-labelledby", anchor + "-title");
        Tag heading = new Tag("h4").set("id", anchor + "-title");
        return isFolded(finding)
                ? article.set("class", finding.effect().code() + " folded").add(folded(heading, alike))
                : said(
                        article.add(titled(heading, alike), Tag.classed("p", "meta").add(standing(alike))),
                        alike,
                        List.of(Tag.classed("p", "law").add(rests(finding))));
    }

    private Tag folded(Tag heading, List<Finding> alike) {
        Tag summary = new Tag("summary")
                .add(
                        titled(heading, alike),
                        Tag.classed("span", "meta").add(standing(alike)).add(HtmlPieces.dot()).add(rests(alike.get(0))));
        return said(new Tag("details").add(summary), alike, List.of());
    }

    private Tag titled(Tag heading, List<Finding> alike) {
        return heading.say(language.of(alike.get(0).title()) + words.colon()).add(HtmlPieces.subjects(alike));
    }

    private List<Tag> standing(List<Finding> alike) {
        Finding finding = alike.get(0);
        List<Tag> standing = new ArrayList<>(List.of(pieces.chip(finding), HtmlPieces.dot(), pieces.severity(finding)));
        standing.addAll(pieces.bearers(alike));
        if (alike.size() == 1) {
            standing.addAll(List.of(HtmlPieces.dot(), new Tag("span").say(places.show(places.of(finding), language))));
        }
        return standing;
    }

    private List<Tag> rests(Finding finding) {
        List<Tag> rests = new ArrayList<>(List.of(pieces.law(finding.citation()), HtmlPieces.dot(), HtmlPieces.code(finding.provision())));
        rests.addAll(pieces.force(finding));
        return rests;
    }

    /** What a long page keeps for who asks: on paper one line, for what it asks for stands among the conditions. */
    private boolean isFolded(Finding finding) {
        Group group = Group.of(finding);
        return brief && (group == Group.CONDITION || group == Group.REST);
    }

    /** @param law where it is not said already */
    private Tag said(Tag article, List<Finding> alike, List<Tag> law) {
        Finding finding = alike.get(0);
        List<Finding> once = Alike.once(alike);
        article.add(once.size() == 1 ? new Tag("p").say(language.of(finding.message())) : each(once)).add(law);
        article.add(pieces.sourceLines(alike));
        Alike.names(alike, one -> words.sanction(one).orElse("")).stream()
                .filter(text -> !text.isEmpty())
                .forEach(text -> article.add(pieces.labelled(say("Sanction", "Sanction"), text)));
        words.contested(finding).ifPresent(text -> article.add(Tag.classed("p", "doubt").say(text)));
        if (finding.unverified()) {
            article.add(Tag.classed("p", "doubt").say(words.unverified()));
        }
        words.waived(finding).ifPresent(text -> article.add(Tag.classed("p", "doubt").say(text)));
        for (Finding.Relief relief : Alike.reliefs(alike).values()) {
            article.add(Tag.classed("p", "doubt")
                    .say(words.exception(relief) + " (")
                    .add(pieces.law(relief.citation()))
                    .say(")"));
        }
        if (!finding.status().isSettled()) {
            texts(alike, one -> isSaid(one, one.clause().isEmpty() || one.bearer() != Ternary.NO) ? Optional.empty() : one.remedy())
                    .forEach(text -> article.add(pieces.labelled(say("Remedy", "Remède"), text)));
            texts(alike, one -> isSaid(one, one.bearer() == Ternary.NO) ? Optional.empty() : one.clause())
                    .forEach(text -> article.add(pieces.labelled(say("Clause", "Clause"), text).set("class", "clause")));
            asked(alike).ifPresent(article::add);
        }
        alike.forEach(one -> read(one, alike.size() > 1).ifPresent(article::add));
        return article;
    }

    /** Whether a long page says it among the conditions, and needn't again. */
    private boolean isSaid(Finding finding, boolean asCondition) {
        return brief && asCondition && finding.effect() == Effect.CONDITION && finding.conditions().isEmpty();
    }

    /** What is said of some of them, each text once. */
    Set<String> texts(List<Finding> alike, Function<Finding, Optional<Text>> part) {
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
            asked.say(comma).add(HtmlPieces.code(question.pointer()));
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
            summary.say(words.colon()).add(HtmlPieces.subject(finding.subject()));
        }
        // A long page keeps it for who asks, and off the paper.
        Tag details = brief ? Tag.classed("details", "on-request") : new Tag("details").set("open", "");
        return Optional.of(details.add(summary, list));
    }

    private Tag step(Finding.Derivation step, List<Object> now) {
        steps.put(now, "step-" + (steps.size() + 1));
        Tag item = new Tag("li")
                .say(words.derived(step) + " ")
                .add(Tag.classed("span", "faint").say("(").add(pieces.law(step.citation())).say(")"));
        words.says(step).ifPresent(says -> item.say(words.colon() + says));
        if (brief) {
            item.set("id", stepAnchor(now));
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
                .add(new Tag("a").set("href", "#" + stepAnchor(now)).say(say("as above", "comme ci-dessus")))
                .say(")");
    }

    private String stepAnchor(List<Object> step) {
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

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
