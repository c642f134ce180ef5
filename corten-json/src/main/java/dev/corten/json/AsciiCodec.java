package dev.corten.json;

import dev.corten.json.internal.Scan;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a type that is a string of ASCII characters, read and written without making that string.
 *
 * @param wanted what it must be, as in {@code a UUID}
 * @param parser the value of some bytes
 * @param writer writes a value as a string
 */
record AsciiCodec<T>(String wanted, Parser<T> parser, BiConsumer<JsonWriter, T> writer) implements JsonCodec<T> {
    /** Longer ones have escapes, if they are a value at all. */
    private static final int MAX_LENGTH = 40;

    /** The value of the characters from {@code from} to {@code to}, or {@code null} if they are none. */
    interface Parser<T> {
        @Nullable
        T parse(byte[] ascii, int from, int to);
    }

    @Override
    public void write(JsonWriter out, T value) {
        writer.accept(out, value);
    }

    @Override
    public @Nullable T read(JsonReader in) {
        if (!in.beginsWith('"')) {
            in.wrong(wanted);
            return null;
        }
        Input input = in.begin();
        int from = input.at + 1;
        int to = Scan.quote(input.bytes, from, Math.min(input.end, from + MAX_LENGTH));
        if (to < input.end && input.bytes[to] == '"') {
            // What the parser takes are plain characters: nobody else need look at them.
            T value = parser.parse(input.bytes, from, to);
            if (value != null) {
                input.at = to + 1;
                return value;
            }
        }
        return other(in);
    }

    private @Nullable T other(JsonReader in) {
        String text = in.string();
        if (text == null) {
            return null;
        }
        // Other characters become question marks, which no such type has.
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        T value = parser.parse(ascii, 0, ascii.length);
        if (value == null) {
            in.problem("must be " + wanted);
        }
        return value;
    }
}
