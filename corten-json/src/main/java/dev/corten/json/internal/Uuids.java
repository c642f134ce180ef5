package dev.corten.json.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs as text (RFC 9562, section 4): 36 characters and nothing shorter, unlike {@link UUID#fromString}. */
public final class Uuids {
    /** How many characters there are. */
    public static final int LENGTH = 36;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < 16; i++) {
            VALUES[DIGITS[i]] = (byte) i;
            VALUES[Character.toUpperCase((char) DIGITS[i])] = (byte) i;
        }
    }

    private Uuids() {}

    /** The UUID of the characters from {@code from} to {@code to}, or {@code null} if they are none. */
    public static @Nullable UUID parse(byte[] ascii, int from, int to) {
        boolean dashes = to - from == LENGTH
                && ascii[from + 8] == '-'
                && ascii[from + 13] == '-'
                && ascii[from + 18] == '-'
                && ascii[from + 23] == '-';
        if (!dashes) {
            return null;
        }
        // One check for all of them: a part with a wrong digit is negative, and so is the union of their bits.
        long a = hex(ascii, from, 8);
        long b = hex(ascii, from + 9, 4);
        long c = hex(ascii, from + 14, 4);
        long d = hex(ascii, from + 19, 4);
        long e = hex(ascii, from + 24, 12);
        return (a | b | c | d | e) < 0 ? null : new UUID(a << 32 | b << 16 | c, d << 48 | e);
    }

    /** The number of {@code count} digits, at most 15, or a negative one if there are others among them. */
    private static long hex(byte[] ascii, int from, int count) {
        long value = 0;
        long wrong = 0;
        for (int i = from; i < from + count; i++) {
            long digit = VALUES[ascii[i] & 0x7f];
            wrong |= digit | ascii[i];
            value = value << 4 | digit & 0xf;
        }
        return wrong < 0 ? -1 : value;
    }

    /** Writes {@code value} at {@code at}, in lower case. */
    public static void write(UUID value, byte[] to, int at) {
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        hex(high >>> 32, 8, to, at);
        to[at + 8] = '-';
        hex(high >>> 16, 4, to, at + 9);
        to[at + 13] = '-';
        hex(high, 4, to, at + 14);
        to[at + 18] = '-';
        hex(low >>> 48, 4, to, at + 19);
        to[at + 23] = '-';
        hex(low, 12, to, at + 24);
    }

    private static void hex(long value, int count, byte[] to, int at) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = DIGITS[(int) rest & 0xf];
            rest >>>= 4;
        }
    }
}
