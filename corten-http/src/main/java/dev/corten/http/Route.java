package dev.corten.http;

import org.jspecify.annotations.Nullable;

/**
 * One method and path with the handler that answers it.
 *
 * @param method the method, as in {@code GET}
 * @param path the template, as in {@code /tasks/{id}}
 * @param name where it comes from, for logs and messages, as in {@code TaskRoutes.get}
 * @param handler what answers it
 * @param operation its OpenAPI 3.1 Operation Object as JSON, or {@code null} for a route that is not part of the
 *     documented API
 * @param source where it stands in the source, as in {@code TaskRoutes.java:41}, or {@code null} if nobody knows
 */
public record Route(
        String method,
        String path,
        String name,
        Handler handler,
        @Nullable String operation,
        @Nullable String source) implements Handler {

    /** A route that stands nowhere in particular. */
    public Route(String method, String path, String name, Handler handler, @Nullable String operation) {
        this(method, path, name, handler, operation, null);
    }

    /** A route that is not part of the documented API. */
    public static Route of(String method, String path, String name, Handler handler) {
        return new Route(method, path, name, handler, null);
    }

    /** The same below {@code prefix}. */
    Route below(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        return new Route(method, path.equals("/") ? prefix : prefix + path, name, handler, operation, source);
    }

    /** As messages show it: {@code GET /tasks/{id} of TaskRoutes.get (TaskRoutes.java:41)}. */
    String describe() {
        return method + " " + path + (source == null ? " (" + name + ")" : " of " + name + " (" + source + ")");
    }

    @Override
    public Response handle(Request request) throws Exception {
        return handler.handle(request);
    }
}
