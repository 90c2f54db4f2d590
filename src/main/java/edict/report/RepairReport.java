package edict.report;

import edict.Repair;
import edict.continuity.Continuity;
import edict.continuity.Impact;
import edict.continuity.Verdict;
import edict.facts.Called;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Requirements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What would keep what losses take away, as JSON for other programs, and for people at a terminal. */
public final class RepairReport {

    /** Products of which the text names each. */
    private static final int NAMED = 8;

    private final Repair repair;
    private final Facts facts;
    private final Language language;
    private final Naming naming;
    private final Naming offered;
    private final ContinuityText words;
    /** For programs. */
    private final ContinuityText codes;

    private RepairReport(Repair repair, Language language) {
        this.repair = repair;
        this.facts = repair.facts();
        this.language = language;
        this.naming = Naming.plain(facts.called());
        this.offered = Naming.introducing(new Called(repair.offered(), Map.of()));
        this.words = new ContinuityText(language, naming);
        this.codes = new ContinuityText(language);
    }

    /** {@code plans}, {@code losses} and {@code beyond}, ended by a newline. Equal repairs give equal bytes. */
    public static String json(Repair repair, Language language) {
        return JsonText.of(new RepairReport(repair, language).json());
    }

    /** The plans, in the order of what each costs at most, then what the first one saves, and what nothing on offer does. */
    public static String text(Repair repair, Language language) {
        return new RepairReport(repair, language).text();
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("from", repair.from().toString());
        node.put("knownOn", repair.knownOn().toString());
        node.putObject("rulebook").put("hash", repair.rulebook());
        node.put("profile", repair.profile());
        node.put("exact", repair.exact());
        node.put("all", repair.all());
        node.set("plans", Nodes.array(repair.plans(), this::plan));
        node.set("losses", Nodes.array(repair.before(), this::loss));
        node.set("added", Nodes.array(repair.added(), this::added));
        repair.more().ifPresent(more -> node.putObject("more")
                .put("exact", more.exact())
                .set("plans", Nodes.array(more.plans(), this::plan))
                .set("losses", Nodes.array(more.before(), before -> loss(before, more.after()))));
        node.set("beyond", Nodes.array(repair.beyond(), this::beyond));
        repair.perhaps().ifPresent(perhaps -> node.putObject("perhaps")
                .put("exact", perhaps.exact())
                .put("more", perhaps.more())
                .set("plans", Nodes.array(perhaps.plans(), this::plan))
                .set("kept", Nodes.array(perhaps.kept(), this::beyond)));
        return node;
    }

    private ObjectNode plan(Repair.Plan plan) {
        ObjectNode node = Nodes.object();
        bounds(node, "cost", plan.cost());
        bounds(node, "days", plan.days());
        node.set("changes", Nodes.array(plan.changes(), this::change));
        return node;
    }

    private static void bounds(ObjectNode node, String name, Repair.Bounds bounds) {
        ObjectNode both = node.putObject(name).put("least", Nodes.plain(bounds.least()));
        bounds.most().ifPresent(most -> both.put("most", Nodes.plain(most)));
    }

    private ObjectNode change(Repair.Change change) {
        ObjectNode node = Nodes.object();
        if (change instanceof Repair.Offered offered) {
            node.put("option", offered.id());
            offered.change().ifPresent(text -> node.put("change", text));
        } else if (change instanceof Repair.Replaced replaced) {
            node.put("replace", id(replaced.component()));
            replaced.product().ifPresent(product -> node.put("product", id(product)));
            node.set("by", Nodes.strings(replaced.products()));
            node.set("perhaps", Nodes.strings(replaced.perhaps()));
        } else if (change instanceof Repair.Proved proved) {
            node.put("prove", proved.alternative());
            backup(proved, codes).ifPresent(backup -> node.put("backup", backup));
        }
        bounds(node, "cost", change.cost());
        bounds(node, "days", change.days());
        return node;
    }

    private ObjectNode named(Impact impact) {
        ObjectNode node = Nodes.object();
        node.put("scenario", impact.scenario().id());
        impact.cause().map(cause -> codes.cause(cause, facts)).ifPresent(cause -> node.put("cause", cause));
        node.put("title", codes.title(impact, facts));
        return node;
    }

    private ObjectNode added(Impact impact) {
        ObjectNode node = named(impact);
        ContinuityText.index(node.putObject("after"), impact.effective());
        return node;
    }

    private ObjectNode loss(Impact impact) {
        return loss(impact, repair.after());
    }

    private ObjectNode loss(Impact impact, List<Impact> then) {
        ObjectNode node = named(impact);
        ContinuityText.index(node.putObject("before"), impact.effective());
        same(impact, then).ifPresent(after -> ContinuityText.index(node.putObject("after"), after.effective()));
        return node;
    }

    private Optional<Impact> after(Impact before) {
        return same(before, repair.after());
    }

    private static Optional<Impact> same(Impact wanted, List<Impact> among) {
        return among.stream().filter(impact -> isSame(impact, wanted)).findFirst();
    }

    private static boolean isSame(Impact one, Impact other) {
        return one.scenario().id().equals(other.scenario().id()) && one.cause().equals(other.cause());
    }

    private ObjectNode beyond(Repair.Beyond beyond) {
        ObjectNode node = named(beyond.impact());
        continuity(beyond).ifPresent(continuity -> node.set("continuity", SimulationReport.continuity(continuity)));
        return node;
    }

    private static Optional<Continuity> continuity(Repair.Beyond beyond) {
        return beyond.impact().capabilities().stream()
                .filter(continuity -> continuity.capability().equals(beyond.capability()))
                .findFirst();
    }

    /** Whether it is known of something that it is not kept. */
    private boolean isSure() {
        return repair.before().stream()
                .flatMap(impact -> impact.capabilities().stream())
                .anyMatch(continuity -> continuity.verdict() != Verdict.UNKNOWN && !continuity.verdict().isKept());
    }

    private String text() {
        Lines lines = new Lines();
        if (repair.before().isEmpty()) {
            lines.hanging(0, say(
                    "Nothing to repair: no capability is lost, or there is none.",
                    "Rien à réparer : aucune capacité n'est perdue, ou il n'y en a pas."));
            return lines.toString();
        }
        if (repair.plans().isEmpty()) {
            lines.hanging(0, unkept() + say(
                            "no option of the design, no proof of a backup and no product of the registry.",
                            "ni une option du projet, ni la preuve d'un secours, ni un produit du registre."));
        } else if (isOnlyHope()) {
            lines.hanging(0, say(
                            "Nothing on offer is sure to keep more than goes on today. What may, if what isn't known of its products turns out well, from ",
                            "Rien de ce qui est proposé ne maintient à coup sûr plus que ce qui continue aujourd'hui. Ce qui le peut, si ce qui n'est"
                                    + " pas connu de ses produits s'avère favorable, à partir du ")
                    + repair.from() + limits());
            plans(repair.plans(), lines);
            preferred(repair.plans(), lines);
            if (repair.before().stream().anyMatch(before -> after(before).filter(after -> isOtherwise(before, after)).isPresent())) {
                saved(lines);
            }
        } else {
            lines.hanging(0, say("What keeps the most, from ", "Ce qui maintient le plus, à partir du ") + repair.from() + limits());
            plans(repair.plans(), lines);
            preferred(repair.plans(), lines);
            saved(lines);
        }
        repair.more().ifPresent(more -> more(more, lines));
        repair.perhaps().ifPresent(perhaps -> perhaps(perhaps, lines));
        beyond(lines);
        unjudged(lines);
        SurveyReport.ids(naming, language, lines);
        return lines.toString();
    }

    /** That something keeps running says nothing of whether rules allow it: who to ask. */
    private void unjudged(Lines lines) {
        if (!repair.plans().isEmpty() || repair.more().isPresent() || repair.perhaps().isPresent()) {
            lines.blank();
            lines.hanging(0, say(
                    "Only what goes on is looked at here. What the rules decide with an option is for `edict check FILE#OPTION` to say, which products pass them in a"
                            + " place `edict candidates FILE#COMPONENT`.",
                    "Seul ce qui continue est examiné ici. `edict check FILE#OPTION` dit si une option est approuvée, `edict candidates FILE#COMPONENT` quels"
                            + " produits satisfont aux règles à une place."));
        }
    }

    /** Whether in no loss more goes on with the first plan than today, unless what isn't known of its products turns out well. */
    private boolean isOnlyHope() {
        return repair.before().stream().noneMatch(before -> after(before)
                .filter(after -> after.effective().least().compareTo(before.effective().least()) > 0)
                .isPresent());
    }

    private boolean isOtherwise(Impact before, Impact after) {
        return !words.shown(after.effective()).equals(words.shown(before.effective()));
    }

    private String unkept() {
        if (!isSure()) {
            return say(
                    "Nothing is sure to be lost, and nothing on offer is sure to keep what may be: ",
                    "Rien n'est perdu à coup sûr, et rien de ce qui est proposé ne maintient à coup sûr ce qui peut l'être : ");
        }
        return repair.perhaps().isPresent()
                ? say("Nothing on offer is sure to keep what is lost: ", "Rien de ce qui est proposé ne maintient à coup sûr ce qui est perdu : ")
                : say("Nothing on offer keeps what is lost: ", "Rien de ce qui est proposé ne maintient ce qui est perdu : ");
    }

    private void plans(List<Repair.Plan> plans, Lines lines) {
        int number = 0;
        for (Repair.Plan plan : plans) {
            lines.blank();
            lines.hanging(1, ++number + ". " + cost(plan.cost()) + days(plan.days()));
            plan.changes().forEach(change -> lines.hanging(3, described(change)));
        }
        lines.blank();
    }

    /** Which of several to take, and what would have to be known to take another one. */
    private void preferred(List<Repair.Plan> plans, Lines lines) {
        List<Repair.Plan> open = plans.stream().filter(plan -> plan.cost().most().isEmpty()).toList();
        if (plans.size() == 1 || open.isEmpty()) {
            return;
        }
        boolean sure = plans.get(0).isSure() && !open.stream().allMatch(Repair.Plan::isSure);
        Optional<BigDecimal> most = plans.get(0).cost().most();
        if (most.isPresent()) {
            lines.hanging(0, say("Prefer 1: the most that it can cost is known", "Préférez 1 : ce qu'il peut coûter au plus est connu")
                    + (sure ? say(", and it hangs on nothing that isn't known of a product.", ", et il ne dépend de rien d'inconnu sur un produit.") : "."));
            open.forEach(plan -> lines.hanging(1, (plans.indexOf(plan) + 1) + otherwise(plan, most.get())));
        } else {
            if (sure) {
                lines.hanging(0, say(
                        "Prefer 1: it hangs on nothing that isn't known of a product.",
                        "Préférez 1 : il ne dépend de rien d'inconnu sur un produit."));
            }
            lines.hanging(0, say(
                            "Which is the cheapest can't be said, as nobody knows what these cost; as an option of the design each can have a `cost`: ",
                            "On ne peut dire lequel est le moins cher, personne ne sachant ce que coûtent ceux-ci ; en option du projet, chacun peut avoir un `cost` : ")
                    + unpriced(open.stream().flatMap(plan -> plan.changes().stream())));
        }
        lines.blank();
    }

    private String otherwise(Repair.Plan plan, BigDecimal most) {
        BigDecimal left = most.subtract(plan.cost().least());
        if (left.signum() <= 0) {
            return say(" costs at least as much.", " coûte au moins autant.");
        }
        return say(" costs no more than that only if what has no price in it comes to at most ", " ne coûte pas davantage à condition que ce qui n'y a pas de prix revienne au plus à ")
                + language.figure(left) + " EUR" + say(": ", " : ") + unpriced(plan.changes().stream());
    }

    private String unpriced(Stream<Repair.Change> changes) {
        return changes.filter(change -> change.cost().most().isEmpty())
                .map(this::brief)
                .distinct()
                .collect(Collectors.joining(language.semicolon()));
    }

    /** Without the products that it may be. */
    private String brief(Repair.Change change) {
        return change instanceof Repair.Replaced replaced
                ? say("another product for ", "un autre produit pour ") + words.thing(id(replaced.component()))
                : change instanceof Repair.Offered offered ? offered.id() : described(change);
    }

    private void perhaps(Repair.Perhaps perhaps, Lines lines) {
        lines.blank();
        lines.hanging(
                0,
                perhaps.more()
                        ? say(
                                "What may keep more, if what isn't known turns out well:",
                                "Ce qui peut maintenir davantage, si ce qui n'est pas connu s'avère favorable :")
                        : say(
                                "What the design offers itself, which may keep as much if what isn't known turns out well:",
                                "Ce que le projet propose lui-même et qui peut maintenir autant, si ce qui n'est pas connu s'avère favorable :"));
        plans(perhaps.plans(), lines);
        lines.hanging(0, say("What the first of these hangs on:", "Ce dont dépend le premier de ces plans :"));
        perhaps.kept().forEach(kept -> {
            lines.hanging(1, words.title(kept.impact(), facts) + say(": ", " : ") + words.thing(kept.capability()));
            Dependences.of(continuity(kept).map(Continuity::questions).orElse(List.of()), perhaps.facts(), language)
                    .forEach(line -> lines.hanging(2, line));
        });
    }

    private String limits() {
        if (!repair.exact()) {
            return say(
                    "; nothing can be left out, but with so many possible changes a cheaper plan was not looked for:",
                    " ; rien ne peut en être retiré, mais avec tant de modifications possibles un plan moins cher n'a pas été cherché :");
        }
        return order() + (repair.all() ? say(":", " :") : say("; there are more:", " ; il y en a d'autres :"));
    }

    /** By which plans are sorted; empty where there is one, or nobody knows of any change what it costs. */
    private String order() {
        long known = repair.plans().stream().filter(plan -> plan.cost().most().isPresent()).count();
        boolean priced = repair.plans().stream().anyMatch(plan -> plan.cost().least().signum() > 0);
        if (repair.plans().size() == 1 || known == 0 && !priced) {
            return "";
        }
        if (known == 0) {
            return say(
                    ", those with the fewest changes of unknown cost first",
                    ", d'abord ceux qui ont le moins de modifications de coût inconnu");
        }
        return say(", by what each costs at most", ", selon ce que chacun coûte au plus")
                + (known == repair.plans().size()
                        ? ""
                        : say(", those of which nobody knows it last", ", en dernier ceux dont personne ne le sait"));
    }

    private String cost(Repair.Bounds cost) {
        if (cost.most().isEmpty()) {
            return cost.least().signum() == 0
                    ? say("cost unknown", "coût inconnu")
                    : say("at least ", "au moins ") + language.figure(cost.least()) + " EUR";
        }
        return span(cost) + " EUR";
    }

    private String days(Repair.Bounds days) {
        if (days.most().isEmpty()) {
            return days.least().signum() == 0
                    ? ""
                    : say(", at least ", ", au moins ") + language.figure(days.least()) + say(" days", " jours");
        }
        return ", " + span(days) + say(" days", " jours");
    }

    private String span(Repair.Bounds bounds) {
        String most = language.figure(bounds.most().orElseThrow());
        return bounds.least().compareTo(bounds.most().orElseThrow()) == 0
                ? most
                : language.figure(bounds.least()) + say(" to ", " à ") + most;
    }

    private String described(Repair.Change change) {
        if (change instanceof Repair.Offered offered) {
            return offered.id() + offered.change().map(text -> say(": ", " : ") + text).orElse("");
        }
        if (change instanceof Repair.Replaced replaced) {
            return say("run ", "exploiter ")
                    + words.thing(id(replaced.component()))
                    + say(" on another product", " avec un autre produit")
                    + replaced.product().map(product -> say(" than ", " que ") + words.thing(id(product))).orElse("")
                    + say(": ", " : ")
                    + (replaced.isSure()
                            ? some(replaced.products())
                            : say("none is known to be out of reach, perhaps ", "aucun n'est connu comme hors de portée, peut-être ")
                                    + some(replaced.perhaps()))
                    + (replaced.isSure() && !replaced.perhaps().isEmpty()
                            ? say("; perhaps ", " ; peut-être ") + some(replaced.perhaps())
                            : "");
        }
        Repair.Proved proved = (Repair.Proved) change;
        return say("prove the backup ", "éprouver le secours ")
                + backup(proved, words).orElse(proved.alternative())
                + facts.entity(proved.alternative())
                        .map(entity -> say(" (line ", " (ligne ") + entity.at().line() + ")")
                        .orElse("");
    }

    /** By name, the first time with the id by which the registry has it, as that is what one writes to take it. */
    private String some(List<String> products) {
        List<String> named = new ArrayList<>(products);
        // What is only counted is not introduced.
        named.subList(0, products.size() <= NAMED + 1 ? products.size() : NAMED).replaceAll(offered::of);
        return Alike.listed(named, NAMED, language);
    }

    /** {@code Cases of Claims are decided}. */
    private Optional<String> backup(Repair.Proved proved, ContinuityText text) {
        return facts.requirements().nodes().values().stream()
                .flatMap(node -> Requirements.alternatives(node)
                        .filter(alternative -> alternative.key().equals(proved.alternative()))
                        .flatMap(alternative -> alternative.node().stream())
                        .map(backup -> text.thing(id(backup)) + say(" of ", " de ") + text.thing(id(node.key()))))
                .findFirst();
    }

    private void saved(Lines lines) {
        lines.hanging(0, say(
                "What goes on, now and with the first plan:",
                "Ce qui continue, aujourd'hui et avec le premier plan :"));
        goesOn(repair.before(), repair.after(), lines);
        for (Impact impact : repair.added()) {
            lines.hanging(1, say("new", "nouveau") + " → " + words.shown(impact.effective()) + "  " + words.title(impact, facts));
        }
    }

    private void goesOn(List<Impact> before, List<Impact> after, Lines lines) {
        for (Impact impact : before) {
            lines.hanging(1, words.shown(impact.effective())
                    + " → " + same(impact, after).map(then -> words.shown(then.effective())).orElse("")
                    + "  " + words.title(impact, facts));
        }
    }

    private void more(Repair.More more, Lines lines) {
        lines.blank();
        lines.hanging(0, repair.plans().isEmpty()
                ? say("What keeps more, though nothing whole:", "Ce qui maintient davantage, mais rien en entier :")
                : say(
                        "What keeps more of the rest beside the first plan, though nothing of it whole:",
                        "Ce qui maintient davantage du reste à côté du premier plan, mais rien en entier :"));
        plans(more.plans(), lines);
        lines.hanging(0, repair.plans().isEmpty()
                ? say("What goes on, now and with the first of these:", "Ce qui continue, aujourd'hui et avec le premier de ceux-ci :")
                : say(
                        "What goes on, with the first plan and with the first of these beside it:",
                        "Ce qui continue, avec le premier plan et avec le premier de ceux-ci en plus :"));
        goesOn(more.before(), more.after(), lines);
    }

    private void beyond(Lines lines) {
        List<Repair.Beyond> left = repair.beyond().stream().filter(beyond -> !isHoped(beyond)).toList();
        if (left.isEmpty()) {
            return;
        }
        lines.blank();
        lines.hanging(0, say("Kept by nothing on offer:", "Maintenu par rien de ce qui est proposé :"));
        Map<String, Set<String>> byLoss = new LinkedHashMap<>();
        left.forEach(beyond -> byLoss.computeIfAbsent(
                        words.title(beyond.impact(), facts), title -> new LinkedHashSet<>())
                .add(continuity(beyond)
                        .map(continuity -> words.thing(continuity.capability()) + " (" + words.outcome(continuity) + words.ends(continuity)
                                + words.decides(continuity).map(node -> ", " + node).orElse("") + ")")
                        .orElseGet(() -> words.thing(beyond.capability()))));
        byLoss.forEach((title, capabilities) ->
                lines.hanging(1, title + say(": ", " : ") + String.join(", ", capabilities)));
    }

    private boolean isHoped(Repair.Beyond beyond) {
        return repair.perhaps().stream()
                .flatMap(perhaps -> perhaps.kept().stream())
                .anyMatch(kept -> kept.capability().equals(beyond.capability()) && isSame(kept.impact(), beyond.impact()));
    }

    private String id(String key) {
        return facts.entity(key).flatMap(Entity::id).orElse(key);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
