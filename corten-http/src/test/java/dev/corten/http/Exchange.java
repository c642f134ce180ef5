package dev.corten.http;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/** Requests for tests, and answers as transcripts. */
public final class Exchange {
    private Exchange() {}

    /** A request without content; {@code headers} are names and values in turn. */
    public static Request request(String method, String target, String... headers) {
        return request(method, target, Content.empty(), headers);
    }

    /** A request with {@code content}. */
    public static Request request(String method, String target, Content content, String... headers) {
        return Request.of(new Source(method, target, Headers.of(headers), content));
    }

    /** Sends a request to {@code handler} and gives the answer as {@link #show} does. */
    public static String send(Handler handler, String method, String target, String... headers) throws Exception {
        return show(handler.handle(request(method, target, headers)));
    }

    /** Status, header fields and content, a line each. */
    public static String show(Response response) throws Exception {
        var text = new StringBuilder().append(response.status()).append('\n');
        response.forEachHeader(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append(new String(response.content().bytes(), StandardCharsets.UTF_8))
                .toString();
    }

    private record Source(String method, String target, Headers headers, Content content) implements RequestSource {
        @Override
        public String peer() {
            return "127.0.0.1:50000";
        }

        @Override
        public X509Certificate clientCertificate() {
            return null;
        }

        @Override
        public boolean draining() {
            return false;
        }
    }
}
