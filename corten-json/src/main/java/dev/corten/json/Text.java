package dev.corten.json;

import dev.corten.json.internal.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that is read: some bytes, with the lines and columns of its problems. */
final class Text {
    private final byte[] bytes;
    private final int offset;
    private final int length;
    private @Nullable Position position;

    private Text(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @SuppressWarnings("NullAway") // a codec gives null only for a problem, or where its type is nullable
    static <T extends @Nullable Object> T decode(JsonCodec<T> codec, byte[] bytes, int offset, int length)
            throws JsonException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new Text(bytes, offset, length).decode(codec);
    }

    private <T extends @Nullable Object> @Nullable T decode(JsonCodec<T> codec) throws JsonException {
        var input = new Input(bytes, offset, offset + length);
        JsonReader reader;
        T value;
        try {
            if (input.peek() < 0) {
                throw new Malformed("is empty", offset);
            }
            reader = new JsonReader(this, input);
            value = codec.read(reader);
            reader.end();
        } catch (Malformed e) {
            throw new JsonException(true, List.of(problem("$", e.what(), e.at())));
        }
        if (reader.problemCount() > 0) {
            throw new JsonException(false, reader.problems());
        }
        return value;
    }

    /** How many bytes it has. */
    int length() {
        return length;
    }

    /** A problem at the index {@code at} of the bytes. */
    JsonProblem problem(String path, String message, int at) {
        if (position == null) {
            position = new Position(bytes, offset, offset + length);
        }
        position.moveTo(at - offset);
        return new JsonProblem(path, message, position.line(), position.column());
    }

    /**
     * The string that is the first field of the object at the index {@code at}, if that is called {@code name} and both
     * are plain ASCII: so that what we write ourselves needs no second parser.
     */
    @Nullable
    String firstField(int at, String name) {
        int quote = skipSpace(at + 1);
        int colon = skipSpace(quote + name.length() + 2);
        if (!has(quote, '"') || !has(quote + name.length() + 1, '"') || !has(colon, ':')) {
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[quote + 1 + i] != name.charAt(i)) {
                return null;
            }
        }
        int from = skipSpace(colon + 1);
        if (!has(from, '"')) {
            return null;
        }
        int to = from + 1;
        while (to < offset + length && bytes[to] >= ' ' && bytes[to] != '"' && bytes[to] != '\\') {
            to++;
        }
        return has(to, '"') ? new String(bytes, from + 1, to - from - 1, StandardCharsets.US_ASCII) : null;
    }

    private boolean has(int at, char c) {
        return at < offset + length && bytes[at] == c;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < offset + length
                && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
