package dev.corten.http;

import java.util.Map;

/**
 * Code around the handlers of a router: a span, a timeout, a transaction, a check of who asks. It may answer by itself,
 * change the request's extensions or the response, or see an exception go by.
 *
 * <pre>{@code
 * Layer poweredBy = (request, next) -> next.handle(request).header("X-Powered-By", "Corten");
 * }</pre>
 */
@FunctionalInterface
public interface Layer {
    /** Answers {@code request}, usually with what {@code next} answers. */
    Response around(Request request, Handler next) throws Exception;

    /**
     * The errors that it may answer by itself, by status, each with what it means, for the documentation of the routes
     * inside; as in {@code Map.of(429, "Too many requests")}. None unless a layer says so.
     */
    default Map<Integer, String> errors() {
        return Map.of();
    }

    /** Where it belongs among other layers. */
    default Stage stage() {
        return Stage.ANYWHERE;
    }
}
