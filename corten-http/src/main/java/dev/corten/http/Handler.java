package dev.corten.http;

import org.jspecify.annotations.Nullable;

/** Answers a request. Plain blocking code on a virtual thread. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers {@code request}.
     *
     * @throws Exception whatever goes wrong; the {@link Router} makes a {@link Problem} of it
     */
    Response handle(Request request) throws Exception;

    /**
     * Answers a request whose message is so wrong that {@link #handle} must not see it. A router answers it in the form
     * of its errors; any other handler throws, and the server answers.
     */
    default Response refuse(Request request, Rejection rejection) throws Exception {
        throw new RejectedException(rejection);
    }

    /**
     * The route that would answer {@code request}, or {@code null} where there is none or this handler knows no routes.
     * Without effects and without waiting: a server asks it to see where a request should run.
     */
    default @Nullable Route route(Request request) {
        return null;
    }
}
