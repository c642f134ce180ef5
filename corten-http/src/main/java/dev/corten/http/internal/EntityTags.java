package dev.corten.http.internal;

import dev.corten.http.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, section 8.8.3). */
public final class EntityTags {
    private static final int BYTES = 15;
    private static final Pattern TAG = Pattern.compile("(W/)?\"([!#-~\\x80-\\xFF]*)\"");

    private EntityTags() {}

    /** The tag of the first {@code count} of {@code bytes}: weak, because compression changes the bytes and not the tag. */
    public static String of(byte[] bytes, int count) {
        var hash = sha256();
        hash.update(bytes, 0, count);
        return "W/\"" + Base64.getUrlEncoder().encodeToString(java.util.Arrays.copyOf(hash.digest(), BYTES)) + "\"";
    }

    /** The tag of what {@code text} stands for. */
    public static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, bytes.length);
    }

    /**
     * Whether the list {@code field} of an {@code If-Match} or {@code If-None-Match} has a tag that fits, or is {@code *}
     * and there is a {@code current} state. What is no tag is passed over.
     */
    public static boolean any(String field, @Nullable EntityTag current, Predicate<EntityTag> fits) {
        if (field.strip().equals("*")) {
            return current != null;
        }
        var tags = TAG.matcher(field);
        while (tags.find()) {
            if (fits.test(new EntityTag(tags.group(2), tags.group(1) != null))) {
                return true;
            }
        }
        return false;
    }

    /** The tag that the field {@code field} is, or {@code null} if it is none. */
    public static @Nullable EntityTag parse(@Nullable String field) {
        if (field == null) {
            return null;
        }
        var tag = TAG.matcher(field.strip());
        return tag.matches() ? new EntityTag(tag.group(2), tag.group(1) != null) : null;
    }

    /** {@code tag}, which is weak from now on. */
    public static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every JDK has it.
            throw new IllegalStateException(e);
        }
    }
}
