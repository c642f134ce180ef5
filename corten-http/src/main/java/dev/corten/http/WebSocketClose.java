package dev.corten.http;

/**
 * Why a WebSocket is closed.
 *
 * @param code one of RFC 6455, section 7.4.1: 1000 after what it was for, 1001 because one side goes away, 1005 if the client
 *     gave none, 1006 if the connection was lost without a word; 4000 to 4999 are the application's
 * @param reason words for a developer, maybe none
 */
public record WebSocketClose(int code, String reason) {
    /** It did what it was for. */
    public static final int NORMAL = 1000;

    /** The server shuts down, or the page of the client is left. */
    public static final int GOING_AWAY = 1001;

    /** The connection was lost: no close came. */
    public static final int LOST = 1006;

    /** A message is not of its type: text that is no UTF-8, or no JSON. */
    public static final int INVALID_DATA = 1007;

    /** A message that this side does not put up with. */
    public static final int POLICY = 1008;

    /** A message larger than the limit. */
    public static final int TOO_BIG = 1009;

    /** Something went wrong at the server. */
    public static final int ERROR = 1011;
}
