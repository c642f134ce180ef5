package dev.corten.json.internal;

import java.nio.charset.StandardCharsets;

/** Strings with escapes or with characters that are not ASCII. */
public final class Strings {
    private Strings() {}

    /** The characters of the string whose bytes, which were checked, stand from {@code from} to {@code to}. */
    @SuppressWarnings("deprecation") // for Latin-1 it is right, and takes half the time of the one with a charset
    public static String decode(byte[] bytes, int from, int to) {
        // Most have a few escapes, or letters of western Europe: no second pass for those.
        byte[] latin = new byte[to - from];
        int length = 0;
        int at = from;
        while (true) {
            int plain = Scan.plain(bytes, at, to);
            System.arraycopy(bytes, at, latin, length, plain - at);
            length += plain - at;
            at = plain;
            if (at >= to) {
                return new String(latin, 0, 0, length);
            }
            byte b = bytes[at];
            if (b == '\\' && bytes[at + 1] != 'u') {
                latin[length++] = unescaped(bytes[at + 1]);
                at += 2;
            } else if ((b & 0xfe) == 0xc2) {
                latin[length++] = (byte) (b << 6 | bytes[at + 1] & 0x3f);
                at += 2;
            } else {
                return decodeWide(bytes, from, to);
            }
        }
    }

    private static String decodeWide(byte[] bytes, int from, int to) {
        int backslash = from;
        while (backslash < to && bytes[backslash] != '\\') {
            backslash++;
        }
        if (backslash == to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        // What an escape stands for is never longer than the escape.
        byte[] plain = new byte[to - from];
        int length = backslash - from;
        System.arraycopy(bytes, from, plain, 0, length);
        int at = backslash;
        while (at < to) {
            byte b = bytes[at];
            if (b != '\\') {
                plain[length++] = b;
                at++;
            } else if (bytes[at + 1] != 'u') {
                plain[length++] = unescaped(bytes[at + 1]);
                at += 2;
            } else {
                int code = Scan.escape(bytes, at, to);
                at += 6;
                if (Character.isHighSurrogate((char) code)) {
                    code = Character.toCodePoint((char) code, (char) Scan.escape(bytes, at, to));
                    at += 6;
                }
                length = encode(code, plain, length);
            }
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    private static int encode(int code, byte[] to, int from) {
        int at = from;
        if (code < 0x80) {
            to[at++] = (byte) code;
        } else if (code < 0x800) {
            to[at++] = (byte) (0xc0 | code >> 6);
            to[at++] = (byte) (0x80 | code & 0x3f);
        } else if (code < 0x10000) {
            to[at++] = (byte) (0xe0 | code >> 12);
            to[at++] = (byte) (0x80 | code >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | code & 0x3f);
        } else {
            to[at++] = (byte) (0xf0 | code >> 18);
            to[at++] = (byte) (0x80 | code >> 12 & 0x3f);
            to[at++] = (byte) (0x80 | code >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | code & 0x3f);
        }
        return at;
    }
}
