package edict.workbench;

import edict.document.Place;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.NavigableSet;

/** What a case expects to be found. What it does not say is not compared, but what is to come must say from when. */
public sealed interface Expected {

    Place at();

    /** The day on which it is to come. */
    Optional<LocalDate> upcoming();

    /** Where the questions put their answers, all of them. */
    Optional<NavigableSet<String>> asks();

    /**
     * A finding of the group's provision.
     *
     * @param subject pointer
     * @param who id of the organisation
     * @param role code
     * @param appliesFrom first day of application, for what is in force
     * @param due a day, or {@code unknown}
     * @param exceptedBy provision of an exemption
     * @param text id of the wording
     * @param contested provision whose contested reading it stands on, its own where that is contested, or {@code none}
     * @param sanction what it may cost
     */
    record OfFinding(
            Status status,
            String subject,
            Optional<String> who,
            Optional<String> role,
            Optional<NavigableSet<String>> asks,
            Optional<LocalDate> upcoming,
            Optional<LocalDate> appliesFrom,
            Optional<String> due,
            Optional<Timing> timing,
            Optional<String> exceptedBy,
            Optional<String> text,
            Optional<String> contested,
            Optional<OfSanction> sanction,
            Place at)
            implements Expected {

        @Override
        public String toString() {
            List<String> words = new ArrayList<>(List.of(status.code() + " " + subject));
            who.ifPresent(id -> words.add("who: " + id));
            role.ifPresent(code -> words.add("role: " + code));
            upcoming.ifPresent(day -> words.add("upcoming: " + day));
            appliesFrom.ifPresent(day -> words.add("appliesFrom: " + day));
            due.ifPresent(day -> words.add("due: " + day));
            timing.ifPresent(when -> words.add("timing: " + when.code()));
            exceptedBy.ifPresent(id -> words.add("exceptedBy: " + id));
            text.ifPresent(id -> words.add("text: " + id));
            contested.ifPresent(id -> words.add("contested: " + id));
            sanction.ifPresent(cap -> words.add("sanction: " + cap));
            asks.ifPresent(pointers -> words.add("asks: " + pointers));
            return String.join(", ", words);
        }
    }

    /**
     * What a finding may cost.
     *
     * @param code of the tier
     * @param atLeast the cap is this or more; empty where nothing keeps it from being nothing
     * @param atMost the cap is this or less; empty where nothing bounds it, or there is no cap
     * @param from first day on which it may be imposed, where that is to come
     * @param hangsOn pointers, all of them
     */
    record OfSanction(
            Optional<String> code,
            Optional<BigDecimal> atLeast,
            Optional<BigDecimal> atMost,
            Optional<LocalDate> from,
            Optional<NavigableSet<String>> hangsOn) {

        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            code.ifPresent(words::add);
            if (atLeast.isPresent() && atLeast.equals(atMost)) {
                words.add("cap: " + atLeast.get().toPlainString());
            } else {
                atLeast.ifPresent(amount -> words.add("atLeast: " + amount.toPlainString()));
                atMost.ifPresent(amount -> words.add("atMost: " + amount.toPlainString()));
            }
            from.ifPresent(day -> words.add("from: " + day));
            hangsOn.ifPresent(pointers -> words.add("hangsOn: " + pointers));
            return "{" + String.join(", ", words) + "}";
        }
    }

    /**
     * A derived fact, whichever provision derives it.
     *
     * @param arguments by attribute, those that are said; references as pointers
     */
    record OfFact(
            String type,
            Map<String, String> arguments,
            boolean possible,
            Optional<NavigableSet<String>> asks,
            Optional<LocalDate> upcoming,
            Place at)
            implements Expected {

        @Override
        public String toString() {
            List<String> words = new ArrayList<>(List.of(type));
            arguments.forEach((name, value) -> words.add(name + ": " + value));
            if (possible) {
                words.add("possible");
            }
            upcoming.ifPresent(day -> words.add("upcoming: " + day));
            asks.ifPresent(pointers -> words.add("asks: " + pointers));
            return String.join(", ", words);
        }
    }

    /**
     * The rungs of a criterion that the group's provision picks on the day judged.
     *
     * @param subject pointer
     * @param rungs as they are written, all of those that are possible, or of those that are certain
     */
    record OfRungs(
            String subject,
            String criterion,
            NavigableSet<String> rungs,
            boolean possible,
            Optional<NavigableSet<String>> asks,
            Place at)
            implements Expected {

        @Override
        public Optional<LocalDate> upcoming() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            List<String> words = new ArrayList<>(List.of("scored " + subject, criterion + " " + rungs));
            if (possible) {
                words.add("possible");
            }
            asks.ifPresent(pointers -> words.add("asks: " + pointers));
            return String.join(", ", words);
        }
    }
}
