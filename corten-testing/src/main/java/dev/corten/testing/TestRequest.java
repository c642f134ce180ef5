package dev.corten.testing;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Headers;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Response;
import dev.corten.http.WebSocketSession;
import dev.corten.json.JsonCodec;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A request that is put together and then sent; see {@link TestApp}. */
public final class TestRequest {
    private final Handler handler;
    private final String method;
    private String target;
    private final List<String> headers = new ArrayList<>();
    private Content content = Content.empty();
    private String peer = "127.0.0.1:50000";
    private boolean draining;

    TestRequest(Handler handler, String method, String target) {
        this.handler = handler;
        this.method = method;
        this.target = target;
    }

    /** Adds a header field. */
    public TestRequest header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** Adds a parameter to the query, encoded. */
    public TestRequest query(String name, String value) {
        target += (target.indexOf('?') < 0 ? "?" : "&") + pair(name, value);
        return this;
    }

    /** Adds a cookie, whose value must be one as it stands (RFC 6265, section 4.1.1). */
    public TestRequest cookie(String name, String value) {
        return header("Cookie", name + "=" + value);
    }

    /** As if it came from {@code address}, as in {@code 192.0.2.7:50000}; it is {@code 127.0.0.1:50000} otherwise. */
    public TestRequest peer(String address) {
        this.peer = address;
        return this;
    }

    /** Sends the JSON of {@code value}. */
    public <T extends @Nullable Object> TestRequest json(JsonCodec<T> codec, T value) {
        return content("application/json", codec.encode(value));
    }

    /**
     * Sends a form.
     *
     * @param namesAndValues its fields, names and values in turn
     */
    public TestRequest form(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value: " + namesAndValues[namesAndValues.length - 1]);
        }
        var form = new StringJoiner("&");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(pair(namesAndValues[i], namesAndValues[i + 1]));
        }
        return content("application/x-www-form-urlencoded", form.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Sends {@code json} in UTF-8 as {@code application/json}. */
    public TestRequest json(String json) {
        return content("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends {@code bytes} as {@code contentType}. */
    public TestRequest content(String contentType, byte[] bytes) {
        return header("Content-Type", contentType).content(Content.of(bytes));
    }

    /** Sends {@code content}, which may be a stream of unknown length. */
    public TestRequest content(Content content) {
        this.content = content;
        return this;
    }

    /** As if the server were shutting down. */
    public TestRequest draining() {
        this.draining = true;
        return this;
    }

    /**
     * Sends it and gives the answer with its whole content.
     *
     * @throws AssertionError if the handler throws, which a router never does
     */
    public TestResponse send() {
        var request = request();
        try {
            return TestResponse.of(answer(request));
        } catch (IOException e) {
            throw new AssertionError(method + " " + target + ": the content failed: " + e, e);
        } finally {
            request.end();
        }
    }

    /**
     * Sends it and gives an answer that goes on, to be read while it comes; the request is over when that is closed.
     *
     * @throws AssertionError if the handler throws, which a router never does
     */
    public TestStream open() {
        var request = request();
        return TestStream.of(method + " " + target, request, answer(request));
    }

    /**
     * Sends it as the handshake of a WebSocket and gives the client's end of that. What the handler sends arrives there and the other
     * way round, with the codes by which each side closes.
     *
     * @throws AssertionError if the answer opens none; {@link #handshake} sends it to look at that
     */
    public TestSocket connect() {
        handshake();
        var request = request();
        Response response = answer(request);
        if (response.content() instanceof WebSocketSession session) {
            return TestSocket.of(method + " " + target, request, session);
        }
        try {
            throw new AssertionError(method + " " + target + " opens no WebSocket: " + TestResponse.of(response));
        } catch (IOException e) {
            throw new AssertionError(method + " " + target + ": the content failed: " + e, e);
        } finally {
            request.end();
        }
    }

    /** With the header fields by which a client asks for a WebSocket (RFC 6455, section 4.1). */
    public TestRequest handshake() {
        return header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    private Request request() {
        return Request.of(
                new Source(method, target, Headers.of(headers.toArray(String[]::new)), content, peer, draining));
    }

    private Response answer(Request request) {
        try {
            return handler.handle(request);
        } catch (Exception e) {
            request.end();
            throw new AssertionError(method + " " + target + " threw " + e, e);
        }
    }

    private record Source(String method, String target, Headers headers, Content content, String peer, boolean draining)
            implements RequestSource {
        @Override
        public @Nullable X509Certificate clientCertificate() {
            return null;
        }
    }
}
