package dev.corten.http;

import dev.corten.http.RouteTree.Fallback;
import dev.corten.http.internal.Conditional;
import dev.corten.http.internal.Percent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application: routes, the layers around them and the form of their errors. Immutable: each change gives a new one.
 *
 * <p>It finds the route of a request before the layers run. Literal segments go before variables; a path that ends with
 * {@code /} is another one than without. GET routes answer HEAD too, OPTIONS says which methods a path has, another
 * method is a 405, a path without a route is a 404, and a malformed one is a 400. Layers run around all of these.
 *
 * <pre>{@code
 * Router.of(new HttpTaskRoutes(tasks), new HttpUserRoutes(users))
 *         .layer(Layers.trace())
 *         .layer(Layers.timeout(Duration.ofSeconds(30)))
 * }</pre>
 */
public final class Router implements Handler, RouteSet {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final List<Endpoint> endpoints;
    private final List<RouterPart> parts;
    private final RouteTree tree;
    private final List<Layer> layers;
    private final @Nullable ErrorFormat errors;
    private final List<Fallback> fallbacks;
    private final boolean redirects;
    private final Unmatched unmatched;
    private final Boundary chain;

    private Router(
            List<Endpoint> endpoints,
            List<RouterPart> parts,
            RouteTree tree,
            List<Layer> layers,
            @Nullable ErrorFormat errors,
            List<Fallback> fallbacks,
            boolean redirects) {
        this.endpoints = endpoints;
        this.parts = parts;
        this.tree = tree;
        this.layers = layers;
        this.errors = errors;
        this.fallbacks = fallbacks;
        this.redirects = redirects;
        this.unmatched = new Unmatched(tree, redirects);
        this.chain = layered(this::dispatch);
    }

    /**
     * A router of all those routes.
     *
     * @throws IllegalArgumentException if two of them match the same request, or a path is no template
     */
    public static Router of(RouteSet... routes) {
        Router router = new Router(
                List.of(), List.of(), new RouteTree(List.of(), List.of()), List.of(), null, List.of(), false);
        return router.with("", List.of(routes));
    }

    /**
     * The same with {@code layer} inside of the layers that it has, around all routes: the first layer is the outermost.
     *
     * @throws IllegalArgumentException if it belongs outside of one of these ({@link Layer#stage}), or is there already
     *     where that makes no sense
     */
    public Router layer(Layer layer) {
        LayerOrder.check(layers, layer);
        var more = new ArrayList<>(layers);
        more.add(layer);
        return new Router(endpoints, parts, tree, List.copyOf(more), errors, fallbacks, redirects);
    }

    /** The same with errors written by {@code format}. */
    public Router errors(ErrorFormat format) {
        return new Router(endpoints, parts, tree, layers, format, fallbacks, redirects);
    }

    /**
     * The same with {@code handler} for all paths without a route, which are a 404 otherwise. Where this router is nested it
     * answers the paths below its prefix, with its layers.
     */
    public Router fallback(Handler handler) {
        List<Fallback> all = Stream.concat(
                        fallbacks.stream().filter(other -> !other.prefix().isEmpty()),
                        Stream.of(new Fallback("", handler)))
                .toList();
        return new Router(endpoints, parts, new RouteTree(endpoints, all), layers, errors, all, redirects);
    }

    /**
     * The same where a path that has a route but for a {@code /} at its end is a 308 to that path, instead of a 404. Counts for
     * the router that a server has, with all that is nested in it.
     */
    public Router redirectTrailingSlash() {
        return new Router(endpoints, parts, tree, layers, errors, fallbacks, true);
    }

    /**
     * The same with more routes. The layers and the error format of another router stay around its routes, inside of the
     * layers of this one.
     *
     * @throws IllegalArgumentException if two routes match the same request, or both routers have a fallback
     */
    public Router merge(RouteSet routes) {
        return with("", List.of(routes));
    }

    /**
     * The same with more routes, whose paths begin with {@code prefix}, as in {@code /api/v1}.
     *
     * @throws IllegalArgumentException as {@link #merge}, or if {@code prefix} does not begin with {@code /} or ends with
     *     it
     */
    public Router nest(String prefix, RouteSet routes) {
        if (!prefix.startsWith("/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException("the prefix \"" + prefix + "\" must begin with / and not end with it");
        }
        return with(prefix, List.of(routes));
    }

    /** All routes with their whole paths, in the order in which they were added. */
    @Override
    public List<Route> routes() {
        return endpoints.stream().map(Endpoint::route).toList();
    }

    @Override
    public List<RouteSet> parts() {
        return parts.stream().<RouteSet>map(part -> part.inside(layers)).toList();
    }

    @Override
    public Response handle(Request request) throws InterruptedException {
        return answer(request, find(request));
    }

    @Override
    public @Nullable Route route(Request request) {
        Endpoint endpoint = find(request);
        return endpoint == null ? null : endpoint.route();
    }

    /** Answers {@code rejection} as an error of a request without a route. */
    @Override
    public Response refuse(Request request, Rejection rejection) throws InterruptedException {
        request.extend(Rejection.class, rejection);
        return answer(request, null);
    }

    private Response answer(Request request, @Nullable Endpoint endpoint) throws InterruptedException {
        request.routed(endpoint, errors == null ? ProblemJson.INSTANCE : errors);
        Response response = chain.handle(request);
        return request.method().equals("HEAD") ? withoutContent(response) : response;
    }

    private @Nullable Endpoint find(Request request) {
        String path = Percent.canonicalPath(request.target(), request.pathEnd());
        if (path == null) {
            return null;
        }
        int end = Unmatched.end(request, path);
        return Percent.dotSegment(path, end) ? null : match(request.method(), path, end);
    }

    private @Nullable Endpoint match(String method, String path, int end) {
        Endpoint endpoint = tree.match(method, path, end);
        return endpoint == null && method.equals("HEAD") ? tree.match("GET", path, end) : endpoint;
    }

    private Response dispatch(Request request) throws Exception {
        Endpoint endpoint = request.endpoint();
        return Conditional.answer(
                request,
                endpoint == null
                        ? unmatched.answer(request)
                        : endpoint.handler().handle(request));
    }

    /** RFC 9110, section 9.3.2: the header fields of GET, {@code Content-Length} too, and no content. */
    private static Response withoutContent(Response response) {
        Content content = response.content();
        Response head = response.content(Content.empty());
        if (!(content instanceof Content.Bytes)) {
            try {
                content.stream().close();
            } catch (IOException e) {
                LOG.debug("content that nobody asked for does not close", e);
            }
        }
        return content.length() < 0 || response.header("Content-Length") != null
                ? head
                : head.header("Content-Length", Long.toString(content.length()));
    }

    /** {@code handler} with the layers around it, and errors written between them. */
    private Boundary layered(Handler handler) {
        Boundary result = new Boundary(handler, errors);
        for (Layer layer : layers.reversed()) {
            Boundary next = result;
            result = new Boundary(request -> layer.around(request, next), errors);
        }
        return result;
    }

    private Router with(String prefix, List<RouteSet> more) {
        List<Endpoint> all = Stream.concat(endpoints.stream(), more.stream().flatMap(set -> endpoints(prefix, set)))
                .toList();
        List<Fallback> allFallbacks = Stream.concat(
                        fallbacks.stream(), more.stream().flatMap(set -> fallbacks(prefix, set)))
                .toList();
        List<RouterPart> allParts = Stream.concat(parts.stream(), more.stream().flatMap(set -> parts(prefix, set)))
                .toList();
        return new Router(all, allParts, new RouteTree(all, allFallbacks), layers, errors, allFallbacks, redirects);
    }

    private static Stream<Endpoint> endpoints(String prefix, RouteSet routes) {
        return routes instanceof Router other
                ? other.endpoints.stream().map(e -> new Endpoint(e.route().below(prefix), other.wrapped(e.handler())))
                : routes.routes().stream().map(route -> new Endpoint(route.below(prefix), route.handler()));
    }

    private static Stream<Fallback> fallbacks(String prefix, RouteSet routes) {
        return routes instanceof Router other
                ? other.fallbacks.stream().map(f -> new Fallback(prefix + f.prefix(), other.wrapped(f.handler())))
                : Stream.empty();
    }

    /** {@code handler} with what this router has around it, if anything. */
    private Handler wrapped(Handler handler) {
        return layers.isEmpty() && errors == null ? handler : layered(handler);
    }

    private static Stream<RouterPart> parts(String prefix, RouteSet routes) {
        return routes instanceof Router other
                ? other.parts.stream().map(part -> part.inside(other.layers).below(prefix))
                : Stream.of(new RouterPart(prefix, routes, List.of()));
    }
}
