package dev.corten.http;

import dev.corten.http.internal.Peers;
import dev.corten.http.layers.Compression;
import dev.corten.http.layers.ConcurrencyLimit;
import dev.corten.http.layers.ContentLimit;
import dev.corten.http.layers.Csrf;
import dev.corten.http.layers.Decompression;
import dev.corten.http.layers.ErrorPage;
import dev.corten.http.layers.Etag;
import dev.corten.http.layers.RateLimit;
import dev.corten.http.layers.SecurityHeaders;
import dev.corten.http.layers.Timeout;
import dev.corten.http.layers.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The layers that come with Corten. The first layer of a router is the outermost; {@link Stage} says which order makes
 * sense, and a router refuses another.
 *
 * <pre>{@code
 * Router.of(routes)
 *         .layer(Layers.trace())
 *         .layer(Layers.securityHeaders())
 *         .layer(Layers.concurrencyLimit(500))
 *         .layer(Layers.timeout(Duration.ofSeconds(30)))
 *         .layer(Layers.compression())
 *         .layer(Layers.contentLimit(64 << 10))
 * }</pre>
 */
public final class Layers {
    private Layers() {}

    /**
     * One line of log for each request: method, route, status, latency and request id, at INFO to the logger {@code
     * dev.corten.http.access}; and a span, which continues the trace that the client's {@code traceparent} names (W3C
     * Trace Context). The answer has the request id in {@code X-Request-Id}. Put it outermost.
     *
     * <p>Spans go to the OpenTelemetry SDK that is installed globally before this is called, and nowhere without one.
     */
    public static Layer trace() {
        return new Trace();
    }

    /**
     * Interrupts what is inside after {@code limit} and answers 503.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public static Layer timeout(Duration limit) {
        return new Timeout(limit);
    }

    /**
     * Contents may have that many bytes instead of 2 MiB; larger ones are a 413.
     *
     * @throws IllegalArgumentException if {@code bytes} is negative
     */
    public static Layer contentLimit(long bytes) {
        return new ContentLimit(bytes);
    }

    /**
     * At most {@code limit} requests are inside at once; others are a 503 with {@code Retry-After} at once, before they
     * wait for what they would not get in time.
     *
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    public static Layer concurrencyLimit(int limit) {
        return new ConcurrencyLimit(limit);
    }

    /**
     * Each client, told by its address (an IPv6 one by its network of 64 bits), may send {@code requests} in {@code time},
     * all at once or spread; more are a 429 with {@code Retry-After}. Behind a proxy, which is the one client then, give
     * the key yourself.
     *
     * @throws IllegalArgumentException if {@code requests} or {@code time} is not positive
     */
    public static Layer rateLimit(int requests, Duration time) {
        return rateLimit(requests, time, request -> Peers.network(request.peer()));
    }

    /**
     * The same for each {@code key}: a user, an API key, a field that only the proxy in front can set. Requests without one
     * are not limited. In memory, for the 100,000 keys that came last.
     */
    public static Layer rateLimit(int requests, Duration time, Function<Request, @Nullable String> key) {
        return new RateLimit(requests, time, key);
    }

    /**
     * Lets pages of {@code origins}, as in {@code https://app.example.com}, use the service; {@code "*"} alone is all.
     *
     * @throws IllegalArgumentException if there are none or one is not as browsers write it
     */
    public static Cors cors(String... origins) {
        return Cors.of(origins);
    }

    /**
     * Turns away what pages of other sites make a browser send, with 403: requests other than GET, HEAD and OPTIONS that
     * are {@code cross-site} or {@code same-site} by their {@code Sec-Fetch-Site}, or of another {@code Origin} where a
     * browser does not send that. Requests that are not a browser's pass.
     *
     * @param trusted other origins that may, as in {@code https://app.example.com}
     * @throws IllegalArgumentException if one is not as browsers write it
     */
    public static Layer csrf(String... trusted) {
        return new Csrf(List.of(trusted));
    }

    /**
     * The header fields that tell browsers to be careful, where an answer does not have them: the policy {@code
     * default-src 'self'} without frames and inline scripts, {@code nosniff}, and HTTPS for a year where it is used.
     */
    public static Layer securityHeaders() {
        return securityHeaders(SecurityHeaders.DEFAULT_POLICY);
    }

    /** The same with another {@code Content-Security-Policy}. */
    public static Layer securityHeaders(String policy) {
        return new SecurityHeaders(policy);
    }

    /**
     * Compresses the content of answers for clients that accept it, by gzip or by what of {@code codings} the client likes
     * best, the first of several. Contents of less than 1 KiB, ranges and what is compressed already stay as they are; and so
     * do answers to requests with cookies that another site may have caused, because their length would tell it of the
     * secrets in them.
     */
    public static Layer compression(Coding... codings) {
        return new Compression(codings.length == 0 ? List.of(Coding.gzip()) : List.of(codings));
    }

    /**
     * Lets clients send contents compressed by gzip, or by one of {@code codings}. The limit of contents counts for what they
     * become as well; another {@code Content-Encoding} is a 415.
     */
    public static Layer decompression(Coding... codings) {
        return new Decompression(codings.length == 0 ? List.of(Coding.gzip()) : List.of(codings));
    }

    /**
     * Gives answers to GET that are there as a whole an {@code ETag}, unless they have one, and answers 304 without content
     * to clients that have it already.
     */
    public static Layer etag() {
        return new Etag();
    }

    /**
     * Shows browsers on this machine what is behind a 500: the chain of causes, the line, the statement. For development
     * alone: add it where the configuration says so. Requests from elsewhere or through a proxy, and those that do not ask
     * for {@code text/html}, are answered as without it.
     *
     * <pre>{@code
     * var app = config.development() ? router.layer(Layers.errorPage()) : router;
     * }</pre>
     *
     * @param sources the folders below which the sources are; {@code src/main/java} if none is given
     */
    public static Layer errorPage(Path... sources) {
        return new ErrorPage(sources.length == 0 ? List.of(Path.of("src/main/java")) : List.of(sources));
    }
}
