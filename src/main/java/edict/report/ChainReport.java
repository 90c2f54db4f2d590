package edict.report;

import edict.Edict;
import edict.continuity.ValueChain;
import edict.continuity.ValueChain.Layer;
import edict.continuity.ValueChain.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** How much of the value chain hangs on whom, as JSON for other programs, and for people at a terminal. */
public final class ChainReport {

    /** Shares that are named in a line, unless all are asked for. */
    private static final int NAMED = 3;

    private final Language language;

    private ChainReport(Language language) {
        this.language = language;
    }

    /** {@code designs}, each with its {@code layers}, ended by a newline. Equal chains give equal bytes. */
    public static String json(List<Edict.Chained> chains, Language language) {
        ChainReport report = new ChainReport(language);
        ObjectNode node = Nodes.object();
        node.set("designs", Nodes.array(chains, report::design));
        return JsonText.of(node);
    }

    /** One design with its shares; several, with how concentrated each is. */
    public static String text(List<Edict.Chained> chains, Language language, boolean verbose) {
        ChainReport report = new ChainReport(language);
        return chains.size() == 1 ? report.text(chains.get(0), verbose) : report.compared(chains);
    }

    private ObjectNode design(Edict.Chained chained) {
        ObjectNode node = Nodes.object();
        node.put("design", chained.design());
        node.put("asOf", chained.asOf().toString());
        node.putObject("rulebook").put("hash", chained.rulebook());
        node.put("weighed", chained.chain().weighed());
        node.set("layers", Nodes.array(chained.chain().layers(), layer -> layer(layer, chained.bands())));
        node.set("unplaced", Nodes.strings(chained.chain().unplaced()));
        return node;
    }

    private ObjectNode layer(Layer layer, Map<BigDecimal, String> bands) {
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
        Set<String> possible = new LinkedHashSet<>();
        band(split.least(), bands).ifPresent(possible::add);
        bands.forEach((from, band) -> {
            if (from.compareTo(split.least()) > 0 && from.compareTo(split.most()) <= 0) {
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
            lines.hanging(1, layer.layer() + (layer.group().equals(layer.layer()) ? "" : " (" + layer.group() + ")"));
            lines.hanging(3, say("suppliers", "fournisseurs") + described(layer.suppliers(), chained.bands(), verbose));
            lines.hanging(3, say("countries", "pays") + described(layer.countries(), chained.bands(), verbose));
        }
        if (!chain.unplaced().isEmpty()) {
            lines.blank();
            lines.hanging(0, say("No layer is said of what these run: ", "La couche de ce qu'exploitent ceux-ci n'est pas dite : ")
                    + String.join(", ", chain.unplaced()));
        }
        return lines.toString();
    }

    private String described(Split split, Map<BigDecimal, String> bands, boolean verbose) {
        List<String> shares = new ArrayList<>();
        split.shares().stream()
                .limit(verbose ? split.shares().size() : NAMED)
                .forEach(share -> shares.add(share.of().orElse(say("not known", "inconnu")) + " "
                        + Nodes.plain(share.percent()) + " %"));
        int more = split.shares().size() - shares.size();
        return " (" + index(split) + ", "
                + bands(split, bands).stream().map(this::band).collect(Collectors.joining(say(" or ", " ou ")))
                + ")" + say(": ", " : ") + String.join(", ", shares)
                + (more > 0 ? say(" and ", " et ") + more + say(" more", " de plus") : "");
    }

    private String largest(Split split) {
        return split.shares().stream()
                .findFirst()
                .map(share -> " (" + share.of().orElse(say("not known", "inconnu")) + " " + Nodes.plain(share.percent()) + " %)")
                .orElse("");
    }

    private static String index(Split split) {
        return split.least().compareTo(split.most()) == 0
                ? Nodes.plain(split.least()).toString()
                : Nodes.plain(split.least()) + "–" + Nodes.plain(split.most());
    }

    private String band(String code) {
        return switch (code) {
            case "low" -> say("low", "faible");
            case "moderate" -> say("moderate", "modérée");
            case "high" -> say("high", "forte");
            default -> code;
        };
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
            lines.hanging(1, layer);
            for (Edict.Chained chained : chains) {
                chained.chain().layers().stream()
                        .filter(one -> one.layer().equals(layer))
                        .forEach(one -> lines.hanging(3, chained.design() + say(": ", " : ") + index(one.suppliers())
                                + say(" by suppliers", " par fournisseurs") + largest(one.suppliers()) + ", "
                                + index(one.countries()) + say(" by countries", " par pays")
                                + largest(one.countries())));
            }
        }
        return lines.toString();
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
