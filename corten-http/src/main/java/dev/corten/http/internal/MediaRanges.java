package dev.corten.http.internal;

/** What a client accepts of media types (RFC 9110, section 12.5.1), as {@code text/html, application/*;q=0.8, *}{@code /*;q=0.1}. */
public final class MediaRanges {
    private static final int WHOLE_TYPE = 3;

    private MediaRanges() {}

    /**
     * How much the list {@code accept} wants {@code type}, in thousandths: 0 for not at all. The range that says most of it
     * counts: the type itself before {@code text/*} before all. Parameters other than {@code q} are passed over, and so is
     * what is malformed. An empty list is no wish.
     */
    public static int quality(String accept, String type) {
        if (accept.isBlank()) {
            return Quality.WHOLE;
        }
        int most = 0;
        int quality = 0;
        for (String range : accept.split(",", -1)) {
            int semicolon = range.indexOf(';');
            String name = (semicolon < 0 ? range : range.substring(0, semicolon)).strip();
            int precise = precision(name, type);
            if (precise > most) {
                most = precise;
                quality = semicolon < 0 ? Quality.WHOLE : Quality.weight(range.substring(semicolon + 1));
            }
        }
        return quality;
    }

    /** How precisely {@code range} names {@code type}; 0 if it does not. */
    private static int precision(String range, String type) {
        if (range.equalsIgnoreCase(type)) {
            return WHOLE_TYPE;
        }
        int slash = type.indexOf('/') + 1;
        boolean family =
                range.length() == slash + 1 && range.endsWith("*") && range.regionMatches(true, 0, type, 0, slash);
        return family ? 2 : range.equals("*/*") ? 1 : 0;
    }
}
