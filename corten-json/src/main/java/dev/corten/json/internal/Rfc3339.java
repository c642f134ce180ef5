package dev.corten.json.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants as RFC 3339 writes them. By hand, because the formatters of java.time cost ten times what the rest of a small
 * record costs, and take years and offsets that RFC 3339 does not. Eight characters at a time: {@code 2026-01-} and
 * {@code 31T12:00}.
 */
public final class Rfc3339 {
    private static final long MIN = -62167219200L; // 0000-01-01T00:00:00Z
    private static final long MAX = 253402300799L; // 9999-12-31T23:59:59Z
    private static final int SECONDS_OF_DAY = 86400;

    /** The characters of the longest text. */
    public static final int LENGTH = 30;

    private static final long DATE = Words.of("0000-00-");
    private static final long DATE_SEPARATORS = Words.of("\0\0\0\0\u00ff\0\0\u00ff");
    private static final long TIME = Words.of("00T00:00");
    private static final long TIME_SEPARATORS = Words.of("\0\0\u00ff\0\0\u00ff\0\0");
    private static final long SMALL_LETTER = Words.of("\0\0 \0\0\0\0\0");
    private static final int SECOND = (int) Words.of("0:00");
    private static final int SECOND_SEPARATOR = (int) Words.of("\0\u00ff\0\0");

    /** How many nanoseconds the last of so many digits of a second is. */
    private static final int[] NANOS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Rfc3339() {}

    /** The instant that the characters from {@code from} to {@code to} say, with any offset, or {@code null}. */
    public static @Nullable Instant parse(byte[] text, int from, int to) {
        if (to - from < 20) {
            return null;
        }
        // Without the characters of a zero time the bytes are the digits, and 0 where there are none.
        long date = Words.eight(text, from) ^ DATE;
        long time = (Words.eight(text, from + 8) ^ TIME) & ~SMALL_LETTER;
        int last = Words.four(text, from + 15) ^ SECOND;
        long separators = date & DATE_SEPARATORS | time & TIME_SEPARATORS | last & SECOND_SEPARATOR;
        if (separators != 0 || !areDigits(date) || !areDigits(time) || !areDigits(last)) {
            return null;
        }
        date = pairs(date);
        time = pairs(time);
        int year = (int) (date & 0xff) * 100 + (int) (date >>> 16 & 0xff);
        int month = (int) (date >>> 40 & 0xff);
        int day = (int) (time & 0xff);
        int hour = (int) (time >>> 24 & 0xff);
        int minute = (int) (time >>> 48 & 0xff);
        int second = (int) (pairs(last) >>> 16 & 0xff);
        int at = from + 19;
        int nano = 0;
        if (text[at] == '.') {
            int first = ++at;
            while (at < to && at - first < 9 && text[at] >= '0' && text[at] <= '9') {
                nano = nano * 10 + text[at++] - '0';
            }
            if (at == first) {
                return null;
            }
            nano *= NANOS[at - first];
        }
        int offset = offset(text, at, to);
        if (offset == Integer.MIN_VALUE || !Days.exists(year, month, day) || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long seconds = Days.of(year, month, day) * (long) SECONDS_OF_DAY + hour * 3600 + minute * 60 + second - offset;
        return seconds < MIN || seconds > MAX ? null : Instant.ofEpochSecond(seconds, nano);
    }

    /** Whether all bytes are numbers from 0 to 9. */
    private static boolean areDigits(long bytes) {
        return ((bytes | bytes + 0x7676767676767676L) & 0x8080808080808080L) == 0;
    }

    /** The number of two digits in place of the first of them. */
    private static long pairs(long digits) {
        return digits * 10 + (digits >>> 8);
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
        int days = (int) Math.floorDiv(seconds, SECONDS_OF_DAY);
        int time = (int) (seconds - days * (long) SECONDS_OF_DAY);
        int date = Days.date(days);
        int year = date >>> 16;
        int minutes = time / 60;
        Words.putEight(
                to,
                from,
                Decimals.pair(year / 100)
                        | Decimals.pair(year % 100) << 16
                        | (long) '-' << 32
                        | Decimals.pair(date >>> 8 & 0xff) << 40
                        | (long) '-' << 56);
        Words.putEight(
                to,
                from + 8,
                Decimals.pair(date & 0xff)
                        | (long) 'T' << 16
                        | Decimals.pair(minutes / 60) << 24
                        | (long) ':' << 40
                        | Decimals.pair(minutes % 60) << 48);
        int second = (int) Decimals.pair(time % 60) << 8 | ':';
        int nano = instant.getNano();
        if (nano == 0) {
            Words.putFour(to, from + 16, second | 'Z' << 24);
            return from + 20;
        }
        Words.putFour(to, from + 16, second | '.' << 24);
        int micros = nano / 1000;
        putThree(to, from + 20, micros / 1000);
        if (nano % 1_000_000 == 0) {
            return from + 24;
        }
        putThree(to, from + 23, micros % 1000);
        if (nano % 1000 == 0) {
            return from + 27;
        }
        putThree(to, from + 26, nano % 1000);
        return from + 30;
    }

    /** Writes three digits and a {@code Z}. */
    private static void putThree(byte[] to, int at, int number) {
        int hundreds = number / 100;
        Words.putFour(to, at, hundreds + '0' | (int) Decimals.pair(number - hundreds * 100) << 8 | 'Z' << 24);
    }
}
