package dev.corten.json;

import dev.corten.json.internal.Scan;
import dev.corten.json.internal.Strings;
import dev.corten.json.internal.Words;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a text, and how far they were read. Knows the grammar of RFC 8259 below the level of values: space,
 * strings, numbers and words. What is no JSON, or goes past a limit, is {@link Malformed}.
 *
 * <p>It is our own and no library's parser because the text is always there as a whole: names are compared as bytes,
 * strings are copied once, and UTF-8 is validated on the way, which takes half the time (see bench/json).
 */
final class Input {
    private static final int TRUE = (int) Words.of("true");
    private static final int FALSE = (int) Words.of("alse");

    final byte[] bytes;
    final int end;

    /** The index of the next byte. */
    int at;

    /** Whether the string that was read last has an escape for U+0000. */
    boolean nul;

    /** Reads {@code bytes} from {@code at} to {@code end}. */
    Input(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** The next byte that is no space, at which it stands then; -1 at the end. */
    int peek() {
        if (at < end) {
            byte next = bytes[at];
            if (next > ' ') {
                return next;
            }
        }
        return peekPastSpace();
    }

    private int peekPastSpace() {
        int i = at;
        while (i < end && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        at = i;
        return i < end ? bytes[i] & 0xff : -1;
    }

    /** Reads the string at whose opening quote it stands if all its characters are plain; otherwise {@code null}. */
    @Nullable
    String plainString() {
        int from = at + 1;
        int to = Scan.plain(bytes, from, end);
        if (to >= end || bytes[to] != '"' || to - from > JsonReader.MAX_STRING) {
            return null;
        }
        at = to + 1;
        return latin(from, to);
    }

    /** Reads the string at whose opening quote it stands. */
    String string() {
        nul = false;
        return limited(decoded(), JsonReader.MAX_STRING, "string");
    }

    /** Reads the name at whose opening quote it stands, and the colon behind it. */
    String name() {
        String name = limited(decoded(), JsonReader.MAX_NAME, "name");
        colon();
        return name;
    }

    /** Goes past a colon. */
    void colon() {
        if (peek() != ':') {
            throw unexpected("expected a colon");
        }
        at++;
    }

    /** Reads the string at whose opening quote it stands if it is one of {@code known}: its index, otherwise -1. */
    int known(KnownNames known) {
        int from = at + 1;
        int to = Scan.plain(bytes, from, end);
        int index = to < end && bytes[to] == '"' ? known.find(bytes, from, to) : -1;
        if (index >= 0) {
            at = to + 1;
        }
        return index;
    }

    /** Passes over the string at whose opening quote it stands. */
    void skipString() {
        int from = at + 1;
        int to = Scan.plain(bytes, from, end);
        int close = to < end && bytes[to] == '"' ? to : close(to);
        at = close + 1;
        if (close - from > JsonReader.MAX_STRING) {
            limited(Strings.decode(bytes, from, close), JsonReader.MAX_STRING, "string");
        }
    }

    @SuppressWarnings("deprecation") // for ASCII it is right, and takes half the time of the one with a charset
    private String latin(int from, int to) {
        return new String(bytes, 0, from, to - from);
    }

    private String decoded() {
        int from = at + 1;
        int to = Scan.plain(bytes, from, end);
        if (to < end && bytes[to] == '"') {
            at = to + 1;
            return latin(from, to);
        }
        int close = close(to);
        at = close + 1;
        return Strings.decode(bytes, from, close);
    }

    private String limited(String text, int limit, String what) {
        if (text.length() > limit) {
            throw tooLong(what, limit);
        }
        return text;
    }

    private Malformed tooLong(String what, int limit) {
        return new Malformed("has a " + what + " of more than " + limit + " characters", at);
    }

    /** Where the string ends whose first character that is not plain stands at {@code from}; checks all characters. */
    private int close(int from) {
        int i = from;
        while (true) {
            i = Scan.plain(bytes, i, end);
            if (i >= end) {
                throw early();
            }
            byte b = bytes[i];
            if (b == '"') {
                return i;
            } else if (b == '\\') {
                i += escape(i);
            } else if (b < 0) {
                int length = Scan.sequence(bytes, i, end);
                if (length == 0) {
                    throw new Malformed("is not UTF-8", i);
                }
                i += length;
            } else {
                at = i;
                throw unexpected("expected it to be escaped in a string");
            }
        }
    }

    /** How many bytes the escape at {@code from} has. */
    private int escape(int from) {
        if (from + 1 >= end) {
            throw early();
        }
        if (bytes[from + 1] != 'u') {
            if (bytes[from + 1] >= 0 && "\"\\/bfnrt".indexOf(bytes[from + 1]) >= 0) {
                return 2;
            }
            at = from + 1;
            throw unexpected("expected an escape");
        }
        int code = Scan.escape(bytes, from, end);
        if (code < 0) {
            if (from + 6 > end) {
                throw early();
            }
            throw new Malformed("is not JSON: expected four hexadecimal digits after \\u", from);
        }
        nul |= code == 0;
        if (!Character.isSurrogate((char) code)) {
            return 6;
        }
        int next = Scan.escape(bytes, from + 6, end);
        if (Character.isHighSurrogate((char) code) && next >= 0 && Character.isLowSurrogate((char) next)) {
            return 12;
        }
        throw new Malformed("has half a surrogate pair", from);
    }

    /** Passes over the number at which it stands (RFC 8259, section 6), and says whether it has only digits. */
    boolean number() {
        int from = at;
        int i = from;
        if (bytes[i] == '-') {
            i++;
        }
        int digits = digits(i);
        if (bytes[i] == '0' && digits > i + 1) {
            at = i + 1;
            throw unexpected("expected no digit after a zero that comes first");
        }
        boolean whole = true;
        i = digits;
        if (i < end && bytes[i] == '.') {
            i = digits(i + 1);
            whole = false;
        }
        if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i++;
            if (i < end && (bytes[i] == '+' || bytes[i] == '-')) {
                i++;
            }
            i = digits(i);
            whole = false;
        }
        at = i;
        if (i - from > JsonReader.MAX_DIGITS) {
            throw tooLong("number", JsonReader.MAX_DIGITS);
        }
        return whole;
    }

    /** Where the digits from {@code from} on end, of which there is at least one. */
    private int digits(int from) {
        int i = from;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (i == from) {
            at = i;
            throw unexpected("expected a digit");
        }
        return i;
    }

    /** Reads {@code true} or {@code false}, at whose first character it stands. */
    boolean booleanValue() {
        boolean value = bytes[at] == 't';
        if (at <= end - 5 && Words.four(bytes, value ? at : at + 1) == (value ? TRUE : FALSE)) {
            at += value ? 4 : 5;
        } else {
            word(value ? "true" : "false");
        }
        return value;
    }

    /** Reads {@code word}, at whose first character it stands. */
    void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end) {
                throw early();
            }
            if (bytes[at + i] != word.charAt(i)) {
                at += i;
                throw unexpected("expected " + word);
            }
        }
        at += word.length();
    }

    Malformed early() {
        return new Malformed("ends too early", end);
    }

    /** The byte at which it stands is not what is {@code expected}. */
    Malformed unexpected(String expected) {
        if (at >= end) {
            return early();
        }
        int b = bytes[at] & 0xff;
        if (b >= 0x80) {
            return Scan.sequence(bytes, at, end) == 0
                    ? new Malformed("is not UTF-8", at)
                    : new Malformed("is not JSON: unexpected character outside of a string: " + expected, at);
        }
        String shown = b < ' ' || b == 0x7f ? "code " + b : "'" + (char) b + "' (code " + b + ")";
        return new Malformed("is not JSON: unexpected character (" + shown + "): " + expected, at);
    }
}
