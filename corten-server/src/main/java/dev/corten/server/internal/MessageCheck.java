package dev.corten.server.internal;

import dev.corten.http.Rejection;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a message: what the parser refused, and what it lets pass although two readers could take it for
 * two different requests (RFC 9112, sections 3.2 and 6.3), which is how requests are smuggled past proxies.
 */
final class MessageCheck {
    private MessageCheck() {}

    /**
     * The first thing that is wrong with {@code request}, or {@code null}.
     *
     * @param maxTarget how many characters the target of an HTTP/2 request may have; the parser of HTTP/1.1 counts itself
     */
    static @Nullable Rejection check(HttpServerRequest request, int maxTarget) {
        if (request.decoderResult().isFailure()) {
            return refused(request.decoderResult().cause());
        }
        if (request.version() == HttpVersion.HTTP_2) {
            return http2(request, maxTarget);
        }
        var fields = request.headers();
        var hosts = fields.getAll(HttpHeaders.HOST);
        if (hosts.size() > 1 || hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1) {
            return malformed("There must be one Host field, not " + hosts.size());
        }
        if (!hosts.isEmpty() && !host(hosts.getFirst())) {
            return malformed("The Host field must be a name or an address, and a port if need be");
        }
        var authority = authority(request.uri());
        if (authority != null && (authority.isEmpty() || !host(authority))) {
            return malformed("The authority of the target must be a name or an address, and a port if need be");
        }
        var codings = fields.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty() && (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked"))) {
            return malformed("The only Transfer-Encoding is chunked");
        }
        if (fields.getAll(HttpHeaders.CONTENT_TYPE).size() > 1) {
            return malformed("There must not be more than one Content-Type field");
        }
        return fields.contains("") ? malformed("A field has no name") : null;
    }

    /** Its frames leave no doubt where a message ends, and Netty refuses what RFC 9113, section 8.2 calls malformed. */
    private static @Nullable Rejection http2(HttpServerRequest request, int maxTarget) {
        var target = request.uri();
        if (target != null && target.length() > maxTarget) {
            return new Rejection.MalformedRequest(414, "The target is too long");
        }
        for (int i = 0; target != null && i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) == 0x7F) {
                return malformed("The target must not have blanks or control characters");
            }
        }
        var fields = request.headers();
        // Vert.x has compared a Host field with the authority.
        if (request.authority() == null || fields.getAll(HttpHeaders.HOST).size() > 1) {
            return malformed("There must be one authority");
        }
        return fields.getAll(HttpHeaders.CONTENT_TYPE).size() > 1
                ? malformed("There must not be more than one Content-Type field")
                : null;
    }

    private static Rejection refused(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> new Rejection.MalformedRequest(414, "The target is too long");
            case TooLongHttpHeaderException fields ->
                new Rejection.MalformedRequest(431, "The header fields are too large");
            case StrictDecoder.MalformedHeadException head -> malformed(String.valueOf(head.getMessage()));
            default -> malformed("The request is not HTTP/1.1");
        };
    }

    private static Rejection malformed(String detail) {
        return new Rejection.MalformedRequest(400, detail);
    }

    /** The authority of a target in absolute form, which counts instead of the Host field (RFC 9112, section 3.2.2). */
    static @Nullable String authority(@Nullable String target) {
        int colon = target == null || target.startsWith("/") ? -1 : target.indexOf("://");
        if (target == null || colon < 0 || !target.regionMatches(true, 0, "http", 0, "http".length())) {
            return null;
        }
        int end = colon + "://".length();
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return target.substring(colon + "://".length(), end);
    }

    /** RFC 3986, section 3.2.2, as far as it keeps delimiters of other parts out; an empty host is one. */
    private static boolean host(String field) {
        int colon = field.lastIndexOf(':');
        int end = colon > field.lastIndexOf(']') ? colon : field.length();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean letterOrDigit = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean fits = i > end ? c >= '0' && c <= '9' : letterOrDigit || "-._~!$&'()*+,;=%[]:".indexOf(c) >= 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
