package dev.corten.http;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A handler's answer as {@code application/x-ndjson}: each item is JSON on a line of its own, written while the source is
 * read. A client works on the first before the last exists, which it cannot with an array.
 *
 * <pre>{@code
 * @Get("/export")
 * Ndjson<Task> export() {
 *     return Ndjson.of(db.stream(tasks::all));
 * }
 * }</pre>
 *
 * @param items the items, which are read once and closed at the end of the request
 */
public record Ndjson<T extends @Nullable Object>(Stream<? extends T> items) {

    /** {@code items}, each on a line of its own. */
    public static <T extends @Nullable Object> Ndjson<T> of(Stream<? extends T> items) {
        return new Ndjson<>(items);
    }
}
