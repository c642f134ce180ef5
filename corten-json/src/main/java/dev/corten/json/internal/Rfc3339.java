package dev.corten.json.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Instants as RFC 3339 writes them. By hand, because the formatters of java.time cost ten times what the rest of a small
 * record costs, and take years and offsets that RFC 3339 does not.
 */
public final class Rfc3339 {
    private static final long MIN = -62167219200L; // 0000-01-01T00:00:00Z
    private static final long MAX = 253402300799L; // 9999-12-31T23:59:59Z

    /** The characters of the longest text. */
    public static final int LENGTH = 30;

    private Rfc3339() {}

    /** The instant that the characters from {@code from} to {@code to} say, with any offset, or {@code null}. */
    public static @Nullable Instant parse(byte[] text, int from, int to) {
        if (to - from < 20
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || (text[from + 10] != 'T' && text[from + 10] != 't')
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return null;
        }
        int year = number(text, from, from + 4);
        int month = number(text, from + 5, from + 7);
        int day = number(text, from + 8, from + 10);
        int hour = number(text, from + 11, from + 13);
        int minute = number(text, from + 14, from + 16);
        int second = number(text, from + 17, from + 19);
        int at = from + 19;
        int nano = 0;
        if (text[at] == '.') {
            int first = ++at;
            while (at < to && text[at] >= '0' && text[at] <= '9') {
                at++;
            }
            int digits = at - first;
            if (digits == 0 || digits > 9) {
                return null;
            }
            nano = number(text, first, at);
            for (int i = digits; i < 9; i++) {
                nano *= 10;
            }
        }
        int offset = offset(text, at, to);
        if ((year | month | day | hour | minute | second) < 0
                || offset == Integer.MIN_VALUE
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        try {
            long seconds =
                    LocalDate.of(year, month, day).toEpochDay() * 86400 + hour * 3600 + minute * 60 + second - offset;
            return seconds < MIN || seconds > MAX ? null : Instant.ofEpochSecond(seconds, nano);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Writes {@code instant} in UTC, with no fraction or one of 3, 6 or 9 digits: the text of {@link Instant#toString}, at
     * most {@value #LENGTH} characters.
     *
     * @return the index behind it
     * @throws IllegalArgumentException if its year is not one of 0 to 9999
     */
    public static int write(Instant instant, byte[] to, int from) {
        long seconds = instant.getEpochSecond();
        if (seconds < MIN || seconds > MAX) {
            throw new IllegalArgumentException(instant + " cannot be written as RFC 3339");
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86400));
        int time = Math.floorMod(seconds, 86400);
        int at = digits(to, from, date.getYear(), 4);
        to[at++] = '-';
        at = digits(to, at, date.getMonthValue(), 2);
        to[at++] = '-';
        at = digits(to, at, date.getDayOfMonth(), 2);
        to[at++] = 'T';
        at = digits(to, at, time / 3600, 2);
        to[at++] = ':';
        at = digits(to, at, time / 60 % 60, 2);
        to[at++] = ':';
        at = digits(to, at, time % 60, 2);
        int nano = instant.getNano();
        if (nano != 0) {
            to[at++] = '.';
            if (nano % 1_000_000 == 0) {
                at = digits(to, at, nano / 1_000_000, 3);
            } else if (nano % 1_000 == 0) {
                at = digits(to, at, nano / 1_000, 6);
            } else {
                at = digits(to, at, nano, 9);
            }
        }
        to[at++] = 'Z';
        return at;
    }

    private static int digits(byte[] to, int at, int value, int count) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }

    /** The number of the digits from {@code from} to {@code to}, or -1 if there are others. */
    private static int number(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** The seconds of the offset at {@code at}, which ends the text, or {@code Integer.MIN_VALUE} if there is none. */
    private static int offset(byte[] text, int at, int to) {
        int rest = to - at;
        if (rest == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        if (rest != 6 || text[at + 3] != ':' || (text[at] != '+' && text[at] != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return text[at] == '-' ? -seconds : seconds;
    }
}
