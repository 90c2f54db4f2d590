package edict.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Entries about the same thing, as they were known over time. Immutable.
 *
 * @param entries in the order of the file
 */
public record Timeline<T>(List<Dated<T>> entries) {

    /** Later knowledge wins; of equally old knowledge, the entry that starts later; then the one written later. */
    private static final Comparator<Dated<?>> PRECEDENCE = (one, other) -> {
        int known = one.known().compareTo(other.known());
        return known == 0 ? one.from().compareTo(other.from()) : known;
    };

    public Timeline {
        entries = List.copyOf(entries);
    }

    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * The entry that holds on {@code day} by what was known on {@code knownOn}; empty also where the entry that wins is
     * an annulment.
     */
    public Optional<Dated<T>> at(LocalDate day, LocalDate knownOn) {
        Dated<T> winner = null;
        List<Dated.Replaces> replaced = replaced(day, knownOn);
        for (Dated<T> entry : entries) {
            if (holds(entry, day, knownOn, replaced) && (winner == null || PRECEDENCE.compare(entry, winner) >= 0)) {
                winner = entry;
            }
        }
        return Optional.ofNullable(winner).filter(entry -> entry.value().isPresent());
    }

    /** The first entry with a value, whenever it holds: what is read where no rule in force asks. */
    public Optional<Dated<T>> some() {
        return entries.stream().filter(entry -> entry.value().isPresent()).findFirst();
    }

    /** All entries that hold on {@code day}: for tables, whose rows stand side by side. */
    public List<Dated<T>> allAt(LocalDate day, LocalDate knownOn) {
        List<Dated<T>> all = new ArrayList<>();
        positionsAt(day, knownOn).forEach(position -> all.add(entries.get(position)));
        return List.copyOf(all);
    }

    /** Where those stand among the entries, from 0 on. */
    List<Integer> positionsAt(LocalDate day, LocalDate knownOn) {
        List<Integer> positions = new ArrayList<>();
        List<Dated.Replaces> replaced = replaced(day, knownOn);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).value().isPresent() && holds(entries.get(i), day, knownOn, replaced)) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** Days after {@code day} on which, by what was known on {@code knownOn}, something may start or stop. */
    public NavigableSet<LocalDate> daysAfter(LocalDate day, LocalDate knownOn) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Dated<T> entry : entries) {
            if (!entry.known().isAfter(knownOn)) {
                days.add(entry.from());
                entry.until().ifPresent(last -> days.add(last.plusDays(1)));
                entry.replaces().flatMap(Dated.Replaces::from).ifPresent(days::add);
            }
        }
        days.removeIf(candidate -> !candidate.isAfter(day));
        return days;
    }

    /** Last days before {@code day} of entries that are known to have ended. */
    public NavigableSet<LocalDate> lastDaysBefore(LocalDate day, LocalDate knownOn) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate changed : daysAfter(LocalDate.MIN, knownOn)) {
            if (!changed.isAfter(day) && at(changed.minusDays(1), knownOn).isPresent()) {
                days.add(changed.minusDays(1));
            }
        }
        return days;
    }

    /** Days without a value. @param from the first @param next what begins after the last */
    record Gap<T>(LocalDate from, Dated<T> next) {}

    /**
     * The first days between two values on which there is none, by all that is known; empty also where something was annulled, as that leaves
     * such days.
     */
    Optional<Gap<T>> gap() {
        if (entries.stream().anyMatch(entry -> entry.value().isEmpty())) {
            return Optional.empty();
        }
        Optional<LocalDate> ended = Optional.empty();
        boolean begun = false;
        for (LocalDate day : daysAfter(LocalDate.MIN, LocalDate.MAX)) {
            Optional<Dated<T>> here = at(day, LocalDate.MAX);
            if (here.isPresent() && ended.isPresent()) {
                return Optional.of(new Gap<>(ended.get(), here.get()));
            }
            begun |= here.isPresent();
            ended = here.isEmpty() && begun ? ended.or(() -> Optional.of(day)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Dated<?> entry, LocalDate day, LocalDate knownOn, List<Dated.Replaces> replaced) {
        if (entry.known().isAfter(knownOn) || !entry.speaksOf(day)) {
            return false;
        }
        for (Dated.Replaces one : replaced) {
            if (one.entry().equals(entry.id())) {
                return false;
            }
        }
        return true;
    }

    // What was replaced stays replaced when the replacement is replaced in turn: a second postponement does not bring the
    // first date back. Who sets an annulment aside writes the entry again.
    private List<Dated.Replaces> replaced(LocalDate day, LocalDate knownOn) {
        List<Dated.Replaces> replaced = new ArrayList<>();
        for (Dated<T> entry : entries) {
            if (entry.replaces().isPresent() && !entry.known().isAfter(knownOn)) {
                Dated.Replaces replaces = entry.replaces().get();
                if (replaces.from().isEmpty() || !day.isBefore(replaces.from().get())) {
                    replaced.add(replaces);
                }
            }
        }
        return replaced;
    }
}
