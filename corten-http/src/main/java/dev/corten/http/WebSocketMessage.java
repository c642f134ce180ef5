package dev.corten.http;

/** A whole message of a WebSocket (RFC 6455, section 5.6), however many frames it came in. */
public sealed interface WebSocketMessage {
    /** Text. It was valid UTF-8: what is not ends the connection. */
    record Text(String text) implements WebSocketMessage {}

    /** Bytes, which belong to the receiver. */
    record Binary(byte[] bytes) implements WebSocketMessage {}
}
