package dev.corten.json.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes characters of strings of which some need an escape (RFC 8259, section 7) or several bytes of UTF-8. */
public final class Escaped {
    /** The bytes that a character has at most. */
    public static final int LENGTH = 6;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** For each ASCII character: 0 if it stands for itself, the letter of its escape, or 1 for a numeric escape. */
    private static final byte[] ESCAPES = new byte[128];

    static {
        Arrays.fill(ESCAPES, 0, 0x20, (byte) 1);
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
    }

    private Escaped() {}

    /**
     * Writes the characters from {@code from} to {@code end}. Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD.
     *
     * @return the index behind them in {@code to}
     */
    public static int write(String value, int from, int end, byte[] to, int start) {
        int at = start;
        int i = from;
        while (i < end) {
            char c = value.charAt(i++);
            if (c < 0x80) {
                at = ascii(c, to, at);
            } else if (c < 0x800) {
                to[at++] = (byte) (0xc0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i < end && Character.isLowSurrogate(value.charAt(i))) {
                int code = Character.toCodePoint(c, value.charAt(i++));
                to[at++] = (byte) (0xf0 | code >> 18);
                to[at++] = (byte) (0x80 | code >> 12 & 0x3f);
                to[at++] = (byte) (0x80 | code >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | code & 0x3f);
            } else {
                char whole = Character.isSurrogate(c) ? '\ufffd' : c;
                to[at++] = (byte) (0xe0 | whole >> 12);
                to[at++] = (byte) (0x80 | whole >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | whole & 0x3f);
            }
        }
        return at;
    }

    private static int ascii(char c, byte[] to, int from) {
        int at = from;
        byte escape = ESCAPES[c];
        if (escape == 0) {
            to[at++] = (byte) c;
            return at;
        }
        to[at++] = '\\';
        if (escape != 1) {
            to[at++] = escape;
            return at;
        }
        to[at++] = 'u';
        to[at++] = '0';
        to[at++] = '0';
        to[at++] = HEX[c >> 4];
        to[at++] = HEX[c & 0xf];
        return at;
    }
}
