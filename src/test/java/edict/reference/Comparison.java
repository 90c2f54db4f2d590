package edict.reference;

import edict.drl.Rule.Verb;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Conclusions.Derived;
import edict.findings.Conclusions.Drawn;
import edict.reference.Interpreter.Fact;
import edict.reference.Interpreter.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine concludes beside what the completions say.
 *
 * <p>A fresh entity is the engine's placeholder for the same missing answer. Where a completion puts a listed entity at
 * such a place, the engine may report the placeholder instead, if it asks for that reference. Where the bearer is beyond
 * a missing answer, the engine may leave it empty.
 */
final class Comparison {

    /** @param text what is wrong, with a completion that shows it */
    record Disagreement(Kind kind, String text) {}

    enum Kind {
        /** Reported as certain although some completion lacks it. */
        UNSOUND,
        /** Not reported although some completion has it. */
        SILENT,
        /** Something that no report may look like, whatever the completions say. */
        MALFORMED
    }

    /** Certain by the reference, of these reported certain; reported open, of these open by the reference. */
    static final class Tally {
        int certain;
        int certainReported;
        int open;
        int openRight;

        int instances() {
            return certain + open;
        }

        double recall() {
            return certain == 0 ? 1 : (double) certainReported / certain;
        }

        double precision() {
            return open == 0 ? 1 : (double) openRight / open;
        }

        void add(Tally other) {
            certain += other.certain;
            certainReported += other.certainReported;
            open += other.open;
            openRight += other.openRight;
        }
    }

    private final Sketch sketch;
    private final Meaning meaning;
    private final Conclusions conclusions;
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final Map<String, Tally> byName = new HashMap<>();
    private final List<String> overAsked = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private boolean measured;

    Comparison(Sketch sketch, Meaning meaning, Conclusions conclusions) {
        this.sketch = sketch;
        this.meaning = meaning;
        this.conclusions = conclusions;
        conclusions.drawn().forEach(this::sound);
        conclusions.derived().forEach(this::sound);
        silentFindings();
        silentFacts();
    }

    List<Disagreement> disagreements() {
        return disagreements;
    }

    /** By provision, and by derived type. */
    Map<String, Tally> tallies() {
        measure();
        return byName;
    }

    /** Reported open, but certain or impossible by the reference; certain by the reference, but not reported so. */
    List<String> inexact() {
        measure();
        List<String> all = new ArrayList<>(overAsked);
        all.addAll(missed);
        return all;
    }

    private void measure() {
        if (!measured) {
            measured = true;
            measureFindings();
            measureFacts();
        }
    }

    private boolean listed(String key) {
        return sketch.facts().entities().containsKey(key);
    }

    // unsound

    private void sound(Drawn drawn) {
        String text = text(drawn);
        if (drawn.holds() == Ternary.UNKNOWN && drawn.questions().isEmpty()) {
            disagreements.add(new Disagreement(Kind.MALFORMED, "open without a question: " + text));
        } else if (drawn.holds() == Ternary.YES) {
            if (!listed(drawn.subject()) || !drawn.bearer().map(this::listed).orElse(true)) {
                disagreements.add(new Disagreement(Kind.UNSOUND, "certain over a placeholder: " + text));
            }
            for (int i = 0; i < meaning.worlds().size(); i++) {
                World world = meaning.worlds().get(i);
                if (meaning.outcomes().get(i).findings().stream().noneMatch(f -> reports(drawn, world, f).isPresent())) {
                    disagreements.add(new Disagreement(Kind.UNSOUND, "certain but missing: " + text + lacking(i)));
                    return;
                }
            }
        }
    }

    private void sound(Derived derived) {
        if (derived.holds() != Ternary.YES) {
            return;
        }
        for (int i = 0; i < meaning.worlds().size(); i++) {
            World world = meaning.worlds().get(i);
            if (meaning.outcomes().get(i).facts().stream().noneMatch(f -> reports(derived, world, f))) {
                disagreements.add(new Disagreement(Kind.UNSOUND, "certain but missing: " + text(derived) + lacking(i)));
                return;
            }
        }
    }

    private String lacking(int world) {
        return "\nin the completion " + shown(world) + "\nwith " + meaning.outcomes().get(world);
    }

    private String shown(int world) {
        StringBuilder text = new StringBuilder();
        meaning.worlds().get(world).things().values().forEach(things -> things.forEach(thing -> text.append("\n  ")
                .append(thing.type())
                .append(' ')
                .append(thing.key())
                .append(' ')
                .append(thing.values())));
        return text.toString();
    }

    // silent

    private void silentFindings() {
        Set<Finding> plain = new HashSet<>();
        Map<String, List<Drawn>> byProvision = new HashMap<>();
        for (Drawn drawn : conclusions.drawn()) {
            if (drawn.holds() != Ternary.NO) {
                plain.add(new Finding(
                        drawn.provision(),
                        verb(drawn.verb()),
                        World.place(drawn.subject()),
                        World.place(drawn.bearer().orElse(""))));
                byProvision.computeIfAbsent(drawn.provision(), p -> new ArrayList<>()).add(drawn);
            }
        }
        Set<Finding> told = new HashSet<>();
        for (int i = 0; i < meaning.worlds().size(); i++) {
            World world = meaning.worlds().get(i);
            for (Finding finding : meaning.outcomes().get(i).findings()) {
                Finding place = new Finding(
                        finding.provision(), finding.verb(), World.place(finding.subject()), World.place(finding.bearer()));
                boolean covered = plain.contains(place)
                        || byProvision.getOrDefault(finding.provision(), List.of()).stream()
                                .anyMatch(drawn -> reports(drawn, world, finding)
                                        .filter(places -> asksFor(drawn, places))
                                        .isPresent());
                if (!covered && told.add(place)) {
                    disagreements.add(new Disagreement(Kind.SILENT, "not reported: " + finding + "\nin the completion " + shown(i)));
                }
            }
        }
    }

    private static boolean asksFor(Drawn drawn, Set<String> places) {
        return places.stream()
                .allMatch(place -> drawn.questions().stream()
                        .anyMatch(q -> (place + "/").startsWith(World.place(q.pointer()) + "/")));
    }

    private void silentFacts() {
        Set<Fact> told = new HashSet<>();
        for (int i = 0; i < meaning.worlds().size(); i++) {
            World world = meaning.worlds().get(i);
            for (Fact fact : meaning.outcomes().get(i).facts()) {
                if (!told.contains(fact)
                        && conclusions.derived().stream()
                                .noneMatch(d -> d.holds() != Ternary.NO && reports(d, world, fact))) {
                    told.add(fact);
                    disagreements.add(new Disagreement(Kind.SILENT, "not derived: " + fact + "\nin the completion " + shown(i)));
                }
            }
        }
    }

    // one beside the other

    /** Whether the engine's line can mean the reference's, and the references that were taken for a listed entity. */
    private Optional<Set<String>> reports(Drawn drawn, World world, Finding finding) {
        if (!drawn.provision().equals(finding.provision()) || !verb(drawn.verb()).equals(finding.verb())) {
            return Optional.empty();
        }
        Set<String> places = new LinkedHashSet<>();
        boolean same = same(drawn.subject(), world, finding.subject(), places)
                && drawn.bearer().map(b -> same(b, world, finding.bearer(), places)).orElse(true);
        return same ? Optional.of(places) : Optional.empty();
    }

    private boolean same(String reported, World world, String key, Set<String> places) {
        String place = World.place(reported);
        if (place.equals(World.place(key))) {
            return true;
        }
        if (reported.startsWith("beyond ") && !listed(key)) {
            // one stranger a type stands for all that only unnamed things refer to
            return true;
        }
        if (World.place(key).startsWith(place + "/") && !listed(reported) && !listed(key)) {
            // something unknown about something unknown is reported where the first answer is missing
            return true;
        }
        for (Map.Entry<String, Set<String>> identified : world.identified().entrySet()) {
            // a part of whatever is referred to, if that is listed, is a part of what is listed
            boolean within = place.startsWith(identified.getKey() + "/");
            for (String named : place.equals(identified.getKey()) || within ? identified.getValue() : Set.<String>of()) {
                String meant = named + place.substring(identified.getKey().length());
                if (meant.equals(within ? key.substring(0, key.lastIndexOf('/')) : key)) {
                    places.add(identified.getKey());
                    return true;
                }
            }
        }
        return false;
    }

    private boolean reports(Derived derived, World world, Fact fact) {
        if (!derived.type().equals(fact.type())) {
            return false;
        }
        for (int i = 0; i < fact.arguments().size(); i++) {
            Optional<Object> reported = derived.arguments().get(i);
            Object argument = fact.arguments().get(i);
            if (reported.isPresent()
                    && !(reported.get() instanceof String key && argument instanceof String other
                            ? same(key, world, other, new HashSet<>())
                            : Interpreter.same(reported.get(), argument))) {
                return false;
            }
        }
        return true;
    }

    private static String verb(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    // figures

    private void measureFindings() {
        Set<Finding> certain = meaning.certain();
        Set<Finding> reported = new HashSet<>();
        for (Drawn drawn : conclusions.drawn()) {
            Finding finding = new Finding(
                    drawn.provision(), verb(drawn.verb()), drawn.subject(), drawn.bearer().orElse(""));
            if (drawn.holds() == Ternary.YES) {
                reported.add(finding);
            } else if (drawn.holds() == Ternary.UNKNOWN) {
                Tally tally = tally(drawn.provision());
                tally.open++;
                boolean somewhere = somewhere(drawn);
                if (!certain.contains(finding)
                                && (somewhere || meaning.wider().any((world, outcome) -> outcome.findings().stream()
                                        .anyMatch(f -> reports(drawn, world, f).isPresent())))
                        || certain.contains(finding) && lackedSomewhere(finding)) {
                    tally.openRight++;
                } else {
                    overAsked.add("open but " + (certain.contains(finding) ? "certain" : "impossible") + ": " + text(drawn));
                }
            }
        }
        for (Finding finding : certain) {
            if (listed(finding.subject()) && (finding.bearer().isEmpty() || listed(finding.bearer()))) {
                if (!reported.contains(finding) && lackedSomewhere(finding)) {
                    continue;
                }
                Tally tally = tally(finding.provision());
                tally.certain++;
                if (reported.contains(finding)) {
                    tally.certainReported++;
                } else {
                    missed.add("not reported certain: " + finding);
                }
            }
        }
    }

    /** Whether what all completions have is missing where two unknown references name the same, or something still further. */
    private boolean lackedSomewhere(Finding finding) {
        return meaning.wider().any((world, outcome) -> !outcome.findings().contains(finding));
    }

    private boolean lackedSomewhere(Fact fact) {
        return meaning.wider().any((world, outcome) -> !outcome.facts().contains(fact));
    }

    private boolean somewhere(Drawn drawn) {
        for (int i = 0; i < meaning.worlds().size(); i++) {
            World world = meaning.worlds().get(i);
            if (meaning.outcomes().get(i).findings().stream().anyMatch(f -> reports(drawn, world, f).isPresent())) {
                return true;
            }
        }
        return false;
    }

    private void measureFacts() {
        World nowhere = new World(Map.of(), Map.of());
        Set<Fact> certain = meaning.certainFacts();
        for (Derived derived : conclusions.derived()) {
            if (derived.holds() == Ternary.UNKNOWN) {
                Tally tally = tally(derived.type());
                tally.open++;
                boolean settled = derived.arguments().stream().allMatch(Optional::isPresent)
                        && certain.stream().anyMatch(f -> reports(derived, nowhere, f));
                boolean possible = false;
                for (int i = 0; i < meaning.worlds().size() && !possible; i++) {
                    World world = meaning.worlds().get(i);
                    possible = meaning.outcomes().get(i).facts().stream().anyMatch(f -> reports(derived, world, f));
                }
                possible = possible
                        || meaning.wider().any((world, outcome) ->
                                outcome.facts().stream().anyMatch(f -> reports(derived, world, f)));
                boolean lacked = settled
                        && certain.stream().filter(f -> reports(derived, nowhere, f)).anyMatch(this::lackedSomewhere);
                if (possible && (!settled || lacked)) {
                    tally.openRight++;
                } else {
                    overAsked.add("open but " + (settled ? "certain" : "impossible") + ": " + text(derived));
                }
            }
        }
        for (Fact fact : certain) {
            if (fact.arguments().stream().allMatch(a -> !(a instanceof String key) || !key.startsWith("/") || listed(key))) {
                boolean reported = conclusions.derived().stream()
                        .anyMatch(d -> d.holds() == Ternary.YES && reports(d, nowhere, fact));
                if (!reported && lackedSomewhere(fact)) {
                    continue;
                }
                Tally tally = tally(fact.type());
                tally.certain++;
                if (reported) {
                    tally.certainReported++;
                } else {
                    missed.add("not reported certain: " + fact);
                }
            }
        }
    }

    private Tally tally(String name) {
        return byName.computeIfAbsent(name, n -> new Tally());
    }

    static String text(Drawn drawn) {
        return drawn.provision() + " " + verb(drawn.verb()) + " " + drawn.subject() + " " + drawn.bearer().orElse("-") + " "
                + drawn.holds() + " asks " + drawn.questions().stream().map(Conclusions.Asked::pointer).toList();
    }

    static String text(Derived derived) {
        return derived.type() + derived.arguments().stream().map(a -> a.map(Object::toString).orElse("?")).toList() + " "
                + derived.holds();
    }
}
