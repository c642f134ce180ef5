package dev.corten.http.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header field's value with parameters (RFC 9110, section 5.6.6), as {@code form-data; name="a b"; filename=c.txt}.
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters by their names in lower case
 */
public record HeaderValue(String value, Map<String, String> parameters) {
    /** Copies {@code parameters}. */
    public HeaderValue {
        parameters = Map.copyOf(parameters);
    }

    /** What {@code text} says, or {@code null} if it is malformed or has a parameter twice. */
    public static @Nullable HeaderValue parse(String text) {
        int semicolon = text.indexOf(';');
        String value = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = semicolon < 0 ? text.length() : semicolon;
        while (at < text.length()) {
            int from = skipSpace(text, at + 1);
            if (from == text.length()) {
                break;
            }
            int equals = token(text, from);
            if (equals == from || equals == text.length() || text.charAt(equals) != '=') {
                return null;
            }
            String name = text.substring(from, equals).toLowerCase(Locale.ROOT);
            var content = new StringBuilder();
            int end = value(text, equals + 1, content);
            if (end < 0 || parameters.putIfAbsent(name, content.toString()) != null) {
                return null;
            }
            at = skipSpace(text, end);
            if (at < text.length() && text.charAt(at) != ';') {
                return null;
            }
        }
        return new HeaderValue(value.toLowerCase(Locale.ROOT), parameters);
    }

    /** Appends the value that begins at {@code from}; says where it ends, or -1 if it does not. */
    private static int value(String text, int from, StringBuilder content) {
        if (from == text.length() || text.charAt(from) != '"') {
            int end = token(text, from);
            content.append(text, from, end);
            return end == from ? -1 : end;
        }
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            // Browsers escape nothing by a backslash: only where it can be no part of a name is it an escape.
            boolean escape = c == '\\' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0;
            content.append(escape ? text.charAt(++i) : c);
        }
        return -1;
    }

    private static int token(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) > ' ' && "\"(),/:;<=>?@[\\]{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
