package dev.corten.http.internal;

import java.util.Locale;

/** Weighted lists of what a client accepts (RFC 9110, section 12.4.2), as {@code gzip;q=0.5, br, *;q=0}. */
public final class Quality {
    /** Wanted without reserve. */
    static final int WHOLE = 1000;

    private Quality() {}

    /**
     * How much the list {@code accepted} wants {@code name}, in thousandths: 0 for not at all. A {@code *} stands for what
     * is not named, and what is neither is not wanted. What is malformed is passed over.
     */
    public static int of(String accepted, String name) {
        int other = 0;
        for (int at = 0; at < accepted.length(); ) {
            int comma = accepted.indexOf(',', at);
            int end = comma < 0 ? accepted.length() : comma;
            int semicolon = accepted.indexOf(';', at, end);
            String entry =
                    accepted.substring(at, semicolon < 0 ? end : semicolon).strip();
            int quality = semicolon < 0 ? WHOLE : weight(accepted.substring(semicolon + 1, end));
            if (entry.equalsIgnoreCase(name)) {
                return quality;
            }
            if (entry.equals("*")) {
                other = quality;
            }
            at = end + 1;
        }
        return other;
    }

    /** What the parameters {@code q=0.5} of an entry say. */
    static int weight(String parameters) {
        for (String parameter : parameters.split(";", -1)) {
            String plain = parameter.strip().toLowerCase(Locale.ROOT);
            if (plain.startsWith("q=")) {
                return thousandths(plain.substring(2).strip());
            }
        }
        return WHOLE;
    }

    /** {@code 0.25} is 250. */
    private static int thousandths(String number) {
        if (!number.matches("[01](\\.[0-9]{0,3})?")) {
            return 0;
        }
        String fraction = number.length() > 2 ? number.substring(2) : "";
        int value = (number.charAt(0) - '0') * WHOLE + Integer.parseInt((fraction + "000").substring(0, 3));
        return Math.min(value, WHOLE);
    }
}
