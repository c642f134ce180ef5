package dev.corten.json.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The look over the bytes of a text before it is parsed: whether they are well-formed UTF-8 (Unicode, table 3-7), and
 * whether their escapes make whole characters. The parser checks neither (it takes overlong forms and lone surrogates).
 *
 * <p>Eight bytes at a time while they are plain ASCII, which costs far less than parsing them.
 */
public final class Scan {
    /** The bytes are fine. */
    public static final int FINE = -1;

    /** The bytes are fine, and an escape for U+0000 is among them. */
    public static final int FINE_WITH_NUL = -2;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

    private Scan() {}

    /** {@link #FINE}, {@link #FINE_WITH_NUL}, or where the first byte stands that is not fine. */
    public static int scan(byte[] bytes, int from, int to) {
        int result = FINE;
        int at = from;
        while (at < to) {
            if (at + Long.BYTES <= to) {
                long word = (long) LONGS.get(bytes, at);
                long x = word ^ BACKSLASHES;
                // A byte of x is zero where the word has a backslash.
                if (((word | ((x - ONES) & ~x)) & HIGH_BITS) == 0) {
                    at += Long.BYTES;
                    continue;
                }
            }
            byte b = bytes[at];
            if (b == '\\') {
                int code = escape(bytes, at, to);
                if (code == 0) {
                    result = FINE_WITH_NUL;
                }
                if (code < 0) {
                    at += 2;
                } else if (!Character.isSurrogate((char) code)) {
                    at += 6;
                } else if (Character.isHighSurrogate((char) code) && isLowSurrogate(escape(bytes, at + 6, to))) {
                    at += 12;
                } else {
                    return at;
                }
            } else if (b >= 0) {
                at++;
            } else {
                int length = sequence(bytes, at, to);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return result;
    }

    /** The code of the escape {@code \}{@code uXXXX} at {@code at}, or -1 if another thing stands there. */
    private static int escape(byte[] bytes, int at, int to) {
        if (at + 6 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    private static boolean isLowSurrogate(int code) {
        return code >= Character.MIN_LOW_SURROGATE && code <= Character.MAX_LOW_SURROGATE;
    }

    /** How many bytes the sequence at {@code at} has, or 0 if it is ill-formed. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int low =
                switch (first) {
                    case 0xe0 -> 0xa0;
                    case 0xf0 -> 0x90;
                    default -> 0x80;
                };
        int high =
                switch (first) {
                    case 0xed -> 0x9f;
                    case 0xf4 -> 0x8f;
                    default -> 0xbf;
                };
        if (second < low || second > high) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
