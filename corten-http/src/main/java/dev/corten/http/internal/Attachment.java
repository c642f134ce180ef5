package dev.corten.http.internal;

import java.nio.charset.StandardCharsets;

/** The field that has browsers save a content (RFC 6266). */
public final class Attachment {
    private static final String PLAIN = "!#$&+-.^_`|~"; // attr-char of RFC 8187, section 3.2.1

    private Attachment() {}

    /**
     * {@code Content-Disposition} for a file of that name: once for everybody, with {@code _} for all but plain characters,
     * and where that is not the name, once as it is. Folders are left out: where a file goes is the client's choice.
     */
    public static String field(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var fallback = new StringBuilder();
        var encoded = new StringBuilder();
        last.codePoints().forEach(c -> {
            boolean letter = c < 0x7F && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            fallback.appendCodePoint(letter || c == ' ' ? c : '_');
            if (letter) {
                encoded.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append("%02X".formatted(b));
                }
            }
        });
        String plain = "attachment; filename=\"" + fallback + '"';
        return fallback.toString().equals(last) ? plain : plain + "; filename*=UTF-8''" + encoded;
    }
}
