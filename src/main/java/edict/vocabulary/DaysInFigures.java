package edict.asking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in figures: {@code 01/02/2027}, of which only the language tells whether the day or the month comes first. */
final class Days {

    private static final Pattern IN_FIGURES = Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\d/])");

    private Days() {}

    /** The text with its days as documents write them; one that is no day stands as it is. */
    static String dayFirst(String text) {
        return IN_FIGURES
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        day(found, 2, 1).map(LocalDate::toString).orElse(found.group())));
    }

    /** Why a text can't be read where nobody knows what comes first. */
    static Optional<String> twofold(String text) {
        return IN_FIGURES.matcher(text).results().findFirst().flatMap(found -> day(found, 2, 1)
                .flatMap(one -> day(found, 1, 2).filter(other -> !other.equals(one)).map(other -> "`" + found.group()
                        + "` could be two days; write `" + one + "` or `" + other + "`")));
    }

    private static Optional<LocalDate> day(MatchResult found, int month, int day) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(3)), Integer.parseInt(found.group(month)), Integer.parseInt(found.group(day))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
