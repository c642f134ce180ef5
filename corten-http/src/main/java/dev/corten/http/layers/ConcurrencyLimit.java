package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sheds load: answers 503 while so many requests are inside as the service can do at once, instead of letting them wait
 * until their clients have given up.
 */
public final class ConcurrencyLimit implements Layer {
    private static final int UNAVAILABLE = 503;

    private final int limit;
    private final AtomicInteger inside = new AtomicInteger();

    /** Lets {@code limit} requests in. */
    public ConcurrencyLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one request must get in: " + limit);
        }
        this.limit = limit;
    }

    @Override
    public Stage stage() {
        return Stage.GUARD;
    }

    @Override
    public Map<Integer, String> errors() {
        return Map.of(UNAVAILABLE, "The service is busy");
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        if (inside.incrementAndGet() > limit) {
            inside.decrementAndGet();
            return Response.problem(Problem.of(UNAVAILABLE, "The service is busy; try again in a moment"))
                    .header("Retry-After", "1");
        }
        try {
            return next.handle(request);
        } finally {
            inside.decrementAndGet();
        }
    }

    @Override
    public String toString() {
        return "Layers.concurrencyLimit(" + limit + ")";
    }
}
