package dev.corten.http.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a content (RFC 9110, section 14.1.2).
 *
 * @param from the first byte
 * @param length how many bytes
 */
public record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("([0-9]{0,18})-([0-9]{0,18})");
    private static final String UNIT = "bytes=";

    /** More are a way to ask for a lot of work with few bytes. */
    private static final int MOST = 16;

    /**
     * The parts of a content of {@code size} bytes that the field {@code range} asks for, none if the content has none of
     * them; or {@code null} if it is to be passed over: malformed, in another unit, too many parts, or parts that have more
     * bytes together than the content (section 14.2).
     */
    public static @Nullable List<ByteRange> all(String range, long size) {
        if (!range.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return null;
        }
        var ranges = new ArrayList<ByteRange>();
        long sum = 0;
        int count = 0;
        for (String part : range.substring(UNIT.length()).split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            ByteRange one = one(part.strip(), size);
            if (one == null || ++count > MOST) {
                return null;
            }
            if (one.length > 0) {
                ranges.add(one);
                sum += one.length;
            }
        }
        return count == 0 || sum > size ? null : ranges;
    }

    private static @Nullable ByteRange one(String part, long size) {
        var matcher = ONE.matcher(part);
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
