package edict.facts;

import edict.document.Pointers;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who needs what: the graph along which a loss travels. Immutable.
 *
 * @param nodes capabilities, whatever has requirements, and whatever covers one, by key, in the order of the document
 */
public record Requirements(Map<String, Node> nodes) {

    /**
     * Something that has requirements or covers one.
     *
     * @param groups all must hold
     * @param unlisted where the requirements would stand, when there may be others
     * @param rtoHours of a capability
     * @param rpoHours of a capability
     * @param agreedDays for how many days it runs without updates and is still safe to run, as agreed or else as usual; empty when nothing says
     *     anything of that
     * @param agreed how long what is agreed can be relied on; empty where nothing is agreed, or no contract that ends is about it
     * @param weight of a capability, by its criticality; 1 for each when nothing says how they weigh
     */
    public record Node(
            String key,
            String type,
            Optional<String> id,
            List<Group> groups,
            Optional<Missing> unlisted,
            Optional<Amount> rtoHours,
            Optional<Amount> rpoHours,
            Optional<Amount> agreedDays,
            Optional<Agreed> agreed,
            Optional<Amount> weight) {

        /** For how many days from a day it runs without updates and is still safe to run; empty when nothing says anything of that. */
        public Optional<Amount> frozenDays(LocalDate from) {
            return agreedDays.map(days -> agreed.map(term -> term.limiting(days, from)).orElse(days));
        }
    }

    /**
     * How long an agreement can be relied on: a contract that has ended guarantees nothing any more.
     *
     * @param least the last day of the last contract to end, at the earliest
     * @param most the same at the latest
     * @param usual days that are safe without any contract
     * @param at where the day would be told
     */
    public record Agreed(LocalDate least, LocalDate most, BigDecimal usual, Missing at) {

        private Amount limiting(Amount days, LocalDate from) {
            return new Amount(
                    days.least().map(number -> number.min(within(least, from))),
                    days.most().map(number -> number.min(within(most, from))),
                    least.equals(most) ? days.at() : at);
        }

        private BigDecimal within(LocalDate last, LocalDate from) {
            return last.equals(LocalDate.MAX) ? BigDecimal.valueOf(Long.MAX_VALUE) : BigDecimal.valueOf(ChronoUnit.DAYS.between(from, last) + 1).max(usual);
        }

        /** Of several, the last one counts. */
        private Agreed or(Agreed other) {
            return new Agreed(later(least, other.least), later(most, other.most), usual, least.isAfter(other.least) ? at : other.at);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /**
     * A requirement: holds when enough of its alternatives do.
     *
     * @param need share of the normal load
     * @param unlisted where the alternatives would stand, when there may be others
     */
    public record Group(String key, Amount need, List<Alternative> alternatives, Optional<Missing> unlisted) {}

    /**
     * A way to cover a requirement.
     *
     * @param node key of what covers it; empty when nobody says
     * @param asked where the node is named
     * @param switchHours 0 when it is already active
     * @param capacity share of the normal load
     * @param rpoHours age of the data after the switch
     * @param team who does the switch; empty when nobody says
     */
    public record Alternative(
            String key,
            Optional<String> node,
            Missing asked,
            Amount switchHours,
            Amount capacity,
            Amount rpoHours,
            Optional<String> team) {}

    /** Where an answer stands, or would stand. */
    public record Missing(String entity, String attribute, String pointer) {

        /** Whether a list is whole. */
        static Missing of(EntityList list) {
            return new Missing(
                    list.owner().orElse(""), Pointers.last(list.pointer()), list.pointer());
        }
    }

    /**
     * A number of which perhaps only bounds are known.
     *
     * @param least empty when any small number is possible
     * @param most empty when any large number is possible
     */
    public record Amount(Optional<BigDecimal> least, Optional<BigDecimal> most, Missing at) {

        /** The number, when there is only one. */
        public Optional<BigDecimal> known() {
            return least.filter(low -> most.filter(high -> high.compareTo(low) == 0).isPresent());
        }

        /** What is known of an attribute that is a number. */
        static Amount of(Entity entity, String attribute) {
            Missing at = missing(entity, attribute);
            Value value = entity.said(attribute);
            if (value instanceof Value.Known known) {
                Optional<BigDecimal> number = Optional.of((BigDecimal) known.scalar());
                return new Amount(number, number, at);
            }
            if (value instanceof Value.Within within) {
                return new Amount(within.from().map(BigDecimal.class::cast), within.to().map(BigDecimal.class::cast), at);
            }
            if (value instanceof Value.OneOf several) {
                return new Amount(
                        several.scalars().stream().map(BigDecimal.class::cast).min(BigDecimal::compareTo),
                        several.scalars().stream().map(BigDecimal.class::cast).max(BigDecimal::compareTo),
                        at);
            }
            return new Amount(Optional.empty(), Optional.empty(), at);
        }
    }

    static Requirements of(Facts facts) {
        Map<String, List<Alternative>> alternatives = new HashMap<>();
        Map<String, List<Group>> groups = new HashMap<>();
        Map<String, Missing> open = new HashMap<>();
        for (EntityList list : facts.openLists()) {
            boolean requirements = list.type().equals(Words.REQUIREMENT);
            if (requirements || list.type().equals(Words.ALTERNATIVE)) {
                list.owner().ifPresent(owner -> open.put(owner, Missing.of(list)));
            }
        }
        Map<String, Entity> nodes = new LinkedHashMap<>();
        for (Entity entity : facts.ofType(Words.ALTERNATIVE)) {
            Optional<String> node = entity.value(Words.NODE) instanceof Value.Known known
                    ? Optional.of((String) known.scalar())
                    : Optional.empty();
            node.flatMap(facts::entity).ifPresent(found -> nodes.put(found.key(), found));
            entity.owner().ifPresent(owner -> alternatives
                    .computeIfAbsent(owner, key -> new ArrayList<>())
                    .add(new Alternative(
                            entity.key(),
                            node,
                            missing(entity, Words.NODE),
                            Amount.of(entity, Words.SWITCH_HOURS),
                            Amount.of(entity, Words.CAPACITY),
                            Amount.of(entity, Words.RPO_HOURS),
                            entity.values().containsKey(Words.TEAM) ? entity.text(Words.TEAM) : Optional.empty())));
        }
        for (Entity entity : facts.ofType(Words.REQUIREMENT)) {
            entity.owner().ifPresent(owner -> {
                facts.entity(owner).ifPresent(found -> nodes.put(owner, found));
                groups.computeIfAbsent(owner, key -> new ArrayList<>())
                        .add(new Group(
                                entity.key(),
                                Amount.of(entity, Words.NEED),
                                List.copyOf(alternatives.getOrDefault(entity.key(), List.of())),
                                Optional.ofNullable(open.get(entity.key()))));
            });
        }
        facts.ofType(Words.CAPABILITY).forEach(entity -> nodes.put(entity.key(), entity));
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (Entity row : facts.ofType(Words.CRITICALITY_WEIGHT)) {
            if (row.value(Words.CRITICALITY) instanceof Value.Known code
                    && row.value(Words.WEIGHT) instanceof Value.Known weight) {
                weights.put(code.scalar().toString(), (BigDecimal) weight.scalar());
            }
        }
        Optional<Amount> horizon = facts.ofType(Words.FROZEN_HORIZON).stream()
                .map(row -> Amount.of(row, Words.DAYS))
                .filter(days -> days.known().isPresent())
                .findFirst();
        Map<String, Agreed> contracts = contracts(facts, horizon.flatMap(Amount::known).orElse(BigDecimal.ZERO));
        Map<String, Node> all = new LinkedHashMap<>();
        for (Entity entity : facts.entities().values()) {
            if (nodes.containsKey(entity.key())) {
                all.put(
                        entity.key(),
                        new Node(
                                entity.key(),
                                entity.type(),
                                entity.id(),
                                List.copyOf(groups.getOrDefault(entity.key(), List.of())),
                                Optional.ofNullable(open.get(entity.key())),
                                ofCapability(entity, Words.RTO_HOURS),
                                ofCapability(entity, Words.RPO_HOURS),
                                agreedDays(entity).or(() -> horizon),
                                agreedDays(entity)
                                        .flatMap(days -> entity.reference(Words.RUNS, facts))
                                        .flatMap(product -> Optional.ofNullable(contracts.get(product.key()))),
                                entity.type().equals(Words.CAPABILITY)
                                        ? Optional.of(weight(entity, weights))
                                        : Optional.empty()));
            }
        }
        return new Requirements(Collections.unmodifiableMap(all));
    }

    private static Optional<Amount> ofCapability(Entity entity, String attribute) {
        return entity.type().equals(Words.CAPABILITY) ? Optional.of(Amount.of(entity, attribute)) : Optional.empty();
    }

    /** By product, how long there is a contract about it, of the contracts that name it. */
    private static Map<String, Agreed> contracts(Facts facts, BigDecimal usual) {
        Map<String, Agreed> contracts = new HashMap<>();
        for (Entity contract : facts.ofType(Words.CONTRACT)) {
            Optional<LocalDate> end = contract.day(Words.ENDS_ON);
            // One of which no end is told is running; of one of which nobody knows the end, that may be any day.
            boolean running = contract.said(Words.ENDS_ON) == Value.NOT_APPLICABLE;
            Agreed term = new Agreed(
                    end.orElse(running ? LocalDate.MAX : LocalDate.EPOCH),
                    end.orElse(LocalDate.MAX),
                    usual,
                    missing(contract, Words.ENDS_ON));
            contract.members(Words.PRODUCTS).forEach(product -> contracts.merge(product.toString(), term, Agreed::or));
        }
        return contracts;
    }

    /** Whether anything is guaranteed for some days, so that the end of a contract may count: looked at without the whole graph. */
    public static boolean guaranteesDays(Facts facts) {
        return facts.entities().values().stream().anyMatch(entity -> agreedDays(entity).isPresent());
    }

    /** The days that a contract guarantees; what nobody has agreed isn't asked for. */
    private static Optional<Amount> agreedDays(Entity entity) {
        return entity.values().containsKey(Words.FROZEN_HORIZON_DAYS)
                ? Optional.of(Amount.of(entity, Words.FROZEN_HORIZON_DAYS))
                        .filter(days -> days.least().isPresent() || days.most().isPresent())
                : Optional.empty();
    }

    /** Keys of some nodes and of all that they need, directly or not. */
    public Set<String> needed(Collection<String> from) {
        Set<String> needed = new LinkedHashSet<>(from);
        Deque<String> left = new ArrayDeque<>(needed);
        while (!left.isEmpty()) {
            Node node = nodes.get(left.removeLast());
            if (node != null) {
                alternatives(node).flatMap(alternative -> alternative.node().stream())
                        .filter(needed::add)
                        .forEach(left::add);
            }
        }
        return needed;
    }

    /** What could cover the groups of a node. */
    public static Stream<Alternative> alternatives(Node node) {
        return node.groups().stream().flatMap(group -> group.alternatives().stream());
    }

    /** The capabilities, in the order of the document. */
    public List<Node> capabilities() {
        return nodes.values().stream()
                .filter(node -> node.type().equals(Words.CAPABILITY))
                .toList();
    }

    private static Amount weight(Entity capability, Map<String, BigDecimal> weights) {
        Missing at = missing(capability, Words.CRITICALITY);
        if (weights.isEmpty()) {
            return new Amount(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.ONE), at);
        }
        Collection<BigDecimal> possible = weights.values();
        if (capability.value(Words.CRITICALITY) instanceof Value.Known known) {
            possible = List.of(weights.getOrDefault(known.scalar().toString(), BigDecimal.ZERO));
        } else if (capability.value(Words.CRITICALITY) instanceof Value.OneOf several) {
            possible = several.scalars().stream()
                    .map(code -> weights.getOrDefault(code.toString(), BigDecimal.ZERO))
                    .toList();
        }
        return new Amount(
                possible.stream().min(BigDecimal::compareTo), possible.stream().max(BigDecimal::compareTo), at);
    }

    static Missing missing(Entity entity, String attribute) {
        Given given = entity.values().get(attribute);
        String pointer = given == null ? entity.key() + "/" + attribute : given.pointer();
        return new Missing(entity.key(), attribute, pointer);
    }
}
