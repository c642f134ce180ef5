package dev.corten.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type as JSON (RFC 8259).
 *
 * <p>The compiler generates one for each record, enum and sealed type that a route takes or gives: {@code JsonTask} for
 * {@code Task}, with the instance in {@code JsonTask.CODEC}. Write one by hand for a type of your own that is one JSON
 * value.
 *
 * <p>A codec is stateless and used by many threads at once.
 *
 * @param <T> the type
 */
public interface JsonCodec<T> {

    /** Writes {@code value} as exactly one JSON value. */
    void write(JsonWriter out, T value);

    /**
     * Reads exactly one JSON value.
     *
     * <p>What does not fit is told to {@code in} ({@code problem}) and reading goes on, so that one answer can
     * name all that is wrong with a body. The result means nothing once the reader has problems; it is then usually
     * {@code null}, and the caller must not use it.
     */
    @Nullable
    T read(JsonReader in);
}
