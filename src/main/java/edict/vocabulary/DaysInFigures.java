package edict.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people write them in figures: {@code 1.2.2027} with the day first, {@code 28/11/2026} where it can be one day only. Of
 * {@code 01/02/2027} somebody has to say what comes first.
 */
public final class DaysInFigures {

    /** What comes first. */
    public enum First {
        DAY,
        MONTH
    }

    private static final Pattern IN_FIGURES = Pattern.compile("(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?![\\d/]|[.-]\\d)");

    private DaysInFigures() {}

    /** The text with its days as documents write them; what is no day, or could be two, stands as it is. @param first empty where nobody says */
    public static String plain(String text, Optional<First> first) {
        return IN_FIGURES
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(day(found, first).map(LocalDate::toString).orElse(found.group())));
    }

    /** Why a text can't be read: something in it could be two days. @param first empty where nobody says */
    public static Optional<String> twofold(String text, Optional<First> first) {
        return IN_FIGURES.matcher(text).results().flatMap(found -> twofold(found, first).stream()).findFirst();
    }

    /** Whether a text is written as a day, be there such a day or not. */
    public static boolean isOne(String text) {
        return IN_FIGURES.matcher(text).matches();
    }

    private static Optional<First> told(MatchResult found, Optional<First> first) {
        return found.group(2).equals(".") ? Optional.of(First.DAY) : first;
    }

    private static Optional<String> twofold(MatchResult found, Optional<First> first) {
        return told(found, first).isPresent()
                ? Optional.empty()
                : day(found, First.DAY).flatMap(one -> day(found, First.MONTH)
                        .filter(other -> !other.equals(one))
                        .map(other -> "`" + found.group() + "` could be two days; write `" + one + "` or `" + other + "`"));
    }

    private static Optional<LocalDate> day(MatchResult found, Optional<First> first) {
        Optional<First> told = told(found, first);
        if (told.isPresent()) {
            return day(found, told.get());
        }
        return twofold(found, first).isPresent() ? Optional.empty() : day(found, First.DAY).or(() -> day(found, First.MONTH));
    }

    private static Optional<LocalDate> day(MatchResult found, First first) {
        int one = Integer.parseInt(found.group(1));
        int other = Integer.parseInt(found.group(3));
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(4)), first == First.DAY ? other : one, first == First.DAY ? one : other));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
