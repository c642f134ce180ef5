package dev.corten.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@link Events}: what a browser's {@code EventSource} gets, or a comment, which it does not see.
 *
 * <pre>{@code
 * Event.of(progress).id(progress.step()).name("progress")
 * }</pre>
 *
 * @param data the value, or {@code null} for an event that only sets {@code id} or {@code retry}
 * @param id what a client that lost the connection sends as {@code Last-Event-ID} when it comes back
 * @param name its type, by which listeners are chosen; {@code message} without one
 * @param retry after how long clients come back from now on
 * @param comment what only a human reads, as on the lines of a {@code curl}
 */
public record Event<T>(
        @Nullable T data,
        @Nullable String id,
        @Nullable String name,
        @Nullable Duration retry,
        @Nullable String comment) {

    /** Refuses an id or a name of several lines, a NUL in an id, which clients pass over, and a negative time. */
    public Event {
        if (id != null && id.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException("the id of an event must be one line without U+0000");
        }
        if (name != null && name.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new IllegalArgumentException("the name of an event must be one line");
        }
        if (retry != null && retry.isNegative()) {
            throw new IllegalArgumentException("a client cannot come back after " + retry);
        }
    }

    /** An event with that value. */
    public static <T> Event<T> of(T data) {
        return new Event<>(data, null, null, null, null);
    }

    /** A comment. */
    public static <T> Event<T> comment(String text) {
        return new Event<>(null, null, null, null, text);
    }

    /** The same with that id, of any type that says it in one line. */
    public Event<T> id(Object id) {
        return new Event<>(data, String.valueOf(id), name, retry, comment);
    }

    /** The same with that name. */
    public Event<T> name(String name) {
        return new Event<>(data, id, name, retry, comment);
    }

    /** The same, and clients come back after {@code time} from now on. */
    public Event<T> retry(Duration time) {
        return new Event<>(data, id, name, time, comment);
    }
}
