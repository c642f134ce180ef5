package dev.corten.http.internal;

import dev.corten.http.Request;
import java.util.List;
import java.util.regex.Pattern;

/** Origins as browsers send them (RFC 6454, section 6.1): scheme, host in small letters, and the port if it is unusual. */
public final class Origins {
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://(?<host>[^/?#@A-Z\\s]+)");

    private Origins() {}

    /** Throws {@link IllegalArgumentException} if no browser would send {@code origin}. */
    public static void check(String origin) {
        boolean usualPort = origin.startsWith("https://") && origin.endsWith(":443")
                || origin.startsWith("http://") && origin.endsWith(":80");
        if (usualPort || !ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("\"" + origin
                    + "\" is no origin: write it as browsers do, https://app.example.com or http://localhost:5173,"
                    + " in small letters, without a path and without the usual port");
        }
    }

    /** The host and the port of {@code origin}, as in the {@code Host} field; empty if it is none. */
    public static String host(String origin) {
        var matcher = ORIGIN.matcher(origin);
        return matcher.matches() ? matcher.group("host") : "";
    }

    /**
     * Whether {@code request} comes from a page of this service or one of {@code trusted}, or is no browser's: by {@code
     * Sec-Fetch-Site}, which every browser since 2023 sends and no page can forge, and by {@code Origin} where that is missing.
     */
    public static boolean own(Request request, List<String> trusted) {
        String site = request.header("Sec-Fetch-Site");
        String origin = request.header("Origin");
        if (origin != null && trusted.contains(origin)) {
            return true;
        }
        if (site != null) {
            // "none" is the user's own doing: the address bar, a bookmark.
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null || host(origin).equalsIgnoreCase(request.header("Host"));
    }
}
