package edict.report;

import edict.drl.Exemptions;
import edict.drl.Rule;
import edict.drl.RulePrinter;
import edict.rulebook.Citation;
import edict.rulebook.Dated;
import edict.rulebook.Pack;
import edict.rulebook.Parameter;
import edict.rulebook.Patterns;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Sanction;
import edict.rulebook.Source;
import edict.rulebook.Timeline;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a rulebook holds on a day: its provisions, their rules, and what its packs knowingly leave out. Provisions are sorted
 * by id, packs too.
 *
 * @param pack only this pack; empty for all
 */
public record CatalogueReport(
        Rulebook rulebook, Optional<String> pack, LocalDate asOf, LocalDate knownOn, Language language) {

    /** All provisions. */
    public String json() {
        ObjectNode node = head();
        node.set("rules", Nodes.array(provisions(), this::entry));
        return JsonText.of(node);
    }

    /** What is encoded and what is not, by pack. */
    public String scopeJson() {
        ObjectNode node = head();
        node.set("packs", Nodes.array(packs(), this::scope));
        return JsonText.of(node);
    }

    /** Everything about one provision; empty when there is none of that id. */
    public Optional<String> json(String id) {
        return Optional.ofNullable(rulebook.provisions().get(id)).map(provision -> JsonText.of(whole(provision)));
    }

    /** The same for people. */
    public Optional<String> text(String id) {
        return Optional.ofNullable(rulebook.provisions().get(id)).map(this::page);
    }

    private String page(Provision provision) {
        Lines lines = new Lines();
        lines.hanging(0, provision.id() + "  " + language.of(provision.title()));
        Citation citation = rulebook.citation(provision, asOf, knownOn);
        lines.hanging(1, language.cited(citation) + "  " + language.of(citation.url()));
        lines.hanging(1, String.join(", ", List.of(
                provision.kind().code(), provision.force().code(), provision.severity().code(), provision.enforcement().code())));
        labelled(lines, say("about", "porte sur"), String.join(", ", provision.subjects()));
        labelled(lines, say("addressed to", "s'adresse à"), String.join(", ", provision.addressees()));
        if (provision.unverified()) {
            lines.hanging(1, say("not verified", "non vérifié"));
        }
        lines.hanging(1, validity(provision)
                .map(now -> say("in force on ", "en vigueur le ") + asOf)
                .orElse(say("not in force on ", "sans effet le ") + asOf));
        provision.applies().entries()
                .forEach(entry -> dates(lines, entry, provision.applies(), entry.source().map(source -> language.of(source.text())).orElse("")));
        if (provision.texts().entries().size() > 1) {
            provision.texts().entries()
                    .forEach(entry -> dates(lines, entry, provision.texts(), say("text ", "texte ") + entry.id()));
        }
        labelled(lines, say("because", "motif"), language.of(provision.because()));
        provision.reasons().forEach((branch, text) -> labelled(lines, say("because of ", "motif de ") + branch, language.of(text)));
        labelled(lines, say("remedy", "remède"), provision.remedy());
        labelled(lines, "clause", provision.clause());
        DutyText duty = new DutyText(rulebook, language);
        duty.due(provision).ifPresent(due -> labelled(lines, say("due", "échéance"), due));
        duty.metBy(provision).ifPresent(by -> labelled(lines, say("met by", "remplie par"), by));
        labelled(lines, say("exempted by", "exemptée par"), String.join(", ", exemptions(provision)));
        for (Parameter parameter : parameters(provision)) {
            labelled(
                    lines,
                    say("parameter ", "paramètre ") + parameter.id(),
                    parameter.label()
                            + value(parameter).map(value -> language.semicolon() + written(value, parameter.unit())).orElse(""));
        }
        labelled(lines, "sanction", provision.sanction().flatMap(Sanction::text));
        labelled(lines, "note", provision.note());
        provision.interpretation().ifPresent(reading -> labelled(
                lines,
                reading.contested() ? say("contested", "contesté") : say("interpretation", "interprétation"),
                reading.text()));
        provision.readings().forEach(reading -> labelled(lines, say("reading", "lecture"), language.of(reading)));
        lines.line(1, provision.at().file() + ":" + provision.at().line());
        lines.blank();
        return lines + drl(rules(provision));
    }

    private void dates(Lines lines, Dated<?> entry, Timeline<?> all, String what) {
        lines.hanging(2, (entry.value().isPresent() ? say("from ", "à partir du ") : say("annulled from ", "annulé à partir du "))
                + entry.from()
                + entry.until().map(until -> say(" until ", " jusqu'au ") + until).orElse("")
                + say(", known since ", ", connu depuis le ") + entry.known()
                + entry.replaces().map(replaces -> instead(replaces, all)).orElse("")
                + (what.isEmpty() ? "" : say(": ", " : ") + what));
    }

    private String instead(Dated.Replaces replaces, Timeline<?> all) {
        String replaced = all.entries().stream()
                .filter(entry -> entry.id().equals(replaces.entry()))
                .map(entry -> entry.from().toString())
                .findFirst()
                .orElse(replaces.entry());
        return say(", in the place of what was to apply from ", ", à la place de ce qui devait s'appliquer à partir du ") + replaced;
    }

    private void labelled(Lines lines, String label, Optional<Text> text) {
        text.ifPresent(said -> labelled(lines, label, language.of(said)));
    }

    private void labelled(Lines lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.hanging(1, label + say(": ", " : ") + text);
        }
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }

    /** One line per provision: id, kind, first day, title. */
    public String text() {
        StringBuilder out = new StringBuilder();
        int width = provisions().stream().mapToInt(one -> one.id().length()).max().orElse(1);
        for (Provision provision : provisions()) {
            String from = validity(provision)
                    .map(now -> now.from().map(LocalDate::toString).orElse("-"))
                    .orElse(language.say("not in force", "sans effet"));
            out.append(String.format(
                    "%-" + width + "s  %-14s  %-12s  %s\n",
                    provision.id(),
                    provision.kind().code(),
                    from,
                    language.of(provision.title())));
        }
        return out.toString();
    }

    /** The scope, by pack. */
    public String scopeText() {
        StringBuilder out = new StringBuilder();
        for (Pack one : packs()) {
            out.append(one.id()).append("  ").append(language.of(one.title()));
            one.knownUntil().ifPresent(day -> out.append(language.say("  known until ", "  connu jusqu'au "))
                    .append(day));
            out.append('\n');
            one.encoded().forEach(slug -> out.append("  + ")
                    .append(slug)
                    .append(title(one, slug).map(text -> "  " + language.of(text)).orElse(""))
                    .append('\n'));
            one.notEncoded().forEach(omission -> out.append("  - ")
                    .append(omission.slug())
                    .append(omission.title().map(text -> "  " + language.of(text)).orElse(""))
                    .append(omission.because().map(text -> "  " + language.of(text)).orElse(""))
                    .append('\n'));
        }
        return out.toString();
    }

    /** Of the provision that the slug stands for; a framework has criteria under slugs as well. */
    private Optional<Text> title(Pack pack, String slug) {
        return Optional.ofNullable(rulebook.provisions().get(pack.id() + '/' + slug)).map(Provision::title);
    }

    /** The conditions as DRL, those that duty tables and gates stand for among them. */
    public String drl() {
        return drl(rulebook.rules().stream().filter(this::isChosen).toList());
    }

    /** The provision's conditions as DRL. */
    public Optional<String> drl(String id) {
        return Optional.ofNullable(rulebook.provisions().get(id)).map(provision -> drl(rules(provision)));
    }

    private static String drl(List<Rule> rules) {
        return RulePrinter.print(rules);
    }

    private boolean isChosen(Rule rule) {
        return pack.map(id -> rule.provision().startsWith(id + "/")).orElse(true);
    }

    private List<Rule> rules(Provision provision) {
        return rulebook.rules().stream()
                .filter(rule -> rule.provision().equals(provision.id()))
                .toList();
    }

    /** Provisions whose rules free from this one. */
    private List<String> exemptions(Provision provision) {
        return rulebook.rules().stream()
                .filter(rule -> rule.then().stream().anyMatch(conclusion -> Exemptions.exempts(conclusion, provision.id())))
                .map(Rule::provision)
                .distinct()
                .sorted()
                .toList();
    }

    /** Those that its rules read, by id. */
    private List<Parameter> parameters(Provision provision) {
        return rules(provision).stream()
                .flatMap(rule -> Patterns.parameters(rule).stream())
                .distinct()
                .sorted()
                .flatMap(id -> Optional.ofNullable(rulebook.parameters().get(id)).stream())
                .toList();
    }

    /** What the law says it is on the day, whatever a profile sets. */
    private Optional<Object> value(Parameter parameter) {
        return parameter.values().at(asOf, knownOn).flatMap(Dated::value);
    }

    private static List<String> members(Object value) {
        return value instanceof Set<?> set
                ? set.stream().map(CatalogueReport::member).sorted().toList()
                : List.of(member(value));
    }

    private static String member(Object value) {
        return value instanceof BigDecimal number ? Nodes.plain(number).toPlainString() : value.toString();
    }

    /** @param unit of one value; that of a set is what its members are */
    private String written(Object value, String unit) {
        List<String> members = members(value);
        return members.isEmpty() ? say("none", "aucun") : String.join(", ", members) + (value instanceof Set || unit.isEmpty() ? "" : " " + unit);
    }

    private ObjectNode parameter(Parameter parameter) {
        ObjectNode node = Nodes.object().put("id", parameter.id()).put("label", parameter.label());
        Nodes.put(node, "unit", Optional.of(parameter.unit()).filter(unit -> !unit.isEmpty()));
        node.put("open", parameter.open());
        value(parameter).ifPresent(value -> node.set("values", Nodes.strings(members(value))));
        return node;
    }

    private List<Provision> provisions() {
        return rulebook.provisions().values().stream()
                .filter(provision -> pack.map(provision.pack()::equals).orElse(true))
                .toList();
    }

    private List<Pack> packs() {
        return rulebook.packs().values().stream()
                .filter(one -> pack.map(one.id()::equals).orElse(true))
                .toList();
    }

    private Optional<Rulebook.Validity> validity(Provision provision) {
        return rulebook.validity(provision, asOf, knownOn);
    }

    private ObjectNode head() {
        ObjectNode node = Nodes.object();
        node.put("asOf", asOf.toString());
        node.put("knownOn", knownOn.toString());
        node.putObject("rulebook").put("hash", rulebook.hash());
        return node;
    }

    private ObjectNode scope(Pack one) {
        Nodes nodes = new Nodes(language);
        ObjectNode node = Nodes.object();
        node.put("id", one.id());
        nodes.text(node, "title", one.title());
        Nodes.put(node, "act", one.act());
        Nodes.put(node, "url", one.url().map(Text::en));
        node.put("force", one.force().code());
        Nodes.put(node, "knownUntil", one.knownUntil());
        Nodes.put(node, "languageVersion", one.languageVersion());
        node.set("encoded", Nodes.strings(one.encoded()));
        node.set("notEncoded", Nodes.array(one.notEncoded(), omission -> omitted(omission, nodes)));
        return node;
    }

    private static ObjectNode omitted(Pack.Omission omission, Nodes nodes) {
        ObjectNode node = Nodes.object().put("slug", omission.slug());
        nodes.text(node, "title", omission.title());
        nodes.text(node, "because", omission.because());
        if (!omission.of().isEmpty()) {
            node.set("of", Nodes.strings(omission.of()));
        }
        Nodes.put(node, "pack", omission.pack());
        return node;
    }

    private ObjectNode entry(Provision provision) {
        ObjectNode node = Nodes.object();
        node.put("id", provision.id());
        node.put("pack", provision.pack());
        Nodes nodes = new Nodes(language);
        nodes.text(node, "title", provision.title());
        node.put("kind", provision.kind().code());
        node.put("force", provision.force().code());
        node.put("severity", provision.severity().code());
        node.put("enforcement", provision.enforcement().code());
        node.set("subjects", Nodes.strings(provision.subjects()));
        node.set("addressees", Nodes.strings(provision.addressees()));
        node.set("citation", nodes.citation(rulebook.citation(provision, asOf, knownOn)));
        validity(provision).ifPresent(now -> {
            ObjectNode inForce = node.putObject("inForce");
            Nodes.put(inForce, "text", now.text());
            Nodes.put(inForce, "from", now.from());
            Nodes.put(inForce, "until", now.until());
        });
        if (provision.unverified()) {
            node.put("unverified", true);
        }
        return node;
    }

    private static ObjectNode cap(Sanction.Cap cap, Nodes nodes) {
        ObjectNode node = Nodes.object();
        ObjectNode whose = node.putObject("for");
        cap.whose().forEach(test -> whose.set(test.attribute(), Nodes.strings(test.codes())));
        nodes.text(node, "whereStated", cap.whereStated());
        nodes.text(node, "label", cap.label());
        nodes.text(node, "by", cap.by());
        Nodes.put(node, "from", cap.from());
        Nodes.put(node, "until", cap.until());
        Nodes.put(node, "known", cap.known());
        Nodes.put(node, "amount", cap.amount());
        Nodes.put(node, "share", cap.share());
        Nodes.put(node, "take", cap.take().map(Sanction.Take::code));
        Nodes.put(node, "of", cap.turnover().map(Sanction.Turnover::attribute));
        return node.put("source", cap.source().en());
    }

    private ObjectNode whole(Provision provision) {
        Nodes nodes = new Nodes(language);
        ObjectNode node = entry(provision);
        node.put("asOf", asOf.toString());
        node.put("knownOn", knownOn.toString());
        node.putObject("rulebook").put("hash", rulebook.hash());
        nodes.text(node, "because", provision.because());
        if (!provision.reasons().isEmpty()) {
            ObjectNode reasons = node.putObject("reasons");
            provision.reasons().forEach((branch, text) -> nodes.text(reasons, branch, text));
        }
        nodes.text(node, "remedy", provision.remedy());
        nodes.text(node, "clause", provision.clause());
        DutyText duty = new DutyText(rulebook, language);
        Nodes.put(node, "due", duty.due(provision));
        Nodes.put(node, "metBy", duty.metBy(provision));
        node.set("exemptedBy", Nodes.strings(exemptions(provision)));
        node.set("parameters", Nodes.array(parameters(provision), this::parameter));
        nodes.text(node, "note", provision.note());
        provision.sanction().ifPresent(sanction -> {
            ObjectNode said = node.putObject("sanction");
            Nodes.put(said, "code", sanction.code());
            nodes.text(said, "text", sanction.text());
            if (!sanction.caps().isEmpty()) {
                said.set("caps", Nodes.array(sanction.caps(), cap -> cap(cap, nodes)));
            }
        });
        provision.interpretation().ifPresent(reading -> nodes.text(
                node.putObject("interpretation").put("contested", reading.contested()), "text", reading.text()));
        node.set("readings", nodes.texts(provision.readings()));
        node.set("texts", Nodes.array(provision.texts().entries(), CatalogueReport::wording));
        node.set("applies", Nodes.array(provision.applies().entries(), CatalogueReport::application));
        node.put("drl", drl(rules(provision)));
        node.put("file", provision.at().file());
        node.put("line", provision.at().line());
        return node;
    }

    private static ObjectNode wording(Dated<Provision.Wording> entry) {
        ObjectNode node = dated(entry);
        node.put("id", entry.id());
        entry.value().ifPresent(wording -> node.set("branches", Nodes.strings(wording.branches().stream().sorted().toList())));
        return node;
    }

    private static ObjectNode application(Dated<Source> entry) {
        return dated(entry);
    }

    private static ObjectNode dated(Dated<?> entry) {
        ObjectNode node = Nodes.object();
        node.put("from", entry.from().toString());
        Nodes.put(node, "until", entry.until());
        node.put("known", entry.known().toString());
        Nodes.put(node, "source", entry.source().map(source -> source.text().en()));
        return node;
    }
}
