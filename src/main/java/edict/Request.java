package edict;

import edict.document.Original;
import edict.document.Reading;
import edict.facts.Design;
import edict.rulebook.Provision;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param options ids of options that the design offers and is to take before it is judged
 * @param changed what it is besides what its document says
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
        List<String> options,
        Design.Changed changed,
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
        this(document, answers, waivers, profile, asOf, knownOn, include, everything, List.of(), Design.Changed.NOTHING, false);
    }

    /** A design on its own, by the default profile. */
    public Request(Reading.Document document, LocalDate asOf) {
        this(document, List.of(), List.of(), "default", asOf, Optional.empty(), Set.of(), false);
    }

    /** The same request about another document. */
    public Request about(Reading.Document other) {
        return new Request(other, answers, waivers, profile, asOf, knownOn, include, everything, options, changed, registryFirst);
    }

    /** The same request about another document with other answers and waivers. */
    Request about(Reading.Document other, List<Reading.Document> otherAnswers, List<Reading.Document> otherWaivers) {
        return new Request(other, otherAnswers, otherWaivers, profile, asOf, knownOn, include, everything, options, changed, registryFirst);
    }

    /** The same request with other answers. */
    public Request answering(List<Reading.Document> others) {
        return new Request(document, others, waivers, profile, asOf, knownOn, include, everything, options, changed, registryFirst);
    }

    /** The same request about another day, by what is known of the law for this one. */
    Request on(LocalDate day) {
        return new Request(document, answers, waivers, profile, day, Optional.of(known()), include, everything, options, changed, registryFirst);
    }

    /** The same request by these forces as well, beyond those of the profile. */
    public Request including(Set<Provision.Force> forces) {
        return new Request(document, answers, waivers, profile, asOf, knownOn, forces, everything, options, changed, registryFirst);
    }

    /** The same request for all that there is to say. */
    public Request lookingAtEverything() {
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, true, options, changed, registryFirst);
    }

    /** The same request about a document in which some have come along. */
    Request expecting(Set<String> ids) {
        Design.Changed then = changed.expecting(ids);
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, options, then, registryFirst);
    }

    /** The same request where answers may name organisations that the design doesn't have. */
    Request answeredByCandidate() {
        Design.Changed then = changed.answeredByCandidate();
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, options, then, registryFirst);
    }

    /** The same request where who answers is to learn none of these ids. */
    Request withholding(Set<String> ids) {
        Design.Changed then = changed.withholding(ids);
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, options, then, registryFirst);
    }

    /** The same request where who answers may learn all that the design says. */
    public Request withholdingNothing() {
        return withholding(Set.of());
    }

    /** The same request about the design once it has taken these of its options, by their ids. */
    public Request taking(List<String> ids) {
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, ids, changed, registryFirst);
    }

    /** The same request about the document of a design that has taken its options. @param said pointers of what it says otherwise */
    Request taken(Reading.Document then, Set<String> said) {
        Design.Changed all = changed.taking(options, said);
        return new Request(then, answers, waivers, profile, asOf, knownOn, include, everything, List.of(), all, registryFirst);
    }

    /** The same request where people say of themselves what is in their favour: against the registry that takes evidence. */
    Request believingRegistry() {
        return new Request(document, answers, waivers, profile, asOf, knownOn, include, everything, options, changed, true);
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
