package dev.corten.http;

import dev.corten.http.internal.Cookies;
import dev.corten.http.internal.LimitedContent;
import dev.corten.http.internal.Percent;
import dev.corten.http.internal.QueryString;
import dev.corten.http.internal.RequestIds;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request: a view of its {@link RequestSource}, and what the router and the layers add to it. Nothing is copied or
 * decoded before it is asked for. Belongs to one thread at a time.
 *
 * <p>Its content has a limit, 2 MiB unless {@link Layers#contentLimit} says otherwise.
 *
 * <pre>{@code
 * Handler hello = request -> Response.text("Hello " + request.variable("name"));
 * Router.of(() -> List.of(Route.of("GET", "/hello/{name}", "hello", hello)))
 * }</pre>
 */
public final class Request {
    private static final Logger LOG = LoggerFactory.getLogger(Request.class);
    private static final long CONTENT_LIMIT = 2L << 20;

    private RequestSource source;
    private final String target;
    private final int pathEnd;
    private long contentLimit = CONTENT_LIMIT;
    private @Nullable Endpoint endpoint;
    private @Nullable ErrorFormat errors;
    private @Nullable Extension extensions;
    private @Nullable String id;
    private @Nullable Resource resources;

    /** What is closed when the request is over, newest first. */
    private record Resource(
            AutoCloseable closeable, @Nullable Resource before) {}

    /** What a layer left, newest first. */
    private record Extension(
            Class<?> type, Object value, @Nullable Extension before) {}

    private Request(RequestSource source) {
        this.source = source;
        this.target = originForm(source.target());
        int question = target.indexOf('?');
        this.pathEnd = question < 0 ? target.length() : question;
    }

    /** The request that {@code source} brings. */
    public static Request of(RequestSource source) {
        return new Request(source);
    }

    /** A client may send {@code http://host/path} (RFC 9112, section 3.2.2); it means {@code /path}. */
    private static String originForm(String target) {
        int path = target.startsWith("/") ? 0 : authorityStart(target);
        if (path == 0) {
            return target;
        }
        while (path < target.length() && target.charAt(path) != '/' && target.charAt(path) != '?') {
            path++;
        }
        String rest = target.substring(path);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static int authorityStart(String target) {
        for (String scheme : new String[] {"http://", "https://"}) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return 0;
    }

    /** The method, as in {@code GET}. */
    public String method() {
        return source.method();
    }

    /** The path and the query as they were sent, as in {@code /tasks?limit=10}. */
    public String target() {
        return target;
    }

    /** The path as it was sent, percent-encoded, as in {@code /files/a%2Fb}. */
    public String path() {
        return target.substring(0, pathEnd);
    }

    /** What stands behind the {@code ?}, as it was sent, or {@code null} without one. */
    public @Nullable String queryString() {
        return pathEnd == target.length() ? null : target.substring(pathEnd + 1);
    }

    /** The header fields. */
    public Headers headers() {
        return source.headers();
    }

    /** The value of the first header field of that name, in any case. */
    public @Nullable String header(String name) {
        return source.headers().get(name);
    }

    /**
     * The variable {@code name} of the route's path, decoded.
     *
     * @throws IllegalArgumentException if the route has no such variable
     */
    public String variable(String name) {
        int index = endpoint == null ? -1 : endpoint.variables().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the route has no variable {" + name + "}");
        }
        return variable(index);
    }

    /** The same by the position among the variables of the route's path, from 0: faster, for generated code. */
    public String variable(int index) {
        if (endpoint == null) {
            throw new IllegalStateException("the request has no route");
        }
        int from = 1;
        for (int i = endpoint.position(index); i > 0; i--) {
            from = target.indexOf('/', from) + 1;
        }
        int slash = endpoint.rest(index) ? -1 : target.indexOf('/', from, pathEnd);
        String value = Percent.decode(target, from, slash < 0 ? pathEnd : slash, false);
        if (value == null) {
            throw new RejectedException(new Rejection.MalformedTarget());
        }
        return value;
    }

    /**
     * The values of the query parameter {@code name}, decoded, in order; {@code +} is a space.
     *
     * @throws RejectedException if one of them is not properly encoded
     */
    public List<String> query(String name) {
        if (pathEnd == target.length()) {
            return List.of();
        }
        List<@Nullable String> values = QueryString.values(target, pathEnd + 1, name);
        for (String value : values) {
            if (value == null || value.indexOf('\0') >= 0) {
                throw new RejectedException(new Rejection.MalformedTarget());
            }
        }
        @SuppressWarnings({"unchecked", "NullAway"}) // None of them is null.
        List<String> checked = (List<String>) (List<?>) values;
        return checked;
    }

    /** The values of the cookies of that name, in order, without quotes around them. */
    public List<String> cookies(String name) {
        return Cookies.values(source.headers().all("Cookie"), name);
    }

    /** The content. Reading past the limit throws {@link RejectedException} with status 413. */
    public Content content() {
        return new LimitedContent(source.content(), contentLimit);
    }

    /** From now on the content may have that many bytes. */
    public void contentLimit(long bytes) {
        this.contentLimit = bytes;
    }

    /** How many bytes the content may have. */
    public long contentLimit() {
        return contentLimit;
    }

    /**
     * From now on the request comes from what {@code view} makes of its source: for layers that read the content or the
     * header fields another way. The method, the target and the limit of the content stay.
     */
    public void view(UnaryOperator<RequestSource> view) {
        this.source = view.apply(source);
    }

    /**
     * What tells this request from all others in logs and answers: what the client sent as {@code X-Request-Id}, if that
     * is at most 128 letters, digits and {@code -_.:~+/=@}, otherwise a random one.
     */
    public String id() {
        if (id == null) {
            id = RequestIds.of(header("X-Request-Id"));
        }
        return id;
    }

    /** The route that the router found, or {@code null} if there is none. */
    public @Nullable Route route() {
        return endpoint == null ? null : endpoint.route();
    }

    /** The address of the other end, as in {@code 127.0.0.1:50412}. */
    public String peer() {
        return source.peer();
    }

    /**
     * The certificate by which the client proved who it is, issued by an authority that the server trusts; {@code null}
     * unless the server asks clients for one.
     *
     * <pre>{@code
     * request.clientCertificate().getSubjectX500Principal()   // CN=billing
     * }</pre>
     */
    public @Nullable X509Certificate clientCertificate() {
        return source.clientCertificate();
    }

    /** Whether the server is shutting down and takes no new connections. */
    public boolean draining() {
        return source.draining();
    }

    /** Leaves {@code value} for the handler and the layers further in: the user that an auth layer found, say. */
    public <T> void extend(Class<T> type, T value) {
        extensions = new Extension(type, value, extensions);
    }

    /** What a layer left under {@code type}, or {@code null}. */
    public <T> @Nullable T extension(Class<T> type) {
        for (Extension extension = extensions; extension != null; extension = extension.before()) {
            if (extension.type() == type) {
                return type.cast(extension.value());
            }
        }
        return null;
    }

    /**
     * Closes {@code resource} when the request is over, on its thread: when nothing of the answer is left to be made, or it
     * fails, or the client goes away. What was given last is closed first.
     *
     * <pre>{@code
     * Path file = Files.createTempFile("upload", null);
     * request.atEnd(() -> Files.deleteIfExists(file));
     * }</pre>
     */
    public void atEnd(AutoCloseable resource) {
        resources = new Resource(resource, resources);
    }

    /** For servers: the request is over. What does not close is logged. */
    public void end() {
        for (Resource resource = resources; resource != null; resource = resource.before()) {
            try {
                resource.closeable().close();
            } catch (Exception e) {
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("request_id", id())
                        .log("{}: what belongs to it does not close", this);
            }
        }
        resources = null;
    }

    int pathEnd() {
        return pathEnd;
    }

    /** The router found {@code endpoint}, and writes errors by {@code errors}. */
    void routed(@Nullable Endpoint endpoint, ErrorFormat errors) {
        this.endpoint = endpoint;
        this.errors = errors;
    }

    @Nullable
    Endpoint endpoint() {
        return endpoint;
    }

    ErrorFormat errors() {
        return errors == null ? ProblemJson.INSTANCE : errors;
    }

    @Override
    public String toString() {
        return method() + " " + path();
    }
}
