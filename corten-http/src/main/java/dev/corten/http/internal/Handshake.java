package dev.corten.http.internal;

import dev.corten.http.Rejection;
import dev.corten.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The opening handshake of a WebSocket (RFC 6455, section 4.2). */
public final class Handshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int NONCE = 16;

    private Handshake() {}

    /** What is wrong with {@code request} as a handshake, or {@code null}. */
    public static @Nullable Rejection check(Request request) {
        if (!request.method().equals("GET")
                || !has(request, "Upgrade", "websocket")
                || !has(request, "Connection", "upgrade")) {
            return new Rejection.UpgradeRequired(
                    "This is a WebSocket: connect to it over HTTP/1.1 with ws:// or wss://");
        }
        if (!request.headers().all("Sec-WebSocket-Version").equals(List.of("13"))) {
            return new Rejection.UpgradeRequired("The Sec-WebSocket-Version must be 13");
        }
        List<String> keys = request.headers().all("Sec-WebSocket-Key");
        if (keys.size() != 1 || !nonce(keys.getFirst())) {
            return new Rejection.MalformedRequest(400, "The Sec-WebSocket-Key must be 16 bytes in base64");
        }
        return request.content().length() == 0
                ? null
                : new Rejection.MalformedRequest(400, "The handshake of a WebSocket must not have content");
    }

    private static boolean nonce(String key) {
        try {
            return Base64.getDecoder().decode(key).length == NONCE;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean has(Request request, String field, String token) {
        return list(request.headers().all(field)).anyMatch(token::equalsIgnoreCase);
    }

    private static Stream<String> list(List<String> fields) {
        return fields.stream().flatMap(field -> Arrays.stream(field.split(","))).map(String::strip);
    }

    /** The first subprotocol in the fields of the client that is one of {@code supported}, or {@code null}. */
    public static @Nullable String subprotocol(List<String> fields, List<String> supported) {
        return list(fields).filter(supported::contains).findFirst().orElse(null);
    }

    /** The {@code Sec-WebSocket-Accept} by which a server shows that it understood {@code request}. */
    public static String accept(Request request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((request.header("Sec-WebSocket-Key") + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
