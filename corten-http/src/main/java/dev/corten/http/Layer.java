package dev.corten.http;

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

    /** Where it belongs among other layers. */
    default Stage stage() {
        return Stage.ANYWHERE;
    }
}
