package edict.report;

import edict.Changes;
import edict.Evaluation;
import edict.RuleImpact;
import edict.document.Names;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another rulebook makes of designs: for people at a terminal, for a comment on the change of the rules, and for other programs.
 * Equal impacts give equal bytes.
 */
public final class ImpactReport {

    /** How it is written. */
    public enum Form implements Coded {
        TEXT,
        MARKDOWN,
        JSON
    }

    /** Forges take 65,536 characters. */
    private static final int LIMIT = 60_000;

    /** Names in a line. */
    private static final int SHOWN = 5;

    private final RuleImpact impact;
    private final Language language;
    private final FindingText words;

    private ImpactReport(RuleImpact impact, Language language) {
        this.impact = impact;
        this.language = language;
        this.words = new FindingText(language);
    }

    /**
     * Text, a comment on the change of the rules, or {@code designs}, {@code provisions} and {@code revision}; ended by a newline.
     *
     * @param extent whether the text writes out each change in each design as well
     */
    public static String of(RuleImpact impact, Form form, Language language, TextReport.Extent extent) {
        ImpactReport report = new ImpactReport(impact, language);
        return switch (form) {
            case TEXT -> extent == TextReport.Extent.WHOLE ? report.text() + report.changes() : report.text();
            case MARKDOWN -> report.markdown();
            case JSON -> JsonText.of(report.json());
        };
    }

    // ---- what is said in each way

    /** Of which all say how they were judged; empty where no design was. */
    private Optional<Evaluation> first() {
        return impact.members().stream().findFirst().map(member -> member.outcome().before());
    }

    private String rulebooks() {
        return impact.before().substring(0, 12) + " → " + impact.after().substring(0, 12);
    }

    private String count() {
        long flipped = count(RuleImpact.Member::isFlipped);
        long touched = count(member -> member.isTouched() && !member.isFlipped());
        long same = count(member -> !member.isTouched());
        return say(
                flipped + " decided otherwise, " + touched + " found otherwise, " + same + " as before",
                flipped + " décidés autrement, " + touched + " avec d'autres constats, " + same + " inchangés");
    }

    private long count(Predicate<RuleImpact.Member> some) {
        return impact.members().stream().filter(some).count();
    }

    private List<RuleImpact.Member> with(Predicate<RuleImpact.Member> some) {
        return impact.members().stream().filter(some).toList();
    }

    private String decision(RuleImpact.Member member) {
        String before = words.verdict(member.outcome().before().decision()).toUpperCase(Locale.ROOT);
        if (member.outcome() instanceof RuleImpact.Judged judged) {
            String after = words.verdict(judged.changes().after().decision()).toUpperCase(Locale.ROOT);
            return before.equals(after) ? before : before + " → " + after;
        }
        return before + " → " + say("can't be read", "illisible");
    }

    private String figures(RuleImpact.Judged judged) {
        return figures(
                judged.changes().count(Changes.Direction.WORSE),
                judged.changes().count(Changes.Direction.BETTER),
                judged.changes().count(Changes.Direction.NEITHER));
    }

    private String figures(int worse, int better, int neither) {
        List<String> figures = new ArrayList<>();
        if (worse > 0) {
            figures.add(language.worse(worse));
        }
        if (better > 0) {
            figures.add(language.better(better));
        }
        if (neither > 0) {
            figures.add(neither + say(" neither", " ni l'un ni l'autre"));
        }
        return String.join(", ", figures);
    }

    /** Why a design is decided otherwise, a line for each provision. */
    private List<String> reasons(RuleImpact.Member member) {
        if (member.outcome() instanceof RuleImpact.Unreadable unreadable) {
            return unreadable.problems().stream().map(problem -> problem.toString()).limit(SHOWN).toList();
        }
        return Alike.groups(member.deciding(), change -> List.of(change.it().provision())).stream()
                .map(alike -> alike.get(0).it().provision() + words.colon()
                        + language.of(alike.get(0).it().title()) + " (" + subjects(alike) + ")")
                .toList();
    }

    private String subjects(List<Changes.Change<Finding>> alike) {
        return Alike.listed(Alike.names(alike, change -> FindingText.name(change.it().subject())), SHOWN, language);
    }

    private String item(Revision.Item item) {
        String sign = switch (item.outcome()) {
            case ADDED -> "+ ";
            case REMOVED -> "- ";
            case CHANGED -> "~ ";
        };
        return sign + part(item.part()) + " " + item.id()
                + (item.keys().isEmpty() ? "" : " (" + String.join(", ", item.keys()) + ")");
    }

    private String value(Revision.Changed changed) {
        // Not "none", which is what many a code is called.
        String absent = say("not there", "absent");
        return changed.pointer() + words.colon() + changed.before().orElse(absent) + " → " + changed.after().orElse(absent);
    }

    private String part(Revision.Part part) {
        return switch (part) {
            case PACK -> say("pack", "paquet");
            case TYPE -> "type";
            case PROVISION -> say("provision", "disposition");
            case PARAMETER -> say("parameter", "paramètre");
            case TABLE -> "table";
            case CONTROL -> say("control", "mesure");
            case REGISTRY_ENTRY -> say("registry entry", "entrée du registre");
            case SCENARIO -> say("scenario", "scénario");
            case FRAMEWORK -> say("framework", "référentiel");
            case PROFILE -> say("profile", "profil");
        };
    }

    private boolean isUnnoticed(Revision.Item item) {
        return !impact.members().isEmpty()
                && item.part() == Revision.Part.PROVISION && !impact.noticed().contains(item.id());
    }

    private String unnoticed() {
        return say("no design notices", "aucun projet ne s'en ressent");
    }

    private String flipped() {
        return say("Decided otherwise", "Décidés autrement");
    }

    private String touched() {
        return say("Decided as before, found otherwise", "Même décision, constats autres");
    }

    private String same() {
        return say("As before", "Inchangés");
    }

    private String revised() {
        return say("What the rules say otherwise", "Ce que les règles disent autrement");
    }

    private String unreached(RuleImpact.Affected one) {
        return one.reached()
                ? ""
                : say(
                        "; nothing that it rests on changed: what is open was settled otherwise",
                        " ; rien de ce sur quoi elle repose n'a changé : ce qui est ouvert a été tranché autrement");
    }

    private String unrevised() {
        return say("The rules say the same.", "Les règles disent la même chose.");
    }

    private String affected() {
        return say("By provision", "Par disposition");
    }

    // ---- text

    private String text() {
        Lines lines = new Lines();
        lines.line(
                0,
                say("RULES ", "RÈGLES ") + rulebooks()
                        + first().map(first -> say(" as of ", " au ") + first.asOf()
                                        + (first.knownOn().equals(first.asOf())
                                                ? ""
                                                : say(", law known on ", ", droit connu au ") + first.knownOn())
                                        + say(", profile ", ", profil ") + first.profile())
                                .orElse(""));
        lines.line(0, impact.members().size()
                        + (impact.members().size() == 1 ? say(" design: ", " projet : ") : say(" designs: ", " projets : ")) + count());
        members(lines, flipped(), with(RuleImpact.Member::isFlipped));
        members(lines, touched(), with(member -> member.isTouched() && !member.isFlipped()));
        members(lines, same(), with(member -> !member.isTouched()));
        if (!impact.affected().isEmpty()) {
            lines.heading(affected(), impact.affected().size());
            impact.affected().forEach(one -> {
                lines.hanging(1, one.provision() + words.colon() + language.of(one.finding().title()));
                lines.hanging(
                        2,
                        figures(one.worse(), one.better(), one.neither()) + say(" in ", " dans ")
                                + Alike.listed(one.designs(), SHOWN, language) + unreached(one));
            });
        }
        if (impact.revision().items().isEmpty()) {
            lines.blank();
            lines.line(0, unrevised());
        } else {
            lines.heading(revised(), impact.revision().items().size());
            impact.revision().items().forEach(item -> {
                lines.hanging(1, item(item) + (isUnnoticed(item) ? "  " + unnoticed() : ""));
                item.values().forEach(changed -> lines.hanging(2, Names.clean(value(changed))));
                lines.hanging(2, item.at().file() + ":" + item.at().line());
            });
        }
        return lines.toString();
    }

    private void members(Lines lines, String title, List<RuleImpact.Member> members) {
        if (members.isEmpty()) {
            return;
        }
        lines.heading(title, members.size());
        for (RuleImpact.Member member : members) {
            String figures = member.outcome() instanceof RuleImpact.Judged judged ? figures(judged) : "";
            lines.hanging(
                    1,
                    member.name() + words.colon() + decision(member) + (figures.isEmpty() ? "" : "  (" + figures + ")"));
            reasons(member).forEach(reason -> lines.hanging(2, reason));
        }
    }

    /** Each design whose findings change, with each of these. */
    private String changes() {
        StringBuilder text = new StringBuilder();
        for (RuleImpact.Member member : with(RuleImpact.Member::isTouched)) {
            if (member.outcome() instanceof RuleImpact.Judged judged) {
                text.append('\n')
                        .append(ChangesReport.text(
                                judged.changes(), member.name(), member.name(), language, TextReport.Extent.WHOLE));
            }
        }
        return text.toString();
    }

    // ---- Markdown

    private String markdown() {
        StringBuilder out = new StringBuilder("<!-- edict impact -->\n### ");
        out.append(Markdown.text(count())).append("\n\n");
        out.append("<sub>").append(Markdown.text(rulebooks()));
        first().ifPresent(first -> out.append(say(", as of ", ", au ")).append(first.asOf())
                .append(say(", profile ", ", profil ")).append(Markdown.text(first.profile())));
        out.append("</sub>\n\n");
        List<RuleImpact.Member> touched = with(RuleImpact.Member::isTouched);
        if (!touched.isEmpty()) {
            row(out, List.of(say("Design", "Projet"), say("Decision", "Décision"), say("Changes", "Changements"), say("Because of", "En raison de")));
            out.append("|---|---|---|---|\n");
            touched.forEach(member -> row(out, List.of(
                    Markdown.code(member.name()),
                    Markdown.text(decision(member)),
                    member.outcome() instanceof RuleImpact.Judged judged ? figures(judged) : "",
                    String.join("<br>", reasons(member).stream().map(Markdown::text).toList()))));
            out.append('\n');
        }
        folded(out, affected(), impact.affected().stream()
                .map(one -> Markdown.code(one.provision()) + words.colon() + Markdown.text(language.of(one.finding().title()))
                        + ", " + figures(one.worse(), one.better(), one.neither()) + say(" in ", " dans ")
                        + Markdown.text(Alike.listed(one.designs(), SHOWN, language)) + unreached(one))
                .toList());
        if (impact.revision().items().isEmpty()) {
            out.append(unrevised()).append("\n\n");
        }
        folded(out, revised(), impact.revision().items().stream()
                .map(item -> Markdown.text(item(item))
                        + item.values().stream().map(changed -> ", " + Markdown.text(value(changed))).collect(Collectors.joining())
                        + ", " + Markdown.code(item.at().file() + ":" + item.at().line())
                        + (isUnnoticed(item) ? ", " + unnoticed() : ""))
                .toList());
        folded(out, same(), with(member -> !member.isTouched()).stream()
                .map(member -> Markdown.code(member.name()) + words.colon() + Markdown.text(decision(member)))
                .toList());
        return out.toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void folded(StringBuilder out, String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<details><summary>").append(title).append(" (").append(items.size()).append(")</summary>\n\n");
        int shown = 0;
        while (shown < items.size() && out.length() + items.get(shown).length() < LIMIT) {
            out.append("- ").append(items.get(shown++)).append('\n');
        }
        if (shown < items.size()) {
            out.append("- ").append(items.size() - shown).append(say(
                    " more are left out: too long for a comment. The other formats have them all.",
                    " autres sont omis : trop long pour un commentaire. Les autres formats les donnent tous.")).append('\n');
        }
        out.append("\n</details>\n\n");
    }

    // ---- JSON

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.putObject("rulebook").put("before", impact.before()).put("after", impact.after());
        first().ifPresent(first -> node.put("asOf", first.asOf().toString())
                .put("knownOn", first.knownOn().toString())
                .put("profile", first.profile()));
        node.set("designs", Nodes.array(impact.members(), this::design));
        node.set("provisions", Nodes.array(impact.affected(), one -> {
            ObjectNode provision = Nodes.object().put("provision", one.provision());
            provision.put("title", language.of(one.finding().title()));
            provision.put("worse", one.worse()).put("better", one.better()).put("neither", one.neither());
            provision.put("reached", one.reached());
            provision.set("designs", Nodes.strings(one.designs()));
            return provision;
        }));
        node.set("revision", Nodes.array(impact.revision().items(), item -> {
            ObjectNode changed = Nodes.object().put("part", item.part().code()).put("id", item.id());
            changed.put("change", item.outcome().code());
            changed.set("keys", Nodes.strings(item.keys()));
            changed.set("values", Nodes.array(item.values(), value -> {
                ObjectNode other = Nodes.object().put("pointer", value.pointer());
                value.before().ifPresent(before -> other.put("before", before));
                value.after().ifPresent(after -> other.put("after", after));
                return other;
            }));
            if (item.part() == Revision.Part.PROVISION && !impact.members().isEmpty()) {
                changed.put("noticed", !isUnnoticed(item));
            }
            changed.put("file", item.at().file()).put("line", item.at().line()).put("column", item.at().column());
            return changed;
        }));
        return node;
    }

    private ObjectNode design(RuleImpact.Member member) {
        ObjectNode node = Nodes.object().put("file", member.name());
        ObjectNode decision = node.putObject("decision").put("before", member.outcome().before().decision().code());
        if (member.outcome() instanceof RuleImpact.Judged judged) {
            Changes changes = judged.changes();
            decision.put("after", changes.after().decision().code());
            node.put("worse", changes.count(Changes.Direction.WORSE));
            node.put("better", changes.count(Changes.Direction.BETTER));
            node.put("neither", changes.count(Changes.Direction.NEITHER));
            node.set("because", Nodes.strings(Alike.names(member.deciding(), change -> change.it().provision())));
        } else {
            RuleImpact.Unreadable unreadable = (RuleImpact.Unreadable) member.outcome();
            node.set("problems", ProblemReport.nodes(unreadable.problems()));
        }
        return node;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
