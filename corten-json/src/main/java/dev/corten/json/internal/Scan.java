package dev.corten.json.internal;

/** Looks over the bytes of strings: where plain characters end, and whether the others are well-formed. */
public final class Scan {
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;
    private static final long QUESTIONS = 0x3f3f3f3f3f3f3f3fL;

    private Scan() {}

    /**
     * Where the first byte from {@code from} on stands that is no plain character of a string: a quote, a backslash, a
     * control character or a part of a character that is not ASCII; {@code to} if there is none. Eight bytes at a time.
     */
    public static int plain(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            // The lowest byte with its high bit set is the first one; a borrow can only be wrong about those above it.
            long found = other(Words.eight(bytes, at)) & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The same, but also where the first question mark stands. There are eight bytes more than {@code to}. */
    public static int plainAndSure(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            long word = Words.eight(bytes, at);
            long found = (other(word) | (word ^ QUESTIONS) - ONES) & HIGH_BITS;
            if (found != 0) {
                return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
            }
        }
        return to;
    }

    /** Where the first quote from {@code from} on stands, or {@code to}. Eight bytes at a time. */
    public static int quote(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long quote = Words.eight(bytes, at) ^ QUOTES;
            long found = quote - ONES & ~quote & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    /** Sets the high bit of the first byte that is no plain character: it has it already, or gets it by a borrow. */
    private static long other(long word) {
        return word | word - SPACES | (word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES;
    }

    /** The first eight bytes from {@code from} to {@code to} as a number, zeros where there are fewer. */
    public static long head(byte[] bytes, int from, int to) {
        int length = to - from;
        if (from <= bytes.length - Long.BYTES) {
            long word = Words.eight(bytes, from);
            return length >= Long.BYTES ? word : word & ((1L << (length << 3)) - 1);
        }
        long word = 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            word = word << 8 | bytes[from + i] & 0xff;
        }
        return word;
    }

    /** The code of the escape {@code \}{@code uXXXX} at {@code at}, or -1 if another thing stands there. */
    public static int escape(byte[] bytes, int at, int to) {
        if (at + 6 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    /** How many bytes the sequence of UTF-8 at {@code at} has, or 0 if it is ill-formed (Unicode, table 3-7). */
    public static int sequence(byte[] bytes, int at, int to) {
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
