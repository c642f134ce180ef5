package dev.corten.json.internal;

/** The paths of problems, as in {@code $.items[2].price}. */
public final class Paths {
    /** How many characters of a name a path shows: an answer must not be larger than what was asked. */
    private static final int MAX_STEP = 80;

    private Paths() {}

    /**
     * The path of a value.
     *
     * @param bytes the text
     * @param steps from 1 to {@code depth}: the index of a name among the bytes, that of an element as a negative number
     *     from -1 on, or 0 where there is neither yet
     */
    public static String path(byte[] bytes, int[] steps, int depth) {
        var path = new StringBuilder("$");
        for (int i = 1; i <= depth; i++) {
            int step = steps[i];
            if (step < 0) {
                path.append('[').append(-(step + 1)).append(']');
            } else if (step > 0) {
                path.append(step(name(bytes, step)));
            }
        }
        return path.toString();
    }

    /** The name whose opening quote stands at {@code at}; it was read before, and so is well-formed. */
    public static String name(byte[] bytes, int at) {
        int to = at + 1;
        while (bytes[to] != '"') {
            to += bytes[to] == '\\' ? 2 : 1;
        }
        return Strings.decode(bytes, at + 1, to);
    }

    /** The step of a path into the field {@code whole}: {@code .price}, or {@code ["list price"]} (RFC 9535). */
    public static String step(String whole) {
        String name = whole.length() <= MAX_STEP ? whole : whole.substring(0, MAX_STEP) + "…";
        if (isPlain(name)) {
            return "." + name;
        }
        return "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
