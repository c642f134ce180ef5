package dev.corten.http.internal;

import java.util.Locale;
import java.util.Set;

/** Media types (RFC 9110, section 8.3.1). */
public final class MediaTypes {
    private static final Set<String> COMPRESSIBLE = Set.of(
            "application/json",
            "application/x-ndjson",
            "application/javascript",
            "application/xml",
            "application/wasm",
            "application/yaml",
            "font/otf",
            "font/ttf");

    private MediaTypes() {}

    /** Whether {@code contentType} is JSON in UTF-8, which is the only encoding that JSON has (RFC 8259, section 8.1). */
    public static boolean json(String contentType) {
        if (contentType.equals("application/json")) {
            return true;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals("application/json") && !(type.startsWith("application/") && type.endsWith("+json"))) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    /** Whether content of that type gets smaller by compression; images, videos and archives are compressed already. */
    public static boolean compressible(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || COMPRESSIBLE.contains(type);
    }
}
