package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a breach may cost.
 *
 * @param code of the pack's list of sanctions, where it has one
 * @param text in the words of the law
 * @param besides what may be done beside the highest fine: what a cap does not tell
 * @param caps the most that may be imposed; of those that hold on a day, the first whose tests an organisation meets
 */
public record Sanction(Optional<String> code, Optional<Text> text, Optional<Text> besides, List<Cap> caps) {

    /** Of which nothing is known but how it is called, if that. */
    static Sanction named(Optional<String> code) {
        return new Sanction(code, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * The most that may be imposed on some organisations. It holds on the days on which its parameters have values.
     *
     * @param id by which messages name it
     * @param whose attributes that tell whether it is meant for an organisation, all of them the same: the first that is
     *     answered decides; none for whomever the caps before it leave
     * @param whereStated why it is meant only for who is stated to meet it, and not for who may; empty where it is not so
     * @param label who that is, for people
     * @param by who imposes it
     * @param known day from which it is known; the first day where that is not said
     * @param amount id of a parameter
     * @param share id of a parameter, in per cent of the turnover
     * @param take which of the two counts, where there are two
     */
    public record Cap(
            String id,
            List<Test> whose,
            Optional<Text> whereStated,
            Optional<Text> label,
            Optional<Text> by,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<LocalDate> known,
            Optional<String> amount,
            Optional<String> share,
            Optional<Take> take,
            Optional<Turnover> turnover,
            Text source,
            Place at) {

        /** Whether it holds on a day, as far as its own days tell. */
        public boolean holds(LocalDate day, LocalDate knownOn) {
            return from.map(first -> !day.isBefore(first)).orElse(true)
                    && until.map(last -> !day.isAfter(last)).orElse(true)
                    && known.or(() -> from).map(first -> !knownOn.isBefore(first)).orElse(true);
        }

        /** Ids of the parameters that it reads. */
        public List<String> parameters() {
            return Stream.of(amount, share).flatMap(Optional::stream).toList();
        }
    }

    /** An attribute of an organisation, and the codes by which a cap is meant for it. */
    public record Test(String attribute, List<String> codes) {}

    /** Which of two counts. */
    public enum Take implements Coded {
        HIGHER,
        LOWER
    }

    /**
     * Of what a share is counted.
     *
     * @param attribute of an organisation
     * @param text as it is said after a percentage: {@code of worldwide annual turnover}
     */
    public record Turnover(String attribute, Text text) {}
}
