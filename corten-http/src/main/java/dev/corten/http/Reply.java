package dev.corten.http;

import dev.corten.http.internal.HttpDates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A handler's answer with headers: where a plain {@code Task} is not enough, {@code Reply<Task>} adds a
 * {@code Location}, say. The status is still that of the method.
 *
 * <p>With an {@link #etag} or {@link #lastModified} the answer to a GET is conditional: a client that has that state already
 * gets a 304 without content (RFC 9110, section 13).
 *
 * <pre>{@code
 * return Reply.of(task).header("Location", "/tasks/" + task.id()).etag(EntityTag.of(task.version()));
 * }</pre>
 *
 * @param body the value that is written, as the same value without a reply would be
 * @param headers names and values in turn
 */
public record Reply<T>(T body, List<String> headers) {

    /** Copies {@code headers}. */
    public Reply {
        headers = List.copyOf(headers);
    }

    /** An answer without headers of its own. */
    public static <T> Reply<T> of(T body) {
        return new Reply<>(body, List.of());
    }

    /** An answer without content, for a {@code Reply<NoContent>}. */
    public static Reply<NoContent> empty() {
        return of(NoContent.INSTANCE);
    }

    /** The same answer with one header more. */
    public Reply<T> header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Reply<>(body, more);
    }

    /** The same answer, which is of that state. */
    public Reply<T> etag(EntityTag tag) {
        return header("ETag", tag.toString());
    }

    /** The same answer, whose state is of that time; HTTP knows it to the second. */
    public Reply<T> lastModified(Instant time) {
        return header("Last-Modified", HttpDates.format(time));
    }

    /** The same answer with a cookie. */
    public Reply<T> cookie(SetCookie cookie) {
        return header("Set-Cookie", cookie.field());
    }
}
