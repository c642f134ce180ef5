package dev.corten.http;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A header field of a response, and those before it: adding one copies none. */
record HeaderField(String name, String value, @Nullable HeaderField before) {

    /**
     * The field, behind those of {@code before}.
     *
     * @throws IllegalArgumentException if it could split the response
     */
    static HeaderField of(String name, String value, @Nullable HeaderField before) {
        return new HeaderField(checkedName(name), checkedValue(value), before);
    }

    /** In the order in which they were added. Responses have a handful of fields, so the depth is small. */
    void forEach(BiConsumer<String, String> action) {
        if (before != null) {
            before.forEach(action);
        }
        action.accept(name, value);
    }

    @Nullable
    HeaderField without(String other) {
        HeaderField rest = before == null ? null : before.without(other);
        if (name.equalsIgnoreCase(other)) {
            return rest;
        }
        return rest == before ? this : new HeaderField(name, value, rest);
    }

    private static String checkedName(String name) {
        boolean token = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            token &= c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
        if (!token) {
            throw new IllegalArgumentException("not the name of a header field: \"" + printable(name) + "\"");
        }
        return name;
    }

    private static String checkedValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F || c > 0xFF) {
                throw new IllegalArgumentException("not the value of a header field: \"" + printable(value) + "\"");
            }
        }
        return value;
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
