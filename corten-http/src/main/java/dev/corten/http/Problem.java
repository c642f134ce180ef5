package dev.corten.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as data, before it is written: what RFC 9457 calls a problem. The {@link ErrorFormat} of the router writes
 * it; layers see it in the response.
 *
 * @param status the status code
 * @param title the same words for every problem of this kind, as in {@code Not Found}
 * @param detail what is wrong with this request, for the client
 * @param errors the parts of the request that are wrong, if the problem has parts
 * @param cause the exception behind it, for the log and never for the client
 */
public record Problem(
        int status,
        String title,
        String detail,
        List<Part> errors,
        @Nullable Throwable cause) {

    /**
     * One wrong part of a request.
     *
     * @param path where, as in {@code $.items[2].price} for a body or {@code limit} for a query parameter
     * @param detail what is wrong with it
     */
    public record Part(String path, String detail) {}

    /** Copies {@code errors}. */
    public Problem {
        errors = List.copyOf(errors);
    }
}
