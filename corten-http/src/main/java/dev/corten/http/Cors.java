package dev.corten.http;

import dev.corten.http.internal.Origins;
import dev.corten.http.internal.Vary;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins use the service (the Fetch standard, section 3.3). Preflights are answered here and get no
 * further. Answers to other origins are as without this layer: it is the browser that keeps them from the page.
 *
 * <p>{@link Layers#cors} makes it. Immutable: each change gives a new one.
 *
 * <pre>{@code
 * Router.of(routes).layer(Layers.cors("https://app.example.com").credentials().expose("X-Request-Id"))
 * }</pre>
 */
public final class Cors implements Layer {
    private static final String ANY = "*";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final int NO_CONTENT = 204;

    private final List<String> origins;
    private final boolean credentials;
    private final List<String> exposed;
    private final Duration maxAge;

    private Cors(List<String> origins, boolean credentials, List<String> exposed, Duration maxAge) {
        this.origins = origins;
        this.credentials = credentials;
        this.exposed = exposed;
        this.maxAge = maxAge;
    }

    static Cors of(String... origins) {
        List<String> list = List.of(origins);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("name the origins that may use the service, or \"*\" for all");
        }
        if (!list.equals(List.of(ANY))) {
            list.forEach(Origins::check);
        }
        return new Cors(list, false, List.of(), TWO_HOURS);
    }

    /**
     * The same for requests with cookies too.
     *
     * @throws IllegalArgumentException if all origins may use the service: any page could act for its visitor
     */
    public Cors credentials() {
        if (origins.contains(ANY)) {
            throw new IllegalArgumentException(
                    "credentials need named origins: with \"*\" any page could act for its user");
        }
        return new Cors(origins, true, exposed, maxAge);
    }

    /** The same with the header fields of answers that pages may read, besides {@code Content-Type} and the like. */
    public Cors expose(String... fields) {
        return new Cors(origins, credentials, List.of(fields), maxAge);
    }

    /**
     * The same with preflights that browsers remember for {@code time} instead of 2 hours, which is the most that some
     * take.
     */
    public Cors maxAge(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time must not be negative: " + time);
        }
        return new Cors(origins, credentials, exposed, time);
    }

    @Override
    public Stage stage() {
        return Stage.FIELDS;
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        String origin = request.header("Origin");
        boolean preflight =
                request.method().equals("OPTIONS") && request.header("Access-Control-Request-Method") != null;
        Response response =
                origin != null && preflight ? preflight(request, origin) : exposing(next.handle(request), origin);
        // Also without Origin: a cache must not give an answer without these fields to those who need them.
        return origins.contains(ANY) ? response : Vary.on("Origin", response);
    }

    private Response preflight(Request request, String origin) {
        Response response = Vary.on("Access-Control-Request-Headers", Response.of(NO_CONTENT));
        if (!allowed(origin)) {
            return response;
        }
        Response allowing = allowing(response, origin)
                .header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
        String fields = request.header("Access-Control-Request-Headers");
        // The origin is trusted with what it asks for.
        return fields == null ? allowing : allowing.header("Access-Control-Allow-Headers", fields);
    }

    private Response exposing(Response response, @Nullable String origin) {
        if (origin == null || !allowed(origin)) {
            return response;
        }
        Response allowing = allowing(response, origin);
        return exposed.isEmpty()
                ? allowing
                : allowing.header("Access-Control-Expose-Headers", String.join(", ", exposed));
    }

    private Response allowing(Response response, String origin) {
        Response allowing = response.header("Access-Control-Allow-Origin", origins.contains(ANY) ? ANY : origin);
        return credentials ? allowing.header("Access-Control-Allow-Credentials", "true") : allowing;
    }

    private boolean allowed(String origin) {
        return origins.contains(ANY) || origins.contains(origin);
    }

    @Override
    public String toString() {
        return "Layers.cors()";
    }
}
