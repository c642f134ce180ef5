package dev.corten.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.corten.json.internal.Parsers;
import dev.corten.json.internal.Position;
import dev.corten.json.internal.Scan;
import java.io.IOException;
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
        var text = new Text(bytes, offset, length);
        int scanned = Scan.scan(bytes, offset, offset + length);
        if (scanned >= 0) {
            throw text.malformed(
                    bytes[scanned] == '\\' ? "has half a surrogate pair" : "is not UTF-8", scanned - offset);
        }
        try (JsonParser parser = text.parser(0)) {
            return text.decode(codec, parser, scanned == Scan.FINE_WITH_NUL);
        } catch (IOException e) {
            throw new IllegalStateException("a parser of bytes does not fail to close", e);
        }
    }

    private <T extends @Nullable Object> @Nullable T decode(JsonCodec<T> codec, JsonParser parser, boolean mayHaveNul)
            throws JsonException {
        var reader = new JsonReader(parser, this, mayHaveNul);
        T value;
        try {
            if (parser.nextToken() == null) {
                throw malformed("is empty", 0);
            }
            value = codec.read(reader);
            if (parser.nextToken() != null) {
                throw malformed("goes on after its end", Parsers.tokenOffset(parser));
            }
        } catch (Malformed e) {
            throw malformed(e.failure(), parser);
        } catch (IOException e) {
            throw malformed(e, parser);
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

    /** A parser from the byte {@code at} on. */
    JsonParser parser(int at) throws IOException {
        return Parsers.of(bytes, offset + at, length - at);
    }

    /** A problem at the byte {@code at}. */
    JsonProblem problem(String path, String message, int at) {
        if (position == null) {
            position = new Position(bytes, offset, offset + length);
        }
        position.moveTo(at);
        return new JsonProblem(path, message, position.line(), position.column());
    }

    private JsonException malformed(IOException failure, JsonParser parser) {
        return malformed(Parsers.message(failure), Parsers.offset(failure, parser, length));
    }

    private JsonException malformed(String message, int at) {
        return new JsonException(true, List.of(problem("$", message, at)));
    }

    /**
     * The string that is the first field of the object at the byte {@code at}, if that is called {@code name} and both
     * are plain ASCII: so that what we write ourselves needs no second parser.
     */
    @Nullable
    String firstField(int at, String name) {
        int quote = skipSpace(offset + at + 1);
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
