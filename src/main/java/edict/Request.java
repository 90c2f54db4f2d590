package edict;

import edict.document.Original;
import edict.document.Reading;
import edict.rulebook.Provision;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A design and how it is to be judged.
 *
 * @param document {@code kind: Design}, {@code kind: Request}, or a format that can be imported
 * @param answers {@code kind: Answers}, in the order in which they count
 * @param waivers {@code kind: Waivers}
 * @param profile id
 * @param asOf the day judged
 * @param knownOn what is known of the law; empty for the day judged
 * @param include forces beyond those of the profile
 * @param everything also what does not apply, is not triggered, classifies, exempts, or has lapsed
 * @param newcomers ids of organisations of the document whose certificates nobody has listed: its list is that of the others
 * @param registryFirst whether the registry counts against whoever says otherwise without evidence; else rules read neither
 */
public record Request(
        Reading.Document document,
        List<Reading.Document> answers,
        List<Reading.Document> waivers,
        String profile,
        LocalDate asOf,
        Optional<LocalDate> knownOn,
        Set<Provision.Force> include,
        boolean everything,
        Set<String> newcomers,
        boolean registryFirst) {

    public Request(
            Reading.Document document,
            List<Reading.Document> answers,
            List<Reading.Document> waivers,
            String profile,
            LocalDate asOf,
            Optional<LocalDate> knownOn,
            Set<Provision.Force> include,
            boolean everything) {
        this(document, answers, waivers, profile, asOf, knownOn, include, everything, Set.of(), false);
    }

    /** A design on its own, by the default profile. */
    public Request(Reading.Document document, LocalDate asOf) {
        this(document, List.of(), List.of(), "default", asOf, Optional.empty(), Set.of(), false);
    }

    /** The same request about another document. */
    public Request about(Reading.Document other) {
        return new Request(other, answers, waivers, profile, asOf, knownOn, include, everything, newcomers, registryFirst);
    }

    /** The same request about another document with other answers and waivers. */
    Request about(Reading.Document other, List<Reading.Document> otherAnswers, List<Reading.Document> otherWaivers) {
        return new Request(other, otherAnswers, otherWaivers, profile, asOf, knownOn, include, everything, newcomers, registryFirst);
    }

    /** The same request with other answers. */
    public Request answering(List<Reading.Document> others) {
        return new Request(document, others, waivers, profile, asOf, knownOn, include, everything, newcomers, registryFirst);
    }

    /** The same request about another day, by what is known of the law for this one. */
    Request on(LocalDate day) {
        return new Request(document, answers, waivers, profile, day, Optional.of(known()), include, everything, newcomers, registryFirst);
    }

    /** The same request by these forces as well, beyond those of the profile. */
    public Request including(Set<Provision.Force> forces) {
        return new Request(document, answers, waivers, profile, asOf, knownOn, forces, everything, newcomers, registryFirst);
    }

    /** The same request for all that there is to say. */
    public Request lookingAtEverything() {
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, true, newcomers, registryFirst);
    }

    /** The same request about a document in which some have come along. */
    Request expecting(Set<String> ids) {
        Set<String> all = new TreeSet<>(newcomers);
        all.addAll(ids);
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, all, registryFirst);
    }

    /** The same request where people say of themselves what is in their favour: against the registry that takes evidence. */
    Request believingRegistry() {
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, newcomers, true);
    }

    /** What it was read from, by file: the design first, then its answers and waivers. */
    Map<String, Original> originals() {
        Map<String, Original> originals = new LinkedHashMap<>();
        Stream.of(List.of(document), answers, waivers)
                .flatMap(List::stream)
                .forEach(read -> read.original().ifPresent(original -> originals.put(read.file(), original)));
        return originals;
    }

    LocalDate known() {
        return knownOn.orElse(asOf);
    }
}
