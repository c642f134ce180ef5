package dev.corten.json.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Instants as RFC 3339 writes them. By hand, because the formatters of java.time cost ten times what the rest of a small
 * record costs, and take years and offsets that RFC 3339 does not.
 */
public final class Rfc3339 {
    private static final long MIN = -62167219200L; // 0000-01-01T00:00:00Z
    private static final long MAX = 253402300799L; // 9999-12-31T23:59:59Z

    private Rfc3339() {}

    /** The instant that {@code text} says, with any offset, or {@code null} if it says none. */
    public static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < 20
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || (text.charAt(10) != 'T' && text.charAt(10) != 't')
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int at = 19;
        int nano = 0;
        if (text.charAt(at) == '.') {
            int from = ++at;
            while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int digits = at - from;
            if (digits == 0 || digits > 9) {
                return null;
            }
            nano = number(text, from, at);
            for (int i = digits; i < 9; i++) {
                nano *= 10;
            }
        }
        int offset = offset(text, at);
        if ((year | month | day | hour | minute | second) < 0 || offset == Integer.MIN_VALUE) {
            return null;
        }
        try {
            long seconds = LocalDate.of(year, month, day).toEpochDay() * 86400
                    + LocalTime.of(hour, minute, second).toSecondOfDay()
                    - offset;
            return seconds < MIN || seconds > MAX ? null : Instant.ofEpochSecond(seconds, nano);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * {@code instant} in UTC, with no fraction or one of 3, 6 or 9 digits: the text of {@link Instant#toString}.
     *
     * @throws IllegalArgumentException if its year is not one of 0 to 9999
     */
    public static String format(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < MIN || seconds > MAX) {
            throw new IllegalArgumentException(instant + " cannot be written as RFC 3339");
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, instant.getNano(), ZoneOffset.UTC);
        var text = new StringBuilder(30);
        digits(text, time.getYear(), 1000);
        digits(text.append('-'), time.getMonthValue(), 10);
        digits(text.append('-'), time.getDayOfMonth(), 10);
        digits(text.append('T'), time.getHour(), 10);
        digits(text.append(':'), time.getMinute(), 10);
        digits(text.append(':'), time.getSecond(), 10);
        int nano = time.getNano();
        if (nano != 0) {
            text.append('.');
            if (nano % 1_000_000 == 0) {
                digits(text, nano / 1_000_000, 100);
            } else if (nano % 1_000 == 0) {
                digits(text, nano / 1_000, 100_000);
            } else {
                digits(text, nano, 100_000_000);
            }
        }
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int value, int highest) {
        for (int power = highest; power > 0; power /= 10) {
            text.append((char) ('0' + value / power % 10));
        }
    }

    /** The number of the digits from {@code from} to {@code to}, or -1 if there are others. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** The seconds of the offset at {@code at}, which ends the text, or {@code Integer.MIN_VALUE} if there is none. */
    private static int offset(String text, int at) {
        int rest = text.length() - at;
        if (rest == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return 0;
        }
        if (rest != 6 || text.charAt(at + 3) != ':' || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }
}
