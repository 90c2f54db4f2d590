package edict.procurement;

import edict.continuity.Verdict;
import edict.document.Node;
import edict.facts.Shown;
import edict.rulebook.Pattern;
import edict.rulebook.Wanted;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What every candidate has to reach, whatever else it offers. */
public sealed interface Minimum {

    /** Where it stands in the dossier. */
    Node at();

    /** A level of a framework. */
    record Level(Node at, Wanted wanted) implements Minimum {}

    /**
     * A certificate that covers what is bought.
     *
     * @param schemes any of them will do
     * @param atStart whether it need be held only on the first day of the term, else from the day judged to the end of the term
     */
    record Certified(Node at, Set<String> schemes, boolean atStart) implements Minimum {}

    /**
     * Where what is bought runs and keeps data.
     *
     * @param parameter whose value the countries are on the day judged; empty where they are listed
     */
    record Within(Node at, Optional<String> parameter, Set<String> countries) implements Minimum {}

    /**
     * No finding of some provisions about what is bought.
     *
     * @param exposures titles of the provisions where all that find something find an exposure: they say what must not be, others what must
     * @param data by kinds of data what they mean: findings that read data of other kinds alone don't count; empty for all
     */
    record Without(Node at, Pattern provisions, List<Text> exposures, Map<String, Text> data) implements Minimum {

        /** The kinds of data in words, each with its code where that is another. */
        public Text kinds() {
            return new Text(
                    data.entrySet().stream().map(kind -> named(kind.getValue().en(), kind.getKey())).collect(Collectors.joining(", ")),
                    data.entrySet().stream().map(kind -> named(kind.getValue().fr(), kind.getKey())).collect(Collectors.joining(", ")));
        }

        private static String named(String meaning, String code) {
            return meaning.equals(code) ? code : meaning + " (" + code + ")";
        }

        /** What must hold where exposures must not be found. @param titles of those, at least one */
        public static Text unwanted(List<Text> titles) {
            boolean one = titles.size() == 1;
            return new Text(
                    (one ? "must not have the finding " : "must have none of the findings ")
                            + titles.stream().map(title -> "“" + title.en() + "”").collect(Collectors.joining(", ")),
                    (one ? "ne doit pas présenter le constat " : "ne doit présenter aucun des constats ")
                            + titles.stream().map(title -> "« " + title.fr() + " »").collect(Collectors.joining(", ")));
        }
    }

    /**
     * A capability that goes on when access to something is lost.
     *
     * @param atLeast the worst verdict that will do
     */
    record Kept(Node at, String capability, String scenario, Verdict atLeast) implements Minimum {}

    /**
     * The most that may be asked.
     *
     * @param criterion of a dossier, of which the least is the best
     */
    record Ceiling(Node at, String criterion, BigDecimal atMost) implements Minimum {

        /** What may be asked at most. */
        public Text told() {
            Text most = Shown.figure(atMost);
            return switch (criterion) {
                case Dossier.PRICE -> new Text(
                        "a price over the term of at most EUR " + most.en(), "un prix sur la durée d'au plus " + most.fr() + " EUR");
                case Dossier.EXIT_DAYS -> new Text("at most " + most.en() + " days to leave", "au plus " + most.fr() + " jours pour sortir");
                default -> new Text("at most EUR " + most.en() + " to leave", "au plus " + most.fr() + " EUR pour sortir");
            };
        }
    }

    /** The worst decision on the whole design that will do. */
    record Decided(Node at, edict.decision.Verdict atWorst) implements Minimum {}
}
