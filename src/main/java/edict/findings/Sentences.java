package edict.findings;

import edict.drl.Rule;
import edict.facts.Ternary;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which words it is told what was found. */
final class Sentences {

    /** How many sentences tell what may be or what all is wrong: where next to nothing is known, all is possible. */
    private static final int FEW = 3;

    private Sentences() {}

    /** @param reasons how many different sentences tell why something is not as it has to be, not all of which stand in the text; 0 where nothing is */
    record Told(Text text, int reasons) {}

    /**
     * The sentence of the provision. Advice is nothing but its sentence: it is said for each matter that it rests on, and of what is
     * certain apart from what may be.
     *
     * @param grounds those that decide, the most telling first
     * @param broken whether it is certainly not as it has to be
     * @param filled the sentence as one of them fills it in
     */
    static Told of(
            Provision provision,
            List<Conclusions.Ground> grounds,
            Status status,
            boolean broken,
            Function<Optional<Conclusions.Ground>, Text> filled) {
        boolean mayAdvise = status == Status.OPEN && provision.kind() == Provision.Kind.EXPOSURE;
        // Whoever puts the first right is told at once of those that are left.
        boolean isSaidOfEach = broken && grounds.stream().anyMatch(Conclusions.Ground::certain);
        if (status != Status.INFO && !mayAdvise && !isSaidOfEach || grounds.isEmpty()) {
            // What nobody knows names nothing, so what is certain tells more.
            Optional<Conclusions.Ground> told =
                    grounds.stream().filter(Conclusions.Ground::certain).findFirst().or(() -> grounds.stream().findFirst());
            return new Told(filled.apply(told), broken ? 1 : 0);
        }
        Set<Text> certain = sentences(grounds.stream().filter(Conclusions.Ground::certain), filled);
        if (isSaidOfEach) {
            return new Told(few(List.copyOf(certain), new Text("And", "Et")), certain.size());
        }
        Set<Text> possible = sentences(grounds.stream().filter(ground -> !ground.certain()), filled);
        possible.removeAll(certain);
        return new Told(mayAdvise ? few(Stream.concat(certain.stream(), possible.stream()).toList(), new Text("Or", "Ou")) : advice(certain, possible), 0);
    }

    private static Set<Text> sentences(Stream<Conclusions.Ground> grounds, Function<Optional<Conclusions.Ground>, Text> filled) {
        return grounds.map(ground -> filled.apply(Optional.of(ground))).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Text advice(Set<Text> certain, Set<Text> possible) {
        if (certain.isEmpty() || possible.isEmpty()) {
            return joined(certain.isEmpty() ? possible : certain);
        }
        return joined(List.of(joined(certain), perhaps(joined(possible))));
    }

    private static Text few(List<Text> sentences, Text and) {
        int more = sentences.size() - FEW;
        return more <= 0
                ? joined(sentences)
                : joined(List.of(
                        joined(sentences.subList(0, FEW)),
                        new Text(and.en() + " " + more + " more.", and.fr() + " " + more + " de plus.")));
    }

    private static Text joined(Collection<Text> sentences) {
        return new Text(
                joined(sentences.stream().map(Text::en).toList(), ": ", "; "),
                joined(sentences.stream().map(Text::fr).toList(), " : ", " ; "));
    }

    /** Sentences that differ only in what they name at last, behind a colon, are one that names all of it. */
    private static String joined(List<String> sentences, String colon, String semicolon) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String sentence : sentences) {
            int at = sentence.endsWith(".") ? sentence.lastIndexOf(colon) : -1;
            String head = at < 0 ? sentence : sentence.substring(0, at + colon.length());
            List<String> rest = named.computeIfAbsent(head, none -> new ArrayList<>());
            if (at >= 0) {
                rest.add(sentence.substring(head.length(), sentence.length() - 1));
            }
        }
        return named.entrySet().stream()
                .map(one -> one.getKey() + (one.getValue().isEmpty() ? "" : String.join(semicolon, one.getValue()) + "."))
                .collect(Collectors.joining(" "));
    }

    private static Text perhaps(Text sentence) {
        return new Text("Perhaps: " + sentence.en(), "Peut-être : " + sentence.fr());
    }

    /**
     * The sentence says that it is so; where that is not certain, or not so, it begins with a word that says this.
     *
     * @param isExempted whether an exemption takes it away
     * @param missing controls
     */
    static Text standing(Text sentence, Standing standing, boolean isExempted, List<Text> missing) {
        return switch (standing.status()) {
            case OPEN -> perhaps(sentence);
            case SATISFIED -> standing.exists() == Ternary.YES ? sentence : perhaps(sentence);
            case COMPLIANT, NOT_TRIGGERED -> notFound(sentence);
            // What an exemption has removed is so all the same.
            case NOT_APPLICABLE -> isExempted ? sentence : notFound(sentence);
            case VIOLATED -> missing(sentence, standing, missing);
            case REQUIRED, PLANNED, INFO, WAIVED -> sentence;
        };
    }

    /** The sentence tells why there is a duty; where no rule tells that it is broken, what is missing does. */
    private static Text missing(Text sentence, Standing standing, List<Text> controls) {
        if (controls.isEmpty() || standing.met() != standing.controls() || standing.holds().containsKey(Rule.Verb.BREACH)) {
            return sentence;
        }
        return new Text(
                sentence.en() + " Not in place: "
                        + controls.stream().map(Text::en).collect(Collectors.joining("; ")) + ".",
                sentence.fr() + " Pas en place : "
                        + controls.stream().map(Text::fr).collect(Collectors.joining(" ; ")) + ".");
    }

    private static Text notFound(Text sentence) {
        return new Text("Not found: " + sentence.en(), "Non constaté : " + sentence.fr());
    }
}
