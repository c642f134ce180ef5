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
 */
public record Route(
        String method,
        String path,
        String name,
        Handler handler,
        @Nullable String operation) implements Handler {

    /** A route that is not part of the documented API. */
    public static Route of(String method, String path, String name, Handler handler) {
        return new Route(method, path, name, handler, null);
    }

    @Override
    public Response handle(Request request) throws Exception {
        return handler.handle(request);
    }
}
