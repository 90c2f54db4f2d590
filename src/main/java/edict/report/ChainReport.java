package edict.report;

import edict.Edict;
import edict.continuity.Leaving;
import edict.continuity.ValueChain;
import edict.continuity.ValueChain.Layer;
import edict.continuity.ValueChain.Split;
import edict.facts.Bounds;
import edict.facts.Called;
import edict.facts.Terms;
import edict.facts.Ternary;
import edict.rulebook.Words;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** How much of the value chain hangs on whom, and how hard it is to leave them, as JSON for other programs, and for people at a terminal. */
public final class ChainReport {

    /** Shares that are named in a line, unless all are asked for. */
    private static final int NAMED = 3;

    private final Language language;
    private final Vocabulary vocabulary;
    private final Called called;
    private final Naming naming;

    private ChainReport(Language language, Vocabulary vocabulary, Called called) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.called = called;
        this.naming = Naming.plain(called);
    }

    /** {@code designs}, each with its {@code layers}, ended by a newline. Equal chains give equal bytes. */
    public static String json(List<Edict.Chained> chains) {
        ObjectNode node = Nodes.object();
        node.set("designs", Nodes.array(chains, ChainReport::design));
        return JsonText.of(node);
    }

    /**
     * One design with its shares; several, with how concentrated each is.
     *
     * @param vocabulary says what layers, groups and bands are called
     */
    public static String text(List<Edict.Chained> chains, Vocabulary vocabulary, Language language, boolean verbose) {
        return chains.size() == 1
                ? new ChainReport(language, vocabulary, chains.get(0).called()).text(chains.get(0), verbose)
                : new ChainReport(language, vocabulary, Called.NOTHING).compared(chains);
    }

    private static ObjectNode design(Edict.Chained chained) {
        ObjectNode node = Nodes.object();
        node.put("design", chained.design());
        node.put("asOf", chained.asOf().toString());
        node.put("knownOn", chained.knownOn().toString());
        node.put("profile", chained.profile());
        node.putObject("rulebook").put("hash", chained.rulebook());
        node.put("weighed", chained.chain().weighed());
        node.set("layers", Nodes.array(chained.chain().layers(), layer -> layer(layer, chained.bands())));
        node.set("unplaced", Nodes.strings(chained.chain().unplaced()));
        node.set("replacing", Nodes.array(chained.leaving().places(), place -> place(place, chained.leaving().bands())));
        node.set("leaving", Nodes.array(chained.leaving().exits(), ChainReport::exit));
        return node;
    }

    private static ObjectNode place(Leaving.Place place, Map<BigDecimal, String> bands) {
        ObjectNode node = Nodes.object();
        node.put("component", place.component());
        place.supplier().ifPresent(supplier -> node.put("supplier", supplier));
        node.set("substitutability", points(place.substitutability()));
        node.set(
                "bands",
                Nodes.strings(bands(place.substitutability(), bands)));
        ObjectNode factors = node.putObject("factors");
        place.factors().forEach((factor, points) -> factors.set(factor, points(points)));
        place.model().ifPresent(model -> node.putObject("modelSwitch")
                .put("interchangeable", code(model.interchangeable()))
                .put("evaluatedFallback", code(model.evaluated()))
                .put("ownWeights", code(model.ownWeights())));
        return node;
    }

    private static String code(Ternary holds) {
        return holds.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode points(Leaving.Points points) {
        return Nodes.object().put("least", Nodes.plain(points.least())).put("most", Nodes.plain(points.most()));
    }

    private static ObjectNode exit(Leaving.Exit exit) {
        ObjectNode node = Nodes.object();
        node.put("supplier", exit.supplier());
        node.set("components", Nodes.strings(exit.components()));
        exit.terms().ifPresent(terms -> {
            node.set("days", bounds(terms.days()));
            node.set("noticeDays", bounds(terms.notice()));
            node.set("transitionDays", bounds(terms.transition()));
            node.set("retrievalDays", bounds(terms.retrieval()));
            node.set("chargesEur", bounds(terms.charges()));
            node.put("exitPlan", code(terms.exitPlan()));
            planned(terms).ifPresent(day -> node.put("exitPlanOn", day.toString()));
            terms.endsOn().ifPresent(day -> node.put("endsOn", day.toString()));
        });
        exit.ended().ifPresent(day -> node.put("endedOn", day.toString()));
        exit.begins().ifPresent(day -> node.put("beginsOn", day.toString()));
        return node;
    }

    private static ObjectNode bounds(Bounds bounds) {
        ObjectNode node = Nodes.object();
        node.put("least", Nodes.plain(bounds.least()));
        bounds.most().ifPresent(most -> node.put("most", Nodes.plain(most)));
        return node;
    }

    private static ObjectNode layer(Layer layer, Map<BigDecimal, String> bands) {
        ObjectNode node = Nodes.object();
        node.put("layer", layer.layer());
        node.put("group", layer.group());
        node.set("suppliers", split(layer.suppliers(), bands));
        node.set("countries", split(layer.countries(), bands));
        return node;
    }

    private static ObjectNode split(Split split, Map<BigDecimal, String> bands) {
        ObjectNode node = Nodes.object();
        node.set("shares", Nodes.array(split.shares(), share -> {
            ObjectNode one = Nodes.object();
            share.of().ifPresent(of -> one.put("of", of));
            return one.put("percent", Nodes.plain(share.percent()));
        }));
        node.putObject("index").put("least", Nodes.plain(split.least())).put("most", Nodes.plain(split.most()));
        node.set("bands", Nodes.strings(bands(split, bands)));
        return node;
    }

    /** From that of the least to that of the most that the index may be. */
    private static List<String> bands(Split split, Map<BigDecimal, String> bands) {
        return bands(split.least(), split.most(), bands);
    }

    private static List<String> bands(Leaving.Points points, Map<BigDecimal, String> bands) {
        return bands(points.least(), points.most(), bands);
    }

    private static List<String> bands(BigDecimal least, BigDecimal most, Map<BigDecimal, String> bands) {
        Set<String> possible = new LinkedHashSet<>();
        band(least, bands).ifPresent(possible::add);
        bands.forEach((from, band) -> {
            if (from.compareTo(least) > 0 && from.compareTo(most) <= 0) {
                possible.add(band);
            }
        });
        return List.copyOf(possible);
    }

    private static Optional<String> band(BigDecimal points, Map<BigDecimal, String> bands) {
        return bands.entrySet().stream()
                .filter(band -> band.getKey().compareTo(points) <= 0)
                .map(Map.Entry::getValue)
                .reduce((lower, higher) -> higher);
    }

    private String text(Edict.Chained chained, boolean verbose) {
        ValueChain chain = chained.chain();
        Lines lines = new Lines();
        lines.hanging(0, say("On whom each layer of the value chain hangs, as of ", "De qui dépend chaque couche de la chaîne de valeur, au ")
                + chained.asOf()
                + (chain.weighed()
                        ? say(", by the weights of the design", ", selon les poids du projet")
                        : say(", each component counting the same", ", chaque composant comptant autant"))
                + say(
                        "; in brackets the Herfindahl-Hirschman index, 10000 where all is one's:",
                        " ; entre parenthèses l'indice de Herfindahl-Hirschman, 10000 si tout est à un seul :"));
        for (Layer layer : chain.layers()) {
            lines.blank();
            String name = layer(layer.layer());
            String group = word(Words.CHAIN_GROUP, Words.GROUP, layer.group());
            lines.hanging(1, name + (group.equals(name) || layer.group().equals(layer.layer()) ? "" : " (" + group + ")"));
            lines.hanging(3, say("suppliers", "fournisseurs") + described(layer.suppliers(), called::identity, chained.bands(), verbose));
            lines.hanging(3, say("countries", "pays") + described(layer.countries(), language::country, chained.bands(), verbose));
        }
        if (!chain.unplaced().isEmpty()) {
            lines.blank();
            lines.hanging(0, say("No layer is said of what these run: ", "La couche de ce qu'exploitent ceux-ci n'est pas dite : ")
                    + things(chain.unplaced()));
        }
        leaving(chained.leaving(), verbose, lines);
        SurveyReport.ids(naming, language, lines);
        return lines.toString();
    }

    private String things(List<String> ids) {
        return ids.stream().map(naming::of).collect(Collectors.joining(", "));
    }

    private String layer(String code) {
        return word(Words.CHAIN_GROUP, Words.LAYER, code);
    }

    private String word(String type, String attribute, String code) {
        return vocabulary.meaning(type, attribute, code).map(language::of).orElse(code);
    }

    /** The hardest to replace first. */
    private void leaving(Leaving leaving, boolean verbose, Lines lines) {
        if (leaving.places().isEmpty()) {
            return;
        }
        lines.blank();
        lines.hanging(0, say(
                "How easily each is replaced, from 0 to 100; an interval where something isn't known:",
                "Facilité de remplacement de chacun, de 0 à 100 ; un intervalle si quelque chose n'est pas connu :"));
        lines.blank();
        leaving.places().stream()
                .sorted(Comparator.comparing((Leaving.Place place) -> place.substitutability().most())
                        .thenComparing(place -> place.substitutability().least()))
                .forEach(place -> {
                    lines.hanging(1, span(place.substitutability()) + "  " + naming.of(place.component())
                            + place.supplier().map(supplier -> " (" + called.identity(supplier) + ")").orElse("") + say(": ", " : ")
                            + bands(place.substitutability(), leaving.bands()).stream()
                                    .map(this::ease)
                                    .collect(Collectors.joining(say(" or ", " ou "))));
                    if (verbose) {
                        lines.hanging(3, place.factors().entrySet().stream()
                                .map(factor -> factor(factor.getKey()) + " " + span(factor.getValue()))
                                .collect(Collectors.joining(", ")));
                    }
                    place.model().ifPresent(model -> lines.hanging(3, say("another model: same prompts by an interchangeable interface ",
                                    "autre modèle : mêmes invites par une interface interchangeable ")
                            + answer(model.interchangeable()) + say(", evaluated fallback ", ", solution de repli évaluée ")
                            + answer(model.evaluated()) + say(", own weights ", ", poids en propre ") + answer(model.ownWeights())));
                });
        lines.blank();
        lines.hanging(0, say(
                "How long and how much it takes to leave each supplier, by its contracts:",
                "Délai et coût pour quitter chaque fournisseur, selon ses contrats :"));
        lines.blank();
        Comparator<Leaving.Exit> byName = Comparator.comparing(exit -> called.identity(exit.supplier()));
        leaving.exits().stream().sorted(byName).forEach(exit -> lines.hanging(1, called.identity(exit.supplier()) + say(": ", " : ")
                + exit.terms().map(this::terms).orElseGet(() -> none(exit))
                + " (" + things(exit.components()) + ")"));
    }

    private String none(Leaving.Exit exit) {
        String told = Stream.of(
                        exit.ended().map(day -> say("its contract ended on ", "son contrat a pris fin le ") + day),
                        exit.begins().map(day -> say("a contract begins on ", "un contrat commence le ") + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? say("no contract is described", "aucun contrat n'est décrit") : told;
    }

    private String terms(Terms terms) {
        boolean silent = Stream.of(terms.days(), terms.retrieval(), terms.charges())
                .allMatch(bounds -> bounds.most().isEmpty() && bounds.least().signum() == 0);
        if (silent) {
            return say("its contract says neither how long nor how much, exit plan ", "son contrat n'indique ni délai ni coût, plan de sortie ")
                    + plan(terms);
        }
        return bounds(terms.days(), say("days of notice and transition", "jours de préavis et de transition")) + ", "
                + bounds(terms.retrieval(), say("days to fetch data", "jours pour récupérer les données")) + ", "
                + bounds(terms.charges(), "EUR") + say(", exit plan ", ", plan de sortie ") + plan(terms);
    }

    /** Of a plan for a part of the contracts the day says nothing. */
    private static Optional<LocalDate> planned(Terms terms) {
        return terms.exitPlanOn().filter(day -> terms.exitPlan() == Ternary.YES);
    }

    /** With its day, as an old plan may count for nothing, and with the day on which the contract ends anyway. */
    private String plan(Terms terms) {
        return answer(terms.exitPlan())
                + planned(terms)
                        .map(day -> say(", of ", ", du ") + day)
                        .orElse("")
                + terms.endsOn().map(day -> say(", contract until ", ", contrat jusqu'au ") + day).orElse("");
    }

    private String bounds(Bounds bounds, String of) {
        String least = language.figure(bounds.least());
        if (bounds.most().isEmpty()) {
            return (bounds.least().signum() == 0 ? "?" : say("at least ", "au moins ") + least) + " " + of;
        }
        String most = language.figure(bounds.most().get());
        return (least.equals(most) ? "" : bounds.least().signum() == 0 ? say("at most ", "au plus ") : least + "–") + most + " " + of;
    }

    private String answer(Ternary holds) {
        return switch (holds) {
            case YES -> say("yes", "oui");
            case NO -> say("no", "non");
            case UNKNOWN -> "?";
        };
    }

    private String span(Leaving.Points points) {
        return points.least().compareTo(points.most()) == 0
                ? language.figure(points.least())
                : language.figure(points.least()) + "–" + language.figure(points.most());
    }

    private String factor(String code) {
        return word(Words.SUBSTITUTABILITY_FACTOR, Words.FACTOR, code);
    }

    /** @param names of those who have a share */
    private String described(Split split, UnaryOperator<String> names, Map<BigDecimal, String> bands, boolean verbose) {
        List<String> shares = new ArrayList<>();
        split.shares().stream()
                .limit(verbose ? split.shares().size() : NAMED)
                .forEach(share -> shares.add(share.of().map(names).orElse(say("not known", "inconnu")) + " "
                        + language.figure(share.percent()) + " %"));
        int more = split.shares().size() - shares.size();
        return " (" + index(split) + ", "
                + bands(split, bands).stream().map(this::band).collect(Collectors.joining(say(" or ", " ou ")))
                + ")" + say(": ", " : ") + String.join(", ", shares)
                + (more > 0 ? say(" and ", " et ") + more + say(" more", " de plus") : "");
    }

    private String largest(Split split, UnaryOperator<String> names) {
        return split.shares().stream()
                .findFirst()
                .map(share -> " (" + share.of().map(names).orElse(say("not known", "inconnu")) + " " + language.figure(share.percent()) + " %)")
                .orElse("");
    }

    private String index(Split split) {
        return split.least().compareTo(split.most()) == 0
                ? language.figure(split.least())
                : language.figure(split.least()) + "–" + language.figure(split.most());
    }

    private String band(String code) {
        return word(Words.CONCENTRATION_BAND, Words.BAND, code);
    }

    private String ease(String code) {
        return word(Words.SUBSTITUTABILITY_BAND, Words.BAND, code);
    }

    private String compared(List<Edict.Chained> chains) {
        Lines lines = new Lines();
        lines.hanging(0, say(
                "How concentrated each layer of the value chain is, by suppliers and by countries (Herfindahl-Hirschman index, 10000 where all is one's):",
                "Concentration de chaque couche de la chaîne de valeur, par fournisseurs et par pays (indice de Herfindahl-Hirschman, 10000 si tout est"
                        + " à un seul) :"));
        Set<String> layers = new LinkedHashSet<>();
        chains.forEach(chained -> chained.chain().layers().forEach(layer -> layers.add(layer.layer())));
        for (String layer : layers) {
            lines.blank();
            lines.hanging(1, layer(layer));
            for (Edict.Chained chained : chains) {
                chained.chain().layers().stream()
                        .filter(one -> one.layer().equals(layer))
                        .forEach(one -> lines.hanging(3, chained.design() + say(": ", " : ") + index(one.suppliers())
                                + say(" by suppliers", " par fournisseurs") + largest(one.suppliers(), chained.called()::identity) + ", "
                                + index(one.countries()) + say(" by countries", " par pays")
                                + largest(one.countries(), language::country)));
            }
        }
        lines.blank();
        lines.hanging(0, say(
                "How easily components are replaced, and how long it takes to leave a supplier by its contracts:",
                "Facilité de remplacement des composants, et délai pour quitter un fournisseur selon ses contrats :"));
        for (Edict.Chained chained : chains) {
            lines.blank();
            lines.hanging(1, chained.design());
            lines.hanging(3, ease(chained.leaving()));
            lines.hanging(3, longest(chained.leaving(), chained.called()));
        }
        return lines.toString();
    }

    /** How many components there are of each band. */
    private String ease(Leaving leaving) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        leaving.bands().values().forEach(band -> counts.put(ease(band), 0));
        leaving.places().forEach(place -> {
            List<String> possible = bands(place.substitutability(), leaving.bands());
            counts.merge(possible.size() == 1 ? ease(possible.get(0)) : say("not known", "non connu"), 1, Integer::sum);
        });
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private String longest(Leaving leaving, Called names) {
        long silent = leaving.exits().stream()
                .filter(exit -> exit.terms().flatMap(terms -> terms.days().most()).isEmpty())
                .count();
        String unsaid = silent == 0
                ? ""
                : say("; no contract says it of ", " ; aucun contrat ne le dit pour ") + silent
                        + say(" of ", " sur ") + leaving.exits().size();
        return leaving.exits().stream()
                .filter(exit -> exit.terms().flatMap(terms -> terms.days().most()).isPresent())
                .max(Comparator.comparing((Leaving.Exit exit) -> exit.terms().orElseThrow().days().most().orElseThrow()))
                .map(exit -> say("longest: ", "le plus long : ") + names.identity(exit.supplier()) + ", "
                        + bounds(exit.terms().orElseThrow().days(), say("days of notice and transition", "jours de préavis et de transition")))
                .orElse(say("no contract says how long", "aucun contrat n'indique de délai")) + unsaid;
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
