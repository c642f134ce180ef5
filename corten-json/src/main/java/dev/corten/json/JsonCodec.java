package dev.corten.json;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type as JSON (RFC 8259).
 *
 * <p>The compiler generates one for each record, enum and sealed interface that a route takes or gives:
 * {@code JsonTask} for {@code Task}, with the instance in {@code JsonTask.CODEC}. For a type of your own that is one JSON
 * value, write one by hand as {@code public static final JsonCodec<Email> CODEC} in the type itself, and the compiler
 * uses it. {@link JsonCodecs} has those of the JDK's types.
 *
 * <p>A codec is stateless and used by many threads at once.
 *
 * <pre>{@code
 * byte[] json = JsonTask.CODEC.encode(task);
 * Task same = JsonTask.CODEC.decode(json);
 * }</pre>
 *
 * @param <T> the type
 */
public interface JsonCodec<T extends @Nullable Object> {

    /** Writes {@code value} as exactly one JSON value. */
    void write(JsonWriter out, T value);

    /**
     * Reads exactly one JSON value.
     *
     * <p>What does not fit is told to {@code in} ({@link JsonReader#problem}) and reading goes on, so that one answer can
     * name all that is wrong with a body. The result means nothing once the reader has problems; it is then usually
     * {@code null}, and the caller must not use it.
     */
    @Nullable
    T read(JsonReader in);

    /**
     * The same for the values that fit {@code test}: another one that is read is a problem with {@code message}, as in {@code
     * must be at most 20 characters long}. {@code null} is not tested.
     */
    default JsonCodec<T> where(String message, Predicate<T> test) {
        return new CheckedCodec<>(this, message, test);
    }

    /** {@code value} as JSON in UTF-8. */
    default byte[] encode(T value) {
        return Writers.encode(this, value);
    }

    /**
     * The value that {@code json} says.
     *
     * @param json one JSON value in UTF-8
     * @throws JsonException if it is no JSON, or JSON of another shape
     */
    default T decode(byte[] json) throws JsonException {
        return decode(json, 0, json.length);
    }

    /**
     * The value that {@code length} bytes of {@code json} say.
     *
     * @throws JsonException if they are no JSON, or JSON of another shape
     */
    default T decode(byte[] json, int offset, int length) throws JsonException {
        return Text.decode(this, json, offset, length);
    }
}
