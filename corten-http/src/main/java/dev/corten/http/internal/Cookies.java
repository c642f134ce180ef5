package dev.corten.http.internal;

import java.util.ArrayList;
import java.util.List;

/** The Cookie header (RFC 6265, section 4.2). */
public final class Cookies {
    private Cookies() {}

    /** The values of the cookies {@code name} in the fields {@code headers}, without quotes around them. */
    public static List<String> values(List<String> headers, String name) {
        var values = new ArrayList<String>(1);
        for (String header : headers) {
            for (int at = 0; at < header.length(); ) {
                int semicolon = header.indexOf(';', at);
                int end = semicolon < 0 ? header.length() : semicolon;
                int equals = header.indexOf('=', at, end);
                if (equals >= 0 && header.substring(at, equals).strip().equals(name)) {
                    values.add(unquoted(header.substring(equals + 1, end).strip()));
                }
                at = end + 1;
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
