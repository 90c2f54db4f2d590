package edict.report;

import edict.Shortlist;
import edict.Shortlist.Entry;
import edict.Shortlist.Tried;
import edict.Shortlist.Unfit;
import edict.decision.Verdict;
import edict.facts.Slot;
import edict.facts.Ternary;
import edict.findings.Question;
import edict.rulebook.Coded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Which products of the registry would pass in a place: for other programs, for people at a terminal, for a file and for a spreadsheet. */
public final class ShortlistReport {

    /** How the products are listed. */
    public enum Form implements Coded {
        TEXT,
        MARKDOWN,
        CSV,
        JSON
    }

    /** Questions of a product that a line names. */
    private static final int NAMED = 3;

    private final Shortlist shortlist;
    private final Language language;
    private final MinimumText minimums;

    private ShortlistReport(Shortlist shortlist, Language language) {
        this.shortlist = shortlist;
        this.language = language;
        this.minimums = new MinimumText(language);
    }

    /** In any form. Equal shortlists give equal texts. @param verbose whether the text tells also why each of the others wouldn't do */
    public static String of(Shortlist shortlist, Form form, Language language, boolean verbose) {
        return switch (form) {
            case TEXT -> text(shortlist, language, verbose);
            case MARKDOWN -> markdown(shortlist, language);
            case CSV -> csv(shortlist, language);
            case JSON -> json(shortlist, language);
        };
    }

    /** Ended by a newline. Equal shortlists give equal bytes. */
    public static String json(Shortlist shortlist, Language language) {
        return JsonText.of(new ShortlistReport(shortlist, language).json());
    }

    /** @param verbose also those that are for something else, one by one, and all questions */
    public static String text(Shortlist shortlist, Language language, boolean verbose) {
        return new ShortlistReport(shortlist, language).text(verbose);
    }

    public static String markdown(Shortlist shortlist, Language language) {
        return new ShortlistReport(shortlist, language).markdown();
    }

    /** A row for each product of the registry. */
    public static String csv(Shortlist shortlist, Language language) {
        return Csv.of(new ShortlistReport(shortlist, language).rows());
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("asOf", shortlist.asOf().toString());
        node.put("knownOn", shortlist.knownOn().toString());
        node.put("profile", shortlist.profile());
        node.putObject("rulebook").put("hash", shortlist.rulebook());
        node.set("components", Nodes.strings(shortlist.dossier().components()));
        node.putObject("today").put("decision", shortlist.today().code());
        node.set("staying", Nodes.strings(shortlist.staying()));
        node.set("products", Nodes.array(shortlist.entries(), this::entry));
        return node;
    }

    private ObjectNode entry(Entry entry) {
        ObjectNode node = Nodes.object();
        node.put("id", entry.id());
        node.put("name", entry.name());
        Nodes.put(node, "supplier", entry.supplier());
        if (entry.outcome() instanceof Unfit unfit) {
            node.put("standing", "unfit");
            node.put("misfit", unfit.why().code());
        } else {
            Tried tried = (Tried) entry.outcome();
            node.put("standing", standing(tried.admitted()));
            node.put("decision", tried.decision().code());
            node.set("minimums", Nodes.array(tried.minimums(), minimums::json));
            node.set("questions", Nodes.array(tried.questions(), question -> Nodes.question(question, language)));
            node.set("own", Nodes.array(tried.own(), question -> Nodes.question(question, language)));
        }
        return node;
    }

    private static String standing(Ternary admitted) {
        return switch (admitted) {
            case YES -> "passes";
            case NO -> "excluded";
            case UNKNOWN -> "unknown";
        };
    }

    /** Products that stand alike. */
    private record Group(String heading, List<Entry> entries) {}

    /** Who passes in a design that is rejected anyhow stands apart. */
    private List<Group> groups() {
        Map<Boolean, List<Entry>> passing = shortlist.tried(Ternary.YES).stream()
                .collect(Collectors.partitioningBy(entry -> ((Tried) entry.outcome()).decision() == Verdict.REJECTED));
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(say("Would pass", "Passeraient"), passing.getOrDefault(false, List.of())));
        if (!passing.getOrDefault(true, List.of()).isEmpty()) {
            groups.add(new Group(
                    say("Would pass, in a design that stays rejected on grounds that it has today",
                            "Passeraient, dans un projet qui reste rejeté pour des motifs qu'il a déjà"),
                    passing.getOrDefault(true, List.of())));
        }
        groups.add(new Group(say("Not known", "Non connu"), shortlist.tried(Ternary.UNKNOWN)));
        groups.add(new Group(say("Would not pass", "Ne passeraient pas"), shortlist.tried(Ternary.NO)));
        return groups;
    }

    private String text(boolean verbose) {
        Lines lines = new Lines();
        lines.hanging(0, title() + say(", as of ", ", au ") + shortlist.asOf());
        if (!shortlist.staying().isEmpty()) {
            lines.hanging(0, staying(shortlist.staying(), language));
        }
        unasked().ifPresent(text -> lines.hanging(0, text));
        for (Group group : groups()) {
            lines.blank();
            lines.hanging(0, group.heading() + " (" + group.entries().size() + ")");
            for (Entry entry : group.entries()) {
                Tried tried = (Tried) entry.outcome();
                if (tried.admitted() == Ternary.UNKNOWN) {
                    lines.hanging(1, name(entry));
                    why(tried).forEach(part -> lines.hanging(2, part));
                } else {
                    lines.hanging(1, name(entry) + say(": ", " : ") + String.join(language.semicolon(), why(tried)));
                }
                if (verbose) {
                    tried.minimums().forEach(reached -> lines.hanging(2, minimums.line(reached)));
                    tried.questions().forEach(question -> lines.hanging(2, "? " + asked(question)));
                    tried.own().forEach(question -> lines.hanging(2, say("for the buyer to answer: ", "à l'acheteur de répondre : ") + asked(question)));
                }
            }
        }
        lines.blank();
        lines.hanging(0, say("For something else: ", "Pour autre chose : ") + misfits());
        unsaid().ifPresent(told -> lines.hanging(0, told));
        if (verbose) {
            shortlist.unfit().forEach(entry -> lines.hanging(1, name(entry) + say(": ", " : ") + misfit(((Unfit) entry.outcome()).why())));
        }
        return lines.toString();
    }

    /** Without minimums passing says little. */
    private Optional<String> unasked() {
        return shortlist.dossier().minimums().isEmpty()
                ? Optional.of(say(
                        "No minimum is set: whoever brings no new ground for rejection passes, whatever else is open about it.",
                        "Aucun minimum n'est fixé : passe quiconque n'apporte pas de nouveau motif de rejet, quoi qu'on ignore par ailleurs."))
                : Optional.empty();
    }

    /** What nobody who looks for a kind finds: one that is several at once, and what does something of its own. */
    private Optional<String> unsaid() {
        List<String> components = shortlist.dossier().components();
        if (components.size() > 1) {
            return shortlist.entries().stream().allMatch(entry -> entry.outcome() instanceof Unfit)
                    ? Optional.of(say(
                            "The registry says of no product that it can be all of these at once: " + String.join(", ", components)
                                    + ". Each can be asked for alone, with the minimums of this dossier: `edict candidates DESIGN#"
                                    + components.get(0) + " --minimums DOSSIER`. A product that does more can be named under `candidates` of the"
                                    + " dossier, `{id: a-name, product: ID}`; -v lists all with their ids.",
                            "Le registre ne dit d'aucun produit qu'il peut être tout cela à la fois : " + String.join(", ", components)
                                    + ". Chaque composant peut être demandé seul, avec les minimums de ce dossier : `edict candidates PROJET#"
                                    + components.get(0) + " --minimums DOSSIER`. Un produit qui fait davantage peut être nommé sous `candidates`"
                                    + " du dossier, `{id: un-nom, product: ID}` ; -v les énumère avec leurs identifiants."))
                    : Optional.empty();
        }
        String named = shortlist.unsaid().stream().map(ShortlistReport::name).collect(Collectors.joining(", "));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(say(
                        "The registry says of no product that it can be what stands here: applications do each something of their own. Name"
                                + " those that would do as `candidates` of a dossier, `{id: a-name, product: ID}`, and compare them. Any"
                                + " product can be named, also one of another kind that does more; -v lists all with their ids. Of unknown"
                                + " kind: " + named + ".",
                        "Le registre ne dit d'aucun produit qu'il peut être ce qui est ici : chaque application fait quelque chose qui"
                                + " lui est propre. Nommez ceux qui conviendraient sous `candidates` d'un dossier, `{id: un-nom, product: ID}`, et"
                                + " comparez-les. Tout produit peut être nommé, même d'une autre nature s'il fait davantage ; -v les"
                                + " énumère avec leurs identifiants. De nature inconnue : " + named + "."));
    }

    private String misfits() {
        Map<Slot.Misfit, Long> counts = shortlist.unfit().stream()
                .collect(Collectors.groupingBy(entry -> ((Unfit) entry.outcome()).why(), TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "0"
                : counts.entrySet().stream().map(count -> count.getValue() + " " + misfit(count.getKey())).collect(Collectors.joining(language.semicolon()));
    }

    private String markdown() {
        Memo memo = new Memo(
                title(),
                say("Products of the registry, judged as of ", "Produits du registre, jugés au ") + shortlist.asOf()
                        + new ScopeText(language).known(shortlist.asOf(), shortlist.knownOn()));
        if (!shortlist.staying().isEmpty()) {
            memo.paragraph(staying(shortlist.staying(), language));
        }
        unasked().ifPresent(memo::paragraph);
        for (Group group : groups()) {
            memo.heading(group.heading());
            if (group.entries().isEmpty()) {
                memo.paragraph(say("None.", "Aucun."));
            } else {
                memo.table(
                        List.of(say("Product", "Produit"), say("Supplier", "Fournisseur"), say("Why", "Pourquoi")),
                        group.entries().stream()
                                .map(entry -> List.of(entry.name(), entry.supplier().orElse(""), String.join(language.semicolon(), why((Tried) entry.outcome()))))
                                .toList());
            }
        }
        memo.heading(say("For something else", "Pour autre chose"));
        memo.paragraph(misfits() + ".");
        unsaid().ifPresent(memo::paragraph);
        memo.heading(say("What this rests on", "Ce sur quoi cela repose"));
        memo.points(List.of(
                say("Rulebook: ", "Règles : ") + shortlist.rulebook(), say("Profile: ", "Profil : ") + shortlist.profile()));
        return memo.markdown();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                say("product", "produit"),
                say("name", "nom"),
                say("supplier", "fournisseur"),
                say("passes", "passe"),
                say("decision", "décision"),
                say("why", "pourquoi"),
                "questions"));
        for (Entry entry : shortlist.entries()) {
            List<String> row = new ArrayList<>(List.of(entry.id(), entry.name(), entry.supplier().orElse("")));
            if (entry.outcome() instanceof Tried tried) {
                row.addAll(List.of(
                        minimums.admitted(tried.admitted()),
                        decision(tried.decision()),
                        reasons(tried),
                        String.valueOf(tried.questions().size())));
            } else {
                row.addAll(List.of(minimums.admitted(Ternary.NO), "", misfit(((Unfit) entry.outcome()).why()), ""));
            }
            rows.add(row);
        }
        return rows;
    }

    // ---- parts

    private String title() {
        return String.join(", ", shortlist.dossier().components()) + say(": which products would pass", " : quels produits passeraient");
    }

    /** What may have to go with today's supplier, or name the next one, and how a dossier says so. */
    static String staying(List<String> ids, Language language) {
        return language.say(
                "These go on naming today's supplier, whatever takes its place: " + String.join(", ", ids)
                        + ". In the slot of a dossier `names` lets them name the next one, and `leaves` lets them go.",
                "Nomment encore le fournisseur d'aujourd'hui, quel que soit son remplaçant : " + String.join(", ", ids)
                        + ". Dans le `slot` d'un dossier, `names` leur fait nommer le suivant, et `leaves` les fait partir.");
    }

    private List<String> why(Tried tried) {
        List<String> parts = new ArrayList<>();
        String reasons = reasons(tried);
        if (!reasons.isEmpty()) {
            // What is not known is told as what everybody has to reach.
            parts.add((tried.admitted() == Ternary.UNKNOWN ? say("not known whether it reaches: ", "on ne sait s'il atteint : ") : "") + reasons);
        }
        parts.add(ComparisonText.wouldBe(tried.decision(), language));
        if (tried.admitted() != Ternary.NO && !tried.questions().isEmpty()) {
            parts.add(tried.questions().size() + say(" questions to its supplier", " questions à son fournisseur")
                    + (tried.admitted() == Ternary.UNKNOWN ? say(", such as ", ", comme ") + asked(tried) : ""));
        }
        return parts;
    }

    private String asked(Question question) {
        return language.of(question.question()) + " (" + question.pointer() + ")";
    }

    private String asked(Tried tried) {
        return tried.questions().stream()
                .map(question -> say("“", "« ") + language.of(question.question()) + say("”", " »"))
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
    }

    private String reasons(Tried tried) {
        return tried.admitted() == Ternary.YES ? "" : minimums.reasons(tried.minimums(), tried.admitted());
    }

    private String misfit(Slot.Misfit misfit) {
        return switch (misfit) {
            case IN_USE -> say("there today", "déjà en place");
            case KIND_UNKNOWN -> say("of unknown kind", "de nature inconnue");
            case OTHER_KIND -> say("of another kind", "d'une autre nature");
            case OTHER_LAYER -> say("of another layer of the value chain", "d'une autre couche de la chaîne de valeur");
        };
    }

    private static String name(Entry entry) {
        return entry.name() + " (" + entry.id() + entry.supplier().map(supplier -> ", " + supplier).orElse("") + ")";
    }

    private String decision(Verdict verdict) {
        return new FindingText(language).decision(verdict).toLowerCase(Locale.ROOT);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
