package edict.report;

import edict.Changes;
import edict.Comparison;
import edict.Comparison.Offer;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Question;
import edict.procurement.Candidate.Amount;
import edict.procurement.Ranking;
import edict.rulebook.Coded;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Candidates compared: for other programs, for people at a terminal, and for the file. */
public final class ComparisonReport {

    /** How a comparison is written. */
    public enum Form implements Coded {
        TEXT,
        /** The memo for the file. */
        MARKDOWN,
        /** The same as one page. */
        HTML,
        CSV,
        XLSX,
        JSON
    }

    private final Comparison comparison;
    private final Language language;
    private final ContinuityText words;
    private final MinimumText minimums;
    private final ComparisonText text;

    private ComparisonReport(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
        this.words = new ContinuityText(language);
        this.minimums = new MinimumText(language);
        this.text = new ComparisonText(comparison, language);
    }

    /**
     * In any form, as UTF-8. Equal comparisons give equal bytes.
     *
     * @param documents the SHA-256 of each document that was read, by name, for the memo and for programs
     * @param verbose whether the text tells also of each candidate
     */
    public static byte[] of(
            Comparison comparison, Form form, Supplier<SortedMap<String, String>> documents, Language language, boolean verbose) {
        return switch (form) {
            case TEXT -> bytes(text(comparison, language, verbose));
            case MARKDOWN -> bytes(markdown(comparison, documents.get(), language));
            case HTML -> bytes(html(comparison, documents.get(), language));
            case CSV -> bytes(csv(comparison, language));
            case XLSX -> xlsx(comparison, language);
            case JSON -> bytes(json(comparison, documents.get(), language));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ended by a newline. Equal comparisons give equal bytes. @param documents the SHA-256 of each document that was read, by name */
    public static String json(Comparison comparison, SortedMap<String, String> documents, Language language) {
        return JsonText.of(new ComparisonReport(comparison, language).json(documents));
    }

    /** The ranking, and what it hangs on. @param verbose also each candidate */
    public static String text(Comparison comparison, Language language, boolean verbose) {
        return new ComparisonReport(comparison, language).text(verbose);
    }

    /** The memo for the file, as Markdown. @param documents the SHA-256 of each document that was read, by name */
    public static String markdown(Comparison comparison, SortedMap<String, String> documents, Language language) {
        return new ComparisonMemo(comparison, language).of(documents).markdown();
    }

    /** The memo for the file, as one page. @param documents the SHA-256 of each document that was read, by name */
    public static String html(Comparison comparison, SortedMap<String, String> documents, Language language) {
        return new ComparisonMemo(comparison, language).of(documents).html(language);
    }

    /** A row for each candidate. */
    public static String csv(Comparison comparison, Language language) {
        return Csv.of(new ComparisonReport(comparison, language).table());
    }

    /** The same as a workbook, with sheets for minimums, clauses, evidence and questions. */
    public static byte[] xlsx(Comparison comparison, Language language) {
        return Xlsx.of(new ComparisonReport(comparison, language).sheets());
    }

    /** For spreadsheets: of what is an interval, each end in a column of its own, which nothing but numbers stands in. */
    private List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = text.verdicts();
        text.measures().forEach(measure -> {
            headings.add(measure + ", min");
            headings.add(measure + ", max");
        });
        rows.add(headings);
        for (Offer offer : comparison.offers()) {
            List<String> row = text.verdicts(offer);
            for (Amount amount : List.of(offer.candidate().price(), offer.exit().days(), offer.exit().cost())) {
                boolean unknown = amount.equals(Amount.UNKNOWN);
                row.add(unknown ? "" : plain(amount.least()));
                row.add(amount.most().map(ComparisonReport::plain).orElse(""));
            }
            // Who is not admitted is worth nothing beside the others.
            comparison.dossier().weights().keySet().forEach(criterion ->
                    ends(Optional.ofNullable(offer.values().get(criterion)).filter(value -> offer.admitted() != Ternary.NO), row));
            ends(text.total(offer), row);
            rows.add(row);
        }
        return rows;
    }

    /** Empty cells where nothing is to be said. */
    private static void ends(Optional<Range<Fraction>> range, List<String> row) {
        row.add(range.map(value -> plain(value.least().tenths())).orElse(""));
        row.add(range.map(value -> plain(value.most().tenths())).orElse(""));
    }

    /** For other programs, in whichever language. */
    private static String plain(BigDecimal number) {
        return Nodes.plain(number).toPlainString();
    }

    private Map<String, List<List<String>>> sheets() {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put(say("Comparison", "Comparaison"), table());
        String candidate = say("candidate", "candidat");
        sheets.put("Minimums", sheet(
                List.of(candidate, say("reached", "atteint"), say("why", "pourquoi")),
                Offer::minimums,
                reached -> List.of(minimums.admitted(reached.holds()), language.of(reached.why()))));
        sheets.put("Clauses", sheet(
                List.of(candidate, "provision", "clause", say("ask first", "à demander d'abord")),
                offer -> Stream.concat(
                                offer.negotiable().stream()
                                        .map(finding -> List.of(finding.provision(), finding.clause().map(language::of).orElse(""), "")),
                                offer.hanging().stream()
                                        .map(hanging -> List.of(
                                                hanging.clauses().stream()
                                                        .map(Finding::provision)
                                                        .distinct()
                                                        .collect(Collectors.joining(", ")),
                                                text.hangingClauses(hanging),
                                                text.asked(hanging.question()))))
                        .toList(),
                row -> row));
        sheets.put(say("Evidence", "Preuves"), sheet(
                List.of(candidate, say("evidence", "preuve"), say("until", "échéance")),
                Offer::evidence,
                evidence -> List.of(text.evidence(evidence), evidence.until().map(Object::toString).orElse("?"))));
        sheets.put(say("Registry", "Registre"), sheet(
                List.of(candidate, say("said of", "dit de"), "question", say("says", "dit"), say("where", "lieu"), say("the registry says", "le registre dit"), say("counts", "compte")),
                Offer::contested,
                contested -> List.of(
                        language.of(contested.thing()),
                        language.of(contested.question()),
                        text.stated(contested),
                        contested.at().toString(),
                        text.registered(contested),
                        text.counting(contested))));
        List<String> asked = List.of(candidate, "question", say("place", "lieu"));
        sheets.put("Questions", sheet(asked, Offer::questions, this::question));
        sheets.put(say("For the buyer", "Pour l'acheteur"), sheet(asked, Offer::own, this::question));
        List<List<String>> grounds = new ArrayList<>(List.of(List.of(say("what this rests on", "ce sur quoi cela repose"))));
        text.later().forEach(note -> grounds.add(List.of(note)));
        text.grounds().forEach(ground -> grounds.add(List.of(ground)));
        sheets.put(say("Grounds", "Fondements"), grounds);
        return sheets;
    }

    private List<String> question(Question question) {
        return List.of(language.of(question.question()), question.pointer());
    }

    private <T> List<List<String>> sheet(
            List<String> headings, Function<Offer, List<T>> parts, Function<T, List<String>> row) {
        List<List<String>> rows = new ArrayList<>(List.of(headings));
        for (Offer offer : comparison.offers()) {
            for (T part : parts.apply(offer)) {
                List<String> cells = new ArrayList<>(List.of(text.name(offer)));
                cells.addAll(row.apply(part));
                rows.add(cells);
            }
        }
        return rows;
    }

    // ---- JSON

    private ObjectNode json(SortedMap<String, String> documents) {
        ObjectNode node = Nodes.object();
        node.put("asOf", comparison.asOf().toString());
        node.put("knownOn", comparison.knownOn().toString());
        node.put("profile", comparison.profile());
        node.put("ahead", text.isAhead());
        node.putObject("program").put("version", Program.version());
        node.putObject("rulebook").put("hash", comparison.rulebook());
        node.set("documents", Nodes.hashes(documents));
        comparison.dossier().title().ifPresent(title -> node.put("title", title));
        node.putObject("today").put("decision", comparison.today().decision().code());
        node.set("staying", Nodes.strings(comparison.staying()));
        node.set("unread", Nodes.array(comparison.dossier().unread(), column -> {
            ObjectNode one = Nodes.object().put("at", column.at().toString()).put("heading", column.heading());
            Nodes.put(one, "nearest", column.nearest());
            return one;
        }));
        node.set("candidates", Nodes.array(comparison.offers(), this::offer));
        Ranking ranking = comparison.ranking();
        node.set("ranking", Nodes.array(ranking.places(), this::place));
        node.set("rejected", Nodes.strings(ranking.rejected()));
        node.set("leads", Nodes.array(ranking.leads(), this::lead));
        Nodes.put(node, "firstOnceAdmitted", ranking.firstOnceAdmitted());
        node.set("sensitivity", Nodes.array(ranking.swings(), this::swing));
        node.set("scope", new ScopeText(language).json(comparison.scope()));
        node.set("notes", Nodes.strings(text.later()));
        return node;
    }

    private ObjectNode offer(Offer offer) {
        ObjectNode node = Nodes.object();
        node.put("id", offer.candidate().id());
        offer.candidate().title().ifPresent(title -> node.put("title", title));
        offer.candidate().product().ifPresent(product -> node.put("product", product));
        node.put("admitted", MinimumText.code(offer.admitted()));
        node.put("decision", offer.evaluation().decision().code());
        node.set("minimums", Nodes.array(offer.minimums(), minimums::json));
        ObjectNode values = node.putObject("values");
        offer.values().forEach((criterion, value) -> range(values.putObject(criterion), value));
        amount(node, "price", offer.candidate().price());
        amount(node, "exitDays", offer.exit().days());
        amount(node, "exitCost", offer.exit().cost());
        ObjectNode findings = node.putObject("findings");
        findings.set("worse", Nodes.array(offer.found(Changes.Direction.WORSE), this::change));
        findings.set("better", Nodes.array(offer.found(Changes.Direction.BETTER), this::change));
        findings.set("otherwise", Nodes.array(offer.found(Changes.Direction.NEITHER), this::change));
        node.set("continuity", Nodes.array(offer.impacts(), impact -> {
            ObjectNode one = Nodes.object();
            one.put("scenario", impact.scenario().id());
            one.put("title", words.title(impact, offer.evaluation().days().get(0).facts()));
            ContinuityText.index(one.putObject("kept"), impact.effective());
            return one;
        }));
        node.set("clauses", Nodes.array(offer.clauses(), finding -> clause(finding, offer)));
        node.set("evidence", Nodes.array(offer.evidence(), evidence -> {
            ObjectNode one = Nodes.object();
            one.put("what", evidence.what());
            evidence.until().ifPresent(day -> one.put("until", day.toString()));
            return one;
        }));
        node.set("contested", Nodes.array(offer.contested(), contested -> {
            ObjectNode one = Nodes.object()
                    .put("pointer", contested.pointer())
                    .put("stated", language.of(contested.stated()))
                    .put("at", contested.at().toString())
                    .put("registered", language.of(contested.registered()));
            Nodes.put(one, "source", contested.source());
            Nodes.put(one, "checked", contested.checked());
            one.put("counts", contested.settling().isEmpty() ? "registry" : "stated");
            contested.settling().ifPresent(source -> {
                Nodes.put(one, "by", source.by());
                Nodes.put(one, "on", source.on());
                Nodes.put(one, "evidence", source.evidence());
            });
            return one;
        }));
        node.set("questions", Nodes.array(offer.questions(), question -> Nodes.question(question, language)));
        node.set("own", Nodes.array(offer.own(), question -> Nodes.question(question, language)));
        node.set("notes", Nodes.strings(offer.notes().stream().map(language::of).toList()));
        return node;
    }

    private ObjectNode change(Changes.Change<Finding> change) {
        ObjectNode node = Nodes.object();
        node.put("provision", change.it().provision());
        node.put("subject", FindingText.name(change.it().subject()));
        change.before().ifPresent(before -> node.put("before", before.status().code()));
        change.after().ifPresent(after -> node.put("after", after.status().code()));
        node.put("message", language.of(change.it().message()));
        return node;
    }

    private ObjectNode clause(Finding finding, Offer offer) {
        ObjectNode node = Nodes.object();
        node.put("provision", finding.provision());
        node.put("subject", FindingText.name(finding.subject()));
        node.put("status", finding.status().code());
        finding.clause().ifPresent(clause -> node.put("clause", language.of(clause)));
        offer.hangsOn(finding).ifPresent(question -> node.set("hangsOn", Nodes.question(question, language)));
        return node;
    }

    private ObjectNode place(Ranking.Place place) {
        ObjectNode node = Nodes.object();
        node.put("candidate", place.candidate());
        node.put("admitted", MinimumText.code(place.admitted()));
        range(node.putObject("total"), place.total());
        node.set("beats", Nodes.strings(place.beats()));
        node.set("dominatedBy", Nodes.strings(place.dominatedBy()));
        return node;
    }

    private ObjectNode lead(Ranking.Lead lead) {
        ObjectNode node = Nodes.object();
        node.put("first", lead.first());
        node.put("second", lead.second());
        node.put("certain", lead.certain());
        node.put("equal", lead.equal());
        node.set("turning", Nodes.array(lead.turning(), open -> Nodes.object()
                .put("candidate", open.candidate())
                .put("criterion", open.criterion())
                .put("question", open.question())
                .put("by", Nodes.plain(rounded(open.by())))));
        node.set("perhaps", Nodes.strings(lead.perhaps()));
        return node;
    }

    private ObjectNode swing(Ranking.Swing swing) {
        ObjectNode node = Nodes.object();
        node.put("criterion", swing.criterion());
        node.put("share", Nodes.plain(rounded(swing.share())));
        swing.at().ifPresent(at -> node.put("at", Nodes.plain(rounded(at))));
        swing.then().ifPresent(then -> node.put("then", then));
        return node;
    }

    private static void range(ObjectNode node, Range<Fraction> range) {
        node.put("least", Nodes.plain(rounded(range.least())));
        node.put("most", Nodes.plain(rounded(range.most())));
    }

    private static void amount(ObjectNode node, String key, Amount amount) {
        if (amount.most().isPresent() || amount.least().signum() > 0) {
            ObjectNode both = node.putObject(key).put("least", Nodes.plain(amount.least()));
            amount.most().ifPresent(most -> both.put("most", Nodes.plain(most)));
        }
    }

    private static BigDecimal rounded(Fraction fraction) {
        return fraction.decimal().setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    // ---- terminal

    private String text(boolean verbose) {
        Lines lines = new Lines();
        lines.hanging(0, text.title() + say(", as of ", ", au ") + comparison.asOf());
        if (!comparison.staying().isEmpty()) {
            lines.hanging(0, ShortlistReport.staying(comparison.staying(), language));
        }
        text.unread().forEach(column -> lines.hanging(0, column));
        text.later().forEach(note -> lines.hanging(0, note));
        text.stillRejected().ifPresent(told -> {
            lines.blank();
            lines.hanging(0, told);
        });
        lines.blank();
        int number = 0;
        for (Ranking.Place place : comparison.ranking().places()) {
            Offer offer = comparison.offer(place.candidate());
            lines.hanging(0, ++number + ". " + text.name(offer) + "  " + text.points(place.total()) + "  " + text.admission(offer));
            lines.hanging(2, text.values(offer));
            if (!place.beats().isEmpty()) {
                lines.hanging(2, say("ahead, whatever the answers, of ", "devance, quelles que soient les réponses, ") + text.called(place.beats()));
            }
            if (!place.dominatedBy().isEmpty()) {
                lines.hanging(2, say("no better by any criterion than ", "n'est meilleur que ") + text.called(place.dominatedBy())
                        + say("", " selon aucun critère"));
            }
            details(offer, lines, verbose);
        }
        if (!comparison.ranking().rejected().isEmpty()) {
            lines.blank();
            lines.line(0, say("Excluded", "Écartés"));
            for (String rejected : comparison.ranking().rejected()) {
                Offer offer = comparison.offer(rejected);
                lines.hanging(1, text.name(offer) + say(": ", " : ") + text.reasons(offer, Ternary.NO));
                details(offer, lines, verbose);
            }
        }
        order(lines);
        lines.blank();
        new ScopeText(language).ofPurchase(comparison.scope()).forEach(line -> lines.hanging(0, line));
        return lines.toString();
    }

    private void order(Lines lines) {
        List<String> leads = text.firmness();
        if (!leads.isEmpty()) {
            lines.blank();
            lines.line(0, say("How firm the order is", "Solidité de l'ordre"));
            leads.forEach(lead -> lines.hanging(1, lead));
        }
        List<String> levelled = text.levelled();
        if (!levelled.isEmpty()) {
            lines.blank();
            levelled.forEach(criterion -> lines.hanging(0, criterion));
        }
        if (!comparison.ranking().swings().isEmpty()) {
            lines.blank();
            lines.line(0, say("What the weights decide", "Ce que décident les pondérations"));
            text.swings(comparison.ranking().swings()).forEach(swing -> lines.hanging(1, swing));
        }
    }

    private void details(Offer offer, Lines lines, boolean verbose) {
        lines.hanging(2, text.terms(offer));
        offer.contested().forEach(contested ->
                lines.hanging(2, say("against the registry: ", "contre le registre : ") + text.contested(contested)));
        text.notes(offer).forEach(note -> lines.hanging(2, note));
        lines.hanging(2, text.summary(offer));
        offer.hanging().forEach(hanging -> lines.hanging(2, text.hanging(hanging)));
        if (!verbose) {
            return;
        }
        offer.minimums().forEach(reached -> lines.hanging(2, minimums.line(reached)));
        offer.found(Changes.Direction.WORSE).forEach(change -> lines.hanging(2, text.told(change)));
        offer.found(Changes.Direction.BETTER).forEach(change -> lines.hanging(2, text.told(change)));
        offer.found(Changes.Direction.NEITHER).forEach(change -> lines.hanging(2, text.told(change)));
        offer.questions().forEach(question -> lines.hanging(2, say("to ask: ", "à demander : ") + text.asked(question)));
        offer.own().forEach(question -> lines.hanging(2, say("for the buyer to answer: ", "à l'acheteur de répondre : ") + text.asked(question)));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
