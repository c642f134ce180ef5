package dev.corten.http.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a content (RFC 9110, section 14.1.2).
 *
 * @param from the first byte
 * @param length how many bytes; 0 or less if the content has none of them
 */
public record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * The part of a content of {@code size} bytes that the field {@code range} asks for, or {@code null} if it is to be
     * passed over: malformed, in another unit, or more than one part, which is a way to ask for a lot with few bytes.
     */
    public static @Nullable ByteRange of(String range, long size) {
        var matcher = ONE.matcher(range.strip());
        if (!matcher.matches()) {
            return null;
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            if (last.isEmpty()) {
                return null;
            }
            long length = Math.min(Long.parseLong(last), size);
            return new ByteRange(size - length, length);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(last);
        return to < from ? null : new ByteRange(from, Math.min(to + 1, size) - from);
    }

    /** As in {@code bytes 0-499/1234}. */
    public String field(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
