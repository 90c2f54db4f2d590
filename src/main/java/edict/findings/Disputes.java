package edict.findings;

import edict.facts.Ternary;
import edict.rulebook.Calendar;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Rules;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which conclusions stand on a contested reading of some provision. One per day looked at. */
final class Disputes {

    /** Nothing that is derived stands on one. */
    static final Dispute NONE = new Dispute(Part.NONE, Optional.empty());

    private final Rulebook rulebook;
    private final Rules rules;
    private final Trace trace;
    /** Derived types of which facts may stand on a contested reading: of others nothing is looked up. */
    private final Set<String> types;
    private final IdentityHashMap<Conclusions.Derived, Dispute> known = new IdentityHashMap<>();

    Disputes(Calendar calendar, Trace trace) {
        this.rulebook = calendar.rulebook();
        this.rules = calendar.rules();
        this.trace = trace;
        this.types = calendar.disputed();
    }

    /** How much of a conclusion stands on a contested reading. In order. */
    enum Part {
        /** An undisputed reading leads to it just as surely. */
        NONE,
        /** That it is certain: an undisputed reading leads to it only in some completions. */
        CERTAINTY,
        /** All of it. */
        WHOLE
    }

    /** @param reading the provision that is read in more than one way; empty where nothing stands on one */
    record Dispute(Part part, Optional<Provision> reading) {}

    /** Of something that is concluded in each of these ways. */
    Dispute of(List<Conclusions.Ground> grounds) {
        return types.isEmpty()
                ? NONE
                : any(grounds.stream().map(ground -> new Way(of(ground), ground.certain())).toList());
    }

    /** One of several ways to the same conclusion. */
    private record Way(Dispute dispute, boolean certain) {}

    private static Dispute any(List<Way> ways) {
        Part least = least(ways.stream());
        boolean sure = ways.stream().anyMatch(way -> way.certain() && way.dispute().part() == Part.NONE);
        boolean disputed = ways.stream().anyMatch(way -> way.dispute().part() != Part.NONE);
        Part part = least == Part.NONE && !sure && disputed ? Part.CERTAINTY : least;
        return part == Part.NONE
                ? NONE
                : new Dispute(
                        part, ways.stream().flatMap(way -> way.dispute().reading().stream()).findFirst());
    }

    private static Part least(Stream<Way> ways) {
        return ways.map(way -> way.dispute().part()).min(Part::compareTo).orElse(Part.NONE);
    }

    private Dispute of(Conclusions.Ground ground) {
        Optional<Rules.Matched> matched = rules.matched(ground.rule());
        if (matched.isEmpty()) {
            return NONE;
        }
        Dispute most = Optional.ofNullable(rulebook.provisions().get(matched.get().rule().provision()))
                .filter(Provision::isContested)
                .map(provision -> new Dispute(Part.WHOLE, Optional.of(provision)))
                .orElse(NONE);
        for (Rules.Sought sought : matched.get().patterns()) {
            if (most.part() != Part.WHOLE && types.contains(sought.pattern().type())) {
                Dispute read = any(trace.matched(sought, ground)
                        .map(fact -> new Way(of(fact), fact.holds() == Ternary.YES))
                        .toList());
                most = read.part().compareTo(most.part()) > 0 ? read : most;
            }
        }
        return most;
    }

    private Dispute of(Conclusions.Derived fact) {
        Dispute before = known.get(fact);
        if (before == null) {
            // What comes round to itself adds nothing.
            known.put(fact, NONE);
            before = of(fact.grounds());
            known.put(fact, before);
        }
        return before;
    }
}
