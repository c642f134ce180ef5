package dev.corten.metrics;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Stage;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;

/** The layer that measures requests. */
final class RequestMetrics implements Layer {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final double NANOS = 1e9;

    /** Those of OpenTelemetry's conventions for HTTP servers, and one for answers that need no database. */
    private static final double[] SECONDS = {
        0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
    };

    private final Histogram duration;
    private final Gauge active;

    RequestMetrics(PrometheusRegistry registry) {
        this.duration = Histogram.builder()
                .name("http_server_request_duration_seconds")
                .help("How long requests took, until the answer was made")
                .labelNames("method", "route", "status")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
        this.active = Gauge.builder()
                .name("http_server_active_requests")
                .help("Requests that are being handled")
                .withoutExemplars()
                .register(registry);
    }

    @Override
    public Stage stage() {
        return Stage.OBSERVE;
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        long start = System.nanoTime();
        active.inc();
        String status = "interrupted";
        try {
            Response response = next.handle(request);
            status = Integer.toString(response.status());
            return response;
        } finally {
            active.dec();
            Route route = request.route();
            duration.labelValues(method(request), route == null ? "-" : route.path(), status)
                    .observe((System.nanoTime() - start) / NANOS);
        }
    }

    /** A client may send any word as a method: only known ones become a series. */
    private static String method(Request request) {
        return METHODS.contains(request.method()) ? request.method() : "other";
    }

    @Override
    public String toString() {
        return "metrics.layer()";
    }
}
