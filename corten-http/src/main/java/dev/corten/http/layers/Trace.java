package dev.corten.http.layers;

import dev.corten.context.Context;
import dev.corten.context.LogFields;
import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Stage;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What observes a request: the access log, the span, the fields on its lines of log, and the request id of the answer. */
public final class Trace implements Layer {
    private static final Logger LOG = LoggerFactory.getLogger("dev.corten.http.access");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int FAULT = 500;
    private static final String NAME = "dev.corten.http";

    /** {@code null} without an SDK: then no request pays for a span that goes nowhere. */
    private final @Nullable Tracer tracer;

    /** Makes spans with the OpenTelemetry of the process. */
    public Trace() {
        this(GlobalOpenTelemetry.get());
    }

    Trace(OpenTelemetry telemetry) {
        Tracer found = telemetry.getTracer(NAME);
        this.tracer = found == TracerProvider.noop().get(NAME) ? null : found;
    }

    @Override
    public Stage stage() {
        return Stage.OBSERVE;
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        long start = System.nanoTime();
        Span span = span(request);
        try {
            Response response =
                    context(request, span).call(() -> next.handle(request)).header("X-Request-Id", request.id());
            log(request, span, response.status(), start);
            answered(span, response);
            return response;
        } catch (InterruptedException e) {
            log(request, span, "interrupted", start);
            span.setStatus(StatusCode.ERROR, "interrupted");
            throw e;
        } finally {
            span.end();
        }
    }

    @Override
    public String toString() {
        return "Layers.trace()";
    }

    private static Context context(Request request, Span span) {
        Context context = Context.current().with(LogFields.class, action -> {
            action.accept("request_id", request.id());
            Route route = request.route();
            if (route != null) {
                action.accept("route", route.path());
            }
            if (span.getSpanContext().isValid()) {
                action.accept("trace_id", span.getSpanContext().getTraceId());
            }
        });
        return span.getSpanContext().isValid() ? context.with(Span.class, span) : context;
    }

    /**
     * Names and attributes are those of OpenTelemetry's semantic conventions for HTTP servers. Without an SDK the span is
     * the client's, so that its trace goes on through us.
     */
    private Span span(Request request) {
        io.opentelemetry.context.Context client = request.header("traceparent") == null
                ? io.opentelemetry.context.Context.root()
                : W3CTraceContextPropagator.getInstance()
                        .extract(io.opentelemetry.context.Context.root(), request, RequestHeaders.INSTANCE);
        if (tracer == null) {
            return Span.fromContext(client);
        }
        Route route = request.route();
        Span span = tracer.spanBuilder(route == null ? request.method() : request.method() + " " + route.path())
                .setSpanKind(SpanKind.SERVER)
                .setParent(client)
                .startSpan();
        if (span.isRecording()) {
            span.setAttribute("http.request.method", request.method());
            span.setAttribute("url.path", request.path());
            span.setAttribute("corten.request.id", request.id());
            if (route != null) {
                span.setAttribute("http.route", route.path());
            }
        }
        return span;
    }

    private static void answered(Span span, Response response) {
        if (!span.isRecording()) {
            return;
        }
        span.setAttribute("http.response.status_code", response.status());
        if (response.status() >= FAULT) {
            span.setStatus(StatusCode.ERROR);
            Problem problem = response.problem();
            if (problem != null && problem.cause() != null) {
                span.recordException(problem.cause());
            }
        }
    }

    private static void log(Request request, Span span, Object status, long start) {
        if (LOG.isInfoEnabled()) {
            Route route = request.route();
            double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            // The path of a request without a route is the client's choice and may be anything: it is not logged.
            var line = LOG.atInfo()
                    .addKeyValue("method", request.method())
                    .addKeyValue("route", route == null ? "-" : route.path())
                    .addKeyValue("status", status)
                    .addKeyValue("latency_ms", Math.round(millis * 1000) / 1000.0)
                    .addKeyValue("request_id", request.id());
            if (span.getSpanContext().isValid()) {
                line = line.addKeyValue("trace_id", span.getSpanContext().getTraceId());
            }
            line.log("request");
        }
    }

    /** Where the propagator finds {@code traceparent} and {@code tracestate}. */
    private enum RequestHeaders implements TextMapGetter<Request> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Request request) {
            var names = new ArrayList<String>();
            request.headers().forEach((name, _) -> names.add(name));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable Request request, String name) {
            return Objects.requireNonNull(request).header(name);
        }
    }
}
