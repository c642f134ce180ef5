package dev.corten.http;

import dev.corten.context.Context;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import java.util.function.BiConsumer;

/**
 * The trace of the current work: that of the request inside of {@link Layers#trace}, also in its tasks.
 *
 * <pre>{@code
 * var outgoing = HttpRequest.newBuilder(uri);
 * Tracing.propagate(outgoing::header);
 * }</pre>
 */
public final class Tracing {
    private Tracing() {}

    /**
     * Gives {@code header} the fields {@code traceparent} and {@code tracestate} (W3C Trace Context) for a request to
     * another service; none outside of a trace. Without an SDK they are those that the client sent.
     */
    public static void propagate(BiConsumer<String, String> header) {
        Span span = Context.current().value(Span.class);
        if (span != null) {
            W3CTraceContextPropagator.getInstance()
                    .inject(io.opentelemetry.context.Context.root().with(span), header, (to, name, value) -> {
                        if (to != null) {
                            to.accept(name, value);
                        }
                    });
        }
    }
}
