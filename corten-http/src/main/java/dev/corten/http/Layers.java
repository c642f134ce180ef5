package dev.corten.http;

import dev.corten.http.layers.ContentLimit;
import dev.corten.http.layers.Timeout;
import dev.corten.http.layers.Trace;
import java.time.Duration;

/**
 * The layers that come with Corten.
 *
 * <pre>{@code
 * Router.of(routes)
 *         .layer(Layers.trace())
 *         .layer(Layers.timeout(Duration.ofSeconds(30)))
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
}
