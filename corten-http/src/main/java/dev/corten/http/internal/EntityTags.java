package dev.corten.http.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Entity tags (RFC 9110, section 8.8.3). */
public final class EntityTags {
    private static final int BYTES = 15;

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

    /** Whether the list {@code tags} of an {@code If-None-Match} has {@code tag}, weak or strong, or is {@code *}. */
    public static boolean match(String tags, String tag) {
        if (tags.strip().equals("*")) {
            return true;
        }
        String wanted = opaque(tag);
        for (String one : tags.split(",", -1)) {
            if (opaque(one.strip()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** {@code tag}, which is weak from now on. */
    public static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
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
