package dev.corten.testing;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Headers;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is put together and then sent; see {@link TestApp}. */
public final class TestRequest {
    private final Handler handler;
    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private Content content = Content.empty();
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
        var source = new Source(method, target, Headers.of(headers.toArray(String[]::new)), content, draining);
        try {
            return TestResponse.of(handler.handle(Request.of(source)));
        } catch (Exception e) {
            throw new AssertionError(method + " " + target + " threw " + e, e);
        }
    }

    private record Source(String method, String target, Headers headers, Content content, boolean draining)
            implements RequestSource {
        @Override
        public String peer() {
            return "127.0.0.1:50000";
        }

        @Override
        public @Nullable X509Certificate clientCertificate() {
            return null;
        }
    }
}
