package dev.corten.http;

import java.io.IOException;

/**
 * A message cannot be sent, because the WebSocket is closed or its client takes nothing. A handler need not catch it: a session
 * that ends by it is over, and nothing is wrong.
 */
public final class WebSocketClosedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient WebSocketClose close;

    /** Tells that it is closed because of {@code close}. */
    public WebSocketClosedException(WebSocketClose close) {
        super("The WebSocket is closed: " + close.code() + " " + close.reason());
        this.close = close;
    }

    /** Why it is closed. */
    public WebSocketClose close() {
        return close;
    }
}
