package dev.corten.http;

import dev.corten.http.internal.Percent;
import java.util.Set;
import java.util.TreeSet;

/**
 * What requests get that have no route: refusals that name what would be right, OPTIONS, redirects, fallbacks.
 *
 * @param tree the routes
 * @param redirects whether a {@code /} too many at the end of a path is a redirect
 */
record Unmatched(RouteTree tree, boolean redirects) {
    private static final int NO_CONTENT = 204;
    private static final int PERMANENT_REDIRECT = 308;

    /** Answers {@code request}. */
    Response answer(Request request) throws Exception {
        Rejection rejection = request.extension(Rejection.class);
        if (rejection != null) {
            throw new RejectedException(rejection);
        }
        String path = Percent.canonicalPath(request.target(), request.pathEnd());
        boolean options = request.method().equals("OPTIONS");
        if (options && "*".equals(path)) {
            return Response.of(NO_CONTENT);
        }
        if (path == null || !path.startsWith("/")) {
            throw new RejectedException(new Rejection.MalformedTarget());
        }
        int end = end(request, path);
        if (Percent.dotSegment(path, end)) {
            throw new RejectedException(new Rejection.DotSegment());
        }
        Set<String> allowed = new TreeSet<>(tree.methods(path, end));
        if (allowed.isEmpty()) {
            return nowhere(request, path, end);
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        if (options) {
            return Response.of(NO_CONTENT).header("Allow", String.join(", ", allowed));
        }
        throw new RejectedException(new Rejection.MethodNotAllowed(request.method(), allowed));
    }

    /** No route has that path. */
    private Response nowhere(Request request, String path, int end) throws Exception {
        String sent = request.path();
        boolean slash = end > 1 && path.charAt(end - 1) == '/';
        // What begins with // would be the name of another host.
        if (redirects
                && slash
                && !sent.startsWith("//")
                && !tree.methods(path, end - 1).isEmpty()) {
            String query = request.queryString();
            return Response.of(PERMANENT_REDIRECT)
                    .header("Location", sent.substring(0, sent.length() - 1) + (query == null ? "" : "?" + query));
        }
        Handler fallback = tree.fallback(path, end);
        if (fallback == null) {
            throw new RejectedException(new Rejection.NotFound(sent));
        }
        return fallback.handle(request);
    }

    /** Where the canonical {@code path} ends: the target itself, with its query, where that needed no change. */
    static int end(Request request, String path) {
        return path.equals(request.target()) ? request.pathEnd() : path.length();
    }
}
