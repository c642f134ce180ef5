package dev.corten.http;

/** Answers a request. Plain blocking code on a virtual thread. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers {@code request}.
     *
     * @throws Exception whatever goes wrong; the {@link Router} makes a {@link Problem} of it
     */
    Response handle(Request request) throws Exception;
}
