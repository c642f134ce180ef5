package dev.corten.http;

import java.nio.charset.StandardCharsets;

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

    /** The reason and the code are a control frame, which has 125 bytes (RFC 6455, section 5.5). */
    private static final int MAX_REASON = 123;

    /**
     * What one side tells the other when it closes: of {@code reason} as many whole characters as 123 bytes have room for. It is what
     * {@link WebSocket#close} does with its arguments, for those who implement that.
     *
     * @throws IllegalArgumentException if {@code code} is not to be sent (RFC 6455, section 7.4)
     */
    public static WebSocketClose toSend(int code, String reason) {
        boolean known = code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014;
        if (!known && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("a WebSocket is not closed with the code " + code);
        }
        return new WebSocketClose(code, shortened(reason));
    }

    private static String shortened(String reason) {
        // No character takes less than a byte: what is behind so many is left out in any case.
        int end = Math.min(reason.length(), MAX_REASON);
        while (splits(reason, end) || reason.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_REASON) {
            end--;
        }
        return reason.substring(0, end);
    }

    /** Whether the two halves of a character are on both sides of {@code end}. */
    private static boolean splits(String text, int end) {
        return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    }
}
