package dev.corten.http.internal;

import java.nio.charset.StandardCharsets;

/** JSON Pointers in the fragment of a URI (RFC 6901, section 6), as in {@code #/items/2/list%20price}. */
public final class Pointers {
    /** RFC 3986, section 3.5: what may stand in a fragment besides letters and digits. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@?";

    private Pointers() {}

    /** The pointer for {@code path}, as in {@code $.items[2]["list price"]}. */
    public static String of(String path) {
        var pointer = new StringBuilder("#");
        int at = 1;
        while (at < path.length()) {
            int from = at + 1;
            if (path.charAt(at) == '.') {
                at = end(path, from);
                append(pointer, path.substring(from, at));
            } else if (path.startsWith("[\"", at)) {
                at = quoted(path, from + 1, pointer) + 2;
            } else {
                // A path that somebody wrote by hand may be anything: what is left of it is one step then.
                int close = path.indexOf(']', from);
                int to = close < 0 ? path.length() : close;
                append(pointer, path.substring(from, to));
                at = to + 1;
            }
        }
        return pointer.toString();
    }

    /** The pointer for the field {@code name} of the whole value. */
    public static String ofField(String name) {
        var pointer = new StringBuilder("#");
        append(pointer, name);
        return pointer.toString();
    }

    private static int end(String path, int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    /** Appends the name that begins at {@code from}; says where its closing quote is. */
    private static int quoted(String path, int from, StringBuilder pointer) {
        var name = new StringBuilder();
        int at = from;
        while (at < path.length() && path.charAt(at) != '"') {
            at += path.charAt(at) == '\\' && at + 1 < path.length() ? 1 : 0;
            name.append(path.charAt(at++));
        }
        append(pointer, name.toString());
        return at;
    }

    private static void append(StringBuilder pointer, String step) {
        pointer.append('/');
        for (byte b : step.replace("~", "~0").replace("/", "~1").getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || PLAIN.indexOf(c) >= 0) {
                pointer.append(c);
            } else {
                pointer.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
            }
        }
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
