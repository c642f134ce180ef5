package dev.corten.http.internal;

import java.util.Locale;

/** Media types (RFC 9110, section 8.3.1). */
public final class MediaTypes {
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
}
