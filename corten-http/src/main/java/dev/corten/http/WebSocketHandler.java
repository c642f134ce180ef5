package dev.corten.http;

/** What is done with a WebSocket once it is open. Plain blocking code on a virtual thread; when it returns, the socket is closed. */
@FunctionalInterface
public interface WebSocketHandler {
    /**
     * Uses {@code socket} until one side closes it.
     *
     * @throws Exception what went wrong: of a class with a {@link Status} below 500 it closes the socket with 1008 and its message,
     *     anything else with 1011, and a line of log
     */
    void run(WebSocket socket) throws Exception;
}
