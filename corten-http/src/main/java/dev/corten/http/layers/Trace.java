package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The access log, and the request id of the answer. What else observes a request (a span, say) belongs here too. */
public final class Trace implements Layer {
    private static final Logger LOG = LoggerFactory.getLogger("dev.corten.http.access");
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public Response around(Request request, Handler next) throws Exception {
        long start = System.nanoTime();
        Response response;
        try {
            response = next.handle(request).header("X-Request-Id", request.id());
        } catch (InterruptedException e) {
            log(request, "interrupted", start);
            throw e;
        }
        log(request, response.status(), start);
        return response;
    }

    private static void log(Request request, Object status, long start) {
        if (LOG.isInfoEnabled()) {
            Route route = request.route();
            double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            // The path of a request without a route is the client's choice and may be anything: it is not logged.
            LOG.info(
                    "method={} route={} status={} latency_ms={} request_id={}",
                    request.method(),
                    route == null ? "-" : route.path(),
                    status,
                    Math.round(millis * 1000) / 1000.0,
                    request.id());
        }
    }
}
