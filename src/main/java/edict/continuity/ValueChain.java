package edict.continuity;

import edict.facts.Supply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much of each layer of the value chain hangs on whom. Immutable.
 *
 * @param weighed whether components count by the weight that the design gives each of them; else each counts the same
 * @param layers those that the design has something of, in the order of the groups
 * @param unplaced ids of the components of whose product nobody says a layer
 */
public record ValueChain(boolean weighed, List<Layer> layers, List<String> unplaced) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * A layer.
     *
     * @param group to which it belongs; itself where no table says
     * @param suppliers by who stands at the top of their group, the largest first
     * @param countries where those have their seat, the largest first
     */
    public record Layer(String layer, String group, Split suppliers, Split countries) {}

    /**
     * How a layer is divided.
     *
     * @param shares in percent; those of which nobody knows whose they are come last, without a name
     * @param least the Herfindahl-Hirschman index, 0 to 10000, if each supplier of which that isn't known is somebody else's
     * @param most the index if all that isn't known is the largest one's
     */
    public record Split(List<Share> shares, BigDecimal least, BigDecimal most) {}

    /** @param of empty where nobody knows */
    public record Share(Optional<String> of, BigDecimal percent) {}

    public static ValueChain of(Supply supply) {
        boolean weighed = weighed(supply.links());
        List<Layer> layers = new ArrayList<>();
        for (String layer : order(supply)) {
            List<Supply.Link> stated = supply.stated().getOrDefault(layer, List.of());
            List<Supply.Link> links = stated.isEmpty()
                    ? supply.links().stream().filter(link -> link.layers().contains(layer)).toList()
                    : stated;
            boolean byWeight = stated.isEmpty() ? weighed : weighed(stated);
            List<Supply.Link> counted =
                    links.stream().filter(link -> weight(link, byWeight).signum() > 0).toList();
            if (!counted.isEmpty()) {
                layers.add(new Layer(
                        layer,
                        supply.groups().getOrDefault(layer, layer),
                        split(counted, byWeight, Supply.Link::head),
                        split(counted, byWeight, Supply.Link::country)));
            }
        }
        return new ValueChain(
                weighed,
                List.copyOf(layers),
                supply.links().stream()
                        .filter(link -> link.layers().isEmpty())
                        .map(Supply.Link::component)
                        .toList());
    }

    private static boolean weighed(List<Supply.Link> links) {
        return !links.isEmpty() && links.stream().allMatch(link -> link.weight().isPresent());
    }

    /** The layers of the table, then others. */
    private static List<String> order(Supply supply) {
        List<String> order = new ArrayList<>(supply.groups().keySet());
        supply.links().stream()
                .flatMap(link -> link.layers().stream())
                .filter(layer -> !order.contains(layer))
                .distinct()
                .sorted()
                .forEach(order::add);
        return order;
    }

    private static BigDecimal weight(Supply.Link link, boolean weighed) {
        return weighed ? link.weight().orElseThrow() : BigDecimal.ONE;
    }

    private static Split split(
            List<Supply.Link> links, boolean weighed, Function<Supply.Link, Optional<String>> owner) {
        Map<String, BigDecimal> known = new TreeMap<>();
        Map<String, BigDecimal> open = new HashMap<>();
        List<BigDecimal> loose = new ArrayList<>();
        BigDecimal all = BigDecimal.ZERO;
        for (Supply.Link link : links) {
            BigDecimal weight = weight(link, weighed);
            all = all.add(weight);
            Optional<String> name = owner.apply(link);
            name.ifPresent(of -> known.merge(of, weight, BigDecimal::add));
            if (name.isEmpty()) {
                // Nobody knows whose it is; what hangs on the same supplier is the same one's all the same.
                link.whom().ifPresentOrElse(whom -> open.merge(whom, weight, BigDecimal::add), () -> loose.add(weight));
            }
        }
        loose.addAll(open.values());
        BigDecimal unknown = loose.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal largest = known.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        BigDecimal squares = known.values().stream().map(ValueChain::square).reduce(BigDecimal.ZERO, BigDecimal::add);
        // Squares grow with what is added to them: least where each unknown supplier is by itself, most where all join the largest.
        BigDecimal least = squares.add(loose.stream().map(ValueChain::square).reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal most = squares.subtract(square(largest)).add(square(largest.add(unknown)));
        List<Share> shares = new ArrayList<>();
        BigDecimal whole = all;
        known.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(share -> shares.add(new Share(Optional.of(share.getKey()), percent(share.getValue(), whole))));
        if (unknown.signum() > 0) {
            shares.add(new Share(Optional.empty(), percent(unknown, whole)));
        }
        return new Split(List.copyOf(shares), index(least, whole), index(most, whole));
    }

    private static BigDecimal square(BigDecimal number) {
        return number.multiply(number);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }

    /** Of shares in percent, rounded to a point. */
    private static BigDecimal index(BigDecimal squares, BigDecimal whole) {
        return squares.multiply(HUNDRED).multiply(HUNDRED).divide(square(whole), 0, RoundingMode.HALF_UP);
    }
}
