package dev.corten.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding (RFC 3986, section 2.1), read strictly: two hex digits after each {@code %}, UTF-8 without mistakes. */
public final class Percent {
    private Percent() {}

    /**
     * The characters that {@code text} from {@code from} to {@code to} stands for, or {@code null} if it is malformed.
     *
     * @param plus whether {@code +} is a space, as it is in query strings and forms
     */
    public static @Nullable String decode(String text, int from, int to, boolean plus) {
        boolean plain = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return null;
            }
            plain &= c != '%' && !(plus && c == '+');
        }
        return plain ? text.substring(from, to) : decodeBytes(text, from, to, plus);
    }

    private static @Nullable String decodeBytes(String text, int from, int to, boolean plus) {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= to) {
                    return null;
                }
                int high = hex(text.charAt(++i));
                int low = hex(text.charAt(++i));
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.put((byte) (high << 4 | low));
            } else {
                bytes.put((byte) (plus && c == '+' ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    /**
     * The one spelling of a path that all equivalent spellings share: everything decoded but the {@code /} and the
     * {@code %} inside of segments. {@code text} itself if it has no {@code %}; {@code null} if it is malformed or holds
     * U+0000.
     */
    public static @Nullable String canonicalPath(String text, int end) {
        boolean plain = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return null;
            }
            plain &= c != '%';
        }
        if (plain) {
            return text;
        }
        var path = new StringBuilder(end);
        for (int at = 0; at < end; ) {
            int slash = text.indexOf('/', at, end);
            int to = slash < 0 ? end : slash;
            String segment = decode(text, at, to, false);
            if (segment == null || segment.indexOf('\0') >= 0) {
                return null;
            }
            path.append(canonicalSegment(segment));
            if (slash >= 0) {
                path.append('/');
            }
            at = to + 1;
        }
        return path.toString();
    }

    /** Whether the canonical path that {@code path} is up to {@code end} has a segment {@code .} or {@code ..}. */
    public static boolean dotSegment(String path, int end) {
        for (int at = path.indexOf("/."); at >= 0 && at < end; at = path.indexOf("/.", at + 1)) {
            int after = at + (path.startsWith("/..", at) ? "/..".length() : "/.".length());
            if (after == end || after < end && path.charAt(after) == '/') {
                return true;
            }
        }
        return false;
    }

    /** The part of a canonical path that stands for the characters of {@code segment}. */
    public static String canonicalSegment(String segment) {
        return segment.replace("%", "%25").replace("/", "%2F");
    }

    private static int hex(char c) {
        return c < 0x7F ? Character.digit(c, 16) : -1;
    }
}
