package dev.corten.client;

import org.jspecify.annotations.Nullable;

/**
 * A call that came to no answer that its method declares: the service cannot be reached or takes too long, or answers
 * with another status or content. The message says all of it: method and address without the query, status, request id
 * and the beginning of the content. Unchecked, and of no status: where nobody catches it, it is a 500 of the caller, and
 * its message is for the log.
 */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String body;
    private final @Nullable String requestId;

    ClientException(String message, int status, String body, @Nullable String requestId, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.body = body;
        this.requestId = requestId;
    }

    /** The status of the answer, or 0 if there was none. */
    public int status() {
        return status;
    }

    /** The beginning of the content as text, at most 1,000 characters. */
    public String body() {
        return body;
    }

    /** The request id of the service ({@code X-Request-Id}), by which its log lines are found; {@code null} without one. */
    public @Nullable String requestId() {
        return requestId;
    }
}
