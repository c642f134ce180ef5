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
        int to = Scan.plain(input.bytes, from, input.end);
        T value;
        if (to < input.end && input.bytes[to] == '"') {
            input.at = to + 1;
            value = parser.parse(input.bytes, from, to);
        } else {
            String text = in.string();
            if (text == null) {
                return null;
            }
            // Other characters become question marks, which no such type has.
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            value = parser.parse(ascii, 0, ascii.length);
        }
        if (value == null) {
            in.problem("must be " + wanted);
        }
        return value;
    }
}
