package dev.corten.sql.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes apart what PostgreSQL writes as one text: arrays (§8.15.6), composites (§8.16.6) and ranges (§8.17.5). */
final class PartsText {
    private final String text;
    private int at;

    private PartsText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The fields of {@code (1,"a b",)}; of none and of one that is NULL the text is the same: a composite has one at least. */
    static List<@Nullable String> composite(String text) {
        return new PartsText(text, 1).parts(text.length() - 1);
    }

    /** The two bounds of {@code [1,4)}; {@code null} for one that is not there. */
    static List<@Nullable String> bounds(String text) {
        return new PartsText(text, 1).parts(text.length() - 1);
    }

    /** The elements of {@code {1,NULL,"a b"}}; {@code null} where it has several dimensions. */
    static @Nullable List<@Nullable String> array(String text) {
        // Bounds other than 1 are written before it: [0:1]={1,2}.
        int begin = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
        if (text.startsWith("{}", begin)) {
            return List.of();
        }
        if (text.startsWith("{{", begin)) {
            return null;
        }
        var elements = new PartsText(text, begin + 1);
        var found = new ArrayList<@Nullable String>();
        do {
            boolean quoted = elements.text.charAt(elements.at) == '"';
            String element = elements.part(text.length() - 1);
            found.add(!quoted && "NULL".equals(element) ? null : element);
        } while (elements.comma(text.length() - 1));
        return found;
    }

    private List<@Nullable String> parts(int end) {
        var found = new ArrayList<@Nullable String>();
        do {
            found.add(part(end));
        } while (comma(end));
        return found;
    }

    /** Over the comma that a further part comes after. */
    private boolean comma(int end) {
        return at < end && text.charAt(at++) == ',';
    }

    /** What stands to the next comma: {@code null} for nothing at all. A backslash or a second quote stands for the character after it. */
    private @Nullable String part(int end) {
        if (at >= end || text.charAt(at) == ',') {
            return null;
        }
        var part = new StringBuilder();
        boolean quoted = false;
        for (; at < end && (quoted || text.charAt(at) != ','); at++) {
            char c = text.charAt(at);
            if (c == '\\' || c == '"' && quoted && at + 1 < end && text.charAt(at + 1) == '"') {
                part.append(text.charAt(++at));
            } else if (c == '"') {
                quoted = !quoted;
            } else {
                part.append(c);
            }
        }
        return part.toString();
    }
}
