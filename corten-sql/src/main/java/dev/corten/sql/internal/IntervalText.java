package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Interval;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An interval as text (PostgreSQL, §8.5.5): in the style {@code postgres}, the default, or {@code iso_8601}. */
public final class IntervalText {
    private static final Pattern POSTGRES = Pattern.compile(
            "(?:(?<years>[+-]?\\d+) years? ?)?(?:(?<months>[+-]?\\d+) mons? ?)?"
                    + "(?:(?<days>[+-]?\\d+) days? ?)?(?:(?<sign>[+-])?(?<h>\\d+):(?<m>\\d\\d):(?<s>\\d\\d)(?:\\.(?<f>\\d{1,6}))?)?");

    private static final Pattern ISO =
            Pattern.compile("P(?:(?<years>-?\\d+)Y)?(?:(?<months>-?\\d+)M)?(?:(?<days>-?\\d+)D)?"
                    + "(?:T(?:(?<h>-?\\d+)H)?(?:(?<m>-?\\d+)M)?(?:(?<s>-?\\d+)(?:\\.(?<f>\\d{1,6}))?S)?)?");

    private static final int MONTHS_A_YEAR = 12;
    private static final long MICROS_A_SECOND = 1_000_000;

    private IntervalText() {}

    /** As PostgreSQL reads it, whatever the style. */
    public static String of(Interval interval) {
        if (interval.equals(Interval.INFINITY)) {
            return "infinity";
        }
        if (interval.equals(Interval.NEGATIVE_INFINITY)) {
            return "-infinity";
        }
        long micros = interval.micros();
        // The sign apart: whole seconds may be 0 where it is negative.
        String seconds = String.format(
                Locale.ROOT,
                "%s%d.%06d secs",
                micros < 0 ? "-" : "",
                Math.abs(micros / MICROS_A_SECOND),
                Math.abs(micros % MICROS_A_SECOND));
        return "%d mons %d days %s".formatted(interval.months(), interval.days(), seconds);
    }

    /** What PostgreSQL wrote; {@code query} and {@code whole}, what it is in, are for the message. */
    static Interval parse(String text, String query, String whole) {
        if (text.equals("infinity")) {
            return Interval.INFINITY;
        }
        if (text.equals("-infinity")) {
            return Interval.NEGATIVE_INFINITY;
        }
        Matcher postgres = POSTGRES.matcher(text);
        if (!text.isEmpty() && postgres.matches()) {
            boolean negative = "-".equals(postgres.group("sign"));
            return interval(postgres, negative);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return interval(iso, String.valueOf(iso.group("s")).startsWith("-"));
        }
        throw new DbException(
                query + ": " + whole
                        + " has an interval in a style that is not read; set IntervalStyle to postgres or iso_8601",
                null,
                null);
    }

    /** Of the time of the style postgres the sign is written once; of that of ISO 8601 at each part. */
    private static Interval interval(Matcher text, boolean negativeFraction) {
        boolean negative = text.pattern() == POSTGRES && negativeFraction;
        long seconds =
                Math.addExact(Math.multiplyExact(number(text, "h"), 3600L), number(text, "m") * 60 + number(text, "s"));
        String digits = text.group("f");
        long fraction = digits == null ? 0 : Long.parseLong((digits + "00000").substring(0, 6));
        long whole = negative ? -seconds : seconds;
        // The least number has no positive one, so that the sign comes before the fraction.
        long micros =
                Math.addExact(Math.multiplyExact(whole, MICROS_A_SECOND), negativeFraction ? -fraction : fraction);
        return new Interval(
                Math.toIntExact(number(text, "years") * MONTHS_A_YEAR + number(text, "months")),
                Math.toIntExact(number(text, "days")),
                micros);
    }

    private static long number(Matcher text, String group) {
        String digits = text.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
