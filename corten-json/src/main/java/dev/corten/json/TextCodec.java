package dev.corten.json;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a type that is a string in JSON.
 *
 * @param wanted what it must be, as in {@code a date as in 2026-01-31}
 * @param parse the value of a text; {@code null} or an exception if it has none
 * @param format the text of a value, which needs no escapes
 */
record TextCodec<T>(String wanted, Parser<T> parse, Function<T, String> format) implements JsonCodec<T> {

    /** The value of a text; {@code null} or an exception if it has none. */
    interface Parser<T> {
        @Nullable
        T parse(String text);
    }

    @Override
    public void write(JsonWriter out, T value) {
        out.quoted(format.apply(value));
    }

    @Override
    public @Nullable T read(JsonReader in) {
        if (in.kind() != JsonKind.STRING) {
            in.wrong(wanted);
            return null;
        }
        String text = in.string();
        T value = text == null ? null : value(text);
        if (value == null && text != null) {
            in.problem("must be " + wanted);
        }
        return value;
    }

    private @Nullable T value(String text) {
        try {
            return parse.parse(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
